//! `_warnings`: filters, registries and the showing of warnings. CPython: `Python/_warnings.c`.
//!
//! What `warnings` holds by the same name (`filters`, `defaultaction`, `onceregistry`, `_showwarnmsg`) counts once
//! that module is imported; until then, and at start, this one does everything alone.

mod context;
pub mod show;

use crate::thread::lock::{RLock, rlock_payload};
use kaa_object::declare::ModuleDef;
use kaa_object::dict::Dict;
use kaa_object::list::{List, ListRef};
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};
use kaa_types::builtins::instance;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_warnings",
    doc: Some(
        "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    ),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let filters = default_filters(vm)?;
        let registry = vm.new_dict().value();
        let action = vm.intern_str("default").value();
        let lock = vm.alloc_payload(rlock_payload()).value();
        // `finish` makes the last one a context variable.
        let held = vm.list(&[filters, registry, action, Value::NONE, lock])?;
        vm.add_root(held.value());
        *vm.state::<State>() = State { held: Some(held), version: 0 };
        vm.module_set(module, "filters", filters)?;
        vm.module_set(module, "_onceregistry", registry)?;
        vm.module_set(module, "_defaultaction", action)?;
        vm.module_set(module, "_warnings_context", Value::NONE)
    },
};

#[derive(Default)]
struct State {
    /// A root: what [`Held`] counts.
    held: Option<Gc<List>>,
    /// Moves whenever filters change, so that registries forget what was decided before.
    version: i64,
}

#[derive(Clone, Copy)]
enum Held {
    Filters,
    OnceRegistry,
    DefaultAction,
    Context,
    Lock,
}

fn held(vm: &mut Vm, what: Held) -> Value {
    vm.state::<State>().held.and_then(|h| h.get(what as usize)).unwrap_or(Value::NONE)
}

/// What is shown when no option says otherwise. CPython: `init_filters`.
fn default_filters(vm: &mut Vm) -> PyResult {
    const FILTERS: [(&str, &str, Option<&str>); 5] = [
        ("default", "DeprecationWarning", Some("__main__")),
        ("ignore", "DeprecationWarning", None),
        ("ignore", "PendingDeprecationWarning", None),
        ("ignore", "ImportWarning", None),
        ("ignore", "ResourceWarning", None),
    ];
    let list = vm.new_list();
    for (action, category, module) in FILTERS {
        let action = vm.intern_str(action).value();
        let category = vm.exception_type(category).value();
        let module = match module {
            Some(name) => vm.intern_str(name).value(),
            None => Value::NONE,
        };
        let row = vm.try_tuple(&[action, Value::NONE, category, module, Value::int32(0)])?;
        list.push(vm, row.value())?;
    }
    Ok(list.value())
}

/// Makes the context variable of `warnings.catch_warnings`; importlib, which is needed for that, needs this
/// module first.
pub fn finish(vm: &mut Vm) -> PyResult<()> {
    let module = vm.intern_str("_contextvars");
    let module = crate::import::import_module(vm, module)?;
    let class = vm.getattr_named(module, "ContextVar")?;
    let name = vm.str("_warnings_context").value();
    let variable = vm.call(class, &[name])?;
    if let Some(held) = vm.state::<State>().held {
        held.set(Held::Context as usize, variable);
    }
    let module = vm.intern_str("_warnings");
    let module = crate::import::import_module(vm, module)?;
    vm.setattr_named(module, "_warnings_context", variable)
}

methods! { FUNCTIONS: Module =>
    /// Issue a warning, or maybe ignore it or raise an exception.
    ///
    /// message
    ///   Text of the warning message.
    /// category
    ///   The Warning category subclass. Defaults to UserWarning.
    /// stacklevel
    ///   How far up the call stack to make this warning appear. A value of 2 for
    ///   example attributes the warning to the caller of the code calling warn().
    /// source
    ///   If supplied, the destroyed object which emitted a ResourceWarning
    /// skip_file_prefixes
    ///   An optional tuple of module filename prefixes indicating frames to skip
    ///   during stacklevel computations for stack frame attribution.
    "warn($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=())" => warn, Any;
    /// Issue a warning, or maybe ignore it or raise an exception.
    "warn_explicit($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n              module_globals=None, source=None)" => warn_explicit, Any;
    "_filters_mutated_lock_held($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        let me = vm.thread.id;
        if !lock(vm).is_some_and(|lock| lock.is_held_by(me)) {
            return Err(vm.runtime_error("warnings lock is not held"));
        }
        vm.state::<State>().version += 1;
        Ok(())
    }, Raises;
    "_acquire_lock($module, /)" => acquire, Any;
    "_release_lock($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        if release(vm) { Ok(()) } else { Err(vm.runtime_error("cannot release un-acquired lock")) }
    }, Raises;
}

