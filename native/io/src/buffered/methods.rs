//! The definitions of the three classes over one raw stream.

use super::core::*;
use super::{reading, writing};
use crate::base::{check_readable, check_seekable, check_writable};
use crate::util::{self, call0};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods};

pub static READER: TypeDef = TypeDef {
    doc: Some("A buffer over a readable raw stream."),
    signature: Some("(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.init.set(Some(|vm, this, args| READER_INIT[0].call(vm, Some(this), args).map(drop)));
        s.repr.set(Some(repr));
        s.iternext.set(Some(next));
    },
    methods: &[COMMON, READING, SIMPLE_FLUSH],
    getset: GETSET,
    readonly: &["raw"],
    ..TypeDef::new("_io.BufferedReader")
};

pub static WRITER: TypeDef = TypeDef {
    doc: Some("A buffer over a writable raw stream."),
    signature: Some("(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.init.set(Some(|vm, this, args| WRITER_INIT[0].call(vm, Some(this), args).map(drop)));
        s.repr.set(Some(repr));
    },
    methods: &[COMMON, WRITING],
    getset: GETSET,
    readonly: &["raw"],
    ..TypeDef::new("_io.BufferedWriter")
};

pub static RANDOM: TypeDef = TypeDef {
    doc: Some("A buffer over a raw stream that can be read, written and sought."),
    signature: Some("(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.init.set(Some(|vm, this, args| RANDOM_INIT[0].call(vm, Some(this), args).map(drop)));
        s.repr.set(Some(repr));
        s.iternext.set(Some(next));
    },
    methods: &[COMMON, READING, WRITING],
    getset: GETSET,
    readonly: &["raw"],
    ..TypeDef::new("_io.BufferedRandom")
};

methods! { READER_INIT: Static =>
    "BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)" => |vm: &mut Vm, this: Value, raw: Value, size: Option<isize>| {
        init(vm, this, raw, size, true, false)
    }, Any;
}

methods! { WRITER_INIT: Static =>
    "BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)" => |vm: &mut Vm, this: Value, raw: Value, size: Option<isize>| {
        init(vm, this, raw, size, false, true)
    }, Any;
}

methods! { RANDOM_INIT: Static =>
    "BufferedRandom(raw, buffer_size=DEFAULT_BUFFER_SIZE)" => |vm: &mut Vm, this: Value, raw: Value, size: Option<isize>| {
        init(vm, this, raw, size, true, true)
    }, Any;
}

fn init(
    vm: &mut Vm,
    this: Value,
    raw: Value,
    size: Option<isize>,
    readable: bool,
    writable: bool,
) -> PyResult<()> {
    let b = of(vm, this)?;
    b.ok.set(false);
    b.detached.set(false);
    if readable && writable {
        check_seekable(vm, raw)?;
    }
    if readable {
        check_readable(vm, raw)?;
    }
    if writable {
        check_writable(vm, raw)?;
    }
    let size = size.unwrap_or(crate::DEFAULT_BUFFER_SIZE as isize);
    if size <= 0 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    // A size that cannot be had is refused now and not at the first read.
    if Vec::<u8>::new().try_reserve_exact(size as usize).is_err() {
        return Err(vm.memory_error());
    }
    b.raw.set(b, Some(raw));
    b.readable.set(readable);
    b.writable.set(writable);
    b.size.set(size as usize);
    b.forget_read();
    b.pending.borrow_mut().clear();
    b.raw_pos.set(None);
    if raw_tell(vm, b, raw).is_err() {
        vm.clear_exception();
    }
    b.ok.set(true);
    Ok(())
}

