//! Everything that must hold before a change is ready, in the order in which failures are cheapest to learn.

use crate::{bytecode, cpython, cpython_tests, pyc_roundtrip, tidy};
use std::process::Command;
use std::time::Instant;

/// Runs the tests of all crates; with a CPython 3.14 at hand they compare with it.
pub fn test(more: &[&str]) -> Result<(), String> {
    let mut args = vec!["test", "--quiet", "--workspace"];
    args.extend(more);
    cargo(&args)
}

pub fn ready() -> Result<(), String> {
    step("tidy", tidy::run)?;
    step("format", || cargo(&["fmt", "--all", "--check"]))?;
    step("build", || cargo(&["build", "--quiet", "--workspace", "--all-targets"]))?;
    step("test", || test(&[]))?;
    if cpython::find().is_ok() {
        step("pyc-roundtrip", || pyc_roundtrip::run(None))?;
        step("bytecode", || bytecode::run(&[], "dev"))?;
        step("cpython-tests", || cpython_tests::run_with(&[], "dev"))?;
    } else {
        println!("no CPython 3.14 at hand: the comparisons with it were not made");
    }
    Ok(())
}

fn step(name: &str, run: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("== {name}");
    let start = Instant::now();
    run().map_err(|message| format!("{message}\n{name} failed"))?;
    println!("== {name}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn cargo(args: &[&str]) -> Result<(), String> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // The tests look at this variable alone.
    if let Ok(python) = cpython::find() {
        command.env("KAA_CPYTHON", python);
    }
    let status = command.args(args).status().map_err(|e| format!("cargo: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("cargo {}: {status}", args.join(" "))) }
}
