//! `dump FILE…`: the tree of each file, or its error. With `--list`, file names come from standard
//! input, one answer a line; with `--frames`, sources do, each after a line with `s` (string) or `b` (bytes)
//! and its length, and perhaps the mode and flags (`t` type comments, `i` incomplete input, `d` no implied dedent, `w` warnings instead of the tree); with `--damage SEED COUNT`, files named
//! there are damaged and parsed, which must neither panic nor take long; with `--time N`, nothing is printed but the time of parsing all N times.

use kaa_syntax::{Mode, ParseOptions, Source, parse};
use std::io::{BufRead, Read, Write};

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
        Some("--frames") => frames(&mut out),
        Some("--damage") => {
            let number = |at: usize| args.get(at).and_then(|n| n.parse().ok()).unwrap_or(1);
            damage(number(1), number(2));
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

/// Answers each source with its tree, or with the parts of the error, hexadecimal where they are text.
fn frames(out: &mut impl Write) {
    let mut input = std::io::stdin().lock();
    let mut head = String::new();
    while input.read_line(&mut head).is_ok_and(|read| read > 0) {
        let words: Vec<&str> = head.split_whitespace().collect();
        let word = |at: usize| words.get(at).copied().unwrap_or("");
        let kind = word(0);
        let mut source = vec![0; word(1).parse().unwrap_or(0)];
        if input.read_exact(&mut source).is_err() {
            return;
        }
        let mut options = ParseOptions {
            mode: match word(2) {
                "single" => Mode::Single,
                "eval" => Mode::Eval,
                "func_type" => Mode::FuncType,
                _ => Mode::Exec,
            },
            type_comments: word(3).contains('t'),
            ..ParseOptions::default()
        };
        options.flags.allow_incomplete_input = word(3).contains('i');
        options.flags.dont_imply_dedent = word(3).contains('d');
        let text;
        let source = if kind == "s" {
            text = String::from_utf8_lossy(&source).into_owned();
            Source::Text(&text)
        } else {
            Source::Bytes(&source)
        };
        let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
        let number = |n: Option<i64>| n.map_or("None".to_owned(), |n| n.to_string());
        let _ = match parse(source, &options) {
            Ok((_, warnings)) if word(3).contains('w') => {
                let shown: Vec<String> = warnings
                    .iter()
                    .map(|warning| format!("{}:{}", warning.span.line, hex(&warning.message)))
                    .collect();
                writeln!(out, "ok {}", shown.join(","))
            }
            Ok((tree, _)) => writeln!(out, "ok {}", kaa_syntax::dump::dump(&tree)),
            Err(error) => writeln!(
                out,
                "{:?} {} {} {} {} {} {}",
                error.kind,
                hex(&error.message),
                number(error.lineno),
                number(error.offset),
                number(error.end_lineno),
                number(error.end_offset),
                error.text.as_deref().map_or("None".to_owned(), |text| format!("x{}", hex(text))),
            ),
        };
        let _ = out.flush();
        head.clear();
    }
}

/// Parses `count` damaged copies of each file: bytes deleted, repeated, moved or replaced.
fn damage(seed: u64, count: u64) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % below.max(1)
    };
    let pieces: [&[u8]; 24] = [
        b"(", b")", b"[", b"]", b"{", b"}", b"'", b"\"", b"\"\"\"", b"f'", b"t\"", b"\\", b"\n", b"\t",
        b"\r", b"\0", b"\xc3", b"lambda ", b":", b"#", b" if ", b"\x0c", b"not ", b"=",
    ];
    let options = ParseOptions::default();
    let (mut good, mut bad) = (0u64, 0u64);
    let mut slowest = (std::time::Duration::ZERO, String::new());
    for name in names() {
        let Ok(source) = std::fs::read(&name) else { continue };
        for round in 0..count {
            let mut text = source.clone();
            for _ in 0..=random(4) {
                let at = random(text.len());
                let end = (at + random(40)).min(text.len());
                match random(5) {
                    0 => drop(text.drain(at..end)),
                    1 => {
                        let copy = text[at..end].to_vec();
                        let to = random(text.len());
                        text.splice(to..to, copy);
                    }
                    2 => text.truncate(at),
                    3 => {
                        let many = pieces[random(pieces.len())].repeat(1 + random(300));
                        text.splice(at..at, many);
                    }
                    _ => drop(text.splice(at..at, pieces[random(pieces.len())].iter().copied())),
                }
            }
            let start = std::time::Instant::now();
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                parse(Source::Bytes(&text), &options)
                    .map(|(tree, _)| kaa_syntax::dump::dump(&tree).len())
                    .is_ok()
            }));
            match outcome {
                Ok(true) => good += 1,
                Ok(false) => bad += 1,
                Err(_) => {
                    let _ = std::fs::write("damaged.py", &text);
                    panic!("panic on {name}, round {round}: see damaged.py");
                }
            }
            if start.elapsed() > slowest.0 {
                slowest = (start.elapsed(), format!("{name}, {} bytes", text.len()));
            }
        }
    }
    println!("{good} parsed, {bad} refused, slowest {slowest:?}");
}