methods! { COMMON: Instance =>
    "detach($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let (b, raw) = ready(vm, this)?;
        call0(vm, this, "flush")?;
        b.raw.set(b, None);
        b.detached.set(true);
        b.ok.set(false);
        Ok(raw)
    }, Any;
    "close($self, /)" => writing::close, Any;
    "seekable($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "seekable"), Any;
    "fileno($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "fileno"), Any;
    "isatty($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "isatty"), Any;
    "_dealloc_warn($self, source, /)" => |vm: &mut Vm, this: Value, source: Value| -> PyResult {
        let b = of(vm, this)?;
        if b.ok.get() && let Some(raw) = b.raw.get()
            && vm.call_method_named(raw, "_dealloc_warn", &[source]).is_err()
        {
            vm.clear_exception();
        }
        Ok(Value::NONE)
    }, Any;
    "tell($self, /)" => writing::tell, Any;
    "seek($self, target, whence=0, /)" => writing::seek, Any;
    "truncate($self, pos=None, /)" => writing::truncate, Any;
    "__sizeof__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<usize> {
        let b = of(vm, this)?;
        Ok(size_of::<Buffered>() + 8 + b.size.get())
    }, Any;
    "__getstate__($self, /)" => |vm: &mut Vm, this: Value| util::cannot_pickle(vm, this), Any;
}

methods! { READING: Instance =>
    "read($self, size=-1, /)" => reading::read, Any;
    "read1($self, size=-1, /)" => reading::read1, Any;
    "readinto($self, buffer, /)" => |vm: &mut Vm, this: Value, b: Value| reading::readinto(vm, this, b, false), Any;
    "readinto1($self, buffer, /)" => |vm: &mut Vm, this: Value, b: Value| reading::readinto(vm, this, b, true), Any;
    "peek($self, size=0, /)" => |vm: &mut Vm, this: Value, _: Option<isize>| reading::peek(vm, this), Any;
    "readline($self, size=-1, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        ready(vm, this)?;
        let size = util::size_arg(vm, size)?;
        reading::readline(vm, this, size)
    }, Any;
    "readable($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "readable"), Any;
}

methods! { SIMPLE_FLUSH: Instance =>
    "flush($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "flush"), Any;
}

methods! { WRITING: Instance =>
    "write($self, buffer, /)" => writing::write, Any;
    "flush($self, /)" => writing::flush, Any;
    "writable($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "writable"), Any;
}

fn forward(vm: &mut Vm, this: Value, method: &str) -> PyResult {
    let (_, raw) = ready(vm, this)?;
    call0(vm, raw, method)
}

static GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "closed",
        doc: "",
        get: |vm, this| {
            let (_, raw) = ready(vm, this)?;
            vm.getattr_named(raw, "closed")
        },
        set: None,
    },
    GetSetDef {
        name: "name",
        doc: "",
        get: |vm, this| {
            let (_, raw) = ready(vm, this)?;
            vm.getattr_named(raw, "name")
        },
        set: None,
    },
    GetSetDef {
        name: "mode",
        doc: "",
        get: |vm, this| {
            let (_, raw) = ready(vm, this)?;
            vm.getattr_named(raw, "mode")
        },
        set: None,
    },
    GetSetDef {
        name: "raw",
        doc: "",
        get: |vm, this| Ok(of(vm, this)?.raw.get().unwrap_or(Value::NONE)),
        set: None,
    },
    GetSetDef {
        name: "_finalizing",
        doc: "",
        get: |vm, this| Ok(Value::bool(of(vm, this)?.finalizing.get())),
        set: Some(|vm, this, value| {
            let b = of(vm, this)?;
            let on = match value {
                Some(value) => vm.is_true(value)?,
                None => false,
            };
            b.finalizing.set(on);
            Ok(())
        }),
    },
];

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let class = util::class_name(vm, this);
    let text = match util::name_repr(vm, this)? {
        Some(name) => format!("<{class} name={name}>"),
        None => format!("<{class}>"),
    };
    vm.try_str(&text).map(Gc::value)
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    ready(vm, this)?;
    let line = if vm.exact::<Buffered>(this).is_some() {
        reading::readline(vm, this, -1)?
    } else {
        let line = call0(vm, this, "readline")?;
        if vm.payload::<kaa_object::payloads::Bytes>(line).is_none() {
            let class = vm.type_name_of(line);
            let message = format!("readline() should have returned a bytes object, not '{class}'");
            return Err(vm.raise_named("OSError", &message));
        }
        line
    };
    Ok((vm.len(line)? > 0).then_some(line))
}

/// Makes a buffered stream as the class's constructor does.
pub fn make(vm: &mut Vm, class: Gc<kaa_object::Type>, raw: Value, size: usize) -> PyResult {
    let size = vm.int_from_usize(size);
    vm.call_args(class.value(), Args::from(&[raw, size]))
}
