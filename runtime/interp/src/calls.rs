//! Calls from the evaluation loop: Python functions get a frame in the same loop, classes with a Python
//! `__init__` too; everything else goes through its call slot.

use crate::code::regcode;
use crate::exceptions::unwind;
use crate::frames::{self, NewFrame};
use crate::leave::top_frame;
use crate::op::Instr;
use kaa_gc::{Gc, Value};
use kaa_object::args::Args;
use kaa_object::core_types::shape;
use kaa_object::frame::{Extra, FrameKind};
use kaa_object::function::{Effect, NativeCode, NativeDef, Receiver};
use kaa_object::payloads::{BuiltinFunction, Code, Function, Method, MethodDescriptor};
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, TypeRef};
use kaa_object::{PyResult, Vm};

/// How a call went on.
pub enum Called {
    /// A frame was pushed; its return delivers the result.
    Entered,
    Done(Value),
    /// The call is to be made by [`call_outside`], once the loop has been left.
    Outside,
}

/// The call site: where callable, receiver and arguments lie, and where the result goes.
#[derive(Clone, Copy)]
pub struct Site {
    /// Register of the callable: `callable, receiver or nothing, arguments…`
    pub at: *mut Option<Value>,
    pub count: usize,
    /// The second register holds a receiver.
    pub has_receiver: bool,
    pub result: u32,
    /// The registers lie on the value stack, so a callee's window may begin at the arguments.
    pub on_stack: bool,
}

impl Site {
    /// First argument, receiver included.
    #[inline]
    fn first(&self) -> *mut Option<Value> {
        self.at.wrapping_add(2 - self.has_receiver as usize)
    }

    #[inline]
    fn total(&self) -> usize {
        self.count + self.has_receiver as usize
    }

    /// The arguments, receiver first.
    ///
    /// # Safety
    /// The registers must hold values, and must not be written while the slice is in use.
    unsafe fn values<'a>(&self) -> &'a [Value] {
        // SAFETY: see the function's contract; a slot that holds a value has the layout of a value.
        unsafe { std::slice::from_raw_parts(self.first().cast::<Value>(), self.total()) }
    }
}

/// Calls whatever lies at a call site, without keywords.
#[inline]
pub fn call(vm: &mut Vm, site: Site) -> PyResult<Called> {
    // SAFETY: the callable's register holds a value (translation).
    let Some(callable) = (unsafe { *site.at }) else { return Err(vm.system_error("call of nothing")) };
    if callable.has_shape(shape::FUNCTION) {
        // SAFETY: the shape says so.
        return call_function(vm, unsafe { callable.cast() }, site);
    }
    call_other(vm, callable, site)
}

/// Enters a Python function.
#[inline]
pub fn call_function(vm: &mut Vm, function: Gc<Function>, site: Site) -> PyResult<Called> {
    let code = function.code.get();
    let reg = regcode(vm, code)?;
    let given = site.total();
    if reg.simple && site.on_stack && given == reg.argcount as usize {
        let base = site.first();
        // SAFETY: the window begins at the arguments on the value stack; `push` checks its end, and the
        // locals behind the arguments lie within it. One more window always fits below the reserve's end.
        unsafe {
            if base.add(reg.registers as usize) < vm.thread.stack.limit() {
                frames::clear_locals(base, reg.argcount, reg);
            }
        }
        frames::push(
            vm,
            reg,
            NewFrame {
                code,
                function,
                base,
                kind: FrameKind::Call,
                result: site.result,
                extra: None,
                extra_kind: Extra::Nothing,
                off_stack: false,
            },
        )?;
        return Ok(Called::Entered);
    }
    // SAFETY: the arguments lie below the new window.
    let args = Args::positional_only(unsafe { site.values() });
    enter_function(vm, function, args, FrameKind::Call, site.result)?;
    Ok(Called::Entered)
}

/// Whether the code keeps its variables in its frame, as that of functions does, and not in a namespace.
fn is_optimized(code: Gc<Code>) -> bool {
    code.plain.flags() & kaa_code::flags::OPTIMIZED != 0
}

