//! `property`, `staticmethod`, `classmethod` and `super`.
//! CPython: `Objects/descrobject.c` (`property_*`), `Objects/funcobject.c`, `Objects/typeobject.c` (`super_*`).

use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::payloads::{CellObject, ClassMethod, MemberKind, Property, StaticMethod, Super};
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, TypeRef, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Str, Value, Vm, methods, raw_methods};
use std::cell::Cell;

macro_rules! getset {
    ($($name:literal $get:expr, $set:expr;)*) => {
        &[$(GetSetDef { name: $name, doc: "", get: $get, set: $set },)*]
    };
}

static PROPERTY: TypeDef = TypeDef {
    doc: Some(
        "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n",
    ),
    signature: Some("(fget=None, fset=None, fdel=None, doc=None)"),
    flags: type_flags::BASETYPE,
    slots: property_slots,
    methods: &[PROPERTY_METHODS, PROPERTY_SET_NAME],
    getset: PROPERTY_GETSET,
    members: PROPERTY_MEMBERS,
    ..TypeDef::new("property")
};

fn property_slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, _| {
        let empty = || Slot::new(None);
        let payload = Property {
            getter: empty(),
            setter: empty(),
            deleter: empty(),
            doc: empty(),
            name: empty(),
            getter_doc: Cell::new(false),
        };
        Ok(vm.alloc_instance(class, payload).value())
    }));
    s.init.set(Some(|vm, this, args| PROPERTY_INIT[0].call(vm, Some(this), args).map(|_| ())));
    s.descr_get.set(Some(property_get));
    s.descr_set.set(Some(property_set));
}

methods! { PROPERTY_INIT: Instance =>
    "property($self, fget=None, fset=None, fdel=None, doc=None)" => property_init, Any;
}

fn some(value: Option<Value>) -> Option<Value> {
    value.filter(|v| !v.is_none())
}

fn property_init(
    vm: &mut Vm,
    this: Gc<Property>,
    fget: Option<Value>,
    fset: Option<Value>,
    fdel: Option<Value>,
    doc: Option<Value>,
) -> PyResult<()> {
    this.getter.set(this, some(fget));
    this.setter.set(this, some(fset));
    this.deleter.set(this, some(fdel));
    this.getter_doc.set(false);
    let mut text = some(doc);
    if text.is_none()
        && let Some(getter) = some(fget)
    {
        let name = vm.names.__doc__;
        text = some(vm.getattr_opt(getter, name)?);
        this.getter_doc.set(text.is_some());
    }
    let class = vm.class_of(this.value());
    if class == vm.types.property {
        this.doc.set(this, text);
        return Ok(());
    }
    // A subclass keeps the doc string where its own `__doc__` does not hide it: its `__dict__` or a slot.
    let name = vm.names.__doc__;
    let set = vm.setattr(this.value(), name, Some(text.unwrap_or(Value::NONE)));
    match set {
        // One that has room for none loses what was given, but not what a getter has.
        Err(_) if !this.getter_doc.get() && vm.pending_is("AttributeError") => {
            vm.clear_exception();
            Ok(())
        }
        set => set,
    }
}

fn property_name(vm: &mut Vm, this: Gc<Property>) -> PyResult<Option<String>> {
    if let Some(name) = this.name.get() {
        return Ok(Some(vm.repr(name)?.to_lossy()));
    }
    let Some(getter) = this.getter.get() else { return Ok(None) };
    let name = vm.names.__name__;
    match vm.getattr_opt(getter, name)? {
        Some(name) => Ok(Some(vm.repr(name)?.to_lossy())),
        None => Ok(None),
    }
}

fn no_accessor(vm: &mut Vm, this: Gc<Property>, object: Value, what: &str) -> kaa_object::Raised {
    let name = match property_name(vm, this) {
        Ok(name) => name,
        Err(raised) => return raised,
    };
    let class = vm.class_of(object).qualname.get().to_lossy();
    let message = match name {
        Some(name) => format!("property {name} of '{class}' object has no {what}"),
        None => format!("property of '{class}' object has no {what}"),
    };
    vm.raise_named("AttributeError", &message)
}

fn property_get(vm: &mut Vm, d: Value, object: Option<Value>, _: Option<Value>) -> PyResult {
    let this = vm.this::<Property>(d);
    let Some(object) = some(object) else { return Ok(d) };
    match this.getter.get() {
        Some(getter) => vm.call(getter, &[object]),
        None => Err(no_accessor(vm, this, object, "getter")),
    }
}

