//! `str.join`. CPython: `_PyUnicode_JoinArray`.

use crate::format::check_length;
use kaa_object::str::{Str, StrKind, write_widened};
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Concatenate any number of strings.
    ///
    /// The string whose method is called is inserted in between each given string.
    /// The result is returned as a new string.
    ///
    /// Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'
    "join($self, iterable, /)" => join, Any;
}

/// `separator.join(iterable)`
pub fn join(vm: &mut Vm, separator: Gc<Str>, iterable: Value) -> PyResult<Gc<Str>> {
    if let Some(list) = vm.as_list(iterable) {
        return join_items(vm, separator, list.items());
    }
    if let Some(tuple) = vm.as_tuple(iterable) {
        return join_items(vm, separator, tuple.items());
    }
    if vm.class_of(iterable).slots.iter.get().is_none()
        && vm.class_of(iterable).slots.getitem.get().is_none()
    {
        return Err(vm.type_error("can only join an iterable"));
    }
    let list = vm.collect_list(iterable)?;
    join_items(vm, separator, list.items())
}

/// Joins strings. The items must lie in the heap: nothing here runs Python code.
pub fn join_items(vm: &mut Vm, separator: Gc<Str>, items: &[Value]) -> PyResult<Gc<Str>> {
    if let [one] = items
        && let Some(s) = vm.exact_str(*one)
    {
        return Ok(s);
    }
    let (mut kind, mut ascii, mut total) = (StrKind::Latin1, true, 0usize);
    if items.len() > 1 {
        (kind, ascii) = (separator.kind(), separator.is_ascii());
        total = (items.len() - 1).saturating_mul(separator.len());
    }
    for (i, &item) in items.iter().enumerate() {
        let Some(s) = vm.as_str(item) else {
            let name = vm.type_name_of(item);
            return Err(
                vm.type_error(format!("sequence item {i}: expected str instance, {name} found"))
            );
        };
        kind = kind.max(s.kind());
        ascii &= s.is_ascii();
        total = total.saturating_add(s.len());
    }
    if total == 0 {
        return Ok(vm.empty_str());
    }
    check_length(vm, total)?;
    if total == 1 {
        // One character is a shared string.
        for &item in items {
            if let Some(s) = vm.as_str(item).filter(|s| !s.is_empty()) {
                return vm.str_exact_copy(s);
            }
        }
        return vm.str_exact_copy(separator);
    }
    // Nothing is collected before the string is made, so the parts may wait outside the heap.
    let mut parts: Vec<Gc<Str>> = Vec::with_capacity(items.len());
    parts.extend(items.iter().filter_map(|&item| vm.as_str(item)));
    vm.str_raw(total, kind, ascii, |out| {
        let width = kind.width();
        let mut at = 0;
        for (i, s) in parts.iter().enumerate() {
            if i > 0 {
                let end = at + separator.len() * width;
                write_widened(&separator, kind, &mut out[at..end]);
                at = end;
            }
            let end = at + s.len() * width;
            write_widened(s, kind, &mut out[at..end]);
            at = end;
        }
    })
}
