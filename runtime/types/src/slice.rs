//! `slice`: what stands between the brackets of `a[i:j:k]`. CPython: `Objects/sliceobject.c`.

use crate::util::{check_count, no_keywords};
use dashu_int::IBig;
use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::hash::TupleHasher;
use kaa_object::int::IntRef;
use kaa_object::payloads::{MemberKind, Slice};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "slice(stop)\nslice(start, stop[, step])\n\n\
         Create a slice object, which extended subscripts like a[0:10:2] make too.",
    ),
    slots,
    methods: &[METHODS],
    members: MEMBERS,
    ..TypeDef::new("slice")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.slice, Some(vm.types.object), &DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(repr));
    s.hash.set(Some(hash));
    s.richcompare.set(Some(richcompare));
}

static MEMBERS: &[MemberDef] = &[
    MemberDef { name: "start", doc: "", kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Slice>(v).start)) },
    MemberDef { name: "stop", doc: "", kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Slice>(v).stop)) },
    MemberDef { name: "step", doc: "", kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Slice>(v).step)) },
];

kaa_object::methods! { METHODS: Instance =>
    /// S.indices(len) -> (start, stop, stride)
    ///
    /// Work out, for a sequence of length len, the start and stop indices
    /// and the stride of the extended slice that S describes.  Indices out of
    /// bounds are clipped as in the handling of normal slices.
    "indices($self, object, /)" => |vm: &mut Vm, this: Gc<Slice>, length: Value| -> PyResult {
        let length = vm.index(length)?;
        if vm.int_ref(length).is_some_and(|n| n.is_negative()) {
            return Err(vm.value_error("length should not be negative"));
        }
        let Bounds { start, stop, step } = bounds(vm, this, length)?;
        vm.try_tuple(&[start, stop, step]).map(Gc::value)
    }, Any;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Slice>| -> PyResult {
        let args = vm.try_tuple(&[this.start, this.stop, this.step])?.value();
        let class = vm.types.slice.value();
        vm.try_tuple(&[class, args]).map(Gc::value)
    }, Alloc;
}

fn new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    no_keywords(vm, "slice", args)?;
    check_count(vm, "slice", args.values.len(), 1, 3)?;
    let none = Value::NONE;
    Ok(match *args.values {
        [stop] => vm.new_slice(none, stop, none),
        [start, stop] => vm.new_slice(start, stop, none),
        [start, stop, step, ..] => vm.new_slice(start, stop, step),
        [] => none,
    })
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let slice = vm.this::<Slice>(this);
    let mut builder = kaa_object::StrBuilder::new();
    builder.push_str("slice(");
    for (i, part) in [slice.start, slice.stop, slice.step].into_iter().enumerate() {
        if i > 0 {
            builder.push_str(", ");
        }
        let text = vm.repr(part)?;
        builder.push_pystr(&text);
    }
    builder.push_str(")");
    builder.finish(vm).map(Gc::value)
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<u64> {
    let slice = vm.this::<Slice>(this);
    let mut hasher = TupleHasher::default();
    for part in [slice.start, slice.stop, slice.step] {
        hasher.add(vm.hash(part)?);
    }
    Ok(hasher.finish_bare())
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.as_slice(a), vm.as_slice(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if a == b {
        return Ok(Value::bool(op.holds(std::cmp::Ordering::Equal)));
    }
    let x = vm.try_tuple(&[x.start, x.stop, x.step])?.value();
    let y = vm.try_tuple(&[y.start, y.stop, y.step])?.value();
    vm.compare(op, x, y)
}

/// Start, stop and step of a slice for a length: ints of any size.
pub struct Bounds {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

/// An int by `__index__`, as slices ask for it.
fn index(vm: &mut Vm, value: Value) -> PyResult {
    if !vm.is_int(value) && vm.class_of(value).slots.index.get().is_none() {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    vm.index(value)
}

/// CPython: `_PySlice_GetLongIndices`.
pub fn bounds(vm: &mut Vm, slice: Gc<Slice>, length: Value) -> PyResult<Bounds> {
    let big = |vm: &Vm, value: Value| vm.int_ref(value).map_or(IBig::ZERO, IntRef::to_big);
    let step = match slice.step {
        Value::NONE => Value::int32(1),
        step => {
            let step = index(vm, step)?;
            vm.exact_int(step).unwrap_or(step)
        }
    };
    if vm.int_ref(step).is_some_and(|n| n.is_zero()) {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let backwards = vm.int_ref(step).is_some_and(|n| n.is_negative());
    let length = big(vm, length);
    let (low, high) =
        if backwards { (IBig::NEG_ONE, &length - IBig::ONE) } else { (IBig::ZERO, length.clone()) };
    let clip = |vm: &mut Vm, value: Value, default: &IBig| -> PyResult<IBig> {
        if value.is_none() {
            return Ok(default.clone());
        }
        let value = index(vm, value)?;
        let mut n = big(vm, value);
        if n < IBig::ZERO {
            n += &length;
        }
        Ok(n.clamp(low.clone(), high.clone()))
    };
    let start = clip(vm, slice.start, if backwards { &high } else { &low })?;
    let stop = clip(vm, slice.stop, if backwards { &low } else { &high })?;
    Ok(Bounds { start: vm.int_from_big(start), stop: vm.int_from_big(stop), step })
}
