//! The matcher: backtracking with a stack of its own, so that no subject makes native recursion deep.

use super::first::First;
use super::program::{Fold, Greed, Inst, Program, Unit, category};

/// A subject: characters of one width.
pub trait Subject: Copy {
    fn at(self, index: usize) -> u32;
    /// The next place at or after `from` where `c` stands.
    fn find(self, c: u32, from: usize, to: usize) -> Option<usize>;
    /// The last place before `to`, and not before `from`, where `c` stands.
    fn rfind(self, c: u32, from: usize, to: usize) -> Option<usize>;
    /// The next place at or after `from` where a match can begin.
    fn find_first(self, first: &First, from: usize, to: usize) -> Option<usize>;
    /// The next place at or after `from` where the program's prefix stands.
    fn find_prefix(self, program: &Program, from: usize, to: usize) -> Option<usize>;
}

macro_rules! subject {
    ($t:ty) => {
        impl Subject for &[$t] {
            #[inline(always)]
            fn at(self, index: usize) -> u32 {
                self[index] as u32
            }
            fn find(self, c: u32, from: usize, to: usize) -> Option<usize> {
                self[from..to].iter().position(|x| *x as u32 == c).map(|i| i + from)
            }
            fn rfind(self, c: u32, from: usize, to: usize) -> Option<usize> {
                self[from..to].iter().rposition(|x| *x as u32 == c).map(|i| i + from)
            }
            fn find_first(self, first: &First, from: usize, to: usize) -> Option<usize> {
                self[from..to].iter().position(|x| first.admits(*x as u32)).map(|i| i + from)
            }
            fn find_prefix(self, program: &Program, from: usize, to: usize) -> Option<usize> {
                let prefix = &*program.prefix;
                let equal = |window: &[$t]| window.iter().zip(prefix).all(|(x, c)| *x as u32 == *c);
                self[from..to].windows(prefix.len()).position(equal).map(|i| i + from)
            }
        }
    };
}

subject!(u16);
subject!(u32);

impl Subject for &[u8] {
    #[inline(always)]
    fn at(self, index: usize) -> u32 {
        self[index] as u32
    }
    fn find(self, c: u32, from: usize, to: usize) -> Option<usize> {
        let byte = u8::try_from(c).ok()?;
        memchr::memchr(byte, &self[from..to]).map(|i| i + from)
    }
    fn rfind(self, c: u32, from: usize, to: usize) -> Option<usize> {
        let byte = u8::try_from(c).ok()?;
        memchr::memrchr(byte, &self[from..to]).map(|i| i + from)
    }
    fn find_prefix(self, program: &Program, from: usize, to: usize) -> Option<usize> {
        program.byte_prefix.as_ref()?.find(&self[from..to]).map(|i| i + from)
    }
    fn find_first(self, first: &First, from: usize, to: usize) -> Option<usize> {
        first.find(&self[from..to]).map(|i| i + from)
    }
}

/// No position.
pub const UNSET: usize = usize::MAX;

/// What backtracking undoes.
enum Undo {
    /// Go on there.
    Branch {
        pc: usize,
        at: usize,
    },
    /// A greedy unit loop that may give back down to `least`.
    Shrink {
        pc: usize,
        at: usize,
        least: usize,
    },
    /// A lazy unit loop that may take up to `more`.
    Grow {
        pc: usize,
        at: usize,
        more: usize,
    },
    Mark {
        index: usize,
        old: usize,
        last: usize,
    },
    Loop {
        id: usize,
        count: usize,
        from: usize,
    },
}

/// The character that must come where the program goes on at `pc`, if there is one.
fn literal_at(insts: &[Inst], pc: usize) -> Option<u32> {
    match insts.get(pc..)?.iter().find(|inst| !matches!(inst, Inst::Mark(_)))? {
        Inst::Unit(Unit::Literal(c)) => Some(*c),
        _ => None,
    }
}

/// One run of a program over a subject.
pub struct Matcher<'p, S> {
    subject: S,
    end: usize,
    /// Start of what `\A` and look-behind may see.
    begin: usize,
    pub marks: Vec<usize>,
    /// Number of the group closed last, from 1; 0 for none.
    pub last: usize,
    loops: Vec<(usize, usize)>,
    stack: Vec<Undo>,
    program: &'p Program,
    full: bool,
    /// A match that takes nothing is not wanted here.
    pub must_advance: Option<usize>,
    poll: &'p mut dyn FnMut() -> bool,
    /// Work until `poll` is called.
    patience: usize,
    /// The run was given up, as a signal's handler raised: what it says of a match means nothing.
    pub interrupted: bool,
}

