//! Type objects, shapes, slots, argument binding and the payloads of core types.
