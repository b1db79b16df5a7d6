//! `_codecs`: the codec registry, its error handlers, and the native encoders and decoders.
//! CPython: `Modules/_codecsmodule.c`, `Python/codecs.c`.

mod charmap;
mod escape;
mod handlers;
mod multibyte;
mod plain;
mod registry;
mod support;
#[cfg(test)]
mod tests;
mod unicodedata;
mod utf7;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static ALL: [&ModuleDef; 9] = [
        &MODULE,
        &unicodedata::MODULE,
        &multibyte::MODULE,
        &multibyte::CN,
        &multibyte::HK,
        &multibyte::ISO2022,
        &multibyte::JP,
        &multibyte::KR,
        &multibyte::TW,
    ];
    &ALL
}

pub static MODULE: ModuleDef = ModuleDef {
    name: "_codecs",
    doc: None,
    functions: &[
        registry::FUNCTIONS,
        plain::ENCODERS,
        plain::DECODERS,
        escape::FUNCTIONS,
        charmap::FUNCTIONS,
        utf7::FUNCTIONS,
    ],
    init: registry::init,
};
