//! `'…' % args` and `b'…' % args`: where the values come from, and what single conversions ask of them.
//! CPython: `Objects/unicode_format.c`, `_PyBytes_FormatEx`.

use crate::util::{StrPoints, text_error, text_int};
use kaa_object::int::IntRef;
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::str::{Chars, Str};
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Raised, StrBuilder, Value, Vm};
use kaa_text::percent::{self, Args, Directive, Piece, Star};
use kaa_text::points::Points;
use std::ops::Range;

/// What goes wrong while a format is read.
pub enum Fail {
    Text(kaa_text::Error),
    Raised(Raised),
}

impl From<kaa_text::Error> for Fail {
    fn from(error: kaa_text::Error) -> Fail {
        Fail::Text(error)
    }
}

impl From<Raised> for Fail {
    fn from(raised: Raised) -> Fail {
        Fail::Raised(raised)
    }
}

impl Fail {
    pub fn raise(self, vm: &mut Vm) -> Raised {
        match self {
            Fail::Text(error) => text_error(vm, error),
            Fail::Raised(raised) => raised,
        }
    }
}

#[derive(Clone, Copy)]
pub enum Format {
    Str(Gc<Str>),
    Bytes(Gc<Bytes>),
}

/// The values to be formatted.
pub struct Values<'v> {
    pub vm: &'v mut Vm,
    format: Format,
    /// The tuple of values, or one value alone.
    tuple: Option<Gc<Tuple>>,
    single: Option<Value>,
    next: usize,
    mapping: Option<Value>,
}

impl<'v> Values<'v> {
    pub fn new(vm: &'v mut Vm, format: Format, args: Value) -> Values<'v> {
        let tuple = vm.as_tuple(args);
        let class = vm.class_of(args);
        let is_text = match format {
            Format::Str(_) => vm.as_str(args).is_some(),
            Format::Bytes(_) => {
                vm.as_str(args).is_some()
                    || vm.payload::<Bytes>(args).is_some()
                    || vm.payload::<ByteArray>(args).is_some()
            }
        };
        let is_mapping = class.slots.getitem.get().is_some() && tuple.is_none() && !is_text;
        let single = if tuple.is_none() { Some(args) } else { None };
        Values { vm, format, tuple, single, next: 0, mapping: is_mapping.then_some(args) }
    }

    /// The next value.
    pub fn take(&mut self) -> Result<Value, Fail> {
        let at = self.next;
        let found = match (self.tuple, self.single) {
            (Some(tuple), _) => tuple.get(at),
            (None, single) => single.filter(|_| at == 0),
        };
        match found {
            Some(value) => {
                self.next += 1;
                Ok(value)
            }
            None => Err(percent::not_enough().into()),
        }
    }

    /// All values must have been used, unless they came from a mapping.
    pub fn finish(&self) -> Result<(), Fail> {
        let count = self.tuple.map_or(1, |t| t.len());
        if self.next < count && self.mapping.is_none() {
            return Err(match self.format {
                Format::Str(_) => percent::not_all_converted().into(),
                Format::Bytes(_) => {
                    kaa_text::Error::type_error("not all arguments converted during bytes formatting").into()
                }
            });
        }
        Ok(())
    }
}

impl Args for Values<'_> {
    type Error = Fail;

    fn key(&mut self, key: Range<usize>) -> Result<(), Fail> {
        let Some(mapping) = self.mapping else { return Err(percent::needs_mapping().into()) };
        let key = match self.format {
            Format::Str(text) => self.vm.str_slice(text, key.start, key.end)?.value(),
            Format::Bytes(text) => {
                let key = text.as_slice()[key].to_vec();
                self.vm.new_bytes(&key)?.value()
            }
        };
        let value = self.vm.getitem(mapping, key)?;
        (self.tuple, self.single, self.next) = (None, Some(value), 0);
        Ok(())
    }

    fn star(&mut self, what: Star) -> Result<i64, Fail> {
        let value = self.take()?;
        match self.vm.int_ref(value) {
            Some(IntRef::Small(n)) => Ok(n),
            Some(IntRef::Big(n)) => i64::try_from(n).map_err(|_| percent::star_overflow(what).into()),
            None => Err(percent::star_type_error().into()),
        }
    }
}

