//! Nodes of a code object → bytes: what `marshal.dumps` writes for code that was compiled.
//!
//! The nodes borrow what they stand for, and their children lie in one list, so that writing a module takes few
//! allocations. Data that was read is a [`Graph`](crate::Graph), which can be anything; here are only the values that
//! stand in code objects, and no cycles.
//!
//! CPython counterpart: `w_object` in `Python/marshal.c`.

use crate::graph::IntForm;
use crate::write::{FLAG_REF, write_int, write_text};
use dashu_int::IBig;
use kaa_code::{CodeObject, Text};

/// Index of a node in [`Nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

/// Children of a node: a range of the list of all.
#[derive(Clone, Copy)]
pub(crate) struct Children {
    start: u32,
    end: u32,
}

#[derive(Clone, Copy)]
pub(crate) enum Object<'a> {
    None,
    True,
    False,
    Ellipsis,
    Int(&'a IBig),
    Float(f64),
    Complex(f64, f64),
    Bytes(&'a [u8]),
    Str {
        text: &'a Text,
        interned: bool,
    },
    Tuple(Children),
    FrozenSet(Children),
    Slice(Children),
    /// Its children are code, consts, names, localsplusnames, localspluskinds, filename, name, qualname, linetable,
    /// exceptiontable.
    Code(&'a CodeObject, Children),
}

struct Node<'a> {
    /// Owning references; what is interned or immortal starts above one.
    uses: u32,
    object: Object<'a>,
}

#[derive(Default)]
pub(crate) struct Nodes<'a> {
    nodes: Vec<Node<'a>>,
    children: Vec<NodeId>,
    /// Inner sets come first.
    frozensets: Vec<Children>,
}

/// Of a node that was not written yet.
const NOWHERE: u32 = u32::MAX;

/// A container whose children are being written.
struct Frame {
    next: u32,
    end: u32,
    /// `firstlineno` stands between the parts of a code object: before this child.
    line_at: u32,
    line: i32,
}

impl<'a> Nodes<'a> {
    pub fn make_room(&mut self, children: usize) {
        self.nodes.reserve(children);
        self.children.reserve(children);
    }

    pub fn push(&mut self, object: Object<'a>, uses: u32) -> NodeId {
        if let Object::FrozenSet(items) = object {
            // An element counts as shared while the set is written.
            for at in items.start..items.end {
                self.used(self.children[at as usize]);
            }
            self.frozensets.push(items);
        }
        self.nodes.push(Node { uses, object });
        NodeId(self.nodes.len() as u32 - 1)
    }

    pub fn children(&mut self, ids: impl IntoIterator<Item = NodeId>) -> Children {
        let start = self.children.len() as u32;
        self.children.extend(ids);
        Children { start, end: self.children.len() as u32 }
    }

    /// Counts one more owner of a node.
    pub fn used(&mut self, id: NodeId) -> NodeId {
        let uses = &mut self.nodes[id.0 as usize].uses;
        *uses = uses.saturating_add(1);
        id
    }

    /// Puts the elements of frozensets into the order of their own bytes, once all uses are counted.
    pub fn sort_frozensets(&mut self) {
        if self.frozensets.is_empty() {
            return;
        }
        let mut places = vec![NOWHERE; self.nodes.len()];
        for Children { start, end } in std::mem::take(&mut self.frozensets) {
            let range = start as usize..end as usize;
            let mut written: Vec<(Vec<u8>, NodeId)> = Vec::with_capacity(range.len());
            for &item in &self.children[range.clone()] {
                let mut bytes = Vec::new();
                self.write_with(item, &mut places, &mut bytes);
                written.push((bytes, item));
            }
            written.sort();
            for (slot, (_, item)) in self.children[range].iter_mut().zip(written) {
                *slot = item;
            }
        }
    }

