//! `Args`: the arguments of a call, positional ones first, then the values of keywords (vectorcall).

use crate::str::Str;
use crate::tuple::Tuple;
use crate::{Gc, Value};

/// Arguments of a call.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// Positional arguments, then one value for each of `names`.
    pub values: &'a [Value],
    /// Names of keyword arguments (exact `str`s), in the order of their values.
    pub names: Option<Gc<Tuple>>,
}

impl<'a> Args<'a> {
    pub const EMPTY: Args<'static> = Args { values: &[], names: None };

    #[inline]
    pub const fn positional_only(values: &'a [Value]) -> Args<'a> {
        Args { values, names: None }
    }

    /// The values as entries of a bound call, all of them given.
    #[inline]
    pub fn entries(&self) -> &'a [Option<Value>] {
        // SAFETY: an option of a value that is present has the layout of the value.
        unsafe { std::slice::from_raw_parts(self.values.as_ptr().cast(), self.values.len()) }
    }

    #[inline]
    pub fn keyword_count(&self) -> usize {
        self.names.map_or(0, |n| n.len())
    }

    #[inline]
    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.keyword_count()]
    }

    pub fn keywords(&self) -> impl Iterator<Item = (Gc<Str>, Value)> + use<'a> {
        let values = &self.values[self.values.len() - self.keyword_count()..];
        let names = self.names;
        values.iter().enumerate().map(move |(i, &value)| {
            // SAFETY: keyword names are strings (construction of every call).
            let name = names.map(|n| unsafe { n.items()[i].cast::<Str>() });
            match name {
                Some(name) => (name, value),
                None => unreachable!("a keyword value has a name"),
            }
        })
    }

    /// The value of the keyword argument `name`.
    pub fn keyword(&self, name: &str) -> Option<Value> {
        self.keywords().find(|(n, _)| n.is(name)).map(|(_, value)| value)
    }

    pub fn has_keywords(&self) -> bool {
        self.keyword_count() != 0
    }

    /// The arguments without the first positional one.
    #[inline]
    pub fn skip_first(&self) -> Args<'a> {
        Args { values: &self.values[1..], names: self.names }
    }
}

impl<'a> From<&'a [Value]> for Args<'a> {
    #[inline]
    fn from(values: &'a [Value]) -> Args<'a> {
        Args { values, names: None }
    }
}

impl<'a, const N: usize> From<&'a [Value; N]> for Args<'a> {
    #[inline]
    fn from(values: &'a [Value; N]) -> Args<'a> {
        Args { values, names: None }
    }
}
