//! `make_scanner`: JSON text to objects. CPython: `Modules/_json.c` (`scanner_call`, `scan_once_unicode`).

use super::{Unit, at, check_text, decode_error, number, strings};
use hashbrown::HashTable;
use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::{MemberKind, Plain};
use kaa_object::str::{Chars, Str};
use kaa_object::{Args, Gc, PyResult, Raised, Type, Value, Vm};
use kaa_types::util::bind;

/// Payload of `Scanner`: the settings are members.
pub struct Scanner {
    plain: Plain,
}
kaa_gc::trace_fields!(Scanner { plain });

const STRICT: usize = 0;
const OBJECT_HOOK: usize = 1;
const PAIRS_HOOK: usize = 2;
const PARSE_FLOAT: usize = 3;
const PARSE_INT: usize = 4;
const PARSE_CONSTANT: usize = 5;

/// In the order of the constants above.
const NAMES: [&str; 6] =
    ["strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"];

const fn member(name: &'static str) -> MemberDef {
    MemberDef { name, doc: "", kind: MemberKind::ReadOnly }
}

static MEMBERS: [MemberDef; 6] = [
    member(NAMES[0]),
    member(NAMES[1]),
    member(NAMES[2]),
    member(NAMES[3]),
    member(NAMES[4]),
    member(NAMES[5]),
];

static SCANNER: TypeDef = TypeDef {
    doc: Some("JSON scanner object"),
    slots: |s| {
        s.new.set(Some(new));
        s.call.set(Some(call));
    },
    members: &MEMBERS,
    ..TypeDef::new("_json.Scanner")
};

pub fn define(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<Scanner>(object, &SCANNER)
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let [context] = bind(vm, "make_scanner", ["context"], 1, args)?;
    let context = context.unwrap_or(Value::NONE);
    let this = vm.alloc_instance(class, Scanner { plain: Plain }).value();
    for (index, name) in NAMES.iter().enumerate() {
        let mut value = vm.getattr_named(context, name)?;
        if index == STRICT {
            value = Value::bool(vm.is_true(value)?);
        }
        vm.set_member(this, index, Some(value));
    }
    Ok(this)
}

fn call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
    let [text, index] = bind(vm, "scan_once", ["string", "idx"], 2, args)?;
    let index = vm.to_isize(index.unwrap_or(Value::NONE))?;
    let text = check_text(vm, text.unwrap_or(Value::NONE))?;
    let Ok(index) = usize::try_from(index) else {
        return Err(vm.value_error("idx cannot be negative"));
    };
    let (value, next) = match text.chars() {
        Chars::Latin1(chars) => Scan::new(vm, this, text, chars)?.value(vm, index),
        Chars::Ucs2(chars) => Scan::new(vm, this, text, chars)?.value(vm, index),
        Chars::Ucs4(chars) => Scan::new(vm, this, text, chars)?.value(vm, index),
    }?;
    let next = vm.int_from_usize(next);
    Ok(vm.tuple(&[value, next]).value())
}

/// One run of the scanner. Lives on the native stack, so that its values are found there.
struct Scan<'a, C> {
    text: Gc<Str>,
    chars: &'a [C],
    strict: bool,
    object_hook: Option<Value>,
    pairs_hook: Option<Value>,
    /// `None` for `float` itself.
    parse_float: Option<Value>,
    /// `None` for `int` itself.
    parse_int: Option<Value>,
    parse_constant: Value,
    /// Keys seen, so that equal keys are one object; `held` keeps them alive.
    keys: HashTable<(u64, Gc<Str>)>,
    held: Gc<List>,
}

fn is_space(c: u32) -> bool {
    matches!(c, 0x20 | 0x09 | 0x0a | 0x0d)
}

