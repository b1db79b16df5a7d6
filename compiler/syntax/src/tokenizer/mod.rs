//! The tokenizer: decoded source to a vector of tokens, in one linear pass.
//!
//! All tokens are made before parsing; the first error ends the vector with an `Error` token and is raised
//! only if the parser reaches it. CPython: `Parser/lexer/lexer.c`, `Parser/tokenizer/*.c`.
//!
//! **Invariant:** the source is valid UTF-8 with `\n` line ends, and ends with a NUL that is not part of it,
//! so that looking at the next byte needs no check for the end.

mod fstring;
mod indent;
mod kind;
mod names;
mod number;
pub(crate) mod source;
pub mod stream;
mod string;
#[cfg(test)]
mod tests;

pub use kind::TokenKind;
pub(crate) use kind::names as known;
pub(crate) use names::Names;

use crate::ast::Span;
use crate::error::{ErrorKind, RawError, RawWarning, TextRange};
use crate::unicode;
use fstring::Mode;

/// One token. `start..end` are byte offsets into the source; `value` is the number of the name for `Name`
/// tokens.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    pub start: u32,
    pub end: u32,
    pub value: u32,
    pub kind: TokenKind,
}

/// Whether `barry_as_FLUFL` was imported.
#[derive(Default)]
struct Flufl {
    /// As many tokens have been looked at.
    searched: usize,
    found: bool,
}

/// What the tokenizer is asked to do beyond plain Python.
#[derive(Clone, Copy, Debug, Default)]
pub struct TokenizerOptions {
    /// Make `TypeComment` and `TypeIgnore` tokens.
    pub type_comments: bool,
    /// Make `Comment` and `Nl` tokens, for `tokenize`.
    pub extra_tokens: bool,
    /// End the last line with a `Newline` token even if the source has no line feed there.
    pub interactive: bool,
    /// Whether `<>` is an operator; `None` where the source has to say so (`from __future__ import barry_as_FLUFL`).
    pub flufl: Option<bool>,
    /// In interactive mode, leave open blocks open at the end of the source.
    pub keep_blocks_open: bool,
}

/// The tokenizer stopped; its `failure` says why.
#[derive(Debug)]
pub(crate) struct Stop;

/// What is known at the end of tokenizing.
pub(crate) struct Tokens<'s> {
    pub tokens: Vec<Token>,
    pub names: Names<'s>,
    pub warnings: Vec<RawWarning>,
    /// The error behind a final `Error` token.
    pub failure: Option<Failure>,
    /// Brackets open where tokenizing ended, the outermost first.
    pub open_brackets: Vec<Bracket>,
}

/// Why there are no more tokens.
pub(crate) struct Failure {
    pub error: RawError,
    pub stopped: Stopped,
    /// Inside an f-string or t-string.
    pub in_string: bool,
}

/// Kinds of failure: CPython's tokenizer raises some errors itself and leaves others to the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// Raised by the tokenizer.
    Worded,
    /// Raised by the tokenizer: a string that does not end.
    EndInString,
    /// The source ended inside brackets or after a backslash.
    EndOfSource,
    /// Indentation, or a backslash within a line.
    Coded,
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bracket {
    pub byte: u8,
    pub line: u32,
    pub col: u32,
}

const MAX_BRACKETS: usize = 200;

/// The `value` of a `Newline` token that nothing in the source stands for.
const IMPLIED: u32 = 1;

impl Token {
    /// Whether CPython gives the token no columns.
    pub(crate) fn has_no_column(&self) -> bool {
        use TokenKind::*;
        matches!(self.kind, Indent | Dedent | EndMarker | Error)
            || (self.kind == Newline && self.value == IMPLIED)
    }
}

struct Tokenizer<'s, 'o> {
    src: &'s [u8],
    options: &'o TokenizerOptions,
    pos: usize,
    line: u32,
    line_start: usize,
    tokens: Vec<Token>,
    names: Names<'s>,
    warnings: Vec<RawWarning>,
    failure: Option<Failure>,
    /// (column with tabs to 8, column with tabs to 1) of each open block; the first is (0, 0).
    indents: Vec<(u32, u32)>,
    brackets: Vec<Bracket>,
    modes: Vec<Mode>,
    /// Start and end of the last comment.
    last_comment: Option<(usize, usize)>,
    flufl: Flufl,
}

