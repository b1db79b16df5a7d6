//! Telling tools what code does: `sys.settrace`, `sys.setprofile`, `sys.monitoring`.
//! CPython: `Python/instrumentation.c`, `Python/legacy_tracing.c`.
//!
//! Instrumented code is another translation of the same bytecode, with further instructions in it and otherwise the
//! same ones in the same order; that is how a frame goes over from one translation to another. Frames that wait for
//! a call within their evaluation loop go over at once; one that has called native code goes over at its next
//! instruction, which is replaced by `Op::Switch` until then.

use crate::code::{Entry, RegCode, regcode};
use crate::exceptions::{frame_object, pc_index, regcode_of};
use crate::op::{Instr, Op, jumps};
use kaa_code::CodeObject;
use kaa_gc::{Gc, Value};
use kaa_object::core_types::shape;
use kaa_object::exception::Exception;
use kaa_object::frame::{Frame, FrameKind, FrameObject, Generator, GeneratorState};
use kaa_object::payloads::{BuiltinFunction, Code, Function, Method, MethodDescriptor};
use kaa_object::thread::CallPlace;
use kaa_object::tracing::{EVENT_NAMES, Event, TOOLS, kinds, kinds_of};
use kaa_object::{PyResult, Vm};
use kaa_opcode::Opcode;

/// What all code is to be instrumented with now.
fn wanted(vm: &mut Vm) -> u32 {
    let mut wanted = kinds_of(vm.monitoring.all_events());
    if vm.monitoring.all_events() != 0 {
        // Exceptions are seen while unwinding, which looks whether there is anything at all.
        wanted |= kinds::FRAMES;
    }
    let opcodes = if vm.traces_opcodes { kinds::INSTRUCTIONS } else { 0 };
    vm.for_each_thread(|vm| {
        if vm.thread.trace_function.is_some() {
            wanted |= kinds::FRAMES | kinds::LINES | opcodes;
        }
        if vm.thread.profile_function.is_some() {
            wanted |= kinds::FRAMES | kinds::CALLS;
        }
    });
    wanted
}

/// `Hooks::instrument`: what runs from now on does so with the instrumentation that is asked for.
pub fn instrument(vm: &mut Vm) {
    let wanted = wanted(vm);
    let same = wanted == vm.instrumentation;
    if same && vm.monitoring.local.is_empty() && vm.monitoring.instrumented.is_empty() {
        return;
    }
    vm.instrumentation = wanted;
    if wanted & kinds::CALLS == 0 && vm.monitoring.local.is_empty() {
        vm.for_each_thread(|vm| vm.thread.profiled_calls.clear());
    }
    let mut codes = Vec::new();
    vm.heap.for_each_cell(|value| {
        if value.has_shape(shape::CODE) {
            codes.push(value);
        }
    });
    for code in codes {
        let Some(code) = vm.payload::<Code>(code) else { continue };
        let local = vm.monitoring.local.get(&code.value().bits()).copied();
        let events = local.map_or(0, |events| events.iter().fold(0, |all, e| all | e));
        let own = if events != 0 { kinds_of(events) | kinds::FRAMES } else { 0 };
        code.instrumented.set(own);
        if local.is_some() && !vm.monitoring.instrumented.is_empty() {
            reinstrumented(vm, code);
        }
        code.fast.set(std::ptr::null());
    }
    vm.for_each_thread(|vm| {
        for index in 0..vm.thread.frames.len() {
            go_over(vm, index);
        }
    });
}

/// The instruction of `to` that is the same as the instruction `at` of `from`, or as the one before that, if `at` is
/// instrumentation.
fn same_instruction(from: &RegCode, at: usize, to: &RegCode) -> usize {
    let is_real = |reg: &RegCode, i: usize| !real_op(reg, i).is_trace();
    let ordinal = (0..=at).filter(|&i| is_real(from, i)).count();
    if ordinal == 0 {
        return 0;
    }
    (0..to.instrs.len()).filter(|&i| is_real(to, i)).nth(ordinal - 1).unwrap_or(0)
}

/// An instruction's operation, whether it is replaced just now or not.
fn real_op(reg: &RegCode, at: usize) -> Op {
    match reg.instrs[at].op.get() {
        Op::Switch => {
            let patched = reg.patched.borrow();
            patched.iter().find(|(i, _)| *i as usize == at).map_or(Op::Unreachable, |(_, op)| *op)
        }
        op => op,
    }
}

