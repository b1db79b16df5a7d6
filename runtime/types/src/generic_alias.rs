//! `types.GenericAlias` and the substitution of type parameters that it shares with unions.
//! CPython: `Objects/genericaliasobject.c`.

use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::GenericAlias;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Str, StrBuilder, Value, Vm, methods};

/// How a type shows inside an alias or a union. CPython: `_Py_typing_type_repr`.
pub(crate) fn item_repr(vm: &mut Vm, out: &mut StrBuilder, item: Value) -> PyResult<()> {
    if item == Value::ELLIPSIS {
        out.push_str("...");
        return Ok(());
    }
    if item == vm.types.none_type.value() {
        out.push_str("None");
        return Ok(());
    }
    let (origin, args) = (vm.names.__origin__, vm.names.__args__);
    let is_alias = vm.getattr_opt(item, origin)?.is_some() && vm.getattr_opt(item, args)?.is_some();
    if !is_alias {
        let (qualname, module) = (vm.names.__qualname__, vm.names.__module__);
        if let Some(qualname) = vm.getattr_opt(item, qualname)?
            && let Some(module) = vm.getattr_opt(item, module)?
            && !module.is_none()
        {
            if !vm.as_str(module).is_some_and(|m| m.is("builtins")) {
                let module = vm.to_str(module)?;
                out.push_pystr(&module);
                out.push_str(".");
            }
            let qualname = vm.to_str(qualname)?;
            out.push_pystr(&qualname);
            return Ok(());
        }
    }
    let text = vm.repr(item)?;
    out.push_pystr(&text);
    Ok(())
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
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
                let mut at = 0;
                while let Some(inner) = list.get(at) {
                    if at > 0 {
                        out.push_str(", ");
                    }
                    at += 1;
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

/// Items of a tuple or a list as they are now.
fn sequence_items(vm: &mut Vm, value: Value) -> PyResult<Option<Gc<Tuple>>> {
    if let Some(tuple) = vm.as_tuple(value) {
        return Ok(Some(tuple));
    }
    match vm.as_list(value) {
        Some(list) => vm.try_tuple(list.items()).map(Some),
        None => Ok(None),
    }
}

fn add_identical(vm: &mut Vm, list: Gc<List>, value: Value) -> PyResult<()> {
    if list.items().contains(&value) { Ok(()) } else { list.push(vm, value) }
}

/// The type variables in some arguments, in order, without duplicates. CPython: `_Py_make_parameters`.
pub fn collect_parameters(vm: &mut Vm, args: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    vm.check_native_stack(" in __parameter__ calculation")?;
    let found = vm.new_list();
    let (subst, parameters) = (vm.names.__typing_subst__, vm.names.__parameters__);
    for &arg in args.items() {
        if vm.as_type(arg).is_some() {
            continue;
        }
        if vm.getattr_opt(arg, subst)?.is_some() {
            add_identical(vm, found, arg)?;
            continue;
        }
        let inner = match vm.getattr_opt(arg, parameters)? {
            Some(inner) => vm.as_tuple(inner),
            None => match sequence_items(vm, arg)? {
                Some(items) => Some(collect_parameters(vm, items)?),
                None => None,
            },
        };
        for &parameter in inner.unwrap_or(vm.empty_tuple).items() {
            add_identical(vm, found, parameter)?;
        }
    }
    vm.try_tuple(found.items())
}

/// The arguments of a subscription as a tuple, unpacked tuples (`*tuple[int, str]`) opened.
fn opened_items(vm: &mut Vm, item: Value) -> PyResult<Gc<Tuple>> {
    let items = match vm.as_tuple(item) {
        Some(tuple) => tuple,
        None => vm.try_tuple(&[item])?,
    };
    let out = vm.list_with_capacity(items.len())?;
    let name = vm.names.__typing_unpacked_tuple_args__;
    for &item in items.items() {
        if vm.as_type(item).is_some() {
            out.push(vm, item)?;
            continue;
        }
        let opened = vm.getattr_opt(item, name)?.and_then(|o| vm.as_tuple(o));
        match opened {
            Some(opened) if opened.items().last() != Some(&Value::ELLIPSIS) => {
                out.extend_from_slice(vm, opened.items())?;
            }
            _ => out.push(vm, item)?,
        }
    }
    vm.try_tuple(out.items())
}

/// The arguments with each parameter replaced. CPython: `_Py_subs_parameters`.
pub fn substitute(
    vm: &mut Vm,
    this: Value,
    args: Gc<Tuple>,
    parameters: Gc<Tuple>,
    item: Value,
) -> PyResult<Gc<Tuple>> {
    vm.check_native_stack(" in __getitem__ of a generic alias")?;
    if parameters.is_empty() {
        let text = vm.repr(this)?.to_lossy();
        return Err(vm.type_error(format!("{text} is not a generic class")));
    }
    let mut items = opened_items(vm, item)?;
    let prepare = vm.names.__typing_prepare_subst__;
    for &parameter in parameters.items() {
        if let Some(method) = vm.getattr_opt(parameter, prepare)?
            && !method.is_none()
        {
            let result = vm.call(method, &[this, items.value()])?;
            items = match vm.as_tuple(result) {
                Some(tuple) => tuple,
                None => vm.try_tuple(&[result])?,
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
    let out = vm.list_with_capacity(args.len())?;
    for &arg in args.items() {
        substitute_one(vm, this, arg, parameters, items, out)?;
    }
    vm.try_tuple(out.items())
}

fn substitute_one(
    vm: &mut Vm,
    this: Value,
    arg: Value,
    parameters: Gc<Tuple>,
    items: Gc<Tuple>,
    out: Gc<List>,
) -> PyResult<()> {
    if vm.as_type(arg).is_some() {
        return out.push(vm, arg);
    }
    if let Some(inner) = sequence_items(vm, arg)? {
        // Parameters were prepared for the outermost arguments; inside they are only looked up.
        let inner = substitute(vm, this, inner, parameters, items.value())?;
        let value = if vm.as_list(arg).is_some() { vm.list(inner.items())?.value() } else { inner.value() };
        return out.push(vm, value);
    }
    let unpack = vm.intern_str("__typing_is_unpacked_typevartuple__");
    let unpack = match vm.getattr_opt(arg, unpack)? {
        Some(flag) => vm.is_true(flag)?,
        None => false,
    };
    let subst = vm.names.__typing_subst__;
    let value = match vm.getattr_opt(arg, subst)? {
        Some(method) => {
            let at = parameters.items().iter().position(|p| *p == arg);
            let replacement = at.and_then(|i| items.get(i)).unwrap_or(arg);
            vm.call(method, &[replacement])?
        }
        None => substitute_inside(vm, arg, parameters, items)?,
    };
    if !unpack {
        return out.push(vm, value);
    }
    match vm.as_tuple(value) {
        Some(tuple) => out.extend_from_slice(vm, tuple.items()),
        None => {
            let (owner, got) = (vm.type_name_of(arg), vm.type_name_of(value));
            Err(vm.type_error(format!(
                "expected __typing_subst__ of {owner} objects to return a tuple, not {got}"
            )))
        }
    }
}

/// Subscripts an argument that has parameters of its own. CPython: `subs_tvars`.
fn substitute_inside(vm: &mut Vm, arg: Value, parameters: Gc<Tuple>, items: Gc<Tuple>) -> PyResult {
    let name = vm.names.__parameters__;
    let own = vm.getattr_opt(arg, name)?.and_then(|p| vm.as_tuple(p)).filter(|t| !t.is_empty());
    let Some(own) = own else { return Ok(arg) };
    let chosen = vm.list_with_capacity(own.len())?;
    for &parameter in own.items() {
        let at = parameters.items().iter().position(|q| *q == parameter);
        let Some(value) = at.and_then(|i| items.get(i)) else {
            chosen.push(vm, parameter)?;
            continue;
        };
        // A TypeVarTuple stands for several arguments.
        let is_iterable = vm.class_of(parameter).slots.iter.get().is_some();
        match vm.as_tuple(value) {
            Some(several) if is_iterable => chosen.extend_from_slice(vm, several.items())?,
            _ => chosen.push(vm, value)?,
        }
    }
    let chosen = vm.try_tuple(chosen.items())?.value();
    vm.getitem(arg, chosen)
}

fn parameters(vm: &mut Vm, alias: Gc<GenericAlias>) -> PyResult<Gc<Tuple>> {
    if let Some(known) = alias.parameters.get() {
        return Ok(known);
    }
    let made = collect_parameters(vm, alias.args)?;
    alias.parameters.set(alias, Some(made));
    Ok(made)
}

/// Attributes that an alias has of its own; all others are the origin's.
const OWN: [&str; 9] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];
/// Attributes of the origin that an alias doesn't show.
const BLOCKED: [&str; 3] = ["__bases__", "__copy__", "__deepcopy__"];

fn getattro(vm: &mut Vm, this: Value, name: Gc<Str>) -> PyResult {
    if let Some(text) = name.as_ascii()
        && text.starts_with("__")
        && (OWN.contains(&text) || BLOCKED.contains(&text))
    {
        return kaa_object::attr::generic_getattr(vm, this, name);
    }
    let origin = vm.this::<GenericAlias>(this).origin;
    vm.getattr(origin, name)
}

fn make(vm: &mut Vm, class: Gc<Type>, origin: Value, args: Gc<Tuple>, starred: bool) -> Value {
    let payload = GenericAlias { origin, args, parameters: Slot::new(None), starred };
    vm.alloc_instance(class, payload).value()
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    crate::util::no_keywords(vm, "GenericAlias", args)?;
    let &[origin, items] = args.values else {
        let given = args.values.len();
        return Err(vm.type_error(format!("GenericAlias expected 2 arguments, got {given}")));
    };
    let args = match vm.as_tuple(items) {
        Some(tuple) => tuple,
        None => vm.try_tuple(&[items])?,
    };
    Ok(make(vm, class, origin, args, false))
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(repr));
    s.getattro.set(Some(getattro));
    s.or.set(Some(crate::union::type_or));
    s.call.set(Some(call));
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
        let parameters = parameters(vm, alias)?;
        let args = substitute(vm, this, alias.args, parameters, item)?;
        let class = vm.types.generic_alias;
        Ok(make(vm, class, alias.origin, args, alias.starred))
    }));
    s.iter.set(Some(|vm, this| {
        let alias = Slot::new(Some(vm.this::<GenericAlias>(this)));
        Ok(vm.alloc_payload(AliasIter { alias }).value())
    }));
}

