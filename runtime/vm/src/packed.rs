//! Importing from the packed library: the finder behind its entry in `sys.path`, and the loader of its modules.
//! CPython finds the same modules as files: `SourceFileLoader` in `Lib/importlib/_bootstrap_external.py`.
//!
//! **Invariant:** the specs are those that files in `sys._stdlib_dir` would have, which is no real folder.

use crate::import::Builtins;
use kaa_object::function::NativeDef;
use kaa_object::list::ListRef;
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};

/// The loader's class, once a module was found.
#[derive(Default)]
struct Loader(Option<Value>);

/// Modules found whose sources `linecache` has not been told of.
#[derive(Default)]
struct Untold(Vec<kaa_stdlib::PackedModule>);

methods! { FINDER: Module =>
    /// Find a module of the packed library.
    "find_spec(fullname, target=None, /)" => find_spec, Any;
}

methods! { LISTER: Instance =>
    /// The modules of a folder of the packed library as pairs of prefixed name and whether it is a package.
    "iter_modules($self, prefix='', /)" => iter_modules, Alloc;
}

methods! { LOADER: Module =>
    /// Return the code object of a module of the library.
    "get_code(fullname, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        match crate::imp::frozen_code(vm, &name.to_lossy())? {
            Some(code) => Ok(code),
            None => Err(crate::imp::no_frozen(vm, name)),
        }
    }, Raises;
    /// Return the source of a module of the library.
    "get_source(fullname, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        let Some(module) = kaa_stdlib::find(&name.to_lossy()) else {
            return Err(crate::imp::no_frozen(vm, name));
        };
        let source = String::from_utf8_lossy(&module.source()).replace("\r\n", "\n");
        vm.try_str(&source).map(Gc::value)
    }, Raises;
    /// Return the bytes of a module's source or of a data file, by the path that they show.
    "get_data(path, /)" => |vm: &mut Vm, path: Gc<Str>| -> PyResult {
        let text = path.to_lossy();
        let bytes = match of_path(vm, &text) {
            Some(module) => Some(module.source()),
            None => folder(vm).and_then(|library| {
                let inside = text.strip_prefix(&library)?.strip_prefix('/')?;
                kaa_stdlib::data().find(|file| file.path == inside).map(|file| file.bytes())
            }),
        };
        match bytes {
            Some(bytes) => vm.new_bytes(&bytes).map(Gc::value),
            None => Err(vm.os_error(kaa_host::errno::ENOENT, Some(path.value()))),
        }
    }, Raises;
    /// What reads the data files of a package.
    "get_resource_reader(name, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        let module = kaa_stdlib::find(&name.to_lossy()).filter(|module| module.is_package);
        let Some(file) = module.and_then(|module| virtual_file(vm, &module)) else { return Ok(Value::NONE) };
        let folder = vm.try_str(file.strip_suffix("/__init__.py").unwrap_or(&file))?.value();
        let own = vm.intern_str("importlib.resources._packed");
        let own = crate::import::import_module(vm, own)?;
        let loader = loader_class(vm)?;
        vm.call_method_named(own, "PackedReader", &[loader, folder])
    }, Any;
    /// The names in a folder of the library, each with whether it is a folder; None for what is no folder.
    "list_folder(path, /)" => |vm: &mut Vm, path: Gc<Str>| -> PyResult {
        let Some(library) = folder(vm) else { return Ok(Value::NONE) };
        let text = path.to_lossy();
        let Some(inside) = text.strip_prefix(&library).map(|inside| inside.trim_matches('/')) else {
            return Ok(Value::NONE);
        };
        let names = names_in(inside);
        if names.is_empty() {
            return Ok(Value::NONE);
        }
        let dict = vm.new_dict();
        for (name, is_folder) in names {
            let name = vm.try_str(&name)?;
            vm.dict_set_str(dict, name, Value::bool(is_folder))?;
        }
        Ok(dict.value())
    }, Any;
    /// Nothing is known of a packed module's file.
    "path_stats(path, /)" => |vm: &mut Vm, path: Gc<Str>| -> PyResult {
        Err(vm.os_error(kaa_host::errno::ENOENT, Some(path.value())))
    }, Raises;
}

/// What `FrozenImporter` need not have in CPython, where the sources lie beside: `get_source`, and
/// `get_filename` for those who found a source.
pub fn source_functions() -> [&'static NativeDef; 2] {
    [get_source(), &FILENAME[0]]
}

