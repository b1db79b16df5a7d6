//! ISO 2022 in seven bits: escape sequences choose which set of characters bytes stand for.
//!
//! CPython counterpart: `Modules/cjkcodecs/_codecs_iso2022.c`.

use super::codec::{Run, State, Stop, seven_bits};
use super::tables::{Table, table};
use kaa_object::StrBuilder;
use kaa_object::str::Str;

const ESC: u8 = 0x1b;
const SO: u8 = 0x0e;
const SI: u8 = 0x0f;

/// The final byte of a designation; of sets of two bytes with the highest bit.
const ASCII: u8 = b'B';
const DOUBLE: u8 = 0x80;

/// Place of the flags in the state; the places before it are G0 to G3.
const FLAGS: usize = 4;
/// G1 is in use.
const SHIFTED: u8 = 1;
/// Within an escape sequence that is none of ISO 2022.
const THROUGHOUT: u8 = 2;

/// States before the first character: an encoder never uses G2.
pub const ENCODER: State = [ASCII, ASCII, 0, 0, 0, 0, 0, 0];
pub const DECODER: State = [ASCII, ASCII, ASCII, 0, 0, 0, 0, 0];

/// The longest escape sequence that is looked for.
const LONGEST: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    JisX0208,
    JisX0212,
    /// Roman: ASCII but for the yen sign and the overline
    JisX0201R,
    /// half-width katakana
    JisX0201K,
    KsX1001,
    Gb2312,
    /// Of a pair of characters only, in the first plane of JIS X 0213.
    Pairs(Edition),
    JisX0213First(Edition),
    JisX0213Second(Edition),
    /// The upper half of ISO 8859-1 or 8859-7, by single shifts.
    Upper,
}

/// Of JIS X 0213.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edition {
    Of2000,
    Of2004,
}

impl Edition {
    fn table(self) -> &'static Table {
        match self {
            Edition::Of2000 => table("euc_jisx0213"),
            Edition::Of2004 => table("euc_jis_2004"),
        }
    }
}

struct Designation {
    mark: u8,
    /// Which of G0 to G2 it goes to.
    place: u8,
    width: usize,
    set: Set,
}

/// What an encoding has of ISO 2022.
pub struct Config {
    /// Tried in this order when characters are encoded.
    designations: &'static [Designation],
    /// SO and SI are characters.
    no_shift: bool,
    /// Single shifts to G2.
    has_g2: bool,
    /// `ESC & @ ESC $ B`
    announces_0208: bool,
}

const fn double(mark: u8, set: Set) -> Designation {
    Designation { mark: mark | DOUBLE, place: 0, width: 2, set }
}

const fn single(mark: u8, place: u8, set: Set) -> Designation {
    Designation { mark, place, width: 1, set }
}

const X0208: Designation = double(b'B', Set::JisX0208);
const X0208_OLD: Designation = double(b'@', Set::JisX0208);
const X0212: Designation = double(b'D', Set::JisX0212);
const X0201_R: Designation = single(b'J', 0, Set::JisX0201R);
const X0201_K: Designation = single(b'I', 0, Set::JisX0201K);

pub static KR: Config = Config {
    designations: &[Designation { place: 1, ..double(b'C', Set::KsX1001) }],
    no_shift: false,
    has_g2: false,
    announces_0208: false,
};

const fn japanese(designations: &'static [Designation], has_g2: bool) -> Config {
    Config { designations, no_shift: true, has_g2, announces_0208: true }
}

pub static JP: Config = japanese(&[X0208, X0201_R, X0208_OLD], false);
pub static JP_1: Config = japanese(&[X0208, X0212, X0201_R, X0208_OLD], false);
pub static JP_2: Config = japanese(
    &[
        X0208,
        X0212,
        double(b'C', Set::KsX1001),
        double(b'A', Set::Gb2312),
        X0201_R,
        X0208_OLD,
        single(b'A', 2, Set::Upper),
        single(b'F', 2, Set::Upper),
    ],
    true,
);
pub static JP_2004: Config = japanese(
    &[
        double(b'Q', Set::Pairs(Edition::Of2004)),
        X0208,
        double(b'Q', Set::JisX0213First(Edition::Of2004)),
        double(b'P', Set::JisX0213Second(Edition::Of2004)),
    ],
    false,
);
pub static JP_3: Config = japanese(
    &[
        double(b'O', Set::Pairs(Edition::Of2000)),
        X0208,
        double(b'O', Set::JisX0213First(Edition::Of2000)),
        double(b'P', Set::JisX0213Second(Edition::Of2000)),
    ],
    false,
);
pub static JP_EXT: Config = japanese(&[X0208, X0212, X0201_R, X0201_K, X0208_OLD], false);

