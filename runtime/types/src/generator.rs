//! `generator`, `coroutine`, `async_generator`, and the awaiting protocol.
//! CPython: `Objects/genobject.c`.

mod asynchronous;

use kaa_object::core_types::shape;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::exception::{Exception, Traceback};
use kaa_object::frame::{Generator, GeneratorState, Resume, Resumed};
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{TypeRef, type_flags};
use kaa_object::{Gc, PyResult, Value, Vm, methods};

pub use asynchronous::{anext_or, wrap_async_value};

pub(crate) fn kind_name(vm: &Vm, generator: Gc<Generator>) -> &'static str {
    let class = vm.class_of(generator.value());
    if class == vm.types.coroutine {
        "coroutine"
    } else if class == vm.types.async_generator {
        "async generator"
    } else {
        "generator"
    }
}

/// Runs a generator with a sent value or the pending exception.
pub fn resume(vm: &mut Vm, generator: Gc<Generator>, with: Resume) -> PyResult<Resumed> {
    if generator.state.get() == GeneratorState::Suspended {
        let hook = vm.hooks.resume;
        return hook(vm, generator, with);
    }
    let what = kind_name(vm, generator);
    match (generator.state.get(), with) {
        (GeneratorState::Running, _) => {
            vm.clear_exception();
            return Err(vm.value_error(format!("{what} already executing")));
        }
        (GeneratorState::Finished, Resume::Send(_)) => {
            if what == "coroutine" {
                return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
            }
            return Ok(Resumed::Returned(Value::NONE));
        }
        (GeneratorState::Finished, Resume::Throw) if what == "coroutine" => {
            vm.clear_exception();
            return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
        }
        (GeneratorState::Finished, Resume::Throw) => return Err(kaa_object::Raised::pending()),
        (GeneratorState::Created, Resume::Send(value)) if !value.is_none() => {
            return Err(vm.type_error(format!("can't send non-None value to a just-started {what}")));
        }
        _ => {}
    }
    let hook = vm.hooks.resume;
    hook(vm, generator, with)
}

/// Sends into anything a `yield from` or `await` can wait for.
pub fn send(vm: &mut Vm, receiver: Value, value: Value) -> PyResult<Resumed> {
    if let Some(generator) = vm.payload::<Generator>(receiver) {
        return resume(vm, generator, Resume::Send(value));
    }
    let class = vm.class_of(receiver);
    if let Some(send) = class.slots.send.get() {
        return send(vm, receiver, value);
    }
    let result = if value.is_none()
        && let Some(next) = class.slots.iternext.get()
        && !class.is_heap_type()
    {
        match next(vm, receiver) {
            Ok(Some(value)) => return Ok(Resumed::Yielded(value)),
            Ok(None) => return Ok(Resumed::Returned(Value::NONE)),
            Err(raised) => Err(raised),
        }
    } else if value.is_none() && class.slots.iternext.get().is_some() {
        let name = vm.names.__next__;
        match vm.call_special(receiver, name, &[]) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err(vm.no_attribute(receiver, name)),
            Err(raised) => Err(raised),
        }
    } else {
        let name = vm.names.send;
        vm.call_method(receiver, name, &[value])
    };
    match result {
        Ok(value) => Ok(Resumed::Yielded(value)),
        Err(raised) => {
            vm.note_end(receiver);
            stop_value(vm, raised).map(Resumed::Returned)
        }
    }
}

/// The value of a pending StopIteration; any other exception stays.
pub fn stop_value(vm: &mut Vm, raised: kaa_object::Raised) -> PyResult {
    if !vm.pending_is("StopIteration") {
        return Err(raised);
    }
    let exception = vm.take_exception().unwrap_or(Value::NONE);
    Ok(vm.member(exception, 0).unwrap_or(Value::NONE))
}