fn property_set(vm: &mut Vm, d: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = vm.this::<Property>(d);
    match (value, this.setter.get(), this.deleter.get()) {
        (Some(value), Some(setter), _) => vm.call(setter, &[object, value]).map(|_| ()),
        (None, _, Some(deleter)) => vm.call(deleter, &[object]).map(|_| ()),
        (Some(_), None, _) => Err(no_accessor(vm, this, object, "setter")),
        (None, _, None) => Err(no_accessor(vm, this, object, "deleter")),
    }
}

fn copy_with(
    vm: &mut Vm,
    this: Gc<Property>,
    getter: Option<Value>,
    setter: Option<Value>,
    deleter: Option<Value>,
) -> PyResult {
    let class = vm.class_of(this.value()).value();
    let none = |v: Option<Value>| v.unwrap_or(Value::NONE);
    let getter = some(getter).or(this.getter.get());
    let doc = if this.getter_doc.get() && getter.is_some() { None } else { this.doc.get() };
    let setter = some(setter).or(this.setter.get());
    let deleter = some(deleter).or(this.deleter.get());
    let made = vm.call(class, &[none(getter), none(setter), none(deleter), none(doc)])?;
    if let Some(cell) = vm.payload::<Property>(made) {
        cell.name.set(cell, this.name.get());
    }
    Ok(made)
}

methods! { PROPERTY_METHODS: Instance =>
    /// Descriptor to obtain a copy of the property with a different getter.
    "getter($self, object, /)" => |vm: &mut Vm, this: Gc<Property>, f: Value| copy_with(vm, this, Some(f), None, None), Any;
    /// Descriptor to obtain a copy of the property with a different setter.
    "setter($self, object, /)" => |vm: &mut Vm, this: Gc<Property>, f: Value| copy_with(vm, this, None, Some(f), None), Any;
    /// Descriptor to obtain a copy of the property with a different deleter.
    "deleter($self, object, /)" => |vm: &mut Vm, this: Gc<Property>, f: Value| copy_with(vm, this, None, None, Some(f)), Any;
}

raw_methods! { PROPERTY_SET_NAME: Instance =>
    /// Method to set name of a property.
    "__set_name__($self, owner, name, /)" => |vm, args| {
        let [this, given @ ..] = args.values else { return Err(vm.type_error("descriptor needs an argument")) };
        let [_, name] = given else {
            let count = given.len();
            return Err(vm.type_error(format!(
                "__set_name__() takes 2 positional arguments but {count} were given"
            )));
        };
        let this = vm.this::<Property>(*this);
        this.name.set(this, Some(*name));
        Ok(Value::NONE)
    }, Raises;
}

macro_rules! accessor {
    ($name:literal $field:ident) => {
        MemberDef {
            name: $name,
            doc: "",
            kind: MemberKind::Computed(|vm, v| {
                Ok(vm.this::<Property>(v).$field.get().unwrap_or(Value::NONE))
            }),
        }
    };
}

static PROPERTY_MEMBERS: &[MemberDef] =
    &[accessor!("fget" getter), accessor!("fset" setter), accessor!("fdel" deleter)];

