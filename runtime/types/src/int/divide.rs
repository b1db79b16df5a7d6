//! Division of ints: floored and true. CPython: `l_divmod`, `l_mod`, `long_true_divide`.

use super::arith::{big, bit_len, operands};
use dashu_int::ops::{Abs, DivRem};
use dashu_int::{IBig, Word};
use kaa_object::int::IntRef;
use kaa_object::{PyResult, Value, Vm};

const WORD_BITS: usize = Word::BITS as usize;

/// Quotient rounded down, and the remainder with the divisor's sign.
pub fn floor_divmod(a: &IBig, b: &IBig) -> (IBig, IBig) {
    let (q, r) = a.div_rem(b);
    if r != IBig::ZERO && (r < IBig::ZERO) != (*b < IBig::ZERO) { (q - IBig::ONE, r + b) } else { (q, r) }
}

fn floor_small(x: i64, y: i64) -> (i64, i64) {
    let (q, r) = (x / y, x % y);
    if r != 0 && (r < 0) != (y < 0) { (q - 1, r + y) } else { (q, r) }
}

/// The quotient rounded down where it is short and the leading bits of both numbers settle it, without a look at the
/// rest of them: a digit of a long number, say.
fn short_quotient(a: &IBig, b: &IBig) -> Option<i64> {
    let ((a_sign, a_words), (b_sign, b_words)) = (a.as_sign_words(), b.as_sign_words());
    let (a_bits, b_bits) = (bits_of(a_words), bits_of(b_words));
    let opposite = a_sign != b_sign;
    if a_bits < b_bits {
        return Some(if opposite && a_bits != 0 { -1 } else { 0 });
    }
    // Few enough bits for the quotient that 66 are left for the divisor.
    if a_bits - b_bits > 61 || b_bits <= 128 {
        return None;
    }
    let drop = a_bits - 127;
    let (x, y) = (bits_from(a_words, drop), bits_from(b_words, drop));
    // With the bits dropped, x <= |a| < x + 1 and y <= |b| < y + 1.
    let quotient = x / y;
    if quotient * (y + 1) > x {
        return None;
    }
    // So |a| is more than quotient * |b|, and the division leaves a rest. (A quotient of 0 means x < y, hence |a| < |b|.)
    let quotient = i64::try_from(quotient).ok()?;
    Some(if opposite { -quotient - 1 } else { quotient })
}

fn bits_of(words: &[Word]) -> usize {
    match words {
        [] => 0,
        [.., top] => words.len() * WORD_BITS - top.leading_zeros() as usize,
    }
}

/// The lowest 128 bits of a number without its lowest `drop` bits.
fn bits_from(words: &[Word], drop: usize) -> u128 {
    let (first, shift) = (drop / WORD_BITS, drop % WORD_BITS);
    let word = |i: usize| words.get(first + i).map_or(0, |&w| w as u128);
    let low = word(0) | word(1) << 64;
    if shift == 0 { low } else { low >> shift | word(2) << (128 - shift) }
}

fn zero(vm: &mut Vm) -> kaa_object::Raised {
    vm.zero_division("division by zero")
}

pub fn floordiv(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    match operands(vm, a, b) {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some((_, y)) if y.is_zero() => Err(zero(vm)),
        Some((IntRef::Small(x), IntRef::Small(y))) => Ok(vm.int(floor_small(x, y).0)),
        Some((x, y)) => {
            let (x, y) = (big(x), big(y));
            if let Some(q) = short_quotient(&x, &y) {
                return Ok(vm.int(q));
            }
            let (q, _) = super::apart::divide(vm, &x, &y)?;
            Ok(vm.int_from_big(q))
        }
    }
}

pub fn modulo(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    match operands(vm, a, b) {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some((_, y)) if y.is_zero() => Err(zero(vm)),
        Some((IntRef::Small(x), IntRef::Small(y))) => Ok(vm.int(floor_small(x, y).1)),
        Some((x, y)) => {
            let (_, r) = super::apart::divide(vm, &big(x), &big(y))?;
            Ok(vm.int_from_big(r))
        }
    }
}

pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (q, r) = match operands(vm, a, b) {
        None => return Ok(Value::NOT_IMPLEMENTED),
        Some((_, y)) if y.is_zero() => return Err(zero(vm)),
        Some((IntRef::Small(x), IntRef::Small(y))) => {
            let (q, r) = floor_small(x, y);
            (vm.int(q), vm.int(r))
        }
        Some((x, y)) => {
            let (q, r) = super::apart::divide(vm, &big(x), &big(y))?;
            (vm.int_from_big(q), vm.int_from_big(r))
        }
    };
    vm.try_tuple(&[q, r]).map(|t| t.value())
}

pub fn truediv(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    const EXACT: std::ops::RangeInclusive<i64> = -(1 << 53)..=1 << 53;
    match operands(vm, a, b) {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some((_, y)) if y.is_zero() => Err(zero(vm)),
        Some((IntRef::Small(x), IntRef::Small(y))) if EXACT.contains(&x) && EXACT.contains(&y) => {
            Ok(vm.float(x as f64 / y as f64))
        }
        Some((x, y)) => match divide(x, y) {
            Some(result) => Ok(vm.float(result)),
            None => Err(vm.overflow_error("integer division result too large for a float")),
        },
    }
}

/// The float nearest to x / y, half to even; `None` where it is too large.
pub fn divide(x: IntRef<'_>, y: IntRef<'_>) -> Option<f64> {
    let negative = x.is_negative() != y.is_negative();
    if x.is_zero() {
        return Some(if y.is_negative() { -0.0 } else { 0.0 });
    }
    let (x_bits, y_bits) = (bit_len(x) as i64, bit_len(y) as i64);
    let difference = x_bits - y_bits;
    if difference > 1024 {
        return None;
    }
    if difference < -1080 {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    // A quotient of 65 or 66 bits, the lowest of which then remembers the remainder.
    let shift = 65 - difference;
    let (mut p, mut q) = (big(x).into_owned().abs(), big(y).into_owned().abs());
    if shift >= 0 {
        p <<= shift as usize;
    } else {
        q <<= (-shift) as usize;
    }
    let (quotient, remainder) = p.div_rem(&q);
    let mut quotient = u128::try_from(quotient).unwrap_or(u128::MAX);
    if remainder != IBig::ZERO {
        quotient |= 1;
    }
    let result = scale(quotient, -shift)?;
    Some(if negative { -result } else { result })
}

/// mantissa · 2^exponent, rounded half to even; `None` where it is too large.
pub fn scale(mantissa: u128, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = 128 - mantissa.leading_zeros() as i64;
    // The exponent of the lowest bit that the result can hold.
    let lowest = (exponent + bits - 53).max(-1074);
    let drop = lowest - exponent;
    let rounded = match drop {
        ..=0 => (mantissa << (-drop).min(127)) as u64,
        1..=127 => {
            let (kept, rest) = (mantissa >> drop, mantissa & ((1 << drop) - 1));
            let half = 1u128 << (drop - 1);
            kept as u64 + u64::from(rest > half || rest == half && kept & 1 == 1)
        }
        _ => 0,
    };
    if lowest > 971 || lowest == 971 && rounded >> 53 != 0 {
        return None;
    }
    // Each factor and each product is exact.
    let half = (lowest / 2) as i32;
    Some(rounded as f64 * 2f64.powi(half) * 2f64.powi(lowest as i32 - half))
}
