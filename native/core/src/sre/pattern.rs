//! `re.Pattern`, `re.Match` and the scanner.

use super::matcher::{Matcher, Subject, UNSET};
use super::program::{Program, compile as compile_program};
use kaa_object::core_types::shape;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::function::NativeDef;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::slots::CompareOp;
use kaa_object::str::Chars;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, NoTrace, PyResult, Str, Value, Vm, methods};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// `re.Pattern`
pub struct Pattern {
    pub pattern: Value,
    pub flags: i64,
    pub groups: usize,
    pub group_index: Gc<Dict>,
    pub index_group: Gc<Tuple>,
    pub program: NoTrace<Arc<Program>>,
    pub code: NoTrace<Arc<[u32]>>,
    pub is_bytes: bool,
}
kaa_gc::trace_fields!(Pattern { pattern, flags, groups, group_index, index_group, program, code, is_bytes });

/// `re.Match`
pub struct Match {
    pub string: Value,
    pub pattern: Gc<Pattern>,
    /// Start and end of group 0, then of each group.
    pub marks: NoTrace<Box<[usize]>>,
    pub last: usize,
    pub pos: usize,
    pub endpos: usize,
}
kaa_gc::trace_fields!(Match { string, pattern, marks, last, pos, endpos });

/// `pattern.scanner()`, and what `finditer` goes through.
pub struct Scanner {
    pattern: Gc<Pattern>,
    string: Value,
    next: Cell<usize>,
    end: usize,
    begin: usize,
    must_advance: Cell<bool>,
    done: Cell<bool>,
}
kaa_gc::trace_fields!(Scanner { pattern, string, next, end, begin, must_advance, done });

pub static FUNCTIONS: &[NativeDef] = COMPILE;

methods! { COMPILE: Module =>
    "compile($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)" => compile, Any;
}

fn compile(
    vm: &mut Vm,
    pattern: Value,
    flags: i32,
    code: Gc<List>,
    groups: isize,
    group_index: Gc<Dict>,
    index_group: Gc<Tuple>,
) -> PyResult {
    let mut words = Vec::with_capacity(code.len());
    for i in 0..code.len() {
        let Some(word) = code.get(i) else { break };
        let word = match vm.int_ref(word) {
            Some(kaa_object::int::IntRef::Small(n)) => u32::try_from(n).ok(),
            _ => None,
        };
        match word {
            Some(word) => words.push(word),
            None => return Err(vm.overflow_error("regular expression code size limit exceeded")),
        }
    }
    let Ok(program) = compile_program(&words, groups.max(0) as usize) else {
        return Err(vm.runtime_error("invalid SRE code"));
    };
    let is_bytes = !pattern.is_none() && vm.as_str(pattern).is_none();
    let payload = Pattern {
        pattern,
        flags: flags.into(),
        groups: groups.max(0) as usize,
        group_index,
        index_group,
        program: NoTrace(Arc::new(program)),
        code: NoTrace(words.into()),
        is_bytes,
    };
    Ok(vm.alloc_payload(payload).value())
}

/// The subject's characters: a string's own, or a copy of a buffer's bytes.
pub enum Held {
    Str(Gc<Str>),
    Bytes(Gc<Bytes>),
    /// The bytes of anything that may change while signal handlers or replacement functions run.
    Copy(Vec<u8>),
}

/// Checks the subject's type against the pattern's.
pub fn hold(vm: &mut Vm, pattern: Gc<Pattern>, string: Value) -> PyResult<Held> {
    if let Some(s) = vm.as_str(string) {
        if pattern.is_bytes {
            return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
        }
        return Ok(Held::Str(s));
    }
    let held = if let Some(b) = vm.payload::<Bytes>(string) {
        Held::Bytes(b)
    } else if let Some(b) = vm.payload::<ByteArray>(string) {
        Held::Copy(b.bytes.borrow().clone())
    } else if kaa_types::buffer::has_simple_buffer(vm, string) {
        let class = vm.types.bytes.value();
        let copy = vm.call(class, &[string])?;
        vm.payload::<Bytes>(copy).map_or_else(|| Held::Copy(Vec::new()), Held::Bytes)
    } else {
        let name = vm.type_name_of(string);
        return Err(vm.type_error(format!("expected string or bytes-like object, got '{name}'")));
    };
    if !pattern.is_bytes && !pattern.pattern.is_none() {
        return Err(vm.type_error("cannot use a string pattern on a bytes-like object"));
    }
    Ok(held)
}

