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
use crate::write::write_node;
use dashu_int::IBig;
use kaa_code::interning::Strings;
use kaa_code::{CodeObject, Constant, Text, flags};
use kaa_opcode::{CommonConstant, Opcode};
use std::collections::HashMap;

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
    for (id, items) in builder.frozensets {
        let mut items: Vec<(Vec<u8>, NodeId)> =
            items.into_iter().map(|item| (write_node(&graph, item), item)).collect();
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
    constants: HashMap<ValueId, NodeId>,
    values: Values,
    interned: HashMap<Text, NodeId>,
    /// Qualified names, and whether the first code object that has one is a class body. Then the constant in
    /// it is the string that is interned; otherwise another one is by the time the class body is made.
    qualnames: HashMap<Text, bool>,
    /// Sorted once all flags are known; inner sets come first.
    frozensets: Vec<(NodeId, Vec<NodeId>)>,
}

fn too_deep() -> Error {
    Error::new(ErrorKind::Value, "object too deeply nested to marshal")
}

fn is_name_like(text: &Text) -> bool {
    text.as_bytes().iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

impl Builder<'_> {
    /// Collects the qualified names.
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
        self.qualnames.entry(code.qualname.clone()).or_insert(is_class);
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
        if let Some(&id) = self.interned.get(text) {
            return id;
        }
        let id = self.push(Object::Str { form: StrForm::of(text, true), text: text.clone() }, 2);
        self.interned.insert(text.clone(), id);
        id
    }

    /// The node of a constant. The recursive part is kept apart from the leaves so that its stack frame is
    /// small: hostile constants nest 2,000 deep.
    fn constant(&mut self, value: &Constant, in_slice: bool, depth: usize) -> Result<NodeId, Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        let immortal = is_immortal(value);
        let shared = (immortal || !in_slice) && !self.is_recreated(value);
        let value_id = if shared { Some(self.values.of(value, 0)?) } else { None };
        if let Some(id) = self.known(value, in_slice, value_id) {
            return Ok(id);
        }
        let id = match value {
            Constant::Tuple(items) => self.tuple(items, depth)?,
            Constant::FrozenSet(items) => self.frozenset(items, depth)?,
            Constant::Slice(parts) => self.slice(parts, depth)?,
            Constant::Code(code) => self.make_code(code, depth)?,
            _ => self.leaf(value),
        };
        if immortal {
            self.uses[id.index()] = 2;
        }
        if let Some(value_id) = value_id {
            self.constants.insert(value_id, id);
        }
        Ok(id)
    }

    /// The node that equal constants share, where there is one already.
    fn known(&mut self, value: &Constant, in_slice: bool, shared: Option<ValueId>) -> Option<NodeId> {
        if let Constant::Str(text) = value {
            let mut points = text.code_points();
            let one_latin1 = points.next().is_some_and(|c| c < 256) && points.next().is_none();
            let usual =
                one_latin1 || !in_slice && is_name_like(text) || self.qualnames.get(text) == Some(&true);
            let interned = match self.strings {
                Some(strings) if !in_slice && strings.interned.contains(text) => true,
                Some(strings) if !in_slice && *text == "%" && strings.loose.contains(text) => false,
                _ => usual,
            };
            if interned {
                return Some(self.intern(text));
            }
        }
        let id = *self.constants.get(&shared?)?;
        Some(self.used(id))
    }

    fn leaf(&mut self, value: &Constant) -> NodeId {
        let object = match value {
            Constant::Str(text) => Object::Str { form: StrForm::of(text, false), text: text.clone() },
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
        let mut ids = Vec::with_capacity(code.consts.len());
        for constant in &code.consts {
            ids.push(self.values.of(constant, depth)?);
        }
        let key = self.values.number(Key::Tuple(ids));
        if let Some(&id) = self.constants.get(&key) {
            return Ok(self.used(id));
        }
        let id = self.tuple(&code.consts, depth)?;
        if code.consts.is_empty() {
            self.uses[id.index()] = 2;
        }
        self.constants.insert(key, id);
        Ok(id)
    }

    /// A tuple of names: every element interned, and one object with equal constant tuples.
    fn names(&mut self, names: &[Text], fresh: bool) -> NodeId {
        let key = self.values.of_names(names);
        if !fresh && let Some(&id) = self.constants.get(&key) {
            return self.used(id);
        }
        let items: Vec<NodeId> = names.iter().map(|name| self.intern(name)).collect();
        let uses = if items.is_empty() { 2 } else { 1 };
        let id = self.push(Object::Tuple { small: items.len() < 256, items }, uses);
        if !fresh {
            self.constants.insert(key, id);
        }
        id
    }

    fn bytes(&mut self, bytes: &[u8], depth: usize) -> Result<NodeId, Error> {
        self.constant(&Constant::Bytes(bytes.into()), false, depth)
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
            self.bytes(&[], inner)?
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
    Leaf(Constant),
    Tuple(Vec<ValueId>),
    /// sorted
    FrozenSet(Vec<ValueId>),
    Slice(Vec<ValueId>),
    /// The code object without its constants, and those.
    Code(Box<CodeObject>, Vec<ValueId>),
}

#[derive(Default)]
struct Values {
    numbers: HashMap<Key, ValueId>,
    /// Numbers that stand for no key.
    loners: u32,
    /// Containers already numbered, by address. They are alive as long as the code object that is written.
    seen: HashMap<usize, ValueId>,
}

impl Values {
    fn number(&mut self, key: Key) -> ValueId {
        let next = ValueId(self.numbers.len() as u32 + self.loners);
        *self.numbers.entry(key).or_insert(next)
    }

    /// The number of a value that equals no other.
    fn loner(&mut self) -> ValueId {
        self.loners += 1;
        ValueId(self.numbers.len() as u32 + self.loners - 1)
    }

    fn of(&mut self, value: &Constant, depth: usize) -> Result<ValueId, Error> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        // Empty containers may stand at one address without being one value.
        let address = match value {
            Constant::Tuple(items) | Constant::FrozenSet(items) if !items.is_empty() => {
                items.as_ptr() as usize
            }
            Constant::Slice(parts) => parts.as_ptr() as usize,
            Constant::Code(code) => code.address(),
            _ => 0,
        };
        if let Some(&id) = self.seen.get(&address) {
            return Ok(id);
        }
        let children: &[Constant] = match value {
            Constant::Tuple(items) | Constant::FrozenSet(items) => items,
            Constant::Slice(parts) => &parts[..],
            Constant::Code(code) => &code.consts,
            // A NaN is equal to itself alone, and it is worked out anew at each place.
            leaf if is_nan(leaf) => return Ok(self.loner()),
            _ => return Ok(self.number(Key::Leaf(value.clone()))),
        };
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
                // Field by field, so that the constants are not copied.
                let bare = CodeObject {
                    consts: [].into(),
                    code: code.code.clone(),
                    names: code.names.clone(),
                    localsplusnames: code.localsplusnames.clone(),
                    localspluskinds: code.localspluskinds.clone(),
                    filename: code.filename.clone(),
                    name: code.name.clone(),
                    qualname: code.qualname.clone(),
                    linetable: code.linetable.clone(),
                    exceptiontable: code.exceptiontable.clone(),
                    interning: Default::default(),
                    ..**code
                };
                Key::Code(Box::new(bare), ids)
            }
            _ => Key::Tuple(ids),
        };
        self.number(key)
    }

    fn of_names(&mut self, names: &[Text]) -> ValueId {
        let ids = names.iter().map(|name| self.number(Key::Leaf(Constant::Str(name.clone())))).collect();
        self.number(Key::Tuple(ids))
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

/// Objects that CPython makes once per process and never frees.
fn is_immortal(value: &Constant) -> bool {
    match value {
        Constant::Int(n) => (IBig::from(-5)..=IBig::from(256)).contains(n),
        Constant::Tuple(items) => items.is_empty(),
        Constant::Bytes(bytes) => bytes.len() <= 1,
        _ => false,
    }
}
