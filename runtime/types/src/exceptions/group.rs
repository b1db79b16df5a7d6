//! Exception groups (PEP 654). CPython: `Objects/exceptions.c` (`BaseExceptionGroup_*`,
//! `_PyExc_PrepReraiseStar`), `Python/ceval.c` (`_PyEval_ExceptionGroupMatch`).

use super::base_new;
use kaa_object::declare::GetSetDef;
use kaa_object::exception::Exception;
use kaa_object::function::NativeDef;
use kaa_object::list::{List, ListRef};
use kaa_object::slots::TypeSlots;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, TypeRef};
use kaa_object::{Args, Gc, PyResult, StrBuilder, Value, Vm, methods};

const MESSAGE: usize = 0;
const EXCEPTIONS: usize = 1;
/// How the sequence read that the group was made from, where it was neither list nor tuple.
const SHOWN: usize = 2;

pub fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.init.set(Some(super::base_init));
    s.str.set(Some(str));
    s.repr.set(Some(repr));
}

pub static GETSET: &[GetSetDef] = &[];
pub static METHODS: &[NativeDef] = GROUP_METHODS;
pub static CLASS_METHODS: &[NativeDef] = crate::util::CLASS_GETITEM;

methods! { GROUP_METHODS: Instance =>
    /// Return a new group of the same message with other exceptions.
    "derive($self, excs, /)" => derive, Any;
    /// Split the group into what matches the condition and the rest.
    "split($self, matcher_value, /)" => split, Any;
    /// Return the part of the group that matches the condition, or None.
    "subgroup($self, matcher_value, /)" => subgroup, Any;
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let positional = args.positional();
    let &[message, sequence] = positional else {
        let given = positional.len();
        return Err(
            vm.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"))
        );
    };
    if vm.as_str(message).is_none() {
        let name = if message.is_none() { "None".to_owned() } else { vm.type_name_of(message) };
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}")));
    }
    let is_sequence = vm.class_of(sequence).slots.getitem.get().is_some()
        && vm.as_dict(sequence).is_none()
        && vm.class_of(sequence).slots.len.get().is_some();
    if !is_sequence {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let list = vm.collect_list(sequence)?;
    if list.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut nested_base = false;
    let exception = vm.exception_type("Exception");
    for (i, &item) in list.items().to_vec().iter().enumerate() {
        if vm.payload::<Exception>(item).is_none() {
            return Err(
                vm.value_error(format!("Item {i} of second argument (exceptions) is not an exception"))
            );
        }
        nested_base |= !vm.is_instance(item, exception);
    }
    let (base_group, group) =
        (vm.exception_type("BaseExceptionGroup"), vm.exceptions.get("ExceptionGroup").copied());
    let mut class = class;
    if class == base_group {
        if !nested_base && let Some(group) = group {
            class = group;
        }
    } else if nested_base {
        if Some(class) == group {
            return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
        }
        if class.is_subtype(exception) {
            let name = class.name_lossy();
            return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
        }
    }
    let this = base_new(vm, class, Args::positional_only(positional))?;
    let tuple = match vm.exact_tuple(sequence) {
        Some(tuple) => tuple,
        None => vm.try_tuple(list.items())?,
    };
    if vm.as_list(sequence).is_none() && vm.as_tuple(sequence).is_none() {
        let text = vm.repr(sequence)?;
        vm.set_member(this, SHOWN, Some(text.value()));
    }
    vm.set_member(this, MESSAGE, Some(message));
    vm.set_member(this, EXCEPTIONS, Some(tuple.value()));
    Ok(this)
}

fn exceptions_of(vm: &Vm, group: Value) -> Option<Gc<Tuple>> {
    let base = *vm.exceptions.get("BaseExceptionGroup")?;
    if !vm.is_instance(group, base) {
        return None;
    }
    vm.member(group, EXCEPTIONS).and_then(|v| vm.exact_tuple(v))
}

