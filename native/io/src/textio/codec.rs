//! The encoder and decoder of a text stream: native ones, or codec objects.

use super::TextIO;
use crate::newline::split_state;
use crate::util::call0;
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};
use kaa_types::codecs::{Builtin, decode_prefix, encode_str};

/// An encoding that is encoded here.
#[derive(Clone, Copy, Debug)]
pub struct Encoder(pub Builtin);

/// An encoding that is decoded here.
#[derive(Clone, Copy, Debug)]
pub struct Decoder(pub Builtin);

/// The encoding, where text streams do it themselves.
pub fn native(name: &str) -> Option<Builtin> {
    match Builtin::of(name) {
        Some(b @ (Builtin::Utf8 | Builtin::Ascii | Builtin::Latin1)) => Some(b),
        _ => None,
    }
}

/// The codec of that name, which must be one for text.
pub fn lookup(vm: &mut Vm, encoding: Gc<Str>) -> PyResult {
    let name = vm.intern_str("_codecs");
    let module = match vm.modules.get_str(name) {
        Some(module) => module,
        None => (vm.hooks.import_module)(vm, name)?,
    };
    let info = vm.call_method_named(module, "lookup", &[encoding.value()])?;
    let is_text = vm.intern_str("_is_text_encoding");
    if let Some(is_text) = vm.getattr_opt(info, is_text)?
        && !vm.is_true(is_text)?
    {
        let name = encoding.to_lossy();
        return Err(vm.raise_named("LookupError", &format!("'{name}' is not a text encoding")));
    }
    Ok(info)
}

fn errors_of(t: Gc<TextIO>) -> String {
    t.errors.get().map_or_else(|| "strict".to_owned(), |e| e.to_lossy())
}

/// Encodes text for the buffer.
pub fn encode(vm: &mut Vm, t: Gc<TextIO>, text: Gc<Str>) -> PyResult<Gc<Bytes>> {
    if let Some(Encoder(encoding)) = t.encoder.native.get() {
        t.at_start.set(false);
        return encode_str(vm, text, encoding, &errors_of(t));
    }
    let Some(encoder) = t.encoder.object.get() else {
        return Err(crate::util::unsupported(vm, "not writable"));
    };
    let bytes = vm.call_method_named(encoder, "encode", &[text.value()])?;
    match vm.payload::<Bytes>(bytes) {
        Some(bytes) => Ok(bytes),
        None => {
            let class = vm.type_name_of(bytes);
            Err(vm.type_error(format!("encoder should return a bytes object, not '{class}'")))
        }
    }
}

/// Decodes bytes from the buffer, line ends included.
pub fn decode(vm: &mut Vm, t: Gc<TextIO>, input: &[u8], last: bool) -> PyResult<Gc<Str>> {
    let text = match (t.decoder.native.get(), t.decoder.object.get()) {
        (Some(Decoder(encoding)), _) => {
            let mut rest = t.decoder.rest.take();
            rest.extend_from_slice(input);
            if rest.is_ascii() {
                vm.str_latin1(&rest)?
            } else {
                let bytes = vm.new_bytes(&rest)?;
                match decode_prefix(vm, bytes, encoding, &errors_of(t), last) {
                    Ok((text, used)) => {
                        *t.decoder.rest.borrow_mut() = rest.split_off(used);
                        text
                    }
                    Err(raised) => {
                        // As the codecs' own decoders: what could not be decoded is not kept.
                        rest.truncate(rest.len() - input.len());
                        *t.decoder.rest.borrow_mut() = rest;
                        return Err(raised);
                    }
                }
            }
        }
        (None, Some(decoder)) => {
            let bytes = vm.new_bytes(input)?.value();
            let text = vm.call_method_named(decoder, "decode", &[bytes, Value::bool(last)])?;
            match vm.as_str(text) {
                Some(text) => text,
                None => {
                    let class = vm.type_name_of(text);
                    return Err(
                        vm.type_error(format!("decoder should return a string result, not '{class}'"))
                    );
                }
            }
        }
        (None, None) => return Err(crate::util::unsupported(vm, "not readable")),
    };
    if t.decoder.universal.get() { t.newlines.feed(vm, text, last) } else { Ok(text) }
}

/// The decoder's state: undecoded bytes, and flags.
pub fn state(vm: &mut Vm, t: Gc<TextIO>) -> PyResult<(Vec<u8>, u64)> {
    let (bytes, flags) = match t.decoder.object.get() {
        Some(decoder) => {
            let state = call0(vm, decoder, "getstate")?;
            let (bytes, flags) = split_state(vm, state)?;
            let bytes = vm.payload::<Bytes>(bytes).map_or(Vec::new(), |b| b.as_slice().to_vec());
            (bytes, flags)
        }
        None => (t.decoder.rest.borrow().clone(), 0),
    };
    if t.decoder.universal.get() {
        return Ok((bytes, flags << 1 | t.newlines.pending_cr.get() as u64));
    }
    Ok((bytes, flags))
}

pub fn set_state(vm: &mut Vm, t: Gc<TextIO>, bytes: &[u8], flags: u64) -> PyResult<()> {
    let flags = if t.decoder.universal.get() {
        t.newlines.pending_cr.set(flags & 1 != 0);
        flags >> 1
    } else {
        flags
    };
    match t.decoder.object.get() {
        Some(decoder) => {
            let bytes = vm.new_bytes(bytes)?.value();
            let flags = vm.int_from_u64(flags);
            let state = vm.tuple(&[bytes, flags]).value();
            vm.call_method_named(decoder, "setstate", &[state])?;
        }
        None => *t.decoder.rest.borrow_mut() = bytes.to_vec(),
    }
    Ok(())
}

pub fn reset_decoder(vm: &mut Vm, t: Gc<TextIO>) -> PyResult<()> {
    t.newlines.reset();
    t.decoder.rest.borrow_mut().clear();
    if let Some(decoder) = t.decoder.object.get() {
        call0(vm, decoder, "reset")?;
    }
    Ok(())
}

/// Tells the encoder whether it stands at the start of the stream, where a byte order mark belongs.
pub fn reset_encoder(vm: &mut Vm, t: Gc<TextIO>, at_start: bool) -> PyResult<()> {
    t.at_start.set(at_start);
    if let Some(encoder) = t.encoder.object.get() {
        if at_start {
            call0(vm, encoder, "reset")?;
        } else {
            vm.call_method_named(encoder, "setstate", &[Value::int32(0)])?;
        }
    }
    Ok(())
}
