//! The line table: source positions of code units, as `co_positions()` and `co_lines()` report them.
//!
//! An entry covers one to eight code units. **Invariant:** reading never panics; a truncated table ends
//! early, numbers wrap. CPython counterpart: `Objects/codeobject.c` (`_source_offset_converter`,
//! `lineiter_next`), `Python/assemble.c` (`write_location_info_entry`).

/// A source range; `None` where it is not known. Columns are UTF-8 byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Position {
    pub line: Option<i32>,
    pub end_line: Option<i32>,
    pub column: Option<i32>,
    pub end_column: Option<i32>,
}

/// One entry: a run of code units with one position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineEntry {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    pub position: Position,
}

const SHORT_LAST: u8 = 9;
const ONE_LINE_FIRST: u8 = 10;
const ONE_LINE_LAST: u8 = 12;
const NO_COLUMN: u8 = 13;
const LONG: u8 = 14;
const NO_LOCATION: u8 = 15;

/// Entries of a line table.
#[derive(Clone)]
pub struct LineEntries<'a> {
    table: &'a [u8],
    at: usize,
    unit: usize,
    line: i32,
}

/// Reads a line table whose code starts at `firstlineno`.
pub fn entries(table: &[u8], firstlineno: i32) -> LineEntries<'_> {
    LineEntries { table, at: 0, unit: 0, line: firstlineno }
}

impl LineEntries<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.table.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        let mut shift = 0;
        loop {
            let byte = self.byte()?;
            if shift < 32 {
                value |= u32::from(byte & 63) << shift;
            }
            shift += 6;
            if byte & 64 == 0 {
                return Some(value);
            }
        }
    }

    fn signed(&mut self) -> Option<i32> {
        let value = self.varint()?;
        let magnitude = (value >> 1) as i32;
        Some(if value & 1 != 0 { magnitude.wrapping_neg() } else { magnitude })
    }
}

impl Iterator for LineEntries<'_> {
    type Item = LineEntry;

    fn next(&mut self) -> Option<LineEntry> {
        let first = self.byte()?;
        let code = first >> 3 & 15;
        let start = self.unit;
        let end = start + usize::from(first & 7) + 1;
        let column_minus_one = |v: u32| (v as i32).checked_sub(1).filter(|c| *c >= 0);
        let position = match code {
            0..=SHORT_LAST => {
                let second = self.byte()?;
                let column = i32::from(code) << 3 | i32::from(second >> 4 & 7);
                Position {
                    line: Some(self.line),
                    end_line: Some(self.line),
                    column: Some(column),
                    end_column: Some(column + i32::from(second & 15)),
                }
            }
            ONE_LINE_FIRST..=ONE_LINE_LAST => {
                self.line = self.line.wrapping_add(i32::from(code - ONE_LINE_FIRST));
                let column = i32::from(self.byte()?);
                let end_column = i32::from(self.byte()?);
                Position {
                    line: Some(self.line),
                    end_line: Some(self.line),
                    column: Some(column),
                    end_column: Some(end_column),
                }
            }
            NO_COLUMN => {
                let delta = self.signed()?;
                self.line = self.line.wrapping_add(delta);
                Position { line: Some(self.line), end_line: Some(self.line), column: None, end_column: None }
            }
            LONG => {
                let delta = self.signed()?;
                self.line = self.line.wrapping_add(delta);
                let lines = self.varint()? as i32;
                let column = self.varint()?;
                let end_column = self.varint()?;
                Position {
                    line: Some(self.line),
                    end_line: Some(self.line.wrapping_add(lines)),
                    column: column_minus_one(column),
                    end_column: column_minus_one(end_column),
                }
            }
            _ => Position::default(),
        };
        self.unit = end;
        Some(LineEntry { start, end, position })
    }
}

/// What `co_positions()` yields: one position per code unit of a code of `units` units.
pub fn positions(table: &[u8], firstlineno: i32, units: usize) -> impl Iterator<Item = Position> + '_ {
    entries(table, firstlineno).flat_map(|e| std::iter::repeat_n(e.position, e.end - e.start)).take(units)
}

/// The position of one code unit.
pub fn position_at(table: &[u8], firstlineno: i32, unit: usize) -> Position {
    entries(table, firstlineno).find(|e| e.end > unit).map_or(Position::default(), |e| e.position)
}

/// What `co_lines()` yields: (start byte, end byte, line), neighbours with one line merged.
pub fn lines(table: &[u8], firstlineno: i32) -> impl Iterator<Item = (usize, usize, Option<i32>)> + '_ {
    let mut rest = entries(table, firstlineno).peekable();
    std::iter::from_fn(move || {
        let first = rest.next()?;
        let mut end = first.end;
        while let Some(next) = rest.next_if(|e| e.position.line == first.position.line) {
            end = next.end;
        }
        Some((first.start * 2, end * 2, first.position.line))
    })
}

