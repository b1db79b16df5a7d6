//! `__import__` over importlib's bootstrap. CPython: `Python/import.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::exception::{Exception, Traceback};
use kaa_object::{Gc, PyResult, Str, Value, Vm};

/// Native modules of the isolate, by name.
#[derive(Default)]
pub struct Builtins {
    pub modules: Vec<&'static ModuleDef>,
    /// A real library is in use (`PYTHONHOME`), so packed modules stand back.
    pub real_library: bool,
    /// The packed library is found through its entry in `sys.path`, so that what comes before it there hides its
    /// modules; `FrozenImporter` itself finds what CPython freezes.
    pub library_on_path: bool,
}

impl Builtins {
    pub fn find(&self, name: &str) -> Option<&'static ModuleDef> {
        self.modules.iter().find(|m| m.name == name).copied()
    }
}

fn bootstrap(vm: &mut Vm) -> PyResult {
    match vm.importlib {
        Some(module) => Ok(module),
        None => Err(vm.raise_named("ImportError", "importlib is not set up")),
    }
}

/// Leaves importlib's own frames out of the pending exception's traceback: all of them for an ImportError,
/// else those that lead to code it ran. CPython: `remove_importlib_frames`.
fn trim_traceback(vm: &mut Vm) {
    let Some(exception) = vm.thread.pending else { return };
    let Some(exception) = vm.payload::<Exception>(exception) else { return };
    let always = vm.pending_is("ImportError");
    let first = exception.traceback.get().and_then(|t| vm.payload::<Traceback>(t));
    let link = |from: Option<Gc<Traceback>>, to: Option<Gc<Traceback>>| match from {
        Some(entry) => entry.next.set(entry, to),
        None => exception.traceback.set(exception, to.map(Gc::value)),
    };
    // The last entry that stays, and the one in front of the chunk of importlib's frames; None is the start.
    let (mut before, mut before_chunk, mut inside) = (None, None, false);
    let mut at = first;
    while let Some(entry) = at {
        let next = entry.next.get();
        let file = entry.code.filename.to_lossy();
        let here =
            file == "<frozen importlib._bootstrap>" || file == "<frozen importlib._bootstrap_external>";
        if here && !inside {
            before_chunk = before;
        }
        inside = here;
        if here && (always || entry.code.name.to_lossy() == "_call_with_frames_removed") {
            link(before_chunk, next);
            before = before_chunk;
        } else {
            before = Some(entry);
        }
        at = next;
    }
}

/// Imports by absolute name; the module itself, not its top package.
pub fn import_module(vm: &mut Vm, name: Gc<Str>) -> PyResult {
    if let Some(known) = loaded(vm, name)? {
        return Ok(known);
    }
    load(vm, name)
}

/// Has importlib import a module that is not there yet.
fn load(vm: &mut Vm, name: Gc<Str>) -> PyResult {
    if vm.audit_hooks.is_some() {
        let [path, finders, hooks] =
            ["path", "meta_path", "path_hooks"].map(|name| vm.dict_get_named(vm.sys_dict, name));
        vm.audit("import", &[&name.value(), &Value::NONE, &path, &finders, &hooks])?;
    }
    let bootstrap = bootstrap(vm)?;
    let started = ImportTimes::start(vm);
    let module = vm.call_method_named(bootstrap, "_gcd_import", &[name.value()]);
    if let Some(started) = started {
        ImportTimes::stop(vm, started, name);
    }
    let module = module.inspect_err(|_| trim_traceback(vm))?;
    crate::run::register_command(vm);
    crate::packed::register_sources(vm);
    Ok(module)
}

/// `-X importtime`: what imports take, those inside others apart.
#[derive(Default)]
pub struct ImportTimes {
    pub on: bool,
    headed: bool,
    level: usize,
    /// Nanoseconds of the imports inside the one that runs.
    inside: i128,
}

impl ImportTimes {
    fn now() -> i128 {
        const CLOCK_MONOTONIC: i32 = 1;
        kaa_host::clock::now(CLOCK_MONOTONIC).unwrap_or(0)
    }

    /// The time now and what imports beside this one took before; `None` where nobody asked.
    fn start(vm: &mut Vm) -> Option<(i128, i128)> {
        let times = vm.state::<ImportTimes>();
        if !times.on {
            return None;
        }
        if !std::mem::replace(&mut times.headed, true) {
            kaa_host::write_stderr("import time: self [us] | cumulative | imported package\n");
        }
        times.level += 1;
        Some((ImportTimes::now(), std::mem::take(&mut times.inside)))
    }

    /// `-X importtime=2`: tells of an import of what is in `sys.modules` already.
    #[cold]
    fn cached(vm: &mut Vm, name: Gc<Str>) {
        let times = vm.state::<ImportTimes>();
        if !std::mem::replace(&mut times.headed, true) {
            kaa_host::write_stderr("import time: self [us] | cumulative | imported package\n");
        }
        let text =
            format!("import time: cached    | cached     | {}{}\n", "  ".repeat(times.level), shown(name));
        kaa_host::write_stderr(&text);
    }

    fn stop(vm: &mut Vm, (start, before): (i128, i128), name: Gc<Str>) {
        let whole = ImportTimes::now() - start;
        let times = vm.state::<ImportTimes>();
        times.level -= 1;
        let own = whole - times.inside;
        times.inside = before + whole;
        let micros = |ns: i128| (ns + 999) / 1000;
        let text = format!(
            "import time: {:9} | {:10} | {}{}\n",
            micros(own),
            micros(whole),
            "  ".repeat(times.level),
            shown(name)
        );
        kaa_host::write_stderr(&text);
    }
}

