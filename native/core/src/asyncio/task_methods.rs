//! What Python sees of `Task` beyond what it has of `Future`. CPython: `TaskType_methods` and `TaskType_getsetlist` in
//! `Modules/_asynciomodule.c`.

use super::future::{Future, alive, flag, new, set_rare, slots};
use super::methods::{RAW, SHARED, kept};
use super::task::init;
use super::{call_library, outcome};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

pub static TASK: TypeDef = TypeDef {
    doc: Some("A coroutine wrapped in a Future."),
    signature: Some("(coro, *, loop=None, name=None, context=None, eager_start=False)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        slots(s);
        s.new.set(Some(new));
        s.init.set(Some(init));
        s.repr.set(Some(|vm, this| {
            let task = vm.this::<Future>(this);
            alive(vm, task)?;
            call_library(vm, "_task_repr", &[this])
        }));
    },
    methods: &[SHARED, RAW, TASK_METHODS, TASK_CLASS],
    getset: &[
        GetSetDef {
            name: "_log_destroy_pending",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<Future>(this).has(flag::LOG_DESTROY_PENDING))),
            set: Some(|vm, this, value| {
                let value = kept(vm, value, "_asyncio.Task", "_log_destroy_pending")?;
                let on = vm.is_true(value)?;
                vm.this::<Future>(this).put(flag::LOG_DESTROY_PENDING, on);
                Ok(())
            }),
        },
        GetSetDef {
            name: "_must_cancel",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<Future>(this).has(flag::MUST_CANCEL))),
            set: None,
        },
        GetSetDef {
            name: "_coro",
            doc: "",
            get: |vm, this| Ok(vm.this::<Future>(this).coroutine.get().unwrap_or(Value::NONE)),
            set: None,
        },
        GetSetDef {
            name: "_fut_waiter",
            doc: "",
            get: |vm, this| Ok(vm.this::<Future>(this).waits_for.get().unwrap_or(Value::NONE)),
            set: None,
        },
    ],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("_asyncio.Task")
};

methods! { TASK_CLASS: Class =>
    /// Tasks are generic over the return type of their wrapped coroutines
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

methods! { TASK_METHODS: Instance =>
    /// Request that this task cancel itself.
    ///
    /// On the loop's next cycle CancelledError is thrown into the coroutine,
    /// which may clean up, or refuse by catching it: unlike Future.cancel, this
    /// promises no cancellation. The task counts as cancelled once the coroutine
    /// ends with CancelledError.
    ///
    /// This also increases the task's count of cancellation requests.
    "cancel($self, /, msg=None)" => cancel, Any;
    /// Return the count of the task's cancellation requests.
    ///
    /// cancel() increases it, and uncancel() may decrease it.
    "cancelling($self, /)" => |_: &mut Vm, this: Gc<Future>| -> Value {
        Value::int_unchecked(this.cancel_requests.get().into())
    }, Leaf;
    /// Decrement the task's count of cancellation requests.
    ///
    /// For tasks that catch CancelledError and go on until they are cancelled
    /// again.
    ///
    /// Returns the remaining number of cancellation requests.
    "uncancel($self, /)" => |_: &mut Vm, this: Gc<Future>| -> Value {
        let left = this.cancel_requests.get().saturating_sub(1);
        if this.cancel_requests.replace(left) != 0 && left == 0 {
            this.put(flag::MUST_CANCEL, false);
        }
        Value::int_unchecked(left.into())
    }, Leaf;
    /// Return the list of stack frames for this task's coroutine, oldest first.
    ///
    /// Of a coroutine that is not done, that is where it is suspended: one
    /// frame. Of one that an exception ended, those of the traceback. Of any
    /// other, none. The limit counts from the newest frame of a stack and from
    /// the oldest one of a traceback.
    "get_stack($self, /, *, limit=None)" => |vm: &mut Vm, this: Gc<Future>, limit: Option<Value>| -> PyResult {
        call_library(vm, "_task_get_stack", &[this.value(), limit.unwrap_or(Value::NONE)])
    }, Any;
    /// Print the stack or traceback for this task's coroutine.
    ///
    /// As the traceback module does, for the frames that get_stack(limit)
    /// gives, to file or else sys.stderr.
    "print_stack($self, /, *, limit=None, file=None)" => |vm: &mut Vm, this: Gc<Future>, limit: Option<Value>, file: Option<Value>| -> PyResult {
        let none = Value::NONE;
        call_library(vm, "_task_print_stack", &[this.value(), limit.unwrap_or(none), file.unwrap_or(none)])
    }, Any;
    "set_result($self, result, /)" => |vm: &mut Vm, _this: Gc<Future>, _result: Value| -> PyResult {
        Err(vm.runtime_error("Task does not support set_result operation"))
    }, Raises;
    "set_exception($self, exception, /)" => |vm: &mut Vm, _this: Gc<Future>, _exception: Value| -> PyResult {
        Err(vm.runtime_error("Task does not support set_exception operation"))
    }, Raises;
    "get_coro($self, /)" => |_: &mut Vm, this: Gc<Future>| -> Value { this.coroutine.get().unwrap_or(Value::NONE) }, Leaf;
    "get_context($self, /)" => |_: &mut Vm, this: Gc<Future>| -> Value { this.run_context.get().unwrap_or(Value::NONE) }, Leaf;
    "get_name($self, /)" => |vm: &mut Vm, this: Gc<Future>| -> Value {
        let name = this.name.get().unwrap_or(Value::NONE);
        let Some(number) = name.as_int() else { return name };
        let text = vm.str(&format!("Task-{number}")).value();
        this.name.set(this, Some(text));
        text
    }, Alloc;
    "set_name($self, value, /)" => |vm: &mut Vm, this: Gc<Future>, value: Value| -> PyResult<()> {
        let name = match vm.exact_str(value) {
            Some(name) => name,
            None => vm.to_str(value)?,
        };
        this.name.set(this, Some(name.value()));
        Ok(())
    }, Any;
}

fn cancel(vm: &mut Vm, task: Gc<Future>, message: Option<Value>) -> PyResult<bool> {
    outcome::looked_at(vm, task);
    if !task.is_pending() {
        return Ok(false);
    }
    task.cancel_requests.set(task.cancel_requests.get().saturating_add(1));
    if let Some(waiter) = task.waits_for.get()
        && cancel_waiter(vm, waiter, message)?
    {
        return Ok(true);
    }
    task.put(flag::MUST_CANCEL, true);
    set_rare(vm, task, |r| &r.cancel_message, message);
    Ok(true)
}

/// `waiter.cancel(msg=message)`
pub(super) fn cancel_waiter(vm: &mut Vm, waiter: Value, message: Option<Value>) -> PyResult<bool> {
    let method = vm.getattr_named(waiter, "cancel")?;
    let answer = vm.call_with_keywords(method, &[], &[("msg", message.unwrap_or(Value::NONE))])?;
    vm.is_true(answer)
}
