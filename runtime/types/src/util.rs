//! What the builtin types share: texts of strings for `kaa-text`, errors, builtins by name, index arithmetic.

use kaa_object::int::IntRef;
use kaa_object::str::{Chars, Str};
use kaa_object::{Args, Gc, PyResult, Raised, StrBuilder, Type, Value, Vm};
use kaa_text::{Int, Points};

/// The characters of a string as `kaa-text` reads them.
#[derive(Clone, Copy)]
pub struct StrPoints<'a>(pub &'a Str);

impl Points for StrPoints<'_> {
    #[inline]
    fn len(self) -> usize {
        self.0.len()
    }

    #[inline]
    fn at(self, index: usize) -> u32 {
        self.0.at(index)
    }

    fn ascii(&self) -> Option<&[u8]> {
        self.0.as_ascii().map(str::as_bytes)
    }
}

/// The number as `kaa-text` takes it.
pub fn text_int(n: IntRef<'_>) -> Int<'_> {
    match n {
        IntRef::Small(n) => Int::Small(n),
        IntRef::Big(n) => Int::Big(n),
    }
}

/// Raises what `kaa-text` reports.
#[cold]
pub fn text_error(vm: &mut Vm, error: kaa_text::Error) -> Raised {
    match error.kind {
        kaa_text::Kind::Memory => vm.memory_error(),
        _ => vm.raise_named(error.exception(), &error.message),
    }
}

/// A `str` of generalised UTF-8, as `kaa-text` writes it.
pub fn str_from_generalised(vm: &mut Vm, bytes: &[u8]) -> PyResult<Gc<Str>> {
    if bytes.is_ascii() {
        return vm.str_latin1(bytes);
    }
    let mut builder = StrBuilder::with_capacity(bytes.len());
    kaa_unicode::text::CodePoints::new(bytes).for_each(|c| builder.push(c));
    builder.finish(vm)
}

/// The builtin function or type of that name, as pickling refers to it.
pub fn builtin(vm: &mut Vm, name: &str) -> PyResult {
    let (dict, name) = (vm.builtins, vm.intern_str(name));
    match vm.dict_get(dict, name.value())? {
        Some(value) => Ok(value),
        None => Err(vm.attribute_error(Value::NONE, name, name.to_lossy())),
    }
}

/// Refuses keyword arguments: "f() takes no keyword arguments".
pub fn no_keywords(vm: &mut Vm, name: &str, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

/// Refuses keyword arguments of a constructor, but only where neither class nor `__init__` of a subclass
/// may take them. CPython: `_PyArg_NoKeywords` guarded by the type.
pub fn no_keywords_exact(
    vm: &mut Vm,
    class: Gc<Type>,
    own: Gc<Type>,
    name: &str,
    args: Args<'_>,
) -> PyResult<()> {
    let same_init = class.slots.init.get().map(|f| f as usize) == own.slots.init.get().map(|f| f as usize);
    if class == own || same_init { no_keywords(vm, name, args) } else { Ok(()) }
}

/// Checks the number of positional arguments: "f expected at most 1 argument, got 2".
pub fn check_count(vm: &mut Vm, name: &str, given: usize, least: usize, most: usize) -> PyResult<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (bound, how) = if given < least { (least, "at least ") } else { (most, "at most ") };
    let how = if least == most { "" } else { how };
    let plural = if bound == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name} expected {how}{bound} argument{plural}, got {given}")))
}

/// An index into a sequence of `len` items: by `__index__`, counted from the end where negative.
#[inline]
pub fn item_index(vm: &mut Vm, key: Value, len: usize) -> PyResult<Option<usize>> {
    let index = match key.as_int() {
        Some(n) => n as isize,
        None => index_sized(vm, key)?,
    };
    Ok(place(index, len))
}

/// Where an index points, negative ones counted from the end.
#[inline]
pub fn place(index: isize, len: usize) -> Option<usize> {
    let at = if index < 0 { index + len as isize } else { index };
    (at >= 0 && (at as usize) < len).then_some(at as usize)
}

/// An int that must fit, without asking `__index__`. CPython: `PyLong_AsSsize_t`.
pub fn plain_isize(vm: &mut Vm, value: Value) -> PyResult<isize> {
    if !vm.is_int(value) {
        return Err(vm.type_error("an integer is required"));
    }
    vm.to_isize(value)
}

