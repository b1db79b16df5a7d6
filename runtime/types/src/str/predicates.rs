//! `isalpha` and its like. CPython: the `unicode_is*_impl` functions of `Objects/unicodeobject.c`.

use kaa_object::str::Str;
use kaa_object::{Gc, Vm};
use kaa_unicode as unicode;

kaa_object::methods! { METHODS: Instance =>
    /// Return True if all characters in the string are ASCII, False otherwise.
    ///
    /// ASCII characters have code points in the range U+0000-U+007F.
    /// Empty string is ASCII too.
    "isascii($self, /)" => |_: &mut Vm, s: Gc<Str>| s.is_ascii(), Leaf;
    /// Return True if the string is a lowercase string, False otherwise.
    ///
    /// A string is lowercase if all cased characters in the string are lowercase and
    /// there is at least one cased character in the string.
    "islower($self, /)" => |_: &mut Vm, s: Gc<Str>| {
        cased(&s, unicode::is_lower, |c| unicode::is_upper(c) || unicode::is_title(c))
    }, Leaf;
    /// Return True if the string is an uppercase string, False otherwise.
    ///
    /// A string is uppercase if all cased characters in the string are uppercase and
    /// there is at least one cased character in the string.
    "isupper($self, /)" => |_: &mut Vm, s: Gc<Str>| {
        cased(&s, unicode::is_upper, |c| unicode::is_lower(c) || unicode::is_title(c))
    }, Leaf;
    /// Return True if the string is a title-cased string, False otherwise.
    ///
    /// In a title-cased string, upper- and title-case characters may only
    /// follow uncased characters and lowercase characters only cased ones.
    "istitle($self, /)" => |_: &mut Vm, s: Gc<Str>| is_title(&s), Leaf;
    /// Return True if the string is a whitespace string, False otherwise.
    ///
    /// A string is whitespace if all characters in the string are whitespace and there
    /// is at least one character in the string.
    "isspace($self, /)" => |_: &mut Vm, s: Gc<Str>| all(&s, unicode::is_space), Leaf;
    /// Return True if the string is a decimal string, False otherwise.
    ///
    /// A string is a decimal string if all characters in the string are decimal and
    /// there is at least one character in the string.
    "isdecimal($self, /)" => |_: &mut Vm, s: Gc<Str>| all(&s, unicode::is_decimal), Leaf;
    /// Return True if the string is a digit string, False otherwise.
    ///
    /// A string is a digit string if all characters in the string are digits and there
    /// is at least one character in the string.
    "isdigit($self, /)" => |_: &mut Vm, s: Gc<Str>| all(&s, unicode::is_digit), Leaf;
    /// Return True if the string is a numeric string, False otherwise.
    ///
    /// A string is numeric if all characters in the string are numeric and there is at
    /// least one character in the string.
    "isnumeric($self, /)" => |_: &mut Vm, s: Gc<Str>| all(&s, unicode::is_numeric), Leaf;
    /// Return True if the string is an alphabetic string, False otherwise.
    ///
    /// A string is alphabetic if all characters in the string are alphabetic and there
    /// is at least one character in the string.
    "isalpha($self, /)" => |_: &mut Vm, s: Gc<Str>| all(&s, unicode::is_alpha), Leaf;
    /// Return True if the string is an alpha-numeric string, False otherwise.
    ///
    /// A string is alpha-numeric if all characters in the string are alpha-numeric and
    /// there is at least one character in the string.
    "isalnum($self, /)" => |_: &mut Vm, s: Gc<Str>| all(&s, unicode::is_alnum), Leaf;
    /// Return True if the string is a valid Python identifier, False otherwise.
    ///
    /// Call keyword.iskeyword(s) to test whether string s is a reserved identifier,
    /// such as "def" or "class".
    "isidentifier($self, /)" => |_: &mut Vm, s: Gc<Str>| is_identifier(&s), Leaf;
    /// Return True if all characters in the string are printable, False otherwise.
    ///
    /// A character is printable if repr() may use it in its output.
    "isprintable($self, /)" => |_: &mut Vm, s: Gc<Str>| s.code_points().all(unicode::is_printable), Leaf;
}

fn all(s: &Str, is: fn(u32) -> bool) -> bool {
    !s.is_empty() && s.code_points().all(is)
}

fn cased(s: &Str, wanted: fn(u32) -> bool, other: fn(u32) -> bool) -> bool {
    let mut seen = false;
    for c in s.code_points() {
        if other(c) {
            return false;
        }
        seen |= wanted(c);
    }
    seen
}

fn is_title(s: &Str) -> bool {
    let (mut seen, mut inside) = (false, false);
    for c in s.code_points() {
        if unicode::is_upper(c) || unicode::is_title(c) {
            if inside {
                return false;
            }
            (seen, inside) = (true, true);
        } else if unicode::is_lower(c) {
            if !inside {
                return false;
            }
            seen = true;
        } else {
            inside = false;
        }
    }
    seen
}

/// Whether the string is a valid identifier.
pub fn is_identifier(s: &Str) -> bool {
    let mut points = s.code_points();
    let starts = |c: u32| c == '_'.into() || unicode::is_xid_start(c);
    points.next().is_some_and(starts) && points.all(unicode::is_xid_continue)
}
