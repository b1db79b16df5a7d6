//! The rules that a compiler does not check: which crate may use which, how long files are, how they begin.
//!
//! **Invariant:** everything is read from the working tree, nothing is run, so `tidy` takes no time.

use std::fs;
use std::path::{Path, PathBuf};

/// Plain data and functions that any crate may use.
const LEAVES: [&str; 2] = ["kaa-unicode", "kaa-text"];

/// Which crates of ours a crate may use besides the leaves.
const EDGES: [(&str, &[&str]); 19] = [
    ("kaa-unicode", &[]),
    ("kaa-text", &[]),
    ("kaa-opcode", &[]),
    ("kaa-code", &["kaa-opcode"]),
    ("kaa-pyc", &["kaa-opcode", "kaa-code"]),
    ("kaa-syntax", &[]),
    ("kaa-symtable", &["kaa-syntax"]),
    ("kaa-codegen", &["kaa-syntax", "kaa-symtable", "kaa-opcode", "kaa-code"]),
    ("kaa-gc", &[]),
    ("kaa-host", &[]),
    ("kaa-object", &["kaa-gc", "kaa-code", "kaa-host"]),
    ("kaa-types", &["kaa-gc", "kaa-object", "kaa-code"]),
    ("kaa-interp", &["kaa-gc", "kaa-object", "kaa-types", "kaa-opcode", "kaa-code"]),
    (
        "kaa-jit-*",
        &["kaa-jit-*", "kaa-gc", "kaa-object", "kaa-types", "kaa-interp", "kaa-opcode", "kaa-code"],
    ),
    (
        "kaa-vm",
        &[
            "kaa-gc",
            "kaa-object",
            "kaa-types",
            "kaa-interp",
            "kaa-host",
            "kaa-opcode",
            "kaa-code",
            "kaa-pyc",
            "kaa-syntax",
            "kaa-symtable",
            "kaa-codegen",
            "kaa-stdlib",
            "kaa-jit-*",
        ],
    ),
    ("kaa-native-*", &["kaa-gc", "kaa-object", "kaa-types", "kaa-code", "kaa-host"]),
    // The library is compiled when the crate is built.
    ("kaa-stdlib", &["kaa-code", "kaa-pyc", "kaa-syntax", "kaa-symtable", "kaa-codegen"]),
    ("kaa-embed", &["kaa-vm", "kaa-host", "kaa-native-*"]),
    // The command prints what each stage made.
    (
        "kaa",
        &[
            "kaa-embed",
            "kaa-vm",
            "kaa-host",
            "kaa-native-*",
            "kaa-interp",
            "kaa-opcode",
            "kaa-code",
            "kaa-pyc",
            "kaa-syntax",
            "kaa-symtable",
            "kaa-codegen",
        ],
    ),
];

const MAX_LINES: usize = 1200;

/// Text that has no place in a source file, and why. Split so that this file does not hold it.
const BANNED: [(&str, &str); 4] = [
    (concat!("todo", "!("), "say what is missing with an error"),
    (concat!("unimplemented", "!("), "say what is missing with an error"),
    (concat!("#[al", "low("), "write #[expect(…, reason = …)]"),
    (concat!("#[ig", "nore"), "a test that does not run is no test"),
];

pub fn run() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut complaints = Vec::new();
    let mut files = Vec::new();
    walk(&root, &mut files)?;
    for path in &files {
        let shown = path.strip_prefix(&root).unwrap_or(path).display().to_string();
        let text = fs::read_to_string(path).map_err(|e| format!("{shown}: {e}"))?;
        if path.file_name().is_some_and(|name| name == "Cargo.toml") {
            check_edges(&shown, &text, &mut complaints);
        } else {
            check_source(&shown, &text, &mut complaints);
        }
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let error = |e: std::io::Error| format!("{}: {e}", dir.display());
    for entry in fs::read_dir(dir).map_err(error)? {
        let entry = entry.map_err(error)?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if entry.file_type().map_err(error)?.is_dir() {
            if !name.starts_with('.') && name != "target" {
                walk(&path, files)?;
            }
        } else if name == "Cargo.toml" || name.ends_with(".rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

fn fits(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start))
}

fn check_edges(file: &str, text: &str, complaints: &mut Vec<String>) {
    let (mut section, mut name) = ("", "");
    let mut used = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(head) = line.strip_prefix('[') {
            section = head.trim_end_matches(']');
        } else if let Some((key, value)) = line.split_once('=') {
            let key = key.trim();
            if section == "package" && key == "name" {
                name = value.trim().trim_matches('"');
            } else if matches!(section, "dependencies" | "build-dependencies") {
                // Tests and examples may use anything.
                used.push(key.split('.').next().unwrap_or(key).trim_matches('"'));
            }
        }
    }
    if name.is_empty() || name == "xtask" {
        return;
    }
    let Some((_, allowed)) = EDGES.iter().find(|(pattern, _)| fits(pattern, name)) else {
        complaints.push(format!("{file}: {name} has no row in the table of edges"));
        return;
    };
    for other in used.into_iter().filter(|other| other.starts_with("kaa-")) {
        if !LEAVES.contains(&other) && !allowed.iter().any(|pattern| fits(pattern, other)) {
            complaints.push(format!("{file}: {name} must not use {other}"));
        }
    }
}

fn check_source(file: &str, text: &str, complaints: &mut Vec<String>) {
    let first = text.lines().next().unwrap_or("");
    if !first.strip_prefix("//! ").is_some_and(|sentence| sentence.len() > 10) {
        complaints.push(format!("{file}: the first line is not a `//!` sentence"));
    }
    let has_macros = text.contains("macro_rules!");
    for (number, line) in text.lines().enumerate() {
        for (banned, instead) in BANNED {
            // Not every expansion of a macro needs the exception, so there it cannot be expected.
            let excused = has_macros && banned == BANNED[2].0 && line.contains("reason =");
            if line.contains(banned) && !excused {
                complaints.push(format!("{file}:{}: `{banned}`: {instead}", number + 1));
            }
        }
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let exempt = name.starts_with("generated") || name == "tests.rs" || file.contains("/tests/");
    let lines = match text.find("\n#[cfg(test)]\nmod tests {") {
        Some(at) => text[..at].lines().count(),
        None => text.lines().count(),
    };
    if !exempt && lines > MAX_LINES {
        complaints.push(format!("{file}: {lines} lines; {MAX_LINES} is the limit"));
    }
}
