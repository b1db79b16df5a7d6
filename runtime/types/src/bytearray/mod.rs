//! `bytearray`: byte strings that can be changed. CPython: `Objects/bytearrayobject.c`.
//!
//! **Invariant:** while `exports` is not 0 the bytes neither move nor change in number: what would resize them
//! raises BufferError.

mod methods;
mod subscript;

use crate::bytes::{from_iterable, with_shared};
use crate::bytes_methods::contains;
use crate::format::check_length;
use crate::iterators::this_iter;
use kaa_gc::Collection;
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::function::NativeDef;
use kaa_object::payloads::{ByteArray, Bytes, SeqIter};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Value, Vm};
use std::cell::Cell;

static ALL: [&[NativeDef]; 11] = with_shared(methods::METHODS);

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n\
         bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n\
         bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n\
         bytearray() -> empty bytes array\n\n\
         Construct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n\
         \u{20} - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n\
         \u{20} - any object implementing the buffer API.\n  - an integer",
    ),
    flags: type_flags::BASETYPE | type_flags::MATCH_SELF,
    slots,
    methods: &ALL,
    ..TypeDef::new("bytearray")
};

static ITER_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(iter_next));
    },
    methods: &[crate::iterators::SEQ_METHODS],
    ..TypeDef::new("bytearray_iterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.bytearray, Some(vm.types.object), &DEF);
    vm.define_core_type(vm.types.bytearray_iterator, Some(vm.types.object), &ITER_DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, ByteArray::new(Vec::new())).value())));
    s.init.set(Some(init));
    s.repr.set(Some(repr));
    s.str.set(Some(|vm, v| {
        crate::bytes::warn_str(vm, "str() on a bytearray instance")?;
        repr(vm, v)
    }));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter));
    s.len.set(Some(|vm, v| Ok(vm.this::<ByteArray>(v).bytes.borrow().len())));
    s.getitem.set(Some(subscript::getitem));
    s.setitem.set(Some(subscript::setitem));
    s.contains.set(Some(contains));
    s.concat.set(Some(crate::bytes::concat));
    s.repeat.set(Some(crate::bytes::repeat));
    s.iconcat.set(Some(iconcat));
    s.irepeat.set(Some(irepeat));
    s.r#mod.set(Some(crate::bytes::percent));
    s.getbuffer.set(Some(|vm, v, _| {
        let array = vm.this::<ByteArray>(v);
        vm.export_bytearray(array)
    }));
    s.releasebuffer.set(Some(|vm, v, _| {
        let array = vm.this::<ByteArray>(v);
        vm.recount_exports(array);
    }));
}

/// A new exact `bytearray`.
pub fn new_array(vm: &mut Vm, bytes: Vec<u8>) -> Gc<ByteArray> {
    vm.note_native_memory(bytes.len());
    vm.heap.alloc(shape::BYTEARRAY, ByteArray::new(bytes))
}

/// So many zeros. MemoryError where there is no memory for them.
fn zeros(vm: &mut Vm, len: usize) -> PyResult<Vec<u8>> {
    let mut bytes = Vec::new();
    if len > 4096 && vm.exceeds_memory(len) || bytes.try_reserve_exact(len).is_err() {
        return Err(vm.memory_error());
    }
    bytes.resize(len, 0);
    Ok(bytes)
}

/// Refuses to resize while the bytes are exported. Views that nobody holds any more are let go first.
pub fn check_resizable(vm: &mut Vm, array: Gc<ByteArray>) -> PyResult<()> {
    if array.exports.get() == 0 || vm.recount_exports(array) == 0 {
        return Ok(());
    }
    // Most views die young.
    vm.collect_views(Collection::Minor, array);
    if vm.recount_exports(array) == 0 {
        return Ok(());
    }
    vm.collect_views(Collection::Major, array);
    if vm.recount_exports(array) > 0 {
        return Err(vm.raise_named("BufferError", "Existing exports of data: object cannot be re-sized"));
    }
    Ok(())
}

/// CPython: `bytearray___init___impl`.
fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let array = vm.this::<ByteArray>(this);
    let (source, encoding, errors) = crate::bytes::parameters(vm, "bytearray", args)?;
    if !array.bytes.borrow().is_empty() {
        check_resizable(vm, array)?;
        array.bytes.borrow_mut().clear();
    }
    let bytes = match source {
        None if encoding.is_some() => return Err(vm.type_error("encoding without a string argument")),
        None if errors.is_some() => return Err(vm.type_error("errors without a string argument")),
        None => return Ok(()),
        Some(source) => {
            if let Some(text) = vm.as_str(source) {
                if encoding.is_none() {
                    return Err(vm.type_error("string argument without an encoding"));
                }
                let encoded = crate::codecs::encode(vm, text, encoding, errors)?;
                vm.this::<Bytes>(encoded).as_slice().to_vec()
            } else if encoding.is_some() || errors.is_some() {
                let what = if encoding.is_some() { "encoding" } else { "errors" };
                return Err(vm.type_error(format!("{what} without a string argument")));
            } else {
                from_source(vm, source)?
            }
        }
    };
    check_resizable(vm, array)?;
    vm.note_native_memory(bytes.len());
    *array.bytes.borrow_mut() = bytes;
    Ok(())
}

