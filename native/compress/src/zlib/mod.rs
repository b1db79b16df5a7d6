//! `zlib`. CPython: `Modules/zlibmodule.c`.

mod compressor;
mod decompressor;
mod incremental;

use kaa_host::zlib::{self, Deflater, Inflater, Step};
use kaa_object::declare::ModuleDef;
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Raised, Value, Vm, methods};
use kaa_types::buffer;

pub static MODULE: ModuleDef = ModuleDef {
    name: "zlib",
    doc: Some(include_str!("doc.txt")),
    functions: &[FUNCTIONS, compressor::FUNCTIONS, decompressor::FUNCTIONS],
    init: |vm, module| {
        for (name, value) in [
            ("MAX_WBITS", 15),
            ("DEFLATED", 8),
            ("DEF_MEM_LEVEL", 8),
            ("DEF_BUF_SIZE", 16384),
            ("Z_NO_COMPRESSION", 0),
            ("Z_BEST_SPEED", 1),
            ("Z_BEST_COMPRESSION", 9),
            ("Z_DEFAULT_COMPRESSION", -1),
            ("Z_FILTERED", 1),
            ("Z_HUFFMAN_ONLY", 2),
            ("Z_RLE", 3),
            ("Z_FIXED", 4),
            ("Z_DEFAULT_STRATEGY", 0),
            ("Z_NO_FLUSH", 0),
            ("Z_PARTIAL_FLUSH", 1),
            ("Z_SYNC_FLUSH", 2),
            ("Z_FULL_FLUSH", 3),
            ("Z_FINISH", 4),
            ("Z_BLOCK", 5),
            ("Z_TREES", 6),
        ] {
            vm.module_set(module, name, Value::int32(value))?;
        }
        let version = vm.str(&zlib::version_text()).value();
        vm.module_set(module, "ZLIB_VERSION", version)?;
        vm.module_set(module, "ZLIB_RUNTIME_VERSION", version)?;
        let class = new_error(vm)?;
        vm.module_set(module, "error", class)?;
        compressor::define(vm);
        decompressor::define(vm);
        let class = incremental::define(vm);
        vm.module_add_type(module, class)
    },
};

#[derive(Default)]
struct State {
    error: Option<Value>,
}

/// Makes `zlib.error`.
fn new_error(vm: &mut Vm) -> PyResult {
    let base = vm.exception_type("Exception").value();
    let bases = vm.tuple(&[base]).value();
    let dict = vm.new_dict();
    let module = vm.str("zlib").value();
    let key = vm.names.__module__;
    vm.dict_set_str(dict, key, module)?;
    let name = vm.str("error").value();
    let metaclass = vm.types.r#type.value();
    let class = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(class);
    vm.state::<State>().error = Some(class);
    Ok(class)
}

