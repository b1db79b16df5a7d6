//! The command line: CPython's options.

use kaa_host::locale::Coerce;
use kaa_vm::Config;

/// What PYTHONMALLOC may name. There is but one allocator here.
const ALLOCATORS: [&str; 8] = [
    "default",
    "debug",
    "pymalloc",
    "pymalloc_debug",
    "mimalloc",
    "mimalloc_debug",
    "malloc",
    "malloc_debug",
];

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Command(String),
    Module(String),
    File(String),
    Stdin,
    /// Print something and leave (`-V`, `-h`).
    Print(String),
    /// `--dump=STAGES FILE`
    Dump(String, String),
}

/// A command line taken apart.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub config: Config,
    pub action: Action,
}

const USAGE: &str = "[option] ... [-c cmd | -m mod | file | -] [arg] ...";

const OPTIONS: &str = "\
Options (and corresponding environment variables):
-b     : issue warnings about converting bytes/bytearray to str and comparing
         bytes/bytearray with str or bytes with int; also PYTHONBYTESWARNING=x
         (-bb: issue errors)
-B     : don't write .pyc files on import; also PYTHONDONTWRITEBYTECODE=x
-c cmd : program passed in as string (terminates option list)
-d     : accepted for compatibility; sets sys.flags.debug
-E     : ignore PYTHON* environment variables (such as PYTHONPATH)
-h     : print this help message and exit (also -? or --help)
-i     : inspect interactively after running script; also PYTHONINSPECT=x
         (forces a prompt even if stdin does not appear to be a terminal)
-I     : isolate Kaa from the user's environment (implies -E -P and -s)
-m mod : run library module as a script (terminates option list)
-O     : remove assert and __debug__-dependent statements; also PYTHONOPTIMIZE=x
-OO    : do -O changes and also discard docstrings
-P     : don't prepend a potentially unsafe path to sys.path; also PYTHONSAFEPATH
-q     : don't print version and copyright messages on interactive startup
-s     : don't add user site directory to sys.path; also PYTHONNOUSERSITE=x
-S     : don't imply 'import site' on initialization
-u     : force the stdout and stderr streams to be unbuffered; also PYTHONUNBUFFERED=x
-v     : verbose (trace import statements); also PYTHONVERBOSE=x
-V     : print the version number and exit (also --version); twice: more of it
-W arg : warning control; arg is action:message:category:module:lineno;
         also PYTHONWARNINGS=arg
-x     : skip first line of source
-X opt : set implementation-specific option
--check-hash-based-pycs always|default|never:
         control how Kaa invalidates hash-based .pyc files
--dump=STAGES FILE : show what the stages of compiling make of a file: tokens, ast,
         symtable, cfg, code, regs
--help-env      : print help about environment variables and exit
--help-xoptions : print help about implementation-specific -X options and exit
--help-all      : print complete help information and exit

Arguments:
file   : program read from script file
-      : program read from stdin (default; interactive mode if a tty)
arg ...: arguments passed to program in sys.argv[1:]
";

const VARIABLES: &str = "\
Environment variables that change behavior:
PYTHONBYTESWARNING, PYTHONDEBUG, PYTHONDONTWRITEBYTECODE, PYTHONINSPECT,
PYTHONNOUSERSITE, PYTHONOPTIMIZE, PYTHONSAFEPATH, PYTHONUNBUFFERED,
PYTHONVERBOSE, PYTHONWARNINGS: as the options -b -d -B -i -s -O -P -u -v -W
PYTHONDEVMODE   : as -X dev
PYTHONHASHSEED  : 'random' or an integer in the range [0; 4294967295]
PYTHONHOME      : prefix of a library to use instead of the one built in
PYTHONINTMAXSTRDIGITS, PYTHONPYCACHEPREFIX, PYTHONUTF8, PYTHONFAULTHANDLER,
PYTHONNODEBUGRANGES, PYTHON_CPU_COUNT, PYTHON_CONTEXT_AWARE_WARNINGS,
PYTHON_THREAD_INHERIT_CONTEXT, PYTHONWARNDEFAULTENCODING: as the -X options of
                  these names
