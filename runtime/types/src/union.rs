//! `types.GenericAlias` and `typing.Union` (`X | Y`). CPython: `Objects/genericaliasobject.c`,
//! `Objects/unionobject.c`.

use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::{GenericAlias, SeqIter, Union};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Str, StrBuilder, Value, Vm, methods};

/// `X | Y` where either is a type.
pub fn type_or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    if !is_unionable(vm, a) || !is_unionable(vm, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    make_union(vm, &[a, b])
}

/// Whether a value may stand in a union without further ado.
fn is_unionable(vm: &Vm, value: Value) -> bool {
    value.is_none()
        || vm.as_type(value).is_some()
        || vm.payload::<GenericAlias>(value).is_some()
        || vm.payload::<Union>(value).is_some()
        || vm.class_of(value).slots.same(&vm.types.generic_alias.slots, kaa_object::SlotId::or)
}

/// The union of some types, flattened and without duplicates; a single one stays itself.
pub fn make_union(vm: &mut Vm, parts: &[Value]) -> PyResult {
    let flat = vm.new_list();
    for &part in parts {
        match vm.payload::<Union>(part) {
            Some(union) => {
                for &arg in union.args.items() {
                    add_unique(vm, flat, arg)?;
                }
            }
            None => {
                let part = if part.is_none() { vm.types.none_type.value() } else { part };
                add_unique(vm, flat, part)?;
            }
        }
    }
    if flat.len() == 1 {
        return Ok(flat.get(0).unwrap_or(Value::NONE));
    }
    let args = vm.try_tuple(flat.items())?;
    let empty = || Slot::new(None);
    let class = vm.types.union;
    let payload = Union { args, parameters: Slot::new(None), hashable: empty(), unhashable: empty() };
    Ok(vm.alloc_instance(class, payload).value())
}

/// The union of some types as `Union[...]` takes them: strings become forward references.
pub(crate) fn checked_union(vm: &mut Vm, parts: &[Value]) -> PyResult {
    let list = vm.new_list();
    for &part in parts {
        let part = crate::typing::type_check(vm, part, "Union[arg, ...]: each arg must be a type.")?;
        list.push(vm, part)?;
    }
    make_union(vm, list.items())
}

fn add_unique(vm: &mut Vm, list: Gc<List>, value: Value) -> PyResult<()> {
    let mut at = 0;
    while let Some(known) = list.get(at) {
        at += 1;
        if vm.eq(known, value)? {
            return Ok(());
        }
    }
    list.push(vm, value)
}

/// How a type shows inside an alias or a union.
pub(crate) fn item_repr(vm: &mut Vm, out: &mut StrBuilder, item: Value) -> PyResult<()> {
    if item == Value::ELLIPSIS {
        out.push_str("...");
        return Ok(());
    }
    if item == vm.types.none_type.value() {
        out.push_str("None");
        return Ok(());
    }
    let is_alias = vm.payload::<GenericAlias>(item).is_some();
    if !is_alias && let Some(class) = vm.as_type(item) {
        let name = vm.class_full_name(class);
        out.push_str(&name);
        return Ok(());
    }
    let text = vm.repr(item)?;
    out.push_pystr(&text);
    Ok(())
}

fn alias_repr(vm: &mut Vm, this: Value) -> PyResult {
    let alias = vm.this::<GenericAlias>(this);
    let mut out = StrBuilder::new();
    if alias.starred {
        out.push_str("*");
    }
    item_repr(vm, &mut out, alias.origin)?;
    out.push_str("[");
    for (i, &arg) in alias.args.items().iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        match vm.exact_list(arg) {
            Some(list) => {
                out.push_str("[");
                for (j, &inner) in vm.tuple(list.items()).items().iter().enumerate() {
                    if j > 0 {
                        out.push_str(", ");
                    }
                    item_repr(vm, &mut out, inner)?;
                }
                out.push_str("]");
            }
            None => item_repr(vm, &mut out, arg)?,
        }
    }
    if alias.args.is_empty() {
        out.push_str("()");
    }
    out.push_str("]");
    out.finish(vm).map(Gc::value)
}

