//! `FutureIter`: what `await future` iterates over. CPython: `futureiterobject` in `Modules/_asynciomodule.c`.

use super::future::{Future, alive, flag};
use super::{known, outcome};
use kaa_object::declare::TypeDef;
use kaa_object::exception::{Exception, Traceback};
use kaa_object::frame::Resumed;
use kaa_object::typeobject::TypeRef;
use kaa_object::{Args, Gc, PyResult, Raised, Slot, Type, Value, Vm, methods, raw_methods};

/// Payload of `FutureIter`: yields the future while it is pending, then gives its result.
pub struct FutureIter {
    /// `None` once it was closed or something was thrown into it.
    future: Slot<Option<Gc<Future>>>,
}
kaa_gc::trace_fields!(FutureIter { future });

static ITER: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            if !args.values.is_empty() {
                return Err(vm.type_error("_asyncio.FutureIter() takes no arguments"));
            }
            Ok(vm.alloc_instance(class, FutureIter { future: Slot::new(None) }).value())
        }));
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next));
        s.send.set(Some(send));
    },
    methods: &[METHODS, RAW_METHODS],
    ..TypeDef::new("_asyncio.FutureIter")
};

pub fn install(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<FutureIter>(object, &ITER)
}

/// `__iter__` and `__await__` of futures.
pub fn of_future(vm: &mut Vm, this: Value) -> PyResult {
    let future = vm.this::<Future>(this);
    alive(vm, future)?;
    let class = known(vm).iter_type;
    Ok(vm.alloc_instance(class, FutureIter { future: Slot::new(Some(future)) }).value())
}

/// One step, whatever is sent.
fn send(vm: &mut Vm, this: Value, _: Value) -> PyResult<Resumed> {
    let iterator = vm.this::<FutureIter>(this);
    let Some(future) = iterator.future.get() else { return Ok(Resumed::Returned(Value::NONE)) };
    if future.is_pending() {
        if future.has(flag::BLOCKING) {
            return Err(vm.runtime_error("await wasn't used with future"));
        }
        future.put(flag::BLOCKING, true);
        return Ok(Resumed::Yielded(future.value()));
    }
    outcome::result(vm, future).map(Resumed::Returned)
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    match send(vm, this, Value::NONE)? {
        Resumed::Yielded(value) => Ok(Some(value)),
        Resumed::Returned(_) if vm.this::<FutureIter>(this).future.get().is_none() => Ok(None),
        // Whoever cares for the result finds it in the exception.
        Resumed::Returned(value) => Err(stopped(vm, value)),
    }
}

/// StopIteration with the result, None not left out.
fn stopped(vm: &mut Vm, value: Value) -> Raised {
    let class = vm.exception_type("StopIteration");
    vm.raise_with(class, &[value])
}

methods! { METHODS: Instance =>
    "send($self, object, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult {
        match send(vm, this, value)? {
            Resumed::Yielded(value) => Ok(value),
            Resumed::Returned(_) if vm.this::<FutureIter>(this).future.get().is_none() => {
                Err(vm.stop_iteration(Value::NONE))
            }
            Resumed::Returned(value) => Err(stopped(vm, value)),
        }
    }, Any;
    "close($self, /)" => |vm: &mut Vm, this: Value| { vm.this::<FutureIter>(this).future.init(None); }, Leaf;
}

raw_methods! { RAW_METHODS: Instance =>
    "throw" => throw, Any;
}

fn throw(vm: &mut Vm, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("FutureIter.throw() takes no keyword arguments"));
    }
    let (given, this) = (args.values.len() - 1, args.values[0]);
    if !(1..=3).contains(&given) {
        let bound = if given < 1 { "least 1 argument" } else { "most 3 arguments" };
        return Err(vm.type_error(format!("throw expected at {bound}, got {given}")));
    }
    if given > 1 {
        let message =
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        vm.warn_named("DeprecationWarning", message, 1)?;
    }
    let typ = args.values[1];
    let value = args.values.get(2).copied().filter(|v| !v.is_none());
    let traceback = args.values.get(3).copied().filter(|t| !t.is_none());
    if traceback.is_some_and(|t| vm.payload::<Traceback>(t).is_none()) {
        return Err(vm.type_error("throw() third argument must be a traceback"));
    }
    let base = vm.types.base_exception;
    let exception = match vm.as_type(typ).filter(|class| class.is_subtype(base)) {
        Some(class) => match value {
            Some(value) if vm.is_instance(value, class) => value,
            Some(value) => match vm.as_tuple(value) {
                Some(args) => vm.call(typ, args.items())?,
                None => vm.call(typ, &[value])?,
            },
            None => vm.call(typ, &[])?,
        },
        None if vm.is_instance(typ, base) => {
            if value.is_some() {
                return Err(vm.type_error("instance exception may not have a separate value"));
            }
            typ
        }
        None => {
            let message = "exceptions must be classes deriving BaseException or instances of such a class";
            return Err(vm.type_error(message));
        }
    };
    vm.this::<FutureIter>(this).future.init(None);
    let cell = vm.payload::<Exception>(exception);
    if let (Some(cell), Some(traceback)) = (cell, traceback) {
        cell.traceback.set(cell, Some(traceback));
    }
    if cell.is_none() {
        let got = vm.type_name_of(exception);
        return Err(vm.type_error(format!("calling {got} should have returned an instance of BaseException")));
    }
    Err(vm.raise(exception))
}
