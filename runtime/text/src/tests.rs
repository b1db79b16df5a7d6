//! Seeded cases against CPython: a committed sample always, and many more where `KAA_CPYTHON` names a
//! CPython 3.14 (`KAA_SEED` picks others).

use crate::float::{self, round_to_ndigits};
use crate::format::{self, Locale, Padding};
use crate::percent::{self, Args, Directive, Piece, Star};
use crate::spec::Target;
use crate::{Error, Int, Spec, complex, field, int, quote};
use dashu_int::IBig;
use kaa_unicode::Text;
use kaa_unicode::text::push_code_point;
use std::ops::Range;

const SCRIPT: &str = include_str!("cases.py");
const SAMPLE: &str = include_str!("cases.txt");
const LIMIT: usize = 4300;

type Outcome = Result<Vec<u8>, Error>;

fn decode(field: &str) -> Vec<u8> {
    let nibble = |b: u8| (b as char).to_digit(16).expect("a hexadecimal digit") as u8;
    if field == "-" {
        return Vec::new();
    }
    field.as_bytes().chunks(2).map(|pair| nibble(pair[0]) << 4 | nibble(pair[1])).collect()
}

fn points(field: &[u8]) -> Vec<u32> {
    Text::from_bytes(field).expect("generalised UTF-8").code_points().collect()
}

fn utf8(points: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut out = Vec::new();
    for c in points {
        push_code_point(&mut out, c).expect("a code point");
    }
    out
}

fn ascii(field: &[u8]) -> &str {
    std::str::from_utf8(field).expect("ASCII")
}

fn float_of(field: &[u8]) -> f64 {
    f64::from_bits(u64::from_str_radix(ascii(field), 16).expect("bits"))
}

fn bits(x: f64) -> Vec<u8> {
    format!("{:016x}", x.to_bits()).into_bytes()
}

fn literal(text: &[u32]) -> String {
    Text::from_bytes(&quote::repr(text)).expect("text").to_string_lossy()
}

fn pad(text: &[u32], padding: Padding) -> Vec<u8> {
    let fill = |n| std::iter::repeat_n(padding.fill, n);
    let kept = text[..padding.keep].iter().copied();
    utf8(fill(padding.left).chain(kept).chain(fill(padding.right)))
}