/// Backtracking steps between two looks for signals.
const PATIENCE: usize = 1 << 14;

/// Characters that a loop goes over in about the time of one backtracking step.
const PER_STEP: usize = 16;

impl<'p, S: Subject> Matcher<'p, S> {
    pub fn new(
        program: &'p Program,
        subject: S,
        begin: usize,
        end: usize,
        groups: usize,
        // Runs what signals ask for; whether that raised.
        poll: &'p mut dyn FnMut() -> bool,
    ) -> Self {
        Matcher {
            subject,
            end,
            begin,
            marks: vec![UNSET; groups * 2],
            last: 0,
            loops: vec![(0, UNSET); program.loops],
            stack: Vec::new(),
            program,
            full: false,
            must_advance: None,
            poll,
            patience: PATIENCE,
            interrupted: false,
        }
    }

    fn reset(&mut self) {
        self.marks.fill(UNSET);
        self.last = 0;
        self.stack.clear();
    }

    /// Matches at a place; where the match ends.
    pub fn match_at(&mut self, at: usize, full: bool) -> Option<usize> {
        self.reset();
        self.full = full;
        let program = self.program;
        self.run(&program.insts, at, true)
    }

    /// The first match at or after a place.
    pub fn search(&mut self, from: usize) -> Option<(usize, usize)> {
        let program = self.program;
        self.reset();
        self.full = false;
        let last = self.end.checked_sub(program.least)?;
        let mut at = from;
        while at <= last {
            if program.prefix.len() > 1 {
                at = self.subject.find_prefix(program, at, self.end)?;
            } else if let Some(first) = program.first() {
                at = self.subject.find_first(first, at, self.end)?;
                if at > last {
                    return None;
                }
            }
            // A run that fails undoes all it did.
            if let Some(end) = self.run(&program.insts, at, true) {
                return Some((at, end));
            }
            if self.interrupted {
                return None;
            }
            at += 1;
        }
        None
    }

    fn is_word(&self, at: usize, kind: u32) -> bool {
        at < self.end && category(kind, self.subject.at(at))
    }

    fn at(&self, code: u32, at: usize) -> bool {
        let newline = b'\n' as u32;
        match code {
            0 | 2 => at == self.begin,
            1 => at == self.begin || self.subject.at(at - 1) == newline,
            5 => at == self.end || at + 1 == self.end && self.subject.at(at) == newline,
            6 => at == self.end || self.subject.at(at) == newline,
            7 => at == self.end,
            _ => {
                // Word boundaries, by ASCII, locale or Unicode words.
                let kind = match code {
                    3 | 4 => 4,
                    8 | 9 => 8,
                    _ => 14,
                };
                let before = at > self.begin && self.is_word(at - 1, kind);
                let after = self.is_word(at, kind);
                (before != after) == matches!(code, 3 | 8 | 10)
            }
        }
    }

    /// Notes work done, and looks for signals when there was enough of it.
    #[inline]
    fn spend(&mut self, work: usize) {
        match self.patience.checked_sub(work) {
            Some(left) => self.patience = left,
            None => self.look_for_signals(),
        }
    }

    #[cold]
    fn look_for_signals(&mut self) {
        self.patience = PATIENCE;
        self.interrupted = self.interrupted || (self.poll)();
    }

    #[inline]
    fn count(&mut self, unit: &Unit, at: usize, max: usize) -> usize {
        let most = max.min(self.end - at);
        let count = self.count_up_to(unit, at, most);
        self.spend(count / PER_STEP);
        count
    }

    #[inline]
    fn count_up_to(&self, unit: &Unit, at: usize, most: usize) -> usize {
        match unit {
            Unit::AnyAll => most,
            Unit::Any => self.subject.find(b'\n' as u32, at, at + most).map_or(most, |i| i - at),
            Unit::NotLiteral(c) => self.subject.find(*c, at, at + most).map_or(most, |i| i - at),
            _ => {
                let mut n = 0;
                while n < most && unit.matches(self.subject.at(at + n)) {
                    n += 1;
                }
                n
            }
        }
    }

