//! Small types: `None`, `NotImplemented`, `Ellipsis`, `cell`, `mappingproxy`, `SimpleNamespace`, `module`.

use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::module::Shadows;
use kaa_object::payloads::{CellObject, MappingProxy, MemberKind, Module, Plain};
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Str, StrBuilder, Value, Vm, methods};

fn no_arguments(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<()> {
    if args.values.is_empty() { Ok(()) } else { Err(vm.type_error(format!("{name} takes no arguments"))) }
}

static NONE: TypeDef = TypeDef {
    doc: Some("The type of the None singleton."),
    slots: |s| {
        s.new.set(Some(|vm, _, args| no_arguments(vm, args, "NoneType").map(|()| Value::NONE)));
        s.repr.set(Some(|vm, _| vm.try_str("None").map(Gc::value)));
        s.bool.set(Some(|_, _| Ok(false)));
        s.hash.set(Some(|_, _| Ok(0xfca86420)));
    },
    ..TypeDef::new("NoneType")
};

static NOT_IMPLEMENTED: TypeDef = TypeDef {
    doc: Some("The type of the NotImplemented singleton."),
    slots: |s| {
        s.new.set(Some(|vm, _, args| {
            no_arguments(vm, args, "NotImplementedType").map(|()| Value::NOT_IMPLEMENTED)
        }));
        s.repr.set(Some(|vm, _| vm.try_str("NotImplemented").map(Gc::value)));
        s.bool
            .set(Some(|vm, _| Err(vm.type_error("NotImplemented should not be used in a boolean context"))));
    },
    methods: &[NOT_IMPLEMENTED_METHODS],
    ..TypeDef::new("NotImplementedType")
};

methods! { NOT_IMPLEMENTED_METHODS: Instance =>
    "__reduce__($self, /)" => |_: &mut Vm, _this: Value| "NotImplemented", Alloc;
}

static ELLIPSIS: TypeDef = TypeDef {
    doc: Some("The type of the Ellipsis singleton."),
    slots: |s| {
        s.new.set(Some(|vm, _, args| no_arguments(vm, args, "EllipsisType").map(|()| Value::ELLIPSIS)));
        s.repr.set(Some(|vm, _| vm.try_str("Ellipsis").map(Gc::value)));
    },
    methods: &[ELLIPSIS_METHODS],
    ..TypeDef::new("ellipsis")
};

methods! { ELLIPSIS_METHODS: Instance =>
    "__reduce__($self, /)" => |_: &mut Vm, _this: Value| "Ellipsis", Alloc;
}

static CELL: TypeDef = TypeDef {
    doc: Some("Create a new cell object."),
    signature: Some("([contents])"),
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            if args.has_keywords() {
                return Err(vm.type_error("cell() takes no keyword arguments"));
            }
            let content = match args.positional() {
                [] => None,
                [one] => Some(*one),
                many => {
                    let given = many.len();
                    return Err(vm.type_error(format!("cell expected at most 1 argument, got {given}")));
                }
            };
            Ok(vm.alloc_instance(class, CellObject { content: Slot::new(content) }).value())
        }));
        s.repr.set(Some(|vm, this| {
            let id = vm.id_of(this);
            let text = match vm.this::<CellObject>(this).content.get() {
                None => format!("<cell at {id:#x}: empty>"),
                Some(value) => {
                    let class = vm.type_name_of(value);
                    format!("<cell at {id:#x}: {class} object at {:#x}>", vm.id_of(value))
                }
            };
            vm.try_str(&text).map(Gc::value)
        }));
        s.richcompare.set(Some(|vm, a, b, op| {
            let (Some(x), Some(y)) = (vm.payload::<CellObject>(a), vm.payload::<CellObject>(b)) else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            match (x.content.get(), y.content.get()) {
                (Some(x), Some(y)) => vm.compare(op, x, y),
                (x, y) => Ok(Value::bool(op.holds(x.is_some().cmp(&y.is_some())))),
            }
        }));
    },
    getset: &[GetSetDef {
        name: "cell_contents",
        doc: "",
        get: |vm, this| match vm.this::<CellObject>(this).content.get() {
            Some(value) => Ok(value),
            None => Err(vm.value_error("Cell is empty")),
        },
        set: Some(|vm, this, value| {
            let cell = vm.this::<CellObject>(this);
            cell.content.set(cell, value);
            Ok(())
        }),
    }],
    ..TypeDef::new("cell")
};

