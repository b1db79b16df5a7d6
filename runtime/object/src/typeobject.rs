//! `Type`: the payload of type objects; lookup along the MRO, versions, subclasses.
//! CPython: `Objects/typeobject.c`.

use crate::dict::Dict;
use crate::payloads::WeakRef;
use crate::shape::Layout;
use crate::slots::TypeSlots;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::vm::Vm;
use kaa_gc::{Gc, Kind, NoTrace, ShapeId, Slot, Value};
use std::cell::{Cell, RefCell};

/// Bits of `Type::flags`; numbers as in CPython where Python programs see them (`__flags__`).
pub mod type_flags {
    pub const IMMUTABLE: u32 = 1 << 8;
    pub const HEAP: u32 = 1 << 9;
    pub const BASETYPE: u32 = 1 << 10;
    pub const SEQUENCE: u32 = 1 << 5;
    pub const MAPPING: u32 = 1 << 6;
    /// What patterns look at: at most one of the two is set.
    pub const COLLECTION: u32 = SEQUENCE | MAPPING;
    pub const DISALLOW_INSTANTIATION: u32 = 1 << 7;
    pub const READY: u32 = 1 << 12;
    pub const HAVE_GC: u32 = 1 << 14;
    /// Functions and their like: called with the receiver as first argument when looked up on an instance.
    pub const METHOD_DESCRIPTOR: u32 = 1 << 17;
    pub const ABSTRACT: u32 = 1 << 20;
    pub const MATCH_SELF: u32 = 1 << 22;
    pub const INT_SUBCLASS: u32 = 1 << 24;
    pub const LIST_SUBCLASS: u32 = 1 << 25;
    pub const TUPLE_SUBCLASS: u32 = 1 << 26;
    pub const BYTES_SUBCLASS: u32 = 1 << 27;
    pub const STR_SUBCLASS: u32 = 1 << 28;
    pub const DICT_SUBCLASS: u32 = 1 << 29;
    pub const EXCEPTION_SUBCLASS: u32 = 1 << 30;
    pub const TYPE_SUBCLASS: u32 = 1 << 31;
    /// What a subclass inherits.
    pub const INHERITED: u32 = COLLECTION
        | MATCH_SELF
        | INT_SUBCLASS
        | LIST_SUBCLASS
        | TUPLE_SUBCLASS
        | BYTES_SUBCLASS
        | STR_SUBCLASS
        | DICT_SUBCLASS
        | EXCEPTION_SUBCLASS
        | TYPE_SUBCLASS;
}

/// Payload of a type object.
pub struct Type {
    pub name: Slot<Gc<Str>>,
    pub qualname: Slot<Gc<Str>>,
    /// The attributes; read through `__dict__` as a mapping proxy.
    pub dict: Slot<Gc<Dict>>,
    pub base: Slot<Option<Gc<Type>>>,
    pub bases: Slot<Gc<Tuple>>,
    pub mro: Slot<Gc<Tuple>>,
    pub flags: Cell<u32>,
    /// Unique per state of the type and its bases; 0 before the first lookup that is cached.
    pub version: Cell<u32>,
    pub slots: NoTrace<TypeSlots>,
    /// Root shape of new instances.
    pub shape: Cell<ShapeId>,
    pub kind: NoTrace<&'static Kind>,
    pub layout: NoTrace<Cell<Layout>>,
    /// Words of `__slots__` and members, those of the bases included.
    pub slot_words: Cell<u16>,
    /// Inline attribute words that new instances get.
    pub inline_hint: Cell<u16>,
    pub weakrefable: Cell<bool>,
    pub subclasses: RefCell<Vec<Gc<WeakRef>>>,
    /// `__module__` of builtin types whose dict does not say it.
    pub module: Slot<Option<Value>>,
    /// `__slots__` names this class itself added.
    pub slot_names: Slot<Option<Value>>,
    pub doc_signature: NoTrace<Cell<Option<&'static str>>>,
}
kaa_gc::trace_fields!(Type {
    name,
    qualname,
    dict,
    base,
    bases,
    mro,
    flags,
    version,
    slots,
    shape,
    kind,
    layout,
    slot_words,
    inline_hint,
    weakrefable,
    subclasses,
    module,
    slot_names,
    doc_signature
});

