//! Tracing: how the collector finds what a cell refers to.

use crate::cell::{CellBox, Gc};
use crate::header::Header;
use crate::value::Value;
use std::cell::{Cell, RefCell};

pub use crate::heap::Tracer;

/// Types that can say which cells they refer to.
///
/// # Safety
/// `trace` must visit every `Value` and `Gc` that the type owns, and must not touch the heap otherwise.
/// [`trace_fields!`](crate::trace_fields) does it for structs and enums.
pub unsafe trait Trace {
    /// Whether cells with such a payload may have an attribute region.
    #[inline]
    fn has_region() -> bool
    where
        Self: Sized,
    {
        true
    }

    fn trace(&self, tracer: &mut Tracer<'_>);
}

/// Implements [`Trace`](crate::Trace) for a type whose fields are listed, in the shape of a pattern: a field that is
/// left out does not compile. Fields that hold no cell are wrapped in `NoTrace` or have an impl that does nothing.
///
/// ```text
/// trace_fields!(Pair { first, second });
/// trace_fields!(Wrapper(inner));
/// trace_fields!(enum Step { Start, At(a), Between { low, high } });
/// ```
// Not a derive: a procedural macro is a shared library, and Cargo gives its flags to those too, so that there could be
// no `relocation-model=static` for the interpreter (`.cargo/config.toml`).
#[macro_export]
macro_rules! trace_fields {
    (enum $name:ident { $($variant:ident $(($($place:ident),*))? $({ $($field:ident),* })?),* $(,)? }) => {
        // SAFETY: the patterns are whole, so every field of every variant is visited.
        unsafe impl $crate::Trace for $name {
            fn trace(&self, tracer: &mut $crate::Tracer<'_>) {
                let _ = &tracer;
                match self {
                    $(Self::$variant $(($($place),*))? $({ $($field),* })? => {
                        $($($crate::Trace::trace($place, tracer);)*)?
                        $($($crate::Trace::trace($field, tracer);)*)?
                    })*
                }
            }
        }
    };
    ($name:ident $(($($place:ident),* $(,)?))? $({ $($field:ident),* $(,)? })?) => {
        // SAFETY: the pattern is whole, so every field is visited.
        unsafe impl $crate::Trace for $name {
            fn trace(&self, tracer: &mut $crate::Tracer<'_>) {
                let _ = &tracer;
                let Self $(($($place),*))? $({ $($field),* })? = self;
                $($($crate::Trace::trace($place, tracer);)*)?
                $($($crate::Trace::trace($field, tracer);)*)?
            }
        }
    };
}

/// What the collector knows of a kind of payload.
pub struct Kind {
    /// Identity of the payload's type.
    pub id: std::any::TypeId,
    /// Bytes of header and fixed payload; the attribute region of a subclass begins there.
    pub fixed_size: usize,
    /// # Safety: the argument must be a live cell of this kind.
    pub trace: unsafe fn(*mut Header, &mut Tracer<'_>),
    /// Drops the payload's native parts; `None` where there are none.
    /// # Safety: the argument must be a dead cell of this kind that was not dropped yet.
    pub drop: Option<unsafe fn(*mut Header)>,
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kind({:?})", self.id)
    }
}

struct KindOf<T>(std::marker::PhantomData<T>);

impl<T: Trace + 'static> KindOf<T> {
    const KIND: Kind = Kind {
        id: std::any::TypeId::of::<T>(),
        fixed_size: size_of::<CellBox<T>>(),
        trace: trace_cell::<T>,
        drop: if std::mem::needs_drop::<T>() { Some(drop_cell::<T>) } else { None },
    };
}

/// The kind of cells with payload `T`.
pub const fn kind_of<T: Trace + 'static>() -> &'static Kind {
    &KindOf::<T>::KIND
}

