//! Making `bytes` and `complex` objects.

use crate::core_types::shape;
use crate::payloads::{Bytes, Complex};
use crate::{Gc, PyResult, ShapeId, Value, Vm};
use std::cell::Cell;

impl Vm {
    /// A `bytes` object.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> PyResult<Gc<Bytes>> {
        // Of these there is one each.
        let place = match bytes {
            [] => 256,
            [byte] => usize::from(*byte),
            _ => return self.fresh_bytes(bytes),
        };
        if let Some(known) = self.short_bytes[place] {
            return Ok(known);
        }
        let made = self.fresh_bytes(bytes)?;
        self.short_bytes[place] = Some(made);
        Ok(made)
    }

    fn fresh_bytes(&mut self, bytes: &[u8]) -> PyResult<Gc<Bytes>> {
        let payload = Bytes { hash: Cell::new(0), len: bytes.len(), data: std::ptr::null(), owner: None };
        let Some(cell) = self.heap.alloc_tail(shape::BYTES, payload, bytes.len()) else {
            return Err(self.memory_error());
        };
        // SAFETY: the cell has room for the bytes behind its payload; nobody else sees it yet.
        unsafe {
            cell.tail().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            (&raw mut (*(&raw const *cell).cast_mut()).data).write(cell.tail());
        }
        Ok(cell)
    }

    /// An instance of a subclass of `bytes`; the bytes lie in an exact `bytes` of their own.
    pub fn bytes_subclass_instance(&mut self, shape: ShapeId, bytes: &[u8]) -> PyResult<Gc<Bytes>> {
        let owner = self.new_bytes(bytes)?;
        let words = self.shapes.get(shape).region_words();
        let payload =
            Bytes { hash: Cell::new(0), len: bytes.len(), data: owner.data, owner: Some(owner.value()) };
        Ok(self.heap.alloc_with_region(shape, payload, words))
    }

    pub fn new_complex(&mut self, real: f64, imag: f64) -> Value {
        self.heap.alloc(shape::COMPLEX, Complex { real, imag }).value()
    }
}
