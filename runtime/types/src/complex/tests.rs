//! Unit tests.

use super::arith::{PowerError, power, product, quotient};

#[test]
fn infinities_survive_products() {
    assert_eq!(product((f64::INFINITY, f64::INFINITY), (1.0, 0.0)), (f64::INFINITY, f64::INFINITY));
    assert_eq!(product((1.0, 2.0), (3.0, -4.0)), (11.0, 2.0));
}

#[test]
fn quotients() {
    assert_eq!(quotient((1.0, 2.0), (3.0, 4.0)), Some((0.44, 0.08)));
    assert_eq!(quotient((1.0, 0.0), (0.0, 0.0)), None);
}

#[test]
fn powers() {
    assert_eq!(power((1.0, 2.0), (3.0, 0.0)), Ok((-11.0, -2.0)));
    assert_eq!(power((0.0, 0.0), (-1.0, 0.0)), Err(PowerError::Domain));
    assert_eq!(power((1e300, 0.0), (2.0, 0.0)), Err(PowerError::Range));
    assert_eq!(power((0.0, 1.0), (-2.0, 0.0)), Ok((-1.0, -0.0)));
}
