//! Expressions back to source, as `from __future__ import annotations` stores them.
//!
//! CPython counterpart: `Python/ast_unparse.c`.

use crate::error::CompileError;
use dashu_int::IBig;
use kaa_code::Constant;
use kaa_syntax::ast::*;
use kaa_unicode::Text;
use std::fmt::Write;

type Res<T = ()> = Result<T, Box<CompileError>>;

/// How tightly operators bind.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Level(u8);

const TUPLE: Level = Level(0);
const NAMED: Level = Level(0);
const TEST: Level = Level(1);
const OR: Level = Level(2);
const AND: Level = Level(3);
const NOT: Level = Level(4);
const CMP: Level = Level(5);
const EXPR: Level = Level(6);
const BOR: Level = Level(6);
const BXOR: Level = Level(7);
const BAND: Level = Level(8);
const SHIFT: Level = Level(9);
const ARITH: Level = Level(10);
const TERM: Level = Level(11);
const FACTOR: Level = Level(12);
const POWER: Level = Level(13);
const AWAIT: Level = Level(14);
const ATOM: Level = Level(15);

impl Level {
    fn next(self) -> Level {
        Level(self.0 + 1)
    }
}

/// Source of an expression, for programs.
pub fn unparse(e: &Expr) -> Result<Text, CompileError> {
    expr(e, 0, super::SHALLOW * 10).map_err(|error| *error)
}

/// Source of an expression that stands at nesting depth `depth`.
pub(crate) fn expr(e: &Expr, depth: usize, depth_limit: usize) -> Res<Text> {
    let mut u = Unparser { out: Vec::new(), depth, depth_limit };
    u.expr(e, TEST)?;
    Text::from_bytes(&u.out).ok_or_else(|| Box::new(CompileError::Invalid("unparsed text is invalid".into())))
}

struct Unparser {
    out: Vec<u8>,
    depth: usize,
    depth_limit: usize,
}

