//! `int`: integers of any size, words where they fit. CPython: `Objects/longobject.c`.
//!
//! **Invariant:** an exact int that fits 62 bits is a word; a `BigInt` cell is larger or belongs to a subclass.

mod apart;
pub mod arith;
mod bytes;
pub mod convert;
pub mod divide;
mod methods;
mod power;
#[cfg(test)]
mod tests;

pub use convert::{big_from_f64, from_f64, from_value};

use crate::util::{check_count, text_error, text_int};
use kaa_object::declare::TypeDef;
use kaa_object::int::IntRef;
use kaa_object::payloads::BigInt;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, NoTrace, PyResult, Type, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "int([x]) -> integer\nint(x, base=10) -> integer\n\n\
         An integer made of a number or a text, or 0 without arguments.  A number is taken by its\n\
         __int__ method or its __index__ method; floats are cut off towards zero.\n\n\
         With a base, x must be a string, bytes, or bytearray instance that spells an integer\n\
         in that base, with an optional sign and with whitespace around.  Base 0 means that the\n\
         text says its base itself, as an integer literal does.",
    ),
    flags: type_flags::BASETYPE | type_flags::INT_SUBCLASS | type_flags::MATCH_SELF,
    slots,
    methods: &[methods::METHODS, bytes::METHODS, bytes::CLASS_METHODS],
    getset: methods::GETSET,
    ..TypeDef::new("int")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.int, Some(vm.types.object), &DEF);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(repr));
    s.hash.set(Some(hash));
    s.richcompare.set(Some(richcompare));
    s.add.set(Some(arith::add));
    s.sub.set(Some(arith::sub));
    s.mul.set(Some(arith::mul));
    s.r#mod.set(Some(divide::modulo));
    s.divmod.set(Some(divide::divmod));
    s.pow.set(Some(power::pow));
    s.neg.set(Some(arith::neg));
    s.pos.set(Some(arith::pos));
    s.abs.set(Some(arith::abs));
    s.bool.set(Some(|vm, v| Ok(vm.int_ref(v).is_some_and(|n| !n.is_zero()))));
    s.invert.set(Some(arith::invert));
    s.lshift.set(Some(arith::lshift));
    s.rshift.set(Some(arith::rshift));
    s.and.set(Some(arith::and));
    s.xor.set(Some(arith::xor));
    s.or.set(Some(arith::or));
    s.int.set(Some(arith::pos));
    s.float.set(Some(|vm, v| {
        let x = vm.int_to_f64(v)?;
        Ok(vm.float(x))
    }));
    s.floordiv.set(Some(divide::floordiv));
    s.truediv.set(Some(divide::truediv));
    s.index.set(Some(arith::pos));
}

/// The number of a receiver, which the slot's owner says is an int.
pub(crate) fn number<'a>(vm: &Vm, value: Value) -> IntRef<'a> {
    match vm.int_ref(value) {
        Some(n) => n,
        None => panic!("a slot of int was called on another object"),
    }
}

/// `repr(n)`
pub fn repr(vm: &mut Vm, value: Value) -> PyResult {
    let n = number(vm, value);
    if let IntRef::Small(small @ 0..=9) = n {
        return Ok(vm.char_str(b'0' + small as u8).value());
    }
    let limit = vm.int_max_str_digits;
    let text = match n {
        // Longer than this it is refused without being converted.
        IntRef::Big(big)
            if arith::bit_len(n) > 3 * apart::LONG_TEXT
                && (limit == 0 || arith::bit_len(n) < limit.saturating_mul(4)) =>
        {
            let big = big.clone();
            apart::apart(vm, move || kaa_text::int::to_decimal(kaa_text::int::Int::Big(&big), limit))?
        }
        n => kaa_text::int::to_decimal(text_int(n), limit),
    };
    match text {
        Ok(text) => vm.str_latin1(text.as_bytes()).map(Gc::value),
        Err(error) => Err(text_error(vm, error)),
    }
}

pub fn hash(vm: &mut Vm, value: Value) -> PyResult<u64> {
    Ok(match number(vm, value) {
        IntRef::Small(n) => kaa_object::hash::hash_i64(n),
        IntRef::Big(n) => kaa_object::hash::hash_big(n),
    })
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    Ok(match vm.order_ints(a, b) {
        Some(order) => Value::bool(op.holds(order)),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// `int.__new__`. CPython: `long_new_impl`.
fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let positional = args.positional();
    let mut base = positional.get(1).copied();
    for (name, value) in args.keywords() {
        if !name.is("base") {
            let name = name.to_lossy();
            return Err(vm.type_error(kaa_object::suggest::unexpected_keyword("int", &name, &["base"])));
        }
        if base.is_some() {
            return Err(vm.type_error("argument for int() given by name ('base') and position (2)"));
        }
        base = Some(value);
    }
    check_count(vm, "int", positional.len(), 0, 2)?;
    let result = match (positional.first(), base) {
        (None, None) => Value::int32(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(&x), None) => from_value(vm, x)?,
        (Some(&x), Some(base)) => convert::with_base(vm, x, base)?,
    };
    if class == vm.types.int {
        return Ok(result);
    }
    let value = number(vm, result).to_big();
    Ok(vm.alloc_instance(class, BigInt { value: NoTrace(value) }).value())
}
