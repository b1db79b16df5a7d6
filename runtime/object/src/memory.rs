//! Views on memory: making them and getting at the bytes. CPython: `Objects/memoryobject.c`, `Py_buffer`.
//!
//! **Invariant:** `data` points to `total` bytes that stay where they are as long as the export lasts: `bytes` never
//! move, a `bytearray` does not as long as it counts exports, and other exporters promise it
//! (`Vm::new_memory_view`). Every access checks its bounds against `total`.

use crate::core_types::shape;
use crate::list::ListRef;
use crate::payloads::{ByteArray, Bytes, MemoryView, WeakRef};
use crate::str::Str;
use crate::{Gc, NoTrace, PyResult, Slot, Value, Vm};
use std::cell::{Cell, RefCell};

impl ByteArray {
    pub fn new(bytes: Vec<u8>) -> ByteArray {
        ByteArray { bytes: RefCell::new(bytes), exports: Cell::new(0), views: Slot::new(None) }
    }
}

/// What a view adds to the memory it looks at.
pub struct Layout {
    pub offset: isize,
    pub itemsize: usize,
    pub format: Gc<Str>,
    pub shape: Box<[isize]>,
    pub strides: Box<[isize]>,
    pub readonly: bool,
}

impl MemoryView {
    /// Copies the bytes at `at` (within the exported memory) into `out`; whether they are there.
    pub fn read(&self, at: isize, out: &mut [u8]) -> bool {
        let Ok(start) = usize::try_from(at) else { return false };
        if self.is_released() || start.checked_add(out.len()).is_none_or(|end| end > self.total) {
            return false;
        }
        // SAFETY: the range lies within the exported memory (checked), which is alive while not released.
        unsafe { std::ptr::copy(self.data.add(start), out.as_mut_ptr(), out.len()) };
        true
    }

    /// Copies bytes to `at`; whether there is room. The caller has checked that the view is writable.
    pub fn write(&self, at: isize, bytes: &[u8]) -> bool {
        let Ok(start) = usize::try_from(at) else { return false };
        if self.is_released()
            || self.readonly
            || start.checked_add(bytes.len()).is_none_or(|end| end > self.total)
        {
            return false;
        }
        // SAFETY: as in `read`; the memory of a view that is not read-only may be written.
        unsafe { std::ptr::copy(bytes.as_ptr(), self.data.add(start), bytes.len()) };
        true
    }

    /// Whether this view or the one that holds the export was released.
    pub fn is_released(&self) -> bool {
        self.released.get() || self.root.get().is_some_and(|root| root.released.get())
    }

    /// The exported memory's size.
    pub fn total(&self) -> usize {
        self.total
    }
}

impl Vm {
    /// A view that holds an export of `obj` itself.
    ///
    /// # Safety
    /// `data` must point to `total` bytes that stay valid until the view is released, and writable unless
    /// `layout.readonly`.
    pub unsafe fn new_memory_view(
        &mut self,
        obj: Value,
        data: *mut u8,
        total: usize,
        layout: Layout,
    ) -> Gc<MemoryView> {
        self.view_cell(None, Some(obj), data, total, layout)
    }

    fn view_cell(
        &mut self,
        root: Option<Gc<MemoryView>>,
        obj: Option<Value>,
        data: *mut u8,
        total: usize,
        layout: Layout,
    ) -> Gc<MemoryView> {
        let payload = MemoryView {
            root: Slot::new(root),
            obj: Slot::new(obj),
            source: Slot::new(None),
            data: NoTrace(data),
            total,
            offset: layout.offset,
            itemsize: layout.itemsize,
            format: Slot::new(layout.format),
            shape: NoTrace(layout.shape),
            strides: NoTrace(layout.strides),
            readonly: layout.readonly,
            released: Cell::new(false),
            exports: Cell::new(0),
            hash: Cell::new(None),
        };
        self.heap.alloc(shape::MEMORYVIEW, payload)
    }

    fn plain_layout(&mut self, len: usize, readonly: bool) -> Layout {
        Layout {
            offset: 0,
            itemsize: 1,
            format: self.char_str(b'B'),
            shape: Box::new([len as isize]),
            strides: Box::new([1]),
            readonly,
        }
    }

    /// A read-only view of a `bytes` object.
    pub fn export_bytes(&mut self, bytes: Gc<Bytes>) -> Gc<MemoryView> {
        let (data, total) = (bytes.as_slice().as_ptr().cast_mut(), bytes.as_slice().len());
        let layout = self.plain_layout(total, true);
        self.view_cell(None, Some(bytes.value()), data, total, layout)
    }

    /// A view of a `bytearray`, which counts it.
    pub fn export_bytearray(&mut self, array: Gc<ByteArray>) -> PyResult<Gc<MemoryView>> {
        let (data, total) = {
            let mut bytes = array.bytes.borrow_mut();
            (bytes.as_mut_ptr(), bytes.len())
        };
        let layout = self.plain_layout(total, false);
        let view = self.view_cell(None, Some(array.value()), data, total, layout);
        let views = match array.views.get() {
            Some(views) => views,
            None => {
                let views = self.new_list();
                array.views.set(array, Some(views));
                views
            }
        };
        let weak = self.new_weakref_raw(view.value(), None);
        views.push(self, weak.value())?;
        array.exports.set(array.exports.get() + 1);
        Ok(view)
    }

    /// Counts anew the views of a `bytearray` that somebody may still use.
    pub fn recount_exports(&mut self, array: Gc<ByteArray>) -> usize {
        let Some(views) = array.views.get() else { return array.exports.get() };
        let mut at = 0;
        while let Some(weak) = views.get(at) {
            let target = self.payload::<WeakRef>(weak).and_then(|w| w.target.get());
            let open =
                target.and_then(|t| self.payload::<MemoryView>(t)).is_some_and(|view| !view.released.get());
            if open {
                at += 1;
            } else {
                views.remove(at);
            }
        }
        array.exports.set(views.len());
        views.len()
    }

    /// In the midst of a collection: nobody can use the views any more that were not reached.
    pub(crate) fn release_unreached_views(&self, array: Gc<ByteArray>, tracer: &kaa_gc::Tracer<'_>) {
        let Some(views) = array.views.get() else { return };
        for at in 0..views.len() {
            let target =
                views.get(at).and_then(|weak| self.payload::<WeakRef>(weak)).and_then(|w| w.target.get());
            if let Some(view) = target.and_then(|t| self.payload::<MemoryView>(t))
                && !tracer.reached(view)
            {
                view.released.set(true);
            }
        }
    }

    /// Another view of the memory that `view` looks at. It counts among the views of the same root.
    pub fn derive_view(&mut self, view: Gc<MemoryView>, layout: Layout) -> Gc<MemoryView> {
        let root = view.root.get().unwrap_or(view);
        root.exports.set(root.exports.get() + 1);
        self.view_cell(Some(root), view.obj.get(), *view.data, view.total, layout)
    }

    /// A view that holds an export of `obj`, over the memory of the view that its `__buffer__` gave.
    pub fn wrap_view(&mut self, obj: Value, inner: Gc<MemoryView>, layout: Layout) -> Gc<MemoryView> {
        let view = self.view_cell(None, Some(obj), *inner.data, inner.total, layout);
        view.source.init(Some(inner));
        inner.exports.set(inner.exports.get() + 1);
        view
    }
}
