//! Which handler covers which instruction.
//!
//! CPython counterpart: `Python/flowgraph.c` (`mark_except_handlers`, `label_exception_targets`).

use super::{BlockIx, Cfg, ENTRY};
use kaa_opcode::{Opcode, resume};

impl Cfg {
    pub(super) fn mark_except_handlers(&mut self) {
        if !self.has_handlers {
            return;
        }
        for at in self.order() {
            for n in 0..self[at].instrs.len() {
                let instr = self[at].instrs[n];
                if instr.op.traits().is_block_push()
                    && let Some(target) = instr.target
                {
                    self[target].except_handler = true;
                }
            }
        }
    }

    /// Follows all ways with the stack of open handlers; POP_BLOCK becomes NOP.
    pub(super) fn label_exception_targets(&mut self) {
        if !self.has_handlers {
            return;
        }
        self.clear_visited();
        self[ENTRY].visited = true;
        let mut todo: Vec<(BlockIx, Vec<BlockIx>)> = vec![(ENTRY, Vec::new())];
        while let Some((at, mut stack)) = todo.pop() {
            let mut yield_depth = usize::MAX;
            let falls_through = self[at].falls_through();
            for n in 0..self[at].instrs.len() {
                let instr = self[at].instrs[n];
                let handler = stack.last().copied();
                if instr.op.traits().is_block_push() {
                    let Some(target) = instr.target else { continue };
                    if !self[target].visited {
                        self[target].visited = true;
                        todo.push((target, stack.clone()));
                    }
                    self[target].preserve_lasti |= instr.op != Opcode::SetupFinally;
                    stack.push(target);
                    continue;
                }
                if instr.op == Opcode::PopBlock {
                    stack.pop();
                    self[at].instrs[n].erase();
                    continue;
                }
                self[at].instrs[n].except = handler;
                if instr.is_jump() {
                    if let Some(target) = instr.target
                        && !self[target].visited
                    {
                        self[target].visited = true;
                        todo.push((target, stack.clone()));
                    }
                } else if instr.op == Opcode::Resume {
                    if instr.arg != resume::AT_FUNC_START {
                        if yield_depth == 1 {
                            self[at].instrs[n].arg |= resume::DEPTH1_MASK;
                        }
                        yield_depth = usize::MAX;
                    }
                } else if instr.op == Opcode::YieldValue {
                    yield_depth = stack.len();
                }
            }
            if falls_through
                && let Some(next) = self[at].next
                && !self[next].visited
            {
                self[next].visited = true;
                todo.push((next, stack));
            }
        }
    }
}
