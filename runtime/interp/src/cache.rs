//! Inline caches: what was seen at an instruction, as plain data that the JIT can read too.

use kaa_gc::{Gc, ShapeId, Trace, Tracer, Value};
use kaa_object::{Str, Type};
use std::cell::{Cell, OnceCell};

/// What a cache entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Nothing,
    /// Attribute word at byte `place` of the instance.
    Inline,
    /// Attribute `place` of the overflow array, whose word is at byte `second`.
    Overflow,
    /// A class attribute that needs no binding, or (for methods) a function to be called with the receiver.
    ClassValue,
    /// An attribute of the type object itself.
    TypeValue,
    /// Entry `place` of a module's dict, whose keys have `version`.
    ModuleEntry,
    /// A new attribute at byte `place`; the instance's shape becomes `next`.
    AddInline,
    /// Entry `place` of the globals, whose keys have `version`.
    Global,
    /// Entry `place` of the builtins, whose keys have `second_version`; not in the globals with `version`.
    Builtin,
    /// A property whose getter is `value`.
    Property,
    /// In the dict of an instance in dictionary mode, likely as entry `place`.
    InDict,
    /// A class attribute as in `ClassValue`, unless the dict of the instance, which is in dictionary mode, has one.
    Unshadowed,
    /// A descriptor of the class, to be bound, that nothing of the instance hides. `next` is 1 if it has to have a
    /// `__set__` for that.
    Descriptor,
    /// The function behind a class, whose address is `version`, in the MRO of the receiver's.
    Super,
    /// As `Super`, where the receiver is a class itself: what needs no binding, a static method or a class method.
    SuperOfClass,
}

/// One entry.
pub struct Cache {
    pub seen: Cell<Seen>,
    pub misses: Cell<u8>,
    pub shape: Cell<ShapeId>,
    pub place: Cell<u32>,
    pub second: Cell<u32>,
    pub class_version: Cell<u32>,
    pub next: Cell<ShapeId>,
    /// Class whose version is checked.
    pub class: Cell<Option<Gc<Type>>>,
    pub value: Cell<Option<Value>>,
    pub version: Cell<u64>,
    pub second_version: Cell<u64>,
}

impl Cache {
    pub fn new() -> Cache {
        Cache {
            seen: Cell::new(Seen::Nothing),
            misses: Cell::new(0),
            shape: Cell::new(ShapeId::FREE),
            place: Cell::new(0),
            second: Cell::new(0),
            class_version: Cell::new(0),
            next: Cell::new(ShapeId::FREE),
            class: Cell::new(None),
            value: Cell::new(None),
            version: Cell::new(0),
            second_version: Cell::new(0),
        }
    }

    /// Exchanges all but the count of misses, which is the site's.
    #[cold]
    fn swap(&self, other: &Cache) {
        self.seen.swap(&other.seen);
        self.shape.swap(&other.shape);
        self.place.swap(&other.place);
        self.second.swap(&other.second);
        self.class_version.swap(&other.class_version);
        self.next.swap(&other.next);
        self.class.swap(&other.class);
        self.value.swap(&other.value);
        self.version.swap(&other.version);
        self.second_version.swap(&other.second_version);
    }

    /// Whether the class is as it was.
    #[inline]
    pub fn class_unchanged(&self) -> bool {
        match self.class.get() {
            Some(class) => class.version.get() == self.class_version.get(),
            None => false,
        }
    }
}

impl Default for Cache {
    fn default() -> Self {
        Cache::new()
    }
}

// SAFETY: visits the class and the value.
unsafe impl Trace for Cache {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.class.trace(tracer);
        self.value.trace(tracer);
    }
}

/// Entries of an instruction that has seen more than one shape.
pub const POLY: usize = 4;
/// After so many misses in its polymorphic entries an instruction is megamorphic and caches no more.
pub const MEGA: u8 = 200;

/// The caches of one instruction.
pub struct Site {
    pub name: Gc<Str>,
    pub first: Cache,
    pub more: OnceCell<Box<[Cache; POLY]>>,
    pub turn: Cell<u8>,
    /// How often another entry than the first has served since the first was exchanged.
    later: Cell<u8>,
}

/// After so many times that a later entry served, it becomes the first: what was seen first may never come again, as
/// the first instances of a class, which have less room for attributes than those after them.
const PROMOTE: u8 = 32;

impl Site {
    pub fn new(name: Gc<Str>) -> Site {
        Site { name, first: Cache::new(), more: OnceCell::new(), turn: Cell::new(0), later: Cell::new(0) }
    }

    /// What was looked up cannot be cached.
    pub fn note_failure(&self) {
        if self.first.seen.get() == Seen::Nothing {
            self.first.misses.set(self.first.misses.get().saturating_add(1));
        }
    }

    /// Whether the first entry is the only one, or the one that served of late.
    #[inline]
    pub fn is_steady(&self) -> bool {
        self.more.get().is_none() || self.later.get() == 0
    }

    /// A later entry served.
    #[inline]
    fn note_later(&self, served: &Cache) {
        self.later.set(self.later.get() + 1);
        if self.later.get() >= PROMOTE {
            self.first.swap(served);
            self.later.set(0);
        }
    }

    /// The entry about the object's shape; the first where there is none.
    #[inline(always)]
    pub fn entry(&self, object: Value) -> &Cache {
        if object.has_shape(self.first.shape.get()) {
            return &self.first;
        }
        if let (Some(more), Some(shape)) = (self.more.get(), object.shape()) {
            for cache in more.iter() {
                if cache.shape.get() == shape {
                    self.note_later(cache);
                    return if self.later.get() == 0 { &self.first } else { cache };
                }
            }
        }
        &self.first
    }

    /// What the first entry about the object's shape gives that gives anything.
    #[inline(always)]
    pub fn served<T>(&self, object: Value, mut read: impl FnMut(&Cache) -> Option<T>) -> Option<T> {
        let shape = object.shape()?;
        if self.first.shape.get() == shape
            && let Some(found) = read(&self.first)
        {
            return Some(found);
        }
        for cache in self.more.get()?.iter().filter(|cache| cache.shape.get() == shape) {
            if let Some(found) = read(cache) {
                self.note_later(cache);
                return Some(found);
            }
        }
        None
    }

    /// The entry to fill next; `None` once megamorphic.
    pub fn entry_to_fill(&self) -> Option<&Cache> {
        let misses = self.first.misses.get();
        if self.first.seen.get() == Seen::Nothing {
            return (misses < MEGA).then_some(&self.first);
        }
        if misses >= MEGA {
            return None;
        }
        self.first.misses.set(misses + 1);
        // A single refill is tried first: classes are often changed while they are set up.
        if misses == 0 && !self.first.class_unchanged() {
            return Some(&self.first);
        }
        let more = self.more.get_or_init(|| Box::new(std::array::from_fn(|_| Cache::new())));
        let turn = self.turn.get();
        self.turn.set((turn + 1) % POLY as u8);
        Some(&more[turn as usize])
    }
}

// SAFETY: visits the name and every entry.
unsafe impl Trace for Site {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.name.trace(tracer);
        self.first.trace(tracer);
        if let Some(more) = self.more.get() {
            more.trace(tracer);
        }
    }
}
