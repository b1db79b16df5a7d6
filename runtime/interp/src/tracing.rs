//! Telling tools what code does: `sys.settrace`, `sys.setprofile`, `sys.monitoring`.
//! CPython: `Python/instrumentation.c`, `Python/legacy_tracing.c`.
//!
//! Instrumented code is another translation of the same bytecode, with further instructions in it and otherwise the
//! same ones in the same order; that is how a frame goes over from one translation to another. Frames that wait for
//! a call within their evaluation loop go over at once; one that has called native code goes over at its next
//! instruction, which is replaced by `Op::Switch` until then.

use crate::code::{Entry, RegCode, regcode};
use crate::exceptions::{frame_object, pc_index, regcode_of};
use crate::op::{Instr, Op};
use kaa_code::CodeObject;
use kaa_gc::{Gc, Value};
use kaa_object::core_types::shape;
use kaa_object::exception::Exception;
use kaa_object::frame::{Frame, FrameKind, FrameObject, Generator, GeneratorState};
use kaa_object::payloads::{BuiltinFunction, Code, Function, Method, MethodDescriptor};
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
    if wanted == vm.instrumentation && vm.monitoring.local.is_empty() {
        return;
    }
    vm.instrumentation = wanted;
    let mut codes = Vec::new();
    vm.heap.for_each_cell(|value| {
        if value.has_shape(shape::CODE) {
            codes.push(value);
        }
    });
    for code in codes {
        let Some(code) = vm.payload::<Code>(code) else { continue };
        let local = vm.monitoring.local.get(&code.value().bits());
        let events = local.map_or(0, |events| events.iter().fold(0, |all, e| all | e));
        let own = if events != 0 { kinds_of(events) | kinds::FRAMES } else { 0 };
        code.instrumented.set(own);
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
    } else if let Some(next) = old.instrs.get(at + 1)
        && next.op.get() != Op::Switch
    {
        old.patched.borrow_mut().push((at as u32 + 1, next.op.get()));
        next.op.set(Op::Switch);
    }
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
        let next = if at == 0 { 0 } else { same_instruction(old, at - 1, new) + 1 };
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
            returned(vm, value)
        }
        Op::TraceCall => {
            let depth = vm.thread.frames.len();
            let Some(callable) = register(i.a) else { return Ok(()) };
            let receiver = if i.n == 1 { None } else { register(i.a + 1) };
            let missing = vm.monitoring.missing.unwrap_or(Value::NONE);
            let first = match (receiver, i.n) {
                (Some(receiver), _) => receiver,
                (None, 3) => register(i.a + 2)
                    .and_then(|args| vm.as_tuple(args))
                    .and_then(|args| args.get(0))
                    .unwrap_or(missing),
                (None, _) if i.c > 0 => register(i.a + 2).unwrap_or(missing),
                _ => missing,
            };
            let native = (!is_python(vm, callable)).then_some((callable, first));
            vm.thread.profiled_calls.push((depth, native));
            if vm.thread.tracing > 0 {
                return Ok(());
            }
            monitor(vm, Event::Call, &[callable, first])?;
            profile_call(vm, "c_call", native)
        }
        Op::TraceCallEnd => {
            let depth = vm.thread.frames.len();
            let Some((callable, first)) = finished_call(vm, depth) else { return Ok(()) };
            if vm.thread.tracing > 0 {
                return Ok(());
            }
            monitor(vm, Event::CReturn, &[callable, first])?;
            profile_call(vm, "c_return", Some((callable, first)))
        }
        Op::TraceStop => {
            let Some(stopped) = register(i.a) else { return Ok(()) };
            let is_generator = matches!(stopped.shape(), Some(shape::GENERATOR | shape::COROUTINE));
            // A `for` that a generator ends without a value makes no StopIteration.
            let is_send = i.n == 1;
            let result = if is_send { register(i.b) } else { vm.thread.last_returned.take() };
            let result = result.filter(|v| !v.is_none());
            let seen = is_send || result.is_some();
            let seen = seen && (traced_frame(vm).is_some() || wants(vm, Event::StopIteration));
            if !is_generator || !seen || vm.thread.tracing > 0 {
                return Ok(());
            }
            let class = vm.exception_type("StopIteration");
            let exception = vm.call(class.value(), result.as_slice())?;
            monitor(vm, Event::StopIteration, &[exception])?;
            exception_event(vm, exception)
        }
        _ => Ok(()),
    }
}

/// What is known of the call of native code that the frame at that depth (one above its index) made, which is over.
fn finished_call(vm: &mut Vm, depth: usize) -> Option<(Value, Value)> {
    while vm.thread.profiled_calls.last().is_some_and(|(d, _)| *d > depth) {
        vm.thread.profiled_calls.pop();
    }
    let (d, native) = *vm.thread.profiled_calls.last()?;
    if d != depth {
        return None;
    }
    vm.thread.profiled_calls.pop();
    native
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

/// Calls the tools' callbacks for an event in the frame on top.
fn monitor(vm: &mut Vm, event: Event, args: &[Value]) -> PyResult<()> {
    if !wants(vm, event) {
        return Ok(());
    }
    let Some(frame) = vm.thread.frames.last() else { return Ok(()) };
    let (code, reg, at) = (frame.code, regcode_of(frame), pc_index(frame));
    let unit = reg.units.get(at).copied().unwrap_or(0);
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
        // A callback that is told of a line may set it, as a tracing function may.
        let before = vm.thread.line_event;
        if event == Event::Line {
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
            vm.monitoring.disabled.insert((key, unit, event as u8, tool as u8));
            if !vm.monitoring.codes.contains(&code.value()) {
                vm.monitoring.codes.push(code.value());
            }
        }
    }
    Ok(())
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

/// An exception was raised in the frame on top, or came there from a frame that it called. What a tool raises
/// takes its place.
#[cold]
pub fn raised(vm: &mut Vm, is_reraise: bool, is_handled: bool) {
    let depth = vm.thread.frames.len();
    if vm.thread.tracing > 0 {
        return;
    }
    if let Some((callable, first)) = finished_call(vm, depth)
        && (monitor(vm, Event::CRaise, &[callable, first]).is_err()
            || profile_call(vm, "c_exception", Some((callable, first))).is_err())
    {
        return;
    }
    let Some(exception) = vm.thread.pending else { return };
    let event = if is_reraise { Event::Reraise } else { Event::Raise };
    if monitor(vm, event, &[exception]).is_err() {
        return;
    }
    if !is_reraise && exception_event(vm, exception).is_err() {
        return;
    }
    if is_handled {
        let _ = monitor(vm, Event::ExceptionHandled, &[exception]);
    }
}

/// The frame on top is about to be left by an exception.
#[cold]
pub fn unwound(vm: &mut Vm) {
    if vm.thread.tracing > 0 {
        return;
    }
    let Some(exception) = vm.thread.pending else { return };
    if monitor(vm, Event::PyUnwind, &[exception]).is_ok() {
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
    if monitor(vm, Event::PyThrow, &[exception]).is_ok() {
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
