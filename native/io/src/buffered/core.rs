//! The state of a buffered stream, and the calls of the raw stream below it.

use crate::fileio::{self, FileIO};
use crate::util::{self, call0};
use kaa_gc::{NoTrace, Slot};
use kaa_host::errno;
use kaa_object::payloads::Bytes;
use kaa_object::{Args, Gc, PyResult, Raised, Type, Value, Vm};
use std::cell::{Cell, RefCell};

/// Payload of the buffered streams.
pub struct Buffered {
    pub raw: Slot<Option<Value>>,
    pub ok: Cell<bool>,
    pub detached: Cell<bool>,
    pub readable: Cell<bool>,
    pub writable: Cell<bool>,
    pub finalizing: Cell<bool>,
    /// Native code is in the middle of changing the state.
    pub busy: Cell<bool>,
    pub size: Cell<usize>,
    pub read: NoTrace<RefCell<Vec<u8>>>,
    pub read_pos: Cell<usize>,
    pub pending: NoTrace<RefCell<Vec<u8>>>,
    /// Position of the raw stream, where it is known.
    pub raw_pos: Cell<Option<i64>>,
}
kaa_gc::trace_fields!(Buffered {
    raw,
    ok,
    detached,
    readable,
    writable,
    finalizing,
    busy,
    size,
    read,
    read_pos,
    pending,
    raw_pos
});

