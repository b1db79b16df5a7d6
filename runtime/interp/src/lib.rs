//! Register code and the evaluation loop.
