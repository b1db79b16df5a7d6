//! Unit tests of the second pass: sources and what CPython 3.14 says of them.

use crate::{ErrorKind, Flags, Mode, ParseOptions, Source, parse};

fn report(source: &str, options: &ParseOptions<'_>) -> String {
    match parse(Source::Text(source), options) {
        Ok(_) => "ok".into(),
        Err(error) => {
            let number = |n: Option<i64>| n.map_or("None".to_owned(), |n| n.to_string());
            let kind = match error.kind {
                ErrorKind::SyntaxError => String::new(),
                kind => format!("{kind:?} "),
            };
            format!(
                "{kind}{}:{}-{}:{} {}",
                number(error.lineno),
                number(error.offset),
                number(error.end_lineno),
                number(error.end_offset),
                error.message
            )
        }
    }
}

/// (source, kind unless SyntaxError, position and message)
const CASES: &[(&str, &str)] = &[
    ("raise x from\n", "1:13-1:14 invalid syntax"),
    ("raise from x\n", "1:7-1:11 invalid syntax"),
    ("assert a = b\n", "1:10-1:11 invalid syntax"),
    ("assert (a, b) = c\n", "1:15-1:16 invalid syntax"),
    ("assert a := b\n", "1:10-1:12 invalid syntax"),
    ("1 + not 2\n", "1:5-1:10 'not' after an operator must be parenthesized"),
    ("- not 2\n", "1:3-1:8 'not' after an operator must be parenthesized"),
    ("~not x\n", "1:2-1:7 'not' after an operator must be parenthesized"),
    ("lambda x 1\n", "1:10-1:11 invalid syntax"),
    ("f(**k, *a)\n", "1:6-1:10 iterable argument unpacking follows keyword argument unpacking"),
    ("f(a=1,**k, *a, b)\n", "1:10-1:16 iterable argument unpacking follows keyword argument unpacking"),
    ("else x\n", "1:1-1:5 invalid syntax"),
    ("class A pass\n", "1:9-1:13 invalid syntax"),
    ("for x in y pass\n", "1:12-1:16 invalid syntax"),
    ("for x in y\n  pass\n", "1:11-1:12 expected ':'"),
    ("while x pass\n", "1:9-1:13 invalid syntax"),
    ("def f() pass\n", "1:9-1:13 expected ':'"),
    ("def f: pass\n", "1:6-1:7 expected '('"),
    ("if x:\n pass\nelse:\n pass\nelif y:\n pass\n", "5:1-5:5 'elif' block follows an 'else' block"),
    ("x = pass if y else 1\n", "1:5-1:9 expected expression before 'if', but statement is given"),
    ("pass if y else 1\n", "1:1-1:5 expected expression before 'if', but statement is given"),
    ("a if b else pass\n", "1:13-1:17 expected expression after 'else', but statement is given"),
    ("a if b\n", "1:1-1:7 expected 'else' after 'if' expression"),
    ("match x:\n case {**r, 'a': 1}: pass\n", "2:13-2:16 invalid syntax"),
    ("match x:\n case {**_}: pass\n", "2:10-2:11 invalid syntax"),
    ("match x:\n case A(b=1, c): pass\n", "2:14-2:15 positional patterns follow keyword patterns"),
    ("match x:\n case a as _: pass\n", "2:12-2:13 cannot use '_' as a target"),
    ("match x:\n case a as b.c: pass\n", "2:12-2:15 cannot use attribute as pattern target"),
    ("f(*)\n", "1:4-1:5 Invalid star expression"),
    ("f(*a = 1)\n", "1:3-1:9 cannot assign to iterable argument unpacking"),
    ("f(**a=1)\n", "1:3-1:8 cannot assign to keyword argument unpacking"),
    (
        "try: pass\nexcept a, b as c: pass\n",
        "2:8-2:17 multiple exception types must be parenthesized when using 'as'",
    ),
    ("try:\n pass\nx\n", "3:1-3:2 expected 'except' or 'finally' block"),
    ("with a as 1: pass\n", "1:11-1:12 cannot assign to literal"),
    ("with a\n pass\n", "1:7-1:8 expected ':'"),
    ("x = {1:2, 3}\n", "1:11-1:0 ':' expected after dictionary key"),
    ("x = {1:*2}\n", "1:8-1:10 cannot use a starred expression in a dictionary value"),
    ("x = {1:}\n", "1:7-1:8 expression expected after dictionary key and ':'"),
    ("x = {1:2 3:4}\n", "1:8-1:11 invalid syntax. Perhaps you forgot a comma?"),
    ("import a from b\n", "1:1-1:16 Did you mean to use 'from ... import ...' instead?"),
    ("import\n", "1:7-1:7 Expected one or more names after 'import'"),
    ("from a import\n", "1:14-1:14 Expected one or more names after 'import'"),
    ("from a import b,\n", "1:17-1:18 trailing comma not allowed without surrounding parentheses"),
    ("import a as b.c\n", "1:13-1:16 cannot use attribute as import target"),
    ("from a import b as c.d\n", "1:20-1:23 cannot use attribute as import target"),
    ("type X[] = 1\n", "1:8-1:10 Type parameter list cannot be empty"),
    ("class A[*T: int]: pass\n", "1:11-1:16 cannot use bound with TypeVarTuple"),
    ("async x\n", "1:7-1:8 invalid syntax"),
    ("a b\n", "1:3-1:4 invalid syntax"),
    ("(a b)\n", "1:2-1:5 invalid syntax. Perhaps you forgot a comma?"),
    ("x = (1,\ny = 2\n", "1:5-1:0 '(' was never closed"),
    ("  x\n", "IndentationError 1:2-1:-1 unexpected indent"),
    ("if x:\n    a\n  b\n", "IndentationError 3:4-3:-1 unindent does not match any outer indentation level"),
    ("if x:\npass\n", "IndentationError 2:1-2:5 expected an indented block after 'if' statement on line 1"),
    ("x = 'abc\n", "1:5-1:5 unterminated string literal (detected at line 1)"),
    ("x = '''abc\n", "1:5-1:5 unterminated triple-quoted string literal (detected at line 1)"),
    ("\\ x\n", "1:2-1:0 unexpected character after line continuation character"),
    ("a $ b\n", "1:3-1:4 invalid syntax"),
    ("é $ b\n", "1:3-1:4 invalid syntax"),
    ("a ? b\n", "1:3-1:4 invalid syntax"),
    ("x = 1a\n", "1:5-1:5 invalid decimal literal"),
    ("x = (1\n", "1:5-1:0 '(' was never closed"),
    ("foo(]\n", "1:5-1:5 closing parenthesis ']' does not match opening parenthesis '('"),
    ("}\n", "1:1-1:1 unmatched '}'"),
    ("def f(a=1, b): pass\n", "1:12-1:13 parameter without a default follows parameter with a default"),
    ("def f(a, (b, c)): pass\n", "1:10-1:16 Function parameters cannot be parenthesized"),
    ("lambda (a): 1\n", "1:8-1:11 Lambda expression parameters cannot be parenthesized"),
    ("def f(*): pass\n", "1:7-1:8 named arguments must follow bare *"),
    ("def f(**a, b): pass\n", "1:12-1:13 arguments cannot follow var-keyword argument"),
    ("f(a for b in c, d)\n", "1:3-1:15 Generator expression must be parenthesized"),
    ("f(a=1, a for b in c)\n", "1:8-1:20 Generator expression must be parenthesized"),
    ("f(x=1, 2)\n", "1:9-1:10 positional argument follows keyword argument"),
    ("f(**a, 2)\n", "1:9-1:10 positional argument follows keyword argument unpacking"),
    ("[*a for b in c]\n", "1:2-1:4 iterable unpacking cannot be used in comprehension"),
    ("[a, b for c in d]\n", "1:2-1:6 did you forget parentheses around the comprehension target?"),
    ("{**a for a in b}\n", "1:2-1:4 dict unpacking cannot be used in dict comprehension"),
    ("x + 1 = 2\n", "1:1-1:6 cannot assign to expression here. Maybe you meant '==' instead of '='?"),
    ("f() = 1\n", "1:1-1:4 cannot assign to function call here. Maybe you meant '==' instead of '='?"),
    ("if x = 1: pass\n", "1:4-1:9 invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    ("if x.y = 1: pass\n", "1:4-1:7 cannot assign to attribute here. Maybe you meant '==' instead of '='?"),
    ("for f() in x: pass\n", "1:5-1:8 cannot assign to function call"),
    ("del f()\n", "1:5-1:8 cannot delete function call"),
    ("x: int: 3\n", "1:7-1:8 invalid syntax"),
    ("(a, b): int\n", "1:1-1:7 only single target (not tuple) can be annotated"),
    ("[a]: int\n", "1:1-1:4 only single target (not list) can be annotated"),
    ("a, b: int\n", "1:1-1:2 only single target (not tuple) can be annotated"),
    ("a and b: int\n", "1:1-1:8 illegal target for annotation"),
    ("a + 1 += 2\n", "1:1-1:6 'expression' is an illegal expression for augmented assignment"),
    ("yield = 1\n", "1:1-1:6 assignment to yield expression not possible"),
    ("x = yield = 1\n", "1:5-1:10 assignment to yield expression not possible"),
    ("(x for x in y) = 1\n", "1:1-1:15 cannot assign to generator expression"),
    ("(*a)\n", "1:2-1:4 cannot use starred expression here"),
    ("(**a)\n", "1:2-1:4 cannot use double starred expression here"),
    ("None = 1\n", "1:1-1:5 cannot assign to None"),
    ("f(None=1)\n", "1:3-1:8 cannot assign to None"),
    ("f(a.b=1)\n", "1:3-1:7 expression cannot contain assignment, perhaps you meant \"==\"?"),
    ("f(True=1)\n", "1:3-1:8 cannot assign to True"),
    ("f(a=)\n", "1:3-1:5 expected argument value expression"),
    ("print 1\n", "1:1-1:8 Missing parentheses in call to 'print'. Did you mean print(...)?"),
    ("exec 'a'\n", "1:1-1:9 Missing parentheses in call to 'exec'. Did you mean exec(...)?"),
    ("a = 3 4\n", "1:7-1:8 invalid syntax"),
    ("a = [3 4]\n", "1:6-1:9 invalid syntax. Perhaps you forgot a comma?"),
    ("match x\n case y: pass\n", "1:8-1:9 expected ':'"),
    (
        "match x:\ncase y: pass\n",
        "IndentationError 2:1-2:5 expected an indented block after 'match' statement on line 1",
    ),
    ("x = \u{1}\n", "1:5-1:5 invalid non-printable character U+0001"),
    ("\u{feff}x y\n", "1:1-1:1 invalid non-printable character U+FEFF"),
    ("x\u{a0}=1\n", "1:2-1:2 invalid non-printable character U+00A0"),
    ("x = “abc”\n", "1:5-1:5 invalid character '“' (U+201C)"),
    (
        "x = 09\n",
        "1:5-1:6 leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
    ),
    (
        "0777\n",
        "1:1-1:2 leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
    ),
    ("0x\n", "1:2-1:2 invalid hexadecimal literal"),
    ("0b2\n", "1:3-1:3 invalid digit '2' in binary literal"),
    ("1_\n", "1:2-1:2 invalid decimal literal"),
    ("1e\n", "1:1-1:1 invalid decimal literal"),
    ("1__0\n", "1:2-1:2 invalid decimal literal"),
    (
        "'\\N{x}'\n",
        "1:1-1:8 (unicode error) 'unicodeescape' codec can't decode bytes in position 0-4: unknown Unicode character name",
    ),
    ("with (a as b, c as d) pass\n", "1:23-1:27 invalid syntax"),
    ("try:\npass\n", "IndentationError 2:1-2:5 expected an indented block after 'try' statement on line 1"),
    (
        "def f():\npass\n",
        "IndentationError 2:1-2:5 expected an indented block after function definition on line 1",
    ),
    (
        "def f():\n",
        "IndentationError 1:9-1:-1 expected an indented block after function definition on line 1",
    ),
    ("class A:\n", "IndentationError 1:9-1:-1 expected an indented block after class definition on line 1"),
    ("@\n", "1:2-1:3 invalid syntax"),
    ("@a\nx\n", "2:1-2:2 invalid syntax"),
    ("async def\n", "1:10-1:11 invalid syntax"),
    ("not\n", "1:4-1:5 invalid syntax"),
    ("a.\n", "1:3-1:4 invalid syntax"),
    ("a[\n", "1:2-1:0 '[' was never closed"),
    ("a[1\nb\n", "1:2-1:0 '[' was never closed"),
    ("a, b += 1\n", "1:1-1:5 'tuple' is an illegal expression for augmented assignment"),
    ("global\n", "1:7-1:8 invalid syntax"),
    ("import a.\n", "1:10-1:11 invalid syntax"),
    ("from . import\n", "1:14-1:14 Expected one or more names after 'import'"),
    ("from .a import *, b\n", "1:17-1:18 invalid syntax"),
    ("'a' 'b\n", "1:5-1:5 unterminated string literal (detected at line 1)"),
    ("f'{'\n", "1:4-1:4 f-string: expecting '}'"),
    ("f'{a'\n", "1:5-1:5 f-string: expecting '}'"),
    ("f'{a:'\n", "1:6-1:7 f-string: expecting '}', or format specs"),
    ("f'{a!'\n", "1:6-1:6 f-string: expecting '}'"),
    ("f'{a!}'\n", "1:6-1:7 f-string: missing conversion character"),
    ("f'{!r}'\n", "1:4-1:5 f-string: valid expression required before '!'"),
    ("f'{:x}'\n", "1:4-1:5 f-string: valid expression required before ':'"),
    ("f'{=}'\n", "1:4-1:5 f-string: valid expression required before '='"),
    ("f'{a b}'\n", "1:4-1:7 invalid syntax. Perhaps you forgot a comma?"),
    ("f'{a=b}'\n", "1:6-1:7 f-string: expecting '!', or ':', or '}'"),
    ("f'{a $}'\n", "1:6-1:7 f-string: expecting '=', or '!', or ':', or '}'"),
    ("f'{a['\n", "1:6-1:6 f-string: expecting '}'"),
    ("f'}'\n", "1:3-1:3 f-string: single '}' is not allowed"),
    ("f'{a:{b:{c:{d}}}}'\n", "1:11-1:11 f-string: expressions nested too deeply"),
    ("f'{*}'\n", "1:4-1:5 f-string: expecting a valid expression after '{'"),
    ("f'{**a}'\n", "1:4-1:6 f-string: expecting a valid expression after '{'"),
    ("t'{a b}'\n", "1:4-1:7 invalid syntax. Perhaps you forgot a comma?"),
    ("b'' f''\n", "1:8-1:9 cannot mix bytes and nonbytes literals"),
    ("b'a' 'b'\n", "1:9-1:10 cannot mix bytes and nonbytes literals"),
    ("(a, b) -> c\n", "1:8-1:10 invalid syntax"),
    ("x ->\n", "1:3-1:5 invalid syntax"),
    ("1 = x\n", "1:1-1:2 cannot assign to literal here. Maybe you meant '==' instead of '='?"),
    ("a := 1\n", "1:3-1:5 invalid syntax"),
    ("(a.b := 1)\n", "1:2-1:5 cannot use assignment expressions with attribute"),
    (
        "(a := 1) = 2\n",
        "1:2-1:8 cannot assign to named expression here. Maybe you meant '==' instead of '='?",
    ),
    ("f(a := 1 = 2)\n", "1:10-1:11 invalid syntax"),
    ("def f(a:=1): pass\n", "1:8-1:10 invalid syntax"),
    ("a <> b\n", "1:3-1:5 invalid syntax.  Maybe you meant '!=' instead of '<>'?"),
    ("while True: break; else: 1\n", "1:20-1:24 invalid syntax"),
    ("return = 1\n", "1:8-1:9 invalid syntax"),
    ("if = 1\n", "1:4-1:5 invalid syntax"),
    ("if x: pass else: pass\n", "1:12-1:16 invalid syntax"),
    ("for x in range(10)\n    pass\n", "1:19-1:20 expected ':'"),
    ("x = [i for i in range(10) if i else 3]\n", "1:32-1:36 invalid syntax"),
    ("x = {a for a}\n", "1:13-1:14 'in' expected after for-loop variables"),
    ("x = [for a in b]\n", "1:6-1:9 invalid syntax"),
    ("[x async for x in y for]\n", "1:24-1:25 invalid syntax"),
    ("a = b = \n", "1:9-1:10 invalid syntax"),
    ("*a = \n", "1:6-1:7 invalid syntax"),
    ("a, *\n", "1:5-1:6 invalid syntax"),
    ("*\n", "1:2-1:3 invalid syntax"),
    ("**\n", "1:1-1:3 invalid syntax"),
    ("-\n", "1:2-1:3 invalid syntax"),
    ("a not b\n", "1:7-1:8 invalid syntax"),
    ("a is\n", "1:5-1:6 invalid syntax"),
    ("a not in\n", "1:9-1:10 invalid syntax"),
    ("a ! b\n", "1:3-1:4 invalid syntax"),
    ("a !\n", "1:3-1:4 invalid syntax"),
    (" \tx\n\tif 1:\n", "IndentationError 1:2-1:-1 unexpected indent"),
    ("if 1:\n\tx\n        y\n", "TabError 3:1-3:0 inconsistent use of tabs and spaces in indentation"),
];

#[test]
fn errors_are_cpythons() {
    for (source, expected) in CASES {
        assert_eq!(report(source, &ParseOptions::default()), *expected, "{source:?}");
    }
}

#[test]
fn deep_nesting_is_refused() {
    // Unoptimised code needs more stack than a test's thread has.
    let thread = std::thread::Builder::new().stack_size(16 << 20).spawn(deep_nesting).unwrap();
    thread.join().unwrap();
}

fn deep_nesting() {
    let options = ParseOptions::default();
    let too_complex =
        "MemoryError None:None-None:None Parser stack overflowed - Python source too complex to parse";
    assert_eq!(report(&format!("{}a", "not ".repeat(5969)), &options), "ok");
    assert_eq!(report(&format!("{}a", "not ".repeat(5970)), &options), too_complex);
    assert_eq!(report(&format!("{}a", "a**".repeat(2985)), &options), too_complex);
    assert_eq!(report(&format!("{}a", "lambda:".repeat(2985)), &options), too_complex);
    let parentheses = format!("{}{}", "(".repeat(201), ")".repeat(201));
    assert_eq!(report(&parentheses, &options), "1:201-1:201 too many nested parentheses");
}

#[test]
fn incomplete_input() {
    let flags = Flags { allow_incomplete_input: true, dont_imply_dedent: true, ..Flags::default() };
    let options = ParseOptions { mode: Mode::Single, flags, ..ParseOptions::default() };
    assert_eq!(report("if a:", &options), "IncompleteInput 1:5-1:-1 incomplete input");
    assert_eq!(report("x = (1,\n", &options), "IncompleteInput 1:8-1:-1 incomplete input");
    assert_eq!(report("x = 1 +\n", &options), "1:8-1:9 invalid syntax");
    assert_eq!(report("x = 1", &options), "ok");
    assert_eq!(
        report("x = 1\ny = 2\n", &options),
        "1:6-1:7 multiple statements found while compiling a single statement"
    );
}
