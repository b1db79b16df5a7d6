//! Hash objects: payload, methods and the arguments of their constructors. CPython: `Modules/hashlib.h`.

use crate::hasher::{Algorithm, Hasher};
use kaa_object::declare::GetSetDef;
use kaa_object::payloads::{Bytes, Module};
use kaa_object::{Gc, NoTrace, PyResult, Type, Value, Vm, methods};
use kaa_types::buffer::{self, Contents};
use std::cell::RefCell;

/// Payload of every hash type.
pub struct Hash {
    hasher: NoTrace<RefCell<Hasher>>,
    name: NoTrace<&'static str>,
    block_size: usize,
    digest_size: usize,
    /// `None` for BLAKE2.
    pub algorithm: NoTrace<Option<Algorithm>>,
}
kaa_gc::trace_fields!(Hash { hasher, name, block_size, digest_size, algorithm });

/// What the modules keep per isolate; the classes are roots.
#[derive(Default)]
pub struct State {
    pub classes: [Option<Gc<Type>>; Algorithm::COUNT],
}

impl Hash {
    pub fn new(hasher: Hasher, algorithm: Algorithm) -> Hash {
        Hash {
            hasher: NoTrace(RefCell::new(hasher)),
            name: NoTrace(algorithm.name()),
            block_size: algorithm.block_size(),
            digest_size: algorithm.digest_size(),
            algorithm: NoTrace(Some(algorithm)),
        }
    }

    pub fn blake2(hasher: Hasher, name: &'static str, block_size: usize, digest_size: usize) -> Hash {
        Hash {
            hasher: NoTrace(RefCell::new(hasher)),
            name: NoTrace(name),
            block_size,
            digest_size,
            algorithm: NoTrace(None),
        }
    }
}

/// Lets programs read when hashing lets other threads run: `_GIL_MINSIZE`.
pub fn add_min_size(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    vm.module_set(module, "_GIL_MINSIZE", Value::int32(2048))
}

/// The bytes of an argument to be hashed. CPython: `GET_BUFFER_VIEW_OR_ERROUT`.
pub fn contents(vm: &mut Vm, value: Value) -> PyResult<Contents> {
    if let Some(bytes) = vm.payload::<Bytes>(value) {
        return Ok(Contents::Held(bytes));
    }
    if vm.as_str(value).is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    if !buffer::has_buffer(vm, value) {
        return Err(vm.type_error("object supporting the buffer API required"));
    }
    let (view, len) = buffer::contiguous(vm, value, buffer::SIMPLE)?;
    if view.shape.len() > 1 {
        kaa_types::memoryview::release(vm, view);
        return Err(vm.raise_named("BufferError", "Buffer must be single dimension"));
    }
    let mut bytes = vec![0; len];
    view.read(view.offset, &mut bytes);
    kaa_types::memoryview::release(vm, view);
    Ok(Contents::Copied(bytes))
}

/// What a constructor is to hash: `data` or, by its old name, `string`.
pub fn initial(vm: &mut Vm, data: Option<Value>, string: Option<Value>) -> PyResult<Option<Value>> {
    if data.is_some() && string.is_some() {
        return Err(vm.type_error(
            "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.",
        ));
    }
    Ok(data.or(string))
}

/// A hash object of `class` over the initial data.
pub fn start(vm: &mut Vm, class: Gc<Type>, hash: Hash, data: Option<Value>) -> PyResult {
    if let Some(data) = data {
        let bytes = contents(vm, data)?;
        hash.hasher.borrow_mut().update(&bytes);
    }
    Ok(vm.alloc_instance(class, hash).value())
}

fn this(vm: &Vm, value: Value) -> Gc<Hash> {
    vm.this::<Hash>(value)
}

fn digest(vm: &mut Vm, value: Value) -> Vec<u8> {
    this(vm, value).hasher.borrow().digest(0)
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|&b| [DIGITS[usize::from(b >> 4)] as char, DIGITS[usize::from(b & 15)] as char])
        .collect()
}

fn update(vm: &mut Vm, value: Value, data: Value) -> PyResult<()> {
    let bytes = contents(vm, data)?;
    this(vm, value).hasher.borrow_mut().update(&bytes);
    Ok(())
}

methods! { COPY: Instance =>
    /// Return a copy of the hash object.
    "copy($self, /)" => |vm: &mut Vm, value: Value| -> PyResult {
        let hash = this(vm, value);
        let copy = Hash {
            hasher: NoTrace(RefCell::new(hash.hasher.borrow().clone())),
            name: NoTrace(*hash.name),
            block_size: hash.block_size,
            digest_size: hash.digest_size,
            algorithm: NoTrace(*hash.algorithm),
        };
        let class = vm.class_of(value);
        Ok(vm.alloc_instance(class, copy).value())
    }, Alloc;
}

methods! { DIGEST: Instance =>
    /// Return the digest value as a bytes object.
    "digest($self, /)" => |vm: &mut Vm, value: Value| {
        let bytes = digest(vm, value);
        vm.new_bytes(&bytes)
    }, Alloc;
    /// Return the digest value as a string of hexadecimal digits.
    "hexdigest($self, /)" => |vm: &mut Vm, value: Value| {
        let bytes = digest(vm, value);
        hexadecimal(&bytes)
    }, Alloc;
}

methods! { UPDATE_OBJ: Instance =>
    /// Update this hash object's state with the provided string.
    "update($self, obj, /)" => update, Any;
}

methods! { UPDATE_DATA: Instance =>
    /// Update this hash object's state with the provided bytes-like object.
    "update($self, data, /)" => update, Any;
}

methods! { SHAKE_DIGEST: Instance =>
    /// Return the digest value as a bytes object.
    "digest($self, /, length)" => |vm: &mut Vm, value: Value, length: Value| {
        let bytes = shake(vm, value, length)?;
        vm.new_bytes(&bytes)
    }, Any;
    /// Return the digest value as a string of hexadecimal digits.
    "hexdigest($self, /, length)" => |vm: &mut Vm, value: Value, length: Value| -> PyResult<String> {
        let bytes = shake(vm, value, length)?;
        Ok(hexadecimal(&bytes))
    }, Any;
}

fn shake(vm: &mut Vm, value: Value, length: Value) -> PyResult<Vec<u8>> {
    let length = vm.index(length)?;
    if vm.int_ref(length).is_some_and(|n| n.is_negative()) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    match length.as_int() {
        Some(length) if length < 1 << 29 => Ok(this(vm, value).hasher.borrow().digest(length as usize)),
        _ => Err(vm.value_error("length is too large")),
    }
}

pub const ATTRIBUTE_BLOCK_SIZE: GetSetDef = GetSetDef {
    name: "block_size",
    doc: "",
    get: |vm, value| {
        let size = this(vm, value).block_size;
        Ok(vm.int_from_usize(size))
    },
    set: None,
};

pub const ATTRIBUTE_NAME: GetSetDef = GetSetDef {
    name: "name",
    doc: "",
    get: |vm, value| {
        let name = *this(vm, value).name;
        Ok(vm.intern_str(name).value())
    },
    set: None,
};

pub const ATTRIBUTE_DIGEST_SIZE: GetSetDef = GetSetDef {
    name: "digest_size",
    doc: "",
    get: |vm, value| {
        let size = this(vm, value).digest_size;
        Ok(vm.int_from_usize(size))
    },
    set: None,
};

pub static ATTRIBUTES: &[GetSetDef] = &[ATTRIBUTE_BLOCK_SIZE, ATTRIBUTE_NAME, ATTRIBUTE_DIGEST_SIZE];
