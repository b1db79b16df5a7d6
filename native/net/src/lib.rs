//! Native modules of the network: `_socket`. CPython: `Modules/socketmodule.c`.

mod address;
mod messages;
mod names;
mod socket;

use kaa_host::{Errno, SysResult};
use kaa_object::declare::ModuleDef;
use kaa_object::{PyResult, Value, Vm};

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static ALL: [&ModuleDef; 1] = [&socket::MODULE];
    &ALL
}

/// The result, or OSError.
fn sys<T>(vm: &mut Vm, result: SysResult<T>) -> PyResult<T> {
    result.map_err(|Errno(n)| vm.os_error(n, None))
}

/// An integer argument of C's type `int`.
fn int(vm: &mut Vm, value: Value) -> PyResult<i32> {
    let n = vm.to_i64(value, "Python int too large to convert to C int")?;
    match i32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) if n > 0 => Err(vm.overflow_error("signed integer is greater than maximum")),
        Err(_) => Err(vm.overflow_error("signed integer is less than minimum")),
    }
}

/// Checks the number of positional arguments, receiver excluded, with the messages of `PyArg_ParseTuple`.
fn count(vm: &mut Vm, name: &str, given: usize, least: usize, most: usize) -> PyResult<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (how, number) = match (given < least, least == most) {
        (_, true) => ("exactly", least),
        (true, _) => ("at least", least),
        (false, _) => ("at most", most),
    };
    let plural = if number == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name}() takes {how} {number} argument{plural} ({given} given)")))
}
