//! Native modules for numbers and data: math, struct, json, csv and their like.

mod math;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static MODULES: &[&ModuleDef] = &[&math::MODULE];
    MODULES
}
