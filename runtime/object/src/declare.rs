//! Declaring types, methods and modules as constant tables over plain Rust functions.
//!
//! A row gives the text signature and doc string that Python sees, the function, and its effect:
//!
//! ```text
//! methods! { LIST_METHODS: Instance =>
//!     /// Append object to the end of the list.
//!     "append($self, object, /)" => append, Alloc;
//! }
//! fn append(vm: &mut Vm, this: Gc<List>, object: Value) -> PyResult { … }
//! ```
//!
//! Parameters may be `Value`, `Option<Value>`, typed cells (`Gc<Str>` …), integers, `bool`, and `Option`s of
//! these; `FromArg` converts them with CPython's messages.

use crate::function::{Call, NativeDef};
use crate::payloads::MemberKind;
use crate::slots::TypeSlots;
use crate::typeobject::Type;
use crate::{Gc, PyResult, Value, Vm};
use kaa_gc::Kind;

/// An attribute computed by Rust functions.
pub struct GetSetDef {
    pub name: &'static str,
    pub doc: &'static str,
    pub get: fn(&mut Vm, Value) -> PyResult,
    pub set: Option<fn(&mut Vm, Value, Option<Value>) -> PyResult<()>>,
}

/// An attribute kept in a member word.
pub struct MemberDef {
    pub name: &'static str,
    pub doc: &'static str,
    pub kind: MemberKind,
}

/// The definition of a builtin type.
pub struct TypeDef {
    /// Name with module, e.g. `collections.deque`; bare for builtins.
    pub name: &'static str,
    pub doc: Option<&'static str>,
    /// Signature of the constructor, for `__text_signature__`.
    pub signature: Option<&'static str>,
    pub flags: u32,
    pub slots: fn(&TypeSlots),
    pub methods: &'static [&'static [NativeDef]],
    pub getset: &'static [GetSetDef],
    pub members: &'static [MemberDef],
    /// Names in `getset` that CPython has as read-only members: other descriptors, which say so otherwise.
    pub readonly: &'static [&'static str],
    pub weakrefable: bool,
    pub has_dict: bool,
}

impl TypeDef {
    /// A definition to fill in with struct update syntax.
    pub const fn new(name: &'static str) -> TypeDef {
        TypeDef {
            name,
            doc: None,
            signature: None,
            flags: 0,
            slots: |_| (),
            methods: &[],
            getset: &[],
            members: &[],
            readonly: &[],
            weakrefable: false,
            has_dict: false,
        }
    }
}

/// A native module.
pub struct ModuleDef {
    pub name: &'static str,
    pub doc: Option<&'static str>,
    pub functions: &'static [&'static [NativeDef]],
    /// Adds types, constants and whatever else needs code.
    pub init: fn(&mut Vm, Gc<crate::payloads::Module>) -> PyResult<()>,
}

/// Parameters a bound native function can have.
pub trait FromArg: Sized {
    /// Converts the entry at `index`; `None` where the argument was left out.
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Self>;
}

/// What a native function can return.
pub trait IntoResult {
    fn into_result(self, vm: &mut Vm) -> PyResult;
}