impl Held {
    pub fn len(&self) -> usize {
        match self {
            Held::Str(s) => s.len(),
            Held::Bytes(b) => b.as_slice().len(),
            Held::Copy(b) => b.len(),
        }
    }
}

/// How to look for a match.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    Match,
    Full,
    Search,
}

/// One match: marks of group 0 and all groups, and the group closed last.
pub struct Found {
    pub marks: Vec<usize>,
    pub last: usize,
}

fn look<S: Subject>(
    pattern: &Pattern,
    subject: S,
    how: How,
    from: usize,
    end: usize,
    must_advance: bool,
    poll: &mut dyn FnMut() -> bool,
) -> Option<Found> {
    let mut matcher = Matcher::new(&pattern.program, subject, 0, end, pattern.groups, poll);
    matcher.must_advance = must_advance.then_some(from);
    let place = match how {
        How::Search => matcher.search(from),
        how => matcher.match_at(from, how == How::Full).map(|stop| (from, stop)),
    };
    place.map(|(start, stop)| {
        let mut marks = Vec::with_capacity(2 + matcher.marks.len());
        marks.extend([start, stop]);
        marks.extend_from_slice(&matcher.marks);
        Found { marks, last: matcher.last }
    })
}

/// Looks for a match in a held subject. Signal handlers run meanwhile where it takes long.
pub fn find(
    vm: &mut Vm,
    pattern: &Pattern,
    held: &Held,
    how: How,
    from: usize,
    end: usize,
    must_advance: bool,
) -> PyResult<Option<Found>> {
    let mut outcome = Ok(());
    let mut poll = || {
        if vm.heap.breaker.load(Ordering::Relaxed) & kaa_object::vm::breaker::SIGNAL != 0 {
            outcome = vm.safepoint();
        }
        outcome.is_err()
    };
    let found = match held {
        Held::Bytes(b) => look(pattern, b.as_slice(), how, from, end, must_advance, &mut poll),
        Held::Copy(b) => look(pattern, b.as_slice(), how, from, end, must_advance, &mut poll),
        Held::Str(s) => match s.chars() {
            Chars::Latin1(c) => look(pattern, c, how, from, end, must_advance, &mut poll),
            Chars::Ucs2(c) => look(pattern, c, how, from, end, must_advance, &mut poll),
            Chars::Ucs4(c) => look(pattern, c, how, from, end, must_advance, &mut poll),
        },
    };
    outcome.map(|()| found)
}

/// `pos` and `endpos` clipped to the subject.
fn clip(len: usize, pos: Option<isize>, endpos: Option<isize>) -> (usize, usize) {
    let end = endpos.unwrap_or(isize::MAX).clamp(0, len as isize) as usize;
    let start = pos.unwrap_or(0).clamp(0, end as isize) as usize;
    (start, end)
}

fn new_match(
    vm: &mut Vm,
    pattern: Gc<Pattern>,
    string: Value,
    found: Found,
    pos: usize,
    endpos: usize,
) -> Value {
    let payload =
        Match { string, pattern, marks: NoTrace(found.marks.into()), last: found.last, pos, endpos };
    vm.alloc_payload(payload).value()
}

fn one(
    vm: &mut Vm,
    this: Value,
    string: Value,
    pos: Option<isize>,
    endpos: Option<isize>,
    how: How,
) -> PyResult {
    let pattern = vm.this::<Pattern>(this);
    let held = hold(vm, pattern, string)?;
    let (start, end) = clip(held.len(), pos, endpos);
    match find(vm, &pattern, &held, how, start, end, false)? {
        Some(found) => Ok(new_match(vm, pattern, string, found, start, end)),
        None => Ok(Value::NONE),
    }
}