methods! { SOURCE_OF: Instance =>
    /// Return the source of the module whose name this is.
    "get_source($self, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        let get = vm.new_builtin_function(get_source(), None, None);
        vm.call(get, &[name.value()])
    }, Any;
}

/// Tells `linecache`, once it is there, where the sources of packed modules are, as its `lazycache` does: those who
/// ask it by file name alone find files in CPython.
pub fn register_sources(vm: &mut Vm) {
    if vm.state::<Untold>().0.is_empty() {
        return;
    }
    let modules = vm.modules;
    let Some(linecache) = vm.dict_get_named(modules, "linecache") else { return };
    let Some(linecache) = vm.payload::<Module>(linecache) else { return };
    let Some(cache) = vm.dict_get_named(linecache.dict.get(), "cache").and_then(|c| vm.as_dict(c)) else {
        return;
    };
    for module in std::mem::take(&mut vm.state::<Untold>().0) {
        let Some(file) = virtual_file(vm, &module) else { continue };
        let (file, name) = (vm.str(&file), vm.str(module.name).value());
        if cache.get_str(file).is_some() {
            continue;
        }
        let get = vm.new_builtin_function(&SOURCE_OF[0], Some(name), None);
        let entry = vm.tuple(&[get]).value();
        if vm.dict_set_str(cache, file, entry).is_err() {
            vm.clear_exception();
        }
    }
}

fn get_source() -> &'static NativeDef {
    &LOADER[1]
}

methods! { FILENAME: Module =>
    /// Return the path that a module of the library shows.
    "get_filename(fullname, /)" => |vm: &mut Vm, name: Gc<Str>| -> PyResult {
        let file = kaa_stdlib::find(&name.to_lossy()).and_then(|m| virtual_file(vm, &m));
        match file {
            Some(file) => vm.try_str(&file).map(Gc::value),
            None => Err(crate::imp::no_frozen(vm, name)),
        }
    }, Raises;
}

fn folder(vm: &mut Vm) -> Option<String> {
    let dict = vm.sys_dict;
    vm.dict_get_named(dict, "_stdlib_dir").and_then(|f| vm.as_str(f)).map(|f| f.to_lossy())
}

/// The file that a packed module would be.
pub fn virtual_file(vm: &mut Vm, module: &kaa_stdlib::PackedModule) -> Option<String> {
    let folder = folder(vm)?;
    let path = module.name.replace('.', "/");
    let ending = if module.is_package { "/__init__.py" } else { ".py" };
    Some(format!("{folder}/{path}{ending}"))
}

/// The module that would be that file.
pub fn of_path(vm: &mut Vm, path: &str) -> Option<kaa_stdlib::PackedModule> {
    let folder = folder(vm)?;
    let inside = path.strip_prefix(&folder)?.strip_prefix('/')?.strip_suffix(".py")?;
    let (name, is_package) = match inside.strip_suffix("/__init__") {
        Some(name) => (name, true),
        None => (inside, false),
    };
    kaa_stdlib::find(&name.replace('/', ".")).filter(|m| m.is_package == is_package)
}

/// What lies in a folder below the library's, and whether it is a folder itself.
fn names_in(folder: &str) -> std::collections::BTreeMap<String, bool> {
    let mut names = std::collections::BTreeMap::new();
    let mut add = |path: &str| {
        let below = if folder.is_empty() { Some(path) } else { path.strip_prefix(folder) };
        let below = below.and_then(|p| if folder.is_empty() { Some(p) } else { p.strip_prefix('/') });
        match below.map(|p| p.split_once('/').unwrap_or((p, ""))) {
            Some((name, "")) => drop(names.entry(name.to_owned()).or_insert(false)),
            Some((name, _)) => drop(names.insert(name.to_owned(), true)),
            None => {}
        }
    };
    for module in kaa_stdlib::modules() {
        let ending = if module.is_package { "/__init__.py" } else { ".py" };
        add(&format!("{}{ending}", module.name.replace('.', "/")));
    }
    kaa_stdlib::data().for_each(|file| add(file.path));
    names
}

