//! From blocks to a code object: jump distances, line table, exception table, slots.
//!
//! CPython counterpart: `Python/assemble.c`.

use super::finish::Slots;
use super::{BlockIx, Cfg, ENTRY};
use crate::error::CompileError;
use crate::r#gen::Res;
use crate::instr::Loc;
use crate::unit::Unit;
use kaa_code::exceptiontable::{self, Handler};
use kaa_code::linetable::LineTableWriter;
use kaa_code::{CodeObject, Constant, Text, flags, kinds};
use kaa_opcode::Opcode;

/// Code units from a SEND to the END_SEND of the same `await`.
const END_SEND_OFFSET: u32 = 5;

/// Lists that one code object after another uses.
#[derive(Default)]
pub(super) struct Buffers {
    /// By block.
    placed: Vec<Placed>,
    code: Vec<u8>,
    lines: Vec<u8>,
}

/// Where a block stands, in instructions and in code units. It has one jump at most.
#[derive(Clone, Copy)]
struct Placed {
    index: u32,
    offset: u32,
    /// Units in front of the jump, or of all instructions where there is none.
    before: u32,
    after: u32,
    /// Place of the jump in the block; `NO_JUMP` where there is none.
    jump: u32,
    /// Units of the jump; 0 where there is none.
    size: u32,
    op: Opcode,
    /// Of the jump: the index of its target, then the distance.
    arg: u32,
    target: Option<BlockIx>,
}

const NO_JUMP: u32 = u32::MAX;

const NOWHERE: Placed = Placed {
    index: 0,
    offset: 0,
    before: 0,
    after: 0,
    jump: NO_JUMP,
    size: 0,
    op: Opcode::Nop,
    arg: 0,
    target: None,
};

/// Code units of an instruction.
#[inline]
fn measure(op: Opcode, arg: u32) -> u32 {
    let extended = u32::from(arg > 0xff) + u32::from(arg > 0xffff) + u32::from(arg > 0xff_ffff);
    extended + 1 + op.traits().caches() as u32
}

pub(super) fn assemble(
    cfg: &mut Cfg,
    unit: &mut Unit<'_>,
    slots: Slots,
    consts: Box<[Constant]>,
    stacksize: u32,
    code_flags: u32,
    filename: &Text,
) -> Res<CodeObject> {
    let Buffers { mut placed, mut code, mut lines } = std::mem::take(&mut cfg.buffers);
    let units = place_blocks(cfg, &mut placed)?;
    let (localsplusnames, localspluskinds) = locals_plus(unit, &slots, code_flags);
    code.clear();
    code.resize(units * 2, 0);
    let handlers = emit(cfg, &placed, &mut code, &mut lines, unit.firstlineno as i32);
    let object = CodeObject {
        argcount: unit.params.args + unit.params.posonly,
        posonlyargcount: unit.params.posonly,
        kwonlyargcount: unit.params.kwonly,
        stacksize: stacksize.max(1),
        flags: code_flags,
        code: code[..].into(),
        consts,
        names: unit.names.order.drain(..).collect(),
        localsplusnames,
        localspluskinds: localspluskinds[..].into(),
        filename: filename.clone(),
        name: unit.name.clone(),
        qualname: unit.qualname.clone(),
        firstlineno: unit.firstlineno as i32,
        linetable: lines[..].into(),
        exceptiontable: handlers[..].into(),
        interning: Default::default(),
    };
    cfg.buffers = Buffers { placed, code, lines };
    Ok(object)
}

