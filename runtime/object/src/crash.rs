//! Tracebacks without allocating or calling anything that could fail: for fatal signals and hung programs.
//! CPython: `Python/traceback.c` (`_Py_DumpTraceback`).

use crate::Vm;
use crate::frame::Frame;
use crate::thread::ThreadState;
use std::sync::atomic::{AtomicPtr, Ordering};

/// Frames that are shown at most.
const MOST: usize = 100;

/// Characters of a name that are shown at most.
const LONGEST: usize = 500;

/// Native frames that are shown at most.
const MOST_NATIVE: usize = 32;

/// The isolate whose threads a fatal signal's traceback shows.
static ISOLATE: AtomicPtr<Vm> = AtomicPtr::new(std::ptr::null_mut());

/// Collects small pieces of text and writes them to a descriptor.
struct Writer {
    fd: i32,
    buffer: [u8; 256],
    len: usize,
}

impl Writer {
    fn new(fd: i32) -> Writer {
        Writer { fd, buffer: [0; 256], len: 0 }
    }

    fn put(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if self.len == self.buffer.len() {
                self.flush();
            }
            self.buffer[self.len] = byte;
            self.len += 1;
        }
    }

    fn flush(&mut self) {
        let mut at = 0;
        while at < self.len {
            match kaa_host::fd::write(self.fd, &self.buffer[at..self.len]) {
                Ok(n) => at += n,
                Err(kaa_host::Errno(kaa_host::errno::EINTR)) => {}
                Err(_) => break,
            }
        }
        self.len = 0;
    }

    fn decimal(&mut self, number: u64) {
        let mut digits = [0u8; 20];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.put(&digits[at..]);
    }

    fn hexadecimal(&mut self, number: u64, width: u32) {
        for shift in (0..width).rev() {
            let digit = (number >> (shift * 4) & 15) as usize;
            self.put(&b"0123456789abcdef"[digit..=digit]);
        }
    }

    fn text(&mut self, text: &crate::Str) {
        for i in 0..text.len().min(LONGEST) {
            match text.at(i) {
                c @ 0x20..=0x7e => self.put(&[c as u8]),
                c @ 0..=0xff => {
                    self.put(b"\\x");
                    self.hexadecimal(u64::from(c), 2);
                }
                c @ 0x100..=0xffff => {
                    self.put(b"\\u");
                    self.hexadecimal(u64::from(c), 4);
                }
                c => {
                    self.put(b"\\U");
                    self.hexadecimal(u64::from(c), 8);
                }
            }
        }
        if text.len() > LONGEST {
            self.put(b"...");
        }
    }

    fn frame(&mut self, vm: &Vm, frame: &Frame) {
        let offset = (vm.hooks.last_instruction)(vm, frame);
        let plain = &frame.code.plain;
        let line = match usize::try_from(offset) {
            Ok(offset) => {
                kaa_code::linetable::position_at(&plain.linetable, plain.firstlineno, offset / 2).line
            }
            Err(_) => Some(plain.firstlineno),
        };
        self.put(b"  File \"");
        self.text(&frame.code.filename);
        self.put(b"\", line ");
        match line.and_then(|l| u64::try_from(l).ok()) {
            Some(line) => self.decimal(line),
            None => self.put(b"???"),
        }
        self.put(b" in ");
        self.text(&frame.code.name);
        self.put(b"\n");
    }

    fn frames(&mut self, vm: &Vm, thread: &ThreadState) {
        if thread.frames.is_empty() {
            self.put(b"  <no Python frame>\n");
        }
        for frame in thread.frames.iter().rev().take(MOST) {
            self.frame(vm, frame);
        }
        if thread.frames.len() > MOST {
            self.put(b"  ...\n");
        }
    }

    fn thread(&mut self, vm: &Vm, thread: &ThreadState, is_current: bool) {
        self.put(if is_current { b"Current thread 0x" } else { b"Thread 0x" });
        self.hexadecimal(thread.id, 16);
        let mut buffer = [0u8; 100];
        // A thread that has yet to start has no identifier.
        let name = if thread.id == 0 { &[] } else { kaa_host::thread::name_of(thread.id, &mut buffer) };
        if !name.is_empty() {
            self.put(b" [");
            for &byte in name {
                if matches!(byte, 0x20..=0x7e) {
                    self.put(&[byte]);
                } else {
                    self.put(b"\\x");
                    self.hexadecimal(u64::from(byte), 2);
                }
            }
            self.put(b"]");
        }
        self.put(b" (most recent call first):\n");
        self.frames(vm, thread);
    }

    fn stack(&mut self, vm: &Vm, thread: &ThreadState) {
        self.put(b"Stack (most recent call first):\n");
        self.frames(vm, thread);
    }

    fn threads(&mut self, vm: &Vm, current: u64) {
        let mut first = true;
        for &thread in vm.threads.iter().rev() {
            if !first {
                self.put(b"\n");
            }
            first = false;
            // SAFETY: the states in the list are live.
            let thread = unsafe { &*thread };
            self.thread(vm, thread, thread.id == current);
        }
    }

    fn native_stack(&mut self) {
        self.put(b"Current thread's C stack trace (most recent call first):\n");
        let mut addresses = [0usize; MOST_NATIVE + 1];
        let count = kaa_host::fault::native_stack(&mut addresses);
        if count == 0 {
            self.put(b"  <cannot get C stack on this system>\n");
        }
        for &address in addresses.iter().take(count.min(MOST_NATIVE)) {
            self.put(b"  Binary file ");
            let place = kaa_host::fault::place_of(address);
            match place.and_then(|p| Some((p, p.file?))) {
                None => self.put(b"'<unknown>'"),
                Some((place, file)) => {
                    self.put(b"\"");
                    self.put(file.to_bytes());
                    self.put(b"\", at ");
                    self.put(place.symbol.map_or(&[], |s| s.to_bytes()));
                    self.put(if address >= place.start { b"+0x" } else { b"-0x" });
                    let offset = address.abs_diff(place.start) as u64;
                    self.hexadecimal(offset, 1.max(16 - offset.leading_zeros() / 4));
                }
            }
            self.put(b" [0x");
            let address = address as u64;
            self.hexadecimal(address, 1.max(16 - address.leading_zeros() / 4));
            self.put(b"]\n");
        }
        if count > MOST_NATIVE {
            self.put(b"  <truncated rest of calls>\n");
        }
    }
}

