//! `Names`: the spellings of a source, each with a number; keywords come first.
//!
//! A hash table of our own because it is on the hottest path of the tokenizer. The hash is seeded per
//! parse so that no source can be made of colliding names.

use super::kind::{KEYWORDS, KNOWN_NAMES};
use crate::ast::Name;
use std::hash::{BuildHasher, RandomState};

/// Interned names. `spellings[i]` is the source text, `values[i]` the normalised identifier.
pub(crate) struct Names<'s> {
    /// (upper hash bits, id + 1); a zero id marks a free slot. The length is a power of two.
    slots: Vec<(u32, u32)>,
    spellings: Vec<&'s [u8]>,
    values: Vec<Name>,
    seed: u64,
}

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ (product >> 64) as u64
}

impl<'s> Names<'s> {
    pub fn new() -> Names<'s> {
        let seed = RandomState::new().hash_one(0u8) | 1;
        let mut names = Names { slots: vec![(0, 0); 512], spellings: Vec::new(), values: Vec::new(), seed };
        for (word, _) in KEYWORDS {
            names.insert_known(word);
        }
        for word in KNOWN_NAMES {
            names.insert_known(word);
        }
        names
    }

    fn insert_known(&mut self, word: &'static str) {
        if let Err(vacant) = self.find(word.as_bytes()) {
            self.insert(vacant, word.as_bytes(), word.into());
        }
    }

    fn hash(&self, spelling: &[u8]) -> u64 {
        let mut state = self.seed ^ spelling.len() as u64;
        let mut chunks = spelling.chunks_exact(8);
        for chunk in &mut chunks {
            let word = chunk.iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
            state = fold(state ^ word, MULTIPLIER ^ self.seed);
        }
        let last = chunks.remainder().iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
        fold(state ^ last, MULTIPLIER)
    }

    /// The id of a spelling, or the hash to insert it under.
    #[inline]
    pub fn find(&self, spelling: &[u8]) -> Result<u32, u64> {
        let hash = self.hash(spelling);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (upper, id) = self.slots[at];
            if id == 0 {
                return Err(hash);
            }
            if upper == (hash >> 32) as u32 && self.spellings[id as usize - 1] == spelling {
                return Ok(id - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a spelling that [`Names::find`] did not find.
    pub fn insert(&mut self, hash: u64, spelling: &'s [u8], value: Name) -> u32 {
        let id = self.spellings.len() as u32;
        self.spellings.push(spelling);
        self.values.push(value);
        if self.spellings.len() * 2 > self.slots.len() {
            self.slots = vec![(0, 0); self.slots.len() * 4];
            for old in 0..id {
                let hash = self.hash(self.spellings[old as usize]);
                self.place(hash, old);
            }
        }
        self.place(hash, id);
        id
    }

    fn place(&mut self, hash: u64, id: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = ((hash >> 32) as u32, id + 1);
    }

    /// The identifier of a name token.
    #[inline]
    pub fn value(&self, id: u32) -> &Name {
        &self.values[id as usize]
    }
}
