//! `make_encoder`: objects to JSON text. CPython: `Modules/_json.c` (`encoder_call`, `encoder_listencode_obj`).

use super::strings;
use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::function::NativeDef;
use kaa_object::list::List;
use kaa_object::payloads::{BuiltinFunction, MemberKind, Plain};
use kaa_object::str::Str;
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, Raised, StrBuilder, Type, Value, Vm};
use kaa_types::util::bind;
use rustc_hash::FxHashSet;

/// Payload of `Encoder`: the settings are members.
pub struct Encoder {
    plain: Plain,
    allow_nan: bool,
}
kaa_gc::trace_fields!(Encoder { plain, allow_nan });

const MARKERS: usize = 0;
const DEFAULT: usize = 1;
const ENCODER: usize = 2;
const INDENT: usize = 3;
const KEY_SEPARATOR: usize = 4;
const ITEM_SEPARATOR: usize = 5;
const SORT_KEYS: usize = 6;
const SKIP_KEYS: usize = 7;

const fn member(name: &'static str) -> MemberDef {
    MemberDef { name, doc: "", kind: MemberKind::ReadOnly }
}

static MEMBERS: [MemberDef; 8] = [
    member("markers"),
    member("default"),
    member("encoder"),
    member("indent"),
    member("key_separator"),
    member("item_separator"),
    member("sort_keys"),
    member("skipkeys"),
];

static ENCODER_DEF: TypeDef = TypeDef {
    doc: Some(
        "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    ),
    slots: |s| {
        s.new.set(Some(new));
        s.call.set(Some(call));
    },
    members: &MEMBERS,
    ..TypeDef::new("_json.Encoder")
};

pub fn define(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<Encoder>(object, &ENCODER_DEF)
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let names = [
        "markers",
        "default",
        "encoder",
        "indent",
        "key_separator",
        "item_separator",
        "sort_keys",
        "skipkeys",
        "allow_nan",
    ];
    let bound = bind(vm, "make_encoder", names, 9, args)?.map(|v| v.unwrap_or(Value::NONE));
    for index in [KEY_SEPARATOR, ITEM_SEPARATOR] {
        if vm.as_str(bound[index]).is_none() {
            let (place, class) = (index + 1, vm.type_name_of(bound[index]));
            return Err(vm.type_error(format!("make_encoder() argument {place} must be str, not {class}")));
        }
    }
    let sort = vm.is_true(bound[SORT_KEYS])?;
    let skip = vm.is_true(bound[SKIP_KEYS])?;
    let allow_nan = vm.is_true(bound[8])?;
    if !bound[MARKERS].is_none() && vm.as_dict(bound[MARKERS]).is_none() {
        let class = vm.type_name_of(bound[MARKERS]);
        return Err(vm.type_error(format!("make_encoder() argument 1 must be dict or None, not {class}")));
    }
    let this = vm.alloc_instance(class, Encoder { plain: Plain, allow_nan }).value();
    for (index, &value) in bound[..SORT_KEYS].iter().enumerate() {
        vm.set_member(this, index, Some(value));
    }
    vm.set_member(this, SORT_KEYS, Some(Value::bool(sort)));
    vm.set_member(this, SKIP_KEYS, Some(Value::bool(skip)));
    Ok(this)
}

/// How strings are written.
#[derive(Clone, Copy)]
enum StringsBy {
    Ascii,
    Plain,
    Call(Value),
}

/// One run of the encoder. Lives on the native stack, so that its values are found there.
struct Encode {
    out: StrBuilder,
    strings: StringsBy,
    default: Value,
    indent: Option<Gc<Str>>,
    key_separator: Gc<Str>,
    item_separator: Gc<Str>,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    /// Identities of the containers around the current value, if they are to be looked for.
    markers: Option<FxHashSet<u64>>,
}

fn call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
    let [object, level] = bind(vm, "_iterencode", ["obj", "_current_indent_level"], 2, args)?;
    let level = vm.to_isize(level.unwrap_or(Value::NONE))?.max(0) as usize;
    let setting = |index: usize| vm.member(this, index).unwrap_or(Value::NONE);
    let encoder = setting(ENCODER);
    let strings = match vm.payload::<BuiltinFunction>(encoder) {
        Some(function) => {
            let is = |row: &NativeDef| std::ptr::eq(*function.def, row);
            match super::FUNCTIONS {
                [plain, _] if is(plain) => StringsBy::Plain,
                [_, ascii] if is(ascii) => StringsBy::Ascii,
                _ => StringsBy::Call(encoder),
            }
        }
        None => StringsBy::Call(encoder),
    };
    let indent = setting(INDENT);
    let text = |vm: &Vm, index: usize| {
        vm.member(this, index).and_then(|v| vm.as_str(v)).unwrap_or_else(|| vm.empty_str())
    };
    let mut encode = Encode {
        out: StrBuilder::new(),
        strings,
        default: setting(DEFAULT),
        indent: vm.as_str(indent),
        key_separator: text(vm, KEY_SEPARATOR),
        item_separator: text(vm, ITEM_SEPARATOR),
        sort_keys: setting(SORT_KEYS) == Value::TRUE,
        skip_keys: setting(SKIP_KEYS) == Value::TRUE,
        allow_nan: vm.this::<Encoder>(this).allow_nan,
        markers: (!setting(MARKERS).is_none()).then(FxHashSet::default),
    };
    if encode.indent.is_none() && !indent.is_none() {
        let class = vm.type_name_of(indent);
        return Err(vm.type_error(format!("can only concatenate str (not \"{class}\") to str")));
    }
    encode.value(vm, object.unwrap_or(Value::NONE), level)?;
    let text = encode.out.finish(vm)?.value();
    Ok(vm.tuple(&[text]).value())
}

