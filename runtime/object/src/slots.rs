//! Slots: the functions of a type that the runtime calls directly, and the special methods they stand for.
//!
//! A builtin type fills its slots with Rust functions, and its dict gets a wrapper descriptor for each. A
//! class statement's type gets, for each special method it defines or inherits, either the builtin slot
//! behind the inherited wrapper or a *trampoline* that looks the method up and calls it.
//! CPython: `Objects/typeobject.c` (`slotdefs`, `update_one_slot`).

use crate::frame::Resumed;
use crate::names::Names;
use crate::payloads::{MemoryView, MethodDescriptor, WrapperDescriptor};
use crate::str::Str;
use crate::typeobject::{Type, TypeRef};
use crate::{Args, Gc, PyResult, Value, Vm};
use std::cell::Cell;

pub type UnaryFn = fn(&mut Vm, Value) -> PyResult;
pub type NextFn = fn(&mut Vm, Value) -> PyResult<Option<Value>>;
/// One step of what `await` and `yield from` wait for (`am_send`): the value goes in, StopIteration is not made. Only
/// builtin types that cannot be subclassed have it; it stands for no special method.
pub type SendFn = fn(&mut Vm, Value, Value) -> PyResult<Resumed>;
pub type HashFn = fn(&mut Vm, Value) -> PyResult<u64>;
pub type BoolFn = fn(&mut Vm, Value) -> PyResult<bool>;
pub type LenFn = fn(&mut Vm, Value) -> PyResult<usize>;
pub type GetAttrFn = fn(&mut Vm, Value, Gc<Str>) -> PyResult;
pub type SetAttrFn = fn(&mut Vm, Value, Gc<Str>, Option<Value>) -> PyResult<()>;
pub type CompareFn = fn(&mut Vm, Value, Value, CompareOp) -> PyResult;
pub type CallFn = fn(&mut Vm, Value, Args<'_>) -> PyResult;
pub type NewFn = fn(&mut Vm, Gc<Type>, Args<'_>) -> PyResult;
pub type InitFn = fn(&mut Vm, Value, Args<'_>) -> PyResult<()>;
pub type DelFn = fn(&mut Vm, Value) -> PyResult<()>;
pub type DescrGetFn = fn(&mut Vm, Value, Option<Value>, Option<Value>) -> PyResult;
pub type DescrSetFn = fn(&mut Vm, Value, Value, Option<Value>) -> PyResult<()>;
pub type BinaryFn = fn(&mut Vm, Value, Value) -> PyResult;
pub type PowerFn = fn(&mut Vm, Value, Value, Value) -> PyResult;
pub type RepeatFn = fn(&mut Vm, Value, isize) -> PyResult;
pub type SetItemFn = fn(&mut Vm, Value, Value, Option<Value>) -> PyResult<()>;
pub type ContainsFn = fn(&mut Vm, Value, Value) -> PyResult<bool>;
pub type BufferFn = fn(&mut Vm, Value, u32) -> PyResult<Gc<MemoryView>>;
pub type ReleaseFn = fn(&mut Vm, Value, Gc<MemoryView>);

/// The six comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CompareOp {
    Lt = 0,
    Le = 1,
    Eq = 2,
    Ne = 3,
    Gt = 4,
    Ge = 5,
}

impl CompareOp {
    /// The comparison that swapped operands need.
    pub const fn swapped(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Eq => CompareOp::Eq,
            CompareOp::Ne => CompareOp::Ne,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
        }
    }

    pub const fn symbol(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        }
    }

    /// Whether an ordering satisfies the comparison.
    pub const fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }

    pub const ALL: [CompareOp; 6] =
        [CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];
}

