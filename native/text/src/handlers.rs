//! The error handlers that come with Python, as functions of an exception object.

use kaa_object::dict::Dict;
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::typeobject::TypeRef;
use kaa_object::{Gc, PyResult, Raised, StrBuilder, Value, Vm, methods};
use kaa_types::codecs::Builtin;
use kaa_types::codecs::errors::{Handler, replacement};

pub const NAMES: &[&str] = &[
    "strict",
    "ignore",
    "replace",
    "xmlcharrefreplace",
    "backslashreplace",
    "namereplace",
    "surrogatepass",
    "surrogateescape",
];

macro_rules! rows {
    ($($static_name:ident $function:literal $name:literal $handler:expr;)*) => {
        $(methods! { $static_name: Static =>
            /// Deals with characters that cannot be encoded or bytes that cannot be decoded.
            $function => |vm: &mut Vm, exception: Value| handle(vm, exception, $handler), Any;
        })*

        /// Files the handlers under their names.
        pub fn define(vm: &mut Vm, table: Gc<Dict>) -> PyResult<()> {
            $({
                let function = vm.new_builtin_function(&$static_name[0], None, None);
                vm.dict_set_named(table, $name, function)?;
            })*
            Ok(())
        }
    };
}

rows! {
    STRICT "strict_errors(exc, /)" "strict" Handler::Strict;
    IGNORE "ignore_errors(exc, /)" "ignore" Handler::Ignore;
    REPLACE "replace_errors(exc, /)" "replace" Handler::Replace;
    XML "xmlcharrefreplace_errors(exc, /)" "xmlcharrefreplace" Handler::XmlCharRefReplace;
    BACKSLASH "backslashreplace_errors(exc, /)" "backslashreplace" Handler::BackslashReplace;
    NAME "namereplace_errors(exc, /)" "namereplace" Handler::NameReplace;
    PASS "surrogatepass(exc, /)" "surrogatepass" Handler::SurrogatePass;
    ESCAPE "surrogateescape(exc, /)" "surrogateescape" Handler::SurrogateEscape;
}

/// What kind of error an exception tells of, and where.
enum Subject {
    Encode(Gc<Str>),
    Decode(Gc<Bytes>),
    Translate(Gc<Str>),
}

fn wrong_type(vm: &mut Vm, exception: Value) -> Raised {
    let class = vm.type_name_of(exception);
    vm.type_error(format!("don't know how to handle {class} in error callback"))
}

fn subject(vm: &mut Vm, exception: Value) -> PyResult<(Subject, usize, usize)> {
    let class = vm.class_of(exception);
    let kinds = ["UnicodeEncodeError", "UnicodeDecodeError", "UnicodeTranslateError"];
    let Some(kind) = kinds.iter().position(|k| class.is_subtype(vm.exception_type(k))) else {
        return Err(wrong_type(vm, exception));
    };
    let object = vm.getattr_named(exception, "object")?;
    let subject = match kind {
        1 => match vm.payload::<Bytes>(object) {
            Some(bytes) => Subject::Decode(bytes),
            None => return Err(vm.type_error("UnicodeError 'object' attribute must be a bytes")),
        },
        kind => match vm.as_str(object) {
            Some(text) if kind == 0 => Subject::Encode(text),
            Some(text) => Subject::Translate(text),
            None => return Err(vm.type_error("UnicodeError 'object' attribute must be a string")),
        },
    };
    let len = match &subject {
        Subject::Decode(bytes) => bytes.as_slice().len(),
        Subject::Encode(text) | Subject::Translate(text) => text.len(),
    };
    let start = vm.getattr_named(exception, "start")?;
    let end = vm.getattr_named(exception, "end")?;
    let (start, end) = (vm.to_isize(start)?, vm.to_isize(end)?);
    let start = start.clamp(0, (len as isize - 1).max(0)) as usize;
    let end = end.clamp(1.min(len as isize), len as isize) as usize;
    Ok((subject, start, end.max(start)))
}

fn result(vm: &mut Vm, text: Gc<Str>, end: usize) -> PyResult {
    let end = vm.int_from_usize(end);
    Ok(vm.tuple(&[text.value(), end]).value())
}

fn handle(vm: &mut Vm, exception: Value, handler: Handler) -> PyResult {
    if handler == Handler::Strict {
        let base = vm.exception_type("BaseException");
        if vm.is_instance(exception, base) {
            return Err(vm.reraise(exception));
        }
        return Err(vm.type_error("codec must pass exception instance"));
    }
    let (subject, start, end) = subject(vm, exception)?;
    match handler {
        Handler::Ignore => {
            let empty = vm.empty_str();
            result(vm, empty, end)
        }
        Handler::SurrogatePass => pass(vm, exception, subject, start, end),
        Handler::SurrogateEscape => escape(vm, exception, subject, start, end),
        _ => match subject {
            Subject::Encode(text) => {
                let points: Vec<u32> = (start..end).map(|i| text.at(i)).collect();
                let out = replacement(handler, &points).unwrap_or_default();
                let out = vm.try_str(&out)?;
                result(vm, out, end)
            }
            Subject::Translate(text) => match handler {
                Handler::Replace => {
                    let mut out = StrBuilder::new();
                    out.push_repeated(0xfffd, end - start);
                    let out = out.finish(vm)?;
                    result(vm, out, end)
                }
                Handler::BackslashReplace => {
                    let points: Vec<u32> = (start..end).map(|i| text.at(i)).collect();
                    let out = replacement(handler, &points).unwrap_or_default();
                    let out = vm.try_str(&out)?;
                    result(vm, out, end)
                }
                _ => Err(wrong_type(vm, exception)),
            },
            Subject::Decode(bytes) => match handler {
                Handler::Replace => {
                    let out = vm.str_from_point(0xfffd);
                    result(vm, out, end)
                }
                Handler::BackslashReplace => {
                    let out: String =
                        bytes.as_slice()[start..end].iter().map(|b| format!("\\x{b:02x}")).collect();
                    let out = vm.try_str(&out)?;
                    result(vm, out, end)
                }
                _ => Err(wrong_type(vm, exception)),
            },
        },
    }
}