PYTHONCOERCECLOCALE: 0: don't turn the C locale into a UTF-8 one; warn: say so
PYTHONIOENCODING: encoding[:errors] of stdin, stdout and stderr
PYTHONPATH      : folders in front of the default search path, with ':' between them
PYTHONSTARTUP   : file executed on interactive startup
PYTHON_BASIC_REPL: use the plain prompt on a terminal, too
";

const IMPLEMENTATION: &str = "\
The following implementation-specific options are available:
-X context_aware_warnings=[0|1]: sets sys.flags.context_aware_warnings
-X cpu_count=N|default: what os.cpu_count() and os.process_cpu_count() give
-X dev : development mode: more warnings, faulthandler
-X faulthandler: enable faulthandler
-X importtime[=2]: show how long each import takes (2: those in sys.modules, too);
         also PYTHONPROFILEIMPORTTIME
-X int_max_str_digits=N: limit the digits in conversions between int and str; 0: no limit
-X no_debug_ranges: code objects without columns
-X pycache_prefix=PATH: write .pyc files to a parallel tree instead of into the code tree
-X thread_inherit_context=[0|1]: sets sys.flags.thread_inherit_context
-X utf8[=0|1]: UTF-8 mode
-X warn_default_encoding: issue EncodingWarning where the locale's encoding is used
";

fn usage(program: &str) -> String {
    format!("usage: {program} {USAGE}\n")
}

/// A mistake on the command line, told the way CPython does.
fn mistake(program: &str, what: &str) -> String {
    format!("{what}\n{}Try `kaa -h' for more information.\n", usage(program))
}

/// What stops Kaa before it runs anything.
fn fatal(what: &str) -> String {
    let state = if what.starts_with("preconfig_") { "preinitializing" } else { "preinitialized" };
    format!("Fatal Python error: {what}\nPython runtime state: {state}\n\n")
}

/// Why the command line gives nothing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub text: String,
    pub status: i32,
}

impl From<String> for Refusal {
    fn from(text: String) -> Refusal {
        Refusal { text, status: 2 }
    }
}

