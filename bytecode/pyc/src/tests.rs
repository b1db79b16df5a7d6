//! Marshal data good and bad, headers, hashes and paths.

use crate::*;
use kaa_code::Constant;

fn error(bytes: &[u8]) -> String {
    read(bytes).expect_err("must be refused").to_string()
}

fn round_trip(bytes: &[u8]) {
    let graph = read(bytes).unwrap_or_else(|e| panic!("{bytes:?}: {e}"));
    assert_eq!(write(&graph), bytes);
}

#[test]
fn valid_data_comes_back_byte_for_byte() {
    for bytes in [
        &b"N"[..],
        b"\xce",
        b"i\x05\0\0\0",
        b"I12345678",
        b"l\xfe\xff\xff\xff\x01\0\x01\0",
        b"l\0\0\0\0",
        b"f\x031e5",
        b"x\x011\x012",
        b"g12345678",
        b"y1234567812345678",
        b"u\x02\0\0\0\xc3\xa9",
        b"t\x03\0\0\0\xed\xa0\x80",
        b"z\x01\xff",
        b"a\x01\0\0\0\xff",
        b"{NN0",
        b"[\x02\0\0\0NT",
        b":NNN",
        b">\0\0\0\0",
        b"\xdb\x01\0\0\0r\0\0\0\0",
        b"\xa9\x01r\0\0\0\0",
        b")\x02\xda\x01ar\0\0\0\0",
    ] {
        round_trip(bytes);
    }
}

#[test]
fn bad_data_raises_what_cpython_raises() {
    for (bytes, message) in [
        (&b""[..], "EOFError: EOF read where object expected"),
        (b"i123", "EOFError: marshal data too short"),
        (b"?", "ValueError: bad marshal data (unknown type code)"),
        (b"0", "TypeError: NULL object in marshal data for object"),
        (b"(\xff\xff\xff\xff", "ValueError: bad marshal data (tuple size out of range)"),
        (b"[\xff\xff\xff\x7f", "EOFError: EOF read where object expected"),
        (b")\x010", "TypeError: NULL object in marshal data for tuple"),
        (b"r\0\0\0\0", "ValueError: bad marshal data (invalid reference)"),
        (b"l\0\0\0\x80", "ValueError: bad marshal data (long size out of range)"),
        (b"l\x01\0\0\0\0\0", "ValueError: bad marshal data (unnormalized long data)"),
        (b"l\x01\0\0\0\0\x80", "ValueError: bad marshal data (digit out of range in long)"),
        (b"s\xff\xff\xff\xff", "ValueError: bad marshal data (bytes object size out of range)"),
        (b"s\xff\xff\xff\x7f", "EOFError: marshal data too short"),
        (
            b"u\x01\0\0\0\xff",
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        ),
        (
            b"u\x03\0\0\0a\xe2\x82",
            "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: unexpected end of data",
        ),
        (
            b"u\x02\0\0\0\xed\xa0",
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte",
        ),
        (b"\xbc\x01\0\0\0r\0\0\0\0", "TypeError: cannot use 'set' as a set element (unhashable type: 'set')"),
        (b")", "EOFError: EOF read where not expected"),
        (b"z\x02a", "EOFError: marshal data too short"),
        (b"f\x01x", "ValueError: could not convert string to float: 'x'"),
        (b"<\x01\0\0\0[\0\0\0\0", "TypeError: cannot use 'list' as a set element (unhashable type: 'list')"),
        (b"{[\0\0\0\0N0", "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')"),
        (b"<\x01\0\0\0)\x01{0", "TypeError: cannot use 'tuple' as a set element (unhashable type: 'dict')"),
        (b"\xbe\x01\0\0\0r\0\0\0\0", "ValueError: bad marshal data (invalid reference)"),
        (b":NN0", "TypeError: NULL object in marshal data for object"),
    ] {
        assert_eq!(error(bytes), message, "{bytes:?}");
    }
}

#[test]
fn nesting_has_cpythons_limit() {
    let deep = |n: usize| [b"[\x01\0\0\0".repeat(n), b"N".to_vec()].concat();
    round_trip(&deep(1999));
    assert_eq!(error(&deep(2000)), "ValueError: recursion limit exceeded");
}

#[test]
fn cyclic_constants_are_refused() {
    let graph = read(b"\xa9\x01r\0\0\0\0").unwrap();
    let refused = graph.constant(graph.root()).unwrap_err();
    assert_eq!(refused.to_string(), "ValueError: bad marshal data (a constant that contains itself)");
}

