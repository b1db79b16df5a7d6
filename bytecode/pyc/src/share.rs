//! `CodeObject` → graph: which equal values are one object, which strings are interned, and what is flagged.
//!
//! CPython decides this by object identity and reference counts. For code that its compiler made both follow
//! from the values: one object per constant key in a module, names and identifier-like strings interned,
//! `co_code` always a fresh flagged copy, and a flag on whatever is interned, immortal, or referred to twice.
//!
//! **Invariant:** equal values are found by numbering them bottom up, never by comparing trees, so a constant
//! that shares its parts costs what its parts cost.
//!
//! CPython counterpart: `const_cache` in `Python/compile.c`, `intern_constants` in `Objects/codeobject.c`,
//! `w_ref` in `Python/marshal.c`.

use crate::error::{Error, ErrorKind};
use crate::graph::{CodeParts, Graph, IntForm, NodeId, Object, StrForm};
use crate::read::MAX_DEPTH;
use crate::write::{Places, write_node};
use kaa_code::interning::Strings;
use kaa_code::{CodeObject, Constant, SharedCode, Text, flags};
use kaa_opcode::{CommonConstant, Opcode};
use kaa_unicode::Blob;
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// The graph CPython would write for a module's code object.
pub fn graph_of_code(code: &CodeObject) -> Result<Graph, Error> {
    let mut builder = Builder { strings: code.interning.get(), ..Builder::default() };
    builder.scan(code, 0)?;
    let root = builder.make_code(code, 0)?;
    builder.uses[root.index()] = 2;
    let mut graph = builder.graph;
    for (index, &uses) in builder.uses.iter().enumerate() {
        // CPython writes singletons before it looks at references: they never carry the flag.
        graph.nodes[index].flag = uses > 1 && graph.nodes[index].object.takes_reference();
    }
    let mut places = Places::new(&graph);
    for (id, items) in builder.frozensets {
        let mut written = |item: NodeId| {
            let mut bytes = Vec::new();
            write_node(&graph, item, &mut places, &mut bytes);
            (bytes, item)
        };
        let mut items: Vec<(Vec<u8>, NodeId)> = items.into_iter().map(&mut written).collect();
        items.sort();
        let sorted = items.into_iter().map(|(_, item)| item).collect();
        graph.nodes[id.index()].object = Object::FrozenSet(sorted);
    }
    graph.root = root;
    Ok(graph)
}

#[derive(Default)]
struct Builder<'a> {
    /// What the compiler knows of the module's strings.
    strings: Option<&'a Strings>,
    graph: Graph,
    /// Owning references per node; what is interned or immortal starts above one.
    uses: Vec<u32>,
    /// The node of equal constants, by the number of their value.
    constants: Vec<Option<NodeId>>,
    values: Values,
    /// Sorted once all flags are known; inner sets come first.
    frozensets: Vec<(NodeId, Vec<NodeId>)>,
    /// Empty lists with room.
    places: Vec<usize>,
    numbers: Vec<ValueId>,
}

fn too_deep() -> Error {
    Error::new(ErrorKind::Value, "object too deeply nested to marshal")
}