/// Rows of the second plane of JIS X 0213. EUC has JIS X 0212 in the same place, which uses the other rows.
fn is_second_plane(lead: u8) -> bool {
    matches!(lead & 0x7f, 0x21 | 0x23..=0x25 | 0x28 | 0x2c..=0x2f | 0x6e..=0x7e)
}

/// What the bytes of a set stand for: a character, or one with a mark.
fn decode_in(set: Set, bytes: &[u8]) -> Option<(u32, Option<u32>)> {
    let one = |point: Option<u32>| point.map(|point| (point, None));
    match (set, bytes) {
        (Set::JisX0201R, &[byte]) => one(match byte {
            0x5c => Some(0xa5),
            0x7e => Some(0x203e),
            0..0x80 => Some(byte.into()),
            _ => None,
        }),
        (Set::JisX0201K, &[byte]) => {
            one((0x21..=0x5f).contains(&byte).then(|| 0xff61 + u32::from(byte - 0x21)))
        }
        (Set::JisX0208, &[lead, trail]) => one(seven_bits(table("euc_jp"), lead, trail)),
        (Set::JisX0212, &[lead, trail]) if lead < 0x80 && trail < 0x80 => {
            one(table("euc_jp").double(0x8f, lead | 0x80, trail | 0x80))
        }
        (Set::KsX1001, &[lead, trail]) => {
            one(seven_bits(table("cp949"), lead, trail).filter(|_| lead > 0x20 && trail > 0x20))
        }
        (Set::Gb2312, &[lead, trail]) => one(seven_bits(table("gb2312"), lead, trail)),
        // CPython's tables of EUC differ from those of ISO 2022 in two characters.
        (Set::JisX0213First(_) | Set::Pairs(_), b"\x22\x32") => one(Some(b'~'.into())),
        (Set::JisX0213Second(_), b"\x7d\x3b") => one(Some(0x9b1c)),
        (Set::JisX0213First(edition) | Set::Pairs(edition), &[lead @ 0x21..0x80, trail @ 0x21..0x80]) => {
            let table = edition.table();
            one(seven_bits(table, lead, trail)).or_else(|| {
                let (base, mark) = table.pair(u16::from_be_bytes([lead | 0x80, trail | 0x80]))?;
                Some((base, Some(mark)))
            })
        }
        (Set::JisX0213Second(edition), &[lead, trail]) if is_second_plane(lead) && lead.max(trail) < 0x80 => {
            one(edition.table().double(0x8f, lead | 0x80, trail | 0x80))
        }
        _ => None,
    }
}

/// The code of a character in EUC, where it is one of the first or of the plane behind `8F`, and which.
fn in_euc(table: &Table, point: u32) -> Option<(u16, bool)> {
    let code = table.code(point).filter(|code| code >> 8 >= 0xa1)?;
    Some((code & 0x7f7f, code & 0x80 == 0))
}

fn in_first_plane(table: &Table, point: u32) -> Option<u16> {
    in_euc(table, point).filter(|(_, second)| !second).map(|(code, _)| code)
}

fn in_second_plane(table: &Table, point: u32) -> Option<u16> {
    in_euc(table, point).filter(|(_, second)| *second).map(|(code, _)| code)
}

