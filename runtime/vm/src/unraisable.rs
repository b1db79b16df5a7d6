//! What `sys.unraisablehook` prints of an exception that nobody can catch: its traceback without marks, its type and
//! text, none of what it was raised from. CPython: `write_unraisable_exc_file` in `Python/errors.c` and
//! `PyTraceBack_Print` in `Python/traceback.c`.

use kaa_object::exception::Traceback;
use kaa_object::{Gc, PyResult, Value, Vm};
use std::collections::HashMap;

/// Entries of a traceback that are shown, the last ones.
const LIMIT: usize = 1000;
/// Equal entries in a row that are shown.
const REPEATED: usize = 3;

/// `sys.unraisablehook`
pub fn hook(vm: &mut Vm, args: Value) -> PyResult<()> {
    if vm.exceptions.get("UnraisableHookArgs").is_some_and(|class| vm.class_of(args) != *class) {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let get = |vm: &mut Vm, name: &str| vm.getattr_named(args, name);
    let (class, value, traceback) = (get(vm, "exc_type")?, get(vm, "exc_value")?, get(vm, "exc_traceback")?);
    let (message, object) = (get(vm, "err_msg")?, get(vm, "object")?);
    let name = vm.names.stderr;
    let Some(file) = vm.sys_dict.get_str(name).filter(|f| !f.is_none()) else { return Ok(()) };
    let shown = if object.is_none() { None } else { Some(shown(vm, object, true, "<object repr() failed>")) };
    let mut text = match (vm.as_str(message).map(|m| m.to_lossy()), shown) {
        (Some(m), Some(o)) => format!("{m} {o}:\n"),
        (Some(m), None) => format!("{m}:\n"),
        (None, Some(o)) => format!("Exception ignored in: {o}\n"),
        (None, None) => String::new(),
    };
    if let Some(entry) = vm.payload::<Traceback>(traceback) {
        print_traceback(vm, entry, &mut text);
    }
    if let Some(class) = vm.as_type(class) {
        let module = vm.getattr_named(class.value(), "__module__").ok().and_then(|m| vm.as_str(m));
        vm.clear_exception();
        match module.map(|m| m.to_lossy()) {
            None => text += "<unknown>.",
            Some(module) if module == "builtins" || module == "__main__" => {}
            Some(module) => text += &format!("{module}."),
        }
        let qualname = vm.getattr_named(class.value(), "__qualname__").ok().and_then(|q| vm.as_str(q));
        vm.clear_exception();
        text += &qualname.map_or_else(|| "<unknown>".to_owned(), |q| q.to_lossy());
        if !value.is_none() {
            text += ": ";
            text += &self::shown(vm, value, false, "<exception str() failed>");
        }
    }
    text.push('\n');
    let text = vm.try_str(&text)?.value();
    let write = vm.names.write;
    vm.call_method(file, write, &[text])?;
    let flush = vm.names.flush;
    vm.call_method(file, flush, &[])?;
    Ok(())
}

fn shown(vm: &mut Vm, object: Value, repr: bool, otherwise: &str) -> String {
    let text = if repr { vm.repr(object) } else { vm.to_str(object) };
    match text {
        Ok(text) => text.to_lossy(),
        Err(_) => {
            vm.clear_exception();
            otherwise.to_owned()
        }
    }
}

fn print_traceback(vm: &mut Vm, first: Gc<Traceback>, text: &mut String) {
    *text += "Traceback (most recent call last):\n";
    let mut count = 0;
    let mut at = Some(first);
    while let Some(entry) = at {
        count += 1;
        at = entry.next.get();
    }
    let mut sources: HashMap<String, Option<String>> = HashMap::new();
    let mut last = None;
    let mut repeated = 0;
    let mut at = Some(first);
    for number in 0..count {
        let Some(entry) = at else { break };
        at = entry.next.get();
        if count - number > LIMIT {
            continue;
        }
        let line = kaa_types::frame::traceback_line(entry).unwrap_or(0) as usize;
        let (file, name) = (entry.code.filename.to_lossy(), entry.code.name.to_lossy());
        let key = (file.clone(), line, name.clone());
        if last.as_ref() == Some(&key) {
            repeated += 1;
        } else {
            say_repeated(text, repeated);
            repeated = 1;
            last = Some(key);
        }
        if repeated > REPEATED {
            continue;
        }
        *text += &format!("  File \"{file}\", line {line}, in {name}\n");
        let source = sources.entry(file).or_insert_with_key(|file| source_of(vm, file));
        let source_line = source.as_deref().and_then(|s| s.lines().nth(line.checked_sub(1)?));
        if let Some(source_line) = source_line {
            let source_line = source_line.trim_start_matches([' ', '\t', '\x0c']);
            *text += &format!("    {source_line}\n");
        }
    }
    say_repeated(text, repeated);
}

fn say_repeated(text: &mut String, repeated: usize) {
    match repeated.saturating_sub(REPEATED) {
        0 => {}
        1 => *text += "  [Previous line repeated 1 more time]\n",
        more => *text += &format!("  [Previous line repeated {more} more times]\n"),
    }
}

fn source_of(vm: &mut Vm, file: &str) -> Option<String> {
    if file.starts_with('<') && file.ends_with('>') {
        return None;
    }
    if let Some(module) = crate::packed::of_path(vm, file) {
        return Some(String::from_utf8_lossy(&module.source()).into_owned());
    }
    let bytes = kaa_host::read_file(file.as_ref()).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
