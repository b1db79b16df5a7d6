//! `compressobj` and its objects. CPython: `Modules/zlibmodule.c` (`Comptype`).

use super::{Output, deflate_all, error};
use kaa_host::zlib::{self, Deflater};
use kaa_object::convert::NamedPayload;
use kaa_object::declare::TypeDef;
use kaa_object::payloads::Bytes;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, NoTrace, PyResult, Value, Vm, methods};
use kaa_types::buffer;
use std::cell::RefCell;

/// Payload of `Compress`: no stream once it was finished.
pub struct Compress {
    stream: NoTrace<RefCell<Option<Deflater>>>,
}
kaa_gc::trace_fields!(Compress { stream });

impl NamedPayload for Compress {
    const NAME: &'static str = "zlib.Compress";
}

static COMPRESS: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[METHODS],
    ..TypeDef::new("zlib.Compress")
};

pub fn define(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<Compress>(object, &COMPRESS);
}

fn wrap(vm: &mut Vm, stream: Deflater) -> PyResult {
    // A compressor holds about 300 KB.
    vm.note_native_memory(300 << 10);
    Ok(vm.alloc_payload(Compress { stream: NoTrace(RefCell::new(Some(stream))) }).value())
}

methods! { FUNCTIONS: Module =>
    /// Return a compressor object.
    ///
    ///   level
    ///     The compression level (an integer in the range 0-9 or -1; default is
    ///     currently equivalent to 6).  Higher compression levels are slower,
    ///     but produce smaller results.
    ///   method
    ///     The compression algorithm.  If given, this must be DEFLATED.
    ///   wbits
    ///     +9 to +15: The base-two logarithm of the window size.  Include a zlib
    ///         container.
    ///     -9 to -15: Generate a raw stream.
    ///     +25 to +31: Include a gzip container.
    ///   memLevel
    ///     Controls the amount of memory used for internal compression state.
    ///     Valid values range from 1 to 9.  Higher values result in higher memory
    ///     usage, faster compression, and smaller output.
    ///   strategy
    ///     Used to tune the compression algorithm.  Possible values are
    ///     Z_DEFAULT_STRATEGY, Z_FILTERED, and Z_HUFFMAN_ONLY.
    ///   zdict
    ///     The predefined compression dictionary - a sequence of bytes
    ///     containing subsequences that are likely to occur in the input data.
    "compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)" =>
        |vm: &mut Vm, level: Option<i32>, method: Option<i32>, wbits: Option<i32>, memory: Option<i32>, strategy: Option<i32>, dictionary: Option<Value>| -> PyResult {
            let dictionary = match dictionary {
                Some(dictionary) => Some(buffer::contents(vm, dictionary)?),
                None => None,
            };
            if dictionary.as_ref().is_some_and(|d| d.len() > u32::MAX as usize) {
                return Err(vm.overflow_error("zdict length does not fit in an unsigned int"));
            }
            let stream = Deflater::new(
                level.unwrap_or(-1),
                method.unwrap_or(8),
                wbits.unwrap_or(15),
                memory.unwrap_or(8),
                strategy.unwrap_or(0),
            );
            let mut stream = match stream {
                Ok(stream) => stream,
                Err(zlib::STREAM_ERROR) => return Err(vm.value_error("Invalid initialization option")),
                Err(code) => return Err(error(vm, code, None, "while creating compression object")),
            };
            if let Some(dictionary) = dictionary {
                match stream.set_dictionary(&dictionary) {
                    zlib::OK => {}
                    zlib::STREAM_ERROR => return Err(vm.value_error("Invalid dictionary")),
                    _ => return Err(vm.value_error("deflateSetDictionary()")),
                }
            }
            wrap(vm, stream)
        }, Any;
}

methods! { METHODS: Instance =>
    /// Returns a bytes object containing compressed data.
    ///
    ///   data
    ///     Binary data to be compressed.
    ///
    /// After calling this function, some of the input data may still
    /// be stored in internal buffers for later processing.
    /// Call the flush() method to clear these buffers.
    "compress($self, data, /)" => |vm: &mut Vm, this: Gc<Compress>, data: Value| -> PyResult<Gc<Bytes>> {
        let data = buffer::contents(vm, data)?;
        let mut stream = this.stream.borrow_mut();
        let Some(stream) = stream.as_mut() else {
            return Err(error(vm, zlib::STREAM_ERROR, None, "while compressing data"));
        };
        let mut out = Output::new(data.len() / 2 + 64, usize::MAX);
        let code = deflate_all(vm, stream, &data, zlib::NO_FLUSH, &mut out)?;
        if code == zlib::STREAM_ERROR {
            let detail = stream.message();
            return Err(error(vm, code, detail, "while compressing data"));
        }
        out.finish(vm)
    }, Any;
    /// Return a bytes object containing any remaining compressed data.
    ///
    ///   mode
    ///     One of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH.
    ///     If mode == Z_FINISH, the compressor object can no longer be
    ///     used after calling the flush() method.  Otherwise, more data
    ///     can still be compressed.
    "flush($self, mode=zlib.Z_FINISH, /)" => |vm: &mut Vm, this: Gc<Compress>, mode: Option<i32>| -> PyResult<Gc<Bytes>> {
        let mode = mode.unwrap_or(zlib::FINISH);
        if mode == zlib::NO_FLUSH {
            return vm.new_bytes(b"");
        }
        let mut held = this.stream.borrow_mut();
        let Some(stream) = held.as_mut() else {
            return Err(error(vm, zlib::STREAM_ERROR, None, "while flushing"));
        };
        let mut out = Output::new(1024, usize::MAX);
        match deflate_all(vm, stream, &[], mode, &mut out)? {
            zlib::STREAM_END if mode == zlib::FINISH => *held = None,
            zlib::OK | zlib::BUF_ERROR => {}
            code => {
                let detail = stream.message();
                return Err(error(vm, code, detail, "while flushing"));
            }
        }
        out.finish(vm)
    }, Any;
    /// Return a copy of the compression object.
    "copy($self, /)" => copy, Any;
    "__copy__($self, /)" => copy, Any;
    "__deepcopy__($self, memo, /)" => |vm: &mut Vm, this: Gc<Compress>, _memo: Value| copy(vm, this), Any;
}

fn copy(vm: &mut Vm, this: Gc<Compress>) -> PyResult {
    let copy = this.stream.borrow_mut().as_mut().map(Deflater::try_clone);
    match copy {
        Some(Ok(stream)) => wrap(vm, stream),
        Some(Err(zlib::MEM_ERROR)) => Err(vm.memory_error()),
        _ => Err(vm.value_error("Inconsistent stream state")),
    }
}
