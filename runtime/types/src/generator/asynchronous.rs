//! Coroutine wrappers and the awaitables of asynchronous generators (PEP 492, PEP 525).

use super::{Thrown, resume, throw, thrown, yielded};
use kaa_object as kaa;
use kaa_object::declare::TypeDef;
use kaa_object::frame::{Generator, GeneratorState, Resume, Resumed};
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Value, Vm, methods, raw_methods};
use std::cell::Cell;

/// `coroutine.__await__()`
pub struct CoroutineWrapper {
    coroutine: Gc<Generator>,
}
kaa_gc::trace_fields!(CoroutineWrapper { coroutine });

/// A value that an asynchronous generator yields to its consumer, told from what it awaits.
pub struct WrappedValue {
    value: Value,
}
kaa_gc::trace_fields!(WrappedValue { value });

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Init,
    Iterating,
    Closed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Send,
    Throw,
    Close,
}

/// The awaitable of `asend()`, `athrow()` and `aclose()`.
pub struct AsyncStep {
    generator: Gc<Generator>,
    argument: Slot<Option<Value>>,
    what: kaa::NoTrace<What>,
    stage: kaa::NoTrace<Cell<Stage>>,
}
kaa_gc::trace_fields!(AsyncStep { generator, argument, what, stage });

pub fn coroutine_await(vm: &mut Vm, this: Value) -> PyResult {
    let coroutine = vm.this::<Generator>(this);
    Ok(vm.alloc_payload(CoroutineWrapper { coroutine }).value())
}

/// INTRINSIC_ASYNC_GEN_WRAP
pub fn wrap_async_value(vm: &mut Vm, value: Value) -> PyResult {
    Ok(vm.alloc_payload(WrappedValue { value }).value())
}

static WRAPPER: TypeDef = TypeDef {
    doc: Some("A wrapper object implementing __await__ for coroutines."),
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(|vm, this| {
            let c = vm.this::<CoroutineWrapper>(this).coroutine;
            let resumed = resume(vm, c, Resume::Send(Value::NONE))?;
            next_of(vm, resumed)
        }));
        s.send.set(Some(|vm, this, value| {
            let c = vm.this::<CoroutineWrapper>(this).coroutine;
            resume(vm, c, Resume::Send(value))
        }));
    },
    methods: &[WRAPPER_METHODS],
    ..TypeDef::new("coroutine_wrapper")
};

/// What an `iternext` slot gives for a step: a result other than None is found in the exception.
fn next_of(vm: &mut Vm, resumed: Resumed) -> PyResult<Option<Value>> {
    match resumed {
        Resumed::Yielded(value) => Ok(Some(value)),
        Resumed::Returned(Value::NONE) => Ok(None),
        Resumed::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

fn wrapped(vm: &mut Vm, this: Value) -> Gc<Generator> {
    vm.this::<CoroutineWrapper>(this).coroutine
}

methods! { WRAPPER_METHODS: Instance =>
    "send($self, value, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult {
        let c = wrapped(vm, this);
        let resumed = resume(vm, c, Resume::Send(value))?;
        yielded(vm, resumed)
    }, Any;
    "throw($self, type, value=None, tb=None, /)" => |vm: &mut Vm, this: Value, typ: Value, value: Option<Value>, tb: Option<Value>| -> PyResult {
        let c = wrapped(vm, this);
        let what = thrown(vm, typ, value, tb)?;
        let resumed = throw(vm, c, what)?;
        yielded(vm, resumed)
    }, Any;
    "close($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<()> {
        let c = wrapped(vm, this);
        super::close(vm, c)
    }, Any;
}

static VALUE: TypeDef =
    TypeDef { flags: type_flags::DISALLOW_INSTANTIATION, ..TypeDef::new("async_generator_wrapped_value") };

fn step_slots(s: &TypeSlots) {
    s.iter.set(Some(|_, this| Ok(this)));
    s.r#await.set(Some(|_, this| Ok(this)));
    s.iternext.set(Some(|vm, this| {
        let step = vm.this::<AsyncStep>(this);
        let resumed = advance(vm, step, Value::NONE)?;
        given(vm, step, resumed).map(Some)
    }));
    s.send.set(Some(|vm, this, value| {
        let step = vm.this::<AsyncStep>(this);
        advance(vm, step, value)
    }));
}

static STEP: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: step_slots,
    methods: &[STEP_METHODS],
    ..TypeDef::new("async_generator_asend")
};

