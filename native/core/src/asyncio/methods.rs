//! What Python sees of `Future`: methods and attributes. CPython: `FutureObj_methods` and `FutureObj_getsetlist` in
//! `Modules/_asynciomodule.c`.

use super::future::{Future, alive, flag, init, new, set_rare, slots};
use super::{call_library, callbacks, no_argument, one_argument, outcome, waiters};
use crate::contextvars;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};

pub static FUTURE: TypeDef = TypeDef {
    doc: Some(
        "The result of something that is yet to happen, nearly as concurrent.futures.Future has it.\n\n\
         Callbacks are called through the event loop, and nothing waits in result() and exception(),\n\
         which raise an exception while the future isn't done.",
    ),
    signature: Some("(*, loop=None)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        slots(s);
        s.new.set(Some(new));
        s.init.set(Some(init));
        s.repr.set(Some(|vm, this| {
            let future = vm.this::<Future>(this);
            alive(vm, future)?;
            call_library(vm, "_future_repr", &[this])
        }));
    },
    methods: &[SHARED, RAW, GET_LOOP, CANCEL, FUTURE_CLASS],
    getset: &[
        STATE,
        BLOCKING,
        LOOP,
        CALLBACKS,
        RESULT,
        EXCEPTION,
        LOG_TRACEBACK,
        SOURCE_TRACEBACK,
        CANCEL_MESSAGE,
        AWAITED_BY,
    ],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("_asyncio.Future")
};

