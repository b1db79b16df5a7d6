//! `math`: functions of floats, sums and whole numbers. CPython: `Modules/mathmodule.c`.

mod float;
mod integer;
mod logarithm;
mod sums;

use kaa_object::declare::ModuleDef;
use kaa_object::{PyResult, Raised, Vm};

pub static MODULE: ModuleDef = ModuleDef {
    name: "math",
    doc: Some("This module provides access to the mathematical functions\ndefined by the C standard."),
    functions: &[
        float::ONE,
        float::MANY,
        float::PARTS,
        logarithm::FUNCTIONS,
        logarithm::RAW,
        integer::FUNCTIONS,
        integer::RAW,
        sums::FUNCTIONS,
        sums::RAW,
    ],
    init: |vm, module| {
        use std::f64::consts;
        let numbers = [
            ("pi", consts::PI),
            ("e", consts::E),
            ("tau", consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ];
        for (name, x) in numbers {
            let value = vm.float(x);
            vm.module_set(module, name, value)?;
        }
        Ok(())
    },
};

/// "math domain error" or "math range error".
fn raise(vm: &mut Vm, error: pymath::Error) -> Raised {
    match error {
        pymath::Error::EDOM => vm.value_error("math domain error"),
        pymath::Error::ERANGE => vm.overflow_error("math range error"),
    }
}

/// The result, or the error of a function whose domain `expected` describes, for the argument `x`.
#[inline]
fn checked(vm: &mut Vm, x: f64, result: pymath::Result<f64>, expected: &str) -> PyResult<f64> {
    match result {
        Ok(y) => Ok(y),
        Err(pymath::Error::EDOM) if !expected.is_empty() => Err(outside(vm, expected, x)),
        Err(error) => Err(raise(vm, error)),
    }
}

#[cold]
fn outside(vm: &mut Vm, expected: &str, x: f64) -> Raised {
    vm.value_error(format!("{expected}, got {}", kaa_text::float::repr(x)))
}
