//! Source bytes to the text the tokenizer reads: byte order mark, PEP 263 cookie, decoding, line ends.
//!
//! CPython: `Parser/tokenizer/helpers.c` (`_PyTokenizer_translate_newlines`, `_PyTokenizer_check_coding_spec`).

use crate::error::{ErrorKind, SyntaxError};
use crate::{Mode, ParseOptions, Source};
use std::borrow::Cow;

/// Line ends as `\n`, a final `\n` if `complete`, and the NUL that ends the tokenizer's input.
pub(crate) fn normalise(text: &[u8], complete: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest) {
        out.extend_from_slice(&rest[..at]);
        out.push(b'\n');
        let skip = if rest.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
        rest = &rest[at + skip..];
    }
    out.extend_from_slice(rest);
    if complete && !out.is_empty() && out.last() != Some(&b'\n') {
        out.push(b'\n');
    }
    out.push(0);
    out
}

/// The encoding that a comment in one of the first two lines names (PEP 263), as written there.
pub fn coding_cookie(source: &[u8]) -> Option<(&[u8], u32)> {
    cookie_of_lines(source, false)
}

/// As `coding_cookie`; lines that no line feed ends may be left out.
fn cookie_of_lines(source: &[u8], whole_lines: bool) -> Option<(&[u8], u32)> {
    let mut rest = source;
    for number in 1..=2 {
        let end = match rest.iter().position(|b| matches!(b, b'\n' | b'\r')) {
            Some(end) => end,
            None if whole_lines => return None,
            None => rest.len(),
        };
        let line = &rest[..end];
        let blanks = line.iter().take_while(|b| matches!(b, b' ' | b'\t' | 0x0c)).count();
        match line.get(blanks) {
            Some(b'#') => {
                if let Some(name) = cookie_in(&line[blanks..]) {
                    return Some((name, number));
                }
            }
            Some(_) => return None,
            None => {}
        }
        let skip = if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = rest.get(end + skip..)?;
    }
    None
}

fn cookie_in(comment: &[u8]) -> Option<&[u8]> {
    for (at, window) in comment.windows(7).enumerate() {
        if &window[..6] != b"coding" || !matches!(window[6], b':' | b'=') {
            continue;
        }
        let rest = &comment[at + 7..];
        let blanks = rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let rest = &rest[blanks..];
        let len =
            rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')).count();
        if len > 0 {
            return Some(&rest[..len]);
        }
    }
    None
}

/// The canonical name of the encodings that need no codec: `utf-8` and `iso-8859-1`.
pub(crate) fn normal_name(cookie: &[u8]) -> String {
    let lower: String =
        cookie.iter().map(|b| if *b == b'_' { '-' } else { b.to_ascii_lowercase() as char }).collect();
    let short: String = lower.chars().take(12).collect();
    if short == "utf-8" || short.starts_with("utf-8-") {
        return "utf-8".into();
    }
    let latin = ["latin-1", "iso-8859-1", "iso-latin-1"];
    if latin.iter().any(|name| short == *name || short.starts_with(&format!("{name}-"))) {
        return "iso-8859-1".into();
    }
    String::from_utf8_lossy(cookie).into_owned()
}

/// The text of `source` as UTF-8 without byte order mark.
pub(crate) fn decode<'s>(
    source: Source<'s>,
    options: &ParseOptions<'_>,
) -> Result<Cow<'s, [u8]>, SyntaxError> {
    let bytes = match source {
        Source::Text(text) if text.contains('\0') => {
            let mut error = plain_error("source code string cannot contain null bytes".into());
            (error.lineno, error.offset) = (None, None);
            return Err(error);
        }
        Source::Text(text) => return Ok(Cow::Borrowed(text.as_bytes())),
        Source::Bytes(bytes) => bytes,
    };
    let without_mark = bytes.strip_prefix(b"\xef\xbb\xbf");
    let body = without_mark.unwrap_or(bytes);
    // CPython decodes what it has made lines of, but of a file each line as it comes.
    let complete = options.mode == Mode::Exec;
    let lines = |body: &[u8]| {
        let mut lines = if options.from_file { [body, b"\0"].concat() } else { normalise(body, complete) };
        lines.pop();
        lines
    };
    let cookie = cookie_of_lines(body, !complete && !options.from_file);
    let name = cookie.map_or("utf-8".to_owned(), |(cookie, _)| normal_name(cookie));
    if without_mark.is_some() && name != "utf-8" {
        let (_, line) = cookie.unwrap_or((b"", 1));
        let mut error = line_error(&lines(body), line, 0, format!("encoding problem: {name} with BOM"));
        if line > 1 {
            // The line is read by then with its line feed, which the text shown leaves out.
            error.end_offset = error.end_offset.map(|end| end + 1);
        }
        return Err(error);
    }
    match name.as_str() {
        "utf-8" => match check_utf8(body) {
            Ok(()) => Ok(Cow::Borrowed(body)),
            Err(_) => {
                let lines = lines(body);
                let at = check_utf8(&lines).err().unwrap_or_default();
                Err(utf8_error(&lines, at, options))
            }
        },
        "iso-8859-1" => Ok(Cow::Owned(body.iter().map(|b| *b as char).collect::<String>().into_bytes())),
        _ => match options.decoder.and_then(|decode| decode(&name, &lines(body))) {
            Some(Ok(text)) => Ok(Cow::Owned(text.into_bytes())),
            Some(Err(message)) => Err(plain_error(message)),
            None if options.decoder.is_none() => decode_alias(&name, body),
            None => Err(plain_error(format!("unknown encoding: {name}"))),
        },
    }
}

