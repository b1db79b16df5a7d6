//! `weakref.ref` (`ReferenceType`) and the proxies. CPython: `Objects/weakrefobject.c`.

use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::WeakRef;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods};

/// The weak references to an object that still lives, oldest first.
pub fn references(vm: &Vm, target: Value) -> Vec<Value> {
    let Some(header) = target.header_ptr() else { return Vec::new() };
    let mut all = vm.heap.weak_reference_values(header);
    // CPython keeps the shared reference in front, then the newest of the others.
    let shared = |value: &Value| {
        vm.class_of(*value) == vm.types.weakref
            && vm.payload::<WeakRef>(*value).is_some_and(|w| w.callback.get().is_none())
    };
    all.sort_by_key(|value| !shared(value));
    all
}

/// What `__weakref__` shows.
pub fn first_reference(vm: &Vm, target: Value) -> Option<Value> {
    references(vm, target).first().copied()
}

/// The error for objects that cannot be weakly referenced.
pub fn check(vm: &mut Vm, target: Value) -> PyResult<()> {
    let class = vm.class_of(target);
    if target.is_pointer() && class.weakrefable.get() {
        return Ok(());
    }
    let name = class.name_lossy();
    Err(vm.type_error(format!("cannot create weak reference to '{name}' object")))
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let positional = args.positional();
    if positional.is_empty() || positional.len() > 2 {
        let (bound, given) = (
            if positional.is_empty() { "at least 1 argument" } else { "at most 2 arguments" },
            positional.len(),
        );
        return Err(vm.type_error(format!("__new__ expected {bound}, got {given}")));
    }
    let target = positional[0];
    let callback = positional.get(1).copied().filter(|c| !c.is_none());
    if class == vm.types.weakref && callback.is_none() {
        return shared(vm, target);
    }
    check(vm, target)?;
    Ok(vm.new_weakref_of(class, target, callback).value())
}

/// The plain reference to an object, of which one is enough.
pub fn shared(vm: &mut Vm, target: Value) -> PyResult {
    check(vm, target)?;
    let class = vm.types.weakref;
    let known = target.header_ptr().and_then(|header| {
        vm.heap.find_weak_reference(header, |r| {
            vm.class_of(r) == class && vm.payload::<WeakRef>(r).is_some_and(|w| w.callback.get().is_none())
        })
    });
    Ok(known.unwrap_or_else(|| vm.new_weakref_of(class, target, None).value()))
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.init.set(Some(|vm, _, args| match args.has_keywords() {
        true => Err(vm.type_error("ref() takes no keyword arguments")),
        false => Ok(()),
    }));
    s.call.set(Some(|vm, this, args| {
        if !args.values.is_empty() {
            let given = args.values.len();
            return Err(vm.type_error(format!("weakref expected 0 arguments, got {given}")));
        }
        Ok(vm.this::<WeakRef>(this).target.get().unwrap_or(Value::NONE))
    }));
    s.hash.set(Some(|vm, this| {
        let w = vm.this::<WeakRef>(this);
        if let Some(known) = w.hash.get() {
            return Ok(known);
        }
        let Some(target) = w.target.get() else { return Err(vm.type_error("weak object has gone away")) };
        let hash = vm.hash(target)?;
        w.hash.set(Some(hash));
        Ok(hash)
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        let (Some(x), Some(y)) = (vm.payload::<WeakRef>(a), vm.payload::<WeakRef>(b)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        match (x.target.get(), y.target.get()) {
            (Some(x), Some(y)) => vm.compare(op, x, y),
            _ => Ok(Value::bool((a == b) == (op == CompareOp::Eq))),
        }
    }));
    s.repr.set(Some(|vm, this| {
        let id = vm.id_of(this);
        let text = match vm.this::<WeakRef>(this).target.get() {
            None => format!("<weakref at {id:#x}; dead>"),
            Some(target) => {
                let class = vm.type_name_of(target);
                let name = vm.names.__name__;
                let to = format!("<weakref at {id:#x}; to '{class}' at {:#x}", vm.id_of(target));
                match vm.getattr_opt(target, name)?.and_then(|n| vm.as_str(n)) {
                    Some(n) => format!("{to} ({})>", n.to_lossy()),
                    None => format!("{to}>"),
                }
            }
        };
        vm.try_str(&text).map(Gc::value)
    }));
}

methods! { CLASS_METHODS: Class =>
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

static DEF: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots,
    methods: &[CLASS_METHODS],
    getset: &[GetSetDef {
        name: "__callback__",
        doc: "",
        get: |vm, this| Ok(vm.this::<WeakRef>(this).callback.get().unwrap_or(Value::NONE)),
        set: None,
    }],
    readonly: &["__callback__"],
    ..TypeDef::new("weakref.ReferenceType")
};

pub fn install(vm: &mut Vm) {
    let (class, object) = (vm.types.weakref, vm.types.object);
    vm.define_core_type(class, Some(object), &DEF);
}
