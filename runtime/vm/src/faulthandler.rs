//! `faulthandler`: tracebacks on fatal signals, on request, after a time. CPython: `Modules/faulthandler.c`.
//!
//! Tracebacks for signals are written from their handlers. Those after a time are written at the next poll of a
//! thread that runs; where none polls, since all sleep or wait, by the thread that watches the clock.

use kaa_host::{fault, signal as host, thread};
use kaa_object::crash;
use kaa_object::declare::ModuleDef;
use kaa_object::list::List;
use kaa_object::vm::breaker;
use kaa_object::{Gc, PyResult, Raised, Value, Vm, methods};
use kaa_types::timeout::{Round, nanoseconds};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU8, AtomicU32, Ordering};

pub static MODULE: ModuleDef =
    ModuleDef { name: "faulthandler", doc: Some("faulthandler module."), functions: &[FUNCTIONS], init };

/// Where fatal signals write; and whether of all threads.
static FATAL_FD: AtomicI32 = AtomicI32::new(2);
static FATAL_ALL: AtomicBool = AtomicBool::new(true);

/// The most that `_stack_overflow` uses before it gives up.
const MOST_STACK: usize = 100 << 20;

/// How long the watching thread waits for a poll before it writes itself.
const PATIENCE: f64 = 0.05;

/// Longest step of the watching thread's sleep, after which it looks whether it is still wanted.
const STEP: i128 = 50_000_000;

/// `pthread_sigmask`: the mask is to be this one.
const SET_MASK: i32 = 2;

/// The files in use lie at the numbers of their signals, and these two.
const FATAL_FILE: usize = 0;
const LATER_FILE: usize = host::COUNT as usize;

#[derive(Default)]
struct State {
    enabled: bool,
    /// The files in use, a root.
    files: Option<Gc<List>>,
    later: Option<Arc<Later>>,
}

/// What `dump_traceback_later` was asked for.
struct Later {
    fd: i32,
    title: String,
    exit: bool,
    stage: AtomicU8,
    breaker: &'static AtomicU32,
}

/// Stages of a `Later`.
mod stage {
    /// The time isn't up.
    pub const WAITS: u8 = 0;
    /// A thread that polls is to write.
    pub const DUE: u8 = 1;
    /// Somebody writes.
    pub const WRITES: u8 = 2;
    pub const CANCELLED: u8 = 3;
}

