//! Characters and codes of the multibyte encodings, as CPython's codecs have them.
//!
//! `tables.bin` is written by `cargo xtask multibyte-tables`, whose script (`xtask/src/multibyte_tables.py`) describes the
//! format. A table is unpacked when the first codec asks for it, in a millisecond or less, and stays.
//!
//! CPython counterpart: `Modules/cjkcodecs/mappings_*.h`.

use std::sync::OnceLock;

const PACKED: &[u8] = include_bytes!("tables.bin");

/// Of a byte: others must follow it.
const MORE: u32 = u32::MAX - 1;
/// Of a byte: it stands nowhere by itself.
const WRONG: u32 = u32::MAX;

/// What a byte is at the beginning of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    Char(u32),
    More,
    Wrong,
}

/// Names of the tables, in the order of [`table`]'s places.
const NAMES: [&str; 15] = [
    "big5",
    "big5hkscs",
    "cp932",
    "cp949",
    "cp950",
    "euc_jis_2004",
    "euc_jisx0213",
    "euc_jp",
    "gb18030",
    "gb2312",
    "gbk",
    "johab",
    "shift_jis",
    "shift_jis_2004",
    "shift_jisx0213",
];

/// A character followed by a mark, which have a code together.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub code: u16,
    pub base: u16,
    pub mark: u16,
}

/// Characters that are numbered in sequence, in four bytes of GB 18030.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    pub first: u16,
    pub number: u16,
    pub count: u16,
}

/// Characters of two bytes.
struct Plane {
    /// The byte before them, or 0.
    prefix: u8,
    first_lead: u8,
    first_trail: u8,
    last_trail: u8,
    /// By lead and trail byte; 0 for none.
    cells: Vec<u32>,
}

impl Plane {
    fn get(&self, lead: u8, trail: u8) -> Option<u32> {
        if trail < self.first_trail || trail > self.last_trail {
            return None;
        }
        let width = usize::from(self.last_trail - self.first_trail) + 1;
        let row = usize::from(lead.checked_sub(self.first_lead)?);
        let cell = self.cells.get(row * width + usize::from(trail - self.first_trail))?;
        (*cell != 0).then_some(*cell)
    }
}

/// An encoding's characters and codes.
///
/// A code is a byte, or two as a number. Of the plane behind a byte (`8F` in EUC for Japanese) the second has no highest
/// bit.
pub struct Table {
    singles: Box<[u32]>,
    planes: Vec<Plane>,
    pub pairs: Vec<Pair>,
    pub ranges: Vec<Range>,
    /// For each 256 characters the number of their page, 0 for none.
    pages: Vec<u16>,
    /// Codes, 256 to a page; 0 for none.
    codes: Vec<u16>,
}

/// Page numbers cover characters below this.
const CHARACTERS: usize = 0x3_0000;

/// Reads from a block. It's our own data: what is cut off reads as zeros.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(n.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn u8(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    fn u16(&mut self) -> u16 {
        u16::from(self.u8()) | u16::from(self.u8()) << 8
    }

    fn u32(&mut self) -> u32 {
        u32::from(self.u16()) | u32::from(self.u16()) << 16
    }

    fn varint(&mut self) -> i32 {
        let (mut n, mut shift) = (0u32, 0);
        loop {
            let byte = self.u8();
            n |= u32::from(byte & 127) << shift;
            if byte < 128 || shift > 21 {
                break;
            }
            shift += 7;
        }
        let magnitude = (n >> 1) as i32;
        if n & 1 == 0 { magnitude } else { -magnitude }
    }

    fn plane(&mut self) -> Plane {
        let [prefix, first_lead, last_lead, first_trail, last_trail] = [(); 5].map(|()| self.u8());
        let width = usize::from(last_trail - first_trail) + 1;
        let count = (usize::from(last_lead - first_lead) + 1) * width;
        let bits = self.take(count.div_ceil(8));
        let mut last = 0;
        let mut cell = |n: usize| {
            if bits.get(n / 8).is_none_or(|byte| byte >> (n % 8) & 1 == 0) {
                return 0;
            }
            last += self.varint();
            let point = last as u32;
            last += 1;
            point
        };
        let cells = (0..count).map(&mut cell).collect();
        Plane { prefix, first_lead, first_trail, last_trail, cells }
    }
}

