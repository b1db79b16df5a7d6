//! From blocks to a code object: jump distances, line table, exception table, slots.
//!
//! CPython counterpart: `Python/assemble.c`.

use super::finish::Slots;
use super::{Cfg, is_jump};
use crate::error::CompileError;
use crate::r#gen::Res;
use crate::instr::Loc;
use crate::unit::Unit;
use kaa_code::exceptiontable::{self, Handler};
use kaa_code::linetable::LineTableWriter;
use kaa_code::{CodeObject, Constant, Text, flags, kinds};
use kaa_opcode::Opcode;

/// Code units from a SEND to the END_SEND of the same `await`.
const END_SEND_OFFSET: usize = 5;

struct Flat {
    op: Opcode,
    /// For jumps the index of the target, then the distance.
    arg: u32,
    target: usize,
    loc: Loc,
    /// Index of the handler's first instruction, stack depth there, whether it wants the offset.
    handler: Option<(usize, i32, bool)>,
    offset: usize,
}

impl Flat {
    fn size(&self) -> usize {
        let extended =
            usize::from(self.arg > 0xff) + usize::from(self.arg > 0xffff) + usize::from(self.arg > 0xff_ffff);
        extended + 1 + self.op.caches()
    }
}

pub(super) fn assemble(
    cfg: &Cfg,
    unit: &Unit<'_>,
    slots: Slots,
    consts: Vec<Constant>,
    stacksize: u32,
    code_flags: u32,
    filename: &Text,
) -> Res<CodeObject> {
    let mut instrs = flatten(cfg);
    resolve_jumps(&mut instrs)?;
    let (localsplusnames, localspluskinds) = locals_plus(unit, &slots, code_flags);
    let mut code = Vec::with_capacity(instrs.len() * 4);
    for instr in &instrs {
        for shift in [24, 16, 8] {
            if instr.arg >> shift != 0 {
                code.extend([Opcode::ExtendedArg as u8, (instr.arg >> shift) as u8]);
            }
        }
        code.extend([instr.op as u16 as u8, instr.arg as u8]);
        code.resize(code.len() + 2 * instr.op.caches(), 0);
    }
    Ok(CodeObject {
        argcount: unit.params.args + unit.params.posonly,
        posonlyargcount: unit.params.posonly,
        kwonlyargcount: unit.params.kwonly,
        stacksize: stacksize.max(1),
        flags: code_flags,
        code: code.into(),
        consts: consts.into(),
        names: unit.names.order.clone().into(),
        localsplusnames,
        localspluskinds: localspluskinds.into(),
        filename: filename.clone(),
        name: unit.name.clone(),
        qualname: unit.qualname.clone(),
        firstlineno: unit.firstlineno as i32,
        linetable: line_table(&mut instrs, unit.firstlineno as i32).into(),
        exceptiontable: exception_table(&instrs).into(),
        interning: Default::default(),
    })
}

fn flatten(cfg: &Cfg) -> Vec<Flat> {
    let order = cfg.order();
    let mut start = vec![0; cfg.blocks.len()];
    let mut count = 0;
    for &at in &order {
        start[at.0 as usize] = count;
        count += cfg[at].instrs.len();
    }
    let mut out = Vec::with_capacity(count);
    for at in order {
        for instr in &cfg[at].instrs {
            let target = instr.target.map_or(0, |t| start[t.0 as usize]);
            let handler = instr.except.map(|h| {
                let block = &cfg[h];
                (start[h.0 as usize], block.startdepth, block.preserve_lasti)
            });
            let arg = if is_jump(instr.op) { target as u32 } else { instr.arg };
            out.push(Flat { op: instr.op, arg, target, loc: instr.loc, handler, offset: 0 });
        }
    }
    out
}

fn resolve_jumps(instrs: &mut [Flat]) -> Res {
    for (n, instr) in instrs.iter_mut().enumerate() {
        let forward = instr.target > n;
        instr.op = match instr.op {
            Opcode::Jump | Opcode::JumpNoInterrupt if forward => Opcode::JumpForward,
            Opcode::Jump => Opcode::JumpBackward,
            Opcode::JumpNoInterrupt => Opcode::JumpBackwardNoInterrupt,
            op => op,
        };
    }
    loop {
        let mut total = 0;
        for instr in instrs.iter_mut() {
            instr.offset = total;
            total += instr.size();
        }
        if total > i32::MAX as usize {
            return Err(Box::new(CompileError::TooLarge));
        }
        let mut again = false;
        let mut after = 0;
        for n in 0..instrs.len() {
            let size = instrs[n].size();
            after += size;
            if !is_jump(instrs[n].op) {
                continue;
            }
            let Some(target) = instrs.get(instrs[n].target).map(|t| t.offset) else {
                return Err(Box::new(CompileError::Invalid("jump target out of range".into())));
            };
            // END_ASYNC_FOR is told where the END_SEND is, a fixed distance behind its SEND.
            let shift = if instrs[n].op == Opcode::EndAsyncFor { END_SEND_OFFSET } else { 0 };
            instrs[n].arg = after.abs_diff(target + shift) as u32;
            again |= instrs[n].size() != size;
        }
        if !again {
            return Ok(());
        }
    }
}

fn line_table(instrs: &mut [Flat], firstlineno: i32) -> Box<[u8]> {
    let mut next = Loc::NONE;
    for instr in instrs.iter_mut().rev() {
        if instr.loc == Loc::NEXT {
            let ends = is_jump(instr.op) || instr.op.is_scope_exit();
            instr.loc = if ends { Loc::NONE } else { next };
        }
        next = instr.loc;
    }
    let mut writer = LineTableWriter::new(firstlineno);
    let mut loc = Loc::NONE;
    let mut size = 0;
    for instr in instrs.iter() {
        if instr.loc != loc {
            writer.push(loc.position(), size);
            loc = instr.loc;
            size = 0;
        }
        size += instr.size();
    }
    writer.push(loc.position(), size);
    writer.finish().into()
}

fn exception_table(instrs: &[Flat]) -> Box<[u8]> {
    let mut out = Vec::new();
    let mut current: Option<(usize, i32, bool)> = None;
    let mut start = 0;
    let mut emit = |handler: Option<(usize, i32, bool)>, start: usize, end: usize| {
        if let Some((target, startdepth, lasti)) = handler
            && end > start
        {
            let depth = (startdepth - 1 - i32::from(lasti)).max(0) as u32;
            let target = instrs[target].offset;
            exceptiontable::write(&mut out, &Handler { start, end, target, depth, lasti });
        }
    };
    let mut offset = 0;
    for instr in instrs {
        if instr.handler.map(|h| h.0) != current.map(|h| h.0) {
            emit(current, start, offset);
            start = offset;
            current = instr.handler;
        }
        offset += instr.size();
    }
    emit(current, start, offset);
    out.into()
}

fn locals_plus(unit: &Unit<'_>, slots: &Slots, code_flags: u32) -> (Box<[Text]>, Box<[u8]>) {
    let mut names: Vec<Text> = Vec::new();
    let mut slot_kinds: Vec<u8> = Vec::new();
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
    (names.into(), slot_kinds.into())
}
