//! File descriptors.

use super::results;
use crate::args::{Bits, MaybeOffset, Offset, Unsigned, retry, sys};
use kaa_host::{Errno, fd, fs, process};
use kaa_object::declare::FromArg;
use kaa_object::function::Call;
use kaa_object::int::IntRef;
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use kaa_types::{buffer, memoryview};

/// A buffer for a read; MemoryError where there is no room.
fn room(vm: &mut Vm, len: usize) -> PyResult<Vec<u8>> {
    let mut out = Vec::new();
    if out.try_reserve_exact(len.min(fd::MOST)).is_err() {
        return Err(vm.memory_error());
    }
    Ok(out)
}

fn invalid<T>(vm: &mut Vm) -> PyResult<T> {
    Err(vm.os_error(kaa_host::errno::EINVAL, None))
}

methods! { BASIC: Module =>
    /// Close a file descriptor.
    "close($module, /, fd)" => |vm: &mut Vm, fd: i32| -> PyResult<()> {
        // A close that a signal interrupts has closed.
        match vm.without_lock(|| fd::close(fd)) {
            Err(Errno(n)) if n != kaa_host::errno::EINTR => Err(vm.os_error(n, None)),
            _ => Ok(()),
        }
    }, Any;
    /// Closes all file descriptors in [fd_low, fd_high), ignoring errors.
    "closerange($module, fd_low, fd_high, /)" => |_: &mut Vm, low: i32, high: i32| {
        if low < high && high > 0 {
            fd::close_range(low.max(0) as u32, high as u32 - 1);
        }
    }, Raises;
    /// Read from a file descriptor. Returns a bytes object.
    "read($module, fd, length, /)" => |vm: &mut Vm, fd: i32, length: isize| -> PyResult<Gc<Bytes>> {
        if length < 0 {
            return invalid(vm);
        }
        let mut out = room(vm, length as usize)?;
        let result = retry(vm, || fd::read_append(fd, &mut out, length as usize))?;
        sys(vm, result)?;
        vm.new_bytes(&out)
    }, Any;
    /// Read into a buffer object from a file descriptor.
    "readinto($module, fd, buffer, /)" => |vm: &mut Vm, fd: i32, buffer: Value| -> PyResult<usize> {
        let target = buffer::Target::for_function(vm, buffer, "readinto() argument 2")?;
        let len = target.len();
        let mut out = match room(vm, len) {
            Ok(out) => out,
            Err(raised) => {
                target.release(vm);
                return Err(raised);
            }
        };
        let result = retry(vm, || fd::read_append(fd, &mut out, len));
        if matches!(result, Ok(Ok(_))) {
            target.put(vm, 0, &out);
        }
        target.release(vm);
        sys(vm, result?)?;
        Ok(out.len())
    }, Any;
    /// Write a bytes object to a file descriptor.
    "write($module, fd, data, /)" => |vm: &mut Vm, fd: i32, data: Value| -> PyResult<usize> {
        let bytes = buffer::contents(vm, data)?;
        let result = retry(vm, || fd::write(fd, &bytes))?;
        sys(vm, result)
    }, Any;
    "pread($module, fd, length, offset, /)" => |vm: &mut Vm, fd: i32, length: isize, offset: Offset| -> PyResult<Gc<Bytes>> {
        if length < 0 {
            return invalid(vm);
        }
        let mut out = room(vm, length as usize)?;
        out.resize(length as usize, 0);
        let result = retry(vm, || fd::pread(fd, &mut out, offset.0))?;
        let n = sys(vm, result)?;
        vm.new_bytes(&out[..n])
    }, Any;
    "pwrite($module, fd, buffer, offset, /)" => |vm: &mut Vm, fd: i32, data: Value, offset: Offset| -> PyResult<usize> {
        let bytes = buffer::contents(vm, data)?;
        let result = retry(vm, || fd::pwrite(fd, &bytes, offset.0))?;
        sys(vm, result)
    }, Any;
    "writev($module, fd, buffers, /)" => |vm: &mut Vm, fd: i32, buffers: Value| writev(vm, fd, buffers, None), Any;
    "pwritev($module, fd, buffers, offset, flags=0, /)" =>
        |vm: &mut Vm, fd: i32, buffers: Value, offset: Offset, flags: Option<i32>| {
            writev(vm, fd, buffers, Some((offset.0, flags.unwrap_or(0))))
        }, Any;
    "readv($module, fd, buffers, /)" => |vm: &mut Vm, fd: i32, buffers: Value| readv(vm, fd, buffers, None), Any;
    "preadv($module, fd, buffers, offset, flags=0, /)" =>
        |vm: &mut Vm, fd: i32, buffers: Value, offset: Offset, flags: Option<i32>| {
            readv(vm, fd, buffers, Some((offset.0, flags.unwrap_or(0))))
        }, Any;
    /// Set the position of a file descriptor. Return the new position.
    "lseek($module, fd, position, whence, /)" => |vm: &mut Vm, fd: i32, position: Offset, whence: i32| -> PyResult<i64> {
        let result = fd::lseek(fd, position.0, whence);
        sys(vm, result)
    }, Any;
    /// Truncate a file, specified by file descriptor, to a specific length.
    "ftruncate($module, fd, length, /)" => |vm: &mut Vm, fd: i32, length: Offset| -> PyResult<()> {
        vm.audit("os.truncate", &[&fd, &length.0])?;
        let result = retry(vm, || fd::ftruncate(fd, length.0))?;
        sys(vm, result)
    }, Any;
    /// Return True if the fd is connected to a terminal.
    "isatty($module, fd, /)" => |_: &mut Vm, fd: i32| fd::isatty(fd), Raises;
    /// Return a duplicate of a file descriptor.
    "dup($module, fd, /)" => |vm: &mut Vm, fd: i32| -> PyResult {
        sys(vm, fd::dup(fd)).map(Value::int32)
    }, Any;
    /// Duplicate file descriptor.
    "dup2($module, /, fd, fd2, inheritable=True)" => |vm: &mut Vm, from: i32, to: i32, inheritable: Option<bool>| -> PyResult {
        if from < 0 || to < 0 {
            return Err(vm.os_error(kaa_host::errno::EBADF, None));
        }
        sys(vm, fd::dup2(from, to, inheritable.unwrap_or(true))).map(Value::int32)
    }, Any;
    /// Create a pipe.
    "pipe($module, /)" => |vm: &mut Vm| pipe(vm, fd::O_CLOEXEC), Any;
    /// Create a pipe with flags set atomically.
    "pipe2($module, flags, /)" => pipe, Any;
}

