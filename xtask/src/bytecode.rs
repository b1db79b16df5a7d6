//! How much of what Kaa's compiler makes of CPython's library is what CPython's makes: `cargo xtask bytecode`
//! over a sample, `cargo xtask bytecode --full` over all of it.
//!
//! Two things are counted. Code objects whose fields are all equal: as usual, with `-O`, with `-OO`, and with
//! `from __future__ import annotations` everywhere. Files whose `.pyc` are the same bytes; CPython's bytes are those of a
//! process that has compiled nothing else, since what it compiled and imported before shows in them.
//!
//! **Invariant:** the rates may not fall below those in `tests/bytecode.txt`; where they rise, it's written anew.

use crate::compile::{CODE_OBJECTS, clean};
use crate::{cpython, cpython_tests};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Of how many files the sample has one.
const SAMPLE: usize = 16;

/// What is compared field by field: a name, `optimize`, and whether `annotations` is forced.
const VARIANTS: [(&str, &str, &str); 4] = [
    ("code objects", "0", ""),
    ("code objects with -O", "1", ""),
    ("code objects with -OO", "2", ""),
    ("code objects with future annotations", "0", "annotations"),
];

/// Prints a line for each file: its name and a digest for each code object, or the error. Its arguments: a folder, a
/// file with names in it, `optimize`, a future feature.
const FIELDS_OF_FILES: &str = r#"
import __future__
root, names, optimize, future = sys.argv[1:]
flags = getattr(__future__, future).compiler_flag if future else 0

def digest(code):
    sum = hashlib.sha256()
    for field in FIELDS:
        sum.update(ascii(getattr(code, "co_" + field)).encode() + b"\n")
    sum.update(canon(code.co_consts).encode() + b"\n" + str(list(code.co_positions())).encode())
    return sum.hexdigest()[:16]

for name in open(names, encoding="utf-8").read().splitlines():
    with open(os.path.join(root, name), "rb") as stream:
        source = stream.read()
    try:
        code = compile(source, name, "exec", flags, True, int(optimize))
    except Exception as error:
        line = ["error", type(error).__name__, ascii(str(error))]
    else:
        line = map(digest, walk(code))
    print(name, *line, sep="\t")
"#;

/// Writes a file's `.pyc` to standard output. Its arguments: the file, its name.
const FRESH: &str = r#"
import sys, marshal, _imp
with open(sys.argv[1], "rb") as stream:
    source = stream.read()
code = compile(source, sys.argv[2], "exec", 0, True, 0)
data = marshal.dumps(code)
token = _imp.pyc_magic_number_token
head = token.to_bytes(4, "little") + b"\1\0\0\0" + _imp.source_hash(token, source)
sys.stdout.buffer.write(head + data)
"#;

/// Writes the `.pyc` of all files into a folder. Its arguments: the folder they are in, a file with names in it, the
/// folder.
const COMPILE_FILES: &str = r#"
import sys, os, py_compile, warnings
warnings.simplefilter("ignore")
root, names, out = sys.argv[1:]
for name in open(names, encoding="utf-8").read().splitlines():
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(os.path.join(root, name), os.path.join(out, name + "c"), name, quiet=2, invalidation_mode=mode)
"#;

/// Of how many things how many are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    same: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, same: bool) {
        self.same += usize::from(same);
        self.all += 1;
    }
}

type Counts = BTreeMap<String, Count>;

