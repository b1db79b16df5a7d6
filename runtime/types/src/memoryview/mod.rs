//! `memoryview`: windows on the bytes of other objects. CPython: `Objects/memoryobject.c`.
//!
//! **Invariant:** a view that Python sees is derived from a root view that holds the export; the root is
//! released with the last of them.

mod attributes;
pub mod item;
mod methods;
mod subscript;

pub use item::Item;

use crate::buffer::{FULL_RO, get_buffer, has_buffer};
use crate::iterators::this_iter;
use crate::util::{CLASS_GETITEM, bind};
use kaa_object::declare::TypeDef;
use kaa_object::memory::Layout;
use kaa_object::payloads::MemoryView;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Type, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    doc: Some("Create a new memoryview object which references the given object."),
    signature: Some("(object)"),
    flags: type_flags::SEQUENCE,
    slots,
    methods: &[methods::METHODS, methods::RAW_METHODS, methods::CLASS_METHODS, CLASS_GETITEM],
    getset: attributes::GETSET,
    weakrefable: true,
    ..TypeDef::new("memoryview")
};

/// Payload of the iterator over a view.
pub struct MemoryIter {
    /// `None` once exhausted.
    view: Slot<Option<Gc<MemoryView>>>,
    index: Cell<isize>,
}
kaa_gc::trace_fields!(MemoryIter { view, index });

static ITER_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(iter_next));
    },
    ..TypeDef::new("memory_iterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.memoryview, Some(vm.types.object), &DEF);
    vm.define_type::<MemoryIter>(vm.types.object, &ITER_DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(repr));
    s.hash.set(Some(hash));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter));
    s.len.set(Some(len));
    s.getitem.set(Some(subscript::getitem));
    s.setitem.set(Some(subscript::setitem));
    s.getbuffer.set(Some(export));
    s.releasebuffer.set(Some(|_, _, _| ()));
}

/// The shape and the rest of a view, to make another like it.
pub fn layout_of(view: Gc<MemoryView>) -> Layout {
    Layout {
        offset: view.offset,
        itemsize: view.itemsize,
        format: view.format.get(),
        shape: (*view.shape).clone(),
        strides: (*view.strides).clone(),
        readonly: view.readonly,
    }
}

/// The view, unless it is released.
pub(super) fn open(vm: &mut Vm, view: Gc<MemoryView>) -> PyResult<()> {
    if view.is_released() {
        return Err(vm.value_error("operation forbidden on released memoryview object"));
    }
    Ok(())
}

fn new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    let [object] = bind(vm, "memoryview", ["object"], 1, args)?;
    from_object(vm, object.unwrap_or(Value::NONE)).map(Gc::value)
}

/// `memoryview(object)`
pub fn from_object(vm: &mut Vm, object: Value) -> PyResult<Gc<MemoryView>> {
    if let Some(view) = vm.payload::<MemoryView>(object) {
        open(vm, view)?;
        return Ok(vm.derive_view(view, layout_of(view)));
    }
    if !has_buffer(vm, object) {
        let name = vm.type_name_of(object);
        return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{name}'")));
    }
    let root = get_buffer(vm, object, FULL_RO)?;
    Ok(vm.derive_view(root, layout_of(root)))
}

/// The buffer of a view itself: it counts as an export of the view until it is released.
fn export(vm: &mut Vm, this: Value, flags: u32) -> PyResult<Gc<MemoryView>> {
    let view = vm.this::<MemoryView>(this);
    open(vm, view)?;
    if flags & crate::buffer::WRITABLE != 0 && view.readonly {
        return Err(vm.raise_named("BufferError", "memoryview: underlying buffer is not writable"));
    }
    let copy = vm.derive_view(view, layout_of(view));
    copy.source.init(Some(view));
    view.exports.set(view.exports.get() + 1);
    Ok(copy)
}

/// Lets go of the memory: of a derived view's root with the last view of it.
pub fn release(vm: &mut Vm, view: Gc<MemoryView>) {
    if view.released.replace(true) {
        return;
    }
    if let Some(source) = view.source.get() {
        source.exports.set(source.exports.get().saturating_sub(1));
    }
    match view.root.get() {
        Some(root) => {
            root.exports.set(root.exports.get().saturating_sub(1));
            if root.exports.get() == 0 {
                release(vm, root);
            }
        }
        None => {
            if let Some(object) = view.obj.get()
                && let Some(done) = vm.class_of(object).slots.releasebuffer.get()
            {
                done(vm, object, view.source.get().unwrap_or(view));
            }
        }
    }
}

/// The items' bytes in C order.
pub fn to_bytes(vm: &mut Vm, view: Gc<MemoryView>) -> PyResult<Vec<u8>> {
    open(vm, view)?;
    let count = item_count(view);
    let mut out = vec![0; count * view.itemsize];
    if is_contiguous(view) {
        view.read(view.offset, &mut out);
        return Ok(out);
    }
    for (chunk, at) in out.chunks_exact_mut(view.itemsize.max(1)).zip(places(view)) {
        view.read(at, chunk);
    }
    Ok(out)
}