static PROXY: TypeDef = TypeDef {
    doc: Some("Read-only proxy of a mapping."),
    signature: Some("(mapping)"),
    flags: type_flags::MAPPING,
    slots: proxy_slots,
    methods: &[PROXY_METHODS, PROXY_CLASS_METHODS],
    ..TypeDef::new("mappingproxy")
};

fn inner(vm: &Vm, this: Value) -> Value {
    vm.this::<MappingProxy>(this).mapping
}

fn unproxied(vm: &Vm, value: Value) -> Value {
    vm.payload::<MappingProxy>(value).map_or(value, |p| p.mapping)
}

fn proxy_slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, args| {
        let [mapping] = args.values else {
            let given = args.values.len();
            return Err(vm.type_error(match given {
                0 => "mappingproxy() missing required argument 'mapping' (pos 1)".to_owned(),
                _ => format!("mappingproxy() takes at most 1 argument ({given} given)"),
            }));
        };
        let is_mapping = vm.class_of(*mapping).slots.getitem.get().is_some()
            && vm.as_list(*mapping).is_none()
            && vm.as_tuple(*mapping).is_none();
        if !is_mapping {
            let name = vm.type_name_of(*mapping);
            return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {name}")));
        }
        Ok(vm.alloc_instance(class, MappingProxy { mapping: *mapping }).value())
    }));
    s.repr.set(Some(|vm, this| {
        let mapping = inner(vm, this);
        let text = vm.repr(mapping)?;
        let mut out = StrBuilder::new();
        out.push_str("mappingproxy(");
        out.push_pystr(&text);
        out.push_str(")");
        out.finish(vm).map(Gc::value)
    }));
    s.str.set(Some(|vm, this| {
        let mapping = inner(vm, this);
        vm.to_str(mapping).map(Gc::value)
    }));
    s.hash.set(Some(|vm, this| {
        let mapping = inner(vm, this);
        vm.hash(mapping)
    }));
    s.len.set(Some(|vm, this| {
        let mapping = inner(vm, this);
        vm.len(mapping)
    }));
    s.getitem.set(Some(|vm, this, key| {
        let mapping = inner(vm, this);
        vm.getitem(mapping, key)
    }));
    s.contains.set(Some(|vm, this, key| {
        let mapping = inner(vm, this);
        vm.contains(mapping, key)
    }));
    s.iter.set(Some(|vm, this| {
        let mapping = inner(vm, this);
        vm.iter(mapping)
    }));
    s.or.set(Some(|vm, a, b| {
        let (a, b) = (unproxied(vm, a), unproxied(vm, b));
        vm.binary(kaa_object::number::BinaryOp::Or, a, b)
    }));
    s.ior.set(Some(|vm, this, _| {
        let name = vm.type_name_of(this);
        Err(vm.type_error(format!("'|=' is not supported by {name}; use '|' instead")))
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        let mapping = inner(vm, a);
        vm.compare(op, mapping, b)
    }));
}

methods! { PROXY_METHODS: Instance =>
    /// Return the value for key if key is in the mapping, else default.
    "get($self, key, default=None, /)" => |vm: &mut Vm, this: Value, key: Value, default: Option<Value>| -> PyResult {
        let mapping = inner(vm, this);
        vm.call_method_named(mapping, "get", &[key, default.unwrap_or(Value::NONE)])
    }, Any;
    /// a set-like object providing a view on D's keys
    "keys($self, /)" => |vm: &mut Vm, this: Value| { let m = inner(vm, this); vm.call_method_named(m, "keys", &[]) }, Any;
    /// an object providing a view on D's values
    "values($self, /)" => |vm: &mut Vm, this: Value| { let m = inner(vm, this); vm.call_method_named(m, "values", &[]) }, Any;
    /// a set-like object providing a view on D's items
    "items($self, /)" => |vm: &mut Vm, this: Value| { let m = inner(vm, this); vm.call_method_named(m, "items", &[]) }, Any;
    /// a shallow copy of D
    "copy($self, /)" => |vm: &mut Vm, this: Value| { let m = inner(vm, this); vm.call_method_named(m, "copy", &[]) }, Any;
    /// Return a reverse iterator over the dict keys.
    "__reversed__($self, /)" => |vm: &mut Vm, this: Value| { let m = inner(vm, this); vm.call_method_named(m, "__reversed__", &[]) }, Any;
}

