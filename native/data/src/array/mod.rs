//! `array`: sequences of numbers or characters in memory. CPython: `Modules/arraymodule.c`.
//!
//! **Invariant:** the bytes are a whole number of items. They lie in a `bytearray` that no program sees, whose exports
//! say when they may not move.

mod construct;
mod item;
mod iterator;
mod methods;
mod pickle;
mod subscript;

use kaa_object::convert::NamedPayload;
use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::memory::Layout;
use kaa_object::payloads::{ByteArray, MemoryView};
use kaa_object::slots::CompareOp;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Slot, Type, Value, Vm};
use kaa_types::bytearray;

pub static MODULE: ModuleDef = ModuleDef {
    name: "array",
    doc: Some(
        "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n",
    ),
    functions: &[pickle::FUNCTIONS],
    init: |vm, module| {
        let object = vm.types.object;
        let class = vm.define_type::<Array>(object, &ARRAY);
        vm.module_set(module, "array", class.value())?;
        vm.module_set(module, "ArrayType", class.value())?;
        let codes = vm.str(item::CODES).value();
        vm.module_set(module, "typecodes", codes)?;
        iterator::define(vm);
        let import = vm.hooks.import_module;
        let name = vm.intern_str("collections.abc");
        let abc = import(vm, name)?;
        let sequence = vm.getattr_named(abc, "MutableSequence")?;
        vm.call_method_named(sequence, "register", &[class.value()]).map(drop)
    },
};

/// Payload of `array`.
pub struct Array {
    code: u8,
    /// An item has 1, 2, 4 or 8 bytes: this power of two.
    shift: u8,
    bytes: Slot<Gc<ByteArray>>,
}
kaa_gc::trace_fields!(Array { code, shift, bytes });

impl NamedPayload for Array {
    const NAME: &'static str = "array.array";
}

impl Array {
    fn item_size(&self) -> usize {
        1 << self.shift
    }

    /// Number of items.
    fn len(&self) -> usize {
        self.bytes.get().bytes.borrow().len() >> self.shift
    }

    fn get(&self, vm: &mut Vm, index: usize) -> PyResult<Option<Value>> {
        match self.word(index) {
            Some(raw) => item::load(vm, self.code, raw, self.item_size()).map(Some),
            None => Ok(None),
        }
    }

    /// The bytes of an item.
    #[inline]
    fn word(&self, index: usize) -> Option<u64> {
        let holder = self.bytes.get();
        let bytes = holder.bytes.borrow();
        let bytes = bytes.get(index.checked_mul(self.item_size())?..)?;
        match self.shift {
            0 => bytes.first_chunk().map(|item| u64::from(u8::from_ne_bytes(*item))),
            1 => bytes.first_chunk().map(|item| u64::from(u16::from_ne_bytes(*item))),
            2 => bytes.first_chunk().map(|item| u64::from(u32::from_ne_bytes(*item))),
            _ => bytes.first_chunk().map(|item| u64::from_ne_bytes(*item)),
        }
    }

    /// Replaces an item; whether it is still there.
    fn set(&self, index: usize, raw: [u8; 8]) -> bool {
        fn put<const N: usize>(place: &mut [u8], raw: [u8; 8]) -> bool {
            match (place.first_chunk_mut::<N>(), raw.first_chunk::<N>()) {
                (Some(place), Some(raw)) => {
                    *place = *raw;
                    true
                }
                _ => false,
            }
        }
        let holder = self.bytes.get();
        let mut bytes = holder.bytes.borrow_mut();
        let at = index.checked_mul(self.item_size());
        let Some(place) = at.and_then(|at| bytes.get_mut(at..)) else { return false };
        match self.shift {
            0 => put::<1>(place, raw),
            1 => put::<2>(place, raw),
            2 => put::<4>(place, raw),
            _ => put::<8>(place, raw),
        }
    }

    fn to_vec(&self) -> Vec<u8> {
        self.bytes.get().bytes.borrow().clone()
    }
}

/// A new array of a class.
fn new_array(vm: &mut Vm, class: Gc<Type>, code: u8, bytes: Vec<u8>) -> Gc<Array> {
    let bytes = bytearray::new_array(vm, bytes);
    let shift = item::size(code).unwrap_or(1).trailing_zeros() as u8;
    vm.alloc_instance(class, Array { code, shift, bytes: Slot::new(bytes) })
}

/// A new exact array.
fn exact_array(vm: &mut Vm, code: u8, bytes: Vec<u8>) -> Gc<Array> {
    let class = vm.type_of_payload::<Array>();
    new_array(vm, class, code, bytes)
}

