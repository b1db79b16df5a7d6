//! `Value`: one 64-bit word that holds a small integer, a float, a singleton or a pointer to a heap cell.
//!
//! ```text
//! low 3 bits
//! 000          pointer to a heap cell, 16-byte aligned, never 0
//! x11          integer, (n << 2) | 3: -2^61 ... 2^61-1
//! 010 101 110  float, rotate_left(bits, 4) + 2: ±0, |x| < 2^-767, 2^-255 <= |x| < 2^257
//! 100          None, False, True, NotImplemented, Ellipsis
//! 001          sentinels of the runtime; no Python program sees one
//! ```
//!
//! **Invariant:** the encoding is canonical: a float that fits the word is never boxed, an integer that
//! fits is never boxed. Only the methods here look at tags.

use crate::cell::Gc;
use crate::header::Header;
use std::fmt;
use std::marker::PhantomData;
use std::num::{NonZeroU64, NonZeroUsize};

/// Any Python object, or a sentinel. Legal on native stacks and in traced types only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(NonZeroU64, PhantomData<*const ()>);

/// The error of every operation that may raise; the exception itself waits in the thread's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised(());

impl Raised {
    /// To be made only where an exception has just been stored as the pending one.
    #[inline]
    pub const fn pending() -> Raised {
        Raised(())
    }
}

/// What a word holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueTag {
    Pointer,
    Int,
    Float,
    Singleton,
    Sentinel,
}

const _: () = assert!(size_of::<Option<Value>>() == 8);
const _: () = assert!(size_of::<Result<Value, Raised>>() == 8);

#[inline]
const fn word(bits: u64) -> Value {
    match NonZeroU64::new(bits) {
        Some(bits) => Value(bits, PhantomData),
        None => panic!("a value word is never zero"),
    }
}

/// Which of the eight low-bit patterns are floats: 010, 101 and 110.
const FLOAT_TAGS: u32 = 0b0110_0100;

impl Value {
    pub const NONE: Value = word(0x04);
    pub const FALSE: Value = word(0x0c);
    pub const TRUE: Value = word(0x14);
    pub const NOT_IMPLEMENTED: Value = word(0x1c);
    pub const ELLIPSIS: Value = word(0x24);

    /// An empty or deleted slot where zero is not available.
    pub const EMPTY: Value = word(0x09);
    /// The end of an iteration.
    pub const END: Value = word(0x11);

    pub const INT_MIN: i64 = -(1 << 61);
    pub const INT_MAX: i64 = (1 << 61) - 1;

    #[inline]
    pub const fn bits(self) -> u64 {
        self.0.get()
    }

    /// The word with these bits, which must have come from `bits`; `None` for 0.
    #[inline]
    pub fn from_bits(bits: u64) -> Option<Value> {
        NonZeroU64::new(bits).map(|b| Value(b, PhantomData))
    }

    /// The word of a cell's address.
    #[inline]
    pub(crate) fn from_address(address: NonZeroUsize) -> Value {
        // SAFETY: the address is not zero, and widening keeps it so.
        Value(unsafe { NonZeroU64::new_unchecked(address.get() as u64) }, PhantomData)
    }

    #[inline]
    pub const fn bool(b: bool) -> Value {
        if b { Value::TRUE } else { Value::FALSE }
    }

    /// The integer, where it fits 62 bits.
    #[inline]
    pub const fn small_int(n: i64) -> Option<Value> {
        if n >= Value::INT_MIN && n <= Value::INT_MAX { Some(Value::int_unchecked(n)) } else { None }
    }

    /// An integer known to fit 62 bits.
    #[inline]
    pub const fn int_unchecked(n: i64) -> Value {
        debug_assert!(n >= Value::INT_MIN && n <= Value::INT_MAX);
        word(((n as u64) << 2) | 3)
    }

    /// A 32-bit integer always fits.
    #[inline]
    pub const fn int32(n: i32) -> Value {
        word((((n as i64) as u64) << 2) | 3)
    }

    #[inline]
    pub const fn is_int(self) -> bool {
        self.bits() & 3 == 3
    }

    #[inline]
    pub const fn both_ints(a: Value, b: Value) -> bool {
        !(a.bits() & b.bits()) & 3 == 0
    }

    #[inline]
    pub const fn as_int(self) -> Option<i64> {
        if self.is_int() { Some(self.bits() as i64 >> 2) } else { None }
    }

