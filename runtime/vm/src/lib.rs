//! Isolates, imports, start-up and shutdown.
//!
//! `Isolate::new` makes the types, the interpreter's hooks, `sys` and `builtins`, and installs importlib from
//! the packed library; `run_*` run a program the way the `kaa` command does.

mod abc;
mod ast;
mod atexit;
mod compile;
mod dump;
mod faulthandler;
mod frozensets;
mod gc;
mod imp;
mod import;
mod jit;
mod marshal;
mod monitoring;
mod opcode;
mod packed;
mod queue;
mod repl;
mod run;
mod signal;
mod suggestions;
mod symtable;
mod sys;
mod sysconfig;
mod thread;
mod tokenize;
mod types;
mod unraisable;
mod warnings;
mod weakref;

use kaa_gc::HeapConfig;
pub use kaa_object::Vm;
use kaa_object::declare::ModuleDef;
use kaa_object::vm::ThreadState;

pub use dump::dump_stages;
pub use repl::run as run_interactive;
pub use run::{
    is_program_file, print_any_exception, print_exception, run_command, run_module, run_script, run_stdin,
    shut_down,
};
pub use signal::end_by_interrupt;
pub use sys::VERSION;

/// What an isolate starts with.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// `sys.orig_argv`.
    pub orig_argv: Vec<String>,
    pub executable: String,
    /// The program's file with links followed, which lies in the installation even where `executable` is a link in a
    /// virtual environment.
    pub base_executable: String,
    /// `PYTHONHOME`: a real library instead of the packed one.
    pub home: Option<String>,
    /// `-S`: don't import `site`.
    pub no_site: bool,
    /// `-I`: isolated.
    pub isolated: bool,
    /// `-E`: ignore the environment.
    pub ignore_environment: bool,
    /// `-B`, `PYTHONDONTWRITEBYTECODE`.
    pub dont_write_bytecode: bool,
    /// `-O`: 0, 1, 2.
    pub optimize: u8,
    /// `-i`
    pub interactive: bool,
    /// `-i` or `PYTHONINSPECT`: a prompt after the program.
    pub inspect: bool,
    /// `-d`
    pub debug: u8,
    /// `-b`
    pub bytes_warning: u8,
    /// `-x`
    pub skip_first_line: bool,
    /// `-X importtime`, `PYTHONPROFILEIMPORTTIME`: 1, or 2 to show cached modules, too.
    pub import_time: u8,
    /// `-X faulthandler`, `PYTHONFAULTHANDLER`, `-X dev`
    pub faulthandler: bool,
    /// `-X cpu_count`, `PYTHON_CPU_COUNT`; 0 where neither says a number.
    pub cpu_count: i64,
    /// `-X no_debug_ranges`, `PYTHONNODEBUGRANGES`
    pub no_debug_ranges: bool,
    /// `-X dev`, `PYTHONDEVMODE`
    pub dev_mode: bool,
    /// `-X utf8`, `PYTHONUTF8`
    pub utf8_mode: bool,
    /// `-X int_max_str_digits`, `PYTHONINTMAXSTRDIGITS`
    pub int_max_str_digits: Option<usize>,
    /// `-X pycache_prefix`, `PYTHONPYCACHEPREFIX`
    pub pycache_prefix: Option<String>,
    /// `--check-hash-based-pycs`
    pub hash_based_pycs: Option<String>,
    /// `-X warn_default_encoding`, `PYTHONWARNDEFAULTENCODING`
    pub warn_default_encoding: bool,
    /// `-X thread_inherit_context`, `PYTHON_THREAD_INHERIT_CONTEXT`
    pub thread_inherit_context: bool,
    /// `-X context_aware_warnings`, `PYTHON_CONTEXT_AWARE_WARNINGS`
    pub context_aware_warnings: bool,
    /// `PYTHONIOENCODING`: encoding and error handler of the standard streams.
    pub stream_encoding: Option<String>,
    pub stream_errors: Option<String>,
    /// `-q`
    pub quiet: bool,
    /// `-u`
    pub unbuffered: bool,
    /// `-v`
    pub verbose: u8,
    /// `-P`
    pub safe_path: bool,
    /// `-s`
    pub no_user_site: bool,
    /// `-W` options.
    pub warn_options: Vec<String>,
    /// The command line as the system gave it, where some of it is no UTF-8: `argv` ends as this does.
    pub raw_arguments: Vec<Vec<u8>>,
    /// `-R`: hashes are random whatever `PYTHONHASHSEED` says.
    pub random_hashes: bool,
    /// `-X` options.
    pub x_options: Vec<String>,
    /// What stands first in `sys.path`, added once `site` is done.
    pub program_path: Option<String>,
    /// Directories of `PYTHONPATH`.
    pub path: Vec<String>,
    /// Collect at every poll and poison freed cells.
    pub stress: bool,
    pub hash_seed: Option<u32>,
}

/// Makes an isolate in which Python code can run. `modules` are native modules beyond the VM's own. Every frame
/// of this thread that uses the isolate must lie below the address `native_base`, and the native stack must not be
/// used below `native_limit`.
///
/// # Errors
/// Where the system refuses memory, or start-up code raises (the exception is printed).
pub fn start(
    config: &Config,
    modules: &[&'static ModuleDef],
    native_base: usize,
    native_limit: usize,
) -> Result<Box<Vm>, String> {
    kaa_unicode::blob::keep_in_place(kaa_stdlib::code());
    let (k0, k1) = match config.hash_seed {
        Some(seed) => kaa_object::hash::secret_from_seed(seed),
        None => kaa_host::random_words(),
    };
    kaa_object::hash::set_secret(k0, k1);
    let mut heap = HeapConfig { stress: false, ..HeapConfig::default() };
    if let Some(limit) = kaa_host::memory::address_space() {
        // The rest is for the program itself, stacks, and what native modules allocate.
        heap.limit = heap.limit.min(limit / 8 * 3);
        heap.reserve = heap.reserve.min(limit / 8 * 3);
    }
    let thread = ThreadState::new(kaa_host::thread::current(), native_base, native_limit)
        .map_err(|e| format!("cannot reserve a stack: {e}"))?;
    let mut vm = Vm::new(heap, thread).map_err(|e| format!("cannot reserve a heap: {e}"))?;
    kaa_types::install(&mut vm);
    kaa_interp::install(&mut vm);
    compile::install(&mut vm);
    vm.hooks.import = import::import;
    vm.hooks.import_module = import::import_module;
    let table = vm.state::<import::Builtins>();
    table.modules.extend_from_slice(&[
        &ast::MODULE,
        &atexit::MODULE,
        &faulthandler::MODULE,
        &gc::MODULE,
        &imp::MODULE,
        &marshal::MODULE,
        &opcode::MODULE,
        &queue::MODULE,
        &signal::MODULE,
        &kaa_types::str::string_module::MODULE,
        &kaa_types::typing::MODULE,
        &suggestions::MODULE,
        &abc::MODULE,
        &symtable::MODULE,
        &sysconfig::MODULE,
        &thread::MODULE,
        &tokenize::MODULE,
        &types::MODULE,
        &warnings::MODULE,
        &weakref::MODULE,
    ]);
    table.modules.extend_from_slice(modules);
    if let Err(_raised) = run::initialise(&mut vm, config) {
        run::print_exception_simply(&mut vm);
        return Err("start-up failed".to_owned());
    }
    if config.stress {
        vm.heap.set_stress(true);
    }
    Ok(vm)
}
