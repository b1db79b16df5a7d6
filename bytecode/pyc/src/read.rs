//! Bytes → graph. CPython: `r_object` in `Python/marshal.c`.
//!
//! **Invariant:** no recursion: containers under construction stand on a stack of their own, which is as deep
//! as CPython's limit allows at most.

use crate::error::{Error, ErrorKind};
use crate::graph::{CodeParts, Graph, IntForm, NodeId, Object, StrForm};
use dashu_int::{IBig, UBig};
use kaa_unicode::Text;

/// CPython's `MAX_MARSHAL_STACK_DEPTH` on 64-bit Unix.
pub(crate) const MAX_DEPTH: usize = 2000;
const FLAG_REF: u8 = 0x80;

/// Reads one object; bytes after it are ignored.
pub fn read(bytes: &[u8]) -> Result<Graph, Error> {
    read_prefix(bytes).map(|(graph, _)| graph)
}

/// Reads one object and says how many bytes it took.
pub fn read_prefix(bytes: &[u8]) -> Result<(Graph, usize), Error> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Error::bad("too large"));
    }
    let mut reader = Reader {
        bytes,
        pos: 0,
        graph: Graph::new(),
        refs: Vec::new(),
        hashing: Vec::new(),
        stack: Vec::new(),
    };
    let root = reader.run()?;
    reader.graph.root = root;
    Ok((reader.graph, reader.pos))
}

/// What asking for a node's hash would say.
#[derive(Clone, Copy, PartialEq)]
enum Hashing {
    Works,
    /// `unhashable type: '…'`
    Fails(&'static str),
    /// The node is not finished: it contains itself.
    Unfinished,
}

enum Shape {
    Tuple {
        small: bool,
    },
    List,
    Set,
    FrozenSet,
    Dict,
    Slice,
    /// argcount, posonlyargcount, kwonlyargcount, stacksize, flags, firstlineno
    Code([i32; 6]),
}

/// A container under construction.
struct Building {
    shape: Shape,
    id: NodeId,
    /// How many children are to come; for `Dict` unused.
    wanted: usize,
    items: Vec<NodeId>,
    /// Where a reserved reference is filled in at the end.
    reserved: Option<usize>,
}

/// What one step gave: a child for the container on top, or nothing yet.
enum Step {
    /// `None` is marshal's NULL object.
    Got(Option<NodeId>),
    Opened,
}

struct Reader<'a> {
    bytes: &'a [u8],
    pos: usize,
    graph: Graph,
    refs: Vec<Option<NodeId>>,
    hashing: Vec<Hashing>,
    stack: Vec<Building>,
}

impl<'a> Reader<'a> {
    fn run(&mut self) -> Result<NodeId, Error> {
        loop {
            let mut got = match self.step()? {
                Step::Opened => None,
                Step::Got(child) => Some(child),
            };
            // Each turn hands a finished object to the container that waits for it.
            loop {
                if let Some(child) = got.take() {
                    let Some(top) = self.stack.last_mut() else {
                        return child.ok_or_else(|| null_object("object"));
                    };
                    match (child, &top.shape) {
                        (Some(child), _) => {
                            let element = match top.shape {
                                Shape::Set | Shape::FrozenSet => Some("a set element"),
                                Shape::Dict if top.items.len() % 2 == 1 => Some("a dict key"),
                                _ => None,
                            };
                            top.items.push(child);
                            if let Some(role) = element {
                                // A dict key is hashed once its value is read.
                                let hashed =
                                    if role == "a dict key" { top.items[top.items.len() - 2] } else { child };
                                self.check_hash(hashed, role)?;
                            }
                        }
                        (None, Shape::Tuple { .. }) => return Err(null_object("tuple")),
                        (None, Shape::List) => return Err(null_object("list")),
                        (None, Shape::Set | Shape::FrozenSet) => return Err(null_object("set")),
                        (None, Shape::Dict) => {
                            let even = top.items.len() & !1;
                            top.items.truncate(even);
                            got = Some(Some(self.finish()));
                            continue;
                        }
                        // The container is given up and is NULL itself.
                        (None, Shape::Slice | Shape::Code(_)) => {
                            self.stack.pop();
                            got = Some(None);
                            continue;
                        }
                    }
                }
                let Some(top) = self.stack.last_mut() else { break };
                match &mut top.shape {
                    Shape::Dict => break,
                    Shape::Code(numbers) if top.items.len() == 8 && top.wanted == 8 => {
                        top.wanted = 10;
                        let line = i32_at(self.bytes, &mut self.pos)?;
                        numbers[5] = line;
                        break;
                    }
                    _ if top.items.len() < top.wanted => break,
                    _ => got = Some(Some(self.finish())),
                }
            }
        }
    }