/// A part of the subject, as `str` or `bytes`.
pub fn part(vm: &mut Vm, held: &Held, start: usize, end: usize) -> PyResult {
    match held {
        Held::Str(s) => {
            if start == 0 && end == s.len() {
                return vm.str_exact_copy(*s).map(Gc::value);
            }
            vm.str_slice(*s, start, end).map(Gc::value)
        }
        Held::Bytes(b) => vm.new_bytes(&b.as_slice()[start..end]).map(Gc::value),
        Held::Copy(b) => vm.new_bytes(&b[start..end]).map(Gc::value),
    }
}

/// All matches of a subject, one after the other. Empty ones next to the one before are left out.
pub fn all_matches(
    vm: &mut Vm,
    pattern: Gc<Pattern>,
    held: &Held,
    start: usize,
    end: usize,
    mut each: impl FnMut(&mut Vm, Found) -> PyResult<bool>,
) -> PyResult<()> {
    let (mut at, mut must_advance) = (start, false);
    while at <= end {
        let Some(found) = find(vm, &pattern, held, How::Search, at, end, must_advance)? else { break };
        let stop = found.marks[1];
        must_advance = found.marks[0] == stop;
        at = stop;
        if !each(vm, found)? {
            break;
        }
        vm.safepoint()?;
    }
    Ok(())
}

methods! { METHODS: Instance =>
    /// Matches zero or more characters at the beginning of the string.
    "match($self, /, string, pos=0, endpos=sys.maxsize)" => |vm: &mut Vm, this: Value, string: Value, pos: Option<isize>, endpos: Option<isize>| one(vm, this, string, pos, endpos, How::Match), Any;
    /// Matches against all of the string.
    "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)" => |vm: &mut Vm, this: Value, string: Value, pos: Option<isize>, endpos: Option<isize>| one(vm, this, string, pos, endpos, How::Full), Any;
    /// Scan through string looking for a match, and return a corresponding match object instance.
    "search($self, /, string, pos=0, endpos=sys.maxsize)" => |vm: &mut Vm, this: Value, string: Value, pos: Option<isize>, endpos: Option<isize>| one(vm, this, string, pos, endpos, How::Search), Any;
    /// Return a list of all non-overlapping matches of pattern in string.
    "findall($self, /, string, pos=0, endpos=sys.maxsize)" => findall, Any;
    /// Return an iterator over all non-overlapping matches for the RE pattern in string.
    "finditer($self, /, string, pos=0, endpos=sys.maxsize)" => |vm: &mut Vm, this: Value, string: Value, pos: Option<isize>, endpos: Option<isize>| -> PyResult {
        let scanner = new_scanner(vm, this, string, pos, endpos)?;
        let search = vm.getattr_named(scanner, "search")?;
        let payload = kaa_object::payloads::CallableIter {
            callable: kaa_object::Slot::new(Some(search)),
            sentinel: kaa_object::Slot::new(Some(Value::NONE)),
        };
        Ok(vm.heap.alloc(shape::CALLABLE_ITERATOR, payload).value())
    }, Any;
    "scanner($self, /, string, pos=0, endpos=sys.maxsize)" => new_scanner, Any;
    /// Split string by the occurrences of pattern.
    "split($self, /, string, maxsplit=0)" => split, Any;
    /// Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.
    "sub($self, /, repl, string, count=0)" => |vm: &mut Vm, this: Value, repl: Value, string: Value, count: Option<isize>| -> PyResult {
        Ok(super::replace::substitute(vm, this, repl, string, count.unwrap_or(0))?.0)
    }, Any;
    /// Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.
    "subn($self, /, repl, string, count=0)" => |vm: &mut Vm, this: Value, repl: Value, string: Value, count: Option<isize>| -> PyResult {
        let (text, n) = super::replace::substitute(vm, this, repl, string, count.unwrap_or(0))?;
        let n = vm.int_from_usize(n);
        Ok(vm.tuple(&[text, n]).value())
    }, Any;
    "__copy__($self, /)" => |_: &mut Vm, this: Value| this, Leaf;
    "__deepcopy__($self, memo, /)" => |_: &mut Vm, this: Value, _memo: Value| this, Leaf;
}

