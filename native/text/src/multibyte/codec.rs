//! The codecs: bytes to characters and back, a run at a time, until input ends or something is wrong with it.
//!
//! CPython counterpart: `Modules/cjkcodecs/_codecs_*.c`, `cjkcodecs.h`.

use super::iso2022::{self, Config};
use super::tables::{First, Table, table};
use kaa_object::StrBuilder;
use kaa_object::str::Str;

/// What a codec remembers between runs; the places are CPython's, since `getstate` shows them.
pub type State = [u8; 8];

/// Why a run stopped before the end of its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The input ends within a character.
    TooFew,
    /// As many bytes or characters stand for nothing.
    Illegal(usize),
}

pub type Run = Result<(), Stop>;

/// A codec.
pub struct Codec {
    pub name: &'static str,
    kind: Kind,
}

enum Kind {
    /// All is in the table of the codec's name.
    Table,
    EucKr,
    Gb18030,
    Hz,
    Iso2022(&'static Config),
}

const fn plain(name: &'static str) -> Codec {
    Codec { name, kind: Kind::Table }
}

const fn iso(name: &'static str, config: &'static Config) -> Codec {
    Codec { name, kind: Kind::Iso2022(config) }
}

pub static CN: [Codec; 4] = [
    plain("gb2312"),
    plain("gbk"),
    Codec { name: "gb18030", kind: Kind::Gb18030 },
    Codec { name: "hz", kind: Kind::Hz },
];
pub static HK: [Codec; 1] = [plain("big5hkscs")];
pub static ISO2022: [Codec; 7] = [
    iso("iso2022_kr", &iso2022::KR),
    iso("iso2022_jp", &iso2022::JP),
    iso("iso2022_jp_1", &iso2022::JP_1),
    iso("iso2022_jp_2", &iso2022::JP_2),
    iso("iso2022_jp_2004", &iso2022::JP_2004),
    iso("iso2022_jp_3", &iso2022::JP_3),
    iso("iso2022_jp_ext", &iso2022::JP_EXT),
];
pub static JP: [Codec; 7] = [
    plain("shift_jis"),
    plain("cp932"),
    plain("euc_jp"),
    plain("shift_jis_2004"),
    plain("euc_jis_2004"),
    plain("euc_jisx0213"),
    plain("shift_jisx0213"),
];
pub static KR: [Codec; 3] = [Codec { name: "euc_kr", kind: Kind::EucKr }, plain("cp949"), plain("johab")];
pub static TW: [Codec; 2] = [plain("big5"), plain("cp950")];

/// Byte of the state of `hz`: whether two bytes make a character.
const HZ_DOUBLE: usize = 0;

impl Codec {
    /// The state before anything was encoded.
    pub fn new_encoder(&self) -> State {
        match self.kind {
            Kind::Iso2022(_) => iso2022::ENCODER,
            _ => State::default(),
        }
    }

    /// The state before anything was decoded.
    pub fn new_decoder(&self) -> State {
        match self.kind {
            Kind::Iso2022(_) => iso2022::DECODER,
            _ => State::default(),
        }
    }

    /// The table of the later edition of a standard.
    fn later_edition(&self) -> Option<&'static Table> {
        match self.name {
            "euc_jisx0213" => Some(table("euc_jis_2004")),
            "shift_jisx0213" => Some(table("shift_jis_2004")),
            _ => None,
        }
    }

    /// What `reset` does to a decoder's state.
    pub fn reset_decoder(&self, state: &mut State) {
        match self.kind {
            Kind::Hz => state[HZ_DOUBLE] = 0,
            Kind::Iso2022(_) => iso2022::reset_decoder(state),
            _ => {}
        }
    }

    /// Ends what has been encoded: writes what leads back to the first state.
    pub fn reset_encoder(&self, state: &mut State, out: &mut Vec<u8>) {
        match self.kind {
            Kind::Hz if state[HZ_DOUBLE] != 0 => {
                out.extend_from_slice(b"~}");
                state[HZ_DOUBLE] = 0;
            }
            Kind::Iso2022(_) => iso2022::reset_encoder(state, out),
            _ => {}
        }
    }

