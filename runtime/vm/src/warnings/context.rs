//! Where a warning is issued: the frame that it is put down to, and its line. CPython: `setup_context` and
//! `get_source_line` in `Python/_warnings.c`.

use kaa_object::dict::Dict;
use kaa_object::frame::Frame;
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Str, Value, Vm};

pub struct Place {
    pub filename: Value,
    pub line: i64,
    pub module: Value,
    pub registry: Value,
}

/// Whether a file is of the import machinery, which is passed over.
fn is_internal(filename: Gc<Str>) -> bool {
    let name = filename.to_lossy();
    name.contains("importlib") && name.contains("_bootstrap")
}

fn is_skipped(vm: &Vm, filename: Gc<Str>, skip: Option<Gc<Tuple>>) -> bool {
    skip.is_some_and(|skip| {
        let name = filename.to_lossy();
        skip.items().iter().any(|&p| vm.as_str(p).is_some_and(|p| name.starts_with(&p.to_lossy())))
    })
}

/// The frame `level` steps up from the one that runs (1 is that itself).
pub fn place(vm: &mut Vm, level: isize, skip: Option<Gc<Tuple>>) -> PyResult<Place> {
    let frames = &vm.thread.frames;
    let filename = |frame: &Frame| frame.code.filename;
    let mut at = frames.len().checked_sub(1);
    let plain = level <= 0 || at.is_some_and(|at| is_internal(filename(&frames[at])));
    let mut left = level;
    while left > 1 && at.is_some() {
        left -= 1;
        loop {
            at = at.and_then(|at| at.checked_sub(1));
            let Some(index) = at else { break };
            let name = filename(&frames[index]);
            if plain || !(is_internal(name) || is_skipped(vm, name, skip)) {
                break;
            }
        }
    }
    let (globals, filename, line) = match at {
        Some(index) => {
            let frame = &vm.thread.frames[index];
            let (code, globals) = (frame.code, frame.function.globals);
            let last = vm.hooks.last_instruction;
            let line = kaa_types::code::line_at(code, last(vm, frame)).unwrap_or(0);
            (globals, code.filename.value(), i64::from(line))
        }
        None => (vm.sys_dict, vm.intern_str("<sys>").value(), 0),
    };
    let key = vm.intern_str("__warningregistry__");
    let registry = match globals.get_str(key) {
        Some(registry) => registry,
        None => {
            let registry = vm.new_dict().value();
            vm.dict_set_str(globals, key, registry)?;
            registry
        }
    };
    let name = vm.names.__name__;
    let module = match globals.get_str(name) {
        Some(name) if name.is_none() || vm.as_str(name).is_some() => name,
        _ => vm.intern_str("<string>").value(),
    };
    Ok(Place { filename, line, module, registry })
}

/// The line that a module's loader has, if that tells.
pub fn source_line(vm: &mut Vm, globals: Gc<Dict>, line: i32) -> PyResult<Option<Value>> {
    let external = vm.intern_str("importlib._bootstrap_external");
    let external = crate::import::import_module(vm, external)?;
    let loader = vm.call_method_named(external, "_bless_my_loader", &[globals.value()])?;
    let name = vm.names.__name__;
    let Some(name) = globals.get_str(name) else { return Ok(None) };
    let get_source = vm.intern_str("get_source");
    let Some(get_source) = vm.getattr_opt(loader, get_source)? else { return Ok(None) };
    let source = vm.call(get_source, &[name]);
    let source = match vm.catching(source, "ImportError")? {
        Some(source) if !source.is_none() => source,
        _ => return Ok(None),
    };
    if vm.as_str(source).is_none() {
        let got = vm.type_name_of(source);
        return Err(vm.type_error(format!("must be str, not {got}")));
    }
    let split = vm.types.str.value();
    let split = vm.getattr_named(split, "splitlines")?;
    let lines = vm.call(split, &[source])?;
    let Some(lines) = vm.as_list(lines) else { return Ok(None) };
    Ok((i64::from(line) - 1).try_into().ok().and_then(|at: usize| lines.get(at)))
}
