//! Reading text.

use super::writing::flush_pending;
use super::{LineEnd, TextIO, codec, open};
use crate::util::{self, unsupported};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};

/// Takes at most `most` decoded characters.
fn take(vm: &mut Vm, t: Gc<TextIO>, most: usize) -> PyResult<Gc<Str>> {
    let Some(decoded) = t.decoded.get() else { return Ok(vm.empty_str()) };
    let start = t.used.get();
    let end = start.saturating_add(most).min(decoded.len());
    t.used.set(end);
    vm.str_slice(decoded, start, end)
}

/// Reads and decodes another chunk; `false` at the end.
fn read_chunk(vm: &mut Vm, t: Gc<TextIO>, buffer: Value, hint: usize) -> PyResult<bool> {
    if !t.has_decoder() {
        return Err(unsupported(vm, "not readable"));
    }
    let before = if t.telling.get() { Some(codec::state(vm, t)?) } else { None };
    let hint = if hint > 0 { (t.ratio.get() * hint as f64).max(1.0) as usize } else { 0 };
    let size = vm.int_from_usize(t.chunk_size.get().max(hint));
    let method = if t.has_read1.get() { "read1" } else { "read" };
    let chunk = vm.call_method_named(buffer, method, &[size])?;
    let held;
    let input: &[u8] = match vm.payload::<Bytes>(chunk) {
        Some(bytes) => {
            held = bytes;
            held.as_slice()
        }
        None => {
            let class = vm.type_name_of(chunk);
            if !kaa_types::buffer::has_buffer(vm, chunk) {
                return Err(vm.type_error(format!(
                    "underlying {method}() should have returned a bytes-like object, not '{class}'"
                )));
            }
            let copy = kaa_types::buffer::bytes_of(vm, chunk)?;
            held = vm.new_bytes(&copy)?;
            held.as_slice()
        }
    };
    let eof = input.is_empty();
    let text = codec::decode(vm, t, input, eof)?;
    t.decoded.set(t, Some(text));
    t.used.set(0);
    t.ratio.set(if text.is_empty() { 0.0 } else { input.len() as f64 / text.len() as f64 });
    if let Some((mut bytes, flags)) = before {
        bytes.extend_from_slice(input);
        t.snapshot_flags.set(flags);
        *t.snapshot.borrow_mut() = Some(bytes);
    }
    Ok(!eof || !text.is_empty())
}

pub fn read(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let size = util::size_arg(vm, size)?;
    let (t, buffer) = open(vm, this)?;
    if !t.has_decoder() {
        return Err(unsupported(vm, "not readable"));
    }
    flush_pending(vm, t, buffer)?;
    if size < 0 {
        let bytes = util::call0(vm, buffer, "read")?;
        if bytes.is_none() {
            let class = vm.exception_type("BlockingIOError");
            let text = vm.str("Read returned None.").value();
            return Err(vm.raise_with(class, &[text]));
        }
        let rest = match vm.payload::<Bytes>(bytes) {
            Some(bytes) => codec::decode(vm, t, bytes.as_slice(), true)?,
            None => {
                let copy = kaa_types::buffer::bytes_of(vm, bytes)?;
                codec::decode(vm, t, &copy, true)?
            }
        };
        let first = take(vm, t, usize::MAX)?;
        let all = vm.str_concat(first, rest)?;
        if t.snapshot.borrow().is_some() {
            *t.snapshot.borrow_mut() = None;
        }
        TextIO::forget_decoded(t);
        return Ok(all.value());
    }
    let size = size as usize;
    let mut out = take(vm, t, size)?;
    while out.len() < size {
        // A signal's handler may run between chunks.
        vm.safepoint()?;
        if !read_chunk(vm, t, buffer, size - out.len())? {
            break;
        }
        let more = take(vm, t, size - out.len())?;
        out = vm.str_concat(out, more)?;
    }
    Ok(out.value())
}

