//! `tell` and `seek`: positions of text streams are opaque numbers that hold the decoder's state too.

use super::writing::flush_pending;
use super::{TextIO, codec, open};
use crate::util::{call0, unsupported};
use kaa_object::payloads::Bytes;
use kaa_object::slots::CompareOp;
use kaa_object::{Gc, PyResult, Value, Vm};

/// The parts of a position.
#[derive(Default)]
struct Cookie {
    start: u64,
    flags: u32,
    feed: u32,
    skip: u32,
    need_eof: bool,
}

impl Cookie {
    fn pack(&self, vm: &mut Vm) -> PyResult {
        if self.flags == 0 && self.feed == 0 && self.skip == 0 && !self.need_eof {
            return Ok(vm.int_from_u64(self.start));
        }
        let low = vm.int_from_u64(self.start);
        let middle = vm.int_from_u64(self.flags as u64 | (self.feed as u64) << 32);
        let high = vm.int_from_u64(self.skip as u64 | (self.need_eof as u64) << 32);
        let shift = |vm: &mut Vm, value, by| {
            vm.binary(kaa_object::number::BinaryOp::LeftShift, value, Value::int32(by))
        };
        let middle = shift(vm, middle, 64)?;
        let high = shift(vm, high, 128)?;
        let sum = vm.binary(kaa_object::number::BinaryOp::Or, low, middle)?;
        vm.binary(kaa_object::number::BinaryOp::Or, sum, high)
    }

    fn unpack(vm: &mut Vm, value: Value) -> PyResult<Cookie> {
        let index = vm.index(value)?;
        let word = |vm: &mut Vm, number: i32| -> PyResult<u64> {
            use kaa_object::number::BinaryOp;
            let shifted = vm.binary(BinaryOp::RightShift, index, Value::int32(number * 32))?;
            let mask = vm.int_from_u64(u32::MAX as u64);
            let low = vm.binary(BinaryOp::And, shifted, mask)?;
            vm.to_i64(low, "").map(|n| n as u64)
        };
        let rest = vm.binary(kaa_object::number::BinaryOp::RightShift, index, Value::int32(168))?;
        if vm.is_true(rest)? {
            return Err(vm.overflow_error("int too big to convert"));
        }
        let words = [word(vm, 0)?, word(vm, 1)?, word(vm, 2)?, word(vm, 3)?, word(vm, 4)?, word(vm, 5)?];
        Ok(Cookie {
            start: words[0] | words[1] << 32,
            flags: words[2] as u32,
            feed: words[3] as u32,
            skip: words[4] as u32,
            need_eof: words[5] != 0,
        })
    }
}

