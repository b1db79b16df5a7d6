//! The methods of `set` and `frozenset`.

use super::{as_set, hash_key, hash_sought, ops, table};
use kaa_object::payloads::Set;
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { COMMON: Instance =>
    /// x.__contains__(y) <==> y in x.
    "__contains__($self, object, /)" => super::contains, Any;
    /// Return a shallow copy of a set.
    "copy($self, /)" => copy, Alloc;
    /// Return a new set with elements in the set that are not in the others.
    "difference($self, /, *others)" => difference, Any;
    /// Return a new set with elements common to the set and all others.
    "intersection($self, /, *others)" => intersection, Any;
    /// Return True if two sets have a null intersection.
    "isdisjoint($self, other, /)" => isdisjoint, Any;
    /// Report whether another set contains this set.
    "issubset($self, other, /)" => issubset, Any;
    /// Report whether this set contains another set.
    "issuperset($self, other, /)" => issuperset, Any;
    /// Return state information for pickling.
    "__reduce__($self, /)" => reduce, Any;
    /// S.__sizeof__() -> size of S in memory, in bytes.
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Set>| {
        let slots = this.mask.get() + 1;
        200 + if slots > 8 { slots * 16 } else { 0 }
    }, Leaf;
    /// Return a new set with elements in either the set or other but not both.
    "symmetric_difference($self, other, /)" => symmetric_difference, Any;
    /// Return a new set with elements from the set and all others.
    "union($self, /, *others)" => union, Any;
}

kaa_object::methods! { MUTABLE: Instance =>
    /// Add an element to a set.
    ///
    /// This has no effect if the element is already present.
    "add($self, object, /)" => |vm: &mut Vm, this: Gc<Set>, object: Value| super::add(vm, this, object).map(|_| ()), Any;
    /// Remove all elements from this set.
    "clear($self, /)" => |_: &mut Vm, this: Gc<Set>| table::clear(this), Leaf;
    /// Remove an element from a set if it is a member.
    ///
    /// Unlike set.remove(), the discard() method does not raise
    /// an exception when an element is missing from the set.
    "discard($self, object, /)" => |vm: &mut Vm, this: Gc<Set>, object: Value| -> PyResult<()> {
        let (key, hash) = hash_sought(vm, object)?;
        table::discard(vm, this, key, hash).map(|_| ())
    }, Any;
    /// Update the set, removing elements found in others.
    "difference_update($self, /, *others)" => |vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>| -> PyResult<()> {
        for &other in others.items() {
            difference_update(vm, this, other)?;
        }
        Ok(())
    }, Any;
    /// Update the set, keeping only elements found in it and all others.
    "intersection_update($self, /, *others)" => |vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>| -> PyResult<()> {
        let result = intersection(vm, this, others)?;
        table::swap(this, result);
        Ok(())
    }, Any;
    /// Remove and return an arbitrary set element.
    ///
    /// Raises KeyError if the set is empty.
    "pop($self, /)" => |vm: &mut Vm, this: Gc<Set>| -> PyResult {
        match table::pop(this) {
            Some(key) => Ok(key),
            None => {
                let text = vm.str("pop from an empty set").value();
                Err(vm.key_error(text))
            }
        }
    }, Raises;
    /// Remove an element from a set; it must be a member.
    ///
    /// If the element is not a member, raise a KeyError.
    "remove($self, object, /)" => |vm: &mut Vm, this: Gc<Set>, object: Value| -> PyResult<()> {
        let (key, hash) = hash_sought(vm, object)?;
        if table::discard(vm, this, key, hash)? { Ok(()) } else { Err(vm.key_error(object)) }
    }, Any;
    /// Update the set, keeping only elements found in either set, but not in both.
    "symmetric_difference_update($self, other, /)" => symmetric_difference_update, Any;
    /// Update the set, adding elements from all others.
    "update($self, /, *others)" => |vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>| -> PyResult<()> {
        for &other in others.items() {
            update(vm, this, other)?;
        }
        Ok(())
    }, Any;
}

