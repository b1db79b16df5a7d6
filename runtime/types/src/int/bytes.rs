//! `int.to_bytes` and `int.from_bytes`. CPython: `_PyLong_AsByteArray`, `_PyLong_FromByteArray`.

use super::arith::bit_len;
use super::number;
use dashu_int::{IBig, UBig};
use kaa_object::int::IntRef;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Type, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return an array of bytes representing an integer.
    ///
    ///   length
    ///     Length of bytes object to use.  An OverflowError is raised if the
    ///     integer does not fit.  Default is length 1.
    ///   byteorder
    ///     'big' puts the most significant byte first, 'little' puts it last;
    ///     sys.byteorder is the order of the machine.  Default is 'big'.
    ///   signed
    ///     Whether to use two's complement.  Without it a negative integer
    ///     raises OverflowError.
    "to_bytes($self, /, length=1, byteorder='big', *, signed=False)" => to_bytes, Any;
}

kaa_object::methods! { CLASS_METHODS: Class =>
    /// Return the integer represented by the given array of bytes.
    ///
    ///   bytes
    ///     A bytes-like object, or an iterable that makes bytes.
    ///   byteorder
    ///     'big' for the most significant byte first, 'little' for it last;
    ///     sys.byteorder is the order of the machine.  Default is 'big'.
    ///   signed
    ///     Whether two's complement is used.
    "from_bytes($type, /, bytes, byteorder='big', *, signed=False)" => from_bytes, Any;
}

fn is_little(vm: &mut Vm, order: Option<Gc<Str>>) -> PyResult<bool> {
    match order {
        None => Ok(false),
        Some(order) if order.is("little") => Ok(true),
        Some(order) if order.is("big") => Ok(false),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(
    vm: &mut Vm,
    this: Value,
    length: Option<isize>,
    order: Option<Gc<Str>>,
    signed: Option<bool>,
) -> PyResult {
    let (length, signed) = (length.unwrap_or(1), signed.unwrap_or(false));
    let little = is_little(vm, order)?;
    if length < 0 {
        return Err(vm.value_error("length argument must be non-negative"));
    }
    let (length, n) = (length as usize, number(vm, this));
    if n.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    // Two's complement of a negative number needs as many bits as its complement, and the sign.
    let magnitude_bits = match n {
        IntRef::Small(n) if n < 0 => bit_len(IntRef::Small(!n)),
        IntRef::Big(n) if *n < IBig::ZERO => bit_len(IntRef::Big(&!n)),
        n => bit_len(n),
    };
    let bits = magnitude_bits + signed as usize;
    if bits.div_ceil(8) > length && !(n.is_zero() && length == 0) {
        return Err(vm.overflow_error("int too big to convert"));
    }
    if length > isize::MAX as usize / 2 || vm.heap.would_exceed(length) {
        return Err(vm.memory_error());
    }
    let mut out: Vec<u8> = Vec::new();
    if out.try_reserve_exact(length).is_err() {
        return Err(vm.memory_error());
    }
    out.resize(length, if n.is_negative() { 0xff } else { 0 });
    match n {
        IntRef::Small(n) => {
            for (to, from) in out.iter_mut().zip(n.to_le_bytes()) {
                *to = from;
            }
        }
        IntRef::Big(n) => {
            let bytes = n.to_le_bytes();
            for (to, from) in out.iter_mut().zip(bytes.iter()) {
                *to = *from;
            }
        }
    }
    if !little {
        out.reverse();
    }
    vm.new_bytes(&out).map(Gc::value)
}

fn from_bytes(
    vm: &mut Vm,
    class: Gc<Type>,
    source: Value,
    order: Option<Gc<Str>>,
    signed: Option<bool>,
) -> PyResult {
    let little = is_little(vm, order)?;
    let signed = signed.unwrap_or(false);
    let bytes = crate::bytes::bytes_of_object(vm, source)?;
    let mut bytes = bytes.as_slice().to_vec();
    if !little {
        bytes.reverse();
    }
    let result = match (signed, bytes.len()) {
        (_, 0) => Value::int32(0),
        (false, ..=7) => {
            let n = bytes.iter().rev().fold(0i64, |n, &b| n << 8 | i64::from(b));
            vm.int(n)
        }
        (true, _) => vm.int_from_big(IBig::from_le_bytes(&bytes)),
        (false, _) => vm.int_from_big(UBig::from_le_bytes(&bytes).into()),
    };
    if class == vm.types.int {
        return Ok(result);
    }
    vm.call(class.value(), &[result])
}
