//! `Names`: the spellings of a source, each with a number; keywords come first.
//!
//! A hash table of our own because it is on the hottest path of the tokenizer. The hash is seeded per
//! process so that no source can be made of colliding names. Keywords are hashed once per process: most sources that
//! programs compile as they run are short.

use super::kind::{KEYWORDS, KNOWN_NAMES};
use crate::ast::Name;
use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

/// Interned names. `spellings[i]` is the source text, `values[i]` the normalised identifier.
pub(crate) struct Names<'s> {
    /// (upper hash bits, id + 1); a zero id marks a free slot. The length is a power of two.
    slots: Vec<(u32, u32)>,
    known: &'static Known,
    /// Of the names behind the known ones.
    spellings: Vec<&'s [u8]>,
    values: Vec<Name>,
}

/// The names that every table begins with.
struct Known {
    slots: Vec<(u32, u32)>,
    spellings: Vec<&'static [u8]>,
    values: Vec<Name>,
    seed: u64,
}

impl Known {
    fn get() -> &'static Known {
        static KNOWN: OnceLock<Known> = OnceLock::new();
        KNOWN.get_or_init(|| {
            let mut known = Known {
                slots: vec![(0, 0); 256],
                spellings: Vec::new(),
                values: Vec::new(),
                seed: RandomState::new().hash_one(0u8) | 1,
            };
            for word in KEYWORDS.iter().map(|(word, _)| *word).chain(KNOWN_NAMES) {
                known.spellings.push(word.as_bytes());
                known.values.push(word.into());
                let hash = hash(known.seed, word.as_bytes());
                place(&mut known.slots, hash, known.values.len() as u32 - 1);
            }
            known
        })
    }
}

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ (product >> 64) as u64
}

fn hash(seed: u64, spelling: &[u8]) -> u64 {
    let mut state = seed ^ spelling.len() as u64;
    let mut chunks = spelling.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
        state = fold(state ^ word, MULTIPLIER ^ seed);
    }
    let last = chunks.remainder().iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
    fold(state ^ last, MULTIPLIER)
}

fn place(slots: &mut [(u32, u32)], hash: u64, id: u32) {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots[at].1 != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = ((hash >> 32) as u32, id + 1);
}

impl<'s> Names<'s> {
    pub fn new() -> Names<'s> {
        let known = Known::get();
        Names { slots: known.slots.clone(), known, spellings: Vec::new(), values: Vec::new() }
    }

    #[inline]
    fn spelling(&self, id: u32) -> &[u8] {
        let id = id as usize;
        match self.known.spellings.get(id) {
            Some(known) => known,
            None => self.spellings[id - self.known.spellings.len()],
        }
    }

    /// The id of a spelling, or the hash to insert it under.
    #[inline]
    pub fn find(&self, spelling: &[u8]) -> Result<u32, u64> {
        let hash = hash(self.known.seed, spelling);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (upper, id) = self.slots[at];
            if id == 0 {
                return Err(hash);
            }
            if upper == (hash >> 32) as u32 && self.spelling(id - 1) == spelling {
                return Ok(id - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a spelling that [`Names::find`] did not find.
    pub fn insert(&mut self, hash: u64, spelling: &'s [u8], value: Name) -> u32 {
        let id = (self.known.spellings.len() + self.spellings.len()) as u32;
        self.spellings.push(spelling);
        self.values.push(value);
        if (id as usize + 1) * 2 > self.slots.len() {
            self.slots = vec![(0, 0); self.slots.len() * 4];
            for old in 0..id {
                let hash = self::hash(self.known.seed, self.spelling(old));
                place(&mut self.slots, hash, old);
            }
        }
        place(&mut self.slots, hash, id);
        id
    }

    /// The identifier of a name token.
    #[inline]
    pub fn value(&self, id: u32) -> &Name {
        let id = id as usize;
        match self.known.values.get(id) {
            Some(known) => known,
            None => &self.values[id - self.known.values.len()],
        }
    }
}
