//! `TypeVar`. CPython: `typevar_*` in `Objects/typevarobject.c`.

use super::{Lazy, call_typing, calling_module, generic, no_base, set_module, type_check};
use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::number::BinaryOp;
use kaa_object::payloads::MemberKind;
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, Str, StrBuilder, Value, Vm, methods};

/// `typing.TypeVar`; name and variance are members.
pub struct TypeVar {
    bound: Lazy,
    constraints: Lazy,
    pub(super) default: Lazy,
}
kaa_gc::trace_fields!(TypeVar { bound, constraints, default });

/// Members in the order of `MEMBERS`, as `ParamSpec` has them too.
pub(super) const NAME: usize = 0;
pub(super) const COVARIANT: usize = 1;
pub(super) const CONTRAVARIANT: usize = 2;
pub(super) const INFER_VARIANCE: usize = 3;

const fn member(name: &'static str) -> MemberDef {
    MemberDef { name, doc: "", kind: MemberKind::ReadOnly }
}

/// How a parameter varies.
#[derive(Clone, Copy)]
pub(super) struct Variance {
    pub covariant: bool,
    pub contravariant: bool,
    pub inferred: bool,
}

impl Variance {
    pub const INFERRED: Variance = Variance { covariant: false, contravariant: false, inferred: true };

    /// The arguments of a constructor, checked.
    pub fn of_arguments(
        vm: &mut Vm,
        covariant: Option<bool>,
        contravariant: Option<bool>,
        inferred: Option<bool>,
    ) -> PyResult<Variance> {
        let made = Variance {
            covariant: covariant == Some(true),
            contravariant: contravariant == Some(true),
            inferred: inferred == Some(true),
        };
        if made.covariant && made.contravariant {
            return Err(vm.value_error("Bivariant types are not supported."));
        }
        if made.inferred && (made.covariant || made.contravariant) {
            return Err(vm.value_error("Variance cannot be specified with infer_variance."));
        }
        Ok(made)
    }

    pub fn store(self, vm: &mut Vm, object: Value, name: Value) {
        vm.set_member(object, NAME, Some(name));
        vm.set_member(object, COVARIANT, Some(Value::bool(self.covariant)));
        vm.set_member(object, CONTRAVARIANT, Some(Value::bool(self.contravariant)));
        vm.set_member(object, INFER_VARIANCE, Some(Value::bool(self.inferred)));
    }
}

/// "~T", "+T", "-T" or, where the variance is inferred, "T".
pub(super) fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let is = |vm: &Vm, member| vm.member(this, member) == Some(Value::TRUE);
    let sign = match (is(vm, INFER_VARIANCE), is(vm, COVARIANT), is(vm, CONTRAVARIANT)) {
        (true, ..) => "",
        (_, true, _) => "+",
        (_, _, true) => "-",
        _ => "~",
    };
    let Some(name) = vm.member(this, NAME).and_then(|n| vm.as_str(n)) else {
        return Err(vm.system_error("a type parameter without a name"));
    };
    if sign.is_empty() {
        return Ok(name.value());
    }
    let mut out = StrBuilder::new();
    out.push_str(sign);
    out.push_pystr(&name);
    out.finish(vm).map(Gc::value)
}

/// `a | b` where one of them is a type parameter.
pub(super) fn or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    crate::union::checked_union(vm, &[a, b])
}

fn alloc(vm: &mut Vm, name: Value, var: TypeVar, variance: Variance) -> Value {
    let object = vm.alloc_payload(var).value();
    variance.store(vm, object, name);
    object
}

pub(super) fn of_syntax(vm: &mut Vm, name: Value, bound: Option<Value>, constraints: Option<Value>) -> Value {
    let var = TypeVar {
        bound: Lazy::new(None, bound),
        constraints: Lazy::new(None, constraints),
        default: Lazy::new(None, None),
    };
    alloc(vm, name, var, Variance::INFERRED)
}

methods! { CONSTRUCTOR: Module =>
    "typevar(name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)" => new, Any;
}

#[expect(clippy::too_many_arguments, reason = "one per parameter of the constructor")]
fn new(
    vm: &mut Vm,
    name: Gc<Str>,
    constraints: Gc<Tuple>,
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
    if constraints.len() == 1 {
        return Err(vm.type_error("A single constraint is not allowed"));
    }
    if !constraints.is_empty() && bound.is_some() {
        return Err(vm.type_error("Constraints cannot be combined with bound=..."));
    }
    let default = default.unwrap_or_else(|| generic::no_default(vm));
    let constraints = (!constraints.is_empty()).then(|| constraints.value());
    let var = TypeVar {
        bound: Lazy::new(bound, None),
        constraints: Lazy::new(constraints, None),
        default: Lazy::new(Some(default), None),
    };
    let module = calling_module(vm);
    let object = alloc(vm, name.value(), var, variance);
    set_module(vm, object, module)?;
    Ok(object)
}

