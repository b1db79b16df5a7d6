//! Operand tables: what the numbers in `BINARY_OP`, `COMPARE_OP`, `CALL_INTRINSIC_*`, `LOAD_SPECIAL`,
//! `LOAD_COMMON_CONSTANT`, `RESUME` and `SET_FUNCTION_ATTRIBUTE` mean.
//!
//! CPython counterpart: `Include/internal/pycore_opcode_utils.h`, `pycore_intrinsics.h`, `Include/opcode.h`.

macro_rules! operand_table {
    ($(#[$doc:meta])* $type:ident, $table:ident: $($number:literal $variant:ident $name:literal $symbol:literal;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $type {
            $($variant = $number,)*
        }

        /// Number, CPython's name and symbol of each operand.
        pub const $table: &[($type, &str, &str)] = &[$(($type::$variant, $name, $symbol),)*];

        impl $type {
            pub const fn from_arg(oparg: u32) -> Option<$type> {
                match oparg {
                    $($number => Some($type::$variant),)*
                    _ => None,
                }
            }

            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name,)* }
            }

            pub const fn symbol(self) -> &'static str {
                match self { $($type::$variant => $symbol,)* }
            }
        }
    };
}

operand_table! {
    /// The operand of `BINARY_OP`.
    BinaryOp, BINARY_OPS:
    0 Add "NB_ADD" "+";
    1 And "NB_AND" "&";
    2 FloorDivide "NB_FLOOR_DIVIDE" "//";
    3 Lshift "NB_LSHIFT" "<<";
    4 MatrixMultiply "NB_MATRIX_MULTIPLY" "@";
    5 Multiply "NB_MULTIPLY" "*";
    6 Remainder "NB_REMAINDER" "%";
    7 Or "NB_OR" "|";
    8 Power "NB_POWER" "**";
    9 Rshift "NB_RSHIFT" ">>";
    10 Subtract "NB_SUBTRACT" "-";
    11 TrueDivide "NB_TRUE_DIVIDE" "/";
    12 Xor "NB_XOR" "^";
    13 InplaceAdd "NB_INPLACE_ADD" "+=";
    14 InplaceAnd "NB_INPLACE_AND" "&=";
    15 InplaceFloorDivide "NB_INPLACE_FLOOR_DIVIDE" "//=";
    16 InplaceLshift "NB_INPLACE_LSHIFT" "<<=";
    17 InplaceMatrixMultiply "NB_INPLACE_MATRIX_MULTIPLY" "@=";
    18 InplaceMultiply "NB_INPLACE_MULTIPLY" "*=";
    19 InplaceRemainder "NB_INPLACE_REMAINDER" "%=";
    20 InplaceOr "NB_INPLACE_OR" "|=";
    21 InplacePower "NB_INPLACE_POWER" "**=";
    22 InplaceRshift "NB_INPLACE_RSHIFT" ">>=";
    23 InplaceSubtract "NB_INPLACE_SUBTRACT" "-=";
    24 InplaceTrueDivide "NB_INPLACE_TRUE_DIVIDE" "/=";
    25 InplaceXor "NB_INPLACE_XOR" "^=";
    26 Subscr "NB_SUBSCR" "[]";
}

operand_table! {
    /// The comparison in bits 5 and up of a `COMPARE_OP` operand.
    CompareOp, COMPARE_OPS:
    0 Lt "Py_LT" "<";
    1 Le "Py_LE" "<=";
    2 Eq "Py_EQ" "==";
    3 Ne "Py_NE" "!=";
    4 Gt "Py_GT" ">";
    5 Ge "Py_GE" ">=";
}

operand_table! {
    /// The operand of `CALL_INTRINSIC_1`.
    Intrinsic1, INTRINSIC_1:
    0 Invalid "INTRINSIC_1_INVALID" "";
    1 Print "INTRINSIC_PRINT" "";
    2 ImportStar "INTRINSIC_IMPORT_STAR" "";
    3 StopIterationError "INTRINSIC_STOPITERATION_ERROR" "";
    4 AsyncGenWrap "INTRINSIC_ASYNC_GEN_WRAP" "";
    5 UnaryPositive "INTRINSIC_UNARY_POSITIVE" "";
    6 ListToTuple "INTRINSIC_LIST_TO_TUPLE" "";
    7 TypeVar "INTRINSIC_TYPEVAR" "";
    8 ParamSpec "INTRINSIC_PARAMSPEC" "";
    9 TypeVarTuple "INTRINSIC_TYPEVARTUPLE" "";
    10 SubscriptGeneric "INTRINSIC_SUBSCRIPT_GENERIC" "";
    11 TypeAlias "INTRINSIC_TYPEALIAS" "";
}

