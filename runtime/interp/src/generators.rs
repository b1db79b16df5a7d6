//! Generators and coroutines: making, resuming, suspending, leaving. CPython: `Objects/genobject.c`.

use crate::code::RegCode;
use crate::exceptions::{pc_index, regcode_of};
use crate::frames;
use crate::leave::deliver_to;
use crate::op::{Instr, Op};
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
        delegate: Slot::new(None),
        object: Slot::new(None),
        origin: Slot::new(origin),
        running_async: Cell::new(false),
        closing: Cell::new(false),
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
    exchange_handled(vm, generator);
    generator.delegate.init(None);
    generator.state.set(GeneratorState::Running);
    Ok(())
}

/// The exception that is being handled inside a generator and the one that is being handled where it is resumed:
/// the thread has the one of the running code, the generator keeps the other. CPython: `exc_info` of a thread,
/// which links the `gi_exc_state` of running generators.
#[inline(always)]
fn exchange_handled(vm: &mut Vm, generator: Gc<Generator>) {
    let (running, kept) = (vm.thread.handled, generator.handled.get());
    if running.is_some() || kept.is_some() {
        vm.thread.handled = kept;
        generator.handled.set(generator, running);
    }
}

/// The generator is left for good.
#[inline]
fn take_handled_back(vm: &mut Vm, generator: Gc<Generator>) {
    vm.thread.handled = generator.handled.get();
    generator.handled.init(None);
}

/// Shows a suspended generator's frame to what it hands an exception on to. CPython: `_gen_throw`.
pub fn hold(vm: &mut Vm, generator: Gc<Generator>) -> PyResult<()> {
    push_resumed(vm, generator, None, FrameKind::Entry, 0)?;
    // What the generator itself handles is not shown.
    exchange_handled(vm, generator);
    let handled = generator.handled.get();
    generator.handled.init(None);
    vm.thread.held.push(handled);
    if let Some(frame) = vm.thread.frames.last_mut() {
        frame.pc = frame.pc.cast::<Instr>().wrapping_sub(1).cast();
    }
    Ok(())
}

/// Ends what [`hold`] began.
pub fn release(vm: &mut Vm, generator: Gc<Generator>) {
    generator.state.set(GeneratorState::Suspended);
    generator.handled.init(vm.thread.held.pop().flatten());
    if let Some(frame) = vm.thread.frames.last() {
        // Instrumentation may have changed meanwhile.
        generator.pc.set(pc_index(frame) as u32 + 1);
        generator.translation.set(frame.translation);
    }
    frames::pop(vm);
    generator.wrote_many();
}

/// Pushes the frame of a generator that stands at its beginning or at a yield, on top of `below`, as
/// `push_resumed` does. `None` where that is not so simple.
///
/// # Safety
/// `below` must be the frame on top, with `pc` stored.
#[inline(always)]
pub unsafe fn push_suspended(
    vm: &mut Vm,
    below: *mut Frame,
    generator: Gc<Generator>,
    sent: Value,
    kind: FrameKind,
    result: u32,
) -> Option<*mut Frame> {
    let code = generator.code;
    let translation = generator.translation.get();
    let depth = vm.thread.frames.len();
    if !std::ptr::eq(translation, code.fast.get())
        || generator.object.get().is_some()
        || depth >= vm.thread.frame_limit
    {
        return None;
    }
    let base = generator.window().as_ptr().cast::<Option<Value>>().cast_mut();
    // SAFETY: a code object's translation lives as long as it; a suspended generator's `pc` is one of its
    // instructions, behind the yield that names the register for what is sent. The frame stack has room for
    // `frame_limit`, and the frame above the one on top is the first free one.
    unsafe {
        let reg = &*translation.cast::<RegCode>();
        let pc = reg.instrs.as_ptr().add(generator.pc.get() as usize);
        match generator.state.get() {
            GeneratorState::Suspended => base.add((*pc.sub(1)).b as usize).write(Some(sent)),
            GeneratorState::Created if sent.is_none() => {}
            _ => return None,
        }
        let frame = below.add(1);
        frame.write(Frame {
            code,
            function: generator.function,
            base,
            translation,
            pc: pc.cast(),
            extra: Some(generator.value()),
            object: None,
            saved_top: vm.thread.top,
            registers: reg.registers,
            result,
            line: -1,
            kind,
            extra_kind: Extra::Generator,
        });
        vm.thread.frames.set_len(depth + 1);
        exchange_handled(vm, generator);
        generator.state.set(GeneratorState::Running);
        Some(frame)
    }
}

