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
            for at in self.order() {
                changed |= self.inline_block(at);
            }
            if !changed {
                return;
            }
        }
    }

    fn inline_block(&mut self, at: BlockIx) -> bool {
        let Some(last) = self[at].last().copied() else { return false };
        let Some(target) = last.target.filter(|_| last.op.is_unconditional_jump()) else { return false };
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
            && last.op == Opcode::Jump
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
        self.clear_visited();
        for block in &mut self.blocks {
            block.predecessors = 0;
        }
        self[ENTRY].predecessors = 1;
        self[ENTRY].visited = true;
        let mut todo = vec![ENTRY];
        while let Some(at) = todo.pop() {
            let mut lead = |cfg: &mut Cfg, to: BlockIx| {
                cfg[to].predecessors += 1;
                if !cfg[to].visited {
                    cfg[to].visited = true;
                    todo.push(to);
                }
            };
            if self[at].falls_through()
                && let Some(next) = self[at].next
            {
                lead(self, next);
            }
            for n in 0..self[at].instrs.len() {
                if let Some(target) = self[at].instrs[n].target {
                    lead(self, target);
                }
            }
        }
        for at in self.order() {
            if self[at].predecessors == 0 {
                self[at].shrink(Vec::new());
                self[at].except_handler = false;
            }
        }
    }

    fn remove_nops_in(&mut self, at: BlockIx) -> usize {
        let mut instrs = self[at].instrs.clone();
        let before = instrs.len();
        let mut kept = 0;
        let mut previous = -1;
        for n in 0..before {
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
                        self[at].instrs[n + 1].loc = instrs[n].loc;
                        continue;
                    }
                } else if let Some(next) = self.next_nonempty(self[at].next) {
                    let skipped = |i: &&super::CfgInstr| i.op == Opcode::Nop && i.loc.line < 0;
                    let first = self[next].instrs.iter().find(|i| !skipped(i));
                    if first.map_or(Loc::NONE.line, |i| i.loc.line) == line {
                        continue;
                    }
                }
            }
            instrs[kept] = instrs[n];
            kept += 1;
            previous = line;
        }
        if kept < before {
            instrs.truncate(kept);
            self[at].shrink(instrs);
        }
        before - kept
    }

    pub(super) fn remove_redundant_nops(&mut self) -> usize {
        self.order().into_iter().map(|at| self.remove_nops_in(at)).sum()
    }

    /// Removes NOPs, and values that are pushed only to be popped.
    pub(super) fn remove_redundant_nops_and_pairs(&mut self) {
        loop {
            let mut done = true;
            let mut previous: Option<(BlockIx, usize)> = None;
            for at in self.order() {
                self.remove_nops_in(at);
                if self[at].labelled {
                    previous = None;
                }
                for n in 0..self[at].instrs.len() {
                    if self[at].instrs[n].op == Opcode::PopTop
                        && let Some((block, index)) = previous
                    {
                        let pushed = self[block].instrs[index];
                        let redundant =
                            loads_const(pushed.op) || pushed.op == Opcode::Copy && pushed.arg == 1;
                        if redundant {
                            self[block].instrs[index].erase();
                            self[at].instrs[n].erase();
                            done = false;
                        }
                    }
                    previous = Some((at, n));
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
        for at in self.order() {
            let Some(last) = self[at].last().copied() else { continue };
            if !last.op.is_unconditional_jump() {
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
        changes
    }

    pub(super) fn remove_redundant_nops_and_jumps(&mut self) {
        while self.remove_redundant_nops() + self.remove_redundant_jumps() > 0 {}
    }

    /// Drops constants no instruction loads, except the first, which may be a docstring.
    pub(super) fn remove_unused_consts(&mut self, consts: &ConstTable) -> Vec<Constant> {
        let mut used = vec![false; consts.order.len()];
        if let Some(first) = used.first_mut() {
            *first = true;
        }
        let order = self.order();
        for &at in &order {
            for instr in &self[at].instrs {
                if instr.op == Opcode::LoadConst {
                    used[instr.arg as usize] = true;
                }
            }
        }
        let mut kept = Vec::new();
        let mut moved = vec![0; used.len()];
        for (n, constant) in consts.order.iter().enumerate() {
            if used[n] {
                moved[n] = kept.len() as u32;
                kept.push(constant.clone());
            }
        }
        for at in order {
            for instr in &mut self[at].instrs {
                if instr.op == Opcode::LoadConst {
                    instr.arg = moved[instr.arg as usize];
                }
            }
        }
        kept
    }
}

pub(super) fn loads_const(op: Opcode) -> bool {
    matches!(op, Opcode::LoadConst | Opcode::LoadSmallInt)
}
