//! `dict_keys`, `dict_values`, `dict_items`: live views; the first and the last are sets.
//! CPython: `dictview_richcompare`, `dictviews_sub` and its siblings.

use super::iter::{self, What};
use crate::set;
use kaa_object::core_types::shape;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::dict::{Dict, DictView};
use kaa_object::payloads::{MappingProxy, Set};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::{TypeRef, type_flags};
use kaa_object::{Gc, PyResult, Value, Vm};

static KEYS: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        set_slots(s);
        s.iter.set(Some(|vm, v| over(vm, v, What::Keys)));
        s.contains.set(Some(|vm, v, key| {
            let dict = vm.this::<DictView>(v).dict;
            super::contains(vm, dict.value(), key)
        }));
    },
    methods: &[SET_METHODS, KEYS_METHODS],
    getset: MAPPING,
    ..TypeDef::new("dict_keys")
};

static VALUES: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.repr.set(Some(repr));
        s.len.set(Some(len));
        s.iter.set(Some(|vm, v| over(vm, v, What::Values)));
    },
    methods: &[VALUES_METHODS],
    getset: MAPPING,
    ..TypeDef::new("dict_values")
};

static ITEMS: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        set_slots(s);
        s.iter.set(Some(|vm, v| over(vm, v, What::Items)));
        s.contains.set(Some(contains_item));
    },
    methods: &[SET_METHODS, ITEMS_METHODS],
    getset: MAPPING,
    ..TypeDef::new("dict_items")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.dict_keys, Some(vm.types.object), &KEYS);
    vm.define_core_type(vm.types.dict_values, Some(vm.types.object), &VALUES);
    vm.define_core_type(vm.types.dict_items, Some(vm.types.object), &ITEMS);
}

fn set_slots(s: &TypeSlots) {
    s.repr.set(Some(repr));
    s.len.set(Some(len));
    s.richcompare.set(Some(richcompare));
    s.sub.set(Some(sub));
    s.and.set(Some(and));
    s.xor.set(Some(xor));
    s.or.set(Some(or));
}

static MAPPING: &[GetSetDef] = &[GetSetDef {
    name: "mapping",
    doc: "dictionary that this view refers to",
    get: |vm, v| {
        let mapping = vm.this::<DictView>(v).dict.value();
        Ok(vm.heap.alloc(shape::MAPPINGPROXY, MappingProxy { mapping }).value())
    },
    set: None,
}];

kaa_object::methods! { SET_METHODS: Instance =>
    /// Return True if the view and the given iterable have a null intersection.
    "isdisjoint($self, object, /)" => isdisjoint, Any;
}

kaa_object::methods! { KEYS_METHODS: Instance =>
    /// Return a reverse iterator over the dict keys.
    "__reversed__($self, /)" => |vm: &mut Vm, this: Gc<DictView>| iter::backwards(vm, this.dict, What::Keys), Alloc;
}

kaa_object::methods! { VALUES_METHODS: Instance =>
    /// Return a reverse iterator over the dict values.
    "__reversed__($self, /)" => |vm: &mut Vm, this: Gc<DictView>| iter::backwards(vm, this.dict, What::Values), Alloc;
}

kaa_object::methods! { ITEMS_METHODS: Instance =>
    /// Return a reverse iterator over the dict items.
    "__reversed__($self, /)" => |vm: &mut Vm, this: Gc<DictView>| iter::backwards(vm, this.dict, What::Items), Alloc;
}

pub fn new(vm: &mut Vm, dict: Gc<Dict>, what: What) -> Gc<DictView> {
    let shape = match what {
        What::Keys => shape::DICT_KEYS,
        What::Values => shape::DICT_VALUES,
        What::Items => shape::DICT_ITEMS,
    };
    vm.heap.alloc(shape, DictView { dict })
}

fn over(vm: &mut Vm, this: Value, what: What) -> PyResult {
    let dict = vm.this::<DictView>(this).dict;
    Ok(iter::over(vm, dict, what).value())
}

