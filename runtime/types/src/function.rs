//! `function`, `method`, builtin functions and the descriptors of builtin types.
//! CPython: `Objects/funcobject.c`, `Objects/classobject.c`, `Objects/methodobject.c`, `Objects/descrobject.c`.

use kaa_object::call;
use kaa_object::declare::{GetSetDef, MemberDef, TypeDef, clean_doc};
use kaa_object::descr;
use kaa_object::dict::Dict;
use kaa_object::payloads::*;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Str, Value, Vm, methods};

macro_rules! getset {
    ($($name:literal $get:expr, $set:expr;)*) => {
        &[$(GetSetDef { name: $name, doc: "", get: $get, set: $set },)*]
    };
}

static FUNCTION: TypeDef = TypeDef {
    doc: Some("Create a function object."),
    signature: Some("(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)"),
    flags: type_flags::METHOD_DESCRIPTOR,
    slots: |s| {
        s.new.set(Some(function_new));
        s.repr.set(Some(|vm, this| {
            let name = vm.this::<Function>(this).qualname.get().to_lossy();
            let text = format!("<function {name} at {:#x}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
        s.descr_get.set(Some(descr::bind_function));
        s.call.set(Some(|vm, this, _| {
            let _ = this;
            Err(vm.system_error("the isolate has no interpreter"))
        }));
    },
    getset: FUNCTION_GETSET,
    members: FUNCTION_MEMBERS,
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("function")
};

fn string(vm: &mut Vm, value: Option<Value>, what: &str) -> PyResult<Gc<Str>> {
    match value.and_then(|v| vm.as_str(v)) {
        Some(s) => Ok(s),
        None => Err(vm.type_error(format!("{what} must be set to a string object"))),
    }
}

fn audit_change(vm: &mut Vm, this: Value, name: &str, value: Option<Value>) -> PyResult<()> {
    match value {
        Some(value) => vm.audit("object.__setattr__", &[&this, &name, &value]),
        None => vm.audit("object.__delattr__", &[&this, &name]),
    }
}

fn optional<T>(
    vm: &mut Vm,
    value: Option<Value>,
    what: &str,
    kind: &str,
    cast: impl Fn(&Vm, Value) -> Option<T>,
) -> PyResult<Option<T>> {
    match value {
        None | Some(Value::NONE) => Ok(None),
        Some(value) => match cast(vm, value) {
            Some(cell) => Ok(Some(cell)),
            None => Err(vm.type_error(format!("{what} must be set to a {kind} object"))),
        },
    }
}

static FUNCTION_MEMBERS: &[MemberDef] = &[
    MemberDef {
        name: "__closure__",
        doc: "",
        kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Function>(v).closure.map_or(Value::NONE, Gc::value))),
    },
    MemberDef {
        name: "__globals__",
        doc: "",
        kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Function>(v).globals.value())),
    },
    MemberDef {
        name: "__builtins__",
        doc: "",
        kind: MemberKind::Computed(|vm, v| Ok(vm.this::<Function>(v).builtins.value())),
    },
];

