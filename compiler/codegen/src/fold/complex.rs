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
        BinaryOp::TrueDivide => quotient(x, y)?,
        BinaryOp::Power => power(x, y)?,
        _ => return None,
    };
    // Infinities may need more care than this; they are left to run time.
    (!re.is_nan() && !im.is_nan()).then_some(Constant::Complex(re, im))
}

fn product(a: C, b: C) -> C {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

fn quotient(a: C, b: C) -> Option<C> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator))
    } else {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator))
    }
}

/// Integer exponents up to this are worked out by multiplication.
const MAX_INTEGER_EXPONENT: f64 = 100.0;

fn power(a: C, b: C) -> Option<C> {
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
    Some((length * phase.cos(), length * phase.sin()))
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
