//! The methods and attributes of `int` besides its operators.

use super::arith::{big, bit_len};
use super::divide::floor_divmod;
use super::number;
use dashu_int::IBig;
use kaa_object::declare::GetSetDef;
use kaa_object::int::IntRef;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return the number itself: an integer is its own complex conjugate.
    "conjugate($self, /)" => super::arith::pos, Alloc;
    /// Number of bits needed to represent the magnitude in binary.
    ///
    /// >>> bin(37)
    /// '0b100101'
    /// >>> (37).bit_length()
    /// 6
    "bit_length($self, /)" => |vm: &mut Vm, this: Value| bit_len(number(vm, this)), Leaf;
    /// Number of ones in the binary representation of the magnitude.
    ///
    /// >>> bin(13)
    /// '0b1101'
    /// >>> (13).bit_count()
    /// 3
    "bit_count($self, /)" => bit_count, Leaf;
    /// Return a pair of integers, whose ratio is equal to the original int: the int itself and 1.
    ///
    /// >>> (10).as_integer_ratio()
    /// (10, 1)
    "as_integer_ratio($self, /)" => as_integer_ratio, Alloc;
    /// Truncating an Integral returns itself.
    "__trunc__($self, /)" => super::arith::pos, Alloc;
    /// Flooring an Integral returns itself.
    "__floor__($self, /)" => super::arith::pos, Alloc;
    /// Ceiling of an Integral returns itself.
    "__ceil__($self, /)" => super::arith::pos, Alloc;
    /// Round to a multiple of a power of ten, halves to even.
    "__round__($self, ndigits=None, /)" => round, Any;
    "__getnewargs__($self, /)" => getnewargs, Alloc;
    /// Convert to a string according to format_spec.
    "__format__($self, format_spec, /)" => format, Raises;
    /// Returns size in memory, in bytes.
    "__sizeof__($self, /)" => sizeof, Leaf;
    /// Returns True. Exists for duck type compatibility with float.is_integer.
    "is_integer($self, /)" => |_: &mut Vm, _this: Value| true, Leaf;
}

pub static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "real", doc: "the real part of a complex number", get: super::arith::pos, set: None },
    GetSetDef {
        name: "imag",
        doc: "the imaginary part of a complex number",
        get: |_, _| Ok(Value::int32(0)),
        set: None,
    },
    GetSetDef {
        name: "numerator",
        doc: "the numerator of a rational number in lowest terms",
        get: super::arith::pos,
        set: None,
    },
    GetSetDef {
        name: "denominator",
        doc: "the denominator of a rational number in lowest terms",
        get: |_, _| Ok(Value::int32(1)),
        set: None,
    },
];

fn bit_count(vm: &mut Vm, this: Value) -> usize {
    match number(vm, this) {
        IntRef::Small(n) => n.unsigned_abs().count_ones() as usize,
        IntRef::Big(n) => n.as_sign_words().1.iter().map(|w| w.count_ones() as usize).sum(),
    }
}

fn as_integer_ratio(vm: &mut Vm, this: Value) -> PyResult {
    let n = super::arith::pos(vm, this)?;
    vm.try_tuple(&[n, Value::int32(1)]).map(Gc::value)
}

fn getnewargs(vm: &mut Vm, this: Value) -> PyResult {
    let n = super::arith::pos(vm, this)?;
    vm.try_tuple(&[n]).map(Gc::value)
}

/// CPython: `int___round___impl`.
fn round(vm: &mut Vm, this: Value, ndigits: Option<Value>) -> PyResult {
    let Some(ndigits) = ndigits.filter(|n| !n.is_none()) else { return super::arith::pos(vm, this) };
    let ndigits = vm.index(ndigits)?;
    let digits = number(vm, ndigits);
    if !digits.is_negative() {
        return super::arith::pos(vm, this);
    }
    let n = number(vm, this);
    // 10^k with more digits than the number by two rounds it to zero.
    let places = match digits {
        IntRef::Small(d) => d.unsigned_abs() as usize,
        IntRef::Big(_) => usize::MAX,
    };
    if places > bit_len(n) / 3 + 2 {
        return Ok(Value::int32(0));
    }
    let unit = IBig::from(10).pow(places);
    let n = big(n);
    let (quotient, remainder) = floor_divmod(&n, &unit);
    let twice = &remainder + &remainder;
    let odd = floor_divmod(&quotient, &IBig::from(2)).1 != IBig::ZERO;
    let up = twice > unit || twice == unit && odd;
    let result = if up { (quotient + IBig::ONE) * unit } else { quotient * unit };
    Ok(vm.int_from_big(result))
}

fn format(vm: &mut Vm, this: Value, spec: Gc<Str>) -> PyResult {
    crate::format::format_int(vm, this, spec)
}

/// What CPython would say: a header of 24 bytes and four bytes for each 30 bits.
fn sizeof(vm: &mut Vm, this: Value) -> usize {
    let n = number(vm, this);
    24 + 4 * bit_len(n).div_ceil(30).max(1)
}

