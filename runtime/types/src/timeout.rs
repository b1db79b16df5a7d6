//! Durations and points in time that Python programs give in seconds. CPython: `Python/pytime.c`.

use kaa_object::{PyResult, Value, Vm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// How fractions of a nanosecond are rounded.
pub enum Round {
    /// Down, for points in time.
    Floor,
    /// Away from zero, for time-outs.
    Ceiling,
}

/// A number of seconds in nanoseconds. CPython: `_PyTime_FromSecondsObject`.
pub fn nanoseconds(vm: &mut Vm, value: Value, round: Round) -> PyResult<i128> {
    scaled(vm, value, round, 1_000_000_000)
}

/// As `nanoseconds`, of a number in units of that many nanoseconds.
pub fn scaled(vm: &mut Vm, value: Value, round: Round, unit: i64) -> PyResult<i128> {
    let out_of_range = |vm: &mut Vm| vm.overflow_error("timestamp out of range for C PyTime_t");
    let ns = match vm.as_f64(value) {
        Some(x) if x.is_nan() => return Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(x) => {
            let ns = x * unit as f64;
            let ns = if round == Round::Floor { ns.floor() } else { ns.ceil() };
            if !(-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&ns) {
                return Err(out_of_range(vm));
            }
            ns as i128
        }
        None => {
            let class = vm.class_of(value);
            if class.slots.index.get().is_none() {
                let class = class.name_lossy();
                return Err(
                    vm.type_error(format!("'{class}' object cannot be interpreted as an integer or float"))
                );
            }
            vm.to_i64(value, "timestamp out of range for C PyTime_t")? as i128 * i128::from(unit)
        }
    };
    if i64::try_from(ns).is_err() { Err(out_of_range(vm)) } else { Ok(ns) }
}
