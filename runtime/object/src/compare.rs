//! Comparison of any objects. CPython: `Objects/object.c` (`do_richcompare`).

use crate::int::IntRef;
use crate::names::Names;
use crate::slots::CompareOp;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::typeobject::TypeRef;
use crate::{Gc, PyResult, Value, Vm};

impl Vm {
    /// The name of a comparison's special method.
    pub fn compare_name(&self, op: CompareOp) -> Gc<Str> {
        let names: &Names = &self.names;
        match op {
            CompareOp::Lt => names.__lt__,
            CompareOp::Le => names.__le__,
            CompareOp::Eq => names.__eq__,
            CompareOp::Ne => names.__ne__,
            CompareOp::Gt => names.__gt__,
            CompareOp::Ge => names.__ge__,
        }
    }

    /// `a op b`
    pub fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> PyResult {
        if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
            return Ok(Value::bool(op.holds(x.cmp(&y))));
        }
        self.check_native_stack(" in comparison")?;
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let mut tried_right = false;
        if class_a != class_b
            && class_b.is_subtype(class_a)
            && let Some(f) = class_b.slots.richcompare.get()
        {
            tried_right = true;
            let result = f(self, b, a, op.swapped())?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if let Some(f) = class_a.slots.richcompare.get() {
            let result = f(self, a, b, op)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if !tried_right && let Some(f) = class_b.slots.richcompare.get() {
            let result = f(self, b, a, op.swapped())?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(a == b)),
            CompareOp::Ne => Ok(Value::bool(a != b)),
            _ => {
                let (a, b, symbol) = (class_a.name_lossy(), class_b.name_lossy(), op.symbol());
                Err(self.type_error(format!("'{symbol}' not supported between instances of '{a}' and '{b}'")))
            }
        }
    }

    /// Whether `a op b` holds.
    #[inline]
    pub fn compare_bool(&mut self, op: CompareOp, a: Value, b: Value) -> PyResult<bool> {
        if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
            return Ok(op.holds(x.cmp(&y)));
        }
        let result = self.compare(op, a, b)?;
        self.is_true(result)
    }

    /// Whether `a is b or a == b`, as containers compare.
    #[inline]
    pub fn eq(&mut self, a: Value, b: Value) -> PyResult<bool> {
        if a == b {
            return Ok(true);
        }
        if a.is_int() && b.is_int() {
            return Ok(false);
        }
        self.eq_slow(a, b)
    }

    fn eq_slow(&mut self, a: Value, b: Value) -> PyResult<bool> {
        if let (Some(x), Some(y)) = (self.exact_str(a), self.exact_str(b)) {
            return Ok(x.same_text(&y));
        }
        if let (Some(x), Some(y)) = (self.exact_tuple(a), self.exact_tuple(b)) {
            return self.eq_tuples(x, y);
        }
        if let (Some(x), Some(y)) = (a.as_small_float(), b.as_small_float()) {
            return Ok(x == y);
        }
        if a.is_pointer() && b.is_pointer() {
            // Named tuples and the like, which compare as tuples do.
            let (class_a, class_b) = (self.class_of(a), self.class_of(b));
            let own = self.types.tuple.slots.richcompare.get().map(|f| f as usize);
            if own.is_some()
                && class_a.slots.richcompare.get().map(|f| f as usize) == own
                && class_b.slots.richcompare.get().map(|f| f as usize) == own
                && let (Some(x), Some(y)) = (self.as_tuple(a), self.as_tuple(b))
            {
                return self.eq_tuples(x, y);
            }
        }
        self.compare_bool(CompareOp::Eq, a, b)
    }

    fn eq_tuples(&mut self, x: Gc<Tuple>, y: Gc<Tuple>) -> PyResult<bool> {
        self.check_native_stack(" in comparison")?;
        let (x, y) = (x.items(), y.items());
        for at in 0..x.len().min(y.len()) {
            if !self.eq(x[at], y[at])? {
                return Ok(false);
            }
        }
        Ok(x.len() == y.len())
    }

    /// Orders two ints of any size; `None` where one is not an int.
    pub fn order_ints(&self, a: Value, b: Value) -> Option<std::cmp::Ordering> {
        Some(match (self.int_ref(a)?, self.int_ref(b)?) {
            (IntRef::Small(x), IntRef::Small(y)) => x.cmp(&y),
            (IntRef::Big(x), IntRef::Big(y)) => x.cmp(y),
            (IntRef::Small(_), IntRef::Big(y)) => {
                if *y < dashu_int::IBig::ZERO {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Less
                }
            }
            (IntRef::Big(x), IntRef::Small(_)) => {
                if *x < dashu_int::IBig::ZERO {
                    std::cmp::Ordering::Less
                } else {
                    std::cmp::Ordering::Greater
                }
            }
        })
    }
}