/// Runs one case on storage of 32 bits, and on narrower storage where the text fits.
fn run(kind: &str, args: &[Vec<u8>]) -> Outcome {
    match kind {
        "repr" => Ok(float::repr(float_of(&args[0])).into()),
        "hex" => Ok(float::to_hex(float_of(&args[0])).into()),
        "float" => {
            let spec = points(&args[1]);
            if spec.is_empty() {
                return Ok(float::repr(float_of(&args[0])).into());
            }
            let spec = Spec::parse(&spec[..], Target::float("float"))?;
            format::float(float_of(&args[0]), &spec, "float", Locale::C)
        }
        "int" => {
            let n: IBig = ascii(&args[0]).parse().expect("an int");
            let spec = Spec::parse(&points(&args[1])[..], Target::int("int"))?;
            let big = format::int(Int::Big(&n), &spec, "int", Locale::C, LIMIT);
            if let Ok(small) = i64::try_from(&n) {
                assert_eq!(format::int(Int::Small(small), &spec, "int", Locale::C, LIMIT), big);
            }
            big
        }
        "complex" => {
            let value = (float_of(&args[0]), float_of(&args[1]));
            let spec = points(&args[2]);
            if spec.is_empty() {
                return Ok(complex::repr(value.0, value.1).into());
            }
            let spec = Spec::parse(&spec[..], Target::complex("complex"))?;
            format::complex(value, &spec, "complex", Locale::C)
        }
        "crepr" => Ok(complex::repr(float_of(&args[0]), float_of(&args[1])).into()),
        "str" => {
            let text = points(&args[0]);
            if args[1].is_empty() {
                return Ok(utf8(text));
            }
            let spec = Spec::parse(&points(&args[1])[..], Target::str("str"))?;
            Ok(pad(&text, format::str_padding(text.len(), &spec, "str")?))
        }
        "quote" => Ok(quote::repr(&points(&args[0])[..])),
        "ascii" => Ok(quote::ascii(&points(&args[0])[..]).into()),
        "bytes" => Ok(quote::bytes(&decode(ascii(&args[0]))).into()),
        "parse" => {
            let text = points(&args[0]);
            let value = float::parse(&text[..]);
            if let Ok(narrow) = text.iter().map(|&c| u8::try_from(c)).collect::<Result<Vec<u8>, _>>() {
                assert_eq!(float::parse(&narrow[..]).map(f64::to_bits), value.map(f64::to_bits));
            }
            value
                .map(bits)
                .ok_or_else(|| Error::value(format!("could not convert string to float: {}", literal(&text))))
        }
        "fromhex" => float::from_hex(&points(&args[0])[..]).map(bits),
        "round" => {
            let digits = ascii(&args[1]).parse().expect("digits");
            round_to_ndigits(float_of(&args[0]), digits).map(bits)
        }
        "cparse" => {
            let text = points(&args[0]);
            let (re, im) = complex::parse(&text[..], || literal(&text))?;
            Ok([bits(re), bits(im)].concat())
        }
        "iparse" => {
            let text = points(&args[0]);
            let base = ascii(&args[1]).parse().expect("a base");
            let n = int::parse(&text[..], base, LIMIT, || literal(&text))?;
            Ok(int::to_base(Int::Big(&n), 16, true).into())
        }
        "tofloat" => {
            let n: IBig = ascii(&args[0]).parse().expect("an int");
            int::to_f64(Int::Big(&n)).map(bits)
        }
        "pint" => {
            let n: IBig = ascii(&args[1]).parse().expect("an int");
            percent_all(&args[0], "diuoxX", |d| percent::int(Int::Big(&n), d, LIMIT))
        }
        "pfloat" => percent_all(&args[0], "eEfFgG", |d| percent::float(float_of(&args[1]), d)),
        "pstr" => {
            let text = points(&args[1]);
            percent_all(&args[0], "sra", |d| {
                let shown = match char::from_u32(d.conversion) {
                    Some('r') => points(&quote::repr(&text[..])),
                    Some('a') => points(quote::ascii(&text[..]).as_bytes()),
                    _ => text.clone(),
                };
                Ok(pad(&shown, percent::text(shown.len(), d)))
            })
        }
        "markup" => markup(&points(&args[0])),
        "name" => name(&points(&args[0])),
        _ => panic!("unknown kind {kind}"),
    }
}

struct NoArgs;

impl Args for NoArgs {
    type Error = Error;

    fn key(&mut self, _: Range<usize>) -> Result<(), Error> {
        Ok(())
    }

    fn star(&mut self, _: Star) -> Result<i64, Error> {
        Err(percent::star_type_error())
    }
}

/// A `%` format whose directives all take the same value.
fn percent_all(format: &[u8], codes: &str, write: impl Fn(&Directive) -> Outcome) -> Outcome {
    let format = points(format);
    let (mut out, mut at, mut used) = (Vec::new(), 0, false);
    while let Some((piece, end)) = percent::next_piece(&format[..], at, &mut NoArgs)? {
        at = end;
        match piece {
            Piece::Literal(range) => out.extend(utf8(format[range].iter().copied())),
            Piece::Directive(d) => {
                used = true;
                if !char::from_u32(d.conversion).is_some_and(|c| codes.contains(c)) {
                    return Err(percent::unsupported(&d));
                }
                out.extend(write(&d)?);
            }
        }
    }
    if used { Ok(out) } else { Err(percent::not_all_converted()) }
}

