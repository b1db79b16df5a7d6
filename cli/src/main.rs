//! The `kaa` command: CPython's command line over Kaa's isolates. CPython: `Python/initconfig.c`,
//! `Modules/main.c`.

mod options;

use options::{Action, Parsed};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Native stack of the main thread. Deep recursion through native code is bounded by it, and the pages
/// come into being only when used.
const STACK: usize = 512 << 20;
/// Kept free below the limit, for what runs after a RecursionError.
const RESERVE: usize = 1 << 20;

fn main() {
    let arguments = kaa_host::args();
    let parsed = match options::parse(&arguments) {
        Ok(parsed) => parsed,
        Err(message) => {
            kaa_host::write_stderr(&message);
            kaa_host::exit(2);
        }
    };
    // A thread of its own gives the same, known stack size everywhere.
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || run(parsed));
    let status = match thread.map(|t| t.join()) {
        Ok(Ok(status)) => status,
        Ok(Err(_)) => 70,
        Err(error) => {
            kaa_host::write_stderr(&format!("kaa: cannot start: {error}\n"));
            1
        }
    };
    kaa_host::exit(status);
}

fn run(parsed: Parsed) -> i32 {
    match &parsed.action {
        Action::Print(text) => {
            print!("{text}");
            return 0;
        }
        Action::Dump(stage, file) => return options::dump(stage, file),
        _ => {}
    }
    let base = kaa_gc_base();
    let limit = base - STACK + RESERVE + (64 << 10);
    let mut modules = kaa_native_core::modules();
    modules.extend_from_slice(kaa_native_io::modules());
    modules.extend_from_slice(kaa_native_os::modules());
    modules.extend_from_slice(kaa_native_text::modules());
    modules.extend_from_slice(kaa_native_data::modules());
    let mut vm = match kaa_vm::start(&parsed.config, &modules, limit) {
        Ok(vm) => vm,
        Err(message) => {
            kaa_host::write_stderr(&format!("Fatal Python error: {message}\n"));
            return 1;
        }
    };
    let result = match &parsed.action {
        Action::Command(text) => kaa_vm::run_command(&mut vm, text),
        Action::Module(name) => kaa_vm::run_module(&mut vm, name, true),
        Action::File(path) => kaa_vm::run_script(&mut vm, path),
        Action::Stdin => kaa_vm::run_stdin(&mut vm),
        Action::Print(_) | Action::Dump(..) => Ok(()),
    };
    let status = match result {
        Ok(()) => 0,
        Err(_) => kaa_vm::print_exception(&mut vm),
    };
    let status = kaa_vm::shut_down(&mut vm, status);
    // The process is about to end: taking the heap apart cell by cell would only cost time.
    std::mem::forget(vm);
    status
}

/// About where the stack of this thread begins.
#[inline(never)]
fn kaa_gc_base() -> usize {
    let marker = 0u8;
    (&raw const marker).addr()
}
