//! What no program's text can show by itself: odd files, closed or full streams, folders that go away, limits of
//! memory. The answers are CPython 3.14's; Kaa must neither panic nor be killed by a signal.

use std::path::{Path, PathBuf};
use std::process::Command;

struct Ran {
    out: String,
    last_error: String,
    status: Option<i32>,
}

/// An empty folder of its own for the test `name`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad_input").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a line of shell, in which `$P` is Kaa, in `folder`.
fn shell(folder: &Path, line: &str) -> Ran {
    let output = Command::new("bash")
        .args(["-c", line])
        .current_dir(folder)
        .env("P", env!("CARGO_BIN_EXE_kaa"))
        .env("PYTHONHASHSEED", "0")
        .env_remove("PYTHONUNBUFFERED")
        .env_remove("PYTHONDONTWRITEBYTECODE")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!errors.contains("panicked"), "{line}\n{errors}");
    Ran {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        last_error: errors.lines().last().unwrap_or("").to_owned(),
        status: output.status.code(),
    }
}

/// Runs `line` in a folder of its own; its output, the end of its last line of errors, and its status must be these.
#[track_caller]
fn check(name: &str, line: &str, out: &str, error: &str, status: i32) {
    let ran = shell(&folder(name), line);
    assert_eq!(ran.out, out, "{line}\n{}", ran.last_error);
    assert!(ran.last_error.ends_with(error), "{line}\n{}", ran.last_error);
    assert!(!error.is_empty() || ran.last_error.is_empty(), "{line}\n{}", ran.last_error);
    assert_eq!(ran.status, Some(status), "{line}\n{}", ran.last_error);
}

