//! `unicode_escape`, `raw_unicode_escape` and the escapes of bytes literals.

use crate::support::{bad_bytes, errors_name, input_or_text, pair};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm, methods};
use std::fmt::Write;

methods! { FUNCTIONS: Module =>
    "unicode_escape_encode($module, str, errors=None, /)" => |vm: &mut Vm, text: Gc<Str>, _: Option<Value>| -> PyResult {
        let mut out = String::new();
        for c in text.code_points() {
            match c {
                0x5c => out.push_str("\\\\"),
                0x09 => out.push_str("\\t"),
                0x0a => out.push_str("\\n"),
                0x0d => out.push_str("\\r"),
                0x20..0x7f => out.push(c as u8 as char),
                _ => push_escape(&mut out, c),
            }
        }
        let bytes = vm.new_bytes(out.as_bytes())?.value();
        pair(vm, bytes, text.len())
    }, Any;
    "raw_unicode_escape_encode($module, str, errors=None, /)" => |vm: &mut Vm, text: Gc<Str>, _: Option<Value>| -> PyResult {
        let mut out = Vec::new();
        for c in text.code_points() {
            if c < 256 {
                out.push(c as u8);
            } else {
                let mut escape = String::new();
                push_escape(&mut escape, c);
                out.extend_from_slice(escape.as_bytes());
            }
        }
        let bytes = vm.new_bytes(&out)?.value();
        pair(vm, bytes, text.len())
    }, Any;
    "unicode_escape_decode($module, data, errors=None, final=True, /)" =>
        |vm: &mut Vm, data: Value, errors: Option<Value>, last: Option<bool>| {
            unescape(vm, data, errors, last.unwrap_or(true), false)
        }, Any;
    "raw_unicode_escape_decode($module, data, errors=None, final=True, /)" =>
        |vm: &mut Vm, data: Value, errors: Option<Value>, last: Option<bool>| {
            unescape(vm, data, errors, last.unwrap_or(true), true)
        }, Any;
    "escape_encode($module, data, errors=None, /)" => escape_encode, Any;
    "escape_decode($module, data, errors=None, /)" => escape_decode, Any;
}

fn push_escape(out: &mut String, c: u32) {
    let _ = match c {
        0..0x100 => write!(out, "\\x{c:02x}"),
        0x100..0x1_0000 => write!(out, "\\u{c:04x}"),
        _ => write!(out, "\\U{c:08x}"),
    };
}

