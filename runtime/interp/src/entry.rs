//! What the rest of the runtime calls: the hooks, and running a code object.

use crate::code::regcode;
use crate::frames::{self, NewFrame};
use kaa_gc::{Gc, Value};
use kaa_object::dict::Dict;
use kaa_object::frame::{Extra, FrameKind};
use kaa_object::payloads::Code;
use kaa_object::tuple::Tuple;
use kaa_object::{PyResult, Vm};

/// Puts the interpreter's entries into an isolate.
pub fn install(vm: &mut Vm) {
    vm.hooks.eval_code = eval_code;
    vm.hooks.unpack_code = crate::code::unpack;
    vm.hooks.resume = crate::generators::resume;
    vm.hooks.frame_object = crate::exceptions::frame_object;
    vm.hooks.last_instruction = crate::exceptions::last_instruction;
    vm.hooks.instrument = crate::tracing::instrument;
    vm.hooks.jump = crate::tracing::jump;
    vm.hooks.hold_generator = crate::generators::hold;
    vm.hooks.release_generator = crate::generators::release;
    vm.hooks.generator_lasti = crate::tracing::generator_lasti;
    vm.hooks.awaited = crate::tracing::awaited;
    vm.hooks.read_fast = crate::exceptions::read_fast;
    vm.hooks.write_fast = crate::exceptions::write_fast;
    vm.types.function.slots.call.set(Some(crate::calls::function_slot));
}

/// Runs a code object as a module, class body or `exec` does.
pub fn eval_code(
    vm: &mut Vm,
    code: Gc<Code>,
    globals: Gc<Dict>,
    locals: Option<Value>,
    closure: Option<Gc<Tuple>>,
) -> PyResult {
    vm.check_native_stack("")?;
    let function = vm.new_function(code, globals, closure);
    // Errors in binding arguments say no more than the name.
    function.qualname.set(function, code.name);
    let optimized = code.plain.flags() & kaa_code::flags::OPTIMIZED != 0;
    // A function's body has its variables in its frame, whatever mapping is given.
    if optimized {
        return vm.call(function.value(), &[]);
    }
    let reg = regcode(vm, code)?;
    let base = vm.thread.top;
    if base.wrapping_add(reg.registers as usize) > vm.thread.stack.limit() {
        return Err(vm.raise_named("RecursionError", "maximum recursion depth exceeded"));
    }
    // SAFETY: the window lies above everything in use, and it fits.
    unsafe { frames::clear_locals(base, 0, reg) };
    let locals = locals.unwrap_or(globals.value());
    frames::push(
        vm,
        reg,
        NewFrame {
            code,
            function,
            base,
            kind: FrameKind::Entry,
            result: 0,
            extra: Some(locals),
            extra_kind: Extra::Locals,
            off_stack: false,
        },
    )?;
    crate::leave::run(vm)
}