/// The finder for a path entry in the packed library, if it is one.
pub fn finder(vm: &mut Vm, path: Value) -> PyResult<Option<Value>> {
    if !vm.state::<Builtins>().library_on_path {
        return Ok(None);
    }
    let (Some(path), Some(library)) = (vm.as_str(path), folder(vm)) else { return Ok(None) };
    if !path.to_lossy().strip_prefix(&library).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
        return Ok(None);
    }
    let finder = vm.new_module("packed library", None)?;
    let find = vm.new_builtin_function(&FINDER[0], None, None);
    vm.dict_set_named(finder.dict.get(), "find_spec", find)?;
    // What `pkgutil` asks the finder of a path entry for.
    let list = vm.new_builtin_function(&LISTER[0], Some(path.value()), None);
    vm.dict_set_named(finder.dict.get(), "iter_modules", list)?;
    Ok(Some(finder.value()))
}

fn iter_modules(vm: &mut Vm, path: Gc<Str>, prefix: Option<Gc<Str>>) -> PyResult {
    let prefix = prefix.map_or_else(String::new, |p| p.to_lossy());
    let found = vm.new_list();
    let Some(library) = folder(vm) else { return Ok(found.value()) };
    let path = path.to_lossy();
    let Some(inside) = path.strip_prefix(&library) else { return Ok(found.value()) };
    let mut package = inside.trim_matches('/').replace('/', ".");
    if !package.is_empty() {
        package.push('.');
    }
    for module in kaa_stdlib::modules() {
        let Some(name) = module.name.strip_prefix(&package).filter(|n| !n.contains('.')) else { continue };
        let name = vm.try_str(&format!("{prefix}{name}"))?.value();
        let pair = vm.tuple(&[name, Value::bool(module.is_package)]).value();
        found.push(vm, pair)?;
    }
    Ok(found.value())
}

/// The name of a function, and its static method.
pub fn static_method(vm: &mut Vm, def: &'static NativeDef) -> PyResult<(&'static str, Value)> {
    let function = vm.new_builtin_function(def, None, None);
    let class = vm.types.staticmethod.value();
    let name = def.signature.split('(').next().unwrap_or(def.signature);
    Ok((name, vm.call(class, &[function])?))
}

/// A `SourceFileLoader` that takes code and source from the pack.
fn loader_class(vm: &mut Vm) -> PyResult {
    if let Some(class) = vm.state::<Loader>().0 {
        return Ok(class);
    }
    let external = vm.intern_str("_frozen_importlib_external");
    let external = crate::import::import_module(vm, external)?;
    let base = vm.getattr_named(external, "SourceFileLoader")?;
    let contents = vm.new_dict();
    let own = vm.str("_frozen_importlib_external").value();
    vm.dict_set_named(contents, "__module__", own)?;
    for def in LOADER {
        let (name, function) = static_method(vm, def)?;
        vm.dict_set_named(contents, name, function)?;
    }
    let name = vm.str("PackedFileLoader").value();
    let bases = vm.tuple(&[base]).value();
    let class = vm.types.r#type.value();
    let class = vm.call(class, &[name, bases, contents.value()])?;
    vm.add_root(class);
    vm.state::<Loader>().0 = Some(class);
    Ok(class)
}

fn find_spec(vm: &mut Vm, name: Gc<Str>, _target: Option<Value>) -> PyResult {
    let Some(module) = kaa_stdlib::find(&name.to_lossy()) else { return Ok(Value::NONE) };
    let Some(file) = virtual_file(vm, &module) else { return Ok(Value::NONE) };
    vm.state::<Untold>().0.push(module);
    let Some(bootstrap) = vm.importlib else { return Ok(Value::NONE) };
    let path = vm.try_str(&file)?.value();
    let class = loader_class(vm)?;
    let loader = vm.call(class, &[name.value(), path])?;
    let class = vm.getattr_named(bootstrap, "ModuleSpec")?;
    let package = Value::bool(module.is_package);
    let spec =
        vm.call_with_keywords(class, &[name.value(), loader], &[("origin", path), ("is_package", package)])?;
    // So `__file__` and `__cached__` are set.
    vm.setattr_named(spec, "_set_fileattr", Value::TRUE)?;
    if module.is_package
        && let Some((folder, _)) = file.rsplit_once('/')
    {
        let folder = vm.try_str(folder)?.value();
        let list = vm.getattr_named(spec, "submodule_search_locations")?;
        vm.call_method_named(list, "append", &[folder])?;
    }
    Ok(spec)
}
