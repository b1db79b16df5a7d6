//! Bytecode to register code, and the evaluation loop.
