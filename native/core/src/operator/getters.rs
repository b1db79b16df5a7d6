//! `itemgetter`, `attrgetter` and `methodcaller`. CPython: `Modules/_operator.c`.

use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::list::ListRef;
use kaa_object::payloads::Module;
use kaa_object::slots::TypeSlots;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::Type;
use kaa_object::{Args, Gc, Payload, PyResult, Str, StrBuilder, Value, Vm, methods};

/// Payload of `itemgetter`: the keys.
pub struct ItemGetter {
    items: Gc<Tuple>,
}
kaa_gc::trace_fields!(ItemGetter { items });

/// Payload of `attrgetter`: the names as given, and each one as a tuple of what stands between its dots.
pub struct AttrGetter {
    names: Gc<Tuple>,
    paths: Gc<Tuple>,
}
kaa_gc::trace_fields!(AttrGetter { names, paths });

/// Payload of `methodcaller`: positional arguments, then the values of keywords.
pub struct MethodCaller {
    name: Gc<Str>,
    values: Gc<Tuple>,
    names: Option<Gc<Tuple>>,
}
kaa_gc::trace_fields!(MethodCaller { name, values, names });

// What a call of any of them takes; `inspect.signature` reads it from the instance.
const SIGNATURE: &[GetSetDef] = &[GetSetDef {
    name: "__text_signature__",
    doc: "",
    get: |vm, _| vm.try_str("(obj, /)").map(Gc::value),
    set: None,
}];