/// `%d`, `%x` and their like.
pub fn integer(vm: &mut Vm, value: Value, directive: &Directive) -> Result<Vec<u8>, Fail> {
    let code = directive.conversion;
    let exact = matches!(char::from_u32(code), Some('o' | 'x' | 'X'));
    let number = if vm.is_int(value) {
        value
    } else {
        let class = vm.class_of(value);
        let slots = &class.slots;
        let name = class.name_lossy();
        let wrong = || -> Fail {
            if exact { percent::needs_integer(code, &name) } else { percent::needs_real(code, &name) }.into()
        };
        if slots.index.get().is_none() && slots.int.get().is_none() && slots.float.get().is_none() {
            return Err(wrong());
        }
        let result = if exact { vm.index(value) } else { crate::int::from_value(vm, value) };
        match vm.catching(result, "TypeError")? {
            Some(number) => number,
            None => return Err(wrong()),
        }
    };
    let limit = vm.int_max_str_digits;
    Ok(percent::int(text_int(crate::int::number(vm, number)), directive, limit)?)
}

/// `%e`, `%f`, `%g`.
pub fn float(vm: &mut Vm, value: Value, directive: &Directive) -> Result<Vec<u8>, Fail> {
    let x = crate::float::real(vm, value)?;
    Ok(percent::float(x, directive)?)
}

/// `str.__mod__`
pub fn str_mod(vm: &mut Vm, format: Value, args: Value) -> PyResult {
    let Some(text) = vm.as_str(format) else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut builder = StrBuilder::with_capacity(text.len() + 16);
    let mut values = Values::new(vm, Format::Str(text), args);
    match run(&mut values, text, &mut builder) {
        Ok(()) => builder.finish(vm).map(Gc::value),
        Err(fail) => Err(fail.raise(vm)),
    }
}

fn run(values: &mut Values<'_>, text: Gc<Str>, out: &mut StrBuilder) -> Result<(), Fail> {
    match text.chars() {
        Chars::Latin1(units) => run_over(values, text, units, out),
        _ => run_over(values, text, StrPoints(&text), out),
    }
}

fn run_over(
    values: &mut Values<'_>,
    text: Gc<Str>,
    points: impl Points,
    out: &mut StrBuilder,
) -> Result<(), Fail> {
    let mut at = 0;
    while let Some((piece, after)) = percent::next_piece(points, at, values)? {
        at = after;
        match piece {
            Piece::Literal(range) => out.push_range(&text, range.start, range.end),
            Piece::Directive(directive) => convert(values, &directive, out)?,
        }
    }
    values.finish()
}

fn convert(values: &mut Values<'_>, directive: &Directive, out: &mut StrBuilder) -> Result<(), Fail> {
    let code = char::from_u32(directive.conversion);
    let value = values.take()?;
    let vm = &mut *values.vm;
    let plain = directive.is_plain();
    match code {
        Some('s' | 'r' | 'd') if plain && value.is_int() => out.push_int(value.int_payload()),
        Some(code @ ('s' | 'r' | 'a')) => {
            let shown = match code {
                's' => vm.to_str(value)?,
                'r' => vm.repr(value)?,
                _ => crate::str::ascii(vm, value)?,
            };
            if plain {
                crate::format::check_length(vm, shown.len())?;
                out.push_pystr(&shown);
                return Ok(());
            }
            let padding = percent::text(shown.len(), directive);
            crate::format::push_padded(vm, out, &shown, padding)?;
        }
        Some('d' | 'i' | 'u' | 'o' | 'x' | 'X') => out.push_latin1(&integer(vm, value, directive)?),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G') => out.push_latin1(&float(vm, value, directive)?),
        Some('c') => {
            let c = character(vm, value)?;
            let shown = vm.str_from_point(c);
            crate::format::push_padded(vm, out, &shown, percent::character(directive))?;
        }
        _ => return Err(percent::unsupported(directive).into()),
    }
    Ok(())
}

fn character(vm: &mut Vm, value: Value) -> Result<u32, Fail> {
    if let Some(s) = vm.as_str(value) {
        if s.len() == 1 {
            return Ok(s.at(0));
        }
        let len = s.len();
        return Err(kaa_text::Error::type_error(format!(
            "%c requires an int or a unicode character, not a string of length {len}"
        ))
        .into());
    }
    let index = vm.index(value);
    match vm.catching(index, "TypeError")? {
        Some(index) => Ok(percent::character_of(text_int(crate::int::number(vm, index)))?),
        None => {
            let name = vm.type_name_of(value);
            Err(kaa_text::Error::type_error(format!("%c requires an int or a unicode character, not {name}"))
                .into())
        }
    }
}
