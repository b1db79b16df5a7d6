//! `_locale`: the C library's locale. CPython: `Modules/_localemodule.c`.

use kaa_gc::NoTrace;
use kaa_host::locale::{self as host, Translate};
use kaa_host::{Errno, SysResult};
use kaa_object::declare::ModuleDef;
use kaa_object::list::ListRef;
use kaa_object::payloads::Module;
use kaa_object::{Gc, PyResult, Raised, Str, Value, Vm, methods};
use kaa_types::format::NumberLocale;
use kaa_types::paths;
use std::ffi::{CStr, CString};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_locale",
    doc: Some("Support for POSIX locales."),
    functions: &[FUNCTIONS, TRANSLATION],
    init,
};

#[derive(Default)]
struct State {
    error: NoTrace<Option<Value>>,
}

const LC_NUMERIC: i32 = 1;
const LC_ALL: i32 = 6;

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, value) in host::CATEGORIES.iter().chain(host::ITEMS) {
        vm.module_set(module, name, Value::int32(value))?;
    }
    vm.module_set(module, "CHAR_MAX", Value::int32(127))?;
    let base = vm.exception_type("Exception").value();
    let bases = vm.tuple(&[base]).value();
    let dict = vm.new_dict();
    let home = vm.str("locale").value();
    let key = vm.names.__module__;
    vm.dict_set_str(dict, key, home)?;
    let name = vm.str("Error").value();
    let metaclass = vm.types.r#type.value();
    let error = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(error);
    vm.state::<State>().error = NoTrace(Some(error));
    vm.module_set(module, "Error", error)
}

fn locale_error(vm: &mut Vm, text: &str) -> Raised {
    let text = vm.str(text).value();
    match vm.state::<State>().error.0 {
        Some(class) => match vm.call(class, &[text]) {
            Ok(exception) => vm.raise(exception),
            Err(raised) => raised,
        },
        None => vm.runtime_error("_locale is not ready"),
    }
}

fn terminated(vm: &mut Vm, text: Gc<Str>) -> PyResult<CString> {
    let bytes = paths::fs_bytes(vm, text.value())?;
    match CString::new(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(vm.value_error("embedded null character")),
    }
}

/// `str or None`
fn optional(vm: &mut Vm, function: &str, position: i32, value: Option<Value>) -> PyResult<Option<CString>> {
    match value.filter(|v| !v.is_none()) {
        None => Ok(None),
        Some(value) => match vm.as_str(value) {
            Some(text) => terminated(vm, text).map(Some),
            None => {
                let class = vm.type_name_of(value);
                Err(vm
                    .type_error(format!("{function}() argument {position} must be str or None, not {class}")))
            }
        },
    }
}

fn text(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    paths::fs_str(vm, bytes).map(Gc::value)
}

/// Makes the format type `n` follow the locale.
fn follow_numbers(vm: &mut Vm) {
    let c = host::conventions();
    let find = |name: &str| {
        let found = c.texts.iter().find(|(n, _)| *n == name);
        found.map_or_else(String::new, |(_, t)| String::from_utf8_lossy(t).into_owned())
    };
    let grouping = c.groupings.iter().find(|(n, _)| *n == "grouping").map(|(_, g)| g.clone());
    *vm.state::<NumberLocale>() = NumberLocale {
        decimal_point: find("decimal_point"),
        thousands_separator: find("thousands_sep"),
        grouping: grouping.unwrap_or_default(),
    };
}

fn setlocale(vm: &mut Vm, category: i32, name: Option<Value>) -> PyResult {
    let name = optional(vm, "setlocale", 2, name)?;
    if !(0..=12).contains(&category) && name.is_some() {
        return Err(locale_error(vm, "unsupported locale setting"));
    }
    match host::set(category, name.as_deref()) {
        Some(answer) => {
            if name.is_some() && (category == LC_NUMERIC || category == LC_ALL) {
                follow_numbers(vm);
            }
            text(vm, &answer)
        }
        None if name.is_some() => Err(locale_error(vm, "unsupported locale setting")),
        None => Err(locale_error(vm, "locale query failed")),
    }
}

/// The digits of a grouping: how many in each group, ending with 0 where the last repeats.
fn grouping(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    let list = vm.new_list();
    for &byte in bytes {
        list.push(vm, Value::int32(i32::from(byte)))?;
        if byte == 127 {
            return Ok(list.value());
        }
    }
    if !bytes.is_empty() {
        list.push(vm, Value::int32(0))?;
    }
    Ok(list.value())
}

fn localeconv(vm: &mut Vm) -> PyResult {
    let c = host::conventions();
    let dict = vm.new_dict();
    const ORDER: [&str; 18] = [
        "int_curr_symbol",
        "currency_symbol",
        "mon_decimal_point",
        "mon_thousands_sep",
        "mon_grouping",
        "positive_sign",
        "negative_sign",
        "int_frac_digits",
        "frac_digits",
        "p_cs_precedes",
        "p_sep_by_space",
        "n_cs_precedes",
        "n_sep_by_space",
        "p_sign_posn",
        "n_sign_posn",
        "decimal_point",
        "thousands_sep",
        "grouping",
    ];
    for name in ORDER {
        let value = if let Some((_, t)) = c.texts.iter().find(|(n, _)| *n == name) {
            text(vm, t)?
        } else if let Some((_, g)) = c.groupings.iter().find(|(n, _)| *n == name) {
            grouping(vm, g)?
        } else {
            let found = c.numbers.iter().find(|(n, _)| *n == name);
            Value::int32(found.map_or(127, |(_, n)| *n))
        };
        vm.dict_set_named(dict, name, value)?;
    }
    Ok(dict.value())
}

