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
        for at in self.order() {
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
        let (cold, warm): (Vec<BlockIx>, Vec<BlockIx>) =
            self.order().into_iter().partition(|at| self[*at].cold);
        let any_cold = !cold.is_empty();
        let order: Vec<BlockIx> = warm.into_iter().chain(cold).collect();
        for pair in order.windows(2) {
            self[pair[0]].next = Some(pair[1]);
        }
        if let Some(last) = order.last() {
            self[*last].next = None;
        }
        if any_cold {
            self.remove_redundant_nops_and_jumps();
        }
    }

    fn mark_warm_and_cold(&mut self) {
        self.spread(vec![ENTRY], |block| block.warm = true);
        let handlers: Vec<BlockIx> = self.order().into_iter().filter(|at| self[*at].except_handler).collect();
        self.spread(handlers, |block| block.cold = true);
    }

    /// Marks what is reached from some blocks without an exception and is not warm yet.
    fn spread(&mut self, start: Vec<BlockIx>, mark: fn(&mut super::Block)) {
        self.clear_visited();
        let mut todo = start;
        for at in &todo {
            self[*at].visited = true;
        }
        while let Some(at) = todo.pop() {
            mark(&mut self[at]);
            let next = self[at].next.filter(|_| self[at].falls_through());
            let jumps = self[at].instrs.iter().filter(|i| i.is_jump()).filter_map(|i| i.target);
            let reached: Vec<BlockIx> = next.into_iter().chain(jumps).collect();
            for to in reached {
                if !self[to].warm && !self[to].visited {
                    self[to].visited = true;
                    todo.push(to);
                }
            }
        }
    }
}