    /// The marshal bytes of a node.
    pub fn write(&self, root: NodeId) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.nodes.len() * 16);
        self.write_with(root, &mut vec![NOWHERE; self.nodes.len()], &mut out);
        out
    }

    /// The marshal bytes of one node with a reference table of its own. All places are free before and after it.
    fn write_with(&self, root: NodeId, places: &mut [u32], out: &mut Vec<u8>) {
        let mut taken: Vec<NodeId> = Vec::new();
        let mut frames = Vec::new();
        frames.extend(self.write_node(root, places, &mut taken, out));
        while let Some(frame) = frames.last_mut() {
            if frame.next == frame.line_at {
                out.extend_from_slice(&frame.line.to_le_bytes());
                frame.line_at = NOWHERE;
            }
            if frame.next == frame.end {
                frames.pop();
                continue;
            }
            let id = self.children[frame.next as usize];
            frame.next += 1;
            frames.extend(self.write_node(id, places, &mut taken, out));
        }
        for id in taken {
            places[id.0 as usize] = NOWHERE;
        }
    }

    /// Writes a node or what a container begins with; the children are left to the caller.
    fn write_node(
        &self,
        id: NodeId,
        places: &mut [u32],
        taken: &mut Vec<NodeId>,
        out: &mut Vec<u8>,
    ) -> Option<Frame> {
        let node = &self.nodes[id.0 as usize];
        // CPython writes singletons before it looks at references: they never carry the flag.
        let singleton = match node.object {
            Object::None => b'N',
            Object::True => b'T',
            Object::False => b'F',
            Object::Ellipsis => b'.',
            _ => 0,
        };
        if singleton != 0 {
            out.push(singleton);
            return None;
        }
        let mut flag = 0;
        if node.uses > 1 {
            let place = &mut places[id.0 as usize];
            if *place != NOWHERE {
                let [a, b, c, d] = place.to_le_bytes();
                out.extend_from_slice(&[b'r', a, b, c, d]);
                return None;
            }
            *place = taken.len() as u32;
            taken.push(id);
            flag = FLAG_REF;
        }
        let sized = |out: &mut Vec<u8>, code: u8, n: u32| {
            let [a, b, c, d] = n.to_le_bytes();
            out.extend_from_slice(&[code | flag, a, b, c, d]);
        };
        let items = |children: Children| {
            Some(Frame { next: children.start, end: children.end, line_at: NOWHERE, line: 0 })
        };
        match node.object {
            Object::None | Object::True | Object::False | Object::Ellipsis => None,
            Object::Int(value) => {
                let form = if i32::try_from(value).is_ok() { IntForm::Int32 } else { IntForm::Long };
                write_int(out, flag, form, value);
                None
            }
            Object::Float(x) => {
                out.push(b'g' | flag);
                out.extend_from_slice(&x.to_le_bytes());
                None
            }
            Object::Complex(re, im) => {
                out.push(b'y' | flag);
                out.extend_from_slice(&re.to_le_bytes());
                out.extend_from_slice(&im.to_le_bytes());
                None
            }
            Object::Bytes(bytes) => {
                sized(out, b's', bytes.len() as u32);
                out.extend_from_slice(bytes);
                None
            }
            Object::Str { text, interned } => {
                write_text(out, flag, text, interned);
                None
            }
            Object::Tuple(children) => {
                match children.end - children.start {
                    n @ 0..256 => out.extend_from_slice(&[b')' | flag, n as u8]),
                    n => sized(out, b'(', n),
                }
                items(children)
            }
            Object::FrozenSet(children) => {
                sized(out, b'>', children.end - children.start);
                items(children)
            }
            Object::Slice(children) => {
                out.push(b':' | flag);
                items(children)
            }
            Object::Code(code, children) => {
                sized(out, b'c', code.argcount);
                for n in [code.posonlyargcount, code.kwonlyargcount, code.stacksize, code.flags] {
                    out.extend_from_slice(&n.to_le_bytes());
                }
                let (next, end) = (children.start, children.end);
                Some(Frame { next, end, line_at: next + 8, line: code.firstlineno })
            }
        }
    }
}
