//! From the code that `re._compiler` emits to a program for the matcher. CPython: `Modules/_sre/sre.c`
//! (`_validate`), `Lib/re/_constants.py` (the opcodes).

use super::first::First;
use kaa_unicode as ucd;

/// Case folding of an ignoring operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    None,
    Ascii,
    Locale,
    Unicode,
}

impl Fold {
    #[inline]
    pub fn lower(self, c: u32) -> u32 {
        match self {
            Fold::None => c,
            Fold::Ascii | Fold::Locale => {
                if c < 128 {
                    (c as u8).to_ascii_lowercase() as u32
                } else {
                    c
                }
            }
            Fold::Unicode => ucd::case::simple_lower(c),
        }
    }
}

/// A member of a character set.
#[derive(Clone, Debug)]
enum Member {
    Literal(u32),
    Range(u32, u32),
    /// Matches where the upper case of the character lies in the range, too.
    RangeIgnore(u32, u32),
    Category(u32),
    Bitmap(Box<[u32; 8]>),
    Big(Box<[u8]>, Box<[u32]>),
    Negate,
}

/// A character set: its members in order, and the answers for the first 256 characters.
#[derive(Clone, Debug)]
pub struct Charset {
    members: Vec<Member>,
    low: [u64; 4],
}

impl Charset {
    fn new(members: Vec<Member>) -> Charset {
        let mut set = Charset { members, low: [0; 4] };
        for c in 0..256u32 {
            if set.slow(c) {
                set.low[c as usize / 64] |= 1 << (c % 64);
            }
        }
        set
    }

    #[inline]
    pub fn contains(&self, c: u32) -> bool {
        if c < 256 { self.low[c as usize / 64] >> (c % 64) & 1 != 0 } else { self.slow(c) }
    }

    fn slow(&self, c: u32) -> bool {
        let mut answer = true;
        for member in &self.members {
            let hit = match member {
                Member::Negate => {
                    answer = !answer;
                    false
                }
                Member::Literal(x) => c == *x,
                Member::Range(a, b) => (*a..=*b).contains(&c),
                Member::RangeIgnore(a, b) => {
                    (*a..=*b).contains(&c) || (*a..=*b).contains(&ucd::case::simple_upper(c))
                }
                Member::Category(n) => category(*n, c),
                Member::Bitmap(bits) => c < 256 && bits[c as usize / 32] >> (c % 32) & 1 != 0,
                Member::Big(blocks, bits) => {
                    c < 0x1_0000 && {
                        let block = blocks[c as usize >> 8] as usize;
                        let at = block * 8 + (c as usize & 255) / 32;
                        bits.get(at).is_some_and(|w| w >> (c % 32) & 1 != 0)
                    }
                }
            };
            if hit {
                return answer;
            }
        }
        !answer
    }
}

/// Whether a character is of a category.
pub fn category(number: u32, c: u32) -> bool {
    let ascii = |f: fn(&u8) -> bool| c < 128 && f(&(c as u8));
    let word = |c: u32| c == b'_' as u32 || ucd::is_alnum(c);
    let space = |c: u8| matches!(c, b' ' | 9..=13);
    let answer = match number >> 1 {
        0 => ascii(u8::is_ascii_digit),
        1 => c < 128 && space(c as u8),
        2 | 4 => c < 128 && (c == b'_' as u32 || (c as u8).is_ascii_alphanumeric()),
        3 => c == b'\n' as u32,
        5 => ucd::is_decimal(c),
        6 => ucd::is_space(c),
        7 => word(c),
        _ => ucd::is_line_break(c),
    };
    answer ^ (number & 1 != 0)
}

/// Something that matches exactly one character.
#[derive(Clone, Debug)]
pub enum Unit {
    Any,
    AnyAll,
    Literal(u32),
    NotLiteral(u32),
    LiteralIgnore(Fold, u32),
    NotLiteralIgnore(Fold, u32),
    In(Box<Charset>),
    InIgnore(Fold, Box<Charset>),
    Category(u32),
}

