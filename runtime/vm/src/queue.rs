//! `_queue`: `SimpleQueue`. CPython: `Modules/_queuemodule.c`.
//!
//! Adding to a queue neither waits nor runs Python code, so that finalizers and signal handlers may do it in the middle of
//! anything. **Invariant:** while there are items and threads wait, the first of those was woken.

use crate::thread::lock::{Waiters, deadline_of, remaining};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Raised, Type, Value, Vm, methods};
use kaa_types::timeout::{Round, nanoseconds};
use std::cell::RefCell;
use std::collections::VecDeque;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_queue",
    doc: Some(
        "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
    ),
    functions: &[],
    init,
};

/// `SimpleQueue`. No borrow of `items` is held across anything that may collect.
pub struct SimpleQueue {
    items: RefCell<VecDeque<Value>>,
    waiters: kaa_gc::NoTrace<Waiters>,
}
kaa_gc::trace_fields!(SimpleQueue { items, waiters });

#[derive(Default)]
struct State {
    /// `Empty`, a root.
    empty: Option<Gc<Type>>,
}

static SIMPLE_QUEUE: TypeDef = TypeDef {
    doc: Some("Simple, unbounded, reentrant FIFO queue."),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            if args.has_keywords() {
                return Err(vm.type_error("SimpleQueue() takes no keyword arguments"));
            }
            if !args.positional().is_empty() {
                return Err(vm.type_error("SimpleQueue() takes no positional arguments"));
            }
            let payload = SimpleQueue {
                items: RefCell::new(VecDeque::new()),
                waiters: kaa_gc::NoTrace(Waiters::default()),
            };
            Ok(vm.alloc_instance(class, payload).value())
        }));
    },
    methods: &[METHODS, CLASS_METHODS],
    weakrefable: true,
    ..TypeDef::new("_queue.SimpleQueue")
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let object = vm.types.object;
    let class = vm.define_type::<SimpleQueue>(object, &SIMPLE_QUEUE);
    vm.module_set(module, "SimpleQueue", class.value())?;
    let base = vm.exception_type("Exception").value();
    let bases = vm.tuple(&[base]).value();
    let dict = vm.new_dict();
    let home = vm.str("_queue").value();
    vm.dict_set_named(dict, "__module__", home)?;
    let doc = vm.str("Exception raised by Queue.get(block=0)/get_nowait().").value();
    vm.dict_set_named(dict, "__doc__", doc)?;
    let name = vm.str("Empty").value();
    let metaclass = vm.types.r#type.value();
    let empty = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(empty);
    vm.state::<State>().empty = vm.as_type(empty);
    vm.module_set(module, "Empty", empty)
}

fn empty(vm: &mut Vm) -> Raised {
    match vm.state::<State>().empty {
        Some(class) => {
            let exception = vm.new_exception(class, &[]);
            vm.raise(exception)
        }
        None => vm.runtime_error("_queue is not ready"),
    }
}

impl SimpleQueue {
    /// Takes the first item; more of them are for threads that wait.
    fn take(&self) -> Option<Value> {
        let mut items = self.items.borrow_mut();
        let item = items.pop_front()?;
        if items.is_empty() {
            // A queue that was long once does not keep its room.
            if items.capacity() > 1024 {
                *items = VecDeque::new();
            }
        } else {
            self.waiters.wake_first();
        }
        Some(item)
    }
}

fn put(vm: &mut Vm, this: Value, item: Value) -> PyResult<()> {
    let queue = vm.this::<SimpleQueue>(this);
    let room = queue.items.borrow_mut().try_reserve(1).is_ok();
    if !room {
        return Err(vm.memory_error());
    }
    queue.items.borrow_mut().push_back(item);
    queue.wrote(item);
    queue.waiters.wake_first();
    Ok(())
}

fn get(vm: &mut Vm, this: Value, block: bool, timeout: Option<Value>) -> PyResult {
    let queue = vm.this::<SimpleQueue>(this);
    let mut wait = None;
    if block && let Some(timeout) = timeout.filter(|t| !t.is_none()) {
        let ns = nanoseconds(vm, timeout, Round::Ceiling)?;
        if ns < 0 {
            return Err(vm.value_error("'timeout' must be a non-negative number"));
        }
        wait = Some(ns);
    }
    if let Some(item) = queue.take() {
        return Ok(item);
    }
    if !block {
        return Err(empty(vm));
    }
    let deadline = deadline_of(wait);
    loop {
        if remaining(deadline).is_some_and(|ns| ns <= 0) {
            return Err(empty(vm));
        }
        let woken = queue.waiters.wait(vm, remaining(deadline).map(|ns| ns.max(0)));
        if woken.is_err()
            && let Err(raised) = vm.safepoint()
        {
            // What woke this thread, if anything did, is for the next one.
            if !queue.items.borrow().is_empty() {
                queue.waiters.wake_first();
            }
            return Err(raised);
        }
        if let Some(item) = queue.take() {
            return Ok(item);
        }
    }
}

methods! { METHODS: Instance =>
    /// Return True if the queue is empty, False otherwise (not reliable!).
    "empty($self, /)" => |vm: &mut Vm, this: Value| vm.this::<SimpleQueue>(this).items.borrow().is_empty(), Leaf;
    /// Remove and return an item from the queue.
    ///
    /// If optional args 'block' is true and 'timeout' is None (the
    /// default), block if necessary until an item is available.  If
    /// 'timeout' is a non-negative number, it blocks at most 'timeout'
    /// seconds and raises the Empty exception if no item was available
    /// within that time.
    /// Otherwise ('block' is false), return an item if one is immediately
    /// available, else raise the Empty exception ('timeout' is ignored
    /// in that case).
    "get($self, /, block=True, timeout=None)" => |vm: &mut Vm, this: Value, block: Option<bool>, timeout: Option<Value>| -> PyResult {
        get(vm, this, block.unwrap_or(true), timeout)
    }, Any;
    /// Remove and return an item from the queue without blocking.
    ///
    /// Only get an item if one is immediately available. Otherwise
    /// raise the Empty exception.
    "get_nowait($self, /)" => |vm: &mut Vm, this: Value| -> PyResult { get(vm, this, false, None) }, Raises;
    /// Put the item on the queue.
    ///
    /// The optional 'block' and 'timeout' arguments are ignored, as this
    /// method never blocks.  They are provided for compatibility with the
    /// Queue class.
    "put($self, /, item, block=True, timeout=None)" =>
        |vm: &mut Vm, this: Value, item: Value, _block: Option<bool>, _timeout: Option<Value>| -> PyResult<()> {
            put(vm, this, item)
        }, Any;
    /// Put an item into the queue without blocking.
    ///
    /// This is exactly equivalent to `put(item)` and is only provided
    /// for compatibility with the Queue class.
    "put_nowait($self, /, item)" => put, Raises;
    /// Return the approximate size of the queue (not reliable!).
    "qsize($self, /)" => |vm: &mut Vm, this: Value| vm.this::<SimpleQueue>(this).items.borrow().len(), Leaf;
}

methods! { CLASS_METHODS: Class =>
    /// SimpleQueues are generic over the type of their contents
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}