pub fn run(args: &[&str], profile: &str) -> Result<(), String> {
    let full = match args {
        [] => false,
        ["--full"] => true,
        _ => return Err("usage: cargo xtask bytecode [--full]".to_owned()),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace")?.to_owned();
    let kaa = cpython_tests::build(&root, profile)?;
    let python = cpython::find()?;
    let about =
        "import sys, os; sys.stdout.write(os.path.dirname(os.__file__) + '\\n' + sys.version.split()[0])";
    let about = String::from_utf8(cpython::run(about, &[])?).map_err(|e| e.to_string())?;
    let (library, version) = about.split_once('\n').ok_or("no version")?;
    let mut names = Vec::new();
    sources(Path::new(library), "", &mut names)?;
    names.sort();
    let step = if full { 1 } else { SAMPLE };
    let names: Vec<String> = names.into_iter().step_by(step).collect();
    let work = Work::new(library, names, kaa, python)?;
    let prefix = if full { "" } else { "sample: " };
    let mut counts = Counts::new();
    for (what, optimize, future) in VARIANTS {
        counts.insert(format!("{prefix}{what}"), work.fields(what, optimize, future)?);
    }
    counts.insert(format!("{prefix}.pyc files"), work.bytes()?);
    compare(&root.join("tests/bytecode.txt"), version, counts)
}

/// Names of the sources under a folder, by `/`.
fn sources(folder: &Path, above: &str, names: &mut Vec<String>) -> Result<(), String> {
    for entry in std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?.flatten() {
        let path = entry.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let full = format!("{above}{name}");
        if path.is_dir() {
            sources(&path, &format!("{full}/"), names)?;
        } else if path.is_file() && name.ends_with(".py") {
            names.push(full);
        }
    }
    Ok(())
}

/// What is compared, and a folder for what is in between.
struct Work {
    library: PathBuf,
    names: Vec<String>,
    list: PathBuf,
    folder: PathBuf,
    kaa: PathBuf,
    python: PathBuf,
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn failed(what: &Path) -> impl FnOnce(std::io::Error) -> String {
    let what = what.display().to_string();
    move |e| format!("{what}: {e}")
}

impl Work {
    fn new(library: &str, names: Vec<String>, kaa: PathBuf, python: PathBuf) -> Result<Work, String> {
        let folder = std::env::temp_dir().join(format!("kaa-bytecode-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(failed(&folder))?;
        let list = folder.join("names");
        std::fs::write(&list, names.join("\n")).map_err(failed(&list))?;
        Ok(Work { library: library.into(), names, list, folder, kaa, python })
    }

    /// Code objects of all files, one by one.
    fn fields(&self, what: &str, optimize: &str, future: &str) -> Result<Count, String> {
        let start = Instant::now();
        let lines = |program: &Path| {
            let output = clean(program)
                .args(["-X", "utf8", "-c", &[CODE_OBJECTS, FIELDS_OF_FILES].concat()])
                .args([self.library.as_os_str(), self.list.as_os_str()])
                .args([optimize, future])
                .stderr(Stdio::inherit())
                .output()
                .map_err(failed(program))?;
            if !output.status.success() {
                return Err(format!("{}: {}", program.display(), output.status));
            }
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let (ours, theirs) = (lines(&self.kaa)?, lines(&self.python)?);
        let mut count = Count::default();
        for (ours, theirs) in ours.lines().zip(theirs.lines()) {
            let (ours, theirs): (Vec<&str>, Vec<&str>) =
                (ours.split('\t').collect(), theirs.split('\t').collect());
            let name = theirs[0];
            if ours[0] != name {
                return Err(format!("Kaa says {}, CPython {name}", ours[0]));
            }
            if theirs.get(1) == Some(&"error") {
                if ours != theirs {
                    println!("  {what}: {name}: Kaa {:?}, CPython {:?}", ours.get(1..), &theirs[1..]);
                    count.add(false);
                }
                continue;
            }
            let before = count;
            for (n, digest) in theirs.iter().enumerate().skip(1) {
                count.add(ours.get(n) == Some(digest));
            }
            if count.same - before.same < theirs.len() - 1 || ours.len() != theirs.len() {
                println!("  {what}: {name} differs");
            }
        }
        if ours.lines().count() != theirs.lines().count() {
            return Err("Kaa and CPython have compiled different files".to_owned());
        }
        println!("{what}: {} of {}, {:.1} s", count.same, count.all, start.elapsed().as_secs_f64());
        Ok(count)
    }

    /// Whole files, CPython's by a process for each.
    fn bytes(&self) -> Result<Count, String> {
        let start = Instant::now();
        let out = self.folder.join("out");
        let status = clean(&self.kaa)
            .args(["-X", "utf8", "-c", COMPILE_FILES])
            .args([&self.library, &self.list, &out])
            .status()
            .map_err(failed(&self.kaa))?;
        if !status.success() {
            return Err(format!("{}: {status}", self.kaa.display()));
        }
        let mut count = Count::default();
        for name in &self.names {
            let mut command: Command = clean(&self.python);
            // As `-I`, but a `PYTHONHOME` that the program's wrapper sets still counts.
            command
                .args(["-s", "-P", "-S", "-W", "ignore", "-c", FRESH])
                .arg(self.library.join(name))
                .arg(name);
            let theirs = command.output().map_err(failed(&self.python))?;
            let ours = std::fs::read(out.join(format!("{name}c"))).ok();
            if !theirs.status.success() {
                if ours.is_some() {
                    println!("  .pyc files: {name} is there, which CPython rejects");
                    count.add(false);
                }
                continue;
            }
            let same = ours.is_some_and(|ours| ours == theirs.stdout);
            count.add(same);
            if !same {
                println!("  .pyc files: {name} differs");
            }
        }
        println!(".pyc files: {} of {}, {:.1} s", count.same, count.all, start.elapsed().as_secs_f64());
        Ok(count)
    }
}

/// Compares with the snapshot, and writes it where all is at least as good.
fn compare(path: &Path, version: &str, counts: Counts) -> Result<(), String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut lines = text.lines();
    let head = format!("CPython {version}");
    let known = lines.next().unwrap_or_default();
    let mut snapshot = Counts::new();
    for line in lines {
        let parsed = line.rsplit_once(": ").and_then(|(what, numbers)| {
            let (same, all) = numbers.split_once(" of ")?;
            Some((what.to_owned(), Count { same: same.parse().ok()?, all: all.parse().ok()? }))
        });
        let (what, count) = parsed.ok_or_else(|| format!("{}: {line:?}", path.display()))?;
        snapshot.insert(what, count);
    }
    if !known.is_empty() && known != head {
        println!("{}: counts of {known}, not of {head}", path.display());
        return Ok(());
    }
    let mut worse = Vec::new();
    for (what, now) in &counts {
        let before = snapshot.get(what).copied().unwrap_or_default();
        if now.same * before.all < before.same * now.all || now.all == 0 {
            worse.push(format!(
                "{what}: {} of {}, {} of {} before",
                now.same, now.all, before.same, before.all
            ));
        }
    }
    if !worse.is_empty() {
        return Err(worse.join("\n"));
    }
    let old = snapshot.clone();
    snapshot.extend(counts);
    if snapshot != old {
        let mut text = format!("{head}\n");
        for (what, Count { same, all }) in &snapshot {
            text.push_str(&format!("{what}: {same} of {all}\n"));
        }
        std::fs::write(path, text).map_err(failed(path))?;
        println!("{} is written anew", path.display());
    }
    Ok(())
}
