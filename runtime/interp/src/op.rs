//! Instructions of register code.

use kaa_gc::Value;
use std::cell::Cell;

macro_rules! ops {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// Operations of register code. `a`, `b`, `c` and `n` are an instruction's operands, `rX` the register
        /// that an operand names, `→` the register written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Op { $($(#[doc = $doc])* $name,)* }

        impl Op {
            pub const fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name),)* }
            }
        }
    };
}

ops! {
    /// rb → ra; either may be empty.
    Move,
    /// rb → ra, then rn → rc.
    MoveMove,
    /// The word in b and c → ra.
    LoadWord,
    /// Empties ra.
    Clear,
    /// rb → ra, or UnboundLocalError.
    LoadChecked,
    /// rb → ra, and empties rb.
    LoadAndClear,
    DeleteFast,
    LoadGlobal,
    /// `LoadGlobal` whose name was in the globals.
    LoadGlobalOwn,
    /// `LoadGlobal` whose name was in the builtins.
    LoadGlobalBuiltin,
    LoadName,
    StoreName,
    DeleteName,
    StoreGlobal,
    DeleteGlobal,
    LoadFromDictOrGlobals,
    LoadFromDictOrDeref,
    LoadDeref,
    StoreDeref,
    DeleteDeref,
    MakeCell,
    CopyFreeVars,
    LoadLocals,
    LoadBuildClass,
    LoadCommonConstant,
    /// rb.name → ra; cache c.
    LoadAttr,
    /// `LoadAttr` of a word in the instance.
    LoadAttrInline,
    /// `LoadAttr` of a word in the instance, which may have several shapes.
    LoadAttrAmong,
    /// The method rb.name → ra, its receiver or nothing → r(a+1); cache c.
    LoadMethod,
    /// `LoadMethod` of a function in the class.
    LoadMethodClass,
    /// ra.name = rb; cache c.
    StoreAttr,
    /// `StoreAttr` to a word that the instance has.
    StoreAttrInline,
    DeleteAttr,
    LoadSuperAttr,
    LoadSuperMethod,
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    And,
    Or,
    Xor,
    LShift,
    RShift,
    /// Any other binary operator, number n.
    Binary,
    /// rb + c → ra, c a small integer.
    AddImm,
    SubImm,
    /// rb[rc] → ra
    GetItem,
    /// ra[rb] = rc
    SetItem,
    DelItem,
    /// rb[r(b+1):r(b+2)] → ra
    BinarySlice,
    /// rb[r(b+1):r(b+2)] = ra
    StoreSlice,
    Negative,
    Not,
    Invert,
    ToBool,
    /// rb n rc → ra; n is the comparison, with 8 added where the result becomes a bool, and 16 times its outcomes
    /// (`quick::OUTCOMES`).
    Compare,
    /// Jumps to c where `ra op rb` is as n says: the comparison and its outcomes as in `Compare`, the truth in bit 3.
    CompareJump,
    /// As `CompareJump`, with b a small integer.
    CompareImmJump,
    /// rb is rc → ra; n = 1 negates.
    Is,
    /// Jumps to c where ra is rb, with n = 0 where it isn't.
    IsJump,
    /// rb in rc → ra; n = 1 negates.
    Contains,
    /// Jumps to c where ra in rb, with n = 0 where it isn't.
    ContainsJump,
    Jump,
    /// A jump back, at which pending requests are looked after.
    Loop,
    /// `Loop` and the `ForIterRange` that it leads to.
    LoopRange,
    /// `Loop` and the `ForIterList` that it leads to.
    LoopList,
    /// `Loop` and the `ForIterGenerator` that it leads to.
    LoopGenerator,
    JumpTrue,
    JumpFalse,
    JumpNone,
    JumpNotNone,
    /// iter(rb) → ra
    GetIter,
    /// next(ra) → rb, or jumps to c at the end. Becomes one of those below when first executed.
    ForIter,
    /// `ForIter` over whatever it is.
    ForIterAny,
    /// `ForIter` over a range.
    ForIterRange,
    /// `ForIter` over a list.
    ForIterList,
    /// `ForIter` over a generator.
    ForIterGenerator,
    /// `ForIter` over pairs that the `UnpackSequence` behind it takes apart, both at once.
    ForIterPair,
    /// c items from rb on → ra
    BuildTuple,
    BuildList,
    BuildSet,
    BuildMap,
    BuildSlice,
    BuildString,
    BuildTemplate,
    BuildInterpolation,
    ListAppend,
    SetAdd,
    /// ra[rb] = rc, in a comprehension.
    MapAdd,
    ListExtend,
    SetUpdate,
    DictUpdate,
    /// ra.update(rb) for keyword arguments; rc is the callable.
    DictMerge,
    FormatSimple,
    FormatWithSpec,
    ConvertValue,
    /// Calls ra with the n values from r(a+2) on → rb
    Call,
    /// As `Call`, with r(a+1) in front unless it is empty.
    CallMethod,
    /// As `CallMethod`; the names of the last arguments are in rc.
    CallKw,
    /// ra(r(a+1)?, *r(a+2), **r(a+3)) → rb
    CallEx,
    Intrinsic1,
    Intrinsic2,
    Return,
    /// n values from ra on: exception, cause.
    Raise,
    /// Raises ra again; where n is not 0, rb is the offset it was first raised at.
    Reraise,
    /// The exception in ra becomes the handled one: the one before → ra, it itself → r(a+1).
    PushExcInfo,
    PopExcept,
    /// whether rb matches rc → ra
    CheckExcMatch,
    /// ra, r(a+1): the rest and the match of splitting a group, which may be anything where a class splits it.
    CheckEgMatch,
    /// Calls the exit function below the exception in r(a+4) → r(a+5)
    WithExceptStart,
    /// Special method n of ra → ra, its receiver or nothing → r(a+1)
    LoadSpecial,
    MakeFunction,
    SetFunctionAttribute,
    ImportName,
    ImportFrom,
    /// c items of ra → registers from b on, the last first.
    UnpackSequence,
    UnpackEx,
    ReturnGenerator,
    /// Suspends with ra; what is sent → rb
    Yield,
    /// Sends rb into ra → rb; jumps to c when it returns.
    Send,
    GetYieldFromIter,
    GetAwaitable,
    GetAiter,
    GetAnext,
    EndAsyncFor,
    CleanupThrow,
    GetLen,
    MatchMapping,
    MatchSequence,
    MatchKeys,
    MatchClass,
    SetupAnnotations,
    /// A RESUME: where pending requests are looked after.
    Resume,
    /// Instrumentation: the frame begins (n = 0) or goes on.
    TraceResume,
    /// Instrumentation: a line begins, c; where n is 1 only that it does is kept.
    TraceLine,
    /// Instrumentation: a jump back within line c, or where n is not 0, what that says (`jumps`), at the place b of
    /// `RegCode::branches`.
    TraceJump,
    /// Instrumentation: an instruction of the bytecode follows.
    TraceInstruction,
    /// Instrumentation: the frame returns ra, or (bit 0 of n) yields it; where bit 1 of n is set, the word in b
    /// and c instead of ra.
    TraceReturn,
    /// Instrumentation: what is in ra will be called, in front of `Call` (n = 1), `CallMethod` (0), `CallKw` (2) or
    /// `CallEx` (3), with c arguments; or in front of `LoadSuperAttr` and `LoadSuperMethod` (4), which call it with the
    /// class and the object if c is not 0.
    TraceCall,
    TraceCallEnd,
    /// Instrumentation: the iterator in ra has ended, at the code unit c; where n is 1, its value is in rb.
    TraceStop,
    /// Stands in for another operation: the frame goes over to its code's present translation here.
    Switch,
    /// Reached only in damaged code.
    Unreachable,
}