fn is_name_like(text: &Text) -> bool {
    text.as_bytes().iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

impl Builder<'_> {
    /// Collects the qualified names. Where the first code object that has one is a class body, the constant in it is the
    /// string that is interned; otherwise another one is by the time the class body is made.
    fn scan(&mut self, code: &CodeObject, depth: usize) -> Result<(), Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        for constant in &code.consts {
            if let Constant::Code(inner) = constant {
                self.scan(inner, depth + 2)?;
            }
        }
        let is_class = code.flags & flags::OPTIMIZED == 0
            && code.names.first().is_some_and(|name| *name == "__name__")
            && code.names.iter().any(|name| *name == "__qualname__");
        let at = self.values.string(&code.qualname);
        let string = &mut self.values.strings[at];
        string.interns |= is_class && !string.is_qualname;
        string.is_qualname = true;
        Ok(())
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

    fn push(&mut self, object: Object, uses: u32) -> NodeId {
        self.uses.push(uses);
        self.graph.push(object, false)
    }

    fn used(&mut self, id: NodeId) -> NodeId {
        self.uses[id.index()] = self.uses[id.index()].saturating_add(1);
        id
    }

    fn intern(&mut self, text: &Text) -> NodeId {
        let at = self.values.string(text);
        self.intern_at(at, text)
    }

    fn intern_at(&mut self, at: usize, text: &Text) -> NodeId {
        if let Some(id) = self.values.strings[at].interned {
            return id;
        }
        let id = self.push(Object::Str { form: StrForm::of(text, true), text: text.clone() }, 2);
        self.values.strings[at].interned = Some(id);
        id
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
    fn constant(&mut self, value: &Constant, in_slice: bool, depth: usize) -> Result<NodeId, Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        if let Constant::Str(text) = value {
            let at = self.values.string(text);
            return Ok(self.str(at, text, in_slice));
        }
        let shared = (!in_slice || is_immortal(value)) && !self.is_recreated(value);
        let value_id = if shared { Some(self.values.of(value, 0)?) } else { None };
        self.numbered(value, value_id, depth)
    }

    /// The node of a string constant, whose place among the strings is `at`.
    fn str(&mut self, at: usize, text: &Text, in_slice: bool) -> NodeId {
        let string = &self.values.strings[at];
        let (value, usual) = (string.value, string.interns || !in_slice && string.is_name_like);
        let interned = match self.strings {
            Some(strings) if !in_slice && strings.interned.contains(text) => true,
            Some(strings) if !in_slice && *text == "%" && strings.loose.contains(text) => false,
            _ => usual,
        };
        if interned {
            return self.intern_at(at, text);
        }
        if !in_slice && let Some(id) = self.constant_of(value) {
            return self.used(id);
        }
        let id = self.push(Object::Str { form: StrForm::of(text, false), text: text.clone() }, 1);
        if !in_slice {
            self.set_constant(value, id);
        }
        id
    }

    /// The node of a constant that is no string; one with equal constants where its value has a number.
    fn numbered(&mut self, value: &Constant, number: Option<ValueId>, depth: usize) -> Result<NodeId, Error> {
        if let Some(id) = number.and_then(|number| self.constant_of(number)) {
            return Ok(self.used(id));
        }
        let id = match value {
            Constant::Tuple(items) => self.tuple(items, depth)?,
            Constant::FrozenSet(items) => self.frozenset(items, depth)?,
            Constant::Slice(parts) => self.slice(parts, depth)?,
            Constant::Code(code) => self.make_code(code, depth)?,
            _ => self.leaf(value),
        };
        if is_immortal(value) {
            self.uses[id.index()] = 2;
        }
        if let Some(number) = number {
            self.set_constant(number, id);
        }
        Ok(id)
    }

    fn leaf(&mut self, value: &Constant) -> NodeId {
        let object = match value {
            Constant::True => Object::True,
            Constant::False => Object::False,
            Constant::Ellipsis => Object::Ellipsis,
            Constant::Int(n) => {
                let form = if i32::try_from(n).is_ok() { IntForm::Int32 } else { IntForm::Long };
                Object::Int { form, value: n.clone() }
            }
            Constant::Float(x) => Object::Float(*x),
            Constant::Complex(re, im) => Object::Complex(*re, *im),
            Constant::Bytes(bytes) => Object::Bytes(bytes.clone()),
            _ => Object::None,
        };
        self.push(object, 1)
    }

    fn tuple(&mut self, items: &[Constant], depth: usize) -> Result<NodeId, Error> {
        let items = self.children(items, depth)?;
        Ok(self.push(Object::Tuple { small: items.len() < 256, items }, 1))
    }

    fn frozenset(&mut self, items: &[Constant], depth: usize) -> Result<NodeId, Error> {
        let items = self.children(items, depth)?;
        for &item in &items {
            // An element counts as shared while the set is written.
            self.used(item);
        }
        let id = self.push(Object::FrozenSet(items.clone()), 1);
        self.frozensets.push((id, items));
        Ok(id)
    }

    fn slice(&mut self, parts: &[Constant; 3], depth: usize) -> Result<NodeId, Error> {
        let mut ids = [NodeId(0); 3];
        for (id, part) in ids.iter_mut().zip(parts) {
            *id = self.constant(part, true, depth + 1)?;
        }
        Ok(self.push(Object::Slice(ids), 1))
    }

    fn children(&mut self, items: &[Constant], depth: usize) -> Result<Vec<NodeId>, Error> {
        let mut ids = Vec::with_capacity(items.len());
        for item in items {
            ids.push(self.constant(item, false, depth + 1)?);
        }
        Ok(ids)
    }

    /// The tuple of a code object's constants: one object with equal constant tuples.
    fn constants_of(&mut self, code: &CodeObject, depth: usize) -> Result<NodeId, Error> {
        let numbers = match self.values.constants.remove(&code.consts.as_ptr().addr()) {
            Some(numbers) => numbers,
            None => {
                let mut numbers = Vec::with_capacity(code.consts.len());
                for constant in &code.consts {
                    numbers.push(self.values.of(constant, depth)?);
                }
                numbers.into()
            }
        };
        if let Some(&number) = self.values.tuples.get(&numbers)
            && let Some(id) = self.constant_of(number)
        {
            return Ok(self.used(id));
        }
        let mut items = Vec::with_capacity(numbers.len());
        for (constant, &number) in code.consts.iter().zip(numbers.iter()) {
            if depth + 1 > MAX_DEPTH {
                return Err(too_deep());
            }
            items.push(match constant {
                Constant::Str(text) => {
                    let at = self.values.string(text);
                    self.str(at, text, false)
                }
                constant => {
                    let number = (!self.is_recreated(constant)).then_some(number);
                    self.numbered(constant, number, depth + 1)?
                }
            });
        }
        let uses = if items.is_empty() { 2 } else { 1 };
        let id = self.push(Object::Tuple { small: items.len() < 256, items }, uses);
        let number = self.values.tuple(numbers);
        self.set_constant(number, id);
        Ok(id)
    }

    /// A tuple of names: every element interned, and one object with equal constant tuples.
    fn names(&mut self, names: &[Text], fresh: bool) -> NodeId {
        let mut places = std::mem::take(&mut self.places);
        let mut numbers = std::mem::take(&mut self.numbers);
        for name in names {
            let at = self.values.string(name);
            numbers.push(self.values.strings[at].value);
            places.push(at);
        }
        let number = self.values.tuples.get(&numbers[..]).copied();
        let number = number.unwrap_or_else(|| self.values.tuple(numbers[..].into()));
        numbers.clear();
        self.numbers = numbers;
        if !fresh && let Some(id) = self.constant_of(number) {
            places.clear();
            self.places = places;
            return self.used(id);
        }
        let items: Vec<NodeId> =
            places.iter().zip(names).map(|(&at, name)| self.intern_at(at, name)).collect();
        places.clear();
        self.places = places;
        let uses = if items.is_empty() { 2 } else { 1 };
        let id = self.push(Object::Tuple { small: items.len() < 256, items }, uses);
        if !fresh {
            self.set_constant(number, id);
        }
        id
    }

    fn bytes(&mut self, bytes: &Blob, depth: usize) -> Result<NodeId, Error> {
        self.constant(&Constant::Bytes(bytes.clone()), false, depth)
    }

    fn make_code(&mut self, code: &CodeObject, depth: usize) -> Result<NodeId, Error> {
        // A reader refuses what is deeper, so refuse it here.
        let inner = depth + 1;
        let text = self.push(Object::Bytes(code.code.clone()), 2);
        let consts = self.constants_of(code, inner)?;
        let names = self.names(&code.names, false);
        // The parameter of the compiler's `__annotate__` is renamed after assembly, which makes a new tuple.
        let renamed = code.name == "__annotate__"
            && code.localsplusnames.first().is_some_and(|first| *first == "format")
            && code.posonlyargcount == 1
            && raises_not_implemented(code);
        let localsplusnames = self.names(&code.localsplusnames, renamed);
        let localspluskinds = if code.localspluskinds.is_empty() {
            self.bytes(&Blob::default(), inner)?
        } else {
            self.push(Object::Bytes(code.localspluskinds.clone()), 1)
        };
        let filename = self.intern(&code.filename);
        let name = self.intern(&code.name);
        let qualname = self.intern(&code.qualname);
        let linetable = self.bytes(&code.linetable, inner)?;
        let exceptiontable = self.bytes(&code.exceptiontable, inner)?;
        let parts = CodeParts {
            argcount: code.argcount as i32,
            posonlyargcount: code.posonlyargcount as i32,
            kwonlyargcount: code.kwonlyargcount as i32,
            stacksize: code.stacksize as i32,
            flags: code.flags as i32,
            firstlineno: code.firstlineno,
            objects: [
                text,
                consts,
                names,
                localsplusnames,
                localspluskinds,
                filename,
                name,
                qualname,
                linetable,
                exceptiontable,
            ],
        };
        Ok(self.push(Object::Code(Box::new(parts)), 1))
    }
}

