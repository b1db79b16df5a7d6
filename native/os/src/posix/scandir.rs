//! `scandir` and its entries.

use super::results;
use crate::args::Path;
use kaa_gc::{NoTrace, Slot};
use kaa_host::{Errno, fd, fs};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Value, Vm, methods, raw_methods};
use kaa_types::paths;
use std::cell::{Cell, RefCell};
use std::ffi::CString;

/// An iterator over a directory.
struct Scan {
    /// `None` once exhausted or closed.
    dir: NoTrace<RefCell<Option<fs::Directory>>>,
    /// The directory as it was given.
    path: Value,
    prefix: NoTrace<Vec<u8>>,
    is_bytes: bool,
    fd: Option<i32>,
}
kaa_gc::trace_fields!(Scan { dir, path, prefix, is_bytes, fd });

/// An entry of a directory.
struct DirEntry {
    name: Value,
    path: Value,
    dir_fd: Option<i32>,
    kind: u8,
    ino: u64,
    stat: Slot<Option<Value>>,
    lstat: Slot<Option<Value>>,
    mode: Cell<Option<u32>>,
}
kaa_gc::trace_fields!(DirEntry { name, path, dir_fd, kind, ino, stat, lstat, mode });

static SCAN: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next));
        s.del.set(Some(|vm, this| {
            let scan = vm.this::<Scan>(this);
            if scan.dir.borrow_mut().take().is_some() {
                let text = vm.repr(this)?.to_lossy();
                let message = format!("unclosed scandir iterator {text}");
                if vm.warn_named("ResourceWarning", &message, 1).is_err() {
                    if vm.pending_is("Warning") {
                        vm.report_unraisable("Exception ignored while finalizing scandir iterator", this);
                    }
                    vm.clear_exception();
                }
            }
            Ok(())
        }));
    },
    methods: &[SCAN_METHODS, SCAN_RAW],
    ..TypeDef::new("posix.ScandirIterator")
};

static ENTRY: TypeDef = TypeDef {
    doc: None,
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.repr.set(Some(|vm, this| {
            let name = vm.this::<DirEntry>(this).name;
            let name = vm.repr(name)?.to_lossy();
            vm.try_str(&format!("<DirEntry {name}>")).map(Gc::value)
        }));
    },
    methods: &[ENTRY_METHODS],
    getset: &[
        GetSetDef {
            name: "name",
            doc: "the entry's base filename, relative to scandir() \"path\" argument",
            get: |vm, this| Ok(vm.this::<DirEntry>(this).name),
            set: None,
        },
        GetSetDef {
            name: "path",
            doc: "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)",
            get: |vm, this| Ok(vm.this::<DirEntry>(this).path),
            set: None,
        },
    ],
    readonly: &["name", "path"],
    ..TypeDef::new("posix.DirEntry")
};

pub fn define(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let object = vm.types.object;
    vm.define_type::<Scan>(object, &SCAN);
    let entry = vm.define_type::<DirEntry>(object, &ENTRY);
    vm.module_add_type(module, entry)
}

methods! { FUNCTIONS: Module =>
    /// Return an iterator of DirEntry objects for given path.
    "scandir($module, /, path=None)" => |vm: &mut Vm, path: Path<true, true>| -> PyResult {
        vm.audit("os.scandir", &[&path.object])?;
        let result = vm.without_lock(|| match path.fd {
            Some(fd) => fs::Directory::from_fd(fd),
            None => fs::Directory::open(path.c()),
        });
        let dir = path.check(vm, result)?;
        let shown = match path.fd {
            Some(_) => path.object,
            None if path.object.is_none() => vm.str(".").value(),
            None => path.object,
        };
        let prefix = if path.fd.is_some() { Vec::new() } else { path.c().to_bytes().to_vec() };
        let scan = Scan {
            dir: NoTrace(RefCell::new(Some(dir))),
            path: shown,
            prefix: NoTrace(prefix),
            is_bytes: path.is_bytes,
            fd: path.fd,
        };
        Ok(vm.alloc_payload(scan).value())
    }, Any;
}

methods! { SCAN_METHODS: Instance =>
    "close($self, /)" => |vm: &mut Vm, this: Value| close(vm, this), Any;
    "__enter__($self, /)" => |_: &mut Vm, this: Value| this, Any;
}

raw_methods! { SCAN_RAW: Instance =>
    "__exit__" => |vm, args| {
        let Some(&this) = args.values.first() else { return Err(vm.type_error("__exit__() needs an argument")) };
        close(vm, this);
        Ok(Value::NONE)
    }, Any;
}

