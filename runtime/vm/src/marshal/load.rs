//! The bytes of one value from a file, not one more than belong to it. CPython: `r_string` in `Python/marshal.c`.
//!
//! What is read is only measured here: types and lengths. Where it ends early or makes no sense, what is there is handed
//! on, and the reader of the bytes says what is wrong with them.

use kaa_object::payloads::Bytes;
use kaa_object::{PyResult, Value, Vm};

const FLAG_REF: u8 = 0x80;

/// As many bytes are asked for at a time, whatever length the data claims.
const MOST: usize = 1 << 20;

/// What is to come.
enum Todo {
    Objects(u64),
    /// Keys and values up to a NULL.
    Pairs,
    Bytes(usize),
}

struct Gatherer {
    file: Value,
    bytes: Vec<u8>,
}

/// The bytes of the next value in a file.
pub fn gather(vm: &mut Vm, file: Value) -> PyResult<Vec<u8>> {
    let read = vm.names.read;
    let nothing = vm.call_method(file, read, &[Value::int32(0)])?;
    if vm.payload::<Bytes>(nothing).is_none() {
        let name = vm.type_name_of(nothing);
        return Err(vm.type_error(format!("file.read() returned not bytes but {name}")));
    }
    let mut gatherer = Gatherer { file, bytes: Vec::new() };
    gatherer.run(vm)?;
    Ok(gatherer.bytes)
}

impl Gatherer {
    /// Reads `count` bytes more; false where the file has fewer.
    fn take(&mut self, vm: &mut Vm, mut count: usize) -> PyResult<bool> {
        while count > 0 {
            let wanted = count.min(MOST);
            let class = vm.types.bytearray.value();
            let buffer = vm.call(class, &[Value::int32(wanted as i32)])?;
            let class = vm.types.memoryview.value();
            let view = vm.call(class, &[buffer])?;
            let got = vm.call_method_named(self.file, "readinto", &[view])?;
            let got = vm.index(got)?;
            let got = got.as_int().unwrap_or(i64::MAX);
            if got > wanted as i64 {
                let message =
                    format!("read() returned too much data: {wanted} bytes requested, {got} returned");
                return Err(vm.value_error(message));
            }
            let got = got.max(0) as usize;
            let class = vm.types.bytes.value();
            let copy = vm.call(class, &[buffer])?;
            let copy = vm.this::<Bytes>(copy);
            self.bytes.extend_from_slice(copy.as_slice().get(..got).unwrap_or(&[]));
            if got < wanted {
                return Ok(false);
            }
            count -= wanted;
        }
        Ok(true)
    }

    /// A 32-bit number; `None` where the file ends.
    fn number(&mut self, vm: &mut Vm) -> PyResult<Option<i32>> {
        if !self.take(vm, 4)? {
            return Ok(None);
        }
        Ok(self.bytes.last_chunk().map(|bytes| i32::from_le_bytes(*bytes)))
    }

    fn byte(&mut self, vm: &mut Vm) -> PyResult<Option<u8>> {
        Ok(if self.take(vm, 1)? { self.bytes.last().copied() } else { None })
    }

    fn run(&mut self, vm: &mut Vm) -> PyResult<()> {
        let mut todo = vec![Todo::Objects(1)];
        while let Some(next) = todo.pop() {
            match next {
                Todo::Objects(0) => continue,
                Todo::Objects(count) => todo.push(Todo::Objects(count - 1)),
                Todo::Pairs => todo.push(Todo::Pairs),
                Todo::Bytes(count) => {
                    if !self.take(vm, count)? {
                        return Ok(());
                    }
                    continue;
                }
            }
            let Some(kind) = self.byte(vm)? else { return Ok(()) };
            let kind = kind & !FLAG_REF;
            // Of what has a length in front of it.
            let mut sized = |gatherer: &mut Gatherer, short: bool| -> PyResult<Option<u64>> {
                let len = if short { gatherer.byte(vm)?.map(i32::from) } else { gatherer.number(vm)? };
                Ok(len.and_then(|len| u64::try_from(len).ok()))
            };
            match kind {
                b'N' | b'T' | b'F' | b'S' | b'.' => {}
                b'0' => {
                    // The NULL ends a dict; elsewhere it is what the reader refuses.
                    if !matches!(todo.pop(), Some(Todo::Pairs)) {
                        return Ok(());
                    }
                }
                b'i' | b'r' => todo.push(Todo::Bytes(4)),
                b'I' | b'g' => todo.push(Todo::Bytes(8)),
                b'y' => todo.push(Todo::Bytes(16)),
                b'l' => {
                    let Some(digits) = self.number(vm)? else { return Ok(()) };
                    for _ in 0..digits.unsigned_abs() {
                        if !self.take(vm, 2)? {
                            return Ok(());
                        }
                    }
                }
                b'f' | b'x' => {
                    for _ in 0..if kind == b'f' { 1 } else { 2 } {
                        let Some(len) = self.byte(vm)? else { return Ok(()) };
                        if !self.take(vm, len.into())? {
                            return Ok(());
                        }
                    }
                }
                b's' | b'u' | b't' | b'a' | b'A' | b'z' | b'Z' => {
                    let Some(len) = sized(self, matches!(kind, b'z' | b'Z'))? else { return Ok(()) };
                    todo.push(Todo::Bytes(len as usize));
                }
                b')' | b'(' | b'[' | b'<' | b'>' => {
                    let Some(count) = sized(self, kind == b')')? else { return Ok(()) };
                    todo.push(Todo::Objects(count));
                }
                b'{' => todo.push(Todo::Pairs),
                b':' => todo.push(Todo::Objects(3)),
                b'c' => {
                    todo.extend([Todo::Objects(2), Todo::Bytes(4), Todo::Objects(8)]);
                    for _ in 0..5 {
                        if !self.take(vm, 4)? {
                            return Ok(());
                        }
                    }
                }
                // Unknown.
                _ => return Ok(()),
            }
        }
        Ok(())
    }
}
