//! `Task`: making one. CPython: `_asyncio_Task___init___impl` in `Modules/_asynciomodule.c`.

use super::callbacks::call_soon;
use super::future::{self, Future, flag};
use super::{State, running, step, task_methods};
use crate::contextvars;
use kaa_object::payloads::Module;
use kaa_object::typeobject::Type;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods};

pub fn install(vm: &mut Vm, module: Gc<Module>, base: Gc<Type>) -> PyResult<Gc<Type>> {
    let class = vm.define_subtype(base, &task_methods::TASK);
    future::keep_shaped(vm, class);
    vm.module_add_type(module, class)?;
    Ok(class)
}

/// The arguments of `Task()`.
#[derive(Default)]
struct Given {
    event_loop: Option<Value>,
    name: Option<Value>,
    context: Option<Value>,
    eager: bool,
}

methods! { INIT: Instance =>
    "Task($self, coro, *, loop=None, name=None, context=None, eager_start=False)" =>
        |vm: &mut Vm, this: Gc<Future>, coroutine: Value, event_loop: Option<Value>, name: Option<Value>, context: Option<Value>, eager: Option<bool>| {
            let eager = eager.unwrap_or(false);
            begin(vm, this, coroutine, Given { event_loop, name, context, eager })
        }, Any;
}

/// The arguments, where there is nothing wrong with them and binding them runs no Python code.
#[inline]
fn quick(args: Args<'_>) -> Option<(Value, Given)> {
    let &[coroutine] = args.positional() else { return None };
    let mut given = Given::default();
    for (name, value) in args.keywords() {
        match name.as_ascii()? {
            "loop" => given.event_loop = Some(value),
            "name" => given.name = Some(value),
            "context" => given.context = Some(value),
            "eager_start" if value.is_bool() => given.eager = value == Value::TRUE,
            _ => return None,
        }
    }
    Some((coroutine, given))
}

pub fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    match quick(args) {
        Some((coroutine, given)) => {
            let task = vm.this::<Future>(this);
            begin(vm, task, coroutine, given)
        }
        None => INIT[0].call(vm, Some(this), args).map(|_| ()),
    }
}

fn begin(vm: &mut Vm, task: Gc<Future>, coroutine: Value, given: Given) -> PyResult<()> {
    task.put(flag::LOG_DESTROY_PENDING, false);
    future::begin(vm, task, given.event_loop)?;
    if !running::is_coroutine(vm, coroutine)? {
        let text = vm.repr(coroutine)?.to_lossy();
        return Err(vm.type_error(format!("a coroutine was expected, got {text}")));
    }
    let context = match given.context.filter(|c| !c.is_none()) {
        Some(context) => context,
        None => contextvars::copy_current(vm),
    };
    let name = match given.name.filter(|n| !n.is_none()) {
        // Its text is made when somebody asks for it.
        None => {
            let state = vm.state::<State>();
            state.tasks += 1;
            let number = state.tasks;
            vm.int(number)
        }
        Some(name) if vm.exact_str(name).is_some() => name,
        Some(name) => vm.to_str(name)?.value(),
    };
    task.run_context.init(Some(context));
    task.waits_for.init(None);
    task.name.init(Some(name));
    task.coroutine.init(Some(coroutine));
    task.wrote_many();
    task.put(flag::MUST_CANCEL, false);
    task.put(flag::LOG_DESTROY_PENDING, true);
    task.cancel_requests.set(0);
    let event_loop = future::alive(vm, task)?;
    if given.eager {
        let running = vm.call_method_named(event_loop, "is_running", &[])?;
        if vm.is_true(running)? {
            return step::start_eagerly(vm, task, event_loop);
        }
    }
    let first = step::callable(vm, task, None);
    call_soon(vm, event_loop, first, None, Some(context))?;
    task.put(flag::REGISTERED, true);
    Ok(())
}
