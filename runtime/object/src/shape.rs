//! Shapes (hidden classes): a 32-bit id in the header says both the class and the layout of a cell.
//!
//! Behind the fixed payload of an instance lies its attribute region, a run of words:
//! `[__slots__ words][dict word][inline attributes]`. The dict word is empty, or an `Array` of the
//! attributes that did not fit inline, or (in dictionary mode) the instance's `dict` itself.
//!
//! **Invariant.** The names of a shape are interned, and word `i` of its attributes belongs to name `i`.
//! Shapes of one line share a name table; a shape sees the first `count` names of it.

use crate::str::Str;
use crate::typeobject::Type;
use kaa_gc::{Gc, Kind, ShapeId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// How instances of a shape keep their attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// No `__dict__`.
    Fixed,
    /// Attributes by shape: inline, then in the overflow array.
    Inline,
    /// The dict word holds the instance's dict, or is empty until it is asked for.
    Dict,
}

/// More attributes than this go into a dict.
const MAX_SHAPED: usize = 64;

#[derive(Default)]
struct NameTable {
    order: Vec<Gc<Str>>,
    index: FxHashMap<Gc<Str>, u16>,
}

/// One shape.
pub struct Shape {
    pub class: Gc<Type>,
    pub kind: &'static Kind,
    pub layout: Layout,
    /// Words of `__slots__` (and of builtin members) at the start of the region.
    pub slot_words: u16,
    /// Inline attribute words behind the dict word.
    pub inline_words: u16,
    /// Attributes that instances of this shape have.
    pub count: u16,
    pub root: ShapeId,
    names: Rc<RefCell<NameTable>>,
    transitions: FxHashMap<Gc<Str>, ShapeId>,
    /// Of a root: the shape that its instances take in dictionary mode.
    dict_mode: Option<ShapeId>,
}

impl Shape {
    /// The attribute index of an interned name.
    #[inline]
    pub fn find(&self, name: Gc<Str>) -> Option<u16> {
        self.names.borrow().index.get(&name).copied().filter(|&i| i < self.count)
    }

    /// The names of the attributes, oldest first.
    pub fn names(&self) -> Vec<Gc<Str>> {
        self.names.borrow().order[..self.count as usize].to_vec()
    }

    /// Region word of the dict word; meaningless under `Layout::Fixed`.
    #[inline]
    pub fn dict_word(&self) -> usize {
        self.slot_words as usize
    }

    /// Words of the whole region.
    #[inline]
    pub fn region_words(&self) -> u16 {
        match self.layout {
            Layout::Fixed => self.slot_words,
            Layout::Inline | Layout::Dict => self.slot_words + 1 + self.inline_words,
        }
    }
}

/// The shape table of an isolate.
#[derive(Default)]
pub struct Shapes {
    /// Nothing where the class is dead. Ids are not used again, as caches may still compare them.
    table: Vec<Option<Box<Shape>>>,
    /// What is asked for most, of every shape in `table`.
    heads: Vec<Option<Head>>,
}

#[derive(Clone, Copy)]
struct Head {
    class: Gc<Type>,
    kind: &'static Kind,
}

impl Shapes {
    #[inline]
    pub fn get(&self, id: ShapeId) -> &Shape {
        match &self.table[id.index()] {
            Some(shape) => shape,
            None => no_such_shape(id),
        }
    }

    #[inline]
    pub fn class(&self, id: ShapeId) -> Gc<Type> {
        match self.heads[id.index()] {
            Some(head) => head.class,
            None => no_such_shape(id),
        }
    }

    #[inline]
    pub fn kind(&self, id: ShapeId) -> &'static Kind {
        match self.heads[id.index()] {
            Some(head) => head.kind,
            None => no_such_shape(id),
        }
    }

    pub fn next_id(&self) -> ShapeId {
        ShapeId(self.table.len().max(1) as u32)
    }

    /// Adds a root shape under `id`.
    pub fn add_root(
        &mut self,
        id: ShapeId,
        class: Gc<Type>,
        kind: &'static Kind,
        layout: Layout,
        slot_words: u16,
        inline_words: u16,
    ) {
        if self.table.len() <= id.index() {
            self.table.resize_with(id.index() + 1, || None);
            self.heads.resize(id.index() + 1, None);
        }
        self.heads[id.index()] = Some(Head { class, kind });
        self.table[id.index()] = Some(Box::new(Shape {
            class,
            kind,
            layout,
            slot_words,
            inline_words,
            count: 0,
            root: id,
            names: Rc::default(),
            transitions: FxHashMap::default(),
            dict_mode: None,
        }));
    }

    /// Frees what belongs to a shape that nothing will be made under again.
    pub(crate) fn forget(&mut self, id: ShapeId) {
        self.table[id.index()] = None;
        self.heads[id.index()] = None;
    }

    /// The shape after adding the interned `name`; `None` where the instance should turn to dictionary
    /// mode. A new id must be registered with the heap by the caller.
    pub fn transition(&mut self, from: ShapeId, name: Gc<Str>) -> Option<(ShapeId, bool)> {
        let new_id = self.next_id();
        let shape = match &mut self.table[from.index()] {
            Some(shape) => shape,
            None => no_such_shape(from),
        };
        if let Some(&to) = shape.transitions.get(&name) {
            return Some((to, false));
        }
        if shape.count as usize >= MAX_SHAPED || shape.transitions.len() >= 128 {
            return None;
        }
        shape.transitions.insert(name, new_id);
        let count = shape.count as usize;
        let names = {
            let table = shape.names.borrow();
            if table.order.len() == count {
                None
            } else {
                let order = table.order[..count].to_vec();
                let index = order.iter().enumerate().map(|(i, &n)| (n, i as u16)).collect();
                Some(Rc::new(RefCell::new(NameTable { order, index })))
            }
        };
        let names = names.unwrap_or_else(|| shape.names.clone());
        {
            let mut table = names.borrow_mut();
            table.order.push(name);
            table.index.insert(name, count as u16);
        }
        let added = Shape {
            class: shape.class,
            kind: shape.kind,
            layout: shape.layout,
            slot_words: shape.slot_words,
            inline_words: shape.inline_words,
            count: count as u16 + 1,
            root: shape.root,
            names,
            transitions: FxHashMap::default(),
            dict_mode: None,
        };
        self.heads.push(Some(Head { class: added.class, kind: added.kind }));
        self.table.push(Some(Box::new(added)));
        Some((new_id, true))
    }

    pub fn dict_mode_of(&self, root: ShapeId) -> Option<ShapeId> {
        self.get(root).dict_mode
    }

    pub fn set_dict_mode(&mut self, root: ShapeId, to: ShapeId) {
        if let Some(shape) = &mut self.table[root.index()] {
            shape.dict_mode = Some(to);
        }
    }
}

#[cold]
fn no_such_shape(id: ShapeId) -> ! {
    panic!("shape {} is not in the table", id.0)
}