/// The result as `send()` and `throw()` methods give it.
pub(crate) fn yielded(vm: &mut Vm, resumed: Resumed) -> PyResult {
    match resumed {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

/// Arguments of `throw(…)`, which sub-iterators get as they are.
#[derive(Clone, Copy)]
pub(crate) struct Thrown {
    pub typ: Value,
    pub value: Option<Value>,
    pub tb: Option<Value>,
}

/// Warns of what is deprecated in the arguments of a method `throw`.
pub(crate) fn thrown(vm: &mut Vm, typ: Value, value: Option<Value>, tb: Option<Value>) -> PyResult<Thrown> {
    if value.is_some() || tb.is_some() {
        let message =
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        vm.warn_named("DeprecationWarning", message, 1)?;
    }
    Ok(Thrown { typ, value, tb })
}

/// The exception that `throw(…)` arguments describe. CPython: `_gen_throw`.
fn described(vm: &mut Vm, Thrown { typ, value, tb }: Thrown) -> PyResult {
    let tb = tb.filter(|t| !t.is_none());
    if let Some(tb) = tb
        && vm.payload::<Traceback>(tb).is_none()
    {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let value = value.filter(|v| !v.is_none());
    let base = vm.types.base_exception;
    let exception = match vm.as_type(typ) {
        Some(class) if class.is_subtype(base) => {
            let made = match value {
                Some(value) if vm.is_instance(value, class) => Ok(value),
                Some(value) => match vm.as_tuple(value) {
                    Some(args) => vm.call(typ, args.items()),
                    None => vm.call(typ, &[value]),
                },
                None => vm.call(typ, &[]),
            };
            match made {
                Ok(made) if vm.is_instance(made, base) => made,
                // What goes wrong in making the exception is thrown instead of it.
                failed => {
                    let raised = match failed {
                        Ok(made) => {
                            let (class, got) = (vm.repr(typ)?.to_lossy(), vm.type_name_of(made));
                            vm.type_error(format!(
                                "calling {class} should have returned an instance of BaseException, not {got}"
                            ))
                        }
                        Err(raised) => raised,
                    };
                    match vm.take_exception() {
                        Some(exception) => exception,
                        None => return Err(raised),
                    }
                }
            }
        }
        _ if vm.is_instance(typ, base) => {
            if value.is_some() {
                return Err(vm.type_error("instance exception may not have a separate value"));
            }
            typ
        }
        _ => {
            let got = vm.type_name_of(typ);
            return Err(vm.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {got}"
            )));
        }
    };
    if let (Some(tb), Some(cell)) = (tb, vm.payload::<Exception>(exception)) {
        cell.traceback.set(cell, Some(tb));
    }
    Ok(exception)
}

/// Throws into what a suspended generator waits for, or into the generator itself.
pub(crate) fn throw(vm: &mut Vm, generator: Gc<Generator>, what: Thrown) -> PyResult<Resumed> {
    vm.check_native_stack("")?;
    if let Some(inner) = awaited(vm, generator) {
        let exit = vm.exception_type("GeneratorExit");
        let exits = match vm.as_type(what.typ) {
            Some(class) => class.is_subtype(exit),
            None => vm.is_instance(what.typ, exit),
        };
        if exits {
            let closed = close_held(vm, generator, inner);
            if closed.is_err() {
                return resume(vm, generator, Resume::Throw);
            }
            return throw_here(vm, generator, what);
        }
        let (hold, release) = (vm.hooks.hold_generator, vm.hooks.release_generator);
        let result = match vm.payload::<Generator>(inner) {
            Some(inner) => {
                hold(vm, generator)?;
                let result = throw(vm, inner, what);
                release(vm, generator);
                result
            }
            None => {
                let name = vm.names.throw;
                match vm.getattr_opt(inner, name)? {
                    Some(method) => {
                        hold(vm, generator)?;
                        let none = Value::NONE;
                        let all = [what.typ, what.value.unwrap_or(none), what.tb.unwrap_or(none)];
                        let count = match (what.value, what.tb) {
                            (None, _) => 1,
                            (Some(_), None) => 2,
                            _ => 3,
                        };
                        let result = vm.call(method, &all[..count]).map(Resumed::Yielded);
                        release(vm, generator);
                        result
                    }
                    None => return throw_here(vm, generator, what),
                }
            }
        };
        return match result {
            Ok(Resumed::Yielded(value)) => Ok(Resumed::Yielded(value)),
            Ok(Resumed::Returned(value)) => finish_awaiting(vm, generator, value),
            Err(raised) => match stop_value(vm, raised) {
                Ok(value) => finish_awaiting(vm, generator, value),
                Err(_) => resume(vm, generator, Resume::Throw),
            },
        };
    }
    throw_here(vm, generator, what)
}

fn throw_here(vm: &mut Vm, generator: Gc<Generator>, what: Thrown) -> PyResult<Resumed> {
    let exception = described(vm, what)?;
    vm.reraise(exception);
    resume(vm, generator, Resume::Throw)
}

/// The sub-iterator has returned: the generator goes on behind its `yield from`.
fn finish_awaiting(vm: &mut Vm, generator: Gc<Generator>, value: Value) -> PyResult<Resumed> {
    // Raising StopIteration at the yield leads through CLEANUP_THROW to where the value is used.
    vm.stop_iteration(value);
    resume(vm, generator, Resume::Throw)
}

/// What a suspended generator waits for.
pub fn awaited(vm: &Vm, generator: Gc<Generator>) -> Option<Value> {
    (vm.hooks.awaited)(vm, generator)
}

/// Closes what `generator` waits for; meanwhile it counts as running.
fn close_held(vm: &mut Vm, generator: Gc<Generator>, inner: Value) -> PyResult<()> {
    generator.state.set(GeneratorState::Running);
    generator.closing.set(true);
    let result = close_iterator(vm, inner);
    generator.closing.set(false);
    generator.state.set(GeneratorState::Suspended);
    result
}

fn close_iterator(vm: &mut Vm, iterator: Value) -> PyResult<()> {
    if let Some(generator) = vm.payload::<Generator>(iterator) {
        return close(vm, generator);
    }
    let name = vm.names.close;
    match vm.getattr_opt(iterator, name) {
        Ok(Some(method)) => vm.call(method, &[]).map(|_| ()),
        Ok(None) => Ok(()),
        Err(_) => {
            vm.report_unraisable("Exception ignored while closing generator", iterator);
            Ok(())
        }
    }
}

/// `close()`
pub fn close(vm: &mut Vm, generator: Gc<Generator>) -> PyResult<()> {
    close_value(vm, generator).map(|_| ())
}

/// `close()`, with what the generator returned.
fn close_value(vm: &mut Vm, generator: Gc<Generator>) -> PyResult {
    match generator.state.get() {
        GeneratorState::Created => {
            generator.state.set(GeneratorState::Finished);
            generator.registers.set(0);
            return Ok(Value::NONE);
        }
        GeneratorState::Finished => return Ok(Value::NONE),
        _ => {}
    }
    let failed = match awaited(vm, generator) {
        Some(inner) => {
            let result = close_held(vm, generator, inner);
            result.is_err()
        }
        None => false,
    };
    if !failed {
        let class = vm.exception_type("GeneratorExit");
        let exception = vm.new_exception(class, &[]);
        vm.reraise(exception);
    }
    match resume(vm, generator, Resume::Throw) {
        Ok(Resumed::Yielded(_)) => {
            let what = kind_name(vm, generator);
            Err(vm.runtime_error(format!("{what} ignored GeneratorExit")))
        }
        Ok(Resumed::Returned(value)) => Ok(value),
        Err(_) if vm.pending_is("GeneratorExit") => {
            vm.clear_exception();
            Ok(Value::NONE)
        }
        Err(raised) => stop_value(vm, raised),
    }
}

/// GET_YIELD_FROM_ITER
pub fn yield_from_iter(vm: &mut Vm, value: Value, flags: u32) -> PyResult {
    let class = vm.class_of(value);
    if class == vm.types.coroutine {
        let allowed = kaa_code::flags::COROUTINE | kaa_code::flags::ITERABLE_COROUTINE;
        if flags & allowed == 0 {
            return Err(vm.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
        }
        return Ok(value);
    }
    if class == vm.types.generator {
        return Ok(value);
    }
    vm.iter(value)
}

fn is_iterable_coroutine(vm: &Vm, value: Value) -> bool {
    value.has_shape(shape::GENERATOR)
        && vm
            .payload::<Generator>(value)
            .is_some_and(|g| g.code.plain.flags & kaa_code::flags::ITERABLE_COROUTINE != 0)
}

/// The iterator behind an awaitable. CPython: `_PyCoro_GetAwaitableIter`.
pub fn awaitable_iter(vm: &mut Vm, value: Value) -> PyResult {
    if value.has_shape(shape::COROUTINE) || is_iterable_coroutine(vm, value) {
        return Ok(value);
    }
    let class = vm.class_of(value);
    let Some(getter) = class.slots.r#await.get() else {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("'{name}' object can't be awaited")));
    };
    let iterator = getter(vm, value)?;
    let iterator_class = vm.class_of(iterator);
    if iterator.has_shape(shape::COROUTINE) || is_iterable_coroutine(vm, iterator) {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    if iterator_class.slots.iternext.get().is_none() {
        let got = iterator_class.name_lossy();
        return Err(vm.type_error(format!("__await__() returned non-iterator of type '{got}'")));
    }
    Ok(iterator)
}

/// GET_AWAITABLE; `place` says what the awaitable came from, for messages.
pub fn awaitable(vm: &mut Vm, value: Value, place: u16) -> PyResult {
    let class = vm.class_of(value);
    let iterator = match awaitable_iter(vm, value) {
        Ok(iterator) => iterator,
        Err(raised) => {
            if class.slots.r#await.get().is_none() && place != 0 {
                vm.clear_exception();
                let name = class.name_lossy();
                let method = if place == 1 { "__aenter__" } else { "__aexit__" };
                return Err(vm.type_error(format!(
                    "'async with' received an object from {method} that does not implement __await__: {name}"
                )));
            }
            return Err(raised);
        }
    };
    if let Some(coroutine) = vm.payload::<Generator>(iterator)
        && vm.class_of(iterator) == vm.types.coroutine
        && awaited(vm, coroutine).is_some()
    {
        return Err(vm.runtime_error("coroutine is being awaited already"));
    }
    Ok(iterator)
}

/// GET_AITER
pub fn async_iterator(vm: &mut Vm, value: Value) -> PyResult {
    let class = vm.class_of(value);
    let Some(getter) = class.slots.aiter.get() else {
        let name = class.name_lossy();
        return Err(
            vm.type_error(format!("'async for' requires an object with __aiter__ method, got {name}"))
        );
    };
    let iterator = getter(vm, value)?;
    let iterator_class = vm.class_of(iterator);
    if iterator_class.slots.anext.get().is_none() {
        let name = iterator_class.name_lossy();
        return Err(vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
        )));
    }
    Ok(iterator)
}

