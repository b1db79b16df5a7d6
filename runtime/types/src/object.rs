//! `object`. CPython: `Objects/typeobject.c` (`object_*`).

use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::{MemberDescriptor, MemberKind, Plain};
use kaa_object::shape::Layout;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::str::Str;
use kaa_object::typeobject::{Type, TypeRef, type_flags};
use kaa_object::{Args, Gc, PyResult, SlotId, Value, Vm, methods};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    ),
    signature: Some("()"),
    flags: type_flags::BASETYPE,
    slots,
    methods: &[METHODS, CLASS_METHODS],
    getset: GETSET,
    ..TypeDef::new("object")
};

fn slots(s: &TypeSlots) {
    s.new.set(Some(object_new));
    s.init.set(Some(object_init));
    s.repr.set(Some(repr));
    // What `__repr__` gives is checked as the result of `__str__`.
    s.str.set(Some(|vm, this| match vm.class_of(this).slots.repr.get() {
        Some(repr) => repr(vm, this),
        None => vm.repr(this).map(Gc::value),
    }));
    s.hash.set(Some(|_, this| Ok(kaa_object::hash::hash_identity(this))));
    s.richcompare.set(Some(richcompare));
    s.getattro.set(Some(kaa_object::attr::generic_getattr));
    s.setattro.set(Some(kaa_object::attr::generic_setattr));
}

methods! { METHODS: Instance =>
    /// Helper for pickle.
    "__reduce__($self, /)" => reduce, Any;
    /// Helper for pickle.
    "__reduce_ex__($self, protocol, /)" => reduce_ex, Any;
    /// Helper for pickle.
    "__getstate__($self, /)" => getstate, Any;
    /// Default object formatter.
    ///
    /// Return str(self) if format_spec is empty. Raise TypeError otherwise.
    "__format__($self, format_spec, /)" => format, Any;
    /// Size of object in memory, in bytes.
    "__sizeof__($self, /)" => sizeof, Leaf;
    /// Default dir() implementation.
    "__dir__($self, /)" => dir, Any;
}

methods! { CLASS_METHODS: Class =>
    /// Abstract classes can override this to customize issubclass().
    ///
    /// This is invoked early on by abc.ABCMeta.__subclasscheck__().
    /// It should return True, False or NotImplemented.  If it returns
    /// NotImplemented, the normal algorithm is used.  Otherwise, it
    /// overrides the normal algorithm (and the outcome is cached).
    "__subclasshook__($type, object, /)" => |_: &mut Vm, _class: Value, _object: Value| Value::NOT_IMPLEMENTED, Leaf;
    /// This method is called when a class is subclassed.
    ///
    /// The default implementation does nothing. It may be
    /// overridden to extend subclasses.
    "__init_subclass__($type, /)" => |_: &mut Vm, _class: Value| Value::NONE, Leaf;
}

static GETSET: &[GetSetDef] = &[GetSetDef {
    name: "__class__",
    doc: "the object's class",
    get: |vm, this| Ok(vm.class_of(this).value()),
    set: Some(set_class),
}];

pub fn install(vm: &mut Vm) {
    let class = vm.types.object;
    vm.define_core_type(class, None, &DEF);
}

/// Whether the class takes over one of the two construction slots.
fn overrides(vm: &Vm, class: Gc<Type>, slot: SlotId) -> bool {
    !class.slots.same(&vm.types.object.slots, slot)
}

