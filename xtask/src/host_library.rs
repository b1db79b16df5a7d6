//! CPython runs its own tests on a copy of its library that Kaa compiled: `cargo xtask host-library [MODULES]`.
//!
//! Two copies are made; Kaa compiles one into its `__pycache__` folders, CPython the other, both as pycs that are
//! never checked against their sources. CPython then starts with a copy in front of its path and runs test
//! modules (`tests/cpython/host.txt`). Each test must end on both copies in the same way.
//!
//! **Invariant:** a module whose bytecode was not taken from the copy fails the run.

use crate::cpython;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

/// Longest time for one module, in seconds.
const PATIENCE: &str = "600";
const JOBS: usize = 2;

/// Copies a library without its pycs.
const COPY: &str = r#"
import os, shutil, sys
source = os.path.dirname(os.__file__)
for target in sys.argv[1:]:
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
"#;

/// Compiles a copy for CPython.
const COMPILE: &str = r#"
import os, py_compile, sys, warnings
warnings.simplefilter("ignore")
done = refused = 0
for folder, folders, files in os.walk(sys.argv[1]):
    for file in files:
        if file.endswith(".py") and os.path.isfile(os.path.join(folder, file)):
            cached = os.path.join(folder, "__pycache__", file[:-3] + ".cpython-314.pyc")
            try:
                py_compile.compile(os.path.join(folder, file), cached, doraise=True,
                                   invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
                done += 1
            except py_compile.PyCompileError:
                refused += 1
print(done, refused)
"#;

/// Runs `report.py` and counts the modules whose bytecode lay in the copy, and those of the copy where it did not.
const REPORT: &str = r#"
import os, runpy, sys
copy = sys.argv[1]
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
found, missed = 0, []
for name, module in list(sys.modules.items()):
    spec = getattr(module, "__spec__", None)
    if (getattr(spec, "origin", None) or "").startswith(copy + os.sep) and spec.origin.endswith(".py"):
        if (spec.cached or "").startswith(copy + os.sep) and os.path.exists(spec.cached):
            found += 1
        elif name != "__main__":
            missed.append(name)
print("@@ modules", found, *missed)
"#;

struct Outcome {
    tests: BTreeMap<String, String>,
    modules: usize,
    seconds: f64,
}

pub fn run(names: &[&str]) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let list = root.join("tests/cpython/host.txt");
    let list = std::fs::read_to_string(&list).map_err(|e| format!("{}: {e}", list.display()))?;
    let modules: VecDeque<&str> = if names.is_empty() {
        list.lines().map(str::trim).filter(|l| !l.is_empty()).collect()
    } else {
        names.iter().copied().collect()
    };
    let kaa = crate::cpython_tests::build(&root, "release")?;
    let python = cpython::find()?;
    let scratch = std::env::temp_dir().join(format!("kaa-host-library-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).map_err(|e| e.to_string())?;
    let copies = [scratch.join("kaa"), scratch.join("ref")];
    let names = copies.each_ref().map(|c| c.to_string_lossy().into_owned());
    cpython::run(COPY, &[&names[0], &names[1]])?;
    let start = Instant::now();
    let compile = |program: &Path, copy: &str| {
        let output = clean(program).args(["-c", COMPILE, copy]).output().map_err(|e| e.to_string())?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    };
    let (ours, theirs) = std::thread::scope(|scope| {
        let ours = scope.spawn(|| compile(&kaa, &names[0]));
        let theirs = compile(&python, &names[1]);
        (ours.join().map_err(|_| "a thread died".to_owned()).flatten(), theirs)
    });
    let (ours, theirs) = (ours?, theirs?);
    println!("compiled and refused: Kaa {ours}, CPython {theirs} ({:.0} s)", start.elapsed().as_secs_f64());
    let count = modules.len();
    let queue = Mutex::new(modules);
    let bad = Mutex::new(Vec::new());
    let tests = Mutex::new(0);
    std::thread::scope(|scope| {
        for _ in 0..JOBS {
            scope.spawn(|| {
                loop {
                    let Some(module) = queue.lock().ok().and_then(|mut q| q.pop_front()) else { break };
                    match compare(&python, &root, &copies, module) {
                        Ok(number) => *tests.lock().unwrap_or_else(|e| e.into_inner()) += number,
                        Err(problem) => {
                            println!("{module}: {problem}");
                            bad.lock().unwrap_or_else(|e| e.into_inner()).push(module.to_owned());
                        }
                    }
                }
            });
        }
    });
    let tests = tests.into_inner().unwrap_or_else(|e| e.into_inner());
    let bad = bad.into_inner().unwrap_or_else(|e| e.into_inner());
    println!("{count} modules, {tests} tests end alike, {:.0} s", start.elapsed().as_secs_f64());
    let _ = std::fs::remove_dir_all(&scratch);
    if ours != theirs {
        return Err("not the same files were compiled".to_owned());
    }
    if bad.is_empty() { Ok(()) } else { Err(format!("not alike on both copies: {}", bad.join(" "))) }
}

fn compare(python: &Path, root: &Path, copies: &[PathBuf; 2], module: &str) -> Result<usize, String> {
    let ours = run_module(python, root, &copies[0], module)?;
    let theirs = run_module(python, root, &copies[1], module)?;
    if ours.modules != theirs.modules {
        return Err(format!("{} modules from the copy, not {}", ours.modules, theirs.modules));
    }
    for name in ours.tests.keys().chain(theirs.tests.keys()) {
        let (a, b) = (ours.tests.get(name), theirs.tests.get(name));
        if a != b {
            return Err(format!("{name}: {a:?} on Kaa's copy, {b:?} on CPython's"));
        }
    }
    let number = |what: &[&str]| ours.tests.values().filter(|o| what.contains(&o.as_str())).count();
    println!(
        "{module}: {} pass, {} skipped, {} fail on both; {} modules of the copy; {:.1} and {:.1} s",
        number(&["pass", "xfail"]),
        number(&["skip"]),
        number(&["fail", "error"]),
        ours.modules,
        ours.seconds,
        theirs.seconds
    );
    Ok(ours.tests.len())
}

fn run_module(python: &Path, root: &Path, copy: &Path, module: &str) -> Result<Outcome, String> {
    let start = Instant::now();
    let (out, err) =
        (copy.with_extension(format!("{module}.out")), copy.with_extension(format!("{module}.err")));
    let create = |path: &Path| std::fs::File::create(path).map_err(|e| e.to_string());
    let status = clean(Path::new("timeout"))
        .arg(PATIENCE)
        .arg(python)
        .args(["-c", REPORT])
        .arg(copy)
        .arg(root.join("tests/cpython/report.py"))
        .arg(module)
        .env("PYTHONPATH", copy)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdout(create(&out)?)
        .stderr(create(&err)?)
        .status()
        .map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&std::fs::read(&out).map_err(|e| e.to_string())?).into_owned();
    let mut outcome = Outcome { tests: BTreeMap::new(), modules: 0, seconds: start.elapsed().as_secs_f64() };
    for line in text.lines().filter_map(|l| l.strip_prefix("@@ ")) {
        match line.split_once(' ') {
            Some(("modules", rest)) => {
                let (found, missed) = rest.split_once(' ').unwrap_or((rest, ""));
                outcome.modules = found.parse().unwrap_or(0);
                if !missed.is_empty() {
                    return Err(format!("not from the copy's bytecode: {missed}"));
                }
            }
            Some((what, test)) => {
                outcome.tests.insert(test.to_owned(), what.to_owned());
            }
            None => {}
        }
    }
    if outcome.modules == 0 {
        let text = String::from_utf8_lossy(&std::fs::read(&err).map_err(|e| e.to_string())?).into_owned();
        let last = text.lines().last().unwrap_or("").to_owned();
        return Err(format!("ended early ({status}): {last}"));
    }
    Ok(outcome)
}

fn clean(program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
    command.env("PYTHONHASHSEED", "0").stdin(Stdio::null());
    command
}
