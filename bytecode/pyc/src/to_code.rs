//! Graph → `CodeObject`, with the checks CPython makes on the parts of a code object.
//!
//! **Invariant:** the graph is untrusted; nodes are converted in the order they were completed, so nothing
//! recurses, shared nodes are converted once, and a cycle shows as a child that is not there yet.
//!
//! CPython counterpart: `_PyCode_Validate`, `intern_strings` in `Objects/codeobject.c`.

use crate::error::{Error, ErrorKind};
use crate::graph::{CodeParts, Graph, NodeId, Object};
use kaa_code::{CodeObject, Constant, Text, flags, kinds};
use std::sync::Arc;

impl Graph {
    /// The code object at a node.
    pub fn code_object(&self, id: NodeId) -> Result<CodeObject, Error> {
        match self.constant(id)? {
            Constant::Code(code) => Ok(code.into_inner()),
            _ => Err(Error::new(ErrorKind::Type, "not a code object")),
        }
    }

    /// The constant at a node.
    pub fn constant(&self, root: NodeId) -> Result<Constant, Error> {
        let needed = self.reachable(root);
        let mut made: Vec<Option<Constant>> = vec![None; self.nodes.len()];
        for &id in &self.completed {
            if needed[id.index()] {
                made[id.index()] = Some(self.convert(id, &made)?);
            }
        }
        made[root.index()].take().ok_or_else(|| Error::bad("invalid reference"))
    }

    fn reachable(&self, root: NodeId) -> Vec<bool> {
        let mut seen = vec![false; self.nodes.len()];
        let mut todo = vec![root];
        while let Some(id) = todo.pop() {
            if std::mem::replace(&mut seen[id.index()], true) {
                continue;
            }
            match self.object(id) {
                Object::Tuple { items, .. }
                | Object::List(items)
                | Object::Set(items)
                | Object::FrozenSet(items) => todo.extend(items),
                Object::Slice(parts) => todo.extend(parts),
                Object::Code(parts) => todo.extend(parts.objects),
                _ => {}
            }
        }
        seen
    }

    fn convert(&self, id: NodeId, made: &[Option<Constant>]) -> Result<Constant, Error> {
        let child = |id: &NodeId| {
            made[id.index()].clone().ok_or_else(|| Error::bad("a constant that contains itself"))
        };
        let all = |items: &[NodeId]| items.iter().map(child).collect::<Result<Arc<[Constant]>, Error>>();
        Ok(match self.object(id) {
            Object::None => Constant::None,
            Object::True => Constant::True,
            Object::False => Constant::False,
            Object::Ellipsis => Constant::Ellipsis,
            Object::Int { value, .. } => Constant::Int(value.clone()),
            Object::Float(x) | Object::FloatText { value: x, .. } => Constant::Float(*x),
            Object::Complex(re, im) | Object::ComplexText { value: (re, im), .. } => {
                Constant::Complex(*re, *im)
            }
            Object::Bytes(bytes) => Constant::Bytes(bytes.clone()),
            Object::Str { text, .. } => Constant::Str(text.clone()),
            Object::Tuple { items, .. } => Constant::Tuple(all(items)?),
            Object::FrozenSet(items) => Constant::FrozenSet(all(items)?),
            Object::Slice([start, stop, step]) => {
                Constant::Slice(Arc::new([child(start)?, child(stop)?, child(step)?]))
            }
            Object::Code(parts) => Constant::Code(code_of(parts, made)?.into()),
            other @ (Object::StopIteration | Object::List(_) | Object::Dict(_) | Object::Set(_)) => {
                let what = format!("a constant of type '{}' in a code object", other.type_name());
                return Err(Error::bad(&what));
            }
        })
    }
}

/// What CPython says where a part of a code object has the wrong type.
fn bad_part() -> Error {
    Error::new(ErrorKind::System, "bad argument to internal function")
}

fn code_of(parts: &CodeParts, made: &[Option<Constant>]) -> Result<CodeObject, Error> {
    let part = |i: usize| made[parts.objects[i].index()].as_ref();
    let bytes = |i: usize| match part(i) {
        Some(Constant::Bytes(bytes)) => Ok(bytes.clone()),
        _ => Err(bad_part()),
    };
    let tuple = |i: usize| match part(i) {
        Some(Constant::Tuple(items)) => Ok(items.clone()),
        _ => Err(bad_part()),
    };
    let text = |i: usize| match part(i) {
        Some(Constant::Str(text)) => Ok(text.clone()),
        _ => Err(bad_part()),
    };
    let number = |n: i32| u32::try_from(n).map_err(|_| bad_part());
    let (code, consts, names, localsplusnames) = (bytes(0)?, tuple(1)?, tuple(2)?, tuple(3)?);
    let (kinds_of, filename, name, qualname) = (bytes(4)?, text(5)?, text(6)?, text(7)?);
    let (linetable, exceptiontable) = (bytes(8)?, bytes(9)?);
    let (argcount, posonlyargcount) = (number(parts.argcount)?, number(parts.posonlyargcount)?);
    let (kwonlyargcount, stacksize) = (number(parts.kwonlyargcount)?, number(parts.stacksize)?);
    let flag_bits = number(parts.flags)?;
    if argcount < posonlyargcount || localsplusnames.len() != kinds_of.len() {
        return Err(bad_part());
    }
    if code.len() % 2 != 0 {
        return Err(Error::new(ErrorKind::Value, "code: co_code is malformed"));
    }
    let locals = kinds_of.iter().filter(|&&kind| kind & kinds::LOCAL != 0).count() as u64;
    let stars = [flags::VARARGS, flags::VARKEYWORDS].iter().filter(|&bit| flag_bits & bit != 0).count();
    if locals < u64::from(argcount) + u64::from(kwonlyargcount) + stars as u64 {
        return Err(Error::new(ErrorKind::Value, "code: co_varnames is too small"));
    }
    Ok(CodeObject {
        argcount,
        posonlyargcount,
        kwonlyargcount,
        stacksize,
        flags: flag_bits,
        code,
        consts: consts.iter().cloned().collect(),
        names: texts(&names)?,
        localsplusnames: texts(&localsplusnames)?,
        localspluskinds: kinds_of,
        filename,
        name,
        qualname,
        firstlineno: parts.firstlineno,
        linetable,
        exceptiontable,
        interning: Default::default(),
    })
}

fn texts(items: &[Constant]) -> Result<Box<[Text]>, Error> {
    let text = |item: &Constant| match item {
        Constant::Str(text) => Ok(text.clone()),
        _ => Err(Error::new(ErrorKind::System, "non-string found in code slot")),
    };
    items.iter().map(text).collect()
}