static FUNCTION_GETSET: &[GetSetDef] = getset! {
    "__doc__" |vm, this| { let f = vm.this::<Function>(this); Ok(vm.function_doc(f)?.unwrap_or(Value::NONE)) }, Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        f.doc.set(f, value);
        Ok(())
    });
    "__module__" |vm, this| Ok(vm.this::<Function>(this).module.get().unwrap_or(Value::NONE)), Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        f.module.set(f, value);
        Ok(())
    });
    "__code__" |vm, this| {
        vm.audit("object.__getattr__", &[&this, &"__code__"])?;
        Ok(vm.this::<Function>(this).code.get().value())
    }, Some(set_code);
    "__defaults__" |vm, this| {
        vm.audit("object.__getattr__", &[&this, &"__defaults__"])?;
        Ok(vm.this::<Function>(this).defaults.get().map_or(Value::NONE, Gc::value))
    }, Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        let tuple = optional(vm, value, "__defaults__", "tuple", |vm, v| vm.as_tuple(v))?;
        audit_change(vm, this, "__defaults__", tuple.map(Gc::value))?;
        f.defaults.set(f, tuple);
        f.version.set(f.version.get().wrapping_add(1));
        Ok(())
    });
    "__kwdefaults__" |vm, this| {
        vm.audit("object.__getattr__", &[&this, &"__kwdefaults__"])?;
        Ok(vm.this::<Function>(this).kwdefaults.get().map_or(Value::NONE, Gc::value))
    }, Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        let dict = optional(vm, value, "__kwdefaults__", "dict", |vm, v| vm.as_dict(v))?;
        audit_change(vm, this, "__kwdefaults__", dict.map(Gc::value))?;
        f.kwdefaults.set(f, dict);
        f.version.set(f.version.get().wrapping_add(1));
        Ok(())
    });
    "__annotations__" crate::annotations::function_annotations, Some(crate::annotations::set_function_annotations);
    "__annotate__" |vm, this| Ok(vm.this::<Function>(this).annotate.get().unwrap_or(Value::NONE)), Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        match value {
            None => return Err(vm.type_error("__annotate__ cannot be deleted")),
            Some(Value::NONE) => f.annotate.set(f, None),
            Some(value) if vm.is_callable(value) => {
                f.annotate.set(f, Some(value));
                f.annotations.set(f, None);
            }
            Some(_) => return Err(vm.type_error("__annotate__ must be callable or None")),
        }
        Ok(())
    });
    "__type_params__" |vm, this| {
        let empty = vm.empty_tuple.value();
        Ok(vm.this::<Function>(this).type_params.get().unwrap_or(empty))
    }, Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        let tuple = value.and_then(|v| vm.as_tuple(v));
        match tuple {
            Some(tuple) => {
                f.type_params.set(f, Some(tuple.value()));
                Ok(())
            }
            None => Err(vm.type_error("__type_params__ must be set to a tuple")),
        }
    });
    "__name__" |vm, this| Ok(vm.this::<Function>(this).name.get().value()), Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        let name = string(vm, value, "__name__")?;
        f.name.set(f, name);
        Ok(())
    });
    "__qualname__" |vm, this| Ok(vm.this::<Function>(this).qualname.get().value()), Some(|vm, this, value| {
        let f = vm.this::<Function>(this);
        let name = string(vm, value, "__qualname__")?;
        f.qualname.set(f, name);
        Ok(())
    });
    "__dict__" crate::object::get_dict, Some(|vm, this, value| match value {
        Some(_) => crate::object::set_dict(vm, this, value),
        None => Err(vm.type_error("cannot delete __dict__")),
    });
};

fn set_code(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let f = vm.this::<Function>(this);
    let Some(code) = value.and_then(|v| vm.payload::<Code>(v)) else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let wanted = crate::code::free_count(code);
    let have = f.closure.map_or(0, |c| c.len());
    if wanted != have {
        let name = f.name.get().to_lossy();
        return Err(
            vm.value_error(format!("{name}() requires a code object with {have} free vars, not {wanted}"))
        );
    }
    vm.audit("object.__setattr__", &[&this, &"__code__", &code.value()])?;
    // It keeps the doc string that it was made with.
    vm.function_doc(f)?;
    f.code.set(f, code);
    f.version.set(f.version.get().wrapping_add(1));
    Ok(())
}

methods! { FUNCTION_NEW: Module =>
    "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)" => make_function, Any;
}

fn function_new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    FUNCTION_NEW[0].call(vm, None, args)
}

fn make_function(
    vm: &mut Vm,
    code: Gc<Code>,
    globals: Gc<Dict>,
    name: Option<Value>,
    defaults: Option<Value>,
    closure: Option<Value>,
    kwdefaults: Option<Value>,
) -> PyResult {
    let present = |v: Option<Value>| v.filter(|v| !v.is_none());
    let name = match present(name) {
        None => None,
        Some(value) => match vm.as_str(value) {
            Some(s) => Some(s),
            None => return Err(vm.type_error("arg 3 (name) must be None or string")),
        },
    };
    let defaults = match present(defaults) {
        None => None,
        Some(value) => match vm.as_tuple(value) {
            Some(t) => Some(t),
            None => return Err(vm.type_error("arg 4 (defaults) must be None or tuple")),
        },
    };
    let free = crate::code::free_count(code);
    let closure = match present(closure).map(|v| vm.as_tuple(v)) {
        None if free > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        Some(None) => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        None => None,
        Some(Some(t)) => Some(t),
    };
    let given = closure.map_or(0, |c| c.len());
    if given != free {
        let name = code.name.to_lossy();
        return Err(vm.value_error(format!("{name} requires closure of length {free}, not {given}")));
    }
    if let Some(closure) = closure {
        for &cell in closure.items() {
            if vm.payload::<CellObject>(cell).is_none() {
                let got = vm.type_name_of(cell);
                return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {got}")));
            }
        }
    }
    let kwdefaults = match present(kwdefaults) {
        None => None,
        Some(value) => match vm.as_dict(value) {
            Some(d) => Some(d),
            None => return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict")),
        },
    };
    vm.audit("function.__new__", &[&code.value()])?;
    let closure: Option<Gc<Tuple>> = closure.filter(|c| !c.is_empty());
    let f = vm.new_function(code, globals, closure);
    if let Some(name) = name {
        f.name.set(f, name);
    }
    f.defaults.set(f, defaults);
    f.kwdefaults.set(f, kwdefaults);
    Ok(f.value())
}