methods! { PROXY_CLASS_METHODS: Class =>
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

static NAMESPACE: TypeDef = TypeDef {
    doc: Some("A simple attribute-based namespace."),
    signature: Some("(mapping_or_iterable=(), /, **kwargs)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, Plain).value())));
        s.init.set(Some(namespace_init));
        s.repr.set(Some(namespace_repr));
        s.richcompare.set(Some(|vm, a, b, op| {
            let class = vm.types.simple_namespace;
            if !vm.is_instance(a, class) || !vm.is_instance(b, class) {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            let (x, y) = (crate::object::get_dict(vm, a)?, crate::object::get_dict(vm, b)?);
            vm.compare(op, x, y)
        }));
    },
    methods: &[NAMESPACE_METHODS],
    getset: &[GetSetDef { name: "__dict__", doc: "", get: crate::object::get_dict, set: None }],
    has_dict: true,
    ..TypeDef::new("types.SimpleNamespace")
};

fn namespace_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let positional = args.positional();
    if positional.len() > 1 {
        let (name, given) = (vm.type_name_of(this), positional.len());
        let name = name.rsplit('.').next().unwrap_or(&name);
        return Err(vm.type_error(format!("{name} expected at most 1 argument, got {given}")));
    }
    if let Some(&source) = positional.first() {
        let class = vm.types.dict.value();
        let dict = vm.call(class, &[source])?;
        if let Some(dict) = vm.as_dict(dict) {
            let mut position = 0;
            while let Some((key, value, _)) = dict.next_entry(&mut position) {
                let Some(key) = vm.as_str(key) else { return Err(vm.type_error("keywords must be strings")) };
                let key = vm.intern(key);
                vm.set_instance_attribute(this, key, Some(value))?;
            }
        }
    }
    for (name, value) in args.keywords() {
        let name = vm.intern(name);
        vm.set_instance_attribute(this, name, Some(value))?;
    }
    Ok(())
}

fn namespace_repr(vm: &mut Vm, this: Value) -> PyResult {
    let exact = vm.class_of(this) == vm.types.simple_namespace;
    let name = if exact { "namespace".to_owned() } else { vm.type_name_of(this) };
    if !vm.repr_enter(this) {
        return vm.try_str(&format!("{name}(...)")).map(Gc::value);
    }
    let result = namespace_body(vm, this, &name);
    vm.repr_leave(this);
    result
}

fn namespace_body(vm: &mut Vm, this: Value, name: &str) -> PyResult {
    let mut out = StrBuilder::new();
    out.push_str(name);
    out.push_str("(");
    if let Some(dict) = vm.instance_dict(this)? {
        let (mut position, mut first) = (0, true);
        while let Some((key, value, _)) = dict.next_entry(&mut position) {
            let Some(key) = vm.as_str(key).filter(|k| !k.is_empty()) else { continue };
            if !first {
                out.push_str(", ");
            }
            first = false;
            out.push_pystr(&key);
            out.push_str("=");
            let text = vm.repr(value)?;
            out.push_pystr(&text);
        }
    }
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

methods! { NAMESPACE_METHODS: Instance =>
    /// Return state information for pickling
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let class = vm.class_of(this).value();
        let dict = crate::object::get_dict(vm, this)?;
        let empty = vm.empty_tuple.value();
        Ok(vm.tuple(&[class, empty, dict]).value())
    }, Any;
    /// Return a copy of the namespace object with new values for the specified attributes.
    "__replace__($self, /, **changes)" => |vm: &mut Vm, this: Value, changes: Value| -> PyResult {
        let class = vm.class_of(this).value();
        let made = vm.call(class, &[])?;
        let own = vm.instance_dict_copy(this)?;
        if let Some(changes) = vm.as_dict(changes) {
            vm.dict_merge(own, changes, false)?;
        }
        if let Some(target) = vm.instance_dict(made)? {
            vm.dict_merge(target, own, false)?;
        }
        Ok(made)
    }, Any;
}

static MODULE: TypeDef = TypeDef {
    doc: Some(
        "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    ),
    signature: Some("(name, doc=None)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            let dict = vm.new_dict();
            Ok(vm.alloc_instance(class, Module { dict: Slot::new(dict), state: Slot::new(None) }).value())
        }));
        s.init.set(Some(|vm, this, args| MODULE_INIT[0].call(vm, Some(this), args).map(|_| ())));
        s.repr.set(Some(module_repr));
        s.getattro.set(Some(module_getattro));
        s.setattro.set(Some(module_setattro));
    },
    methods: &[MODULE_METHODS],
    members: &[MemberDef {
        name: "__dict__",
        doc: "",
        kind: MemberKind::Computed(|vm, this| Ok(vm.this::<Module>(this).dict.get().value())),
    }],
    getset: &[
        GetSetDef {
            name: "__annotations__",
            doc: "",
            get: module_annotations,
            set: Some(set_module_annotations),
        },
        GetSetDef {
            name: "__annotate__",
            doc: "",
            get: |vm, this| {
                let dict = vm.this::<Module>(this).dict.get();
                let name = vm.names.__annotate__;
                match dict.get_str(name) {
                    Some(value) => Ok(value),
                    None => {
                        vm.dict_set_str(dict, name, Value::NONE)?;
                        Ok(Value::NONE)
                    }
                }
            },
            set: Some(|vm, this, value| {
                let dict = vm.this::<Module>(this).dict.get();
                let Some(value) = value else {
                    return Err(vm.type_error("cannot delete __annotate__ attribute"));
                };
                if !value.is_none() && !vm.is_callable(value) {
                    return Err(vm.type_error("__annotate__ must be callable or None"));
                }
                let (name, annotations) = (vm.names.__annotate__, vm.names.__annotations__);
                vm.dict_set_str(dict, name, value)?;
                if !value.is_none() {
                    vm.dict_remove(dict, annotations.value())?;
                }
                Ok(())
            }),
        },
    ],
    weakrefable: true,
    ..TypeDef::new("module")
};

