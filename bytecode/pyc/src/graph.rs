//! `Graph`: marshal data as nodes that refer to one another, with everything needed to write it back.
//!
//! **Invariants:** a `NodeId` indexes the graph that made it. A node that is referred to from more than one
//! place is flagged. `completed` lists each finished node after those of its children that were finished
//! before it, so whoever walks it needs no recursion and sees a cycle as a child that is not there yet.

use dashu_int::IBig;
use kaa_unicode::{Blob, Text};

/// Index of a node in its [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The type code an integer is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntForm {
    /// `i`: 32 bits
    Int32,
    /// `I`: 64 bits, read but no longer written by CPython
    Int64,
    /// `l`: 15-bit digits
    Long,
}

/// The type code a string is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrForm {
    /// `u`
    Unicode,
    /// `t`
    Interned,
    /// `a`
    Ascii,
    /// `A`
    AsciiInterned,
    /// `z`
    Short,
    /// `Z`
    ShortInterned,
}

impl StrForm {
    /// The form CPython's writer picks.
    pub fn of(text: &Text, interned: bool) -> StrForm {
        match (text.is_ascii(), text.as_bytes().len() < 256, interned) {
            (true, true, true) => StrForm::ShortInterned,
            (true, true, false) => StrForm::Short,
            (true, false, true) => StrForm::AsciiInterned,
            (true, false, false) => StrForm::Ascii,
            (false, _, true) => StrForm::Interned,
            (false, _, false) => StrForm::Unicode,
        }
    }

    /// The type code.
    pub(crate) fn code(self) -> u8 {
        match self {
            StrForm::Unicode => b'u',
            StrForm::Interned => b't',
            StrForm::Ascii => b'a',
            StrForm::AsciiInterned => b'A',
            StrForm::Short => b'z',
            StrForm::ShortInterned => b'Z',
        }
    }

    pub fn is_interned(self) -> bool {
        matches!(self, StrForm::Interned | StrForm::AsciiInterned | StrForm::ShortInterned)
    }
}

/// The parts of a code object in the order they are written.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeParts {
    pub argcount: i32,
    pub posonlyargcount: i32,
    pub kwonlyargcount: i32,
    pub stacksize: i32,
    pub flags: i32,
    pub firstlineno: i32,
    /// code, consts, names, localsplusnames, localspluskinds, filename, name, qualname, linetable,
    /// exceptiontable
    pub objects: [NodeId; 10],
}

/// One marshalled object; its children are nodes of the same graph.
#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    None,
    True,
    False,
    Ellipsis,
    StopIteration,
    Int {
        form: IntForm,
        value: IBig,
    },
    Float(f64),
    /// `f`: a float in decimal, as marshal versions 0 and 1 wrote it
    FloatText {
        text: Box<[u8]>,
        value: f64,
    },
    Complex(f64, f64),
    ComplexText {
        text: [Box<[u8]>; 2],
        value: (f64, f64),
    },
    Bytes(Blob),
    Str {
        form: StrForm,
        text: Text,
    },
    Tuple {
        /// `)` with a one-byte length rather than `(`
        small: bool,
        items: Vec<NodeId>,
    },
    List(Vec<NodeId>),
    Dict(Vec<(NodeId, NodeId)>),
    Set(Vec<NodeId>),
    FrozenSet(Vec<NodeId>),
    Slice([NodeId; 3]),
    Code(Box<CodeParts>),
}

impl Object {
    /// The name of the Python type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Object::None => "NoneType",
            Object::True | Object::False => "bool",
            Object::Ellipsis => "ellipsis",
            Object::StopIteration => "type",
            Object::Int { .. } => "int",
            Object::Float(_) | Object::FloatText { .. } => "float",
            Object::Complex(..) | Object::ComplexText { .. } => "complex",
            Object::Bytes(_) => "bytes",
            Object::Str { .. } => "str",
            Object::Tuple { .. } => "tuple",
            Object::List(_) => "list",
            Object::Dict(_) => "dict",
            Object::Set(_) => "set",
            Object::FrozenSet(_) => "frozenset",
            Object::Slice(_) => "slice",
            Object::Code(_) => "code",
        }
    }

    /// Whether a flagged object takes a place in the reference table. Singletons never do.
    pub fn takes_reference(&self) -> bool {
        !matches!(
            self,
            Object::None | Object::True | Object::False | Object::Ellipsis | Object::StopIteration
        )
    }
}

/// An object and whether it carries `FLAG_REF`.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub flag: bool,
    pub object: Object,
}

/// Marshal data: nodes and the one that everything hangs from.
#[derive(Clone, Debug)]
pub struct Graph {
    pub(crate) nodes: Vec<Node>,
    pub(crate) completed: Vec<NodeId>,
    pub(crate) root: NodeId,
}

impl Default for Graph {
    fn default() -> Graph {
        Graph::new()
    }
}

impl Graph {
    pub fn new() -> Graph {
        Graph { nodes: Vec::new(), completed: Vec::new(), root: NodeId(0) }
    }

    pub fn root(&self) -> NodeId {
        self.root
    }

    pub fn set_root(&mut self, root: NodeId) {
        self.root = root;
    }

    /// Adds a finished node. Its children must be in the graph already.
    pub fn push(&mut self, object: Object, flag: bool) -> NodeId {
        let id = self.reserve(object, flag);
        self.completed.push(id);
        id
    }

    /// Adds a node whose children come later; [`Graph::complete`] ends it.
    pub fn reserve(&mut self, object: Object, flag: bool) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node { flag, object });
        id
    }

    pub fn complete(&mut self, id: NodeId, object: Object) {
        self.nodes[id.index()].object = object;
        self.completed.push(id);
    }

    pub fn set_flag(&mut self, id: NodeId) {
        self.nodes[id.index()].flag = true;
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    pub fn object(&self, id: NodeId) -> &Object {
        &self.nodes[id.index()].object
    }

    /// The node of an index below [`Graph::len`].
    pub fn node_at(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// Which nodes only code objects refer to, so that whoever makes the code objects has made them.
    pub fn nodes_inside_code(&self) -> Vec<bool> {
        let mut inside = vec![true; self.nodes.len()];
        let mut todo = vec![self.root];
        while let Some(id) = todo.pop() {
            if !std::mem::replace(&mut inside[id.index()], false) {
                continue;
            }
            match self.object(id) {
                Object::Tuple { items, .. }
                | Object::List(items)
                | Object::Set(items)
                | Object::FrozenSet(items) => todo.extend(items),
                Object::Slice(parts) => todo.extend(parts),
                Object::Dict(pairs) => todo.extend(pairs.iter().flat_map(|&(k, v)| [k, v])),
                _ => {}
            }
        }
        inside
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The nodes, children first wherever the graph has no cycle.
    pub fn completed(&self) -> &[NodeId] {
        &self.completed
    }
}
