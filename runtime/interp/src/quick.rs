//! Fast paths of single instructions on words and exact containers.

use kaa_gc::{Gc, Value};
use kaa_object::core_types::shape;
use kaa_object::dict::Dict;
use kaa_object::list::List;
use kaa_object::tuple::Tuple;
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

#[inline(always)]
pub fn floordiv_ints(x: Value, y: Value) -> Option<Value> {
    let (p, q) = (x.int_payload(), y.int_payload());
    if q == 0 {
        return None;
    }
    let quotient = p / q;
    Value::small_int(if (p % q != 0) && ((p < 0) != (q < 0)) { quotient - 1 } else { quotient })
}

#[inline(always)]
pub fn mod_ints(x: Value, y: Value) -> Option<Value> {
    let (p, q) = (x.int_payload(), y.int_payload());
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

/// Comparison of words: two ints, two floats, or one of each.
#[inline(always)]
pub fn quick_compare(op: kaa_object::CompareOp, x: Value, y: Value) -> Option<bool> {
    use kaa_object::CompareOp as C;
    if Value::both_ints(x, y) {
        let (p, q) = (x.bits() as i64, y.bits() as i64);
        return Some(match op {
            C::Lt => p < q,
            C::Le => p <= q,
            C::Eq => p == q,
            C::Ne => p != q,
            C::Gt => p > q,
            C::Ge => p >= q,
        });
    }
    let (p, q) = (x.as_small_float()?, y.as_small_float()?);
    Some(match op {
        C::Lt => p < q,
        C::Le => p <= q,
        C::Eq => p == q,
        C::Ne => p != q,
        C::Gt => p > q,
        C::Ge => p >= q,
    })
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
pub fn get_item(vm: &mut Vm, container: Value, key: Value) -> PyResult {
    if let Some(dict) = vm.exact_dict(container) {
        if let Some(value) = vm.dict_get(dict, key)? {
            return Ok(value);
        }
        return Err(vm.key_error(key));
    }
    vm.getitem(container, key)
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
