//! Instructions before assembly: pseudo opcodes, labels and source locations.
//!
//! CPython counterpart: `Python/instruction_sequence.c`, `Include/internal/pycore_symtable.h`
//! (`_Py_SourceLocation`).

use kaa_opcode::Opcode;
use kaa_syntax::ast::Span;

/// A source location; lines and columns may be absent.
#[derive(Clone, Copy, Debug, Eq)]
pub struct Loc {
    pub line: i32,
    pub end_line: i32,
    pub col: i32,
    pub end_col: i32,
}

impl Loc {
    /// The instruction is artificial.
    pub const NONE: Loc = Loc { line: -1, end_line: -1, col: -1, end_col: -1 };
    /// The instruction takes the location of the next one.
    pub const NEXT: Loc = Loc { line: -2, end_line: -2, col: -2, end_col: -2 };

    /// The start of a line.
    pub fn line_start(line: u32) -> Loc {
        Loc { line: line as i32, end_line: line as i32, col: 0, end_col: 0 }
    }

    pub fn has_line(self) -> bool {
        self.line > 0
    }

    /// The span an error at this place shows.
    pub fn span(self) -> Span {
        let n = |n: i32| n.max(0) as u32;
        Span { line: n(self.line), col: n(self.col), end_line: n(self.end_line), end_col: n(self.end_col) }
    }
}

impl PartialEq for Loc {
    /// Two comparisons rather than four.
    #[inline]
    fn eq(&self, other: &Loc) -> bool {
        let halves = |loc: &Loc| {
            let pair = |a: i32, b: i32| u64::from(a as u32) | u64::from(b as u32) << 32;
            (pair(loc.line, loc.end_line), pair(loc.col, loc.end_col))
        };
        halves(self) == halves(other)
    }
}

impl From<Span> for Loc {
    fn from(span: Span) -> Loc {
        Loc {
            line: span.line as i32,
            end_line: span.end_line as i32,
            col: span.col as i32,
            end_col: span.end_col as i32,
        }
    }
}

/// A place in an [`InstrSeq`] that jumps lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label(pub u32);

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Instr {
    pub op: Opcode,
    /// The operand; for jumps and `SETUP_*` the number of a label.
    pub arg: u32,
    pub loc: Loc,
}

/// A growing list of instructions with labels.
#[derive(Clone, Debug, Default)]
pub struct InstrSeq {
    pub instrs: Vec<Instr>,
    /// Where each label stands; `usize::MAX` while it does not.
    labels: Vec<usize>,
    /// Instructions to put in place of ANNOTATIONS_PLACEHOLDER.
    pub annotations: Option<Box<InstrSeq>>,
}

impl InstrSeq {
    pub fn new_label(&mut self) -> Label {
        self.labels.push(usize::MAX);
        Label(self.labels.len() as u32 - 1)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.instrs.clear();
        self.labels.clear();
        self.annotations = None;
    }

    pub fn use_label(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.instrs.len();
    }

    pub fn push(&mut self, op: Opcode, arg: u32, loc: Loc) {
        self.instrs.push(Instr { op, arg, loc });
    }

    /// Inserts at the front; labels move along.
    pub fn insert_first(&mut self, op: Opcode, arg: u32, loc: Loc) {
        self.instrs.insert(0, Instr { op, arg, loc });
        for place in &mut self.labels {
            if *place != usize::MAX {
                *place += 1;
            }
        }
    }

    /// The index of the instruction a label stands before.
    pub fn place(&self, label: u32) -> usize {
        self.labels.get(label as usize).copied().unwrap_or(usize::MAX)
    }
}