/// Lets a frame go over to its code's present translation.
fn go_over(vm: &mut Vm, index: usize) {
    let frame = &vm.thread.frames[index];
    let in_loop = vm.thread.frames.get(index + 1).is_some_and(|above| above.kind != FrameKind::Entry);
    let (code, old, at) = (frame.code, regcode_of(frame), pc_index(frame));
    // What cannot be translated again runs on as it is.
    let Ok(new) = regcode(vm, code) else {
        vm.clear_exception();
        return;
    };
    if std::ptr::eq(old, new) {
        return;
    }
    let line = line_of(code, old, at);
    let frame = &mut vm.thread.frames[index];
    frame.line = line;
    if in_loop {
        let at = same_instruction(old, at, new);
        frame.translation = (&raw const *new).cast();
        frame.pc = (&raw const new.instrs[at]).cast();
        return;
    }
    for at in next_instructions(old, at) {
        let Some(next) = old.instrs.get(at) else { continue };
        if next.op.get() != Op::Switch {
            old.patched.borrow_mut().push((at as u32, next.op.get()));
            next.op.set(Op::Switch);
        }
    }
}

/// The instructions that one may be followed by.
fn next_instructions(reg: &RegCode, at: usize) -> Vec<usize> {
    let to = reg.instrs[at].c as usize;
    match real_op(reg, at) {
        // The second takes in the instruction behind it.
        Op::ForIterPair => vec![at + 1, at + 2, to],
        op if op.is_conditional() => vec![at + 1, past_event(reg, to)],
        Op::Jump => vec![to],
        // These take in the head of the loop.
        Op::Loop | Op::LoopRange | Op::LoopList | Op::LoopGenerator => {
            let mut all = vec![to];
            if real_op(reg, to).is_conditional() {
                all.extend([to + 1, past_event(reg, reg.instrs[to].c as usize)]);
            }
            all
        }
        _ => vec![at + 1],
    }
}

/// Where a jump leads that may have instrumentation of its own on the way.
fn past_event(reg: &RegCode, at: usize) -> usize {
    let instr = &reg.instrs[at];
    let taken = instr.op.get() == Op::TraceJump && instr.n & jumps::KIND == jumps::TAKEN;
    if taken { instr.c as usize } else { at }
}

fn line_of(code: Gc<Code>, reg: &RegCode, at: usize) -> i32 {
    let plain = &code.plain;
    let unit = reg.units.get(at).copied().unwrap_or(0) as usize;
    kaa_code::linetable::position_at(&plain.linetable, plain.firstlineno, unit).line.unwrap_or(-1)
}

/// `Op::Switch`: puts the operation back that it stands for, and goes over to the code's present translation.
pub fn switch(vm: &mut Vm, frame: *mut Frame) -> PyResult<()> {
    // SAFETY: the evaluation loop passes the running frame.
    let (code, old, at) = unsafe { ((*frame).code, regcode_of(&*frame), pc_index(&*frame)) };
    let mut patched = old.patched.borrow_mut();
    if let Some(place) = patched.iter().position(|(i, _)| *i as usize == at) {
        let (_, op) = patched.swap_remove(place);
        old.instrs[at].op.set(op);
    }
    drop(patched);
    let new = regcode(vm, code)?;
    if !std::ptr::eq(old, new) {
        // Behind what was executed last, so that instrumentation of the next instruction is executed too.
        let mut next = if at == 0 { 0 } else { same_instruction(old, at - 1, new) + 1 };
        // What tells that an instruction is over was executed if other instrumentation behind it was.
        if at > 0 && real_op(old, at - 1).is_trace() {
            while matches!(new.instrs[next].op.get(), Op::TraceResume | Op::TraceCallEnd) {
                next += 1;
            }
        }
        // SAFETY: as above; the new translation lives as long as the code object.
        unsafe {
            (*frame).translation = (&raw const *new).cast();
            (*frame).pc = (&raw const new.instrs[next]).cast();
        }
    }
    Ok(())
}

/// Where a generator that was suspended in another translation goes on.
#[cold]
pub fn moved_resume(generator: Gc<Generator>, new: &RegCode) -> usize {
    let at = generator.pc.get() as usize;
    let old = generator.translation.get().cast::<RegCode>();
    // SAFETY: the translation is one of the generator's code object, which keeps them all.
    let at = unsafe { old.as_ref() }.map_or(at, |old| same_instruction(old, at.saturating_sub(1), new) + 1);
    generator.pc.set(at as u32);
    generator.translation.set((&raw const *new).cast());
    at
}

/// `Hooks::generator_lasti`
pub fn generator_lasti(_: &Vm, generator: Gc<Generator>) -> i32 {
    let reg = generator.translation.get().cast::<RegCode>();
    let at = (generator.pc.get() as usize).saturating_sub(1);
    // SAFETY: as in `moved_resume`.
    unsafe { reg.as_ref() }.and_then(|reg| reg.units.get(at)).map_or(-1, |unit| *unit as i32 * 2)
}

