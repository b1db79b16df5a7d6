//! Compiles the pure-Python standard library with Kaa's compiler and packs the code objects into one blob.
//!
//! For each module: its name, whether it is a package, its code object (`kaa_pyc::packed`), and its source compressed, since only tracebacks and `inspect` ask for it. Files in `overlay/` stand in front of those of
//! the packaged library.

use kaa_codegen::{CompileOptions, compile_source};
use kaa_pyc::packed::Packer;
use kaa_syntax::{ParseOptions, Source};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Parts of the packaged library that are not CPython's, or that need a display.
const LEFT_OUT: [&str; 8] = [
    "_dummy_os",
    "_dummy_thread",
    "dummy_threading",
    "_pycodecs",
    "idlelib",
    "turtledemo",
    "tkinter",
    "test",
];

/// What starting imports. It lies together in the library, and so do the modules that many others import: the system
/// maps the executable's pages by pieces of 64 KiB.
const FIRST: [&str; 10] = [
    "_frozen_importlib",
    "_frozen_importlib_external",
    "abc",
    "stat",
    "_collections_abc",
    "genericpath",
    "posixpath",
    "os",
    "_sitebuiltins",
    "site",
];

/// The packaging has its own names where packages are installed; CPython's hold: module, text, what it becomes.
/// And what reads data files beside modules goes through `importlib.resources`, since here they are no files.
const RENAMED: [(&str, &str, &str); 5] = [
    ("sysconfig", "return 'RustPython'", "return 'Python'"),
    ("site", "return 'RustPython'", "return 'Python'"),
    ("site", "/lib/rustpython{", "/lib/python{"),
    (
        "venv",
        "        path = os.path.abspath(os.path.dirname(__file__))
        path = os.path.join(path, 'scripts')
        self.install_scripts(context, path)",
        "        from importlib.resources import as_file, files
        with as_file(files(__name__) / 'scripts') as path:
            self.install_scripts(context, os.fspath(path))",
    ),
    (
        "pydoc",
        "        path_here = os.path.dirname(os.path.realpath(__file__))
        css_path = os.path.join(path_here, url)
        with open(css_path) as fp:
            return ''.join(fp.readlines())",
        "        from importlib.resources import files
        css_path = files('pydoc_data').parent / url
        with css_path.open() as fp:
            return ''.join(fp.readlines())",
    ),
];

/// Folders of data files that the library reads.
const DATA: [&str; 4] = ["ensurepip/_bundled", "pydoc_data", "venv/scripts/common", "venv/scripts/posix"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = BTreeMap::new();
    let library = PathBuf::from(rustpython_pylib::LIB_PATH);
    collect(&library, "", &mut files)?;
    let overlay = Path::new("overlay");
    if overlay.is_dir() {
        println!("cargo::rerun-if-changed=overlay");
        collect(overlay, "", &mut files)?;
    }
    let names = ["_frozen_importlib", "_frozen_importlib_external"];
    for (frozen, module) in names.iter().zip(["importlib._bootstrap", "importlib._bootstrap_external"]) {
        if let Some(entry) = files.get(module).cloned() {
            files.insert(frozen.to_string(), entry);
        }
    }
    let mut data = (String::new(), Vec::new());
    for folder in DATA {
        pack_data(&library, folder, &mut data)?;
    }
    // Compiling needs more stack than a build script's main thread may have.
    let blob = std::thread::Builder::new().stack_size(64 << 20).spawn(move || pack(&files))?;
    let packed = blob.join().map_err(|_| "packing failed")??;
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("index.txt"), packed.index)?;
    std::fs::write(out.join("code.bin"), packed.code)?;
    std::fs::write(out.join("source.bin"), packed.sources)?;
    std::fs::write(out.join("data.txt"), data.0)?;
    std::fs::write(out.join("data.bin"), data.1)?;
    Ok(())
}

type Files = BTreeMap<String, (PathBuf, bool)>;

/// Finds the modules below a folder.
fn collect(folder: &Path, prefix: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(stem) = path.file_stem().and_then(|s| s.to_str()) else { continue };
        if prefix.is_empty() && LEFT_OUT.contains(&stem) || stem == "__pycache__" {
            continue;
        }
        let name = if prefix.is_empty() { stem.to_owned() } else { format!("{prefix}.{stem}") };
        if path.is_dir() {
            if path.join("__init__.py").is_file() {
                files.insert(name.clone(), (path.join("__init__.py"), true));
            }
            // A folder of the overlay may add to a package of the library.
            if files.get(&name).is_some_and(|(_, package)| *package) {
                collect(&path, &name, files)?;
            }
        } else if path.extension().is_some_and(|e| e == "py") && stem != "__init__" {
            files.insert(name, (path, false));
        }
    }
    Ok(())
}