/// GET_ANEXT
pub fn async_next(vm: &mut Vm, value: Value) -> PyResult {
    let class = vm.class_of(value);
    let Some(next) = class.slots.anext.get() else {
        let name = class.name_lossy();
        return Err(
            vm.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}"))
        );
    };
    let awaited = next(vm, value)?;
    if value.has_shape(shape::ASYNC_GENERATOR) {
        return Ok(awaited);
    }
    match awaitable_iter(vm, awaited) {
        Ok(iterator) => Ok(iterator),
        Err(_) => {
            let cause = vm.take_exception();
            let name = vm.type_name_of(awaited);
            let raised =
                vm.type_error(format!("'async for' received an invalid object from __anext__: {name}"));
            if let (Some(cause), Some(e)) = (cause, vm.thread.pending)
                && let Some(cell) = vm.payload::<Exception>(e)
            {
                cell.cause.set(cell, Some(cause));
                cell.context.set(cell, Some(cause));
                cell.suppress_context.set(true);
            }
            Err(raised)
        }
    }
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let g = vm.this::<Generator>(this);
    let (kind, name) = (vm.type_name_of(this), g.qualname.get().to_lossy());
    let text = format!("<{kind} object {name} at {:#x}>", vm.id_of(this));
    vm.try_str(&text).map(Gc::value)
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let g = vm.this::<Generator>(this);
    match resume(vm, g, Resume::Send(Value::NONE))? {
        Resumed::Yielded(value) => Ok(Some(value)),
        Resumed::Returned(Value::NONE) => Ok(None),
        // The value must not be lost on callers that look for it.
        Resumed::Returned(value) => Err(vm.stop_iteration(value)).or_else(|r| keep_stop(vm, r)),
    }
}

