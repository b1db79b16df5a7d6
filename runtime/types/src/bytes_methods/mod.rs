//! What `bytes` and `bytearray` have in common: their methods. CPython: `Objects/bytes_methods.c`,
//! `Objects/stringlib/transmogrify.h`.
//!
//! **Invariant:** a method converts its arguments before it looks at the receiver's bytes: conversions may run
//! Python code, which may change a bytearray. Results are of the receiver's base type.

mod case;
mod fill;
pub mod hex;
mod join;
mod search;
mod split;
mod translate;

use crate::buffer::{Contents, contents};
use crate::util::index_sized;
use kaa_object::function::NativeDef;
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};

/// The tables of methods, for both types.
pub static TABLES: [&[NativeDef]; 10] = [
    case::METHODS,
    fill::METHODS,
    hex::METHODS,
    hex::CLASS_METHODS,
    join::METHODS,
    search::METHODS,
    split::METHODS,
    translate::METHODS,
    translate::STATIC_METHODS,
    METHODS,
];

kaa_object::methods! { METHODS: Instance =>
    /// Decode the bytes using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding with which to decode the bytes.
    ///   errors
    ///     The error handling scheme to use for the handling of decoding errors.
    ///     The default is 'strict' meaning that decoding errors raise a
    ///     UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    ///     as well as any other name registered with codecs.register_error that
    ///     can handle UnicodeDecodeErrors.
    "decode($self, /, encoding='utf-8', errors='strict')" => |vm: &mut Vm, this: Value, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>| {
        crate::codecs::decode(vm, this, encoding, errors)
    }, Any;
}

/// A receiver of either type.
#[derive(Clone, Copy)]
pub enum Receiver {
    Bytes(Gc<Bytes>),
    Array(Gc<ByteArray>),
}

impl Receiver {
    pub fn of(vm: &Vm, value: Value) -> Receiver {
        match vm.payload::<Bytes>(value) {
            Some(bytes) => Receiver::Bytes(bytes),
            None => Receiver::Array(vm.this::<ByteArray>(value)),
        }
    }

    /// Calls `f` with the bytes; it must not run Python code.
    pub fn with<R>(self, f: impl FnOnce(&[u8]) -> R) -> R {
        match self {
            Receiver::Bytes(bytes) => f(bytes.as_slice()),
            Receiver::Array(array) => f(&array.bytes.borrow()),
        }
    }

    /// The bytes: those of a `bytes` object itself, or a copy.
    pub fn contents(self) -> Contents {
        match self {
            Receiver::Bytes(bytes) => Contents::Held(bytes),
            Receiver::Array(array) => Contents::Copied(array.bytes.borrow().clone()),
        }
    }

    /// A new object of the receiver's base type.
    pub fn make(self, vm: &mut Vm, bytes: &[u8]) -> PyResult {
        match self {
            Receiver::Bytes(_) => vm.new_bytes(bytes).map(Gc::value),
            Receiver::Array(_) => Ok(crate::bytearray::new_array(vm, bytes.to_vec()).value()),
        }
    }

    /// The receiver itself where it is an exact `bytes`, else a copy.
    pub fn same(self, vm: &mut Vm) -> PyResult {
        if let Receiver::Bytes(bytes) = self
            && vm.class_of(bytes.value()) == vm.types.bytes
        {
            return Ok(bytes.value());
        }
        let bytes = self.contents();
        self.make(vm, &bytes)
    }

    pub fn len(self) -> usize {
        self.with(<[u8]>::len)
    }
}

/// A byte or bytes to look for.
pub fn needle(vm: &mut Vm, value: Value) -> PyResult<Contents> {
    if crate::buffer::has_buffer(vm, value) {
        return contents(vm, value);
    }
    if !vm.is_int(value) && vm.class_of(value).slots.index.get().is_none() {
        let name = vm.type_name_of(value);
        return Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{name}'")));
    }
    Ok(Contents::Copied(vec![byte_value(vm, value)?]))
}

/// A byte given as an int: "byte must be in range(0, 256)".
pub fn byte_value(vm: &mut Vm, value: Value) -> PyResult<u8> {
    let index = index_sized(vm, value);
    match vm.catching(index, "IndexError")?.and_then(|n| u8::try_from(n).ok()) {
        Some(byte) => Ok(byte),
        None => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

/// `value in receiver`
pub fn contains(vm: &mut Vm, this: Value, value: Value) -> PyResult<bool> {
    let receiver = Receiver::of(vm, this);
    let needle = if vm.is_int(value) {
        Contents::Copied(vec![byte_value(vm, value)?])
    } else if vm.class_of(value).slots.index.get().is_some() {
        // What `__index__` runs must not resize the bytes meanwhile; where it fails they are looked for as such.
        let held = crate::buffer::get_buffer(vm, this, crate::buffer::SIMPLE)?;
        let index = vm.index(value);
        crate::memoryview::release(vm, held);
        match index {
            Ok(index) => Contents::Copied(vec![byte_value(vm, index)?]),
            Err(_) => {
                vm.clear_exception();
                contents(vm, value)?
            }
        }
    } else {
        contents(vm, value)?
    };
    Ok(receiver.with(|bytes| crate::find::find(bytes, &needle).is_some()))
}
