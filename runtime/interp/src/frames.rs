//! Pushing and popping frames; binding arguments to the parameters of Python functions.
//! CPython: `Python/ceval.c` (`initialize_locals`).

use crate::code::RegCode;
use kaa_code::flags;
use kaa_gc::{Gc, Value};
use kaa_object::args::Args;
use kaa_object::frame::{Extra, Frame, FrameKind};
use kaa_object::payloads::{Code, Function};
use kaa_object::{PyResult, Raised, Str, Vm};

/// What a new frame is for.
pub struct NewFrame {
    pub code: Gc<Code>,
    pub function: Gc<Function>,
    pub base: *mut Option<Value>,
    pub kind: FrameKind,
    pub result: u32,
    pub extra: Option<Value>,
    pub extra_kind: Extra,
    /// The window does not lie on the value stack.
    pub off_stack: bool,
}

/// Pushes a frame whose window is ready. The frame starts at the code's first instruction.
#[inline]
pub fn push(vm: &mut Vm, reg: &RegCode, new: NewFrame) -> PyResult<()> {
    let depth = vm.thread.frames.len();
    if depth >= vm.thread.frame_limit {
        return Err(too_deep(vm));
    }
    let saved_top = vm.thread.top;
    if !new.off_stack {
        let top = new.base.wrapping_add(reg.registers as usize);
        if top > vm.thread.stack.limit() {
            return Err(too_deep(vm));
        }
        vm.thread.top = top;
    }
    vm.thread.frames.push(Frame {
        code: new.code,
        function: new.function,
        base: new.base,
        translation: (&raw const *reg).cast(),
        pc: reg.instrs.as_ptr().cast(),
        extra: new.extra,
        object: None,
        saved_top,
        registers: reg.registers,
        result: new.result,
        line: -1,
        kind: new.kind,
        extra_kind: new.extra_kind,
    });
    Ok(())
}

/// Pushes the frame of a simple call: positional arguments alone, which lie where the callee's window
/// can begin or, where the caller is a generator, are copied there. `None` where it is not so simple (or too deep, which the general way reports).
#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "inlined into the evaluation loop, where these are registers")]
pub fn push_simple(
    vm: &mut Vm,
    caller: *mut Frame,
    function: Gc<Function>,
    code: Gc<Code>,
    first: *mut Option<Value>,
    given: u32,
    kind: FrameKind,
    result: u32,
) -> Option<*mut Frame> {
    // SAFETY: the caller's frame is live; a translation lives as long as its code object.
    let (on_stack, reg) =
        unsafe { ((*caller).extra_kind != Extra::Generator, code.fast.get().cast::<RegCode>().as_ref()?) };
    let depth = vm.thread.frames.len();
    // Of a generator's window, which is not on the stack, the arguments are copied there.
    let (args, first) = if on_stack { (first, first) } else { (first, vm.thread.top) };
    let top = first.wrapping_add(reg.registers as usize);
    if !reg.simple || reg.argcount < given || depth >= vm.thread.frame_limit || top > vm.thread.stack.limit()
    {
        return None;
    }
    // SAFETY: the window fits; the frame stack has room for `frame_limit`, and the frame above the caller's is
    // the first free one.
    unsafe {
        if !on_stack {
            std::ptr::copy_nonoverlapping(args, first, given as usize);
        }
        if reg.argcount != given && !fill_defaults(function, reg, first, given) {
            return None;
        }
        clear_locals(first, reg.argcount, reg);
        let frame = caller.add(1);
        frame.write(Frame {
            code,
            function,
            base: first,
            translation: (&raw const *reg).cast(),
            pc: reg.instrs.as_ptr().cast(),
            extra: None,
            object: None,
            saved_top: vm.thread.top,
            registers: reg.registers,
            result,
            line: -1,
            kind,
            extra_kind: Extra::Nothing,
        });
        vm.thread.frames.set_len(depth + 1);
        vm.thread.top = top;
        Some(frame)
    }
}

/// Writes the defaults of the parameters from `given` on; whether there are enough of them.
///
/// # Safety
/// The window must have room for the locals.
#[inline(never)]
unsafe fn fill_defaults(function: Gc<Function>, reg: &RegCode, base: *mut Option<Value>, given: u32) -> bool {
    let Some(defaults) = function.defaults.get() else { return false };
    let (given, all) = (given as usize, reg.argcount as usize);
    match all.checked_sub(given).and_then(|absent| defaults.len().checked_sub(absent)) {
        Some(from) => {
            for (at, value) in defaults.items()[from..].iter().enumerate() {
                // SAFETY: parameters are locals, for which there is room.
                unsafe { base.add(given + at).write(Some(*value)) };
            }
            true
        }
        None => false,
    }
}

