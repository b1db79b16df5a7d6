//! The evaluation loop. CPython: `Python/bytecodes.c`, `Python/ceval.c`.
//!
//! **Invariants.** `frame` points into the thread's frame stack, whose storage never moves; `base` is its
//! window; `pc` its instruction. Before anything that may raise, allocate a frame or look at frames, `pc` is
//! stored in the frame (`save!`).

use crate::cache::Seen;
use crate::calls::{self, Called};
use crate::exceptions::{regcode_of, unwind};
use crate::leave::{Left, deliver_to, empty_register, leave, running_generator, top_frame};
use crate::op::{Instr, Op};
use crate::quick::*;
use crate::slow::{self, floats};
use crate::{frames, generators, imports, iterate, matching, names};
use kaa_gc::{Gc, Value};
use kaa_object::call::Looked;
use kaa_object::core_types::shape;
use kaa_object::frame::{Extra, FrameKind, Generator, GeneratorState, Resumed};
use kaa_object::function::Receiver;
use kaa_object::iter::{next_of_list, next_of_range};
use kaa_object::list::ListRef;
use kaa_object::number::BinaryOp;
use kaa_object::payloads::{BuiltinFunction, CellObject, Function, MethodDescriptor};
use kaa_object::typeobject::TypeRef;
use kaa_object::{PyResult, Slot, Vm};
use kaa_types::generator as awaiting;
use std::sync::atomic::Ordering;

