//! Fast paths of single instructions on words and exact containers.

use crate::calls::{Called, enter_function};
use crate::slow::COMPARE;
use kaa_gc::{Gc, Value};
use kaa_object::args::Args;
use kaa_object::core_types::shape;
use kaa_object::dict::Dict;
use kaa_object::frame::FrameKind;
use kaa_object::list::List;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::TypeRef;
use kaa_object::{PyResult, Vm};

#[inline(always)]
pub fn add_ints(x: Value, y: Value) -> Option<Value> {
    (x.bits() as i64 - 3).checked_add(y.bits() as i64).and_then(|bits| Value::from_bits(bits as u64))
}

#[inline(always)]
pub fn sub_ints(x: Value, y: Value) -> Option<Value> {
    (x.bits() as i64).checked_sub(y.bits() as i64 - 3).and_then(|bits| Value::from_bits(bits as u64))
}

#[inline(always)]
pub fn mul_ints(x: Value, y: Value) -> Option<Value> {
    (x.bits() as i64 - 3).checked_mul(y.int_payload()).and_then(|bits| Value::from_bits(bits as u64 | 3))
}

#[inline(always)]
pub fn div_ints(x: Value, y: Value) -> Option<Value> {
    const EXACT: i64 = 1 << 53;
    let (p, q) = (x.int_payload(), y.int_payload());
    let exact = p.abs() <= EXACT && q.abs() <= EXACT && q != 0;
    if exact { Value::small_float(p as f64 / q as f64) } else { None }
}

/// Operands of a division in 32 bits without signs, which many machines do in a fraction of the time.
#[inline(always)]
fn short(p: i64, q: i64) -> Option<(u32, u32)> {
    if (p | q) as u64 >> 32 == 0 && q != 0 { Some((p as u32, q as u32)) } else { None }
}

#[inline(always)]
pub fn floordiv_ints(x: Value, y: Value) -> Option<Value> {
    let (p, q) = (x.int_payload(), y.int_payload());
    if let Some((p, q)) = short(p, q) {
        return Some(Value::int_unchecked((p / q) as i64));
    }
    if q == 0 {
        return None;
    }
    let quotient = p / q;
    Value::small_int(if (p % q != 0) && ((p < 0) != (q < 0)) { quotient - 1 } else { quotient })
}

#[inline(always)]
pub fn mod_ints(x: Value, y: Value) -> Option<Value> {
    let (p, q) = (x.int_payload(), y.int_payload());
    if let Some((p, q)) = short(p, q) {
        return Some(Value::int_unchecked((p % q) as i64));
    }
    if q == 0 {
        return None;
    }
    let rest = p % q;
    Some(Value::int_unchecked(if rest != 0 && ((rest < 0) != (q < 0)) { rest + q } else { rest }))
}

#[inline(always)]
pub fn lshift_ints(x: Value, y: Value) -> Option<Value> {
    let (p, q) = (x.int_payload(), y.int_payload());
    if !(0..62).contains(&q) {
        return None;
    }
    let shifted = p << q;
    if shifted >> q == p { Value::small_int(shifted) } else { None }
}

#[inline(always)]
pub fn rshift_ints(x: Value, y: Value) -> Option<Value> {
    let (p, q) = (x.int_payload(), y.int_payload());
    (q >= 0).then(|| Value::int_unchecked(p >> q.min(63)))
}

/// Which outcomes make each of `CompareOp::ALL` true: 1 less, 2 equal, 4 greater, 8 none of them (NaN).
pub const OUTCOMES: [u16; 6] = [1, 3, 2, 1 | 4 | 8, 4, 6];

/// Comparison of words: two ints, or two floats. Without branches on the operator: where the program's own branch is
/// hard to predict, one misprediction is enough.
#[inline(always)]
pub fn quick_compare(outcomes: u16, x: Value, y: Value) -> Option<bool> {
    if Value::both_ints(x, y) {
        let (p, q) = (x.bits() as i64, y.bits() as i64);
        let outcome = 1 + (p > q) as u16 - (p < q) as u16;
        return Some(outcomes >> outcome & 1 != 0);
    }
    let (p, q) = (x.as_small_float()?, y.as_small_float()?);
    let ordered = (p < q) as u16 | ((p == q) as u16) << 1 | ((p > q) as u16) << 2;
    Some(outcomes & if ordered == 0 { 8 } else { ordered } != 0)
}

