//! `tuple`: immutable sequences. CPython: `Objects/tupleobject.c`.

use crate::iterators::{SEQ_METHODS, this_iter};
use crate::reprs;
use crate::util::{CLASS_GETITEM, check_count, clip_span, clipped_not_none, item_index, no_keywords_exact};
use kaa_object::core_types::shape;
use kaa_object::declare::TypeDef;
use kaa_object::hash::TupleHasher;
use kaa_object::payloads::SeqIter;
use kaa_object::sequence::SliceBounds;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, StrBuilder, Type, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "Built-in immutable sequence.\n\n\
         Without an argument, the result is the empty tuple.  With an iterable, it holds\n\
         the iterable's items in their order.\n\n\
         A tuple given as the argument is returned as it is.",
    ),
    signature: Some("(iterable=(), /)"),
    flags: type_flags::BASETYPE | type_flags::TUPLE_SUBCLASS | type_flags::SEQUENCE | type_flags::MATCH_SELF,
    slots,
    methods: &[METHODS, CLASS_GETITEM],
    ..TypeDef::new("tuple")
};

pub static ITER_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(iter_next));
    },
    methods: &[SEQ_METHODS],
    ..TypeDef::new("tuple_iterator")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.tuple, Some(vm.types.object), &DEF);
    vm.define_core_type(vm.types.tuple_iterator, Some(vm.types.object), &ITER_DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(|vm, this| {
        let tuple = vm.this::<Tuple>(this);
        reprs::text(vm, |vm, out| write_repr(vm, tuple, out))
    }));
    s.hash.set(Some(hash));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter));
    s.len.set(Some(|vm, v| Ok(vm.this::<Tuple>(v).len())));
    s.getitem.set(Some(getitem));
    s.contains.set(Some(contains));
    s.concat.set(Some(concat));
    s.repeat.set(Some(repeat));
}

kaa_object::methods! { METHODS: Instance =>
    "__getnewargs__($self, /)" => |vm: &mut Vm, this: Gc<Tuple>| -> PyResult {
        let copy = vm.try_tuple(this.items())?;
        vm.try_tuple(&[copy.value()]).map(Gc::value)
    }, Alloc;
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    "index($self, value, start=0, stop=sys.maxsize, /)" => index, Any;
    /// Return number of occurrences of value.
    "count($self, value, /)" => count, Any;
}

/// `tuple.__new__`. CPython: `tuple_new_impl`.
fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.types.tuple;
    no_keywords_exact(vm, class, own, "tuple", args)?;
    let positional = args.positional();
    check_count(vm, "tuple", positional.len(), 0, 1)?;
    let tuple = match positional.first() {
        None => vm.empty_tuple,
        Some(&iterable) => from_iterable(vm, iterable)?,
    };
    if class == own {
        return Ok(tuple.value());
    }
    vm.tuple_subclass_instance(class.shape.get(), tuple.items()).map(Gc::value)
}

/// `tuple(iterable)`
pub fn from_iterable(vm: &mut Vm, iterable: Value) -> PyResult<Gc<Tuple>> {
    if let Some(tuple) = vm.exact_tuple(iterable) {
        return Ok(tuple);
    }
    if let Some(list) = vm.exact_list(iterable) {
        return vm.try_tuple(list.items());
    }
    let list = vm.collect_list(iterable)?;
    vm.try_tuple(list.items())
}

/// Appends the text of a tuple.
pub fn write_repr(vm: &mut Vm, tuple: Gc<Tuple>, out: &mut StrBuilder) -> PyResult<()> {
    if tuple.is_empty() {
        out.push_str("()");
        return Ok(());
    }
    if !vm.repr_enter(tuple.value()) {
        out.push_str("(...)");
        return Ok(());
    }
    let result = write_items(vm, tuple, out);
    vm.repr_leave(tuple.value());
    result
}

fn write_items(vm: &mut Vm, tuple: Gc<Tuple>, out: &mut StrBuilder) -> PyResult<()> {
    out.push_str("(");
    for (i, &item) in tuple.items().iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        reprs::write(vm, item, out)?;
        vm.safepoint()?;
    }
    out.push_str(if tuple.len() == 1 { ",)" } else { ")" });
    Ok(())
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<u64> {
    let tuple = vm.this::<Tuple>(this);
    if let Some(hash) = tuple.known_hash() {
        return Ok(hash);
    }
    vm.check_native_stack(" while hashing a tuple")?;
    let mut hasher = TupleHasher::default();
    for &item in tuple.items() {
        hasher.add(vm.hash(item)?);
    }
    let hash = hasher.finish();
    tuple.set_hash(hash);
    Ok(hash)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.as_tuple(a), vm.as_tuple(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    for (&p, &q) in x.items().iter().zip(y.items()) {
        if !vm.eq(p, q)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.compare(op, p, q),
            };
        }
    }
    Ok(Value::bool(op.holds(x.len().cmp(&y.len()))))
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let payload = SeqIter { sequence: Slot::new(Some(this)), index: Cell::new(0) };
    Ok(vm.heap.alloc(shape::TUPLE_ITERATOR, payload).value())
}