fn pipe(vm: &mut Vm, flags: i32) -> PyResult {
    let pipe = vm.retry_interrupted(|| fd::pipe(flags))?;
    let (a, b) = sys(vm, pipe)?;
    Ok(vm.tuple(&[Value::int32(a), Value::int32(b)]).value())
}

/// The size of a writable buffer.
fn writable_len(vm: &mut Vm, value: Value) -> PyResult<usize> {
    if let Some(array) = vm.payload::<ByteArray>(value) {
        return Ok(array.bytes.borrow().len());
    }
    let view = buffer::get_buffer(vm, value, buffer::WRITABLE)?;
    let len = view.shape.iter().product::<isize>().max(0) as usize * view.itemsize;
    let readonly = view.readonly;
    memoryview::release(vm, view);
    if readonly {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("a read-write bytes-like object is required, not '{class}'")));
    }
    Ok(len)
}

/// Copies bytes to the beginning of a writable buffer.
fn store(vm: &mut Vm, value: Value, bytes: &[u8]) -> PyResult<()> {
    if let Some(array) = vm.payload::<ByteArray>(value) {
        let mut to = array.bytes.borrow_mut();
        let len = to.len().min(bytes.len());
        to[..len].copy_from_slice(&bytes[..len]);
        return Ok(());
    }
    let view = buffer::get_buffer(vm, value, buffer::WRITABLE)?;
    view.write(view.offset, bytes);
    memoryview::release(vm, view);
    Ok(())
}

