//! `sys`. CPython: `Python/sysmodule.c`.

use crate::Config;
use crate::import::Builtins;
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::exception::{Exception, Traceback};
use kaa_object::list::ListRef;
use kaa_object::payloads::{Module, Plain};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Str, Value, Vm, methods, raw_methods};
use kaa_types::structseq;

pub static MODULE: ModuleDef = ModuleDef {
    name: "sys",
    doc: Some(
        "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
    ),
    functions: &[FUNCTIONS, RAW_FUNCTIONS],
    init: |_, _| Ok(()),
};

methods! { FUNCTIONS: Module =>
    /// Return the current exception instance being handled, or None.
    "exception()" => |vm: &mut Vm| vm.thread.handled_exception().unwrap_or(Value::NONE), Leaf;
    /// Return current exception information: (type, value, traceback).
    "exc_info()" => |vm: &mut Vm| {
        match vm.thread.handled_exception() {
            None => vm.tuple(&[Value::NONE; 3]),
            Some(e) => {
                let class = vm.class_of(e).value();
                let tb = vm.payload::<Exception>(e).and_then(|c| c.traceback.get()).unwrap_or(Value::NONE);
                vm.tuple(&[class, e, tb])
            }
        }
    }, Alloc;
    /// Exit the interpreter by raising SystemExit(status).
    "exit(status=None, /)" => |vm: &mut Vm, status: Option<Value>| -> PyResult {
        let class = vm.exception_type("SystemExit").value();
        let exception = match status {
            None => vm.call(class, &[])?,
            Some(status) => match vm.exact_tuple(status) {
                Some(args) => vm.call(class, args.items())?,
                None => vm.call(class, &[status])?,
            },
        };
        Err(vm.raise(exception))
    }, Raises;
    /// Remove the descriptors of __dict__ and __weakref__ from a class that is about to be made anew.
    "_clear_type_descriptors(type, /)" => |vm: &mut Vm, class: Gc<kaa_object::Type>| -> PyResult<()> {
        if !class.is_heap_type() {
            return Err(vm.type_error("argument is immutable"));
        }
        for name in ["__dict__", "__weakref__"] {
            let name = vm.intern_str(name);
            vm.dict_remove(class.dict.get(), name.value())?;
        }
        kaa_object::typeobject::TypeRef::modified(class, vm);
        Ok(())
    }, Raises;
    /// Return the current value of the recursion limit.
    "getrecursionlimit()" => |vm: &mut Vm| vm.recursion_limit as i64, Leaf;
    /// Set the maximum depth of the Python interpreter stack to n.
    "setrecursionlimit(limit, /)" => |vm: &mut Vm, limit: i32| -> PyResult<()> {
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        let depth = vm.thread.frames.len();
        if depth as i32 >= limit {
            return Err(vm.raise_named("RecursionError", &format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            )));
        }
        vm.set_recursion_limit(limit as u32);
        Ok(())
    }, Raises;
    /// ``Intern'' the given string.
    "intern(string, /)" => |vm: &mut Vm, string: Value| -> PyResult {
        match vm.exact_str(string) {
            Some(s) => Ok(vm.intern(s).value()),
            None => {
                let name = vm.type_name_of(string);
                if vm.as_str(string).is_some() {
                    return Err(vm.type_error(format!("can't intern {name}")));
                }
                Err(vm.type_error(format!("intern() argument must be str, not {name}")))
            }
        }
    }, Alloc;
    "_is_interned(string, /)" => |_: &mut Vm, string: Gc<Str>| string.is_interned(), Leaf;
    /// Return the size of object in bytes.
    "getsizeof(object, default=<unrepresentable>)" => |vm: &mut Vm, object: Value, default: Option<Value>| -> PyResult {
        let name = vm.names.__sizeof__;
        match vm.call_special(object, name, &[]) {
            Ok(Some(size)) if !vm.is_int(size) => match default {
                Some(default) => Ok(default),
                None => Err(vm.type_error("an integer is required")),
            },
            Ok(Some(size)) if vm.to_isize(size)? < 0 => Err(vm.value_error("__sizeof__() should return >= 0")),
            Ok(Some(size)) => Ok(size),
            Ok(None) => {
                let name = vm.type_name_of(object);
                Err(vm.type_error(format!("Type {name} doesn't define __sizeof__")))
            }
            Err(raised) => match default {
                Some(default) if vm.pending_is("TypeError") => {
                    vm.clear_exception();
                    Ok(default)
                }
                _ => Err(raised),
            },
        }
    }, Any;
    /// Return the reference count of object: there are no counts, so a plausible small number.
    "getrefcount(object, /)" => |_: &mut Vm, _object: Value| 2i64, Leaf;
    /// Return a frame object from the call stack.
    "_getframe(depth=0, /)" => |vm: &mut Vm, depth: Option<i32>| -> PyResult {
        let depth = depth.unwrap_or(0).max(0) as usize;
        match vm.thread.frames.len().checked_sub(depth + 1) {
            Some(index) => {
                let make = vm.hooks.frame_object;
                let frame = make(vm, index).value();
                vm.audit("sys._getframe", &[&frame])?;
                Ok(frame)
            }
            None => Err(vm.value_error("call stack is not deep enough")),
        }
    }, Any;
    /// Return the name of the module for a calling frame.
    "_getframemodulename(depth=0)" => |vm: &mut Vm, depth: Option<i32>| -> PyResult {
        let depth = depth.unwrap_or(0);
        vm.audit("sys._getframemodulename", &[&depth])?;
        let depth = depth.max(0) as usize;
        let Some(index) = vm.thread.frames.len().checked_sub(depth + 1) else { return Ok(Value::NONE) };
        let globals = vm.thread.frames[index].function.globals;
        let name = vm.names.__name__;
        Ok(globals.get_str(name).unwrap_or(Value::NONE))
    }, Any;
    /// Return the current default encoding used by the Unicode implementation.
    "getdefaultencoding()" => |_: &mut Vm| "utf-8", Alloc;
    /// Return the encoding used to convert Unicode filenames to OS filenames.
    "getfilesystemencoding()" => |_: &mut Vm| "utf-8", Alloc;
    /// Return the error mode used for Unicode to OS filename conversion.
    "getfilesystemencodeerrors()" => |_: &mut Vm| "surrogateescape", Alloc;
    /// Return the current thread switch interval.
    "getswitchinterval()" => |vm: &mut Vm| vm.gil.interval() as f64 / 1e6, Leaf;
    "setswitchinterval(interval, /)" => |vm: &mut Vm, interval: f64| -> PyResult<()> {
        if interval.is_nan() || interval <= 0.0 {
            return Err(vm.value_error("switch interval must be strictly positive"));
        }
        vm.gil.set_interval((interval * 1e6) as u64);
        Ok(())
    }, Raises;
    /// Return the maximum string digits limit for non-binary int<->str conversions.
    "get_int_max_str_digits()" => |vm: &mut Vm| vm.int_max_str_digits, Leaf;
    /// Set the maximum string digits limit for non-binary int<->str conversions.
    "set_int_max_str_digits(maxdigits)" => |vm: &mut Vm, maxdigits: i32| -> PyResult<()> {
        if maxdigits != 0 && maxdigits < 640 {
            return Err(vm.value_error("maxdigits must be >= 640 or 0 for unlimited"));
        }
        vm.int_max_str_digits = maxdigits as usize;
        Ok(())
    }, Raises;
    /// Return True if Python is exiting.
    "is_finalizing()" => |vm: &mut Vm| vm.finalizing, Leaf;
    /// Set the global debug tracing function.
    ///
    /// It will be called on each function call.  See the debugger chapter
    /// in the library manual.
    "settrace($module, function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        vm.audit("sys.settrace", &[])?;
        vm.thread.trace_function = (!function.is_none()).then_some(function);
        instrument(vm);
        Ok(())
    }, Any;
    /// Return the global debug tracing function set with sys.settrace.
    ///
    /// See the debugger chapter in the library manual.
    "gettrace($module, /)" => |vm: &mut Vm| vm.thread.trace_function.unwrap_or(Value::NONE), Leaf;
    /// Set the global debug tracing function in all running threads belonging to the current interpreter.
    ///
    /// It will be called on each function call. See the debugger chapter
    /// in the library manual.
    "_settraceallthreads($module, function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        vm.audit("sys.settrace", &[])?;
        let function = (!function.is_none()).then_some(function);
        vm.for_each_thread(|vm| vm.thread.trace_function = function);
        instrument(vm);
        Ok(())
    }, Any;
    /// Set the profiling function.
    ///
    /// It will be called on each function call and return.  See the profiler
    /// chapter in the library manual.
    "setprofile($module, function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        vm.audit("sys.setprofile", &[])?;
        vm.thread.profile_function = (!function.is_none()).then_some(function);
        instrument(vm);
        Ok(())
    }, Any;
    /// Return the profiling function set with sys.setprofile.
    ///
    /// See the profiler chapter in the library manual.
    "getprofile($module, /)" => |vm: &mut Vm| vm.thread.profile_function.unwrap_or(Value::NONE), Leaf;
    /// Set the profiling function in all running threads belonging to the current interpreter.
    ///
    /// It will be called on each function call and return.  See the profiler
    /// chapter in the library manual.
    "_setprofileallthreads($module, function, /)" => |vm: &mut Vm, function: Value| -> PyResult<()> {
        vm.audit("sys.setprofile", &[])?;
        let function = (!function.is_none()).then_some(function);
        vm.for_each_thread(|vm| vm.thread.profile_function = function);
        instrument(vm);
        Ok(())
    }, Any;
    /// Call func(*args), while tracing is enabled.
    ///
    /// The tracing state is saved, and restored afterwards.  This is intended
    /// to be called from a debugger from a checkpoint, to recursively debug
    /// some other code.
    "call_tracing($module, func, args, /)" => |vm: &mut Vm, function: Value, args: Value| -> PyResult {
        let Some(args) = vm.as_tuple(args) else {
            let class = vm.type_name_of(args);
            return Err(vm.type_error(format!("call_tracing() argument 2 must be tuple, not {class}")));
        };
        let tracing = std::mem::take(&mut vm.thread.tracing);
        let result = vm.call(function, args.items());
        vm.thread.tracing = tracing;
        result
    }, Any;
    "get_coroutine_origin_tracking_depth()" => |vm: &mut Vm| vm.thread.coroutine_origin_depth as i64, Leaf;
    "set_coroutine_origin_tracking_depth(depth)" => |vm: &mut Vm, depth: i32| -> PyResult<()> {
        if depth < 0 {
            return Err(vm.value_error("depth must be >= 0"));
        }
        vm.thread.coroutine_origin_depth = depth as u32;
        Ok(())
    }, Raises;
    /// Return the installed asynchronous generators hooks.
    "get_asyncgen_hooks()" => |vm: &mut Vm| -> PyResult {
        let values = [vm.thread.async_gen_firstiter.unwrap_or(Value::NONE), vm.thread.async_gen_finalizer.unwrap_or(Value::NONE)];
        let class = vm.state::<Types>().asyncgen_hooks;
        match class {
            Some(class) => structseq::make(vm, class, &values),
            None => Ok(vm.tuple(&values).value()),
        }
    }, Alloc;
    /// Set a finalizer for async generators objects.
    "set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)" => |vm: &mut Vm, firstiter: Option<Value>, finalizer: Option<Value>| -> PyResult<()> {
        for (what, value) in [("firstiter", firstiter), ("finalizer", finalizer)] {
            if let Some(value) = value
                && !value.is_none()
                && !vm.is_callable(value)
            {
                let got = vm.type_name_of(value);
                return Err(vm.type_error(format!("callable {what} expected, got {got}")));
            }
        }
        if finalizer.is_some() {
            vm.audit("sys.set_asyncgen_hook_finalizer", &[])?;
        }
        if firstiter.is_some() {
            vm.audit("sys.set_asyncgen_hook_firstiter", &[])?;
        }
        if let Some(f) = finalizer {
            vm.thread.async_gen_finalizer = (!f.is_none()).then_some(f);
        }
        if let Some(f) = firstiter {
            vm.thread.async_gen_firstiter = (!f.is_none()).then_some(f);
        }
        Ok(())
    }, Any;
    /// Clear the internal type cache.
    "_clear_type_cache()" => |_: &mut Vm| (), Leaf;
    "_clear_internal_caches()" => |_: &mut Vm| (), Leaf;
    "_debugmallocstats()" => |_: &mut Vm| (), Leaf;
    "getallocatedblocks()" => |vm: &mut Vm| vm.heap.stats().live_bytes / 64, Leaf;
    "getunicodeinternedsize(*, _only_immortal=False)" => |vm: &mut Vm, _only: Option<Value>| vm.interned.len(), Leaf;
    /// The number of processors that -X cpu_count or PYTHON_CPU_COUNT asks for; -1 where neither does.
    "_get_cpu_count_config()" => |vm: &mut Vm| vm.settings.cpu_count, Leaf;
    "is_stack_trampoline_active()" => |_: &mut Vm| false, Leaf;
    "activate_stack_trampoline(backend, /)" => |vm: &mut Vm, _backend: Value| -> PyResult { Err(vm.value_error("perf trampoline not available")) }, Raises;
    "deactivate_stack_trampoline()" => |_: &mut Vm| (), Leaf;
    "is_remote_debug_enabled()" => |_: &mut Vm| false, Leaf;
    "_is_gil_enabled()" => |_: &mut Vm| true, Leaf;
    "_is_immortal(op, /)" => |_: &mut Vm, op: Value| !op.is_pointer(), Leaf;
    /// Return a dictionary mapping each thread's identifier to its topmost frame.
    "_current_frames()" => |vm: &mut Vm| -> PyResult {
        vm.audit("sys._current_frames", &[])?;
        let dict = vm.new_dict();
        let mut found = Vec::new();
        vm.for_each_thread(|vm| {
            if let Some(index) = vm.thread.frames.len().checked_sub(1) {
                let make = vm.hooks.frame_object;
                found.push((vm.thread.id, make(vm, index).value()));
            }
        });
        for (id, frame) in found {
            let id = vm.int(id as i64);
            vm.dict_set(dict, id, frame)?;
        }
        Ok(dict.value())
    }, Any;
    "_current_exceptions()" => |vm: &mut Vm| -> PyResult {
        vm.audit("sys._current_exceptions", &[])?;
        let dict = vm.new_dict();
        let mut found = Vec::new();
        vm.for_each_thread(|vm| {
            found.push((vm.thread.id, vm.thread.handled_exception().unwrap_or(Value::NONE)));
        });
        for (id, exception) in found {
            let id = vm.int(id as i64);
            vm.dict_set(dict, id, exception)?;
        }
        Ok(dict.value())
    }, Any;
    /// Adds a new audit hook callback.
    "addaudithook(hook)" => |vm: &mut Vm, hook: Value| vm.add_audit_hook(hook), Any;
    /// Print an object to sys.stdout and also save it in builtins._
    "displayhook(object, /)" => displayhook, Any;
    /// Handle an exception by displaying it with a traceback on sys.stderr.
    "excepthook(exctype, value, traceback, /)" => |vm: &mut Vm, _class: Value, value: Value, traceback: Value| -> PyResult<()> {
        if let Some(exception) = vm.payload::<Exception>(value)
            && exception.traceback.get().is_none()
            && vm.payload::<Traceback>(traceback).is_some()
        {
            exception.traceback.set(exception, Some(traceback));
        }
        crate::run::display_exception(vm, value);
        Ok(())
    }, Any;
    /// Handle an unraisable exception.
    "unraisablehook(unraisable, /)" => crate::unraisable::unraisablehook, Any;
}

