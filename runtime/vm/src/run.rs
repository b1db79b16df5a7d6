//! Start-up and shutdown, running programs, printing exceptions. CPython: `Python/pylifecycle.c`,
//! `Python/pythonrun.c`, `Modules/main.c`.

use crate::Config;
use crate::import::Builtins;
use crate::unraisable::{exception_line, traceback_text};
use kaa_object::declare::ModuleDef;
use kaa_object::dict::Dict;
use kaa_object::exception::Exception;
use kaa_object::frame::{CompileMode, CompileRequest};
use kaa_object::payloads::{Code, Module};
use kaa_object::{Gc, PyResult, Value, Vm, methods};

static BUILTINS: ModuleDef = ModuleDef {
    name: "builtins",
    doc: Some(
        "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().",
    ),
    functions: kaa_types::builtins::FUNCTIONS,
    init: kaa_types::builtins::fill,
};

/// Makes `builtins` and `sys`, installs importlib, opens the standard streams, imports `site`.
pub fn initialise(vm: &mut Vm, config: &Config) -> PyResult<()> {
    vm.state::<crate::compile::Optimisation>().0 = config.optimize.min(2);
    vm.state::<kaa_types::bytes::BytesWarnings>().level = config.bytes_warning.into();
    vm.state::<Builtins>().real_library = config.home.is_some();
    let builtins = vm.make_module(&BUILTINS)?;
    vm.builtins = builtins.dict.get();
    let modules = vm.modules;
    vm.dict_set_named(modules, "builtins", builtins.value())?;
    let sys = vm.make_module(&crate::sys::MODULE)?;
    vm.sys_dict = sys.dict.get();
    vm.dict_set_named(modules, "sys", sys.value())?;
    // Importlib's messages need `sys.stderr`, which importlib itself brings.
    crate::sys::fill(vm, sys, &Config { verbose: 0, ..config.clone() })?;
    crate::repl::install(vm)?;
    if let Some(digits) = config.int_max_str_digits {
        vm.int_max_str_digits = digits;
    }
    vm.state::<crate::import::ImportTimes>().on = config.import_time > 0;
    vm.settings.shows_cached_imports = config.import_time > 1;
    vm.settings.cpu_count = if config.cpu_count > 0 { config.cpu_count } else { -1 };
    vm.settings.no_debug_ranges = config.no_debug_ranges;
    vm.state::<Program>().skip_first_line = config.skip_first_line;
    vm.state::<Program>().ignore_environment = config.ignore_environment;
    vm.state::<Program>().hash_based_pycs = config.hash_based_pycs.clone();
    install_importlib(vm, sys)?;
    crate::signal::start(vm)?;
    if config.faulthandler {
        crate::faulthandler::start(vm)?;
    }
    open_streams(vm, config)?;
    if config.verbose > 0 {
        crate::sys::flags(vm, sys, config)?;
    }
    let main = vm.new_module("__main__", None)?;
    vm.dict_set_named(modules, "__main__", main.value())?;
    let importlib = vm.intern_str("_frozen_importlib");
    if let Some(importlib) = modules.get_str(importlib) {
        let loader = vm.getattr_named(importlib, "BuiltinImporter")?;
        vm.dict_set_named(main.dict.get(), "__loader__", loader)?;
    }
    if !config.warn_options.is_empty() {
        let name = vm.intern_str("warnings");
        crate::import::import_module(vm, name)?;
    }
    let name = vm.names.__builtins__;
    vm.dict_set_str(main.dict.get(), name, builtins.value())?;
    if !config.no_site && vm.state::<Builtins>().find("posix").is_some() {
        let name = vm.names.site;
        crate::import::import_module(vm, name)?;
    }
    vm.program_path.clone_from(&config.program_path);
    let path = vm.dict_get_named(vm.sys_dict, "path").and_then(|p| vm.as_list(p));
    if let (Some(path), Some(folder)) = (path, &config.program_path) {
        let folder = vm.try_str(folder)?.value();
        kaa_object::list::ListRef::insert(path, vm, 0, folder)?;
    }
    Ok(())
}

