//! Unit tests of the parser: trees as CPython 3.14's `ast.dump` shows them, without the positions that
//! `tests/syntax` compares over whole libraries.

use crate::ast::{Mod, StmtKind};
use crate::{Mode, ParseOptions, Source, WarningKind, dump, parse};

/// The dump of an expression.
fn eval(source: &str) -> String {
    let options = ParseOptions { mode: Mode::Eval, ..ParseOptions::default() };
    match parse(Source::Text(source), &options) {
        Ok((tree, _)) => dump::dump(&tree),
        Err(error) => error.message,
    }
}

#[test]
fn positions_are_bytes() {
    assert_eq!(
        eval("é + b"),
        "Expression(body=BinOp(left=Name(id='\\xe9', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, \
         end_col_offset=2), op=Add(), right=Name(id='b', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, \
         end_col_offset=6), lineno=1, col_offset=0, end_lineno=1, end_col_offset=6))"
    );
}

#[test]
fn debug_fields_keep_their_text() {
    assert_eq!(
        eval("f'{x = !r}'"),
        "Expression(body=JoinedStr(values=[Constant(value='x = ', lineno=1, col_offset=3, end_lineno=1, \
         end_col_offset=7), FormattedValue(value=Name(id='x', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, \
         end_col_offset=4), conversion=114, lineno=1, col_offset=2, end_lineno=1, end_col_offset=10)], lineno=1, \
         col_offset=0, end_lineno=1, end_col_offset=11))"
    );
}

#[test]
fn templates_keep_their_source() {
    assert_eq!(
        eval("t'{a+b:{c}}'"),
        "Expression(body=TemplateStr(values=[Interpolation(value=BinOp(left=Name(id='a', ctx=Load(), lineno=1, \
         col_offset=3, end_lineno=1, end_col_offset=4), op=Add(), right=Name(id='b', ctx=Load(), lineno=1, \
         col_offset=5, end_lineno=1, end_col_offset=6), lineno=1, col_offset=3, end_lineno=1, end_col_offset=6), \
         str='a+b', conversion=-1, format_spec=JoinedStr(values=[FormattedValue(value=Name(id='c', ctx=Load(), \
         lineno=1, col_offset=8, end_lineno=1, end_col_offset=9), conversion=-1, lineno=1, col_offset=7, \
         end_lineno=1, end_col_offset=10)], lineno=1, col_offset=6, end_lineno=1, end_col_offset=10), lineno=1, \
         col_offset=2, end_lineno=1, end_col_offset=11)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=12))"
    );
}

#[test]
fn numbers() {
    let value = |source: &str| {
        let dumped = eval(source);
        let start = dumped.find("value=").map_or(0, |at| at + 6);
        dumped[start..].split(", lineno").next().unwrap_or_default().to_owned()
    };
    assert_eq!(value("0x_ff"), "255");
    assert_eq!(value("1_000"), "1000");
    assert_eq!(value("123456789012345678901234567890"), "123456789012345678901234567890");
    assert_eq!(value("1_0.0_1e1_0"), "100100000000.0");
    assert_eq!(value("1e400"), "inf");
    assert_eq!(value("1e16"), "1e+16");
    assert_eq!(value("0777j"), "777j");
    assert_eq!(value("00"), "0");
}

#[test]
fn strings_join_and_decode() {
    let value = |source: &str| {
        let dumped = eval(source);
        let start = dumped.find("value=").map_or(0, |at| at + 6);
        dumped[start..].split(", lineno").next().unwrap_or_default().to_owned()
    };
    assert_eq!(value("'a' \"b\" r'\\n'"), "'ab\\\\n'");
    assert_eq!(value("'\\x41\\u00e9\\U0001F600\\101\\N{DIGIT ONE}'"), "'A\\xe9\\U0001f600A1'");
    assert_eq!(value("'\\ud800'"), "'\\ud800'");
    assert_eq!(value("b'\\xff\\0' b'a'"), "b'\\xff\\x00a'");
    assert_eq!(value("u'a' 'b'"), "'ab', kind='u'");
    assert_eq!(eval("'a' b'b'"), "cannot mix bytes and nonbytes literals");
    assert_eq!(
        eval("'é\\x1'"),
        "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \\xXX escape"
    );
}

