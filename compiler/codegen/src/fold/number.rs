//! Integers and floats.

use super::{MAX_INT_BITS, Number, bits, boolean, complex};
use dashu_int::IBig;
use dashu_int::ops::{Abs, DivRem};
use kaa_code::Constant;
use kaa_opcode::BinaryOp;

pub(super) fn binary(
    op: BinaryOp,
    left: &Constant,
    right: &Constant,
    a: Number,
    b: Number,
) -> Option<Constant> {
    let bools = [left, right].iter().all(|c| matches!(c, Constant::True | Constant::False));
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => {
            let result = int(op, a, b)?;
            match (op, &result) {
                (BinaryOp::And | BinaryOp::Or | BinaryOp::Xor, Number::Int(n)) if bools => {
                    Some(boolean(*n != IBig::ZERO))
                }
                _ => Some(result.into()),
            }
        }
        (a @ Number::Complex(..), b) | (a, b @ Number::Complex(..)) => complex::binary(op, a, b),
        (a, b) => real(op, to_float(&a)?, to_float(&b)?).map(Constant::from),
    }
}

pub(super) fn to_float(n: &Number) -> Option<f64> {
    match n {
        Number::Int(n) => Some(n.to_f64().value()).filter(|x| x.is_finite()),
        Number::Float(x) => Some(*x),
        Number::Complex(..) => None,
    }
}

pub(super) fn equal(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => a == b,
        (Number::Float(a), Number::Float(b)) => a == b,
        (Number::Int(n), Number::Float(x)) | (Number::Float(x), Number::Int(n)) => {
            x.fract() == 0.0 && IBig::try_from(*x).is_ok_and(|x| x == *n)
        }
        (Number::Complex(re, im), Number::Complex(re2, im2)) => re == re2 && im == im2,
        (Number::Complex(re, im), other) | (other, Number::Complex(re, im)) => {
            *im == 0.0 && equal(&Number::Float(*re), other)
        }
    }
}

fn int(op: BinaryOp, a: IBig, b: IBig) -> Option<Number> {
    let zero = b == IBig::ZERO;
    Some(Number::Int(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Subtract => a - b,
        BinaryOp::Multiply => {
            if a != IBig::ZERO && !zero && bits(&a) + bits(&b) > MAX_INT_BITS {
                return None;
            }
            a * b
        }
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::FloorDivide if !zero => floor_div(a, b).0,
        BinaryOp::Remainder if !zero => floor_div(a, b).1,
        BinaryOp::TrueDivide if !zero => return true_div(&a, &b).map(Number::Float),
        BinaryOp::Lshift => {
            if b < IBig::ZERO {
                return None;
            }
            if a == IBig::ZERO || zero {
                return Some(Number::Int(a));
            }
            let shift = usize::try_from(&b).ok()?;
            if shift > MAX_INT_BITS || bits(&a) > MAX_INT_BITS - shift {
                return None;
            }
            a << shift
        }
        BinaryOp::Rshift => {
            if b < IBig::ZERO {
                return None;
            }
            let negative = a < IBig::ZERO;
            let shift = usize::try_from(&b).unwrap_or(usize::MAX);
            if shift > bits(&a) {
                return Some(Number::Int(if negative { (-1).into() } else { IBig::ZERO }));
            }
            floor_div(a, IBig::from(1) << shift).0
        }
        BinaryOp::Power => return power(a, b),
        _ => return None,
    }))
}

fn floor_div(a: IBig, b: IBig) -> (IBig, IBig) {
    let negative = b < IBig::ZERO;
    let (q, r) = a.div_rem(&b);
    if r != IBig::ZERO && (r < IBig::ZERO) != negative { (q - IBig::from(1), r + b) } else { (q, r) }
}

fn power(a: IBig, b: IBig) -> Option<Number> {
    if b < IBig::ZERO {
        if a == IBig::ZERO {
            return None;
        }
        return real(BinaryOp::Power, to_float(&Number::Int(a))?, to_float(&Number::Int(b))?);
    }
    if b == IBig::ZERO {
        return Some(Number::Int(1.into()));
    }
    if a == IBig::ZERO {
        return Some(Number::Int(a));
    }
    let exponent = usize::try_from(&b).ok()?;
    if exponent > MAX_INT_BITS / bits(&a) {
        return None;
    }
    Some(Number::Int(a.pow(exponent)))
}

/// `a / b` rounded once.
fn true_div(a: &IBig, b: &IBig) -> Option<f64> {
    const EXACT: usize = 53;
    if bits(a) <= EXACT && bits(b) <= EXACT {
        return Some(a.to_f64().value() / b.to_f64().value());
    }
    let negative = (*a < IBig::ZERO) != (*b < IBig::ZERO);
    let (a, b) = (a.clone().abs(), b.clone().abs());
    // A quotient of at least 66 bits whose last one says whether anything is left.
    let shift = 66 + bits(&b) as i64 - bits(&a) as i64;
    let (a, b) = if shift >= 0 { (a << shift as usize, b) } else { (a, b << (-shift) as usize) };
    let (q, r) = a.div_rem(&b);
    let q = if r == IBig::ZERO { q } else { q | IBig::from(1) };
    // Results near the ends of the range would round twice or overflow.
    if !(-900..=900).contains(&shift) {
        return None;
    }
    let value = q.to_f64().value() * 2f64.powi(-shift as i32);
    Some(if negative { -value } else { value })
}

/// An operation on floats; a negative number to a fractional power is complex.
fn real(op: BinaryOp, a: f64, b: f64) -> Option<Number> {
    if op == BinaryOp::Power && a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
        let (re, im) = complex::power((a, 0.0), (b, 0.0))?;
        return Some(Number::Complex(re, im));
    }
    float(op, a, b).map(Number::Float)
}

fn float(op: BinaryOp, a: f64, b: f64) -> Option<f64> {
    match op {
        BinaryOp::Add => Some(a + b),
        BinaryOp::Subtract => Some(a - b),
        BinaryOp::Multiply => Some(a * b),
        BinaryOp::TrueDivide => (b != 0.0).then(|| a / b),
        BinaryOp::FloorDivide => (b != 0.0).then(|| float_divmod(a, b).0),
        BinaryOp::Remainder => (b != 0.0).then(|| float_divmod(a, b).1),
        BinaryOp::Power => float_power(a, b),
        _ => None,
    }
}

fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut modulo = a % b;
    let mut div = (a - modulo) / b;
    if modulo != 0.0 {
        if (b < 0.0) != (modulo < 0.0) {
            modulo += b;
            div -= 1.0;
        }
    } else {
        modulo = 0f64.copysign(b);
    }
    let floor = if div != 0.0 {
        let floor = div.floor();
        if div - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0f64.copysign(a / b)
    };
    (floor, modulo)
}

fn float_power(a: f64, b: f64) -> Option<f64> {
    if a == 0.0 && b < 0.0 {
        return None;
    }
    let result = a.powf(b);
    (result.is_finite() || !a.is_finite() || !b.is_finite()).then_some(result)
}
