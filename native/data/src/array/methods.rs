//! The methods of arrays. CPython: `array_methods` in `Modules/arraymodule.c`.

use super::{Array, check_resizable, item, new_array, push, resize};
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm, methods};
use kaa_types::buffer;
use kaa_types::util::{clipped_not_none, place};

methods! { METHODS: Instance =>
    /// Append new value v to the end of the array.
    "append($self, v, /)" => |vm: &mut Vm, this: Gc<Array>, value: Value| push(vm, this, value), Any;
    /// Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.
    ///
    /// The length should be multiplied by the itemsize attribute to calculate
    /// the buffer length in bytes.
    "buffer_info($self, /)" => |vm: &mut Vm, this: Gc<Array>| {
        let address = this.bytes.get().bytes.borrow().as_ptr().addr();
        let (address, len) = (vm.int_from_usize(address), vm.int_from_usize(this.len()));
        vm.tuple(&[address, len])
    }, Alloc;
    /// Byteswap all items of the array.
    ///
    /// If the items in the array are not 1, 2, 4, or 8 bytes in size,
    /// RuntimeError is raised.
    "byteswap($self, /)" => |_: &mut Vm, this: Gc<Array>| {
        let size = this.item_size();
        this.bytes.get().bytes.borrow_mut().chunks_exact_mut(size).for_each(<[u8]>::reverse);
    }, Leaf;
    /// Remove all items from the array.
    "clear($self, /)" => |vm: &mut Vm, this: Gc<Array>| resize(vm, this, Vec::clear), Raises;
    /// Return number of occurrences of v in the array.
    "count($self, v, /)" => |vm: &mut Vm, this: Gc<Array>, value: Value| -> PyResult<usize> {
        let (mut count, mut at) = (0, 0);
        while let Some(found) = find(vm, this, value, at, usize::MAX)? {
            count += 1;
            at = found + 1;
        }
        Ok(count)
    }, Any;
    /// Append items to the end of the array.
    "extend($self, bb, /)" => extend, Any;
    /// Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.
    "frombytes($self, buffer, /)" => |vm: &mut Vm, this: Gc<Array>, source: Value| -> PyResult<()> {
        let bytes = buffer::bytes_of(vm, source)?;
        append_bytes(vm, this, &bytes)
    }, Any;
    /// Read n objects from the file object f and append them to the end of the array.
    "fromfile($self, f, n, /)" => fromfile, Any;
    /// Append items to array from list.
    "fromlist($self, list, /)" => fromlist, Any;
    /// Extends this array with data from the unicode string ustr.
    ///
    /// The array must be a unicode type array; otherwise a ValueError is raised.
    /// Use array.frombytes(ustr.encode(...)) to append Unicode data to an array of
    /// some other type.
    "fromunicode($self, ustr, /)" => |vm: &mut Vm, this: Gc<Array>, text: Gc<Str>| -> PyResult<()> {
        if !item::is_text(this.code) {
            return Err(vm.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
        }
        if text.is_empty() {
            return Ok(());
        }
        resize(vm, this, |bytes| bytes.extend(text.code_points().flat_map(u32::to_ne_bytes)))
    }, Any;
    /// Return index of first occurrence of v in the array.
    ///
    /// Raise ValueError if the value is not present.
    "index($self, v, start=0, stop=sys.maxsize, /)" =>
        |vm: &mut Vm, this: Gc<Array>, value: Value, start: Option<Value>, stop: Option<Value>| -> PyResult<usize> {
            let start = match start {
                Some(start) => clipped_not_none(vm, start)?,
                None => 0,
            };
            let stop = match stop {
                Some(stop) => clipped_not_none(vm, stop)?,
                None => isize::MAX,
            };
            let (start, stop) = kaa_types::util::clip_span(start, stop, this.len());
            match find(vm, this, value, start, stop)? {
                Some(at) => Ok(at),
                None => Err(vm.value_error("array.index(x): x not in array")),
            }
        }, Any;
    /// Insert a new item v into the array before position i.
    "insert($self, i, v, /)" => |vm: &mut Vm, this: Gc<Array>, at: isize, value: Value| -> PyResult<()> {
        let raw = item::store(vm, this.code, value)?;
        let (size, len) = (this.item_size(), this.len());
        let at = if at < 0 { at.saturating_add(len as isize).max(0) as usize } else { (at as usize).min(len) };
        resize(vm, this, |bytes| drop(bytes.splice(at * size..at * size, raw[..size].iter().copied())))
    }, Any;
    /// Return the i-th element and delete it from the array.
    ///
    /// i defaults to -1.
    "pop($self, i=-1, /)" => |vm: &mut Vm, this: Gc<Array>, at: Option<isize>| -> PyResult {
        let len = this.len();
        if len == 0 {
            return Err(vm.index_error("pop from empty array"));
        }
        let Some(at) = place(at.unwrap_or(-1), len) else {
            return Err(vm.index_error("pop index out of range"));
        };
        let item = this.get(vm, at)?.unwrap_or(Value::NONE);
        let size = this.item_size();
        resize(vm, this, |bytes| drop(bytes.drain(at * size..(at + 1) * size)))?;
        Ok(item)
    }, Any;
    /// Remove the first occurrence of v in the array.
    "remove($self, v, /)" => |vm: &mut Vm, this: Gc<Array>, value: Value| -> PyResult<()> {
        let size = this.item_size();
        match find(vm, this, value, 0, usize::MAX)? {
            Some(at) if at < this.len() => resize(vm, this, |bytes| drop(bytes.drain(at * size..(at + 1) * size))),
            _ => Err(vm.value_error("array.remove(x): x not in array")),
        }
    }, Any;
    /// Reverse the order of the items in the array.
    "reverse($self, /)" => |_: &mut Vm, this: Gc<Array>| {
        let size = this.item_size();
        let bytes = this.bytes.get();
        let mut bytes = bytes.bytes.borrow_mut();
        bytes.reverse();
        bytes.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    }, Leaf;
    /// Convert the array to an array of machine values and return the bytes representation.
    "tobytes($self, /)" => |vm: &mut Vm, this: Gc<Array>| {
        let bytes = this.to_vec();
        vm.new_bytes(&bytes)
    }, Alloc;
    /// Write all items (as machine values) to the file object f.
    "tofile($self, f, /)" => |vm: &mut Vm, this: Gc<Array>, file: Value| -> PyResult<()> {
        const BLOCK: usize = 64 * 1024;
        let bytes = this.to_vec();
        for block in bytes.chunks(BLOCK) {
            let block = vm.new_bytes(block)?.value();
            let name = vm.names.write;
            vm.call_method(file, name, &[block])?;
        }
        Ok(())
    }, Any;
    /// Convert array to an ordinary list with the same items.
    "tolist($self, /)" => to_list, Alloc;
    /// Extends this array with data from the unicode string ustr.
    ///
    /// Convert the array to a unicode string.  The array must be a unicode type array;
    /// otherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a
    /// unicode string from an array of some other type.
    "tounicode($self, /)" => |vm: &mut Vm, this: Gc<Array>| {
        if !item::is_text(this.code) {
            return Err(vm.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')"));
        }
        to_text(vm, this)
    }, Raises;
    /// Return a copy of the array.
    "__copy__($self, /)" => copy, Alloc;
    /// Return a copy of the array.
    "__deepcopy__($self, unused, /)" => |vm: &mut Vm, this: Gc<Array>, _unused: Value| copy(vm, this), Alloc;
    /// Size of the array in memory, in bytes.
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Array>| 64 + this.bytes.get().bytes.borrow().len(), Leaf;
}

fn copy(vm: &mut Vm, this: Gc<Array>) -> Gc<Array> {
    let bytes = this.to_vec();
    let class = vm.type_of_payload::<Array>();
    new_array(vm, class, this.code, bytes)
}

/// The first place from `start` up to `stop` whose item equals `value`.
pub fn find(
    vm: &mut Vm,
    array: Gc<Array>,
    value: Value,
    start: usize,
    stop: usize,
) -> PyResult<Option<usize>> {
    let mut at = start;
    while at < stop {
        let Some(item) = array.get(vm, at)? else { break };
        if vm.eq(item, value)? {
            return Ok(Some(at));
        }
        at += 1;
        vm.safepoint()?;
    }
    Ok(None)
}

pub fn to_list(vm: &mut Vm, array: Gc<Array>) -> PyResult<Gc<List>> {
    let list = vm.list_with_capacity(array.len())?;
    let mut at = 0;
    while let Some(item) = array.get(vm, at)? {
        list.push(vm, item)?;
        at += 1;
    }
    Ok(list)
}

pub fn to_text(vm: &mut Vm, array: Gc<Array>) -> PyResult<Gc<Str>> {
    let bytes = array.to_vec();
    let mut out = StrBuilder::with_capacity(bytes.len() / 4);
    for chunk in bytes.chunks_exact(4) {
        let c = u32::from_ne_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]);
        if c > 0x10_ffff {
            return Err(vm.value_error(format!("character U+{c:x} is not in range [U+0000; U+10ffff]")));
        }
        out.push(c);
    }
    out.finish(vm)
}

