//! `_operator`: the operators as functions, and what fetches items and attributes.
//! CPython: `Modules/_operator.c`.

mod getters;

use kaa_object::declare::ModuleDef;
use kaa_object::number::BinaryOp;
use kaa_object::slots::CompareOp;
use kaa_object::{Gc, PyResult, Value, Vm, methods, raw_methods};
use kaa_types::buffer;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_operator",
    doc: Some(
        "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.  The function names are those\nused for special methods; variants without leading and trailing\n'__' are also provided for convenience.",
    ),
    functions: &[UNARY, BINARY, INPLACE, COMPARISONS, OTHERS, RAW],
    init: |vm, module| getters::install(vm, module),
};

methods! { UNARY: Module =>
    /// Same as abs(a).
    "abs($module, a, /)" => |vm: &mut Vm, a: Value| vm.absolute(a), Any;
    /// Same as ~a.
    "inv($module, a, /)" => |vm: &mut Vm, a: Value| vm.invert(a), Any;
    /// Same as ~a.
    "invert($module, a, /)" => |vm: &mut Vm, a: Value| vm.invert(a), Any;
    /// Same as -a.
    "neg($module, a, /)" => |vm: &mut Vm, a: Value| vm.negative(a), Any;
    /// Same as +a.
    "pos($module, a, /)" => |vm: &mut Vm, a: Value| vm.positive(a), Any;
}

methods! { BINARY: Module =>
    /// Same as a + b.
    "add($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::Add, a, b), Any;
    /// Same as a & b.
    "and_($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::And, a, b), Any;
    /// Same as a // b.
    "floordiv($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::FloorDivide, a, b), Any;
    /// Same as a << b.
    "lshift($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::LeftShift, a, b), Any;
    /// Same as a @ b.
    "matmul($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::MatMul, a, b), Any;
    /// Same as a % b.
    "mod($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::Remainder, a, b), Any;
    /// Same as a * b.
    "mul($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::Multiply, a, b), Any;
    /// Same as a | b.
    "or_($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::Or, a, b), Any;
    /// Same as a ** b.
    "pow($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::Power, a, b), Any;
    /// Same as a >> b.
    "rshift($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::RightShift, a, b), Any;
    /// Same as a - b.
    "sub($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::Subtract, a, b), Any;
    /// Same as a / b.
    "truediv($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::TrueDivide, a, b), Any;
    /// Same as a ^ b.
    "xor($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.binary(BinaryOp::Xor, a, b), Any;
}

methods! { INPLACE: Module =>
    /// Same as a += b.
    "iadd($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::Add, a, b), Any;
    /// Same as a &= b.
    "iand($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::And, a, b), Any;
    /// Same as a //= b.
    "ifloordiv($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::FloorDivide, a, b), Any;
    /// Same as a <<= b.
    "ilshift($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::LeftShift, a, b), Any;
    /// Same as a @= b.
    "imatmul($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::MatMul, a, b), Any;
    /// Same as a %= b.
    "imod($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::Remainder, a, b), Any;
    /// Same as a *= b.
    "imul($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::Multiply, a, b), Any;
    /// Same as a |= b.
    "ior($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::Or, a, b), Any;
    /// Same as a **= b.
    "ipow($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::Power, a, b), Any;
    /// Same as a >>= b.
    "irshift($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::RightShift, a, b), Any;
    /// Same as a -= b.
    "isub($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::Subtract, a, b), Any;
    /// Same as a /= b.
    "itruediv($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::TrueDivide, a, b), Any;
    /// Same as a ^= b.
    "ixor($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.inplace(BinaryOp::Xor, a, b), Any;
}

methods! { COMPARISONS: Module =>
    /// Same as a == b.
    "eq($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.compare(CompareOp::Eq, a, b), Any;
    /// Same as a >= b.
    "ge($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.compare(CompareOp::Ge, a, b), Any;
    /// Same as a > b.
    "gt($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.compare(CompareOp::Gt, a, b), Any;
    /// Same as a <= b.
    "le($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.compare(CompareOp::Le, a, b), Any;
    /// Same as a < b.
    "lt($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.compare(CompareOp::Lt, a, b), Any;
    /// Same as a != b.
    "ne($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.compare(CompareOp::Ne, a, b), Any;
}

