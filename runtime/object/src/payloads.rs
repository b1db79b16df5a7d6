//! Payloads of core types: the fields behind the header, without behaviour.

use crate::dict::Dict;
use crate::function::NativeDef;
use crate::slots::SlotDef;
use crate::str::Str;
use crate::typeobject::Type;
use dashu_int::IBig;
use kaa_code::SharedCode;
use kaa_gc::{Gc, Header, NoTrace, Slot, Trace, Tracer, Value};
use std::cell::{Cell, OnceCell, RefCell};

pub use crate::dict::{DictIter, DictView};
pub use crate::exception::{Exception, Traceback};
pub use crate::frame::{FrameLocalsProxy, FrameObject, Generator};
pub use crate::list::{Array, List};
pub use crate::tuple::Tuple;

/// No fields: plain instances, singletons' types.
pub struct Plain;
kaa_gc::trace_fields!(Plain);

/// `int` beyond 62 bits, and every instance of a subclass of `int`.
pub struct BigInt {
    pub value: NoTrace<IBig>,
}

/// Words of an integer that lie within its cell or close to it are not worth counting.
pub(crate) const SMALL_BIG: usize = 64;

// SAFETY: a number refers to no cell.
unsafe impl kaa_gc::Trace for BigInt {
    fn trace(&self, tracer: &mut kaa_gc::Tracer<'_>) {
        let bytes = crate::int::big_bytes(&self.value);
        if bytes > SMALL_BIG {
            tracer.outside(bytes);
        }
    }
}

/// `float` whose exponent does not fit a word, and every instance of a subclass of `float`.
pub struct FloatBox {
    pub value: f64,
}
kaa_gc::trace_fields!(FloatBox { value });

pub struct Complex {
    pub real: f64,
    pub imag: f64,
}
kaa_gc::trace_fields!(Complex { real, imag });

/// `bytes`: the bytes lie behind the payload, or (subclass instances) in a buffer of their own.
#[repr(C)]
pub struct Bytes {
    pub(crate) hash: Cell<u64>,
    pub(crate) len: usize,
    pub(crate) data: *const u8,
    /// The cell that the bytes lie in, where it is another one.
    pub(crate) owner: Option<Value>,
}

// SAFETY: visits the only reference.
unsafe impl Trace for Bytes {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.owner.trace(tracer);
    }
}

impl Bytes {
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: `data` points to `len` bytes that live as long as the object (allocation).
        unsafe { std::slice::from_raw_parts(self.data, self.len) }
    }

    pub fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(crate::hash::hash_bytes(self.as_slice()));
        }
        self.hash.get()
    }
}

/// `bytearray`. While `exports` is not 0 the bytes may not move.
pub struct ByteArray {
    pub bytes: std::cell::RefCell<Vec<u8>>,
    pub exports: Cell<usize>,
    /// Weak references to the views that were given out.
    pub views: Slot<Option<Gc<List>>>,
}

// SAFETY: visits the only reference.
unsafe impl Trace for ByteArray {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.views.trace(tracer);
    }
}

/// `memoryview`: a window on the bytes of an exporter. Made by the constructors in `memory.rs`.
pub struct MemoryView {
    /// The view that holds the export; none for that view itself.
    pub root: Slot<Option<Gc<MemoryView>>>,
    /// What exports the memory.
    pub obj: Slot<Option<Value>>,
    /// The view among whose exports this one counts.
    pub source: Slot<Option<Gc<MemoryView>>>,
    pub(crate) data: NoTrace<*mut u8>,
    /// Bytes at `data`.
    pub(crate) total: usize,
    /// Where in the memory the first item lies.
    pub offset: isize,
    pub itemsize: usize,
    pub format: Slot<Gc<Str>>,
    pub shape: NoTrace<Box<[isize]>>,
    pub strides: NoTrace<Box<[isize]>>,
    pub readonly: bool,
    pub released: Cell<bool>,
    /// Of a root: views made from it. Of other views: buffers that were given out.
    pub exports: Cell<usize>,
    pub hash: Cell<Option<u64>>,
}
kaa_gc::trace_fields!(MemoryView {
    root,
    obj,
    source,
    data,
    total,
    offset,
    itemsize,
    format,
    shape,
    strides,
    readonly,
    released,
    exports,
    hash
});

