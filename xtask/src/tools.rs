//! The standard library's tools on real input: `cargo xtask tools [--quick] [FILE | FILE/CHECK…]` runs the checks of
//! `tests/tools/*.sh` with Kaa and with CPython and compares what both print.
//!
//! A file holds bash text that is set up for each of its checks, then the checks, each under a line `### NAME`.
//! A check named `### NAME (CPython's library)` has Kaa run CPython's library too, for what shows its text.
//! A check runs in an empty folder of its own with `$P` (the Python) and `$LIB` (CPython's library, as input).
//! Standard output, standard error and the status must be the same but for what `Side::plain` replaces.
//!
//! **Invariant:** both sides run the same text in folders whose paths have the same length.

use crate::cpython;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Longest time for one check on one side, in seconds.
const PATIENCE: &str = "120";
const JOBS: usize = 2;

struct Check {
    file: String,
    name: String,
    text: String,
    /// Whether Kaa runs CPython's library instead of the packed one.
    real_library: bool,
}

/// One of the two Pythons.
struct Side {
    name: &'static str,
    python: PathBuf,
    /// `sys.executable` and the folder of the library, as this Python names them.
    executable: String,
    library: String,
}

struct Ran {
    out: String,
    err: String,
    status: String,
}

pub fn run(names: &[&str]) -> Result<(), String> {
    match names {
        ["--quick", names @ ..] => run_with(names, "release", true),
        _ => run_with(names, "release", false),
    }
}

/// The same with the build of a profile, on less input where `quick`.
pub fn run_with(names: &[&str], profile: &str, quick: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let checks: Vec<Check> = read_checks(&root.join("tests/tools"))?
        .into_iter()
        .filter(|c| {
            names.is_empty() || names.iter().any(|n| *n == c.file || *n == format!("{}/{}", c.file, c.name))
        })
        .collect();
    if checks.is_empty() {
        return Err("no such check".to_owned());
    }
    let scratch = std::env::temp_dir().join(format!("kaa-tools-{}", std::process::id()));
    let sides = sides(&crate::cpython_tests::build(&root, profile)?, &scratch)?;
    let library = sides[1].library.clone();
    let queue = Mutex::new(checks.iter());
    let problems = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..JOBS {
            scope.spawn(|| {
                loop {
                    let Some(check) = queue.lock().ok().and_then(|mut q| q.next()) else { break };
                    if let Err(problem) = compare(check, &sides, &scratch, &library, quick) {
                        println!("{}/{}: {problem}", check.file, check.name);
                        problems.lock().unwrap_or_else(|e| e.into_inner()).push(check);
                    }
                }
            });
        }
    });
    let problems = problems.into_inner().unwrap_or_else(|e| e.into_inner());
    println!("{} checks, {} differ", checks.len(), problems.len());
    if problems.is_empty() {
        let _ = std::fs::remove_dir_all(&scratch);
        return Ok(());
    }
    let mut names: Vec<String> = problems.iter().map(|c| format!("{}/{}", c.file, c.name)).collect();
    names.sort();
    Err(format!("not as in CPython: {}\nkept: {}", names.join(" "), scratch.display()))
}

fn read_checks(folder: &Path) -> Result<Vec<Check>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "sh"));
    paths.sort();
    let mut checks = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut blocks = text.split("\n### ");
        let setup = blocks.next().unwrap_or("");
        for block in blocks {
            let (name, body) = block.split_once('\n').ok_or("a check without text")?;
            checks.push(Check {
                file: file.clone(),
                name: name.split(' ').next().unwrap_or(name).to_owned(),
                real_library: name.ends_with("(CPython's library)"),
                text: format!("{setup}\n{body}\n"),
            });
        }
    }
    Ok(checks)
}

/// Kaa, under the name that CPython's command has (usage lines show it), and CPython.
fn sides(kaa: &Path, scratch: &Path) -> Result<[Side; 2], String> {
    let bin = scratch.join("bin");
    std::fs::create_dir_all(&bin).map_err(|e| format!("{}: {e}", bin.display()))?;
    let link = bin.join("python3.14");
    let kaa = kaa.canonicalize().map_err(|e| format!("{}: {e}", kaa.display()))?;
    std::os::unix::fs::symlink(kaa, &link).map_err(|e| e.to_string())?;
    let python = cpython::run("import sys; sys.stdout.write(sys.executable)", &[])?;
    let python = PathBuf::from(String::from_utf8(python).map_err(|e| e.to_string())?);
    let side = |name, python: PathBuf| -> Result<Side, String> {
        let ask = "import sys, os; print(sys.executable); print(os.path.dirname(os.__file__))";
        let output = Command::new(&python)
            .args(["-S", "-c", ask])
            .output()
            .map_err(|e| format!("{}: {e}", python.display()))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut lines = text.lines();
        let (Some(executable), Some(library)) = (lines.next(), lines.next()) else {
            return Err(format!("{} does not say where it is", python.display()));
        };
        Ok(Side { name, executable: executable.to_owned(), library: library.to_owned(), python })
    };
    Ok([side("kaa", link)?, side("ref", python)?])
}

