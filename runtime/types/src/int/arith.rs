//! Sums, products, shifts and bits of ints. CPython: `long_add`, `long_mul`, `long_lshift1` and their like.

use super::number;
use dashu_int::IBig;
use dashu_int::ops::{Abs, BitTest};
use kaa_object::int::IntRef;
use kaa_object::{PyResult, Value, Vm};
use std::borrow::Cow;

/// Bits that an int may have; more would not fit memory anyway.
const MOST_BITS: u128 = 1 << 36;

/// Both operands, where both are ints.
#[inline]
pub fn operands<'a>(vm: &Vm, a: Value, b: Value) -> Option<(IntRef<'a>, IntRef<'a>)> {
    Some((vm.int_ref(a)?, vm.int_ref(b)?))
}

pub fn big(n: IntRef<'_>) -> Cow<'_, IBig> {
    match n {
        IntRef::Small(n) => Cow::Owned(IBig::from(n)),
        IntRef::Big(n) => Cow::Borrowed(n),
    }
}

pub fn bit_len(n: IntRef<'_>) -> usize {
    match n {
        IntRef::Small(n) => 64 - n.unsigned_abs().leading_zeros() as usize,
        IntRef::Big(n) => match n.as_sign_words().1 {
            [] => 0,
            words @ [.., top] => words.len() * 64 - top.leading_zeros() as usize,
        },
    }
}

/// MemoryError for a result that memory cannot hold.
pub fn check_bits(vm: &mut Vm, bits: u128) -> PyResult<()> {
    if bits > MOST_BITS || bits > 4096 && vm.heap.would_exceed((bits / 8) as usize) {
        return Err(vm.memory_error());
    }
    Ok(())
}

macro_rules! operation {
    ($($name:ident |$x:ident, $y:ident| $small:expr, |$p:ident, $q:ident| $large:expr;)*) => { $(
        pub fn $name(vm: &mut Vm, a: Value, b: Value) -> PyResult {
            match operands(vm, a, b) {
                Some((IntRef::Small($x), IntRef::Small($y))) => Ok(vm.int($small)),
                Some(($p, $q)) => {
                    let ($p, $q) = (big($p), big($q));
                    let result: IBig = $large;
                    Ok(vm.int_from_big(result))
                }
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
    )* };
}

operation! {
    add |x, y| x + y, |p, q| &*p + &*q;
    sub |x, y| x - y, |p, q| &*p - &*q;
    and |x, y| x & y, |p, q| &*p & &*q;
    or |x, y| x | y, |p, q| &*p | &*q;
    xor |x, y| x ^ y, |p, q| &*p ^ &*q;
}

pub fn mul(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    match operands(vm, a, b) {
        Some((IntRef::Small(x), IntRef::Small(y))) => Ok(vm.int_from_i128(x as i128 * y as i128)),
        Some((x, y)) => {
            check_bits(vm, bit_len(x) as u128 + bit_len(y) as u128)?;
            let (x, y) = (big(x), big(y));
            let product = super::apart::multiply(vm, &x, &y)?;
            Ok(vm.int_from_big(product))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub fn neg(vm: &mut Vm, value: Value) -> PyResult {
    Ok(match number(vm, value) {
        IntRef::Small(n) => vm.int(-n),
        IntRef::Big(n) => vm.int_from_big(-n),
    })
}

/// The exact int: `+n`, `int(n)`, `n.__index__()`.
pub fn pos(vm: &mut Vm, value: Value) -> PyResult {
    match vm.exact_int(value) {
        Some(value) => Ok(value),
        None => panic!("a slot of int was called on another object"),
    }
}

pub fn abs(vm: &mut Vm, value: Value) -> PyResult {
    match number(vm, value) {
        IntRef::Small(n) => Ok(vm.int(n.abs())),
        IntRef::Big(n) if *n < IBig::ZERO => Ok(vm.int_from_big(n.clone().abs())),
        IntRef::Big(_) => pos(vm, value),
    }
}

pub fn invert(vm: &mut Vm, value: Value) -> PyResult {
    Ok(match number(vm, value) {
        IntRef::Small(n) => vm.int(!n),
        IntRef::Big(n) => vm.int_from_big(!n),
    })
}

pub fn lshift(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let Some((x, y)) = operands(vm, a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    if y.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    if x.is_zero() {
        return Ok(Value::int32(0));
    }
    let count = match y {
        IntRef::Small(n) => n as u64,
        IntRef::Big(n) => match u64::try_from(n) {
            Ok(n) => n,
            Err(_) => return Err(vm.overflow_error("too many digits in integer")),
        },
    };
    if let IntRef::Small(n) = x
        && count < 64
    {
        return Ok(vm.int_from_i128((n as i128) << count));
    }
    check_bits(vm, bit_len(x) as u128 + count as u128)?;
    Ok(vm.int_from_big(&*big(x) << count as usize))
}

pub fn rshift(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let Some((x, y)) = operands(vm, a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    if y.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    let all_gone = Value::int32(if x.is_negative() { -1 } else { 0 });
    let count = match y {
        IntRef::Small(n) => n as usize,
        IntRef::Big(_) => return Ok(all_gone),
    };
    Ok(match x {
        IntRef::Small(n) => Value::int_unchecked(n >> count.min(63)),
        IntRef::Big(n) if count <= n.bit_len() => {
            let shifted = shift_right(n, count);
            vm.int_from_big(shifted)
        }
        IntRef::Big(_) => all_gone,
    })
}

/// The number without its lowest bits, rounded down.
pub fn shift_right(n: &IBig, count: usize) -> IBig {
    if *n < IBig::ZERO {
        // !(!n >> count) rounds down, and !n is not negative.
        let flipped: IBig = !n;
        return !(flipped >> count);
    }
    n >> count
}