#[test]
fn source_that_is_not_text() {
    let null = "SyntaxError: source code cannot contain null bytes";
    for bytes in [r"\x00", r"x=1\x00\n", r"\x7fELF\x02\x00\x00\xd0"] {
        check("nulls", &format!("printf '{bytes}' > a.py; $P -S a.py"), "", null, 1);
    }
    check("zeros", "head -c 30000 /dev/zero > a.py; $P -S a.py", "", null, 1);
    let ran = shell(&folder("bad"), r#"printf '\nx="\xe9"\n' > a.py; $P -S a.py"#);
    assert!(ran.last_error.contains(r"Non-UTF-8 code starting with '\xe9' in file "), "{}", ran.last_error);
    assert!(ran.last_error.contains("a.py on line 2, but no encoding declared"), "{}", ran.last_error);
    check(
        "coding",
        "printf '# coding: foo\\nx=1' > a.py; $P -S a.py",
        "",
        "SyntaxError: unknown encoding: foo",
        1,
    );
    check(
        "mark",
        r"printf '\xef\xbb\xbf# coding: latin-1\nx=1' > a.py; $P -S a.py",
        "",
        "SyntaxError: encoding problem: iso-8859-1 with BOM",
        1,
    );
    check("folder", "mkdir a.py; $P -S a.py 2>&1 | grep -c \"can't find '__main__' module\"", "1\n", "", 0);
    let random = shell(&folder("random"), "head -c 50000 /dev/urandom > a.py; $P -S a.py");
    assert!(random.last_error.contains("Error"), "{}", random.last_error);
    assert_eq!(random.status, Some(1));
}

#[test]
fn long_lines_and_deep_nesting() {
    let many = "head -c 10000 /dev/zero | tr '\\0' '('";
    check("brackets", &format!("{many} | $P -S"), "", "SyntaxError: too many nested parentheses", 1);
    let line = "(printf 'x=\"'; head -c 100000000 /dev/zero | tr '\\0' 1; echo '\"'; echo 'print(len(x))') > a.py; $P -S a.py";
    check("line", line, "100000000\n", "", 0);
    let comment =
        "(printf '#'; head -c 100000000 /dev/zero | tr '\\0' 1; echo; echo 'print(3)') > a.py; $P -S a.py";
    check("comment", comment, "3\n", "", 0);
}

#[test]
fn circular_imports() {
    let here = folder("circular");
    let ran = shell(&here, "echo 'import b;x=1' > a.py; echo 'from a import x' > b.py; $P -S -c 'import a'");
    let hint = "if it has the same name as a library you intended to import)";
    assert!(ran.last_error.starts_with("ImportError: cannot import name 'x' from 'a' (consider renaming '"));
    assert!(ran.last_error.ends_with(hint), "{}", ran.last_error);
    let ran = shell(&here, "rm -r __pycache__; echo 'import a; a.x' > b.py; $P -S -c 'import a'");
    assert!(
        ran.last_error.starts_with("AttributeError: module 'a' has no attribute 'x' (consider renaming '")
    );
    let ran = shell(
        &here,
        "rm -r __pycache__; echo 'import b; b.y' > b.py; $P -S -P -c 'import sys; sys.path.append(\".\"); import b'",
    );
    let ending = "has no attribute 'y' (most likely due to a circular import)";
    assert!(ran.last_error.starts_with("AttributeError: partially initialized module 'b' from '"));
    assert!(ran.last_error.ends_with(ending), "{}", ran.last_error);
}

#[test]
fn damaged_bytecode() {
    let cut = "echo 'print(5)' > a.py; $P -S -c 'import a'; f=$(ls __pycache__/*.pyc); cp $f full.pyc; \
               for n in 0 4 8 15; do head -c $n full.pyc > $f; $P -S -c 'import a'; done; \
               echo junk > $f; $P -S -c 'import a'";
    check("short", cut, "5\n5\n5\n5\n5\n5\n", "", 0);
    let end = "echo 'print(5)' > a.py; $P -S -c 'import a' > o; f=$(ls __pycache__/*.pyc); cp $f full.pyc; \
               head -c 16 full.pyc > $f; $P -S -c 'import a'";
    check("end", end, "", "EOFError: EOF read where object expected", 1);
    for junk in ["junkjunkjunk", "\\xe3\\x00\\x00", "c\\xff\\xff\\xff\\xff\\xff"] {
        let line = format!(
            "echo 'print(5)' > a.py; $P -S -c 'import a' > o; f=$(ls __pycache__/*.pyc); cp $f full.pyc; \
             (head -c 16 full.pyc; printf '{junk}') > $f; $P -S -c 'import a'"
        );
        let ran = shell(&folder("junk"), &line);
        assert!(
            ["ValueError", "EOFError"].iter().any(|e| ran.last_error.starts_with(e)),
            "{}",
            ran.last_error
        );
        assert_eq!(ran.status, Some(1));
    }
    let foreign = "echo 'print(5)' > a.py; $P -S -c 'import a' > o; cp __pycache__/*.pyc x.pyc; $P -S x.pyc; \
                   printf '\\xa7\\x0d\\x0d\\x0a' | dd of=x.pyc conv=notrunc 2>o; $P -S x.pyc";
    for (made, error) in [
        ("head -c 30 x.pyc", "RuntimeError: Bad code object in .pyc file"),
        ("head -c 10 x.pyc", "EOFError: EOF read where not expected"),
        ("true", "EOFError: EOF read where not expected"),
    ] {
        let line = format!(
            "echo 'print(5)' > a.py; $P -S -c 'import a' > o; cp __pycache__/*.pyc x.pyc; {made} > y.pyc; $P -S y.pyc"
        );
        check("programs", &line, "", error, 1);
    }
    check("foreign", foreign, "5\n", "RuntimeError: Bad magic number in .pyc file", 1);
}

#[test]
fn raising_again_what_is_no_exception() {
    let program = "from _opcode_metadata import opmap as o\ndef f(): pass\n\
                   code = bytes([o[\"RESUME\"], 0, o[\"LOAD_SMALL_INT\"], 1, o[\"RERAISE\"], 0])\n\
                   f.__code__ = f.__code__.replace(co_code=code, co_stacksize=2)\nf()";
    let error = "SystemError: RERAISE of something that is no exception";
    check("reraise", &format!("$P -S -c '{program}'"), "", error, 1);
}

#[test]
fn cache_that_cannot_be_written() {
    for cache in
        ["mkdir -m 555 __pycache__", "touch __pycache__", "ln -s /dev/full __pycache__", "ulimit -f 0"]
    {
        check("cache", &format!("echo 'print(5)' > a.py; {cache}; $P -S -c 'import a' | cat"), "5\n", "", 0);
    }
}

#[test]
fn folder_that_goes_away() {
    let gone = "mkdir q; cd q; rmdir ../q;";
    check("gone", &format!("{gone} $P -S -c 'import json; print(5)'"), "5\n", "", 0);
    check("script", &format!("{gone} echo 'print(__file__)' > ../x.py; $P -S ../x.py"), "../x.py\n", "", 0);
    let line = format!("{gone} $P -S -c 'import os; os.getcwd()'");
    check("getcwd", &line, "", "FileNotFoundError: [Errno 2] No such file or directory", 1);
}

#[test]
fn closed_streams() {
    for closed in ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"] {
        let out = if closed.contains(">&-") && closed != "2>&-" && closed != "<&- 2>&-" { "" } else { "1\n" };
        check("closed", &format!("$P -S -c 'print(1)' {closed}"), out, "", 0);
    }
    check("none", "$P -S -c 'import sys; print(sys.stdin)' <&-", "None\n", "", 0);
    check("input", "$P -S -c 'input()' <&-", "", "RuntimeError: lost sys.stdin", 1);
    check("first", "$P -S -c 'print(open(\"x\", \"w\").fileno())' <&-", "0\n", "", 0);
    check("descriptor", "$P -S -c 'open(0)' <&-", "", "OSError: [Errno 9] Bad file descriptor", 1);
    let write = "$P -S -c 'import sys; sys.stdout.write(1)' >&-";
    check("write", write, "", "AttributeError: 'NoneType' object has no attribute 'write'", 1);
    check("error", "$P -S -c '1/0' 2>&-", "", "", 1);
    check("no-error", "$P -S -c 'import sys; sys.stderr = None; 1/0'", "", "", 1);
    check("lost-error", "$P -S -c 'import sys; del sys.stderr; 1/0'", "", "lost sys.stderr", 1);
}

