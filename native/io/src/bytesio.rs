//! `BytesIO`: a binary stream in memory, and the object that lends its buffer. CPython:
//! `Modules/_io/bytesio.c`.

use crate::util;
use kaa_gc::Slot;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::list::ListRef;
use kaa_object::payloads::{ByteArray, MemoryView};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Type, Value, Vm, methods};
use kaa_types::{bytearray, memoryview};
use std::cell::Cell;

pub struct BytesIO {
    /// The bytes; while it has views, their number is fixed.
    array: Slot<Gc<ByteArray>>,
    pos: Cell<usize>,
    closed: Cell<bool>,
}
kaa_gc::trace_fields!(BytesIO { array, pos, closed });

/// What `getbuffer` makes a view of.
pub struct BytesIOBuffer {
    source: Slot<Gc<BytesIO>>,
}
kaa_gc::trace_fields!(BytesIOBuffer { source });

static DEF: TypeDef = TypeDef {
    doc: Some("A binary stream whose bytes are kept in memory."),
    signature: Some("(initial_bytes=b'')"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            let array = bytearray::new_array(vm, Vec::new());
            let payload = BytesIO { array: Slot::new(array), pos: Cell::new(0), closed: Cell::new(false) };
            Ok(vm.alloc_instance(class, payload).value())
        }));
        s.init.set(Some(|vm, this, args| INIT[0].call(vm, Some(this), args).map(drop)));
        s.iternext.set(Some(|vm, this| {
            let io = open(vm, this)?;
            let line = line(io, usize::MAX);
            if line.is_empty() { Ok(None) } else { vm.new_bytes(&line).map(|b| Some(b.value())) }
        }));
        s.iter.set(Some(|_, this| Ok(this)));
    },
    methods: &[METHODS],
    getset: &[GetSetDef {
        name: "closed",
        doc: "True if the file is closed.",
        get: |vm, this| Ok(Value::bool(of(vm, this)?.closed.get())),
        set: None,
    }],
    ..TypeDef::new("_io.BytesIO")
};

static BUFFER_DEF: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.getbuffer.set(Some(get_buffer));
        s.releasebuffer.set(Some(|vm, _, view| {
            // What is released is the view of the bytes below.
            memoryview::release(vm, view);
        }));
    },
    ..TypeDef::new("_io._BytesIOBuffer")
};

pub fn define(vm: &mut Vm, base: Gc<Type>) -> [Gc<Type>; 2] {
    let object = vm.types.object;
    [vm.define_type::<BytesIO>(base, &DEF), vm.define_type::<BytesIOBuffer>(object, &BUFFER_DEF)]
}

fn get_buffer(vm: &mut Vm, this: Value, _: u32) -> PyResult<Gc<MemoryView>> {
    let array = vm.this::<BytesIOBuffer>(this).source.get().array.get();
    let inner = vm.export_bytearray(array)?;
    let layout = memoryview::layout_of(inner);
    Ok(vm.wrap_view(this, inner, layout))
}

fn of(vm: &mut Vm, this: Value) -> PyResult<Gc<BytesIO>> {
    match vm.payload::<BytesIO>(this) {
        Some(io) => Ok(io),
        None => Err(vm.type_error("a BytesIO object is required")),
    }
}

fn open(vm: &mut Vm, this: Value) -> PyResult<Gc<BytesIO>> {
    let io = of(vm, this)?;
    if io.closed.get() { Err(vm.value_error("I/O operation on closed file.")) } else { Ok(io) }
}

/// The stream, where its size may change.
fn resizable(vm: &mut Vm, this: Value) -> PyResult<Gc<BytesIO>> {
    let io = open(vm, this)?;
    bytearray::check_resizable(vm, io.array.get())?;
    Ok(io)
}

methods! { INIT: Static =>
    "BytesIO(initial_bytes=b'')" => |vm: &mut Vm, this: Value, initial: Option<Value>| -> PyResult<()> {
        let io = of(vm, this)?;
        bytearray::check_resizable(vm, io.array.get())?;
        io.array.get().bytes.borrow_mut().clear();
        io.pos.set(0);
        if let Some(initial) = initial.filter(|v| !v.is_none()) {
            let bytes = kaa_types::buffer::bytes_of(vm, initial)?;
            *io.array.get().bytes.borrow_mut() = bytes;
        }
        Ok(())
    }, Any;
}

