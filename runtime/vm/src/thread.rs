//! `_thread`: starting threads, identities, shutdown. CPython: `Modules/_threadmodule.c`.

pub mod handle;
mod local;
pub mod lock;

use handle::{ThreadHandle, call_in_thread};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};
use kaa_types::structseq;
use lock::{Lock, RLock};

/// Seconds that a wait may last at most.
pub const TIMEOUT_MAX: f64 = 9223372036.0;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_thread",
    doc: Some(
        "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
    ),
    functions: &[STARTING, IDENTITY],
    init,
};

static EXCEPT_HOOK_ARGS: TypeDef = TypeDef {
    doc: Some("ExceptHookArgs\n\nType used to pass arguments to threading.excepthook."),
    slots: structseq::slots,
    methods: &[structseq::METHODS],
    ..TypeDef::new("_thread._ExceptHookArgs")
};

#[derive(Default)]
struct State {
    /// Handles of threads that the program waits for at its end; a root.
    awaited: Option<Gc<List>>,
    /// Handles of all threads that run; a root.
    running: Option<Gc<List>>,
    stack_size: usize,
    /// `_ExceptHookArgs`; a root.
    hook_args: Option<Gc<kaa_object::Type>>,
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let object = vm.types.object;
    let lock = vm.define_type::<Lock>(object, &lock::LOCK);
    vm.module_set(module, "lock", lock.value())?;
    vm.module_set(module, "LockType", lock.value())?;
    let rlock = vm.define_type::<RLock>(object, &lock::RLOCK);
    vm.module_set(module, "RLock", rlock.value())?;
    let handle = vm.define_type::<ThreadHandle>(object, &handle::HANDLE);
    vm.module_set(module, "_ThreadHandle", handle.value())?;
    let local = vm.define_type::<local::Local>(object, &local::LOCAL);
    vm.module_set(module, "_local", local.value())?;
    let error = vm.exception_type("RuntimeError").value();
    vm.module_set(module, "error", error)?;
    let max = vm.float(TIMEOUT_MAX);
    vm.module_set(module, "TIMEOUT_MAX", max)?;
    vm.module_set(module, "_NAME_MAXLEN", Value::int32(kaa_host::thread::NAME_MAX as i32))?;
    let fields = ["exc_type", "exc_value", "exc_traceback", "thread"];
    let args = structseq::define(vm, &EXCEPT_HOOK_ARGS, &fields, fields.len())?;
    vm.state::<State>().hook_args = Some(args);
    vm.add_root(args.value());
    vm.add_root(args.value());
    vm.module_add_type(module, args)?;
    let (awaited, running) = (vm.new_list(), vm.new_list());
    vm.add_root(awaited.value());
    vm.add_root(running.value());
    let state = vm.state::<State>();
    state.awaited = Some(awaited);
    state.running = Some(running);
    vm.after_fork.push(after_fork);
    Ok(())
}

/// In the child of a fork the other threads are gone.
fn after_fork(vm: &mut Vm) {
    let serial = vm.thread.serial;
    for list in [vm.state::<State>().running, vm.state::<State>().awaited].into_iter().flatten() {
        for i in 0..list.len() {
            let Some(handle) = list.get(i).and_then(|h| vm.payload::<ThreadHandle>(h)) else { continue };
            if handle.serial() != serial {
                handle.set_done();
            }
        }
        list.truncate(0);
    }
}

fn remove(list: Option<Gc<List>>, value: Value) {
    if let Some(list) = list
        && let Some(at) = list.items().iter().position(|v| *v == value)
    {
        list.remove(at);
    }
}

