//! Makes the tables and checksums of `kaa-unicode` from CPython 3.14's own answers.

use crate::cpython;
use std::path::Path;

const TABLES: &str = include_str!("unicode_tables.py");

pub fn run() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/unicode/src");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{name}: {} bytes", bytes.len());
        Ok::<(), String>(())
    };
    let output = cpython::run(TABLES, &[])?;
    let mut rest = &output[..];
    while !rest.is_empty() {
        let line = rest.iter().position(|&b| b == b'\n').ok_or("no end of line")?;
        let head = std::str::from_utf8(&rest[..line]).map_err(|e| e.to_string())?;
        let (name, size) = head.split_once(' ').ok_or("no size")?;
        let size: usize = size.parse().map_err(|_| "no size")?;
        let (text, more) = rest[line + 1..].split_at_checked(size).ok_or("cut off")?;
        write(name, text)?;
        rest = more;
    }
    let script = folder.join("checksums.py");
    let script = std::fs::read_to_string(&script).map_err(|e| format!("{}: {e}", script.display()))?;
    write("checksums.txt", &cpython::run(&script, &[])?)
}