static METHOD: TypeDef = TypeDef {
    doc: Some("Create a bound instance method object."),
    signature: Some("(function, instance, /)"),
    slots: |s| {
        s.new.set(Some(method_new));
        s.call.set(Some(call::call_method_object));
        s.repr.set(Some(method_repr));
        s.hash.set(Some(|vm, this| {
            let m = vm.this::<Method>(this);
            let f = vm.hash(m.function)?;
            Ok(kaa_object::hash::avoid_minus_one(kaa_object::hash::hash_identity(m.receiver) ^ f))
        }));
        s.richcompare.set(Some(|vm, a, b, op| {
            let (Some(x), Some(y)) = (vm.payload::<Method>(a), vm.payload::<Method>(b)) else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let equal = vm.eq(x.function, y.function)? && x.receiver == y.receiver;
            equality(op, equal)
        }));
        s.getattro.set(Some(method_getattro));
        s.descr_get.set(Some(|_, this, _, _| Ok(this)));
    },
    methods: &[METHOD_METHODS],
    getset: METHOD_GETSET,
    weakrefable: true,
    readonly: &["__func__", "__self__"],
    ..TypeDef::new("method")
};

fn equality(op: CompareOp, equal: bool) -> PyResult {
    Ok(match op {
        CompareOp::Eq => Value::bool(equal),
        CompareOp::Ne => Value::bool(!equal),
        _ => Value::NOT_IMPLEMENTED,
    })
}

methods! { METHOD_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Method>| -> PyResult {
        let name = vm.names.__name__;
        let name = vm.getattr(this.function, name)?;
        let builtins = vm.builtins;
        let getattr = vm.dict_get_named(builtins, "getattr").unwrap_or(Value::NONE);
        let args = vm.tuple(&[this.receiver, name]).value();
        Ok(vm.tuple(&[getattr, args]).value())
    }, Any;
}

static METHOD_GETSET: &[GetSetDef] = getset! {
    "__func__" |vm, this| Ok(vm.this::<Method>(this).function), None;
    "__self__" |vm, this| Ok(vm.this::<Method>(this).receiver), None;
    "__doc__" |vm, this| {
        let function = vm.this::<Method>(this).function;
        let name = vm.names.__doc__;
        Ok(vm.getattr_opt(function, name)?.unwrap_or(Value::NONE))
    }, None;
};

fn method_new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("method() takes no keyword arguments"));
    }
    let &[function, receiver] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!("method expected 2 arguments, got {given}")));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.new_method(function, receiver))
}

fn method_getattro(vm: &mut Vm, this: Value, name: Gc<Str>) -> PyResult {
    use kaa_object::typeobject::TypeRef;
    let name = vm.intern(name);
    let class = vm.class_of(this);
    if let Some(found) = class.lookup(vm, name) {
        return match vm.class_of(found).slots.descr_get.get() {
            Some(get) => get(vm, found, Some(this), Some(class.value())),
            None => Ok(found),
        };
    }
    let function = vm.this::<Method>(this).function;
    vm.getattr(function, name)
}

fn method_repr(vm: &mut Vm, this: Value) -> PyResult {
    let m = vm.this::<Method>(this);
    let (qualname, plain) = (vm.names.__qualname__, vm.names.__name__);
    let mut found = vm.getattr_opt(m.function, qualname)?;
    if found.is_none() {
        found = vm.getattr_opt(m.function, plain)?;
    }
    let name = found.and_then(|n| vm.as_str(n)).map_or("?".to_owned(), |n| n.to_lossy());
    let receiver = vm.repr(m.receiver)?.to_lossy();
    vm.try_str(&format!("<bound method {name} of {receiver}>")).map(Gc::value)
}

