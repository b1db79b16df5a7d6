//! The text of a tree, in the form of CPython's `ast.dump(tree, include_attributes=True)`.
//!
//! Two differences keep it free of Unicode tables: strings are shown as `ascii()` would, and nothing else.

mod expr;
mod stmt;

use crate::ast::*;
use kaa_unicode::Text;
use std::fmt::Write;

/// The tree as text on one line; where it is too deep to show, three dots stand for the rest.
pub fn dump(tree: &Mod) -> String {
    let mut dumper = Dumper { out: String::new(), depth: 0 };
    dumper.module(tree);
    dumper.out
}

/// Levels of expressions in expressions that are shown.
const MAX_DEPTH: u32 = 1000;

struct Dumper {
    out: String,
    depth: u32,
}

/// One node being written: knows whether a comma is due.
struct Node<'d> {
    dumper: &'d mut Dumper,
    first: bool,
}

impl Dumper {
    fn node(&mut self, name: &str) -> Node<'_> {
        self.out.push_str(name);
        self.out.push('(');
        Node { dumper: self, first: true }
    }

    fn list<T>(&mut self, items: &[T], mut one: impl FnMut(&mut Dumper, &T)) {
        self.out.push('[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            one(self, item);
        }
        self.out.push(']');
    }

    fn module(&mut self, tree: &Mod) {
        match tree {
            Mod::Module { body, type_ignores, .. } => {
                let mut node = self.node("Module");
                node.list("body", body, Dumper::stmt);
                node.list("type_ignores", type_ignores, |dumper, ignore| {
                    let mut node = dumper.node("TypeIgnore");
                    node.field("lineno", |dumper| dumper.number(ignore.line));
                    node.field("tag", |dumper| dumper.string(&ignore.tag));
                    node.end();
                });
                node.end();
            }
            Mod::Interactive { body, .. } => {
                let mut node = self.node("Interactive");
                node.list("body", body, Dumper::stmt);
                node.end();
            }
            Mod::Expression { body, .. } => {
                let mut node = self.node("Expression");
                node.expr("body", body);
                node.end();
            }
            Mod::FunctionType { argtypes, returns } => {
                let mut node = self.node("FunctionType");
                node.list("argtypes", argtypes, Dumper::expr);
                node.expr("returns", returns);
                node.end();
            }
        }
    }

    fn number(&mut self, number: impl std::fmt::Display) {
        let _ = write!(self.out, "{number}");
    }

    /// A string as `ascii()` shows it.
    fn string(&mut self, text: &Text) {
        let single = text.as_bytes().contains(&b'\'');
        let double = text.as_bytes().contains(&b'"');
        let quote = if single && !double { '"' } else { '\'' };
        self.out.push(quote);
        for point in text.code_points() {
            let _ = match point {
                0x5c => write!(self.out, "\\\\"),
                0x0a => write!(self.out, "\\n"),
                0x0d => write!(self.out, "\\r"),
                0x09 => write!(self.out, "\\t"),
                _ if point == quote as u32 => write!(self.out, "\\{quote}"),
                0x20..=0x7e => write!(self.out, "{}", point as u8 as char),
                0..=0xff => write!(self.out, "\\x{point:02x}"),
                0x100..=0xffff => write!(self.out, "\\u{point:04x}"),
                _ => write!(self.out, "\\U{point:08x}"),
            };
        }
        self.out.push(quote);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.out.push('b');
        let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
        self.out.push(quote);
        for &byte in bytes {
            let _ = match byte {
                b'\\' => write!(self.out, "\\\\"),
                b'\n' => write!(self.out, "\\n"),
                b'\r' => write!(self.out, "\\r"),
                b'\t' => write!(self.out, "\\t"),
                _ if byte == quote as u8 => write!(self.out, "\\{quote}"),
                0x20..=0x7e => write!(self.out, "{}", byte as char),
                _ => write!(self.out, "\\x{byte:02x}"),
            };
        }
        self.out.push(quote);
    }

    fn constant(&mut self, value: &Constant) {
        match value {
            Constant::None => self.out.push_str("None"),
            Constant::True => self.out.push_str("True"),
            Constant::False => self.out.push_str("False"),
            Constant::Ellipsis => self.out.push_str("Ellipsis"),
            Constant::Int(value) => self.number(value),
            Constant::Float(value) => {
                let text = float(*value);
                self.out.push_str(&text);
                if !text.contains(['.', 'e', 'n', 'i']) {
                    self.out.push_str(".0");
                }
            }
            Constant::Complex(re, im) => {
                let im = float(*im);
                if *re == 0.0 && re.is_sign_positive() {
                    let _ = write!(self.out, "{im}j");
                } else {
                    let sign = if im.starts_with('-') { "" } else { "+" };
                    let _ = write!(self.out, "({}{sign}{im}j)", float(*re));
                }
            }
            Constant::Str(text) => self.string(text),
            Constant::Bytes(bytes) => self.bytes(bytes),
            Constant::Tuple(items) => {
                self.out.push('(');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        self.out.push_str(", ");
                    }
                    self.constant(item);
                }
                self.out.push_str(if items.len() == 1 { ",)" } else { ")" });
            }
            Constant::FrozenSet(items) => {
                self.out.push_str("frozenset(");
                if !items.is_empty() {
                    self.out.push('{');
                    for (at, item) in items.iter().enumerate() {
                        if at > 0 {
                            self.out.push_str(", ");
                        }
                        self.constant(item);
                    }
                    self.out.push('}');
                }
                self.out.push(')');
            }
        }
    }
}

