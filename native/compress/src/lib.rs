//! Native modules for compression: zlib.

mod zlib;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static MODULES: &[&ModuleDef] = &[&zlib::MODULE];
    MODULES
}
