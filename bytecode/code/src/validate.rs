//! The validator of code objects that come from outside.
//!
//! A code object that passes can be translated and run without further checks of offsets, indices and
//! stack depth. **Invariant:** any input gives a verdict; nothing here panics or recurses.
//! A handler that keeps more items than the stack holds at a jump, NOP or NOT_TAKEN does not cover that
//! instruction. What the validator does not promise: types of the values that instructions meet (MAKE_FUNCTION on something that
//! is no code object, a CALL_KW whose top is no tuple of names); those are checked when executed.

use crate::instruction::{DecodeError, Instruction, instructions};
use crate::{CodeObject, Constant, SharedCode, exceptiontable, flags, kinds};
use kaa_opcode::{
    ArgKind, BinaryOp, CommonConstant, CompareOp, Intrinsic1, Intrinsic2, Opcode, SpecialMethod,
};
use std::fmt;

/// The most stack items or code units a code object may ask for.
pub const LIMIT: usize = 1 << 24;

/// Why a code object is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalid {
    Decode(DecodeError),
    /// A count or table of the object contradicts another.
    Shape(&'static str),
    /// The instruction at this code unit has an operand out of range.
    Operand {
        at: usize,
        opcode: Opcode,
        oparg: u32,
    },
    /// A jump or handler leads to no instruction.
    Target {
        at: usize,
        target: Option<usize>,
    },
    /// Execution runs past the last instruction.
    FallsOff,
    /// More is popped than there is.
    Underflow {
        at: usize,
    },
    /// Two ways lead here with different stack depths.
    Depth {
        at: usize,
        one: usize,
        other: usize,
    },
    /// The stack grows above `co_stacksize`.
    Overflow {
        at: usize,
    },
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Invalid::Decode(DecodeError::BadOpcode { at, byte }) => {
                write!(f, "unknown opcode {byte} at offset {}", at * 2)
            }
            Invalid::Decode(DecodeError::BadExtendedArg { at }) => {
                write!(f, "misplaced EXTENDED_ARG at offset {}", at * 2)
            }
            Invalid::Decode(DecodeError::Truncated { at }) => {
                write!(f, "truncated instruction at offset {}", at * 2)
            }
            Invalid::Shape(what) => f.write_str(what),
            Invalid::Operand { at, opcode, oparg } => {
                write!(f, "operand {oparg} of {opcode} at offset {} is out of range", at * 2)
            }
            Invalid::Target { at, target: Some(target) } => {
                write!(f, "offset {} leads to offset {}, where no instruction starts", at * 2, target * 2)
            }
            Invalid::Target { at, target: None } => {
                write!(f, "offset {} leads before the first instruction", at * 2)
            }
            Invalid::FallsOff => f.write_str("execution runs past the last instruction"),
            Invalid::Underflow { at } => write!(f, "stack underflow at offset {}", at * 2),
            Invalid::Depth { at, one, other } => {
                write!(f, "stack depth at offset {} is {one} or {other}", at * 2)
            }
            Invalid::Overflow { at } => write!(f, "stack grows above co_stacksize at offset {}", at * 2),
        }
    }
}

impl std::error::Error for Invalid {}

/// Checks a code object and all code objects among its constants.
pub fn validate(code: &CodeObject) -> Result<(), Invalid> {
    let mut todo: Vec<SharedCode> = Vec::new();
    validate_one(code)?;
    nested(&code.consts, &mut todo);
    while let Some(inner) = todo.pop() {
        validate_one(&inner)?;
        nested(&inner.consts, &mut todo);
    }
    Ok(())
}

fn nested(constants: &[Constant], todo: &mut Vec<SharedCode>) {
    let mut lists = vec![constants];
    while let Some(list) = lists.pop() {
        for constant in list {
            match constant {
                Constant::Code(code) => todo.push(code.clone()),
                Constant::Tuple(items) | Constant::FrozenSet(items) => lists.push(items),
                Constant::Slice(parts) => lists.push(&parts[..]),
                _ => {}
            }
        }
    }
}

/// Checks one code object alone.
pub fn validate_one(code: &CodeObject) -> Result<(), Invalid> {
    let frees = check_shape(code)?;
    let mut list = Vec::new();
    for instruction in instructions(&code.code) {
        let instruction = instruction.map_err(Invalid::Decode)?;
        check_operand(code, frees, &instruction)?;
        list.push(instruction);
    }
    let handlers = check_handlers(code)?;
    Depths::new(code, &list, &handlers).run()
}

