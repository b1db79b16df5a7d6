//! `_thread`: locks and identities. Starting threads is not there yet. CPython: `Modules/_threadmodule.c`.

use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Trace, Value, Vm, methods};
use std::cell::Cell;

/// `_thread.lock`
#[derive(Trace)]
pub struct Lock {
    locked: Cell<bool>,
}

/// `_thread.RLock`
#[derive(Trace)]
pub struct RLock {
    owner: Cell<u64>,
    count: Cell<u64>,
}

/// `_thread._ThreadHandle`
#[derive(Trace)]
pub struct ThreadHandle {
    ident: Cell<u64>,
    done: Cell<bool>,
}

/// `_thread._local`, while there is one thread: a plain namespace.
#[derive(Trace)]
pub struct Local {
    pad: (),
}

const TIMEOUT_MAX: f64 = 9223372036.0;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_thread",
    doc: Some("This module provides primitive operations to write multi-threaded programs."),
    functions: &[FUNCTIONS],
    init,
};

fn init(vm: &mut Vm, module: Gc<kaa_object::payloads::Module>) -> PyResult<()> {
    let object = vm.types.object;
    let lock = vm.define_type::<Lock>(object, &LOCK);
    vm.module_set(module, "lock", lock.value())?;
    vm.module_set(module, "LockType", lock.value())?;
    let rlock = vm.define_type::<RLock>(object, &RLOCK);
    vm.module_set(module, "RLock", rlock.value())?;
    let handle = vm.define_type::<ThreadHandle>(object, &HANDLE);
    vm.module_set(module, "_ThreadHandle", handle.value())?;
    let local = vm.define_type::<Local>(object, &LOCAL);
    vm.module_set(module, "_local", local.value())?;
    let error = vm.exception_type("RuntimeError").value();
    vm.module_set(module, "error", error)?;
    let max = vm.float(TIMEOUT_MAX);
    vm.module_set(module, "TIMEOUT_MAX", max)?;
    let args = vm.types.simple_namespace.value();
    vm.module_set(module, "_ExceptHookArgs", args)
}

methods! { FUNCTIONS: Module =>
    /// Create a new lock object.
    "allocate_lock()" => new_lock, Alloc;
    /// An obsolete synonym of allocate_lock().
    "allocate()" => new_lock, Alloc;
    /// Return a non-zero integer that uniquely identifies the current thread
    /// amongst other threads that exist simultaneously.
    "get_ident()" => |vm: &mut Vm| vm.thread.id as i64, Leaf;
    /// Return a non-negative integer identifying the thread as reported by the OS.
    "get_native_id()" => |_: &mut Vm| i64::from(kaa_host::thread::native_id()), Leaf;
    "_get_main_thread_ident()" => |vm: &mut Vm| vm.main_thread as i64, Leaf;
    "_is_main_interpreter()" => |_: &mut Vm| true, Leaf;
    "daemon_threads_allowed()" => |_: &mut Vm| true, Leaf;
    "_count()" => |_: &mut Vm| 0i64, Leaf;
    "_shutdown()" => |_: &mut Vm| (), Leaf;
    "stack_size(size=0, /)" => |_: &mut Vm, _size: Option<i64>| 0i64, Leaf;
    "start_new_thread(function, args, kwargs={}, /)" => |vm: &mut Vm, _f: Value, _a: Value, _k: Option<Value>| -> PyResult {
        Err(vm.raise_named("RuntimeError", "can't start new thread: threads are not implemented"))
    }, Any;
    "start_joinable_thread(function, handle=None, daemon=True)" => |vm: &mut Vm, _f: Value, _h: Option<Value>, _d: Option<Value>| -> PyResult {
        Err(vm.raise_named("RuntimeError", "can't start new thread: threads are not implemented"))
    }, Any;
    "_make_thread_handle(ident, /)" => |vm: &mut Vm, ident: i64| {
        vm.alloc_payload(ThreadHandle { ident: Cell::new(ident as u64), done: Cell::new(false) })
    }, Alloc;
    /// Simulate the arrival of the given signal in the main thread,
    /// where the corresponding signal handler will be executed.
    /// If *signum* is omitted, SIGINT is assumed.
    /// A subthread can use this function to interrupt the main thread.
    ///
    /// Note: the default signal handler for SIGINT raises ``KeyboardInterrupt``.
    "interrupt_main(signum=signal.SIGINT, /)" => |vm: &mut Vm, number: Option<i32>| crate::signal::interrupt_main(vm, number.unwrap_or(2)), Any;
    "_excepthook(args, /)" => |vm: &mut Vm, args: Value| -> PyResult<()> {
        let value = vm.getattr_named(args, "exc_value")?;
        if !value.is_none() {
            vm.reraise(value);
            crate::run::print_exception(vm);
        }
        Ok(())
    }, Any;
}