/// Functions over converted arguments. `Marker` tells the arities apart.
pub trait NativeFn<Marker>: Copy {
    fn invoke(self, vm: &mut Vm, call: &Call<'_>) -> PyResult;
}

macro_rules! native_fn {
    ($($arg:ident $index:literal),*) => {
        impl<F, R, $($arg,)*> NativeFn<(R, $($arg,)*)> for F
        where
            F: Fn(&mut Vm, $($arg),*) -> R + Copy,
            R: IntoResult,
            $($arg: FromArg,)*
        {
            #[inline]
            #[allow(non_snake_case, unused_variables, reason = "names as the types'; without parameters the call is not looked at")]
            fn invoke(self, vm: &mut Vm, call: &Call<'_>) -> PyResult {
                $(let $arg = $arg::from_arg(vm, call, $index)?;)*
                self(vm, $($arg),*).into_result(vm)
            }
        }
    };
}

native_fn!();
native_fn!(A 0);
native_fn!(A 0, B 1);
native_fn!(A 0, B 1, C 2);
native_fn!(A 0, B 1, C 2, D 3);
native_fn!(A 0, B 1, C 2, D 3, E 4);
native_fn!(A 0, B 1, C 2, D 3, E 4, F2 5);
native_fn!(A 0, B 1, C 2, D 3, E 4, F2 5, G 6);
native_fn!(A 0, B 1, C 2, D 3, E 4, F2 5, G 6, H 7);
native_fn!(A 0, B 1, C 2, D 3, E 4, F2 5, G 6, H 7, I 8);
native_fn!(A 0, B 1, C 2, D 3, E 4, F2 5, G 6, H 7, I 8, J 9);

/// Declares a table of native functions that bind by signature.
///
/// `methods! { NAME: Receiver => /// doc
///     "signature" => function, Effect; … }`
#[macro_export]
macro_rules! methods {
    ($table:ident: $receiver:ident => $($(#[doc = $doc:literal])* $signature:literal => $function:expr, $effect:ident;)*) => {
        pub static $table: &[$crate::function::NativeDef] = {
            const COUNT: usize = [$($signature),*].len();
            static ROWS: [$crate::function::NativeDef; COUNT] = [$(
                $crate::function::NativeDef::new(
                    $signature,
                    concat!($($doc, "\n",)* ""),
                    $crate::function::NativeCode::Bound(|vm, call| $crate::declare::NativeFn::invoke($function, vm, call)),
                    $crate::function::Effect::$effect,
                    $crate::function::Receiver::$receiver,
                ),
            )*];
            &ROWS
        };
    };
}

/// As `methods!`, for functions that take `Args` (receiver first) and bind them themselves.
#[macro_export]
macro_rules! raw_methods {
    ($table:ident: $receiver:ident => $($(#[doc = $doc:literal])* $signature:literal => $function:expr, $effect:ident;)*) => {
        pub static $table: &[$crate::function::NativeDef] = {
            const COUNT: usize = [$($signature),*].len();
            static ROWS: [$crate::function::NativeDef; COUNT] = [$(
                $crate::function::NativeDef::new(
                    $signature,
                    concat!($($doc, "\n",)* ""),
                    $crate::function::NativeCode::Raw($function),
                    $crate::function::Effect::$effect,
                    $crate::function::Receiver::$receiver,
                ),
            )*];
            &ROWS
        };
    };
}

/// The doc string as Python shows it: `concat!` of doc comment lines, without the comment's indentation.
pub fn clean_doc(doc: &str) -> String {
    let lines: Vec<&str> = doc.lines().map(|l| l.strip_prefix(' ').unwrap_or(l)).collect();
    lines.join("\n").trim_end().to_owned()
}

impl Vm {
    /// Applies a definition to a core type. `bases` come with their own definitions applied.
    pub fn define_core_type(&mut self, class: Gc<Type>, base: Option<Gc<Type>>, def: &'static TypeDef) {
        crate::class::define(self, class, base, def);
    }

    /// Makes a builtin type whose instances have payload `T`, and files it under `T`.
    pub fn define_type<T: crate::Payload>(&mut self, base: Gc<Type>, def: &'static TypeDef) -> Gc<Type> {
        let class = self.define_type_of_kind(base, def, kaa_gc::kind_of::<T>());
        self.payload_types.insert(std::any::TypeId::of::<T>(), class);
        class
    }

    /// Makes a builtin type with the same payload as its base: exceptions, structseq types.
    pub fn define_subtype(&mut self, base: Gc<Type>, def: &'static TypeDef) -> Gc<Type> {
        let kind = *base.kind;
        self.define_type_of_kind(base, def, kind)
    }

    /// As `define_type`, where several types have the payload; the first found by payload is another's.
    pub fn define_another_type<T: crate::Payload>(
        &mut self,
        base: Gc<Type>,
        def: &'static TypeDef,
    ) -> Gc<Type> {
        self.define_type_of_kind(base, def, kaa_gc::kind_of::<T>())
    }

    fn define_type_of_kind(
        &mut self,
        base: Gc<Type>,
        def: &'static TypeDef,
        kind: &'static Kind,
    ) -> Gc<Type> {
        let class = crate::class::new_blank_type(self, def.name, kind);
        crate::class::define(self, class, Some(base), def);
        class
    }
}
