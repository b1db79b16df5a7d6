//! LOAD_FAST_BORROW: loads whose value is surely consumed before its local changes.
//!
//! Values are followed through each block on an abstract stack. The opcode cases are CPython's, and so is a
//! quirk: for opcodes that leave their inputs, the new values are booked on the first instructions of the
//! block. CPython counterpart: `Python/flowgraph.c` (`optimize_load_fast`).

use super::{BlockIx, Cfg, ENTRY};
use kaa_opcode::Opcode;

/// Who pushed a value, and from which local; `u32::MAX` stands for neither.
#[derive(Clone, Copy)]
struct Ref {
    instr: u32,
    local: u32,
}

const NONE: u32 = u32::MAX;
const DUMMY: Ref = Ref { instr: NONE, local: NONE };

#[derive(Default)]
pub(super) struct State {
    refs: Vec<Ref>,
    /// By instruction: must own its value.
    pub(super) owned: Vec<bool>,
}

impl State {
    #[inline]
    fn push(&mut self, instr: usize, local: u32) {
        self.refs.push(Ref { instr: instr as u32, local });
    }

    fn pop(&mut self) -> Ref {
        self.refs.pop().unwrap_or(DUMMY)
    }

    fn pop_n(&mut self, n: i64) {
        let left = self.refs.len().saturating_sub(n.max(0) as usize);
        self.refs.truncate(left);
    }

    fn own(&mut self, instr: u32) {
        if let Some(flag) = self.owned.get_mut(instr as usize) {
            *flag = true;
        }
    }

    fn kill(&mut self, local: u32) {
        for n in 0..self.refs.len() {
            if self.refs[n].local == local {
                self.own(self.refs[n].instr);
            }
        }
    }

    fn store(&mut self, local: u32) {
        let value = self.pop();
        self.kill(local);
        self.own(value.instr);
    }
}

impl Cfg {
    pub(super) fn optimize_load_fast(&mut self) {
        self.clear_visited();
        self[ENTRY].visited = true;
        self[ENTRY].startdepth = 0;
        let (mut todo, mut state) = (std::mem::take(&mut self.todo), std::mem::take(&mut self.owned));
        todo.push(ENTRY);
        while let Some(at) = todo.pop() {
            self.borrow_in(at, &mut state, &mut todo);
        }
        (self.todo, self.owned) = (todo, state);
    }

    fn visit(&mut self, at: Option<BlockIx>, todo: &mut Vec<BlockIx>) {
        if let Some(at) = at
            && !self[at].visited
        {
            self[at].visited = true;
            todo.push(at);
        }
    }

    fn borrow_in(&mut self, at: BlockIx, state: &mut State, todo: &mut Vec<BlockIx>) {
        let mut instrs = std::mem::take(&mut self[at].instrs);
        state.refs.clear();
        state.refs.resize(self[at].startdepth.max(0) as usize, DUMMY);
        state.owned.clear();
        state.owned.resize(instrs.len(), false);
        for (n, instr) in instrs.iter().enumerate() {
            if instr.op.traits().has_target() {
                self.visit(instr.target, todo);
            }
            step(state, n, instr.op, instr.arg);
        }
        if let Some(last) = instrs.last()
            && !last.op.traits().is_terminator()
        {
            self.visit(self[at].next, todo);
        }
        for n in 0..state.refs.len() {
            state.own(state.refs[n].instr);
        }
        for (instr, owned) in instrs.iter_mut().zip(&state.owned) {
            if !owned {
                instr.op = match instr.op {
                    Opcode::LoadFast => Opcode::LoadFastBorrow,
                    Opcode::LoadFastLoadFast => Opcode::LoadFastBorrowLoadFastBorrow,
                    op => op,
                };
            }
        }
        self[at].instrs = instrs;
    }
}

#[inline]
fn step(state: &mut State, n: usize, op: Opcode, arg: u32) {
    let (popped, pushed) = op.popped_and_pushed(arg);
    match op {
        Opcode::DeleteFast => state.kill(arg),
        Opcode::LoadFast => state.push(n, arg),
        Opcode::LoadFastAndClear => {
            state.kill(arg);
            state.push(n, arg);
        }
        Opcode::LoadFastLoadFast => {
            state.push(n, arg >> 4);
            state.push(n, arg & 15);
        }
        Opcode::StoreFast => state.store(arg),
        Opcode::StoreFastLoadFast => {
            state.store(arg >> 4);
            state.push(n, arg & 15);
        }
        Opcode::StoreFastStoreFast => {
            state.store(arg >> 4);
            state.store(arg & 15);
        }
        Opcode::Copy => {
            let from = state.refs.len().checked_sub(arg as usize);
            let value = from.map_or(DUMMY, |at| state.refs[at]);
            state.refs.push(value);
        }
        Opcode::Swap => {
            let len = state.refs.len();
            if arg as usize <= len && len > 0 {
                state.refs.swap(len - 1, len - arg as usize);
            }
        }
        // These leave what they look at.
        Opcode::FormatSimple
        | Opcode::GetAnext
        | Opcode::GetLen
        | Opcode::GetYieldFromIter
        | Opcode::ImportFrom
        | Opcode::MatchKeys
        | Opcode::MatchMapping
        | Opcode::MatchSequence
        | Opcode::WithExceptStart => {
            for i in 0..pushed - popped {
                state.push(i as usize, NONE);
            }
        }
        // These consume some of their inputs and push nothing new.
        Opcode::DictMerge
        | Opcode::DictUpdate
        | Opcode::ListAppend
        | Opcode::ListExtend
        | Opcode::MapAdd
        | Opcode::Reraise
        | Opcode::SetAdd
        | Opcode::SetUpdate => state.pop_n(popped - pushed),
        Opcode::EndSend | Opcode::SetFunctionAttribute => {
            let top = state.pop();
            state.pop();
            state.refs.push(top);
        }
        Opcode::CheckExcMatch => {
            state.pop();
            state.push(n, NONE);
        }
        Opcode::ForIter => state.push(n, NONE),
        Opcode::LoadAttr | Opcode::LoadSuperAttr => {
            let object = state.pop();
            state.pop_n(popped - 1);
            state.push(n, NONE);
            if arg & 1 != 0 {
                // The receiver of a method call comes back.
                state.refs.push(object);
            }
        }
        Opcode::LoadSpecial | Opcode::PushExcInfo => {
            let top = state.pop();
            state.push(n, NONE);
            state.refs.push(top);
        }
        Opcode::Send => {
            state.pop();
            state.push(n, NONE);
        }
        _ => {
            state.pop_n(popped);
            for _ in 0..pushed {
                state.push(n, NONE);
            }
        }
    }
}
