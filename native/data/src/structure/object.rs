//! The type `Struct`. CPython: `Modules/_struct.c` (`PyStructType`).

use super::format::Format;
use super::{iterator, method_values, pack_bytes, pack_into, parse, unpack_all, unpack_from};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, NoTrace, PyResult, Value, Vm, methods, raw_methods};
use kaa_types::util::bind;
use std::cell::RefCell;
use std::rc::Rc;

/// Payload of `Struct`: empty until `__init__` has run.
pub struct Struct {
    format: NoTrace<RefCell<Option<Rc<Format>>>>,
}
kaa_gc::trace_fields!(Struct { format });

static STRUCT: TypeDef = TypeDef {
    doc: Some(
        "Struct(fmt) --> compiled struct object\n\nReads and writes binary data laid out as the format string says.",
    ),
    signature: None,
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            Ok(vm.alloc_instance(class, Struct { format: NoTrace(RefCell::new(None)) }).value())
        }));
        s.init.set(Some(|vm, this, args| {
            let [format] = bind(vm, "Struct", ["format"], 1, args)?;
            let format = parse(vm, format.unwrap_or(Value::NONE))?;
            *vm.this::<Struct>(this).format.borrow_mut() = Some(format);
            Ok(())
        }));
        s.repr.set(Some(|vm, this| {
            let format = of(vm, this)?;
            let text = vm.str(&format.text).value();
            let text = vm.repr(text)?.to_lossy();
            let name = vm.class_of(this).short_name();
            vm.try_str(&format!("{name}({text})")).map(Gc::value)
        }));
    },
    methods: &[METHODS, RAW],
    getset: &[
        GetSetDef {
            name: "format",
            doc: "struct format string",
            get: |vm, this| {
                let format = of(vm, this)?;
                vm.try_str(&format.text).map(Gc::value)
            },
            set: None,
        },
        GetSetDef {
            name: "size",
            doc: "struct size in bytes",
            get: |vm, this| {
                let size = vm.this::<Struct>(this).format.borrow().as_ref().map(|f| f.size);
                Ok(size.map_or(Value::int32(-1), |n| vm.int_from_usize(n)))
            },
            set: None,
        },
    ],
    weakrefable: true,
    ..TypeDef::new("_struct.Struct")
};

pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let object = vm.types.object;
    let class = vm.define_type::<Struct>(object, &STRUCT);
    iterator::define(vm);
    vm.module_add_type(module, class)
}

fn of(vm: &mut Vm, this: Value) -> PyResult<Rc<Format>> {
    let format = vm.this::<Struct>(this).format.borrow().clone();
    match format {
        Some(format) => Ok(format),
        None => Err(vm.runtime_error("Struct object is not initialized")),
    }
}

methods! { METHODS: Instance =>
    /// Return an iterator yielding tuples.
    ///
    /// Tuples are unpacked from the given bytes source, like a repeated
    /// invocation of unpack_from().
    ///
    /// Requires that the bytes length be a multiple of the struct size.
    "iter_unpack($self, buffer, /)" => |vm: &mut Vm, this: Value, buffer: Value| {
        let format = of(vm, this)?;
        iterator::new(vm, format, buffer)
    }, Any;
    /// Return a tuple containing unpacked values.
    ///
    /// Unpack according to the format string Struct.format. The buffer's size
    /// in bytes must be Struct.size.
    ///
    /// See help(struct) for more on format strings.
    "unpack($self, buffer, /)" => |vm: &mut Vm, this: Value, buffer: Value| {
        let format = of(vm, this)?;
        unpack_all(vm, &format, buffer)
    }, Any;
    /// Return a tuple containing unpacked values.
    ///
    /// Values are unpacked according to the format string Struct.format.
    ///
    /// The buffer's size in bytes, starting at position offset, must be
    /// at least Struct.size.
    ///
    /// See help(struct) for more on format strings.
    "unpack_from($self, /, buffer, offset=0)" => |vm: &mut Vm, this: Value, buffer: Value, offset: Option<isize>| {
        let format = of(vm, this)?;
        unpack_from(vm, &format, buffer, offset.unwrap_or(0))
    }, Any;
    /// S.__sizeof__() -> size of S in memory, in bytes
    "__sizeof__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<usize> {
        Ok(56 + 32 * (of(vm, this)?.codes.len() + 1))
    }, Raises;
}

raw_methods! { RAW: Instance =>
    /// S.pack(v1, v2, ...) -> bytes
    ///
    /// Return a bytes object containing values v1, v2, ... packed according
    /// to the format string S.format.  See help(struct) for more on format
    /// strings.
    "pack" => |vm, args| {
        let format = of(vm, args.values[0])?;
        let values = method_values(vm, "Struct.pack", args)?;
        pack_bytes(vm, &format, values)
    }, Any;
    /// S.pack_into(buffer, offset, v1, v2, ...)
    ///
    /// Pack the values v1, v2, ... according to the format string S.format
    /// and write the packed bytes into the writable buffer buf starting at
    /// offset.  Note that the offset is a required argument.  See
    /// help(struct) for more on format strings.
    "pack_into" => |vm, args| {
        let format = of(vm, args.values[0])?;
        let values = method_values(vm, "Struct.pack_into", args)?;
        pack_into(vm, &format, values)
    }, Any;
}
