//! Slow paths of single instructions: arithmetic that is not on words, building, formatting, unpacking.

use kaa_gc::{Gc, Value};
use kaa_object::dict::Dict;
use kaa_object::exception::Exception;
use kaa_object::frame::Frame;
use kaa_object::list::{List, ListRef};
use kaa_object::number::BinaryOp;
use kaa_object::payloads::{Function, Interpolation, Set, Template};
use kaa_object::typeobject::TypeRef;
use kaa_object::{Args, CompareOp, PyResult, StrBuilder, Vm};
use kaa_opcode::{CommonConstant, Intrinsic1, Intrinsic2, SpecialMethod, function_attribute};

pub const COMPARE: [CompareOp; 6] = CompareOp::ALL;

#[inline(never)]
pub fn binary(vm: &mut Vm, op: BinaryOp, a: Value, b: Value, inplace: bool) -> PyResult {
    if inplace { vm.inplace(op, a, b) } else { vm.binary(op, a, b) }
}

/// Raises again what a register holds. Only damaged bytecode has anything else there than an exception.
#[inline(never)]
pub fn reraise(vm: &mut Vm, exception: Value) {
    match vm.payload::<Exception>(exception) {
        Some(_) => vm.reraise(exception),
        None => vm.system_error("RERAISE of something that is no exception"),
    };
}

/// Float arithmetic on any mix of floats and small integers; `None` for anything else.
#[inline(always)]
pub fn floats(a: Value, b: Value) -> Option<(f64, f64)> {
    let x = match a.as_small_float() {
        Some(x) => x,
        None => int_as_f64(a)?,
    };
    let y = match b.as_small_float() {
        Some(y) => y,
        None => int_as_f64(b)?,
    };
    Some((x, y))
}

#[inline(always)]
fn int_as_f64(v: Value) -> Option<f64> {
    v.as_int().map(|n| n as f64)
}

#[inline(never)]
pub fn build_set(vm: &mut Vm, items: &[Value]) -> PyResult {
    let set = kaa_types::set::new_set(vm);
    for &item in items {
        kaa_types::set::add(vm, set, item)?;
    }
    Ok(set.value())
}

#[inline(never)]
pub fn set_add(vm: &mut Vm, set: Value, item: Value) -> PyResult<()> {
    match vm.payload::<Set>(set) {
        Some(set) => kaa_types::set::add(vm, set, item).map(|_| ()),
        None => Err(vm.system_error("SET_ADD on something else")),
    }
}

#[inline(never)]
pub fn set_update(vm: &mut Vm, set: Value, iterable: Value) -> PyResult<()> {
    let Some(set) = vm.payload::<Set>(set) else {
        return Err(vm.system_error("SET_UPDATE on something else"));
    };
    kaa_types::set::methods::update(vm, set, iterable)
}

#[inline(never)]
pub fn build_map(vm: &mut Vm, items: &[Value]) -> PyResult {
    let dict = vm.new_dict_with_capacity(items.len() / 2)?;
    for pair in items.chunks_exact(2) {
        vm.dict_set(dict, pair[0], pair[1])?;
    }
    Ok(dict.value())
}

#[inline(never)]
pub fn build_string(vm: &mut Vm, parts: &[Value]) -> PyResult {
    let mut builder = StrBuilder::new();
    for &part in parts {
        match vm.as_str(part) {
            Some(s) => builder.push_pystr(&s),
            None => return Err(vm.system_error("BUILD_STRING of something else")),
        }
    }
    builder.finish(vm).map(Gc::value)
}

#[inline(never)]
pub fn list_extend(vm: &mut Vm, list: Value, iterable: Value) -> PyResult<()> {
    let Some(list) = vm.as_list(list) else { return Err(vm.system_error("LIST_EXTEND on something else")) };
    let class = vm.class_of(iterable);
    match vm.extend_list(list, iterable) {
        Err(_)
            if vm.pending_is("TypeError")
                && class.slots.iter.get().is_none()
                && class.slots.getitem.get().is_none() =>
        {
            vm.clear_exception();
            let name = class.name_lossy();
            Err(vm.type_error(format!("Value after * must be an iterable, not {name}")))
        }
        other => other,
    }
}

