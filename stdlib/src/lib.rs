//! The packed standard library: for each pure-Python module its code object and its source, by name.
//!
//! Packed by `build.rs` from a packaging of CPython's `Lib`, under the PSF licence.

static INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/index.txt"));
static CODE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/code.bin"));
static SOURCES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/source.bin"));
static DATA_INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/data.txt"));
static DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/data.bin"));

/// A packed module.
#[derive(Clone, Copy, Debug)]
pub struct PackedModule {
    pub name: &'static str,
    pub is_package: bool,
    /// Where the module's code object lies in `code()`.
    pub start: usize,
    pub len: usize,
    packed_source: &'static [u8],
    source_len: usize,
}

/// The code objects of all modules, as `kaa_pyc::packed` lays them out.
pub fn code() -> &'static [u8] {
    CODE
}

impl PackedModule {
    /// The module's source.
    pub fn source(&self) -> Vec<u8> {
        unpack(self.packed_source, self.source_len)
    }
}

fn unpack(packed: &[u8], len: usize) -> Vec<u8> {
    let mut out = vec![0; len];
    let config = zlib_rs::InflateConfig::default();
    let (unpacked, _) = zlib_rs::decompress_slice(&mut out, packed, config);
    let len = unpacked.len();
    out.truncate(len);
    out
}

/// A data file that lies beside modules.
#[derive(Clone, Copy, Debug)]
pub struct PackedData {
    /// Its path below the library's folder.
    pub path: &'static str,
    packed: &'static [u8],
    len: usize,
}

impl PackedData {
    /// What the file holds.
    pub fn bytes(&self) -> Vec<u8> {
        unpack(self.packed, self.len)
    }
}

/// All data files, sorted by folder and name.
pub fn data() -> impl Iterator<Item = PackedData> {
    DATA_INDEX.lines().filter_map(|line| {
        let mut words = line.rsplitn(4, ' ');
        let mut number = || -> Option<usize> { words.next()?.parse().ok() };
        let (len, packed_len, start) = (number()?, number()?, number()?);
        Some(PackedData { path: words.next()?, packed: DATA.get(start..start + packed_len)?, len })
    })
}

fn parse(line: &'static str) -> Option<PackedModule> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let is_package = words.next()? == "1";
    let mut number = || -> Option<usize> { words.next()?.parse().ok() };
    let (start, len) = (number()?, number()?);
    let (source_offset, packed_len, source_len) = (number()?, number()?, number()?);
    Some(PackedModule {
        name,
        is_package,
        start,
        len,
        packed_source: SOURCES.get(source_offset..source_offset + packed_len)?,
        source_len,
    })
}

/// The module of that dotted name.
pub fn find(name: &str) -> Option<PackedModule> {
    // Lines are sorted by name, and a name is followed by a space, which sorts before all of its letters.
    let (mut low, mut high) = (0, INDEX.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = INDEX[..middle].rfind('\n').map_or(0, |i| i + 1);
        let end = INDEX[start..].find('\n').map_or(INDEX.len(), |i| start + i);
        let module = parse(&INDEX[start..end])?;
        match module.name.cmp(name) {
            std::cmp::Ordering::Equal => return Some(module),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// All modules, sorted by name.
pub fn modules() -> impl Iterator<Item = PackedModule> {
    INDEX.lines().filter_map(parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_is_found_by_name() {
        assert!(modules().count() > 400);
        for module in modules() {
            let found = find(module.name).map(|m| (m.is_package, m.start));
            assert_eq!(found, Some((module.is_package, module.start)), "{}", module.name);
        }
        assert!(find("no_such_module").is_none() && find("").is_none() && find("zzz").is_none());
        assert!(find("os").is_some_and(|m| !m.is_package));
        assert!(find("json").is_some_and(|m| m.is_package));
        let source = find("keyword").map(|m| m.source()).unwrap_or_default();
        assert!(source.starts_with(b"\"\"\"Keywords"));
        assert!(modules().all(|m| m.source().len() == m.source_len));
    }

    #[test]
    fn data_files_are_whole() {
        assert!(data().any(|file| file.path == "venv/scripts/common/activate"));
        assert!(data().all(|file| !file.bytes().is_empty() && file.bytes().len() == file.len));
    }
}