methods! { CLASS_METHODS: Class =>
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

fn findall(vm: &mut Vm, this: Value, string: Value, pos: Option<isize>, endpos: Option<isize>) -> PyResult {
    let pattern = vm.this::<Pattern>(this);
    let held = hold(vm, pattern, string)?;
    let (start, end) = clip(held.len(), pos, endpos);
    let list = vm.new_list();
    all_matches(vm, pattern, &held, start, end, |vm, found| {
        let group = |vm: &mut Vm, g: usize| match (found.marks[g * 2], found.marks[g * 2 + 1]) {
            (UNSET, _) | (_, UNSET) => part(vm, &held, 0, 0),
            (a, b) => part(vm, &held, a, b),
        };
        let item = match pattern.groups {
            0 => group(vm, 0)?,
            1 => group(vm, 1)?,
            n => {
                let row = vm.new_list();
                for g in 1..=n {
                    let value = group(vm, g)?;
                    row.push(vm, value)?;
                }
                vm.try_tuple(row.items())?.value()
            }
        };
        list.push(vm, item)?;
        Ok(true)
    })?;
    Ok(list.value())
}

fn split(vm: &mut Vm, this: Value, string: Value, maxsplit: Option<isize>) -> PyResult {
    let pattern = vm.this::<Pattern>(this);
    let held = hold(vm, pattern, string)?;
    let most = maxsplit.unwrap_or(0);
    let list = vm.new_list();
    let (mut last, mut count) = (0, 0);
    let len = held.len();
    if most >= 0 {
        all_matches(vm, pattern, &held, 0, len, |vm, found| {
            let piece = part(vm, &held, last, found.marks[0])?;
            list.push(vm, piece)?;
            for g in 1..=pattern.groups {
                let value = match (found.marks[g * 2], found.marks[g * 2 + 1]) {
                    (UNSET, _) | (_, UNSET) => Value::NONE,
                    (a, b) => part(vm, &held, a, b)?,
                };
                list.push(vm, value)?;
            }
            last = found.marks[1];
            count += 1;
            Ok(most == 0 || count < most)
        })?;
    }
    let rest = part(vm, &held, last, len)?;
    list.push(vm, rest)?;
    Ok(list.value())
}

fn new_scanner(
    vm: &mut Vm,
    this: Value,
    string: Value,
    pos: Option<isize>,
    endpos: Option<isize>,
) -> PyResult {
    let pattern = vm.this::<Pattern>(this);
    let held = hold(vm, pattern, string)?;
    let (start, end) = clip(held.len(), pos, endpos);
    let payload = Scanner {
        pattern,
        string,
        next: Cell::new(start),
        end,
        begin: start,
        must_advance: Cell::new(false),
        done: Cell::new(false),
    };
    Ok(vm.alloc_payload(payload).value())
}

fn scan(vm: &mut Vm, this: Value, how: How) -> PyResult {
    let scanner = vm.this::<Scanner>(this);
    if scanner.done.get() {
        return Ok(Value::NONE);
    }
    let held = hold(vm, scanner.pattern, scanner.string)?;
    let from = scanner.next.get();
    let end = scanner.end.min(held.len());
    match find(vm, &scanner.pattern, &held, how, from, end, scanner.must_advance.get())? {
        Some(found) => {
            let (start, stop) = (found.marks[0], found.marks[1]);
            scanner.must_advance.set(start == stop);
            scanner.next.set(stop);
            Ok(new_match(vm, scanner.pattern, scanner.string, found, scanner.begin, scanner.end))
        }
        None => {
            scanner.done.set(true);
            Ok(Value::NONE)
        }
    }
}

methods! { SCANNER_METHODS: Instance =>
    "match($self, /)" => |vm: &mut Vm, this: Value| scan(vm, this, How::Match), Any;
    "search($self, /)" => |vm: &mut Vm, this: Value| scan(vm, this, How::Search), Any;
}

static SCANNER: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[SCANNER_METHODS],
    getset: &[GetSetDef {
        name: "pattern",
        doc: "",
        get: |vm, this| Ok(vm.this::<Scanner>(this).pattern.value()),
        set: None,
    }],
    readonly: &["pattern"],
    ..TypeDef::new("_sre.SRE_Scanner")
};

