//! Project habits: tidy, test, ready and the checks against CPython.
fn main() {}