fn iter_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<SeqIter>(this);
    let Some(tuple) = iter.sequence.get().and_then(|s| vm.as_tuple(s)) else { return Ok(None) };
    let at = iter.index.get();
    match tuple.get(at as usize) {
        Some(item) => {
            iter.index.set(at + 1);
            Ok(Some(item))
        }
        None => {
            iter.sequence.init(None);
            Ok(None)
        }
    }
}

pub fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let tuple = vm.this::<Tuple>(this);
    if let Some(slice) = vm.as_slice(key) {
        let (start, stop, step) = vm.unpack_slice(slice)?;
        let bounds = SliceBounds::adjust(start, stop, step, tuple.len());
        if bounds.count == tuple.len() && bounds.step == 1 && vm.exact_tuple(this).is_some() {
            return Ok(this);
        }
        let items = tuple.items();
        if bounds.step == 1 {
            let start = bounds.start.max(0) as usize;
            return vm.try_tuple(items.get(start..start + bounds.count).unwrap_or(&[])).map(Gc::value);
        }
        return vm
            .tuple_from_fn(bounds.count, |i| items[(bounds.start + i as isize * bounds.step) as usize])
            .map(Gc::value);
    }
    if !key.is_int() && vm.class_of(key).slots.index.get().is_none() {
        let name = vm.type_name_of(key);
        return Err(vm.type_error(format!("tuple indices must be integers or slices, not {name}")));
    }
    match item_index(vm, key, tuple.len())? {
        Some(at) => Ok(tuple.items()[at]),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn contains(vm: &mut Vm, this: Value, item: Value) -> PyResult<bool> {
    let tuple = vm.this::<Tuple>(this);
    for &other in tuple.items() {
        if vm.eq(other, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn concat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = vm.this::<Tuple>(a);
    let Some(y) = vm.as_tuple(b) else {
        let name = vm.type_name_of(b);
        return Err(vm.type_error(format!("can only concatenate tuple (not \"{name}\") to tuple")));
    };
    if x.is_empty() && vm.exact_tuple(b).is_some() {
        return Ok(b);
    }
    if y.is_empty() && vm.exact_tuple(a).is_some() {
        return Ok(a);
    }
    let (p, q) = (x.items(), y.items());
    vm.tuple_from_fn(p.len() + q.len(), |i| if i < p.len() { p[i] } else { q[i - p.len()] }).map(Gc::value)
}

fn repeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let tuple = vm.this::<Tuple>(this);
    if (tuple.is_empty() || count == 1) && vm.exact_tuple(this).is_some() {
        return Ok(this);
    }
    if tuple.is_empty() || count <= 0 {
        return Ok(vm.empty_tuple.value());
    }
    let items = tuple.items();
    let Some(len) = items.len().checked_mul(count as usize) else { return Err(vm.memory_error()) };
    check_items(vm, len)?;
    vm.tuple_from_fn(len, |i| items[i % items.len()]).map(Gc::value)
}

/// MemoryError for so many items that memory cannot hold them.
pub fn check_items(vm: &mut Vm, items: usize) -> PyResult<()> {
    crate::format::check_length(vm, items.saturating_mul(8))
}

fn index(
    vm: &mut Vm,
    this: Gc<Tuple>,
    value: Value,
    start: Option<Value>,
    stop: Option<Value>,
) -> PyResult<usize> {
    let start = start.map_or(Ok(0), |s| clipped_not_none(vm, s))?;
    let stop = stop.map_or(Ok(isize::MAX), |s| clipped_not_none(vm, s))?;
    let (start, stop) = clip_span(start, stop, this.len());
    for at in start..stop {
        if vm.eq(this.items()[at], value)? {
            return Ok(at);
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

fn count(vm: &mut Vm, this: Gc<Tuple>, value: Value) -> PyResult<usize> {
    let mut count = 0;
    for &item in this.items() {
        count += usize::from(vm.eq(item, value)?);
    }
    Ok(count)
}
