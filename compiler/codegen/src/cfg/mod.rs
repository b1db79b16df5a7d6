//! The control-flow graph of one code object and the passes over it, in CPython's order.
//!
//! Blocks live in an arena and are linked in emission order by `next`. **Invariant:** a jump is the last
//! instruction of its block until `normalize` adds NOT_TAKEN. CPython counterpart: `Python/flowgraph.c`.

mod assemble;
mod borrow;
mod cold;
mod exceptions;
mod finish;
mod lines;
mod locals;
mod peephole;
mod simplify;
mod swap;

use crate::error::CompileError;
use crate::r#gen::Res;
use crate::instr::{Instr, InstrSeq, Loc, has_target};
use crate::unit::Unit;
use kaa_code::{CodeObject, Text};
use kaa_opcode::{ArgKind, Opcode};

/// Index of a block in its graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct BlockIx(pub u32);

#[derive(Clone, Copy, Debug)]
pub(crate) struct CfgInstr {
    pub op: Opcode,
    pub arg: u32,
    pub loc: Loc,
    /// Where jumps and `SETUP_*` lead.
    pub target: Option<BlockIx>,
    /// The handler of exceptions raised here.
    pub except: Option<BlockIx>,
}

impl CfgInstr {
    pub fn new(op: Opcode, arg: u32, loc: Loc) -> CfgInstr {
        CfgInstr { op, arg, loc, target: None, except: None }
    }

    /// Changes the instruction, which stays where it is in the source.
    pub fn set(&mut self, op: Opcode, arg: u32) {
        self.op = op;
        self.arg = arg;
    }

    pub fn erase(&mut self) {
        self.set(Opcode::Nop, 0);
    }

    pub fn is_jump(&self) -> bool {
        is_jump(self.op)
    }
}

/// Whether CPython's metadata calls the opcode a jump; END_ASYNC_FOR is one.
pub(crate) fn is_jump(op: Opcode) -> bool {
    op.arg_kind() == ArgKind::Jump
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub instrs: Vec<CfgInstr>,
    pub next: Option<BlockIx>,
    /// Whether something may jump here.
    pub labelled: bool,
    pub predecessors: u32,
    /// Stack depth on entry; −1 while unknown.
    pub startdepth: i32,
    pub preserve_lasti: bool,
    pub except_handler: bool,
    pub visited: bool,
    pub cold: bool,
    pub warm: bool,
    pub unsafe_locals: u64,
    /// Handlers left behind in slots after the last instruction, see [`Block::push`].
    stale: Vec<Option<BlockIx>>,
}

impl Block {
    pub fn last(&self) -> Option<&CfgInstr> {
        self.instrs.last()
    }

    /// Appends an instruction. CPython takes a slot whose last user's handler is still in it, and that
    /// shows in exception tables.
    pub fn push(&mut self, instr: CfgInstr) {
        let except = self.stale.get(self.instrs.len()).copied().flatten();
        self.instrs.push(CfgInstr { except, ..instr });
    }

    /// Replaces the instructions by fewer ones.
    pub fn shrink(&mut self, instrs: Vec<CfgInstr>) {
        let before = std::mem::replace(&mut self.instrs, instrs);
        if self.stale.len() < before.len() {
            self.stale.resize(before.len(), None);
        }
        for (n, instr) in before.iter().enumerate().skip(self.instrs.len()) {
            self.stale[n] = instr.except;
        }
    }

    pub fn exits_scope(&self) -> bool {
        self.last().is_some_and(|i| i.op.is_scope_exit())
    }

    pub fn falls_through(&self) -> bool {
        !self.last().is_some_and(|i| i.op.is_terminator())
    }

    pub fn has_no_line(&self) -> bool {
        self.instrs.iter().all(|i| i.loc.line < 0)
    }
}

pub(crate) struct Cfg {
    pub blocks: Vec<Block>,
}

impl std::ops::Index<BlockIx> for Cfg {
    type Output = Block;

    fn index(&self, at: BlockIx) -> &Block {
        &self.blocks[at.0 as usize]
    }
}

impl std::ops::IndexMut<BlockIx> for Cfg {
    fn index_mut(&mut self, at: BlockIx) -> &mut Block {
        &mut self.blocks[at.0 as usize]
    }
}

const ENTRY: BlockIx = BlockIx(0);