static THROW_STEP: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: step_slots,
    methods: &[STEP_METHODS],
    ..TypeDef::new("async_generator_athrow")
};

/// The type of what `athrow()` and `aclose()` give, a root.
#[derive(Default)]
struct ThrowSteps(Option<Gc<Type>>);

methods! { STEP_METHODS: Instance =>
    "send($self, value, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult {
        let step = vm.this::<AsyncStep>(this);
        let resumed = advance(vm, step, value)?;
        given(vm, step, resumed)
    }, Any;
    "throw($self, type, value=None, tb=None, /)" => |vm: &mut Vm, this: Value, typ: Value, value: Option<Value>, tb: Option<Value>| -> PyResult {
        let step = vm.this::<AsyncStep>(this);
        let resumed = throw_step(vm, step, typ, value, tb)?;
        given(vm, step, resumed)
    }, Any;
    "close($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<()> {
        let step = vm.this::<AsyncStep>(this);
        close_step(vm, step)
    }, Any;
}

/// The result as the methods give it. Of what the generator yields, StopIteration holds None, too.
fn given(vm: &mut Vm, step: Gc<AsyncStep>, resumed: Resumed) -> PyResult {
    match resumed {
        Resumed::Returned(Value::NONE) if *step.what == What::Send => {
            let class = vm.exception_type("StopIteration");
            Err(vm.raise_with(class, &[Value::NONE]))
        }
        resumed => yielded(vm, resumed),
    }
}

fn new_step(vm: &mut Vm, generator: Gc<Generator>, argument: Option<Value>, what: What) -> PyResult {
    init_hooks(vm, generator)?;
    let payload = AsyncStep {
        generator,
        argument: Slot::new(argument),
        what: kaa::NoTrace(what),
        stage: kaa::NoTrace(Cell::new(Stage::Init)),
    };
    Ok(match vm.state::<ThrowSteps>().0.filter(|_| what != What::Send) {
        Some(class) => vm.alloc_instance(class, payload).value(),
        None => vm.alloc_payload(payload).value(),
    })
}

/// Calls the event loop's first-iteration hook.
fn init_hooks(vm: &mut Vm, generator: Gc<Generator>) -> PyResult<()> {
    if generator.hooks_inited.get() {
        return Ok(());
    }
    generator.hooks_inited.set(true);
    generator.finalizer.set(generator, vm.thread.async_gen_finalizer);
    if let Some(first) = vm.thread.async_gen_firstiter {
        vm.call(first, &[generator.value()])?;
    }
    Ok(())
}

pub fn anext(vm: &mut Vm, this: Value) -> PyResult {
    let g = vm.this::<Generator>(this);
    new_step(vm, g, None, What::Send)
}

methods! { METHODS: Instance =>
    /// asend(v) -> send 'v' in generator.
    "asend($self, value, /)" => |vm: &mut Vm, this: Gc<Generator>, value: Value| new_step(vm, this, Some(value), What::Send), Any;
    /// aclose() -> raise GeneratorExit inside generator.
    "aclose($self, /)" => |vm: &mut Vm, this: Gc<Generator>| new_step(vm, this, None, What::Close), Any;
}

raw_methods! { THROW_METHODS: Instance =>
    /// athrow(value)
    "athrow($self, type, value=None, tb=None, /)" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        if args.has_keywords() {
            return Err(vm.type_error("async_generator.athrow() takes no keyword arguments"));
        }
        let [this, given @ ..] = args.positional() else {
            return Err(vm.type_error("unbound method async_generator.athrow() needs an argument"));
        };
        let generator = vm.this::<Generator>(*this);
        if given.len() > 1 {
            let message =
                "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.";
            vm.warn_named("DeprecationWarning", message, 1)?;
        }
        // How many there are is told once the result is awaited.
        let given = vm.tuple(given).value();
        new_step(vm, generator, Some(given), What::Throw)
    }, Any;
}

fn reused(vm: &mut Vm, step: Gc<AsyncStep>) -> kaa::Raised {
    let what = if *step.what == What::Send { "__anext__()/asend()" } else { "aclose()/athrow()" };
    vm.runtime_error(format!("cannot reuse already awaited {what}"))
}

fn busy(vm: &mut Vm, what: What) -> kaa::Raised {
    let name = match what {
        What::Send => "anext()",
        What::Throw => "athrow()",
        What::Close => "aclose()",
    };
    vm.runtime_error(format!("{name}: asynchronous generator is already running"))
}