/// Finds out where each block stands and how far its jump leads; gives the size of the code in code units.
fn place_blocks(cfg: &Cfg, placed: &mut Vec<Placed>) -> Res<usize> {
    placed.clear();
    placed.resize(cfg.used, NOWHERE);
    let mut count = 0;
    let mut next = Some(ENTRY);
    while let Some(at) = next {
        placed[at.place()].index = count;
        count += cfg[at].instrs.len() as u32;
        next = cfg[at].next;
    }
    let mut next = Some(ENTRY);
    while let Some(at) = next {
        next = cfg[at].next;
        let mut block = placed[at.place()];
        let mut units = 0;
        for (n, instr) in cfg[at].instrs.iter().enumerate() {
            if !instr.is_jump() {
                units += measure(instr.op, instr.arg);
                continue;
            }
            let target = instr.target.map_or(0, |target| placed[target.place()].index);
            if target >= count {
                return Err(Box::new(CompileError::Invalid("jump target out of range".into())));
            }
            let forward = target > block.index + n as u32;
            block.op = match instr.op {
                Opcode::Jump | Opcode::JumpNoInterrupt if forward => Opcode::JumpForward,
                Opcode::Jump => Opcode::JumpBackward,
                Opcode::JumpNoInterrupt => Opcode::JumpBackwardNoInterrupt,
                op => op,
            };
            (block.jump, block.before, units) = (n as u32, units, 0);
            (block.arg, block.target) = (target, instr.target);
            block.size = measure(block.op, target);
        }
        if block.jump == NO_JUMP {
            block.before = units
        } else {
            block.after = units
        }
        placed[at.place()] = block;
    }
    loop {
        let mut total = 0;
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = cfg[at].next;
            let block = &mut placed[at.place()];
            block.offset = total as u32;
            total += (block.before + block.size + block.after) as usize;
        }
        if total > i32::MAX as usize {
            return Err(Box::new(CompileError::TooLarge));
        }
        let mut again = false;
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = cfg[at].next;
            let block = placed[at.place()];
            if block.jump == NO_JUMP {
                continue;
            }
            let target = block.target.map_or(0, |target| placed[target.place()].offset);
            // END_ASYNC_FOR is told where the END_SEND is, a fixed distance behind its SEND.
            let shift = if block.op == Opcode::EndAsyncFor { END_SEND_OFFSET } else { 0 };
            let arg = (block.offset + block.before + block.size).abs_diff(target + shift);
            let size = measure(block.op, arg);
            again |= size != block.size;
            let block = &mut placed[at.place()];
            (block.arg, block.size) = (arg, size);
        }
        if !again {
            return Ok(total);
        }
    }
}

/// Writes code and line table; gives the exception table. `code` is as long as the code and all zero.
fn emit(cfg: &Cfg, placed: &[Placed], code: &mut [u8], lines: &mut Vec<u8>, firstlineno: i32) -> Vec<u8> {
    let mut writer = LineTableWriter::reusing(std::mem::take(lines), firstlineno);
    // The location at hand, its units, and those that wait for the location of what follows.
    let (mut loc, mut size, mut waiting) = (Loc::NONE, 0, 0);
    let mut handlers = HandlerRows { cfg, placed, current: None, start: 0, out: Vec::new() };
    let mut offset = 0;
    let mut rest = code;
    let mut next = Some(ENTRY);
    while let Some(at) = next {
        next = cfg[at].next;
        let block = &placed[at.place()];
        for (n, instr) in cfg[at].instrs.iter().enumerate() {
            let (op, arg) =
                if n as u32 == block.jump { (block.op, block.arg) } else { (instr.op, instr.arg) };
            let units = measure(op, arg) as usize;
            let (mut here, after) = rest.split_at_mut(units * 2);
            rest = after;
            if arg > 0xff {
                for shift in [24, 16, 8] {
                    if arg >> shift != 0 {
                        here[..2].copy_from_slice(&[Opcode::ExtendedArg as u8, (arg >> shift) as u8]);
                        here = &mut here[2..];
                    }
                }
            }
            // Caches stay zero.
            here[..2].copy_from_slice(&[op as u16 as u8, arg as u8]);

            if cfg.has_handlers {
                handlers.note(instr.except, offset);
            }
            offset += units;

            let mut own = instr.loc;
            if own.line == Loc::NEXT.line && own == Loc::NEXT {
                let traits = op.traits();
                if !traits.is_jump() && !traits.is_scope_exit() {
                    waiting += units;
                    continue;
                }
                own = Loc::NONE;
            }
            if own != loc {
                writer.push_known(loc.line, loc.end_line, loc.col, loc.end_col, size);
                (loc, size) = (own, 0);
            }
            size += std::mem::take(&mut waiting) + units;
        }
    }
    if waiting > 0 && loc != Loc::NONE {
        writer.push_known(loc.line, loc.end_line, loc.col, loc.end_col, size);
        (loc, size) = (Loc::NONE, 0);
    }
    writer.push_known(loc.line, loc.end_line, loc.col, loc.end_col, size + waiting);
    *lines = writer.finish();
    handlers.note(None, offset);
    handlers.out
}