/// Pops a frame without a frame object; the one below.
///
/// # Safety
/// `frame` must be the frame on top, with another one below it.
#[inline(always)]
pub unsafe fn pop_plain(vm: &mut Vm, frame: *mut Frame) -> *mut Frame {
    // SAFETY: see the function's contract; a frame has nothing to drop.
    unsafe {
        vm.thread.top = (*frame).saved_top;
        let depth = vm.thread.frames.len();
        vm.thread.frames.set_len(depth - 1);
        frame.sub(1)
    }
}

#[cold]
pub fn too_deep(vm: &mut Vm) -> Raised {
    vm.raise_named("RecursionError", "maximum recursion depth exceeded")
}

/// Pops the frame on top.
#[inline]
pub fn pop(vm: &mut Vm) -> Option<Frame> {
    if let Some(frame) = vm.thread.frames.last()
        && frame.object.is_some()
    {
        crate::exceptions::detach_frame_object(vm);
    }
    let frame = vm.thread.frames.pop()?;
    vm.thread.top = frame.saved_top;
    Some(frame)
}

/// Empties the registers from `from` up to the number of locals.
///
/// # Safety
/// The window must have room for the locals.
#[inline]
pub unsafe fn clear_locals(base: *mut Option<Value>, from: u32, reg: &RegCode) {
    for i in from..reg.nlocals {
        // SAFETY: the caller vouches for the room. Volatile, lest the loop becomes a call: there are few words to clear.
        unsafe { base.add(i as usize).write_volatile(None) };
    }
}

/// Binds arguments to the parameters, writing the window's locals.
///
/// # Safety
/// The window at `base` must have room for the locals and not overlap the arguments.
pub unsafe fn bind(
    vm: &mut Vm,
    function: Gc<Function>,
    reg: &RegCode,
    base: *mut Option<Value>,
    args: Args<'_>,
) -> PyResult<()> {
    if reg.simple && args.names.is_none() {
        let (given, parameters) = (args.values.len(), reg.argcount as usize);
        let defaults = function.defaults.get();
        let absent = parameters.wrapping_sub(given);
        if absent == 0 || (given < parameters && defaults.is_some_and(|d| absent <= d.len())) {
            // SAFETY: see the function's contract; parameters are locals.
            unsafe {
                std::ptr::copy_nonoverlapping(args.values.as_ptr().cast(), base, given);
                if let Some(defaults) = defaults.filter(|_| absent > 0) {
                    let last = &defaults.items()[defaults.len() - absent..];
                    std::ptr::copy_nonoverlapping(last.as_ptr().cast(), base.add(given), absent);
                }
                clear_locals(base, reg.argcount, reg);
            }
            return Ok(());
        }
    }
    let code = function.code.get();
    let plain = &code.plain;
    let argcount = plain.argcount as usize;
    let positional_only = plain.posonlyargcount as usize;
    let keyword_only = plain.kwonlyargcount as usize;
    let total = argcount + keyword_only;
    let positional = args.positional();
    let taken = positional.len().min(argcount);
    // SAFETY: see the function's contract; parameters are locals.
    unsafe {
        std::ptr::copy_nonoverlapping(positional.as_ptr().cast(), base, taken);
        clear_locals(base, taken as u32, reg);
    }
    // SAFETY: the locals lie within the window; parameters come first among them (validation).
    let locals = unsafe { std::slice::from_raw_parts_mut(base, reg.nlocals as usize) };
    let mut next = total;
    if plain.flags & flags::VARARGS != 0 {
        let rest = &positional[taken..];
        locals[next] = Some(vm.try_tuple(rest)?.value());
        next += 1;
    }
    let extra = if plain.flags & flags::VARKEYWORDS != 0 {
        let dict = vm.new_dict();
        locals[next] = Some(dict.value());
        Some(dict)
    } else {
        None
    };
    for (name, value) in args.keywords() {
        let names = &code.values().localsplus[..total];
        let found = (positional_only..total)
            .find(|&i| names[i] == name)
            .or_else(|| (positional_only..total).find(|&i| names[i].same_text(&name)));
        match (found, extra) {
            (Some(at), _) if locals[at].is_some() => {
                let (f, name) = (function.qualname.get().to_lossy(), name.to_lossy());
                return Err(vm.type_error(format!("{f}() got multiple values for argument '{name}'")));
            }
            (Some(at), _) => locals[at] = Some(value),
            (None, Some(dict)) => vm.dict_set_str(dict, name, value)?,
            (None, None) => return Err(unexpected_keyword(vm, function, name, args)),
        }
    }
    if positional.len() > argcount && plain.flags & flags::VARARGS == 0 {
        return Err(too_many_positional(vm, function, positional.len(), locals));
    }
    if taken < argcount {
        let defaults = function.defaults.get();
        let count = defaults.map_or(0, |d| d.len());
        let required = argcount.saturating_sub(count);
        let missing: Vec<Gc<Str>> =
            (taken..required).filter(|&i| locals[i].is_none()).map(|i| code.values().localsplus[i]).collect();
        if !missing.is_empty() {
            return Err(missing_arguments(vm, function, "positional", &missing));
        }
        if let Some(defaults) = defaults {
            // More defaults than parameters: the last ones count.
            let skip = count.saturating_sub(argcount);
            for i in required..argcount {
                if locals[i].is_none() {
                    locals[i] = defaults.get(skip + i - required);
                }
            }
        }
    }
    if keyword_only > 0 {
        let defaults = function.kwdefaults.get();
        let mut missing = Vec::new();
        for i in argcount..total {
            if locals[i].is_some() {
                continue;
            }
            let name = code.values().localsplus[i];
            match defaults.and_then(|d| d.get_str(name)) {
                Some(value) => locals[i] = Some(value),
                None => missing.push(name),
            }
        }
        if !missing.is_empty() {
            return Err(missing_arguments(vm, function, "keyword-only", &missing));
        }
    }
    Ok(())
}

