//! `StringIO`: a text stream in memory. CPython: `Modules/_io/stringio.c`.

use crate::newline::Newlines;
use crate::util;
use kaa_gc::{NoTrace, Slot};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, StrBuilder, Type, Value, Vm, methods};
use std::cell::{Cell, RefCell};

/// Payload of `StringIO`. The text is characters, or as long as it is only written to the end, a string
/// that grows in place.
pub struct StringIO {
    chars: NoTrace<RefCell<Vec<u32>>>,
    /// Text gathered by appending; `chars` is empty then.
    gathered: Slot<Option<Gc<Str>>>,
    pos: Cell<usize>,
    ok: Cell<bool>,
    closed: Cell<bool>,
    /// The `newline` argument: what `\n` becomes when written, and what ends lines.
    newline: Slot<Option<Gc<Str>>>,
    universal: Cell<bool>,
    newlines: Newlines,
}
kaa_gc::trace_fields!(StringIO { chars, gathered, pos, ok, closed, newline, universal, newlines });

static DEF: TypeDef = TypeDef {
    doc: Some("A text stream whose characters are kept in memory."),
    signature: Some("(initial_value='', newline='\\n')"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            let payload = StringIO {
                chars: NoTrace(RefCell::new(Vec::new())),
                gathered: Slot::new(None),
                pos: Cell::new(0),
                ok: Cell::new(false),
                closed: Cell::new(false),
                newline: Slot::new(None),
                universal: Cell::new(false),
                newlines: Newlines::default(),
            };
            Ok(vm.alloc_instance(class, payload).value())
        }));
        s.init.set(Some(|vm, this, args| INIT[0].call(vm, Some(this), args).map(drop)));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    getset: &[
        GetSetDef {
            name: "closed",
            doc: "",
            get: |vm, this| Ok(Value::bool(ready(vm, this)?.closed.get())),
            set: None,
        },
        GetSetDef {
            name: "line_buffering",
            doc: "",
            get: |vm, this| open(vm, this).map(|_| Value::FALSE),
            set: None,
        },
        GetSetDef {
            name: "newlines",
            doc: "",
            get: |vm, this| {
                let io = open(vm, this)?;
                if io.universal.get() { Ok(io.newlines.seen(vm)) } else { Ok(Value::NONE) }
            },
            set: None,
        },
    ],
    ..TypeDef::new("_io.StringIO")
};

pub fn define(vm: &mut Vm, base: Gc<Type>) -> Gc<Type> {
    vm.define_type::<StringIO>(base, &DEF)
}

fn ready(vm: &mut Vm, this: Value) -> PyResult<Gc<StringIO>> {
    let Some(io) = vm.payload::<StringIO>(this) else {
        return Err(vm.type_error("a StringIO object is required"));
    };
    if io.ok.get() { Ok(io) } else { Err(vm.value_error("I/O operation on uninitialized object")) }
}

fn open(vm: &mut Vm, this: Value) -> PyResult<Gc<StringIO>> {
    let io = ready(vm, this)?;
    if io.closed.get() { Err(vm.value_error("I/O operation on closed file")) } else { Ok(io) }
}

methods! { INIT: Static =>
    "StringIO(initial_value='', newline='\\n')" => init, Any;
}

fn init(vm: &mut Vm, this: Value, initial: Option<Value>, newline: Option<Value>) -> PyResult<()> {
    let io = vm.this::<StringIO>(this);
    io.ok.set(false);
    let newline = match newline {
        None => Some(vm.char_str(b'\n')),
        Some(Value::NONE) => None,
        Some(value) => match vm.as_str(value) {
            Some(s) => Some(s),
            None => {
                let class = vm.type_name_of(value);
                return Err(vm.type_error(format!("newline must be str or None, not {class}")));
            }
        },
    };
    if let Some(n) = newline
        && !["", "\n", "\r", "\r\n"].iter().any(|t| n.is(t))
    {
        let text = vm.repr(n.value())?.to_lossy();
        return Err(vm.value_error(format!("illegal newline value: {text}")));
    }
    let initial = match initial.filter(|v| !v.is_none()) {
        None => None,
        Some(value) => match vm.as_str(value) {
            Some(s) => Some(s),
            None => {
                let class = vm.type_name_of(value);
                return Err(vm.type_error(format!("initial_value must be str or None, not {class}")));
            }
        },
    };
    io.newline.set(io, newline);
    io.universal.set(newline.is_none_or(|n| n.is_empty()));
    io.newlines.reset();
    io.newlines.translate.set(newline.is_none());
    io.chars.borrow_mut().clear();
    io.gathered.set(io, None);
    io.pos.set(0);
    io.closed.set(false);
    io.ok.set(true);
    if let Some(initial) = initial {
        put(vm, io, initial)?;
    }
    io.pos.set(0);
    Ok(())
}