/// A list or a tuple, whose items may change while they are written.
#[derive(Clone, Copy)]
enum Sequence {
    List(Gc<List>),
    Tuple(Gc<Tuple>),
}

impl Sequence {
    fn of(vm: &Vm, value: Value) -> Option<Sequence> {
        vm.as_list(value).map(Sequence::List).or_else(|| vm.as_tuple(value).map(Sequence::Tuple))
    }

    #[inline]
    fn get(self, index: usize) -> Option<Value> {
        match self {
            Sequence::List(list) => list.get(index),
            Sequence::Tuple(tuple) => tuple.get(index),
        }
    }
}

impl Encode {
    fn value(&mut self, vm: &mut Vm, value: Value, level: usize) -> PyResult<()> {
        match value {
            Value::NONE => self.out.push_latin1(b"null"),
            Value::TRUE => self.out.push_latin1(b"true"),
            Value::FALSE => self.out.push_latin1(b"false"),
            _ => {
                if let Some(n) = value.as_int() {
                    self.small_int(n);
                } else if let Some(text) = vm.as_str(value) {
                    return self.string(vm, text);
                } else if let Some(x) = vm.as_f64(value) {
                    return self.float(vm, x, value);
                } else if vm.is_int(value) {
                    return self.int(vm, value);
                } else if let Some(sequence) = Sequence::of(vm, value) {
                    vm.check_native_stack(" while encoding a JSON object")?;
                    return self.sequence(vm, value, sequence, level);
                } else if vm.as_dict(value).is_some() {
                    vm.check_native_stack(" while encoding a JSON object")?;
                    return self.mapping(vm, value, level);
                } else {
                    vm.check_native_stack(" while encoding a JSON object")?;
                    return self.other(vm, value, level);
                }
            }
        }
        Ok(())
    }

    #[inline]
    fn small_int(&mut self, n: i64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut rest = n.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if n < 0 {
            at -= 1;
            digits[at] = b'-';
        }
        self.out.push_latin1(&digits[at..]);
    }

    /// As `int.__repr__` writes it, subclass or not.
    fn int(&mut self, vm: &mut Vm, value: Value) -> PyResult<()> {
        let text = kaa_types::int::repr(vm, value)?;
        if let Some(text) = vm.as_str(text) {
            self.out.push_pystr(&text);
        }
        Ok(())
    }

    fn float_text(&self, vm: &mut Vm, x: f64, value: Value) -> PyResult<String> {
        if x.is_finite() {
            return Ok(kaa_text::float::repr(x));
        }
        if !self.allow_nan {
            let text = vm.repr(value)?.to_lossy();
            return Err(vm.value_error(format!("Out of range float values are not JSON compliant: {text}")));
        }
        let name = if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        Ok(name.to_owned())
    }

    fn float(&mut self, vm: &mut Vm, x: f64, value: Value) -> PyResult<()> {
        let text = self.float_text(vm, x, value)?;
        self.out.push_latin1(text.as_bytes());
        Ok(())
    }

    #[inline]
    fn string(&mut self, vm: &mut Vm, text: Gc<Str>) -> PyResult<()> {
        match self.strings {
            StringsBy::Ascii => strings::encode::<true>(&mut self.out, &text),
            StringsBy::Plain => strings::encode::<false>(&mut self.out, &text),
            StringsBy::Call(encoder) => {
                let encoded = vm.call(encoder, &[text.value()])?;
                let Some(encoded) = vm.as_str(encoded) else {
                    let class = vm.type_name_of(encoded);
                    return Err(vm.type_error(format!("encoder() must return a string, not {class}")));
                };
                self.out.push_pystr(&encoded);
            }
        }
        Ok(())
    }

    /// Line feed and indentation, where there is any.
    fn line(&mut self, level: usize) {
        if let Some(indent) = self.indent {
            self.out.push(0x0a);
            for _ in 0..level {
                self.out.push_pystr(&indent);
            }
        }
    }

    /// Notes that `container` is being written; ValueError where it is already.
    fn enter(&mut self, vm: &mut Vm, container: Value) -> PyResult<()> {
        if let Some(markers) = &mut self.markers
            && !markers.insert(container.bits())
        {
            return Err(vm.value_error("Circular reference detected"));
        }
        Ok(())
    }

    fn leave(&mut self, container: Value) {
        if let Some(markers) = &mut self.markers {
            markers.remove(&container.bits());
        }
    }