static PROPERTY_GETSET: &[GetSetDef] = getset! {
    "__doc__" |vm, this| Ok(vm.this::<Property>(this).doc.get().unwrap_or(Value::NONE)), Some(|vm, this, value| {
        let p = vm.this::<Property>(this);
        p.doc.set(p, value);
        Ok(())
    });
    "__name__" |vm, this| {
        let p = vm.this::<Property>(this);
        if let Some(name) = p.name.get() {
            return Ok(name);
        }
        let key = vm.names.__name__;
        if let Some(getter) = p.getter.get()
            && let Some(name) = vm.getattr_opt(getter, key)?
        {
            return Ok(name);
        }
        Err(vm.attribute_error(this, key, "'property' object has no attribute '__name__'"))
    }, Some(|vm, this, value| {
        let p = vm.this::<Property>(this);
        p.name.set(p, value);
        Ok(())
    });
    "__isabstractmethod__" |vm, this| {
        let p = vm.this::<Property>(this);
        for f in [p.getter.get(), p.setter.get(), p.deleter.get()].into_iter().flatten() {
            if is_abstract(vm, f)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }, None;
};

/// Whether a function is marked `__isabstractmethod__`.
fn is_abstract(vm: &mut Vm, function: Value) -> PyResult<bool> {
    let name = vm.names.__isabstractmethod__;
    match vm.getattr_opt(function, name)? {
        Some(flag) => vm.is_true(flag),
        None => Ok(false),
    }
}

/// Copies what identifies a function to its wrapper, as `functools.update_wrapper` would.
fn copy_wrapped(vm: &mut Vm, wrapper: Value, wrapped: Value) -> PyResult<()> {
    for name in [vm.names.__module__, vm.names.__name__, vm.names.__qualname__, vm.names.__doc__] {
        if let Some(value) = vm.getattr_opt(wrapped, name)? {
            vm.set_instance_attribute(wrapper, name, Some(value))?;
        }
    }
    Ok(())
}

macro_rules! wrapper_getset {
    ($payload:ty) => {
        getset! {
            "__func__" |vm, this| Ok(vm.this::<$payload>(this).callable.get().unwrap_or(Value::NONE)), None;
            "__wrapped__" |vm, this| Ok(vm.this::<$payload>(this).callable.get().unwrap_or(Value::NONE)), None;
            "__isabstractmethod__" |vm, this| match vm.this::<$payload>(this).callable.get() {
                Some(f) => is_abstract(vm, f).map(Value::bool),
                None => Ok(Value::FALSE),
            }, None;
            "__dict__" crate::object::get_dict, Some(crate::object::set_dict);
            "__annotations__" |vm, this| forwarded(vm, this, "__annotations__"), Some(|vm, this, value| set_forwarded(vm, this, "__annotations__", value));
            "__annotate__" |vm, this| forwarded(vm, this, "__annotate__"), Some(|vm, this, value| set_forwarded(vm, this, "__annotate__", value));
        }
    };
}

fn callable_of(vm: &Vm, this: Value) -> Option<Value> {
    match vm.payload::<StaticMethod>(this) {
        Some(s) => s.callable.get(),
        None => vm.payload::<ClassMethod>(this).and_then(|c| c.callable.get()),
    }
}

/// Annotations are those of the wrapped function, kept once asked for.
fn forwarded(vm: &mut Vm, this: Value, name: &str) -> PyResult {
    let name = vm.intern_str(name);
    if let Some(known) = vm.instance_attribute(this, name) {
        return Ok(known);
    }
    let callable = callable_of(vm, this).unwrap_or(Value::NONE);
    let value = vm.getattr(callable, name)?;
    vm.set_instance_attribute(this, name, Some(value))?;
    Ok(value)
}

fn set_forwarded(vm: &mut Vm, this: Value, name: &str, value: Option<Value>) -> PyResult<()> {
    let name = vm.intern_str(name);
    if !vm.set_instance_attribute(this, name, value)? {
        return Err(vm.no_attribute(this, name));
    }
    Ok(())
}

fn one_argument(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args.positional() {
        [one] => Ok(*one),
        many => {
            let given = many.len();
            Err(vm.type_error(format!("{name} expected 1 argument, got {given}")))
        }
    }
}

static STATICMETHOD: TypeDef = TypeDef {
    doc: Some("Convert a function to be a static method."),
    signature: Some("(function, /)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            Ok(vm.alloc_instance(class, StaticMethod { callable: Slot::new(None) }).value())
        }));
        s.init.set(Some(|vm, this, args| {
            let f = one_argument(vm, args, "staticmethod")?;
            let cell = vm.this::<StaticMethod>(this);
            cell.callable.set(cell, Some(f));
            copy_wrapped(vm, this, f)
        }));
        s.call.set(Some(|vm, this, args| match vm.this::<StaticMethod>(this).callable.get() {
            Some(f) => vm.call_args(f, args),
            None => Err(vm.runtime_error("uninitialized staticmethod object")),
        }));
        s.descr_get.set(Some(|vm, d, _, _| match vm.this::<StaticMethod>(d).callable.get() {
            Some(f) => Ok(f),
            None => Err(vm.runtime_error("uninitialized staticmethod object")),
        }));
        s.repr.set(Some(|vm, this| wrapper_repr(vm, this, "staticmethod")));
    },
    methods: &[crate::util::CLASS_GETITEM],
    getset: wrapper_getset!(StaticMethod),
    has_dict: true,
    readonly: &["__func__", "__wrapped__"],
    ..TypeDef::new("staticmethod")
};

