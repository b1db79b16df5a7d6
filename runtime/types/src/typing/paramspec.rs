//! `ParamSpec`, `ParamSpecArgs`, `ParamSpecKwargs`. CPython: `paramspec_*`, `paramspecattr_*` in
//! `Objects/typevarobject.c`.

use super::typevar::{self, NAME, Variance};
use super::{Lazy, call_typing, calling_module, generic, no_base, set_module, type_check};
use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::payloads::MemberKind;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::Type;
use kaa_object::{Args, Gc, PyResult, Str, StrBuilder, Value, Vm, methods};

/// `typing.ParamSpec`; name, variance and bound are members.
pub struct ParamSpec {
    pub(super) default: Lazy,
}
kaa_gc::trace_fields!(ParamSpec { default });

/// `P.args` or `P.kwargs`; the origin is a member.
pub struct ParamSpecPart;
kaa_gc::trace_fields!(ParamSpecPart);

const BOUND: usize = 4;

const fn member(name: &'static str) -> MemberDef {
    MemberDef { name, doc: "", kind: MemberKind::ReadOnly }
}

fn alloc(vm: &mut Vm, name: Value, default: Lazy, variance: Variance) -> Value {
    let object = vm.alloc_payload(ParamSpec { default }).value();
    variance.store(vm, object, name);
    object
}

pub(super) fn of_syntax(vm: &mut Vm, name: Value) -> Value {
    alloc(vm, name, Lazy::new(None, None), Variance::INFERRED)
}

methods! { CONSTRUCTOR: Module =>
    "paramspec(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)" => new, Any;
}

fn new(
    vm: &mut Vm,
    name: Gc<Str>,
    bound: Option<Value>,
    default: Option<Value>,
    covariant: Option<bool>,
    contravariant: Option<bool>,
    infer_variance: Option<bool>,
) -> PyResult {
    let variance = Variance::of_arguments(vm, covariant, contravariant, infer_variance)?;
    let bound = match bound.filter(|b| !b.is_none()) {
        Some(bound) => Some(type_check(vm, bound, "Bound must be a type.")?),
        None => None,
    };
    let default = default.unwrap_or_else(|| generic::no_default(vm));
    let module = calling_module(vm);
    let object = alloc(vm, name.value(), Lazy::new(Some(default), None), variance);
    vm.set_member(object, BOUND, bound);
    set_module(vm, object, module)?;
    Ok(object)
}

methods! { METHODS: Instance =>
    "__typing_subst__($self, arg, /)" => |vm: &mut Vm, this: Value, arg: Value| {
        call_typing(vm, "_paramspec_subst", Args::positional_only(&[this, arg]))
    }, Any;
    "__typing_prepare_subst__($self, alias, args, /)" => |vm: &mut Vm, this: Value, alias: Value, args: Value| {
        call_typing(vm, "_paramspec_prepare_subst", Args::positional_only(&[this, alias, args]))
    }, Any;
    "has_default($self, /)" => |vm: &mut Vm, this: Value| {
        let spec = vm.this::<ParamSpec>(this);
        spec.default.has_default(vm)
    }, Leaf;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| vm.member(this, NAME).unwrap_or(Value::NONE), Leaf;
    "__mro_entries__($self, object, /)" => |vm: &mut Vm, _this: Value, _bases: Value| no_base(vm, "ParamSpec"), Raises;
}

static DEF: TypeDef = TypeDef {
    doc: Some(
        "Parameter specification variable.\n\n\
         The syntax for generic functions, classes and type aliases makes them::\n\n    \
         type IntFunc[**P] = Callable[P, int]\n    type IntFuncDefault[**P = [int, str]] = Callable[P, int]\n\n\
         They can be made by hand, too::\n\n    P = ParamSpec('P')\n    \
         DefaultP = ParamSpec('DefaultP', default=[int, str])\n\n\
         They carry the parameter types of one callable over to another, as in decorators; P.args and\n\
         P.kwargs annotate *args and **kwargs. Only those defined at module level can be pickled.\n",
    ),
    slots: |s| {
        s.new.set(Some(|vm, _, args| CONSTRUCTOR[0].call(vm, None, args)));
        s.repr.set(Some(typevar::repr));
        s.or.set(Some(typevar::or));
    },
    methods: &[METHODS],
    members: &[
        member("__name__"),
        member("__covariant__"),
        member("__contravariant__"),
        member("__infer_variance__"),
        member("__bound__"),
    ],
    getset: &[
        GetSetDef {
            name: "args",
            doc: "Represents positional arguments.",
            get: |vm, this| Ok(part(vm, this, PartTypes::args_type)),
            set: None,
        },
        GetSetDef {
            name: "kwargs",
            doc: "Represents keyword arguments.",
            get: |vm, this| Ok(part(vm, this, PartTypes::kwargs_type)),
            set: None,
        },
        GetSetDef {
            name: "__default__",
            doc: "The default value for this ParamSpec.",
            get: |vm, this| {
                let spec = vm.this::<ParamSpec>(this);
                let nothing = generic::no_default(vm);
                spec.default.get(vm, spec, nothing)
            },
            set: None,
        },
        GetSetDef {
            name: "evaluate_default",
            doc: "",
            get: |vm, this| {
                let spec = vm.this::<ParamSpec>(this);
                spec.default.evaluator(vm)
            },
            set: None,
        },
    ],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("typing.ParamSpec")
};

