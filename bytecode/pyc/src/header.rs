//! The 16 bytes before the marshal data of a `.pyc`, and the hash of source text that may stand in them.
//!
//! CPython counterpart: `_classify_pyc`, `_validate_timestamp_pyc`, `_validate_hash_pyc` in
//! `Lib/importlib/_bootstrap_external.py`; `_imp.source_hash` in `Python/import.c`.

use crate::error::{Error, ErrorKind};
use siphasher::sip::SipHasher13;

/// CPython 3.14's magic number.
pub const MAGIC: u16 = 3627;

/// The first four bytes of a `.pyc`.
pub const MAGIC_NUMBER: [u8; 4] = [MAGIC as u8, (MAGIC >> 8) as u8, b'\r', b'\n'];

const HASH_BASED: u32 = 1;
const CHECK_SOURCE: u32 = 2;

/// How a `.pyc` says which source it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validation {
    Timestamp { mtime: u32, size: u32 },
    Hash { hash: [u8; 8], checked: bool },
}

/// The header of a `.pyc` file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub validation: Validation,
}

impl Header {
    pub const SIZE: usize = 16;

    pub fn timestamp(mtime: u64, size: u64) -> Header {
        Header { validation: Validation::Timestamp { mtime: mtime as u32, size: size as u32 } }
    }

    pub fn hash(source: &[u8], checked: bool) -> Header {
        Header { validation: Validation::Hash { hash: source_hash(source), checked } }
    }

    pub fn to_bytes(self) -> [u8; 16] {
        let mut out = [0; 16];
        out[..4].copy_from_slice(&MAGIC_NUMBER);
        match self.validation {
            Validation::Timestamp { mtime, size } => {
                out[8..12].copy_from_slice(&mtime.to_le_bytes());
                out[12..].copy_from_slice(&size.to_le_bytes());
            }
            Validation::Hash { hash, checked } => {
                let flags = HASH_BASED | if checked { CHECK_SOURCE } else { 0 };
                out[4..8].copy_from_slice(&flags.to_le_bytes());
                out[8..].copy_from_slice(&hash);
            }
        }
        out
    }

    /// Reads the header; `name` is the module's name as a Python literal, for messages.
    pub fn from_bytes(bytes: &[u8], name: &str) -> Result<Header, Error> {
        let magic = &bytes[..bytes.len().min(4)];
        if magic != MAGIC_NUMBER {
            let shown = bytes_literal(magic);
            return Err(Error::new(ErrorKind::Import, format!("bad magic number in {name}: {shown}")));
        }
        let Some(header) = bytes.first_chunk::<16>() else {
            return Err(Error::new(
                ErrorKind::Eof,
                format!("reached EOF while reading pyc header of {name}"),
            ));
        };
        let word = |at: usize| u32::from_le_bytes(header[at..at + 4].try_into().expect("four bytes"));
        let flags = word(4);
        if flags & !(HASH_BASED | CHECK_SOURCE) != 0 {
            return Err(Error::new(ErrorKind::Import, format!("invalid flags {flags} in {name}")));
        }
        let validation = if flags & HASH_BASED != 0 {
            let hash = header[8..].try_into().expect("eight bytes");
            Validation::Hash { hash, checked: flags & CHECK_SOURCE != 0 }
        } else {
            Validation::Timestamp { mtime: word(8), size: word(12) }
        };
        Ok(Header { validation })
    }

    /// Checks a timestamp header against the source file's.
    pub fn check_timestamp(&self, mtime: u64, size: u64, name: &str) -> Result<(), Error> {
        match self.validation {
            Validation::Timestamp { .. } if *self == Header::timestamp(mtime, size) => Ok(()),
            _ => Err(Error::new(ErrorKind::Import, format!("bytecode is stale for {name}"))),
        }
    }

    /// Checks a hash header against the hash of the source text.
    pub fn check_hash(&self, source_hash: [u8; 8], name: &str) -> Result<(), Error> {
        match self.validation {
            Validation::Hash { hash, .. } if hash == source_hash => Ok(()),
            _ => {
                let message = format!("hash in bytecode doesn't match hash of source {name}");
                Err(Error::new(ErrorKind::Import, message))
            }
        }
    }
}

/// SipHash-1-3 of the source text under the key (magic number, 0).
pub fn source_hash(source: &[u8]) -> [u8; 8] {
    keyed_hash(u64::from(u32::from_le_bytes(MAGIC_NUMBER)), source)
}

/// `_imp.source_hash` with any key.
pub fn keyed_hash(key: u64, source: &[u8]) -> [u8; 8] {
    SipHasher13::new_with_keys(key, 0).hash(source).to_le_bytes()
}

/// Four bytes at most, as Python shows a bytes object.
fn bytes_literal(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\\' => out.push_str("\\\\"),
            b if b as char == quote => {
                out.push('\\');
                out.push(quote);
            }
            0x20..=0x7e => out.push(byte as char),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}