fn call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
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

methods! { METHODS: Instance =>
    "__mro_entries__($self, bases, /)" => |vm: &mut Vm, this: Gc<GenericAlias>, _bases: Value| vm.tuple(&[this.origin]), Alloc;
    "__instancecheck__($self, instance, /)" => |vm: &mut Vm, _this: Value, _instance: Value| -> PyResult {
        Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }, Raises;
    "__subclasscheck__($self, subclass, /)" => |vm: &mut Vm, _this: Value, _subclass: Value| -> PyResult {
        Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }, Raises;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<GenericAlias>| -> PyResult {
        let class = vm.class_of(this.value());
        if this.starred {
            let plain = make(vm, class, this.origin, this.args, false);
            let iterator = vm.iter(plain)?;
            let next = crate::util::builtin(vm, "next")?;
            let args = vm.tuple(&[iterator]).value();
            return Ok(vm.tuple(&[next, args]).value());
        }
        let args = vm.tuple(&[this.origin, this.args.value()]).value();
        Ok(vm.tuple(&[class.value(), args]).value())
    }, Any;
    "__dir__($self, /)" => |vm: &mut Vm, this: Gc<GenericAlias>| -> PyResult {
        let dir = crate::util::builtin(vm, "dir")?;
        let names = vm.call(dir, &[this.origin])?;
        let list = vm.collect_list(names)?;
        for name in OWN {
            let name = vm.intern_str(name).value();
            if !vm.contains(list.value(), name)? {
                list.push(vm, name)?;
            }
        }
        Ok(list.value())
    }, Any;
}

