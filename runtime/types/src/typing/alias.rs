//! `TypeAliasType`. CPython: `typealias_*` in `Objects/typevarobject.c`.

use super::{Lazy, calling_module, generic, unpack_typevartuples, unpacked_iter};
use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::payloads::{Function, MemberKind};
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Slot, Str, Value, Vm, methods};

/// `typing.TypeAliasType`; the name is a member.
pub struct TypeAlias {
    /// None where the alias is not generic.
    params: Option<Gc<Tuple>>,
    value: Lazy,
    module: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(TypeAlias { params, value, module });

fn name(vm: &Vm, this: Value) -> Value {
    vm.member(this, 0).unwrap_or(Value::NONE)
}

fn alloc(vm: &mut Vm, name: Value, alias: TypeAlias) -> Value {
    let object = vm.alloc_payload(alias).value();
    vm.set_member(object, 0, Some(name));
    object
}

pub(super) fn of_syntax(vm: &mut Vm, name: Value, params: Value, evaluator: Value) -> Value {
    let params = vm.exact_tuple(params).filter(|p| !p.is_empty());
    let alias = TypeAlias { params, value: Lazy::new(None, Some(evaluator)), module: Slot::new(None) };
    alloc(vm, name, alias)
}

methods! { CONSTRUCTOR: Module =>
    "typealias(name, value, *, type_params=())" => new, Any;
}

fn new(vm: &mut Vm, name: Gc<Str>, value: Value, params: Option<Value>) -> PyResult {
    let params = match params {
        None => None,
        Some(params) => match vm.as_tuple(params) {
            Some(params) => Some(params),
            None => return Err(vm.type_error("type_params must be a tuple")),
        },
    };
    if let Some(params) = params {
        check_params(vm, params)?;
    }
    let module = calling_module(vm);
    let alias = TypeAlias {
        params: params.filter(|p| !p.is_empty()),
        value: Lazy::new(Some(value), None),
        module: Slot::new(Some(module)),
    };
    Ok(alloc(vm, name.value(), alias))
}

/// Each must be a type parameter; those without a default come first.
fn check_params(vm: &mut Vm, params: Gc<Tuple>) -> PyResult<()> {
    let mut default_seen = false;
    for &param in params.items() {
        let default = vm.intern_str("__default__");
        let Some(default) = vm.getattr_opt(param, default)? else {
            let text = vm.repr(param)?.to_lossy();
            return Err(vm.type_error(format!("Expected a type param, got {text}")));
        };
        if default != generic::no_default(vm) {
            default_seen = true;
        } else if default_seen {
            let text = vm.repr(param)?.to_lossy();
            return Err(
                vm.type_error(format!("non-default type parameter '{text}' follows default type parameter"))
            );
        }
    }
    Ok(())
}

methods! { METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| name(vm, this), Leaf;
}

fn getitem(vm: &mut Vm, this: Value, args: Value) -> PyResult {
    if vm.this::<TypeAlias>(this).params.is_none() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    Ok(vm.new_generic_alias(this, args))
}

static DEF: TypeDef = TypeDef {
    doc: Some(
        "Type alias, as the type statement makes it::\n\n    \
         type Alias = int\n    type ListOrSet[T] = list[T] | set[T]\n\n\
         __value__ is worked out when it is first asked for; __type_params__ are the type parameters.\n",
    ),
    slots: |s| {
        s.new.set(Some(|vm, _, args| CONSTRUCTOR[0].call(vm, None, args)));
        s.repr.set(Some(|vm, this| Ok(name(vm, this))));
        s.iter.set(Some(unpacked_iter));
        s.or.set(Some(crate::union::type_or));
        s.getitem.set(Some(getitem));
    },
    methods: &[METHODS],
    members: &[MemberDef { name: "__name__", doc: "", kind: MemberKind::ReadOnly }],
    getset: &[
        GetSetDef {
            name: "__parameters__",
            doc: "",
            get: |vm, this| match vm.this::<TypeAlias>(this).params {
                Some(params) => unpack_typevartuples(vm, params).map(Gc::value),
                None => Ok(vm.empty_tuple.value()),
            },
            set: None,
        },
        GetSetDef {
            name: "__type_params__",
            doc: "",
            get: |vm, this| Ok(vm.this::<TypeAlias>(this).params.unwrap_or(vm.empty_tuple).value()),
            set: None,
        },
        GetSetDef {
            name: "__value__",
            doc: "",
            get: |vm, this| {
                let alias = vm.this::<TypeAlias>(this);
                alias.value.get(vm, alias, Value::NONE)
            },
            set: None,
        },
        GetSetDef {
            name: "evaluate_value",
            doc: "",
            get: |vm, this| {
                let alias = vm.this::<TypeAlias>(this);
                alias.value.evaluator(vm)
            },
            set: None,
        },
        GetSetDef {
            name: "__module__",
            doc: "",
            get: |vm, this| {
                let alias = vm.this::<TypeAlias>(this);
                if let Some(module) = alias.module.get() {
                    return Ok(module);
                }
                let function = alias.value.evaluator.get().and_then(|f| vm.payload::<Function>(f));
                Ok(function.and_then(|f| f.module.get()).unwrap_or(Value::NONE))
            },
            set: None,
        },
    ],
    ..TypeDef::new("typing.TypeAliasType")
};

pub(super) fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<TypeAlias>(object, &DEF);
}
