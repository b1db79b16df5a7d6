//! `set` and `frozenset`. CPython: `Objects/setobject.c`.

mod iter;
pub mod methods;
mod ops;
mod table;

pub use methods::{difference_update, symmetric_difference_update, update};
pub use table::next_entry;

use crate::util::{CLASS_GETITEM, check_count, no_keywords, no_keywords_exact};
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::payloads::Set;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, StrBuilder, Type, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some("Build an unordered collection of unique elements."),
    signature: Some("(iterable=(), /)"),
    flags: type_flags::BASETYPE | type_flags::MATCH_SELF,
    slots: set_slots,
    methods: &[methods::COMMON, methods::MUTABLE, CLASS_GETITEM],
    weakrefable: true,
    ..TypeDef::new("set")
};

pub static FROZEN_DEF: TypeDef = TypeDef {
    doc: Some("Build an immutable unordered collection of unique elements."),
    signature: Some("(iterable=(), /)"),
    flags: type_flags::BASETYPE | type_flags::MATCH_SELF,
    slots: frozen_slots,
    methods: &[methods::COMMON, CLASS_GETITEM],
    weakrefable: true,
    ..TypeDef::new("frozenset")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.set, Some(vm.types.object), &DEF);
    vm.define_core_type(vm.types.frozenset, Some(vm.types.object), &FROZEN_DEF);
    iter::install(vm);
}

fn common_slots(s: &TypeSlots) {
    s.repr.set(Some(repr));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter::iter));
    s.len.set(Some(|vm, v| Ok(this_set(vm, v).used.get())));
    s.contains.set(Some(contains));
    s.sub.set(Some(ops::sub));
    s.and.set(Some(ops::and));
    s.xor.set(Some(ops::xor));
    s.or.set(Some(ops::or));
}

fn set_slots(s: &TypeSlots) {
    common_slots(s);
    s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, Set::default()).value())));
    s.init.set(Some(init));
    s.isub.set(Some(ops::isub));
    s.iand.set(Some(ops::iand));
    s.ixor.set(Some(ops::ixor));
    s.ior.set(Some(ops::ior));
}

fn frozen_slots(s: &TypeSlots) {
    common_slots(s);
    s.new.set(Some(frozen_new));
    s.hash.set(Some(hash));
}

/// An empty set.
#[inline]
pub fn new_set(vm: &mut Vm) -> Gc<Set> {
    vm.new_set()
}

/// `hash(key)`, with the error that sets give.
pub(crate) fn hash_key(vm: &mut Vm, key: Value) -> PyResult<u64> {
    match vm.hash(key) {
        Ok(hash) => Ok(hash),
        Err(raised) => Err(vm.unhashable_as(key, raised, "set element")),
    }
}

/// Adds an element; whether it is new.
pub fn add(vm: &mut Vm, set: Gc<Set>, key: Value) -> PyResult<bool> {
    let hash = hash_key(vm, key)?;
    table::add(vm, set, key, hash)
}

/// Whether the value is a set, a frozenset or of a subclass.
#[inline]
pub(crate) fn as_set(vm: &Vm, value: Value) -> Option<Gc<Set>> {
    vm.as_set(value)
}

/// The operand of a slot of sets.
#[inline]
fn this_set(vm: &Vm, this: Value) -> Gc<Set> {
    vm.as_set(this).unwrap_or_else(|| vm.this::<Set>(this))
}

/// The hash of a key to look for: a set that cannot be hashed stands for the equal frozenset.
fn hash_sought(vm: &mut Vm, key: Value) -> PyResult<(Value, u64)> {
    match hash_key(vm, key) {
        Ok(hash) => Ok((key, hash)),
        Err(raised) => match as_set(vm, key) {
            Some(set) if vm.is_instance(key, vm.types.set) && vm.pending_is("TypeError") => {
                vm.clear_exception();
                let frozen = vm.new_set_with_shape(shape::FROZENSET);
                table::merge(vm, frozen, set)?;
                let hash = hash(vm, frozen.value())?;
                Ok((frozen.value(), hash))
            }
            _ => Err(raised),
        },
    }
}

