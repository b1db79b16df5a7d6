//! Reading and writing the memory behind a `memoryview`.

use crate::payloads::MemoryView;

impl MemoryView {
    /// Bytes of all items.
    pub fn byte_len(&self) -> usize {
        self.shape.iter().map(|&n| n.max(0) as usize).product::<usize>() * self.itemsize
    }

    /// Whether the items lie one after the other.
    pub fn is_contiguous(&self) -> bool {
        let mut expected = self.itemsize as isize;
        for (&len, &stride) in self.shape.iter().zip(self.strides.iter()).rev() {
            if len > 1 && stride != expected {
                return false;
            }
            expected *= len;
        }
        true
    }

    /// Copies bytes into a contiguous, writable view; what does not fit is left out.
    pub fn write_bytes(&self, offset: usize, bytes: &[u8]) {
        if self.released.get() || self.readonly || !self.is_contiguous() {
            return;
        }
        let room = self.byte_len().saturating_sub(offset);
        let len = bytes.len().min(room);
        // SAFETY: the exporter keeps `byte_len` bytes in place while the view is not released.
        unsafe { self.data.get().add(offset).copy_from(bytes.as_ptr(), len) };
    }
}