#[test]
fn full_and_broken_streams() {
    let full = "OSError: [Errno 28] No space left on device";
    check("full", "$P -S -c 'print(1)' > /dev/full", "", full, 120);
    check("flush", "$P -S -c 'print(1, flush=True)' > /dev/full", "", full, 120);
    check("unbuffered", "$P -S -u -c 'print(1)' > /dev/full", "", full, 1);
    check("full-error", "$P -S -c '1/0' 2> /dev/full", "", "", 120);
    let head = "$P -S -c 'for i in range(100000): print(i)' | head -1; exit ${PIPESTATUS[0]}";
    check("pipe", head, "0\n", "BrokenPipeError: [Errno 32] Broken pipe", 120);
}

#[test]
fn little_address_space() {
    let run = |program: &str| format!("ulimit -v 600000; ulimit -c 0; $P -S -c '{program}'");
    check("starts", &run("print(1)"), "1\n", "", 0);
    for program in ["x = \"a\" * 2**36", "x = [0] * 2**33", "x = bytes(2**36)", "x = 1 << 2**38"] {
        check("large", &run(program), "", "MemoryError", 1);
    }
    check("many", &run("x = []\nwhile 1: x.append([1])"), "", "MemoryError", 1);
    check("natives", &run("x = []\nwhile 1: x.append(bytearray(100000))"), "", "MemoryError", 1);
}

/// Callables and iterators of native code may be nested to any depth, with no call of Python between them.
#[test]
fn deeply_nested_natives() {
    let nested = |start: &str, step: &str, end: &str| {
        let program = format!(
            "{start}\nfor _ in range(200000): x = {step}\ntry: {end}\nexcept RecursionError: print(1)"
        );
        check("nested", &format!("$P -S -c '{program}'"), "1\n", "", 0);
    };
    let itself = "from functools import partial\nx = partial(len)";
    nested(itself, "x", "x.__setstate__((x, (), {}, {})); x()");
    nested(itself, "x", "x.__setstate__((x, (), {\"a\": 1}, {})); x()");
    nested("x = len", "staticmethod(x)", "x(\"\")");
    nested("x = len", "x.__call__", "x(\"\")");
    nested("from functools import lru_cache\nx = len", "lru_cache(x)", "x(\"\")");
    nested("x = lambda: 0", "iter(x, 1).__next__", "x()");
    for step in ["filter(None, x)", "zip(x)", "batched(x, 1)", "tee(chain(x), 1)[0]", "dropwhile(list, x)"] {
        nested("from itertools import *\nx = iter([1])", step, "next(x)");
    }
}