/// `iternext` slots say "end" without an exception; a returned value is dropped there as in a `for` loop.
fn keep_stop(vm: &mut Vm, raised: kaa_object::Raised) -> PyResult<Option<Value>> {
    stop_value(vm, raised).map(|_| None)
}

/// `warnings` knows where the coroutine was made. CPython: `_PyErr_WarnUnawaitedCoroutine`.
fn warn_unawaited(vm: &mut Vm, coroutine: Gc<Generator>) -> PyResult<()> {
    if !vm.finalizing {
        let name = vm.intern_str("warnings");
        let import = vm.hooks.import_module;
        let module = import(vm, name)?;
        let name = vm.intern_str("_warn_unawaited_coroutine");
        if let Some(function) = vm.getattr_opt(module, name)? {
            return vm.call(function, &[coroutine.value()]).map(|_| ());
        }
    }
    let name = coroutine.qualname.get().to_lossy();
    vm.warn_named("RuntimeWarning", &format!("coroutine '{name}' was never awaited"), 1)
}

/// Finalizer: closes a generator that was left suspended, warns of a coroutine never awaited.
fn finalize(vm: &mut Vm, this: Value) -> PyResult<()> {
    let g = vm.this::<Generator>(this);
    match g.state.get() {
        GeneratorState::Finished | GeneratorState::Running => Ok(()),
        GeneratorState::Created => {
            if vm.class_of(this) == vm.types.coroutine {
                if warn_unawaited(vm, g).is_err() {
                    vm.report_unraisable("Exception ignored while finalizing coroutine", this);
                }
            }
            close(vm, g)
        }
        GeneratorState::Suspended => {
            if vm.class_of(this) == vm.types.async_generator
                && let Some(finalizer) = g.finalizer.get()
                && !g.closed.get()
            {
                if vm.call(finalizer, &[this]).is_err() {
                    vm.report_unraisable("Exception ignored while finalizing generator", this);
                }
                return Ok(());
            }
            if close(vm, g).is_err() {
                vm.report_unraisable("Exception ignored while closing generator", this);
            }
            Ok(())
        }
    }
}

