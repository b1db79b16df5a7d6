//! Native modules of the core: itertools, functools and their like.

mod codecs;
mod collections;
mod contextvars;
mod functools;
mod itertools;
mod sre;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> Vec<&'static ModuleDef> {
    vec![&sre::MODULE, &codecs::MODULE, &contextvars::MODULE, &itertools::MODULE, &collections::MODULE, &functools::MODULE]
}
