//! `bytes`: immutable byte strings. CPython: `Objects/bytesobject.c`.

mod construct;
mod percent;

pub(crate) use construct::parameters;
pub use construct::{bytes_of_object, from_iterable};
pub use percent::percent;

use crate::bytes_methods::{Receiver, TABLES, contains};
use crate::format::check_length;
use crate::iterators::{SEQ_METHODS, this_iter};
use crate::util::item_index;
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::function::NativeDef;
use kaa_object::payloads::{ByteArray, Bytes, SeqIter};
use kaa_object::sequence::SliceBounds;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Slot, Value, Vm};
use std::cell::Cell;

static ALL: [&[NativeDef]; 11] = with_shared(METHODS);

/// The shared tables, then one of the type's own.
pub(crate) const fn with_shared(own: &'static [NativeDef]) -> [&'static [NativeDef]; 11] {
    let mut all = [own; 11];
    let mut i = 0;
    while i < 10 {
        all[i] = TABLES[i];
        i += 1;
    }
    all
}

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n\
         bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n\
         bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n\
         bytes() -> empty bytes object\n\n\
         Construct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n\
         \u{20} - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n\
         \u{20} - an integer",
    ),
    flags: type_flags::BASETYPE | type_flags::BYTES_SUBCLASS | type_flags::MATCH_SELF,
    slots,
    methods: &ALL,
    ..TypeDef::new("bytes")
};

static ITER_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(iter_next));
    },
    methods: &[SEQ_METHODS],
    ..TypeDef::new("bytes_iterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.bytes, Some(vm.types.object), &DEF);
    vm.define_core_type(vm.types.bytes_iterator, Some(vm.types.object), &ITER_DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(construct::new));
    s.repr.set(Some(repr));
    s.str.set(Some(|vm, v| {
        warn_str(vm, "str() on a bytes instance")?;
        repr(vm, v)
    }));
    s.hash.set(Some(|vm, v| Ok(vm.this::<Bytes>(v).hash())));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter));
    s.len.set(Some(|vm, v| Ok(vm.this::<Bytes>(v).as_slice().len())));
    s.getitem.set(Some(getitem));
    s.contains.set(Some(contains));
    s.concat.set(Some(concat));
    s.repeat.set(Some(repeat));
    s.r#mod.set(Some(percent::percent));
    s.getbuffer.set(Some(|vm, v, flags| {
        let bytes = vm.this::<Bytes>(v);
        if flags & crate::buffer::WRITABLE != 0 {
            return Err(vm.raise_named("BufferError", "Object is not writable."));
        }
        Ok(vm.export_bytes(bytes))
    }));
}

kaa_object::methods! { METHODS: Instance =>
    "__getnewargs__($self, /)" => |vm: &mut Vm, this: Gc<Bytes>| -> PyResult {
        let copy = vm.new_bytes(this.as_slice())?.value();
        vm.try_tuple(&[copy]).map(Gc::value)
    }, Alloc;
    /// Convert this value to exact type bytes.
    "__bytes__($self, /)" => |vm: &mut Vm, this: Value| Receiver::of(vm, this).same(vm), Alloc;
}

/// BytesWarning where `-b` asks for it.
pub(crate) fn warn_str(vm: &mut Vm, message: &str) -> PyResult<()> {
    match vm.state::<BytesWarnings>().level {
        0 => Ok(()),
        _ => vm.warn_named("BytesWarning", message, 1),
    }
}

/// How often `-b` was given.
#[derive(Default)]
pub struct BytesWarnings {
    pub level: u32,
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let text = kaa_text::quote::bytes(vm.this::<Bytes>(this).as_slice());
    vm.str_latin1(text.as_bytes()).map(Gc::value)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.payload::<Bytes>(a), vm.payload::<Bytes>(b)) else {
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && vm.state::<BytesWarnings>().level > 0 {
            if vm.as_str(b).is_some() {
                warn_str(vm, "Comparison between bytes and string")?;
            } else if vm.is_int(b) {
                warn_str(vm, "Comparison between bytes and int")?;
            }
        }
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(op.holds(x.as_slice().cmp(y.as_slice()))))
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let payload = SeqIter { sequence: Slot::new(Some(this)), index: Cell::new(0) };
    Ok(vm.heap.alloc(shape::BYTES_ITERATOR, payload).value())
}

