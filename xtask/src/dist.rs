//! The build that is given to users: `cargo xtask dist`, optimised by profiles of running programs.
//!
//! Kaa is built with counters, runs `tests/training`, and is built again by what was counted, into
//! `target/dist`. CPython's `--enable-optimizations` does the same. The counters are merged by `llvm-profdata`, whose
//! version of LLVM must be the compiler's: that of rustup's component `llvm-tools`, or of a package such as `llvm-22`.
//!
//! Functions are laid out by how many of the training programs run them, those of starting first: the system reads
//! and maps an executable by pages, and code that no program needs then stays out of memory.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MISSING: &str = "it comes with `rustup component add llvm-tools`, or with the system's LLVM of that version; \
                       LLVM_PROFDATA names one. `cargo build --profile dist -p kaa` does without profiles";

pub fn run() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let compiler = Compiler::asked()?;
    let profdata = compiler.profdata()?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
    let counts = target.join("profile");
    let raw = counts.join("raw");
    if raw.exists() {
        std::fs::remove_dir_all(&raw).map_err(|e| format!("{}: {e}", raw.display()))?;
    }
    std::fs::create_dir_all(&raw).map_err(|e| format!("{}: {e}", raw.display()))?;

    println!("== build with counters");
    let counting = compiler.build(&root, &counts, &[format!("profile-generate={}", raw.display())])?;
    println!("== run the training programs");
    train(&root, &counting, &raw)?;
    let merged = counts.join("kaa.profdata");
    let mut merge = Command::new(&profdata);
    merge.args(["merge", "-o"]).arg(&merged).args(profiles(&raw)?);
    done(merge.status(), "llvm-profdata")?;
    let mut settings = vec![format!("profile-use={}", merged.display())];
    if compiler.host == ORDERED_HOST {
        let order = counts.join("order.txt");
        std::fs::write(&order, order_of_functions(&profdata, &raw)?)
            .map_err(|e| format!("{}: {e}", order.display()))?;
        settings.push(format!("link-arg=-Wl,--symbol-ordering-file={}", order.display()));
        settings.push("link-arg=-Wl,--no-warn-symbol-ordering".to_owned());
    }
    println!("== build by the profile");
    let built = compiler.build(&root, &target, &settings)?;
    let place = target.join("dist").join(built.file_name().ok_or("no file")?);
    std::fs::create_dir_all(target.join("dist")).map_err(|e| e.to_string())?;
    // Cargo's own build of the profile may be linked to this name: the link is replaced, not what it leads to.
    let _ = std::fs::remove_file(&place);
    std::fs::copy(&built, &place).map_err(|e| format!("{}: {e}", place.display()))?;
    println!("{}", place.display());
    Ok(())
}

/// Where rustc links by LLD, which takes an order of functions.
const ORDERED_HOST: &str = "x86_64-unknown-linux-gnu";
/// The name of the counters of starting.
const STARTING: &str = "start";

/// What `rustc -vV` says of itself.
struct Compiler {
    host: String,
    /// LLVM's major version.
    llvm: String,
    sysroot: PathBuf,
}

impl Compiler {
    fn asked() -> Result<Compiler, String> {
        let said = output(Command::new("rustc").arg("-vV"))?;
        let line = |name: &str| said.lines().find_map(|l| l.strip_prefix(name)).map(|l| l.trim().to_owned());
        let llvm = line("LLVM version:").ok_or("rustc names no version of LLVM")?;
        Ok(Compiler {
            host: line("host:").ok_or("rustc names no host")?,
            llvm: llvm.split('.').next().unwrap_or_default().to_owned(),
            sysroot: PathBuf::from(output(Command::new("rustc").args(["--print", "sysroot"]))?.trim()),
        })
    }

    /// The `llvm-profdata` of this compiler's LLVM: another version cannot read the counters.
    fn profdata(&self) -> Result<PathBuf, String> {
        if let Some(named) = std::env::var_os("LLVM_PROFDATA") {
            return Ok(named.into());
        }
        let own = self.sysroot.join("lib/rustlib").join(&self.host).join("bin/llvm-profdata");
        if own.is_file() {
            return Ok(own);
        }
        for name in [format!("llvm-profdata-{}", self.llvm), "llvm-profdata".to_owned()] {
            let said = output(Command::new(&name).arg("--version")).unwrap_or_default();
            if said.contains(&format!("version {}.", self.llvm)) {
                return Ok(name.into());
            }
        }
        Err(format!("no llvm-profdata of LLVM {}: {MISSING}", self.llvm))
    }

