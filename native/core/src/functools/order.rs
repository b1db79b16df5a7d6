//! `cmp_to_key`: sort keys that compare through a function of two arguments. CPython: `keyobject` in
//! `Modules/_functoolsmodule.c`.

use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::payloads::MemberKind;
use kaa_object::slots::CompareOp;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods};

methods! { FUNCTIONS: Module =>
    /// Convert a cmp= function into a key= function.
    ///
    ///   mycmp
    ///     Function that compares two objects.
    "cmp_to_key($module, /, mycmp)" => |vm: &mut Vm, mycmp: Value| new_key(vm, mycmp, None), Any;
}

/// The key function itself, and each key it makes. The wrapped object is the member word.
pub struct KeyWrapper {
    cmp: Value,
}
kaa_gc::trace_fields!(KeyWrapper { cmp });

/// Member word of `obj`.
const OBJECT: usize = 0;

static KEY: TypeDef = TypeDef {
    slots: |s| {
        s.call.set(Some(call));
        s.richcompare.set(Some(compare));
    },
    members: &[MemberDef { name: "obj", doc: "Value wrapped by a key function.", kind: MemberKind::Object }],
    ..TypeDef::new("functools.KeyWrapper")
};

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<KeyWrapper>(object, &KEY);
}

fn new_key(vm: &mut Vm, cmp: Value, wrapped: Option<Value>) -> PyResult {
    let class = vm.type_of_payload::<KeyWrapper>();
    let key = vm.alloc_instance(class, KeyWrapper { cmp }).value();
    vm.set_member(key, OBJECT, wrapped);
    Ok(key)
}

methods! { CALL: Static =>
    "K(obj)" => |_: &mut Vm, obj: Value| obj, Leaf;
}

fn call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
    let wrapped = CALL[0].call(vm, None, args)?;
    let cmp = vm.this::<KeyWrapper>(this).cmp;
    new_key(vm, cmp, Some(wrapped))
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(left), Some(_)) = (vm.payload::<KeyWrapper>(a), vm.payload::<KeyWrapper>(b)) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let left: Gc<KeyWrapper> = left;
    let (Some(x), Some(y)) = (vm.member(a, OBJECT), vm.member(b, OBJECT)) else {
        return Err(vm.raise_named("AttributeError", "object"));
    };
    let order = vm.call(left.cmp, &[x, y])?;
    vm.compare(op, order, Value::int32(0))
}
