//! `_typing._ConstEvaluator`: the evaluator of a value that is known already. CPython: `constevaluator_*` in
//! `Objects/typevarobject.c`.

use crate::generic_alias::item_repr;
use kaa_object::declare::TypeDef;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};

/// `annotationlib.Format.VALUE` and `STRING`.
pub(super) const VALUE: i32 = 1;
const STRING: i64 = 4;

/// `_typing._ConstEvaluator`
struct ConstEvaluator {
    value: Value,
}
kaa_gc::trace_fields!(ConstEvaluator { value });

/// The evaluator that gives `value`.
pub(super) fn constant(vm: &mut Vm, value: Value) -> Value {
    vm.alloc_payload(ConstEvaluator { value }).value()
}

fn as_text(vm: &mut Vm, value: Value) -> PyResult {
    let mut out = StrBuilder::new();
    match vm.as_tuple(value) {
        Some(tuple) => {
            out.push_str("(");
            for (i, &item) in tuple.items().iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                item_repr(vm, &mut out, item)?;
            }
            out.push_str(")");
        }
        None => item_repr(vm, &mut out, value)?,
    }
    out.finish(vm).map(Gc::value)
}

static DEF: TypeDef = TypeDef {
    doc: Some("Internal type for implementing evaluation functions."),
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.repr.set(Some(|vm, this| {
            let value = vm.this::<ConstEvaluator>(this).value;
            let text = vm.repr(value)?;
            let mut out = StrBuilder::new();
            out.push_str("<constevaluator ");
            out.push_pystr(&text);
            out.push_str(">");
            out.finish(vm).map(Gc::value)
        }));
        s.call.set(Some(|vm, this, args| {
            if args.has_keywords() {
                return Err(vm.type_error("constevaluator.__call__() takes no keyword arguments"));
            }
            let &[format] = args.values else {
                let given = args.values.len();
                return Err(vm.type_error(format!(
                    "constevaluator.__call__() takes exactly 1 argument ({given} given)"
                )));
            };
            let format = vm.to_i64(format, "Python int too large to convert to C int")?;
            let value = vm.this::<ConstEvaluator>(this).value;
            if format == STRING { as_text(vm, value) } else { Ok(value) }
        }));
    },
    ..TypeDef::new("_typing._ConstEvaluator")
};

pub(super) fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<ConstEvaluator>(object, &DEF);
}
