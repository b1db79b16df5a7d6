//! The registry: search functions, known codecs, error handlers.

use crate::handlers;
use kaa_object::dict::Dict;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Module;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use kaa_types::codecs::CodecHooks;

/// The registry's tables, all of them roots.
#[derive(Default, Clone, Copy)]
struct Registry {
    search: Option<Gc<List>>,
    known: Option<Gc<Dict>>,
    errors: Option<Gc<Dict>>,
    /// `encodings` has been imported, or is being imported.
    started: bool,
}

struct Tables {
    search: Gc<List>,
    known: Gc<Dict>,
    errors: Gc<Dict>,
}

fn tables(vm: &mut Vm) -> Tables {
    let registry = *vm.state::<Registry>();
    match (registry.search, registry.known, registry.errors) {
        (Some(search), Some(known), Some(errors)) => Tables { search, known, errors },
        _ => {
            let (search, known, errors) = (vm.new_list(), vm.new_dict(), vm.new_dict());
            for root in [search.value(), known.value(), errors.value()] {
                vm.add_root(root);
            }
            let registry = vm.state::<Registry>();
            registry.search = Some(search);
            registry.known = Some(known);
            registry.errors = Some(errors);
            Tables { search, known, errors }
        }
    }
}

pub fn init(vm: &mut Vm, _: Gc<Module>) -> PyResult<()> {
    let errors = tables(vm).errors;
    handlers::define(vm, errors)?;
    *vm.state::<CodecHooks>() = CodecHooks {
        encode: Some(|vm, object, encoding, errors| text_call(vm, object, encoding, errors, true)),
        decode: Some(|vm, object, encoding, errors| text_call(vm, object, encoding, errors, false)),
        lookup_error: Some(lookup_error),
    };
    Ok(())
}

methods! { FUNCTIONS: Module =>
    /// Register a codec search function, which is called with a normalized encoding name.
    "register($module, search_function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        if !vm.is_callable(function) {
            return Err(vm.type_error("argument must be callable"));
        }
        tables(vm).search.push(vm, function)
    }, Any;
    /// Unregister a codec search function and clear the registry's cache.
    "unregister($module, search_function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        let tables = tables(vm);
        let at = (0..tables.search.len()).find(|&i| tables.search.get(i) == Some(function));
        if let Some(at) = at {
            tables.search.remove(at);
            vm.dict_clear(tables.known);
        }
        Ok(())
    }, Any;
    /// Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.
    "lookup($module, encoding, /)" => |vm: &mut Vm, encoding: Gc<Str>| -> PyResult {
        let name = checked(vm, encoding)?;
        lookup(vm, &name)
    }, Any;
    /// Register the specified error handler under the name errors.
    "register_error($module, errors, handler, /)" => |vm: &mut Vm, errors: Gc<Str>, handler: Value| -> PyResult<()> {
        checked(vm, errors)?;
        if !vm.is_callable(handler) {
            return Err(vm.type_error("handler must be callable"));
        }
        let table = tables(vm).errors;
        vm.dict_set(table, errors.value(), handler)
    }, Any;
    "_unregister_error($module, errors, /)" => |vm: &mut Vm, errors: Gc<Str>| -> PyResult<bool> {
        let name = checked(vm, errors)?;
        if handlers::NAMES.contains(&name.as_str()) {
            return Err(vm.value_error(format!("cannot un-register built-in error handler '{name}'")));
        }
        let table = tables(vm).errors;
        Ok(vm.dict_remove(table, errors.value())?.is_some())
    }, Any;
    /// Return the error handler for the specified error handling name.
    "lookup_error($module, name, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        let name = checked(vm, name)?;
        lookup_error(vm, &name)
    }, Any;
    /// Encodes obj using the codec registered for encoding.
    "encode($module, /, obj, encoding='utf-8', errors='strict')" =>
        |vm: &mut Vm, object: Value, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>| {
            by_registry(vm, object, encoding, errors, true)
        }, Any;
    /// Decodes obj using the codec registered for encoding.
    "decode($module, /, obj, encoding='utf-8', errors='strict')" =>
        |vm: &mut Vm, object: Value, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>| {
            by_registry(vm, object, encoding, errors, false)
        }, Any;
}

