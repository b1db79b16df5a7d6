//! `_codecs`: the registry, and the Unicode encodings. CPython: `Modules/_codecsmodule.c`, `Python/codecs.c`.

mod handlers;

use kaa_object::declare::ModuleDef;
use kaa_object::dict::Dict;
use kaa_object::function::NativeDef;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Bytes;
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};
use kaa_types::codecs::decode::decode_prefix;
use kaa_types::codecs::encode::encode_str;
use kaa_types::codecs::{Builtin, CodecHooks, Order};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_codecs",
    doc: None,
    functions: &[FUNCTIONS, ENCODINGS],
    init: |vm, _| {
        let (search, cache, errors) = (vm.new_list(), vm.new_dict(), vm.new_dict());
        for value in [search.value(), cache.value(), errors.value()] {
            vm.add_root(value);
        }
        for row in handlers::HANDLERS {
            let handler = vm.new_builtin_function(row, None, None);
            vm.dict_set_named(errors, row.name(), handler)?;
        }
        *vm.state::<Registry>() = Registry { parts: Some((search, cache, errors)) };
        *vm.state::<CodecHooks>() = CodecHooks {
            encode: Some(|vm, object, encoding, errors| through_codec(vm, object, encoding, errors, 0)),
            decode: Some(|vm, object, encoding, errors| through_codec(vm, object, encoding, errors, 1)),
            lookup_error: Some(find_error_handler),
        };
        Ok(())
    },
};

/// Search functions, found codecs, error handlers.
#[derive(Default)]
struct Registry {
    parts: Option<(Gc<List>, Gc<Dict>, Gc<Dict>)>,
}

fn registry(vm: &mut Vm) -> PyResult<(Gc<List>, Gc<Dict>, Gc<Dict>)> {
    match vm.state::<Registry>().parts {
        Some(parts) => Ok(parts),
        None => Err(vm.runtime_error("the codec registry is not set up")),
    }
}

/// The codec of that name: a tuple of four functions.
fn find_codec(vm: &mut Vm, encoding: &str) -> PyResult<Gc<Tuple>> {
    let (search, cache, _) = registry(vm)?;
    let normal: String =
        encoding.chars().map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect();
    if let Some(known) = vm.dict_get_named(cache, &normal)
        && let Some(codec) = vm.as_tuple(known)
    {
        return Ok(codec);
    }
    if search.is_empty() {
        // The search function of the `encodings` package registers itself.
        let name = vm.intern_str("encodings");
        let import = vm.hooks.import_module;
        import(vm, name)?;
    }
    let name = vm.try_str(&normal)?.value();
    let mut at = 0;
    while let Some(function) = search.get(at) {
        at += 1;
        let found = vm.call(function, &[name])?;
        if found.is_none() {
            continue;
        }
        match vm.as_tuple(found).filter(|t| t.len() == 4) {
            Some(codec) => {
                vm.dict_set(cache, name, codec.value())?;
                return Ok(codec);
            }
            None => return Err(vm.type_error("codec search functions must return 4-tuples")),
        }
    }
    Err(vm.raise_named("LookupError", &format!("unknown encoding: {encoding}")))
}

/// Encodes (`which` 0) or decodes (1) by the registered codec.
fn through_codec(vm: &mut Vm, object: Value, encoding: &str, errors: &str, which: usize) -> PyResult {
    let codec = find_codec(vm, encoding)?;
    let function = codec.get(which).unwrap_or(Value::NONE);
    let errors = vm.try_str(errors)?.value();
    let result = vm.call(function, &[object, errors])?;
    match vm.exact_tuple(result).filter(|t| t.len() == 2).and_then(|t| t.get(0)) {
        Some(value) => Ok(value),
        None => {
            let what = if which == 0 { "encoder" } else { "decoder" };
            Err(vm.type_error(format!("{what} must return a tuple (object, integer)")))
        }
    }
}

fn find_error_handler(vm: &mut Vm, name: &str) -> PyResult {
    let (_, _, errors) = registry(vm)?;
    match vm.dict_get_named(errors, name) {
        Some(handler) => Ok(handler),
        None => Err(vm.raise_named("LookupError", &format!("unknown error handler name '{name}'"))),
    }
}

fn text_or(s: Option<Gc<Str>>, default: &str) -> String {
    s.map_or_else(|| default.to_owned(), |s| s.to_lossy())
}

