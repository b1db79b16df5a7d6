//! The characters that the first places of a match can hold, found by walking the program from its start, so that a
//! search can skip places without starting the matcher.

use super::program::{Inst, Unit};

/// How many places are looked at, at the most.
const PLACES: usize = u8::BITS as usize;

/// Which of the first 256 characters can stand at the first places of a match; any character beyond them may.
#[derive(Debug)]
pub struct First {
    /// Bit `i`: the character may stand at place `i`.
    latin1: [u8; 256],
    /// The places that are looked at. A match takes as many characters or more.
    places: usize,
    /// The characters that can begin a match, where there are at most three.
    few: Option<Vec<u8>>,
}

impl First {
    /// `None` where a match may take nothing, or may begin with anything.
    pub fn of(insts: &[Inst]) -> Option<First> {
        let mut first = First { latin1: [0; 256], places: PLACES, few: None };
        let ends = first.walk(insts, 1);
        // Where a match can end after fewer characters, anything may follow it.
        first.places = (0..PLACES).find(|depth| ends >> depth & 1 != 0).unwrap_or(PLACES);
        while first.places > 0 && first.latin1.iter().all(|bits| bits >> (first.places - 1) & 1 != 0) {
            first.places -= 1;
        }
        if first.places == 0 || first.latin1.iter().all(|bits| bits & 1 != 0) {
            return None;
        }
        let members: Vec<u8> = (0..=255).filter(|c| first.latin1[*c as usize] & 1 != 0).collect();
        first.few = (1..=3).contains(&members.len()).then_some(members);
        Some(first)
    }

    /// Lets what a unit matches stand at the places of `depths`.
    fn add(&mut self, unit: &Unit, depths: u8) {
        if let Unit::Literal(c) = unit {
            if let Some(bits) = self.latin1.get_mut(*c as usize) {
                *bits |= depths;
            }
            return;
        }
        for (c, bits) in self.latin1.iter_mut().enumerate() {
            if unit.matches(c as u32) {
                *bits |= depths;
            }
        }
    }

    /// Lets anything stand at the places of `depths` and all after them.
    fn add_all(&mut self, depths: u8) {
        self.latin1.iter_mut().for_each(|bits| *bits |= from_lowest(depths));
    }

    /// Adds what can stand where, if the program begins at the places of `depths` (a bit each); at which it can end.
    fn walk(&mut self, insts: &[Inst], depths: u8) -> u8 {
        let mut seen = vec![0u8; insts.len()];
        let mut open = vec![(0, depths)];
        let mut ends = 0;
        while let Some((pc, depths)) = open.pop() {
            let Some(known) = seen.get_mut(pc) else { continue };
            let depths = depths & !*known;
            if depths == 0 {
                continue;
            }
            *known |= depths;
            match &insts[pc] {
                Inst::Fail => {}
                Inst::Match => ends |= depths,
                Inst::Unit(unit) => {
                    self.add(unit, depths);
                    open.push((pc + 1, depths << 1));
                }
                Inst::UnitLoop { unit, min, .. } => {
                    // Of the least number, only whether it is none is told apart.
                    let reached = from_lowest(depths);
                    self.add(unit, reached);
                    open.push((pc + 1, if *min == 0 { reached } else { reached & !lowest(reached) }));
                }
                // What takes no character is passed over, as if it held.
                Inst::At(_) | Inst::Mark(_) | Inst::LoopStart(_) | Inst::Look { .. } => {
                    open.push((pc + 1, depths));
                }
                Inst::Jump(to) => open.push((*to, depths)),
                Inst::Split(other) => open.extend([(pc + 1, depths), (*other, depths)]),
                Inst::LoopHead { exit, .. } => open.extend([(pc + 1, depths), (*exit, depths)]),
                Inst::GroupExists(_, otherwise) => open.extend([(pc + 1, depths), (*otherwise, depths)]),
                Inst::GroupRef(..) => {
                    self.add_all(depths);
                    open.push((pc + 1, from_lowest(depths)));
                }
                Inst::Atomic(body) => {
                    let after = self.walk(body, depths);
                    open.push((pc + 1, after));
                }
                Inst::PossessiveLoop { body, min, .. } => {
                    let after = self.walk(body, depths);
                    // Again and again: what may follow one round is not followed further.
                    self.add_all(after);
                    open.push((pc + 1, from_lowest(after) | if *min == 0 { depths } else { 0 }));
                }
            }
        }
        ends
    }

    /// Whether a match can begin with this character.
    #[inline(always)]
    pub fn admits(&self, c: u32) -> bool {
        self.latin1.get(c as usize).is_none_or(|bits| bits & 1 != 0)
    }

    /// The next place where a match can begin, as far as the first characters tell.
    pub fn find(&self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        let mut stretch = STRETCH;
        loop {
            let rest = bytes.get(at..)?;
            let skipped = match self.few.as_deref() {
                Some(&[a]) => memchr::memchr(a, rest),
                Some(&[a, b]) => memchr::memchr2(a, b, rest),
                Some(&[a, b, c]) => memchr::memchr3(a, b, c, rest),
                _ => rest.iter().position(|c| self.latin1[*c as usize] & 1 != 0),
            }?;
            at += skipped;
            // Where the first character is frequent, going on one by one is quicker than starting anew.
            stretch = if skipped < STRETCH { (stretch * 2).min(1024) } else { STRETCH };
            match self.shift_and(&bytes[at..], stretch) {
                Ok(found) => return Some(at + found),
                Err(seen) => at += seen,
            }
        }
    }

    /// The next place where a match can begin, looking at all characters in turn (Baeza-Yates and Gonnet, "A New
    /// Approach to Text Searching", 1992). Without one within `stretch` characters or a little more: how many of them
    /// a match begins behind.
    fn shift_and(&self, bytes: &[u8], stretch: usize) -> Result<usize, usize> {
        let last = 1u8 << (self.places - 1);
        // Bit `i`: what was seen last can be the first `i + 1` characters of a match.
        let mut partial = 0u8;
        let mut seen = 0;
        while seen < bytes.len() && (seen < stretch || partial != 0) {
            let end = (seen + STRETCH).min(bytes.len());
            for (i, c) in bytes[seen..end].iter().enumerate() {
                partial = (partial << 1 | 1) & self.latin1[*c as usize];
                if partial & last != 0 {
                    return Ok(seen + i + 1 - self.places);
                }
            }
            seen = end;
        }
        Err(seen)
    }
}

/// Characters to look at one by one at the least, once the first of a match was seen.
const STRETCH: usize = 16;

fn lowest(bits: u8) -> u8 {
    bits & bits.wrapping_neg()
}

/// The lowest bit and all above it.
fn from_lowest(bits: u8) -> u8 {
    lowest(bits).wrapping_neg()
}
