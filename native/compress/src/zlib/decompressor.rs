//! `decompressobj` and its objects. CPython: `Modules/zlibmodule.c` (`Decomptype`).

use super::{Output, error, inflate_all};
use kaa_host::zlib::{self, Inflater};
use kaa_object::convert::NamedPayload;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::Bytes;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, NoTrace, PyResult, Slot, Value, Vm, methods};
use kaa_types::buffer;
use std::cell::{Cell, RefCell};

/// Payload of `Decompress`.
pub struct Decompress {
    stream: NoTrace<RefCell<Option<Inflater>>>,
    dictionary: Slot<Option<Value>>,
    /// What stands behind the end of the stream.
    unused: Slot<Gc<Bytes>>,
    /// What the limit of the last call left over.
    unconsumed: Slot<Gc<Bytes>>,
    eof: Cell<bool>,
    /// Flushed at its end: nothing can follow.
    ended: Cell<bool>,
}
kaa_gc::trace_fields!(Decompress { stream, dictionary, unused, unconsumed, eof, ended });

impl NamedPayload for Decompress {
    const NAME: &'static str = "zlib.Decompress";
}

static DECOMPRESS: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[METHODS],
    getset: &[
        GetSetDef {
            name: "unused_data",
            doc: "",
            get: |vm, this| Ok(vm.this::<Decompress>(this).unused.get().value()),
            set: None,
        },
        GetSetDef {
            name: "unconsumed_tail",
            doc: "",
            get: |vm, this| Ok(vm.this::<Decompress>(this).unconsumed.get().value()),
            set: None,
        },
        GetSetDef {
            name: "eof",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<Decompress>(this).eof.get())),
            set: None,
        },
    ],
    readonly: &["unused_data", "unconsumed_tail", "eof"],
    ..TypeDef::new("zlib.Decompress")
};

pub fn define(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<Decompress>(object, &DECOMPRESS);
}

methods! { FUNCTIONS: Module =>
    /// Return a decompressor object.
    ///
    ///   wbits
    ///     The window buffer size and container format.
    ///   zdict
    ///     The predefined compression dictionary.  This must be the same
    ///     dictionary as used by the compressor that produced the input data.
    "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')" => |vm: &mut Vm, wbits: Option<i32>, dictionary: Option<Value>| -> PyResult {
        let wbits = wbits.unwrap_or(15);
        if let Some(dictionary) = dictionary
            && !buffer::has_buffer(vm, dictionary)
        {
            return Err(vm.type_error("zdict argument must support the buffer protocol"));
        }
        let stream = open(vm, wbits, dictionary)?;
        let empty = vm.new_bytes(b"")?;
        Ok(vm.alloc_payload(Decompress {
            stream: NoTrace(RefCell::new(Some(stream))),
            dictionary: Slot::new(dictionary),
            unused: Slot::new(empty),
            unconsumed: Slot::new(empty),
            eof: Cell::new(false), ended: Cell::new(false),
        }).value())
    }, Any;
}

/// A stream that reads the format `wbits` says.
pub fn open(vm: &mut Vm, wbits: i32, dictionary: Option<Value>) -> PyResult<Inflater> {
    let mut stream = match Inflater::new(wbits) {
        Ok(stream) => stream,
        Err(zlib::STREAM_ERROR) => return Err(vm.value_error("Invalid initialization option")),
        Err(code) => return Err(error(vm, code, None, "while creating decompression object")),
    };
    // Streams without a header never ask for their dictionary.
    if let Some(dictionary) = dictionary.filter(|_| wbits < 0) {
        let dictionary = buffer::contents(vm, dictionary)?;
        let code = stream.set_dictionary(&dictionary);
        if code != zlib::OK {
            let detail = stream.message();
            return Err(error(vm, code, detail, "while setting zdict"));
        }
    }
    vm.note_native_memory(50 << 10);
    Ok(stream)
}

