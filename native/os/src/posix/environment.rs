//! Environment variables and the working directory.

use crate::args::{Path, sys};
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use kaa_types::paths;
use std::ffi::CString;

/// The environment as a dict from bytes to bytes; of a repeated variable the first counts.
pub fn environ(vm: &mut Vm) -> PyResult {
    let dict = vm.new_dict();
    for (name, value) in kaa_host::environment::all() {
        let name = vm.new_bytes(&name)?.value();
        if !vm.dict_contains(dict, name)? {
            let value = vm.new_bytes(&value)?.value();
            vm.dict_set(dict, name, value)?;
        }
    }
    Ok(dict.value())
}

fn c_string(vm: &mut Vm, value: Value) -> PyResult<CString> {
    let path = paths::fspath(vm, value)?;
    let bytes = paths::fs_bytes(vm, path)?;
    match CString::new(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(vm.value_error("embedded null byte")),
    }
}

methods! { FUNCTIONS: Module =>
    /// Change or add an environment variable.
    "putenv($module, name, value, /)" => |vm: &mut Vm, name: Value, value: Value| -> PyResult<()> {
        let (name, value) = (c_string(vm, name)?, c_string(vm, value)?);
        vm.audit("os.putenv", &[&name.to_bytes(), &value.to_bytes()])?;
        if name.to_bytes().contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        sys(vm, kaa_host::environment::set(&name, &value))
    }, Any;
    /// Delete an environment variable.
    "unsetenv($module, name, /)" => |vm: &mut Vm, name: Value| -> PyResult<()> {
        let name = c_string(vm, name)?;
        vm.audit("os.unsetenv", &[&name.to_bytes()])?;
        sys(vm, kaa_host::environment::unset(&name))
    }, Any;
    "_create_environ($module, /)" => |vm: &mut Vm| environ(vm), Any;
    /// Return the file system path representation of the object.
    "fspath($module, /, path)" => |vm: &mut Vm, path: Value| paths::fspath(vm, path), Any;
    /// Return a unicode string representing the current working directory.
    "getcwd($module, /)" => |vm: &mut Vm| -> PyResult {
        let path = sys(vm, kaa_host::fs::getcwd())?;
        paths::fs_str(vm, &path).map(Gc::value)
    }, Any;
    /// Return a bytes string representing the current working directory.
    "getcwdb($module, /)" => |vm: &mut Vm| -> PyResult<Gc<Bytes>> {
        let path = sys(vm, kaa_host::fs::getcwd())?;
        vm.new_bytes(&path)
    }, Any;
    /// Change the current working directory to the specified path.
    "chdir($module, /, path)" => |vm: &mut Vm, path: Path<true>| -> PyResult<()> {
        vm.audit("os.chdir", &[&path.object])?;
        let result = match path.fd {
            Some(fd) => kaa_host::fs::fchdir(fd),
            None => kaa_host::fs::chdir(path.c()),
        };
        path.check(vm, result)
    }, Any;
    /// Change to the directory of the given file descriptor.
    "fchdir($module, /, fd)" => |vm: &mut Vm, fd: crate::args::FileNo| -> PyResult<()> {
        vm.audit("os.chdir", &[&fd.0])?;
        sys(vm, kaa_host::fs::fchdir(fd.0))
    }, Any;
    /// Change root directory to path.
    "chroot($module, /, path)" => |vm: &mut Vm, path: Path| -> PyResult<()> {
        let result = kaa_host::fs::chroot(path.c());
        path.check(vm, result)
    }, Any;
}
