//! `Traits`: what the compiler's passes ask of every instruction, answered by one load from a table.

use crate::{ArgKind, OpFlags, Opcode};

/// What an opcode is and does, operands left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    bits: u8,
    caches: u8,
    popped: i8,
    pushed: i8,
}

const JUMP: u8 = 1;
const HANDLER: u8 = 2;
const UNCONDITIONAL: u8 = 4;
const EXIT: u8 = 8;
const EVAL_BREAK: u8 = 16;
const CLOSES_BLOCK: u8 = 32;
const UNBINDS: u8 = 64;

/// A power of two above the largest opcode number, so that masking a number leaves it what it is.
const COUNT: usize = 512;

static TRAITS: [Traits; COUNT] = {
    let mut table = [Traits { bits: 0, caches: 0, popped: 0, pushed: 0 }; COUNT];
    let mut n = 0;
    while n < Opcode::ALL.len() {
        table[Opcode::ALL[n] as usize] = Traits::work_out(Opcode::ALL[n]);
        n += 1;
    }
    table
};

impl Traits {
    /// Stands for a number of stack items that depends on the operand.
    pub(crate) const VARIES: i8 = -1;

    const fn work_out(op: Opcode) -> Traits {
        let kind = op.arg_kind();
        let mut bits = 0;
        let facts = [
            (matches!(kind, ArgKind::Jump), JUMP),
            (matches!(kind, ArgKind::Handler), HANDLER),
            (op.is_unconditional_jump(), UNCONDITIONAL),
            (op.is_scope_exit(), EXIT),
            (op.flags().contains(OpFlags::EVAL_BREAK), EVAL_BREAK),
            (matches!(op, Opcode::PopBlock), CLOSES_BLOCK),
            (
                matches!(op, Opcode::DeleteFast | Opcode::LoadFastAndClear | Opcode::StoreFastMaybeNull),
                UNBINDS,
            ),
        ];
        let mut n = 0;
        while n < facts.len() {
            if facts[n].0 {
                bits |= facts[n].1;
            }
            n += 1;
        }
        let (popped, pushed) = op.fixed_effect();
        Traits { bits, caches: op.caches() as u8, popped, pushed }
    }

    /// Whether CPython's metadata calls the opcode a jump; END_ASYNC_FOR is one.
    #[inline]
    pub fn is_jump(self) -> bool {
        self.bits & JUMP != 0
    }

    /// Whether the opcode opens an exception-handler block (`SETUP_*`).
    #[inline]
    pub fn is_block_push(self) -> bool {
        self.bits & HANDLER != 0
    }

    /// Whether the operand is a label while compiling.
    #[inline]
    pub fn has_target(self) -> bool {
        self.bits & (JUMP | HANDLER) != 0
    }

    #[inline]
    pub fn is_unconditional_jump(self) -> bool {
        self.bits & UNCONDITIONAL != 0
    }

    /// Whether the opcode ends the function (returns or raises).
    #[inline]
    pub fn is_scope_exit(self) -> bool {
        self.bits & EXIT != 0
    }

    /// Whether the following instruction is never reached by falling through.
    #[inline]
    pub fn is_terminator(self) -> bool {
        self.bits & (UNCONDITIONAL | EXIT) != 0
    }

    /// Whether pending signals are looked at here.
    #[inline]
    pub fn breaks(self) -> bool {
        self.bits & EVAL_BREAK != 0
    }

    /// Whether the opcode may leave a local without a value.
    #[inline]
    pub fn unbinds_local(self) -> bool {
        self.bits & UNBINDS != 0
    }

    /// Whether the opcode opens or closes an exception-handler block.
    #[inline]
    pub fn is_block_border(self) -> bool {
        self.bits & (HANDLER | CLOSES_BLOCK) != 0
    }

    /// What holds for this one or for the other.
    #[inline]
    pub fn or(self, other: Traits) -> Traits {
        Traits { bits: self.bits | other.bits, ..self }
    }

    /// Inline cache entries (code units) that follow the instruction.
    #[inline]
    pub fn caches(self) -> usize {
        self.caches.into()
    }
}

impl Opcode {
    #[inline]
    pub fn traits(self) -> Traits {
        TRAITS[self as usize & (COUNT - 1)]
    }

    /// Stack items taken, and put back when execution goes on with the next instruction.
    #[inline]
    pub fn popped_and_pushed(self, oparg: u32) -> (i64, i64) {
        let traits = self.traits();
        if traits.popped != Traits::VARIES && traits.pushed != Traits::VARIES {
            return (traits.popped.into(), traits.pushed.into());
        }
        (self.popped(oparg), self.pushed(oparg))
    }
}