macro_rules! type_slots {
    ($($field:ident: $kind:ty,)*) => {
        /// The slots of a type.
        #[derive(Default, Clone)]
        pub struct TypeSlots { $(pub $field: Cell<Option<$kind>>,)* }

        /// Names a slot.
        #[expect(non_camel_case_types, reason = "variants are named like the fields of TypeSlots")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum SlotId { $($field,)* }

        impl TypeSlots {
            /// Fills every empty slot from `base`, except those that go together (hash and comparison).
            pub fn inherit(&self, base: &TypeSlots) {
                let group = self.hash.get().is_none() && self.richcompare.get().is_none();
                let (hash, richcompare) = (self.hash.get(), self.richcompare.get());
                $(if self.$field.get().is_none() { self.$field.set(base.$field.get()); })*
                if !group {
                    self.hash.set(hash);
                    if richcompare.is_none() { self.richcompare.set(base.richcompare.get()); }
                }
            }

            /// Whether the slot holds the same function in both.
            pub fn same(&self, other: &TypeSlots, slot: SlotId) -> bool {
                match slot { $(SlotId::$field => {
                    self.$field.get().map(|f| f as usize) == other.$field.get().map(|f| f as usize)
                })* }
            }

            /// Copies one slot from `other`.
            pub fn copy_slot(&self, other: &TypeSlots, slot: SlotId) {
                match slot { $(SlotId::$field => self.$field.set(other.$field.get()),)* }
            }

            pub fn clear_slot(&self, slot: SlotId) {
                match slot { $(SlotId::$field => self.$field.set(None),)* }
            }

            pub fn is_set(&self, slot: SlotId) -> bool {
                match slot { $(SlotId::$field => self.$field.get().is_some(),)* }
            }

            fn set_trampoline(&self, slot: SlotId) {
                match slot { $(SlotId::$field => self.$field.set(crate::class::trampolines::$field()),)* }
            }
        }
    };
}

type_slots! {
    repr: UnaryFn,
    str: UnaryFn,
    hash: HashFn,
    call: CallFn,
    getattro: GetAttrFn,
    setattro: SetAttrFn,
    richcompare: CompareFn,
    iter: UnaryFn,
    iternext: NextFn,
    send: SendFn,
    descr_get: DescrGetFn,
    descr_set: DescrSetFn,
    init: InitFn,
    new: NewFn,
    del: DelFn,
    r#await: UnaryFn,
    aiter: UnaryFn,
    anext: UnaryFn,
    add: BinaryFn,
    sub: BinaryFn,
    mul: BinaryFn,
    r#mod: BinaryFn,
    divmod: BinaryFn,
    pow: PowerFn,
    lshift: BinaryFn,
    rshift: BinaryFn,
    and: BinaryFn,
    xor: BinaryFn,
    or: BinaryFn,
    floordiv: BinaryFn,
    truediv: BinaryFn,
    matmul: BinaryFn,
    iadd: BinaryFn,
    isub: BinaryFn,
    imul: BinaryFn,
    imod: BinaryFn,
    ipow: PowerFn,
    ilshift: BinaryFn,
    irshift: BinaryFn,
    iand: BinaryFn,
    ixor: BinaryFn,
    ior: BinaryFn,
    ifloordiv: BinaryFn,
    itruediv: BinaryFn,
    imatmul: BinaryFn,
    neg: UnaryFn,
    pos: UnaryFn,
    abs: UnaryFn,
    bool: BoolFn,
    invert: UnaryFn,
    int: UnaryFn,
    float: UnaryFn,
    index: UnaryFn,
    len: LenFn,
    getitem: BinaryFn,
    setitem: SetItemFn,
    contains: ContainsFn,
    concat: BinaryFn,
    repeat: RepeatFn,
    iconcat: BinaryFn,
    irepeat: RepeatFn,
    getbuffer: BufferFn,
    releasebuffer: ReleaseFn,
}

/// How a wrapper descriptor takes its arguments and calls the slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    Unary,
    /// `__add__` and its like; `Reflected` swaps.
    Binary,
    Reflected,
    Inplace,
    Power,
    ReflectedPower,
    InplacePower,
    Compare(CompareOp),
    Hash,
    Bool,
    Len,
    Next,
    Call,
    Init,
    New,
    Del,
    GetAttr,
    SetAttr,
    DelAttr,
    DescrGet,
    DescrSet,
    DescrDelete,
    GetItem,
    SetItem,
    DelItem,
    Contains,
    Concat,
    Repeat,
    InplaceConcat,
    InplaceRepeat,
    Buffer,
    ReleaseBuffer,
}

/// One special method: the slot it stands for, and how Python calls it.
pub struct SlotDef {
    pub name: &'static str,
    pub slot: SlotId,
    pub wrap: Wrap,
    pub doc: &'static str,
    pub signature: &'static str,
    pub name_of: fn(&Names) -> Gc<Str>,
}