/// Parses the command line.
///
/// # Errors
/// The text to print before leaving, and the status to leave with.
pub fn parse(arguments: &[String]) -> Result<Parsed, Refusal> {
    let program = arguments.first().map_or("kaa", String::as_str);
    let mut versions = 0;
    let mut config = Config { orig_argv: arguments.to_vec(), ..Config::default() };
    let mut rest = arguments.iter().skip(1);
    let mut action = None;
    let mut dump = None;
    let mut stress = false;
    while let Some(word) = rest.clone().next() {
        if word == "-" || !word.starts_with('-') {
            break;
        }
        rest.next();
        match word.as_str() {
            "--" => break,
            "--help" => return Ok(print(config, usage(program) + OPTIONS)),
            "--help-env" => return Ok(print(config, VARIABLES.to_owned())),
            "--help-xoptions" => return Ok(print(config, IMPLEMENTATION.to_owned())),
            "--help-all" => {
                let text = [&usage(program), OPTIONS, "\n", VARIABLES, "\n", IMPLEMENTATION].concat();
                return Ok(print(config, text));
            }
            "--version" => {
                versions += 1;
                continue;
            }
            "--stress" => {
                stress = true;
                continue;
            }
            _ => {}
        }
        if let Some(stages) = word.strip_prefix("--dump=") {
            dump = Some(stages.to_owned());
            continue;
        }
        if word == "--check-hash-based-pycs" {
            let Some(mode) = rest.next() else {
                let text = "Argument expected for the --check-hash-based-pycs options";
                return Err(mistake(program, text).into());
            };
            if !matches!(mode.as_str(), "default" | "always" | "never") {
                let text = "--check-hash-based-pycs must be one of 'default', 'always', or 'never'";
                return Err(mistake(program, text).into());
            }
            config.hash_based_pycs = Some(mode.clone());
            continue;
        }
        if word.starts_with("--") {
            return Err(mistake(program, &format!("Unknown option: {word}")).into());
        }
        let mut letters = word[1..].char_indices();
        while let Some((at, letter)) = letters.next() {
            // An option's argument: the rest of the word, or the next word.
            let mut argument = || {
                let tail = &word[1 + at + letter.len_utf8()..];
                if tail.is_empty() { rest.next().cloned() } else { Some(tail.to_owned()) }
            };
            let expected = |c: char| mistake(program, &format!("Argument expected for the -{c} option"));
            match letter {
                'B' => config.dont_write_bytecode = true,
                'b' => config.bytes_warning += 1,
                'd' => config.debug = 1,
                'x' => config.skip_first_line = true,
                'R' => config.random_hashes = true,
                'E' => config.ignore_environment = true,
                'i' => {
                    config.inspect = true;
                    config.interactive = true;
                }
                'I' => {
                    config.isolated = true;
                    config.ignore_environment = true;
                    config.safe_path = true;
                    config.no_user_site = true;
                }
                'O' => config.optimize = config.optimize.saturating_add(1),
                'P' => config.safe_path = true,
                'q' => config.quiet = true,
                's' => config.no_user_site = true,
                'S' => config.no_site = true,
                'u' => config.unbuffered = true,
                'v' => config.verbose += 1,
                'V' => versions += 1,
                'h' | '?' => return Ok(print(config, usage(program) + OPTIONS)),
                'W' => config.warn_options.push(argument().ok_or_else(|| expected('W'))?),
                'X' => config.x_options.push(argument().ok_or_else(|| expected('X'))?),
                'c' => action = Some(Action::Command(argument().ok_or_else(|| expected('c'))? + "\n")),
                'm' => action = Some(Action::Module(argument().ok_or_else(|| expected('m'))?)),
                other => {
                    return Err(mistake(program, &format!("Unknown option: -{other}")).into());
                }
            }
            if matches!(letter, 'W' | 'X' | 'c' | 'm') {
                break;
            }
        }
        if action.is_some() {
            break;
        }
    }
    if versions > 0 {
        return Ok(print(config, version(versions > 1)));
    }
    let rest: Vec<String> = rest.cloned().collect();
    config.stress = stress || (!config.ignore_environment && variable("KAA_STRESS").is_some());
    environment(&mut config).map_err(|text| Refusal { text: fatal(&text), status: 1 })?;
    if let Some(stages) = dump {
        let file = rest.first().cloned().ok_or_else(|| mistake(program, "--dump needs a file"))?;
        return Ok(Parsed { config, action: Action::Dump(stages, file) });
    }
    let first = arguments.first().map_or("", String::as_str);
    config.base_executable = kaa_host::current_exe().unwrap_or_else(|| first.to_owned());
    config.executable = executable(first).unwrap_or_else(|| config.base_executable.clone());
    let action = match action {
        Some(Action::Command(text)) => {
            config.argv = prefixed("-c", &rest);
            start_path(&mut config, "");
            Action::Command(text)
        }
        Some(Action::Module(name)) => {
            config.argv = prefixed("-m", &rest);
            let here = kaa_host::current_dir().unwrap_or_default();
            start_path(&mut config, &here);
            Action::Module(name)
        }
        Some(other) => other,
        None => match rest.split_first() {
            Some((file, rest)) if file != "-" => {
                config.argv = prefixed(file, rest);
                let folder = kaa_host::folder_of(file);
                if kaa_vm::is_program_file(file) {
                    start_path(&mut config, &folder);
                }
                Action::File(file.clone())
            }
            other => {
                config.argv = match other {
                    Some((dash, rest)) => prefixed(dash, rest),
                    None => vec![String::new()],
                };
                start_path(&mut config, "");
                Action::Stdin
            }
        },
    };
    Ok(Parsed { config, action })
}

fn print(config: Config, text: String) -> Parsed {
    Parsed { config, action: Action::Print(text) }
}

fn version(long: bool) -> String {
    let (major, minor, micro) = kaa_vm::VERSION;
    let more = if long { format!(" [rustc, {}]", std::env::consts::ARCH) } else { String::new() };
    format!("Python {major}.{minor}.{micro} (Kaa {}){more}\n", env!("CARGO_PKG_VERSION"))
}