fn wrapper_repr(vm: &mut Vm, this: Value, name: &str) -> PyResult {
    let f = callable_of(vm, this).unwrap_or(Value::NONE);
    let text = vm.repr(f)?.to_lossy();
    vm.try_str(&format!("<{name}({text})>")).map(Gc::value)
}

static CLASSMETHOD: TypeDef = TypeDef {
    doc: Some("Convert a function to be a class method."),
    signature: Some("(function, /)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            Ok(vm.alloc_instance(class, ClassMethod { callable: Slot::new(None) }).value())
        }));
        s.init.set(Some(|vm, this, args| {
            let f = one_argument(vm, args, "classmethod")?;
            let cell = vm.this::<ClassMethod>(this);
            cell.callable.set(cell, Some(f));
            copy_wrapped(vm, this, f)
        }));
        s.descr_get.set(Some(|vm, d, object, class| {
            let Some(f) = vm.this::<ClassMethod>(d).callable.get() else {
                return Err(vm.runtime_error("uninitialized classmethod object"));
            };
            let class = match (class, object) {
                (Some(class), _) => class,
                (None, Some(object)) => vm.class_of(object).value(),
                (None, None) => Value::NONE,
            };
            Ok(vm.new_method(f, class))
        }));
        s.repr.set(Some(|vm, this| wrapper_repr(vm, this, "classmethod")));
    },
    methods: &[crate::util::CLASS_GETITEM],
    getset: wrapper_getset!(ClassMethod),
    has_dict: true,
    readonly: &["__func__", "__wrapped__"],
    ..TypeDef::new("classmethod")
};

static SUPER: TypeDef = TypeDef {
    doc: Some(
        "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)",
    ),
    flags: type_flags::BASETYPE,
    slots: super_slots,
    getset: getset! {
        "__thisclass__" |vm, this| Ok(vm.this::<Super>(this).this_class.get().map_or(Value::NONE, Gc::value)), None;
        "__self__" |vm, this| Ok(vm.this::<Super>(this).object.get().unwrap_or(Value::NONE)), None;
        "__self_class__" |vm, this| Ok(vm.this::<Super>(this).object_class.get().map_or(Value::NONE, Gc::value)), None;
    },
    readonly: &["__thisclass__", "__self__", "__self_class__"],
    ..TypeDef::new("super")
};

fn super_slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, _| {
        let payload =
            Super { this_class: Slot::new(None), object: Slot::new(None), object_class: Slot::new(None) };
        Ok(vm.alloc_instance(class, payload).value())
    }));
    s.init.set(Some(super_init));
    s.getattro.set(Some(super_getattro));
    s.descr_get.set(Some(|vm, d, object, _| {
        let this = vm.this::<Super>(d);
        let (Some(object), None) = (some(object), this.object.get()) else { return Ok(d) };
        let Some(class) = this.this_class.get() else { return Ok(d) };
        if vm.class_of(d) != vm.types.super_ {
            let maker = vm.class_of(d).value();
            return vm.call(maker, &[class.value(), object]);
        }
        let object_class = super_check(vm, class, object)?;
        let payload = Super {
            this_class: Slot::new(Some(class)),
            object: Slot::new(Some(object)),
            object_class: Slot::new(Some(object_class)),
        };
        let maker = vm.types.super_;
        Ok(vm.alloc_instance(maker, payload).value())
    }));
    s.repr.set(Some(|vm, this| {
        let s = vm.this::<Super>(this);
        let class = s.this_class.get().map_or("NULL".to_owned(), |c| c.name_lossy());
        let text = match s.object_class.get() {
            Some(object) => format!("<super: <class '{class}'>, <{} object>>", object.name_lossy()),
            None => format!("<super: <class '{class}'>, NULL>"),
        };
        vm.try_str(&text).map(Gc::value)
    }));
}

