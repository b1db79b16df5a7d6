//! `range`: arithmetic progressions, worked out when asked. CPython: `Objects/rangeobject.c`.

use crate::iterators::this_iter;
use crate::slice::{Bounds, bounds};
use crate::util::{builtin, check_count, no_keywords};
use dashu_int::IBig;
use kaa_object::core_types::shape;
use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::int::IntRef;
use kaa_object::iter::next_of_range;
use kaa_object::number::BinaryOp;
use kaa_object::payloads::{LongRangeIter, MemberKind, Range, RangeIter};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Type, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n\
         The integers from start (inclusive) to stop (exclusive), step apart.\n\
         range(i, j) holds i, i+1, i+2, ..., j-1: start is 0 where it is left out, and stop\n\
         itself is never in the range.  range(4) holds 0, 1, 2, 3, which are just the indices\n\
         of a list of 4 items.  A third argument gives the distance from one to the next.",
    ),
    flags: type_flags::SEQUENCE,
    slots,
    methods: &[METHODS],
    members: MEMBERS,
    ..TypeDef::new("range")
};

static ITER_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[ITER_METHODS],
    ..TypeDef::new("range_iterator")
};

static LONG_ITER_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(long_next));
    },
    methods: &[LONG_ITER_METHODS],
    ..TypeDef::new("longrange_iterator")
};

pub fn install(vm: &mut Vm) {
    let object = Some(vm.types.object);
    vm.define_core_type(vm.types.range, object, &DEF);
    vm.define_core_type(vm.types.range_iterator, object, &ITER_DEF);
    vm.define_core_type(vm.types.longrange_iterator, object, &LONG_ITER_DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(repr));
    s.hash.set(Some(hash));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter));
    s.bool.set(Some(|vm, v| Ok(vm.this::<Range>(v).length != Value::int32(0))));
    s.len.set(Some(len));
    s.getitem.set(Some(getitem));
    s.contains.set(Some(contains));
}

static MEMBERS: &[MemberDef] = &[
    MemberDef { name: "start", doc: "", kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Range>(v).start)) },
    MemberDef { name: "stop", doc: "", kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Range>(v).stop)) },
    MemberDef { name: "step", doc: "", kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Range>(v).step)) },
];

kaa_object::methods! { METHODS: Instance =>
    /// Return a reverse iterator.
    "__reversed__($self, /)" => reversed, Alloc;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Range>| -> PyResult {
        let args = vm.try_tuple(&[this.start, this.stop, this.step])?.value();
        let class = vm.types.range.value();
        vm.try_tuple(&[class, args]).map(Gc::value)
    }, Alloc;
    /// rangeobject.count(value) -> integer -- return number of occurrences of value
    "count($self, object, /)" => count, Any;
    /// rangeobject.index(value) -> integer -- return index of value.
    /// Raise ValueError if the value is not present.
    "index($self, object, /)" => index, Any;
}

/// An exact int by `__index__`.
fn exact_index(vm: &mut Vm, value: Value) -> PyResult {
    if value.is_int() {
        return Ok(value);
    }
    let index = vm.index(value)?;
    Ok(vm.exact_int(index).unwrap_or(index))
}

fn new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    no_keywords(vm, "range", args)?;
    check_count(vm, "range", args.values.len(), 1, 3)?;
    let (start, stop, step) = match *args.values {
        [stop] => (Value::int32(0), exact_index(vm, stop)?, Value::int32(1)),
        [start, stop] => (exact_index(vm, start)?, exact_index(vm, stop)?, Value::int32(1)),
        [start, stop, step, ..] => (exact_index(vm, start)?, exact_index(vm, stop)?, exact_index(vm, step)?),
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
    };
    if step == Value::int32(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(make(vm, start, stop, step).value())
}

/// A range of exact ints; the step must not be 0.
pub fn make(vm: &mut Vm, start: Value, stop: Value, step: Value) -> Gc<Range> {
    let length = length_of(vm, start, stop, step);
    vm.heap.alloc(shape::RANGE, Range { start, stop, step, length })
}

fn big(vm: &Vm, value: Value) -> IBig {
    vm.int_ref(value).map_or(IBig::ZERO, IntRef::to_big)
}

fn length_of(vm: &mut Vm, start: Value, stop: Value, step: Value) -> Value {
    if let (Some(a), Some(b), Some(s)) = (start.as_int(), stop.as_int(), step.as_int()) {
        let count = if s > 0 && a < b {
            ((b - a - 1) / s) + 1
        } else if s < 0 && a > b {
            ((a - b - 1) / -s) + 1
        } else {
            0
        };
        return vm.int(count);
    }
    let (a, b, s) = (big(vm, start), big(vm, stop), big(vm, step));
    let (distance, s) = if s > IBig::ZERO { (b - a, s) } else { (a - b, -s) };
    if distance <= IBig::ZERO {
        return Value::int32(0);
    }
    vm.int_from_big((distance - IBig::ONE) / s + IBig::ONE)
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let range = vm.this::<Range>(this);
    let (start, stop) = (vm.repr(range.start)?.to_lossy(), vm.repr(range.stop)?.to_lossy());
    let text = if range.step == Value::int32(1) {
        format!("range({start}, {stop})")
    } else {
        let step = vm.repr(range.step)?.to_lossy();
        format!("range({start}, {stop}, {step})")
    };
    vm.try_str(&text).map(Gc::value)
}

