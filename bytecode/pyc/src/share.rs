//! `CodeObject` → nodes: which equal values are one object, which strings are interned, and what is flagged.
//!
//! CPython decides this by object identity and reference counts. For code that its compiler made both follow
//! from the values: one object per constant key in a module, names and identifier-like strings interned,
//! `co_code` always a fresh flagged copy, and a flag on whatever is interned, immortal, or referred to twice.
//!
//! **Invariant:** equal values are found by numbering them bottom up, never by comparing trees, so a constant
//! that shares its parts costs what its parts cost. Code objects are numbered by their contents only where another
//! one has the same name and line and as much code; there are few of these.
//!
//! CPython counterpart: `const_cache` in `Python/compile.c`, `intern_constants` in `Objects/codeobject.c`,
//! `w_ref` in `Python/marshal.c`.

use crate::dump::{NodeId, Nodes, Object};
use crate::error::{Error, ErrorKind};
use crate::read::MAX_DEPTH;
use kaa_code::interning::Strings;
use kaa_code::{CodeObject, Constant, SharedCode, Text, flags};
use kaa_opcode::{CommonConstant, Opcode};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// The nodes that CPython would write for a module's code object, and the module's.
pub(crate) fn nodes_of_code(code: &CodeObject) -> Result<(Nodes<'_>, NodeId), Error> {
    let mut builder = Builder { strings: code.interning.get(), ..Builder::default() };
    let parts = count(code, 0)?;
    builder.values.make_room(parts / 3);
    builder.nodes.make_room(parts);
    builder.scan(code);
    let root = builder.make_code(code, 0)?;
    builder.nodes.used(root);
    builder.nodes.sort_frozensets();
    Ok((builder.nodes, root))
}

#[derive(Default)]
struct Builder<'a> {
    /// What the compiler knows of the module's strings.
    strings: Option<&'a Strings>,
    nodes: Nodes<'a>,
    /// The node of equal constants, by the number of their value.
    constants: Vec<Option<NodeId>>,
    values: Values<'a>,
    /// Children of the nodes that are being made.
    children: Vec<NodeId>,
    /// Places of the names of a tuple that is being made.
    places: Vec<u32>,
}

fn too_deep() -> Error {
    Error::new(ErrorKind::Value, "object too deeply nested to marshal")
}

