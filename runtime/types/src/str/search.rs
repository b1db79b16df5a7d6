//! Finding text in text: `find`, `count`, `in`, `startswith`, `replace`, `partition`.
//! CPython: `Objects/stringlib/find.h`, `replace` and `tailmatch` in `Objects/unicodeobject.c`.

use crate::find;
use crate::format::check_length;
use crate::util::span;
use kaa_object::str::{Chars, Str};
use kaa_object::{Gc, PyResult, StrKind, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Return -1 on failure.
    "find($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Gc<Str>, sub: Gc<Str>, a: Option<Value>, b: Option<Value>| -> PyResult<i64> {
        Ok(locate(vm, s, sub, a, b, false)?.map_or(-1, |i| i as i64))
    }, Any;
    /// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Return -1 on failure.
    "rfind($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Gc<Str>, sub: Gc<Str>, a: Option<Value>, b: Option<Value>| -> PyResult<i64> {
        Ok(locate(vm, s, sub, a, b, true)?.map_or(-1, |i| i as i64))
    }, Any;
    /// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Raises ValueError when the substring is not found.
    "index($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Gc<Str>, sub: Gc<Str>, a: Option<Value>, b: Option<Value>| -> PyResult<usize> {
        let found = locate(vm, s, sub, a, b, false)?;
        found.ok_or_else(|| vm.value_error("substring not found"))
    }, Any;
    /// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    /// Raises ValueError when the substring is not found.
    "rindex($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Gc<Str>, sub: Gc<Str>, a: Option<Value>, b: Option<Value>| -> PyResult<usize> {
        let found = locate(vm, s, sub, a, b, true)?;
        found.ok_or_else(|| vm.value_error("substring not found"))
    }, Any;
    /// Return the number of non-overlapping occurrences of substring sub in string S[start:end].
    ///
    /// Optional arguments start and end are interpreted as in slice notation.
    "count($self, sub[, start[, end]], /)" => count, Any;
    /// Return True if the string starts with the specified prefix, False otherwise.
    ///
    ///   prefix
    ///     A string or a tuple of strings to try.
    ///   start
    ///     Optional start position. Default: start of the string.
    ///   end
    ///     Optional stop position. Default: end of the string.
    "startswith($self, prefix[, start[, end]], /)" => |vm: &mut Vm, s: Gc<Str>, prefix: Value, a: Option<Value>, b: Option<Value>| -> PyResult<bool> {
        tail_match(vm, s, prefix, a, b, false)
    }, Any;
    /// Return True if the string ends with the specified suffix, False otherwise.
    ///
    ///   suffix
    ///     A string or a tuple of strings to try.
    ///   start
    ///     Optional start position. Default: start of the string.
    ///   end
    ///     Optional stop position. Default: end of the string.
    "endswith($self, suffix[, start[, end]], /)" => |vm: &mut Vm, s: Gc<Str>, suffix: Value, a: Option<Value>, b: Option<Value>| -> PyResult<bool> {
        tail_match(vm, s, suffix, a, b, true)
    }, Any;
    /// Return a copy with all occurrences of substring old replaced by new.
    ///
    ///   count
    ///     Maximum number of occurrences to replace.
    ///     -1 (the default value) means replace all occurrences.
    ///
    /// If the optional argument count is given, only the first count occurrences are
    /// replaced.
    "replace($self, old, new, /, count=-1)" => replace, Any;
    /// Partition the string into three parts using the given separator.
    ///
    /// Where the separator stands in the string, this returns what is before its first place,
    /// the separator itself, and what is behind it.
    ///
    /// Where it does not, this returns the original string and two empty strings.
    "partition($self, sep, /)" => |vm: &mut Vm, s: Gc<Str>, sep: Value| partition(vm, s, sep, false), Raises;
    /// Partition the string into three parts using the given separator.
    ///
    /// Where the separator stands in the string, this returns what is before its last place,
    /// the separator itself, and what is behind it.
    ///
    /// Where it does not, this returns two empty strings and the original string.
    "rpartition($self, sep, /)" => |vm: &mut Vm, s: Gc<Str>, sep: Value| partition(vm, s, sep, true), Raises;
    /// Return a str with the given prefix string removed if present.
    ///
    /// If the string starts with the prefix string, return string[len(prefix):].
    /// Otherwise, return a copy of the original string.
    "removeprefix($self, prefix, /)" => |vm: &mut Vm, s: Gc<Str>, prefix: Gc<Str>| {
        let start = if matches_at(&s, &prefix, 0) { prefix.len() } else { 0 };
        vm.str_slice(s, start, s.len())
    }, Alloc;
    /// Return a str with the given suffix string removed if present.
    ///
    /// If the string ends with the suffix string and that suffix is not empty,
    /// return string[:-len(suffix)]. Otherwise, return a copy of the original
    /// string.
    "removesuffix($self, suffix, /)" => |vm: &mut Vm, s: Gc<Str>, suffix: Gc<Str>| {
        let end = s.len();
        let cut = end.checked_sub(suffix.len()).filter(|&at| matches_at(&s, &suffix, at));
        vm.str_slice(s, 0, cut.unwrap_or(end))
    }, Alloc;
}

