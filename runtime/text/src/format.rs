//! A parsed format specification applied to an int, float, complex number or string.
//!
//! CPython: `format_long_internal`, `format_float_internal`, `format_complex_internal`,
//! `format_string_internal`, `calc_number_widths` in `Python/formatter_unicode.c`;
//! `_PyUnicode_InsertThousandsGrouping` in `Objects/unicodeobject.c`.

use crate::float::{self, Style};
use crate::int::{to_base, to_decimal, to_f64};
use crate::points::push;
use crate::spec::{Align, Grouping, unknown_code};
use crate::{Error, Int, Spec};

/// What the `n` presentation type takes from the locale.
#[derive(Clone, Copy, Debug)]
pub struct Locale<'a> {
    pub decimal_point: &'a str,
    pub thousands_separator: &'a str,
    /// Group sizes from the right, as in C's `lconv`: the last repeats, 127 ends the grouping.
    pub grouping: &'a [u8],
}

impl Locale<'static> {
    /// The C locale.
    pub const C: Locale<'static> = Locale { decimal_point: ".", thousands_separator: "", grouping: &[] };
}

/// How a string is cut and padded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Padding {
    /// code points of the string that are kept
    pub keep: usize,
    pub left: usize,
    pub right: usize,
    pub fill: u32,
}