impl<'a, C: Unit> Scan<'a, C> {
    fn new(vm: &mut Vm, scanner: Value, text: Gc<Str>, chars: &'a [C]) -> PyResult<Scan<'a, C>> {
        let setting = |index: usize| vm.member(scanner, index).filter(|v| !v.is_none());
        let (float, int) = (vm.types.float.value(), vm.types.int.value());
        Ok(Scan {
            text,
            chars,
            strict: setting(STRICT) == Some(Value::TRUE),
            object_hook: setting(OBJECT_HOOK),
            pairs_hook: setting(PAIRS_HOOK),
            parse_float: vm.member(scanner, PARSE_FLOAT).filter(|&f| f != float),
            parse_int: vm.member(scanner, PARSE_INT).filter(|&f| f != int),
            parse_constant: vm.member(scanner, PARSE_CONSTANT).unwrap_or(Value::NONE),
            keys: HashTable::new(),
            held: vm.new_list(),
        })
    }

    #[inline]
    fn skip(&self, mut index: usize) -> usize {
        while index < self.chars.len() && is_space(self.chars[index].into()) {
            index += 1;
        }
        index
    }

    #[inline]
    fn is(&self, index: usize, c: u8) -> bool {
        self.chars.get(index).is_some_and(|&found| found.into() == u32::from(c))
    }

    fn has(&self, index: usize, word: &[u8]) -> bool {
        self.chars.get(index..index + word.len()).is_some_and(|found| {
            found.iter().zip(word).all(|(&c, &expected)| c.into() == u32::from(expected))
        })
    }

    #[cold]
    fn error(&self, vm: &mut Vm, message: &str, index: usize) -> Raised {
        decode_error(vm, message, self.text, index as isize)
    }

    /// StopIteration with the place where no value was found.
    #[cold]
    fn stop(vm: &mut Vm, index: usize) -> Raised {
        let index = vm.int_from_usize(index);
        vm.stop_iteration(index)
    }

    fn value(&mut self, vm: &mut Vm, index: usize) -> PyResult<(Value, usize)> {
        let Some(&c) = self.chars.get(index) else { return Err(Self::stop(vm, index)) };
        match c.into() {
            0x22 => {
                let (text, next) = strings::scan(vm, self.text, self.chars, index + 1, self.strict)?;
                return Ok((text.value(), next));
            }
            0x7b => {
                vm.check_native_stack(" while decoding a JSON object from a unicode string")?;
                return self.object(vm, index + 1);
            }
            0x5b => {
                vm.check_native_stack(" while decoding a JSON array from a unicode string")?;
                return self.array(vm, index + 1);
            }
            0x6e if self.has(index, b"null") => return Ok((Value::NONE, index + 4)),
            0x74 if self.has(index, b"true") => return Ok((Value::TRUE, index + 4)),
            0x66 if self.has(index, b"false") => return Ok((Value::FALSE, index + 5)),
            0x4e if self.has(index, b"NaN") => return self.constant(vm, "NaN", index),
            0x49 if self.has(index, b"Infinity") => return self.constant(vm, "Infinity", index),
            0x2d if self.has(index, b"-Infinity") => return self.constant(vm, "-Infinity", index),
            _ => {}
        }
        match number::find(self.chars, index) {
            Some((end, is_float)) => {
                let value = self.number(vm, index, end, is_float)?;
                Ok((value, end))
            }
            None => Err(Self::stop(vm, index)),
        }
    }

    fn constant(&self, vm: &mut Vm, name: &str, index: usize) -> PyResult<(Value, usize)> {
        let text = vm.intern_str(name).value();
        let value = vm.call(self.parse_constant, &[text])?;
        Ok((value, index + name.len()))
    }

    fn number(&self, vm: &mut Vm, start: usize, end: usize, is_float: bool) -> PyResult {
        let chars = &self.chars[start..end];
        let custom = if is_float { self.parse_float } else { self.parse_int };
        if let Some(parse) = custom {
            let text = C::text(vm, chars)?.value();
            return vm.call(parse, &[text]);
        }
        if !is_float {
            if let Some(n) = number::small_int(chars) {
                return Ok(Value::int_unchecked(n));
            }
            let text = C::text(vm, chars)?.value();
            return kaa_types::int::convert::from_value(vm, text);
        }
        let mut small = [0; 40];
        let mut large = Vec::new();
        let ascii = match small.get_mut(..chars.len()) {
            Some(small) => small,
            None => {
                large.resize(chars.len(), 0);
                &mut large[..]
            }
        };
        for (to, &from) in ascii.iter_mut().zip(chars) {
            *to = from.into() as u8;
        }
        let x = std::str::from_utf8(ascii).ok().and_then(|text| text.parse::<f64>().ok());
        Ok(vm.float(x.unwrap_or(f64::NAN)))
    }

    fn array(&mut self, vm: &mut Vm, mut index: usize) -> PyResult<(Value, usize)> {
        let list = vm.new_list();
        index = self.skip(index);
        if self.is(index, b']') {
            return Ok((list.value(), index + 1));
        }
        vm.safepoint()?;
        loop {
            let (item, next) = self.value(vm, index)?;
            list.push(vm, item)?;
            index = self.skip(next);
            if self.is(index, b']') {
                return Ok((list.value(), index + 1));
            }
            if !self.is(index, b',') {
                return Err(self.error(vm, "Expecting ',' delimiter", index));
            }
            let comma = index;
            index = self.skip(index + 1);
            if self.is(index, b']') {
                return Err(self.error(vm, "Illegal trailing comma before end of array", comma));
            }
        }
    }

    fn object(&mut self, vm: &mut Vm, index: usize) -> PyResult<(Value, usize)> {
        vm.safepoint()?;
        if let Some(hook) = self.pairs_hook {
            let pairs = vm.new_list();
            let next = self.members(vm, index, |vm, key, value| {
                let pair = vm.tuple(&[key.value(), value]).value();
                pairs.push(vm, pair)
            })?;
            return Ok((vm.call(hook, &[pairs.value()])?, next));
        }
        let dict: Gc<Dict> = vm.new_dict();
        let next = self.members(vm, index, |vm, key, value| vm.dict_set_str(dict, key, value))?;
        match self.object_hook {
            Some(hook) => Ok((vm.call(hook, &[dict.value()])?, next)),
            None => Ok((dict.value(), next)),
        }
    }

    fn members(
        &mut self,
        vm: &mut Vm,
        mut index: usize,
        mut with: impl FnMut(&mut Vm, Gc<Str>, Value) -> PyResult<()>,
    ) -> PyResult<usize> {
        index = self.skip(index);
        if self.is(index, b'}') {
            return Ok(index + 1);
        }
        loop {
            if !self.is(index, b'"') {
                return Err(self.error(vm, "Expecting property name enclosed in double quotes", index));
            }
            let (key, next) = self.key(vm, index + 1)?;
            index = self.skip(next);
            if !self.is(index, b':') {
                return Err(self.error(vm, "Expecting ':' delimiter", index));
            }
            index = self.skip(index + 1);
            let (value, next) = self.value(vm, index)?;
            with(vm, key, value)?;
            index = self.skip(next);
            if self.is(index, b'}') {
                return Ok(index + 1);
            }
            if !self.is(index, b',') {
                return Err(self.error(vm, "Expecting ',' delimiter", index));
            }
            let comma = index;
            index = self.skip(index + 1);
            if self.is(index, b'}') {
                return Err(self.error(vm, "Illegal trailing comma before end of object", comma));
            }
        }
    }

    fn key(&mut self, vm: &mut Vm, start: usize) -> PyResult<(Gc<Str>, usize)> {
        let stop = strings::plain_run(self.chars, start, self.strict);
        if at(self.chars, stop) != 0x22 {
            let (key, next) = strings::scan(vm, self.text, self.chars, start, self.strict)?;
            let points: Vec<u32> = key.code_points().collect();
            return Ok((self.known_key(vm, &points, |_| Ok(key))?, next));
        }
        let chars = &self.chars[start..stop];
        Ok((self.known_key(vm, chars, |vm| C::text(vm, chars))?, stop + 1))
    }

    /// The key of these characters, made at its first occurrence.
    fn known_key<D: Unit>(
        &mut self,
        vm: &mut Vm,
        chars: &[D],
        make: impl FnOnce(&mut Vm) -> PyResult<Gc<Str>>,
    ) -> PyResult<Gc<Str>> {
        let hash = D::hash(chars);
        if let Some((_, key)) = self.keys.find(hash, |(h, key)| *h == hash && D::same(chars, key)) {
            return Ok(*key);
        }
        let key = make(vm)?;
        self.held.push(vm, key.value())?;
        self.keys.insert_unique(hash, (hash, key), |(h, _)| *h);
        Ok(key)
    }
}
