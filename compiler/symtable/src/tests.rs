//! Scopes and flags of small modules, as CPython's `symtable` reports them, and the errors.

use crate::{Block, BlockKind, Error, Options, Scope, SymbolTable, def, future_features, mangle};
use kaa_syntax::{ParseOptions, Source, parse};

fn build(source: &str) -> Result<SymbolTable, Error> {
    let (module, _) = parse(Source::Text(source), &ParseOptions::default()).unwrap();
    let future = future_features(&module)?;
    SymbolTable::build(
        &module,
        Options { future, top_level_await: false, debug_is_constant: true, depth_limit: 200 },
    )
}

fn table(source: &str) -> SymbolTable {
    build(source).unwrap()
}

fn block<'t>(table: &'t SymbolTable, name: &str, kind: BlockKind) -> &'t Block {
    table.blocks().iter().find(|b| b.name == name && b.kind == kind).unwrap()
}

fn scope(block: &Block, name: &str) -> Option<Scope> {
    block.scope(&name.into())
}

/// Message, line, column, end column.
fn error(source: &str) -> (String, u32, u32, u32) {
    match build(source) {
        Err(Error::Syntax { message, span }) => (message, span.line, span.col, span.end_col),
        other => panic!("{source}: {:?}", other.map(|_| ())),
    }
}

#[test]
fn functions_divide_names() {
    let t = table("g = 1\ndef f(a, *b, c=1, **d):\n    x = y = a\n    def h():\n        return x, g\n");
    let f = block(&t, "f", BlockKind::Function);
    assert_eq!(scope(f, "a"), Some(Scope::Local));
    assert_eq!(scope(f, "x"), Some(Scope::Cell));
    assert_eq!(f.varnames, ["a", "c", "b", "d"].map(kaa_unicode::Text::from));
    assert!(f.varargs && f.varkeywords && !f.nested);
    let h = block(&t, "h", BlockKind::Function);
    assert_eq!(scope(h, "x"), Some(Scope::Free));
    assert_eq!(scope(h, "g"), Some(Scope::GlobalImplicit));
    assert!(h.nested);
}

#[test]
fn flags_are_cpythons() {
    let t = table("import m\nx: int = 1\ndef f(a):\n    global g\n    g = a\n");
    let top = &t[t.top()];
    assert_eq!(top.flags(&"m".into()), def::IMPORT | Scope::Local.bits());
    assert_eq!(top.flags(&"x".into()), def::ANNOT | def::LOCAL | Scope::Local.bits());
    let f = block(&t, "f", BlockKind::Function);
    assert_eq!(f.flags(&"a".into()), def::PARAM | def::USE | Scope::Local.bits());
    assert_eq!(f.flags(&"g".into()), def::GLOBAL | def::LOCAL | Scope::GlobalExplicit.bits());
}

#[test]
fn class_scopes_do_not_leak() {
    let t = table("class C:\n    x = 1\n    def f(self):\n        return x, __class__, super\n");
    let c = block(&t, "C", BlockKind::Class);
    assert!(c.needs_class_closure && c.needs_classdict);
    let f = block(&t, "f", BlockKind::Function);
    assert!(f.method);
    assert_eq!(scope(f, "x"), Some(Scope::GlobalImplicit));
    assert_eq!(scope(f, "__class__"), Some(Scope::Free));
}

#[test]
fn comprehensions_melt_into_functions() {
    let t = table("def f(y):\n    return [x + z for x in y for z in x], (w for w in y)\n");
    let f = block(&t, "f", BlockKind::Function);
    assert_eq!(scope(f, "x"), Some(Scope::Local));
    assert!(block(&t, "listcomp", BlockKind::Function).comp_inlined);
    assert!(!block(&t, "genexpr", BlockKind::Function).comp_inlined);
    let names: Vec<_> = f.children.iter().map(|c| t[*c].name.to_string()).collect();
    assert_eq!(names, ["genexpr"]);
}

#[test]
fn a_name_captured_in_an_inlined_comprehension_is_a_cell_there_only() {
    let t = table("def f(y):\n    return [lambda: x for x in y]\n");
    let f = block(&t, "f", BlockKind::Function);
    assert_eq!(scope(f, "x"), Some(Scope::Cell));
    assert_ne!(f.flags(&"x".into()) & def::COMP_CELL, 0);
}

#[test]
fn annotations_see_the_class_around() {
    let t = table("class C:\n    T = int\n    def f(self, x: T): pass\n");
    let blocks: Vec<&Block> = t.blocks().iter().filter(|b| b.kind == BlockKind::Annotation).collect();
    assert!(blocks[0].can_see_class_scope);
    assert_eq!(scope(blocks[0], "T"), Some(Scope::GlobalImplicit));
    assert_eq!(scope(blocks[0], "__classdict__"), Some(Scope::Free));
}

