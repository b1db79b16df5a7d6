//! The last passes before assembly: stack depth, slots of cells, pseudo opcodes, directions of jumps.
//!
//! CPython counterpart: `Python/flowgraph.c` (`_PyCfg_OptimizedCfgToInstructionSequence`).

use super::{BlockIx, Cfg, CfgInstr, ENTRY};
use crate::error::CompileError;
use crate::r#gen::Res;
use crate::instr::Loc;
use crate::unit::Unit;
use kaa_code::flags;
use kaa_opcode::Opcode;

/// Where cells and free variables end up among the locals.
pub(super) struct Slots {
    /// By old operand of the `*_DEREF` opcodes.
    pub fixed: Vec<u32>,
    before_dropping: Vec<u32>,
}

impl Slots {
    /// A cell that is a local too shares the local's slot.
    pub fn new(unit: &Unit<'_>) -> Slots {
        let nlocals = unit.varnames.len() as u32;
        let ncells = unit.cellvars.len() as u32;
        let total = ncells + unit.freevars.len() as u32;
        let mut fixed: Vec<u32> = (nlocals..nlocals + total).collect();
        for (n, name) in unit.cellvars.order.iter().enumerate() {
            if let Some(local) = unit.varnames.get(name) {
                fixed[n] = local;
            }
        }
        let before_dropping = fixed.clone();
        let mut dropped = 0;
        for (n, slot) in fixed.iter_mut().enumerate() {
            if *slot == n as u32 + nlocals {
                *slot -= dropped;
            } else {
                dropped += 1;
            }
        }
        Slots { fixed, before_dropping }
    }
}

