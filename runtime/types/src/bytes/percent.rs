//! `b'…' % args`. CPython: `_PyBytes_FormatEx`.

use crate::buffer::{all_contents, has_buffer};
use crate::bytes_methods::Receiver;
use crate::percent::{Fail, Format, Values, float, integer};
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::{Gc, PyResult, Value, Vm};
use kaa_text::percent::{self, Directive, Piece};

pub fn percent(vm: &mut Vm, format: Value, args: Value) -> PyResult {
    if !super::is_bytes_like(vm, format) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let receiver = Receiver::of(vm, format);
    let held = match receiver {
        Receiver::Bytes(bytes) => bytes,
        Receiver::Array(array) => {
            let copy = array.bytes.borrow().clone();
            vm.new_bytes(&copy)?
        }
    };
    let mut out = Vec::with_capacity(held.as_slice().len() + 16);
    let mut values = Values::new(vm, Format::Bytes(held), args);
    match run(&mut values, held, &mut out) {
        Ok(()) => receiver.make(vm, &out),
        Err(fail) => Err(fail.raise(vm)),
    }
}

fn run(values: &mut Values<'_>, format: Gc<Bytes>, out: &mut Vec<u8>) -> Result<(), Fail> {
    let mut at = 0;
    while let Some((piece, after)) = percent::next_piece(format.as_slice(), at, values)? {
        at = after;
        match piece {
            Piece::Literal(range) => out.extend_from_slice(&format.as_slice()[range]),
            Piece::Directive(directive) => convert(values, &directive, out)?,
        }
    }
    values.finish()
}

fn convert(values: &mut Values<'_>, directive: &Directive, out: &mut Vec<u8>) -> Result<(), Fail> {
    let code = char::from_u32(directive.conversion);
    let value = values.take()?;
    let vm = &mut *values.vm;
    match code {
        Some('r' | 'a') => {
            let shown = crate::str::ascii(vm, value)?.to_lossy().into_bytes();
            padded(vm, out, &shown, percent::text(shown.len(), directive))?;
        }
        Some('s' | 'b') => {
            let bytes = bytes_of(vm, value)?;
            padded(vm, out, &bytes, percent::text(bytes.len(), directive))?;
        }
        Some('d' | 'i' | 'u' | 'o' | 'x' | 'X') => out.extend(integer(vm, value, directive)?),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => out.extend(real(vm, value, directive)?),
        Some('c') => {
            let byte = character(vm, value)?;
            padded(vm, out, &[byte], percent::character(directive))?;
        }
        _ => return Err(percent::unsupported(directive).into()),
    }
    Ok(())
}

/// `%e`, `%f`, `%g`, with the error that bytes give.
fn real(vm: &mut Vm, value: Value, directive: &Directive) -> Result<Vec<u8>, Fail> {
    match float(vm, value, directive) {
        Err(Fail::Raised(_)) if vm.pending_is("TypeError") => {
            vm.clear_exception();
            let name = vm.type_name_of(value);
            Err(kaa_text::Error::type_error(format!("float argument required, not {name}")).into())
        }
        result => result,
    }
}

fn padded(vm: &mut Vm, out: &mut Vec<u8>, bytes: &[u8], padding: kaa_text::format::Padding) -> PyResult<()> {
    let total = padding.left.saturating_add(padding.right).saturating_add(padding.keep);
    crate::format::check_length(vm, total)?;
    out.resize(out.len() + padding.left, b' ');
    out.extend_from_slice(&bytes[..padding.keep]);
    out.resize(out.len() + padding.right, b' ');
    Ok(())
}

fn bytes_of(vm: &mut Vm, value: Value) -> Result<Vec<u8>, Fail> {
    if has_buffer(vm, value) {
        return Ok(all_contents(vm, value)?.to_vec());
    }
    let name = vm.names.__bytes__;
    if let Some(result) = vm.call_special(value, name, &[])? {
        if let Some(bytes) = vm.payload::<Bytes>(result) {
            return Ok(bytes.as_slice().to_vec());
        }
        let actual = vm.type_name_of(result);
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {actual})")).into());
    }
    let name = vm.type_name_of(value);
    Err(vm
        .type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
        ))
        .into())
}

fn character(vm: &mut Vm, value: Value) -> Result<u8, Fail> {
    let bytes = match (vm.payload::<Bytes>(value), vm.payload::<ByteArray>(value)) {
        (Some(bytes), _) => Some((bytes.as_slice().to_vec(), "bytes")),
        (_, Some(array)) => Some((array.bytes.borrow().clone(), "bytearray")),
        _ => None,
    };
    if let Some((bytes, kind)) = bytes {
        return match bytes[..] {
            [byte] => Ok(byte),
            _ => {
                let len = bytes.len();
                Err(vm
                    .type_error(format!(
                        "%c requires an integer in range(256) or a single byte, not a {kind} object of length {len}"
                    ))
                    .into())
            }
        };
    }
    let index = vm.index(value);
    let Some(index) = vm.catching(index, "TypeError")? else {
        let name = vm.type_name_of(value);
        return Err(vm
            .type_error(format!("%c requires an integer in range(256) or a single byte, not {name}"))
            .into());
    };
    match index.as_int().and_then(|n| u8::try_from(n).ok()) {
        Some(byte) => Ok(byte),
        None => Err(vm.overflow_error("%c arg not in range(256)").into()),
    }
}