fn iter_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SeqIter>(this);
    let Some(bytes) = iter.sequence.get().and_then(|s| vm.payload::<Bytes>(s)) else { return Ok(None) };
    let at = iter.index.get();
    match bytes.as_slice().get(at as usize) {
        Some(&byte) => {
            iter.index.set(at + 1);
            Ok(Some(Value::int32(byte.into())))
        }
        None => {
            iter.sequence.init(None);
            Ok(None)
        }
    }
}

fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let bytes = vm.this::<Bytes>(this);
    if let Some(slice) = vm.as_slice(key) {
        let (start, stop, step) = vm.unpack_slice(slice)?;
        let all = bytes.as_slice();
        let bounds = SliceBounds::adjust(start, stop, step, all.len());
        if bounds.step == 1 {
            if bounds.count == all.len() {
                return Receiver::Bytes(bytes).same(vm);
            }
            let start = bounds.start.max(0) as usize;
            return vm.new_bytes(all.get(start..start + bounds.count).unwrap_or(&[])).map(Gc::value);
        }
        let picked: Vec<u8> = bounds.indices().map(|i| all[i]).collect();
        return vm.new_bytes(&picked).map(Gc::value);
    }
    if !key.is_int() && vm.class_of(key).slots.index.get().is_none() {
        let name = vm.type_name_of(key);
        return Err(vm.type_error(format!("byte indices must be integers or slices, not {name}")));
    }
    match item_index(vm, key, bytes.as_slice().len())? {
        Some(at) => Ok(Value::int32(bytes.as_slice()[at].into())),
        None => Err(vm.index_error("index out of range")),
    }
}

/// `a + b` where `a` is bytes or a bytearray, whose type the result has.
pub(crate) fn concat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    if !crate::buffer::has_simple_buffer(vm, b) {
        let (name, own) = (vm.type_name_of(b), vm.type_name_of(a));
        return Err(vm.type_error(format!("can't concat {name} to {own}")));
    }
    let Ok(right) = crate::buffer::contents(vm, b) else {
        let (name, own) = (vm.type_name_of(b), vm.type_name_of(a));
        return Err(vm.type_error(format!("can't concat {name} to {own}")));
    };
    let receiver = Receiver::of(vm, a);
    if right.is_empty() {
        return receiver.same(vm);
    }
    let left = receiver.contents();
    if left.is_empty() && matches!(receiver, Receiver::Bytes(_)) && vm.class_of(b) == vm.types.bytes {
        return Ok(b);
    }
    check_length(vm, left.len().saturating_add(right.len()))?;
    let mut out = Vec::with_capacity(left.len() + right.len());
    out.extend_from_slice(&left);
    out.extend_from_slice(&right);
    receiver.make(vm, &out)
}

/// `a * count`, likewise.
pub(crate) fn repeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let receiver = Receiver::of(vm, this);
    let count = usize::try_from(count).unwrap_or(0);
    if count == 1 {
        return receiver.same(vm);
    }
    let unit = receiver.contents();
    let Some(len) = unit.len().checked_mul(count).filter(|n| *n <= isize::MAX as usize) else {
        return Err(match receiver {
            Receiver::Bytes(_) => vm.overflow_error("repeated bytes are too long"),
            Receiver::Array(_) => vm.memory_error(),
        });
    };
    check_length(vm, len)?;
    let mut out = vec![0; len];
    if len > 0 {
        crate::str::fill_repeated(&mut out, &unit);
    }
    receiver.make(vm, &out)
}

/// Whether the value is bytes or a bytearray.
pub(crate) fn is_bytes_like(vm: &Vm, value: Value) -> bool {
    vm.payload::<Bytes>(value).is_some() || vm.payload::<ByteArray>(value).is_some()
}