/// The two types with `ParamSpecPart` as payload.
#[derive(Default)]
pub(super) struct PartTypes(Option<[Gc<Type>; 2]>);

impl PartTypes {
    pub fn args_type(&self) -> Gc<Type> {
        self.at(0)
    }

    pub fn kwargs_type(&self) -> Gc<Type> {
        self.at(1)
    }

    fn at(&self, index: usize) -> Gc<Type> {
        match self.0 {
            Some(types) => types[index],
            None => panic!("the parts of parameter specifications are not defined"),
        }
    }
}

fn part(vm: &mut Vm, origin: Value, class: fn(&PartTypes) -> Gc<Type>) -> Value {
    let class = class(vm.state::<PartTypes>());
    let object = vm.alloc_instance(class, ParamSpecPart).value();
    vm.set_member(object, 0, Some(origin));
    object
}

fn origin(vm: &Vm, part: Value) -> Value {
    vm.member(part, 0).unwrap_or(Value::NONE)
}

methods! { PART_CONSTRUCTORS: Module =>
    "paramspecargs(origin)" => |vm: &mut Vm, origin: Value| part(vm, origin, PartTypes::args_type), Alloc;
    "paramspeckwargs(origin)" => |vm: &mut Vm, origin: Value| part(vm, origin, PartTypes::kwargs_type), Alloc;
}

methods! { ARGS_METHODS: Instance =>
    "__mro_entries__($self, object, /)" => |vm: &mut Vm, _this: Value, _bases: Value| no_base(vm, "ParamSpecArgs"), Raises;
}

methods! { KWARGS_METHODS: Instance =>
    "__mro_entries__($self, object, /)" => |vm: &mut Vm, _this: Value, _bases: Value| no_base(vm, "ParamSpecKwargs"), Raises;
}

fn part_repr(vm: &mut Vm, this: Value) -> PyResult {
    let is_args = vm.class_of(this) == vm.state::<PartTypes>().args_type();
    let origin = origin(vm, this);
    let name: Gc<Str> = match vm.payload::<ParamSpec>(origin).and(vm.member(origin, NAME)) {
        Some(name) => vm.to_str(name)?,
        None => vm.repr(origin)?,
    };
    let mut out = StrBuilder::new();
    out.push_pystr(&name);
    out.push_str(if is_args { ".args" } else { ".kwargs" });
    out.finish(vm).map(Gc::value)
}

fn part_compare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    if vm.class_of(a) != vm.class_of(b) || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (origin(vm, a), origin(vm, b));
    vm.compare(op, a, b)
}

fn part_slots(s: &TypeSlots) {
    s.repr.set(Some(part_repr));
    s.richcompare.set(Some(part_compare));
}

static ARGS: TypeDef = TypeDef {
    doc: Some(
        "The args of a ParamSpec: P.args annotates *args.\n\n\
         __origin__ leads back to the parameter specification::\n\n    \
         >>> P = ParamSpec(\"P\")\n    >>> P.args.__origin__ is P\n    True\n",
    ),
    slots: |s| {
        s.new.set(Some(|vm, _, args| PART_CONSTRUCTORS[0].call(vm, None, args)));
        part_slots(s);
    },
    methods: &[ARGS_METHODS],
    members: &[member("__origin__")],
    weakrefable: true,
    ..TypeDef::new("typing.ParamSpecArgs")
};

static KWARGS: TypeDef = TypeDef {
    doc: Some(
        "The kwargs of a ParamSpec: P.kwargs annotates **kwargs.\n\n\
         __origin__ leads back to the parameter specification::\n\n    \
         >>> P = ParamSpec(\"P\")\n    >>> P.kwargs.__origin__ is P\n    True\n",
    ),
    slots: |s| {
        s.new.set(Some(|vm, _, args| PART_CONSTRUCTORS[1].call(vm, None, args)));
        part_slots(s);
    },
    methods: &[KWARGS_METHODS],
    members: &[member("__origin__")],
    weakrefable: true,
    ..TypeDef::new("typing.ParamSpecKwargs")
};

pub(super) fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<ParamSpec>(object, &DEF);
    let args = vm.define_type::<ParamSpecPart>(object, &ARGS);
    let kwargs = vm.define_type::<ParamSpecPart>(object, &KWARGS);
    vm.add_root(args.value());
    vm.add_root(kwargs.value());
    vm.state::<PartTypes>().0 = Some([args, kwargs]);
}
