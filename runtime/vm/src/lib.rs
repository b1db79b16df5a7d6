//! Isolates, imports, start-up and shutdown.
