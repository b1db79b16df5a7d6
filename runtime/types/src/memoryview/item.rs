//! Items of a view: numbers in memory by the native single-character formats of `struct`.
//! CPython: `unpack_single`, `pack_single`.

use super::open;
use crate::util::index_sized;
use dashu_int::IBig;
use kaa_object::payloads::{Bytes, MemoryView};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};

/// A format of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    code: u8,
}

impl Item {
    /// The item of a format like `B` or `@i`.
    pub fn of(format: Gc<Str>) -> Option<Item> {
        let text = format.as_ascii()?.as_bytes();
        let code = match text {
            [b'@', code] | [code] => *code,
            _ => return None,
        };
        Item { code }.size().map(|_| Item { code })
    }

    pub fn size(self) -> Option<usize> {
        Some(match self.code {
            b'c' | b'b' | b'B' | b'?' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' => size_of::<std::ffi::c_long>(),
            b'q' | b'Q' | b'd' | b'n' | b'N' | b'P' => 8,
            _ => return None,
        })
    }

    /// One of the formats `B`, `b` and `c`.
    pub fn is_byte(self) -> bool {
        matches!(self.code, b'B' | b'b' | b'c')
    }

    pub fn is_float(self) -> bool {
        matches!(self.code, b'f' | b'd' | b'e')
    }

