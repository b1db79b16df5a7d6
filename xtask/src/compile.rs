//! Every file of CPython's library, with its tests, and of the folders given is compiled by Kaa and by CPython:
//! `cargo xtask compile [FOLDERS…]`.
//!
//! Each code object's fields must be the same, and only what CPython rejects may be rejected, with the same
//! exception. Then `kaa -m compileall` goes over a copy, and CPython must find in the `.pyc` files what it
//! compiles itself.

use crate::cpython;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What both this comparison and that of `bytecode` know of code objects: their fields, constants with their types, all
/// code objects of a module.
pub const CODE_OBJECTS: &str = r#"
import sys, os, hashlib, marshal, warnings
warnings.simplefilter("ignore")
FIELDS = """name qualname filename firstlineno argcount posonlyargcount kwonlyargcount nlocals stacksize flags code
names varnames freevars cellvars linetable exceptiontable""".split()
CODE = type(compile("", "", "exec"))

def canon(value):
    kind = type(value)
    if kind is CODE:
        return f"code {value.co_qualname} {value.co_firstlineno}"
    if kind is tuple:
        return "(" + ", ".join(map(canon, value)) + ")"
    if kind is frozenset:
        return "{" + ", ".join(sorted(map(canon, value))) + "}"
    if kind is slice:
        return "slice" + canon((value.start, value.stop, value.step))
    if kind is int:
        return f"int {value:x}"
    return f"{kind.__name__} {value!a}"

def walk(code):
    yield code
    for const in code.co_consts:
        if type(const) is CODE:
            yield from walk(const)
"#;

/// Prints a line for each file under a folder: path, number of code objects, a digest for each field of them
/// all. Its arguments: `source` or `pyc`, the folder.
const DIGESTS: &str = r#"
def digests(code):
    sums = [hashlib.sha256() for _ in range(len(FIELDS) + 2)]
    count = 0
    for each in walk(code):
        count += 1
        for digest, field in zip(sums, FIELDS):
            digest.update(ascii(getattr(each, "co_" + field)).encode() + b"\n")
        sums[-2].update(canon(each.co_consts).encode() + b"\n")
        sums[-1].update(str(list(each.co_positions())).encode() + b"\n")
    return [str(count)] + [digest.hexdigest()[:16] for digest in sums]

mode, root = sys.argv[1:]
if mode == "fields":
    print(*FIELDS, "consts", "positions", sep="\t")
    sys.exit()
for folder, folders, files in os.walk(root):
    folders.sort()
    for file in sorted(files):
        path = os.path.join(folder, file)
        if not file.endswith(".py") or not os.path.isfile(path):
            continue
        name = os.path.relpath(path, root)
        try:
            if mode == "source":
                with open(path, "rb") as stream:
                    code = compile(stream.read(), name, "exec", dont_inherit=True)
            else:
                cached = os.path.join(folder, "__pycache__", file[:-3] + ".kaa-314.pyc")
                with open(cached, "rb") as stream:
                    code = marshal.loads(stream.read()[16:])
            line = digests(code)
        except FileNotFoundError:
            line = ["error", "no file"]
        except Exception as error:
            line = ["error", type(error).__name__, ascii(str(error))]
        print(ascii(name), *line, sep="\t")
"#;

type Files = BTreeMap<String, Vec<String>>;

pub fn run(folders: &[&str]) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let kaa = crate::cpython_tests::build(&root, "release")?;
    let python = cpython::find()?;
    let library = cpython::run("import sys, os; sys.stdout.write(os.path.dirname(os.__file__))", &[])?;
    let library = String::from_utf8(library).map_err(|e| e.to_string())?;
    let fields = cpython::run(&[CODE_OBJECTS, DIGESTS].concat(), &["fields", ""])?;
    let fields: Vec<String> =
        String::from_utf8_lossy(&fields).split_whitespace().map(str::to_owned).collect();
    let mut bad = 0;
    for folder in [library.as_str()].iter().chain(folders) {
        bad += compare_folder(&kaa, &python, folder, &fields).map_err(|e| format!("{folder}: {e}"))?;
    }
    if bad == 0 { Ok(()) } else { Err(format!("{bad} files differ")) }
}

