//! Arithmetic on any objects: the binary operator protocol, truth, `__index__`.
//! CPython: `Objects/abstract.c`.

use crate::slots::{BinaryFn, TypeSlots};
use crate::typeobject::TypeRef;
use crate::{PyResult, Raised, Value, Vm};

/// Binary operators, numbered as the argument of BINARY_OP; in-place forms are 13 higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum BinaryOp {
    Add = 0,
    And = 1,
    FloorDivide = 2,
    LeftShift = 3,
    MatMul = 4,
    Multiply = 5,
    Remainder = 6,
    Or = 7,
    Power = 8,
    RightShift = 9,
    Subtract = 10,
    TrueDivide = 11,
    Xor = 12,
}

impl BinaryOp {
    pub const ALL: [BinaryOp; 13] = [
        BinaryOp::Add,
        BinaryOp::And,
        BinaryOp::FloorDivide,
        BinaryOp::LeftShift,
        BinaryOp::MatMul,
        BinaryOp::Multiply,
        BinaryOp::Remainder,
        BinaryOp::Or,
        BinaryOp::Power,
        BinaryOp::RightShift,
        BinaryOp::Subtract,
        BinaryOp::TrueDivide,
        BinaryOp::Xor,
    ];

    /// As messages write it.
    pub const fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::And => "&",
            BinaryOp::FloorDivide => "//",
            BinaryOp::LeftShift => "<<",
            BinaryOp::MatMul => "@",
            BinaryOp::Multiply => "*",
            BinaryOp::Remainder => "%",
            BinaryOp::Or => "|",
            BinaryOp::Power => "** or pow()",
            BinaryOp::RightShift => ">>",
            BinaryOp::Subtract => "-",
            BinaryOp::TrueDivide => "/",
            BinaryOp::Xor => "^",
        }
    }

    #[inline]
    fn slot(self, slots: &TypeSlots) -> Option<BinaryFn> {
        match self {
            BinaryOp::Add => slots.add.get(),
            BinaryOp::And => slots.and.get(),
            BinaryOp::FloorDivide => slots.floordiv.get(),
            BinaryOp::LeftShift => slots.lshift.get(),
            BinaryOp::MatMul => slots.matmul.get(),
            BinaryOp::Multiply => slots.mul.get(),
            BinaryOp::Remainder => slots.r#mod.get(),
            BinaryOp::Or => slots.or.get(),
            BinaryOp::Power => None,
            BinaryOp::RightShift => slots.rshift.get(),
            BinaryOp::Subtract => slots.sub.get(),
            BinaryOp::TrueDivide => slots.truediv.get(),
            BinaryOp::Xor => slots.xor.get(),
        }
    }

    #[inline]
    fn inplace_slot(self, slots: &TypeSlots) -> Option<BinaryFn> {
        match self {
            BinaryOp::Add => slots.iadd.get(),
            BinaryOp::And => slots.iand.get(),
            BinaryOp::FloorDivide => slots.ifloordiv.get(),
            BinaryOp::LeftShift => slots.ilshift.get(),
            BinaryOp::MatMul => slots.imatmul.get(),
            BinaryOp::Multiply => slots.imul.get(),
            BinaryOp::Remainder => slots.imod.get(),
            BinaryOp::Or => slots.ior.get(),
            BinaryOp::Power => None,
            BinaryOp::RightShift => slots.irshift.get(),
            BinaryOp::Subtract => slots.isub.get(),
            BinaryOp::TrueDivide => slots.itruediv.get(),
            BinaryOp::Xor => slots.ixor.get(),
        }
    }
}