/// Raises `zlib.error` with a message.
#[cold]
fn raise(vm: &mut Vm, message: &str) -> Raised {
    let Some(class) = vm.state::<State>().error else { return vm.value_error(message) };
    let text = vm.str(message).value();
    match vm.call(class, &[text]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// Raises `zlib.error` for a return code. CPython: `zlib_error`.
#[cold]
fn error(vm: &mut Vm, code: i32, detail: Option<String>, doing: &str) -> Raised {
    let detail = detail.or_else(|| match code {
        zlib::BUF_ERROR => Some("incomplete or truncated stream".to_owned()),
        zlib::STREAM_ERROR => Some("inconsistent stream state".to_owned()),
        zlib::DATA_ERROR => Some("invalid input data".to_owned()),
        _ => None,
    });
    match detail {
        Some(detail) => raise(vm, &format!("Error {code} {doing}: {detail}")),
        None => raise(vm, &format!("Error {code} {doing}")),
    }
}

/// Output that grows as it is filled.
struct Output {
    bytes: Vec<u8>,
    filled: usize,
    /// More bytes than these are not wanted.
    limit: usize,
}

impl Output {
    fn new(first: usize, limit: usize) -> Output {
        Output { bytes: vec![0; first.clamp(1, 1 << 20).min(limit)], filled: 0, limit }
    }

    /// Room for more; `None` where the limit is reached.
    fn room(&mut self, vm: &mut Vm) -> PyResult<Option<&mut [u8]>> {
        if self.filled == self.bytes.len() {
            if self.filled >= self.limit {
                return Ok(None);
            }
            let wanted = (self.bytes.len() * 2).max(64).min(self.limit);
            if vm.heap.would_exceed(wanted) {
                return Err(vm.memory_error());
            }
            self.bytes.resize(wanted, 0);
        }
        Ok(Some(&mut self.bytes[self.filled..]))
    }

    fn finish(&self, vm: &mut Vm) -> PyResult<Gc<Bytes>> {
        vm.new_bytes(&self.bytes[..self.filled])
    }
}

/// Compresses all of `input`; the last return code.
fn deflate_all(
    vm: &mut Vm,
    stream: &mut Deflater,
    mut input: &[u8],
    flush: i32,
    out: &mut Output,
) -> PyResult<i32> {
    loop {
        let Some(room) = out.room(vm)? else { return Ok(zlib::OK) };
        let len = room.len();
        let Step { code, read, written } = stream.step(input, room, flush);
        out.filled += written;
        input = &input[read..];
        if code == zlib::STREAM_ERROR || code == zlib::STREAM_END {
            return Ok(code);
        }
        if written < len && input.is_empty() {
            return Ok(code);
        }
        vm.safepoint()?;
    }
}

/// Decompresses until the input is used up, the stream ends or the output is full: the last return code and the bytes
/// read. A dictionary is set when it is asked for; the outer error is that of setting it.
fn inflate_all(
    vm: &mut Vm,
    stream: &mut Inflater,
    input: &[u8],
    dictionary: Option<&[u8]>,
    flush: i32,
    out: &mut Output,
) -> PyResult<(i32, usize)> {
    let mut at = 0;
    loop {
        let Some(room) = out.room(vm)? else { return Ok((zlib::OK, at)) };
        let len = room.len();
        let Step { code, read, written } = stream.step(&input[at..], room, flush);
        out.filled += written;
        at += read;
        match code {
            zlib::NEED_DICT => {
                let Some(dictionary) = dictionary else { return Ok((code, at)) };
                let code = stream.set_dictionary(dictionary);
                if code != zlib::OK {
                    let detail = stream.message();
                    return Err(error(vm, code, detail, "while setting zdict"));
                }
                continue;
            }
            zlib::OK | zlib::BUF_ERROR => {}
            _ => return Ok((code, at)),
        }
        if written < len && (at == input.len() || read == 0 && written == 0) {
            return Ok((code, at));
        }
        vm.safepoint()?;
    }
}

methods! { FUNCTIONS: Module =>
    /// Compute an Adler-32 checksum of data.
    ///
    ///   value
    ///     Starting value of the checksum.
    ///
    /// The returned checksum is an integer.
    "adler32($module, data, value=1, /)" => |vm: &mut Vm, data: Value, value: Option<Value>| -> PyResult {
        let data = buffer::contents(vm, data)?;
        let start = match value {
            Some(value) => low_word(vm, value)?,
            None => 1,
        };
        Ok(Value::int_unchecked(zlib::adler32(start, &data).into()))
    }, Any;
    /// Compute a CRC-32 checksum of data.
    ///
    ///   value
    ///     Starting value of the checksum.
    ///
    /// The returned checksum is an integer.
    "crc32($module, data, value=0, /)" => |vm: &mut Vm, data: Value, value: Option<Value>| -> PyResult {
        let data = buffer::contents(vm, data)?;
        let start = match value {
            Some(value) => low_word(vm, value)?,
            None => 0,
        };
        let mut hasher = crc32fast::Hasher::new_with_initial(start);
        hasher.update(&data);
        Ok(Value::int_unchecked(hasher.finalize().into()))
    }, Any;
    /// Returns a bytes object containing compressed data.
    ///
    ///   data
    ///     Binary data to be compressed.
    ///   level
    ///     Compression level, in 0-9 or -1.
    ///   wbits
    ///     The window buffer size and container format.
    "compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)" =>
        |vm: &mut Vm, data: Value, level: Option<i32>, wbits: Option<i32>| -> PyResult<Gc<Bytes>> {
            let data = buffer::contents(vm, data)?;
            let mut stream = match Deflater::new(level.unwrap_or(-1), 8, wbits.unwrap_or(15), 8, 0) {
                Ok(stream) => stream,
                Err(zlib::STREAM_ERROR) => return Err(raise(vm, "Bad compression level")),
                Err(_) => return Err(vm.memory_error()),
            };
            let mut out = Output::new(data.len() / 2 + 64, usize::MAX);
            let code = deflate_all(vm, &mut stream, &data, zlib::FINISH, &mut out)?;
            if code != zlib::STREAM_END {
                let detail = stream.message();
                return Err(error(vm, code, detail, "while compressing data"));
            }
            out.finish(vm)
        }, Any;
    /// Returns a bytes object containing the uncompressed data.
    ///
    ///   data
    ///     Compressed data.
    ///   wbits
    ///     The window buffer size and container format.
    ///   bufsize
    ///     The initial output buffer size.
    "decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)" =>
        |vm: &mut Vm, data: Value, wbits: Option<i32>, size: Option<isize>| -> PyResult<Gc<Bytes>> {
            let data = buffer::contents(vm, data)?;
            let Ok(size) = usize::try_from(size.unwrap_or(16384)) else {
                return Err(vm.value_error("bufsize must be non-negative"));
            };
            let mut stream = match Inflater::new(wbits.unwrap_or(15)) {
                Ok(stream) => stream,
                Err(code) => return Err(error(vm, code, None, "while preparing to decompress data")),
            };
            let mut out = Output::new(size, usize::MAX);
            let (code, _) = inflate_all(vm, &mut stream, &data, None, zlib::SYNC_FLUSH, &mut out)?;
            match code {
                zlib::STREAM_END => out.finish(vm),
                zlib::OK | zlib::BUF_ERROR => Err(error(vm, zlib::BUF_ERROR, None, "while decompressing data")),
                code => {
                    let detail = stream.message();
                    Err(error(vm, code, detail, "while decompressing data"))
                }
            }
        }, Any;
}

/// The lowest 32 bits of an int of any size. CPython: `unsigned_int(bitwise=True)`.
fn low_word(vm: &mut Vm, value: Value) -> PyResult<u32> {
    let value = vm.index(value)?;
    if let Some(n) = value.as_int() {
        return Ok(n as u32);
    }
    let Some(n) = vm.int_ref(value) else { return Ok(0) };
    let n = n.to_big();
    let low = n.as_sign_words().1.first().map_or(0, |&w| w as u32);
    Ok(if n < dashu_int::IBig::ZERO { low.wrapping_neg() } else { low })
}
