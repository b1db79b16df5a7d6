//! `FileIO`: a raw stream over a file descriptor. CPython: `Modules/_io/fileio.c`.

use crate::util::{self, retry, unsupported};
use kaa_gc::NoTrace;
use kaa_host::{Errno, errno, fd, fs};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Raised, Type, Value, Vm, methods};
use kaa_types::paths;
use std::cell::Cell;
use std::ffi::CString;

/// Payload of `FileIO`.
pub struct FileIO {
    /// -1 once closed.
    pub fd: Cell<i32>,
    pub readable: Cell<bool>,
    pub writable: Cell<bool>,
    created: Cell<bool>,
    appending: Cell<bool>,
    seekable: Cell<Option<bool>>,
    closefd: Cell<bool>,
    finalizing: Cell<bool>,
    /// What was known of the file when it was opened.
    stat: NoTrace<Cell<Option<fs::Stat>>>,
}
kaa_gc::trace_fields!(FileIO {
    fd,
    readable,
    writable,
    created,
    appending,
    seekable,
    closefd,
    finalizing,
    stat
});

static DEF: TypeDef = TypeDef {
    doc: Some("A raw stream over a file given by name or by descriptor."),
    signature: Some("(file, mode='r', closefd=True, opener=None)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.init.set(Some(|vm, this, args| INIT[0].call(vm, Some(this), args).map(drop)));
        s.repr.set(Some(repr));
    },
    methods: &[METHODS],
    getset: &[
        GetSetDef {
            name: "closed",
            doc: "True if the file is closed",
            get: |vm, this| Ok(Value::bool(of(vm, this)?.fd.get() < 0)),
            set: None,
        },
        GetSetDef {
            name: "closefd",
            doc: "True if the file descriptor will be closed by close().",
            get: |vm, this| Ok(Value::bool(of(vm, this)?.closefd.get())),
            set: None,
        },
        GetSetDef {
            name: "mode",
            doc: "String giving the file mode",
            get: |vm, this| {
                let mode = mode_of(&*of(vm, this)?);
                Ok(vm.intern_str(mode).value())
            },
            set: None,
        },
        GetSetDef {
            name: "_blksize",
            doc: "Stat st_blksize if available",
            get: |vm, this| {
                let file = of(vm, this)?;
                let size = file.stat.get().map_or(0, |s| s.blksize);
                let size = if size > 1 { size } else { crate::DEFAULT_BUFFER_SIZE as i64 };
                Ok(vm.int(size))
            },
            set: None,
        },
        GetSetDef {
            name: "_finalizing",
            doc: "",
            get: |vm, this| Ok(Value::bool(of(vm, this)?.finalizing.get())),
            set: Some(|vm, this, value| {
                let file = of(vm, this)?;
                let on = match value {
                    Some(value) => vm.is_true(value)?,
                    None => false,
                };
                file.finalizing.set(on);
                Ok(())
            }),
        },
    ],
    ..TypeDef::new("_io.FileIO")
};

pub fn define(vm: &mut Vm, base: Gc<Type>) -> Gc<Type> {
    vm.define_type::<FileIO>(base, &DEF)
}

fn of(vm: &mut Vm, this: Value) -> PyResult<Gc<FileIO>> {
    match vm.payload::<FileIO>(this) {
        Some(file) => Ok(file),
        None => Err(vm.type_error("a FileIO object is required")),
    }
}