fn module_annotations(vm: &mut Vm, this: Value) -> PyResult {
    let dict = vm.this::<Module>(this).dict.get();
    let (name, annotate) = (vm.names.__annotations__, vm.names.__annotate__);
    if let Some(known) = dict.get_str(name) {
        return Ok(known);
    }
    let made = match dict.get_str(annotate) {
        Some(f) if vm.is_callable(f) => crate::annotations::call_annotate(vm, f)?,
        _ => vm.new_dict().value(),
    };
    vm.dict_set_str(dict, name, made)?;
    Ok(made)
}

fn set_module_annotations(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let dict = vm.this::<Module>(this).dict.get();
    let (name, annotate) = (vm.names.__annotations__, vm.names.__annotate__);
    match value {
        Some(value) => vm.dict_set_str(dict, name, value)?,
        None => {
            if vm.dict_remove(dict, name.value())?.is_none() {
                return Err(vm.attribute_error(this, name, "__annotations__"));
            }
        }
    }
    vm.dict_remove(dict, annotate.value())?;
    Ok(())
}

methods! { MODULE_INIT: Instance =>
    "module($self, name, doc=None)" => |vm: &mut Vm, this: Gc<Module>, name: Gc<Str>, doc: Option<Value>| -> PyResult<()> {
        let dict = this.dict.get();
        let doc = doc.unwrap_or(Value::NONE);
        for (key, value) in [
            (vm.names.__name__, name.value()),
            (vm.names.__doc__, doc),
            (vm.names.__package__, Value::NONE),
            (vm.names.__loader__, Value::NONE),
            (vm.names.__spec__, Value::NONE),
        ] {
            vm.dict_set_str(dict, key, value)?;
        }
        Ok(())
    }, Any;
}

methods! { MODULE_METHODS: Instance =>
    "__dir__($self, /)" => |vm: &mut Vm, this: Gc<Module>| -> PyResult {
        let dict = this.dict.get();
        if let Some(function) = vm.dict_get_named(dict, "__dir__") {
            return vm.call(function, &[]);
        }
        let list = vm.new_list();
        let mut position = 0;
        while let Some((key, _, _)) = dict.next_entry(&mut position) {
            kaa_object::list::ListRef::push(list, vm, key)?;
        }
        Ok(list.value())
    }, Any;
}

fn module_repr(vm: &mut Vm, this: Value) -> PyResult {
    if let Some(module) = vm.importlib {
        return vm.call_method_named(module, "_module_repr", &[this]);
    }
    let dict = vm.this::<Module>(this).dict.get();
    let name = vm.names.__name__;
    let name = match dict.get_str(name) {
        Some(name) => vm.repr(name)?.to_lossy(),
        None => "'?'".to_owned(),
    };
    vm.try_str(&format!("<module {name}>")).map(Gc::value)
}

