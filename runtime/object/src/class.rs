//! Making types: from Rust definitions and for class statements; trampolines to special methods.
//! CPython: `Objects/typeobject.c` (`PyType_Ready`, `type_new`, `mro_internal`, `slot_*`).

use crate::core_types::shape;
use crate::declare::TypeDef;
use crate::dict::Dict;
use crate::payloads::{GetSetDescriptor, MemberDescriptor, MemberKind, WrapperDescriptor};
use crate::shape::Layout;
use crate::slots::{SLOT_DEFS, SlotId};
use crate::str::Str;
use crate::tuple::Tuple;
use crate::typeobject::{Type, TypeRef, type_flags};
use crate::{Gc, NoTrace, PyResult, Slot, Value, Vm};
use kaa_gc::Kind;
use std::cell::{Cell, RefCell};

/// A type cell without bases, methods or shape.
pub fn new_blank_type(vm: &mut Vm, name: &str, kind: &'static Kind) -> Gc<Type> {
    let short = name.rsplit('.').next().unwrap_or(name);
    let text = vm.intern_str(short);
    let dict = vm.new_dict();
    let class = vm.heap.alloc(
        shape::TYPE,
        Type {
            name: Slot::new(text),
            qualname: Slot::new(text),
            dict: Slot::new(dict),
            base: Slot::new(None),
            bases: Slot::new(vm.empty_tuple),
            mro: Slot::new(vm.empty_tuple),
            flags: Cell::new(type_flags::IMMUTABLE),
            version: Cell::new(0),
            slots: NoTrace(Default::default()),
            shape: Cell::new(crate::ShapeId::FREE),
            kind: NoTrace(kind),
            layout: NoTrace(Cell::new(Layout::Fixed)),
            slot_words: Cell::new(0),
            inline_hint: Cell::new(0),
            weakrefable: Cell::new(false),
            subclasses: RefCell::new(Vec::new()),
            module: Slot::new(None),
            slot_names: Slot::new(None),
            doc_signature: NoTrace(Cell::new(None)),
        },
    );
    if let Some((module, _)) = name.rsplit_once('.') {
        let module = vm.intern_str(module);
        class.module.set(class, Some(module.value()));
    }
    class
}

