//! `unicodedata`: the character database of Unicode 16.0.0, and that of 3.2.0. CPython: `Modules/unicodedata.c`.

use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::payloads::Plain;
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm, methods};
use kaa_types::buffer;
use kaa_unicode::decompose::{self, Form, Version};
use kaa_unicode::name::{MAX_NAME, Named};
use kaa_unicode::{old, record};

pub static MODULE: ModuleDef = ModuleDef {
    name: "unicodedata",
    doc: Some(
        "This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n16.0.0 which is publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by the\nUnicodeData File Format 16.0.0.",
    ),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let version = vm.str(kaa_unicode::VERSION).value();
        vm.module_set(module, "unidata_version", version)?;
        let object = vm.types.object;
        let class = vm.define_type::<Database>(object, &UCD);
        vm.module_add_type(module, class)?;
        let old = vm.alloc_payload(Database { plain: Plain }).value();
        vm.module_set(module, "ucd_3_2_0", old)
    },
};

/// Payload of `UCD`; its only instance is the database of 3.2.0.
pub struct Database {
    plain: Plain,
}
kaa_gc::trace_fields!(Database { plain });

static UCD: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[OLD],
    getset: &[GetSetDef {
        name: "unidata_version",
        doc: "",
        get: |vm, _| Ok(vm.intern_str("3.2.0").value()),
        set: None,
    }],
    readonly: &["unidata_version"],
    ..TypeDef::new("unicodedata.UCD")
};

methods! { FUNCTIONS: Module =>
    /// Returns the bidirectional class assigned to the character chr as string.
    ///
    /// If no such value is defined, an empty string is returned.
    "bidirectional($self, chr, /)" => |vm: &mut Vm, c: Value| bidirectional(vm, false, c), Any;
    /// Returns the general category assigned to the character chr as string.
    "category($self, chr, /)" => |vm: &mut Vm, c: Value| category(vm, false, c), Any;
    /// Returns the canonical combining class assigned to the character chr as integer.
    ///
    /// Returns 0 if no combining class is defined.
    "combining($self, chr, /)" => |vm: &mut Vm, c: Value| combining(vm, false, c), Any;
    /// Converts a Unicode character into its equivalent decimal value.
    ///
    /// Returns the decimal value assigned to the character chr as integer.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "decimal($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| decimal(vm, false, c, default), Any;
    /// Returns the character decomposition mapping assigned to the character chr as string.
    ///
    /// An empty string is returned in case no such mapping is defined.
    "decomposition($self, chr, /)" => |vm: &mut Vm, c: Value| decomposition(vm, false, c), Any;
    /// Converts a Unicode character into its equivalent digit value.
    ///
    /// Returns the digit value assigned to the character chr as integer.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "digit($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| digit(vm, false, c, default), Any;
    /// Returns the east asian width assigned to the character chr as string.
    "east_asian_width($self, chr, /)" => |vm: &mut Vm, c: Value| east_asian_width(vm, false, c), Any;
    /// Return whether the Unicode string unistr is in the normal form 'form'.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    "is_normalized($self, form, unistr, /)" => |vm: &mut Vm, form: Gc<Str>, text: Gc<Str>| is_normalized(vm, false, form, text), Any;
    /// Look up character by name.
    ///
    /// If a character with the given name is found, return the
    /// corresponding character.  If not found, KeyError is raised.
    "lookup($self, name, /)" => |vm: &mut Vm, name: Value| lookup(vm, false, name), Any;
    /// Returns the mirrored property assigned to the character chr as integer.
    ///
    /// Returns 1 if the character has been identified as a "mirrored"
    /// character in bidirectional text, 0 otherwise.
    "mirrored($self, chr, /)" => |vm: &mut Vm, c: Value| mirrored(vm, false, c), Any;
    /// Returns the name assigned to the character chr as a string.
    ///
    /// If no name is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "name($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| name(vm, false, c, default), Any;
    /// Return the normal form 'form' for the Unicode string unistr.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    "normalize($self, form, unistr, /)" => |vm: &mut Vm, form: Gc<Str>, text: Gc<Str>| normalize(vm, false, form, text), Any;
    /// Converts a Unicode character into its equivalent numeric value.
    ///
    /// Returns the numeric value assigned to the character chr as float.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "numeric($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, c: Value, default: Option<Value>| numeric(vm, false, c, default), Any;
}

