//! `Str`: the payload of `str`, in the narrowest of three widths (PEP 393).
//!
//! The characters lie behind the payload, or in a `Buffer` cell of their own that several strings may
//! share: appending to the string that ends where its buffer's used part ends extends the buffer in place,
//! so `s += x` in a loop is linear.
//!
//! **Invariants.** The width is the narrowest that holds every character; `ascii` says that all are below
//! 128. Interned strings are equal only if they are the same cell.

use crate::vm::Vm;
use crate::{PyResult, StrBuilder};
use kaa_gc::{Gc, Header, ShapeId, Trace, Tracer};
use kaa_unicode::Text;
use std::cell::Cell;

/// Width of the characters of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum StrKind {
    Latin1 = 0,
    Ucs2 = 1,
    Ucs4 = 2,
}

impl StrKind {
    /// Bytes of a character.
    #[inline]
    pub const fn width(self) -> usize {
        1 << self as usize
    }

    /// The narrowest width that holds `point`.
    #[inline]
    pub const fn for_point(point: u32) -> StrKind {
        match point {
            0..=0xff => StrKind::Latin1,
            0x100..=0xffff => StrKind::Ucs2,
            _ => StrKind::Ucs4,
        }
    }
}

const ASCII: u64 = 4;
const INTERNED: u64 = 8;

/// Payload of `str`.
#[repr(C)]
pub struct Str {
    /// 0 while not computed.
    hash: Cell<u64>,
    /// Length in characters, shifted left by 8; kind, ascii and interned bits below.
    meta: Cell<u64>,
    data: *const u8,
}

/// Characters that strings share.
#[repr(C)]
pub struct Buffer {
    used: Cell<usize>,
    capacity: usize,
}

// SAFETY: holds bytes only.
unsafe impl Trace for Buffer {
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// Distance from the start of a `Buffer` cell to its bytes.
const BUFFER_HEAD: usize = size_of::<Header>() + size_of::<Buffer>();

// SAFETY: a string refers to at most one cell, the buffer that its characters lie in.
unsafe impl Trace for Str {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if !self.is_inline() {
            tracer.visit(self.data.wrapping_sub(BUFFER_HEAD).cast::<Header>().cast_mut());
        }
    }
}

impl Str {
    #[inline]
    fn is_inline(&self) -> bool {
        std::ptr::eq(self.data, (&raw const *self).wrapping_add(1).cast())
    }

    /// Length in characters.
    #[inline]
    pub fn len(&self) -> usize {
        (self.meta.get() >> 8) as usize
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn kind(&self) -> StrKind {
        match self.meta.get() & 3 {
            0 => StrKind::Latin1,
            1 => StrKind::Ucs2,
            _ => StrKind::Ucs4,
        }
    }

    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.meta.get() & ASCII != 0
    }

    #[inline]
    pub fn is_interned(&self) -> bool {
        self.meta.get() & INTERNED != 0
    }

    pub(crate) fn set_interned(&self) {
        self.meta.set(self.meta.get() | INTERNED);
    }

    /// The characters' bytes, in native byte order.
    #[inline]
    pub fn raw_bytes(&self) -> &[u8] {
        // SAFETY: `data` points to `len` characters of the kind's width, alive as long as the string.
        unsafe { std::slice::from_raw_parts(self.data, self.len() * self.kind().width()) }
    }

    /// The characters of a Latin-1 string; `None` for wider ones.
    #[inline]
    pub fn latin1(&self) -> Option<&[u8]> {
        (self.kind() == StrKind::Latin1).then(|| self.raw_bytes())
    }

    #[inline]
    pub fn ucs2(&self) -> Option<&[u16]> {
        // SAFETY: as in `raw_bytes`; inline and buffer data are aligned to 8 bytes.
        (self.kind() == StrKind::Ucs2)
            .then(|| unsafe { std::slice::from_raw_parts(self.data.cast::<u16>(), self.len()) })
    }