/// Applies a Rust definition to a type cell.
pub fn define(vm: &mut Vm, class: Gc<Type>, base: Option<Gc<Type>>, def: &'static TypeDef) {
    class.flags.set(class.flags.get() | def.flags);
    if let Some(base) = base {
        class.base.set(class, Some(base));
        let bases = vm.tuple(&[base.value()]);
        class.bases.set(class, bases);
        class.set_flag(base.flags.get() & type_flags::INHERITED);
        if class.has_flag(type_flags::EXCEPTION_SUBCLASS) || base.layout.get() != Layout::Fixed {
            class.layout.set(Layout::Dict);
        }
        class.slot_words.set(base.slot_words.get());
        class.weakrefable.set(base.weakrefable.get());
        let mut mro = vec![class.value()];
        mro.extend_from_slice(base.mro.get().items());
        let mro = vm.tuple(&mro);
        class.mro.set(class, mro);
        base.add_subclass(vm, class);
    } else {
        let mro = vm.tuple(&[class.value()]);
        class.mro.set(class, mro);
    }
    if def.weakrefable {
        class.weakrefable.set(true);
    }
    if def.has_dict {
        class.layout.set(Layout::Dict);
    }
    if let Some((module, _)) = def.name.rsplit_once('.') {
        let module = vm.intern_str(module);
        class.module.set(class, Some(module.value()));
    }
    (def.slots)(&class.slots);
    let dict = class.dict.get();
    // Types that CPython makes at run time have `__module__` in their dictionary, so that instances have it too.
    const STATIC: &[&str] = &[
        "sys",
        "types",
        "weakref",
        "string.templatelib",
        "_contextvars",
        "typing.Union",
        "collections.OrderedDict",
    ];
    if let Some((module, _)) = def.name.rsplit_once('.')
        && !STATIC.contains(&module)
        && !STATIC.contains(&def.name)
    {
        let (name, module) = (vm.names.__module__, vm.intern_str(module).value());
        set_in(vm, dict, name, module);
    }
    add_wrappers(vm, class, dict);
    if let Some(base) = base {
        class.slots.inherit(&base.slots);
        // A builtin type without a constructor of its own must not offer its base's.
        if def.flags & type_flags::DISALLOW_INSTANTIATION != 0 {
            class.slots.new.set(None);
        }
    }
    for row in def.methods.iter().flat_map(|table| table.iter()) {
        let name = vm.intern_str(row.name());
        let descriptor = vm.new_method_descriptor(row, class);
        set_in(vm, dict, name, descriptor);
    }
    for row in def.getset {
        let name = vm.intern_str(row.name);
        if def.readonly.contains(&row.name) {
            let (kind, doc) =
                (NoTrace(MemberKind::Computed(row.get)), (!row.doc.is_empty()).then_some(row.doc));
            let payload = MemberDescriptor { name, owner: class, index: 0, kind, doc };
            let descriptor = vm.heap.alloc(shape::MEMBER_DESCRIPTOR, payload).value();
            set_in(vm, dict, name, descriptor);
            continue;
        }
        let descriptor = vm
            .heap
            .alloc(shape::GETSET_DESCRIPTOR, GetSetDescriptor { def: NoTrace(row), owner: class })
            .value();
        set_in(vm, dict, name, descriptor);
    }
    for row in def.members {
        let index = class.slot_words.get();
        if !matches!(row.kind, MemberKind::Computed(_)) {
            class.slot_words.set(index + 1);
        }
        if row.name.is_empty() {
            // A word that Python programs don't see.
            continue;
        }
        let name = vm.intern_str(row.name);
        let doc = (!row.doc.is_empty()).then_some(row.doc);
        let payload = MemberDescriptor { name, owner: class, index, kind: NoTrace(row.kind), doc };
        let descriptor = vm.heap.alloc(shape::MEMBER_DESCRIPTOR, payload).value();
        set_in(vm, dict, name, descriptor);
    }
    let doc = match def.doc {
        Some(doc) => vm.str(doc).value(),
        None => Value::NONE,
    };
    let name = vm.names.__doc__;
    if dict.get_str(name).is_none() {
        set_in(vm, dict, name, doc);
    }
    class.doc_signature.set(def.signature);
    if class.slots.hash.get().is_none() && base.is_some() {
        let name = vm.names.__hash__;
        set_in(vm, dict, name, Value::NONE);
        class.slots.hash.set(Some(trampolines::not_hashable));
    }
    let words = class.slot_words.get();
    let kind = *class.kind;
    let layout = class.layout.get();
    let id = match class.shape.get() {
        crate::ShapeId::FREE => vm.new_root_shape(class, kind, layout, words, 0),
        id => {
            vm.shapes.add_root(id, class, kind, layout, words, 0);
            id
        }
    };
    class.shape.set(id);
    class.set_flag(type_flags::READY);
}

fn set_in(vm: &mut Vm, dict: Gc<Dict>, name: Gc<Str>, value: Value) {
    // Definitions are applied at start-up, when memory for a few entries is there.
    if vm.dict_set_str(dict, name, value).is_err() {
        vm.clear_exception();
    }
}

/// Puts a wrapper descriptor into the dict for each slot that the type itself fills.
fn add_wrappers(vm: &mut Vm, class: Gc<Type>, dict: Gc<Dict>) {
    for def in SLOT_DEFS {
        let name = (def.name_of)(&vm.names);
        if !class.slots.is_set(def.slot) || def.signature.is_empty() || dict.get_str(name).is_some() {
            continue;
        }
        let value = match def.slot {
            SlotId::hash
                if class.slots.hash.get().map(|f| f as usize)
                    == Some(trampolines::not_hashable as *const () as usize) =>
            {
                Value::NONE
            }
            SlotId::new => vm.new_builtin_function(&NEW_METHOD[0], Some(class.value()), None),
            _ => vm
                .heap
                .alloc(shape::WRAPPER_DESCRIPTOR, WrapperDescriptor { def: NoTrace(def), owner: class })
                .value(),
        };
        set_in(vm, dict, name, value);
    }
}

crate::raw_methods! { NEW_METHOD: Class =>
    /// Create and return a new object.  See help(type) for accurate signature.
    "__new__($type, *args, **kwargs)" => tp_new_wrapper, Any;
}

