//! `_imp`: builtin and packed modules for importlib. CPython: `Python/import.c`.

use crate::import::Builtins;
use crate::thread::lock::RLock;
use kaa_code::shared::{Library, Packed};
use kaa_code::{CodeObject, SharedCode};
use kaa_host::executable::Constants;
use kaa_object::declare::ModuleDef;
use kaa_object::list::ListRef;
use kaa_object::payloads::{Bytes, Module};
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};
use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_imp",
    doc: Some("(Extremely) low-level import machinery bits as used by importlib."),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let mode = vm.state::<crate::run::Program>().hash_based_pycs.clone();
        let mode = vm.str(mode.as_deref().unwrap_or("default")).value();
        vm.module_set(module, "check_hash_based_pycs", mode)?;
        let key = vm.int(u32::from_le_bytes(*b"\x2b\x0e\x0d\x0a") as i64);
        vm.module_set(module, "pyc_magic_number_token", key)
    },
};

/// The lock that importlib holds while it looks after its modules' own locks.
#[derive(Default)]
struct ImportLock(Option<Rc<RLock>>);

fn import_lock(vm: &mut Vm) -> Rc<RLock> {
    if let Some(lock) = &vm.state::<ImportLock>().0 {
        return lock.clone();
    }
    let lock = Rc::new(crate::thread::lock::rlock_payload());
    vm.state::<ImportLock>().0 = Some(lock.clone());
    // A thread that held the lock is gone after a fork.
    vm.after_fork.push(|vm| {
        let me = vm.thread.id;
        let lock = import_lock(vm);
        if !lock.is_held_by(me) {
            lock.reinit();
        }
    });
    lock
}

methods! { FUNCTIONS: Module =>
    /// Return True if the import lock is currently held, else False.
    "lock_held()" => |vm: &mut Vm| import_lock(vm).is_held(), Leaf;
    /// Acquires the interpreter's import lock for the current thread.
    "acquire_lock()" => |vm: &mut Vm| -> PyResult<()> { import_lock(vm).acquire(vm, None).map(drop) }, Any;
    /// Release the interpreter's import lock.
    "release_lock()" => |vm: &mut Vm| -> PyResult<()> {
        let me = vm.thread.id;
        if import_lock(vm).release(me) { Ok(()) } else { Err(vm.runtime_error("not holding the import lock")) }
    }, Raises;
    /// Return info about the corresponding frozen module (if there is one) or None.
    "find_frozen(name, /, *, withdata=False)" => find_frozen, Alloc;
    /// Create a code object for a frozen module.
    "get_frozen_object(name, data=None, /)" => get_frozen_object, Any;
    /// Returns True if the module name is of a frozen package.
    "is_frozen_package(name, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult<bool> {
        match kaa_stdlib::find(&name.to_lossy()) {
            Some(module) => Ok(module.is_package),
            None => Err(no_frozen(vm, name)),
        }
    }, Raises;
    /// Returns True if the module name corresponds to a built-in module.
    "is_builtin(name, /)" => |vm: &mut Vm, name: Gc<Str>| -> i64 {
        let text = name.to_lossy();
        // These two are there before anything is imported and are never made anew.
        if matches!(text.as_str(), "sys" | "builtins") {
            return -1;
        }
        vm.state::<Builtins>().find(&text).is_some() as i64
    }, Leaf;
    /// Returns True if the module name corresponds to a frozen module.
    "is_frozen(name, /)" => |vm: &mut Vm, name: Gc<Str>| is_frozen(vm, &name.to_lossy()), Leaf;
    /// Initializes a frozen module.
    "init_frozen(name, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        Err(no_frozen(vm, name))
    }, Any;
    /// Returns the list of available frozen modules.
    "_frozen_module_names()" => |vm: &mut Vm| -> PyResult {
        let list = vm.new_list();
        for module in kaa_stdlib::modules() {
            let name = vm.str(module.name).value();
            list.push(vm, name)?;
        }
        Ok(list.value())
    }, Alloc;
    /// Create an extension module.
    "create_builtin(spec, /)" => create_builtin, Any;
    /// Initialize a built-in module.
    "exec_builtin(mod, /)" => |_: &mut Vm, _module: Value| 0i64, Leaf;
    /// Returns the list of file suffixes used to identify extension modules.
    "extension_suffixes()" => |vm: &mut Vm| vm.new_list(), Alloc;
    "_fix_co_filename(code, path, /)" => |_: &mut Vm, _code: Value, _path: Value| (), Leaf;
    "source_hash(key, source)" => source_hash, Alloc;
    "_override_frozen_modules_for_tests(override, /)" => |_: &mut Vm, _override: i64| (), Leaf;
    "_override_multi_interp_extensions_check(override, /)" => |_: &mut Vm, _override: i64| 0i64, Leaf;
}

pub fn no_frozen(vm: &mut Vm, name: Gc<Str>) -> kaa_object::Raised {
    let text = vm.repr(name.value()).map(|s| s.to_lossy()).unwrap_or_default();
    let class = vm.exception_type("ImportError");
    let message = vm.str(&format!("No such frozen object named {text}")).value();
    let exception = vm.new_exception(class, &[message]);
    vm.set_member(exception, 0, Some(message));
    vm.set_member(exception, 1, Some(name.value()));
    vm.raise(exception)
}

