//! `_heapq`: priority queues in lists. CPython: `Modules/_heapqmodule.c`.

use crate::support::less;
use kaa_object::declare::ModuleDef;
use kaa_object::list::{List, ListRef};
use kaa_object::{Gc, PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_heapq",
    doc: Some(include_str!("heapq_doc.txt")),
    functions: &[MIN, MAX],
    init: |vm, module| {
        let about = vm.str(include_str!("heapq_about.txt")).value();
        vm.module_set(module, "__about__", about)
    },
};

methods! { MIN: Module =>
    /// Transform list into a heap, in-place, in O(len(heap)) time.
    "heapify($module, heap, /)" => heapify::<false>, Any;
    /// Pop the smallest item off the heap, maintaining the heap invariant.
    "heappop($module, heap, /)" => heappop::<false>, Any;
    /// Push item onto heap, maintaining the heap invariant.
    "heappush($module, heap, item, /)" => heappush::<false>, Any;
    /// Push item on the heap, then pop and return the smallest item from the heap.
    ///
    /// The combined action runs more efficiently than heappush() followed by
    /// a separate call to heappop().
    "heappushpop($module, heap, item, /)" => heappushpop::<false>, Any;
    /// Pop and return the current smallest value, and add the new item.
    ///
    /// This is more efficient than heappop() followed by heappush(), and can be
    /// more appropriate when using a fixed-size heap.  Note that the value
    /// returned may be larger than item!  That constrains reasonable uses of
    /// this routine unless written as part of a conditional replacement:
    ///
    ///     if item > heap[0]:
    ///         item = heapreplace(heap, item)
    "heapreplace($module, heap, item, /)" => heapreplace::<false>, Any;
}

methods! { MAX: Module =>
    /// Maxheap variant of heapify.
    "heapify_max($module, heap, /)" => heapify::<true>, Any;
    /// Maxheap variant of heappop.
    "heappop_max($module, heap, /)" => heappop::<true>, Any;
    /// Push item onto max heap, maintaining the heap invariant.
    "heappush_max($module, heap, item, /)" => heappush::<true>, Any;
    /// Maxheap variant of heappushpop.
    ///
    /// The combined action runs more efficiently than heappush_max() followed by
    /// a separate call to heappop_max().
    "heappushpop_max($module, heap, item, /)" => heappushpop::<true>, Any;
    /// Maxheap variant of heapreplace.
    "heapreplace_max($module, heap, item, /)" => heapreplace::<true>, Any;
}

/// Whether `a` belongs above `b`.
#[inline]
fn above<const MAX: bool>(vm: &mut Vm, a: Value, b: Value) -> PyResult<bool> {
    if MAX { less(vm, b, a) } else { less(vm, a, b) }
}

/// The item at an index that was in range before Python code ran.
#[inline]
fn at(vm: &mut Vm, heap: Gc<List>, index: usize) -> PyResult {
    match heap.get(index) {
        Some(item) => Ok(item),
        None => Err(vm.runtime_error("list changed size during iteration")),
    }
}

fn check_size(vm: &mut Vm, heap: Gc<List>, size: usize) -> PyResult<()> {
    if heap.len() == size {
        return Ok(());
    }
    Err(vm.runtime_error("list changed size during iteration"))
}

#[inline]
fn swap(vm: &mut Vm, heap: Gc<List>, a: usize, b: usize) -> PyResult<()> {
    // Read anew: a comparison may have stored other items.
    let (x, y) = (at(vm, heap, a)?, at(vm, heap, b)?);
    heap.set(a, y);
    heap.set(b, x);
    Ok(())
}

/// Moves the item at `position` towards `start` as far as it belongs.
fn sift_down<const MAX: bool>(
    vm: &mut Vm,
    heap: Gc<List>,
    start: usize,
    mut position: usize,
) -> PyResult<()> {
    let size = heap.len();
    if position >= size {
        return Err(vm.index_error("index out of range"));
    }
    let item = at(vm, heap, position)?;
    while position > start {
        let parent_position = (position - 1) >> 1;
        let parent = at(vm, heap, parent_position)?;
        let moves = above::<MAX>(vm, item, parent)?;
        check_size(vm, heap, size)?;
        if !moves {
            break;
        }
        swap(vm, heap, parent_position, position)?;
        position = parent_position;
    }
    Ok(())
}

/// Moves the item at `position` to a leaf, the better child up each time, then back to where it belongs.
fn sift_up<const MAX: bool>(vm: &mut Vm, heap: Gc<List>, mut position: usize) -> PyResult<()> {
    let (start, size) = (position, heap.len());
    if position >= size {
        return Err(vm.index_error("index out of range"));
    }
    let limit = size >> 1;
    while position < limit {
        let mut child = 2 * position + 1;
        if child + 1 < size {
            let (left, right) = (at(vm, heap, child)?, at(vm, heap, child + 1)?);
            // Of equal children the minimum heap takes the right one, the maximum heap too.
            if !above::<MAX>(vm, left, right)? {
                child += 1;
            }
            check_size(vm, heap, size)?;
        }
        swap(vm, heap, child, position)?;
        position = child;
    }
    sift_down::<MAX>(vm, heap, start, position)
}

fn heapify<const MAX: bool>(vm: &mut Vm, heap: Gc<List>) -> PyResult<()> {
    for position in (0..heap.len() / 2).rev() {
        sift_up::<MAX>(vm, heap, position)?;
        vm.safepoint()?;
    }
    Ok(())
}

fn heappush<const MAX: bool>(vm: &mut Vm, heap: Gc<List>, item: Value) -> PyResult<()> {
    heap.push(vm, item)?;
    let last = heap.len() - 1;
    sift_down::<MAX>(vm, heap, 0, last)
}

fn heappop<const MAX: bool>(vm: &mut Vm, heap: Gc<List>) -> PyResult {
    let Some(last) = heap.pop() else { return Err(vm.index_error("index out of range")) };
    let Some(first) = heap.get(0) else { return Ok(last) };
    heap.set(0, last);
    sift_up::<MAX>(vm, heap, 0)?;
    Ok(first)
}

fn heapreplace<const MAX: bool>(vm: &mut Vm, heap: Gc<List>, item: Value) -> PyResult {
    let Some(first) = heap.get(0) else { return Err(vm.index_error("index out of range")) };
    heap.set(0, item);
    sift_up::<MAX>(vm, heap, 0)?;
    Ok(first)
}

fn heappushpop<const MAX: bool>(vm: &mut Vm, heap: Gc<List>, item: Value) -> PyResult {
    let Some(top) = heap.get(0) else { return Ok(item) };
    if !above::<MAX>(vm, top, item)? {
        return Ok(item);
    }
    heapreplace::<MAX>(vm, heap, item)
}