/// `dict.update(mapping)` for displays.
#[inline(never)]
pub fn dict_update(vm: &mut Vm, dict: Value, from: Value) -> PyResult<()> {
    let Some(dict) = vm.as_dict(dict) else { return Err(vm.system_error("DICT_UPDATE on something else")) };
    if let Some(from) = iterated_as_dict(vm, from) {
        return vm.dict_merge(dict, from, false);
    }
    let keys = vm.names.keys;
    match vm.getattr_opt(from, keys)? {
        Some(_) => merge_mapping(vm, dict, from, |vm, dict, key, value| vm.dict_set(dict, key, value)),
        None => {
            let name = vm.type_name_of(from);
            Err(vm.type_error(format!("'{name}' object is not a mapping")))
        }
    }
}

/// A dict whose class doesn't say otherwise how it is iterated over: then its `keys` and `__getitem__` aren't asked.
/// CPython: `dict_merge`.
fn iterated_as_dict(vm: &Vm, from: Value) -> Option<Gc<Dict>> {
    let dict = vm.as_dict(from)?;
    let (own, plain) = (vm.class_of(from).slots.iter.get(), vm.types.dict.slots.iter.get());
    (own.map(|f| f as usize) == plain.map(|f| f as usize)).then_some(dict)
}

fn merge_mapping(
    vm: &mut Vm,
    dict: Gc<Dict>,
    from: Value,
    mut set: impl FnMut(&mut Vm, Gc<Dict>, Value, Value) -> PyResult<()>,
) -> PyResult<()> {
    let name = vm.names.keys;
    let keys = vm.call_method(from, name, &[])?;
    vm.for_each(keys, |vm, key| {
        let value = vm.getitem(from, key)?;
        set(vm, dict, key, value)
    })
}

/// What messages call a callable.
pub fn function_text(vm: &mut Vm, callable: Value) -> String {
    if let Some(function) = vm.exact_function(callable) {
        let module = function.module.get().and_then(|m| vm.as_str(m));
        let qualname = function.qualname.get().to_lossy();
        return match module {
            Some(m) if !m.is("builtins") => format!("{}.{qualname}()", m.to_lossy()),
            _ => format!("{qualname}()"),
        };
    }
    let name = vm.names.__qualname__;
    let qualname = match vm.getattr_opt(callable, name) {
        Ok(Some(q)) => vm.as_str(q),
        _ => {
            vm.clear_exception();
            None
        }
    };
    match qualname {
        Some(q) => {
            let name = vm.names.__module__;
            let module = match vm.getattr_opt(callable, name) {
                Ok(Some(m)) => vm.as_str(m),
                _ => {
                    vm.clear_exception();
                    None
                }
            };
            match module {
                Some(m) if !m.is("builtins") => format!("{}.{}()", m.to_lossy(), q.to_lossy()),
                _ => format!("{}()", q.to_lossy()),
            }
        }
        None => match vm.to_str(callable) {
            Ok(s) => s.to_lossy(),
            Err(_) => {
                vm.clear_exception();
                "function".to_owned()
            }
        },
    }
}

/// Merges `**mapping` into the keyword arguments of a call.
#[inline(never)]
pub fn dict_merge(vm: &mut Vm, dict: Value, from: Value, callable: Value) -> PyResult<()> {
    let Some(into) = vm.as_dict(dict) else { return Err(vm.system_error("DICT_MERGE on something else")) };
    let keys = vm.names.keys;
    if vm.as_dict(from).is_none() && vm.getattr_opt(from, keys)?.is_none() {
        let (f, name) = (function_text(vm, callable), vm.type_name_of(from));
        return Err(vm.type_error(format!("{f} argument after ** must be a mapping, not {name}")));
    }
    let add = |vm: &mut Vm, into: Gc<Dict>, key: Value, value: Value| {
        if vm.dict_contains(into, key)? {
            let f = function_text(vm, callable);
            let key = vm.to_str(key)?.to_lossy();
            return Err(vm.type_error(format!("{f} got multiple values for keyword argument '{key}'")));
        }
        vm.dict_set(into, key, value)
    };
    if let Some(from) = iterated_as_dict(vm, from) {
        let mut position = 0;
        while let Some((key, value, _)) = from.next_entry(&mut position) {
            add(vm, into, key, value)?;
        }
        return Ok(());
    }
    merge_mapping(vm, into, from, add)
}

/// `format(value, spec)`
#[inline(never)]
pub fn format_value(vm: &mut Vm, value: Value, spec: Option<Value>) -> PyResult {
    kaa_types::format::format_value(vm, value, spec)
}

#[inline(never)]
pub fn convert_value(vm: &mut Vm, value: Value, how: u16) -> PyResult {
    match how {
        1 => vm.to_str(value).map(Gc::value),
        2 => vm.repr(value).map(Gc::value),
        _ => kaa_types::str::ascii(vm, value).map(Gc::value),
    }
}

