//! Strings, bytes and tuples.

use super::{MAX_COLLECTION, MAX_STRING, MAX_TOTAL_ITEMS, Number};
use dashu_int::IBig;
use kaa_code::Constant;
use kaa_unicode::Text;

pub(super) fn concatenate(a: &Constant, b: &Constant) -> Option<Constant> {
    Some(match (a, b) {
        (Constant::Str(a), Constant::Str(b)) => {
            Constant::Str(Text::from_bytes(&[a.as_bytes(), b.as_bytes()].concat())?)
        }
        (Constant::Bytes(a), Constant::Bytes(b)) => Constant::Bytes([&a[..], &b[..]].concat().into()),
        (Constant::Tuple(a), Constant::Tuple(b)) => Constant::Tuple([&a[..], &b[..]].concat().into()),
        _ => return None,
    })
}

/// What is left of `limit` items after the nested ones of a tuple; `None` where they are too many.
fn complexity(items: &[Constant], limit: i64) -> Option<i64> {
    let mut left = limit;
    let mut todo = vec![items];
    while let Some(items) = todo.pop() {
        left -= items.len() as i64;
        if left < 0 {
            return None;
        }
        for item in items {
            if let Constant::Tuple(inner) | Constant::FrozenSet(inner) = item {
                todo.push(inner);
            }
        }
    }
    Some(left)
}

pub(super) fn repeat(value: &Constant, n: &IBig) -> Option<Constant> {
    let size = match value {
        Constant::Str(text) => text.code_points().count(),
        Constant::Bytes(bytes) => bytes.len(),
        Constant::Tuple(items) => items.len(),
        _ => return None,
    };
    let limit = if matches!(value, Constant::Tuple(_)) { MAX_COLLECTION } else { MAX_STRING };
    let times = match limit.checked_div(size) {
        Some(most) => usize::try_from(n).ok().filter(|times| *times <= most)?,
        // Even nothing cannot be repeated more often than an index can count.
        None => i64::try_from(n).map(|_| 0).ok()?,
    };
    Some(match value {
        Constant::Str(text) => Constant::Str(Text::from_bytes(&text.as_bytes().repeat(times))?),
        Constant::Bytes(bytes) => Constant::Bytes(bytes.repeat(times).into()),
        Constant::Tuple(items) => {
            if let Some(most) = MAX_TOTAL_ITEMS.checked_div(times) {
                complexity(items, most as i64)?;
            }
            let repeated = std::iter::repeat_n(items.iter().cloned(), times).flatten();
            Constant::Tuple(repeated.collect())
        }
        _ => return None,
    })
}

pub(super) fn subscript(value: &Constant, index: &Constant) -> Option<Constant> {
    if let Constant::Slice(parts) = index {
        return slice(value, parts);
    }
    let Some(Number::Int(n)) = Number::of(index) else { return None };
    let n = i64::try_from(&n).ok()?;
    let at = |len: usize| {
        let n = if n < 0 { n + len as i64 } else { n };
        usize::try_from(n).ok().filter(|n| *n < len)
    };
    Some(match value {
        Constant::Str(text) => {
            let points: Vec<u32> = text.code_points().collect();
            Constant::Str(Text::from_code_points([points[at(points.len())?]])?)
        }
        Constant::Bytes(bytes) => Constant::Int(bytes[at(bytes.len())?].into()),
        Constant::Tuple(items) => items[at(items.len())?].clone(),
        _ => return None,
    })
}

fn slice(value: &Constant, parts: &[Constant; 3]) -> Option<Constant> {
    Some(match value {
        Constant::Str(text) => {
            let points: Vec<u32> = text.code_points().collect();
            Constant::Str(Text::from_code_points(pick(&points, parts)?)?)
        }
        Constant::Bytes(bytes) => Constant::Bytes(pick(bytes, parts)?.into()),
        Constant::Tuple(items) => Constant::Tuple(pick(items, parts)?.into()),
        _ => return None,
    })
}

/// The items a slice selects.
fn pick<T: Clone>(items: &[T], parts: &[Constant; 3]) -> Option<Vec<T>> {
    let number = |part: &Constant| -> Option<Option<i64>> {
        match part {
            Constant::None => Some(None),
            other => match Number::of(other)? {
                Number::Int(n) => {
                    let bound = i64::MAX / 4;
                    let huge = if n < IBig::ZERO { -bound } else { bound };
                    Some(Some(i64::try_from(&n).unwrap_or(huge).clamp(-bound, bound)))
                }
                _ => None,
            },
        }
    };
    let len = items.len() as i64;
    let step = number(&parts[2])?.unwrap_or(1);
    if step == 0 {
        return None;
    }
    let (lowest, highest) = if step > 0 { (0, len) } else { (-1, len - 1) };
    let bound = |n: i64| if n < 0 { (n + len).max(lowest) } else { n.min(highest) };
    let start = number(&parts[0])?.map_or(if step > 0 { lowest } else { highest }, bound);
    let stop = number(&parts[1])?.map_or(if step > 0 { highest } else { lowest }, bound);
    let mut out = Vec::new();
    let mut at = start;
    while if step > 0 { at < stop } else { at > stop } {
        out.push(items.get(usize::try_from(at).ok()?)?.clone());
        at += step;
    }
    Some(out)
}