    /// Builds the command with further settings of code generation. With a named target, what runs while building
    /// (the packer of the library) is spared it.
    fn build(&self, root: &Path, target: &Path, settings: &[String]) -> Result<PathBuf, String> {
        let flags: Vec<String> = settings.iter().map(|setting| format!("\"-C\", {setting:?}")).collect();
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(root)
            .args(["build", "--profile", "dist", "-p", "kaa", "--target", &self.host])
            .arg("--config")
            .arg(format!("target.{}.rustflags=[{}]", self.host, flags.join(", ")))
            .env("CARGO_TARGET_DIR", target)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        done(cargo.status(), "cargo build")?;
        Ok(target.join(&self.host).join("dist").join(format!("kaa{}", std::env::consts::EXE_SUFFIX)))
    }
}

/// Names of functions as the linker knows them: those of starting, then the others, each by how many of the training
/// programs run it. Functions that were made part of others are among them, which the linker passes over.
fn order_of_functions(profdata: &Path, raw: &Path) -> Result<String, String> {
    let mut places: HashMap<String, (bool, usize, usize)> = HashMap::new();
    for file in profiles(raw)? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let sparse = raw.join(&name).with_extension("profdata");
        let mut merge = Command::new(profdata);
        merge.args(["merge", "-sparse", "-o"]).arg(&sparse).arg(&file);
        done(merge.status(), "llvm-profdata")?;
        let shown = output(Command::new(profdata).args(["show", "--all-functions"]).arg(&sparse))?;
        for (at, line) in shown.lines().enumerate() {
            let Some(function) = line.strip_prefix("  ").and_then(|l| l.strip_suffix(':')) else { continue };
            if function.starts_with(' ') {
                continue;
            }
            // What one file alone sees stands behind that file's name.
            let function = function.rsplit(';').next().unwrap_or(function);
            let place = places.entry(function.to_owned()).or_insert((false, 0, at));
            place.0 |= name == STARTING;
            place.1 += 1;
        }
    }
    let mut order: Vec<_> = places.into_iter().collect();
    order.sort_by(|(a, x), (b, y)| (y.0, y.1, x.2, a).cmp(&(x.0, x.1, y.2, b)));
    Ok(order.into_iter().fold(String::new(), |text, (name, _)| text + &name + "\n"))
}

fn profiles(raw: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(raw).map_err(|e| format!("{}: {e}", raw.display()))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "profraw"))
        .collect();
    found.sort();
    Ok(found)
}

/// Runs what the profile is made of: starting and each training program have counters of their own.
fn train(root: &Path, kaa: &Path, raw: &Path) -> Result<(), String> {
    let programs = sources(&root.join("tests/training"))?;
    let mut runs: Vec<(String, PathBuf, Vec<OsString>)> =
        vec![(STARTING.to_owned(), root.to_owned(), vec!["-c".into(), "pass".into()])];
    for program in &programs {
        let counters = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = program.parent().unwrap_or(root).to_owned();
        runs.push((counters, folder, vec![program.into()]));
    }
    for (counters, folder, words) in &runs {
        let mut command = Command::new(kaa);
        command
            .args(words)
            .current_dir(folder)
            .env("LLVM_PROFILE_FILE", raw.join(format!("{counters}.profraw")))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let status = command.status().map_err(|e| format!("{}: {e}", kaa.display()))?;
        if !status.success() {
            return Err(format!("{counters} failed: {status}"));
        }
    }
    println!("{} programs", runs.len());
    Ok(())
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .collect();
    found.sort();
    Ok(found)
}

fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::null()).output().map_err(|e| format!("{name}: {e}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(format!("{name} failed: {}", output.status)),
    }
}

fn done(status: std::io::Result<std::process::ExitStatus>, name: &str) -> Result<(), String> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed: {status}")),
        Err(e) => Err(format!("{name}: {e}")),
    }
}