/// Unpacks exactly `to.len()` items; the first ends up last in `to`.
#[inline(never)]
pub fn unpack_sequence(vm: &mut Vm, value: Value, to: &mut [Option<Value>]) -> PyResult<()> {
    let count = to.len();
    if let Some(tuple) = vm.exact_tuple(value)
        && tuple.len() == count
    {
        for (slot, item) in to.iter_mut().rev().zip(tuple.items()) {
            *slot = Some(*item);
        }
        return Ok(());
    }
    if let Some(list) = vm.exact_list(value)
        && list.len() == count
    {
        for (slot, item) in to.iter_mut().rev().zip(list.items()) {
            *slot = Some(*item);
        }
        return Ok(());
    }
    let items = unpack_some(vm, value, count)?;
    let extra = match vm.exact_list(value).map(|l| l.len()).or_else(|| vm.exact_tuple(value).map(|t| t.len()))
    {
        Some(len) if len > count => Some(Some(len)),
        Some(_) => None,
        None => {
            let more = vm.next(items.1)?;
            let sized = vm.as_dict(value).map(|d| d.len());
            more.map(|_| sized)
        }
    };
    if let Some(len) = extra {
        return Err(match len {
            Some(len) => vm.value_error(format!("too many values to unpack (expected {count}, got {len})")),
            None => vm.value_error(format!("too many values to unpack (expected {count})")),
        });
    }
    for (slot, item) in to.iter_mut().rev().zip(items.0.items()) {
        *slot = Some(*item);
    }
    Ok(())
}

/// Words the TypeError of a value that cannot be iterated as unpacking does; other exceptions stay.
#[cold]
fn reword_not_iterable(vm: &mut Vm, value: Value, raised: kaa_gc::Raised) -> kaa_gc::Raised {
    let class = vm.class_of(value);
    if !vm.pending_is("TypeError") || class.slots.iter.get().is_some() || class.slots.getitem.get().is_some()
    {
        return raised;
    }
    vm.clear_exception();
    let name = class.name_lossy();
    vm.type_error(format!("cannot unpack non-iterable {name} object"))
}

/// The first `count` items, and the iterator behind them.
fn unpack_some(vm: &mut Vm, value: Value, count: usize) -> PyResult<(Gc<List>, Value)> {
    let iterator = vm.iter(value).map_err(|raised| reword_not_iterable(vm, value, raised))?;
    let items = vm.new_list();
    while items.len() < count {
        match vm.next(iterator)? {
            Some(item) => items.push(vm, item)?,
            None => {
                let got = items.len();
                return Err(
                    vm.value_error(format!("not enough values to unpack (expected {count}, got {got})"))
                );
            }
        }
    }
    Ok((items, iterator))
}

/// `a, *b, c = value`: `to` takes the items, the last first.
#[inline(never)]
pub fn unpack_ex(
    vm: &mut Vm,
    value: Value,
    before: usize,
    after: usize,
    to: &mut [Option<Value>],
) -> PyResult<()> {
    let least = before + after;
    let source = if vm.exact_list(value).is_some() || vm.exact_tuple(value).is_some() {
        value
    } else {
        // Only the iterator is asked how many items to expect.
        vm.iter(value).map_err(|raised| reword_not_iterable(vm, value, raised))?
    };
    let all = vm.collect_list(source)?;
    let len = all.len();
    if len < least {
        return Err(
            vm.value_error(format!("not enough values to unpack (expected at least {least}, got {len})"))
        );
    }
    let middle = all.items()[before..len - after].to_vec();
    let middle = vm.list(&middle)?;
    let items = all.items();
    let order =
        items[..before].iter().copied().chain([middle.value()]).chain(items[len - after..].iter().copied());
    for (slot, item) in to.iter_mut().rev().zip(order) {
        *slot = Some(item);
    }
    Ok(())
}

pub fn common_constant(vm: &mut Vm, number: u16) -> PyResult {
    let name = match CommonConstant::from_arg(number as u32) {
        Some(CommonConstant::AssertionError) => return Ok(vm.exception_type("AssertionError").value()),
        Some(CommonConstant::NotImplementedError) => {
            return Ok(vm.exception_type("NotImplementedError").value());
        }
        Some(CommonConstant::Tuple) => return Ok(vm.types.tuple.value()),
        Some(CommonConstant::All) => "all",
        Some(CommonConstant::Any) => "any",
        None => return Err(vm.system_error("bad LOAD_COMMON_CONSTANT")),
    };
    // The real builtins, whatever the names are bound to now.
    let builtins = vm.builtins;
    match vm.dict_get_named(builtins, name) {
        Some(value) => Ok(value),
        None => Err(vm.system_error("a builtin is missing")),
    }
}

