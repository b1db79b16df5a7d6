//! From blocks to a code object: jump distances, line table, exception table, slots.
//!
//! CPython counterpart: `Python/assemble.c`.

use super::finish::Slots;
use super::{Cfg, ENTRY};
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

const NO_HANDLER: u32 = u32::MAX;

/// Lists that one code object after another uses.
#[derive(Default)]
pub(super) struct Buffers {
    instrs: Vec<Flat>,
    /// By block, where it starts.
    starts: Vec<u32>,
    jumps: Vec<usize>,
    code: Vec<u8>,
    lines: Vec<u8>,
}

struct Flat {
    op: Opcode,
    /// Code units.
    size: u8,
    /// For jumps the index of the target, then the distance.
    arg: u32,
    /// Index of the jump's target.
    target: u32,
    loc: Loc,
    /// Place of the block that handles exceptions, or `NO_HANDLER`.
    handler: u32,
    offset: u32,
}

impl Flat {
    #[inline]
    fn measure(&mut self) {
        let extended =
            u8::from(self.arg > 0xff) + u8::from(self.arg > 0xffff) + u8::from(self.arg > 0xff_ffff);
        self.size = extended + 1 + self.op.traits().caches() as u8;
    }
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
    let Buffers { mut instrs, mut starts, mut jumps, mut code, mut lines } = std::mem::take(&mut cfg.buffers);
    flatten(cfg, &mut instrs, &mut starts);
    let units = resolve_jumps(&mut instrs, &mut jumps)?;
    let (localsplusnames, localspluskinds) = locals_plus(unit, &slots, code_flags);
    code.clear();
    code.resize(units * 2, 0);
    let mut rest = code.as_mut_slice();
    for instr in &instrs {
        let (units, after) = rest.split_at_mut(usize::from(instr.size) * 2);
        rest = after;
        let mut at = 0;
        if instr.arg > 0xff {
            for shift in [24, 16, 8] {
                if instr.arg >> shift != 0 {
                    units[at..at + 2]
                        .copy_from_slice(&[Opcode::ExtendedArg as u8, (instr.arg >> shift) as u8]);
                    at += 2;
                }
            }
        }
        // Caches stay zero.
        units[at..at + 2].copy_from_slice(&[instr.op as u16 as u8, instr.arg as u8]);
    }
    line_table(&mut instrs, &mut lines, unit.firstlineno as i32);
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
        exceptiontable: exception_table(cfg, &instrs, &starts)[..].into(),
        interning: Default::default(),
    };
    cfg.buffers = Buffers { instrs, starts, jumps, code, lines };
    Ok(object)
}

/// The instructions of all blocks one behind the other, and the index at which each block starts.
fn flatten(cfg: &Cfg, out: &mut Vec<Flat>, starts: &mut Vec<u32>) {
    out.clear();
    starts.clear();
    starts.resize(cfg.used, 0);
    let mut count = 0;
    let mut next = Some(ENTRY);
    while let Some(at) = next {
        starts[at.place()] = count as u32;
        count += cfg[at].instrs.len();
        next = cfg[at].next;
    }
    out.reserve(count);
    let mut next = Some(ENTRY);
    while let Some(at) = next {
        next = cfg[at].next;
        out.extend(cfg[at].instrs.iter().map(|instr| {
            let target = instr.target.map_or(0, |t| starts[t.place()]);
            let handler = instr.except.map_or(NO_HANDLER, |h| h.place() as u32);
            let arg = if instr.is_jump() { target } else { instr.arg };
            Flat { op: instr.op, size: 0, arg, target, loc: instr.loc, handler, offset: 0 }
        }));
    }
}

/// Turns targets into distances; gives the size of the code in code units.
fn resolve_jumps(instrs: &mut [Flat], jumps: &mut Vec<usize>) -> Res<usize> {
    jumps.clear();
    for (n, instr) in instrs.iter_mut().enumerate() {
        if instr.op.traits().is_jump() {
            let forward = instr.target as usize > n;
            instr.op = match instr.op {
                Opcode::Jump | Opcode::JumpNoInterrupt if forward => Opcode::JumpForward,
                Opcode::Jump => Opcode::JumpBackward,
                Opcode::JumpNoInterrupt => Opcode::JumpBackwardNoInterrupt,
                op => op,
            };
            jumps.push(n);
        }
        instr.measure();
    }
    loop {
        let mut total = 0;
        for instr in instrs.iter_mut() {
            instr.offset = total as u32;
            total += usize::from(instr.size);
        }
        if total > i32::MAX as usize {
            return Err(Box::new(CompileError::TooLarge));
        }
        let mut again = false;
        for &n in &*jumps {
            let Some(target) = instrs.get(instrs[n].target as usize).map(|t| t.offset) else {
                return Err(Box::new(CompileError::Invalid("jump target out of range".into())));
            };
            let instr = &mut instrs[n];
            let size = instr.size;
            // END_ASYNC_FOR is told where the END_SEND is, a fixed distance behind its SEND.
            let shift = if instr.op == Opcode::EndAsyncFor { END_SEND_OFFSET } else { 0 };
            instr.arg = (instr.offset + u32::from(size)).abs_diff(target + shift);
            instr.measure();
            again |= instr.size != size;
        }
        if !again {
            return Ok(total);
        }
    }
}

fn line_table(instrs: &mut [Flat], out: &mut Vec<u8>, firstlineno: i32) {
    let mut next = Loc::NONE;
    for instr in instrs.iter_mut().rev() {
        if instr.loc.line == Loc::NEXT.line && instr.loc == Loc::NEXT {
            let traits = instr.op.traits();
            instr.loc = if traits.is_jump() || traits.is_scope_exit() { Loc::NONE } else { next };
        }
        next = instr.loc;
    }
    let mut writer = LineTableWriter::reusing(std::mem::take(out), firstlineno);
    let mut loc = Loc::NONE;
    let mut size = 0;
    for instr in instrs.iter() {
        if instr.loc != loc {
            writer.push_known(loc.line, loc.end_line, loc.col, loc.end_col, size);
            loc = instr.loc;
            size = 0;
        }
        size += usize::from(instr.size);
    }
    writer.push_known(loc.line, loc.end_line, loc.col, loc.end_col, size);
    *out = writer.finish();
}

fn exception_table(cfg: &Cfg, instrs: &[Flat], starts: &[u32]) -> Vec<u8> {
    let mut out = Vec::new();
    if !cfg.has_handlers {
        return out;
    }
    let mut emit = |handler: u32, start: u32, end: u32| {
        if handler != NO_HANDLER && end > start {
            let block = &cfg.blocks[handler as usize];
            let (start, end, lasti) = (start as usize, end as usize, block.preserve_lasti);
            let depth = (block.startdepth - 1 - i32::from(lasti)).max(0) as u32;
            let target = instrs[starts[handler as usize] as usize].offset as usize;
            exceptiontable::write(&mut out, &Handler { start, end, target, depth, lasti });
        }
    };
    // Two blocks may stand at one place, where one of them is empty.
    let place = |handler: u32| starts.get(handler as usize);
    let (mut current, mut start, mut offset) = (NO_HANDLER, 0, 0);
    for instr in instrs {
        if instr.handler != current && place(instr.handler) != place(current) {
            emit(current, start, offset);
            start = offset;
            current = instr.handler;
        }
        offset += u32::from(instr.size);
    }
    emit(current, start, offset);
    out
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