/// The type variables in some arguments, in order, without duplicates.
pub fn collect_parameters(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    let found = vm.new_list();
    let (subst, parameters) = (vm.names.__typing_subst__, vm.names.__parameters__);
    for &arg in args.items() {
        if vm.as_type(arg).is_some() && vm.payload::<GenericAlias>(arg).is_none() {
            continue;
        }
        if let Some(tuple) = vm.exact_tuple(arg) {
            let inner = collect_parameters(vm, tuple)?;
            for &p in inner.items() {
                add_unique(vm, found, p)?;
            }
            continue;
        }
        if let Some(list) = vm.exact_list(arg) {
            let held = vm.try_tuple(list.items())?;
            let inner = collect_parameters(vm, held)?;
            for &p in inner.items() {
                add_unique(vm, found, p)?;
            }
            continue;
        }
        if vm.getattr_opt(arg, subst)?.is_some() {
            add_unique(vm, found, arg)?;
        } else if let Some(inner) = vm.getattr_opt(arg, parameters)?
            && let Some(inner) = vm.exact_tuple(inner)
        {
            for &p in inner.items() {
                add_unique(vm, found, p)?;
            }
        }
    }
    vm.try_tuple(found.items())
}

fn alias_parameters(vm: &mut Vm, alias: Gc<GenericAlias>) -> PyResult<Gc<Tuple>> {
    if let Some(known) = alias.parameters.get() {
        return Ok(known);
    }
    let made = collect_parameters(vm, alias.args)?;
    alias.parameters.set(alias, Some(made));
    Ok(made)
}

/// The arguments with each parameter replaced. CPython: `_Py_subs_parameters`.
fn substitute(
    vm: &mut Vm,
    this: Value,
    args: Gc<Tuple>,
    parameters: Gc<Tuple>,
    item: Value,
) -> PyResult<Gc<Tuple>> {
    if parameters.is_empty() {
        let text = vm.repr(this)?.to_lossy();
        return Err(vm.type_error(format!("{text} is not a generic class")));
    }
    let mut items = match vm.as_tuple(item) {
        Some(tuple) => tuple,
        None => vm.tuple(&[item]),
    };
    let prepare = vm.names.__typing_prepare_subst__;
    for &parameter in parameters.items() {
        if let Some(method) = vm.getattr_opt(parameter, prepare)?
            && !method.is_none()
        {
            let result = vm.call(method, &[this, items.value()])?;
            items = match vm.as_tuple(result) {
                Some(tuple) => tuple,
                None => vm.tuple(&[result]),
            };
        }
    }
    if items.len() != parameters.len() {
        let many = if items.len() > parameters.len() { "many" } else { "few" };
        let text = vm.repr(this)?.to_lossy();
        let (got, expected) = (items.len(), parameters.len());
        return Err(
            vm.type_error(format!("Too {many} arguments for {text}; actual {got}, expected {expected}"))
        );
    }
    let out = vm.new_list();
    let (subst, params_name) = (vm.names.__typing_subst__, vm.names.__parameters__);
    for &arg in args.items() {
        if vm.as_type(arg).is_some() && vm.payload::<GenericAlias>(arg).is_none() {
            out.push(vm, arg)?;
            continue;
        }
        if let Some(method) = vm.getattr_opt(arg, subst)? {
            let at = parameters.items().iter().position(|p| *p == arg);
            let replacement = at.and_then(|i| items.get(i)).unwrap_or(arg);
            let value = vm.call(method, &[replacement])?;
            let unpacked = vm.names.__typing_unpacked_tuple_args__;
            match vm.exact_tuple(value) {
                Some(tuple) if vm.getattr_opt(arg, unpacked)?.is_some() => {
                    out.extend_from_slice(vm, tuple.items())?;
                }
                _ => out.push(vm, value)?,
            }
            continue;
        }
        let inner = match vm.getattr_opt(arg, params_name)? {
            Some(inner) => vm.exact_tuple(inner).filter(|t| !t.is_empty()),
            None => None,
        };
        match inner {
            Some(inner) => {
                let mut chosen = Vec::new();
                for &p in inner.items() {
                    let at = parameters.items().iter().position(|q| *q == p);
                    chosen.push(at.and_then(|i| items.get(i)).unwrap_or(p));
                }
                let chosen = vm.tuple(&chosen).value();
                let value = vm.getitem(arg, chosen)?;
                out.push(vm, value)?;
            }
            None => out.push(vm, arg)?,
        }
    }
    vm.try_tuple(out.items())
}