fn new_lock(vm: &mut Vm) -> Value {
    vm.alloc_payload(Lock { locked: Cell::new(false) }).value()
}

/// Waits until `free` says so, or the time is up. With a single thread only a signal handler can help.
fn wait(
    vm: &mut Vm,
    blocking: Option<bool>,
    timeout: Option<f64>,
    free: impl Fn() -> bool,
) -> PyResult<bool> {
    let blocking = blocking.unwrap_or(true);
    let timeout = timeout.unwrap_or(-1.0);
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    if timeout > TIMEOUT_MAX {
        return Err(vm.overflow_error("timeout value is too large"));
    }
    let mut waited = 0.0;
    while !free() {
        if !blocking || (timeout >= 0.0 && waited >= timeout) {
            return Ok(false);
        }
        kaa_host::sleep(0.001);
        waited += 0.001;
        vm.safepoint()?;
    }
    Ok(true)
}

static LOCK: TypeDef = TypeDef {
    doc: Some("A lock object is a synchronization primitive."),
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            Ok(vm.alloc_instance(class, Lock { locked: Cell::new(false) }).value())
        }));
        s.repr.set(Some(|vm, this| {
            let state = if vm.this::<Lock>(this).locked.get() { "locked" } else { "unlocked" };
            let text = format!("<{state} _thread.lock object at {:#x}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
    },
    methods: &[LOCK_METHODS],
    weakrefable: true,
    ..TypeDef::new("_thread.lock")
};

fn acquire(vm: &mut Vm, this: Value, blocking: Option<bool>, timeout: Option<f64>) -> PyResult<bool> {
    let lock = vm.this::<Lock>(this);
    let taken = wait(vm, blocking, timeout, || !lock.locked.get())?;
    if taken {
        lock.locked.set(true);
    }
    Ok(taken)
}

fn release(vm: &mut Vm, this: Value) -> PyResult<()> {
    let lock = vm.this::<Lock>(this);
    if !lock.locked.get() {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    lock.locked.set(false);
    Ok(())
}

methods! { LOCK_METHODS: Instance =>
    /// Lock the lock.
    "acquire($self, blocking=True, timeout=-1)" => acquire, Any;
    "acquire_lock($self, blocking=True, timeout=-1)" => acquire, Any;
    /// Release the lock.
    "release($self, /)" => release, Raises;
    "release_lock($self, /)" => release, Raises;
    /// Return whether the lock is locked.
    "locked($self, /)" => |vm: &mut Vm, this: Value| vm.this::<Lock>(this).locked.get(), Leaf;
    "locked_lock($self, /)" => |vm: &mut Vm, this: Value| vm.this::<Lock>(this).locked.get(), Leaf;
    "__enter__($self, /)" => |vm: &mut Vm, this: Value| acquire(vm, this, None, None), Any;
    "__exit__($self, exc_type, exc_value, exc_tb, /)" => |vm: &mut Vm, this: Value, _a: Value, _b: Value, _c: Value| release(vm, this), Any;
    "_at_fork_reinit($self, /)" => |vm: &mut Vm, this: Value| vm.this::<Lock>(this).locked.set(false), Leaf;
}

static RLOCK: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            Ok(vm.alloc_instance(class, RLock { owner: Cell::new(0), count: Cell::new(0) }).value())
        }));
        s.repr.set(Some(|vm, this| {
            let lock = vm.this::<RLock>(this);
            let (owner, count) = (lock.owner.get(), lock.count.get());
            let state = if count > 0 { "locked" } else { "unlocked" };
            let text = format!(
                "<{state} _thread.RLock object owner={owner} count={count} at {:#x}>",
                vm.id_of(this)
            );
            vm.try_str(&text).map(Gc::value)
        }));
    },
    methods: &[RLOCK_METHODS],
    weakrefable: true,
    ..TypeDef::new("_thread.RLock")
};

