//! Walks the grammar over the tokens: a packrat parser that behaves as CPython's generated one does.
//!
//! It produces no tree. A rule's result is where it ends; what matters besides is which token was fetched last
//! and which error was raised first. CPython: `Parser/pegen.c`, the generated `Parser/parser.c`.

use super::actions;
use super::notation::{Action, Alternative, Grammar, Item, Rule};
use crate::error::{ErrorKind, RawError, RawWarning};
use crate::parser::Parser;
use crate::tokenizer::{Stopped, Token, TokenKind, Tokens};
use crate::{ParseOptions, invalid::position};
use rustc_hash::FxHashMap;

/// An error has been raised.
pub(super) struct Stop;

/// Where a rule ends, or that it does not match.
type Out = Result<Option<usize>, Stop>;

/// The tokens that a named part matched, and the rule it names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Capture {
    pub start: usize,
    pub end: usize,
    pub rule: &'static str,
}

pub(super) type Captures = [Option<Capture>; 2];

pub(super) struct Engine<'a> {
    pub src: &'a [u8],
    pub scanned: &'a Tokens<'a>,
    pub options: &'a ParseOptions<'a>,
    grammar: &'static Grammar,
    /// Number of tokens fetched so far.
    pub fetched: usize,
    pub error: Option<RawError>,
    /// The error rules are tried.
    pub errors_on: bool,
    pub flufl: bool,
    /// Line and column of the last compound statement other than a function that the error pass has found.
    pub last_compound: (u32, u32),
    /// What the first pass warns of, some of it more than once.
    pub warnings: Vec<RawWarning>,
    memo: FxHashMap<(u16, u32), u32>,
    level: u32,
    pub max_level: u32,
    /// The level went beyond `max_level`.
    pub too_deep: bool,
}

/// CPython's `MAXSTACK`.
pub(super) const MAX_LEVEL: u32 = 6000;

const NO_MATCH: u32 = u32::MAX;

