//! `_json`: JSON text to objects and back. CPython: `Modules/_json.c`.

mod encoder;
mod number;
mod scanner;
mod strings;

use kaa_object::declare::ModuleDef;
use kaa_object::str::{Chars, Str};
use kaa_object::{Gc, PyResult, Raised, Value, Vm, methods, raw_methods};
use kaa_types::util::{check_count, no_keywords};
use std::hash::Hasher;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_json",
    doc: Some("json speedups\n"),
    functions: &[FUNCTIONS, RAW],
    init: |vm, module| {
        let class = scanner::define(vm);
        vm.module_set(module, "make_scanner", class.value())?;
        let class = encoder::define(vm);
        vm.module_set(module, "make_encoder", class.value())
    },
};

methods! { FUNCTIONS: Module =>
    /// encode_basestring(string) -> string
    ///
    /// Return a JSON representation of a Python string
    "encode_basestring($self, object, /)" => |vm: &mut Vm, text: Value| encode_text::<false>(vm, text), Alloc;
    /// encode_basestring_ascii(string) -> string
    ///
    /// Return an ASCII-only JSON representation of a Python string
    "encode_basestring_ascii($self, object, /)" => |vm: &mut Vm, text: Value| encode_text::<true>(vm, text), Alloc;
}

raw_methods! { RAW: Module =>
    /// scanstring(string, end, strict=True) -> (string, end)
    ///
    /// Scan the string s for a JSON string. End is the index of the
    /// character in s after the quote that started the JSON string.
    /// Unescapes all valid JSON string escape sequences and raises ValueError
    /// on attempt to decode an invalid string. If strict is False then literal
    /// control characters are allowed in the string.
    ///
    /// Returns a tuple of the decoded string and the index of the character in s
    /// after the end quote.
    "scanstring" => |vm, args| {
        no_keywords(vm, "scanstring", args)?;
        let given = args.values.len();
        if !(2..=3).contains(&given) {
            let (how, bound) = if given < 2 { ("at least", 2) } else { ("at most", 3) };
            return Err(vm.type_error(format!("scanstring() takes {how} {bound} arguments ({given} given)")));
        }
        check_count(vm, "scanstring", given, 2, 3)?;
        let end = vm.to_isize(args.values[1])?;
        let strict = match args.values.get(2) {
            Some(&strict) => vm.is_true(strict)?,
            None => true,
        };
        let text = check_text(vm, args.values[0])?;
        let Some(end) = usize::try_from(end).ok().filter(|&end| end <= text.len()) else {
            return Err(vm.value_error("end is out of bounds"));
        };
        let (found, next) = match text.chars() {
            Chars::Latin1(chars) => strings::scan(vm, text, chars, end, strict),
            Chars::Ucs2(chars) => strings::scan(vm, text, chars, end, strict),
            Chars::Ucs4(chars) => strings::scan(vm, text, chars, end, strict),
        }?;
        let next = vm.int_from_usize(next);
        Ok(vm.tuple(&[found.value(), next]).value())
    }, Any;
}

/// A `str` argument.
fn check_text(vm: &mut Vm, value: Value) -> PyResult<Gc<Str>> {
    match vm.as_str(value) {
        Some(text) => Ok(text),
        None => {
            let class = vm.type_name_of(value);
            Err(vm.type_error(format!("first argument must be a string, not {class}")))
        }
    }
}

fn encode_text<const ASCII: bool>(vm: &mut Vm, text: Value) -> PyResult<Gc<Str>> {
    let text = check_text(vm, text)?;
    let mut out = kaa_object::StrBuilder::with_capacity(text.len() + 2);
    strings::encode::<ASCII>(&mut out, &text);
    out.finish(vm)
}

/// Raises `json.JSONDecodeError`.
#[cold]
fn decode_error(vm: &mut Vm, message: &str, text: Gc<Str>, at: isize) -> Raised {
    let import = vm.hooks.import_module;
    let name = vm.intern_str("json.decoder");
    let made = import(vm, name).and_then(|module| {
        let class = vm.getattr_named(module, "JSONDecodeError")?;
        let message = vm.str(message).value();
        let at = vm.int(at as i64);
        vm.call(class, &[message, text.value(), at])
    });
    match made {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// A character of a string of any width.
trait Unit: Copy + Into<u32> + PartialEq {
    /// A string of these characters.
    fn text(vm: &mut Vm, chars: &[Self]) -> PyResult<Gc<Str>>;

    /// A hash for one run of the scanner.
    fn hash(chars: &[Self]) -> u64 {
        let mix =
            |hash: u64, c: u32| (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95);
        let hash = chars.iter().fold(chars.len() as u64, |hash, &c| mix(hash, c.into()));
        hash ^ hash >> 32
    }

    /// Whether a string has just these characters.
    fn same(chars: &[Self], text: &Str) -> bool {
        text.len() == chars.len() && text.code_points().zip(chars).all(|(a, &b)| a == b.into())
    }
}

impl Unit for u8 {
    fn text(vm: &mut Vm, chars: &[u8]) -> PyResult<Gc<Str>> {
        vm.str_latin1(chars)
    }

    fn hash(chars: &[u8]) -> u64 {
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write(chars);
        hasher.finish()
    }

    fn same(chars: &[u8], text: &Str) -> bool {
        text.latin1() == Some(chars)
    }
}

impl Unit for u16 {
    fn text(vm: &mut Vm, chars: &[u16]) -> PyResult<Gc<Str>> {
        vm.str_ucs2(chars)
    }
}

impl Unit for u32 {
    fn text(vm: &mut Vm, chars: &[u32]) -> PyResult<Gc<Str>> {
        vm.str_ucs4(chars)
    }
}

/// The character at an index, 0 behind the end (where NUL is an error as well).
#[inline]
fn at<C: Unit>(chars: &[C], index: usize) -> u32 {
    chars.get(index).map_or(0, |&c| c.into())
}