/// Any comparison: number `n & 7`, as a bool if `n` has 8.
#[inline(never)]
pub fn compare(vm: &mut Vm, n: u16, x: Value, y: Value) -> PyResult {
    let result = vm.compare(COMPARE[(n & 7) as usize % 6], x, y)?;
    if n & 8 == 0 || result.is_bool() {
        return Ok(result);
    }
    vm.is_true(result).map(Value::bool)
}

/// Takes apart an exact tuple of the right length; whether it was one. The last item comes first.
#[inline(always)]
pub fn quick_unpack(value: Value, to: &mut [Option<Value>]) -> bool {
    if !value.has_shape(shape::TUPLE) {
        return false;
    }
    // SAFETY: the shape says so.
    let tuple: Gc<Tuple> = unsafe { value.cast() };
    if tuple.len() != to.len() {
        return false;
    }
    for (index, slot) in to.iter_mut().rev().enumerate() {
        *slot = tuple.get(index);
    }
    true
}

/// The item of an exact list or tuple at a small index.
#[inline(always)]
pub fn quick_item(container: Value, key: Value) -> Option<Value> {
    let index = key.as_int()?;
    match container.shape() {
        Some(shape::LIST) => {
            // SAFETY: the shape says so.
            let list: Gc<List> = unsafe { container.cast() };
            let index = if index < 0 { index + list.len() as i64 } else { index };
            list.get(usize::try_from(index).ok()?)
        }
        Some(shape::TUPLE) => {
            // SAFETY: as above.
            let tuple: Gc<Tuple> = unsafe { container.cast() };
            let index = if index < 0 { index + tuple.len() as i64 } else { index };
            tuple.get(usize::try_from(index).ok()?)
        }
        _ => None,
    }
}

#[inline(never)]
pub fn get_item(vm: &mut Vm, container: Value, key: Value, result: u32) -> PyResult<Called> {
    if let Some(dict) = vm.exact_dict(container) {
        return match vm.dict_get(dict, key)? {
            Some(value) => Ok(Called::Done(value)),
            None => Err(vm.key_error(key)),
        };
    }
    let class = vm.class_of(container);
    if class.is_heap_type() {
        // A function in Python runs in the loop that is running.
        let name = vm.names.__getitem__;
        if let Some(function) = class.lookup(vm, name).and_then(|found| vm.exact_function(found)) {
            let args = [container, key];
            enter_function(vm, function, Args::positional_only(&args), FrameKind::Call, result)?;
            return Ok(Called::Entered);
        }
    }
    vm.getitem(container, key).map(Called::Done)
}

#[inline(always)]
pub fn quick_set_item(container: Value, key: Value, value: Value) -> bool {
    let (Some(index), true) = (key.as_int(), container.has_shape(shape::LIST)) else { return false };
    // SAFETY: the shape says so.
    let list: Gc<List> = unsafe { container.cast() };
    let index = if index < 0 { index + list.len() as i64 } else { index };
    if index < 0 || index >= list.len() as i64 {
        return false;
    }
    list.set(index as usize, value);
    true
}

#[inline(never)]
pub fn set_item(vm: &mut Vm, container: Value, key: Value, value: Value) -> PyResult<()> {
    let dict: Option<Gc<Dict>> = vm.exact_dict(container);
    match dict {
        Some(dict) => vm.dict_set(dict, key, value),
        None => vm.setitem(container, key, value),
    }
}

#[inline(never)]
pub fn contains(vm: &mut Vm, container: Value, item: Value) -> PyResult<bool> {
    match vm.exact_dict(container) {
        Some(dict) => vm.dict_contains(dict, item),
        None => vm.contains(container, item),
    }
}