fn run_packed(vm: &mut Vm, name: &str) -> PyResult<Gc<Module>> {
    let module = vm.new_module(name, None)?;
    let modules = vm.modules;
    vm.dict_set_named(modules, name, module.value())?;
    let Some(code) = crate::imp::frozen_code(vm, name)? else {
        return Err(vm.raise_named("ImportError", &format!("{name} is not packed")));
    };
    let builtins = vm.builtins.value();
    let key = vm.names.__builtins__;
    vm.dict_set_str(module.dict.get(), key, builtins)?;
    // Importlib looks here for the name that the module is known by in the library.
    let original = vm.str(if name == "_frozen_importlib" { "importlib._bootstrap" } else { name }).value();
    vm.dict_set_named(module.dict.get(), "__origname__", original)?;
    let code = vm.this::<Code>(code);
    let eval = vm.hooks.eval_code;
    eval(vm, code, module.dict.get(), None, None)?;
    Ok(module)
}

fn install_importlib(vm: &mut Vm, sys: Gc<Module>) -> PyResult<()> {
    let bootstrap = run_packed(vm, "_frozen_importlib")?;
    vm.importlib = Some(bootstrap.value());
    let imp = match vm.state::<Builtins>().find("_imp") {
        Some(def) => vm.make_module(def)?,
        None => return Err(vm.raise_named("ImportError", "_imp is missing")),
    };
    let modules = vm.modules;
    vm.dict_set_named(modules, "_imp", imp.value())?;
    vm.call_method_named(bootstrap.value(), "_install", &[sys.value(), imp.value()])?;
    let importer = vm.getattr_named(bootstrap.value(), "FrozenImporter")?;
    for def in crate::packed::source_functions() {
        let (name, function) = crate::packed::static_method(vm, def)?;
        vm.setattr_named(importer, name, function)?;
    }
    if vm.state::<Builtins>().find("posix").is_some() {
        vm.call_method_named(bootstrap.value(), "_install_external_importers", &[])?;
        let hook = vm.new_builtin_function(&HOOKS[0], None, None);
        if let Some(hooks) = vm.dict_get_named(vm.sys_dict, "path_hooks").and_then(|h| vm.as_list(h)) {
            kaa_object::list::ListRef::insert(hooks, vm, 0, hook)?;
        }
        vm.state::<Builtins>().library_on_path = !vm.state::<Builtins>().real_library;
    }
    if vm.state::<Builtins>().find("_contextvars").is_some() {
        crate::warnings::finish(vm)?;
    }
    Ok(())
}

methods! { HOOKS: Module =>
    /// Import from zip archives and from the packed library: the path hook that brings zipimport in once a path
    /// entry is no folder.
    "zipimporter(path, /)" => path_hook, Any;
}

fn path_hook(vm: &mut Vm, path: Value) -> PyResult {
    if let Some(finder) = crate::packed::finder(vm, path)? {
        return Ok(finder);
    }
    zip_hook(vm, path)
}

/// CPython imports `zipimport` at start; here it waits for the first path entry that is, or lies in, a file.
fn zip_hook(vm: &mut Vm, path: Value) -> PyResult {
    let text = vm.as_str(path).map(|p| p.to_lossy()).unwrap_or_default();
    let mut at = text.as_str();
    // The nearest thing that exists decides.
    while !at.is_empty() && !kaa_host::exists(at) {
        at = at.rsplit_once('/').map_or("", |(front, _)| front);
    }
    if at.is_empty() || kaa_host::is_dir(at) {
        let class = vm.exception_type("ImportError");
        let message = vm.str(&format!("not a Zip file: {text}")).value();
        return Err(vm.raise_with(class, &[message]));
    }
    let name = vm.intern_str("zipimport");
    let zipimport = crate::import::import_module(vm, name)?;
    let importer = vm.getattr_named(zipimport, "zipimporter")?;
    vm.call(importer, &[path])
}

/// The codec's own name of an encoding. Those that nearly all programs start with need no look into the library.
fn stream_name(vm: &mut Vm, name: &str) -> String {
    match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" => return "utf-8".to_owned(),
        "ansi-x3.4-1968" | "ascii" | "us-ascii" => return "ascii".to_owned(),
        "iso-8859-1" | "iso8859-1" | "latin-1" | "latin1" => return "iso8859-1".to_owned(),
        _ => {}
    }
    let own = |vm: &mut Vm| -> PyResult<Option<String>> {
        let codecs = vm.intern_str("_codecs");
        let codecs = crate::import::import_module(vm, codecs)?;
        let encoding = vm.str(name).value();
        let codec = vm.call_method_named(codecs, "lookup", &[encoding])?;
        let name = vm.getattr_named(codec, "name")?;
        Ok(vm.as_str(name).map(|n| n.to_lossy()))
    };
    match own(vm) {
        Ok(found) => found.unwrap_or_else(|| name.to_owned()),
        Err(_) => {
            vm.clear_exception();
            name.to_owned()
        }
    }
}

