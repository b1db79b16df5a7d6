//! Encoders. CPython: `unicode_encode_utf8`, `unicode_encode_ucs1`, `_PyUnicode_EncodeUTF16`, `…UTF32`.

use super::errors::{Handler, call_handler, encode_error, raise_made, replacement};
use super::{Builtin, Order};
use kaa_object::payloads::Bytes;
use kaa_object::str::{Chars, Str};
use kaa_object::{Gc, PyResult, Vm};

/// Encodes a string with a builtin encoding.
pub fn encode_str(vm: &mut Vm, s: Gc<Str>, encoding: Builtin, errors: &str) -> PyResult<Gc<Bytes>> {
    match (encoding, s.latin1()) {
        (Builtin::Utf8 | Builtin::Ascii | Builtin::Latin1, Some(latin1)) if s.is_ascii() => {
            return vm.new_bytes(latin1);
        }
        (Builtin::Latin1, Some(latin1)) => return vm.new_bytes(latin1),
        _ => {}
    }
    let mut out = Out { encoding, bytes: Vec::with_capacity(s.len() + s.len() / 2) };
    match encoding {
        Builtin::Utf16(Order::Marked) | Builtin::Utf32(Order::Marked) => out.push(0xfeff),
        _ => {}
    }
    if let (Builtin::Utf8, Chars::Latin1(c)) = (encoding, s.chars()) {
        c.iter().for_each(|&c| out.push(c.into()));
        return vm.new_bytes(&out.bytes);
    }
    let handler = Handler::of(errors);
    let len = s.len();
    let mut at = 0;
    while at < len {
        let c = s.at(at);
        if encodable(encoding, c) {
            out.push(c);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        // UTF-16 and UTF-32 report each surrogate by itself.
        let single = matches!(encoding, Builtin::Utf16(_) | Builtin::Utf32(_));
        while !single && end < len && !encodable(encoding, s.at(end)) {
            end += 1;
        }
        at = handle(vm, s, &mut out, at, end, handler, errors)?;
    }
    vm.new_bytes(&out.bytes)
}

fn is_surrogate(c: u32) -> bool {
    (0xd800..0xe000).contains(&c)
}

fn encodable(encoding: Builtin, c: u32) -> bool {
    match encoding {
        Builtin::Ascii => c < 0x80,
        Builtin::Latin1 => c < 0x100,
        _ => !is_surrogate(c),
    }
}

/// What was written so far.
struct Out {
    encoding: Builtin,
    bytes: Vec<u8>,
}

impl Out {
    /// Appends a code point; surrogates are written as if they were characters.
    fn push(&mut self, c: u32) {
        match self.encoding {
            Builtin::Ascii | Builtin::Latin1 => self.bytes.push(c as u8),
            Builtin::Utf8 => {
                let _ = kaa_unicode::text::push_code_point(&mut self.bytes, c);
            }
            Builtin::Utf16(order) => {
                let mut unit = |u: u16| match order {
                    Order::Big => self.bytes.extend(u.to_be_bytes()),
                    Order::Little => self.bytes.extend(u.to_le_bytes()),
                    Order::Marked => self.bytes.extend(u.to_ne_bytes()),
                };
                if c < 0x1_0000 {
                    unit(c as u16);
                } else {
                    unit(0xd800 + ((c - 0x1_0000) >> 10) as u16);
                    unit(0xdc00 + (c & 0x3ff) as u16);
                }
            }
            Builtin::Utf32(order) => match order {
                Order::Big => self.bytes.extend(c.to_be_bytes()),
                Order::Little => self.bytes.extend(c.to_le_bytes()),
                Order::Marked => self.bytes.extend(c.to_ne_bytes()),
            },
        }
    }
}

/// Deals with the characters from `at` to `end`; where to go on.
fn handle(
    vm: &mut Vm,
    s: Gc<Str>,
    out: &mut Out,
    at: usize,
    end: usize,
    handler: Handler,
    errors: &str,
) -> PyResult<usize> {
    let encoding = out.encoding;
    let reason = match encoding {
        Builtin::Ascii => "ordinal not in range(128)",
        Builtin::Latin1 => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };
    let narrow = matches!(encoding, Builtin::Ascii | Builtin::Latin1);
    match handler {
        Handler::SurrogateEscape => {
            let wide = matches!(encoding, Builtin::Utf16(_) | Builtin::Utf32(_));
            let mut done = at;
            while !wide && done < end && (0xdc80..0xdd00).contains(&s.at(done)) {
                out.bytes.push((s.at(done) - 0xdc00) as u8);
                done += 1;
            }
            if done > at {
                return Ok(done);
            }
        }
        Handler::SurrogatePass if !narrow => {
            (at..end).for_each(|i| out.push(s.at(i)));
            return Ok(end);
        }
        Handler::Strict | Handler::Other | Handler::SurrogatePass => {}
        _ => {
            let points: Vec<u32> = (at..end).map(|i| s.at(i)).collect();
            if let Some(text) = replacement(handler, &points) {
                text.chars().for_each(|c| out.push(c.into()));
                return Ok(end);
            }
        }
    }
    let exception = encode_error(vm, encoding.name(), s, at, end, reason);
    if handler != Handler::Other {
        return Err(raise_made(vm, exception));
    }
    let (text, next) = call_handler(vm, errors, exception, s.len(), true)?;
    if let Some(bytes) = vm.payload::<Bytes>(text) {
        out.bytes.extend_from_slice(bytes.as_slice());
    } else if let Some(text) = vm.as_str(text) {
        if !text.code_points().all(|c| encodable(encoding, c)) {
            let exception = encode_error(vm, encoding.name(), s, at, end, reason);
            return Err(raise_made(vm, exception));
        }
        text.code_points().for_each(|c| out.push(c));
    }
    Ok(next)
}