methods! { METHODS: Instance =>
    "readable($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| true), Raises;
    "seekable($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| true), Raises;
    "writable($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| true), Raises;
    "flush($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| ()), Raises;
    "isatty($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| false), Raises;
    "tell($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<usize> { Ok(open(vm, this)?.pos.get()) }, Raises;
    /// Get a read-write view over the contents of the BytesIO object.
    "getbuffer($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let io = open(vm, this)?;
        let buffer = vm.alloc_payload(BytesIOBuffer { source: Slot::new(io) });
        let memoryview = vm.types.memoryview.value();
        vm.call(memoryview, &[buffer.value()])
    }, Any;
    /// Retrieve the entire contents of the BytesIO object.
    "getvalue($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let io = open(vm, this)?;
        let array = io.array.get();
        let bytes = array.bytes.borrow();
        vm.new_bytes(&bytes).map(Gc::value)
    }, Alloc;
    /// Read at most size bytes, returned as a bytes object.
    "read($self, size=-1, /)" => read, Alloc;
    "read1($self, size=-1, /)" => read, Alloc;
    /// Next line from the file, as a bytes object.
    "readline($self, size=-1, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        let size = util::size_arg(vm, size)?;
        let io = open(vm, this)?;
        let line = line(io, if size < 0 { usize::MAX } else { size as usize });
        vm.new_bytes(&line).map(Gc::value)
    }, Alloc;
    "readlines($self, size=None, /)" => readlines, Alloc;
    /// Read bytes into buffer.
    "readinto($self, buffer, /)" => |vm: &mut Vm, this: Value, buffer: Value| -> PyResult<usize> {
        let target = util::Target::of(vm, buffer)?;
        let result = open(vm, this).map(|io| {
            let bytes = take(io, target.len());
            target.put(vm, 0, &bytes);
            bytes.len()
        });
        target.release(vm);
        result
    }, Any;
    /// Write bytes to file; how many bytes were written.
    "write($self, b, /)" => |vm: &mut Vm, this: Value, b: Value| write(vm, this, b), Any;
    "writelines($self, lines, /)" => |vm: &mut Vm, this: Value, lines: Value| -> PyResult<()> {
        resizable(vm, this)?;
        vm.for_each(lines, |vm, line| write(vm, this, line).map(drop))
    }, Any;
    /// Change stream position.
    "seek($self, pos, whence=0, /)" => seek, Any;
    /// Truncate the file to at most size bytes.
    "truncate($self, size=None, /)" => truncate, Any;
    /// Disable all I/O operations.
    "close($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<()> {
        let io = of(vm, this)?;
        bytearray::check_resizable(vm, io.array.get())?;
        *io.array.get().bytes.borrow_mut() = Vec::new();
        io.closed.set(true);
        Ok(())
    }, Any;
    "__getstate__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let io = open(vm, this)?;
        let bytes = io.array.get().bytes.borrow().clone();
        let bytes = vm.new_bytes(&bytes)?.value();
        let pos = vm.int_from_usize(io.pos.get());
        let dict = vm.instance_dict_copy(this)?.value();
        Ok(vm.tuple(&[bytes, pos, dict]).value())
    }, Any;
    "__setstate__($self, object, /)" => set_state, Any;
    "__sizeof__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<usize> {
        let io = of(vm, this)?;
        let len = io.array.get().bytes.borrow().capacity();
        Ok(size_of::<BytesIO>() + 8 + len)
    }, Raises;
}

/// Takes at most `most` bytes from the position on.
fn take(io: Gc<BytesIO>, most: usize) -> Vec<u8> {
    let array = io.array.get();
    let bytes = array.bytes.borrow();
    let at = io.pos.get();
    let end = at.saturating_add(most).min(bytes.len());
    if at >= end {
        return Vec::new();
    }
    io.pos.set(end);
    bytes[at..end].to_vec()
}

fn line(io: Gc<BytesIO>, most: usize) -> Vec<u8> {
    let len = {
        let array = io.array.get();
        let bytes = array.bytes.borrow();
        let rest = bytes.get(io.pos.get()..).unwrap_or(&[]);
        rest.iter().position(|&b| b == b'\n').map_or(rest.len(), |at| at + 1)
    };
    take(io, len.min(most))
}