methods! { OLD: Instance =>
    /// Returns the bidirectional class assigned to the character chr as string.
    ///
    /// If no such value is defined, an empty string is returned.
    "bidirectional($self, chr, /)" => |vm: &mut Vm, _this: Value, c: Value| bidirectional(vm, true, c), Any;
    /// Returns the general category assigned to the character chr as string.
    "category($self, chr, /)" => |vm: &mut Vm, _this: Value, c: Value| category(vm, true, c), Any;
    /// Returns the canonical combining class assigned to the character chr as integer.
    ///
    /// Returns 0 if no combining class is defined.
    "combining($self, chr, /)" => |vm: &mut Vm, _this: Value, c: Value| combining(vm, true, c), Any;
    /// Converts a Unicode character into its equivalent decimal value.
    ///
    /// Returns the decimal value assigned to the character chr as integer.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "decimal($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _this: Value, c: Value, default: Option<Value>| decimal(vm, true, c, default), Any;
    /// Returns the character decomposition mapping assigned to the character chr as string.
    ///
    /// An empty string is returned in case no such mapping is defined.
    "decomposition($self, chr, /)" => |vm: &mut Vm, _this: Value, c: Value| decomposition(vm, true, c), Any;
    /// Converts a Unicode character into its equivalent digit value.
    ///
    /// Returns the digit value assigned to the character chr as integer.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "digit($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _this: Value, c: Value, default: Option<Value>| digit(vm, true, c, default), Any;
    /// Returns the east asian width assigned to the character chr as string.
    "east_asian_width($self, chr, /)" => |vm: &mut Vm, _this: Value, c: Value| east_asian_width(vm, true, c), Any;
    /// Return whether the Unicode string unistr is in the normal form 'form'.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    "is_normalized($self, form, unistr, /)" => |vm: &mut Vm, _this: Value, form: Gc<Str>, text: Gc<Str>| is_normalized(vm, true, form, text), Any;
    /// Look up character by name.
    ///
    /// If a character with the given name is found, return the
    /// corresponding character.  If not found, KeyError is raised.
    "lookup($self, name, /)" => |vm: &mut Vm, _this: Value, name: Value| lookup(vm, true, name), Any;
    /// Returns the mirrored property assigned to the character chr as integer.
    ///
    /// Returns 1 if the character has been identified as a "mirrored"
    /// character in bidirectional text, 0 otherwise.
    "mirrored($self, chr, /)" => |vm: &mut Vm, _this: Value, c: Value| mirrored(vm, true, c), Any;
    /// Returns the name assigned to the character chr as a string.
    ///
    /// If no name is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "name($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _this: Value, c: Value, default: Option<Value>| name(vm, true, c, default), Any;
    /// Return the normal form 'form' for the Unicode string unistr.
    ///
    /// Valid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.
    "normalize($self, form, unistr, /)" => |vm: &mut Vm, _this: Value, form: Gc<Str>, text: Gc<Str>| normalize(vm, true, form, text), Any;
    /// Converts a Unicode character into its equivalent numeric value.
    ///
    /// Returns the numeric value assigned to the character chr as float.
    /// If no such value is defined, default is returned, or, if not given,
    /// ValueError is raised.
    "numeric($self, chr, default=<unrepresentable>, /)" => |vm: &mut Vm, _this: Value, c: Value, default: Option<Value>| numeric(vm, true, c, default), Any;
}

/// The character of an argument.
fn point(vm: &mut Vm, function: &str, argument: &str, value: Value) -> PyResult<u32> {
    let Some(text) = vm.as_str(value) else {
        let class = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
        return Err(
            vm.type_error(format!("{function}() {argument} must be a unicode character, not {class}"))
        );
    };
    if text.len() != 1 {
        let len = text.len();
        return Err(vm.type_error(format!(
            "{function}(): {argument} must be a unicode character, not a string of length {len}"
        )));
    }
    Ok(text.at(0))
}

fn only(vm: &mut Vm, function: &str, value: Value) -> PyResult<u32> {
    point(vm, function, "argument", value)
}

fn first(vm: &mut Vm, function: &str, value: Value) -> PyResult<u32> {
    point(vm, function, "argument 1", value)
}

/// The value found, the default, or ValueError.
fn found(vm: &mut Vm, value: Option<Value>, default: Option<Value>, message: &str) -> PyResult {
    match value.or(default) {
        Some(value) => Ok(value),
        None => Err(vm.value_error(message)),
    }
}

fn bidirectional(vm: &mut Vm, is_old: bool, c: Value) -> PyResult<Gc<Str>> {
    let c = only(vm, "bidirectional", c)?;
    Ok(vm.intern_str(if is_old { old::bidirectional(c) } else { record::bidirectional(c) }))
}

fn category(vm: &mut Vm, is_old: bool, c: Value) -> PyResult<Gc<Str>> {
    let c = only(vm, "category", c)?;
    Ok(vm.intern_str(if is_old { old::category(c) } else { record::category(c) }))
}

fn combining(vm: &mut Vm, is_old: bool, c: Value) -> PyResult {
    let c = only(vm, "combining", c)?;
    let class = if is_old { old::combining(c) } else { record::combining(c) };
    Ok(Value::int32(class.into()))
}

