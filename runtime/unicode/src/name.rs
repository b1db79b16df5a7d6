//! Names of characters, both ways, with aliases and named sequences.
//!
//! A name is a line of word numbers in [`PHRASES`]; words stand in [`LEXICON`]. Frequent words take one
//! symbol, others two or three. A name is looked up by encoding it and finding the line.
//!
//! CPython counterpart: `_getucname`, `_getcode` in `Modules/unicodedata.c`.

use crate::decompose::hangul_letters;
use crate::generated_names::{
    LEXICON, MORE, ONE, PHRASES, RANGES, RUN_OFFSETS, RUN_STARTS, TWO, WORD_PLACES, WORDS,
};
use std::sync::OnceLock;

/// Names longer than this are refused before they are looked at.
pub const MAX_NAME: usize = 256;

const SYMBOLS: usize = 93;
const STEP: usize = 16;
const HANGUL: &str = "HANGUL SYLLABLE ";
const HANGUL_FIRST: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const HANGUL_MIDDLE: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
    "YU", "EU", "YI", "I",
];
const HANGUL_LAST: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
    "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
];

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// the character of this name
    Char(u32),
    /// the character that has this alias
    Alias(u32),
    Sequence(&'static [u32]),
}

/// The name of a character; `None` where it has none.
pub fn name(c: u32) -> Option<String> {
    if let Some((l, v, t)) = hangul_letters(c) {
        let (first, middle) = (HANGUL_FIRST[(l - 0x1100) as usize], HANGUL_MIDDLE[(v - 0x1161) as usize]);
        let last = HANGUL_LAST[t.map_or(0, |t| t - 0x11a7) as usize];
        return Some(format!("{HANGUL}{first}{middle}{last}"));
    }
    if let Some((prefix, ..)) =
        RANGES.iter().find(|&&(_, first, last, named)| named && (first..=last).contains(&c))
    {
        return Some(format!("{prefix}{c:04X}"));
    }
    let run = RUN_STARTS.partition_point(|&start| start <= c).checked_sub(1)?;
    let (from, number) = (RUN_OFFSETS[run] as usize, (c - RUN_STARTS[run]) as usize);
    let end = RUN_OFFSETS.get(run + 1).map_or(PHRASES.len(), |&end| end as usize);
    decode(PHRASES[from..end].lines().nth(number)?)
}

/// Finds a character, alias or sequence; case does not matter.
pub fn lookup(name: &str) -> Option<Named> {
    if !name.is_ascii() || name.len() > MAX_NAME {
        return None;
    }
    let name = name.to_ascii_uppercase();
    if let Some(rest) = name.strip_prefix(HANGUL) {
        return hangul(rest).map(Named::Char);
    }
    for &(prefix, first, last, _) in &RANGES {
        if let Some(hex) = name.strip_prefix(prefix)
            && let Ok(c) = u32::from_str_radix(hex, 16)
            && (first..=last).contains(&c)
        {
            return (format!("{c:04X}") == hex).then_some(Named::Char(c));
        }
    }
    let line = encode(&name)?;
    if let Some(at) = find_line(&line) {
        let run = RUN_OFFSETS.partition_point(|&start| start as usize <= at) - 1;
        let before = &PHRASES[RUN_OFFSETS[run] as usize..at];
        return Some(Named::Char(RUN_STARTS[run] + before.matches('\n').count() as u32));
    }
    let place = MORE.binary_search_by_key(&line.as_str(), |&(name, _)| name).ok()?;
    Some(match MORE[place].1 {
        &[c] => Named::Alias(c),
        points => Named::Sequence(points),
    })
}

/// Where each line of [`PHRASES`] begins, by hash with linear probing; 0 is an empty slot. Made at the first
/// look-up, in about a millisecond.
static INDEX: OnceLock<Box<[u32]>> = OnceLock::new();
const INDEX_SIZE: usize = 1 << 16;

fn slot_of(line: &str) -> usize {
    let hash = line.bytes().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15) as usize % INDEX_SIZE
}