fn open_streams(vm: &mut Vm, config: &Config) -> PyResult<()> {
    let name = vm.intern_str("_io");
    if vm.state::<Builtins>().find("_io").is_none() {
        return Ok(());
    }
    // Its initialisation is what makes encodings beyond the built-in ones known to `str.encode`.
    let codecs = vm.intern_str("_codecs");
    crate::import::import_module(vm, codecs)?;
    let io = crate::import::import_module(vm, name)?;
    let open = vm.getattr_named(io, "open")?;
    let builtins = vm.builtins;
    vm.dict_set_named(builtins, "open", open)?;
    let sys = vm.sys_dict;
    // Text that a program only passes on must not fail where nobody has chosen an encoding.
    let is_default = config.utf8_mode || kaa_host::locale::is_default();
    let otherwise = if is_default { "surrogateescape" } else { "strict" };
    let encoding = match &config.stream_encoding {
        Some(name) => name.clone(),
        None if config.utf8_mode => "utf-8".to_owned(),
        None => kaa_host::locale::encoding(),
    };
    let stream_encoding = stream_name(vm, &encoding);
    let errors_of = |name: &str| if name == "stderr" { "backslashreplace" } else { otherwise };
    for (fd, name, mode) in [(0, "stdin", "rb"), (1, "stdout", "wb"), (2, "stderr", "wb")] {
        let value = if kaa_host::is_open(fd) {
            let mode_value = vm.str(mode).value();
            let buffering = if config.unbuffered && fd != 0 { 0 } else { -1 };
            let closefd = Value::FALSE;
            let raw = vm.getattr_named(io, "open")?;
            let buffer = vm.call_with_keywords(
                raw,
                &[Value::int32(fd), mode_value, Value::int32(buffering)],
                &[("closefd", closefd)],
            )?;
            let wrapper = vm.getattr_named(io, "TextIOWrapper")?;
            let encoding = vm.str(&stream_encoding).value();
            let errors = match &config.stream_errors {
                Some(errors) if name != "stderr" => vm.str(errors).value(),
                _ => vm.str(errors_of(name)).value(),
            };
            let interactive = kaa_host::is_terminal(fd);
            let newline = vm.str("\n").value();
            let line = Value::bool(interactive || name == "stderr");
            let through = Value::bool(config.unbuffered && fd != 0);
            let newline = if fd == 0 { Value::NONE } else { newline };
            let stream = vm.call_with_keywords(
                wrapper,
                &[buffer],
                &[
                    ("encoding", encoding),
                    ("errors", errors),
                    ("newline", newline),
                    ("line_buffering", line),
                    ("write_through", through),
                ],
            )?;
            let shown = format!("<{name}>");
            let shown = vm.str(&shown).value();
            let raw = if buffering == 0 { buffer } else { vm.getattr_named(buffer, "raw")? };
            if vm.setattr_named(raw, "name", shown).is_err() {
                vm.clear_exception();
            }
            let mode = vm.str(&mode[..1]).value();
            if vm.setattr_named(stream, "mode", mode).is_err() {
                vm.clear_exception();
            }
            stream
        } else {
            Value::NONE
        };
        vm.dict_set_named(sys, name, value)?;
        vm.dict_set_named(sys, &format!("__{name}__"), value)?;
    }
    Ok(())
}

pub fn main_dict(vm: &mut Vm) -> PyResult<Gc<Dict>> {
    let name = vm.names.__main__;
    match vm.modules.get_str(name).and_then(|m| vm.payload::<Module>(m)) {
        Some(module) => Ok(module.dict.get()),
        None => Err(vm.raise_named("RuntimeError", "lost __main__")),
    }
}