/// `T.__new__(cls, …)` for a builtin `T`. CPython: `tp_new_wrapper`.
fn tp_new_wrapper(vm: &mut Vm, args: crate::Args<'_>) -> PyResult {
    let Some(owner) = args.values.first().and_then(|v| vm.as_type(*v)) else {
        return Err(vm.system_error("__new__() called with non-type 'self'"));
    };
    let args = args.skip_first();
    let Some(&first) = args.positional().first() else {
        let owner_name = owner.name_lossy();
        return Err(vm.type_error(format!("{owner_name}.__new__(): not enough arguments")));
    };
    let Some(class) = vm.as_type(first) else {
        let (owner_name, name) = (owner.name_lossy(), vm.type_name_of(first));
        return Err(vm.type_error(format!("{owner_name}.__new__(X): X is not a type object ({name})")));
    };
    if !class.is_subtype(owner) {
        let (owner_name, class_name) = (owner.name_lossy(), class.name_lossy());
        return Err(vm.type_error(format!(
            "{owner_name}.__new__({class_name}): {class_name} is not a subtype of {owner_name}"
        )));
    }
    // The most derived builtin base must be the one whose __new__ is called.
    let mut builtin = Some(class);
    while let Some(at) = builtin {
        if !at.is_heap_type() {
            break;
        }
        builtin = at.base.get();
    }
    if let Some(builtin) = builtin
        && builtin != owner
        && !builtin.slots.same(&owner.slots, SlotId::new)
    {
        let (owner_name, class_name) = (owner.name_lossy(), class.name_lossy());
        let safe = builtin.name_lossy();
        return Err(
            vm.type_error(format!("{owner_name}.__new__({class_name}) is not safe, use {safe}.__new__()"))
        );
    }
    match owner.slots.new.get() {
        Some(new) => new(vm, class, args.skip_first()),
        None => {
            let owner_name = owner.name_lossy();
            Err(vm.type_error(format!("cannot create '{owner_name}' instances")))
        }
    }
}

/// The linearisation of a class's bases (C3).
pub fn compute_mro(vm: &mut Vm, class: Gc<Type>) -> PyResult<Gc<Tuple>> {
    let bases: Vec<Gc<Type>> = class.bases.get().items().iter().filter_map(|&b| vm.as_type(b)).collect();
    let mut result = vec![class.value()];
    let mut lists: Vec<Vec<Gc<Type>>> = bases.iter().map(|b| b.mro_types().collect()).collect();
    lists.push(bases.clone());
    for (i, base) in bases.iter().enumerate() {
        if bases[..i].contains(base) {
            let name = base.name_lossy();
            return Err(vm.type_error(format!("duplicate base class {name}")));
        }
    }
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            break;
        }
        let next = lists.iter().map(|l| l[0]).find(|c| !lists.iter().any(|l| l[1..].contains(c)));
        let Some(next) = next else {
            let mut heads: Vec<String> = Vec::new();
            for list in &lists {
                let name = list[0].short_name();
                if !heads.contains(&name) {
                    heads.push(name);
                }
            }
            let names = heads.join(", ");
            return Err(vm.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {names}"
            )));
        };
        result.push(next.value());
        for list in &mut lists {
            if list[0] == next {
                list.remove(0);
            }
        }
    }
    vm.try_tuple(&result)
}

/// The type that decides the layout of a class: the last in the base chain to add a payload or words.
pub fn solid_base(class: Gc<Type>) -> Gc<Type> {
    let mut at = class;
    while let Some(base) = at.base.get() {
        if base.kind.id != at.kind.id || base.slot_words.get() != at.slot_words.get() {
            return at;
        }
        at = base;
    }
    at
}

/// The base whose layout a class with these bases extends. CPython: `best_base`.
pub fn best_base(vm: &mut Vm, bases: &[Value]) -> PyResult<Gc<Type>> {
    let mut winner: Option<(Gc<Type>, Gc<Type>)> = None;
    for &base in bases {
        let Some(base) = vm.as_type(base) else { return Err(vm.type_error("bases must be types")) };
        if !base.has_flag(type_flags::BASETYPE) {
            let name = base.name_lossy();
            return Err(vm.type_error(format!("type '{name}' is not an acceptable base type")));
        }
        let solid = solid_base(base);
        winner = match winner {
            None => Some((solid, base)),
            Some((known, _)) if known.is_subtype(solid) => winner,
            Some((known, _)) if solid.is_subtype(known) => Some((solid, base)),
            Some(_) => return Err(vm.type_error("multiple bases have instance lay-out conflict")),
        };
    }
    match winner {
        Some((_, base)) => Ok(base),
        None => Ok(vm.types.object),
    }
}

