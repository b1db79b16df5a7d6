//! Error handlers: the built-in ones, and calls of registered ones. CPython: `Python/codecs.c`
//! (`PyCodec_ReplaceErrors` and its siblings), `unicode_encode_call_errorhandler`.

use super::CodecHooks;
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Raised, Value, Vm};
use std::fmt::Write;

/// The handlers that need no exception object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
    /// Any other name: a registered one.
    Other,
}

impl Handler {
    pub fn of(name: &str) -> Handler {
        match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            _ => Handler::Other,
        }
    }
}

/// `\xe9`, `\u20ac`, `\U0001f40d`.
pub fn push_escape(out: &mut String, c: u32) {
    let _ = match c {
        ..0x100 => write!(out, "\\x{c:02x}"),
        ..0x1_0000 => write!(out, "\\u{c:04x}"),
        _ => write!(out, "\\U{c:08x}"),
    };
}

/// What a handler writes for characters that cannot be encoded, where it writes characters.
pub fn replacement(handler: Handler, points: &[u32]) -> Option<String> {
    let mut out = String::new();
    for &c in points {
        match handler {
            Handler::Ignore => {}
            Handler::Replace => out.push('?'),
            Handler::BackslashReplace => push_escape(&mut out, c),
            Handler::XmlCharRefReplace => {
                let _ = write!(out, "&#{c};");
            }
            Handler::NameReplace => match kaa_unicode::name::name(c) {
                Some(name) => {
                    let _ = write!(out, "\\N{{{name}}}");
                }
                None => push_escape(&mut out, c),
            },
            _ => return None,
        }
    }
    Some(out)
}

pub fn encode_error(
    vm: &mut Vm,
    encoding: &str,
    s: Gc<Str>,
    start: usize,
    end: usize,
    reason: &str,
) -> PyResult {
    let class = vm.exception_type("UnicodeEncodeError").value();
    let (encoding, reason) = (vm.str(encoding).value(), vm.str(reason).value());
    let (start, end) = (vm.int_from_usize(start), vm.int_from_usize(end));
    vm.call(class, &[encoding, s.value(), start, end, reason])
}

pub fn decode_error(
    vm: &mut Vm,
    encoding: &str,
    bytes: Gc<Bytes>,
    start: usize,
    end: usize,
    reason: &str,
) -> PyResult {
    let class = vm.exception_type("UnicodeDecodeError").value();
    let (encoding, reason) = (vm.str(encoding).value(), vm.str(reason).value());
    let (start, end) = (vm.int_from_usize(start), vm.int_from_usize(end));
    vm.call(class, &[encoding, bytes.value(), start, end, reason])
}

/// Raises an exception object that was made.
pub fn raise_made(vm: &mut Vm, made: PyResult) -> Raised {
    match made {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// What a registered handler returns for an exception.
pub fn handle(vm: &mut Vm, name: &str, exception: Value) -> PyResult {
    let Some(look_up) = vm.state::<CodecHooks>().lookup_error else {
        return Err(vm.raise_named("LookupError", &format!("unknown error handler name '{name}'")));
    };
    let handler = look_up(vm, name)?;
    vm.call(handler, &[exception])
}

/// Where to go on in an input of `len` items, once negative places are counted from its end.
pub fn place_within(vm: &mut Vm, at: isize, len: usize) -> PyResult<usize> {
    match usize::try_from(at) {
        Ok(at) if at <= len => Ok(at),
        _ => Err(vm.index_error(format!("position {at} from error handler out of bounds"))),
    }
}

/// Calls a registered handler: what it returns, and where it says to go on.
pub fn call_handler(
    vm: &mut Vm,
    name: &str,
    exception: PyResult,
    len: usize,
    encoding: bool,
) -> PyResult<(Value, usize)> {
    let exception = exception?;
    let result = handle(vm, name, exception)?;
    let wrong = if encoding {
        "encoding error handler must return (str/bytes, int) tuple"
    } else {
        "decoding error handler must return (str, int) tuple"
    };
    let Some(pair) = vm.as_tuple(result) else { return Err(vm.type_error(wrong)) };
    let [replacement, position] = *pair.items() else { return Err(vm.type_error(wrong)) };
    let fits = vm.as_str(replacement).is_some() || encoding && vm.payload::<Bytes>(replacement).is_some();
    if !fits {
        return Err(vm.type_error(wrong));
    }
    let position = vm.to_isize(position)?;
    let at = if position < 0 { position + len as isize } else { position };
    Ok((replacement, place_within(vm, at, len)?))
}
