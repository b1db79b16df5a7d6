//! Unpacking one structure after the other. CPython: `Modules/_struct.c` (`unpackiter`).

use super::format::Format;
use super::{error, unpack};
use kaa_object::declare::TypeDef;
use kaa_object::payloads::MemoryView;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, NoTrace, PyResult, Slot, Value, Vm, methods};
use kaa_types::{buffer, memoryview};
use std::cell::Cell;
use std::rc::Rc;

/// Payload of `unpack_iterator`.
pub struct UnpackIterator {
    format: NoTrace<Rc<Format>>,
    /// `None` once exhausted.
    view: Slot<Option<Gc<MemoryView>>>,
    len: usize,
    at: Cell<usize>,
}
kaa_gc::trace_fields!(UnpackIterator { format, view, len, at });

static ITERATOR: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    ..TypeDef::new("_struct.unpack_iterator")
};

pub fn define(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<UnpackIterator>(object, &ITERATOR);
}

pub fn new(vm: &mut Vm, format: Rc<Format>, source: Value) -> PyResult {
    if format.size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let (view, len) = buffer::contiguous(vm, source, buffer::SIMPLE)?;
    if len % format.size != 0 {
        memoryview::release(vm, view);
        let size = format.size;
        return Err(error(
            vm,
            &format!("iterative unpacking requires a buffer of a multiple of {size} bytes"),
        ));
    }
    let payload =
        UnpackIterator { format: NoTrace(format), view: Slot::new(Some(view)), len, at: Cell::new(0) };
    Ok(vm.alloc_payload(payload).value())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<UnpackIterator>(this);
    let Some(view) = this.view.get() else { return Ok(None) };
    let (at, size) = (this.at.get(), this.format.size);
    let mut small = [0; 64];
    let mut large = Vec::new();
    let bytes = if size <= small.len() {
        &mut small[..size]
    } else {
        large.resize(size, 0);
        &mut large[..]
    };
    if at >= this.len || !view.read(view.offset + at as isize, bytes) {
        this.view.set(this, None);
        memoryview::release(vm, view);
        return Ok(None);
    }
    this.at.set(at + size);
    let format = this.format.clone();
    unpack::unpack(vm, &format, bytes).map(Some)
}

methods! { METHODS: Instance =>
    "__length_hint__($self, /)" => |vm: &mut Vm, this: Value| {
        let this = vm.this::<UnpackIterator>(this);
        match this.view.get() {
            Some(_) => (this.len - this.at.get()) / this.format.size,
            None => 0,
        }
    }, Leaf;
}
