//! Random input: `cargo xtask fuzz [SECONDS] [--seed N]` runs the generators of `tests/fuzz` on Kaa.
//!
//! Each run of a generator has a seed of its own, from which it makes the same input on every Python. It must end
//! by itself, in time, without a panic; `source.py`, `trees.py` and `programs.py` must print what CPython prints.
//!
//! **Invariant:** what is reported names the generator, the seed, and the input that was tried last.

use crate::cpython;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Longest time for one run of a generator.
const PATIENCE: Duration = Duration::from_secs(60);
const JOBS: u64 = 2;

struct Generator {
    name: &'static str,
    /// Inputs that one run tries.
    count: usize,
    /// Whether CPython gives the expected output.
    compared: bool,
    /// Whether collections happen at every poll.
    stress: bool,
}

const GENERATORS: [Generator; 6] = [
    Generator { name: "source", count: 400, compared: true, stress: false },
    Generator { name: "trees", count: 100, compared: true, stress: false },
    Generator { name: "bytecode", count: 200, compared: false, stress: false },
    Generator { name: "programs", count: 60, compared: true, stress: true },
    Generator { name: "calls", count: 1500, compared: false, stress: false },
    Generator { name: "calls", count: 200, compared: false, stress: true },
];

pub fn run(args: &[&str]) -> Result<(), String> {
    let mut seconds = 60;
    let mut first = 1;
    let mut only = None;
    let mut rest = args.iter();
    while let Some(&word) = rest.next() {
        match word {
            "--seed" => {
                first = rest.next().and_then(|n| n.parse().ok()).ok_or("--seed needs a number")?;
            }
            _ if GENERATORS.iter().any(|g| g.name == word) => only = Some(word),
            _ => seconds = word.parse().map_err(|_| format!("{word:?} is not a number of seconds"))?,
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let home = cpython::run("import sys, os; sys.stdout.write(os.path.dirname(os.__file__))", &[])?;
    let library = String::from_utf8(home).map_err(|e| e.to_string())?;
    let kaa = crate::cpython_tests::build(&root, "release")?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let next = AtomicU64::new(0);
    let problems = Mutex::new(Vec::new());
    let generators: Vec<&Generator> =
        GENERATORS.iter().filter(|g| only.is_none_or(|o| o == g.name)).collect();
    std::thread::scope(|scope| {
        for _ in 0..JOBS {
            scope.spawn(|| {
                while Instant::now() < end {
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    let generator = generators[turn as usize % generators.len()];
                    let seed = first + turn / generators.len() as u64;
                    if let Err(problem) = try_one(&kaa, &root, &library, generator, seed) {
                        let problem = format!("{} with seed {seed}: {problem}", generator.name);
                        println!("{problem}");
                        problems.lock().unwrap_or_else(|e| e.into_inner()).push(problem);
                    }
                }
            });
        }
    });
    let problems = problems.into_inner().unwrap_or_else(|e| e.into_inner());
    println!("{} runs, {} with problems", next.load(Ordering::Relaxed), problems.len());
    if problems.is_empty() { Ok(()) } else { Err("fuzzing found problems".to_owned()) }
}

/// Runs a generator with a seed; what was wrong.
fn try_one(kaa: &Path, root: &Path, library: &str, generator: &Generator, seed: u64) -> Result<(), String> {
    let script = root.join("tests/fuzz").join(format!("{}.py", generator.name));
    let folder = std::env::temp_dir().join(format!(
        "kaa-fuzz-{}-{}-{}-{seed}",
        std::process::id(),
        generator.name,
        generator.stress
    ));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let command = |program: &Path| {
        let mut command = Command::new(program);
        command.arg("-S").arg(&script).arg(seed.to_string()).arg(generator.count.to_string()).arg(library);
        command.env("PYTHONHASHSEED", "0").current_dir(&folder);
        command
    };
    let mut ours = command(kaa);
    if generator.stress {
        ours.env("KAA_STRESS", "1");
    }
    let outcome = finish(ours, &folder.join("kaa")).and_then(|out| {
        if !generator.compared {
            return Ok(());
        }
        // Some trees end CPython by a signal; then there is nothing to compare.
        let Ok(theirs) = finish(command(&cpython::find()?), &folder.join("cpython")) else { return Ok(()) };
        match out.lines().zip(theirs.lines()).find(|(a, b)| a != b) {
            Some((a, b)) => Err(format!("\n  Kaa     {a}\n  CPython {b}")),
            None if out.lines().count() != theirs.lines().count() => Err("one printed more lines".to_owned()),
            None => Ok(()),
        }
    });
    let _ = std::fs::remove_dir_all(&folder);
    outcome
}

/// Runs a command; its output, or why that is none.
fn finish(mut command: Command, prefix: &Path) -> Result<String, String> {
    let (out, err) = (prefix.with_extension("out"), prefix.with_extension("err"));
    let file = |path: &PathBuf| std::fs::File::create(path).map_err(|e| e.to_string());
    command.stdin(Stdio::null()).stdout(file(&out)?).stderr(file(&err)?);
    let mut child = command.spawn().map_err(|e| e.to_string())?;
    let started = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|e| e.to_string())? {
            Some(status) => break Some(status),
            None if started.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    let errors = String::from_utf8_lossy(&std::fs::read(&err).map_err(|e| e.to_string())?).into_owned();
    // The input comes first, what went wrong with it behind.
    let tail = errors.len().saturating_sub(3000);
    let tail = errors.get(errors.ceil_char_boundary(tail)..).unwrap_or("");
    match status {
        Some(status) if status.success() && !errors.contains("panicked at") => {
            Ok(String::from_utf8_lossy(&std::fs::read(&out).map_err(|e| e.to_string())?).into_owned())
        }
        Some(status) => Err(format!("{status}\n{tail}")),
        None => Err(format!("not done in {} s\n{tail}", PATIENCE.as_secs())),
    }
}
