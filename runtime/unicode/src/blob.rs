//! `Blob`: immutable bytes that are shared, or lie in the executable itself.
//!
//! The packed library is part of the executable. The strings, tables and bytecode of its code objects stay where
//! they are instead of being copied: whoever makes a `Blob` of bytes that lie there gets one that says where.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The bytes of the executable that blobs may refer to.
static IN_PLACE: OnceLock<&'static [u8]> = OnceLock::new();

/// Lets blobs refer to `bytes` from now on. What was given first stays.
pub fn keep_in_place(bytes: &'static [u8]) {
    if u32::try_from(bytes.len()).is_ok() {
        let _ = IN_PLACE.set(bytes);
    }
}

/// Immutable bytes, cheap to clone.
#[derive(Clone)]
pub struct Blob(Repr);

#[derive(Clone)]
enum Repr {
    Shared(Arc<[u8]>),
    /// A part of `IN_PLACE`.
    InPlace {
        start: u32,
        len: u32,
    },
}

const _: () = assert!(size_of::<Blob>() == 16);

impl Blob {
    /// Whether both are the same bytes in memory.
    #[inline]
    pub fn is_same(&self, other: &Blob) -> bool {
        match (&self.0, &other.0) {
            (Repr::Shared(a), Repr::Shared(b)) => Arc::ptr_eq(a, b),
            (Repr::InPlace { start: a, len: n }, Repr::InPlace { start: b, len: m }) => (a, n) == (b, m),
            _ => false,
        }
    }
}

impl Default for Blob {
    fn default() -> Blob {
        Blob(Repr::InPlace { start: 0, len: 0 })
    }
}

impl Deref for Blob {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        match &self.0 {
            Repr::Shared(bytes) => bytes,
            Repr::InPlace { start, len } => {
                let all = IN_PLACE.get().copied().unwrap_or_default();
                &all[*start as usize..][..*len as usize]
            }
        }
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Blob {
        if bytes.is_empty() {
            return Blob::default();
        }
        let all = IN_PLACE.get().copied().unwrap_or_default();
        let start = bytes.as_ptr().addr().wrapping_sub(all.as_ptr().addr());
        if start < all.len() && bytes.len() <= all.len() - start {
            return Blob(Repr::InPlace { start: start as u32, len: bytes.len() as u32 });
        }
        Blob(Repr::Shared(bytes.into()))
    }
}

impl<const N: usize> From<[u8; N]> for Blob {
    fn from(bytes: [u8; N]) -> Blob {
        Blob(Repr::Shared(bytes.into()))
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Blob {
        Blob(Repr::Shared(bytes.into()))
    }
}

impl From<Box<[u8]>> for Blob {
    fn from(bytes: Box<[u8]>) -> Blob {
        Blob(Repr::Shared(bytes.into()))
    }
}

impl FromIterator<u8> for Blob {
    fn from_iter<I: IntoIterator<Item = u8>>(bytes: I) -> Blob {
        Blob(Repr::Shared(bytes.into_iter().collect()))
    }
}

impl<'a> IntoIterator for &'a Blob {
    type Item = &'a u8;
    type IntoIter = std::slice::Iter<'a, u8>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Blob {
    fn eq(&self, other: &Blob) -> bool {
        self.is_same(other) || **self == **other
    }
}

impl Eq for Blob {}

impl PartialOrd for Blob {
    fn partial_cmp(&self, other: &Blob) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Blob {
    fn cmp(&self, other: &Blob) -> std::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl std::hash::Hash for Blob {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl std::fmt::Debug for Blob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_place_is_not_copied() {
        static ALL: [u8; 5] = *b"abcde";
        let before = Blob::from(&ALL[1..3]);
        keep_in_place(&ALL);
        for part in [&ALL[..], &ALL[1..3], &ALL[4..]] {
            assert_eq!(Blob::from(part).as_ptr(), part.as_ptr());
        }
        assert_ne!(before.as_ptr(), ALL[1..].as_ptr());
        assert_eq!(before, Blob::from(&ALL[1..3]));
        assert_eq!(&*Blob::from(&b"other"[..]), b"other");
        assert!(Blob::from(&ALL[5..]).is_empty());
    }
}
