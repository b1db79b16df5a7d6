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

use crate::r#gen::Res;
use crate::instr::{Instr, InstrSeq, Loc};
use crate::unit::Unit;
use kaa_code::{CodeObject, Text};
use kaa_opcode::{Opcode, Traits};
use std::num::NonZeroU32;

/// Index of a block in its graph: its place and one, so that an `Option` takes no more room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct BlockIx(NonZeroU32);

impl BlockIx {
    fn new(place: usize) -> BlockIx {
        BlockIx(NonZeroU32::MIN.saturating_add(place as u32))
    }

    #[inline]
    fn place(self) -> usize {
        (self.0.get() - 1) as usize
    }
}

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
    #[inline]
    pub fn set(&mut self, op: Opcode, arg: u32) {
        self.op = op;
        self.arg = arg;
    }

    #[inline]
    pub fn erase(&mut self) {
        self.set(Opcode::Nop, 0);
    }

    #[inline]
    pub fn is_jump(&self) -> bool {
        self.op.traits().is_jump()
    }
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
    #[inline]
    pub fn last(&self) -> Option<&CfgInstr> {
        self.instrs.last()
    }

    /// Appends an instruction. CPython takes a slot whose last user's handler is still in it, and that
    /// shows in exception tables.
    pub fn push(&mut self, instr: CfgInstr) {
        let except = self.stale.get(self.instrs.len()).copied().flatten();
        self.instrs.push(CfgInstr { except, ..instr });
    }

    /// Keeps the first `len` instructions, which may have moved up from places before `len` only.
    pub fn truncate(&mut self, len: usize) {
        let left = &self.instrs[len..];
        if !self.stale.is_empty() || left.iter().any(|instr| instr.except.is_some()) {
            if self.stale.len() < self.instrs.len() {
                self.stale.resize(self.instrs.len(), None);
            }
            for (stale, instr) in self.stale[len..].iter_mut().zip(left) {
                *stale = instr.except;
            }
        }
        self.instrs.truncate(len);
    }

    #[inline]
    pub fn exits_scope(&self) -> bool {
        self.last().is_some_and(|i| i.op.traits().is_scope_exit())
    }

    #[inline]
    pub fn falls_through(&self) -> bool {
        !self.last().is_some_and(|i| i.op.traits().is_terminator())
    }

    pub fn has_no_line(&self) -> bool {
        self.instrs.iter().all(|i| i.loc.line < 0)
    }
}

/// The graph of one code object after another: blocks are used again, since their lists have room by then.
#[derive(Default)]
pub(crate) struct Cfg {
    blocks: Vec<Block>,
    /// How many of them belong to the code object at hand.
    used: usize,
    /// Whether any instruction opens or closes a block with a handler.
    has_handlers: bool,
    /// Whether any instruction leaves a local unbound.
    unbinds_locals: bool,
    /// Whether any instruction may be a NOP. Told by each removal of NOPs, and by whoever makes one after the first.
    nops_left: bool,
    /// What [`Cfg::build`] knows of each instruction, see there.
    marks: Vec<u32>,
    jumps: Vec<(u32, BlockIx)>,
    todo: Vec<BlockIx>,
    owned: borrow::State,
    buffers: assemble::Buffers,
}

impl std::ops::Index<BlockIx> for Cfg {
    type Output = Block;

    #[inline]
    fn index(&self, at: BlockIx) -> &Block {
        &self.blocks[at.place()]
    }
}

impl std::ops::IndexMut<BlockIx> for Cfg {
    #[inline]
    fn index_mut(&mut self, at: BlockIx) -> &mut Block {
        &mut self.blocks[at.place()]
    }
}

const ENTRY: BlockIx = BlockIx(NonZeroU32::MIN);

