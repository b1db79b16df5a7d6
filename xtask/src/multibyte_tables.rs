//! Makes the tables of the encodings of East Asia from CPython 3.14's own answers.

use crate::cpython;
use std::path::Path;

const TABLES: &str = include_str!("multibyte_tables.py");

pub fn run() -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../native/text/src/multibyte/tables.bin");
    let tables = cpython::run(TABLES, &[])?;
    std::fs::write(&path, &tables).map_err(|e| format!("{}: {e}", path.display()))?;
    println!("tables.bin: {} bytes", tables.len());
    Ok(())
}
