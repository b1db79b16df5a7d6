//! `complex`: pairs of floats. CPython: `Objects/complexobject.c`.

use kaa_object::{PyResult, Vm};

/// `x ** y` for a negative x and a fractional y.
pub fn power_of_floats(vm: &mut Vm, x: f64, y: f64) -> PyResult {
    let (length, angle) = (x.abs().powf(y), std::f64::consts::PI * y);
    Ok(vm.new_complex(length * angle.cos(), length * angle.sin()))
}
