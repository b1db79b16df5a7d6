//! Arguments that system functions take: paths, descriptors, directories that paths start from.
//! CPython: `path_converter`, `dir_fd_converter`, `_Py_..fildes_converter` in `Modules/posixmodule.c`.

use kaa_host::{Errno, SysResult};
use kaa_object::declare::FromArg;
use kaa_object::function::Call;
use kaa_object::int::IntRef;
use kaa_object::number::BinaryOp;
use kaa_object::payloads::Bytes;
use kaa_object::typeobject::TypeRef;
use kaa_object::{PyResult, Raised, Value, Vm};
use kaa_types::paths;
use std::ffi::{CStr, CString};

/// A path argument. `FD`: an open file will do as well; `NULL`: `None` stands for the working directory.
pub struct Path<const FD: bool = false, const NULL: bool = false> {
    /// What was given, for error messages.
    pub object: Value,
    pub fd: Option<i32>,
    pub text: CString,
    pub is_bytes: bool,
}

impl<const FD: bool, const NULL: bool> Path<FD, NULL> {
    pub fn c(&self) -> &CStr {
        &self.text
    }

    /// OSError with the path as its file name.
    pub fn error(&self, vm: &mut Vm, Errno(number): Errno) -> Raised {
        let name = (!self.object.is_none()).then_some(self.object);
        vm.os_error(number, name)
    }

    /// The result, or OSError with the path.
    pub fn check<T>(&self, vm: &mut Vm, result: SysResult<T>) -> PyResult<T> {
        result.map_err(|e| self.error(vm, e))
    }

    pub fn convert(vm: &mut Vm, function: &str, name: &str, value: Value) -> PyResult<Self> {
        if NULL && value.is_none() {
            return Ok(Path { object: value, fd: None, text: c".".to_owned(), is_bytes: false });
        }
        let is_text = vm.as_str(value).is_some() || vm.payload::<Bytes>(value).is_some();
        if FD && !is_text && vm.class_of(value).slots.index.get().is_some() {
            let fd = descriptor_number(vm, value)?;
            return Ok(Path { object: value, fd: Some(fd), text: CString::default(), is_bytes: false });
        }
        let wrong = |vm: &mut Vm| {
            let class = vm.type_name_of(value);
            let what = match (FD, NULL) {
                (true, true) => "string, bytes, os.PathLike, integer or None",
                (true, false) => "string, bytes, os.PathLike or integer",
                (false, true) => "string, bytes, os.PathLike or None",
                (false, false) => "string, bytes or os.PathLike",
            };
            vm.type_error(format!("{function}: {name} should be {what}, not {class}"))
        };
        let path = if is_text {
            value
        } else {
            let method = vm.names.__fspath__;
            let class = vm.class_of(value);
            match TypeRef::lookup(class, vm, method) {
                Some(method) if !method.is_none() => paths::fspath(vm, value)?,
                _ => return Err(wrong(vm)),
            }
        };
        let is_bytes = vm.as_str(path).is_none();
        let bytes = paths::fs_bytes(vm, path)?;
        match CString::new(bytes) {
            Ok(text) => Ok(Path { object: path, fd: None, text, is_bytes }),
            Err(_) => Err(vm.value_error(format!("{function}: embedded null character in {name}"))),
        }
    }

    /// A name that the system gave, as the kind of string that the path was.
    pub fn like(&self, vm: &mut Vm, bytes: &[u8]) -> PyResult {
        if self.is_bytes {
            vm.new_bytes(bytes).map(|b| b.value())
        } else {
            paths::fs_str(vm, bytes).map(|s| s.value())
        }
    }
}

impl<const FD: bool, const NULL: bool> FromArg for Path<FD, NULL> {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Self> {
        let name = call.def.parsed().parameters.get(index).map_or("path", |p| p.name.as_str());
        match call.args[index] {
            Some(value) => Path::convert(vm, call.def.name(), name, value),
            None => Path::convert(vm, call.def.name(), name, Value::NONE),
        }
    }
}

