//! UTF-7 (RFC 2152). CPython: `PyUnicode_DecodeUTF7Stateful`, `_PyUnicode_EncodeUTF7`.

use crate::support::{bad_bytes, errors_name, input, pair};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm, methods};

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

methods! { FUNCTIONS: Module =>
    "utf_7_encode($module, str, errors=None, /)" => |vm: &mut Vm, text: Gc<Str>, _: Option<Value>| -> PyResult {
        let bytes = encode(&text);
        let bytes = vm.new_bytes(&bytes)?.value();
        pair(vm, bytes, text.len())
    }, Any;
    "utf_7_decode($module, data, errors=None, final=False, /)" => decode, Any;
}

/// Whether a character may stand for itself outside base 64.
fn direct(c: u32) -> bool {
    matches!(c, 0x09 | 0x0a | 0x0d | 0x20) || (0x21..0x7e).contains(&c) && !matches!(c, 0x2b | 0x5c)
}

fn value_of(b: u8) -> Option<u32> {
    BASE64.iter().position(|&c| c == b).map(|i| i as u32)
}

fn encode(text: &Str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let (mut shifted, mut bits, mut count) = (false, 0u32, 0u32);
    for c in text.code_points() {
        if direct(c) {
            if shifted {
                if count > 0 {
                    out.push(BASE64[(bits << (6 - count) & 63) as usize]);
                    (bits, count) = (0, 0);
                }
                shifted = false;
                // A character that could be read as base 64, or ends it, needs the explicit end.
                if value_of(c as u8).is_some() || c == b'-' as u32 {
                    out.push(b'-');
                }
            }
            out.push(c as u8);
            continue;
        }
        if !shifted {
            out.push(b'+');
            if c == b'+' as u32 {
                out.push(b'-');
                continue;
            }
            shifted = true;
        }
        let mut unit = |u: u32| {
            bits = bits << 16 | u;
            count += 16;
            while count >= 6 {
                out.push(BASE64[(bits >> (count - 6) & 63) as usize]);
                count -= 6;
            }
            bits &= (1 << count) - 1;
        };
        if c >= 0x1_0000 {
            unit(0xd800 + ((c - 0x1_0000) >> 10));
            unit(0xdc00 + (c & 0x3ff));
        } else {
            unit(c);
        }
    }
    if count > 0 {
        out.push(BASE64[(bits << (6 - count) & 63) as usize]);
    }
    if shifted {
        out.push(b'-');
    }
    out
}

/// State within a run of base 64.
#[derive(Default, Clone, Copy)]
struct Shift {
    /// Where the run began, and how long the output was then.
    start: usize,
    before: usize,
    bits: u32,
    count: u32,
    high: u32,
}

fn decode(vm: &mut Vm, data: Value, errors: Option<Value>, last: Option<bool>) -> PyResult {
    let last = last.unwrap_or(false);
    let errors = errors_name(vm, errors)?;
    let mut bytes = input(vm, data)?;
    let mut out = StrBuilder::new();
    let mut shift: Option<Shift> = None;
    let mut at = 0;
    loop {
        let all = bytes.as_slice();
        let Some(&b) = all.get(at) else {
            match shift {
                Some(run) if last => {
                    let partial = run.high != 0 || run.count >= 6 || (run.count > 0 && run.bits != 0);
                    if !partial {
                        break;
                    }
                    let end = all.len();
                    shift = None;
                    at = bad_bytes(
                        vm,
                        "utf7",
                        &mut bytes,
                        &mut out,
                        run.start..end,
                        "unterminated shift sequence",
                        &errors,
                    )?;
                    continue;
                }
                Some(run) => {
                    out.truncate(run.before);
                    at = run.start;
                    break;
                }
                None => break,
            }
        };
        match shift {
            Some(mut run) => {
                if let Some(value) = value_of(b) {
                    run.bits = run.bits << 6 | value;
                    run.count += 6;
                    at += 1;
                    if run.count >= 16 {
                        let unit = run.bits >> (run.count - 16);
                        run.count -= 16;
                        run.bits &= (1 << run.count) - 1;
                        let pair = run.high != 0 && (0xdc00..0xe000).contains(&unit);
                        if pair {
                            out.push(0x1_0000 + ((run.high - 0xd800) << 10) + (unit - 0xdc00));
                            run.high = 0;
                        } else {
                            if run.high != 0 {
                                out.push(run.high);
                                run.high = 0;
                            }
                            if (0xd800..0xdc00).contains(&unit) { run.high = unit } else { out.push(unit) }
                        }
                    }
                    shift = Some(run);
                    continue;
                }
                shift = None;
                let reason = if run.count >= 6 {
                    Some("partial character in shift sequence")
                } else if run.count > 0 && run.bits != 0 {
                    Some("non-zero padding bits in shift sequence")
                } else {
                    None
                };
                if let Some(reason) = reason {
                    at = bad_bytes(vm, "utf7", &mut bytes, &mut out, run.start..at + 1, reason, &errors)?;
                    continue;
                }
                if run.high != 0 && direct(b as u32) {
                    out.push(run.high);
                }
                if b == b'-' {
                    at += 1;
                }
            }
            None if b == b'+' => match all.get(at + 1) {
                Some(b'-') => {
                    out.push(b'+' as u32);
                    at += 2;
                }
                Some(&next) if value_of(next).is_none() => {
                    at = bad_bytes(
                        vm,
                        "utf7",
                        &mut bytes,
                        &mut out,
                        at..at + 2,
                        "ill-formed sequence",
                        &errors,
                    )?;
                }
                _ => {
                    shift = Some(Shift { start: at, before: out.len(), ..Shift::default() });
                    at += 1;
                }
            },
            None if b < 128 => {
                out.push(b as u32);
                at += 1;
            }
            None => {
                let reason = "unexpected special character";
                at = bad_bytes(vm, "utf7", &mut bytes, &mut out, at..at + 1, reason, &errors)?;
            }
        }
    }
    let text = out.finish(vm)?.value();
    pair(vm, text, at)
}
