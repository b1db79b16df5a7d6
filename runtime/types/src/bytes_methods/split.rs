//! `split`, `splitlines` and `strip` of bytes.

use super::Receiver;
use crate::buffer::contents;
use crate::find;
use kaa_object::list::{List, ListRef};
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    "split($self, /, sep=None, maxsplit=-1)" => |vm: &mut Vm, this: Value, sep: Option<Value>, most: Option<isize>| {
        split(vm, this, sep, most, false)
    }, Any;
    /// Return a list of the sections in the bytes, using sep as the delimiter.
    ///
    ///   sep
    ///     The delimiter according which to split the bytes.
    ///     None (the default value) means split on ASCII whitespace characters
    ///     (space, tab, return, newline, formfeed, vertical tab).
    ///   maxsplit
    ///     Maximum number of splits to do.
    ///     -1 (the default value) means no limit.
    ///
    /// Splitting is done starting at the end of the bytes and working to the front.
    "rsplit($self, /, sep=None, maxsplit=-1)" => |vm: &mut Vm, this: Value, sep: Option<Value>, most: Option<isize>| {
        split(vm, this, sep, most, true)
    }, Any;
    /// Return a list of the lines in the bytes, breaking at line boundaries.
    ///
    /// Line breaks are not included in the resulting list unless keepends is given and
    /// true.
    "splitlines($self, /, keepends=False)" => splitlines, Any;
    /// Strip leading and trailing bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading and trailing ASCII whitespace.
    "strip($self, bytes=None, /)" => |vm: &mut Vm, this: Value, set: Option<Value>| strip(vm, this, set, true, true), Any;
    /// Strip leading bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip leading ASCII whitespace.
    "lstrip($self, bytes=None, /)" => |vm: &mut Vm, this: Value, set: Option<Value>| strip(vm, this, set, true, false), Any;
    /// Strip trailing bytes contained in the argument.
    ///
    /// If the argument is omitted or None, strip trailing ASCII whitespace.
    "rstrip($self, bytes=None, /)" => |vm: &mut Vm, this: Value, set: Option<Value>| strip(vm, this, set, false, true), Any;
}

pub(super) fn is_space(b: u8) -> bool {
    matches!(b, b' ' | 9..=13)
}

fn split(
    vm: &mut Vm,
    this: Value,
    sep: Option<Value>,
    most: Option<isize>,
    right: bool,
) -> PyResult<Gc<List>> {
    let most = usize::try_from(most.unwrap_or(-1)).unwrap_or(usize::MAX);
    let separator = match sep.filter(|s| !s.is_none()) {
        Some(sep) => Some(contents(vm, sep)?),
        None => None,
    };
    let receiver = Receiver::of(vm, this);
    let bytes = receiver.contents();
    let pieces: Vec<(usize, usize)> = match &separator {
        Some(sep) if sep.is_empty() => return Err(vm.value_error("empty separator")),
        Some(sep) if right => {
            let mut end = bytes.len();
            let mut pieces: Vec<_> = find::matches_right(&bytes, sep)
                .take(most)
                .map(|at| (at + sep.len(), std::mem::replace(&mut end, at)))
                .collect();
            pieces.push((0, end));
            pieces.reverse();
            pieces
        }
        Some(sep) => {
            let mut from = 0;
            let mut pieces: Vec<_> = find::matches(&bytes, sep, most)
                .into_iter()
                .map(|at| (std::mem::replace(&mut from, at + sep.len()), at))
                .collect();
            pieces.push((from, bytes.len()));
            pieces
        }
        None if right => spaces_right(&bytes, most),
        None => spaces_left(&bytes, most),
    };
    if let [(0, end)] = pieces[..]
        && end == bytes.len()
    {
        let whole = receiver.same(vm)?;
        return vm.list(&[whole]);
    }
    make_list(vm, receiver, &bytes, &pieces)
}

fn make_list(vm: &mut Vm, receiver: Receiver, bytes: &[u8], pieces: &[(usize, usize)]) -> PyResult<Gc<List>> {
    let list = vm.list_with_capacity(pieces.len())?;
    for &(start, end) in pieces {
        let piece = receiver.make(vm, &bytes[start..end])?;
        list.push(vm, piece)?;
    }
    Ok(list)
}

fn spaces_left(bytes: &[u8], most: usize) -> Vec<(usize, usize)> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    loop {
        while at < bytes.len() && is_space(bytes[at]) {
            at += 1;
        }
        if at == bytes.len() {
            return pieces;
        }
        let end = if pieces.len() == most {
            bytes.len()
        } else {
            bytes[at..].iter().position(|&b| is_space(b)).map_or(bytes.len(), |i| at + i)
        };
        pieces.push((at, end));
        at = end;
    }
}

fn spaces_right(bytes: &[u8], most: usize) -> Vec<(usize, usize)> {
    let (mut pieces, mut end) = (Vec::new(), bytes.len());
    loop {
        while end > 0 && is_space(bytes[end - 1]) {
            end -= 1;
        }
        if end == 0 {
            pieces.reverse();
            return pieces;
        }
        let start = if pieces.len() == most {
            0
        } else {
            bytes[..end].iter().rposition(|&b| is_space(b)).map_or(0, |i| i + 1)
        };
        pieces.push((start, end));
        end = start;
    }
}

fn splitlines(vm: &mut Vm, this: Value, keep: Option<bool>) -> PyResult<Gc<List>> {
    let keep = keep.unwrap_or(false);
    let receiver = Receiver::of(vm, this);
    let bytes = receiver.contents();
    let (mut pieces, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r') {
            at += 1;
        }
        let mut end = at;
        if at < bytes.len() {
            at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
            if keep {
                end = at;
            }
        }
        pieces.push((start, end));
    }
    make_list(vm, receiver, &bytes, &pieces)
}

fn strip(vm: &mut Vm, this: Value, set: Option<Value>, left: bool, right: bool) -> PyResult {
    let set = match set.filter(|s| !s.is_none()) {
        Some(set) => Some(contents(vm, set)?),
        None => None,
    };
    let gone = |b: u8| match &set {
        Some(set) => set.contains(&b),
        None => is_space(b),
    };
    let receiver = Receiver::of(vm, this);
    let bytes = receiver.contents();
    let (mut start, mut end) = (0, bytes.len());
    while left && start < end && gone(bytes[start]) {
        start += 1;
    }
    while right && end > start && gone(bytes[end - 1]) {
        end -= 1;
    }
    if end - start == bytes.len() {
        return receiver.same(vm);
    }
    receiver.make(vm, &bytes[start..end])
}
