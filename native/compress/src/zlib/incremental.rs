//! `_ZlibDecompressor`, which `gzip` reads through. CPython: `Modules/zlibmodule.c` (`ZlibDecompressorType`).

use super::decompressor::open;
use super::{Output, error, inflate_all};
use kaa_host::zlib::{self, Inflater};
use kaa_object::convert::NamedPayload;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::Bytes;
use kaa_object::{Args, Gc, NoTrace, PyResult, Slot, Type, Value, Vm, methods};
use kaa_types::buffer;
use kaa_types::util::bind;
use std::cell::{Cell, RefCell};

/// Payload of `_ZlibDecompressor`.
pub struct Decompressor {
    stream: NoTrace<RefCell<Inflater>>,
    dictionary: Slot<Option<Value>>,
    /// Input that waits for the next call.
    pending: NoTrace<RefCell<Vec<u8>>>,
    unused: Slot<Gc<Bytes>>,
    eof: Cell<bool>,
    needs_input: Cell<bool>,
}
kaa_gc::trace_fields!(Decompressor { stream, dictionary, pending, unused, eof, needs_input });

impl NamedPayload for Decompressor {
    const NAME: &'static str = "zlib._ZlibDecompressor";
}

static DECOMPRESSOR: TypeDef = TypeDef {
    doc: Some(
        "Create a decompressor object for decompressing data incrementally.\n\n  wbits = 15\n  zdict\n     The predefined compression dictionary. This is a sequence of bytes\n     (such as a bytes object) containing subsequences that are expected\n     to occur frequently in the data that is to be compressed. Those\n     subsequences that are expected to be most common should come at the\n     end of the dictionary. This must be the same dictionary as used by the\n     compressor that produced the input data.",
    ),
    signature: Some("(wbits=15, zdict=b'')"),
    slots: |s| s.new.set(Some(new)),
    methods: &[METHODS],
    getset: &[
        GetSetDef {
            name: "eof",
            doc: "True if the end-of-stream marker has been reached.",
            get: |vm, this| Ok(Value::bool(vm.this::<Decompressor>(this).eof.get())),
            set: None,
        },
        GetSetDef {
            name: "unused_data",
            doc: "Data found after the end of the compressed stream.",
            get: |vm, this| Ok(vm.this::<Decompressor>(this).unused.get().value()),
            set: None,
        },
        GetSetDef {
            name: "needs_input",
            doc: "True if more input is needed before more decompressed data can be produced.",
            get: |vm, this| Ok(Value::bool(vm.this::<Decompressor>(this).needs_input.get())),
            set: None,
        },
    ],
    readonly: &["eof", "unused_data", "needs_input"],
    ..TypeDef::new("zlib._ZlibDecompressor")
};

pub fn define(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<Decompressor>(object, &DECOMPRESSOR)
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let [wbits, dictionary] = bind(vm, "_ZlibDecompressor", ["wbits", "zdict"], 0, args)?;
    let wbits = match wbits {
        Some(wbits) => {
            let wide = vm.to_i64(wbits, "Python int too large to convert to C int")?;
            match i32::try_from(wide) {
                Ok(wbits) => wbits,
                Err(_) => return Err(vm.overflow_error("Python int too large to convert to C int")),
            }
        }
        None => 15,
    };
    let stream = open(vm, wbits, dictionary)?;
    let empty = vm.new_bytes(b"")?;
    let payload = Decompressor {
        stream: NoTrace(RefCell::new(stream)),
        dictionary: Slot::new(dictionary),
        pending: NoTrace(RefCell::new(Vec::new())),
        unused: Slot::new(empty),
        eof: Cell::new(false),
        needs_input: Cell::new(true),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

methods! { METHODS: Instance =>
    /// Decompress *data*, returning uncompressed data as bytes.
    ///
    /// If *max_length* is nonnegative, returns at most *max_length* bytes of
    /// decompressed data. If this limit is reached and further output can be
    /// produced, *self.needs_input* will be set to ``False``. In this case, the next
    /// call to *decompress()* may provide *data* as b'' to obtain more of the output.
    ///
    /// If all of the input data was decompressed and returned (either because this
    /// was less than *max_length* bytes, or because *max_length* was negative),
    /// *self.needs_input* will be set to True.
    ///
    /// Attempting to decompress data after the end of stream is reached raises an
    /// EOFError.  Any data found after the end of the stream is ignored and saved in
    /// the unused_data attribute.
    "decompress($self, /, data, max_length=-1)" => decompress, Any;
}

fn decompress(vm: &mut Vm, this: Gc<Decompressor>, data: Value, most: Option<isize>) -> PyResult<Gc<Bytes>> {
    let data = buffer::contents(vm, data)?;
    if this.eof.get() {
        return Err(vm.raise_named("EOFError", "End of stream already reached"));
    }
    let limit = usize::try_from(most.unwrap_or(-1)).unwrap_or(usize::MAX);
    let mut input = std::mem::take(&mut *this.pending.borrow_mut());
    input.extend_from_slice(&data);
    let dictionary = match this.dictionary.get() {
        Some(dictionary) => Some(buffer::bytes_of(vm, dictionary)?),
        None => None,
    };
    let mut out = Output::new((input.len() * 2).max(256), limit);
    let mut stream = this.stream.borrow_mut();
    let (code, read) =
        inflate_all(vm, &mut stream, &input, dictionary.as_deref(), zlib::SYNC_FLUSH, &mut out)?;
    let rest = &input[read..];
    match code {
        zlib::STREAM_END => {
            this.eof.set(true);
            this.needs_input.set(false);
            let rest = vm.new_bytes(rest)?;
            this.unused.set(this, rest);
        }
        zlib::OK | zlib::BUF_ERROR => {
            this.needs_input.set(rest.is_empty());
            *this.pending.borrow_mut() = rest.to_vec();
        }
        code => {
            let detail = stream.message();
            return Err(error(vm, code, detail, "while decompressing data"));
        }
    }
    out.finish(vm)
}