/// Attributes that an alias has of its own; all others are the origin's.
const OWN: [&str; 10] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
];

fn alias_getattro(vm: &mut Vm, this: Value, name: Gc<Str>) -> PyResult {
    let text = name.to_lossy();
    let own = OWN.contains(&text.as_str()) || text == "__deepcopy__";
    let blocked = text == "__bases__" || text == "__copy__" || text == "__deepcopy__";
    if !own && !blocked && !(text.starts_with("__") && text.ends_with("__") && text == "__getitem__") {
        let alias = vm.this::<GenericAlias>(this);
        return vm.getattr(alias.origin, name);
    }
    kaa_object::attr::generic_getattr(vm, this, name)
}

fn alias_slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, args| {
        let [origin, items] = args.positional() else {
            let given = args.positional().len();
            return Err(vm.type_error(format!("GenericAlias expected 2 arguments, got {given}")));
        };
        let args = match vm.exact_tuple(*items) {
            Some(tuple) => tuple,
            None => vm.tuple(&[*items]),
        };
        let payload = GenericAlias { origin: *origin, args, parameters: Slot::new(None), starred: false };
        Ok(vm.alloc_instance(class, payload).value())
    }));
    s.repr.set(Some(alias_repr));
    s.getattro.set(Some(alias_getattro));
    s.or.set(Some(type_or));
    s.call.set(Some(alias_call));
    s.hash.set(Some(|vm, this| {
        let alias = vm.this::<GenericAlias>(this);
        let (a, b) = (vm.hash(alias.origin)?, vm.hash(alias.args.value())?);
        Ok(kaa_object::hash::avoid_minus_one(a ^ b))
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        let (Some(x), Some(y)) = (vm.payload::<GenericAlias>(a), vm.payload::<GenericAlias>(b)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let equal =
            x.starred == y.starred && vm.eq(x.origin, y.origin)? && vm.eq(x.args.value(), y.args.value())?;
        Ok(Value::bool(equal == (op == CompareOp::Eq)))
    }));
    s.getitem.set(Some(|vm, this, item| {
        let alias = vm.this::<GenericAlias>(this);
        let parameters = alias_parameters(vm, alias)?;
        let args = substitute(vm, this, alias.args, parameters, item)?;
        let payload =
            GenericAlias { origin: alias.origin, args, parameters: Slot::new(None), starred: alias.starred };
        let class = vm.class_of(this);
        Ok(vm.alloc_instance(class, payload).value())
    }));
    s.iter.set(Some(|vm, this| {
        let alias = vm.this::<GenericAlias>(this);
        let payload = GenericAlias {
            origin: alias.origin,
            args: alias.args,
            parameters: Slot::new(None),
            starred: true,
        };
        let class = vm.types.generic_alias;
        let starred = vm.alloc_instance(class, payload).value();
        let one = vm.tuple(&[starred]);
        let payload = SeqIter { sequence: Slot::new(Some(one.value())), index: std::cell::Cell::new(0) };
        Ok(vm.heap.alloc(kaa_object::core_types::shape::TUPLE_ITERATOR, payload).value())
    }));
}

fn alias_call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
    let alias = vm.this::<GenericAlias>(this);
    let object = vm.call_args(alias.origin, args)?;
    let name = vm.names.__orig_class__;
    if vm.setattr(object, name, Some(this)).is_err() {
        if vm.pending_is("AttributeError") || vm.pending_is("TypeError") {
            vm.clear_exception();
        } else {
            return Err(kaa_object::Raised::pending());
        }
    }
    Ok(object)
}

