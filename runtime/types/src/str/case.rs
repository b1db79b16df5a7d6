//! Upper and lower case. CPython: `case_operation` and what it is given in `Objects/unicodeobject.c`.

use crate::util::{points_of, str_from_points};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrKind, Vm};
use kaa_unicode::case;

kaa_object::methods! { METHODS: Instance =>
    /// Return a copy of the string converted to lowercase.
    "lower($self, /)" => |vm: &mut Vm, s: Gc<Str>| mapped(vm, s, |b| b.make_ascii_lowercase(), case::lower_all), Alloc;
    /// Return a copy of the string converted to uppercase.
    "upper($self, /)" => |vm: &mut Vm, s: Gc<Str>| mapped(vm, s, |b| b.make_ascii_uppercase(), |p| {
        p.iter().flat_map(|&c| case::upper(c).to_vec()).collect()
    }), Alloc;
    /// Return a version of the string suitable for caseless comparisons.
    "casefold($self, /)" => |vm: &mut Vm, s: Gc<Str>| mapped(vm, s, |b| b.make_ascii_lowercase(), |p| {
        p.iter().flat_map(|&c| case::fold(c).to_vec()).collect()
    }), Alloc;
    /// Return a capitalized version of the string.
    ///
    /// More specifically, make the first character have upper case and the rest lower
    /// case.
    "capitalize($self, /)" => |vm: &mut Vm, s: Gc<Str>| mapped(vm, s, ascii_capitalize, case::capitalize_all), Alloc;
    /// Return a version of the string where each word is titlecased.
    ///
    /// More specifically, words start with uppercased characters and all remaining
    /// cased characters have lower case.
    "title($self, /)" => |vm: &mut Vm, s: Gc<Str>| mapped(vm, s, ascii_title, case::title_all), Alloc;
    /// Convert uppercase characters to lowercase and lowercase characters to uppercase.
    "swapcase($self, /)" => |vm: &mut Vm, s: Gc<Str>| mapped(vm, s, ascii_swapcase, case::swapcase_all), Alloc;
}

pub fn ascii_capitalize(bytes: &mut [u8]) {
    bytes.make_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
}

pub fn ascii_title(bytes: &mut [u8]) {
    let mut inside = false;
    for b in bytes {
        if inside {
            b.make_ascii_lowercase();
        } else {
            b.make_ascii_uppercase();
        }
        inside = b.is_ascii_alphabetic();
    }
}

pub fn ascii_swapcase(bytes: &mut [u8]) {
    for b in bytes {
        if b.is_ascii_alphabetic() {
            *b ^= 0x20;
        }
    }
}

fn mapped(
    vm: &mut Vm,
    s: Gc<Str>,
    ascii: impl FnOnce(&mut [u8]),
    full: impl FnOnce(&[u32]) -> Vec<u32>,
) -> PyResult<Gc<Str>> {
    if s.is_ascii() && s.len() > 1 {
        return vm.str_raw(s.len(), StrKind::Latin1, true, |out| {
            out.copy_from_slice(s.raw_bytes());
            ascii(out);
        });
    }
    let points = full(&points_of(&s));
    str_from_points(vm, &points)
}
