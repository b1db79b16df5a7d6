//! Bytecode to register code.
//!
//! One pass in address order with a symbolic stack: an entry is its canonical register, a local that was
//! loaded but not copied, a constant, the absent receiver of a call, or the register of another depth, where the
//! bytecode swapped or copied entries. At the borders of basic blocks and of protected ranges every entry is in its
//! canonical register.

use crate::cache::Site;
use crate::code::{BranchPlace, Entry, HandlerRow, LineStart, RegCode};
use crate::op::{Instr, Op};
use crate::quick::OUTCOMES;
use kaa_code::{exceptiontable, flags, instructions};
use kaa_gc::{Gc, Value};
use kaa_object::payloads::Code;
use kaa_object::{PyResult, Raised, Vm};
use kaa_opcode::{Intrinsic1, Opcode};
use std::cell::RefCell;

mod instrument;
mod places;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sym {
    /// In the canonical register of its depth.
    Stacked,
    Local(u32),
    Word(Value),
    /// Statically absent (`PUSH_NULL`).
    Null,
    /// In a register that belongs to another depth, or to none.
    Elsewhere(u32),
}

/// Where the branch that follows a comparison leads, and on what truth.
fn branch_of(next: Option<&kaa_code::Instruction>) -> Option<(usize, bool)> {
    let next = next.filter(|next| matches!(next.opcode, Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue))?;
    Some((next.target()?, next.opcode == Opcode::PopJumpIfTrue))
}

/// Whether an instruction may be translated with entries in registers of other depths. It names its operands one by
/// one, writes no register but its result's, and lays no window over those above the stack.
fn takes_entries_anywhere(opcode: Opcode) -> bool {
    use Opcode as O;
    matches!(
        opcode,
        O::Nop
            | O::NotTaken
            | O::ExtendedArg
            | O::Cache
            | O::LoadFast
            | O::LoadFastBorrow
            | O::LoadFastLoadFast
            | O::LoadFastBorrowLoadFastBorrow
            | O::LoadConst
            | O::LoadSmallInt
            | O::LoadGlobal
            | O::LoadDeref
            | O::PushNull
            | O::PopTop
            | O::Copy
            | O::Swap
            | O::StoreFast
            | O::StoreFastLoadFast
            | O::StoreFastStoreFast
            | O::StoreSubscr
            | O::StoreAttr
            | O::BinaryOp
            | O::UnaryNegative
            | O::UnaryInvert
    )
}

const UNKNOWN: u32 = u32::MAX;

struct Translator<'a> {
    code: Gc<Code>,
    nlocals: u32,
    stack: Vec<Sym>,
    /// Stack registers that the instruction being translated has taken operands from.
    operands: Vec<u32>,
    /// End of the registers that it finds entries of other depths in, or puts them in.
    high: u32,
    out: Vec<Instr>,
    units: Vec<u32>,
    /// See `RegCode::live`.
    live: Vec<u32>,
    /// See `RegCode::holes`.
    holes: Vec<u8>,
    sites: Vec<Site>,
    /// Per code unit: first instruction of the code translated from it.
    starts: Vec<u32>,
    /// Per code unit: stack depth on entry, where known.
    depths: Vec<u32>,
    /// Jumps to patch: instruction, target unit.
    jumps: Vec<(usize, usize)>,
    unit: u32,
    /// Kinds of instrumentation to put in.
    kinds: u32,
    /// What the stack's entries are, kept up where there is instrumentation.
    entries: Vec<Entry>,
    /// Per code unit: as `entries`, at borders.
    entries_at: Vec<Option<Vec<Entry>>>,
    lines: Vec<LineStart>,
    branches: Vec<BranchPlace>,
    /// Jumps whose being taken is an event.
    taken: Vec<instrument::Taken>,
    /// The first RESUME was seen.
    resumed: bool,
    vm: &'a mut Vm,
}

fn damaged(vm: &mut Vm, what: &str) -> Raised {
    vm.system_error(format!("damaged code object: {what}"))
}