fn is_name_like(text: &Text) -> bool {
    text.as_bytes().iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

/// How many names and constants a code object and those in it have.
fn count(code: &CodeObject, depth: usize) -> Result<usize, Error> {
    if depth > MAX_DEPTH {
        return Err(too_deep());
    }
    let mut parts = code.names.len() + code.localsplusnames.len() + code.consts.len() + 8;
    for constant in &code.consts {
        if let Constant::Code(inner) = constant {
            parts += count(inner, depth + 2)?;
        }
    }
    Ok(parts)
}

impl<'a> Builder<'a> {
    /// Collects the qualified names. Where the first code object that has one is a class body, the constant in it is the
    /// string that is interned; otherwise another one is by the time the class body is made.
    fn scan(&mut self, code: &'a CodeObject) {
        for constant in &code.consts {
            if let Constant::Code(inner) = constant {
                self.scan(inner);
            }
        }
        let is_class = code.flags & flags::OPTIMIZED == 0
            && code.names.first().is_some_and(|name| *name == "__name__")
            && code.names.iter().any(|name| *name == "__qualname__");
        let at = self.values.string(&code.qualname);
        let string = &mut self.values.strings[at as usize];
        string.interns |= is_class && !string.is_qualname;
        string.is_qualname = true;
    }

    /// Whether interning makes a new frozenset for each code object that holds this one: it does where a string in
    /// it isn't the one that is interned, since it's also an identifier.
    fn is_recreated(&self, value: &Constant) -> bool {
        let Constant::FrozenSet(items) = value else { return false };
        items.iter().any(|item| match item {
            Constant::Str(text) if text.as_bytes().len() > 1 && is_name_like(text) => match self.strings {
                Some(strings) => strings.loose.contains(text),
                None => true,
            },
            _ => false,
        })
    }

    fn intern(&mut self, text: &'a Text) -> NodeId {
        let at = self.values.string(text);
        self.intern_at(at)
    }

    fn intern_at(&mut self, at: u32) -> NodeId {
        let string = &mut self.values.strings[at as usize];
        match string.interned {
            Some(id) => id,
            None => {
                let id = self.nodes.push(Object::Str { text: string.text, interned: true }, 2);
                string.interned = Some(id);
                id
            }
        }
    }

    fn constant_of(&self, value: ValueId) -> Option<NodeId> {
        self.constants.get(value.0 as usize).copied().flatten()
    }

    fn set_constant(&mut self, value: ValueId, id: NodeId) {
        let at = value.0 as usize;
        if self.constants.len() <= at {
            self.constants.resize((at + 1).max(self.values.count as usize), None);
        }
        self.constants[at] = Some(id);
    }

    /// The node of a constant. The recursive part is kept apart from the leaves so that its stack frame is
    /// small: hostile constants nest 2,000 deep.
    fn constant(&mut self, value: &'a Constant, in_slice: bool, depth: usize) -> Result<NodeId, Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        if let Constant::Str(text) = value {
            let at = self.values.string(text);
            return Ok(self.str(at, in_slice));
        }
        let shared = (!in_slice || is_immortal(value)) && !self.is_recreated(value);
        let number = if shared { Some(self.values.of(value, 0)?) } else { None };
        self.numbered(value, number, depth)
    }

    /// The node of a string constant, whose place among the strings is `at`.
    fn str(&mut self, at: u32, in_slice: bool) -> NodeId {
        let string = &self.values.strings[at as usize];
        let (text, value) = (string.text, string.value);
        let usual = string.interns || !in_slice && string.is_name_like;
        let interned = match self.strings {
            Some(strings) if !in_slice && strings.interned.contains(text) => true,
            Some(strings) if !in_slice && *text == "%" && strings.loose.contains(text) => false,
            _ => usual,
        };
        if interned {
            return self.intern_at(at);
        }
        if !in_slice && let Some(id) = self.constant_of(value) {
            return self.nodes.used(id);
        }
        let id = self.nodes.push(Object::Str { text, interned: false }, 1);
        if !in_slice {
            self.set_constant(value, id);
        }
        id
    }

    /// The node of a constant that is no string; one with equal constants where its value has a number.
    fn numbered(
        &mut self,
        value: &'a Constant,
        number: Option<ValueId>,
        depth: usize,
    ) -> Result<NodeId, Error> {
        if let Some(id) = number.and_then(|number| self.constant_of(number)) {
            return Ok(self.nodes.used(id));
        }
        let id = match value {
            Constant::Tuple(items) => self.items(items, Object::Tuple, depth)?,
            Constant::FrozenSet(items) => self.items(items, Object::FrozenSet, depth)?,
            Constant::Slice(parts) => self.slice(parts, depth)?,
            Constant::Code(code) => self.make_code(code, depth)?,
            _ => self.leaf(value),
        };
        if is_immortal(value) {
            self.nodes.used(id);
        }
        if let Some(number) = number {
            self.set_constant(number, id);
        }
        Ok(id)
    }

    fn leaf(&mut self, value: &'a Constant) -> NodeId {
        let object = match value {
            Constant::True => Object::True,
            Constant::False => Object::False,
            Constant::Ellipsis => Object::Ellipsis,
            Constant::Int(n) => Object::Int(n),
            Constant::Float(x) => Object::Float(*x),
            Constant::Complex(re, im) => Object::Complex(*re, *im),
            Constant::Bytes(bytes) => Object::Bytes(bytes),
            _ => Object::None,
        };
        self.nodes.push(object, 1)
    }

    fn items(
        &mut self,
        items: &'a [Constant],
        kind: fn(crate::dump::Children) -> Object<'a>,
        depth: usize,
    ) -> Result<NodeId, Error> {
        let base = self.children.len();
        for item in items {
            let id = self.constant(item, false, depth + 1)?;
            self.children.push(id);
        }
        let children = self.nodes.children(self.children.drain(base..));
        Ok(self.nodes.push(kind(children), 1))
    }

    fn slice(&mut self, parts: &'a [Constant; 3], depth: usize) -> Result<NodeId, Error> {
        let base = self.children.len();
        for part in parts {
            let id = self.constant(part, true, depth + 1)?;
            self.children.push(id);
        }
        let children = self.nodes.children(self.children.drain(base..));
        Ok(self.nodes.push(Object::Slice(children), 1))
    }

    /// The tuple of a code object's constants: one object with equal constant tuples.
    fn constants_of(&mut self, code: &'a CodeObject, depth: usize) -> Result<NodeId, Error> {
        let numbers = self.values.push_all(&code.consts, depth)?;
        let whole = self.values.tuple_at(numbers);
        if let Some(id) = self.constant_of(whole) {
            self.values.pending.truncate(numbers);
            return Ok(self.nodes.used(id));
        }
        let base = self.children.len();
        for (n, constant) in code.consts.iter().enumerate() {
            if depth + 1 > MAX_DEPTH {
                return Err(too_deep());
            }
            let id = match constant {
                Constant::Str(text) => {
                    let at = self.values.string(text);
                    self.str(at, false)
                }
                constant => {
                    let number = self.values.pending[numbers + n];
                    let number = (!self.is_recreated(constant)).then_some(number);
                    self.numbered(constant, number, depth + 1)?
                }
            };
            self.children.push(id);
        }
        self.values.pending.truncate(numbers);
        let uses = if code.consts.is_empty() { 2 } else { 1 };
        let children = self.nodes.children(self.children.drain(base..));
        let id = self.nodes.push(Object::Tuple(children), uses);
        self.set_constant(whole, id);
        Ok(id)
    }

    /// A tuple of names: every element interned, and one object with equal constant tuples.
    fn names(&mut self, names: &'a [Text], fresh: bool) -> NodeId {
        let numbers = self.values.pending.len();
        for name in names {
            let at = self.values.string(name);
            self.values.pending.push(self.values.strings[at as usize].value);
            self.places.push(at);
        }
        let whole = self.values.tuple_at(numbers);
        self.values.pending.truncate(numbers);
        if !fresh && let Some(id) = self.constant_of(whole) {
            self.places.clear();
            return self.nodes.used(id);
        }
        let base = self.children.len();
        for n in 0..self.places.len() {
            let id = self.intern_at(self.places[n]);
            self.children.push(id);
        }
        self.places.clear();
        let uses = if names.is_empty() { 2 } else { 1 };
        let children = self.nodes.children(self.children.drain(base..));
        let id = self.nodes.push(Object::Tuple(children), uses);
        if !fresh {
            self.set_constant(whole, id);
        }
        id
    }

    /// One object with equal constants.
    fn bytes(&mut self, bytes: &'a [u8]) -> NodeId {
        let number = self.values.bytes(bytes);
        if let Some(id) = self.constant_of(number) {
            return self.nodes.used(id);
        }
        let id = self.nodes.push(Object::Bytes(bytes), if bytes.len() <= 1 { 2 } else { 1 });
        self.set_constant(number, id);
        id
    }

    fn make_code(&mut self, code: &'a CodeObject, depth: usize) -> Result<NodeId, Error> {
        // A reader refuses what is deeper, so refuse it here.
        let inner = depth + 1;
        if inner > MAX_DEPTH {
            return Err(too_deep());
        }
        let text = self.nodes.push(Object::Bytes(&code.code), 2);
        let consts = self.constants_of(code, inner)?;
        let names = self.names(&code.names, false);
        // The parameter of the compiler's `__annotate__` is renamed after assembly, which makes a new tuple.
        let renamed = code.name == "__annotate__"
            && code.localsplusnames.first().is_some_and(|first| *first == "format")
            && code.posonlyargcount == 1
            && raises_not_implemented(code);
        let localsplusnames = self.names(&code.localsplusnames, renamed);
        let localspluskinds = if code.localspluskinds.is_empty() {
            self.bytes(&[])
        } else {
            self.nodes.push(Object::Bytes(&code.localspluskinds), 1)
        };
        let parts = [
            text,
            consts,
            names,
            localsplusnames,
            localspluskinds,
            self.intern(&code.filename),
            self.intern(&code.name),
            self.intern(&code.qualname),
            self.bytes(&code.linetable),
            self.bytes(&code.exceptiontable),
        ];
        let parts = self.nodes.children(parts);
        Ok(self.nodes.push(Object::Code(code, parts), 1))
    }
}