methods! { FUNCTIONS: Module =>
    /// Register a codec search function.
    "register(search_function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        if !vm.is_callable(function) {
            return Err(vm.type_error("argument must be callable"));
        }
        let (search, _, _) = registry(vm)?;
        search.push(vm, function)
    }, Any;
    /// Unregister a codec search function and clear the registry's cache.
    "unregister(search_function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        let (search, cache, _) = registry(vm)?;
        if let Some(at) = search.items().iter().position(|f| *f == function) {
            search.remove(at);
            vm.dict_clear(cache);
        }
        Ok(())
    }, Any;
    /// Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.
    "lookup(encoding, /)" => |vm: &mut Vm, encoding: Gc<Str>| find_codec(vm, &encoding.to_lossy()), Any;
    /// Encodes obj using the codec registered for encoding.
    "encode(obj, encoding='utf-8', errors='strict')" => |vm: &mut Vm, object: Value, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>| {
        through_codec(vm, object, &text_or(encoding, "utf-8"), &text_or(errors, "strict"), 0)
    }, Any;
    /// Decodes obj using the codec registered for encoding.
    "decode(obj, encoding='utf-8', errors='strict')" => |vm: &mut Vm, object: Value, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>| {
        through_codec(vm, object, &text_or(encoding, "utf-8"), &text_or(errors, "strict"), 1)
    }, Any;
    /// Register the specified error handler under the name errors.
    "register_error(errors, handler, /)" => |vm: &mut Vm, name: Gc<Str>, handler: Value| -> PyResult<()> {
        if !vm.is_callable(handler) {
            return Err(vm.type_error("handler must be callable"));
        }
        let (_, _, errors) = registry(vm)?;
        vm.dict_set(errors, name.value(), handler)
    }, Any;
    /// lookup_error(errors) -> handler
    "lookup_error(name, /)" => |vm: &mut Vm, name: Gc<Str>| find_error_handler(vm, &name.to_lossy()), Any;
}

fn encode_pair(vm: &mut Vm, s: Value, errors: Option<Value>, encoding: Builtin) -> PyResult {
    let Some(text) = vm.as_str(s) else {
        let name = vm.type_name_of(s);
        return Err(vm.type_error(format!("{}_encode() argument 1 must be str, not {name}", encoding.name())));
    };
    let errors = text_or(errors.and_then(|e| vm.as_str(e)), "strict");
    let bytes = encode_str(vm, text, encoding, &errors)?.value();
    let len = vm.int_from_usize(text.len());
    Ok(vm.tuple(&[bytes, len]).value())
}

fn decode_pair(vm: &mut Vm, data: Value, errors: Option<Value>, last: bool, encoding: Builtin) -> PyResult {
    let bytes = match vm.payload::<Bytes>(data) {
        Some(bytes) => bytes,
        None => {
            if vm.class_of(data).slots.getbuffer.get().is_none() {
                let name = vm.type_name_of(data);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
            }
            let class = vm.types.bytes.value();
            let copy = vm.call(class, &[data])?;
            vm.this::<Bytes>(copy)
        }
    };
    let errors = text_or(errors.and_then(|e| vm.as_str(e)), "strict");
    let (text, used) = decode_prefix(vm, bytes, encoding, &errors, last)?;
    let used = vm.int_from_usize(used);
    Ok(vm.tuple(&[text.value(), used]).value())
}

macro_rules! encodings {
    ($($encode:literal $decode:literal $default:literal $encoding:expr;)*) => {
        methods! { ENCODING_ROWS: Module =>
            $(
                $encode => |vm: &mut Vm, s: Value, errors: Option<Value>| encode_pair(vm, s, errors, $encoding), Any;
                $decode => |vm: &mut Vm, data: Value, errors: Option<Value>, last: Option<bool>| {
                    decode_pair(vm, data, errors, last.unwrap_or($default), $encoding)
                }, Any;
            )*
        }
    };
}

static ENCODINGS: &[NativeDef] = ENCODING_ROWS;

encodings! {
    "utf_8_encode(str, errors=None, /)" "utf_8_decode(data, errors=None, final=False, /)" false Builtin::Utf8;
    "latin_1_encode(str, errors=None, /)" "latin_1_decode(data, errors=None, final=True, /)" true Builtin::Latin1;
    "ascii_encode(str, errors=None, /)" "ascii_decode(data, errors=None, final=True, /)" true Builtin::Ascii;
    "utf_16_encode(str, errors=None, /)" "utf_16_decode(data, errors=None, final=False, /)" false Builtin::Utf16(Order::Marked);
    "utf_16_le_encode(str, errors=None, /)" "utf_16_le_decode(data, errors=None, final=False, /)" false Builtin::Utf16(Order::Little);
    "utf_16_be_encode(str, errors=None, /)" "utf_16_be_decode(data, errors=None, final=False, /)" false Builtin::Utf16(Order::Big);
    "utf_32_encode(str, errors=None, /)" "utf_32_decode(data, errors=None, final=False, /)" false Builtin::Utf32(Order::Marked);
    "utf_32_le_encode(str, errors=None, /)" "utf_32_le_decode(data, errors=None, final=False, /)" false Builtin::Utf32(Order::Little);
    "utf_32_be_encode(str, errors=None, /)" "utf_32_be_decode(data, errors=None, final=False, /)" false Builtin::Utf32(Order::Big);
}
