//! Searching for a run of units in another: bytes by `memchr`, wider ones by a bad-character scan or, where
//! that could go wrong, the two-way algorithm. CPython: `Objects/stringlib/fastsearch.h`.

use memchr::memmem;

/// What strings are made of.
pub trait Unit: Copy + Ord + 'static {
    fn low(self) -> u8;

    fn find(hay: &[Self], needle: &[Self]) -> Option<usize> {
        find_wide(hay, needle)
    }

    fn rfind(hay: &[Self], needle: &[Self]) -> Option<usize> {
        rfind_wide(hay, needle)
    }

    /// Calls `f` with the place of each match from the left, without overlaps, as long as it says so.
    fn each(hay: &[Self], needle: &[Self], mut f: impl FnMut(usize) -> bool) {
        let mut at = 0;
        while let Some(rest) = hay.get(at..)
            && let Some(found) = find(rest, needle)
        {
            if !f(at + found) {
                return;
            }
            at += found + needle.len();
        }
    }
}

impl Unit for u8 {
    fn low(self) -> u8 {
        self
    }

    fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [one] => memchr::memchr(*one, hay),
            [first, _, ..] if hay.len() <= SHORT => {
                // Preparing a search costs more than looking at so few bytes.
                let last = hay.len() - needle.len();
                let mut at = 0;
                while at <= last {
                    at += memchr::memchr(*first, &hay[at..=last])?;
                    if hay[at..at + needle.len()] == *needle {
                        return Some(at);
                    }
                    at += 1;
                }
                None
            }
            _ => memmem::find(hay, needle),
        }
    }

    fn each(hay: &[u8], needle: &[u8], mut f: impl FnMut(usize) -> bool) {
        match needle {
            [one] => memchr::memchr_iter(*one, hay).all(f),
            _ if hay.len() <= SHORT => {
                let mut at = 0;
                while at + needle.len() <= hay.len()
                    && let Some(found) = u8::find(&hay[at..], needle)
                {
                    if !f(at + found) {
                        return;
                    }
                    at += found + needle.len();
                }
                true
            }
            _ => memmem::find_iter(hay, needle).all(f),
        };
    }

    fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [one] => memchr::memrchr(*one, hay),
            _ => memmem::rfind(hay, needle),
        }
    }
}

impl Unit for u16 {
    fn low(self) -> u8 {
        self as u8
    }
}

impl Unit for u32 {
    fn low(self) -> u8 {
        self as u8
    }
}

/// Where the needle first stands.
#[inline]
pub fn find<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    if needle.len() > hay.len() {
        return None;
    }
    T::find(hay, needle)
}

/// Where the needle last stands.
#[inline]
pub fn rfind<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    if needle.len() > hay.len() {
        return None;
    }
    T::rfind(hay, needle)
}

/// How often the needle stands in the hay, without overlaps, counting up to `most`.
pub fn count<T: Unit>(hay: &[T], needle: &[T], most: usize) -> usize {
    if needle.is_empty() {
        return (hay.len() + 1).min(most);
    }
    let mut count = 0;
    if most > 0 {
        T::each(hay, needle, |_| {
            count += 1;
            count < most
        });
    }
    count
}

/// The places of a needle that is not empty, from the left, without overlaps; at most `most`.
pub fn matches<T: Unit>(hay: &[T], needle: &[T], most: usize) -> Vec<usize> {
    let mut places = Vec::new();
    if most > 0 {
        T::each(hay, needle, |at| {
            places.push(at);
            places.len() < most
        });
    }
    places
}

/// As `matches`, from the right, one after the other.
pub fn matches_right<'a, T: Unit>(hay: &'a [T], needle: &'a [T]) -> impl Iterator<Item = usize> + 'a {
    let mut end = hay.len();
    std::iter::from_fn(move || {
        end = rfind(&hay[..end], needle)?;
        Some(end)
    })
}

/// Up to this many bytes a search is not worth preparing.
const SHORT: usize = 256;

/// Below this many units to look through, the simple scan cannot take long.
const SMALL: usize = 2500;

fn find_wide<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [one] => hay.iter().position(|u| u == one),
        _ if hay.len() < SMALL || needle.len() < 8 => scan(hay, needle),
        _ => two_way(hay, needle),
    }
}

fn bloom_of<T: Unit>(units: &[T]) -> u64 {
    units.iter().fold(0, |bloom, u| bloom | 1 << (u.low() & 63))
}

