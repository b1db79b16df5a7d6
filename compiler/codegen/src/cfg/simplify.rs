//! Inlining of small exits, unreachable code, needless NOPs, jumps and constants.
//!
//! CPython counterpart: `Python/flowgraph.c` (`inline_small_or_no_lineno_blocks`, `remove_unreachable`,
//! `remove_redundant_nops_and_pairs`, `remove_redundant_jumps`, `remove_unused_consts`).

use super::{BlockIx, Cfg, ENTRY};
use crate::instr::Loc;
use crate::unit::ConstTable;
use kaa_code::Constant;
use kaa_opcode::Opcode;

/// Exits of at most this many instructions are copied to where they are jumped to.
const MAX_COPY_SIZE: usize = 4;

impl Cfg {
    pub(super) fn inline_small_or_no_line_blocks(&mut self) {
        loop {
            let mut changed = false;
            let mut next = Some(ENTRY);
            while let Some(at) = next {
                next = self[at].next;
                changed |= self.inline_block(at);
            }
            if !changed {
                return;
            }
        }
    }

    fn inline_block(&mut self, at: BlockIx) -> bool {
        let Some(last) = self[at].last() else { return false };
        let Some(target) = last.target.filter(|_| last.op.traits().is_unconditional_jump()) else {
            return false;
        };
        let op = last.op;
        let block = &self[target];
        let small_exit = block.exits_scope() && block.instrs.len() <= MAX_COPY_SIZE;
        let no_line = block.has_no_line() && !block.falls_through();
        // A block that jumps to itself would be copied without end.
        if !small_exit && !no_line || target == at {
            return false;
        }
        let copied = block.instrs.clone();
        if let Some(jump) = self[at].instrs.last_mut() {
            jump.erase();
            jump.target = None;
        }
        self[at].instrs.extend(copied);
        if no_line
            && op == Opcode::Jump
            && let Some(end) = self[at].instrs.last_mut()
            && end.op.is_unconditional_jump()
        {
            // Whatever leads back must stay interruptible.
            end.op = Opcode::Jump;
        }
        self[target].predecessors = self[target].predecessors.saturating_sub(1);
        true
    }

