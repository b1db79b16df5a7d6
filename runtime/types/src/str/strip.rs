//! `strip`, `lstrip`, `rstrip`. CPython: `do_argstrip` in `Objects/unicodeobject.c`.

use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};
use kaa_unicode::is_space;

kaa_object::methods! { METHODS: Instance =>
    /// Return a copy of the string with leading and trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "strip($self, chars=None, /)" => |vm: &mut Vm, s: Gc<Str>, chars: Option<Value>| {
        strip(vm, s, chars, "strip", true, true)
    }, Raises;
    /// Return a copy of the string with leading whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "lstrip($self, chars=None, /)" => |vm: &mut Vm, s: Gc<Str>, chars: Option<Value>| {
        strip(vm, s, chars, "lstrip", true, false)
    }, Raises;
    /// Return a copy of the string with trailing whitespace removed.
    ///
    /// If chars is given and not None, remove characters in chars instead.
    "rstrip($self, chars=None, /)" => |vm: &mut Vm, s: Gc<Str>, chars: Option<Value>| {
        strip(vm, s, chars, "rstrip", false, true)
    }, Raises;
}

fn strip(
    vm: &mut Vm,
    s: Gc<Str>,
    chars: Option<Value>,
    method: &str,
    left: bool,
    right: bool,
) -> PyResult<Gc<Str>> {
    let (start, end) = match chars.filter(|c| !c.is_none()) {
        None => bounds(&s, is_space, left, right),
        Some(chars) => {
            let Some(chars) = vm.as_str(chars) else {
                return Err(vm.type_error(format!("{method} arg must be None or str")));
            };
            bounds(&s, |c| chars.code_points().any(|d| d == c), left, right)
        }
    };
    vm.str_slice(s, start, end)
}

fn bounds(s: &Str, gone: impl Fn(u32) -> bool, left: bool, right: bool) -> (usize, usize) {
    let (mut start, mut end) = (0, s.len());
    while left && start < end && gone(s.at(start)) {
        start += 1;
    }
    while right && end > start && gone(s.at(end - 1)) {
        end -= 1;
    }
    (start, end)
}