/// The class along whose MRO `super(class, object)` looks.
fn super_check(vm: &mut Vm, class: Gc<Type>, object: Value) -> PyResult<Gc<Type>> {
    if let Some(object) = vm.as_type(object)
        && object.is_subtype(class)
    {
        return Ok(object);
    }
    let object_class = vm.class_of(object);
    if object_class.is_subtype(class) {
        return Ok(object_class);
    }
    let name = vm.names.__class__;
    if let Some(claimed) = vm.getattr_opt(object, name)?
        && let Some(claimed) = vm.as_type(claimed)
        && claimed != object_class
        && claimed.is_subtype(class)
    {
        return Ok(claimed);
    }
    let (what, name) = match vm.as_type(object) {
        Some(object) => ("type", object.name_lossy()),
        None => ("instance of", object_class.name_lossy()),
    };
    let class = class.name_lossy();
    Err(vm.type_error(format!(
        "super(type, obj): obj ({what} {name}) is not an instance or subtype of type ({class})."
    )))
}

/// `super()` without arguments: the class from the `__class__` cell, the object from the first parameter.
fn super_from_frame(vm: &mut Vm) -> PyResult<(Gc<Type>, Value)> {
    let Some(frame) = vm.thread.frames.last() else {
        return Err(vm.runtime_error("super(): no current frame"));
    };
    let code = frame.code;
    if code.plain.argcount == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let index = vm.thread.frames.len() - 1;
    let object = (vm.hooks.frame_object)(vm, index);
    let read = vm.hooks.read_fast;
    let first = read(vm, object, 0).and_then(|v| match vm.payload::<CellObject>(v) {
        // The first parameter may have become a cell.
        Some(cell) if code.plain.localspluskinds[0] & kaa_code::kinds::CELL != 0 => cell.content.get(),
        _ => Some(v),
    });
    let Some(first) = first else { return Err(vm.runtime_error("super(): arg[0] deleted")) };
    let class_name = vm.names.__class__;
    let at =
        code.values().localsplus.iter().enumerate().position(|(i, n)| {
            *n == class_name && code.plain.localspluskinds[i] & kaa_code::kinds::FREE != 0
        });
    let Some(at) = at else { return Err(vm.runtime_error("super(): __class__ cell not found")) };
    let cell = read(vm, object, at).and_then(|v| vm.payload::<CellObject>(v));
    let Some(cell) = cell else { return Err(vm.runtime_error("super(): bad __class__ cell")) };
    let Some(class) = cell.content.get() else {
        return Err(vm.runtime_error("super(): empty __class__ cell"));
    };
    match vm.as_type(class) {
        Some(class) => Ok((class, first)),
        None => {
            let got = vm.type_name_of(class);
            Err(vm.runtime_error(format!("super(): __class__ is not a type ({got})")))
        }
    }
}

fn super_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error("super() takes no keyword arguments"));
    }
    let (class, object) = match args.positional() {
        [] => {
            let (class, object) = super_from_frame(vm)?;
            (class, Some(object))
        }
        [class, rest @ ..] if rest.len() <= 1 => match vm.as_type(*class) {
            Some(t) => (t, some(rest.first().copied())),
            None => {
                let got = vm.type_name_of(*class);
                return Err(vm.type_error(format!("super() argument 1 must be a type, not {got}")));
            }
        },
        many => {
            let given = many.len();
            return Err(vm.type_error(format!("super() expected at most 2 arguments, got {given}")));
        }
    };
    let object_class = match object {
        Some(object) => Some(super_check(vm, class, object)?),
        None => None,
    };
    let s = vm.this::<Super>(this);
    s.this_class.set(s, Some(class));
    s.object.set(s, object);
    s.object_class.set(s, object_class);
    Ok(())
}

fn super_getattro(vm: &mut Vm, this: Value, name: Gc<Str>) -> PyResult {
    let s = vm.this::<Super>(this);
    let name = vm.intern(name);
    if let (Some(start), Some(class), Some(object)) =
        (s.object_class.get(), s.this_class.get(), s.object.get())
        && name != vm.names.__class__
    {
        if let Some(found) = start.lookup_behind(vm, class, name) {
            return match vm.class_of(found).slots.descr_get.get() {
                Some(get) => {
                    let receiver = if object == start.value() { None } else { Some(object) };
                    get(vm, found, receiver, Some(start.value()))
                }
                None => Ok(found),
            };
        }
    }
    kaa_object::attr::generic_getattr(vm, this, name)
}

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    for (class, def) in [
        (vm.types.property, &PROPERTY),
        (vm.types.staticmethod, &STATICMETHOD),
        (vm.types.classmethod, &CLASSMETHOD),
        (vm.types.super_, &SUPER),
    ] {
        vm.define_core_type(class, Some(object), def);
    }
}