static PATTERN: TypeDef = TypeDef {
    doc: Some("Compiled regular expression object."),
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.repr.set(Some(pattern_repr));
        s.hash.set(Some(|vm, this| {
            let p = vm.this::<Pattern>(this);
            let mut hash = vm.hash(p.pattern)?;
            for word in p.code.iter() {
                hash = hash.rotate_left(5) ^ u64::from(*word);
            }
            Ok(kaa_object::hash::avoid_minus_one(hash ^ p.flags as u64 ^ p.groups as u64))
        }));
        s.richcompare.set(Some(|vm, a, b, op| {
            let (Some(x), Some(y)) = (vm.payload::<Pattern>(a), vm.payload::<Pattern>(b)) else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            let equal = x.flags == y.flags
                && x.is_bytes == y.is_bytes
                && x.code == y.code
                && vm.eq(x.pattern, y.pattern)?;
            Ok(Value::bool(equal == (op == CompareOp::Eq)))
        }));
    },
    methods: &[METHODS, CLASS_METHODS],
    getset: &[
        GetSetDef {
            name: "pattern",
            doc: "The pattern string from which the RE object was compiled.",
            get: |vm, this| Ok(vm.this::<Pattern>(this).pattern),
            set: None,
        },
        GetSetDef {
            name: "flags",
            doc: "The regex matching flags.",
            get: |vm, this| {
                let n = vm.this::<Pattern>(this).flags;
                Ok(vm.int(n))
            },
            set: None,
        },
        GetSetDef {
            name: "groups",
            doc: "The number of capturing groups in the pattern.",
            get: |vm, this| {
                let n = vm.this::<Pattern>(this).groups;
                Ok(vm.int_from_usize(n))
            },
            set: None,
        },
        GetSetDef {
            name: "groupindex",
            doc: "A dictionary mapping group names to group numbers.",
            get: |vm, this| {
                let mapping = vm.this::<Pattern>(this).group_index.value();
                Ok(vm.heap.alloc(shape::MAPPINGPROXY, kaa_object::payloads::MappingProxy { mapping }).value())
            },
            set: None,
        },
    ],
    weakrefable: true,
    readonly: &["pattern", "flags", "groups"],
    ..TypeDef::new("re.Pattern")
};

const FLAG_NAMES: [(i64, &str); 8] = [
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (256, "re.ASCII"),
    (32, "re.UNICODE"),
];

