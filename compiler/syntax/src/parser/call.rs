//! Arguments of calls and of class statements.

use super::{BRACKET_LEVELS, Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::TokenKind;
use TokenKind as T;

impl Parser<'_> {
    /// `genexp` or `'(' [arguments] ')'`.
    pub(super) fn call_arguments(&mut self) -> Res<(Vec<Expr>, Vec<Keyword>)> {
        self.enter(BRACKET_LEVELS)?;
        let result = self.arguments(true)?;
        self.leave(BRACKET_LEVELS);
        Ok(result)
    }

    /// Arguments with their brackets; `generator` allows a bare generator expression.
    pub(super) fn arguments(&mut self, generator: bool) -> Res<(Vec<Expr>, Vec<Keyword>)> {
        let open = self.span();
        self.expect(T::LPar)?;
        let base = self.scratch.len();
        let mut keywords = Vec::new();
        let mut unpacked = false;
        while self.kind() != T::RPar {
            let start = self.span();
            match self.kind() {
                T::Name if self.kind_at(1) == T::Equal => {
                    let arg = Some(self.name()?);
                    self.bump();
                    let value = self.expression()?;
                    push_keyword(&mut keywords, Keyword { span: self.span_from(start), arg, value });
                }
                T::DoubleStar => {
                    self.bump();
                    let value = self.expression()?;
                    unpacked = true;
                    push_keyword(&mut keywords, Keyword { span: self.span_from(start), arg: None, value });
                }
                T::Star => {
                    if unpacked {
                        return Err(Fail);
                    }
                    let argument = self.starred_expression()?;
                    self.scratch.push(argument);
                }
                _ => {
                    if !keywords.is_empty() {
                        return Err(Fail);
                    }
                    let argument = self.named_expression()?;
                    if generator && matches!(self.kind(), T::For | T::Async) && self.scratch.len() == base {
                        let generators = self.comprehension_clauses()?;
                        self.expect(T::RPar)?;
                        let kind =
                            ExprKind::GeneratorExp { id: self.id(), elt: Box::new(argument), generators };
                        return Ok((vec![Expr::new(self.span_from(open), kind)], keywords));
                    }
                    self.scratch.push(argument);
                }
            }
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect(T::RPar)?;
        Ok((self.take_scratch(base), keywords))
    }
}

fn push_keyword(keywords: &mut Vec<Keyword>, keyword: Keyword) {
    if keywords.is_empty() {
        keywords.reserve_exact(1);
    }
    keywords.push(keyword);
}
