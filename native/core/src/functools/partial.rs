//! `partial` and `Placeholder`. CPython: `partialobject` in `Modules/_functoolsmodule.c`.

use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::list::ListRef;
use kaa_object::payloads::{MemberKind, Module};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, StrBuilder, Value, Vm, methods};
use std::cell::Cell;

/// Payload of `partial`.
pub struct Partial {
    function: Slot<Value>,
    args: Slot<Gc<Tuple>>,
    keywords: Slot<Gc<Dict>>,
    /// How many of `args` are `Placeholder`.
    placeholders: Cell<usize>,
}
kaa_gc::trace_fields!(Partial { function, args, keywords, placeholders });

/// Payload of `Placeholder`.
pub struct PlaceholderObject {
    nothing: u8,
}
kaa_gc::trace_fields!(PlaceholderObject { nothing });

/// The one `Placeholder`.
#[derive(Default)]
struct State {
    placeholder: Option<Value>,
}

macro_rules! member {
    ($name:literal $doc:literal $get:expr) => {
        MemberDef { name: $name, doc: $doc, kind: MemberKind::Computed($get) }
    };
}

static PARTIAL: TypeDef = TypeDef {
    doc: Some("Create a new function with partial application of the given arguments\nand keywords."),
    signature: Some("(func, /, *args, **keywords)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.call.set(Some(call));
        s.repr.set(Some(repr));
        s.descr_get.set(Some(|vm, this, object, _| match object.filter(|o| !o.is_none()) {
            Some(object) => Ok(vm.new_method(this, object)),
            None => Ok(this),
        }));
    },
    methods: &[METHODS, CLASS_METHODS],
    members: &[
        member!("func" "function object to use in future partial calls" |vm, this| Ok(vm.this::<Partial>(this).function.get())),
        member!("args" "tuple of arguments to future partial calls" |vm, this| Ok(vm.this::<Partial>(this).args.get().value())),
        member!("keywords" "dictionary of keyword arguments to future partial calls" |vm, this| Ok(vm.this::<Partial>(this).keywords.get().value())),
    ],
    getset: &[kaa_object::declare::GetSetDef {
        name: "__dict__",
        doc: "",
        get: kaa_types::object::get_dict,
        set: Some(kaa_types::object::set_dict),
    }],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("functools.partial")
};

static PLACEHOLDER: TypeDef = TypeDef {
    doc: Some("The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments."),
    slots: |s| {
        s.new.set(Some(|vm, _, args| {
            if !args.values.is_empty() {
                return Err(vm.type_error("PlaceholderType takes no arguments"));
            }
            Ok(placeholder(vm))
        }));
        s.repr.set(Some(|vm, _| Ok(vm.str("Placeholder").value())));
    },
    methods: &[PLACEHOLDER_METHODS],
    ..TypeDef::new("functools._PlaceholderType")
};

methods! { PLACEHOLDER_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, _this: Value| -> Value { vm.str("Placeholder").value() }, Alloc;
}

pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let object = vm.types.object;
    let class = vm.define_type::<PlaceholderObject>(object, &PLACEHOLDER);
    let one = vm.alloc_instance(class, PlaceholderObject { nothing: 0 }).value();
    vm.state::<State>().placeholder = Some(one);
    vm.add_root(one);
    vm.module_add_type(module, class)?;
    vm.module_set(module, "Placeholder", one)?;
    let class = vm.define_type::<Partial>(object, &PARTIAL);
    vm.module_add_type(module, class)
}

fn placeholder(vm: &mut Vm) -> Value {
    vm.state::<State>().placeholder.unwrap_or(Value::NONE)
}