/// Pushes a frame for a function with bound arguments.
pub fn enter_function(
    vm: &mut Vm,
    function: Gc<Function>,
    args: Args<'_>,
    kind: FrameKind,
    result: u32,
) -> PyResult<()> {
    let code = function.code.get();
    let reg = regcode(vm, code)?;
    let base = vm.thread.top;
    if base.wrapping_add(reg.registers as usize) > vm.thread.stack.limit() {
        return Err(vm.raise_named("RecursionError", "maximum recursion depth exceeded"));
    }
    // SAFETY: the window lies above everything in use, so it does not overlap the arguments, and it fits.
    unsafe { frames::bind(vm, function, reg, base, args)? };
    let (extra, extra_kind) = if is_optimized(code) {
        (None, Extra::Nothing)
    } else {
        (Some(function.globals.value()), Extra::Locals)
    };
    frames::push(
        vm,
        reg,
        NewFrame { code, function, base, kind, result, extra, extra_kind, off_stack: false },
    )
}

#[inline(never)]
fn call_other(vm: &mut Vm, callable: Value, mut site: Site) -> PyResult<Called> {
    match callable.shape() {
        Some(shape::BUILTIN_FUNCTION) => {
            // SAFETY: the shape says so.
            let function: Gc<BuiltinFunction> = unsafe { callable.cast() };
            if function.def.effect == Effect::Collects && !site.has_receiver {
                return Ok(Called::Outside);
            }
            let receiver = match function.def.receiver {
                Receiver::Module | Receiver::Static => None,
                Receiver::Instance | Receiver::Class => function.receiver,
            };
            // SAFETY: native code writes no register of this frame.
            let args = unsafe { site.values() };
            return function.def.call(vm, receiver, Args::positional_only(args)).map(Called::Done);
        }
        Some(shape::METHOD_DESCRIPTOR) if site.total() > 0 => {
            // SAFETY: as above.
            let (descriptor, args): (Gc<MethodDescriptor>, _) = unsafe { (callable.cast(), site.values()) };
            if vm.class_of(args[0]).is_subtype(descriptor.owner) {
                return call_native_method(vm, *descriptor.def, args).map(Called::Done);
            }
        }
        Some(shape::METHOD) if !site.has_receiver => {
            // SAFETY: as above; the receiver's register belongs to the call.
            unsafe {
                let method: Gc<Method> = callable.cast();
                *site.at = Some(method.function);
                *site.at.add(1) = Some(method.receiver);
                site.has_receiver = true;
                if method.function.has_shape(shape::FUNCTION) {
                    return call_function(vm, method.function.cast(), site);
                }
            }
            return call_other(vm, method_function(callable), site);
        }
        _ => {}
    }
    if let Some(class) = vm.as_type(callable) {
        if class == vm.types.r#type && site.total() == 1 {
            // SAFETY: as above.
            let args = unsafe { site.values() };
            return Ok(Called::Done(vm.class_of(args[0]).value()));
        }
        return call_type(vm, class, site);
    }
    // SAFETY: as above.
    let args = unsafe { site.values() };
    vm.call_args(callable, Args::positional_only(args)).map(Called::Done)
}

/// Makes the call that the frame on top waits in, with the evaluation loop's native frame gone.
#[inline(never)]
pub fn call_outside(vm: &mut Vm, entry: usize) -> PyResult<()> {
    vm.thread.left_for_call = false;
    kaa_gc::clear_dead_stack();
    let frame = top_frame(vm);
    // SAFETY: the frame's instruction is a call without a receiver, whose registers hold values.
    let (instr, callable, args) = unsafe {
        let instr = &*(*frame).pc.cast::<Instr>();
        let at = (*frame).base.add(instr.a as usize);
        (instr, *at, std::slice::from_raw_parts(at.add(2).cast::<Value>(), instr.c as usize))
    };
    let Some(callable) = callable else { return Err(vm.system_error("call of nothing")) };
    match vm.call(callable, args) {
        Ok(value) => {
            // SAFETY: as above; calls are followed by another instruction.
            unsafe {
                *(*frame).base.add(instr.b as usize) = Some(value);
                (*frame).pc = (&raw const *instr).add(1).cast();
            }
            Ok(())
        }
        Err(_) => unwind(vm, entry),
    }
}

