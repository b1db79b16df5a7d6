//! Interned names that the runtime itself looks up.

use crate::str::Str;
use kaa_gc::{Gc, Trace, Tracer};

macro_rules! names {
    ($($name:ident)*) => {
        /// One field per name, holding its interned string.
        pub struct Names { $(pub $name: Gc<Str>,)* }

        impl Names {
            pub(crate) fn new(mut intern: impl FnMut(&str) -> Gc<Str>) -> Names {
                Names { $($name: intern(stringify!($name).trim_start_matches("r#")),)* }
            }
        }

        // SAFETY: visits every name.
        unsafe impl Trace for Names {
            fn trace(&self, tracer: &mut Tracer<'_>) { $(self.$name.trace(tracer);)* }
        }
    };
}

names! {
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotate__
    __annotate_func__ __annotations__ __annotations_cache__ __await__ __bases__ __bool__ __buffer__
    __build_class__ __builtins__ __bytes__ __cached__ __call__ __class__ __class_getitem__
    __classcell__ __classdictcell__ __closure__ __code__ __complex__ __contains__
    __conditional_annotations__ __copy__ __deepcopy__ __defaults__ __del__ __delattr__ __delete__
    __delitem__ __dict__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__ __file__
    __firstlineno__ __float__ __floordiv__ __format__ __fspath__ __func__ __ge__ __get__ __getattr__
    __getattribute__ __getitem__ __getnewargs__ __getnewargs_ex__ __getstate__ __globals__ __gt__
    __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __import__ __imul__
    __index__ __init__ __init_subclass__ __instancecheck__ __int__ __invert__ __ior__ __ipow__
    __irshift__ __isabstractmethod__ __isub__ __iter__ __itruediv__ __ixor__ __kwdefaults__ __le__
    __len__ __length_hint__ __loader__ __lshift__ __lt__ __main__ __match_args__ __matmul__
    __missing__ __mod__ __module__ __mro_entries__ __mul__ __name__ __ne__ __neg__ __new__ __next__
    __notes__ __objclass__ __or__ __origin__ __orig_class__ __package__ __parameters__ __path__
    __pos__ __pow__ __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__
    __release_buffer__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__
    __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __self__
    __set__ __set_name__ __setattr__ __setitem__ __setstate__ __sizeof__ __slotnames__ __slots__
    __spec__ __static_attributes__ __str__ __sub__ __subclasscheck__ __subclasshook__ __subclasses__
    __suppress_context__ __text_signature__ __truediv__ __trunc__ __type_params__ __typing_subst__
    __typing_unpacked_tuple_args__ __weakref__ __wrapped__ __xor__ __ceil__ __floor__ __unpacked__
    __args__ __mro__ __abstractmethods__ __context__ __cause__ __traceback__
    __typing_prepare_subst__ add append args builtins cache_tag close closed code copy copyreg
    decode default encode encoding end errno errors excepthook exec extend fileno filename filename2
    flush fromkeys get items join key keys lineno metaclass mode modules msg mro n_fields
    n_sequence_fields n_unnamed_fields name name_from newline obj offset open path pop
    print_file_and_line read readline reason register_at_fork return_annotation send sep setdefault
    site sort start stderr stdin stdout stop strerror sys text throw r#type update value values
    warnings write unraisablehook displayhook _showwarnmsg filters last_exc last_type last_value
    last_traceback importlib _find_and_load _handle_fromlist _initializing _lock_unlock_module
    __breakpointhook__ breakpointhook end_lineno end_offset print_file object step real imag
    numerator denominator index count big little signed byteorder reverse maxsplit tabsize keepends
    strict initial file flags buffering closefd opener dont_inherit optimize feature_version source
    globals locals function closure onerror _abc_impl __newobj__
    __newobj_ex__
}