    /// Decodes from `at` on, which is left behind the last whole character.
    pub fn decode(&self, state: &mut State, input: &[u8], at: &mut usize, out: &mut StrBuilder) -> Run {
        match self.kind {
            Kind::Table => decode_by_table(table(self.name), self.later_edition(), input, at, out),
            Kind::EucKr => decode_euc_kr(table("cp949"), input, at, out),
            Kind::Gb18030 => decode_gb18030(table("gb18030"), input, at, out),
            Kind::Hz => decode_hz(table("gb2312"), state, input, at, out),
            Kind::Iso2022(config) => iso2022::decode(config, state, input, at, out),
        }
    }

    /// Encodes from `at` on, which is left behind the last character that was encoded. Without `flush` a character that
    /// could have a code together with what follows waits for it.
    pub fn encode(
        &self,
        state: &mut State,
        input: &Str,
        at: &mut usize,
        out: &mut Vec<u8>,
        flush: bool,
    ) -> Run {
        match self.kind {
            Kind::Table => encode_by_table(table(self.name), input, at, out, flush),
            Kind::EucKr => encode_euc_kr(table("cp949"), input, at, out),
            Kind::Gb18030 => encode_gb18030(table("gb18030"), input, at, out),
            Kind::Hz => encode_hz(table("gb2312"), state, input, at, out),
            Kind::Iso2022(config) => iso2022::encode(config, state, input, at, out, flush),
        }
    }
}

/// Copies ASCII; for encodings that have it in single bytes.
fn skip_ascii(input: &[u8], at: &mut usize, out: &mut StrBuilder) {
    let rest = &input[*at..];
    let count = rest.iter().position(|byte| *byte >= 0x80).unwrap_or(rest.len());
    out.push_latin1(&rest[..count]);
    *at += count;
}

fn decode_by_table(
    table: &Table,
    later: Option<&Table>,
    input: &[u8],
    at: &mut usize,
    out: &mut StrBuilder,
) -> Run {
    while let Some(&byte) = input.get(*at) {
        match table.first(byte) {
            First::Char(point) => {
                out.push(point);
                *at += 1;
                continue;
            }
            First::Wrong => return Err(Stop::Illegal(1)),
            First::More => {}
        }
        let Some(&second) = input.get(*at + 1) else { return Err(Stop::TooFew) };
        if byte == 0x8f && table.has_prefix(0x8f) {
            let Some(&third) = input.get(*at + 2) else { return Err(Stop::TooFew) };
            out.push(table.double(0x8f, second, third).ok_or(Stop::Illegal(1))?);
            *at += 3;
            continue;
        }
        match table.double(0, byte, second) {
            Some(point) => out.push(point),
            None => {
                let code = u16::from_be_bytes([byte, second]);
                let (base, mark) = table.pair(code).ok_or_else(|| {
                    // What a later edition defines is passed over whole.
                    let known = later.is_some_and(|later| later.double(0, byte, second).is_some());
                    Stop::Illegal(if known { 2 } else { 1 })
                })?;
                out.push(base);
                out.push(mark);
            }
        }
        *at += 2;
    }
    Ok(())
}

/// The code of the character at a place, and how many characters it takes.
pub fn pair_code(table: &Table, input: &Str, at: usize, flush: bool) -> Result<Option<(u16, usize)>, Stop> {
    let point = input.at(at);
    if table.pairs.iter().any(|pair| u32::from(pair.base) == point) {
        if at + 1 < input.len() {
            let next = input.at(at + 1);
            let both =
                |pair: &&super::tables::Pair| u32::from(pair.base) == point && u32::from(pair.mark) == next;
            if let Some(pair) = table.pairs.iter().find(both) {
                return Ok(Some((pair.code, 2)));
            }
        } else if !flush {
            return Err(Stop::TooFew);
        }
    }
    Ok(table.code(point).map(|code| (code, 1)))
}

fn encode_by_table(table: &Table, input: &Str, at: &mut usize, out: &mut Vec<u8>, flush: bool) -> Run {
    let has_prefix = table.has_prefix(0x8f);
    while *at < input.len() {
        let (code, used) = if table.pairs.is_empty() {
            (table.code(input.at(*at)).ok_or(Stop::Illegal(1))?, 1)
        } else {
            pair_code(table, input, *at, flush)?.ok_or(Stop::Illegal(1))?
        };
        match code.to_be_bytes() {
            [0, byte] => out.push(byte),
            [lead, trail] if has_prefix && trail < 0x80 => out.extend_from_slice(&[0x8f, lead, trail | 0x80]),
            bytes => out.extend_from_slice(&bytes),
        }
        *at += used;
    }
    Ok(())
}