/// What one resumption of the generator means for the awaiting code.
fn outcome(vm: &mut Vm, step: Gc<AsyncStep>, result: PyResult<Resumed>) -> PyResult<Resumed> {
    let g = step.generator;
    match result {
        Ok(Resumed::Yielded(value)) => match vm.payload::<WrappedValue>(value) {
            Some(inner) => {
                // A value for the consumer ends the awaiting.
                g.running_async.set(false);
                step.stage.set(Stage::Closed);
                if *step.what == What::Close {
                    return Err(vm.runtime_error("async generator ignored GeneratorExit"));
                }
                Ok(Resumed::Returned(inner.value))
            }
            None => Ok(Resumed::Yielded(value)),
        },
        Ok(Resumed::Returned(_)) => {
            g.running_async.set(false);
            g.closed.set(true);
            step.stage.set(Stage::Closed);
            if *step.what == What::Close {
                return Ok(Resumed::Returned(Value::NONE));
            }
            let class = vm.exception_type("StopAsyncIteration");
            Err(vm.raise_with(class, &[]))
        }
        Err(raised) => {
            g.running_async.set(false);
            step.stage.set(Stage::Closed);
            let stops = vm.pending_is("StopAsyncIteration") || vm.pending_is("GeneratorExit");
            if stops {
                g.closed.set(true);
            }
            if *step.what == What::Close && stops {
                vm.clear_exception();
                return Ok(Resumed::Returned(Value::NONE));
            }
            Err(raised)
        }
    }
}

fn advance(vm: &mut Vm, step: Gc<AsyncStep>, value: Value) -> PyResult<Resumed> {
    let g = step.generator;
    match step.stage.get() {
        Stage::Closed => return Err(reused(vm, step)),
        Stage::Iterating => {
            let result = resume(vm, g, Resume::Send(value));
            return outcome(vm, step, result);
        }
        Stage::Init => {}
    }
    if g.running_async.get() {
        step.stage.set(Stage::Closed);
        return Err(busy(vm, *step.what));
    }
    if *step.what != What::Send && g.state.get() == GeneratorState::Finished {
        step.stage.set(Stage::Closed);
        return Ok(Resumed::Returned(Value::NONE));
    }
    if *step.what != What::Send && g.closed.get() {
        step.stage.set(Stage::Closed);
        if *step.what == What::Close {
            return Ok(Resumed::Returned(Value::NONE));
        }
        let class = vm.exception_type("StopAsyncIteration");
        return Err(vm.raise_with(class, &[]));
    }
    step.stage.set(Stage::Iterating);
    g.running_async.set(true);
    let result = match *step.what {
        What::Send => {
            let first = if value.is_none() { step.argument.get().unwrap_or(Value::NONE) } else { value };
            resume(vm, g, Resume::Send(first))
        }
        What::Close => {
            g.closed.set(true);
            if g.state.get() == GeneratorState::Created {
                super::close(vm, g)?;
                Ok(Resumed::Returned(Value::NONE))
            } else {
                let class = vm.exception_type("GeneratorExit");
                let exception = vm.new_exception(class, &[]);
                throw(vm, g, Thrown { typ: exception, value: None, tb: None })
            }
        }
        What::Throw => {
            let args = step.argument.get().and_then(|a| vm.exact_tuple(a)).unwrap_or(vm.empty_tuple);
            let count = args.len();
            if count == 0 {
                return Err(vm.type_error("athrow expected at least 1 argument, got 0"));
            }
            if count > 3 {
                return Err(vm.type_error(format!("athrow expected at most 3 arguments, got {count}")));
            }
            let at = |i: usize| args.get(i).filter(|v| !v.is_none());
            let typ = args.get(0).unwrap_or(Value::NONE);
            throw(vm, g, Thrown { typ, value: at(1), tb: at(2) })
        }
    };
    outcome(vm, step, result)
}

fn throw_step(
    vm: &mut Vm,
    step: Gc<AsyncStep>,
    typ: Value,
    value: Option<Value>,
    tb: Option<Value>,
) -> PyResult<Resumed> {
    let g = step.generator;
    if step.stage.get() == Stage::Closed {
        return Err(reused(vm, step));
    }
    if step.stage.get() == Stage::Init {
        if g.running_async.get() {
            step.stage.set(Stage::Closed);
            return Err(busy(vm, *step.what));
        }
        step.stage.set(Stage::Iterating);
        g.running_async.set(true);
    }
    let what = thrown(vm, typ, value, tb)?;
    let result = throw(vm, g, what);
    outcome(vm, step, result)
}

