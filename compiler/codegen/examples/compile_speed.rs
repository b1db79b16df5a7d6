//! How long compiling takes, stage by stage: `cargo run --profile dist --example compile_speed -- FOLDER [ROUNDS]`.
//!
//! Every `.py` file below the folder goes from source to the bytes of a `.pyc` file, on one thread; nothing is written.
//! The checksum of all bytes tells whether a change to the compiler altered any.

use kaa_codegen::{CompileOptions, compile};
use kaa_syntax::{ParseOptions, Source, parse};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn sources(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found)?;
        } else if path.extension().is_some_and(|e| e == "py")
            && let Ok(source) = std::fs::read(&path)
        {
            found.push((path, source));
        }
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or_else(|| ".".into());
    let rounds: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut files = Vec::new();
    sources(Path::new(&folder), &mut files)?;
    for _ in 0..rounds {
        let mut times = [Duration::ZERO; 4];
        let (mut count, mut read, mut written) = (0, 0, 0);
        let mut checksum = FxHasher::default();
        for (path, source) in &files {
            let start = Instant::now();
            let Ok((tree, _)) = parse(Source::Bytes(source), &ParseOptions::default()) else { continue };
            let parsed = Instant::now();
            let name = path.to_string_lossy().into_owned().into();
            let Ok(code) = compile(&tree, &name, CompileOptions::default(), &mut Vec::new()) else {
                continue;
            };
            let compiled = Instant::now();
            let Ok(bytes) = kaa_pyc::dump_code(&code) else { continue };
            let dumped = Instant::now();
            count += 1;
            read += source.len();
            written += bytes.len();
            drop((tree, code));
            let dropped = Instant::now();
            checksum.write(&bytes);
            for (time, (from, to)) in times.iter_mut().zip([
                (start, parsed),
                (parsed, compiled),
                (compiled, dumped),
                (dumped, dropped),
            ]) {
                *time += to - from;
            }
        }
        let [parsing, compiling, dumping, dropping] = times.map(|t| t.as_secs_f64());
        println!(
            "{count} files, {read} bytes to {written} ({:016x}): {:.2} s (parsing {parsing:.2}, compiling {compiling:.2}, \
             dumping {dumping:.2}, freeing {dropping:.2})",
            checksum.finish(),
            parsing + compiling + dumping + dropping
        );
    }
    Ok(())
}
