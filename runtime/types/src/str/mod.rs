//! `str`: text. CPython: `Objects/unicodeobject.c`.
//!
//! **Invariant:** results of methods are exact strings, also where the receiver is of a subclass.

mod case;
mod fill;
mod format;
pub mod iter;
mod join;
mod predicates;
mod search;
mod split;
pub mod string_module;
mod strip;
mod translate;

pub use case::{ascii_capitalize, ascii_swapcase, ascii_title};
pub use join::join;
pub use search::{contains, find_in};

use crate::format::check_length;
use crate::util::{StrPoints, item_index, str_from_generalised};
use kaa_object::declare::TypeDef;
use kaa_object::sequence::SliceBounds;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::str::{Chars, Str};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, StrBuilder, Type, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n\
         A text made of the given object.  With an encoding or an error handler, the object\n\
         must export bytes, which are decoded.  Otherwise the result is that of\n\
         object.__str__(), or of repr(object) where the class defines no __str__.\n\
         The encoding is 'utf-8' unless given, the error handler 'strict'.",
    ),
    flags: type_flags::BASETYPE | type_flags::STR_SUBCLASS | type_flags::MATCH_SELF,
    slots,
    methods: &[
        METHODS,
        search::METHODS,
        split::METHODS,
        join::METHODS,
        case::METHODS,
        fill::METHODS,
        strip::METHODS,
        predicates::METHODS,
        translate::METHODS,
        translate::STATIC_METHODS,
        format::METHODS,
        format::RAW_METHODS,
    ],
    ..TypeDef::new("str")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.str, Some(vm.types.object), &DEF);
    iter::install(vm);
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(|vm, v| {
        let this = vm.this::<Str>(v);
        repr(vm, this).map(Gc::value)
    }));
    s.str.set(Some(|vm, v| exact(vm, v)));
    s.hash.set(Some(|vm, v| Ok(vm.this::<Str>(v).hash())));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(iter::iter));
    s.len.set(Some(|vm, v| Ok(vm.this::<Str>(v).len())));
    s.getitem.set(Some(getitem));
    s.contains.set(Some(search::contains_slot));
    s.concat.set(Some(concat));
    s.repeat.set(Some(repeat));
    s.r#mod.set(Some(crate::percent::str_mod));
}

kaa_object::methods! { METHODS: Instance =>
    "__getnewargs__($self, /)" => |vm: &mut Vm, this: Gc<Str>| -> PyResult {
        let copy = exact_copy(vm, this)?;
        vm.try_tuple(&[copy.value()]).map(Gc::value)
    }, Alloc;
    /// Return a formatted version of the string as described by format_spec.
    "__format__($self, format_spec, /)" => crate::format::format_str, Raises;
    /// Encode the string using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding in which to encode the string.
    ///   errors
    ///     The error handling scheme to use for encoding errors.
    ///     The default is 'strict' meaning that encoding errors raise a
    ///     UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and
    ///     'xmlcharrefreplace' as well as any other name registered with
    ///     codecs.register_error that can handle UnicodeEncodeErrors.
    "encode($self, /, encoding='utf-8', errors='strict')" => |vm: &mut Vm, this: Gc<Str>, encoding: Option<Gc<Str>>, errors: Option<Gc<Str>>| {
        crate::codecs::encode(vm, this, encoding, errors)
    }, Any;
    /// Return the size of the string in memory, in bytes.
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Str>| {
        let header = if this.is_ascii() { 40 } else { 56 };
        header + (this.len() + 1) * this.kind().width()
    }, Leaf;
}

fn exact(vm: &mut Vm, value: Value) -> PyResult {
    let this = vm.this::<Str>(value);
    vm.str_exact_copy(this).map(Gc::value)
}

/// A string of the base class with the same characters, never the receiver where that is of a subclass.
pub fn exact_copy(vm: &mut Vm, s: Gc<Str>) -> PyResult<Gc<Str>> {
    vm.str_exact_copy(s)
}

/// `str.__new__`. CPython: `unicode_new_impl`.
fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.types.str;
    if class == own && args.names.is_none() && args.values.len() == 1 {
        return vm.to_str(args.values[0]).map(Gc::value);
    }
    let mut bound: [Option<Value>; 3] = [None; 3];
    let positional = args.positional();
    if positional.len() > 3 {
        let given = args.values.len();
        return Err(vm.type_error(format!("str expected at most 3 arguments, got {given}")));
    }
    for (to, from) in bound.iter_mut().zip(positional) {
        *to = Some(*from);
    }
    for (name, value) in args.keywords() {
        let Some(at) = ["object", "encoding", "errors"].iter().position(|n| name.is(n)) else {
            let name = name.to_lossy();
            let known = ["object", "encoding", "errors"];
            return Err(vm.type_error(kaa_object::suggest::unexpected_keyword("str", &name, &known)));
        };
        if bound[at].is_some() {
            let name = name.to_lossy();
            let place = at + 1;
            return Err(
                vm.type_error(format!("argument for str() given by name ('{name}') and position ({place})"))
            );
        }
        bound[at] = Some(value);
    }
    let mut texts: [Option<Gc<Str>>; 2] = [None; 2];
    for (i, name) in ["encoding", "errors"].iter().enumerate() {
        if let Some(value) = bound[i + 1] {
            let Some(text) = vm.as_str(value) else {
                // CPython takes positional arguments on another way than keywords.
                let by_keyword = args.has_keywords() || class != vm.types.str;
                let actual =
                    if value.is_none() && by_keyword { "None".to_owned() } else { vm.type_name_of(value) };
                return Err(vm.type_error(format!("str() argument '{name}' must be str, not {actual}")));
            };
            texts[i] = Some(text);
        }
    }
    let s = match (bound[0], texts) {
        (None, _) => vm.empty_str(),
        (Some(object), [None, None]) => vm.to_str(object)?,
        (Some(object), [encoding, errors]) => crate::codecs::decode_object(vm, object, encoding, errors)?,
    };
    if class == own {
        return Ok(s.value());
    }
    vm.str_subclass_instance(class.shape.get(), s).map(Gc::value)
}