fn len(vm: &mut Vm, this: Value) -> PyResult<usize> {
    Ok(vm.this::<DictView>(this).dict.len())
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let name = vm.type_name_of(this);
    if !vm.repr_enter(this) {
        return vm.try_str("...").map(Gc::value);
    }
    let result = match vm.collect_list(this) {
        Ok(list) => vm.repr(list.value()),
        Err(raised) => Err(raised),
    };
    vm.repr_leave(this);
    let text = result?;
    let mut builder = kaa_object::StrBuilder::new();
    builder.push_str(&name);
    builder.push_str("(");
    builder.push_pystr(&text);
    builder.push_str(")");
    builder.finish(vm).map(Gc::value)
}

fn contains_item(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let dict = vm.this::<DictView>(this).dict;
    let Some(pair) = vm.as_tuple(item) else { return Ok(false) };
    let [key, value] = *pair.items() else { return Ok(false) };
    match vm.dict_get(dict, key)? {
        Some(found) => vm.eq(found, value),
        None => Ok(false),
    }
}

/// Whether the object is a set, a frozenset, or a view that is a set.
fn is_set_like(vm: &Vm, value: Value) -> bool {
    vm.payload::<Set>(value).is_some() || is_view(vm, value)
}

fn is_view(vm: &Vm, value: Value) -> bool {
    let class = vm.class_of(value);
    class.is_subtype(vm.types.dict_keys) || class.is_subtype(vm.types.dict_items)
}

/// Whether every item of `a` is in `b`.
fn all_in(vm: &mut Vm, a: Value, b: Value) -> PyResult<bool> {
    let iterator = vm.iter(a)?;
    while let Some(item) = vm.next(iterator)? {
        if !vm.contains(b, item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    if !is_set_like(vm, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (vm.len(a)?, vm.len(b)?);
    let holds = match op {
        CompareOp::Eq => x == y && all_in(vm, a, b)?,
        CompareOp::Ne => !(x == y && all_in(vm, a, b)?),
        CompareOp::Lt => x < y && all_in(vm, a, b)?,
        CompareOp::Le => x <= y && all_in(vm, a, b)?,
        CompareOp::Gt => x > y && all_in(vm, b, a)?,
        CompareOp::Ge => x >= y && all_in(vm, b, a)?,
    };
    Ok(Value::bool(holds))
}

/// A new set of the items of a view or another iterable.
fn to_set(vm: &mut Vm, value: Value) -> PyResult<Gc<Set>> {
    let result = set::new_set(vm);
    // The keys of a plain dict are taken from the dict itself, whose size is known.
    let mut source = value;
    if vm.class_of(value) == vm.types.dict_keys {
        let dict = vm.this::<DictView>(value).dict.value();
        if vm.exact_dict(dict).is_some() {
            source = dict;
        }
    }
    set::update(vm, result, source)?;
    Ok(result)
}

fn sub(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let result = to_set(vm, a)?;
    set::difference_update(vm, result, b)?;
    Ok(result.value())
}

fn or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let result = to_set(vm, a)?;
    set::update(vm, result, b)?;
    Ok(result.value())
}

fn xor(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let result = to_set(vm, a)?;
    set::symmetric_difference_update(vm, result, b)?;
    Ok(result.value())
}

/// CPython: `_PyDictView_Intersect`.
fn and(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (mut view, mut other) = (a, b);
    if !is_view(vm, view) {
        (view, other) = (b, a);
    }
    // The shorter one is walked.
    if is_view(vm, other) && vm.len(other)? > vm.len(view)? {
        (view, other) = (other, view);
    }
    if vm.class_of(other) == vm.types.set && vm.len(view)? <= vm.len(other)? {
        (view, other) = (other, view);
    }
    let result = set::new_set(vm);
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(iterator)? {
        if vm.contains(view, item)? {
            set::add(vm, result, item)?;
        }
    }
    Ok(result.value())
}

fn isdisjoint(vm: &mut Vm, this: Value, other: Value) -> PyResult<bool> {
    let (mut walked, mut asked) = (other, this);
    if this == other {
        return Ok(vm.len(this)? == 0);
    }
    if is_set_like(vm, other) && vm.len(other)? > vm.len(this)? {
        (walked, asked) = (this, other);
    }
    let iterator = vm.iter(walked)?;
    while let Some(item) = vm.next(iterator)? {
        if vm.contains(asked, item)? {
            return Ok(false);
        }
    }
    Ok(true)
}
