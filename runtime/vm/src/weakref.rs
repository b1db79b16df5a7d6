//! `_weakref`. CPython: `Modules/_weakref.c`.

use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::number::BinaryOp;
use kaa_object::payloads::WeakRef;
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Gc, PyResult, Value, Vm, methods};

/// The classes of proxies. A proxy is a weak reference with other slots.
#[derive(Default, Clone, Copy)]
struct Proxies {
    plain: Option<Gc<Type>>,
    callable: Option<Gc<Type>>,
}

fn is_proxy_class(vm: &mut Vm, class: Gc<Type>) -> bool {
    let proxies = vm.state::<Proxies>();
    proxies.plain == Some(class) || proxies.callable == Some(class)
}

fn weak_of(vm: &mut Vm, value: Value) -> Option<Gc<WeakRef>> {
    let weak = vm.payload::<WeakRef>(value)?;
    let class = vm.class_of(value);
    is_proxy_class(vm, class).then_some(weak)
}

/// The weak references and proxies to an object, in CPython's order: the reference without a callback, the proxy
/// without one, the others.
fn references(vm: &mut Vm, object: Value) -> Vec<Value> {
    let mut all = kaa_types::weakref::references(vm, object);
    let proxies = *vm.state::<Proxies>();
    let (reference, shared) = (vm.types.weakref, [proxies.plain, proxies.callable]);
    all.sort_by_key(|&value| {
        let class = vm.class_of(value);
        match vm.payload::<WeakRef>(value).is_some_and(|w| w.callback.get().is_none()) {
            true if class == reference => 0,
            true if shared.contains(&Some(class)) => 1,
            _ => 2,
        }
    });
    all
}

fn proxy(vm: &mut Vm, object: Value, callback: Option<Value>) -> PyResult {
    kaa_types::weakref::check(vm, object)?;
    let proxies = *vm.state::<Proxies>();
    let class = if vm.is_callable(object) { proxies.callable } else { proxies.plain };
    let Some(class) = class else { return Err(vm.raise_named("SystemError", "_weakref is not set up")) };
    let callback = callback.filter(|c| !c.is_none());
    // One proxy without a callback per object is enough.
    if callback.is_none()
        && let Some(header) = object.header_ptr()
        && let Some(known) = vm.heap.find_weak_reference(header, |r| {
            vm.class_of(r) == class && vm.payload::<WeakRef>(r).is_some_and(|w| w.callback.get().is_none())
        })
    {
        return Ok(known);
    }
    Ok(vm.new_weakref_of(class, object, callback).value())
}

/// What a proxy stands for; any other value is itself. ReferenceError once it is gone.
fn real(vm: &mut Vm, value: Value) -> PyResult {
    match weak_of(vm, value) {
        None => Ok(value),
        Some(weak) => match weak.target.get() {
            Some(target) => Ok(target),
            None => Err(vm.raise_named("ReferenceError", "weakly-referenced object no longer exists")),
        },
    }
}

macro_rules! forward_binary {
    ($s:ident: $($slot:ident $op:ident),*; $($islot:ident $iop:ident),*) => {
        $($s.$slot.set(Some(|vm, a, b| {
            let (a, b) = (real(vm, a)?, real(vm, b)?);
            vm.binary(BinaryOp::$op, a, b)
        }));)*
        $($s.$islot.set(Some(|vm, a, b| {
            let (a, b) = (real(vm, a)?, real(vm, b)?);
            vm.inplace(BinaryOp::$iop, a, b)
        }));)*
    };
}

