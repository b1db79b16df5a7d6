//! Scheduling of processes, and namespaces of the calling thread.

use crate::args::{FileNo, sys};
use kaa_host::schedule;
use kaa_object::declare::TypeDef;
use kaa_object::payloads::Module;
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm, methods};
use kaa_types::structseq;

static SCHED_PARAM: TypeDef = TypeDef {
    doc: Some(
        "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.",
    ),
    signature: Some("(sched_priority)"),
    slots: |s| {
        structseq::slots(s);
        s.new.set(Some(new));
    },
    methods: &[structseq::METHODS, REDUCE],
    ..TypeDef::new("posix.sched_param")
};

/// The class of parameters.
#[derive(Default)]
struct Schedule {
    parameter: Option<Gc<Type>>,
}

/// Defines `sched_param` and adds it to the module.
pub fn define(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let class = structseq::define(vm, &SCHED_PARAM, &["sched_priority"], 1)?;
    vm.add_root(class.value());
    vm.module_add_type(module, class)?;
    vm.state::<Schedule>().parameter = Some(class);
    Ok(())
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let given = args.values.len();
    if given > 1 {
        return Err(vm.type_error(format!("sched_param() takes at most 1 argument ({given} given)")));
    }
    match args.positional().first().copied().or(args.keyword("sched_priority")) {
        Some(priority) => structseq::make(vm, class, &[priority]),
        None => Err(vm.type_error("sched_param() missing required argument 'sched_priority' (pos 1)")),
    }
}

methods! { REDUCE: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let class = vm.class_of(this).value();
        let priority = structseq::field(vm, this, 0);
        let args = vm.try_tuple(&[priority])?.value();
        vm.try_tuple(&[class, args]).map(Gc::value)
    }, Any;
}

/// The priority of a `sched_param`. CPython: `convert_sched_param`.
pub fn priority(vm: &mut Vm, parameter: Value) -> PyResult<i32> {
    let tuple: Option<Gc<Tuple>> = vm.as_tuple(parameter);
    let class = vm.class_of(parameter);
    let known = vm.state::<Schedule>().parameter == Some(class);
    let Some(priority) = tuple.filter(|_| known).and_then(|tuple| tuple.get(0)) else {
        return Err(vm.type_error("must have a sched_param object"));
    };
    let wide = vm.to_i64(priority, "Python int too large to convert to C long")?;
    match i32::try_from(wide) {
        Ok(n) => Ok(n),
        Err(_) => Err(vm.overflow_error("sched_priority out of range")),
    }
}

fn parameter(vm: &mut Vm, priority: i32) -> PyResult {
    match vm.state::<Schedule>().parameter {
        Some(class) => structseq::make(vm, class, &[Value::int32(priority)]),
        None => Err(vm.runtime_error("posix is not ready")),
    }
}

methods! { FUNCTIONS: Module =>
    /// Get the maximum scheduling priority for policy.
    "sched_get_priority_max($module, /, policy)" => |vm: &mut Vm, policy: i32| -> PyResult {
        sys(vm, schedule::priority_max(policy)).map(Value::int32)
    }, Any;
    /// Get the minimum scheduling priority for policy.
    "sched_get_priority_min($module, /, policy)" => |vm: &mut Vm, policy: i32| -> PyResult {
        sys(vm, schedule::priority_min(policy)).map(Value::int32)
    }, Any;
    /// Returns scheduling parameters for the process identified by pid.
    ///
    /// If pid is 0, returns parameters for the calling process.
    /// Return value is an instance of sched_param.
    "sched_getparam($module, pid, /)" => |vm: &mut Vm, pid: i32| -> PyResult {
        let priority = sys(vm, schedule::priority(pid))?;
        parameter(vm, priority)
    }, Any;
    /// Set scheduling parameters for the process identified by pid.
    ///
    /// If pid is 0, sets parameters for the calling process.
    /// param should be an instance of sched_param.
    "sched_setparam($module, pid, param, /)" => |vm: &mut Vm, pid: i32, param: Value| -> PyResult<()> {
        let priority = priority(vm, param)?;
        sys(vm, schedule::set_priority(pid, priority))
    }, Any;
    /// Get the scheduling policy for the process identified by pid.
    ///
    /// Passing 0 for pid returns the scheduling policy for the calling process.
    "sched_getscheduler($module, pid, /)" => |vm: &mut Vm, pid: i32| -> PyResult {
        sys(vm, schedule::policy(pid)).map(Value::int32)
    }, Any;
    /// Set the scheduling policy for the process identified by pid.
    ///
    /// If pid is 0, the calling process is changed.
    /// param is an instance of sched_param.
    "sched_setscheduler($module, pid, policy, param, /)" =>
        |vm: &mut Vm, pid: i32, policy: i32, param: Value| -> PyResult<()> {
            let priority = priority(vm, param)?;
            sys(vm, schedule::set_policy(pid, policy, priority))
        }, Any;
    /// Return the round-robin quantum for the process identified by pid, in seconds.
    ///
    /// Value returned is a float.
    "sched_rr_get_interval($module, pid, /)" => |vm: &mut Vm, pid: i32| -> PyResult<f64> {
        let (whole, nanos) = sys(vm, schedule::interval(pid))?;
        Ok(whole as f64 + 1e-9 * nanos as f64)
    }, Any;
    /// Move the calling thread into different namespaces.
    ///
    ///   fd
    ///     A file descriptor to a namespace.
    ///   nstype
    ///     Type of namespace.
    "setns($module, /, fd, nstype=0)" => |vm: &mut Vm, fd: FileNo, kind: Option<i32>| -> PyResult<()> {
        let result = vm.without_lock(|| schedule::setns(fd.0, kind.unwrap_or(0)));
        sys(vm, result)
    }, Any;
    /// Disassociate parts of a process (or thread) execution context.
    ///
    ///   flags
    ///     Namespaces to be unshared.
    "unshare($module, /, flags)" => |vm: &mut Vm, flags: i32| -> PyResult<()> {
        let result = vm.without_lock(|| schedule::unshare(flags));
        sys(vm, result)
    }, Any;
}
