//! How long compiling takes beside CPython: `cargo xtask compile-speed [ROUNDS]`.
//!
//! Both interpreters read CPython's library, then each file goes through `compile()` and `marshal.dumps()`. They run at the
//! same time, since what else the machine does changes from minute to minute, first Kaa before CPython, then the other
//! way round; the geometric mean of the ratios is the figure. It is to be taken with a `dist` build (`KAA`).
//!
//! The compiler alone, from source to bytes without an interpreter around it, and its stages:
//! `cargo run --profile dist -p kaa-codegen --example compile_speed -- FOLDER`.

use crate::cpython;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Prints the number of files, their bytes, the bytes of their code, and the processor time that it took.
const PROGRAM: &str = r#"
import marshal, os, sys, time, warnings
warnings.simplefilter("ignore")
sources = []
for folder, folders, files in os.walk(sys.argv[1]):
    folders.sort()
    for file in sorted(files):
        path = os.path.join(folder, file)
        if file.endswith(".py") and os.path.isfile(path):
            with open(path, "rb") as stream:
                sources.append((path, stream.read()))
count = read = written = 0
start = time.process_time()
for path, source in sources:
    try:
        code = compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        continue
    count += 1
    read += len(source)
    written += len(marshal.dumps(code))
print(count, read, written, time.process_time() - start)
"#;

pub fn run(args: &[&str]) -> Result<(), String> {
    let rounds = match args {
        [] => 2,
        [number] => number.parse().map_err(|_| format!("{number:?} is no number of rounds"))?,
        _ => return Err("compile-speed takes a number of rounds".to_owned()),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let kaa = crate::cpython_tests::build(&root, "release")?;
    let python = cpython::find()?;
    let library = cpython::run("import sys, os; sys.stdout.write(os.path.dirname(os.__file__))", &[])?;
    let library = String::from_utf8(library).map_err(|e| e.to_string())?;
    let start = |program: &Path| {
        Command::new(program)
            .args(["-s", "-P", "-S", "-c", PROGRAM, &library])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", program.display()))
    };
    let mut ratios = Vec::new();
    for round in 0..rounds * 2 {
        let (ours, theirs) = if round % 2 == 0 {
            let ours = start(&kaa)?;
            (ours, start(&python)?)
        } else {
            let theirs = start(&python)?;
            (start(&kaa)?, theirs)
        };
        let (ours, theirs) = (seconds(ours)?, seconds(theirs)?);
        println!("{ours:.2} s, CPython {theirs:.2} s ({:.2})", theirs / ours);
        ratios.push(theirs / ours);
    }
    let mean = (ratios.iter().map(|ratio: &f64| ratio.ln()).sum::<f64>() / ratios.len().max(1) as f64).exp();
    println!("{mean:.2} times as fast as CPython");
    Ok(())
}

/// The processor time that a finished program printed.
fn seconds(child: Child) -> Result<f64, String> {
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    match text.split_whitespace().nth(3).and_then(|word| word.parse().ok()) {
        Some(seconds) if output.status.success() => Ok(seconds),
        _ => Err(format!("compiling the library ended early: {text}")),
    }
}