pub fn tell(vm: &mut Vm, this: Value) -> PyResult {
    let (t, buffer) = open(vm, this)?;
    if !t.seekable.get() {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    if !t.telling.get() {
        return Err(vm.raise_named("OSError", "telling position disabled by next() call"));
    }
    flush_pending(vm, t, buffer)?;
    call0(vm, this, "flush")?;
    let at = call0(vm, buffer, "tell")?;
    let input = t.snapshot.borrow().clone();
    let (true, Some(input)) = (t.has_decoder(), input) else { return Ok(at) };
    let at = vm.to_i64(at, "Python int too large to convert to C long")?;
    let start = (at - input.len() as i64).max(0) as u64;
    let skip = t.used.get();
    let flags = t.snapshot_flags.get();
    if t.decoded.get().is_none() || skip == 0 {
        return Cookie { start, flags: flags as u32, ..Cookie::default() }.pack(vm);
    }
    let (saved, saved_flags) = codec::state(vm, t)?;
    let found = locate(vm, t, &input, start, skip, flags);
    let pending = if found.is_err() { vm.take_exception() } else { None };
    let restored = codec::set_state(vm, t, &saved, saved_flags);
    crate::base::chain(vm, pending, restored)?;
    found?.pack(vm)
}

/// Finds a point at or before the position from which the decoder can start cleanly.
fn locate(vm: &mut Vm, t: Gc<TextIO>, input: &[u8], start: u64, skip: usize, flags: u64) -> PyResult<Cookie> {
    let (mut skip, mut flags) = (skip, flags);
    let mut guess = ((t.ratio.get() * skip as f64) as usize).min(input.len());
    let mut back = 1usize;
    let mut found = false;
    while guess > 0 {
        codec::set_state(vm, t, b"", flags)?;
        let n = codec::decode(vm, t, &input[..guess], false)?.len();
        if n <= skip {
            let (rest, after) = codec::state(vm, t)?;
            if rest.is_empty() {
                flags = after;
                skip -= n;
                found = true;
                break;
            }
            guess = guess.saturating_sub(rest.len());
            back = 1;
        } else {
            guess = guess.saturating_sub(back);
            back = back.saturating_mul(2);
        }
    }
    if !found {
        guess = 0;
        codec::set_state(vm, t, b"", flags)?;
    }
    let mut cookie = Cookie { start: start + guess as u64, flags: flags as u32, ..Cookie::default() };
    if skip == 0 {
        return Ok(cookie);
    }
    let (mut fed, mut decoded) = (0u32, 0usize);
    for i in guess..input.len() {
        fed += 1;
        decoded += codec::decode(vm, t, &input[i..i + 1], false)?.len();
        let (rest, after) = codec::state(vm, t)?;
        if rest.is_empty() && decoded <= skip {
            cookie.start += fed as u64;
            skip -= decoded;
            cookie.flags = after as u32;
            (fed, decoded) = (0, 0);
        }
        if decoded >= skip {
            cookie.feed = fed;
            cookie.skip = skip as u32;
            return Ok(cookie);
        }
    }
    decoded += codec::decode(vm, t, b"", true)?.len();
    cookie.need_eof = true;
    if decoded < skip {
        return Err(vm.raise_named("OSError", "can't reconstruct logical file position"));
    }
    cookie.feed = fed;
    cookie.skip = skip as u32;
    Ok(cookie)
}

pub fn seek(vm: &mut Vm, this: Value, cookie: Value, whence: Option<i32>) -> PyResult {
    let (t, buffer) = open(vm, this)?;
    if !t.seekable.get() {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let zero = Value::int32(0);
    let mut cookie = cookie;
    match whence.unwrap_or(0) {
        0 => {}
        1 => {
            if !vm.eq(cookie, zero)? {
                return Err(unsupported(vm, "can't do nonzero cur-relative seeks"));
            }
            // Goes nowhere, but leaves buffer and decoder clean.
            cookie = call0(vm, this, "tell")?;
        }
        2 => {
            if !vm.eq(cookie, zero)? {
                return Err(unsupported(vm, "can't do nonzero end-relative seeks"));
            }
            call0(vm, this, "flush")?;
            TextIO::forget_decoded(t);
            *t.snapshot.borrow_mut() = None;
            codec::reset_decoder(vm, t)?;
            let at = vm.call_method_named(buffer, "seek", &[zero, Value::int32(2)])?;
            if t.has_encoder() {
                let at_start = vm.eq(at, zero)?;
                codec::reset_encoder(vm, t, at_start)?;
            }
            return Ok(at);
        }
        other => {
            return Err(vm.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)")));
        }
    }
    if vm.compare_bool(CompareOp::Lt, cookie, zero)? {
        let text = vm.repr(cookie)?.to_lossy();
        return Err(vm.value_error(format!("negative seek position {text}")));
    }
    call0(vm, this, "flush")?;
    let parts = Cookie::unpack(vm, cookie)?;
    let start = vm.int_from_u64(parts.start);
    vm.call_method_named(buffer, "seek", &[start])?;
    TextIO::forget_decoded(t);
    *t.snapshot.borrow_mut() = None;
    if t.has_decoder() {
        if parts.start == 0 && parts.flags == 0 {
            codec::reset_decoder(vm, t)?;
        } else {
            codec::set_state(vm, t, b"", parts.flags as u64)?;
        }
        t.snapshot_flags.set(parts.flags as u64);
        if parts.skip > 0 {
            let feed = vm.int(parts.feed as i64);
            let input = vm.call_method_named(buffer, "read", &[feed])?;
            let Some(input) = vm.payload::<Bytes>(input) else {
                let class = vm.type_name_of(input);
                return Err(vm.type_error(format!(
                    "underlying read() should have returned a bytes object, not '{class}'"
                )));
            };
            *t.snapshot.borrow_mut() = Some(input.as_slice().to_vec());
            let text = codec::decode(vm, t, input.as_slice(), parts.need_eof)?;
            if text.len() < parts.skip as usize {
                return Err(vm.raise_named("OSError", "can't restore logical file position"));
            }
            t.decoded.set(t, Some(text));
            t.used.set(parts.skip as usize);
        } else {
            *t.snapshot.borrow_mut() = Some(Vec::new());
        }
    }
    if t.has_encoder() {
        codec::reset_encoder(vm, t, parts.start == 0 && parts.flags == 0)?;
    }
    Ok(cookie)
}
