//! `TypeVarTuple`. CPython: `typevartuple_*` in `Objects/typevarobject.c`.

use super::{Lazy, call_typing, calling_module, generic, no_base, set_module, unpacked_iter};
use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::payloads::MemberKind;
use kaa_object::{Args, Gc, PyResult, Str, Value, Vm, methods};

/// `typing.TypeVarTuple`; the name is a member.
pub struct TypeVarTuple {
    pub(super) default: Lazy,
}
kaa_gc::trace_fields!(TypeVarTuple { default });

fn name(vm: &Vm, this: Value) -> Value {
    vm.member(this, 0).unwrap_or(Value::NONE)
}

fn alloc(vm: &mut Vm, name: Value, default: Lazy) -> Value {
    let object = vm.alloc_payload(TypeVarTuple { default }).value();
    vm.set_member(object, 0, Some(name));
    object
}

pub(super) fn of_syntax(vm: &mut Vm, name: Value) -> Value {
    alloc(vm, name, Lazy::new(None, None))
}

methods! { CONSTRUCTOR: Module =>
    "typevartuple(name, *, default=typing.NoDefault)" => |vm: &mut Vm, name: Gc<Str>, default: Option<Value>| -> PyResult {
        let default = default.unwrap_or_else(|| generic::no_default(vm));
        let module = calling_module(vm);
        let object = alloc(vm, name.value(), Lazy::new(Some(default), None));
        set_module(vm, object, module)?;
        Ok(object)
    }, Alloc;
}

methods! { METHODS: Instance =>
    "__typing_subst__($self, arg, /)" => |vm: &mut Vm, _this: Value, _arg: Value| -> PyResult {
        Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
    }, Raises;
    "__typing_prepare_subst__($self, alias, args, /)" => |vm: &mut Vm, this: Value, alias: Value, args: Value| {
        call_typing(vm, "_typevartuple_prepare_subst", Args::positional_only(&[this, alias, args]))
    }, Any;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| name(vm, this), Leaf;
    "has_default($self, /)" => |vm: &mut Vm, this: Value| {
        let tuple = vm.this::<TypeVarTuple>(this);
        tuple.default.has_default(vm)
    }, Leaf;
    "__mro_entries__($self, object, /)" => |vm: &mut Vm, _this: Value, _bases: Value| no_base(vm, "TypeVarTuple"), Raises;
}

static DEF: TypeDef = TypeDef {
    doc: Some(
        "Type variable tuple: stands for any number of types, as a type variable stands for one.\n\n\
         The syntax for generic functions, classes and type aliases makes them::\n\n    \
         class C[*Ts]: ...\n    type AliasWithDefault[*Ts = (str, int)] = tuple[*Ts]\n\n\
         They can be made by hand, too::\n\n    Ts = TypeVarTuple('Ts')\n    \
         DefaultTs = TypeVarTuple('Ts', default=(str, int))\n\n\
         C[int], C[int, str] and C[()] are all fine then. Only those defined at module level can be\n\
         pickled.\n",
    ),
    slots: |s| {
        s.new.set(Some(|vm, _, args| CONSTRUCTOR[0].call(vm, None, args)));
        s.repr.set(Some(|vm, this| Ok(name(vm, this))));
        s.iter.set(Some(unpacked_iter));
    },
    methods: &[METHODS],
    members: &[MemberDef { name: "__name__", doc: "", kind: MemberKind::ReadOnly }],
    getset: &[
        GetSetDef {
            name: "__default__",
            doc: "The default value for this TypeVarTuple.",
            get: |vm, this| {
                let tuple = vm.this::<TypeVarTuple>(this);
                let nothing = generic::no_default(vm);
                tuple.default.get(vm, tuple, nothing)
            },
            set: None,
        },
        GetSetDef {
            name: "evaluate_default",
            doc: "",
            get: |vm, this| {
                let tuple = vm.this::<TypeVarTuple>(this);
                tuple.default.evaluator(vm)
            },
            set: None,
        },
    ],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("typing.TypeVarTuple")
};

pub(super) fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<TypeVarTuple>(object, &DEF);
}