impl Unparser {
    fn s(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn text(&mut self, text: &Text) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn parens(&mut self, on: bool, inner: impl FnOnce(&mut Self) -> Res) -> Res {
        if on {
            self.s("(");
        }
        inner(self)?;
        if on {
            self.s(")");
        }
        Ok(())
    }

    fn list(&mut self, items: &[Expr], level: Level) -> Res {
        for (n, item) in items.iter().enumerate() {
            if n > 0 {
                self.s(", ");
            }
            self.expr(item, level)?;
        }
        Ok(())
    }

    fn expr(&mut self, e: &Expr, level: Level) -> Res {
        self.depth += 1;
        if self.depth > self.depth_limit {
            return Err(Box::new(CompileError::TooDeep));
        }
        self.kind(e, level)?;
        self.depth -= 1;
        Ok(())
    }

    fn kind(&mut self, e: &Expr, level: Level) -> Res {
        match &e.kind {
            ExprKind::BoolOp { op, values } => {
                let (word, own) = if *op == BoolOp::And { (" and ", AND) } else { (" or ", OR) };
                self.parens(level > own, |u| {
                    for (n, value) in values.iter().enumerate() {
                        if n > 0 {
                            u.s(word);
                        }
                        u.expr(value, own.next())?;
                    }
                    Ok(())
                })
            }
            ExprKind::NamedExpr { target, value } => self.parens(level > NAMED, |u| {
                u.expr(target, ATOM)?;
                u.s(" := ");
                u.expr(value, ATOM)
            }),
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, level),
            ExprKind::UnaryOp { op, operand } => {
                let (sign, own) = match op {
                    UnaryOp::Invert => ("~", FACTOR),
                    UnaryOp::Not => ("not ", NOT),
                    UnaryOp::UAdd => ("+", FACTOR),
                    UnaryOp::USub => ("-", FACTOR),
                };
                self.parens(level > own, |u| {
                    u.s(sign);
                    u.expr(operand, own)
                })
            }
            ExprKind::Lambda { args, body, .. } => self.parens(level > TEST, |u| {
                // Only positional parameters are set off.
                let positional = !args.posonlyargs.is_empty() || !args.args.is_empty();
                u.s(if positional { "lambda " } else { "lambda" });
                u.arguments(args)?;
                u.s(": ");
                u.expr(body, TEST)
            }),
            ExprKind::IfExp { test, body, orelse } => self.parens(level > TEST, |u| {
                u.expr(body, TEST.next())?;
                u.s(" if ");
                u.expr(test, TEST.next())?;
                u.s(" else ");
                u.expr(orelse, TEST)
            }),
            ExprKind::Dict { keys, values } => {
                self.s("{");
                for (n, (key, value)) in keys.iter().zip(values).enumerate() {
                    if n > 0 {
                        self.s(", ");
                    }
                    match key {
                        Some(key) => {
                            self.expr(key, TEST)?;
                            self.s(": ");
                            self.expr(value, TEST)?;
                        }
                        None => {
                            self.s("**");
                            self.expr(value, EXPR)?;
                        }
                    }
                }
                self.s("}");
                Ok(())
            }
            ExprKind::Set { elts } => {
                self.s("{");
                self.list(elts, TEST)?;
                self.s("}");
                Ok(())
            }
            ExprKind::ListComp { elt, generators, .. } => self.comp("[", elt, None, generators, "]"),
            ExprKind::SetComp { elt, generators, .. } => self.comp("{", elt, None, generators, "}"),
            ExprKind::GeneratorExp { elt, generators, .. } => self.comp("(", elt, None, generators, ")"),
            ExprKind::DictComp { key, value, generators, .. } => {
                self.comp("{", key, Some(value), generators, "}")
            }
            ExprKind::Await { value } => self.parens(level > AWAIT, |u| {
                u.s("await ");
                u.expr(value, ATOM)
            }),
            ExprKind::Yield { value: None } => {
                self.s("(yield)");
                Ok(())
            }
            ExprKind::Yield { value: Some(value) } => {
                self.s("(yield ");
                self.expr(value, TEST)?;
                self.s(")");
                Ok(())
            }
            ExprKind::YieldFrom { value } => {
                self.s("(yield from ");
                self.expr(value, TEST)?;
                self.s(")");
                Ok(())
            }
            ExprKind::Compare { left, ops, comparators } => self.parens(level > CMP, |u| {
                u.expr(left, CMP.next())?;
                for (op, right) in ops.iter().zip(comparators) {
                    u.s(match op {
                        CmpOp::Eq => " == ",
                        CmpOp::NotEq => " != ",
                        CmpOp::Lt => " < ",
                        CmpOp::LtE => " <= ",
                        CmpOp::Gt => " > ",
                        CmpOp::GtE => " >= ",
                        CmpOp::Is => " is ",
                        CmpOp::IsNot => " is not ",
                        CmpOp::In => " in ",
                        CmpOp::NotIn => " not in ",
                    });
                    u.expr(right, CMP.next())?;
                }
                Ok(())
            }),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords),
            ExprKind::FormattedValue { .. } | ExprKind::JoinedStr { .. } => self.string(e, false),
            ExprKind::Interpolation { .. } | ExprKind::TemplateStr { .. } => self.string(e, true),
            ExprKind::Constant { value, kind_u } => {
                if *kind_u {
                    self.s("u");
                }
                if matches!(value, kaa_syntax::ast::Constant::Ellipsis) {
                    self.s("...");
                } else {
                    let text = constant_repr(&crate::r#gen::constant(value));
                    // An infinite literal is written as one that overflows.
                    match value {
                        kaa_syntax::ast::Constant::Float(_) | kaa_syntax::ast::Constant::Complex(..) => {
                            self.s(&text.replace("inf", "1e309"));
                        }
                        _ => self.s(&text),
                    }
                }
                Ok(())
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, ATOM)?;
                let is_int =
                    matches!(value.kind, ExprKind::Constant { value: kaa_syntax::ast::Constant::Int(_), .. });
                self.s(if is_int { " ." } else { "." });
                self.text(attr);
                Ok(())
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, ATOM)?;
                self.s("[");
                self.expr(slice, TUPLE)?;
                self.s("]");
                Ok(())
            }
            ExprKind::Starred { value, .. } => {
                self.s("*");
                self.expr(value, EXPR)
            }
            ExprKind::Name { id, .. } => {
                self.text(id);
                Ok(())
            }
            ExprKind::List { elts, .. } => {
                self.s("[");
                self.list(elts, TEST)?;
                self.s("]");
                Ok(())
            }
            ExprKind::Tuple { elts, .. } if elts.is_empty() => {
                self.s("()");
                Ok(())
            }
            ExprKind::Tuple { elts, .. } => self.parens(level > TUPLE, |u| {
                u.list(elts, TEST)?;
                if elts.len() == 1 {
                    u.s(",");
                }
                Ok(())
            }),
            ExprKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expr(lower, TEST)?;
                }
                self.s(":");
                if let Some(upper) = upper {
                    self.expr(upper, TEST)?;
                }
                if let Some(step) = step {
                    self.s(":");
                    self.expr(step, TEST)?;
                }
                Ok(())
            }
        }
    }

    fn binary(&mut self, left: &Expr, op: Operator, right: &Expr, level: Level) -> Res {
        let (word, own) = match op {
            Operator::Add => (" + ", ARITH),
            Operator::Sub => (" - ", ARITH),
            Operator::Mult => (" * ", TERM),
            Operator::MatMult => (" @ ", TERM),
            Operator::Div => (" / ", TERM),
            Operator::Mod => (" % ", TERM),
            Operator::LShift => (" << ", SHIFT),
            Operator::RShift => (" >> ", SHIFT),
            Operator::BitOr => (" | ", BOR),
            Operator::BitXor => (" ^ ", BXOR),
            Operator::BitAnd => (" & ", BAND),
            Operator::FloorDiv => (" // ", TERM),
            Operator::Pow => (" ** ", POWER),
        };
        let right_assoc = op == Operator::Pow;
        self.parens(level > own, |u| {
            u.expr(left, if right_assoc { own.next() } else { own })?;
            u.s(word);
            u.expr(right, if right_assoc { own } else { own.next() })
        })
    }

    fn comp(
        &mut self,
        open: &str,
        elt: &Expr,
        value: Option<&Expr>,
        generators: &[Comprehension],
        close: &str,
    ) -> Res {
        self.s(open);
        self.expr(elt, TEST)?;
        if let Some(value) = value {
            self.s(": ");
            self.expr(value, TEST)?;
        }
        for clause in generators {
            self.s(if clause.is_async { " async for " } else { " for " });
            self.expr(&clause.target, TUPLE)?;
            self.s(" in ");
            self.expr(&clause.iter, TEST.next())?;
            for test in &clause.ifs {
                self.s(" if ");
                self.expr(test, TEST.next())?;
            }
        }
        self.s(close);
        Ok(())
    }

    fn call(&mut self, func: &Expr, args: &[Expr], keywords: &[Keyword]) -> Res {
        self.expr(func, ATOM)?;
        if let ([arg], []) = (args, keywords)
            && matches!(arg.kind, ExprKind::GeneratorExp { .. })
        {
            // The parentheses of the generator expression serve.
            return self.expr(arg, TEST);
        }
        self.s("(");
        self.list(args, TEST)?;
        for (n, keyword) in keywords.iter().enumerate() {
            if n > 0 || !args.is_empty() {
                self.s(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.text(name);
                    self.s("=");
                }
                None => self.s("**"),
            }
            self.expr(&keyword.value, TEST)?;
        }
        self.s(")");
        Ok(())
    }

    fn arguments(&mut self, args: &Arguments) -> Res {
        let mut first = true;
        let mut comma = |u: &mut Self| {
            if !std::mem::replace(&mut first, false) {
                u.s(", ");
            }
        };
        let plain: Vec<&Arg> = args.posonlyargs.iter().chain(&args.args).collect();
        let without = plain.len().saturating_sub(args.defaults.len());
        for (n, arg) in plain.iter().enumerate() {
            comma(self);
            self.text(&arg.arg);
            if let Some(default) = n.checked_sub(without).and_then(|n| args.defaults.get(n)) {
                self.s("=");
                self.expr(default, TEST)?;
            }
            if n + 1 == args.posonlyargs.len() {
                self.s(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            comma(self);
            self.s("*");
            if let Some(arg) = &args.vararg {
                self.text(&arg.arg);
            }
        }
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            comma(self);
            self.text(&arg.arg);
            if let Some(default) = default {
                self.s("=");
                self.expr(default, TEST)?;
            }
        }
        if let Some(arg) = &args.kwarg {
            comma(self);
            self.s("**");
            self.text(&arg.arg);
        }
        Ok(())
    }

    /// An f-string or t-string: its body is built first, then quoted like any string.
    fn string(&mut self, e: &Expr, template: bool) -> Res {
        let mut body = Unparser { out: Vec::new(), depth: self.depth, depth_limit: self.depth_limit };
        match &e.kind {
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => {
                values.iter().try_for_each(|v| body.piece(v))?;
            }
            _ => body.piece(e)?,
        }
        self.s(if template { "t" } else { "f" });
        let body = Text::from_bytes(&body.out);
        if let Some(body) = body {
            self.s(&str_repr(&body));
        }
        Ok(())
    }

    fn piece(&mut self, e: &Expr) -> Res {
        match &e.kind {
            ExprKind::Constant { value: kaa_syntax::ast::Constant::Str(text), .. } => {
                for byte in text.as_bytes() {
                    self.out.push(*byte);
                    if matches!(byte, b'{' | b'}') {
                        self.out.push(*byte);
                    }
                }
                Ok(())
            }
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => {
                values.iter().try_for_each(|v| self.piece(v))
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let mut inner =
                    Unparser { out: Vec::new(), depth: self.depth, depth_limit: self.depth_limit };
                inner.expr(value, TEST.next())?;
                self.field(inner.out, *conversion, format_spec.as_deref())
            }
            ExprKind::Interpolation { text, conversion, format_spec, .. } => {
                let source = match text {
                    kaa_syntax::ast::Constant::Str(text) => text.as_bytes().to_vec(),
                    _ => Vec::new(),
                };
                self.field(source, *conversion, format_spec.as_deref())
            }
            _ => Err(Box::new(CompileError::Invalid("unknown expression kind inside f-string".into()))),
        }
    }

    fn field(&mut self, source: Vec<u8>, conversion: i32, spec: Option<&Expr>) -> Res {
        // `{{` would be a literal brace.
        self.s(if source.first() == Some(&b'{') { "{ " } else { "{" });
        self.out.extend(source);
        if let Some(c) = u8::try_from(conversion).ok().filter(|c| c.is_ascii_alphabetic()) {
            self.out.extend([b'!', c]);
        }
        if let Some(spec) = spec {
            self.s(":");
            self.piece(spec)?;
        }
        self.s("}");
        Ok(())
    }
}

