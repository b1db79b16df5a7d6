//! Upper and lower case of ASCII letters, and the `is…` predicates of bytes.

use super::Receiver;
use super::split::is_space;
use crate::str::{ascii_capitalize, ascii_swapcase, ascii_title};
use kaa_object::{PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// B.capitalize() -> copy of B
    ///
    /// Return a copy of B with only its first character capitalized (ASCII)
    /// and the rest lower-cased.
    "capitalize($self, /)" => |vm: &mut Vm, this: Value| mapped(vm, this, ascii_capitalize), Alloc;
    /// B.lower() -> copy of B
    ///
    /// Return a copy of B with all ASCII characters converted to lowercase.
    "lower($self, /)" => |vm: &mut Vm, this: Value| mapped(vm, this, |b| b.make_ascii_lowercase()), Alloc;
    /// B.upper() -> copy of B
    ///
    /// Return a copy of B with all ASCII characters converted to uppercase.
    "upper($self, /)" => |vm: &mut Vm, this: Value| mapped(vm, this, |b| b.make_ascii_uppercase()), Alloc;
    /// B.title() -> copy of B
    ///
    /// Return a titlecased version of B, i.e. ASCII words start with uppercase
    /// characters, all remaining cased characters have lowercase.
    "title($self, /)" => |vm: &mut Vm, this: Value| mapped(vm, this, ascii_title), Alloc;
    /// B.swapcase() -> copy of B
    ///
    /// Return a copy of B with uppercase ASCII characters converted
    /// to lowercase ASCII and vice versa.
    "swapcase($self, /)" => |vm: &mut Vm, this: Value| mapped(vm, this, ascii_swapcase), Alloc;
    /// B.isalnum() -> bool
    ///
    /// Return True if all characters in B are alphanumeric
    /// and there is at least one character in B, False otherwise.
    "isalnum($self, /)" => |vm: &mut Vm, this: Value| all(vm, this, |b| b.is_ascii_alphanumeric()), Leaf;
    /// B.isalpha() -> bool
    ///
    /// Return True if all characters in B are alphabetic
    /// and there is at least one character in B, False otherwise.
    "isalpha($self, /)" => |vm: &mut Vm, this: Value| all(vm, this, |b| b.is_ascii_alphabetic()), Leaf;
    /// B.isascii() -> bool
    ///
    /// Return True if B is empty or all characters in B are ASCII,
    /// False otherwise.
    "isascii($self, /)" => |vm: &mut Vm, this: Value| Receiver::of(vm, this).with(|b| b.is_ascii()), Leaf;
    /// B.isdigit() -> bool
    ///
    /// Return True if all characters in B are digits
    /// and there is at least one character in B, False otherwise.
    "isdigit($self, /)" => |vm: &mut Vm, this: Value| all(vm, this, |b| b.is_ascii_digit()), Leaf;
    /// B.islower() -> bool
    ///
    /// Return True if all cased characters in B are lowercase and there is
    /// at least one cased character in B, False otherwise.
    "islower($self, /)" => |vm: &mut Vm, this: Value| {
        Receiver::of(vm, this).with(|b| b.iter().any(u8::is_ascii_lowercase) && !b.iter().any(u8::is_ascii_uppercase))
    }, Leaf;
    /// B.isspace() -> bool
    ///
    /// Return True if all characters in B are whitespace
    /// and there is at least one character in B, False otherwise.
    "isspace($self, /)" => |vm: &mut Vm, this: Value| all(vm, this, is_space), Leaf;
    /// B.istitle() -> bool
    ///
    /// Return True if B is a titlecased string and there is at least one
    /// character in B, i.e. uppercase characters may only follow uncased
    /// characters and lowercase characters only cased ones. Return False
    /// otherwise.
    "istitle($self, /)" => |vm: &mut Vm, this: Value| Receiver::of(vm, this).with(is_title), Leaf;
    /// B.isupper() -> bool
    ///
    /// Return True if all cased characters in B are uppercase and there is
    /// at least one cased character in B, False otherwise.
    "isupper($self, /)" => |vm: &mut Vm, this: Value| {
        Receiver::of(vm, this).with(|b| b.iter().any(u8::is_ascii_uppercase) && !b.iter().any(u8::is_ascii_lowercase))
    }, Leaf;
}

fn mapped(vm: &mut Vm, this: Value, f: impl FnOnce(&mut [u8])) -> PyResult {
    let receiver = Receiver::of(vm, this);
    let mut bytes = receiver.contents().to_vec();
    f(&mut bytes);
    receiver.make(vm, &bytes)
}

fn all(vm: &mut Vm, this: Value, is: fn(u8) -> bool) -> bool {
    Receiver::of(vm, this).with(|bytes| !bytes.is_empty() && bytes.iter().all(|&b| is(b)))
}

fn is_title(bytes: &[u8]) -> bool {
    let (mut seen, mut inside) = (false, false);
    for b in bytes {
        match (b.is_ascii_uppercase(), b.is_ascii_lowercase()) {
            (true, _) if inside => return false,
            (_, true) if !inside => return false,
            (true, _) | (_, true) => (seen, inside) = (true, true),
            _ => inside = false,
        }
    }
    seen
}