raw_methods! { RAW_FUNCTIONS: Module =>
    /// Passes the event to any hooks that are attached.
    "audit(event, /, *args)" => |vm, args| {
        let Some((event, rest)) = args.positional().split_first() else {
            return Err(vm.type_error("audit expected at least 1 argument, got 0"));
        };
        if vm.as_str(*event).is_none() {
            let name = vm.type_name_of(*event);
            return Err(vm.type_error(format!("audit() argument 1 must be str, not {name}")));
        }
        let Some(hooks) = vm.audit_hooks else { return Ok(Value::NONE) };
        let rest = vm.try_tuple(rest)?.value();
        vm.call_audit_hooks(hooks, *event, rest).map(|()| Value::NONE)
    }, Any;
    /// This hook function is called by built-in breakpoint().
    "breakpointhook(*args, **kwargs)" => breakpoint_hook, Any;
}

/// Calls what PYTHONBREAKPOINT names. CPython: `sys_breakpointhook`.
fn breakpoint_hook(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let ignores = vm.state::<crate::run::Program>().ignore_environment;
    let named = if ignores { None } else { kaa_host::env_var("PYTHONBREAKPOINT") };
    let target = named.filter(|v| !v.is_empty()).unwrap_or_else(|| "pdb.set_trace".to_owned());
    if target == "0" {
        return Ok(Value::NONE);
    }
    let (module, function) = target.rsplit_once('.').unwrap_or(("builtins", &target));
    let name = vm.intern_str(module);
    let found = crate::import::import_module(vm, name).and_then(|m| vm.getattr_named(m, function));
    match found {
        Ok(function) => vm.call_args(function, args),
        Err(_) if vm.pending_is("ImportError") || vm.pending_is("AttributeError") => {
            vm.clear_exception();
            let text = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{target}\"");
            vm.warn_named("RuntimeWarning", &text, 1)?;
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}

/// Struct sequence types of the module.
#[derive(Default)]
pub struct Types {
    asyncgen_hooks: Option<Gc<kaa_object::Type>>,
}

/// Lets code run with what tracing functions there are now.
fn instrument(vm: &mut Vm) {
    let instrument = vm.hooks.instrument;
    instrument(vm);
}

fn displayhook(vm: &mut Vm, object: Value) -> PyResult<()> {
    let builtins = vm.builtins;
    if object.is_none() {
        return Ok(());
    }
    vm.dict_set_named(builtins, "_", Value::NONE)?;
    let name = vm.names.stdout;
    let Some(out) = vm.sys_dict.get_str(name).filter(|o| !o.is_none()) else {
        return Err(vm.runtime_error("lost sys.stdout"));
    };
    let text = vm.repr(object)?;
    let write = vm.names.write;
    vm.call_method(out, write, &[text.value()])?;
    let newline = vm.char_str(b'\n').value();
    vm.call_method(out, write, &[newline])?;
    vm.dict_set_named(builtins, "_", object)
}

macro_rules! sequence_type {
    ($name:ident $python:literal $doc:literal) => {
        static $name: TypeDef = TypeDef {
            doc: Some($doc),
            flags: type_flags::DISALLOW_INSTANTIATION,
            slots: structseq::slots,
            methods: &[structseq::METHODS],
            ..TypeDef::new($python)
        };
    };
}

sequence_type!(VERSION_INFO "sys.version_info" "Version information as a named tuple.");
sequence_type!(FLAGS "sys.flags" "Flags provided through command line arguments or environment vars.");
sequence_type!(FLOAT_INFO "sys.float_info" "A named tuple holding information about the float type.");
sequence_type!(INT_INFO "sys.int_info" "A named tuple that holds information about Python's\ninternal representation of integers.");
sequence_type!(HASH_INFO "sys.hash_info" "A named tuple providing parameters used for computing hashes.");
sequence_type!(THREAD_INFO "sys.thread_info" "A named tuple holding information about the thread implementation.");
sequence_type!(ASYNCGEN_HOOKS "asyncgen_hooks" "A named tuple containing information about asynchronous\ngenerators hooks.");
sequence_type!(UNRAISABLE_ARGS "sys.UnraisableHookArgs" "Type used to pass arguments to sys.unraisablehook.");

/// What `version_info` says, `releaselevel` aside.
pub const VERSION: (i32, i32, i32) = (3, 14, 0);

fn text(vm: &mut Vm, s: &str) -> Value {
    vm.str(s).value()
}

fn texts(vm: &mut Vm, items: &[String]) -> PyResult<Gc<kaa_object::list::List>> {
    let list = vm.new_list();
    for item in items {
        let value = vm.try_str(item)?.value();
        list.push(vm, value)?;
    }
    Ok(list)
}

/// Arguments of the command line; `raw` ends with the same ones as bytes, where it isn't empty.
fn arguments(vm: &mut Vm, items: &[String], raw: &[Vec<u8>]) -> PyResult<Gc<kaa_object::list::List>> {
    let list = texts(vm, items)?;
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.contains('\u{fffd}')) {
        let bytes = (raw.len() + at).checked_sub(items.len()).and_then(|i| raw.get(i));
        // The first of them may be `-c` or `-m`, which is no argument.
        if let Some(bytes) = bytes.filter(|b| String::from_utf8_lossy(b) == *item) {
            let value = kaa_types::paths::fs_str(vm, bytes)?.value();
            list.set(at, value);
        }
    }
    Ok(list)
}