/// `set` and `frozenset`.
pub struct Set {
    pub table: Slot<Option<Gc<SetTable>>>,
    /// Elements.
    pub used: Cell<usize>,
    /// Elements and deleted entries.
    pub fill: Cell<usize>,
    /// Slots less one; 7 while `table` is none.
    pub mask: Cell<usize>,
    pub hash: Cell<Option<u64>>,
    /// Where `pop` goes on looking.
    pub finger: Cell<usize>,
}
kaa_gc::trace_fields!(Set { table, used, fill, mask, hash, finger });

/// Entries of a set: `slots` pairs of key and hash behind the payload.
#[repr(C)]
pub struct SetTable {
    pub(crate) slots: usize,
}

/// An entry of a set table: empty, deleted (`Value::EMPTY`) or an element.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct SetEntry {
    pub key: Option<Value>,
    pub hash: u64,
}

impl SetTable {
    /// # Safety
    /// `table` must be a live set table.
    pub unsafe fn entries_of<'a>(table: Gc<SetTable>) -> &'a [Cell<SetEntry>] {
        // SAFETY: the entries lie behind the payload (allocation).
        unsafe { std::slice::from_raw_parts(table.tail().cast(), table.slots) }
    }
}

// SAFETY: visits every key.
unsafe impl Trace for SetTable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        // SAFETY: the entries lie right behind the payload.
        let entries =
            unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast::<SetEntry>(), self.slots) };
        for entry in entries {
            entry.key.trace(tracer);
        }
    }
}

pub struct SetIter {
    /// `None` once exhausted.
    pub set: Slot<Option<Gc<Set>>>,
    pub position: Cell<usize>,
    pub expected: usize,
    pub remaining: Cell<usize>,
}
kaa_gc::trace_fields!(SetIter { set, position, expected, remaining });

/// `range`: start, stop and step are ints of any size.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub length: Value,
}
kaa_gc::trace_fields!(Range { start, stop, step, length });

/// Iterator over a range whose numbers all fit a word.
pub struct RangeIter {
    pub next: Cell<i64>,
    pub step: i64,
    pub remaining: Cell<u64>,
}
kaa_gc::trace_fields!(RangeIter { next, step, remaining });

/// Iterator over any other range.
pub struct LongRangeIter {
    pub next: Slot<Value>,
    pub step: Value,
    pub remaining: Slot<Value>,
}
kaa_gc::trace_fields!(LongRangeIter { next, step, remaining });

pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}
kaa_gc::trace_fields!(Slice { start, stop, step });

/// `function`.
pub struct Function {
    pub code: Slot<Gc<Code>>,
    pub globals: Gc<Dict>,
    pub builtins: Gc<Dict>,
    pub name: Slot<Gc<Str>>,
    pub qualname: Slot<Gc<Str>>,
    pub module: Slot<Option<Value>>,
    /// `DOC_OF_CODE` while nobody asked (`Vm::function_doc`).
    pub doc: Slot<Option<Value>>,
    pub defaults: Slot<Option<Gc<Tuple>>>,
    pub kwdefaults: Slot<Option<Gc<Dict>>>,
    pub closure: Option<Gc<Tuple>>,
    pub annotations: Slot<Option<Value>>,
    pub annotate: Slot<Option<Value>>,
    pub type_params: Slot<Option<Value>>,
    /// Changes whenever code, defaults or keyword defaults are replaced, so that call caches notice.
    pub version: Cell<u32>,
}
kaa_gc::trace_fields!(Function {
    code,
    globals,
    builtins,
    name,
    qualname,
    module,
    doc,
    defaults,
    kwdefaults,
    closure,
    annotations,
    annotate,
    type_params,
    version
});

