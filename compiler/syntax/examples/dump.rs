//! `dump FILE…`: the tree of each file, or its error. With `--list`, file names come from standard
//! input, one answer a line; with `--time N`, nothing is printed but the time of parsing all N times.

use kaa_syntax::{ParseOptions, Source, parse};
use std::io::{BufRead, Write};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let options = ParseOptions::default();
    match args.first().map(String::as_str) {
        Some("--time") => {
            let rounds: u32 = args.get(1).and_then(|n| n.parse().ok()).unwrap_or(1);
            let sources: Vec<Vec<u8>> = names().iter().filter_map(|name| std::fs::read(name).ok()).collect();
            let start = std::time::Instant::now();
            let mut good = 0;
            for _ in 0..rounds {
                for source in &sources {
                    good += u32::from(parse(Source::Bytes(source), &options).is_ok());
                }
            }
            let bytes: usize = sources.iter().map(Vec::len).sum();
            println!("{good} parsed, {bytes} bytes, {:?} a round", start.elapsed() / rounds);
        }
        Some("--list") => {
            for name in std::io::stdin().lock().lines().map_while(Result::ok) {
                let _ = writeln!(out, "{}", line(&name, &options));
                let _ = out.flush();
            }
        }
        _ => {
            for name in &args {
                let _ = writeln!(out, "{}", line(name, &options));
            }
        }
    }
}

fn names() -> Vec<String> {
    std::io::stdin().lock().lines().map_while(Result::ok).collect()
}

fn line(name: &str, options: &ParseOptions<'_>) -> String {
    let Ok(source) = std::fs::read(name) else { return format!("cannot read {name}") };
    match parse(Source::Bytes(&source), options) {
        Ok((tree, _)) => kaa_syntax::dump::dump(&tree),
        Err(error) => format!("{error:?}"),
    }
}