/// The number of a constant's value: equal constants have equal numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct ValueId(u32);

#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    /// neither a string nor bytes nor a container; tuples have a table of their own
    Leaf(&'a Constant),
    /// sorted
    FrozenSet(Vec<ValueId>),
    Slice(Vec<ValueId>),
}

/// What two code objects that are equal agree in, and few others do.
#[derive(PartialEq, Eq, Hash)]
struct Outline {
    name: u32,
    line: i32,
    len: usize,
}

/// A code object whose constants count by their numbers.
struct CodeKey<'a> {
    code: &'a CodeObject,
    consts: Box<[ValueId]>,
}

impl PartialEq for CodeKey<'_> {
    fn eq(&self, other: &CodeKey<'_>) -> bool {
        let CodeObject {
            argcount,
            posonlyargcount,
            kwonlyargcount,
            stacksize,
            flags,
            code,
            consts: _,
            names,
            localsplusnames,
            localspluskinds,
            filename,
            name,
            qualname,
            firstlineno,
            linetable,
            exceptiontable,
            interning: _,
        } = self.code;
        let theirs = other.code;
        self.consts == other.consts
            && (argcount, posonlyargcount, kwonlyargcount)
                == (&theirs.argcount, &theirs.posonlyargcount, &theirs.kwonlyargcount)
            && (stacksize, flags, firstlineno) == (&theirs.stacksize, &theirs.flags, &theirs.firstlineno)
            && (name, qualname, filename) == (&theirs.name, &theirs.qualname, &theirs.filename)
            && (code, linetable, exceptiontable) == (&theirs.code, &theirs.linetable, &theirs.exceptiontable)
            && (names, localsplusnames, localspluskinds)
                == (&theirs.names, &theirs.localsplusnames, &theirs.localspluskinds)
    }
}

