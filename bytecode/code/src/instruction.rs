//! Instructions of `co_code`: EXTENDED_ARG folded in, inline caches skipped.
//!
//! CPython counterpart: `Lib/dis.py` (`_unpack_opargs`).

use kaa_opcode::Opcode;

/// One instruction. Offsets are code units (two bytes each).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Where its first EXTENDED_ARG, or else its opcode, stands.
    pub start: usize,
    /// Where its opcode stands.
    pub at: usize,
    pub opcode: Opcode,
    pub oparg: u32,
}

impl Instruction {
    /// Where the next instruction starts.
    pub fn end(&self) -> usize {
        self.at + 1 + self.opcode.caches()
    }

    /// Where the operand of a jump leads; for END_ASYNC_FOR, which SEND it belongs to. `None` where the
    /// opcode has no such operand or it leads below zero.
    pub fn target(&self) -> Option<usize> {
        if self.opcode.arg_kind() != kaa_opcode::ArgKind::Jump {
            return None;
        }
        if self.opcode.is_backward() {
            self.end().checked_sub(self.oparg as usize)
        } else {
            Some(self.end() + self.oparg as usize)
        }
    }
}

/// What may go on in either of two places, all in code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    pub at: usize,
    pub left: usize,
    pub right: usize,
}

/// The branches of `co_code`. CPython: `branchesiter_next`.
pub fn branches(code: &[u8]) -> impl Iterator<Item = Branch> + '_ {
    use Opcode as O;
    instructions(code).map_while(Result::ok).filter_map(|instruction| {
        let (at, end, target) = (instruction.at, instruction.end(), instruction.target()?);
        Some(match instruction.opcode {
            // Past END_FOR and POP_ITER.
            O::ForIter => Branch { at, left: end, right: target + 2 },
            // Past NOT_TAKEN.
            O::PopJumpIfFalse | O::PopJumpIfTrue | O::PopJumpIfNone | O::PopJumpIfNotNone => {
                Branch { at, left: end + 1, right: target }
            }
            O::EndAsyncFor => Branch { at: target, left: target + 2, right: end },
            _ => return None,
        })
    })
}

/// Why bytes are not instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The byte at this code unit is no opcode of portable bytecode.
    BadOpcode { at: usize, byte: u8 },
    /// EXTENDED_ARG at the end, or more than three in a row.
    BadExtendedArg { at: usize },
    /// The code ends inside an instruction or its caches.
    Truncated { at: usize },
}

/// Instructions of a code.
#[derive(Clone)]
pub struct Instructions<'a> {
    code: &'a [u8],
    unit: usize,
}

/// Decodes `co_code`.
pub fn instructions(code: &[u8]) -> Instructions<'_> {
    Instructions { code, unit: 0 }
}

impl<'a> Instructions<'a> {
    fn step(&mut self) -> Result<Instruction, DecodeError> {
        let start = self.unit;
        let units = self.code.len() / 2;
        let mut oparg = 0u32;
        let mut at = start;
        loop {
            if at >= units {
                return Err(DecodeError::BadExtendedArg { at: start });
            }
            let byte = self.code[at * 2];
            let opcode = Opcode::from_u8(byte).ok_or(DecodeError::BadOpcode { at, byte })?;
            oparg = oparg << 8 | u32::from(self.code[at * 2 + 1]);
            if opcode != Opcode::ExtendedArg {
                let found = Instruction { start, at, opcode, oparg };
                self.unit = found.end();
                if self.unit > units {
                    return Err(DecodeError::Truncated { at });
                }
                return Ok(found);
            }
            at += 1;
            if at - start > 3 {
                return Err(DecodeError::BadExtendedArg { at: start });
            }
        }
    }
}

impl Iterator for Instructions<'_> {
    type Item = Result<Instruction, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.unit * 2 >= self.code.len() {
            return None;
        }
        if self.code.len() % 2 == 1 && self.unit == self.code.len() / 2 {
            self.unit += 1;
            return Some(Err(DecodeError::Truncated { at: self.unit - 1 }));
        }
        let result = self.step();
        if result.is_err() {
            self.unit = self.code.len();
        }
        Some(result)
    }
}
