//! Complex numbers to text and back. CPython: `complex_repr`, `complex_from_string_inner` in
//! `Objects/complexobject.c`.

use crate::Error;
use crate::float::{self, Style, parse_prefix, without_underscores};
use crate::points::{Points, is_c_space, to_ascii};

/// `repr(complex(re, im))`.
pub fn repr(re: f64, im: f64) -> String {
    let part = |x: f64, always_sign: bool| {
        float::format(x, Style { always_sign, ..Style::new(b'r', 0) }).unwrap_or_default()
    };
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", part(im, false));
    }
    format!("({}{}j)", part(re, false), part(im, true))
}

/// `complex('…')`: the parts, or the error; `literal` is the text's `repr`, which one message shows.
pub fn parse(text: impl Points, literal: impl FnOnce() -> String) -> Result<(f64, f64), Error> {
    let malformed = || Error::value("complex() arg is a malformed string");
    let ascii = to_ascii(&text);
    if !ascii.contains(&b'_') {
        return parts(&ascii).ok_or_else(malformed);
    }
    match without_underscores(&ascii) {
        Some(plain) => parts(&plain).ok_or_else(malformed),
        None => Err(Error::value(format!("could not convert string to complex: {}", literal()))),
    }
}

fn parts(text: &[u8]) -> Option<(f64, f64)> {
    let mut at = 0;
    let skip = |at: &mut usize| {
        while text.get(*at).is_some_and(|&b| is_c_space(b)) {
            *at += 1;
        }
    };
    skip(&mut at);
    let bracketed = text.get(at) == Some(&b'(');
    if bracketed {
        at += 1;
        skip(&mut at);
    }
    let unit = |at: &mut usize| {
        let found = matches!(text.get(*at), Some(b'j' | b'J'));
        *at += usize::from(found);
        found
    };
    let signed = |at: usize| matches!(text.get(at), Some(b'+' | b'-'));
    let bare = |at: &mut usize| {
        let sign = if text.get(*at) == Some(&b'-') { -1.0 } else { 1.0 };
        *at += usize::from(signed(*at));
        sign
    };
    let (mut re, mut im) = (0.0, 0.0);
    match parse_prefix(&text[at..]) {
        Some((x, used)) => {
            at += used;
            if signed(at) {
                re = x;
                im = match parse_prefix(&text[at..]) {
                    Some((y, used)) => {
                        at += used;
                        y
                    }
                    None => bare(&mut at),
                };
                if !unit(&mut at) {
                    return None;
                }
            } else if unit(&mut at) {
                im = x;
            } else {
                re = x;
            }
        }
        None => {
            im = im + bare(&mut at);
            if !unit(&mut at) {
                return None;
            }
        }
    }
    skip(&mut at);
    if bracketed {
        if text.get(at) != Some(&b')') {
            return None;
        }
        at += 1;
        skip(&mut at);
    }
    (at == text.len()).then_some((re, im))
}