/// Number of files that differ.
fn compare_folder(kaa: &Path, python: &Path, folder: &str, fields: &[String]) -> Result<usize, String> {
    let timed = |program: &Path, mode: &str, folder: &str| {
        let start = Instant::now();
        digests(program, mode, folder).map(|files| (files, start.elapsed().as_secs_f64()))
    };
    let (ours, theirs) = std::thread::scope(|scope| {
        let ours = scope.spawn(|| timed(kaa, "source", folder));
        let theirs = timed(python, "source", folder);
        (ours.join().map_err(|_| "a thread died".to_owned()).flatten(), theirs)
    });
    let ((ours, our_seconds), (theirs, their_seconds)) = (ours?, theirs?);
    let mut bad = differences("compile()", &ours, &theirs, fields);
    let copy = std::env::temp_dir().join(format!("kaa-compile-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&copy);
    for name in theirs.keys().filter_map(|name| name.strip_prefix('\'')?.strip_suffix('\'')) {
        let (from, to) = (Path::new(folder).join(name), copy.join(name));
        let above = to.parent().ok_or("no parent")?;
        std::fs::create_dir_all(above)
            .and_then(|()| std::fs::copy(&from, &to))
            .map_err(|e| format!("{}: {e}", from.display()))?;
    }
    let at = copy.to_string_lossy().into_owned();
    // Its status is 1 where some file was rejected.
    clean(kaa)
        .args(["-m", "compileall", "-q", "-f", "-s", &at, &at])
        .stdout(Stdio::null())
        .status()
        .map_err(|e| format!("{}: {e}", kaa.display()))?;
    let mut files = digests(python, "pyc", &at)?;
    for (name, line) in &mut files {
        // No file, where CPython has an error.
        if let (Some("error"), Some(theirs)) = (line.first().map(String::as_str), theirs.get(name))
            && theirs.first().is_some_and(|word| word == "error")
        {
            line.clone_from(theirs);
        }
    }
    bad += differences("compileall", &files, &theirs, fields);
    let _ = std::fs::remove_dir_all(&copy);
    let rejected = theirs.values().filter(|line| line.first().is_some_and(|word| word == "error")).count();
    let objects: usize = theirs.values().filter_map(|line| line.first()?.parse::<usize>().ok()).sum();
    println!(
        "{folder}: {} files, {rejected} rejected by CPython, {objects} code objects, {bad} differ; Kaa \
         {our_seconds:.1} s, CPython {their_seconds:.1} s",
        theirs.len()
    );
    Ok(bad)
}

fn differences(what: &str, ours: &Files, theirs: &Files, fields: &[String]) -> usize {
    let mut bad = 0;
    for (name, their_line) in theirs {
        let our_line = ours.get(name);
        if our_line == Some(their_line) {
            continue;
        }
        bad += 1;
        let our_line: &[String] = our_line.map_or(&[], |line| line);
        if [our_line, their_line].iter().any(|line| line.first().is_none_or(|word| word == "error")) {
            println!("  {what} of {name}: Kaa {our_line:?}, CPython {their_line:?}");
            continue;
        }
        let pairs = our_line.iter().zip(their_line.iter());
        let names = std::iter::once("number").chain(fields.iter().map(String::as_str));
        let different: Vec<&str> = names.zip(pairs).filter(|(_, (a, b))| a != b).map(|(n, _)| n).collect();
        println!("  {what} of {name} differs in {}", different.join(" "));
    }
    for name in ours.keys().filter(|name| !theirs.contains_key(*name)) {
        bad += 1;
        println!("  {what}: CPython says nothing of {name}");
    }
    bad
}

/// The program, without the environment's settings for Python.
pub fn clean(program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
    command.env("PYTHONHASHSEED", "0").stdin(Stdio::null());
    command
}

fn digests(program: &Path, mode: &str, folder: &str) -> Result<Files, String> {
    let output = clean(program)
        .args(["-X", "utf8", "-c", &[CODE_OBJECTS, DIGESTS].concat(), mode, folder])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    if !output.status.success() {
        return Err(format!("{}: {}", program.display(), output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut files = Files::new();
    for line in text.lines() {
        let mut words = line.split('\t').map(str::to_owned);
        if let Some(name) = words.next() {
            files.insert(name, words.collect());
        }
    }
    Ok(files)
}
