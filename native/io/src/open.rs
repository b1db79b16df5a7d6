//! `open`, `open_code`, `text_encoding`. CPython: `Modules/_io/_iomodule.c`.

use crate::buffered::Classes;
use crate::fileio::{self, FileIO};
use crate::textio::TextIO;
use crate::util::call0;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

methods! { FUNCTIONS: Module =>
    /// Open file and return a stream; raise OSError upon failure.
    ///
    /// The mode says whether the stream is read ('r'), written anew ('w'), created ('x') or
    /// appended to ('a'), whether it is text ('t') or binary ('b'), and with '+' that it is both
    /// read and written.
    "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)" =>
        open, Any;
    /// Opens the provided file with the intent to import the contents.
    "open_code($module, /, path)" => |vm: &mut Vm, path: Gc<Str>| -> PyResult {
        let mode = vm.str("rb");
        open(vm, path.value(), Some(mode), None, None, None, None, None, None)
    }, Any;
    /// The encoding that a text stream gets where it was given none: "locale", or "utf-8" in UTF-8 mode.
    "text_encoding($module, encoding, stacklevel=2, /)" => |vm: &mut Vm, encoding: Value, level: Option<i32>| -> PyResult {
        if !encoding.is_none() {
            return Ok(encoding);
        }
        if flag(vm, "warn_default_encoding")? {
            let level = level.unwrap_or(2) as isize;
            vm.warn_named("EncodingWarning", "'encoding' argument not specified", level)?;
        }
        let name = if flag(vm, "utf8_mode")? { "utf-8" } else { "locale" };
        Ok(vm.str(name).value())
    }, Any;
}

/// A field of `sys.flags`; false where there is none yet.
pub fn flag(vm: &mut Vm, name: &str) -> PyResult<bool> {
    let key = vm.intern_str("flags");
    let Some(flags) = vm.sys_dict.get_str(key) else { return Ok(false) };
    let name = vm.intern_str(name);
    match vm.getattr_opt(flags, name)? {
        Some(value) => vm.is_true(value),
        None => Ok(false),
    }
}

/// What `open`'s mode asks for.
#[derive(Default)]
struct Mode {
    creating: bool,
    reading: bool,
    writing: bool,
    appending: bool,
    updating: bool,
    text: bool,
    binary: bool,
}

fn parse(vm: &mut Vm, mode: &str) -> PyResult<Mode> {
    let mut m = Mode::default();
    for (i, c) in mode.char_indices() {
        let field = match c {
            'x' => &mut m.creating,
            'r' => &mut m.reading,
            'w' => &mut m.writing,
            'a' => &mut m.appending,
            '+' => &mut m.updating,
            't' => &mut m.text,
            'b' => &mut m.binary,
            _ => return Err(vm.value_error(format!("invalid mode: '{mode}'"))),
        };
        if *field || mode[..i].contains(c) {
            return Err(vm.value_error(format!("invalid mode: '{mode}'")));
        }
        *field = true;
    }
    Ok(m)
}