    #[inline]
    pub fn ucs4(&self) -> Option<&[u32]> {
        // SAFETY: as in `ucs2`.
        (self.kind() == StrKind::Ucs4)
            .then(|| unsafe { std::slice::from_raw_parts(self.data.cast::<u32>(), self.len()) })
    }

    /// The string as UTF-8 without a copy, where it is ASCII.
    #[inline]
    pub fn as_ascii(&self) -> Option<&str> {
        // SAFETY: the ascii bit says that every byte is below 128.
        self.is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(self.raw_bytes()) })
    }

    /// The code point at `index`, which must be below `len`.
    #[inline]
    pub fn at(&self, index: usize) -> u32 {
        assert!(index < self.len());
        // SAFETY: the index is in range, the pointer has the kind's width.
        unsafe {
            match self.kind() {
                StrKind::Latin1 => *self.data.add(index) as u32,
                StrKind::Ucs2 => *self.data.cast::<u16>().add(index) as u32,
                StrKind::Ucs4 => *self.data.cast::<u32>().add(index),
            }
        }
    }

    pub fn code_points(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + '_ {
        (0..self.len()).map(|i| self.at(i))
    }

    /// The text, with `None` where it holds a surrogate.
    pub fn to_utf8(&self) -> Option<String> {
        match self.as_ascii() {
            Some(s) => Some(s.to_owned()),
            None => self.code_points().map(char::from_u32).collect(),
        }
    }

    /// The text, with U+FFFD for each surrogate.
    pub fn to_lossy(&self) -> String {
        match self.as_ascii() {
            Some(s) => s.to_owned(),
            None => self.code_points().map(|c| char::from_u32(c).unwrap_or('\u{fffd}')).collect(),
        }
    }

    pub fn to_text(&self) -> Text {
        if let Some(s) = self.as_ascii() {
            return Text::from(s);
        }
        Text::from_code_points(self.code_points()).unwrap_or_else(|| Text::from(""))
    }

    /// Whether the two hold the same characters.
    #[inline]
    pub fn same_text(&self, other: &Str) -> bool {
        std::ptr::eq(self, other)
            || (self.meta.get() & !INTERNED == other.meta.get() & !INTERNED
                && self.raw_bytes() == other.raw_bytes())
    }

    /// Whether the string equals a Rust string.
    pub fn is(&self, text: &str) -> bool {
        match self.as_ascii() {
            Some(s) => s == text,
            None => {
                !text.is_ascii()
                    && self.len() == text.chars().count()
                    && self.code_points().eq(text.chars().map(|c| c as u32))
            }
        }
    }

    /// The hash that Python sees, as an unsigned word; never `u64::MAX` (−1).
    #[inline]
    pub fn hash(&self) -> u64 {
        let known = self.hash.get();
        if known != 0 { known } else { self.compute_hash() }
    }

    #[cold]
    fn compute_hash(&self) -> u64 {
        let hash = crate::hash::hash_bytes(self.raw_bytes());
        self.hash.set(hash);
        hash
    }

    pub fn order(&self, other: &Str) -> std::cmp::Ordering {
        match (self.latin1(), other.latin1()) {
            (Some(a), Some(b)) => a.cmp(b),
            _ => self.code_points().cmp(other.code_points()),
        }
    }
}