/// Appends the files of a folder that are no modules: lines `path offset compressed-length length`, and the bytes.
fn pack_data(
    library: &Path,
    folder: &str,
    out: &mut (String, Vec<u8>),
) -> Result<(), Box<dyn std::error::Error>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(library.join(folder))? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_none_or(|e| e != "py") {
            paths.push(path);
        }
    }
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|n| n.to_str()).ok_or("a name that is no text")?;
        let bytes = std::fs::read(&path)?;
        let packed = compress(&bytes)?;
        out.0 += &format!("{folder}/{name} {} {} {}\n", out.1.len(), packed.len(), bytes.len());
        out.1.extend_from_slice(&packed);
    }
    Ok(())
}

#[derive(Default)]
struct Pack {
    /// Lines `name package code-offset code-length source-offset compressed-length source-length`.
    index: String,
    code: Vec<u8>,
    sources: Vec<u8>,
}

fn compress(source: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = vec![0; zlib_rs::compress_bound(source.len())];
    let config = zlib_rs::DeflateConfig::new(9);
    let (packed, code) = zlib_rs::compress_slice(&mut out, source, config);
    let len = packed.len();
    if code != zlib_rs::ReturnCode::Ok {
        return Err(format!("compression failed: {code:?}"));
    }
    out.truncate(len);
    Ok(out)
}

fn renamed(name: &str, source: Vec<u8>) -> Result<Vec<u8>, String> {
    if !RENAMED.iter().any(|(module, ..)| *module == name) {
        return Ok(source);
    }
    let mut text = String::from_utf8(source).map_err(|e| format!("{name}: {e}"))?;
    for (_, from, to) in RENAMED.iter().filter(|(module, ..)| *module == name) {
        if !text.contains(from) {
            return Err(format!("{name} does not say {from}"));
        }
        text = text.replace(from, to);
    }
    Ok(text.into_bytes())
}

fn pack(files: &Files) -> Result<Pack, String> {
    let mut out = Pack::default();
    let mut modules = Vec::new();
    for (name, (path, package)) in files {
        let source = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let source = renamed(name, source)?;
        let filename = match name.strip_prefix("_frozen_importlib") {
            Some(rest) => format!("<frozen importlib._bootstrap{rest}>"),
            None => format!("<frozen {name}>"),
        };
        let text = filename.as_str().into();
        let compiled = compile_source(
            Source::Bytes(&source),
            &text,
            &ParseOptions::default(),
            CompileOptions::default(),
        );
        let object = match compiled {
            Ok((object, _)) => object,
            // The library holds a few files that are not meant to compile.
            Err(error) => {
                println!("cargo::warning={name} is left out: {error}");
                continue;
            }
        };
        let packed = compress(&source)?;
        let source = format!("{} {} {}", out.sources.len(), packed.len(), source.len());
        modules.push((name, *package, object, source));
        out.sources.extend_from_slice(&packed);
    }
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, object, _) in &modules {
        for name in object.names.iter().filter_map(|name| name.as_str()) {
            *wanted.entry(name).or_default() += 1;
        }
    }
    let mut order: Vec<usize> = (0..modules.len()).collect();
    order.sort_by_key(|&at| {
        let name = modules[at].0.as_str();
        let first = FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
        (first, std::cmp::Reverse(wanted.get(name).copied().unwrap_or(0)))
    });
    let mut packer = Packer::default();
    let mut places = vec![None; modules.len()];
    for at in order {
        let (name, _, object, _) = &modules[at];
        places[at] = Some(packer.add(object).map_err(|e| format!("{name}: {e}"))?);
    }
    let (code, place_of) = packer.finish().map_err(|e| e.to_string())?;
    out.code = code;
    for ((name, package, _, source), place) in modules.into_iter().zip(places) {
        let (start, len) = place.map_or((0, 0), &place_of);
        out.index += &format!("{name} {} {start} {len} {source}\n", package as u8);
    }
    Ok(out)
}
