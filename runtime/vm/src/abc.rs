//! `_abc`: registries and caches of abstract base classes. CPython: `Modules/_abc.c`.
//!
//! Classes are kept by weak references, of which there is one for each class, so sets of them compare by class.

use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::payloads::Set;
use kaa_object::typeobject::{TypeRef, type_flags};
use kaa_object::{Gc, PyResult, Slot, Type, Value, Vm, methods};
use kaa_types::{builtins, set};
use std::cell::Cell;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_abc",
    doc: Some("Module contains faster C implementation of abc.ABCMeta"),
    functions: &[FUNCTIONS],
    init: |vm, _| {
        if !vm.has_payload_type::<Data>() {
            let object = vm.types.object;
            vm.define_type::<Data>(object, &DATA);
        }
        Ok(())
    },
};

/// `_abc._abc_data`: what an abstract class knows of others.
struct Data {
    registry: Slot<Option<Gc<Set>>>,
    cache: Slot<Option<Gc<Set>>>,
    negative: Slot<Option<Gc<Set>>>,
    /// State of all registries that `negative` was made in.
    version: Cell<u64>,
}
kaa_gc::trace_fields!(Data { registry, cache, negative, version });

static DATA: TypeDef = TypeDef {
    doc: Some("Internal state held by ABC machinery."),
    flags: type_flags::DISALLOW_INSTANTIATION,
    ..TypeDef::new("_abc._abc_data")
};

/// Counts calls of `register` on any class.
#[derive(Default)]
struct Registrations(u64);

methods! { FUNCTIONS: Module =>
    /// Returns the current ABC cache token.
    ///
    /// The token is an opaque object (supporting equality testing) identifying
    /// the current version of the ABC cache for virtual subclasses.  The token
    /// changes with every call to register() on any ABC.
    "get_cache_token($module, /)" => |vm: &mut Vm| {
        let count = vm.state::<Registrations>().0;
        vm.int(count as i64)
    }, Alloc;
    /// Internal ABC helper for class set-up. Should be never used outside abc module.
    "_abc_init($module, self, /)" => init, Any;
    /// Internal ABC helper for subclasss registration. Should be never used outside abc module.
    "_abc_register($module, self, subclass, /)" => register, Any;
    /// Internal ABC helper for instance checks. Should be never used outside abc module.
    "_abc_instancecheck($module, self, instance, /)" => instance_check, Any;
    /// Internal ABC helper for subclasss checks. Should be never used outside abc module.
    "_abc_subclasscheck($module, self, subclass, /)" => subclass_check, Any;
    /// Internal ABC helper for cache and registry debugging.
    ///
    /// Return shallow copies of registry, of both caches, and
    /// negative cache version. Don't call this function directly,
    /// instead use ABC._dump_registry() for a nice repr.
    "_get_dump($module, self, /)" => dump, Any;
    /// Internal ABC helper to reset registry of a given class.
    ///
    /// Should be only used by refleak.py
    "_reset_registry($module, self, /)" => |vm: &mut Vm, class: Value| -> PyResult<()> {
        let data = data_of(vm, class)?;
        data.registry.set(data, None);
        Ok(())
    }, Any;
    /// Internal ABC helper to reset both caches of a given class.
    ///
    /// Should be only used by refleak.py
    "_reset_caches($module, self, /)" => |vm: &mut Vm, class: Value| -> PyResult<()> {
        let data = data_of(vm, class)?;
        data.cache.set(data, None);
        data.negative.set(data, None);
        Ok(())
    }, Any;
}

fn data_of(vm: &mut Vm, class: Value) -> PyResult<Gc<Data>> {
    let name = vm.names._abc_impl;
    let found = vm.getattr(class, name)?;
    match vm.payload::<Data>(found) {
        Some(data) => Ok(data),
        None => Err(vm.type_error("_abc_impl is set to a wrong type")),
    }
}

/// The weak reference that stands for a class.
fn reference(vm: &mut Vm, class: Value) -> PyResult {
    kaa_types::weakref::shared(vm, class)
}

fn holds(vm: &mut Vm, set: Option<Gc<Set>>, class: Value) -> PyResult<bool> {
    match set {
        Some(set) if set.used.get() > 0 => {
            let key = reference(vm, class)?;
            set::contains(vm, set.value(), key)
        }
        _ => Ok(false),
    }
}