/// The number of a constant's value: equal constants have equal numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct ValueId(u32);

#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// neither a string nor a container; tuples have a table of their own
    Leaf(Constant),
    /// sorted
    FrozenSet(Vec<ValueId>),
    Slice(Vec<ValueId>),
    Code(CodeKey),
}

/// A code object whose constants count by their numbers.
struct CodeKey {
    code: SharedCode,
    consts: Rc<[ValueId]>,
}

impl PartialEq for CodeKey {
    fn eq(&self, other: &CodeKey) -> bool {
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
        } = &*self.code;
        let theirs = &*other.code;
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

impl Eq for CodeKey {}

impl Hash for CodeKey {
    /// Code objects that differ seldom have one name, one line and as much code.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.code.name, self.code.firstlineno, self.code.code.len()).hash(state);
        self.consts.hash(state);
    }
}

/// A string of the code object that is written.
struct StringValue {
    value: ValueId,
    interned: Option<NodeId>,
    is_name_like: bool,
    /// Interned wherever it stands: it is one Latin-1 character, which all of a process share, or the compiler has it as
    /// a class's qualified name.
    interns: bool,
    /// Some code object's qualified name.
    is_qualname: bool,
}

#[derive(Default)]
struct Values {
    /// How many there are.
    count: u32,
    strings: Vec<StringValue>,
    places: FxHashMap<Text, u32>,
    numbers: FxHashMap<Key, ValueId>,
    tuples: FxHashMap<Rc<[ValueId]>, ValueId>,
    /// Containers already numbered, by address. They are alive as long as the code object that is written.
    seen: FxHashMap<usize, ValueId>,
    /// The numbers of the constants of code objects that are to be written, by the constants' address.
    constants: FxHashMap<usize, Rc<[ValueId]>>,
}

