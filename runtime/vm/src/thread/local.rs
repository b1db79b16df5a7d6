//! `_thread._local`: an object with a namespace for each thread.
//!
//! Before each access to an attribute the running thread's namespace becomes the object's `__dict__`; nothing that
//! could let another thread run comes between that and the access.

use kaa_object::attr::{generic_getattr, generic_setattr};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::WeakRef;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Value, Vm};
use std::cell::RefCell;

/// `_thread._local`
pub struct Local {
    /// Namespaces by the serial number of their threads.
    namespaces: RefCell<Vec<(u64, Gc<Dict>)>>,
    /// What `__init__` is called with in each thread.
    args: Slot<Gc<Tuple>>,
    names: Slot<Option<Gc<Tuple>>>,
}
kaa_gc::trace_fields!(Local { namespaces, args, names });

impl Local {
    fn namespace(&self, serial: u64) -> Option<Gc<Dict>> {
        self.namespaces.borrow().iter().find(|(s, _)| *s == serial).map(|(_, dict)| *dict)
    }
}

fn add_namespace(vm: &mut Vm, local: Gc<Local>) -> PyResult<Gc<Dict>> {
    let dict = vm.new_dict();
    let serial = vm.thread.serial;
    local.namespaces.borrow_mut().push((serial, dict));
    local.wrote_many();
    let weak = vm.new_weakref_raw(local.value(), None);
    let list = match vm.thread.locals.and_then(|l| vm.as_list(l)) {
        Some(list) => list,
        None => {
            let list = vm.new_list();
            vm.thread.locals = Some(list.value());
            list
        }
    };
    list.push(vm, weak.value())?;
    Ok(dict)
}

/// Makes the running thread's namespace the object's, with `__init__` called where the thread is new to it.
fn enter(vm: &mut Vm, this: Value) -> PyResult<Gc<Dict>> {
    let local = vm.this::<Local>(this);
    let serial = vm.thread.serial;
    if let Some(dict) = local.namespace(serial) {
        vm.set_instance_dict(this, dict)?;
        return Ok(dict);
    }
    let dict = add_namespace(vm, local)?;
    vm.set_instance_dict(this, dict)?;
    let class = vm.class_of(this);
    let object_init = vm.types.object.slots.init.get().map(|f| f as usize);
    if let Some(init) = class.slots.init.get().filter(|f| Some(*f as usize) != object_init) {
        let (args, names) = (local.args.get(), local.names.get());
        if let Err(raised) = init(vm, this, Args { values: args.items(), names }) {
            // The thread is to try again.
            local.namespaces.borrow_mut().retain(|(s, _)| *s != serial);
            return Err(raised);
        }
        vm.set_instance_dict(this, dict)?;
    }
    Ok(dict)
}

/// Drops the namespaces of the running thread, which ends.
pub fn leave_thread(vm: &mut Vm) {
    let serial = vm.thread.serial;
    let list: Option<Gc<List>> = vm.thread.locals.take().and_then(|l| vm.as_list(l));
    for i in 0..list.map_or(0, |l| l.len()) {
        let weak = list.and_then(|l| l.get(i)).and_then(|w| vm.payload::<WeakRef>(w));
        let local = weak.and_then(|w| w.target.get()).and_then(|t| vm.payload::<Local>(t));
        if let Some(local) = local {
            local.namespaces.borrow_mut().retain(|(s, _)| *s != serial);
        }
    }
}

fn is_dict_name(vm: &Vm, name: Value) -> bool {
    vm.as_str(name).is_some_and(|n| n.same_text(&vm.names.__dict__))
}

pub static LOCAL: TypeDef = TypeDef {
    doc: Some("Thread-local data"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            let object_init = vm.types.object.slots.init.get().map(|f| f as usize);
            if !args.values.is_empty() && class.slots.init.get().map(|f| f as usize) == object_init {
                return Err(vm.type_error("Initialization arguments are not supported"));
            }
            let kept = vm.tuple(args.values);
            let payload =
                Local { namespaces: RefCell::default(), args: Slot::new(kept), names: Slot::new(args.names) };
            let local = vm.alloc_instance(class, payload);
            let dict = add_namespace(vm, local)?;
            vm.set_instance_dict(local.value(), dict)?;
            Ok(local.value())
        }));
        s.getattro.set(Some(|vm, this, name| {
            let dict = enter(vm, this)?;
            if is_dict_name(vm, name.value()) {
                return Ok(dict.value());
            }
            generic_getattr(vm, this, name)
        }));
        s.setattro.set(Some(|vm, this, name, value| {
            if is_dict_name(vm, name.value()) {
                let (class, name) = (vm.type_name_of(this), name);
                let text = format!("'{class}' object attribute '__dict__' is read-only");
                return Err(vm.attribute_error(this, name, text));
            }
            enter(vm, this)?;
            generic_setattr(vm, this, name, value)
        }));
    },
    getset: &[GetSetDef {
        name: "__dict__",
        doc: "Local dictionary",
        get: |vm, this| enter(vm, this).map(Gc::value),
        set: None,
    }],
    has_dict: true,
    weakrefable: true,
    ..TypeDef::new("_thread._local")
};