/// The file, where the value is an exact `FileIO`: its methods may be passed by.
pub fn exact(vm: &Vm, value: Value) -> Option<Gc<FileIO>> {
    vm.exact::<FileIO>(value)
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Args<'_>) -> PyResult {
    let payload = FileIO {
        fd: Cell::new(-1),
        readable: Cell::new(false),
        writable: Cell::new(false),
        created: Cell::new(false),
        appending: Cell::new(false),
        seekable: Cell::new(None),
        closefd: Cell::new(true),
        finalizing: Cell::new(false),
        stat: NoTrace(Cell::new(None)),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

methods! { INIT: Static =>
    "FileIO(file, mode='r', closefd=True, opener=None)" => init, Any;
}

/// What a mode string asks for.
struct Mode {
    readable: bool,
    writable: bool,
    created: bool,
    appending: bool,
    flags: i32,
}

fn parse_mode(vm: &mut Vm, text: &str) -> PyResult<Mode> {
    let mut mode = Mode { readable: false, writable: false, created: false, appending: false, flags: 0 };
    let (mut kind, mut plus) = (false, false);
    for c in text.chars() {
        match c {
            'x' | 'r' | 'w' | 'a' if kind => return Err(bad_mode(vm)),
            'x' => {
                mode.created = true;
                mode.writable = true;
                mode.flags |= fd::O_EXCL | fd::O_CREAT;
            }
            'r' => mode.readable = true,
            'w' => {
                mode.writable = true;
                mode.flags |= fd::O_CREAT | fd::O_TRUNC;
            }
            'a' => {
                mode.writable = true;
                mode.appending = true;
                mode.flags |= fd::O_APPEND | fd::O_CREAT;
            }
            'b' => continue,
            '+' if plus => return Err(bad_mode(vm)),
            '+' => {
                mode.readable = true;
                mode.writable = true;
                plus = true;
                continue;
            }
            _ => return Err(vm.value_error(format!("invalid mode: {text}"))),
        }
        kind = true;
    }
    if !kind {
        return Err(bad_mode(vm));
    }
    mode.flags |= match (mode.readable, mode.writable) {
        (true, true) => fd::O_RDWR,
        (true, false) => fd::O_RDONLY,
        _ => fd::O_WRONLY,
    };
    mode.flags |= fd::O_CLOEXEC;
    Ok(mode)
}

fn bad_mode(vm: &mut Vm) -> Raised {
    vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus")
}

fn init(
    vm: &mut Vm,
    this: Value,
    file: Value,
    mode: Option<Gc<kaa_object::Str>>,
    closefd: Option<bool>,
    opener: Option<Value>,
) -> PyResult<()> {
    let io = of(vm, this)?;
    if io.fd.get() >= 0 {
        if io.closefd.get() {
            close_fd(vm, io)?;
        } else {
            io.fd.set(-1);
        }
    }
    if file.is_bool() {
        vm.warn_named("RuntimeWarning", "bool is used as a file descriptor", 1)?;
    }
    let descriptor = match vm.is_int(file) {
        // A number that no descriptor can have is looked at as a name, which it isn't either.
        true => match file.as_int().and_then(|n| i32::try_from(n).ok()) {
            Some(n) if n < 0 => return Err(vm.value_error("negative file descriptor")),
            fits => fits,
        },
        false => None,
    };
    let path = match descriptor {
        Some(_) => None,
        None => {
            let path = paths::fspath(vm, file)?;
            let bytes = paths::fs_bytes(vm, path)?;
            match CString::new(bytes) {
                Ok(path) => Some(path),
                Err(_) => return Err(vm.value_error("embedded null byte")),
            }
        }
    };
    let mode = match mode {
        Some(mode) => mode.to_lossy(),
        None => "r".to_owned(),
    };
    let shown_mode = mode;
    let mode = parse_mode(vm, &shown_mode)?;
    io.created.set(mode.created);
    io.appending.set(mode.appending);
    io.readable.set(mode.readable);
    io.writable.set(mode.writable);
    io.seekable.set(None);
    io.closefd.set(closefd.unwrap_or(true));
    io.stat.set(None);
    let opened = vm
        .audit("open", &[&file, &shown_mode.as_str(), &mode.flags])
        .and_then(|()| open(vm, this, io, file, descriptor, path, &mode, opener));
    if opened.is_err() {
        let pending = vm.take_exception();
        if descriptor.is_some() || !io.closefd.get() {
            io.fd.set(-1);
        } else if io.fd.get() >= 0 {
            let fd = io.fd.replace(-1);
            // The error being raised says more than a failing close would.
            let _ = kaa_host::fd::close(fd);
        }
        if let Some(pending) = pending {
            return Err(vm.reraise(pending));
        }
    }
    opened
}

#[expect(clippy::too_many_arguments, reason = "the parts of one constructor")]
fn open(
    vm: &mut Vm,
    this: Value,
    io: Gc<FileIO>,
    file: Value,
    descriptor: Option<i32>,
    path: Option<CString>,
    mode: &Mode,
    opener: Option<Value>,
) -> PyResult<()> {
    match (descriptor, path) {
        (Some(fd), _) => io.fd.set(fd),
        (None, Some(path)) => {
            if !io.closefd.get() {
                return Err(vm.value_error("Cannot use closefd=False with file name"));
            }
            match opener.filter(|o| !o.is_none()) {
                None => match retry(vm, || fd::open(&path, mode.flags, 0o666, None))? {
                    Ok(fd) => io.fd.set(fd),
                    Err(Errno(n)) => return Err(vm.os_error(n, Some(file))),
                },
                Some(opener) => {
                    let result = vm.call(opener, &[file, Value::int32(mode.flags)])?;
                    if !vm.is_int(result) {
                        return Err(vm.type_error("expected integer from opener"));
                    }
                    let fd = vm.to_i64(result, "Python int too large to convert to C int")?;
                    match i32::try_from(fd) {
                        Ok(fd) if fd >= 0 => io.fd.set(fd),
                        _ => return Err(vm.value_error(format!("opener returned {fd}"))),
                    }
                    if let Err(Errno(n)) = fd::set_inheritable(io.fd.get(), false) {
                        return Err(vm.os_error(n, None));
                    }
                }
            }
        }
        (None, None) => unreachable!("a file without a descriptor has a path"),
    }
    match fd::fstat(io.fd.get()) {
        Err(Errno(errno::EBADF)) => return Err(vm.os_error(errno::EBADF, None)),
        Err(_) => {}
        Ok(stat) if stat.is_dir() => return Err(vm.os_error(errno::EISDIR, Some(file))),
        Ok(stat) => io.stat.set(Some(stat)),
    }
    vm.setattr_named(this, "name", file)?;
    if mode.appending {
        // Shows the true position to tell(); a pipe has none, which is no error here.
        let _ = fd::lseek(io.fd.get(), 0, fd::SEEK_END);
    }
    Ok(())
}

methods! { METHODS: Instance =>
    /// Read at most size bytes, returned as bytes; None where a read would block.
    "read($self, size=-1, /)" => read, Any;
    /// Read all data from the file, returned as bytes.
    "readall($self, /)" => |vm: &mut Vm, this: Value| { let file = open_file(vm, this)?; readall(vm, file) }, Any;
    /// Same as RawIOBase.readinto().
    "readinto($self, buffer, /)" => readinto, Any;
    /// Write buffer b to file, return number of bytes written.
    "write($self, b, /)" => write, Any;
    /// Move to new file position and return the file position.
    "seek($self, pos, whence=0, /)" => |vm: &mut Vm, this: Value, pos: Value, whence: Option<i32>| -> PyResult<i64> {
        let file = open_file(vm, this)?;
        let pos = util::offset_of(vm, pos)?;
        seek(vm, file, pos, whence.unwrap_or(0))
    }, Any;
    /// Current file position.
    "tell($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<i64> {
        let file = open_file(vm, this)?;
        seek(vm, file, 0, fd::SEEK_CUR)
    }, Any;
    /// Truncate the file to at most size bytes and return the truncated size.
    "truncate($self, size=None, /)" => truncate, Any;
    /// Close the file.
    "close($self, /)" => close, Any;
    /// True if file supports random-access.
    "seekable($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<bool> {
        let file = open_file(vm, this)?;
        Ok(seekable(file))
    }, Any;
    /// True if file was opened in a read mode.
    "readable($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<bool> { Ok(open_file(vm, this)?.readable.get()) }, Any;
    /// True if file was opened in a write mode.
    "writable($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<bool> { Ok(open_file(vm, this)?.writable.get()) }, Any;
    /// Return the underlying file descriptor.
    "fileno($self, /)" => |vm: &mut Vm, this: Value| -> PyResult { Ok(Value::int32(open_file(vm, this)?.fd.get())) }, Any;
    /// True if the file is connected to a TTY device.
    "isatty($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<bool> { Ok(fd::isatty(open_file(vm, this)?.fd.get())) }, Any;
    "_isatty_open_only($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<bool> {
        let file = open_file(vm, this)?;
        Ok(isatty_when_opened(file))
    }, Any;
    "_dealloc_warn($self, object, /)" => |vm: &mut Vm, this: Value, object: Value| {
        dealloc_warn(vm, this, object);
    }, Any;
    "__getstate__($self, /)" => |vm: &mut Vm, this: Value| util::cannot_pickle(vm, this), Any;
}