methods! { OTHERS: Module =>
    /// Return 'a == b'.
    ///
    /// This function uses an approach designed to prevent
    /// timing analysis, making it appropriate for cryptography.
    ///
    /// a and b must both be of the same type: either str (ASCII only),
    /// or any bytes-like object.
    ///
    /// Note: If a and b are of different lengths, or if an error occurs,
    /// a timing attack could theoretically reveal information about the
    /// types and lengths of a and b--but not their values.
    "_compare_digest($module, a, b, /)" => compare_digest, Any;
    /// Same as a + b, for a and b sequences.
    "concat($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| concat(vm, a, b, false), Any;
    /// Same as b in a (note reversed operands).
    "contains($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.contains(a, b), Any;
    /// Return the number of items in a which are, or which equal, b.
    "countOf($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| -> PyResult<usize> {
        let mut count = 0;
        search(vm, a, b, |_| {
            count += 1;
            true
        })?;
        Ok(count)
    }, Any;
    /// Same as del a[b].
    "delitem($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.delitem(a, b), Any;
    /// Same as a[b].
    "getitem($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| vm.getitem(a, b), Any;
    /// Same as a += b, for a and b sequences.
    "iconcat($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| concat(vm, a, b, true), Any;
    /// Same as a.__index__()
    "index($module, a, /)" => |vm: &mut Vm, a: Value| vm.index(a), Any;
    /// Return the first index of b in a.
    "indexOf($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| -> PyResult<usize> {
        let mut place = None;
        search(vm, a, b, |at| {
            place = Some(at);
            false
        })?;
        match place {
            Some(place) => Ok(place),
            None => Err(vm.value_error("sequence.index(x): x not in sequence")),
        }
    }, Any;
    /// Same as a is b.
    "is_($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| same(vm, a, b), Leaf;
    /// Same as a is None.
    "is_none($module, a, /)" => |_: &mut Vm, a: Value| a.is_none(), Leaf;
    /// Same as a is not b.
    "is_not($module, a, b, /)" => |vm: &mut Vm, a: Value, b: Value| !same(vm, a, b), Leaf;
    /// Same as a is not None.
    "is_not_none($module, a, /)" => |_: &mut Vm, a: Value| !a.is_none(), Leaf;
    /// Return an estimate of the number of items in obj.
    ///
    /// This is useful for presizing containers when building from an iterable.
    ///
    /// If the object supports len(), the result will be exact.
    /// Otherwise, it may over- or under-estimate by an arbitrary amount.
    /// The result will be an integer >= 0.
    "length_hint($module, obj, default=0, /)" => |vm: &mut Vm, object: Value, default: Option<isize>| -> PyResult {
        let default = default.unwrap_or(0);
        // The default may be any number, which a hint never is.
        let hint = vm.length_hint(object, usize::MAX)?;
        Ok(if hint == usize::MAX { vm.int(default as i64) } else { vm.int_from_usize(hint) })
    }, Any;
    /// Same as not a.
    "not_($module, a, /)" => |vm: &mut Vm, a: Value| vm.is_true(a).map(|truth| !truth), Any;
    /// Same as a[b] = c.
    "setitem($module, a, b, c, /)" => |vm: &mut Vm, a: Value, b: Value, c: Value| vm.setitem(a, b, c), Any;
    /// Return True if a is true, False otherwise.
    "truth($module, a, /)" => |vm: &mut Vm, a: Value| vm.is_true(a), Any;
}

raw_methods! { RAW: Module =>
    /// Same as obj(*args, **kwargs).
    "call($module, obj, /, *args, **kwargs)" => |vm, args| match args.positional().first() {
        Some(&callable) => vm.call_args(callable, args.skip_first()),
        None => Err(vm.type_error("call expected at least 1 argument, got 0")),
    }, Any;
}

/// `a is b`
fn same(_: &mut Vm, a: Value, b: Value) -> bool {
    a == b
}

fn concat(vm: &mut Vm, a: Value, b: Value, inplace: bool) -> PyResult {
    let is_sequence = |vm: &Vm, value: Value| {
        vm.class_of(value).slots.getitem.get().is_some() && vm.as_dict(value).is_none()
    };
    let class = vm.class_of(a);
    let joins = class.slots.concat.get().is_some() || is_sequence(vm, a) && is_sequence(vm, b);
    if !joins {
        let class = class.name_lossy();
        return Err(vm.type_error(format!("'{class}' object can't be concatenated")));
    }
    if inplace { vm.inplace(BinaryOp::Add, a, b) } else { vm.binary(BinaryOp::Add, a, b) }
}

/// Calls `found` with the index of each item equal to `item`, until it says to stop.
fn search(vm: &mut Vm, iterable: Value, item: Value, mut found: impl FnMut(usize) -> bool) -> PyResult<()> {
    let iterator = match vm.iter(iterable) {
        Err(_) if vm.pending_is("TypeError") => {
            vm.clear_exception();
            let class = vm.type_name_of(iterable);
            return Err(vm.type_error(format!("argument of type '{class}' is not iterable")));
        }
        result => result?,
    };
    let mut index = 0;
    while let Some(value) = vm.next(iterator)? {
        if vm.eq(value, item)? && !found(index) {
            break;
        }
        index += 1;
        vm.safepoint()?;
    }
    Ok(())
}

/// Compares in a time that depends on the lengths only.
fn equal_in_constant_time(a: &[u8], b: &[u8]) -> bool {
    let differences = a.iter().zip(b).fold(0u8, |all, (x, y)| std::hint::black_box(all | (x ^ y)));
    differences == 0 && a.len() == b.len()
}

fn compare_digest(vm: &mut Vm, a: Value, b: Value) -> PyResult<bool> {
    if let (Some(x), Some(y)) = (vm.as_str(a), vm.as_str(b)) {
        let (x, y): (Gc<_>, Gc<_>) = (x, y);
        return match (x.as_ascii(), y.as_ascii()) {
            (Some(x), Some(y)) => Ok(equal_in_constant_time(x.as_bytes(), y.as_bytes())),
            _ => Err(vm.type_error("comparing strings with non-ASCII characters is not supported")),
        };
    }
    if !buffer::has_buffer(vm, a) && !buffer::has_buffer(vm, b) {
        let (a, b) = (vm.type_name_of(a), vm.type_name_of(b));
        let message = format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'");
        return Err(vm.type_error(message));
    }
    let (x, y) = (buffer::contents(vm, a)?, buffer::contents(vm, b)?);
    Ok(equal_in_constant_time(&x, &y))
}
