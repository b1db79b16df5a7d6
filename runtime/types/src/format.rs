//! `format()`: the format specifications of numbers and strings. CPython: `PyObject_Format`,
//! `Python/formatter_unicode.c`.

use crate::util::{StrPoints, str_from_generalised, text_error, text_int};
use kaa_object::payloads::Complex;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};
use kaa_text::format::{Locale, str_padding};
use kaa_text::spec::Target;
use kaa_text::{Spec, format};

/// What the `n` presentation type takes from the locale; the C locale until somebody sets another.
#[derive(Clone)]
pub struct NumberLocale {
    pub decimal_point: String,
    pub thousands_separator: String,
    pub grouping: Vec<u8>,
}

impl Default for NumberLocale {
    fn default() -> NumberLocale {
        NumberLocale { decimal_point: ".".into(), thousands_separator: String::new(), grouping: Vec::new() }
    }
}

/// `format(value, spec)`
pub fn format_value(vm: &mut Vm, value: Value, spec: Option<Value>) -> PyResult {
    let spec = match spec {
        Some(spec) => match vm.as_str(spec) {
            Some(spec) => spec,
            None => {
                let name = vm.type_name_of(spec);
                return Err(vm.type_error(format!("Format specifier must be a string, not {name}")));
            }
        },
        None => vm.empty_str(),
    };
    if spec.is_empty() {
        if vm.exact_str(value).is_some() {
            return Ok(value);
        }
        let class = vm.class_of(value);
        if class == vm.types.int {
            return crate::int::repr(vm, value);
        }
        if class == vm.types.float {
            return crate::float::repr(vm, value);
        }
    } else {
        let class = vm.class_of(value);
        if class == vm.types.str
            && let Some(s) = vm.exact_str(value)
        {
            return format_str(vm, s, spec);
        }
        if class == vm.types.int {
            return format_int(vm, value, spec);
        }
        if class == vm.types.float {
            return format_float(vm, value, spec);
        }
    }
    let name = vm.names.__format__;
    let Some(result) = vm.call_special(value, name, &[spec.value()])? else {
        let name = vm.type_name_of(value);
        return Err(vm.type_error(format!("Type {name} doesn't define __format__")));
    };
    if vm.as_str(result).is_some() {
        return Ok(result);
    }
    let actual = vm.type_name_of(result);
    Err(vm.type_error(format!("__format__ must return a str, not {actual}")))
}

macro_rules! ok {
    ($vm:ident, $result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(text_error($vm, error)),
        }
    };
}

/// Calls `f` with the locale that `n` uses.
fn with_locale<R>(vm: &mut Vm, f: impl FnOnce(Locale<'_>) -> R) -> R {
    let known = vm.state::<NumberLocale>();
    f(Locale {
        decimal_point: &known.decimal_point,
        thousands_separator: &known.thousands_separator,
        grouping: &known.grouping,
    })
}

/// `int.__format__`
pub fn format_int(vm: &mut Vm, value: Value, spec: Gc<Str>) -> PyResult {
    let class = vm.class_of(value);
    if spec.is_empty() {
        if class == vm.types.int {
            return crate::int::repr(vm, value);
        }
        return vm.to_str(value).map(Gc::value);
    }
    let name = class.name_lossy();
    let parsed = ok!(vm, Spec::parse(StrPoints(&spec), Target::int(&name)));
    let limit = vm.int_max_str_digits;
    let n = text_int(crate::int::number(vm, value));
    let bytes = ok!(vm, with_locale(vm, |locale| format::int(n, &parsed, &name, locale, limit)));
    str_from_generalised(vm, &bytes).map(Gc::value)
}

/// `float.__format__`
pub fn format_float(vm: &mut Vm, value: Value, spec: Gc<Str>) -> PyResult {
    let class = vm.class_of(value);
    if spec.is_empty() {
        if class == vm.types.float {
            return crate::float::repr(vm, value);
        }
        return vm.to_str(value).map(Gc::value);
    }
    let name = class.name_lossy();
    let parsed = ok!(vm, Spec::parse(StrPoints(&spec), Target::float(&name)));
    let x = crate::float::number(vm, value);
    let bytes = ok!(vm, with_locale(vm, |locale| format::float(x, &parsed, &name, locale)));
    str_from_generalised(vm, &bytes).map(Gc::value)
}

/// `complex.__format__`
pub fn format_complex(vm: &mut Vm, value: Gc<Complex>, spec: Gc<Str>) -> PyResult {
    if spec.is_empty() {
        return vm.to_str(value.value()).map(Gc::value);
    }
    let name = vm.type_name_of(value.value());
    let parsed = ok!(vm, Spec::parse(StrPoints(&spec), Target::complex(&name)));
    let parts = (value.real, value.imag);
    let bytes = ok!(vm, with_locale(vm, |locale| format::complex(parts, &parsed, &name, locale)));
    str_from_generalised(vm, &bytes).map(Gc::value)
}

/// `str.__format__`
pub fn format_str(vm: &mut Vm, value: Gc<Str>, spec: Gc<Str>) -> PyResult {
    let class = vm.class_of(value.value());
    if spec.is_empty() {
        if class == vm.types.str {
            return Ok(value.value());
        }
        return vm.to_str(value.value()).map(Gc::value);
    }
    let name = class.name_lossy();
    let parsed = ok!(vm, Spec::parse(StrPoints(&spec), Target::str(&name)));
    let padding = ok!(vm, str_padding(value.len(), &parsed, &name));
    if padding.keep == value.len() && padding.left == 0 && padding.right == 0 {
        return vm.str_exact_copy(value).map(Gc::value);
    }
    let mut builder = StrBuilder::new();
    push_padded(vm, &mut builder, &value, padding)?;
    builder.finish(vm).map(Gc::value)
}

/// Appends a string cut and padded. MemoryError where that is too long.
pub fn push_padded(
    vm: &mut Vm,
    builder: &mut StrBuilder,
    value: &Str,
    padding: kaa_text::format::Padding,
) -> PyResult<()> {
    let total = padding.left.saturating_add(padding.right).saturating_add(padding.keep);
    check_length(vm, total)?;
    builder.push_repeated(padding.fill, padding.left);
    builder.push_range(value, 0, padding.keep);
    builder.push_repeated(padding.fill, padding.right);
    Ok(())
}

/// MemoryError for a text of so many characters that memory cannot hold.
pub fn check_length(vm: &mut Vm, chars: usize) -> PyResult<()> {
    const MOST: usize = 1 << 36;
    if chars > MOST || chars > 4096 && vm.exceeds_memory(chars) {
        return Err(vm.memory_error());
    }
    Ok(())
}