methods! { ALIAS_METHODS: Instance =>
    "__mro_entries__($self, bases, /)" => |vm: &mut Vm, this: Gc<GenericAlias>, _bases: Value| vm.tuple(&[this.origin]), Alloc;
    "__instancecheck__($self, instance, /)" => |vm: &mut Vm, _this: Value, _instance: Value| -> PyResult {
        Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }, Raises;
    "__subclasscheck__($self, subclass, /)" => |vm: &mut Vm, _this: Value, _subclass: Value| -> PyResult {
        Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }, Raises;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<GenericAlias>| -> PyResult {
        let class = vm.types.generic_alias.value();
        let args = vm.tuple(&[this.origin, this.args.value()]).value();
        Ok(vm.tuple(&[class, args]).value())
    }, Alloc;
    "__dir__($self, /)" => |vm: &mut Vm, this: Gc<GenericAlias>| -> PyResult {
        let names = vm.call_method_named(this.origin, "__dir__", &[]);
        let list = match names {
            Ok(names) => vm.collect_list(names)?,
            Err(_) => {
                vm.clear_exception();
                vm.new_list()
            }
        };
        for name in OWN {
            let name = vm.intern_str(name).value();
            add_unique(vm, list, name)?;
        }
        Ok(list.value())
    }, Any;
}

static ALIAS: TypeDef = TypeDef {
    doc: Some(
        "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    ),
    flags: type_flags::BASETYPE,
    slots: alias_slots,
    methods: &[ALIAS_METHODS],
    getset: &[
        GetSetDef {
            name: "__origin__",
            doc: "",
            get: |vm, this| Ok(vm.this::<GenericAlias>(this).origin),
            set: None,
        },
        GetSetDef {
            name: "__args__",
            doc: "",
            get: |vm, this| Ok(vm.this::<GenericAlias>(this).args.value()),
            set: None,
        },
        GetSetDef {
            name: "__unpacked__",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<GenericAlias>(this).starred)),
            set: None,
        },
        GetSetDef {
            name: "__parameters__",
            doc: "Type variables in the GenericAlias.",
            get: |vm, this| {
                let alias = vm.this::<GenericAlias>(this);
                alias_parameters(vm, alias).map(Gc::value)
            },
            set: None,
        },
        GetSetDef {
            name: "__typing_unpacked_tuple_args__",
            doc: "",
            get: |vm, this| {
                let alias = vm.this::<GenericAlias>(this);
                let is_tuple = alias.origin == vm.types.tuple.value();
                Ok(if alias.starred && is_tuple { alias.args.value() } else { Value::NONE })
            },
            set: None,
        },
    ],
    weakrefable: true,
    ..TypeDef::new("types.GenericAlias")
};

fn union_slots(s: &TypeSlots) {
    s.repr.set(Some(|vm, this| {
        let union = vm.this::<Union>(this);
        let mut out = StrBuilder::new();
        for (i, &arg) in union.args.items().iter().enumerate() {
            if i > 0 {
                out.push_str(" | ");
            }
            item_repr(vm, &mut out, arg)?;
        }
        out.finish(vm).map(Gc::value)
    }));
    s.or.set(Some(type_or));
    s.hash.set(Some(|vm, this| {
        let union = vm.this::<Union>(this);
        let mut hash = 0x9e37_79b9u64;
        for &arg in union.args.items() {
            // The order of the members does not matter.
            hash = hash.wrapping_add(vm.hash(arg)?.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29));
        }
        Ok(kaa_object::hash::avoid_minus_one(hash))
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        let (Some(x), Some(y)) = (vm.payload::<Union>(a), vm.payload::<Union>(b)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let mut equal = x.args.len() == y.args.len();
        for &arg in x.args.items() {
            equal = equal && vm.contains(y.args.value(), arg)?;
        }
        Ok(Value::bool(equal == (op == CompareOp::Eq)))
    }));
    s.getitem.set(Some(|vm, this, item| {
        let union = vm.this::<Union>(this);
        let parameters = collect_parameters(vm, union.args)?;
        let args = substitute(vm, this, union.args, parameters, item)?;
        make_union(vm, args.items())
    }));
}

