//! Gives artificial instructions the lines of what leads to them.
//!
//! CPython counterpart: `Python/flowgraph.c` (`resolve_line_numbers`).

use super::{Block, Cfg};
use crate::instr::Loc;

fn is_exit_without_line(block: &Block) -> bool {
    let breaks = || block.instrs.iter().any(|i| i.op.traits().breaks());
    block.has_no_line() && (block.exits_scope() || breaks())
}

impl Cfg {
    pub(super) fn resolve_line_numbers(&mut self) {
        self.duplicate_exits_without_line();
        self.propagate_line_numbers();
    }

    /// Copies exits that have no line for each jump to them, so that each copy gets the jump's line.
    fn duplicate_exits_without_line(&mut self) {
        let mut next = Some(super::ENTRY);
        while let Some(at) = next {
            if let Some(last) = self[at].last().copied()
                && last.is_jump()
                && let Some(target) = self.next_nonempty(last.target)
                && is_exit_without_line(&self[target])
                && self[target].predecessors > 1
            {
                let new = self.new_block();
                let mut copy = self[target].clone();
                copy.instrs[0].loc = last.loc;
                copy.predecessors = 1;
                copy.labelled = true;
                copy.stale.clear();
                self[new] = copy;
                if let Some(jump) = self[at].instrs.last_mut() {
                    jump.target = Some(new);
                }
                self[target].predecessors -= 1;
                self[target].next = Some(new);
            }
            next = self[at].next;
        }
        let mut next = Some(super::ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            if self[at].falls_through()
                && let Some(last) = self[at].last().map(|i| i.loc)
                && let Some(next) = self[at].next
                && !self[next].instrs.is_empty()
                && is_exit_without_line(&self[next])
            {
                self[next].instrs[0].loc = last;
            }
        }
    }

    fn propagate_line_numbers(&mut self) {
        let mut next = Some(super::ENTRY);
        while let Some(at) = next {
            let block = &mut self[at];
            next = block.next;
            let Some(last) = block.last().copied() else { continue };
            let mut previous = Loc::NONE;
            for instr in &mut block.instrs {
                if instr.loc.line == Loc::NONE.line {
                    instr.loc = previous;
                } else {
                    previous = instr.loc;
                }
            }
            let jump = if last.is_jump() { last.target } else { None };
            let fall = if self[at].falls_through() { self[at].next } else { None };
            for after in [fall, jump].into_iter().flatten() {
                if self[after].predecessors == 1
                    && let Some(first) = self[after].instrs.first_mut()
                    && first.loc.line == Loc::NONE.line
                {
                    first.loc = previous;
                }
            }
        }
    }
}
