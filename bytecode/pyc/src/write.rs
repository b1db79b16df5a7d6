//! Graph → bytes. CPython: `w_object` in `Python/marshal.c`.
//!
//! **Invariant:** no recursion, and every flagged node is written once and referred to after that, so a graph
//! with cycles through flagged nodes comes to an end. A cycle must pass through a flagged node: graphs that
//! were read do by construction.

use crate::graph::{Graph, IntForm, NodeId, Object, StrForm};
use dashu_int::{IBig, Sign};
use kaa_unicode::Text;

pub(crate) const FLAG_REF: u8 = 0x80;

/// Of a node that was not written yet.
const NOWHERE: u32 = u32::MAX;

enum Todo {
    Node(NodeId),
    /// `firstlineno`, which stands between the parts of a code object
    Line(i32),
    /// the NULL that ends a dict
    End,
}

/// The marshal bytes of a graph.
pub fn write(graph: &Graph) -> Vec<u8> {
    let mut out = Vec::with_capacity(graph.nodes.len() * 16);
    // Where each node stands in the reference table.
    let mut places = vec![NOWHERE; graph.nodes.len()];
    let mut taken = 0;
    let mut todo = vec![Todo::Node(graph.root)];
    while let Some(item) = todo.pop() {
        let id = match item {
            Todo::Node(id) => id,
            Todo::Line(line) => {
                out.extend_from_slice(&line.to_le_bytes());
                continue;
            }
            Todo::End => {
                out.push(b'0');
                continue;
            }
        };
        let node = graph.node(id);
        if node.flag && node.object.takes_reference() {
            let place = places[id.index()];
            if place != NOWHERE {
                out.push(b'r');
                out.extend_from_slice(&place.to_le_bytes());
                continue;
            }
            places[id.index()] = taken;
            taken += 1;
        }
        let flag = if node.flag { FLAG_REF } else { 0 };
        let sized = |out: &mut Vec<u8>, code: u8, n: usize| {
            out.push(code | flag);
            out.extend_from_slice(&(n as u32).to_le_bytes());
        };
        let children = |todo: &mut Vec<Todo>, items: &[NodeId]| {
            todo.extend(items.iter().rev().map(|&id| Todo::Node(id)));
        };
        match &node.object {
            Object::None => out.push(b'N' | flag),
            Object::True => out.push(b'T' | flag),
            Object::False => out.push(b'F' | flag),
            Object::Ellipsis => out.push(b'.' | flag),
            Object::StopIteration => out.push(b'S' | flag),
            Object::Int { form, value } => write_int(&mut out, flag, *form, value),
            Object::Float(x) => {
                out.push(b'g' | flag);
                out.extend_from_slice(&x.to_le_bytes());
            }
            Object::FloatText { text, .. } => {
                out.push(b'f' | flag);
                short(&mut out, text);
            }
            Object::Complex(re, im) => {
                out.push(b'y' | flag);
                out.extend_from_slice(&re.to_le_bytes());
                out.extend_from_slice(&im.to_le_bytes());
            }
            Object::ComplexText { text, .. } => {
                out.push(b'x' | flag);
                short(&mut out, &text[0]);
                short(&mut out, &text[1]);
            }
            Object::Bytes(bytes) => {
                sized(&mut out, b's', bytes.len());
                out.extend_from_slice(bytes);
            }
            // What was read in an ASCII form may hold Latin-1.
            Object::Str { form: form @ (StrForm::Ascii | StrForm::AsciiInterned), text }
                if !text.is_ascii() =>
            {
                sized(&mut out, form.code(), text.code_points().count());
                out.extend(text.code_points().map(|c| c as u8));
            }
            Object::Str { form: form @ (StrForm::Short | StrForm::ShortInterned), text }
                if !text.is_ascii() =>
            {
                out.push(form.code() | flag);
                out.push(text.code_points().count() as u8);
                out.extend(text.code_points().map(|c| c as u8));
            }
            Object::Str { form, text } => write_form(&mut out, flag, *form, text.as_bytes()),
            Object::Tuple { small, items } => {
                if *small {
                    out.push(b')' | flag);
                    out.push(items.len() as u8);
                } else {
                    sized(&mut out, b'(', items.len());
                }
                children(&mut todo, items);
            }
            Object::List(items) => {
                sized(&mut out, b'[', items.len());
                children(&mut todo, items);
            }
            Object::Set(items) => {
                sized(&mut out, b'<', items.len());
                children(&mut todo, items);
            }
            Object::FrozenSet(items) => {
                sized(&mut out, b'>', items.len());
                children(&mut todo, items);
            }
            Object::Dict(pairs) => {
                out.push(b'{' | flag);
                todo.push(Todo::End);
                for &(key, value) in pairs.iter().rev() {
                    todo.push(Todo::Node(value));
                    todo.push(Todo::Node(key));
                }
            }
            Object::Slice(parts) => {
                out.push(b':' | flag);
                children(&mut todo, parts);
            }
            Object::Code(parts) => {
                out.push(b'c' | flag);
                for n in [
                    parts.argcount,
                    parts.posonlyargcount,
                    parts.kwonlyargcount,
                    parts.stacksize,
                    parts.flags,
                ] {
                    out.extend_from_slice(&n.to_le_bytes());
                }
                children(&mut todo, &parts.objects[8..]);
                todo.push(Todo::Line(parts.firstlineno));
                children(&mut todo, &parts.objects[..8]);
            }
        }
    }
    out
}