impl Type {
    #[inline]
    pub fn has_flag(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    pub fn set_flag(&self, flag: u32) {
        self.flags.set(self.flags.get() | flag);
    }

    pub fn clear_flag(&self, flag: u32) {
        self.flags.set(self.flags.get() & !flag);
    }

    pub fn is_heap_type(&self) -> bool {
        self.has_flag(type_flags::HEAP)
    }

    /// The classes of the MRO.
    pub fn mro_types(&self) -> impl Iterator<Item = Gc<Type>> + use<> {
        let mro = self.mro.get();
        // SAFETY: an MRO holds types only (its construction).
        (0..mro.len()).map(move |i| unsafe { mro.items()[i].cast::<Type>() })
    }

    /// The name as messages print it: with the module for builtin types outside `builtins`. CPython: `tp_name`.
    pub fn name_lossy(&self) -> String {
        match self.module.get() {
            Some(module) if !self.is_heap_type() && module.has_shape(crate::core_types::shape::STR) => {
                // SAFETY: the shape says that the payload is a `Str`.
                let module: Gc<Str> = unsafe { module.cast() };
                format!("{}.{}", module.to_lossy(), self.short_name())
            }
            _ => self.short_name(),
        }
    }

    /// The bare name. CPython: `_PyType_Name`.
    pub fn short_name(&self) -> String {
        self.name.get().to_lossy()
    }
}

/// An entry of the isolate-wide cache of lookups.
#[derive(Clone, Copy, Default)]
pub struct MethodCacheEntry {
    version: u32,
    name: Option<Gc<Str>>,
    value: Option<Value>,
}

pub const METHOD_CACHE_SIZE: usize = 4096;

/// Lookups on a type object.
pub trait TypeRef: Copy {
    /// The attribute `name` (interned) along the MRO, without descriptors' help.
    fn lookup(self, vm: &mut Vm, name: Gc<Str>) -> Option<Value>;
    /// As `lookup`, with the class it was found in.
    fn lookup_with_owner(self, name: Gc<Str>) -> Option<(Value, Gc<Type>)>;
    /// As `lookup`, but only in what comes behind `class` in the MRO; nowhere if it is not in it.
    fn lookup_behind(self, vm: &mut Vm, class: Gc<Type>, name: Gc<Str>) -> Option<Value>;
    fn is_subtype(self, of: Gc<Type>) -> bool;
    /// Forgets what caches know of the type and its subclasses.
    fn modified(self, vm: &mut Vm);
    /// A version that stands for the type's present state; 0 where versions have run out.
    fn version_tag(self, vm: &mut Vm) -> u32;
    fn live_subclasses(self, vm: &mut Vm) -> Vec<Gc<Type>>;
    fn add_subclass(self, vm: &mut Vm, subclass: Gc<Type>);
    fn remove_subclass(self, subclass: Gc<Type>);
}

impl TypeRef for Gc<Type> {
    #[inline]
    fn lookup(self, vm: &mut Vm, name: Gc<Str>) -> Option<Value> {
        let version = self.version.get();
        let at = (version as usize).wrapping_mul(31) ^ (name.as_header_ptr().addr() >> 4);
        let entry = vm.method_cache[at % METHOD_CACHE_SIZE];
        if version != 0 && entry.version == version && entry.name == Some(name) {
            return entry.value;
        }
        let value = self.lookup_with_owner(name).map(|(value, _)| value);
        let version = self.version_tag(vm);
        // Interned names live as long as the isolate, so an entry's name is never another string's address.
        if version != 0 && name.is_interned() {
            let at = (version as usize).wrapping_mul(31) ^ (name.as_header_ptr().addr() >> 4);
            vm.method_cache[at % METHOD_CACHE_SIZE] = MethodCacheEntry { version, name: Some(name), value };
        }
        value
    }

    fn lookup_with_owner(self, name: Gc<Str>) -> Option<(Value, Gc<Type>)> {
        self.mro_types().find_map(|class| class.dict.get().get_str(name).map(|value| (value, class)))
    }

    fn lookup_behind(self, vm: &mut Vm, class: Gc<Type>, name: Gc<Str>) -> Option<Value> {
        let mro = self.mro.get();
        let at = mro.items().iter().position(|&c| c == class.value())?;
        let rest = &mro.items()[at + 1..];
        // SAFETY: an MRO holds types only (its construction).
        let types = || rest.iter().map(|&c| unsafe { c.cast::<Type>() });
        let next = types().next()?;
        // Without a class from another line in between, the next one finds the same, and its finds are cached.
        if name.is_interned() && next.mro.get().items() == rest {
            return next.lookup(vm, name);
        }
        types().find_map(|class| class.dict.get().get_str(name))
    }

    #[inline]
    fn is_subtype(self, of: Gc<Type>) -> bool {
        if self == of {
            return true;
        }
        let (mro, of) = (self.mro.get(), of.value());
        mro.items().contains(&of)
    }

    fn modified(self, vm: &mut Vm) {
        // A type that has no version was in no cache, and neither were its subclasses.
        if self.version.get() == 0 {
            return;
        }
        self.version.set(0);
        for subclass in self.live_subclasses(vm) {
            subclass.modified(vm);
        }
    }

    fn version_tag(self, vm: &mut Vm) -> u32 {
        if self.version.get() == 0 {
            for class in self.mro_types() {
                if class != self && class.version.get() == 0 {
                    class.version_tag(vm);
                }
            }
            let Some(next) = vm.next_type_version.checked_add(1) else { return 0 };
            vm.next_type_version = next;
            self.version.set(next);
        }
        self.version.get()
    }

    fn live_subclasses(self, _vm: &mut Vm) -> Vec<Gc<Type>> {
        self.subclasses.borrow_mut().retain(|w| w.target.get().is_some());
        // SAFETY: subclass references refer to types only.
        self.subclasses.borrow().iter().filter_map(|w| w.target.get()).map(|v| unsafe { v.cast() }).collect()
    }

    fn add_subclass(self, vm: &mut Vm, subclass: Gc<Type>) {
        let weak = vm.new_weakref_raw(subclass.value(), None);
        let mut subclasses = self.subclasses.borrow_mut();
        if subclasses.len() == subclasses.capacity() {
            subclasses.retain(|w| w.target.get().is_some());
        }
        subclasses.push(weak);
        drop(subclasses);
        self.wrote_many();
    }

    fn remove_subclass(self, subclass: Gc<Type>) {
        self.subclasses.borrow_mut().retain(|w| w.target.get() != Some(subclass.value()));
    }
}