#[test]
fn module_annotations_are_conditional_and_class_ones_where_they_may_be_skipped() {
    let t = table("x: int\nclass A:\n    y: int\nclass B:\n    if x:\n        y: int\n");
    assert!(t[t.top()].has_conditional_annotations);
    assert!(!block(&t, "A", BlockKind::Class).has_conditional_annotations);
    assert!(block(&t, "B", BlockKind::Class).has_conditional_annotations);
}

#[test]
fn private_names_are_mangled() {
    let mangled = |class: &str, name: &str| mangle(Some(&class.into()), &name.into()).to_string();
    assert_eq!(mangled("_C", "__x"), "_C__x");
    assert_eq!(mangled("C", "__x__"), "__x__");
    assert_eq!(mangled("___", "__x"), "__x");
    assert_eq!(mangled("C", "__a.b"), "__a.b");
    let t = table("class C[__T]:\n    def f(self, x: __T): return __y\n");
    assert_eq!(scope(block(&t, "f", BlockKind::Function), "_C__y"), Some(Scope::GlobalImplicit));
    assert_eq!(scope(block(&t, "C", BlockKind::TypeParameters), "_C__T"), Some(Scope::Cell));
}

#[test]
fn errors_say_what_and_where() {
    let cases: &[(&str, &str, u32, u32, u32)] = &[
        ("def f(a, a): pass", "duplicate argument 'a' in function definition", 1, 9, 10),
        ("class C[T, T]: pass", "duplicate type parameter 'T'", 1, 11, 12),
        ("def f(x):\n global x", "name 'x' is parameter and global", 2, 1, 9),
        ("def f():\n print(x)\n global x", "name 'x' is used prior to global declaration", 3, 1, 9),
        ("def f():\n x = 1\n nonlocal x", "name 'x' is assigned to before nonlocal declaration", 3, 1, 11),
        ("def f():\n x: int\n global x", "annotated name 'x' can't be global", 3, 1, 9),
        ("nonlocal x", "nonlocal declaration not allowed at module level", 1, 0, 10),
        ("def f():\n nonlocal x", "no binding for nonlocal 'x' found", 2, 1, 11),
        (
            "def f[T]():\n def g():\n  nonlocal T",
            "nonlocal binding not allowed for type parameter 'T'",
            3,
            2,
            12,
        ),
        ("def f():\n from x import *", "import * only allowed at module level", 2, 15, 16),
        ("await x", "'await' outside function", 1, 0, 7),
        ("def f(): await x", "'await' outside async function", 1, 9, 16),
        ("[x async for x in y]", "asynchronous comprehension outside of an asynchronous function", 1, 0, 20),
        ("[(yield) for x in y]", "'yield' inside list comprehension", 1, 2, 7),
        ("x: (yield)", "yield expression cannot be used within an annotation", 1, 4, 9),
        ("type X = (y := 1)", "named expression cannot be used within a type alias", 1, 10, 16),
        ("def f[T: (yield)](): pass", "yield expression cannot be used within a TypeVar bound", 1, 10, 15),
        (
            "[x := 1 for x in y]",
            "assignment expression cannot rebind comprehension iteration variable 'x'",
            1,
            1,
            2,
        ),
        (
            "[i for i in [j := 2]]",
            "assignment expression cannot be used in a comprehension iterable expression",
            1,
            13,
            19,
        ),
        (
            "class C:\n [(y := 1) for x in z]",
            "assignment expression within a comprehension cannot be used in a class body",
            2,
            3,
            4,
        ),
        ("x.__debug__ = 1", "cannot assign to __debug__", 1, 0, 11),
        ("del __debug__", "cannot delete __debug__", 1, 4, 13),
        ("f(__debug__=1)", "cannot assign to __debug__", 1, 2, 13),
        ("from __future__ import braces", "not a chance", 1, 23, 29),
        ("from __future__ import nope", "future feature nope is not defined", 1, 23, 27),
        (
            "x = 1; from __future__ import division",
            "from __future__ imports must occur at the beginning of the file",
            1,
            7,
            38,
        ),
    ];
    for (source, message, line, col, end_col) in cases {
        assert_eq!(error(source), (message.to_string(), *line, *col, *end_col), "{source}");
    }
}

#[test]
fn deep_trees_are_refused() {
    let source = format!("x = {}1", "-".repeat(400));
    assert_eq!(build(&source).map(|_| ()), Err(Error::TooDeep));
}
