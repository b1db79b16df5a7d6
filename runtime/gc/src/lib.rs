//! Value words, the heap and tracing.
