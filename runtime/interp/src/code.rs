//! `RegCode`: the translation of a code object; and code objects as heap cells.

use crate::cache::Site;
use crate::op::{Instr, Op};
use kaa_code::{Constant, SharedCode};
use kaa_gc::{Gc, Trace, Tracer, Value};
use kaa_object::core_types::shape;
use kaa_object::payloads::{Code, CodeValues, Translated};
use kaa_object::{PyResult, Vm};
use std::cell::{Cell, OnceCell, RefCell};

/// One row of the exception table. Instruction indices; `end` is exclusive.
#[derive(Clone, Copy, Debug)]
pub struct HandlerRow {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    /// Code unit of the target.
    pub unit: u32,
    pub depth: u32,
    pub lasti: bool,
}

/// What a stack entry is, as far as jumps between lines care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Object,
    Iterator,
    Exception,
    Lasti,
}

/// The first instruction of a line.
#[derive(Clone, Debug)]
pub struct LineStart {
    pub line: i32,
    pub instr: u32,
    pub stack: Box<[Entry]>,
    /// Every stack entry is in its register.
    pub clean: bool,
}

/// Where a jump or branch stands and leads to, in code units.
#[derive(Clone, Copy, Debug)]
pub struct BranchPlace {
    pub from: u32,
    pub to: u32,
}

/// Register code.
pub struct RegCode {
    pub instrs: Box<[Instr]>,
    /// Code unit of the bytecode instruction that each instruction stems from.
    pub units: Box<[u32]>,
    /// Registers, from the first on, that can hold values while each instruction runs: locals, and the stack
    /// as deep as it is before or after. What lies above is stale.
    pub live: Box<[u32]>,
    /// Which of the topmost eight of these are stale all the same, the last in bit 0.
    pub holes: Box<[u8]>,
    pub sites: Box<[Site]>,
    pub handlers: Box<[HandlerRow]>,
    pub nlocals: u32,
    /// Registers of the window.
    pub registers: u32,
    pub argcount: u32,
    /// Kinds of instrumentation it has.
    pub kinds: u32,
    /// Where lines begin, in instrumented code.
    pub lines: Box<[LineStart]>,
    /// What the events of jumps and branches tell, in instrumented code.
    pub branches: Box<[BranchPlace]>,
    /// Operations that `Op::Switch` stands in for, by instruction.
    pub patched: RefCell<Vec<(u32, Op)>>,
    /// A generator of this code that is dropped while suspended may have handlers to run.
    pub must_close: bool,
    /// Neither `*args`, `**kwargs` nor keyword-only parameters.
    pub simple: bool,
}

// SAFETY: visits every site; constants in instructions are kept by the code object.
unsafe impl Trace for RegCode {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.sites.trace(tracer);
    }
}

impl Translated for RegCode {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }

    fn live_registers(&self, pc: *const ()) -> (u32, u8) {
        let at = pc.addr().wrapping_sub(self.instrs.as_ptr().addr()) / size_of::<Instr>();
        self.live_registers_at(at)
    }

    fn live_registers_at(&self, index: usize) -> (u32, u8) {
        match (self.live.get(index), self.holes.get(index)) {
            (Some(live), Some(holes)) => (*live, *holes),
            _ => (self.registers, 0),
        }
    }
}

/// The translation of a code object, made if need be.
#[inline]
pub fn regcode(vm: &mut Vm, code: Gc<Code>) -> PyResult<&'static RegCode> {
    let fast = code.fast.get();
    if !fast.is_null() {
        // SAFETY: the address is that of the boxed translation, which lives as long as the code object;
        // every user holds the code object in a frame.
        return Ok(unsafe { &*fast.cast::<RegCode>() });
    }
    translate_now(vm, code)
}

#[cold]
fn translate_now(vm: &mut Vm, code: Gc<Code>) -> PyResult<&'static RegCode> {
    let kinds = vm.instrumentation | code.instrumented.get();
    if !vm.monitoring.instrumented.is_empty() {
        crate::tracing::reinstrumented(vm, code);
    }
    let known = match kinds {
        0 => code.translated.get().map(|t| address(&**t)),
        _ => code.variants.borrow().iter().find(|(k, _)| *k == kinds).map(|(_, t)| address(&**t)),
    };
    let at = match known {
        Some(at) => at,
        None => {
            vm.unpack_code(code)?;
            let boxed: Box<dyn Translated> = Box::new(crate::translate::translate(vm, code, kinds)?);
            let at = address(&*boxed);
            if kinds == 0 {
                code.translated.get_or_init(|| boxed);
            } else {
                code.variants.borrow_mut().push((kinds, boxed));
            }
            code.wrote_many();
            at
        }
    };
    code.fast.set(at.cast());
    // SAFETY: as in `regcode`: translations are boxed, and kept as long as the code object.
    Ok(unsafe { &*at })
}