/// What the command line says about the program.
#[derive(Default)]
pub struct Program {
    skip_first_line: bool,
    pub ignore_environment: bool,
    pub hash_based_pycs: Option<String>,
}

/// The code and the text of `-c`, until `linecache` knows them.
#[derive(Default)]
struct Command(Option<(Value, String)>);

/// Gives `linecache` the text of `-c`, once it is there. CPython imports it at start for that.
pub fn register_command(vm: &mut Vm) {
    if vm.state::<Command>().0.is_none() {
        return;
    }
    let modules = vm.modules;
    let Some(linecache) = vm.dict_get_named(modules, "linecache") else { return };
    let Some((code, source)) = vm.state::<Command>().0.take() else { return };
    let (source, name) = (vm.str(&source).value(), vm.str("<string>").value());
    if vm.call_method_named(linecache, "_register_code", &[code, source, name]).is_err() {
        vm.clear_exception();
    }
}

pub fn run_source(vm: &mut Vm, source: Vec<u8>, is_text: bool, filename: &str) -> PyResult<()> {
    let command = (filename == "<string>").then(|| String::from_utf8_lossy(&source).into_owned());
    let filename = vm.try_str(filename)?;
    let compile = vm.hooks.compile;
    let request = CompileRequest {
        source,
        is_text,
        from_file: !is_text,
        filename,
        mode: CompileMode::Exec,
        flags: 0,
        optimize: -1,
        feature_version: -1,
    };
    let code = compile(vm, request)?;
    if let Some(command) = command {
        vm.add_root(code);
        vm.state::<Command>().0 = Some((code, command));
        register_command(vm);
    }
    let code = vm.this::<Code>(code);
    let globals = main_dict(vm)?;
    let eval = vm.hooks.eval_code;
    eval(vm, code, globals, None, None)?;
    Ok(())
}

/// Gives `__main__` a loader that knows its file. CPython: `set_main_loader`.
fn set_main_loader(vm: &mut Vm, globals: Gc<Dict>, file: Value, class: &str) -> PyResult<()> {
    let modules = vm.modules;
    let Some(external) = vm.dict_get_named(modules, "_frozen_importlib_external") else { return Ok(()) };
    let name = vm.names.__main__.value();
    let loader = vm.call_method_named(external, class, &[name, file])?;
    vm.dict_set_named(globals, "__loader__", loader)
}

/// Runs a script file.
fn run_file(vm: &mut Vm, path: &str) -> PyResult<()> {
    let source = match kaa_host::read_file(std::path::Path::new(path)) {
        Ok(source) => source,
        Err(error) => {
            let program = vm.dict_get_named(vm.sys_dict, "executable");
            let program =
                program.and_then(|p| vm.as_str(p)).map_or_else(|| "kaa".to_owned(), |p| p.to_lossy());
            let errno = error.raw_os_error().unwrap_or(0);
            let text = kaa_host::error_text(errno);
            kaa_host::write_stderr(&format!("{program}: can't open file '{path}': [Errno {errno}] {text}\n"));
            let class = vm.exception_type("SystemExit").value();
            let exception = vm.call(class, &[Value::int32(2)])?;
            return Err(vm.raise(exception));
        }
    };
    let globals = main_dict(vm)?;
    let file = vm.try_str(path)?.value();
    vm.dict_set_named(globals, "__file__", file)?;
    vm.dict_set_named(globals, "__cached__", Value::NONE)?;
    // CPython: `maybe_pyc_file` and `run_pyc_file` in `Python/pythonrun.c`.
    if path.ends_with(".pyc") || source.starts_with(&kaa_pyc::MAGIC_NUMBER) {
        set_main_loader(vm, globals, file, "SourcelessFileLoader")?;
        return run_bytecode(vm, &source, globals);
    }
    set_main_loader(vm, globals, file, "SourceFileLoader")?;
    let mut source = source;
    if vm.state::<Program>().skip_first_line {
        // The line feed stays, so that line numbers are right.
        let end = source.iter().position(|b| *b == b'\n').unwrap_or(source.len());
        source.drain(..end);
    }
    run_source(vm, source, false, path)
}