fn quoted_list(names: &[Gc<Str>]) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("'{}'", n.to_lossy())).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}

#[cold]
fn missing_arguments(vm: &mut Vm, function: Gc<Function>, kind: &str, names: &[Gc<Str>]) -> Raised {
    let f = function.qualname.get().to_lossy();
    let (count, list) = (names.len(), quoted_list(names));
    let plural = if count == 1 { "" } else { "s" };
    vm.type_error(format!("{f}() missing {count} required {kind} argument{plural}: {list}"))
}

#[cold]
fn too_many_positional(
    vm: &mut Vm,
    function: Gc<Function>,
    given: usize,
    locals: &[Option<Value>],
) -> Raised {
    let plain = &function.code.get().plain;
    let argcount = plain.argcount as usize;
    let f = function.qualname.get().to_lossy();
    let defaults = function.defaults.get().map_or(0, |d| d.len());
    let (takes, plural) = if defaults > 0 {
        (format!("from {} to {argcount}", argcount.saturating_sub(defaults)), true)
    } else {
        (argcount.to_string(), argcount != 1)
    };
    let keyword_only = locals[argcount..argcount + plain.kwonlyargcount as usize].iter().flatten().count();
    let plural = if plural { "s" } else { "" };
    let were = if given == 1 && keyword_only == 0 { "was" } else { "were" };
    let given_text = if keyword_only > 0 {
        let s = if given == 1 { "" } else { "s" };
        let ks = if keyword_only == 1 { "" } else { "s" };
        format!("{given} positional argument{s} (and {keyword_only} keyword-only argument{ks})")
    } else {
        given.to_string()
    };
    vm.type_error(format!("{f}() takes {takes} positional argument{plural} but {given_text} {were} given"))
}

#[cold]
fn unexpected_keyword(vm: &mut Vm, function: Gc<Function>, name: Gc<Str>, args: Args<'_>) -> Raised {
    let code = function.code.get();
    let f = function.qualname.get().to_lossy();
    let only = &code.values().localsplus[..code.plain.posonlyargcount as usize];
    let given: Vec<String> = args
        .keywords()
        .filter(|(n, _)| only.iter().any(|p| p.same_text(n)))
        .map(|(n, _)| n.to_lossy())
        .collect();
    if !given.is_empty() {
        let list = given.join(", ");
        return vm.type_error(format!(
            "{f}() got some positional-only arguments passed as keyword arguments: '{list}'"
        ));
    }
    let total = (code.plain.argcount + code.plain.kwonlyargcount) as usize;
    let candidates =
        code.values().localsplus[code.plain.posonlyargcount as usize..total].iter().map(|n| n.to_lossy());
    let text = name.to_lossy();
    match kaa_object::suggest::closest(&text, candidates) {
        Some(best) => vm
            .type_error(format!("{f}() got an unexpected keyword argument '{text}'. Did you mean '{best}'?")),
        None => vm.type_error(format!("{f}() got an unexpected keyword argument '{text}'")),
    }
}
