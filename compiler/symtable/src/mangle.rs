//! Private names: `__x` inside class `C` is `_C__x`.
//!
//! CPython counterpart: `Python/compile.c` (`_Py_Mangle`, `_Py_MaybeMangle`).

use crate::Block;
use kaa_unicode::Text;
use std::borrow::Cow;

/// The name as stored inside a class called `class`.
#[inline]
pub fn mangle<'a>(class: Option<&Text>, name: &'a Text) -> Cow<'a, Text> {
    let Some(class) = class else { return Cow::Borrowed(name) };
    let bytes = name.as_bytes();
    if !bytes.starts_with(b"__") || bytes.ends_with(b"__") || bytes.contains(&b'.') {
        return Cow::Borrowed(name);
    }
    let stripped = class.as_bytes();
    let underscores = stripped.iter().take_while(|b| **b == b'_').count();
    let stripped = &stripped[underscores..];
    if stripped.is_empty() {
        return Cow::Borrowed(name);
    }
    let joined = [b"_", stripped, bytes].concat();
    // Parts of valid text at ASCII borders are valid text.
    Text::from_bytes(&joined).map_or(Cow::Borrowed(name), Cow::Owned)
}

/// Like [`mangle`], but in the scopes around a generic class only its own type parameters are mangled.
#[inline]
pub fn maybe_mangle<'a>(class: Option<&Text>, block: &Block, name: &'a Text) -> Cow<'a, Text> {
    match &block.mangled_names {
        Some(names) if !names.borrow().contains(name) => Cow::Borrowed(name),
        _ => mangle(class, name),
    }
}
