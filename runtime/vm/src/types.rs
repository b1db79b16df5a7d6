//! `_types`: the builtin types that have no name in `builtins`. CPython: `Modules/_typesmodule.c`.

use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::typeobject::type_flags;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_types",
    doc: Some("Define names for built-in types."),
    functions: &[],
    init: |vm, module| {
        let object = vm.types.object;
        let capsule = match vm.has_payload_type::<Capsule>() {
            true => vm.type_of_payload::<Capsule>(),
            false => vm.define_type::<Capsule>(object, &CAPSULE),
        };
        let t = &vm.types;
        let names = [
            ("AsyncGeneratorType", t.async_generator),
            ("BuiltinFunctionType", t.builtin_function),
            ("BuiltinMethodType", t.builtin_function),
            ("CapsuleType", capsule),
            ("CellType", t.cell),
            ("ClassMethodDescriptorType", t.classmethod_descriptor),
            ("CodeType", t.code),
            ("CoroutineType", t.coroutine),
            ("EllipsisType", t.ellipsis),
            ("FrameType", t.frame),
            ("FunctionType", t.function),
            ("GeneratorType", t.generator),
            ("GenericAlias", t.generic_alias),
            ("GetSetDescriptorType", t.getset_descriptor),
            ("LambdaType", t.function),
            ("MappingProxyType", t.mappingproxy),
            ("MemberDescriptorType", t.member_descriptor),
            ("MethodDescriptorType", t.method_descriptor),
            ("MethodType", t.method),
            ("MethodWrapperType", t.method_wrapper),
            ("ModuleType", t.module),
            ("NoneType", t.none_type),
            ("NotImplementedType", t.not_implemented_type),
            ("SimpleNamespace", t.simple_namespace),
            ("TracebackType", t.traceback),
            ("UnionType", t.union),
            ("WrapperDescriptorType", t.wrapper_descriptor),
        ];
        for (name, class) in names {
            vm.module_set(module, name, class.value())?;
        }
        Ok(())
    },
};

/// `PyCapsule`: nothing makes instances, but programs ask for the type.
struct Capsule;
kaa_gc::trace_fields!(Capsule);

static CAPSULE: TypeDef = TypeDef {
    doc: Some("Wraps a pointer that one extension module offers to others."),
    flags: type_flags::DISALLOW_INSTANTIATION,
    ..TypeDef::new("PyCapsule")
};
