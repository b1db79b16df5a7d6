//! Unit tests of the second pass.