/// A descriptor given as an integer.
fn descriptor_number(vm: &mut Vm, value: Value) -> PyResult<i32> {
    if value.is_bool() {
        vm.warn_named("RuntimeWarning", "bool is used as a file descriptor", 1)?;
    }
    let index = vm.index(value)?;
    let number = match index.as_int() {
        Some(n) => i32::try_from(n).map_err(|_| n > 0),
        None => Err(!matches!(vm.int_ref(index), Some(n) if n.is_negative())),
    };
    match number {
        Ok(n) => Ok(n),
        Err(true) => Err(vm.overflow_error("fd is greater than maximum")),
        Err(false) => Err(vm.overflow_error("fd is less than minimum")),
    }
}

/// `dir_fd`: `None` for the working directory.
#[derive(Clone, Copy)]
pub struct DirFd(pub Option<i32>);

impl kaa_object::audit::AuditArg for DirFd {
    fn value(&self, _: &mut Vm) -> PyResult {
        Ok(Value::int32(self.0.unwrap_or(-1)))
    }
}

impl FromArg for DirFd {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<DirFd> {
        match call.args[index] {
            None | Some(Value::NONE) => Ok(DirFd(None)),
            Some(value) if vm.class_of(value).slots.index.get().is_some() => {
                descriptor_number(vm, value).map(|n| DirFd(Some(n)))
            }
            Some(value) => {
                let class = vm.type_name_of(value);
                Err(vm.type_error(format!("argument should be integer or None, not {class}")))
            }
        }
    }
}

/// A descriptor, or an object with a `fileno` method.
#[derive(Clone, Copy)]
pub struct FileNo(pub i32);

impl FromArg for FileNo {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<FileNo> {
        let value = Value::from_arg(vm, call, index)?;
        fileno(vm, value).map(FileNo)
    }
}

/// CPython: `PyObject_AsFileDescriptor`.
pub fn fileno(vm: &mut Vm, value: Value) -> PyResult<i32> {
    let number = if vm.is_int(value) {
        if value.is_bool() {
            vm.warn_named("RuntimeWarning", "bool is used as a file descriptor", 1)?;
        }
        value
    } else {
        let name = vm.names.fileno;
        let Some(method) = vm.getattr_opt(value, name)? else {
            return Err(vm.type_error("argument must be an int, or have a fileno() method."));
        };
        let number = vm.call(method, &[])?;
        if !vm.is_int(number) {
            return Err(vm.type_error("fileno() returned a non-integer"));
        }
        number
    };
    let fd = vm.to_i64(number, "Python int too large to convert to C int")?;
    let Ok(fd) = i32::try_from(fd) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    if fd < 0 {
        return Err(vm.value_error(format!("file descriptor cannot be a negative integer ({fd})")));
    }
    Ok(fd)
}

/// A user or group: -1 leaves it as it is.
#[derive(Clone, Copy)]
pub struct Id(pub u32);

impl FromArg for Id {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Id> {
        let value = Value::from_arg(vm, call, index)?;
        let kind = match call.def.parsed().parameters.get(index) {
            Some(p) if p.name.contains("gid") => "gid",
            _ => "uid",
        };
        if vm.class_of(value).slots.index.get().is_none() {
            let class = vm.type_name_of(value);
            return Err(vm.type_error(format!("{kind} should be integer, not {class}")));
        }
        group_or_user(vm, value, kind).map(Id)
    }
}

/// A group where the parameter's name doesn't say that it is one.
#[derive(Clone, Copy)]
pub struct Gid(pub u32);

impl FromArg for Gid {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Gid> {
        let value = Value::from_arg(vm, call, index)?;
        if vm.class_of(value).slots.index.get().is_none() {
            let class = vm.type_name_of(value);
            return Err(vm.type_error(format!("gid should be integer, not {class}")));
        }
        group_or_user(vm, value, "gid").map(Gid)
    }
}

