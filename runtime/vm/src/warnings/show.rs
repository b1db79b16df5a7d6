//! Showing a warning: through `warnings` where that is imported, else here. CPython: `call_show_warning` and
//! `show_warning` in `Python/_warnings.c`.

use super::{Issue, public};
use kaa_object::{PyResult, Value, Vm};
use std::path::Path;

pub(super) fn show(vm: &mut Vm, issue: &Issue) -> PyResult<()> {
    let Some(function) = public(vm, "_showwarnmsg", true)? else {
        if print(vm, issue).is_err() {
            vm.clear_exception();
        }
        return Ok(());
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("warnings._showwarnmsg() must be set to a callable"));
    }
    let Some(class) = public(vm, "WarningMessage", false)? else {
        return Err(vm.runtime_error("unable to get warnings.WarningMessage"));
    };
    let none = Value::NONE;
    let line = vm.int(issue.line);
    let text = issue.source_line.unwrap_or(none);
    let given = [issue.message, issue.category, issue.filename, line, none, text, issue.source];
    let message = vm.call(class, &given)?;
    vm.call(function, &[message]).map(|_| ())
}

fn print(vm: &mut Vm, issue: &Issue) -> PyResult<()> {
    let Some(stderr) = vm.dict_get_named(vm.sys_dict, "stderr").filter(|s| !s.is_none()) else {
        return Ok(());
    };
    let name = vm.names.__name__;
    let category = vm.getattr(issue.category, name)?;
    let (file, category) = (vm.to_str(issue.filename)?, vm.to_str(category)?);
    let text = vm.to_str(issue.text)?;
    let mut all =
        format!("{}:{}: {}: {}\n", file.to_lossy(), issue.line, category.to_lossy(), text.to_lossy());
    let line = match issue.source_line {
        Some(line) => Some(vm.to_str(line)?.to_lossy()),
        None => line_of_file(vm, &file.to_lossy(), issue.line),
    };
    if let Some(line) = line {
        let line = line.trim_start_matches([' ', '\t', '\u{c}']);
        all.push_str(&format!("  {line}\n"));
    }
    let all = vm.try_str(&all)?.value();
    vm.call_method_named(stderr, "write", &[all]).map(|_| ())
}

/// A line of a source file, which may also lie in a folder of `sys.path` under the same name.
/// CPython: `_Py_DisplaySourceLine`.
pub fn line_of_file(vm: &mut Vm, name: &str, line: i64) -> Option<String> {
    let line = usize::try_from(line).ok()?.checked_sub(1)?;
    if name.starts_with('<') && name.ends_with('>') {
        return None;
    }
    let bytes = match kaa_host::read_file(Path::new(name)) {
        Ok(bytes) => bytes,
        Err(_) => {
            let tail = Path::new(name).file_name()?;
            let folders = vm.dict_get_named(vm.sys_dict, "path").and_then(|p| vm.as_list(p))?;
            let folders: Vec<String> =
                folders.items().iter().filter_map(|&f| vm.as_str(f)).map(|f| f.to_lossy()).collect();
            folders.iter().find_map(|folder| kaa_host::read_file(&Path::new(folder).join(tail)).ok())?
        }
    };
    let cookie = kaa_syntax::coding_cookie(&bytes).map(|(name, _)| name.to_ascii_lowercase());
    let bytes = bytes.split(|&b| b == b'\n').nth(line)?;
    let latin = cookie.is_some_and(|c| matches!(c.as_slice(), b"latin-1" | b"iso-8859-1" | b"latin1"));
    let text = if latin {
        bytes.iter().map(|&b| char::from(b)).collect()
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    Some(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// The name of a value's type with its module, as `%T` gives it.
pub fn full_type_name(vm: &mut Vm, value: Value) -> PyResult<String> {
    let class = vm.class_of(value);
    let qualname = class.qualname.get().to_lossy();
    let name = vm.names.__module__;
    match vm.getattr_opt(class.value(), name)?.and_then(|m| vm.as_str(m)) {
        Some(module) if !matches!(module.to_lossy().as_str(), "builtins" | "__main__") => {
            Ok(format!("{}.{qualname}", module.to_lossy()))
        }
        _ => Ok(qualname),
    }
}