fn pattern_repr(vm: &mut Vm, this: Value) -> PyResult {
    let p = vm.this::<Pattern>(this);
    // Unicode matching is what strings get anyway.
    let mut flags = p.flags;
    if !p.is_bytes && flags & (4 | 32 | 256) == 32 {
        flags &= !32;
    }
    let mut names = Vec::new();
    for (bit, name) in FLAG_NAMES {
        if flags & bit != 0 {
            names.push(name.to_owned());
            flags &= !bit;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    let text = vm.repr(p.pattern)?;
    let mut out = kaa_object::StrBuilder::new();
    out.push_str("re.compile(");
    out.push_range(&text, 0, text.len().min(200));
    if !names.is_empty() {
        out.push_str(", ");
        out.push_str(&names.join("|"));
    }
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

/// The number of a group given by number or name.
pub fn group_number(vm: &mut Vm, m: Gc<Match>, key: Value) -> PyResult<usize> {
    let mut number = None;
    if vm.class_of(key).slots.index.get().is_some() {
        number = vm.to_isize(key).ok();
        vm.clear_exception();
    } else if let Some(found) = vm.dict_get(m.pattern.group_index, key)? {
        number = vm.to_isize(found).ok();
    }
    match number.and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= m.pattern.groups) {
        Some(n) => Ok(n),
        None => Err(vm.index_error("no such group")),
    }
}

/// The text of a group, or the default where it took no part.
pub fn group_text(vm: &mut Vm, m: Gc<Match>, group: usize, default: Value) -> PyResult {
    let (start, end) = (m.marks[group * 2], m.marks[group * 2 + 1]);
    if start == UNSET || end == UNSET {
        return Ok(default);
    }
    let held = hold(vm, m.pattern, m.string)?;
    let len = held.len();
    part(vm, &held, start.min(len), end.min(len).max(start.min(len)))
}

fn index_or_minus_one(n: usize) -> Value {
    if n == UNSET { Value::int32(-1) } else { Value::int_unchecked(n as i64) }
}

fn span_value(vm: &mut Vm, m: Gc<Match>, group: usize) -> Value {
    let (start, end) = (m.marks[group * 2], m.marks[group * 2 + 1]);
    let whole = start != UNSET && end != UNSET;
    let pick = |n: usize| if whole { index_or_minus_one(n) } else { Value::int32(-1) };
    vm.tuple(&[pick(start), pick(end)]).value()
}

fn group_or_zero(vm: &mut Vm, m: Gc<Match>, group: Option<Value>) -> PyResult<usize> {
    match group {
        Some(key) => group_number(vm, m, key),
        None => Ok(0),
    }
}

methods! { MATCH_METHODS: Instance =>
    /// group([group1, ...]) -> str or tuple.
    "group($self, /, *args)" => |vm: &mut Vm, this: Value, args: Gc<Tuple>| -> PyResult {
        let m = vm.this::<Match>(this);
        match args.items() {
            [] => group_text(vm, m, 0, Value::NONE),
            [one] => {
                let group = group_number(vm, m, *one)?;
                group_text(vm, m, group, Value::NONE)
            }
            many => {
                let list = vm.new_list();
                for &key in many {
                    let group = group_number(vm, m, key)?;
                    let text = group_text(vm, m, group, Value::NONE)?;
                    list.push(vm, text)?;
                }
                vm.try_tuple(list.items()).map(Gc::value)
            }
        }
    }, Any;
    /// Return a tuple containing all the subgroups of the match, from 1.
    "groups($self, /, default=None)" => |vm: &mut Vm, this: Value, default: Option<Value>| -> PyResult {
        let m = vm.this::<Match>(this);
        let list = vm.new_list();
        for group in 1..=m.pattern.groups {
            let text = group_text(vm, m, group, default.unwrap_or(Value::NONE))?;
            list.push(vm, text)?;
        }
        vm.try_tuple(list.items()).map(Gc::value)
    }, Any;
    /// Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.
    "groupdict($self, /, default=None)" => |vm: &mut Vm, this: Value, default: Option<Value>| -> PyResult {
        let m = vm.this::<Match>(this);
        let dict = vm.new_dict();
        let mut position = 0;
        while let Some((name, number, _)) = m.pattern.group_index.next_entry(&mut position) {
            let group = group_number(vm, m, number)?;
            let text = group_text(vm, m, group, default.unwrap_or(Value::NONE))?;
            vm.dict_set(dict, name, text)?;
        }
        Ok(dict.value())
    }, Any;
    /// Return index of the start of the substring matched by group.
    "start($self, group=0, /)" => |vm: &mut Vm, this: Value, group: Option<Value>| -> PyResult {
        let m = vm.this::<Match>(this);
        let group = group_or_zero(vm, m, group)?;
        Ok(index_or_minus_one(m.marks[group * 2]))
    }, Any;
    /// Return index of the end of the substring matched by group.
    "end($self, group=0, /)" => |vm: &mut Vm, this: Value, group: Option<Value>| -> PyResult {
        let m = vm.this::<Match>(this);
        let group = group_or_zero(vm, m, group)?;
        Ok(index_or_minus_one(m.marks[group * 2 + 1]))
    }, Any;
    /// For match object m, return the 2-tuple (m.start(group), m.end(group)).
    "span($self, group=0, /)" => |vm: &mut Vm, this: Value, group: Option<Value>| -> PyResult {
        let m = vm.this::<Match>(this);
        let group = group_or_zero(vm, m, group)?;
        Ok(span_value(vm, m, group))
    }, Any;
    /// Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.
    "expand($self, /, template)" => super::replace::expand, Any;
    "__copy__($self, /)" => |_: &mut Vm, this: Value| this, Leaf;
    "__deepcopy__($self, memo, /)" => |_: &mut Vm, this: Value, _memo: Value| this, Leaf;
}

static MATCH: TypeDef = TypeDef {
    doc: Some(
        "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    ),
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.repr.set(Some(|vm, this| {
            let m = vm.this::<Match>(this);
            let text = group_text(vm, m, 0, Value::NONE)?;
            let text = vm.repr(text)?.to_lossy();
            let (start, end) = (m.marks[0], m.marks[1]);
            vm.try_str(&format!("<re.Match object; span=({start}, {end}), match={text}>")).map(Gc::value)
        }));
        s.getitem.set(Some(|vm, this, key| {
            let m = vm.this::<Match>(this);
            let group = group_number(vm, m, key)?;
            group_text(vm, m, group, Value::NONE)
        }));
    },
    methods: &[MATCH_METHODS, CLASS_METHODS],
    getset: &[
        GetSetDef {
            name: "string",
            doc: "The string passed to match() or search().",
            get: |vm, this| Ok(vm.this::<Match>(this).string),
            set: None,
        },
        GetSetDef {
            name: "re",
            doc: "The regular expression object.",
            get: |vm, this| Ok(vm.this::<Match>(this).pattern.value()),
            set: None,
        },
        GetSetDef {
            name: "pos",
            doc: "The index into the string at which the RE engine started looking for a match.",
            get: |vm, this| {
                let n = vm.this::<Match>(this).pos;
                Ok(vm.int_from_usize(n))
            },
            set: None,
        },
        GetSetDef {
            name: "endpos",
            doc: "The index into the string beyond which the RE engine will not go.",
            get: |vm, this| {
                let n = vm.this::<Match>(this).endpos;
                Ok(vm.int_from_usize(n))
            },
            set: None,
        },
        GetSetDef {
            name: "lastindex",
            doc: "The integer index of the last matched capturing group.",
            get: |vm, this| match vm.this::<Match>(this).last {
                0 => Ok(Value::NONE),
                n => Ok(vm.int_from_usize(n)),
            },
            set: None,
        },
        GetSetDef {
            name: "lastgroup",
            doc: "The name of the last matched capturing group.",
            get: |vm, this| {
                let m = vm.this::<Match>(this);
                Ok(if m.last == 0 {
                    Value::NONE
                } else {
                    m.pattern.index_group.get(m.last).unwrap_or(Value::NONE)
                })
            },
            set: None,
        },
        GetSetDef {
            name: "regs",
            doc: "",
            get: |vm, this| {
                let m = vm.this::<Match>(this);
                let list = vm.new_list();
                for group in 0..=m.pattern.groups {
                    let span = span_value(vm, m, group);
                    list.push(vm, span)?;
                }
                vm.try_tuple(list.items()).map(Gc::value)
            },
            set: None,
        },
    ],
    readonly: &["string", "re", "pos", "endpos"],
    ..TypeDef::new("re.Match")
};

/// Defines the types.
pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<Pattern>(object, &PATTERN);
    vm.define_type::<Match>(object, &MATCH);
    vm.define_type::<Scanner>(object, &SCANNER);
}