fn str(vm: &mut Vm, this: Value) -> PyResult {
    let message = vm.member(this, MESSAGE).unwrap_or(Value::NONE);
    let text = vm.to_str(message)?;
    let count = exceptions_of(vm, this).map_or(0, |t| t.len());
    let mut out = StrBuilder::new();
    out.push_pystr(&text);
    out.push_str(&format!(" ({count} sub-exception{})", if count == 1 { "" } else { "s" }));
    out.finish(vm).map(Gc::value)
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let name = vm.type_name_of(this);
    let message = vm.member(this, MESSAGE).unwrap_or(Value::NONE);
    let message = vm.repr(message)?;
    let items = exceptions_of(vm, this).unwrap_or(vm.empty_tuple);
    let from_list = |v: &Value| vm.as_list(*v).is_some();
    let from_list = vm.payload::<Exception>(this).is_some_and(|e| {
        let args = e.args.get();
        args.len() == 2 && args.items().last().is_some_and(from_list)
    });
    let items = match vm.member(this, SHOWN).and_then(|s| vm.as_str(s)) {
        Some(shown) => shown,
        None if from_list => {
            let list = vm.list(items.items())?;
            vm.repr(list.value())?
        }
        None => vm.repr(items.value())?,
    };
    let mut out = StrBuilder::new();
    out.push_str(&name);
    out.push_str("(");
    out.push_pystr(&message);
    out.push_str(", ");
    out.push_pystr(&items);
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

fn derive(vm: &mut Vm, this: Gc<Exception>, excs: Value) -> PyResult {
    let class = vm.exception_type("BaseExceptionGroup").value();
    let message = vm.member(this.value(), MESSAGE).unwrap_or(Value::NONE);
    vm.call(class, &[message, excs])
}

/// A group of a part of another's exceptions, with its notes, cause and traceback.
fn part(vm: &mut Vm, group: Value, items: Gc<List>) -> PyResult {
    if items.is_empty() {
        return Ok(Value::NONE);
    }
    let name = vm.intern_str("derive");
    let made = vm.call_method(group, name, &[items.value()])?;
    if exceptions_of(vm, made).is_none() {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    if let (Some(to), Some(from)) = (vm.payload::<Exception>(made), vm.payload::<Exception>(group)) {
        to.traceback.set(to, from.traceback.get());
        to.context.set(to, from.context.get());
        to.cause.set(to, from.cause.get());
        to.suppress_context.set(from.suppress_context.get());
    }
    let notes = vm.names.__notes__;
    if let Some(notes_value) = vm.getattr_opt(group, notes)?
        && (vm.as_list(notes_value).is_some() || vm.as_tuple(notes_value).is_some())
    {
        let copy = vm.collect_list(notes_value)?;
        vm.setattr(made, notes, Some(copy.value()))?;
    }
    Ok(made)
}

/// Whether one exception meets the condition: a type, a tuple of types, or a function.
fn matches(vm: &mut Vm, exception: Value, condition: Value, by_call: bool) -> PyResult<bool> {
    if by_call {
        let result = vm.call(condition, &[exception])?;
        return vm.is_true(result);
    }
    if let Some(tuple) = vm.as_tuple(condition) {
        let class = vm.class_of(exception);
        return Ok(tuple.items().iter().any(|&t| vm.as_type(t).is_some_and(|t| class.is_subtype(t))));
    }
    Ok(vm.as_type(condition).is_some_and(|t| vm.class_of(exception).is_subtype(t)))
}

fn is_by_call(vm: &mut Vm, condition: Value) -> PyResult<bool> {
    let base = vm.types.base_exception;
    let is_exception_type = |vm: &Vm, v: Value| vm.as_type(v).is_some_and(|t| t.is_subtype(base));
    if is_exception_type(vm, condition) {
        return Ok(false);
    }
    if let Some(tuple) = vm.exact_tuple(condition)
        && tuple.items().iter().all(|&v| is_exception_type(vm, v))
    {
        return Ok(false);
    }
    if vm.is_callable(condition) && vm.as_type(condition).is_none() {
        return Ok(true);
    }
    Err(vm.type_error(
        "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    ))
}

fn split_recursive(
    vm: &mut Vm,
    exception: Value,
    condition: Value,
    by_call: bool,
) -> PyResult<(Value, Value)> {
    vm.check_native_stack(" in exceptiongroup_split_recursive")?;
    if matches(vm, exception, condition, by_call)? {
        return Ok((exception, Value::NONE));
    }
    let Some(items) = exceptions_of(vm, exception) else { return Ok((Value::NONE, exception)) };
    let (matched, rest) = (vm.new_list(), vm.new_list());
    for &item in items.items() {
        let (m, r) = split_recursive(vm, item, condition, by_call)?;
        if !m.is_none() {
            matched.push(vm, m)?;
        }
        if !r.is_none() {
            rest.push(vm, r)?;
        }
    }
    let matched = part(vm, exception, matched)?;
    let rest = part(vm, exception, rest)?;
    Ok((matched, rest))
}

fn split(vm: &mut Vm, this: Gc<Exception>, condition: Value) -> PyResult {
    let by_call = is_by_call(vm, condition)?;
    let (matched, rest) = split_recursive(vm, this.value(), condition, by_call)?;
    Ok(vm.tuple(&[matched, rest]).value())
}

fn subgroup(vm: &mut Vm, this: Gc<Exception>, condition: Value) -> PyResult {
    let by_call = is_by_call(vm, condition)?;
    Ok(split_recursive(vm, this.value(), condition, by_call)?.0)
}

/// `except* against`: the part of an exception that matches, and the rest.
pub fn group_match(vm: &mut Vm, exception: Value, against: Value) -> PyResult<(Value, Value)> {
    if exception.is_none() {
        return Ok((Value::NONE, Value::NONE));
    }
    const BAD: &str = "catching classes that do not inherit from BaseException is not allowed";
    const GROUP: &str = "catching ExceptionGroup with except* is not allowed. Use except instead.";
    let base = vm.types.base_exception;
    let group = vm.exception_type("BaseExceptionGroup");
    let single = [against];
    let tuple = vm.as_tuple(against);
    let types: &[Value] = match &tuple {
        Some(tuple) => tuple.items(),
        None => &single,
    };
    for &t in types {
        match vm.as_type(t) {
            Some(t) if t.is_subtype(group) => return Err(vm.type_error(GROUP)),
            Some(t) if t.is_subtype(base) => {}
            _ => return Err(vm.type_error(BAD)),
        }
    }
    if matches(vm, exception, against, false)? {
        if exceptions_of(vm, exception).is_some() {
            return Ok((exception, Value::NONE));
        }
        // A naked exception is wrapped, so that the handler always sees a group.
        let items = vm.tuple(&[exception]).value();
        let empty = vm.empty_str().value();
        let made = vm.call(group.value(), &[empty, items])?;
        return Ok((made, Value::NONE));
    }
    if exceptions_of(vm, exception).is_some() {
        return split_by_method(vm, exception, against);
    }
    Ok((Value::NONE, exception))
}

/// Splits a group as its class does. CPython: `_PyEval_ExceptionGroupMatch`.
fn split_by_method(vm: &mut Vm, group: Value, against: Value) -> PyResult<(Value, Value)> {
    let pair = vm.call_method_named(group, "split", &[against])?;
    let class = vm.type_name_of(group);
    let Some(pair) = vm.exact_tuple(pair) else {
        let got = vm.type_name_of(pair);
        return Err(vm.type_error(format!("{class}.split must return a tuple, not {got}")));
    };
    match pair.items() {
        [matched, rest, ..] => Ok((*matched, *rest)),
        few => {
            let size = few.len();
            Err(vm.type_error(format!("{class}.split must return a 2-tuple, got tuple of size {size}")))
        }
    }
}

/// Whether an exception that a handler raised is what it caught. Notes don't count: a handler may add some
/// and raise again.
fn same_metadata(vm: &Vm, a: Value, b: Value) -> bool {
    let (Some(x), Some(y)) = (vm.payload::<Exception>(a), vm.payload::<Exception>(b)) else {
        return false;
    };
    x.traceback.get() == y.traceback.get()
        && x.cause.get() == y.cause.get()
        && x.context.get() == y.context.get()
}

/// The leaves of a group.
fn leaves(vm: &mut Vm, exception: Value, into: Gc<List>) -> PyResult<()> {
    vm.check_native_stack(" in collect_exception_group_leaf_ids")?;
    match exceptions_of(vm, exception) {
        Some(items) => {
            for &item in items.items() {
                leaves(vm, item, into)?;
            }
            Ok(())
        }
        None => into.push(vm, exception),
    }
}

/// The part of `original` whose leaves are among `kept`.
fn project(vm: &mut Vm, exception: Value, kept: Gc<List>) -> PyResult {
    vm.check_native_stack(" in exception_group_projection")?;
    let Some(items) = exceptions_of(vm, exception) else {
        return Ok(if kept.items().contains(&exception) { exception } else { Value::NONE });
    };
    let list = vm.new_list();
    let mut all = true;
    for &item in items.items() {
        let piece = project(vm, item, kept)?;
        all &= piece == item;
        if !piece.is_none() {
            list.push(vm, piece)?;
        }
    }
    if all { Ok(exception) } else { part(vm, exception, list) }
}

/// What an `except*` statement raises in the end: what was raised in handlers, and what nobody handled.
pub fn prep_reraise_star(vm: &mut Vm, original: Value, raised: Value) -> PyResult {
    let Some(raised) = vm.as_list(raised) else { return Err(vm.system_error("bad PREP_RERAISE_STAR")) };
    if raised.is_empty() {
        return Ok(Value::NONE);
    }
    if exceptions_of(vm, original).is_none() {
        // A naked exception was caught: one handler ran at most.
        return Ok(raised.items().iter().copied().find(|e| !e.is_none()).unwrap_or(Value::NONE));
    }
    let (fresh, reraised) = (vm.new_list(), vm.new_list());
    let mut at = 0;
    while let Some(item) = raised.get(at) {
        at += 1;
        if item.is_none() {
            continue;
        }
        if same_metadata(vm, item, original) { reraised.push(vm, item)? } else { fresh.push(vm, item)? }
    }
    let kept = vm.new_list();
    for &item in vm.tuple(reraised.items()).items() {
        leaves(vm, item, kept)?;
    }
    let projection = project(vm, original, kept)?;
    if fresh.is_empty() {
        return Ok(projection);
    }
    if !projection.is_none() {
        fresh.push(vm, projection)?;
    }
    if fresh.len() == 1 {
        return Ok(fresh.get(0).unwrap_or(Value::NONE));
    }
    let class = vm.exception_type("BaseExceptionGroup").value();
    let empty = vm.empty_str().value();
    vm.call(class, &[empty, fresh.value()])
}