/// `Hooks::awaited`: the register that the SEND behind the generator's yield sends to.
pub fn awaited(_: &Vm, generator: Gc<Generator>) -> Option<Value> {
    if generator.state.get() != GeneratorState::Suspended {
        return None;
    }
    // SAFETY: as in `moved_resume`.
    let reg = unsafe { generator.translation.get().cast::<RegCode>().as_ref() }?;
    let mut at = generator.pc.get() as usize;
    let suspended_at = reg.instrs.get(at.checked_sub(1)?)?;
    if real_op(reg, at - 1) != Op::Yield || suspended_at.n != 1 {
        return None;
    }
    // The jump back to the SEND, and whatever instrumentation lies between.
    loop {
        let instr = reg.instrs.get(at)?;
        match real_op(reg, at) {
            Op::Send => return generator.window().get(instr.a as usize)?.get(),
            Op::Jump | Op::Loop | Op::LoopRange | Op::LoopList | Op::LoopGenerator => at = instr.c as usize,
            op if op.is_trace() || op == Op::Resume => at += 1,
            _ => return None,
        }
    }
}

/// By code unit: the line that begins there, -1 where instructions without a line begin. CPython:
/// `initialize_lines`.
pub fn line_marks(plain: &CodeObject, list: &[kaa_code::Instruction]) -> Vec<Option<i32>> {
    let units = plain.code.len() / 2;
    let mut lines = vec![-1; units];
    for (start, end, line) in kaa_code::linetable::lines(&plain.linetable, plain.firstlineno) {
        for unit in start / 2..(end / 2).min(units) {
            lines[unit] = line.unwrap_or(-1);
        }
    }
    let mut marks = vec![None; units];
    let Some(first) = list.iter().position(|i| i.opcode == Opcode::Resume) else { return marks };
    let never = |opcode| {
        matches!(
            opcode,
            Opcode::EndAsyncFor | Opcode::EndFor | Opcode::EndSend | Opcode::Resume | Opcode::PopIter
        )
    };
    let mut current = -1;
    for instruction in &list[first..] {
        let line = lines[instruction.start];
        if never(instruction.opcode) {
            continue;
        }
        if line != current {
            marks[instruction.at] = Some(line);
        }
        current = line;
    }
    let at_of =
        |unit: usize| list.iter().find(|i| i.start == unit).filter(|i| !never(i.opcode)).map(|i| i.at);
    for instruction in &list[first..] {
        if let Some(target) = instruction.target()
            && target < units
            && lines[target] >= 0
            && lines[target] != lines[instruction.start]
            && let Some(at) = at_of(target)
        {
            marks[at] = Some(lines[target]);
        }
    }
    for row in kaa_code::exceptiontable::entries(&plain.exceptiontable) {
        if lines[row.target] >= 0
            && let Some(at) = at_of(row.target)
        {
            marks[at] = Some(lines[row.target]);
        }
    }
    marks
}

/// Executes an instruction of instrumentation.
#[cold]
#[inline(never)]
pub fn event(vm: &mut Vm, frame: *mut Frame, i: &Instr) -> PyResult<()> {
    // SAFETY (of the function): the evaluation loop passes the running frame, and operands name its registers.
    let register = |r: u32| unsafe { *(*frame).base.add(r as usize) };
    match i.op.get() {
        Op::TraceResume => {
            let code = unsafe { (*frame).code };
            let line = if i.n == 0 {
                -1
            } else {
                line_of(code, regcode_of(unsafe { &*frame }), pc_index(unsafe { &*frame }))
            };
            unsafe { (*frame).line = line };
            if vm.thread.tracing > 0 {
                return Ok(());
            }
            let event = if i.n == 0 { Event::PyStart } else { Event::PyResume };
            monitor(vm, event, &[])?;
            entered(vm)
        }
        Op::TraceLine => {
            let line = i.c as i32;
            let before = unsafe { std::mem::replace(&mut (*frame).line, line) };
            if i.n != 0 || before == line || vm.thread.tracing > 0 {
                return Ok(());
            }
            monitor(vm, Event::Line, &[Value::int32(line)])?;
            new_line(vm)
        }
        Op::TraceJump if i.n != 0 => jumped(vm, frame, i),
        Op::TraceJump => {
            unsafe { (*frame).line = i.c as i32 };
            if vm.thread.tracing > 0 { Ok(()) } else { new_line(vm) }
        }
        Op::TraceInstruction => {
            if vm.thread.tracing > 0 {
                return Ok(());
            }
            monitor(vm, Event::Instruction, &[])?;
            let Some(object) = traced_frame(vm) else { return Ok(()) };
            if object.trace_opcodes.get() { call_local(vm, object, "opcode", Value::NONE) } else { Ok(()) }
        }
        Op::TraceReturn => {
            if vm.thread.tracing > 0 {
                return Ok(());
            }
            let value = if i.n & 2 != 0 { i.value() } else { register(i.a) };
            let value = value.unwrap_or(Value::NONE);
            let event = if i.n & 1 != 0 { Event::PyYield } else { Event::PyReturn };
            vm.thread.last_returned = Some(value);
            monitor(vm, event, &[value])?;
            let before = vm.thread.line_event;
            if i.n & 1 != 0 {
                vm.thread.line_event = vm.thread.frames.len().checked_sub(1);
            }
            let result = returned(vm, value);
            vm.thread.line_event = before;
            result
        }
        Op::TraceCall => {
            let Some(place) = call_place(vm) else { return Ok(()) };
            let Some(mut callable) = register(i.a) else { return Ok(()) };
            let missing = vm.monitoring.missing.unwrap_or(Value::NONE);
            let mut receiver = if i.n == 1 { None } else { register(i.a + 1) };
            if i.n < 3
                && receiver.is_none()
                && let Some(method) = vm.payload::<Method>(callable)
            {
                (callable, receiver) = (method.function, Some(method.receiver));
            }
            let first = match (receiver, i.n) {
                // `super` is called with the class and the object, or it finds them itself.
                (_, 4) if i.c == 0 => missing,
                (Some(receiver), _) => receiver,
                (None, 3) => register(i.a + 2)
                    .and_then(|args| match vm.exact_list(args) {
                        Some(list) => list.get(0),
                        None => vm.as_tuple(args)?.get(0),
                    })
                    .unwrap_or(missing),
                (None, _) if i.c > 0 => register(i.a + 2).unwrap_or(missing),
                _ => missing,
            };
            let native = (!is_python(vm, callable)).then_some((callable, first));
            // A frame waits for one call at a time.
            while vm.thread.profiled_calls.last().is_some_and(|(p, _)| p.depth >= place.depth) {
                vm.thread.profiled_calls.pop();
            }
            vm.thread.profiled_calls.push((place, native));
            if vm.thread.tracing > 0 {
                return Ok(());
            }
            monitor(vm, Event::Call, &[callable, first])?;
            profile_call(vm, "c_call", native)
        }
        Op::TraceCallEnd => {
            let Some((callable, first)) = finished_call(vm) else { return Ok(()) };
            if vm.thread.tracing > 0 {
                return Ok(());
            }
            monitor(vm, Event::CReturn, &[callable, first])?;
            profile_call(vm, "c_return", Some((callable, first)))
        }
        Op::TraceStop => {
            let Some(stopped) = register(i.a) else { return Ok(()) };
            let is_send = i.n == 1;
            let value = if is_send { register(i.b) } else { None };
            stopped_iterating(vm, stopped, value, is_send, i.c)
        }
        _ => Ok(()),
    }
}