/// A view of a string's characters by width.
#[derive(Clone, Copy)]
pub enum Chars<'a> {
    Latin1(&'a [u8]),
    Ucs2(&'a [u16]),
    Ucs4(&'a [u32]),
}

impl Str {
    #[inline]
    pub fn chars(&self) -> Chars<'_> {
        // SAFETY: as in `raw_bytes`, `ucs2` and `ucs4`.
        unsafe {
            match self.kind() {
                StrKind::Latin1 => Chars::Latin1(std::slice::from_raw_parts(self.data, self.len())),
                StrKind::Ucs2 => Chars::Ucs2(std::slice::from_raw_parts(self.data.cast(), self.len())),
                StrKind::Ucs4 => Chars::Ucs4(std::slice::from_raw_parts(self.data.cast(), self.len())),
            }
        }
    }
}

fn meta(len: usize, kind: StrKind, ascii: bool) -> u64 {
    (len as u64) << 8 | kind as u64 | if ascii { ASCII } else { 0 }
}

impl Vm {
    /// A string with room for `len` characters that `fill` then writes as bytes in native order.
    ///
    /// `kind` and `ascii` must be right for what is written.
    pub fn str_raw(
        &mut self,
        len: usize,
        kind: StrKind,
        ascii: bool,
        fill: impl FnOnce(&mut [u8]),
    ) -> PyResult<Gc<Str>> {
        let Some(bytes) = len.checked_mul(kind.width()) else { return Err(self.memory_error()) };
        let payload =
            Str { hash: Cell::new(0), meta: Cell::new(meta(len, kind, ascii)), data: std::ptr::null() };
        let Some(cell) = self.heap.alloc_tail(crate::core_types::shape::STR, payload, bytes) else {
            return Err(self.memory_error());
        };
        // SAFETY: the cell was allocated with `bytes` bytes behind its payload; nobody else sees it yet.
        unsafe {
            let data = cell.tail();
            (&raw mut (*(&raw const *cell).cast_mut()).data).write(data);
            fill(std::slice::from_raw_parts_mut(data, bytes));
        }
        Ok(cell)
    }

    /// A `str` from UTF-8.
    pub fn str(&mut self, text: &str) -> Gc<Str> {
        match self.try_str(text) {
            Ok(s) => s,
            // The text itself is in memory already; a heap that refuses it is over its limit, which the
            // next poll raises.
            Err(_) => {
                self.clear_exception();
                self.empty_str()
            }
        }
    }

    pub fn try_str(&mut self, text: &str) -> PyResult<Gc<Str>> {
        if text.is_ascii() {
            return self.str_latin1(text.as_bytes());
        }
        let mut builder = StrBuilder::with_capacity(text.len());
        builder.push_str(text);
        builder.finish(self)
    }

    pub fn str_from_text(&mut self, text: &Text) -> PyResult<Gc<Str>> {
        match text.as_str() {
            Some(s) => self.try_str(s),
            None => {
                let mut builder = StrBuilder::new();
                text.code_points().for_each(|c| builder.push(c));
                builder.finish(self)
            }
        }
    }

    #[inline]
    pub fn empty_str(&self) -> Gc<Str> {
        self.empty_string
    }

    /// The shared string of one character below 256.
    #[inline]
    pub fn char_str(&self, c: u8) -> Gc<Str> {
        self.latin1_chars[c as usize]
    }

    /// The string of one code point.
    #[inline]
    pub fn str_from_point(&mut self, point: u32) -> Gc<Str> {
        match u8::try_from(point) {
            Ok(c) => self.char_str(c),
            Err(_) => self.str_from_wide_point(point),
        }
    }

    #[inline(never)]
    fn str_from_wide_point(&mut self, point: u32) -> Gc<Str> {
        let mut builder = StrBuilder::new();
        builder.push(point);
        builder.finish(self).unwrap_or_else(|_| self.empty_str())
    }

    /// A string of Latin-1 characters.
    pub fn str_latin1(&mut self, bytes: &[u8]) -> PyResult<Gc<Str>> {
        match bytes {
            [] => Ok(self.empty_str()),
            [c] => Ok(self.char_str(*c)),
            _ => {
                self.str_raw(bytes.len(), StrKind::Latin1, bytes.is_ascii(), |out| out.copy_from_slice(bytes))
            }
        }
    }

    /// A string of 16-bit characters, narrowed where it can be.
    pub fn str_ucs2(&mut self, units: &[u16]) -> PyResult<Gc<Str>> {
        if units.iter().all(|&u| u < 256) {
            let bytes: Vec<u8> = units.iter().map(|&u| u as u8).collect();
            return self.str_latin1(&bytes);
        }
        self.str_raw(units.len(), StrKind::Ucs2, false, |out| {
            for (place, unit) in out.chunks_exact_mut(2).zip(units) {
                place.copy_from_slice(&unit.to_ne_bytes());
            }
        })
    }

    /// A string of code points, narrowed where it can be.
    pub fn str_ucs4(&mut self, points: &[u32]) -> PyResult<Gc<Str>> {
        if points.iter().all(|&c| c < 0x1_0000) {
            let units: Vec<u16> = points.iter().map(|&c| c as u16).collect();
            return self.str_ucs2(&units);
        }
        self.str_raw(points.len(), StrKind::Ucs4, false, |out| {
            for (place, point) in out.chunks_exact_mut(4).zip(points) {
                place.copy_from_slice(&point.to_ne_bytes());
            }
        })
    }

    /// The characters from `start` up to `end`, which must be in order and within the string.
    pub fn str_slice(&mut self, s: Gc<Str>, start: usize, end: usize) -> PyResult<Gc<Str>> {
        if start == 0 && end == s.len() && Gc::header(&s).shape() == crate::core_types::shape::STR {
            return Ok(s);
        }
        match s.chars() {
            Chars::Latin1(c) if end - start > 1 => {
                let ascii = s.is_ascii() || c[start..end].is_ascii();
                let s = s;
                self.str_raw(end - start, StrKind::Latin1, ascii, |out| {
                    out.copy_from_slice(&s.raw_bytes()[start..end])
                })
            }
            Chars::Latin1(c) => {
                let bytes = &c[start..end];
                self.str_latin1(bytes)
            }
            Chars::Ucs2(c) => {
                let units = c[start..end].to_vec();
                self.str_ucs2(&units)
            }
            Chars::Ucs4(c) => {
                let points = c[start..end].to_vec();
                self.str_ucs4(&points)
            }
        }
    }

    /// `a + b` for strings.
    pub fn str_concat(&mut self, a: Gc<Str>, b: Gc<Str>) -> PyResult<Gc<Str>> {
        if b.is_empty() && Gc::header(&a).shape() == crate::core_types::shape::STR {
            return Ok(a);
        }
        if a.is_empty() && Gc::header(&b).shape() == crate::core_types::shape::STR {
            return Ok(b);
        }
        let kind = a.kind().max(b.kind());
        let ascii = a.is_ascii() && b.is_ascii();
        let len = a.len() + b.len();
        let bytes = len * kind.width();
        if bytes <= 64 {
            return self.str_raw(len, kind, ascii, |out| {
                let (left, right) = out.split_at_mut(a.len() * kind.width());
                write_widened(&a, kind, left);
                write_widened(&b, kind, right);
            });
        }
        let left_bytes = a.len() * kind.width();
        if a.kind() == kind && !a.is_inline() {
            // SAFETY: a string that is not inline points to the first byte of its buffer.
            let buffer: Gc<Buffer> =
                unsafe { Gc::from_header(a.data.wrapping_sub(BUFFER_HEAD).cast::<Header>().cast_mut()) };
            if buffer.used.get() == left_bytes && buffer.capacity >= bytes {
                // SAFETY: the bytes between `used` and `capacity` belong to no string.
                let room = unsafe {
                    std::slice::from_raw_parts_mut(buffer.tail().add(left_bytes), bytes - left_bytes)
                };
                write_widened(&b, kind, room);
                buffer.used.set(bytes);
                return Ok(self.str_over(buffer, len, kind, ascii));
            }
        }
        let wanted = if a.is_inline() { bytes + bytes / 4 } else { bytes.saturating_mul(2) };
        let buffer = self.new_buffer(wanted)?;
        // SAFETY: the buffer has room for `wanted` bytes, at least `bytes`, and nobody else sees it yet.
        let room = unsafe { std::slice::from_raw_parts_mut(buffer.tail(), bytes) };
        let (left, right) = room.split_at_mut(left_bytes);
        write_widened(&a, kind, left);
        write_widened(&b, kind, right);
        buffer.used.set(bytes);
        Ok(self.str_over(buffer, len, kind, ascii))
    }

    fn new_buffer(&mut self, capacity: usize) -> PyResult<Gc<Buffer>> {
        let payload = Buffer { used: Cell::new(0), capacity };
        match self.heap.alloc_tail(crate::core_types::shape::BUFFER, payload, capacity) {
            Some(cell) => Ok(cell),
            None => Err(self.memory_error()),
        }
    }

    fn str_over(&mut self, buffer: Gc<Buffer>, len: usize, kind: StrKind, ascii: bool) -> Gc<Str> {
        let payload =
            Str { hash: Cell::new(0), meta: Cell::new(meta(len, kind, ascii)), data: buffer.tail() };
        self.heap.alloc(crate::core_types::shape::STR, payload)
    }

    /// An instance of a subclass of `str` with the characters of `s`.
    pub fn str_subclass_instance(&mut self, shape: ShapeId, s: Gc<Str>) -> PyResult<Gc<Str>> {
        let bytes = s.raw_bytes().len();
        let buffer = self.new_buffer(bytes)?;
        // SAFETY: the buffer is fresh and has room for the bytes.
        unsafe { buffer.tail().copy_from_nonoverlapping(s.raw_bytes().as_ptr(), bytes) };
        buffer.used.set(bytes);
        let words = self.shapes.get(shape).region_words();
        let payload = Str {
            hash: Cell::new(s.hash.get()),
            meta: Cell::new(s.meta.get() & !INTERNED),
            data: buffer.tail(),
        };
        Ok(self.heap.alloc_with_region(shape, payload, words))
    }

    /// The interned string equal to `s`, which must be an exact `str`.
    pub fn intern(&mut self, s: Gc<Str>) -> Gc<Str> {
        if s.is_interned() {
            return s;
        }
        let hash = s.hash();
        if let Some(&known) = self.interned.find(hash, |other| other.same_text(&s)) {
            return known;
        }
        s.set_interned();
        self.interned.insert_unique(hash, s, |other| other.hash());
        self.young_interned.push(s);
        s
    }

    /// Whether a string equal to `s` is interned.
    pub fn has_interned(&self, s: &Str) -> bool {
        self.interned.find(s.hash(), |other| other.same_text(s)).is_some()
    }

    /// The interned string with this text.
    pub fn intern_str(&mut self, text: &str) -> Gc<Str> {
        let s = self.str(text);
        self.intern(s)
    }
}

/// Writes the characters of `s` in the given width, which must not be narrower.
pub fn write_widened(s: &Str, kind: StrKind, out: &mut [u8]) {
    match (s.chars(), kind) {
        (Chars::Latin1(c), StrKind::Latin1) => out.copy_from_slice(c),
        (_, k) if k == s.kind() => out.copy_from_slice(s.raw_bytes()),
        (_, StrKind::Ucs2) => {
            for (place, c) in out.chunks_exact_mut(2).zip(s.code_points()) {
                place.copy_from_slice(&(c as u16).to_ne_bytes());
            }
        }
        (_, _) => {
            for (place, c) in out.chunks_exact_mut(4).zip(s.code_points()) {
                place.copy_from_slice(&c.to_ne_bytes());
            }
        }
    }
}

impl Str {
    /// A Latin-1 string in a heap that belongs to no `Vm` yet.
    pub(crate) fn alloc_in(heap: &mut kaa_gc::Heap, bytes: &[u8]) -> Option<Gc<Str>> {
        let meta = meta(bytes.len(), StrKind::Latin1, bytes.is_ascii());
        let payload = Str { hash: Cell::new(0), meta: Cell::new(meta), data: std::ptr::null() };
        let cell = heap.alloc_tail(crate::core_types::shape::STR, payload, bytes.len())?;
        // SAFETY: the cell has room for the bytes; nobody else sees it yet.
        unsafe {
            let data = cell.tail();
            (&raw mut (*(&raw const *cell).cast_mut()).data).write(data);
            data.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
        }
        Some(cell)
    }
}
