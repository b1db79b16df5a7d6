//! `translate` and `maketrans` of bytes.

use super::Receiver;
use crate::buffer::contents;
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return a copy with each character mapped by the given translation table.
    ///
    ///   table
    ///     Translation table, which must be a bytes object of length 256.
    ///
    /// All characters occurring in the optional argument delete are removed.
    /// The remaining characters are mapped through the given translation table.
    "translate($self, table, /, delete=b'')" => translate, Any;
}

kaa_object::methods! { STATIC_METHODS: Static =>
    /// Return a translation table usable for the bytes or bytearray translate method.
    ///
    /// In the table, which is a bytes object of length 256, each byte of frm is mapped to
    /// the byte at the same place in to.
    ///
    /// The bytes objects frm and to must be of the same length.
    "maketrans(frm, to, /)" => maketrans, Any;
}

fn translate(vm: &mut Vm, this: Value, table: Value, delete: Option<Value>) -> PyResult {
    let table = if table.is_none() { None } else { Some(contents(vm, table)?) };
    if table.as_ref().is_some_and(|t| t.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = match delete {
        Some(delete) => Some(contents(vm, delete)?),
        None => None,
    };
    let mut gone = [false; 256];
    for &b in delete.iter().flat_map(|d| d.iter()) {
        gone[usize::from(b)] = true;
    }
    let receiver = Receiver::of(vm, this);
    let bytes = receiver.contents();
    let out: Vec<u8> = bytes
        .iter()
        .filter(|&&b| !gone[usize::from(b)])
        .map(|&b| table.as_ref().map_or(b, |t| t[usize::from(b)]))
        .collect();
    if out[..] == bytes[..] { receiver.same(vm) } else { receiver.make(vm, &out) }
}

fn maketrans(vm: &mut Vm, from: Value, to: Value) -> PyResult {
    let (from, to) = (contents(vm, from)?, contents(vm, to)?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: [u8; 256] = std::array::from_fn(|i| i as u8);
    for (&a, &b) in from.iter().zip(to.iter()) {
        table[usize::from(a)] = b;
    }
    vm.new_bytes(&table).map(Gc::value)
}
