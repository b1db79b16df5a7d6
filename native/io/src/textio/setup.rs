//! Initialising a text stream, and `reconfigure`.

use super::codec::{self, Decoder, Encoder};
use super::{LineEnd, TextIO, attached};
use crate::util::{call0, unsupported};
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

methods! { INIT: Static =>
    "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)" =>
        init, Any;
}

fn str_or_none(vm: &mut Vm, value: Option<Value>, name: &str) -> PyResult<Option<Gc<Str>>> {
    match value.filter(|v| !v.is_none()) {
        None => Ok(None),
        Some(value) => match vm.as_str(value) {
            Some(s) => Ok(Some(s)),
            None => {
                let class = vm.type_name_of(value);
                Err(vm.type_error(format!(
                    "TextIOWrapper() argument '{name}' must be str or None, not {class}"
                )))
            }
        },
    }
}

fn check_newline(vm: &mut Vm, newline: Option<Gc<Str>>) -> PyResult<()> {
    match newline {
        Some(n) if !["", "\n", "\r", "\r\n"].iter().any(|t| n.is(t)) => {
            let text = n.to_lossy();
            Err(vm.value_error(format!("illegal newline value: {text}")))
        }
        _ => Ok(()),
    }
}

#[expect(clippy::too_many_arguments, reason = "the parameters of the constructor")]
fn init(
    vm: &mut Vm,
    this: Value,
    buffer: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
    newline: Option<Value>,
    line_buffering: Option<bool>,
    write_through: Option<bool>,
) -> PyResult<()> {
    let t = vm.this::<TextIO>(this);
    t.ok.set(false);
    t.detached.set(false);
    let encoding = str_or_none(vm, encoding, "encoding")?;
    let errors = str_or_none(vm, errors, "errors")?;
    let newline = str_or_none(vm, newline, "newline")?;
    check_newline(vm, newline)?;
    let encoding = match encoding {
        None if crate::open::flag(vm, "utf8_mode")? => vm.str("utf-8"),
        None => vm.str(&kaa_host::locale::encoding()),
        Some(e) if e.is("locale") => vm.str(&kaa_host::locale::encoding()),
        Some(e) => e,
    };
    if encoding.code_points().any(|c| c == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    let errors = match errors {
        Some(errors) => errors,
        None => vm.intern_str("strict"),
    };
    if errors.code_points().any(|c| c == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    TextIO::forget_decoded(t);
    *t.snapshot.borrow_mut() = None;
    t.pending.borrow_mut().clear();
    t.ratio.set(0.0);
    t.buffer.set(t, Some(buffer));
    set_newline(t, newline);
    set_codec(vm, t, buffer, encoding, errors)?;
    t.line_buffering.set(line_buffering.unwrap_or(false));
    t.write_through.set(write_through.unwrap_or(false));
    let read1 = vm.intern_str("read1");
    let has_read1 = vm.getattr_opt(buffer, read1)?.is_some();
    t.has_read1.set(has_read1);
    let seekable = call0(vm, buffer, "seekable")?;
    let seekable = vm.is_true(seekable)?;
    t.seekable.set(seekable);
    t.telling.set(seekable);
    t.at_start.set(true);
    if seekable && t.has_encoder() {
        let at = call0(vm, buffer, "tell")?;
        if at != Value::int32(0) {
            t.at_start.set(false);
            codec::reset_encoder(vm, t, false)?;
        }
    }
    t.ok.set(true);
    Ok(())
}

fn set_newline(t: Gc<TextIO>, newline: Option<Gc<Str>>) {
    let text = newline.map(|n| n.to_lossy());
    t.newline.set(t, newline.map(Gc::value));
    t.line_end.set(match text.as_deref() {
        None => LineEnd::Translated,
        Some("") => LineEnd::Universal,
        Some("\r") => LineEnd::Cr,
        Some("\r\n") => LineEnd::CrLf,
        Some(_) => LineEnd::Lf,
    });
    t.write_newline.set(match text.as_deref() {
        Some("\r") => Some("\r"),
        Some("\r\n") => Some("\r\n"),
        _ => None,
    });
}

/// Makes encoder and decoder as far as the buffer can be written and read.
fn set_codec(vm: &mut Vm, t: Gc<TextIO>, buffer: Value, encoding: Gc<Str>, errors: Gc<Str>) -> PyResult<()> {
    let native = codec::native(&encoding.to_lossy());
    let info = match native {
        Some(_) => None,
        None => Some(codec::lookup(vm, encoding)?),
    };
    t.encoding.set(t, Some(encoding));
    t.errors.set(t, Some(errors));
    t.decoder.native.set(None);
    t.decoder.object.set(t, None);
    t.decoder.rest.borrow_mut().clear();
    t.encoder.native.set(None);
    t.encoder.object.set(t, None);
    t.newlines.reset();
    let readable = call0(vm, buffer, "readable")?;
    if vm.is_true(readable)? {
        let line_end = t.line_end.get();
        t.decoder.universal.set(matches!(line_end, LineEnd::Translated | LineEnd::Universal));
        t.newlines.translate.set(line_end == LineEnd::Translated);
        match (native, info) {
            (Some(encoding), _) => t.decoder.native.set(Some(Decoder(encoding))),
            (None, Some(info)) => {
                let decoder = vm.call_method_named(info, "incrementaldecoder", &[errors.value()])?;
                t.decoder.object.set(t, Some(decoder));
            }
            (None, None) => {}
        }
    }
    let writable = call0(vm, buffer, "writable")?;
    if vm.is_true(writable)? {
        match (native, info) {
            (Some(encoding), _) => t.encoder.native.set(Some(Encoder(encoding))),
            (None, Some(info)) => {
                let encoder = vm.call_method_named(info, "incrementalencoder", &[errors.value()])?;
                t.encoder.object.set(t, Some(encoder));
            }
            (None, None) => {}
        }
    }
    Ok(())
}

fn bool_or_none(vm: &mut Vm, value: Option<Value>, old: bool) -> PyResult<bool> {
    match value.filter(|v| !v.is_none()) {
        None => Ok(old),
        Some(value) => {
            let n = vm.index(value)?;
            vm.is_true(n)
        }
    }
}

pub fn reconfigure(
    vm: &mut Vm,
    this: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
    newline: Option<Value>,
    line_buffering: Option<Value>,
    write_through: Option<Value>,
) -> PyResult<()> {
    let (t, buffer) = attached(vm, this)?;
    // Only an absent newline leaves it as it is: None is a value of its own.
    let newline_given = newline.is_some();
    let given = |v: Option<Value>| v.filter(|v| !v.is_none());
    let changes_codec = given(encoding).is_some() || given(errors).is_some() || newline_given;
    if changes_codec && t.decoded.get().is_some() {
        return Err(unsupported(
            vm,
            "It is not possible to set the encoding or newline of stream after the first read",
        ));
    }
    let new_newline = match newline_given {
        true => str_or_none_named(vm, newline, "newline")?,
        false => None,
    };
    check_newline(vm, new_newline)?;
    let line_buffering = bool_or_none(vm, line_buffering, t.line_buffering.get())?;
    let write_through = bool_or_none(vm, write_through, t.write_through.get())?;
    let encoding = str_or_none_named(vm, encoding, "encoding")?;
    let errors = str_or_none_named(vm, errors, "errors")?;
    call0(vm, this, "flush")?;
    t.ratio.set(0.0);
    if changes_codec {
        if newline_given {
            set_newline(t, new_newline);
        }
        let errors = match (errors, encoding) {
            (Some(errors), _) => errors,
            (None, Some(_)) => vm.intern_str("strict"),
            (None, None) => match t.errors.get() {
                Some(errors) => errors,
                None => vm.intern_str("strict"),
            },
        };
        let encoding = match (encoding, t.encoding.get()) {
            (Some(e), _) if e.is("locale") => vm.str(&kaa_host::locale::encoding()),
            (Some(e), _) | (None, Some(e)) => e,
            (None, None) => vm.str("utf-8"),
        };
        set_codec(vm, t, buffer, encoding, errors)?;
        if t.seekable.get() && t.has_encoder() {
            let at = call0(vm, buffer, "tell")?;
            if at != Value::int32(0) {
                codec::reset_encoder(vm, t, false)?;
            }
        }
    }
    t.line_buffering.set(line_buffering);
    t.write_through.set(write_through);
    Ok(())
}

fn str_or_none_named(vm: &mut Vm, value: Option<Value>, name: &str) -> PyResult<Option<Gc<Str>>> {
    match value.filter(|v| !v.is_none()) {
        None => Ok(None),
        Some(value) => match vm.as_str(value) {
            Some(s) => Ok(Some(s)),
            None => {
                let class = vm.type_name_of(value);
                Err(vm
                    .type_error(format!("reconfigure() argument '{name}' must be str or None, not {class}")))
            }
        },
    }
}
