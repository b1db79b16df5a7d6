//! Unit tests.

use super::divide::{divide, floor_divmod, scale};
use dashu_int::IBig;
use kaa_object::int::IntRef;

#[test]
fn floored_division_keeps_the_divisors_sign() {
    for (a, b, q, r) in [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, -3, -2, 0)] {
        assert_eq!(floor_divmod(&IBig::from(a), &IBig::from(b)), (IBig::from(q), IBig::from(r)));
    }
}

#[test]
fn true_division_is_correctly_rounded() {
    let big = |text: &str| text.parse::<IBig>().unwrap();
    let div = |a: &str, b: &str| divide(IntRef::Big(&big(a)), IntRef::Big(&big(b)));
    assert_eq!(div("9007199254740993", "1"), Some(9007199254740992.0));
    assert_eq!(div("9007199254740995", "1"), Some(9007199254740996.0));
    assert_eq!(div("10000000000000000000000", "3"), Some(3.3333333333333335e21));
    assert_eq!(divide(IntRef::Big(&IBig::from(10).pow(400)), IntRef::Small(3)), None);
    assert_eq!(divide(IntRef::Small(-1), IntRef::Big(&IBig::from(2).pow(1074))), Some(-5e-324));
    assert_eq!(divide(IntRef::Small(1), IntRef::Big(&IBig::from(2).pow(1076))), Some(0.0));
    assert_eq!(scale(3, -1075), Some(1e-323));
}

#[test]
fn shifts_round_down() {
    assert_eq!(super::arith::shift_right(&IBig::from(-5), 1), IBig::from(-3));
    assert_eq!(super::arith::shift_right(&IBig::from(-1), 100), IBig::from(-1));
    assert_eq!(super::arith::shift_right(&IBig::from(5), 1), IBig::from(2));
}

#[test]
fn floats_become_ints_exactly() {
    assert_eq!(super::big_from_f64(1e22).to_string(), "10000000000000000000000");
    assert_eq!(super::big_from_f64(-2.5).to_string(), "-2");
    assert_eq!(super::big_from_f64(5e-324).to_string(), "0");
}
