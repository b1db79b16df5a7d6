//! What the streams share: `UnsupportedOperation`, closed checks, sizes, bytes of buffers, EINTR.

use kaa_host::SysResult;
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Raised, Type, Value, Vm};
use kaa_types::buffer;

/// What the module keeps per isolate; the classes are roots.
#[derive(Default)]
pub struct State {
    unsupported: Option<Gc<Type>>,
    pub io_base: Option<Gc<Type>>,
}

/// `io.UnsupportedOperation`, a class with two builtin bases.
pub fn make_unsupported(vm: &mut Vm) -> PyResult {
    let bases = [vm.exception_type("OSError").value(), vm.exception_type("ValueError").value()];
    let bases = vm.tuple(&bases).value();
    let dict = vm.new_dict();
    let module = vm.str("io").value();
    let name = vm.names.__module__;
    vm.dict_set_str(dict, name, module)?;
    let name = vm.str("UnsupportedOperation").value();
    let metaclass = vm.types.r#type.value();
    let class = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(class);
    vm.state::<State>().unsupported = vm.as_type(class);
    Ok(class)
}

#[cold]
pub fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    let text = vm.str(message).value();
    let Some(class) = vm.state::<State>().unsupported else { return vm.value_error(message) };
    match vm.call(class.value(), &[text]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

#[cold]
pub fn closed_error(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// `object.name()`
pub fn call0(vm: &mut Vm, object: Value, name: &str) -> PyResult {
    vm.call_method_named(object, name, &[])
}

/// Whether the stream says that it is closed.
pub fn is_closed(vm: &mut Vm, stream: Value) -> PyResult<bool> {
    let closed = vm.getattr_named(stream, "closed")?;
    vm.is_true(closed)
}

/// An optional size argument: `None` and left out are -1. CPython: `_Py_convert_optional_to_ssize_t`.
pub fn size_arg(vm: &mut Vm, size: Option<Value>) -> PyResult<isize> {
    match size {
        None | Some(Value::NONE) => Ok(-1),
        Some(value) if value.is_int() || vm.class_of(value).slots.index.get().is_some() => vm.to_isize(value),
        Some(value) => {
            let class = vm.type_name_of(value);
            Err(vm.type_error(format!("argument should be integer or None, not '{class}'")))
        }
    }
}

/// A file position.
pub fn offset_of(vm: &mut Vm, value: Value) -> PyResult<i64> {
    if vm.class_of(value).slots.index.get().is_none() {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    }
    vm.to_i64(value, "cannot fit 'int' into an offset-sized integer")
}

/// Repeats a system call while signals interrupt it; their handlers run in between.
pub fn retry<T>(vm: &mut Vm, call: impl FnMut() -> SysResult<T>) -> PyResult<SysResult<T>> {
    vm.retry_interrupted(call)
}

/// Runs `f` over the bytes of a bytes-like argument.
pub fn with_bytes<R>(vm: &mut Vm, value: Value, f: impl FnOnce(&mut Vm, &[u8]) -> R) -> PyResult<R> {
    if let Some(bytes) = vm.payload::<Bytes>(value) {
        return Ok(f(vm, bytes.as_slice()));
    }
    let copy = buffer::bytes_of(vm, value)?;
    Ok(f(vm, &copy))
}

/// A `bytearray`.
pub fn bytearray(vm: &mut Vm, bytes: Vec<u8>) -> Value {
    kaa_types::bytearray::new_array(vm, bytes).value()
}

pub use kaa_types::buffer::Target;

/// Refuses to pickle, as streams do.
pub fn cannot_pickle(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.type_name_of(this);
    let class = class.rsplit('.').next().unwrap_or(&class);
    Err(vm.type_error(format!("cannot pickle '{class}' instances")))
}

/// `<module.Class name='x'>`-like part: the stream's `name` as repr, where it has one.
pub fn name_repr(vm: &mut Vm, this: Value) -> PyResult<Option<String>> {
    let name = vm.intern_str("name");
    let found = match vm.getattr_opt(this, name) {
        Ok(found) => found,
        Err(_) if vm.pending_is("ValueError") => {
            vm.clear_exception();
            None
        }
        Err(raised) => return Err(raised),
    };
    let Some(found) = found else { return Ok(None) };
    if !vm.repr_enter(this) {
        let class = vm.class_of(this);
        let class = vm.class_full_name(class);
        return Err(vm.runtime_error(format!("reentrant call inside {class}.__repr__")));
    }
    let text = vm.repr(found);
    vm.repr_leave(this);
    Ok(Some(text?.to_lossy()))
}

/// The class of a stream, with its module.
pub fn class_name(vm: &Vm, this: Value) -> String {
    vm.class_of(this).name_lossy()
}

/// A `bytearray` of `len` zeros; MemoryError where there is no room.
pub fn zeroed(vm: &mut Vm, len: usize) -> PyResult {
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(len).is_err() {
        return Err(vm.memory_error());
    }
    bytes.resize(len, 0);
    Ok(bytearray(vm, bytes))
}