/// As `push_suspended`; where what is pushed only waits in SEND for another generator (its `delegate`), that is
/// pushed as well, and so on.
///
/// # Safety
/// As for `push_suspended`.
#[inline]
pub unsafe fn push_suspended_chain(
    vm: &mut Vm,
    below: *mut Frame,
    mut generator: Gc<Generator>,
    sent: Value,
    kind: FrameKind,
    result: u32,
) -> Option<*mut Frame> {
    // SAFETY: see the function's contract; a generator with a delegate stands behind a SEND and the yield that
    // follows it (`suspend_chain`).
    unsafe {
        let mut frame = push_suspended(vm, below, generator, sent, kind, result)?;
        while let Some(inner) = generator.delegate.get() {
            generator.delegate.init(None);
            let behind = (*frame).pc;
            let send = behind.cast::<Instr>().sub(2);
            (*frame).pc = send.cast();
            match push_suspended(vm, frame, inner, sent, FrameKind::Resume, (*send).b) {
                Some(pushed) => (frame, generator) = (pushed, inner),
                None => {
                    (*frame).pc = behind;
                    break;
                }
            }
        }
        Some(frame)
    }
}

/// Resumes a generator in the evaluation loop; the frame to go on in. `None` where it is running or finished, or
/// not begun while something is sent.
///
/// # Safety
/// As for `push_suspended`.
#[inline]
pub unsafe fn enter(
    vm: &mut Vm,
    below: *mut Frame,
    generator: Gc<Generator>,
    sent: Value,
    result: u32,
) -> PyResult<Option<*mut Frame>> {
    // SAFETY: see the function's contract.
    if let Some(entered) =
        unsafe { push_suspended_chain(vm, below, generator, sent, FrameKind::Resume, result) }
    {
        return Ok(Some(entered));
    }
    match generator.state.get() {
        GeneratorState::Created if !sent.is_none() => Ok(None),
        GeneratorState::Created | GeneratorState::Suspended => {
            push_resumed(vm, generator, Some(sent), FrameKind::Resume, result)?;
            Ok(Some(below.wrapping_add(1)))
        }
        GeneratorState::Running | GeneratorState::Finished => Ok(None),
    }
}

/// Suspends the generator on top at its current yield, where nobody asked for its frame; the frame below.
///
/// # Safety
/// `frame` must be the frame on top, without a frame object, and a generator's.
#[inline(always)]
pub unsafe fn suspend_plain(vm: &mut Vm, frame: *mut Frame) -> *mut Frame {
    // SAFETY: see the function's contract.
    unsafe {
        let generator: Gc<Generator> = (*frame).extra.unwrap_unchecked().cast();
        generator.pc.set(pc_index(&*frame) as u32 + 1);
        generator.translation.set((*frame).translation);
        generator.state.set(GeneratorState::Suspended);
        exchange_handled(vm, generator);
        generator.wrote_many();
        frames::pop_plain(vm, frame)
    }
}