fn prefixed(first: &str, rest: &[String]) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(rest.iter().cloned()).collect()
}

fn start_path(config: &mut Config, folder: &str) {
    if !config.safe_path {
        config.program_path = Some(folder.to_owned());
    }
}

fn variable(name: &str) -> Option<String> {
    kaa_host::env_var(name).filter(|v| !v.is_empty())
}

/// The value of a `-X` option: empty where it was given without one.
fn x_option<'a>(config: &'a Config, name: &str) -> Option<&'a str> {
    config.x_options.iter().rev().find_map(|option| match option.split_once('=') {
        Some((key, value)) if key == name => Some(value),
        None if option == name => Some(""),
        _ => None,
    })
}

/// A number in a variable that counts like a repeated option; anything else counts as 1.
fn level(name: &str) -> u8 {
    variable(name).map_or(0, |v| v.parse().unwrap_or(1))
}

fn switch(value: Option<&str>, name: &str, what: &str) -> Result<Option<bool>, String> {
    match value {
        None => Ok(None),
        Some("" | "1") => Ok(Some(true)),
        Some("0") => Ok(Some(false)),
        Some(_) => Err(format!("{name}: invalid {what} value")),
    }
}

/// A number as C's `strtol` reads it, which fills the whole text.
fn number(text: &str) -> Option<i32> {
    text.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']).parse().ok()
}

fn digits(value: &str, what: &str) -> Result<usize, String> {
    match number(value) {
        Some(n) if n == 0 || n >= 640 => Ok(n as usize),
        _ => Err(format!(
            "config_init_int_max_str_digits: {what}: invalid limit; must be >= 640 or 0 for unlimited."
        )),
    }
}