    fn check_hash(&self, id: NodeId, role: &str) -> Result<(), Error> {
        match self.hashing[id.index()] {
            Hashing::Works => Ok(()),
            Hashing::Unfinished => Err(Error::bad("invalid reference")),
            Hashing::Fails(culprit) => {
                let own = self.graph.object(id).type_name();
                Err(Error::new(
                    ErrorKind::Type,
                    format!("cannot use '{own}' as {role} (unhashable type: '{culprit}')"),
                ))
            }
        }
    }

    /// Ends the container on top of the stack.
    fn finish(&mut self) -> NodeId {
        let built = self.stack.pop().expect("a container is under construction");
        let items = built.items;
        let first_failure =
            |hashing: &[Hashing]| items.iter().map(|id| hashing[id.index()]).find(|h| *h != Hashing::Works);
        let hash = match built.shape {
            Shape::List => Hashing::Fails("list"),
            Shape::Dict => Hashing::Fails("dict"),
            Shape::Set => Hashing::Fails("set"),
            _ => first_failure(&self.hashing).unwrap_or(Hashing::Works),
        };
        let object = match built.shape {
            Shape::Tuple { small } => Object::Tuple { small, items },
            Shape::List => Object::List(items),
            Shape::Set => Object::Set(items),
            Shape::FrozenSet => Object::FrozenSet(items),
            Shape::Dict => Object::Dict(items.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()),
            Shape::Slice => Object::Slice([items[0], items[1], items[2]]),
            Shape::Code([argcount, posonlyargcount, kwonlyargcount, stacksize, flags, firstlineno]) => {
                Object::Code(Box::new(CodeParts {
                    argcount,
                    posonlyargcount,
                    kwonlyargcount,
                    stacksize,
                    flags,
                    firstlineno,
                    objects: items.try_into().expect("a code object has ten parts"),
                }))
            }
        };
        self.hashing[built.id.index()] = hash;
        self.graph.complete(built.id, object);
        if let Some(place) = built.reserved {
            self.refs[place] = Some(built.id);
        }
        built.id
    }

