//! Calling: any callable, methods by name, special methods.

use crate::args::Args;
use crate::function::{RawFn, Receiver};
use crate::payloads::{BuiltinFunction, Method, MethodDescriptor};
use crate::str::Str;
use crate::typeobject::{TypeRef, type_flags};
use crate::{Gc, PyResult, Value, Vm};

/// A method looked up on an object, not yet bound.
#[derive(Clone, Copy, Debug)]
pub enum Looked {
    /// To be called with the receiver as first argument.
    Unbound(Value),
    /// To be called as it is.
    Bound(Value),
}

impl Vm {
    /// Calls `callable` with positional arguments.
    #[inline]
    pub fn call<'a>(&mut self, callable: Value, args: impl Into<Args<'a>>) -> PyResult {
        self.call_args(callable, args.into())
    }

    /// Calls `callable`.
    #[inline]
    pub fn call_args(&mut self, callable: Value, args: Args<'_>) -> PyResult {
        if callable.has_shape(crate::core_types::shape::BUILTIN_FUNCTION) {
            // SAFETY: the shape says so.
            let function: Gc<BuiltinFunction> = unsafe { callable.cast() };
            let def = *function.def;
            let count = args.values.len() as u32;
            if let Some(code) = def.of_arity(count)
                && args.names.is_none()
                && matches!(def.receiver, Receiver::Module | Receiver::Static)
            {
                return def.call_counted(self, code, args.entries(), count);
            }
        }
        // Callables that call one another (a `partial` of itself) need no Python frame in between.
        self.check_native_stack(" in call")?;
        match self.class_of(callable).slots.call.get() {
            Some(call) => call(self, callable, args),
            None => {
                let name = self.type_name_of(callable);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }

    /// Calls `callable` with keyword arguments.
    pub fn call_with_keywords(
        &mut self,
        callable: Value,
        args: &[Value],
        keywords: &[(&str, Value)],
    ) -> PyResult {
        let names: Vec<Value> = keywords.iter().map(|(n, _)| self.intern_str(n).value()).collect();
        let names = self.tuple(&names);
        let mut values = args.to_vec();
        values.extend(keywords.iter().map(|(_, v)| *v));
        let held = self.tuple(&values);
        self.call_args(callable, Args { values: held.items(), names: Some(names) })
    }

    pub fn is_callable(&self, value: Value) -> bool {
        self.class_of(value).slots.call.get().is_some()
    }

    /// Calls `f` with `first` in front of the arguments.
    pub fn with_prepended(&mut self, first: Value, args: Args<'_>, f: RawFn) -> PyResult {
        const FEW: usize = 8;
        let count = args.values.len() + 1;
        if count <= FEW {
            let mut values = [Value::NONE; FEW];
            values[0] = first;
            values[1..count].copy_from_slice(args.values);
            return f(self, Args { values: &values[..count], names: args.names });
        }
        let held = self.tuple_from_fn(count, |i| if i == 0 { first } else { args.values[i - 1] })?;
        f(self, Args { values: held.items(), names: args.names })
    }

    /// Calls `callable` with `first` in front of the arguments.
    pub fn call_prepended(&mut self, callable: Value, first: Value, args: Args<'_>) -> PyResult {
        const FEW: usize = 8;
        match *args.values {
            [] => return self.call_args(callable, Args { values: &[first], names: args.names }),
            [one] => return self.call_args(callable, Args { values: &[first, one], names: args.names }),
            _ => {}
        }
        let count = args.values.len() + 1;
        if count <= FEW {
            let mut values = [Value::NONE; FEW];
            values[0] = first;
            values[1..count].copy_from_slice(args.values);
            return self.call_args(callable, Args { values: &values[..count], names: args.names });
        }
        let held = self.tuple_from_fn(count, |i| if i == 0 { first } else { args.values[i - 1] })?;
        self.call_args(callable, Args { values: held.items(), names: args.names })
    }

    /// A special method, looked up on the class only.
    #[inline]
    pub fn lookup_special(&mut self, object: Value, name: Gc<Str>) -> PyResult<Option<Looked>> {
        let class = self.class_of(object);
        let Some(found) = class.lookup(self, name) else { return Ok(None) };
        let found_class = self.class_of(found);
        if found_class.has_flag(type_flags::METHOD_DESCRIPTOR) {
            return Ok(Some(Looked::Unbound(found)));
        }
        match found_class.slots.descr_get.get() {
            Some(get) => Ok(Some(Looked::Bound(get(self, found, Some(object), Some(class.value()))?))),
            None => Ok(Some(Looked::Bound(found))),
        }
    }

    /// Calls what `lookup_special` or `lookup_method` found.
    #[inline]
    pub fn call_looked(&mut self, looked: Looked, object: Value, args: &[Value]) -> PyResult {
        match looked {
            Looked::Unbound(method) => self.call_prepended(method, object, Args::positional_only(args)),
            Looked::Bound(method) => self.call(method, args),
        }
    }

    /// Calls a special method; `None` where the class has none.
    pub fn call_special(&mut self, object: Value, name: Gc<Str>, args: &[Value]) -> PyResult<Option<Value>> {
        match self.lookup_special(object, name)? {
            Some(looked) => self.call_looked(looked, object, args).map(Some),
            None => Ok(None),
        }
    }

    /// `object.name(*args)`.
    pub fn call_method(&mut self, object: Value, name: Gc<Str>, args: &[Value]) -> PyResult {
        let looked = self.lookup_method(object, name)?;
        self.call_looked(looked, object, args)
    }

    /// As `call_method`, by a name that is not at hand as an interned string.
    pub fn call_method_named(&mut self, object: Value, name: &str, args: &[Value]) -> PyResult {
        let name = self.intern_str(name);
        self.call_method(object, name, args)
    }

    /// The method `name` of an object, without making a bound method where the class has a function.
    pub fn lookup_method(&mut self, object: Value, name: Gc<Str>) -> PyResult<Looked> {
        let class = self.class_of(object);
        if class.slots.getattro.get().map(|f| f as usize)
            != Some(crate::attr::generic_getattr as *const () as usize)
        {
            return self.getattr(object, name).map(Looked::Bound);
        }
        if let Some(found) = class.lookup(self, name) {
            let found_class = self.class_of(found);
            if found_class.has_flag(type_flags::METHOD_DESCRIPTOR) {
                if self.instance_attribute(object, name).is_none() {
                    return Ok(Looked::Unbound(found));
                }
            }
        }
        self.getattr(object, name).map(Looked::Bound)
    }

    /// A bound method.
    pub fn new_method(&mut self, function: Value, receiver: Value) -> Value {
        self.heap.alloc(crate::core_types::shape::METHOD, Method { function, receiver }).value()
    }

    /// A class's `__new__` that is a builtin's own: the builtin type.
    pub(crate) fn new_wrapper_owner(&self, value: Value) -> Option<Gc<crate::Type>> {
        let function = self.exact::<BuiltinFunction>(value)?;
        if function.def.name() != "__new__" {
            return None;
        }
        self.as_type(function.receiver?)
    }
}

/// Call slot of `builtin_function_or_method`.
pub fn call_builtin_function(vm: &mut Vm, callable: Value, args: Args<'_>) -> PyResult {
    // SAFETY: the slot belongs to the type whose payload this is, which cannot be subclassed.
    let function: Gc<BuiltinFunction> = unsafe { callable.cast() };
    let receiver = match function.def.receiver {
        crate::function::Receiver::Module | crate::function::Receiver::Static => None,
        _ => function.receiver,
    };
    function.def.call(vm, receiver, args)
}

/// Call slot of `method`.
pub fn call_method_object(vm: &mut Vm, callable: Value, args: Args<'_>) -> PyResult {
    // SAFETY: as above.
    let method: Gc<Method> = unsafe { callable.cast() };
    vm.call_prepended(method.function, method.receiver, args)
}

/// Call slot of `method_descriptor`: the receiver is the first argument.
pub fn call_method_descriptor(vm: &mut Vm, callable: Value, args: Args<'_>) -> PyResult {
    // SAFETY: as above.
    let descriptor: Gc<MethodDescriptor> = unsafe { callable.cast() };
    let owner = descriptor.owner;
    let Some(&receiver) = args.positional().first() else {
        let (owner, name) = (owner.short_name(), descriptor.def.name());
        return Err(vm.type_error(format!("unbound method {owner}.{name}() needs an argument")));
    };
    if !vm.is_instance(receiver, owner) {
        let (owner, actual, name) = (owner.name_lossy(), vm.type_name_of(receiver), descriptor.def.name());
        return Err(vm.type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{actual}' object"
        )));
    }
    let def: &'static crate::function::NativeDef = *descriptor.def;
    match def.code {
        crate::function::NativeCode::Bound(_) => def.call(vm, Some(receiver), args.skip_first()),
        crate::function::NativeCode::Raw(code) => code(vm, args),
    }
}