#[test]
fn integers_of_every_size() {
    for n in [0i128, 1, -1, 255, 256, i32::MAX as i128 + 1, i32::MIN as i128 - 1, i64::MIN as i128, 1 << 90] {
        let mut graph = Graph::new();
        let root = graph.push(Object::Int { form: IntForm::Long, value: n.into() }, false);
        graph.set_root(root);
        let bytes = write(&graph);
        let again = read(&bytes).unwrap();
        assert_eq!(again.constant(again.root()).unwrap(), Constant::Int(n.into()));
    }
}

/// Unoptimised frames are large: with 8 MB, as a main thread has.
#[test]
fn deep_constants_are_written_or_refused() {
    let run = std::thread::Builder::new().stack_size(8 << 20).spawn(deep_constants).unwrap();
    run.join().unwrap();
}

fn deep_constants() {
    let mut value = Constant::None;
    for _ in 0..1900 {
        value = Constant::Tuple([value].into());
    }
    let mut code = empty_code();
    code.consts = [value.clone()].into();
    let bytes = dump_code(&code).unwrap();
    assert_eq!(dump_code(&load_code(&bytes).unwrap()).unwrap(), bytes);
    for _ in 0..200 {
        value = Constant::Tuple([value].into());
    }
    code.consts = [value].into();
    let refused = dump_code(&code).unwrap_err().to_string();
    assert_eq!(refused, "ValueError: object too deeply nested to marshal");
}

fn empty_code() -> kaa_code::CodeObject {
    kaa_code::CodeObject {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 1,
        flags: 0,
        code: [128, 0, 82, 0, 35, 0].into(),
        consts: [Constant::None].into(),
        names: [].into(),
        localsplusnames: [].into(),
        localspluskinds: [].into(),
        filename: "x".into(),
        name: "<module>".into(),
        qualname: "<module>".into(),
        firstlineno: 1,
        linetable: b"\xf2\x03\x01\x01\x01".as_slice().into(),
        exceptiontable: [].into(),
        interning: Default::default(),
    }
}

#[test]
fn an_empty_module_has_cpythons_bytes() {
    let expected = b"\xe3\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\xf3\x06\0\0\0\x80\0R\0#\0)\x01N\xa9\0r\x02\0\0\0\xf3\0\0\0\0\xda\x01x\xda\x08<module>r\x05\0\0\0\x01\0\0\0s\x05\0\0\0\xf2\x03\x01\x01\x01r\x03\0\0\0";
    assert_eq!(dump_code(&empty_code()).unwrap(), expected);
}

/// 2^60 equal leaves in 60 tuples: what shares its parts must cost what its parts cost.
#[test]
fn shared_parts_are_not_unfolded() {
    let mut value = Constant::Tuple([Constant::Int(1000.into())].into());
    for _ in 0..60 {
        value = Constant::Tuple([value.clone(), value].into());
    }
    let mut code = empty_code();
    code.consts = [value].into();
    let bytes = dump_code(&code).unwrap();
    assert_eq!(dump_code(&load_code(&bytes).unwrap()).unwrap(), bytes);
}

#[test]
fn source_hashes_are_cpythons() {
    assert_eq!(source_hash(b"abc"), [0x6e, 0x46, 0x1b, 0xf6, 0xa5, 0xe9, 0x7b, 0x4a]);
    assert_eq!(source_hash(b""), [0x61, 0xf5, 0xb7, 0xcb, 0x65, 0x3a, 0x6a, 0xa4]);
}

#[test]
fn headers() {
    let plain = Header::timestamp(0x1_0000_0001, 7);
    assert_eq!(plain.to_bytes(), *b"\x2b\x0e\x0d\x0a\0\0\0\0\x01\0\0\0\x07\0\0\0");
    assert_eq!(Header::from_bytes(&plain.to_bytes(), "'m'"), Ok(plain));
    assert_eq!(plain.check_timestamp(1, 7, "'m'"), Ok(()));
    assert_eq!(
        plain.check_timestamp(2, 7, "'m'").unwrap_err().to_string(),
        "ImportError: bytecode is stale for 'm'"
    );
    let hashed = Header::hash(b"abc", true);
    assert_eq!(hashed.to_bytes()[4], 3);
    assert_eq!(Header::from_bytes(&hashed.to_bytes(), "'m'"), Ok(hashed));
    assert_eq!(
        Header::from_bytes(b"ab\r\x00", "'m'").unwrap_err().to_string(),
        "ImportError: bad magic number in 'm': b'ab\\r\\x00'"
    );
    assert_eq!(
        Header::from_bytes(b"\x2b\x0e\x0d\x0a\0", "'m'").unwrap_err().to_string(),
        "EOFError: reached EOF while reading pyc header of 'm'"
    );
    let mut flags = plain.to_bytes();
    flags[4] = 4;
    assert_eq!(
        Header::from_bytes(&flags, "'m'").unwrap_err().to_string(),
        "ImportError: invalid flags 4 in 'm'"
    );
}

