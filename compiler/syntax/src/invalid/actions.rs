//! What the error rules say. CPython: the actions of `invalid_*` in `Grammar/python.gram`, with
//! `Parser/action_helpers.c` and `_PyPegen_get_expr_name`, `_PyPegen_get_invalid_target`.

use super::engine::{Capture, Captures, Engine, Stop};
use super::notation::Action;
use super::position;
use crate::ast::{CmpOp, Comprehension, Constant, Expr, ExprKind, Keyword};
use crate::error::{ErrorKind, RawError};
use crate::tokenizer::TokenKind;

type Place = (u32, i64, u32, i64);

/// Runs an action; `None` when it raises nothing.
pub(super) fn act(
    engine: &mut Engine<'_>,
    action: &Action,
    captures: &Captures,
    at: usize,
) -> Result<Option<RawError>, Stop> {
    let message = &action.message;
    let error = |engine: &Engine<'_>, message: &str, place| {
        Some(position::span(engine, ErrorKind::SyntaxError, message, place))
    };
    let Some(a) = captures[0] else {
        return Ok(match action.verb {
            "next" => {
                engine.peek(at)?;
                Some(engine.on_token(at, ErrorKind::SyntaxError, message))
            }
            "indent" => Some(engine.on_token(engine.fetched - 1, ErrorKind::IndentationError, message)),
            _ => Some(engine.on_token(engine.fetched - 1, ErrorKind::SyntaxError, message)),
        });
    };
    let b = captures[1].unwrap_or(a);
    Ok(match action.verb {
        "at" => {
            let message = if message.contains("%s") {
                let name = expression(engine, a).as_ref().map_or("expression", expression_name);
                message.replace("%s", name)
            } else {
                message.clone()
            };
            error(engine, &message, place(engine, a))
        }
        "range" => error(engine, message, join(place(engine, a), place(engine, b))),
        "from" => error(engine, message, from(engine, place(engine, a))),
        "next" => {
            engine.peek(at)?;
            Some(engine.on_token(at, ErrorKind::SyntaxError, message))
        }
        "indent" => {
            let line = engine.token(a.start).span.line.to_string();
            let message = message.replace("%d", &line);
            Some(engine.on_token(engine.fetched - 1, ErrorKind::IndentationError, &message))
        }
        "call" => return call(engine, action, a, b, at),
        _ => Some(engine.on_token(engine.fetched - 1, ErrorKind::SyntaxError, message)),
    })
}

fn call(
    engine: &mut Engine<'_>,
    action: &Action,
    a: Capture,
    b: Capture,
    at: usize,
) -> Result<Option<RawError>, Stop> {
    let message = action.message.as_str();
    let error = |engine: &Engine<'_>, message: &str, place| {
        Some(position::span(engine, ErrorKind::SyntaxError, message, place))
    };
    let legacy = |engine: &Engine<'_>| {
        engine.token(a.start).kind == TokenKind::Name
            && a.end == a.start + 1
            && matches!(engine.text(a.start), b"print" | b"exec")
    };
    Ok(match action.function {
        "star_target" | "for_target" | "del_target" => {
            let Some(target) = expression(engine, a) else { return Ok(None) };
            let verb = if action.function == "del_target" { "delete" } else { "assign to" };
            let kind = match action.function {
                "star_target" => Target::Star,
                "for_target" => Target::For,
                _ => Target::Del,
            };
            match invalid_target(&target, kind) {
                Some(bad) => {
                    let message = format!("cannot {verb} {}", expression_name(bad));
                    error(engine, &message, position::node_span(bad.span))
                }
                None => None,
            }
        }
        "missing_comma" => {
            if legacy(engine) || bracket_level(engine, at - 1) == 0 {
                return Ok(None);
            }
            let place = join(place(engine, a), place(engine, b));
            error(engine, "invalid syntax. Perhaps you forgot a comma?", place)
        }
        "legacy" => {
            if !legacy(engine) {
                return Ok(None);
            }
            let name = String::from_utf8_lossy(engine.text(a.start)).into_owned();
            let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            error(engine, &message, join(place(engine, a), place(engine, b)))
        }
        "keyword_name" => {
            let message = format!("cannot assign to {}", String::from_utf8_lossy(engine.text(a.start)));
            error(engine, &message, join(place(engine, a), place(engine, b)))
        }
        "parameter" => {
            // Without the comma or type comment that follows the parameter.
            let mut end = a.end;
            while end > a.start + 1
                && matches!(engine.token(end - 1).kind, TokenKind::Comma | TokenKind::TypeComment)
            {
                end -= 1;
            }
            error(engine, message, tokens_place(engine, a.start, end))
        }
        "key_without_value" => {
            let (line, _, end_line, end_col) = place(engine, a);
            error(engine, "':' expected after dictionary key", (line, end_col - 1, end_line, -1))
        }
        "type_param_bound" => {
            let bound = expression(engine, b);
            let tuple = bound.is_some_and(|bound| matches!(bound.kind, ExprKind::Tuple { .. }));
            let what = if tuple { "constraints" } else { "bound" };
            let place = from(engine, place(engine, a));
            error(engine, &format!("cannot use {what} with {message}"), place)
        }
        "expressions" => {
            let count = a.end - a.start;
            let span = engine.with_part(a.start, a.end, |parser| parser.span_of_expressions(count));
            error(engine, message, span.map_or_else(|| place(engine, a), position::node_span))
        }
        "mixed_strings" => error(engine, message, tokens_place(engine, last_string(engine, a), b.end)),
        "last_element" => {
            let last = engine.with_part(b.start, b.end, |parser| parser.last_element().unwrap_or_default());
            error(engine, message, join(place(engine, a), position::node_span(last)))
        }
        "last_clause" => {
            let clauses = clauses(engine, b);
            let Some(last) = clauses.last() else { return Ok(None) };
            let end = last.ifs.last().unwrap_or(&last.iter).span;
            error(engine, message, join(place(engine, a), position::node_span(end)))
        }
        "bare_generator" => {
            let (args, _) = arguments(engine, a);
            let clauses = clauses(engine, b);
            let (true, Some(last), Some(clause)) = (args.len() > 1, args.last(), clauses.last()) else {
                return Ok(None);
            };
            let end = clause.ifs.last().unwrap_or(&clause.iter).span;
            let place = join(position::node_span(last.span), position::node_span(end));
            error(engine, "Generator expression must be parenthesized", place)
        }
        "positional_after_keyword" => {
            let (_, keywords) = arguments(engine, a);
            let unpacked = keywords.iter().any(|keyword| keyword.arg.is_none());
            let message = if unpacked {
                "positional argument follows keyword argument unpacking"
            } else {
                "positional argument follows keyword argument"
            };
            Some(engine.on_token(engine.fetched - 1, ErrorKind::SyntaxError, message))
        }
        _ => None,
    })
}