    /// Reads one type code and what follows it up to the first child.
    fn step(&mut self) -> Result<Step, Error> {
        let Some(&code) = self.bytes.get(self.pos) else {
            return Err(Error::new(ErrorKind::Eof, "EOF read where object expected"));
        };
        self.pos += 1;
        if self.stack.len() >= MAX_DEPTH {
            return Err(Error::new(ErrorKind::Value, "recursion limit exceeded"));
        }
        let flag = code & FLAG_REF != 0;
        let object = match code & !FLAG_REF {
            b'0' => return Ok(Step::Got(None)),
            b'N' => Object::None,
            b'T' => Object::True,
            b'F' => Object::False,
            b'.' => Object::Ellipsis,
            b'S' => Object::StopIteration,
            b'i' => Object::Int { form: IntForm::Int32, value: self.i32()?.into() },
            b'I' => {
                let value = i64::from_le_bytes(self.array()?);
                Object::Int { form: IntForm::Int64, value: value.into() }
            }
            b'l' => Object::Int { form: IntForm::Long, value: self.long()? },
            b'f' => {
                let text: Box<[u8]> = self.short()?.into();
                let value = float_of(&text)?;
                Object::FloatText { text, value }
            }
            b'g' => Object::Float(f64::from_le_bytes(self.array()?)),
            b'x' => {
                let re: Box<[u8]> = self.short()?.into();
                let x = float_of(&re)?;
                let im: Box<[u8]> = self.short()?.into();
                let y = float_of(&im)?;
                Object::ComplexText { text: [re, im], value: (x, y) }
            }
            b'y' => {
                let re = f64::from_le_bytes(self.array()?);
                Object::Complex(re, f64::from_le_bytes(self.array()?))
            }
            b's' => {
                let n = self.size("bytes object")?;
                Object::Bytes(self.take(n)?.into())
            }
            b'u' => self.unicode(StrForm::Unicode)?,
            b't' => self.unicode(StrForm::Interned)?,
            b'a' => self.latin1(StrForm::Ascii)?,
            b'A' => self.latin1(StrForm::AsciiInterned)?,
            b'z' => self.latin1(StrForm::Short)?,
            b'Z' => self.latin1(StrForm::ShortInterned)?,
            b')' => {
                let n = self.byte()?;
                return Ok(self.open(Shape::Tuple { small: true }, n, flag));
            }
            b'(' => {
                let n = self.size("tuple")?;
                return Ok(self.open(Shape::Tuple { small: false }, n, flag));
            }
            b'[' => {
                let n = self.size("list")?;
                return Ok(self.open(Shape::List, n, flag));
            }
            b'<' => {
                let n = self.size("set")?;
                return Ok(self.open(Shape::Set, n, flag));
            }
            b'>' => {
                let n = self.size("set")?;
                return Ok(self.open(Shape::FrozenSet, n, flag));
            }
            b'{' => return Ok(self.open(Shape::Dict, 0, flag)),
            b':' => return Ok(self.open(Shape::Slice, 3, flag)),
            b'c' => {
                let mut numbers = [0; 6];
                for number in &mut numbers[..5] {
                    *number = self.i32()?;
                }
                return Ok(self.open(Shape::Code(numbers), 8, flag));
            }
            b'r' => {
                let place = usize::try_from(self.i32()?).ok();
                let target = place.and_then(|i| *self.refs.get(i)?);
                return match target {
                    Some(id) => Ok(Step::Got(Some(id))),
                    None => Err(Error::bad("invalid reference")),
                };
            }
            _ => return Err(Error::bad("unknown type code")),
        };
        let referable = object.takes_reference();
        let id = self.graph.push(object, flag);
        self.hashing.push(Hashing::Works);
        if flag && referable {
            self.refs.push(Some(id));
        }
        Ok(Step::Got(Some(id)))
    }

    /// Starts a container. Lists, dicts, sets and tuples can be referred to at once, the rest when finished.
    fn open(&mut self, shape: Shape, wanted: usize, flag: bool) -> Step {
        // What can never be hashed says so even where it is met inside itself.
        let (placeholder, hashing) = match shape {
            Shape::List => (Object::List(Vec::new()), Hashing::Fails("list")),
            Shape::Dict => (Object::Dict(Vec::new()), Hashing::Fails("dict")),
            Shape::Set => (Object::Set(Vec::new()), Hashing::Fails("set")),
            _ => (Object::None, Hashing::Unfinished),
        };
        let id = self.graph.reserve(placeholder, flag);
        self.hashing.push(hashing);
        let late = matches!(shape, Shape::FrozenSet | Shape::Slice | Shape::Code(_));
        let reserved = (flag && late).then_some(self.refs.len());
        if flag {
            self.refs.push((!late).then_some(id));
        }
        // The announced size is a claim: room grows as children really come.
        let items = Vec::with_capacity(wanted.min(64));
        self.stack.push(Building { shape, id, wanted, items, reserved });
        Step::Opened
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8], Error> {
        let rest = &self.bytes[self.pos..];
        let taken = rest.get(..n).ok_or_else(Error::too_short)?;
        self.pos += n;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        Ok(self.take(N)?.try_into().expect("taken to measure"))
    }

    fn i32(&mut self) -> Result<i32, Error> {
        i32_at(self.bytes, &mut self.pos)
    }

    fn size(&mut self, what: &str) -> Result<usize, Error> {
        usize::try_from(self.i32()?).map_err(|_| Error::bad(&format!("{what} size out of range")))
    }

