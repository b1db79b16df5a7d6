//! Runs every program of `tests/cases` and compares what it prints with what CPython 3.14 printed, which is
//! kept beside it: `NAME.out` (standard output) and, where there is any, `NAME.err` (the last line of
//! standard error, or all of it where the program's first line asks for that) and a status other than 0
//! in `NAME.status`.
//!
//! `BLESS=1` with `KAA_CPYTHON` set writes those files from CPython's behaviour.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The first line of a program whose standard error is compared as a whole.
const WHOLE: &str = "# The whole of standard error counts.\n";

struct Ran {
    out: String,
    errors: String,
    status: i32,
}

fn run(program: &Path, case: &Path, stress: bool) -> Ran {
    let mut command = Command::new(program);
    command.arg("-S").arg(case.file_name().unwrap()).current_dir(case.parent().unwrap());
    // What is recorded is what a program prints where nobody asked Python for anything.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
    command.env("PYTHONHASHSEED", "0").stdin(Stdio::null());
    if stress {
        command.env("KAA_STRESS", "1");
    }
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let errors = if read(case.to_owned()).starts_with(WHOLE) {
        let folder = case.parent().unwrap().canonicalize().unwrap();
        errors.replace(&format!("{}/", folder.display()), "")
    } else {
        errors.lines().last().unwrap_or("").to_owned()
    };
    Ran {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        errors,
        status: output.status.code().unwrap_or(-1),
    }
}

fn cases(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            cases(&path, into);
        } else if path.extension().is_some_and(|e| e == "py") {
            into.push(path);
        }
    }
}

fn read(path: PathBuf) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

fn bless(case: &Path, ran: &Ran) {
    let write = |extension: &str, text: &str| {
        let path = case.with_extension(extension);
        if text.is_empty() {
            let _ = std::fs::remove_file(path);
        } else {
            std::fs::write(path, text).unwrap();
        }
    };
    write("out", &ran.out);
    write("err", &ran.errors);
    write("status", &if ran.status == 0 { String::new() } else { ran.status.to_string() });
}

/// What `case` does otherwise than is recorded beside it.
fn difference(kaa: &Path, root: &Path, case: &Path, stress: bool) -> Option<String> {
    let ran = run(kaa, case, stress);
    let name = case.strip_prefix(root).unwrap().display();
    let status: i32 = read(case.with_extension("status")).trim().parse().unwrap_or(0);
    if ran.out != read(case.with_extension("out")) {
        Some(format!("{name}: standard output differs:\n{}", ran.out))
    } else if ran.errors.trim_end() != read(case.with_extension("err")).trim_end() {
        Some(format!("{name}: standard error is or ends with\n{}", ran.errors))
    } else if ran.status != status {
        Some(format!("{name}: status {}", ran.status))
    } else {
        None
    }
}

fn check_all(stress: bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut all = Vec::new();
    cases(&root, &mut all);
    assert!(all.len() >= 8, "the cases are missing");
    let python = std::env::var_os("KAA_CPYTHON").map(PathBuf::from);
    if std::env::var_os("BLESS").is_some() {
        let python = python.expect("BLESS needs KAA_CPYTHON");
        all.iter().for_each(|case| bless(case, &run(&python, case, false)));
        return;
    }
    let kaa = Path::new(env!("CARGO_BIN_EXE_kaa"));
    // Most cases wait for nothing, so as many run at once as there are processors.
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(case) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let started = Instant::now();
                    if let Some(failure) = difference(kaa, &root, case, stress) {
                        failures.lock().unwrap().push(failure);
                    }
                    if started.elapsed() > Duration::from_secs(5) {
                        println!("{} took {:?}", case.display(), started.elapsed());
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{} of {} differ\n{}", failures.len(), all.len(), failures.join("\n"));
}

#[test]
fn programs_print_what_cpython_prints() {
    check_all(false);
}

#[test]
fn programs_print_the_same_under_stress() {
    check_all(true);
}