impl Later {
    fn turn(&self, from: u8, to: u8) -> bool {
        self.stage.compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// Writes, in the stage `WRITES`.
    fn write(&self) {
        crash::write_threads(self.fd, &self.title);
        if self.exit {
            kaa_host::process::exit_now(1);
        }
        self.turn(stage::WRITES, stage::WAITS);
    }

    /// Waits while another thread writes.
    fn settle(&self) {
        while self.stage.load(Ordering::Acquire) == stage::WRITES {
            kaa_host::sleep(0.001);
        }
    }

    /// What the watching thread does.
    fn watch(&self, nanoseconds: i128, repeat: bool) {
        loop {
            let mut left = nanoseconds;
            while left > 0 {
                let step = left.min(STEP);
                kaa_host::sleep(step as f64 / 1e9);
                left -= step;
                if self.stage.load(Ordering::Acquire) == stage::CANCELLED {
                    return;
                }
            }
            if !self.turn(stage::WAITS, stage::DUE) {
                return;
            }
            self.breaker.fetch_or(breaker::LIMIT, Ordering::Relaxed);
            let mut waited = 0.0;
            while waited < PATIENCE && self.stage.load(Ordering::Acquire) == stage::DUE {
                kaa_host::sleep(0.005);
                waited += 0.005;
            }
            // A thread that polls from here on waits until this one is done.
            if self.turn(stage::DUE, stage::WRITES) {
                self.write();
            }
            self.settle();
            if !repeat || self.stage.load(Ordering::Acquire) == stage::CANCELLED {
                return;
            }
        }
    }
}

fn init(vm: &mut Vm, _: Gc<kaa_object::payloads::Module>) -> PyResult<()> {
    vm.poll_hooks.push(dump_if_due);
    Ok(())
}

/// `-X faulthandler`
pub fn start(vm: &mut Vm) -> PyResult<()> {
    let name = vm.intern_str("faulthandler");
    crate::import::import_module(vm, name)?;
    enable(vm, 2, true)
}

fn system(vm: &mut Vm, result: kaa_host::SysResult) -> PyResult<()> {
    result.map(drop).map_err(|kaa_host::Errno(n)| vm.os_error(n, None))
}

fn enable(vm: &mut Vm, fd: i32, all: bool) -> PyResult<()> {
    FATAL_FD.store(fd, Ordering::Relaxed);
    FATAL_ALL.store(all, Ordering::Relaxed);
    vm.show_in_fatal_errors();
    system(vm, fault::enable(last_word))?;
    vm.state::<State>().enabled = true;
    Ok(())
}

/// The descriptor of a file argument; `None` is `sys.stderr`.
fn descriptor(vm: &mut Vm, file: Option<Value>) -> PyResult<(i32, Option<Value>)> {
    let file = match file.filter(|f| !f.is_none()) {
        Some(file) => file,
        None => {
            let name = vm.names.stderr;
            match vm.sys_dict.get_str(name) {
                None => return Err(vm.runtime_error("unable to get sys.stderr")),
                Some(Value::NONE) => return Err(vm.runtime_error("sys.stderr is None")),
                Some(file) => file,
            }
        }
    };
    if vm.is_int(file) {
        if file == Value::TRUE || file == Value::FALSE {
            vm.warn_named("RuntimeWarning", "bool is used as a file descriptor", 1)?;
        }
        let fd = vm.to_i64(file, "Python int too large to convert to C int")?;
        return match i32::try_from(fd) {
            Ok(fd) if fd >= 0 => Ok((fd, None)),
            Ok(_) => Err(vm.value_error("file is not a valid file descriptor")),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
        };
    }
    let number = vm.call_method_named(file, "fileno", &[])?;
    let fd = number.as_int().and_then(|n| i32::try_from(n).ok()).filter(|n| *n >= 0);
    let Some(fd) = fd else {
        return Err(vm.runtime_error("file.fileno() is not a valid file descriptor"));
    };
    if vm.call_method_named(file, "flush", &[]).is_err() {
        vm.clear_exception();
    }
    Ok((fd, Some(file)))
}

fn last_word(name: &'static str) {
    crash::write_fatal(FATAL_FD.load(Ordering::Relaxed), name, FATAL_ALL.load(Ordering::Relaxed));
}

/// Keeps a file alive while it is in use.
fn keep(vm: &mut Vm, at: usize, file: Option<Value>) -> PyResult<()> {
    let files = match vm.state::<State>().files {
        Some(files) => files,
        None if file.is_none() => return Ok(()),
        None => {
            let files = vm.list(&[Value::NONE; LATER_FILE + 1])?;
            vm.add_root(files.value());
            vm.state::<State>().files = Some(files);
            files
        }
    };
    files.set(at, file.unwrap_or(Value::NONE));
    Ok(())
}

fn dump_if_due(vm: &mut Vm) -> PyResult<()> {
    let Some(later) = vm.state::<State>().later.clone() else { return Ok(()) };
    if later.turn(stage::DUE, stage::WRITES) {
        vm.heap.breaker.fetch_and(!breaker::LIMIT, Ordering::Relaxed);
        later.write();
    } else if later.stage.load(Ordering::Acquire) == stage::WRITES {
        later.settle();
        vm.heap.breaker.fetch_and(!breaker::LIMIT, Ordering::Relaxed);
    }
    Ok(())
}

fn cancel(vm: &mut Vm) {
    if let Some(later) = vm.state::<State>().later.take() {
        later.settle();
        if later.stage.swap(stage::CANCELLED, Ordering::AcqRel) == stage::DUE {
            vm.heap.breaker.fetch_and(!breaker::LIMIT, Ordering::Relaxed);
        }
    }
}

fn dump_later(
    vm: &mut Vm,
    timeout: Value,
    repeat: Option<bool>,
    file: Option<Value>,
    exit: Option<bool>,
) -> PyResult<()> {
    let ns = nanoseconds(vm, timeout, Round::Ceiling)?;
    if ns <= 0 {
        return Err(vm.value_error("timeout must be greater than 0"));
    }
    let (fd, file) = descriptor(vm, file)?;
    // The clock of CPython's watchdog counts microseconds.
    let us = (ns - 1) / 1000 + 1;
    let (seconds, us) = (us / 1_000_000, us % 1_000_000);
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let title = if us != 0 {
        format!("Timeout ({h}:{m:02}:{s:02}.{us:06})!\n")
    } else {
        format!("Timeout ({h}:{m:02}:{s:02})!\n")
    };
    cancel(vm);
    keep(vm, LATER_FILE, file)?;
    vm.show_in_fatal_errors();
    let later = Arc::new(Later {
        fd,
        title,
        exit: exit.unwrap_or(false),
        stage: AtomicU8::new(stage::WAITS),
        breaker: vm.heap.breaker,
    });
    vm.state::<State>().later = Some(later.clone());
    let repeat = repeat.unwrap_or(false);
    // The thread shall take no signals: their handlers belong to the threads that run Python code.
    let mask = host::mask(SET_MASK, &host::SignalSet::full());
    let spawned = thread::spawn(64 << 10, move || later.watch(ns, repeat));
    if let Ok(before) = mask {
        let _ = host::mask(SET_MASK, &before);
    }
    match spawned {
        Ok(_) => Ok(()),
        Err(_) => Err(vm.runtime_error("unable to start watchdog thread")),
    }
}

/// The number of a signal that `register` takes.
fn signal_number(vm: &mut Vm, value: Value) -> Result<i32, Raised> {
    let number = vm.index(value)?;
    let number = match vm.to_i64(number, "Python int too large to convert to C long")? {
        n if n > i64::from(i32::MAX) => {
            return Err(vm.overflow_error("signed integer is greater than maximum"));
        }
        n if n < i64::from(i32::MIN) => {
            return Err(vm.overflow_error("signed integer is less than minimum"));
        }
        n => n as i32,
    };
    if fault::SIGNALS.iter().any(|(fatal, _)| *fatal == number) {
        let message = format!("signal {number} cannot be registered, use enable() instead");
        return Err(vm.runtime_error(&message));
    }
    if !(1..host::COUNT).contains(&number) {
        return Err(vm.value_error("signal number out of range"));
    }
    Ok(number)
}

fn register(
    vm: &mut Vm,
    signum: Value,
    file: Option<Value>,
    all: Option<bool>,
    chain: Option<bool>,
) -> PyResult<()> {
    let number = signal_number(vm, signum)?;
    let (fd, file) = descriptor(vm, file)?;
    vm.show_in_fatal_errors();
    system(vm, fault::request(number, crash::answer, fd, all.unwrap_or(true), chain.unwrap_or(false)))?;
    keep(vm, number as usize, file)
}

fn fatal_in_thread(vm: &mut Vm) -> PyResult<()> {
    vm.show_in_fatal_errors();
    let die = || {
        let title = "Fatal Python error: faulthandler_fatal_error_thread: in new thread\nPython runtime state: initialized\n\n";
        crash::write_threads(2, title);
        fault::abort();
    };
    match thread::spawn(256 << 10, die) {
        // The isolate stays as it is while the other thread looks at it.
        Ok(_) => loop {
            kaa_host::sleep(1.0);
        },
        Err(_) => Err(vm.memory_error()),
    }
}

methods! { FUNCTIONS: Module =>
    /// Enable the fault handler.
    "enable($module, /, file=sys.stderr, all_threads=True)" => |vm: &mut Vm, file: Option<Value>, all: Option<bool>| -> PyResult<()> {
        let (fd, file) = descriptor(vm, file)?;
        keep(vm, FATAL_FILE, file)?;
        enable(vm, fd, all.unwrap_or(true))
    }, Any;
    /// Disable the fault handler.
    "disable($module, /)" => |vm: &mut Vm| -> PyResult<bool> {
        let was = std::mem::take(&mut vm.state::<State>().enabled);
        if was {
            fault::disable();
            keep(vm, FATAL_FILE, None)?;
        }
        Ok(was)
    }, Raises;
    /// Check if the handler is enabled.
    "is_enabled($module, /)" => |vm: &mut Vm| vm.state::<State>().enabled, Leaf;
    /// Dump the traceback of the current thread, or of all threads if all_threads is True, into file.
    "dump_traceback($module, /, file=sys.stderr, all_threads=True)" => |vm: &mut Vm, file: Option<Value>, all: Option<bool>| -> PyResult<()> {
        let (fd, _file) = descriptor(vm, file)?;
        vm.write_tracebacks(fd, all.unwrap_or(true));
        Ok(())
    }, Any;
    /// Dump the C stack of the current thread.
    "dump_c_stack($module, /, file=sys.stderr)" => |vm: &mut Vm, file: Option<Value>| -> PyResult<()> {
        let (fd, _file) = descriptor(vm, file)?;
        crash::write_native_stack(fd);
        Ok(())
    }, Any;
    /// Dump the traceback of all threads in timeout seconds,
    /// or each timeout seconds if repeat is True. If exit is True, call _exit(1) which is not safe.
    "dump_traceback_later($module, /, timeout, repeat=False, file=sys.stderr, exit=False)" => dump_later, Any;
    /// Cancel the previous call to dump_traceback_later().
    "cancel_dump_traceback_later($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        cancel(vm);
        keep(vm, LATER_FILE, None)
    }, Raises;
    /// Register a handler for the signal 'signum': dump the traceback of the current thread, or of all threads if all_threads is True, into file.
    "register($module, /, signum, file=sys.stderr, all_threads=True, chain=False)" => register, Any;
    /// Unregister the handler of the signal 'signum' registered by register().
    "unregister($module, signum, /)" => |vm: &mut Vm, signum: Value| -> PyResult<bool> {
        let number = signal_number(vm, signum)?;
        let was = fault::withdraw(number);
        keep(vm, number as usize, None)?;
        Ok(was)
    }, Any;
    /// Read from NULL, raise a SIGSEGV or SIGBUS signal depending on the platform.
    "_read_null($module, /)" => |_: &mut Vm| fault::read_null(), Leaf;
    /// Raise a SIGSEGV signal.
    "_sigsegv($module, release_gil=False, /)" => |_: &mut Vm, _release: Option<bool>| { let _ = host::raise(11); }, Leaf;
    /// Raise a SIGABRT signal.
    "_sigabrt($module, /)" => |_: &mut Vm| { let _ = host::raise(6); }, Leaf;
    /// Raise a SIGFPE signal.
    "_sigfpe($module, /)" => |_: &mut Vm| { let _ = host::raise(8); }, Leaf;
    /// Call Py_FatalError() in a new C thread.
    "_fatal_error_c_thread($module, /)" => fatal_in_thread, Raises;
    /// Recursive call to raise a stack overflow.
    "_stack_overflow($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        let (size, depth) = fault::overflow_stack(MOST_STACK);
        let text = format!("unable to raise a stack overflow (allocated {size} bytes on the stack, {depth} recursive calls)");
        Err(vm.raise_named("MemoryError", &text))
    }, Raises;
}