fn decimal(vm: &mut Vm, is_old: bool, c: Value, default: Option<Value>) -> PyResult {
    let c = first(vm, "decimal", c)?;
    let n = if is_old { old::decimal(c) } else { record::decimal(c) };
    found(vm, n.map(|n| Value::int32(n.into())), default, "not a decimal")
}

fn digit(vm: &mut Vm, _is_old: bool, c: Value, default: Option<Value>) -> PyResult {
    let c = first(vm, "digit", c)?;
    // CPython answers for both versions from the current one.
    let n = record::digit(c);
    found(vm, n.map(|n| Value::int32(n.into())), default, "not a digit")
}

fn numeric(vm: &mut Vm, is_old: bool, c: Value, default: Option<Value>) -> PyResult {
    let c = first(vm, "numeric", c)?;
    let n = if is_old { old::numeric(c) } else { record::numeric(c) };
    let n = n.map(|n| vm.float(n));
    found(vm, n, default, "not a numeric character")
}

fn decomposition(vm: &mut Vm, is_old: bool, c: Value) -> PyResult<String> {
    let c = only(vm, "decomposition", c)?;
    Ok(if is_old { old::decomposition_text(c) } else { decompose::decomposition_text(c) })
}

fn east_asian_width(vm: &mut Vm, is_old: bool, c: Value) -> PyResult<Gc<Str>> {
    let c = only(vm, "east_asian_width", c)?;
    Ok(vm.intern_str(if is_old { old::east_asian_width(c) } else { record::east_asian_width(c) }))
}

fn mirrored(vm: &mut Vm, is_old: bool, c: Value) -> PyResult {
    let c = only(vm, "mirrored", c)?;
    let mirrored = if is_old { old::is_mirrored(c) } else { record::is_mirrored(c) };
    Ok(Value::int32(mirrored.into()))
}

fn name(vm: &mut Vm, is_old: bool, c: Value, default: Option<Value>) -> PyResult {
    let c = first(vm, "name", c)?;
    let name = if is_old { old::name(c) } else { kaa_unicode::name::name(c) };
    let name = match name {
        Some(name) => Some(vm.try_str(&name)?.value()),
        None => None,
    };
    found(vm, name, default, "no such name")
}

fn lookup(vm: &mut Vm, is_old: bool, name: Value) -> PyResult<Gc<Str>> {
    let text = match vm.as_str(name) {
        Some(text) => text.to_lossy(),
        None => String::from_utf8_lossy(&buffer::contents(vm, name)?).into_owned(),
    };
    if text.len() > MAX_NAME {
        let message = vm.str("name too long").value();
        return Err(vm.key_error(message));
    }
    match kaa_unicode::name::lookup(&text) {
        Some(Named::Char(c)) => Ok(vm.str_from_point(c)),
        Some(Named::Alias(c)) if !is_old => Ok(vm.str_from_point(c)),
        Some(Named::Sequence(points)) if !is_old => vm.str_ucs4(points),
        _ => {
            let message = vm.str(&format!("undefined character name '{text}'")).value();
            Err(vm.key_error(message))
        }
    }
}

/// The form of that name.
fn form_named(vm: &mut Vm, name: Gc<Str>) -> PyResult<Form> {
    match name.as_ascii().and_then(Form::named) {
        Some(form) => Ok(form),
        None => Err(vm.value_error("invalid normalization form")),
    }
}

fn version(is_old: bool) -> Version {
    if is_old { Version::V3_2 } else { Version::Current }
}

/// Whether nothing in the text changes in that form, as one can tell without a table.
fn is_inert(form: Form, text: &Str) -> bool {
    text.is_ascii() || form == Form::Nfc && text.latin1().is_some()
}

fn is_normalized(vm: &mut Vm, is_old: bool, form: Gc<Str>, text: Gc<Str>) -> PyResult<bool> {
    if text.is_empty() {
        return Ok(true);
    }
    let form = form_named(vm, form)?;
    let normalized = || decompose::normalize_as(version(is_old), form, text.code_points());
    Ok(is_inert(form, &text) || normalized().into_iter().eq(text.code_points()))
}

fn normalize(vm: &mut Vm, is_old: bool, form: Gc<Str>, text: Gc<Str>) -> PyResult<Gc<Str>> {
    if text.is_empty() {
        return Ok(vm.empty_str());
    }
    let form = form_named(vm, form)?;
    if is_inert(form, &text) {
        return vm.str_exact_copy(text);
    }
    let points = decompose::normalize_as(version(is_old), form, text.code_points());
    let mut out = StrBuilder::with_capacity(points.len());
    points.into_iter().for_each(|c| out.push(c));
    out.finish(vm)
}
