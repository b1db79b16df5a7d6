//! `NameIndex`: where names stand in a list.
//!
//! Most scopes have few names, and one name of a source file is one string: a look at a few addresses finds it sooner
//! than a hash would.

use kaa_syntax::ast::Name;
use rustc_hash::FxHashMap;
use std::cell::Cell;

/// Lists up to this long are searched, longer ones have an index.
const FEW: usize = 8;

/// What has a name.
pub trait Named {
    fn name(&self) -> &Name;
}

impl Named for Name {
    fn name(&self) -> &Name {
        self
    }
}

impl Named for (Name, u32) {
    fn name(&self) -> &Name {
        &self.0
    }
}

/// The places of names in a list that only grows, or is [made anew](NameIndex::rebuild).
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    by_content: FxHashMap<Name, u32>,
    /// Guesses by the names' addresses, as most names are the very strings that are in the list; empty for short lists.
    guesses: Vec<Cell<u32>>,
}

/// A power of two.
const GUESSES: usize = 64;

/// Where the place of a string may be noted. Strings lie at multiples of eight or more.
#[inline]
fn slot(name: &Name) -> usize {
    let address = name.as_bytes().as_ptr().addr() >> 3;
    (address ^ address >> 6) % GUESSES
}

impl NameIndex {
    /// The place of a name in the list that this index belongs to.
    pub fn find<T: Named>(&self, list: &[T], name: &Name) -> Option<usize> {
        if list.len() > FEW {
            let guess = &self.guesses[slot(name)];
            let at = guess.get() as usize;
            if list.get(at).is_some_and(|entry| entry.name().is_same(name)) {
                return Some(at);
            }
            let at = *self.by_content.get(name)?;
            guess.set(at);
            return Some(at as usize);
        }
        let same = list.iter().position(|entry| entry.name().is_same(name));
        same.or_else(|| list.iter().position(|entry| entry.name() == name))
    }

    /// Takes note of the list's last entry.
    pub fn added<T: Named>(&mut self, list: &[T]) {
        if list.len() == FEW + 1 {
            self.rebuild(list);
        } else if list.len() > FEW
            && let Some(last) = list.last()
        {
            let at = list.len() as u32 - 1;
            self.guesses[slot(last.name())].set(at);
            self.by_content.insert(last.name().clone(), at);
        }
    }

    pub fn rebuild<T: Named>(&mut self, list: &[T]) {
        self.by_content.clear();
        if list.len() > FEW {
            self.guesses.resize(GUESSES, Cell::new(0));
            self.by_content.reserve(2 * FEW);
            self.by_content.extend(list.iter().zip(0..).map(|(entry, at)| (entry.name().clone(), at)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_short_and_long_lists() {
        let mut list: Vec<Name> = Vec::new();
        let mut index = NameIndex::default();
        for n in 0..30 {
            list.push(format!("name{n}").into());
            index.added(&list);
            for at in 0..=n {
                assert_eq!(index.find(&list, &list[at].clone()), Some(at));
                assert_eq!(index.find(&list, &format!("name{at}").into()), Some(at));
            }
            assert_eq!(index.find(&list, &"other".into()), None);
        }
        list.remove(3);
        index.rebuild(&list);
        assert_eq!(index.find(&list, &"name4".into()), Some(3));
        assert_eq!(index.find(&list, &"name3".into()), None);
    }
}
