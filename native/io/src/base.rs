//! The abstract bases: `_IOBase`, `_RawIOBase`, `_BufferedIOBase`, `_TextIOBase`.
//! CPython: `Modules/_io/iobase.c`, `bufferedio.c` and `textio.c` (base classes).

use crate::util::{self, State, call0, closed_error, is_closed, unsupported};
use kaa_host::fd::SEEK_CUR;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::list::ListRef;
use kaa_object::payloads::Bytes;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm, methods, raw_methods};

pub struct Bases {
    pub io: Gc<Type>,
    pub raw: Gc<Type>,
    pub buffered: Gc<Type>,
    pub text: Gc<Type>,
}

pub fn define(vm: &mut Vm) -> Bases {
    let object = vm.types.object;
    let io = vm.define_subtype(object, &IO_BASE);
    vm.state::<State>().io_base = Some(io);
    let raw = vm.define_subtype(io, &RAW);
    let buffered = vm.define_subtype(io, &BUFFERED);
    let text = vm.define_subtype(io, &TEXT);
    Bases { io, raw, buffered, text }
}

static IO_BASE: TypeDef = TypeDef {
    doc: Some("What all streams have in common; every operation here is refused or does nothing."),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.iter.set(Some(iter));
        s.iternext.set(Some(next));
        s.del.set(Some(finalize));
    },
    methods: &[IO_METHODS, IO_RAW_METHODS],
    getset: &[GetSetDef { name: "closed", doc: "", get: closed, set: None }],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("_io._IOBase")
};

static RAW: TypeDef = TypeDef {
    doc: Some("Base class for raw binary streams."),
    flags: type_flags::BASETYPE,
    methods: &[RAW_METHODS],
    ..TypeDef::new("_io._RawIOBase")
};

static BUFFERED: TypeDef = TypeDef {
    doc: Some("Base class for buffered binary streams."),
    flags: type_flags::BASETYPE,
    methods: &[BUFFERED_METHODS],
    ..TypeDef::new("_io._BufferedIOBase")
};

static TEXT: TypeDef = TypeDef {
    doc: Some("Base class for text streams."),
    flags: type_flags::BASETYPE,
    methods: &[TEXT_METHODS],
    getset: &[
        GetSetDef { name: "encoding", doc: "Encoding of the text stream.", get: none, set: None },
        GetSetDef { name: "newlines", doc: "Line endings translated so far.", get: none, set: None },
        GetSetDef {
            name: "errors",
            doc: "The error setting of the decoder or encoder.",
            get: none,
            set: None,
        },
    ],
    ..TypeDef::new("_io._TextIOBase")
};

fn none(_: &mut Vm, _: Value) -> PyResult {
    Ok(Value::NONE)
}

methods! { IO_METHODS: Instance =>
    /// Change the stream position.
    "seek($self, offset, whence=os.SEEK_SET, /)" => |vm: &mut Vm, _: Value, _: Value, _: Option<Value>| -> PyResult {
        Err(unsupported(vm, "seek"))
    }, Any;
    /// Return current stream position.
    "tell($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        vm.call_method_named(this, "seek", &[Value::int32(0), Value::int32(SEEK_CUR)])
    }, Any;
    /// Truncate file to size bytes.
    "truncate($self, size=None, /)" => |vm: &mut Vm, _: Value, _: Option<Value>| -> PyResult {
        Err(unsupported(vm, "truncate"))
    }, Any;
    /// Flush write buffers, if there are any.
    "flush($self, /)" => flush, Any;
    /// Flush and close the stream.
    "close($self, /)" => close, Any;
    /// Return whether the stream can seek.
    "seekable($self, /)" => |vm: &mut Vm, this: Value| answer_no(vm, this), Any;
    /// Return whether the stream can be read.
    "readable($self, /)" => |vm: &mut Vm, this: Value| answer_no(vm, this), Any;
    /// Return whether the stream can be written.
    "writable($self, /)" => |vm: &mut Vm, this: Value| answer_no(vm, this), Any;
    "_checkClosed($self, /)" => |vm: &mut Vm, this: Value| check_closed(vm, this), Any;
    "_checkSeekable($self, /)" => |vm: &mut Vm, this: Value| check_seekable(vm, this), Any;
    "_checkReadable($self, /)" => |vm: &mut Vm, this: Value| check_readable(vm, this), Any;
    "_checkWritable($self, /)" => |vm: &mut Vm, this: Value| check_writable(vm, this), Any;
    /// Return the descriptor of the underlying file.
    "fileno($self, /)" => |vm: &mut Vm, _: Value| -> PyResult { Err(unsupported(vm, "fileno")) }, Any;
    /// Return whether the stream is a terminal.
    "isatty($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<bool> {
        check_closed(vm, this)?;
        Ok(false)
    }, Any;
    "__enter__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        check_closed(vm, this)?;
        Ok(this)
    }, Any;
    /// Read and return one line, of at most size bytes where size is not negative.
    "readline($self, size=-1, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        let size = util::size_arg(vm, size)?;
        readline(vm, this, size)
    }, Any;
    /// Return a list of lines, stopping where their total size exceeds hint.
    "readlines($self, hint=-1, /)" => readlines, Any;
    /// Write every item of a list of lines; no separators are added.
    "writelines($self, lines, /)" => writelines, Any;
}