/// Makes the module's dict.
pub fn fill(vm: &mut Vm, module: Gc<Module>, config: &Config) -> PyResult<()> {
    let dict = module.dict.get();
    let set = |vm: &mut Vm, name: &str, value: Value| vm.dict_set_named(dict, name, value);
    let (major, minor, micro) = VERSION;
    let version_type =
        structseq::define(vm, &VERSION_INFO, &["major", "minor", "micro", "releaselevel", "serial"], 5)?;
    let release = text(vm, "final");
    let info = structseq::make(
        vm,
        version_type,
        &[Value::int32(major), Value::int32(minor), Value::int32(micro), release, Value::int32(0)],
    )?;
    set(vm, "version_info", info)?;
    let version = format!("{major}.{minor}.{micro} (Kaa {}) [Rust]", env!("CARGO_PKG_VERSION"));
    let value = text(vm, &version);
    set(vm, "version", value)?;
    let hex = (major << 24 | minor << 16 | micro << 8 | 0xf0) as i64;
    set(vm, "hexversion", Value::int_unchecked(hex))?;
    let monitoring = vm.make_module(&crate::monitoring::MODULE)?;
    set(vm, "monitoring", monitoring.value())?;
    let jit = vm.make_module(&crate::jit::MODULE)?;
    set(vm, "_jit", jit.value())?;
    set(vm, "api_version", Value::int32(1013))?;
    let value = text(vm, "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.");
    set(vm, "copyright", value)?;
    let value = text(vm, if cfg!(target_os = "macos") { "darwin" } else { "linux" });
    set(vm, "platform", value)?;
    let value = text(vm, if cfg!(target_endian = "big") { "big" } else { "little" });
    set(vm, "byteorder", value)?;
    let value = vm.int(i64::MAX);
    set(vm, "maxsize", value)?;
    set(vm, "maxunicode", Value::int32(0x10ffff))?;
    let environment = if config.home.is_none() { environment_of(&config.executable) } else { None };
    let base_executable = match &environment {
        Some(folder) => base_of_copy(folder, &config.base_executable),
        None => config.base_executable.clone(),
    };
    for (name, value) in [
        ("executable", config.executable.as_str()),
        ("_base_executable", base_executable.as_str()),
        ("platlibdir", "lib"),
        ("abiflags", ""),
        ("float_repr_style", "short"),
        ("_framework", ""),
    ] {
        let value = text(vm, value);
        set(vm, name, value)?;
    }
    let base = config.home.clone().unwrap_or_else(|| default_prefix(&base_executable));
    let prefix = environment.unwrap_or_else(|| base.clone());
    for (name, folder) in
        [("prefix", &prefix), ("exec_prefix", &prefix), ("base_prefix", &base), ("base_exec_prefix", &base)]
    {
        let value = text(vm, folder);
        set(vm, name, value)?;
    }
    let prefix = config.pycache_prefix.as_deref().map_or(Value::NONE, |p| text(vm, p));
    set(vm, "pycache_prefix", prefix)?;
    // The packed library has no folder; paths below the executable name its modules, as with archives.
    let stdlib = match &config.home {
        Some(home) => text(vm, &format!("{home}/lib/python3.14")),
        None if config.base_executable.is_empty() => Value::NONE,
        None => text(vm, &format!("{}/lib/python3.14", config.base_executable)),
    };
    set(vm, "_stdlib_dir", stdlib)?;
    let git = [text(vm, "Kaa"), text(vm, ""), text(vm, "")];
    let git = vm.tuple(&git).value();
    set(vm, "_git", git)?;
    set(vm, "dont_write_bytecode", Value::bool(config.dont_write_bytecode))?;
    let list = arguments(vm, &config.argv, &config.raw_arguments)?.value();
    set(vm, "argv", list)?;
    let list = arguments(vm, &config.orig_argv, &config.raw_arguments)?.value();
    set(vm, "orig_argv", list)?;
    let list = texts(vm, &config.path)?;
    if config.home.is_none() && !stdlib.is_none() {
        kaa_object::list::ListRef::push(list, vm, stdlib)?;
    }
    set(vm, "path", list.value())?;
    let list = texts(vm, &config.warn_options)?.value();
    set(vm, "warnoptions", list)?;
    for name in ["meta_path", "path_hooks"] {
        let list = vm.new_list().value();
        set(vm, name, list)?;
    }
    let cache = vm.new_dict().value();
    set(vm, "path_importer_cache", cache)?;
    let modules = vm.modules.value();
    set(vm, "modules", modules)?;
    let options = vm.new_dict();
    for option in &config.x_options {
        let (key, value) = match option.split_once('=') {
            Some((key, value)) => (key, text(vm, value)),
            None => (option.as_str(), Value::TRUE),
        };
        vm.dict_set_named(options, key, value)?;
    }
    set(vm, "_xoptions", options.value())?;
    let names: Vec<String> = {
        let table = vm.state::<Builtins>();
        let mut names: Vec<String> = table.modules.iter().map(|m| m.name.to_owned()).collect();
        names.extend(["builtins".to_owned(), "sys".to_owned()]);
        names.sort();
        names
    };
    let list = texts(vm, &names)?;
    let tuple = vm.try_tuple(list.items())?.value();
    set(vm, "builtin_module_names", tuple)?;
    let mut all: Vec<String> = names;
    all.extend(kaa_stdlib::modules().map(|m| m.name).filter(|n| !n.contains('.')).map(str::to_owned));
    let list = texts(vm, &all)?.value();
    let class = vm.types.frozenset.value();
    let value = vm.call(class, &[list])?;
    set(vm, "stdlib_module_names", value)?;
    numbers(vm, module)?;
    flags(vm, module, config)?;
    implementation(vm, module, info, hex)?;
    for (hook, original) in [
        ("displayhook", "__displayhook__"),
        ("excepthook", "__excepthook__"),
        ("unraisablehook", "__unraisablehook__"),
        ("breakpointhook", "__breakpointhook__"),
    ] {
        if let Some(value) = vm.dict_get_named(dict, hook) {
            set(vm, original, value)?;
        }
    }
    let hooks = structseq::define(vm, &ASYNCGEN_HOOKS, &["firstiter", "finalizer"], 2)?;
    vm.add_root(hooks.value());
    vm.state::<Types>().asyncgen_hooks = Some(hooks);
    let fields = ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"];
    let class = structseq::define(vm, &UNRAISABLE_ARGS, &fields, 5)?;
    vm.exceptions.insert("UnraisableHookArgs", class);
    Ok(())
}

