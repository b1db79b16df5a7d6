//! `dict`: insertion-ordered hash tables. CPython: `Objects/dictobject.c`.
//!
//! Hashing and comparing keys may run Python code, which may change the dict; the table itself
//! (`kaa_object::dict`) copes, and what walks a dict here reads it anew after each such call.

mod iter;
pub use iter::next_pair;
mod methods;
pub mod ordered;
mod update;
pub mod view;

pub use update::{merge_from, update_from};

use crate::reprs;
use crate::util::CLASS_GETITEM;
use kaa_object::declare::TypeDef;
use kaa_object::dict::Dict;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "dict() -> new empty dictionary\n\
         dict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n\
         dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\n\
         dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    ),
    flags: type_flags::BASETYPE | type_flags::DICT_SUBCLASS | type_flags::MAPPING | type_flags::MATCH_SELF,
    slots,
    methods: &[methods::METHODS, methods::RAW_METHODS, methods::CLASS_METHODS, CLASS_GETITEM],
    ..TypeDef::new("dict")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.dict, Some(vm.types.object), &DEF);
    view::install(vm);
    iter::install(vm);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, Dict::empty()).value())));
    s.init.set(Some(|vm, this, args| {
        let dict = vm.this::<Dict>(this);
        update::update_args(vm, dict, args, "dict")
    }));
    s.repr.set(Some(|vm, this| {
        let dict = vm.this::<Dict>(this);
        reprs::text(vm, |vm, out| write_repr(vm, dict, out))
    }));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(|vm, v| {
        let dict = vm.this::<Dict>(v);
        Ok(iter::over(vm, dict, iter::What::Keys).value())
    }));
    s.len.set(Some(|vm, v| Ok(vm.this::<Dict>(v).len())));
    s.getitem.set(Some(getitem));
    s.setitem.set(Some(setitem));
    s.contains.set(Some(contains));
    s.or.set(Some(or));
    s.ior.set(Some(ior));
}

/// Appends the text of a dict.
pub fn write_repr(vm: &mut Vm, dict: Gc<Dict>, out: &mut StrBuilder) -> PyResult<()> {
    if dict.is_empty() {
        out.push_str("{}");
        return Ok(());
    }
    if !vm.repr_enter(dict.value()) {
        out.push_str("{...}");
        return Ok(());
    }
    let result = write_entries(vm, dict, out);
    vm.repr_leave(dict.value());
    result
}

fn write_entries(vm: &mut Vm, dict: Gc<Dict>, out: &mut StrBuilder) -> PyResult<()> {
    out.push_str("{");
    let (mut position, mut first) = (0, true);
    while let Some((key, value, _)) = dict.next_entry(&mut position) {
        if !first {
            out.push_str(", ");
        }
        first = false;
        reprs::write(vm, key, out)?;
        out.push_str(": ");
        reprs::write(vm, value, out)?;
        vm.safepoint()?;
    }
    out.push_str("}");
    Ok(())
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.as_dict(a), vm.as_dict(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    match op {
        CompareOp::Eq => equal(vm, x, y).map(Value::bool),
        CompareOp::Ne => equal(vm, x, y).map(|e| Value::bool(!e)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// CPython: `dict_equal`.
fn equal(vm: &mut Vm, x: Gc<Dict>, y: Gc<Dict>) -> PyResult<bool> {
    if x.len() != y.len() {
        return Ok(false);
    }
    let mut position = 0;
    while let Some((key, value, hash)) = x.next_entry(&mut position) {
        match vm.dict_get_hashed(y, key, hash)? {
            Some(other) if vm.eq(value, other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// `dict[key]`, `__missing__` of subclasses included. CPython: `dict_subscript`.
pub fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let dict = vm.this::<Dict>(this);
    let hash = vm.hash_dict_key(key)?;
    if let Some(value) = vm.dict_get_hashed(dict, key, hash)? {
        return Ok(value);
    }
    if vm.exact_dict(this).is_none() {
        let name = vm.names.__missing__;
        if let Some(value) = vm.call_special(this, name, &[key])? {
            return Ok(value);
        }
    }
    Err(vm.key_error(key))
}

pub fn setitem(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let dict = vm.this::<Dict>(this);
    let hash = vm.hash_dict_key(key)?;
    match value {
        Some(value) => vm.dict_set_hashed(dict, key, hash, value),
        None => match vm.dict_remove_hashed(dict, key, hash)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
    }
}

pub fn contains(vm: &mut Vm, this: Value, key: Value) -> PyResult<bool> {
    let dict = vm.this::<Dict>(this);
    let hash = vm.hash_dict_key(key)?;
    Ok(vm.dict_get_hashed(dict, key, hash)?.is_some())
}

fn or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let (Some(x), Some(_)) = (vm.as_dict(a), vm.as_dict(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = update::copy(vm, x)?;
    update_from(vm, result, b)?;
    Ok(result.value())
}

fn ior(vm: &mut Vm, this: Value, other: Value) -> PyResult {
    let dict = vm.this::<Dict>(this);
    update_from(vm, dict, other)?;
    Ok(this)
}