/// Jamo of KS X 1001 as the trail bytes that make up a syllable, by its first, second and third part.
const CHOSEONG: [u8; 19] = [
    0xa1, 0xa2, 0xa4, 0xa7, 0xa8, 0xa9, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb, 0xbc,
    0xbd, 0xbe,
];
const JUNGSEONG: std::ops::RangeInclusive<u8> = 0xbf..=0xd3;
const JONGSEONG: [u8; 28] = [
    0xd4, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xb0, 0xb1,
    0xb2, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xba, 0xbb, 0xbc, 0xbd, 0xbe,
];
const JAMO: u8 = 0xa4;
const FILLER: u8 = 0xd4;
const FIRST_SYLLABLE: u32 = 0xac00;

/// KS X 1001:1998, annex 3: syllables that have no code are made up of their jamo, in eight bytes.
fn decode_euc_kr(table: &Table, input: &[u8], at: &mut usize, out: &mut StrBuilder) -> Run {
    while *at < input.len() {
        skip_ascii(input, at, out);
        let Some(&byte) = input.get(*at) else { break };
        let Some(&second) = input.get(*at + 1) else { return Err(Stop::TooFew) };
        if byte == JAMO && second == FILLER {
            let Some(parts) = input.get(*at..*at + 8) else { return Err(Stop::TooFew) };
            let &[_, _, JAMO, cho, JAMO, jung, JAMO, jong] = parts else { return Err(Stop::Illegal(1)) };
            let place = |parts: &[u8], part| parts.iter().position(|p| *p == part);
            let (Some(cho), true, Some(jong)) =
                (place(&CHOSEONG, cho), JUNGSEONG.contains(&jung), place(&JONGSEONG, jong))
            else {
                return Err(Stop::Illegal(1));
            };
            let jung = usize::from(jung - JUNGSEONG.start());
            out.push(FIRST_SYLLABLE + (cho * 588 + jung * 28 + jong) as u32);
            *at += 8;
            continue;
        }
        let point = if byte >= 0xa1 && second >= 0xa1 { table.double(0, byte, second) } else { None };
        out.push(point.ok_or(Stop::Illegal(1))?);
        *at += 2;
    }
    Ok(())
}

fn encode_euc_kr(table: &Table, input: &Str, at: &mut usize, out: &mut Vec<u8>) -> Run {
    while *at < input.len() {
        let point = input.at(*at);
        match table.code(point).ok_or(Stop::Illegal(1))?.to_be_bytes() {
            [0, byte] => out.push(byte),
            bytes if bytes.iter().all(|byte| *byte >= 0xa1) => out.extend_from_slice(&bytes),
            _ => {
                // What only code page 949 has are syllables.
                let syllable = point.checked_sub(FIRST_SYLLABLE).ok_or(Stop::Illegal(1))? as usize;
                let (cho, jung, jong) = (syllable / 588, syllable / 28 % 21, syllable % 28);
                let cho = *CHOSEONG.get(cho).ok_or(Stop::Illegal(1))?;
                let jung = JUNGSEONG.start() + jung as u8;
                out.extend_from_slice(&[JAMO, FILLER, JAMO, cho, JAMO, jung, JAMO, JONGSEONG[jong]]);
            }
        }
        *at += 1;
    }
    Ok(())
}

/// Four bytes of GB 18030 as a number, from `81 30 81 30` on.
fn four_byte_number(bytes: &[u8; 4]) -> Option<u32> {
    let [a @ 0x81..=0xfe, b @ 0x30..=0x39, c @ 0x81..=0xfe, d @ 0x30..=0x39] = *bytes else { return None };
    let [a, b, c, d] = [a - 0x81, b - 0x30, c - 0x81, d - 0x30].map(u32::from);
    Some(((a * 10 + b) * 126 + c) * 10 + d)
}

fn push_four_bytes(number: u32, out: &mut Vec<u8>) {
    let (number, d) = (number / 10, number % 10);
    let (number, c) = (number / 126, number % 126);
    let (a, b) = (number / 10, number % 10);
    out.extend_from_slice(&[0x81 + a as u8, 0x30 + b as u8, 0x81 + c as u8, 0x30 + d as u8]);
}

/// Number of U+10000: four bytes that begin with 90.
const ASTRAL: u32 = 15 * 12600;