/// Runs the frame on top until the one at `entry` returns, yields or raises, or until a call has to be made outside.
#[inline(never)]
pub fn evaluate(vm: &mut Vm, entry: usize) -> PyResult {
    let mut current = top_frame(vm);
    let breaker = vm.heap.breaker;
    'frames: loop {
        // Frame, window and code don't change in the loop within: the compiler keeps what follows from them.
        let frame = current;
        // SAFETY: the frame is live until it is popped, after which this loop starts over.
        let (base, reg, mut pc) =
            unsafe { ((*frame).base, regcode_of(&*frame), (*frame).pc.cast::<Instr>()) };
        let (start, sites) = (reg.instrs.as_ptr(), reg.sites.as_ptr());
        // SAFETY: as above.
        let function = unsafe { (*frame).function };

        // SAFETY (all of the loop): register operands are below the window's size, sites and jump targets
        // are in range (translation); the window and the frame outlive the instruction.
        macro_rules! slot {
            ($r:expr) => {
                *unsafe { &mut *base.add($r as usize) }
            };
        }
        macro_rules! save {
            () => {
                unsafe { (*frame).pc = pc.cast() }
            };
        }
        'dispatch: loop {
            let i: &Instr = unsafe { &*pc };
            macro_rules! get {
                ($r:expr) => {
                    match slot!($r) {
                        Some(value) => value,
                        None => {
                            save!();
                            empty_register(vm, frame, $r);
                            break 'dispatch;
                        }
                    }
                };
            }
            macro_rules! tri {
                ($e:expr) => {
                    match $e {
                        Ok(value) => value,
                        Err(_) => break 'dispatch,
                    }
                };
            }
            macro_rules! set {
                ($v:expr) => {{
                    let value = $v;
                    slot!(i.a) = Some(value);
                }};
            }
            macro_rules! jump {
                () => {{
                    pc = unsafe { start.add(i.c as usize) };
                    continue 'dispatch;
                }};
            }
            macro_rules! jump_if {
                ($condition:expr) => {
                    if $condition {
                        jump!();
                    }
                };
            }
            macro_rules! site {
                () => {
                    unsafe { &*sites.add(i.c as usize) }
                };
            }
            macro_rules! name {
                ($n:expr) => {
                    unsafe { (&*frame).code.values().names[$n as usize] }
                };
            }
            macro_rules! values {
                ($from:expr, $count:expr) => {
                    unsafe {
                        std::slice::from_raw_parts(base.add($from as usize).cast::<Value>(), $count as usize)
                    }
                };
            }
            // Registers as the entries of a native call.
            macro_rules! entries {
                ($from:expr, $count:expr) => {
                    unsafe { std::slice::from_raw_parts(base.add($from as usize), $count as usize) }
                };
            }
            // The instruction turns into another, which runs in its place.
            macro_rules! again_as {
                ($op:expr) => {{
                    i.op.set($op);
                    continue 'dispatch;
                }};
            }
            macro_rules! next {
                () => {{
                    pc = unsafe { pc.add(1) };
                    continue 'dispatch;
                }};
            }
            macro_rules! arithmetic {
                ($op:expr, $int:expr, $float:expr) => {{
                    let (x, y) = (get!(i.b), get!(i.c));
                    if Value::both_ints(x, y)
                        && let Some(value) = $int(x, y)
                    {
                        set!(value);
                    } else if let Some((p, q)) = floats(x, y)
                        && !Value::both_ints(x, y)
                        && let Some(z) = $float(p, q)
                    {
                        match Value::small_float(z) {
                            Some(value) => set!(value),
                            None => set!(vm.float(z)),
                        }
                    } else {
                        save!();
                        set!(tri!(slow::binary(vm, $op, x, y, i.n != 0)));
                    }
                }};
            }
            macro_rules! bitwise {
                ($op:expr, $int:expr) => {{
                    let (x, y) = (get!(i.b), get!(i.c));
                    if Value::both_ints(x, y)
                        && let Some(value) = $int(x, y)
                    {
                        set!(value);
                    } else {
                        save!();
                        set!(tri!(slow::binary(vm, $op, x, y, i.n != 0)));
                    }
                }};
            }
            // Goes on in the frame on top.
            macro_rules! reload {
                () => {{
                    current = top_frame(vm);
                    continue 'frames;
                }};
            }
            // Enters a Python function whose window can begin at its arguments, if it is a simple one.
            macro_rules! enter {
                ($callable:expr, $first:expr, $given:expr, $kind:expr, $result:expr) => {{
                    let function: Gc<Function> = unsafe { $callable.cast() };
                    let code = function.code.get();
                    let (first, given): (*mut Option<Value>, u32) = ($first, $given);
                    if let Some(entered) =
                        frames::push_simple(vm, frame, function, code, first, given, $kind, $result)
                    {
                        current = entered;
                        continue 'frames;
                    }
                }};
            }
            macro_rules! called {
                ($called:expr, $result:expr) => {
                    match tri!($called) {
                        Called::Entered => reload!(),
                        Called::Done(value) => slot!($result) = Some(value),
                        Called::Outside => {
                            vm.thread.left_for_call = true;
                            return Ok(Value::NONE);
                        }
                    }
                };
            }
            macro_rules! broken {
                ($text:expr) => {{
                    save!();
                    vm.system_error($text);
                    break 'dispatch;
                }};
            }
            macro_rules! unbound {
                ($cell:expr) => {{
                    save!();
                    names::unbound_cell(vm, unsafe { &*frame }, $cell as usize);
                    break 'dispatch;
                }};
            }
            macro_rules! truth {
                ($r:expr) => {{
                    let x = get!($r);
                    match x.quick_truth() {
                        Some(truth) => truth,
                        None => {
                            save!();
                            tri!(vm.is_true(x))
                        }
                    }
                }};
            }
            // A callable and the receiver to call it with.
            macro_rules! found {
                ($looked:expr, $object:expr) => {{
                    let (callable, receiver) = match $looked {
                        Looked::Unbound(method) => (method, Some($object)),
                        Looked::Bound(method) => (method, None),
                    };
                    (slot!(i.a), slot!(i.a + 1)) = (Some(callable), receiver);
                }};
            }
            macro_rules! poll {
                () => {
                    if breaker.load(Ordering::Relaxed) != 0 {
                        save!();
                        tri!(vm.poll());
                    }
                };
            }
            // Steps of loops: `$i` is the `ForIter` instruction, at which `pc` stands.
            macro_rules! stepped {
                ($i:expr, $item:expr) => {{
                    match $item {
                        Some(item) => {
                            slot!($i.b) = Some(item);
                            pc = unsafe { pc.add(1) };
                        }
                        None => pc = unsafe { start.add($i.c as usize) },
                    }
                    continue 'dispatch;
                }};
            }
            macro_rules! slow {
                ($i:expr) => {{
                    save!();
                    stepped!($i, tri!(iterate::step(vm, get!($i.a))))
                }};
            }
            // The `ForIter` that a jump back leads to.
            macro_rules! header {
                () => {{
                    poll!();
                    pc = unsafe { start.add(i.c as usize) };
                    unsafe { &*pc }
                }};
            }
            macro_rules! otherwise {
                ($i:expr) => {{
                    $i.op.set(Op::ForIter);
                    continue 'dispatch;
                }};
            }
            macro_rules! step {
                ($i:expr, $shape:path, $next:ident) => {{
                    let header: &Instr = $i;
                    let iterator = get!(header.a);
                    if !iterator.has_shape($shape) {
                        otherwise!(header);
                    }
                    stepped!(header, $next(unsafe { iterator.cast() }))
                }};
            }
            macro_rules! step_generator {
                ($i:expr) => {{
                    let header: &Instr = $i;
                    let iterator = get!(header.a);
                    if !iterator.has_shape(shape::GENERATOR) {
                        otherwise!(header);
                    }
                    let generator: Gc<Generator> = unsafe { iterator.cast() };
                    save!();
                    match tri!(unsafe { generators::enter(vm, frame, generator, Value::NONE, header.b) }) {
                        Some(entered) => {
                            current = entered;
                            continue 'frames;
                        }
                        None if generator.state.get() == GeneratorState::Finished => {
                            pc = unsafe { start.add(header.c as usize) };
                            continue 'dispatch;
                        }
                        None => {
                            vm.value_error("generator already executing");
                            break 'dispatch;
                        }
                    }
                }};
            }
            match i.op.get() {
                Op::Move => slot!(i.a) = slot!(i.b),
                Op::MoveMove => {
                    slot!(i.a) = slot!(i.b);
                    slot!(i.c) = slot!(i.n);
                }
                Op::LoadWord => slot!(i.a) = i.value(),
                Op::Clear => slot!(i.a) = None,
                Op::LoadChecked => set!(get!(i.b)),
                Op::LoadAndClear => {
                    slot!(i.a) = slot!(i.b);
                    slot!(i.b) = None;
                }
                Op::DeleteFast => {
                    get!(i.a);
                    slot!(i.a) = None;
                }
                Op::LoadGlobal => {
                    save!();
                    let (globals, builtins) = (function.globals, function.builtins);
                    let site = site!();
                    set!(tri!(names::load_global(vm, globals, builtins, site)));
                    match site.first.seen.get() {
                        Seen::Global => i.op.set(Op::LoadGlobalOwn),
                        Seen::Builtin => i.op.set(Op::LoadGlobalBuiltin),
                        _ => {}
                    }
                }
                Op::LoadGlobalOwn => {
                    let cache = &site!().first;
                    let globals = function.globals;
                    if globals.version() == cache.version.get()
                        && let Some(value) = globals.value_at(cache.place.get() as usize)
                    {
                        set!(value);
                    } else {
                        again_as!(Op::LoadGlobal);
                    }
                }
                Op::LoadGlobalBuiltin => {
                    let cache = &site!().first;
                    let (globals, builtins) = (function.globals, function.builtins);
                    if globals.version() == cache.version.get()
                        && builtins.version() == cache.second_version.get()
                        && let Some(value) = builtins.value_at(cache.place.get() as usize)
                    {
                        set!(value);
                    } else {
                        again_as!(Op::LoadGlobal);
                    }
                }
                Op::LoadName => {
                    save!();
                    let (locals, f) = unsafe { ((&*frame).locals(), function) };
                    set!(tri!(names::load_name(vm, locals, f.globals, f.builtins, name!(i.b))));
                }
                Op::StoreName => {
                    let value = get!(i.b);
                    save!();
                    match unsafe { (&*frame).locals() } {
                        Some(locals) => tri!(names::namespace_set(vm, locals, name!(i.a), value)),
                        None => broken!("no locals found when storing a name"),
                    }
                }
                Op::DeleteName => {
                    save!();
                    match unsafe { (&*frame).locals() } {
                        Some(locals) => tri!(names::delete_name(vm, locals, name!(i.a))),
                        None => broken!("no locals when deleting a name"),
                    }
                }
                Op::StoreGlobal => {
                    let value = get!(i.b);
                    save!();
                    tri!(vm.dict_set_str(function.globals, name!(i.a), value));
                }
                Op::DeleteGlobal => {
                    save!();
                    tri!(names::delete_name(vm, function.globals.value(), name!(i.a)));
                }
                Op::LoadFromDictOrGlobals => {
                    let namespace = get!(i.b);
                    save!();
                    let f = function;
                    set!(tri!(names::load_name(vm, Some(namespace), f.globals, f.builtins, name!(i.c))));
                }
                Op::LoadFromDictOrDeref => {
                    let namespace = get!(i.b);
                    save!();
                    let name = unsafe { (&*frame).code.values().localsplus[i.c as usize] };
                    match tri!(names::namespace_get(vm, namespace, name)) {
                        Some(value) => set!(value),
                        None => match unsafe { names::cell_at(base, i.c) }.and_then(|c| c.content.get()) {
                            Some(value) => set!(value),
                            None => unbound!(i.c),
                        },
                    }
                }
                Op::LoadDeref => match unsafe { names::cell_at(base, i.b) }.and_then(|c| c.content.get()) {
                    Some(value) => set!(value),
                    None => unbound!(i.b),
                },
                Op::StoreDeref => {
                    let value = get!(i.b);
                    match unsafe { names::cell_at(base, i.a) } {
                        Some(cell) => cell.content.set(cell, Some(value)),
                        None => broken!("a cell variable without a cell"),
                    }
                }
                Op::DeleteDeref => {
                    let cell = unsafe { names::cell_at(base, i.a) };
                    match cell.filter(|c| c.content.get().is_some()) {
                        Some(cell) => cell.content.init(None),
                        None => unbound!(i.a),
                    }
                }
                Op::MakeCell => {
                    let content = slot!(i.a);
                    let cell = vm.heap.alloc(shape::CELL, CellObject { content: Slot::new(content) });
                    slot!(i.a) = Some(cell.value());
                }
                Op::CopyFreeVars => {
                    save!();
                    let function = function;
                    let to = unsafe { base.add((reg.nlocals - i.a) as usize) };
                    tri!(unsafe { names::copy_free_variables(vm, function, to, i.a as usize) });
                }
                Op::LoadLocals => match unsafe { (&*frame).locals() } {
                    Some(locals) => set!(locals),
                    None => broken!("no locals"),
                },
                Op::LoadBuildClass => {
                    save!();
                    let name = vm.names.__build_class__;
                    match function.builtins.get_str(name) {
                        Some(value) => set!(value),
                        None => {
                            vm.raise_named("NameError", "__build_class__ not found");
                            break 'dispatch;
                        }
                    }
                }
                Op::LoadCommonConstant => {
                    save!();
                    set!(tri!(slow::common_constant(vm, i.n)));
                }
                Op::LoadAttrInline => {
                    let (object, cache) = (get!(i.b), &site!().first);
                    match unsafe { names::read_inline(object, cache) } {
                        Some(value) => set!(value),
                        None => again_as!(Op::LoadAttr),
                    }
                }
                Op::LoadAttrAmong => {
                    let object = get!(i.b);
                    let cache = site!().entry(object);
                    if cache.seen.get() == Seen::Inline
                        && let Some(value) = unsafe { names::read_inline(object, cache) }
                    {
                        set!(value);
                    } else {
                        again_as!(Op::LoadAttr);
                    }
                }
                Op::LoadAttr => {
                    let object = get!(i.b);
                    let site = site!();
                    let entry = site.entry(object);
                    match names::read_cached(vm, object, entry) {
                        Some(value) => {
                            if entry.seen.get() == Seen::Inline {
                                let steady = site.is_steady();
                                i.op.set(if steady { Op::LoadAttrInline } else { Op::LoadAttrAmong });
                            }
                            set!(value);
                        }
                        None => {
                            save!();
                            if site.first.seen.get() == Seen::Property
                                && object.has_shape(site.first.shape.get())
                                && site.first.class_unchanged()
                                && let Some(getter) = site.first.value.get()
                            {
                                let function = unsafe { getter.cast() };
                                let args = [object];
                                tri!(calls::enter_function(
                                    vm,
                                    function,
                                    (&args).into(),
                                    FrameKind::Call,
                                    i.a
                                ));
                                reload!();
                            }
                            set!(tri!(names::load_attr_slow(vm, object, site)));
                        }
                    }
                }
                Op::LoadMethodClass => {
                    let object = get!(i.b);
                    let cache = &site!().first;
                    if object.has_shape(cache.shape.get()) && cache.class_unchanged() {
                        slot!(i.a) = cache.value.get();
                        slot!(i.a + 1) = Some(object);
                    } else {
                        again_as!(Op::LoadMethod);
                    }
                }
                Op::LoadMethod => {
                    let object = get!(i.b);
                    let site = site!();
                    let entry = site.entry(object);
                    let looked = match names::read_cached_method(object, entry) {
                        Some(method) => {
                            if site.is_steady() {
                                i.op.set(Op::LoadMethodClass);
                            }
                            Looked::Unbound(method)
                        }
                        None => match names::read_cached(vm, object, entry) {
                            Some(value) => Looked::Bound(value),
                            None => {
                                save!();
                                tri!(names::load_method_slow(vm, object, site))
                            }
                        },
                    };
                    found!(looked, object);
                }
                Op::StoreAttrInline => {
                    let (object, value) = (get!(i.a), get!(i.b));
                    let cache = &site!().first;
                    if object.has_shape(cache.shape.get()) && cache.class_unchanged() {
                        unsafe { names::set_inline_word(object, cache, value) };
                    } else {
                        again_as!(Op::StoreAttr);
                    }
                }
                Op::StoreAttr => {
                    let (object, value) = (get!(i.a), get!(i.b));
                    let site = site!();
                    if names::write_cached(object, value, site.entry(object)) {
                        if site.first.seen.get() == Seen::Inline && site.is_steady() {
                            i.op.set(Op::StoreAttrInline);
                        }
                    } else {
                        save!();
                        tri!(names::store_attr_slow(vm, object, value, site));
                    }
                }
                Op::DeleteAttr => {
                    let object = get!(i.a);
                    save!();
                    tri!(vm.setattr(object, name!(i.b), None));
                }
                Op::LoadSuperAttr | Op::LoadSuperMethod => {
                    let (object, class, receiver) = (get!(i.b), get!(i.b + 1), get!(i.b + 2));
                    save!();
                    let method = i.op.get() == Op::LoadSuperMethod;
                    let explicit = i.n & 2 != 0;
                    let looked = names::load_super(vm, object, class, receiver, site!(), explicit, method);
                    match tri!(looked) {
                        Looked::Unbound(f) => {
                            slot!(i.a) = Some(f);
                            slot!(i.a + 1) = Some(receiver);
                        }
                        Looked::Bound(f) => {
                            slot!(i.a) = Some(f);
                            if method {
                                slot!(i.a + 1) = None;
                            }
                        }
                    }
                }
                Op::Add => arithmetic!(BinaryOp::Add, add_ints, |p: f64, q: f64| Some(p + q)),
                Op::Sub => arithmetic!(BinaryOp::Subtract, sub_ints, |p: f64, q: f64| Some(p - q)),
                Op::Mul => arithmetic!(BinaryOp::Multiply, mul_ints, |p: f64, q: f64| Some(p * q)),
                Op::TrueDiv => {
                    arithmetic!(BinaryOp::TrueDivide, div_ints, |p: f64, q: f64| (q != 0.0).then(|| p / q))
                }
                Op::FloorDiv => bitwise!(BinaryOp::FloorDivide, floordiv_ints),
                Op::Mod => bitwise!(BinaryOp::Remainder, mod_ints),
                Op::And => {
                    bitwise!(BinaryOp::And, |x: Value, y: Value| Value::from_bits(x.bits() & y.bits()))
                }
                Op::Or => bitwise!(BinaryOp::Or, |x: Value, y: Value| Value::from_bits(x.bits() | y.bits())),
                Op::Xor => {
                    bitwise!(BinaryOp::Xor, |x: Value, y: Value| Value::from_bits((x.bits() ^ y.bits()) | 3))
                }
                Op::LShift => bitwise!(BinaryOp::LeftShift, lshift_ints),
                Op::RShift => bitwise!(BinaryOp::RightShift, rshift_ints),
                Op::Binary => {
                    let (x, y) = (get!(i.b), get!(i.c));
                    save!();
                    let op = BinaryOp::ALL[(i.n & 0xff) as usize % 13];
                    set!(tri!(slow::binary(vm, op, x, y, i.n >> 8 != 0)));
                }
                Op::AddImm | Op::SubImm => {
                    let x = get!(i.b);
                    let small = i.c as i32;
                    let add = i.op.get() == Op::AddImm;
                    let small = if add { small as i64 } else { -(small as i64) };
                    if let Some(n) = x.as_int()
                        && let Some(value) = Value::small_int(n + small)
                    {
                        set!(value);
                    } else if let Some(p) = x.as_small_float()
                        && let Some(value) = Value::small_float(p + small as f64)
                    {
                        set!(value);
                    } else {
                        save!();
                        let op = if add { BinaryOp::Add } else { BinaryOp::Subtract };
                        set!(tri!(slow::binary(vm, op, x, Value::int32(i.c as i32), i.n != 0)));
                    }
                }
                Op::GetItem => {
                    let (container, key) = (get!(i.b), get!(i.c));
                    match quick_item(container, key) {
                        Some(value) => set!(value),
                        None => {
                            save!();
                            called!(get_item(vm, container, key, i.a), i.a);
                        }
                    }
                }
                Op::SetItem => {
                    let (container, key, value) = (get!(i.a), get!(i.b), get!(i.c));
                    if !quick_set_item(container, key, value) {
                        save!();
                        tri!(set_item(vm, container, key, value));
                    }
                }
                Op::DelItem => {
                    let (container, key) = (get!(i.a), get!(i.b));
                    save!();
                    tri!(vm.delitem(container, key));
                }
                Op::BinarySlice => {
                    let (container, from, to) = (get!(i.b), get!(i.b + 1), get!(i.b + 2));
                    save!();
                    let slice = vm.new_slice(from, to, Value::NONE);
                    set!(tri!(vm.getitem(container, slice)));
                }
                Op::StoreSlice => {
                    let (value, container, from, to) = (get!(i.a), get!(i.b), get!(i.b + 1), get!(i.b + 2));
                    save!();
                    let slice = vm.new_slice(from, to, Value::NONE);
                    tri!(vm.setitem(container, slice, value));
                }
                Op::Negative => {
                    let x = get!(i.b);
                    if let Some(n) = x.as_int()
                        && let Some(value) = Value::small_int(-n)
                    {
                        set!(value);
                    } else if let Some(p) = x.as_small_float()
                        && let Some(value) = Value::small_float(-p)
                    {
                        set!(value);
                    } else {
                        save!();
                        set!(tri!(vm.negative(x)));
                    }
                }
                Op::Not => {
                    set!(Value::bool(!truth!(i.b)));
                }
                Op::Invert => {
                    let x = get!(i.b);
                    match x.as_int() {
                        Some(n) => set!(Value::int_unchecked(!n)),
                        None => {
                            save!();
                            set!(tri!(vm.invert(x)));
                        }
                    }
                }
                Op::ToBool => {
                    set!(Value::bool(truth!(i.b)));
                }
                Op::Compare => {
                    let (x, y) = (get!(i.b), get!(i.c));
                    if let Some(truth) = quick_compare(i.n >> 4, x, y) {
                        set!(Value::bool(truth));
                    } else {
                        save!();
                        set!(tri!(compare(vm, i.n, x, y)));
                    }
                }
                Op::CompareJump | Op::CompareImmJump => {
                    let x = get!(i.a);
                    let y = if i.op.get() == Op::CompareJump { get!(i.b) } else { Value::int32(i.b as i32) };
                    let truth = match quick_compare(i.n >> 4, x, y) {
                        Some(truth) => truth,
                        None => {
                            save!();
                            tri!(compare(vm, i.n | 8, x, y)) == Value::TRUE
                        }
                    };
                    jump_if!(truth == (i.n & 8 != 0));
                }
                Op::Is => set!(Value::bool((get!(i.b) == get!(i.c)) ^ (i.n != 0))),
                Op::IsJump => jump_if!((get!(i.a) == get!(i.b)) == (i.n != 0)),
                Op::Contains => {
                    let (item, container) = (get!(i.b), get!(i.c));
                    save!();
                    set!(Value::bool(tri!(contains(vm, container, item)) ^ (i.n != 0)));
                }
                Op::ContainsJump => {
                    let (item, container) = (get!(i.a), get!(i.b));
                    save!();
                    jump_if!(tri!(contains(vm, container, item)) == (i.n != 0));
                }
                Op::Jump => jump!(),
                Op::Loop => {
                    poll!();
                    i.op.set(iterate::looping(unsafe { (*start.add(i.c as usize)).op.get() }));
                    jump!();
                }
                Op::LoopRange => step!(header!(), shape::RANGE_ITERATOR, next_of_range),
                Op::LoopList => step!(header!(), shape::LIST_ITERATOR, next_of_list),
                Op::LoopGenerator => step_generator!(header!()),
                Op::JumpTrue => jump_if!(truth!(i.a)),
                Op::JumpFalse => jump_if!(!truth!(i.a)),
                Op::JumpNone | Op::JumpNotNone => {
                    jump_if!(get!(i.a).is_none() == (i.op.get() == Op::JumpNone))
                }
                Op::GetIter => {
                    let iterable = get!(i.b);
                    save!();
                    if tri!(iterate::enter_generator_function(vm, iterable, i.a)) {
                        reload!();
                    }
                    set!(tri!(vm.iter(iterable)));
                }
                Op::ForIterRange => step!(i, shape::RANGE_ITERATOR, next_of_range),
                Op::ForIterList => step!(i, shape::LIST_ITERATOR, next_of_list),
                Op::ForIterGenerator => step_generator!(i),
                Op::ForIterPair => {
                    let iterator = get!(i.a);
                    save!();
                    match iterate::step_pair(vm, iterator) {
                        Some(pair) => {
                            let Some((first, second)) = tri!(pair) else { jump!() };
                            // SAFETY: what was specialised has the `UnpackSequence` behind it.
                            let unpack = unsafe { &*pc.add(1) };
                            slot!(unpack.b) = Some(second);
                            slot!(unpack.b + 1) = Some(first);
                            pc = unsafe { pc.add(2) };
                        }
                        None => i.op.set(Op::ForIterAny),
                    }
                    continue 'dispatch;
                }
                Op::ForIter => {
                    let iterator = get!(i.a);
                    i.op.set(iterate::specialised(iterator, i.b, unsafe { &*pc.add(1) }));
                    continue 'dispatch;
                }
                Op::ForIterAny => slow!(i),
                Op::BuildTuple => {
                    save!();
                    set!(tri!(vm.try_tuple(values!(i.b, i.c))).value());
                }
                Op::BuildList => {
                    save!();
                    set!(tri!(vm.list(values!(i.b, i.c))).value());
                }
                Op::BuildSet => {
                    save!();
                    set!(tri!(slow::build_set(vm, values!(i.b, i.c))));
                }
                Op::BuildMap => {
                    save!();
                    set!(tri!(slow::build_map(vm, values!(i.b, i.c))));
                }
                Op::BuildSlice => {
                    let step = if i.c == 3 { get!(i.b + 2) } else { Value::NONE };
                    set!(vm.new_slice(get!(i.b), get!(i.b + 1), step));
                }
                Op::BuildString => {
                    save!();
                    set!(tri!(slow::build_string(vm, values!(i.b, i.c))));
                }
                Op::BuildTemplate => {
                    save!();
                    set!(tri!(slow::build_template(vm, get!(i.b), get!(i.b + 1))));
                }
                Op::BuildInterpolation => {
                    save!();
                    set!(tri!(slow::build_interpolation(vm, values!(i.b, i.c), i.n)));
                }
                Op::ListAppend => {
                    let (list, value) = (get!(i.a), get!(i.b));
                    save!();
                    match vm.exact_list(list) {
                        Some(list) => tri!(list.push(vm, value)),
                        None => broken!("LIST_APPEND on something else"),
                    }
                }
                Op::SetAdd => {
                    let (set, value) = (get!(i.a), get!(i.b));
                    save!();
                    tri!(slow::set_add(vm, set, value));
                }
                Op::MapAdd => {
                    let (dict, key, value) = (get!(i.a), get!(i.b), get!(i.c));
                    save!();
                    match vm.exact_dict(dict) {
                        Some(dict) => tri!(vm.dict_set(dict, key, value)),
                        None => broken!("MAP_ADD on something else"),
                    }
                }
                Op::ListExtend => {
                    let (list, value) = (get!(i.a), get!(i.b));
                    save!();
                    tri!(slow::list_extend(vm, list, value));
                }
                Op::SetUpdate => {
                    let (set, value) = (get!(i.a), get!(i.b));
                    save!();
                    tri!(slow::set_update(vm, set, value));
                }
                Op::DictUpdate => {
                    let (dict, value) = (get!(i.a), get!(i.b));
                    save!();
                    tri!(slow::dict_update(vm, dict, value));
                }
                Op::DictMerge => {
                    let (dict, value, callable) = (get!(i.a), get!(i.b), get!(i.c));
                    save!();
                    tri!(slow::dict_merge(vm, dict, value, callable));
                }
                Op::FormatSimple => {
                    let value = get!(i.b);
                    if value.has_shape(shape::STR) {
                        set!(value);
                    } else {
                        save!();
                        set!(tri!(slow::format_value(vm, value, None)));
                    }
                }
                Op::FormatWithSpec => {
                    let (value, spec) = (get!(i.b), get!(i.c));
                    save!();
                    set!(tri!(slow::format_value(vm, value, Some(spec))));
                }
                Op::ConvertValue => {
                    let value = get!(i.b);
                    save!();
                    set!(tri!(slow::convert_value(vm, value, i.n)));
                }
                Op::Call => {
                    let callable = get!(i.a);
                    // A stale word in the receiver's place would keep garbage alive.
                    slot!(i.a + 1) = None;
                    save!();
                    let at = unsafe { base.add(i.a as usize) };
                    if callable.has_shape(shape::FUNCTION) {
                        enter!(callable, unsafe { at.add(2) }, i.c, FrameKind::Call, i.b);
                    }
                    if callable.has_shape(shape::BUILTIN_FUNCTION) {
                        let native: Gc<BuiltinFunction> = unsafe { callable.cast() };
                        if let Some(code) = native.def.of_arity(i.c) {
                            // A receiver takes the register in front of the arguments, which is empty.
                            let bound = matches!(native.def.receiver, Receiver::Instance | Receiver::Class)
                                && native.receiver.is_some();
                            if bound {
                                slot!(i.a + 1) = native.receiver;
                            }
                            let args = entries!(i.a + 2 - bound as u32, i.c + bound as u32);
                            slot!(i.b) = Some(tri!(native.def.call_counted(vm, code, args, i.c)));
                            next!();
                        }
                    }
                    let on_stack = unsafe { (*frame).extra_kind } != Extra::Generator;
                    let site =
                        calls::Site { at, count: i.c as usize, has_receiver: false, result: i.b, on_stack };
                    called!(calls::call(vm, site), i.b);
                }
                Op::CallMethod => {
                    let callable = get!(i.a);
                    save!();
                    let at = unsafe { base.add(i.a as usize) };
                    let has_receiver = slot!(i.a + 1).is_some();
                    if callable.has_shape(shape::FUNCTION) {
                        let first = unsafe { at.add(2 - has_receiver as usize) };
                        enter!(callable, first, i.c + has_receiver as u32, FrameKind::Call, i.b);
                    }
                    if has_receiver && callable.has_shape(shape::METHOD_DESCRIPTOR) {
                        let method: Gc<MethodDescriptor> = unsafe { callable.cast() };
                        if let Some(code) = method.def.of_arity(i.c)
                            && vm.class_of(get!(i.a + 1)).is_subtype(method.owner)
                        {
                            let args = entries!(i.a + 1, i.c + 1);
                            slot!(i.b) = Some(tri!(method.def.call_counted(vm, code, args, i.c)));
                            next!();
                        }
                    }
                    let on_stack = unsafe { (*frame).extra_kind } != Extra::Generator;
                    let site = calls::Site { at, count: i.c as usize, has_receiver, result: i.b, on_stack };
                    called!(calls::call(vm, site), i.b);
                }
                Op::CallKw => {
                    save!();
                    let at = unsafe { base.add(i.a as usize) };
                    let has_receiver = slot!(i.a + 1).is_some();
                    let names = get!(i.a + 2 + i.c);
                    let site =
                        calls::Site { at, count: i.c as usize, has_receiver, result: i.b, on_stack: false };
                    called!(calls::call_keywords(vm, site, names), i.b);
                }
                Op::CallEx => {
                    let (callable, args) = (get!(i.a), get!(i.a + 2));
                    save!();
                    let (receiver, kwargs) = (slot!(i.a + 1), slot!(i.a + 3));
                    called!(calls::call_ex(vm, callable, receiver, args, kwargs, i.b), i.b);
                }
                Op::Intrinsic1 => {
                    let value = get!(i.b);
                    save!();
                    set!(tri!(slow::intrinsic1(vm, i.n, value, frame)));
                }
                Op::Intrinsic2 => {
                    let (x, y) = (get!(i.b), get!(i.c));
                    save!();
                    set!(tri!(slow::intrinsic2(vm, i.n, x, y)));
                }
                Op::Return => {
                    let value = get!(i.a);
                    save!();
                    // SAFETY: a frame of this kind has its caller below it, which waits in a call.
                    unsafe {
                        if (*frame).kind == FrameKind::Call && (*frame).object.is_none() {
                            let result = (*frame).result;
                            current = frames::pop_plain(vm, frame);
                            deliver_to(current, result, value);
                            continue 'frames;
                        } else {
                            match tri!(leave(vm, frame, value)) {
                                Left::Loop(value) => return Ok(value),
                                Left::Caller => reload!(),
                            }
                        }
                    }
                }
                Op::Raise => {
                    save!();
                    let exception = if i.n > 0 { Some(get!(i.a)) } else { None };
                    let cause = if i.n > 1 { Some(get!(i.a + 1)) } else { None };
                    let _ = slow::raise(vm, exception, cause);
                    break 'dispatch;
                }
                Op::Reraise => {
                    let exception = get!(i.a);
                    save!();
                    slow::reraise(vm, exception);
                    break 'dispatch;
                }
                Op::PushExcInfo => {
                    let exception = get!(i.a);
                    slot!(i.a) = Some(vm.thread.handled.unwrap_or(Value::NONE));
                    slot!(i.a + 1) = Some(exception);
                    vm.thread.handled = Some(exception);
                }
                Op::PopExcept => {
                    let before = get!(i.a);
                    vm.thread.handled = (!before.is_none()).then_some(before);
                }
                Op::CheckExcMatch => {
                    let (exception, against) = (get!(i.b), get!(i.c));
                    save!();
                    set!(Value::bool(tri!(slow::exception_matches(vm, exception, against))));
                }
                Op::CheckEgMatch => {
                    let (exception, against) = (get!(i.a), get!(i.a + 1));
                    save!();
                    let (matched, rest) = tri!(slow::group_match(vm, exception, against));
                    slot!(i.a) = Some(rest);
                    slot!(i.a + 1) = Some(matched);
                    if vm.payload::<kaa_object::payloads::Exception>(matched).is_some() {
                        vm.thread.handled = Some(matched);
                    }
                }
                Op::WithExceptStart => {
                    let (exit, receiver, exception) = (get!(i.a), slot!(i.a + 1), get!(i.a + 4));
                    save!();
                    let result = tri!(slow::call_exit(vm, exit, receiver, exception));
                    slot!(i.a + 5) = Some(result);
                }
                Op::LoadSpecial => {
                    let object = get!(i.a);
                    save!();
                    found!(tri!(slow::special_method(vm, object, i.n)), object);
                }
                Op::MakeFunction => {
                    let code = get!(i.b);
                    save!();
                    if !code.has_shape(shape::CODE) {
                        broken!("MAKE_FUNCTION of something else");
                    }
                    let function = vm.new_function(unsafe { code.cast() }, function.globals, None);
                    set!(function.value());
                }
                Op::SetFunctionAttribute => {
                    let (value, function) = (get!(i.b), get!(i.c));
                    save!();
                    set!(tri!(slow::set_function_attribute(vm, function, i.n, value)));
                }
                Op::ImportName => {
                    let (level, from_list) = (get!(i.b), get!(i.b + 1));
                    save!();
                    let (locals, f) = (unsafe { (&*frame).locals() }, function);
                    let name = name!(i.c);
                    set!(tri!(imports::import_name(
                        vm, f.globals, f.builtins, locals, name, from_list, level
                    )));
                }
                Op::ImportFrom => {
                    let module = get!(i.b);
                    save!();
                    set!(tri!(imports::import_from(vm, module, name!(i.c))));
                }
                Op::UnpackSequence => {
                    let value = get!(i.a);
                    let to = unsafe { std::slice::from_raw_parts_mut(base.add(i.b as usize), i.c as usize) };
                    if !quick_unpack(value, to) {
                        save!();
                        tri!(slow::unpack_sequence(vm, value, to));
                    }
                }
                Op::UnpackEx => {
                    let value = get!(i.a);
                    save!();
                    let (before, after) = ((i.c & 0xff) as usize, (i.c >> 8) as usize);
                    let to =
                        unsafe { std::slice::from_raw_parts_mut(base.add(i.b as usize), before + after + 1) };
                    tri!(slow::unpack_ex(vm, value, before, after, to));
                }
                Op::ReturnGenerator => {
                    save!();
                    let generator = tri!(generators::make(vm));
                    match tri!(leave(vm, frame, generator.value())) {
                        Left::Loop(value) => return Ok(value),
                        Left::Caller => reload!(),
                    }
                }
                Op::Yield => {
                    let value = get!(i.a);
                    save!();
                    if let Some(caller) = unsafe { generators::suspend_chain(vm, frame, value) } {
                        current = caller;
                        continue 'frames;
                    }
                    let (kind, extra) = unsafe { ((*frame).kind, (*frame).extra_kind) };
                    if (kind, extra) == (FrameKind::Entry, Extra::Generator)
                        && unsafe { (*frame).object.is_none() }
                    {
                        unsafe { generators::suspend_plain(vm, frame) };
                        return Ok(value);
                    }
                    match generators::suspend(vm) {
                        Some((FrameKind::Resume, result)) => {
                            // SAFETY: a frame of this kind has the one that resumed it below it.
                            unsafe {
                                current = frame.sub(1);
                                deliver_to(current, result, value);
                            }
                            continue 'frames;
                        }
                        Some(_) => return Ok(value),
                        None => broken!("yield outside a generator"),
                    }
                }
                Op::Send => {
                    let (receiver, value) = (get!(i.a), get!(i.b));
                    save!();
                    if let Some(inner) = running_generator(receiver)
                        && let Some(entered) =
                            tri!(unsafe { generators::enter(vm, frame, inner, value, i.b) })
                    {
                        current = entered;
                        continue 'frames;
                    }
                    match tri!(awaiting::send(vm, receiver, value)) {
                        Resumed::Yielded(value) => slot!(i.b) = Some(value),
                        Resumed::Returned(value) => {
                            slot!(i.b) = Some(value);
                            jump!();
                        }
                    }
                }
                Op::GetYieldFromIter => {
                    let value = get!(i.b);
                    save!();
                    if tri!(iterate::enter_generator_function(vm, value, i.a)) {
                        reload!();
                    }
                    let flags = unsafe { (&*frame).code.plain.flags };
                    set!(tri!(awaiting::yield_from_iter(vm, value, flags)));
                }
                Op::GetAwaitable => {
                    let value = get!(i.b);
                    save!();
                    set!(tri!(awaiting::awaitable(vm, value, i.n)));
                }
                Op::GetAiter => {
                    let value = get!(i.b);
                    save!();
                    set!(tri!(awaiting::async_iterator(vm, value)));
                }
                Op::GetAnext => {
                    let value = get!(i.b);
                    save!();
                    set!(tri!(awaiting::async_next(vm, value)));
                }
                Op::EndAsyncFor => {
                    let exception = get!(i.b);
                    save!();
                    tri!(slow::expect_end(vm, exception, "StopAsyncIteration"));
                }
                Op::CleanupThrow => {
                    let exception = get!(i.a + 2);
                    save!();
                    tri!(slow::expect_end(vm, exception, "StopIteration"));
                    slot!(i.a) = Some(Value::NONE);
                    slot!(i.a + 1) = Some(vm.member(exception, 0).unwrap_or(Value::NONE));
                }
                Op::GetLen => {
                    let value = get!(i.b);
                    save!();
                    let len = tri!(vm.len(value));
                    set!(vm.int_from_usize(len));
                }
                Op::MatchMapping | Op::MatchSequence => {
                    use kaa_object::typeobject::type_flags::{MAPPING, SEQUENCE};
                    let flag = if i.op.get() == Op::MatchMapping { MAPPING } else { SEQUENCE };
                    set!(Value::bool(vm.class_of(get!(i.b)).has_flag(flag)));
                }
                Op::MatchKeys => {
                    let (subject, keys) = (get!(i.b), get!(i.b + 1));
                    save!();
                    set!(tri!(matching::match_keys(vm, subject, keys)));
                }
                Op::MatchClass => {
                    let (subject, class, names) = (get!(i.a), get!(i.a + 1), get!(i.a + 2));
                    save!();
                    let found = tri!(matching::match_class(vm, subject, class, i.c as usize, names));
                    set!(found.map_or(Value::NONE, Gc::value));
                }
                Op::SetupAnnotations => {
                    save!();
                    tri!(names::set_up_annotations(vm, unsafe { (&*frame).locals() }));
                }
                Op::Resume => poll!(),
                Op::TraceResume
                | Op::TraceLine
                | Op::TraceJump
                | Op::TraceInstruction
                | Op::TraceReturn
                | Op::TraceCall
                | Op::TraceCallEnd
                | Op::TraceStop => {
                    save!();
                    tri!(crate::tracing::event(vm, frame, i));
                    // A tracing function may have moved the frame to another line.
                    let moved = unsafe { (*frame).pc.cast::<Instr>() };
                    if moved != pc {
                        pc = moved;
                        continue 'dispatch;
                    }
                }
                Op::Switch => {
                    save!();
                    tri!(crate::tracing::switch(vm, frame));
                    current = frame;
                    continue 'frames;
                }
                Op::Unreachable => broken!("unreachable code was reached"),
            }
            // SAFETY: code ends with an instruction that does not fall through.
            pc = unsafe { pc.add(1) };
        }
        unwind(vm, entry)?;
        current = top_frame(vm);
    }
}