impl Vm {
    /// Tries both operands' slots; NotImplemented where neither knows. CPython: `binary_op1`.
    fn try_binary(&mut self, a: Value, b: Value, slot: impl Fn(&TypeSlots) -> Option<BinaryFn>) -> PyResult {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let left = slot(&class_a.slots);
        let mut right = if class_a == class_b { None } else { slot(&class_b.slots) };
        if let (Some(l), Some(r)) = (left, right)
            && l as usize == r as usize
        {
            right = None;
        }
        if let Some(left) = left {
            if let Some(r) = right
                && class_b.is_subtype(class_a)
            {
                let result = r(self, a, b)?;
                if result != Value::NOT_IMPLEMENTED {
                    return Ok(result);
                }
                right = None;
            }
            let result = left(self, a, b)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        match right {
            Some(right) => right(self, a, b),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// `a op b`
    pub fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> PyResult {
        if op == BinaryOp::Power {
            return self.power(a, b, Value::NONE, false);
        }
        let result = self.try_binary(a, b, |s| op.slot(s))?;
        if result != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
        self.sequence_fallback(op, a, b, false)
    }

    /// `a op= b`: the value to store.
    pub fn inplace(&mut self, op: BinaryOp, a: Value, b: Value) -> PyResult {
        if op == BinaryOp::Power {
            return self.power(a, b, Value::NONE, true);
        }
        let class = self.class_of(a);
        if let Some(slot) = op.inplace_slot(&class.slots) {
            let result = slot(self, a, b)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        let result = self.try_binary(a, b, |s| op.slot(s))?;
        if result != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
        self.sequence_fallback(op, a, b, true)
    }

    /// What `+` and `*` mean for sequences, then the error.
    fn sequence_fallback(&mut self, op: BinaryOp, a: Value, b: Value, inplace: bool) -> PyResult {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        match op {
            BinaryOp::Add => {
                if inplace && let Some(concat) = class_a.slots.iconcat.get() {
                    return concat(self, a, b);
                }
                if let Some(concat) = class_a.slots.concat.get() {
                    return concat(self, a, b);
                }
            }
            BinaryOp::Multiply => {
                if inplace && let Some(repeat) = class_a.slots.irepeat.get() {
                    let count = self.repeat_count(b)?;
                    return repeat(self, a, count);
                }
                if let Some(repeat) = class_a.slots.repeat.get() {
                    let count = self.repeat_count(b)?;
                    return repeat(self, a, count);
                }
                // In place, CPython asks the right operand only where the left one has no sequence methods at all.
                if let Some(repeat) = class_b.slots.repeat.get()
                    && !(inplace && class_a.is_heap_type())
                {
                    let count = self.repeat_count(a)?;
                    return repeat(self, b, count);
                }
            }
            _ => {}
        }
        Err(self.unsupported_operands(op, a, b, inplace))
    }

    fn repeat_count(&mut self, value: Value) -> PyResult<isize> {
        if let Some(n) = value.as_int() {
            return Ok(n as isize);
        }
        if self.class_of(value).slots.index.get().is_none() {
            let name = self.type_name_of(value);
            return Err(self.type_error(format!("can't multiply sequence by non-int of type '{name}'")));
        }
        let index = self.index(value)?;
        match self.int_ref(index) {
            Some(crate::int::IntRef::Small(n)) => Ok(n as isize),
            Some(crate::int::IntRef::Big(n)) if isize::try_from(n).is_ok() => {
                Ok(isize::try_from(n).unwrap_or(isize::MAX))
            }
            _ => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    #[cold]
    fn unsupported_operands(&mut self, op: BinaryOp, a: Value, b: Value, inplace: bool) -> Raised {
        let (name_a, name_b) = (self.type_name_of(a), self.type_name_of(b));
        let symbol = match (op, inplace) {
            (BinaryOp::Power, true) => "**=".to_owned(),
            (_, true) => format!("{}=", op.symbol()),
            _ => op.symbol().to_owned(),
        };
        self.type_error(format!("unsupported operand type(s) for {symbol}: '{name_a}' and '{name_b}'"))
    }

    /// `pow(a, b, modulus)`
    pub fn power(&mut self, a: Value, b: Value, modulus: Value, inplace: bool) -> PyResult {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        if inplace && let Some(slot) = class_a.slots.ipow.get() {
            let result = slot(self, a, b, modulus)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        let left = class_a.slots.pow.get();
        let mut right = if class_a == class_b { None } else { class_b.slots.pow.get() };
        if let (Some(l), Some(r)) = (left, right)
            && l as usize == r as usize
        {
            right = None;
        }
        if let Some(left) = left {
            if let Some(r) = right
                && class_b.is_subtype(class_a)
            {
                let result = r(self, a, b, modulus)?;
                if result != Value::NOT_IMPLEMENTED {
                    return Ok(result);
                }
                right = None;
            }
            let result = left(self, a, b, modulus)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if let Some(right) = right {
            let result = right(self, a, b, modulus)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if modulus.is_none() {
            return Err(self.unsupported_operands(BinaryOp::Power, a, b, inplace));
        }
        let class_m = self.class_of(modulus);
        if let Some(slot) = class_m.slots.pow.get()
            && Some(slot as usize) != left.map(|f| f as usize)
        {
            let result = slot(self, a, b, modulus)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        let (a, b, m) = (class_a.name_lossy(), class_b.name_lossy(), class_m.name_lossy());
        Err(self.type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{m}'")))
    }

    /// `divmod(a, b)`
    pub fn divmod(&mut self, a: Value, b: Value) -> PyResult {
        let result = self.try_binary(a, b, |s| s.divmod.get())?;
        if result != Value::NOT_IMPLEMENTED {
            return Ok(result);
        }
        let (a, b) = (self.type_name_of(a), self.type_name_of(b));
        Err(self.type_error(format!("unsupported operand type(s) for divmod(): '{a}' and '{b}'")))
    }

    pub fn negative(&mut self, value: Value) -> PyResult {
        match self.class_of(value).slots.neg.get() {
            Some(f) => f(self, value),
            None => self.bad_unary("-", value),
        }
    }

    pub fn positive(&mut self, value: Value) -> PyResult {
        match self.class_of(value).slots.pos.get() {
            Some(f) => f(self, value),
            None => self.bad_unary("+", value),
        }
    }

    pub fn invert(&mut self, value: Value) -> PyResult {
        match self.class_of(value).slots.invert.get() {
            Some(f) => f(self, value),
            None => self.bad_unary("~", value),
        }
    }

    pub fn absolute(&mut self, value: Value) -> PyResult {
        match self.class_of(value).slots.abs.get() {
            Some(f) => f(self, value),
            None => {
                let name = self.type_name_of(value);
                Err(self.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        }
    }

    fn bad_unary(&mut self, symbol: &str, value: Value) -> PyResult {
        let name = self.type_name_of(value);
        Err(self.type_error(format!("bad operand type for unary {symbol}: '{name}'")))
    }

    /// `bool(value)`
    #[inline]
    pub fn is_true(&mut self, value: Value) -> PyResult<bool> {
        match value {
            Value::TRUE => Ok(true),
            Value::FALSE | Value::NONE => Ok(false),
            _ => match value.as_int() {
                Some(n) => Ok(n != 0),
                None => self.is_true_slow(value),
            },
        }
    }

    fn is_true_slow(&mut self, value: Value) -> PyResult<bool> {
        let class = self.class_of(value);
        if let Some(f) = class.slots.bool.get() {
            return f(self, value);
        }
        match class.slots.len.get() {
            Some(f) => Ok(f(self, value)? != 0),
            None => Ok(true),
        }
    }

    /// `operator.index(value)`: an exact int, by `__index__` where the value is no int.
    pub fn index(&mut self, value: Value) -> PyResult {
        if let Some(exact) = self.exact_int(value) {
            return Ok(exact);
        }
        let class = self.class_of(value);
        let Some(index) = class.slots.index.get() else {
            let name = class.name_lossy();
            return Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        };
        let result = index(self, value)?;
        if result.is_int() || result.has_shape(crate::core_types::shape::INT) {
            return Ok(result);
        }
        let actual = self.type_name_of(result);
        if !self.is_int(result) {
            return Err(self.type_error(format!("__index__ returned non-int (type {actual})")));
        }
        self.warn_named(
            "DeprecationWarning",
            &format!(
                "__index__ returned non-int (type {actual}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python."
            ),
            1,
        )?;
        Ok(self.exact_int(result).unwrap_or(result))
    }

    /// Issues a warning of a builtin category through the `warnings` machinery.
    pub fn warn_named(&mut self, category: &str, message: &str, stack_level: isize) -> PyResult<()> {
        let category = self.exception_type(category).value();
        let text = self.str(message).value();
        self.warn(category, text, stack_level)
    }

    /// `warnings.warn(message, category, stack_level)`, once the machinery is there.
    pub fn warn(&mut self, category: Value, message: Value, stack_level: isize) -> PyResult<()> {
        let name = self.intern_str("_warnings");
        let Some(module) = self.modules.get_str(name) else { return Ok(()) };
        let level = self.int(stack_level as i64);
        self.call_method_named(module, "warn", &[message, category, level]).map(|_| ())
    }
}
