//! `type`. CPython: `Objects/typeobject.c` (`type_*`).

use kaa_object::class::{self, NewClass};
use kaa_object::core_types::shape;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::list::ListRef;
use kaa_object::payloads::{
    BigInt, Bytes, CellObject, ClassMethod, Function, GetSetDescriptor, Module, StaticMethod,
};
use kaa_object::shape::Layout;
use kaa_object::slots::TypeSlots;
use kaa_object::str::Str;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, TypeRef, type_flags};
use kaa_object::{Args, Gc, NoTrace, PyResult, Slot, StrBuilder, Value, Vm, methods, raw_methods};

pub static DEF: TypeDef = TypeDef {
    doc: Some("type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"),
    flags: type_flags::BASETYPE | type_flags::TYPE_SUBCLASS,
    slots,
    methods: &[METHODS, CLASS_METHODS],
    getset: GETSET,
    weakrefable: true,
    readonly: &[
        "__basicsize__",
        "__itemsize__",
        "__flags__",
        "__weakrefoffset__",
        "__base__",
        "__dictoffset__",
    ],
    ..TypeDef::new("type")
};

fn slots(s: &TypeSlots) {
    s.new.set(Some(type_new));
    s.init.set(Some(type_init));
    s.call.set(Some(type_call));
    s.repr.set(Some(repr));
    s.getattro.set(Some(getattro));
    s.setattro.set(Some(setattro));
    s.or.set(Some(|vm, a, b| crate::union::type_or(vm, a, b)));
}

methods! { METHODS: Instance =>
    /// Return a type's method resolution order.
    "mro($self, /)" => |vm: &mut Vm, this: Gc<Type>| -> PyResult {
        let mro = class::compute_mro(vm, this)?;
        vm.list(mro.items()).map(Gc::value)
    }, Any;
    /// Return a list of immediate subclasses.
    "__subclasses__($self, /)" => |vm: &mut Vm, this: Gc<Type>| -> PyResult {
        let list = vm.new_list();
        for class in this.live_subclasses(vm) {
            list.push(vm, class.value())?;
        }
        Ok(list.value())
    }, Alloc;
    /// Check if an object is an instance.
    "__instancecheck__($self, instance, /)" => |vm: &mut Vm, this: Value, instance: Value| -> PyResult<bool> {
        crate::builtins::real_is_instance(vm, instance, this)
    }, Any;
    /// Check if a class is a subclass.
    "__subclasscheck__($self, subclass, /)" => |vm: &mut Vm, this: Value, subclass: Value| -> PyResult<bool> {
        crate::builtins::real_is_subclass(vm, subclass, this)
    }, Any;
    /// Specialized __dir__ implementation for types.
    "__dir__($self, /)" => |vm: &mut Vm, this: Gc<Type>| -> PyResult {
        let names = vm.new_dict();
        merge_class_dict(vm, names, this)?;
        let list = vm.new_list();
        let mut position = 0;
        while let Some((key, _, _)) = names.next_entry(&mut position) {
            list.push(vm, key)?;
        }
        Ok(list.value())
    }, Any;
    /// Return memory consumption of the type object.
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Type>| -> i64 { this.kind.fixed_size as i64 }, Leaf;
}

raw_methods! { CLASS_METHODS: Class =>
    /// Create the namespace for the class statement
    "__prepare__(!)" => |vm, _args| Ok(vm.new_dict().value()), Alloc;
}

macro_rules! getset {
    ($($name:literal $get:expr, $set:expr;)*) => {
        &[$(GetSetDef { name: $name, doc: "", get: $get, set: $set },)*]
    };
}