fn method_function(callable: Value) -> Value {
    // SAFETY: called for bound methods only.
    let method: Gc<Method> = unsafe { callable.cast() };
    method.function
}

/// Calls a builtin method with the receiver first among `args`.
#[inline]
pub fn call_native_method(vm: &mut Vm, def: &'static NativeDef, args: &[Value]) -> PyResult {
    match def.code {
        NativeCode::Raw(code) => code(vm, Args::positional_only(args)),
        NativeCode::Bound(code) => {
            let count = args.len() as u32 - 1;
            if def.of_arity(count).is_some() {
                return def.call_counted(vm, code, Args::positional_only(args).entries(), count);
            }
            def.call(vm, Some(args[0]), Args::positional_only(&args[1..]))
        }
    }
}

/// Calls a class. One whose construction is `object.__new__` and a Python `__init__` is done in the loop.
fn call_type(vm: &mut Vm, class: Gc<Type>, mut site: Site) -> PyResult<Called> {
    let metaclass = vm.class_of(class.value());
    let plain_call = metaclass == vm.types.r#type;
    let object_new = vm.types.object.slots.new.get().map(|f| f as usize);
    if plain_call
        && !site.has_receiver
        && class.is_heap_type()
        && class.slots.new.get().map(|f| f as usize) == object_new
    {
        let name = vm.names.__init__;
        let abstract_class = class.has_flag(kaa_object::typeobject::type_flags::ABSTRACT);
        if let Some(init) = class.lookup(vm, name)
            && let Some(init) = vm.exact_function(init)
            && is_optimized(init.code.get())
            && !abstract_class
        {
            if class.kind.id == std::any::TypeId::of::<kaa_object::payloads::Plain>() {
                let instance = vm.alloc_plain(class);
                // SAFETY: the receiver's register belongs to the call.
                unsafe { *site.at.add(1) = Some(instance) };
                site.has_receiver = true;
                match call_function(vm, init, site)? {
                    Called::Entered => {
                        if let Some(frame) = vm.thread.frames.last_mut() {
                            frame.kind = FrameKind::Init;
                            frame.extra = Some(instance);
                            frame.extra_kind = Extra::Instance;
                        }
                    }
                    Called::Done(_) | Called::Outside => return Ok(Called::Done(instance)),
                }
                return Ok(Called::Entered);
            }
        }
    }
    // SAFETY: native code writes no register of this frame.
    let args = unsafe { site.values() };
    vm.call_args(class.value(), Args::positional_only(args)).map(Called::Done)
}

/// Calls with keyword arguments: `names` for the last values.
pub fn call_keywords(vm: &mut Vm, site: Site, names: Value) -> PyResult<Called> {
    // SAFETY: as in `call`.
    let Some(mut callable) = (unsafe { *site.at }) else { return Err(vm.system_error("call of nothing")) };
    let mut site = site;
    let names: Option<Gc<Tuple>> = vm.exact_tuple(names);
    if callable.has_shape(shape::METHOD) && !site.has_receiver {
        // SAFETY: the receiver's register belongs to the call.
        unsafe {
            let method: Gc<Method> = callable.cast();
            *site.at.add(1) = Some(method.receiver);
            callable = method.function;
        }
        site.has_receiver = true;
    }
    // SAFETY: neither native code nor the new frame writes these registers while they are read.
    let args = Args { values: unsafe { site.values() }, names };
    if let Some(function) = vm.exact_function(callable) {
        enter_function(vm, function, args, FrameKind::Call, site.result)?;
        return Ok(Called::Entered);
    }
    vm.call_args(callable, args).map(Called::Done)
}