/// Zeros, the bytes of a buffer, or those that an iterable yields.
fn from_source(vm: &mut Vm, source: Value) -> PyResult<Vec<u8>> {
    if vm.is_int(source) || vm.class_of(source).slots.index.get().is_some() {
        match crate::util::index_sized(vm, source) {
            Ok(size) if size < 0 => return Err(vm.value_error("negative count")),
            Ok(size) => {
                check_length(vm, size as usize)?;
                return zeros(vm, size as usize);
            }
            Err(_) if vm.pending_is("IndexError") => {
                vm.clear_exception();
                return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
            }
            Err(_) if vm.pending_is("TypeError") => vm.clear_exception(),
            Err(raised) => return Err(raised),
        }
    }
    if crate::buffer::has_buffer(vm, source) {
        return Ok(crate::buffer::all_contents(vm, source)?.to_vec());
    }
    let class = vm.class_of(source);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("cannot convert '{name}' object to bytearray")));
    }
    from_iterable(vm, source, "byte must be in range(0, 256)")
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let name = vm.type_name_of(this);
    let text = kaa_text::quote::bytearray(&vm.this::<ByteArray>(this).bytes.borrow(), &name);
    vm.try_str(&text).map(Gc::value)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    if !crate::buffer::has_buffer(vm, a) || !crate::buffer::has_buffer(vm, b) {
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && (vm.as_str(a).is_some() || vm.as_str(b).is_some()) {
            crate::bytes::warn_str(vm, "Comparison between bytearray and string")?;
        }
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let pair = crate::buffer::contents(vm, a).and_then(|x| Ok((x, crate::buffer::contents(vm, b)?)));
    let Some((x, y)) = vm.catching(pair, "BufferError")? else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(op.holds((*x).cmp(&*y))))
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let payload = SeqIter { sequence: Slot::new(Some(this)), index: Cell::new(0) };
    Ok(vm.heap.alloc(shape::BYTEARRAY_ITERATOR, payload).value())
}

fn iter_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SeqIter>(this);
    let Some(array) = iter.sequence.get().and_then(|s| vm.payload::<ByteArray>(s)) else {
        return Ok(None);
    };
    let at = iter.index.get();
    let byte = array.bytes.borrow().get(at as usize).copied();
    match byte {
        Some(byte) => {
            iter.index.set(at + 1);
            Ok(Some(Value::int32(byte.into())))
        }
        None => {
            iter.sequence.init(None);
            Ok(None)
        }
    }
}

fn iconcat(vm: &mut Vm, this: Value, other: Value) -> PyResult {
    if !crate::buffer::has_simple_buffer(vm, other) {
        let (name, own) = (vm.type_name_of(other), vm.type_name_of(this));
        return Err(vm.type_error(format!("can't concat {name} to {own}")));
    }
    let Ok(more) = crate::buffer::contents(vm, other) else {
        let (name, own) = (vm.type_name_of(other), vm.type_name_of(this));
        return Err(vm.type_error(format!("can't concat {name} to {own}")));
    };
    let array = vm.this::<ByteArray>(this);
    if this == other && !more.is_empty() {
        // The array's own buffer is in use while it would have to grow.
        return Err(vm.raise_named("BufferError", "Existing exports of data: object cannot be re-sized"));
    }
    append(vm, array, &more)?;
    Ok(this)
}

/// Appends bytes.
pub fn append(vm: &mut Vm, array: Gc<ByteArray>, more: &[u8]) -> PyResult<()> {
    if more.is_empty() {
        return Ok(());
    }
    check_resizable(vm, array)?;
    check_length(vm, more.len())?;
    vm.note_native_memory(more.len());
    array.bytes.borrow_mut().extend_from_slice(more);
    Ok(())
}

fn irepeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let array = vm.this::<ByteArray>(this);
    let unit = array.bytes.borrow().clone();
    let count = usize::try_from(count).unwrap_or(0);
    if count == 1 || unit.is_empty() {
        return Ok(this);
    }
    let Some(len) = unit.len().checked_mul(count).filter(|n| *n <= isize::MAX as usize) else {
        return Err(vm.memory_error());
    };
    check_length(vm, len)?;
    check_resizable(vm, array)?;
    let mut out = zeros(vm, len)?;
    if len > 0 {
        crate::str::fill_repeated(&mut out, &unit);
    }
    *array.bytes.borrow_mut() = out;
    Ok(this)
}
