//! `_md5`, `_sha1`, `_sha2`, `_sha3`. CPython: `Modules/md5module.c`, `sha1module.c`, `sha2module.c`, `sha3module.c`.

use crate::hasher::Algorithm;
use crate::object::{self, COPY, DIGEST, Hash, SHAKE_DIGEST, State, UPDATE_DATA, UPDATE_OBJ};
use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm, methods};

pub static MD5_MODULE: ModuleDef = ModuleDef {
    name: "_md5",
    doc: None,
    functions: &[MD5],
    init: |vm, module| add(vm, module, &[("MD5Type", Algorithm::Md5, &MD5_TYPE)]),
};

pub static SHA1_MODULE: ModuleDef = ModuleDef {
    name: "_sha1",
    doc: None,
    functions: &[SHA1],
    init: |vm, module| add(vm, module, &[("SHA1Type", Algorithm::Sha1, &SHA1_TYPE)]),
};

pub static SHA2_MODULE: ModuleDef = ModuleDef {
    name: "_sha2",
    doc: None,
    functions: &[SHA2],
    init: |vm, module| {
        let types = [
            ("SHA224Type", Algorithm::Sha224, &SHA224_TYPE),
            ("SHA256Type", Algorithm::Sha256, &SHA256_TYPE),
            ("SHA384Type", Algorithm::Sha384, &SHA384_TYPE),
            ("SHA512Type", Algorithm::Sha512, &SHA512_TYPE),
        ];
        add(vm, module, &types)
    },
};

pub static SHA3_MODULE: ModuleDef = ModuleDef {
    name: "_sha3",
    doc: None,
    functions: &[],
    init: |vm, module| {
        let types = [
            ("sha3_224", Algorithm::Sha3_224, &SHA3_224_TYPE),
            ("sha3_256", Algorithm::Sha3_256, &SHA3_256_TYPE),
            ("sha3_384", Algorithm::Sha3_384, &SHA3_384_TYPE),
            ("sha3_512", Algorithm::Sha3_512, &SHA3_512_TYPE),
            ("shake_128", Algorithm::Shake128, &SHAKE_128_TYPE),
            ("shake_256", Algorithm::Shake256, &SHAKE_256_TYPE),
        ];
        add(vm, module, &types)?;
        let name = vm.str("RustCrypto").value();
        vm.module_set(module, "implementation", name)
    },
};

/// Adds the types of a module.
fn add(
    vm: &mut Vm,
    module: Gc<Module>,
    types: &[(&'static str, Algorithm, &'static TypeDef)],
) -> PyResult<()> {
    let object = vm.types.object;
    for (name, algorithm, def) in types {
        let class = vm.define_another_type::<Hash>(object, def);
        vm.add_root(class.value());
        vm.state::<State>().classes[*algorithm as usize] = Some(class);
        vm.module_set(module, name, class.value())?;
    }
    object::add_min_size(vm, module)
}

/// A new hash object.
fn new(vm: &mut Vm, algorithm: Algorithm, data: Option<Value>, string: Option<Value>) -> PyResult {
    let data = object::initial(vm, data, string)?;
    match vm.state::<State>().classes[algorithm as usize] {
        Some(class) => object::start(vm, class, Hash::new(algorithm.start(), algorithm), data),
        None => Err(vm.runtime_error("the module of the hash is not initialised")),
    }
}

methods! { MD5: Module =>
    /// Return a new MD5 hash object; optionally initialized with a string.
    "md5($module, /, data=b'', *, usedforsecurity=True, string=None)" =>
        |vm: &mut Vm, data: Option<Value>, security: Option<bool>, string: Option<Value>| {
            // Every hash may be used for security or not.
            let _ = security;
            new(vm, Algorithm::Md5, data, string)
        }, Any;
}

methods! { SHA1: Module =>
    /// Return a new SHA1 hash object; optionally initialized with a string.
    "sha1($module, /, data=b'', *, usedforsecurity=True, string=None)" =>
        |vm: &mut Vm, data: Option<Value>, security: Option<bool>, string: Option<Value>| {
            // Every hash may be used for security or not.
            let _ = security;
            new(vm, Algorithm::Sha1, data, string)
        }, Any;
}

methods! { SHA2: Module =>
    /// Return a new SHA-224 hash object; optionally initialized with a string.
    "sha224($module, /, data=b'', *, usedforsecurity=True, string=None)" =>
        |vm: &mut Vm, data: Option<Value>, security: Option<bool>, string: Option<Value>| {
            // Every hash may be used for security or not.
            let _ = security;
            new(vm, Algorithm::Sha224, data, string)
        }, Any;
    /// Return a new SHA-256 hash object; optionally initialized with a string.
    "sha256($module, /, data=b'', *, usedforsecurity=True, string=None)" =>
        |vm: &mut Vm, data: Option<Value>, security: Option<bool>, string: Option<Value>| {
            // Every hash may be used for security or not.
            let _ = security;
            new(vm, Algorithm::Sha256, data, string)
        }, Any;
    /// Return a new SHA-384 hash object; optionally initialized with a string.
    "sha384($module, /, data=b'', *, usedforsecurity=True, string=None)" =>
        |vm: &mut Vm, data: Option<Value>, security: Option<bool>, string: Option<Value>| {
            // Every hash may be used for security or not.
            let _ = security;
            new(vm, Algorithm::Sha384, data, string)
        }, Any;
    /// Return a new SHA-512 hash object; optionally initialized with a string.
    "sha512($module, /, data=b'', *, usedforsecurity=True, string=None)" =>
        |vm: &mut Vm, data: Option<Value>, security: Option<bool>, string: Option<Value>| {
            // Every hash may be used for security or not.
            let _ = security;
            new(vm, Algorithm::Sha512, data, string)
        }, Any;
}

