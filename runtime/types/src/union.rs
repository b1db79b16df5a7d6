//! `typing.Union` (`X | Y`). CPython: `Objects/unionobject.c`.

use crate::generic_alias::{collect_parameters, item_repr, substitute};
use crate::typing::TypeAlias;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::{GenericAlias, Union};
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Slot, StrBuilder, Value, Vm, methods};

/// `a | b` of types, generic aliases and type aliases.
pub fn type_or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    if !is_unionable(vm, a) || !is_unionable(vm, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut builder = Builder::new(vm, false);
    builder.add(vm, a)?;
    builder.add(vm, b)?;
    builder.finish(vm)
}

/// Whether a value may stand in a union without further ado.
fn is_unionable(vm: &Vm, value: Value) -> bool {
    value.is_none()
        || vm.as_type(value).is_some()
        || vm.payload::<GenericAlias>(value).is_some()
        || vm.payload::<Union>(value).is_some()
        || vm.payload::<TypeAlias>(value).is_some()
}

/// The union of some types as `Union[...]` takes them: strings become forward references.
pub(crate) fn checked_union(vm: &mut Vm, parts: &[Value]) -> PyResult {
    let mut builder = Builder::new(vm, true);
    for &part in parts {
        builder.add(vm, part)?;
    }
    builder.finish(vm)
}

fn union_of_argument(vm: &mut Vm, parts: Value) -> PyResult {
    match vm.exact_tuple(parts) {
        Some(tuple) => checked_union(vm, tuple.items()),
        None => checked_union(vm, &[parts]),
    }
}

/// Gathers the members of a union: flattened, without duplicates.
struct Builder {
    members: Gc<List>,
    /// Keys are the members that can be hashed.
    seen: Gc<Dict>,
    unhashable: Gc<List>,
    checked: bool,
}

impl Builder {
    fn new(vm: &mut Vm, checked: bool) -> Builder {
        Builder { members: vm.new_list(), seen: vm.new_dict(), unhashable: vm.new_list(), checked }
    }

    fn add(&mut self, vm: &mut Vm, part: Value) -> PyResult<()> {
        if part.is_none() {
            let none = vm.types.none_type.value();
            return self.add_member(vm, none);
        }
        if let Some(union) = vm.payload::<Union>(part) {
            for &arg in union.args.items() {
                self.add_member(vm, arg)?;
            }
            return Ok(());
        }
        let part = if self.checked {
            crate::typing::type_check(vm, part, "Union[arg, ...]: each arg must be a type.")?
        } else {
            part
        };
        self.add_member(vm, part)
    }

    fn add_member(&mut self, vm: &mut Vm, member: Value) -> PyResult<()> {
        let hashed = vm.hash(member);
        match vm.catching(hashed, "TypeError")? {
            Some(hash) => {
                if vm.dict_get_hashed(self.seen, member, hash)?.is_some() {
                    return Ok(());
                }
                vm.dict_set_hashed(self.seen, member, hash, Value::NONE)?;
            }
            None => {
                if vm.contains(self.unhashable.value(), member)? {
                    return Ok(());
                }
                self.unhashable.push(vm, member)?;
            }
        }
        self.members.push(vm, member)
    }

    fn finish(self, vm: &mut Vm) -> PyResult {
        match self.members.items() {
            [] => return Err(vm.type_error("Cannot take a Union of no types.")),
            &[one] => return Ok(one),
            _ => {}
        }
        let args = vm.try_tuple(self.members.items())?;
        let unhashable = match self.unhashable.is_empty() {
            true => None,
            false => Some(vm.try_tuple(self.unhashable.items())?.value()),
        };
        let class = vm.types.union;
        let payload = Union {
            args,
            parameters: Slot::new(None),
            hashable: Slot::new(None),
            unhashable: Slot::new(unhashable),
        };
        Ok(vm.alloc_instance(class, payload).value())
    }
}

/// The frozenset of the members that can be hashed.
fn hashable(vm: &mut Vm, union: Gc<Union>) -> PyResult {
    if let Some(known) = union.hashable.get() {
        return Ok(known);
    }
    let list = vm.list_with_capacity(union.args.len())?;
    for &arg in union.args.items() {
        let others = unhashable(vm, union);
        if !others.items().contains(&arg) {
            list.push(vm, arg)?;
        }
    }
    let class = vm.types.frozenset.value();
    let set = vm.call(class, &[list.value()])?;
    union.hashable.set(union, Some(set));
    Ok(set)
}

