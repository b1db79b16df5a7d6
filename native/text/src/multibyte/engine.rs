//! Runs a codec over an input, and deals with what is wrong in it.
//!
//! CPython counterpart: `multibytecodec_encode`, `multibytecodec_encerror`, `multibytecodec_decerror` in
//! `Modules/cjkcodecs/multibytecodec.c`.

use super::codec::{Codec, State, Stop};
use crate::support::errors_name;
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};
use kaa_types::codecs::errors::{decode_error, encode_error, handle, place_within};

/// Signals are looked for once for as many errors.
const PATIENCE: u32 = 1 << 12;

/// How far an encoder goes.
#[derive(Clone, Copy)]
pub struct Until {
    /// The text ends here.
    pub flush: bool,
    /// The output ends here.
    pub reset: bool,
}

fn reason(stop: Stop) -> &'static str {
    match stop {
        Stop::TooFew => "incomplete multibyte sequence",
        Stop::Illegal(_) => "illegal multibyte sequence",
    }
}

/// Calls a handler. The exception is made once for an input, and told the place of each error.
fn handled(
    vm: &mut Vm,
    errors: Gc<Str>,
    exception: &mut Option<Value>,
    make: impl FnOnce(&mut Vm) -> PyResult,
    at: (usize, usize),
    stop: Stop,
) -> PyResult {
    let made = match *exception {
        None => make(vm)?,
        Some(made) => {
            let (start, end) = (vm.int_from_usize(at.0), vm.int_from_usize(at.1));
            vm.setattr_named(made, "start", start)?;
            vm.setattr_named(made, "end", end)?;
            let reason = vm.str(reason(stop)).value();
            vm.setattr_named(made, "reason", reason)?;
            made
        }
    };
    *exception = Some(made);
    if errors.is("strict") {
        return Err(vm.raise(made));
    }
    let name = errors_name(vm, Some(errors.value()))?;
    handle(vm, &name, made)
}

/// Where a handler says to go on.
fn position(vm: &mut Vm, value: Value, len: usize) -> PyResult<usize> {
    let at = match vm.to_isize(value) {
        Ok(at) if at < 0 => at.saturating_add(len as isize),
        Ok(at) => at,
        Err(_) if vm.pending_is("OverflowError") => {
            vm.clear_exception();
            -1
        }
        Err(raised) => return Err(raised),
    };
    place_within(vm, at, len)
}

/// The two things that a handler returns.
fn parts(vm: &Vm, result: Value) -> Option<(Value, Value)> {
    match *vm.as_tuple(result)?.items() {
        [replacement, position] if vm.int_ref(position).is_some() => Some((replacement, position)),
        _ => None,
    }
}

/// The bytes of a text, and how much of it they stand for.
pub fn encode(
    vm: &mut Vm,
    codec: &Codec,
    state: &mut State,
    text: Gc<Str>,
    errors: Gc<Str>,
    until: Until,
) -> PyResult<(Vec<u8>, usize)> {
    let mut out = Vec::with_capacity(text.len() * 2);
    let (mut at, mut exception, mut errors_met) = (0, None, 0u32);
    while at < text.len() {
        let stop = match codec.encode(state, &text, &mut at, &mut out, until.flush) {
            Ok(()) => break,
            Err(Stop::TooFew) if !until.flush => break,
            Err(stop) => stop,
        };
        errors_met = errors_met.wrapping_add(1);
        if errors_met % PATIENCE == 0 {
            vm.safepoint()?;
        }
        let wrong = match stop {
            Stop::TooFew => text.len() - at,
            Stop::Illegal(count) => count,
        };
        if errors.is("replace") {
            let question = vm.char_str(b'?');
            if codec.encode(state, &question, &mut 0, &mut out, false).is_err() {
                out.push(b'?');
            }
        }
        if errors.is("replace") || errors.is("ignore") {
            at += wrong;
            continue;
        }
        let (start, end) = (at, at + wrong);
        let make = |vm: &mut Vm| encode_error(vm, codec.name, text, start, end, reason(stop));
        let result = handled(vm, errors, &mut exception, make, (start, end), stop)?;
        let parts = parts(vm, result);
        let bytes = parts.and_then(|(replacement, _)| vm.payload::<Bytes>(replacement));
        match (parts, bytes) {
            (Some(_), Some(bytes)) => out.extend_from_slice(bytes.as_slice()),
            (Some((replacement, _)), None) if vm.as_str(replacement).is_some() => {
                let Some(replacement) = vm.as_str(replacement) else { continue };
                let strict = vm.intern_str("strict");
                let whole = Until { flush: true, reset: false };
                let (bytes, _) = encode(vm, codec, state, replacement, strict, whole)?;
                out.extend_from_slice(&bytes);
            }
            _ => return Err(vm.type_error("encoding error handler must return (str, int) tuple")),
        }
        if let Some((_, place)) = parts {
            at = position(vm, place, text.len())?;
        }
    }
    if until.reset {
        codec.reset_encoder(state, &mut out);
    }
    Ok((out, at))
}

/// A decoding in progress.
pub struct Decoding {
    pub input: Gc<Bytes>,
    pub at: usize,
    pub out: StrBuilder,
    exception: Option<Value>,
    errors_met: u32,
}

impl Decoding {
    pub fn new(input: Gc<Bytes>) -> Decoding {
        Decoding { input, at: 0, out: StrBuilder::new(), exception: None, errors_met: 0 }
    }

    /// What has not been decoded.
    pub fn rest(&self) -> &[u8] {
        &self.input.as_slice()[self.at..]
    }

    /// Decodes; stops before bytes that others must follow, unless the input is at its end.
    pub fn run(
        &mut self,
        vm: &mut Vm,
        codec: &Codec,
        state: &mut State,
        errors: Gc<Str>,
        last: bool,
    ) -> PyResult<()> {
        while !self.rest().is_empty() {
            match codec.decode(state, self.input.as_slice(), &mut self.at, &mut self.out) {
                Ok(()) => break,
                Err(Stop::TooFew) if !last => break,
                Err(stop) => self.wrong(vm, codec, errors, stop)?,
            }
        }
        Ok(())
    }

    /// Deals with bytes that stand for nothing.
    pub fn wrong(&mut self, vm: &mut Vm, codec: &Codec, errors: Gc<Str>, stop: Stop) -> PyResult<()> {
        self.errors_met = self.errors_met.wrapping_add(1);
        if self.errors_met % PATIENCE == 0 {
            vm.safepoint()?;
        }
        let len = self.input.as_slice().len();
        let start = self.at;
        let end = match stop {
            Stop::TooFew => len,
            Stop::Illegal(count) => (start + count).min(len),
        };
        if errors.is("replace") {
            self.out.push(0xfffd);
        }
        if errors.is("replace") || errors.is("ignore") {
            self.at = end;
            return Ok(());
        }
        let input = self.input;
        let make = |vm: &mut Vm| decode_error(vm, codec.name, input, start, end, reason(stop));
        let result = handled(vm, errors, &mut self.exception, make, (start, end), stop)?;
        let parts = parts(vm, result);
        let text = parts.and_then(|(replacement, _)| vm.as_str(replacement));
        let (Some((_, place)), Some(text)) = (parts, text) else {
            return Err(vm.type_error("decoding error handler must return (str, int) tuple"));
        };
        self.out.push_pystr(&text);
        self.at = position(vm, place, len)?;
        Ok(())
    }
}