static DEF: TypeDef = TypeDef {
    doc: Some(
        "Represent a PEP 585 generic type\n\n\
         E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    ),
    flags: type_flags::BASETYPE,
    slots,
    methods: &[METHODS],
    getset: &[
        GetSetDef {
            name: "__origin__",
            doc: "",
            get: |vm, this| Ok(vm.this::<GenericAlias>(this).origin),
            set: Some(readonly),
        },
        GetSetDef {
            name: "__args__",
            doc: "",
            get: |vm, this| Ok(vm.this::<GenericAlias>(this).args.value()),
            set: Some(readonly),
        },
        GetSetDef {
            name: "__unpacked__",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<GenericAlias>(this).starred)),
            set: Some(readonly),
        },
        GetSetDef {
            name: "__parameters__",
            doc: "Type variables in the GenericAlias.",
            get: |vm, this| {
                let alias = vm.this::<GenericAlias>(this);
                parameters(vm, alias).map(Gc::value)
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
    readonly: &["__origin__", "__args__", "__unpacked__"],
    ..TypeDef::new("types.GenericAlias")
};

fn readonly(vm: &mut Vm, _: Value, _: Option<Value>) -> PyResult<()> {
    Err(vm.raise_named("AttributeError", "readonly attribute"))
}

/// Iterator that gives the alias once, starred.
struct AliasIter {
    alias: Slot<Option<Gc<GenericAlias>>>,
}
kaa_gc::trace_fields!(AliasIter { alias });

methods! { ITER_METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let this = vm.this::<AliasIter>(this);
        let iter = crate::util::builtin(vm, "iter")?;
        let rest = this.alias.get().map_or(vm.empty_tuple.value(), Gc::value);
        let args = vm.tuple(&[rest]).value();
        Ok(vm.tuple(&[iter, args]).value())
    }, Alloc;
}

static ITER: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(crate::iterators::this_iter));
        s.iternext.set(Some(|vm, this| {
            let this = vm.this::<AliasIter>(this);
            let Some(alias) = this.alias.get() else { return Ok(None) };
            this.alias.set(this, None);
            let class = vm.types.generic_alias;
            Ok(Some(make(vm, class, alias.origin, alias.args, true)))
        }));
    },
    methods: &[ITER_METHODS],
    ..TypeDef::new("generic_alias_iterator")
};

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_core_type(vm.types.generic_alias, Some(object), &DEF);
    vm.define_type::<AliasIter>(object, &ITER);
}
