//! `faulthandler`: tracebacks on fatal signals, on request, after a time. CPython: `Modules/faulthandler.c`.
//!
//! Fatal signals write a traceback from their handler. Tracebacks after a time or for a registered signal are
//! written at the next poll of a thread that runs.

use kaa_host::{fault, fd, signal as host};
use kaa_object::declare::ModuleDef;
use kaa_object::vm::breaker;
use kaa_object::{PyResult, Value, Vm, methods};
use kaa_types::timeout::{Round, nanoseconds};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};

pub static MODULE: ModuleDef =
    ModuleDef { name: "faulthandler", doc: Some("faulthandler module."), functions: &[FUNCTIONS], init };

/// Where fatal signals write; and whether of all threads.
static FATAL_FD: AtomicI32 = AtomicI32::new(2);
static FATAL_ALL: AtomicBool = AtomicBool::new(true);
/// Counts what was asked of `dump_traceback_later`: an older watchdog ends.
static LATER: AtomicU64 = AtomicU64::new(0);
static LATER_DUE: AtomicBool = AtomicBool::new(false);

#[derive(Default)]
struct State {
    enabled: bool,
    /// The file, which is a root while it is in use.
    file: Option<Value>,
    later: Option<Later>,
}

struct Later {
    fd: i32,
    title: String,
    exit: bool,
}

fn init(vm: &mut Vm, _: kaa_object::Gc<kaa_object::payloads::Module>) -> PyResult<()> {
    vm.poll_hooks.push(dump_if_due);
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
        let fd = vm.to_i64(file, "Python int too large to convert to C int")?;
        return match i32::try_from(fd) {
            Ok(fd) if fd >= 0 => Ok((fd, None)),
            _ => Err(vm.value_error("file is not a valid file descriptor")),
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
    let fd = FATAL_FD.load(Ordering::Relaxed);
    kaa_object::crash::write_fatal(fd, name, FATAL_ALL.load(Ordering::Relaxed));
}

fn keep(vm: &mut Vm, file: Option<Value>) {
    vm.state::<State>().file = file;
    if let Some(file) = file {
        vm.add_root(file);
    }
}

fn dump_if_due(vm: &mut Vm) -> PyResult<()> {
    if !LATER_DUE.swap(false, Ordering::AcqRel) {
        return Ok(());
    }
    vm.heap.breaker.fetch_and(!breaker::LIMIT, Ordering::Relaxed);
    let Some((fd, title, exit)) = vm.state::<State>().later.as_ref().map(|l| (l.fd, l.title.clone(), l.exit))
    else {
        return Ok(());
    };
    let _ = fd::write(fd, title.as_bytes());
    vm.write_tracebacks(fd, true);
    if exit {
        kaa_host::process::exit_now(1);
    }
    Ok(())
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
    keep(vm, file);
    let seconds = ns / 1_000_000_000;
    let (h, m, s, us) = (seconds / 3600, seconds / 60 % 60, seconds % 60, ns % 1_000_000_000 / 1000);
    let title = if us != 0 {
        format!("Timeout ({h}:{m:02}:{s:02}.{us:06})!\n")
    } else {
        format!("Timeout ({h}:{m:02}:{s:02})!\n")
    };
    vm.state::<State>().later = Some(Later { fd, title, exit: exit.unwrap_or(false) });
    let (me, breaker_word) = (LATER.fetch_add(1, Ordering::AcqRel) + 1, vm.heap.breaker);
    let repeat = repeat.unwrap_or(false);
    let watch = move || {
        loop {
            // Short sleeps let a watchdog that is not wanted any more end soon.
            let mut left = ns;
            while left > 0 {
                let step = left.min(50_000_000);
                kaa_host::sleep(step as f64 / 1e9);
                left -= step;
                if LATER.load(Ordering::Acquire) != me {
                    return;
                }
            }
            LATER_DUE.store(true, Ordering::Release);
            breaker_word.fetch_or(breaker::LIMIT, Ordering::Relaxed);
            if !repeat {
                return;
            }
        }
    };
    match kaa_host::thread::spawn(64 << 10, watch) {
        Ok(_) => Ok(()),
        Err(_) => Err(vm.runtime_error("unable to start watchdog thread")),
    }
}

methods! { FUNCTIONS: Module =>
    /// Enable the fault handler.
    "enable($module, /, file=sys.stderr, all_threads=True)" => |vm: &mut Vm, file: Option<Value>, all: Option<bool>| -> PyResult<()> {
        let (fd, file) = descriptor(vm, file)?;
        keep(vm, file);
        FATAL_FD.store(fd, Ordering::Relaxed);
        FATAL_ALL.store(all.unwrap_or(true), Ordering::Relaxed);
        vm.show_in_fatal_errors();
        if let Err(kaa_host::Errno(n)) = fault::enable(last_word) {
            return Err(vm.os_error(n, None));
        }
        vm.state::<State>().enabled = true;
        Ok(())
    }, Any;
    /// Disable the fault handler.
    "disable($module, /)" => |vm: &mut Vm| {
        let was = std::mem::take(&mut vm.state::<State>().enabled);
        if was {
            fault::disable();
        }
        was
    }, Leaf;
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
        let text = "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n";
        let _ = fd::write(fd, text.as_bytes());
        Ok(())
    }, Any;
    /// Dump the traceback of all threads in timeout seconds,
    /// or each timeout seconds if repeat is True. If exit is True, call _exit(1) which is not safe.
    "dump_traceback_later($module, /, timeout, repeat=False, file=sys.stderr, exit=False)" => dump_later, Any;
    /// Cancel the previous call to dump_traceback_later().
    "cancel_dump_traceback_later($module, /)" => |vm: &mut Vm| {
        LATER.fetch_add(1, Ordering::AcqRel);
        LATER_DUE.store(false, Ordering::Release);
        vm.state::<State>().later = None;
    }, Leaf;
    /// Read from NULL, raise a SIGSEGV or SIGBUS signal depending on the platform.
    "_read_null($module, /)" => |_: &mut Vm| fault::read_null(), Leaf;
    /// Raise a SIGSEGV signal.
    "_sigsegv($module, release_gil=False, /)" => |_: &mut Vm, _release: Option<bool>| { let _ = host::raise(11); }, Leaf;
    /// Raise a SIGABRT signal.
    "_sigabrt($module, /)" => |_: &mut Vm| { let _ = host::raise(6); }, Leaf;
    /// Raise a SIGFPE signal.
    "_sigfpe($module, /)" => |_: &mut Vm| { let _ = host::raise(8); }, Leaf;
}