fn lock(vm: &mut Vm) -> Option<Gc<RLock>> {
    let lock = held(vm, Held::Lock);
    vm.payload::<RLock>(lock)
}

fn acquire(vm: &mut Vm) -> PyResult<()> {
    match lock(vm) {
        Some(lock) => lock.acquire(vm, None).map(|_| ()),
        None => Ok(()),
    }
}

fn release(vm: &mut Vm) -> bool {
    let me = vm.thread.id;
    lock(vm).is_some_and(|lock| lock.release(me))
}

/// An attribute of `warnings`, if that is imported, or may be now. CPython: `get_warnings_attr`.
fn public(vm: &mut Vm, name: &str, import: bool) -> PyResult<Option<Value>> {
    let warnings = vm.intern_str("warnings");
    let module = if import && !vm.finalizing {
        let module = crate::import::import_module(vm, warnings);
        match vm.catching(module, "ImportError")? {
            Some(module) => module,
            None => return Ok(None),
        }
    } else {
        match vm.modules.get_str(warnings) {
            Some(module) if !module.is_none() => module,
            _ => return Ok(None),
        }
    };
    let name = vm.intern_str(name);
    vm.getattr_opt(module, name)
}

fn text_is(vm: &Vm, value: Value, text: &str) -> bool {
    vm.as_str(value).is_some_and(|s| s.as_ascii() == Some(text))
}

/// CPython: `check_matched`.
fn matches(vm: &mut Vm, filter: Value, text: Value) -> PyResult<bool> {
    if filter.is_none() {
        return Ok(true);
    }
    // A default filter names its module, where all others have patterns.
    if vm.exact_str(filter).is_some() {
        return vm.eq(filter, text);
    }
    let matched = vm.call_method_named(filter, "match", &[text])?;
    vm.is_true(matched)
}

/// A warning on its way.
struct Issue {
    category: Value,
    text: Value,
    message: Value,
    filename: Value,
    line: i64,
    module: Value,
    /// A dict or None.
    registry: Value,
    /// Text of the line where that is known already.
    source_line: Option<Value>,
    /// The object that is gone, or None.
    source: Value,
}

/// The first filter that applies, and its action. CPython: `filter_search`.
fn search(vm: &mut Vm, issue: &Issue, name: &str, filters: Gc<List>) -> PyResult<Option<(Value, Value)>> {
    let mut at = 0;
    while let Some(item) = filters.get(at) {
        let row = vm.as_tuple(item);
        let Some(&[action, message, category, module, line]) = row.as_ref().map(|r| r.items()) else {
            return Err(vm.value_error(format!("warnings.{name} item {at} isn't a 5-tuple")));
        };
        if vm.as_str(action).is_none() {
            let got = vm.type_name_of(action);
            return Err(vm.type_error(format!("action must be a string, not '{got}'")));
        }
        let by_message = matches(vm, message, issue.text)?;
        let by_module = matches(vm, module, issue.module)?;
        let by_category = instance::is_subclass(vm, issue.category, category)?;
        if !vm.is_int(line) {
            return Err(vm.type_error("an integer is required"));
        }
        let line = vm.to_isize(line)? as i64;
        if by_message && by_module && by_category && (line == 0 || line == issue.line) {
            return Ok(Some((item, action)));
        }
        at += 1;
    }
    Ok(None)
}

