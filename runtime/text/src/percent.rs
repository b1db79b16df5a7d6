//! `'…' % args`: the parser of directives and what they do to numbers and strings.
//!
//! The caller walks the pieces, fetches values, and writes them; the parser asks it for mapping keys and for
//! `*` as it meets them, so that errors come in CPython's order.
//!
//! CPython: `unicode_format_arg_parse`, `unicode_format_arg_output` in `Objects/unicode_format.c`.

use crate::float::{self, Style};
use crate::format::Padding;
use crate::int::{to_base, to_decimal};
use crate::points::Points;
use crate::{Error, Int};
use std::ops::Range;

/// What stands behind a `%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// space
    pub blank: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: usize,
    pub precision: Option<usize>,
    pub conversion: u32,
    /// Where the conversion stands in the format.
    pub index: usize,
}

impl Directive {
    /// Whether nothing but the conversion was written.
    #[inline]
    pub fn is_plain(&self) -> bool {
        let flags = self.left | self.plus | self.blank | self.alternate | self.zero;
        !flags && self.width == 0 && self.precision.is_none()
    }
}

/// A stretch of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text to copy; of `%%` the second sign.
    Literal(Range<usize>),
    Directive(Directive),
}

/// What `*` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Star {
    Width,
    Precision,
}

/// Where values come from while a directive is parsed.
pub trait Args {
    type Error: From<Error>;
    /// Looks up the mapping key that stands in this range of the format; the value becomes the next argument.
    fn key(&mut self, key: Range<usize>) -> Result<(), Self::Error>;
    /// Takes the next argument as an int; see [`star_type_error`] and [`star_overflow`].
    fn star(&mut self, what: Star) -> Result<i64, Self::Error>;
}

/// The argument for `*` is no int.
pub fn star_type_error() -> Error {
    Error::type_error("* wants int")
}

/// The argument for `*` does not fit.
pub fn star_overflow(what: Star) -> Error {
    let c_type = if what == Star::Width { "ssize_t" } else { "int" };
    Error::overflow(format!("Python int too large to convert to C {c_type}"))
}

pub fn not_enough() -> Error {
    Error::type_error("not enough arguments for format string")
}

pub fn not_all_converted() -> Error {
    Error::type_error("not all arguments converted during string formatting")
}

pub fn needs_mapping() -> Error {
    Error::type_error("format requires a mapping")
}

pub fn needs_real(conversion: u32, type_name: &str) -> Error {
    let code = char::from_u32(conversion).unwrap_or('?');
    Error::type_error(format!("%{code} format: a real number is required, not {type_name}"))
}

pub fn needs_integer(conversion: u32, type_name: &str) -> Error {
    let code = char::from_u32(conversion).unwrap_or('?');
    Error::type_error(format!("%{code} format: an integer is required, not {type_name}"))
}

/// The error for a conversion that does not exist, raised once its value has been fetched.
pub fn unsupported(directive: &Directive) -> Error {
    let c = directive.conversion;
    let shown = match c {
        32..127 => c as u8 as char,
        _ => '?',
    };
    Error::value(format!("unsupported format character '{shown}' (0x{c:x}) at index {}", directive.index))
}

/// The next piece from `at`, and where it ends; `None` at the end of the format.
pub fn next_piece<A: Args>(
    format: impl Points,
    at: usize,
    args: &mut A,
) -> Result<Option<(Piece, usize)>, A::Error> {
    let is = |at: usize, c: char| format.get(at) == Some(c.into());
    if at >= format.len() {
        return Ok(None);
    }
    if !is(at, '%') {
        let end = format.find('%'.into(), at + 1).unwrap_or(format.len());
        return Ok(Some((Piece::Literal(at..end), end)));
    }
    if is(at + 1, '%') {
        return Ok(Some((Piece::Literal(at + 1..at + 2), at + 2)));
    }
    let (directive, end) = directive(format, at + 1, args)?;
    Ok(Some((Piece::Directive(directive), end)))
}

