//! `resource`: limits and usage of resources. CPython: `Modules/resource.c`.

use kaa_host::resource::{self as host, Usage};
use kaa_host::{Errno, SysResult, errno};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Type, Value, Vm, methods};
use kaa_types::structseq;

pub static MODULE: ModuleDef = ModuleDef { name: "resource", doc: None, functions: &[FUNCTIONS], init };

static STRUCT_RUSAGE: TypeDef = TypeDef {
    doc: Some(
        "struct_rusage: Result from getrusage.\n\nThis object may be accessed either as a tuple of\n    (utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,\n    nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw)\nor via the attributes ru_utime, ru_stime, ru_maxrss, and so on.",
    ),
    slots: structseq::slots,
    methods: &[structseq::METHODS],
    ..TypeDef::new("resource.struct_rusage")
};

#[derive(Default)]
struct State {
    usage: Option<Gc<Type>>,
}

const FIELDS: [&str; 16] = [
    "ru_utime",
    "ru_stime",
    "ru_maxrss",
    "ru_ixrss",
    "ru_idrss",
    "ru_isrss",
    "ru_minflt",
    "ru_majflt",
    "ru_nswap",
    "ru_inblock",
    "ru_oublock",
    "ru_msgsnd",
    "ru_msgrcv",
    "ru_nsignals",
    "ru_nvcsw",
    "ru_nivcsw",
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, value) in host::LIMITS {
        vm.module_set(module, name, Value::int32(value))?;
    }
    let error = vm.exception_type("OSError").value();
    vm.module_set(module, "error", error)?;
    let class = structseq::define(vm, &STRUCT_RUSAGE, &FIELDS, FIELDS.len())?;
    vm.add_root(class.value());
    vm.state::<State>().usage = Some(class);
    vm.module_add_type(module, class)
}

fn usage_value(vm: &mut Vm, usage: &Usage) -> PyResult {
    let mut values = vec![vm.float(usage.user), vm.float(usage.system)];
    for n in usage.counts {
        values.push(vm.int(n));
    }
    match vm.state::<State>().usage {
        Some(class) => structseq::make(vm, class, &values),
        None => Err(vm.runtime_error("resource is not ready")),
    }
}

/// One limit of a pair.
fn limit(vm: &mut Vm, value: Value) -> PyResult<u64> {
    let index = vm.index(value)?;
    match index.as_int() {
        Some(-1) => Ok(u64::MAX),
        Some(n) if n < 0 => Err(vm.value_error("Cannot convert negative int")),
        Some(n) => Ok(n as u64),
        None => Err(vm.overflow_error("Python int too large to convert to C rlim_t")),
    }
}

fn limits(vm: &mut Vm, value: Value) -> PyResult<(u64, u64)> {
    let list = vm.collect_list(value)?;
    let [soft, hard] = *list.items() else {
        return Err(vm.value_error("expected a tuple of 2 integers"));
    };
    let hard_value = hard;
    let soft = limit(vm, soft)?;
    Ok((soft, limit(vm, hard_value)?))
}

fn pair(vm: &mut Vm, (soft, hard): (u64, u64)) -> Value {
    let values = [soft, hard].map(|n| if n == u64::MAX { Value::int32(-1) } else { vm.int_from_u64(n) });
    vm.tuple(&values).value()
}

fn check<T>(vm: &mut Vm, result: SysResult<T>) -> PyResult<T> {
    match result {
        Ok(value) => Ok(value),
        Err(Errno(errno::EINVAL)) => Err(vm.value_error("current limit exceeds maximum limit")),
        Err(Errno(errno::EPERM)) => Err(vm.value_error("not allowed to raise maximum limit")),
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    }
}

fn check_resource(vm: &mut Vm, resource: i32) -> PyResult<()> {
    if (0..16).contains(&resource) { Ok(()) } else { Err(vm.value_error("invalid resource specified")) }
}

methods! { FUNCTIONS: Module =>
    "getrusage($module, who, /)" => |vm: &mut Vm, who: i32| -> PyResult {
        match host::usage(who) {
            Ok(usage) => usage_value(vm, &usage),
            Err(Errno(errno::EINVAL)) => Err(vm.value_error("invalid who parameter")),
            Err(Errno(n)) => Err(vm.os_error(n, None)),
        }
    }, Raises;
    "getrlimit($module, resource, /)" => |vm: &mut Vm, resource: i32| -> PyResult {
        check_resource(vm, resource)?;
        let found = check(vm, host::limit(0, resource, None))?;
        Ok(pair(vm, found))
    }, Raises;
    "setrlimit($module, resource, limits, /)" => |vm: &mut Vm, resource: i32, new: Value| -> PyResult<()> {
        check_resource(vm, resource)?;
        vm.audit("resource.setrlimit", &[&resource, &new])?;
        let new = limits(vm, new)?;
        check(vm, host::limit(0, resource, Some(new))).map(drop)
    }, Any;
    "prlimit($module, pid, resource, limits=None, /)" => |vm: &mut Vm, pid: i32, resource: i32, new: Option<Value>| -> PyResult {
        check_resource(vm, resource)?;
        vm.audit("resource.prlimit", &[&pid, &resource, &new])?;
        let new = match new.filter(|v| !v.is_none()) {
            Some(new) => Some(limits(vm, new)?),
            None => None,
        };
        let old = check(vm, host::limit(pid, resource, new))?;
        Ok(pair(vm, old))
    }, Any;
    "getpagesize($module, /)" => |_: &mut Vm| host::page_size(), Leaf;
}