/// The code of the character at a place, and how many characters it takes.
fn encode_in(set: Set, input: &Str, at: usize, flush: bool) -> Result<Option<(u16, usize)>, Stop> {
    let point = input.at(at);
    let one = |code: Option<u16>| Ok(code.map(|code| (code, 1)));
    match set {
        Set::JisX0208 => one(in_first_plane(table("euc_jp"), point)),
        Set::JisX0212 => one(in_second_plane(table("euc_jp"), point)),
        Set::JisX0201R => one(match point {
            0xa5 => Some(0x5c),
            0x203e => Some(0x7e),
            _ => None,
        }),
        Set::JisX0201K => one((0xff61..=0xff9f).contains(&point).then(|| (point - 0xff61) as u16 + 0x21)),
        Set::KsX1001 => one(in_first_plane(table("cp949"), point).filter(|code| code & 0x7f >= 0x21)),
        Set::Gb2312 => one(in_first_plane(table("gb2312"), point)),
        Set::Upper => Ok(None),
        Set::Pairs(edition) | Set::JisX0213First(edition) | Set::JisX0213Second(edition) => {
            let table = edition.table();
            if let Some((code, 2)) = super::codec::pair_code(table, input, at, flush)? {
                let first = !matches!(set, Set::JisX0213Second(_));
                return Ok(first.then_some((code & 0x7f7f, 2)));
            }
            // Their places in EUC are the compatible forms'.
            if matches!(point, 0xff3c | 0xff5e) {
                return Ok(None);
            }
            one(match set {
                Set::JisX0213First(_) => in_first_plane(table, point),
                Set::JisX0213Second(_) => {
                    in_second_plane(table, point).filter(|code| is_second_plane((code >> 8) as u8))
                }
                _ => None,
            })
        }
    }
}

pub fn reset_decoder(state: &mut State) {
    state[0] = ASCII;
    state[FLAGS] &= !SHIFTED;
}

pub fn reset_encoder(state: &mut State, out: &mut Vec<u8>) {
    shift_in(state, out);
    designate_ascii(state, out);
}

fn shift_in(state: &mut State, out: &mut Vec<u8>) {
    if state[FLAGS] & SHIFTED != 0 {
        out.push(SI);
        state[FLAGS] &= !SHIFTED;
    }
}

fn designate_ascii(state: &mut State, out: &mut Vec<u8>) {
    if state[0] != ASCII {
        out.extend_from_slice(&[ESC, b'(', ASCII]);
        state[0] = ASCII;
    }
}

pub fn encode(
    config: &Config,
    state: &mut State,
    input: &Str,
    at: &mut usize,
    out: &mut Vec<u8>,
    flush: bool,
) -> Run {
    'characters: while *at < input.len() {
        let point = input.at(*at);
        if point < 0x80 {
            designate_ascii(state, out);
            shift_in(state, out);
            out.push(point as u8);
            *at += 1;
            continue;
        }
        for designation in config.designations {
            let Some((code, used)) = encode_in(designation.set, input, *at, flush)? else { continue };
            designate(designation, state, out);
            match code.to_be_bytes() {
                [_, byte] if designation.width == 1 => out.push(byte),
                bytes => out.extend_from_slice(&bytes),
            }
            *at += used;
            continue 'characters;
        }
        return Err(Stop::Illegal(1));
    }
    Ok(())
}

fn designate(designation: &Designation, state: &mut State, out: &mut Vec<u8>) {
    let (place, mark) = (usize::from(designation.place), designation.mark);
    if place == 0 {
        shift_in(state, out);
    }
    if state[place] != mark {
        let chooser = [b'(', b')'][place.min(1)];
        match (designation.width, place) {
            (1, _) => out.extend_from_slice(&[ESC, chooser, mark]),
            // The sets of the first standard have the short form.
            (_, 0) if mark == X0208.mark => out.extend_from_slice(&[ESC, b'$', mark & !DOUBLE]),
            _ => out.extend_from_slice(&[ESC, b'$', chooser, mark & !DOUBLE]),
        }
        state[place] = mark;
    }
    if place == 1 && state[FLAGS] & SHIFTED == 0 {
        out.push(SO);
        state[FLAGS] |= SHIFTED;
    }
}