/// Runs what a `.pyc` file holds.
fn run_bytecode(vm: &mut Vm, bytes: &[u8], globals: Gc<kaa_object::dict::Dict>) -> PyResult<()> {
    const HEADER: usize = 16;
    let short = bytes.len() < HEADER && (bytes.len() < 4 || bytes.starts_with(&kaa_pyc::MAGIC_NUMBER));
    if short {
        return Err(vm.raise_named("EOFError", "EOF read where not expected"));
    }
    if !bytes.starts_with(&kaa_pyc::MAGIC_NUMBER) {
        return Err(vm.raise_named("RuntimeError", "Bad magic number in .pyc file"));
    }
    let marshal = vm.intern_str("marshal");
    let marshal = crate::import::import_module(vm, marshal)?;
    let body = vm.new_bytes(bytes.get(HEADER..).unwrap_or(&[]))?.value();
    let value = vm.call_method_named(marshal, "loads", &[body]);
    let Some(code) = value.ok().and_then(|v| vm.payload::<Code>(v)) else {
        vm.clear_exception();
        return Err(vm.raise_named("RuntimeError", "Bad code object in .pyc file"));
    };
    let eval = vm.hooks.eval_code;
    eval(vm, code, globals, None, None)?;
    Ok(())
}

/// Runs a script file, or the `__main__` of a folder or archive.
pub fn run_script(vm: &mut Vm, path: &str) -> PyResult<()> {
    let file = absolute(path);
    if kaa_host::is_dir(&file) || is_archive(&file) {
        let sys_path = vm.dict_get_named(vm.sys_dict, "path").and_then(|p| vm.as_list(p));
        if let Some(list) = sys_path {
            let folder = vm.try_str(&file)?.value();
            kaa_object::list::ListRef::insert(list, vm, 0, folder)?;
        }
        return run_module(vm, "__main__", false);
    }
    run_file(vm, &file)
}

/// Whether a script is a file of its own, not a folder or an archive.
pub fn is_program_file(path: &str) -> bool {
    !kaa_host::is_dir(path) && !is_archive(path)
}

/// Whether a file ends like a zip archive.
fn is_archive(path: &str) -> bool {
    const LONGEST: u64 = (1 << 16) + 22;
    let tail = kaa_host::fs::read_file_tail(std::path::Path::new(path), LONGEST);
    tail.is_ok_and(|t| t.windows(4).any(|w| w == b"PK\x05\x06"))
}

/// The path that a script is known by. CPython: `_Py_abspath`.
fn absolute(path: &str) -> String {
    match kaa_host::current_dir() {
        Some(folder) if !path.starts_with('/') => {
            let path = path.strip_prefix("./").unwrap_or(path);
            format!("{}/{path}", folder.trim_end_matches('/'))
        }
        _ => path.to_owned(),
    }
}

/// Runs the program on standard input.
pub fn run_stdin(vm: &mut Vm) -> PyResult<()> {
    match kaa_host::read_stdin() {
        Ok(source) => {
            let globals = main_dict(vm)?;
            let file = vm.str("<stdin>").value();
            vm.dict_set_named(globals, "__file__", file)?;
            let result = run_source(vm, source, false, "<stdin>");
            vm.dict_remove(globals, vm.names.__file__.value())?;
            result
        }
        Err(error) => Err(vm.io_error(&error, None)),
    }
}

/// Runs the text of `-c`.
pub fn run_command(vm: &mut Vm, text: &str) -> PyResult<()> {
    run_source(vm, dedent(text).into_bytes(), true, "<string>")
}

/// Takes the indentation off that all lines share. CPython: `_PyUnicode_Dedent`.
fn dedent(text: &str) -> String {
    let blank = |line: &str| line.bytes().all(|b| matches!(b, b' ' | b'\t'));
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut common: Option<&str> = None;
    for line in text.split('\n').filter(|l| !blank(l)) {
        let own = &line[..indent(line)];
        common = Some(match common {
            None => own,
            Some(known) => {
                let len = known.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
                &known[..len]
            }
        });
    }
    let Some(common) = common.filter(|c| !c.is_empty()) else { return text.to_owned() };
    let lines = text.split('\n').map(|line| if blank(line) { "" } else { &line[common.len()..] });
    lines.collect::<Vec<_>>().join("\n")
}

