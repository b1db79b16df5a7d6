//! "Did you mean": the candidate closest to a misspelt name. CPython: `Python/suggestions.c`.

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
const MAX_LENGTH: usize = 40;
const MAX_CANDIDATES: usize = 750;

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// Weighted edit distance of two names, or `None` where it is above `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let (Some(x), Some(y)) = (a.first(), b.first())
        && x == y
    {
        (a, b) = (&a[1..], &b[1..]);
    }
    while let (Some(x), Some(y)) = (a.last(), b.last())
        && x == y
    {
        (a, b) = (&a[..a.len() - 1], &b[..b.len() - 1]);
    }
    if a.is_empty() || b.is_empty() {
        let cost = (a.len() + b.len()) * MOVE_COST;
        return (cost <= most).then_some(cost);
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return None;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE_COST > most {
        return None;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (i, &code) in b.iter().enumerate() {
        let mut diagonal = i * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (j, slot) in row.iter_mut().enumerate() {
            let substitute = diagonal + substitution_cost(code, a[j]);
            diagonal = *slot;
            let shift = result.min(diagonal) + MOVE_COST;
            result = substitute.min(shift);
            *slot = result;
            least = least.min(result);
        }
        if least > most {
            return None;
        }
    }
    (result <= most).then_some(result)
}

/// What is said of a keyword argument that a function does not have, with the one that may have been meant.
pub fn unexpected_keyword(function: &str, name: &str, known: &[&str]) -> String {
    let hint = match closest(name, known.iter().map(|k| (*k).to_owned())) {
        Some(meant) => format!(". Did you mean '{meant}'?"),
        None => String::new(),
    };
    format!("{function}() got an unexpected keyword argument '{name}'{hint}")
}

/// The closest candidate, where one is close enough to be meant.
pub fn closest(name: &str, candidates: impl Iterator<Item = String>) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for candidate in candidates.take(MAX_CANDIDATES) {
        if candidate == name {
            continue;
        }
        let most = (name.len() + candidate.len() + 3) * MOVE_COST / 6;
        let most = match &best {
            Some((known, _)) => most.min(known.saturating_sub(1)),
            None => most,
        };
        if let Some(found) = distance(name, &candidate, most)
            && best.as_ref().is_none_or(|(known, _)| found < *known)
        {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
