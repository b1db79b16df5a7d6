//! `Constant`: the values that can stand in `co_consts`.

use crate::SharedCode;
use dashu_int::IBig;
use kaa_unicode::{Blob, Text};
use std::sync::Arc;

/// A constant of a code object.
///
/// Equality and hashing are those of CPython's constant keys (`_PyCode_ConstantKey`): type-aware, −0.0
/// apart from 0.0, NaNs by their bits.
#[derive(Clone, Debug)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(IBig),
    Float(f64),
    Complex(f64, f64),
    Str(Text),
    Bytes(Blob),
    Tuple(Arc<[Constant]>),
    FrozenSet(Arc<[Constant]>),
    /// start, stop, step
    Slice(Arc<[Constant; 3]>),
    Code(SharedCode),
}

impl PartialEq for Constant {
    fn eq(&self, other: &Constant) -> bool {
        use Constant::*;
        match (self, other) {
            (None, None) | (True, True) | (False, False) | (Ellipsis, Ellipsis) => true,
            (Int(a), Int(b)) => a == b,
            (Float(a), Float(b)) => a.to_bits() == b.to_bits(),
            (Complex(a, b), Complex(c, d)) => a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits(),
            (Str(a), Str(b)) => a == b,
            (Bytes(a), Bytes(b)) => a == b,
            (Tuple(a), Tuple(b)) => a == b,
            (FrozenSet(a), FrozenSet(b)) => a.len() == b.len() && a.iter().all(|x| b.contains(x)),
            (Slice(a), Slice(b)) => a == b,
            (Code(a), Code(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Constant {}

impl Constant {
    /// Equality as Python has it: see `CodeObject::same`.
    fn same(&self, other: &Constant) -> bool {
        match (self, other) {
            (Constant::Code(a), Constant::Code(b)) => a.same(b),
            (Constant::Tuple(a), Constant::Tuple(b)) => all_same(a, b),
            _ => self == other,
        }
    }
}

pub(crate) fn all_same(a: &[Constant], b: &[Constant]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b))
}

impl std::hash::Hash for Constant {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Constant::None | Constant::True | Constant::False | Constant::Ellipsis => {}
            Constant::Int(n) => n.hash(state),
            Constant::Float(x) => x.to_bits().hash(state),
            Constant::Complex(re, im) => (re.to_bits(), im.to_bits()).hash(state),
            Constant::Str(s) => s.hash(state),
            Constant::Bytes(b) => b.hash(state),
            Constant::Tuple(items) => items.hash(state),
            // Equal sets may list their elements in different orders.
            Constant::FrozenSet(items) => items.len().hash(state),
            Constant::Slice(parts) => parts.hash(state),
            Constant::Code(code) => (&code.name, code.firstlineno).hash(state),
        }
    }
}