impl<'a> Engine<'a> {
    pub fn new(
        src: &'a [u8],
        scanned: &'a Tokens<'a>,
        options: &'a ParseOptions<'a>,
        grammar: &'static Grammar,
    ) -> Engine<'a> {
        Engine {
            src,
            scanned,
            options,
            grammar,
            fetched: 0,
            error: None,
            errors_on: false,
            flufl: options.flags.barry_as_flufl,
            last_compound: (0, 0),
            warnings: Vec::new(),
            memo: FxHashMap::default(),
            level: 0,
            max_level: MAX_LEVEL,
            too_deep: false,
        }
    }

    /// Tries a start rule from token `start`; for `file`, statement by statement.
    pub fn run(&mut self, rule: &'static str, start: usize) -> Out {
        self.memo.clear();
        self.level = 0;
        if rule != "file" {
            return self.rule(self.grammar.names[rule], start);
        }
        let statement = self.grammar.names["statement"];
        let mut at = start;
        // The levels of `file`, `statements` and its loop.
        self.level = 3;
        while let Some(end) = self.rule(statement, at)? {
            at = end;
            // Nothing goes back over a whole statement.
            self.memo.clear();
        }
        Ok(if self.peek(at)? == TokenKind::EndMarker { Some(at + 1) } else { None })
    }

    pub fn token(&self, at: usize) -> &'a Token {
        let tokens = &self.scanned.tokens;
        &tokens[at.min(tokens.len() - 1)]
    }

    /// Fetches a token.
    pub fn peek(&mut self, at: usize) -> Result<TokenKind, Stop> {
        let at = at.min(self.scanned.tokens.len() - 1);
        let kind = self.scanned.tokens[at].kind;
        if at >= self.fetched {
            self.fetched = at + 1;
            if kind == TokenKind::Error {
                return Err(self.tokenizer_stopped());
            }
        }
        Ok(kind)
    }

    #[cold]
    fn tokenizer_stopped(&mut self) -> Stop {
        let error = match &self.scanned.failure {
            Some(failure) => match failure.stopped {
                Stopped::Worded | Stopped::EndInString => failure.error.clone(),
                Stopped::EndOfSource | Stopped::Coded => position::with_text(self, failure.error.clone()),
            },
            None => self.on_token(self.fetched - 1, ErrorKind::SyntaxError, "invalid syntax"),
        };
        self.raise(error)
    }

    #[cold]
    pub fn raise(&mut self, error: RawError) -> Stop {
        if self.error.is_none() {
            self.error = Some(error);
        }
        Stop
    }

    /// An error on a token, as `RAISE_SYNTAX_ERROR` places it.
    pub fn on_token(&self, at: usize, kind: ErrorKind, message: &str) -> RawError {
        position::on_token(self, at, kind, message)
    }

    fn enter(&mut self) -> Result<(), Stop> {
        self.level += 1;
        if self.level > self.max_level {
            self.too_deep = true;
            return Err(self.raise(RawError::point(
                ErrorKind::MemoryError,
                "Parser stack overflowed - Python source too complex to parse",
                0,
                0,
            )));
        }
        Ok(())
    }

    fn rule(&mut self, id: u16, at: usize) -> Out {
        let grammar = self.grammar;
        let rule = &grammar.rules[id as usize];
        if !rule.memo && !rule.left {
            return self.plain_rule(rule, at);
        }
        let key = (id, at as u32);
        if let Some(&end) = self.memo.get(&key) {
            return Ok((end != NO_MATCH).then_some(end as usize));
        }
        if rule.left {
            return self.left_rule(rule, key, at);
        }
        let end = self.plain_rule(rule, at)?;
        self.memo.insert(key, end.map_or(NO_MATCH, |end| end as u32));
        Ok(end)
    }

    /// A rule that starts with itself: grows its match until it grows no more.
    fn left_rule(&mut self, rule: &'static Rule, key: (u16, u32), at: usize) -> Out {
        self.enter()?;
        let mut best: Option<usize> = None;
        loop {
            self.memo.insert(key, best.map_or(NO_MATCH, |end| end as u32));
            match self.plain_rule(rule, at)? {
                Some(end) if best.is_none_or(|best| end > best) && end > at => best = Some(end),
                _ => break,
            }
        }
        self.level -= 1;
        Ok(best)
    }

    fn plain_rule(&mut self, rule: &'static Rule, at: usize) -> Out {
        if rule.plain {
            let errors_on = std::mem::replace(&mut self.errors_on, false);
            let out = self.alternatives(&rule.alternatives, at);
            self.errors_on = errors_on;
            return out;
        }
        let end = self.alternatives(&rule.alternatives, at)?;
        if let Some(end) = end
            && rule.checked
        {
            self.check(rule.name, at, end)?;
        }
        Ok(end)
    }

    /// Raises what CPython's ordinary actions raise.
    fn check(&mut self, rule: &'static str, at: usize, end: usize) -> Result<(), Stop> {
        let kind = self.token(at).kind;
        if rule == "compound_stmt" {
            self.register_compound(at, end);
            return Ok(());
        }
        let applies = match rule {
            "atom" => kind == TokenKind::Number,
            "fstring_format_spec" | "tstring_format_spec" => {
                matches!(kind, TokenKind::FStringMiddle | TokenKind::TStringMiddle)
            }
            _ => true,
        };
        if !applies {
            return Ok(());
        }
        let error = if rule == "strings" {
            self.with_part(at, end, |parser| {
                parser.check_rule(rule, self.fetched);
                parser.error.take()
            })
        } else {
            let mut parser = self.parser(at);
            parser.check_rule(rule, self.fetched);
            self.flufl = parser.flufl;
            if !self.errors_on {
                self.warnings.append(&mut parser.warnings);
            }
            parser.error.take()
        };
        match error {
            Some(error) => {
                let decoding = rule == "string" && error.message.starts_with('(');
                let error = if decoding || error.message.starts_with("cannot mix bytes") {
                    self.on_token(self.fetched.max(end) - 1, ErrorKind::SyntaxError, &error.message)
                } else if error.kind == ErrorKind::UnicodeDecodeError {
                    error
                } else {
                    position::with_text(self, error)
                };
                Err(self.raise(error))
            }
            None => Ok(()),
        }
    }

    /// Keeps the place of the compound statement `at..end`. CPython: `_PyPegen_register_stmts`.
    fn register_compound(&mut self, at: usize, end: usize) {
        if !self.errors_on {
            return;
        }
        let mut first = at;
        // A decorated class starts with its own line.
        while self.token(first).kind == TokenKind::At {
            let feed = (first..end).find(|at| self.token(*at).kind == TokenKind::Newline);
            first = feed.map_or(end, |feed| feed + 1);
        }
        let ahead = self.token(first + usize::from(self.token(first).kind == TokenKind::Async)).kind;
        let span = self.token(first).span;
        if ahead != TokenKind::Def && span.line >= self.last_compound.0 {
            self.last_compound = (span.line, span.col);
        }
    }

    /// The parser for valid source, set on token `at`.
    pub fn parser(&self, at: usize) -> Parser<'a> {
        let mut parser = Parser::new(self.src, &self.scanned.tokens, &self.scanned.names, self.options);
        parser.flufl = self.flufl;
        parser.pos = at;
        parser
    }

    /// Runs the parser for valid source on the tokens `start..end` alone: a rule may end before the text does
    /// that the parser would take.
    pub fn with_part<T>(&self, start: usize, end: usize, run: impl FnOnce(&mut Parser<'_>) -> T) -> T {
        let all = &self.scanned.tokens;
        let mut tokens = all[start..end.max(start).min(all.len())].to_vec();
        let last = tokens.last().unwrap_or(self.token(start));
        tokens.push(Token { kind: TokenKind::EndMarker, ..*last });
        let mut parser = Parser::new(self.src, &tokens, &self.scanned.names, self.options);
        parser.flufl = self.flufl;
        run(&mut parser)
    }

    fn alternatives(&mut self, alternatives: &'static [Alternative], at: usize) -> Out {
        self.enter()?;
        for alternative in alternatives {
            if alternative.errors_only && !self.errors_on {
                continue;
            }
            let mut cut = false;
            if let Some(end) = self.alternative(alternative, at, &mut cut)? {
                self.level -= 1;
                return Ok(if end == usize::MAX { None } else { Some(end) });
            }
            if cut {
                break;
            }
        }
        self.level -= 1;
        Ok(None)
    }

    /// The parts of an alternative and its action; `usize::MAX` when the action ends the rule without a match.
    fn alternative(&mut self, alternative: &'static Alternative, start: usize, cut: &mut bool) -> Out {
        let mut captures: Captures = [None; 2];
        let mut at = start;
        for part in &alternative.parts {
            if matches!(part.item, Item::Cut) {
                *cut = true;
                continue;
            }
            let Some(end) = self.item(&part.item, at)? else { return Ok(None) };
            if let Some(slot) = part.capture {
                captures[slot] = Some(Capture { start: at, end, rule: self.item_name(&part.item) });
            }
            at = end;
        }
        match &alternative.action {
            None => Ok(Some(at)),
            Some(action) => {
                self.act(action, &captures, at)?;
                // An action that raises nothing gives no result, which ends the rule.
                Ok(Some(usize::MAX))
            }
        }
    }

    fn act(&mut self, action: &Action, captures: &Captures, at: usize) -> Result<(), Stop> {
        match actions::act(self, action, captures, at)? {
            Some(error) => Err(self.raise(error)),
            None => Ok(()),
        }
    }

    fn item_name(&self, item: &Item) -> &'static str {
        match item {
            Item::Rule(id) => self.grammar.rules[*id as usize].name,
            Item::Plus(inner) | Item::Optional(inner) => self.item_name(inner),
            _ => "",
        }
    }

    fn item(&mut self, item: &'static Item, at: usize) -> Out {
        match item {
            Item::Token(kind) => Ok((self.peek(at)? == *kind).then_some(at + 1)),
            Item::Rule(id) => self.rule(*id, at),
            Item::Soft(word) => {
                let kind = self.peek(at)?;
                Ok((kind == TokenKind::Name && self.text(at) == word.as_bytes()).then_some(at + 1))
            }
            Item::AnySoftKeyword => {
                let kind = self.peek(at)?;
                let soft =
                    kind == TokenKind::Name && matches!(self.text(at), b"_" | b"case" | b"match" | b"type");
                Ok(soft.then_some(at + 1))
            }
            Item::NotEqual => self.not_equal(at),
            Item::Angles => {
                let angles = self.peek(at)? == TokenKind::Less
                    && self.peek(at + 1)? == TokenKind::Greater
                    && self.token(at).end == self.token(at + 1).start;
                Ok(angles.then_some(at + 2))
            }
            Item::Optional(inner) => Ok(Some(self.item(inner, at)?.unwrap_or(at))),
            Item::Star(inner) => self.repeat(inner, at, false),
            Item::Plus(inner) => self.repeat(inner, at, true),
            Item::Gather(separator, inner) => self.gather(*separator, inner, at),
            Item::Group(alternatives) => self.alternatives(alternatives, at),
            Item::And(inner) => Ok(self.item(inner, at)?.map(|_| at)),
            Item::Not(inner) => Ok(if self.item(inner, at)?.is_some() { None } else { Some(at) }),
            Item::Cut => Ok(Some(at)),
            Item::Forced(kind, text) => {
                if self.peek(at)? == *kind {
                    return Ok(Some(at + 1));
                }
                if !self.errors_on {
                    return Ok(None);
                }
                let error = position::span(
                    self,
                    ErrorKind::SyntaxError,
                    &format!("expected '{text}'"),
                    position::token_span(self.token(at)),
                );
                Err(self.raise(error))
            }
        }
    }

    fn repeat(&mut self, inner: &'static Item, start: usize, once: bool) -> Out {
        self.enter()?;
        let mut at = start;
        let mut count = 0;
        while let Some(end) = self.item(inner, at)? {
            count += 1;
            if end == at {
                break;
            }
            at = end;
        }
        self.level -= 1;
        Ok(if once && count == 0 { None } else { Some(at) })
    }

    fn gather(&mut self, separator: TokenKind, inner: &'static Item, start: usize) -> Out {
        self.enter()?;
        let Some(mut at) = self.item(inner, start)? else {
            self.level -= 1;
            return Ok(None);
        };
        self.enter()?;
        while self.peek(at)? == separator {
            match self.item(inner, at + 1)? {
                Some(end) => at = end,
                None => break,
            }
        }
        self.level -= 2;
        Ok(Some(at))
    }

    /// `!=`, or under `barry_as_FLUFL`, where `<>` is one token, that one.
    fn not_equal(&mut self, at: usize) -> Out {
        if self.peek(at)? != TokenKind::NotEqual {
            return Ok(None);
        }
        let angles = self.text(at) == b"<>";
        if angles == self.flufl {
            return Ok(Some(at + 1));
        }
        if angles {
            return Ok(None);
        }
        let message = "with Barry as BDFL, use '<>' instead of '!='";
        let error = self.on_token(self.fetched - 1, ErrorKind::SyntaxError, message);
        Err(self.raise(error))
    }

    /// The source of a token.
    pub fn text(&self, at: usize) -> &'a [u8] {
        let token = self.token(at);
        &self.src[token.start as usize..token.end as usize]
    }
}