/// Checks counts and tables against one another; the number of free variables.
fn check_shape(code: &CodeObject) -> Result<usize, Invalid> {
    let shape = |ok: bool, what: &'static str| if ok { Ok(()) } else { Err(Invalid::Shape(what)) };
    shape(!code.code.is_empty() && code.code.len().is_multiple_of(2), "code has a bad length")?;
    shape(code.code.len() / 2 <= LIMIT, "code is too long")?;
    shape((code.stacksize as usize) < LIMIT, "stacksize is too large")?;
    let nslots = code.localsplusnames.len();
    shape(nslots == code.localspluskinds.len(), "localsplusnames and localspluskinds differ in length")?;
    shape(nslots < LIMIT, "too many locals")?;
    shape(code.posonlyargcount <= code.argcount, "posonlyargcount is above argcount")?;
    let variadic =
        u64::from(code.flags & flags::VARARGS != 0) + u64::from(code.flags & flags::VARKEYWORDS != 0);
    let args = u64::from(code.argcount) + u64::from(code.kwonlyargcount) + variadic;
    shape(args <= nslots as u64, "more parameters than locals")?;
    let mut rank = 0;
    let mut frees = 0;
    for (i, &kind) in code.localspluskinds.iter().enumerate() {
        let local = kind & kinds::LOCAL != 0;
        let cell = kind & kinds::CELL != 0;
        let free = kind & kinds::FREE != 0;
        shape(local || cell || free, "a local has no kind")?;
        shape(!(free && (local || cell)), "a free variable is a local or a cell too")?;
        let this = if local { 0 } else { 1 + u8::from(free) };
        shape(this >= rank, "locals, cells and free variables are out of order")?;
        shape((i as u64) >= args || local, "a parameter is not a local")?;
        rank = this;
        frees += usize::from(free);
    }
    Ok(frees)
}

fn check_operand(code: &CodeObject, frees: usize, i: &Instruction) -> Result<(), Invalid> {
    use Opcode::*;
    let arg = i.oparg as usize;
    let has = |index: usize, kind: u8| code.localspluskinds.get(index).is_some_and(|k| k & kind != 0);
    let ok = match i.opcode {
        LoadFastLoadFast | LoadFastBorrowLoadFastBorrow | StoreFastLoadFast | StoreFastStoreFast => {
            arg < 256 && arg >> 4 < code.localsplusnames.len() && arg & 15 < code.localsplusnames.len()
        }
        LoadDeref | StoreDeref | DeleteDeref | LoadFromDictOrDeref => has(arg, kinds::CELL | kinds::FREE),
        // An inlined comprehension may put a new cell into the slot of a free variable.
        MakeCell => has(arg, kinds::CELL | kinds::FREE),
        CopyFreeVars => arg == frees,
        BinaryOp => self::BinaryOp::from_arg(i.oparg).is_some(),
        CompareOp => self::CompareOp::of_arg(i.oparg).is_some(),
        CallIntrinsic1 => Intrinsic1::from_arg(i.oparg).is_some_and(|x| x != Intrinsic1::Invalid),
        CallIntrinsic2 => Intrinsic2::from_arg(i.oparg).is_some_and(|x| x != Intrinsic2::Invalid),
        LoadCommonConstant => CommonConstant::from_arg(i.oparg).is_some(),
        LoadSpecial => SpecialMethod::from_arg(i.oparg).is_some(),
        ConvertValue => (1..=3).contains(&arg),
        RaiseVarargs => arg <= 2,
        Reraise => arg <= 2,
        BuildSlice => arg == 2 || arg == 3,
        SetFunctionAttribute => matches!(arg, 1 | 2 | 4 | 8 | 16),
        Copy | ListAppend | ListExtend | SetAdd | SetUpdate | MapAdd | DictMerge | DictUpdate => arg >= 1,
        Swap => arg >= 2,
        BuildInterpolation => arg >> 2 <= 3,
        UnpackEx => arg < 1 << 24,
        ExitInitCheck => false,
        _ => match i.opcode.arg_kind() {
            ArgKind::Name => kaa_opcode::name_index(i.opcode, i.oparg) < code.names.len() as u32,
            ArgKind::Const => arg < code.consts.len(),
            ArgKind::Local | ArgKind::Free => arg < code.localsplusnames.len(),
            _ => true,
        },
    };
    if ok && arg < LIMIT << 8 {
        Ok(())
    } else {
        Err(Invalid::Operand { at: i.at, opcode: i.opcode, oparg: i.oparg })
    }
}

