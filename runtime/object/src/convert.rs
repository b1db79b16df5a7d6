//! Conversions between Rust values and Python objects: parameters of native functions, results.

use crate::declare::{FromArg, IntoResult};
use crate::dict::Dict;
use crate::exception::Exception;
use crate::function::{Call, Receiver};
use crate::int::IntRef;
use crate::list::List;
use crate::payloads::*;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::typeobject::Type;
use crate::{Gc, Payload, PyResult, Value, Vm};

impl Call<'_> {
    /// How messages name the argument at `index`: "argument 2", or "argument" where there is only one.
    fn argument(&self, index: usize) -> String {
        let signature = self.def.parsed();
        let has_receiver = self.args.len() > signature.parameters.len();
        let position = if has_receiver { index } else { index + 1 };
        let parameter = signature.parameters.get(position.wrapping_sub(1));
        match parameter {
            _ if signature.parameters.len() == 1 && signature.simple => "argument".to_owned(),
            Some(p) if p.kind != crate::bind::ParameterKind::PositionalOnly => {
                format!("argument '{}'", p.name)
            }
            _ => format!("argument {position}"),
        }
    }

    fn is_receiver(&self, index: usize) -> bool {
        index == 0
            && self.args.len() > self.def.parsed().parameters.len()
            && matches!(self.def.receiver, Receiver::Instance | Receiver::Class)
    }

    /// "f() argument 1 must be str, not int"
    pub fn wrong_type(&self, vm: &mut Vm, index: usize, expected: &str, value: Value) -> crate::Raised {
        let actual = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
        if self.is_receiver(index) {
            let name = self.def.name();
            return vm.type_error(format!(
                "descriptor '{name}' for '{expected}' objects doesn't apply to a '{actual}' object"
            ));
        }
        let (name, argument) = (self.def.name(), self.argument(index));
        vm.type_error(format!("{name}() {argument} must be {expected}, not {actual}"))
    }
}

impl FromArg for Value {
    #[inline]
    fn from_arg(_: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Value> {
        match call.args[index] {
            Some(value) => Ok(value),
            None => panic!("{} left out a parameter that has no default", call.def.name()),
        }
    }
}

impl<T: FromArg> FromArg for Option<T> {
    #[inline]
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Option<T>> {
        match call.args[index] {
            Some(_) => T::from_arg(vm, call, index).map(Some),
            None => Ok(None),
        }
    }
}

/// Payload types that parameters can name, with the name messages use.
pub trait NamedPayload: Payload {
    const NAME: &'static str;
}

macro_rules! named {
    ($($payload:ty: $name:literal,)*) => { $(impl NamedPayload for $payload { const NAME: &'static str = $name; })* };
}

named! {
    Str: "str", Bytes: "bytes", ByteArray: "bytearray", Tuple: "tuple", List: "list", Dict: "dict", Set: "set",
    Type: "type", Range: "range", Slice: "slice", Function: "function", Module: "module", Code: "code",
    FrameObject: "frame", Traceback: "traceback", Generator: "generator", CellObject: "cell",
    MemoryView: "memoryview", Exception: "BaseException", Method: "method", Property: "property",
    StaticMethod: "staticmethod", ClassMethod: "classmethod", Super: "super", MappingProxy: "mappingproxy",
    WeakRef: "weakref", Complex: "complex", BuiltinFunction: "builtin_function_or_method",
    DictView: "dict view", DictIter: "dict iterator", SeqIter: "iterator", RangeIter: "range_iterator",
    LongRangeIter: "longrange_iterator", SetIter: "set_iterator", CallableIter: "callable_iterator",
    Enumerate: "enumerate", Zip: "zip", MapIter: "map", FilterIter: "filter", Reversed: "reversed",
    GenericAlias: "types.GenericAlias", Union: "typing.Union", Interpolation: "Interpolation",
    Template: "Template", TemplateIter: "TemplateIter", FrameLocalsProxy: "FrameLocalsProxy",
    MethodDescriptor: "method_descriptor", WrapperDescriptor: "wrapper_descriptor",
    MethodWrapper: "method-wrapper", GetSetDescriptor: "getset_descriptor", MemberDescriptor: "member_descriptor",
}

impl<T: NamedPayload> FromArg for Gc<T> {
    #[inline]
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Gc<T>> {
        let value = Value::from_arg(vm, call, index)?;
        match vm.payload::<T>(value) {
            Some(cell) => Ok(cell),
            None => Err(call.wrong_type(vm, index, T::NAME, value)),
        }
    }
}

/// An integer argument by `__index__`, clipped to the range of `isize` (slice bounds).
#[derive(Clone, Copy, Debug)]
pub struct ClippedIndex(pub isize);

impl FromArg for ClippedIndex {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<ClippedIndex> {
        let value = Value::from_arg(vm, call, index)?;
        vm.clipped_index(value).map(ClippedIndex)
    }
}

impl FromArg for isize {
    #[inline]
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<isize> {
        let value = Value::from_arg(vm, call, index)?;
        vm.to_isize(value)
    }
}

impl FromArg for i64 {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<i64> {
        let value = Value::from_arg(vm, call, index)?;
        vm.to_i64(value, "int too big to convert")
    }
}

impl FromArg for i32 {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<i32> {
        let value = Value::from_arg(vm, call, index)?;
        let wide = vm.to_i64(value, "Python int too large to convert to C int")?;
        match i32::try_from(wide) {
            Ok(n) => Ok(n),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
        }
    }
}

impl FromArg for bool {
    #[inline]
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<bool> {
        let value = Value::from_arg(vm, call, index)?;
        vm.is_true(value)
    }
}

impl FromArg for f64 {
    #[inline]
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<f64> {
        let value = Value::from_arg(vm, call, index)?;
        vm.to_f64(value)
    }
}

impl IntoResult for PyResult {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        self
    }
}

impl IntoResult for PyResult<()> {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        self.map(|()| Value::NONE)
    }
}

impl IntoResult for Value {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        Ok(self)
    }
}

impl IntoResult for () {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        Ok(Value::NONE)
    }
}