/// Runs a module as `-m` does.
pub fn run_module(vm: &mut Vm, name: &str, alter_argv: bool) -> PyResult<()> {
    let runpy = vm.intern_str("runpy");
    let runpy = crate::import::import_module(vm, runpy)?;
    let name = vm.try_str(name)?.value();
    vm.call_method_named(runpy, "_run_module_as_main", &[name, Value::bool(alter_argv)])?;
    Ok(())
}

/// Prints the pending exception as an uncaught one; the exit status it stands for.
pub fn print_exception(vm: &mut Vm) -> i32 {
    let exit = vm.exception_type("SystemExit");
    match vm.take_exception() {
        Some(exception) if vm.is_instance(exception, exit) => system_exit(vm, exception),
        Some(exception) => print_uncaught(vm, exception),
        None => 0,
    }
}

/// As `print_exception`, but SystemExit is printed, too: a prompt follows.
pub fn print_any_exception(vm: &mut Vm) -> i32 {
    match vm.take_exception() {
        Some(exception) => print_uncaught(vm, exception),
        None => 0,
    }
}

fn print_uncaught(vm: &mut Vm, exception: Value) -> i32 {
    let exit = vm.exception_type("SystemExit");
    let class = vm.class_of(exception).value();
    let traceback = vm.payload::<Exception>(exception).and_then(|e| e.traceback.get()).unwrap_or(Value::NONE);
    let sys = vm.sys_dict;
    for (name, value) in [
        ("last_exc", exception),
        ("last_type", class),
        ("last_value", exception),
        ("last_traceback", traceback),
    ] {
        if vm.dict_set_named(sys, name, value).is_err() {
            vm.clear_exception();
        }
    }
    let name = vm.names.excepthook;
    match sys.get_str(name) {
        Some(hook) => {
            let told = vm.audit("sys.excepthook", &[&hook, &class, &exception, &traceback]);
            if told.is_err() && vm.pending_is("RuntimeError") {
                // A hook that raises that has the exception not shown.
                vm.clear_exception();
                return 1;
            }
            if told.is_err() || vm.call(hook, &[class, exception, traceback]).is_err() {
                let second = vm.take_exception();
                if let Some(second) = second {
                    if vm.is_instance(second, exit) {
                        return system_exit(vm, second);
                    }
                    kaa_host::write_stderr("Error in sys.excepthook:\n");
                    display_exception(vm, second);
                }
                kaa_host::write_stderr("\nOriginal exception was:\n");
                display_exception(vm, exception);
            }
        }
        None => {
            kaa_host::write_stderr("sys.excepthook is missing\n");
            display_exception(vm, exception);
        }
    }
    let interrupt = vm.exception_type("KeyboardInterrupt");
    if vm.is_instance(exception, interrupt) {
        crate::signal::note_unhandled_interrupt(vm);
        return 130;
    }
    1
}

/// The status that SystemExit stands for; anything but a number is written to `sys.stderr`.
/// CPython: `_Py_HandleSystemExitAndKeyboardInterrupt`.
fn system_exit(vm: &mut Vm, exception: Value) -> i32 {
    let code = match vm.getattr_named(exception, "code") {
        Ok(Value::NONE) => return 0,
        Ok(code) => code,
        Err(_) => {
            vm.clear_exception();
            exception
        }
    };
    if let Some(n) = code.as_int() {
        return n as i32;
    }
    if vm.is_int(code) {
        return vm.to_isize(code).map_or(-1, |n| n as i32);
    }
    let text = match vm.to_str(code) {
        Ok(text) => text,
        Err(_) => {
            vm.clear_exception();
            vm.str("")
        }
    };
    let (stderr, write) = (vm.names.stderr, vm.names.write);
    let newline = vm.str("\n");
    for part in [text, newline] {
        let stream = vm.sys_dict.get_str(stderr).filter(|s| !s.is_none());
        let written = stream.map(|stream| vm.call_method(stream, write, &[part.value()]).is_ok());
        if written != Some(true) {
            vm.clear_exception();
            kaa_host::write_stderr(&part.to_lossy());
        }
    }
    1
}

