//! The methods that only `bytearray` has.

use super::{append, check_resizable, new_array};
use crate::bytes_methods::byte_value;
use crate::format::check_length;
use crate::util::place;
use kaa_object::payloads::ByteArray;
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// B.__alloc__() -> int
    ///
    /// Return the number of bytes actually allocated.
    "__alloc__($self, /)" => |_: &mut Vm, this: Gc<ByteArray>| this.bytes.borrow().capacity() + 1, Leaf;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<ByteArray>| reduce(vm, this, 2), Any;
    /// Return state information for pickling.
    "__reduce_ex__($self, proto=0, /)" => |vm: &mut Vm, this: Gc<ByteArray>, proto: Option<i32>| reduce(vm, this, proto.unwrap_or(0)), Any;
    /// Returns the size of the bytearray object in memory, in bytes.
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<ByteArray>| 56 + this.bytes.borrow().capacity() + 1, Leaf;
    /// Append a single item to the end of the bytearray.
    ///
    ///   item
    ///     The item to be appended.
    "append($self, item, /)" => |vm: &mut Vm, this: Gc<ByteArray>, item: Value| -> PyResult<()> {
        let byte = byte_value(vm, item)?;
        append(vm, this, &[byte])
    }, Any;
    /// Remove all items from the bytearray.
    "clear($self, /)" => |vm: &mut Vm, this: Gc<ByteArray>| -> PyResult<()> {
        check_resizable(vm, this)?;
        *this.bytes.borrow_mut() = Vec::new();
        Ok(())
    }, Raises;
    /// Return a copy of B.
    "copy($self, /)" => |vm: &mut Vm, this: Gc<ByteArray>| {
        let copy = this.bytes.borrow().clone();
        new_array(vm, copy)
    }, Alloc;
    /// Append all the items from the iterator or sequence to the end of the bytearray.
    ///
    ///   iterable_of_ints
    ///     The iterable of items to append.
    "extend($self, iterable_of_ints, /)" => extend, Any;
    /// Insert a single item into the bytearray before the given index.
    ///
    ///   index
    ///     The index where the value is to be inserted.
    ///   item
    ///     The item to be inserted.
    "insert($self, index, item, /)" => insert, Any;
    /// Remove and return a single item from B.
    ///
    ///   index
    ///     The index from where to remove the item.
    ///     -1 (the default value) means remove the last item.
    ///
    /// If no index argument is given, will pop the last item.
    "pop($self, index=-1, /)" => pop, Any;
    /// Remove the first occurrence of a value in the bytearray.
    ///
    ///   value
    ///     The value to remove.
    "remove($self, value, /)" => remove, Any;
    /// Resize the internal buffer of bytearray to len.
    ///
    ///   size
    ///     New size to resize to.
    "resize($self, size, /)" => resize, Any;
    /// Reverse the order of the values in B in place.
    "reverse($self, /)" => |_: &mut Vm, this: Gc<ByteArray>| this.bytes.borrow_mut().reverse(), Leaf;
}

/// `(type, (latin-1 text, 'latin-1'), state)`, or with bytes for newer protocols.
fn reduce(vm: &mut Vm, this: Gc<ByteArray>, proto: i32) -> PyResult {
    let bytes = this.bytes.borrow().clone();
    let args = if bytes.is_empty() {
        vm.empty_tuple
    } else if proto < 3 {
        let (text, name) = (vm.str_latin1(&bytes)?.value(), vm.str("latin-1").value());
        vm.try_tuple(&[text, name])?
    } else {
        let bytes = vm.new_bytes(&bytes)?.value();
        vm.try_tuple(&[bytes])?
    };
    let state = vm.call_method_named(this.value(), "__getstate__", &[])?;
    let class = vm.class_of(this.value()).value();
    vm.try_tuple(&[class, args.value(), state]).map(Gc::value)
}

fn extend(vm: &mut Vm, this: Gc<ByteArray>, iterable: Value) -> PyResult<()> {
    if crate::buffer::has_buffer(vm, iterable) {
        if !crate::buffer::has_simple_buffer(vm, iterable) {
            let name = vm.type_name_of(iterable);
            return Err(vm.type_error(format!("can't set bytearray slice from {name}")));
        }
        let more = crate::buffer::contents(vm, iterable)?;
        return append(vm, this, &more);
    }
    if vm.as_str(iterable).is_some() {
        return Err(vm.type_error("expected iterable of integers; got: 'str'"));
    }
    let class = vm.class_of(iterable);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("can't extend bytearray with {name}")));
    }
    let more = crate::bytes::from_iterable(vm, iterable, "byte must be in range(0, 256)")?;
    append(vm, this, &more)
}

fn insert(vm: &mut Vm, this: Gc<ByteArray>, index: isize, item: Value) -> PyResult<()> {
    let byte = byte_value(vm, item)?;
    check_resizable(vm, this)?;
    let mut bytes = this.bytes.borrow_mut();
    let len = bytes.len() as isize;
    let at = if index < 0 { (index + len).max(0) } else { index.min(len) };
    bytes.insert(at as usize, byte);
    Ok(())
}

fn pop(vm: &mut Vm, this: Gc<ByteArray>, index: Option<Value>) -> PyResult {
    let index = match index {
        Some(index) => vm.index(index).and_then(|i| vm.to_isize(i))?,
        None => -1,
    };
    let len = this.bytes.borrow().len();
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let Some(at) = place(index, len) else { return Err(vm.index_error("pop index out of range")) };
    check_resizable(vm, this)?;
    let byte = this.bytes.borrow_mut().remove(at);
    Ok(Value::int32(byte.into()))
}

fn remove(vm: &mut Vm, this: Gc<ByteArray>, value: Value) -> PyResult<()> {
    let byte = byte_value(vm, value)?;
    let found = memchr::memchr(byte, &this.bytes.borrow());
    let Some(at) = found else { return Err(vm.value_error("value not found in bytearray")) };
    check_resizable(vm, this)?;
    this.bytes.borrow_mut().remove(at);
    Ok(())
}

fn resize(vm: &mut Vm, this: Gc<ByteArray>, size: isize) -> PyResult<()> {
    if size < 0 {
        return Err(vm.value_error(format!("Can only resize to positive sizes, got {size}")));
    }
    check_length(vm, size as usize)?;
    check_resizable(vm, this)?;
    this.bytes.borrow_mut().resize(size as usize, 0);
    Ok(())
}
