//! The derive macro for tracing.
