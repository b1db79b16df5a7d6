//! Pickling of arrays, in a form that other machines can read. CPython: `array___reduce_ex___impl`,
//! `array__array_reconstructor_impl` in `Modules/arraymodule.c`.

use super::{Array, construct, item, new_array};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::typeobject::TypeRef;
use kaa_object::{Gc, PyResult, StrBuilder, Type, Value, Vm, methods};

methods! { METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce_ex__($self, value, /)" => reduce, Any;
}

methods! { FUNCTIONS: Module =>
    /// Internal. Used for pickling support.
    "_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)" => reconstruct, Any;
}

/// How machines write items: bytes, signedness (of integers) and byte order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unsigned,
    Signed,
    Float,
    Text,
}

/// Format codes 0 to 21.
const FORMATS: [(Kind, usize, bool); 22] = [
    (Kind::Unsigned, 1, false),
    (Kind::Signed, 1, false),
    (Kind::Unsigned, 2, false),
    (Kind::Unsigned, 2, true),
    (Kind::Signed, 2, false),
    (Kind::Signed, 2, true),
    (Kind::Unsigned, 4, false),
    (Kind::Unsigned, 4, true),
    (Kind::Signed, 4, false),
    (Kind::Signed, 4, true),
    (Kind::Unsigned, 8, false),
    (Kind::Unsigned, 8, true),
    (Kind::Signed, 8, false),
    (Kind::Signed, 8, true),
    (Kind::Float, 4, false),
    (Kind::Float, 4, true),
    (Kind::Float, 8, false),
    (Kind::Float, 8, true),
    (Kind::Text, 2, false),
    (Kind::Text, 2, true),
    (Kind::Text, 4, false),
    (Kind::Text, 4, true),
];

fn kind(code: u8) -> Kind {
    match code {
        b'u' | b'w' => Kind::Text,
        b'f' | b'd' => Kind::Float,
        _ if item::is_signed(code) => Kind::Signed,
        _ => Kind::Unsigned,
    }
}

/// The format of a type code on this machine.
fn format_of(code: u8) -> usize {
    let size = item::size(code).unwrap_or(1);
    let big = cfg!(target_endian = "big") && size > 1;
    FORMATS.iter().position(|&format| format == (kind(code), size, big)).unwrap_or(0)
}

fn reduce(vm: &mut Vm, this: Gc<Array>, protocol: Value) -> PyResult {
    if !vm.is_int(protocol) {
        return Err(vm.type_error("__reduce_ex__ argument should be an integer"));
    }
    let protocol = vm.to_i64(protocol, "Python int too large to convert to C long")?;
    let class = vm.class_of(this.value()).value();
    let code = vm.char_str(this.code).value();
    let name = vm.names.__dict__;
    let dict = vm.getattr_opt(this.value(), name)?.unwrap_or(Value::NONE);
    if protocol < 3 {
        let list = super::methods::to_list(vm, this)?.value();
        let args = vm.tuple(&[code, list]).value();
        return Ok(vm.tuple(&[class, args, dict]).value());
    }
    let import = vm.hooks.import_module;
    let name = vm.intern_str("array");
    let module = import(vm, name)?;
    let function = vm.getattr_named(module, "_array_reconstructor")?;
    let bytes = this.to_vec();
    let bytes = vm.new_bytes(&bytes)?.value();
    let format = vm.int_from_usize(format_of(this.code));
    let args = vm.tuple(&[class, code, format, bytes]).value();
    Ok(vm.tuple(&[function, args, dict]).value())
}

fn reconstruct(vm: &mut Vm, class: Gc<Type>, code: Gc<Str>, format: i32, items: Value) -> PyResult {
    let own = vm.type_of_payload::<Array>();
    if !class.is_subtype(own) {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("{name} is not a subtype of array.array")));
    }
    let wanted = match code.len() {
        1 => u8::try_from(code.at(0)).ok().filter(|&c| item::size(c).is_some()),
        _ => None,
    };
    let Some(wanted) = wanted else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    let Some(&(kind_of, size, big)) = usize::try_from(format).ok().and_then(|f| FORMATS.get(f)) else {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    };
    let Some(bytes) = vm.payload::<Bytes>(items) else {
        let class = vm.type_name_of(items);
        return Err(vm.type_error(format!("fourth argument should be bytes, not {class}")));
    };
    if bytes.as_slice().len() % size != 0 {
        let what = if format as usize == format_of(wanted) { "bytes" } else { "string" };
        return Err(vm.value_error(format!("{what} length not a multiple of item size")));
    }
    let mut native = bytes.as_slice().to_vec();
    if big != cfg!(target_endian = "big") {
        native.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    }
    match kind_of {
        Kind::Text => {
            let mut text = StrBuilder::new();
            if size == 4 {
                for chunk in native.chunks_exact(4) {
                    text.push(u32::from_ne_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]).min(0x10_ffff));
                }
            } else {
                let units = native.chunks_exact(2).map(|c| u16::from_ne_bytes([c[0], c[1]]));
                for unit in char::decode_utf16(units) {
                    text.push(unit.map_or_else(|bad| bad.unpaired_surrogate().into(), u32::from));
                }
            }
            let text = text.finish(vm)?.value();
            construct::make(vm, class, wanted, Some(text)).map(Gc::value)
        }
        Kind::Float => {
            let from = if size == 4 { b'f' } else { b'd' };
            let source = new_array(vm, own, from, native);
            construct::make(vm, class, wanted, Some(source.value())).map(Gc::value)
        }
        _ => {
            // Another type code where that machine's had another size.
            let fits = |c: u8| kind(c) == kind_of && item::size(c) == Some(size);
            let code = if fits(wanted) { Some(wanted) } else { item::CODES.bytes().find(|&c| fits(c)) };
            Ok(new_array(vm, class, code.unwrap_or(wanted), native).value())
        }
    }
}