impl Cfg {
    /// `JUMP_IF_*` keeps the value it tests.
    pub(super) fn convert_pseudo_conditional_jumps(&mut self) {
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            let Some(last) = self[at].last().copied() else { continue };
            let op = match last.op {
                Opcode::JumpIfFalse => Opcode::PopJumpIfFalse,
                Opcode::JumpIfTrue => Opcode::PopJumpIfTrue,
                _ => continue,
            };
            let same = |op, arg| CfgInstr { op, arg, target: None, ..last };
            let instrs = &mut self[at].instrs;
            instrs.pop();
            instrs.extend([same(Opcode::Copy, 1), same(Opcode::ToBool, 0), CfgInstr { op, ..last }]);
        }
    }

    pub(super) fn stack_depth(&mut self) -> Res<u32> {
        for block in &mut self.blocks[..self.used] {
            block.startdepth = -1;
        }
        let mut max = 0;
        self[ENTRY].startdepth = 0;
        let mut todo = std::mem::take(&mut self.todo);
        todo.push(ENTRY);
        while let Some(at) = todo.pop() {
            let mut depth = i64::from(self[at].startdepth);
            let mut next = self[at].next;
            let instrs = std::mem::take(&mut self[at].instrs);
            for &CfgInstr { op, arg, target, .. } in &instrs {
                let (popped, pushed) = op.popped_and_pushed(arg);
                let after = depth + pushed - popped;
                if after < 0 {
                    let message = format!("invalid stack effect of {op} at depth {depth}");
                    return Err(Box::new(CompileError::Invalid(message)));
                }
                max = max.max(after);
                let traits = op.traits();
                if traits.has_target()
                    && op != Opcode::EndAsyncFor
                    && let Some(target) = target
                {
                    let there = depth + op.stack_effect(arg, true);
                    max = max.max(there);
                    self.enter_at_depth(target, there, &mut todo);
                }
                depth = after;
                if traits.is_terminator() {
                    next = None;
                    break;
                }
            }
            self[at].instrs = instrs;
            if let Some(next) = next {
                self.enter_at_depth(next, depth, &mut todo);
            }
        }
        self.todo = todo;
        u32::try_from(max).map_err(|_| Box::new(CompileError::TooLarge))
    }

    fn enter_at_depth(&mut self, at: BlockIx, depth: i64, todo: &mut Vec<BlockIx>) {
        if self[at].startdepth < 0 {
            self[at].startdepth = depth as i32;
            todo.push(at);
        }
    }

    /// Instructions before the first: closure set-up and the start of a generator.
    pub(super) fn insert_prefix(&mut self, unit: &Unit<'_>, slots: &Slots, code_flags: u32) {
        let mut prefix = Vec::new();
        if !unit.freevars.order.is_empty() {
            prefix.push(CfgInstr::new(Opcode::CopyFreeVars, unit.freevars.len() as u32, Loc::NONE));
        }
        let mut cells: Vec<usize> = (0..unit.cellvars.len()).collect();
        cells.sort_by_key(|n| slots.before_dropping[*n]);
        prefix.extend(cells.into_iter().map(|n| CfgInstr::new(Opcode::MakeCell, n as u32, Loc::NONE)));
        if code_flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR) != 0 {
            let line = unit.firstlineno as i32;
            let loc = Loc { line, end_line: line, col: -1, end_col: -1 };
            prefix.push(CfgInstr::new(Opcode::ReturnGenerator, 0, loc));
            prefix.push(CfgInstr::new(Opcode::PopTop, 0, loc));
        }
        if !prefix.is_empty() {
            self[ENTRY].instrs.splice(0..0, prefix);
        }
    }

    pub(super) fn fix_cell_offsets(&mut self, slots: &Slots) {
        if slots.fixed.is_empty() {
            return;
        }
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            for instr in &mut self[at].instrs {
                if matches!(
                    instr.op,
                    Opcode::MakeCell
                        | Opcode::LoadClosure
                        | Opcode::LoadDeref
                        | Opcode::StoreDeref
                        | Opcode::DeleteDeref
                        | Opcode::LoadFromDictOrDeref
                ) {
                    instr.arg = slots.fixed[instr.arg as usize];
                }
            }
        }
    }

    pub(super) fn convert_pseudo_ops(&mut self) {
        // All NOPs and jumps that are redundant have been removed, and nothing but a NOP makes a jump so.
        self.nops_left |= self.has_handlers;
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            for instr in &mut self[at].instrs {
                match instr.op {
                    Opcode::SetupFinally | Opcode::SetupCleanup | Opcode::SetupWith => {
                        instr.erase();
                        instr.target = None;
                    }
                    Opcode::LoadClosure => instr.op = Opcode::LoadFast,
                    Opcode::StoreFastMaybeNull => instr.op = Opcode::StoreFast,
                    _ => {}
                }
            }
        }
        if self.nops_left {
            self.remove_redundant_nops_and_jumps();
        }
    }

    /// Conditional jumps go forwards only, and note when they are not taken.
    pub(super) fn normalize_jumps(&mut self) {
        self.clear_visited();
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            self[at].visited = true;
            next = self[at].next;
            let Some(last) = self[at].last().copied() else { continue };
            let reversed = match last.op {
                Opcode::PopJumpIfNone => Opcode::PopJumpIfNotNone,
                Opcode::PopJumpIfNotNone => Opcode::PopJumpIfNone,
                Opcode::PopJumpIfFalse => Opcode::PopJumpIfTrue,
                Opcode::PopJumpIfTrue => Opcode::PopJumpIfFalse,
                _ => continue,
            };
            let not_taken = CfgInstr::new(Opcode::NotTaken, 0, last.loc);
            if last.target.is_some_and(|target| !self[target].visited) {
                self[at].push(not_taken);
                continue;
            }
            let mut back = CfgInstr::new(Opcode::Jump, 0, last.loc);
            back.target = last.target;
            let jump_block = self.new_block();
            let (cold, startdepth) = (self[at].cold, last.target.map_or(-1, |t| self[t].startdepth));
            let block = &mut self[jump_block];
            block.instrs.extend([not_taken, back]);
            block.cold = cold;
            block.startdepth = startdepth;
            block.next = next;
            block.visited = true;
            self[at].next = Some(jump_block);
            if let Some(jump) = self[at].instrs.last_mut() {
                jump.op = reversed;
                jump.target = next;
            }
        }
    }
}
