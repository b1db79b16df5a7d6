//! Finding and running the CPython 3.14 that is compared with.

use std::path::PathBuf;
use std::process::Command;

/// The command of a CPython 3.14.
pub fn find() -> Result<PathBuf, String> {
    let name = std::env::var_os("KAA_CPYTHON").unwrap_or_else(|| "python3.14".into());
    let path = PathBuf::from(name);
    let version = Command::new(&path)
        .args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
        .output()
        .map_err(|e| format!("{}: {e}; set KAA_CPYTHON to a CPython 3.14", path.display()))?;
    if version.stdout != b"3.14\n" {
        return Err(format!("{} is not a CPython 3.14", path.display()));
    }
    Ok(path)
}

/// Runs a program text and gives what it printed.
pub fn run(program: &str, args: &[&str]) -> Result<Vec<u8>, String> {
    let path = find()?;
    let output = Command::new(&path)
        .args(["-X", "utf8", "-c", program])
        .args(args)
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|e| format!("{}: {e}", path.display()))?;
    if !output.status.success() {
        return Err(format!("{} failed: {}", path.display(), output.status));
    }
    Ok(output.stdout)
}
