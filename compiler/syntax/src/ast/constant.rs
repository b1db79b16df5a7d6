//! `Constant`: the values that `Constant` nodes hold.

use dashu_int::IBig;
use kaa_unicode::Text;
use std::sync::Arc;

/// The value of a `Constant` node. Tuples and frozen sets come from optimisation or from trees built by
/// programs, never from source.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(IBig),
    Float(f64),
    Complex(f64, f64),
    Str(Text),
    Bytes(Arc<[u8]>),
    Tuple(Arc<[Constant]>),
    FrozenSet(Arc<[Constant]>),
}