/// Prints an exception with its traceback to `sys.stderr`, through the `traceback` module.
pub fn display_exception(vm: &mut Vm, exception: Value) {
    match vm.sys_dict.get_str(vm.names.stderr) {
        Some(stream) if stream.is_none() => return,
        Some(_) => {}
        None => return dump_lost(vm, exception),
    }
    if !exception.is_none() && vm.payload::<Exception>(exception).is_none() {
        let class = vm.type_name_of(exception);
        let text = format!("TypeError: print_exception(): Exception expected for value, {class} found\n");
        let (text, stderr) = (vm.str(&text).value(), vm.names.stderr);
        if let Some(stream) = vm.sys_dict.get_str(stderr)
            && vm.call_method_named(stream, "write", &[text]).is_err()
        {
            vm.clear_exception();
        }
        return;
    }
    let name = vm.intern_str("traceback");
    let printed = crate::import::import_module(vm, name)
        .and_then(|module| vm.call_method_named(module, "_print_exception_bltin", &[exception]));
    if printed.is_err() {
        vm.clear_exception();
        let text = simple_text(vm, exception);
        let text = vm.str(&text).value();
        let written = match vm.sys_dict.get_str(vm.names.stderr) {
            Some(stream) => vm.call_method_named(stream, "write", &[text]).is_ok(),
            None => false,
        };
        if !written {
            vm.clear_exception();
            dump_lost(vm, exception);
        }
    }
}

/// Says what it can of an exception that `sys.stderr` cannot take. CPython: `_PyObject_Dump`.
fn dump_lost(vm: &mut Vm, exception: Value) {
    let class = vm.class_of(exception);
    let shown = match vm.repr(exception) {
        Ok(text) => text.to_lossy(),
        Err(_) => {
            vm.clear_exception();
            "<object repr() failed>".to_owned()
        }
    };
    kaa_host::write_stderr(&format!(
        "object address  : {:#x}\nobject type     : {:#x}\nobject type name: {}\nobject repr     : {shown}\nlost sys.stderr\n",
        vm.id_of(exception),
        vm.id_of(class.value()),
        class.name_lossy(),
    ));
}

fn simple_text(vm: &mut Vm, exception: Value) -> String {
    let traceback = vm.payload::<Exception>(exception).and_then(|e| e.traceback.get());
    let places = traceback.map_or(String::new(), |t| traceback_text(vm, t));
    places + &exception_line(vm, exception, false)
}

/// Prints the pending exception without any Python code: for when there is none to rely on.
pub fn print_exception_simply(vm: &mut Vm) {
    let Some(exception) = vm.take_exception() else { return };
    let text = simple_text(vm, exception);
    kaa_host::write_stderr(&text);
}

/// Flushes `sys.stdout` and `sys.stderr`; whether both could be.
pub fn flush_streams(vm: &mut Vm) -> bool {
    let mut fine = true;
    for (name, is_stdout) in [(vm.names.stdout, true), (vm.names.stderr, false)] {
        let Some(stream) = vm.sys_dict.get_str(name).filter(|s| !s.is_none()) else { continue };
        let closed = vm.names.closed;
        let is_closed = match vm.getattr_opt(stream, closed) {
            Ok(Some(flag)) => vm.is_true(flag).unwrap_or(false),
            _ => false,
        };
        vm.clear_exception();
        if is_closed {
            continue;
        }
        let flush = vm.names.flush;
        if vm.call_method(stream, flush, &[]).is_err() {
            if is_stdout {
                fine = false;
                vm.report_unraisable("Exception ignored while flushing sys.stdout", Value::NONE);
            } else {
                vm.clear_exception();
                fine = false;
            }
        }
    }
    fine
}

/// Runs `atexit` callbacks and finalizers and flushes the streams; the status to exit with.
pub fn shut_down(vm: &mut Vm, status: i32) -> i32 {
    let threading = vm.intern_str("threading");
    if let Some(module) = vm.modules.get_str(threading)
        && vm.call_method_named(module, "_shutdown", &[]).is_err()
    {
        vm.report_unraisable("Exception ignored on threading shutdown", Value::NONE);
    }
    let atexit = vm.intern_str("atexit");
    if let Some(module) = vm.modules.get_str(atexit)
        && vm.call_method_named(module, "_run_exitfuncs", &[]).is_err()
    {
        vm.clear_exception();
    }
    let fine = flush_streams(vm);
    vm.stop_other_threads();
    vm.heap.expire_all_finalizers();
    vm.run_last();
    let fine = flush_streams(vm) && fine;
    if fine { status } else { 120 }
}