/// One instruction.
#[derive(Clone, Debug)]
#[repr(C)]
pub struct Instr {
    /// A cell, since an instruction whose cache is filled turns into one that checks that cache alone.
    pub op: Cell<Op>,
    pub n: u16,
    pub a: u32,
    pub b: u32,
    pub c: u32,
}

const _: () = assert!(size_of::<Instr>() == 16);

/// What a `TraceJump` tells of.
pub mod jumps {
    /// An unconditional jump follows.
    pub const JUMP: u16 = 1;
    /// A branch went on with what follows it.
    pub const LEFT: u16 = 2;
    /// A branch went elsewhere, which is here.
    pub const RIGHT: u16 = 3;
    /// The conditional jump at a is taken; code goes on at c.
    pub const TAKEN: u16 = 4;
    pub const KIND: u16 = 7;
    /// The jump is an instruction that nothing was told of.
    pub const INSTRUCTION: u16 = 8;
}

impl Op {
    /// Whether the operation is there for tools only.
    pub const fn is_trace(self) -> bool {
        matches!(
            self,
            Op::TraceResume
                | Op::TraceLine
                | Op::TraceJump
                | Op::TraceInstruction
                | Op::TraceReturn
                | Op::TraceCall
                | Op::TraceCallEnd
                | Op::TraceStop
        )
    }
}

impl Op {
    /// Whether code may go on at c as well as behind the instruction.
    pub const fn is_conditional(self) -> bool {
        matches!(
            self,
            Op::CompareJump
                | Op::CompareImmJump
                | Op::JumpTrue
                | Op::JumpFalse
                | Op::JumpNone
                | Op::JumpNotNone
                | Op::ForIter
                | Op::ForIterAny
                | Op::ForIterRange
                | Op::ForIterList
                | Op::ForIterGenerator
                | Op::ForIterPair
                | Op::Send
        )
    }
}

impl Instr {
    pub const fn new(op: Op, n: u16, a: u32, b: u32, c: u32) -> Instr {
        Instr { op: Cell::new(op), n, a, b, c }
    }

    /// Loads a word into a register.
    pub fn word(a: u32, value: Value) -> Instr {
        Instr { op: Cell::new(Op::LoadWord), n: 0, a, b: value.bits() as u32, c: (value.bits() >> 32) as u32 }
    }

    /// The word of a `LoadWord`.
    #[inline]
    pub fn value(&self) -> Option<Value> {
        Value::from_bits(self.b as u64 | (self.c as u64) << 32)
    }
}