raw_methods! { IO_RAW_METHODS: Instance =>
    "__exit__" => exit, Any;
}

fn answer_no(_: &mut Vm, _: Value) -> PyResult<bool> {
    Ok(false)
}

/// The mark that `close` leaves on a stream that keeps no state of its own.
fn closed_mark(vm: &mut Vm, this: Value) -> PyResult<bool> {
    let name = vm.intern_str("__IOBase_closed");
    Ok(vm.getattr_opt(this, name)?.is_some())
}

fn closed(vm: &mut Vm, this: Value) -> PyResult {
    closed_mark(vm, this).map(Value::bool)
}

pub fn check_closed(vm: &mut Vm, this: Value) -> PyResult<()> {
    let name = vm.intern_str("closed");
    if let Some(closed) = vm.getattr_opt(this, name)?
        && vm.is_true(closed)?
    {
        return Err(closed_error(vm));
    }
    Ok(())
}

fn check(vm: &mut Vm, this: Value, method: &str, message: &str) -> PyResult<()> {
    let answer = call0(vm, this, method)?;
    if answer == Value::TRUE { Ok(()) } else { Err(unsupported(vm, message)) }
}

pub fn check_seekable(vm: &mut Vm, this: Value) -> PyResult<()> {
    check(vm, this, "seekable", "File or stream is not seekable.")
}

pub fn check_readable(vm: &mut Vm, this: Value) -> PyResult<()> {
    check(vm, this, "readable", "File or stream is not readable.")
}

pub fn check_writable(vm: &mut Vm, this: Value) -> PyResult<()> {
    check(vm, this, "writable", "File or stream is not writable.")
}

fn flush(vm: &mut Vm, this: Value) -> PyResult<()> {
    if closed_mark(vm, this)? { Err(closed_error(vm)) } else { Ok(()) }
}

/// `_IOBase.close`: flush, and mark as closed even where that fails.
pub fn close(vm: &mut Vm, this: Value) -> PyResult<()> {
    if closed_mark(vm, this)? {
        return Ok(());
    }
    let flushed = call0(vm, this, "flush");
    let pending = if flushed.is_err() { vm.take_exception() } else { None };
    let marked = vm.setattr_named(this, "__IOBase_closed", Value::TRUE);
    chain(vm, pending, marked)
}

/// Ends two steps of which both may fail: the first error becomes the context of the second.
pub fn chain(vm: &mut Vm, first: Option<Value>, second: PyResult<()>) -> PyResult<()> {
    match (first, second) {
        (None, second) => second,
        (Some(first), Ok(())) => Err(vm.reraise(first)),
        (Some(first), Err(raised)) => {
            if let Some(second) = vm.take_exception() {
                vm.set_context(second, first);
                return Err(vm.reraise(second));
            }
            Err(raised)
        }
    }
}

/// Closes a stream that nobody refers to any more. CPython: `iobase_finalize`.
fn finalize(vm: &mut Vm, this: Value) -> PyResult<()> {
    let name = vm.intern_str("closed");
    let closed = match vm.getattr_opt(this, name) {
        Ok(Some(value)) => vm.is_true(value),
        Ok(None) => Ok(true),
        Err(raised) => Err(raised),
    };
    // A stream that cannot even say whether it is closed was never set up.
    let Ok(closed) = closed else {
        vm.clear_exception();
        return Ok(());
    };
    if closed {
        return Ok(());
    }
    // Lets subclasses know that this is not a close that the program asked for.
    if vm.setattr_named(this, "_finalizing", Value::TRUE).is_err() {
        vm.clear_exception();
    }
    if call0(vm, this, "close").is_err() {
        vm.report_unraisable("Exception ignored while finalizing file", this);
    }
    Ok(())
}

