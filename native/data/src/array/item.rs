//! Items of arrays: numbers and characters in memory. CPython: `Modules/arraymodule.c` (`descriptors`).

use kaa_object::int::IntRef;
use kaa_object::{PyResult, Value, Vm};

/// All type codes, in CPython's order.
pub const CODES: &str = "bBuwhHiIlLqQfd";

/// Bytes of an item; `None` for what is no type code.
pub const fn size(code: u8) -> Option<usize> {
    Some(match code {
        b'b' | b'B' => 1,
        b'h' | b'H' => 2,
        b'u' | b'w' | b'i' | b'I' | b'f' => 4,
        b'l' | b'L' => size_of::<std::ffi::c_long>(),
        b'q' | b'Q' | b'd' => 8,
        _ => return None,
    })
}

pub fn is_text(code: u8) -> bool {
    matches!(code, b'u' | b'w')
}

pub fn is_signed(code: u8) -> bool {
    matches!(code, b'b' | b'h' | b'i' | b'l' | b'q')
}

pub fn is_integer(code: u8) -> bool {
    !is_text(code) && !matches!(code, b'f' | b'd')
}

/// The value of an item of `size` bytes, which are the lowest of `raw`.
#[inline]
pub fn load(vm: &mut Vm, code: u8, raw: u64, size: usize) -> PyResult {
    Ok(match code {
        b'd' => vm.float(f64::from_bits(raw)),
        b'f' => vm.float(f32::from_bits(raw as u32).into()),
        b'u' | b'w' => {
            if raw > 0x10_ffff {
                let message = format!("character U+{raw:x} is not in range [U+0000; U+10ffff]");
                return Err(vm.value_error(message));
            }
            vm.str_from_point(raw as u32).value()
        }
        _ if is_signed(code) => {
            let shift = 64 - 8 * size as u32;
            vm.int((raw << shift) as i64 >> shift)
        }
        _ => vm.int_from_u64(raw),
    })
}

/// The bytes of a value; as many as an item has count.
#[inline]
pub fn store(vm: &mut Vm, code: u8, value: Value) -> PyResult<[u8; 8]> {
    let raw = match code {
        b'd' => vm.to_f64(value)?.to_bits(),
        b'f' => u64::from((vm.to_f64(value)? as f32).to_bits()),
        b'u' | b'w' => u64::from(character(vm, value)?),
        b'I' | b'L' | b'Q' => unsigned(vm, code, value)?,
        _ => signed(vm, code, value)? as u64,
    };
    Ok(if cfg!(target_endian = "big") {
        (raw << (64 - 8 * size(code).unwrap_or(8))).to_ne_bytes()
    } else {
        raw.to_ne_bytes()
    })
}

fn character(vm: &mut Vm, value: Value) -> PyResult<u32> {
    match vm.as_str(value) {
        Some(text) if text.len() == 1 => Ok(text.at(0)),
        Some(text) => {
            let len = text.len();
            let message = format!("array item must be a unicode character, not a string of length {len}");
            Err(vm.type_error(message))
        }
        None => {
            let class = vm.type_name_of(value);
            Err(vm.type_error(format!("array item must be a unicode character, not {class}")))
        }
    }
}

/// Checks a range with the message of its C type.
fn within(vm: &mut Vm, n: i64, least: i64, most: i64, what: &str) -> PyResult<()> {
    if n < least {
        return Err(vm.overflow_error(format!("{what} is less than minimum")));
    }
    if n > most {
        return Err(vm.overflow_error(format!("{what} is greater than maximum")));
    }
    Ok(())
}

fn signed(vm: &mut Vm, code: u8, value: Value) -> PyResult<i64> {
    let overflow =
        if code == b'q' { "int too big to convert" } else { "Python int too large to convert to C long" };
    let n = vm.to_i64(value, overflow)?;
    // Small types are converted by way of the next larger one.
    match code {
        b'b' | b'B' | b'h' => within(vm, n, -0x8000, 0x7fff, "signed short integer")?,
        b'H' | b'i' => within(vm, n, i32::MIN.into(), i32::MAX.into(), "signed integer")?,
        _ => {}
    }
    match code {
        b'b' => within(vm, n, -0x80, 0x7f, "signed char")?,
        b'B' => within(vm, n, 0, 0xff, "unsigned byte integer")?,
        b'H' => within(vm, n, 0, 0xffff, "unsigned short")?,
        _ => {}
    }
    Ok(n)
}

fn unsigned(vm: &mut Vm, code: u8, value: Value) -> PyResult<u64> {
    let index = vm.index(value)?;
    let n = match vm.int_ref(index) {
        Some(n) if n.is_negative() => {
            return Err(vm.overflow_error(if code == b'Q' {
                "can't convert negative int to unsigned"
            } else {
                "can't convert negative value to unsigned int"
            }));
        }
        Some(IntRef::Small(n)) => n as u64,
        Some(IntRef::Big(n)) => match u64::try_from(n) {
            Ok(n) => n,
            Err(_) => {
                return Err(vm.overflow_error(if code == b'Q' {
                    "int too big to convert"
                } else {
                    "Python int too large to convert to C unsigned long"
                }));
            }
        },
        None => 0,
    };
    if code == b'I' && n > u64::from(u32::MAX) {
        return Err(vm.overflow_error("unsigned int is greater than maximum"));
    }
    Ok(n)
}
