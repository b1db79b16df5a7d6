//! Integers: words of 62 bits, and `BigInt` cells beyond them. `bool` counts as an integer.

use crate::core_types::shape;
use crate::payloads::{BigInt, FloatBox};
use crate::{PyResult, Vm};
use dashu_int::IBig;
use kaa_gc::{Gc, NoTrace, Value};

/// The number an `int` stands for.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    Small(i64),
    Big(&'a IBig),
}

impl IntRef<'_> {
    pub fn to_big(self) -> IBig {
        match self {
            IntRef::Small(n) => IBig::from(n),
            IntRef::Big(n) => n.clone(),
        }
    }

    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(n) => n < 0,
            IntRef::Big(n) => *n < IBig::ZERO,
        }
    }

    pub fn is_zero(self) -> bool {
        match self {
            IntRef::Small(n) => n == 0,
            IntRef::Big(n) => *n == IBig::ZERO,
        }
    }
}

impl Vm {
    /// An `int`.
    #[inline]
    pub fn int(&mut self, n: i64) -> Value {
        match Value::small_int(n) {
            Some(value) => value,
            None => self.boxed_int(IBig::from(n)),
        }
    }

    #[inline]
    pub fn int_from_usize(&mut self, n: usize) -> Value {
        if n <= Value::INT_MAX as usize {
            Value::int_unchecked(n as i64)
        } else {
            self.boxed_int(IBig::from(n))
        }
    }

    pub fn int_from_u64(&mut self, n: u64) -> Value {
        if n <= Value::INT_MAX as u64 {
            Value::int_unchecked(n as i64)
        } else {
            self.boxed_int(IBig::from(n))
        }
    }

    #[inline]
    pub fn int_from_i128(&mut self, n: i128) -> Value {
        match i64::try_from(n).ok().and_then(Value::small_int) {
            Some(value) => value,
            None => self.boxed_int(IBig::from(n)),
        }
    }

    /// An `int` of any size, in its canonical form.
    pub fn int_from_big(&mut self, n: IBig) -> Value {
        match i64::try_from(&n).ok().and_then(Value::small_int) {
            Some(value) => value,
            None => self.boxed_int(n),
        }
    }

    fn boxed_int(&mut self, n: IBig) -> Value {
        let bytes = big_bytes(&n);
        if bytes > crate::payloads::SMALL_BIG {
            self.note_native_memory(bytes);
        }
        self.heap.alloc(shape::INT, BigInt { value: NoTrace(n) }).value()
    }

    /// Lets memory that a new cell holds outside the heap count toward the next collection. Cells that tell the
    /// collector of it when they are traced (integers) make major collections come sooner, too.
    pub fn note_native_memory(&mut self, bytes: usize) {
        self.heap.account_external(bytes);
    }

    /// Whether there is no room for so many bytes more, counting what native code holds outside the heap.
    pub fn exceeds_memory(&mut self, bytes: usize) -> bool {
        // What the collector knows to be in use counts once.
        let outside = kaa_host::memory::large_in_use().saturating_sub(self.heap.outside());
        self.heap.would_exceed(bytes.saturating_add(outside))
    }

    /// The number of an `int`, a `bool` or an instance of a subclass of `int`.
    #[inline]
    pub fn int_ref<'a>(&self, value: Value) -> Option<IntRef<'a>> {
        if let Some(n) = value.as_int() {
            return Some(IntRef::Small(n));
        }
        if !value.is_pointer() {
            return match value {
                Value::TRUE => Some(IntRef::Small(1)),
                Value::FALSE => Some(IntRef::Small(0)),
                _ => None,
            };
        }
        let cell: Gc<BigInt> = self.payload(value)?;
        // SAFETY: the cell stays where it is and unchanged as long as it is reachable, which the caller's
        // `value` on the native stack makes sure of.
        let big: &'a IBig = unsafe { &*(&raw const *cell.value) };
        Some(match i64::try_from(big) {
            Ok(n) if Value::small_int(n).is_some() => IntRef::Small(n),
            _ => IntRef::Big(big),
        })
    }

    pub fn is_int(&self, value: Value) -> bool {
        self.int_ref(value).is_some()
    }

    /// The exact `int` equal to an int, bool or subclass instance.
    pub fn exact_int(&mut self, value: Value) -> Option<Value> {
        if value.is_int() || value.has_shape(shape::INT) {
            return Some(value);
        }
        match self.int_ref(value)? {
            IntRef::Small(n) => Some(Value::int_unchecked(n)),
            IntRef::Big(n) => {
                let n = n.clone();
                Some(self.int_from_big(n))
            }
        }
    }

    /// The float nearest to an int; OverflowError where it is too large.
    pub fn int_to_f64(&mut self, value: Value) -> PyResult<f64> {
        match self.int_ref(value) {
            Some(IntRef::Small(n)) => Ok(n as f64),
            Some(IntRef::Big(n)) => {
                let x = n.to_f64().value();
                if x.is_finite() {
                    Ok(x)
                } else {
                    Err(self.overflow_error("int too large to convert to float"))
                }
            }
            None => Err(self.type_error("an integer is required")),
        }
    }

    /// A `float`.
    #[inline]
    pub fn float(&mut self, x: f64) -> Value {
        match Value::small_float(x) {
            Some(value) => value,
            None => self.heap.alloc(shape::FLOAT, FloatBox { value: x }).value(),
        }
    }

    /// The number of a `float` or an instance of a subclass; no conversion from anything else.
    #[inline]
    pub fn as_f64(&self, value: Value) -> Option<f64> {
        match value.as_small_float() {
            Some(x) => Some(x),
            None if value.is_pointer() => self.payload::<FloatBox>(value).map(|b| b.value),
            None => None,
        }
    }
}

/// Bytes of the digits of a number.
pub fn big_bytes(n: &IBig) -> usize {
    n.as_sign_words().1.len() * size_of::<dashu_int::Word>()
}