fn compare(
    check: &Check,
    sides: &[Side; 2],
    scratch: &Path,
    library: &str,
    quick: bool,
) -> Result<(), String> {
    let [ours, theirs] = sides;
    let ours = ours.run(check, scratch, library, quick)?;
    let theirs = theirs.run(check, scratch, library, quick)?;
    for (what, a, b) in [
        ("output", &ours.out, &theirs.out),
        ("errors", &ours.err, &theirs.err),
        ("status", &ours.status, &theirs.status),
    ] {
        if a != b {
            return Err(format!("{what}{}", difference(a, b)));
        }
    }
    Ok(())
}

/// The first lines that differ.
fn difference(ours: &str, theirs: &str) -> String {
    let mut text = String::new();
    let (mut a, mut b) = (ours.lines(), theirs.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (a.next(), b.next()) {
            (None, None) => return format!("{text}: a last line without its end"),
            (x, y) if x != y => {
                for (side, line, rest) in [("Kaa", x, &mut a), ("CPython", y, &mut b)] {
                    let line = line.unwrap_or("(nothing)");
                    text += &format!("\n  {side:8}{number}: {line}");
                    for line in rest.take(2) {
                        text += &format!("\n            {line}");
                    }
                }
                return text;
            }
            _ => {}
        }
    }
}

impl Side {
    fn run(&self, check: &Check, scratch: &Path, library: &str, quick: bool) -> Result<Ran, String> {
        let home = scratch.join(self.name);
        let folder = home.join(&check.file).join(&check.name);
        std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
        let beside = |extension: &str| home.join(&check.file).join(format!("{}.{extension}", check.name));
        let create = |path: &Path| std::fs::File::create(path).map_err(|e| e.to_string());
        // `timeout` ends what the check started with it.
        let mut command = Command::new("timeout");
        command.args([PATIENCE, "bash", "-c", &check.text]).current_dir(&folder).stdin(Stdio::null());
        command.stdout(create(&beside("out"))?).stderr(create(&beside("err"))?);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PYTHON") {
                command.env_remove(name);
            }
        }
        if check.real_library && self.name == "kaa" {
            // LIBRARY is PREFIX/lib/python3.14.
            command.env("PYTHONHOME", Path::new(library).ancestors().nth(2).unwrap_or(Path::new("/")));
        }
        command.env("P", &self.python).env("LIB", library).env("HOME", &folder);
        command.env("QUICK", if quick { "1" } else { "" });
        command.env("PYTHONHASHSEED", "0").env("LC_ALL", "C.UTF-8").env("COLUMNS", "80");
        let status = command.status().map_err(|e| format!("timeout: {e}"))?;
        let text = |path: PathBuf| -> Result<String, String> {
            let bytes = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            Ok(self.plain(&String::from_utf8_lossy(&bytes).replace(library, "LIBRARY"), &folder))
        };
        Ok(Ran { out: text(beside("out"))?, err: text(beside("err"))?, status: status.to_string() })
    }

    /// A text with what is bound to differ replaced: places, the cache tag, the library's line numbers in
    /// tracebacks (the packed library may be another release of 3.14), and addresses.
    fn plain(&self, text: &str, folder: &Path) -> String {
        let text = text
            .replace(&*folder.to_string_lossy(), "FOLDER")
            .replace(&self.executable, "PYTHON")
            .replace(&self.library, "LIBRARY")
            .replace("kaa-314", "TAG")
            .replace("cpython-314", "TAG");
        let mut plain = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            let mut line = line.to_owned();
            for before in ["File \"LIBRARY/", "File \"<frozen "] {
                if let Some(at) = line.find(before)
                    && let Some(from) = line[at..].find(", line ").map(|n| at + n + 7)
                {
                    let digits = line[from..].bytes().take_while(u8::is_ascii_digit).count();
                    line.replace_range(from..from + digits, "N");
                }
            }
            let mut from = 0;
            while let Some(at) = line[from..].find("0x").map(|n| from + n + 2) {
                let digits = line[at..].bytes().take_while(u8::is_ascii_hexdigit).count();
                from = at;
                if digits >= 9 {
                    line.replace_range(at..at + digits, "ADDRESS");
                }
            }
            plain += &line;
        }
        plain
    }
}