fn address(translated: &dyn Translated) -> *const RegCode {
    match translated.as_any().downcast_ref::<RegCode>() {
        Some(made) => made,
        None => unreachable!("only this crate translates"),
    }
}

/// A heap cell for a code object. Its constants and names are made when they are wanted.
pub fn code_from_plain(vm: &mut Vm, plain: SharedCode) -> PyResult<Gc<Code>> {
    code_with_constants(vm, plain, None)
}

/// As `code_from_plain`, with the values of its constants where a program gave ones that no compiler makes.
pub fn code_with_constants(
    vm: &mut Vm,
    plain: SharedCode,
    foreign: Option<Gc<kaa_object::payloads::Tuple>>,
) -> PyResult<Gc<Code>> {
    let plain = if vm.settings.no_debug_ranges {
        let mut code = kaa_code::CodeObject::clone(&plain);
        code.linetable = kaa_code::linetable::without_columns(&code.linetable, code.firstlineno).into();
        code.into()
    } else {
        plain
    };
    let mut intern = |text: &kaa_code::Text| -> PyResult<Gc<kaa_object::Str>> {
        let s = vm.str_from_text(text)?;
        Ok(vm.intern(s))
    };
    let filename = intern(plain.filename())?;
    let name = intern(plain.name())?;
    let qualname = intern(plain.qualname())?;
    Ok(vm.heap.alloc(
        shape::CODE,
        Code {
            plain,
            foreign,
            unpacked: OnceCell::new(),
            filename,
            name,
            qualname,
            translated: OnceCell::new(),
            fast: Cell::new(std::ptr::null()),
            instrumented: Cell::new(0),
            variants: RefCell::default(),
        },
    ))
}

/// Makes a code object's constants and names.
pub fn unpack(vm: &mut Vm, code: Gc<Code>) -> PyResult<()> {
    let plain = &code.plain;
    // Values under construction live in a list, since making further ones runs the collector's polls.
    let consts = vm.new_list();
    for (at, constant) in plain.consts.iter().enumerate() {
        let value = match code.foreign.and_then(|tuple| tuple.items().get(at).copied()) {
            Some(value) => value,
            None => constant_value(vm, constant)?,
        };
        kaa_object::list::ListRef::push(consts, vm, value)?;
    }
    let mut intern = |text: &kaa_code::Text| -> PyResult<Gc<kaa_object::Str>> {
        let s = vm.str_from_text(text)?;
        Ok(vm.intern(s))
    };
    let names = plain.names.iter().map(&mut intern).collect::<PyResult<Box<[_]>>>()?;
    let localsplus = plain.localsplusnames.iter().map(&mut intern).collect::<PyResult<Box<[_]>>>()?;
    let values = CodeValues { consts: consts.items().into(), names, localsplus };
    // Making a constant may have run Python code, which may have done this before.
    let _ = code.unpacked.set(Box::new(values));
    code.wrote_many();
    Ok(())
}

/// The value of a constant.
pub fn constant_value(vm: &mut Vm, constant: &Constant) -> PyResult {
    Ok(match constant {
        Constant::None => Value::NONE,
        Constant::True => Value::TRUE,
        Constant::False => Value::FALSE,
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Int(n) => vm.int_from_big(n.clone()),
        Constant::Float(x) => vm.float(*x),
        Constant::Complex(re, im) => vm.new_complex(*re, *im),
        Constant::Str(text) => {
            let s = vm.str_from_text(text)?;
            let is_name =
                s.as_ascii().is_some_and(|t| t.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_'));
            if is_name { vm.intern(s).value() } else { s.value() }
        }
        Constant::Bytes(bytes) => vm.new_bytes(bytes)?.value(),
        Constant::Tuple(items) => {
            let list = constant_list(vm, items)?;
            vm.try_tuple(list.items())?.value()
        }
        Constant::FrozenSet(items) => {
            let list = constant_list(vm, items)?;
            let class = vm.types.frozenset.value();
            vm.call(class, &[list.value()])?
        }
        Constant::Slice(parts) => {
            let list = constant_list(vm, &parts[..])?;
            let parts = list.items();
            let (start, stop, step) = (parts[0], parts[1], parts[2]);
            vm.new_slice(start, stop, step)
        }
        Constant::Code(code) => code_from_plain(vm, code.clone())?.value(),
    })
}

fn constant_list(vm: &mut Vm, items: &[Constant]) -> PyResult<Gc<kaa_object::list::List>> {
    let list = vm.new_list();
    for item in items {
        let value = constant_value(vm, item)?;
        kaa_object::list::ListRef::push(list, vm, value)?;
    }
    Ok(list)
}

/// The plain code object behind a cell.
pub fn plain_of(code: Gc<Code>) -> SharedCode {
    code.plain.clone()
}