/// The virtual environment that a program lies in: the folder of `pyvenv.cfg`. CPython: `Modules/getpath.py`.
fn environment_of(executable: &str) -> Option<String> {
    let (folder, _) = executable.rsplit_once('/')?;
    let above = folder.rsplit_once('/').map(|(above, _)| above);
    let has_file = |folder: &&str| kaa_host::is_file(&format!("{folder}/pyvenv.cfg"));
    [Some(folder), above].into_iter().flatten().find(has_file).map(str::to_owned)
}

/// The program that an environment with a copy of it was made from, as its `pyvenv.cfg` says; `executable` itself
/// where that lies elsewhere, as a link's target does.
fn base_of_copy(environment: &str, executable: &str) -> String {
    let inside = executable.strip_prefix(environment).is_some_and(|rest| rest.starts_with('/'));
    let Some(settings) =
        kaa_host::read_file(format!("{environment}/pyvenv.cfg").as_ref()).ok().filter(|_| inside)
    else {
        return executable.to_owned();
    };
    let settings = String::from_utf8_lossy(&settings);
    let value = |wanted: &str| {
        let pair =
            |line: &str| line.split_once('=').map(|(k, v)| (k.trim().to_lowercase(), v.trim().to_owned()));
        settings.lines().filter_map(pair).find(|(key, _)| key == wanted).map(|(_, value)| value)
    };
    let name = executable.rsplit('/').next().unwrap_or(executable);
    let beside = value("home").map(|home| format!("{home}/{name}"));
    let found = [beside, value("executable")].into_iter().flatten().find(|path| kaa_host::is_file(path));
    found.unwrap_or_else(|| executable.to_owned())
}