/// # Safety
/// `header` must be a live cell with payload `T`, followed by `region_words` words of attribute region.
unsafe fn trace_cell<T: Trace>(header: *mut Header, tracer: &mut Tracer<'_>) {
    // SAFETY: the caller vouches for the payload type.
    let cell = unsafe { &*header.cast::<CellBox<T>>() };
    cell.payload.trace(tracer);
    let words = if T::has_region() { cell.header.region_words() } else { 0 };
    if words != 0 {
        // SAFETY: the region of `words` initialised words lies behind the fixed part (allocation).
        let region = unsafe {
            std::slice::from_raw_parts(header.cast::<CellBox<T>>().add(1).cast::<Option<Value>>(), words)
        };
        for value in region {
            value.trace(tracer);
        }
    }
}

/// # Safety
/// As `Kind::drop`.
unsafe fn drop_cell<T>(header: *mut Header) {
    // SAFETY: the caller vouches that this is a `T` which nothing refers to and nobody dropped.
    unsafe { std::ptr::drop_in_place(&raw mut (*header.cast::<CellBox<T>>()).payload) }
}

/// Wraps a type that holds no reference to a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(transparent)]
pub struct NoTrace<T>(pub T);

impl<T> std::ops::Deref for NoTrace<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> std::ops::DerefMut for NoTrace<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

// SAFETY: the wrapper is used for types without references to cells (its documented purpose).
unsafe impl<T> Trace for NoTrace<T> {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

// SAFETY: visits the one cell that the word may point to.
unsafe impl Trace for Value {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(header) = self.header_ptr() {
            tracer.visit(header);
        }
    }
}

// SAFETY: visits the one cell.
unsafe impl<T> Trace for Gc<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.visit(self.as_header_ptr());
    }
}

macro_rules! holds_no_cell {
    ($($t:ty),* $(,)?) => { $(
        // SAFETY: the type holds no reference to a cell.
        unsafe impl Trace for $t {
            #[inline]
            fn trace(&self, _: &mut Tracer<'_>) {}
        }
    )* };
}

holds_no_cell!(
    (),
    bool,
    u8,
    u16,
    u32,
    u64,
    usize,
    i8,
    i16,
    i32,
    i64,
    isize,
    f32,
    f64,
    char,
    String,
    &'static str,
    crate::ShapeId
);

// SAFETY: visits every element.
unsafe impl<T: Trace> Trace for Option<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(inner) = self {
            inner.trace(tracer);
        }
    }
}

// SAFETY: visits the copied-out content.
unsafe impl<T: Trace + Copy> Trace for Cell<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.get().trace(tracer);
    }
}

// SAFETY: visits the content; collection happens only at polls, where no borrow may be held.
unsafe impl<T: Trace> Trace for RefCell<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.borrow().trace(tracer);
    }
}

// SAFETY: visits every element.
unsafe impl<T: Trace> Trace for [T] {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for item in self {
            item.trace(tracer);
        }
    }
}

macro_rules! container {
    ($($t:ty),* $(,)?) => { $(
        // SAFETY: visits every element.
        unsafe impl<T: Trace> Trace for $t {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                for item in self.iter() {
                    item.trace(tracer);
                }
            }
        }
    )* };
}

container!(Vec<T>, Box<[T]>, std::collections::VecDeque<T>);

// SAFETY: visits the content.
unsafe impl<T: Trace> Trace for Box<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        (**self).trace(tracer);
    }
}

// SAFETY: visits both.
unsafe impl<A: Trace, B: Trace> Trace for (A, B) {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
        self.1.trace(tracer);
    }
}

// SAFETY: visits every element.
unsafe impl<T: Trace, const N: usize> Trace for [T; N] {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_slice().trace(tracer);
    }
}

// SAFETY: visits every key and value.
unsafe impl<K: Trace, V: Trace, S> Trace for std::collections::HashMap<K, V, S> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for (key, value) in self {
            key.trace(tracer);
            value.trace(tracer);
        }
    }
}