/// Where a line ends in the characters from `start` on: behind its end, or how far the search came.
fn find_end(text: &Str, start: usize, kind: LineEnd) -> Result<usize, usize> {
    let len = text.len();
    let find = |c: u32, from: usize| match text.latin1() {
        Some(bytes) => bytes[from..].iter().position(|&b| b as u32 == c).map(|at| at + from),
        None => (from..len).find(|&i| text.at(i) == c),
    };
    match kind {
        LineEnd::Translated | LineEnd::Lf => find(0x0a, start).map(|at| at + 1).ok_or(len),
        LineEnd::Cr => find(0x0d, start).map(|at| at + 1).ok_or(len),
        LineEnd::Universal => {
            let mut at = start;
            while at < len {
                match text.at(at) {
                    0x0a => return Ok(at + 1),
                    0x0d if at + 1 < len && text.at(at + 1) == 0x0a => return Ok(at + 2),
                    0x0d => return Ok(at + 1),
                    _ => at += 1,
                }
            }
            Err(len)
        }
        LineEnd::CrLf => {
            let mut from = start;
            while let Some(at) = find(0x0d, from) {
                match at + 1 < len {
                    true if text.at(at + 1) == 0x0a => return Ok(at + 2),
                    true => from = at + 1,
                    // Half of a line end stays for the next chunk.
                    false => return Err(at),
                }
            }
            Err(len)
        }
    }
}

/// The next line, at most `limit` characters where that is not negative.
pub fn readline(vm: &mut Vm, this: Value, limit: isize) -> PyResult<Gc<Str>> {
    let (t, buffer) = open(vm, this)?;
    flush_pending(vm, t, buffer)?;
    let limit = if limit < 0 { usize::MAX } else { limit as usize };
    let kind = t.line_end.get();
    // The usual line lies within one chunk.
    if let Some(decoded) = t.decoded.get() {
        let start = t.used.get();
        if let Ok(end) = find_end(&decoded, start, kind) {
            let end = end.min(start.saturating_add(limit));
            t.used.set(end);
            return vm.str_slice(decoded, start, end);
        }
    }
    let mut line = StrBuilder::new();
    let mut carried: Option<Gc<Str>> = None;
    loop {
        let nothing_left = t.decoded.get().is_none_or(|d| t.used.get() >= d.len());
        if nothing_left {
            let mut more = false;
            while read_chunk(vm, t, buffer, 0)? {
                if t.decoded.get().is_some_and(|d| !d.is_empty()) {
                    more = true;
                    break;
                }
                vm.safepoint()?;
            }
            if !more {
                TextIO::forget_decoded(t);
                *t.snapshot.borrow_mut() = None;
                if let Some(c) = carried {
                    line.push_pystr(&c);
                }
                break;
            }
        }
        let Some(decoded) = t.decoded.get() else { break };
        let start = t.used.get();
        if let Some(c) = carried.take() {
            // A held-back `\r`: with a `\n` after it, it ends the line.
            line.push_pystr(&c);
            if decoded.at(start) == 0x0a && line.len() < limit {
                line.push(0x0a);
                t.used.set(start + 1);
                break;
            }
        }
        let left = limit - line.len();
        match find_end(&decoded, start, kind) {
            Ok(end) => {
                let end = end.min(start.saturating_add(left));
                line.push_range(&decoded, start, end);
                t.used.set(end);
                break;
            }
            Err(far) => {
                if far - start >= left {
                    line.push_range(&decoded, start, start + left);
                    t.used.set(start + left);
                    break;
                }
                line.push_range(&decoded, start, far);
                t.used.set(decoded.len());
                if far < decoded.len() {
                    carried = Some(vm.str_slice(decoded, far, decoded.len())?);
                    if line.len() + 1 >= limit {
                        line.push(0x0d);
                        break;
                    }
                }
            }
        }
    }
    line.finish(vm)
}
