//! `_io`: raw files, buffers over them, and text over those. CPython: `Modules/_io`.
//!
//! **Invariants.** No borrow of a stream's buffer is held while Python code may run; after such a call the
//! stream's state is read anew. A stream that is being written or read by native code refuses re-entry.

mod base;
mod buffered;
mod bytesio;
mod fileio;
mod newline;
mod open;
mod stringio;
mod textio;
mod util;

use kaa_object::declare::ModuleDef;
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Value, Vm};

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static ALL: [&ModuleDef; 1] = [&MODULE];
    &ALL
}

pub static MODULE: ModuleDef = ModuleDef {
    name: "_io",
    doc: Some(
        "Streams: raw files, buffered binary streams and text streams over them.\n\n\
         The functions and classes here are what the io module offers.",
    ),
    functions: &[open::FUNCTIONS],
    init,
};

/// Bytes that buffers hold where nothing else is asked for.
pub const DEFAULT_BUFFER_SIZE: usize = 128 * 1024;

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let unsupported = util::make_unsupported(vm)?;
    vm.module_set(module, "UnsupportedOperation", unsupported)?;
    let blocking = vm.exception_type("BlockingIOError").value();
    vm.module_set(module, "BlockingIOError", blocking)?;
    vm.module_set(module, "DEFAULT_BUFFER_SIZE", Value::int32(DEFAULT_BUFFER_SIZE as i32))?;
    let bases = base::define(vm);
    let mut all = vec![bases.io, bases.raw, bases.buffered, bases.text];
    all.push(fileio::define(vm, bases.raw));
    all.extend(bytesio::define(vm, bases.buffered));
    all.extend(buffered::define(vm, bases.buffered));
    all.push(newline::define(vm));
    all.push(stringio::define(vm, bases.text));
    all.push(textio::define(vm, bases.text));
    for class in all {
        vm.module_add_type(module, class)?;
    }
    Ok(())
}