/// Whether a file that was just opened is a terminal: a regular file cannot be.
pub fn isatty_when_opened(file: Gc<FileIO>) -> bool {
    match file.stat.get() {
        Some(stat) if stat.mode & fs::S_IFMT != 0o020000 => false,
        _ => fd::isatty(file.fd.get()),
    }
}

/// The block size that a buffer should have.
pub fn block_size(file: Gc<FileIO>) -> i64 {
    file.stat.get().map_or(0, |s| s.blksize)
}

#[cold]
fn closed(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file")
}

fn open_file(vm: &mut Vm, this: Value) -> PyResult<Gc<FileIO>> {
    let file = of(vm, this)?;
    if file.fd.get() < 0 { Err(closed(vm)) } else { Ok(file) }
}

fn for_reading(vm: &mut Vm, this: Value) -> PyResult<Gc<FileIO>> {
    let file = open_file(vm, this)?;
    if file.readable.get() { Ok(file) } else { Err(unsupported(vm, "File not open for reading")) }
}

fn read(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let file = open_file(vm, this)?;
    if !file.readable.get() {
        return Err(unsupported(vm, "File not open for reading"));
    }
    let size = util::size_arg(vm, size)?;
    if size < 0 {
        return readall(vm, file);
    }
    let mut out = Vec::new();
    if out.try_reserve_exact((size as usize).min(fd::MOST)).is_err() {
        return Err(vm.memory_error());
    }
    match read_more(vm, file, &mut out, size as usize)? {
        Some(_) => vm.new_bytes(&out).map(Gc::value),
        None => Ok(Value::NONE),
    }
}