impl Cfg {
    /// Splits instructions into blocks at labels and after jumps.
    fn build(&mut self, seq: &InstrSeq) {
        const TARGET: u32 = 1;
        let spliced = splice(seq);
        let (instrs, target_of): (&[Instr], &dyn Fn(u32) -> usize) = match &spliced {
            Some(spliced) => (spliced, &|arg| arg as usize),
            None => (&seq.instrs, &|label| seq.place(label)),
        };
        let len = instrs.len();
        self.used = 0;
        // By instruction: nothing, `TARGET` where a jump leads to it, then the block that it starts.
        self.marks.clear();
        self.marks.resize(len + 1, 0);
        self.jumps.clear();
        let mut all = Traits::default();
        for instr in instrs {
            let traits = instr.op.traits();
            all = all.or(traits);
            if traits.has_target() {
                self.marks[target_of(instr.arg).min(len)] = TARGET;
                self.jumps.push((0, ENTRY));
            }
        }
        (self.has_handlers, self.unbinds_locals) = (all.is_block_border(), all.unbinds_local());
        let mut current = self.new_block();
        let mut jump = 0;
        let mut start = 0;
        while start < len {
            self[current].labelled = self.marks[start] == TARGET;
            self.marks[start] = current.0.get();
            let mut end = start;
            for (instr, following) in instrs[start..].iter().zip(&self.marks[start + 1..]) {
                let traits = instr.op.traits();
                if traits.has_target() {
                    self.jumps[jump] = ((end - start) as u32, current);
                    jump += 1;
                }
                end += 1;
                if traits.is_jump() || traits.is_scope_exit() || *following == TARGET {
                    break;
                }
            }
            let new = instrs[start..end].iter().map(|i| CfgInstr::new(i.op, i.arg, i.loc));
            self[current].instrs.extend(new);
            start = end;
            if start < len {
                let new = self.new_block();
                self[current].next = Some(new);
                current = new;
            }
        }
        // What would lead behind the end, as only labels without a place do.
        self.marks[len] = ENTRY.0.get();
        for n in 0..self.jumps.len() {
            let (at, block) = self.jumps[n];
            let instr = &mut self.blocks[block.place()].instrs[at as usize];
            let target = self.marks[target_of(instr.arg).min(len)];
            instr.target = NonZeroU32::new(target).map(BlockIx);
            instr.arg = 0;
        }
    }

    pub fn new_block(&mut self) -> BlockIx {
        let at = BlockIx::new(self.used);
        self.used += 1;
        match self.blocks.get_mut(at.place()) {
            Some(block) => {
                let (mut instrs, mut stale) =
                    (std::mem::take(&mut block.instrs), std::mem::take(&mut block.stale));
                instrs.clear();
                stale.clear();
                *block = Block { startdepth: -1, instrs, stale, ..Block::default() };
            }
            None => self.blocks.push(Block { startdepth: -1, ..Block::default() }),
        }
        at
    }

    /// Blocks in emission order.
    pub fn order(&self) -> Vec<BlockIx> {
        let mut order = Vec::with_capacity(self.used);
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            order.push(at);
            next = self[at].next;
        }
        order
    }

    pub fn clear_visited(&mut self) {
        for block in &mut self.blocks[..self.used] {
            block.visited = false;
        }
    }

    /// The instructions of a block that may have a target.
    fn targets(&self, at: BlockIx) -> &[CfgInstr] {
        let instrs = &self[at].instrs;
        let start = if self.has_handlers { 0 } else { instrs.len().saturating_sub(1) };
        &instrs[start..]
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
}

/// The sequence with its annotations put in place, where it has any; operands of jumps are indices then.
fn splice(seq: &InstrSeq) -> Option<Vec<Instr>> {
    let placeholder = seq.instrs.iter().take(2).position(|i| i.op == Opcode::AnnotationsPlaceholder)?;
    let annotations = seq.annotations.as_deref();
    let added = annotations.map_or(0, |a| a.instrs.len());
    let place = |seq: &InstrSeq, instr: &Instr| seq.place(instr.arg).min(seq.instrs.len());
    let mut out = Vec::with_capacity(seq.instrs.len() + added);
    for (n, instr) in seq.instrs.iter().enumerate() {
        if placeholder == n {
            for inner in annotations.iter().flat_map(|a| &a.instrs) {
                let mut inner = *inner;
                if inner.op.traits().has_target() {
                    inner.arg = (annotations.map_or(0, |a| place(a, &inner)) + n) as u32;
                }
                out.push(inner);
            }
            continue;
        }
        let mut instr = *instr;
        if instr.op.traits().has_target() {
            let target = place(seq, &instr);
            // The placeholder itself goes away.
            instr.arg = if target > placeholder { target - 1 + added } else { target } as u32;
        }
        out.push(instr);
    }
    Some(out)
}

/// Runs all passes over a finished unit and makes its code object.
pub(crate) fn optimize_and_assemble(
    cfg: &mut Cfg,
    unit: &mut Unit<'_>,
    nparams: usize,
    flags: u32,
    filename: &Text,
) -> Res<CodeObject> {
    cfg.build(&unit.seq);
    cfg.mark_except_handlers();
    cfg.label_exception_targets();

    cfg.inline_small_or_no_line_blocks();
    cfg.remove_unreachable();
    cfg.resolve_line_numbers();
    cfg.optimize_load_const(&mut unit.consts);
    cfg.optimize_blocks(&mut unit.consts);
    cfg.remove_redundant_nops_and_pairs();
    cfg.remove_unreachable();
    cfg.remove_redundant_nops_and_jumps();

    let consts = cfg.remove_unused_consts(&mut unit.consts);
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
    assemble::assemble(cfg, unit, slots, consts, stacksize, flags, filename)
}