/// Whether objects laid out like those of `own` have all that the methods of `other` rely on.
pub fn layout_covers(own: Gc<Type>, other: Gc<Type>) -> bool {
    solid_base(own).is_subtype(solid_base(other))
}

/// Functions that look a special method up and call it; one per slot.
pub mod trampolines {
    use super::*;
    use crate::call::Looked;
    use crate::payloads::MemoryView;
    use crate::slots::*;

    pub fn not_hashable(vm: &mut Vm, object: Value) -> PyResult<u64> {
        Err(vm.unhashable(object))
    }

    fn required(vm: &mut Vm, object: Value, name: Gc<Str>, args: &[Value]) -> PyResult {
        match vm.call_special(object, name, args)? {
            Some(value) => Ok(value),
            None => {
                let text = name.to_lossy();
                Err(vm.attribute_error(object, name, text))
            }
        }
    }

    fn maybe(vm: &mut Vm, object: Value, name: Gc<Str>, args: &[Value]) -> PyResult {
        Ok(vm.call_special(object, name, args)?.unwrap_or(Value::NOT_IMPLEMENTED))
    }

    macro_rules! unary {
        ($($slot:ident $name:ident;)*) => { $(
            pub fn $slot() -> Option<UnaryFn> { Some(|vm, object| { let name = vm.names.$name; required(vm, object, name, &[]) }) }
        )* };
    }

    unary! {
        neg __neg__; pos __pos__; abs __abs__; invert __invert__; int __int__; float __float__; index __index__;
        r#await __await__; aiter __aiter__; anext __anext__;
    }

    pub fn repr() -> Option<UnaryFn> {
        Some(|vm, object| {
            let name = vm.names.__repr__;
            required(vm, object, name, &[])
        })
    }

    pub fn str() -> Option<UnaryFn> {
        Some(|vm, object| {
            let name = vm.names.__str__;
            required(vm, object, name, &[])
        })
    }

    pub fn iter() -> Option<UnaryFn> {
        Some(|vm, object| {
            let name = vm.names.__iter__;
            let class = vm.class_of(object);
            if class.lookup(vm, name).is_some_and(Value::is_none) {
                let name = class.name_lossy();
                return Err(vm.type_error(format!("'{name}' object is not iterable")));
            }
            required(vm, object, name, &[])
        })
    }

    pub fn iternext() -> Option<NextFn> {
        Some(|vm, object| {
            let name = vm.names.__next__;
            let result = required(vm, object, name, &[]);
            if result.is_err() {
                vm.note_end(object);
            }
            vm.catching(result, "StopIteration")
        })
    }

    pub fn send() -> Option<SendFn> {
        None
    }

    pub fn hash() -> Option<HashFn> {
        Some(|vm, object| {
            let name = vm.names.__hash__;
            let class = vm.class_of(object);
            if class.lookup(vm, name).is_none_or(Value::is_none) {
                return Err(vm.unhashable(object));
            }
            let result = required(vm, object, name, &[])?;
            if let Some(n) = result.as_int() {
                return Ok(crate::hash::avoid_minus_one(n as u64));
            }
            match vm.int_ref(result) {
                Some(crate::int::IntRef::Small(n)) => Ok(crate::hash::avoid_minus_one(n as u64)),
                // A hash that fits a machine word is taken as it is, a larger one is hashed as a number.
                Some(crate::int::IntRef::Big(n)) => Ok(match i64::try_from(n) {
                    Ok(n) => crate::hash::avoid_minus_one(n as u64),
                    Err(_) => crate::hash::hash_big(n),
                }),
                None => Err(vm.type_error("__hash__ method should return an integer")),
            }
        })
    }

    pub fn bool() -> Option<BoolFn> {
        Some(|vm, object| {
            let name = vm.names.__bool__;
            let class = vm.class_of(object);
            if class.lookup(vm, name).is_some_and(Value::is_none) {
                let name = class.name_lossy();
                return Err(vm.type_error(format!("'{name}' cannot be interpreted as a boolean")));
            }
            let result = required(vm, object, name, &[])?;
            if result.is_bool() {
                return Ok(result == Value::TRUE);
            }
            let actual = vm.type_name_of(result);
            Err(vm.type_error(format!("__bool__ should return bool, returned {actual}")))
        })
    }

