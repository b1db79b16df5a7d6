//! Compiles Python files: to a `.pyc`, a whole tree to `.pyc` files, or to a listing of a stage.
//!
//! ```text
//! compile FILE OUT.pyc [-O|-OO]
//! compile --tree ROOT OUTDIR [-O|-OO]     FILE.py becomes OUTDIR/FILE.pyc, named relative to ROOT
//! compile --stages FILE...                JSON lines, as CPython's own code generator can be asked for
//! compile --corpus MODE IN OUT            many sources: see `corpus`
//! compile --dump FILE                     a listing of the code objects
//!
//! `--annotations` compiles as under `from __future__ import annotations`, `--await` allows `await` at
//! the top level.
//! ```

use kaa_codegen::{
    CompileError, CompileOptions, Future, SourceError, StageDump, compile_source, compile_stages,
};
use kaa_pyc::Header;
use kaa_syntax::{Mode, ParseOptions, Source, parse};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let mut options = CompileOptions::default();
    args.retain(|arg| {
        match arg.as_str() {
            "-O" => options.optimize = 1,
            "-OO" => options.optimize = 2,
            "--await" => options.top_level_await = true,
            "--annotations" => options.future |= Future::ANNOTATIONS,
            _ => return true,
        }
        false
    });
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let failed = match words[..] {
        ["--tree", root, out] => tree(Path::new(root), Path::new(out), options),
        ["--stages", ref files @ ..] => files.iter().filter(|file| !stages(file, options)).count(),
        ["--corpus", mode, input, out] => corpus(mode, Path::new(input), Path::new(out), options),
        ["--dump", file] => match code_of(Path::new(file), file, options) {
            Ok(code) => {
                print!("{}", kaa_code::disassemble(&code));
                0
            }
            Err(message) => report(file, &message),
        },
        [file, out] => match write_pyc(Path::new(file), file, Path::new(out), options) {
            Ok(()) => 0,
            Err(message) => report(file, &message),
        },
        _ => report("usage", "compile FILE OUT.pyc | --tree ROOT OUTDIR | --stages FILE... | --dump FILE"),
    };
    std::process::exit(i32::from(failed > 0));
}

fn report(file: &str, message: &str) -> usize {
    eprintln!("{file}: {message}");
    1
}

fn code_of(file: &Path, name: &str, options: CompileOptions) -> Result<kaa_code::CodeObject, String> {
    let source = std::fs::read(file).map_err(|e| e.to_string())?;
    let (code, _) = compile_source(Source::Bytes(&source), &name.into(), &ParseOptions::default(), options)
        .map_err(|e| e.to_string())?;
    Ok(std::sync::Arc::unwrap_or_clone(code))
}

fn write_pyc(file: &Path, name: &str, out: &Path, options: CompileOptions) -> Result<(), String> {
    let code = code_of(file, name, options)?;
    kaa_code::validate(&code).map_err(|e| format!("invalid code: {e}"))?;
    let source = std::fs::read(file).map_err(|e| e.to_string())?;
    let mut bytes = Header::hash(&source, false).to_bytes().to_vec();
    bytes.extend(kaa_pyc::dump_code(&code).map_err(|e| e.to_string())?);
    std::fs::write(out, bytes).map_err(|e| e.to_string())
}