/// A loop or a wait (`is_send`, for `value`), of which an instruction at `raised_by` is told, has come to its end. CPython: `_PyEval_MonitorRaise` in `FOR_ITER` and `SEND`,
/// `INSTRUMENTED_END_FOR`, `INSTRUMENTED_END_SEND`.
fn stopped_iterating(
    vm: &mut Vm,
    stopped: Value,
    value: Option<Value>,
    is_send: bool,
    raised_by: u32,
) -> PyResult<()> {
    let last_returned = vm.thread.last_returned.take();
    let ended = vm.thread.ended.take();
    if vm.thread.tracing > 0 {
        return Ok(());
    }
    if matches!(stopped.shape(), Some(shape::GENERATOR | shape::COROUTINE)) {
        let value = if is_send { value } else { last_returned }.filter(|v| !v.is_none());
        // A `for` that a generator ends without a value makes no StopIteration; that is news for monitors only.
        let traced = (is_send || value.is_some()) && traced_frame(vm).is_some();
        if !traced && !wants(vm, Event::StopIteration) {
            return Ok(());
        }
        let class = vm.exception_type("StopIteration");
        let exception = vm.call(class.value(), value.as_slice())?;
        monitor(vm, Event::StopIteration, &[exception])?;
        return if traced { exception_event(vm, exception) } else { Ok(()) };
    }
    let exception = match ended {
        Some((iterator, exception)) if iterator == stopped => exception,
        // Native ones raise StopIteration where it holds a value, and where what awaits an asynchronous generator's
        // step is told of it.
        _ if is_send && !vm.class_of(stopped).is_heap_type() => {
            let value = value.unwrap_or(Value::NONE);
            let always = ["async_generator_asend", "async_generator_athrow", "_asyncio.FutureIter"];
            let name = vm.type_name_of(stopped);
            if value.is_none() && !always.contains(&name.as_str()) {
                return Ok(());
            }
            if traced_frame(vm).is_none() && !wants(vm, Event::Raise) {
                return Ok(());
            }
            let class = vm.exception_type("StopIteration");
            vm.call(class.value(), &[value])?
        }
        _ => return Ok(()),
    };
    monitor_at(vm, Event::Raise, raised_by, &[exception])?;
    exception_event(vm, exception)
}

/// Where the frame on top stands, as the place of a call.
fn call_place(vm: &Vm) -> Option<CallPlace> {
    let frame = vm.thread.frames.last()?;
    let unit = regcode_of(frame).units.get(pc_index(frame)).copied().unwrap_or(0);
    Some(CallPlace { depth: vm.thread.frames.len(), code: frame.code.value().bits(), unit })
}

