//! `_weakref`. CPython: `Modules/_weakref.c`.

use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::payloads::WeakRef;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Trace, Value, Vm, methods};

/// `weakref.ProxyType`
#[derive(Trace)]
pub struct Proxy {
    pad: (),
}

/// `weakref.CallableProxyType`
#[derive(Trace)]
pub struct CallableProxy {
    pad: (),
}

static PROXY: TypeDef =
    TypeDef { flags: type_flags::DISALLOW_INSTANTIATION, ..TypeDef::new("weakref.ProxyType") };
static CALLABLE: TypeDef =
    TypeDef { flags: type_flags::DISALLOW_INSTANTIATION, ..TypeDef::new("weakref.CallableProxyType") };

pub static MODULE: ModuleDef = ModuleDef {
    name: "_weakref",
    doc: Some("Weak-reference support module."),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let object = vm.types.object;
        let reference = vm.types.weakref.value();
        vm.module_set(module, "ref", reference)?;
        vm.module_set(module, "ReferenceType", reference)?;
        let proxy = vm.define_type::<Proxy>(object, &PROXY);
        vm.module_set(module, "ProxyType", proxy.value())?;
        let callable = vm.define_type::<CallableProxy>(object, &CALLABLE);
        vm.module_set(module, "CallableProxyType", callable.value())
    },
};

methods! { FUNCTIONS: Module =>
    /// Return the number of weak references to 'object'.
    "getweakrefcount(object, /)" => |vm: &mut Vm, object: Value| kaa_types::weakref::references(vm, object).len(), Leaf;
    /// Return a list of all weak reference objects pointing to 'object'.
    "getweakrefs(object, /)" => |vm: &mut Vm, object: Value| -> PyResult {
        let all = kaa_types::weakref::references(vm, object);
        vm.list(&all).map(Gc::value)
    }, Alloc;
    /// Create a proxy object that weakly references 'object'.
    "proxy(object, callback=None, /)" => |vm: &mut Vm, object: Value, _callback: Option<Value>| -> PyResult {
        kaa_types::weakref::check(vm, object)?;
        Err(vm.raise_named("NotImplementedError", "weak proxies are not implemented"))
    }, Any;
    /// Atomically remove key from dict if it points to a dead weakref.
    "_remove_dead_weakref(dct, key, /)" => |vm: &mut Vm, dct: Gc<kaa_object::dict::Dict>, key: Value| -> PyResult<()> {
        if let Some(value) = vm.dict_get(dct, key)?
            && vm.payload::<WeakRef>(value).is_some_and(|w| w.target.get().is_none())
        {
            vm.dict_remove(dct, key)?;
        }
        Ok(())
    }, Any;
}