    fn short(&mut self) -> Result<&'a [u8], Error> {
        let n = self.byte()?;
        self.take(n)
    }

    fn byte(&mut self) -> Result<usize, Error> {
        let byte = *self
            .bytes
            .get(self.pos)
            .ok_or_else(|| Error::new(ErrorKind::Eof, "EOF read where not expected"))?;
        self.pos += 1;
        Ok(byte.into())
    }

    fn latin1(&mut self, form: StrForm) -> Result<Object, Error> {
        let raw = match form {
            StrForm::Short | StrForm::ShortInterned => self.short()?,
            _ => {
                let n = self.size("string")?;
                self.take(n)?
            }
        };
        let text = match std::str::from_utf8(raw) {
            Ok(ascii) if raw.is_ascii() => Text::from(ascii),
            _ => raw.iter().map(|&b| b as char).collect::<String>().into(),
        };
        Ok(Object::Str { form, text })
    }

    fn unicode(&mut self, form: StrForm) -> Result<Object, Error> {
        let n = self.size("string")?;
        let raw = self.take(n)?;
        match Text::from_bytes(raw) {
            Some(text) => Ok(Object::Str { form, text }),
            None => Err(decode_error(raw)),
        }
    }

    /// An integer of 15-bit digits, least first.
    fn long(&mut self) -> Result<IBig, Error> {
        let size = self.i32()?;
        if size == i32::MIN {
            return Err(Error::bad("long size out of range"));
        }
        let count = size.unsigned_abs() as usize;
        let available = (self.bytes.len() - self.pos) / 2;
        let mut out = Vec::with_capacity(count.min(available) * 2);
        let (mut bits, mut held) = (0u32, 0);
        for i in 0..count {
            let digit = u16::from_le_bytes(self.array()?);
            if digit >> 15 != 0 {
                return Err(Error::bad("digit out of range in long"));
            }
            if digit == 0 && i + 1 == count {
                return Err(Error::bad("unnormalized long data"));
            }
            bits |= u32::from(digit) << held;
            held += 15;
            while held >= 8 {
                out.push(bits as u8);
                bits >>= 8;
                held -= 8;
            }
        }
        out.push(bits as u8);
        let value = IBig::from(UBig::from_le_bytes(&out));
        Ok(if size < 0 { -value } else { value })
    }
}

fn i32_at(bytes: &[u8], pos: &mut usize) -> Result<i32, Error> {
    let raw = bytes[*pos..].get(..4).ok_or_else(Error::too_short)?;
    *pos += 4;
    Ok(i32::from_le_bytes(raw.try_into().expect("four bytes")))
}

fn null_object(container: &str) -> Error {
    Error::new(ErrorKind::Type, format!("NULL object in marshal data for {container}"))
}

/// A float in decimal, as strictly as `PyOS_string_to_double` reads it.
fn float_of(text: &[u8]) -> Result<f64, Error> {
    std::str::from_utf8(text).ok().and_then(|s| s.parse().ok()).ok_or_else(|| {
        let shown = String::from_utf8_lossy(text);
        Error::new(ErrorKind::Value, format!("could not convert string to float: '{shown}'"))
    })
}

/// The error CPython's utf-8 codec raises with `surrogatepass`.
fn decode_error(raw: &[u8]) -> Error {
    let mut at = 0;
    while let Some((_, used)) = kaa_unicode::text::decode_one(&raw[at..]) {
        at += used;
    }
    let rest = &raw[at..];
    let first = rest.first().copied().unwrap_or(0);
    let (length, second) = match first {
        0xc2..=0xdf => (2, 0x80..=0xbf),
        0xe0 => (3, 0xa0..=0xbf),
        // Whole surrogates have been taken; what begins like one and ends early is wrong at its second byte.
        0xed => (3, 0x80..=0x9f),
        0xe1..=0xef => (3, 0x80..=0xbf),
        0xf0 => (4, 0x90..=0xbf),
        0xf1..=0xf3 => (4, 0x80..=0xbf),
        0xf4 => (4, 0x80..=0x8f),
        _ => (1, 0..=0),
    };
    let mut good = 1;
    while length > 1 && good < length {
        let fits = match rest.get(good) {
            Some(b) if good == 1 => second.contains(b),
            Some(b) => (0x80..=0xbf).contains(b),
            None => false,
        };
        if !fits {
            break;
        }
        good += 1;
    }
    let (reason, end) = match length {
        1 => ("invalid start byte", at + 1),
        _ if at + good == raw.len() => ("unexpected end of data", raw.len()),
        _ => ("invalid continuation byte", at + good),
    };
    let place = if end - at == 1 {
        format!("byte 0x{first:02x} in position {at}")
    } else {
        format!("bytes in position {at}-{}", end - 1)
    };
    Error::new(
        ErrorKind::UnicodeDecode { start: at, end, reason },
        format!("'utf-8' codec can't decode {place}: {reason}"),
    )
}
