//! Simple statements.

use super::target::{to_single_target, to_store};
use super::{Fail, Parser, Res};
use crate::ast::*;
use crate::tokenizer::{TokenKind, known};
use TokenKind as T;

/// The operator of an augmented assignment.
fn augmented(kind: TokenKind) -> Option<Operator> {
    Some(match kind {
        T::PlusEqual => Operator::Add,
        T::MinEqual => Operator::Sub,
        T::StarEqual => Operator::Mult,
        T::AtEqual => Operator::MatMult,
        T::SlashEqual => Operator::Div,
        T::PercentEqual => Operator::Mod,
        T::AmperEqual => Operator::BitAnd,
        T::VBarEqual => Operator::BitOr,
        T::CircumflexEqual => Operator::BitXor,
        T::LeftShiftEqual => Operator::LShift,
        T::RightShiftEqual => Operator::RShift,
        T::DoubleStarEqual => Operator::Pow,
        T::DoubleSlashEqual => Operator::FloorDiv,
        _ => return None,
    })
}

impl Parser<'_> {
    /// `simple_stmts`: the simple statements of one line.
    pub(super) fn simple_statements(&mut self, out: &mut Vec<Stmt>) -> Res<()> {
        loop {
            let statement = self.simple_statement()?;
            out.push(statement);
            if !self.eat(T::Semi) {
                return self.expect(T::Newline);
            }
            if self.eat(T::Newline) {
                return Ok(());
            }
        }
    }

    fn simple_statement(&mut self) -> Res<Stmt> {
        let start = self.span();
        let kind = match self.kind() {
            T::Return => {
                self.bump();
                let value = if self.kind().starts_expression() || self.kind() == T::Star {
                    Some(Box::new(self.star_expressions()?))
                } else {
                    None
                };
                StmtKind::Return { value }
            }
            T::Import => self.import()?,
            T::From => self.import_from()?,
            T::Raise => {
                self.bump();
                let (mut exc, mut cause) = (None, None);
                if self.kind().starts_expression() {
                    exc = Some(Box::new(self.expression()?));
                    if self.eat(T::From) {
                        cause = Some(Box::new(self.expression()?));
                    }
                }
                StmtKind::Raise { exc, cause }
            }
            T::Pass => {
                self.bump();
                StmtKind::Pass
            }
            T::Del => {
                self.bump();
                let targets = self.del_targets()?;
                if !matches!(self.kind(), T::Semi | T::Newline) {
                    return Err(Fail);
                }
                StmtKind::Delete { targets }
            }
            T::Yield => StmtKind::Expr { value: Box::new(self.yield_expression()?) },
            T::Assert => {
                self.bump();
                let test = Box::new(self.expression()?);
                let msg = if self.eat(T::Comma) { Some(Box::new(self.expression()?)) } else { None };
                StmtKind::Assert { test, msg }
            }
            T::Break => {
                self.bump();
                StmtKind::Break
            }
            T::Continue => {
                self.bump();
                StmtKind::Continue
            }
            T::Global => {
                self.bump();
                StmtKind::Global { names: self.name_list()? }
            }
            T::Nonlocal => {
                self.bump();
                StmtKind::Nonlocal { names: self.name_list()? }
            }
            T::Name if self.at_name(known::TYPE) && self.kind_at(1) == T::Name => self.type_alias()?,
            _ => self.assignment_or_expression()?,
        };
        Ok(Stmt { span: self.span_from(start), kind })
    }

    fn name_list(&mut self) -> Res<Vec<Name>> {
        let mut names = vec![self.name()?];
        while self.eat(T::Comma) {
            names.push(self.name()?);
        }
        Ok(names)
    }

    /// `type_alias`.
    fn type_alias(&mut self) -> Res<StmtKind> {
        self.bump();
        let span = self.span();
        let name = Expr::new(span, ExprKind::Name { id: self.name()?, ctx: ExprContext::Store });
        let (id, type_params_id) = (self.id(), self.id());
        let type_params = self.type_params()?;
        self.expect(T::Equal)?;
        let value = Box::new(self.expression()?);
        self.require(12, "Type statement is", self.pos)?;
        Ok(StmtKind::TypeAlias { id, type_params_id, name: Box::new(name), type_params, value })
    }

    fn assignment_or_expression(&mut self) -> Res<StmtKind> {
        let first_token = self.kind();
        let mut first = self.star_expressions()?;
        match self.kind() {
            T::Equal => self.assignment(first),
            T::Colon => {
                to_single_target(&mut first)?;
                let simple = first_token == T::Name && matches!(first.kind, ExprKind::Name { .. });
                self.bump();
                let annotation = Box::new(self.expression()?);
                let value = if self.eat(T::Equal) { Some(Box::new(self.right_side()?)) } else { None };
                let what =
                    if simple { "Variable annotation syntax is" } else { "Variable annotations syntax is" };
                self.require(6, what, self.pos)?;
                Ok(StmtKind::AnnAssign { target: Box::new(first), annotation, value, simple })
            }
            kind => match augmented(kind) {
                None => Ok(StmtKind::Expr { value: Box::new(first) }),
                Some(op) => {
                    to_single_target(&mut first)?;
                    if op == Operator::MatMult {
                        self.require(5, "The '@' operator is", self.pos)?;
                    }
                    self.bump();
                    let value = Box::new(self.right_side()?);
                    Ok(StmtKind::AugAssign { target: Box::new(first), op, value })
                }
            },
        }
    }

    /// `(star_targets '=')+ …`, the first target read.
    fn assignment(&mut self, first: Expr) -> Res<StmtKind> {
        let base = self.scratch.len();
        let mut value = first;
        while self.eat(T::Equal) {
            to_store(&mut value)?;
            self.scratch.push(value);
            let is_yield = self.kind() == T::Yield;
            value = self.right_side()?;
            if is_yield {
                break;
            }
        }
        if self.kind() == T::Equal {
            return Err(Fail);
        }
        let type_comment = self.type_comment();
        let targets = self.take_scratch(base);
        Ok(StmtKind::Assign { targets, value: Box::new(value), type_comment })
    }

    fn import(&mut self) -> Res<StmtKind> {
        self.bump();
        let mut names = Vec::with_capacity(1);
        loop {
            let start = self.span();
            let name = self.dotted_name()?;
            let asname = if self.eat(T::As) { Some(self.name()?) } else { None };
            names.push(Alias { span: self.span_from(start), name, asname });
            if !self.eat(T::Comma) {
                return Ok(StmtKind::Import { names });
            }
        }
    }

    fn dotted_name(&mut self) -> Res<Name> {
        let first = self.name()?;
        if self.kind() != T::Dot {
            return Ok(first);
        }
        let mut dotted = first.as_bytes().to_vec();
        while self.eat(T::Dot) {
            let next = self.name()?;
            dotted.push(b'.');
            dotted.extend_from_slice(next.as_bytes());
        }
        Name::from_bytes(&dotted).ok_or(Fail)
    }

    pub(super) fn import_from(&mut self) -> Res<StmtKind> {
        self.bump();
        let mut level = 0;
        loop {
            match self.kind() {
                T::Dot => level += 1,
                T::Ellipsis => level += 3,
                _ => break,
            }
            self.bump();
        }
        let module = if level > 0 && self.kind() == T::Import { None } else { Some(self.dotted_name()?) };
        self.expect(T::Import)?;
        let start = self.span();
        let mut names = Vec::with_capacity(1);
        match self.kind() {
            T::Star => {
                self.bump();
                names.push(Alias { span: start, name: "*".into(), asname: None });
            }
            T::LPar => {
                self.bump();
                loop {
                    names.push(self.import_from_name()?);
                    if !self.eat(T::Comma) || self.kind() == T::RPar {
                        break;
                    }
                }
                self.expect(T::RPar)?;
            }
            _ => loop {
                names.push(self.import_from_name()?);
                if !self.eat(T::Comma) {
                    break;
                }
            },
        }
        if level == 0
            && module.as_ref().is_some_and(|module| *module == "__future__")
            && names.iter().any(|alias| alias.name == "barry_as_FLUFL")
        {
            self.flufl = true;
        }
        Ok(StmtKind::ImportFrom { module, names, level })
    }

    fn import_from_name(&mut self) -> Res<Alias> {
        let start = self.span();
        let name = self.name()?;
        let asname = if self.eat(T::As) { Some(self.name()?) } else { None };
        Ok(Alias { span: self.span_from(start), name, asname })
    }
}
