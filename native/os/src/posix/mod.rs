//! `posix`: what `os` is made of. CPython: `Modules/posixmodule.c`.

mod descriptors;
mod environment;
mod files;
mod identity;
mod process;
mod results;
mod scandir;
mod schedule;
mod spawn;
mod terminals;
#[cfg(test)]
mod tests;
mod text;
mod timerfd;

pub use process::{after_fork_in_parent, before_fork, in_forked_child};

use kaa_object::declare::ModuleDef;
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Value, Vm};

pub static MODULE: ModuleDef = ModuleDef {
    name: "posix",
    doc: Some("The system calls of POSIX; programs use them through the module os."),
    functions: &[
        files::FILES,
        files::TREE,
        files::ATTRIBUTES,
        descriptors::BASIC,
        descriptors::MORE,
        environment::FUNCTIONS,
        identity::IDS,
        identity::SYSTEM,
        process::CHILDREN,
        process::STATUS,
        scandir::FUNCTIONS,
        schedule::FUNCTIONS,
        spawn::FUNCTIONS,
        terminals::TERMINALS,
        text::FUNCTIONS,
        timerfd::FUNCTIONS,
    ],
    init,
};

/// Optional features, which `os.supports_*` are worked out from.
const HAVE: &[&str] = &[
    "HAVE_FACCESSAT",
    "HAVE_FCHDIR",
    "HAVE_FCHMOD",
    "HAVE_FCHMODAT",
    "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",
    "HAVE_FDOPENDIR",
    "HAVE_FEXECVE",
    "HAVE_FPATHCONF",
    "HAVE_FSTATAT",
    "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE",
    "HAVE_FUTIMENS",
    "HAVE_LINKAT",
    "HAVE_LCHOWN",
    "HAVE_LSTAT",
    "HAVE_LUTIMES",
    "HAVE_MEMFD_CREATE",
    "HAVE_MKDIRAT",
    "HAVE_MKFIFOAT",
    "HAVE_MKNODAT",
    "HAVE_OPENAT",
    "HAVE_READLINKAT",
    "HAVE_RENAMEAT",
    "HAVE_SYMLINKAT",
    "HAVE_UNLINKAT",
    "HAVE_UTIMENSAT",
];

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let tables = [kaa_host::constants::SYSTEM, kaa_host::constants::FIXED];
    for &(name, value) in tables.iter().flat_map(|t| t.iter()) {
        let value = vm.int(value);
        vm.module_set(module, name, value)?;
    }
    let tables = [
        ("sysconf_names", kaa_host::generated_conf::SYSCONF),
        ("pathconf_names", kaa_host::generated_conf::PATHCONF),
        ("confstr_names", kaa_host::generated_conf::CONFSTR),
    ];
    for (name, table) in tables {
        let dict = vm.new_dict();
        for &(key, number) in table {
            vm.dict_set_named(dict, key, Value::int32(number))?;
        }
        vm.module_set(module, name, dict.value())?;
    }
    let have = vm.new_list();
    for name in HAVE {
        let name = vm.str(name).value();
        kaa_object::list::ListRef::push(have, vm, name)?;
    }
    vm.module_set(module, "_have_functions", have.value())?;
    let error = vm.exception_type("OSError").value();
    vm.module_set(module, "error", error)?;
    let environ = environment::environ(vm)?;
    vm.module_set(module, "environ", environ)?;
    results::define(vm, module)?;
    schedule::define(vm, module)?;
    scandir::define(vm, module)
}