fn checked(vm: &mut Vm, name: Gc<Str>) -> PyResult<String> {
    if name.code_points().any(|c| c == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    vm.to_utf8(name)
}

/// Lower case, with `_` for every run of other characters. CPython: `_Py_normalize_encoding`.
pub fn normalise(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.bytes() {
        if c.is_ascii_alphanumeric() || c == b'.' {
            if gap && !out.is_empty() {
                out.push('_');
            }
            gap = false;
            out.push(c.to_ascii_lowercase() as char);
        } else {
            gap = true;
        }
    }
    out
}

/// The codec of that name: a tuple of four.
fn lookup(vm: &mut Vm, encoding: &str) -> PyResult {
    if !vm.state::<Registry>().started {
        vm.state::<Registry>().started = true;
        let name = vm.intern_str("encodings");
        if let Err(raised) = (vm.hooks.import_module)(vm, name) {
            vm.state::<Registry>().started = false;
            return Err(raised);
        }
    }
    let tables = tables(vm);
    let name = normalise(encoding);
    let key = vm.intern_str(&name);
    if let Some(known) = tables.known.get_str(key) {
        return Ok(known);
    }
    if tables.search.is_empty() {
        return Err(
            vm.raise_named("LookupError", "no codec search functions registered: can't find encoding")
        );
    }
    let mut at = 0;
    while let Some(function) = tables.search.get(at) {
        at += 1;
        let found = vm.call(function, &[key.value()])?;
        if found.is_none() {
            continue;
        }
        if vm.as_tuple(found).is_none_or(|t| t.len() != 4) {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        }
        vm.dict_set_str(tables.known, key, found)?;
        return Ok(found);
    }
    Err(vm.raise_named("LookupError", &format!("unknown encoding: {encoding}")))
}

fn lookup_error(vm: &mut Vm, name: &str) -> PyResult {
    let table = tables(vm).errors;
    let key = vm.str(name).value();
    match vm.dict_get(table, key)? {
        Some(handler) => Ok(handler),
        None => Err(vm.raise_named("LookupError", &format!("unknown error handler name '{name}'"))),
    }
}

/// `_codecs.encode` and `decode`: any codec, any object.
fn by_registry(
    vm: &mut Vm,
    object: Value,
    encoding: Option<Gc<Str>>,
    errors: Option<Gc<Str>>,
    encode: bool,
) -> PyResult {
    let name = match encoding {
        Some(encoding) => checked(vm, encoding)?,
        None => "utf-8".to_owned(),
    };
    let codec = lookup(vm, &name)?;
    run(vm, codec, object, errors.map(Gc::value), &name, encode)
}

fn run(
    vm: &mut Vm,
    codec: Value,
    object: Value,
    errors: Option<Value>,
    name: &str,
    encode: bool,
) -> PyResult {
    let Some(parts) = vm.as_tuple(codec) else { return Err(vm.type_error("codec must be a tuple")) };
    let Some(function) = parts.get(if encode { 0 } else { 1 }) else {
        return Err(vm.type_error("codec must be a tuple of 4"));
    };
    let result = match errors {
        Some(errors) => vm.call(function, &[object, errors]),
        None => vm.call(function, &[object]),
    };
    let result = match result {
        Ok(result) => result,
        Err(raised) => {
            note(vm, name, encode);
            return Err(raised);
        }
    };
    match vm.as_tuple(result).filter(|t| t.len() == 2) {
        Some(pair) => Ok(pair.items()[0]),
        None if encode => Err(vm.type_error("encoder must return a tuple (object, integer)")),
        None => Err(vm.type_error("decoder must return a tuple (object,integer)")),
    }
}

/// Adds to the pending exception which codec it came from.
fn note(vm: &mut Vm, name: &str, encode: bool) {
    let Some(exception) = vm.take_exception() else { return };
    let operation = if encode { "encoding" } else { "decoding" };
    let text = vm.str(&format!("{operation} with '{name}' codec failed")).value();
    if vm.call_method_named(exception, "add_note", &[text]).is_err() {
        vm.clear_exception();
    }
    let _ = vm.reraise(exception);
}

/// `str.encode` and `bytes.decode` by a codec that must be one for text.
fn text_call(vm: &mut Vm, object: Value, encoding: &str, errors: &str, encode: bool) -> PyResult {
    let codec = lookup(vm, encoding)?;
    let name = vm.intern_str("_is_text_encoding");
    let is_text = match vm.getattr_opt(codec, name)? {
        Some(value) => vm.is_true(value)?,
        None => true,
    };
    if !is_text {
        let other = if encode { "codecs.encode()" } else { "codecs.decode()" };
        return Err(vm.raise_named(
            "LookupError",
            &format!("'{encoding}' is not a text encoding; use {other} to handle arbitrary codecs"),
        ));
    }
    let errors = vm.str(errors).value();
    run(vm, codec, object, Some(errors), encoding, encode)
}
