//! `_signal`: handlers that run on the main thread at polls, masks, waiting, timers. CPython:
//! `Modules/signalmodule.c`.
//!
//! The host's C-level handler notes which signals came and sets a bit of the breaker word; `run_handlers`, one of
//! the isolate's poll hooks, calls the Python functions.

mod wait;

use kaa_host::signal::{self as host, COUNT, Disposition, SignalSet};
use kaa_host::{Errno, SysResult};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::list::List;
use kaa_object::payloads::Module;
use kaa_object::vm::breaker;
use kaa_object::{Gc, PyResult, Type, Value, Vm, methods};
use kaa_types::structseq;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_signal",
    doc: Some(
        "This module provides mechanisms to use signal handlers in Python.\n\nFunctions:\n\nalarm() -- cause SIGALRM after a specified time [Unix only]\nsetitimer() -- cause a signal (described below) after a specified\n               float time and the timer may restart then [Unix only]\ngetitimer() -- get current value of timer [Unix only]\nsignal() -- set the action for a given signal\ngetsignal() -- get the signal action for a given signal\npause() -- wait until a signal arrives [Unix only]\ndefault_int_handler() -- default SIGINT handler",
    ),
    functions: &[FUNCTIONS, wait::FUNCTIONS],
    init,
};

static SIGINFO: TypeDef = TypeDef {
    doc: Some(
        "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\nThis object may be accessed either as a tuple of\n(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\nor via the attributes si_signo, si_code, and so on.",
    ),
    slots: structseq::slots,
    methods: &[structseq::METHODS],
    ..TypeDef::new("signal.struct_siginfo")
};

/// What the module keeps per isolate; the cells are roots.
#[derive(Default)]
struct Signals {
    /// Handlers by signal number: a callable, 0 (default), 1 (ignore), or None where unknown.
    handlers: Option<Gc<List>>,
    siginfo: Option<Gc<Type>>,
    itimer_error: Option<Gc<Type>>,
    /// The program ended by a KeyboardInterrupt that nobody caught.
    unhandled_interrupt: bool,
}

const DEFAULT: Value = Value::int32(0);
const IGNORE: Value = Value::int32(1);

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, number) in host::NAMES {
        vm.module_set(module, name, Value::int32(number))?;
    }
    let (low, high) = host::realtime_range();
    for (name, value) in [
        ("NSIG", Value::int32(COUNT)),
        ("SIG_DFL", DEFAULT),
        ("SIG_IGN", IGNORE),
        ("SIGRTMIN", Value::int32(low)),
        ("SIGRTMAX", Value::int32(high)),
    ] {
        vm.module_set(module, name, value)?;
    }
    let fields = ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"];
    let siginfo = structseq::define(vm, &SIGINFO, &fields, fields.len())?;
    vm.add_root(siginfo.value());
    vm.module_add_type(module, siginfo)?;
    let bases = vm.exception_type("OSError").value();
    let bases = vm.tuple(&[bases]).value();
    let dict = vm.new_dict();
    let home = vm.str("signal").value();
    let name = vm.names.__module__;
    vm.dict_set_str(dict, name, home)?;
    let name = vm.str("ItimerError").value();
    let metaclass = vm.types.r#type.value();
    let itimer_error = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(itimer_error);
    vm.module_set(module, "ItimerError", itimer_error)?;
    let handlers = vm.list(&[Value::NONE; COUNT as usize])?;
    vm.add_root(handlers.value());
    for number in 1..COUNT {
        let action = match host::disposition(number) {
            Ok(Disposition::Default) => DEFAULT,
            Ok(Disposition::Ignore) => IGNORE,
            Ok(Disposition::Handled) | Err(_) => Value::NONE,
        };
        handlers.set(number as usize, action);
    }
    let itimer_error = vm.as_type(itimer_error);
    let state = vm.state::<Signals>();
    state.handlers = Some(handlers);
    state.siginfo = Some(siginfo);
    state.itimer_error = itimer_error;
    Ok(())
}

/// Imports the module and installs the handlers that every program starts with: SIGINT raises
/// KeyboardInterrupt; broken pipes and files that grow too large are errors instead of deaths.
pub fn start(vm: &mut Vm) -> PyResult<()> {
    let name = vm.intern_str("_signal");
    let module = crate::import::import_module(vm, name)?;
    let handlers = handlers(vm)?;
    host::attach(vm.heap.breaker, breaker::SIGNAL);
    vm.poll_hooks.push(run_handlers);
    for name in ["SIGPIPE", "SIGXFSZ"] {
        if let Some(&(_, number)) = host::NAMES.iter().find(|(n, _)| *n == name)
            && host::set_disposition(number, Disposition::Ignore).is_ok()
        {
            handlers.set(number as usize, IGNORE);
        }
    }
    let interrupt = 2;
    if handlers.get(interrupt) == Some(DEFAULT) {
        let default = vm.getattr_named(module, "default_int_handler")?;
        if host::set_disposition(interrupt as i32, Disposition::Handled).is_ok() {
            handlers.set(interrupt, default);
        }
    }
    Ok(())
}