methods! { UNION_METHODS: Instance =>
    "__instancecheck__($self, instance, /)" => |vm: &mut Vm, this: Gc<Union>, instance: Value| -> PyResult<bool> {
        for &arg in this.args.items() {
            if vm.payload::<GenericAlias>(arg).is_some() {
                return Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"));
            }
        }
        for &arg in this.args.items() {
            if crate::builtins::is_instance(vm, instance, arg)? {
                return Ok(true);
            }
        }
        Ok(false)
    }, Any;
    "__subclasscheck__($self, subclass, /)" => |vm: &mut Vm, this: Gc<Union>, subclass: Value| -> PyResult<bool> {
        if vm.as_type(subclass).is_none() {
            return Err(vm.type_error("issubclass() arg 1 must be a class"));
        }
        for &arg in this.args.items() {
            if vm.payload::<GenericAlias>(arg).is_some() {
                return Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"));
            }
        }
        for &arg in this.args.items() {
            if crate::builtins::is_subclass(vm, subclass, arg)? {
                return Ok(true);
            }
        }
        Ok(false)
    }, Any;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Union>| -> PyResult {
        let name = vm.intern_str("operator");
        let import = vm.hooks.import_module;
        let operator = import(vm, name)?;
        let or = vm.getattr_named(operator, "or_")?;
        let functools = vm.intern_str("functools");
        let functools = import(vm, functools)?;
        let reduce = vm.getattr_named(functools, "reduce")?;
        let args = vm.tuple(&[or, this.args.value()]).value();
        Ok(vm.tuple(&[reduce, args]).value())
    }, Any;
}

methods! { UNION_CLASS_METHODS: Class =>
    "__class_getitem__($type, parameters, /)" => |vm: &mut Vm, _class: Value, parameters: Value| -> PyResult {
        match vm.as_tuple(parameters) {
            Some(tuple) if tuple.is_empty() => Err(vm.type_error("Cannot take a Union of no types.")),
            Some(tuple) => make_union(vm, tuple.items()),
            None => make_union(vm, &[parameters]),
        }
    }, Any;
    "__mro_entries__($type, bases, /)" => |vm: &mut Vm, class: Value, _bases: Value| -> PyResult {
        let text = vm.repr(class)?.to_lossy();
        Err(vm.type_error(format!("Cannot subclass {text}")))
    }, Raises;
}

static UNION: TypeDef = TypeDef {
    doc: Some("Represent a union type\n\nE.g. for int | str"),
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: union_slots,
    methods: &[UNION_METHODS, UNION_CLASS_METHODS],
    getset: &[
        GetSetDef {
            name: "__args__",
            doc: "",
            get: |vm, this| Ok(vm.this::<Union>(this).args.value()),
            set: None,
        },
        GetSetDef {
            name: "__parameters__",
            doc: "",
            get: |vm, this| {
                let union = vm.this::<Union>(this);
                collect_parameters(vm, union.args).map(Gc::value)
            },
            set: None,
        },
        GetSetDef { name: "__origin__", doc: "", get: |vm, _| Ok(vm.types.union.value()), set: None },
        GetSetDef { name: "__name__", doc: "", get: |vm, _| Ok(vm.intern_str("Union").value()), set: None },
        GetSetDef {
            name: "__qualname__",
            doc: "",
            get: |vm, _| Ok(vm.intern_str("Union").value()),
            set: None,
        },
    ],
    weakrefable: true,
    ..TypeDef::new("typing.Union")
};

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    for (class, def) in [(vm.types.generic_alias, &ALIAS), (vm.types.union, &UNION)] {
        vm.define_core_type(class, Some(object), def);
    }
}
