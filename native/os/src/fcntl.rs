//! `fcntl`: control of file descriptors and locks. CPython: `Modules/fcntlmodule.c`.

use crate::args::{FileNo, retry, sys};
use kaa_host::{constants, fd};
use kaa_object::declare::ModuleDef;
use kaa_object::payloads::{ByteArray, Module};
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use kaa_types::{buffer, memoryview};

pub static MODULE: ModuleDef = ModuleDef {
    name: "fcntl",
    doc: Some("Control of files and devices by their descriptors: fcntl, ioctl, flock, lockf."),
    functions: &[FUNCTIONS],
    init,
};

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, value) in constants::FCNTL {
        let value = vm.int(value);
        vm.module_set(module, name, value)?;
    }
    Ok(())
}

/// Room that the system may write to, beyond what was given.
const ROOM: usize = 1024;

methods! { FUNCTIONS: Module =>
    /// Perform the operation cmd on file descriptor fd.
    "fcntl($module, fd, cmd, arg=0, /)" => control, Any;
    /// Perform the operation request on file descriptor fd.
    "ioctl($module, fd, request, arg=0, mutate_flag=True, /)" => ioctl, Any;
    /// Perform the lock operation on file descriptor fd.
    "flock($module, fd, operation, /)" => |vm: &mut Vm, fd: FileNo, operation: i32| -> PyResult<()> {
        vm.audit("fcntl.flock", &[&fd.0, &operation])?;
        let result = retry(vm, || fd::flock(fd.0, operation))?;
        sys(vm, result)
    }, Any;
    /// A wrapper around the fcntl() locking calls.
    "lockf($module, fd, cmd, len=0, start=0, whence=0, /)" => lockf, Any;
}

fn number(vm: &mut Vm, value: Option<Value>) -> PyResult<Option<i64>> {
    match value {
        None => Ok(Some(0)),
        Some(value) if vm.class_of(value).slots.index.get().is_some() => {
            vm.to_i64(value, "Python int too large to convert to C long").map(Some)
        }
        Some(_) => Ok(None),
    }
}

/// The bytes of an argument, with room behind them.
fn padded(vm: &mut Vm, function: &str, value: Value) -> PyResult<(Vec<u8>, usize)> {
    let mut bytes = match vm.as_str(value) {
        Some(text) => vm.to_utf8(text)?.into_bytes(),
        None => buffer::bytes_of(vm, value)?,
    };
    let len = bytes.len();
    if len > ROOM {
        return Err(vm.value_error(format!("{function} argument 3 is too long")));
    }
    bytes.resize(ROOM, 0);
    Ok((bytes, len))
}

fn control(vm: &mut Vm, fd: FileNo, command: i32, argument: Option<Value>) -> PyResult {
    vm.audit("fcntl.fcntl", &[&fd.0, &command, &argument])?;
    if let Some(n) = number(vm, argument)? {
        let result = retry(vm, || fd::fcntl(fd.0, command, n))?;
        return sys(vm, result).map(Value::int32);
    }
    let (mut bytes, len) = padded(vm, "fcntl", argument.unwrap_or(Value::NONE))?;
    let result = retry(vm, || fd::fcntl_buffer(fd.0, command, &mut bytes))?;
    sys(vm, result)?;
    vm.new_bytes(&bytes[..len]).map(Gc::value)
}

fn ioctl(vm: &mut Vm, fd: FileNo, request: i64, argument: Option<Value>, mutate: Option<bool>) -> PyResult {
    let request = request as u32 as u64;
    vm.audit("fcntl.ioctl", &[&fd.0, &(request as i64), &argument])?;
    if let Some(n) = number(vm, argument)? {
        let result = retry(vm, || fd::ioctl(fd.0, request, n))?;
        return sys(vm, result).map(Value::int32);
    }
    let argument = argument.unwrap_or(Value::NONE);
    let mutate = mutate.unwrap_or(true);
    if mutate && let Some(array) = vm.payload::<ByteArray>(argument) {
        let (mut bytes, len) = padded(vm, "ioctl", argument)?;
        let result = retry(vm, || fd::ioctl_buffer(fd.0, request, &mut bytes))?;
        let answer = sys(vm, result)?;
        let mut to = array.bytes.borrow_mut();
        let len = len.min(to.len());
        to[..len].copy_from_slice(&bytes[..len]);
        return Ok(Value::int32(answer));
    }
    let writable = vm.as_str(argument).is_none()
        && vm.payload::<kaa_object::payloads::Bytes>(argument).is_none()
        && mutate;
    let (mut bytes, len) = padded(vm, "ioctl", argument)?;
    let result = retry(vm, || fd::ioctl_buffer(fd.0, request, &mut bytes))?;
    let answer = sys(vm, result)?;
    if writable {
        let view = buffer::get_buffer(vm, argument, buffer::SIMPLE)?;
        let written = !view.readonly && view.write(view.offset, &bytes[..len]);
        memoryview::release(vm, view);
        if written {
            return Ok(Value::int32(answer));
        }
    }
    vm.new_bytes(&bytes[..len]).map(Gc::value)
}

fn lockf(
    vm: &mut Vm,
    fd: FileNo,
    operation: i32,
    len: Option<i64>,
    start: Option<i64>,
    whence: Option<i32>,
) -> PyResult<()> {
    vm.audit("fcntl.lockf", &[&fd.0, &operation, &len, &start, &whence.unwrap_or(0)])?;
    const SHARED: i32 = 1;
    const EXCLUSIVE: i32 = 2;
    const NO_WAIT: i32 = 4;
    const UNLOCK: i32 = 8;
    let kind = if operation == UNLOCK {
        2
    } else if operation & SHARED != 0 {
        0
    } else if operation & EXCLUSIVE != 0 {
        1
    } else {
        return Err(vm.value_error("unrecognized lockf argument"));
    };
    let wait = operation & NO_WAIT == 0;
    let (len, start, whence) = (len.unwrap_or(0), start.unwrap_or(0), whence.unwrap_or(0) as i16);
    let result = retry(vm, || fd::record_lock(fd.0, kind, whence, start, len, wait))?;
    sys(vm, result)
}