fn handlers(vm: &mut Vm) -> PyResult<Gc<List>> {
    match vm.state::<Signals>().handlers {
        Some(list) => Ok(list),
        None => Err(vm.runtime_error("_signal is not ready")),
    }
}

/// `Vm::poll_hooks`: calls the handlers of the signals that came. Only the main thread does.
fn run_handlers(vm: &mut Vm) -> PyResult<()> {
    vm.heap.breaker.fetch_and(!breaker::SIGNAL, std::sync::atomic::Ordering::Relaxed);
    if !vm.is_main_thread() {
        return Ok(());
    }
    if let Some(error) = host::take_wakeup_error() {
        let _raised = vm.os_error(error, None);
        vm.report_unraisable("Exception ignored while trying to write to the signal wakeup fd", Value::NONE);
    }
    if !host::take_any() {
        return Ok(());
    }
    let handlers = handlers(vm)?;
    for number in 1..COUNT {
        if !host::take(number) {
            continue;
        }
        let handler = handlers.get(number as usize).unwrap_or(Value::NONE);
        if handler.is_none() || handler == DEFAULT || handler == IGNORE {
            // The handler was taken back between the signal's coming and now.
            let _raised =
                vm.raise_named("OSError", &format!("Signal {number} ignored due to race condition"));
            vm.report_unraisable("Exception ignored in signal handling", Value::NONE);
            continue;
        }
        let frame = match vm.thread.frames.len().checked_sub(1) {
            Some(index) => (vm.hooks.frame_object)(vm, index).value(),
            None => Value::NONE,
        };
        let pending = vm.thread.pending.take();
        let result = vm.call(handler, &[Value::int32(number), frame]);
        if let Err(raised) = result {
            // Signals not looked at yet are for the next poll.
            host::mark_any();
            return Err(raised);
        }
        vm.thread.pending = pending;
    }
    Ok(())
}

/// Notes that a KeyboardInterrupt ends the program.
pub fn note_unhandled_interrupt(vm: &mut Vm) {
    vm.state::<Signals>().unhandled_interrupt = true;
}

/// Ends the process by SIGINT where a KeyboardInterrupt ended the program, so that a shell sees why.
pub fn end_by_interrupt(vm: &mut Vm) {
    if vm.state::<Signals>().unhandled_interrupt {
        host::die_of(2);
    }
}

/// `_thread.interrupt_main`: as though the signal had come, where Python code handles it.
pub fn interrupt_main(vm: &mut Vm, number: i32) -> PyResult<()> {
    check_number(vm, number)?;
    let handler = handlers(vm)?.get(number as usize).unwrap_or(Value::NONE);
    if handler != DEFAULT && handler != IGNORE {
        host::trip(number);
    }
    vm.safepoint()
}

fn sys<T>(vm: &mut Vm, result: SysResult<T>) -> PyResult<T> {
    result.map_err(|Errno(n)| vm.os_error(n, None))
}

fn check_number(vm: &mut Vm, number: i32) -> PyResult<()> {
    if (1..COUNT).contains(&number) { Ok(()) } else { Err(vm.value_error("signal number out of range")) }
}