/// What an escape sequence is.
enum Escape {
    Char(u32, usize),
    Nothing(usize),
    /// Not an escape: the backslash stands for itself.
    Literal,
    Octal(u32, usize),
    Bad(usize, &'static str),
    /// The input ends within it.
    Short(usize, &'static str),
}

fn hex(rest: &[u8], count: usize, reason: &'static str) -> Escape {
    let digits = rest[2..].iter().take(count).take_while(|b| b.is_ascii_hexdigit()).count();
    if digits == count {
        let text = std::str::from_utf8(&rest[2..2 + count]).unwrap_or("0");
        let c = u32::from_str_radix(text, 16).unwrap_or(0);
        if c > 0x10_ffff {
            return Escape::Bad(2 + count, "illegal Unicode character");
        }
        return Escape::Char(c, 2 + count);
    }
    if 2 + digits == rest.len() { Escape::Short(2 + digits, reason) } else { Escape::Bad(2 + digits, reason) }
}

/// The escape at the start of `rest`, which begins with a backslash.
fn escape_at(rest: &[u8], raw: bool) -> Escape {
    let Some(&kind) = rest.get(1) else { return Escape::Short(1, "\\ at end of string") };
    if raw {
        return match kind {
            b'u' => hex(rest, 4, "truncated \\uXXXX escape"),
            b'U' => match hex(rest, 8, "truncated \\UXXXXXXXX escape") {
                Escape::Bad(n, "illegal Unicode character") => Escape::Bad(n, "\\Uxxxxxxxx out of range"),
                other => other,
            },
            _ => Escape::Literal,
        };
    }
    let simple = |c: u8| Escape::Char(c as u32, 2);
    match kind {
        b'\n' => Escape::Nothing(2),
        b'\\' | b'\'' | b'"' => simple(kind),
        b'b' => simple(8),
        b'f' => simple(12),
        b't' => simple(9),
        b'n' => simple(10),
        b'r' => simple(13),
        b'v' => simple(11),
        b'a' => simple(7),
        b'0'..=b'7' => {
            let digits = rest[1..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
            let n = rest[1..1 + digits].iter().fold(0, |n, b| n * 8 + (b - b'0') as u32);
            Escape::Octal(n, 1 + digits)
        }
        b'x' => hex(rest, 2, "truncated \\xXX escape"),
        b'u' => hex(rest, 4, "truncated \\uXXXX escape"),
        b'U' => hex(rest, 8, "truncated \\UXXXXXXXX escape"),
        b'N' => {
            let malformed = "malformed \\N character escape";
            if rest.get(2).is_none() {
                return Escape::Short(2, malformed);
            }
            if rest[2] != b'{' {
                return Escape::Bad(2, malformed);
            }
            let Some(end) = rest[3..].iter().position(|&b| b == b'}').map(|i| i + 3) else {
                return Escape::Short(rest.len(), malformed);
            };
            if end == 3 {
                return Escape::Bad(end, malformed);
            }
            let name = String::from_utf8_lossy(&rest[3..end]);
            match kaa_unicode::name::lookup(&name) {
                Some(kaa_unicode::name::Named::Char(c) | kaa_unicode::name::Named::Alias(c)) => {
                    Escape::Char(c, end + 1)
                }
                _ => Escape::Bad(end + 1, "unknown Unicode character name"),
            }
        }
        _ => Escape::Literal,
    }
}

fn unescape(vm: &mut Vm, data: Value, errors: Option<Value>, last: bool, raw: bool) -> PyResult {
    let errors = errors_name(vm, errors)?;
    let mut bytes = input_or_text(vm, data)?;
    let encoding = if raw { "rawunicodeescape" } else { "unicodeescape" };
    let mut out = StrBuilder::with_capacity(bytes.as_slice().len());
    let mut at = 0;
    let mut warned = false;
    while at < bytes.as_slice().len() {
        let all = bytes.as_slice();
        let rest = &all[at..];
        if rest[0] != b'\\' {
            out.push(rest[0] as u32);
            at += 1;
            continue;
        }
        match escape_at(rest, raw) {
            Escape::Char(c, n) => {
                out.push(c);
                at += n;
            }
            Escape::Nothing(n) => at += n,
            Escape::Octal(c, n) => {
                if c > 0o377 && !warned {
                    warned = true;
                    let message = format!(
                        "\"\\{c:o}\" is an invalid octal escape sequence. Such sequences will not work in the future. "
                    );
                    vm.warn_named("DeprecationWarning", &message, 1)?;
                }
                out.push(c);
                at += n;
            }
            Escape::Literal => {
                if raw {
                    // A backslash pairs with what follows, so that a doubled one starts no escape.
                    out.push(b'\\' as u32);
                    out.push(rest[1] as u32);
                    at += 2;
                    continue;
                }
                if !warned && rest[1] < 128 {
                    warned = true;
                    let c = rest[1] as char;
                    let message = format!(
                        "\"\\{c}\" is an invalid escape sequence. Such sequences will not work in the future. "
                    );
                    vm.warn_named("DeprecationWarning", &message, 1)?;
                }
                out.push(b'\\' as u32);
                out.push(rest[1] as u32);
                at += 2;
            }
            Escape::Short(..) if !last => break,
            Escape::Short(1, _) if raw => {
                out.push(b'\\' as u32);
                at += 1;
            }
            Escape::Short(n, reason) | Escape::Bad(n, reason) => {
                at = bad_bytes(vm, encoding, &mut bytes, &mut out, at..at + n, reason, &errors)?;
            }
        }
    }
    let text = out.finish(vm)?.value();
    pair(vm, text, at)
}

fn escape_encode(vm: &mut Vm, data: Gc<Bytes>, _: Option<Value>) -> PyResult {
    let mut out = String::new();
    for &b in data.as_slice() {
        match b {
            b'\'' | b'\\' => {
                out.push('\\');
                out.push(b as char);
            }
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            0x20..0x7f => out.push(b as char),
            _ => push_escape(&mut out, b as u32),
        }
    }
    let bytes = vm.new_bytes(out.as_bytes())?.value();
    pair(vm, bytes, data.as_slice().len())
}

fn escape_decode(vm: &mut Vm, data: Value, errors: Option<Value>) -> PyResult {
    let errors = errors_name(vm, errors)?;
    let bytes = input_or_text(vm, data)?;
    let all = bytes.as_slice();
    let mut out = Vec::with_capacity(all.len());
    let mut at = 0;
    let mut warning = None;
    while at < all.len() {
        let rest = &all[at..];
        if rest[0] != b'\\' {
            out.push(rest[0]);
            at += 1;
            continue;
        }
        let Some(&kind) = rest.get(1) else {
            return Err(vm.value_error("Trailing \\ in string"));
        };
        if kind == b'x' {
            let digits = rest[2..].iter().take(2).take_while(|b| b.is_ascii_hexdigit()).count();
            if digits == 2 {
                let text = std::str::from_utf8(&rest[2..4]).unwrap_or("0");
                out.push(u8::from_str_radix(text, 16).unwrap_or(0));
                at += 4;
                continue;
            }
            match errors.as_str() {
                "strict" => return Err(vm.value_error(format!("invalid \\x escape at position {at}"))),
                "replace" => out.push(b'?'),
                "ignore" => {}
                other => {
                    return Err(
                        vm.value_error(format!("decoding error; unknown error handling code: {other}"))
                    );
                }
            }
            at += 2 + digits;
            continue;
        }
        match escape_at(rest, false) {
            Escape::Nothing(n) => at += n,
            Escape::Octal(c, n) => {
                if c > 0o377 {
                    warning.get_or_insert(format!(
                        "b\"\\{c:o}\" is an invalid octal escape sequence. Such sequences will not work in the future. "
                    ));
                }
                out.push(c as u8);
                at += n;
            }
            Escape::Char(c, n) if !matches!(kind, b'u' | b'U' | b'N') => {
                out.push(c as u8);
                at += n;
            }
            _ => {
                warning.get_or_insert(format!(
                    "b\"\\{}\" is an invalid escape sequence. Such sequences will not work in the future. ",
                    kind as char
                ));
                out.push(b'\\');
                at += 1;
            }
        }
    }
    if let Some(message) = warning {
        vm.warn_named("DeprecationWarning", &message, 1)?;
    }
    let len = all.len();
    let decoded = vm.new_bytes(&out)?.value();
    pair(vm, decoded, len)
}