fn add(
    vm: &mut Vm,
    owner: Gc<Data>,
    slot: fn(&Data) -> &Slot<Option<Gc<Set>>>,
    class: Value,
) -> PyResult<()> {
    let set = match slot(&owner).get() {
        Some(set) => set,
        None => {
            let set = set::new_set(vm);
            slot(&owner).set(owner, Some(set));
            set
        }
    };
    let key = reference(vm, class)?;
    set::add(vm, set, key).map(|_| ())
}

/// Whether an attribute says that it is abstract.
fn is_abstract(vm: &mut Vm, value: Value) -> PyResult<bool> {
    let name = vm.intern_str("__isabstractmethod__");
    match vm.getattr_opt(value, name)? {
        Some(answer) => vm.is_true(answer),
        None => Ok(false),
    }
}

/// Collects the names of methods that are still abstract. CPython: `compute_abstract_methods`.
fn find_abstract_methods(vm: &mut Vm, class: Value) -> PyResult<()> {
    let names = set::new_set(vm);
    let own = vm.getattr_named(class, "__dict__")?;
    let items = vm.call_method_named(own, "items", &[])?;
    let items = vm.collect_list(items)?;
    let mut at = 0;
    while let Some(pair) = items.get(at) {
        at += 1;
        if let Some(pair) = vm.exact_tuple(pair)
            && let [name, value] = *pair.items()
            && is_abstract(vm, value)?
        {
            set::add(vm, names, name)?;
        }
    }
    let bases = vm.getattr_named(class, "__bases__")?;
    let bases = vm.collect_list(bases)?;
    let inherited = vm.names.__abstractmethods__;
    let mut at = 0;
    while let Some(base) = bases.get(at) {
        at += 1;
        let Some(theirs) = vm.getattr_opt(base, inherited)? else { continue };
        let theirs = vm.collect_list(theirs)?;
        let mut next = 0;
        while let Some(name) = theirs.get(next) {
            next += 1;
            let Some(attribute) = vm.as_str(name) else { continue };
            if let Some(value) = vm.getattr_opt(class, attribute)?
                && is_abstract(vm, value)?
            {
                set::add(vm, names, name)?;
            }
        }
    }
    let frozenset = vm.types.frozenset.value();
    let frozen = vm.call(frozenset, &[names.value()])?;
    vm.setattr(class, inherited, Some(frozen))
}

fn init(vm: &mut Vm, class: Value) -> PyResult<()> {
    find_abstract_methods(vm, class)?;
    let version = vm.state::<Registrations>().0;
    let data = vm.alloc_payload(Data {
        registry: Slot::new(None),
        cache: Slot::new(None),
        negative: Slot::new(None),
        version: Cell::new(version),
    });
    vm.setattr_named(class, "_abc_impl", data.value())?;
    let Some(class) = vm.as_type(class) else { return Ok(()) };
    let name = vm.intern_str("__abc_tpflags__");
    let Some(flags) = class.dict.get().get_str(name).and_then(Value::as_int) else { return Ok(()) };
    let flags = (flags & i64::from(type_flags::COLLECTION)) as u32;
    if flags == type_flags::COLLECTION {
        return Err(
            vm.type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
        );
    }
    class.set_flag(flags);
    vm.setattr(class.value(), name, None)
}

/// Gives a class and its subclasses the collection flag of the abstract class it was registered with.
fn spread_collection_flag(vm: &mut Vm, class: Gc<Type>, flag: u32) {
    if class.flags.get() & type_flags::COLLECTION == flag || !class.is_heap_type() {
        return;
    }
    class.clear_flag(type_flags::COLLECTION);
    class.set_flag(flag);
    for subclass in class.live_subclasses(vm) {
        spread_collection_flag(vm, subclass, flag);
    }
}

fn register(vm: &mut Vm, class: Value, subclass: Value) -> PyResult {
    let Some(registered) = vm.as_type(subclass) else {
        return Err(vm.type_error("Can only register classes"));
    };
    if builtins::is_subclass(vm, subclass, class)? {
        return Ok(subclass);
    }
    if builtins::is_subclass(vm, class, subclass)? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    let data = data_of(vm, class)?;
    add(vm, data, |d| &d.registry, subclass)?;
    vm.state::<Registrations>().0 += 1;
    if let Some(class) = vm.as_type(class) {
        let flag = class.flags.get() & type_flags::COLLECTION;
        if flag != 0 {
            spread_collection_flag(vm, registered, flag);
        }
    }
    Ok(subclass)
}

