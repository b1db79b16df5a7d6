//! `_struct`: C structures to bytes and back. CPython: `Modules/_struct.c`.

mod format;
mod iterator;
mod object;
mod pack;
mod unpack;

use crate::support::{self, Source};
use format::Format;
use kaa_object::declare::ModuleDef;
use kaa_object::payloads::{ByteArray, Bytes, MemoryView};
use kaa_object::{Args, Gc, PyResult, Raised, Value, Vm, methods, raw_methods};
use rustc_hash::FxHashMap;
use std::rc::Rc;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_struct",
    doc: Some(include_str!("doc.txt")),
    functions: &[FUNCTIONS, RAW],
    init: |vm, module| {
        object::install(vm, module)?;
        // A module that is imported anew raises what the first one did.
        let class = match vm.state::<State>().error {
            Some(class) => class,
            None => support::new_exception(vm, "struct.error", "Exception", None)?,
        };
        vm.state::<State>().error = Some(class);
        vm.module_set(module, "error", class)
    },
};

/// Formats that were used lately; CPython forgets them all when there are so many.
const MOST_CACHED: usize = 100;

#[derive(Default)]
struct State {
    error: Option<Value>,
    formats: FxHashMap<Box<[u8]>, Rc<Format>>,
}

/// Raises `struct.error`.
#[cold]
fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.state::<State>().error;
    support::raise(vm, class, message)
}

methods! { FUNCTIONS: Module =>
    /// Clear the internal cache.
    "_clearcache($module, /)" => |vm: &mut Vm| vm.state::<State>().formats.clear(), Leaf;
    /// Return size in bytes of the struct described by the format string.
    "calcsize($module, format, /)" => |vm: &mut Vm, format: Value| -> PyResult<usize> {
        Ok(cached(vm, format)?.size)
    }, Any;
    /// Return an iterator yielding tuples unpacked from the given bytes.
    ///
    /// The bytes are unpacked according to the format string, like
    /// a repeated invocation of unpack_from().
    ///
    /// Requires that the bytes length be a multiple of the struct size.
    "iter_unpack($module, format, buffer, /)" => |vm: &mut Vm, format: Value, buffer: Value| {
        let format = cached(vm, format)?;
        iterator::new(vm, format, buffer)
    }, Any;
    /// Return a tuple containing values unpacked according to the format string.
    ///
    /// The buffer's size in bytes must be calcsize(format).
    ///
    /// See help(struct) for more on format strings.
    "unpack($module, format, buffer, /)" => |vm: &mut Vm, format: Value, buffer: Value| {
        let format = cached(vm, format)?;
        unpack_all(vm, &format, buffer)
    }, Any;
    /// Return a tuple containing values unpacked according to the format string.
    ///
    /// The buffer's size, minus offset, must be at least calcsize(format).
    ///
    /// See help(struct) for more on format strings.
    "unpack_from($module, format, /, buffer, offset=0)" =>
        |vm: &mut Vm, format: Value, buffer: Value, offset: Option<isize>| {
            let format = cached(vm, format)?;
            unpack_from(vm, &format, buffer, offset.unwrap_or(0))
        }, Any;
}

raw_methods! { RAW: Module =>
    /// pack(format, v1, v2, ...) -> bytes
    ///
    /// Return a bytes object containing the values v1, v2, ... packed according
    /// to the format string.  See help(struct) for more on format strings.
    "pack" => |vm, args| {
        kaa_types::util::no_keywords(vm, "_struct.pack", args)?;
        let Some((&format, values)) = args.values.split_first() else {
            return Err(vm.type_error("missing format argument"));
        };
        let format = cached(vm, format)?;
        pack_bytes(vm, &format, values)
    }, Any;
    /// pack_into(format, buffer, offset, v1, v2, ...)
    ///
    /// Pack the values v1, v2, ... according to the format string and write
    /// the packed bytes into the writable buffer buf starting at offset.  Note
    /// that the offset is a required argument.  See help(struct) for more
    /// on format strings.
    "pack_into" => |vm, args| {
        kaa_types::util::no_keywords(vm, "_struct.pack_into", args)?;
        let Some((&format, rest)) = args.values.split_first() else {
            return Err(vm.type_error("missing format argument"));
        };
        let format = cached(vm, format)?;
        pack_into(vm, &format, rest)
    }, Any;
}

/// The format that an argument describes.
fn parse(vm: &mut Vm, value: Value) -> PyResult<Rc<Format>> {
    let parsed = if let Some(text) = vm.as_str(value) {
        match text.as_ascii() {
            Some(text) => format::parse(text.as_bytes()),
            None => {
                let ascii = vm.str("ascii");
                kaa_types::codecs::encode(vm, text, Some(ascii), None)?;
                Err("bad char in struct format")
            }
        }
    } else if let Some(bytes) = vm.payload::<Bytes>(value) {
        format::parse(bytes.as_slice())
    } else {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {class}")));
    };
    match parsed {
        Ok(format) => Ok(Rc::new(format)),
        Err(message) => Err(error(vm, message)),
    }
}

/// As `parse`, with a cache.
fn cached(vm: &mut Vm, value: Value) -> PyResult<Rc<Format>> {
    let text = vm.exact_str(value);
    let Some(key) = text.as_ref().and_then(|t| t.as_ascii()) else { return parse(vm, value) };
    if let Some(format) = vm.state::<State>().formats.get(key.as_bytes()) {
        return Ok(format.clone());
    }
    let format = parse(vm, value)?;
    let formats = &mut vm.state::<State>().formats;
    if formats.len() >= MOST_CACHED {
        formats.clear();
    }
    formats.insert(key.as_bytes().into(), format.clone());
    Ok(format)
}

