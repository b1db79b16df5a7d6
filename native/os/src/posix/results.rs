//! The struct sequences that `posix` returns.

use kaa_host::fs::Stat;
use kaa_object::declare::TypeDef;
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Type, Value, Vm};
use kaa_types::structseq;

macro_rules! sequences {
    ($($field:ident $def:ident $name:literal $sequence:literal [$($names:literal)*] $doc:literal;)*) => {
        /// The classes of results.
        #[derive(Default, Clone, Copy)]
        pub struct Results { $(pub $field: Option<Gc<Type>>,)* }

        $(static $def: TypeDef = TypeDef {
            doc: Some($doc),
            slots: structseq::slots,
            methods: &[structseq::METHODS],
            ..TypeDef::new($name)
        };)*

        /// Defines the classes and adds them to the module.
        pub fn define(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
            $({
                let class = structseq::define(vm, &$def, &[$($names),*], $sequence)?;
                vm.add_root(class.value());
                vm.module_add_type(module, class)?;
                vm.state::<Results>().$field = Some(class);
            })*
            Ok(())
        }
    };
}

sequences! {
    stat STAT "os.stat_result" 10
        ["st_mode" "st_ino" "st_dev" "st_nlink" "st_uid" "st_gid" "st_size" "" "" ""
         "st_atime" "st_mtime" "st_ctime" "st_atime_ns" "st_mtime_ns" "st_ctime_ns"
         "st_blksize" "st_blocks" "st_rdev"]
        "What stat tells of a file, as a tuple with named fields.";
    statvfs STATVFS "os.statvfs_result" 10
        ["f_bsize" "f_frsize" "f_blocks" "f_bfree" "f_bavail" "f_files" "f_ffree" "f_favail" "f_flag"
         "f_namemax" "f_fsid"]
        "What statvfs tells of a file system, as a tuple with named fields.";
    terminal_size TERMINAL_SIZE "os.terminal_size" 2 ["columns" "lines"] "Size of a terminal in characters.";
    uname UNAME "posix.uname_result" 5 ["sysname" "nodename" "release" "version" "machine"]
        "What uname tells of the system.";
    times TIMES "posix.times_result" 5 ["user" "system" "children_user" "children_system" "elapsed"]
        "Times of the process and its children in seconds.";
    waitid WAITID "posix.waitid_result" 5 ["si_pid" "si_uid" "si_signo" "si_status" "si_code"]
        "waitid_result: Result from waitid.\n\nThis object may be accessed either as a tuple of\n  \
         (si_pid, si_uid, si_signo, si_status, si_code),\nor via the attributes si_pid, si_uid, and so on.";
}

/// An instance of one of the classes.
pub fn make(vm: &mut Vm, class: fn(&Results) -> Option<Gc<Type>>, values: &[Value]) -> PyResult {
    match class(vm.state::<Results>()) {
        Some(class) => structseq::make(vm, class, values),
        None => Err(vm.runtime_error("posix is not ready")),
    }
}

fn seconds((whole, nanos): (i64, i64)) -> f64 {
    whole as f64 + 1e-9 * nanos as f64
}

/// `os.stat_result`
pub fn stat(vm: &mut Vm, s: &Stat) -> PyResult {
    let times = [s.atime, s.mtime, s.ctime];
    let [atime, mtime, ctime] = times.map(|t| vm.int(t.0));
    let [atime_f, mtime_f, ctime_f] = times.map(|t| vm.float(seconds(t)));
    let [atime_ns, mtime_ns, ctime_ns] =
        times.map(|t| vm.int_from_i128(t.0 as i128 * 1_000_000_000 + t.1 as i128));
    let values = [
        Value::int32(s.mode as i32),
        vm.int_from_u64(s.ino),
        vm.int_from_u64(s.dev),
        vm.int_from_u64(s.nlink),
        vm.int(s.uid as i64),
        vm.int(s.gid as i64),
        vm.int(s.size),
        atime,
        mtime,
        ctime,
        atime_f,
        mtime_f,
        ctime_f,
        atime_ns,
        mtime_ns,
        ctime_ns,
        vm.int(s.blksize),
        vm.int(s.blocks),
        vm.int_from_u64(s.rdev),
    ];
    make(vm, |r| r.stat, &values)
}