/// A function written in Rust, bound to `receiver` (a module, an instance or a class) or not.
pub struct BuiltinFunction {
    pub def: NoTrace<&'static NativeDef>,
    pub receiver: Option<Value>,
    /// `__module__`, for functions of modules.
    pub module: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(BuiltinFunction { def, receiver, module });

/// A method of a builtin type, as it stands in the type's dict.
pub struct MethodDescriptor {
    pub def: NoTrace<&'static NativeDef>,
    pub owner: Gc<Type>,
}
kaa_gc::trace_fields!(MethodDescriptor { def, owner });

/// A special method of a builtin type.
pub struct WrapperDescriptor {
    pub def: NoTrace<&'static SlotDef>,
    pub owner: Gc<Type>,
}
kaa_gc::trace_fields!(WrapperDescriptor { def, owner });

/// A bound special method of a builtin type.
pub struct MethodWrapper {
    pub descriptor: Gc<WrapperDescriptor>,
    pub receiver: Value,
}
kaa_gc::trace_fields!(MethodWrapper { descriptor, receiver });

pub struct GetSetDescriptor {
    pub def: NoTrace<&'static crate::declare::GetSetDef>,
    pub owner: Gc<Type>,
}
kaa_gc::trace_fields!(GetSetDescriptor { def, owner });

/// A `__slots__` entry or a builtin member: word `index` of the attribute region.
pub struct MemberDescriptor {
    pub name: Gc<Str>,
    pub owner: Gc<Type>,
    pub index: u16,
    pub kind: NoTrace<MemberKind>,
    pub doc: Option<&'static str>,
}
kaa_gc::trace_fields!(MemberDescriptor { name, owner, index, kind, doc });

/// How a member reads when it is empty, and whether it can be written.
#[derive(Clone, Copy, Debug)]
pub enum MemberKind {
    /// `__slots__`: empty raises AttributeError.
    Slot,
    /// Empty reads as None; deleting empties.
    Object,
    /// Empty reads as None; read-only.
    ReadOnly,
    /// A size (CPython: `Py_T_PYSSIZET`): takes integers that fit.
    Size,
    /// Read from the payload, without a member word; read-only.
    Computed(fn(&mut crate::Vm, Value) -> crate::PyResult),
}

/// `method`: a function and its first argument.
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}
kaa_gc::trace_fields!(Method { function, receiver });

pub struct Property {
    pub getter: Slot<Option<Value>>,
    pub setter: Slot<Option<Value>>,
    pub deleter: Slot<Option<Value>>,
    pub doc: Slot<Option<Value>>,
    pub name: Slot<Option<Value>>,
    /// The doc string came from the getter.
    pub getter_doc: Cell<bool>,
}
kaa_gc::trace_fields!(Property { getter, setter, deleter, doc, name, getter_doc });

pub struct StaticMethod {
    pub callable: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(StaticMethod { callable });

pub struct ClassMethod {
    pub callable: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(ClassMethod { callable });

pub struct Super {
    pub this_class: Slot<Option<Gc<Type>>>,
    pub object: Slot<Option<Value>>,
    pub object_class: Slot<Option<Gc<Type>>>,
}
kaa_gc::trace_fields!(Super { this_class, object, object_class });

pub struct Module {
    pub dict: Slot<Gc<Dict>>,
    /// What a native module keeps for itself.
    pub state: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Module { dict, state });

/// `code`: the plain code object, and its constants and names as heap values once they are wanted.
pub struct Code {
    pub plain: SharedCode,
    /// `co_consts` where a program put values there that a compiler never makes; None stands for these in `plain`.
    pub foreign: Option<Gc<Tuple>>,
    /// Made by `Vm::unpack_code`, which whatever runs the code calls first.
    pub unpacked: OnceCell<Box<CodeValues>>,
    pub filename: Gc<Str>,
    pub name: Gc<Str>,
    pub qualname: Gc<Str>,
    /// The interpreter's translation, made at the first call.
    pub translated: OnceCell<Box<dyn Translated>>,
    /// Address of the translation, null before it is made.
    pub fast: Cell<*const ()>,
    /// Kinds of instrumentation that this code object has besides what the isolate asks for of all.
    pub instrumented: Cell<u32>,
    /// Instrumented translations, by the kinds of instrumentation they have.
    pub variants: RefCell<Vec<(u32, Box<dyn Translated>)>>,
}

/// A code object's constants and names.
pub struct CodeValues {
    pub consts: Box<[Value]>,
    pub names: Box<[Gc<Str>]>,
    /// Names of locals, cells and free variables.
    pub localsplus: Box<[Gc<Str>]>,
}
kaa_gc::trace_fields!(CodeValues { consts, names, localsplus });

impl Code {
    /// Constants and names of code that runs, or that `Vm::unpack_code` was called for.
    #[inline]
    pub fn values(&self) -> &CodeValues {
        match self.unpacked.get() {
            Some(values) => values,
            None => unreachable!("a code object is unpacked before it runs"),
        }
    }