/// Calls `$body` with both strings' characters in the width of the first; `$none` where the second has wider
/// ones, so cannot stand in the first.
macro_rules! same_width {
    ($hay:expr, $needle:expr, |$h:ident, $n:ident| $body:expr, $none:expr) => {
        match ($hay.chars(), $needle.chars()) {
            (Chars::Latin1($h), Chars::Latin1($n)) => $body,
            (Chars::Ucs2($h), Chars::Ucs2($n)) => $body,
            (Chars::Ucs4($h), Chars::Ucs4($n)) => $body,
            (Chars::Ucs2($h), Chars::Latin1(n)) => {
                let wide: Vec<u16> = n.iter().map(|&c| c.into()).collect();
                let $n = &wide[..];
                $body
            }
            (Chars::Ucs4($h), Chars::Latin1(n)) => {
                let wide: Vec<u32> = n.iter().map(|&c| c.into()).collect();
                let $n = &wide[..];
                $body
            }
            (Chars::Ucs4($h), Chars::Ucs2(n)) => {
                let wide: Vec<u32> = n.iter().map(|&c| c.into()).collect();
                let $n = &wide[..];
                $body
            }
            _ => $none,
        }
    };
}
pub(super) use same_width;

/// Where `needle` first (or last) stands between `start` and `end`.
pub fn find_in(hay: &Str, needle: &Str, start: usize, end: usize, last: bool) -> Option<usize> {
    if start > end || needle.len() > end - start {
        return None;
    }
    let found = same_width!(
        hay,
        needle,
        |h, n| if last { find::rfind(&h[start..end], n) } else { find::find(&h[start..end], n) },
        None
    );
    found.map(|at| start + at)
}

/// `needle in hay`
pub fn contains(hay: &Str, needle: &Str) -> bool {
    find_in(hay, needle, 0, hay.len(), false).is_some()
}

pub fn contains_slot(vm: &mut Vm, hay: Value, needle: Value) -> PyResult<bool> {
    let hay = vm.this::<Str>(hay);
    match vm.as_str(needle) {
        Some(needle) => Ok(contains(&hay, &needle)),
        None => {
            let name = vm.type_name_of(needle);
            Err(vm.type_error(format!("'in <string>' requires string as left operand, not {name}")))
        }
    }
}

fn locate(
    vm: &mut Vm,
    s: Gc<Str>,
    sub: Gc<Str>,
    start: Option<Value>,
    end: Option<Value>,
    last: bool,
) -> PyResult<Option<usize>> {
    let (start, end) = span(vm, start, end, s.len())?;
    Ok(find_in(&s, &sub, start, end, last))
}

fn count(vm: &mut Vm, s: Gc<Str>, sub: Gc<Str>, a: Option<Value>, b: Option<Value>) -> PyResult<usize> {
    let (start, end) = span(vm, a, b, s.len())?;
    if start > end {
        return Ok(0);
    }
    Ok(same_width!(s, sub, |h, n| find::count(&h[start..end], n, usize::MAX), 0))
}

/// Whether `part` stands in `s` at `at`.
pub fn matches_at(s: &Str, part: &Str, at: usize) -> bool {
    if part.len() > s.len().saturating_sub(at) || at > s.len() {
        return false;
    }
    match (s.chars(), part.chars()) {
        (Chars::Latin1(h), Chars::Latin1(n)) => h[at..at + n.len()] == *n,
        (Chars::Ucs2(h), Chars::Ucs2(n)) => h[at..at + n.len()] == *n,
        (Chars::Ucs4(h), Chars::Ucs4(n)) => h[at..at + n.len()] == *n,
        _ => part.code_points().enumerate().all(|(i, c)| s.at(at + i) == c),
    }
}

