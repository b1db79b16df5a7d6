//! The opcode table of CPython 3.14: numbers, names, operands, caches, stack effects, operand tables.
//!
//! **Invariant:** [`for_each_opcode!`] is the only place where an opcode is listed; everything else
//! (enum, stack effects, disassembler, validator, translator) is expanded from it.
//! CPython counterpart: `Include/internal/pycore_opcode_metadata.h`, `Include/opcode_ids.h`, `Lib/opcode.py`.

mod operand;
mod table;
#[cfg(test)]
mod tests;
mod traits;

pub use traits::Traits;

pub use operand::{
    BINARY_OPS, BinaryOp, COMMON_CONSTANTS, COMPARE_OPS, CommonConstant, CompareOp, INTRINSIC_1, INTRINSIC_2,
    Intrinsic1, Intrinsic2, ResumeKind, SPECIAL_METHODS, SpecialMethod, compare_arg, function_attribute,
    resume,
};

/// The `.pyc` magic number of this bytecode.
pub const MAGIC: u16 = 3627;

/// Opcodes below this number take no argument (CPython's `HAVE_ARGUMENT` is the last of them, 43).
pub const HAVE_ARGUMENT: u16 = 43;

/// Bits in the operand of `LOAD_ATTR`, `LOAD_GLOBAL` and `LOAD_SUPER_ATTR` below the name index.
pub const fn name_index(opcode: Opcode, oparg: u32) -> u32 {
    match opcode {
        Opcode::LoadAttr | Opcode::LoadGlobal => oparg >> 1,
        Opcode::LoadSuperAttr => oparg >> 2,
        _ => oparg,
    }
}

/// Where an opcode may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpcodeKind {
    /// In a code object.
    Real,
    /// Inside the compiler only.
    Pseudo,
    /// Inside CPython's interpreter only; never in portable bytecode.
    Internal,
}

/// What an operand means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgKind {
    /// Nothing, or a plain number.
    None,
    /// An index into `co_names`, perhaps with flag bits below it.
    Name,
    /// An index into `co_consts`.
    Const,
    /// A slot of locals-plus.
    Local,
    /// A slot of locals-plus that holds a cell.
    Free,
    /// A relative jump in code units.
    Jump,
    /// A `COMPARE_OP` operand.
    Compare,
    /// A `BINARY_OP` operand.
    Binary,
    /// A `CALL_INTRINSIC_*` operand.
    Intrinsic,
    /// The handler label of a `SETUP_*` pseudo opcode.
    Handler,
}

/// What CPython's generated metadata says of an opcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpFlags(u8);

impl OpFlags {
    pub const ERROR: OpFlags = OpFlags(1);
    pub const ERROR_NO_POP: OpFlags = OpFlags(2);
    pub const ESCAPES: OpFlags = OpFlags(4);
    pub const EVAL_BREAK: OpFlags = OpFlags(8);
    pub const PURE: OpFlags = OpFlags(16);
    pub const NO_SAVE_IP: OpFlags = OpFlags(32);