    /// The integer of a word known to hold one.
    #[inline]
    pub const fn int_payload(self) -> i64 {
        debug_assert!(self.is_int());
        self.bits() as i64 >> 2
    }

    /// The float as a word, where its exponent fits the encoding.
    #[inline]
    pub const fn small_float(x: f64) -> Option<Value> {
        let rotated = x.to_bits().rotate_left(4);
        // 000, 011 and 100 are the exponent ranges that have a tag of their own.
        if 0b0001_1001 >> (rotated & 7) & 1 == 1 { Some(word(rotated + 2)) } else { None }
    }

    #[inline]
    pub const fn is_small_float(self) -> bool {
        FLOAT_TAGS >> (self.bits() & 7) & 1 == 1
    }

    #[inline]
    pub const fn as_small_float(self) -> Option<f64> {
        if self.is_small_float() { Some(self.small_float_payload()) } else { None }
    }

    #[inline]
    pub const fn small_float_payload(self) -> f64 {
        f64::from_bits((self.bits() - 2).rotate_right(4))
    }

    #[inline]
    pub const fn is_pointer(self) -> bool {
        self.bits() & 7 == 0
    }

    #[inline]
    pub fn header_ptr(self) -> Option<*mut Header> {
        if self.is_pointer() { Some(self.bits() as *mut Header) } else { None }
    }

    #[inline]
    pub fn header(&self) -> Option<&Header> {
        // SAFETY: a pointer-tagged word is the address of a live cell (type invariant), and every cell
        // begins with a header.
        self.header_ptr().map(|p| unsafe { &*p })
    }

    /// The shape of the cell pointed to; `None` for immediates.
    #[inline]
    pub fn shape(self) -> Option<crate::ShapeId> {
        self.header().map(|h| h.shape())
    }

    /// Whether the word points to a cell of exactly this shape.
    #[inline]
    pub fn has_shape(self, shape: crate::ShapeId) -> bool {
        self.is_pointer() && self.header().is_some_and(|h| h.shape() == shape)
    }

    /// Reinterprets a pointer word as a reference to its cell.
    ///
    /// # Safety
    /// The word must point to a live cell whose payload is a `T`.
    #[inline]
    pub unsafe fn cast<T>(self) -> Gc<T> {
        debug_assert!(self.is_pointer());
        // SAFETY: the word is a non-null cell address; the caller vouches for the type.
        unsafe { Gc::from_header(self.bits() as *mut Header) }
    }

    #[inline]
    pub const fn is_none(self) -> bool {
        self.bits() == Value::NONE.bits()
    }

    /// The truth of None and of bools.
    #[inline]
    pub const fn quick_truth(self) -> Option<bool> {
        // The three words are 8 apart: as numbers they are 0, 1 and 2.
        let number = self.bits().wrapping_sub(Value::NONE.bits()).rotate_right(3);
        if number <= 2 { Some(number == 2) } else { None }
    }

    #[inline]
    pub const fn is_bool(self) -> bool {
        self.bits() == Value::TRUE.bits() || self.bits() == Value::FALSE.bits()
    }

    #[inline]
    pub const fn tag(self) -> ValueTag {
        match self.bits() & 7 {
            0 => ValueTag::Pointer,
            1 => ValueTag::Sentinel,
            4 => ValueTag::Singleton,
            3 | 7 => ValueTag::Int,
            _ => ValueTag::Float,
        }
    }
}

impl<T> From<Gc<T>> for Value {
    #[inline]
    fn from(cell: Gc<T>) -> Value {
        cell.value()
    }
}

impl From<bool> for Value {
    #[inline]
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tag() {
            ValueTag::Int => write!(f, "Int({})", self.int_payload()),
            ValueTag::Float => write!(f, "Float({:?})", self.small_float_payload()),
            ValueTag::Pointer => write!(f, "Cell({:#x})", self.bits()),
            ValueTag::Singleton | ValueTag::Sentinel => f.write_str(match *self {
                Value::NONE => "None",
                Value::FALSE => "False",
                Value::TRUE => "True",
                Value::NOT_IMPLEMENTED => "NotImplemented",
                Value::ELLIPSIS => "Ellipsis",
                Value::EMPTY => "<empty>",
                Value::END => "<end>",
                _ => "<unknown word>",
            }),
        }
    }
}
