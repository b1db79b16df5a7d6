//! Code objects of the packed library: each lies by itself, so that those that nobody runs are never read.
//!
//! CPython keeps its frozen modules as one marshalled code object each (`Python/frozen.c`), which importing reads
//! to the last function. Here a code object is its flags, its name and qualified name, where the code objects among
//! its constants lie, and its marshal data, in which `None` stands for each of those. File names are left out:
//! whoever imports a module says what it is to show.

use crate::error::{Error, ErrorKind};
use kaa_code::shared::{Head, Library, Packed};
use kaa_code::{CodeObject, Constant, SharedCode, Text, flags};

/// Code objects on their way into a library.
#[derive(Default)]
pub struct Packer {
    pieces: Vec<Piece>,
}

struct Piece {
    bytes: Vec<u8>,
    /// Where it says where another piece lies, and which.
    holes: Vec<(usize, usize)>,
    /// Run when the module is imported.
    at_once: bool,
}

/// A code object given to a `Packer`.
#[derive(Clone, Copy, Debug)]
pub struct Place(usize);

impl Packer {
    /// Adds a module's code object. Modules that are wanted together should follow one another.
    pub fn add(&mut self, code: &CodeObject) -> Result<Place, Error> {
        let mut bare = CodeObject { filename: Text::from(""), ..code.clone() };
        let mut inner = Vec::new();
        for (index, constant) in bare.consts.iter_mut().enumerate() {
            if let Constant::Code(code) = constant {
                inner.push((index, code.clone()));
                *constant = Constant::None;
            }
        }
        let mut bytes = Vec::new();
        bytes.extend(code.flags.to_le_bytes());
        for name in [&code.name, &code.qualname] {
            bytes.extend(short(name.as_bytes().len())?);
            bytes.extend(name.as_bytes());
        }
        bytes.extend(short(inner.len())?);
        let place = self.pieces.len();
        self.pieces.push(Piece {
            bytes: Vec::new(),
            holes: Vec::new(),
            at_once: code.flags & flags::OPTIMIZED == 0,
        });
        let mut holes = Vec::new();
        for (index, code) in inner {
            bytes.extend((index as u32).to_le_bytes());
            holes.push((bytes.len(), self.add(&code)?.0));
            bytes.extend([0; 8]);
        }
        bytes.extend(crate::dump_code(&bare)?);
        self.pieces[place].bytes = bytes;
        self.pieces[place].holes = holes;
        Ok(Place(place))
    }

    /// The library, and where each piece lies in it: what is run when modules are imported comes before what functions
    /// hold.
    pub fn finish(self) -> Result<(Vec<u8>, impl Fn(Place) -> (usize, usize)), Error> {
        let mut out = Vec::new();
        let mut places = vec![(0, 0); self.pieces.len()];
        for at_once in [true, false] {
            for (piece, place) in self.pieces.iter().zip(&mut places) {
                if piece.at_once == at_once {
                    *place = (out.len(), piece.bytes.len());
                    out.extend(&piece.bytes);
                }
            }
        }
        u32::try_from(out.len()).map_err(|_| too_large())?;
        for (piece, &(start, _)) in self.pieces.iter().zip(&places) {
            for &(hole, inner) in &piece.holes {
                let (at, len) = places[inner];
                out[start + hole..][..4].copy_from_slice(&(at as u32).to_le_bytes());
                out[start + hole + 4..][..4].copy_from_slice(&(len as u32).to_le_bytes());
            }
        }
        Ok((out, move |place: Place| places[place.0]))
    }
}

fn too_large() -> Error {
    Error::new(ErrorKind::Overflow, "too large to be packed")
}

fn short(n: usize) -> Result<[u8; 2], Error> {
    u16::try_from(n).map(u16::to_le_bytes).map_err(|_| too_large())
}

/// The code object that lies at a place of a library, and which shows `filename`. It is read when somebody looks inside.
pub fn packed_code(
    library: &'static Library,
    start: usize,
    len: usize,
    filename: Text,
) -> Option<SharedCode> {
    let mut rest = (library.bytes)().get(start..)?.get(..len)?;
    let flags = u32::from_le_bytes(take(&mut rest)?);
    let (name, qualname) = (text(&mut rest)?, text(&mut rest)?);
    let (start, len) = (u32::try_from(start).ok()?, u32::try_from(len).ok()?);
    Some(SharedCode::packed(library, Head { start, len, flags, filename, name, qualname }))
}

/// Reads a code object of a library. Damaged ones, which no packer makes, have no instruction and are refused when
/// they are to run.
pub fn read_packed(packed: &Packed) -> CodeObject {
    read_parts(packed).unwrap_or_default()
}

fn read_parts(packed: &Packed) -> Option<CodeObject> {
    let mut rest = packed.bytes();
    let _: [u8; 4] = take(&mut rest)?;
    let _ = (text(&mut rest)?, text(&mut rest)?);
    let mut inner = Vec::new();
    for _ in 0..u16::from_le_bytes(take(&mut rest)?) {
        let mut number = || Some(u32::from_le_bytes(take(&mut rest)?) as usize);
        let (index, start, len) = (number()?, number()?, number()?);
        inner.push((index, packed_code(packed.library, start, len, packed.filename.clone())?));
    }
    let mut code = crate::load_code(rest).ok()?;
    for (index, inner) in inner {
        *code.consts.get_mut(index)? = Constant::Code(inner);
    }
    code.filename = packed.filename.clone();
    Some(code)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*taken)
}

fn text(rest: &mut &'static [u8]) -> Option<Text> {
    let len = u16::from_le_bytes(take(rest)?) as usize;
    let (taken, after) = rest.split_at_checked(len)?;
    *rest = after;
    Text::from_bytes(taken)
}