#[test]
fn invalid_escapes_warn_once_a_literal() {
    let (_, warnings) =
        parse(Source::Text("x = '\\\n\\d\\e'\ny = b'\\400'\n"), &ParseOptions::default()).unwrap();
    assert_eq!(warnings.len(), 2);
    assert_eq!(warnings[0].kind, WarningKind::SyntaxWarning);
    assert_eq!(
        warnings[0].message,
        "\"\\d\" is an invalid escape sequence. Such sequences will not work in the future. Did you mean \
         \"\\\\d\"? A raw string is also an option."
    );
    assert_eq!((warnings[0].span.line, warnings[0].span.col), (2, 0));
    assert_eq!(
        warnings[1].message,
        "\"\\400\" is an invalid octal escape sequence. Such sequences will not work in the future. Did you \
         mean \"\\\\400\"? A raw string is also an option."
    );
}

#[test]
fn soft_keywords_are_names_too() {
    let source = "match = case = type = _ = 1\nmatch(x)\nmatch[x]: int\ntype X = int\nprint(type)\n";
    let (tree, _) = parse(Source::Text(source), &ParseOptions::default()).unwrap();
    let Mod::Module { body, .. } = tree else { panic!("not a module") };
    let kinds: Vec<_> = body
        .iter()
        .map(|statement| match &statement.kind {
            StmtKind::Assign { .. } => "assign",
            StmtKind::Expr { .. } => "expr",
            StmtKind::AnnAssign { .. } => "annassign",
            StmtKind::TypeAlias { .. } => "type",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["assign", "expr", "annassign", "type", "expr"]);
}

#[test]
fn long_chains_parse_and_drop() {
    for source in [
        "a+".repeat(100_000) + "a",
        "a".to_owned() + &".b".repeat(100_000),
        "f".to_owned() + &"()[0]".repeat(50_000),
    ] {
        assert!(parse(Source::Text(&source), &ParseOptions::default()).is_ok());
    }
}

#[test]
fn feature_versions() {
    for (feature_version, source, expected) in [
        (
            9,
            "match x:\n case y: pass\n",
            "2:14 Pattern matching is only supported in Python 3.10 and greater",
        ),
        (11, "def f[T](): pass\n", "1:8 Type parameter lists are only supported in Python 3.12 and greater"),
        (
            12,
            "def f[T=int](): pass\n",
            "1:12 Type parameter defaults are only supported in Python 3.13 and greater",
        ),
        (
            10,
            "try: pass\nexcept* A: pass\n",
            "2:16 Exception groups are only supported in Python 3.11 and greater",
        ),
        (7, "(a := 1)\n", "1:8 Assignment expressions are only supported in Python 3.8 and greater"),
        (4, "async def f(): pass\n", "1:20 Async functions are only supported in Python 3.5 and greater"),
        (4, "async for x in y: pass\n", "1:23 Async for loops are only supported in Python 3.5 and greater"),
        (
            5,
            "1_000 + 2\n",
            "1:1 Underscores in numeric literals are only supported in Python 3.6 and greater",
        ),
        (
            13,
            "try: pass\nexcept A, B: pass\n",
            "2:18 except expressions without parentheses are only supported in Python 3.14 and greater",
        ),
        (13, "t'{x}'\n", "1:6 t-strings are only supported in Python 3.14 and greater"),
    ] {
        let options = ParseOptions { feature_version, ..ParseOptions::default() };
        let error = parse(Source::Text(source), &options).unwrap_err();
        let shown = format!("{}:{} {}", error.lineno.unwrap(), error.offset.unwrap(), error.message);
        assert_eq!(shown, expected, "{source:?}");
        assert!(parse(Source::Text(source), &ParseOptions::default()).is_ok(), "{source:?}");
    }
}

#[test]
fn type_comments_are_kept_on_request() {
    let options = ParseOptions { type_comments: true, ..ParseOptions::default() };
    let (tree, _) =
        parse(Source::Text("x = []  # type: list[int]\ny = 1  # type: ignore[a]\n"), &options).unwrap();
    let Mod::Module { body, type_ignores, .. } = tree else { panic!("not a module") };
    let StmtKind::Assign { type_comment, .. } = &body[0].kind else { panic!("not an assignment") };
    assert_eq!(type_comment.as_ref().and_then(|text| text.as_str()), Some("list[int]"));
    assert_eq!((type_ignores.len(), type_ignores[0].line), (1, 2));
    assert_eq!(type_ignores[0].tag.as_str(), Some("[a]"));
}