macro_rules! plain_type {
    ($static:ident, $name:literal) => {
        static $static: TypeDef = TypeDef {
            flags: type_flags::DISALLOW_INSTANTIATION,
            methods: &[COPY, DIGEST, UPDATE_OBJ],
            getset: object::ATTRIBUTES,
            ..TypeDef::new($name)
        };
    };
}

plain_type!(MD5_TYPE, "_md5.md5");
plain_type!(SHA1_TYPE, "_sha1.sha1");
plain_type!(SHA224_TYPE, "_sha2.SHA224Type");
plain_type!(SHA256_TYPE, "_sha2.SHA256Type");
plain_type!(SHA384_TYPE, "_sha2.SHA384Type");
plain_type!(SHA512_TYPE, "_sha2.SHA512Type");

macro_rules! sha3_type {
    ($static:ident, $name:literal, $algorithm:expr, $digest:ident, $doc:expr) => {
        static $static: TypeDef = TypeDef {
            doc: Some($doc),
            slots: |s: &TypeSlots| {
                s.new.set(Some(|vm, class, args| sha3_new(vm, class, args, $algorithm)));
            },
            methods: &[COPY, $digest, UPDATE_DATA],
            getset: SHA3_ATTRIBUTES,
            ..TypeDef::new($name)
        };
    };
}

sha3_type!(
    SHA3_224_TYPE,
    "_sha3.sha3_224",
    Algorithm::Sha3_224,
    DIGEST,
    "sha3_224([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of 28 bytes."
);
sha3_type!(
    SHA3_256_TYPE,
    "_sha3.sha3_256",
    Algorithm::Sha3_256,
    DIGEST,
    "sha3_256([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of 32 bytes."
);
sha3_type!(
    SHA3_384_TYPE,
    "_sha3.sha3_384",
    Algorithm::Sha3_384,
    DIGEST,
    "sha3_384([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of 48 bytes."
);
sha3_type!(
    SHA3_512_TYPE,
    "_sha3.sha3_512",
    Algorithm::Sha3_512,
    DIGEST,
    "sha3_512([data], *, usedforsecurity=True) -> SHA3 object\n\nReturn a new SHA3 hash object with a hashbit length of 64 bytes."
);
sha3_type!(
    SHAKE_128_TYPE,
    "_sha3.shake_128",
    Algorithm::Shake128,
    SHAKE_DIGEST,
    "shake_128([data], *, usedforsecurity=True) -> SHAKE object\n\nReturn a new SHAKE hash object."
);
sha3_type!(
    SHAKE_256_TYPE,
    "_sha3.shake_256",
    Algorithm::Shake256,
    SHAKE_DIGEST,
    "shake_256([data], *, usedforsecurity=True) -> SHAKE object\n\nReturn a new SHAKE hash object."
);

methods! { SHA3_ARGUMENTS: Static =>
    // CPython's messages name the first of the types whatever the type is.
    "sha3_224($self, /, data=b'', *, usedforsecurity=True, string=None)" =>
        |vm: &mut Vm, _class: Value, data: Option<Value>, security: Option<bool>, string: Option<Value>| -> PyResult {
            let _ = security;
            Ok(object::initial(vm, data, string)?.unwrap_or(Value::EMPTY))
        }, Any;
}

fn sha3_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>, algorithm: Algorithm) -> PyResult {
    let data = SHA3_ARGUMENTS[0].call(vm, Some(class.value()), args)?;
    let data = Some(data).filter(|&d| d != Value::EMPTY);
    object::start(vm, class, Hash::new(algorithm.start(), algorithm), data)
}

/// Bits of the sponge that data goes into.
fn rate(vm: &Vm, value: Value) -> i32 {
    vm.this::<Hash>(value).algorithm.map_or(0, |a| a.block_size() as i32 * 8)
}

static SHA3_ATTRIBUTES: &[GetSetDef] = &[
    object::ATTRIBUTE_BLOCK_SIZE,
    object::ATTRIBUTE_NAME,
    object::ATTRIBUTE_DIGEST_SIZE,
    GetSetDef {
        name: "_capacity_bits",
        doc: "",
        get: |vm, value| Ok(Value::int32(1600 - rate(vm, value))),
        set: None,
    },
    GetSetDef { name: "_rate_bits", doc: "", get: |vm, value| Ok(Value::int32(rate(vm, value))), set: None },
    GetSetDef {
        name: "_suffix",
        doc: "",
        get: |vm, value| {
            let shake = vm.this::<Hash>(value).algorithm.is_some_and(Algorithm::is_shake);
            vm.new_bytes(if shake { b"\x1f" } else { b"\x06" }).map(Gc::value)
        },
        set: None,
    },
];