fn check_count(vm: &mut Vm, function: &str, format: &Format, given: usize) -> PyResult<()> {
    if given == format.count {
        return Ok(());
    }
    let count = format.count;
    Err(error(vm, &format!("{function} expected {count} items for packing (got {given})")))
}

fn pack_bytes(vm: &mut Vm, format: &Format, values: &[Value]) -> PyResult {
    check_count(vm, "pack", format, values.len())?;
    if format.size <= 64 {
        let mut out = [0; 64];
        pack::pack(vm, format, values, &mut out[..format.size])?;
        return vm.new_bytes(&out[..format.size]).map(|b| b.value());
    }
    if vm.heap.would_exceed(format.size) {
        return Err(vm.memory_error());
    }
    let mut out = vec![0; format.size];
    pack::pack(vm, format, values, &mut out)?;
    vm.new_bytes(&out).map(|b| b.value())
}

/// `args`: buffer, offset and the values.
fn pack_into(vm: &mut Vm, format: &Format, args: &[Value]) -> PyResult {
    let (buffer, offset, values) = match args {
        [] => return Err(error(vm, "pack_into expected buffer argument")),
        [_] => return Err(error(vm, "pack_into expected offset argument")),
        [buffer, offset, values @ ..] => (*buffer, *offset, values),
    };
    check_count(vm, "pack_into", format, values.len())?;
    if let Some(array) = vm.exact::<ByteArray>(buffer) {
        return pack_into_array(vm, format, offset, values, array).map(|()| Value::NONE);
    }
    let (view, len) = support::writable(vm, buffer)?;
    let result = pack_into_view(vm, format, offset, values, view, len);
    kaa_types::memoryview::release(vm, view);
    result.map(|()| Value::NONE)
}

fn pack_into_array(
    vm: &mut Vm,
    format: &Format,
    offset: Value,
    values: &[Value],
    array: Gc<ByteArray>,
) -> PyResult<()> {
    let offset = kaa_types::util::index_sized(vm, offset)?;
    let len = array.bytes.borrow().len();
    let at = Place { function: "pack_into", doing: "packing", offset, size: format.size, len }.find(vm)?;
    let mut small = [0; 64];
    let mut large = Vec::new();
    let out = if format.size <= small.len() {
        &mut small[..format.size]
    } else {
        large.resize(format.size, 0);
        &mut large[..]
    };
    // What was packed before an error stays.
    let result = pack::pack(vm, format, values, out);
    match array.bytes.borrow_mut().get_mut(at..at + format.size) {
        Some(place) => place.copy_from_slice(out),
        // A value's method shrank the array, which CPython refuses it.
        None => {
            return Err(vm.raise_named("BufferError", "Existing exports of data: object cannot be re-sized"));
        }
    }
    result
}

fn pack_into_view(
    vm: &mut Vm,
    format: &Format,
    offset: Value,
    values: &[Value],
    view: Gc<MemoryView>,
    len: usize,
) -> PyResult<()> {
    let offset = kaa_types::util::index_sized(vm, offset)?;
    let place = Place { function: "pack_into", doing: "packing", offset, size: format.size, len };
    let at = place.find(vm)?;
    let mut out = vec![0; format.size];
    // What was packed before an error stays.
    let result = pack::pack(vm, format, values, &mut out);
    view.write(view.offset + at as isize, &out);
    result
}

/// Where in a buffer a structure is to be found.
struct Place {
    function: &'static str,
    doing: &'static str,
    offset: isize,
    size: usize,
    len: usize,
}

impl Place {
    fn find(&self, vm: &mut Vm) -> PyResult<usize> {
        let Place { function, doing, offset, size, len } = *self;
        let at = if offset < 0 {
            if offset.saturating_add(size as isize) > 0 {
                let message = if doing == "packing" {
                    format!("no space to pack {size} bytes at offset {offset}")
                } else {
                    format!("not enough data to unpack {size} bytes at offset {offset}")
                };
                return Err(error(vm, &message));
            }
            match usize::try_from(offset.saturating_add(len as isize)) {
                Ok(at) => at,
                Err(_) => {
                    return Err(error(vm, &format!("offset {offset} out of range for {len}-byte buffer")));
                }
            }
        } else {
            offset as usize
        };
        if at > len || len - at < size {
            let needed = size as u128 + at as u128;
            return Err(error(
                vm,
                &format!(
                    "{function} requires a buffer of at least {needed} bytes for {doing} {size} bytes at offset {at} (actual buffer size is {len})"
                ),
            ));
        }
        Ok(at)
    }
}

fn unpack_all(vm: &mut Vm, format: &Format, buffer: Value) -> PyResult {
    let source = Source::of(vm, buffer)?;
    let result = match source.get(0, format.size).filter(|_| source.len() == format.size) {
        Some(bytes) => unpack::unpack(vm, format, &bytes),
        None => Err(error(vm, &format!("unpack requires a buffer of {} bytes", format.size))),
    };
    source.close(vm);
    result
}

fn unpack_from(vm: &mut Vm, format: &Format, buffer: Value, offset: isize) -> PyResult {
    let source = Source::of(vm, buffer)?;
    let place =
        Place { function: "unpack_from", doing: "unpacking", offset, size: format.size, len: source.len() };
    let result = match place.find(vm) {
        Ok(at) => match source.get(at, format.size) {
            Some(bytes) => unpack::unpack(vm, format, &bytes),
            None => Err(error(vm, "the buffer changed its size")),
        },
        Err(raised) => Err(raised),
    };
    source.close(vm);
    result
}

/// The values behind the receiver of a method.
fn method_values<'a>(vm: &mut Vm, name: &str, args: Args<'a>) -> PyResult<&'a [Value]> {
    kaa_types::util::no_keywords(vm, name, args)?;
    Ok(&args.values[1..])
}
