//! `IncrementalNewlineDecoder`, and the translation of line ends that it shares with text streams.
//! CPython: `Modules/_io/textio.c` (`_PyIncrementalNewlineDecoder_decode`).

use kaa_gc::Slot;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::Bytes;
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, StrBuilder, Type, Value, Vm, methods};
use std::cell::Cell;

const SEEN_CR: u8 = 1;
const SEEN_LF: u8 = 2;
const SEEN_CRLF: u8 = 4;

/// State of a translation: a `\r` that may be half a line end, and the kinds seen.
#[derive(Default)]
pub struct Newlines {
    pub translate: Cell<bool>,
    pub pending_cr: Cell<bool>,
    seen: Cell<u8>,
}
kaa_gc::trace_fields!(Newlines { translate, pending_cr, seen });

impl Newlines {
    /// Passes text through: notes line ends, translates them where asked, and holds back a last `\r`.
    pub fn feed(&self, vm: &mut Vm, text: Gc<Str>, last: bool) -> PyResult<Gc<Str>> {
        let mut text = text;
        if self.pending_cr.get() && (last || !text.is_empty()) {
            let cr = vm.char_str(b'\r');
            text = vm.str_concat(cr, text)?;
            self.pending_cr.set(false);
        }
        if !last && !text.is_empty() && text.at(text.len() - 1) == 0x0d {
            text = vm.str_slice(text, 0, text.len() - 1)?;
            self.pending_cr.set(true);
        }
        let has_cr = match text.latin1() {
            Some(c) => c.contains(&b'\r'),
            None => text.code_points().any(|c| c == 0x0d),
        };
        if !has_cr {
            if self.seen.get() & SEEN_LF == 0 && text.code_points().any(|c| c == 0x0a) {
                self.seen.set(self.seen.get() | SEEN_LF);
            }
            return Ok(text);
        }
        let mut seen = self.seen.get();
        let mut out = StrBuilder::with_capacity(text.len());
        let (len, translate) = (text.len(), self.translate.get());
        let mut at = 0;
        while at < len {
            let c = text.at(at);
            at += 1;
            match c {
                0x0a => seen |= SEEN_LF,
                0x0d if at < len && text.at(at) == 0x0a => {
                    seen |= SEEN_CRLF;
                    at += 1;
                    if !translate {
                        out.push(0x0d);
                    }
                    out.push(0x0a);
                    continue;
                }
                0x0d => {
                    seen |= SEEN_CR;
                    out.push(if translate { 0x0a } else { 0x0d });
                    continue;
                }
                _ => {}
            }
            out.push(c);
        }
        self.seen.set(seen);
        if translate { out.finish(vm) } else { Ok(text) }
    }

    pub fn reset(&self) {
        self.pending_cr.set(false);
        self.seen.set(0);
    }

    /// The `newlines` attribute.
    pub fn seen(&self, vm: &mut Vm) -> Value {
        let kinds: Vec<&str> = [(SEEN_CR, "\r"), (SEEN_LF, "\n"), (SEEN_CRLF, "\r\n")]
            .iter()
            .filter(|(bit, _)| self.seen.get() & bit != 0)
            .map(|&(_, text)| text)
            .collect();
        match kinds[..] {
            [] => Value::NONE,
            [one] => vm.str(one).value(),
            [a, b] => {
                let items = [vm.str(a).value(), vm.str(b).value()];
                vm.tuple(&items).value()
            }
            _ => {
                let items = [vm.str("\r").value(), vm.str("\n").value(), vm.str("\r\n").value()];
                vm.tuple(&items).value()
            }
        }
    }
}

/// Payload of `IncrementalNewlineDecoder`.
pub struct NewlineDecoder {
    /// `None` before `__init__`; `None` the object where text comes in already decoded.
    decoder: Slot<Option<Value>>,
    newlines: Newlines,
}
kaa_gc::trace_fields!(NewlineDecoder { decoder, newlines });