/// What is known of the call of native code that the frame on top made, which is over.
fn finished_call(vm: &mut Vm) -> Option<(Value, Value)> {
    let here = call_place(vm)?;
    while let Some((place, native)) = vm.thread.profiled_calls.pop_if(|(p, _)| p.depth >= here.depth) {
        if place == here {
            return native;
        }
    }
    None
}

/// Whether a callable is a Python function, or one bound to an instance.
fn is_python(vm: &Vm, callable: Value) -> bool {
    match vm.payload::<Method>(callable) {
        Some(method) => is_python(vm, method.function),
        None => vm.payload::<Function>(callable).is_some(),
    }
}

/// Tells the profiling function of a call of a builtin function or method.
fn profile_call(vm: &mut Vm, event: &str, call: Option<(Value, Value)>) -> PyResult<()> {
    let Some((callable, first)) = call else { return Ok(()) };
    if vm.thread.profile_function.is_none() {
        return Ok(());
    }
    if vm.payload::<BuiltinFunction>(callable).is_some() {
        return profile(vm, event, callable);
    }
    if vm.payload::<MethodDescriptor>(callable).is_some() {
        // A profiler sees the method bound to its receiver.
        let class = vm.class_of(first).value();
        let bound = match vm.class_of(callable).slots.descr_get.get() {
            Some(get) => get(vm, callable, Some(first), Some(class))?,
            None => callable,
        };
        return profile(vm, event, bound);
    }
    Ok(())
}

/// Whether any tool wants to hear of an event somewhere.
fn wants(vm: &Vm, event: Event) -> bool {
    // C_RETURN and C_RAISE come along with CALL.
    let event = if matches!(event, Event::CReturn | Event::CRaise) { Event::Call } else { event };
    vm.monitoring.all_events() >> event as u8 & 1 != 0 || !vm.monitoring.local.is_empty()
}

/// A `TraceJump` that tells of a jump or branch.
fn jumped(vm: &mut Vm, frame: *mut Frame, i: &Instr) -> PyResult<()> {
    // SAFETY: as in `event`.
    let reg = regcode_of(unsafe { &*frame });
    let at = pc_index(unsafe { &*frame });
    let taken = i.n & jumps::KIND == jumps::TAKEN;
    if taken {
        // What stands here belongs to the jump: handlers and translations are looked up for that.
        // SAFETY: as above; the operand is one of the instructions.
        unsafe { (*frame).pc = (&raw const reg.instrs[i.a as usize]).cast() };
    }
    if vm.thread.tracing == 0 {
        let place = reg.branches[i.b as usize];
        if i.n & jumps::INSTRUCTION != 0 {
            monitor_at(vm, Event::Instruction, place.from, &[])?;
        }
        let event = match i.n & jumps::KIND {
            jumps::JUMP => Event::Jump,
            jumps::LEFT => Event::BranchLeft,
            _ => Event::BranchRight,
        };
        let to = vm.int(i64::from(place.to) * 2);
        if let Err(raised) = monitor_at(vm, event, place.from, &[to]) {
            // It is raised where the jump leads.
            let to = match i.n & jumps::KIND {
                jumps::TAKEN => Some(i.c as usize),
                jumps::JUMP => (at..reg.instrs.len())
                    .find(|&j| !real_op(reg, j).is_trace())
                    .map(|j| reg.instrs[j].c as usize),
                _ => Some(at + 1),
            };
            if let Some(to) = to.and_then(|to| reg.instrs.get(to)) {
                unsafe { (*frame).pc = (&raw const *to).cast() };
            }
            return Err(raised);
        }
    }
    // SAFETY: as above. A callback may have let the frame go over to another translation, which it does at its next
    // instruction: that one is still of this translation. Or it has moved the frame to another line.
    if taken && unsafe { (*frame).pc.cast::<Instr>() } == &raw const reg.instrs[i.a as usize] {
        unsafe { (*frame).pc = (&raw const reg.instrs[i.c as usize]).cast() };
    }
    Ok(())
}

/// Whether `f_lineno` can be set in an event. CPython: `frame_lineno_set_impl`.
fn may_jump(event: Event) -> bool {
    matches!(
        event,
        Event::Line | Event::Jump | Event::BranchLeft | Event::BranchRight | Event::PyResume | Event::PyYield
    )
}

/// Calls the tools' callbacks for an event in the frame on top, where it stands.
fn monitor(vm: &mut Vm, event: Event, args: &[Value]) -> PyResult<()> {
    if !wants(vm, event) {
        return Ok(());
    }
    let Some(frame) = vm.thread.frames.last() else { return Ok(()) };
    let unit = regcode_of(frame).units.get(pc_index(frame)).copied().unwrap_or(0);
    monitor_at(vm, event, unit, args)
}