/// A string in the form that CPython's writer picks.
pub(crate) fn write_text(out: &mut Vec<u8>, flag: u8, text: &Text, interned: bool) {
    write_form(out, flag, StrForm::of(text, interned), text.as_bytes());
}

fn write_form(out: &mut Vec<u8>, flag: u8, form: StrForm, bytes: &[u8]) {
    let code = form.code() | flag;
    let [a, b, c, d] = (bytes.len() as u32).to_le_bytes();
    match form {
        StrForm::Short | StrForm::ShortInterned => out.extend_from_slice(&[code, a]),
        _ => out.extend_from_slice(&[code, a, b, c, d]),
    }
    out.extend_from_slice(bytes);
}

fn short(out: &mut Vec<u8>, text: &[u8]) {
    out.push(text.len() as u8);
    out.extend_from_slice(text);
}

pub(crate) fn write_int(out: &mut Vec<u8>, flag: u8, form: IntForm, value: &IBig) {
    match (form, i32::try_from(value), i64::try_from(value)) {
        (IntForm::Int32, Ok(n), _) => {
            out.push(b'i' | flag);
            out.extend_from_slice(&n.to_le_bytes());
        }
        (IntForm::Int64, _, Ok(n)) => {
            out.push(b'I' | flag);
            out.extend_from_slice(&n.to_le_bytes());
        }
        _ => write_long(out, b'l' | flag, value),
    }
}

/// An integer in 15-bit digits behind its type byte.
pub fn write_long(out: &mut Vec<u8>, code: u8, value: &IBig) {
    let (sign, magnitude) = value.clone().into_parts();
    let digits = digits_15(&magnitude.to_le_bytes());
    let count = digits.len() as i32;
    out.push(code);
    out.extend((if sign == Sign::Negative { -count } else { count }).to_le_bytes());
    out.extend(digits.iter().flat_map(|d| d.to_le_bytes()));
}

/// Little-endian bytes as 15-bit digits without leading zeros.
fn digits_15(bytes: &[u8]) -> Vec<u16> {
    let mut digits = Vec::with_capacity(bytes.len() * 8 / 15 + 1);
    let (mut bits, mut held) = (0u32, 0);
    for &byte in bytes {
        bits |= u32::from(byte) << held;
        held += 8;
        if held >= 15 {
            digits.push((bits & 0x7fff) as u16);
            bits >>= 15;
            held -= 15;
        }
    }
    digits.push(bits as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}