methods! { FUTURE_CLASS: Class =>
    /// Futures are generic over the type of their results
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

methods! { CANCEL: Instance =>
    /// Cancel the future and schedule callbacks.
    ///
    /// Return False where the future is done already. Otherwise it becomes
    /// cancelled, its callbacks are scheduled, and True is returned.
    "cancel($self, /, msg=None)" => |vm: &mut Vm, this: Gc<Future>, message: Option<Value>| {
        outcome::cancel(vm, this, message)
    }, Any;
}

methods! { SHARED: Instance =>
    /// Return the result this future represents.
    ///
    /// Raise CancelledError where it was cancelled, InvalidStateError where it
    /// isn't done yet, and the exception that was set where there is one.
    "result($self, /)" => |vm: &mut Vm, this: Gc<Future>| outcome::result(vm, this), Any;
    /// Return True if the future was cancelled.
    "cancelled($self, /)" => |_: &mut Vm, this: Gc<Future>| -> Value {
        Value::bool(this.event_loop.get().is_some() && this.progress.get() == super::future::Progress::Cancelled)
    }, Leaf;
    /// Return True if the future is done.
    ///
    /// That is: it has a result or an exception, or it was cancelled.
    "done($self, /)" => |_: &mut Vm, this: Gc<Future>| -> Value {
        Value::bool(this.event_loop.get().is_some() && !this.is_pending())
    }, Leaf;
    /// Create the CancelledError to raise if the Future is cancelled.
    ///
    /// To be called once for a cancellation, as it forgets the exception that
    /// it was cancelled by.
    "_make_cancelled_error($self, /)" => |vm: &mut Vm, this: Gc<Future>| outcome::cancelled_error(vm, this), Any;
}

raw_methods! { RAW: Instance =>
    /// Mark the future done and set its result.
    ///
    /// Raise InvalidStateError where it is done already.
    "set_result($self, result, /)" => |vm, args| {
        let (this, result) = one_argument(vm, args, "set_result")?;
        let future = vm.this::<Future>(this);
        outcome::set_result(vm, future, result).map(|()| Value::NONE)
    }, Any;
    /// Mark the future done and set an exception.
    ///
    /// Raise InvalidStateError where it is done already.
    "set_exception($self, exception, /)" => |vm, args| {
        let (this, exception) = one_argument(vm, args, "set_exception")?;
        let future = vm.this::<Future>(this);
        outcome::set_exception(vm, future, exception).map(|()| Value::NONE)
    }, Any;
    /// Return the exception that was set on this future, None if there is none.
    ///
    /// Raise CancelledError where the future was cancelled, InvalidStateError
    /// where it isn't done yet.
    "exception($self, /)" => |vm, args| {
        let this = no_argument(vm, args, "exception")?;
        let future = vm.this::<Future>(this);
        outcome::exception(vm, future)
    }, Any;
    /// Add a callback to be run when the future becomes done.
    ///
    /// It gets the future as its only argument. Where the future is done
    /// already, the callback is scheduled at once.
    "add_done_callback($self, fn, /, *, context=<unrepresentable>)" => add_done_callback, Any;
    /// Remove all instances of a callback from the "call when done" list.
    ///
    /// Returns the number of callbacks removed.
    "remove_done_callback($self, fn, /)" => |vm, args| {
        let (this, callback) = one_argument(vm, args, "remove_done_callback")?;
        let future = vm.this::<Future>(this);
        Ok(Value::int_unchecked(callbacks::remove(vm, future, callback)?))
    }, Any;
}

raw_methods! { GET_LOOP: Instance =>
    /// Return the event loop the Future is bound to.
    "get_loop($self, /)" => |vm, args| {
        let this = no_argument(vm, args, "get_loop")?;
        let future = vm.this::<Future>(this);
        alive(vm, future)
    }, Raises;
}

methods! { ADD: Instance =>
    "add_done_callback($self, fn, /, *, context=None)" => |vm: &mut Vm, this: Gc<Future>, callback: Value, context: Option<Value>| {
        let context = context.unwrap_or_else(|| contextvars::copy_current(vm));
        if this.event_loop.get().is_none() {
            return Err(vm.runtime_error("uninitialized Future object"));
        }
        callbacks::add(vm, this, callback, context)
    }, Any;
}

fn add_done_callback(vm: &mut Vm, args: Args<'_>) -> PyResult {
    if let (&[this, callback], None) = (args.values, args.names) {
        let future = vm.this::<Future>(this);
        if future.event_loop.get().is_some() {
            let context = contextvars::copy_current(vm);
            return callbacks::add(vm, future, callback, context).map(|()| Value::NONE);
        }
    }
    ADD[0].call(vm, Some(args.values[0]), args.skip_first())
}

/// An attribute that only reads, of a future that must be alive.
macro_rules! of_alive {
    ($name:literal, |$vm:ident, $future:ident| $get:expr) => {
        GetSetDef {
            name: $name,
            doc: "",
            get: |$vm, this| {
                let $future = $vm.this::<Future>(this);
                alive($vm, $future)?;
                Ok($get)
            },
            set: None,
        }
    };
}

const STATE: GetSetDef =
    of_alive!("_state", |vm, future| vm.intern_str(future.progress.get().name()).value());
const RESULT: GetSetDef = of_alive!("_result", |vm, future| {
    if future.has(flag::FAILED) { Value::NONE } else { future.outcome.get().unwrap_or(Value::NONE) }
});
const EXCEPTION: GetSetDef = of_alive!("_exception", |vm, future| {
    if future.has(flag::FAILED) { future.outcome.get().unwrap_or(Value::NONE) } else { Value::NONE }
});
const SOURCE_TRACEBACK: GetSetDef = GetSetDef {
    name: "_source_traceback",
    doc: "",
    get: |vm, this| Ok(vm.this::<Future>(this).rare_part(|r| &r.source_traceback).unwrap_or(Value::NONE)),
    set: None,
};

const CALLBACKS: GetSetDef = GetSetDef {
    name: "_callbacks",
    doc: "",
    get: |vm, this| {
        let future = vm.this::<Future>(this);
        callbacks::list(vm, future)
    },
    set: None,
};

const LOOP: GetSetDef = GetSetDef {
    name: "_loop",
    doc: "",
    get: |vm, this| Ok(vm.this::<Future>(this).event_loop.get().unwrap_or(Value::NONE)),
    set: None,
};

const AWAITED_BY: GetSetDef = GetSetDef {
    name: "_asyncio_awaited_by",
    doc: "",
    get: |vm, this| {
        let future = vm.this::<Future>(this);
        waiters::all(vm, future)
    },
    set: None,
};

/// The value that a setter got; AttributeError where the attribute is to be deleted.
pub(super) fn kept(vm: &mut Vm, value: Option<Value>, class: &str, name: &str) -> PyResult {
    match value {
        Some(value) => Ok(value),
        None => {
            let message = format!("attribute '{name}' of '{class}' objects cannot be deleted");
            Err(vm.raise_named("AttributeError", &message))
        }
    }
}

const BLOCKING: GetSetDef = GetSetDef {
    name: "_asyncio_future_blocking",
    doc: "",
    get: |vm, this| {
        let future = vm.this::<Future>(this);
        Ok(Value::bool(future.event_loop.get().is_some() && future.has(flag::BLOCKING)))
    },
    set: Some(|vm, this, value| {
        let future = vm.this::<Future>(this);
        alive(vm, future)?;
        let value = kept(vm, value, "_asyncio.Future", "_asyncio_future_blocking")?;
        let on = vm.is_true(value)?;
        future.put(flag::BLOCKING, on);
        Ok(())
    }),
};

const LOG_TRACEBACK: GetSetDef = GetSetDef {
    name: "_log_traceback",
    doc: "",
    get: |vm, this| {
        let future = vm.this::<Future>(this);
        alive(vm, future)?;
        Ok(Value::bool(future.has(flag::LOG_TRACEBACK)))
    },
    set: Some(|vm, this, value| {
        let value = kept(vm, value, "_asyncio.Future", "_log_traceback")?;
        if vm.is_true(value)? {
            return Err(vm.value_error("_log_traceback can only be set to False"));
        }
        let future = vm.this::<Future>(this);
        outcome::looked_at(vm, future);
        Ok(())
    }),
};

const CANCEL_MESSAGE: GetSetDef = GetSetDef {
    name: "_cancel_message",
    doc: "",
    get: |vm, this| Ok(vm.this::<Future>(this).rare_part(|r| &r.cancel_message).unwrap_or(Value::NONE)),
    set: Some(|vm, this, value| {
        let value = kept(vm, value, "_asyncio.Future", "_cancel_message")?;
        let future = vm.this::<Future>(this);
        set_rare(vm, future, |r| &r.cancel_message, Some(value));
        Ok(())
    }),
};