fn sequence(vm: &mut Vm, function: &str, value: Value) -> PyResult<Gc<kaa_object::list::List>> {
    if vm.as_list(value).is_none() && vm.as_tuple(value).is_none() {
        let class = vm.class_of(value);
        if class.slots.getitem.get().is_none() || class.slots.len.get().is_none() {
            return Err(vm.type_error(format!("{function}() arg 2 must be a sequence")));
        }
    }
    vm.collect_list(value)
}

fn writev(vm: &mut Vm, fd: i32, buffers: Value, offset: Option<(i64, i32)>) -> PyResult<usize> {
    let list = sequence(vm, if offset.is_some() { "pwritev" } else { "writev" }, buffers)?;
    let mut contents = Vec::new();
    for i in 0..list.len() {
        let Some(item) = list.get(i) else { break };
        contents.push(buffer::bytes_of(vm, item)?);
    }
    let slices: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
    let result = retry(vm, || fd::writev(fd, &slices, offset))?;
    sys(vm, result)
}

fn readv(vm: &mut Vm, fd: i32, buffers: Value, offset: Option<(i64, i32)>) -> PyResult<usize> {
    let list = sequence(vm, if offset.is_some() { "preadv" } else { "readv" }, buffers)?;
    let mut contents = Vec::new();
    for i in 0..list.len() {
        let Some(item) = list.get(i) else { break };
        let len = writable_len(vm, item)?;
        let mut out = room(vm, len)?;
        out.resize(len, 0);
        contents.push(out);
    }
    let result = retry(vm, || fd::readv(fd, &mut contents, offset))?;
    let count = sys(vm, result)?;
    let mut left = count;
    for (i, bytes) in contents.iter().enumerate() {
        let n = bytes.len().min(left);
        left -= n;
        if let Some(item) = list.get(i) {
            store(vm, item, &bytes[..n])?;
        }
    }
    Ok(count)
}