    #[inline]
    pub const fn contains(self, other: OpFlags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The number that a stack effect is whatever the operand; [`Traits::VARIES`] where it depends on it.
macro_rules! fixed {
    ((|_| $count:expr)) => {
        $count
    };
    ($varies:tt) => {
        Traits::VARIES
    };
}

macro_rules! define_opcodes {
    ($($number:literal $variant:ident $name:ident $kind:ident $has_arg:literal $arg:ident $caches:literal
       $popped:tt $pushed:tt ($pushed_on_jump:expr) [$($flag:ident)*];)*) => {
        /// An opcode of CPython 3.14; the discriminant is its number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Opcode {
            $($variant = $number,)*
        }

        impl Opcode {
            /// Every opcode, in numeric order.
            pub const ALL: &[Opcode] = &[$(Opcode::$variant,)*];

            /// The opcode with this number, pseudo and internal ones included.
            pub const fn from_u16(number: u16) -> Option<Opcode> {
                match number {
                    $($number => Some(Opcode::$variant),)*
                    _ => None,
                }
            }

            /// CPython's name.
            #[inline]
            pub const fn name(self) -> &'static str {
                match self { $(Opcode::$variant => stringify!($name),)* }
            }

            pub fn from_name(name: &str) -> Option<Opcode> {
                $(if name == stringify!($name) { return Some(Opcode::$variant); })*
                None
            }

            #[inline]
            pub const fn kind(self) -> OpcodeKind {
                match self { $(Opcode::$variant => OpcodeKind::$kind,)* }
            }

            #[inline]
            pub const fn has_arg(self) -> bool {
                match self { $(Opcode::$variant => $has_arg,)* }
            }

            #[inline]
            pub const fn arg_kind(self) -> ArgKind {
                match self { $(Opcode::$variant => ArgKind::$arg,)* }
            }

            /// Inline cache entries (code units) that follow the instruction.
            #[inline]
            pub const fn caches(self) -> usize {
                match self { $(Opcode::$variant => $caches,)* }
            }

            #[inline]
            pub const fn flags(self) -> OpFlags {
                match self { $(Opcode::$variant => OpFlags(0 $(| OpFlags::$flag.0)*),)* }
            }

            /// Stack items taken and put back, where the operand has no say in it.
            const fn fixed_effect(self) -> (i8, i8) {
                match self { $(Opcode::$variant => (fixed!($popped), fixed!($pushed)),)* }
            }

            /// Stack items taken.
            pub fn popped(self, oparg: u32) -> i64 {
                let of: fn(i64) -> i64 = match self { $(Opcode::$variant => $popped,)* };
                of(oparg.into())
            }

            /// Stack items put back when execution goes on with the next instruction.
            pub fn pushed(self, oparg: u32) -> i64 {
                let of: fn(i64) -> i64 = match self { $(Opcode::$variant => $pushed,)* };
                of(oparg.into())
            }

            /// Stack items put back when the jump is taken or, for `SETUP_*`, when the handler is entered.
            pub fn pushed_on_jump(self, oparg: u32) -> i64 {
                let of: fn(i64) -> i64 = match self { $(Opcode::$variant => $pushed_on_jump,)* };
                of(oparg.into())
            }
        }
    };
}

for_each_opcode!(define_opcodes);

impl Opcode {
    /// The opcode of a code unit's first byte, if portable bytecode may hold it.
    #[inline]
    pub const fn from_u8(byte: u8) -> Option<Opcode> {
        match Opcode::from_u16(byte as u16) {
            Some(opcode) if matches!(opcode.kind(), OpcodeKind::Real) => Some(opcode),
            _ => None,
        }
    }

    /// The change of stack depth; the jump's where `jump` is set.
    #[inline]
    pub fn stack_effect(self, oparg: u32, jump: bool) -> i64 {
        let pushed = if jump { self.pushed_on_jump(oparg) } else { self.pushed(oparg) };
        pushed - self.popped(oparg)
    }

    #[inline]
    pub const fn is_pseudo(self) -> bool {
        matches!(self.kind(), OpcodeKind::Pseudo)
    }

    /// Whether the operand is the distance to where execution may go on. `END_ASYNC_FOR`'s operand is a
    /// distance too, but nothing jumps there.
    #[inline]
    pub const fn is_jump(self) -> bool {
        matches!(self.arg_kind(), ArgKind::Jump) && !matches!(self, Opcode::EndAsyncFor)
    }

    /// Whether the real jump goes towards lower offsets.
    #[inline]
    pub const fn is_backward(self) -> bool {
        matches!(self, Opcode::JumpBackward | Opcode::JumpBackwardNoInterrupt | Opcode::EndAsyncFor)
    }

    #[inline]
    pub const fn is_unconditional_jump(self) -> bool {
        matches!(
            self,
            Opcode::Jump
                | Opcode::JumpNoInterrupt
                | Opcode::JumpForward
                | Opcode::JumpBackward
                | Opcode::JumpBackwardNoInterrupt
        )
    }

    /// Whether the opcode ends the function (returns or raises).
    #[inline]
    pub const fn is_scope_exit(self) -> bool {
        matches!(self, Opcode::ReturnValue | Opcode::RaiseVarargs | Opcode::Reraise | Opcode::InterpreterExit)
    }

    /// Whether the following instruction is never reached by falling through.
    #[inline]
    pub const fn is_terminator(self) -> bool {
        self.is_unconditional_jump() || self.is_scope_exit()
    }

    /// Whether the pseudo opcode opens an exception-handler block.
    #[inline]
    pub const fn is_block_push(self) -> bool {
        matches!(self, Opcode::SetupFinally | Opcode::SetupCleanup | Opcode::SetupWith)
    }
}

impl std::fmt::Display for Opcode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
