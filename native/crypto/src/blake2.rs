//! `_blake2`: BLAKE2b and BLAKE2s with all their parameters (RFC 7693). CPython: `Modules/blake2module.c`.

use crate::hasher::Hasher;
use crate::object::{self, COPY, DIGEST, Hash, UPDATE_DATA};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::int::IntRef;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_blake2",
    doc: Some("_blake2b provides BLAKE2b for hashlib\n"),
    functions: &[],
    init: |vm, module| {
        let object = vm.types.object;
        for (def, limits) in [(&BLAKE2B_TYPE, &BLAKE2B), (&BLAKE2S_TYPE, &BLAKE2S)] {
            let class = vm.define_another_type::<Hash>(object, def);
            let prefix = limits.name.to_uppercase();
            for (name, value) in [
                ("SALT_SIZE", limits.salt),
                ("PERSON_SIZE", limits.person),
                ("MAX_KEY_SIZE", limits.digest),
                ("MAX_DIGEST_SIZE", limits.digest),
            ] {
                let value = vm.int_from_usize(value);
                vm.module_set(module, &format!("{prefix}_{name}"), value)?;
                let dict = class.dict.get();
                vm.dict_set_named(dict, name, value)?;
            }
            vm.module_add_type(module, class)?;
        }
        object::add_min_size(vm, module)
    },
};

struct Limits {
    name: &'static str,
    /// Name in messages.
    title: &'static str,
    block: usize,
    /// Most bytes of hash and key.
    digest: usize,
    salt: usize,
    person: usize,
    node_offset: u64,
}

static BLAKE2B: Limits = Limits {
    name: "blake2b",
    title: "Blake2b",
    block: 128,
    digest: 64,
    salt: 16,
    person: 16,
    node_offset: u64::MAX,
};

static BLAKE2S: Limits = Limits {
    name: "blake2s",
    title: "Blake2s",
    block: 64,
    digest: 32,
    salt: 8,
    person: 8,
    node_offset: (1 << 48) - 1,
};

macro_rules! blake_type {
    ($static:ident, $name:literal, $title:literal, $new:expr) => {
        static $static: TypeDef = TypeDef {
            doc: Some(concat!("Return a new ", $title, " hash object.")),
            signature: Some(concat!(
                "(data=b'', *, digest_size=_blake2.",
                $name,
                ".MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True, string=None)"
            )),
            slots: |s| s.new.set(Some($new)),
            methods: &[COPY, DIGEST, UPDATE_DATA],
            getset: object::ATTRIBUTES,
            ..TypeDef::new(concat!("_blake2.", $name))
        };
    };
}

blake_type!(BLAKE2B_TYPE, "blake2b", "BLAKE2b", |vm, class, args| new(vm, class, args, &BLAKE2B));
blake_type!(BLAKE2S_TYPE, "blake2s", "BLAKE2s", |vm, class, args| new(vm, class, args, &BLAKE2S));

const NAMES: [&str; 14] = [
    "data",
    "digest_size",
    "key",
    "salt",
    "person",
    "fanout",
    "depth",
    "leaf_size",
    "node_offset",
    "node_depth",
    "inner_size",
    "last_node",
    "usedforsecurity",
    "string",
];

/// Arguments by name; only the first may be given by position.
fn bind(vm: &mut Vm, function: &str, args: Args<'_>) -> PyResult<[Option<Value>; 14]> {
    let (total, positional) = (args.values.len(), args.positional());
    if total > NAMES.len() {
        let keyword = if positional.is_empty() { "keyword " } else { "" };
        return Err(
            vm.type_error(format!("{function}() takes at most 14 {keyword}arguments ({total} given)"))
        );
    }
    if positional.len() > 1 {
        let given = positional.len();
        return Err(
            vm.type_error(format!("{function}() takes at most 1 positional argument ({given} given)"))
        );
    }
    kaa_types::util::bind(vm, function, NAMES, 0, args)
}

fn small(vm: &mut Vm, value: Option<Value>, default: i32) -> PyResult<i32> {
    let Some(value) = value else { return Ok(default) };
    let n = vm.to_i64(value, "Python int too large to convert to C int")?;
    match i32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) if n > 0 => Err(vm.overflow_error("signed integer is greater than maximum")),
        Err(_) => Err(vm.overflow_error("signed integer is less than minimum")),
    }
}

