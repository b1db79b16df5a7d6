//! The opcode table of CPython 3.14.