impl Eq for CodeKey<'_> {}

impl Hash for CodeKey<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.code.name, self.code.firstlineno, &self.code.code, &self.code.linetable).hash(state);
        self.consts.hash(state);
    }
}

/// A string of the code object that is written.
struct StringValue<'a> {
    text: &'a Text,
    value: ValueId,
    interned: Option<NodeId>,
    is_name_like: bool,
    /// Interned wherever it stands: it is one Latin-1 character, which all of a process share, or the compiler has it as
    /// a class's qualified name.
    interns: bool,
    /// Some code object's qualified name.
    is_qualname: bool,
}

/// A tuple that has a number: its items are `start..start + len` of all numbers that are kept.
struct TupleValue {
    start: u32,
    len: u32,
    value: ValueId,
    /// One more than the place of another tuple of the same hash; 0 for none.
    next: u32,
}

#[derive(Default)]
struct Values<'a> {
    /// How many there are.
    count: u32,
    strings: Vec<StringValue<'a>>,
    /// Places of the strings by their address and length. Most stand at one address each, so that the text of few is
    /// looked at more than once.
    addresses: FxHashMap<(usize, usize), u32>,
    texts: FxHashMap<&'a Text, u32>,
    /// None, True, False, Ellipsis
    singletons: [Option<ValueId>; 4],
    bytes: FxHashMap<&'a [u8], ValueId>,
    others: FxHashMap<Key<'a>, ValueId>,
    /// Those without a twin yet have their contents here, those with one stand in `codes`.
    outlines: FxHashMap<Outline, Option<(&'a CodeObject, ValueId)>>,
    codes: FxHashMap<CodeKey<'a>, ValueId>,
    /// Places of tuples, by hash.
    tuples: FxHashMap<u64, u32>,
    tuple_values: Vec<TupleValue>,
    tuple_items: Vec<ValueId>,
    /// Containers already numbered, by address. They are alive as long as the code object that is written.
    seen: FxHashMap<usize, ValueId>,
    /// Numbers of the items of containers that are being numbered.
    pending: Vec<ValueId>,
}

