//! Every property of every code point against CPython's, by checksums; with `KAA_CPYTHON` set the checksums
//! are made anew.

use crate::decompose::{Version, decomposition_text, normalize_as};
use crate::name::{Named, lookup, name};
use crate::{Form, case, old, record, text};
use std::collections::HashMap;

const SCRIPT: &str = include_str!("checksums.py");
const EXPECTED: &str = include_str!("checksums.txt");
const FORMS: [(&str, Form); 4] =
    [("NFC", Form::Nfc), ("NFD", Form::Nfd), ("NFKC", Form::Nfkc), ("NFKD", Form::Nfkd)];

/// All that is assigned, and every 61st of the rest.
fn all() -> impl Iterator<Item = u32> {
    (0..0x3_3000).chain(0xe_0000..0xe_0200).chain((0x3_3000..0x11_0000).step_by(61))
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (i, entry) in table.iter_mut().enumerate() {
        *entry = (0..8).fold(i as u32, |c, _| if c & 1 != 0 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 });
    }
    !bytes.iter().fold(!0u32, |crc, &b| table[((crc ^ u32::from(b)) & 0xff) as usize] ^ (crc >> 8))
}

/// Checksums yet to be compared, and the names of those that differ.
struct Checks(HashMap<&'static str, u32>, Vec<String>);

impl Checks {
    fn new() -> Checks {
        let line = |line: &'static str| {
            let (name, sum) = line.split_once(' ').expect("a name and a sum");
            (name, sum.parse().expect("a number"))
        };
        Checks(EXPECTED.lines().map(line).collect(), Vec::new())
    }

    /// Compares a text made of one item per element, with semicolons between.
    fn check<T>(&mut self, name: &str, items: impl IntoIterator<Item = T>, f: impl Fn(T, &mut Vec<u8>)) {
        let mut out = Vec::new();
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                out.push(b';');
            }
            f(item, &mut out);
        }
        let expected = self.0.remove(name).unwrap_or_else(|| panic!("no checksum for {name}"));
        if crc32(&out) != expected {
            self.1.push(name.to_owned());
        }
    }

    fn points(&mut self, name: &str, f: impl Fn(u32) -> Vec<u32>) {
        self.check(name, all(), |c, out| push(out, &f(c)));
    }

    fn words(&mut self, name: &str, f: impl Fn(u32) -> String) {
        self.check(name, all(), |c, out| out.extend(f(c).bytes()));
    }

    fn flag(&mut self, name: &str, f: fn(u32) -> bool) {
        self.check(name, all(), |c, out| out.push(b'0' + u8::from(f(c))));
    }
}

fn push(out: &mut Vec<u8>, points: &[u32]) {
    for &c in points {
        text::push_code_point(out, c).expect("a code point");
    }
}

fn number<T: ToString>(n: Option<T>) -> String {
    n.map_or(String::new(), |n| n.to_string())
}

fn fraction(n: Option<f64>) -> String {
    n.map_or(String::new(), |n| format!("{:016x}", n.to_bits()))
}

#[test]
fn every_property_is_cpythons() {
    let mut checks = Checks::new();
    checks.words("category", |c| record::category(c).into());
    checks.words("bidirectional", |c| record::bidirectional(c).into());
    checks.words("east_asian_width", |c| record::east_asian_width(c).into());
    checks.words("decomposition", decomposition_text);
    checks.words("combining", |c| record::combining(c).to_string());
    checks.words("mirrored", |c| u8::from(record::is_mirrored(c)).to_string());
    checks.words("decimal", |c| number(record::decimal(c)));
    checks.words("digit", |c| number(record::digit(c)));
    checks.words("numeric", |c| fraction(record::numeric(c)));
    checks.words("name", |c| name(c).unwrap_or_default());
    checks.words("old_category", |c| old::category(c).into());
    checks.words("old_bidirectional", |c| old::bidirectional(c).into());
    checks.words("old_east_asian_width", |c| old::east_asian_width(c).into());
    checks.words("old_decomposition", old::decomposition_text);
    checks.words("old_combining", |c| old::combining(c).to_string());
    checks.words("old_mirrored", |c| u8::from(old::is_mirrored(c)).to_string());
    checks.words("old_decimal", |c| number(old::decimal(c)));
    checks.words("old_digit", |c| number(old::digit(c)));
    checks.words("old_numeric", |c| fraction(old::numeric(c)));
    checks.words("old_name", |c| old::name(c).unwrap_or_default());
    for (name, form) in FORMS {
        checks.points(name, |c| normalize_as(Version::Current, form, [c]));
        checks.points(&format!("old_{name}"), |c| normalize_as(Version::V3_2, form, [c]));
    }
    checks.flag("is_alpha", record::is_alpha);
    checks.flag("is_alnum", record::is_alnum);
    checks.flag("is_decimal", record::is_decimal);
    checks.flag("is_digit", record::is_digit);
    checks.flag("is_numeric", record::is_numeric);
    checks.flag("is_lower", record::is_lower);
    checks.flag("is_upper", record::is_upper);
    checks.flag("is_space", record::is_space);
    checks.flag("is_printable", record::is_printable);
    checks.flag("is_title", record::is_title);
    checks.flag("xid_start", record::is_xid_start);
    checks.flag("xid_continue", record::is_xid_continue);
    checks.flag("line_break", record::is_line_break);
    checks.points("upper", |c| case::upper(c).to_vec());
    checks.points("lower", |c| case::lower_all(&[c]));
    checks.points("title", |c| case::title(c).to_vec());
    checks.points("casefold", |c| case::fold(c).to_vec());
    checks.points("swapcase", |c| case::swapcase_all(&[c]));
    checks.points("capitalize", |c| case::capitalize_all(&[c]));
    checks.points("simple_lower", |c| vec![case::simple_lower(c)]);
    checks.flag("iscased", |c| case::simple_lower(c) != c || case::simple_upper(c) != c);
    checks.points("sigma", |c| {
        let last = |text: &[u32]| *case::lower_all(text).last().unwrap();
        let sigma = case::CAPITAL_SIGMA;
        vec![last(&[c, sigma]), last(&[0x41, c, sigma]), case::lower_all(&[0x41, sigma, c])[1]]
    });
    checks.points("title_after", |c| case::title_all(&[c, 0x61]));
    checks.check("lookup", all().filter_map(name), |name, out| {
        let Some(Named::Char(c)) = lookup(&name) else { panic!("{name} is not found") };
        out.extend(c.to_string().bytes());
    });
    check_texts(&mut checks);
    assert!(checks.1.is_empty(), "different: {:?}", checks.1);
    assert!(checks.0.is_empty(), "not compared: {:?}", checks.0.keys());
}

