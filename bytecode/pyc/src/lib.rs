//! Marshal and .pyc files.
