//! `atexit`. CPython: `Modules/atexitmodule.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::list::{List, ListRef};
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "atexit",
    doc: Some(
        "allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\n\
         Two public functions, register and unregister, are defined.\n",
    ),
    functions: &[REGISTER, FUNCTIONS],
    init: |vm, _| {
        callbacks(vm);
        Ok(())
    },
};

/// Tuples of a function, the values it gets, and the names of the last of them or None; oldest first.
#[derive(Default)]
struct Callbacks(Option<Gc<List>>);

fn callbacks(vm: &mut Vm) -> Gc<List> {
    if let Some(list) = vm.state::<Callbacks>().0 {
        return list;
    }
    let list = vm.new_list();
    vm.add_root(list.value());
    vm.state::<Callbacks>().0 = Some(list);
    list
}

raw_methods! { REGISTER: Module =>
    /// Register a function to be executed upon normal program termination
    ///
    ///     func - function to be called at exit
    ///     args - optional arguments to pass to func
    ///     kwargs - optional keyword arguments to pass to func
    ///
    ///     func is returned to facilitate usage as a decorator.
    "register($module, func, /, *args, **kwargs)" => register, Alloc;
}

methods! { FUNCTIONS: Module =>
    /// Unregister an exit function which was previously registered using
    /// atexit.register
    ///
    ///     func - function to be unregistered
    "unregister(func, /)" => unregister, Any;
    /// Run all registered exit functions.
    ///
    /// If a callback raises an exception, it is logged with sys.unraisablehook.
    "_run_exitfuncs()" => run, Any;
    /// Clear the list of previously registered exit functions.
    "_clear()" => |vm: &mut Vm| callbacks(vm).truncate(0), Leaf;
    /// Return the number of registered exit functions.
    "_ncallbacks()" => |vm: &mut Vm| callbacks(vm).len() as i64, Leaf;
}

fn register(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let Some((&function, rest)) = args.positional().split_first() else {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let mut values = rest.to_vec();
    values.extend(args.keywords().map(|(_, value)| value));
    // The caller's arguments stay alive in its own storage.
    let values = vm.try_tuple(&values)?.value();
    let names = args.names.map_or(Value::NONE, Gc::value);
    let entry = vm.tuple(&[function, values, names]).value();
    callbacks(vm).push(vm, entry)?;
    Ok(function)
}

fn unregister(vm: &mut Vm, function: Value) -> PyResult<()> {
    let list = callbacks(vm);
    // Comparing runs Python code, which may change the list.
    let mut at = list.len();
    while at > 0 {
        at -= 1;
        let Some(entry) = list.get(at).and_then(|e| vm.as_tuple(e)) else { continue };
        let Some(candidate) = entry.get(0) else { continue };
        if vm.eq(candidate, function)?
            && let Some(now) = (0..list.len()).find(|&i| list.get(i) == Some(entry.value()))
        {
            list.remove(now);
        }
    }
    Ok(())
}

fn run(vm: &mut Vm) {
    // What the functions register now is not run any more.
    let list = callbacks(vm);
    let Ok(entries) = vm.try_tuple(list.items()) else { return vm.clear_exception() };
    for &entry in entries.items().iter().rev() {
        let Some(entry) = vm.as_tuple(entry) else { continue };
        let (Some(function), Some(values), Some(names)) = (entry.get(0), entry.get(1), entry.get(2)) else {
            continue;
        };
        if call(vm, function, values, names).is_err() {
            vm.report_unraisable("Exception ignored in atexit callback", function);
        }
    }
    callbacks(vm).truncate(0);
}

fn call(vm: &mut Vm, function: Value, values: Value, names: Value) -> PyResult {
    let Some(values) = vm.as_tuple(values) else { return Ok(Value::NONE) };
    let names = vm.as_tuple(names);
    vm.call_args(function, Args { values: values.items(), names })
}
