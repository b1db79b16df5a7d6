//! `import` statements. CPython: `Python/ceval.c` (`import_name`, `import_from`), `Python/import.c`.

use kaa_gc::{Gc, Value};
use kaa_object::dict::Dict;
use kaa_object::module::Shadows;
use kaa_object::payloads::Module;
use kaa_object::{PyResult, Str, Vm};

/// IMPORT_NAME
pub fn import_name(
    vm: &mut Vm,
    globals: Gc<Dict>,
    builtins: Gc<Dict>,
    locals: Option<Value>,
    name: Gc<Str>,
    from_list: Value,
    level: Value,
) -> PyResult {
    let import = vm.names.__import__;
    let Some(function) = builtins.get_str(import) else {
        return Err(vm.raise_named("ImportError", "__import__ not found"));
    };
    let locals = locals.unwrap_or(Value::NONE);
    vm.call(function, &[name.value(), globals.value(), locals, from_list, level])
}

fn module_name(vm: &mut Vm, module: Value) -> PyResult<Option<Gc<Str>>> {
    let name = vm.names.__name__;
    Ok(vm.getattr_opt(module, name)?.and_then(|n| vm.as_str(n)))
}

/// IMPORT_FROM
pub fn import_from(vm: &mut Vm, module: Value, name: Gc<Str>) -> PyResult {
    if let Some(value) = vm.getattr_opt(module, name)? {
        return Ok(value);
    }
    // A submodule may be in sys.modules before it is an attribute (circular imports).
    let package = module_name(vm, module)?;
    if let Some(package) = package {
        let full = format!("{}.{}", package.to_lossy(), name.to_lossy());
        let modules = vm.modules;
        if let Some(found) = vm.dict_get_named(modules, &full) {
            return Ok(found);
        }
    }
    let spec_name = vm.names.__spec__;
    let spec = vm.getattr_opt(module, spec_name)?;
    let mut origin = None;
    let mut initializing = false;
    if let Some(spec) = spec
        && !spec.is_none()
    {
        origin = vm.origin_of_spec(spec)?;
        let key = vm.names._initializing;
        if let Some(flag) = vm.getattr_opt(spec, key)? {
            initializing = vm.is_true(flag)?;
        }
    }
    if origin.is_none() {
        let key = vm.names.__file__;
        origin = vm.getattr_opt(module, key)?.and_then(|o| vm.as_str(o));
    }
    let text = name.to_lossy();
    let from = package.map_or("<unknown module name>".to_owned(), |p| p.to_lossy());
    let quoted = format!("'{from}'");
    let place = origin.map_or("unknown location".to_owned(), |o| o.to_lossy());
    let file = origin.map(|o| o.to_lossy());
    let message = match (vm.shadows(&from, file.as_deref())?, initializing) {
        (Shadows::Standard, _) => format!(
            "cannot import name '{text}' from {quoted} (consider renaming '{place}' since it has the same name \
             as the standard library module named {quoted} and prevents importing that standard library module)"
        ),
        (Shadows::Library, true) => format!(
            "cannot import name '{text}' from {quoted} (consider renaming '{place}' if it has the same name as \
             a library you intended to import)"
        ),
        (_, true) => format!(
            "cannot import name '{text}' from partially initialized module {quoted} (most likely due to a \
             circular import){}",
            if origin.is_some() { format!(" ({place})") } else { String::new() }
        ),
        (_, false) => format!("cannot import name '{text}' from {quoted} ({place})"),
    };
    let class = vm.exception_type("ImportError");
    let message = vm.str(&message).value();
    let exception = vm.new_exception(class, &[message]);
    // Members of ImportError: msg, name, path, name_from.
    vm.set_member(exception, 0, Some(message));
    vm.set_member(exception, 1, package.map(Gc::value));
    vm.set_member(exception, 2, origin.map(Gc::value));
    vm.set_member(exception, 3, Some(name.value()));
    Err(vm.raise(exception))
}

/// `from module import *`
pub fn import_star(vm: &mut Vm, module: Value, locals: Option<Value>) -> PyResult<()> {
    let Some(locals) = locals else { return Err(vm.system_error("no locals found during 'import *'")) };
    let all_name = vm.names.__all__;
    let all = vm.getattr_opt(module, all_name)?;
    let (names, skip_underscored) = match all {
        Some(all) => (vm.collect_list(all)?, false),
        None => {
            let dict_name = vm.names.__dict__;
            let Some(dict) = vm.getattr_opt(module, dict_name)? else {
                return Err(
                    vm.raise_named("ImportError", "from-import-* object has no __dict__ and no __all__")
                );
            };
            let keys = vm.names.keys;
            let keys = vm.call_method(dict, keys, &[])?;
            (vm.collect_list(keys)?, true)
        }
    };
    let mut at = 0;
    while let Some(name) = names.get(at) {
        at += 1;
        let Some(text) = vm.as_str(name) else {
            let of = match vm.payload::<Module>(module) {
                Some(_) => module_name(vm, module)?.map_or_else(String::new, |n| n.to_lossy()),
                None => String::new(),
            };
            let (what, kind) = if skip_underscored { ("Key in", "__dict__") } else { ("Item in", "__all__") };
            let class = vm.type_name_of(name);
            return Err(vm.type_error(format!("{what} {of}.{kind} must be str, not {class}")));
        };
        if skip_underscored && !text.is_empty() && text.at(0) == b'_' as u32 {
            continue;
        }
        let text = vm.intern(text);
        let value = vm.getattr(module, text)?;
        crate::names::namespace_set(vm, locals, text, value)?;
    }
    Ok(())
}