fn instance_check(vm: &mut Vm, class: Value, instance: Value) -> PyResult<bool> {
    let data = data_of(vm, class)?;
    let subclass = builtins::claimed_class(vm, instance)?;
    if vm.as_type(subclass).is_some() && holds(vm, data.cache.get(), subclass)? {
        return Ok(true);
    }
    let real = vm.class_of(instance).value();
    if real == subclass {
        let current = data.version.get() == vm.state::<Registrations>().0;
        if current && holds(vm, data.negative.get(), subclass)? {
            return Ok(false);
        }
        let answer = vm.call_method_named(class, "__subclasscheck__", &[subclass])?;
        return vm.is_true(answer);
    }
    let answer = vm.call_method_named(class, "__subclasscheck__", &[subclass])?;
    if vm.is_true(answer)? {
        return Ok(true);
    }
    let answer = vm.call_method_named(class, "__subclasscheck__", &[real])?;
    vm.is_true(answer)
}

fn subclass_check(vm: &mut Vm, class: Value, subclass: Value) -> PyResult<bool> {
    let Some(asked) = vm.as_type(subclass) else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    let data = data_of(vm, class)?;
    if holds(vm, data.cache.get(), subclass)? {
        return Ok(true);
    }
    let registrations = vm.state::<Registrations>().0;
    if data.version.get() < registrations {
        // What is no subclass may have become one.
        data.negative.set(data, None);
        data.version.set(registrations);
    } else if holds(vm, data.negative.get(), subclass)? {
        return Ok(false);
    }
    let hooked = vm.call_method_named(class, "__subclasshook__", &[subclass])?;
    match hooked {
        Value::TRUE => return add(vm, data, |d| &d.cache, subclass).map(|()| true),
        Value::FALSE => return add(vm, data, |d| &d.negative, subclass).map(|()| false),
        Value::NOT_IMPLEMENTED => {}
        _ => {
            let message = "__subclasshook__ must return either False, True, or NotImplemented";
            return Err(vm.raise_named("AssertionError", message));
        }
    }
    if asked.mro_types().any(|ancestor| ancestor.value() == class) {
        return add(vm, data, |d| &d.cache, subclass).map(|()| true);
    }
    if registered_above(vm, data, subclass)? || subclass_above(vm, class, subclass)? {
        return add(vm, data, |d| &d.cache, subclass).map(|()| true);
    }
    add(vm, data, |d| &d.negative, subclass).map(|()| false)
}

/// Whether the class is one of the registered ones or a subclass of one.
fn registered_above(vm: &mut Vm, data: Gc<Data>, subclass: Value) -> PyResult<bool> {
    let Some(registry) = data.registry.get() else { return Ok(false) };
    if holds(vm, Some(registry), subclass)? {
        return Ok(true);
    }
    // A copy, since the checks run Python code that may register more.
    let references = vm.collect_list(registry.value())?;
    let mut at = 0;
    while let Some(weak) = references.get(at) {
        at += 1;
        let registered = vm.call(weak, &[])?;
        if !registered.is_none() && builtins::is_subclass(vm, subclass, registered)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the class is a subclass of one of the abstract class's subclasses.
fn subclass_above(vm: &mut Vm, class: Value, subclass: Value) -> PyResult<bool> {
    let subclasses = vm.call_method_named(class, "__subclasses__", &[])?;
    if vm.as_list(subclasses).is_none() {
        return Err(vm.type_error("__subclasses__() must return a list"));
    }
    let subclasses = vm.collect_list(subclasses)?;
    let mut at = 0;
    while let Some(candidate) = subclasses.get(at) {
        at += 1;
        if builtins::is_subclass(vm, subclass, candidate)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn dump(vm: &mut Vm, class: Value) -> PyResult {
    let data = data_of(vm, class)?;
    let copies = vm.new_list();
    for set in [data.registry.get(), data.cache.get(), data.negative.get()] {
        let copy = set::new_set(vm);
        if let Some(set) = set {
            let references = vm.collect_list(set.value())?;
            let mut at = 0;
            while let Some(weak) = references.get(at) {
                at += 1;
                set::add(vm, copy, weak)?;
            }
        }
        kaa_object::list::ListRef::push(copies, vm, copy.value())?;
    }
    let version = vm.int(data.version.get() as i64);
    kaa_object::list::ListRef::push(copies, vm, version)?;
    vm.try_tuple(copies.items()).map(Gc::value)
}
