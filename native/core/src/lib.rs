//! Native modules of the core: itertools, functools and their like.

mod asyncio;
mod collections;
mod contextvars;
mod functools;
mod itertools;
mod operator;
mod sre;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> Vec<&'static ModuleDef> {
    vec![
        &asyncio::MODULE,
        &sre::MODULE,
        &contextvars::MODULE,
        &itertools::MODULE,
        &collections::MODULE,
        &functools::MODULE,
        &operator::MODULE,
    ]
}
