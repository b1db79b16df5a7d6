//! Children, signals, and replacing the process.

use super::results;
use crate::args::{Path, Unsigned, retry, sys};
use kaa_host::process;
use kaa_object::list::ListRef;
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use kaa_types::paths;
use std::ffi::CString;

/// Functions that `register_at_fork` was given; kept in lists that are roots.
#[derive(Default)]
struct ForkHooks {
    lists: Option<[Gc<kaa_object::list::List>; 3]>,
}

fn hooks(vm: &mut Vm) -> [Gc<kaa_object::list::List>; 3] {
    if let Some(lists) = vm.state::<ForkHooks>().lists {
        return lists;
    }
    let lists = [vm.new_list(), vm.new_list(), vm.new_list()];
    for list in lists {
        vm.add_root(list.value());
    }
    vm.state::<ForkHooks>().lists = Some(lists);
    lists
}

fn run_hooks(vm: &mut Vm, which: usize) {
    let list = hooks(vm)[which];
    let len = list.len();
    for i in 0..len {
        // What was registered last runs first before the fork.
        let at = if which == 0 { len - 1 - i } else { i };
        if let Some(hook) = list.get(at)
            && vm.call(hook, &[]).is_err()
        {
            vm.report_unraisable("Exception ignored in atfork callback", hook);
        }
    }
}

/// Runs what `register_at_fork` was given for the time before a fork.
pub fn before_fork(vm: &mut Vm) {
    run_hooks(vm, 0);
}

/// In the child of a fork: its only thread becomes the main one, and registered functions run.
pub fn in_forked_child(vm: &mut Vm) {
    vm.become_only_thread();
    run_hooks(vm, 1);
}

/// As `before_fork`, for the parent after a fork.
pub fn after_fork_in_parent(vm: &mut Vm) {
    run_hooks(vm, 2);
}

/// Strings of an argument or environment list.
pub fn strings(vm: &mut Vm, values: Value) -> PyResult<Vec<CString>> {
    let list = vm.collect_list(values)?;
    let mut out = Vec::with_capacity(list.len());
    for i in 0..list.len() {
        let Some(item) = list.get(i) else { break };
        out.push(c_string(vm, item)?);
    }
    Ok(out)
}

/// A path or name as the system takes it.
pub fn c_string(vm: &mut Vm, value: Value) -> PyResult<CString> {
    let path = paths::fspath(vm, value)?;
    let bytes = paths::fs_bytes(vm, path)?;
    match CString::new(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(vm.value_error("embedded null byte")),
    }
}

fn arguments(vm: &mut Vm, function: &str, argv: Value, what: &str) -> PyResult<Vec<CString>> {
    if vm.as_list(argv).is_none() && vm.as_tuple(argv).is_none() {
        return Err(vm.type_error(format!("{function}() arg 2 must be a tuple or list")));
    }
    let argv = strings(vm, argv)?;
    if argv.is_empty() {
        return Err(vm.value_error(format!("{function}() {what} must not be empty")));
    }
    if argv[0].is_empty() {
        return Err(vm.value_error(format!("{function}() {what} first element cannot be empty")));
    }
    Ok(argv)
}

/// The pairs of a mapping, as `exec` takes them. CPython: `parse_envlist`.
pub fn environment(vm: &mut Vm, env: Value) -> PyResult<Vec<CString>> {
    let keys = vm.intern_str("keys");
    let values = vm.intern_str("values");
    let names = vm.call_method(env, keys, &[])?;
    let values = vm.call_method(env, values, &[])?;
    let (names, values) = (strings(vm, names)?, strings(vm, values)?);
    let mut out = Vec::with_capacity(names.len());
    for (name, value) in names.iter().zip(&values) {
        if name.is_empty() || name.to_bytes()[1..].contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        let pair = [name.to_bytes(), b"=", value.to_bytes()].concat();
        out.push(CString::new(pair).unwrap_or_default());
    }
    Ok(out)
}

/// Refuses to fork once the program has ended.
pub fn may_fork(vm: &mut Vm) -> PyResult<()> {
    if vm.finalizing {
        return Err(vm.raise_named("PythonFinalizationError", "can't fork at interpreter shutdown"));
    }
    Ok(())
}

