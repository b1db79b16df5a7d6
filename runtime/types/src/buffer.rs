//! Bytes of anything that exports a buffer. CPython: `PyObject_GetBuffer`, `PyBuffer_ToContiguous`.

use kaa_object::payloads::{ByteArray, Bytes, MemoryView};
use kaa_object::{Gc, PyResult, Value, Vm};
use std::ops::Deref;

/// `PyBUF_SIMPLE`: plain bytes.
pub const SIMPLE: u32 = 0;
pub const WRITABLE: u32 = 1;
pub const FORMAT: u32 = 4;
pub const ND: u32 = 8;
pub const STRIDES: u32 = 0x10 | ND;
pub const FULL_RO: u32 = 0x100 | STRIDES | FORMAT;

/// Whether the object exports a buffer.
pub fn has_buffer(vm: &Vm, value: Value) -> bool {
    vm.class_of(value).slots.getbuffer.get().is_some()
}

/// Asks the exporter for a view.
pub fn get_buffer(vm: &mut Vm, value: Value, flags: u32) -> PyResult<Gc<MemoryView>> {
    match vm.class_of(value).slots.getbuffer.get() {
        Some(export) => {
            let view = export(vm, value, flags)?;
            if view.obj.get() == Some(value) && view.root.get().is_none() || view.source.get().is_some() {
                return Ok(view);
            }
            // A `__buffer__` written in Python gives a view of something else.
            let layout = crate::memoryview::layout_of(view);
            Ok(vm.wrap_view(value, view, layout))
        }
        None => {
            let name = vm.type_name_of(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

/// A view whose bytes lie one behind the other, and how many there are; they begin at the view's offset.
/// BufferError for any other view.
pub fn contiguous(vm: &mut Vm, value: Value, flags: u32) -> PyResult<(Gc<MemoryView>, usize)> {
    let view = get_buffer(vm, value, flags)?;
    if !crate::memoryview::is_contiguous(view) {
        crate::memoryview::release(vm, view);
        return Err(vm.raise_named("BufferError", "memoryview: underlying buffer is not C-contiguous"));
    }
    Ok((view, crate::memoryview::item_count(view) * view.itemsize))
}

/// The bytes of an argument: those of a `bytes` object itself, or a copy.
pub enum Contents {
    Held(Gc<Bytes>),
    Copied(Vec<u8>),
}

impl Deref for Contents {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Contents::Held(bytes) => bytes.as_slice(),
            Contents::Copied(bytes) => bytes,
        }
    }
}

/// The bytes of a bytes-like object; BufferError where they don't lie one behind the other.
pub fn contents(vm: &mut Vm, value: Value) -> PyResult<Contents> {
    read(vm, value, false)
}

/// The bytes of a view of any layout.
pub fn all_contents(vm: &mut Vm, value: Value) -> PyResult<Contents> {
    read(vm, value, true)
}

fn read(vm: &mut Vm, value: Value, any_layout: bool) -> PyResult<Contents> {
    if let Some(bytes) = vm.payload::<Bytes>(value) {
        return Ok(Contents::Held(bytes));
    }
    if let Some(array) = vm.payload::<ByteArray>(value) {
        return Ok(Contents::Copied(array.bytes.borrow().clone()));
    }
    let view = match any_layout {
        true => get_buffer(vm, value, FULL_RO)?,
        false => contiguous(vm, value, SIMPLE)?.0,
    };
    let bytes = crate::memoryview::to_bytes(vm, view)?;
    crate::memoryview::release(vm, view);
    Ok(Contents::Copied(bytes))
}

/// Whether an object has a buffer whose bytes lie one behind the other.
pub fn has_simple_buffer(vm: &Vm, value: Value) -> bool {
    let together = |view: Gc<MemoryView>| view.released.get() || crate::memoryview::is_contiguous(view);
    has_buffer(vm, value) && vm.payload::<MemoryView>(value).is_none_or(together)
}

/// A copy of the bytes of a bytes-like object.
pub fn bytes_of(vm: &mut Vm, value: Value) -> PyResult<Vec<u8>> {
    Ok(match contents(vm, value)? {
        Contents::Held(bytes) => bytes.as_slice().to_vec(),
        Contents::Copied(bytes) => bytes,
    })
}

/// A writable buffer that a function was given to fill.
pub struct Target {
    /// None for a `bytearray`, which is written to itself.
    view: Option<Gc<MemoryView>>,
    owner: Value,
    len: usize,
}

impl Target {
    /// The target of `readinto`.
    pub fn of(vm: &mut Vm, value: Value) -> PyResult<Target> {
        Target::for_function(vm, value, "readinto() argument")
    }

    /// The target that `argument` names in messages.
    pub fn for_function(vm: &mut Vm, value: Value, argument: &str) -> PyResult<Target> {
        if let Some(array) = vm.payload::<ByteArray>(value) {
            let len = array.bytes.borrow().len();
            return Ok(Target { view: None, owner: value, len });
        }
        let view = match has_buffer(vm, value) {
            true => get_buffer(vm, value, WRITABLE),
            false => Err(vm.type_error("")),
        };
        let view = match view {
            Ok(view) if view.readonly => {
                crate::memoryview::release(vm, view);
                None
            }
            Ok(view) => Some(view),
            Err(_) if vm.pending_is("TypeError") || vm.pending_is("BufferError") => {
                vm.clear_exception();
                None
            }
            Err(raised) => return Err(raised),
        };
        let Some(view) = view else {
            let class = vm.type_name_of(value);
            return Err(
                vm.type_error(format!("{argument} must be read-write bytes-like object, not {class}"))
            );
        };
        let items: isize = view.shape.iter().product();
        let len = items.max(0) as usize * view.itemsize;
        Ok(Target { view: Some(view), owner: value, len })
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// Copies bytes to `offset`; what does not fit is left out.
    pub fn put(&self, vm: &mut Vm, offset: usize, bytes: &[u8]) {
        match self.view {
            None => {
                if let Some(array) = vm.payload::<ByteArray>(self.owner) {
                    let mut to = array.bytes.borrow_mut();
                    let room = to.len().saturating_sub(offset).min(bytes.len());
                    to[offset..offset + room].copy_from_slice(&bytes[..room]);
                }
            }
            Some(view) => {
                let room = self.len.saturating_sub(offset).min(bytes.len());
                view.write(view.offset + offset as isize, &bytes[..room]);
            }
        }
    }

    /// Gives the buffer back.
    pub fn release(self, vm: &mut Vm) {
        if let Some(view) = self.view {
            crate::memoryview::release(vm, view);
        }
    }
}
