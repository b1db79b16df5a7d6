//! Compiles `sources/*.py` and compares every field with what CPython 3.14 made of them (`record.py`).

use kaa_code::{CodeObject, Constant, Text, flags, kinds};
use kaa_codegen::{CompileOptions, compile_source, constant_repr};
use kaa_syntax::{ParseOptions, Source};
use std::fmt::Write;
use std::path::Path;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn show(value: &Constant) -> String {
    let list = |items: &[Constant]| items.iter().map(show).collect::<Vec<_>>();
    match value {
        Constant::Code(code) => format!("<code object {}>", code.name),
        Constant::Tuple(items) => {
            format!("({}{})", list(items).join(", "), if items.len() == 1 { "," } else { "" })
        }
        Constant::FrozenSet(items) => {
            let mut items = list(items);
            items.sort();
            format!("frozenset({{{}}})", items.join(", "))
        }
        other => constant_repr(other),
    }
}

fn names_of(code: &CodeObject, kind: u8) -> String {
    let slots = code.localsplusnames.iter().zip(&code.localspluskinds);
    slots.filter(|(_, k)| **k & kind != 0).map(|(name, _)| format!(" {name}")).collect()
}

fn record(code: &CodeObject, out: &mut String) {
    let _ = writeln!(
        out,
        "{} ({}) line {} flags {:#x} arguments {} {} {} stack {}",
        code.qualname,
        code.name,
        code.firstlineno,
        code.flags,
        code.argcount,
        code.posonlyargcount,
        code.kwonlyargcount,
        code.stacksize
    );
    let names: String = code.names.iter().map(|name| format!(" {name}")).collect();
    let _ = writeln!(out, "  names{names}");
    let _ = writeln!(out, "  varnames{}", names_of(code, kinds::LOCAL));
    let _ = writeln!(out, "  cellvars{}", names_of(code, kinds::CELL));
    let _ = writeln!(out, "  freevars{}", names_of(code, kinds::FREE));
    for value in &code.consts {
        let _ = writeln!(out, "  const {}", show(value));
    }
    for (what, bytes) in
        [("code", &code.code), ("linetable", &code.linetable), ("exceptiontable", &code.exceptiontable)]
    {
        let _ = writeln!(out, "{}", format!("  {what} {}", hex(bytes)).trim_end());
    }
    for value in &code.consts {
        if let Constant::Code(inner) = value {
            record(inner, out);
        }
    }
}

fn check(name: &str) {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources");
    let source = std::fs::read(sources.join(format!("{name}.py"))).unwrap();
    for optimize in [0, 2] {
        let options = CompileOptions { optimize, ..CompileOptions::default() };
        let filename = Text::from(format!("{name}.py"));
        let (code, _) =
            compile_source(Source::Bytes(&source), &filename, &ParseOptions::default(), options).unwrap();
        kaa_code::validate(&code).unwrap();
        let mut ours = String::new();
        record(&code, &mut ours);
        let theirs = std::fs::read_to_string(sources.join(format!("{name}.O{optimize}.txt"))).unwrap();
        for (n, (ours, theirs)) in ours.lines().zip(theirs.lines()).enumerate() {
            assert_eq!(ours, theirs, "{name} at level {optimize}, line {}", n + 1);
        }
        assert_eq!(ours.lines().count(), theirs.lines().count());
    }
}

macro_rules! files {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    )*};
}

files! { expressions statements exceptions functions classes patterns future }

fn compile(source: &str, options: CompileOptions) -> Result<std::sync::Arc<CodeObject>, String> {
    compile_source(Source::Text(source), &"t.py".into(), &ParseOptions::default(), options)
        .map(|(code, _)| code)
        .map_err(|error| error.to_string())
}

#[test]
fn errors_of_the_generator() {
    for (source, message) in [
        ("return", "'return' outside function (line 1)"),
        ("break", "'break' outside loop (line 1)"),
        ("continue", "'continue' not properly in loop (line 1)"),
        ("yield 1", "'yield' outside function (line 1)"),
        ("async def f():\n yield 1\n return 2", "'return' with value in async generator (line 3)"),
        ("async def f():\n yield from x", "'yield from' inside async function (line 2)"),
        ("def f():\n async with x: pass", "'async with' outside async function (line 2)"),
        ("*a = x", "starred assignment target must be in a list or tuple (line 1)"),
        ("f(a=1, a=2)", "keyword argument repeated: a (line 1)"),
        ("match x:\n case [a, a]: pass", "multiple assignments to name 'a' in pattern (line 2)"),
        ("match x:\n case a | 1: pass", "name capture 'a' makes remaining patterns unreachable (line 2)"),
        ("match x:\n case [a] | [b]: pass", "alternative patterns bind different names (line 2)"),
        ("match x:\n case {1: _, 1: _}: pass", "mapping pattern checks duplicate key (1) (line 2)"),
        ("try: x\nexcept: y\nexcept A: z", "default 'except:' must be last (line 2)"),
        (
            "while x:\n try: a\n except* B: break",
            "'break', 'continue' and 'return' cannot appear in an except* block (line 3)",
        ),
        ("class C[T=1, U]: pass", "non-default type parameter 'U' follows default type parameter (line 1)"),
    ] {
        assert_eq!(compile(source, CompileOptions::default()), Err(message.to_owned()), "{source}");
    }
}

#[test]
fn warnings() {
    let source = "x is 1\n'a'()\n[1]['a']\n1[0]\nassert (x, 'y')\nwhile x:\n try: y\n finally: break\n";
    let result = compile_source(
        Source::Text(source),
        &"t.py".into(),
        &ParseOptions::default(),
        CompileOptions::default(),
    );
    let found: Vec<String> =
        result.unwrap().1.compile.iter().map(|w| format!("{}: {}", w.span.line, w.message)).collect();
    assert_eq!(
        found,
        [
            "8: 'break' in a 'finally' block",
            "1: \"is\" with 'int' literal. Did you mean \"==\"?",
            "2: 'str' object is not callable; perhaps you missed a comma?",
            "3: list indices must be integers or slices, not str; perhaps you missed a comma?",
            "4: 'int' object is not subscriptable; perhaps you missed a comma?",
            "5: assertion is always true, perhaps remove parentheses?",
        ]
    );
}

#[test]
fn deep_trees_compile_or_are_refused() {
    let chain = |n: usize| format!("x = {}", vec!["a"; n].join("+"));
    assert!(compile(&chain(5_000), CompileOptions::default()).is_ok());
    let refused = compile(&chain(100_000), CompileOptions::default());
    assert_eq!(refused, Err("maximum recursion depth exceeded during compilation".to_owned()));
}

#[test]
fn top_level_await_makes_a_coroutine_of_the_module() {
    let options = CompileOptions { top_level_await: true, ..CompileOptions::default() };
    let code = compile("await x", options).unwrap();
    assert_eq!(code.flags & flags::COROUTINE, flags::COROUTINE);
    assert!(compile("await x", CompileOptions::default()).is_err());
}