/// Calls `f` with every item of an iterable and its hash, without hashing anew where it is known.
fn for_each_hashed(
    vm: &mut Vm,
    iterable: Value,
    mut f: impl FnMut(&mut Vm, Value, u64) -> PyResult<bool>,
) -> PyResult<()> {
    if let Some(set) = as_set(vm, iterable) {
        let mut position = 0;
        while let Some((key, hash)) = table::next_entry(set, &mut position) {
            if !f(vm, key, hash)? {
                return Ok(());
            }
        }
        return Ok(());
    }
    if let Some(dict) = vm.exact_dict(iterable) {
        let mut position = 0;
        while let Some((key, _, hash)) = dict.next_entry(&mut position) {
            if !f(vm, key, hash)? {
                return Ok(());
            }
        }
        return Ok(());
    }
    let iterator = vm.iter(iterable)?;
    while let Some(key) = vm.next(iterator)? {
        let hash = hash_key(vm, key)?;
        if !f(vm, key, hash)? {
            return Ok(());
        }
        vm.safepoint()?;
    }
    Ok(())
}

/// Adds the items of an iterable. CPython: `set_update_local`.
pub fn update(vm: &mut Vm, set: Gc<Set>, iterable: Value) -> PyResult<()> {
    if let Some(other) = as_set(vm, iterable) {
        return table::merge(vm, set, other);
    }
    if let Some(dict) = vm.exact_dict(iterable) {
        // As many slots as the dict may need, so that the set is not resized on the way.
        let count = dict.len();
        if (set.fill.get() + count) * 5 >= set.mask.get() * 3 {
            table::resize(vm, set, (set.used.get() + count) * 2)?;
        }
    }
    for_each_hashed(vm, iterable, |vm, key, hash| table::add(vm, set, key, hash).map(|_| true))
}

fn copy(vm: &mut Vm, this: Gc<Set>) -> PyResult<Gc<Set>> {
    if vm.class_of(this.value()) == vm.types.frozenset {
        return Ok(this);
    }
    ops::copy(vm, this)
}