methods! { MORE: Module =>
    /// Get the close-on-exe flag of the specified file descriptor.
    "get_inheritable($module, fd, /)" => |vm: &mut Vm, fd: i32| -> PyResult<bool> {
        sys(vm, fd::is_inheritable(fd))
    }, Any;
    /// Set the inheritable flag of the specified file descriptor.
    "set_inheritable($module, fd, inheritable, /)" => |vm: &mut Vm, fd: i32, on: i32| -> PyResult<()> {
        sys(vm, fd::set_inheritable(fd, on != 0))
    }, Any;
    /// Get the blocking mode of the file descriptor.
    "get_blocking($module, fd, /)" => |vm: &mut Vm, fd: i32| -> PyResult<bool> { sys(vm, fd::is_blocking(fd)) }, Any;
    /// Set the blocking mode of the specified file descriptor.
    "set_blocking($module, fd, blocking, /)" => |vm: &mut Vm, fd: i32, on: bool| -> PyResult<()> {
        sys(vm, fd::set_blocking(fd, on))
    }, Any;
    /// Return the size of the terminal window as (columns, lines).
    "get_terminal_size($module, fd=<unrepresentable>, /)" => |vm: &mut Vm, fd: Option<i32>| -> PyResult {
        let (columns, lines) = sys(vm, process::terminal_size(fd.unwrap_or(1)))?;
        results::make(vm, |r| r.terminal_size, &[Value::int32(columns), Value::int32(lines)])
    }, Any;
    /// Return the name of the terminal device connected to fd.
    "ttyname($module, fd, /)" => |vm: &mut Vm, fd: i32| -> PyResult {
        let name = sys(vm, process::ttyname(fd))?;
        kaa_types::paths::fs_str(vm, &name).map(Gc::value)
    }, Any;
    /// Return the name of the controlling terminal for this process.
    "ctermid($module, /)" => |_: &mut Vm| "/dev/tty", Any;
    "tcgetpgrp($module, fd, /)" => |vm: &mut Vm, fd: i32| -> PyResult {
        sys(vm, process::tcgetpgrp(fd)).map(Value::int32)
    }, Any;
    "tcsetpgrp($module, fd, pgid, /)" => |vm: &mut Vm, fd: i32, group: i32| -> PyResult<()> {
        sys(vm, process::tcsetpgrp(fd, group))
    }, Any;
    /// Return a string describing the encoding of a terminal's file descriptor.
    "device_encoding($module, /, fd)" => |vm: &mut Vm, fd: i32| -> PyResult {
        if fd::isatty(fd) { Ok(vm.str("utf-8").value()) } else { Ok(Value::NONE) }
    }, Any;
    /// Copy count bytes from file descriptor in_fd to file descriptor out_fd.
    "sendfile($module, /, out_fd, in_fd, offset, count)" =>
        |vm: &mut Vm, out: i32, input: i32, offset: Value, count: isize| -> PyResult<usize> {
            let offset = if offset.is_none() { None } else { Some(crate::args::offset(vm, offset)?) };
            let result = retry(vm, || fd::sendfile(out, input, offset, count.max(0) as usize))?;
            sys(vm, result)
        }, Any;
    /// Copy count bytes from one file descriptor to another.
    "copy_file_range($module, /, src, dst, count, offset_src=None,\n                offset_dst=None)" =>
        |vm: &mut Vm, src: i32, dst: i32, count: isize, from: MaybeOffset, to: MaybeOffset| -> PyResult<usize> {
            if count < 0 {
                return Err(vm.value_error("negative value for 'count' not allowed"));
            }
            let result = retry(vm, || fd::copy_file_range(src, from.0, dst, to.0, count as usize))?;
            sys(vm, result)
        }, Any;
    /// Transfer count bytes from one pipe to a descriptor or vice versa.
    ///
    ///   src
    ///     Source file descriptor.
    ///   dst
    ///     Destination file descriptor.
    ///   count
    ///     Number of bytes to copy.
    ///   offset_src
    ///     Starting offset in src.
    ///   offset_dst
    ///     Starting offset in dst.
    ///   flags
    ///     Flags to modify the semantics of the call.
    ///
    /// Without an offset a descriptor's own position counts; a pipe has none.
    "splice($module, /, src, dst, count, offset_src=None, offset_dst=None,\n       flags=0)" =>
        |vm: &mut Vm, src: i32, dst: i32, count: isize, from: MaybeOffset, to: MaybeOffset, flags: Option<Unsigned<u32>>| -> PyResult<usize> {
            if count < 0 {
                return Err(vm.value_error("negative value for 'count' not allowed"));
            }
            let flags = flags.map_or(0, |flags| flags.0);
            let result = retry(vm, || fd::splice(src, from.0, dst, to.0, count as usize, flags))?;
            sys(vm, result)
        }, Any;
    "posix_fadvise($module, fd, offset, length, advice, /)" =>
        |vm: &mut Vm, fd: i32, offset: Offset, length: Offset, advice: i32| -> PyResult<()> {
            let result = retry(vm, || fd::posix_fadvise(fd, offset.0, length.0, advice))?;
            sys(vm, result)
        }, Any;
    "posix_fallocate($module, fd, offset, length, /)" =>
        |vm: &mut Vm, fd: i32, offset: Offset, length: Offset| -> PyResult<()> {
            let result = retry(vm, || fd::posix_fallocate(fd, offset.0, length.0))?;
            sys(vm, result)
        }, Any;
    /// Apply, test or remove a POSIX lock on an open file descriptor.
    "lockf($module, fd, command, length, /)" => |vm: &mut Vm, fd: i32, command: i32, length: Offset| -> PyResult<()> {
        vm.audit("os.lockf", &[&fd, &command, &length.0])?;
        let result = match command {
            0 => retry(vm, || fd::record_lock(fd, 2, 1, 0, length.0, false))?,
            1 => retry(vm, || fd::record_lock(fd, 1, 1, 0, length.0, true))?,
            2 => retry(vm, || fd::record_lock(fd, 1, 1, 0, length.0, false))?,
            3 => return test_lock(vm, fd, length.0),
            _ => return invalid(vm),
        };
        sys(vm, result)
    }, Any;
    "eventfd($module, /, initval, flags=EFD_CLOEXEC)" => |vm: &mut Vm, value: Unsigned<u32>, flags: Option<i32>| -> PyResult {
        let result = fd::eventfd(value.0, flags.unwrap_or(fd::O_CLOEXEC));
        sys(vm, result).map(Value::int32)
    }, Any;
    "eventfd_read($module, /, fd)" => |vm: &mut Vm, fd: i32| -> PyResult {
        let mut word = [0u8; 8];
        let result = retry(vm, || fd::read(fd, &mut word))?;
        sys(vm, result)?;
        Ok(vm.int_from_u64(u64::from_ne_bytes(word)))
    }, Any;
    "eventfd_write($module, /, fd, value)" => |vm: &mut Vm, fd: i32, value: Unsigned<u64>| -> PyResult<()> {
        let word = value.0.to_ne_bytes();
        let result = retry(vm, || fd::write(fd, &word))?;
        sys(vm, result).map(drop)
    }, Any;
    "memfd_create($module, /, name, flags=MFD_CLOEXEC)" =>
        |vm: &mut Vm, name: crate::args::Path, flags: Option<Bits>| -> PyResult {
            let result = fd::memfd_create(name.c(), flags.map_or(1, |flags| flags.0));
            sys(vm, result).map(Value::int32)
        }, Any;
    "major($module, device, /)" => |_: &mut Vm, device: Device| device.part(fs::device_major), Raises;
    "minor($module, device, /)" => |_: &mut Vm, device: Device| device.part(fs::device_minor), Raises;
    "makedev($module, major, minor, /)" => |vm: &mut Vm, major: Device, minor: Device| -> PyResult {
        let parts = [major, minor].map(|part| if part.0 == Device::NONE { Ok(u32::MAX) } else { u32::try_from(part.0) });
        let [Ok(major), Ok(minor)] = parts else {
            return Err(vm.overflow_error("Python int too large to convert to C unsigned int"));
        };
        match fs::device(major, minor) {
            Device::NONE => Ok(Value::int32(-1)),
            device => Ok(vm.int_from_u64(device)),
        }
    }, Raises;
}

