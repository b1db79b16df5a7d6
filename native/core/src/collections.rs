//! `_collections`: `deque`, `defaultdict`, `OrderedDict` and helpers. CPython: `Modules/_collectionsmodule.c`.

mod deque;

use kaa_object::declare::{MemberDef, ModuleDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::payloads::MemberKind;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, StrBuilder, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_collections",
    doc: Some("High performance data structures."),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        deque::install(vm, module)?;
        kaa_types::dict::ordered::install(vm, module)?;
        let dict = vm.types.dict;
        let class = vm.define_subtype(dict, &DEFAULTDICT);
        vm.module_add_type(module, class)?;
        let object = vm.types.object;
        let getter = vm.define_type::<TupleGetter>(object, &GETTER);
        vm.module_set(module, "_tuplegetter", getter.value())
    },
};

methods! { FUNCTIONS: Module =>
    /// Count elements in the iterable, updating the mapping
    "_count_elements(mapping, iterable, /)" => count_elements, Any;
}

fn count_elements(vm: &mut Vm, mapping: Value, iterable: Value) -> PyResult<()> {
    let get = vm.intern_str("get");
    let own_get = {
        use kaa_object::typeobject::TypeRef;
        let class = vm.class_of(mapping);
        let dict_type = vm.types.dict;
        class.lookup(vm, get) == dict_type.lookup(vm, get)
    };
    let dict = vm.as_dict(mapping).filter(|_| own_get);
    vm.for_each(iterable, |vm, item| {
        let zero = Value::int32(0);
        match dict {
            Some(dict) => {
                let hash = vm.hash(item)?;
                let old = vm.dict_get_hashed(dict, item, hash)?.unwrap_or(zero);
                let new = vm.binary(kaa_object::number::BinaryOp::Add, old, Value::int32(1))?;
                vm.dict_set_hashed(dict, item, hash, new)
            }
            None => {
                let old = vm.call_method(mapping, get, &[item, zero])?;
                let new = vm.binary(kaa_object::number::BinaryOp::Add, old, Value::int32(1))?;
                vm.setitem(mapping, item, new)
            }
        }
    })
}

static DEFAULTDICT: TypeDef = TypeDef {
    doc: Some("defaultdict(default_factory=None, /, [...]) --> dict with default factory"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.init.set(Some(defaultdict_init));
        s.repr.set(Some(defaultdict_repr));
        s.or.set(Some(defaultdict_or));
    },
    methods: &[DEFAULTDICT_METHODS, CLASS_GETITEM],
    members: &[MemberDef {
        name: "default_factory",
        doc: "Factory for default value called by __missing__().",
        kind: MemberKind::Object,
    }],
    ..TypeDef::new("collections.defaultdict")
};

/// Member word of `default_factory`.
const FACTORY: usize = 0;

/// The factory, unless there is none or None was assigned.
fn factory_of(vm: &Vm, this: Gc<Dict>) -> Option<Value> {
    vm.member(this.value(), FACTORY).filter(|f| !f.is_none())
}

fn defaultdict_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let factory = args.positional().first().copied();
    if let Some(factory) = factory
        && !factory.is_none()
        && !vm.is_callable(factory)
    {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    vm.set_member(this, FACTORY, factory.filter(|f| !f.is_none()));
    let rest = if factory.is_some() { args.skip_first() } else { args };
    let dict_init = vm.types.dict.slots.init.get();
    match dict_init {
        Some(init) => init(vm, this, rest),
        None => Ok(()),
    }
}