static DEF: TypeDef = TypeDef {
    doc: Some(
        "A decoder around another one that notes, and where asked translates, all kinds of line ends.\n\
         Without a decoder it takes text.",
    ),
    signature: Some("(decoder, translate, errors='strict')"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            let payload = NewlineDecoder { decoder: Slot::new(None), newlines: Newlines::default() };
            Ok(vm.alloc_instance(class, payload).value())
        }));
        s.init.set(Some(|vm, this, args| INIT[0].call(vm, Some(this), args).map(drop)));
    },
    methods: &[METHODS],
    getset: &[GetSetDef {
        name: "newlines",
        doc: "",
        get: |vm, this| {
            let (d, _) = ready(vm, this)?;
            Ok(d.newlines.seen(vm))
        },
        set: None,
    }],
    ..TypeDef::new("_io.IncrementalNewlineDecoder")
};

pub fn define(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<NewlineDecoder>(object, &DEF)
}

/// The state and decoder of an exact `IncrementalNewlineDecoder`.
fn ready(vm: &mut Vm, this: Value) -> PyResult<(Gc<NewlineDecoder>, Value)> {
    let d = vm.this::<NewlineDecoder>(this);
    match d.decoder.get() {
        Some(decoder) => Ok((d, decoder)),
        None => Err(vm.value_error("IncrementalNewlineDecoder.__init__() not called")),
    }
}

methods! { INIT: Static =>
    "IncrementalNewlineDecoder(decoder, translate, errors='strict')" =>
        |vm: &mut Vm, this: Value, decoder: Value, translate: bool, _: Option<Value>| {
            let d = vm.this::<NewlineDecoder>(this);
            d.decoder.set(d, Some(decoder));
            d.newlines.reset();
            d.newlines.translate.set(translate);
        }, Any;
}

methods! { METHODS: Instance =>
    "decode($self, /, input, final=False)" => |vm: &mut Vm, this: Value, input: Value, last: Option<bool>| -> PyResult {
        let (d, decoder) = ready(vm, this)?;
        let last = last.unwrap_or(false);
        let text = if decoder.is_none() {
            input
        } else {
            vm.call_method_named(decoder, "decode", &[input, Value::bool(last)])?
        };
        let Some(text) = vm.as_str(text) else {
            let class = vm.type_name_of(text);
            return Err(vm.type_error(format!("decoder should return a string result, not '{class}'")));
        };
        d.newlines.feed(vm, text, last).map(Gc::value)
    }, Any;
    "getstate($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let (d, decoder) = ready(vm, this)?;
        let (buffer, flag) = if decoder.is_none() {
            (vm.new_bytes(b"")?.value(), 0)
        } else {
            let state = crate::util::call0(vm, decoder, "getstate")?;
            split_state(vm, state)?
        };
        let flag = (flag << 1) | d.newlines.pending_cr.get() as u64;
        let flag = vm.int_from_u64(flag);
        Ok(vm.tuple(&[buffer, flag]).value())
    }, Any;
    "setstate($self, state, /)" => |vm: &mut Vm, this: Value, state: Value| -> PyResult {
        let (d, decoder) = ready(vm, this)?;
        if vm.as_tuple(state).is_none() {
            return Err(vm.type_error("state argument must be a tuple"));
        }
        let (buffer, flag) = split_state(vm, state)?;
        d.newlines.pending_cr.set(flag & 1 != 0);
        if decoder.is_none() {
            return Ok(Value::NONE);
        }
        let flag = vm.int_from_u64(flag >> 1);
        let state = vm.tuple(&[buffer, flag]).value();
        vm.call_method_named(decoder, "setstate", &[state])
    }, Any;
    "reset($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let (d, decoder) = ready(vm, this)?;
        d.newlines.reset();
        if decoder.is_none() { Ok(Value::NONE) } else { crate::util::call0(vm, decoder, "reset") }
    }, Any;
}

/// The parts of a decoder's state.
pub fn split_state(vm: &mut Vm, state: Value) -> PyResult<(Value, u64)> {
    let Some(parts) = vm.as_tuple(state).filter(|t| t.len() == 2) else {
        return Err(vm.type_error("illegal decoder state"));
    };
    let (buffer, flag) = (parts.items()[0], parts.items()[1]);
    if vm.payload::<Bytes>(buffer).is_none() {
        let class = vm.type_name_of(buffer);
        return Err(vm.type_error(format!(
            "illegal decoder state: the first item should be a bytes object, not '{class}'"
        )));
    }
    let flag = vm.to_i64(flag, "Python int too large to convert to C unsigned long long")?;
    Ok((buffer, flag as u64))
}