/// How to apply a specification to a string of `len` code points.
pub fn str_padding(len: usize, spec: &Spec, type_name: &str) -> Result<Padding, Error> {
    if spec.code != u32::from('s') {
        return Err(unknown_code(spec.code, type_name));
    }
    if let Some(sign) = spec.sign {
        let what = if sign == b' ' { "Space" } else { "Sign" };
        return Err(Error::value(format!("{what} not allowed in string format specifier")));
    }
    if spec.no_negative_zero {
        return Err(Error::value("Negative zero coercion (z) not allowed in string format specifier"));
    }
    if spec.alternate {
        return Err(Error::value("Alternate form (#) not allowed in string format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(Error::value("'=' alignment not allowed in string format specifier"));
    }
    let keep = spec.precision.map_or(len, |p| p.min(len));
    let (left, right) = sides(spec.width.saturating_sub(keep), spec.align);
    Ok(Padding { keep, left, right, fill: spec.fill })
}

/// An int; `limit` is `sys.get_int_max_str_digits()`.
pub fn int(
    n: Int<'_>,
    spec: &Spec,
    type_name: &str,
    locale: Locale<'_>,
    limit: usize,
) -> Result<Vec<u8>, Error> {
    let code = char::from_u32(spec.code).unwrap_or(' ');
    match code {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => {}
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return float(to_f64(n)?, spec, type_name, locale),
        _ => return Err(unknown_code(spec.code, type_name)),
    }
    if spec.precision.is_some() {
        return Err(Error::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Error::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    let text = match code {
        'c' => return character(n, spec),
        'd' | 'n' => to_decimal(n, limit)?,
        'b' => to_base(n, 2, false),
        'o' => to_base(n, 8, false),
        'x' => to_base(n, 16, false),
        _ => to_base(n, 16, false).to_ascii_uppercase(),
    };
    let (negative, digits) = text.strip_prefix('-').map_or((false, &text[..]), |digits| (true, digits));
    let prefix = match code {
        'b' if spec.alternate => "0b",
        'o' if spec.alternate => "0o",
        'x' if spec.alternate => "0x",
        'X' if spec.alternate => "0X",
        _ => "",
    };
    let number = Number { negative, prefix, digits, decimal: false, fraction: "", rest: "" };
    number.write(spec, &Separators::of(spec, locale))
}

fn character(n: Int<'_>, spec: &Spec) -> Result<Vec<u8>, Error> {
    if spec.sign.is_some() {
        return Err(Error::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Error::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    if let Int::Big(big) = n
        && i64::try_from(big).is_err()
    {
        return Err(Error::overflow("Python int too large to convert to C long"));
    }
    let c = code_point(n).ok_or_else(|| Error::overflow("%c arg not in range(0x110000)"))?;
    let mut one = Vec::new();
    push(&mut one, c);
    let padding = spec.width.saturating_sub(1);
    let (left, right) = sides(padding, spec.align);
    let mut out = Vec::new();
    fill(&mut out, left, spec.fill)?;
    out.extend(one);
    fill(&mut out, right, spec.fill)?;
    Ok(out)
}

/// The code point an int stands for.
pub(crate) fn code_point(n: Int<'_>) -> Option<u32> {
    let c = match n {
        Int::Small(n) => u32::try_from(n).ok()?,
        Int::Big(n) => u32::try_from(n).ok()?,
    };
    (c < 0x11_0000).then_some(c)
}

/// The text of a float without its sign, and whether it has one.
fn float_text(x: f64, spec: &Spec, code: u32, default_repr: bool) -> Result<(bool, String), Error> {
    if spec.precision.is_some_and(|p| p > i32::MAX as usize) {
        return Err(Error::value("precision too big"));
    }
    let mut style = Style::new(b'g', 6);
    style.alternate = spec.alternate;
    style.no_negative_zero = spec.no_negative_zero;
    let mut value = x;
    match char::from_u32(code) {
        Some('\0') => {
            style.code = b'r';
            style.precision = 0;
            style.add_dot_0 = default_repr;
        }
        Some('n') => {}
        Some('%') => {
            style.code = b'f';
            value *= 100.0;
        }
        _ => style.code = code as u8,
    }
    if let Some(precision) = spec.precision {
        style.precision = precision;
        if style.code == b'r' {
            style.code = b'g';
        }
    }
    let mut text = float::format(value, style)?;
    if code == u32::from('%') {
        text.push('%');
    }
    Ok(match text.strip_prefix('-') {
        Some(rest) => (true, rest.to_owned()),
        None => (false, text),
    })
}

/// A float.
pub fn float(x: f64, spec: &Spec, type_name: &str, locale: Locale<'_>) -> Result<Vec<u8>, Error> {
    match char::from_u32(spec.code) {
        Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => {}
        _ => return Err(unknown_code(spec.code, type_name)),
    }
    let (negative, text) = float_text(x, spec, spec.code, true)?;
    let plain = spec.width <= text.len()
        && spec.sign.is_none_or(|sign| sign == b'-')
        && spec.grouping == Grouping::None
        && spec.fraction_grouping == Grouping::None
        && spec.code != u32::from('n');
    if plain && !negative {
        return Ok(text.into_bytes());
    }
    Number::of_text(negative, &text).write(spec, &Separators::of(spec, locale))
}

/// A complex number.
pub fn complex(
    (re, im): (f64, f64),
    spec: &Spec,
    type_name: &str,
    locale: Locale<'_>,
) -> Result<Vec<u8>, Error> {
    match char::from_u32(spec.code) {
        Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') => {}
        _ => return Err(unknown_code(spec.code, type_name)),
    }
    if spec.precision.is_some_and(|p| p > i32::MAX as usize) {
        return Err(Error::value("precision too big"));
    }
    if spec.fill == u32::from('0') {
        return Err(Error::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(Error::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let plain = spec.code == 0;
    let imaginary_only = plain && re == 0.0 && re.is_sign_positive();
    let separators = Separators::of(spec, locale);
    let mut part = Spec { fill: ' '.into(), align: Align::Left, width: 0, ..spec.clone() };
    let mut body = Vec::new();
    if !imaginary_only {
        let (negative, text) = float_text(re, spec, spec.code, false)?;
        body.extend(Number::of_text(negative, &text).write(&part, &separators)?);
        part.sign = Some(b'+');
    }
    let (negative, text) = float_text(im, spec, spec.code, false)?;
    body.extend(Number::of_text(negative, &text).write(&part, &separators)?);
    body.push(b'j');
    let brackets = plain && !imaginary_only;
    let len = body.len() + if brackets { 2 } else { 0 };
    let (left, right) = sides(spec.width.saturating_sub(len), spec.align);
    let mut out = Vec::new();
    fill(&mut out, left, spec.fill)?;
    if brackets {
        out.push(b'(');
    }
    out.extend(body);
    if brackets {
        out.push(b')');
    }
    fill(&mut out, right, spec.fill)?;
    Ok(out)
}

/// What stands between digits and for the point.
struct Separators<'a> {
    thousands: &'a str,
    sizes: &'a [u8],
    point: &'a str,
    fraction: &'a str,
}

impl<'a> Separators<'a> {
    fn of(spec: &Spec, locale: Locale<'a>) -> Separators<'a> {
        let (thousands, sizes): (&str, &[u8]) = match spec.grouping {
            _ if spec.code == u32::from('n') => (locale.thousands_separator, locale.grouping),
            Grouping::None => ("", &[]),
            Grouping::Comma => (",", &[3]),
            Grouping::Underscore => ("_", &[3]),
            Grouping::UnderscoreFour => ("_", &[4]),
        };
        let point = if spec.code == u32::from('n') { locale.decimal_point } else { "." };
        let fraction = match spec.fraction_grouping {
            Grouping::None => "",
            Grouping::Comma => ",",
            _ => "_",
        };
        Separators { thousands, sizes, point, fraction }
    }
}

/// The parts of a number's text.
struct Number<'a> {
    negative: bool,
    prefix: &'a str,
    digits: &'a str,
    decimal: bool,
    fraction: &'a str,
    /// exponent, percent sign, `inf`, `nan`
    rest: &'a str,
}

impl<'a> Number<'a> {
    fn of_text(negative: bool, text: &'a str) -> Number<'a> {
        let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = text.split_at(run(text));
        let (decimal, rest) = rest.strip_prefix('.').map_or((false, rest), |rest| (true, rest));
        let (fraction, rest) = rest.split_at(if decimal { run(rest) } else { 0 });
        Number { negative, prefix: "", digits, decimal, fraction, rest }
    }

    fn write(&self, spec: &Spec, separators: &Separators<'_>) -> Result<Vec<u8>, Error> {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some(b'+')) => "+",
            (false, Some(b' ')) => " ",
            _ => "",
        };
        let fraction = group_forward(self.fraction, separators.fraction);
        let point = if self.decimal { separators.point } else { "" };
        let chars = |text: &str| text.chars().count();
        let others = sign.len() + self.prefix.len() + chars(point) + fraction.len() + self.rest.len();
        let zeros = spec.fill == u32::from('0') && spec.align == Align::AfterSign;
        let least = if zeros { spec.width.saturating_sub(others) } else { 0 };
        let digits = group(self.digits, least, separators)?;
        let padding = spec.width.saturating_sub(others + chars(&digits));
        let mut out = Vec::new();
        let (left, right) = sides(padding, spec.align);
        if spec.align == Align::AfterSign {
            out.extend(sign.bytes().chain(self.prefix.bytes()));
            fill(&mut out, padding, spec.fill)?;
        } else {
            fill(&mut out, left, spec.fill)?;
            out.extend(sign.bytes().chain(self.prefix.bytes()));
        }
        for part in [&digits, point, &fraction, self.rest] {
            out.extend(part.bytes());
        }
        if spec.align != Align::AfterSign {
            fill(&mut out, right, spec.fill)?;
        }
        Ok(out)
    }
}

/// Separators in the fraction count from the point.
fn group_forward(digits: &str, separator: &str) -> String {
    if separator.is_empty() {
        return digits.to_owned();
    }
    let groups: Vec<&str> =
        digits.as_bytes().chunks(3).map(|group| std::str::from_utf8(group).unwrap_or("")).collect();
    groups.join(separator)
}

/// Separators in the whole part, with zeros in front up to a least width that counts separators too.
fn group(digits: &str, least: usize, separators: &Separators<'_>) -> Result<String, Error> {
    if digits.is_empty() {
        return Ok(String::new());
    }
    let mut reversed = String::new();
    reversed.try_reserve(digits.len().max(least).saturating_add(4)).map_err(|_| Error::memory())?;
    let mut from = digits.bytes().rev();
    let (mut left, mut least) = (digits.len(), least as i128);
    let mut sizes = separators.sizes.iter().copied();
    let mut size = sizes.next();
    loop {
        // What stands left of the last group is not grouped.
        let bounded = size.filter(|&s| s > 0 && s < 127);
        let wanted = left.max(usize::try_from(least).unwrap_or(0)).max(1);
        let take = bounded.map_or(wanted, |s| wanted.min(s.into()));
        for _ in 0..take {
            reversed.push(from.next().map_or('0', char::from));
        }
        left = left.saturating_sub(take);
        least -= take as i128;
        if bounded.is_none() || left == 0 && least <= 0 {
            break;
        }
        reversed.extend(separators.thousands.chars().rev());
        least -= separators.thousands.chars().count() as i128;
        size = sizes.next().or(size);
    }
    Ok(reversed.chars().rev().collect())
}

fn sides(padding: usize, align: Align) -> (usize, usize) {
    match align {
        Align::Left => (0, padding),
        Align::Center => (padding / 2, padding - padding / 2),
        Align::Right | Align::AfterSign => (padding, 0),
    }
}

fn fill(out: &mut Vec<u8>, count: usize, c: u32) -> Result<(), Error> {
    let mut one = Vec::new();
    push(&mut one, c);
    out.try_reserve(count.saturating_mul(one.len())).map_err(|_| Error::memory())?;
    for _ in 0..count {
        out.extend(&one);
    }
    Ok(())
}
