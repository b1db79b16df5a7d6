//! Builtin types and exceptions, a file or folder each.