/// What to do about a warning, and the filter that says so. CPython: `get_filter`.
fn decide(vm: &mut Vm, issue: &Issue) -> PyResult<(Value, Value)> {
    let variable = held(vm, Held::Context);
    if !variable.is_none() {
        let context = vm.call_method_named(variable, "get", &[Value::NONE])?;
        if !context.is_none() {
            let filters = vm.getattr_named(context, "_filters")?;
            let Some(filters) = vm.as_list(filters) else {
                return Err(vm.value_error("_filters of warnings._warnings_context must be a list"));
            };
            if let Some(found) = search(vm, issue, "_warnings_context", filters)? {
                return Ok(found);
            }
        }
    }
    if let Some(filters) = public(vm, "filters", false)?
        && let Some(held) = vm.state::<State>().held
    {
        held.set(Held::Filters as usize, filters);
    }
    let filters = held(vm, Held::Filters);
    let Some(filters) = vm.as_list(filters) else {
        return Err(vm.value_error("_warnings.filters must be a list"));
    };
    if let Some(found) = search(vm, issue, "filters", filters)? {
        return Ok(found);
    }
    let action = match public(vm, "defaultaction", false)? {
        Some(action) => action,
        None => held(vm, Held::DefaultAction),
    };
    if vm.as_str(action).is_none() {
        let got = vm.type_name_of(action);
        return Err(vm.type_error(format!("_warnings.defaultaction must be a string, not '{got}'")));
    }
    Ok((Value::NONE, action))
}

fn once_registry(vm: &mut Vm) -> PyResult<Gc<Dict>> {
    let registry = match public(vm, "onceregistry", false)? {
        Some(registry) => registry,
        None => held(vm, Held::OnceRegistry),
    };
    match vm.as_dict(registry) {
        Some(registry) => Ok(registry),
        None => {
            let got = vm.type_name_of(registry);
            Err(vm.type_error(format!("_warnings.onceregistry must be a dict, not '{got}'")))
        }
    }
}

/// Whether a registry has a key; `mark` enters it. One that other filters decided on is emptied first.
/// CPython: `already_warned`.
fn already(vm: &mut Vm, registry: Gc<Dict>, key: Value, mark: bool) -> PyResult<bool> {
    let version = vm.state::<State>().version;
    let name = vm.intern_str("version").value();
    let known = vm.dict_get(registry, name)?;
    let current = vm.int(version);
    if known.is_none_or(|known| known != current) {
        vm.dict_clear(registry);
        vm.dict_set(registry, name, current)?;
    } else if let Some(before) = vm.dict_get(registry, key)?
        && vm.is_true(before)?
    {
        return Ok(true);
    }
    if mark {
        vm.dict_set(registry, key, Value::TRUE)?;
    }
    Ok(false)
}

/// The module that a file name suggests. CPython: `normalize_module`.
fn module_of(vm: &mut Vm, filename: Gc<Str>) -> PyResult {
    if filename.is_empty() {
        return vm.try_str("<unknown>").map(Gc::value);
    }
    let name = filename.value();
    let (start, stop) = (Value::int32(0), Value::int32(-3));
    let is_source = {
        let ending = vm.str(".py").value();
        let ends = vm.call_method_named(name, "endswith", &[ending])?;
        vm.is_true(ends)?
    };
    if !is_source {
        return Ok(name);
    }
    let slice = vm.types.slice.value();
    let slice = vm.call(slice, &[start, stop])?;
    vm.getitem(name, slice)
}

/// CPython: `warn_explicit`. `text` and `message` are both what was given.
fn issue(vm: &mut Vm, mut issue: Issue) -> PyResult<()> {
    vm.check_native_stack(" in warnings")?;
    // Late in shutdown nobody is left to decide.
    if issue.module.is_none() {
        return Ok(());
    }
    if !issue.registry.is_none() && vm.as_dict(issue.registry).is_none() {
        return Err(vm.type_error("'registry' must be a dict or None"));
    }
    let warning = vm.exception_type("Warning").value();
    if instance::is_instance(vm, issue.message, warning)? {
        issue.text = vm.to_str(issue.message)?.value();
        issue.category = vm.class_of(issue.message).value();
    } else {
        issue.message = vm.call(issue.category, &[issue.text])?;
    }
    let line = vm.int(issue.line);
    let key = vm.try_tuple(&[issue.text, issue.category, line])?.value();
    let registry = vm.as_dict(issue.registry);
    if let Some(registry) = registry
        && already(vm, registry, key, false)?
    {
        return Ok(());
    }
    let (item, action) = decide(vm, &issue)?;
    if text_is(vm, action, "error") {
        return Err(raise(vm, issue.category, issue.message));
    }
    if text_is(vm, action, "ignore") {
        return Ok(());
    }
    if !text_is(vm, action, "always") && !text_is(vm, action, "all") {
        if let Some(registry) = registry {
            vm.dict_set(registry, key, Value::TRUE)?;
        }
        let before = if text_is(vm, action, "once") {
            let registry = match registry {
                Some(registry) => registry,
                None => once_registry(vm)?,
            };
            let key = vm.try_tuple(&[issue.text, issue.category])?.value();
            already(vm, registry, key, true)?
        } else if text_is(vm, action, "module") {
            match registry {
                Some(registry) => {
                    let key = vm.try_tuple(&[issue.text, issue.category])?.value();
                    already(vm, registry, key, true)?
                }
                None => false,
            }
        } else if text_is(vm, action, "default") {
            false
        } else {
            let (action, item) = (vm.repr(action)?.to_lossy(), vm.repr(item)?.to_lossy());
            return Err(
                vm.runtime_error(format!("Unrecognized action ({action}) in warnings.filters:\n {item}"))
            );
        };
        if before {
            return Ok(());
        }
    }
    show::show(vm, &issue)
}