impl Tokens<'_> {
    /// Ends the tokens of source that was cut off before `line` with the error that CPython has when it reads that
    /// line, which holds a NUL. CPython: `contains_null_bytes` in `tok_underflow_file`.
    pub fn end_at_null(&mut self, line: u32) {
        // Errors at the end of the part are none of the whole.
        if self.failure.as_ref().is_some_and(|failure| failure.stopped == Stopped::Worded) {
            return;
        }
        use TokenKind::{Dedent, EndMarker, Error};
        while self.tokens.last().is_some_and(|token| matches!(token.kind, EndMarker | Dedent | Error)) {
            self.tokens.pop();
        }
        let at = self.tokens.last().map_or(0, |token| token.end);
        let span = Span { line, col: 0, end_line: line, end_col: 0 };
        self.tokens.push(Token { span, start: at, end: at, value: 0, kind: Error });
        let error = RawError::point(ErrorKind::SyntaxError, NULL_BYTES, line, -1);
        self.failure = Some(Failure { error, stopped: Stopped::Worded, in_string: false });
    }
}

pub(crate) const NULL_BYTES: &str = "source code cannot contain null bytes";

/// Tokenizes `src`, which must end with a NUL (see the module's invariant).
pub(crate) fn tokenize<'s>(src: &'s [u8], options: &TokenizerOptions) -> Tokens<'s> {
    let mut tokenizer = Tokenizer {
        src,
        options,
        pos: 0,
        line: 1,
        line_start: 0,
        tokens: Vec::with_capacity(src.len() / 4 + 8),
        names: Names::new(),
        warnings: Vec::new(),
        failure: None,
        indents: vec![(0, 0)],
        brackets: Vec::new(),
        modes: Vec::new(),
        last_comment: None,
        flufl: Flufl::default(),
    };
    if tokenizer.run().is_err() {
        tokenizer.push_mark(TokenKind::Error);
    }
    Tokens {
        tokens: tokenizer.tokens,
        names: tokenizer.names,
        warnings: tokenizer.warnings,
        failure: tokenizer.failure,
        open_brackets: tokenizer.brackets,
    }
}

/// Bytes that identifiers consist of, everything beyond ASCII included.
const NAME_BYTE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte >= 128 || (byte as u8).is_ascii_alphanumeric() || byte == b'_' as usize;
        byte += 1;
    }
    table
};

#[inline]
fn is_name_byte(byte: u8) -> bool {
    NAME_BYTE[byte as usize]
}