pub(crate) fn item_count(view: Gc<MemoryView>) -> usize {
    view.shape.iter().map(|&n| n as usize).product()
}

/// Whether the items lie one behind the other in C order.
pub(crate) fn is_contiguous(view: Gc<MemoryView>) -> bool {
    let mut expected = view.itemsize as isize;
    for (&n, &stride) in view.shape.iter().zip(view.strides.iter()).rev() {
        if n > 1 && stride != expected {
            return item_count(view) == 0;
        }
        expected *= n;
    }
    true
}

/// As `is_contiguous`, in Fortran order.
pub(super) fn is_fortran(view: Gc<MemoryView>) -> bool {
    let mut expected = view.itemsize as isize;
    for (&n, &stride) in view.shape.iter().zip(view.strides.iter()) {
        if n > 1 && stride != expected {
            return item_count(view) == 0;
        }
        expected *= n;
    }
    true
}

/// Where the items lie, in C order.
pub(super) fn places(view: Gc<MemoryView>) -> impl Iterator<Item = isize> {
    (0..item_count(view)).map(move |i| {
        let (mut rest, mut at) = (i as isize, view.offset);
        for (&n, &stride) in view.shape.iter().zip(view.strides.iter()).rev() {
            at += rest % n * stride;
            rest /= n;
        }
        at
    })
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let state = if vm.this::<MemoryView>(this).released.get() { "released memory" } else { "memory" };
    let text = format!("<{state} at {:#x}>", vm.id_of(this));
    vm.try_str(&text).map(Gc::value)
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<u64> {
    let view = vm.this::<MemoryView>(this);
    if let Some(hash) = view.hash.get() {
        return Ok(hash);
    }
    open(vm, view)?;
    if !view.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if Item::of(view.format.get()).is_none_or(|item| !item.is_byte()) {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    if let Some(object) = view.obj.get() {
        vm.hash(object)?;
    }
    let hash = kaa_object::hash::hash_bytes(&to_bytes(vm, view)?);
    view.hash.set(Some(hash));
    Ok(hash)
}

fn len(vm: &mut Vm, this: Value) -> PyResult<usize> {
    let view = vm.this::<MemoryView>(this);
    open(vm, view)?;
    match view.shape.first() {
        Some(&n) => Ok(n as usize),
        None => Err(vm.type_error("0-dim memory has no length")),
    }
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let answer = |equal: bool| Ok(Value::bool(equal == (op == CompareOp::Eq)));
    let x = vm.this::<MemoryView>(a);
    if x.released.get() {
        return answer(a == b);
    }
    let other = match vm.payload::<MemoryView>(b) {
        Some(y) if y.released.get() => return answer(a == b),
        Some(y) => (y, false),
        None if has_buffer(vm, b) => match get_buffer(vm, b, FULL_RO) {
            Ok(y) => (y, true),
            Err(_) => {
                vm.clear_exception();
                return Ok(Value::NOT_IMPLEMENTED);
            }
        },
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    let (y, temporary) = other;
    let result = equal(vm, x, y);
    if temporary {
        release(vm, y);
    }
    answer(result?)
}

fn equal(vm: &mut Vm, x: Gc<MemoryView>, y: Gc<MemoryView>) -> PyResult<bool> {
    if *x.shape != *y.shape {
        return Ok(false);
    }
    let (Some(p), Some(q)) = (Item::of(x.format.get()), Item::of(y.format.get())) else {
        return Ok(false);
    };
    if p == q && !p.is_float() {
        return Ok(to_bytes(vm, x)? == to_bytes(vm, y)?);
    }
    for (at, other) in places(x).zip(places(y)) {
        let (a, b) = (p.load(vm, x, at)?, q.load(vm, y, other)?);
        if !vm.compare_bool(CompareOp::Eq, a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let view = vm.this::<MemoryView>(this);
    open(vm, view)?;
    match view.shape.len() {
        0 => return Err(vm.type_error("invalid indexing of 0-dim memory")),
        1 => {}
        _ => {
            return Err(
                vm.raise_named("NotImplementedError", "multi-dimensional sub-views are not implemented")
            );
        }
    }
    item::checked(vm, view)?;
    let payload = MemoryIter { view: Slot::new(Some(view)), index: Cell::new(0) };
    Ok(vm.alloc_payload(payload).value())
}

fn iter_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<MemoryIter>(this);
    let Some(view) = iter.view.get() else { return Ok(None) };
    let at = iter.index.get();
    open(vm, view)?;
    if at >= view.shape[0] {
        iter.view.init(None);
        return Ok(None);
    }
    iter.index.set(at + 1);
    let item = item::checked(vm, view)?;
    item.load(vm, view, view.offset + at * view.strides[0]).map(Some)
}