static BUILTIN: TypeDef = TypeDef {
    slots: |s| {
        s.call.set(Some(call::call_builtin_function));
        s.repr.set(Some(builtin_repr));
        s.hash.set(Some(|vm, this| {
            let f = vm.this::<BuiltinFunction>(this);
            let receiver = f.receiver.map_or(0, kaa_object::hash::hash_identity);
            Ok(kaa_object::hash::avoid_minus_one((&raw const **f.def).addr() as u64 ^ receiver))
        }));
        s.richcompare.set(Some(|vm, a, b, op| {
            let (Some(x), Some(y)) = (vm.payload::<BuiltinFunction>(a), vm.payload::<BuiltinFunction>(b))
            else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            equality(op, std::ptr::eq(*x.def, *y.def) && x.receiver == y.receiver)
        }));
    },
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[BUILTIN_METHODS],
    getset: BUILTIN_GETSET,
    weakrefable: true,
    ..TypeDef::new("builtin_function_or_method")
};

fn builtin_repr(vm: &mut Vm, this: Value) -> PyResult {
    let f = vm.this::<BuiltinFunction>(this);
    let name = f.def.name();
    let text = match f.receiver {
        Some(receiver) if vm.payload::<Module>(receiver).is_none() => {
            let class = vm.type_name_of(receiver);
            format!("<built-in method {name} of {class} object at {:#x}>", vm.id_of(receiver))
        }
        _ => format!("<built-in function {name}>"),
    };
    vm.try_str(&text).map(Gc::value)
}

methods! { BUILTIN_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<BuiltinFunction>| -> PyResult {
        let name = vm.str(this.def.name()).value();
        match this.receiver {
            Some(receiver) if vm.payload::<Module>(receiver).is_none() => {
                let builtins = vm.builtins;
                let getattr = vm.dict_get_named(builtins, "getattr").unwrap_or(Value::NONE);
                let args = vm.tuple(&[receiver, name]).value();
                Ok(vm.tuple(&[getattr, args]).value())
            }
            _ => Ok(name),
        }
    }, Any;
}

/// The doc string of a native definition.
fn doc_of(vm: &mut Vm, doc: &str) -> PyResult {
    let text = clean_doc(doc);
    if text.is_empty() { Ok(Value::NONE) } else { vm.try_str(&text).map(Gc::value) }
}

fn signature_of(vm: &mut Vm, def: &kaa_object::function::NativeDef) -> PyResult {
    match def.text_signature() {
        Some(text) => vm.try_str(text).map(Gc::value),
        None => Ok(Value::NONE),
    }
}

static BUILTIN_GETSET: &[GetSetDef] = getset! {
    "__name__" |vm, this| {
        let def = *vm.this::<BuiltinFunction>(this).def;
        Ok(vm.name_of_native(def).value())
    }, None;
    "__qualname__" |vm, this| {
        let f = vm.this::<BuiltinFunction>(this);
        let name = f.def.name();
        let text = match f.receiver {
            Some(receiver) if vm.payload::<Module>(receiver).is_none() => {
                let class = match vm.as_type(receiver) {
                    Some(class) => class.qualname.get().to_lossy(),
                    None => vm.class_of(receiver).qualname.get().to_lossy(),
                };
                format!("{class}.{name}")
            }
            _ => name.to_owned(),
        };
        vm.try_str(&text).map(Gc::value)
    }, None;
    "__doc__" |vm, this| {
        let def = *vm.this::<BuiltinFunction>(this).def;
        doc_of(vm, def.doc)
    }, None;
    "__self__" |vm, this| {
        let f = vm.this::<BuiltinFunction>(this);
        let is_static = matches!(f.def.receiver, kaa_object::function::Receiver::Static);
        Ok(f.receiver.filter(|_| !is_static).unwrap_or(Value::NONE))
    }, None;
    "__module__" |vm, this| Ok(vm.this::<BuiltinFunction>(this).module.get().unwrap_or(Value::NONE)), Some(|vm, this, value| {
        let f = vm.this::<BuiltinFunction>(this);
        f.module.set(f, value);
        Ok(())
    });
    "__text_signature__" |vm, this| {
        let def = *vm.this::<BuiltinFunction>(this).def;
        // Functions of modules get their module before all else.
        if def.receiver == kaa_object::function::Receiver::Module
            && let Some(text) = def.text_signature()
            && !text.starts_with("($")
        {
            let parameters = text.trim_start_matches('(').strip_suffix(')').unwrap_or("");
            let shown = if parameters.is_empty() {
                "($module, /)".to_owned()
            } else if parameters.split(',').any(|part| part.trim() == "/") {
                format!("($module, {parameters})")
            } else {
                format!("($module, /, {parameters})")
            };
            return vm.try_str(&shown).map(Gc::value);
        }
        signature_of(vm, def)
    }, None;
};