/// `callable(*args, **kwargs)`
pub fn call_ex(
    vm: &mut Vm,
    callable: Value,
    receiver: Option<Value>,
    args: Value,
    kwargs: Option<Value>,
    result: u32,
) -> PyResult<Called> {
    let args = match vm.exact_tuple(args) {
        Some(tuple) => tuple,
        None => {
            let class = vm.class_of(args);
            if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
                let (f, name) = (crate::slow::function_text(vm, callable), class.name_lossy());
                return Err(vm.type_error(format!("{f} argument after * must be an iterable, not {name}")));
            }
            let list = vm.collect_list(args)?;
            vm.try_tuple(list.items())?
        }
    };
    let kwargs = match kwargs {
        None => None,
        Some(kwargs) => match vm.exact_dict(kwargs) {
            Some(dict) if dict.is_empty() => None,
            Some(dict) => Some(dict),
            None => {
                let dict = vm.new_dict();
                crate::slow::dict_merge(vm, dict.value(), kwargs, callable)?;
                Some(dict)
            }
        },
    };
    let names = match kwargs.filter(|d| !d.is_empty()) {
        None => None,
        Some(dict) => Some(keyword_names(vm, dict)?),
    };
    // What the arguments lie in is all theirs, so none of them goes while they are in use.
    let mut few = [Value::NONE; FEW];
    let many;
    let values = match (receiver, kwargs.filter(|_| names.is_some())) {
        (None, None) => args.items(),
        (receiver, kwargs) => {
            let count = args.len() + receiver.is_some() as usize + names.map_or(0, |n| n.len());
            let mut position = 0;
            let given = receiver.into_iter().chain(args.items().iter().copied());
            let named = std::iter::from_fn(|| kwargs?.next_entry(&mut position).map(|(_, value, _)| value));
            let mut all = given.chain(named);
            if count <= FEW {
                few.iter_mut().zip(all).for_each(|(to, from)| *to = from);
                &few[..count]
            } else {
                many = vm.tuple_from_fn(count, |_| all.next().unwrap_or(Value::NONE))?;
                many.items()
            }
        }
    };
    let args = Args { values, names };
    if let Some(function) = vm.exact_function(callable) {
        enter_function(vm, function, args, FrameKind::Call, result)?;
        return Ok(Called::Entered);
    }
    vm.call_args(callable, args).map(Called::Done)
}

/// Arguments that a call keeps on the native stack at the most.
const FEW: usize = 16;

/// The keys of keyword arguments, which must be strings, as exact ones.
fn keyword_names(vm: &mut Vm, dict: Gc<kaa_object::dict::Dict>) -> PyResult<Gc<Tuple>> {
    let mut position = 0;
    let mut plain = true;
    while let Some((key, _, _)) = dict.next_entry(&mut position) {
        plain &= vm.exact_str(key).is_some();
    }
    position = 0;
    if plain {
        return vm.tuple_from_fn(dict.len(), |_| {
            dict.next_entry(&mut position).map_or(Value::NONE, |(key, _, _)| key)
        });
    }
    use kaa_object::list::ListRef;
    let names = vm.list_with_capacity(dict.len())?;
    while let Some((key, _, _)) = dict.next_entry(&mut position) {
        let Some(key) = vm.as_str(key) else { return Err(vm.type_error("keywords must be strings")) };
        let key = vm.str_exact_copy(key)?;
        names.push(vm, key.value())?;
    }
    vm.try_tuple(names.items())
}

/// Call slot of `function`: entered from Rust.
pub fn function_slot(vm: &mut Vm, callable: Value, args: Args<'_>) -> PyResult {
    // SAFETY: the slot belongs to the type whose payload this is, which cannot be subclassed.
    let function: Gc<Function> = unsafe { callable.cast() };
    vm.check_native_stack("")?;
    enter_function(vm, function, args, FrameKind::Entry, 0)?;
    crate::leave::run(vm)
}