fn tail_match(
    vm: &mut Vm,
    s: Gc<Str>,
    part: Value,
    start: Option<Value>,
    end: Option<Value>,
    at_end: bool,
) -> PyResult<bool> {
    let (start, end) = span(vm, start, end, s.len())?;
    let fits = |part: &Str| {
        let length = part.len();
        if start > end || end - start < length {
            return false;
        }
        matches_at(&s, part, if at_end { end - length } else { start })
    };
    if let Some(part) = vm.as_str(part) {
        return Ok(fits(&part));
    }
    let method = if at_end { "endswith" } else { "startswith" };
    let Some(parts) = vm.as_tuple(part) else {
        let name = vm.type_name_of(part);
        return Err(vm.type_error(format!("{method} first arg must be str or a tuple of str, not {name}")));
    };
    for &part in parts.items() {
        let Some(part) = vm.as_str(part) else {
            let name = vm.type_name_of(part);
            return Err(vm.type_error(format!("tuple for {method} must only contain str, not {name}")));
        };
        if fits(&part) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn replace(vm: &mut Vm, s: Gc<Str>, old: Gc<Str>, new: Gc<Str>, count: Option<isize>) -> PyResult {
    replace_text(vm, s, old, new, count.unwrap_or(-1)).map(Gc::value)
}

/// `s.replace(old, new, most)`
pub fn replace_text(vm: &mut Vm, s: Gc<Str>, old: Gc<Str>, new: Gc<Str>, most: isize) -> PyResult<Gc<Str>> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if most == 0 || s.len() < old.len() || old.same_text(&new) {
        return vm.str_exact_copy(s);
    }
    if old.is_empty() {
        let mut builder = super::builder_for(&s);
        let places = most.min(s.len() + 1);
        check_length(vm, places.saturating_mul(new.len()).saturating_add(s.len()))?;
        for i in 0..places {
            builder.push_pystr(&new);
            if i < s.len() {
                builder.push(s.at(i));
            }
        }
        builder.push_range(&s, places.min(s.len()), s.len());
        return builder.finish(vm);
    }
    let places: Vec<usize> = same_width!(s, old, |h, n| find::matches(h, n, most), Vec::new());
    if places.is_empty() {
        return vm.str_exact_copy(s);
    }
    if new.len() > old.len() {
        check_length(vm, places.len().saturating_mul(new.len() - old.len()).saturating_add(s.len()))?;
    }
    if let (Chars::Latin1(text), Chars::Latin1(with)) = (s.chars(), new.chars()) {
        let len = text.len() - places.len() * old.len() + places.len() * with.len();
        let ascii = s.is_ascii() && new.is_ascii();
        if ascii && len > 1 {
            return vm.str_raw(len, StrKind::Latin1, true, |out| {
                let (mut from, mut to) = (0, 0);
                let mut put = |part: &[u8]| {
                    out[to..to + part.len()].copy_from_slice(part);
                    to += part.len();
                };
                for &at in &places {
                    put(&text[from..at]);
                    put(with);
                    from = at + old.len();
                }
                put(&text[from..]);
            });
        }
    }
    let mut builder = super::builder_for(&s);
    let mut from = 0;
    for at in places {
        builder.push_range(&s, from, at);
        builder.push_pystr(&new);
        from = at + old.len();
    }
    builder.push_range(&s, from, s.len());
    builder.finish(vm)
}

fn partition(vm: &mut Vm, s: Gc<Str>, sep: Value, last: bool) -> PyResult {
    let Some(sep) = vm.as_str(sep) else {
        let name = vm.type_name_of(sep);
        return Err(vm.type_error(format!("must be str, not {name}")));
    };
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let parts = match find_in(&s, &sep, 0, s.len(), last) {
        Some(at) => {
            let (left, right) = (vm.str_slice(s, 0, at)?, vm.str_slice(s, at + sep.len(), s.len())?);
            [left.value(), sep.value(), right.value()]
        }
        None => {
            let (whole, empty) = (vm.str_exact_copy(s)?.value(), vm.empty_str().value());
            if last { [empty, empty, whole] } else { [whole, empty, empty] }
        }
    };
    vm.try_tuple(&parts).map(Gc::value)
}
