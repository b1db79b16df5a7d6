//! Unit tests of the tokenizer and of source decoding.

use super::source::{coding_cookie, normalise};
use super::{TokenKind, TokenizerOptions, tokenize};
use crate::{ParseOptions, Source, parse};

/// Kinds and texts of the tokens of `source`.
fn tokens(source: &str, options: &TokenizerOptions) -> String {
    let text = normalise(source.as_bytes(), true);
    let scanned = tokenize(&text, options);
    let shown: Vec<String> = scanned
        .tokens
        .iter()
        .map(|token| {
            let text = String::from_utf8_lossy(&text[token.start as usize..token.end as usize]);
            format!(
                "{:?}{}",
                token.kind,
                if text.trim().is_empty() { String::new() } else { format!(" {text}") }
            )
        })
        .collect();
    shown.join("|")
}

#[test]
fn blocks() {
    assert_eq!(
        tokens("if a:\n\tb\n\n# c\nd", &TokenizerOptions::default()),
        "If if|Name a|Colon :|Newline|Indent|Name b|Newline|Dedent|Name d|Newline|EndMarker"
    );
}

#[test]
fn joined_lines_and_brackets() {
    assert_eq!(
        tokens("a = \\\n (1,\n 2)\n", &TokenizerOptions::default()),
        "Name a|Equal =|LPar (|Number 1|Comma ,|Number 2|RPar )|Newline|EndMarker"
    );
}

#[test]
fn fstrings() {
    assert_eq!(
        tokens("f'a{{b{x!r:>{w}}}}'", &TokenizerOptions::default()),
        "FStringStart f'|FStringMiddle a{|FStringMiddle b|LBrace {|Name x|Exclamation !|Name r|Colon :|\
         FStringMiddle >|LBrace {|Name w|RBrace }|FStringMiddle|RBrace }|FStringMiddle }|FStringEnd '|Newline|EndMarker"
    );
    assert_eq!(
        tokens("f'{a:b}' t\"{f'{c}'}\"", &TokenizerOptions::default()),
        "FStringStart f'|LBrace {|Name a|Colon :|FStringMiddle b|RBrace }|FStringEnd '|TStringStart t\"|LBrace {|\
         FStringStart f'|LBrace {|Name c|RBrace }|FStringEnd '|RBrace }|TStringEnd \"|Newline|EndMarker"
    );
}

#[test]
fn extra_tokens() {
    let options = TokenizerOptions { extra_tokens: true, ..TokenizerOptions::default() };
    assert_eq!(
        tokens("# a\n(b # c\n)\n", &options),
        "Comment # a|Nl|LPar (|Name b|Comment # c|Nl|RPar )|Newline|EndMarker"
    );
}

#[test]
fn form_feeds_start_indentation_anew() {
    assert_eq!(tokens("  \x0ca\n", &TokenizerOptions::default()), "Name a|Newline|EndMarker");
}

#[test]
fn identifiers_are_normalised() {
    let (tree, _) = parse(Source::Text("ｗｉｄｔｈ"), &ParseOptions::default()).unwrap();
    assert!(crate::dump::dump(&tree).contains("Name(id='width'"));
}

#[test]
fn cookies() {
    assert_eq!(coding_cookie(b"# -*- coding: latin-1 -*-\n"), Some((&b"latin-1"[..], 1)));
    assert_eq!(coding_cookie(b"#!x\n# vim: set fileencoding=utf-8 :\n"), Some((&b"utf-8"[..], 2)));
    assert_eq!(coding_cookie(b"x = 1\n# coding: ascii\n"), None);
    assert_eq!(coding_cookie(b"\n\n# coding: ascii\n"), None);
}

#[test]
fn encodings() {
    let dump = |source: &[u8], options: &ParseOptions<'_>| match parse(Source::Bytes(source), options) {
        Ok((tree, _)) => crate::dump::dump(&tree),
        Err(error) => error.message,
    };
    let options = ParseOptions::default();
    assert!(dump(b"# coding: latin-1\n'\xe9'", &options).contains("value='\\xe9'"));
    assert!(dump(b"\xef\xbb\xbf'\xc3\xa9'", &options).contains("value='\\xe9', lineno=1, col_offset=0"));
    assert_eq!(dump(b"# coding: nonsense\n", &options), "unknown encoding: nonsense");
    assert_eq!(dump(b"\xef\xbb\xbf# coding: latin-1\n", &options), "encoding problem: iso-8859-1 with BOM");
    assert_eq!(
        dump(b"a\n\xff", &options),
        "Non-UTF-8 code starting with '\\xff' on line 2, but no encoding declared; see \
         https://peps.python.org/pep-0263/ for details"
    );
    let decoder = |name: &str, bytes: &[u8]| {
        (name == "shout").then(|| Ok(String::from_utf8_lossy(bytes).to_uppercase()))
    };
    let options = ParseOptions { decoder: Some(&decoder), ..options };
    assert!(dump(b"# coding: shout\nabc", &options).contains("Name(id='ABC'"));
}

#[test]
fn line_ends_become_line_feeds() {
    assert_eq!(normalise(b"a\r\nb\rc", true), b"a\nb\nc\n\0");
    assert_eq!(normalise(b"", true), b"\0");
    assert_eq!(normalise(b"a", false), b"a\0");
    assert_eq!(tokens("a", &TokenizerOptions::default()), "Name a|Newline|EndMarker");
    assert_eq!(TokenKind::from_spelling("->"), Some(TokenKind::RArrow));
}
