//! `BufferedRWPair`: a reader and a writer over two raw streams, seen as one.

use super::{Classes, methods::make};
use crate::util::call0;
use kaa_gc::Slot;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm, methods, raw_methods};

pub struct Pair {
    reader: Slot<Option<Value>>,
    writer: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Pair { reader, writer });

static DEF: TypeDef = TypeDef {
    doc: Some("A buffered reader and a buffered writer together, as over a socket or a pair of pipes."),
    signature: Some("(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            let payload = Pair { reader: Slot::new(None), writer: Slot::new(None) };
            Ok(vm.alloc_instance(class, payload).value())
        }));
        s.init.set(Some(|vm, this, args| INIT[0].call(vm, Some(this), args).map(drop)));
    },
    methods: &[METHODS, RAW],
    getset: &[GetSetDef {
        name: "closed",
        doc: "",
        get: |vm, this| {
            let writer = part(vm, this, false)?;
            vm.getattr_named(writer, "closed")
        },
        set: None,
    }],
    ..TypeDef::new("_io.BufferedRWPair")
};

pub fn define(vm: &mut Vm, base: Gc<Type>) -> Gc<Type> {
    vm.define_type::<Pair>(base, &DEF)
}

methods! { INIT: Static =>
    "BufferedRWPair(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)" => init, Any;
}

fn init(vm: &mut Vm, this: Value, reader: Value, writer: Value, size: Option<isize>) -> PyResult<()> {
    crate::base::check_readable(vm, reader)?;
    crate::base::check_writable(vm, writer)?;
    let size = size.unwrap_or(crate::DEFAULT_BUFFER_SIZE as isize);
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    let classes = *vm.state::<Classes>();
    let (Some(reader_class), Some(writer_class)) = (classes.reader, classes.writer) else {
        return Err(vm.runtime_error("_io is not ready"));
    };
    let reader = make(vm, reader_class, reader, size as usize)?;
    let writer = make(vm, writer_class, writer, size as usize)?;
    let pair = vm.this::<Pair>(this);
    pair.reader.set(pair, Some(reader));
    pair.writer.set(pair, Some(writer));
    Ok(())
}

fn part(vm: &mut Vm, this: Value, reader: bool) -> PyResult {
    let Some(pair) = vm.payload::<Pair>(this) else {
        return Err(vm.type_error("a BufferedRWPair is required"));
    };
    match if reader { pair.reader.get() } else { pair.writer.get() } {
        Some(part) => Ok(part),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

methods! { METHODS: Instance =>
    "flush($self, /)" => |vm: &mut Vm, this: Value| ask(vm, this, false, "flush"), Any;
    "readable($self, /)" => |vm: &mut Vm, this: Value| ask(vm, this, true, "readable"), Any;
    "writable($self, /)" => |vm: &mut Vm, this: Value| ask(vm, this, false, "writable"), Any;
    "close($self, /)" => close, Any;
    "isatty($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let answer = ask(vm, this, false, "isatty")?;
        if answer != Value::FALSE { Ok(answer) } else { ask(vm, this, true, "isatty") }
    }, Any;
}

fn ask(vm: &mut Vm, this: Value, reader: bool, method: &str) -> PyResult {
    let part = part(vm, this, reader)?;
    call0(vm, part, method)
}

fn close(vm: &mut Vm, this: Value) -> PyResult {
    let closed = ask(vm, this, false, "close");
    let pending = if closed.is_err() { vm.take_exception() } else { None };
    let result = ask(vm, this, true, "close");
    let value = *result.as_ref().unwrap_or(&Value::NONE);
    crate::base::chain(vm, pending, result.map(drop))?;
    Ok(value)
}

raw_methods! { RAW: Instance =>
    "read" => |vm, args| pass(vm, args, true, "read"), Any;
    "peek" => |vm, args| pass(vm, args, true, "peek"), Any;
    "read1" => |vm, args| pass(vm, args, true, "read1"), Any;
    "readinto" => |vm, args| pass(vm, args, true, "readinto"), Any;
    "readinto1" => |vm, args| pass(vm, args, true, "readinto1"), Any;
    "write" => |vm, args| pass(vm, args, false, "write"), Any;
}

fn pass(vm: &mut Vm, args: Args<'_>, reader: bool, method: &str) -> PyResult {
    let Some(&this) = args.values.first() else {
        return Err(vm.type_error(format!("{method}() needs an argument")));
    };
    let part = part(vm, this, reader)?;
    let name = vm.intern_str(method);
    let bound = vm.getattr(part, name)?;
    vm.call_args(bound, args.skip_first())
}