/// Calls the tools' callbacks for an event at a code unit of the frame on top.
fn monitor_at(vm: &mut Vm, event: Event, unit: u32, args: &[Value]) -> PyResult<()> {
    if !wants(vm, event) {
        return Ok(());
    }
    let Some(frame) = vm.thread.frames.last() else { return Ok(()) };
    let code = frame.code;
    let key = code.value().bits();
    let local = vm.monitoring.local.get(&key).copied().unwrap_or([0; TOOLS]);
    let asked = if matches!(event, Event::CReturn | Event::CRaise) { Event::Call } else { event };
    let bit = 1u32 << asked as u8;
    for tool in (0..TOOLS).rev() {
        let events = vm.monitoring.events[tool] | local[tool];
        if events & bit == 0 || vm.monitoring.disabled.contains(&(key, unit, event as u8, tool as u8)) {
            continue;
        }
        let Some(callback) = vm.monitoring.callbacks[tool][event as usize] else { continue };
        let offset = vm.int(i64::from(unit) * 2);
        let all: &[Value] = match (event, args) {
            (Event::Line, [line]) => &[code.value(), *line],
            (_, []) => &[code.value(), offset],
            (_, [a]) => &[code.value(), offset, *a],
            (_, [a, b, ..]) => &[code.value(), offset, *a, *b],
        };
        let pending = vm.thread.pending.take();
        vm.thread.tracing += 1;
        // A callback that is told of a line may set it, as a tracing function may, and some others.
        let before = vm.thread.line_event;
        if may_jump(event) {
            vm.thread.line_event = vm.thread.frames.len().checked_sub(1);
        }
        let result = vm.call(callback, all);
        vm.thread.line_event = before;
        vm.thread.tracing -= 1;
        let result = result?;
        vm.thread.pending = pending;
        if Some(result) == vm.monitoring.disable {
            let can = (event as u8) < Event::StopIteration as u8 || event as u8 > Event::Reraise as u8;
            if !can {
                vm.monitoring.callbacks[tool][event as usize] = None;
                let name = EVENT_NAMES[event as usize];
                return Err(vm.value_error(format!("Cannot disable {name} events. Callback removed.")));
            }
            let is_branch = matches!(event, Event::BranchLeft | Event::BranchRight);
            let both = is_branch
                && vm.monitoring.joint_branches[tool] >> (event == Event::BranchRight) as u8 & 1 != 0;
            let events: &[Event] = if both { &[Event::BranchLeft, Event::BranchRight] } else { &[event] };
            for &event in events {
                vm.monitoring.disabled.insert((key, unit, event as u8, tool as u8));
            }
            let now = events_of(vm, key);
            vm.monitoring.instrumented.entry(key).or_insert(now);
            if !vm.monitoring.codes.contains(&code.value()) {
                vm.monitoring.codes.push(code.value());
            }
        }
    }
    Ok(())
}

/// The events that each tool wants of a code object.
fn events_of(vm: &Vm, key: u64) -> [u32; TOOLS] {
    let local = vm.monitoring.local.get(&key).copied().unwrap_or([0; TOOLS]);
    std::array::from_fn(|tool| vm.monitoring.events[tool] | local[tool])
}

/// Code is about to run for the first time since tools changed what they want: events that one of them no longer wants
/// of it won't be disabled when it wants them again. CPython: `update_instrumentation_data`.
pub fn reinstrumented(vm: &mut Vm, code: Gc<Code>) {
    let key = code.value().bits();
    let now = events_of(vm, key);
    let Some(before) = vm.monitoring.instrumented.insert(key, now) else {
        vm.monitoring.instrumented.remove(&key);
        return;
    };
    let gone = |event: u8, tool: u8| (before[tool as usize] & !now[tool as usize]) >> event & 1 != 0;
    vm.monitoring.disabled.retain(|(k, _, event, tool)| *k != key || !gone(*event, *tool));
}

/// The frame object on top, where the thread traces and the frame has a tracing function.
fn traced_frame(vm: &mut Vm) -> Option<Gc<FrameObject>> {
    vm.thread.trace_function?;
    let object = vm.thread.frames.last()?.object?;
    object.trace.get()?;
    Some(object)
}

fn top_object(vm: &mut Vm) -> Gc<FrameObject> {
    let index = vm.thread.frames.len() - 1;
    frame_object(vm, index)
}

/// Calls a tracing or profiling function with the frame on top.
fn call_function(vm: &mut Vm, function: Value, event: &str, arg: Value) -> PyResult {
    let object = top_object(vm);
    let event = vm.intern_str(event);
    let pending = vm.thread.pending.take();
    vm.thread.tracing += 1;
    let result = vm.call(function, &[object.value(), event.value(), arg]);
    vm.thread.tracing -= 1;
    let value = result?;
    vm.thread.pending = pending;
    Ok(value)
}