fn slots(s: &TypeSlots) {
    s.getattro.set(Some(|vm, this, name| {
        let target = real(vm, this)?;
        vm.getattr(target, name)
    }));
    s.setattro.set(Some(|vm, this, name, value| {
        let target = real(vm, this)?;
        vm.setattr(target, name, value)
    }));
    s.repr.set(Some(|vm, this| {
        let id = vm.id_of(this);
        let text = match weak_of(vm, this).and_then(|w| w.target.get()) {
            None => format!("<weakproxy at {id:#x}; dead>"),
            Some(target) => {
                let class = vm.type_name_of(target);
                format!("<weakproxy at {id:#x}; to '{class}' at {:#x}>", vm.id_of(target))
            }
        };
        vm.try_str(&text).map(Gc::value)
    }));
    s.str.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.to_str(target).map(Gc::value)
    }));
    s.hash.set(Some(|vm, this| Err(vm.unhashable(this))));
    s.bool.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.is_true(target)
    }));
    s.len.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.len(target)
    }));
    s.iter.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.iter(target)
    }));
    s.iternext.set(Some(|vm, this| {
        let target = real(vm, this)?;
        if vm.class_of(target).slots.iternext.get().is_none() {
            let name = vm.type_name_of(target);
            return Err(vm.type_error(format!("Weakref proxy referenced a non-iterator '{name}' object")));
        }
        vm.next(target)
    }));
    s.getitem.set(Some(|vm, this, key| {
        let target = real(vm, this)?;
        vm.getitem(target, key)
    }));
    s.setitem.set(Some(|vm, this, key, value| {
        let target = real(vm, this)?;
        match value {
            Some(value) => vm.setitem(target, key, value),
            None => vm.delitem(target, key),
        }
    }));
    s.contains.set(Some(|vm, this, item| {
        let target = real(vm, this)?;
        vm.contains(target, item)
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        let (a, b) = (real(vm, a)?, real(vm, b)?);
        vm.compare(op, a, b)
    }));
    s.neg.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.negative(target)
    }));
    s.pos.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.positive(target)
    }));
    s.abs.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.absolute(target)
    }));
    s.invert.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.invert(target)
    }));
    s.index.set(Some(|vm, this| {
        let target = real(vm, this)?;
        vm.index(target)
    }));
    s.pow.set(Some(|vm, a, b, m| {
        let (a, b) = (real(vm, a)?, real(vm, b)?);
        vm.power(a, b, m, false)
    }));
    s.ipow.set(Some(|vm, a, b, m| {
        let (a, b) = (real(vm, a)?, real(vm, b)?);
        vm.power(a, b, m, true)
    }));
    s.int.set(Some(|vm, this| {
        let target = real(vm, this)?;
        let class = vm.types.int.value();
        vm.call(class, &[target])
    }));
    s.float.set(Some(|vm, this| {
        let target = real(vm, this)?;
        let class = vm.types.float.value();
        vm.call(class, &[target])
    }));
    s.divmod.set(Some(|vm, a, b| {
        let (a, b) = (real(vm, a)?, real(vm, b)?);
        vm.divmod(a, b)
    }));
    forward_binary! { s:
        add Add, sub Subtract, mul Multiply, r#mod Remainder, lshift LeftShift, rshift RightShift, and And, xor Xor,
        or Or, floordiv FloorDivide, truediv TrueDivide, matmul MatMul;
        iadd Add, isub Subtract, imul Multiply, imod Remainder, ilshift LeftShift, irshift RightShift, iand And,
        ixor Xor, ior Or, ifloordiv FloorDivide, itruediv TrueDivide, imatmul MatMul
    }
}

methods! { PROXY_METHODS: Instance =>
    "__bytes__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let target = real(vm, this)?;
        vm.call_method_named(target, "__bytes__", &[])
    }, Any;
    "__reversed__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let target = real(vm, this)?;
        vm.call_method_named(target, "__reversed__", &[])
    }, Any;
}

static PROXY: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots,
    methods: &[PROXY_METHODS],
    ..TypeDef::new("weakref.ProxyType")
};
static CALLABLE: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        slots(s);
        s.call.set(Some(|vm, this, args| {
            let target = real(vm, this)?;
            vm.call_args(target, args)
        }));
    },
    methods: &[PROXY_METHODS],
    ..TypeDef::new("weakref.CallableProxyType")
};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_weakref",
    doc: Some("Weak-reference support module."),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let object = vm.types.object;
        let reference = vm.types.weakref.value();
        vm.module_set(module, "ref", reference)?;
        vm.module_set(module, "ReferenceType", reference)?;
        let proxy = vm.define_another_type::<WeakRef>(object, &PROXY);
        vm.module_set(module, "ProxyType", proxy.value())?;
        let callable = vm.define_another_type::<WeakRef>(object, &CALLABLE);
        *vm.state::<Proxies>() = Proxies { plain: Some(proxy), callable: Some(callable) };
        vm.module_set(module, "CallableProxyType", callable.value())
    },
};

methods! { FUNCTIONS: Module =>
    /// Return the number of weak references to 'object'.
    "getweakrefcount(object, /)" => |vm: &mut Vm, object: Value| references(vm, object).len(), Leaf;
    /// Return a list of all weak reference objects pointing to 'object'.
    "getweakrefs(object, /)" => |vm: &mut Vm, object: Value| -> PyResult {
        let all = references(vm, object);
        vm.list(&all).map(Gc::value)
    }, Alloc;
    /// Create a proxy object that weakly references 'object'.
    "proxy(object, callback=None, /)" => proxy, Any;
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