/// Where things are installed: the folder above the program's.
fn default_prefix(executable: &str) -> String {
    let folder = executable.rsplit_once('/').map_or("", |(f, _)| f);
    match folder.rsplit_once('/') {
        Some((parent, "bin")) if !parent.is_empty() => parent.to_owned(),
        _ if folder.is_empty() => "/usr/local".to_owned(),
        _ => folder.to_owned(),
    }
}

fn numbers(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let fields = [
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    ];
    let class = structseq::define(vm, &FLOAT_INFO, &fields, fields.len())?;
    let i = Value::int32;
    let values = [
        vm.float(f64::MAX),
        i(1024),
        i(308),
        vm.float(f64::MIN_POSITIVE),
        i(-1021),
        i(-307),
        i(15),
        i(53),
        vm.float(f64::EPSILON),
        i(2),
        i(1),
    ];
    let value = structseq::make(vm, class, &values)?;
    vm.module_set(module, "float_info", value)?;
    let fields = ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"];
    let class = structseq::define(vm, &INT_INFO, &fields, 4)?;
    let value = structseq::make(vm, class, &[i(30), i(4), i(4300), i(640)])?;
    vm.module_set(module, "int_info", value)?;
    let fields = ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"];
    let class = structseq::define(vm, &HASH_INFO, &fields, fields.len())?;
    let algorithm = text(vm, "siphash13");
    let modulus = vm.int(kaa_object::hash::MODULUS as i64);
    let value = structseq::make(
        vm,
        class,
        &[i(64), modulus, i(314159), i(0), i(1000003), algorithm, i(64), i(128), i(0)],
    )?;
    vm.module_set(module, "hash_info", value)?;
    let class = structseq::define(vm, &THREAD_INFO, &["name", "lock", "version"], 3)?;
    let values = [text(vm, "pthread"), text(vm, "pymutex"), Value::NONE];
    let value = structseq::make(vm, class, &values)?;
    vm.module_set(module, "thread_info", value)
}