/// Equal ranges hold the same numbers, so only what tells these apart is hashed.
fn hash(vm: &mut Vm, this: Value) -> PyResult<u64> {
    let range = vm.this::<Range>(this);
    let (none, zero, one) = (Value::NONE, Value::int32(0), Value::int32(1));
    let start = if range.length == zero { none } else { range.start };
    let step = if range.length == zero || range.length == one { none } else { range.step };
    let tuple = vm.try_tuple(&[range.length, start, step])?;
    vm.hash(tuple.value())
}

fn same(vm: &Vm, a: Value, b: Value) -> bool {
    a == b || vm.order_ints(a, b) == Some(std::cmp::Ordering::Equal)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.payload::<Range>(a), vm.payload::<Range>(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = same(vm, x.length, y.length)
        && (x.length == Value::int32(0)
            || same(vm, x.start, y.start) && (x.length == Value::int32(1) || same(vm, x.step, y.step)));
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn len(vm: &mut Vm, this: Value) -> PyResult<usize> {
    let length = vm.this::<Range>(this).length;
    vm.to_isize(length).map(|n| n as usize)
}

/// The item at an index that is in the range.
fn item(vm: &mut Vm, range: Gc<Range>, index: Value) -> PyResult {
    if let (Some(start), Some(step), Some(i)) = (range.start.as_int(), range.step.as_int(), index.as_int()) {
        return Ok(vm.int_from_i128(start as i128 + step as i128 * i as i128));
    }
    let offset = vm.binary(BinaryOp::Multiply, range.step, index)?;
    vm.binary(BinaryOp::Add, range.start, offset)
}

fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let range = vm.this::<Range>(this);
    if let Some(slice) = vm.as_slice(key) {
        let Bounds { start, stop, step } = bounds(vm, slice, range.length)?;
        let (start, stop) = (item(vm, range, start)?, item(vm, range, stop)?);
        let step = vm.binary(BinaryOp::Multiply, range.step, step)?;
        return Ok(make(vm, start, stop, step).value());
    }
    if vm.class_of(key).slots.index.get().is_none() {
        let name = vm.type_name_of(key);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {name}")));
    }
    let mut index = exact_index(vm, key)?;
    if vm.int_ref(index).is_some_and(|n| n.is_negative()) {
        index = vm.binary(BinaryOp::Add, index, range.length)?;
    }
    let below = vm.order_ints(index, range.length) == Some(std::cmp::Ordering::Less);
    if !below || vm.int_ref(index).is_some_and(|n| n.is_negative()) {
        return Err(vm.index_error("range object index out of range"));
    }
    item(vm, range, index)
}

/// Where an int stands in the range.
fn position(vm: &mut Vm, range: Gc<Range>, value: Value) -> PyResult<Option<Value>> {
    if let (Some(start), Some(stop), Some(step), Some(n)) =
        (range.start.as_int(), range.stop.as_int(), range.step.as_int(), value.as_int())
    {
        let inside = if step > 0 { start <= n && n < stop } else { stop < n && n <= start };
        if !inside || (n - start) % step != 0 {
            return Ok(None);
        }
        return Ok(Some(vm.int((n - start) / step)));
    }
    let (start, stop, step, n) =
        (big(vm, range.start), big(vm, range.stop), big(vm, range.step), big(vm, value));
    let inside = if step > IBig::ZERO { start <= n && n < stop } else { stop < n && n <= start };
    let distance = n - start;
    if !inside || &distance % &step != IBig::ZERO {
        return Ok(None);
    }
    Ok(Some(vm.int_from_big(distance / step)))
}

/// Whether the value is searched for by arithmetic.
fn is_number(vm: &Vm, value: Value) -> bool {
    value.is_int() || value.is_bool() || vm.class_of(value) == vm.types.int
}

fn contains(vm: &mut Vm, this: Value, value: Value) -> PyResult<bool> {
    let range = vm.this::<Range>(this);
    if is_number(vm, value) {
        let value = vm.exact_int(value).unwrap_or(value);
        return Ok(position(vm, range, value)?.is_some());
    }
    vm.contains_by_iteration(this, value)
}

fn count(vm: &mut Vm, this: Gc<Range>, value: Value) -> PyResult<usize> {
    if is_number(vm, value) {
        return contains(vm, this.value(), value).map(usize::from);
    }
    let mut count = 0;
    vm.for_each(this.value(), |vm, item| {
        count += usize::from(vm.eq(item, value)?);
        Ok(())
    })?;
    Ok(count)
}

fn index(vm: &mut Vm, this: Gc<Range>, value: Value) -> PyResult {
    if is_number(vm, value) {
        let value = vm.exact_int(value).unwrap_or(value);
        if let Some(at) = position(vm, this, value)? {
            return Ok(at);
        }
        return Err(vm.value_error("range.index(x): x not in range"));
    }
    let iterator = iter(vm, this.value())?;
    let mut at = 0usize;
    while let Some(item) = vm.next(iterator)? {
        if vm.eq(item, value)? {
            return Ok(vm.int_from_usize(at));
        }
        at += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

pub fn iter(vm: &mut Vm, this: Value) -> PyResult {
    let range = vm.this::<Range>(this);
    Ok(iter_over(vm, range.start, range.step, range.length))
}

/// An iterator over `length` numbers from `start`.
fn iter_over(vm: &mut Vm, start: Value, step: Value, length: Value) -> Value {
    if let (Some(first), Some(distance), Some(count)) = (start.as_int(), step.as_int(), length.as_int()) {
        let last = first as i128 + distance as i128 * (count as i128 - 1).max(0);
        if (Value::INT_MIN as i128..=Value::INT_MAX as i128).contains(&last) {
            let payload =
                RangeIter { next: Cell::new(first), step: distance, remaining: Cell::new(count as u64) };
            return vm.heap.alloc(shape::RANGE_ITERATOR, payload).value();
        }
    }
    let payload = LongRangeIter { next: Slot::new(start), step, remaining: Slot::new(length) };
    vm.heap.alloc(shape::LONGRANGE_ITERATOR, payload).value()
}

fn reversed(vm: &mut Vm, this: Gc<Range>) -> PyResult {
    let step = vm.negative(this.step)?;
    let last = vm.binary(BinaryOp::Subtract, this.length, Value::int32(1))?;
    let start = item(vm, this, last)?;
    Ok(iter_over(vm, start, step, this.length))
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    Ok(next_of_range(vm.this::<RangeIter>(this)))
}

fn long_next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let iter = vm.this::<LongRangeIter>(this);
    if iter.remaining.get() == Value::int32(0) {
        return Ok(None);
    }
    let n = iter.next.get();
    let left = vm.binary(BinaryOp::Subtract, iter.remaining.get(), Value::int32(1))?;
    let next = vm.binary(BinaryOp::Add, n, iter.step)?;
    iter.remaining.set(iter, left);
    iter.next.set(iter, next);
    Ok(Some(n))
}

kaa_object::methods! { ITER_METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |_: &mut Vm, this: Gc<RangeIter>| this.remaining.get() as usize, Leaf;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<RangeIter>| -> PyResult {
        let (start, step) = (vm.int(this.next.get()), vm.int(this.step));
        let stop = vm.int_from_i128(this.next.get() as i128 + this.remaining.get() as i128 * this.step as i128);
        reduce(vm, start, stop, step)
    }, Alloc;
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm: &mut Vm, this: Gc<RangeIter>, state: Value| -> PyResult<()> {
        let skip = vm.to_isize(state)?.max(0) as u64;
        let skip = skip.min(this.remaining.get());
        this.next.set(this.next.get() + skip as i64 * this.step);
        this.remaining.set(this.remaining.get() - skip);
        Ok(())
    }, Any;
}

kaa_object::methods! { LONG_ITER_METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |_: &mut Vm, this: Gc<LongRangeIter>| this.remaining.get(), Leaf;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<LongRangeIter>| -> PyResult {
        let distance = vm.binary(BinaryOp::Multiply, this.remaining.get(), this.step)?;
        let stop = vm.binary(BinaryOp::Add, this.next.get(), distance)?;
        reduce(vm, this.next.get(), stop, this.step)
    }, Alloc;
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm: &mut Vm, this: Gc<LongRangeIter>, state: Value| -> PyResult<()> {
        if vm.class_of(state) != vm.types.int {
            let got = vm.type_name_of(state);
            return Err(vm.type_error(format!("state must be an int, not {got}")));
        }
        let mut skip = state;
        if vm.int_ref(skip).is_some_and(|n| n.is_negative()) {
            skip = Value::int32(0);
        } else if vm.order_ints(skip, this.remaining.get()) == Some(std::cmp::Ordering::Greater) {
            skip = this.remaining.get();
        }
        let distance = vm.binary(BinaryOp::Multiply, skip, this.step)?;
        let next = vm.binary(BinaryOp::Add, this.next.get(), distance)?;
        let left = vm.binary(BinaryOp::Subtract, this.remaining.get(), skip)?;
        this.next.set(this, next);
        this.remaining.set(this, left);
        Ok(())
    }, Any;
}

/// `(iter, (range(start, stop, step),), None)`
fn reduce(vm: &mut Vm, start: Value, stop: Value, step: Value) -> PyResult {
    let range = make(vm, start, stop, step).value();
    let function = builtin(vm, "iter")?;
    let args = vm.try_tuple(&[range])?.value();
    vm.try_tuple(&[function, args, Value::NONE]).map(Gc::value)
}
