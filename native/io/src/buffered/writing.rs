//! Writing through a buffer, and moving about.

use super::core::*;
use crate::util::{self, unsupported};
use kaa_host::fd::{SEEK_CUR, SEEK_DATA, SEEK_END, SEEK_HOLE, SEEK_SET};
use kaa_object::{Gc, PyResult, Value, Vm};

/// Writes bytes into the buffer, or past it where they are many. How many were taken.
pub fn write_bytes(vm: &mut Vm, this: Value, bytes: &[u8]) -> PyResult<usize> {
    let (b, raw) = ready(vm, this)?;
    if raw_closed(vm, raw)? {
        return Err(vm.value_error("write to closed file"));
    }
    if b.unread() == 0 && !b.busy.get() && b.pending.borrow().len() + bytes.len() <= b.size.get() {
        b.pending.borrow_mut().extend_from_slice(bytes);
        if !b.read.borrow().is_empty() {
            b.forget_read();
        }
        return Ok(bytes.len());
    }
    locked(vm, this, b, |vm| write_locked(vm, b, raw, bytes))
}

fn write_locked(vm: &mut Vm, b: Gc<Buffered>, raw: Value, bytes: &[u8]) -> PyResult<usize> {
    let unread = b.unread();
    if unread > 0 {
        raw_seek(vm, b, raw, -(unread as i64), SEEK_CUR)?;
    }
    b.forget_read();
    let size = b.size.get();
    let available = size.saturating_sub(b.pending.borrow().len());
    if bytes.len() <= available {
        b.pending.borrow_mut().extend_from_slice(bytes);
        return Ok(bytes.len());
    }
    if let Err(raised) = flush_pending(vm, b, raw) {
        if !vm.pending_is("BlockingIOError") {
            return Err(raised);
        }
        // Some may have gone out: what now fits is kept.
        let room = size.saturating_sub(b.pending.borrow().len());
        if bytes.len() <= room {
            vm.clear_exception();
            b.pending.borrow_mut().extend_from_slice(bytes);
            return Ok(bytes.len());
        }
        vm.clear_exception();
        b.pending.borrow_mut().extend_from_slice(&bytes[..room]);
        return Err(would_block(vm, room));
    }
    let mut done = 0;
    while bytes.len() - done > size {
        match raw_write(vm, b, raw, &bytes[done..])? {
            Some(n) => done += n,
            None => {
                b.pending.borrow_mut().extend_from_slice(&bytes[done..done + size]);
                return Err(would_block(vm, done + size));
            }
        }
        vm.safepoint()?;
    }
    b.pending.borrow_mut().extend_from_slice(&bytes[done..]);
    Ok(bytes.len())
}

pub fn write(vm: &mut Vm, this: Value, buffer: Value) -> PyResult<usize> {
    ready(vm, this)?;
    util::with_bytes(vm, buffer, |vm, bytes| write_bytes(vm, this, bytes))?
}

pub fn flush(vm: &mut Vm, this: Value) -> PyResult<()> {
    let (b, raw) = ready(vm, this)?;
    if raw_closed(vm, raw)? {
        return Err(vm.value_error("flush of closed file"));
    }
    locked(vm, this, b, |vm| flush_and_rewind(vm, b, raw))
}

pub fn tell(vm: &mut Vm, this: Value) -> PyResult<i64> {
    let (b, raw) = ready(vm, this)?;
    let at = raw_tell(vm, b, raw)?;
    let pending = b.pending.borrow().len() as i64;
    Ok((at - b.unread() as i64 + pending).max(0))
}

pub fn seek(vm: &mut Vm, this: Value, target: Value, whence: Option<i32>) -> PyResult<i64> {
    let (b, raw) = ready(vm, this)?;
    let whence = whence.unwrap_or(SEEK_SET);
    if ![SEEK_SET, SEEK_CUR, SEEK_END, SEEK_HOLE, SEEK_DATA].contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    if raw_closed(vm, raw)? && b.unread() == 0 {
        return Err(vm.value_error("seek of closed file"));
    }
    match crate::fileio::exact(vm, raw) {
        Some(file) if file.fd.get() >= 0 => {
            if !crate::fileio::seekable(file) {
                return Err(unsupported(vm, "File or stream is not seekable."));
            }
        }
        _ => crate::base::check_seekable(vm, raw)?,
    }
    let target = util::offset_of(vm, target)?;
    // Within what is buffered, no call is needed.
    if matches!(whence, SEEK_SET | SEEK_CUR) && b.readable.get() && b.pending.borrow().is_empty() {
        let at = known_raw_pos(vm, b, raw)? - b.unread() as i64;
        let offset = if whence == SEEK_SET { target.checked_sub(at) } else { Some(target) };
        if let Some(offset) = offset {
            let place = offset.checked_add(b.read_pos.get() as i64);
            let len = b.read.borrow().len() as i64;
            if let Some(place) = place
                && len > 0
                && (0..=len).contains(&place)
                && b.unread() > 0
            {
                b.read_pos.set(place as usize);
                return Ok(at + offset);
            }
        }
    }
    locked(vm, this, b, |vm| {
        flush_pending(vm, b, raw)?;
        let target = if whence == SEEK_CUR { target - b.unread() as i64 } else { target };
        let at = raw_seek(vm, b, raw, target, whence)?;
        b.forget_read();
        Ok(at)
    })
}

pub fn truncate(vm: &mut Vm, this: Value, pos: Option<Value>) -> PyResult {
    let (b, raw) = open(vm, this, "truncate of closed file")?;
    if !b.writable.get() {
        return Err(unsupported(vm, "truncate"));
    }
    locked(vm, this, b, |vm| {
        flush_and_rewind(vm, b, raw)?;
        let result = vm.call_method_named(raw, "truncate", &[pos.unwrap_or(Value::NONE)])?;
        b.raw_pos.set(None);
        // As CPython does: the position is looked at anew, and may be unknown.
        if raw_tell(vm, b, raw).is_err() {
            vm.clear_exception();
        }
        Ok(result)
    })
}

pub fn close(vm: &mut Vm, this: Value) -> PyResult {
    let (b, raw) = ready(vm, this)?;
    if raw_closed(vm, raw)? {
        return Ok(Value::NONE);
    }
    if b.finalizing.get() && vm.call_method_named(raw, "_dealloc_warn", &[this]).is_err() {
        vm.clear_exception();
    }
    let flushed = util::call0(vm, this, "flush");
    let pending = if flushed.is_err() { vm.take_exception() } else { None };
    let closed = util::call0(vm, raw, "close");
    *b.read.borrow_mut() = Vec::new();
    b.read_pos.set(0);
    *b.pending.borrow_mut() = Vec::new();
    crate::base::chain(vm, pending, closed.map(drop))?;
    Ok(Value::NONE)
}