impl Unit {
    #[inline(always)]
    pub fn matches(&self, c: u32) -> bool {
        match self {
            Unit::Any => c != b'\n' as u32,
            Unit::AnyAll => true,
            Unit::Literal(x) => c == *x,
            Unit::NotLiteral(x) => c != *x,
            Unit::LiteralIgnore(fold, x) => c == *x || fold.lower(c) == *x,
            Unit::NotLiteralIgnore(fold, x) => c != *x && fold.lower(c) != *x,
            Unit::In(set) => set.contains(c),
            Unit::InIgnore(fold, set) => set.contains(fold.lower(c)),
            Unit::Category(n) => category(*n, c),
        }
    }
}

/// How a repetition goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// An instruction. Targets are instruction indices.
#[derive(Clone, Debug)]
pub enum Inst {
    Fail,
    Match,
    Unit(Unit),
    /// Between `min` and `max` of a unit.
    UnitLoop {
        unit: Unit,
        min: usize,
        max: usize,
        greed: Greed,
    },
    At(u32),
    Mark(usize),
    Jump(usize),
    /// Goes on here, or later at the target.
    Split(usize),
    /// Starts counting loop `id`.
    LoopStart(usize),
    /// The head of loop `id`: on into the body (next instruction) or out to the target.
    LoopHead {
        id: usize,
        min: usize,
        max: usize,
        greed: Greed,
        exit: usize,
    },
    GroupRef(usize, Fold),
    /// On if the group took part, else to the target.
    GroupExists(usize, usize),
    /// A look-around: the body is a program of its own.
    Look {
        body: Box<[Inst]>,
        back: usize,
        negate: bool,
    },
    Atomic(Box<[Inst]>),
    /// A repetition of an atomic body that gives nothing back.
    PossessiveLoop {
        body: Box<[Inst]>,
        min: usize,
        max: usize,
    },
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    pub insts: Box<[Inst]>,
    pub loops: usize,
    /// Characters that a match takes at the least.
    pub least: usize,
    /// Made when it is first asked for: many patterns are only matched, never searched for.
    first: std::cell::OnceCell<Option<First>>,
    /// The literal that a match begins with.
    pub prefix: Box<[u32]>,
    /// The same, to be looked for in bytes: none if it has other characters.
    pub byte_prefix: Option<memchr::memmem::Finder<'static>>,
}

impl Program {
    /// What the first characters of a match must be among.
    pub fn first(&self) -> Option<&First> {
        self.first.get_or_init(|| First::of(&self.insts)).as_ref()
    }
}

mod op {
    pub const FAILURE: u32 = 0;
    pub const SUCCESS: u32 = 1;
    pub const ANY: u32 = 2;
    pub const ANY_ALL: u32 = 3;
    pub const ASSERT: u32 = 4;
    pub const ASSERT_NOT: u32 = 5;
    pub const AT: u32 = 6;
    pub const BRANCH: u32 = 7;
    pub const CATEGORY: u32 = 8;
    pub const CHARSET: u32 = 9;
    pub const BIGCHARSET: u32 = 10;
    pub const GROUPREF: u32 = 11;
    pub const GROUPREF_EXISTS: u32 = 12;
    pub const IN: u32 = 13;
    pub const INFO: u32 = 14;
    pub const JUMP: u32 = 15;
    pub const LITERAL: u32 = 16;
    pub const MARK: u32 = 17;
    pub const MAX_UNTIL: u32 = 18;
    pub const MIN_UNTIL: u32 = 19;
    pub const NOT_LITERAL: u32 = 20;
    pub const NEGATE: u32 = 21;
    pub const RANGE: u32 = 22;
    pub const REPEAT: u32 = 23;
    pub const REPEAT_ONE: u32 = 24;
    pub const MIN_REPEAT_ONE: u32 = 26;
    pub const ATOMIC_GROUP: u32 = 27;
    pub const POSSESSIVE_REPEAT: u32 = 28;
    pub const POSSESSIVE_REPEAT_ONE: u32 = 29;
    pub const GROUPREF_IGNORE: u32 = 30;
    pub const IN_IGNORE: u32 = 31;
    pub const LITERAL_IGNORE: u32 = 32;
    pub const NOT_LITERAL_IGNORE: u32 = 33;
    pub const RANGE_UNI_IGNORE: u32 = 42;
}