methods! { METHODS: Instance =>
    "getvalue($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let io = open(vm, this)?;
        if let Some(text) = io.gathered.get() {
            return Ok(text.value());
        }
        let chars = io.chars.borrow();
        vm.str_ucs4(&chars).map(Gc::value)
    }, Alloc;
    "tell($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<usize> { Ok(open(vm, this)?.pos.get()) }, Raises;
    "read($self, size=-1, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        let size = util::size_arg(vm, size)?;
        let io = open(vm, this)?;
        take(vm, io, if size < 0 { usize::MAX } else { size as usize }).map(Gc::value)
    }, Alloc;
    "readline($self, size=-1, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        let size = util::size_arg(vm, size)?;
        let io = open(vm, this)?;
        line(vm, io, if size < 0 { usize::MAX } else { size as usize }).map(Gc::value)
    }, Alloc;
    "truncate($self, pos=None, /)" => |vm: &mut Vm, this: Value, pos: Option<Value>| -> PyResult<usize> {
        let io = open(vm, this)?;
        let size = match pos.filter(|p| !p.is_none()) {
            None => io.pos.get() as isize,
            Some(pos) => util::size_arg(vm, Some(pos))?,
        };
        if size < 0 {
            return Err(vm.value_error(format!("Negative size value {size}")));
        }
        realize(io);
        io.chars.borrow_mut().truncate(size as usize);
        Ok(size as usize)
    }, Any;
    "seek($self, pos, whence=0, /)" => |vm: &mut Vm, this: Value, pos: isize, whence: Option<i32>| -> PyResult<usize> {
        let io = open(vm, this)?;
        match whence.unwrap_or(0) {
            0 if pos < 0 => Err(vm.value_error(format!("Negative seek position {pos}"))),
            0 => {
                io.pos.set(pos as usize);
                Ok(pos as usize)
            }
            1 | 2 if pos != 0 => Err(vm.raise_named("OSError", "Can't do nonzero cur-relative seeks")),
            1 => Ok(io.pos.get()),
            2 => {
                io.pos.set(len(io));
                Ok(io.pos.get())
            }
            other => Err(vm.value_error(format!("Invalid whence ({other}, should be 0, 1 or 2)"))),
        }
    }, Any;
    "write($self, s, /)" => |vm: &mut Vm, this: Value, s: Value| -> PyResult<usize> {
        let io = open_for_write(vm, this)?;
        let Some(text) = vm.as_str(s) else {
            let class = vm.type_name_of(s);
            return Err(vm.type_error(format!("string argument expected, got '{class}'")));
        };
        if io.closed.get() {
            return Err(vm.value_error("I/O operation on closed file"));
        }
        if !text.is_empty() {
            put(vm, io, text)?;
        }
        Ok(text.len())
    }, Alloc;
    "close($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<()> {
        let Some(io) = vm.payload::<StringIO>(this) else {
            return Err(vm.type_error("a StringIO object is required"));
        };
        io.closed.set(true);
        *io.chars.borrow_mut() = Vec::new();
        io.gathered.set(io, None);
        Ok(())
    }, Any;
    "readable($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| true), Raises;
    "writable($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| true), Raises;
    "seekable($self, /)" => |vm: &mut Vm, this: Value| open(vm, this).map(|_| true), Raises;
    "__getstate__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let io = open(vm, this)?;
        let value = util::call0(vm, this, "getvalue")?;
        let newline = io.newline.get().map_or(Value::NONE, Gc::value);
        let pos = vm.int_from_usize(io.pos.get());
        let dict = vm.instance_dict_copy(this)?.value();
        Ok(vm.tuple(&[value, newline, pos, dict]).value())
    }, Any;
    "__setstate__($self, state, /)" => set_state, Any;
}

fn open_for_write(vm: &mut Vm, this: Value) -> PyResult<Gc<StringIO>> {
    ready(vm, this)
}

/// Turns gathered text into single characters.
fn realize(io: Gc<StringIO>) {
    if let Some(text) = io.gathered.get() {
        *io.chars.borrow_mut() = text.code_points().collect();
        io.gathered.set(io, None);
    }
}

fn len(io: Gc<StringIO>) -> usize {
    match io.gathered.get() {
        Some(text) => text.len(),
        None => io.chars.borrow().len(),
    }
}

