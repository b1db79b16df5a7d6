//! Decoders. CPython: `unicode_decode_utf8`, `PyUnicode_DecodeASCII`, `PyUnicode_DecodeUTF16Stateful`,
//! `…UTF32Stateful`.

use super::errors::{Handler, call_handler, decode_error, push_escape, raise_made};
use super::{Builtin, Order};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Vm};

/// Decodes bytes with a builtin encoding.
pub fn decode_bytes(vm: &mut Vm, bytes: Gc<Bytes>, encoding: Builtin, errors: &str) -> PyResult<Gc<Str>> {
    decode_prefix(vm, bytes, encoding, errors, true).map(|(s, _)| s)
}

/// One step of a decoder.
enum Step {
    Char(u32, usize),
    /// So many bytes are wrong, for that reason.
    Bad(usize, &'static str),
    /// The input ends within a character; all that is left belongs to it.
    Truncated(&'static str),
}

/// As `decode_bytes`; unless `last`, an unfinished character at the end is left. How many bytes were used.
pub fn decode_prefix(
    vm: &mut Vm,
    bytes: Gc<Bytes>,
    encoding: Builtin,
    errors: &str,
    last: bool,
) -> PyResult<(Gc<Str>, usize)> {
    let all = bytes.as_slice();
    match encoding {
        Builtin::Latin1 => return Ok((vm.str_latin1(all)?, all.len())),
        Builtin::Utf8 | Builtin::Ascii if all.is_ascii() => return Ok((vm.str_latin1(all)?, all.len())),
        Builtin::Utf8 => {
            if let Ok(text) = std::str::from_utf8(all) {
                return Ok((vm.try_str(text)?, all.len()));
            }
        }
        _ => {}
    }
    let mut at = 0;
    let mut encoding = encoding;
    if let Some((found, skip)) = byte_order_mark(encoding, all) {
        encoding = found;
        at = skip;
    }
    let handler = Handler::of(errors);
    let mut builder = StrBuilder::with_capacity(all.len());
    let mut input = bytes;
    loop {
        let all = input.as_slice();
        if at >= all.len() {
            break;
        }
        match step(encoding, &all[at..]) {
            Step::Char(c, used) => {
                builder.push(c);
                at += used;
            }
            Step::Truncated(_) if !last => break,
            Step::Truncated(reason) => {
                let end = all.len();
                at = handle(vm, &mut input, &mut builder, encoding, at..end, reason, handler, errors)?;
            }
            Step::Bad(count, reason) => {
                let end = (at + count).min(all.len());
                at = handle(vm, &mut input, &mut builder, encoding, at..end, reason, handler, errors)?;
            }
        }
    }
    Ok((builder.finish(vm)?, at))
}

/// The order that a mark at the beginning says, and the mark's length.
fn byte_order_mark(encoding: Builtin, bytes: &[u8]) -> Option<(Builtin, usize)> {
    let native = if cfg!(target_endian = "little") { Order::Little } else { Order::Big };
    match encoding {
        Builtin::Utf16(Order::Marked) => Some(match bytes {
            [0xff, 0xfe, ..] => (Builtin::Utf16(Order::Little), 2),
            [0xfe, 0xff, ..] => (Builtin::Utf16(Order::Big), 2),
            _ => (Builtin::Utf16(native), 0),
        }),
        Builtin::Utf32(Order::Marked) => Some(match bytes {
            [0xff, 0xfe, 0, 0, ..] => (Builtin::Utf32(Order::Little), 4),
            [0, 0, 0xfe, 0xff, ..] => (Builtin::Utf32(Order::Big), 4),
            _ => (Builtin::Utf32(native), 0),
        }),
        _ => None,
    }
}

fn step(encoding: Builtin, rest: &[u8]) -> Step {
    match encoding {
        Builtin::Ascii if rest[0] < 0x80 => Step::Char(rest[0].into(), 1),
        Builtin::Ascii => Step::Bad(1, "ordinal not in range(128)"),
        Builtin::Latin1 => Step::Char(rest[0].into(), 1),
        Builtin::Utf8 => utf8(rest),
        Builtin::Utf16(order) => utf16(rest, order == Order::Big),
        Builtin::Utf32(order) => {
            let Some(&unit) = rest.first_chunk::<4>() else { return Step::Truncated("truncated data") };
            let c = if order == Order::Big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
            match c {
                0xd800..=0xdfff => Step::Bad(4, "code point in surrogate code point range(0xd800, 0xe000)"),
                0x11_0000.. => Step::Bad(4, "code point not in range(0x110000)"),
                _ => Step::Char(c, 4),
            }
        }
    }
}

fn utf8(rest: &[u8]) -> Step {
    const START: &str = "invalid start byte";
    const CONTINUATION: &str = "invalid continuation byte";
    const END: &str = "unexpected end of data";
    let first = rest[0];
    let count = match first {
        0..=0x7f => return Step::Char(first.into(), 1),
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Bad(1, START),
    };
    // The second byte's range keeps overlong forms, surrogates and what is above U+10FFFF out.
    let second = match first {
        0xe0 => 0xa0..=0xbf,
        0xed => 0x80..=0x9f,
        0xf0 => 0x90..=0xbf,
        0xf4 => 0x80..=0x8f,
        _ => 0x80..=0xbf,
    };
    let mut c = u32::from(first) & (0x7f >> count);
    for at in 1..count {
        let Some(&byte) = rest.get(at) else { return Step::Truncated(END) };
        let fits = if at == 1 { second.contains(&byte) } else { byte & 0xc0 == 0x80 };
        if !fits {
            return Step::Bad(at, CONTINUATION);
        }
        c = c << 6 | u32::from(byte & 0x3f);
    }
    Step::Char(c, count)
}

fn utf16(rest: &[u8], big: bool) -> Step {
    let unit = |at: usize| -> Option<u32> {
        let bytes: [u8; 2] = rest.get(at..at + 2)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) }.into())
    };
    let Some(first) = unit(0) else { return Step::Truncated("truncated data") };
    match first {
        0xd800..=0xdbff => match unit(2) {
            Some(second @ 0xdc00..=0xdfff) => {
                Step::Char(0x1_0000 + ((first & 0x3ff) << 10 | second & 0x3ff), 4)
            }
            Some(_) => Step::Bad(2, "illegal UTF-16 surrogate"),
            None => Step::Truncated("unexpected end of data"),
        },
        0xdc00..=0xdfff => Step::Bad(2, "illegal encoding"),
        _ => Step::Char(first, 2),
    }
}