impl<'a> Values<'a> {
    fn make_room(&mut self, strings: usize) {
        self.strings.reserve(strings);
        self.addresses.reserve(strings);
        self.texts.reserve(strings);
    }

    fn next(&mut self) -> ValueId {
        self.count += 1;
        ValueId(self.count - 1)
    }

    /// The place of a string among all.
    fn string(&mut self, text: &'a Text) -> u32 {
        let bytes = text.as_bytes();
        let address = (bytes.as_ptr().addr(), bytes.len());
        if let Some(&at) = self.addresses.get(&address) {
            return at;
        }
        let at = match self.texts.get(text) {
            Some(&at) => at,
            None => self.new_string(text),
        };
        self.addresses.insert(address, at);
        at
    }

    fn new_string(&mut self, text: &'a Text) -> u32 {
        let at = self.strings.len() as u32;
        let mut points = text.code_points();
        let interns = points.next().is_some_and(|c| c < 256) && points.next().is_none();
        let (value, is_name_like) = (self.next(), is_name_like(text));
        self.texts.insert(text, at);
        self.strings.push(StringValue {
            text,
            value,
            interned: None,
            is_name_like,
            interns,
            is_qualname: false,
        });
        at
    }

    fn bytes(&mut self, bytes: &'a [u8]) -> ValueId {
        if let Some(&number) = self.bytes.get(bytes) {
            return number;
        }
        let number = self.next();
        self.bytes.insert(bytes, number);
        number
    }

    /// The number of the tuple whose items' numbers are `pending[base..]`, which stay.
    fn tuple_at(&mut self, base: usize) -> ValueId {
        let items = &self.pending[base..];
        let mut hasher = FxHasher::default();
        items.hash(&mut hasher);
        let hash = hasher.finish();
        let head = self.tuples.get(&hash).copied().unwrap_or(0);
        let mut at = head;
        while at != 0 {
            let known = &self.tuple_values[at as usize - 1];
            if self.tuple_items[known.start as usize..][..known.len as usize] == *items {
                return known.value;
            }
            at = known.next;
        }
        let (start, len) = (self.tuple_items.len() as u32, items.len() as u32);
        self.tuple_items.extend_from_slice(items);
        let value = self.next();
        self.tuple_values.push(TupleValue { start, len, value, next: head });
        self.tuples.insert(hash, self.tuple_values.len() as u32);
        value
    }

    fn number(&mut self, key: Key<'a>) -> ValueId {
        if let Some(&number) = self.others.get(&key) {
            return number;
        }
        let number = self.next();
        self.others.insert(key, number);
        number
    }

    fn singleton(&mut self, which: usize) -> ValueId {
        match self.singletons[which] {
            Some(number) => number,
            None => {
                let number = self.next();
                self.singletons[which] = Some(number);
                number
            }
        }
    }

    /// Puts the numbers of constants on `pending`; gives the place of the first.
    fn push_all(&mut self, constants: &'a [Constant], depth: usize) -> Result<usize, Error> {
        let base = self.pending.len();
        for constant in constants {
            let number = self.of(constant, depth)?;
            self.pending.push(number);
        }
        Ok(base)
    }

