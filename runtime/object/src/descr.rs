//! Descriptors of builtin types: wrappers, methods, getsets, members. CPython: `Objects/descrobject.c`.

use crate::args::Args;
use crate::payloads::*;
use crate::slots::{SlotDef, Wrap};
use crate::str::Str;
use crate::typeobject::{Type, TypeRef};
use crate::{Gc, PyResult, Value, Vm};

/// `__get__` of functions and builtin methods: binds to the instance.
pub fn bind_function(vm: &mut Vm, function: Value, object: Option<Value>, _class: Option<Value>) -> PyResult {
    match object {
        Some(object) => Ok(vm.new_method(function, object)),
        None => Ok(function),
    }
}

fn check_owner(vm: &mut Vm, owner: Gc<Type>, name: &str, object: Value) -> PyResult<()> {
    if vm.is_instance(object, owner) {
        return Ok(());
    }
    let (owner, actual) = (owner.name_lossy(), vm.type_name_of(object));
    Err(vm.type_error(format!(
        "descriptor '{name}' for '{owner}' objects doesn't apply to a '{actual}' object"
    )))
}

/// `__get__` of `method_descriptor`.
pub fn method_descriptor_get(vm: &mut Vm, d: Value, object: Option<Value>, _: Option<Value>) -> PyResult {
    // SAFETY: the slot belongs to the type whose payload this is, which cannot be subclassed.
    let descriptor: Gc<MethodDescriptor> = unsafe { d.cast() };
    let Some(object) = object else { return Ok(d) };
    if !vm.is_instance(object, descriptor.owner) {
        check_owner(vm, descriptor.owner, descriptor.def.name(), object)?;
    }
    Ok(vm.new_builtin_function(*descriptor.def, Some(object), None))
}

/// `__get__` of `classmethod_descriptor`.
pub fn classmethod_descriptor_get(
    vm: &mut Vm,
    d: Value,
    object: Option<Value>,
    class: Option<Value>,
) -> PyResult {
    // SAFETY: as above.
    let descriptor: Gc<MethodDescriptor> = unsafe { d.cast() };
    let class = match (class, object) {
        (Some(class), _) if !class.is_none() => class,
        (_, Some(object)) => vm.class_of(object).value(),
        _ => {
            let name = descriptor.def.name();
            let owner = descriptor.owner.name_lossy();
            return Err(vm.type_error(format!(
                "descriptor '{name}' for type '{owner}' needs either an object or a type"
            )));
        }
    };
    let Some(class_type) = vm.as_type(class) else {
        let (name, owner) = (descriptor.def.name(), descriptor.owner.name_lossy());
        let actual = vm.type_name_of(class);
        return Err(vm.type_error(format!(
            "descriptor '{name}' for type '{owner}' needs a type, not a '{actual}' as arg 2"
        )));
    };
    if !class_type.is_subtype(descriptor.owner) {
        let (name, owner, actual) =
            (descriptor.def.name(), descriptor.owner.name_lossy(), class_type.name_lossy());
        return Err(vm.type_error(format!(
            "descriptor '{name}' requires a subtype of '{owner}' but received '{actual}'"
        )));
    }
    Ok(vm.new_builtin_function(*descriptor.def, Some(class), None))
}

/// `__get__` of `wrapper_descriptor`.
pub fn wrapper_descriptor_get(vm: &mut Vm, d: Value, object: Option<Value>, _: Option<Value>) -> PyResult {
    // SAFETY: as above.
    let descriptor: Gc<WrapperDescriptor> = unsafe { d.cast() };
    let Some(receiver) = object else { return Ok(d) };
    check_owner(vm, descriptor.owner, descriptor.def.name, receiver)?;
    Ok(vm
        .heap
        .alloc(crate::core_types::shape::METHOD_WRAPPER, MethodWrapper { descriptor, receiver })
        .value())
}