fn union(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<Gc<Set>> {
    let result = ops::copy(vm, this)?;
    for &other in others.items() {
        if other != this.value() {
            update(vm, result, other)?;
        }
    }
    Ok(result)
}

/// CPython: `set_intersection`.
pub fn intersection_of(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<Gc<Set>> {
    if this.value() == other {
        return copy(vm, this);
    }
    let result = ops::empty_like(vm, this);
    if let Some(set) = as_set(vm, other) {
        let (walked, asked) = if set.used.get() > this.used.get() { (this, set) } else { (set, this) };
        let mut position = 0;
        while let Some((key, hash)) = table::next_entry(walked, &mut position) {
            if table::contains(vm, asked, key, hash)? {
                table::add(vm, result, key, hash)?;
            }
        }
        return Ok(result);
    }
    let iterator = vm.iter(other)?;
    while let Some(key) = vm.next(iterator)? {
        let hash = vm.hash(key)?;
        if table::contains(vm, this, key, hash)? {
            table::add(vm, result, key, hash)?;
            if this.used.get() == result.used.get() {
                break;
            }
        }
        vm.safepoint()?;
    }
    Ok(result)
}

fn intersection(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<Gc<Set>> {
    if others.is_empty() {
        return copy(vm, this);
    }
    let mut result = this;
    for &other in others.items() {
        result = intersection_of(vm, result, other)?;
    }
    Ok(result)
}

/// Takes the items of an iterable out. CPython: `set_difference_update_internal`.
pub fn difference_update(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<()> {
    if this.value() == other {
        table::clear(this);
        return Ok(());
    }
    if let Some(set) = as_set(vm, other) {
        // Where the other is much larger, it is asked instead of walked.
        if set.used.get() >> 3 > this.used.get() {
            let common = intersection_of(vm, this, other)?;
            return difference_update(vm, this, common.value());
        }
    }
    for_each_hashed(vm, other, |vm, key, hash| table::discard(vm, this, key, hash).map(|_| true))?;
    if this.fill.get() - this.used.get() > this.mask.get() / 4 {
        let used = this.used.get();
        table::resize(vm, this, if used > 50000 { used * 2 } else { used * 4 })?;
    }
    Ok(())
}

/// CPython: `set_difference`.
pub fn difference_of(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<Gc<Set>> {
    let set = as_set(vm, other);
    let dict = vm.as_dict(other);
    let other_len = match (set, dict) {
        (Some(set), _) => set.used.get(),
        (_, Some(dict)) => dict.len(),
        _ => {
            let result = ops::copy(vm, this)?;
            difference_update(vm, result, other)?;
            return Ok(result);
        }
    };
    // A short other is taken out of a copy.
    if this.used.get() >> 2 > other_len {
        let result = ops::copy(vm, this)?;
        difference_update(vm, result, other)?;
        return Ok(result);
    }
    let result = ops::empty_like(vm, this);
    let mut position = 0;
    while let Some((key, hash)) = table::next_entry(this, &mut position) {
        let there = match (set, dict) {
            (Some(set), _) => table::contains(vm, set, key, hash)?,
            (_, Some(dict)) => vm.dict_get_hashed(dict, key, hash)?.is_some(),
            _ => false,
        };
        if !there {
            table::add(vm, result, key, hash)?;
        }
    }
    Ok(result)
}

fn difference(vm: &mut Vm, this: Gc<Set>, others: Gc<Tuple>) -> PyResult<Gc<Set>> {
    let Some((&first, rest)) = others.items().split_first() else { return ops::copy(vm, this) };
    let result = difference_of(vm, this, first)?;
    for &other in rest {
        difference_update(vm, result, other)?;
    }
    Ok(result)
}

pub fn symmetric_difference_update(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<()> {
    if this.value() == other {
        table::clear(this);
        return Ok(());
    }
    // Items that come twice must not come back, so the others are made a set first.
    let other = match (as_set(vm, other), vm.exact_dict(other)) {
        (Some(_), _) | (_, Some(_)) => other,
        _ => {
            let set = ops::empty_like(vm, this);
            update(vm, set, other)?;
            set.value()
        }
    };
    for_each_hashed(vm, other, |vm, key, hash| {
        if !table::discard(vm, this, key, hash)? {
            table::add(vm, this, key, hash)?;
        }
        Ok(true)
    })
}

pub fn symmetric_difference(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<Gc<Set>> {
    // The result starts as the other one, as in CPython, whose order it then has.
    let result = ops::empty_like(vm, this);
    update(vm, result, other)?;
    symmetric_difference_update(vm, result, this.value())?;
    Ok(result)
}

fn isdisjoint(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<bool> {
    if this.value() == other {
        return Ok(this.used.get() == 0);
    }
    let (mut walked, mut asked) = (other, this);
    if vm.class_of(other) == vm.types.set || vm.class_of(other) == vm.types.frozenset {
        if let Some(set) = as_set(vm, other)
            && set.used.get() > this.used.get()
        {
            (walked, asked) = (this.value(), set);
        }
    }
    let mut disjoint = true;
    for_each_hashed(vm, walked, |vm, key, hash| {
        disjoint = !table::contains(vm, asked, key, hash)?;
        Ok(disjoint)
    })?;
    Ok(disjoint)
}

fn issubset(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<bool> {
    if let Some(set) = as_set(vm, other) {
        return ops::is_subset(vm, this, set);
    }
    let common = intersection_of(vm, this, other)?;
    Ok(common.used.get() == this.used.get())
}

fn issuperset(vm: &mut Vm, this: Gc<Set>, other: Value) -> PyResult<bool> {
    if let Some(set) = as_set(vm, other) {
        return ops::is_subset(vm, set, this);
    }
    let mut all = true;
    for_each_hashed(vm, other, |vm, key, hash| {
        all = table::contains(vm, this, key, hash)?;
        Ok(all)
    })?;
    Ok(all)
}

/// `(type, (list of elements,), state)`
fn reduce(vm: &mut Vm, this: Gc<Set>) -> PyResult {
    let list = vm.collect_list(this.value())?.value();
    let args = vm.try_tuple(&[list])?.value();
    let state = vm.call_method_named(this.value(), "__getstate__", &[])?;
    let class = vm.class_of(this.value()).value();
    vm.try_tuple(&[class, args, state]).map(Gc::value)
}