    /// Equality as Python has it. Values that no compiler makes are equal to themselves only.
    pub fn same(&self, other: &Code) -> bool {
        let foreign =
            match (self.foreign, other.foreign) {
                (None, None) => true,
                (Some(ours), Some(theirs)) => {
                    let is_foreign = |code: &Code, at: usize, value: Value| {
                        matches!(code.plain.consts.get(at), Some(kaa_code::Constant::None))
                            && !value.is_none()
                    };
                    ours.len() == theirs.len()
                        && ours.items().iter().zip(theirs.items()).enumerate().all(|(at, (a, b))| {
                            a == b || !is_foreign(self, at, *a) && !is_foreign(other, at, *b)
                        })
                }
                _ => false,
            };
        foreign && self.plain.same(&other.plain)
    }
}

/// What the interpreter keeps with a code object.
pub trait Translated: Trace + std::any::Any {
    fn as_any(&self) -> &dyn std::any::Any;
    /// How many registers of a window can hold values at an instruction of this translation; all of them for
    /// any other address. And which of the topmost eight of them are stale all the same, the last in bit 0.
    fn live_registers(&self, pc: *const ()) -> (u32, u8);
    /// As `live_registers`, by the instruction's index.
    fn live_registers_at(&self, index: usize) -> (u32, u8);
}

// SAFETY: visits constants, names and the translation's caches.
unsafe impl Trace for Code {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(values) = self.unpacked.get() {
            values.trace(tracer);
        }
        self.foreign.trace(tracer);
        self.filename.trace(tracer);
        self.name.trace(tracer);
        self.qualname.trace(tracer);
        if let Some(translated) = self.translated.get() {
            translated.trace(tracer);
        }
        for (_, variant) in self.variants.borrow().iter() {
            variant.trace(tracer);
        }
    }
}

pub struct CellObject {
    pub content: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(CellObject { content });

pub struct MappingProxy {
    pub mapping: Value,
}
kaa_gc::trace_fields!(MappingProxy { mapping });

/// A weak reference. The referent is not traced: the heap clears it.
pub struct WeakRef {
    pub target: Cell<Option<Value>>,
    pub callback: Slot<Option<Value>>,
    pub hash: Cell<Option<u64>>,
}

// SAFETY: the target is weak by intent and is cleared when it dies (`Heap::collect`).
unsafe impl Trace for WeakRef {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.callback.trace(tracer);
    }
}

/// Iterator by index over a sequence: list, tuple, str, bytes, or anything with `__getitem__`.
pub struct SeqIter {
    /// `None` once exhausted.
    pub sequence: Slot<Option<Value>>,
    pub index: Cell<isize>,
}
kaa_gc::trace_fields!(SeqIter { sequence, index });

pub struct CallableIter {
    pub callable: Slot<Option<Value>>,
    pub sentinel: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(CallableIter { callable, sentinel });

pub struct Enumerate {
    pub iterator: Slot<Value>,
    /// Next count.
    pub count: Slot<Value>,
}
kaa_gc::trace_fields!(Enumerate { iterator, count });

pub struct Zip {
    pub iterators: Gc<Tuple>,
    pub strict: Cell<bool>,
}
kaa_gc::trace_fields!(Zip { iterators, strict });

pub struct MapIter {
    pub function: Value,
    pub iterators: Gc<Tuple>,
    pub strict: Cell<bool>,
}
kaa_gc::trace_fields!(MapIter { function, iterators, strict });

pub struct FilterIter {
    pub function: Value,
    pub iterator: Value,
}
kaa_gc::trace_fields!(FilterIter { function, iterator });

pub struct Reversed {
    pub sequence: Slot<Option<Value>>,
    pub index: Cell<isize>,
}
kaa_gc::trace_fields!(Reversed { sequence, index });

pub struct GenericAlias {
    pub origin: Value,
    pub args: Gc<Tuple>,
    pub parameters: Slot<Option<Gc<Tuple>>>,
    pub starred: bool,
}
kaa_gc::trace_fields!(GenericAlias { origin, args, parameters, starred });

pub struct Union {
    pub args: Gc<Tuple>,
    pub parameters: Slot<Option<Gc<Tuple>>>,
    pub hashable: Slot<Option<Value>>,
    pub unhashable: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Union { args, parameters, hashable, unhashable });

pub struct Interpolation {
    pub value: Value,
    pub expression: Value,
    pub conversion: Value,
    pub format_spec: Value,
}
kaa_gc::trace_fields!(Interpolation { value, expression, conversion, format_spec });

pub struct Template {
    pub strings: Gc<Tuple>,
    pub interpolations: Gc<Tuple>,
}
kaa_gc::trace_fields!(Template { strings, interpolations });

pub struct TemplateIter {
    pub strings: Slot<Value>,
    pub interpolations: Slot<Value>,
    pub from_strings: Cell<bool>,
}
kaa_gc::trace_fields!(TemplateIter { strings, interpolations, from_strings });

const _: () = assert!(size_of::<Header>() == 8);