/// A module's name, with lone surrogates as escapes.
fn shown(name: Gc<Str>) -> String {
    name.code_points()
        .map(|c| char::from_u32(c).map_or_else(|| format!("\\u{c:04x}"), String::from))
        .collect()
}

/// The module in `sys.modules`, once it is initialised.
fn loaded(vm: &mut Vm, name: Gc<Str>) -> PyResult<Option<Value>> {
    let modules = vm.modules;
    let Some(module) = vm.dict_get(modules, name.value())? else { return Ok(None) };
    if module.is_none() {
        return Ok(None);
    }
    let spec = vm.names.__spec__;
    if let Some(spec) = vm.getattr_opt(module, spec)?
        && !spec.is_none()
    {
        let flag = vm.names._initializing;
        if let Some(flag) = vm.getattr_opt(spec, flag)?
            && vm.is_true(flag)?
        {
            let bootstrap = bootstrap(vm)?;
            let lock = vm.names._lock_unlock_module;
            vm.call_method(bootstrap, lock, &[name.value()])?;
        }
    }
    if vm.settings.shows_cached_imports {
        ImportTimes::cached(vm, name);
    }
    Ok(Some(module))
}

/// The absolute name of a relative import. CPython: `resolve_name`.
fn resolve(vm: &mut Vm, name: Gc<Str>, globals: Option<Value>, level: i64) -> PyResult<Gc<Str>> {
    let Some(globals) = globals else {
        return Err(vm.raise_named("KeyError", "'__name__' not in globals"));
    };
    let Some(globals) = vm.as_dict(globals) else { return Err(vm.type_error("globals must be a dict")) };
    let (package, spec, module_name, path) =
        (vm.names.__package__, vm.names.__spec__, vm.names.__name__, vm.names.__path__);
    let mut text = None;
    if let Some(package) = globals.get_str(package).filter(|p| !p.is_none()) {
        match vm.as_str(package) {
            Some(s) => text = Some(s.to_lossy()),
            None => return Err(vm.type_error("package must be a string")),
        }
    } else if let Some(spec) = globals.get_str(spec).filter(|s| !s.is_none()) {
        let parent = vm.getattr_named(spec, "parent")?;
        match vm.as_str(parent) {
            Some(s) => text = Some(s.to_lossy()),
            None => return Err(vm.type_error("__spec__.parent must be a string")),
        }
    }
    let mut text = match text {
        Some(text) => text,
        None => {
            let Some(own) = globals.get_str(module_name).and_then(|n| vm.as_str(n)) else {
                return Err(vm.raise_named("KeyError", "'__name__' not in globals"));
            };
            let own = own.to_lossy();
            if globals.get_str(path).is_some() {
                own
            } else {
                own.rsplit_once('.').map_or(String::new(), |(p, _)| p.to_owned())
            }
        }
    };
    if text.is_empty() {
        return Err(vm.raise_named("ImportError", "attempted relative import with no known parent package"));
    }
    for _ in 1..level {
        match text.rsplit_once('.') {
            Some((parent, _)) => text = parent.to_owned(),
            None => {
                return Err(
                    vm.raise_named("ImportError", "attempted relative import beyond top-level package")
                );
            }
        }
    }
    let name = name.to_lossy();
    let full = if name.is_empty() { text } else { format!("{text}.{name}") };
    Ok(vm.intern_str(&full))
}

/// `__import__`
pub fn import(vm: &mut Vm, name: Gc<Str>, globals: Option<Value>, from_list: Value, level: i64) -> PyResult {
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    if level == 0 && name.is_empty() {
        return Err(vm.value_error("Empty module name"));
    }
    let absolute = if level == 0 {
        let exact = vm.str_exact_copy(name)?;
        vm.intern(exact)
    } else {
        resolve(vm, name, globals, level)?
    };
    let module = match loaded(vm, absolute)? {
        Some(module) => module,
        None => load(vm, absolute)?,
    };
    let has_from = !from_list.is_none() && vm.is_true(from_list)?;
    if has_from {
        let path = vm.names.__path__;
        if vm.getattr_opt(module, path)?.is_some() {
            let bootstrap = bootstrap(vm)?;
            let handle = vm.names._handle_fromlist;
            let gcd = vm.getattr_named(bootstrap, "_gcd_import")?;
            let imported = vm.call_method(bootstrap, handle, &[module, from_list, gcd]);
            return imported.inspect_err(|_| trim_traceback(vm));
        }
        return Ok(module);
    }
    let text = name.to_lossy();
    let Some((top, _)) = text.split_once('.') else { return Ok(module) };
    if level == 0 {
        let top = vm.intern_str(top);
        return import_module(vm, top);
    }
    // `from . import a.b` cannot be written, but `__import__("a.b", globals, level=1)` gives package.a.
    let full = absolute.to_lossy();
    let cut = full.len() - (text.len() - top.len());
    let front = vm.intern_str(&full[..cut]);
    let modules = vm.modules;
    match vm.dict_get(modules, front.value())? {
        Some(module) => Ok(module),
        None => {
            let shown = vm.repr(front.value())?.to_lossy();
            let message = vm.str(&format!("{shown} not in sys.modules as expected")).value();
            let class = vm.exception_type("KeyError");
            Err(vm.raise_with(class, &[message]))
        }
    }
}