pub fn new(vm: &mut Vm, class: Gc<Type>, _: Args<'_>) -> PyResult {
    let payload = Buffered {
        raw: Slot::new(None),
        ok: Cell::new(false),
        detached: Cell::new(false),
        readable: Cell::new(false),
        writable: Cell::new(false),
        finalizing: Cell::new(false),
        busy: Cell::new(false),
        size: Cell::new(0),
        read: NoTrace(RefCell::new(Vec::new())),
        read_pos: Cell::new(0),
        pending: NoTrace(RefCell::new(Vec::new())),
        raw_pos: Cell::new(None),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

/// The stream, which need not be initialised.
pub fn of(vm: &mut Vm, this: Value) -> PyResult<Gc<Buffered>> {
    match vm.payload::<Buffered>(this) {
        Some(b) => Ok(b),
        None => Err(vm.type_error("a buffered stream is required")),
    }
}

/// The stream and its raw stream.
pub fn ready(vm: &mut Vm, this: Value) -> PyResult<(Gc<Buffered>, Value)> {
    let b = of(vm, this)?;
    match b.raw.get() {
        Some(raw) if b.ok.get() => Ok((b, raw)),
        _ if b.detached.get() => Err(vm.value_error("raw stream has been detached")),
        _ => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

pub fn raw_closed(vm: &mut Vm, raw: Value) -> PyResult<bool> {
    match fileio::exact(vm, raw) {
        Some(file) => Ok(file.fd.get() < 0),
        None => util::is_closed(vm, raw),
    }
}

/// As `ready`, refusing a closed stream that has nothing left to read.
pub fn open(vm: &mut Vm, this: Value, message: &str) -> PyResult<(Gc<Buffered>, Value)> {
    let (b, raw) = ready(vm, this)?;
    if b.unread() == 0 && raw_closed(vm, raw)? {
        return Err(vm.value_error(message));
    }
    Ok((b, raw))
}

impl Buffered {
    pub fn unread(&self) -> usize {
        self.read.borrow().len() - self.read_pos.get()
    }

    /// Takes at most `most` unread bytes.
    pub fn take(&self, most: usize, out: &mut Vec<u8>) -> usize {
        let read = self.read.borrow();
        let at = self.read_pos.get();
        let n = most.min(read.len() - at);
        out.extend_from_slice(&read[at..at + n]);
        self.read_pos.set(at + n);
        n
    }

    pub fn forget_read(&self) {
        self.read.borrow_mut().clear();
        self.read_pos.set(0);
    }

    fn moved(&self, by: usize) {
        self.raw_pos.set(self.raw_pos.get().map(|p| p + by as i64));
    }
}

/// Runs `f` while re-entry is refused.
pub fn locked<R>(
    vm: &mut Vm,
    this: Value,
    b: Gc<Buffered>,
    f: impl FnOnce(&mut Vm) -> PyResult<R>,
) -> PyResult<R> {
    if b.busy.replace(true) {
        let text = vm.repr(this)?.to_lossy();
        return Err(vm.runtime_error(format!("reentrant call inside {text}")));
    }
    let result = f(vm);
    b.busy.set(false);
    result
}

fn invalid(vm: &mut Vm, method: &str, n: isize, most: usize) -> Raised {
    let message =
        format!("raw {method}() returned invalid length {n} (should have been between 0 and {most})");
    vm.raise_named("OSError", &message)
}

/// Calls a method of the raw stream again while it raises InterruptedError.
fn call_raw(vm: &mut Vm, raw: Value, method: &str, arg: Value) -> PyResult {
    loop {
        match vm.call_method_named(raw, method, &[arg]) {
            Err(_) if vm.pending_is("InterruptedError") => {
                vm.clear_exception();
                vm.safepoint()?;
            }
            result => return result,
        }
    }
}

/// Reads once from the raw stream, behind what `out` holds; `None` where that would block.
pub fn raw_read(
    vm: &mut Vm,
    b: Gc<Buffered>,
    raw: Value,
    out: &mut Vec<u8>,
    most: usize,
) -> PyResult<Option<usize>> {
    if let Some(file) = fileio::exact(vm, raw) {
        let n = fileio::read_more(vm, file, out, most)?;
        b.moved(n.unwrap_or(0));
        return Ok(n);
    }
    let array = util::zeroed(vm, most)?;
    let memoryview = vm.types.memoryview.value();
    let view = vm.call(memoryview, &[array])?;
    let result = call_raw(vm, raw, "readinto", view)?;
    if result.is_none() {
        return Ok(None);
    }
    let n = match vm.to_isize(result) {
        Ok(n) => n,
        Err(raised) => {
            let Some(cause) = vm.take_exception() else { return Err(raised) };
            let raised = vm.raise_named("OSError", "raw readinto() failed");
            if let Some(error) = vm.take_exception() {
                vm.set_context(error, cause);
                if let Some(e) = vm.payload::<kaa_object::exception::Exception>(error) {
                    e.cause.set(e, Some(cause));
                    e.suppress_context.set(true);
                }
                return Err(vm.reraise(error));
            }
            return Err(raised);
        }
    };
    if n < 0 || n as usize > most {
        return Err(invalid(vm, "readinto", n, most));
    }
    let bytes = kaa_types::buffer::bytes_of(vm, array)?;
    out.extend_from_slice(&bytes[..(n as usize).min(bytes.len())]);
    b.moved(n as usize);
    Ok(Some(n as usize))
}

/// Writes once to the raw stream; `None` where that would block.
pub fn raw_write(vm: &mut Vm, b: Gc<Buffered>, raw: Value, bytes: &[u8]) -> PyResult<Option<usize>> {
    if let Some(file) = fileio::exact(vm, raw) {
        let n = fileio::write_some(vm, file, bytes)?;
        b.moved(n.unwrap_or(0));
        return Ok(n);
    }
    let object = vm.new_bytes(bytes)?.value();
    let memoryview = vm.types.memoryview.value();
    let view = vm.call(memoryview, &[object])?;
    let result = call_raw(vm, raw, "write", view)?;
    if result.is_none() {
        return Ok(None);
    }
    let n = match vm.to_isize(result) {
        Ok(n) => n,
        Err(_) => {
            vm.clear_exception();
            -1
        }
    };
    if n < 0 || n as usize > bytes.len() {
        return Err(invalid(vm, "write", n, bytes.len()));
    }
    b.moved(n as usize);
    Ok(Some(n as usize))
}

pub fn raw_tell(vm: &mut Vm, b: Gc<Buffered>, raw: Value) -> PyResult<i64> {
    let at = match fileio::exact(vm, raw) {
        Some(file) => fileio::seek(vm, file, 0, kaa_host::fd::SEEK_CUR)?,
        None => {
            let at = call0(vm, raw, "tell")?;
            util::offset_of(vm, at)?
        }
    };
    if at < 0 {
        let message = format!("Raw stream returned invalid position {at}");
        return Err(vm.raise_named("OSError", &message));
    }
    b.raw_pos.set(Some(at));
    Ok(at)
}

pub fn raw_seek(vm: &mut Vm, b: Gc<Buffered>, raw: Value, target: i64, whence: i32) -> PyResult<i64> {
    let at = match fileio::exact(vm, raw) {
        Some(file) => fileio::seek(vm, file, target, whence)?,
        None => {
            let target = vm.int(target);
            let at = vm.call_method_named(raw, "seek", &[target, Value::int32(whence)])?;
            util::offset_of(vm, at)?
        }
    };
    if at < 0 {
        let message = format!("Raw stream returned invalid position {at}");
        return Err(vm.raise_named("OSError", &message));
    }
    b.raw_pos.set(Some(at));
    Ok(at)
}

/// The raw stream's position without asking it where it is known.
pub fn known_raw_pos(vm: &mut Vm, b: Gc<Buffered>, raw: Value) -> PyResult<i64> {
    match b.raw_pos.get() {
        Some(at) => Ok(at),
        None => raw_tell(vm, b, raw),
    }
}

/// BlockingIOError that says how much was taken.
pub fn would_block(vm: &mut Vm, written: usize) -> Raised {
    let class = vm.exception_type("BlockingIOError").value();
    let text = vm.str("write could not complete without blocking").value();
    let written = vm.int_from_usize(written);
    match vm.call(class, &[Value::int32(errno::EAGAIN), text, written]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// Writes all pending bytes.
pub fn flush_pending(vm: &mut Vm, b: Gc<Buffered>, raw: Value) -> PyResult<()> {
    let mut bytes = b.pending.take();
    let mut done = 0;
    let result = loop {
        if done == bytes.len() {
            break Ok(());
        }
        match raw_write(vm, b, raw, &bytes[done..]) {
            Ok(Some(n)) => done += n,
            Ok(None) => break Err(would_block(vm, 0)),
            Err(raised) => break Err(raised),
        }
        // Partial writes come with signals, whose handlers must run now.
        if done < bytes.len()
            && let Err(raised) = vm.safepoint()
        {
            break Err(raised);
        }
    };
    if done == bytes.len() {
        bytes.clear();
    } else {
        bytes.drain(..done);
    }
    *b.pending.borrow_mut() = bytes;
    result
}

/// Writes pending bytes, and brings the raw stream to where the program thinks it is.
pub fn flush_and_rewind(vm: &mut Vm, b: Gc<Buffered>, raw: Value) -> PyResult<()> {
    flush_pending(vm, b, raw)?;
    if b.readable.get() {
        let unread = b.unread() as i64;
        if unread > 0 || b.writable.get() {
            let result = raw_seek(vm, b, raw, -unread, kaa_host::fd::SEEK_CUR);
            b.forget_read();
            result?;
        } else {
            b.forget_read();
        }
    }
    Ok(())
}

/// Fills the empty read buffer with one read; `None` where that would block.
pub fn fill(vm: &mut Vm, b: Gc<Buffered>, raw: Value) -> PyResult<Option<usize>> {
    let mut buffer = b.read.take();
    buffer.clear();
    b.read_pos.set(0);
    let result = raw_read(vm, b, raw, &mut buffer, b.size.get());
    *b.read.borrow_mut() = buffer;
    result
}

/// `raw.readall()` or, where there is none, `raw.read()` until the end.
pub fn raw_readall(vm: &mut Vm, b: Gc<Buffered>, raw: Value, mut out: Vec<u8>) -> PyResult {
    let had = out.len();
    let readall = vm.intern_str("readall");
    let method = match fileio::exact(vm, raw) {
        Some(_) => None,
        None => vm.getattr_opt(raw, readall)?,
    };
    let file: Option<Gc<FileIO>> = fileio::exact(vm, raw);
    b.raw_pos.set(None);
    if file.is_some() || method.is_some() {
        let data = match (file, method) {
            (Some(file), _) => fileio::readall(vm, file)?,
            (None, Some(method)) => vm.call(method, &[])?,
            (None, None) => Value::NONE,
        };
        let bytes = vm.payload::<Bytes>(data);
        if bytes.is_none() && !data.is_none() {
            return Err(vm.type_error("readall() should return bytes"));
        }
        if had == 0 {
            return Ok(data);
        }
        if let Some(bytes) = bytes {
            out.extend_from_slice(bytes.as_slice());
        }
        return vm.new_bytes(&out).map(Gc::value);
    }
    loop {
        let data = call0(vm, raw, "read")?;
        let bytes = vm.payload::<Bytes>(data);
        if bytes.is_none() && !data.is_none() {
            return Err(vm.type_error("read() should return bytes"));
        }
        match bytes {
            Some(bytes) if !bytes.as_slice().is_empty() => out.extend_from_slice(bytes.as_slice()),
            _ if out.is_empty() => return Ok(data),
            _ => return vm.new_bytes(&out).map(Gc::value),
        }
    }
}