pub fn decode(config: &Config, state: &mut State, input: &[u8], at: &mut usize, out: &mut StrBuilder) -> Run {
    while let Some(&byte) = input.get(*at) {
        let rest = &input[*at..];
        if state[FLAGS] & THROUGHOUT != 0 {
            out.push(byte.into());
            *at += 1;
            if ends_escape(byte) {
                state[FLAGS] &= !THROUGHOUT;
            }
            continue;
        }
        match byte {
            ESC => match rest.get(1) {
                None => return Err(Stop::TooFew),
                Some(b'(' | b')' | b'$' | b'.' | b'&') => *at += escape(config, state, rest)?,
                Some(b'N') if config.has_g2 => {
                    let Some(&byte) = rest.get(2) else { return Err(Stop::TooFew) };
                    out.push(in_g2(state[2], byte).ok_or(Stop::Illegal(3))?);
                    *at += 3;
                }
                Some(_) => {
                    out.push(ESC.into());
                    state[FLAGS] |= THROUGHOUT;
                    *at += 1;
                }
            },
            SI if !config.no_shift => {
                state[FLAGS] &= !SHIFTED;
                *at += 1;
            }
            SO if !config.no_shift => {
                state[FLAGS] |= SHIFTED;
                *at += 1;
            }
            b'\n' => {
                state[FLAGS] &= !SHIFTED;
                out.push(byte.into());
                *at += 1;
            }
            0..0x20 => {
                out.push(byte.into());
                *at += 1;
            }
            0x80.. => return Err(Stop::Illegal(1)),
            _ => {
                let mark = state[usize::from(state[FLAGS] & SHIFTED != 0)];
                if mark == ASCII {
                    out.push(byte.into());
                    *at += 1;
                    continue;
                }
                let Some(designation) = config.designations.iter().find(|d| d.mark == mark) else {
                    return Err(Stop::Illegal(1));
                };
                let Some(bytes) = rest.get(..designation.width) else { return Err(Stop::TooFew) };
                let stop = Stop::Illegal(designation.width);
                let (point, mark) = decode_in(designation.set, bytes).ok_or(stop)?;
                out.push(point);
                if let Some(mark) = mark {
                    out.push(mark);
                }
                *at += designation.width;
            }
        }
    }
    Ok(())
}

fn ends_escape(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte == b'@'
}

/// An escape sequence that designates: how long it is.
fn escape(config: &Config, state: &mut State, rest: &[u8]) -> Result<usize, Stop> {
    let mut len = 0;
    let mut n = 1;
    while n < LONGEST {
        let Some(&byte) = rest.get(n) else { return Err(Stop::TooFew) };
        if ends_escape(byte) {
            len = n + 1;
            break;
        }
        if config.announces_0208 && byte == b'&' && rest.get(n + 1) == Some(&b'@') {
            n += 2;
        }
        n += 1;
    }
    let (place, mark) = match &rest[..len] {
        [] => return Err(Stop::Illegal(1)),
        [_, b'$', mark] => (0, mark | DOUBLE),
        [_, b'(', mark] => (0, *mark),
        [_, b')', mark] => (1, *mark),
        [_, b'.', mark] if config.has_g2 => (2, *mark),
        [_, b'$', b'(', mark] => (0, mark | DOUBLE),
        [_, b'$', b')', mark] => (1, mark | DOUBLE),
        [_, _, _, ESC, b'$', b'B'] if config.announces_0208 => (0, X0208.mark),
        _ => return Err(Stop::Illegal(len)),
    };
    if mark != ASCII && !config.designations.iter().any(|d| d.mark == mark) {
        return Err(Stop::Illegal(len));
    }
    state[place] = mark;
    Ok(len)
}

/// The character of a byte behind a single shift.
fn in_g2(mark: u8, byte: u8) -> Option<u32> {
    match mark {
        b'A' => (byte < 0x80).then(|| u32::from(byte) + 0x80),
        b'F' => greek(byte ^ 0x80),
        _ => (byte < 0x80).then(|| byte.into()),
    }
}

/// ISO 8859-7 of 1987.
fn greek(byte: u8) -> Option<u32> {
    Some(match byte {
        0xa1 => 0x2018,
        0xa2 => 0x2019,
        0xaf => 0x2015,
        0xa4 | 0xa5 | 0xaa | 0xae | 0xd2 | 0xff => return None,
        0..=0xb3 | 0xb7 | 0xbb | 0xbd => byte.into(),
        _ => 0x2d0 + u32::from(byte),
    })
}
