//! The attributes of `memoryview`.

use super::{is_contiguous, is_fortran, item_count, open};
use kaa_object::declare::GetSetDef;
use kaa_object::payloads::MemoryView;
use kaa_object::{Gc, PyResult, Value, Vm};

type Get = fn(&mut Vm, Gc<MemoryView>) -> PyResult;

fn read(vm: &mut Vm, this: Value, get: Get) -> PyResult {
    let view = vm.this::<MemoryView>(this);
    open(vm, view)?;
    get(vm, view)
}

fn sizes(vm: &mut Vm, sizes: &[isize]) -> PyResult {
    let ints: Vec<i64> = sizes.iter().map(|&n| n as i64).collect();
    // These are small enough to be words, which are no references.
    vm.tuple_from_fn(ints.len(), |i| Value::small_int(ints[i]).unwrap_or(Value::NONE)).map(Gc::value)
}

macro_rules! attribute {
    ($name:literal, $doc:literal, $get:expr) => {
        GetSetDef { name: $name, doc: $doc, get: |vm, v| read(vm, v, $get), set: None }
    };
}

pub static GETSET: &[GetSetDef] = &[
    attribute!("obj", "The underlying object of the memoryview.", |_, v| Ok(v
        .obj
        .get()
        .unwrap_or(Value::NONE))),
    attribute!(
        "nbytes",
        "The amount of space in bytes that the array would use in\n a contiguous representation.",
        |vm, v| Ok(vm.int_from_usize(item_count(v) * v.itemsize))
    ),
    attribute!("readonly", "A bool indicating whether the memory is read only.", |_, v| Ok(Value::bool(
        v.readonly
    ))),
    attribute!("itemsize", "The size in bytes of each element of the memoryview.", |vm, v| Ok(
        vm.int_from_usize(v.itemsize)
    )),
    attribute!(
        "format",
        "A string containing the format (in struct module style)\n for each element in the view.",
        |_, v| Ok(v.format.get().value())
    ),
    attribute!(
        "ndim",
        "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.",
        |vm, v| Ok(vm.int_from_usize(v.shape.len()))
    ),
    attribute!(
        "shape",
        "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.",
        |vm, v| sizes(vm, &v.shape)
    ),
    attribute!(
        "strides",
        "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.",
        |vm, v| sizes(vm, &v.strides)
    ),
    attribute!("suboffsets", "A tuple of integers used internally for PIL-style arrays.", |vm, _| Ok(vm
        .empty_tuple
        .value())),
    attribute!("c_contiguous", "A bool indicating whether the memory is C contiguous.", |_, v| Ok(
        Value::bool(is_contiguous(v))
    )),
    attribute!("f_contiguous", "A bool indicating whether the memory is Fortran contiguous.", |_, v| Ok(
        Value::bool(is_fortran(v))
    )),
    attribute!("contiguous", "A bool indicating whether the memory is contiguous.", |_, v| Ok(Value::bool(
        is_contiguous(v) || is_fortran(v)
    ))),
];
