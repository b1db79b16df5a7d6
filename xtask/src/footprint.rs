//! Start-up time and memory beside CPython's: `cargo xtask footprint [--programs FOLDER] [NAME…]`.
//!
//! `-s -P -S -c pass` (what `-I -S` does, without variables; a CPython that a wrapper gives its home by one knows
//! no `-I`) and `-c pass` are started in turn, 20 times each: the median of the wall time, and the largest
//! resident set. With a folder of pyperformance's `bm_NAME/run_benchmark.py`, each program (or those named) is run
//! once by both with the stand-in for `pyperf` of `tests/footprint`, for the largest resident set.
//!
//! The figures are to be taken with a `dist` build (`KAA`).

use crate::cpython;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const TURNS: usize = 20;
/// Longest time for one program, in seconds.
const PATIENCE: &str = "120";
/// Our share of CPython's memory from which on a program is named.
const MUCH: f64 = 1.2;

/// Prints the process's own status, for its largest resident set, with next to nothing imported.
const STATUS: &str = "import posix; print(posix.read(posix.open('/proc/self/status', 0), 4000).decode())";

/// Arguments of programs that offer several benchmarks.
const ARGUMENTS: [(&str, &[&str]); 4] = [
    ("async_tree", &["none"]),
    ("logging", &["format"]),
    ("pickle", &["--pure-python", "pickle"]),
    ("xml_etree", &["--etree-module", "xml.etree.ElementTree"]),
];

pub fn run(args: &[&str]) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let kaa = crate::cpython_tests::build(&root, "release")?;
    let python = cpython::find()?;
    let mut folder = None;
    let mut names = Vec::new();
    let mut rest = args.iter();
    while let Some(&word) = rest.next() {
        match word {
            "--programs" => folder = Some(PathBuf::from(rest.next().ok_or("--programs needs a folder")?)),
            name => names.push(name.to_owned()),
        }
    }
    for flags in [&["-s", "-P", "-S", "-c", "pass"][..], &["-c", "pass"]] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            ours.push(seconds(&kaa, flags)?);
            theirs.push(seconds(&python, flags)?);
        }
        let (a, b) = (median(&mut ours), median(&mut theirs));
        let words: Vec<&str> = flags.iter().map(|w| if *w == "pass" { STATUS } else { w }).collect();
        let (x, y) = (memory(&kaa, &words, &root)?, memory(&python, &words, &root)?);
        println!(
            "{}: {:.1} ms, CPython {:.1} ms ({:.2}); {x} KiB, CPython {y} KiB ({:.2})",
            flags.join(" "),
            a * 1e3,
            b * 1e3,
            a / b,
            x as f64 / y as f64
        );
    }
    let Some(folder) = folder else { return Ok(()) };
    if names.is_empty() {
        let entries = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        names = entries
            .filter_map(|e| e.ok()?.file_name().to_str()?.strip_prefix("bm_").map(str::to_owned))
            .collect();
        names.sort();
    }
    let (mut logarithms, mut count, mut large) = (0.0, 0, Vec::new());
    for name in &names {
        let script = folder.join(format!("bm_{name}/run_benchmark.py"));
        let script = script.to_string_lossy();
        let more = ARGUMENTS.iter().find(|(n, _)| n == name).map_or(&[][..], |(_, more)| more);
        let words: Vec<&str> = std::iter::once(&*script).chain(more.iter().copied()).collect();
        let figures =
            memory(&python, &words, &root).and_then(|theirs| Ok((memory(&kaa, &words, &root)?, theirs)));
        match figures {
            Ok((ours, theirs)) => {
                let ratio = ours as f64 / theirs as f64;
                println!("{name}: {ours} KiB, CPython {theirs} KiB ({ratio:.2})");
                logarithms += ratio.ln();
                count += 1;
                if ratio > MUCH {
                    large.push(name.as_str());
                }
            }
            Err(problem) => println!("{name}: {problem}"),
        }
    }
    println!("{count} programs, geometric mean {:.2}", (logarithms / f64::from(count.max(1))).exp());
    println!("more than {MUCH} times CPython's memory: {}", large.join(" "));
    Ok(())
}

fn clean(program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

fn seconds(program: &Path, flags: &[&str]) -> Result<f64, String> {
    let start = Instant::now();
    let status = clean(program).args(flags).status().map_err(|e| e.to_string())?;
    if status.success() { Ok(start.elapsed().as_secs_f64()) } else { Err(format!("{status}")) }
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}

/// The largest resident set of a run, in KiB, as the program itself or the stand-in for `pyperf` prints it.
fn memory(program: &Path, words: &[&str], root: &Path) -> Result<u64, String> {
    let output = clean(Path::new("timeout"))
        .arg(PATIENCE)
        .arg(program)
        .args(words)
        .env("PYTHONPATH", root.join("tests/footprint"))
        .output()
        .map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let figure = text.lines().filter_map(|l| l.strip_prefix("VmHWM:").or(l.strip_prefix("@@ "))).next_back();
    match figure.and_then(|f| f.split_whitespace().next()?.parse().ok()) {
        Some(figure) if output.status.success() => Ok(figure),
        _ => {
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            let last = errors.lines().last().unwrap_or("").to_owned();
            Err(format!("{}: {}: {last}", program.display(), output.status))
        }
    }
}
