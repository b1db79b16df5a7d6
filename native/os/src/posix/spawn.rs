//! `posix_spawn` and `posix_spawnp`. CPython: `py_posix_spawn`.

use super::process::{c_string, environment, strings};
use super::schedule;
use crate::args::{Path, bits, sys};
use kaa_host::posix_spawn::{self, Attributes, FileActions};
use kaa_host::signal::SignalSet;
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

/// The arguments behind path, program's arguments and environment.
struct Options {
    actions: Option<Value>,
    group: Option<Value>,
    reset_ids: Option<bool>,
    session: Option<bool>,
    mask: Option<Value>,
    default: Option<Value>,
    scheduler: Option<Value>,
}

macro_rules! row {
    ($name:literal) => {
        |vm: &mut Vm,
         path: Path,
         argv: Value,
         env: Value,
         actions: Option<Value>,
         group: Option<Value>,
         reset_ids: Option<bool>,
         session: Option<bool>,
         mask: Option<Value>,
         default: Option<Value>,
         scheduler: Option<Value>|
         -> PyResult {
            let options = Options { actions, group, reset_ids, session, mask, default, scheduler };
            spawn(vm, $name, path, argv, env, options)
        }
    };
}

methods! { FUNCTIONS: Module =>
    /// Execute the program specified by path in a new process.
    ///
    ///   path
    ///     Path of executable file.
    ///   argv
    ///     Tuple or list of strings.
    ///   env
    ///     Dictionary of strings mapping to strings, or None for this process's environment.
    ///   file_actions
    ///     A sequence of file action tuples.
    ///   setpgroup
    ///     The process group that the process joins.
    ///   resetids
    ///     Whether effective user and group become the real ones.
    ///   setsid
    ///     Whether the process has a session of its own.
    ///   setsigmask
    ///     Signals that are blocked in the process.
    ///   setsigdef
    ///     Signals that are handled as by default.
    ///   scheduler
    ///     A tuple with the scheduler policy (optional) and parameters.
    "posix_spawn($module, path, argv, env, /, *, file_actions=(),\n            setpgroup=None, resetids=False, setsid=False,\n            setsigmask=(), setsigdef=(), scheduler=None)" => row!("posix_spawn"), Any;
    /// Execute the program specified by path in a new process.
    ///
    /// As posix_spawn; a path without a slash is looked for in the directories of PATH.
    "posix_spawnp($module, path, argv, env, /, *, file_actions=(),\n             setpgroup=None, resetids=False, setsid=False,\n             setsigmask=(), setsigdef=(), scheduler=None)" => row!("posix_spawnp"), Any;
}

fn spawn(vm: &mut Vm, name: &str, path: Path, argv: Value, env: Value, options: Options) -> PyResult {
    if vm.as_list(argv).is_none() && vm.as_tuple(argv).is_none() {
        return Err(vm.type_error(format!("{name}: argv must be a tuple or list")));
    }
    if vm.len(argv)? == 0 {
        return Err(vm.value_error(format!("{name}: argv must not be empty")));
    }
    if !env.is_none() && vm.class_of(env).slots.getitem.get().is_none() {
        return Err(vm.type_error(format!("{name}: environment must be a mapping object or None")));
    }
    let argv = strings(vm, argv)?;
    if argv.first().is_none_or(|first| first.is_empty()) {
        return Err(vm.value_error(format!("{name}: argv first element cannot be empty")));
    }
    let env = match env {
        Value::NONE => None,
        env => Some(environment(vm, env)?),
    };
    let actions = match options.actions.filter(|actions| !actions.is_none()) {
        Some(actions) => Some(file_actions(vm, actions)?),
        None => None,
    };
    let attributes = attributes(vm, name, &options)?;
    let search = name == "posix_spawnp";
    // The calling thread keeps the isolate's lock, as the environment must not change meanwhile.
    let result = posix_spawn::spawn(search, path.c(), actions.as_ref(), attributes, &argv, env.as_deref());
    path.check(vm, result).map(Value::int32)
}

fn int(vm: &mut Vm, value: Value) -> PyResult<i32> {
    let n = vm.to_i64(value, "Python int too large to convert to C int")?;
    match i32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// An int in a file action, whose errors are worded otherwise.
fn action_int(vm: &mut Vm, value: Value) -> PyResult<i32> {
    let n = vm.to_i64(value, "Python int too large to convert to C long")?;
    match i32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) if n > 0 => Err(vm.overflow_error("signed integer is greater than maximum")),
        Err(_) => Err(vm.overflow_error("signed integer is less than minimum")),
    }
}