    fn is_signed(self) -> bool {
        matches!(self.code, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
    }

    /// The item at a place in the memory.
    pub fn load(self, vm: &mut Vm, view: Gc<MemoryView>, at: isize) -> PyResult {
        let mut bytes = [0u8; 16];
        let size = self.size().unwrap_or(0);
        if !view.read(at, &mut bytes[..size]) {
            open(vm, view)?;
            return Err(vm.index_error("index out of bounds"));
        }
        let word = |from: usize| u64::from_ne_bytes(std::array::from_fn(|i| bytes[from + i]));
        let single =
            |from: usize| -> f64 { f32::from_ne_bytes(std::array::from_fn(|i| bytes[from + i])).into() };
        Ok(match self.code {
            b'c' => vm.new_bytes(&bytes[..1])?.value(),
            b'?' => Value::bool(bytes[0] != 0),
            b'f' => vm.float(single(0)),
            b'd' => vm.float(f64::from_bits(word(0))),
            b'e' => vm.float(half_to_f64(u16::from_ne_bytes([bytes[0], bytes[1]]))),
            _ => {
                // The bytes of the other formats are zero behind the item on little-endian machines.
                let raw = match size {
                    1 => bytes[0].into(),
                    2 => u16::from_ne_bytes([bytes[0], bytes[1]]).into(),
                    4 => u32::from_ne_bytes(std::array::from_fn(|i| bytes[i])).into(),
                    _ => word(0),
                };
                if self.is_signed() {
                    let shift = 64 - 8 * size as u32;
                    vm.int((raw << shift) as i64 >> shift)
                } else {
                    vm.int_from_u64(raw)
                }
            }
        })
    }

    /// The bytes of a value in this format.
    pub fn pack(self, vm: &mut Vm, value: Value) -> PyResult<Vec<u8>> {
        let size = self.size().unwrap_or(0);
        match self.code {
            b'c' => match vm.payload::<Bytes>(value).map(|b| b.as_slice().to_vec()) {
                Some(bytes) if bytes.len() == 1 => Ok(bytes),
                Some(_) => Err(self.invalid_value(vm)),
                None => Err(self.invalid_type(vm)),
            },
            b'?' => Ok(vec![vm.is_true(value)?.into()]),
            b'f' | b'd' | b'e' => {
                let x = vm.to_f64(value);
                let x = match x {
                    Ok(x) => x,
                    Err(_) if vm.pending_is("TypeError") => return Err(self.invalid_type(vm)),
                    Err(_) if vm.pending_is("OverflowError") => return Err(self.invalid_value(vm)),
                    Err(raised) => return Err(raised),
                };
                Ok(match self.code {
                    b'd' => x.to_ne_bytes().to_vec(),
                    b'f' => {
                        let narrow = x as f32;
                        if narrow.is_infinite() && x.is_finite() {
                            return Err(vm.overflow_error("float too large to pack with f format"));
                        }
                        narrow.to_ne_bytes().to_vec()
                    }
                    _ => match half_from_f64(x) {
                        Some(half) => half.to_ne_bytes().to_vec(),
                        None => {
                            return Err(vm.overflow_error("float too large to pack with e format"));
                        }
                    },
                })
            }
            _ => {
                if !vm.is_int(value) && vm.class_of(value).slots.index.get().is_none() {
                    return Err(self.invalid_type(vm));
                }
                let index = vm.index(value)?;
                let n = vm.int_ref(index).map_or(IBig::ZERO, |n| n.to_big());
                let bits = 8 * size as u32;
                let (low, high) = if self.code == b'P' {
                    // An address may be given as a negative number, too.
                    (-(1i128 << 63), (1i128 << 64) - 1)
                } else if self.is_signed() {
                    (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
                } else {
                    (0, (1i128 << bits) - 1)
                };
                match i128::try_from(&n) {
                    Ok(n) if (low..=high).contains(&n) => {
                        let raw = n as u64;
                        Ok(match size {
                            1 => vec![raw as u8],
                            2 => (raw as u16).to_ne_bytes().to_vec(),
                            4 => (raw as u32).to_ne_bytes().to_vec(),
                            _ => raw.to_ne_bytes().to_vec(),
                        })
                    }
                    _ => Err(self.invalid_value(vm)),
                }
            }
        }
    }

    fn invalid_type(self, vm: &mut Vm) -> kaa_object::Raised {
        let code = self.code as char;
        vm.type_error(format!("memoryview: invalid type for format '{code}'"))
    }

    fn invalid_value(self, vm: &mut Vm) -> kaa_object::Raised {
        let code = self.code as char;
        vm.value_error(format!("memoryview: invalid value for format '{code}'"))
    }
}

/// The view's item format; NotImplementedError for one that is not native.
pub fn checked(vm: &mut Vm, view: Gc<MemoryView>) -> PyResult<Item> {
    match Item::of(view.format.get()) {
        Some(item) => Ok(item),
        None => {
            let format = view.format.get().to_lossy();
            Err(vm.raise_named("NotImplementedError", &format!("memoryview: format {format} not supported")))
        }
    }
}

/// An index of one dimension, counted from the end where negative; where the item lies.
pub fn offset_of(vm: &mut Vm, view: Gc<MemoryView>, dimension: usize, key: Value) -> PyResult<isize> {
    let index = index_sized(vm, key)?;
    let n = view.shape[dimension];
    let at = if index < 0 { index + n } else { index };
    if at < 0 || at >= n {
        let number = dimension + 1;
        return Err(vm.index_error(format!("index out of bounds on dimension {number}")));
    }
    Ok(at * view.strides[dimension])
}

/// A number of half precision.
pub fn half_to_f64(half: u16) -> f64 {
    let (sign, exponent, fraction) = (half >> 15, (half >> 10 & 31) as i32, f64::from(half & 1023));
    let magnitude = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
    };
    if sign == 1 { -magnitude } else { magnitude }
}

/// The nearest number of half precision, half to even; `None` where it is too large.
pub fn half_from_f64(x: f64) -> Option<u16> {
    let sign = u16::from(x.is_sign_negative()) << 15;
    let magnitude = x.abs();
    if x.is_nan() {
        return Some(sign | 0x7e00);
    }
    if x.is_infinite() {
        return Some(sign | 0x7c00);
    }
    if magnitude < 2f64.powi(-14) {
        // Subnormal numbers are multiples of 2^-24.
        return Some(sign | (magnitude * 2f64.powi(24)).round_ties_even() as u16);
    }
    let (_, exponent) = kaa_object::hash::frexp(magnitude);
    let scaled = (magnitude * 2f64.powi(11 - exponent)).round_ties_even() as u32;
    // Rounding up may give 2048, which is the next exponent's 1024.
    let (scaled, exponent) = if scaled == 2048 { (1024, exponent + 1) } else { (scaled, exponent) };
    if exponent > 16 {
        return None;
    }
    Some(sign | ((exponent + 14) as u16) << 10 | (scaled - 1024) as u16)
}

#[cfg(test)]
mod tests {
    use super::{half_from_f64, half_to_f64};

    #[test]
    fn half_precision() {
        for bits in 0..=u16::MAX {
            let x = half_to_f64(bits);
            if !x.is_nan() {
                assert_eq!(half_from_f64(x), Some(bits), "{x}");
            }
        }
        assert_eq!(half_from_f64(65504.0), Some(0x7bff));
        assert_eq!(half_from_f64(65520.0), None);
        assert_eq!(half_from_f64(1.0 + 2f64.powi(-11)), Some(0x3c00));
    }
}