/// The exception table as it is written.
struct HandlerRows<'a> {
    cfg: &'a Cfg,
    placed: &'a [Placed],
    current: Option<BlockIx>,
    start: usize,
    out: Vec<u8>,
}

impl HandlerRows<'_> {
    /// The code unit at `offset` has this handler.
    #[inline]
    fn note(&mut self, handler: Option<BlockIx>, offset: usize) {
        // Two blocks may stand at one place, where one of them is empty.
        let place = |handler: Option<BlockIx>| handler.map(|handler| self.placed[handler.place()].offset);
        if handler != self.current && place(handler) != place(self.current) {
            self.row(offset);
            (self.current, self.start) = (handler, offset);
        }
    }

    fn row(&mut self, end: usize) {
        let Some(handler) = self.current.filter(|_| end > self.start) else { return };
        let block = &self.cfg[handler];
        let (start, lasti) = (self.start, block.preserve_lasti);
        let depth = (block.startdepth - 1 - i32::from(lasti)).max(0) as u32;
        let target = self.placed[handler.place()].offset as usize;
        exceptiontable::write(&mut self.out, &Handler { start, end, target, depth, lasti });
    }
}

fn locals_plus(unit: &Unit<'_>, slots: &Slots, code_flags: u32) -> (Box<[Text]>, Vec<u8>) {
    let most = unit.varnames.len() + unit.cellvars.len() + unit.freevars.len();
    let mut names: Vec<Text> = Vec::with_capacity(most);
    let mut slot_kinds: Vec<u8> = Vec::with_capacity(most);
    let params = unit.params;
    let argument_kinds = [
        (params.posonly, kinds::ARG_POS),
        (params.args, kinds::ARG_POS | kinds::ARG_KW),
        (params.kwonly, kinds::ARG_KW),
        (u32::from(code_flags & flags::VARARGS != 0), kinds::ARG_VAR | kinds::ARG_POS),
        (u32::from(code_flags & flags::VARKEYWORDS != 0), kinds::ARG_VAR | kinds::ARG_KW),
    ];
    let mut arguments =
        argument_kinds.into_iter().flat_map(|(count, kind)| std::iter::repeat_n(kind, count as usize));
    for name in &unit.varnames.order {
        let mut kind = kinds::LOCAL | arguments.next().unwrap_or(0);
        if unit.fast_hidden.contains_key(name) {
            kind |= kinds::HIDDEN;
        }
        if unit.cellvars.get(name).is_some() {
            kind |= kinds::CELL;
        }
        names.push(name.clone());
        slot_kinds.push(kind);
    }
    let nlocals = names.len() as u32;
    for (n, name) in unit.cellvars.order.iter().enumerate() {
        if slots.fixed[n] >= nlocals {
            names.push(name.clone());
            slot_kinds.push(kinds::CELL);
        }
    }
    for name in &unit.freevars.order {
        names.push(name.clone());
        slot_kinds.push(kinds::FREE);
    }
    (names.into(), slot_kinds)
}
