//! Unwinding: handlers, tracebacks, frame objects. CPython: `Python/ceval.c` (`exception_unwind`),
//! `Python/traceback.c`, `Objects/frameobject.c`.

use crate::code::RegCode;
use crate::op::{Instr, Op};
use kaa_gc::{Gc, Raised, Slot, Value};
use kaa_object::core_types::shape;
use kaa_object::exception::{Exception, Traceback};
use kaa_object::frame::{Frame, FrameKind, FrameObject};
use kaa_object::{PyResult, Vm};
use std::cell::Cell;

/// The translation a frame runs.
#[inline]
pub fn regcode_of(frame: &Frame) -> &'static RegCode {
    // SAFETY: `frames::push` stored the translation, which the frame's code object keeps alive.
    unsafe { &*frame.translation.cast::<RegCode>() }
}

/// Index of a frame's current instruction.
pub fn pc_index(frame: &Frame) -> usize {
    let reg = regcode_of(frame);
    let start = reg.instrs.as_ptr().addr();
    (frame.pc.addr() - start) / size_of::<Instr>()
}

/// Offset in `co_code` of a frame's current instruction.
pub fn last_instruction(_: &Vm, frame: &Frame) -> i32 {
    let reg = regcode_of(frame);
    reg.units.get(pc_index(frame)).map_or(-1, |u| *u as i32 * 2)
}

/// Unwinds to a handler: the frame on top is ready to run it. `Err` once the entry frame is popped.
/// Frames at and above `entry` (an index) belong to this evaluation loop.
pub fn unwind(vm: &mut Vm, entry: usize) -> PyResult<()> {
    let mut from_callee = false;
    loop {
        let Some(frame) = vm.thread.frames.last() else { return Err(Raised::pending()) };
        let Some(exception) = vm.thread.pending else {
            return Err(vm.system_error("error return without exception set"));
        };
        let at = pc_index(frame);
        let reg = regcode_of(frame);
        let handler = reg.handlers.iter().find(|h| (h.start as usize) <= at && at < h.end as usize).copied();
        let is_reraise = reg.instrs[at].op.get() == Op::Reraise;
        // These raise again what is being handled, as `raise` without an exception does; that there is none is news.
        let again = is_reraise
            || match reg.instrs[at].op.get() {
                Op::Raise if reg.instrs[at].n == 0 => {
                    vm.payload::<Exception>(exception).is_some_and(|e| e.traceback.get().is_some())
                }
                Op::CleanupThrow | Op::EndAsyncFor => true,
                _ => false,
            };
        if !again {
            add_traceback(vm, exception);
        }
        let exception = if (vm.instrumentation | reg.kinds) != 0 {
            let handler = handler.map(|h| h.unit);
            crate::tracing::raised(vm, again, handler, from_callee);
            vm.thread.pending.unwrap_or(exception)
        } else {
            exception
        };
        let thread = &mut *vm.thread;
        let Some(frame) = thread.frames.last_mut() else { return Err(Raised::pending()) };
        if let Some(handler) = handler {
            thread.pending = None;
            let mut to = reg.nlocals + handler.depth;
            // SAFETY: handler depths lie within the window (validation).
            unsafe {
                if handler.lasti {
                    // What is raised again was first raised elsewhere.
                    let first = if is_reraise && reg.instrs[at].n != 0 {
                        frame.register(reg.instrs[at].b as usize)
                    } else {
                        None
                    };
                    let place = first.unwrap_or(Value::int32(reg.units[at] as i32));
                    frame.base.add(to as usize).write(Some(place));
                    to += 1;
                }
                frame.base.add(to as usize).write(Some(exception));
            }
            frame.pc = (&raw const reg.instrs[handler.target as usize]).cast();
            return Ok(());
        }
        let kind = frame.kind;
        let index = vm.thread.frames.len() - 1;
        let unit = if (vm.instrumentation | reg.kinds) != 0 {
            crate::tracing::last_unit(vm, from_callee)
        } else {
            0
        };
        if is_reraise && reg.instrs[at].n != 0 {
            stand_where_raised(vm, reg, at);
        }
        if (vm.instrumentation | reg.kinds) != 0 {
            crate::tracing::unwound(vm, unit);
        }
        crate::generators::leave_failed(vm);
        crate::frames::pop(vm);
        if kind == FrameKind::Entry || index <= entry {
            return Err(Raised::pending());
        }
        // The caller's current instruction is the call that failed.
        from_callee = kind == FrameKind::Call || kind == FrameKind::Resume;
    }
}

/// Before a frame is left by raising an exception again: it stands where that was first raised.
fn stand_where_raised(vm: &mut Vm, reg: &'static RegCode, at: usize) {
    let Some(frame) = vm.thread.frames.last_mut() else { return };
    // SAFETY: the operand names a register of the window (translation).
    let unit = unsafe { frame.register(reg.instrs[at].b as usize) }.and_then(|v| v.as_int());
    let first = unit.and_then(|unit| reg.units.iter().position(|u| i64::from(*u) == unit));
    if let Some(first) = first {
        frame.pc = (&raw const reg.instrs[first]).cast();
    }
}