fn signal(vm: &mut Vm, number: i32, handler: Value) -> PyResult {
    if !vm.is_main_thread() {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    check_number(vm, number)?;
    let (disposition, handler) = if vm.is_callable(handler) {
        (Disposition::Handled, handler)
    } else if vm.compare_bool(kaa_object::slots::CompareOp::Eq, handler, IGNORE)? {
        (Disposition::Ignore, IGNORE)
    } else if vm.compare_bool(kaa_object::slots::CompareOp::Eq, handler, DEFAULT)? {
        (Disposition::Default, DEFAULT)
    } else {
        return Err(
            vm.type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
        );
    };
    // What came before is the former handler's.
    vm.safepoint()?;
    sys(vm, host::set_disposition(number, disposition))?;
    let handlers = handlers(vm)?;
    let before = handlers.get(number as usize).unwrap_or(Value::NONE);
    handlers.set(number as usize, handler);
    Ok(before)
}

fn set_of(vm: &mut Vm, set: &SignalSet) -> PyResult {
    let numbers: Vec<i32> = (1..COUNT).filter(|&n| set.contains(n)).collect();
    let list = vm.new_list();
    for number in numbers {
        kaa_object::list::ListRef::push(list, vm, Value::int32(number))?;
    }
    let class = vm.types.set.value();
    vm.call(class, &[list.value()])
}

methods! { FUNCTIONS: Module =>
    /// The default handler for SIGINT installed by Python.
    ///
    /// It raises KeyboardInterrupt.
    "default_int_handler($module, signalnum, frame, /)" => |vm: &mut Vm, _number: Value, _frame: Value| -> PyResult {
        let class = vm.exception_type("KeyboardInterrupt");
        Err(vm.raise_with(class, &[]))
    }, Raises;
    /// Set the action for the given signal.
    ///
    /// The action can be SIG_DFL, SIG_IGN, or a callable Python object.
    /// The previous action is returned.  See getsignal() for possible return
    /// values.
    ///
    /// *** IMPORTANT NOTICE ***
    /// A signal handler function is called with two arguments: the first is
    /// the signal number, the second is the interrupted stack frame.
    "signal($module, signalnum, handler, /)" => signal, Any;
    /// Return the current action for the given signal.
    ///
    /// The return value can be:
    ///   SIG_IGN -- if the signal is being ignored
    ///   SIG_DFL -- if the default action for the signal is in effect
    ///   None    -- if an unknown handler is in effect
    ///   anything else -- the callable Python object used as a handler
    "getsignal($module, signalnum, /)" => |vm: &mut Vm, number: i32| -> PyResult {
        check_number(vm, number)?;
        Ok(handlers(vm)?.get(number as usize).unwrap_or(Value::NONE))
    }, Raises;
    /// Send a signal to the executing process.
    "raise_signal($module, signalnum, /)" => |vm: &mut Vm, number: i32| -> PyResult<()> {
        let result = vm.without_lock(|| host::raise(number));
        sys(vm, result)?;
        vm.safepoint()
    }, Any;
    /// Return the system description of the given signal.
    ///
    /// Returns the description of signal *signalnum*, such as "Interrupt"
    /// for :const:`SIGINT`. Returns :const:`None` if *signalnum* has no
    /// description. Raises :exc:`ValueError` if *signalnum* is invalid.
    "strsignal($module, signalnum, /)" => |vm: &mut Vm, number: i32| -> PyResult {
        check_number(vm, number)?;
        match host::description(number) {
            Some(text) => vm.try_str(&text).map(Gc::value),
            None => Ok(Value::NONE),
        }
    }, Alloc;
    /// Return a set of valid signal numbers on this platform.
    ///
    /// The signal numbers returned by this function can be safely passed to
    /// functions like `pthread_sigmask`.
    "valid_signals($module, /)" => |vm: &mut Vm| set_of(vm, &SignalSet::full()), Any;
    /// Change system call restart behaviour.
    ///
    /// If flag is False, system calls will be restarted when interrupted by
    /// signal sig, else system calls will be interrupted.
    "siginterrupt($module, signalnum, flag, /)" => |vm: &mut Vm, number: i32, flag: i32| -> PyResult<()> {
        check_number(vm, number)?;
        sys(vm, host::set_interrupts(number, flag != 0))
    }, Raises;
    /// Sets the fd to be written to (with the signal number) when a signal comes in.
    ///
    /// A library can use this to wakeup select or poll.
    /// The previous fd or -1 is returned.
    ///
    /// The fd must be non-blocking.
    "set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)" => |vm: &mut Vm, fd: i32, warn: Option<bool>| -> PyResult {
        if !vm.is_main_thread() {
            return Err(vm.value_error("set_wakeup_fd only works in main thread of the main interpreter"));
        }
        if fd != -1 {
            sys(vm, kaa_host::fd::fstat(fd))?;
            if sys(vm, kaa_host::fd::is_blocking(fd))? {
                return Err(vm.value_error(format!("the fd {fd} must be in non-blocking mode")));
            }
        }
        Ok(Value::int32(host::set_wakeup_fd(fd, warn.unwrap_or(true))))
    }, Raises;
    /// Send a signal to a process referred to by a pid file descriptor.
    "pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)" =>
        |vm: &mut Vm, fd: i32, number: i32, info: Option<Value>, flags: Option<i64>| -> PyResult<()> {
            if info.is_some_and(|i| !i.is_none()) {
                return Err(vm.type_error("siginfo must be None"));
            }
            sys(vm, host::pidfd_send_signal(fd, number, flags.unwrap_or(0) as u32))?;
            vm.safepoint()
        }, Raises;
    /// Send a signal to a thread.
    "pthread_kill($module, thread_id, signalnum, /)" => |vm: &mut Vm, thread: i64, number: i32| -> PyResult<()> {
        vm.audit("signal.pthread_kill", &[&thread, &number])?;
        // The system may do anything with the identifier of a thread that is gone.
        let result = if vm.has_thread(thread as u64) {
            host::kill_thread(thread as u64, number)
        } else {
            Err(Errno(kaa_host::errno::ESRCH))
        };
        sys(vm, result)?;
        vm.safepoint()
    }, Any;
}
