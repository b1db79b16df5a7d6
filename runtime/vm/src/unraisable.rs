//! `sys.unraisablehook`, and tracebacks without the `traceback` module's help. CPython:
//! `write_unraisable_exc_file` in `Python/errors.c`, `PyTraceBack_Print` in `Python/traceback.c`.

use crate::warnings::show::line_of_file;
use kaa_object::exception::Traceback;
use kaa_object::{PyResult, Value, Vm};

/// How often the same line is shown before the rest is counted.
const SHOWN_REPEATS: usize = 3;

/// A traceback as text: one line for each place, and its source where that can be read.
pub fn traceback_text(vm: &mut Vm, traceback: Value) -> String {
    let mut text = String::from("Traceback (most recent call last):\n");
    let mut at = vm.payload::<Traceback>(traceback);
    let mut last: Option<(String, usize, String)> = None;
    let mut repeats = 0;
    while let Some(entry) = at {
        let line = kaa_types::frame::traceback_line(entry).unwrap_or(0);
        let place = (entry.code.filename.to_lossy(), line as usize, entry.code.name.to_lossy());
        at = entry.next.get();
        if last.as_ref() != Some(&place) {
            text += &repeated(repeats);
            repeats = 0;
        }
        repeats += 1;
        if repeats <= SHOWN_REPEATS {
            text += &format!("  File \"{}\", line {}, in {}\n", place.0, place.1, place.2);
            if let Some(source) = line_of_file(vm, &place.0, place.1 as i64) {
                text += &format!("    {}\n", source.trim_start_matches([' ', '\t', '\u{c}']));
            }
        }
        last = Some(place);
    }
    text + &repeated(repeats)
}

fn repeated(times: usize) -> String {
    match times.saturating_sub(SHOWN_REPEATS) {
        0 => String::new(),
        1 => "  [Previous line repeated 1 more time]\n".to_owned(),
        more => format!("  [Previous line repeated {more} more times]\n"),
    }
}

/// The last line of a traceback: the exception's class and text. A colon goes before the text, and before an empty one
/// where `always_colon`.
pub fn exception_line(vm: &mut Vm, exception: Value, always_colon: bool) -> String {
    let class = vm.class_of(exception);
    let module = vm.names.__module__;
    let module = match vm.getattr_opt(class.value(), module) {
        Ok(module) => module.and_then(|m| vm.as_str(m)).map(|m| m.to_lossy()),
        Err(_) => {
            vm.clear_exception();
            None
        }
    };
    let mut text = match module.as_deref() {
        Some("builtins" | "__main__") => String::new(),
        Some(module) => format!("{module}."),
        None => "<unknown>".to_owned(),
    };
    text += &class.qualname.get().to_lossy();
    match vm.to_str(exception) {
        Ok(shown) if shown.len() == 0 && !always_colon => {}
        Ok(shown) => text += &format!(": {}", shown.to_lossy()),
        Err(_) => {
            vm.clear_exception();
            text += ": <exception str() failed>";
        }
    }
    text + "\n"
}

/// What `sys.unraisablehook` does by itself.
pub fn unraisablehook(vm: &mut Vm, args: Value) -> PyResult<()> {
    if vm.exceptions.get("UnraisableHookArgs").is_some_and(|class| vm.class_of(args) != *class) {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let get = |vm: &mut Vm, name: &str| vm.getattr_named(args, name);
    let (value, message, object) = (get(vm, "exc_value")?, get(vm, "err_msg")?, get(vm, "object")?);
    let traceback = get(vm, "exc_traceback")?;
    let name = vm.names.stderr;
    let Some(file) = vm.sys_dict.get_str(name).filter(|f| !f.is_none()) else { return Ok(()) };
    let mut text = String::new();
    if object.is_none() {
        if let Some(message) = vm.as_str(message) {
            text += &format!("{}:\n", message.to_lossy());
        }
    } else {
        let shown = match vm.repr(object) {
            Ok(s) => s.to_lossy(),
            Err(_) => {
                vm.clear_exception();
                "<object repr() failed>".to_owned()
            }
        };
        let start = vm.as_str(message).map_or("Exception ignored in".to_owned(), |m| m.to_lossy());
        text += &format!("{start}: {shown}\n");
    }
    if !traceback.is_none() {
        text += &traceback_text(vm, traceback);
    }
    if !value.is_none() {
        text += &exception_line(vm, value, true);
    }
    let text = vm.try_str(&text)?.value();
    let (write, flush) = (vm.names.write, vm.names.flush);
    vm.call_method(file, write, &[text])?;
    vm.call_method(file, flush, &[]).map(|_| ())
}
