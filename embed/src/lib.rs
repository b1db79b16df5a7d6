//! Kaa as a library.