operand_table! {
    /// The operand of `CALL_INTRINSIC_2`.
    Intrinsic2, INTRINSIC_2:
    0 Invalid "INTRINSIC_2_INVALID" "";
    1 PrepReraiseStar "INTRINSIC_PREP_RERAISE_STAR" "";
    2 TypeVarWithBound "INTRINSIC_TYPEVAR_WITH_BOUND" "";
    3 TypeVarWithConstraints "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS" "";
    4 SetFunctionTypeParams "INTRINSIC_SET_FUNCTION_TYPE_PARAMS" "";
    5 SetTypeParamDefault "INTRINSIC_SET_TYPEPARAM_DEFAULT" "";
}

operand_table! {
    /// The operand of `LOAD_SPECIAL`.
    SpecialMethod, SPECIAL_METHODS:
    0 Enter "SPECIAL___ENTER__" "__enter__";
    1 Exit "SPECIAL___EXIT__" "__exit__";
    2 Aenter "SPECIAL___AENTER__" "__aenter__";
    3 Aexit "SPECIAL___AEXIT__" "__aexit__";
}

operand_table! {
    /// The operand of `LOAD_COMMON_CONSTANT`.
    CommonConstant, COMMON_CONSTANTS:
    0 AssertionError "CONSTANT_ASSERTIONERROR" "AssertionError";
    1 NotImplementedError "CONSTANT_NOTIMPLEMENTEDERROR" "NotImplementedError";
    2 Tuple "CONSTANT_BUILTIN_TUPLE" "tuple";
    3 All "CONSTANT_BUILTIN_ALL" "all";
    4 Any "CONSTANT_BUILTIN_ANY" "any";
}

/// The operand of `RESUME`: which kind of resumption, and a depth bit.
pub mod resume {
    pub const AT_FUNC_START: u32 = 0;
    pub const AFTER_YIELD: u32 = 1;
    pub const AFTER_YIELD_FROM: u32 = 2;
    pub const AFTER_AWAIT: u32 = 3;
    /// Bits that hold the kind.
    pub const LOCATION_MASK: u32 = 3;
    /// Set when no exception handler but the generator's own StopIteration wrapper is active.
    pub const DEPTH1_MASK: u32 = 4;
}

/// The kind part of a `RESUME` operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResumeKind {
    FunctionStart,
    AfterYield,
    AfterYieldFrom,
    AfterAwait,
}

impl ResumeKind {
    pub const fn from_arg(oparg: u32) -> ResumeKind {
        match oparg & resume::LOCATION_MASK {
            resume::AT_FUNC_START => ResumeKind::FunctionStart,
            resume::AFTER_YIELD => ResumeKind::AfterYield,
            resume::AFTER_YIELD_FROM => ResumeKind::AfterYieldFrom,
            _ => ResumeKind::AfterAwait,
        }
    }
}

/// The operand of `SET_FUNCTION_ATTRIBUTE`.
pub mod function_attribute {
    pub const DEFAULTS: u32 = 1;
    pub const KWDEFAULTS: u32 = 2;
    pub const ANNOTATIONS: u32 = 4;
    pub const CLOSURE: u32 = 8;
    pub const ANNOTATE: u32 = 16;
}

impl CompareOp {
    /// The comparison of a `COMPARE_OP` operand.
    pub const fn of_arg(oparg: u32) -> Option<CompareOp> {
        CompareOp::from_arg(oparg >> 5)
    }

    /// The low mask bits CPython's specialiser wants: which outcomes (unordered 1, less 2, greater 4,
    /// equal 8) make the comparison true.
    pub const fn mask(self) -> u32 {
        match self {
            CompareOp::Lt => 2,
            CompareOp::Le => 2 | 8,
            CompareOp::Eq => 8,
            CompareOp::Ne => 1 | 2 | 4,
            CompareOp::Gt => 4,
            CompareOp::Ge => 4 | 8,
        }
    }
}

/// A `COMPARE_OP` operand; with `to_bool` the result is converted to bool by the instruction itself.
pub const fn compare_arg(op: CompareOp, to_bool: bool) -> u32 {
    (op as u32) << 5 | op.mask() | if to_bool { 16 } else { 0 }
}