/// The shortest digits, laid out as Python does but without a final `.0`.
fn float(value: f64) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    if value.is_infinite() {
        return if value < 0.0 { "-inf".into() } else { "inf".into() };
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        return format!("{value}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

impl Node<'_> {
    fn field(&mut self, name: &str, value: impl FnOnce(&mut Dumper)) {
        if !std::mem::replace(&mut self.first, false) {
            self.dumper.out.push_str(", ");
        }
        self.dumper.out.push_str(name);
        self.dumper.out.push('=');
        value(self.dumper);
    }

    /// A list; an empty one is not shown.
    fn list<T>(&mut self, name: &str, items: &[T], one: impl FnMut(&mut Dumper, &T)) {
        if !items.is_empty() {
            self.field(name, |dumper| dumper.list(items, one));
        }
    }

    fn exprs(&mut self, name: &str, items: &[Expr]) {
        self.list(name, items, Dumper::expr);
    }

    fn expr(&mut self, name: &str, value: &Expr) {
        self.field(name, |dumper| dumper.expr(value));
    }

    fn optional(&mut self, name: &str, value: &Option<Box<Expr>>) {
        if let Some(value) = value {
            self.expr(name, value);
        }
    }

    fn name(&mut self, name: &str, value: &Name) {
        self.field(name, |dumper| dumper.string(value));
    }

    fn optional_name(&mut self, name: &str, value: &Option<Name>) {
        if let Some(value) = value {
            self.name(name, value);
        }
    }

    fn names(&mut self, name: &str, items: &[Name]) {
        self.list(name, items, Dumper::string);
    }

    /// A node without fields, named as its Rust variant.
    fn variant(&mut self, name: &str, value: impl std::fmt::Debug) {
        self.field(name, |dumper| {
            let _ = write!(dumper.out, "{value:?}()");
        });
    }

    fn number(&mut self, name: &str, value: impl std::fmt::Display) {
        self.field(name, |dumper| dumper.number(value));
    }

    /// The attributes, and the end.
    fn at(mut self, span: Span) {
        self.number("lineno", span.line);
        self.number("col_offset", span.col as i32);
        self.number("end_lineno", span.end_line);
        self.number("end_col_offset", span.end_col as i32);
        self.end();
    }

    fn end(self) {
        self.dumper.out.push(')');
    }
}