fn module_getattro(vm: &mut Vm, this: Value, name: Gc<Str>) -> PyResult {
    use kaa_object::typeobject::TypeRef;
    let name = vm.intern(name);
    let class = vm.class_of(this);
    let found = class.lookup(vm, name);
    let mut getter = None;
    if let Some(found) = found {
        let found_class = vm.class_of(found);
        getter = found_class.slots.descr_get.get();
        if let Some(get) = getter
            && found_class.slots.descr_set.get().is_some()
        {
            return get(vm, found, Some(this), Some(class.value()));
        }
    }
    let dict = vm.this::<Module>(this).dict.get();
    if let Some(value) = dict.get_str(name) {
        return Ok(value);
    }
    match (found, getter) {
        (Some(found), Some(get)) => return get(vm, found, Some(this), Some(class.value())),
        (Some(found), None) => return Ok(found),
        _ => {}
    }
    let hook = vm.names.__getattr__;
    if let Some(hook) = dict.get_str(hook) {
        return vm.call(hook, &[name.value()]);
    }
    let text = name.to_lossy();
    let module_name = vm.names.__name__;
    let message = match dict.get_str(module_name).and_then(|n| vm.as_str(n)) {
        Some(module) => {
            let module = module.to_lossy();
            missing_in_module(vm, dict, &module, &text)?
        }
        None => format!("module has no attribute '{text}'"),
    };
    Err(vm.attribute_error(this, name, message))
}

/// The message for a missing attribute, which hints at circular imports and shadowed modules.
fn missing_in_module(
    vm: &mut Vm,
    dict: Gc<kaa_object::dict::Dict>,
    module: &str,
    text: &str,
) -> PyResult<String> {
    let plain = format!("module '{module}' has no attribute '{text}'");
    let spec = vm.names.__spec__;
    let Some(spec) = dict.get_str(spec).filter(|s| !s.is_none()) else { return Ok(plain) };
    let origin = vm.origin_of_spec(spec)?.map(|o| o.to_lossy());
    let shadows = vm.shadows(module, origin.as_deref())?;
    if let (Shadows::Standard, Some(origin)) = (shadows, &origin) {
        return Ok(format!(
            "{plain} (consider renaming '{origin}' since it has the same name as the standard library module \
             named '{module}' and prevents importing that standard library module)"
        ));
    }
    let initializing = vm.names._initializing;
    let initializing = match vm.getattr_opt(spec, initializing)? {
        Some(flag) => vm.is_true(flag)?,
        None => false,
    };
    if initializing {
        return Ok(match (shadows, origin) {
            (Shadows::Library, Some(origin)) => format!(
                "{plain} (consider renaming '{origin}' if it has the same name as a library you intended to \
                 import)"
            ),
            (_, origin) => {
                let from = origin.map_or(String::new(), |o| format!(" from '{o}'"));
                format!(
                    "partially initialized module '{module}'{from} has no attribute '{text}' (most likely \
                     due to a circular import)"
                )
            }
        });
    }
    let submodules = vm.intern_str("_uninitialized_submodules");
    if let Some(list) = vm.getattr_opt(spec, submodules)? {
        let name = vm.str(text).value();
        if vm.contains(list, name)? {
            return Ok(format!(
                "cannot access submodule '{text}' of module '{module}' (most likely due to a circular import)"
            ));
        }
    }
    Ok(plain)
}

fn module_setattro(vm: &mut Vm, this: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    use kaa_object::typeobject::TypeRef;
    let name = vm.intern(name);
    let class: Gc<Type> = vm.class_of(this);
    if let Some(found) = class.lookup(vm, name)
        && let Some(set) = vm.class_of(found).slots.descr_set.get()
    {
        return set(vm, found, this, value);
    }
    let dict = vm.this::<Module>(this).dict.get();
    match value {
        Some(value) => vm.dict_set_str(dict, name, value),
        None => match vm.dict_remove(dict, name.value())? {
            Some(_) => Ok(()),
            None => Err(vm.no_attribute(this, name)),
        },
    }
}

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    for (class, def) in [
        (vm.types.none_type, &NONE),
        (vm.types.not_implemented_type, &NOT_IMPLEMENTED),
        (vm.types.ellipsis, &ELLIPSIS),
        (vm.types.cell, &CELL),
        (vm.types.mappingproxy, &PROXY),
        (vm.types.simple_namespace, &NAMESPACE),
        (vm.types.module, &MODULE),
    ] {
        vm.define_core_type(class, Some(object), def);
    }
}