static GETSET: &[GetSetDef] = getset! {
    "__name__" |vm, this| Ok(vm.this::<Type>(this).name.get().value()), Some(set_name);
    "__qualname__" |vm, this| Ok(vm.this::<Type>(this).qualname.get().value()), Some(set_qualname);
    "__bases__" |vm, this| Ok(vm.this::<Type>(this).bases.get().value()), Some(set_bases);
    "__mro__" |vm, this| Ok(vm.this::<Type>(this).mro.get().value()), None;
    "__base__" |vm, this| Ok(vm.this::<Type>(this).base.get().map_or(Value::NONE, Gc::value)), None;
    "__flags__" |vm, this| {
        let flags = vm.this::<Type>(this).flags.get();
        // Native types that can be changed are heap types to Python, too: `Generic`, `ast.AST`.
        let heap = if flags & type_flags::IMMUTABLE == 0 { type_flags::HEAP } else { 0 };
        Ok(vm.int((flags | heap) as i64))
    }, None;
    "__basicsize__" |vm, this| {
        let class = vm.this::<Type>(this);
        Ok(vm.int((class.kind.fixed_size + class.slot_words.get() as usize * 8) as i64))
    }, None;
    "__itemsize__" |vm, this| {
        let class = vm.this::<Type>(this);
        let variable = class.has_flag(type_flags::TUPLE_SUBCLASS | type_flags::BYTES_SUBCLASS | type_flags::INT_SUBCLASS);
        Ok(Value::int32(if variable { 8 } else { 0 }))
    }, None;
    "__dictoffset__" |vm, this| {
        let class = vm.this::<Type>(this);
        Ok(Value::int32(if class.layout.get() == Layout::Fixed { 0 } else { -1 }))
    }, None;
    "__weakrefoffset__" |vm, this| Ok(Value::int32(vm.this::<Type>(this).weakrefable.get() as i32 * 8)), None;
    "__module__" get_module, Some(set_module);
    "__doc__" get_doc, Some(set_doc);
    "__dict__" |vm, this| {
        let mapping = vm.this::<Type>(this).dict.get().value();
        Ok(vm.heap.alloc(shape::MAPPINGPROXY, kaa_object::payloads::MappingProxy { mapping }).value())
    }, None;
    "__abstractmethods__" get_abstract_methods, Some(set_abstract_methods);
    "__text_signature__" |vm, this| {
        let class = vm.this::<Type>(this);
        match class.doc_signature.get() {
            Some(text) if !class.is_heap_type() => vm.try_str(text).map(Gc::value),
            _ => Ok(Value::NONE),
        }
    }, None;
    "__annotations__" crate::annotations::type_annotations, Some(crate::annotations::set_type_annotations);
    "__annotate__" crate::annotations::type_annotate, Some(crate::annotations::set_type_annotate);
    "__type_params__" |vm, this| {
        let name = vm.names.__type_params__;
        // The dict of `type` holds this very attribute.
        let class = vm.this::<Type>(this);
        let own = class.dict.get().get_str(name).filter(|_| class != vm.types.r#type);
        Ok(own.unwrap_or(vm.empty_tuple.value()))
    }, Some(|vm, this, value| {
        let class = vm.this::<Type>(this);
        check_mutable(vm, class, "__type_params__")?;
        let name = vm.names.__type_params__;
        match value {
            Some(value) => vm.dict_set_str(class.dict.get(), name, value)?,
            None => {
                vm.dict_remove(class.dict.get(), name.value())?;
            }
        }
        class.modified(vm);
        Ok(())
    });
};

pub fn install(vm: &mut Vm) {
    let (class, object) = (vm.types.r#type, vm.types.object);
    vm.define_core_type(class, Some(object), &DEF);
}

/// The error for changing a builtin type.
fn check_mutable(vm: &mut Vm, class: Gc<Type>, what: &str) -> PyResult<()> {
    if !class.has_flag(type_flags::IMMUTABLE) {
        return Ok(());
    }
    let name = class.name_lossy();
    Err(vm.type_error(format!("cannot set '{what}' attribute of immutable type '{name}'")))
}

fn special(vm: &mut Vm, class: Gc<Type>, value: Option<Value>, name: &str) -> PyResult {
    check_mutable(vm, class, name)?;
    match value {
        Some(value) => {
            vm.audit("object.__setattr__", &[&class.value(), &name, &value])?;
            Ok(value)
        }
        None => {
            let class = class.name_lossy();
            Err(vm.type_error(format!("cannot delete '{name}' attribute of immutable type '{class}'")))
        }
    }
}

fn set_name(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    let value = special(vm, class, value, "__name__")?;
    let Some(name) = vm.as_str(value) else {
        let (class, got) = (class.name_lossy(), vm.type_name_of(value));
        return Err(vm.type_error(format!("can only assign string to {class}.__name__, not '{got}'")));
    };
    if name.code_points().any(|c| c == 0) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    vm.to_utf8(name)?;
    class.name.set(class, name);
    Ok(())
}

fn set_qualname(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    let value = special(vm, class, value, "__qualname__")?;
    let Some(name) = vm.as_str(value) else {
        let (class, got) = (class.name_lossy(), vm.type_name_of(value));
        return Err(vm.type_error(format!("can only assign string to {class}.__qualname__, not '{got}'")));
    };
    class.qualname.set(class, name);
    Ok(())
}

fn get_module(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.this::<Type>(this);
    let name = vm.names.__module__;
    if class.is_heap_type() {
        return match class.dict.get().get_str(name) {
            Some(value) => Ok(value),
            None => Err(vm.attribute_error(this, name, "__module__")),
        };
    }
    match class.module.get() {
        Some(module) => Ok(module),
        None => Ok(vm.names.builtins.value()),
    }
}

fn set_module(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    let value = special(vm, class, value, "__module__")?;
    let name = vm.names.__module__;
    vm.dict_set_str(class.dict.get(), name, value)?;
    class.modified(vm);
    Ok(())
}

fn get_doc(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.this::<Type>(this);
    let name = vm.names.__doc__;
    let Some(found) = class.dict.get().get_str(name) else { return Ok(Value::NONE) };
    match vm.class_of(found).slots.descr_get.get() {
        Some(get) => get(vm, found, None, Some(this)),
        None => Ok(found),
    }
}

fn set_doc(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    let value = special(vm, class, value, "__doc__")?;
    let name = vm.names.__doc__;
    vm.dict_set_str(class.dict.get(), name, value)?;
    class.modified(vm);
    Ok(())
}

fn get_abstract_methods(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.this::<Type>(this);
    let name = vm.names.__abstractmethods__;
    let found = if class == vm.types.r#type { None } else { class.dict.get().get_str(name) };
    match found {
        Some(value) => Ok(value),
        None => Err(vm.attribute_error(this, name, "__abstractmethods__")),
    }
}

fn set_abstract_methods(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    let name = vm.names.__abstractmethods__;
    match value {
        Some(value) => {
            let is_abstract = vm.is_true(value)?;
            vm.dict_set_str(class.dict.get(), name, value)?;
            if is_abstract {
                class.set_flag(type_flags::ABSTRACT);
            } else {
                class.clear_flag(type_flags::ABSTRACT);
            }
        }
        None => {
            if vm.dict_remove(class.dict.get(), name.value())?.is_none() {
                return Err(vm.attribute_error(this, name, "__abstractmethods__"));
            }
            class.clear_flag(type_flags::ABSTRACT);
        }
    }
    class.modified(vm);
    Ok(())
}

fn set_bases(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    let value = special(vm, class, value, "__bases__")?;
    let name = class.name_lossy();
    let Some(bases) = vm.as_tuple(value) else {
        let got = vm.type_name_of(value);
        return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {got}")));
    };
    if bases.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for &base in bases.items() {
        let Some(base_type) = vm.as_type(base) else {
            let got = vm.type_name_of(base);
            return Err(vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{got}'")));
        };
        if base_type.is_subtype(class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let base = class::best_base(vm, bases.items())?;
    let compatible = base.kind.id == class.kind.id
        && class.base.get().is_none_or(|b| {
            b.slot_words.get() == base.slot_words.get()
                && (b.layout.get() == Layout::Fixed) == (base.layout.get() == Layout::Fixed)
        });
    // CPython compares `tp_free` first, which differs between types that its collector knows and others.
    let collected = |c: Gc<Type>| {
        let atoms = [vm.types.int, vm.types.float, vm.types.str, vm.types.bytes, vm.types.complex];
        c.is_heap_type() || c != vm.types.object && !atoms.into_iter().any(|t| c.is_subtype(t))
    };
    let one_deallocator = class.base.get().is_none_or(|b| collected(b) == collected(base));
    if !compatible || !one_deallocator {
        let (new, old) = (base.name_lossy(), class.base.get().map_or(String::new(), |b| b.name_lossy()));
        let what = if one_deallocator { "object layout" } else { "deallocator" };
        return Err(vm.type_error(format!("__bases__ assignment: '{new}' {what} differs from '{old}'")));
    }
    let (old_bases, old_base) = (class.bases.get(), class.base.get());
    class.bases.set(class, bases);
    class.base.set(class, Some(base));
    match mro_of(vm, class) {
        Ok(mro) => {
            for &old in old_bases.items() {
                if let Some(old) = vm.as_type(old) {
                    old.remove_subclass(class);
                }
            }
            class.modified(vm);
            class::finish_class(vm, class, mro);
            refresh_subclasses(vm, class)
        }
        Err(raised) => {
            class.bases.set(class, old_bases);
            class.base.set(class, old_base);
            Err(raised)
        }
    }
}

fn refresh_subclasses(vm: &mut Vm, class: Gc<Type>) -> PyResult<()> {
    for subclass in class.live_subclasses(vm) {
        let mro = mro_of(vm, subclass)?;
        subclass.mro.set(subclass, mro);
        subclass.modified(vm);
        subclass.update_all_slots(vm, subclass);
        refresh_subclasses(vm, subclass)?;
    }
    Ok(())
}

/// The MRO, by the metaclass's `mro()` where it has one of its own.
fn mro_of(vm: &mut Vm, class: Gc<Type>) -> PyResult<Gc<Tuple>> {
    let metaclass = vm.class_of(class.value());
    let name = vm.names.mro;
    let own = vm.types.r#type.dict.get().get_str(name);
    if metaclass == vm.types.r#type || metaclass.lookup(vm, name) == own {
        return class::compute_mro(vm, class);
    }
    let Some(result) = vm.call_special(class.value(), name, &[])? else {
        return class::compute_mro(vm, class);
    };
    let list = vm.collect_list(result)?;
    if list.is_empty() {
        return Err(vm.type_error("type MRO must not be empty"));
    }
    for &item in list.items() {
        let Some(base) = vm.as_type(item) else {
            let got = vm.type_name_of(item);
            return Err(vm.type_error(format!("mro() returned a non-class ('{got}')")));
        };
        // What the methods of such a class expect of an object, instances of this one do not have.
        let fits = base == class || class.base.get().is_none_or(|own| class::layout_covers(own, base));
        if !fits {
            let got = base.name_lossy();
            return Err(vm.type_error(format!("mro() returned base with unsuitable layout ('{got}')")));
        }
    }
    vm.try_tuple(list.items())
}

/// Adds the attributes of a class and its bases to a dict of names, for `dir()`.
pub fn merge_class_dict(vm: &mut Vm, into: Gc<Dict>, class: Gc<Type>) -> PyResult<()> {
    let classes: Vec<Gc<Type>> = class.mro_types().collect();
    for class in classes.into_iter().rev() {
        vm.dict_merge(into, class.dict.get(), false)?;
    }
    Ok(())
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.this::<Type>(this);
    let mut out = StrBuilder::new();
    out.push_str("<class '");
    let module = match get_module(vm, this) {
        Ok(module) => vm.as_str(module),
        Err(_) => {
            vm.clear_exception();
            None
        }
    };
    match module {
        Some(module) if !module.is("builtins") => {
            out.push_pystr(&module);
            out.push_str(".");
            out.push_pystr(&class.qualname.get());
        }
        Some(_) => out.push_pystr(&class.qualname.get()),
        None => out.push_pystr(&class.name.get()),
    }
    out.push_str("'>");
    out.finish(vm).map(Gc::value)
}

pub fn getattro(vm: &mut Vm, this: Value, name: Gc<Str>) -> PyResult {
    let name = vm.intern(name);
    let class = vm.this::<Type>(this);
    let metaclass = vm.class_of(this);
    let meta = metaclass.lookup(vm, name);
    let mut meta_get = None;
    if let Some(meta) = meta {
        let meta_class = vm.class_of(meta);
        meta_get = meta_class.slots.descr_get.get();
        if let Some(get) = meta_get
            && meta_class.slots.descr_set.get().is_some()
        {
            return get(vm, meta, Some(this), Some(metaclass.value()));
        }
    }
    if let Some(found) = class.lookup(vm, name) {
        return match vm.class_of(found).slots.descr_get.get() {
            Some(get) => get(vm, found, None, Some(this)),
            None => Ok(found),
        };
    }
    match (meta, meta_get) {
        (Some(meta), Some(get)) => get(vm, meta, Some(this), Some(metaclass.value())),
        (Some(meta), None) => Ok(meta),
        (None, _) => {
            let (class, text) = (class.name_lossy(), name.to_lossy());
            Err(vm.attribute_error(this, name, format!("type object '{class}' has no attribute '{text}'")))
        }
    }
}

fn setattro(vm: &mut Vm, this: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    let name = vm.intern(name);
    let class = vm.this::<Type>(this);
    if class.has_flag(type_flags::IMMUTABLE) {
        let (text, class) = (name.to_lossy(), class.name_lossy());
        return Err(vm.type_error(format!("cannot set '{text}' attribute of immutable type '{class}'")));
    }
    let metaclass = vm.class_of(this);
    if let Some(meta) = metaclass.lookup(vm, name)
        && let Some(set) = vm.class_of(meta).slots.descr_set.get()
    {
        return set(vm, meta, this, value);
    }
    let dict = class.dict.get();
    match value {
        Some(value) => vm.dict_set_str(dict, name, value)?,
        None => {
            if vm.dict_remove(dict, name.value())?.is_none() {
                let (class, text) = (class.name_lossy(), name.to_lossy());
                return Err(vm.attribute_error(
                    this,
                    name,
                    format!("type object '{class}' has no attribute '{text}'"),
                ));
            }
        }
    }
    class.modified(vm);
    let special = name.as_ascii().is_some_and(|n| n.starts_with("__") && n.ends_with("__"));
    if special {
        class.update_slots_for(vm, class, name);
    }
    Ok(())
}

pub fn type_call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
    let class = vm.this::<Type>(this);
    if class == vm.types.r#type {
        match (args.positional(), args.has_keywords()) {
            ([one], false) => return Ok(vm.class_of(*one).value()),
            ([_], true) => return Err(vm.type_error("type() takes no keyword arguments")),
            (many, _) if many.len() != 3 => return Err(vm.type_error("type() takes 1 or 3 arguments")),
            _ => {}
        }
    }
    let Some(new) = class.slots.new.get() else {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    };
    let object = new(vm, class, args)?;
    let made = vm.class_of(object);
    if made.is_subtype(class)
        && let Some(init) = made.slots.init.get()
    {
        init(vm, object, args)?;
    }
    Ok(object)
}

fn type_init(vm: &mut Vm, _this: Value, args: Args<'_>) -> PyResult<()> {
    let positional = args.positional().len();
    if args.has_keywords() && positional == 1 {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if positional != 1 && positional != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(())
}

/// The most derived metaclass of the bases.
pub fn winning_metaclass(vm: &mut Vm, metaclass: Gc<Type>, bases: &[Value]) -> PyResult<Gc<Type>> {
    let mut winner = metaclass;
    for &base in bases {
        let candidate = vm.class_of(base);
        if winner.is_subtype(candidate) {
            continue;
        }
        if candidate.is_subtype(winner) {
            winner = candidate;
            continue;
        }
        return Err(vm.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        ));
    }
    Ok(winner)
}

fn type_new(vm: &mut Vm, metaclass: Gc<Type>, args: Args<'_>) -> PyResult {
    let &[name, bases, namespace] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
    };
    let wrong = |vm: &mut Vm, position: usize, wanted: &str, value: Value| {
        let got = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
        vm.type_error(format!("type.__new__() argument {position} must be {wanted}, not {got}"))
    };
    let Some(name) = vm.as_str(name) else { return Err(wrong(vm, 1, "str", name)) };
    let Some(bases) = vm.as_tuple(bases) else { return Err(wrong(vm, 2, "tuple", bases)) };
    let Some(namespace) = vm.as_dict(namespace) else { return Err(wrong(vm, 3, "dict", namespace)) };
    for &base in bases.items() {
        if vm.as_type(base).is_none() {
            let entries = vm.names.__mro_entries__;
            if vm.getattr_opt(base, entries)?.is_some() {
                return Err(
                    vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
                );
            }
        }
    }
    let winner = winning_metaclass(vm, metaclass, bases.items())?;
    if winner != metaclass
        && let Some(new) = winner.slots.new.get()
        && !winner.slots.same(&metaclass.slots, kaa_object::SlotId::new)
    {
        return new(vm, winner, args);
    }
    let metaclass = winner;
    vm.to_utf8(name)?;
    if name.code_points().any(|c| c == 0) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    let bases = if bases.is_empty() { vm.tuple(&[vm.types.object.value()]) } else { bases };
    let base = class::best_base(vm, bases.items())?;
    let dict = vm.dict_copy(namespace)?;
    let class = build(vm, metaclass, base, name, bases, dict)?;
    check_names(vm, class)?;
    set_names(vm, class)?;
    init_subclass(vm, class, args)?;
    Ok(class.value())
}

/// Whether instances keep their attributes in a dict of the payload: types and modules.
fn has_own_dict(base: Gc<Type>) -> bool {
    let kind = base.kind.id;
    kind == std::any::TypeId::of::<Type>() || kind == std::any::TypeId::of::<Module>()
}

/// Whether instances differ in size, so that slots and weak references have no place. CPython: `tp_itemsize`.
fn is_variable(base: Gc<Type>) -> bool {
    use std::any::TypeId;
    let kind = base.kind.id;
    [TypeId::of::<BigInt>(), TypeId::of::<Tuple>(), TypeId::of::<Bytes>(), TypeId::of::<Type>()]
        .contains(&kind)
}

/// `__slots__` names with private ones mangled, sorted as CPython keeps them.
struct Slots {
    names: Vec<Gc<Str>>,
    add_dict: bool,
    add_weakref: bool,
}

fn parse_slots(
    vm: &mut Vm,
    base: Gc<Type>,
    class_name: Gc<Str>,
    dict: Gc<Dict>,
    slots: Value,
) -> PyResult<Slots> {
    let list = match vm.as_str(slots) {
        Some(_) => vm.list(&[slots])?,
        None => vm.collect_list(slots)?,
    };
    let may_add_dict = base.layout.get() == Layout::Fixed && !has_own_dict(base);
    let may_add_weakref = !base.weakrefable.get() && !is_variable(base);
    if !list.is_empty() && is_variable(base) {
        let name = base.name_lossy();
        return Err(vm.type_error(format!("nonempty __slots__ not supported for subtype of '{name}'")));
    }
    let mut result = Slots { names: Vec::new(), add_dict: false, add_weakref: false };
    for &slot in vm.tuple(list.items()).items() {
        let Some(slot) = vm.as_str(slot) else {
            let got = vm.type_name_of(slot);
            return Err(vm.type_error(format!("__slots__ items must be strings, not '{got}'")));
        };
        if !crate::str_identifier(&slot) {
            return Err(vm.type_error("__slots__ must be identifiers"));
        }
        if slot.is("__dict__") {
            if !may_add_dict || result.add_dict {
                return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
            }
            result.add_dict = true;
            continue;
        }
        if slot.is("__weakref__") {
            if !may_add_weakref || result.add_weakref {
                return Err(vm.type_error("__weakref__ slot disallowed: we already got one"));
            }
            result.add_weakref = true;
            continue;
        }
        let mangled = mangle(vm, class_name, slot);
        if dict.get_str(mangled).is_some()
            && !mangled.is("__qualname__")
            && !mangled.is("__classcell__")
            && !mangled.is("__classdictcell__")
        {
            let text = mangled.to_lossy();
            return Err(vm.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
        }
        result.names.push(mangled);
    }
    result.names.sort_by(|a, b| a.order(b));
    result.names.dedup();
    Ok(result)
}

/// Private name mangling.
pub fn mangle(vm: &mut Vm, class_name: Gc<Str>, name: Gc<Str>) -> Gc<Str> {
    let (class, text) = (class_name.to_lossy(), name.to_lossy());
    let stripped = class.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || stripped.is_empty() {
        return vm.intern(name);
    }
    vm.intern_str(&format!("_{stripped}{text}"))
}

fn build(
    vm: &mut Vm,
    metaclass: Gc<Type>,
    base: Gc<Type>,
    name: Gc<Str>,
    bases: Gc<Tuple>,
    dict: Gc<Dict>,
) -> PyResult<Gc<Type>> {
    let slots_name = vm.names.__slots__;
    let slots = match dict.get_str(slots_name) {
        Some(slots) => Some(parse_slots(vm, base, name, dict, slots)?),
        None => None,
    };
    let (add_dict, add_weakref) = match &slots {
        None => (!has_own_dict(base), !is_variable(base)),
        Some(slots) => (slots.add_dict, slots.add_weakref),
    };
    let had_dict = base.layout.get() != Layout::Fixed;
    let had_weakref = base.weakrefable.get();
    let class = class::new_class(
        vm,
        base,
        NewClass {
            metaclass,
            name,
            bases,
            dict,
            slots: slots.as_ref().map(|s| s.names.as_slice()),
            add_dict,
            add_weakref,
        },
    )?;
    fill_namespace(vm, class, dict)?;
    if add_dict && !had_dict && class.layout.get() != Layout::Fixed {
        add_getset(vm, class, dict, &DICT_GETSET)?;
    }
    if add_weakref && !had_weakref {
        add_getset(vm, class, dict, &WEAKREF_GETSET)?;
    }
    let cell_name = vm.names.__classcell__;
    if let Some(cell) = dict.get_str(cell_name) {
        let Some(cell) = vm.payload::<CellObject>(cell) else {
            let got = vm.class_of(cell).value();
            let got = vm.repr(got)?.to_lossy();
            return Err(vm.type_error(format!("__classcell__ must be a nonlocal cell, not {got}")));
        };
        cell.content.set(cell, Some(class.value()));
        vm.dict_remove(dict, cell_name.value())?;
    }
    let cell_name = vm.names.__classdictcell__;
    if let Some(cell) = dict.get_str(cell_name) {
        if let Some(cell) = vm.payload::<CellObject>(cell) {
            cell.content.set(cell, Some(dict.value()));
        }
        vm.dict_remove(dict, cell_name.value())?;
    }
    let mro = mro_of(vm, class)?;
    class::finish_class(vm, class, mro);
    Ok(class)
}

static DICT_GETSET: GetSetDef = GetSetDef {
    name: "__dict__",
    doc: "dictionary for instance variables",
    get: crate::object::get_dict,
    set: Some(crate::object::set_dict),
};

static WEAKREF_GETSET: GetSetDef = GetSetDef {
    name: "__weakref__",
    doc: "list of weak references to the object",
    get: |vm, this| Ok(crate::weakref::first_reference(vm, this).unwrap_or(Value::NONE)),
    set: None,
};

fn add_getset(vm: &mut Vm, class: Gc<Type>, dict: Gc<Dict>, def: &'static GetSetDef) -> PyResult<()> {
    let name = vm.intern_str(def.name);
    if dict.get_str(name).is_some() {
        return Ok(());
    }
    let descriptor =
        vm.heap.alloc(shape::GETSET_DESCRIPTOR, GetSetDescriptor { def: NoTrace(def), owner: class }).value();
    vm.dict_set_str(dict, name, descriptor)
}

/// `__module__`, `__qualname__`, `__doc__`, and the methods that are implicitly static or class methods.
fn fill_namespace(vm: &mut Vm, class: Gc<Type>, dict: Gc<Dict>) -> PyResult<()> {
    let module = vm.names.__module__;
    if dict.get_str(module).is_none()
        && let Some(frame) = vm.thread.frames.last()
    {
        let globals = frame.function.globals;
        let name = vm.names.__name__;
        if let Some(value) = globals.get_str(name) {
            vm.dict_set_str(dict, module, value)?;
        }
    }
    let qualname = vm.names.__qualname__;
    if let Some(value) = dict.get_str(qualname) {
        let Some(text) = vm.as_str(value) else {
            let got = vm.type_name_of(value);
            return Err(vm.type_error(format!("type __qualname__ must be a str, not {got}")));
        };
        class.qualname.set(class, text);
        vm.dict_remove(dict, qualname.value())?;
    }
    let doc = vm.names.__doc__;
    if dict.get_str(doc).is_none() {
        vm.dict_set_str(dict, doc, Value::NONE)?;
    }
    let new = vm.names.__new__;
    if let Some(function) = dict.get_str(new)
        && vm.payload::<Function>(function).is_some()
    {
        let static_class = vm.types.staticmethod;
        let payload = StaticMethod { callable: Slot::new(Some(function)) };
        let wrapped = vm.alloc_instance(static_class, payload).value();
        vm.dict_set_str(dict, new, wrapped)?;
    }
    for name in [vm.names.__init_subclass__, vm.names.__class_getitem__] {
        if let Some(function) = dict.get_str(name)
            && vm.payload::<Function>(function).is_some()
        {
            let class_class = vm.types.classmethod;
            let payload = ClassMethod { callable: Slot::new(Some(function)) };
            let wrapped = vm.alloc_instance(class_class, payload).value();
            vm.dict_set_str(dict, name, wrapped)?;
        }
    }
    // A class that defines __eq__ without __hash__ has no hash.
    let (eq, hash) = (vm.names.__eq__, vm.names.__hash__);
    if dict.get_str(eq).is_some() && dict.get_str(hash).is_none() {
        vm.dict_set_str(dict, hash, Value::NONE)?;
    }
    Ok(())
}

/// Attributes whose name is no string can't be reached, so one warning says that there are some.
fn check_names(vm: &mut Vm, class: Gc<Type>) -> PyResult<()> {
    let dict = class.dict.get();
    let mut position = 0;
    while let Some((key, ..)) = dict.next_entry(&mut position) {
        if vm.as_str(key).is_none() {
            let message = format!("non-string key in the __dict__ of class {}", class.name_lossy());
            return vm.warn_named("RuntimeWarning", &message, 1);
        }
    }
    Ok(())
}

fn set_names(vm: &mut Vm, class: Gc<Type>) -> PyResult<()> {
    let copy = vm.dict_copy(class.dict.get())?;
    let name = vm.names.__set_name__;
    let mut position = 0;
    while let Some((key, value, _)) = copy.next_entry(&mut position) {
        if let Some(looked) = vm.lookup_special(value, name)?
            && vm.call_looked(looked, value, &[class.value(), key]).is_err()
        {
            let Some(exception) = vm.take_exception() else { continue };
            let (key, owner, class) = (vm.repr(key)?.to_lossy(), vm.type_name_of(value), class.name_lossy());
            let note = format!("Error calling __set_name__ on '{owner}' instance {key} in '{class}'");
            let note = vm.str(&note).value();
            vm.call_method_named(exception, "add_note", &[note])?;
            return Err(vm.reraise(exception));
        }
    }
    Ok(())
}

fn init_subclass(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult<()> {
    let name = vm.names.__init_subclass__;
    // super(class, class).__init_subclass__(**kwargs)
    let mut after = class.mro_types().skip_while(|c| *c != class);
    if after.next().is_none() {
        let text = class.name_lossy();
        return Err(vm.type_error(format!(
            "super(type, obj): obj (type {text}) is not an instance or subtype of type ({text})."
        )));
    }
    let found = after.find_map(|c| c.dict.get().get_str(name));
    let Some(found) = found else { return Ok(()) };
    let method = match vm.class_of(found).slots.descr_get.get() {
        Some(get) => get(vm, found, None, Some(class.value()))?,
        None => found,
    };
    let keywords = args.keyword_count();
    let values = &args.values[args.values.len() - keywords..];
    vm.call_args(method, Args { values, names: args.names })?;
    Ok(())
}