pub fn special_method(vm: &mut Vm, object: Value, number: u16) -> PyResult<kaa_object::call::Looked> {
    let Some(which) = SpecialMethod::from_arg(number as u32) else {
        return Err(vm.system_error("bad LOAD_SPECIAL"));
    };
    let name = match which {
        SpecialMethod::Enter => vm.names.__enter__,
        SpecialMethod::Exit => vm.names.__exit__,
        SpecialMethod::Aenter => vm.names.__aenter__,
        SpecialMethod::Aexit => vm.names.__aexit__,
    };
    if let Some(found) = vm.lookup_special(object, name)? {
        return Ok(found);
    }
    let class = vm.class_of(object);
    let (aenter, aexit) = (vm.names.__aenter__, vm.names.__aexit__);
    let (enter, exit) = (vm.names.__enter__, vm.names.__exit__);
    let asynchronous = matches!(which, SpecialMethod::Aenter | SpecialMethod::Aexit);
    let name = vm.class_name_shown(class);
    let (protocol, missed, other) = if asynchronous {
        let other = class.lookup(vm, enter).is_some() && class.lookup(vm, exit).is_some();
        (
            "asynchronous context manager",
            if which == SpecialMethod::Aenter { "__aenter__" } else { "__aexit__" },
            other,
        )
    } else {
        let other = class.lookup(vm, aenter).is_some() && class.lookup(vm, aexit).is_some();
        ("context manager", if which == SpecialMethod::Enter { "__enter__" } else { "__exit__" }, other)
    };
    let hint = match (other, asynchronous) {
        (false, _) => String::new(),
        (true, false) => format!(
            " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
        ),
        (true, true) => {
            " but it supports the context manager protocol. Did you mean to use 'with'?".to_owned()
        }
    };
    Err(vm.type_error(format!(
        "'{name}' object does not support the {protocol} protocol (missed {missed} method){hint}"
    )))
}

pub fn intrinsic1(vm: &mut Vm, number: u16, value: Value, frame: *const Frame) -> PyResult {
    use Intrinsic1 as I;
    let Some(which) = Intrinsic1::from_arg(number as u32) else {
        return Err(vm.system_error("bad CALL_INTRINSIC_1"));
    };
    match which {
        I::Print => {
            let name = vm.names.displayhook;
            let sys = vm.sys_dict;
            match sys.get_str(name) {
                Some(hook) => vm.call(hook, &[value]),
                None => Err(vm.runtime_error("lost sys.displayhook")),
            }
        }
        I::ImportStar => {
            // SAFETY: the frame is the one that executes this instruction.
            let locals = unsafe { (&*frame).locals() };
            crate::imports::import_star(vm, value, locals)?;
            Ok(Value::NONE)
        }
        I::StopIterationError => stop_iteration_error(vm, value, frame),
        I::AsyncGenWrap => kaa_types::generator::wrap_async_value(vm, value),
        I::UnaryPositive => vm.positive(value),
        I::ListToTuple => match vm.as_list(value) {
            Some(list) => vm.try_tuple(list.items()).map(Gc::value),
            None => Err(vm.system_error("INTRINSIC_LIST_TO_TUPLE of something else")),
        },
        I::TypeVar => kaa_types::typing::make_typevar(vm, value, None, None),
        I::ParamSpec => kaa_types::typing::make_paramspec(vm, value),
        I::TypeVarTuple => kaa_types::typing::make_typevartuple(vm, value),
        I::SubscriptGeneric => kaa_types::typing::subscript_generic(vm, value),
        I::TypeAlias => kaa_types::typing::make_typealias(vm, value),
        I::Invalid => Err(vm.system_error("bad CALL_INTRINSIC_1")),
    }
}