/// The characters of a string without zeros.
fn points(vm: &mut Vm, text: Gc<Str>) -> PyResult<Vec<u32>> {
    let points: Vec<u32> = text.code_points().collect();
    if points.contains(&0) {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(points)
}

methods! { FUNCTIONS: Module =>
    /// Activates/queries locale processing.
    "setlocale($module, category, locale=None, /)" => setlocale, Any;
    /// Returns numeric and monetary locale-specific parameters.
    "localeconv($module, /)" => localeconv, Any;
    /// Compares two strings according to the locale.
    "strcoll($module, os1, os2, /)" => |vm: &mut Vm, a: Gc<Str>, b: Gc<Str>| -> PyResult {
        let (a, b) = (points(vm, a)?, points(vm, b)?);
        Ok(Value::int32(host::compare(&a, &b)))
    }, Raises;
    /// Return a string that can be used as a key for locale-aware comparisons.
    "strxfrm($module, string, /)" => |vm: &mut Vm, text: Gc<Str>| -> PyResult {
        let key = host::transformed(&points(vm, text)?);
        Ok(vm.str_ucs4(&key)?.value())
    }, Raises;
    /// Return the value for the locale information associated with key.
    "nl_langinfo($module, key, /)" => |vm: &mut Vm, key: i32| -> PyResult {
        if !host::ITEMS.iter().any(|(_, item)| *item == key) {
            return Err(vm.value_error("unsupported langinfo constant"));
        }
        text(vm, &host::info(key))
    }, Raises;
    /// Get the current locale encoding.
    "getencoding($module, /)" => |vm: &mut Vm| -> PyResult {
        let codeset = host::ITEMS.iter().find(|(name, _)| *name == "CODESET").map_or(14, |(_, item)| *item);
        let name = host::info(codeset);
        if name.is_empty() { Ok(vm.str("utf-8").value()) } else { text(vm, &name) }
    }, Raises;
}

fn answer(vm: &mut Vm, result: SysResult<Option<Vec<u8>>>) -> PyResult {
    match result {
        Ok(Some(bytes)) => text(vm, &bytes),
        Ok(None) => Ok(Value::NONE),
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    }
}

fn domain_argument(vm: &mut Vm, function: &str, value: Value) -> PyResult<Option<CString>> {
    optional(vm, function, 1, Some(value))
}

methods! { TRANSLATION: Module =>
    /// gettext(msg) -> string
    ///
    /// Return translation of msg.
    "gettext($module, msg, /)" => |vm: &mut Vm, message: Gc<Str>| -> PyResult {
        let message = terminated(vm, message)?;
        text(vm, &host::translate(&Translate::Default(&message)))
    }, Raises;
    /// dgettext(domain, msg) -> string
    ///
    /// Return translation of msg in domain.
    "dgettext($module, domain, msg, /)" => |vm: &mut Vm, domain: Value, message: Gc<Str>| -> PyResult {
        let (domain, message) = (domain_argument(vm, "dgettext", domain)?, terminated(vm, message)?);
        text(vm, &host::translate(&Translate::Domain(domain.as_deref(), &message)))
    }, Raises;
    /// Return translation of msg in domain and category.
    "dcgettext($module, domain, msg, category, /)" => |vm: &mut Vm, domain: Value, message: Gc<Str>, category: i32| -> PyResult {
        let (domain, message) = (domain_argument(vm, "dcgettext", domain)?, terminated(vm, message)?);
        text(vm, &host::translate(&Translate::Category(domain.as_deref(), &message, category)))
    }, Raises;
    /// Set the C library's textdmain to domain, returning the new domain.
    "textdomain($module, domain, /)" => |vm: &mut Vm, domain: Value| -> PyResult {
        let domain = domain_argument(vm, "textdomain", domain)?;
        answer(vm, host::text_domain(domain.as_deref()))
    }, Raises;
    /// Bind the C library's domain to dir.
    "bindtextdomain($module, domain, dir, /)" => |vm: &mut Vm, domain: Gc<Str>, folder: Value| -> PyResult {
        if domain.is_empty() {
            return Err(locale_error(vm, "domain must be a non-empty string"));
        }
        let domain = terminated(vm, domain)?;
        let folder = if folder.is_none() {
            None
        } else {
            let path = paths::fspath(vm, folder)?;
            let bytes = paths::fs_bytes(vm, path)?;
            match CString::new(bytes) {
                Ok(path) => Some(path),
                Err(_) => return Err(vm.value_error("embedded null byte")),
            }
        };
        answer(vm, host::bind_domain(&domain, folder.as_ref()))
    }, Raises;
    /// Bind the C library's domain to codeset.
    "bind_textdomain_codeset($module, domain, codeset, /)" => |vm: &mut Vm, domain: Gc<Str>, codeset: Value| -> PyResult {
        let domain: CString = terminated(vm, domain)?;
        let codeset = optional(vm, "bind_textdomain_codeset", 2, Some(codeset))?;
        let domain: &CStr = &domain;
        answer(vm, host::bind_codeset(domain, codeset.as_ref()))
    }, Raises;
}