/// Refuses to resize while the items are exported.
fn check_resizable(vm: &mut Vm, array: Gc<Array>) -> PyResult<()> {
    match bytearray::check_resizable(vm, array.bytes.get()) {
        Ok(()) => Ok(()),
        Err(_) => {
            vm.clear_exception();
            Err(vm.raise_named("BufferError", "cannot resize an array that is exporting buffers"))
        }
    }
}

/// Gives the array other bytes, of another number.
fn resize(vm: &mut Vm, array: Gc<Array>, change: impl FnOnce(&mut Vec<u8>)) -> PyResult<()> {
    check_resizable(vm, array)?;
    change(&mut array.bytes.get().bytes.borrow_mut());
    Ok(())
}

fn push(vm: &mut Vm, array: Gc<Array>, value: Value) -> PyResult<()> {
    let raw = item::store(vm, array.code, value)?;
    let size = array.item_size();
    resize(vm, array, |bytes| bytes.extend_from_slice(&raw[..size]))
}

static ARRAY: TypeDef = TypeDef {
    doc: Some(include_str!("doc.txt")),
    flags: type_flags::BASETYPE | type_flags::SEQUENCE,
    slots: |s| {
        s.new.set(Some(construct::new));
        s.repr.set(Some(repr));
        s.hash.set(None);
        s.richcompare.set(Some(richcompare));
        s.iter.set(Some(iterator::iter));
        s.len.set(Some(|vm, this| Ok(vm.this::<Array>(this).len())));
        s.getitem.set(Some(subscript::getitem));
        s.setitem.set(Some(subscript::setitem));
        s.contains.set(Some(|vm, this, value| {
            let array = vm.this::<Array>(this);
            Ok(methods::find(vm, array, value, 0, usize::MAX)?.is_some())
        }));
        s.concat.set(Some(construct::concat));
        s.repeat.set(Some(construct::repeat));
        s.iconcat.set(Some(construct::iconcat));
        s.irepeat.set(Some(construct::irepeat));
        s.getbuffer.set(Some(get_buffer));
        s.releasebuffer.set(Some(|vm, _, view| {
            // What is released is the view of the bytes below.
            kaa_types::memoryview::release(vm, view);
        }));
    },
    methods: &[methods::METHODS, pickle::METHODS, kaa_types::util::CLASS_GETITEM],
    getset: &[
        GetSetDef {
            name: "typecode",
            doc: "the typecode character used to create the array",
            get: |vm, this| {
                let code = vm.this::<Array>(this).code;
                Ok(vm.char_str(code).value())
            },
            set: None,
        },
        GetSetDef {
            name: "itemsize",
            doc: "the size, in bytes, of one array item",
            get: |vm, this| Ok(Value::int32(vm.this::<Array>(this).item_size() as i32)),
            set: None,
        },
    ],
    weakrefable: true,
    ..TypeDef::new("array.array")
};

fn get_buffer(vm: &mut Vm, this: Value, _: u32) -> PyResult<Gc<MemoryView>> {
    let array = vm.this::<Array>(this);
    let size = array.item_size();
    let count = array.len();
    let inner = vm.export_bytearray(array.bytes.get())?;
    // Both kinds of characters are views of code points.
    let format = vm.char_str(if array.code == b'u' { b'w' } else { array.code });
    let layout = Layout {
        offset: 0,
        itemsize: size,
        format,
        shape: Box::new([count as isize]),
        strides: Box::new([size as isize]),
        readonly: false,
    };
    Ok(vm.wrap_view(this, inner, layout))
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let array = vm.this::<Array>(this);
    let (name, code) = (vm.class_of(this).short_name(), array.code as char);
    if array.len() == 0 {
        return vm.try_str(&format!("{name}('{code}')")).map(Gc::value);
    }
    let content = if item::is_text(array.code) {
        methods::to_text(vm, array)?.value()
    } else {
        methods::to_list(vm, array)?.value()
    };
    let content = vm.repr(content)?;
    let mut out = kaa_object::StrBuilder::new();
    out.push_str(&format!("{name}('{code}', "));
    out.push_pystr(&content);
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.payload::<Array>(a), vm.payload::<Array>(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if x.len() != y.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    if x.code == y.code && item::is_integer(x.code) && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        let same = *x.bytes.get().bytes.borrow() == *y.bytes.get().bytes.borrow();
        return Ok(Value::bool(same == (op == CompareOp::Eq)));
    }
    let mut index = 0;
    while let (Some(left), Some(right)) = (x.get(vm, index)?, y.get(vm, index)?) {
        if !vm.eq(left, right)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.compare(op, left, right),
            };
        }
        index += 1;
        vm.safepoint()?;
    }
    Ok(Value::bool(op.holds(x.len().cmp(&y.len()))))
}