impl Vm {
    /// Writes the running thread's traceback, or those of all threads, to a descriptor.
    pub fn write_tracebacks(&self, fd: i32, all: bool) {
        let mut out = Writer::new(fd);
        if all {
            out.threads(self, self.thread.id)
        } else {
            out.stack(self, &self.thread)
        }
        out.flush();
    }

    /// Makes this the isolate that `write_fatal` and its like show.
    pub fn show_in_fatal_errors(&mut self) {
        ISOLATE.store(self, Ordering::Release);
    }

    /// The state of the calling thread, whoever holds the isolate's lock.
    fn calling_thread(&self) -> Option<&ThreadState> {
        let me = kaa_host::thread::current();
        // SAFETY: the states in the list are live.
        self.threads.iter().map(|&t| unsafe { &*t }).find(|t| t.id == me)
    }
}

/// Writes what is known when a fatal signal came, which is `name`. Safe in a signal handler as far as reading the
/// isolate's memory is, which nobody can promise then.
pub fn write_fatal(fd: i32, name: &str, all: bool) {
    let mut out = Writer::new(fd);
    out.put(b"Fatal Python error: ");
    out.put(name.as_bytes());
    out.put(b"\n\n");
    out.flush();
    answer(fd, all);
    out.put(b"\n");
    out.native_stack();
    out.flush();
}

/// Writes the traceback of the calling thread or of all threads, in a signal handler: other threads may be changing what
/// is read here. Frames and memory of the heap stay where they are.
pub fn answer(fd: i32, all: bool) {
    // SAFETY: the isolate lives as long as the process once it was named.
    let Some(vm) = (unsafe { ISOLATE.load(Ordering::Acquire).as_ref() }) else { return };
    let mut out = Writer::new(fd);
    if all {
        out.threads(vm, kaa_host::thread::current());
    } else if let Some(thread) = vm.calling_thread() {
        out.stack(vm, thread);
    }
    out.flush();
}

/// Writes a title and the tracebacks of all threads, none of which is the calling one: none may be running Python code.
pub fn write_threads(fd: i32, title: &str) {
    let mut out = Writer::new(fd);
    out.put(title.as_bytes());
    // SAFETY: as in `answer`.
    if let Some(vm) = unsafe { ISOLATE.load(Ordering::Acquire).as_ref() } {
        // No thread has this identifier.
        out.threads(vm, u64::MAX);
    }
    out.flush();
}

/// Writes the calling thread's native stack.
pub fn write_native_stack(fd: i32) {
    let mut out = Writer::new(fd);
    out.native_stack();
    out.flush();
}