/// The same table with lines only.
pub fn without_columns(table: &[u8], firstlineno: i32) -> Vec<u8> {
    let mut out = LineTableWriter::new(firstlineno);
    for entry in entries(table, firstlineno) {
        let line = entry.position.line;
        let position = Position { line, end_line: line, column: None, end_column: None };
        out.push(position, entry.end - entry.start);
    }
    out.finish()
}

/// Builds a line table.
pub struct LineTableWriter {
    out: Vec<u8>,
    line: i32,
}

impl LineTableWriter {
    pub fn new(firstlineno: i32) -> LineTableWriter {
        LineTableWriter::reusing(Vec::new(), firstlineno)
    }

    /// Writes into a list that is emptied first.
    pub fn reusing(mut out: Vec<u8>, firstlineno: i32) -> LineTableWriter {
        out.clear();
        LineTableWriter { out, line: firstlineno }
    }

    /// Appends `units` code units at one position.
    pub fn push(&mut self, position: Position, mut units: usize) {
        while units > 8 {
            self.entry(position, 8);
            units -= 8;
        }
        if units > 0 {
            self.entry(position, units);
        }
    }

    /// Like [`LineTableWriter::push`]; negative numbers are not known. Most instructions stand within one short line.
    #[inline]
    pub fn push_known(&mut self, line: i32, end_line: i32, column: i32, end_column: i32, units: usize) {
        let (delta, width) = (line.wrapping_sub(self.line), end_column.wrapping_sub(column));
        let known = column >= 0 && end_column >= 0 && line >= 0;
        if end_line == line && known && (1..=8).contains(&units) {
            if delta == 0 && column < 80 && (0..16).contains(&width) {
                let head = 0x80 | (column >> 3) as u8 * 8 | (units as u8 - 1);
                self.out.extend_from_slice(&[head, ((column & 7) << 4) as u8 | width as u8]);
                return;
            }
            if (0..3).contains(&delta) && column < 128 && end_column < 128 {
                let head = 0x80 | (ONE_LINE_FIRST + delta as u8) << 3 | (units as u8 - 1);
                self.out.extend_from_slice(&[head, column as u8, end_column as u8]);
                self.line = line;
                return;
            }
        }
        let known = |n: i32| (n >= 0).then_some(n);
        let position = Position {
            line: known(line),
            end_line: known(end_line),
            column: known(column),
            end_column: known(end_column),
        };
        self.push(position, units);
    }

    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    fn head(&mut self, code: u8, units: usize) {
        self.out.push(0x80 | code << 3 | (units as u8 - 1));
    }

    fn varint(&mut self, mut value: u32) {
        while value >= 64 {
            self.out.push(64 | (value & 63) as u8);
            value >>= 6;
        }
        self.out.push(value as u8);
    }

    fn signed(&mut self, value: i32) {
        let doubled = value.unsigned_abs() << 1;
        self.varint(if value < 0 { doubled | 1 } else { doubled });
    }

    fn entry(&mut self, position: Position, units: usize) {
        let Some(line) = position.line else {
            return self.head(NO_LOCATION, units);
        };
        let delta = line.wrapping_sub(self.line);
        let end_line = position.end_line;
        let (Some(column), Some(end_column)) = (position.column, position.end_column) else {
            if end_line.is_none_or(|end| end == line) {
                self.head(NO_COLUMN, units);
                self.signed(delta);
                self.line = line;
            } else {
                self.long(position, line, delta, units);
            }
            return;
        };
        if end_line == Some(line) {
            let width = end_column - column;
            if delta == 0 && column < 80 && (0..16).contains(&width) {
                self.head((column >> 3) as u8, units);
                self.out.push(((column & 7) << 4) as u8 | width as u8);
                return;
            }
            if (0..3).contains(&delta) && column < 128 && end_column < 128 {
                self.head(ONE_LINE_FIRST + delta as u8, units);
                self.out.extend_from_slice(&[column as u8, end_column as u8]);
                self.line = line;
                return;
            }
        }
        self.long(position, line, delta, units);
    }

    fn long(&mut self, position: Position, line: i32, delta: i32, units: usize) {
        self.head(LONG, units);
        self.signed(delta);
        self.varint(position.end_line.unwrap_or(line).wrapping_sub(line).max(0) as u32);
        self.varint(position.column.map_or(0, |c| c as u32 + 1));
        self.varint(position.end_column.map_or(0, |c| c as u32 + 1));
        self.line = line;
    }
}