fn markup(text: &[u32]) -> Outcome {
    let slice = |range: Range<usize>| utf8(text[range].iter().copied());
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some((found, end)) = field::next_markup(text, at, text.len())? {
        at = end;
        let none = || b"\x02".to_vec();
        let fields = match found.field {
            None => [none(), none(), none()],
            Some(f) => [slice(f.name), slice(f.spec), f.conversion.map_or_else(none, |c| utf8([c]))],
        };
        parts.push([vec![slice(found.literal)], fields.to_vec()].concat().join(&1));
    }
    Ok(parts.join(&3))
}

fn name(text: &[u32]) -> Outcome {
    let slice = |range: Range<usize>| utf8(text[range].iter().copied());
    let shown = |key: field::Key| match key {
        field::Key::Empty => b"str:".to_vec(),
        field::Key::Index(i) => format!("int:{i}").into_bytes(),
        field::Key::Name(range) => [b"str:".to_vec(), slice(range)].concat(),
    };
    let (first, mut at) = field::split_name(text, 0..text.len())?;
    let mut parts = vec![shown(first)];
    while let Some((step, end)) = field::next_step(text, at, text.len())? {
        at = end;
        parts.push(match step {
            field::Step::Attribute(range) => [b".str:".to_vec(), slice(range)].concat(),
            field::Step::Item(key) => [b"[".to_vec(), shown(key)].concat(),
        });
    }
    Ok(parts.join(&3))
}