/// Compares at each place, skipping ahead where the unit behind the window is not in the needle.
fn scan<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    let (m, last) = (needle.len(), *needle.last()?);
    let bloom = bloom_of(needle);
    let mut at = 0;
    while at + m <= hay.len() {
        if hay[at + m - 1] == last && hay[at..at + m] == *needle {
            return Some(at);
        }
        let absent = hay.get(at + m).is_some_and(|u| bloom >> (u.low() & 63) & 1 == 0);
        at += if absent { m + 1 } else { 1 };
    }
    None
}

fn rfind_wide<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => Some(hay.len()),
        [one] => hay.iter().rposition(|u| u == one),
        _ => {
            let reversed = |units: &[T]| units.iter().rev().copied().collect::<Vec<T>>();
            if hay.len() < SMALL || needle.len() < 8 {
                return (0..=hay.len() - needle.len())
                    .rev()
                    .find(|&at| hay[at] == needle[0] && hay[at..at + needle.len()] == *needle);
            }
            let at = two_way(&reversed(hay), &reversed(needle))?;
            Some(hay.len() - at - needle.len())
        }
    }
}

/// The maximal suffix and its period, under the order of units or its inverse.
fn maximal_suffix<T: Unit>(needle: &[T], inverse: bool) -> (usize, usize) {
    let (mut suffix, mut candidate, mut k, mut period) = (0, 1, 0, 1);
    while candidate + k < needle.len() {
        let (a, b) = (needle[candidate + k], needle[suffix + k]);
        if a == b {
            if k + 1 == period {
                candidate += period;
                k = 0;
            } else {
                k += 1;
            }
        } else if (a < b) != inverse {
            candidate += k + 1;
            k = 0;
            period = candidate - suffix;
        } else {
            suffix = candidate;
            candidate += 1;
            k = 0;
            period = 1;
        }
    }
    (suffix, period)
}

/// Crochemore and Perrin's algorithm: linear time, whatever the texts.
fn two_way<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    let m = needle.len();
    let (a, b) = (maximal_suffix(needle, false), maximal_suffix(needle, true));
    let (cut, period) = if a.0 > b.0 { a } else { b };
    let periodic = period + cut <= m && needle[..cut] == needle[period..period + cut];
    let shift = if periodic { period } else { cut.max(m - cut) + 1 };
    let (mut at, mut known) = (0, 0);
    while at + m <= hay.len() {
        let window = &hay[at..at + m];
        let right = (cut.max(known)..m).find(|&i| window[i] != needle[i]);
        if let Some(i) = right {
            at += i - cut + 1;
            known = 0;
            continue;
        }
        let low = if periodic { known } else { 0 };
        if (low..cut).all(|i| window[i] == needle[i]) {
            return Some(at);
        }
        at += shift;
        known = if periodic { m - period } else { 0 };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn two_way_agrees_with_comparing_everywhere() {
        let mut state = 12345u32;
        let mut random = move |below: u32| {
            state = state.wrapping_mul(1664525).wrapping_add(1013904223);
            (state >> 16) % below
        };
        for _ in 0..3000 {
            let (n, m, letters) = (random(60) as usize, 1 + random(12) as usize, 1 + random(3));
            let hay: Vec<u16> = (0..n).map(|_| random(letters) as u16).collect();
            let needle: Vec<u16> = (0..m).map(|_| random(letters) as u16).collect();
            let expected = (0..(n + 1).saturating_sub(m)).find(|&i| hay[i..i + m] == needle[..]);
            if m <= n {
                assert_eq!(two_way(&hay, &needle), expected, "{needle:?} in {hay:?}");
                assert_eq!(scan(&hay, &needle), expected, "{needle:?} in {hay:?}");
            }
        }
    }

    #[test]
    fn searches_from_the_right() {
        assert_eq!(rfind(&wide("abcabc"), &wide("abc")), Some(3));
        assert_eq!(rfind(b"abcabc", b"x"), None);
        assert_eq!(matches_right(b"aaaaa", b"aa").collect::<Vec<_>>(), [3, 1]);
        assert_eq!(matches(b"aaaaa", b"aa", 9), [0, 2]);
        assert_eq!(matches(&wide("aaaaa"), &wide("aa"), 1), [0]);
        let text = "xyab".repeat(200);
        assert_eq!(count(text.as_bytes(), b"ab", usize::MAX), 200);
        assert_eq!(find(b"aaab", b"ab"), Some(2));
        assert_eq!(find(b"abac", b"ad"), None);
        assert_eq!(count(b"abc", b"", 100), 4);
        let long = wide(&"ab".repeat(4000));
        assert_eq!(rfind(&long, &wide("abababababab")), Some(8000 - 12));
    }
}