fn directive<A: Args>(
    format: impl Points,
    mut at: usize,
    args: &mut A,
) -> Result<(Directive, usize), A::Error> {
    let char_at = |at: usize| format.get(at).and_then(char::from_u32);
    let incomplete = || A::Error::from(Error::value("incomplete format"));
    let mut found = Directive {
        left: false,
        plus: false,
        blank: false,
        alternate: false,
        zero: false,
        width: 0,
        precision: None,
        conversion: 0,
        index: 0,
    };
    if char_at(at) == Some('(') {
        let start = at + 1;
        let mut depth = 1;
        at = start;
        while depth > 0 {
            match format.get(at).map(char::from_u32) {
                None => return Err(Error::value("incomplete format key").into()),
                Some(Some('(')) => depth += 1,
                Some(Some(')')) => depth -= 1,
                _ => {}
            }
            at += 1;
        }
        args.key(start..at - 1)?;
    }
    // Most directives are a letter alone.
    if let Some(letter @ ('s' | 'r' | 'd')) = char_at(at) {
        (found.conversion, found.index) = (letter.into(), at);
        return Ok((found, at + 1));
    }
    loop {
        match char_at(at) {
            Some('-') => found.left = true,
            Some('+') => found.plus = true,
            Some(' ') => found.blank = true,
            Some('#') => found.alternate = true,
            Some('0') => found.zero = true,
            _ => break,
        }
        at += 1;
    }
    if char_at(at) == Some('*') {
        let width = args.star(Star::Width)?;
        found.left |= width < 0;
        if width == i64::MIN {
            return Err(Error::overflow("width too big").into());
        }
        found.width = width.unsigned_abs() as usize;
        at += 1;
    } else {
        (found.width, at) = number(format, at, isize::MAX as u64, "width too big")?;
    }
    if char_at(at) == Some('.') {
        at += 1;
        if char_at(at) == Some('*') {
            let precision = args.star(Star::Precision)?;
            if i32::try_from(precision).is_err() {
                return Err(star_overflow(Star::Precision).into());
            }
            found.precision = Some(usize::try_from(precision).unwrap_or(0));
            at += 1;
        } else {
            let (precision, after) = number(format, at, i32::MAX as u64, "precision too big")?;
            (found.precision, at) = (Some(precision), after);
        }
    }
    if matches!(char_at(at), Some('h' | 'l' | 'L')) {
        at += 1;
    }
    found.conversion = format.get(at).ok_or_else(incomplete)?;
    found.index = at;
    Ok((found, at + 1))
}

fn number(format: impl Points, mut at: usize, most: u64, message: &str) -> Result<(usize, usize), Error> {
    let mut value = 0u64;
    while let Some(digit) = format.get(at).filter(|c| (0x30..0x3a).contains(c)) {
        let digit = u64::from(digit - 0x30);
        if value > (most - digit) / 10 {
            return Err(Error::value(message));
        }
        value = value * 10 + digit;
        at += 1;
    }
    Ok((value as usize, at))
}

/// `%d`, `%i`, `%u`, `%o`, `%x`, `%X`.
pub fn int(n: Int<'_>, directive: &Directive, limit: usize) -> Result<Vec<u8>, Error> {
    let code = char::from_u32(directive.conversion).unwrap_or('d');
    let text = match code {
        'o' => to_base(n, 8, false),
        'x' | 'X' => to_base(n, 16, false),
        _ => to_decimal(n, limit)?,
    };
    let (negative, digits) = text.strip_prefix('-').map_or((false, &text[..]), |digits| (true, digits));
    let prefix = match code {
        'o' if directive.alternate => "0o",
        'x' | 'X' if directive.alternate => "0x",
        _ => "",
    };
    let zeros = directive.precision.unwrap_or(0).saturating_sub(digits.len());
    let mut body = String::new();
    body.try_reserve(zeros.saturating_add(digits.len())).map_err(|_| Error::memory())?;
    body.extend(std::iter::repeat_n('0', zeros));
    body.push_str(digits);
    let mut out = numeric(negative, prefix, &body, directive)?;
    if code == 'X' {
        out.make_ascii_uppercase();
    }
    Ok(out)
}

/// `%e`, `%f`, `%g` and their upper-case forms.
pub fn float(x: f64, directive: &Directive) -> Result<Vec<u8>, Error> {
    let precision = directive.precision.unwrap_or(6);
    let style = Style { alternate: directive.alternate, ..Style::new(directive.conversion as u8, precision) };
    let text = float::format(x, style)?;
    match text.strip_prefix('-') {
        Some(rest) => numeric(true, "", rest, directive),
        None => numeric(false, "", &text, directive),
    }
}

fn numeric(negative: bool, prefix: &str, body: &str, directive: &Directive) -> Result<Vec<u8>, Error> {
    let sign = match negative {
        true => "-",
        false if directive.plus => "+",
        false if directive.blank => " ",
        false => "",
    };
    let len = sign.len() + prefix.len() + body.len();
    let padding = directive.width.saturating_sub(len);
    let mut out = Vec::new();
    out.try_reserve(len.saturating_add(padding)).map_err(|_| Error::memory())?;
    let pad = |out: &mut Vec<u8>, wanted: bool, byte| {
        if wanted {
            out.resize(out.len() + padding, byte);
        }
    };
    pad(&mut out, !directive.left && !directive.zero, b' ');
    out.extend(sign.bytes().chain(prefix.bytes()));
    pad(&mut out, !directive.left && directive.zero, b'0');
    out.extend(body.bytes());
    pad(&mut out, directive.left, b' ');
    Ok(out)
}

/// `%s`, `%r`, `%a` of a text of `len` code points.
pub fn text(len: usize, directive: &Directive) -> Padding {
    padded(directive.precision.map_or(len, |p| p.min(len)), directive)
}

/// `%c`: the one character is never cut.
pub fn character(directive: &Directive) -> Padding {
    padded(1, directive)
}

fn padded(keep: usize, directive: &Directive) -> Padding {
    let padding = directive.width.saturating_sub(keep);
    let (left, right) = if directive.left { (0, padding) } else { (padding, 0) };
    Padding { keep, left, right, fill: ' '.into() }
}

/// The code point `%c` writes for an int.
pub fn character_of(n: Int<'_>) -> Result<u32, Error> {
    crate::format::code_point(n).ok_or_else(|| Error::overflow("%c arg not in range(0x110000)"))
}
