//! The exception table: which code units are covered by which handler.
//!
//! **Invariant:** reading never panics; it stops at the first malformed entry (see [`Entries::is_broken`]).
//! CPython counterpart: `InternalDocs/exception_handling.md`, `Python/assemble.c`
//! (`assemble_emit_exception_table_entry`).

/// One row. `start`, `end` and `target` are code units; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    pub start: usize,
    pub end: usize,
    pub target: usize,
    /// Stack items kept when the handler is entered.
    pub depth: u32,
    /// Whether the offset of the raising instruction is pushed below the exception.
    pub lasti: bool,
}

/// Rows of an exception table.
#[derive(Clone)]
pub struct Entries<'a> {
    table: &'a [u8],
    at: usize,
    broken: bool,
}

pub fn entries(table: &[u8]) -> Entries<'_> {
    Entries { table, at: 0, broken: false }
}

impl Entries<'_> {
    /// Whether reading ended because of malformed bytes.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    fn varint(&mut self) -> Option<usize> {
        let mut value = 0usize;
        for _ in 0..5 {
            let byte = *self.table.get(self.at)?;
            self.at += 1;
            value = value << 6 | usize::from(byte & 63);
            if byte & 64 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn row(&mut self) -> Option<Handler> {
        if self.table[self.at] & 0x80 == 0 {
            return None;
        }
        let start = self.varint()?;
        let size = self.varint()?;
        let target = self.varint()?;
        let depth = self.varint()?;
        Some(Handler { start, end: start + size, target, depth: (depth >> 1) as u32, lasti: depth & 1 != 0 })
    }
}

impl Iterator for Entries<'_> {
    type Item = Handler;

    fn next(&mut self) -> Option<Handler> {
        if self.broken || self.at >= self.table.len() {
            return None;
        }
        let row = self.row();
        self.broken = row.is_none();
        row
    }
}

/// The handler that covers a code unit.
pub fn find(table: &[u8], unit: usize) -> Option<Handler> {
    entries(table).take_while(|h| h.start <= unit).find(|h| unit < h.end)
}

/// Appends one row.
pub fn write(out: &mut Vec<u8>, row: &Handler) {
    varint(out, row.start, 0x80);
    varint(out, row.end - row.start, 0);
    varint(out, row.target, 0);
    varint(out, (row.depth as usize) << 1 | usize::from(row.lasti), 0);
}

fn varint(out: &mut Vec<u8>, value: usize, mut first: u8) {
    let mut shift = 24;
    while shift > 0 && value >> shift == 0 {
        shift -= 6;
    }
    while shift > 0 {
        out.push(first | 64 | (value >> shift & 63) as u8);
        first = 0;
        shift -= 6;
    }
    out.push(first | (value & 63) as u8);
}
