//! Parsing single parts again, for the error pass: it knows where a part stands and needs its tree.

use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::TokenKind;
use TokenKind as T;

impl Parser<'_> {
    /// The tree of a part that rule `rule` matched up to token `end`; `None` where it is no expression.
    pub(crate) fn expression_of(&mut self, rule: &str, end: usize) -> Option<Expr> {
        let parsed = match rule {
            "expression" | "expression_without_invalid" => self.expression(),
            "disjunction" => self.disjunction(),
            "bitwise_or" | "factor" | "sum" => self.bitwise_or(),
            "inversion" => self.disjunction(),
            "star_expressions" => self.star_expressions(),
            "star_named_expression" => self.star_named_expression(),
            "starred_expression" => self.starred_expression(),
            "yield_expr" => self.yield_expression(),
            "invalid_ann_assign_target" => self.atom(),
            _ => return None,
        };
        parsed.ok().filter(|_| self.pos == end)
    }

    /// From the first to the last of expressions side by side, up to token `end`.
    pub(crate) fn span_of_expressions(&mut self, end: usize) -> Option<Span> {
        let mut span = self.expression().ok()?.span;
        while self.pos < end {
            span = span.to(self.expression().ok()?.span);
        }
        Some(span)
    }

    /// Raises the errors that the actions of an ordinary rule raise when `fetched` tokens have been made.
    pub(crate) fn check_rule(&mut self, rule: &str, fetched: usize) {
        let _ = match rule {
            "strings" => self.strings().map(drop),
            "string" => self.plain_string().map(drop),
            "fstring" | "tstring" => self.fstring(&mut Vec::new()),
            "atom" => self.number().map(drop),
            "complex_number" => self.literal_expression().map(drop),
            "fstring_conversion" => self.check_conversion(),
            "fstring_format_spec" | "tstring_format_spec" => self.check_format_text(fetched),
            _ => self.import_from().map(drop),
        };
    }

    /// The span of the last of `star_named_expressions`.
    pub(crate) fn last_element(&mut self) -> Res<Span> {
        let base = self.scratch.len();
        self.star_named_list()?;
        let elements = self.take_scratch(base);
        elements.last().map(|last| last.span).ok_or(Fail)
    }

    /// `for_if_clauses`.
    pub(crate) fn clauses(&mut self) -> Res<Vec<Comprehension>> {
        self.comprehension_clauses()
    }

    /// The arguments up to token `end`.
    pub(crate) fn arguments_until(&mut self, end: usize) -> Res<(Vec<Expr>, Vec<Keyword>)> {
        let (mut args, mut keywords) = (Vec::new(), Vec::new());
        while self.pos < end {
            let start = self.span();
            match self.kind() {
                T::Name if self.kind_at(1) == T::Equal => {
                    let arg = Some(self.name()?);
                    self.bump();
                    let value = self.expression()?;
                    keywords.push(Keyword { span: self.span_from(start), arg, value });
                }
                T::DoubleStar => {
                    self.bump();
                    let value = self.expression()?;
                    keywords.push(Keyword { span: self.span_from(start), arg: None, value });
                }
                T::Star => args.push(self.starred_expression()?),
                _ => args.push(self.named_expression()?),
            }
            if !self.eat(T::Comma) {
                break;
            }
        }
        Ok((args, keywords))
    }
}