/// The encodings known without codecs under their other names.
fn decode_alias<'s>(name: &str, body: &'s [u8]) -> Result<Cow<'s, [u8]>, SyntaxError> {
    let plain: String = name.chars().filter(|c| !matches!(c, '-' | '_' | '.')).collect();
    match plain.to_ascii_lowercase().as_str() {
        "utf8" | "u8" | "utf" | "cp65001" if std::str::from_utf8(body).is_ok() => Ok(Cow::Borrowed(body)),
        "latin1" | "latin" | "l1" | "iso88591" | "88591" | "cp819" => {
            Ok(Cow::Owned(body.iter().map(|b| *b as char).collect::<String>().into_bytes()))
        }
        "ascii" | "usascii" | "646" => match body.iter().position(|b| !b.is_ascii()) {
            None => Ok(Cow::Borrowed(body)),
            Some(at) => Err(plain_error(format!(
                "'ascii' codec can't decode byte 0x{:02x} in position {at}: ordinal not in range(128)",
                body[at]
            ))),
        },
        _ => Err(plain_error(format!("unknown encoding: {name}"))),
    }
}

fn check_utf8(bytes: &[u8]) -> Result<(), usize> {
    std::str::from_utf8(bytes).map(|_| ()).map_err(|error| error.valid_up_to())
}

/// An error without a place in the source.
fn plain_error(message: String) -> SyntaxError {
    SyntaxError {
        kind: ErrorKind::SyntaxError,
        message,
        lineno: Some(0),
        offset: Some(-1),
        end_lineno: None,
        end_offset: None,
        text: None,
        last_compound: Some((0, 0)),
        warnings: Vec::new(),
        overrules: None,
        reread: None,
    }
}

/// An error on a line of source that could not be decoded.
fn line_error(body: &[u8], line: u32, offset: i64, message: String) -> SyntaxError {
    let text = crate::error::source_line(body, line);
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    let text = String::from_utf8_lossy(text).into_owned();
    let end_offset = if offset > 0 { offset } else { text.chars().count() as i64 };
    SyntaxError {
        kind: ErrorKind::SyntaxError,
        message,
        lineno: Some(i64::from(line)),
        offset: Some(offset),
        end_lineno: Some(i64::from(line)),
        end_offset: Some(end_offset),
        text: Some(text),
        last_compound: Some((0, 0)),
        warnings: Vec::new(),
        overrules: None,
        reread: None,
    }
}

fn utf8_error(body: &[u8], at: usize, options: &ParseOptions<'_>) -> SyntaxError {
    // A carriage return ends a line, too.
    let line = 1
        + (0..at)
            .filter(|i| body[*i] == b'\n' || body[*i] == b'\r' && body.get(i + 1) != Some(&b'\n'))
            .count() as u32;
    let start = memchr::memrchr2(b'\n', b'\r', &body[..at]).map_or(0, |feed| feed + 1);
    let offset = String::from_utf8_lossy(&body[start..at]).chars().count() as i64 + 1;
    if options.from_file && body[..at].contains(&0) {
        return plain_error("source code cannot contain null bytes".into());
    }
    let file = if options.from_file { format!(" in file {}", options.filename) } else { String::new() };
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}'{file} on line {line}, but no encoding declared; see \
         https://peps.python.org/pep-0263/ for details",
        body[at]
    );
    line_error(body, line, offset, message)
}