/// Reads at most `most` bytes behind those in `out`; `None` where that would block.
pub fn read_more(vm: &mut Vm, file: Gc<FileIO>, out: &mut Vec<u8>, most: usize) -> PyResult<Option<usize>> {
    if file.fd.get() < 0 {
        return Err(closed(vm));
    }
    if !file.readable.get() {
        return Err(unsupported(vm, "File not open for reading"));
    }
    let fd = file.fd.get();
    match retry(vm, || fd::read_append(fd, out, most))? {
        Ok(n) => Ok(Some(n)),
        Err(Errno(errno::EAGAIN)) => Ok(None),
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    }
}

/// Writes once; `None` where that would block.
pub fn write_some(vm: &mut Vm, file: Gc<FileIO>, bytes: &[u8]) -> PyResult<Option<usize>> {
    if file.fd.get() < 0 {
        return Err(closed(vm));
    }
    if !file.writable.get() {
        return Err(unsupported(vm, "File not open for writing"));
    }
    let fd = file.fd.get();
    match retry(vm, || fd::write(fd, bytes))? {
        Ok(n) => Ok(Some(n)),
        Err(Errno(errno::EAGAIN)) => Ok(None),
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    }
}

/// All that is left of a file; `None` where nothing can be read without blocking.
pub fn readall(vm: &mut Vm, file: Gc<FileIO>) -> PyResult {
    if file.fd.get() < 0 {
        return Err(closed(vm));
    }
    if !file.readable.get() {
        return Err(unsupported(vm, "File not open for reading"));
    }
    let fd = file.fd.get();
    // The size when opened is a guess that saves growing.
    let end = file.stat.get().map_or(0, |s| s.size);
    let at = if end > 65536 { fd::lseek(fd, 0, fd::SEEK_CUR).unwrap_or(0) } else { 0 };
    let expected = if end > at { (end - at) as usize + 1 } else { 8192 };
    let mut out: Vec<u8> = Vec::new();
    if out.try_reserve_exact(expected.min(fd::MOST)).is_err() {
        return Err(vm.memory_error());
    }
    loop {
        let room = match out.capacity() - out.len() {
            0 => out.len().clamp(8192, 8 << 20),
            room => room,
        };
        match read_more(vm, file, &mut out, room)? {
            Some(0) => break,
            Some(_) => {}
            None if out.is_empty() => return Ok(Value::NONE),
            None => break,
        }
    }
    vm.new_bytes(&out).map(Gc::value)
}

fn readinto(vm: &mut Vm, this: Value, buffer: Value) -> PyResult {
    let target = util::Target::of(vm, buffer)?;
    let result = (|| {
        let file = for_reading(vm, this)?;
        let mut out = Vec::new();
        let count = read_more(vm, file, &mut out, target.len())?;
        target.put(vm, 0, &out);
        Ok(count)
    })();
    target.release(vm);
    Ok(result?.map_or(Value::NONE, |n| vm.int_from_usize(n)))
}