/// The unpacked block of a table.
fn unpacked(name: &str) -> Vec<u8> {
    let mut directory = Reader { rest: PACKED };
    for _ in 0..directory.u8() {
        let len = directory.u8();
        let found = directory.take(len.into()) == name.as_bytes();
        let [start, end, size] = [(); 3].map(|()| directory.u32() as usize);
        if found && let Some(packed) = PACKED.get(start..end) {
            let mut out = vec![0; size];
            zlib_rs::decompress_slice(&mut out, packed, zlib_rs::InflateConfig::default());
            return out;
        }
    }
    Vec::new()
}

impl Table {
    fn load(name: &str) -> Table {
        let block = unpacked(name);
        let mut reader = Reader { rest: &block };
        let singles: Box<[u32]> = (0..256).map(|_| reader.u32()).collect();
        let planes: Vec<Plane> = (0..reader.u8()).map(|_| reader.plane()).collect();
        let pairs = (0..reader.u16())
            .map(|_| Pair { code: reader.u16(), base: reader.u16(), mark: reader.u16() })
            .collect();
        let mut table = Table {
            singles,
            planes,
            pairs,
            ranges: Vec::new(),
            pages: vec![0; CHARACTERS >> 8],
            codes: vec![0; 256],
        };
        table.fill_codes();
        for _ in 0..reader.u16() {
            let (point, code) = (reader.u32(), reader.u16());
            *table.slot(point) = code;
        }
        table.ranges = (0..reader.u16())
            .map(|_| Range { first: reader.u16(), number: reader.u16(), count: reader.u16() })
            .collect();
        table
    }

    fn slot(&mut self, point: u32) -> &mut u16 {
        let page = &mut self.pages[(point as usize).min(CHARACTERS - 1) >> 8];
        if *page == 0 {
            *page = (self.codes.len() >> 8) as u16;
            self.codes.resize(self.codes.len() + 256, 0);
        }
        &mut self.codes[usize::from(*page) << 8 | (point & 0xff) as usize]
    }

    /// Gives each character the first of its codes.
    fn fill_codes(&mut self) {
        for byte in 0..=255u8 {
            let point = self.singles[usize::from(byte)];
            if point < MORE && *self.slot(point) == 0 {
                *self.slot(point) = byte.into();
            }
        }
        for plane in std::mem::take(&mut self.planes) {
            let width = usize::from(plane.last_trail - plane.first_trail) + 1;
            let mask = if plane.prefix == 0 { 0xff } else { 0x7f };
            for (n, &point) in plane.cells.iter().enumerate() {
                let lead = u16::from(plane.first_lead) + (n / width) as u16;
                let trail = (u16::from(plane.first_trail) + (n % width) as u16) & mask;
                if point != 0 && *self.slot(point) == 0 {
                    *self.slot(point) = lead << 8 | trail;
                }
            }
            self.planes.push(plane);
        }
    }

    pub fn first(&self, byte: u8) -> First {
        match self.singles[usize::from(byte)] {
            MORE => First::More,
            WRONG => First::Wrong,
            point => First::Char(point),
        }
    }

    /// Whether characters of three bytes begin with this one.
    pub fn has_prefix(&self, prefix: u8) -> bool {
        self.planes.iter().any(|plane| plane.prefix == prefix)
    }

    /// The character of two bytes, behind the prefix where there is one.
    pub fn double(&self, prefix: u8, lead: u8, trail: u8) -> Option<u32> {
        self.planes.iter().find(|plane| plane.prefix == prefix)?.get(lead, trail)
    }

    /// The character and mark of a code.
    pub fn pair(&self, code: u16) -> Option<(u32, u32)> {
        let pair = self.pairs.iter().find(|pair| pair.code == code)?;
        Some((pair.base.into(), pair.mark.into()))
    }

    /// The code of a character.
    pub fn code(&self, point: u32) -> Option<u16> {
        let page = *self.pages.get(point as usize >> 8)?;
        let code = self.codes[usize::from(page) << 8 | (point & 0xff) as usize];
        (code != 0 || point == 0).then_some(code)
    }
}

/// The table of that name, one of [`NAMES`].
pub fn table(name: &'static str) -> &'static Table {
    static LOADED: [OnceLock<Table>; NAMES.len()] = [const { OnceLock::new() }; NAMES.len()];
    let place = NAMES.iter().position(|known| *known == name).unwrap_or(0);
    LOADED[place].get_or_init(|| Table::load(name))
}