    fn of(&mut self, value: &'a Constant, depth: usize) -> Result<ValueId, Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        Ok(match value {
            Constant::Str(text) => {
                let at = self.string(text);
                self.strings[at as usize].value
            }
            Constant::None => self.singleton(0),
            Constant::True => self.singleton(1),
            Constant::False => self.singleton(2),
            Constant::Ellipsis => self.singleton(3),
            Constant::Bytes(bytes) => self.bytes(bytes),
            // Empty containers may stand at one address without being one value.
            Constant::Tuple(items) | Constant::FrozenSet(items) if items.is_empty() => {
                self.container(value, items, depth)?
            }
            Constant::Tuple(items) | Constant::FrozenSet(items) => {
                self.seen(value, items.as_ptr().addr(), items, depth)?
            }
            Constant::Slice(parts) => self.seen(value, parts.as_ptr().addr(), &parts[..], depth)?,
            Constant::Code(code) => self.code(code, depth)?,
            // A NaN is equal to itself alone, and it is worked out anew at each place.
            leaf if is_nan(leaf) => self.next(),
            leaf => self.number(Key::Leaf(leaf)),
        })
    }

    fn seen(
        &mut self,
        value: &'a Constant,
        address: usize,
        items: &'a [Constant],
        depth: usize,
    ) -> Result<ValueId, Error> {
        if let Some(&number) = self.seen.get(&address) {
            return Ok(number);
        }
        let number = self.container(value, items, depth)?;
        self.seen.insert(address, number);
        Ok(number)
    }

    fn container(&mut self, value: &Constant, items: &'a [Constant], depth: usize) -> Result<ValueId, Error> {
        let base = self.push_all(items, depth + 1)?;
        let number = match value {
            Constant::FrozenSet(_) => {
                let mut numbers = self.pending[base..].to_vec();
                numbers.sort();
                self.number(Key::FrozenSet(numbers))
            }
            Constant::Slice(_) => {
                let numbers = self.pending[base..].to_vec();
                self.number(Key::Slice(numbers))
            }
            _ => self.tuple_at(base),
        };
        self.pending.truncate(base);
        Ok(number)
    }

    fn code(&mut self, code: &'a SharedCode, depth: usize) -> Result<ValueId, Error> {
        if let Some(&number) = self.seen.get(&code.address()) {
            return Ok(number);
        }
        let outline = Outline { name: self.string(&code.name), line: code.firstlineno, len: code.code.len() };
        let number = match self.outlines.get(&outline).copied() {
            None => {
                let number = self.next();
                self.outlines.insert(outline, Some((code, number)));
                number
            }
            Some(first) => {
                if let Some((twin, number)) = first {
                    let key = self.code_key(twin, depth)?;
                    self.codes.insert(key, number);
                    self.outlines.insert(outline, None);
                }
                let key = self.code_key(code, depth)?;
                match self.codes.get(&key) {
                    Some(&number) => number,
                    None => {
                        let number = self.next();
                        self.codes.insert(key, number);
                        number
                    }
                }
            }
        };
        self.seen.insert(code.address(), number);
        Ok(number)
    }

    fn code_key(&mut self, code: &'a CodeObject, depth: usize) -> Result<CodeKey<'a>, Error> {
        let base = self.push_all(&code.consts, depth + 1)?;
        Ok(CodeKey { code, consts: self.pending.drain(base..).collect() })
    }
}

/// Objects that CPython makes once per process and never frees.
fn is_immortal(value: &Constant) -> bool {
    match value {
        Constant::Int(n) => i16::try_from(n).is_ok_and(|n| (-5..=256).contains(&n)),
        Constant::Tuple(items) => items.is_empty(),
        Constant::Bytes(bytes) => bytes.len() <= 1,
        _ => false,
    }
}

/// Whether the code takes NotImplementedError from the compiler's own list, as nothing written in a source does.
fn raises_not_implemented(code: &CodeObject) -> bool {
    let wanted = [Opcode::LoadCommonConstant as u16 as u8, CommonConstant::NotImplementedError as u8];
    code.code.chunks_exact(2).any(|unit| *unit == wanted)
}

fn is_nan(value: &Constant) -> bool {
    match value {
        Constant::Float(x) => x.is_nan(),
        Constant::Complex(re, im) => re.is_nan() || im.is_nan(),
        _ => false,
    }
}