fn unhashable(vm: &Vm, union: Gc<Union>) -> Gc<Tuple> {
    union.unhashable.get().and_then(|u| vm.exact_tuple(u)).unwrap_or(vm.empty_tuple)
}

fn hash(vm: &mut Vm, this: Value) -> PyResult<u64> {
    let union = vm.this::<Union>(this);
    let others = unhashable(vm, union);
    if !others.is_empty() {
        // One of them should say why; if they can be hashed by now, equal unions still would differ.
        for &other in others.items() {
            vm.hash(other)?;
        }
        let count = others.len();
        return Err(vm.type_error(format!("union contains {count} unhashable elements")));
    }
    let set = hashable(vm, union)?;
    vm.hash(set)
}

fn equal(vm: &mut Vm, a: Gc<Union>, b: Gc<Union>) -> PyResult<bool> {
    let (x, y) = (hashable(vm, a)?, hashable(vm, b)?);
    if !vm.eq(x, y)? {
        return Ok(false);
    }
    let (x, y) = (unhashable(vm, a), unhashable(vm, b));
    if x.len() != y.len() {
        return Ok(false);
    }
    for &arg in x.items() {
        if !vm.contains(y.value(), arg)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn parameters(vm: &mut Vm, union: Gc<Union>) -> PyResult<Gc<Tuple>> {
    if let Some(known) = union.parameters.get() {
        return Ok(known);
    }
    let made = collect_parameters(vm, union.args)?;
    union.parameters.set(union, Some(made));
    Ok(made)
}

fn slots(s: &TypeSlots) {
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
    s.hash.set(Some(hash));
    s.richcompare.set(Some(|vm, a, b, op| {
        let (Some(x), Some(y)) = (vm.payload::<Union>(a), vm.payload::<Union>(b)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let equal = equal(vm, x, y)?;
        Ok(Value::bool(equal == (op == CompareOp::Eq)))
    }));
    s.getattro.set(Some(|vm, this, name| {
        if name == vm.names.__module__ {
            let class = vm.class_of(this).value();
            return vm.getattr(class, name);
        }
        kaa_object::attr::generic_getattr(vm, this, name)
    }));
    s.or.set(Some(|vm, a, b| checked_union(vm, &[a, b])));
    s.getitem.set(Some(|vm, this, item| {
        let union = vm.this::<Union>(this);
        let parameters = parameters(vm, union)?;
        let args = substitute(vm, this, union.args, parameters, item)?;
        checked_union(vm, args.items())
    }));
}

methods! { METHODS: Instance =>
    "__mro_entries__($self, object, /)" => |vm: &mut Vm, this: Value, _bases: Value| -> PyResult {
        let text = vm.repr(this)?.to_lossy();
        Err(vm.type_error(format!("Cannot subclass {text}")))
    }, Raises;
}

methods! { CLASS_METHODS: Class =>
    /// Create a union containing the given types
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, _class: Value, parts: Value| union_of_argument(vm, parts), Any;
}

static DEF: TypeDef = TypeDef {
    doc: Some("Represent a union type\n\nE.g. for int | str"),
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots,
    methods: &[METHODS, CLASS_METHODS],
    getset: &[
        GetSetDef {
            name: "__args__",
            doc: "",
            get: |vm, this| Ok(vm.this::<Union>(this).args.value()),
            set: Some(|vm, _, _| Err(vm.raise_named("AttributeError", "readonly attribute"))),
        },
        GetSetDef {
            name: "__name__",
            doc: "Name of the type",
            get: |vm, _| Ok(vm.intern_str("Union").value()),
            set: None,
        },
        GetSetDef {
            name: "__qualname__",
            doc: "Qualified name of the type",
            get: |vm, _| Ok(vm.intern_str("Union").value()),
            set: None,
        },
        GetSetDef {
            name: "__origin__",
            doc: "Always returns the type",
            get: |vm, _| Ok(vm.types.union.value()),
            set: None,
        },
        GetSetDef {
            name: "__parameters__",
            doc: "Type variables in the types.UnionType.",
            get: |vm, this| {
                let union = vm.this::<Union>(this);
                parameters(vm, union).map(Gc::value)
            },
            set: None,
        },
    ],
    weakrefable: true,
    readonly: &["__args__"],
    ..TypeDef::new("typing.Union")
};

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_core_type(vm.types.union, Some(object), &DEF);
}