/// Translates a code object.
///
/// `kinds` says what instrumentation to put in; without regard to that the instructions are the same.
pub fn translate(vm: &mut Vm, code: Gc<Code>, kinds: u32) -> PyResult<RegCode> {
    let plain = code.plain.clone();
    if let Err(invalid) = kaa_code::validate::validate_one(&plain) {
        return Err(damaged(vm, &invalid.to_string()));
    }
    let mut list = Vec::new();
    for instruction in instructions(&plain.code) {
        match instruction {
            Ok(instruction) => list.push(instruction),
            Err(_) => return Err(damaged(vm, "bad instruction")),
        }
    }
    let units = plain.code.len() / 2;
    let nlocals = plain.localsplusnames.len() as u32;
    let mut border = vec![false; units + 1];
    for instruction in &list {
        if let Some(target) = instruction.target()
            && instruction.opcode != Opcode::EndAsyncFor
        {
            border[target] = true;
        }
    }
    let rows: Vec<exceptiontable::Handler> = exceptiontable::entries(&plain.exceptiontable).collect();
    let mut depths = vec![UNKNOWN; units + 1];
    depths[0] = 0;
    for row in &rows {
        border[row.start] = true;
        border[row.end] = true;
        border[row.target] = true;
        depths[row.target] = row.depth + 1 + row.lasti as u32;
    }
    let mut t = Translator {
        code,
        nlocals,
        stack: Vec::new(),
        operands: Vec::new(),
        high: 0,
        out: Vec::with_capacity(list.len()),
        units: Vec::with_capacity(list.len()),
        live: Vec::with_capacity(list.len()),
        holes: Vec::with_capacity(list.len()),
        sites: Vec::new(),
        starts: vec![UNKNOWN; units + 1],
        depths,
        jumps: Vec::new(),
        unit: 0,
        kinds,
        entries: Vec::new(),
        entries_at: vec![None; if kinds == 0 { 0 } else { units + 1 }],
        lines: Vec::new(),
        branches: Vec::new(),
        taken: Vec::new(),
        resumed: false,
        vm,
    };
    let marks = if kinds != 0 { crate::tracing::line_marks(&plain, &list) } else { Vec::new() };
    if kinds != 0 {
        for row in &rows {
            let mut entries = vec![Entry::Object; row.depth as usize];
            if row.lasti {
                entries.push(Entry::Lasti);
            }
            entries.push(Entry::Exception);
            t.entries_at[row.target] = Some(entries);
        }
    }
    let mut reachable = true;
    let mut skip = false;
    for (i, instruction) in list.iter().enumerate() {
        let start = instruction.start;
        if skip {
            // Taken in by the instruction before.
            skip = false;
            t.unit = instruction.at as u32;
            t.instrument_start(instruction, &marks);
            t.instrument_taken_in(instruction);
            continue;
        }
        if border[start] {
            if reachable {
                t.begin();
                t.flush_all();
                t.mark_live(t.stack.len(), 0);
                t.depths[start] = t.stack.len() as u32;
                t.note_entries(start);
            }
            match t.depths[start] {
                UNKNOWN => reachable = false,
                depth => {
                    reachable = true;
                    t.stack = vec![Sym::Stacked; depth as usize];
                    if let Some(Some(entries)) = t.entries_at.get(start) {
                        t.entries.clone_from(entries);
                    }
                }
            }
        }
        t.starts[start] = t.out.len() as u32;
        t.unit = instruction.at as u32;
        if !reachable {
            continue;
        }
        t.instrument_start(instruction, &marks);
        t.instrument_before(instruction, &list[..i]);
        let next = list.get(i + 1).filter(|n| !border[n.start]);
        let (before, from) = (t.stack.len(), t.out.len());
        t.begin();
        if !takes_entries_anywhere(instruction.opcode) {
            t.settle();
        }
        let unmoved: [bool; 8] =
            std::array::from_fn(|i| before > i && !matches!(t.stack[before - 1 - i], Sym::Stacked));
        skip = t.instruction(instruction, next)?;
        t.note_high();
        t.instrument_after(instruction);
        let holes = t.holes_among(&unmoved, before, from);
        t.mark_live(before.max(t.stack.len()), holes);
        if instruction.opcode.is_terminator() {
            reachable = false;
        }
    }
    t.emit(Op::Unreachable, 0, 0, 0, 0);
    t.mark_live(0, 0);
    let last = t.out.len() as u32 - 1;
    // Code that is not reachable belongs to what follows it.
    let mut following = last;
    for start in t.starts.iter_mut().rev() {
        if *start == UNKNOWN {
            *start = following;
        } else {
            following = *start;
        }
    }
    for (at, target) in std::mem::take(&mut t.jumps) {
        t.out[at].c = t.starts[target];
    }
    t.lead_past_events();
    let handlers: Box<[HandlerRow]> = rows
        .iter()
        .map(|row| HandlerRow {
            start: t.starts[row.start],
            end: t.starts[row.end],
            target: t.starts[row.target],
            unit: row.target as u32,
            depth: row.depth,
            lasti: row.lasti,
        })
        .collect();
    // All of a generator's code lies under a handler that turns StopIteration into RuntimeError; that one has
    // nothing to do when the generator is closed.
    let must_close = handlers.iter().any(|row| {
        let target = &t.out[row.target as usize];
        let wraps = Intrinsic1::from_arg(target.n as u32) == Some(Intrinsic1::StopIterationError);
        target.op.get() != Op::Intrinsic1 || !wraps
    });
    // Code of a module or class, called as a function, needs its namespace in the frame.
    let simple = plain.flags & (flags::VARARGS | flags::VARKEYWORDS | flags::OPTIMIZED) == flags::OPTIMIZED
        && plain.kwonlyargcount == 0;
    Ok(RegCode {
        instrs: t.out.into(),
        units: t.units.into(),
        live: t.live.into(),
        holes: t.holes.into(),
        sites: t.sites.into(),
        handlers,
        nlocals,
        // A few spare registers let instructions use scratch space above the stack.
        registers: nlocals + plain.stacksize + 3,
        kinds,
        lines: t.lines.into(),
        branches: t.branches.into(),
        patched: RefCell::default(),
        argcount: plain.argcount,
        must_close,
        simple,
    })
}