    pub fn len() -> Option<LenFn> {
        Some(|vm, object| {
            let name = vm.names.__len__;
            let result = required(vm, object, name, &[])?;
            let index = vm.index(result)?;
            match vm.int_ref(index) {
                Some(n) if n.is_negative() => Err(vm.value_error("__len__() should return >= 0")),
                Some(crate::int::IntRef::Small(n)) => Ok(n as usize),
                Some(crate::int::IntRef::Big(n)) if isize::try_from(n).is_ok() => {
                    Ok(usize::try_from(n).unwrap_or(usize::MAX))
                }
                _ => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
            }
        })
    }

    pub fn call() -> Option<CallFn> {
        Some(|vm, object, args| {
            let name = vm.names.__call__;
            vm.check_native_stack("")?;
            match vm.lookup_special(object, name)? {
                Some(Looked::Unbound(method)) => vm.call_prepended(method, object, args),
                Some(Looked::Bound(method)) => vm.call_args(method, args),
                None => Err(vm.no_attribute(object, name)),
            }
        })
    }

    pub fn getattro() -> Option<GetAttrFn> {
        Some(|vm, object, name| {
            let class = vm.class_of(object);
            let hook = vm.names.__getattr__;
            let getattribute = vm.names.__getattribute__;
            let found = class.lookup(vm, getattribute);
            let is_generic = found.and_then(|f| vm.exact::<WrapperDescriptor>(f)).is_some_and(|w| {
                w.owner.slots.getattro.get().map(|f| f as usize)
                    == Some(crate::attr::generic_getattr as *const () as usize)
            });
            let has_hook = class.lookup(vm, hook).is_some();
            if is_generic && has_hook {
                return match crate::attr::generic_getattr_opt(vm, object, name) {
                    Ok(Some(value)) => Ok(value),
                    Ok(None) => required(vm, object, hook, &[name.value()]),
                    Err(_) if vm.pending_is("AttributeError") => {
                        vm.clear_exception();
                        required(vm, object, hook, &[name.value()])
                    }
                    Err(raised) => Err(raised),
                };
            }
            match required(vm, object, getattribute, &[name.value()]) {
                Err(_) if has_hook && vm.pending_is("AttributeError") => {
                    vm.clear_exception();
                    required(vm, object, hook, &[name.value()])
                }
                result => result,
            }
        })
    }

    pub fn setattro() -> Option<SetAttrFn> {
        Some(|vm, object, name, value| {
            match value {
                Some(value) => {
                    let method = vm.names.__setattr__;
                    required(vm, object, method, &[name.value(), value])?
                }
                None => {
                    let method = vm.names.__delattr__;
                    required(vm, object, method, &[name.value()])?
                }
            };
            Ok(())
        })
    }

    pub fn richcompare() -> Option<CompareFn> {
        Some(|vm, a, b, op| {
            let name = vm.compare_name(op);
            maybe(vm, a, name, &[b])
        })
    }

    pub fn descr_get() -> Option<DescrGetFn> {
        Some(|vm, descriptor, object, class| {
            let name = vm.names.__get__;
            let (object, class) = (object.unwrap_or(Value::NONE), class.unwrap_or(Value::NONE));
            let owner = vm.class_of(descriptor);
            match owner.lookup(vm, name) {
                Some(get) => vm.call(get, &[descriptor, object, class]),
                None => Ok(descriptor),
            }
        })
    }

    pub fn descr_set() -> Option<DescrSetFn> {
        Some(|vm, descriptor, object, value| {
            match value {
                Some(value) => {
                    let name = vm.names.__set__;
                    required(vm, descriptor, name, &[object, value])?
                }
                None => {
                    let name = vm.names.__delete__;
                    required(vm, descriptor, name, &[object])?
                }
            };
            Ok(())
        })
    }

