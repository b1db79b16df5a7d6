//! Writes the list of names that CPython has interned before it compiles anything, for `kaa-codegen`.
//!
//! Of the words in its library's sources, that is: a name that stands in none of them doesn't matter.

use crate::cpython;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Its own names have to be among those that are interned anyway. Its argument: a file with a name in each line.
const ASK: &str = "
import sys
for name in open(sys.argv[1], encoding='ascii').read().split():
    if sys.intern(name) is not name:
        print(name)
";

pub fn run() -> Result<(), String> {
    let library = cpython::run("import sys, os; sys.stdout.write(os.path.dirname(os.__file__))", &[])?;
    let library = String::from_utf8(library).map_err(|e| e.to_string())?;
    let mut words = BTreeSet::new();
    collect(Path::new(&library), &mut words)?;
    let file = std::env::temp_dir().join(format!("kaa-names-{}", std::process::id()));
    std::fs::write(&file, words.into_iter().collect::<Vec<_>>().join("\n")).map_err(|e| e.to_string())?;
    let output = Command::new(cpython::find()?)
        .args(["-s", "-P", "-S", "-c", ASK])
        .arg(&file)
        .output()
        .map_err(|e| format!("{}: {e}", file.display()))?;
    let _ = std::fs::remove_file(&file);
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let mut text = String::new();
    let mut width = 0;
    for name in String::from_utf8_lossy(&output.stdout).split_whitespace() {
        if width + name.len() >= 110 {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
        }
        text.push_str(name);
        width += name.len() + 1;
    }
    text.push('\n');
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/codegen/src/known_names.txt");
    std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// Words of two or more characters in the sources under a folder.
fn collect(folder: &Path, words: &mut BTreeSet<String>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, words)?;
        } else if path.extension().is_some_and(|ending| ending == "py") {
            let text = std::fs::read(&path).unwrap_or_default();
            let is_part = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
            let found = text.split(|b| !is_part(b)).filter(|word| (2..60).contains(&word.len()));
            words.extend(found.map(|word| String::from_utf8_lossy(word).into_owned()));
        }
    }
    Ok(())
}