fn close_step(vm: &mut Vm, step: Gc<AsyncStep>) -> PyResult<()> {
    if step.stage.get() == Stage::Closed {
        return Ok(());
    }
    let class = vm.exception_type("GeneratorExit").value();
    match throw_step(vm, step, class, None, None) {
        Ok(Resumed::Returned(_)) => Ok(()),
        Ok(Resumed::Yielded(_)) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Err(raised) => {
            let quiet = ["StopIteration", "StopAsyncIteration", "GeneratorExit"];
            if quiet.iter().any(|n| vm.pending_is(n)) {
                vm.clear_exception();
                return Ok(());
            }
            Err(raised)
        }
    }
}

/// `anext(iterator, default)`. CPython: `anextawaitableobject`.
pub struct AnextDefault {
    awaitable: Value,
    default: Value,
}
kaa_gc::trace_fields!(AnextDefault { awaitable, default });

/// The awaitable of `anext(…)` that gives the default where the iteration has ended.
pub fn anext_or(vm: &mut Vm, awaitable: Value, default: Value) -> Value {
    vm.alloc_payload(AnextDefault { awaitable, default }).value()
}

/// The iterator to delegate to: `__await__` of what `__anext__` gave.
fn anext_iterator(vm: &mut Vm, this: Gc<AnextDefault>) -> PyResult {
    let iterator = super::awaitable_iter(vm, this.awaitable)?;
    if vm.class_of(iterator) == vm.types.coroutine {
        return coroutine_await(vm, iterator);
    }
    Ok(iterator)
}

/// The end of the iteration becomes the default.
fn or_default(vm: &mut Vm, this: Gc<AnextDefault>, result: PyResult) -> PyResult {
    match result {
        Err(_) if vm.pending_is("StopAsyncIteration") => {
            vm.clear_exception();
            Err(vm.stop_iteration(this.default))
        }
        result => result,
    }
}

fn anext_call(vm: &mut Vm, this: Gc<AnextDefault>, method: &str, args: &[Value]) -> PyResult {
    let iterator = anext_iterator(vm, this)?;
    let name = vm.intern_str(method);
    let result = vm.call_method(iterator, name, args);
    or_default(vm, this, result)
}

static ANEXT_DEFAULT: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.r#await.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(|vm, this| {
            let this = vm.this::<AnextDefault>(this);
            let iterator = anext_iterator(vm, this)?;
            let slots = &vm.class_of(iterator).slots;
            if let Some(send) = slots.send.get() {
                return match send(vm, iterator, Value::NONE) {
                    Ok(resumed) => next_of(vm, resumed),
                    Err(raised) => or_default(vm, this, Err(raised)).map(Some),
                };
            }
            let result = match slots.iternext.get() {
                Some(next) => match next(vm, iterator) {
                    Ok(Some(value)) => return Ok(Some(value)),
                    Ok(None) => return Ok(None),
                    Err(raised) => Err(raised),
                },
                None => Err(vm.type_error("__anext__ gave no iterator")),
            };
            or_default(vm, this, result).map(Some)
        }));
    },
    methods: &[ANEXT_METHODS],
    ..TypeDef::new("anext_awaitable")
};

methods! { ANEXT_METHODS: Instance =>
    "send($self, value, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult {
        let this = vm.this::<AnextDefault>(this);
        anext_call(vm, this, "send", &[value])
    }, Any;
    "throw($self, type, value=None, tb=None, /)" => |vm: &mut Vm, this: Value, typ: Value, value: Option<Value>, tb: Option<Value>| -> PyResult {
        let this = vm.this::<AnextDefault>(this);
        let given = [typ, value.unwrap_or(Value::NONE), tb.unwrap_or(Value::NONE)];
        let count = 1 + usize::from(value.is_some()) + usize::from(tb.is_some());
        anext_call(vm, this, "throw", &given[..count])
    }, Any;
    "close($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let this = vm.this::<AnextDefault>(this);
        anext_call(vm, this, "close", &[])
    }, Any;
}

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<CoroutineWrapper>(object, &WRAPPER);
    vm.define_type::<WrappedValue>(object, &VALUE);
    vm.define_type::<AsyncStep>(object, &STEP);
    let class = vm.define_another_type::<AsyncStep>(object, &THROW_STEP);
    vm.add_root(class.value());
    vm.state::<ThrowSteps>().0 = Some(class);
    vm.define_type::<AnextDefault>(object, &ANEXT_DEFAULT);
}
