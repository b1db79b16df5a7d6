//! Hashing as Python sees it. CPython: `Python/pyhash.c`.

use crate::{PyResult, Value, Vm};
use siphasher::sip::SipHasher13;
use std::hash::Hasher;
use std::sync::atomic::{AtomicU64, Ordering};

static KEY0: AtomicU64 = AtomicU64::new(0);
static KEY1: AtomicU64 = AtomicU64::new(0);

/// The prime 2^61 − 1, modulo which numbers are hashed.
pub const MODULUS: u64 = (1 << 61) - 1;
const BITS: u32 = 61;

/// Sets the process's hash secret; to be called before the first string is hashed.
pub fn set_secret(k0: u64, k1: u64) {
    KEY0.store(k0, Ordering::Relaxed);
    KEY1.store(k1, Ordering::Relaxed);
}

/// The secret that `PYTHONHASHSEED=seed` stands for; 0 turns randomisation off.
pub fn secret_from_seed(seed: u32) -> (u64, u64) {
    if seed == 0 {
        return (0, 0);
    }
    let mut x = seed;
    let mut bytes = [0u8; 16];
    for byte in &mut bytes {
        x = x.wrapping_mul(214013).wrapping_add(2531011);
        *byte = (x >> 16) as u8;
    }
    let word = |at: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
    (word(0), word(8))
}

/// −1 is the error mark of CPython's C functions, so no hash is −1.
#[inline]
pub fn avoid_minus_one(hash: u64) -> u64 {
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}

/// Hash of the bytes of a string or a bytes object.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(KEY0.load(Ordering::Relaxed), KEY1.load(Ordering::Relaxed));
    hasher.write(bytes);
    avoid_minus_one(hasher.finish())
}

#[inline]
pub fn hash_i64(n: i64) -> u64 {
    let mut magnitude = n.unsigned_abs();
    if magnitude >= MODULUS {
        magnitude %= MODULUS;
    }
    let signed = if n < 0 { (magnitude as i64).wrapping_neg() } else { magnitude as i64 };
    avoid_minus_one(signed as u64)
}

pub fn hash_big(n: &dashu_int::IBig) -> u64 {
    const _: () = assert!(dashu_int::Word::BITS == 64);
    let (sign, words) = n.as_sign_words();
    // 2^61 is 1 modulo 2^61 - 1: bits move down by 61 places, and multiplying by 2^64 turns the 61 bits by three.
    let fold = |x: u64| (x & MODULUS) + (x >> BITS);
    let mut rest = 0u64;
    for &word in words.iter().rev() {
        let turned = (rest << 3) & MODULUS | rest >> (BITS - 3);
        rest = fold(turned + fold(word));
    }
    let magnitude = (rest % MODULUS) as i64;
    let negative = sign == dashu_int::Sign::Negative;
    avoid_minus_one(if negative { magnitude.wrapping_neg() } else { magnitude } as u64)
}

/// Hash of a float; NaN hashes by identity, which the caller supplies.
pub fn hash_f64(x: f64, identity: u64) -> u64 {
    if x.is_nan() {
        return identity;
    }
    if x.is_infinite() {
        return if x > 0.0 { 314159 } else { (-314159i64) as u64 };
    }
    if x == x.trunc() && x.abs() < 1e15 {
        return hash_i64(x as i64);
    }
    let (mut mantissa, mut exponent) = frexp(x.abs());
    let mut hash = 0u64;
    while mantissa != 0.0 {
        hash = (hash << 28) & MODULUS | hash >> (BITS - 28);
        mantissa *= (1u64 << 28) as f64;
        exponent -= 28;
        let whole = mantissa as u64;
        mantissa -= whole as f64;
        hash += whole;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let shift = exponent.rem_euclid(BITS as i32) as u32;
    if shift != 0 {
        hash = (hash << shift) & MODULUS | hash >> (BITS - shift);
    }
    avoid_minus_one(if x < 0.0 { (hash as i64).wrapping_neg() as u64 } else { hash })
}

/// x = m · 2^e with 0.5 <= m < 1, for finite x >= 0.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    if exponent == 0 {
        let (m, e) = frexp(x * (1u64 << 54) as f64);
        return (m, e - 54);
    }
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - 1022)
}

/// Hash by identity. Cells of one size lie at multiples of it, so low bits alone would put all types into the same few
/// slots of a table: the bits above go into them.
#[inline]
pub fn hash_identity(value: Value) -> u64 {
    let address = value.bits().rotate_right(4);
    avoid_minus_one(address ^ address >> 6)
}

/// Mixes the hashes of a tuple's items (xxHash's lanes, as CPython).
pub struct TupleHasher {
    acc: u64,
    len: u64,
}

const P1: u64 = 11400714785074694791;
const P2: u64 = 14029467366897019727;
const P5: u64 = 2870177450012600261;

impl Default for TupleHasher {
    fn default() -> Self {
        TupleHasher { acc: P5, len: 0 }
    }
}

impl TupleHasher {
    pub fn add(&mut self, lane: u64) {
        self.acc = self.acc.wrapping_add(lane.wrapping_mul(P2)).rotate_left(31).wrapping_mul(P1);
        self.len += 1;
    }

    /// The hash of slices, into which the number of items does not go.
    pub fn finish_bare(self) -> u64 {
        if self.acc == u64::MAX { 1546275796 } else { self.acc }
    }

    pub fn finish(self) -> u64 {
        let acc = self.acc.wrapping_add(self.len ^ (P5 ^ 3527539));
        if acc == u64::MAX { 1546275796 } else { acc }
    }
}

impl Vm {
    /// `hash(value)` as an unsigned word.
    #[inline]
    pub fn hash(&mut self, value: Value) -> PyResult<u64> {
        if let Some(n) = value.as_int() {
            return Ok(hash_i64(n));
        }
        if let Some(s) = self.exact_str(value) {
            return Ok(s.hash());
        }
        self.hash_slow(value)
    }

    #[inline(never)]
    fn hash_slow(&mut self, value: Value) -> PyResult<u64> {
        let class = self.class_of(value);
        match class.slots.hash.get() {
            Some(hash) => hash(self, value).map(avoid_minus_one),
            None => Err(self.unhashable(value)),
        }
    }

    /// The error of hashing something that cannot be.
    pub fn unhashable(&mut self, value: Value) -> crate::Raised {
        let name = self.type_name_of(value);
        self.type_error(format!("unhashable type: '{name}'"))
    }
}
