//! The interactive prompt, the plain one and the way into `_pyrepl`. CPython: `PyRun_InteractiveLoop` in
//! `Python/pythonrun.c`, `pymain_repl` in `Modules/main.c`.

use crate::Config;
use kaa_object::frame::{CompileMode, CompileRequest};
use kaa_object::payloads::Code;
use kaa_object::{PyResult, Value, Vm, methods};
use kaa_syntax::ErrorKind;

/// Flags of `compile()` under which unfinished input is told from wrong input.
const UNFINISHED: u32 = 0x4000 | 0x200;

methods! { SYS_FUNCTIONS: Module =>
    /// Private function for getting the base REPL
    "_baserepl()" => |vm: &mut Vm| -> PyResult {
        base_loop(vm)?;
        Ok(Value::NONE)
    }, Any;
}

/// What the prompt needs beyond other programs: `sys._baserepl`, `sys.ps1`, `sys.ps2`.
fn prepare(vm: &mut Vm) -> PyResult<()> {
    let sys = vm.sys_dict;
    for (name, prompt) in [("ps1", ">>> "), ("ps2", "... ")] {
        if vm.dict_get_named(sys, name).is_none() {
            let prompt = vm.str(prompt).value();
            vm.dict_set_named(sys, name, prompt)?;
        }
    }
    Ok(())
}

/// Adds `sys._baserepl`.
pub fn install(vm: &mut Vm) -> PyResult<()> {
    let module = vm.str("sys").value();
    let function = vm.new_builtin_function(&SYS_FUNCTIONS[0], None, Some(module));
    let sys = vm.sys_dict;
    vm.dict_set_named(sys, "_baserepl", function)
}

/// Runs `PYTHONSTARTUP` and the interactive hook, then the prompt. `greet`: there was no program before.
///
/// # Errors
/// SystemExit, where the session ends with it.
pub fn run(vm: &mut Vm, config: &Config, greet: bool) -> PyResult<()> {
    if greet && !config.quiet {
        let sys = vm.sys_dict;
        let mut word = |name: &str| {
            vm.dict_get_named(sys, name).and_then(|v| vm.as_str(v)).map_or(String::new(), |s| s.to_lossy())
        };
        let mut text = format!("Python {} on {}\n", word("version"), word("platform"));
        if !config.no_site {
            text += "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n";
        }
        kaa_host::write_stderr(&text);
    }
    if greet && !config.ignore_environment {
        startup_file(vm)?;
    }
    let terminal = kaa_host::is_terminal(0);
    let modern = terminal && kaa_host::env_var("PYTHON_BASIC_REPL").is_none_or(|v| v.is_empty());
    let sys = vm.sys_dict;
    if terminal
        && !config.isolated
        && let Some(hook) = vm.dict_get_named(sys, "__interactivehook__")
    {
        let result = vm.call(hook, &[]);
        report(vm, result.map(|_| ()), "Failed calling sys.__interactivehook__\n")?;
    }
    if modern {
        let name = vm.intern_str("_pyrepl.main");
        match crate::import::import_module(vm, name) {
            Ok(module) => {
                let main = vm.names.__main__;
                let main = vm.modules.get_str(main).unwrap_or(Value::NONE);
                let console = vm.getattr_named(module, "interactive_console")?;
                // Behind a program it is the prompt that runs the file.
                let startup = Value::bool(!greet && !config.ignore_environment);
                let keywords =
                    [("mainmodule", main), ("quiet", Value::bool(config.quiet)), ("pythonstartup", startup)];
                return vm.call_with_keywords(console, &[], &keywords).map(|_| ());
            }
            // Without terminal support the plain prompt serves.
            Err(_) => vm.clear_exception(),
        }
    }
    base_loop(vm)
}

/// Runs the file that `PYTHONSTARTUP` names.
fn startup_file(vm: &mut Vm) -> PyResult<()> {
    let Some(path) = kaa_host::env_var("PYTHONSTARTUP").filter(|p| !p.is_empty()) else { return Ok(()) };
    match kaa_host::read_file(std::path::Path::new(&path)) {
        Ok(source) => {
            let result = crate::run::run_source(vm, source, false, &path);
            report(vm, result, "")
        }
        Err(error) => {
            let path = vm.str(&path).value();
            let raised = vm.os_error(error.raw_os_error().unwrap_or(0), Some(path));
            report(vm, Err(raised), "Could not open PYTHONSTARTUP\n")
        }
    }
}

/// Prints what a part of the session raised; SystemExit ends the session.
fn report(vm: &mut Vm, result: PyResult<()>, before: &str) -> PyResult<()> {
    let Err(raised) = result else { return Ok(()) };
    if vm.pending_is("SystemExit") {
        return Err(raised);
    }
    kaa_host::write_stderr(before);
    crate::run::print_exception(vm);
    Ok(())
}

/// Lines of standard input, read without what Python's `sys.stdin` may have buffered.
#[derive(Default)]
struct Input {
    buffer: Vec<u8>,
    ended: bool,
}