fn exit(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let Some(&this) = args.values.first() else { return Err(vm.type_error("__exit__() needs an argument")) };
    call0(vm, this, "close")
}

fn iter(vm: &mut Vm, this: Value) -> PyResult {
    check_closed(vm, this)?;
    Ok(this)
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let line = call0(vm, this, "readline")?;
    match vm.len(line) {
        Ok(0) => Ok(None),
        Ok(_) => Ok(Some(line)),
        Err(raised) => Err(raised),
    }
}

fn readline(vm: &mut Vm, this: Value, limit: isize) -> PyResult {
    let peek_name = vm.intern_str("peek");
    let peek = vm.getattr_opt(this, peek_name)?;
    let mut out: Vec<u8> = Vec::new();
    while limit < 0 || (out.len() as isize) < limit {
        let mut wanted = 1;
        if let Some(peek) = peek {
            let ahead = match vm.call(peek, &[Value::int32(1)]) {
                Ok(ahead) => ahead,
                Err(_) if vm.pending_is("InterruptedError") => {
                    vm.clear_exception();
                    continue;
                }
                Err(raised) => return Err(raised),
            };
            let Some(ahead) = vm.payload::<Bytes>(ahead) else {
                let class = vm.type_name_of(ahead);
                let message = format!("peek() should have returned a bytes object, not '{class}'");
                return Err(vm.raise_named("OSError", &message));
            };
            let bytes = ahead.as_slice();
            if !bytes.is_empty() {
                wanted = bytes.iter().position(|&b| b == b'\n').map_or(bytes.len(), |at| at + 1);
                if limit >= 0 {
                    wanted = wanted.min(limit as usize - out.len());
                }
            }
        }
        let size = vm.int_from_usize(wanted);
        let chunk = match vm.call_method_named(this, "read", &[size]) {
            Ok(chunk) => chunk,
            Err(_) if vm.pending_is("InterruptedError") => {
                vm.clear_exception();
                continue;
            }
            Err(raised) => return Err(raised),
        };
        let Some(chunk) = vm.payload::<Bytes>(chunk) else {
            let class = vm.type_name_of(chunk);
            let message = format!("read() should have returned a bytes object, not '{class}'");
            return Err(vm.raise_named("OSError", &message));
        };
        if chunk.as_slice().is_empty() {
            break;
        }
        out.extend_from_slice(chunk.as_slice());
        if out.last() == Some(&b'\n') {
            break;
        }
    }
    vm.new_bytes(&out).map(Gc::value)
}

fn readlines(vm: &mut Vm, this: Value, hint: Option<Value>) -> PyResult {
    let hint = util::size_arg(vm, hint)?;
    if hint <= 0 {
        return vm.collect_list(this).map(Gc::value);
    }
    let list = vm.new_list();
    let iterator = vm.iter(this)?;
    let mut total = 0usize;
    while let Some(line) = vm.next(iterator)? {
        list.push(vm, line)?;
        total = total.saturating_add(vm.len(line)?);
        if total > hint as usize {
            break;
        }
    }
    Ok(list.value())
}

pub fn writelines(vm: &mut Vm, this: Value, lines: Value) -> PyResult<()> {
    if is_closed(vm, this)? {
        return Err(closed_error(vm));
    }
    let iterator = vm.iter(lines)?;
    while let Some(line) = vm.next(iterator)? {
        loop {
            match vm.call_method_named(this, "write", &[line]) {
                Ok(_) => break,
                Err(_) if vm.pending_is("InterruptedError") => vm.clear_exception(),
                Err(raised) => return Err(raised),
            }
        }
    }
    Ok(())
}

methods! { RAW_METHODS: Instance =>
    "read($self, size=-1, /)" => raw_read, Any;
    /// Read until EOF, using multiple read() call.
    "readall($self, /)" => raw_readall, Any;
    "readinto($self, buffer, /)" => |vm: &mut Vm, _: Value, _: Value| not_implemented(vm), Any;
    "write($self, b, /)" => |vm: &mut Vm, _: Value, _: Value| not_implemented(vm), Any;
}

fn not_implemented(vm: &mut Vm) -> PyResult {
    let class = vm.exception_type("NotImplementedError");
    Err(vm.raise_with(class, &[]))
}

