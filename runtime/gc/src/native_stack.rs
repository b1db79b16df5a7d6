//! The native stack as a root: its extent, and the registers that may hold the only reference to a cell.

/// The part of a native stack that may hold references: from the stack pointer up to where the isolate
/// was entered.
#[derive(Clone, Copy, Debug)]
pub struct StackExtent {
    /// Highest address, exclusive: a frame at or above the entry into the isolate.
    pub base: usize,
    /// Lowest address: the stack pointer when the thread last gave up the isolate, or now.
    pub top: usize,
}

/// The address of a local of the caller's frame: every frame entered later lies below it.
#[inline(never)]
pub fn native_stack_base() -> usize {
    let marker = 0u8;
    // One page up covers the caller's frame, whose locals may lie above this one's.
    (&raw const marker).addr() + 512
}

/// About where the stack pointer is.
#[inline]
pub fn current_stack_pointer() -> usize {
    let marker = 0u8;
    (&raw const marker).addr()
}

/// Overwrites what calls that have returned left on the stack. What is called next makes its frames there, and not
/// all of a frame is written before a collection looks at it.
#[inline(never)]
pub fn clear_dead_stack() {
    let mut room = [0u64; 2048];
    std::hint::black_box(&mut room);
}

/// Calls `f` with the stack pointer, after writing all callee-saved registers to the stack.
#[inline(never)]
pub fn with_spilled_registers<R>(f: impl FnOnce(usize) -> R) -> R {
    let mut registers = [0usize; 16];
    // SAFETY: the code stores general registers into the array that it is given and nothing else.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::asm!(
            "mov [{r}], rbx", "mov [{r} + 8], rbp", "mov [{r} + 16], r12", "mov [{r} + 24], r13",
            "mov [{r} + 32], r14", "mov [{r} + 40], r15", "mov [{r} + 48], rdi", "mov [{r} + 56], rsi",
            r = in(reg) registers.as_mut_ptr(),
            options(nostack, preserves_flags)
        );
    }
    // SAFETY: as above.
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!(
            "stp x19, x20, [{r}]", "stp x21, x22, [{r}, #16]", "stp x23, x24, [{r}, #32]",
            "stp x25, x26, [{r}, #48]", "stp x27, x28, [{r}, #64]", "str x29, [{r}, #80]",
            r = in(reg) registers.as_mut_ptr(),
            options(nostack, preserves_flags)
        );
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    compile_error!("the collector does not know this processor's callee-saved registers");
    let top = std::hint::black_box(&mut registers).as_ptr().addr();
    let result = f(top);
    std::hint::black_box(&registers);
    result
}