methods! { CHILDREN: Module =>
    /// Fork a child process.
    "fork($module, /)" => |vm: &mut Vm| -> PyResult {
        may_fork(vm)?;
        vm.audit("os.fork", &[])?;
        run_hooks(vm, 0);
        match process::fork() {
            Ok(0) => {
                vm.become_only_thread();
                run_hooks(vm, 1);
                Ok(Value::int32(0))
            }
            Ok(pid) => {
                run_hooks(vm, 2);
                if vm.thread_count() > 1 {
                    let me = process::getpid();
                    let text = format!(
                        "This process (pid={me}) is multi-threaded, use of fork() may lead to deadlocks in the child."
                    );
                    vm.warn_named("DeprecationWarning", &text, 1)?;
                }
                Ok(Value::int32(pid))
            }
            Err(error) => {
                run_hooks(vm, 2);
                sys::<()>(vm, Err(error)).map(|()| Value::NONE)
            }
        }
    }, Any;
    /// Register callables to be called when forking a new process.
    "register_at_fork($module, /, *, before=<unrepresentable>,\n                 after_in_child=<unrepresentable>,\n                 after_in_parent=<unrepresentable>)" =>
        |vm: &mut Vm, before: Option<Value>, child: Option<Value>, parent: Option<Value>| -> PyResult<()> {
            if before.is_none() && child.is_none() && parent.is_none() {
                return Err(vm.type_error("At least one argument is required."));
            }
            let named = [("before", before), ("after_in_child", child), ("after_in_parent", parent)];
            for (name, hook) in named {
                if let Some(hook) = hook && !vm.is_callable(hook) {
                    let class = vm.type_name_of(hook);
                    return Err(vm.type_error(format!("'{name}' must be callable, not {class}")));
                }
            }
            let lists = hooks(vm);
            for (list, (_, hook)) in lists.iter().zip(named) {
                if let Some(hook) = hook {
                    list.push(vm, hook)?;
                }
            }
            Ok(())
        }, Any;
    /// Execute an executable path with arguments, replacing current process.
    "execv($module, path, argv, /)" => |vm: &mut Vm, path: Path, argv: Value| -> PyResult<()> {
        let given = argv;
        let argv = arguments(vm, "execv", argv, "arg 2")?;
        vm.audit("os.exec", &[&path.object, &given, &Value::NONE])?;
        let error = process::exec(Ok(path.c()), &argv, None);
        sys(vm, Err(error))
    }, Any;
    /// Execute an executable path with arguments, replacing current process, with the given environment.
    "execve($module, /, path, argv, env)" => |vm: &mut Vm, path: Path<true>, argv: Value, env: Value| -> PyResult<()> {
        if vm.as_list(argv).is_none() && vm.as_tuple(argv).is_none() {
            return Err(vm.type_error("execve: argv must be a tuple or list"));
        }
        let given = (argv, env);
        let argv = strings(vm, argv)?;
        if argv.is_empty() {
            return Err(vm.value_error("execve: argv must not be empty"));
        }
        if argv[0].is_empty() {
            return Err(vm.value_error("execve: argv first element cannot be empty"));
        }
        if vm.class_of(env).slots.getitem.get().is_none() {
            return Err(vm.type_error("execve: environment must be a mapping object"));
        }
        let env = environment(vm, env)?;
        vm.audit("os.exec", &[&path.object, &given.0, &given.1])?;
        let target = match path.fd {
            Some(fd) => Err(fd),
            None => Ok(path.c()),
        };
        let error = process::exec(target, &argv, Some(&env));
        path.check(vm, Err(error))
    }, Any;
    /// Execute the command in a subshell.
    "system($module, /, command)" => |vm: &mut Vm, command: Value| -> PyResult {
        let command = c_string(vm, command)?;
        vm.audit("os.system", &[&command.to_bytes()])?;
        let status = vm.without_lock(|| process::system(&command));
        Ok(Value::int32(status))
    }, Any;
    /// Exit to the system with specified status, without normal exit processing.
    "_exit($module, /, status)" => |_: &mut Vm, status: i32| -> PyResult<()> { process::exit_now(status) }, Any;
    /// Abort the interpreter immediately.
    "abort($module, /)" => |_: &mut Vm| -> PyResult<()> { process::abort() }, Any;
    /// Kill a process with a signal.
    "kill($module, pid, signal, /)" => |vm: &mut Vm, pid: i32, signal: i32| -> PyResult<()> {
        vm.audit("os.kill", &[&pid, &signal])?;
        sys(vm, process::kill(pid, signal))?;
        vm.safepoint()
    }, Any;
    "killpg($module, pgid, signal, /)" => |vm: &mut Vm, group: i32, signal: i32| -> PyResult<()> {
        vm.audit("os.killpg", &[&group, &signal])?;
        sys(vm, process::killpg(group, signal))
    }, Any;
    "pidfd_open($module, /, pid, flags=0)" => |vm: &mut Vm, pid: i32, flags: Option<Unsigned<u32>>| -> PyResult {
        sys(vm, process::pidfd_open(pid, flags.map_or(0, |flags| flags.0))).map(Value::int32)
    }, Any;
    /// Wait for a process or processes, and return what is known of it.
    ///
    ///   idtype
    ///     Must be one of be P_PID, P_PGID or P_ALL.
    ///   id
    ///     The id to wait on.
    ///   options
    ///     Constructed from the ORing of one or more of WEXITED, WSTOPPED
    ///     or WCONTINUED and additionally may be ORed with WNOHANG or WNOWAIT.
    ///
    /// Returns None if WNOHANG is specified and there are no children in a waitable state.
    "waitid($module, idtype, id, options, /)" => |vm: &mut Vm, kind: i32, id: i32, options: i32| -> PyResult {
        let result = retry(vm, || process::waitid(kind as u32, id as u32, options))?;
        let Some(child) = sys(vm, result)? else { return Ok(Value::NONE) };
        let uid = vm.int(i64::from(child.uid));
        let [pid, signo, status, code] = [child.pid, child.signo, child.status, child.code].map(Value::int32);
        results::make(vm, |r| r.waitid, &[pid, uid, signo, status, code])
    }, Any;
    /// Wait for completion of a child process.
    "wait($module, /)" => |vm: &mut Vm| wait(vm, -1, 0), Any;
    /// Wait for completion of a given child process.
    "waitpid($module, pid, options, /)" => wait, Any;
    "wait3($module, /, options)" => |vm: &mut Vm, options: i32| wait4(vm, -1, options), Any;
    "wait4($module, /, pid, options)" => wait4, Any;
}