fn racquire(vm: &mut Vm, this: Value, blocking: Option<bool>, timeout: Option<f64>) -> PyResult<bool> {
    let lock = vm.this::<RLock>(this);
    let me = vm.thread.id;
    let taken = wait(vm, blocking, timeout, || lock.count.get() == 0 || lock.owner.get() == me)?;
    if taken {
        lock.owner.set(me);
        lock.count.set(lock.count.get() + 1);
    }
    Ok(taken)
}

fn rrelease(vm: &mut Vm, this: Value) -> PyResult<()> {
    let lock = vm.this::<RLock>(this);
    if lock.count.get() == 0 || lock.owner.get() != vm.thread.id {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    lock.count.set(lock.count.get() - 1);
    if lock.count.get() == 0 {
        lock.owner.set(0);
    }
    Ok(())
}

methods! { RLOCK_METHODS: Instance =>
    /// Lock the lock.
    "acquire($self, blocking=True, timeout=-1)" => racquire, Any;
    /// Release the lock.
    "release($self, /)" => rrelease, Raises;
    "locked($self, /)" => |vm: &mut Vm, this: Value| vm.this::<RLock>(this).count.get() > 0, Leaf;
    "__enter__($self, /)" => |vm: &mut Vm, this: Value| racquire(vm, this, None, None), Any;
    "__exit__($self, exc_type, exc_value, exc_tb, /)" => |vm: &mut Vm, this: Value, _a: Value, _b: Value, _c: Value| rrelease(vm, this), Any;
    "_is_owned($self, /)" => |vm: &mut Vm, this: Value| { let me = vm.thread.id; vm.this::<RLock>(this).owner.get() == me }, Leaf;
    "_recursion_count($self, /)" => |vm: &mut Vm, this: Value| vm.this::<RLock>(this).count.get() as i64, Leaf;
    "_release_save($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let lock = vm.this::<RLock>(this);
        if lock.count.get() == 0 {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let saved = [vm.int(lock.count.get() as i64), vm.int(lock.owner.get() as i64)];
        lock.count.set(0);
        lock.owner.set(0);
        Ok(vm.tuple(&saved).value())
    }, Any;
    "_acquire_restore($self, state, /)" => |vm: &mut Vm, this: Value, state: Value| -> PyResult<()> {
        let lock = vm.this::<RLock>(this);
        let numbers = vm.as_tuple(state).map(|t| (t.get(0).and_then(|v| v.as_int()), t.get(1).and_then(|v| v.as_int())));
        if let Some((Some(count), Some(owner))) = numbers {
            lock.count.set(count as u64);
            lock.owner.set(owner as u64);
        }
        Ok(())
    }, Any;
    "_at_fork_reinit($self, /)" => |vm: &mut Vm, this: Value| {
        let lock = vm.this::<RLock>(this);
        lock.count.set(0);
        lock.owner.set(0);
    }, Leaf;
}

static HANDLE: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            Ok(vm.alloc_instance(class, ThreadHandle { ident: Cell::new(0), done: Cell::new(false) }).value())
        }));
    },
    methods: &[HANDLE_METHODS],
    getset: &[GetSetDef {
        name: "ident",
        doc: "",
        get: |vm, this| {
            let ident = vm.this::<ThreadHandle>(this).ident.get();
            Ok(vm.int(ident as i64))
        },
        set: None,
    }],
    ..TypeDef::new("_thread._ThreadHandle")
};

methods! { HANDLE_METHODS: Instance =>
    "join($self, timeout=None, /)" => |_: &mut Vm, _this: Value, _timeout: Option<Value>| (), Any;
    "is_done($self, /)" => |vm: &mut Vm, this: Value| vm.this::<ThreadHandle>(this).done.get(), Leaf;
    "_set_done($self, /)" => |vm: &mut Vm, this: Value| vm.this::<ThreadHandle>(this).done.set(true), Leaf;
}

static LOCAL: TypeDef = TypeDef {
    doc: Some("Thread-local data"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            let object_init = vm.types.object.slots.init.get().map(|f| f as usize);
            if !args.values.is_empty() && class.slots.init.get().map(|f| f as usize) == object_init {
                return Err(vm.type_error("Initialization arguments are not supported"));
            }
            Ok(vm.alloc_instance(class, Local { pad: () }).value())
        }));
    },
    getset: &[GetSetDef { name: "__dict__", doc: "", get: kaa_types::object::get_dict, set: None }],
    has_dict: true,
    weakrefable: true,
    ..TypeDef::new("_thread._local")
};
