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

/// The isolate whose threads a fatal signal's traceback shows.
static ISOLATE: AtomicPtr<Vm> = AtomicPtr::new(std::ptr::null_mut());

/// Collects small pieces of text and writes them to a descriptor.
struct Writer {
    fd: i32,
    buffer: [u8; 256],
    len: usize,
}

impl Writer {
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

    fn thread(&mut self, vm: &Vm, thread: &ThreadState, title: bool, is_current: bool) {
        if title {
            self.put(if is_current { b"Current thread 0x" } else { b"Thread 0x" });
            self.hexadecimal(thread.id, 16);
            self.put(b" (most recent call first):\n");
        } else {
            self.put(b"Stack (most recent call first):\n");
        }
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
}

impl Vm {
    /// Writes the running thread's traceback, or those of all threads, to a descriptor.
    pub fn write_tracebacks(&self, fd: i32, all: bool) {
        let mut out = Writer { fd, buffer: [0; 256], len: 0 };
        let current = self.thread.as_ptr();
        if !all {
            out.thread(self, &self.thread, false, true);
        } else {
            let mut first = true;
            for &thread in self.threads.iter().rev() {
                if !first {
                    out.put(b"\n");
                }
                first = false;
                // SAFETY: the states in the list are live.
                out.thread(self, unsafe { &*thread }, true, thread == current);
            }
        }
        out.flush();
    }

    /// Makes this the isolate that `write_fatal` shows.
    pub fn show_in_fatal_errors(&mut self) {
        ISOLATE.store(self, Ordering::Release);
    }
}

/// Writes what is known when a fatal signal came, which is `name`. Safe in a signal handler as far as reading the
/// isolate's memory is, which nobody can promise then.
pub fn write_fatal(fd: i32, name: &str, all: bool) {
    let mut out = Writer { fd, buffer: [0; 256], len: 0 };
    out.put(b"Fatal Python error: ");
    out.put(name.as_bytes());
    out.put(b"\n\n");
    out.flush();
    let vm = ISOLATE.load(Ordering::Acquire);
    // SAFETY: the isolate lives as long as the process once it was named. Other threads may be changing what is
    // read here: the process is about to end, and a second fatal signal ends it at once.
    if let Some(vm) = unsafe { vm.as_ref() } {
        if all {
            vm.write_tracebacks(fd, true);
        } else {
            out.thread(vm, &vm.thread, true, true);
            out.flush();
        }
    }
}
