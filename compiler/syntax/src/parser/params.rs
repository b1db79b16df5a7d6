//! Parameters of functions and lambdas, and type parameters.

use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::TokenKind;
use TokenKind as T;

impl Parser<'_> {
    /// `parameters` or `lambda_parameters`, up to the closing bracket or the colon.
    pub(super) fn parameters(&mut self, lambda: bool) -> Res<Arguments> {
        let mut args = Arguments { id: self.id(), ..Arguments::default() };
        let end = if lambda { T::Colon } else { T::RPar };
        // Keyword-only parameters follow.
        let mut keyword_only = false;
        while self.kind() != end {
            match self.kind() {
                T::Slash => {
                    if keyword_only || !args.posonlyargs.is_empty() || args.args.is_empty() {
                        return Err(Fail);
                    }
                    self.bump();
                    self.require(8, "Positional-only parameters are", self.pos)?;
                    args.posonlyargs = std::mem::take(&mut args.args);
                    if !self.eat(T::Comma) {
                        break;
                    }
                    self.skip_type_comment();
                }
                T::Star => {
                    if keyword_only {
                        return Err(Fail);
                    }
                    keyword_only = true;
                    self.bump();
                    if self.eat(T::Comma) {
                        if self.kind() != T::Name {
                            return Err(Fail);
                        }
                        continue;
                    }
                    let (arg, more) = self.parameter(lambda, true, end)?;
                    args.vararg = Some(Box::new(arg));
                    if !more {
                        break;
                    }
                }
                T::DoubleStar => {
                    self.bump();
                    let (arg, _) = self.parameter(lambda, false, end)?;
                    args.kwarg = Some(Box::new(arg));
                    break;
                }
                _ => {
                    let start = self.span();
                    let name = self.name()?;
                    let annotation = self.annotation(lambda)?;
                    let span = self.span_from(start);
                    let default = if self.eat(T::Equal) { Some(self.expression()?) } else { None };
                    let (type_comment, more) = self.parameter_end(end)?;
                    let arg = Arg { span, arg: name, annotation, type_comment };
                    if keyword_only {
                        args.kwonlyargs.push(arg);
                        args.kw_defaults.push(default);
                    } else {
                        args.args.push(arg);
                        match default {
                            Some(default) => args.defaults.push(default),
                            None if !args.defaults.is_empty() => return Err(Fail),
                            None => {}
                        }
                    }
                    if !more {
                        break;
                    }
                }
            }
        }
        Ok(args)
    }

    fn annotation(&mut self, lambda: bool) -> Res<Option<Box<Expr>>> {
        if lambda || !self.eat(T::Colon) {
            return Ok(None);
        }
        Ok(Some(Box::new(self.expression()?)))
    }

    /// A parameter without default, after `*` or `**`; `star` allows a starred annotation.
    fn parameter(&mut self, lambda: bool, star: bool, end: TokenKind) -> Res<(Arg, bool)> {
        let start = self.span();
        let name = self.name()?;
        let annotation = if star && !lambda && self.kind() == T::Colon && self.kind_at(1) == T::Star {
            self.bump();
            Some(Box::new(self.star_expression()?))
        } else {
            self.annotation(lambda)?
        };
        let span = self.span_from(start);
        let (type_comment, more) = self.parameter_end(end)?;
        Ok((Arg { span, arg: name, annotation, type_comment }, more))
    }

    /// The comma and type comment after a parameter; whether another parameter may follow.
    fn parameter_end(&mut self, end: TokenKind) -> Res<(Option<Name>, bool)> {
        if self.eat(T::Comma) {
            return Ok((self.type_comment(), true));
        }
        let comment = self.type_comment();
        if self.kind() == end { Ok((comment, false)) } else { Err(Fail) }
    }

    fn skip_type_comment(&mut self) {
        if self.kind() == T::TypeComment {
            self.bump();
        }
    }

    /// The text of a type comment, if one is here.
    pub(super) fn type_comment(&mut self) -> Option<Name> {
        if self.kind() != T::TypeComment {
            return None;
        }
        let token = self.token();
        self.bump();
        Some(String::from_utf8_lossy(self.text(token.start, token.end)).into_owned().into())
    }

    /// `type_params`, if there are any.
    pub(super) fn type_params(&mut self) -> Res<Vec<TypeParam>> {
        let mut params = Vec::new();
        if !self.eat(T::LSqb) {
            return Ok(params);
        }
        loop {
            let start = self.span();
            let id = self.id();
            let stars = match self.kind() {
                T::Star => 1,
                T::DoubleStar => 2,
                _ => 0,
            };
            if stars > 0 {
                self.bump();
            }
            let name = self.name()?;
            let kind = match stars {
                1 => TypeParamKind::TypeVarTuple,
                2 => TypeParamKind::ParamSpec,
                _ => {
                    let bound = if self.eat(T::Colon) { Some(Box::new(self.expression()?)) } else { None };
                    TypeParamKind::TypeVar { bound }
                }
            };
            let default_value = match (self.eat(T::Equal), stars) {
                (false, _) => None,
                (true, 1) => Some(Box::new(self.star_expression()?)),
                (true, _) => Some(Box::new(self.expression()?)),
            };
            if default_value.is_some() {
                self.require(13, "Type parameter defaults are", self.pos)?;
            }
            params.push(TypeParam { span: self.span_from(start), id, name, kind, default_value });
            if !self.eat(T::Comma) || self.kind() == T::RSqb {
                break;
            }
        }
        self.expect(T::RSqb)?;
        self.require(12, "Type parameter lists are", self.pos - 1)?;
        Ok(params)
    }
}