impl Values {
    fn next(&mut self) -> ValueId {
        self.count += 1;
        ValueId(self.count - 1)
    }

    /// The place of a string among all.
    fn string(&mut self, text: &Text) -> usize {
        if let Some(&at) = self.places.get(text) {
            return at as usize;
        }
        let mut points = text.code_points();
        let interns = points.next().is_some_and(|c| c < 256) && points.next().is_none();
        let value = self.next();
        let is_name_like = is_name_like(text);
        self.places.insert(text.clone(), self.strings.len() as u32);
        self.strings.push(StringValue { value, interned: None, is_name_like, interns, is_qualname: false });
        self.strings.len() - 1
    }

    fn tuple(&mut self, items: Rc<[ValueId]>) -> ValueId {
        if let Some(&number) = self.tuples.get(&items) {
            return number;
        }
        let number = self.next();
        self.tuples.insert(items, number);
        number
    }

    fn number(&mut self, key: Key) -> ValueId {
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let number = self.next();
        self.numbers.insert(key, number);
        number
    }

    fn of(&mut self, value: &Constant, depth: usize) -> Result<ValueId, Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        // Empty containers may stand at one address without being one value.
        let (address, children): (usize, &[Constant]) = match value {
            Constant::Str(text) => {
                let at = self.string(text);
                return Ok(self.strings[at].value);
            }
            Constant::Tuple(items) | Constant::FrozenSet(items) => {
                (if items.is_empty() { 0 } else { items.as_ptr().addr() }, items)
            }
            Constant::Slice(parts) => (parts.as_ptr().addr(), &parts[..]),
            Constant::Code(code) => (code.address(), &code.consts),
            // A NaN is equal to itself alone, and it is worked out anew at each place.
            leaf if is_nan(leaf) => return Ok(self.next()),
            _ => return Ok(self.number(Key::Leaf(value.clone()))),
        };
        if address != 0
            && let Some(&id) = self.seen.get(&address)
        {
            return Ok(id);
        }
        let mut ids = Vec::with_capacity(children.len());
        for child in children {
            ids.push(self.of(child, depth + 1)?);
        }
        let id = self.container(value, ids);
        if address != 0 {
            self.seen.insert(address, id);
        }
        Ok(id)
    }

    fn container(&mut self, value: &Constant, mut ids: Vec<ValueId>) -> ValueId {
        let key = match value {
            Constant::FrozenSet(_) => {
                ids.sort();
                Key::FrozenSet(ids)
            }
            Constant::Slice(_) => Key::Slice(ids),
            Constant::Code(code) => {
                let consts: Rc<[ValueId]> = ids.into();
                if !consts.is_empty() {
                    self.constants.insert(code.consts.as_ptr().addr(), consts.clone());
                }
                Key::Code(CodeKey { code: code.clone(), consts })
            }
            _ => return self.tuple(ids.into()),
        };
        self.number(key)
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
