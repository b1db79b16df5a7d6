//! `_string`: how `string.Formatter` takes format strings apart. CPython: the end of
//! `Objects/unicodeobject.c`.

use crate::util::{StrPoints, text_error};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Value, Vm};
use kaa_text::field::{self, Key, Step};
use std::cell::Cell;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_string",
    doc: Some("string helper module"),
    functions: &[FUNCTIONS],
    init: |vm, _| {
        let object = vm.types.object;
        vm.define_type::<Fields>(object, &FIELDS);
        vm.define_type::<Steps>(object, &STEPS);
        Ok(())
    },
};

kaa_object::methods! { FUNCTIONS: Module =>
    /// split the argument as a field name
    "formatter_field_name_split($self, object, /)" => |vm: &mut Vm, text: Value| -> PyResult {
        let text = string(vm, text)?;
        let (first, at) = match field::split_name(StrPoints(&text), 0..text.len()) {
            Ok(split) => split,
            Err(error) => return Err(text_error(vm, error)),
        };
        let first = key(vm, text, first)?;
        let rest = vm.alloc_payload(Steps { text, at: Cell::new(at) }).value();
        Ok(vm.tuple(&[first, rest]).value())
    }, Alloc;
    /// parse the argument as a format string
    "formatter_parser($self, object, /)" => |vm: &mut Vm, text: Value| -> PyResult {
        let text = string(vm, text)?;
        Ok(vm.alloc_payload(Fields { text, at: Cell::new(0) }).value())
    }, Alloc;
}

fn string(vm: &mut Vm, value: Value) -> PyResult<Gc<Str>> {
    match vm.as_str(value) {
        Some(text) => Ok(text),
        None => {
            let kind = vm.type_name_of(value);
            Err(vm.type_error(format!("expected str, got {kind}")))
        }
    }
}

fn key(vm: &mut Vm, text: Gc<Str>, key: Key) -> PyResult {
    match key {
        Key::Empty => vm.str_slice(text, 0, 0).map(Gc::value),
        Key::Index(index) => Ok(vm.int_from_usize(index)),
        Key::Name(name) => vm.str_slice(text, name.start, name.end).map(Gc::value),
    }
}

/// Goes through literal text and fields.
struct Fields {
    text: Gc<Str>,
    at: Cell<usize>,
}
kaa_gc::trace_fields!(Fields { text, at });

static FIELDS: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next_field));
    },
    ..TypeDef::new("formatteriterator")
};

fn next_field(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<Fields>(this);
    let text = this.text;
    let (markup, after) = match field::next_markup(StrPoints(&text), this.at.get(), text.len()) {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(None),
        Err(error) => return Err(text_error(vm, error)),
    };
    this.at.set(after);
    let literal = vm.str_slice(text, markup.literal.start, markup.literal.end)?.value();
    let (mut name, mut spec, mut conversion) = (Value::NONE, Value::NONE, Value::NONE);
    if let Some(field) = markup.field {
        name = vm.str_slice(text, field.name.start, field.name.end)?.value();
        spec = vm.str_slice(text, field.spec.start, field.spec.end)?.value();
        if let Some(point) = field.conversion {
            conversion = vm.str_from_point(point).value();
        }
    }
    Ok(Some(vm.tuple(&[literal, name, spec, conversion]).value()))
}

/// Goes through the attributes and items behind the first part of a field's name.
struct Steps {
    text: Gc<Str>,
    at: Cell<usize>,
}
kaa_gc::trace_fields!(Steps { text, at });

static STEPS: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next_step));
    },
    ..TypeDef::new("fieldnameiterator")
};

fn next_step(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<Steps>(this);
    let text = this.text;
    let (step, after) = match field::next_step(StrPoints(&text), this.at.get(), text.len()) {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(None),
        Err(error) => return Err(text_error(vm, error)),
    };
    this.at.set(after);
    let (is_attribute, name) = match step {
        Step::Attribute(name) => (true, vm.str_slice(text, name.start, name.end)?.value()),
        Step::Item(item) => (false, key(vm, text, item)?),
    };
    Ok(Some(vm.tuple(&[Value::bool(is_attribute), name]).value()))
}