/// `repr()` of a string, in generalised UTF-8 without lone surrogates.
pub(crate) fn str_repr(text: &Text) -> String {
    let bytes = text.as_bytes();
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::new();
    out.push(quote);
    for point in text.code_points() {
        match char::from_u32(point) {
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(c) if c == quote => {
                out.push('\\');
                out.push(c);
            }
            Some(c) if c < ' ' || c == '\x7f' => _ = write!(out, "\\x{point:02x}"),
            Some(c) if kaa_unicode::is_printable(point) => out.push(c),
            _ if point <= 0xff => _ = write!(out, "\\x{point:02x}"),
            _ if point <= 0xffff => _ = write!(out, "\\u{point:04x}"),
            _ => _ = write!(out, "\\U{point:08x}"),
        }
    }
    out.push(quote);
    out
}

fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = format!("b{}", quote as char);
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if byte == quote => {
                out.push('\\');
                out.push(byte as char);
            }
            b' '..=b'~' => out.push(byte as char),
            _ => _ = write!(out, "\\x{byte:02x}"),
        }
    }
    out.push(quote as char);
    out
}

/// `repr()` of a float.
fn float_repr(x: f64) -> String {
    if x.is_nan() {
        return "nan".into();
    }
    if x.is_infinite() {
        return if x > 0.0 { "inf" } else { "-inf" }.into();
    }
    let mut exponent_form = format!("{x:e}");
    // Of the shortest forms CPython takes the one nearest to the value.
    let digits = exponent_form.bytes().take_while(|b| *b != b'e').filter(u8::is_ascii_digit).count();
    let nearest = format!("{x:.*e}", digits.saturating_sub(1));
    if nearest.parse() == Ok(x) {
        exponent_form = nearest;
    }
    let Some((mantissa, exponent)) = exponent_form.split_once('e') else { return exponent_form };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{x}");
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn imaginary_repr(x: f64) -> String {
    let text = float_repr(x);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// `repr()` of a constant.
pub fn constant_repr(constant: &Constant) -> String {
    let join = |items: &[Constant]| items.iter().map(constant_repr).collect::<Vec<_>>().join(", ");
    match constant {
        Constant::None => "None".into(),
        Constant::True => "True".into(),
        Constant::False => "False".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(n) => int_repr(n),
        Constant::Float(x) => float_repr(*x),
        Constant::Complex(re, im) if *re == 0.0 && re.is_sign_positive() => {
            format!("{}j", imaginary_repr(*im))
        }
        Constant::Complex(re, im) => {
            let sign = if im.is_sign_negative() { "" } else { "+" };
            format!("({}{sign}{}j)", imaginary_repr(*re), imaginary_repr(*im))
        }
        Constant::Str(text) => str_repr(text),
        Constant::Bytes(bytes) => bytes_repr(bytes),
        Constant::Tuple(items) if items.len() == 1 => format!("({},)", constant_repr(&items[0])),
        Constant::Tuple(items) => format!("({})", join(items)),
        Constant::FrozenSet(items) if items.is_empty() => "frozenset()".into(),
        Constant::FrozenSet(items) => format!("frozenset({{{}}})", join(items)),
        Constant::Slice(parts) => format!("slice({})", join(&parts[..])),
        Constant::Code(code) => format!("<code object {}>", code.name),
    }
}

fn int_repr(n: &IBig) -> String {
    n.to_string()
}