methods! { METHODS: Instance =>
    /// send(value) -> send 'value' into generator,
    /// return next yielded value or raise StopIteration.
    "send($self, value, /)" => |vm: &mut Vm, this: Gc<Generator>, value: Value| -> PyResult {
        let resumed = resume(vm, this, Resume::Send(value))?;
        yielded(vm, resumed)
    }, Any;
    /// throw(value)
    /// throw(type[,value[,tb]])
    ///
    /// Raise exception in generator, return next yielded value or raise
    /// StopIteration.
    "throw($self, type, value=None, tb=None, /)" => |vm: &mut Vm, this: Gc<Generator>, typ: Value, value: Option<Value>, tb: Option<Value>| -> PyResult {
        let what = thrown(vm, typ, value, tb)?;
        let resumed = throw(vm, this, what)?;
        yielded(vm, resumed)
    }, Any;
    /// close() -> raise GeneratorExit inside generator.
    "close($self, /)" => |vm: &mut Vm, this: Gc<Generator>| close_value(vm, this), Any;
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Generator>| -> i64 {
        (size_of::<Generator>() + this.window().len() * 8) as i64
    }, Leaf;
}

methods! { CLASS_GETITEM: Class =>
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

fn set_string(vm: &mut Vm, value: Option<Value>, what: &str) -> PyResult<Gc<kaa_object::Str>> {
    match value.and_then(|v| vm.as_str(v)) {
        Some(s) => Ok(s),
        None => Err(vm.type_error(format!("{what} must be set to a string object"))),
    }
}

fn frame_of(vm: &mut Vm, this: Value) -> PyResult {
    let g = vm.this::<Generator>(this);
    if g.state.get() == GeneratorState::Finished {
        return Ok(Value::NONE);
    }
    Ok(crate::frame::of_generator(vm, g).value())
}

macro_rules! state_getset {
    ($running:literal, $suspended:literal, $frame:literal, $code:literal, $awaiting:literal $(, $more:expr)?) => {
        &[
            GetSetDef { name: "__name__", doc: "name of the generator", get: |vm, this| Ok(vm.this::<Generator>(this).name.get().value()), set: Some(|vm, this, value| {
                let g = vm.this::<Generator>(this);
                let s = set_string(vm, value, "__name__")?;
                g.name.set(g, s);
                Ok(())
            }) },
            GetSetDef { name: "__qualname__", doc: "qualified name of the generator", get: |vm, this| Ok(vm.this::<Generator>(this).qualname.get().value()), set: Some(|vm, this, value| {
                let g = vm.this::<Generator>(this);
                let s = set_string(vm, value, "__qualname__")?;
                g.qualname.set(g, s);
                Ok(())
            }) },
            GetSetDef { name: $running, doc: "", get: |vm, this| {
                let g = vm.this::<Generator>(this);
                // An asynchronous one runs from the start of a step to its end, also while it awaits something.
                Ok(Value::bool(g.running_async.get() || g.state.get() == GeneratorState::Running))
            }, set: None },
            GetSetDef { name: $suspended, doc: "", get: |vm, this| Ok(Value::bool(vm.this::<Generator>(this).state.get() == GeneratorState::Suspended)), set: None },
            GetSetDef { name: $frame, doc: "", get: |vm, this| {
                vm.audit("object.__getattr__", &[&this, &$frame])?;
                frame_of(vm, this)
            }, set: None },
            GetSetDef { name: $code, doc: "", get: |vm, this| {
                vm.audit("object.__getattr__", &[&this, &$code])?;
                Ok(vm.this::<Generator>(this).code.value())
            }, set: None },
            GetSetDef { name: $awaiting, doc: "object being iterated by yield from, or None", get: |vm, this| {
                let g = vm.this::<Generator>(this);
                Ok(awaited(vm, g).unwrap_or(Value::NONE))
            }, set: None },
            $($more,)?
        ]
    };
}

static GENERATOR: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        common_slots(s);
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS, CLASS_GETITEM],
    getset: state_getset!("gi_running", "gi_suspended", "gi_frame", "gi_code", "gi_yieldfrom"),
    weakrefable: true,
    ..TypeDef::new("generator")
};

