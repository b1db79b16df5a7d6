//! Unit tests.

use super::arith::{floor_divmod, remainder};
use super::order_with_int;
use dashu_int::IBig;
use kaa_object::int::IntRef;
use std::cmp::Ordering;

#[test]
fn floored_division() {
    assert_eq!(floor_divmod(-1.0, 3.0), (-1.0, 2.0));
    assert_eq!(floor_divmod(1.0, -3.0), (-1.0, -2.0));
    assert_eq!(floor_divmod(1.0, 0.1), (9.0, 0.09999999999999995));
    assert!(floor_divmod(-0.0, 3.0).0.is_sign_negative());
    assert!(remainder(3.0, -3.0).is_sign_negative());
}

#[test]
fn floats_and_ints_order_exactly() {
    assert_eq!(order_with_int(9007199254740992.0, IntRef::Small(9007199254740993)), Some(Ordering::Less));
    assert_eq!(order_with_int(1e300, IntRef::Big(&IBig::from(10).pow(300))), Some(Ordering::Greater));
    assert_eq!(order_with_int(f64::NAN, IntRef::Small(1)), None);
    assert_eq!(
        order_with_int(f64::NEG_INFINITY, IntRef::Big(&-IBig::from(10).pow(400))),
        Some(Ordering::Less)
    );
    assert_eq!(order_with_int(0.5, IntRef::Small(0)), Some(Ordering::Greater));
}
