//! Code objects as plain data: what `compile()` makes and `.pyc` files hold, without a heap pointer in it.
//!
//! CPython counterpart: `Objects/codeobject.c`, `Include/cpython/code.h`.

pub mod constant;
pub mod disassemble;
pub mod exceptiontable;
pub mod instruction;
pub mod interning;
pub mod linetable;
pub mod shared;
#[cfg(test)]
mod tests;
pub mod validate;

pub use constant::Constant;
pub use disassemble::disassemble;
pub use instruction::{Branch, Instruction, branches, instructions};
pub use interning::Interning;
pub use kaa_unicode::{Blob, Text};
pub use linetable::Position;
pub use shared::SharedCode;
pub use validate::{Invalid, validate};

/// Bits of `co_flags`.
pub mod flags {
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const NESTED: u32 = 0x10;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    pub const HAS_DOCSTRING: u32 = 0x400_0000;
    pub const METHOD: u32 = 0x800_0000;
}

/// Kinds of a slot in `co_localsplusnames`, a bit set per slot.
pub mod kinds {
    pub const ARG_POS: u8 = 0x02;
    pub const ARG_KW: u8 = 0x04;
    pub const ARG_VAR: u8 = 0x08;
    pub const HIDDEN: u8 = 0x10;
    pub const LOCAL: u8 = 0x20;
    pub const CELL: u8 = 0x40;
    pub const FREE: u8 = 0x80;
}

/// One code object. Field for field what marshal version 5 writes for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CodeObject {
    /// Positional parameters, the positional-only ones included.
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    pub stacksize: u32,
    pub flags: u32,
    /// Code units: opcode byte, argument byte; caches are zero.
    pub code: Blob,
    pub consts: Box<[Constant]>,
    pub names: Box<[Text]>,
    /// Names of locals, cells and free variables, in slot order.
    pub localsplusnames: Box<[Text]>,
    /// A `kinds` bit set for each slot.
    pub localspluskinds: Blob,
    pub filename: Text,
    pub name: Text,
    pub qualname: Text,
    pub firstlineno: i32,
    pub linetable: Blob,
    pub exceptiontable: Blob,
    /// Of a module: what its strings don't tell about their interning.
    pub interning: Interning,
}

impl CodeObject {
    /// What Python's `==` compares: all but the file, the qualified name and the size of the stack. CPython:
    /// `code_richcompare`.
    pub fn same(&self, other: &CodeObject) -> bool {
        self.name == other.name
            && self.argcount == other.argcount
            && self.posonlyargcount == other.posonlyargcount
            && self.kwonlyargcount == other.kwonlyargcount
            && self.flags == other.flags
            && self.firstlineno == other.firstlineno
            && self.code == other.code
            && self.names == other.names
            && self.localsplusnames == other.localsplusnames
            && self.localspluskinds == other.localspluskinds
            && self.linetable == other.linetable
            && self.exceptiontable == other.exceptiontable
            && constant::all_same(&self.consts, &other.consts)
    }
}
