//! Source text to AST: tokenizer, parser and CPython's SyntaxErrors.
//!
//! [`parse`] is the whole interface: it takes source and gives a tree ([`ast`]) with the warnings found on the
//! way, or the `SyntaxError` that CPython would raise. Valid source goes through a fast recursive-descent
//! parser; when that fails, a second pass over the same tokens finds the error that CPython would report.

pub mod ast;
pub mod dump;
mod error;
mod invalid;
mod options;
mod parser;
pub mod tokenizer;
mod unicode;

pub use error::{ErrorKind, SyntaxError, Warning, WarningKind};
pub use kaa_unicode::Text;
pub use options::{Flags, Mode, ParseOptions, Source};
pub use tokenizer::source::coding_cookie;

use error::{RawError, RawWarning};
use invalid::Explained;
use tokenizer::{TokenKind, TokenizerOptions, source};

/// Parses `source`. The tree does not borrow from it.
///
/// ```
/// use kaa_syntax::{ParseOptions, Source, ast, parse};
/// let (tree, warnings) = parse(Source::Text("x = 1"), &ParseOptions::default()).unwrap();
/// assert!(matches!(tree, ast::Mod::Module { body, .. } if body.len() == 1));
/// assert!(warnings.is_empty());
/// ```
pub fn parse(source: Source<'_>, options: &ParseOptions) -> Result<(ast::Mod, Vec<Warning>), SyntaxError> {
    let text = source::decode(source, options)?;
    let text = source::normalise(&text, options.mode == Mode::Exec);
    let Some(null) = memchr::memchr(0, &text[..text.len() - 1]) else {
        return parse_normalised(&text, options, None);
    };
    // Only up to the line with the NUL, which must not be read.
    let start = memchr::memrchr(b'\n', &text[..null]).map_or(0, |feed| feed + 1);
    let line = 1 + text[..start].iter().filter(|byte| **byte == b'\n').count() as u32;
    let before = [&text[..start], b"\0"].concat();
    parse_normalised(&before, options, Some(line)).map_err(|mut error| {
        if error.lineno == Some(line.into()) {
            error.text = Some(String::from_utf8_lossy(&text[start..null]).into_owned());
        }
        error
    })
}

/// Parses source that ends with a NUL; `null_line` is the number of a line behind it that holds another.
fn parse_normalised(
    text: &[u8],
    options: &ParseOptions,
    null_line: Option<u32>,
) -> Result<(ast::Mod, Vec<Warning>), SyntaxError> {
    if text.len() >= i32::MAX as usize {
        let error = RawError::point(ErrorKind::MemoryError, "source is too large", 1, 0);
        return Err(error.resolve(text));
    }
    let tokenizer_options = TokenizerOptions {
        type_comments: options.type_comments,
        extra_tokens: false,
        interactive: options.mode == Mode::Single,
        flufl: options.flags.barry_as_flufl.then_some(true),
        keep_blocks_open: options.flags.dont_imply_dedent,
    };
    let mut scanned = tokenizer::tokenize(text, &tokenizer_options);
    if let Some(line) = null_line {
        scanned.end_at_null(line);
    }
    let type_ignores = take_type_ignores(text, &mut scanned.tokens);
    let mut parser = parser::Parser::new(text, &scanned.tokens, &scanned.names, options);
    parser.type_ignores = type_ignores;
    match parser.parse() {
        Ok(tree) => {
            if options.mode == Mode::Single
                && let Some(last) = scanned.tokens[..parser.pos].last()
                && more_source(&text[last.end as usize..])
            {
                let message = "multiple statements found while compiling a single statement";
                let error = invalid::on_last(text, &scanned, options, parser.pos, message);
                let warnings = in_order(std::mem::take(&mut parser.warnings), &scanned, parser.pos, text);
                return Err(SyntaxError { last_compound: None, warnings, ..error.resolve(text) });
            }
            let warnings =
                in_order(std::mem::take(&mut parser.warnings), &scanned, scanned.tokens.len(), text);
            Ok((tree, warnings))
        }
        Err(parser::Fail) => {
            if let Some((at, message)) = parser.too_new.take() {
                let error = invalid::on_last(text, &scanned, options, at + 1, &message);
                return Err(error.resolve(text));
            }
            let Explained { mut error, compound, warnings: of_statement, fetched } = match parser.error.take()
            {
                Some(error) if error.kind == ErrorKind::MemoryError => error.into(),
                _ => invalid::explain(text, &scanned, options, parser.statement_start),
            };
            let mut warnings = std::mem::take(&mut parser.warnings);
            warnings.truncate(parser.warnings_before);
            warnings.extend(of_statement);
            let warnings = in_order(warnings, &scanned, fetched, text);
            let text = text.strip_suffix(b"\0").unwrap_or(text);
            error.reread &= options.mode == Mode::Exec;
            if options.from_file && error.message == "unexpected EOF while parsing" && ends_on_its_own(text) {
                // Reading a file, CPython has let go of the line by then and knows no column.
                error.col = -1;
            }
            let mut error =
                SyntaxError { warnings, overrules: invalid::overrules(&scanned), ..error.resolve(text) };
            error.last_compound = Some(match compound {
                Some((0, 0)) => parser.compound_before,
                Some(place) => place,
                None => (0, 0),
            });
            Err(error)
        }
    }
}

/// The parser's warnings and those that the tokenizer had for the first `fetched` tokens, each once, in the order
/// in which CPython comes upon them.
fn in_order(
    mut warnings: Vec<RawWarning>,
    scanned: &tokenizer::Tokens<'_>,
    fetched: usize,
    text: &[u8],
) -> Vec<Warning> {
    if warnings.is_empty() && scanned.warnings.is_empty() {
        return Vec::new();
    }
    let end = scanned.tokens.get(fetched.saturating_sub(1)).map_or(text.len(), |last| last.end as usize);
    warnings.extend(scanned.warnings.iter().filter(|warning| warning.cursor <= end).cloned());
    warnings.sort_by_key(|warning| warning.cursor);
    warnings.dedup();
    let text = text.strip_suffix(b"\0").unwrap_or(text);
    warnings.into_iter().map(|warning| warning.resolve(text)).collect()
}

/// Whether the last line holds nothing but a backslash.
fn ends_on_its_own(text: &[u8]) -> bool {
    let line = text.trim_ascii_end();
    let start = memchr::memrchr(b'\n', line).map_or(0, |feed| feed + 1);
    line[start..].trim_ascii() == b"\\"
}

/// Whether there is more than blanks and comments.
fn more_source(mut rest: &[u8]) -> bool {
    loop {
        rest = rest.trim_ascii_start();
        match rest.first() {
            Some(b'#') => match memchr::memchr(b'\n', rest) {
                Some(end) => rest = &rest[end..],
                None => return false,
            },
            None | Some(0) => return false,
            Some(_) => return true,
        }
    }
}

/// Takes the `TypeIgnore` tokens out of the stream, since no rule mentions them.
fn take_type_ignores(text: &[u8], tokens: &mut Vec<tokenizer::Token>) -> Vec<ast::TypeIgnore> {
    let mut ignores = Vec::new();
    if tokens.iter().any(|token| token.kind == TokenKind::TypeIgnore) {
        tokens.retain(|token| {
            let ignore = token.kind == TokenKind::TypeIgnore;
            if ignore {
                let tag = &text[token.start as usize..token.end as usize];
                let tag = String::from_utf8_lossy(tag).into_owned().into();
                ignores.push(ast::TypeIgnore { line: token.span.line, tag });
            }
            !ignore
        });
    }
    ignores
}
