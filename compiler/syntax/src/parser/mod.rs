//! The parser for valid source: recursive descent and precedence climbing over the token vector.
//!
//! It accepts exactly what CPython's grammar accepts and gives nodes CPython's positions, but it explains
//! nothing: at the first token that fits no rule it fails, and `invalid` finds out what to say. Only errors
//! that CPython raises from grammar actions (bad literals and the like) are raised here.
//! CPython: `Grammar/python.gram`, `Parser/pegen.c`, `Parser/action_helpers.c`.
//!
//! **Invariant:** native recursion is bounded by [`Parser::enter`] and by the tokenizer's bracket limit.

mod atom;
mod call;
mod compound;
pub(crate) mod escape;
mod expr;
mod fstring;
mod literal;
mod params;
mod part;
mod pattern;
mod simple;
mod strings;
mod target;
#[cfg(test)]
mod tests;

use crate::ast::*;
use crate::error::{ErrorKind, RawError, RawWarning};
use crate::tokenizer::{Names, Token, TokenKind};
use crate::{Mode, ParseOptions};

/// The parser met something it has no rule for, or recorded an error.
#[derive(Debug)]
pub(crate) struct Fail;

pub(crate) type Res<T> = Result<T, Fail>;

pub(crate) struct Parser<'a> {
    pub src: &'a [u8],
    pub tokens: &'a [Token],
    pub pos: usize,
    pub names: &'a Names<'a>,
    pub options: &'a ParseOptions<'a>,
    pub warnings: Vec<RawWarning>,
    /// An error of a grammar action.
    pub error: Option<RawError>,
    /// Syntax newer than `feature_version`: the token it is reported on, and the message.
    pub too_new: Option<(usize, String)>,
    pub type_ignores: Vec<TypeIgnore>,
    /// In the text of a format specification.
    in_specification: bool,
    /// `from __future__ import barry_as_FLUFL` is in force.
    pub flufl: bool,
    /// Elements of the lists being parsed; moved out in one piece when a list ends.
    scratch: Vec<Expr>,
    /// The first token of the top-level statement before the one being parsed: an error may still be its own.
    pub statement_start: usize,
    /// Line and column of the last compound statement other than a function that has been parsed.
    last_compound: (u32, u32),
    /// The same before `statement_start`.
    pub compound_before: (u32, u32),
    /// Number of warnings before `statement_start`.
    pub warnings_before: usize,
    next_id: u32,
    level: u32,
}

/// CPython's parser stack (`MAXSTACK`) less what its rules use around a top-level expression.
const MAX_LEVEL: u32 = 6000 - 30;

/// Levels of CPython's rules that a pair of brackets takes.
const BRACKET_LEVELS: u32 = 27;

/// A place to come back to.
struct Mark {
    pos: usize,
    scratch: usize,
    warnings: usize,
    level: u32,
}

