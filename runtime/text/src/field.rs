//! The field strings of `str.format`: literal text and replacement fields, and the names in fields.
//!
//! CPython: `MarkupIterator_next`, `parse_field`, `FieldNameIterator_next`, `field_name_split` in
//! `Objects/stringlib/unicode_format.h`.

use crate::spec::integer;
use crate::{Error, Points};
use std::ops::Range;

/// A replacement field; ranges are of the format string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: Range<usize>,
    pub conversion: Option<u32>,
    pub spec: Range<usize>,
    /// Whether the specification holds fields itself.
    pub nested: bool,
}

/// Literal text and the field behind it, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markup {
    pub literal: Range<usize>,
    pub field: Option<Field>,
}

/// How deep fields in specifications may nest.
pub const MAX_RECURSION: usize = 2;

pub fn too_deep() -> Error {
    Error::value("Max string recursion exceeded")
}

/// The next markup from `at` up to `end`, and where it ends; `None` at the end.
pub fn next_markup(text: impl Points, at: usize, end: usize) -> Result<Option<(Markup, usize)>, Error> {
    let is = |at: usize, c: char| at < end && text.at(at) == c.into();
    if at >= end {
        return Ok(None);
    }
    let Some(brace) = (at..end).find(|&i| is(i, '{') || is(i, '}')) else {
        return Ok(Some((Markup { literal: at..end, field: None }, end)));
    };
    let opening = is(brace, '{');
    if !opening && !is(brace + 1, '}') {
        return Err(Error::value("Single '}' encountered in format string"));
    }
    if opening && brace + 1 >= end {
        return Err(Error::value("Single '{' encountered in format string"));
    }
    if text.at(brace) == text.at(brace + 1) {
        // A doubled brace: the first belongs to the literal.
        return Ok(Some((Markup { literal: at..brace + 1, field: None }, brace + 2)));
    }
    let (field, after) = field(text, brace + 1, end)?;
    Ok(Some((Markup { literal: at..brace, field: Some(field) }, after)))
}

fn field(text: impl Points, start: usize, end: usize) -> Result<(Field, usize), Error> {
    let unclosed = || Error::value("expected '}' before end of string");
    let mut at = start;
    let stop = loop {
        if at >= end {
            return Err(unclosed());
        }
        let c = text.at(at);
        at += 1;
        match char::from_u32(c) {
            Some('{') => return Err(Error::value("unexpected '{' in field name")),
            Some('[') => {
                while at < end && text.at(at) != ']'.into() {
                    at += 1;
                }
            }
            Some(stop @ ('}' | ':' | '!')) => break stop,
            _ => {}
        }
    };
    let mut found = Field { name: start..at - 1, conversion: None, spec: at..at, nested: false };
    if stop == '}' {
        return Ok((found, at));
    }
    if stop == '!' {
        if at >= end {
            return Err(Error::value("end of string while looking for conversion specifier"));
        }
        found.conversion = Some(text.at(at)).filter(|&c| c != 0);
        at += 1;
        if at < end {
            let c = text.at(at);
            at += 1;
            if c == '}'.into() {
                found.spec = at..at;
                return Ok((found, at));
            }
            if c != ':'.into() {
                return Err(Error::value("expected ':' after conversion specifier"));
            }
        }
    }
    let spec = at;
    let mut depth = 1;
    while at < end {
        match char::from_u32(text.at(at)) {
            Some('{') => {
                found.nested = true;
                depth += 1;
            }
            Some('}') => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            found.spec = spec..at - 1;
            return Ok((found, at));
        }
    }
    Err(Error::value("unmatched '{' in format spec"))
}

/// What a field name or an index begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// nothing: the next automatic number
    Empty,
    Index(usize),
    Name(Range<usize>),
}

/// A step from an object to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Attribute(Range<usize>),
    Item(Key),
}

fn key(text: impl Points, range: Range<usize>) -> Result<Key, Error> {
    if range.is_empty() {
        return Ok(Key::Empty);
    }
    let digits = range.clone().take_while(|&i| kaa_unicode::is_decimal(text.at(i))).count();
    // Too large a number is an error even where something else follows.
    let (value, _) = integer(Cut(text, range.start + digits), range.start)?;
    Ok(if digits < range.len() { Key::Name(range) } else { Key::Index(value) })
}

/// The beginning of a text.
#[derive(Clone, Copy)]
struct Cut<P: Points>(P, usize);

impl<P: Points> Points for Cut<P> {
    fn len(self) -> usize {
        self.1
    }

    fn at(self, index: usize) -> u32 {
        self.0.at(index)
    }
}

/// The first part of a field name, and where the rest begins.
pub fn split_name(text: impl Points, name: Range<usize>) -> Result<(Key, usize), Error> {
    let stop = |&i: &usize| matches!(char::from_u32(text.at(i)), Some('.' | '['));
    let end = name.clone().find(stop).unwrap_or(name.end);
    Ok((key(text, name.start..end)?, end))
}

/// The next step of a field name's rest, and where it ends; `None` at the end.
pub fn next_step(text: impl Points, at: usize, end: usize) -> Result<Option<(Step, usize)>, Error> {
    if at >= end {
        return Ok(None);
    }
    let empty = || Error::value("Empty attribute in format string");
    let from = at + 1;
    match char::from_u32(text.at(at)) {
        Some('.') => {
            let stop = |&i: &usize| matches!(char::from_u32(text.at(i)), Some('.' | '['));
            let to = (from..end).find(stop).unwrap_or(end);
            if to == from {
                return Err(empty());
            }
            Ok(Some((Step::Attribute(from..to), to)))
        }
        Some('[') => {
            let to = (from..end).find(|&i| text.at(i) == ']'.into());
            let to = to.ok_or_else(|| Error::value("Missing ']' in format string"))?;
            match key(text, from..to)? {
                Key::Empty => Err(empty()),
                key => Ok(Some((Step::Item(key), to + 1))),
            }
        }
        _ => Err(Error::value("Only '.' or '[' may follow ']' in format field specifier")),
    }
}

/// The automatic numbering of fields: which way the format has chosen, if any.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    automatic: Option<bool>,
    next: usize,
}

impl Numbering {
    /// The index a first key stands for; `None` for a name.
    pub fn resolve(&mut self, key: &Key) -> Result<Option<usize>, Error> {
        let empty = match key {
            Key::Name(_) => return Ok(None),
            Key::Empty => true,
            Key::Index(_) => false,
        };
        match self.automatic {
            Some(true) if !empty => {
                let message = "cannot switch from automatic field numbering to manual field specification";
                return Err(Error::value(message));
            }
            Some(false) if empty => {
                let message = "cannot switch from manual field specification to automatic field numbering";
                return Err(Error::value(message));
            }
            _ => self.automatic = Some(empty),
        }
        if let Key::Index(index) = key {
            return Ok(Some(*index));
        }
        self.next += 1;
        Ok(Some(self.next - 1))
    }
}