    fn sequence(&mut self, vm: &mut Vm, value: Value, sequence: Sequence, level: usize) -> PyResult<()> {
        if sequence.get(0).is_none() {
            self.out.push_latin1(b"[]");
            return Ok(());
        }
        vm.safepoint()?;
        self.enter(vm, value)?;
        self.out.push(0x5b);
        let mut index = 0;
        while let Some(item) = sequence.get(index) {
            if index > 0 {
                let separator = self.item_separator;
                self.out.push_pystr(&separator);
            }
            self.line(level + 1);
            if self.value(vm, item, level + 1).is_err() {
                return Err(note(vm, value, |_| Ok(format!("item {index}"))));
            }
            index += 1;
        }
        self.line(level);
        self.out.push(0x5d);
        self.leave(value);
        Ok(())
    }

    fn mapping(&mut self, vm: &mut Vm, value: Value, level: usize) -> PyResult<()> {
        let Some(dict) = vm.as_dict(value) else { return Ok(()) };
        if dict.is_empty() {
            self.out.push_latin1(b"{}");
            return Ok(());
        }
        vm.safepoint()?;
        self.enter(vm, value)?;
        self.out.push(0x7b);
        let mut first = true;
        if self.sort_keys || vm.exact_dict(value).is_none() {
            let items = mapping_items(vm, value)?;
            if self.sort_keys {
                kaa_types::list::sort::sort(vm, items, None, false)?;
            }
            let mut index = 0;
            while let Some(item) = items.get(index) {
                let pair = vm.as_tuple(item).filter(|t| t.len() == 2);
                let Some(pair) = pair else { return Err(vm.value_error("items must return 2-tuples")) };
                let (key, item) = (pair.items()[0], pair.items()[1]);
                self.member(vm, value, key, item, &mut first, level + 1)?;
                index += 1;
            }
        } else {
            let mut position = 0;
            while let Some((key, item, _)) = dict.next_entry(&mut position) {
                self.member(vm, value, key, item, &mut first, level + 1)?;
            }
        }
        if !first {
            self.line(level);
        }
        self.out.push(0x7d);
        self.leave(value);
        Ok(())
    }

    fn member(
        &mut self,
        vm: &mut Vm,
        dict: Value,
        key: Value,
        item: Value,
        first: &mut bool,
        level: usize,
    ) -> PyResult<()> {
        let text = match key {
            _ if vm.as_str(key).is_some() => key,
            Value::NONE => vm.intern_str("null").value(),
            Value::TRUE => vm.intern_str("true").value(),
            Value::FALSE => vm.intern_str("false").value(),
            _ => {
                if let Some(x) = vm.as_f64(key) {
                    let text = self.float_text(vm, x, key)?;
                    vm.try_str(&text)?.value()
                } else if vm.is_int(key) {
                    kaa_types::int::repr(vm, key)?
                } else if self.skip_keys {
                    return Ok(());
                } else {
                    let class = vm.type_name_of(key);
                    return Err(
                        vm.type_error(format!("keys must be str, int, float, bool or None, not {class}"))
                    );
                }
            }
        };
        if !std::mem::take(first) {
            let separator = self.item_separator;
            self.out.push_pystr(&separator);
        }
        self.line(level);
        if let Some(text) = vm.as_str(text) {
            self.string(vm, text)?;
        }
        let separator = self.key_separator;
        self.out.push_pystr(&separator);
        if self.value(vm, item, level).is_err() {
            return Err(note(vm, dict, |vm| Ok(format!("item {}", vm.repr(key)?.to_lossy()))));
        }
        Ok(())
    }

    fn other(&mut self, vm: &mut Vm, value: Value, level: usize) -> PyResult<()> {
        self.enter(vm, value)?;
        let replacement = vm.call(self.default, &[value])?;
        if self.value(vm, replacement, level).is_err() {
            return Err(note(vm, value, |_| Ok("object".to_owned())));
        }
        self.leave(value);
        Ok(())
    }
}

/// `mapping.items()` as a list of its own.
fn mapping_items(vm: &mut Vm, mapping: Value) -> PyResult<Gc<List>> {
    let name = vm.names.items;
    let items = vm.call_method(mapping, name, &[])?;
    let class = vm.class_of(items);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        let (owner, class) = (vm.type_name_of(mapping), class.name_lossy());
        return Err(vm.type_error(format!("{owner}.items() returned a non-iterable (type {class})")));
    }
    vm.collect_list(items)
}

/// Adds a note to the pending exception: what was being written.
#[cold]
fn note(vm: &mut Vm, container: Value, what: impl FnOnce(&mut Vm) -> PyResult<String>) -> Raised {
    let Some(exception) = vm.take_exception() else { return Raised::pending() };
    let class = vm.class_of(container);
    let class = vm.class_full_name(class);
    let class = class.strip_prefix("__main__.").unwrap_or(&class);
    let added = what(vm).and_then(|what| {
        let text = vm.try_str(&format!("when serializing {class} {what}"))?.value();
        vm.call_method_named(exception, "add_note", &[text])
    });
    match added {
        Ok(_) => vm.reraise(exception),
        Err(raised) => raised,
    }
}
