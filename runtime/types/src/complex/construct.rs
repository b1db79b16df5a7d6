//! `complex(…)`. CPython: `complex_new`, `actual_complex_new`.

use super::arith::Pair;
use crate::util::{StrPoints, bind, repr_lossy, text_error};
use kaa_object::payloads::Complex;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

/// The parts of a complex number that an object is or that its `__complex__` gives.
fn as_complex(vm: &mut Vm, value: Value) -> PyResult<Option<Pair>> {
    if vm.class_of(value) == vm.types.complex
        && let Some(z) = vm.payload::<Complex>(value)
    {
        return Ok(Some((z.real, z.imag)));
    }
    let name = vm.names.__complex__;
    let Some(result) = vm.call_special(value, name, &[])? else {
        return Ok(vm.payload::<Complex>(value).map(|z| (z.real, z.imag)));
    };
    let Some(z) = vm.payload::<Complex>(result) else {
        let actual = vm.type_name_of(result);
        return Err(vm.type_error(format!("__complex__ returned non-complex (type {actual})")));
    };
    if vm.class_of(result) != vm.types.complex {
        let actual = vm.type_name_of(result);
        vm.warn_named(
            "DeprecationWarning",
            &format!(
                "__complex__ returned non-complex (type {actual}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python."
            ),
            1,
        )?;
    }
    Ok(Some((z.real, z.imag)))
}

fn is_real(vm: &Vm, value: Value) -> bool {
    let class = vm.class_of(value);
    class.slots.float.get().is_some() || class.slots.index.get().is_some()
}

/// The number as a pair; TypeError for what is no number. CPython: `complex_from_number`.
pub fn from_number(vm: &mut Vm, value: Value) -> PyResult<Pair> {
    match as_complex(vm, value)? {
        Some(z) => Ok(z),
        None => Ok((crate::float::real(vm, value)?, 0.0)),
    }
}

pub fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.types.complex;
    let single = args.names.is_none() && args.values.len() == 1;
    let [real, imag] = bind(vm, "complex", ["real", "imag"], 0, args)?;
    if single && let Some(value) = real {
        if class == own && vm.class_of(value) == own {
            return Ok(value);
        }
        if let Some(text) = vm.as_str(value) {
            let mut shown = String::new();
            if text.code_points().any(|c| c == '_'.into()) {
                shown = repr_lossy(vm, value)?;
            }
            return match kaa_text::complex::parse(StrPoints(&text), || shown) {
                Ok(z) => Ok(make(vm, class, z)),
                Err(error) => Err(text_error(vm, error)),
            };
        }
    }
    let mut first = None;
    if let Some(real) = real {
        first = as_complex(vm, real)?;
        if first.is_none() && !is_real(vm, real) {
            let class = vm.class_of(real);
            let name = vm.class_name_shown(class);
            return Err(vm.type_error(if single {
                format!("complex() argument must be a string or a number, not {name}")
            } else {
                format!("complex() argument 'real' must be a real number, not {name}")
            }));
        }
    }
    let Some(imag) = imag else {
        let z = match (first, real) {
            (Some(z), _) => {
                if !single {
                    warn_complex(vm, real, "real")?;
                }
                z
            }
            (None, Some(real)) => (crate::float::real(vm, real)?, 0.0),
            (None, None) => (0.0, 0.0),
        };
        return Ok(make(vm, class, z));
    };
    let second = vm.payload::<Complex>(imag).map(|z| (z.real, z.imag));
    if second.is_none() && !is_real(vm, imag) {
        let class = vm.class_of(imag);
        let name = vm.class_name_shown(class);
        return Err(vm.type_error(format!("complex() argument 'imag' must be a real number, not {name}")));
    }
    let (mut re, mut im) = match (first, real) {
        (Some(z), _) => {
            warn_complex(vm, real, "real")?;
            z
        }
        (None, Some(real)) => (crate::float::real(vm, real)?, 0.0),
        (None, None) => (0.0, 0.0),
    };
    match second {
        Some((p, q)) => {
            warn_complex(vm, Some(imag), "imag")?;
            re -= q;
            im = if first.is_some() { im + p } else { p };
        }
        None => {
            let p = crate::float::real(vm, imag)?;
            im = if first.is_some() { im + p } else { p };
        }
    }
    Ok(make(vm, class, (re, im)))
}

fn warn_complex(vm: &mut Vm, value: Option<Value>, name: &str) -> PyResult<()> {
    let Some(value) = value.filter(|&v| !is_real(vm, v)) else { return Ok(()) };
    let actual = vm.type_name_of(value);
    vm.warn_named(
        "DeprecationWarning",
        &format!("complex() argument '{name}' must be a real number, not {actual}"),
        1,
    )
}

fn make(vm: &mut Vm, class: Gc<Type>, (real, imag): Pair) -> Value {
    if class == vm.types.complex {
        return vm.new_complex(real, imag);
    }
    vm.alloc_instance(class, Complex { real, imag }).value()
}
