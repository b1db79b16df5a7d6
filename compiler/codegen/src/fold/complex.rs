//! Complex numbers; a real operand stays real, so that signs of zeros survive.

use super::Number;
use super::number::to_float;
use kaa_code::Constant;
use kaa_opcode::BinaryOp;

type C = (f64, f64);

pub(super) fn binary(op: BinaryOp, a: Number, b: Number) -> Option<Constant> {
    let parts = |n: &Number| match n {
        Number::Complex(re, im) => Some((*re, *im)),
        other => to_float(other).map(|x| (x, 0.0)),
    };
    let (x, y) = (parts(&a)?, parts(&b)?);
    let real_left = !matches!(a, Number::Complex(..));
    let real_right = !matches!(b, Number::Complex(..));
    let (re, im) = match op {
        BinaryOp::Add if real_left => (x.0 + y.0, y.1),
        BinaryOp::Add if real_right => (x.0 + y.0, x.1),
        BinaryOp::Add => (x.0 + y.0, x.1 + y.1),
        BinaryOp::Subtract if real_left => (x.0 - y.0, -y.1),
        BinaryOp::Subtract if real_right => (x.0 - y.0, x.1),
        BinaryOp::Subtract => (x.0 - y.0, x.1 - y.1),
        BinaryOp::Multiply if real_left => (x.0 * y.0, x.0 * y.1),
        BinaryOp::Multiply if real_right => (x.0 * y.0, x.1 * y.0),
        BinaryOp::Multiply => product(x, y),
        BinaryOp::TrueDivide if real_right => (y.0 != 0.0).then(|| (x.0 / y.0, x.1 / y.0))?,
        BinaryOp::TrueDivide if real_left => real_quotient(x.0, y)?,
        BinaryOp::TrueDivide => quotient(x, y)?,
        BinaryOp::Power => power(x, y)?,
        _ => return None,
    };
    Some(Constant::Complex(re, im))
}

/// 1 for an infinity and 0 for anything else, with its sign.
fn boxed(x: f64) -> f64 {
    f64::from(u8::from(x.is_infinite())).copysign(x)
}

fn zero_if_nan(x: f64) -> f64 {
    if x.is_nan() { 0f64.copysign(x) } else { x }
}

/// The product, with infinities recovered where it came out as NaN (C11, annex G).
fn product(z: C, w: C) -> C {
    let ((mut a, mut b), (mut c, mut d)) = (z, w);
    let products = [a * c, b * d, a * d, b * c];
    let result = (products[0] - products[1], products[2] + products[3]);
    if !result.0.is_nan() || !result.1.is_nan() {
        return result;
    }
    let mut again = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b, c, d) = (boxed(a), boxed(b), zero_if_nan(c), zero_if_nan(d));
        again = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (a, b, c, d) = (zero_if_nan(a), zero_if_nan(b), boxed(c), boxed(d));
        again = true;
    }
    if !again && products.iter().any(|p| p.is_infinite()) {
        (a, b, c, d) = (zero_if_nan(a), zero_if_nan(b), zero_if_nan(c), zero_if_nan(d));
        again = true;
    }
    if again { (f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c)) } else { result }
}

fn quotient(a: C, b: C) -> Option<C> {
    let result = if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        ((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        ((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if !result.0.is_nan() || !result.1.is_nan() {
        return Some(result);
    }
    let infinite = |z: C| z.0.is_infinite() || z.1.is_infinite();
    let finite = |z: C| z.0.is_finite() && z.1.is_finite();
    if infinite(a) && finite(b) {
        let (x, y) = (boxed(a.0), boxed(a.1));
        return Some((f64::INFINITY * (x * b.0 + y * b.1), f64::INFINITY * (y * b.0 - x * b.1)));
    }
    if infinite(b) && finite(a) {
        let (x, y) = (boxed(b.0), boxed(b.1));
        return Some((0.0 * (a.0 * x + a.1 * y), 0.0 * (a.1 * x - a.0 * y)));
    }
    Some(result)
}

/// A real number by a complex one: there is no imaginary zero to take part.
fn real_quotient(a: f64, b: C) -> Option<C> {
    let result = if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        (a / denominator, (-a * ratio) / denominator)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        ((a * ratio) / denominator, -a / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if result.0.is_nan() && result.1.is_nan() && a.is_finite() && (b.0.is_infinite() || b.1.is_infinite()) {
        return Some((0.0 * (a * boxed(b.0)), 0.0 * (-a * boxed(b.1))));
    }
    Some(result)
}

/// Integer exponents up to this are worked out by multiplication.
const MAX_INTEGER_EXPONENT: f64 = 100.0;

/// `None` where the power overflows or does not exist.
pub(super) fn power(a: C, b: C) -> Option<C> {
    let result = any_power(a, b)?;
    (!result.0.is_infinite() && !result.1.is_infinite()).then_some(result)
}

fn any_power(a: C, b: C) -> Option<C> {
    if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= MAX_INTEGER_EXPONENT {
        let n = b.0.abs() as u32;
        let positive = unsigned_power(a, n);
        return if b.0 < 0.0 { quotient((1.0, 0.0), positive) } else { Some(positive) };
    }
    if a == (0.0, 0.0) {
        return if b.1 != 0.0 || b.0 < 0.0 { None } else { Some((0.0, 0.0)) };
    }
    let magnitude = a.0.hypot(a.1);
    let mut length = magnitude.powf(b.0);
    let angle = a.1.atan2(a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * magnitude.ln();
    }
    // The sine and cosine of infinity are errors.
    (!phase.is_infinite()).then(|| (length * phase.cos(), length * phase.sin()))
}

fn unsigned_power(a: C, n: u32) -> C {
    let mut result = (1.0, 0.0);
    let mut square = a;
    let mut mask = 1;
    while mask > 0 && n >= mask {
        if n & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    result
}