/// PEP 479: StopIteration that would leave a generator becomes RuntimeError.
fn stop_iteration_error(vm: &mut Vm, exception: Value, frame: *const Frame) -> PyResult {
    // SAFETY: the frame is the one that executes this instruction.
    let flags = unsafe { (&*frame).code.plain.flags };
    let class = vm.class_of(exception);
    let stop = vm.exception_type("StopIteration");
    let stop_async = vm.exception_type("StopAsyncIteration");
    let what = if flags & kaa_code::flags::ASYNC_GENERATOR != 0 {
        "async generator"
    } else if flags & kaa_code::flags::COROUTINE != 0 {
        "coroutine"
    } else {
        "generator"
    };
    let message = if class.is_subtype(stop) {
        format!("{what} raised StopIteration")
    } else if flags & kaa_code::flags::ASYNC_GENERATOR != 0 && class.is_subtype(stop_async) {
        format!("{what} raised StopAsyncIteration")
    } else {
        return Ok(exception);
    };
    let class = vm.exception_type("RuntimeError");
    let text = vm.str(&message);
    let error = vm.new_exception(class, &[text.value()]);
    if let Some(cell) = vm.payload::<Exception>(error) {
        cell.cause.set(cell, Some(exception));
        cell.context.set(cell, Some(exception));
        cell.suppress_context.set(true);
    }
    Ok(error)
}

/// What an `except*` clause takes, and the rest. A group made around a naked exception is new here, and so is
/// its traceback.
pub fn group_match(vm: &mut Vm, exception: Value, against: Value) -> PyResult<(Value, Value)> {
    let (matched, rest) = kaa_types::exceptions::group_match(vm, exception, against)?;
    if matched != exception
        && rest.is_none()
        && vm.payload::<Exception>(matched).is_some_and(|e| e.traceback.get().is_none())
    {
        crate::exceptions::add_traceback(vm, matched);
    }
    Ok((matched, rest))
}

pub fn intrinsic2(vm: &mut Vm, number: u16, a: Value, b: Value) -> PyResult {
    use Intrinsic2 as I;
    match Intrinsic2::from_arg(number as u32) {
        Some(I::PrepReraiseStar) => kaa_types::exceptions::prep_reraise_star(vm, a, b),
        Some(I::TypeVarWithBound) => kaa_types::typing::make_typevar(vm, a, Some(b), None),
        Some(I::TypeVarWithConstraints) => kaa_types::typing::make_typevar(vm, a, None, Some(b)),
        Some(I::SetFunctionTypeParams) => {
            if let Some(function) = vm.exact_function(a) {
                function.type_params.set(function, Some(b));
            }
            Ok(a)
        }
        Some(I::SetTypeParamDefault) => kaa_types::typing::set_default(vm, a, b),
        Some(I::Invalid) | None => Err(vm.system_error("bad CALL_INTRINSIC_2")),
    }
}

pub fn set_function_attribute(vm: &mut Vm, function: Value, which: u16, value: Value) -> PyResult {
    let Some(f) = vm.exact_function(function) else {
        return Err(vm.system_error("SET_FUNCTION_ATTRIBUTE on something else"));
    };
    match which as u32 {
        function_attribute::DEFAULTS => f.defaults.set(f, vm.exact_tuple(value)),
        function_attribute::KWDEFAULTS => f.kwdefaults.set(f, vm.exact_dict(value)),
        function_attribute::ANNOTATIONS => f.annotations.set(f, Some(value)),
        function_attribute::ANNOTATE => {
            // Its code is named as if it stood beside the function.
            if let Some(annotate) = vm.exact_function(value) {
                let ending = vm.intern_str(".__annotate__");
                let qualname = vm.str_concat(f.qualname.get(), ending)?;
                annotate.qualname.set(annotate, qualname);
            }
            f.annotate.set(f, Some(value));
        }
        function_attribute::CLOSURE => {
            let closure = vm.exact_tuple(value);
            return Ok(with_closure(vm, f, closure).value());
        }
        _ => return Err(vm.system_error("bad SET_FUNCTION_ATTRIBUTE")),
    }
    Ok(function)
}

/// The function with a closure; closures are fixed once made, so this makes a new cell.
fn with_closure(vm: &mut Vm, f: Gc<Function>, closure: Option<Gc<kaa_object::tuple::Tuple>>) -> Gc<Function> {
    let made = vm.new_function(f.code.get(), f.globals, closure);
    made.defaults.set(made, f.defaults.get());
    made.kwdefaults.set(made, f.kwdefaults.get());
    made.annotations.set(made, f.annotations.get());
    made.annotate.set(made, f.annotate.get());
    made
}

pub fn build_template(vm: &mut Vm, strings: Value, interpolations: Value) -> PyResult {
    match (vm.exact_tuple(strings), vm.exact_tuple(interpolations)) {
        (Some(strings), Some(interpolations)) => {
            let class = vm.types.template;
            Ok(vm.alloc_instance(class, Template { strings, interpolations }).value())
        }
        _ => Err(vm.system_error("BUILD_TEMPLATE of something else")),
    }
}