impl<'s> Tokenizer<'s, '_> {
    #[inline]
    fn push(&mut self, kind: TokenKind, start: usize, end: usize) {
        self.push_value(kind, start, end, 0);
    }

    /// Adds a token that stands on the current line.
    #[inline]
    fn push_value(&mut self, kind: TokenKind, start: usize, end: usize, value: u32) {
        let span = Span {
            line: self.line,
            col: (start - self.line_start) as u32,
            end_line: self.line,
            end_col: (end - self.line_start) as u32,
        };
        self.tokens.push(Token { span, start: start as u32, end: end as u32, value, kind });
    }

    /// A token at the end of the source or without width; at the end it stands on the last line there is.
    fn push_mark(&mut self, kind: TokenKind) {
        let (mut line, mut line_start) = (self.line, self.line_start);
        if self.src.len() == 1 {
            line = 0;
        }
        if self.at_end() && self.pos == self.line_start && line > 1 {
            line -= 1;
            line_start = memchr::memrchr(b'\n', &self.src[..self.pos - 1]).map_or(0, |feed| feed + 1);
        }
        let col = (self.pos - line_start) as u32;
        let span = Span { line, col, end_line: line, end_col: col };
        let at = self.pos as u32;
        self.tokens.push(Token { span, start: at, end: at, value: 0, kind });
    }

    #[cold]
    fn error(&mut self, error: RawError) -> Stop {
        self.fail(error, Stopped::Worded)
    }

    #[cold]
    fn fail(&mut self, error: RawError, stopped: Stopped) -> Stop {
        self.failure = Some(Failure { error, stopped, in_string: !self.modes.is_empty() });
        Stop
    }

    /// The source ended too early.
    #[cold]
    fn unexpected_end(&mut self) -> Stop {
        let error = match self.brackets.last() {
            Some(open) => crate::invalid::unclosed(open.byte, open.line, open.col),
            None => {
                self.push_mark(TokenKind::Error);
                let span = self.tokens.pop().map(|token| token.span).unwrap_or_default();
                RawError {
                    kind: ErrorKind::SyntaxError,
                    message: "unexpected EOF while parsing".into(),
                    line: span.line,
                    col: i64::from(span.col) - 1,
                    end_line: span.line,
                    end_col: -2,
                    text: TextRange::Line,
                    reread: false,
                }
            }
        };
        self.fail(error, Stopped::EndOfSource)
    }

    /// A SyntaxError on the last character read, as CPython's `_PyTokenizer_syntaxerror` places it.
    #[cold]
    fn error_here(&mut self, message: &str) -> Stop {
        let mut col = (self.pos - self.line_start) as i64 - 1;
        while col > 0 && self.src[self.line_start + col as usize] & 0xc0 == 0x80 {
            col -= 1;
        }
        let error = RawError {
            kind: ErrorKind::SyntaxError,
            message: message.into(),
            line: self.line,
            col,
            end_line: self.line,
            end_col: col,
            text: TextRange::Line,
            reread: false,
        };
        self.error(error)
    }

    fn newline(&mut self) {
        self.line += 1;
        self.line_start = self.pos;
    }

    fn at_end(&self) -> bool {
        self.pos + 1 >= self.src.len()
    }

    fn run(&mut self) -> Result<(), Stop> {
        loop {
            // At the start of a logical line.
            self.indentation()?;
            if self.at_end() {
                break;
            }
            if !self.logical_line()? {
                break;
            }
        }
        if self.options.interactive {
            self.end_of_interactive();
        }
        self.push_mark(TokenKind::EndMarker);
        Ok(())
    }

    /// Tokens up to and with the `Newline`; false when the source ended first.
    fn logical_line(&mut self) -> Result<bool, Stop> {
        loop {
            if self.modes.last().is_some_and(|mode| mode.in_literal) {
                self.fstring_literal()?;
                continue;
            }
            let mut byte = self.src[self.pos];
            while matches!(byte, b' ' | b'\t' | 0x0c) {
                self.pos += 1;
                byte = self.src[self.pos];
            }
            let start = self.pos;
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.name_or_string(start)?,
                b'0'..=b'9' => self.number(start)?,
                b'\'' | b'"' => self.string(start, start)?,
                b'\n' => {
                    self.pos += 1;
                    if self.brackets.is_empty() {
                        // A comment before it belongs to the line end.
                        let from = if self.options.extra_tokens { start } else { self.comment_start(start) };
                        self.push(TokenKind::Newline, from, start + 1);
                        self.newline();
                        return Ok(true);
                    }
                    if self.options.extra_tokens {
                        self.push(TokenKind::Nl, start, start + 1);
                    }
                    self.newline();
                }
                b'#' => self.comment(),
                b'\\' => self.continuation()?,
                0 => {
                    if self.at_end() {
                        return self.end_of_source();
                    }
                    self.pos += 1;
                    return Err(self.error_here(NULL_BYTES));
                }
                128..=255 => self.name(start)?,
                _ => self.operator(start, byte)?,
            }
        }
    }

    /// The source ended inside a logical line.
    fn end_of_source(&mut self) -> Result<bool, Stop> {
        if !self.brackets.is_empty() {
            return Err(self.unexpected_end());
        }
        Ok(false)
    }

    /// In interactive mode the end of the source ends the line, and the blocks too unless that is refused.
    fn end_of_interactive(&mut self) {
        if self.tokens.is_empty() {
            return;
        }
        self.push_implied_newline();
        if self.indents.len() > 1 && !self.options.keep_blocks_open {
            for _ in 1..self.indents.len() {
                self.push_mark(TokenKind::Dedent);
            }
            self.push_implied_newline();
        }
    }

    fn push_implied_newline(&mut self) {
        self.push_mark(TokenKind::Newline);
        if let Some(token) = self.tokens.last_mut() {
            token.value = IMPLIED;
        }
    }

    /// Where the comment that ends at the line feed at `end` starts; `end` if there is none.
    fn comment_start(&self, end: usize) -> usize {
        self.last_comment.filter(|(_, comment_end)| *comment_end == end).map_or(end, |(start, _)| start)
    }

    /// A comment up to the end of its line.
    fn comment(&mut self) {
        let start = self.pos;
        let end = memchr::memchr(b'\n', &self.src[start..]).map_or(self.src.len() - 1, |at| start + at);
        self.pos = end;
        self.last_comment = Some((start, end));
        if self.options.extra_tokens {
            self.push(TokenKind::Comment, start, end);
        }
        if self.options.type_comments {
            self.type_comment(start, end);
        }
    }

    fn type_comment(&mut self, start: usize, end: usize) {
        let text = &self.src[start..end];
        let blanks = |at: usize| text[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let mut at = 1 + blanks(1);
        if !text[at..].starts_with(b"type:") {
            return;
        }
        at += 5;
        at += blanks(at);
        let rest = &text[at..];
        let is_ignore = rest.starts_with(b"ignore")
            && rest.get(6).is_none_or(|next| !(*next >= 128 || next.is_ascii_alphanumeric()));
        if !is_ignore {
            self.push(TokenKind::TypeComment, start + at, end);
            return;
        }
        self.push(TokenKind::TypeIgnore, start + at + 6, end);
    }

    /// A backslash: the logical line goes on after the line feed.
    fn continuation(&mut self) -> Result<(), Stop> {
        self.pos += 1;
        if self.src[self.pos] != b'\n' {
            if !self.at_end() {
                self.pos += 1;
                // Position on the whole character.
                while self.src[self.pos] & 0xc0 == 0x80 {
                    self.pos += 1;
                }
            }
            let col = (self.pos - self.buffer_start()) as i64 - 1;
            let message = "unexpected character after line continuation character";
            let error = RawError::point(ErrorKind::SyntaxError, message, self.line, col);
            return Err(self.fail(error, Stopped::Coded));
        }
        self.pos += 1;
        self.newline();
        if self.at_end() {
            return Err(self.unexpected_end());
        }
        Ok(())
    }

    /// Where CPython's buffer starts: it lets go of a line when it reads the next, but not within a string nor
    /// after a backslash that has a token before it on its line.
    fn buffer_start(&self) -> usize {
        // The first of the lines that hang together, then forward from there.
        let mut joints = Vec::new();
        let mut first = self.line_start;
        while let Some(feed) = first.checked_sub(1) {
            let before = memchr::memrchr(b'\n', &self.src[..feed]).map_or(0, |feed| feed + 1);
            let token = self.tokens.iter().rev().find(|token| token.start as usize <= feed);
            let end = token.map_or(0, |token| token.end as usize);
            let in_string = end > feed && token.is_some_and(|token| token.kind != TokenKind::Newline);
            let gap = &self.src[end.max(before).min(feed)..feed];
            if !in_string && (!gap.ends_with(b"\\") || gap.contains(&b'#')) {
                break;
            }
            joints.push((before, feed, in_string));
            first = before;
        }
        let mut start = first;
        let mut at_start_of_line = true;
        for (line, feed, in_string) in joints.into_iter().rev() {
            let blank = self.src[line..feed - usize::from(!in_string)].trim_ascii().is_empty();
            at_start_of_line &= blank && !in_string;
            if at_start_of_line {
                start = feed + 1;
            }
        }
        start
    }

    /// A warning at a column, which is both start and end.
    fn warn(&mut self, message: String, col: usize) {
        let (line, col) = (self.line, col as u32);
        let cursor = self.pos;
        self.warnings.push(RawWarning { message, line, col, end_col: col, cursor, cursor_line: None });
    }

    /// An identifier, a keyword, or a string with a prefix.
    fn name_or_string(&mut self, start: usize) -> Result<(), Stop> {
        if matches!(self.src[start], b'b' | b'B' | b'f' | b'F' | b'r' | b'R' | b't' | b'T' | b'u' | b'U') {
            let mut at = start + 1;
            while at < start + 6 && self.src[at].is_ascii_alphabetic() {
                at += 1;
            }
            if matches!(self.src[at], b'\'' | b'"') && self.string_prefix(start, at)? {
                return Ok(());
            }
        }
        self.name(start)
    }

    fn name(&mut self, start: usize) -> Result<(), Stop> {
        let rest = &self.src[start..];
        let len = rest.iter().position(|byte| !is_name_byte(*byte)).unwrap_or(rest.len());
        let end = start + len;
        let spelling: &'s [u8] = &self.src[start..end];
        let id = match self.names.find(spelling) {
            Ok(id) => id,
            Err(hash) => {
                let value = match std::str::from_utf8(spelling) {
                    Ok(text) if spelling.is_ascii() => text.into(),
                    Ok(text) if self.options.extra_tokens => text.into(),
                    Ok(text) => {
                        self.verify_identifier(start, text)?;
                        let normal = unicode::nfkc(text);
                        if matches!(&*normal, "None" | "True" | "False") {
                            let message = format!("identifier field can't represent '{normal}' constant");
                            let error = RawError::point(ErrorKind::ValueError, message, self.line, 0);
                            return Err(self.error(error));
                        }
                        normal.into()
                    }
                    Err(_) => {
                        self.pos = end;
                        return Err(self.error_here("invalid character in identifier"));
                    }
                };
                self.names.insert(hash, spelling, value)
            }
        };
        self.pos = end;
        let kind = match kind::KEYWORDS.get(id as usize) {
            Some((_, keyword)) => *keyword,
            None => TokenKind::Name,
        };
        self.push_value(kind, start, end, id);
        Ok(())
    }

    /// CPython: `verify_identifier`.
    fn verify_identifier(&mut self, start: usize, text: &str) -> Result<(), Stop> {
        let bad = text
            .char_indices()
            .find(|&(at, c)| if at == 0 { !unicode::is_xid_start(c) } else { !unicode::is_xid_continue(c) });
        let Some((at, c)) = bad else { return Ok(()) };
        self.pos = start + at + c.len_utf8();
        let message = if unicode::is_printable(c) {
            format!("invalid character '{c}' (U+{:04X})", c as u32)
        } else {
            format!("invalid non-printable character U+{:04X}", c as u32)
        };
        Err(self.error_here(&message))
    }

    fn operator(&mut self, start: usize, byte: u8) -> Result<(), Stop> {
        use TokenKind::*;
        let one = self.src[start + 1];
        let two = if one == 0 { 0 } else { self.src[start + 2] };
        if byte == b':' && !self.modes.is_empty() && self.fstring_spec_starts() {
            self.pos += 1;
            self.push(Colon, start, start + 1);
            return Ok(());
        }
        let (kind, len) = match (byte, one, two) {
            (b'.', b'0'..=b'9', _) => return self.number(start),
            (b'(', ..) => (LPar, 1),
            (b')', ..) => (RPar, 1),
            (b'[', ..) => (LSqb, 1),
            (b']', ..) => (RSqb, 1),
            (b'{', ..) => (LBrace, 1),
            (b'}', ..) => (RBrace, 1),
            (b',', ..) => (Comma, 1),
            (b';', ..) => (Semi, 1),
            (b'~', ..) => (Tilde, 1),
            (b'.', b'.', b'.') => (Ellipsis, 3),
            (b'.', ..) => (Dot, 1),
            (b':', b'=', _) => (ColonEqual, 2),
            (b':', ..) => (Colon, 1),
            (b'=', b'=', _) => (EqEqual, 2),
            (b'=', ..) => (Equal, 1),
            (b'!', b'=', _) => (NotEqual, 2),
            (b'!', ..) => (Exclamation, 1),
            (b'-', b'>', _) => (RArrow, 2),
            (b'-', b'=', _) => (MinEqual, 2),
            (b'-', ..) => (Minus, 1),
            (b'+', b'=', _) => (PlusEqual, 2),
            (b'+', ..) => (Plus, 1),
            (b'*', b'*', b'=') => (DoubleStarEqual, 3),
            (b'*', b'*', _) => (DoubleStar, 2),
            (b'*', b'=', _) => (StarEqual, 2),
            (b'*', ..) => (Star, 1),
            (b'/', b'/', b'=') => (DoubleSlashEqual, 3),
            (b'/', b'/', _) => (DoubleSlash, 2),
            (b'/', b'=', _) => (SlashEqual, 2),
            (b'/', ..) => (Slash, 1),
            (b'%', b'=', _) => (PercentEqual, 2),
            (b'%', ..) => (Percent, 1),
            (b'@', b'=', _) => (AtEqual, 2),
            (b'@', ..) => (At, 1),
            (b'&', b'=', _) => (AmperEqual, 2),
            (b'&', ..) => (Amper, 1),
            (b'|', b'=', _) => (VBarEqual, 2),
            (b'|', ..) => (VBar, 1),
            (b'^', b'=', _) => (CircumflexEqual, 2),
            (b'^', ..) => (Circumflex, 1),
            (b'<', b'<', b'=') => (LeftShiftEqual, 3),
            (b'<', b'<', _) => (LeftShift, 2),
            (b'<', b'=', _) => (LessEqual, 2),
            (b'<', b'>', _) if self.is_flufl() => (NotEqual, 2),
            (b'<', ..) => (Less, 1),
            (b'>', b'>', b'=') => (RightShiftEqual, 3),
            (b'>', b'>', _) => (RightShift, 2),
            (b'>', b'=', _) => (GreaterEqual, 2),
            (b'>', ..) => (Greater, 1),
            _ => return self.stray(byte),
        };
        self.pos = start + len;
        match kind {
            LPar | LSqb | LBrace => self.open(byte, start)?,
            RPar | RSqb | RBrace => self.close(byte)?,
            Equal => self.fstring_debug(),
            _ => {}
        }
        self.push(kind, start, start + len);
        Ok(())
    }

    /// Whether `<>` is an operator: behind a whole statement `from __future__ import barry_as_FLUFL`, which the parser
    /// doesn't have to accept.
    #[cold]
    fn is_flufl(&mut self) -> bool {
        use TokenKind::{Newline, Semi};
        if let Some(known) = self.options.flufl {
            return known;
        }
        while !self.flufl.found {
            let from = self.flufl.searched;
            let statement = &self.tokens[from..];
            let Some(len) = statement.iter().position(|token| matches!(token.kind, Newline | Semi)) else {
                break;
            };
            self.flufl.found = self.imports_flufl(&statement[..len]);
            self.flufl.searched = from + len + 1;
        }
        self.flufl.found
    }

    fn imports_flufl(&self, statement: &[Token]) -> bool {
        use TokenKind::{Comma, From, Import, LPar, Name};
        let is = |token: &Token, text: &[u8]| {
            token.kind == Name && self.src[token.start as usize..token.end as usize] == *text
        };
        // A block may begin before it, and what a colon ends.
        let Some(start) = statement.iter().rposition(|token| token.kind == From) else { return false };
        match &statement[start..] {
            [_, module, import, names @ ..] if import.kind == Import => {
                let is_name = |pair: &[Token]| {
                    matches!(pair[0].kind, Import | Comma | LPar) && is(&pair[1], b"barry_as_FLUFL")
                };
                is(module, b"__future__")
                    && (names.first().is_some_and(|name| is(name, b"barry_as_FLUFL"))
                        || names.windows(2).any(is_name))
            }
            _ => false,
        }
    }

    /// `$`, `?`, a back quote or a control character.
    #[cold]
    fn stray(&mut self, byte: u8) -> Result<(), Stop> {
        self.pos += 1;
        if byte < 0x20 || byte == 0x7f {
            return Err(self.error_here(&format!("invalid non-printable character U+{byte:04X}")));
        }
        self.push(TokenKind::Stray, self.pos - 1, self.pos);
        Ok(())
    }

    fn open(&mut self, byte: u8, start: usize) -> Result<(), Stop> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error_here("too many nested parentheses"));
        }
        let col = (start - self.line_start) as u32;
        self.brackets.push(Bracket { byte, line: self.line, col });
        self.fstring_open();
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Result<(), Stop> {
        let close = byte as char;
        if let Some(mode) = self.modes.last()
            && mode.depth == 0
            && byte == b'}'
        {
            let message = format!("{}-string: single '}}' is not allowed", mode.letter);
            return Err(self.error_here(&message));
        }
        let Some(&Bracket { byte: open, line, .. }) = self.brackets.last() else {
            if self.options.extra_tokens {
                return Ok(());
            }
            return Err(self.error_here(&format!("unmatched '{close}'")));
        };
        let matching = matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
        // `tokenize` leaves brackets to its callers.
        if !matching && !self.options.extra_tokens {
            // An expression's own `{` belongs to the string, not to the program.
            if let Some(mode) = self.modes.last()
                && open == b'{'
                && mode.depth > 0
                && i32::from(mode.depth) - 1 == mode.expr_depth
            {
                let message = format!("{}-string: unmatched '{close}'", mode.letter);
                return Err(self.error_here(&message));
            }
            let open = open as char;
            let message = if line != self.line {
                format!(
                    "closing parenthesis '{close}' does not match opening parenthesis '{open}' on line {line}"
                )
            } else {
                format!("closing parenthesis '{close}' does not match opening parenthesis '{open}'")
            };
            self.brackets.pop();
            return Err(self.error_here(&message));
        }
        self.brackets.pop();
        self.fstring_close(byte);
        Ok(())
    }
}