/// `__index__` that must fit; IndexError where it does not. CPython: `PyNumber_AsSsize_t`.
pub fn index_sized(vm: &mut Vm, key: Value) -> PyResult<isize> {
    if let Some(n) = key.as_int() {
        return Ok(n as isize);
    }
    let index = vm.index(key)?;
    match vm.int_ref(index) {
        Some(IntRef::Small(n)) => Ok(n as isize),
        Some(IntRef::Big(n)) => match isize::try_from(n) {
            Ok(n) => Ok(n),
            Err(_) => {
                let name = vm.type_name_of(key);
                Err(vm.index_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        },
        None => unreachable!("index() returns ints"),
    }
}

/// Start and stop of `find` and its like: clipped to `len`, None for no bound.
pub fn span(vm: &mut Vm, start: Option<Value>, end: Option<Value>, len: usize) -> PyResult<(usize, usize)> {
    let start = match start {
        Some(value) if !value.is_none() => vm.clipped_index(value)?,
        _ => 0,
    };
    let end = match end {
        Some(value) if !value.is_none() => vm.clipped_index(value)?,
        _ => isize::MAX,
    };
    Ok(clip_span(start, end, len))
}

/// Clips bounds to `len`. The start may end up behind the end (and behind `len`): nothing is found there.
pub fn clip_span(start: isize, end: isize, len: usize) -> (usize, usize) {
    let clip = |x: isize| if x < 0 { x.saturating_add(len as isize).max(0) as usize } else { x as usize };
    (clip(start), clip(end).min(len))
}

/// An index argument that may not be None. CPython: `_PyEval_SliceIndexNotNone`.
pub fn clipped_not_none(vm: &mut Vm, value: Value) -> PyResult<isize> {
    if !value.is_int() && vm.class_of(value).slots.index.get().is_none() {
        return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
    }
    vm.clipped_index(value)
}

/// The characters as code points.
pub fn points_of(s: &Str) -> Vec<u32> {
    match s.chars() {
        Chars::Latin1(c) => c.iter().map(|&c| c.into()).collect(),
        Chars::Ucs2(c) => c.iter().map(|&c| c.into()).collect(),
        Chars::Ucs4(c) => c.to_vec(),
    }
}

/// A `str` of code points.
pub fn str_from_points(vm: &mut Vm, points: &[u32]) -> PyResult<Gc<Str>> {
    let mut builder = StrBuilder::with_capacity(points.len());
    points.iter().for_each(|&c| builder.push(c));
    builder.finish(vm)
}

/// `repr(value)` as text for messages.
pub fn repr_lossy(vm: &mut Vm, value: Value) -> PyResult<String> {
    vm.repr(value).map(|s| s.to_lossy())
}

kaa_object::methods! { CLASS_GETITEM: Class =>
    /// Makes an alias of the class with type arguments; see PEP 585.
    "__class_getitem__($type, object, /)" =>
        |vm: &mut Vm, class: Gc<Type>, key: Value| vm.new_generic_alias(class.value(), key), Alloc;
}

/// Binds the arguments of a constructor whose parameters may be named; the first `required` must be given.
pub fn bind<const N: usize>(
    vm: &mut Vm,
    function: &str,
    names: [&str; N],
    required: usize,
    args: Args<'_>,
) -> PyResult<[Option<Value>; N]> {
    let mut bound = [None; N];
    let given = args.values.len();
    if given > N {
        let keyword = if args.positional().is_empty() { "keyword " } else { "" };
        let plural = if N == 1 { "" } else { "s" };
        return Err(vm.type_error(format!(
            "{function}() takes at most {N} {keyword}argument{plural} ({given} given)"
        )));
    }
    for (to, from) in bound.iter_mut().zip(args.positional()) {
        *to = Some(*from);
    }
    // What is missing is reported before what is wrong with the keywords.
    let mut wrong = None;
    for (name, value) in args.keywords() {
        match names.iter().position(|n| name.is(n)) {
            Some(at) if bound[at].is_some() => wrong = wrong.or(Some((name, Some(at)))),
            Some(at) => bound[at] = Some(value),
            None => wrong = wrong.or(Some((name, None))),
        }
    }
    if let Some(at) = bound[..required].iter().position(|b| b.is_none()) {
        let (name, place) = (names[at], at + 1);
        return Err(vm.type_error(format!("{function}() missing required argument '{name}' (pos {place})")));
    }
    if let Some((name, at)) = wrong {
        let name = name.to_lossy();
        return Err(vm.type_error(match at {
            Some(at) => {
                format!("argument for {function}() given by name ('{name}') and position ({})", at + 1)
            }
            None => kaa_object::suggest::unexpected_keyword(function, &name, &names),
        }));
    }
    Ok(bound)
}