fn profile(vm: &mut Vm, event: &str, arg: Value) -> PyResult<()> {
    let Some(function) = vm.thread.profile_function else { return Ok(()) };
    if vm.thread.tracing > 0 {
        return Ok(());
    }
    if let Err(raised) = call_function(vm, function, event, arg) {
        let pending = vm.thread.pending;
        vm.thread.profile_function = None;
        instrument(vm);
        vm.thread.pending = pending;
        return Err(raised);
    }
    Ok(())
}

/// Calls a frame's own tracing function, or at first the thread's.
fn call_trace(vm: &mut Vm, function: Value, event: &str, arg: Value) -> PyResult<()> {
    let object = top_object(vm);
    match call_function(vm, function, event, arg) {
        Ok(value) => {
            if !value.is_none() {
                object.trace.set(object, Some(value));
            }
            Ok(())
        }
        Err(raised) => {
            let pending = vm.thread.pending;
            object.trace.set(object, None);
            vm.thread.trace_function = None;
            instrument(vm);
            vm.thread.pending = pending;
            Err(raised)
        }
    }
}

fn call_local(vm: &mut Vm, object: Gc<FrameObject>, event: &str, arg: Value) -> PyResult<()> {
    match object.trace.get() {
        Some(function) => call_trace(vm, function, event, arg),
        None => Ok(()),
    }
}

fn entered(vm: &mut Vm) -> PyResult<()> {
    if let Some(function) = vm.thread.trace_function {
        call_trace(vm, function, "call", Value::NONE)?;
    }
    profile(vm, "call", Value::NONE)
}

fn returned(vm: &mut Vm, value: Value) -> PyResult<()> {
    if let Some(object) = traced_frame(vm) {
        call_local(vm, object, "return", value)?;
    }
    profile(vm, "return", value)
}

fn new_line(vm: &mut Vm) -> PyResult<()> {
    let Some(object) = traced_frame(vm) else { return Ok(()) };
    if !object.trace_lines.get() {
        return Ok(());
    }
    let index = vm.thread.frames.len() - 1;
    let before = vm.thread.line_event.replace(index);
    let result = call_local(vm, object, "line", Value::NONE);
    vm.thread.line_event = before;
    result
}

fn exception_event(vm: &mut Vm, exception: Value) -> PyResult<()> {
    let Some(object) = traced_frame(vm) else { return Ok(()) };
    let class = vm.class_of(exception).value();
    let traceback = vm.payload::<Exception>(exception).and_then(|e| e.traceback.get()).unwrap_or(Value::NONE);
    let arg = vm.tuple(&[class, exception, traceback]).value();
    call_local(vm, object, "exception", arg)
}

/// The code unit that an exception in the frame on top is said to come from: the last one of its instruction, or the one
/// in front of that where a Python function raised it that it called. CPython: `next_instr - 1` in `exception_unwind`.
pub fn last_unit(vm: &Vm, from_callee: bool) -> u32 {
    let Some(frame) = vm.thread.frames.last() else { return 0 };
    let unit = regcode_of(frame).units.get(pc_index(frame)).copied().unwrap_or(0);
    if from_callee {
        return unit.saturating_sub(1);
    }
    let opcode = frame.code.plain.code.get(unit as usize * 2).and_then(|&byte| Opcode::from_u8(byte));
    unit + opcode.map_or(0, |opcode| opcode.caches() as u32)
}

/// An exception was raised in the frame on top, or came there from a frame that it called. What a tool raises
/// takes its place. `handler` is the code unit of the handler in this frame.
#[cold]
pub fn raised(vm: &mut Vm, is_reraise: bool, handler: Option<u32>, from_callee: bool) {
    if vm.thread.tracing > 0 {
        return;
    }
    if let Some((callable, first)) = finished_call(vm) {
        // Where `super().name` fails, it is mostly the second half that does.
        let on_super = vm.thread.frames.last().is_some_and(|frame| {
            let op = regcode_of(frame).instrs[pc_index(frame)].op.get();
            matches!(op, Op::LoadSuperAttr | Op::LoadSuperMethod)
        });
        let returned = on_super && !vm.pending_is("TypeError");
        let (event, name) =
            if returned { (Event::CReturn, "c_return") } else { (Event::CRaise, "c_exception") };
        if monitor(vm, event, &[callable, first]).is_err()
            || profile_call(vm, name, Some((callable, first))).is_err()
        {
            return;
        }
    }
    let Some(exception) = vm.thread.pending else { return };
    let event = if is_reraise { Event::Reraise } else { Event::Raise };
    let unit = last_unit(vm, from_callee);
    if monitor_at(vm, event, unit, &[exception]).is_err() {
        return;
    }
    if !is_reraise && exception_event(vm, exception).is_err() {
        return;
    }
    if let Some(unit) = handler {
        let _ = monitor_at(vm, Event::ExceptionHandled, unit, &[exception]);
    }
}

/// The frame on top is about to be left by an exception.
#[cold]
pub fn unwound(vm: &mut Vm, unit: u32) {
    if vm.thread.tracing > 0 {
        return;
    }
    let Some(exception) = vm.thread.pending else { return };
    if monitor_at(vm, Event::PyUnwind, unit, &[exception]).is_ok() {
        let _ = returned(vm, Value::NONE);
    }
}