impl Cfg {
    /// Splits instructions into blocks at labels and after jumps.
    fn build(seq: &InstrSeq) -> Cfg {
        let flat = splice(seq);
        let mut is_target = vec![false; flat.len() + 1];
        for (instr, target) in &flat {
            if has_target(instr.op) {
                is_target[(*target).min(flat.len())] = true;
            }
        }
        let mut cfg = Cfg { blocks: vec![Block { startdepth: -1, ..Block::default() }] };
        let mut current = ENTRY;
        let mut place = vec![ENTRY; flat.len() + 1];
        for (n, (instr, target)) in flat.iter().enumerate() {
            let ended = cfg[current].last().is_some_and(|i| i.is_jump() || i.op.is_scope_exit());
            let fresh = cfg[current].instrs.is_empty() && !cfg[current].labelled;
            if ended || is_target[n] && !fresh {
                let new = cfg.new_block();
                cfg[current].next = Some(new);
                current = new;
            }
            cfg[current].labelled |= is_target[n];
            place[n] = current;
            let arg = if has_target(instr.op) { *target as u32 } else { instr.arg };
            cfg[current].instrs.push(CfgInstr { arg, ..*instr });
        }
        for block in &mut cfg.blocks {
            for instr in &mut block.instrs {
                if has_target(instr.op) {
                    instr.target = Some(place[(instr.arg as usize).min(flat.len())]);
                    instr.arg = 0;
                }
            }
        }
        cfg
    }

    pub fn new_block(&mut self) -> BlockIx {
        self.blocks.push(Block { startdepth: -1, ..Block::default() });
        BlockIx(self.blocks.len() as u32 - 1)
    }

    /// Blocks in emission order.
    pub fn order(&self) -> Vec<BlockIx> {
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            order.push(at);
            next = self[at].next;
        }
        order
    }

    pub fn clear_visited(&mut self) {
        for block in &mut self.blocks {
            block.visited = false;
        }
    }

    /// The block itself or the first after it that holds anything.
    pub fn next_nonempty(&self, at: Option<BlockIx>) -> Option<BlockIx> {
        let mut at = at;
        while let Some(here) = at
            && self[here].instrs.is_empty()
        {
            at = self[here].next;
        }
        at
    }

    /// Every block has a jump at its end only, and every way ends in an exit.
    fn check(&self) -> Res {
        for at in self.order() {
            let instrs = &self[at].instrs;
            if instrs.iter().rev().skip(1).any(|i| i.op.is_terminator() || i.is_jump()) {
                return Err(Box::new(CompileError::Invalid("malformed control flow graph.".into())));
            }
        }
        Ok(())
    }
}

/// Flattens a sequence, its annotations put in place; gives each instruction with the index its jump leads to.
fn splice(seq: &InstrSeq) -> Vec<(CfgInstr, usize)> {
    let mut out = Vec::with_capacity(seq.instrs.len());
    let placeholder = seq.instrs.iter().take(2).position(|i| i.op == Opcode::AnnotationsPlaceholder);
    let annotations = placeholder.and(seq.annotations.as_deref());
    let added = annotations.map_or(0, |a| a.instrs.len());
    let place = |seq: &InstrSeq, instr: &Instr| match has_target(instr.op) {
        true => seq.place(instr.arg).min(seq.instrs.len()),
        false => 0,
    };
    for (n, instr) in seq.instrs.iter().enumerate() {
        if placeholder == Some(n) {
            for inner in annotations.iter().flat_map(|a| &a.instrs) {
                let target = annotations.map_or(0, |a| place(a, inner)) + n;
                out.push((CfgInstr::new(inner.op, inner.arg, inner.loc), target));
            }
            continue;
        }
        let mut target = place(seq, instr);
        if placeholder.is_some_and(|at| target > at) {
            // The placeholder itself goes away.
            target = target - 1 + added;
        }
        out.push((CfgInstr::new(instr.op, instr.arg, instr.loc), target));
    }
    out
}

/// Runs all passes over a finished unit and makes its code object.
pub(crate) fn optimize_and_assemble(
    unit: &mut Unit<'_>,
    nparams: usize,
    flags: u32,
    filename: &Text,
) -> Res<CodeObject> {
    let mut cfg = Cfg::build(&unit.seq);
    cfg.mark_except_handlers();
    cfg.label_exception_targets();

    cfg.check()?;
    cfg.inline_small_or_no_line_blocks();
    cfg.remove_unreachable();
    cfg.resolve_line_numbers();
    cfg.optimize_load_const(&mut unit.consts);
    for at in cfg.order() {
        cfg.optimize_block(at, &mut unit.consts);
    }
    cfg.remove_redundant_nops_and_pairs();
    cfg.remove_unreachable();
    cfg.remove_redundant_nops_and_jumps();

    let consts = cfg.remove_unused_consts(&unit.consts);
    cfg.check_uninitialized_locals(unit.varnames.len(), nparams);
    cfg.insert_superinstructions();
    cfg.push_cold_blocks_to_end();
    cfg.resolve_line_numbers();

    cfg.convert_pseudo_conditional_jumps();
    let stacksize = cfg.stack_depth()?;
    let slots = finish::Slots::new(unit);
    cfg.insert_prefix(unit, &slots, flags);
    cfg.fix_cell_offsets(&slots);
    cfg.convert_pseudo_ops();
    cfg.normalize_jumps();
    cfg.optimize_load_fast();
    assemble::assemble(&cfg, unit, slots, consts, stacksize, flags, filename)
}
