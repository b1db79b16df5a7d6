//! `split`, `rsplit` and `splitlines`. CPython: `Objects/stringlib/split.h`.

use super::search::same_width;
use crate::find;
use kaa_object::list::{List, ListRef};
use kaa_object::str::{Chars, Str};
use kaa_object::{Gc, PyResult, Value, Vm};
use kaa_unicode::{is_line_break, is_space};

kaa_object::methods! { METHODS: Instance =>
    /// Return a list of the substrings in the string, using sep as the separator string.
    ///
    ///   sep
    ///     The separator used to split the string.
    ///
    ///     When set to None (the default value), will split on any whitespace
    ///     character (including \n \r \t \f and spaces) and will discard
    ///     empty strings from the result.
    ///   maxsplit
    ///     Maximum number of splits.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting starts at the front of the string and works to the end.
    ///
    /// For natural text, which holds punctuation too, the regular expressions of
    /// the re module split better.
    "split($self, /, sep=None, maxsplit=-1)" => |vm: &mut Vm, s: Gc<Str>, sep: Option<Value>, most: Option<isize>| {
        split(vm, s, sep, most, false)
    }, Raises;
    /// Return a list of the substrings in the string, using sep as the separator string.
    ///
    ///   sep
    ///     The separator used to split the string.
    ///
    ///     When set to None (the default value), will split on any whitespace
    ///     character (including \n \r \t \f and spaces) and will discard
    ///     empty strings from the result.
    ///   maxsplit
    ///     Maximum number of splits.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting starts at the end of the string and works to the front.
    "rsplit($self, /, sep=None, maxsplit=-1)" => |vm: &mut Vm, s: Gc<Str>, sep: Option<Value>, most: Option<isize>| {
        split(vm, s, sep, most, true)
    }, Raises;
    /// Return a list of the lines in the string, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    "splitlines($self, /, keepends=False)" => splitlines, Alloc;
}

fn split(
    vm: &mut Vm,
    s: Gc<Str>,
    sep: Option<Value>,
    most: Option<isize>,
    right: bool,
) -> PyResult<Gc<List>> {
    let most = usize::try_from(most.unwrap_or(-1)).unwrap_or(usize::MAX);
    let list = vm.new_list();
    match sep {
        None => split_spaces(vm, list, s, most, right)?,
        Some(sep) if sep.is_none() => split_spaces(vm, list, s, most, right)?,
        Some(sep) => {
            let Some(sep) = vm.as_str(sep) else {
                let name = vm.type_name_of(sep);
                return Err(vm.type_error(format!("must be str or None, not {name}")));
            };
            if sep.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            split_at(vm, list, s, sep, most, right)?;
        }
    }
    if right {
        list.with_items_mut(|items| items.reverse());
    }
    Ok(list)
}

fn split_at(vm: &mut Vm, list: Gc<List>, s: Gc<Str>, sep: Gc<Str>, most: usize, right: bool) -> PyResult<()> {
    let width = sep.len();
    if right {
        let mut end = s.len();
        same_width!(
            s,
            sep,
            |h, n| for at in find::matches_right(h, n).take(most) {
                let piece = vm.str_slice(s, at + width, end)?;
                list.push(vm, piece.value())?;
                end = at;
            },
            ()
        );
        let piece = vm.str_slice(s, 0, end)?;
        return list.push(vm, piece.value());
    }
    let mut from = 0;
    same_width!(
        s,
        sep,
        |h, n| for at in find::matches(h, n, most) {
            let piece = vm.str_slice(s, from, at)?;
            list.push(vm, piece.value())?;
            from = at + width;
        },
        ()
    );
    let piece = vm.str_slice(s, from, s.len())?;
    list.push(vm, piece.value())
}

/// White space of the first 256 characters.
#[inline]
fn is_latin1_space(c: u8) -> bool {
    matches!(c, 9..=13 | 28..=32 | 0x85 | 0xa0)
}

fn split_spaces(vm: &mut Vm, list: Gc<List>, s: Gc<Str>, most: usize, right: bool) -> PyResult<()> {
    match s.chars() {
        Chars::Latin1(c) => spaces(vm, list, s, c, is_latin1_space, most, right),
        Chars::Ucs2(c) => spaces(vm, list, s, c, |c: u16| is_space(c.into()), most, right),
        Chars::Ucs4(c) => spaces(vm, list, s, c, is_space, most, right),
    }
}

fn spaces<T: Copy>(
    vm: &mut Vm,
    list: Gc<List>,
    s: Gc<Str>,
    c: &[T],
    is_space: impl Fn(T) -> bool,
    most: usize,
    right: bool,
) -> PyResult<()> {
    let mut left = most;
    if right {
        let mut end = c.len();
        loop {
            while end > 0 && is_space(c[end - 1]) {
                end -= 1;
            }
            if end == 0 {
                return Ok(());
            }
            let start =
                if left == 0 { 0 } else { c[..end].iter().rposition(|&u| is_space(u)).map_or(0, |i| i + 1) };
            let piece = vm.str_slice(s, start, end)?;
            list.push(vm, piece.value())?;
            end = start;
            left = left.saturating_sub(1);
        }
    }
    let mut at = 0;
    loop {
        while at < c.len() && is_space(c[at]) {
            at += 1;
        }
        if at == c.len() {
            return Ok(());
        }
        let end = if left == 0 {
            c.len()
        } else {
            c[at..].iter().position(|&u| is_space(u)).map_or(c.len(), |i| at + i)
        };
        let piece = vm.str_slice(s, at, end)?;
        list.push(vm, piece.value())?;
        at = end;
        left = left.saturating_sub(1);
    }
}

fn splitlines(vm: &mut Vm, s: Gc<Str>, keep: Option<bool>) -> PyResult<Gc<List>> {
    let keep = keep.unwrap_or(false);
    let list = vm.new_list();
    let (mut at, len) = (0, s.len());
    while at < len {
        let start = at;
        while at < len && !is_line_break(s.at(at)) {
            at += 1;
        }
        let mut end = at;
        if at < len {
            at += if s.at(at) == 13 && at + 1 < len && s.at(at + 1) == 10 { 2 } else { 1 };
            if keep {
                end = at;
            }
        }
        let piece = vm.str_slice(s, start, end)?;
        list.push(vm, piece.value())?;
    }
    Ok(list)
}