fn wide(vm: &mut Vm, value: Option<Value>, type_name: &str) -> PyResult<u64> {
    let Some(value) = value else { return Ok(0) };
    let index = vm.index(value)?;
    match vm.int_ref(index) {
        Some(n) if n.is_negative() => Err(vm.value_error("Cannot convert negative int")),
        Some(IntRef::Small(n)) => Ok(n as u64),
        Some(IntRef::Big(n)) => match u64::try_from(n) {
            Ok(n) => Ok(n),
            Err(_) => Err(vm.overflow_error(format!("Python int too large for C {type_name}"))),
        },
        None => Ok(0),
    }
}

fn bytes(vm: &mut Vm, value: Option<Value>) -> PyResult<Vec<u8>> {
    match value {
        Some(value) => kaa_types::buffer::bytes_of(vm, value),
        None => Ok(Vec::new()),
    }
}

fn byte(vm: &mut Vm, name: &str, value: i32, least: i32) -> PyResult<u8> {
    match u8::try_from(value) {
        Ok(n) if value >= least => Ok(n),
        _ => Err(vm.value_error(format!("{name} must be between {least} and 255"))),
    }
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>, limits: &'static Limits) -> PyResult {
    let bound = bind(vm, limits.name, args)?;
    let digest_size = small(vm, bound[1], limits.digest as i32)?;
    let key = bytes(vm, bound[2])?;
    let salt = bytes(vm, bound[3])?;
    let person = bytes(vm, bound[4])?;
    let fanout = small(vm, bound[5], 1)?;
    let depth = small(vm, bound[6], 1)?;
    let leaf_size = wide(vm, bound[7], "unsigned long")?;
    let node_offset = wide(vm, bound[8], "unsigned long long")?;
    let node_depth = small(vm, bound[9], 0)?;
    let inner_size = small(vm, bound[10], 0)?;
    let last_node = match bound[11] {
        Some(value) => vm.is_true(value)?,
        None => false,
    };
    if let Some(security) = bound[12] {
        vm.is_true(security)?;
    }
    let data = object::initial(vm, bound[0], bound[13])?;
    if digest_size < 1 || digest_size > limits.digest as i32 {
        let (title, most) = (limits.title, limits.digest);
        return Err(vm.value_error(format!(
            "digest_size for {title} must be between 1 and {most} bytes, here it is {digest_size}"
        )));
    }
    for (name, given, most) in [("salt", &salt, limits.salt), ("person", &person, limits.person)] {
        if given.len() > most {
            return Err(vm.value_error(format!("maximum {name} length is {most} bytes")));
        }
    }
    let fanout = byte(vm, "fanout", fanout, 0)?;
    let depth = byte(vm, "depth", depth, 1)?;
    let Ok(leaf_size) = u32::try_from(leaf_size) else {
        return Err(vm.overflow_error("leaf_size is too large"));
    };
    if node_offset > limits.node_offset {
        return Err(vm.overflow_error("node_offset is too large"));
    }
    let node_depth = byte(vm, "node_depth", node_depth, 0)?;
    let inner_size = match usize::try_from(inner_size) {
        Ok(n) if n <= limits.digest => n,
        _ => {
            let most = limits.digest;
            return Err(vm.value_error(format!("inner_size must be between 0 and is {most}")));
        }
    };
    if key.len() > limits.digest {
        let most = limits.digest;
        return Err(vm.value_error(format!("maximum key length is {most} bytes")));
    }
    macro_rules! state {
        ($library:ident) => {
            $library::Params::new()
                .hash_length(digest_size as usize)
                .key(&key)
                .salt(&salt)
                .personal(&person)
                .fanout(fanout)
                .max_depth(depth)
                .max_leaf_length(leaf_size)
                .node_offset(node_offset)
                .node_depth(node_depth)
                .inner_hash_length(inner_size)
                .last_node(last_node)
                .to_state()
        };
    }
    let hasher = if limits.block == 128 {
        Hasher::Blake2b(state!(blake2b_simd))
    } else {
        Hasher::Blake2s(state!(blake2s_simd))
    };
    let hash = Hash::blake2(hasher, limits.name, limits.block, digest_size as usize);
    object::start(vm, class, hash, data)
}
