//! Where the entries of the symbolic stack are, and how they get where they have to be.
//!
//! **Invariant.** While an instruction is translated, no register is written that holds another entry or an operand
//! that was already taken; what is in the way moves to a spare register.

use super::{Sym, Translator};
use crate::op::{Instr, Op};

impl Translator<'_> {
    pub(super) fn emit(&mut self, op: Op, n: u16, a: u32, b: u32, c: u32) {
        self.out.push(Instr::new(op, n, a, b, c));
        self.units.push(self.unit);
    }

    /// A move, in one instruction with the one before it if both belong to the same instruction of the bytecode.
    fn emit_move(&mut self, to: u32, from: u32) {
        let joins = self.live.len() < self.out.len() && self.units.last() == Some(&self.unit);
        match (self.out.last_mut(), u16::try_from(from)) {
            (Some(last), Ok(from)) if joins && last.op.get() == Op::Move => {
                last.op.set(Op::MoveMove);
                (last.n, last.c) = (from, to);
            }
            _ => self.emit(Op::Move, 0, to, from, 0),
        }
    }

    /// The instructions emitted since the last call use no register of the stack at or above `depth`.
    pub(super) fn mark_live(&mut self, depth: usize, holes: u8) {
        let live = self.reg(depth).max(self.high);
        self.live.resize(self.out.len(), live);
        self.holes.resize(self.out.len(), holes);
    }

    /// The holes of the instructions from `from` on, which stem from one of the bytecode: registers of stack entries
    /// (`unmoved`, the topmost of `before` first) that stayed where they were, in a local or a constant.
    pub(super) fn holes_among(&self, unmoved: &[bool; 8], before: usize, from: usize) -> u8 {
        if self.high != 0 {
            // Registers of such entries may hold others.
            return 0;
        }
        let deepest = before.max(self.stack.len());
        let mut holes = 0;
        for (i, _) in unmoved.iter().enumerate().filter(|(_, unmoved)| **unmoved) {
            let depth = before - 1 - i;
            let register = self.reg(depth);
            let pushed = self.stack.get(depth).is_some_and(|sym| matches!(sym, Sym::Stacked));
            let written = self.out[from..].iter().any(|instr| {
                let second = instr.op.get() == Op::MoveMove && instr.c == register;
                second || instr.a == register || instr.b == register
            });
            let place = deepest - 1 - depth;
            if !pushed && !written && place < 8 {
                holes |= 1 << place;
            }
        }
        holes
    }

    /// Canonical register of a depth.
    pub(super) fn reg(&self, depth: usize) -> u32 {
        self.nlocals + depth as u32
    }

    pub(super) fn top(&self) -> u32 {
        self.reg(self.stack.len())
    }

    /// Begins with the translation of an instruction.
    pub(super) fn begin(&mut self) {
        self.operands.clear();
        self.high = 0;
        self.note_high();
    }

    pub(super) fn note_high(&mut self) {
        for sym in &self.stack {
            if let Sym::Elsewhere(register) = *sym {
                self.high = self.high.max(register + 1);
            }
        }
    }

    /// A stack register that holds no entry and no operand.
    pub(super) fn spare(&mut self) -> u32 {
        let (top, end) = (self.top(), self.nlocals + self.code.plain.stacksize + 3);
        let in_use = |register: u32| {
            self.operands.contains(&register)
                || self.stack.iter().enumerate().any(|(depth, sym)| match *sym {
                    Sym::Elsewhere(other) => other == register,
                    Sym::Stacked => self.reg(depth) == register,
                    _ => false,
                })
        };
        // There are more registers than entries and operands.
        let spare = (top + 1..end).chain(self.nlocals..=top).find(|r| !in_use(*r)).unwrap_or(end - 1);
        self.high = self.high.max(spare + 1);
        spare
    }

    /// Moves entries of other depths out of a register that is about to be written.
    pub(super) fn vacate(&mut self, register: u32) {
        let here = Sym::Elsewhere(register);
        if self.stack.contains(&here) {
            let spare = self.spare();
            self.emit(Op::Move, 0, spare, register, 0);
            for sym in self.stack.iter_mut().filter(|sym| **sym == here) {
                *sym = Sym::Elsewhere(spare);
            }
        }
    }

    /// Puts an entry into its canonical register, or into a spare one where an operand is still in that.
    pub(super) fn materialise(&mut self, depth: usize) {
        let mut to = self.reg(depth);
        if self.stack[depth] == Sym::Stacked {
            return;
        }
        if self.operands.contains(&to) {
            to = self.spare();
        } else {
            self.vacate(to);
        }
        match self.stack[depth] {
            Sym::Stacked => {}
            Sym::Local(from) | Sym::Elsewhere(from) => self.emit_move(to, from),
            Sym::Word(value) => {
                self.out.push(Instr::word(to, value));
                self.units.push(self.unit);
            }
            Sym::Null => self.emit(Op::Clear, 0, to, 0, 0),
        }
        self.place(depth, Sym::Elsewhere(to));
    }

    /// Gives a depth an entry.
    pub(super) fn place(&mut self, depth: usize, sym: Sym) {
        self.stack[depth] = if sym == Sym::Elsewhere(self.reg(depth)) { Sym::Stacked } else { sym };
    }

    /// The entry at a depth, as another depth would have it.
    pub(super) fn entry(&self, depth: usize) -> Sym {
        match self.stack[depth] {
            Sym::Stacked => Sym::Elsewhere(self.reg(depth)),
            sym => sym,
        }
    }

    /// Puts entries that are in registers of other depths into their own.
    pub(super) fn settle(&mut self) {
        for depth in 0..self.stack.len() {
            if matches!(self.stack[depth], Sym::Elsewhere(_)) {
                self.materialise(depth);
            }
        }
    }

    pub(super) fn flush_all(&mut self) {
        for depth in 0..self.stack.len() {
            self.materialise(depth);
        }
    }

    /// Puts the top `count` entries into their canonical registers.
    pub(super) fn flush_top(&mut self, count: usize) {
        for depth in self.stack.len() - count..self.stack.len() {
            self.materialise(depth);
        }
    }

    /// Copies a local's pending loads before it changes.
    pub(super) fn before_store(&mut self, local: u32) {
        for depth in 0..self.stack.len() {
            if self.stack[depth] == Sym::Local(local) {
                self.materialise(depth);
            }
        }
    }

    /// Pops an entry; the register it is in.
    pub(super) fn pop(&mut self) -> u32 {
        let depth = self.stack.len() - 1;
        if !matches!(self.stack[depth], Sym::Local(_)) {
            self.materialise_anywhere(depth);
        }
        let register = match self.stack.pop() {
            Some(Sym::Local(local)) => return local,
            Some(Sym::Elsewhere(register)) => register,
            _ => self.reg(depth),
        };
        self.operands.push(register);
        register
    }

    /// Puts an entry into a register, if it isn't in one.
    pub(super) fn materialise_anywhere(&mut self, depth: usize) {
        if !matches!(self.stack[depth], Sym::Elsewhere(_)) {
            self.materialise(depth);
        }
    }

    pub(super) fn pop_many(&mut self, count: usize) {
        self.flush_top(count);
        self.stack.truncate(self.stack.len() - count);
    }

    pub(super) fn small_int_on_top(&self) -> Option<i32> {
        match self.stack.last() {
            Some(Sym::Word(value)) => value.as_int().and_then(|n| i32::try_from(n).ok()),
            _ => None,
        }
    }

    pub(super) fn push(&mut self) -> u32 {
        let register = self.top();
        self.vacate(register);
        self.stack.push(Sym::Stacked);
        register
    }
}