    pub fn init() -> Option<InitFn> {
        Some(|vm, object, args| {
            let name = vm.names.__init__;
            let result = match vm.lookup_special(object, name)? {
                Some(Looked::Unbound(method)) => vm.call_prepended(method, object, args)?,
                Some(Looked::Bound(method)) => vm.call_args(method, args)?,
                None => return Err(vm.no_attribute(object, name)),
            };
            if result.is_none() {
                return Ok(());
            }
            let actual = vm.type_name_of(result);
            Err(vm.type_error(format!("__init__() should return None, not '{actual}'")))
        })
    }

    pub fn new() -> Option<NewFn> {
        Some(|vm, class, args| {
            let name = vm.names.__new__;
            let method = vm.getattr(class.value(), name)?;
            vm.call_prepended(method, class.value(), args)
        })
    }

    pub fn del() -> Option<DelFn> {
        Some(|vm, object| {
            let name = vm.names.__del__;
            let Ok(Some(looked)) = vm.lookup_special(object, name) else {
                vm.clear_exception();
                return Ok(());
            };
            let (Looked::Unbound(method) | Looked::Bound(method)) = looked;
            if vm.call_looked(looked, object, &[]).is_err() {
                let message = "Exception ignored while calling deallocator";
                // Without an object the hook's text would end there.
                let message = if method.is_none() { &format!("{message} None") } else { message };
                vm.report_unraisable(message, method);
            }
            Ok(())
        })
    }

