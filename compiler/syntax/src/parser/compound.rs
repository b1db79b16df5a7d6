//! Compound statements and blocks.

use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::{TokenKind, known};
use TokenKind as T;

/// Levels of CPython's rules that a nested block takes.
const BLOCK_LEVELS: u32 = 7;

impl Parser<'_> {
    /// Whether a compound statement starts here.
    pub(super) fn at_compound(&self) -> bool {
        match self.kind() {
            T::If | T::While | T::For | T::Try | T::With | T::Def | T::Class | T::At | T::Async => true,
            T::Name => self.at_name(known::MATCH) && self.at_match_statement(),
            _ => false,
        }
    }

    /// `statement`: one compound statement or a line of simple ones.
    pub(super) fn statement(&mut self, out: &mut Vec<Stmt>) -> Res<()> {
        let statement = match self.kind() {
            T::If => self.if_statement()?,
            T::While => self.while_statement()?,
            T::For => self.for_statement(self.span(), false)?,
            T::Try => self.try_statement()?,
            T::With => self.with_statement(self.span(), false)?,
            T::Def => self.function(self.span(), Vec::new(), false)?,
            T::Class => self.class(Vec::new())?,
            T::At => self.decorated()?,
            T::Async => {
                let start = self.span();
                self.bump();
                match self.kind() {
                    T::Def => self.function(start, Vec::new(), true)?,
                    T::For => self.for_statement(start, true)?,
                    T::With => self.with_statement(start, true)?,
                    _ => return Err(Fail),
                }
            }
            T::Name if self.at_name(known::MATCH) && self.at_match_statement() => self.match_statement()?,
            _ => {
                return self.simple_statements(out);
            }
        };
        let place = (statement.span.line, statement.span.col);
        let function =
            matches!(statement.kind, StmtKind::FunctionDef { .. } | StmtKind::AsyncFunctionDef { .. });
        if !function && place.0 >= self.last_compound.0 {
            self.last_compound = place;
        }
        out.push(statement);
        Ok(())
    }

    /// `block`.
    pub(super) fn block(&mut self) -> Res<Vec<Stmt>> {
        let mut body = Vec::with_capacity(1);
        if !self.eat(T::Newline) {
            self.simple_statements(&mut body)?;
            return Ok(body);
        }
        self.expect(T::Indent)?;
        self.enter(BLOCK_LEVELS)?;
        while self.kind() != T::Dedent {
            if self.kind() == T::EndMarker {
                return Err(Fail);
            }
            self.statement(&mut body)?;
        }
        self.bump();
        self.leave(BLOCK_LEVELS);
        Ok(body)
    }

    /// `if`, with its `elif`s read in a loop and nested from the last to the first.
    fn if_statement(&mut self) -> Res<Stmt> {
        let mut heads = Vec::with_capacity(1);
        let base_level = self.level;
        self.enter(3)?;
        let mut orelse = loop {
            let start = self.span();
            self.bump();
            self.enter(1)?;
            let test = Box::new(self.named_expression()?);
            self.expect(T::Colon)?;
            let body = self.block()?;
            heads.push((start, test, body));
            match self.kind() {
                T::Elif => {}
                T::Else => break self.else_block()?,
                _ => break Vec::new(),
            }
        };
        self.level = base_level;
        loop {
            let Some((start, test, body)) = heads.pop() else { return Err(Fail) };
            let span = self.stmt_span(start);
            let statement = Stmt { span, kind: StmtKind::If { test, body, orelse } };
            if heads.is_empty() {
                return Ok(statement);
            }
            orelse = vec![statement];
        }
    }

    /// The block of the `else` at hand.
    fn else_block(&mut self) -> Res<Vec<Stmt>> {
        self.bump();
        self.expect(T::Colon)?;
        self.block()
    }

    fn optional_else(&mut self) -> Res<Vec<Stmt>> {
        if self.kind() == T::Else { self.else_block() } else { Ok(Vec::new()) }
    }

    fn while_statement(&mut self) -> Res<Stmt> {
        let start = self.span();
        self.bump();
        let test = Box::new(self.named_expression()?);
        self.expect(T::Colon)?;
        let body = self.block()?;
        let orelse = self.optional_else()?;
        Ok(Stmt { span: self.stmt_span(start), kind: StmtKind::While { test, body, orelse } })
    }

    fn for_statement(&mut self, start: Span, is_async: bool) -> Res<Stmt> {
        self.bump();
        let target = self.star_targets()?;
        self.expect(T::In)?;
        let iter = self.star_expressions()?;
        self.expect(T::Colon)?;
        let type_comment = self.type_comment();
        let body = self.block()?;
        let orelse = self.optional_else()?;
        if is_async {
            self.require(5, "Async for loops are", self.pos)?;
        }
        let parts = Box::new(For { target, iter, body, orelse, type_comment });
        let kind = if is_async { StmtKind::AsyncFor(parts) } else { StmtKind::For(parts) };
        Ok(Stmt { span: self.stmt_span(start), kind })
    }

    fn with_statement(&mut self, start: Span, is_async: bool) -> Res<Stmt> {
        self.bump();
        let items = match self.bracketed_items()? {
            Some(items) => items,
            None => self.with_items(T::Colon)?,
        };
        self.expect(T::Colon)?;
        let type_comment = self.type_comment();
        let body = self.block()?;
        if is_async {
            self.require(5, "Async with statements are", self.pos - 1)?;
        }
        let kind = if is_async {
            StmtKind::AsyncWith { items, body, type_comment }
        } else {
            StmtKind::With { items, body, type_comment }
        };
        Ok(Stmt { span: self.stmt_span(start), kind })
    }

    /// Items in brackets, when the closing bracket is followed by the colon and the content is items.
    fn bracketed_items(&mut self) -> Res<Option<Vec<WithItem>>> {
        if self.kind() != T::LPar || !self.bracket_ends_head() {
            return Ok(None);
        }
        let mark = self.mark();
        self.bump();
        let items = self.with_items(T::RPar);
        if self.error.is_some() || self.too_new.is_some() {
            return Err(Fail);
        }
        match items {
            Ok(items) if self.eat(T::RPar) && self.kind() == T::Colon => Ok(Some(items)),
            _ => {
                self.rewind(mark);
                Ok(None)
            }
        }
    }

    /// Whether the bracket that opens here closes right before a colon.
    fn bracket_ends_head(&self) -> bool {
        let mut depth = 0u32;
        for (at, token) in self.tokens.iter().enumerate().skip(self.pos) {
            match token.kind {
                T::LPar | T::LSqb | T::LBrace => depth += 1,
                T::RPar | T::RSqb | T::RBrace => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return self.tokens.get(at + 1).is_some_and(|next| next.kind == T::Colon);
                    }
                }
                T::Newline | T::EndMarker => return false,
                _ => {}
            }
        }
        false
    }

    /// `','.with_item+`, with a last comma where `end` is a bracket.
    fn with_items(&mut self, end: TokenKind) -> Res<Vec<WithItem>> {
        let mut items = Vec::with_capacity(1);
        loop {
            let context_expr = self.expression()?;
            let optional_vars = if self.eat(T::As) { Some(Box::new(self.star_target()?)) } else { None };
            items.push(WithItem { context_expr, optional_vars });
            if !self.eat(T::Comma) || (end == T::RPar && self.kind() == end) {
                return Ok(items);
            }
        }
    }

    fn try_statement(&mut self) -> Res<Stmt> {
        let start = self.span();
        self.bump();
        self.expect(T::Colon)?;
        let body = self.block()?;
        let star = self.kind() == T::Except && self.kind_at(1) == T::Star;
        let mut handlers = Vec::new();
        while self.kind() == T::Except {
            handlers.push(self.handler(star)?);
        }
        let orelse = if handlers.is_empty() { Vec::new() } else { self.optional_else()? };
        let finalbody = if self.eat(T::Finally) {
            self.expect(T::Colon)?;
            self.block()?
        } else if handlers.is_empty() {
            return Err(Fail);
        } else {
            Vec::new()
        };
        if star {
            self.require(11, "Exception groups are", self.pos)?;
        }
        let parts = Box::new(Try { body, handlers, orelse, finalbody });
        let kind = if star { StmtKind::TryStar(parts) } else { StmtKind::Try(parts) };
        Ok(Stmt { span: self.stmt_span(start), kind })
    }

    fn handler(&mut self, star: bool) -> Res<ExceptHandler> {
        let start = self.span();
        self.bump();
        if star {
            self.expect(T::Star)?;
        }
        let (mut typ, mut name) = (None, None);
        let mut bracketed = true;
        if self.kind() != T::Colon {
            let caught = self.expressions()?;
            bracketed = self.prev().kind == T::RPar && self.tuple_in_brackets(&caught);
            if self.kind() == T::As {
                // Several exceptions need brackets before `as`; a tuple in brackets ends with its bracket.
                let bracketed = self.prev().kind == T::RPar;
                if matches!(caught.kind, ExprKind::Tuple { .. }) && !bracketed {
                    return Err(Fail);
                }
                if matches!(caught.kind, ExprKind::Tuple { .. }) && !self.tuple_in_brackets(&caught) {
                    return Err(Fail);
                }
                self.bump();
                name = Some(self.name()?);
            }
            typ = Some(Box::new(caught));
        } else if star {
            return Err(Fail);
        }
        self.expect(T::Colon)?;
        let body = self.block()?;
        if self.options.feature_version < 14
            && name.is_none()
            && let Some(caught) = &typ
            && matches!(caught.kind, ExprKind::Tuple { .. })
            && !bracketed
        {
            self.require(14, "except expressions without parentheses are", self.pos - 1)?;
        }
        Ok(ExceptHandler { span: self.stmt_span(start), typ, name, body })
    }

    /// Whether a tuple's own span starts with a bracket rather than with its first element.
    fn tuple_in_brackets(&self, tuple: &Expr) -> bool {
        match &tuple.kind {
            ExprKind::Tuple { elts, .. } => {
                elts.first().is_none_or(|first| first.span.start() != tuple.span.start())
                    && !self.opens_with_own_bracket(tuple)
            }
            _ => false,
        }
    }

    /// `(a), b` starts with a bracket that belongs to its first element.
    fn opens_with_own_bracket(&self, tuple: &Expr) -> bool {
        let at = self.tokens[..self.pos].iter().rposition(|token| token.span.start() == tuple.span.start());
        let Some(at) = at else { return false };
        let mut depth = 0u32;
        for (offset, token) in self.tokens[at..self.pos].iter().enumerate() {
            match token.kind {
                T::LPar | T::LSqb | T::LBrace => depth += 1,
                T::RPar | T::RSqb | T::RBrace => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return at + offset + 1 != self.pos;
                    }
                }
                _ => {}
            }
        }
        false
    }

    fn decorated(&mut self) -> Res<Stmt> {
        let mut decorators = Vec::with_capacity(1);
        while self.eat(T::At) {
            decorators.push(self.named_expression()?);
            self.expect(T::Newline)?;
        }
        let start = self.span();
        match self.kind() {
            T::Def => self.function(start, decorators, false),
            T::Class => self.class(decorators),
            T::Async if self.kind_at(1) == T::Def => {
                self.bump();
                self.function(start, decorators, true)
            }
            _ => Err(Fail),
        }
    }

    fn function(&mut self, start: Span, decorator_list: Vec<Expr>, is_async: bool) -> Res<Stmt> {
        self.bump();
        let (id, type_params_id) = (self.id(), self.id());
        let name = self.name()?;
        let type_params = self.type_params()?;
        self.expect(T::LPar)?;
        let args = self.parameters(false)?;
        self.expect(T::RPar)?;
        let returns = if self.eat(T::RArrow) { Some(Box::new(self.expression()?)) } else { None };
        self.expect(T::Colon)?;
        let type_comment = self.function_type_comment()?;
        let body = self.block()?;
        if is_async {
            self.require(5, "Async functions are", self.pos - 1)?;
        }
        let parts = Box::new(FunctionDef {
            id,
            type_params_id,
            name,
            args,
            body,
            decorator_list,
            returns,
            type_comment,
            type_params,
        });
        let kind = if is_async { StmtKind::AsyncFunctionDef(parts) } else { StmtKind::FunctionDef(parts) };
        Ok(Stmt { span: self.stmt_span(start), kind })
    }

    /// A type comment after the colon, or alone on the first line of the body.
    fn function_type_comment(&mut self) -> Res<Option<Name>> {
        if self.kind() == T::Newline && self.kind_at(1) == T::TypeComment {
            if self.kind_at(2) != T::Newline || self.kind_at(3) != T::Indent {
                return Err(Fail);
            }
            self.bump();
            return Ok(self.type_comment());
        }
        let on_line = self.type_comment();
        if on_line.is_some() && self.kind() == T::Newline && self.kind_at(1) == T::TypeComment {
            let span = self.tokens[self.pos + 1].span;
            return self.raise_at("Cannot have two type comments on def", span);
        }
        Ok(on_line)
    }

    fn class(&mut self, decorator_list: Vec<Expr>) -> Res<Stmt> {
        let start = self.span();
        self.bump();
        let (id, type_params_id) = (self.id(), self.id());
        let name = self.name()?;
        let type_params = self.type_params()?;
        let (bases, keywords) =
            if self.kind() == T::LPar { self.arguments(false)? } else { (Vec::new(), Vec::new()) };
        self.expect(T::Colon)?;
        let body = self.block()?;
        let parts = Box::new(ClassDef {
            id,
            type_params_id,
            name,
            bases,
            keywords,
            body,
            decorator_list,
            type_params,
        });
        Ok(Stmt { span: self.stmt_span(start), kind: StmtKind::ClassDef(parts) })
    }
}