impl IntoResult for bool {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        Ok(Value::bool(self))
    }
}

impl IntoResult for PyResult<bool> {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        self.map(Value::bool)
    }
}

impl<T> IntoResult for Gc<T> {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        Ok(self.value())
    }
}

impl<T> IntoResult for PyResult<Gc<T>> {
    #[inline]
    fn into_result(self, _: &mut Vm) -> PyResult {
        self.map(Gc::value)
    }
}

impl IntoResult for usize {
    #[inline]
    fn into_result(self, vm: &mut Vm) -> PyResult {
        Ok(vm.int_from_usize(self))
    }
}

impl IntoResult for PyResult<usize> {
    #[inline]
    fn into_result(self, vm: &mut Vm) -> PyResult {
        self.map(|n| vm.int_from_usize(n))
    }
}

impl IntoResult for PyResult<i64> {
    #[inline]
    fn into_result(self, vm: &mut Vm) -> PyResult {
        self.map(|n| vm.int(n))
    }
}

impl IntoResult for i64 {
    #[inline]
    fn into_result(self, vm: &mut Vm) -> PyResult {
        Ok(vm.int(self))
    }
}

impl IntoResult for f64 {
    #[inline]
    fn into_result(self, vm: &mut Vm) -> PyResult {
        Ok(vm.float(self))
    }
}

impl IntoResult for PyResult<f64> {
    #[inline]
    fn into_result(self, vm: &mut Vm) -> PyResult {
        self.map(|x| vm.float(x))
    }
}

impl IntoResult for &str {
    fn into_result(self, vm: &mut Vm) -> PyResult {
        vm.try_str(self).map(Gc::value)
    }
}

impl IntoResult for String {
    fn into_result(self, vm: &mut Vm) -> PyResult {
        vm.try_str(&self).map(Gc::value)
    }
}

impl IntoResult for PyResult<String> {
    fn into_result(self, vm: &mut Vm) -> PyResult {
        self.and_then(|s| s.into_result(vm))
    }
}

