//! Unit tests of the symbol table stand with the code generator, which needs both.
