//! The order of frozensets among the constants of freshly compiled code. CPython: `intern_constants` in
//! `Objects/codeobject.c`, which builds a set anew from its own order when interning replaces one of its strings.
//!
//! It shows wherever such a set is printed, as by `dis`.

use kaa_code::{CodeObject, Constant};
use kaa_object::list::ListRef;
use kaa_object::{PyResult, Vm};
use std::sync::Arc;

fn has_set(constants: &[Constant]) -> bool {
    constants.iter().any(|constant| match constant {
        Constant::FrozenSet(_) => true,
        Constant::Code(code) => has_set(&code.consts),
        _ => false,
    })
}

/// Puts the items of each frozenset into the order that they are inserted in last.
pub fn settle(vm: &mut Vm, mut code: Arc<CodeObject>) -> PyResult<Arc<CodeObject>> {
    if has_set(&code.consts) {
        intern_names(vm, &code)?;
        settle_in(vm, Arc::make_mut(&mut code))?;
    }
    Ok(code)
}

/// The parser has interned all names before a code object is made.
fn intern_names(vm: &mut Vm, code: &CodeObject) -> PyResult<()> {
    for name in code.names.iter().chain(&code.localsplusnames).chain([&code.name]) {
        let name = vm.str_from_text(name)?;
        vm.intern(name);
    }
    for constant in &code.consts {
        if let Constant::Code(inner) = constant {
            intern_names(vm, inner)?;
        }
    }
    Ok(())
}

fn settle_in(vm: &mut Vm, code: &mut CodeObject) -> PyResult<()> {
    for constant in code.consts.iter_mut() {
        match constant {
            Constant::Code(inner) if has_set(&inner.consts) => settle_in(vm, inner.make_mut())?,
            Constant::FrozenSet(items) => {
                let values = vm.new_list();
                let mut replaced = false;
                for item in items.iter() {
                    if let Constant::Str(text) = item {
                        let s = vm.str_from_text(text)?;
                        let is_name = s
                            .as_ascii()
                            .is_some_and(|t| t.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_'));
                        replaced |= is_name && !s.is_interned() && vm.has_interned(&s);
                    }
                    let value = kaa_interp::constant_value(vm, item)?;
                    ListRef::push(values, vm, value)?;
                }
                if !replaced {
                    continue;
                }
                let class = vm.types.frozenset.value();
                let set = vm.call(class, &[values.value()])?;
                let class = vm.types.list.value();
                let ordered = vm.call(class, &[set])?;
                let Some(ordered) = vm.as_list(ordered) else { continue };
                let place = |value| values.items().iter().position(|v| *v == value);
                let places: Option<Vec<usize>> = ordered.items().iter().map(|v| place(*v)).collect();
                if let Some(places) = places.filter(|p| p.len() == items.len()) {
                    *items = places.into_iter().map(|place| items[place].clone()).collect();
                }
            }
            _ => {}
        }
    }
    Ok(())
}
