//! CPython's own test suite, run by Kaa on a real 3.14 library, against expectation files.
//!
//! `tests/cpython/modules.txt` lists the modules. A test is expected to pass (or to be skipped by its own
//! decorators) unless `tests/cpython/expect/MODULE.toml` says otherwise:
//!
//! ```toml
//! [fail]
//! "test.test_int.IntTests.test_x" = "why this difference stays"
//! [skip]
//! "test.test_int.IntTests.test_y" = "why it is not run"
//! ```
//!
//! A module that does otherwise is run once more when nothing runs beside it, since some tests measure time.
//!
//! **Invariant:** a listed failure that passes fails the run, and so does a module that ends early.

use crate::cpython;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Longest time for one module.
const PATIENCE: Duration = Duration::from_secs(600);

#[derive(Default)]
struct Expectations {
    fail: BTreeMap<String, String>,
    skip: BTreeMap<String, String>,
}

struct Outcome {
    module: String,
    passed: usize,
    skipped: usize,
    expected_failures: usize,
    problems: Vec<String>,
    seconds: f64,
}

/// Runs the modules given, or all of the list, with `KAA` or a release build.
pub fn run(names: &[&str]) -> Result<(), String> {
    run_with(names, "release")
}

/// The same with the build of a profile.
pub fn run_with(names: &[&str], profile: &str) -> Result<(), String> {
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let folder = root.join("tests/cpython");
    let modules: Vec<String> = if names.is_empty() {
        let list = read(&folder.join("modules.txt"))?;
        list.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
    } else {
        names.iter().map(|n| (*n).to_owned()).collect()
    };
    let home = cpython::run("import sys; sys.stdout.write(sys.prefix)", &[])?;
    let home = String::from_utf8(home).map_err(|e| e.to_string())?;
    let kaa = build(&root, profile)?;
    let queue = Mutex::new(modules.into_iter());
    let outcomes = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                loop {
                    let Some(module) = queue.lock().ok().and_then(|mut q| q.next()) else { break };
                    let outcome = run_module(&kaa, &home, &folder, &module);
                    print(&outcome);
                    if let Ok(mut all) = outcomes.lock() {
                        all.push(outcome);
                    }
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().map_err(|e| e.to_string())?;
    // Some tests measure time, which modules beside them take: those that failed run once more, alone.
    for outcome in outcomes.iter_mut().filter(|outcome| !outcome.problems.is_empty()) {
        println!("once more, alone: {}", outcome.module);
        *outcome = run_module(&kaa, &home, &folder, &outcome.module);
        print(outcome);
    }
    let bad: Vec<&str> =
        outcomes.iter().filter(|o| !o.problems.is_empty()).map(|o| o.module.as_str()).collect();
    let passed: usize = outcomes.iter().map(|o| o.passed).sum();
    println!("{} modules, {passed} tests passed", outcomes.len());
    if bad.is_empty() { Ok(()) } else { Err(format!("not as expected: {}", bad.join(" "))) }
}

/// The command under test: `KAA`, or the build of a profile.
pub fn build(root: &Path, profile: &str) -> Result<PathBuf, String> {
    if let Some(given) = std::env::var_os("KAA") {
        return Ok(given.into());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--profile", profile, "-p", "kaa"])
        .current_dir(root)
        .status()
        .map_err(|e| format!("cargo: {e}"))?;
    if !status.success() {
        return Err("kaa could not be built".to_owned());
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join(if profile == "dev" { "debug" } else { profile }).join("kaa"))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn expectations(path: &Path) -> Result<Expectations, String> {
    let mut found = Expectations::default();
    if !path.exists() {
        return Ok(found);
    }
    let mut section = String::new();
    for (number, line) in read(path)?.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name.to_owned();
            continue;
        }
        let entry = line
            .strip_prefix('"')
            .and_then(|l| l.strip_suffix('"'))
            .and_then(|l| l.split_once("\" = \""))
            .filter(|(_, reason)| !reason.is_empty());
        let into = match section.as_str() {
            "fail" => &mut found.fail,
            "skip" => &mut found.skip,
            _ => return Err(format!("{}:{}: neither [fail] nor [skip]", path.display(), number + 1)),
        };
        match entry {
            Some((test, reason)) => into.insert(test.to_owned(), reason.to_owned()),
            None => return Err(format!("{}:{}: want \"test\" = \"reason\"", path.display(), number + 1)),
        };
    }
    Ok(found)
}

fn run_module(kaa: &Path, home: &str, folder: &Path, module: &str) -> Outcome {
    let start = Instant::now();
    let mut outcome = Outcome {
        module: module.to_owned(),
        passed: 0,
        skipped: 0,
        expected_failures: 0,
        problems: Vec::new(),
        seconds: 0.0,
    };
    if let Err(problem) = fill(&mut outcome, kaa, home, folder) {
        outcome.problems.push(problem);
    }
    outcome.seconds = start.elapsed().as_secs_f64();
    outcome
}

fn fill(outcome: &mut Outcome, kaa: &Path, home: &str, folder: &Path) -> Result<(), String> {
    let module = outcome.module.clone();
    let mut expected = expectations(&folder.join("expect").join(format!("{module}.toml")))?;
    let scratch = std::env::temp_dir().join(format!("kaa-cpython-tests-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).map_err(|e| e.to_string())?;
    let (out, err) = (scratch.join(format!("{module}.out")), scratch.join(format!("{module}.err")));
    let create = |path: &Path| std::fs::File::create(path).map_err(|e| e.to_string());
    let mut child = Command::new(kaa)
        .arg(folder.join("report.py"))
        .arg(&module)
        .args(expected.skip.keys())
        .env("PYTHONHOME", home)
        .env("PYTHONPYCACHEPREFIX", scratch.join("pycache"))
        .env_remove("PYTHONPATH")
        .stdin(Stdio::null())
        .stdout(create(&out)?)
        .stderr(create(&err)?)
        .spawn()
        .map_err(|e| format!("{}: {e}", kaa.display()))?;
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            break status;
        }
        if Instant::now() > deadline {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("not done after {} s", PATIENCE.as_secs()));
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let text = String::from_utf8_lossy(&std::fs::read(&out).map_err(|e| e.to_string())?).into_owned();
    let mut done = false;
    for line in text.lines().filter_map(|l| l.strip_prefix("@@ ")) {
        let Some((what, test)) = line.split_once(' ') else { continue };
        let listed = expected.fail.remove(test).is_some();
        match what {
            "done" => done = true,
            "pass" if listed => outcome.problems.push(format!("passes unexpectedly: {test}")),
            "pass" | "xfail" => outcome.passed += 1,
            "skip" => outcome.skipped += 1,
            _ if listed => outcome.expected_failures += 1,
            what => outcome.problems.push(format!("{what}: {test}")),
        }
    }
    for test in expected.fail.keys() {
        outcome.problems.push(format!("listed, but there is no such test: {test}"));
    }
    if !done {
        let text = String::from_utf8_lossy(&std::fs::read(&err).map_err(|e| e.to_string())?).into_owned();
        let last: Vec<&str> = text.lines().rev().take(3).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        outcome.problems.push(format!("ended early ({status}): {}", last.join(" / ")));
    }
    if outcome.problems.is_empty() {
        let _ = std::fs::remove_file(&out);
        let _ = std::fs::remove_file(&err);
    } else {
        outcome.problems.push(format!("tracebacks: {}", err.display()));
    }
    Ok(())
}

fn print(outcome: &Outcome) {
    println!(
        "{}: {} passed, {} skipped, {} failed as expected, {:.1} s",
        outcome.module, outcome.passed, outcome.skipped, outcome.expected_failures, outcome.seconds
    );
    for problem in &outcome.problems {
        println!("    {problem}");
    }
}