/// The encoding that the exception names, where surrogates can be passed through it.
fn passing(vm: &mut Vm, exception: Value) -> PyResult<Option<Builtin>> {
    let name = vm.getattr_named(exception, "encoding")?;
    let Some(name) = vm.as_str(name) else { return Ok(None) };
    let name = name.to_lossy().to_ascii_lowercase().replace('_', "-");
    let native = |little: &str, big: &str| {
        if cfg!(target_endian = "little") { little.to_owned() } else { big.to_owned() }
    };
    let name = match name.as_str() {
        "utf-16" | "utf16" => native("utf-16-le", "utf-16-be"),
        "utf-32" | "utf32" => native("utf-32-le", "utf-32-be"),
        "utf16-le" | "utf16le" => "utf-16-le".to_owned(),
        "utf16-be" | "utf16be" => "utf-16-be".to_owned(),
        "utf32-le" | "utf32le" => "utf-32-le".to_owned(),
        "utf32-be" | "utf32be" => "utf-32-be".to_owned(),
        _ => name,
    };
    Ok(Builtin::of(&name).filter(|b| matches!(b, Builtin::Utf8 | Builtin::Utf16(_) | Builtin::Utf32(_))))
}

fn is_surrogate(c: u32) -> bool {
    (0xd800..0xe000).contains(&c)
}

fn pass(vm: &mut Vm, exception: Value, subject: Subject, start: usize, end: usize) -> PyResult {
    let Some(encoding) = passing(vm, exception)? else { return Err(vm.reraise(exception)) };
    match subject {
        Subject::Encode(text) => {
            if (start..end).any(|i| !is_surrogate(text.at(i))) {
                return Err(vm.reraise(exception));
            }
            let part = vm.str_slice(text, start, end)?;
            let bytes = kaa_types::codecs::encode_str(vm, part, encoding, "surrogatepass")?;
            let end = vm.int_from_usize(end);
            Ok(vm.tuple(&[bytes.value(), end]).value())
        }
        Subject::Decode(bytes) => {
            let rest = &bytes.as_slice()[start..];
            let found = match (encoding, rest) {
                (Builtin::Utf8, [a, b, c, ..])
                    if a & 0xf0 == 0xe0 && b & 0xc0 == 0x80 && c & 0xc0 == 0x80 =>
                {
                    Some(((*a as u32 & 15) << 12 | (*b as u32 & 63) << 6 | (*c as u32 & 63), 3))
                }
                (Builtin::Utf16(kaa_types::codecs::Order::Big), [a, b, ..]) => {
                    Some((u16::from_be_bytes([*a, *b]) as u32, 2))
                }
                (Builtin::Utf16(_), [a, b, ..]) => Some((u16::from_le_bytes([*a, *b]) as u32, 2)),
                (Builtin::Utf32(kaa_types::codecs::Order::Big), [a, b, c, d, ..]) => {
                    Some((u32::from_be_bytes([*a, *b, *c, *d]), 4))
                }
                (Builtin::Utf32(_), [a, b, c, d, ..]) => Some((u32::from_le_bytes([*a, *b, *c, *d]), 4)),
                _ => None,
            };
            match found {
                Some((c, used)) if is_surrogate(c) => {
                    let out = vm.str_from_point(c);
                    result(vm, out, start + used)
                }
                _ => Err(vm.reraise(exception)),
            }
        }
        Subject::Translate(_) => Err(wrong_type(vm, exception)),
    }
}

fn escape(vm: &mut Vm, exception: Value, subject: Subject, start: usize, end: usize) -> PyResult {
    match subject {
        Subject::Encode(text) => {
            let mut out = Vec::with_capacity(end - start);
            for i in start..end {
                match text.at(i) {
                    c @ 0xdc80..=0xdcff => out.push((c - 0xdc00) as u8),
                    _ => return Err(vm.reraise(exception)),
                }
            }
            let bytes = vm.new_bytes(&out)?.value();
            let end = vm.int_from_usize(end);
            Ok(vm.tuple(&[bytes, end]).value())
        }
        Subject::Decode(bytes) => {
            let mut out = StrBuilder::new();
            for &b in bytes.as_slice()[start..end].iter().take(4).take_while(|b| **b >= 128) {
                out.push(0xdc00 + b as u32);
            }
            if out.is_empty() {
                return Err(vm.reraise(exception));
            }
            let used = out.len();
            let out = out.finish(vm)?;
            result(vm, out, start + used)
        }
        Subject::Translate(_) => Err(wrong_type(vm, exception)),
    }
}
