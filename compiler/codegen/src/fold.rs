//! Constant arithmetic: what CPython's optimiser works out at compile time, with its limits on size.
//!
//! `None` means that the operation fails, is too large, or is not folded; then it happens at run time.
//! CPython counterpart: `Python/flowgraph.c` (`eval_const_binop`, `eval_const_unaryop`, `const_folding_*`).

mod complex;
mod number;
mod sequence;

use dashu_int::IBig;
use dashu_int::ops::BitTest;
use kaa_code::Constant;
use kaa_opcode::{BinaryOp, Opcode};

/// Bits of a folded integer.
const MAX_INT_BITS: usize = 128;
/// Items of a folded tuple.
const MAX_COLLECTION: usize = 256;
/// Characters or bytes of a repeated string.
const MAX_STRING: usize = 4096;
/// Items of a repeated tuple, nested ones included.
const MAX_TOTAL_ITEMS: usize = 1024;

pub(crate) fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None | Constant::False => false,
        Constant::True | Constant::Ellipsis | Constant::Slice(_) | Constant::Code(_) => true,
        Constant::Int(n) => *n != IBig::ZERO,
        Constant::Float(x) => *x != 0.0,
        Constant::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

/// A number as arithmetic sees it.
#[derive(Clone, Debug)]
enum Number {
    Int(IBig),
    Float(f64),
    Complex(f64, f64),
}

impl Number {
    fn of(constant: &Constant) -> Option<Number> {
        Some(match constant {
            Constant::True => Number::Int(1.into()),
            Constant::False => Number::Int(IBig::ZERO),
            Constant::Int(n) => Number::Int(n.clone()),
            Constant::Float(x) => Number::Float(*x),
            Constant::Complex(re, im) => Number::Complex(*re, *im),
            _ => return None,
        })
    }
}

impl From<Number> for Constant {
    fn from(number: Number) -> Constant {
        match number {
            Number::Int(n) => Constant::Int(n),
            Number::Float(x) => Constant::Float(x),
            Number::Complex(re, im) => Constant::Complex(re, im),
        }
    }
}

fn bits(n: &IBig) -> usize {
    use dashu_int::ops::UnsignedAbs;
    n.clone().unsigned_abs().bit_len()
}

fn boolean(b: bool) -> Constant {
    if b { Constant::True } else { Constant::False }
}

/// The result of a unary operator on a constant; CALL_INTRINSIC_1 stands for `+`.
pub(crate) fn unary(op: Opcode, value: &Constant) -> Option<Constant> {
    if op == Opcode::UnaryNot {
        return Some(boolean(!is_true(value)));
    }
    let number = Number::of(value)?;
    Some(match (op, number) {
        (Opcode::UnaryNegative, Number::Int(n)) => Constant::Int(-n),
        (Opcode::UnaryNegative, Number::Float(x)) => Constant::Float(-x),
        (Opcode::UnaryNegative, Number::Complex(re, im)) => Constant::Complex(-re, -im),
        // `~True` warns at run time.
        (Opcode::UnaryInvert, Number::Int(n)) if matches!(value, Constant::Int(_)) => {
            Constant::Int(-n - IBig::from(1))
        }
        (Opcode::CallIntrinsic1, number) => number.into(),
        _ => return None,
    })
}

/// The result of a binary operator on constants.
pub(crate) fn binary(op: BinaryOp, left: &Constant, right: &Constant) -> Option<Constant> {
    if op == BinaryOp::Subscr {
        return sequence::subscript(left, right);
    }
    match (Number::of(left), Number::of(right)) {
        (Some(a), Some(b)) => number::binary(op, left, right, a, b),
        (None, Some(Number::Int(n))) if op == BinaryOp::Multiply => sequence::repeat(left, &n),
        (Some(Number::Int(n)), None) if op == BinaryOp::Multiply => sequence::repeat(right, &n),
        (None, None) if op == BinaryOp::Add => sequence::concatenate(left, right),
        _ => None,
    }
}

/// The items of a set display: of those that compare equal, the first.
pub(crate) fn distinct(items: Vec<Constant>) -> Vec<Constant> {
    let mut kept: Vec<Constant> = Vec::with_capacity(items.len());
    for item in items {
        if !kept.iter().any(|other| equal(other, &item)) {
            kept.push(item);
        }
    }
    kept
}

/// Python's `==` between constants.
fn equal(a: &Constant, b: &Constant) -> bool {
    match (Number::of(a), Number::of(b)) {
        (Some(a), Some(b)) => return number::equal(&a, &b),
        (None, None) => {}
        _ => return false,
    }
    match (a, b) {
        (Constant::Tuple(a), Constant::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| equal(a, b))
        }
        _ => a == b,
    }
}
