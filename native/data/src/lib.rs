//! Native modules for numbers and data: math, struct, json, csv and their like.

mod array;
mod binascii;
mod bisect;
mod cmath;
mod csv;
mod heapq;
mod json;
mod math;
mod random;
mod statistics;
mod structure;
mod support;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static MODULES: &[&ModuleDef] = &[
        &math::MODULE,
        &structure::MODULE,
        &random::MODULE,
        &cmath::MODULE,
        &statistics::MODULE,
        &bisect::MODULE,
        &heapq::MODULE,
        &binascii::MODULE,
        &json::MODULE,
        &csv::MODULE,
        &array::MODULE,
    ];
    MODULES
}