/// Suspends the generator on top, which yields `value`, as `suspend_plain` does; where the frame below yields the
/// same value on at once (`yield from`, `await`), that as well, and so on. The frame that takes the value, which is
/// at its yield where it has to be suspended in another way; `None` where nothing was suspended.
///
/// # Safety
/// `frame` must be the frame on top, with `pc` stored, which is at a yield.
#[inline]
pub unsafe fn suspend_chain(vm: &mut Vm, mut frame: *mut Frame, value: Value) -> Option<*mut Frame> {
    let mut taker = None;
    let mut inner = None;
    // SAFETY: see the function's contract; a frame of kind `Resume` has the one that resumed it below it, and a
    // frame that waits in an instruction has another instruction behind it.
    unsafe {
        while (*frame).object.is_none() && (*frame).extra_kind == Extra::Generator {
            let suspended: Gc<Generator> = (*frame).extra.unwrap_unchecked().cast();
            suspended.delegate.init(inner);
            if (*frame).kind != FrameKind::Resume {
                break;
            }
            let result = (*frame).result;
            frame = suspend_plain(vm, frame);
            let waiting = (*frame).pc.cast::<Instr>();
            deliver_to(frame, result, value);
            taker = Some(frame);
            let next = &*waiting.add(1);
            if next.op.get() != Op::Yield || next.a != result || (*waiting).op.get() != Op::Send {
                break;
            }
            inner = Some(suspended);
        }
    }
    taker
}

/// Suspends the generator on top at its current yield. Its frame is popped; the result register and kind
/// of that frame are returned.
#[inline]
pub fn suspend(vm: &mut Vm) -> Option<(FrameKind, u32)> {
    let frame = vm.thread.frames.last()?;
    let generator = frame.generator()?;
    generator.pc.set(pc_index(frame) as u32 + 1);
    generator.translation.set(frame.translation);
    generator.state.set(GeneratorState::Suspended);
    exchange_handled(vm, generator);
    let popped = frames::pop(vm)?;
    generator.wrote_many();
    Some((popped.kind, popped.result))
}

/// The generator on top has returned: its frame is popped and its window freed.
pub fn finish(vm: &mut Vm) -> Option<(FrameKind, u32)> {
    let generator = vm.thread.frames.last()?.generator()?;
    take_handled_back(vm, generator);
    generator.state.set(GeneratorState::Finished);
    kaa_gc::Heap::dismiss_finalizer(generator);
    let popped = frames::pop(vm)?;
    generator.registers.set(0);
    Some((popped.kind, popped.result))
}

/// Before the frame on top is popped by an exception: if it is a generator's, that is finished. An escaping
/// StopIteration becomes RuntimeError (PEP 479).
pub fn leave_failed(vm: &mut Vm) {
    let Some(generator) = vm.thread.frames.last().and_then(|f| f.generator()) else { return };
    take_handled_back(vm, generator);
    generator.state.set(GeneratorState::Finished);
    kaa_gc::Heap::dismiss_finalizer(generator);
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
    if let Resume::Send(sent) = with
        && let Some(below) = vm.thread.frames.last_mut()
    {
        let below: *mut Frame = below;
        let entry = vm.thread.frames.len();
        // SAFETY: the frame on top waits in the native call that this is part of.
        if unsafe { push_suspended_chain(vm, below, generator, sent, FrameKind::Entry, 0) }.is_some() {
            let value = crate::leave::run_above(vm, entry)?;
            return Ok(resumed(generator, value));
        }
    }
    let sent = match with {
        Resume::Send(value) => Some(value),
        Resume::Throw => None,
    };
    push_resumed(vm, generator, sent, FrameKind::Entry, 0)?;
    let entry = vm.thread.frames.len() - 1;
    let value = match with {
        Resume::Send(_) => crate::leave::run(vm)?,
        Resume::Throw => {
            vm.thread.pending = pending;
            // What the generator is handling is the context.
            if let (Some(exception), Some(handled)) = (pending, vm.thread.handled) {
                vm.set_context(exception, handled);
            }
            // The exception is raised at the yield itself, so that its handlers apply.
            let frame = &mut vm.thread.frames[entry];
            frame.pc = frame.pc.cast::<Instr>().wrapping_sub(1).cast();
            if vm.instrumentation != 0 {
                crate::tracing::thrown(vm);
            }
            crate::exceptions::unwind(vm, entry)?;
            crate::leave::run(vm)?
        }
    };
    Ok(resumed(generator, value))
}

#[inline]
fn resumed(generator: Gc<Generator>, value: Value) -> Resumed {
    match generator.state.get() {
        GeneratorState::Suspended => Resumed::Yielded(value),
        _ => Resumed::Returned(value),
    }
}
