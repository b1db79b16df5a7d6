//! Reading through a buffer.

use super::core::*;
use crate::util::{self, Target};
use kaa_object::{Gc, PyResult, Value, Vm};

/// Where the stream may also be written: pending bytes go out before anything is read.
fn settle(vm: &mut Vm, b: Gc<Buffered>, raw: Value) -> PyResult<()> {
    if b.writable.get() && !b.pending.borrow().is_empty() { flush_pending(vm, b, raw) } else { Ok(()) }
}

pub fn read(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let (_, _) = ready(vm, this)?;
    let size = util::size_arg(vm, size)?;
    if size < -1 {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    let (b, raw) = open(vm, this, "read of closed file")?;
    if size == -1 {
        return locked(vm, this, b, |vm| {
            settle(vm, b, raw)?;
            let mut out = Vec::new();
            b.take(usize::MAX, &mut out);
            b.forget_read();
            raw_readall(vm, b, raw, out)
        });
    }
    let size = size as usize;
    let have = b.unread();
    if size <= have {
        let mut out = Vec::with_capacity(size);
        b.take(size, &mut out);
        return vm.new_bytes(&out).map(Gc::value);
    }
    locked(vm, this, b, |vm| {
        let mut out = Vec::new();
        if out.try_reserve_exact(size).is_err() {
            return Err(vm.memory_error());
        }
        match read_exactly(vm, b, raw, size, &mut out)? {
            true => vm.new_bytes(&out).map(Gc::value),
            false => Ok(Value::NONE),
        }
    })
}

/// Reads until `size` bytes are there or the stream ends; `false` where nothing came without blocking.
fn read_exactly(vm: &mut Vm, b: Gc<Buffered>, raw: Value, size: usize, out: &mut Vec<u8>) -> PyResult<bool> {
    b.take(size, out);
    settle(vm, b, raw)?;
    b.forget_read();
    while out.len() < size {
        let left = size - out.len();
        let whole = left - left % b.size.get();
        let n = if whole > 0 {
            raw_read(vm, b, raw, out, whole)?
        } else {
            let n = fill(vm, b, raw)?;
            b.take(left, out);
            n
        };
        match n {
            Some(0) => break,
            None => return Ok(!out.is_empty()),
            Some(_) => {}
        }
    }
    Ok(true)
}

pub fn read1(vm: &mut Vm, this: Value, size: Option<Value>) -> PyResult {
    let (b, _) = ready(vm, this)?;
    let size = match size {
        Some(size) => vm.to_isize(size)?,
        None => -1,
    };
    let size = if size < 0 { b.size.get() } else { size as usize };
    let (b, raw) = open(vm, this, "read of closed file")?;
    if size == 0 {
        return vm.new_bytes(b"").map(Gc::value);
    }
    let mut out = Vec::new();
    if b.take(size, &mut out) == 0 {
        locked(vm, this, b, |vm| {
            settle(vm, b, raw)?;
            b.forget_read();
            raw_read(vm, b, raw, &mut out, size)
        })?;
    }
    vm.new_bytes(&out).map(Gc::value)
}

pub fn readinto(vm: &mut Vm, this: Value, buffer: Value, once: bool) -> PyResult {
    let (_, _) = ready(vm, this)?;
    let target =
        Target::for_function(vm, buffer, if once { "readinto1() argument" } else { "readinto() argument" })?;
    let result = readinto_target(vm, this, &target, once);
    target.release(vm);
    result
}

fn readinto_target(vm: &mut Vm, this: Value, target: &Target, once: bool) -> PyResult {
    let (b, raw) = open(vm, this, "readinto of closed file")?;
    let size = target.len();
    let mut out = Vec::with_capacity(size);
    b.take(size, &mut out);
    if out.len() == size || (once && !out.is_empty()) {
        target.put(vm, 0, &out);
        return Ok(vm.int_from_usize(out.len()));
    }
    let blocked = locked(vm, this, b, |vm| {
        settle(vm, b, raw)?;
        b.forget_read();
        while out.len() < size {
            let left = size - out.len();
            // Short requests fill the buffer, long ones pass it by.
            let n = if left > b.size.get() {
                raw_read(vm, b, raw, &mut out, left)?
            } else if !(once && !out.is_empty()) {
                let n = fill(vm, b, raw)?;
                b.take(left, &mut out);
                n
            } else {
                Some(0)
            };
            match n {
                Some(0) => break,
                None => return Ok(out.is_empty()),
                Some(_) if once => break,
                Some(_) => {}
            }
        }
        Ok(false)
    })?;
    target.put(vm, 0, &out);
    if blocked { Ok(Value::NONE) } else { Ok(vm.int_from_usize(out.len())) }
}

pub fn peek(vm: &mut Vm, this: Value) -> PyResult {
    let (b, raw) = open(vm, this, "peek of closed file")?;
    locked(vm, this, b, |vm| {
        settle(vm, b, raw)?;
        if b.unread() == 0 {
            fill(vm, b, raw)?;
        }
        let bytes = b.read.borrow()[b.read_pos.get()..].to_vec();
        vm.new_bytes(&bytes).map(Gc::value)
    })
}

/// The next line, at most `limit` bytes where that is not negative.
pub fn readline(vm: &mut Vm, this: Value, limit: isize) -> PyResult {
    let (b, raw) = open(vm, this, "readline of closed file")?;
    let limit = if limit < 0 { usize::MAX } else { limit as usize };
    let line_end = |from: usize, most: usize| {
        let read = b.read.borrow();
        let ahead = &read[from..];
        let ahead = &ahead[..ahead.len().min(most)];
        ahead.iter().position(|&c| c == b'\n').map(|at| at + 1).or((ahead.len() == most).then_some(most))
    };
    if let Some(n) = line_end(b.read_pos.get(), limit) {
        let at = b.read_pos.get();
        b.read_pos.set(at + n);
        let line = b.read.borrow()[at..at + n].to_vec();
        return vm.new_bytes(&line).map(Gc::value);
    }
    locked(vm, this, b, |vm| {
        let mut out = Vec::new();
        b.take(usize::MAX, &mut out);
        settle(vm, b, raw)?;
        loop {
            match fill(vm, b, raw)? {
                None | Some(0) => break,
                Some(_) => {}
            }
            let most = limit - out.len();
            if let Some(n) = line_end(0, most) {
                b.take(n, &mut out);
                break;
            }
            b.take(usize::MAX, &mut out);
            vm.safepoint()?;
        }
        vm.new_bytes(&out).map(Gc::value)
    })
}