pub fn object_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    if !args.values.is_empty() {
        if overrides(vm, class, SlotId::new) {
            return Err(
                vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if !overrides(vm, class, SlotId::init) {
            let name = class.name_lossy();
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    if class.has_flag(type_flags::ABSTRACT) {
        return Err(abstract_error(vm, class));
    }
    if class.kind.id != std::any::TypeId::of::<Plain>() {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")));
    }
    Ok(vm.alloc_plain(class))
}

fn abstract_error(vm: &mut Vm, class: Gc<Type>) -> kaa_object::Raised {
    let name = vm.names.__abstractmethods__;
    let methods = match class.dict.get().get_str(name) {
        Some(set) => vm.collect_list(set),
        None => vm.list(&[]),
    };
    let Ok(methods) = methods else { return kaa_object::Raised::pending() };
    let mut names: Vec<String> =
        methods.items().iter().filter_map(|m| vm.as_str(*m)).map(|s| format!("'{}'", s.to_lossy())).collect();
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    let (class, list) = (class.name_lossy(), names.join(", "));
    vm.type_error(format!(
        "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {list}"
    ))
}

fn object_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    if args.values.is_empty() {
        return Ok(());
    }
    let class = vm.class_of(this);
    if overrides(vm, class, SlotId::init) {
        return Err(
            vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
        );
    }
    if !overrides(vm, class, SlotId::new) {
        let name = class.name_lossy();
        return Err(vm.type_error(format!(
            "{name}.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    Ok(())
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let text = vm.default_repr(this);
    vm.try_str(&text).map(Gc::value)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    match op {
        CompareOp::Eq => Ok(if a == b { Value::TRUE } else { Value::NOT_IMPLEMENTED }),
        CompareOp::Ne => {
            // By default `!=` is the opposite of `==`.
            let class = vm.class_of(a);
            let Some(compare) = class.slots.richcompare.get() else { return Ok(Value::NOT_IMPLEMENTED) };
            let result = compare(vm, a, b, CompareOp::Eq)?;
            if result == Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
            let equal = vm.is_true(result)?;
            Ok(Value::bool(!equal))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `__dict__` of instances.
pub fn get_dict(vm: &mut Vm, this: Value) -> PyResult {
    match vm.instance_dict(this)? {
        Some(dict) => Ok(dict.value()),
        None => {
            let name = vm.names.__dict__;
            Err(vm.no_attribute(this, name))
        }
    }
}

pub fn set_dict(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    if !vm.has_region_dict(this) {
        let name = vm.names.__dict__;
        return Err(vm.attribute_error(this, name, "This object has no __dict__"));
    }
    let dict = match value {
        None => vm.new_dict(),
        Some(value) => match vm.as_dict(value) {
            Some(dict) => dict,
            None => {
                let name = vm.type_name_of(value);
                return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
            }
        },
    };
    vm.set_instance_dict(this, dict)
}

/// The class of the chain that last added anything to the layout.
fn adds_to_layout(mut class: Gc<Type>) -> Gc<Type> {
    while let Some(base) = class.base.get()
        && base.slot_words.get() == class.slot_words.get()
        && (base.layout.get() == Layout::Fixed) == (class.layout.get() == Layout::Fixed)
        && base.weakrefable.get() == class.weakrefable.get()
    {
        class = base;
    }
    class
}

/// Whether two classes give their members the same names and places. CPython: `compatible_for_assignment`.
fn same_slots(vm: &Vm, a: Gc<Type>, b: Gc<Type>) -> bool {
    let (a, b) = (adds_to_layout(a), adds_to_layout(b));
    let own = |class: Gc<Type>| {
        let mut names: Vec<(u16, String)> = Vec::new();
        let (dict, mut position) = (class.dict.get(), 0);
        while let Some((_, value, _)) = dict.next_entry(&mut position) {
            if let Some(member) = vm.exact::<MemberDescriptor>(value)
                && member.owner == class
                && matches!(*member.kind, MemberKind::Slot)
            {
                names.push((member.index, member.name.to_lossy()));
            }
        }
        names.sort();
        names
    };
    a == b || a.base.get() == b.base.get() && a.weakrefable.get() == b.weakrefable.get() && own(a) == own(b)
}

fn set_class(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete __class__ attribute")) };
    let Some(new) = vm.as_type(value) else {
        let name = vm.type_name_of(value);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{name}' object")));
    };
    vm.audit("object.__setattr__", &[&this, &"__class__", &value])?;
    let old = vm.class_of(this);
    let is_module = |vm: &Vm, c: Gc<Type>| c.is_subtype(vm.types.module);
    let both_modules = is_module(vm, old) && is_module(vm, new);
    if !both_modules && (!old.is_heap_type() || !new.is_heap_type()) {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    if old == new {
        return Ok(());
    }
    let compatible = old.kind.id == new.kind.id
        && old.slot_words.get() == new.slot_words.get()
        && (old.layout.get() == Layout::Fixed) == (new.layout.get() == Layout::Fixed)
        && same_slots(vm, old, new);
    if !compatible {
        let (new, old) = (new.name_lossy(), old.name_lossy());
        return Err(
            vm.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'"))
        );
    }
    // The region stays as it is; the attributes move into a dict, which any class can have.
    let Some(header) = this.header() else { return Ok(()) };
    let shape = vm.shapes.get(header.shape());
    let (slots, inline, kind) = (shape.slot_words, shape.inline_words, shape.kind);
    if old.layout.get() == Layout::Fixed {
        header.set_shape(new.shape.get());
        return Ok(());
    }
    vm.instance_dict(this)?;
    let id = vm.new_root_shape(new, kind, Layout::Dict, slots, inline);
    if let Some(header) = this.header() {
        header.set_shape(id);
    }
    Ok(())
}

/// The attributes that `copyreg` counts as `__slots__` of a class.
fn slot_names(vm: &mut Vm, class: Gc<Type>) -> PyResult<Option<Gc<kaa_object::list::List>>> {
    let name = vm.names.__slotnames__;
    if let Some(names) = class.dict.get().get_str(name) {
        return Ok(vm.as_list(names));
    }
    let copyreg = copyreg(vm)?;
    let names = vm.call_method_named(copyreg, "_slotnames", &[class.value()])?;
    Ok(vm.as_list(names))
}

fn copyreg(vm: &mut Vm) -> PyResult {
    let (modules, name) = (vm.modules, vm.names.copyreg);
    // It imports nothing that copies, so what is there has all its names.
    if let Some(module) = vm.dict_get(modules, name.value())?
        && !module.is_none()
    {
        return Ok(module);
    }
    let import = vm.hooks.import_module;
    import(vm, name)
}

fn getstate(vm: &mut Vm, this: Value) -> PyResult {
    default_state(vm, this, false)
}

fn default_state(vm: &mut Vm, this: Value, required: bool) -> PyResult {
    let class = vm.class_of(this);
    if required && class.kind.id != std::any::TypeId::of::<Plain>() && !class.is_heap_type() {
        let name = class.name_lossy();
        // Objects of variable size are worded otherwise.
        if class == vm.types.memoryview || class == vm.types.code {
            return Err(vm.type_error(format!("cannot pickle {name} objects")));
        }
        return Err(vm.type_error(format!("cannot pickle '{name}' object")));
    }
    let state = if vm.has_region_dict(this) {
        // The instance's own dict where it has one, so that pickling sees later changes of it.
        let dict = match vm.region_dict(this) {
            Some(dict) => dict,
            None => vm.instance_dict_copy(this)?,
        };
        if dict.is_empty() { Value::NONE } else { dict.value() }
    } else {
        Value::NONE
    };
    let Some(names) = slot_names(vm, class)? else { return Ok(state) };
    if names.is_empty() {
        return Ok(state);
    }
    let slots = vm.new_dict();
    let mut at = 0;
    while let Some(name) = names.get(at) {
        at += 1;
        let Some(name) = vm.as_str(name) else { continue };
        if let Some(value) = vm.getattr_opt(this, name)? {
            vm.dict_set(slots, name.value(), value)?;
        }
    }
    if slots.is_empty() {
        return Ok(state);
    }
    Ok(vm.tuple(&[state, slots.value()]).value())
}

fn reduce(vm: &mut Vm, this: Value) -> PyResult {
    reduce_protocol(vm, this, 0)
}

fn reduce_ex(vm: &mut Vm, this: Value, protocol: i64) -> PyResult {
    let name = vm.names.__reduce__;
    let class = vm.class_of(this);
    let generic = vm.types.object.dict.get().get_str(name);
    if class.lookup(vm, name) != generic {
        return vm.call_method(this, name, &[]);
    }
    reduce_protocol(vm, this, protocol)
}

fn reduce_protocol(vm: &mut Vm, this: Value, protocol: i64) -> PyResult {
    if protocol < 2 {
        let copyreg = copyreg(vm)?;
        let protocol = vm.int(protocol);
        return vm.call_method_named(copyreg, "_reduce_ex", &[this, protocol]);
    }
    let class = vm.class_of(this);
    if class.slots.new.get().is_none() {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("cannot pickle '{name}' object")));
    }
    let copyreg_module = copyreg(vm)?;
    let (mut args, mut kwargs) = (None, None);
    let (new_ex, new_args) = (vm.names.__getnewargs_ex__, vm.names.__getnewargs__);
    if let Some(result) = vm.call_special(this, new_ex, &[])? {
        let pair = vm.exact_tuple(result).filter(|t| t.len() == 2);
        let Some(pair) = pair else {
            let name = vm.type_name_of(result);
            return Err(vm.type_error(format!("__getnewargs_ex__ should return a tuple, not '{name}'")));
        };
        let (Some(a), Some(k)) = (vm.exact_tuple(pair.items()[0]), vm.exact_dict(pair.items()[1])) else {
            return Err(vm.type_error("__getnewargs_ex__ should return a tuple of a tuple and a dict"));
        };
        (args, kwargs) = (Some(a), Some(k));
    } else if let Some(result) = vm.call_special(this, new_args, &[])? {
        args = match vm.as_tuple(result) {
            Some(tuple) => Some(tuple),
            None => {
                let name = vm.type_name_of(result);
                return Err(vm.type_error(format!("__getnewargs__ should return a tuple, not '{name}'")));
            }
        };
    }
    let (is_list, is_dict) = (vm.as_list(this).is_some(), vm.as_dict(this).is_some());
    let required = args.is_none() && !is_list && !is_dict;
    let (callable, new_arguments) = match kwargs {
        Some(kwargs) if !kwargs.is_empty() => {
            let name = vm.names.__newobj_ex__;
            let function = vm.getattr(copyreg_module, name)?;
            let args = args.unwrap_or(vm.empty_tuple).value();
            (function, vm.tuple(&[class.value(), args, kwargs.value()]))
        }
        _ => {
            let name = vm.names.__newobj__;
            let function = vm.getattr(copyreg_module, name)?;
            let args = args.unwrap_or(vm.empty_tuple);
            let item = |at: usize| if at == 0 { class.value() } else { args.items()[at - 1] };
            (function, vm.tuple_from_fn(args.len() + 1, item)?)
        }
    };
    let name = vm.names.__getstate__;
    let generic = vm.types.object.dict.get().get_str(name);
    let state = if class.lookup(vm, name) == generic {
        default_state(vm, this, required)?
    } else {
        vm.call_method(this, name, &[])?
    };
    let list_items = if is_list { vm.iter(this)? } else { Value::NONE };
    let dict_items = if is_dict {
        let items = vm.names.items;
        let view = vm.call_method(this, items, &[])?;
        vm.iter(view)?
    } else {
        Value::NONE
    };
    Ok(vm.tuple(&[callable, new_arguments.value(), state, list_items, dict_items]).value())
}

fn format(vm: &mut Vm, this: Value, spec: Gc<Str>) -> PyResult {
    if !spec.is_empty() {
        let name = vm.type_name_of(this);
        return Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    vm.to_str(this).map(Gc::value)
}

fn sizeof(vm: &mut Vm, this: Value) -> i64 {
    let items = vm.as_tuple(this).map_or(0, |tuple| tuple.len());
    match vm.kind_of(this) {
        Some(kind) => (kind.fixed_size + (vm.region(this).len() + items) * 8) as i64,
        None => 8,
    }
}

fn dir(vm: &mut Vm, this: Value) -> PyResult {
    let names = vm.new_dict();
    let dict_name = vm.names.__dict__;
    if let Some(dict) = vm.getattr_opt(this, dict_name)?
        && let Some(dict) = vm.as_dict(dict)
    {
        vm.dict_merge(names, dict, false)?;
    }
    let class_name = vm.names.__class__;
    if let Some(class) = vm.getattr_opt(this, class_name)?
        && let Some(class) = vm.as_type(class)
    {
        crate::r#type::merge_class_dict(vm, names, class)?;
    }
    let keys = vm.new_list();
    let mut position = 0;
    while let Some((key, _, _)) = names.next_entry(&mut position) {
        kaa_object::list::ListRef::push(keys, vm, key)?;
    }
    Ok(keys.value())
}
