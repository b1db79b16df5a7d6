//! Error numbers of the system that exceptions are chosen by.

pub use kaa_host::errno::*;