/// What method and wrapper descriptors have in common.
fn owner_and_name(vm: &mut Vm, this: Value) -> (Gc<Type>, String) {
    if let Some(d) = vm.payload::<MethodDescriptor>(this) {
        return (d.owner, d.def.name().to_owned());
    }
    if let Some(d) = vm.payload::<WrapperDescriptor>(this) {
        return (d.owner, d.def.name.to_owned());
    }
    if let Some(d) = vm.payload::<GetSetDescriptor>(this) {
        return (d.owner, d.def.name.to_owned());
    }
    let d = vm.this::<MemberDescriptor>(this);
    (d.owner, d.name.to_lossy())
}

macro_rules! descriptor_getset {
    ($doc:expr, $signature:expr) => {
        getset! {
            "__name__" |vm, this| {
                let (_, name) = owner_and_name(vm, this);
                Ok(vm.intern_str(&name).value())
            }, None;
            "__qualname__" |vm, this| {
                let (owner, name) = owner_and_name(vm, this);
                let text = format!("{}.{name}", owner.qualname.get().to_lossy());
                vm.try_str(&text).map(Gc::value)
            }, None;
            "__objclass__" |vm, this| Ok(owner_and_name(vm, this).0.value()), None;
            "__doc__" $doc, None;
            "__text_signature__" $signature, None;
        }
    };
}

static METHOD_DESCRIPTOR_GETSET: &[GetSetDef] = descriptor_getset! {
    |vm, this| { let def = *vm.this::<MethodDescriptor>(this).def; doc_of(vm, def.doc) },
    |vm, this| { let def = *vm.this::<MethodDescriptor>(this).def; signature_of(vm, def) }
};
static WRAPPER_GETSET: &[GetSetDef] = descriptor_getset! {
    |vm, this| { let def = *vm.this::<WrapperDescriptor>(this).def; vm.try_str(def.doc).map(Gc::value) },
    |vm, this| { let def = *vm.this::<WrapperDescriptor>(this).def; vm.try_str(def.signature).map(Gc::value) }
};
static GETSET_GETSET: &[GetSetDef] = descriptor_getset! {
    |vm, this| { let def = *vm.this::<GetSetDescriptor>(this).def; doc_of(vm, def.doc) },
    |_, _| Ok(Value::NONE)
};
static MEMBER_GETSET: &[GetSetDef] = descriptor_getset! {
    |vm, this| { let doc = vm.this::<MemberDescriptor>(this).doc.unwrap_or(""); doc_of(vm, doc) },
    |_, _| Ok(Value::NONE)
};

fn descriptor_repr(vm: &mut Vm, this: Value, what: &str) -> PyResult {
    let (owner, name) = owner_and_name(vm, this);
    let owner = owner.name_lossy();
    vm.try_str(&format!("<{what} '{name}' of '{owner}' objects>")).map(Gc::value)
}

methods! { DESCRIPTOR_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let (owner, name) = owner_and_name(vm, this);
        let builtins = vm.builtins;
        let getattr = vm.dict_get_named(builtins, "getattr").unwrap_or(Value::NONE);
        let name = vm.str(&name).value();
        let args = vm.tuple(&[owner.value(), name]).value();
        Ok(vm.tuple(&[getattr, args]).value())
    }, Any;
}

static METHOD_DESCRIPTOR: TypeDef = TypeDef {
    flags: type_flags::METHOD_DESCRIPTOR | type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.call.set(Some(call::call_method_descriptor));
        s.descr_get.set(Some(descr::method_descriptor_get));
        s.repr.set(Some(|vm, this| descriptor_repr(vm, this, "method")));
    },
    methods: &[DESCRIPTOR_METHODS],
    getset: METHOD_DESCRIPTOR_GETSET,
    readonly: &["__objclass__", "__name__"],
    ..TypeDef::new("method_descriptor")
};

static CLASSMETHOD_DESCRIPTOR: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.call.set(Some(call::call_classmethod_descriptor));
        s.descr_get.set(Some(descr::classmethod_descriptor_get));
        s.repr.set(Some(|vm, this| descriptor_repr(vm, this, "method")));
    },
    methods: &[DESCRIPTOR_METHODS],
    getset: METHOD_DESCRIPTOR_GETSET,
    readonly: &["__objclass__", "__name__"],
    ..TypeDef::new("classmethod_descriptor")
};

