//! `pwd` and `grp`: the databases of users and groups. CPython: `Modules/pwdmodule.c`, `grpmodule.c`.

use crate::args::sys;
use kaa_host::users::{self, Group, User};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::list::ListRef;
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Str, Type, Value, Vm, methods};
use kaa_types::{paths, structseq};
use std::ffi::CString;

pub static PWD: ModuleDef = ModuleDef {
    name: "pwd",
    doc: Some("The database of users."),
    functions: &[PWD_FUNCTIONS],
    init: |vm, module| {
        let fields = ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"];
        let class = structseq::define(vm, &STRUCT_PASSWD, &fields, 7)?;
        add(vm, module, class)?;
        vm.state::<Classes>().user = Some(class);
        Ok(())
    },
};

pub static GRP: ModuleDef = ModuleDef {
    name: "grp",
    doc: Some("The database of groups."),
    functions: &[GRP_FUNCTIONS],
    init: |vm, module| {
        let class = structseq::define(vm, &STRUCT_GROUP, &["gr_name", "gr_passwd", "gr_gid", "gr_mem"], 4)?;
        add(vm, module, class)?;
        vm.state::<Classes>().group = Some(class);
        Ok(())
    },
};

static STRUCT_PASSWD: TypeDef = TypeDef {
    doc: Some("An entry of the database of users."),
    slots: structseq::slots,
    methods: &[structseq::METHODS],
    ..TypeDef::new("pwd.struct_passwd")
};

static STRUCT_GROUP: TypeDef = TypeDef {
    doc: Some("An entry of the database of groups."),
    slots: structseq::slots,
    methods: &[structseq::METHODS],
    ..TypeDef::new("grp.struct_group")
};

#[derive(Default)]
struct Classes {
    user: Option<Gc<Type>>,
    group: Option<Gc<Type>>,
}

fn add(vm: &mut Vm, module: Gc<Module>, class: Gc<Type>) -> PyResult<()> {
    vm.add_root(class.value());
    vm.module_add_type(module, class)
}

fn user(vm: &mut Vm, u: &User) -> PyResult {
    let [name, password, gecos, dir, shell] = &u.texts;
    let values = [
        paths::fs_str(vm, name)?.value(),
        paths::fs_str(vm, password)?.value(),
        vm.int(u.uid as i64),
        vm.int(u.gid as i64),
        paths::fs_str(vm, gecos)?.value(),
        paths::fs_str(vm, dir)?.value(),
        paths::fs_str(vm, shell)?.value(),
    ];
    match vm.state::<Classes>().user {
        Some(class) => structseq::make(vm, class, &values),
        None => Err(vm.runtime_error("pwd is not ready")),
    }
}

fn group(vm: &mut Vm, g: &Group) -> PyResult {
    let members = vm.new_list();
    for member in &g.members {
        let member = paths::fs_str(vm, member)?.value();
        members.push(vm, member)?;
    }
    let values = [
        paths::fs_str(vm, &g.name)?.value(),
        paths::fs_str(vm, &g.password)?.value(),
        vm.int(g.gid as i64),
        members.value(),
    ];
    match vm.state::<Classes>().group {
        Some(class) => structseq::make(vm, class, &values),
        None => Err(vm.runtime_error("grp is not ready")),
    }
}

fn name_arg(vm: &mut Vm, name: Gc<Str>) -> PyResult<CString> {
    let bytes = paths::fs_bytes(vm, name.value())?;
    match CString::new(bytes) {
        Ok(name) => Ok(name),
        Err(_) => Err(vm.value_error("embedded null byte")),
    }
}

fn missing(vm: &mut Vm, message: String) -> kaa_object::Raised {
    let text = vm.str(&message).value();
    vm.key_error(text)
}

/// A user or group number; `None` where no number of that size can exist.
fn number(vm: &mut Vm, value: Value, kind: &str) -> PyResult<Option<u32>> {
    if vm.class_of(value).slots.index.get().is_none() {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("{kind} should be integer, not {class}")));
    }
    match vm.to_i64(value, "") {
        Ok(-1) => Ok(Some(u32::MAX)),
        // Users below zero are none; groups are refused.
        Ok(n) if n < 0 && kind == "gid" => Err(vm.overflow_error("gid is less than minimum")),
        Ok(n) => Ok(u32::try_from(n).ok()),
        Err(_) => {
            vm.clear_exception();
            Ok(None)
        }
    }
}

methods! { PWD_FUNCTIONS: Module =>
    /// Return the password database entry for the given numeric user ID.
    "getpwuid($module, uidobj, /)" => |vm: &mut Vm, uid: Value| -> PyResult {
        let found = match number(vm, uid, "uid")? {
            Some(n) => sys(vm, users::user_by_id(n))?,
            None => None,
        };
        match found {
            Some(u) => user(vm, &u),
            None => {
                let text = vm.repr(uid)?.to_lossy();
                Err(missing(vm, format!("getpwuid(): uid not found: {text}")))
            }
        }
    }, Any;
    /// Return the password database entry for the given user name.
    "getpwnam($module, name, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        let text = name_arg(vm, name)?;
        match sys(vm, users::user_by_name(&text))? {
            Some(u) => user(vm, &u),
            None => {
                let text = vm.repr(name.value())?.to_lossy();
                Err(missing(vm, format!("getpwnam(): name not found: {text}")))
            }
        }
    }, Any;
    /// Return a list of all available password database entries, in arbitrary order.
    "getpwall($module, /)" => |vm: &mut Vm| -> PyResult {
        let list = vm.new_list();
        for u in users::all_users() {
            let u = user(vm, &u)?;
            list.push(vm, u)?;
        }
        Ok(list.value())
    }, Any;
}

methods! { GRP_FUNCTIONS: Module =>
    /// Return the group database entry for the given numeric group ID.
    "getgrgid($module, /, id)" => |vm: &mut Vm, gid: Value| -> PyResult {
        let found = match number(vm, gid, "gid")? {
            Some(n) => sys(vm, users::group_by_id(n))?,
            None => None,
        };
        match found {
            Some(g) => group(vm, &g),
            None => {
                let text = vm.repr(gid)?.to_lossy();
                Err(missing(vm, format!("getgrgid(): gid not found: {text}")))
            }
        }
    }, Any;
    /// Return the group database entry for the given group name.
    "getgrnam($module, /, name)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        let text = name_arg(vm, name)?;
        match sys(vm, users::group_by_name(&text))? {
            Some(g) => group(vm, &g),
            None => {
                let text = vm.repr(name.value())?.to_lossy();
                Err(missing(vm, format!("getgrnam(): name not found: {text}")))
            }
        }
    }, Any;
    /// Return a list of all available group entries, in arbitrary order.
    "getgrall($module, /)" => |vm: &mut Vm| -> PyResult {
        let list = vm.new_list();
        for g in users::all_groups() {
            let g = group(vm, &g)?;
            list.push(vm, g)?;
        }
        Ok(list.value())
    }, Any;
}