/// The code is not what `re._compiler` emits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invalid;

type Compiled<T> = Result<T, Invalid>;

struct Compiler<'a> {
    code: &'a [u32],
    groups: usize,
    loops: usize,
    depth: usize,
}

/// Compiles the code of a pattern with so many groups.
pub fn compile(code: &[u32], groups: usize) -> Compiled<Program> {
    let mut compiler = Compiler { code, groups, loops: 0, depth: 0 };
    let mut at = 0;
    let (mut least, mut prefix) = (0, Vec::new());
    if code.first() == Some(&op::INFO) {
        let skip = compiler.word(1)? as usize;
        let mask = compiler.word(2)?;
        least = compiler.word(3)? as usize;
        if mask & 1 != 0 {
            let len = compiler.word(5)? as usize;
            prefix = code.get(7..7 + len).ok_or(Invalid)?.to_vec();
        }
        at = 1 + skip;
    }
    let mut insts = Vec::new();
    let end = compiler.sequence(at, code.len(), &mut insts)?;
    if compiler.word(end)? != op::SUCCESS {
        return Err(Invalid);
    }
    insts.push(Inst::Match);
    let bytes: Option<Vec<u8>> = prefix.iter().map(|c| u8::try_from(*c).ok()).collect();
    let byte_prefix = bytes.map(|bytes| memchr::memmem::Finder::new(&bytes).into_owned());
    Ok(Program {
        insts: insts.into(),
        loops: compiler.loops,
        least,
        first: Default::default(),
        prefix: prefix.into(),
        byte_prefix,
    })
}

fn fold_of(op: u32, base: u32) -> Fold {
    match (op - base) / 4 {
        0 => Fold::Ascii,
        1 => Fold::Locale,
        _ => Fold::Unicode,
    }
}

