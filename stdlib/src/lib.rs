//! The packed standard library.
