//! Generators and coroutines: making, resuming, suspending, leaving. CPython: `Objects/genobject.c`.

use crate::exceptions::{pc_index, regcode_of};
use crate::frames;
use crate::op::Instr;
use kaa_code::flags;
use kaa_gc::{Gc, Slot, Value};
use kaa_object::core_types::shape;
use kaa_object::frame::{Extra, Frame, FrameKind, Generator, GeneratorState, Resume, Resumed};
use kaa_object::list::ListRef;
use kaa_object::{PyResult, Vm};
use std::cell::Cell;

/// Makes the generator of the frame on top, with a copy of its window. It resumes behind `pc`.
pub fn make(vm: &mut Vm) -> PyResult<Gc<Generator>> {
    let index = vm.thread.frames.len() - 1;
    let frame = &vm.thread.frames[index];
    let reg = regcode_of(frame);
    let code = frame.code;
    let function = frame.function;
    let pc = pc_index(frame) as u32 + 1;
    let origin = match vm.thread.coroutine_origin_depth {
        depth if depth > 0 && code.plain.flags & flags::COROUTINE != 0 => Some(callers(vm, depth as usize)?),
        _ => None,
    };
    let payload = Generator {
        name: Slot::new(function.name.get()),
        qualname: Slot::new(function.qualname.get()),
        code,
        function,
        state: Cell::new(GeneratorState::Created),
        pc: Cell::new(pc),
        translation: Cell::new((&raw const *reg).cast()),
        registers: Cell::new(reg.registers),
        handled: Slot::new(None),
        awaiting: Slot::new(None),
        object: Slot::new(None),
        origin: Slot::new(origin),
        running_async: Cell::new(false),
        closed: Cell::new(false),
        hooks_inited: Cell::new(false),
        finalizer: Slot::new(None),
    };
    let kind = code.plain.flags;
    let shape = if kind & flags::COROUTINE != 0 {
        shape::COROUTINE
    } else if kind & flags::ASYNC_GENERATOR != 0 {
        shape::ASYNC_GENERATOR
    } else {
        shape::GENERATOR
    };
    let base = vm.thread.frames[index].base;
    // SAFETY: locals lie in the frame's window.
    let word = |i| if i < reg.nlocals as usize { unsafe { *base.add(i) } } else { None };
    let Some(generator) = vm.heap.alloc_words(shape, payload, reg.registers as usize, word) else {
        return Err(vm.memory_error());
    };
    // Leaving a suspended generator behind must still run its `finally` blocks; a coroutine that was never
    // awaited warns.
    if reg.must_close || shape != shape::GENERATOR {
        vm.heap.register_finalizable(generator);
    }
    Ok(generator)
}

/// File, line and name of up to `depth` frames below the one on top. CPython: `compute_cr_origin`.
#[cold]
fn callers(vm: &mut Vm, depth: usize) -> PyResult<Value> {
    let list = vm.new_list();
    let below = vm.thread.frames.len() - 1;
    for index in (0..below).rev().take(depth) {
        let frame = &vm.thread.frames[index];
        let (code, at) = (frame.code, crate::exceptions::last_instruction(vm, frame));
        let line = vm.int(i64::from(kaa_types::code::line_at(code, at).unwrap_or(0)));
        let item = [code.filename.value(), line, code.name.value()];
        let item = vm.try_tuple(&item)?.value();
        list.push(vm, item)?;
    }
    vm.try_tuple(list.items()).map(Gc::value)
}

