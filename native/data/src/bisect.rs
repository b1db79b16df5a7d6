//! `_bisect`: binary search in sorted sequences. CPython: `Modules/_bisectmodule.c`.

use crate::support::less;
use kaa_object::declare::ModuleDef;
use kaa_object::list::ListRef;
use kaa_object::{PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_bisect",
    doc: Some(
        "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\n\
         having to sort the list after each insertion. For long lists of items with\n\
         expensive comparison operations, this can be an improvement over the more\ncommon approach.\n",
    ),
    functions: &[FUNCTIONS],
    init: |_, _| Ok(()),
};

methods! { FUNCTIONS: Module =>
    /// Return the index where to insert item x in list a, assuming a is sorted.
    ///
    /// The return value i is such that all e in a[:i] have e < x, and all e in
    /// a[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will
    /// insert just before the leftmost x already there.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)" =>
        |vm: &mut Vm, a: Value, x: Value, lo: Option<isize>, hi: Option<Value>, key: Option<Value>| {
            bisect::<true>(vm, a, x, lo, hi, key)
        }, Any;
    /// Return the index where to insert item x in list a, assuming a is sorted.
    ///
    /// The return value i is such that all e in a[:i] have e <= x, and all e in
    /// a[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will
    /// insert just after the rightmost x already there.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)" =>
        |vm: &mut Vm, a: Value, x: Value, lo: Option<isize>, hi: Option<Value>, key: Option<Value>| {
            bisect::<false>(vm, a, x, lo, hi, key)
        }, Any;
    /// Insert item x in list a, and keep it sorted assuming a is sorted.
    ///
    /// If x is already in a, insert it to the left of the leftmost x.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "insort_left($module, /, a, x, lo=0, hi=None, *, key=None)" =>
        |vm: &mut Vm, a: Value, x: Value, lo: Option<isize>, hi: Option<Value>, key: Option<Value>| {
            insort::<true>(vm, a, x, lo, hi, key)
        }, Any;
    /// Insert item x in list a, and keep it sorted assuming a is sorted.
    ///
    /// If x is already in a, insert it to the right of the rightmost x.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "insort_right($module, /, a, x, lo=0, hi=None, *, key=None)" =>
        |vm: &mut Vm, a: Value, x: Value, lo: Option<isize>, hi: Option<Value>, key: Option<Value>| {
            insort::<false>(vm, a, x, lo, hi, key)
        }, Any;
}

fn bisect<const LEFT: bool>(
    vm: &mut Vm,
    a: Value,
    x: Value,
    lo: Option<isize>,
    hi: Option<Value>,
    key: Option<Value>,
) -> PyResult<usize> {
    let hi = match hi {
        None | Some(Value::NONE) => None,
        Some(hi) if vm.class_of(hi).slots.index.get().is_some() => match vm.to_isize(hi) {
            Err(_) if vm.pending_is("OverflowError") => {
                vm.clear_exception();
                return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
            }
            hi => Some(hi?),
        },
        Some(hi) => {
            let class = vm.type_name_of(hi);
            return Err(vm.type_error(format!("argument should be integer or None, not '{class}'")));
        }
    };
    search::<LEFT>(vm, a, x, lo.unwrap_or(0), hi, key.filter(|k| !k.is_none()))
}

fn search<const LEFT: bool>(
    vm: &mut Vm,
    a: Value,
    x: Value,
    lo: isize,
    hi: Option<isize>,
    key: Option<Value>,
) -> PyResult<usize> {
    let Ok(mut lo) = usize::try_from(lo) else {
        return Err(vm.value_error("lo must be non-negative"));
    };
    let mut hi = match hi {
        // -1 is CPython's own sign for "not given".
        None | Some(-1) if vm.as_dict(a).is_some() => {
            let class = vm.type_name_of(a);
            return Err(vm.type_error(format!("{class} is not a sequence")));
        }
        None | Some(-1) => vm.len(a)?,
        Some(hi) => hi.max(0) as usize,
    };
    let list = vm.exact_list(a);
    while lo < hi {
        let middle = lo + (hi - lo) / 2;
        let mut item = match list {
            Some(list) => match list.get(middle) {
                Some(item) => item,
                None => return Err(vm.index_error("list index out of range")),
            },
            None => {
                let index = vm.int_from_usize(middle);
                vm.getitem(a, index)?
            }
        };
        if let Some(key) = key {
            item = vm.call(key, &[item])?;
        }
        let before = if LEFT { less(vm, item, x)? } else { !less(vm, x, item)? };
        if before {
            lo = middle + 1;
        } else {
            hi = middle;
        }
        vm.safepoint()?;
    }
    Ok(lo)
}

fn insort<const LEFT: bool>(
    vm: &mut Vm,
    a: Value,
    x: Value,
    lo: Option<isize>,
    hi: Option<Value>,
    key: Option<Value>,
) -> PyResult<()> {
    let needle = match key.filter(|k| !k.is_none()) {
        Some(key) => vm.call(key, &[x])?,
        None => x,
    };
    let at = bisect::<LEFT>(vm, a, needle, lo, hi, key)?;
    match vm.exact_list(a) {
        Some(list) => {
            let at = at.min(list.len());
            list.insert(vm, at, x)
        }
        None => {
            let index = vm.int_from_usize(at);
            vm.call_method_named(a, "insert", &[index, x]).map(drop)
        }
    }
}