/// Deals with bytes that cannot be decoded; where to go on.
#[expect(clippy::too_many_arguments, reason = "the state of one decoding loop")]
fn handle(
    vm: &mut Vm,
    input: &mut Gc<Bytes>,
    out: &mut StrBuilder,
    encoding: Builtin,
    range: std::ops::Range<usize>,
    reason: &str,
    handler: Handler,
    errors: &str,
) -> PyResult<usize> {
    let bad = &input.as_slice()[range.clone()];
    match handler {
        Handler::Ignore => return Ok(range.end),
        Handler::Replace => {
            out.push(0xfffd);
            return Ok(range.end);
        }
        Handler::BackslashReplace => {
            let mut text = String::new();
            bad.iter().for_each(|&b| push_escape(&mut text, b.into()));
            out.push_str(&text);
            return Ok(range.end);
        }
        Handler::SurrogateEscape => {
            let high = bad.iter().take_while(|&&b| b >= 0x80).count();
            if high > 0 {
                bad[..high].iter().for_each(|&b| out.push(0xdc00 + u32::from(b)));
                return Ok(range.start + high);
            }
        }
        Handler::SurrogatePass => {
            if let Some((c, used)) = surrogate_at(encoding, &input.as_slice()[range.start..]) {
                out.push(c);
                return Ok(range.start + used);
            }
        }
        _ => {}
    }
    let exception = decode_error(vm, encoding.name(), *input, range.start, range.end, reason);
    if matches!(handler, Handler::XmlCharRefReplace | Handler::NameReplace) {
        return Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"));
    }
    if handler != Handler::Other {
        return Err(raise_made(vm, exception));
    }
    let made = exception?;
    let (text, next) = call_handler(vm, errors, Ok(made), input.as_slice().len(), false)?;
    // The handler may have given the exception other bytes to go on with.
    let object = vm.names.object;
    let replaced = vm.getattr(made, object)?;
    match vm.payload::<Bytes>(replaced) {
        Some(bytes) => *input = bytes,
        None => return Err(vm.type_error("exception attribute object must be bytes")),
    }
    if let Some(text) = vm.as_str(text) {
        out.push_pystr(&text);
    }
    Ok(next)
}

/// The surrogate that bytes spell, and how many they are.
fn surrogate_at(encoding: Builtin, rest: &[u8]) -> Option<(u32, usize)> {
    let (c, used) = match encoding {
        Builtin::Utf8 => kaa_unicode::text::decode_one(rest).filter(|(_, used)| *used == 3)?,
        Builtin::Utf16(order) => {
            let unit: [u8; 2] = rest.get(..2)?.try_into().ok()?;
            (if order == Order::Big { u16::from_be_bytes(unit) } else { u16::from_le_bytes(unit) }.into(), 2)
        }
        Builtin::Utf32(order) => {
            let unit: [u8; 4] = rest.get(..4)?.try_into().ok()?;
            (if order == Order::Big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) }, 4)
        }
        _ => return None,
    };
    (0xd800..0xe000).contains(&c).then_some((c, used))
}
