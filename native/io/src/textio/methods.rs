//! The definition of `TextIOWrapper`.

use super::{TextIO, attached, reading, setup, tell, writing};
use crate::util::{self, call0};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

pub static DEF: TypeDef = TypeDef {
    doc: Some("A text stream over a buffered binary stream."),
    signature: Some(
        "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)",
    ),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(super::new));
        s.init.set(Some(|vm, this, args| setup::INIT[0].call(vm, Some(this), args).map(drop)));
        s.repr.set(Some(repr));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    getset: GETSET,
    readonly: &["encoding", "line_buffering", "write_through"],
    ..TypeDef::new("_io.TextIOWrapper")
};

methods! { METHODS: Instance =>
    "detach($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let (t, buffer) = attached(vm, this)?;
        call0(vm, this, "flush")?;
        t.buffer.set(t, None);
        t.detached.set(true);
        Ok(buffer)
    }, Any;
    /// Reconfigure the text stream with new parameters; flushes it too.
    "reconfigure($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)" =>
        setup::reconfigure, Any;
    "write($self, text, /)" => writing::write, Any;
    "read($self, size=-1, /)" => reading::read, Any;
    "readline($self, size=-1, /)" => |vm: &mut Vm, this: Value, size: Option<isize>| -> PyResult {
        reading::readline(vm, this, size.unwrap_or(-1)).map(Gc::value)
    }, Any;
    "flush($self, /)" => writing::flush, Any;
    "close($self, /)" => writing::close, Any;
    "fileno($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "fileno"), Any;
    "seekable($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "seekable"), Any;
    "readable($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "readable"), Any;
    "writable($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "writable"), Any;
    "isatty($self, /)" => |vm: &mut Vm, this: Value| forward(vm, this, "isatty"), Any;
    /// Set the stream position to a number that tell() returned.
    "seek($self, cookie, whence=os.SEEK_SET, /)" => tell::seek, Any;
    /// Return the stream position as an opaque number.
    "tell($self, /)" => tell::tell, Any;
    "truncate($self, pos=None, /)" => |vm: &mut Vm, this: Value, pos: Option<Value>| -> PyResult {
        let (_, buffer) = attached(vm, this)?;
        call0(vm, this, "flush")?;
        vm.call_method_named(buffer, "truncate", &[pos.unwrap_or(Value::NONE)])
    }, Any;
    "__getstate__($self, /)" => |vm: &mut Vm, this: Value| util::cannot_pickle(vm, this), Any;
}

fn forward(vm: &mut Vm, this: Value, method: &str) -> PyResult {
    let (_, buffer) = attached(vm, this)?;
    call0(vm, buffer, method)
}

fn of(vm: &mut Vm, this: Value) -> PyResult<Gc<TextIO>> {
    match vm.payload::<TextIO>(this) {
        Some(t) => Ok(t),
        None => Err(vm.type_error("a TextIOWrapper is required")),
    }
}

static GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "encoding",
        doc: "",
        get: |vm, this| Ok(of(vm, this)?.encoding.get().map_or(Value::NONE, Gc::value)),
        set: None,
    },
    GetSetDef {
        name: "errors",
        doc: "",
        get: |vm, this| {
            let t = of(vm, this)?;
            if !t.ok.get() {
                return Err(vm.value_error("I/O operation on uninitialized object"));
            }
            Ok(t.errors.get().map_or(Value::NONE, Gc::value))
        },
        set: None,
    },
    GetSetDef {
        name: "line_buffering",
        doc: "",
        get: |vm, this| Ok(Value::bool(of(vm, this)?.line_buffering.get())),
        set: None,
    },
    GetSetDef {
        name: "write_through",
        doc: "",
        get: |vm, this| Ok(Value::bool(of(vm, this)?.write_through.get())),
        set: None,
    },
    GetSetDef { name: "buffer", doc: "", get: |vm, this| attached(vm, this).map(|(_, b)| b), set: None },
    GetSetDef {
        name: "name",
        doc: "",
        get: |vm, this| {
            let (_, buffer) = attached(vm, this)?;
            vm.getattr_named(buffer, "name")
        },
        set: None,
    },
    GetSetDef {
        name: "closed",
        doc: "",
        get: |vm, this| {
            let (_, buffer) = attached(vm, this)?;
            vm.getattr_named(buffer, "closed")
        },
        set: None,
    },
    GetSetDef {
        name: "newlines",
        doc: "",
        get: |vm, this| {
            let (t, _) = attached(vm, this)?;
            if t.has_decoder() && t.decoder.universal.get() {
                return Ok(t.newlines.seen(vm));
            }
            Ok(Value::NONE)
        },
        set: None,
    },
    GetSetDef {
        name: "_CHUNK_SIZE",
        doc: "",
        get: |vm, this| {
            let (t, _) = attached(vm, this)?;
            Ok(vm.int_from_usize(t.chunk_size.get()))
        },
        set: Some(|vm, this, value| {
            let (t, _) = attached(vm, this)?;
            let Some(value) = value else {
                let name = vm.intern_str("_CHUNK_SIZE");
                return Err(vm.attribute_error(this, name, "cannot delete attribute"));
            };
            match vm.to_isize(value)? {
                n if n <= 0 => Err(vm.value_error("a strictly positive integer is required")),
                n => {
                    t.chunk_size.set(n as usize);
                    Ok(())
                }
            }
        }),
    },
    GetSetDef {
        name: "_finalizing",
        doc: "",
        get: |vm, this| Ok(Value::bool(of(vm, this)?.finalizing.get())),
        set: Some(|vm, this, value| {
            let t = of(vm, this)?;
            let on = match value {
                Some(value) => vm.is_true(value)?,
                None => false,
            };
            t.finalizing.set(on);
            Ok(())
        }),
    },
];

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let t = of(vm, this)?;
    if !t.ok.get() {
        return Err(vm.value_error("I/O operation on uninitialized object"));
    }
    let class = util::class_name(vm, this);
    let mut text = format!("<{class}");
    if let Some(name) = util::name_repr(vm, this)? {
        text += &format!(" name={name}");
    }
    let mode = vm.intern_str("mode");
    if let Some(mode) = vm.getattr_opt(this, mode)? {
        let mode = vm.repr(mode)?.to_lossy();
        text += &format!(" mode={mode}");
    }
    let encoding = match t.encoding.get() {
        Some(encoding) => vm.repr(encoding.value())?.to_lossy(),
        None => "None".to_owned(),
    };
    text += &format!(" encoding={encoding}>");
    vm.try_str(&text).map(Gc::value)
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let (t, _) = attached(vm, this)?;
    t.telling.set(false);
    let line = if vm.exact::<TextIO>(this).is_some() {
        reading::readline(vm, this, -1)?
    } else {
        let line = call0(vm, this, "readline")?;
        match vm.as_str(line) {
            Some(line) => line,
            None => {
                let class = vm.type_name_of(line);
                let message = format!("readline() should have returned an str object, not '{class}'");
                return Err(vm.raise_named("OSError", &message));
            }
        }
    };
    if line.is_empty() {
        *t.snapshot.borrow_mut() = None;
        t.telling.set(t.seekable.get());
        return Ok(None);
    }
    Ok(Some(line.value()))
}