/// Compiles sources that stand in one file, each as a kind (`s` text, `b` bytes), a length (four bytes,
/// little-endian) and its bytes. Writes for each a status (0 compiled, 1 SyntaxError of the parser, 2 of the
/// compiler, 3 another failure), the length of a message or of marshal data, that, and the warnings alike.
fn corpus(mode: &str, input: &Path, out: &Path, options: CompileOptions) -> usize {
    let Ok(bytes) = std::fs::read(input) else { return 1 };
    let mut rest = &bytes[..];
    let mut written = Vec::new();
    let mut put = |part: &[u8]| {
        written.extend((part.len() as u32).to_le_bytes());
        written.extend(part);
    };
    while let Some((&kind, tail)) = rest.split_first() {
        let Some((len, tail)) = tail.split_first_chunk::<4>() else { break };
        let Some((source, tail)) = tail.split_at_checked(u32::from_le_bytes(*len) as usize) else { break };
        rest = tail;
        let text = std::str::from_utf8(source).unwrap_or_default();
        let source = if kind == b's' { Source::Text(text) } else { Source::Bytes(source) };
        let mode = match mode {
            "eval" => Mode::Eval,
            "single" => Mode::Single,
            _ => Mode::Exec,
        };
        let parse_options = ParseOptions { mode, ..ParseOptions::default() };
        match compile_source(source, &"<corpus>".into(), &parse_options, options) {
            Ok((code, warnings)) => {
                put(b"0");
                let valid = kaa_code::validate(&code).map_err(|e| e.to_string());
                let dumped = valid.and_then(|()| kaa_pyc::dump_code(&code).map_err(|e| e.to_string()));
                put(&dumped.unwrap_or_else(|e| e.into_bytes()));
                let lines = warnings.compile.iter().map(|w| format!("{}:{}\n", w.span.line, w.message));
                let parse = warnings.parse.iter().map(|w| format!("{}:{}\n", w.span.line, w.message));
                put(parse.chain(lines).collect::<String>().as_bytes());
            }
            Err(error) => {
                let (status, message) = match &error {
                    SourceError::Parse(error) => ("1", error.to_string()),
                    SourceError::Compile(
                        CompileError::Syntax { message, span } | CompileError::Scope { message, span },
                    ) => (
                        "2",
                        format!("{},{},{},{}\n{message}", span.line, span.col, span.end_line, span.end_col),
                    ),
                    SourceError::Compile(error) => ("3", error.to_string()),
                };
                put(status.as_bytes());
                put(message.as_bytes());
                put(b"");
            }
        }
    }
    usize::from(std::fs::write(out, written).is_err())
}

fn tree(root: &Path, out: &Path, options: CompileOptions) -> usize {
    let mut todo = vec![PathBuf::new()];
    let mut failed = 0;
    while let Some(below) = todo.pop() {
        let Ok(entries) = std::fs::read_dir(root.join(&below)) else { continue };
        for entry in entries.flatten() {
            let path = below.join(entry.file_name());
            let name = path.to_string_lossy().into_owned();
            let is_dir = std::fs::metadata(entry.path()).is_ok_and(|m| m.is_dir());
            if is_dir && entry.file_name() != "__pycache__" {
                todo.push(path);
            } else if let Some(stem) = name.strip_suffix(".py") {
                let target = out.join(format!("{stem}.pyc"));
                let _ = target.parent().map(std::fs::create_dir_all);
                if let Err(message) = write_pyc(&entry.path(), &name, &target, options) {
                    failed += report(&name, &message);
                }
            }
        }
    }
    failed
}

fn stages(file: &str, options: CompileOptions) -> bool {
    let Ok(source) = std::fs::read(file) else { return false };
    let Ok((module, _)) = parse(Source::Bytes(&source), &ParseOptions::default()) else {
        report(file, "cannot be parsed");
        return false;
    };
    match compile_stages(&module, &file.into(), options) {
        Ok(dump) => {
            print_stage(file, &dump, &mut Vec::new());
            true
        }
        Err(error) => report(file, &error.to_string()) == 0,
    }
}

fn print_stage(file: &str, dump: &StageDump, path: &mut Vec<usize>) {
    let mut rows = String::new();
    for instr in &dump.instrs {
        let arg = if instr.op.has_arg() { instr.arg.to_string() } else { "null".into() };
        let loc = instr.loc;
        let _ = write!(
            rows,
            ",[\"{}\",{arg},{},{},{},{}]",
            instr.op, loc.line, loc.end_line, loc.col, loc.end_col
        );
    }
    println!("{{\"file\":{file:?},\"path\":{path:?},\"codegen\":[{}]}}", rows.trim_start_matches(','));
    for (n, child) in dump.children.iter().enumerate() {
        path.push(n);
        print_stage(file, child, path);
        path.pop();
    }
}
