//! `repr` and `ascii` of strings and bytes. CPython: `unicode_repr` in `Objects/unicodeobject.c`,
//! `PyBytes_Repr` in `Objects/bytesobject.c`.

use crate::Points;
use crate::points::push;
use std::fmt::Write;

/// Which quotation mark stands around: double ones only where that saves escapes.
fn quote(has: impl Fn(u8) -> bool) -> u8 {
    if has(b'\'') && !has(b'"') { b'"' } else { b'\'' }
}

fn escaped(out: &mut Vec<u8>, c: u32) {
    let text = match c {
        0x09 => "\\t".to_owned(),
        0x0a => "\\n".to_owned(),
        0x0d => "\\r".to_owned(),
        ..=0xff => format!("\\x{c:02x}"),
        ..=0xffff => format!("\\u{c:04x}"),
        _ => format!("\\U{c:08x}"),
    };
    out.extend(text.bytes());
}

fn quoted(text: impl Points, shown: impl Fn(u32) -> bool) -> Vec<u8> {
    let quote = quote(|q| text.iter().any(|c| c == q.into()));
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.iter() {
        match c {
            0x20..0x7f => {
                if c == u32::from(quote) || c == u32::from('\\') {
                    out.push(b'\\');
                }
                out.push(c as u8);
            }
            _ if shown(c) => push(&mut out, c),
            _ => escaped(&mut out, c),
        }
    }
    out.push(quote);
    out
}

/// `repr(text)`, as generalised UTF-8 (which no surrogate can be in).
pub fn repr(text: impl Points) -> Vec<u8> {
    quoted(text, |c| c >= 0x80 && kaa_unicode::is_printable(c))
}

/// `ascii(text)`.
pub fn ascii(text: impl Points) -> String {
    String::from_utf8(quoted(text, |_| false)).unwrap_or_default()
}

/// `repr(bytes)`.
pub fn bytes(bytes: &[u8]) -> String {
    format!("b{}", byte_body(bytes, quote(|q| bytes.contains(&q))))
}

/// `repr(bytearray(bytes))`, which chooses quotes in the same way, but always escapes single ones.
pub fn bytearray(bytes: &[u8], type_name: &str) -> String {
    let text = self::bytes(bytes);
    let text = if text.starts_with("b\"") { text.replace('\'', "\\'") } else { text };
    format!("{type_name}({text})")
}

fn byte_body(bytes: &[u8], quote: u8) -> String {
    let mut out = String::with_capacity(bytes.len() + 2);
    out.push(quote as char);
    for &byte in bytes {
        match byte {
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\\' => out.push_str("\\\\"),
            _ if byte == quote => {
                out.push('\\');
                out.push(quote as char);
            }
            0x20..0x7f => out.push(byte as char),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote as char);
    out
}