/// Call slot of `wrapper_descriptor`.
pub fn call_wrapper_descriptor(vm: &mut Vm, d: Value, args: Args<'_>) -> PyResult {
    // SAFETY: as above.
    let descriptor: Gc<WrapperDescriptor> = unsafe { d.cast() };
    let name = descriptor.def.name;
    let owner = descriptor.owner;
    let Some(&receiver) = args.positional().first() else {
        let owner = owner.name_lossy();
        return Err(vm.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument")));
    };
    if !vm.is_instance(receiver, owner) {
        let (owner, actual) = (owner.name_lossy(), vm.type_name_of(receiver));
        return Err(vm.type_error(format!(
            "descriptor '{name}' requires a '{owner}' object but received a '{actual}'"
        )));
    }
    call_slot_wrapper(vm, owner, *descriptor.def, receiver, args.skip_first())
}

/// Call slot of `method-wrapper`.
pub fn call_method_wrapper(vm: &mut Vm, callable: Value, args: Args<'_>) -> PyResult {
    // SAFETY: as above.
    let wrapper: Gc<MethodWrapper> = unsafe { callable.cast() };
    call_slot_wrapper(vm, wrapper.descriptor.owner, *wrapper.descriptor.def, wrapper.receiver, args)
}

fn expect<const N: usize>(vm: &mut Vm, args: Args<'_>) -> PyResult<[Value; N]> {
    expect_of(vm, args, "")
}

/// As `expect`, for the wrappers that name themselves: `name` ends with a space.
fn expect_of<const N: usize>(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<[Value; N]> {
    match args.values.try_into() {
        Ok(values) => Ok(values),
        Err(_) => {
            let (plural, given) = (if N == 1 { "" } else { "s" }, args.values.len());
            Err(vm.type_error(format!("{name}expected {N} argument{plural}, got {given}")))
        }
    }
}

/// Calls the slot of `owner` behind a special method.
pub fn call_slot_wrapper(
    vm: &mut Vm,
    owner: Gc<Type>,
    def: &'static SlotDef,
    this: Value,
    args: Args<'_>,
) -> PyResult {
    use crate::slots::SlotId as S;
    let slots = &owner.slots;
    if args.has_keywords() && !matches!(def.wrap, Wrap::Call | Wrap::Init | Wrap::New) {
        let name = def.name;
        return Err(vm.type_error(format!("wrapper {name}() takes no keyword arguments")));
    }
    macro_rules! slot {
        ($field:ident) => {
            match slots.$field.get() {
                Some(f) => f,
                None => return Err(vm.system_error("a slot wrapper without a slot")),
            }
        };
    }
    let unary = || match def.slot {
        S::repr => slots.repr.get(),
        S::str => slots.str.get(),
        S::iter => slots.iter.get(),
        S::r#await => slots.r#await.get(),
        S::aiter => slots.aiter.get(),
        S::anext => slots.anext.get(),
        S::neg => slots.neg.get(),
        S::pos => slots.pos.get(),
        S::abs => slots.abs.get(),
        S::invert => slots.invert.get(),
        S::int => slots.int.get(),
        S::float => slots.float.get(),
        S::index => slots.index.get(),
        _ => None,
    };
    let binary = || match def.slot {
        S::add => slots.add.get(),
        S::sub => slots.sub.get(),
        S::mul => slots.mul.get(),
        S::r#mod => slots.r#mod.get(),
        S::divmod => slots.divmod.get(),
        S::lshift => slots.lshift.get(),
        S::rshift => slots.rshift.get(),
        S::and => slots.and.get(),
        S::xor => slots.xor.get(),
        S::or => slots.or.get(),
        S::floordiv => slots.floordiv.get(),
        S::truediv => slots.truediv.get(),
        S::matmul => slots.matmul.get(),
        S::iadd => slots.iadd.get(),
        S::isub => slots.isub.get(),
        S::imul => slots.imul.get(),
        S::imod => slots.imod.get(),
        S::ilshift => slots.ilshift.get(),
        S::irshift => slots.irshift.get(),
        S::iand => slots.iand.get(),
        S::ixor => slots.ixor.get(),
        S::ior => slots.ior.get(),
        S::ifloordiv => slots.ifloordiv.get(),
        S::itruediv => slots.itruediv.get(),
        S::imatmul => slots.imatmul.get(),
        S::getitem => slots.getitem.get(),
        S::concat => slots.concat.get(),
        S::iconcat => slots.iconcat.get(),
        _ => None,
    };
    let missing = "a slot wrapper without a slot";
    match def.wrap {
        Wrap::Unary => {
            expect::<0>(vm, args)?;
            match unary() {
                Some(f) => f(vm, this),
                None => Err(vm.system_error(missing)),
            }
        }
        Wrap::Binary | Wrap::Inplace | Wrap::GetItem | Wrap::Concat | Wrap::InplaceConcat => {
            let [other] = expect(vm, args)?;
            match binary() {
                Some(f) => f(vm, this, other),
                None => Err(vm.system_error(missing)),
            }
        }
        Wrap::Reflected => {
            let [other] = expect(vm, args)?;
            match binary() {
                Some(f) => f(vm, other, this),
                None => Err(vm.system_error(missing)),
            }
        }
        Wrap::Power | Wrap::ReflectedPower => {
            let given = args.values.len();
            if !(1..=2).contains(&given) {
                return Err(vm.type_error(format!("expected 1 or 2 arguments, got {given}")));
            }
            let other = args.values[0];
            let modulus = args.values.get(1).copied().unwrap_or(Value::NONE);
            let f = slot!(pow);
            if def.wrap == Wrap::Power { f(vm, this, other, modulus) } else { f(vm, other, this, modulus) }
        }
        Wrap::InplacePower => {
            let [other] = expect(vm, args)?;
            slot!(ipow)(vm, this, other, Value::NONE)
        }
        Wrap::Compare(op) => {
            let [other] = expect(vm, args)?;
            slot!(richcompare)(vm, this, other, op)
        }
        Wrap::Hash => {
            expect::<0>(vm, args)?;
            let hash = slot!(hash)(vm, this)?;
            Ok(vm.int(hash as i64))
        }
        Wrap::Bool => {
            expect::<0>(vm, args)?;
            slot!(bool)(vm, this).map(Value::bool)
        }
        Wrap::Len => {
            expect::<0>(vm, args)?;
            let len = slot!(len)(vm, this)?;
            Ok(vm.int_from_usize(len))
        }
        Wrap::Next => {
            expect::<0>(vm, args)?;
            match slot!(iternext)(vm, this)? {
                Some(value) => Ok(value),
                None => {
                    let class = vm.exception_type("StopIteration");
                    Err(vm.raise_with(class, &[]))
                }
            }
        }
        Wrap::Call => {
            vm.check_native_stack(" in call")?;
            slot!(call)(vm, this, args)
        }
        Wrap::Init => slot!(init)(vm, this, args).map(|()| Value::NONE),
        Wrap::New => Err(vm.system_error(missing)),
        Wrap::Del => {
            expect::<0>(vm, args)?;
            slot!(del)(vm, this).map(|()| Value::NONE)
        }
        Wrap::GetAttr => {
            let [name] = expect(vm, args)?;
            let name = attribute_name(vm, name)?;
            slot!(getattro)(vm, this, name)
        }
        Wrap::SetAttr => {
            let [name, value] = expect_of(vm, args, "__setattr__ ")?;
            let name = attribute_name(vm, name)?;
            hack_check(vm, owner, this, "__setattr__")?;
            slot!(setattro)(vm, this, name, Some(value)).map(|()| Value::NONE)
        }
        Wrap::DelAttr => {
            let [name] = expect(vm, args)?;
            let name = attribute_name(vm, name)?;
            hack_check(vm, owner, this, "__delattr__")?;
            slot!(setattro)(vm, this, name, None).map(|()| Value::NONE)
        }
        Wrap::DescrGet => {
            let given = args.values.len();
            if !(1..=2).contains(&given) {
                let bound = if given == 0 { "least 1 argument" } else { "most 2 arguments" };
                return Err(vm.type_error(format!("__get__ expected at {bound}, got {given}")));
            }
            let none_is_absent = |v: &Value| (!v.is_none()).then_some(*v);
            let object = args.values.first().and_then(none_is_absent);
            let class = args.values.get(1).and_then(none_is_absent);
            if object.is_none() && class.is_none() {
                return Err(vm.type_error("__get__(None, None) is invalid"));
            }
            slot!(descr_get)(vm, this, object, class)
        }
        Wrap::DescrSet => {
            let [object, value] = expect_of(vm, args, "__set__ ")?;
            slot!(descr_set)(vm, this, object, Some(value)).map(|()| Value::NONE)
        }
        Wrap::DescrDelete => {
            let [object] = expect(vm, args)?;
            slot!(descr_set)(vm, this, object, None).map(|()| Value::NONE)
        }
        Wrap::SetItem => {
            let [key, value] = expect_of(vm, args, "__setitem__ ")?;
            slot!(setitem)(vm, this, key, Some(value)).map(|()| Value::NONE)
        }
        Wrap::DelItem => {
            let [key] = expect(vm, args)?;
            slot!(setitem)(vm, this, key, None).map(|()| Value::NONE)
        }
        Wrap::Contains => {
            let [item] = expect(vm, args)?;
            slot!(contains)(vm, this, item).map(Value::bool)
        }
        Wrap::Repeat | Wrap::InplaceRepeat => {
            let [count] = expect(vm, args)?;
            let count = vm.index(count)?;
            let small = match vm.int_ref(count) {
                Some(crate::int::IntRef::Small(n)) => isize::try_from(n).ok(),
                Some(crate::int::IntRef::Big(n)) => isize::try_from(n).ok(),
                None => None,
            };
            let Some(count) = small else {
                return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
            };
            if def.wrap == Wrap::Repeat {
                slot!(repeat)(vm, this, count)
            } else {
                slot!(irepeat)(vm, this, count)
            }
        }
        Wrap::Buffer => {
            let [flags] = expect(vm, args)?;
            let flags = vm.to_isize(flags)?;
            slot!(getbuffer)(vm, this, flags as u32).map(Gc::value)
        }
        Wrap::ReleaseBuffer => {
            let [view] = expect(vm, args)?;
            match vm.payload::<MemoryView>(view) {
                Some(view) => {
                    slot!(releasebuffer)(vm, this, view);
                    Ok(Value::NONE)
                }
                None => Err(vm.type_error("expected a memoryview object")),
            }
        }
    }
}

/// Keeps `object.__setattr__(cls, …)` from changing builtin types. CPython: `hackcheck`.
fn hack_check(vm: &mut Vm, owner: Gc<Type>, this: Value, what: &str) -> PyResult<()> {
    let class = vm.class_of(this);
    let mut at = Some(class);
    while let Some(c) = at {
        if !c.is_heap_type() {
            break;
        }
        at = c.base.get();
    }
    match at {
        Some(builtin)
            if builtin != owner
                && builtin != vm.types.module
                && !builtin.slots.same(&owner.slots, crate::SlotId::setattro) =>
        {
            let name = class.name_lossy();
            Err(vm.type_error(format!("can't apply this {what} to {name} object")))
        }
        _ => Ok(()),
    }
}

/// An attribute name argument as an interned string.
pub fn attribute_name(vm: &mut Vm, name: Value) -> PyResult<Gc<Str>> {
    if let Some(name) = vm.exact_str(name) {
        return Ok(vm.intern(name));
    }
    match vm.as_str(name) {
        Some(s) => {
            let exact = vm.str_exact_copy(s)?;
            Ok(vm.intern(exact))
        }
        None => {
            let actual = vm.type_name_of(name);
            Err(vm.type_error(format!("attribute name must be string, not '{actual}'")))
        }
    }
}

/// `__get__` of `getset_descriptor`.
pub fn getset_get(vm: &mut Vm, d: Value, object: Option<Value>, _: Option<Value>) -> PyResult {
    // SAFETY: as above.
    let descriptor: Gc<GetSetDescriptor> = unsafe { d.cast() };
    let Some(object) = object else { return Ok(d) };
    check_owner(vm, descriptor.owner, descriptor.def.name, object)?;
    (descriptor.def.get)(vm, object)
}

/// `__set__` and `__delete__` of `getset_descriptor`.
pub fn getset_set(vm: &mut Vm, d: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    // SAFETY: as above.
    let descriptor: Gc<GetSetDescriptor> = unsafe { d.cast() };
    check_owner(vm, descriptor.owner, descriptor.def.name, object)?;
    match descriptor.def.set {
        Some(set) => set(vm, object, value),
        None => {
            let (name, owner) = (descriptor.def.name, descriptor.owner.name_lossy());
            let text = vm.intern_str(name);
            Err(vm.attribute_error(
                object,
                text,
                format!("attribute '{name}' of '{owner}' objects is not writable"),
            ))
        }
    }
}

/// `check_owner`, with the name made only where it is needed.
#[inline]
fn check_member_owner(vm: &mut Vm, descriptor: Gc<MemberDescriptor>, object: Value) -> PyResult<()> {
    if vm.is_instance(object, descriptor.owner) {
        return Ok(());
    }
    check_owner(vm, descriptor.owner, &descriptor.name.to_lossy(), object)
}

/// `__get__` of `member_descriptor`.
pub fn member_get(vm: &mut Vm, d: Value, object: Option<Value>, _: Option<Value>) -> PyResult {
    // SAFETY: as above.
    let descriptor: Gc<MemberDescriptor> = unsafe { d.cast() };
    let Some(object) = object else { return Ok(d) };
    check_member_owner(vm, descriptor, object)?;
    if let MemberKind::Computed(get) = *descriptor.kind {
        return get(vm, object);
    }
    match (vm.member(object, descriptor.index as usize), *descriptor.kind) {
        (Some(value), _) => Ok(value),
        (None, MemberKind::Slot) => Err(vm.no_attribute(object, descriptor.name)),
        (None, MemberKind::Size) => Ok(Value::int32(0)),
        (None, _) => Ok(Value::NONE),
    }
}

/// `__set__` and `__delete__` of `member_descriptor`.
pub fn member_set(vm: &mut Vm, d: Value, object: Value, value: Option<Value>) -> PyResult<()> {
    // SAFETY: as above.
    let descriptor: Gc<MemberDescriptor> = unsafe { d.cast() };
    check_member_owner(vm, descriptor, object)?;
    let index = descriptor.index as usize;
    match *descriptor.kind {
        MemberKind::ReadOnly | MemberKind::Computed(_) => {
            return Err(vm.attribute_error(object, descriptor.name, "readonly attribute"));
        }
        MemberKind::Slot if value.is_none() && vm.member(object, index).is_none() => {
            let text = descriptor.name.to_lossy();
            return Err(vm.attribute_error(object, descriptor.name, text));
        }
        MemberKind::Size => {
            let Some(value) = value else {
                return Err(vm.type_error("can't delete numeric/char attribute"));
            };
            if !vm.is_int(value) {
                return Err(vm.type_error("an integer is required"));
            }
            vm.to_isize(value)?;
        }
        _ => {}
    }
    vm.set_member(object, index, value);
    Ok(())
}
