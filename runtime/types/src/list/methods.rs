//! The methods of `list` besides its operators.

use super::{iter, sort};
use crate::util::{clip_span, clipped_not_none, place};
use kaa_object::list::{List, ListRef};
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return self[index].
    "__getitem__($self, index, /)" => super::getitem, Any;
    /// Return a reverse iterator over the list.
    "__reversed__($self, /)" => iter::reversed, Alloc;
    /// Return the size of the list in memory, in bytes.
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<List>| 40 + this.capacity() * 8, Leaf;
    /// Remove all items from list.
    "clear($self, /)" => |_: &mut Vm, this: Gc<List>| this.clear(), Leaf;
    /// Return a shallow copy of the list.
    "copy($self, /)" => |vm: &mut Vm, this: Gc<List>| vm.list(this.items()), Alloc;
    /// Append object to the end of the list.
    "append($self, object, /)" => |vm: &mut Vm, this: Gc<List>, object: Value| this.push(vm, object), Alloc;
    /// Insert object before index.
    "insert($self, index, object, /)" => insert, Any;
    /// Extend list by appending elements from the iterable.
    "extend($self, iterable, /)" => |vm: &mut Vm, this: Gc<List>, iterable: Value| vm.extend_list(this, iterable), Any;
    /// Remove and return item at index (default last).
    ///
    /// Raises IndexError if list is empty or index is out of range.
    "pop($self, index=-1, /)" => pop, Any;
    /// Remove first occurrence of value.
    ///
    /// Raises ValueError if the value is not present.
    "remove($self, value, /)" => remove, Any;
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    "index($self, value, start=0, stop=sys.maxsize, /)" => index, Any;
    /// Return number of occurrences of value.
    "count($self, value, /)" => count, Any;
    /// Reverse *IN PLACE*.
    "reverse($self, /)" => |_: &mut Vm, this: Gc<List>| this.with_items_mut(|items| items.reverse()), Leaf;
    /// Sort the list in ascending order and return None.
    ///
    /// The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
    /// order of two equal elements is maintained).
    ///
    /// A key function is applied once to each list item, and the items are sorted by
    /// what it returns.
    ///
    /// The reverse flag can be set to sort in descending order.
    "sort($self, /, *, key=None, reverse=False)" => |vm: &mut Vm, this: Gc<List>, key: Option<Value>, reverse: Option<bool>| {
        sort::sort(vm, this, key.filter(|k| !k.is_none()), reverse.unwrap_or(false))
    }, Any;
}

fn insert(vm: &mut Vm, this: Gc<List>, index: isize, object: Value) -> PyResult<()> {
    let len = this.len() as isize;
    let at = if index < 0 { (index + len).max(0) } else { index.min(len) };
    this.insert(vm, at as usize, object)
}

fn pop(vm: &mut Vm, this: Gc<List>, index: Option<Value>) -> PyResult {
    let index = match index {
        Some(index) => vm.to_isize(index)?,
        None => -1,
    };
    if this.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    if index == -1
        && let Some(item) = this.pop()
    {
        return Ok(item);
    }
    match place(index, this.len()).and_then(|at| this.remove(at)) {
        Some(item) => Ok(item),
        None => Err(vm.index_error("pop index out of range")),
    }
}

/// Where the value first stands between the bounds.
fn position(vm: &mut Vm, this: Gc<List>, value: Value, start: usize, stop: usize) -> PyResult<Option<usize>> {
    let mut at = start;
    while at < stop
        && let Some(item) = this.get(at)
    {
        if vm.eq(item, value)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn remove(vm: &mut Vm, this: Gc<List>, value: Value) -> PyResult<()> {
    match position(vm, this, value, 0, usize::MAX)? {
        Some(at) => {
            this.remove(at);
            Ok(())
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn index(
    vm: &mut Vm,
    this: Gc<List>,
    value: Value,
    start: Option<Value>,
    stop: Option<Value>,
) -> PyResult<usize> {
    let start = start.map_or(Ok(0), |s| clipped_not_none(vm, s))?;
    let stop = stop.map_or(Ok(isize::MAX), |s| clipped_not_none(vm, s))?;
    let (start, _) = clip_span(start, stop, this.len());
    let stop = if stop < 0 { (stop + this.len() as isize).max(0) } else { stop } as usize;
    match position(vm, this, value, start, stop)? {
        Some(at) => Ok(at),
        None => Err(vm.value_error("list.index(x): x not in list")),
    }
}

fn count(vm: &mut Vm, this: Gc<List>, value: Value) -> PyResult<usize> {
    let (mut count, mut at) = (0, 0);
    while let Some(item) = this.get(at) {
        count += usize::from(vm.eq(item, value)?);
        at += 1;
    }
    Ok(count)
}
