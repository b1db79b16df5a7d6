//! `Generic`, whose work `typing` does, and `NoDefault`. CPython: `generic_*` and `NoDefault_*` in
//! `Objects/typevarobject.c`.

use super::call_typing;
use kaa_object::declare::TypeDef;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};

#[derive(Default)]
struct Known {
    generic: Option<Gc<Type>>,
    no_default: Option<Value>,
}

/// `typing.Generic`
pub(super) fn class(vm: &mut Vm) -> Gc<Type> {
    match vm.state::<Known>().generic {
        Some(class) => class,
        None => vm.types.object,
    }
}

/// `typing.NoDefault`
pub(super) fn no_default(vm: &mut Vm) -> Value {
    vm.state::<Known>().no_default.unwrap_or(Value::NONE)
}

raw_methods! { GENERIC_METHODS: Class =>
    /// Make a generic class of type arguments, or of type parameters where a class statement names them.
    "__class_getitem__" => |vm: &mut Vm, args: Args<'_>| call_typing(vm, "_generic_class_getitem", args), Any;
    /// Set up a subclass: its type parameters.
    "__init_subclass__" => |vm: &mut Vm, args: Args<'_>| call_typing(vm, "_generic_init_subclass", args), Any;
}

static GENERIC: TypeDef = TypeDef {
    doc: Some(
        "Abstract base class for generic types.\n\n\
         A class statement with type parameters makes a class that derives from it::\n\n    \
         class Box[T]:\n        def get(self) -> T: ...\n\n\
         Code for Python 3.11 and before names it instead: class Box(Generic[T]).\n",
    ),
    flags: type_flags::BASETYPE,
    methods: &[GENERIC_METHODS],
    ..TypeDef::new("typing.Generic")
};

struct NoDefault;
kaa_gc::trace_fields!(NoDefault);

methods! { NO_DEFAULT_METHODS: Instance =>
    "__reduce__($self, /)" => |_: &mut Vm, _this: Value| "NoDefault", Alloc;
}

fn new_no_default(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    if !args.values.is_empty() {
        return Err(vm.type_error("NoDefaultType takes no arguments"));
    }
    Ok(no_default(vm))
}

static NO_DEFAULT: TypeDef = TypeDef {
    doc: Some("The type of the NoDefault singleton."),
    slots: |s| {
        s.new.set(Some(new_no_default));
        s.repr.set(Some(|vm, _| vm.try_str("typing.NoDefault").map(Gc::value)));
    },
    methods: &[NO_DEFAULT_METHODS],
    ..TypeDef::new("NoDefaultType")
};

pub(super) fn install(vm: &mut Vm) {
    let object = vm.types.object;
    let generic = vm.define_subtype(object, &GENERIC);
    // Attributes can be set on it, as on a class of a class statement.
    generic.clear_flag(type_flags::IMMUTABLE);
    vm.add_root(generic.value());
    vm.state::<Known>().generic = Some(generic);
    vm.define_type::<NoDefault>(object, &NO_DEFAULT);
    let value = vm.alloc_payload(NoDefault).value();
    vm.add_root(value);
    vm.state::<Known>().no_default = Some(value);
}
