//! Scopes: which names each block binds and where each is found.