pub fn contains(vm: &mut Vm, this: Value, key: Value) -> PyResult<bool> {
    let set = this_set(vm, this);
    let (key, hash) = hash_sought(vm, key)?;
    table::contains(vm, set, key, hash)
}

fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let own = vm.types.set;
    let class = vm.class_of(this);
    let new = |t: Gc<Type>| t.slots.new.get().map(|f| f as usize);
    if class == own
        || new(class) == new(own)
            && class.slots.init.get().map(|f| f as usize) == own.slots.init.get().map(|f| f as usize)
    {
        no_keywords(vm, "set", args)?;
    }
    let positional = args.positional();
    if positional.len() > 1 {
        check_count(vm, &class.name_lossy(), positional.len(), 0, 1)?;
    }
    let set = vm.this::<Set>(this);
    table::clear(set);
    match positional.first() {
        Some(&iterable) => update(vm, set, iterable),
        None => Ok(()),
    }
}

/// CPython: `frozenset_new_impl`.
fn frozen_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.types.frozenset;
    no_keywords_exact(vm, class, own, "frozenset", args)?;
    let positional = args.positional();
    check_count(vm, "frozenset", positional.len(), 0, 1)?;
    if class == own
        && let Some(&source) = positional.first()
        && vm.class_of(source) == own
    {
        return Ok(source);
    }
    let set = vm.alloc_instance(class, Set::default());
    if let Some(&source) = positional.first() {
        update(vm, set, source)?;
    }
    Ok(set.value())
}

/// CPython: `frozenset_hash_impl`; the order of the elements does not matter.
fn hash(vm: &mut Vm, this: Value) -> PyResult<u64> {
    let set = this_set(vm, this);
    if let Some(hash) = set.hash.get() {
        return Ok(hash);
    }
    let shuffle = |h: u64| ((h ^ 89869747) ^ (h << 16)).wrapping_mul(3644798167);
    let (mut hash, mut position) = (0u64, 0);
    while let Some((_, element)) = next_entry(set, &mut position) {
        hash ^= shuffle(element);
    }
    hash ^= (set.used.get() as u64 + 1).wrapping_mul(1927868237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69069).wrapping_add(907133923);
    if hash == u64::MAX {
        hash = 590923713;
    }
    set.hash.set(Some(hash));
    Ok(hash)
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let set = vm.this::<Set>(this);
    let name = vm.type_name_of(this);
    if !vm.repr_enter(this) {
        return vm.try_str(&format!("{name}(...)")).map(Gc::value);
    }
    let result = if set.used.get() == 0 {
        vm.try_str(&format!("{name}()")).map(Gc::value)
    } else {
        repr_elements(vm, this, &name)
    };
    vm.repr_leave(this);
    result
}

fn repr_elements(vm: &mut Vm, this: Value, name: &str) -> PyResult {
    let plain = vm.class_of(this) == vm.types.set;
    let list = vm.collect_list(this)?;
    let mut builder = StrBuilder::new();
    builder.push_str(if plain { "{" } else { "" });
    if !plain {
        builder.push_str(name);
        builder.push_str("({");
    }
    let mut at = 0;
    while let Some(item) = list.get(at) {
        if at > 0 {
            builder.push_str(", ");
        }
        let text = vm.repr(item)?;
        builder.push_pystr(&text);
        at += 1;
        vm.safepoint()?;
    }
    builder.push_str(if plain { "}" } else { "})" });
    builder.finish(vm).map(Gc::value)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (as_set(vm, a), as_set(vm, b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (p, q) = (x.used.get(), y.used.get());
    let holds = match op {
        CompareOp::Eq => ops::equal(vm, x, y)?,
        CompareOp::Ne => !ops::equal(vm, x, y)?,
        CompareOp::Le => ops::is_subset(vm, x, y)?,
        CompareOp::Ge => ops::is_subset(vm, y, x)?,
        CompareOp::Lt => p < q && ops::is_subset(vm, x, y)?,
        CompareOp::Gt => p > q && ops::is_subset(vm, y, x)?,
    };
    Ok(Value::bool(holds))
}
