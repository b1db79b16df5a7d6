//! Writing text.

use super::{TextIO, codec, open};
use crate::buffered::Buffered;
use crate::util::{call0, unsupported};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};

/// Hands the pending bytes to the buffer.
pub fn flush_pending(vm: &mut Vm, t: Gc<TextIO>, buffer: Value) -> PyResult<()> {
    if t.pending.borrow().is_empty() {
        return Ok(());
    }
    let bytes = t.pending.take();
    if vm.exact::<Buffered>(buffer).is_some() {
        crate::buffered::write_bytes(vm, buffer, &bytes)?;
        return Ok(());
    }
    let object = vm.new_bytes(&bytes)?.value();
    loop {
        match vm.call_method_named(buffer, "write", &[object]) {
            Ok(_) => return Ok(()),
            Err(_) if vm.pending_is("InterruptedError") => {
                vm.clear_exception();
                vm.safepoint()?;
            }
            Err(raised) => return Err(raised),
        }
    }
}

fn has(text: &Str, c: u8) -> bool {
    match text.latin1() {
        Some(bytes) => bytes.contains(&c),
        None => text.code_points().any(|p| p == c as u32),
    }
}

pub fn write(vm: &mut Vm, this: Value, text: Gc<Str>) -> PyResult<usize> {
    let (t, buffer) = open(vm, this)?;
    if !t.has_encoder() {
        return Err(unsupported(vm, "not writable"));
    }
    let len = text.len();
    let newline = t.write_newline.get();
    let has_lf = (newline.is_some() || t.line_buffering.get()) && has(&text, b'\n');
    let mut out = text;
    if let (true, Some(newline)) = (has_lf, newline) {
        let mut builder = StrBuilder::with_capacity(len + 8);
        for c in text.code_points() {
            if c == 0x0a { builder.push_str(newline) } else { builder.push(c) }
        }
        out = builder.finish(vm)?;
    }
    let need_flush = t.line_buffering.get() && (has_lf || has(&text, b'\r'));
    let bytes = codec::encode(vm, t, out)?;
    let chunk = t.chunk_size.get();
    if !t.pending.borrow().is_empty() && t.pending.borrow().len() + bytes.as_slice().len() > chunk {
        flush_pending(vm, t, buffer)?;
    }
    t.pending.borrow_mut().extend_from_slice(bytes.as_slice());
    if t.pending.borrow().len() >= chunk || need_flush || t.write_through.get() {
        flush_pending(vm, t, buffer)?;
    }
    if need_flush {
        call0(vm, buffer, "flush")?;
    }
    if t.snapshot.borrow().is_some() || t.decoded.get().is_some() {
        TextIO::forget_decoded(t);
        *t.snapshot.borrow_mut() = None;
    }
    if t.has_decoder() && (t.decoder.object.get().is_some() || !t.decoder.rest.borrow().is_empty()) {
        codec::reset_decoder(vm, t)?;
    }
    Ok(len)
}

pub fn flush(vm: &mut Vm, this: Value) -> PyResult {
    let (t, buffer) = open(vm, this)?;
    t.telling.set(t.seekable.get());
    flush_pending(vm, t, buffer)?;
    call0(vm, buffer, "flush")
}

pub fn close(vm: &mut Vm, this: Value) -> PyResult {
    let (t, buffer) = super::attached(vm, this)?;
    if crate::util::is_closed(vm, this)? {
        return Ok(Value::NONE);
    }
    if t.finalizing.get() && vm.call_method_named(buffer, "_dealloc_warn", &[this]).is_err() {
        vm.clear_exception();
    }
    let flushed = call0(vm, this, "flush");
    let pending = if flushed.is_err() { vm.take_exception() } else { None };
    let closed = call0(vm, buffer, "close");
    let value = *closed.as_ref().unwrap_or(&Value::NONE);
    crate::base::chain(vm, pending, closed.map(drop))?;
    Ok(value)
}
