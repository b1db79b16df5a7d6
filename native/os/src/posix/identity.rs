//! Who the process is, and what the system is.

use super::process::c_string;
use super::results;
use crate::args::{Gid, Id, Path, group_or_user, sys};
use kaa_host::process;
use kaa_object::list::ListRef;
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};
use std::ffi::CString;

fn id(vm: &mut Vm, n: u32) -> Value {
    vm.int(n as i64)
}

methods! { IDS: Module =>
    "getpid($module, /)" => |_: &mut Vm| Value::int32(process::getpid()), Alloc;
    "getppid($module, /)" => |_: &mut Vm| Value::int32(process::getppid()), Alloc;
    "getuid($module, /)" => |vm: &mut Vm| id(vm, process::getuid()), Alloc;
    "geteuid($module, /)" => |vm: &mut Vm| id(vm, process::geteuid()), Alloc;
    "getgid($module, /)" => |vm: &mut Vm| id(vm, process::getgid()), Alloc;
    "getegid($module, /)" => |vm: &mut Vm| id(vm, process::getegid()), Alloc;
    "setuid($module, uid, /)" => |vm: &mut Vm, uid: Id| -> PyResult<()> { sys(vm, process::setuid(uid.0)) }, Any;
    "seteuid($module, euid, /)" => |vm: &mut Vm, uid: Id| -> PyResult<()> { sys(vm, process::seteuid(uid.0)) }, Any;
    "setgid($module, gid, /)" => |vm: &mut Vm, gid: Id| -> PyResult<()> { sys(vm, process::setgid(gid.0)) }, Any;
    "setegid($module, egid, /)" => |vm: &mut Vm, gid: Id| -> PyResult<()> { sys(vm, process::setegid(gid.0)) }, Any;
    "setreuid($module, ruid, euid, /)" => |vm: &mut Vm, r: Id, e: Id| -> PyResult<()> { sys(vm, process::setreuid(r.0, e.0)) }, Any;
    "setregid($module, rgid, egid, /)" => |vm: &mut Vm, r: Id, e: Id| -> PyResult<()> { sys(vm, process::setregid(r.0, e.0)) }, Any;
    "setresuid($module, ruid, euid, suid, /)" => |vm: &mut Vm, r: Id, e: Id, s: Id| -> PyResult<()> {
        sys(vm, process::setresuid(r.0, e.0, s.0))
    }, Any;
    "setresgid($module, rgid, egid, sgid, /)" => |vm: &mut Vm, r: Id, e: Id, s: Id| -> PyResult<()> {
        sys(vm, process::setresgid(r.0, e.0, s.0))
    }, Any;
    "getresuid($module, /)" => |vm: &mut Vm| -> PyResult {
        let ids = sys(vm, process::getresuid())?.map(|n| id(vm, n));
        Ok(vm.tuple(&ids).value())
    }, Any;
    "getresgid($module, /)" => |vm: &mut Vm| -> PyResult {
        let ids = sys(vm, process::getresgid())?.map(|n| id(vm, n));
        Ok(vm.tuple(&ids).value())
    }, Any;
    "getgroups($module, /)" => |vm: &mut Vm| -> PyResult {
        let groups = sys(vm, process::getgroups())?;
        id_list(vm, &groups)
    }, Any;
    /// Set the groups of the current process to list.
    "setgroups($module, groups, /)" => setgroups, Any;
    /// Initialize the group access list.
    ///
    /// The process gets the groups that the user is a member of, and the given one.
    "initgroups($module, username, gid, /)" => |vm: &mut Vm, user: Value, group: Id| -> PyResult<()> {
        let user = c_string(vm, user)?;
        sys(vm, process::initgroups(&user, group.0))
    }, Any;
    /// Returns a list of groups to which a user belongs.
    ///
    ///   user
    ///     username to lookup
    ///   group
    ///     base group id of the user
    "getgrouplist($module, user, group, /)" => |vm: &mut Vm, user: Gc<Str>, group: Gid| -> PyResult {
        let text = vm.to_utf8(user)?;
        let Ok(user) = CString::new(text) else { return Err(vm.value_error("embedded null character")) };
        let groups = sys(vm, process::getgrouplist(&user, group.0))?;
        id_list(vm, &groups)
    }, Any;
    "getpgid($module, /, pid)" => |vm: &mut Vm, pid: i32| -> PyResult { sys(vm, process::getpgid(pid)).map(Value::int32) }, Any;
    "getpgrp($module, /)" => |vm: &mut Vm| -> PyResult { sys(vm, process::getpgid(0)).map(Value::int32) }, Any;
    "setpgid($module, pid, pgrp, /)" => |vm: &mut Vm, pid: i32, group: i32| -> PyResult<()> {
        sys(vm, process::setpgid(pid, group))
    }, Any;
    "setpgrp($module, /)" => |vm: &mut Vm| -> PyResult<()> { sys(vm, process::setpgid(0, 0)) }, Any;
    "getsid($module, pid, /)" => |vm: &mut Vm, pid: i32| -> PyResult { sys(vm, process::getsid(pid)).map(Value::int32) }, Any;
    "setsid($module, /)" => |vm: &mut Vm| -> PyResult<()> { sys(vm, process::setsid()).map(drop) }, Any;
    /// Return the actual login name.
    "getlogin($module, /)" => |vm: &mut Vm| -> PyResult {
        let name = sys(vm, process::getlogin())?;
        kaa_types::paths::fs_str(vm, &name).map(Gc::value)
    }, Any;
}

