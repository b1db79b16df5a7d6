//! `_posixsubprocess`: starting other programs. CPython: `Modules/_posixsubprocess.c`.

use crate::args::sys;
use crate::posix::{after_fork_in_parent, before_fork, in_forked_child};
use kaa_host::spawn::{self, Pipes, Plan};
use kaa_object::declare::ModuleDef;
use kaa_object::{Args, PyResult, Value, Vm, raw_methods};
use kaa_types::paths;
use std::ffi::CString;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_posixsubprocess",
    doc: Some("A POSIX helper for the subprocess module."),
    functions: &[FUNCTIONS],
    init: |_, _| Ok(()),
};

/// The strings of a sequence, as the file system has them.
fn strings(vm: &mut Vm, sequence: Value) -> PyResult<Vec<CString>> {
    let list = vm.collect_list(sequence)?;
    let mut out = Vec::with_capacity(list.len());
    for i in 0..list.len() {
        let Some(item) = list.get(i) else { break };
        out.push(string(vm, item)?);
    }
    Ok(out)
}

fn string(vm: &mut Vm, value: Value) -> PyResult<CString> {
    let path = paths::fspath(vm, value)?;
    let bytes = paths::fs_bytes(vm, path)?;
    match CString::new(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(vm.value_error("embedded null byte")),
    }
}

fn int(vm: &mut Vm, value: Value) -> PyResult<i32> {
    let n = vm.to_i64(value, "Python int too large to convert to C int")?;
    match i32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A user or group, `None` for the parent's.
fn id(vm: &mut Vm, value: Value, what: &str) -> PyResult<Option<u32>> {
    if value.is_none() {
        return Ok(None);
    }
    if !vm.is_int(value) {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("{what} should be integer, not {class}")));
    }
    let n = vm.to_i64(value, &format!("{what} is greater than maximum"))?;
    match u32::try_from(n) {
        Ok(n) => Ok(Some(n)),
        Err(_) if n == -1 => Ok(Some(u32::MAX)),
        Err(_) if n < 0 => Err(vm.overflow_error(format!("{what} is less than minimum"))),
        Err(_) => Err(vm.overflow_error(format!("{what} is greater than maximum"))),
    }
}

fn fork_exec(vm: &mut Vm, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("_posixsubprocess.fork_exec() takes no keyword arguments"));
    }
    let held = vm.tuple(args.positional());
    let Ok(a): Result<[Value; 22], _> = held.items().try_into() else {
        let n = held.len();
        return Err(vm.type_error(format!("fork_exec expected 22 arguments, got {n}")));
    };
    let close_fds = vm.is_true(a[2])?;
    let Some(keep) = vm.as_tuple(a[3]) else {
        let class = vm.type_name_of(a[3]);
        return Err(vm.type_error(format!("fork_exec() argument 4 must be tuple, not {class}")));
    };
    let mut keep_fds = Vec::with_capacity(keep.len());
    for &fd in keep.items() {
        let n = fd.as_int().and_then(|n| i32::try_from(n).ok()).unwrap_or(-1);
        if n < 0 || keep_fds.last().is_some_and(|last| *last >= n) {
            return Err(vm.value_error("bad value(s) in fds_to_keep"));
        }
        keep_fds.push(n);
    }
    let mut fds = [0; 8];
    for (to, &value) in fds.iter_mut().zip(&a[6..14]) {
        *to = int(vm, value)?;
    }
    let [p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write] = fds;
    if close_fds && errpipe_write < 3 {
        return Err(vm.value_error("errpipe_write must be >= 3"));
    }
    let pipes =
        Pipes { p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write };
    let executables = strings(vm, a[1])?;
    let argv = if a[0].is_none() { Vec::new() } else { strings(vm, a[0])? };
    let env = if a[5].is_none() { None } else { Some(strings(vm, a[5])?) };
    vm.audit("_posixsubprocess.fork_exec", &[&a[1], &a[0], &a[5]])?;
    let mut plan = Plan::new(executables, argv, env, pipes);
    plan.cwd = if a[4].is_none() { None } else { Some(string(vm, a[4])?) };
    plan.close_fds = close_fds;
    plan.keep = keep_fds;
    plan.restore_signals = vm.is_true(a[14])?;
    plan.setsid = vm.is_true(a[15])?;
    plan.process_group = int(vm, a[16])?;
    plan.gid = id(vm, a[17], "gid")?;
    if !a[18].is_none() {
        let groups = vm.collect_list(a[18])?;
        let mut ids = Vec::with_capacity(groups.len());
        for i in 0..groups.len() {
            let Some(group) = groups.get(i) else { break };
            if !vm.is_int(group) {
                return Err(vm.type_error("groups must be integers"));
            }
            ids.push(id(vm, group, "gid")?.unwrap_or(0));
        }
        plan.groups = Some(ids);
    }
    plan.uid = id(vm, a[19], "uid")?;
    plan.umask = int(vm, a[20])?;
    let preexec = a[21];
    if preexec.is_none() {
        return sys(vm, spawn::spawn(&plan)).map(Value::int32);
    }
    before_fork(vm);
    match kaa_host::process::fork() {
        Ok(0) => {
            in_forked_child(vm);
            let mut run = || vm.call(preexec, &[]).is_ok();
            spawn::child(&plan, Some(&mut run))
        }
        Ok(pid) => {
            after_fork_in_parent(vm);
            Ok(Value::int32(pid))
        }
        Err(error) => {
            after_fork_in_parent(vm);
            sys(vm, Err(error))
        }
    }
}

raw_methods! { FUNCTIONS: Module =>
    /// Spawn a fresh new child process.
    ///
    /// Fork a child process, close parent file descriptors as appropriate in
    /// the child and duplicate the few that are needed before calling exec() in
    /// the child process.
    ///
    /// If close_fds is True, close file descriptors 3 and higher, except those
    /// listed in the sorted tuple pass_fds.
    ///
    /// The preexec_fn, if supplied, will be called immediately before closing
    /// file descriptors and exec.
    ///
    /// WARNING: preexec_fn is NOT SAFE if your application uses threads.
    ///          It may trigger infrequent, difficult to debug deadlocks.
    ///
    /// If an error occurs in the child process before the exec, it is
    /// serialized and written to the errpipe_write fd per subprocess.py.
    ///
    /// Returns: the child process's PID.
    ///
    /// Raises: Only on an error in the parent process.
    "fork_exec($module, args, executable_list, close_fds, pass_fds, cwd,\n          env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,\n          errpipe_read, errpipe_write, restore_signals, call_setsid,\n          pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn,\n          /)" => fork_exec, Any;
}