/// Writes text at the position, line ends translated.
fn put(vm: &mut Vm, io: Gc<StringIO>, text: Gc<Str>) -> PyResult<()> {
    let mut text = if io.universal.get() { io.newlines.feed(vm, text, true)? } else { text };
    if let Some(newline) = io.newline.get()
        && newline.len() > 0
        && !newline.is("\n")
        && text.code_points().any(|c| c == 0x0a)
    {
        let mut out = StrBuilder::with_capacity(text.len() + 8);
        for c in text.code_points() {
            if c == 0x0a { out.push_pystr(&newline) } else { out.push(c) }
        }
        text = out.finish(vm)?;
    }
    let at = io.pos.get();
    if at == len(io) && io.chars.borrow().is_empty() {
        let whole = match io.gathered.get() {
            Some(before) => vm.str_concat(before, text)?,
            None => vm.str_exact_copy(text)?,
        };
        io.gathered.set(io, Some(whole));
        io.pos.set(whole.len());
        return Ok(());
    }
    realize(io);
    let mut chars = io.chars.borrow_mut();
    let Some(end) = at.checked_add(text.len()).filter(|&e| e <= isize::MAX as usize / 4) else {
        return Err(vm.overflow_error("new position too large"));
    };
    if end > chars.len() {
        let more = end - chars.len();
        if chars.try_reserve(more).is_err() {
            return Err(vm.memory_error());
        }
        chars.resize(end, 0);
    }
    for (to, c) in chars[at..end].iter_mut().zip(text.code_points()) {
        *to = c;
    }
    io.pos.set(end);
    Ok(())
}

/// Takes at most `most` characters from the position on.
fn take(vm: &mut Vm, io: Gc<StringIO>, most: usize) -> PyResult<Gc<Str>> {
    let at = io.pos.get();
    let end = at.saturating_add(most).min(len(io));
    if at >= end {
        return Ok(vm.empty_str());
    }
    io.pos.set(end);
    match io.gathered.get() {
        Some(text) => vm.str_slice(text, at, end),
        None => {
            let chars = io.chars.borrow();
            vm.str_ucs4(&chars[at..end])
        }
    }
}

fn line(vm: &mut Vm, io: Gc<StringIO>, most: usize) -> PyResult<Gc<Str>> {
    let (at, end) = (io.pos.get(), len(io));
    let gathered = io.gathered.get();
    let count = {
        let chars = io.chars.borrow();
        let get = |i: usize| match gathered {
            Some(text) => text.at(i),
            None => chars[i],
        };
        let newline = io.newline.get().map(|n| n.to_lossy());
        let mut i = at;
        loop {
            if i >= end {
                break end.saturating_sub(at);
            }
            let c = get(i);
            i += 1;
            let ends = match newline.as_deref() {
                None | Some("\n") => c == 0x0a,
                Some("\r") => c == 0x0d,
                Some("\r\n") => c == 0x0a && i >= at + 2 && get(i - 2) == 0x0d,
                Some(_) => {
                    if c == 0x0d && i < end && get(i) == 0x0a {
                        i += 1;
                    }
                    c == 0x0a || c == 0x0d
                }
            };
            if ends {
                break i - at;
            }
        }
    };
    take(vm, io, count.min(most))
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let io = open(vm, this)?;
    let text = if vm.exact::<StringIO>(this).is_some() {
        line(vm, io, usize::MAX)?
    } else {
        let text = util::call0(vm, this, "readline")?;
        match vm.as_str(text) {
            Some(text) => text,
            None => {
                let class = vm.type_name_of(text);
                let message = format!("readline() should have returned an str object, not '{class}'");
                return Err(vm.raise_named("OSError", &message));
            }
        }
    };
    Ok((!text.is_empty()).then_some(text.value()))
}

fn set_state(vm: &mut Vm, this: Value, state: Value) -> PyResult<()> {
    let Some(parts) = vm.as_tuple(state).filter(|t| t.len() >= 4) else {
        let (class, actual) = (vm.type_name_of(this), vm.type_name_of(state));
        return Err(vm.type_error(format!("{class}.__setstate__ argument should be 4-tuple, got {actual}")));
    };
    let [value, newline, pos, dict] = [0, 1, 2, 3].map(|i| parts.items()[i]);
    init(vm, this, None, Some(newline))?;
    let io = ready(vm, this)?;
    let Some(text) = vm.as_str(value) else {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("initial_value must be str or None, not {class}")));
    };
    // The value was translated when it was written.
    let text = vm.str_exact_copy(text)?;
    io.gathered.set(io, Some(text));
    if !vm.is_int(pos) {
        let actual = vm.type_name_of(pos);
        return Err(vm.type_error(format!("third item of state must be an integer, got {actual}")));
    }
    let pos = vm.to_isize(pos)?;
    if pos < 0 {
        return Err(vm.value_error("position value cannot be negative"));
    }
    io.pos.set(pos as usize);
    if !dict.is_none() {
        let Some(dict) = vm.as_dict(dict) else {
            let actual = vm.type_name_of(dict);
            return Err(vm.type_error(format!("fourth item of state should be a dict, got a {actual}")));
        };
        if let Some(own) = vm.instance_dict(this)? {
            vm.dict_merge(own, dict, false)?;
        }
    }
    Ok(())
}