fn line_at(at: usize) -> &'static str {
    PHRASES[at..].split_once('\n').map_or("", |(line, _)| line)
}

fn find_line(wanted: &str) -> Option<usize> {
    let index = INDEX.get_or_init(|| {
        let mut index = vec![0; INDEX_SIZE];
        // The text begins with an empty line, so no name stands at place 0.
        let mut at = 1;
        while at < PHRASES.len() {
            let line = line_at(at);
            let mut slot = slot_of(line);
            while index[slot] != 0 {
                slot = (slot + 1) % INDEX_SIZE;
            }
            index[slot] = at as u32;
            at += line.len() + 1;
        }
        index.into()
    });
    let mut slot = slot_of(wanted);
    while index[slot] != 0 {
        let at = index[slot] as usize;
        if line_at(at) == wanted {
            return Some(at);
        }
        slot = (slot + 1) % INDEX_SIZE;
    }
    None
}

/// The longest match of each part in turn, as CPython takes them.
fn hangul(rest: &str) -> Option<u32> {
    let longest = |text: &str, parts: &[&str]| {
        let fits = parts.iter().enumerate().filter(|(_, part)| text.starts_with(**part));
        fits.max_by_key(|(_, part)| part.len()).map(|(i, part)| (i as u32, part.len()))
    };
    let (l, used) = longest(rest, &HANGUL_FIRST)?;
    let rest = &rest[used..];
    let (v, used) = longest(rest, &HANGUL_MIDDLE)?;
    let rest = &rest[used..];
    let (t, used) = longest(rest, &HANGUL_LAST)?;
    (used == rest.len()).then_some(0xac00 + (l * 21 + v) * 28 + t)
}

/// Words of one, two and three symbols: where each group begins in the lexicon.
const GROUPS: [usize; 4] = [0, ONE, ONE + (TWO - ONE) * SYMBOLS, WORDS];

fn symbol(i: usize) -> char {
    // The double quote is left out.
    char::from((0x21 + i + usize::from(i >= 1)) as u8)
}

fn value(symbol: u8) -> usize {
    symbol as usize - 0x21 - usize::from(symbol > 0x22)
}

fn word(number: usize) -> &'static str {
    let from = WORD_PLACES[number / STEP] as usize;
    LEXICON[from..].lines().nth(number % STEP).unwrap_or("")
}

fn decode(line: &str) -> Option<String> {
    let mut out = String::new();
    let mut symbols = line.bytes().map(value);
    while let Some(first) = symbols.next() {
        let number = if first < ONE {
            first
        } else if first < TWO {
            GROUPS[1] + (first - ONE) * SYMBOLS + symbols.next()?
        } else {
            GROUPS[2] + ((first - TWO) * SYMBOLS + symbols.next()?) * SYMBOLS + symbols.next()?
        };
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word(number));
    }
    Some(out)
}

fn encode(name: &str) -> Option<String> {
    let mut out = String::new();
    for word in name.split(' ') {
        let (group, number) = (0..3).find_map(|group| Some((group, find_word(word, group)?)))?;
        match group {
            0 => out.push(symbol(number)),
            1 => out.extend([symbol(ONE + number / SYMBOLS), symbol(number % SYMBOLS)]),
            _ => out.extend([
                symbol(TWO + number / (SYMBOLS * SYMBOLS)),
                symbol(number / SYMBOLS % SYMBOLS),
                symbol(number % SYMBOLS),
            ]),
        }
    }
    Some(out)
}

/// A word's number within its group; each group is sorted.
fn find_word(wanted: &str, group: usize) -> Option<usize> {
    let (mut low, mut high) = (GROUPS[group].min(WORDS), GROUPS[group + 1].min(WORDS));
    while low < high {
        let middle = low.midpoint(high);
        match word(middle).cmp(wanted) {
            std::cmp::Ordering::Equal => return Some(middle - GROUPS[group]),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}
