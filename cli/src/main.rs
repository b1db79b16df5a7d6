//! The `kaa` command: CPython's command line over Kaa's isolates. CPython: `Python/initconfig.c`,
//! `Modules/main.c`.

mod options;

use options::{Action, Parsed};

// glibc's allocator holds 1 MB less than mimalloc after starting, 2 to 3 MB less in programs, and costs running programs
// nothing: what they make in numbers lies in Kaa's own heap. Other C libraries have slow ones.
#[cfg(target_env = "gnu")]
type Allocator = std::alloc::System;
#[cfg(target_env = "gnu")]
const INNER: Allocator = std::alloc::System;
#[cfg(not(target_env = "gnu"))]
type Allocator = mimalloc::MiMalloc;
#[cfg(not(target_env = "gnu"))]
const INNER: Allocator = mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: kaa_host::memory::Bounded<Allocator> = kaa_host::memory::Bounded(INNER);

/// Native stack of the main thread. Deep recursion through native code is bounded by it, and the pages
/// come into being only when used.
const STACK: usize = 24 << 20;
/// Kept free below the limit, for what runs after a RecursionError.
const RESERVE: usize = 1 << 20;

fn main() {
    kaa_host::standard::close_what_was_closed();
    kaa_host::memory::bound_requests();
    kaa_host::fault::take_over();
    let arguments = kaa_host::args();
    let parsed = match options::parse(&arguments) {
        Ok(mut parsed) => {
            parsed.config.raw_arguments = kaa_host::undecodable_args();
            parsed
        }
        Err(refusal) => {
            kaa_host::write_stderr(&refusal.text);
            kaa_host::exit(refusal.status);
        }
    };
    // A stack of its own is of the same, known size everywhere, and leaves this thread the process's first one,
    // which the system prefers for signals.
    let stack = kaa_host::memory::room(STACK, 16);
    let status = stacker::grow(stack, move || {
        let marker = 0u8;
        run(parsed, (&raw const marker).addr(), stack)
    });
    kaa_host::exit(status);
}

/// Whether a prompt follows the program, which may have asked for it by setting the variable.
fn inspects(config: &kaa_vm::Config) -> bool {
    config.inspect
        || !config.ignore_environment && kaa_host::env_var("PYTHONINSPECT").is_some_and(|v| !v.is_empty())
}

/// `base`: where the stack of `size` bytes begins, above every frame that runs Python.
#[inline(never)]
fn run(parsed: Parsed, base: usize, size: usize) -> i32 {
    match &parsed.action {
        Action::Print(text) => {
            // CPython, too, says nothing of output that nobody takes.
            let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
            return 0;
        }
        Action::Dump(stages, file) if !stages.contains("regs") => return options::dump(None, stages, file),
        _ => {}
    }
    let limit = base - size + RESERVE.min(size / 4) + (64 << 10);
    let mut modules = kaa_native_core::modules();
    modules.extend_from_slice(kaa_native_io::modules());
    modules.extend_from_slice(kaa_native_os::modules());
    modules.extend_from_slice(kaa_native_net::modules());
    modules.extend_from_slice(kaa_native_text::modules());
    modules.extend_from_slice(kaa_native_data::modules());
    modules.extend_from_slice(kaa_native_crypto::modules());
    modules.extend_from_slice(kaa_native_compress::modules());
    let mut vm = match kaa_vm::start(&parsed.config, &modules, base, limit) {
        Ok(vm) => vm,
        Err(message) => {
            kaa_host::write_stderr(&format!("Fatal Python error: {message}\n"));
            return 1;
        }
    };
    let config = &parsed.config;
    let prompts = matches!(parsed.action, Action::Stdin) && (config.interactive || kaa_host::is_terminal(0));
    let result = match &parsed.action {
        Action::Stdin if prompts => kaa_vm::run_interactive(&mut vm, config, true),
        Action::Command(text) => kaa_vm::run_command(&mut vm, text),
        Action::Module(name) => kaa_vm::run_module(&mut vm, name, true),
        Action::File(path) => kaa_vm::run_script(&mut vm, path),
        Action::Stdin => kaa_vm::run_stdin(&mut vm),
        Action::Dump(stages, file) => return options::dump(Some(&mut vm), stages, file),
        Action::Print(_) => Ok(()),
    };
    // A signal that came during the last statement.
    let mut status = match result.and_then(|()| vm.safepoint()) {
        Ok(()) => 0,
        Err(_) if !prompts && inspects(config) => kaa_vm::print_any_exception(&mut vm),
        Err(_) => kaa_vm::print_exception(&mut vm),
    };
    if !prompts && inspects(config) && (config.interactive || kaa_host::is_terminal(0)) {
        status = match kaa_vm::run_interactive(&mut vm, config, false) {
            Ok(()) => 0,
            Err(_) => kaa_vm::print_exception(&mut vm),
        };
    }
    let status = kaa_vm::shut_down(&mut vm, status);
    kaa_vm::end_by_interrupt(&mut vm);
    // The process is about to end: taking the heap apart cell by cell would only cost time.
    std::mem::forget(vm);
    status
}
