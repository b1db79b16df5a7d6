//! `Points`: random access to the code points of a string, whatever their width in memory.

use std::borrow::Cow;

/// A string's code points. Bytes are Latin-1.
pub trait Points: Copy {
    fn len(self) -> usize;
    /// The code point at an index below `len`.
    fn at(self, index: usize) -> u32;

    fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The code point at an index, where there is one.
    #[inline]
    fn get(self, index: usize) -> Option<u32> {
        (index < self.len()).then(|| self.at(index))
    }

    /// Where a code point stands first, from an index on.
    #[inline]
    fn find(self, point: u32, from: usize) -> Option<usize> {
        (from..self.len()).find(|&i| self.at(i) == point)
    }

    /// The text itself where it is stored in bytes and all ASCII.
    fn ascii(&self) -> Option<&[u8]> {
        None
    }

    fn iter(self) -> impl DoubleEndedIterator<Item = u32> {
        (0..self.len()).map(move |i| self.at(i))
    }
}

impl Points for &[u8] {
    #[inline]
    fn len(self) -> usize {
        self.len()
    }

    #[inline]
    fn at(self, index: usize) -> u32 {
        self[index].into()
    }

    fn ascii(&self) -> Option<&[u8]> {
        self.is_ascii().then_some(*self)
    }
}

impl Points for &[u16] {
    #[inline]
    fn len(self) -> usize {
        self.len()
    }

    #[inline]
    fn at(self, index: usize) -> u32 {
        self[index].into()
    }
}

impl Points for &[u32] {
    #[inline]
    fn len(self) -> usize {
        self.len()
    }

    #[inline]
    fn at(self, index: usize) -> u32 {
        self[index]
    }
}

/// The text as `int()` and `float()` read it: decimal digits of every script as ASCII, spaces as spaces; what
/// is neither becomes `?` and ends the text. Texts that are ASCII stay as they are.
///
/// CPython: `_PyUnicode_TransformDecimalAndSpaceToASCII`.
pub fn to_ascii<P: Points>(text: &P) -> Cow<'_, [u8]> {
    if let Some(ascii) = text.ascii() {
        return ascii.into();
    }
    let text = *text;
    if text.iter().all(|c| c < 0x80) {
        return text.iter().map(|c| c as u8).collect();
    }
    let mut out = Vec::with_capacity(text.len());
    for c in text.iter() {
        if c < 127 {
            out.push(c as u8);
        } else if kaa_unicode::is_space(c) {
            out.push(b' ');
        } else if let Some(digit) = kaa_unicode::decimal(c) {
            out.push(b'0' + digit);
        } else {
            out.push(b'?');
            break;
        }
    }
    out.into()
}

/// C's `isspace`, which is what the number parsers strip.
pub(crate) fn is_c_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

pub(crate) fn strip(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_c_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_c_space(*last)
    {
        text = rest;
    }
    text
}

/// Appends a code point, which must not be above U+10FFFF, as generalised UTF-8.
pub(crate) fn push(out: &mut Vec<u8>, c: u32) {
    kaa_unicode::text::push_code_point(out, c).expect("a code point of a string");
}
