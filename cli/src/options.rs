//! The command line: CPython's options.

use kaa_vm::Config;

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

const USAGE: &str = "usage: kaa [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

const HELP: &str = "\
Options (and corresponding environment variables):
-B     : don't write .pyc files on import; also PYTHONDONTWRITEBYTECODE=x
-c cmd : program passed in as string (terminates option list)
-E     : ignore PYTHON* environment variables (such as PYTHONPATH)
-h     : print this help message and exit (also -? or --help)
-i     : inspect interactively after running script; also PYTHONINSPECT=x
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
-V     : print the version number and exit (also --version)
-W arg : warning control; also PYTHONWARNINGS=arg
-X opt : set implementation-specific option
--dump=STAGES FILE : show what the stages of compiling make of a file: tokens, ast, code
file   : program read from script file
-      : program read from stdin (default)
arg ...: arguments passed to program in sys.argv[1:]
";

/// Parses the command line.
///
/// # Errors
/// The text to print before leaving with status 2.
pub fn parse(arguments: &[String]) -> Result<Parsed, String> {
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
            "--help" => return Ok(print(config, format!("{USAGE}{HELP}"))),
            "--version" => return Ok(print(config, version())),
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
        if let Some(mode) = word.strip_prefix("--check-hash-based-pycs") {
            if mode.is_empty() {
                rest.next();
            }
            continue;
        }
        if word.starts_with("--") {
            return Err(format!("Unknown option: --\n{USAGE}Try `kaa -h' for more information.\n"));
        }
        let mut letters = word[1..].char_indices();
        while let Some((at, letter)) = letters.next() {
            // An option's argument: the rest of the word, or the next word.
            let mut argument = || {
                let tail = &word[1 + at + letter.len_utf8()..];
                if tail.is_empty() { rest.next().cloned() } else { Some(tail.to_owned()) }
            };
            let expected = |c: char| {
                format!("Argument expected for the -{c} option\n{USAGE}Try `kaa -h' for more information.\n")
            };
            match letter {
                'B' => config.dont_write_bytecode = true,
                'b' | 'd' | 'x' | 'R' => {}
                'E' => config.ignore_environment = true,
                'i' => config.inspect = true,
                'I' => {
                    config.isolated = true;
                    config.ignore_environment = true;
                    config.safe_path = true;
                    config.no_user_site = true;
                }
                'O' => config.optimize = (config.optimize + 1).min(2),
                'P' => config.safe_path = true,
                'q' => config.quiet = true,
                's' => config.no_user_site = true,
                'S' => config.no_site = true,
                'u' => config.unbuffered = true,
                'v' => config.verbose += 1,
                'V' => return Ok(print(config, version())),
                'h' | '?' => return Ok(print(config, format!("{USAGE}{HELP}"))),
                'W' => config.warn_options.push(argument().ok_or_else(|| expected('W'))?),
                'X' => config.x_options.push(argument().ok_or_else(|| expected('X'))?),
                'c' => action = Some(Action::Command(argument().ok_or_else(|| expected('c'))? + "\n")),
                'm' => action = Some(Action::Module(argument().ok_or_else(|| expected('m'))?)),
                other => {
                    return Err(format!(
                        "Unknown option: -{other}\n{USAGE}Try `kaa -h' for more information.\n"
                    ));
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
    let rest: Vec<String> = rest.cloned().collect();
    config.stress = stress || (!config.ignore_environment && variable("KAA_STRESS").is_some());
    environment(&mut config);
    if let Some(stages) = dump {
        let file = rest.first().cloned().ok_or_else(|| USAGE.to_owned())?;
        return Ok(Parsed { config, action: Action::Dump(stages, file) });
    }
    config.executable = executable(arguments.first().map_or("", String::as_str));
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
                if !kaa_host::is_dir(file) {
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

fn version() -> String {
    let (major, minor, micro) = kaa_vm::VERSION;
    format!("Python {major}.{minor}.{micro} (Kaa {})\n", env!("CARGO_PKG_VERSION"))
}

fn prefixed(first: &str, rest: &[String]) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(rest.iter().cloned()).collect()
}

fn start_path(config: &mut Config, folder: &str) {
    if !config.safe_path {
        config.path.insert(0, folder.to_owned());
    }
}

fn variable(name: &str) -> Option<String> {
    kaa_host::env_var(name).filter(|v| !v.is_empty())
}

/// Takes the `PYTHON*` variables in.
fn environment(config: &mut Config) {
    if config.ignore_environment {
        return;
    }
    config.home = variable("PYTHONHOME");
    if let Some(path) = variable("PYTHONPATH") {
        config.path.extend(path.split(':').map(str::to_owned));
    }
    config.dont_write_bytecode |= variable("PYTHONDONTWRITEBYTECODE").is_some();
    config.unbuffered |= variable("PYTHONUNBUFFERED").is_some();
    config.no_user_site |= variable("PYTHONNOUSERSITE").is_some();
    config.safe_path |= variable("PYTHONSAFEPATH").is_some();
    config.inspect |= variable("PYTHONINSPECT").is_some();
    if let Some(level) = variable("PYTHONOPTIMIZE") {
        config.optimize = config.optimize.max(level.parse().unwrap_or(1u8).min(2));
    }
    if let Some(filters) = variable("PYTHONWARNINGS") {
        let mut all: Vec<String> = filters.split(',').map(str::to_owned).collect();
        all.append(&mut config.warn_options);
        config.warn_options = all;
    }
    config.hash_seed = variable("PYTHONHASHSEED").and_then(|s| s.parse().ok());
    if let Some(home) = &config.home {
        config.path.push(format!("{home}/lib/python314.zip"));
        config.path.push(format!("{home}/lib/python3.14"));
        config.path.push(format!("{home}/lib/python3.14/lib-dynload"));
    }
}

fn executable(first: &str) -> String {
    kaa_host::current_exe().unwrap_or_else(|| first.to_owned())
}

/// Shows what the compiler's stages make of a file.
pub fn dump(stages: &str, file: &str) -> i32 {
    match kaa_vm::dump_stages(stages, file) {
        Ok(text) => {
            print!("{text}");
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
        assert!(parsed.config.isolated && parsed.config.no_site && parsed.config.path.is_empty());
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
        assert!(message.starts_with("Unknown option: -Z\nusage: kaa"), "{message}");
        let message = parse(&words("kaa -c")).unwrap_err();
        assert!(message.starts_with("Argument expected for the -c option\n"), "{message}");
    }
}
