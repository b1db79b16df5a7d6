//! The types and internal kinds of cells that the runtime knows by a constant shape.

use crate::payloads::*;
use crate::str::{Buffer, Str};
use crate::typeobject::Type;
use kaa_gc::{Gc, Kind, ShapeId, Trace, Tracer, kind_of};

/// A core type before its definition is applied.
pub struct CoreType {
    pub name: &'static str,
    pub shape: ShapeId,
    pub kind: &'static Kind,
    /// Whether instances have a `__dict__`.
    pub has_dict: bool,
}

macro_rules! core_types {
    (internal { $($internal:ident: $ipayload:ty;)* }
     types { $($field:ident $constant:ident $name:literal: $payload:ty $(, $dict:ident)?;)* }) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "numbers the shapes")]
        #[repr(u32)]
        enum Number { #[expect(dead_code, reason = "shape 0 marks free cells")] FREE, $($internal,)* $($constant,)* COUNT }

        /// Shapes of exact instances.
        pub mod shape {
            use super::{Number, ShapeId};
            $(pub const $internal: ShapeId = ShapeId(Number::$internal as u32);)*
            $(pub const $constant: ShapeId = ShapeId(Number::$constant as u32);)*
            /// The first shape that is not a core one.
            pub const FIRST_FREE: ShapeId = ShapeId(Number::COUNT as u32);
        }

        /// Kinds of cells that no Python program sees.
        pub const INTERNAL: &[(ShapeId, &Kind)] = &[$((shape::$internal, kind_of::<$ipayload>()),)*];

        /// The core types, in the order of `CoreTypes`' fields.
        pub const TYPES: &[CoreType] = &[$(CoreType {
            name: $name, shape: shape::$constant, kind: kind_of::<$payload>(),
            has_dict: core_types!(@dict $($dict)?),
        },)*];

        /// The type objects of core types.
        pub struct CoreTypes { $(pub $field: Gc<Type>,)* }

        impl CoreTypes {
            pub(crate) fn new(mut make: impl FnMut(&CoreType) -> Gc<Type>) -> CoreTypes {
                let mut rest = TYPES.iter();
                let mut next = || match rest.next() {
                    Some(core) => make(core),
                    None => unreachable!("one row per field"),
                };
                CoreTypes { $($field: next(),)* }
            }
        }

        // SAFETY: visits every type.
        unsafe impl Trace for CoreTypes {
            fn trace(&self, tracer: &mut Tracer<'_>) { $(self.$field.trace(tracer);)* }
        }
    };
    (@dict dict) => { true };
    (@dict) => { false };
}

