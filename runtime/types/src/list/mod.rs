//! `list`: growable sequences. CPython: `Objects/listobject.c`.
//!
//! Comparing items may run Python code, which may change the list: the items are read anew after it.

mod iter;
mod methods;
pub mod sort;
mod subscript;

pub use subscript::{getitem, setitem};

use crate::reprs;
use crate::tuple::check_items;
use crate::util::{CLASS_GETITEM, check_count, no_keywords};
use kaa_object::declare::TypeDef;
use kaa_object::list::{List, ListRef};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, StrBuilder, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "Built-in mutable sequence.\n\n\
         Without an argument, the result is a new empty list.\n\
         An argument must be an iterable, whose items the list then holds.",
    ),
    signature: Some("(iterable=(), /)"),
    flags: type_flags::BASETYPE | type_flags::LIST_SUBCLASS | type_flags::SEQUENCE | type_flags::MATCH_SELF,
    slots,
    methods: &[methods::METHODS, CLASS_GETITEM],
    ..TypeDef::new("list")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.list, Some(vm.types.object), &DEF);
    iter::install(vm);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, List::new()).value())));
    s.init.set(Some(init));
    s.repr.set(Some(|vm, this| {
        let list = vm.this::<List>(this);
        reprs::text(vm, |vm, out| write_repr(vm, list, out))
    }));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter::iter));
    s.len.set(Some(|vm, v| Ok(vm.this::<List>(v).len())));
    s.getitem.set(Some(subscript::getitem));
    s.setitem.set(Some(subscript::setitem));
    s.contains.set(Some(contains));
    s.concat.set(Some(concat));
    s.repeat.set(Some(repeat));
    s.iconcat.set(Some(iconcat));
    s.irepeat.set(Some(irepeat));
}

/// CPython: `list___init___impl`.
fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let own = vm.types.list;
    let class = vm.class_of(this);
    let same = |s: &TypeSlots| (s.init.get().map(|f| f as usize), s.new.get().map(|f| f as usize));
    if class == own || same(&class.slots) == same(&own.slots) {
        no_keywords(vm, "list", args)?;
    }
    let positional = args.positional();
    check_count(vm, "list", positional.len(), 0, 1)?;
    let list = vm.this::<List>(this);
    list.clear();
    match positional.first() {
        Some(&iterable) => vm.extend_list(list, iterable),
        None => Ok(()),
    }
}

/// Appends the text of a list.
pub fn write_repr(vm: &mut Vm, list: Gc<List>, out: &mut StrBuilder) -> PyResult<()> {
    if list.is_empty() {
        out.push_str("[]");
        return Ok(());
    }
    if !vm.repr_enter(list.value()) {
        out.push_str("[...]");
        return Ok(());
    }
    let result = write_items(vm, list, out);
    vm.repr_leave(list.value());
    result
}

fn write_items(vm: &mut Vm, list: Gc<List>, out: &mut StrBuilder) -> PyResult<()> {
    out.push_str("[");
    let mut at = 0;
    while let Some(item) = list.get(at) {
        if at > 0 {
            out.push_str(", ");
        }
        reprs::write(vm, item, out)?;
        at += 1;
        vm.safepoint()?;
    }
    out.push_str("]");
    Ok(())
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.as_list(a), vm.as_list(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if x.len() != y.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let mut at = 0;
    while let (Some(p), Some(q)) = (x.get(at), y.get(at)) {
        if !vm.eq(p, q)? {
            // The comparison may have changed the lists: where they were shortened their lengths decide.
            let (Some(p), Some(q)) = (x.get(at), y.get(at)) else { break };
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.compare(op, p, q),
            };
        }
        at += 1;
    }
    Ok(Value::bool(op.holds(x.len().cmp(&y.len()))))
}

fn contains(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let list = vm.this::<List>(this);
    let mut at = 0;
    while let Some(other) = list.get(at) {
        if vm.eq(other, item)? {
            return Ok(true);
        }
        at += 1;
    }
    Ok(false)
}

fn concat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = vm.this::<List>(a);
    let Some(y) = vm.as_list(b) else {
        let name = vm.type_name_of(b);
        return Err(vm.type_error(format!("can only concatenate list (not \"{name}\") to list")));
    };
    let list = vm.list_with_capacity(x.len() + y.len())?;
    list.extend_from_slice(vm, x.items())?;
    list.extend_from_slice(vm, y.items())?;
    Ok(list.value())
}

fn repeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let list = vm.this::<List>(this);
    let result = vm.new_list();
    push_repeated(vm, result, list, count)?;
    Ok(result.value())
}

/// Appends the items of `from` to the list `count` times.
fn push_repeated(vm: &mut Vm, list: Gc<List>, from: Gc<List>, count: isize) -> PyResult<()> {
    let count = usize::try_from(count).unwrap_or(0);
    let unit = from.len();
    let Some(total) = unit.checked_mul(count) else { return Err(vm.memory_error()) };
    if total == 0 {
        return Ok(());
    }
    check_items(vm, total)?;
    list.reserve(vm, total)?;
    // `from` may be the list itself: only what was there at first is repeated.
    let start = list.len();
    list.splice(vm, start, start, &from.items()[..unit])?;
    let mut done = unit;
    while done < total {
        // What is there already doubles.
        let more = done.min(total - done);
        let len = list.len();
        let items = &list.items()[start..start + more];
        list.splice(vm, len, len, items)?;
        done += more;
    }
    Ok(())
}

fn iconcat(vm: &mut Vm, this: Value, other: Value) -> PyResult {
    let list = vm.this::<List>(this);
    vm.extend_list(list, other)?;
    Ok(this)
}

fn irepeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let list = vm.this::<List>(this);
    if count <= 0 {
        list.clear();
    } else {
        push_repeated(vm, list, list, count - 1)?;
    }
    Ok(this)
}
