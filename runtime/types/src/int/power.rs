//! Powers of ints, with and without modulus. CPython: `long_pow`, `long_invmod`.

use super::apart::{apart, multiply};
use super::arith::{big, bit_len, check_bits, operands};
use super::divide::floor_divmod;
use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{Abs, BitTest, ExtendedGcd};
use dashu_int::{IBig, UBig};
use kaa_object::int::IntRef;
use kaa_object::{PyResult, Value, Vm};

pub fn pow(vm: &mut Vm, a: Value, b: Value, modulus: Value) -> PyResult {
    let Some((base, exponent)) = operands(vm, a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !modulus.is_none() {
        return match vm.int_ref(modulus) {
            Some(modulus) => modular(vm, base, exponent, modulus),
            None => Ok(Value::NOT_IMPLEMENTED),
        };
    }
    if exponent.is_negative() {
        let (x, y) = (vm.int_to_f64(a)?, vm.int_to_f64(b)?);
        return crate::float::power(vm, x, y);
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (base, exponent)
        && let Ok(y) = u32::try_from(y)
        && let Some(result) = x.checked_pow(y)
    {
        return Ok(vm.int(result));
    }
    let count = match (base, exponent) {
        (IntRef::Small(x @ (0 | 1)), _) => return Ok(Value::int32(x as i32)),
        (IntRef::Small(-1), n) => {
            let odd = match n {
                IntRef::Small(n) => n & 1 == 1,
                IntRef::Big(n) => n.as_sign_words().1[0] & 1 == 1,
            };
            return Ok(Value::int32(if odd { -1 } else { 1 }));
        }
        (_, IntRef::Small(n)) => n as usize,
        (_, IntRef::Big(_)) => return Err(vm.memory_error()),
    };
    // |base| >= 2^(bits - 1), so the result has at least that many bits.
    let bits = (bit_len(base) as u128 - 1) * count as u128;
    check_bits(vm, bits)?;
    let base = big(base);
    let result = if bits < LONG { base.pow(count) } else { long_pow(vm, &base, count)? };
    Ok(vm.int_from_big(result))
}

/// Work, in bits, from which on a power looks for interrupts between its multiplications.
const LONG: u128 = 1 << 22;

fn long_pow(vm: &mut Vm, base: &IBig, count: usize) -> PyResult<IBig> {
    // Powers of 2 in the base are shifts at the end.
    let shift = base.trailing_zeros().unwrap_or(0);
    let base = base >> shift;
    let mut result = IBig::ONE;
    for bit in (0..usize::BITS - count.leading_zeros()).rev() {
        vm.safepoint()?;
        result = square(vm, result)?;
        if count >> bit & 1 == 1 {
            result = multiply(vm, &result, &base)?;
        }
    }
    Ok(result << (shift * count))
}

fn square(vm: &mut Vm, n: IBig) -> PyResult<IBig> {
    if bit_len(IntRef::Big(&n)) < 1 << 18 { Ok(n.sqr().into()) } else { apart(vm, move || n.sqr().into()) }
}

fn modular(vm: &mut Vm, base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> PyResult {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let negative = modulus.is_negative();
    let modulus = big(modulus).into_owned().abs();
    if modulus == IBig::ONE {
        return Ok(Value::int32(0));
    }
    let mut base = super::apart::divide(vm, &big(base), &modulus)?.1;
    let mut exponent = big(exponent).into_owned();
    if exponent < IBig::ZERO {
        base = match inverse(&base, &modulus) {
            Some(inverse) => inverse,
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        };
        exponent = -exponent;
    }
    let (_, magnitude) = modulus.clone().into_parts();
    let (_, base) = base.into_parts();
    let (_, exponent) = exponent.into_parts();
    let mut result = IBig::from(modular_pow(vm, base, exponent, magnitude)?);
    if negative && result != IBig::ZERO {
        result -= modulus;
    }
    Ok(vm.int_from_big(result))
}

fn modular_pow(vm: &mut Vm, base: UBig, exponent: UBig, modulus: UBig) -> PyResult<UBig> {
    // Squarings between two looks.
    let every = (1 << 20) / modulus.bit_len().max(1) + 1;
    let work = exponent.bit_len() as u128 * modulus.bit_len() as u128;
    let ring = ConstDivisor::new(modulus);
    let base = ring.reduce(base);
    if work < LONG << 4 {
        return Ok(base.pow(&exponent).residue());
    }
    let mut result = ring.reduce(UBig::ONE);
    for bit in (0..exponent.bit_len()).rev() {
        if bit % every == 0 {
            vm.safepoint()?;
        }
        result = result.sqr();
        if exponent.bit(bit) {
            result *= &base;
        }
    }
    Ok(result.residue())
}

/// The number whose product with `a` leaves 1, for 0 <= a < modulus.
fn inverse(a: &IBig, modulus: &IBig) -> Option<IBig> {
    if *a == IBig::ZERO {
        return None;
    }
    let (gcd, x, _) = a.gcd_ext(modulus);
    if gcd != UBig::ONE {
        return None;
    }
    Some(floor_divmod(&x, modulus).1)
}
