//! `match` statements. CPython: `Python/ceval.c` (`_PyEval_MatchKeys`, `_PyEval_MatchClass`).

use kaa_gc::{Gc, Value};
use kaa_object::list::{List, ListRef};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{PyResult, Str, Vm};

/// The values of `keys` in a mapping as a tuple; `None` where one is missing.
pub fn match_keys(vm: &mut Vm, subject: Value, keys: Value) -> PyResult {
    let Some(keys) = vm.exact_tuple(keys) else { return Err(vm.system_error("MATCH_KEYS without a tuple")) };
    let seen = kaa_types::set::new_set(vm);
    let get = vm.intern_str("get");
    let method = vm.lookup_method(subject, get)?;
    let values = vm.new_list();
    // A default of our own tells a missing key from one that maps to None.
    let dummy_class = vm.types.object;
    let dummy = vm.alloc_plain(dummy_class);
    for &key in keys.items() {
        if !kaa_types::set::add(vm, seen, key)? {
            let text = vm.repr(key)?.to_lossy();
            return Err(vm.value_error(format!("mapping pattern checks duplicate key ({text})")));
        }
        let value = vm.call_looked(method, subject, &[key, dummy])?;
        if value == dummy {
            return Ok(Value::NONE);
        }
        values.push(vm, value)?;
    }
    vm.try_tuple(values.items()).map(Gc::value)
}

/// The attributes that a class pattern binds, as a tuple; `None` where the subject does not match.
pub fn match_class(
    vm: &mut Vm,
    subject: Value,
    class: Value,
    positional: usize,
    keywords: Value,
) -> PyResult<Option<Gc<Tuple>>> {
    let Some(type_) = vm.as_type(class) else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !kaa_types::builtins::is_instance(vm, subject, class)? {
        return Ok(None);
    }
    let Some(keywords) = vm.exact_tuple(keywords) else {
        return Err(vm.system_error("MATCH_CLASS without a tuple"));
    };
    let seen = vm.new_list();
    let found = vm.new_list();
    if positional > 0 {
        let name = vm.names.__match_args__;
        let class_name = type_.name_lossy();
        let match_args = vm.getattr_opt(class, name)?;
        let (args, match_self) = match match_args {
            Some(args) => match vm.exact_tuple(args) {
                Some(tuple) => (tuple, false),
                None => {
                    let got = vm.type_name_of(args);
                    return Err(vm.type_error(format!("{class_name}.__match_args__ must be a tuple (got {got})")));
                }
            },
            None => (vm.empty_tuple, type_.has_flag(type_flags::MATCH_SELF)),
        };
        let allowed = if match_self { 1 } else { args.len() };
        if allowed < positional {
            let plural = if allowed == 1 { "" } else { "s" };
            return Err(vm.type_error(format!(
                "{class_name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"
            )));
        }
        if match_self {
            found.push(vm, subject)?;
        } else {
            for i in 0..positional {
                let name = args.items()[i];
                let Some(name) = vm.exact_str(name) else {
                    let got = vm.type_name_of(name);
                    return Err(vm.type_error(format!("__match_args__ elements must be strings (got {got})")));
                };
                match match_attribute(vm, subject, &class_name, name, seen)? {
                    Some(value) => found.push(vm, value)?,
                    None => return Ok(None),
                }
            }
        }
    }
    let class_name = type_.name_lossy();
    for &name in keywords.items() {
        let Some(name) = vm.exact_str(name) else { return Err(vm.system_error("bad MATCH_CLASS names")) };
        match match_attribute(vm, subject, &class_name, name, seen)? {
            Some(value) => found.push(vm, value)?,
            None => return Ok(None),
        }
    }
    vm.try_tuple(found.items()).map(Some)
}

fn match_attribute(
    vm: &mut Vm,
    subject: Value,
    class_name: &str,
    name: Gc<Str>,
    seen: Gc<List>,
) -> PyResult<Option<Value>> {
    let name = vm.intern(name);
    if seen.items().contains(&name.value()) {
        let text = name.to_lossy();
        return Err(vm.type_error(format!("{class_name}() got multiple sub-patterns for attribute '{text}'")));
    }
    seen.push(vm, name.value())?;
    vm.getattr_opt(subject, name)
}
