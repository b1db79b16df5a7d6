//! `_multibytecodec` and the modules of codecs that it serves: the encodings of East Asia.
//!
//! CPython counterpart: `Modules/cjkcodecs/`.

mod codec;
mod engine;
mod iso2022;
mod objects;
mod tables;

pub use objects::MODULE;

use codec::Codec;
use kaa_object::declare::ModuleDef;
use kaa_object::{PyResult, Value, Vm, methods};

/// Declares a module that hands out codecs.
macro_rules! codecs {
    ($($module:ident $table:ident $functions:ident $name:literal;)*) => {$(
        methods! { $functions: Module =>
            "getcodec($module, object, /)" =>
                |vm: &mut Vm, name: Value| -> PyResult { codec_of(vm, &codec::$table, name) }, Any;
        }

        pub static $module: ModuleDef = ModuleDef {
            name: $name,
            doc: None,
            functions: &[$functions],
            init: |_, _| Ok(()),
        };
    )*};
}

codecs! {
    CN CN CN_FUNCTIONS "_codecs_cn";
    HK HK HK_FUNCTIONS "_codecs_hk";
    ISO2022 ISO2022 ISO2022_FUNCTIONS "_codecs_iso2022";
    JP JP JP_FUNCTIONS "_codecs_jp";
    KR KR KR_FUNCTIONS "_codecs_kr";
    TW TW TW_FUNCTIONS "_codecs_tw";
}

fn codec_of(vm: &mut Vm, codecs: &'static [Codec], name: Value) -> PyResult {
    let Some(name) = vm.as_str(name) else {
        return Err(vm.type_error("encoding name must be a string."));
    };
    match codecs.iter().find(|codec| name.is(codec.name)) {
        Some(codec) => objects::codec_object(vm, codec),
        None => Err(vm.raise_named("LookupError", "no such codec is supported.")),
    }
}