/// Takes the `-X` options and the `PYTHON*` variables in.
fn environment(config: &mut Config) -> Result<(), String> {
    let variable = |name: &str| variable(name).filter(|_| !config.ignore_environment);
    if let Some(name) = variable("PYTHONMALLOC")
        && !ALLOCATORS.contains(&name.as_str())
    {
        return Err("preconfig_init_allocator: PYTHONMALLOC: unknown allocator".to_owned());
    }
    let coerce = match variable("PYTHONCOERCECLOCALE").as_deref() {
        Some("0") => Coerce::No,
        Some("warn") => Coerce::Warn,
        _ => Coerce::Quietly,
    };
    let is_plain = kaa_host::locale::start(coerce);
    let utf8 = switch(x_option(config, "utf8"), "preconfig_init_utf8_mode", "-X utf8 option")?;
    // With `=` there must be a value.
    if config.x_options.iter().any(|o| o == "utf8=") {
        return Err("preconfig_init_utf8_mode: invalid -X utf8 option value".to_owned());
    }
    let utf8 = match utf8 {
        Some(on) => on,
        None => {
            let what = "PYTHONUTF8 environment variable";
            switch(variable("PYTHONUTF8").as_deref(), "preconfig_init_utf8_mode", what)?.unwrap_or(is_plain)
        }
    };
    let mut limit = None;
    if let Some(value) = variable("PYTHONINTMAXSTRDIGITS") {
        limit = Some(digits(&value, "PYTHONINTMAXSTRDIGITS")?);
    }
    if let Some(value) = x_option(config, "int_max_str_digits") {
        limit = Some(digits(value, "-X int_max_str_digits")?);
    }
    let mut cpu_count = 0;
    for value in
        [variable("PYTHON_CPU_COUNT").as_deref(), x_option(config, "cpu_count")].into_iter().flatten()
    {
        cpu_count = match number(value) {
            _ if value == "default" => 0,
            Some(n) if n > 0 => n.into(),
            _ => {
                return Err(
                    "config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, \
                            n must be greater than 0"
                        .to_owned(),
                );
            }
        };
    }
    for (value, what) in [
        (variable("PYTHONTRACEMALLOC").as_deref(), "PYTHONTRACEMALLOC"),
        (x_option(config, "tracemalloc").filter(|v| !v.is_empty()), "-X tracemalloc=NFRAME"),
    ] {
        if value.is_some_and(|v| !number(v).is_some_and(|n| n >= 0)) {
            return Err(format!("config_init_tracemalloc: {what}: invalid number of frames"));
        }
    }
    for (value, what) in [
        (variable("PYTHON_FROZEN_MODULES").as_deref(), "PYTHON_FROZEN_MODULES"),
        (x_option(config, "frozen_modules"), "option -X frozen_modules"),
    ] {
        if !matches!(value, None | Some("" | "on" | "off")) {
            return Err(format!("bad value for {what} (expected \"on\" or \"off\")"));
        }
    }
    for value in [variable("PYTHON_GIL").as_deref(), x_option(config, "gil")].into_iter().flatten() {
        match value {
            "1" => {}
            "0" => return Err("config_read_gil: Disabling the GIL is not supported by this build".to_owned()),
            _ => return Err("config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"".to_owned()),
        }
    }
    let mut import_time = 0;
    for (value, what) in [
        (variable("PYTHONPROFILEIMPORTTIME").as_deref(), "PYTHONPROFILEIMPORTTIME: numeric values"),
        (x_option(config, "importtime"), "-X importtime: values"),
    ] {
        import_time = match value.map(number) {
            None => import_time,
            Some(None) => 1,
            Some(Some(n @ 0..=2)) => n as u8,
            Some(Some(_)) => {
                let text = "other than 1 and 2 are reserved for future use.";
                return Err(format!("config_init_import_time: {what} {text}"));
            }
        };
    }
    let dev = x_option(config, "dev").is_some() || variable("PYTHONDEVMODE").is_some();
    let safe_path = x_option(config, "safe_path").is_some();
    let warn_encoding = x_option(config, "warn_default_encoding").is_some()
        || variable("PYTHONWARNDEFAULTENCODING").is_some();
    let prefix = match x_option(config, "pycache_prefix") {
        Some(prefix) => Some(prefix.to_owned()).filter(|p| !p.is_empty()),
        None => variable("PYTHONPYCACHEPREFIX"),
    };
    let flag = |option: &str, name: &str| -> Result<bool, String> {
        let mut on = false;
        // With `=` and nothing behind it, CPython takes the option for missing.
        let empty = config.x_options.iter().any(|o| o.strip_suffix('=') == Some(option));
        for (value, what) in [
            (variable(name).as_deref(), format!("{name}=N: N")),
            (x_option(config, option).filter(|_| !empty), format!("-X {option}=n: n")),
        ] {
            on = match value {
                None => on,
                Some("0") => false,
                Some("1") => true,
                Some(_) => return Err(format!("config_init_{option}: {what} is missing or invalid")),
            };
        }
        Ok(on)
    };
    let inherit = flag("thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT")?;
    let aware = flag("context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS")?;
    let faulthandler =
        dev || x_option(config, "faulthandler").is_some() || variable("PYTHONFAULTHANDLER").is_some();
    let no_ranges =
        x_option(config, "no_debug_ranges").is_some() || variable("PYTHONNODEBUGRANGES").is_some();
    config.cpu_count = cpu_count;
    config.faulthandler = faulthandler;
    config.no_debug_ranges = no_ranges;
    config.import_time = import_time;
    config.utf8_mode = utf8;
    config.int_max_str_digits = limit;
    config.dev_mode = dev;
    config.safe_path |= safe_path;
    config.warn_default_encoding = warn_encoding;
    config.pycache_prefix = prefix;
    config.thread_inherit_context = inherit;
    config.context_aware_warnings = aware;
    if config.bytes_warning > 0 {
        let action = if config.bytes_warning > 1 { "error" } else { "default" };
        config.warn_options.push(format!("{action}::BytesWarning"));
    }
    let mut front = Vec::new();
    if dev {
        front.push("default".to_owned());
    }
    if !config.ignore_environment {
        read_variables(config, &mut front)?;
    }
    front.append(&mut config.warn_options);
    config.warn_options = front;
    Ok(())
}

fn read_variables(config: &mut Config, warnings: &mut Vec<String>) -> Result<(), String> {
    config.home = variable("PYTHONHOME");
    if let Some(path) = variable("PYTHONPATH") {
        config.path.extend(path.split(':').map(str::to_owned));
    }
    config.dont_write_bytecode |= variable("PYTHONDONTWRITEBYTECODE").is_some();
    config.unbuffered |= variable("PYTHONUNBUFFERED").is_some();
    config.no_user_site |= variable("PYTHONNOUSERSITE").is_some();
    config.safe_path |= variable("PYTHONSAFEPATH").is_some();
    config.inspect |= variable("PYTHONINSPECT").is_some();
    config.debug = config.debug.max(level("PYTHONDEBUG").min(1));
    config.verbose = config.verbose.max(level("PYTHONVERBOSE"));
    config.optimize = config.optimize.max(level("PYTHONOPTIMIZE"));
    if let Some(filters) = variable("PYTHONWARNINGS") {
        warnings.extend(filters.split(',').map(str::to_owned));
    }
    if let Some(value) = variable("PYTHONIOENCODING") {
        let (encoding, errors) = value.split_once(':').unwrap_or((&value, ""));
        config.stream_encoding = Some(encoding.to_owned()).filter(|e| !e.is_empty());
        let strict = config.stream_encoding.is_some().then(|| "strict".to_owned());
        config.stream_errors = Some(errors.to_owned()).filter(|e| !e.is_empty()).or(strict);
    }
    match variable("PYTHONHASHSEED").as_deref() {
        _ if config.random_hashes => {}
        None | Some("random") => {}
        Some(seed) => match seed.parse() {
            Ok(seed) => config.hash_seed = Some(seed),
            Err(_) => {
                return Err(
                    "config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range \
                            [0; 4294967295]"
                        .to_owned(),
                );
            }
        },
    }
    if let Some(home) = &config.home {
        config.path.push(format!("{home}/lib/python314.zip"));
        config.path.push(format!("{home}/lib/python3.14"));
        config.path.push(format!("{home}/lib/python3.14/lib-dynload"));
    }
    Ok(())
}

/// The absolute path of the program as it was called, links not followed.
fn executable(first: &str) -> Option<String> {
    if first.starts_with('/') {
        return kaa_host::is_file(first).then(|| first.to_owned());
    }
    let found = |folder: &str| {
        let path = format!("{}/{}", folder.trim_end_matches('/'), first.trim_start_matches("./"));
        kaa_host::is_file(&path).then_some(path)
    };
    if first.contains('/') {
        return found(&kaa_host::current_dir()?);
    }
    let path = kaa_host::env_var("PATH")?;
    path.split(':').filter(|folder| folder.starts_with('/')).find_map(found)
}

/// Shows what the compiler's stages make of a file.
pub fn dump(vm: Option<&mut kaa_vm::Vm>, stages: &str, file: &str) -> i32 {
    match kaa_vm::dump_stages(vm, stages, file) {
        Ok(text) => {
            let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
            0
        }
        Err(message) => {
            kaa_host::write_stderr(&format!("kaa: {message}\n"));
            1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn options_end_where_the_program_begins() {
        let parsed = parse(&words("kaa -I -S -c pass -x y")).unwrap();
        assert_eq!(parsed.action, Action::Command("pass\n".to_owned()));
        assert_eq!(parsed.config.argv, ["-c", "-x", "y"]);
        assert!(parsed.config.isolated && parsed.config.no_site && parsed.config.program_path.is_none());
        let parsed = parse(&words("kaa -E -Werror -Xa=b -OO folder/file.py -V")).unwrap();
        assert_eq!(parsed.action, Action::File("folder/file.py".to_owned()));
        assert_eq!(parsed.config.warn_options, ["error"]);
        assert_eq!(parsed.config.x_options, ["a=b"]);
        assert_eq!(parsed.config.optimize, 2);
        assert_eq!(parsed.config.argv, ["folder/file.py", "-V"]);
    }

    #[test]
    fn mistakes_are_told() {
        let message = parse(&words("kaa -Z")).unwrap_err();
        assert!(message.text.starts_with("Unknown option: -Z\nusage: kaa"), "{message:?}");
        let message = parse(&words("kaa -c")).unwrap_err();
        assert!(message.text.starts_with("Argument expected for the -c option\n"), "{message:?}");
    }
}
