//! `__annotations__` and `__annotate__` of functions and classes (PEP 649, PEP 749).

use kaa_object::payloads::Function;
use kaa_object::typeobject::{Type, TypeRef, type_flags};
use kaa_object::{Gc, PyResult, Value, Vm};

/// The value format, as `annotationlib.Format.VALUE`.
const VALUE_FORMAT: Value = Value::int32(1);

pub fn call_annotate(vm: &mut Vm, annotate: Value) -> PyResult {
    let result = vm.call(annotate, &[VALUE_FORMAT])?;
    if vm.as_dict(result).is_none() {
        let got = vm.type_name_of(result);
        return Err(vm.type_error(format!("__annotate__ returned non-dict of type '{got}'")));
    }
    Ok(result)
}

pub fn function_annotations(vm: &mut Vm, this: Value) -> PyResult {
    let f = vm.this::<Function>(this);
    if let Some(known) = f.annotations.get() {
        // The compiler may have left a flat tuple of names and values.
        if let Some(tuple) = vm.exact_tuple(known) {
            let dict = vm.new_dict();
            for pair in tuple.items().chunks_exact(2) {
                vm.dict_set(dict, pair[0], pair[1])?;
            }
            f.annotations.set(f, Some(dict.value()));
            return Ok(dict.value());
        }
        return Ok(known);
    }
    let made = match f.annotate.get() {
        Some(annotate) if !annotate.is_none() => call_annotate(vm, annotate)?,
        _ => vm.new_dict().value(),
    };
    f.annotations.set(f, Some(made));
    Ok(made)
}

pub fn set_function_annotations(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let f = vm.this::<Function>(this);
    let value = value.filter(|v| !v.is_none());
    if let Some(value) = value
        && vm.as_dict(value).is_none()
    {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    f.annotations.set(f, value);
    f.annotate.set(f, None);
    Ok(())
}

fn class_check(vm: &mut Vm, class: Gc<Type>, what: &str) -> PyResult<()> {
    if class.has_flag(type_flags::IMMUTABLE) {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("cannot set '{what}' attribute of immutable type '{name}'")));
    }
    Ok(())
}

fn no_such(vm: &mut Vm, class: Gc<Type>, what: &str) -> kaa_object::Raised {
    let name = vm.intern_str(what);
    let text = class.name_lossy();
    vm.attribute_error(class.value(), name, format!("type object '{text}' has no attribute '{what}'"))
}

pub fn type_annotate(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.this::<Type>(this);
    if !class.is_heap_type() {
        return Err(no_such(vm, class, "__annotate__"));
    }
    let dict = class.dict.get();
    let (first, second) = (vm.names.__annotate_func__, vm.names.__annotate__);
    Ok(dict.get_str(first).or_else(|| dict.get_str(second)).unwrap_or(Value::NONE))
}

pub fn set_type_annotate(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    let Some(value) = value else { return Err(vm.type_error("cannot delete __annotate__ attribute")) };
    class_check(vm, class, "__annotate__")?;
    if !value.is_none() && !vm.is_callable(value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let dict = class.dict.get();
    let (func, cache) = (vm.names.__annotate_func__, vm.names.__annotations_cache__);
    vm.dict_set_str(dict, func, value)?;
    if !value.is_none() {
        vm.dict_remove(dict, cache.value())?;
    }
    class.modified(vm);
    Ok(())
}

pub fn type_annotations(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.this::<Type>(this);
    if !class.is_heap_type() {
        return Err(no_such(vm, class, "__annotations__"));
    }
    let dict = class.dict.get();
    let (plain, cache) = (vm.names.__annotations__, vm.names.__annotations_cache__);
    if let Some(found) = dict.get_str(plain).or_else(|| dict.get_str(cache)) {
        return match vm.class_of(found).slots.descr_get.get() {
            Some(get) => get(vm, found, None, Some(this)),
            None => Ok(found),
        };
    }
    let annotate = type_annotate(vm, this)?;
    let made = if vm.is_callable(annotate) { call_annotate(vm, annotate)? } else { vm.new_dict().value() };
    vm.dict_set_str(dict, cache, made)?;
    class.modified(vm);
    Ok(made)
}

pub fn set_type_annotations(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let class = vm.this::<Type>(this);
    class_check(vm, class, "__annotations__")?;
    let dict = class.dict.get();
    let (plain, cache) = (vm.names.__annotations__, vm.names.__annotations_cache__);
    let (func, annotate) = (vm.names.__annotate_func__, vm.names.__annotate__);
    match value {
        Some(value) => {
            let key = if dict.get_str(plain).is_some() { plain } else { cache };
            vm.dict_set_str(dict, key, value)?;
        }
        None => {
            let removed = vm.dict_remove(dict, plain.value())?.is_some()
                | vm.dict_remove(dict, cache.value())?.is_some();
            if !removed {
                return Err(vm.attribute_error(class.value(), plain, "__annotations__"));
            }
        }
    }
    vm.dict_remove(dict, func.value())?;
    vm.dict_remove(dict, annotate.value())?;
    class.modified(vm);
    Ok(())
}