    /// Whether the class of `b` overrides what `a`'s class has under `name`.
    fn overrides(vm: &mut Vm, a: Value, b: Value, name: Gc<Str>) -> bool {
        let (class_a, class_b) = (vm.class_of(a), vm.class_of(b));
        match (class_a.lookup(vm, name), class_b.lookup(vm, name)) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(x), Some(y)) => x != y,
        }
    }

    /// CPython: `SLOT1BINFULL`.
    fn binary(
        vm: &mut Vm,
        a: Value,
        b: Value,
        name: Gc<Str>,
        reflected: Gc<Str>,
        has_trampoline: impl Fn(Gc<Type>) -> bool,
    ) -> PyResult {
        let (class_a, class_b) = (vm.class_of(a), vm.class_of(b));
        let mut other = class_a != class_b && has_trampoline(class_b);
        if has_trampoline(class_a) {
            if other && class_b.is_subtype(class_a) && overrides(vm, a, b, reflected) {
                let result = maybe(vm, b, reflected, &[a])?;
                if result != Value::NOT_IMPLEMENTED {
                    return Ok(result);
                }
                other = false;
            }
            let result = maybe(vm, a, name, &[b])?;
            if result != Value::NOT_IMPLEMENTED || class_a == class_b {
                return Ok(result);
            }
        }
        if other { maybe(vm, b, reflected, &[a]) } else { Ok(Value::NOT_IMPLEMENTED) }
    }

    macro_rules! binaries {
        ($($slot:ident $function:ident $name:ident $reflected:ident;)*) => { $(
            fn $function(vm: &mut Vm, a: Value, b: Value) -> PyResult {
                let (name, reflected) = (vm.names.$name, vm.names.$reflected);
                binary(vm, a, b, name, reflected, |c| {
                    c.slots.$slot.get().map(|f| f as usize) == Some($function as *const () as usize)
                })
            }
            pub fn $slot() -> Option<BinaryFn> { Some($function) }
        )* };
    }

    binaries! {
        add slot_add __add__ __radd__;
        sub slot_sub __sub__ __rsub__;
        mul slot_mul __mul__ __rmul__;
        r#mod slot_mod __mod__ __rmod__;
        divmod slot_divmod __divmod__ __rdivmod__;
        lshift slot_lshift __lshift__ __rlshift__;
        rshift slot_rshift __rshift__ __rrshift__;
        and slot_and __and__ __rand__;
        xor slot_xor __xor__ __rxor__;
        or slot_or __or__ __ror__;
        floordiv slot_floordiv __floordiv__ __rfloordiv__;
        truediv slot_truediv __truediv__ __rtruediv__;
        matmul slot_matmul __matmul__ __rmatmul__;
    }

    fn slot_pow(vm: &mut Vm, a: Value, b: Value, modulus: Value) -> PyResult {
        let (name, reflected) = (vm.names.__pow__, vm.names.__rpow__);
        let has = |c: Gc<Type>| c.slots.pow.get().map(|f| f as usize) == Some(slot_pow as *const () as usize);
        if modulus.is_none() {
            return binary(vm, a, b, name, reflected, has);
        }
        if has(vm.class_of(a)) {
            return maybe(vm, a, name, &[b, modulus]);
        }
        if has(vm.class_of(b)) {
            return maybe(vm, b, reflected, &[a, modulus]);
        }
        Ok(Value::NOT_IMPLEMENTED)
    }

    pub fn pow() -> Option<PowerFn> {
        Some(slot_pow)
    }

    pub fn ipow() -> Option<PowerFn> {
        Some(|vm, a, b, _| {
            let name = vm.names.__ipow__;
            maybe(vm, a, name, &[b])
        })
    }

    macro_rules! inplace {
        ($($slot:ident $name:ident;)*) => { $(
            pub fn $slot() -> Option<BinaryFn> {
                Some(|vm, a, b| { let name = vm.names.$name; maybe(vm, a, name, &[b]) })
            }
        )* };
    }

    inplace! {
        iadd __iadd__; isub __isub__; imul __imul__; imod __imod__; ilshift __ilshift__; irshift __irshift__;
        iand __iand__; ixor __ixor__; ior __ior__; ifloordiv __ifloordiv__; itruediv __itruediv__;
        imatmul __imatmul__;
    }

    pub fn getitem() -> Option<BinaryFn> {
        Some(|vm, object, key| {
            let name = vm.names.__getitem__;
            required(vm, object, name, &[key])
        })
    }

    pub fn setitem() -> Option<SetItemFn> {
        Some(|vm, object, key, value| {
            match value {
                Some(value) => {
                    let name = vm.names.__setitem__;
                    required(vm, object, name, &[key, value])?
                }
                None => {
                    let name = vm.names.__delitem__;
                    required(vm, object, name, &[key])?
                }
            };
            Ok(())
        })
    }

    pub fn contains() -> Option<ContainsFn> {
        Some(|vm, object, item| {
            let name = vm.names.__contains__;
            let class = vm.class_of(object);
            match class.lookup(vm, name) {
                Some(Value::NONE) => {
                    let class = class.name_lossy();
                    Err(vm.type_error(format!("'{class}' object is not a container")))
                }
                Some(_) => {
                    let result = required(vm, object, name, &[item])?;
                    vm.is_true(result)
                }
                None => vm.contains_by_iteration(object, item),
            }
        })
    }

    pub fn getbuffer() -> Option<BufferFn> {
        Some(|vm, object, flags| {
            let name = vm.names.__buffer__;
            let result = required(vm, object, name, &[Value::int32(flags as i32)])?;
            match vm.payload::<MemoryView>(result) {
                Some(view) => Ok(view),
                None => Err(vm.type_error("__buffer__ returned non-memoryview object")),
            }
        })
    }

    pub fn releasebuffer() -> Option<ReleaseFn> {
        Some(|vm, object, view| {
            let name = vm.names.__release_buffer__;
            if vm.call_special(object, name, &[view.value()]).is_err() {
                let class = vm.type_name_of(object);
                vm.report_unraisable(
                    &format!("Exception ignored in __release_buffer__ of {class}"),
                    Value::NONE,
                );
            }
        })
    }

    pub fn concat() -> Option<BinaryFn> {
        None
    }

    pub fn repeat() -> Option<RepeatFn> {
        None
    }

    pub fn iconcat() -> Option<BinaryFn> {
        None
    }

    pub fn irepeat() -> Option<RepeatFn> {
        None
    }
}

/// What a class statement's metaclass call asks for.
pub struct NewClass<'a> {
    pub metaclass: Gc<Type>,
    pub name: Gc<Str>,
    pub bases: Gc<Tuple>,
    /// A copy of the namespace that becomes the class's dict.
    pub dict: Gc<Dict>,
    /// `__slots__` names, mangled; `None` where the class has no `__slots__`.
    pub slots: Option<&'a [Gc<Str>]>,
    pub add_dict: bool,
    pub add_weakref: bool,
}