macro_rules! slot_defs {
    ($($name:ident $slot:ident $wrap:expr, $sig:literal, $doc:literal;)*) => {
        /// Every special method that has a slot, grouped by slot.
        pub static SLOT_DEFS: &[SlotDef] = &[$(SlotDef {
            name: stringify!($name), slot: SlotId::$slot, wrap: $wrap, doc: $doc, signature: $sig,
            name_of: |names| names.$name,
        },)*];
    };
}

slot_defs! {
    __getattribute__ getattro Wrap::GetAttr, "($self, name, /)", "Return getattr(self, name).";
    __getattr__ getattro Wrap::GetAttr, "", "";
    __setattr__ setattro Wrap::SetAttr, "($self, name, value, /)", "Implement setattr(self, name, value).";
    __delattr__ setattro Wrap::DelAttr, "($self, name, /)", "Implement delattr(self, name).";
    __repr__ repr Wrap::Unary, "($self, /)", "Return repr(self).";
    __hash__ hash Wrap::Hash, "($self, /)", "Return hash(self).";
    __call__ call Wrap::Call, "($self, /, *args, **kwargs)", "Call self as a function.";
    __str__ str Wrap::Unary, "($self, /)", "Return str(self).";
    __lt__ richcompare Wrap::Compare(CompareOp::Lt), "($self, value, /)", "Return self<value.";
    __le__ richcompare Wrap::Compare(CompareOp::Le), "($self, value, /)", "Return self<=value.";
    __eq__ richcompare Wrap::Compare(CompareOp::Eq), "($self, value, /)", "Return self==value.";
    __ne__ richcompare Wrap::Compare(CompareOp::Ne), "($self, value, /)", "Return self!=value.";
    __gt__ richcompare Wrap::Compare(CompareOp::Gt), "($self, value, /)", "Return self>value.";
    __ge__ richcompare Wrap::Compare(CompareOp::Ge), "($self, value, /)", "Return self>=value.";
    __iter__ iter Wrap::Unary, "($self, /)", "Implement iter(self).";
    __next__ iternext Wrap::Next, "($self, /)", "Implement next(self).";
    __get__ descr_get Wrap::DescrGet, "($self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.";
    __set__ descr_set Wrap::DescrSet, "($self, instance, value, /)", "Set an attribute of instance to value.";
    __delete__ descr_set Wrap::DescrDelete, "($self, instance, /)", "Delete an attribute of instance.";
    __init__ init Wrap::Init, "($self, /, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature.";
    __new__ new Wrap::New, "($type, *args, **kwargs)", "Create and return new object.";
    __del__ del Wrap::Del, "($self, /)", "Called when the instance is about to be destroyed.";
    __buffer__ getbuffer Wrap::Buffer, "($self, flags, /)", "Return a buffer object that exposes the underlying memory of the object.";
    __release_buffer__ releasebuffer Wrap::ReleaseBuffer, "($self, buffer, /)", "Release the buffer object that exposes the underlying memory of the object.";
    __await__ r#await Wrap::Unary, "($self, /)", "Return an iterator to be used in await expression.";
    __aiter__ aiter Wrap::Unary, "($self, /)", "Return an awaitable, that resolves in asynchronous iterator.";
    __anext__ anext Wrap::Unary, "($self, /)", "Return a value or raise StopAsyncIteration.";
    __add__ add Wrap::Binary, "($self, value, /)", "Return self+value.";
    __radd__ add Wrap::Reflected, "($self, value, /)", "Return value+self.";
    __sub__ sub Wrap::Binary, "($self, value, /)", "Return self-value.";
    __rsub__ sub Wrap::Reflected, "($self, value, /)", "Return value-self.";
    __mul__ mul Wrap::Binary, "($self, value, /)", "Return self*value.";
    __rmul__ mul Wrap::Reflected, "($self, value, /)", "Return value*self.";
    __mod__ r#mod Wrap::Binary, "($self, value, /)", "Return self%value.";
    __rmod__ r#mod Wrap::Reflected, "($self, value, /)", "Return value%self.";
    __divmod__ divmod Wrap::Binary, "($self, value, /)", "Return divmod(self, value).";
    __rdivmod__ divmod Wrap::Reflected, "($self, value, /)", "Return divmod(value, self).";
    __pow__ pow Wrap::Power, "($self, value, mod=None, /)", "Return pow(self, value, mod).";
    __rpow__ pow Wrap::ReflectedPower, "($self, value, mod=None, /)", "Return pow(value, self, mod).";
    __neg__ neg Wrap::Unary, "($self, /)", "-self";
    __pos__ pos Wrap::Unary, "($self, /)", "+self";
    __abs__ abs Wrap::Unary, "($self, /)", "abs(self)";
    __bool__ bool Wrap::Bool, "($self, /)", "True if self else False";
    __invert__ invert Wrap::Unary, "($self, /)", "~self";
    __lshift__ lshift Wrap::Binary, "($self, value, /)", "Return self<<value.";
    __rlshift__ lshift Wrap::Reflected, "($self, value, /)", "Return value<<self.";
    __rshift__ rshift Wrap::Binary, "($self, value, /)", "Return self>>value.";
    __rrshift__ rshift Wrap::Reflected, "($self, value, /)", "Return value>>self.";
    __and__ and Wrap::Binary, "($self, value, /)", "Return self&value.";
    __rand__ and Wrap::Reflected, "($self, value, /)", "Return value&self.";
    __xor__ xor Wrap::Binary, "($self, value, /)", "Return self^value.";
    __rxor__ xor Wrap::Reflected, "($self, value, /)", "Return value^self.";
    __or__ or Wrap::Binary, "($self, value, /)", "Return self|value.";
    __ror__ or Wrap::Reflected, "($self, value, /)", "Return value|self.";
    __int__ int Wrap::Unary, "($self, /)", "int(self)";
    __float__ float Wrap::Unary, "($self, /)", "float(self)";
    __iadd__ iadd Wrap::Inplace, "($self, value, /)", "Return self+=value.";
    __isub__ isub Wrap::Inplace, "($self, value, /)", "Return self-=value.";
    __imul__ imul Wrap::Inplace, "($self, value, /)", "Return self*=value.";
    __imod__ imod Wrap::Inplace, "($self, value, /)", "Return self%=value.";
    __ipow__ ipow Wrap::InplacePower, "($self, value, /)", "Return self**=value.";
    __ilshift__ ilshift Wrap::Inplace, "($self, value, /)", "Return self<<=value.";
    __irshift__ irshift Wrap::Inplace, "($self, value, /)", "Return self>>=value.";
    __iand__ iand Wrap::Inplace, "($self, value, /)", "Return self&=value.";
    __ixor__ ixor Wrap::Inplace, "($self, value, /)", "Return self^=value.";
    __ior__ ior Wrap::Inplace, "($self, value, /)", "Return self|=value.";
    __floordiv__ floordiv Wrap::Binary, "($self, value, /)", "Return self//value.";
    __rfloordiv__ floordiv Wrap::Reflected, "($self, value, /)", "Return value//self.";
    __truediv__ truediv Wrap::Binary, "($self, value, /)", "Return self/value.";
    __rtruediv__ truediv Wrap::Reflected, "($self, value, /)", "Return value/self.";
    __ifloordiv__ ifloordiv Wrap::Inplace, "($self, value, /)", "Return self//=value.";
    __itruediv__ itruediv Wrap::Inplace, "($self, value, /)", "Return self/=value.";
    __index__ index Wrap::Unary, "($self, /)", "Return self converted to an integer, if self is suitable for use as an index into a list.";
    __matmul__ matmul Wrap::Binary, "($self, value, /)", "Return self@value.";
    __rmatmul__ matmul Wrap::Reflected, "($self, value, /)", "Return value@self.";
    __imatmul__ imatmul Wrap::Inplace, "($self, value, /)", "Return self@=value.";
    __len__ len Wrap::Len, "($self, /)", "Return len(self).";
    __getitem__ getitem Wrap::GetItem, "($self, key, /)", "Return self[key].";
    __setitem__ setitem Wrap::SetItem, "($self, key, value, /)", "Set self[key] to value.";
    __delitem__ setitem Wrap::DelItem, "($self, key, /)", "Delete self[key].";
    __add__ concat Wrap::Concat, "($self, value, /)", "Return self+value.";
    __mul__ repeat Wrap::Repeat, "($self, value, /)", "Return self*value.";
    __rmul__ repeat Wrap::Repeat, "($self, value, /)", "Return value*self.";
    __contains__ contains Wrap::Contains, "($self, key, /)", "Return bool(key in self).";
    __iadd__ iconcat Wrap::InplaceConcat, "($self, value, /)", "Implement self+=value.";
    __imul__ irepeat Wrap::InplaceRepeat, "($self, value, /)", "Implement self*=value.";
}