fn read(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let size = util::size_arg(vm, size)?;
    let io = open(vm, this)?;
    let bytes = take(io, if size < 0 { usize::MAX } else { size as usize });
    vm.new_bytes(&bytes).map(Gc::value)
}

fn readlines(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let io = open(vm, this)?;
    let most = match size.filter(|s| !s.is_none()) {
        None => 0,
        Some(size) if vm.is_int(size) => vm.to_isize(size)?,
        Some(size) => {
            let class = vm.type_name_of(size);
            return Err(vm.type_error(format!("integer argument expected, got '{class}'")));
        }
    };
    let list = vm.new_list();
    let mut total = 0;
    loop {
        let line = line(io, usize::MAX);
        if line.is_empty() {
            break;
        }
        total += line.len();
        let line = vm.new_bytes(&line)?.value();
        list.push(vm, line)?;
        if most > 0 && total >= most as usize {
            break;
        }
    }
    Ok(list.value())
}

fn write(vm: &mut Vm, this: Value, data: Value) -> PyResult<usize> {
    resizable(vm, this)?;
    util::with_bytes(vm, data, |vm, data| {
        let io = resizable(vm, this)?;
        if data.is_empty() {
            return Ok(0);
        }
        let array = io.array.get();
        let mut bytes = array.bytes.borrow_mut();
        let at = io.pos.get();
        let Some(end) = at.checked_add(data.len()).filter(|&e| e <= isize::MAX as usize) else {
            return Err(vm.overflow_error("new buffer size too large"));
        };
        if end > bytes.len() {
            let more = end - bytes.len();
            if bytes.try_reserve(more).is_err() {
                return Err(vm.memory_error());
            }
            bytes.resize(end, 0);
        }
        bytes[at..end].copy_from_slice(data);
        io.pos.set(end);
        Ok(data.len())
    })?
}

fn seek(vm: &mut Vm, this: Value, pos: isize, whence: Option<i32>) -> PyResult<usize> {
    let io = open(vm, this)?;
    let base = match whence.unwrap_or(0) {
        0 if pos < 0 => return Err(vm.value_error(format!("negative seek value {pos}"))),
        0 => 0,
        1 => io.pos.get() as isize,
        2 => io.array.get().bytes.borrow().len() as isize,
        other => {
            return Err(vm.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)")));
        }
    };
    let Some(at) = base.checked_add(pos) else {
        return Err(vm.overflow_error("new position too large"));
    };
    io.pos.set(at.max(0) as usize);
    Ok(io.pos.get())
}

fn truncate(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult<usize> {
    let io = resizable(vm, this)?;
    let size = match size.filter(|s| !s.is_none()) {
        None => io.pos.get() as isize,
        Some(size) => vm.to_isize(size)?,
    };
    if size < 0 {
        return Err(vm.value_error(format!("negative size value {size}")));
    }
    io.array.get().bytes.borrow_mut().truncate(size as usize);
    Ok(size as usize)
}

fn set_state(vm: &mut Vm, this: Value, state: Value) -> PyResult<()> {
    let io = of(vm, this)?;
    let Some(parts) = vm.as_tuple(state).filter(|t| t.len() >= 3) else {
        let (class, actual) = (vm.type_name_of(this), vm.type_name_of(state));
        return Err(vm.type_error(format!("{class}.__setstate__ argument should be 3-tuple, got {actual}")));
    };
    let bytes = kaa_types::buffer::bytes_of(vm, parts.items()[0])?;
    *io.array.get().bytes.borrow_mut() = bytes;
    let pos = parts.items()[1];
    if !vm.is_int(pos) {
        let actual = vm.type_name_of(pos);
        return Err(vm.type_error(format!("second item of state must be an integer, not {actual}")));
    }
    let pos = vm.to_isize(pos)?;
    if pos < 0 {
        return Err(vm.value_error("position value cannot be negative"));
    }
    io.pos.set(pos as usize);
    let dict = parts.items()[2];
    if !dict.is_none() {
        let Some(dict) = vm.as_dict(dict) else {
            let actual = vm.type_name_of(dict);
            return Err(vm.type_error(format!("third item of state should be a dict, got a {actual}")));
        };
        if let Some(own) = vm.instance_dict(this)? {
            vm.dict_merge(own, dict, false)?;
        }
    }
    Ok(())
}