fn check_texts(checks: &mut Checks) {
    let joins = |c: u32| {
        record::combining(c) != 0
            || !decomposition_text(c).is_empty() && !(0xac01..=0xd7a0).contains(&c)
            || (0x1100..=0x11ff).contains(&c)
            || *case::upper(c) != [c]
            || *case::lower(c) != [c]
    };
    let pool: Vec<u32> = all().filter(|&c| joins(c)).collect();
    let mut state = 1u64;
    let mut texts = Vec::new();
    for _ in 0..40_000 {
        let mut text = Vec::new();
        for _ in 0..8 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let usual = pool[(state >> 33) as usize % pool.len()];
            let common = [0x61, 0x65, 0x41, 0x327, 0x301, 0x3a3];
            text.push(*common.get((state >> 60) as usize).unwrap_or(&usual));
        }
        texts.push(text);
    }
    checks.check("texts", &texts, |t, out| push(out, t));
    for (name, form) in FORMS {
        let normal = |version, t: &Vec<u32>| normalize_as(version, form, t.iter().copied());
        checks.check(&format!("texts_{name}"), &texts, |t, out| push(out, &normal(Version::Current, t)));
        checks.check(&format!("old_texts_{name}"), &texts, |t, out| push(out, &normal(Version::V3_2, t)));
    }
    let each =
        |t: &[u32], f: fn(u32) -> case::Mapped| t.iter().flat_map(|&c| f(c).to_vec()).collect::<Vec<_>>();
    checks.check("texts_upper", &texts, |t, out| push(out, &each(t, case::upper)));
    checks.check("texts_casefold", &texts, |t, out| push(out, &each(t, case::fold)));
    checks.check("texts_lower", &texts, |t, out| push(out, &case::lower_all(t)));
    checks.check("texts_title", &texts, |t, out| push(out, &case::title_all(t)));
    checks.check("texts_swapcase", &texts, |t, out| push(out, &case::swapcase_all(t)));
    checks.check("texts_capitalize", &texts, |t, out| push(out, &case::capitalize_all(t)));
}

#[test]
fn the_checksums_are_those_of_cpython() {
    let Some(python) = std::env::var_os("KAA_CPYTHON") else { return };
    let output = std::process::Command::new(python).args(["-c", SCRIPT]).output().expect("CPython runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), EXPECTED);
}

#[test]
fn names_aliases_and_sequences() {
    assert_eq!(name(0x1f40d).as_deref(), Some("SNAKE"));
    assert_eq!(name(0xd55c).as_deref(), Some("HANGUL SYLLABLE HAN"));
    assert_eq!(name(0), None);
    assert_eq!(lookup("snake"), Some(Named::Char(0x1f40d)));
    assert_eq!(lookup("NULL"), Some(Named::Alias(0)));
    assert_eq!(lookup("LATIN SMALL LETTER R WITH TILDE"), Some(Named::Sequence(&[0x72, 0x303])));
    assert_eq!(lookup("CJK UNIFIED IDEOGRAPH-4E00"), Some(Named::Char(0x4e00)));
    assert_eq!(lookup("TANGUT IDEOGRAPH-17000"), Some(Named::Char(0x17000)));
    assert_eq!(lookup("hangul syllable ga"), Some(Named::Char(0xac00)));
    for wrong in ["", " ", "CJK UNIFIED IDEOGRAPH-04E00", "HANGUL SYLLABLE  GA", "SNAKE ", "\u{e9}"] {
        assert_eq!(lookup(wrong), None, "{wrong:?}");
    }
}

#[test]
fn above_unicode_nothing_is_known() {
    for c in [0x11_0000, u32::MAX] {
        assert_eq!(record::category(c), "Cn");
        assert_eq!(*case::upper(c), [c]);
        assert_eq!(name(c), None);
    }
}

#[test]
fn normal_forms_are_recognised() {
    assert!(crate::decompose::is_normalized(Form::Nfc, &[0xe9]));
    assert!(!crate::decompose::is_normalized(Form::Nfc, &[0x65, 0x301]));
    assert!(!crate::decompose::is_normalized(Form::Nfd, &[0xe9]));
    assert_eq!(crate::nfkc("ﬁe\u{301}ℌ"), "fiéH");
}
