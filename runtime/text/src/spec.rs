//! `Spec`: the format-spec mini-language, `[[fill]align][sign]["z"]["#"]["0"][width][grouping]["."
//! precision][grouping][type]`.
//!
//! CPython: `parse_internal_render_format_spec` in `Python/formatter_unicode.c`.

use crate::{Error, Points};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
    /// `=`: between the sign and the digits
    AfterSign,
}

impl Align {
    fn of(c: u32) -> Option<Align> {
        Some(match char::from_u32(c)? {
            '<' => Align::Left,
            '>' => Align::Right,
            '^' => Align::Center,
            '=' => Align::AfterSign,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    None,
    Comma,
    Underscore,
    /// underscores between groups of four, for bases 2, 8 and 16
    UnderscoreFour,
}

/// A format specification taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    pub fill: u32,
    pub align: Align,
    /// `+`, `-` or a space
    pub sign: Option<u8>,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: usize,
    pub grouping: Grouping,
    pub precision: Option<usize>,
    pub fraction_grouping: Grouping,
    /// The presentation type; `default_code` where none is given, 0 for float's and complex's default.
    pub code: u32,
}

/// Which defaults apply and how messages call the object.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    pub type_name: &'a str,
    pub code: u8,
    pub align: Align,
}

impl<'a> Target<'a> {
    pub fn int(type_name: &'a str) -> Self {
        Target { type_name, code: b'd', align: Align::Right }
    }

    pub fn float(type_name: &'a str) -> Self {
        Target { type_name, code: 0, align: Align::Right }
    }

    pub fn complex(type_name: &'a str) -> Self {
        Target { type_name, code: 0, align: Align::Right }
    }

    pub fn str(type_name: &'a str) -> Self {
        Target { type_name, code: b's', align: Align::Left }
    }
}

const SSIZE_MAX: usize = isize::MAX as usize;

/// Decimal digits of any script: their value and the index behind them.
pub(crate) fn integer(text: impl Points, mut at: usize) -> Result<(usize, usize), Error> {
    let mut value = 0usize;
    while let Some(digit) = text.get(at).and_then(kaa_unicode::decimal) {
        let next = value.checked_mul(10).and_then(|v| v.checked_add(digit.into()));
        value = next
            .filter(|&v| v <= SSIZE_MAX)
            .ok_or_else(|| Error::value("Too many decimal digits in format string"))?;
        at += 1;
    }
    Ok((value, at))
}

fn both() -> Error {
    Error::value("Cannot specify both ',' and '_'.")
}

fn not_with(grouping: Grouping, code: u32) -> Error {
    let separator = if grouping == Grouping::Comma { ',' } else { '_' };
    let code = match code {
        33..=127 => format!("'{}'", code as u8 as char),
        _ => format!("'\\x{code:x}'"),
    };
    Error::value(format!("Cannot specify '{separator}' with {code}."))
}

/// The error for a presentation type that the object does not have.
pub(crate) fn unknown_code(code: u32, type_name: &str) -> Error {
    let code = match code {
        33..=127 => (code as u8 as char).to_string(),
        _ => format!("\\x{code:x}"),
    };
    Error::value(format!("Unknown format code '{code}' for object of type '{type_name}'"))
}

impl Spec {
    pub fn parse(text: impl Points, target: Target<'_>) -> Result<Spec, Error> {
        let mut spec = Spec {
            fill: ' '.into(),
            align: target.align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: Grouping::None,
            precision: None,
            fraction_grouping: Grouping::None,
            code: target.code.into(),
        };
        let mut at = 0;
        let is = |at: usize, c: char| text.get(at) == Some(c.into());
        let (mut fill_given, mut align_given) = (false, false);
        if let Some(align) = text.get(1).and_then(Align::of) {
            (spec.fill, spec.align) = (text.at(0), align);
            (fill_given, align_given, at) = (true, true, 2);
        } else if let Some(align) = text.get(0).and_then(Align::of) {
            spec.align = align;
            (align_given, at) = (true, 1);
        }
        if is(at, '+') || is(at, '-') || is(at, ' ') {
            spec.sign = Some(text.at(at) as u8);
            at += 1;
        }
        spec.no_negative_zero = is(at, 'z');
        at += usize::from(spec.no_negative_zero);
        spec.alternate = is(at, '#');
        at += usize::from(spec.alternate);
        if !fill_given && is(at, '0') {
            spec.fill = '0'.into();
            if !align_given && target.align == Align::Right {
                spec.align = Align::AfterSign;
            }
            at += 1;
        }
        (spec.width, at) = integer(text, at)?;
        (spec.grouping, at) = grouping(text, at)?;
        if is(at, '.') {
            let (precision, after) = integer(text, at + 1)?;
            if after > at + 1 {
                spec.precision = Some(precision);
            }
            let start = at + 1;
            (spec.fraction_grouping, at) = grouping(text, after)?;
            if at == start {
                return Err(Error::value("Format specifier missing precision"));
            }
        }
        match text.len() - at {
            0 => {}
            1 => spec.code = text.at(at),
            _ => {
                let whole: String =
                    text.iter().map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
                return Err(Error::value(format!(
                    "Invalid format specifier '{whole}' for object of type '{}'",
                    target.type_name
                )));
            }
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    fn check_grouping(&mut self) -> Result<(), Error> {
        if self.grouping != Grouping::None {
            match char::from_u32(self.code) {
                Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0') => {}
                Some('b' | 'o' | 'x' | 'X') if self.grouping == Grouping::Underscore => {
                    self.grouping = Grouping::UnderscoreFour;
                }
                _ => return Err(not_with(self.grouping, self.code)),
            }
        }
        if self.fraction_grouping != Grouping::None && self.code == u32::from('n') {
            return Err(not_with(self.fraction_grouping, self.code));
        }
        Ok(())
    }
}

fn grouping(text: impl Points, mut at: usize) -> Result<(Grouping, usize), Error> {
    let is = |at: usize, c: char| text.get(at) == Some(c.into());
    let mut found = Grouping::None;
    if is(at, ',') {
        found = Grouping::Comma;
        at += 1;
    }
    if is(at, '_') {
        if found != Grouping::None {
            return Err(both());
        }
        found = Grouping::Underscore;
        at += 1;
        if is(at, ',') {
            return Err(both());
        }
    }
    Ok((found, at))
}