static WRAPPER_DESCRIPTOR: TypeDef = TypeDef {
    flags: type_flags::METHOD_DESCRIPTOR | type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.call.set(Some(descr::call_wrapper_descriptor));
        s.descr_get.set(Some(descr::wrapper_descriptor_get));
        s.repr.set(Some(|vm, this| descriptor_repr(vm, this, "slot wrapper")));
    },
    methods: &[DESCRIPTOR_METHODS],
    getset: WRAPPER_GETSET,
    readonly: &["__objclass__", "__name__"],
    ..TypeDef::new("wrapper_descriptor")
};

static METHOD_WRAPPER: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: method_wrapper_slots,
    getset: getset! {
        "__self__" |vm, this| Ok(vm.this::<MethodWrapper>(this).receiver), None;
        "__name__" |vm, this| {
            let name = vm.this::<MethodWrapper>(this).descriptor.def.name;
            Ok(vm.intern_str(name).value())
        }, None;
        "__qualname__" |vm, this| {
            let d = vm.this::<MethodWrapper>(this).descriptor;
            let text = format!("{}.{}", d.owner.qualname.get().to_lossy(), d.def.name);
            vm.try_str(&text).map(Gc::value)
        }, None;
        "__objclass__" |vm, this| Ok(vm.this::<MethodWrapper>(this).descriptor.owner.value()), None;
        "__doc__" |vm, this| {
            let doc = vm.this::<MethodWrapper>(this).descriptor.def.doc;
            vm.try_str(doc).map(Gc::value)
        }, None;
        "__text_signature__" |vm, this| {
            let text = vm.this::<MethodWrapper>(this).descriptor.def.signature;
            vm.try_str(text).map(Gc::value)
        }, None;
    },
    readonly: &["__self__"],
    ..TypeDef::new("method-wrapper")
};

fn method_wrapper_slots(s: &TypeSlots) {
    s.call.set(Some(descr::call_method_wrapper));
    s.repr.set(Some(|vm, this| {
        let w = vm.this::<MethodWrapper>(this);
        let (name, class) = (w.descriptor.def.name, vm.type_name_of(w.receiver));
        let text = format!("<method-wrapper '{name}' of {class} object at {:#x}>", vm.id_of(w.receiver));
        vm.try_str(&text).map(Gc::value)
    }));
    s.hash.set(Some(|vm, this| {
        let w = vm.this::<MethodWrapper>(this);
        let d = kaa_object::hash::hash_identity(w.descriptor.value());
        Ok(kaa_object::hash::avoid_minus_one(kaa_object::hash::hash_identity(w.receiver) ^ d))
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        let (Some(x), Some(y)) = (vm.payload::<MethodWrapper>(a), vm.payload::<MethodWrapper>(b)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        equality(op, x.descriptor == y.descriptor && x.receiver == y.receiver)
    }));
}

static GETSET_DESCRIPTOR: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.descr_get.set(Some(descr::getset_get));
        s.descr_set.set(Some(descr::getset_set));
        s.repr.set(Some(|vm, this| descriptor_repr(vm, this, "attribute")));
    },
    methods: &[DESCRIPTOR_METHODS],
    getset: GETSET_GETSET,
    readonly: &["__objclass__", "__name__"],
    ..TypeDef::new("getset_descriptor")
};

static MEMBER_DESCRIPTOR: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.descr_get.set(Some(descr::member_get));
        s.descr_set.set(Some(descr::member_set));
        s.repr.set(Some(|vm, this| descriptor_repr(vm, this, "member")));
    },
    methods: &[DESCRIPTOR_METHODS],
    getset: MEMBER_GETSET,
    readonly: &["__objclass__", "__name__"],
    ..TypeDef::new("member_descriptor")
};

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    for (class, def) in [
        (vm.types.function, &FUNCTION),
        (vm.types.method, &METHOD),
        (vm.types.builtin_function, &BUILTIN),
        (vm.types.method_descriptor, &METHOD_DESCRIPTOR),
        (vm.types.classmethod_descriptor, &CLASSMETHOD_DESCRIPTOR),
        (vm.types.wrapper_descriptor, &WRAPPER_DESCRIPTOR),
        (vm.types.method_wrapper, &METHOD_WRAPPER),
        (vm.types.getset_descriptor, &GETSET_DESCRIPTOR),
        (vm.types.member_descriptor, &MEMBER_DESCRIPTOR),
    ] {
        vm.define_core_type(class, Some(object), def);
    }
}