/// The expression that a part matched.
fn expression(engine: &Engine<'_>, part: Capture) -> Option<Expr> {
    engine.with_part(part.start, part.end, |parser| parser.expression_of(part.rule, part.end - part.start))
}

fn clauses(engine: &Engine<'_>, part: Capture) -> Vec<Comprehension> {
    engine.with_part(part.start, part.end, |parser| parser.clauses().unwrap_or_default())
}

fn arguments(engine: &Engine<'_>, part: Capture) -> (Vec<Expr>, Vec<Keyword>) {
    let count = part.end - part.start;
    engine.with_part(part.start, part.end, |parser| parser.arguments_until(count).unwrap_or_default())
}

/// Where the last of several string literals starts.
fn last_string(engine: &Engine<'_>, part: Capture) -> usize {
    let mut depth = 0;
    for at in (part.start..part.end).rev() {
        match engine.token(at).kind {
            TokenKind::FStringEnd | TokenKind::TStringEnd => depth += 1,
            TokenKind::FStringStart | TokenKind::TStringStart => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            TokenKind::String if depth == 0 => return at,
            _ => {}
        }
    }
    part.start
}

/// Where a part stands: its node's place if it is an expression, else that of its tokens.
fn place(engine: &Engine<'_>, part: Capture) -> Place {
    match expression(engine, part) {
        Some(expr) => position::node_span(expr.span),
        None => tokens_place(engine, part.start, part.end),
    }
}

fn tokens_place(engine: &Engine<'_>, start: usize, end: usize) -> Place {
    let first = position::token_span(engine.token(start));
    join(first, position::token_span(engine.token(end.max(start + 1) - 1)))
}

fn join(start: Place, end: Place) -> Place {
    (start.0, start.1, end.2, end.3)
}

/// From a place to where the tokenizer stands.
fn from(engine: &Engine<'_>, start: Place) -> Place {
    let last = engine.token(engine.fetched - 1);
    (start.0, start.1, last.span.end_line, position::cursor_column(engine) - 1)
}

/// Brackets open after token `at`.
fn bracket_level(engine: &Engine<'_>, at: usize) -> usize {
    let mut depth = 0usize;
    for token in &engine.scanned.tokens[..=at] {
        match token.kind {
            TokenKind::LPar | TokenKind::LSqb | TokenKind::LBrace => depth += 1,
            TokenKind::RPar | TokenKind::RSqb | TokenKind::RBrace => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

#[derive(Clone, Copy, PartialEq)]
enum Target {
    Star,
    Del,
    For,
}

/// The part of an expression that cannot be a target.
fn invalid_target(expr: &Expr, kind: Target) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
            elts.iter().find_map(|element| invalid_target(element, kind))
        }
        ExprKind::Starred { value, .. } => {
            if kind == Target::Del {
                Some(expr)
            } else {
                invalid_target(value, kind)
            }
        }
        // In `for a in b` the comparison is the loop itself.
        ExprKind::Compare { left, ops, .. } if kind == Target::For => {
            if ops.first() == Some(&CmpOp::In) {
                invalid_target(left, kind)
            } else {
                None
            }
        }
        ExprKind::Name { .. } | ExprKind::Subscript { .. } | ExprKind::Attribute { .. } => None,
        _ => Some(expr),
    }
}

/// What CPython calls an expression.
fn expression_name(expr: &Expr) -> &'static str {
    match &expr.kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => "t-string expression",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "None",
            Constant::True => "True",
            Constant::False => "False",
            Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}