fn check_handlers(code: &CodeObject) -> Result<Vec<exceptiontable::Handler>, Invalid> {
    let units = code.code.len() / 2;
    let mut rows = exceptiontable::entries(&code.exceptiontable);
    let mut handlers = Vec::new();
    let mut last = 0;
    for row in rows.by_ref() {
        if row.start < last || row.end <= row.start || row.end > units {
            return Err(Invalid::Shape("exception table ranges are out of order"));
        }
        last = row.end;
        handlers.push(row);
    }
    if rows.is_broken() {
        return Err(Invalid::Shape("malformed exception table"));
    }
    Ok(handlers)
}

/// Stack depths by following every way through the code.
struct Depths<'a> {
    list: &'a [Instruction],
    handlers: &'a [exceptiontable::Handler],
    /// Index into `list` by code unit.
    index: Vec<u32>,
    /// Depth on entry, by index into `list`.
    depth: Vec<u32>,
    todo: Vec<usize>,
    stacksize: usize,
}

const UNKNOWN: u32 = u32::MAX;

impl<'a> Depths<'a> {
    fn new(code: &CodeObject, list: &'a [Instruction], handlers: &'a [exceptiontable::Handler]) -> Self {
        let mut index = vec![UNKNOWN; code.code.len() / 2];
        for (n, instruction) in list.iter().enumerate() {
            index[instruction.start] = n as u32;
        }
        let depth = vec![UNKNOWN; list.len()];
        Depths { list, handlers, index, depth, todo: Vec::new(), stacksize: code.stacksize as usize }
    }

    fn enter(&mut self, from: usize, target: Option<usize>, depth: usize) -> Result<(), Invalid> {
        let at = target.and_then(|t| self.index.get(t).copied()).filter(|n| *n != UNKNOWN);
        let Some(n) = at else {
            return Err(Invalid::Target { at: from, target });
        };
        if depth > self.stacksize {
            return Err(Invalid::Overflow { at: from });
        }
        let known = &mut self.depth[n as usize];
        if *known == UNKNOWN {
            *known = depth as u32;
            self.todo.push(n as usize);
        } else if *known as usize != depth {
            let at = self.list[n as usize].at;
            return Err(Invalid::Depth { at, one: *known as usize, other: depth });
        }
        Ok(())
    }

    fn run(mut self) -> Result<(), Invalid> {
        for row in self.handlers {
            for unit in [Some(row.start), Some(row.target), Some(row.end).filter(|e| *e < self.index.len())] {
                if unit.is_some_and(|u| self.index.get(u).is_none_or(|n| *n == UNKNOWN)) {
                    return Err(Invalid::Target { at: row.start, target: unit });
                }
            }
        }
        self.enter(0, Some(0), 0)?;
        while let Some(n) = self.todo.pop() {
            let i = self.list[n];
            let depth = self.depth[n] as usize;
            let covering = self.handlers.partition_point(|h| h.end <= i.at);
            if let Some(row) = self.handlers.get(covering).filter(|h| h.start <= i.at) {
                let kept = row.depth as usize;
                // CPython's compiler sometimes puts its jumps under a handler they have nothing to do
                // with; there the handler does not count.
                let stray = i.opcode.is_jump() || matches!(i.opcode, Opcode::Nop | Opcode::NotTaken);
                if kept <= depth {
                    self.enter(row.start, Some(row.target), kept + usize::from(row.lasti) + 1)?;
                } else if !stray {
                    return Err(Invalid::Underflow { at: i.at });
                }
            }
            let popped = i.opcode.popped(i.oparg) as usize;
            let kept = depth.checked_sub(popped).ok_or(Invalid::Underflow { at: i.at })?;
            if i.opcode.is_jump() {
                let after = kept + i.opcode.pushed_on_jump(i.oparg) as usize;
                self.enter(i.at, i.target(), after)?;
            } else if i.opcode == Opcode::EndAsyncFor
                && i.target().is_none_or(|t| self.index.get(t).is_none_or(|n| *n == UNKNOWN))
            {
                return Err(Invalid::Target { at: i.at, target: i.target() });
            }
            if !i.opcode.is_terminator() {
                let after = kept + i.opcode.pushed(i.oparg) as usize;
                if i.end() >= self.index.len() {
                    return Err(Invalid::FallsOff);
                }
                self.enter(i.at, Some(i.end()), after)?;
            }
        }
        Ok(())
    }
}