/// Starts a thread that calls `function`.
fn start(
    vm: &mut Vm,
    function: Value,
    args: Value,
    kwargs: Option<Gc<Dict>>,
    handle: Gc<ThreadHandle>,
    daemon: bool,
) -> PyResult<()> {
    if vm.finalizing {
        return Err(
            vm.raise_named("PythonFinalizationError", "can't create new thread at interpreter shutdown")
        );
    }
    handle.begin(vm)?;
    let kwargs = kwargs.map_or(Value::NONE, Gc::value);
    let start = vm.tuple(&[function, args, kwargs, handle.value()]).value();
    let (awaited, running) = (vm.state::<State>().awaited, vm.state::<State>().running);
    let size = match vm.state::<State>().stack_size {
        0 => kaa_object::thread::DEFAULT_STACK,
        size => size,
    };
    if let Some(running) = running {
        running.push(vm, handle.value())?;
    }
    if !daemon && let Some(awaited) = awaited {
        awaited.push(vm, handle.value())?;
    }
    match vm.start_thread(start, size, run) {
        Ok(id) => {
            handle.started(id);
            Ok(())
        }
        Err(_) => {
            handle.failed();
            remove(running, handle.value());
            remove(awaited, handle.value());
            Err(vm.runtime_error("can't start new thread"))
        }
    }
}

/// What every thread runs.
fn run(vm: &mut Vm, start: Value) {
    let Some(start) = vm.as_tuple(start) else { return };
    let [function, args, kwargs, handle] = *start.items() else { return };
    let Some(handle) = vm.payload::<ThreadHandle>(handle) else { return };
    handle.set_serial(vm.thread.serial);
    call_in_thread(vm, function, args, kwargs);
    local::leave_thread(vm);
    vm.thread.context = None;
    if vm.thread.trace_function.take().is_some() | vm.thread.profile_function.take().is_some() {
        let instrument = vm.hooks.instrument;
        instrument(vm);
    }
    vm.run_due();
    let (awaited, running) = (vm.state::<State>().awaited, vm.state::<State>().running);
    remove(running, handle.value());
    remove(awaited, handle.value());
    handle.set_done();
}

fn start_new_thread(vm: &mut Vm, function: Value, args: Value, kwargs: Option<Value>) -> PyResult {
    if !vm.is_callable(function) {
        return Err(vm.type_error("first arg must be callable"));
    }
    if vm.as_tuple(args).is_none() {
        return Err(vm.type_error("2nd arg must be a tuple"));
    }
    let kwargs = match kwargs {
        None => None,
        Some(value) => match vm.as_dict(value) {
            Some(dict) => Some(dict),
            None => return Err(vm.type_error("optional 3rd arg must be a dictionary")),
        },
    };
    vm.audit("_thread.start_new_thread", &[&function, &args, &kwargs.map(Gc::value)])?;
    let handle = handle::new(vm);
    start(vm, function, args, kwargs, handle, true)?;
    Ok(vm.int(handle.ident() as i64))
}

fn start_joinable_thread(
    vm: &mut Vm,
    function: Value,
    handle: Option<Value>,
    daemon: Option<bool>,
) -> PyResult {
    if !vm.is_callable(function) {
        return Err(vm.type_error("thread function must be callable"));
    }
    let given = handle;
    let handle = match handle.filter(|h| !h.is_none()) {
        None => handle::new(vm),
        Some(value) => match vm.payload::<ThreadHandle>(value) {
            Some(handle) => handle,
            None => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
        },
    };
    let daemon = daemon.unwrap_or(true);
    vm.audit("_thread.start_joinable_thread", &[&function, &i32::from(daemon), &given])?;
    let args = vm.empty_tuple.value();
    start(vm, function, args, None, handle, daemon)?;
    Ok(handle.value())
}

/// Waits for the threads that the program is to wait for at its end.
fn shutdown(vm: &mut Vm) -> PyResult<()> {
    let Some(awaited) = vm.state::<State>().awaited else { return Ok(()) };
    let serial = vm.thread.serial;
    loop {
        let next = awaited.items().iter().find_map(|&h| {
            let handle = vm.payload::<ThreadHandle>(h)?;
            (handle.serial() != serial && !handle.is_done()).then_some(handle)
        });
        let Some(handle) = next else { return Ok(()) };
        if handle.join(vm, None).is_err() {
            vm.report_unraisable(
                "Exception ignored while joining a thread in _thread._shutdown()",
                Value::NONE,
            );
            // Somebody wants the program to end.
            return Ok(());
        }
    }
}