/// Compares every line; shows the first differences of each kind.
fn compare(cases: &str) -> usize {
    let mut wrong: Vec<String> = Vec::new();
    let mut count = 0;
    for line in cases.lines() {
        let fields: Vec<Vec<u8>> = line.split(' ').map(decode).collect();
        let (kind, args) = (ascii(&fields[0]), &fields[1..fields.len() - 1]);
        let expected = &fields[fields.len() - 1];
        let found = match run(kind, args) {
            Ok(text) => [b"=".to_vec(), text].concat(),
            Err(error) => format!("!{error}").into_bytes(),
        };
        let same = found == *expected
            // Messages are Rust strings: surrogates in them are shown as U+FFFD.
            || expected[0] == b'!'
                && Text::from_bytes(expected).is_some_and(|t| t.to_string_lossy().into_bytes() == found);
        if !same && wrong.iter().filter(|w| w.starts_with(kind)).count() < 4 {
            let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let args: Vec<String> = args.iter().map(|a| shown(a)).collect();
            wrong.push(format!("{kind} {args:?}\n   is {:?}\n  not {:?}", shown(&found), shown(expected)));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    count
}

#[test]
fn the_sample_agrees_with_cpython() {
    assert!(compare(SAMPLE) > 1000);
}

#[test]
fn seeded_cases_agree_with_cpython() {
    let Some(python) = std::env::var_os("KAA_CPYTHON") else { return };
    let seed = std::env::var("KAA_SEED").unwrap_or_else(|_| "7".into());
    let count = std::env::var("KAA_CASES").unwrap_or_else(|_| "2000".into());
    let output = std::process::Command::new(python)
        .args(["-c", SCRIPT, &seed, &count])
        .output()
        .expect("CPython runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(compare(&String::from_utf8(output.stdout).expect("ASCII")) > 10_000);
}

#[test]
fn huge_widths_and_precisions_are_refused_not_attempted() {
    let spec = |text: &str| Spec::parse(text.as_bytes(), Target::float("float")).expect("a specification");
    let huge = spec("9223372036854775807");
    assert_eq!(format::float(1.0, &huge, "float", Locale::C), Err(Error::memory()));
    assert_eq!(format::int(Int::Small(1), &huge, "int", Locale::C, 0).map_err(|e| e.exception()), {
        // `9…` without a code is no presentation type of an int's: the code is 0.
        Err("ValueError")
    });
    let zeros = Spec::parse(&b"09223372036854775807"[..], Target::int("int")).expect("a specification");
    assert_eq!(format::int(Int::Small(1), &zeros, "int", Locale::C, 0), Err(Error::memory()));
}

#[test]
fn locale_grouping() {
    let locale = Locale { decimal_point: ",", thousands_separator: ".", grouping: &[3, 2] };
    let spec = |text: &str| Spec::parse(text.as_bytes(), Target::int("int")).expect("a specification");
    let text = |s: &str, n| {
        String::from_utf8(format::int(Int::Small(n), &spec(s), "int", locale, 0).unwrap()).unwrap()
    };
    assert_eq!(text("n", 1234567890), "1.23.45.67.890");
    // No separator comes first, so the width may be passed by one.
    assert_eq!(text("014n", -1234567), "-0.00.12.34.567");
    let stop = Locale { grouping: &[3, 127], ..locale };
    let out = format::float(1234567.25, &spec("n"), "float", stop).unwrap();
    assert_eq!(out, b"1,23457e+06");
    let out = format::int(Int::Small(1234567), &spec("n"), "int", stop, 0).unwrap();
    assert_eq!(out, b"1234.567");
}

/// Hands out the stars' values in turn.
struct Stars(Vec<i64>);

impl Args for Stars {
    type Error = Error;

    fn key(&mut self, _: Range<usize>) -> Result<(), Error> {
        Err(percent::needs_mapping())
    }

    fn star(&mut self, _: Star) -> Result<i64, Error> {
        if self.0.is_empty() { Err(percent::not_enough()) } else { Ok(self.0.remove(0)) }
    }
}

#[test]
fn stars_in_percent_formats() {
    let one = |format: &str, stars: &[i64]| -> Result<String, String> {
        let piece = percent::next_piece(format.as_bytes(), 0, &mut Stars(stars.to_vec()));
        match piece.map_err(|e| e.to_string())? {
            Some((Piece::Directive(d), _)) => {
                Ok(String::from_utf8(percent::float(3.5, &d).map_err(|e| e.to_string())?).unwrap())
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(one("%*.1f|", &[-6]), Ok("3.5   ".into()));
    assert_eq!(one("%0*.*f", &[7, 2]), Ok("0003.50".into()));
    assert_eq!(one("%.*f", &[-5]), Ok("4".into()));
    assert_eq!(one("%*f", &[]), Err("TypeError: not enough arguments for format string".into()));
    assert_eq!(one("%(a)f", &[]), Err("TypeError: format requires a mapping".into()));
    let large = "OverflowError: Python int too large to convert to C int";
    assert_eq!(one("%.*f", &[1 << 40]), Err(large.into()));
}

#[test]
fn fields_are_numbered_one_way_or_the_other() {
    let mut numbering = field::Numbering::default();
    assert_eq!(numbering.resolve(&field::Key::Empty), Ok(Some(0)));
    assert_eq!(numbering.resolve(&field::Key::Name(0..1)), Ok(None));
    assert_eq!(numbering.resolve(&field::Key::Empty), Ok(Some(1)));
    assert_eq!(
        numbering.resolve(&field::Key::Index(0)).unwrap_err().message,
        "cannot switch from automatic field numbering to manual field specification"
    );
    let mut numbering = field::Numbering::default();
    assert_eq!(numbering.resolve(&field::Key::Index(5)), Ok(Some(5)));
    assert_eq!(
        numbering.resolve(&field::Key::Empty).unwrap_err().message,
        "cannot switch from manual field specification to automatic field numbering"
    );
}

#[test]
fn digit_limits() {
    let n = IBig::from(10).pow(4300);
    let refused = int::to_decimal(Int::Big(&n), LIMIT).unwrap_err();
    assert_eq!(
        refused.message,
        "Exceeds the limit (4300 digits) for integer string conversion; use \
         sys.set_int_max_str_digits() to increase the limit"
    );
    assert_eq!(int::to_decimal(Int::Big(&(n.clone() - 1u8)), LIMIT).unwrap().len(), 4300);
    assert_eq!(int::to_decimal(Int::Big(&n), 0).unwrap().len(), 4301);
}