#[expect(clippy::too_many_arguments, reason = "the parameters of open()")]
fn open(
    vm: &mut Vm,
    file: Value,
    mode: Option<Gc<Str>>,
    buffering: Option<i32>,
    encoding: Option<Value>,
    errors: Option<Value>,
    newline: Option<Value>,
    closefd: Option<bool>,
    opener: Option<Value>,
) -> PyResult {
    let given = |v: Option<Value>| v.filter(|v| !v.is_none());
    let (encoding, errors, newline) = (given(encoding), given(errors), given(newline));
    for (name, value) in [("encoding", encoding), ("errors", errors), ("newline", newline)] {
        if let Some(value) = value
            && vm.as_str(value).is_none()
        {
            let class = vm.type_name_of(value);
            return Err(vm.type_error(format!("open() argument '{name}' must be str or None, not {class}")));
        }
    }
    let mode_text = mode.map_or("r".to_owned(), |m| m.to_lossy());
    let m = parse(vm, &mode_text)?;
    let path = if vm.is_int(file) { file } else { kaa_types::paths::fspath(vm, file)? };
    if m.text && m.binary {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    if m.creating as u8 + m.reading as u8 + m.writing as u8 + m.appending as u8 != 1 {
        let message = if mode_text.chars().filter(|c| "xrwa".contains(*c)).count() == 0 {
            "Must have exactly one of create/read/write/append mode and at most one plus"
        } else {
            "must have exactly one of create/read/write/append mode"
        };
        return Err(vm.value_error(message));
    }
    if m.binary {
        for (name, value) in [("an encoding", encoding), ("an errors", errors), ("a newline", newline)] {
            if value.is_some() {
                return Err(vm.value_error(format!("binary mode doesn't take {name} argument")));
            }
        }
    }
    let mut buffering = buffering.unwrap_or(-1);
    if m.binary && buffering == 1 {
        vm.warn_named(
            "RuntimeWarning",
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
            1,
        )?;
    }
    let kind = if m.creating {
        "x"
    } else if m.reading {
        "r"
    } else if m.writing {
        "w"
    } else {
        "a"
    };
    let raw_mode = vm.str(&format!("{kind}{}", if m.updating { "+" } else { "" })).value();
    let file_class = vm.type_of_payload::<FileIO>().value();
    let closefd = Value::bool(closefd.unwrap_or(true));
    let raw = vm.call(file_class, &[path, raw_mode, closefd, opener.unwrap_or(Value::NONE)])?;
    let result = wrap(vm, raw, &m, &mut buffering, encoding, errors, newline, mode);
    if result.is_err() {
        // What was opened is closed again; the error of that would only hide the first.
        let pending = vm.take_exception();
        let closed = call0(vm, raw, "close").map(drop);
        crate::base::chain(vm, pending, closed)?;
    }
    result
}

#[expect(clippy::too_many_arguments, reason = "what is left of the parameters of open()")]
fn wrap(
    vm: &mut Vm,
    raw: Value,
    m: &Mode,
    buffering: &mut i32,
    encoding: Option<Value>,
    errors: Option<Value>,
    newline: Option<Value>,
    mode: Option<Gc<Str>>,
) -> PyResult {
    let file = fileio::exact(vm, raw);
    let isatty = *buffering < 0 && file.is_some_and(fileio::isatty_when_opened);
    let mut line_buffering = false;
    if *buffering == 1 && !m.binary || isatty {
        line_buffering = !m.binary || isatty;
        *buffering = -1;
    }
    let size = match *buffering {
        n if n < 0 || (n == 1 && m.binary) => {
            let block = file.map_or(0, fileio::block_size).min(8 << 20) as usize;
            block.max(crate::DEFAULT_BUFFER_SIZE)
        }
        n => n as usize,
    };
    if *buffering == 0 {
        if !m.binary {
            return Err(vm.value_error("can't have unbuffered text I/O"));
        }
        return Ok(raw);
    }
    let classes = *vm.state::<Classes>();
    let class = if m.updating {
        classes.random
    } else if m.reading {
        classes.reader
    } else {
        classes.writer
    };
    let Some(class) = class else { return Err(vm.runtime_error("_io is not ready")) };
    let size = vm.int_from_usize(size);
    let buffer = vm.call(class.value(), &[raw, size])?;
    if m.binary {
        return Ok(buffer);
    }
    let text_class = vm.type_of_payload::<TextIO>().value();
    let or_none = |v: Option<Value>| v.unwrap_or(Value::NONE);
    let args = [buffer, or_none(encoding), or_none(errors), or_none(newline), Value::bool(line_buffering)];
    let text = vm.call(text_class, &args)?;
    let mode = match mode {
        Some(mode) => mode.value(),
        None => vm.char_str(b'r').value(),
    };
    vm.setattr_named(text, "mode", mode)?;
    Ok(text)
}