/// Call slot of `classmethod_descriptor`: the class is the first argument.
pub fn call_classmethod_descriptor(vm: &mut Vm, callable: Value, args: Args<'_>) -> PyResult {
    // SAFETY: as above.
    let descriptor: Gc<MethodDescriptor> = unsafe { callable.cast() };
    let owner = descriptor.owner;
    let name = || descriptor.def.name();
    let Some(&receiver) = args.positional().first() else {
        let name = name();
        let owner = owner.name_lossy();
        return Err(vm.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument")));
    };
    match vm.as_type(receiver) {
        Some(class) if class.is_subtype(owner) => {
            let def: &'static crate::function::NativeDef = *descriptor.def;
            def.call(vm, Some(receiver), args.skip_first())
        }
        Some(class) => {
            let name = name();
            let (owner, actual) = (owner.name_lossy(), class.name_lossy());
            Err(vm.type_error(format!(
                "descriptor '{name}' requires a subtype of '{owner}' but received '{actual}'"
            )))
        }
        None => {
            let name = name();
            let (owner, actual) = (owner.name_lossy(), vm.type_name_of(receiver));
            Err(vm.type_error(format!(
                "descriptor '{name}' for type '{owner}' needs a type, not a '{actual}' as arg 2"
            )))
        }
    }
}