/// Pushes a generator's frame; it goes on behind its last yield, whose result is `sent`.
#[inline]
pub fn push_resumed(
    vm: &mut Vm,
    generator: Gc<Generator>,
    sent: Option<Value>,
    kind: FrameKind,
    result: u32,
) -> PyResult<()> {
    let reg = crate::code::regcode(vm, generator.code)?;
    let depth = vm.thread.frames.len();
    if depth >= vm.thread.frame_limit {
        return Err(frames::too_deep(vm));
    }
    let base = generator.window().as_ptr().cast::<Option<Value>>().cast_mut();
    let mut at = generator.pc.get() as usize;
    if !std::ptr::eq(generator.translation.get(), (&raw const *reg).cast()) {
        at = crate::tracing::moved_resume(generator, reg);
    }
    if generator.state.get() != GeneratorState::Created
        && let Some(sent) = sent
    {
        // The yield before `pc` names the register for what is sent.
        let register = reg.instrs[at - 1].b;
        // SAFETY: the register lies in the window.
        unsafe { base.add(register as usize).write(Some(sent)) };
    }
    let object = generator.object.get();
    if let Some(object) = object {
        object.active.set(Some(depth));
        object.thread.set(vm.thread.serial);
    }
    let saved_top = vm.thread.top;
    vm.thread.frames.push(Frame {
        code: generator.code,
        function: generator.function,
        base,
        translation: (&raw const *reg).cast(),
        pc: (&raw const reg.instrs[at]).cast(),
        extra: Some(generator.value()),
        object,
        saved_top,
        registers: reg.registers,
        result,
        line: -1,
        kind,
        extra_kind: Extra::Generator,
    });
    let outside = vm.thread.handled;
    vm.thread.handled_outside.push(outside);
    vm.thread.handled = generator.handled.get();
    generator.handled.init(None);
    generator.awaiting.init(None);
    generator.state.set(GeneratorState::Running);
    Ok(())
}

/// Suspends the generator on top at its current yield. Its frame is popped; the result register and kind
/// of that frame are returned.
#[inline]
pub fn suspend(vm: &mut Vm) -> Option<(FrameKind, u32)> {
    let frame = vm.thread.frames.last()?;
    let generator = frame.generator()?;
    generator.pc.set(pc_index(frame) as u32 + 1);
    generator.translation.set(frame.translation);
    // SAFETY: a frame's pc is one of its instructions.
    if unsafe { (*frame.pc.cast::<Instr>()).n } == 0 {
        // A plain `yield`: what was delegated to before has ended.
        generator.awaiting.init(None);
    }
    generator.state.set(GeneratorState::Suspended);
    generator.handled.init(vm.thread.handled);
    vm.thread.handled = vm.thread.handled_outside.pop().flatten();
    let popped = frames::pop(vm)?;
    generator.wrote_many();
    Some((popped.kind, popped.result))
}

/// The generator on top has returned: its frame is popped and its window freed.
pub fn finish(vm: &mut Vm) -> Option<(FrameKind, u32)> {
    let generator = vm.thread.frames.last()?.generator()?;
    vm.thread.handled = vm.thread.handled_outside.pop().flatten();
    generator.state.set(GeneratorState::Finished);
    let popped = frames::pop(vm)?;
    generator.registers.set(0);
    Some((popped.kind, popped.result))
}

/// Before the frame on top is popped by an exception: if it is a generator's, that is finished. An escaping
/// StopIteration becomes RuntimeError (PEP 479).
pub fn leave_failed(vm: &mut Vm) {
    let Some(generator) = vm.thread.frames.last().and_then(|f| f.generator()) else { return };
    vm.thread.handled = vm.thread.handled_outside.pop().flatten();
    generator.state.set(GeneratorState::Finished);
    if let Some(frame) = vm.thread.frames.last()
        && frame.object.is_some()
    {
        crate::exceptions::detach_frame_object(vm);
        if let Some(frame) = vm.thread.frames.last_mut() {
            frame.object = None;
        }
    }
}

/// `Hooks::resume`: runs a generator until it yields, returns or raises.
pub fn resume(vm: &mut Vm, generator: Gc<Generator>, with: Resume) -> PyResult<Resumed> {
    vm.check_native_stack("")?;
    let pending = vm.thread.pending.take();
    let sent = match with {
        Resume::Send(value) => Some(value),
        Resume::Throw => None,
    };
    push_resumed(vm, generator, sent, FrameKind::Entry, 0)?;
    let entry = vm.thread.frames.len() - 1;
    let value = match with {
        Resume::Send(_) => crate::run::run(vm)?,
        Resume::Throw => {
            vm.thread.pending = pending;
            // The exception is raised at the yield itself, so that its handlers apply.
            let frame = &mut vm.thread.frames[entry];
            frame.pc = frame.pc.cast::<Instr>().wrapping_sub(1).cast();
            if vm.instrumentation != 0 {
                crate::tracing::thrown(vm);
            }
            crate::exceptions::unwind(vm, entry)?;
            crate::run::run(vm)?
        }
    };
    Ok(match generator.state.get() {
        GeneratorState::Suspended => Resumed::Yielded(value),
        _ => Resumed::Returned(value),
    })
}