fn id_list(vm: &mut Vm, ids: &[u32]) -> PyResult {
    let list = vm.new_list();
    for &n in ids {
        let n = id(vm, n);
        list.push(vm, n)?;
    }
    Ok(list.value())
}

fn setgroups(vm: &mut Vm, groups: Value) -> PyResult<()> {
    const MOST: usize = 65536;
    if vm.class_of(groups).slots.getitem.get().is_none() || vm.as_dict(groups).is_some() {
        return Err(vm.type_error("setgroups argument must be a sequence"));
    }
    if vm.len(groups)? > MOST {
        return Err(vm.value_error("too many groups"));
    }
    let list = vm.collect_list(groups)?;
    let mut ids = Vec::with_capacity(list.len());
    for i in 0..list.len() {
        let Some(group) = list.get(i) else { break };
        if !vm.is_int(group) {
            return Err(vm.type_error("groups must be integers"));
        }
        ids.push(group_or_user(vm, group, "gid")?);
    }
    sys(vm, process::setgroups(&ids))
}

/// A configuration name: a number, or a string from a table.
fn conf_name(vm: &mut Vm, name: Value, table: &[(&str, i32)]) -> PyResult<i32> {
    if let Some(text) = vm.as_str(name) {
        let text = text.to_lossy();
        return match table.iter().find(|(n, _)| *n == text) {
            Some(&(_, number)) => Ok(number),
            None => Err(vm.value_error("unrecognized configuration name")),
        };
    }
    if vm.class_of(name).slots.index.get().is_none() {
        return Err(vm.type_error("configuration names must be strings or integers"));
    }
    let number = vm.to_i64(name, "Python int too large to convert to C int")?;
    match i32::try_from(number) {
        Ok(n) => Ok(n),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

methods! { SYSTEM: Module =>
    /// Return an object identifying the current operating system.
    "uname($module, /)" => |vm: &mut Vm| -> PyResult {
        let fields = sys(vm, process::uname())?;
        let mut values = [Value::NONE; 5];
        for (to, field) in values.iter_mut().zip(fields) {
            *to = kaa_types::paths::fs_str(vm, &field)?.value();
        }
        results::make(vm, |r| r.uname, &values)
    }, Any;
    /// Return a collection containing process timing information.
    "times($module, /)" => |vm: &mut Vm| -> PyResult {
        let (times, ticks) = sys(vm, process::times())?;
        let values = times.map(|t| vm.float(t as f64 / ticks as f64));
        results::make(vm, |r| r.times, &values)
    }, Any;
    /// Return the number of logical CPUs in the system.
    "cpu_count($module, /)" => |vm: &mut Vm| -> Value {
        if vm.settings.cpu_count > 0 {
            return vm.int(vm.settings.cpu_count);
        }
        match process::cpu_count() {
            Some(n) => vm.int(n),
            None => Value::NONE,
        }
    }, Any;
    /// Return average recent system load information.
    "getloadavg($module, /)" => |vm: &mut Vm| -> PyResult {
        match process::getloadavg() {
            Some(loads) => {
                let loads = loads.map(|x| vm.float(x));
                Ok(vm.tuple(&loads).value())
            }
            None => Err(vm.raise_named("OSError", "Load averages are unobtainable")),
        }
    }, Any;
    /// Return an integer-valued system configuration variable.
    "sysconf($module, name, /)" => |vm: &mut Vm, name: Value| -> PyResult<i64> {
        let name = conf_name(vm, name, kaa_host::generated_conf::SYSCONF)?;
        sys(vm, process::sysconf(name))
    }, Any;
    "confstr($module, name, /)" => |vm: &mut Vm, name: Value| -> PyResult {
        let name = conf_name(vm, name, kaa_host::generated_conf::CONFSTR)?;
        match sys(vm, process::confstr(name))? {
            Some(text) => kaa_types::paths::fs_str(vm, &text).map(Gc::value),
            None => Ok(Value::NONE),
        }
    }, Any;
    "pathconf($module, /, path, name)" => |vm: &mut Vm, path: Path<true>, name: Value| -> PyResult<i64> {
        let name = conf_name(vm, name, kaa_host::generated_conf::PATHCONF)?;
        let result = match path.fd {
            Some(fd) => process::fpathconf(fd, name),
            None => process::pathconf(path.c(), name),
        };
        path.check(vm, result)
    }, Any;
    "fpathconf($module, fd, name, /)" => |vm: &mut Vm, fd: crate::args::FileNo, name: Value| -> PyResult<i64> {
        let name = conf_name(vm, name, kaa_host::generated_conf::PATHCONF)?;
        sys(vm, process::fpathconf(fd.0, name))
    }, Any;
    /// Return a bytes object containing random bytes suitable for cryptographic use.
    "urandom($module, size, /)" => |vm: &mut Vm, size: isize| -> PyResult<Gc<Bytes>> {
        if size < 0 {
            return Err(vm.value_error("negative argument not allowed"));
        }
        random(vm, size as usize, 0, true)
    }, Any;
    /// Obtain a series of random bytes.
    "getrandom($module, /, size, flags=0)" => |vm: &mut Vm, size: isize, flags: Option<i32>| -> PyResult<Gc<Bytes>> {
        if size < 0 {
            return Err(vm.os_error(kaa_host::errno::EINVAL, None));
        }
        random(vm, size as usize, flags.unwrap_or(0) as u32, false)
    }, Any;
    /// Translate an error code to a message string.
    "strerror($module, code, /)" => |_: &mut Vm, code: i32| kaa_host::error_text(code), Alloc;
    /// Get program scheduling priority.
    "getpriority($module, /, which, who)" => |vm: &mut Vm, which: i32, who: i32| -> PyResult {
        sys(vm, process::getpriority(which, who)).map(Value::int32)
    }, Any;
    "setpriority($module, /, which, who, priority)" => |vm: &mut Vm, which: i32, who: i32, priority: i32| -> PyResult<()> {
        sys(vm, process::setpriority(which, who, priority))
    }, Any;
    "nice($module, increment, /)" => |vm: &mut Vm, by: i32| -> PyResult { sys(vm, process::nice(by)).map(Value::int32) }, Any;
    "sched_yield($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        let result = vm.without_lock(process::sched_yield);
        sys(vm, result)
    }, Any;
    /// Return the affinity of the process identified by pid (or the current process if zero).
    "sched_getaffinity($module, pid, /)" => |vm: &mut Vm, pid: i32| -> PyResult {
        let cpus = sys(vm, process::sched_getaffinity(pid))?;
        let list = vm.new_list();
        for cpu in cpus {
            let cpu = vm.int_from_usize(cpu);
            list.push(vm, cpu)?;
        }
        let set = vm.types.set.value();
        vm.call(set, &[list.value()])
    }, Any;
    "sched_setaffinity($module, pid, mask, /)" => |vm: &mut Vm, pid: i32, mask: Value| -> PyResult<()> {
        let mut cpus = Vec::new();
        vm.for_each(mask, |vm, cpu| {
            if !vm.is_int(cpu) {
                let class = vm.class_of(cpu).value();
                let class = vm.repr(class)?.to_lossy();
                return Err(vm.type_error(format!("expected an iterator of ints, but iterator yielded {class}")));
            }
            match vm.to_i64(cpu, "Python int too large to convert to C long")? {
                n if n < 0 => Err(vm.value_error("negative CPU number")),
                n => {
                    cpus.push(n as usize);
                    Ok(())
                }
            }
        })?;
        sys(vm, process::sched_setaffinity(pid, &cpus))
    }, Any;
}

fn random(vm: &mut Vm, size: usize, flags: u32, whole: bool) -> PyResult<Gc<Bytes>> {
    let mut out = Vec::new();
    if out.try_reserve_exact(size).is_err() {
        return Err(vm.memory_error());
    }
    out.resize(size, 0);
    let mut done = 0;
    while done < size {
        let result = crate::args::retry(vm, || process::getrandom(&mut out[done..], flags))?;
        done += sys(vm, result)?;
        if !whole {
            break;
        }
    }
    vm.new_bytes(&out[..done])
}