impl Translator<'_> {
    /// Where a result goes: a local where the next instruction stores it there, else the stack. The second
    /// part says that the next instruction is taken in.
    fn result(&mut self, next: Option<&kaa_code::Instruction>) -> (u32, bool) {
        match next.map(|n| (n.opcode, n.oparg)) {
            Some((Opcode::StoreFast, local)) => {
                self.before_store(local);
                (local, true)
            }
            Some((Opcode::StoreFastLoadFast, pair)) => {
                self.before_store(pair >> 4);
                self.stack.push(Sym::Local(pair & 15));
                (pair >> 4, true)
            }
            _ => (self.push(), false),
        }
    }

    fn site(&mut self, name: u32) -> u32 {
        let name = self.code.values().names[name as usize];
        self.sites.push(Site::new(name));
        self.sites.len() as u32 - 1
    }

    fn jump_to(&mut self, target: usize) {
        self.jumps.push((self.out.len() - 1, target));
        let depth = self.stack.len() as u32;
        if self.depths[target] == UNKNOWN {
            self.depths[target] = depth;
        }
        self.note_entries(target);
    }

    /// Translates one instruction. Whether the next one was taken in.
    fn instruction(
        &mut self,
        instruction: &kaa_code::Instruction,
        next: Option<&kaa_code::Instruction>,
    ) -> PyResult<bool> {
        use Opcode as O;
        let arg = instruction.oparg;
        let target = instruction.target();
        macro_rules! unary {
            ($op:expr) => {{
                let b = self.pop();
                let (a, taken) = self.result(next);
                self.emit($op, 0, a, b, 0);
                return Ok(taken);
            }};
        }
        macro_rules! binary {
            ($op:expr, $n:expr) => {{
                let c = self.pop();
                let b = self.pop();
                let (a, taken) = self.result(next);
                self.emit($op, $n, a, b, c);
                return Ok(taken);
            }};
        }
        // Builds something of `count` stacked values.
        macro_rules! build {
            ($op:expr, $count:expr, $n:expr) => {{
                let count = $count as usize;
                self.pop_many(count);
                let b = self.top();
                let (a, taken) = self.result(next);
                self.emit($op, $n, a, b, count as u32);
                return Ok(taken);
            }};
        }
        match instruction.opcode {
            O::Nop | O::NotTaken | O::ExtendedArg | O::Cache => {}
            O::Resume => {
                if arg & 3 == 0 {
                    self.emit(Op::Resume, 0, 0, 0, 0);
                }
            }
            O::LoadFast | O::LoadFastBorrow => self.stack.push(Sym::Local(arg)),
            O::LoadFastLoadFast | O::LoadFastBorrowLoadFastBorrow => {
                self.stack.push(Sym::Local(arg >> 4));
                self.stack.push(Sym::Local(arg & 15));
            }
            O::LoadFastCheck => {
                let a = self.push();
                self.emit(Op::LoadChecked, 0, a, arg, 0);
            }
            O::LoadFastAndClear => {
                self.before_store(arg);
                let a = self.push();
                self.emit(Op::LoadAndClear, 0, a, arg, 0);
            }
            O::StoreFast => self.store_fast(arg),
            O::StoreFastLoadFast => {
                self.store_fast(arg >> 4);
                self.stack.push(Sym::Local(arg & 15));
            }
            O::StoreFastStoreFast => {
                self.store_fast(arg >> 4);
                self.store_fast(arg & 15);
            }
            O::DeleteFast => {
                self.before_store(arg);
                self.emit(Op::DeleteFast, 0, arg, 0, 0);
            }
            O::LoadConst => {
                let value = self.code.values().consts[arg as usize];
                self.stack.push(Sym::Word(value));
            }
            O::LoadSmallInt => self.stack.push(Sym::Word(Value::int32(arg as i32))),
            O::PushNull => self.stack.push(Sym::Null),
            O::PopTop | O::EndFor | O::PopIter => {
                self.stack.pop();
            }
            O::Copy => {
                let entry = self.entry(self.stack.len() - arg as usize);
                self.stack.push(entry);
                self.place(self.stack.len() - 1, entry);
            }
            O::Swap => {
                let (x, y) = (self.stack.len() - arg as usize, self.stack.len() - 1);
                let (one, other) = (self.entry(x), self.entry(y));
                self.place(x, other);
                self.place(y, one);
            }
            O::LoadGlobal => {
                let c = self.site(arg >> 1);
                if arg & 1 != 0 {
                    let a = self.push();
                    self.stack.push(Sym::Null);
                    self.emit(Op::LoadGlobal, 0, a, 0, c);
                } else {
                    let (a, taken) = self.result(next);
                    self.emit(Op::LoadGlobal, 0, a, 0, c);
                    return Ok(taken);
                }
            }
            O::LoadName => {
                let a = self.push();
                self.emit(Op::LoadName, 0, a, arg, 0);
            }
            O::StoreName => {
                let b = self.pop();
                self.emit(Op::StoreName, 0, arg, b, 0);
            }
            O::DeleteName => self.emit(Op::DeleteName, 0, arg, 0, 0),
            O::StoreGlobal => {
                let b = self.pop();
                self.emit(Op::StoreGlobal, 0, arg, b, 0);
            }
            O::DeleteGlobal => self.emit(Op::DeleteGlobal, 0, arg, 0, 0),
            O::LoadFromDictOrGlobals => {
                let b = self.pop();
                let a = self.push();
                self.emit(Op::LoadFromDictOrGlobals, 0, a, b, arg);
            }
            O::LoadFromDictOrDeref => {
                let b = self.pop();
                let a = self.push();
                self.emit(Op::LoadFromDictOrDeref, 0, a, b, arg);
            }
            O::LoadDeref => {
                let (a, taken) = self.result(next);
                self.emit(Op::LoadDeref, 0, a, arg, 0);
                return Ok(taken);
            }
            O::StoreDeref => {
                let b = self.pop();
                self.emit(Op::StoreDeref, 0, arg, b, 0);
            }
            O::DeleteDeref => self.emit(Op::DeleteDeref, 0, arg, 0, 0),
            O::MakeCell => self.emit(Op::MakeCell, 0, arg, 0, 0),
            O::CopyFreeVars => self.emit(Op::CopyFreeVars, 0, arg, 0, 0),
            O::LoadLocals => {
                let a = self.push();
                self.emit(Op::LoadLocals, 0, a, 0, 0);
            }
            O::LoadBuildClass => {
                let a = self.push();
                self.emit(Op::LoadBuildClass, 0, a, 0, 0);
            }
            O::LoadCommonConstant => {
                let a = self.push();
                self.emit(Op::LoadCommonConstant, arg as u16, a, 0, 0);
            }
            O::LoadAttr => {
                let c = self.site(arg >> 1);
                let b = self.pop();
                if arg & 1 != 0 {
                    let a = self.push();
                    self.push();
                    self.emit(Op::LoadMethod, 0, a, b, c);
                } else {
                    let (a, taken) = self.result(next);
                    self.emit(Op::LoadAttr, 0, a, b, c);
                    return Ok(taken);
                }
            }
            O::StoreAttr => {
                let c = self.site(arg);
                let a = self.pop();
                let b = self.pop();
                self.emit(Op::StoreAttr, 0, a, b, c);
            }
            O::DeleteAttr => {
                let a = self.pop();
                self.emit(Op::DeleteAttr, 0, a, arg, 0);
            }
            O::LoadSuperAttr => {
                self.pop_many(3);
                let b = self.top();
                let a = self.push();
                let n = (arg & 2) as u16;
                let site = self.site(arg >> 2);
                self.instrument_call(4, b, (arg & 2) as usize);
                if arg & 1 != 0 {
                    self.push();
                    self.emit(Op::LoadSuperMethod, n, a, b, site);
                } else {
                    self.emit(Op::LoadSuperAttr, n, a, b, site);
                }
            }
            O::BinaryOp => return Ok(self.binary_op(arg, next)),
            O::StoreSubscr => {
                let b = self.pop();
                let a = self.pop();
                let c = self.pop();
                self.emit(Op::SetItem, 0, a, b, c);
            }
            O::DeleteSubscr => {
                let b = self.pop();
                let a = self.pop();
                self.emit(Op::DelItem, 0, a, b, 0);
            }
            O::BinarySlice => build!(Op::BinarySlice, 3, 0),
            O::StoreSlice => {
                self.pop_many(4);
                let value = self.top();
                self.emit(Op::StoreSlice, 0, value, value + 1, 0);
            }
            O::UnaryNegative => unary!(Op::Negative),
            O::UnaryNot => unary!(Op::Not),
            O::UnaryInvert => unary!(Op::Invert),
            O::ToBool => {
                // The branch that usually follows tests the truth itself.
                let branch = matches!(next.map(|n| n.opcode), Some(O::PopJumpIfFalse | O::PopJumpIfTrue));
                if !branch {
                    unary!(Op::ToBool);
                }
            }
            O::CompareOp => {
                let comparison = (arg >> 5) as usize % 6;
                let n = OUTCOMES[comparison] << 4 | comparison as u16;
                if arg & 16 != 0
                    && let Some((to, when)) = branch_of(next)
                {
                    let n = n | (when as u16) << 3;
                    if let Some(small) = self.small_int_on_top() {
                        self.stack.pop();
                        let a = self.pop();
                        self.flush_all();
                        self.emit(Op::CompareImmJump, n, a, small as u32, 0);
                        self.jump_to(to);
                    } else {
                        self.branch_on(Op::CompareJump, n, to);
                    }
                    return Ok(true);
                }
                binary!(Op::Compare, n | (arg & 16 != 0) as u16 * 8)
            }
            O::IsOp | O::ContainsOp => {
                let (value, jump) = match instruction.opcode {
                    O::IsOp => (Op::Is, Op::IsJump),
                    _ => (Op::Contains, Op::ContainsJump),
                };
                if let Some((to, when)) = branch_of(next) {
                    self.branch_on(jump, (when != (arg & 1 != 0)) as u16, to);
                    return Ok(true);
                }
                binary!(value, arg as u16 & 1)
            }
            O::JumpForward => {
                self.flush_all();
                self.emit(Op::Jump, 0, 0, 0, 0);
                self.jump_target(target)?;
            }
            O::JumpBackward | O::JumpBackwardNoInterrupt => {
                self.flush_all();
                // Without interruption only around a SEND, as compilers have it: nothing may loop forever unheard.
                let byte = target.and_then(|unit| self.code.plain.code.get(unit * 2).copied());
                let sends = byte.and_then(O::from_u8) == Some(O::Send);
                let quiet = instruction.opcode == O::JumpBackwardNoInterrupt && sends;
                let op = if quiet { Op::Jump } else { Op::Loop };
                self.emit(op, 0, 0, 0, 0);
                self.jump_target(target)?;
            }
            O::PopJumpIfFalse | O::PopJumpIfTrue | O::PopJumpIfNone | O::PopJumpIfNotNone => {
                let a = self.pop();
                self.flush_all();
                let op = match instruction.opcode {
                    O::PopJumpIfFalse => Op::JumpFalse,
                    O::PopJumpIfTrue => Op::JumpTrue,
                    O::PopJumpIfNone => Op::JumpNone,
                    _ => Op::JumpNotNone,
                };
                self.emit(op, 0, a, 0, 0);
                self.jump_target(target)?;
            }
            O::GetIter => {
                let b = self.pop();
                let a = self.push();
                self.emit(Op::GetIter, 0, a, b, 0);
            }
            O::ForIter => {
                self.flush_all();
                let iterator = self.reg(self.stack.len() - 1);
                // At the exit the iterator and the (absent) item are on the stack.
                if let Some(target) = target
                    && self.depths[target] == UNKNOWN
                {
                    self.depths[target] = self.stack.len() as u32 + 1;
                }
                let (b, taken) = self.result(next);
                self.emit(Op::ForIter, 0, iterator, b, 0);
                if let Some(target) = target {
                    self.jumps.push((self.out.len() - 1, target));
                }
                return Ok(taken);
            }
            O::BuildTuple => build!(Op::BuildTuple, arg, 0),
            O::BuildList => build!(Op::BuildList, arg, 0),
            O::BuildSet => build!(Op::BuildSet, arg, 0),
            O::BuildMap => build!(Op::BuildMap, arg * 2, 0),
            O::BuildSlice => build!(Op::BuildSlice, arg, 0),
            O::BuildString => build!(Op::BuildString, arg, 0),
            O::BuildTemplate => build!(Op::BuildTemplate, 2, 0),
            O::BuildInterpolation => build!(Op::BuildInterpolation, 2 + (arg & 1), arg as u16),
            O::ListAppend | O::SetAdd | O::ListExtend | O::SetUpdate | O::DictUpdate => {
                let b = self.pop();
                let depth = self.stack.len() - arg as usize;
                self.materialise(depth);
                let a = self.reg(depth);
                let op = match instruction.opcode {
                    O::ListAppend => Op::ListAppend,
                    O::SetAdd => Op::SetAdd,
                    O::ListExtend => Op::ListExtend,
                    O::SetUpdate => Op::SetUpdate,
                    _ => Op::DictUpdate,
                };
                self.emit(op, 0, a, b, 0);
            }
            O::DictMerge => {
                let b = self.pop();
                let depth = self.stack.len() - arg as usize;
                self.materialise(depth);
                let a = self.reg(depth);
                // The callable lies below: callable, receiver, positional arguments, dict.
                let callable = depth.checked_sub(3);
                let c = match callable {
                    Some(depth) => {
                        self.materialise(depth);
                        self.reg(depth)
                    }
                    None => a,
                };
                self.emit(Op::DictMerge, 0, a, b, c);
            }
            O::MapAdd => {
                let c = self.pop();
                let b = self.pop();
                let depth = self.stack.len() - arg as usize;
                self.materialise(depth);
                let a = self.reg(depth);
                self.emit(Op::MapAdd, 0, a, b, c);
            }
            O::FormatSimple => unary!(Op::FormatSimple),
            O::FormatWithSpec => binary!(Op::FormatWithSpec, 0),
            O::ConvertValue => {
                let b = self.pop();
                let (a, taken) = self.result(next);
                self.emit(Op::ConvertValue, arg as u16, a, b, 0);
                return Ok(taken);
            }
            O::Call => {
                let count = arg as usize;
                self.flush_top(count);
                let slot = self.stack.len() - count - 1;
                let direct = self.stack[slot] == Sym::Null;
                if !direct {
                    self.materialise(slot);
                }
                self.materialise(slot - 1);
                self.stack.truncate(slot - 1);
                let a = self.top();
                let (b, taken) = self.result(next);
                let op = if direct { Op::Call } else { Op::CallMethod };
                self.instrument_call(direct as u16, a, count);
                self.emit(op, 0, a, b, count as u32);
                return Ok(taken);
            }
            O::CallKw => {
                let count = arg as usize;
                self.pop_many(count + 3);
                let a = self.top();
                let (b, taken) = self.result(next);
                self.instrument_call(2, a, count);
                self.emit(Op::CallKw, 0, a, b, count as u32);
                return Ok(taken);
            }
            O::CallFunctionEx => {
                self.pop_many(4);
                let a = self.top();
                let (b, taken) = self.result(next);
                self.instrument_call(3, a, 0);
                self.emit(Op::CallEx, 0, a, b, 0);
                return Ok(taken);
            }
            O::CallIntrinsic1 => {
                let b = self.pop();
                let a = self.push();
                self.emit(Op::Intrinsic1, arg as u16, a, b, 0);
            }
            O::CallIntrinsic2 => binary!(Op::Intrinsic2, arg as u16),
            O::ReturnValue => {
                let a = self.pop();
                self.emit(Op::Return, 0, a, 0, 0);
            }
            O::RaiseVarargs => {
                self.pop_many(arg as usize);
                let a = self.top();
                self.emit(Op::Raise, arg as u16, a, 0, 0);
            }
            O::Reraise => {
                let a = self.pop();
                let b = match arg {
                    0 => 0,
                    _ => self.reg(self.stack.len() - arg as usize),
                };
                self.emit(Op::Reraise, arg as u16, a, b, 0);
            }
            O::PushExcInfo => {
                self.flush_top(1);
                let a = self.reg(self.stack.len() - 1);
                self.push();
                self.emit(Op::PushExcInfo, 0, a, 0, 0);
            }
            O::PopExcept => {
                let a = self.pop();
                self.emit(Op::PopExcept, 0, a, 0, 0);
            }
            O::CheckExcMatch => {
                let c = self.pop();
                self.flush_top(1);
                let b = self.reg(self.stack.len() - 1);
                let a = self.push();
                self.emit(Op::CheckExcMatch, 0, a, b, c);
            }
            O::CheckEgMatch => {
                self.flush_top(2);
                let a = self.reg(self.stack.len() - 2);
                self.emit(Op::CheckEgMatch, 0, a, 0, 0);
            }
            O::WithExceptStart => {
                self.flush_top(5);
                let a = self.reg(self.stack.len() - 5);
                self.push();
                self.emit(Op::WithExceptStart, 0, a, 0, 0);
            }
            O::LoadSpecial => {
                self.flush_top(1);
                let a = self.reg(self.stack.len() - 1);
                self.push();
                self.emit(Op::LoadSpecial, arg as u16, a, 0, 0);
            }
            O::MakeFunction => unary!(Op::MakeFunction),
            O::SetFunctionAttribute => {
                // Function on top, the attribute's value below it.
                self.pop_many(2);
                let value = self.top();
                let a = self.push();
                self.emit(Op::SetFunctionAttribute, arg as u16, a, value, value + 1);
            }
            O::ImportName => {
                self.pop_many(2);
                let b = self.top();
                let a = self.push();
                self.emit(Op::ImportName, 0, a, b, arg);
            }
            O::ImportFrom => {
                self.flush_top(1);
                let b = self.reg(self.stack.len() - 1);
                let a = self.push();
                self.emit(Op::ImportFrom, 0, a, b, arg);
            }
            O::UnpackSequence => {
                let a = self.pop();
                let b = self.top();
                for _ in 0..arg {
                    self.stack.push(Sym::Stacked);
                }
                self.emit(Op::UnpackSequence, 0, a, b, arg);
            }
            O::UnpackEx => {
                let a = self.pop();
                let b = self.top();
                for _ in 0..(arg & 0xff) + (arg >> 8) + 1 {
                    self.stack.push(Sym::Stacked);
                }
                self.emit(Op::UnpackEx, 0, a, b, arg);
            }
            O::ReturnGenerator => {
                let a = self.push();
                self.emit(Op::ReturnGenerator, 0, a, 0, 0);
            }
            O::YieldValue => {
                self.flush_all();
                let a = self.pop();
                let b = self.push();
                self.emit(Op::Yield, arg as u16, a, b, 0);
            }
            O::Send => {
                self.flush_all();
                let (receiver, value) = (self.reg(self.stack.len() - 2), self.reg(self.stack.len() - 1));
                self.emit(Op::Send, 0, receiver, value, 0);
                self.jump_target(target)?;
            }
            O::EndSend => {
                // The receiver goes, the value takes its place.
                let b = self.pop();
                self.stack.pop();
                let (a, taken) = self.result(next);
                self.emit(Op::Move, 0, a, b, 0);
                return Ok(taken);
            }
            O::GetYieldFromIter => {
                let b = self.pop();
                let a = self.push();
                self.emit(Op::GetYieldFromIter, 0, a, b, 0);
            }
            O::GetAwaitable => {
                let b = self.pop();
                let a = self.push();
                self.emit(Op::GetAwaitable, arg as u16, a, b, 0);
            }
            O::GetAiter => {
                let b = self.pop();
                let a = self.push();
                self.emit(Op::GetAiter, 0, a, b, 0);
            }
            O::GetAnext => {
                self.flush_top(1);
                let b = self.reg(self.stack.len() - 1);
                let a = self.push();
                self.emit(Op::GetAnext, 0, a, b, 0);
            }
            O::EndAsyncFor => {
                self.pop_many(2);
                let a = self.top();
                self.emit(Op::EndAsyncFor, 0, a, a + 1, 0);
            }
            O::CleanupThrow => {
                // Sub-iterator, last sent value, exception: nothing and the StopIteration's value.
                self.pop_many(3);
                let a = self.top();
                self.push();
                self.push();
                self.emit(Op::CleanupThrow, 0, a, 0, 0);
            }
            O::GetLen | O::MatchMapping | O::MatchSequence => {
                self.flush_top(1);
                let b = self.reg(self.stack.len() - 1);
                let a = self.push();
                let op = match instruction.opcode {
                    O::GetLen => Op::GetLen,
                    O::MatchMapping => Op::MatchMapping,
                    _ => Op::MatchSequence,
                };
                self.emit(op, 0, a, b, 0);
            }
            O::MatchKeys => {
                self.flush_top(2);
                let b = self.reg(self.stack.len() - 2);
                let a = self.push();
                self.emit(Op::MatchKeys, 0, a, b, 0);
            }
            O::MatchClass => {
                self.pop_many(3);
                let a = self.push();
                self.emit(Op::MatchClass, 0, a, a, arg);
            }
            O::SetupAnnotations => self.emit(Op::SetupAnnotations, 0, 0, 0, 0),
            other => return Err(damaged(self.vm, other.name())),
        }
        Ok(false)
    }

    /// A comparison of the two entries on top and the branch on it.
    fn branch_on(&mut self, op: Op, n: u16, to: usize) {
        let b = self.pop();
        let a = self.pop();
        self.flush_all();
        self.emit(op, n, a, b, 0);
        self.jump_to(to);
    }

    fn jump_target(&mut self, target: Option<usize>) -> PyResult<()> {
        match target {
            Some(target) => {
                self.jump_to(target);
                Ok(())
            }
            None => Err(damaged(self.vm, "jump target")),
        }
    }

    fn store_fast(&mut self, local: u32) {
        let top = self.entry(self.stack.len() - 1);
        self.stack.pop();
        if let Sym::Elsewhere(register) = top {
            self.operands.push(register);
        }
        self.before_store(local);
        match top {
            Sym::Local(from) if from == local => {}
            Sym::Local(from) | Sym::Elsewhere(from) => self.emit(Op::Move, 0, local, from, 0),
            Sym::Stacked => {}
            Sym::Word(value) => {
                self.out.push(Instr::word(local, value));
                self.units.push(self.unit);
            }
            Sym::Null => self.emit(Op::Clear, 0, local, 0, 0),
        }
    }

    fn binary_op(&mut self, arg: u32, next: Option<&kaa_code::Instruction>) -> bool {
        const SUBSCRIPT: u32 = 26;
        let (plain, inplace) = if arg >= 13 && arg != SUBSCRIPT { (arg - 13, 1u16) } else { (arg, 0) };
        if (plain == 0 || plain == 10)
            && let Some(small) = self.small_int_on_top()
        {
            self.stack.pop();
            let b = self.pop();
            let (a, taken) = self.result(next);
            let op = if plain == 0 { Op::AddImm } else { Op::SubImm };
            self.emit(op, inplace, a, b, small as u32);
            return taken;
        }
        let c = self.pop();
        let b = self.pop();
        let (a, taken) = self.result(next);
        let op = match plain {
            0 => Op::Add,
            1 => Op::And,
            2 => Op::FloorDiv,
            3 => Op::LShift,
            5 => Op::Mul,
            6 => Op::Mod,
            7 => Op::Or,
            9 => Op::RShift,
            10 => Op::Sub,
            11 => Op::TrueDiv,
            12 => Op::Xor,
            SUBSCRIPT => Op::GetItem,
            _ => Op::Binary,
        };
        let n = if op == Op::Binary { (plain as u16) | inplace << 8 } else { inplace };
        self.emit(op, n, a, b, c);
        taken
    }
}