fn defaultdict_repr(vm: &mut Vm, this: Value) -> PyResult {
    let name = vm.class_of(this).short_name();
    let factory = match vm.member(this, FACTORY) {
        None => "None".to_owned(),
        Some(factory) => {
            if vm.repr_enter(factory) {
                let text = vm.repr(factory);
                vm.repr_leave(factory);
                text?.to_lossy()
            } else {
                "...".to_owned()
            }
        }
    };
    let dict_repr = vm.types.dict.slots.repr.get();
    let body = match dict_repr {
        Some(f) => f(vm, this)?,
        None => Value::NONE,
    };
    let body = vm.to_str(body)?;
    let mut out = StrBuilder::new();
    out.push_str(&format!("{name}({factory}, "));
    out.push_pystr(&body);
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

fn defaultdict_or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    if vm.as_dict(a).is_none() || vm.as_dict(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    // The result is of the type of the defaultdict among the operands, the left one's first.
    let plain = vm.types.dict;
    let model = if vm.class_of(a) == plain { b } else { a };
    let class = vm.class_of(model).value();
    let factory = vm.member(model, FACTORY).unwrap_or(Value::NONE);
    let made = vm.call(class, &[factory, a])?;
    if let (Some(into), Some(from)) = (vm.as_dict(made), vm.as_dict(b)) {
        vm.dict_merge(into, from, false)?;
    }
    Ok(made)
}

methods! { DEFAULTDICT_METHODS: Instance =>
    /// Called by __getitem__ for missing keys.
    "__missing__($self, key, /)" => |vm: &mut Vm, this: Gc<Dict>, key: Value| -> PyResult {
        match factory_of(vm, this) {
            None => Err(vm.key_error(key)),
            Some(factory) => {
                let value = vm.call(factory, &[])?;
                vm.setitem(this.value(), key, value)?;
                Ok(value)
            }
        }
    }, Any;
    /// D.copy() -> a shallow copy of D.
    "copy($self, /)" => copy, Any;
    "__copy__($self, /)" => copy, Any;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Dict>| -> PyResult {
        let class = vm.class_of(this.value()).value();
        let args = match factory_of(vm, this) {
            Some(factory) => vm.tuple(&[factory]),
            None => vm.empty_tuple,
        };
        let items = vm.names.items;
        let items = vm.call_method(this.value(), items, &[])?;
        let items = vm.iter(items)?;
        Ok(vm.tuple(&[class, args.value(), Value::NONE, Value::NONE, items]).value())
    }, Any;
}

methods! { CLASS_GETITEM: Class =>
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

fn copy(vm: &mut Vm, this: Gc<Dict>) -> PyResult {
    let class = vm.class_of(this.value()).value();
    let factory = vm.member(this.value(), FACTORY).unwrap_or(Value::NONE);
    vm.call(class, &[factory, this.value()])
}

/// A property of named tuples: item `index`.
pub struct TupleGetter {
    index: usize,
    doc: kaa_object::Slot<Value>,
}
kaa_gc::trace_fields!(TupleGetter { index, doc });

static GETTER: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            let [index, doc] = args.values else {
                let given = args.values.len();
                return Err(vm.type_error(format!("_tuplegetter expected 2 arguments, got {given}")));
            };
            let index = vm.to_isize(*index)?.max(0) as usize;
            let payload = TupleGetter { index, doc: kaa_object::Slot::new(*doc) };
            Ok(vm.alloc_instance(class, payload).value())
        }));
        s.descr_get.set(Some(|vm, d, object, _| {
            let getter = vm.this::<TupleGetter>(d);
            let Some(object) = object.filter(|o| !o.is_none()) else { return Ok(d) };
            let tuple: Option<Gc<Tuple>> = vm.as_tuple(object);
            match tuple {
                Some(tuple) => match tuple.get(getter.index) {
                    Some(value) => Ok(value),
                    None => Err(vm.index_error("tuple index out of range")),
                },
                None => {
                    let (index, name) = (getter.index, vm.type_name_of(object));
                    Err(vm.type_error(format!(
                        "descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object"
                    )))
                }
            }
        }));
        s.descr_set.set(Some(|vm, _, _, value| {
            let message = if value.is_some() { "can't set attribute" } else { "can't delete attribute" };
            Err(vm.raise_named("AttributeError", message))
        }));
        s.repr.set(Some(|vm, this| {
            let getter = vm.this::<TupleGetter>(this);
            let doc = vm.repr(getter.doc.get())?.to_lossy();
            vm.try_str(&format!("_tuplegetter({}, {doc})", getter.index)).map(Gc::value)
        }));
    },
    methods: &[GETTER_METHODS],
    getset: &[kaa_object::declare::GetSetDef {
        name: "__doc__",
        doc: "",
        get: |vm, this| Ok(vm.this::<TupleGetter>(this).doc.get()),
        set: Some(|vm, this, value| {
            let getter = vm.this::<TupleGetter>(this);
            getter.doc.set(getter, value.unwrap_or(Value::NONE));
            Ok(())
        }),
    }],
    ..TypeDef::new("collections._tuplegetter")
};

methods! { GETTER_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let getter = vm.this::<TupleGetter>(this);
        let class = vm.class_of(this).value();
        let index = vm.int_from_usize(getter.index);
        let args = vm.tuple(&[index, getter.doc.get()]).value();
        Ok(vm.tuple(&[class, args]).value())
    }, Any;
}
