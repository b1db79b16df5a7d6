//! `find`, `count`, `startswith`, `replace`, `partition`, `removeprefix` of bytes.

use super::{Receiver, needle};
use crate::buffer::contents;
use crate::find;
use crate::format::check_length;
use crate::util::span;
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return the lowest index in B where subsection sub is found, such that sub is contained within B[start:end].
    ///
    ///   sub
    ///     The bytes to look for, or one byte as an integer.
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    ///
    /// Return -1 on failure.
    "find($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Value, sub: Value, a: Option<Value>, b: Option<Value>| -> PyResult<i64> {
        Ok(locate(vm, s, sub, a, b, false)?.map_or(-1, |i| i as i64))
    }, Any;
    /// Return the highest index in B where subsection sub is found, such that sub is contained within B[start:end].
    ///
    /// Return -1 on failure.
    "rfind($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Value, sub: Value, a: Option<Value>, b: Option<Value>| -> PyResult<i64> {
        Ok(locate(vm, s, sub, a, b, true)?.map_or(-1, |i| i as i64))
    }, Any;
    /// Return the lowest index in B where subsection sub is found, such that sub is contained within B[start:end].
    ///
    /// Raise ValueError if the subsection is not found.
    "index($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Value, sub: Value, a: Option<Value>, b: Option<Value>| -> PyResult<usize> {
        let found = locate(vm, s, sub, a, b, false)?;
        found.ok_or_else(|| vm.value_error("subsection not found"))
    }, Any;
    /// Return the highest index in B where subsection sub is found, such that sub is contained within B[start:end].
    ///
    /// Raise ValueError if the subsection is not found.
    "rindex($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Value, sub: Value, a: Option<Value>, b: Option<Value>| -> PyResult<usize> {
        let found = locate(vm, s, sub, a, b, true)?;
        found.ok_or_else(|| vm.value_error("subsection not found"))
    }, Any;
    /// Return the number of non-overlapping occurrences of subsection sub in bytes B[start:end].
    "count($self, sub[, start[, end]], /)" => |vm: &mut Vm, s: Value, sub: Value, a: Option<Value>, b: Option<Value>| -> PyResult<usize> {
        let receiver = Receiver::of(vm, s);
        let needle = needle(vm, sub)?;
        let (start, end) = span(vm, a, b, receiver.len())?;
        Ok(receiver.with(|bytes| bytes.get(start..end).map_or(0, |part| find::count(part, &needle, usize::MAX))))
    }, Any;
    /// Return True if the bytes starts with the specified prefix, False otherwise.
    ///
    ///   prefix
    ///     A bytes or a tuple of bytes to try.
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    "startswith($self, prefix[, start[, end]], /)" => |vm: &mut Vm, s: Value, part: Value, a: Option<Value>, b: Option<Value>| -> PyResult<bool> {
        tail_match(vm, s, part, a, b, false)
    }, Any;
    /// Return True if the bytes ends with the specified suffix, False otherwise.
    ///
    ///   suffix
    ///     A bytes or a tuple of bytes to try.
    ///   start
    ///     Optional start position. Default: start of the bytes.
    ///   end
    ///     Optional stop position. Default: end of the bytes.
    "endswith($self, suffix[, start[, end]], /)" => |vm: &mut Vm, s: Value, part: Value, a: Option<Value>, b: Option<Value>| -> PyResult<bool> {
        tail_match(vm, s, part, a, b, true)
    }, Any;
    /// Return a copy with all occurrences of substring old replaced by new.
    ///
    ///   count
    ///     Maximum number of occurrences to replace.
    ///     -1 (the default value) means replace all occurrences.
    ///
    /// If the optional argument count is given, only the first count occurrences are
    /// replaced.
    "replace($self, old, new, count=-1, /)" => replace, Any;
    /// Partition the bytes into three parts using the given separator.
    ///
    /// Where the separator stands in the bytes, this returns what is before its first place,
    /// the separator itself, and what is behind it.
    ///
    /// Where it does not, this returns the original bytes and two empty ones.
    "partition($self, sep, /)" => |vm: &mut Vm, s: Value, sep: Value| partition(vm, s, sep, false), Any;
    /// Partition the bytes into three parts using the given separator.
    ///
    /// Where the separator stands in the bytes, this returns what is before its last place,
    /// the separator itself, and what is behind it.
    ///
    /// Where it does not, this returns two empty bytes and the original ones.
    "rpartition($self, sep, /)" => |vm: &mut Vm, s: Value, sep: Value| partition(vm, s, sep, true), Any;
    /// Return a bytes object with the given prefix string removed if present.
    ///
    /// If the bytes starts with the prefix string, return bytes[len(prefix):].
    /// Otherwise, return a copy of the original bytes.
    "removeprefix($self, prefix, /)" => |vm: &mut Vm, s: Value, prefix: Value| -> PyResult {
        let prefix = contents(vm, prefix)?;
        let receiver = Receiver::of(vm, s);
        let bytes = receiver.contents();
        match bytes.strip_prefix(&*prefix) {
            Some(rest) if !prefix.is_empty() => receiver.make(vm, rest),
            _ => receiver.same(vm),
        }
    }, Any;
    /// Return a bytes object with the given suffix string removed if present.
    ///
    /// If the bytes ends with the suffix string and that suffix is not empty,
    /// return bytes[:-len(suffix)].  Otherwise, return a copy of the original bytes.
    "removesuffix($self, suffix, /)" => |vm: &mut Vm, s: Value, suffix: Value| -> PyResult {
        let suffix = contents(vm, suffix)?;
        let receiver = Receiver::of(vm, s);
        let bytes = receiver.contents();
        match bytes.strip_suffix(&*suffix) {
            Some(rest) if !suffix.is_empty() => receiver.make(vm, rest),
            _ => receiver.same(vm),
        }
    }, Any;
}

