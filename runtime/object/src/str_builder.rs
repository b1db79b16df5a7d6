//! `StrBuilder`: gathers characters outside the heap, widening as needed, and makes a `str` of them.

use crate::str::{Chars, Str, StrKind};
use crate::{PyResult, Vm};
use kaa_gc::Gc;

enum Units {
    Latin1(Vec<u8>),
    Ucs2(Vec<u16>),
    Ucs4(Vec<u32>),
}

/// Characters on their way to become a `str`.
pub struct StrBuilder {
    units: Units,
}

impl Default for StrBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl StrBuilder {
    pub fn new() -> StrBuilder {
        StrBuilder { units: Units::Latin1(Vec::new()) }
    }

    pub fn with_capacity(chars: usize) -> StrBuilder {
        StrBuilder { units: Units::Latin1(Vec::with_capacity(chars)) }
    }

    /// Characters so far.
    pub fn len(&self) -> usize {
        match &self.units {
            Units::Latin1(v) => v.len(),
            Units::Ucs2(v) => v.len(),
            Units::Ucs4(v) => v.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn widen(&mut self, kind: StrKind) {
        match (&self.units, kind) {
            (Units::Latin1(v), StrKind::Ucs2) => {
                self.units = Units::Ucs2(v.iter().map(|&c| c as u16).collect())
            }
            (Units::Latin1(v), StrKind::Ucs4) => {
                self.units = Units::Ucs4(v.iter().map(|&c| c as u32).collect())
            }
            (Units::Ucs2(v), StrKind::Ucs4) => {
                self.units = Units::Ucs4(v.iter().map(|&c| c as u32).collect())
            }
            _ => {}
        }
    }

    /// Appends one code point.
    #[inline]
    pub fn push(&mut self, point: u32) {
        match &mut self.units {
            Units::Latin1(v) if point < 0x100 => v.push(point as u8),
            Units::Ucs2(v) if point < 0x1_0000 => v.push(point as u16),
            Units::Ucs4(v) => v.push(point),
            _ => {
                self.widen(StrKind::for_point(point));
                self.push(point);
            }
        }
    }

    pub fn push_char(&mut self, c: char) {
        self.push(c as u32);
    }

    pub fn push_str(&mut self, text: &str) {
        match &mut self.units {
            Units::Latin1(v) if text.is_ascii() => v.extend_from_slice(text.as_bytes()),
            _ => text.chars().for_each(|c| self.push(c as u32)),
        }
    }

    pub fn push_latin1(&mut self, bytes: &[u8]) {
        match &mut self.units {
            Units::Latin1(v) => v.extend_from_slice(bytes),
            Units::Ucs2(v) => v.extend(bytes.iter().map(|&b| b as u16)),
            Units::Ucs4(v) => v.extend(bytes.iter().map(|&b| b as u32)),
        }
    }

    /// Appends a number in decimal.
    pub fn push_int(&mut self, n: i64) {
        let mut digits = [0; 20];
        let (mut at, mut rest) = (digits.len(), n.unsigned_abs());
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if n < 0 {
            at -= 1;
            digits[at] = b'-';
        }
        self.push_latin1(&digits[at..]);
    }

    /// Appends the characters of a `str`.
    pub fn push_pystr(&mut self, s: &Str) {
        self.push_range(s, 0, s.len());
    }

    /// Appends the characters from `start` up to `end`.
    pub fn push_range(&mut self, s: &Str, start: usize, end: usize) {
        match (s.chars(), &mut self.units) {
            (Chars::Latin1(c), _) => self.push_latin1(&c[start..end]),
            (Chars::Ucs2(c), Units::Ucs2(v)) => v.extend_from_slice(&c[start..end]),
            (Chars::Ucs4(c), Units::Ucs4(v)) => v.extend_from_slice(&c[start..end]),
            _ => (start..end).for_each(|i| self.push(s.at(i))),
        }
    }

    pub fn push_repeated(&mut self, point: u32, times: usize) {
        if times == 0 {
            return;
        }
        self.push(point);
        match &mut self.units {
            Units::Latin1(v) => v.resize(v.len() + times - 1, point as u8),
            Units::Ucs2(v) => v.resize(v.len() + times - 1, point as u16),
            Units::Ucs4(v) => v.resize(v.len() + times - 1, point),
        }
    }

    /// Forgets all characters behind the first `len`.
    pub fn truncate(&mut self, len: usize) {
        match &mut self.units {
            Units::Latin1(v) => v.truncate(len),
            Units::Ucs2(v) => v.truncate(len),
            Units::Ucs4(v) => v.truncate(len),
        }
    }

    /// The `str`, in its narrowest width.
    pub fn finish(self, vm: &mut Vm) -> PyResult<Gc<Str>> {
        match self.units {
            Units::Latin1(v) => vm.str_latin1(&v),
            Units::Ucs2(v) => vm.str_ucs2(&v),
            Units::Ucs4(v) => vm.str_ucs4(&v),
        }
    }
}

impl std::fmt::Write for StrBuilder {
    fn write_str(&mut self, s: &str) -> std::fmt::Result {
        self.push_str(s);
        Ok(())
    }
}