    fn set_mark(&mut self, index: usize, at: usize) {
        self.stack.push(Undo::Mark { index, old: self.marks[index], last: self.last });
        self.marks[index] = at;
        if index & 1 == 1 {
            self.last = index / 2 + 1;
        }
    }

    fn group(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.marks[group * 2], self.marks[group * 2 + 1]);
        (start != UNSET && end != UNSET && start <= end).then_some((start, end))
    }

    /// Whether what stands at `pc` can match at a place, as far as one character tells.
    #[inline]
    fn may_begin(&self, insts: &[Inst], pc: usize, at: usize) -> bool {
        match insts.get(pc) {
            Some(Inst::Unit(unit)) => at < self.end && unit.matches(self.subject.at(at)),
            _ => true,
        }
    }

    /// Undoes down to `floor`; where to go on in `insts`, if there is an alternative.
    fn backtrack(&mut self, insts: &[Inst], floor: usize) -> Option<(usize, usize)> {
        self.spend(1);
        if self.interrupted {
            return None;
        }
        while self.stack.len() > floor {
            match self.stack.pop()? {
                Undo::Branch { pc, at } => return Some((pc, at)),
                Undo::Shrink { pc, at, least } if let Some(c) = literal_at(insts, pc) => {
                    // What stands at the end of all may be wanted there, too.
                    let to = at.min(self.end);
                    let found = self.subject.rfind(c, least, to);
                    self.spend((to - found.unwrap_or(least)) / PER_STEP);
                    if let Some(at) = found {
                        if at > least {
                            self.stack.push(Undo::Shrink { pc, at, least });
                        }
                        return Some((pc, at));
                    }
                }
                Undo::Shrink { pc, mut at, least } => {
                    while at > least {
                        self.spend(1);
                        at -= 1;
                        if self.may_begin(insts, pc, at) {
                            if at > least {
                                self.stack.push(Undo::Shrink { pc, at, least });
                            }
                            return Some((pc, at));
                        }
                    }
                }
                Undo::Grow { pc, mut at, mut more } => {
                    while more > 0 {
                        more -= 1;
                        self.spend(1);
                        if self.may_begin(insts, pc, at) {
                            if more > 0 {
                                self.stack.push(Undo::Grow { pc, at: at + 1, more });
                            }
                            return Some((pc, at));
                        }
                        at += 1;
                    }
                }
                Undo::Mark { index, old, last } => {
                    self.marks[index] = old;
                    self.last = last;
                }
                Undo::Loop { id, count, from } => self.loops[id] = (count, from),
            }
        }
        None
    }

    /// Forgets alternatives above `floor` but keeps what undoes marks and counters.
    fn commit(&mut self, floor: usize) {
        let mut kept = floor;
        for i in floor..self.stack.len() {
            if matches!(self.stack[i], Undo::Mark { .. } | Undo::Loop { .. }) {
                self.stack.swap(kept, i);
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Undoes everything above `floor`.
    fn rewind(&mut self, floor: usize) {
        while self.stack.len() > floor {
            match self.stack.pop() {
                Some(Undo::Mark { index, old, last }) => {
                    self.marks[index] = old;
                    self.last = last;
                }
                Some(Undo::Loop { id, count, from }) => self.loops[id] = (count, from),
                _ => {}
            }
        }
    }

    /// Runs a program from a place. `top` is the whole pattern, whose end may have to be the subject's.
    fn run(&mut self, insts: &[Inst], from: usize, top: bool) -> Option<usize> {
        self.spend(1);
        if self.interrupted {
            return None;
        }
        let floor = self.stack.len();
        let (mut pc, mut at) = (0, from);
        loop {
            let ok = match &insts[pc] {
                Inst::Fail => false,
                Inst::Match => {
                    let wanted = !top || (!self.full || at == self.end) && self.must_advance != Some(at);
                    if wanted {
                        return Some(at);
                    }
                    false
                }
                Inst::Unit(unit) => {
                    let hit = at < self.end && unit.matches(self.subject.at(at));
                    at += hit as usize;
                    hit
                }
                Inst::UnitLoop { unit, min, max, greed } => match greed {
                    Greed::Greedy | Greed::Possessive => {
                        let n = self.count(unit, at, *max);
                        if n < *min {
                            false
                        } else {
                            if n > *min && *greed == Greed::Greedy {
                                self.stack.push(Undo::Shrink { pc: pc + 1, at: at + n, least: at + min });
                            }
                            at += n;
                            true
                        }
                    }
                    Greed::Lazy => {
                        if self.count(unit, at, *min) < *min {
                            false
                        } else {
                            at += min;
                            let more = self.count(unit, at, max - min);
                            if more > 0 {
                                self.stack.push(Undo::Grow { pc: pc + 1, at: at + 1, more });
                            }
                            true
                        }
                    }
                },
                Inst::At(code) => self.at(*code, at),
                Inst::Mark(index) => {
                    self.set_mark(*index, at);
                    true
                }
                Inst::Jump(to) => {
                    pc = *to;
                    continue;
                }
                Inst::Split(other) => {
                    // A branch that cannot begin here needs no way back.
                    if let Some(Inst::Unit(unit)) = insts.get(pc + 1)
                        && !(at < self.end && unit.matches(self.subject.at(at)))
                    {
                        pc = *other;
                        continue;
                    }
                    self.stack.push(Undo::Branch { pc: *other, at });
                    true
                }
                Inst::LoopStart(id) => {
                    let (count, from) = self.loops[*id];
                    self.stack.push(Undo::Loop { id: *id, count, from });
                    self.loops[*id] = (0, UNSET);
                    true
                }
                Inst::LoopHead { .. } if self.interrupted => false,
                Inst::LoopHead { id, min, max, greed, exit } => {
                    self.spend(1);
                    let (count, from) = self.loops[*id];
                    let again = count < *max && (count < *min || from != at);
                    if count < *min {
                        self.stack.push(Undo::Loop { id: *id, count, from });
                        self.loops[*id] = (count + 1, at);
                        true
                    } else if !again {
                        pc = *exit;
                        continue;
                    } else if *greed == Greed::Greedy {
                        self.stack.push(Undo::Branch { pc: *exit, at });
                        self.stack.push(Undo::Loop { id: *id, count, from });
                        self.loops[*id] = (count + 1, at);
                        true
                    } else {
                        // Out first; the body, with the counter raised, when that fails.
                        self.stack.push(Undo::Loop { id: *id, count, from });
                        self.loops[*id] = (count + 1, at);
                        self.stack.push(Undo::Branch { pc: pc + 1, at });
                        self.stack.push(Undo::Loop { id: *id, count: count + 1, from: at });
                        self.loops[*id] = (count, from);
                        pc = *exit;
                        continue;
                    }
                }
                Inst::GroupRef(group, fold) => match self.group(*group) {
                    None => false,
                    Some((start, end)) => {
                        let len = end - start;
                        self.spend(len / PER_STEP);
                        let same = |a: u32, b: u32| match fold {
                            Fold::None => a == b,
                            fold => fold.lower(a) == fold.lower(b),
                        };
                        let hit = at + len <= self.end
                            && (0..len).all(|i| same(self.subject.at(start + i), self.subject.at(at + i)));
                        at += if hit { len } else { 0 };
                        hit
                    }
                },
                Inst::GroupExists(group, otherwise) => {
                    if self.group(*group).is_none() {
                        pc = *otherwise;
                        continue;
                    }
                    true
                }
                Inst::Look { body, back, negate } => {
                    if at < self.begin + back {
                        *negate
                    } else {
                        let mark = self.stack.len();
                        let found = self.run(body, at - back, false).is_some();
                        if found && !negate {
                            self.commit(mark);
                        } else {
                            self.rewind(mark);
                        }
                        found != *negate
                    }
                }
                Inst::Atomic(body) => {
                    let mark = self.stack.len();
                    match self.run(body, at, false) {
                        Some(end) => {
                            self.commit(mark);
                            at = end;
                            true
                        }
                        None => {
                            self.rewind(mark);
                            false
                        }
                    }
                }
                Inst::PossessiveLoop { body, min, max } => {
                    let start = self.stack.len();
                    let mut count = 0;
                    while count < *max {
                        let mark = self.stack.len();
                        match self.run(body, at, false) {
                            Some(end) => {
                                self.commit(mark);
                                count += 1;
                                let stuck = end == at;
                                at = end;
                                if stuck && count >= *min {
                                    break;
                                }
                            }
                            None => {
                                self.rewind(mark);
                                break;
                            }
                        }
                    }
                    if count < *min {
                        self.rewind(start);
                    }
                    count >= *min
                }
            };
            if ok {
                pc += 1;
            } else {
                (pc, at) = self.backtrack(insts, floor)?;
            }
        }
    }
}