core_types! {
    internal {
        BUFFER: Buffer;
        ARRAY: Array;
        DICT_TABLE: crate::dict::DictTable;
        SET_TABLE: crate::payloads::SetTable;
    }
    types {
        object OBJECT "object": Plain;
        r#type TYPE "type": Type;
        int INT "int": BigInt;
        bool BOOL "bool": BigInt;
        float FLOAT "float": FloatBox;
        complex COMPLEX "complex": Complex;
        str STR "str": Str;
        bytes BYTES "bytes": Bytes;
        bytearray BYTEARRAY "bytearray": ByteArray;
        memoryview MEMORYVIEW "memoryview": MemoryView;
        tuple TUPLE "tuple": Tuple;
        list LIST "list": List;
        dict DICT "dict": crate::dict::Dict;
        set SET "set": Set;
        frozenset FROZENSET "frozenset": Set;
        range RANGE "range": Range;
        slice SLICE "slice": Slice;
        none_type NONE_TYPE "NoneType": Plain;
        not_implemented_type NOT_IMPLEMENTED_TYPE "NotImplementedType": Plain;
        ellipsis ELLIPSIS "ellipsis": Plain;
        function FUNCTION "function": Function, dict;
        builtin_function BUILTIN_FUNCTION "builtin_function_or_method": BuiltinFunction;
        method_descriptor METHOD_DESCRIPTOR "method_descriptor": MethodDescriptor;
        classmethod_descriptor CLASSMETHOD_DESCRIPTOR "classmethod_descriptor": MethodDescriptor;
        wrapper_descriptor WRAPPER_DESCRIPTOR "wrapper_descriptor": WrapperDescriptor;
        method_wrapper METHOD_WRAPPER "method-wrapper": MethodWrapper;
        getset_descriptor GETSET_DESCRIPTOR "getset_descriptor": GetSetDescriptor;
        member_descriptor MEMBER_DESCRIPTOR "member_descriptor": MemberDescriptor;
        method METHOD "method": Method;
        property PROPERTY "property": Property;
        staticmethod STATICMETHOD "staticmethod": StaticMethod, dict;
        classmethod CLASSMETHOD "classmethod": ClassMethod, dict;
        super_ SUPER "super": Super;
        module MODULE "module": Module;
        code CODE "code": Code;
        frame FRAME "frame": FrameObject;
        traceback TRACEBACK "traceback": Traceback;
        generator GENERATOR "generator": Generator;
        coroutine COROUTINE "coroutine": Generator;
        async_generator ASYNC_GENERATOR "async_generator": Generator;
        cell CELL "cell": CellObject;
        mappingproxy MAPPINGPROXY "mappingproxy": MappingProxy;
        base_exception BASE_EXCEPTION "BaseException": Exception, dict;
        weakref WEAKREF "ReferenceType": WeakRef;
        dict_keys DICT_KEYS "dict_keys": DictView;
        dict_values DICT_VALUES "dict_values": DictView;
        dict_items DICT_ITEMS "dict_items": DictView;
        dict_keyiterator DICT_KEYITERATOR "dict_keyiterator": DictIter;
        dict_valueiterator DICT_VALUEITERATOR "dict_valueiterator": DictIter;
        dict_itemiterator DICT_ITEMITERATOR "dict_itemiterator": DictIter;
        dict_reversekeyiterator DICT_REVERSEKEYITERATOR "dict_reversekeyiterator": DictIter;
        dict_reversevalueiterator DICT_REVERSEVALUEITERATOR "dict_reversevalueiterator": DictIter;
        dict_reverseitemiterator DICT_REVERSEITEMITERATOR "dict_reverseitemiterator": DictIter;
        list_iterator LIST_ITERATOR "list_iterator": SeqIter;
        list_reverseiterator LIST_REVERSEITERATOR "list_reverseiterator": SeqIter;
        tuple_iterator TUPLE_ITERATOR "tuple_iterator": SeqIter;
        range_iterator RANGE_ITERATOR "range_iterator": RangeIter;
        longrange_iterator LONGRANGE_ITERATOR "longrange_iterator": LongRangeIter;
        str_iterator STR_ITERATOR "str_iterator": SeqIter;
        str_ascii_iterator STR_ASCII_ITERATOR "str_ascii_iterator": SeqIter;
        bytes_iterator BYTES_ITERATOR "bytes_iterator": SeqIter;
        bytearray_iterator BYTEARRAY_ITERATOR "bytearray_iterator": SeqIter;
        set_iterator SET_ITERATOR "set_iterator": SetIter;
        iterator ITERATOR "iterator": SeqIter;
        callable_iterator CALLABLE_ITERATOR "callable_iterator": CallableIter;
        enumerate ENUMERATE "enumerate": Enumerate;
        zip ZIP "zip": Zip;
        map MAP "map": MapIter;
        filter FILTER "filter": FilterIter;
        reversed REVERSED "reversed": Reversed;
        generic_alias GENERIC_ALIAS "types.GenericAlias": GenericAlias;
        union UNION "typing.Union": Union;
        simple_namespace SIMPLE_NAMESPACE "types.SimpleNamespace": Plain, dict;
        framelocalsproxy FRAMELOCALSPROXY "FrameLocalsProxy": FrameLocalsProxy;
        interpolation INTERPOLATION "string.templatelib.Interpolation": Interpolation;
        template TEMPLATE "string.templatelib.Template": Template;
        template_iter TEMPLATE_ITER "string.templatelib.TemplateIter": TemplateIter;
    }
}