/// Adds the frame on top to the exception's traceback.
pub fn add_traceback(vm: &mut Vm, exception: Value) {
    let Some(cell) = vm.payload::<Exception>(exception) else { return };
    let index = vm.thread.frames.len() - 1;
    let object = frame_object(vm, index);
    let frame = &vm.thread.frames[index];
    let (code, lasti) = (frame.code, last_instruction(vm, frame));
    let next = cell.traceback.get().and_then(|t| vm.payload::<Traceback>(t));
    let payload =
        Traceback { next: Slot::new(next), frame: Slot::new(object), code, lasti, lineno: Cell::new(None) };
    let traceback = vm.heap.alloc(shape::TRACEBACK, payload);
    cell.traceback.set(cell, Some(traceback.value()));
}

/// The frame object of the frame at an index, made on demand.
pub fn frame_object(vm: &mut Vm, index: usize) -> Gc<FrameObject> {
    if let Some(object) = vm.thread.frames[index].object {
        return object;
    }
    let frame = &vm.thread.frames[index];
    if let Some(generator) = frame.generator()
        && let Some(object) = generator.object.get()
    {
        object.active.set(Some(index));
        object.thread.set(vm.thread.serial);
        vm.thread.frames[index].object = Some(object);
        return object;
    }
    let payload = FrameObject {
        code: frame.code,
        globals: frame.function.globals,
        builtins: frame.function.builtins,
        function: Some(frame.function),
        active: Cell::new(Some(index)),
        thread: Cell::new(vm.thread.serial),
        generator: frame.generator(),
        lasti: Cell::new(-1),
        back: Slot::new(None),
        fast: Slot::new(None),
        locals: Slot::new(frame.locals()),
        extra_locals: Slot::new(None),
        trace: Slot::new(None),
        trace_lines: Cell::new(true),
        trace_opcodes: Cell::new(false),
        lineno: Cell::new(0),
        cleared: Cell::new(false),
    };
    let object = vm.heap.alloc(shape::FRAME, payload);
    let frame = &mut vm.thread.frames[index];
    frame.object = Some(object);
    if let Some(generator) = frame.generator() {
        generator.object.set(generator, Some(object));
    }
    object
}

/// Before the frame on top is popped: its object takes over what it needs.
pub fn detach_frame_object(vm: &mut Vm) {
    let index = vm.thread.frames.len() - 1;
    let Some(object) = vm.thread.frames[index].object else { return };
    let lasti = last_instruction(vm, &vm.thread.frames[index]);
    object.lasti.set(lasti);
    object.active.set(None);
    // A suspended generator's frame goes on living in the generator, and none stands on the one that resumed it.
    let generator = vm.thread.frames[index].generator();
    let suspended = generator.is_some_and(|g| g.state.get() == kaa_object::frame::GeneratorState::Suspended);
    let back = if index > 0 && generator.is_none() { Some(frame_object(vm, index - 1)) } else { None };
    object.back.set(object, back);
    if suspended {
        return;
    }
    let frame = &vm.thread.frames[index];
    let count = frame.code.values().localsplus.len();
    // Empty slots are kept as the EMPTY sentinel, since a tuple holds values only.
    let base = frame.base;
    // SAFETY: locals come first in the window, which is the thread's until the frame is popped.
    let local = |i: usize| unsafe { *base.add(i) }.unwrap_or(Value::EMPTY);
    let fast = vm.tuple_from_fn(count, local).unwrap_or_else(|_| {
        vm.clear_exception();
        vm.empty_tuple
    });
    object.fast.set(object, Some(fast));
}

/// A local slot of a frame object, whether running, suspended or finished.
pub fn read_fast(vm: &mut Vm, object: Gc<FrameObject>, index: usize) -> Option<Value> {
    if let Some(at) = object.active.get() {
        let frame = vm.thread_by_serial(object.thread.get())?.frames.get(at)?;
        // SAFETY: callers ask for slots below the number of locals.
        return unsafe { frame.register(index) };
    }
    if let Some(generator) = object.generator
        && let Some(cell) = generator.window().get(index)
        && object.fast.get().is_none()
    {
        return cell.get();
    }
    object.fast.get()?.get(index).filter(|v| *v != Value::EMPTY)
}

pub fn write_fast(vm: &mut Vm, object: Gc<FrameObject>, index: usize, value: Option<Value>) {
    if let Some(at) = object.active.get() {
        if let Some(frame) = vm.thread_by_serial(object.thread.get()).and_then(|t| t.frames.get(at)) {
            // SAFETY: callers ask for slots below the number of locals.
            unsafe { frame.base.add(index).write(value) };
        }
        return;
    }
    if object.fast.get().is_none()
        && let Some(generator) = object.generator
    {
        if let Some(cell) = generator.window().get(index) {
            cell.set(value);
        }
        generator.wrote_many();
        return;
    }
    if let Some(fast) = object.fast.get() {
        let mut values = fast.items().to_vec();
        if let Some(slot) = values.get_mut(index) {
            *slot = value.unwrap_or(Value::EMPTY);
        }
        let fast = vm.tuple(&values);
        object.fast.set(object, Some(fast));
    }
}
