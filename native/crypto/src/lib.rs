//! Native modules for hashes: md5, sha, blake2.

mod blake2;
mod hasher;
mod object;
mod sha;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static MODULES: &[&ModuleDef] =
        &[&sha::MD5_MODULE, &sha::SHA1_MODULE, &sha::SHA2_MODULE, &sha::SHA3_MODULE, &blake2::MODULE];
    MODULES
}
