//! Instrumentation of register code: what tells tools of events. CPython: `Python/instrumentation.c` (`instrument`).

use super::{Sym, Translator};
use crate::code::{BranchPlace, Entry, LineStart};
use crate::op::{Op, jumps};
use kaa_object::tracing::{Event, kinds};
use kaa_opcode::Opcode;

/// Instrumentation. It changes nothing about the other instructions.
impl Translator<'_> {
    /// In front of what an instruction is translated to: line and instruction events.
    pub(super) fn instrument_start(&mut self, instruction: &kaa_code::Instruction, marks: &[Option<i32>]) {
        if self.kinds == 0 {
            return;
        }
        self.entries.resize(self.stack.len(), Entry::Object);
        let at = self.unit as usize;
        if let Some(Some(line)) = marks.get(at).copied() {
            if line >= 0 {
                self.lines.push(LineStart {
                    line,
                    instr: self.out.len() as u32,
                    stack: self.entries.clone().into(),
                    clean: self.stack.iter().all(|s| *s == Sym::Stacked),
                });
            }
            if self.kinds & kinds::LINES != 0 {
                self.emit(Op::TraceLine, (line < 0) as u16, 0, 0, line as u32);
            }
        }
        self.resumed |= instruction.opcode == Opcode::Resume;
        // A loop's end leads past its END_FOR, and nothing is told of what comes before the first RESUME.
        let unseen = matches!(instruction.opcode, Opcode::EndFor | Opcode::Resume);
        if self.kinds & kinds::INSTRUCTIONS != 0 && self.resumed && !unseen {
            self.emit(Op::TraceInstruction, 0, 0, 0, 0);
        }
    }

    pub(super) fn instrument_before(
        &mut self,
        instruction: &kaa_code::Instruction,
        before: &[kaa_code::Instruction],
    ) {
        use Opcode as O;
        if self.kinds == 0 {
            return;
        }
        self.instrument_jump(instruction, before);
        match instruction.opcode {
            O::JumpBackward if self.kinds & kinds::LINES != 0 => {
                let line = |t: &Translator<'_>, unit: usize| {
                    let plain = &t.code.plain;
                    kaa_code::linetable::position_at(&plain.linetable, plain.firstlineno, unit).line
                };
                let here = line(self, instruction.at);
                if let (Some(here), Some(target)) = (here, instruction.target())
                    && line(self, target) == Some(here)
                {
                    self.emit(Op::TraceJump, 0, 0, 0, here as u32);
                }
            }
            O::ReturnValue | O::YieldValue if self.kinds & kinds::FRAMES != 0 => {
                let depth = self.stack.len() - 1;
                let is_yield = instruction.opcode == O::YieldValue;
                let (a, constant) = match self.stack[depth] {
                    Sym::Local(local) => (local, None),
                    Sym::Word(value) => (0, Some(value)),
                    Sym::Elsewhere(register) => (register, None),
                    _ => (self.reg(depth), None),
                };
                let (b, c) = constant.map_or((0, 0), |v| (v.bits() as u32, (v.bits() >> 32) as u32));
                if is_yield {
                    self.may_leave_from(self.out.len());
                }
                self.emit(Op::TraceReturn, is_yield as u16 | (constant.is_some() as u16) << 1, a, b, c);
            }
            O::EndFor | O::EndSend if self.kinds & kinds::FRAMES != 0 && self.stack.len() > 1 => {
                let (a, b) = (self.reg(self.stack.len() - 2), self.reg(self.stack.len() - 1));
                let is_send = instruction.opcode == O::EndSend;
                let step = if is_send { O::Send } else { O::ForIter };
                let source =
                    before.iter().rev().find(|b| b.opcode == step && b.target() == Some(instruction.start));
                let source = source.map_or(instruction.at, |b| b.at) as u32;
                self.emit(Op::TraceStop, is_send as u16, a, b, source);
            }
            _ => {}
        }
    }

    pub(super) fn instrument_after(&mut self, instruction: &kaa_code::Instruction) {
        use Opcode as O;
        if self.kinds == 0 {
            return;
        }
        self.entries.resize(self.stack.len(), Entry::Object);
        let last = self.entries.len().wrapping_sub(1);
        match instruction.opcode {
            O::GetIter | O::GetAiter | O::GetYieldFromIter => self.entries[last] = Entry::Iterator,
            O::PushExcInfo => self.entries[last - 1..].fill(Entry::Exception),
            O::Resume if self.kinds & kinds::FRAMES != 0 => {
                self.emit(Op::TraceResume, (instruction.oparg & 3) as u16, 0, 0, 0);
            }
            O::Call | O::CallKw | O::CallFunctionEx | O::LoadSuperAttr if self.kinds & kinds::CALLS != 0 => {
                self.emit(Op::TraceCallEnd, 0, 0, 0, 0);
            }
            O::ForIter if self.kinds & kinds::BRANCHES != 0 => {
                self.branch(Event::BranchLeft, instruction.at, instruction.end());
            }
            O::PopJumpIfFalse | O::PopJumpIfTrue | O::PopJumpIfNone | O::PopJumpIfNotNone => {
                self.jump_taken(instruction, false);
            }
            _ => {}
        }
    }

    /// In front of a call, whose operands are in their registers.
    pub(super) fn instrument_call(&mut self, form: u16, a: u32, count: usize) {
        if self.kinds & kinds::CALLS != 0 {
            self.emit(Op::TraceCall, form, a, 0, count as u32);
        }
    }

    pub(super) fn note_entries(&mut self, unit: usize) {
        if self.kinds != 0 {
            self.entries.resize(self.stack.len(), Entry::Object);
            let entries = self.entries.clone();
            self.entries_at[unit].get_or_insert(entries);
        }
    }

    /// The second instruction of two that were translated as one: of these, jumps are events by themselves.
    pub(super) fn instrument_taken_in(&mut self, instruction: &kaa_code::Instruction) {
        use Opcode as O;
        if self.kinds != 0 && matches!(instruction.opcode, O::PopJumpIfFalse | O::PopJumpIfTrue) {
            let jump = self.out.iter().rposition(|i| !i.op.get().is_trace());
            if let Some(jump) = jump {
                self.jump_taken_at(jump, instruction, true);
                self.mark_live(self.stack.len(), 0);
            }
        }
    }

    fn instrument_jump(&mut self, instruction: &kaa_code::Instruction, before: &[kaa_code::Instruction]) {
        use Opcode as O;
        let branches = self.kinds & kinds::BRANCHES != 0;
        match instruction.opcode {
            O::JumpForward | O::JumpBackward if self.kinds & kinds::JUMPS != 0 => {
                if let Some(target) = instruction.target() {
                    self.branch(Event::Jump, instruction.at, target);
                }
            }
            O::NotTaken if branches => {
                if let Some(source) = before.last() {
                    self.branch_of(Event::BranchLeft, source.at, instruction);
                }
            }
            // The loop's FOR_ITER leads to the END_FOR in front of this.
            O::PopIter if branches => {
                let source = before.iter().rev().find(|b| {
                    b.opcode == O::ForIter && b.target().is_some_and(|to| to + 1 == instruction.start)
                });
                if let Some(source) = source {
                    self.branch_of(Event::BranchRight, source.at, instruction);
                }
            }
            O::EndAsyncFor if branches => {
                if let Some(source) = instruction.target() {
                    self.branch(Event::BranchRight, source, instruction.end());
                }
            }
            _ => {}
        }
    }

    /// A tool that is told of an event at an instruction may set the frame to another line.
    fn may_leave_from(&mut self, instr: usize) {
        self.entries.resize(self.stack.len(), Entry::Object);
        let stack = self.entries.clone().into();
        self.lines.push(LineStart { line: -1, instr: instr as u32, stack, clean: false });
    }

    /// Of what `instruction` does for the branch at `from`. Where instructions are events it stands for that.
    fn branch_of(&mut self, event: Event, from: usize, instruction: &kaa_code::Instruction) {
        let alone = self.kinds & kinds::INSTRUCTIONS != 0;
        self.branch(event, if alone { instruction.at } else { from }, instruction.end());
    }

    fn branch(&mut self, event: Event, from: usize, to: usize) {
        self.branches.push(BranchPlace { from: from as u32, to: to as u32 });
        let n = match event {
            Event::Jump => jumps::JUMP,
            Event::BranchLeft => jumps::LEFT,
            _ => jumps::RIGHT,
        };
        self.may_leave_from(self.out.len());
        self.emit(Op::TraceJump, n, 0, self.branches.len() as u32 - 1, 0);
    }

    fn jump_taken(&mut self, instruction: &kaa_code::Instruction, taken_in: bool) {
        self.jump_taken_at(self.out.len() - 1, instruction, taken_in);
    }

    /// Where the jump last emitted leads away, instrumentation will stand on the way.
    fn jump_taken_at(&mut self, jump: usize, instruction: &kaa_code::Instruction, taken_in: bool) {
        let Some(to) = instruction.target() else { return };
        let of_instruction = taken_in && self.kinds & kinds::INSTRUCTIONS != 0;
        if self.kinds & kinds::BRANCHES == 0 && !of_instruction {
            return;
        }
        self.branches.push(BranchPlace { from: instruction.at as u32, to: to as u32 });
        self.may_leave_from(jump);
        let n = jumps::TAKEN | if of_instruction { jumps::INSTRUCTION } else { 0 };
        let (place, depth) = (self.branches.len() as u32 - 1, self.stack.len());
        self.taken.push(Taken { jump: jump as u32, n, place, depth, unit: instruction.at as u32 });
    }

    /// Behind all other code stands what is executed where jumps are taken.
    pub(super) fn lead_past_events(&mut self) {
        self.high = 0;
        for taken in std::mem::take(&mut self.taken) {
            let jump = taken.jump as usize;
            let (at, to) = (self.out.len() as u32, self.out[jump].c);
            self.unit = taken.unit;
            self.emit(Op::TraceJump, taken.n, taken.jump, taken.place, to);
            self.mark_live(taken.depth, 0);
            self.out[jump].c = at;
        }
    }
}

/// A conditional jump whose being taken is an event.
pub(super) struct Taken {
    jump: u32,
    n: u16,
    /// Which of `RegCode::branches` it is.
    place: u32,
    depth: usize,
    unit: u32,
}
