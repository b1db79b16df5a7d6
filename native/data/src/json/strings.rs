//! JSON strings: reading and writing escapes. CPython: `Modules/_json.c` (`scanstring_unicode`,
//! `ascii_escape_unicode`, `escape_unicode`).

use super::{Unit, at, decode_error};
use kaa_object::str::{Chars, Str};
use kaa_object::{Gc, PyResult, StrBuilder, Vm};

/// The first character from `start` that ends a run of plain ones: a quote, a backslash or (if `strict`) a control
/// character; the length of the text where there is none.
#[inline]
pub fn plain_run<C: Unit>(chars: &[C], start: usize, strict: bool) -> usize {
    let limit = if strict { 0x20 } else { 0 };
    let stops = |c: u32| c == 0x22 || c == 0x5c || c < limit;
    chars[start..].iter().position(|&c| stops(c.into())).map_or(chars.len(), |n| start + n)
}

/// Four hexadecimal digits.
fn hex4<C: Unit>(chars: &[C], start: usize) -> Option<u32> {
    chars.get(start..start + 4)?.iter().try_fold(0, |n, &c| {
        let digit = char::from_u32(c.into())?.to_digit(16)?;
        Some(n << 4 | digit)
    })
}

/// Reads the string whose opening quote stands before `start`; where the closing quote's next character is.
pub fn scan<C: Unit>(
    vm: &mut Vm,
    text: Gc<Str>,
    chars: &[C],
    start: usize,
    strict: bool,
) -> PyResult<(Gc<Str>, usize)> {
    let stop = plain_run(chars, start, strict);
    if at(chars, stop) == 0x22 && stop < chars.len() {
        return Ok((C::text(vm, &chars[start..stop])?, stop + 1));
    }
    scan_escaped(vm, text, chars, start, strict)
}

fn scan_escaped<C: Unit>(
    vm: &mut Vm,
    text: Gc<Str>,
    chars: &[C],
    start: usize,
    strict: bool,
) -> PyResult<(Gc<Str>, usize)> {
    let begin = start as isize - 1;
    let unterminated = |vm: &mut Vm| decode_error(vm, "Unterminated string starting at", text, begin);
    let mut out = StrBuilder::new();
    let mut place = start;
    loop {
        let stop = plain_run(chars, place, strict);
        chars[place..stop].iter().for_each(|&c| out.push(c.into()));
        let Some(&c) = chars.get(stop) else { return Err(unterminated(vm)) };
        match c.into() {
            0x22 => return Ok((out.finish(vm)?, stop + 1)),
            0x5c => {}
            _ => return Err(decode_error(vm, "Invalid control character at", text, stop as isize)),
        }
        let Some(&escape) = chars.get(stop + 1) else { return Err(unterminated(vm)) };
        place = stop + 2;
        let point = match escape.into() {
            c @ (0x22 | 0x5c | 0x2f) => c,
            0x62 => 8,
            0x66 => 12,
            0x6e => 10,
            0x72 => 13,
            0x74 => 9,
            0x75 => {
                let bad =
                    |vm: &mut Vm, at: usize| decode_error(vm, "Invalid \\uXXXX escape", text, at as isize);
                let Some(high) = hex4(chars, place) else { return Err(bad(vm, stop + 1)) };
                place += 4;
                let pair = (0xd800..0xdc00).contains(&high)
                    && chars.get(place).is_some_and(|&c| c.into() == 0x5c)
                    && chars.get(place + 1).is_some_and(|&c| c.into() == 0x75);
                if pair {
                    match hex4(chars, place + 2) {
                        Some(low @ 0xdc00..0xe000) => {
                            place += 6;
                            0x1_0000 + ((high - 0xd800) << 10 | (low - 0xdc00))
                        }
                        Some(_) => high,
                        None => return Err(bad(vm, place + 1)),
                    }
                } else {
                    high
                }
            }
            _ => return Err(decode_error(vm, "Invalid \\escape", text, stop as isize)),
        };
        out.push(point);
    }
}

/// Latin-1 characters that stand for themselves inside quotes: 1 in ASCII output too, 2 in other output only.
const PLAIN: [u8; 256] = {
    let mut table = [0; 256];
    let mut c = 0x20;
    while c < 256 {
        table[c] = if c < 0x7f { 1 } else { 2 };
        c += 1;
    }
    table[b'"' as usize] = 0;
    table[b'\\' as usize] = 0;
    table
};

fn push_escape(out: &mut StrBuilder, c: u32) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let letter = match c {
        0x22 => b'"',
        0x5c => b'\\',
        8 => b'b',
        12 => b'f',
        10 => b'n',
        13 => b'r',
        9 => b't',
        0x1_0000.. => {
            let c = c - 0x1_0000;
            push_escape(out, 0xd800 + (c >> 10));
            return push_escape(out, 0xdc00 + (c & 0x3ff));
        }
        _ => {
            let digit = |shift: u32| DIGITS[(c >> shift & 15) as usize];
            return out.push_latin1(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
        }
    };
    out.push_latin1(&[b'\\', letter]);
}

/// Writes a string in quotes.
pub fn encode<const ASCII: bool>(out: &mut StrBuilder, text: &Str) {
    out.push(0x22);
    match text.chars() {
        Chars::Latin1(chars) => {
            let mut rest = chars;
            loop {
                let plain = |&&c: &&u8| {
                    let kind = PLAIN[usize::from(c)];
                    kind == 1 || kind == 2 && !ASCII
                };
                let run = rest.iter().take_while(plain).count();
                out.push_latin1(&rest[..run]);
                let Some(&c) = rest.get(run) else { break };
                push_escape(out, c.into());
                rest = &rest[run + 1..];
            }
        }
        _ => {
            for c in text.code_points() {
                let plain = match c {
                    0..=0xff => {
                        let kind = PLAIN[c as usize];
                        kind == 1 || kind == 2 && !ASCII
                    }
                    _ => !ASCII,
                };
                if plain { out.push(c) } else { push_escape(out, c) }
            }
        }
    }
    out.push(0x22);
}
