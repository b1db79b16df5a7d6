//! `join` of bytes. CPython: `Objects/stringlib/join.h`.

use super::Receiver;
use crate::buffer::contents;
use crate::format::check_length;
use kaa_object::{PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Concatenate any number of bytes objects.
    ///
    /// The bytes whose method is called is inserted in between each pair.
    ///
    /// The result is returned as a new bytes object.
    ///
    /// Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.
    "join($self, iterable_of_bytes, /)" => join, Any;
}

pub fn join(vm: &mut Vm, this: Value, iterable: Value) -> PyResult {
    let receiver = Receiver::of(vm, this);
    let class = vm.class_of(iterable);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        return Err(vm.type_error("can only join an iterable"));
    }
    // A copy: exporting a buffer may run Python code, which may change a list.
    let items = vm.collect_list(iterable)?;
    let separator = receiver.contents();
    let mut out = Vec::new();
    for (i, &item) in items.items().iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(&separator);
        }
        let Ok(part) = contents(vm, item) else {
            let name = vm.type_name_of(item);
            return Err(
                vm.type_error(format!("sequence item {i}: expected a bytes-like object, {name} found"))
            );
        };
        check_length(vm, out.len().saturating_add(part.len()))?;
        out.extend_from_slice(&part);
    }
    receiver.make(vm, &out)
}