fn close(vm: &mut Vm, this: Value) {
    let scan = vm.this::<Scan>(this);
    let dir = scan.dir.borrow_mut().take();
    if let (Some(mut dir), Some(_)) = (dir, scan.fd) {
        dir.rewind();
    }
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let scan = vm.this::<Scan>(this);
    let step = match &mut *scan.dir.borrow_mut() {
        None => return Ok(None),
        Some(dir) => dir.next(),
    };
    let entry = match step {
        Ok(Some(entry)) => entry,
        Ok(None) => {
            close(vm, this);
            return Ok(None);
        }
        Err(Errno(n)) => {
            close(vm, this);
            return Err(vm.os_error(n, Some(scan.path)));
        }
    };
    let text = |vm: &mut Vm, bytes: &[u8]| match scan.is_bytes {
        true => vm.new_bytes(bytes).map(Gc::value),
        false => paths::fs_str(vm, bytes).map(Gc::value),
    };
    let name = text(vm, &entry.name)?;
    let path = if scan.fd.is_some() {
        name
    } else {
        let prefix = &scan.prefix.0;
        let mut full = Vec::with_capacity(prefix.len() + 1 + entry.name.len());
        full.extend_from_slice(prefix);
        if !full.is_empty() && full.last() != Some(&b'/') {
            full.push(b'/');
        }
        full.extend_from_slice(&entry.name);
        text(vm, &full)?
    };
    let entry = DirEntry {
        name,
        path,
        dir_fd: scan.fd,
        kind: entry.kind,
        ino: entry.ino,
        stat: Slot::new(None),
        lstat: Slot::new(None),
        mode: Cell::new(None),
    };
    Ok(Some(vm.alloc_payload(entry).value()))
}

methods! { ENTRY_METHODS: Instance =>
    /// Return True if the entry is a directory; cached per entry.
    "is_dir($self, /, *, follow_symlinks=True)" => |vm: &mut Vm, this: Value, follow: Option<bool>| {
        is_kind(vm, this, follow.unwrap_or(true), fs::S_IFDIR, fs::DT_DIR)
    }, Any;
    /// Return True if the entry is a file; cached per entry.
    "is_file($self, /, *, follow_symlinks=True)" => |vm: &mut Vm, this: Value, follow: Option<bool>| {
        is_kind(vm, this, follow.unwrap_or(true), fs::S_IFREG, fs::DT_REG)
    }, Any;
    /// Return True if the entry is a symbolic link; cached per entry.
    "is_symlink($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<bool> {
        let entry = vm.this::<DirEntry>(this);
        if entry.kind != fs::DT_UNKNOWN {
            return Ok(entry.kind == fs::DT_LNK);
        }
        is_kind(vm, this, false, fs::S_IFLNK, fs::DT_LNK)
    }, Any;
    "is_junction($self, /)" => |_: &mut Vm, _: Value| false, Raises;
    /// Return stat_result object for the entry; cached per entry.
    "stat($self, /, *, follow_symlinks=True)" => |vm: &mut Vm, this: Value, follow: Option<bool>| {
        stat(vm, this, follow.unwrap_or(true))
    }, Any;
    /// Return inode of the entry; cached per entry.
    "inode($self, /)" => |vm: &mut Vm, this: Value| -> Value {
        let ino = vm.this::<DirEntry>(this).ino;
        vm.int_from_u64(ino)
    }, Alloc;
    /// Returns the path for the entry.
    "__fspath__($self, /)" => |vm: &mut Vm, this: Value| vm.this::<DirEntry>(this).path, Alloc;
}

fn raw_stat(vm: &mut Vm, entry: Gc<DirEntry>, follow: bool) -> PyResult<Result<fs::Stat, Errno>> {
    let dir = match entry.dir_fd {
        Some(fd) if fd::is_inheritable(fd).is_err() => return Ok(Err(Errno(kaa_host::errno::EBADF))),
        dir => dir,
    };
    // Neither the directory's name nor an entry's holds a zero.
    let path = CString::new(paths::fs_bytes(vm, entry.path)?).unwrap_or_default();
    Ok(vm.without_lock(|| fs::stat(&path, dir, follow)))
}

fn stat(vm: &mut Vm, this: Value, follow: bool) -> PyResult {
    let entry = vm.this::<DirEntry>(this);
    let is_link = match entry.kind {
        fs::DT_UNKNOWN => is_kind(vm, this, false, fs::S_IFLNK, fs::DT_LNK)?,
        kind => kind == fs::DT_LNK,
    };
    let follow = follow && is_link;
    let known = if follow { entry.stat.get() } else { entry.lstat.get() };
    if let Some(known) = known {
        return Ok(known);
    }
    match raw_stat(vm, entry, follow)? {
        Ok(found) => {
            let result = results::stat(vm, &found)?;
            if follow {
                entry.stat.set(entry, Some(result))
            } else {
                entry.lstat.set(entry, Some(result))
            };
            Ok(result)
        }
        Err(Errno(n)) => Err(vm.os_error(n, Some(entry.path))),
    }
}

/// Whether the entry is of a kind, without a system call where the directory told.
fn is_kind(vm: &mut Vm, this: Value, follow: bool, mode: u32, kind: u8) -> PyResult<bool> {
    let entry = vm.this::<DirEntry>(this);
    let must_ask = entry.kind == fs::DT_UNKNOWN || (follow && entry.kind == fs::DT_LNK);
    if !must_ask {
        return Ok(entry.kind == kind);
    }
    if follow && let Some(known) = entry.mode.get() {
        return Ok(known & fs::S_IFMT == mode);
    }
    match raw_stat(vm, entry, follow)? {
        Ok(stat) => {
            if follow {
                entry.mode.set(Some(stat.mode));
            }
            Ok(stat.mode & fs::S_IFMT == mode)
        }
        // Gone meanwhile: it is nothing then.
        Err(Errno(kaa_host::errno::ENOENT)) => Ok(false),
        Err(Errno(n)) => Err(vm.os_error(n, Some(entry.path))),
    }
}