impl<'a> Parser<'a> {
    pub fn new(
        src: &'a [u8],
        tokens: &'a [Token],
        names: &'a Names<'a>,
        options: &'a ParseOptions<'a>,
    ) -> Parser<'a> {
        Parser {
            src,
            tokens,
            pos: 0,
            names,
            options,
            warnings: Vec::new(),
            error: None,
            too_new: None,
            type_ignores: Vec::new(),
            in_specification: false,
            flufl: options.flags.barry_as_flufl,
            scratch: Vec::new(),
            statement_start: 0,
            last_compound: (0, 0),
            compound_before: (0, 0),
            warnings_before: 0,
            next_id: 0,
            level: 0,
        }
    }

    pub fn parse(&mut self) -> Res<Mod> {
        match self.options.mode {
            Mode::Exec => {
                let id = self.id();
                let mut body = Vec::new();
                let (mut before, mut compound, mut warnings) = (0, (0, 0), 0);
                while self.kind() != TokenKind::EndMarker {
                    self.statement_start = std::mem::replace(&mut before, self.pos);
                    self.compound_before = std::mem::replace(&mut compound, self.last_compound);
                    self.warnings_before = std::mem::replace(&mut warnings, self.warnings.len());
                    self.statement(&mut body)?;
                }
                Ok(Mod::Module { id, body, type_ignores: std::mem::take(&mut self.type_ignores) })
            }
            Mode::Single => self.interactive(),
            Mode::Eval => {
                let id = self.id();
                let body = Box::new(self.expressions()?);
                while self.eat(TokenKind::Newline) {}
                self.expect(TokenKind::EndMarker)?;
                Ok(Mod::Expression { id, body })
            }
            Mode::FuncType => self.function_type(),
        }
    }

    fn interactive(&mut self) -> Res<Mod> {
        let id = self.id();
        let mut body = Vec::new();
        match self.kind() {
            TokenKind::Newline => {
                let span = self.span();
                self.bump();
                body.push(Stmt { span, kind: StmtKind::Pass });
            }
            _ if self.at_compound() => {
                self.statement(&mut body)?;
                self.expect(TokenKind::Newline)?;
            }
            _ => self.simple_statements(&mut body)?,
        }
        Ok(Mod::Interactive { id, body })
    }

    fn function_type(&mut self) -> Res<Mod> {
        use TokenKind::*;
        self.expect(LPar)?;
        let base = self.scratch.len();
        let mut stars = 0;
        while self.kind() != RPar {
            match self.kind() {
                Star if stars == 0 => {
                    stars = 1;
                    self.bump();
                }
                DoubleStar if stars < 2 => {
                    stars = 2;
                    self.bump();
                }
                _ if stars > 0 => return Err(Fail),
                _ => {}
            }
            let argument = self.expression()?;
            self.scratch.push(argument);
            if self.kind() == RPar {
                break;
            }
            self.expect(Comma)?;
            if self.kind() == RPar {
                return Err(Fail);
            }
        }
        self.expect(RPar)?;
        let argtypes = self.take_scratch(base);
        self.expect(RArrow)?;
        let returns = Box::new(self.expression()?);
        while self.eat(Newline) {}
        self.expect(EndMarker)?;
        Ok(Mod::FunctionType { argtypes, returns })
    }

    #[inline]
    fn kind(&self) -> TokenKind {
        self.tokens[self.pos].kind
    }

    /// The kind of a later token.
    #[inline]
    fn kind_at(&self, ahead: usize) -> TokenKind {
        self.tokens.get(self.pos + ahead).map_or(TokenKind::EndMarker, |token| token.kind)
    }

    #[inline]
    fn token(&self) -> &'a Token {
        &self.tokens[self.pos]
    }

    #[inline]
    fn span(&self) -> Span {
        self.tokens[self.pos].span
    }

    #[inline]
    fn prev(&self) -> &'a Token {
        &self.tokens[self.pos - 1]
    }

    #[inline]
    fn bump(&mut self) {
        if self.pos + 1 < self.tokens.len() {
            self.pos += 1;
        }
    }

    #[inline]
    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.kind() == kind;
        if found {
            self.bump();
        }
        found
    }

    #[inline]
    fn expect(&mut self, kind: TokenKind) -> Res<()> {
        if self.eat(kind) { Ok(()) } else { Err(Fail) }
    }

    /// From `start` to the end of the last token.
    #[inline]
    fn span_from(&self, start: Span) -> Span {
        start.to(self.tokens[self.pos - 1].span)
    }

    /// From `start` to the end of the last token that is no line end or change of indentation.
    fn stmt_span(&self, start: Span) -> Span {
        use TokenKind::*;
        let mut last = self.pos;
        while last > 0 {
            last -= 1;
            if !matches!(self.tokens[last].kind, EndMarker | Newline | Indent | Dedent) {
                break;
            }
        }
        start.to(self.tokens[last].span)
    }

    fn id(&mut self) -> NodeId {
        self.next_id += 1;
        NodeId(self.next_id)
    }

    /// The identifier of a `Name` token.
    #[inline]
    fn name(&mut self) -> Res<Name> {
        let token = self.token();
        if token.kind != TokenKind::Name {
            return Err(Fail);
        }
        self.bump();
        Ok(self.names.value(token.value).clone())
    }

    fn at_name(&self, id: u32) -> bool {
        let token = self.token();
        token.kind == TokenKind::Name && token.value == id
    }

    #[inline]
    fn take_scratch(&mut self, base: usize) -> Vec<Expr> {
        self.scratch.split_off(base)
    }

    fn mark(&self) -> Mark {
        Mark { pos: self.pos, scratch: self.scratch.len(), warnings: self.warnings.len(), level: self.level }
    }

    fn rewind(&mut self, mark: Mark) {
        self.pos = mark.pos;
        self.scratch.truncate(mark.scratch);
        self.warnings.truncate(mark.warnings);
        self.level = mark.level;
    }

    /// Goes `levels` of CPython's rules deeper; [`Parser::leave`] undoes it.
    #[inline]
    fn enter(&mut self, levels: u32) -> Res<()> {
        self.level += levels;
        if self.level >= MAX_LEVEL {
            return self.too_complex();
        }
        Ok(())
    }

    #[inline]
    fn leave(&mut self, levels: u32) {
        self.level -= levels;
    }

    #[cold]
    fn too_complex<T>(&mut self) -> Res<T> {
        self.raise(RawError::point(
            ErrorKind::MemoryError,
            "Parser stack overflowed - Python source too complex to parse",
            0,
            0,
        ))
    }

    /// Refuses what `what` names when the language asked for is older than 3.`minor`; `at` is the last token
    /// that CPython has fetched when it finds out.
    #[inline]
    fn require(&mut self, minor: u8, what: &str, at: usize) -> Res<()> {
        if self.options.feature_version >= minor { Ok(()) } else { self.refuse(minor, what, at) }
    }

    #[cold]
    fn refuse(&mut self, minor: u8, what: &str, at: usize) -> Res<()> {
        if self.too_new.is_none() {
            let message = format!("{what} only supported in Python 3.{minor} and greater");
            self.too_new = Some((at, message));
        }
        Err(Fail)
    }

    /// Records an error of a grammar action.
    #[cold]
    fn raise<T>(&mut self, error: RawError) -> Res<T> {
        if self.error.is_none() {
            self.error = Some(error);
        }
        Err(Fail)
    }

    #[cold]
    fn raise_at<T>(&mut self, message: impl Into<String>, span: Span) -> Res<T> {
        self.raise(RawError::at(ErrorKind::SyntaxError, message, span))
    }

    /// The text of the tokens from byte `start` to byte `end`.
    fn text(&self, start: u32, end: u32) -> &'a [u8] {
        &self.src[start as usize..end as usize]
    }
}

impl TokenKind {
    /// Whether an `expression` can start with this token.
    #[inline]
    pub(crate) fn starts_expression(self) -> bool {
        use TokenKind::*;
        matches!(
            self,
            Name | Number
                | String
                | FStringStart
                | TStringStart
                | LPar
                | LSqb
                | LBrace
                | Minus
                | Plus
                | Tilde
                | Ellipsis
                | Not
                | Lambda
                | Await
                | None
                | True
                | False
        )
    }
}
