//! Moves code that only exception handlers reach behind everything else.
//!
//! CPython counterpart: `Python/flowgraph.c` (`push_cold_blocks_to_end`).

use super::{BlockIx, Cfg, CfgInstr, ENTRY};
use crate::instr::Loc;
use kaa_opcode::Opcode;

impl Cfg {
    pub(super) fn push_cold_blocks_to_end(&mut self) {
        // Only handlers make anything cold.
        if !self.blocks[..self.used].iter().any(|block| block.except_handler) {
            return;
        }
        self.mark_warm_and_cold();
        let mut following = Some(ENTRY);
        while let Some(at) = following {
            following = self[at].next;
            if self[at].cold
                && self[at].falls_through()
                && let Some(next) = self[at].next
                && self[next].warm
            {
                let jump_block = self.new_block();
                let mut jump = CfgInstr::new(Opcode::JumpNoInterrupt, 0, Loc::NONE);
                jump.target = Some(next);
                self[next].labelled = true;
                let block = &mut self[jump_block];
                block.instrs.push(jump);
                block.cold = true;
                block.next = Some(next);
                block.predecessors = 1;
                self[at].next = Some(jump_block);
            }
        }
        // Two chains, warm and cold, of which the second is hung behind the first.
        let (mut last_warm, mut first_cold, mut last_cold) = (None, None, None);
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next.take();
            let last = if self[at].cold { &mut last_cold } else { &mut last_warm };
            let before: Option<BlockIx> = last.replace(at);
            match before {
                Some(before) => self[before].next = Some(at),
                None if self[at].cold => first_cold = Some(at),
                None => {}
            }
        }
        if let Some(last) = last_warm {
            self[last].next = first_cold;
        }
        let any_cold = first_cold.is_some();
        if any_cold {
            self.remove_redundant_nops_and_jumps();
        }
    }

    fn mark_warm_and_cold(&mut self) {
        let mut todo = std::mem::take(&mut self.todo);
        self.clear_visited();
        todo.push(ENTRY);
        self[ENTRY].visited = true;
        self.spread(&mut todo, |block| block.warm = true);
        self.clear_visited();
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            if self[at].except_handler {
                self[at].visited = true;
                todo.push(at);
            }
        }
        self.spread(&mut todo, |block| block.cold = true);
        self.todo = todo;
    }

    /// Marks what is reached from some blocks without an exception and is not warm yet.
    fn spread(&mut self, todo: &mut Vec<BlockIx>, mark: fn(&mut super::Block)) {
        while let Some(at) = todo.pop() {
            mark(&mut self[at]);
            if self[at].falls_through()
                && let Some(next) = self[at].next
            {
                self.reach(next, todo);
            }
            for n in 0..self[at].instrs.len() {
                let instr = &self[at].instrs[n];
                if instr.is_jump()
                    && let Some(target) = instr.target
                {
                    self.reach(target, todo);
                }
            }
        }
    }

    fn reach(&mut self, at: BlockIx, todo: &mut Vec<BlockIx>) {
        let block = &mut self[at];
        if !block.warm && !block.visited {
            block.visited = true;
            todo.push(at);
        }
    }
}
