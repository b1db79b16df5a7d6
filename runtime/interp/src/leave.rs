//! What lies around the evaluation loop: the frame on top, leaving a frame, empty registers.

use crate::exceptions::regcode_of;
use crate::op::{Instr, Op};
use crate::{generators, names};
use kaa_gc::{Gc, Value};
use kaa_object::core_types::shape;
use kaa_object::frame::{Extra, Frame, FrameKind, Generator};
use kaa_object::{PyResult, Vm};

/// Runs the frame on top until it returns, yields or raises.
pub fn run(vm: &mut Vm) -> PyResult {
    let entry = vm.thread.frames.len() - 1;
    run_above(vm, entry)
}

/// Runs the frame on top, and what is below it down to that at `entry`, until that returns, yields or raises.
pub fn run_above(vm: &mut Vm, entry: usize) -> PyResult {
    let outer = std::mem::replace(&mut vm.thread.loop_base, kaa_gc::current_stack_pointer());
    let result = loop {
        let result = crate::run::evaluate(vm, entry);
        if !vm.thread.left_for_call {
            break result;
        }
        if let Err(raised) = crate::calls::call_outside(vm, entry) {
            break Err(raised);
        }
    };
    vm.thread.loop_base = outer;
    result
}

/// The frame on top; there is one while the evaluation loop runs.
#[inline]
pub fn top_frame(vm: &mut Vm) -> *mut Frame {
    let top = vm.thread.frames.len() - 1;
    &raw mut vm.thread.frames[top]
}

#[cold]
#[inline(never)]
pub fn empty_register(vm: &mut Vm, frame: *mut Frame, register: u32) {
    // SAFETY: the frame is the running one.
    let code = unsafe { (&*frame).code };
    match code.values().localsplus.get(register as usize) {
        Some(&name) => names::unbound_local(vm, name),
        None => vm.system_error("an empty register was read"),
    };
}

/// Where a return leads.
pub enum Left {
    /// Out of this evaluation loop.
    Loop(Value),
    Caller,
}

/// Pops the frame on top, which returns `value`, and hands the value to the caller.
#[inline]
pub fn leave(vm: &mut Vm, frame: *mut Frame, value: Value) -> PyResult<Left> {
    // SAFETY: the frame is the running one.
    let (kind, extra_kind, extra, result) =
        unsafe { ((*frame).kind, (*frame).extra_kind, (*frame).extra, (*frame).result) };
    if extra_kind == Extra::Generator {
        generators::finish(vm);
        if kind == FrameKind::Entry {
            return Ok(Left::Loop(value));
        }
        // The caller waits in FOR_ITER, which ends, or in SEND, which takes the value and leaves its loop.
        if let Some(caller) = vm.thread.frames.last_mut() {
            let reg = regcode_of(caller);
            // SAFETY: a caller's pc is one of its instructions.
            let instr = unsafe { &*caller.pc.cast::<Instr>() };
            if instr.op.get() == Op::Send {
                // SAFETY: the operand is a register of the caller.
                unsafe { caller.base.add(instr.b as usize).write(Some(value)) };
            }
            caller.pc = (&raw const reg.instrs[instr.c as usize]).cast();
        }
        return Ok(Left::Caller);
    }
    if kind == FrameKind::Init && !value.is_none() {
        let name = vm.type_name_of(value);
        return Err(vm.type_error(format!("__init__() should return None, not '{name}'")));
    }
    crate::frames::pop(vm);
    match (kind, extra) {
        (FrameKind::Entry, _) => return Ok(Left::Loop(value)),
        (FrameKind::Init, Some(instance)) => deliver(vm, result, instance),
        _ => deliver(vm, result, value),
    }
    Ok(Left::Caller)
}

/// Writes a call's result in the frame on top, which goes on behind the call.
#[inline]
fn deliver(vm: &mut Vm, result: u32, value: Value) {
    if let Some(caller) = vm.thread.frames.last_mut() {
        // SAFETY: the frame on top is live and waits in the call whose result this is.
        unsafe { deliver_to(caller, result, value) };
    }
}

/// Writes a call's result in `caller`, which goes on behind the call.
///
/// # Safety
/// The frame must be live and wait in an instruction whose result register is `result`.
#[inline(always)]
pub unsafe fn deliver_to(caller: *mut Frame, result: u32, value: Value) {
    // SAFETY: see the function's contract; behind such an instruction there is another one.
    unsafe {
        (*caller).base.add(result as usize).write(Some(value));
        (*caller).pc = (*caller).pc.cast::<Instr>().add(1).cast();
    }
}

/// The generator or coroutine that a SEND can run in this loop.
#[inline]
pub fn running_generator(receiver: Value) -> Option<Gc<Generator>> {
    match receiver.shape() {
        // SAFETY: the shapes are those of generators.
        Some(shape::GENERATOR | shape::COROUTINE) => Some(unsafe { receiver.cast() }),
        _ => None,
    }
}
