//! `str.format` and `format_map`. CPython: `do_string_format` in `Objects/stringlib/unicode_format.h`.

use crate::format::format_value;
use crate::util::{StrPoints, text_error};
use kaa_object::str::Str;
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, StrBuilder, Value, Vm};
use kaa_text::field::{self, Field, Key, Numbering, Step};
use std::ops::Range;

kaa_object::raw_methods! { RAW_METHODS: Instance =>
    /// Return a formatted version of the string, using substitutions from args and kwargs.
    ///
    /// The substitutions are identified by braces ('{' and '}').
    "format($self, /, *args, **kwargs)" => format, Any;
}

kaa_object::methods! { METHODS: Instance =>
    /// Return a formatted version of the string, using substitutions from mapping.
    ///
    /// The substitutions are identified by braces ('{' and '}').
    "format_map($self, mapping, /)" => |vm: &mut Vm, this: Gc<Str>, mapping: Value| {
        run(vm, this, Source { args: None, names: Some(mapping) })
    }, Any;
}

/// Where fields find their values.
#[derive(Clone, Copy)]
struct Source {
    args: Option<Gc<Tuple>>,
    names: Option<Value>,
}

fn format(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let Some(this) = args.positional().first().and_then(|&v| vm.as_str(v)) else {
        return Err(vm.type_error("unbound method str.format() needs an argument"));
    };
    let positional = vm.try_tuple(&args.positional()[1..])?;
    let names = if args.has_keywords() {
        let dict = vm.new_dict();
        for (name, value) in args.keywords() {
            vm.dict_set(dict, name.value(), value)?;
        }
        Some(dict.value())
    } else {
        None
    };
    run(vm, this, Source { args: Some(positional), names }).map(Gc::value)
}

fn run(vm: &mut Vm, text: Gc<Str>, source: Source) -> PyResult<Gc<Str>> {
    let mut builder = super::builder_for(&text);
    let mut numbering = Numbering::default();
    render(vm, text, 0..text.len(), source, &mut numbering, field::MAX_RECURSION, &mut builder)?;
    builder.finish(vm)
}

macro_rules! ok {
    ($vm:ident, $result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(text_error($vm, error)),
        }
    };
}

fn render(
    vm: &mut Vm,
    text: Gc<Str>,
    range: Range<usize>,
    source: Source,
    numbering: &mut Numbering,
    depth: usize,
    out: &mut StrBuilder,
) -> PyResult<()> {
    if depth == 0 {
        return Err(text_error(vm, field::too_deep()));
    }
    let (mut at, end) = (range.start, range.end);
    while let Some((markup, after)) = ok!(vm, field::next_markup(StrPoints(&text), at, end)) {
        at = after;
        out.push_range(&text, markup.literal.start, markup.literal.end);
        if let Some(field) = markup.field {
            let value = look_up(vm, text, &field, source, numbering)?;
            let value = convert(vm, value, field.conversion)?;
            let spec = if field.nested {
                let mut inner = StrBuilder::new();
                render(vm, text, field.spec.clone(), source, numbering, depth - 1, &mut inner)?;
                Some(inner.finish(vm)?.value())
            } else if field.spec.is_empty() {
                None
            } else {
                Some(vm.str_slice(text, field.spec.start, field.spec.end)?.value())
            };
            let shown = format_value(vm, value, spec)?;
            if let Some(shown) = vm.as_str(shown) {
                out.push_pystr(&shown);
            }
        }
    }
    Ok(())
}

/// The value that a field's name stands for.
fn look_up(vm: &mut Vm, text: Gc<Str>, field: &Field, source: Source, numbering: &mut Numbering) -> PyResult {
    let points = StrPoints(&text);
    let (key, mut at) = ok!(vm, field::split_name(points, field.name.clone()));
    let mut value = match ok!(vm, numbering.resolve(&key)) {
        Some(index) => {
            let Some(args) = source.args else {
                return Err(vm.value_error("Format string contains positional fields"));
            };
            match args.get(index) {
                Some(value) => value,
                None => {
                    return Err(vm.index_error(format!(
                        "Replacement index {index} out of range for positional args tuple"
                    )));
                }
            }
        }
        None => {
            let Key::Name(name) = key else { unreachable!("numbers are resolved") };
            let name = vm.str_slice(text, name.start, name.end)?.value();
            match source.names {
                Some(names) => vm.getitem(names, name)?,
                None => return Err(vm.key_error(name)),
            }
        }
    };
    while let Some((step, after)) = ok!(vm, field::next_step(points, at, field.name.end)) {
        at = after;
        value = match step {
            Step::Attribute(name) => {
                let name = vm.str_slice(text, name.start, name.end)?;
                vm.getattr(value, name)?
            }
            Step::Item(Key::Index(index)) => {
                let index = vm.int_from_usize(index);
                vm.getitem(value, index)?
            }
            Step::Item(Key::Name(name)) => {
                let name = vm.str_slice(text, name.start, name.end)?.value();
                vm.getitem(value, name)?
            }
            Step::Item(Key::Empty) => unreachable!("an empty index is an error"),
        };
    }
    Ok(value)
}

fn convert(vm: &mut Vm, value: Value, conversion: Option<u32>) -> PyResult {
    let Some(c) = conversion else { return Ok(value) };
    match char::from_u32(c) {
        Some('r') => vm.repr(value).map(Gc::value),
        Some('s') => vm.to_str(value).map(Gc::value),
        Some('a') => super::ascii(vm, value).map(Gc::value),
        Some(shown) if (33..127).contains(&c) => {
            Err(vm.value_error(format!("Unknown conversion specifier {shown}")))
        }
        _ => Err(vm.value_error(format!("Unknown conversion specifier \\x{c:x}"))),
    }
}