/// A device number or a part of one; -1 stands for none.
#[derive(Clone, Copy)]
struct Device(u64);

impl Device {
    const NONE: u64 = u64::MAX;

    fn part(self, part: fn(u64) -> u32) -> i64 {
        if self.0 == Device::NONE { -1 } else { i64::from(part(self.0)) }
    }
}

impl FromArg for Device {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Device> {
        let value = Value::from_arg(vm, call, index)?;
        let number = vm.index(value)?;
        match vm.int_ref(number) {
            Some(IntRef::Small(-1)) => Ok(Device(Device::NONE)),
            Some(n) if n.is_negative() => Err(vm.overflow_error("can't convert negative int to unsigned")),
            Some(IntRef::Small(n)) => Ok(Device(n as u64)),
            Some(IntRef::Big(n)) => match u64::try_from(n) {
                Ok(n) => Ok(Device(n)),
                Err(_) => Err(vm.overflow_error("int too big to convert")),
            },
            None => unreachable!("index() returns ints"),
        }
    }
}

/// `F_TEST`: EACCES where another process holds a lock on the section.
fn test_lock(vm: &mut Vm, fd: i32, length: i64) -> PyResult<()> {
    const F_GETLK: i32 = 5;
    const UNLOCKED: i16 = 2;
    // A `struct flock`: kind, what the start is counted from (the position), start, length, process.
    let mut lock = [0; 32];
    lock[2..4].copy_from_slice(&1i16.to_ne_bytes());
    lock[16..24].copy_from_slice(&length.to_ne_bytes());
    let result = retry(vm, || fd::fcntl_buffer(fd, F_GETLK, &mut lock))?;
    sys(vm, result)?;
    let kind = i16::from_ne_bytes([lock[0], lock[1]]);
    let process = i32::from_ne_bytes([lock[24], lock[25], lock[26], lock[27]]);
    if kind == UNLOCKED || process == kaa_host::process::getpid() {
        return Ok(());
    }
    Err(vm.os_error(kaa_host::errno::EACCES, None))
}
