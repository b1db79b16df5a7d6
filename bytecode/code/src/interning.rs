//! `Interning`: which constant strings of a module are interned, where their text doesn't tell.

use crate::Text;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Strings whose interning depends on what brought them into the module.
///
/// What `marshal.dumps` writes shows it. It's not part of a code object's value: all are equal.
#[derive(Clone, Debug, Default)]
pub struct Interning(Option<Arc<Strings>>);

#[derive(Debug, Default)]
pub struct Strings {
    /// Interned although they don't look like names in ASCII: they came from identifiers.
    pub interned: Vec<Text>,
    /// Equal to an interned string, but another object.
    pub loose: Vec<Text>,
}

impl Interning {
    pub fn new(strings: Strings) -> Interning {
        Interning(Some(Arc::new(strings)))
    }

    pub fn get(&self) -> Option<&Strings> {
        self.0.as_deref()
    }
}

impl PartialEq for Interning {
    fn eq(&self, _: &Interning) -> bool {
        true
    }
}

impl Eq for Interning {}

impl Hash for Interning {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