fn stack_size(vm: &mut Vm, size: Option<isize>) -> PyResult {
    const LEAST: isize = 53248;
    let size = size.unwrap_or(0);
    if size != 0 && size < LEAST {
        return Err(vm.value_error(format!("size must be at least {LEAST} bytes")));
    }
    if size > 1 << 40 {
        return Err(vm.value_error(format!("size not valid: {size} bytes")));
    }
    let before = std::mem::replace(&mut vm.state::<State>().stack_size, size as usize);
    Ok(vm.int_from_usize(before))
}

fn set_name(vm: &mut Vm, name: Gc<Str>) -> PyResult<()> {
    let text = name.to_lossy();
    let mut end = text.len().min(kaa_host::thread::NAME_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let bytes: Vec<u8> = text[..end].bytes().take_while(|b| *b != 0).collect();
    if let Ok(name) = std::ffi::CString::new(bytes) {
        kaa_host::thread::set_name(&name);
    }
    let _ = vm;
    Ok(())
}

/// Prints what ended a thread.
fn excepthook(vm: &mut Vm, args: Value) -> PyResult<()> {
    let class = vm.class_of(args);
    if vm.state::<State>().hook_args != Some(class) {
        return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
    }
    let field = |vm: &Vm, index| structseq::field(vm, args, index);
    let (class, value, thread) = (field(vm, 0), field(vm, 1), field(vm, 3));
    if class == vm.exception_type("SystemExit").value() {
        return Ok(());
    }
    let name = vm.names.stderr;
    let mut file = vm.sys_dict.get_str(name).unwrap_or(Value::NONE);
    if file.is_none() {
        if thread.is_none() {
            return Ok(());
        }
        file = vm.getattr_named(thread, "_stderr")?;
        if file.is_none() {
            return Ok(());
        }
    }
    let title = if thread.is_none() {
        vm.thread.id.to_string()
    } else {
        match vm.getattr_named(thread, "_name") {
            Ok(name) => vm.to_str(name)?.to_lossy(),
            Err(_) => {
                vm.clear_exception();
                vm.thread.id.to_string()
            }
        }
    };
    let text = vm.try_str(&format!("Exception in thread {title}:\n"))?.value();
    let write = vm.names.write;
    vm.call_method(file, write, &[text])?;
    let name = vm.intern_str("traceback");
    let module = crate::import::import_module(vm, name)?;
    let print = vm.getattr_named(module, "print_exception")?;
    let keyword = vm.intern_str("file").value();
    let names = vm.tuple(&[keyword]);
    let traceback = field(vm, 2);
    vm.call_args(print, kaa_object::Args { values: &[class, value, traceback, file], names: Some(names) })?;
    let flush = vm.names.flush;
    vm.call_method(file, flush, &[])?;
    Ok(())
}

methods! { STARTING: Module =>
    /// Start a new thread and return its identifier.
    ///
    /// The thread will call the function with positional arguments from the
    /// tuple args and keyword arguments taken from the optional dictionary
    /// kwargs.  The thread exits when the function returns; the return value
    /// is ignored.  The thread will also exit when the function raises an
    /// unhandled exception; a stack trace will be printed unless the exception
    /// is SystemExit.
    "start_new_thread($module, function, args, kwargs={}, /)" => start_new_thread, Any;
    /// An obsolete synonym of start_new_thread().
    "start_new($module, function, args, kwargs={}, /)" => start_new_thread, Any;
    /// *For internal use only*: start a new thread.
    ///
    /// Like start_new_thread(), this starts a new thread calling the given function.
    /// Unlike start_new_thread(), this returns a handle object with methods to join
    /// or detach the given thread.
    /// This function is not for third-party code, please use the
    /// `threading` module instead. During finalization the runtime will not wait for
    /// the thread to exit if daemon is True. If handle is provided it must be a
    /// newly created thread._ThreadHandle instance.
    "start_joinable_thread($module, /, function, handle=None, daemon=True)" => start_joinable_thread, Any;
    /// Return True if daemon threads are allowed in the current interpreter,
    /// and False otherwise.
    "daemon_threads_allowed($module, /)" => |_: &mut Vm| true, Leaf;
    /// Create a new lock object.
    "allocate_lock($module, /)" => lock::new_lock, Alloc;
    /// An obsolete synonym of allocate_lock().
    "allocate($module, /)" => lock::new_lock, Alloc;
    /// Raise a SystemExit exception, which makes the current thread exit silently.
    "exit($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        let class = vm.exception_type("SystemExit");
        Err(vm.raise_with(class, &[]))
    }, Raises;
    /// An obsolete synonym of exit().
    "exit_thread($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        let class = vm.exception_type("SystemExit");
        Err(vm.raise_with(class, &[]))
    }, Raises;
    /// Simulate the arrival of the given signal in the main thread,
    /// where the corresponding signal handler will be executed.
    /// If *signum* is omitted, SIGINT is assumed.
    /// A subthread can use this function to interrupt the main thread.
    ///
    /// Note: the default signal handler for SIGINT raises ``KeyboardInterrupt``.
    "interrupt_main($module, signum=signal.SIGINT, /)" => |vm: &mut Vm, number: Option<i32>| {
        crate::signal::interrupt_main(vm, number.unwrap_or(2))
    }, Any;
    /// Wait for all non-daemon threads (other than the calling thread) to stop.
    "_shutdown($module, /)" => shutdown, Any;
    /// Internal only. Make a thread handle for threads not spawned
    /// by the _thread or threading module.
    "_make_thread_handle($module, ident, /)" => handle::make, Alloc;
    /// Handle uncaught Thread.run() exception.
    "_excepthook($module, args, /)" => excepthook, Any;
}