fn raw_read(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let size = match size {
        Some(size) => vm.to_isize(size)?,
        None => -1,
    };
    if size < 0 {
        return call0(vm, this, "readall");
    }
    let buffer = util::zeroed(vm, size as usize)?;
    let count = vm.call_method_named(this, "readinto", &[buffer])?;
    if count.is_none() {
        return Ok(count);
    }
    let count = vm.to_isize(count)?;
    if count < 0 || count > size {
        return Err(vm.value_error(format!("readinto returned {count} outside buffer size {size}")));
    }
    let bytes = kaa_types::buffer::bytes_of(vm, buffer)?;
    vm.new_bytes(&bytes[..(count as usize).min(bytes.len())]).map(Gc::value)
}

fn raw_readall(vm: &mut Vm, this: Value) -> PyResult {
    let mut out: Vec<u8> = Vec::new();
    let mut any = false;
    loop {
        let chunk = vm.call_method_named(this, "read", &[Value::int32(crate::DEFAULT_BUFFER_SIZE as i32)]);
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(_) if vm.pending_is("InterruptedError") => {
                vm.clear_exception();
                continue;
            }
            Err(raised) => return Err(raised),
        };
        if chunk.is_none() {
            if !any {
                return Ok(chunk);
            }
            break;
        }
        let Some(bytes) = vm.payload::<Bytes>(chunk) else {
            return Err(vm.type_error("read() should return bytes"));
        };
        if bytes.as_slice().is_empty() {
            break;
        }
        any = true;
        out.extend_from_slice(bytes.as_slice());
    }
    vm.new_bytes(&out).map(Gc::value)
}

methods! { BUFFERED_METHODS: Instance =>
    /// Disconnect this buffer from its underlying raw stream and return it.
    "detach($self, /)" => |vm: &mut Vm, _: Value| -> PyResult { Err(unsupported(vm, "detach")) }, Any;
    /// Read and return up to size bytes; all where size is negative.
    "read($self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Option<Value>| -> PyResult {
        Err(unsupported(vm, "read"))
    }, Any;
    /// Read and return up to size bytes, with at most one read() call to the underlying raw stream.
    "read1($self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Option<Value>| -> PyResult {
        Err(unsupported(vm, "read1"))
    }, Any;
    "readinto($self, buffer, /)" => |vm: &mut Vm, this: Value, buffer: Value| {
        readinto_by(vm, this, buffer, "read")
    }, Any;
    "readinto1($self, buffer, /)" => |vm: &mut Vm, this: Value, buffer: Value| {
        readinto_by(vm, this, buffer, "read1")
    }, Any;
    /// Write buffer b to the stream and return how many bytes were written.
    "write($self, b, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult {
        Err(unsupported(vm, "write"))
    }, Any;
}

fn readinto_by(vm: &mut Vm, this: Value, buffer: Value, method: &str) -> PyResult<usize> {
    let target = util::Target::of(vm, buffer)?;
    let result = readinto_target(vm, this, &target, method);
    target.release(vm);
    result
}

fn readinto_target(vm: &mut Vm, this: Value, target: &util::Target, method: &str) -> PyResult<usize> {
    let size = vm.int_from_usize(target.len());
    let data = vm.call_method_named(this, method, &[size])?;
    let Some(bytes) = vm.payload::<Bytes>(data) else {
        return Err(vm.type_error("read() should return bytes"));
    };
    let len = bytes.as_slice().len();
    if len > target.len() {
        let most = target.len();
        return Err(
            vm.value_error(format!("read() returned too much data: {most} bytes requested, {len} returned"))
        );
    }
    target.put(vm, 0, bytes.as_slice());
    Ok(len)
}

methods! { TEXT_METHODS: Instance =>
    /// Separate the underlying buffer from the text stream and return it.
    "detach($self, /)" => |vm: &mut Vm, _: Value| -> PyResult { Err(unsupported(vm, "detach")) }, Any;
    /// Read at most size characters from stream.
    "read($self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Option<Value>| -> PyResult {
        Err(unsupported(vm, "read"))
    }, Any;
    /// Read until newline or EOF.
    "readline($self, size=-1, /)" => |vm: &mut Vm, _: Value, _: Option<Value>| -> PyResult {
        Err(unsupported(vm, "readline"))
    }, Any;
    /// Write string s to stream.
    "write($self, s, /)" => |vm: &mut Vm, _: Value, _: Value| -> PyResult {
        Err(unsupported(vm, "write"))
    }, Any;
}
