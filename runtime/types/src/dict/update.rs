//! Filling a dict from mappings, iterables of pairs and keyword arguments.
//! CPython: `dict_update_arg`, `dict_merge`, `PyDict_MergeFromSeq2`.

use kaa_object::dict::Dict;
use kaa_object::{Args, Gc, PyResult, Value, Vm};

/// `dict.update(*args)` and `dict(*args)`.
pub fn update_args(vm: &mut Vm, dict: Gc<Dict>, args: Args<'_>, name: &str) -> PyResult<()> {
    let positional = args.positional();
    crate::util::check_count(vm, name, positional.len(), 0, 1)?;
    if let Some(&source) = positional.first() {
        update_from(vm, dict, source)?;
    }
    for (name, value) in args.keywords() {
        vm.dict_set(dict, name.value(), value)?;
    }
    Ok(())
}

/// Takes over the entries of a mapping or of an iterable of pairs.
pub fn update_from(vm: &mut Vm, dict: Gc<Dict>, source: Value) -> PyResult<()> {
    if vm.exact_dict(source).is_some() {
        return merge_from(vm, dict, source, false);
    }
    let keys = vm.names.keys;
    match vm.getattr_opt(source, keys)? {
        Some(_) => merge_from(vm, dict, source, false),
        None => update_from_pairs(vm, dict, source),
    }
}

/// A plain dict with the same entries. A subclass with an `__iter__` of its own is asked through its methods.
pub fn copy(vm: &mut Vm, dict: Gc<Dict>) -> PyResult<Gc<Dict>> {
    if vm.exact_dict(dict.value()).is_some() {
        return vm.dict_copy(dict);
    }
    let result = vm.new_dict();
    merge_from(vm, result, dict.value(), false)?;
    Ok(result)
}

/// Takes over the entries of a mapping; where `keep`, keys that the dict has stay as they are.
pub fn merge_from(vm: &mut Vm, dict: Gc<Dict>, source: Value, keep: bool) -> PyResult<()> {
    if let Some(other) = vm.as_dict(source) {
        // A subclass with an `__iter__` of its own is asked through its methods.
        let plain = vm.types.dict.slots.iter.get().map(|f| f as usize);
        let own = vm.class_of(source).slots.iter.get().map(|f| f as usize);
        if own == plain || super::ordered::is_exact(vm, source) {
            return vm.dict_merge(dict, other, keep);
        }
    }
    let name = vm.names.keys;
    let keys = vm.call_method(source, name, &[])?;
    if vm.class_of(keys).slots.iter.get().is_none() && vm.class_of(keys).slots.getitem.get().is_none() {
        let (class, kind) = (vm.type_name_of(source), vm.type_name_of(keys));
        return Err(vm.type_error(format!("{class}.keys() returned a non-iterable (type {kind})")));
    }
    let iterator = vm.iter(keys)?;
    while let Some(key) = vm.next(iterator)? {
        if keep && vm.dict_contains(dict, key)? {
            continue;
        }
        let value = vm.getitem(source, key)?;
        let hash = vm.hash_dict_key(key)?;
        vm.dict_set_hashed(dict, key, hash, value)?;
        vm.safepoint()?;
    }
    Ok(())
}

fn update_from_pairs(vm: &mut Vm, dict: Gc<Dict>, source: Value) -> PyResult<()> {
    let iterator = vm.iter(source)?;
    let mut at = 0usize;
    while let Some(item) = vm.next(iterator)? {
        let (key, value) = pair(vm, item, at)?;
        let hash = vm.hash_dict_key(key)?;
        vm.dict_set_hashed(dict, key, hash, value)?;
        at += 1;
        vm.safepoint()?;
    }
    Ok(())
}

/// The two items of the sequence that stands at `at`.
fn pair(vm: &mut Vm, item: Value, at: usize) -> PyResult<(Value, Value)> {
    if let Some(tuple) = vm.exact_tuple(item)
        && let [key, value] = *tuple.items()
    {
        return Ok((key, value));
    }
    let class = vm.class_of(item);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        return Err(vm.type_error("object is not iterable"));
    }
    let list = vm.collect_list(item)?;
    match *list.items() {
        [key, value] => Ok((key, value)),
        _ => {
            let given = list.len();
            Err(vm.value_error(format!(
                "dictionary update sequence element #{at} has length {given}; 2 is required"
            )))
        }
    }
}