pub fn extend(vm: &mut Vm, array: Gc<Array>, other: Value) -> PyResult<()> {
    if let Some(other) = vm.payload::<Array>(other) {
        if other.code != array.code {
            return Err(vm.type_error("can only extend with array of same kind"));
        }
        let bytes = other.to_vec();
        return if bytes.is_empty() {
            Ok(())
        } else {
            resize(vm, array, |place| place.extend_from_slice(&bytes))
        };
    }
    vm.for_each(other, |vm, value| push(vm, array, value))
}

/// Appends machine values.
pub fn append_bytes(vm: &mut Vm, array: Gc<Array>, bytes: &[u8]) -> PyResult<()> {
    if bytes.len() % array.item_size() != 0 {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    if bytes.is_empty() {
        return Ok(());
    }
    resize(vm, array, |place| place.extend_from_slice(bytes))
}

fn fromlist(vm: &mut Vm, array: Gc<Array>, list: Value) -> PyResult<()> {
    let Some(list) = vm.as_list(list) else { return Err(vm.type_error("arg must be list")) };
    let (count, old) = (list.len(), array.len());
    if count > 0 {
        check_resizable(vm, array)?;
    }
    for index in 0..count {
        let result = match list.get(index) {
            Some(value) if list.len() == count => push(vm, array, value),
            _ => Err(vm.runtime_error("list changed size during iteration")),
        };
        if let Err(raised) = result {
            // All or nothing.
            let size = array.item_size();
            array.bytes.get().bytes.borrow_mut().truncate(old * size);
            return Err(raised);
        }
    }
    Ok(())
}

fn fromfile(vm: &mut Vm, array: Gc<Array>, file: Value, count: isize) -> PyResult<()> {
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    let Some(wanted) = count.checked_mul(array.item_size()).filter(|&n| n <= isize::MAX as usize) else {
        return Err(vm.memory_error());
    };
    let name = vm.names.read;
    let size = vm.int_from_usize(wanted);
    let read = vm.call_method(file, name, &[size])?;
    let Some(bytes) = vm.payload::<Bytes>(read) else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    append_bytes(vm, array, bytes.as_slice())?;
    if bytes.as_slice().len() != wanted {
        return Err(vm.raise_named("EOFError", "read() didn't return enough bytes"));
    }
    Ok(())
}