methods! { IDENTITY: Module =>
    /// Return a non-zero integer that uniquely identifies the current thread
    /// amongst other threads that exist simultaneously.
    ///
    /// This may be used to identify per-thread resources.  Even though on
    /// some platforms threads identities may appear to be allocated
    /// consecutive numbers starting at 1, this behavior should not be relied
    /// upon, and the number should be seen purely as a magic cookie.
    /// A thread's identity may be reused for another thread after it exits.
    "get_ident($module, /)" => |vm: &mut Vm| vm.thread.id as i64, Leaf;
    /// Return a non-negative integer identifying the thread as reported
    /// by the OS (kernel). This may be used to uniquely identify a
    /// particular thread within a system.
    "get_native_id($module, /)" => |vm: &mut Vm| i64::from(vm.thread.native_id), Leaf;
    /// Internal only. Return a non-zero integer that uniquely identifies the main thread
    /// of the main interpreter.
    "_get_main_thread_ident($module, /)" => |vm: &mut Vm| vm.main_thread as i64, Leaf;
    /// Return True if the current interpreter is the main Python interpreter.
    "_is_main_interpreter($module, /)" => |_: &mut Vm| true, Leaf;
    /// Return the number of currently running Python threads, excluding
    /// the main thread. The returned number comprises all threads created
    /// through `start_new_thread()` as well as `threading.Thread`, and not
    /// yet finished.
    ///
    /// This function is meant for internal and specialized purposes only.
    /// In most applications `threading.enumerate()` should be used instead.
    "_count($module, /)" => |vm: &mut Vm| vm.thread_count() - 1, Leaf;
    /// Return the thread stack size used when creating new threads.  The
    /// optional size argument specifies the stack size (in bytes) to be used
    /// for subsequent threads.  The size must be 0 (use platform or
    /// configured default) or a positive integer of value at least 32,768 (32k).
    /// If changing the thread stack size is unsupported, a ThreadError exception
    /// is raised.  If the specified size is invalid, a ValueError exception
    /// is raised, and the stack size is unmodified.
    "stack_size($module, size=0, /)" => stack_size, Raises;
    /// Get the name of the current thread.
    "_get_name($module, /)" => |vm: &mut Vm| -> PyResult {
        let name = kaa_host::thread::name();
        kaa_types::paths::fs_str(vm, &name).map(Gc::value)
    }, Alloc;
    /// Set the name of the current thread.
    "set_name($module, /, name)" => set_name, Raises;
}