/// The partial in `function` whose arguments may be merged with new ones: one without attributes of its own.
fn mergeable(vm: &mut Vm, function: Value) -> PyResult<Option<Gc<Partial>>> {
    let Some(inner) = vm.payload::<Partial>(function) else { return Ok(None) };
    if vm.region_dict(function).is_some() || !vm.instance_dict_copy(function)?.is_empty() {
        return Ok(None);
    }
    Ok(Some(inner))
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let Some((&given, rest)) = args.positional().split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !vm.is_callable(given) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let gap = placeholder(vm);
    if rest.last() == Some(&gap) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    if args.keywords().any(|(_, value)| value == gap) {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    let mut function = given;
    let keywords = vm.new_dict();
    let merged = match mergeable(vm, given)? {
        Some(inner) => {
            function = inner.function.get();
            vm.dict_merge(keywords, inner.keywords.get(), false)?;
            fill(vm, inner.args.get(), rest, gap)?
        }
        None => vm.try_tuple(rest)?,
    };
    for (name, value) in args.keywords() {
        vm.dict_set_str(keywords, name, value)?;
    }
    let placeholders = merged.items().iter().filter(|&&v| v == gap).count();
    let payload = Partial {
        function: Slot::new(function),
        args: Slot::new(merged),
        keywords: Slot::new(keywords),
        placeholders: Cell::new(placeholders),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

/// `stored` with its placeholders replaced by `given` as far as they reach, then what is left of `given`.
fn fill(vm: &mut Vm, stored: Gc<Tuple>, given: &[Value], gap: Value) -> PyResult<Gc<Tuple>> {
    let gaps = stored.items().iter().filter(|&&v| v == gap).count();
    let left = given.get(gaps..).unwrap_or(&[]);
    let count = stored.len() + left.len();
    let mut used = 0;
    vm.tuple_from_fn(count, |i| match stored.get(i) {
        Some(value) if value == gap && used < given.len() => {
            used += 1;
            given[used - 1]
        }
        Some(value) => value,
        None => left[i - stored.len()],
    })
}

fn call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
    const FEW: usize = 12;
    let partial = vm.this::<Partial>(this);
    let (function, stored, keywords) = (partial.function.get(), partial.args.get(), partial.keywords.get());
    let (given, gaps) = (args.positional(), partial.placeholders.get());
    if given.len() < gaps {
        let got = given.len();
        return Err(vm.type_error(format!(
            "missing positional arguments in 'partial' call; expected at least {gaps}, got {got}"
        )));
    }
    let positional = stored.len() + given.len() - gaps;
    if keywords.is_empty() {
        let count = positional + args.keyword_count();
        if gaps == 0 && count <= FEW {
            let mut values = [Value::NONE; FEW];
            values[..stored.len()].copy_from_slice(stored.items());
            values[stored.len()..count].copy_from_slice(args.values);
            return vm.call_args(function, Args { values: &values[..count], names: args.names });
        }
        let gap = placeholder(vm);
        let held = fill(vm, stored, args.values, gap)?;
        return vm.call_args(function, Args { values: held.items(), names: args.names });
    }
    let gap = placeholder(vm);
    let filled = fill(vm, stored, given, gap)?;
    let all = vm.list(filled.items())?;
    let names = vm.new_list();
    for (name, value) in keywords.iter() {
        let Some(name) = vm.as_str(name) else { return Err(vm.type_error("keywords must be strings")) };
        let over = args.keywords().find(|(n, _)| n.same_text(&name)).map(|(_, v)| v);
        names.push(vm, name.value())?;
        all.push(vm, over.unwrap_or(value))?;
    }
    for (name, value) in args.keywords() {
        let known = names.items().iter().any(|&n| vm.as_str(n).is_some_and(|n| n.same_text(&name)));
        if !known {
            names.push(vm, name.value())?;
            all.push(vm, value)?;
        }
    }
    let names = vm.try_tuple(names.items())?;
    let all = vm.try_tuple(all.items())?;
    vm.call_args(function, Args { values: all.items(), names: Some(names) })
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    if !vm.repr_enter(this) {
        return Ok(vm.str("...").value());
    }
    let result = repr_inner(vm, this);
    vm.repr_leave(this);
    result
}

fn repr_inner(vm: &mut Vm, this: Value) -> PyResult {
    let partial = vm.this::<Partial>(this);
    let class = vm.class_of(this).value();
    let mut out = StrBuilder::new();
    let module = vm.getattr_named(class, "__module__")?;
    let name = vm.getattr_named(class, "__qualname__")?;
    out.push_pystr(&*vm.to_str(module)?);
    out.push_str(".");
    out.push_pystr(&*vm.to_str(name)?);
    out.push_str("(");
    out.push_pystr(&*vm.repr(partial.function.get())?);
    let args = partial.args.get();
    for &value in args.items() {
        out.push_str(", ");
        out.push_pystr(&*vm.repr(value)?);
    }
    let keywords = vm.dict_copy(partial.keywords.get())?;
    for (name, value) in keywords.iter() {
        out.push_str(", ");
        out.push_pystr(&*vm.to_str(name)?);
        out.push_str("=");
        out.push_pystr(&*vm.repr(value)?);
    }
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

methods! { METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let partial = vm.this::<Partial>(this);
        let (class, function) = (vm.class_of(this).value(), partial.function.get());
        let dict = match vm.region_dict(this) {
            Some(dict) => dict.value(),
            None => {
                let copy = vm.instance_dict_copy(this)?;
                if copy.is_empty() { Value::NONE } else { copy.value() }
            }
        };
        let state = [function, partial.args.get().value(), partial.keywords.get().value(), dict];
        let (new_args, state) = (vm.tuple(&[function]).value(), vm.tuple(&state).value());
        Ok(vm.tuple(&[class, new_args, state]).value())
    }, Any;
    "__setstate__($self, object, /)" => set_state, Any;
}

methods! { CLASS_METHODS: Class =>
    /// partial is generic over the wrapped function's return type
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

fn set_state(vm: &mut Vm, this: Value, state: Value) -> PyResult<()> {
    let parts = vm.as_tuple(state).filter(|t| t.len() == 4);
    let Some(parts) = parts else { return Err(vm.type_error("invalid partial state")) };
    let [function, args, keywords, dict] = [0, 1, 2, 3].map(|i| parts.items()[i]);
    let given = vm.as_dict(keywords);
    let (true, Some(args), true, true) = (
        vm.is_callable(function),
        vm.as_tuple(args),
        given.is_some() || keywords.is_none(),
        dict.is_none() || vm.as_dict(dict).is_some(),
    ) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let gap = placeholder(vm);
    if args.items().last() == Some(&gap) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let placeholders = args.items().iter().filter(|&&v| v == gap).count();
    // Subclasses' instances may do anything when looked at: plain ones are kept instead.
    let args = match vm.exact_tuple(args.value()) {
        Some(args) => args,
        None => vm.try_tuple(args.items())?,
    };
    let keywords = match given {
        Some(dict) if vm.exact_dict(dict.value()).is_some() => dict,
        Some(dict) => vm.dict_copy(dict)?,
        None => vm.new_dict(),
    };
    let partial = vm.this::<Partial>(this);
    partial.function.set(partial, function);
    partial.args.set(partial, args);
    partial.keywords.set(partial, keywords);
    partial.placeholders.set(placeholders);
    match vm.as_dict(dict) {
        Some(dict) => vm.set_instance_dict(this, dict),
        None => {
            let empty = vm.new_dict();
            vm.set_instance_dict(this, empty)
        }
    }
}