impl Type {
    /// Works out one slot of a class statement's type from what its MRO defines.
    fn update_slot(&self, vm: &mut Vm, this: Gc<Type>, defs: &[SlotDef]) {
        let Some(slot) = defs.first().map(|def| def.slot) else { return };
        let mut native: Option<Gc<Type>> = None;
        let (mut found, mut mixed) = (false, false);
        for def in defs {
            let name = (def.name_of)(&vm.names);
            let Some(value) = this.lookup(vm, name) else { continue };
            if def.slot == SlotId::hash && value.is_none() {
                self.slots.hash.set(Some(crate::class::trampolines::not_hashable));
                return;
            }
            found = true;
            // Whichever builtin's `__new__` a class shows, instances are made as those of its base are, whose payload
            // they have.
            if slot == SlotId::new
                && vm.new_wrapper_owner(value).is_some()
                && let Some(base) = this.base.get()
            {
                self.slots.copy_slot(&base.slots, slot);
                return;
            }
            // A builtin's `__new__` stands in its dict as a builtin function bound to the type.
            let owner = match vm.exact::<WrapperDescriptor>(value) {
                Some(w) if w.def.slot == slot || w.def.name == def.name => Some(w.owner),
                _ => match vm.exact::<MethodDescriptor>(value) {
                    // `list.__getitem__` and its like are plain methods over the same slot.
                    Some(m) if m.def.name() == def.name && m.owner.slots.is_set(slot) => Some(m.owner),
                    _ => vm.new_wrapper_owner(value),
                },
            };
            match (owner, native) {
                (Some(owner), None) => native = Some(owner),
                (Some(owner), Some(first)) if owner.slots.same(&first.slots, slot) => {}
                _ => mixed = true,
            }
        }
        // The sequence slots share their names with the numeric ones: only a builtin fills them.
        let sequence = matches!(slot, SlotId::concat | SlotId::repeat | SlotId::iconcat | SlotId::irepeat);
        match native {
            _ if !found => self.slots.clear_slot(slot),
            Some(owner) if !mixed => self.slots.copy_slot(&owner.slots, slot),
            _ if sequence => self.slots.clear_slot(slot),
            _ => self.slots.set_trampoline(slot),
        }
    }