methods! { METHODS: Instance =>
    "__typing_subst__($self, arg, /)" => |vm: &mut Vm, this: Value, arg: Value| {
        call_typing(vm, "_typevar_subst", Args::positional_only(&[this, arg]))
    }, Any;
    "__typing_prepare_subst__($self, alias, args, /)" => prepare_subst, Any;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| vm.member(this, NAME).unwrap_or(Value::NONE), Leaf;
    "has_default($self, /)" => |vm: &mut Vm, this: Value| {
        let var = vm.this::<TypeVar>(this);
        var.default.has_default(vm)
    }, Leaf;
    "__mro_entries__($self, object, /)" => |vm: &mut Vm, _this: Value, _bases: Value| no_base(vm, "TypeVar"), Raises;
}

/// The arguments, with the default in its place where they end before it.
fn prepare_subst(vm: &mut Vm, this: Value, alias: Value, args: Value) -> PyResult {
    let name = vm.names.__parameters__;
    let parameters = vm.getattr(alias, name)?;
    let given = vm.len(args)?;
    let iterator = vm.iter(parameters)?;
    let mut index = 0;
    loop {
        match vm.next(iterator)? {
            Some(parameter) if parameter == this || vm.eq(parameter, this)? => break,
            Some(_) => index += 1,
            None => return Err(vm.value_error("sequence.index(x): x not in sequence")),
        }
    }
    if index < given {
        return Ok(args);
    }
    if index == given {
        let var = vm.this::<TypeVar>(this);
        let nothing = generic::no_default(vm);
        let default = var.default.get(vm, var, nothing)?;
        if default != nothing {
            let one = vm.try_tuple(&[default])?.value();
            return vm.binary(BinaryOp::Add, args, one);
        }
    }
    let text = vm.to_str(alias)?.to_lossy();
    let expected = index + 1;
    Err(vm.type_error(format!("Too few arguments for {text}; actual {given}, expected at least {expected}")))
}

fn constraints(vm: &mut Vm, this: Value) -> PyResult {
    let var = vm.this::<TypeVar>(this);
    let none = vm.empty_tuple.value();
    var.constraints.get(vm, var, none)
}

static DEF: TypeDef = TypeDef {
    doc: Some(
        "Type variable.\n\n\
         The syntax for generic functions, classes and type aliases makes them::\n\n    \
         class Sequence[T]: ...\n    class StrSequence[S: str]: ...\n    \
         class StrOrBytesSequence[A: (str, bytes)]: ...\n    class IntDefault[T = int]: ...\n\n\
         They can be made by hand, too::\n\n   \
         T = TypeVar('T')  # anything\n   S = TypeVar('S', bound=str)  # str or a subtype\n   \
         A = TypeVar('A', str, bytes)  # exactly str or bytes\n   D = TypeVar('D', default=int)\n",
    ),
    slots: |s| {
        s.new.set(Some(|vm, _, args| CONSTRUCTOR[0].call(vm, None, args)));
        s.repr.set(Some(repr));
        s.or.set(Some(or));
    },
    methods: &[METHODS],
    members: &[
        member("__name__"),
        member("__covariant__"),
        member("__contravariant__"),
        member("__infer_variance__"),
    ],
    getset: &[
        GetSetDef {
            name: "__bound__",
            doc: "",
            get: |vm, this| {
                let var = vm.this::<TypeVar>(this);
                var.bound.get(vm, var, Value::NONE)
            },
            set: None,
        },
        GetSetDef { name: "__constraints__", doc: "", get: constraints, set: None },
        GetSetDef {
            name: "__default__",
            doc: "",
            get: |vm, this| {
                let var = vm.this::<TypeVar>(this);
                let nothing = generic::no_default(vm);
                var.default.get(vm, var, nothing)
            },
            set: None,
        },
        GetSetDef {
            name: "evaluate_bound",
            doc: "",
            get: |vm, this| {
                let var = vm.this::<TypeVar>(this);
                var.bound.evaluator(vm)
            },
            set: None,
        },
        GetSetDef {
            name: "evaluate_constraints",
            doc: "",
            get: |vm, this| {
                let var = vm.this::<TypeVar>(this);
                var.constraints.evaluator(vm)
            },
            set: None,
        },
        GetSetDef {
            name: "evaluate_default",
            doc: "",
            get: |vm, this| {
                let var = vm.this::<TypeVar>(this);
                var.default.evaluator(vm)
            },
            set: None,
        },
    ],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("typing.TypeVar")
};

pub(super) fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<TypeVar>(object, &DEF);
}
