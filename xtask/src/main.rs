//! `cargo xtask HABIT`: tidy, tests, generated tables, and the checks against CPython 3.14.
//!
//! **Invariant:** a habit that compares with CPython says so and fails when no CPython 3.14 is at hand; it
//! never passes by skipping.

mod bytecode;
mod compile;
mod compile_speed;
mod cpython;
mod cpython_tests;
mod dist;
mod footprint;
mod fuzz;
mod host_library;
mod known_names;
mod multibyte_tables;
mod pyc_roundtrip;
mod ready;
mod tidy;
mod tools;
mod unicode_tables;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask HABIT

  test [ARGS]              all tests; ARGS go to `cargo test`
  tidy                     crate edges, file lengths, first lines
  ready                    tidy, format, build, test, and the checks against CPython
  pyc-roundtrip [LIBDIR]   read and write every .pyc of CPython's library; damage some
  cpython-tests [MODULES]  CPython's own tests, run by Kaa
  compile [FOLDERS]        CPython's library and folders: code objects equal CPython's
  compile-speed [ROUNDS]   source to bytes, beside CPython
  bytecode [--full]        how many code objects and .pyc files of CPython's library are the same
  dist                     the optimised build, by profiles of running programs
  footprint [--programs FOLDER] [NAMES]
                           start-up time and memory beside CPython's
  host-library [MODULES]   CPython's tests on a library that Kaa compiled, run by CPython
  tools [--quick] [FILE[/CHECK]]
                           the standard library's tools, compared with CPython's
  fuzz [SECONDS] [--seed N] [GENERATOR]
                           random input: sources, bytecode, programs, calls
  known-names              write the names that CPython interns before it compiles
  multibyte-tables         write the tables of the encodings of East Asia
  unicode-tables           write the tables and checksums of kaa-unicode

A CPython 3.14 is taken from KAA_CPYTHON or found as python3.14 on PATH.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["pyc-roundtrip"] => pyc_roundtrip::run(None),
        ["pyc-roundtrip", dir] => pyc_roundtrip::run(Some(dir)),
        ["cpython-tests", names @ ..] => cpython_tests::run(names),
        ["dist"] => dist::run(),
        ["bytecode", more @ ..] => bytecode::run(more, "release"),
        ["compile-speed", more @ ..] => compile_speed::run(more),
        ["compile", folders @ ..] => compile::run(folders),
        ["footprint", more @ ..] => footprint::run(more),
        ["host-library", names @ ..] => host_library::run(names),
        ["tools", names @ ..] => tools::run(names),
        ["fuzz", more @ ..] => fuzz::run(more),
        ["tidy"] => tidy::run(),
        ["test", more @ ..] => ready::test(more),
        ["ready"] => ready::ready(),
        ["known-names"] => known_names::run(),
        ["multibyte-tables"] => multibyte_tables::run(),
        ["unicode-tables"] => unicode_tables::run(),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
