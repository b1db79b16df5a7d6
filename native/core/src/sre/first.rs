//! The characters a match can begin with, found by walking the program from its start, so that a search can
//! skip places without starting the matcher.

use super::program::{Inst, Unit};

/// Which of the first 256 characters can begin a match; any character beyond them may.
#[derive(Debug)]
pub struct First {
    latin1: [bool; 256],
    /// The members, where there are at most three.
    few: Option<Vec<u8>>,
}

impl First {
    /// `None` where a match may take nothing, or may begin with anything.
    pub fn of(insts: &[Inst]) -> Option<First> {
        let mut first = First { latin1: [false; 256], few: None };
        if !first.walk(insts, &mut vec![false; insts.len()]) || first.latin1.iter().all(|hit| *hit) {
            return None;
        }
        let members: Vec<u8> = (0..=255).filter(|c| first.latin1[*c as usize]).collect();
        first.few = (1..=3).contains(&members.len()).then_some(members);
        Some(first)
    }

    fn add(&mut self, unit: &Unit) {
        for (c, hit) in self.latin1.iter_mut().enumerate() {
            *hit |= unit.matches(c as u32);
        }
    }

    /// Adds what can come first from each reachable instruction. False where a match may be empty.
    fn walk(&mut self, insts: &[Inst], seen: &mut [bool]) -> bool {
        let mut open = vec![0];
        while let Some(pc) = open.pop() {
            if seen.get(pc) != Some(&false) {
                continue;
            }
            seen[pc] = true;
            match &insts[pc] {
                Inst::Fail => {}
                Inst::Match => return false,
                Inst::Unit(unit) => self.add(unit),
                Inst::UnitLoop { unit, min, .. } => {
                    self.add(unit);
                    if *min == 0 {
                        open.push(pc + 1);
                    }
                }
                // What takes no character is passed over, as if it held.
                Inst::At(_) | Inst::Mark(_) | Inst::LoopStart(_) | Inst::Look { .. } => open.push(pc + 1),
                Inst::Jump(to) => open.push(*to),
                Inst::Split(other) => open.extend([pc + 1, *other]),
                Inst::LoopHead { exit, .. } => open.extend([pc + 1, *exit]),
                Inst::GroupExists(_, otherwise) => open.extend([pc + 1, *otherwise]),
                Inst::GroupRef(..) => return false,
                Inst::Atomic(body) => {
                    if !self.walk(body, &mut vec![false; body.len()]) {
                        open.push(pc + 1);
                    }
                }
                Inst::PossessiveLoop { body, min, .. } => {
                    if !self.walk(body, &mut vec![false; body.len()]) || *min == 0 {
                        open.push(pc + 1);
                    }
                }
            }
        }
        true
    }

    /// Whether a match can begin with this character.
    #[inline(always)]
    pub fn admits(&self, c: u32) -> bool {
        self.latin1.get(c as usize).copied().unwrap_or(true)
    }

    /// The next byte that can begin a match.
    pub fn find(&self, bytes: &[u8]) -> Option<usize> {
        match self.few.as_deref() {
            Some(&[a]) => memchr::memchr(a, bytes),
            Some(&[a, b]) => memchr::memchr2(a, b, bytes),
            Some(&[a, b, c]) => memchr::memchr3(a, b, c, bytes),
            _ => bytes.iter().position(|c| self.latin1[*c as usize]),
        }
    }
}
