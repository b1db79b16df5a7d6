//! `SharedCode`: a code object that several share, or one of the packed library that is read when somebody looks inside.
//!
//! Most functions of a module that is imported are never called. Of those no more is read than what making the
//! function takes: flags and names.

use crate::{CodeObject, Text};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A code object, cheap to clone.
#[derive(Clone, Debug)]
pub struct SharedCode(Repr);

#[derive(Clone, Debug)]
enum Repr {
    Made(Arc<CodeObject>),
    Packed(Arc<Packed>),
}

/// Where packed code objects come from.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    pub bytes: fn() -> &'static [u8],
    /// Reads a code object.
    pub read: fn(&Packed) -> CodeObject,
}

/// A code object of a packed library.
#[derive(Debug)]
pub struct Packed {
    pub library: &'static Library,
    /// Where it starts in the library.
    pub start: u32,
    pub len: u32,
    pub flags: u32,
    /// What it says instead of the file that it was compiled from.
    pub filename: Text,
    pub name: Text,
    pub qualname: Text,
    made: OnceLock<Box<CodeObject>>,
}

impl Packed {
    /// The bytes of this code object.
    pub fn bytes(&self) -> &'static [u8] {
        (self.library.bytes)()
            .get(self.start as usize..)
            .and_then(|b| b.get(..self.len as usize))
            .unwrap_or(&[])
    }
}

/// The parts of a packed code object that are known before it is read.
#[derive(Debug)]
pub struct Head {
    pub start: u32,
    pub len: u32,
    pub flags: u32,
    pub filename: Text,
    pub name: Text,
    pub qualname: Text,
}

impl SharedCode {
    /// A code object of a library, which is read when somebody looks inside.
    pub fn packed(library: &'static Library, head: Head) -> SharedCode {
        let Head { start, len, flags, filename, name, qualname } = head;
        let made = OnceLock::new();
        SharedCode(Repr::Packed(Arc::new(Packed {
            library,
            start,
            len,
            flags,
            filename,
            name,
            qualname,
            made,
        })))
    }

    /// What tells this code object from others while it lives.
    pub fn address(&self) -> usize {
        match &self.0 {
            Repr::Made(code) => Arc::as_ptr(code).addr(),
            Repr::Packed(packed) => Arc::as_ptr(packed).addr(),
        }
    }

    /// The code object to be changed: a copy where it is shared.
    pub fn make_mut(&mut self) -> &mut CodeObject {
        if matches!(self.0, Repr::Packed(_)) {
            self.0 = Repr::Made(Arc::new((**self).clone()));
        }
        match &mut self.0 {
            Repr::Made(code) => Arc::make_mut(code),
            Repr::Packed(_) => unreachable!("it was made"),
        }
    }

    /// The code object itself: a copy where it is shared.
    pub fn into_inner(self) -> CodeObject {
        match self.0 {
            Repr::Made(code) => Arc::unwrap_or_clone(code),
            Repr::Packed(_) => (*self).clone(),
        }
    }

    // What is known without reading the code object.

    pub fn flags(&self) -> u32 {
        match &self.0 {
            Repr::Made(code) => code.flags,
            Repr::Packed(packed) => packed.flags,
        }
    }

    pub fn filename(&self) -> &Text {
        match &self.0 {
            Repr::Made(code) => &code.filename,
            Repr::Packed(packed) => &packed.filename,
        }
    }

    pub fn name(&self) -> &Text {
        match &self.0 {
            Repr::Made(code) => &code.name,
            Repr::Packed(packed) => &packed.name,
        }
    }

    pub fn qualname(&self) -> &Text {
        match &self.0 {
            Repr::Made(code) => &code.qualname,
            Repr::Packed(packed) => &packed.qualname,
        }
    }
}

impl Deref for SharedCode {
    type Target = CodeObject;

    #[inline]
    fn deref(&self) -> &CodeObject {
        match &self.0 {
            Repr::Made(code) => code,
            Repr::Packed(packed) => packed.made.get_or_init(|| Box::new((packed.library.read)(packed))),
        }
    }
}

impl From<CodeObject> for SharedCode {
    fn from(code: CodeObject) -> SharedCode {
        SharedCode(Repr::Made(Arc::new(code)))
    }
}

impl From<Arc<CodeObject>> for SharedCode {
    fn from(code: Arc<CodeObject>) -> SharedCode {
        SharedCode(Repr::Made(code))
    }
}

impl PartialEq for SharedCode {
    fn eq(&self, other: &SharedCode) -> bool {
        self.address() == other.address() || **self == **other
    }
}

impl Eq for SharedCode {}

impl std::hash::Hash for SharedCode {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}