fn decode_gb18030(table: &Table, input: &[u8], at: &mut usize, out: &mut StrBuilder) -> Run {
    while *at < input.len() {
        skip_ascii(input, at, out);
        let Some(&byte) = input.get(*at) else { break };
        let Some(&second) = input.get(*at + 1) else { return Err(Stop::TooFew) };
        if !(0x30..=0x39).contains(&second) {
            out.push(table.double(0, byte, second).ok_or(Stop::Illegal(1))?);
            *at += 2;
            continue;
        }
        let Some(Ok(four)) = input.get(*at..*at + 4).map(<&[u8; 4]>::try_from) else {
            return Err(Stop::TooFew);
        };
        let number = four_byte_number(four).ok_or(Stop::Illegal(1))?;
        let point = if number >= ASTRAL {
            Some(number - ASTRAL + 0x1_0000).filter(|point| *point <= 0x10_ffff)
        } else {
            let inside = |r: &&super::tables::Range| {
                number.checked_sub(r.number.into()).is_some_and(|n| n < r.count.into())
            };
            table.ranges.iter().find(inside).map(|r| u32::from(r.first) + number - u32::from(r.number))
        };
        out.push(point.ok_or(Stop::Illegal(1))?);
        *at += 4;
    }
    Ok(())
}

fn encode_gb18030(table: &Table, input: &Str, at: &mut usize, out: &mut Vec<u8>) -> Run {
    while *at < input.len() {
        let point = input.at(*at);
        match table.code(point).map(u16::to_be_bytes) {
            Some([0, byte]) => out.push(byte),
            Some(bytes) => out.extend_from_slice(&bytes),
            None if point >= 0x1_0000 => push_four_bytes(point - 0x1_0000 + ASTRAL, out),
            None => {
                let inside = |r: &&super::tables::Range| {
                    point.checked_sub(r.first.into()).is_some_and(|n| n < r.count.into())
                };
                let range = table.ranges.iter().find(inside).ok_or(Stop::Illegal(1))?;
                push_four_bytes(u32::from(range.number) + point - u32::from(range.first), out);
            }
        }
        *at += 1;
    }
    Ok(())
}

/// RFC 1843.
fn decode_hz(table: &Table, state: &mut State, input: &[u8], at: &mut usize, out: &mut StrBuilder) -> Run {
    while let Some(&byte) = input.get(*at) {
        let double = state[HZ_DOUBLE] != 0;
        if byte == b'~' {
            let Some(&second) = input.get(*at + 1) else { return Err(Stop::TooFew) };
            match (second, double) {
                (b'~', false) => out.push(b'~'.into()),
                (b'{', false) => state[HZ_DOUBLE] = 1,
                (b'\n', false) => {}
                (b'}', true) => state[HZ_DOUBLE] = 0,
                _ => return Err(Stop::Illegal(1)),
            }
            *at += 2;
        } else if byte >= 0x80 {
            return Err(Stop::Illegal(1));
        } else if double {
            let Some(&second) = input.get(*at + 1) else { return Err(Stop::TooFew) };
            out.push(seven_bits(table, byte, second).ok_or(Stop::Illegal(1))?);
            *at += 2;
        } else {
            out.push(byte.into());
            *at += 1;
        }
    }
    Ok(())
}

/// The character of two bytes without their highest bits.
pub fn seven_bits(table: &Table, lead: u8, trail: u8) -> Option<u32> {
    if lead < 0x80 && trail < 0x80 { table.double(0, lead | 0x80, trail | 0x80) } else { None }
}

fn encode_hz(table: &Table, state: &mut State, input: &Str, at: &mut usize, out: &mut Vec<u8>) -> Run {
    while *at < input.len() {
        let point = input.at(*at);
        match table.code(point).ok_or(Stop::Illegal(1))?.to_be_bytes() {
            [0, byte] => {
                if state[HZ_DOUBLE] != 0 {
                    out.extend_from_slice(b"~}");
                    state[HZ_DOUBLE] = 0;
                }
                out.push(byte);
                if byte == b'~' {
                    out.push(b'~');
                }
            }
            [lead, trail] => {
                if state[HZ_DOUBLE] == 0 {
                    out.extend_from_slice(b"~{");
                    state[HZ_DOUBLE] = 1;
                }
                out.extend_from_slice(&[lead & 0x7f, trail & 0x7f]);
            }
        }
        *at += 1;
    }
    Ok(())
}
