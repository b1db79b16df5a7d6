//! `repr` of containers: nested ones write into one text, so that time grows with the text and not with the square of
//! the depth. CPython: `list_repr` and its siblings, which make a text for each level.

use crate::{dict, list, tuple};
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};

/// Appends `repr(value)`.
pub fn write(vm: &mut Vm, value: Value, out: &mut StrBuilder) -> PyResult<()> {
    const WHILE: &str = " while getting the repr of an object";
    // A few lines of program can ask for more text than there is memory.
    if vm.heap.would_exceed(out.len()) {
        return Err(vm.memory_error());
    }
    if let Some(list) = vm.exact_list(value) {
        vm.check_native_stack(WHILE)?;
        list::write_repr(vm, list, out)
    } else if let Some(tuple) = vm.exact_tuple(value) {
        vm.check_native_stack(WHILE)?;
        tuple::write_repr(vm, tuple, out)
    } else if let Some(dict) = vm.exact_dict(value) {
        vm.check_native_stack(WHILE)?;
        dict::write_repr(vm, dict, out)
    } else {
        let text = vm.repr(value)?;
        out.push_pystr(&text);
        Ok(())
    }
}

/// The `str` of what a function writes.
pub fn text(vm: &mut Vm, write: impl FnOnce(&mut Vm, &mut StrBuilder) -> PyResult<()>) -> PyResult {
    let mut out = StrBuilder::new();
    write(vm, &mut out)?;
    out.finish(vm).map(Gc::value)
}