    /// Empties blocks that nothing leads to; counts predecessors.
    pub(super) fn remove_unreachable(&mut self) {
        for block in &mut self.blocks[..self.used] {
            block.predecessors = 0;
            block.visited = false;
        }
        self[ENTRY].predecessors = 1;
        self[ENTRY].visited = true;
        let mut todo = std::mem::take(&mut self.todo);
        todo.push(ENTRY);
        while let Some(at) = todo.pop() {
            let mut lead = |cfg: &mut Cfg, to: BlockIx| {
                let block = &mut cfg[to];
                block.predecessors += 1;
                if !block.visited {
                    block.visited = true;
                    todo.push(to);
                }
            };
            if self[at].falls_through()
                && let Some(next) = self[at].next
            {
                lead(self, next);
            }
            let first = self[at].instrs.len() - self.targets(at).len();
            for n in first..self[at].instrs.len() {
                if let Some(target) = self[at].instrs[n].target {
                    lead(self, target);
                }
            }
        }
        self.todo = todo;
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            let block = &mut self[at];
            next = block.next;
            if block.predecessors == 0 {
                block.truncate(0);
                block.except_handler = false;
            }
        }
    }

    /// Removes the block's NOPs but those that alone stand for a line.
    fn remove_nops_in(&mut self, at: BlockIx) -> usize {
        let Some(first) = self[at].instrs.iter().position(|i| i.op == Opcode::Nop) else { return 0 };
        let mut instrs = std::mem::take(&mut self[at].instrs);
        let before = instrs.len();
        let mut kept = first;
        let mut previous = first.checked_sub(1).map_or(-1, |n| instrs[n].loc.line);
        for n in first..before {
            let line = instrs[n].loc.line;
            if instrs[n].op == Opcode::Nop {
                if line < 0 || previous == line {
                    continue;
                }
                if n + 1 < before {
                    let next = instrs[n + 1].loc.line;
                    if next == line {
                        continue;
                    }
                    if next < 0 {
                        instrs[n + 1].loc = instrs[n].loc;
                        continue;
                    }
                } else if let Some(next) = self.next_nonempty(self[at].next) {
                    let skipped = |i: &&super::CfgInstr| i.op == Opcode::Nop && i.loc.line < 0;
                    let first = self[next].instrs.iter().find(|i| !skipped(i));
                    if first.map_or(Loc::NONE.line, |i| i.loc.line) == line {
                        continue;
                    }
                }
                self.nops_left = true;
            }
            instrs[kept] = instrs[n];
            kept += 1;
            previous = line;
        }
        let block = &mut self[at];
        block.instrs = instrs;
        if kept < before {
            block.truncate(kept);
        }
        before - kept
    }

    pub(super) fn remove_redundant_nops(&mut self) -> usize {
        let mut removed = 0;
        self.nops_left = false;
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            removed += self.remove_nops_in(at);
            next = self[at].next;
        }
        removed
    }

    /// Removes NOPs, and values that are pushed only to be popped.
    pub(super) fn remove_redundant_nops_and_pairs(&mut self) {
        loop {
            let mut done = true;
            self.nops_left = false;
            // What is carried out right before the instruction at hand.
            let mut previous: Option<(BlockIx, usize)> = None;
            let mut next = Some(ENTRY);
            while let Some(at) = next {
                self.remove_nops_in(at);
                let block = &self[at];
                next = block.next;
                if block.labelled {
                    previous = None;
                }
                let count = block.instrs.len();
                for n in 0..count {
                    if self[at].instrs[n].op != Opcode::PopTop {
                        continue;
                    }
                    let before = if n > 0 { Some((at, n - 1)) } else { previous };
                    if let Some((block, index)) = before {
                        let pushed = &mut self[block].instrs[index];
                        if loads_const(pushed.op) || pushed.op == Opcode::Copy && pushed.arg == 1 {
                            pushed.erase();
                            self[at].instrs[n].erase();
                            done = false;
                        }
                    }
                }
                if count > 0 {
                    previous = Some((at, count - 1));
                }
                let jumps = previous.is_some_and(|(block, n)| self[block].instrs[n].is_jump());
                if jumps || !self[at].falls_through() {
                    previous = None;
                }
            }
            if done {
                return;
            }
        }
    }

    fn remove_redundant_jumps(&mut self) -> usize {
        let mut changes = 0;
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            let Some(last) = self[at].last() else { continue };
            if !last.op.traits().is_unconditional_jump() {
                continue;
            }
            let target = self.next_nonempty(last.target);
            if target.is_some()
                && target == self.next_nonempty(self[at].next)
                && let Some(jump) = self[at].instrs.last_mut()
            {
                jump.erase();
                jump.target = None;
                changes += 1;
            }
        }
        self.nops_left |= changes > 0;
        changes
    }

    pub(super) fn remove_redundant_nops_and_jumps(&mut self) {
        loop {
            let nops = if self.nops_left { self.remove_redundant_nops() } else { 0 };
            if nops + self.remove_redundant_jumps() == 0 {
                return;
            }
        }
    }

    /// Drops constants no instruction loads, except the first, which may be a docstring.
    pub(super) fn remove_unused_consts(&mut self, consts: &mut ConstTable) -> Box<[Constant]> {
        let mut used = std::mem::take(&mut self.owned.owned);
        used.clear();
        used.resize(consts.order.len(), false);
        if let Some(first) = used.first_mut() {
            *first = true;
        }
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            for instr in &self[at].instrs {
                if instr.op == Opcode::LoadConst {
                    used[instr.arg as usize] = true;
                }
            }
        }
        if used.iter().all(|used| *used) {
            self.owned.owned = used;
            return consts.take().collect();
        }
        let mut moved = Vec::with_capacity(used.len());
        let mut count = 0;
        for used in &used {
            moved.push(count);
            count += u32::from(*used);
        }
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            for instr in &mut self[at].instrs {
                if instr.op == Opcode::LoadConst {
                    instr.arg = moved[instr.arg as usize];
                }
            }
        }
        consts.take().zip(used).filter_map(|(constant, used)| used.then_some(constant)).collect()
    }
}

#[inline]
pub(super) fn loads_const(op: Opcode) -> bool {
    matches!(op, Opcode::LoadConst | Opcode::LoadSmallInt)
}