pub fn flags(vm: &mut Vm, module: Gc<Module>, config: &Config) -> PyResult<()> {
    let fields = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
        "gil",
        "thread_inherit_context",
        "context_aware_warnings",
    ];
    let class = structseq::define(vm, &FLAGS, &fields, 18)?;
    let b = |on: bool| Value::int32(on as i32);
    let isolated = config.isolated;
    let values = [
        Value::int32(config.debug.into()),
        b(config.inspect),
        b(config.interactive),
        Value::int32(config.optimize as i32),
        b(config.dont_write_bytecode),
        b(config.no_user_site || isolated),
        b(config.no_site),
        b(config.ignore_environment || isolated),
        Value::int32(config.verbose as i32),
        Value::int32(config.bytes_warning.into()),
        b(config.quiet),
        b(config.hash_seed != Some(0)),
        b(isolated),
        Value::bool(config.dev_mode),
        b(config.utf8_mode),
        b(config.warn_default_encoding),
        Value::bool(config.safe_path || isolated),
        Value::int32(config.int_max_str_digits.unwrap_or(4300) as i32),
        Value::int32(1),
        b(config.thread_inherit_context),
        b(config.context_aware_warnings),
    ];
    let value = structseq::make(vm, class, &values)?;
    vm.module_set(module, "flags", value)
}

fn implementation(vm: &mut Vm, module: Gc<Module>, info: Value, hex: i64) -> PyResult<()> {
    let class = vm.types.simple_namespace;
    let namespace = vm.alloc_instance(class, Plain).value();
    let name = text(vm, "kaa");
    let tag = text(vm, "kaa-314");
    let triple = text(vm, "x86_64-linux-gnu");
    for (key, value) in [
        ("name", name),
        ("cache_tag", tag),
        ("version", info),
        ("hexversion", Value::int_unchecked(hex)),
        ("_multiarch", triple),
        ("supports_isolated_interpreters", Value::FALSE),
    ] {
        let key = vm.intern_str(key);
        vm.set_instance_attribute(namespace, key, Some(value))?;
    }
    vm.module_set(module, "implementation", namespace)
}
