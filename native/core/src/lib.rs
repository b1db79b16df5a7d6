//! Native modules of the core: itertools, functools and their like.

mod collections;
mod functools;
mod itertools;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> Vec<&'static ModuleDef> {
    vec![&itertools::MODULE, &collections::MODULE, &functools::MODULE]
}
