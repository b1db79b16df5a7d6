//! `TextIOWrapper`: text over a buffered binary stream. CPython: `Modules/_io/textio.c`.
//!
//! UTF-8, ASCII and Latin-1 are encoded and decoded here without codec objects; every other encoding goes
//! through the registry's incremental encoder and decoder.

mod codec;
mod methods;
mod reading;
mod setup;
mod tell;
mod writing;

use crate::newline::Newlines;
use codec::{Decoder, Encoder};
use kaa_gc::{NoTrace, Slot};
use kaa_object::str::Str;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};
use std::cell::{Cell, RefCell};

/// How lines end when reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// Everything was made `\n`.
    Translated,
    /// `\n`, `\r` or `\r\n`.
    Universal,
    /// The one given.
    Lf,
    Cr,
    CrLf,
}

/// Payload of `TextIOWrapper`.
pub struct TextIO {
    ok: Cell<bool>,
    detached: Cell<bool>,
    finalizing: Cell<bool>,
    buffer: Slot<Option<Value>>,
    encoding: Slot<Option<Gc<Str>>>,
    errors: Slot<Option<Gc<Str>>>,
    /// The `newline` argument as `reconfigure` needs it.
    newline: Slot<Option<Value>>,
    encoder: EncoderCell,
    decoder: DecoderCell,
    newlines: Newlines,
    line_end: NoTrace<Cell<LineEnd>>,
    /// What `\n` becomes when writing.
    write_newline: NoTrace<Cell<Option<&'static str>>>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    seekable: Cell<bool>,
    has_read1: Cell<bool>,
    telling: Cell<bool>,
    /// Nothing was written yet, or the stream was sought to its start.
    at_start: Cell<bool>,
    chunk_size: Cell<usize>,
    /// Encoded bytes on their way to the buffer.
    pending: NoTrace<RefCell<Vec<u8>>>,
    /// Decoded characters, and how many of them were handed out.
    decoded: Slot<Option<Gc<Str>>>,
    used: Cell<usize>,
    /// The decoder's flags before the last chunk, and the bytes it was fed since.
    snapshot_flags: Cell<u64>,
    snapshot: NoTrace<RefCell<Option<Vec<u8>>>>,
    /// Bytes per character of the last chunk.
    ratio: Cell<f64>,
}
kaa_gc::trace_fields!(TextIO {
    ok,
    detached,
    finalizing,
    buffer,
    encoding,
    errors,
    newline,
    encoder,
    decoder,
    newlines,
    line_end,
    write_newline,
    line_buffering,
    write_through,
    seekable,
    has_read1,
    telling,
    at_start,
    chunk_size,
    pending,
    decoded,
    used,
    snapshot_flags,
    snapshot,
    ratio
});

/// A cell that holds the encoder.
struct EncoderCell {
    native: NoTrace<Cell<Option<Encoder>>>,
    object: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(EncoderCell { native, object });

/// A cell that holds the decoder.
struct DecoderCell {
    native: NoTrace<Cell<Option<Decoder>>>,
    /// Bytes of an unfinished character.
    rest: NoTrace<RefCell<Vec<u8>>>,
    /// Whether line ends are noted and translated.
    universal: Cell<bool>,
    object: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(DecoderCell { native, rest, universal, object });

pub fn define(vm: &mut Vm, base: Gc<Type>) -> Gc<Type> {
    vm.define_type::<TextIO>(base, &methods::DEF)
}

fn new(vm: &mut Vm, class: Gc<Type>, _: Args<'_>) -> PyResult {
    let payload = TextIO {
        ok: Cell::new(false),
        detached: Cell::new(false),
        finalizing: Cell::new(false),
        buffer: Slot::new(None),
        encoding: Slot::new(None),
        errors: Slot::new(None),
        newline: Slot::new(None),
        encoder: EncoderCell { native: NoTrace(Cell::new(None)), object: Slot::new(None) },
        decoder: DecoderCell {
            native: NoTrace(Cell::new(None)),
            rest: NoTrace(RefCell::new(Vec::new())),
            universal: Cell::new(false),
            object: Slot::new(None),
        },
        newlines: Newlines::default(),
        line_end: NoTrace(Cell::new(LineEnd::Lf)),
        write_newline: NoTrace(Cell::new(None)),
        line_buffering: Cell::new(false),
        write_through: Cell::new(false),
        seekable: Cell::new(false),
        has_read1: Cell::new(false),
        telling: Cell::new(false),
        at_start: Cell::new(true),
        chunk_size: Cell::new(8192),
        pending: NoTrace(RefCell::new(Vec::new())),
        decoded: Slot::new(None),
        used: Cell::new(0),
        snapshot_flags: Cell::new(0),
        snapshot: NoTrace(RefCell::new(None)),
        ratio: Cell::new(0.0),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

/// The stream and its buffer; refuses one that was not initialised or is detached.
fn attached(vm: &mut Vm, this: Value) -> PyResult<(Gc<TextIO>, Value)> {
    let Some(t) = vm.payload::<TextIO>(this) else {
        return Err(vm.type_error("a TextIOWrapper is required"));
    };
    match t.buffer.get() {
        Some(buffer) if t.ok.get() => Ok((t, buffer)),
        _ if t.detached.get() => Err(vm.value_error("underlying buffer has been detached")),
        _ => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

/// As `attached`, refusing a closed stream too.
fn open(vm: &mut Vm, this: Value) -> PyResult<(Gc<TextIO>, Value)> {
    let (t, buffer) = attached(vm, this)?;
    // The usual pile of builtin streams is looked through without attribute lookups.
    let fast = vm
        .exact::<crate::buffered::Buffered>(buffer)
        .filter(|b| b.ok.get())
        .and_then(|b| b.raw.get())
        .and_then(|raw| crate::fileio::exact(vm, raw));
    let closed = match fast {
        Some(file) if vm.exact::<TextIO>(this).is_some() => file.fd.get() < 0,
        _ => crate::util::is_closed(vm, this)?,
    };
    if closed { Err(crate::util::closed_error(vm)) } else { Ok((t, buffer)) }
}

impl TextIO {
    fn forget_decoded(this: Gc<TextIO>) {
        this.decoded.set(this, None);
        this.used.set(0);
    }

    fn has_decoder(&self) -> bool {
        self.decoder.native.get().is_some() || self.decoder.object.get().is_some()
    }

    fn has_encoder(&self) -> bool {
        self.encoder.native.get().is_some() || self.encoder.object.get().is_some()
    }
}