fn write(vm: &mut Vm, this: Value, bytes: Value) -> PyResult {
    let file = open_file(vm, this)?;
    if !file.writable.get() {
        return Err(unsupported(vm, "File not open for writing"));
    }
    let written = util::with_bytes(vm, bytes, |vm, bytes| write_some(vm, file, bytes))??;
    Ok(written.map_or(Value::NONE, |n| vm.int_from_usize(n)))
}

pub fn seek(vm: &mut Vm, file: Gc<FileIO>, pos: i64, whence: i32) -> PyResult<i64> {
    if file.fd.get() < 0 {
        return Err(closed(vm));
    }
    let result = fd::lseek(file.fd.get(), pos, whence);
    if file.seekable.get().is_none() {
        file.seekable.set(Some(result.is_ok()));
    }
    match result {
        Ok(at) => Ok(at),
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    }
}

pub fn seekable(file: Gc<FileIO>) -> bool {
    match file.seekable.get() {
        Some(known) => known,
        None => {
            let can = fd::lseek(file.fd.get(), 0, fd::SEEK_CUR).is_ok();
            file.seekable.set(Some(can));
            can
        }
    }
}

fn truncate(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let file = open_file(vm, this)?;
    if !file.writable.get() {
        return Err(unsupported(vm, "File not open for writing"));
    }
    let size = match size.filter(|s| !s.is_none()) {
        Some(size) => size,
        None => {
            let at = seek(vm, file, 0, fd::SEEK_CUR)?;
            vm.int(at)
        }
    };
    let len = util::offset_of(vm, size)?;
    let fd = file.fd.get();
    match retry(vm, || fd::ftruncate(fd, len))? {
        Ok(()) => {
            // The size known from opening is no longer true.
            file.stat.set(None);
            Ok(size)
        }
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    }
}

fn close_fd(vm: &mut Vm, file: Gc<FileIO>) -> PyResult<()> {
    let fd = file.fd.replace(-1);
    if fd >= 0 {
        let result = vm.without_lock(|| fd::close(fd));
        if let Err(Errno(n)) = result {
            return Err(vm.os_error(n, None));
        }
    }
    Ok(())
}

fn close(vm: &mut Vm, this: Value) -> PyResult<()> {
    let file = of(vm, this)?;
    let base = crate::base::close(vm, this);
    if !file.closefd.get() {
        file.fd.set(-1);
        return base;
    }
    let pending = if base.is_err() { vm.take_exception() } else { None };
    if file.finalizing.get() {
        dealloc_warn(vm, this, this);
    }
    let closed = close_fd(vm, file);
    crate::base::chain(vm, pending, closed)
}

/// ResourceWarning for a file that was never closed.
fn dealloc_warn(vm: &mut Vm, this: Value, source: Value) {
    let Some(file) = vm.payload::<FileIO>(this) else { return };
    if file.fd.get() < 0 || !file.closefd.get() {
        return;
    }
    let saved = vm.take_exception();
    let warned = match vm.repr(source) {
        Ok(text) => {
            let message = format!("unclosed file {}", text.to_lossy());
            vm.warn_named("ResourceWarning", &message, 1)
        }
        Err(raised) => Err(raised),
    };
    if warned.is_err() {
        if vm.pending_is("Warning") {
            vm.report_unraisable("Exception ignored while finalizing file", source);
        } else {
            vm.clear_exception();
        }
    }
    if let Some(saved) = saved {
        let _ = vm.reraise(saved);
    }
}

fn mode_of(file: &FileIO) -> &'static str {
    match (file.created.get(), file.appending.get(), file.readable.get(), file.writable.get()) {
        (true, _, true, _) => "xb+",
        (true, _, false, _) => "xb",
        (_, true, true, _) => "ab+",
        (_, true, false, _) => "ab",
        (_, _, true, true) => "rb+",
        (_, _, true, false) => "rb",
        _ => "wb",
    }
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let file = of(vm, this)?;
    let class = util::class_name(vm, this);
    if file.fd.get() < 0 {
        return vm.try_str(&format!("<{class} [closed]>")).map(Gc::value);
    }
    let closefd = if file.closefd.get() { "True" } else { "False" };
    let mode = mode_of(&file);
    let text = match util::name_repr(vm, this)? {
        Some(name) => format!("<{class} name={name} mode='{mode}' closefd={closefd}>"),
        None => format!("<{class} fd={} mode='{mode}' closefd={closefd}>", file.fd.get()),
    };
    vm.try_str(&text).map(Gc::value)
}
