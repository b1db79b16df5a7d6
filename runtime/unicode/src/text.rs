//! `Text`: an immutable Python string outside the heap, as code objects and the compiler hold it.
//!
//! The bytes are UTF-8 in which each surrogate code point may stand by itself, encoded in three bytes
//! (what CPython's `surrogatepass` writes). Two surrogates beside each other stay two code points.

use crate::Blob;
use std::fmt;

/// An immutable, cheaply cloned Python string.
///
/// **Invariant:** the bytes are generalised UTF-8: every code point up to U+10FFFF in its shortest form,
/// surrogates included.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Blob);

impl Text {
    /// The text with these code points; `None` where one is above U+10FFFF.
    pub fn from_code_points(points: impl IntoIterator<Item = u32>) -> Option<Text> {
        let mut out = Vec::new();
        for point in points {
            push_code_point(&mut out, point)?;
        }
        Some(Text(out.into()))
    }

    /// Takes bytes that must be generalised UTF-8; `None` where they are not.
    pub fn from_bytes(bytes: &[u8]) -> Option<Text> {
        if std::str::from_utf8(bytes).is_ok() {
            return Some(Text(bytes.into()));
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            let (_, used) = decode_one(rest)?;
            rest = &rest[used..];
        }
        Some(Text(bytes.into()))
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text as a Rust string; `None` where it holds a surrogate.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// The text with each surrogate replaced by U+FFFD.
    pub fn to_string_lossy(&self) -> String {
        self.code_points().map(|c| char::from_u32(c).unwrap_or('\u{fffd}')).collect()
    }

    /// Whether both are the same bytes in memory, which says no more than that they are equal.
    #[inline]
    pub fn is_same(&self, other: &Text) -> bool {
        self.0.is_same(&other.0)
    }

    pub fn is_ascii(&self) -> bool {
        self.0.is_ascii()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn code_points(&self) -> CodePoints<'_> {
        CodePoints { rest: &self.0 }
    }
}

/// The code points of generalised UTF-8, surrogates included.
#[derive(Clone)]
pub struct CodePoints<'a> {
    rest: &'a [u8],
}

impl<'a> CodePoints<'a> {
    /// `bytes` must be generalised UTF-8; iteration ends early where it is not.
    pub fn new(bytes: &'a [u8]) -> Self {
        CodePoints { rest: bytes }
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (point, used) = decode_one(self.rest)?;
        self.rest = &self.rest[used..];
        Some(point)
    }
}

/// Appends one code point; `None` where it is above U+10FFFF.
pub fn push_code_point(out: &mut Vec<u8>, c: u32) -> Option<()> {
    let tail = |shift: u32| 0x80 | ((c >> shift) & 0x3f) as u8;
    match c {
        0..=0x7f => out.push(c as u8),
        0x80..=0x7ff => out.extend([0xc0 | (c >> 6) as u8, tail(0)]),
        0x800..=0xffff => out.extend([0xe0 | (c >> 12) as u8, tail(6), tail(0)]),
        0x1_0000..=0x10_ffff => out.extend([0xf0 | (c >> 18) as u8, tail(12), tail(6), tail(0)]),
        _ => return None,
    }
    Some(())
}

/// The first code point of generalised UTF-8 and its length in bytes; `None` at the end or where the
/// bytes are not generalised UTF-8.
pub fn decode_one(bytes: &[u8]) -> Option<(u32, usize)> {
    let first = *bytes.first()? as u32;
    let (len, least, mut point) = match first {
        0..=0x7f => return Some((first, 1)),
        0xc2..=0xdf => (2, 0x80, first & 0x1f),
        0xe0..=0xef => (3, 0x800, first & 0x0f),
        0xf0..=0xf4 => (4, 0x1_0000, first & 0x07),
        _ => return None,
    };
    for &byte in bytes.get(1..len)? {
        if byte & 0xc0 != 0x80 {
            return None;
        }
        point = point << 6 | (byte & 0x3f) as u32;
    }
    (point >= least && point <= 0x10_ffff).then_some((point, len))
}

impl From<&str> for Text {
    fn from(s: &str) -> Text {
        Text(s.as_bytes().into())
    }
}

impl From<String> for Text {
    fn from(s: String) -> Text {
        Text(s.into_bytes().into())
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other.as_bytes()
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == other.as_bytes()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_str() {
            Some(s) => fmt::Debug::fmt(s, f),
            None => fmt::Debug::fmt(&self.to_string_lossy(), f),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_string_lossy())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_stay_apart() {
        let text = Text::from_code_points([0xd800, 0xdc00, 0x61]).unwrap();
        assert_eq!(text.as_bytes(), b"\xed\xa0\x80\xed\xb0\x80a");
        assert_eq!(text.code_points().collect::<Vec<_>>(), [0xd800, 0xdc00, 0x61]);
        assert_eq!(text.as_str(), None);
        assert_eq!(text.to_string_lossy(), "\u{fffd}\u{fffd}a");
    }

    #[test]
    fn overlong_and_truncated_bytes_are_refused() {
        for bad in [&b"\xc0\x80"[..], b"\xe0\x80\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80"] {
            assert_eq!(Text::from_bytes(bad), None, "{bad:?}");
        }
        assert_eq!(Text::from_bytes("é€🐍".as_bytes()).unwrap().as_str(), Some("é€🐍"));
    }
}