#[test]
fn paths() {
    let cached = |p: &str, opt: &str, prefix| path::cache_from_source(p, "cpython-314", opt, prefix).unwrap();
    assert_eq!(cached("/foo/bar/baz.py", "", None), "/foo/bar/__pycache__/baz.cpython-314.pyc");
    assert_eq!(cached("baz.py", "2", None), "__pycache__/baz.cpython-314.opt-2.pyc");
    assert_eq!(cached("/a/b.c/d.py", "", Some("/p")), "/p/a/b.c/d.cpython-314.pyc");
    assert_eq!(cached(".foo", "", None), "__pycache__/foo.cpython-314.pyc");
    assert_eq!(cached("a//b.py", "", None), "a/__pycache__/b.cpython-314.pyc");
    let source = |p: &str| path::source_from_cache(p, None).map_err(|e| e.to_string());
    assert_eq!(source("/foo/__pycache__/baz.cpython-314.opt-2.pyc"), Ok("/foo/baz.py".into()));
    assert_eq!(
        source("/foo/baz.cpython-314.pyc"),
        Err("ValueError: __pycache__ not bottom-level directory in '/foo/baz.cpython-314.pyc'".into())
    );
    assert_eq!(
        source("/foo/__pycache__/baz.pyc"),
        Err("ValueError: expected only 2 or 3 dots in 'baz.pyc'".into())
    );
}

#[test]
fn packed_code_is_read_part_by_part() {
    use kaa_code::shared::{Library, Packed};
    use kaa_code::{CodeObject, SharedCode, flags};
    use std::sync::OnceLock;

    static BYTES: OnceLock<&'static [u8]> = OnceLock::new();
    static LIBRARY: Library = Library {
        bytes: || BYTES.get().copied().unwrap_or_default(),
        read: |packed: &Packed| packed::read_packed(packed),
    };
    let code = |name: &str, flags, consts: Vec<Constant>| CodeObject {
        flags,
        code: [0, 0].into(),
        name: name.into(),
        qualname: format!("q.{name}").as_str().into(),
        filename: "file".into(),
        consts: consts.into(),
        ..CodeObject::default()
    };
    let shared = |code: CodeObject| Constant::Code(SharedCode::from(code));
    let inner = code("inner", flags::OPTIMIZED, vec![Constant::None, Constant::Ellipsis]);
    let outer = code("outer", flags::OPTIMIZED | flags::NESTED, vec![Constant::True, shared(inner)]);
    let class = code("Class", 0, vec![shared(code("method", flags::OPTIMIZED, vec![]))]);
    let module = code("<module>", 0, vec![shared(outer), Constant::Str("é".into()), shared(class)]);
    let mut packer = packed::Packer::default();
    let empty = packer.add(&CodeObject::default()).unwrap();
    let place = packer.add(&module).unwrap();
    let (bytes, place_of) = packer.finish().unwrap();
    BYTES.set(bytes.leak()).unwrap();
    let read = |(start, len)| packed::packed_code(&LIBRARY, start, len, "file".into());
    let read_back = read(place_of(place)).unwrap();
    assert_eq!((read_back.flags(), read_back.filename()), (0, &"file".into()));
    assert_eq!(read_back, SharedCode::from(module.clone()));
    assert_eq!(dump_code(&read_back).unwrap(), dump_code(&module).unwrap());
    let Constant::Code(outer) = &read_back.consts[0] else { panic!("no code") };
    assert_eq!(
        (outer.flags(), outer.name(), outer.qualname()),
        (flags::OPTIMIZED | flags::NESTED, &"outer".into(), &"q.outer".into())
    );
    // What is damaged is nothing, or code that cannot run.
    let (start, len) = place_of(place);
    assert!(read((start, 5)).is_none() && read((usize::MAX, 1)).is_none() && read((0, usize::MAX)).is_none());
    assert!(kaa_code::validate(&read((start, len - 1)).unwrap()).is_err());
    assert_eq!(read(place_of(empty)).unwrap().consts.len(), 0);
}