fn prompt(vm: &mut Vm, name: &str) -> PyResult<()> {
    crate::run::flush_streams(vm);
    let sys = vm.sys_dict;
    let text = match vm.dict_get_named(sys, name) {
        Some(prompt) => vm.to_str(prompt)?.to_lossy(),
        None => String::new(),
    };
    kaa_host::write_stderr(&text);
    Ok(())
}

/// The next line with its line feed; `None` at the end.
fn read_line(vm: &mut Vm, input: &mut Input) -> PyResult<Option<String>> {
    loop {
        if let Some(at) = input.buffer.iter().position(|b| *b == b'\n') {
            let line: Vec<u8> = input.buffer.drain(..=at).collect();
            return Ok(Some(String::from_utf8_lossy(&line).into_owned()));
        }
        if input.ended {
            let rest = std::mem::take(&mut input.buffer);
            return Ok((!rest.is_empty()).then(|| String::from_utf8_lossy(&rest).into_owned()));
        }
        let mut chunk = [0; 4096];
        let count = vm.retry_interrupted(|| kaa_host::fd::read(0, &mut chunk))?;
        match count {
            Ok(count) if count > 0 => input.buffer.extend_from_slice(&chunk[..count]),
            _ => input.ended = true,
        }
    }
}

/// Ends the line on the screen that an interrupt leaves unfinished.
fn interrupted_line<T>(vm: &Vm, line: PyResult<T>) -> PyResult<T> {
    if line.is_err() && vm.pending_is("KeyboardInterrupt") {
        kaa_host::write_stderr("\n");
    }
    line
}

/// Reads, runs and shows until the input ends.
fn base_loop(vm: &mut Vm) -> PyResult<()> {
    prepare(vm)?;
    let mut input = Input::default();
    loop {
        let result = statement(vm, &mut input);
        match result {
            Ok(true) => {}
            Ok(false) => {
                crate::run::flush_streams(vm);
                kaa_host::write_stderr("\n");
                return Ok(());
            }
            Err(raised) => report(vm, Err(raised), "")?,
        }
    }
}

/// Whether a line holds nothing but blanks and perhaps a comment.
fn is_blank(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '\x0c']).trim_end_matches(['\n', '\r']);
    line.is_empty() || line.starts_with('#')
}

/// One statement; false at the end of the input.
fn statement(vm: &mut Vm, input: &mut Input) -> PyResult<bool> {
    let line = prompt(vm, "ps1").and_then(|()| read_line(vm, input));
    let Some(mut source) = interrupted_line(vm, line)? else { return Ok(false) };
    if is_blank(&source) {
        crate::compile::next_statement(vm);
        return Ok(true);
    }
    let mut ended = !source.ends_with('\n');
    if ended {
        // A last line without line feed may go on.
        prompt(vm, "ps2")?;
        kaa_host::write_stderr("\n");
    }
    while !ended && is_unfinished(vm, &source) {
        let line = prompt(vm, "ps2").and_then(|()| read_line(vm, input));
        match interrupted_line(vm, line)? {
            Some(line) => {
                ended = !line.ends_with('\n');
                source += &line;
            }
            None => {
                ended = true;
                kaa_host::write_stderr("\n");
            }
        }
    }
    run_statement(vm, source)?;
    Ok(true)
}

/// Whether more lines could make a statement of the text. The reasoning is that of `codeop`: what only compiles
/// with a further line feed waits for an empty line.
fn is_unfinished(vm: &mut Vm, source: &str) -> bool {
    let futures = vm.state::<crate::compile::Statements>().futures;
    let options = crate::compile::statement_options(vm, UNFINISHED | futures);
    let parse = |text: &str| kaa_syntax::parse(kaa_syntax::Source::Text(text), &options).map(|_| ());
    let body = source.strip_suffix('\n').unwrap_or(source);
    match parse(body) {
        Ok(()) => false,
        Err(_) => match parse(source) {
            Ok(()) => true,
            Err(error) => error.kind == ErrorKind::IncompleteInput,
        },
    }
}

fn run_statement(vm: &mut Vm, source: String) -> PyResult<()> {
    let filename = vm.intern_str("<stdin>");
    let request = CompileRequest {
        source: source.clone().into_bytes(),
        is_text: true,
        from_file: false,
        filename,
        mode: CompileMode::Single,
        flags: 0,
        optimize: -1,
        feature_version: -1,
    };
    let code = crate::compile::compile_statement(vm, request)?;
    let name = vm.intern_str("linecache");
    let linecache = crate::import::import_module(vm, name)?;
    let text = vm.str(&source).value();
    vm.call_method_named(linecache, "_register_code", &[code, text, filename.value()])?;
    let globals = crate::run::main_dict(vm)?;
    let code = vm.this::<Code>(code);
    let eval = vm.hooks.eval_code;
    eval(vm, code, globals, None, None)?;
    crate::run::flush_streams(vm);
    Ok(())
}
