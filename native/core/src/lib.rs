//! Native modules of the core: itertools, functools and their like.

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> Vec<&'static ModuleDef> {
    Vec::new()
}
