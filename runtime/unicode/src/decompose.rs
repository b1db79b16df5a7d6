//! Decomposition and the four normalization forms, Hangul by arithmetic.
//!
//! CPython counterpart: `nfd_nfkd`, `nfc_nfkc`, `unicodedata_UCD_decomposition_impl` in
//! `Modules/unicodedata.c`.

use crate::generated_decompose::{DATA, INDEX, PAIRS, TAGS};
use crate::old;
use crate::record::combining;

/// A normalization form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}

impl Form {
    /// The form named `NFC`, `NFD`, `NFKC` or `NFKD`.
    pub fn named(name: &str) -> Option<Form> {
        Some(match name {
            "NFC" => Form::Nfc,
            "NFD" => Form::Nfd,
            "NFKC" => Form::Nfkc,
            "NFKD" => Form::Nfkd,
            _ => return None,
        })
    }

    fn composes(self) -> bool {
        matches!(self, Form::Nfc | Form::Nfkc)
    }

    fn compatibility(self) -> bool {
        matches!(self, Form::Nfkc | Form::Nfkd)
    }
}

const S_BASE: u32 = 0xac00;
const L_BASE: u32 = 0x1100;
const V_BASE: u32 = 0x1161;
const T_BASE: u32 = 0x11a7;
const L_COUNT: u32 = 19;
const V_COUNT: u32 = 21;
const T_COUNT: u32 = 28;
const N_COUNT: u32 = V_COUNT * T_COUNT;
const S_COUNT: u32 = L_COUNT * N_COUNT;

/// One step of decomposition: the tag (empty for a canonical one, else like `<compat>`) and the code points,
/// none where there is no decomposition. Hangul syllables are left out.
pub fn decomposition(c: u32) -> (&'static str, &'static [u32]) {
    let place = INDEX.get(c);
    let head = DATA[place];
    (TAGS[(head >> 8) as usize], &DATA[place + 1..place + 1 + (head & 0xff) as usize])
}

/// The letters of a Hangul syllable.
pub fn hangul_letters(c: u32) -> Option<(u32, u32, Option<u32>)> {
    let s = c.checked_sub(S_BASE).filter(|&s| s < S_COUNT)?;
    let t = s % T_COUNT;
    let last = (t != 0).then_some(T_BASE + t);
    Some((L_BASE + s / N_COUNT, V_BASE + s % N_COUNT / T_COUNT, last))
}

/// The decomposition as `unicodedata.decomposition` writes it.
pub fn decomposition_text(c: u32) -> String {
    let hex = |points: &[u32]| points.iter().map(|p| format!("{p:04X}")).collect::<Vec<_>>().join(" ");
    match hangul_letters(c) {
        Some((l, v, None)) => return hex(&[l, v]),
        Some((l, v, Some(t))) => return hex(&[l, v, t]),
        None => {}
    }
    let (tag, points) = decomposition(c);
    if tag.is_empty() { hex(points) } else { format!("{tag} {}", hex(points)) }
}

/// Which version's rules apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    Current,
    V3_2,
}

/// The text in a normalization form.
pub fn normalize(form: Form, text: impl IntoIterator<Item = u32>) -> Vec<u32> {
    normalize_as(Version::Current, form, text)
}

/// The text in a normalization form by the rules of a version.
pub fn normalize_as(version: Version, form: Form, text: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut out = Vec::new();
    let mut todo = Vec::new();
    for c in text {
        todo.push(c);
        decompose_into(&mut out, &mut todo, version, form.compatibility());
    }
    order(&mut out);
    if form.composes() { compose(&out) } else { out }
}

/// Whether the text is in the form already.
pub fn is_normalized(form: Form, text: &[u32]) -> bool {
    let inert = if form == Form::Nfc { 0x300 } else { 0x80 };
    text.iter().all(|&c| c < inert) || normalize(form, text.iter().copied()) == text
}

/// NFKC of ordinary text, which the tokenizer applies to identifiers.
pub fn nfkc(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let points = normalize(Form::Nfkc, text.chars().map(u32::from));
    points.into_iter().filter_map(char::from_u32).collect()
}

/// Decomposes what stands in `todo`, the last first.
fn decompose_into(out: &mut Vec<u32>, todo: &mut Vec<u32>, version: Version, compatibility: bool) {
    while let Some(c) = todo.pop() {
        if version == Version::V3_2 {
            if !old::is_assigned(c) {
                out.push(c);
                continue;
            }
            if let Some(fixed) = old::normalization(c) {
                todo.push(fixed);
                continue;
            }
        }
        if let Some((l, v, t)) = hangul_letters(c) {
            out.extend([l, v]);
            out.extend(t);
            continue;
        }
        match decomposition(c) {
            (_, []) => out.push(c),
            (tag, _) if !compatibility && !tag.is_empty() => out.push(c),
            (_, points) => todo.extend(points.iter().rev()),
        }
    }
}

/// Sorts each run of combining characters by class, keeping the order within a class.
fn order(text: &mut [u32]) {
    let mut start = 0;
    while start < text.len() {
        if combining(text[start]) == 0 {
            start += 1;
            continue;
        }
        let run = text[start..].iter().take_while(|&&c| combining(c) != 0).count();
        text[start..start + run].sort_by_key(|&c| combining(c));
        start += run;
    }
}

fn compose(text: &[u32]) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::with_capacity(text.len());
    let mut starter: Option<usize> = None;
    // The class of the last character kept after the starter; 0 directly after it.
    let mut last_class = 0;
    for &c in text {
        let class = combining(c);
        if let Some(place) = starter {
            let adjacent = place + 1 == out.len();
            let blocked = if adjacent { false } else { class == 0 || last_class >= class };
            if !blocked && let Some(composed) = compose_pair(out[place], c) {
                out[place] = composed;
                continue;
            }
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last_class = class;
        out.push(c);
    }
    out
}

fn compose_pair(first: u32, second: u32) -> Option<u32> {
    if let Some(l) = first.checked_sub(L_BASE).filter(|&l| l < L_COUNT) {
        let v = second.checked_sub(V_BASE).filter(|&v| v < V_COUNT)?;
        return Some(S_BASE + (l * V_COUNT + v) * T_COUNT);
    }
    if let Some(s) = first.checked_sub(S_BASE).filter(|&s| s < S_COUNT && s % T_COUNT == 0) {
        let t = second.checked_sub(T_BASE).filter(|&t| 0 < t && t < T_COUNT)?;
        return Some(S_BASE + s + t);
    }
    let place = PAIRS.binary_search_by_key(&(first, second), |&(a, b, _)| (a, b)).ok()?;
    Some(PAIRS[place].2)
}