impl Compiler<'_> {
    fn word(&self, at: usize) -> Compiled<u32> {
        self.code.get(at).copied().ok_or(Invalid)
    }

    /// A character set's members, up to FAILURE.
    fn charset(&self, mut at: usize) -> Compiled<Charset> {
        let mut members = Vec::new();
        loop {
            let op = self.word(at)?;
            at += 1;
            let member = match op {
                op::FAILURE => return Ok(Charset::new(members)),
                op::NEGATE => Member::Negate,
                op::LITERAL => {
                    at += 1;
                    Member::Literal(self.word(at - 1)?)
                }
                op::RANGE | op::RANGE_UNI_IGNORE => {
                    let (a, b) = (self.word(at)?, self.word(at + 1)?);
                    at += 2;
                    if op == op::RANGE { Member::Range(a, b) } else { Member::RangeIgnore(a, b) }
                }
                op::CATEGORY => {
                    at += 1;
                    Member::Category(self.word(at - 1)?)
                }
                op::CHARSET => {
                    let bits = self.code.get(at..at + 8).ok_or(Invalid)?;
                    at += 8;
                    Member::Bitmap(Box::new(bits.try_into().map_err(|_| Invalid)?))
                }
                op::BIGCHARSET => {
                    let count = self.word(at)? as usize;
                    let map = self.code.get(at + 1..at + 65).ok_or(Invalid)?;
                    let blocks: Vec<u8> = map.iter().flat_map(|w| w.to_ne_bytes()).collect();
                    let bits = self.code.get(at + 65..at + 65 + count * 8).ok_or(Invalid)?;
                    at += 65 + count * 8;
                    Member::Big(blocks.into(), bits.into())
                }
                _ => return Err(Invalid),
            };
            members.push(member);
        }
    }

    /// The unit at `at`, and where it ends; `None` where the operation is no unit.
    fn unit(&self, at: usize) -> Compiled<Option<(Unit, usize)>> {
        let op = self.word(at)?;
        Ok(Some(match op {
            op::ANY => (Unit::Any, at + 1),
            op::ANY_ALL => (Unit::AnyAll, at + 1),
            op::LITERAL => (Unit::Literal(self.word(at + 1)?), at + 2),
            op::NOT_LITERAL => (Unit::NotLiteral(self.word(at + 1)?), at + 2),
            op::CATEGORY => (Unit::Category(self.word(at + 1)?), at + 2),
            op::IN => (Unit::In(Box::new(self.charset(at + 2)?)), at + 1 + self.word(at + 1)? as usize),
            op::LITERAL_IGNORE | 36 | 40 => {
                (Unit::LiteralIgnore(fold_of(op, op::LITERAL_IGNORE), self.word(at + 1)?), at + 2)
            }
            op::NOT_LITERAL_IGNORE | 37 | 41 => {
                (Unit::NotLiteralIgnore(fold_of(op, op::NOT_LITERAL_IGNORE), self.word(at + 1)?), at + 2)
            }
            op::IN_IGNORE | 35 | 39 => {
                let set = Box::new(self.charset(at + 2)?);
                (Unit::InIgnore(fold_of(op, op::IN_IGNORE), set), at + 1 + self.word(at + 1)? as usize)
            }
            _ => return Ok(None),
        }))
    }

    fn bounds(&self, at: usize) -> Compiled<(usize, usize)> {
        let (min, max) = (self.word(at)?, self.word(at + 1)?);
        let max = if max == u32::MAX { usize::MAX } else { max as usize };
        Ok((min as usize, max))
    }

    /// A body that ends with SUCCESS, as a program of its own.
    fn body(&mut self, at: usize, end: usize) -> Compiled<Box<[Inst]>> {
        let mut insts = Vec::new();
        let stop = self.sequence(at, end, &mut insts)?;
        if self.word(stop)? != op::SUCCESS {
            return Err(Invalid);
        }
        insts.push(Inst::Match);
        Ok(insts.into())
    }

    /// Compiles operations up to one that ends a sequence; where that stands.
    fn sequence(&mut self, mut at: usize, end: usize, out: &mut Vec<Inst>) -> Compiled<usize> {
        self.depth += 1;
        if self.depth > 2000 {
            return Err(Invalid);
        }
        while at < end {
            if let Some((unit, next)) = self.unit(at)? {
                out.push(Inst::Unit(unit));
                at = next;
                continue;
            }
            let op = self.word(at)?;
            match op {
                op::SUCCESS | op::JUMP | op::MAX_UNTIL | op::MIN_UNTIL => break,
                op::FAILURE => {
                    out.push(Inst::Fail);
                    at += 1;
                }
                op::INFO => at += 1 + self.word(at + 1)? as usize,
                op::AT => {
                    out.push(Inst::At(self.word(at + 1)?));
                    at += 2;
                }
                op::MARK => {
                    let mark = self.word(at + 1)? as usize;
                    if mark >= self.groups * 2 {
                        return Err(Invalid);
                    }
                    out.push(Inst::Mark(mark));
                    at += 2;
                }
                op::ASSERT | op::ASSERT_NOT => {
                    let skip = self.word(at + 1)? as usize;
                    let back = self.word(at + 2)? as usize;
                    let body = self.body(at + 3, at + 1 + skip)?;
                    out.push(Inst::Look { body, back, negate: op == op::ASSERT_NOT });
                    at += 1 + skip;
                }
                op::ATOMIC_GROUP => {
                    let skip = self.word(at + 1)? as usize;
                    let body = self.body(at + 2, at + 1 + skip)?;
                    out.push(Inst::Atomic(body));
                    at += 1 + skip;
                }
                op::BRANCH => at = self.branch(at + 1, out)?,
                op::REPEAT_ONE | op::MIN_REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => {
                    let skip = self.word(at + 1)? as usize;
                    let (min, max) = self.bounds(at + 2)?;
                    let greed = match op {
                        op::REPEAT_ONE => Greed::Greedy,
                        op::MIN_REPEAT_ONE => Greed::Lazy,
                        _ => Greed::Possessive,
                    };
                    let (unit, _) = self.unit(at + 4)?.ok_or(Invalid)?;
                    out.push(Inst::UnitLoop { unit, min, max, greed });
                    at += 1 + skip;
                }
                op::REPEAT => {
                    let skip = self.word(at + 1)? as usize;
                    let (min, max) = self.bounds(at + 2)?;
                    let until = at + 1 + skip;
                    let greed = if self.word(until)? == op::MAX_UNTIL { Greed::Greedy } else { Greed::Lazy };
                    let id = self.loops;
                    self.loops += 1;
                    out.push(Inst::LoopStart(id));
                    let head = out.len();
                    out.push(Inst::Fail);
                    self.sequence(at + 4, until, out)?;
                    out.push(Inst::Jump(head));
                    out[head] = Inst::LoopHead { id, min, max, greed, exit: out.len() };
                    at = until + 1;
                }
                op::POSSESSIVE_REPEAT => {
                    let skip = self.word(at + 1)? as usize;
                    let (min, max) = self.bounds(at + 2)?;
                    let end = at + 1 + skip;
                    let mut insts = Vec::new();
                    self.sequence(at + 4, end, &mut insts)?;
                    insts.push(Inst::Match);
                    out.push(Inst::PossessiveLoop { body: insts.into(), min, max });
                    // A SUCCESS closes the operation.
                    at = end + 1;
                }
                op::GROUPREF | op::GROUPREF_IGNORE | 34 | 38 => {
                    let group = self.word(at + 1)? as usize;
                    if group >= self.groups {
                        return Err(Invalid);
                    }
                    let fold = if op == op::GROUPREF { Fold::None } else { fold_of(op, op::GROUPREF_IGNORE) };
                    out.push(Inst::GroupRef(group, fold));
                    at += 2;
                }
                op::GROUPREF_EXISTS => {
                    let group = self.word(at + 1)? as usize;
                    let skip = self.word(at + 2)? as usize;
                    let here = out.len();
                    out.push(Inst::Fail);
                    // The offset counts from its own word to behind the JUMP, or to the end.
                    let otherwise = (at + 2 + skip).checked_sub(1).ok_or(Invalid)?;
                    let stop = self.sequence(at + 3, otherwise, out)?;
                    if stop + 2 == otherwise && self.word(stop)? == op::JUMP {
                        let jump = out.len();
                        out.push(Inst::Fail);
                        let no_end = stop + 1 + self.word(stop + 1)? as usize;
                        let no = out.len();
                        self.sequence(otherwise, no_end, out)?;
                        out[jump] = Inst::Jump(out.len());
                        out[here] = Inst::GroupExists(group, no);
                        at = no_end;
                    } else {
                        out[here] = Inst::GroupExists(group, out.len());
                        at = otherwise;
                    }
                }
                _ => return Err(Invalid),
            }
        }
        self.depth -= 1;
        Ok(at)
    }

    fn branch(&mut self, mut at: usize, out: &mut Vec<Inst>) -> Compiled<usize> {
        let mut ends = Vec::new();
        loop {
            let skip = self.word(at)? as usize;
            if skip == 0 {
                break;
            }
            let split = out.len();
            out.push(Inst::Fail);
            let stop = self.sequence(at + 1, at + skip, out)?;
            if self.word(stop)? != op::JUMP {
                return Err(Invalid);
            }
            ends.push(out.len());
            out.push(Inst::Fail);
            out[split] = Inst::Split(out.len());
            at += skip;
        }
        out.push(Inst::Fail);
        for end in ends {
            out[end] = Inst::Jump(out.len());
        }
        Ok(at + 1)
    }
}