/// Whether `FrozenImporter` finds a module: those of the packed library, as far as nothing stands in front of them.
fn is_frozen(vm: &mut Vm, name: &str) -> bool {
    let builtins = vm.state::<crate::import::Builtins>();
    let bootstrap = name.starts_with("_frozen_importlib") || name == "zipimport";
    let hidden = builtins.real_library && !bootstrap || builtins.library_on_path && !FROZEN.contains(&name);
    !hidden && kaa_stdlib::find(name).is_some()
}

fn find_frozen(vm: &mut Vm, name: Gc<Str>, withdata: Option<bool>) -> PyResult {
    let text = name.to_lossy();
    if !is_frozen(vm, &text) {
        return Ok(Value::NONE);
    }
    let Some(module) = kaa_stdlib::find(&text) else { return Ok(Value::NONE) };
    let data = if withdata.unwrap_or(false) {
        let code = packed_code(vm, &module, &frozen_filename(&text))?;
        let bytes = match kaa_pyc::dump_code(&code) {
            Ok(bytes) => vm.new_bytes(&bytes)?.value(),
            Err(error) => return Err(vm.raise_named(error.exception(), &error.message)),
        };
        let class = vm.types.memoryview.value();
        vm.call(class, &[bytes])?
    } else {
        Value::NONE
    };
    let origin = match text.as_str() {
        "_frozen_importlib" => vm.str("importlib._bootstrap"),
        "_frozen_importlib_external" => vm.str("importlib._bootstrap_external"),
        _ => name,
    };
    Ok(vm.tuple(&[data, Value::bool(module.is_package), origin.value()]).value())
}

/// Modules that CPython freezes; their code says `<frozen name>` instead of a file.
const FROZEN: [&str; 17] = [
    "_frozen_importlib",
    "_frozen_importlib_external",
    "zipimport",
    "abc",
    "codecs",
    "io",
    "_collections_abc",
    "_sitebuiltins",
    "genericpath",
    "ntpath",
    "posixpath",
    "os",
    "site",
    "stat",
    "importlib.util",
    "importlib.machinery",
    "runpy",
];

/// The packed library as its reader wants it.
static LIBRARY: Library = Library { bytes: kaa_stdlib::code, read: read_packed };

/// Reads a code object. What was read is hardly looked at again once the code is translated, but the system has mapped
/// 64 KiB around each place: from time to time the library's pages are given back.
fn read_packed(packed: &Packed) -> CodeObject {
    /// Code objects read between two times.
    const TURN: u32 = 32;
    static READ: AtomicU32 = AtomicU32::new(0);
    static PAGES: OnceLock<Option<Constants>> = OnceLock::new();
    if READ.fetch_add(1, Ordering::Relaxed) % TURN == TURN - 1
        && let Some(pages) = PAGES.get_or_init(|| Constants::of(kaa_stdlib::code()))
    {
        pages.give_back();
    }
    kaa_pyc::packed::read_packed(packed)
}

/// The code object of a packed module, which shows `filename`.
fn packed_code(vm: &mut Vm, module: &kaa_stdlib::PackedModule, filename: &str) -> PyResult<SharedCode> {
    match kaa_pyc::packed::packed_code(&LIBRARY, module.start, module.len, filename.into()) {
        Some(code) => Ok(code),
        None => Err(vm.system_error("the packed library is damaged")),
    }
}

/// What the code of a frozen module shows for a file.
fn frozen_filename(name: &str) -> String {
    match name.strip_prefix("_frozen_importlib") {
        Some(rest) => format!("<frozen importlib._bootstrap{rest}>"),
        None => format!("<frozen {name}>"),
    }
}

/// The code object of a packed module.
pub fn frozen_code(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    let Some(module) = kaa_stdlib::find(name) else { return Ok(None) };
    let file = if FROZEN.contains(&name) { None } else { crate::packed::virtual_file(vm, &module) };
    let file = file.unwrap_or_else(|| frozen_filename(name));
    let code = packed_code(vm, &module, &file)?;
    kaa_interp::code_from_plain(vm, code).map(|c| Some(c.value()))
}

fn get_frozen_object(vm: &mut Vm, name: Gc<Str>, data: Option<Value>) -> PyResult {
    if let Some(data) = data.filter(|d| !d.is_none()) {
        let class = vm.types.bytes.value();
        let bytes = vm.call(class, &[data])?;
        let copy = vm.payload::<Bytes>(bytes).map(|b| b.as_slice().to_vec()).unwrap_or_default();
        return crate::marshal::loads_slice(vm, &copy);
    }
    match frozen_code(vm, &name.to_lossy())? {
        Some(code) => Ok(code),
        None => Err(no_frozen(vm, name)),
    }
}

fn create_builtin(vm: &mut Vm, spec: Value) -> PyResult {
    let name = vm.names.name;
    let name = vm.getattr(spec, name)?;
    let Some(text) = vm.as_str(name).map(|n| n.to_lossy()) else {
        return Err(vm.type_error("spec name must be a string"));
    };
    let modules = vm.modules;
    if let Some(known) = vm.dict_get(modules, name)? {
        return Ok(known);
    }
    match vm.state::<Builtins>().find(&text) {
        Some(def) => vm.make_module(def).map(Gc::<Module>::value),
        None => Ok(Value::NONE),
    }
}

fn source_hash(vm: &mut Vm, key: Value, source: Value) -> PyResult {
    let key = vm.to_i64(key, "Python int too large to convert to C long")? as u64;
    let bytes = kaa_types::buffer::bytes_of(vm, source)?;
    vm.new_bytes(&kaa_pyc::keyed_hash(key, &bytes)).map(Gc::value)
}