    /// Works out all slots of a class statement's type.
    pub fn update_all_slots(&self, vm: &mut Vm, this: Gc<Type>) {
        // Where the rest of the MRO is that of the base, all that the class itself doesn't define is as in the base.
        let single = self.base.get().filter(|base| {
            let (own, others) = (self.mro.get(), base.mro.get());
            own.items().get(1..) == Some(others.items()) && own.items().first() == Some(&this.value())
        });
        let dict = self.dict.get();
        for defs in SLOT_DEFS.chunk_by(|a, b| a.slot == b.slot) {
            match single {
                Some(base) if !defs.iter().any(|def| dict.get_str((def.name_of)(&vm.names)).is_some()) => {
                    self.slots.copy_slot(&base.slots, defs[0].slot);
                }
                _ => self.update_slot(vm, this, defs),
            }
        }
    }

    /// Works out the slots that the special method `name` belongs to, here and in the subclasses.
    pub fn update_slots_for(&self, vm: &mut Vm, this: Gc<Type>, name: Gc<Str>) {
        let mut special = false;
        for defs in SLOT_DEFS.chunk_by(|a, b| a.slot == b.slot) {
            if defs.iter().any(|def| (def.name_of)(&vm.names) == name) {
                self.update_slot(vm, this, defs);
                special = true;
            }
        }
        if !special {
            return;
        }
        for subclass in this.live_subclasses(vm) {
            if subclass.dict.get().get_str(name).is_none() {
                subclass.update_slots_for(vm, subclass, name);
            }
        }
    }
}
