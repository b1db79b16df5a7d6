//! Loads of locals that may be unbound, and instructions for two locals at once.
//!
//! CPython counterpart: `Python/flowgraph.c` (`add_checks_for_loads_of_uninitialized_variables`,
//! `insert_superinstructions`).

use super::{BlockIx, Cfg, CfgInstr, ENTRY};
use kaa_opcode::Opcode;

/// Locals tracked across blocks; later ones only within a block.
const TRACKED: usize = 64;

impl Cfg {
    pub(super) fn check_uninitialized_locals(&mut self, nlocals: usize, nparams: usize) {
        if nlocals == 0 {
            return;
        }
        if !self.unbinds_locals && nparams >= nlocals {
            return;
        }
        if nlocals > TRACKED {
            self.check_many_locals(nlocals);
        }
        let nlocals = nlocals.min(TRACKED);
        self.clear_visited();
        for block in &mut self.blocks[..self.used] {
            block.unsafe_locals = 0;
        }
        let start = (nparams..nlocals).fold(0u64, |mask, n| mask | 1 << n);
        let mut todo = std::mem::take(&mut self.todo);
        self.mark_unsafe(ENTRY, start, &mut todo);
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            self.scan_locals(at, &mut todo);
        }
        while let Some(at) = todo.pop() {
            self[at].visited = false;
            self.scan_locals(at, &mut todo);
        }
        self.todo = todo;
    }

    fn mark_unsafe(&mut self, at: BlockIx, mask: u64, todo: &mut Vec<BlockIx>) {
        let block = &mut self[at];
        let both = block.unsafe_locals | mask;
        if both != block.unsafe_locals {
            block.unsafe_locals = both;
            if !block.visited {
                block.visited = true;
                todo.push(at);
            }
        }
    }

    fn scan_locals(&mut self, at: BlockIx, todo: &mut Vec<BlockIx>) {
        let mut mask = self[at].unsafe_locals;
        let mut instrs = std::mem::take(&mut self[at].instrs);
        for instr in &mut instrs {
            if let Some(handler) = instr.except {
                self.mark_unsafe(handler, mask, todo);
            }
            if instr.arg as usize >= TRACKED {
                continue;
            }
            let bit = 1u64 << instr.arg;
            match instr.op {
                Opcode::DeleteFast | Opcode::LoadFastAndClear | Opcode::StoreFastMaybeNull => mask |= bit,
                Opcode::StoreFast | Opcode::LoadFastCheck => mask &= !bit,
                Opcode::LoadFast => {
                    if mask & bit != 0 {
                        instr.op = Opcode::LoadFastCheck;
                    }
                    mask &= !bit;
                }
                _ => {}
            }
        }
        self[at].instrs = instrs;
        let last = self[at].last().copied();
        if self[at].falls_through()
            && let Some(next) = self[at].next
        {
            self.mark_unsafe(next, mask, todo);
        }
        if let Some(target) = last.filter(CfgInstr::is_jump).and_then(|i| i.target) {
            self.mark_unsafe(target, mask, todo);
        }
    }

    fn check_many_locals(&mut self, nlocals: usize) {
        let mut safe_in = vec![0; nlocals];
        for (block, at) in self.order().into_iter().enumerate() {
            let block = block + 1;
            for instr in &mut self[at].instrs {
                let slot = instr.arg as usize;
                if slot < TRACKED {
                    continue;
                }
                match instr.op {
                    Opcode::DeleteFast | Opcode::LoadFastAndClear | Opcode::StoreFastMaybeNull => {
                        safe_in[slot] = block - 1;
                    }
                    Opcode::StoreFast => safe_in[slot] = block,
                    Opcode::LoadFast => {
                        if safe_in[slot] != block {
                            instr.op = Opcode::LoadFastCheck;
                        }
                        safe_in[slot] = block;
                    }
                    _ => {}
                }
            }
        }
    }

    pub(super) fn insert_superinstructions(&mut self) {
        let mut any = false;
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            let instrs = &mut self[at].instrs;
            for n in 1..instrs.len() {
                if !matches!(instrs[n].op, Opcode::LoadFast | Opcode::StoreFast) {
                    continue;
                }
                let (first, second) = (instrs[n - 1], instrs[n]);
                let combined = match (first.op, second.op) {
                    (Opcode::LoadFast, Opcode::LoadFast) => Opcode::LoadFastLoadFast,
                    (Opcode::StoreFast, Opcode::LoadFast) => Opcode::StoreFastLoadFast,
                    (Opcode::StoreFast, Opcode::StoreFast) => Opcode::StoreFastStoreFast,
                    _ => continue,
                };
                let (a, b) = (first.loc.line, second.loc.line);
                if a >= 0 && b >= 0 && a != b || first.arg >= 16 || second.arg >= 16 {
                    continue;
                }
                instrs[n - 1].set(combined, first.arg << 4 | second.arg);
                instrs[n].erase();
                any = true;
            }
        }
        if any {
            self.remove_redundant_nops();
        }
    }
}