fn wait(vm: &mut Vm, pid: i32, options: i32) -> PyResult {
    let result = retry(vm, || process::waitpid(pid, options))?;
    let (pid, status) = sys(vm, result)?;
    Ok(vm.tuple(&[Value::int32(pid), Value::int32(status)]).value())
}

/// The class of resource usage stands in `resource`, which is imported as CPython does.
fn wait4(vm: &mut Vm, pid: i32, options: i32) -> PyResult {
    let result = retry(vm, || process::wait4(pid, options))?;
    let (pid, status, usage) = sys(vm, result)?;
    let name = vm.intern_str("resource");
    let module = (vm.hooks.import_module)(vm, name)?;
    let class = vm.getattr_named(module, "struct_rusage")?;
    let mut values = vec![vm.float(usage.user), vm.float(usage.system)];
    for n in usage.counts {
        let n = vm.int(n);
        values.push(n);
    }
    let items = vm.tuple(&values).value();
    let usage = vm.call(class, &[items])?;
    Ok(vm.tuple(&[Value::int32(pid), Value::int32(status), usage]).value())
}

fn term(status: i32) -> i32 {
    status & 0x7f
}

methods! { STATUS: Module =>
    /// Return the process return code from status.
    "WEXITSTATUS($module, /, status)" => |_: &mut Vm, s: i32| Value::int32(s >> 8 & 0xff), Raises;
    "WIFEXITED($module, /, status)" => |_: &mut Vm, s: i32| term(s) == 0, Raises;
    "WIFSIGNALED($module, /, status)" => |_: &mut Vm, s: i32| term(s) != 0 && term(s) != 0x7f, Raises;
    "WIFSTOPPED($module, /, status)" => |_: &mut Vm, s: i32| s & 0xff == 0x7f, Raises;
    "WIFCONTINUED($module, /, status)" => |_: &mut Vm, s: i32| s == 0xffff, Raises;
    "WTERMSIG($module, /, status)" => |_: &mut Vm, s: i32| Value::int32(term(s)), Raises;
    "WSTOPSIG($module, /, status)" => |_: &mut Vm, s: i32| Value::int32(s >> 8 & 0xff), Raises;
    "WCOREDUMP($module, status, /)" => |_: &mut Vm, s: i32| s & 0x80 != 0, Raises;
    /// Convert a wait status to an exit code.
    "waitstatus_to_exitcode($module, /, status)" => |vm: &mut Vm, s: i32| -> PyResult {
        if term(s) == 0 {
            Ok(Value::int32(s >> 8 & 0xff))
        } else if s & 0xff == 0x7f {
            let signal = s >> 8 & 0xff;
            Err(vm.value_error(format!("process stopped by delivery of signal {signal}")))
        } else if term(s) != 0x7f {
            Ok(Value::int32(-term(s)))
        } else {
            Err(vm.value_error(format!("invalid wait status: {s}")))
        }
    }, Raises;
}