/// CPython: `parse_file_actions`.
fn file_actions(vm: &mut Vm, actions: Value) -> PyResult<FileActions> {
    if vm.class_of(actions).slots.iter.get().is_none() && vm.class_of(actions).slots.getitem.get().is_none() {
        return Err(vm.type_error("file_actions must be a sequence or None"));
    }
    let list = vm.collect_list(actions)?;
    let mut made = sys(vm, FileActions::new())?;
    for i in 0..list.len() {
        let Some(action) = list.get(i) else { break };
        let Some(action) = vm.as_tuple(action).filter(|action| !action.items().is_empty()) else {
            return Err(vm.type_error("Each file_actions element must be a non-empty tuple"));
        };
        add_action(vm, &mut made, action)?;
    }
    Ok(made)
}

fn add_action(vm: &mut Vm, made: &mut FileActions, action: Gc<Tuple>) -> PyResult<()> {
    let parts = action.items();
    let tag = vm.to_i64(parts[0], "Python int too large to convert to C long")?;
    let result = match tag {
        0 => {
            let [_, fd, path, flags, mode] = *parts else { return Err(wrong_open(vm)) };
            let fd = action_int(vm, fd)?;
            let path = c_string(vm, path)?;
            let flags = action_int(vm, flags)?;
            if vm.class_of(mode).slots.index.get().is_none() {
                return Err(wrong_open(vm));
            }
            let mode = vm.index(mode)?;
            let mode = bits(vm, mode)?;
            made.open(fd, &path, flags, mode)
        }
        1 => {
            let [_, fd] = *parts else {
                return Err(vm.type_error("A close file_action tuple must have 2 elements"));
            };
            made.close(action_int(vm, fd)?)
        }
        2 => {
            let [_, fd, to] = *parts else {
                return Err(vm.type_error("A dup2 file_action tuple must have 3 elements"));
            };
            let fd = action_int(vm, fd)?;
            made.dup2(fd, action_int(vm, to)?)
        }
        3 => {
            let [_, fd] = *parts else {
                return Err(vm.type_error("A closefrom file_action tuple must have 2 elements"));
            };
            made.close_from(action_int(vm, fd)?)
        }
        _ => return Err(vm.type_error("Unknown file_actions identifier")),
    };
    sys(vm, result)
}

#[cold]
fn wrong_open(vm: &mut Vm) -> kaa_object::Raised {
    vm.type_error("A open file_action tuple must have 5 elements")
}

/// CPython: `_Py_Sigset_Converter`.
fn signals(vm: &mut Vm, numbers: Value) -> PyResult<SignalSet> {
    const LAST: i64 = 64;
    let list = vm.collect_list(numbers)?;
    let mut set = SignalSet::empty();
    for i in 0..list.len() {
        let Some(number) = list.get(i) else { break };
        let number = vm.index(number)?.as_int().unwrap_or(-1);
        if !(1..=LAST).contains(&number) {
            return Err(vm.value_error(format!("signal number {number} out of range [1; {LAST}]")));
        }
        if !set.add(number as i32) {
            let text = format!("invalid signal number {number}, please use valid_signals()");
            vm.warn_named("RuntimeWarning", &text, 1)?;
        }
    }
    Ok(set)
}

/// CPython: `parse_posix_spawn_flags`.
fn attributes(vm: &mut Vm, name: &str, options: &Options) -> PyResult<Attributes> {
    let mut made = sys(vm, Attributes::new())?;
    if let Some(group) = options.group.filter(|group| !group.is_none()) {
        let group = int(vm, group)?;
        sys(vm, made.set_group(group))?;
    }
    if options.reset_ids == Some(true) {
        made.reset_ids();
    }
    if options.session == Some(true) {
        made.new_session();
    }
    if let Some(mask) = options.mask {
        let mask = signals(vm, mask)?;
        sys(vm, made.set_mask(&mask))?;
    }
    if let Some(default) = options.default {
        let default = signals(vm, default)?;
        sys(vm, made.set_default(&default))?;
    }
    let Some(scheduler) = options.scheduler.filter(|scheduler| !scheduler.is_none()) else { return Ok(made) };
    let Some(scheduler) = vm.as_tuple(scheduler) else {
        return Err(vm.type_error(format!("{name}: scheduler must be a tuple or None")));
    };
    let [policy, parameter] = *scheduler.items() else {
        return Err(vm.type_error("A scheduler tuple must have two elements"));
    };
    let priority = schedule::priority(vm, parameter)?;
    let policy = match policy {
        Value::NONE => None,
        policy => Some(int(vm, policy)?),
    };
    sys(vm, made.set_scheduler(policy, priority))?;
    Ok(made)
}
