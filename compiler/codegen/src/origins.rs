//! `Origins`: what brought a string into a module, an identifier or a literal, where the bytes of the `.pyc`
//! file depend on it.
//!
//! CPython merges equal constants of a module; the first stays. Identifiers are interned when the parser meets
//! them. So whether a constant is the interned string depends on which of the two came first. That shows in three
//! cases, all of them rare: for strings that interning of constants passes over, of which only identifiers with
//! letters outside ASCII are such strings; for `'%'` that was written `%%`, which isn't CPython's one object for that
//! character; and in frozensets of two or more code objects, which are made anew for each of them if a string in
//! them isn't the interned one. All strings are noted as they come, and looked at in a module where such a case may
//! have arisen.
//!
//! CPython counterpart: `merge_const_one` in `Python/compile.c`, `intern_constants` in `Objects/codeobject.c`.

use kaa_code::interning::{Interning, Strings};
use kaa_code::{CodeObject, Constant};
use kaa_symtable::SymbolTable;
use kaa_unicode::Text;
use rustc_hash::{FxHashMap, FxHashSet};

#[derive(Default)]
pub struct Origins {
    /// Whether any of the three cases may have arisen.
    wanted: bool,
    /// Frozensets with strings like names, of all code objects so far.
    sets: Vec<Constant>,
    /// Strings that became constants, in that order.
    notes: Vec<(Text, Origin)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Identifier,
    Literal,
    /// `%%` in a format that became an f-string.
    Percent,
}

/// Whether interning of constants takes the string, and it isn't one that exists once anyway.
fn is_name_like(text: &Text) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 1 && bytes.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

fn strings_of(set: &Constant) -> impl Iterator<Item = &Text> {
    let items: &[Constant] = match set {
        Constant::FrozenSet(items) => items,
        _ => &[],
    };
    items.iter().filter_map(|item| match item {
        Constant::Str(text) if is_name_like(text) => Some(text),
        _ => None,
    })
}

impl Origins {
    pub fn identifier(&mut self, name: &Text) {
        self.wanted |= !name.is_ascii();
        self.notes.push((name.clone(), Origin::Identifier));
    }

    pub fn literal(&mut self, text: &Text) {
        self.notes.push((text.clone(), Origin::Literal));
    }

    /// A piece of the format in `'…' % (…)`.
    pub fn format_piece(&mut self, text: &Text) {
        if *text == "%" {
            self.wanted = true;
            self.notes.push((text.clone(), Origin::Percent));
        }
    }

    pub fn assembled(&mut self, code: &CodeObject) {
        for constant in &code.consts {
            if strings_of(constant).next().is_none() {
                continue;
            }
            if self.sets.contains(constant) {
                self.wanted = true;
            } else {
                self.sets.push(constant.clone());
            }
        }
    }

    /// What is to be known of the strings of a module that has been assembled.
    pub fn interning(&self, module: &CodeObject, table: &SymbolTable) -> Interning {
        if !self.wanted {
            return Interning::default();
        }
        let mut first: FxHashMap<&Text, Origin> = FxHashMap::default();
        for (text, origin) in &self.notes {
            first.entry(text).or_insert(*origin);
        }
        let noted = self.notes.iter().filter(|(_, origin)| *origin == Origin::Identifier);
        let of_blocks = table.blocks().iter().flat_map(|block| block.symbols.iter());
        let mut identifiers: FxHashSet<&Text> = noted.map(|(name, _)| name).collect();
        identifiers.extend(of_blocks.map(|(name, _)| name));
        let mut codes = vec![module];
        while let Some(code) = codes.pop() {
            identifiers.extend(code.names.iter().chain(&code.localsplusnames).chain([&code.name]));
            codes.extend(code.consts.iter().filter_map(|constant| match constant {
                Constant::Code(inner) => Some(&**inner),
                _ => None,
            }));
        }
        let with = |origin| first.iter().filter(move |(_, o)| **o == origin).map(|(text, _)| *text);
        let interned = with(Origin::Identifier).filter(|name| !name.is_ascii()).cloned().collect();
        let mut loose: Vec<Text> = with(Origin::Percent).cloned().collect();
        for text in self.sets.iter().flat_map(strings_of) {
            let taken = identifiers.contains(text) || is_known(text);
            if taken && first.get(text) == Some(&Origin::Literal) && !loose.contains(text) {
                loose.push(text.clone());
            }
        }
        Interning::new(Strings { interned, loose })
    }
}

/// Whether CPython has interned a string before it compiles anything. Written by `cargo xtask known-names`.
fn is_known(text: &Text) -> bool {
    let known = include_str!("known_names.txt");
    text.as_str().is_some_and(|text| known.split_ascii_whitespace().any(|name| name == text))
}
