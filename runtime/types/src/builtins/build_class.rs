//! `__build_class__`. CPython: `Python/bltinmodule.c` (`builtin___build_class__`).

use kaa_object::function::NativeDef;
use kaa_object::list::ListRef;
use kaa_object::payloads::CellObject;
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, Value, Vm, raw_methods};

pub static FUNCTIONS: &[NativeDef] = BUILD_CLASS;

raw_methods! { BUILD_CLASS: Module =>
    /// Internal helper function used by the class statement.
    "__build_class__(func, name, /, *bases, [metaclass], **kwds)" => build_class, Any;
}

/// The bases with each one's `__mro_entries__` taken in (PEP 560).
pub fn update_bases(vm: &mut Vm, bases: Gc<Tuple>) -> PyResult<Gc<Tuple>> {
    let name = vm.names.__mro_entries__;
    let mut updated: Option<Gc<kaa_object::list::List>> = None;
    for (i, &base) in bases.items().iter().enumerate() {
        if vm.as_type(base).is_some() {
            if let Some(list) = updated {
                list.push(vm, base)?;
            }
            continue;
        }
        let Some(method) = vm.getattr_opt(base, name)? else {
            if let Some(list) = updated {
                list.push(vm, base)?;
            }
            continue;
        };
        let entries = vm.call(method, &[bases.value()])?;
        let Some(entries) = vm.as_tuple(entries) else {
            return Err(vm.type_error("__mro_entries__ must return a tuple"));
        };
        let list = match updated {
            Some(list) => list,
            None => vm.list(&bases.items()[..i])?,
        };
        list.extend_from_slice(vm, entries.items())?;
        updated = Some(list);
    }
    match updated {
        Some(list) => vm.try_tuple(list.items()),
        None => Ok(bases),
    }
}

fn build_class(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let positional = args.positional();
    if positional.len() < 2 {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    }
    let Some(function) = vm.exact_function(positional[0]) else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    let name = positional[1];
    let Some(name_text) = vm.as_str(name) else {
        return Err(vm.type_error("__build_class__: name is not a string"));
    };
    let original = vm.try_tuple(&positional[2..])?;
    let bases = update_bases(vm, original)?;
    let (mut metaclass, mut names, values) = (None, Vec::new(), vm.new_list());
    for (keyword, value) in args.keywords() {
        if keyword.is("metaclass") {
            metaclass = Some(value);
        } else {
            names.push(keyword.value());
            values.push(vm, value)?;
        }
    }
    let names = if names.is_empty() { None } else { Some(vm.try_tuple(&names)?) };
    let metaclass = match metaclass {
        Some(metaclass) => metaclass,
        None => match bases.get(0) {
            Some(base) => vm.class_of(base).value(),
            None => vm.types.r#type.value(),
        },
    };
    let metaclass = match vm.as_type(metaclass) {
        Some(class) => crate::r#type::winning_metaclass(vm, class, bases.items())?.value(),
        None => metaclass,
    };
    // Calls `callable(name, bases[, namespace], **keywords)`.
    let call = |vm: &mut Vm, callable: Value, namespace: Option<Value>| -> PyResult {
        let all = vm.list(&[name, bases.value()])?;
        if let Some(namespace) = namespace {
            all.push(vm, namespace)?;
        }
        for &value in vm.tuple(values.items()).items() {
            all.push(vm, value)?;
        }
        let held = vm.try_tuple(all.items())?;
        vm.call_args(callable, Args { values: held.items(), names })
    };
    let prepare = vm.names.__prepare__;
    let namespace = match vm.getattr_opt(metaclass, prepare)? {
        Some(prepare) => call(vm, prepare, None)?,
        None => vm.new_dict().value(),
    };
    let is_mapping = vm.as_dict(namespace).is_some() || vm.class_of(namespace).slots.getitem.get().is_some();
    if !is_mapping {
        let (meta, got) = match vm.as_type(metaclass) {
            Some(class) => (class.name_lossy(), vm.type_name_of(namespace)),
            None => ("<metaclass>".to_owned(), vm.type_name_of(namespace)),
        };
        return Err(vm.type_error(format!("{meta}.__prepare__() must return a mapping, not {got}")));
    }
    let eval = vm.hooks.eval_code;
    let cell = eval(vm, function.code.get(), function.globals, Some(namespace), function.closure)?;
    if bases != original {
        let key = vm.intern_str("__orig_bases__");
        vm.setitem(namespace, key.value(), original.value())?;
    }
    let class = call(vm, metaclass, Some(namespace))?;
    if let Some(cell) = vm.payload::<CellObject>(cell)
        && vm.as_type(class).is_some()
    {
        let name = name_text.to_lossy();
        match cell.content.get() {
            None => {
                let shown = vm.repr(class)?.to_lossy();
                return Err(vm.runtime_error(format!(
                    "__class__ not set defining '{name}' as {shown}. Was __classcell__ propagated to type.__new__?"
                )));
            }
            Some(content) if content != class => {
                let (content, shown) = (vm.repr(content)?.to_lossy(), vm.repr(class)?.to_lossy());
                return Err(vm.type_error(format!("__class__ set to {content} defining '{name}' as {shown}")));
            }
            Some(_) => {}
        }
    }
    Ok(class)
}