/// Feeds input to the stream; keeps what it leaves over.
fn feed(vm: &mut Vm, this: Gc<Decompress>, input: &[u8], flush: i32, out: &mut Output) -> PyResult<i32> {
    let dictionary = match this.dictionary.get() {
        Some(dictionary) => Some(buffer::bytes_of(vm, dictionary)?),
        None => None,
    };
    let mut held = this.stream.borrow_mut();
    let (code, read, detail) = match held.as_mut() {
        Some(stream) => {
            let (code, read) = inflate_all(vm, stream, input, dictionary.as_deref(), flush, out)?;
            (code, read, stream.message())
        }
        None => (zlib::STREAM_END, 0, None),
    };
    let rest = &input[read..];
    if code == zlib::STREAM_END {
        this.eof.set(true);
        *held = None;
        if !rest.is_empty() {
            let mut all = this.unused.get().as_slice().to_vec();
            all.extend_from_slice(rest);
            let all = vm.new_bytes(&all)?;
            this.unused.set(this, all);
        }
        let empty = vm.new_bytes(b"")?;
        this.unconsumed.set(this, empty);
        return Ok(code);
    }
    let rest = vm.new_bytes(rest)?;
    this.unconsumed.set(this, rest);
    if !matches!(code, zlib::OK | zlib::BUF_ERROR) {
        return Err(error(vm, code, detail, "while decompressing data"));
    }
    Ok(code)
}

methods! { METHODS: Instance =>
    /// Return a bytes object containing the decompressed version of the data.
    ///
    ///   data
    ///     The binary data to decompress.
    ///   max_length
    ///     The maximum allowable length of the decompressed data.
    ///     Unconsumed input data will be stored in
    ///     the unconsumed_tail attribute.
    ///
    /// After calling this function, some of the input data may still be stored in
    /// internal buffers for later processing.
    /// Call the flush() method to clear these buffers.
    "decompress($self, data, /, max_length=0)" => |vm: &mut Vm, this: Gc<Decompress>, data: Value, most: Option<isize>| -> PyResult<Gc<Bytes>> {
        let data = buffer::contents(vm, data)?;
        let limit = match most.unwrap_or(0) {
            0 => usize::MAX,
            n if n < 0 => return Err(vm.value_error("max_length must be non-negative")),
            n => n as usize,
        };
        if this.ended.get() {
            return Err(error(vm, zlib::STREAM_ERROR, None, "while decompressing data"));
        }
        let mut out = Output::new((data.len() * 2).max(256), limit);
        feed(vm, this, &data, zlib::SYNC_FLUSH, &mut out)?;
        out.finish(vm)
    }, Any;
    /// Return a bytes object containing any remaining decompressed data.
    ///
    ///   length
    ///     the initial size of the output buffer.
    "flush($self, length=zlib.DEF_BUF_SIZE, /)" => |vm: &mut Vm, this: Gc<Decompress>, length: Option<isize>| -> PyResult<Gc<Bytes>> {
        let length = length.unwrap_or(16384);
        if length <= 0 {
            return Err(vm.value_error("length must be greater than zero"));
        }
        let input = this.unconsumed.get();
        let mut out = Output::new(length as usize, usize::MAX);
        if this.stream.borrow().is_some() {
            feed(vm, this, input.as_slice(), zlib::FINISH, &mut out)?;
        }
        this.ended.set(this.eof.get());
        out.finish(vm)
    }, Any;
    /// Return a copy of the decompression object.
    "copy($self, /)" => copy, Any;
    "__copy__($self, /)" => copy, Any;
    "__deepcopy__($self, memo, /)" => |vm: &mut Vm, this: Gc<Decompress>, _memo: Value| copy(vm, this), Any;
}

fn copy(vm: &mut Vm, this: Gc<Decompress>) -> PyResult {
    let copy = this.stream.borrow_mut().as_mut().map(Inflater::try_clone);
    let stream = match copy {
        Some(Ok(stream)) => stream,
        Some(Err(zlib::MEM_ERROR)) => return Err(vm.memory_error()),
        _ => return Err(vm.value_error("Inconsistent stream state")),
    };
    vm.note_native_memory(50 << 10);
    Ok(vm
        .alloc_payload(Decompress {
            stream: NoTrace(RefCell::new(Some(stream))),
            dictionary: Slot::new(this.dictionary.get()),
            unused: Slot::new(this.unused.get()),
            unconsumed: Slot::new(this.unconsumed.get()),
            eof: Cell::new(this.eof.get()),
            ended: Cell::new(false),
        })
        .value())
}