fn locate(
    vm: &mut Vm,
    this: Value,
    sub: Value,
    start: Option<Value>,
    end: Option<Value>,
    last: bool,
) -> PyResult<Option<usize>> {
    let receiver = Receiver::of(vm, this);
    let needle = needle(vm, sub)?;
    let (start, end) = span(vm, start, end, receiver.len())?;
    let found = receiver.with(|bytes| {
        let part = bytes.get(start..end)?;
        if last { find::rfind(part, &needle) } else { find::find(part, &needle) }
    });
    Ok(found.map(|at| start + at))
}

fn tail_match(
    vm: &mut Vm,
    this: Value,
    part: Value,
    start: Option<Value>,
    end: Option<Value>,
    at_end: bool,
) -> PyResult<bool> {
    let receiver = Receiver::of(vm, this);
    let (start, end) = span(vm, start, end, receiver.len())?;
    let fits = |part: &[u8]| {
        receiver.with(|bytes| match bytes.get(start..end) {
            Some(window) if at_end => window.ends_with(part),
            Some(window) => window.starts_with(part),
            None => false,
        })
    };
    if let Some(parts) = vm.as_tuple(part) {
        for &part in parts.items() {
            let part = contents(vm, part)?;
            if fits(&part) {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if !crate::buffer::has_buffer(vm, part) {
        let method = if at_end { "endswith" } else { "startswith" };
        let name = vm.type_name_of(part);
        return Err(
            vm.type_error(format!("{method} first arg must be bytes or a tuple of bytes, not {name}"))
        );
    }
    let part = contents(vm, part)?;
    Ok(fits(&part))
}

fn replace(vm: &mut Vm, this: Value, old: Value, new: Value, most: Option<isize>) -> PyResult {
    let (old, new) = (contents(vm, old)?, contents(vm, new)?);
    let receiver = Receiver::of(vm, this);
    let most = usize::try_from(most.unwrap_or(-1)).unwrap_or(usize::MAX);
    let bytes = receiver.contents();
    if most == 0 || bytes.len() < old.len() {
        return receiver.same(vm);
    }
    let mut out = Vec::with_capacity(bytes.len());
    if old.is_empty() {
        let places = most.min(bytes.len() + 1);
        check_length(vm, places.saturating_mul(new.len()).saturating_add(bytes.len()))?;
        for i in 0..places {
            out.extend_from_slice(&new);
            out.extend(bytes.get(i));
        }
        out.extend_from_slice(bytes.get(places..).unwrap_or(&[]));
        return receiver.make(vm, &out);
    }
    let count = find::count(&bytes, &old, most);
    if count == 0 {
        return receiver.same(vm);
    }
    check_length(vm, count.saturating_mul(new.len()).saturating_add(bytes.len()))?;
    let mut from = 0;
    for at in find::matches(&bytes, &old, most) {
        out.extend_from_slice(&bytes[from..at]);
        out.extend_from_slice(&new);
        from = at + old.len();
    }
    out.extend_from_slice(&bytes[from..]);
    receiver.make(vm, &out)
}

fn partition(vm: &mut Vm, this: Value, sep: Value, last: bool) -> PyResult {
    let receiver = Receiver::of(vm, this);
    let separator = match receiver {
        Receiver::Bytes(_) => contents(vm, sep)?,
        Receiver::Array(_) => crate::buffer::all_contents(vm, sep)?,
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let bytes = receiver.contents();
    let found = if last { find::rfind(&bytes, &separator) } else { find::find(&bytes, &separator) };
    let parts = match found {
        Some(at) => {
            let left = receiver.make(vm, &bytes[..at])?;
            let middle = match receiver {
                Receiver::Bytes(_) => sep,
                Receiver::Array(_) => receiver.make(vm, &separator)?,
            };
            [left, middle, receiver.make(vm, &bytes[at + separator.len()..])?]
        }
        None => {
            let (whole, first, second) =
                (receiver.same(vm)?, receiver.make(vm, &[])?, receiver.make(vm, &[])?);
            if last { [first, second, whole] } else { [whole, first, second] }
        }
    };
    vm.try_tuple(&parts).map(Gc::value)
}
