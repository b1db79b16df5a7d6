//! `_warnings`: hands over to the Python implementation, which is complete. CPython: `Python/_warnings.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::list::ListRef;
use kaa_object::{Args, PyResult, Value, Vm, raw_methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_warnings",
    doc: Some("_warnings provides basic warning filtering support."),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let filters = default_filters(vm)?;
        vm.module_set(module, "filters", filters)?;
        let registry = vm.new_dict().value();
        vm.module_set(module, "_onceregistry", registry)?;
        let action = vm.str("default").value();
        vm.module_set(module, "_defaultaction", action)?;
        // `finish` makes it a context variable.
        vm.module_set(module, "_warnings_context", Value::NONE)
    },
};

/// What is shown when no option says otherwise. CPython: `init_filters`.
fn default_filters(vm: &mut Vm) -> PyResult {
    const FILTERS: [(&str, &str, Option<&str>); 5] = [
        ("default", "DeprecationWarning", Some("__main__")),
        ("ignore", "DeprecationWarning", None),
        ("ignore", "PendingDeprecationWarning", None),
        ("ignore", "ImportWarning", None),
        ("ignore", "ResourceWarning", None),
    ];
    let list = vm.new_list();
    for (action, category, module) in FILTERS {
        let action = vm.intern_str(action).value();
        let category = vm.exception_type(category).value();
        let module = match module {
            Some(name) => vm.intern_str(name).value(),
            None => Value::NONE,
        };
        let row = vm.try_tuple(&[action, Value::NONE, category, module, Value::int32(0)])?;
        list.push(vm, row.value())?;
    }
    Ok(list.value())
}

/// Makes the context variable of `warnings.catch_warnings`; importlib, which is needed for that, needs this
/// module first.
pub fn finish(vm: &mut Vm) -> PyResult<()> {
    let module = vm.intern_str("_contextvars");
    let module = crate::import::import_module(vm, module)?;
    let class = vm.getattr_named(module, "ContextVar")?;
    let name = vm.str("_warnings_context").value();
    let variable = vm.call(class, &[name])?;
    let module = vm.intern_str("_warnings");
    let module = crate::import::import_module(vm, module)?;
    vm.setattr_named(module, "_warnings_context", variable)
}

raw_methods! { FUNCTIONS: Module =>
    /// Issue a warning, or maybe ignore it or raise an exception.
    "warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())" => |vm, args| forward(vm, "warn", args), Any;
    /// Issue a warning, or maybe ignore it or raise an exception.
    "warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)" => |vm, args| forward(vm, "warn_explicit", args), Any;
    "_filters_mutated_lock_held()" => |_, _| Ok(Value::NONE), Leaf;
    "_acquire_lock()" => |_, _| Ok(Value::NONE), Leaf;
    "_release_lock()" => |_, _| Ok(Value::NONE), Leaf;
}

fn forward(vm: &mut Vm, name: &str, args: Args<'_>) -> PyResult {
    if vm.finalizing {
        return Ok(Value::NONE);
    }
    // `warnings` tells the implementation whose filters and hooks hold.
    let public = vm.intern_str("warnings");
    crate::import::import_module(vm, public)?;
    let module = vm.intern_str("_py_warnings");
    let module = crate::import::import_module(vm, module)?;
    compile_patterns(vm, module)?;
    let function = vm.getattr_named(module, name)?;
    vm.call_args(function, args)
}

/// The implementation wants patterns where the default filters have names of modules.
fn compile_patterns(vm: &mut Vm, implementation: Value) -> PyResult<()> {
    let name = vm.intern_str("_warnings");
    let Some(module) = vm.modules.get_str(name) else { return Ok(()) };
    let filters = vm.getattr_named(module, "filters")?;
    let Some(filters) = vm.as_list(filters) else { return Ok(()) };
    let mut at = 0;
    while let Some(row) = filters.get(at) {
        at += 1;
        let row = vm.as_tuple(row);
        if let Some(&[action, message, category, module, line]) = row.as_ref().map(|r| r.items())
            && let Some(text) = vm.as_str(module)
        {
            let re = vm.getattr_named(implementation, "re");
            let re = match vm.catching(re, "AttributeError")? {
                Some(re) => re,
                None => {
                    let re = vm.intern_str("re");
                    crate::import::import_module(vm, re)?
                }
            };
            let pattern = vm.str(&format!("{}\\Z", text.to_lossy())).value();
            let pattern = vm.call_method_named(re, "compile", &[pattern])?;
            let row = vm.try_tuple(&[action, message, category, pattern, line])?;
            filters.set(at - 1, row.value());
        }
    }
    Ok(())
}