impl Vm {
    /// `value.__index__()` as an `isize`; IndexError-free: OverflowError where it does not fit.
    pub fn to_isize(&mut self, value: Value) -> PyResult<isize> {
        if let Some(n) = value.as_int() {
            return Ok(n as isize);
        }
        let index = self.index(value)?;
        match self.int_ref(index) {
            Some(IntRef::Small(n)) => Ok(n as isize),
            Some(IntRef::Big(n)) => match isize::try_from(n) {
                Ok(n) => Ok(n),
                Err(_) => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            },
            None => unreachable!("index() returns ints"),
        }
    }

    /// `value.__index__()` as an `i64`, with the message for one that does not fit.
    pub fn to_i64(&mut self, value: Value, overflow: &str) -> PyResult<i64> {
        if let Some(n) = value.as_int() {
            return Ok(n);
        }
        let index = self.index(value)?;
        match self.int_ref(index) {
            Some(IntRef::Small(n)) => Ok(n),
            Some(IntRef::Big(n)) => match i64::try_from(n) {
                Ok(n) => Ok(n),
                Err(_) => Err(self.overflow_error(overflow)),
            },
            None => unreachable!("index() returns ints"),
        }
    }

    /// `value.__index__()`, clipped to the range of `isize`; None stands for no bound and is the caller's.
    pub fn clipped_index(&mut self, value: Value) -> PyResult<isize> {
        if let Some(n) = value.as_int() {
            return Ok(n as isize);
        }
        let index = match self.class_of(value).slots.index.get() {
            Some(_) => self.index(value)?,
            None => {
                return Err(
                    self.type_error("slice indices must be integers or None or have an __index__ method")
                );
            }
        };
        match self.int_ref(index) {
            Some(IntRef::Small(n)) => Ok(n as isize),
            Some(IntRef::Big(n)) => Ok(isize::try_from(n).unwrap_or(if *n < dashu_int::IBig::ZERO {
                isize::MIN
            } else {
                isize::MAX
            })),
            None => unreachable!("index() returns ints"),
        }
    }

    /// `float(value)` for arguments: floats, then `__float__`, then `__index__`.
    pub fn to_f64(&mut self, value: Value) -> PyResult<f64> {
        if let Some(x) = self.as_f64(value) {
            return Ok(x);
        }
        let class = self.class_of(value);
        if let Some(convert) = class.slots.float.get() {
            let result = convert(self, value)?;
            let Some(x) = self.as_f64(result) else {
                let (class, actual) = (class.name_lossy(), self.type_name_of(result));
                return Err(self.type_error(format!("{class}.__float__ returned non-float (type {actual})")));
            };
            let actual = self.class_of(result);
            if actual != self.types.float {
                let (class, actual) = (class.name_lossy(), actual.name_lossy());
                self.warn_named(
                    "DeprecationWarning",
                    &format!(
                        "{class}.__float__ returned non-float (type {actual}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python."
                    ),
                    1,
                )?;
            }
            return Ok(x);
        }
        if class.slots.index.get().is_some() {
            let index = self.index(value)?;
            return self.int_to_f64(index);
        }
        let name = class.name_lossy();
        Err(self.type_error(format!("must be real number, not {name}")))
    }

    /// A UTF-8 copy of a string; UnicodeEncodeError where it holds a surrogate.
    pub fn to_utf8(&mut self, s: Gc<Str>) -> PyResult<String> {
        if let Some(text) = s.to_utf8() {
            return Ok(text);
        }
        let is_surrogate = |c: &u32| (0xd800..0xe000).contains(c);
        let at = s.code_points().take_while(|c| !is_surrogate(c)).count();
        let run = s.code_points().skip(at).take_while(is_surrogate).count();
        let class = self.exception_type("UnicodeEncodeError");
        let encoding = self.str("utf-8").value();
        let reason = self.str("surrogates not allowed").value();
        let (start, end) = (self.int_from_usize(at), self.int_from_usize(at + run));
        let exception = self.call(class.value(), &[encoding, s.value(), start, end, reason])?;
        Err(self.raise(exception))
    }
}