/// `repr(s)`
pub fn repr(vm: &mut Vm, s: Gc<Str>) -> PyResult<Gc<Str>> {
    if let Some(text) = s.as_ascii()
        && text.bytes().all(|b| (0x20..0x7f).contains(&b) && b != b'\'' && b != b'\\')
    {
        return vm.str_raw(s.len() + 2, kaa_object::StrKind::Latin1, true, |out| {
            let end = out.len() - 1;
            out[0] = b'\'';
            out[1..end].copy_from_slice(text.as_bytes());
            out[end] = b'\'';
        });
    }
    let bytes = kaa_text::quote::repr(StrPoints(&s));
    str_from_generalised(vm, &bytes)
}

/// `ascii(value)`: its `repr` with escapes for what is not ASCII.
pub fn ascii(vm: &mut Vm, value: Value) -> PyResult<Gc<Str>> {
    use std::fmt::Write;
    let shown = vm.repr(value)?;
    if shown.is_ascii() {
        return Ok(shown);
    }
    let mut out = String::with_capacity(shown.len() * 2);
    for c in shown.code_points() {
        let _ = match c {
            ..0x80 => write!(out, "{}", c as u8 as char),
            ..0x100 => write!(out, "\\x{c:02x}"),
            ..0x1_0000 => write!(out, "\\u{c:04x}"),
            _ => write!(out, "\\U{c:08x}"),
        };
    }
    vm.try_str(&out)
}

fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.as_str(a), vm.as_str(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(match op {
        CompareOp::Eq => x.same_text(&y),
        CompareOp::Ne => !x.same_text(&y),
        _ => op.holds(x.order(&y)),
    }))
}

pub fn getitem(vm: &mut Vm, this: Value, key: Value) -> PyResult {
    let s = vm.this::<Str>(this);
    if let Some(slice) = vm.as_slice(key) {
        let (start, stop, step) = vm.unpack_slice(slice)?;
        let bounds = SliceBounds::adjust(start, stop, step, s.len());
        return subslice(vm, s, bounds).map(Gc::value);
    }
    if !key.is_int() && vm.class_of(key).slots.index.get().is_none() {
        let name = vm.type_name_of(key);
        return Err(vm.type_error(format!("string indices must be integers, not '{name}'")));
    }
    match item_index(vm, key, s.len())? {
        Some(at) => Ok(vm.str_from_point(s.at(at)).value()),
        None => Err(vm.index_error("string index out of range")),
    }
}

fn subslice(vm: &mut Vm, s: Gc<Str>, bounds: SliceBounds) -> PyResult<Gc<Str>> {
    if bounds.count == 0 {
        return Ok(vm.empty_str());
    }
    if bounds.step == 1 {
        let start = bounds.start as usize;
        return vm.str_slice(s, start, start + bounds.count);
    }
    match s.chars() {
        Chars::Latin1(c) => {
            let bytes: Vec<u8> = bounds.indices().map(|i| c[i]).collect();
            vm.str_latin1(&bytes)
        }
        Chars::Ucs2(c) => {
            let units: Vec<u16> = bounds.indices().map(|i| c[i]).collect();
            vm.str_ucs2(&units)
        }
        Chars::Ucs4(c) => {
            let points: Vec<u32> = bounds.indices().map(|i| c[i]).collect();
            vm.str_ucs4(&points)
        }
    }
}

pub fn concat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let x = vm.this::<Str>(a);
    match vm.as_str(b) {
        Some(y) => {
            if x.len().checked_add(y.len()).is_none_or(|n| n > isize::MAX as usize / 4) {
                return Err(vm.memory_error());
            }
            vm.str_concat(x, y).map(Gc::value)
        }
        None => {
            let name = vm.type_name_of(b);
            Err(vm.type_error(format!("can only concatenate str (not \"{name}\") to str")))
        }
    }
}

pub fn repeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let s = vm.this::<Str>(this);
    if count <= 0 || s.is_empty() {
        return Ok(vm.empty_str().value());
    }
    if count == 1 {
        return vm.str_exact_copy(s).map(Gc::value);
    }
    let Some(len) = s.len().checked_mul(count as usize).filter(|n| *n <= isize::MAX as usize) else {
        return Err(vm.overflow_error("repeated string is too long"));
    };
    check_length(vm, len)?;
    vm.str_raw(len, s.kind(), s.is_ascii(), |out| fill_repeated(out, s.raw_bytes())).map(Gc::value)
}

/// Fills `out` with copies of `unit`, doubling what is there.
pub fn fill_repeated(out: &mut [u8], unit: &[u8]) {
    if let [one] = unit {
        out.fill(*one);
        return;
    }
    let mut done = unit.len().min(out.len());
    out[..done].copy_from_slice(&unit[..done]);
    while done < out.len() {
        let more = done.min(out.len() - done);
        out.copy_within(..more, done);
        done += more;
    }
}

/// A builder with room for as many characters as `s` has.
fn builder_for(s: &Str) -> StrBuilder {
    StrBuilder::with_capacity(s.len())
}