/// Raises a warning as CPython's `PyErr_SetObject` does: an instance as it is, anything else as an argument.
fn raise(vm: &mut Vm, category: Value, message: Value) -> kaa_object::Raised {
    let Some(class) = vm.as_type(category) else {
        return vm.system_error("a warning category that is no class");
    };
    if vm.is_instance(message, class) { vm.raise(message) } else { vm.raise_with(class, &[message]) }
}

fn locked(vm: &mut Vm, what: Issue) -> PyResult<()> {
    acquire(vm)?;
    let result = issue(vm, what);
    release(vm);
    result
}

fn warn(
    vm: &mut Vm,
    message: Value,
    category: Option<Value>,
    level: Option<isize>,
    source: Option<Value>,
    skip: Option<Value>,
) -> PyResult<()> {
    let skip: Option<Gc<Tuple>> = match skip {
        None => None,
        Some(skip) => match vm.as_tuple(skip) {
            Some(skip) => Some(skip),
            None => {
                let got = vm.type_name_of(skip);
                return Err(
                    vm.type_error(format!("warn() argument 'skip_file_prefixes' must be tuple, not {got}"))
                );
            }
        },
    };
    let category = category_of(vm, message, category)?;
    let mut level = level.unwrap_or(1);
    let skip = skip.filter(|s| !s.is_empty());
    if let Some(skip) = skip {
        for &prefix in skip.items() {
            if vm.as_str(prefix).is_none() {
                let got = vm.type_name_of(prefix);
                return Err(vm.type_error(format!("Found non-str '{got}' in skip_file_prefixes.")));
            }
        }
        level = level.max(2);
    }
    let place = context::place(vm, level, skip)?;
    locked(
        vm,
        Issue {
            category,
            text: message,
            message,
            filename: place.filename,
            line: place.line,
            module: place.module,
            registry: place.registry,
            source_line: None,
            source: source.unwrap_or(Value::NONE),
        },
    )
}

/// CPython: `get_category`.
fn category_of(vm: &mut Vm, message: Value, category: Option<Value>) -> PyResult {
    let warning = vm.exception_type("Warning").value();
    let category = if instance::is_instance(vm, message, warning)? {
        vm.class_of(message).value()
    } else {
        match category.filter(|c| !c.is_none()) {
            Some(category) => category,
            None => vm.exception_type("UserWarning").value(),
        }
    };
    if vm.as_type(category).is_none() || !instance::is_subclass(vm, category, warning)? {
        let got = show::full_type_name(vm, category)?;
        return Err(vm.type_error(format!("category must be a Warning subclass, not '{got}'")));
    }
    Ok(category)
}

#[expect(clippy::too_many_arguments, reason = "the function's parameters in Python")]
fn warn_explicit(
    vm: &mut Vm,
    message: Value,
    category: Value,
    filename: Gc<Str>,
    line: i32,
    module: Option<Value>,
    registry: Option<Value>,
    module_globals: Option<Value>,
    source: Option<Value>,
) -> PyResult<()> {
    let source_line = match module_globals.filter(|g| !g.is_none()) {
        None => None,
        Some(globals) => match vm.as_dict(globals) {
            Some(globals) => context::source_line(vm, globals, line)?,
            None => {
                let got = vm.type_name_of(globals);
                return Err(vm.type_error(format!("module_globals must be a dict, not '{got}'")));
            }
        },
    };
    let module = match module {
        Some(module) => module,
        None => module_of(vm, filename)?,
    };
    locked(
        vm,
        Issue {
            category,
            text: message,
            message,
            filename: filename.value(),
            line: line.into(),
            module,
            registry: registry.unwrap_or(Value::NONE),
            source_line,
            source: source.unwrap_or(Value::NONE),
        },
    )
}