/// An exception is thrown into the generator on top.
#[cold]
pub fn thrown(vm: &mut Vm) {
    if vm.thread.tracing > 0 {
        return;
    }
    let Some(exception) = vm.thread.pending else { return };
    if let Some(frame) = vm.thread.frames.last_mut() {
        frame.line = -1;
    }
    // It is thrown in behind the yield.
    let unit = call_place(vm).map_or(0, |place| place.unit + 1);
    if monitor_at(vm, Event::PyThrow, unit, &[exception]).is_ok() {
        let _ = entered(vm);
    }
}

/// Before a jump: what is unbound becomes None, since code may rely on what it skips.
fn bind_locals(vm: &mut Vm, index: usize) -> PyResult<()> {
    let frame = &vm.thread.frames[index];
    let (base, count) = (frame.base, frame.code.values().localsplus.len());
    // SAFETY: locals come first in the window, which lives as long as the frame.
    let slot = |i: usize| unsafe { base.add(i) };
    // SAFETY: as above.
    let unbound = (0..count).filter(|&i| unsafe { (*slot(i)).is_none() }).count();
    if unbound > 0 {
        let plural = if unbound == 1 { "" } else { "s" };
        let text = format!("assigning None to {unbound} unbound local{plural}");
        vm.warn_named("RuntimeWarning", &text, 0)?;
        for i in 0..count {
            // SAFETY: as above.
            unsafe {
                if (*slot(i)).is_none() {
                    slot(i).write(Some(Value::NONE));
                }
            }
        }
    }
    Ok(())
}

/// `Hooks::jump`: setting `f_lineno`. CPython: `frame_lineno_set_impl`.
pub fn jump(vm: &mut Vm, object: Gc<FrameObject>, line: i32) -> PyResult<()> {
    let index = object.active.get();
    if index.is_none() || vm.thread.line_event != index || object.thread.get() != vm.thread.serial {
        let is_call = index.is_some_and(|index| {
            vm.thread.frames.get(index).is_some_and(|frame| {
                let at = pc_index(frame);
                regcode_of(frame).instrs[at].op.get() == Op::TraceResume
            })
        });
        let message = match (index, vm.thread.tracing) {
            (Some(_), 1..) if is_call => "can't jump from the 'call' trace event of a new frame",
            (Some(_), 1..) => "can only jump from a 'line' trace event",
            _ => "f_lineno can only be set in a trace function",
        };
        return Err(vm.value_error(message));
    }
    let Some(index) = index else { return Ok(()) };
    let code = object.code;
    if line < code.plain.firstlineno {
        return Err(vm.value_error(format!("line {line} comes before the current code block")));
    }
    let frame = &vm.thread.frames[index];
    let (reg, at) = (regcode_of(frame), pc_index(frame));
    let Some(from) = reg.lines.iter().find(|l| l.instr as usize == at) else {
        return Err(vm.value_error("can't jump from unreachable code"));
    };
    // The line asked for, or else the next one that has code.
    let Some(target) = reg.lines.iter().map(|l| l.line).filter(|l| *l >= line).min() else {
        return Err(vm.value_error(format!("line {line} comes after the current code block")));
    };
    let fits = |to: &[Entry]| {
        to.len() <= from.stack.len() && to.iter().zip(&from.stack).all(|(t, f)| *t == Entry::Object || t == f)
    };
    let candidates: Vec<_> = reg.lines.iter().filter(|l| l.line == target).collect();
    let best = candidates.iter().filter(|l| l.clean && fits(&l.stack)).max_by_key(|l| l.stack.len());
    let Some(to) = best else {
        let top = candidates.iter().find_map(|l| l.stack.last().copied());
        return Err(vm.value_error(match top {
            Some(Entry::Iterator) => "can't jump into the body of a for loop",
            Some(Entry::Exception) => "can't jump into an 'except' block as there's no exception",
            Some(Entry::Lasti) => "can't jump into a re-raising block as there's no location",
            _ => "incompatible stacks",
        }));
    };
    if from.stack.last() == Some(&Entry::Exception) && to.stack.len() < from.stack.len() {
        // Leaving a handler: the exception handled before is the handled one again.
        let registers = from.stack.iter().enumerate().skip(to.stack.len());
        for (depth, _) in registers.filter(|(_, e)| **e == Entry::Exception).rev() {
            // SAFETY: stack entries lie in the window.
            let before = unsafe { vm.thread.frames[index].register(reg.nlocals as usize + depth) };
            vm.thread.handled = before.filter(|v| !v.is_none());
        }
    }
    let to = to.instr as usize;
    bind_locals(vm, index)?;
    vm.thread.frames[index].pc = (&raw const reg.instrs[to]).cast();
    Ok(())
}