/// CPython: `_Py_Uid_Converter`. Numbers between 32 and 63 bits are "less than minimum" there too.
pub fn group_or_user(vm: &mut Vm, value: Value, kind: &str) -> PyResult<u32> {
    let number = vm.index(value)?;
    let small = match vm.int_ref(number) {
        Some(IntRef::Small(n)) => Some(n),
        Some(IntRef::Big(n)) => i64::try_from(n).ok(),
        None => unreachable!("index() returns ints"),
    };
    match small {
        Some(-1) => Ok(u32::MAX),
        Some(n) if u32::try_from(n).is_ok() => Ok(n as u32),
        None if !matches!(vm.int_ref(number), Some(n) if n.is_negative()) => {
            Err(vm.overflow_error(format!("{kind} is greater than maximum")))
        }
        _ => Err(vm.overflow_error(format!("{kind} is less than minimum"))),
    }
}

/// The result, or OSError without a file name.
pub fn sys<T>(vm: &mut Vm, result: SysResult<T>) -> PyResult<T> {
    result.map_err(|Errno(n)| vm.os_error(n, None))
}

/// Repeats a call while signals interrupt it; their handlers run in between.
pub fn retry<T>(vm: &mut Vm, call: impl FnMut() -> SysResult<T>) -> PyResult<SysResult<T>> {
    vm.retry_interrupted(call)
}

/// A place or length in a file.
#[derive(Clone, Copy)]
pub struct Offset(pub i64);

impl FromArg for Offset {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Offset> {
        let value = Value::from_arg(vm, call, index)?;
        offset(vm, value).map(Offset)
    }
}

/// CPython: `Py_off_t_converter`.
pub fn offset(vm: &mut Vm, value: Value) -> PyResult<i64> {
    vm.to_i64(value, "Python int too large to convert to C long")
}

/// A place in a file, `None` for the descriptor's own.
#[derive(Clone, Copy)]
pub struct MaybeOffset(pub Option<i64>);

impl FromArg for MaybeOffset {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<MaybeOffset> {
        match call.args[index].filter(|value| !value.is_none()) {
            Some(value) => offset(vm, value).map(|n| MaybeOffset(Some(n))),
            None => Ok(MaybeOffset(None)),
        }
    }
}

/// CPython: `_PyLong_UnsignedInt_Converter`.
impl FromArg for Unsigned<u32> {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Self> {
        let n = unsigned(vm, call, index, "unsigned int")?;
        match u32::try_from(n) {
            Ok(n) => Ok(Unsigned(n)),
            Err(_) => Err(vm.overflow_error("Python int too large for C unsigned int")),
        }
    }
}

/// CPython: `_PyLong_UnsignedLongLong_Converter`.
impl FromArg for Unsigned<u64> {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Self> {
        unsigned(vm, call, index, "unsigned long long").map(Unsigned)
    }
}

/// A number without a sign.
#[derive(Clone, Copy)]
pub struct Unsigned<T>(pub T);

fn unsigned(vm: &mut Vm, call: &Call<'_>, index: usize, kind: &str) -> PyResult<u64> {
    let value = Value::from_arg(vm, call, index)?;
    let number = vm.index(value)?;
    match vm.int_ref(number) {
        Some(n) if n.is_negative() => Err(vm.value_error("Cannot convert negative int")),
        Some(IntRef::Small(n)) => Ok(n as u64),
        Some(IntRef::Big(n)) => match u64::try_from(n) {
            Ok(n) => Ok(n),
            Err(_) => Err(vm.overflow_error(format!("Python int too large for C {kind}"))),
        },
        None => unreachable!("index() returns ints"),
    }
}

/// A set of bits, of which only 32 count.
#[derive(Clone, Copy)]
pub struct Bits(pub u32);

impl FromArg for Bits {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Bits> {
        let value = Value::from_arg(vm, call, index)?;
        let number = vm.index(value)?;
        bits(vm, number).map(Bits)
    }
}

/// The low 32 bits of an int.
pub fn bits(vm: &mut Vm, number: Value) -> PyResult<u32> {
    let mask = Value::int_unchecked(i64::from(u32::MAX));
    let low = vm.binary(BinaryOp::And, number, mask)?;
    Ok(low.as_int().unwrap_or(0) as u32)
}