static ITEM_GETTER: TypeDef = TypeDef {
    doc: Some(
        "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    ),
    signature: Some("(item, /, *items)"),
    slots: |s: &TypeSlots| {
        s.new.set(Some(|vm, class, args| {
            some_arguments(vm, args, "itemgetter")?;
            let items = vm.try_tuple(args.values)?;
            Ok(vm.alloc_instance(class, ItemGetter { items }).value())
        }));
        s.call.set(Some(|vm, this, args| {
            let object = one_argument(vm, args, "itemgetter")?;
            let items = vm.this::<ItemGetter>(this).items;
            each(vm, items, |vm, key| vm.getitem(object, key))
        }));
        s.repr.set(Some(|vm, this| {
            let items = vm.this::<ItemGetter>(this).items;
            repr_of(vm, this, items)
        }));
    },
    methods: &[ITEM_METHODS],
    getset: SIGNATURE,
    ..TypeDef::new("operator.itemgetter")
};

static ATTR_GETTER: TypeDef = TypeDef {
    doc: Some(
        "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    ),
    signature: Some("(attr, /, *attrs)"),
    slots: |s: &TypeSlots| {
        s.new.set(Some(attr_new));
        s.call.set(Some(|vm, this, args| {
            let object = one_argument(vm, args, "attrgetter")?;
            let paths = vm.this::<AttrGetter>(this).paths;
            each(vm, paths, |vm, path| {
                let Some(path) = vm.as_tuple(path) else { return Ok(Value::NONE) };
                let mut at = object;
                for i in 0..path.len() {
                    let Some(name) = path.get(i).and_then(|n| vm.as_str(n)) else { break };
                    at = vm.getattr(at, name)?;
                }
                Ok(at)
            })
        }));
        s.repr.set(Some(|vm, this| {
            let names = vm.this::<AttrGetter>(this).names;
            repr_of(vm, this, names)
        }));
    },
    methods: &[ATTR_METHODS],
    getset: SIGNATURE,
    ..TypeDef::new("operator.attrgetter")
};

static METHOD_CALLER: TypeDef = TypeDef {
    doc: Some(
        "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    ),
    signature: Some("(name, /, *args, **kwargs)"),
    slots: |s: &TypeSlots| {
        s.new.set(Some(caller_new));
        s.call.set(Some(|vm, this, args| {
            let object = single(vm, args.positional(), "methodcaller")?;
            no_keywords(vm, args, "methodcaller")?;
            let caller = vm.this::<MethodCaller>(this);
            if caller.names.is_none() {
                return vm.call_method(object, caller.name, caller.values.items());
            }
            let method = vm.getattr(object, caller.name)?;
            vm.call_args(method, Args { values: caller.values.items(), names: caller.names })
        }));
        s.repr.set(Some(|vm, this| guarded_repr(vm, this, caller_repr)));
    },
    methods: &[CALLER_METHODS],
    getset: SIGNATURE,
    ..TypeDef::new("operator.methodcaller")
};

pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    add::<ItemGetter>(vm, module, &ITEM_GETTER)?;
    add::<AttrGetter>(vm, module, &ATTR_GETTER)?;
    add::<MethodCaller>(vm, module, &METHOD_CALLER)
}

fn add<T: Payload>(vm: &mut Vm, module: Gc<Module>, def: &'static TypeDef) -> PyResult<()> {
    let object = vm.types.object;
    let class = vm.define_type::<T>(object, def);
    vm.module_add_type(module, class)
}

fn no_keywords(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<()> {
    match args.has_keywords() {
        true => Err(vm.type_error(format!("{name}() takes no keyword arguments"))),
        false => Ok(()),
    }
}

fn single(vm: &mut Vm, values: &[Value], name: &str) -> PyResult {
    match values {
        [one] => Ok(*one),
        _ => Err(vm.type_error(format!("{name} expected 1 argument, got {}", values.len()))),
    }
}

fn one_argument(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult {
    no_keywords(vm, args, name)?;
    single(vm, args.values, name)
}

fn some_arguments(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<()> {
    no_keywords(vm, args, name)?;
    if args.values.is_empty() { single(vm, &[], name).map(|_| ()) } else { Ok(()) }
}

/// What `get` makes of the only item, or the tuple of what it makes of each.
fn each(vm: &mut Vm, items: Gc<Tuple>, mut get: impl FnMut(&mut Vm, Value) -> PyResult) -> PyResult {
    if let [only] = items.items() {
        return get(vm, *only);
    }
    let results = vm.list_with_capacity(items.len())?;
    for &item in items.items() {
        let result = get(vm, item)?;
        results.push(vm, result)?;
    }
    vm.try_tuple(results.items()).map(Gc::value)
}

fn attr_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    some_arguments(vm, args, "attrgetter")?;
    let (names, paths) = (vm.list(args.values)?, vm.new_list());
    for (i, &given) in args.values.iter().enumerate() {
        let Some(text) = vm.as_str(given) else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        let path = vm.new_list();
        let mut start = 0;
        for at in 0..=text.len() {
            if at == text.len() || text.at(at) == u32::from(b'.') {
                let part = vm.str_slice(text, start, at)?;
                let part = vm.intern(part);
                path.push(vm, part.value())?;
                start = at + 1;
            }
        }
        if let [only] = path.items() {
            names.set(i, *only);
        }
        let path = vm.try_tuple(path.items())?;
        paths.push(vm, path.value())?;
    }
    let (names, paths) = (vm.try_tuple(names.items())?, vm.try_tuple(paths.items())?);
    Ok(vm.alloc_instance(class, AttrGetter { names, paths }).value())
}

fn caller_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let Some(&name) = args.positional().first() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(name) = vm.as_str(name) else { return Err(vm.type_error("method name must be a string")) };
    let name = vm.intern(name);
    let values = vm.try_tuple(&args.values[1..])?;
    let names = args.names.filter(|n| !n.is_empty());
    Ok(vm.alloc_instance(class, MethodCaller { name, values, names }).value())
}

fn guarded_repr(vm: &mut Vm, this: Value, repr: fn(&mut Vm, Value) -> PyResult) -> PyResult {
    if !vm.repr_enter(this) {
        let name = vm.class_of(this).name_lossy();
        return vm.try_str(&format!("{name}(...)")).map(Gc::value);
    }
    let result = repr(vm, this);
    vm.repr_leave(this);
    result
}

/// `operator.itemgetter(1)`, `operator.itemgetter(1, 2)`.
fn repr_of(vm: &mut Vm, this: Value, items: Gc<Tuple>) -> PyResult {
    if !vm.repr_enter(this) {
        let name = vm.class_of(this).name_lossy();
        return vm.try_str(&format!("{name}(...)")).map(Gc::value);
    }
    let text = match items.items() {
        [only] => vm.repr(*only),
        _ => vm.repr(items.value()),
    };
    vm.repr_leave(this);
    let mut out = StrBuilder::new();
    out.push_str(&vm.class_of(this).name_lossy());
    let bare = items.len() == 1;
    if bare {
        out.push_str("(");
    }
    let text = text?;
    out.push_pystr(&text);
    if bare {
        out.push_str(")");
    }
    out.finish(vm).map(Gc::value)
}

fn caller_repr(vm: &mut Vm, this: Value) -> PyResult {
    let caller = vm.this::<MethodCaller>(this);
    let mut out = StrBuilder::new();
    out.push_str(&vm.class_of(this).name_lossy());
    out.push_str("(");
    let text = vm.repr(caller.name.value())?;
    out.push_pystr(&text);
    let args = Args { values: caller.values.items(), names: caller.names };
    for &value in args.positional() {
        out.push_str(", ");
        out.push_pystr(&*vm.repr(value)?);
    }
    for (name, value) in args.keywords() {
        out.push_str(", ");
        out.push_pystr(&name);
        out.push_str("=");
        out.push_pystr(&*vm.repr(value)?);
    }
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

fn reduced(vm: &mut Vm, this: Value, args: Gc<Tuple>) -> Value {
    let class = vm.class_of(this).value();
    vm.tuple(&[class, args.value()]).value()
}

methods! { ITEM_METHODS: Instance =>
    /// Return state information for pickling
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| {
        let items = vm.this::<ItemGetter>(this).items;
        reduced(vm, this, items)
    }, Alloc;
}

methods! { ATTR_METHODS: Instance =>
    /// Return state information for pickling
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| {
        let names = vm.this::<AttrGetter>(this).names;
        reduced(vm, this, names)
    }, Alloc;
}

methods! { CALLER_METHODS: Instance =>
    /// Return state information for pickling
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let caller = vm.this::<MethodCaller>(this);
        let (class, name) = (vm.class_of(this).value(), caller.name.value());
        let args = Args { values: caller.values.items(), names: caller.names };
        let positional = args.positional();
        let Some(names) = caller.names else {
            let values = vm.tuple_from_fn(positional.len() + 1, |i| if i == 0 { name } else { positional[i - 1] })?;
            return Ok(vm.tuple(&[class, values.value()]).value());
        };
        let functools = vm.intern_str("functools");
        let functools = (vm.hooks.import_module)(vm, functools)?;
        let partial = vm.getattr_named(functools, "partial")?;
        let named = &args.values[positional.len()..];
        let given = vm.tuple_from_fn(2 + named.len(), |i| match i {
            0 => class,
            1 => name,
            _ => named[i - 2],
        })?;
        let partial = vm.call_args(partial, Args { values: given.items(), names: Some(names) })?;
        let rest = vm.try_tuple(positional)?.value();
        Ok(vm.tuple(&[partial, rest]).value())
    }, Any;
}