/// An interpolation of value, expression text and perhaps a format spec.
pub fn build_interpolation(vm: &mut Vm, parts: &[Value], arg: u16) -> PyResult {
    let conversion = match arg >> 2 {
        0 => Value::NONE,
        1 => vm.char_str(b's').value(),
        2 => vm.char_str(b'r').value(),
        _ => vm.char_str(b'a').value(),
    };
    let format_spec = if arg & 1 != 0 { parts[2] } else { vm.empty_str().value() };
    let class = vm.types.interpolation;
    let payload = Interpolation { value: parts[0], expression: parts[1], conversion, format_spec };
    Ok(vm.alloc_instance(class, payload).value())
}

/// Whether an exception (or any object, for bad handlers an error) matches what a handler names.
pub fn exception_matches(vm: &mut Vm, exception: Value, against: Value) -> PyResult<bool> {
    const MESSAGE: &str = "catching classes that do not inherit from BaseException is not allowed";
    let base = vm.types.base_exception;
    let class = vm.class_of(exception);
    if let Some(wanted) = vm.as_type(against)
        && wanted.is_subtype(base)
    {
        return Ok(class.is_subtype(wanted));
    }
    let Some(tuple) = vm.as_tuple(against) else { return Err(vm.type_error(MESSAGE)) };
    let mut found = false;
    for &item in tuple.items() {
        match vm.as_type(item) {
            Some(wanted) if wanted.is_subtype(base) => found |= class.is_subtype(wanted),
            _ => return Err(vm.type_error(MESSAGE)),
        }
    }
    Ok(found)
}

fn made_no_exception(vm: &mut Vm, class: Value, made: Value) -> kaa_gc::Raised {
    let got = vm.class_of(made).value();
    let text = vm.repr(class).and_then(|class| Ok((class.to_lossy(), vm.repr(got)?.to_lossy())));
    match text {
        Ok((class, got)) => vm.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {got}"
        )),
        Err(raised) => raised,
    }
}

/// `raise exception from cause`. CPython: `do_raise`.
pub fn raise(vm: &mut Vm, exception: Option<Value>, cause: Option<Value>) -> kaa_gc::Raised {
    let Some(exception) = exception else {
        return match vm.thread.handled_exception() {
            Some(handled) => vm.reraise(handled),
            None => vm.runtime_error("No active exception to reraise"),
        };
    };
    let base = vm.types.base_exception;
    let made = match vm.as_type(exception) {
        Some(class) if class.is_subtype(base) => match vm.call(exception, &[]) {
            Ok(made) if vm.is_instance(made, base) => made,
            Ok(made) => {
                return made_no_exception(vm, exception, made);
            }
            Err(raised) => return raised,
        },
        _ if vm.is_instance(exception, base) => exception,
        _ => return vm.type_error("exceptions must derive from BaseException"),
    };
    if let Some(cause) = cause {
        let fixed = if cause.is_none() {
            None
        } else {
            match vm.as_type(cause) {
                Some(class) if class.is_subtype(base) => match vm.call(cause, &[]) {
                    Ok(made) if vm.is_instance(made, base) => Some(made),
                    Ok(made) => {
                        return made_no_exception(vm, cause, made);
                    }
                    Err(raised) => return raised,
                },
                _ if vm.is_instance(cause, base) => Some(cause),
                _ => return vm.type_error("exception causes must derive from BaseException"),
            }
        };
        if let Some(cell) = vm.payload::<Exception>(made) {
            cell.cause.set(cell, fixed);
            cell.suppress_context.set(true);
        }
    }
    vm.raise(made)
}

/// Calls `__exit__` with the exception in flight.
pub fn call_exit(vm: &mut Vm, exit: Value, receiver: Option<Value>, exception: Value) -> PyResult {
    let class = vm.class_of(exception).value();
    let traceback = vm.payload::<Exception>(exception).and_then(|e| e.traceback.get()).unwrap_or(Value::NONE);
    let args = [class, exception, traceback];
    match receiver {
        Some(receiver) => vm.call_prepended(exit, receiver, Args::positional_only(&args)),
        None => vm.call(exit, &args),
    }
}

/// Raises `exception` again unless it is of the class that ends an iteration.
pub fn expect_end(vm: &mut Vm, exception: Value, class: &str) -> PyResult<()> {
    let class = vm.exception_type(class);
    if vm.is_instance(exception, class) { Ok(()) } else { Err(vm.reraise(exception)) }
}