static COROUTINE: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        common_slots(s);
        s.r#await.set(Some(asynchronous::coroutine_await));
    },
    methods: &[METHODS, CLASS_GETITEM],
    getset: state_getset!(
        "cr_running",
        "cr_suspended",
        "cr_frame",
        "cr_code",
        "cr_await",
        GetSetDef {
            name: "cr_origin",
            doc: "",
            get: |vm, this| Ok(vm.this::<Generator>(this).origin.get().unwrap_or(Value::NONE)),
            set: None,
        }
    ),
    weakrefable: true,
    readonly: &["cr_origin"],
    ..TypeDef::new("coroutine")
};

static ASYNC_GENERATOR: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        common_slots(s);
        s.aiter.set(Some(|_, this| Ok(this)));
        s.anext.set(Some(asynchronous::anext));
    },
    methods: &[asynchronous::METHODS, asynchronous::THROW_METHODS, CLASS_GETITEM],
    getset: state_getset!("ag_running", "ag_suspended", "ag_frame", "ag_code", "ag_await"),
    weakrefable: true,
    readonly: &["ag_running"],
    ..TypeDef::new("async_generator")
};

fn common_slots(s: &TypeSlots) {
    s.repr.set(Some(repr));
    s.del.set(Some(finalize));
}

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    for (class, def) in [
        (vm.types.generator, &GENERATOR),
        (vm.types.coroutine, &COROUTINE),
        (vm.types.async_generator, &ASYNC_GENERATOR),
    ] {
        vm.define_core_type(class, Some(object), def);
    }
    asynchronous::install(vm);
}
