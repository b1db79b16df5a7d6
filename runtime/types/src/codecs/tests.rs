//! Unit tests.

use super::{Builtin, Order};

#[test]
fn names_of_encodings() {
    assert_eq!(Builtin::of("UTF-8"), Some(Builtin::Utf8));
    assert_eq!(Builtin::of("utf_16_be"), Some(Builtin::Utf16(Order::Big)));
    assert_eq!(Builtin::of("ISO-8859-1").map(Builtin::name), Some("latin-1"));
    assert_eq!(Builtin::of("cp1252"), None);
}
