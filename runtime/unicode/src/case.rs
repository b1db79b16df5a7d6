//! Case mappings: simple ones for `re`, full ones (SpecialCasing) for `str`, and the final sigma rule.
//!
//! CPython counterpart: `_PyUnicode_ToLowerFull` and its siblings in `Objects/unicodectype.c`;
//! `handle_capital_sigma`, `do_title` in `Objects/unicodeobject.c`.

use crate::generated_case::{CASES, INDEX, SPECIAL};
use crate::record::{is_case_ignorable, is_cased};

/// Distances to the mapped characters, and places of the full mappings that differ.
pub(crate) struct Case {
    /// upper, lower, title, fold
    pub simple: [i32; 4],
    /// upper, lower, title, fold; 0 where the simple mapping is also the full one
    pub full: [u8; 4],
}

#[derive(Clone, Copy)]
enum Kind {
    Upper,
    Lower,
    Title,
    Fold,
}

/// What one character becomes: up to three characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapped {
    points: [u32; 3],
    len: u8,
}

impl std::ops::Deref for Mapped {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        &self.points[..self.len as usize]
    }
}

fn simple(c: u32, kind: Kind) -> u32 {
    c.wrapping_add_signed(CASES[INDEX.get(c)].simple[kind as usize])
}

fn full(c: u32, kind: Kind) -> Mapped {
    let case = &CASES[INDEX.get(c)];
    match SPECIAL[case.full[kind as usize] as usize] {
        [] => Mapped { points: [c.wrapping_add_signed(case.simple[kind as usize]), 0, 0], len: 1 },
        special => {
            let mut points = [0; 3];
            points[..special.len()].copy_from_slice(special);
            Mapped { points, len: special.len() as u8 }
        }
    }
}

pub fn simple_upper(c: u32) -> u32 {
    simple(c, Kind::Upper)
}

pub fn simple_lower(c: u32) -> u32 {
    simple(c, Kind::Lower)
}

pub fn simple_title(c: u32) -> u32 {
    simple(c, Kind::Title)
}

pub fn upper(c: u32) -> Mapped {
    full(c, Kind::Upper)
}

/// Lower case outside the final sigma rule.
pub fn lower(c: u32) -> Mapped {
    full(c, Kind::Lower)
}

pub fn title(c: u32) -> Mapped {
    full(c, Kind::Title)
}

/// Full case folding, as `str.casefold`.
pub fn fold(c: u32) -> Mapped {
    full(c, Kind::Fold)
}

/// `Σ`
pub const CAPITAL_SIGMA: u32 = 0x3a3;

/// What `Σ` becomes in lower case between these characters: `ς` at the end of a word, else `σ`. `before` runs
/// backwards from the sigma, `after` forwards.
pub fn lower_sigma(mut before: impl Iterator<Item = u32>, mut after: impl Iterator<Item = u32>) -> u32 {
    let letter_before = before.find(|&c| !is_case_ignorable(c)).is_some_and(is_cased);
    let letter_after = after.find(|&c| !is_case_ignorable(c)).is_some_and(is_cased);
    if letter_before && !letter_after { 0x3c2 } else { 0x3c3 }
}

/// `str.lower` on code points.
pub fn lower_all(text: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len());
    for (i, &c) in text.iter().enumerate() {
        push_lower(&mut out, text, i, c);
    }
    out
}

fn push_lower(out: &mut Vec<u32>, text: &[u32], i: usize, c: u32) {
    if c == CAPITAL_SIGMA {
        out.push(lower_sigma(text[..i].iter().rev().copied(), text[i + 1..].iter().copied()));
    } else {
        out.extend_from_slice(&lower(c));
    }
}

/// `str.title` on code points.
pub fn title_all(text: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len());
    let mut inside = false;
    for (i, &c) in text.iter().enumerate() {
        if inside {
            push_lower(&mut out, text, i, c);
        } else {
            out.extend_from_slice(&title(c));
        }
        inside = is_cased(c);
    }
    out
}

/// `str.capitalize` on code points.
pub fn capitalize_all(text: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len());
    for (i, &c) in text.iter().enumerate() {
        if i == 0 {
            out.extend_from_slice(&title(c));
        } else {
            push_lower(&mut out, text, i, c);
        }
    }
    out
}

/// `str.swapcase` on code points.
pub fn swapcase_all(text: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(text.len());
    for (i, &c) in text.iter().enumerate() {
        if crate::is_upper(c) {
            push_lower(&mut out, text, i, c);
        } else if crate::is_lower(c) {
            out.extend_from_slice(&upper(c));
        } else {
            out.push(c);
        }
    }
    out
}