/// Room for attributes that instances of a class to be made get at first: for those that the methods of the class and
/// of its bases assign to, as the compiler has listed them in `__static_attributes__`.
fn expected_attributes(vm: &mut Vm, base: Gc<Type>, request: &NewClass<'_>) -> u16 {
    const FEW: u16 = 4;
    const MOST: usize = 32;
    let name = vm.names.__static_attributes__;
    let mut expected: Vec<Value> = Vec::new();
    let bases = request.bases.items().iter().filter_map(|&base| vm.as_type(base));
    let dicts = bases.flat_map(|base| base.mro_types().map(|class| class.dict.get()));
    for dict in std::iter::once(request.dict).chain(dicts) {
        let Some(listed) = dict.get_str(name).and_then(|listed| vm.exact_tuple(listed)) else { continue };
        for &attribute in listed.items() {
            // The names are interned.
            if expected.len() < MOST && !expected.contains(&attribute) {
                expected.push(attribute);
            }
        }
    }
    match expected.len() as u16 {
        0 => base.inline_hint.get().max(FEW),
        // A base whose instances have been seen with more.
        count => count.max(if base.inline_hint.get() > FEW { base.inline_hint.get() } else { 0 }),
    }
}

/// Makes the type object of a class statement: layout, MRO, slots. Hooks (`__set_name__`,
/// `__init_subclass__`) are the caller's.
pub fn new_class(vm: &mut Vm, base: Gc<Type>, request: NewClass<'_>) -> PyResult<Gc<Type>> {
    let kind = *base.kind;
    let payload = Type {
        name: Slot::new(request.name),
        qualname: Slot::new(request.name),
        dict: Slot::new(request.dict),
        base: Slot::new(Some(base)),
        bases: Slot::new(request.bases),
        mro: Slot::new(vm.empty_tuple),
        flags: Cell::new(
            type_flags::HEAP
                | type_flags::BASETYPE
                | type_flags::HAVE_GC
                | base.flags.get() & type_flags::INHERITED & !type_flags::COLLECTION,
        ),
        version: Cell::new(0),
        slots: NoTrace(Default::default()),
        shape: Cell::new(crate::ShapeId::FREE),
        kind: NoTrace(kind),
        layout: NoTrace(Cell::new(base.layout.get())),
        slot_words: Cell::new(base.slot_words.get()),
        inline_hint: Cell::new(expected_attributes(vm, base, &request)),
        weakrefable: Cell::new(base.weakrefable.get() || request.add_weakref),
        subclasses: RefCell::new(Vec::new()),
        module: Slot::new(None),
        slot_names: Slot::new(None),
        doc_signature: NoTrace(Cell::new(None)),
    };
    let class = vm.alloc_instance(request.metaclass, payload);
    for &name in request.slots.unwrap_or(&[]) {
        let index = class.slot_words.get();
        let Some(next) = index.checked_add(1) else { return Err(vm.memory_error()) };
        class.slot_words.set(next);
        let payload =
            MemberDescriptor { name, owner: class, index, kind: NoTrace(MemberKind::Slot), doc: None };
        let descriptor = vm.heap.alloc(shape::MEMBER_DESCRIPTOR, payload).value();
        vm.dict_set_str(request.dict, name, descriptor)?;
    }
    let variable = kind.id == std::any::TypeId::of::<Tuple>() || kind.id == std::any::TypeId::of::<Type>();
    let any_dict =
        request.bases.items().iter().filter_map(|&b| vm.as_type(b)).any(|b| b.layout.get() != Layout::Fixed);
    let layout = match (request.add_dict || any_dict, variable || base.layout.get() == Layout::Dict) {
        (false, _) => Layout::Fixed,
        (true, true) => Layout::Dict,
        (true, false) => Layout::Inline,
    };
    class.layout.set(layout);
    let words = class.slot_words.get();
    let inline = if layout == Layout::Inline { class.inline_hint.get() } else { 0 };
    let id = vm.new_root_shape(class, kind, layout, words, inline);
    class.shape.set(id);
    Ok(class)
}

/// Sets the MRO, fills the slots and files the class with its bases.
pub fn finish_class(vm: &mut Vm, class: Gc<Type>, mro: Gc<Tuple>) {
    class.mro.set(class, mro);
    class.update_all_slots(vm, class);
    class.set_flag(type_flags::READY);
    // What patterns take it for is decided by the first class of the MRO that says so.
    let collection =
        class.mro_types().skip(1).map(|c| c.flags.get() & type_flags::COLLECTION).find(|f| *f != 0);
    class.set_flag(collection.unwrap_or(0));
    let bases = class.bases.get();
    for &base in bases.items() {
        if let Some(base) = vm.as_type(base) {
            base.add_subclass(vm, class);
        }
    }
}
