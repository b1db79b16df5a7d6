//! Tables, decoding, listing and validation, on the code of a generator with handlers.
//!
//! ```python
//! def f(x, y=2):
//!     try:
//!         for i in x:
//!             yield i + y
//!     except ValueError as e:
//!         print(e,
//!               file=x)
//!     return None
//! ```

use crate::Blob;
use crate::exceptiontable::{self, Handler};
use crate::instruction::DecodeError;
use crate::linetable::{self, LineTableWriter, Position};
use crate::validate::{Invalid, validate};
use crate::{CodeObject, Constant, disassemble, instructions, kinds};

fn unhex(text: &str) -> Blob {
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[i * 2..i * 2 + 2], 16).unwrap()).collect()
}

/// Replaces one byte.
fn poke(bytes: &mut Blob, at: usize, byte: u8) {
    let mut changed = bytes.to_vec();
    changed[at] = byte;
    *bytes = changed.into();
}

fn sample() -> CodeObject {
    CodeObject {
        argcount: 2,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 6,
        flags: 35,
        code: unhex(
            "22001f0080001b0056001000460d0000700257212c0000000000000000000000780080011f004b0f000009001e\
             005201230020005c0000000000000000000600641900001c0070035c0300000000000000005403540052003702\
             0000000000001f001d00520170033f0352012300520170033f03690169003b031d00690135036901",
        ),
        consts: Box::new([Constant::Tuple([Constant::Str("file".into())].into()), Constant::None]),
        names: Box::new(["ValueError".into(), "print".into()]),
        localsplusnames: Box::new(["x".into(), "y".into(), "i".into(), "e".into()]),
        localspluskinds: Blob::from([
            kinds::LOCAL | kinds::ARG_POS | kinds::ARG_KW,
            kinds::LOCAL | kinds::ARG_POS | kinds::ARG_KW,
            kinds::LOCAL,
            kinds::LOCAL,
        ]),
        filename: "t.py".into(),
        name: "f".into(),
        qualname: "f".into(),
        firstlineno: 1,
        linetable: unhex(
            "e9008000f002050516db11128841d8121395258c4bf103001213f10a000c10f8f407000c16f400020516dc080d8861d81314\
             f703010916f100010916e10b0ffbf007020516fc",
        ),
        exceptiontable: unhex("82013f018413190097023f01990b3c03a40d3703b1063f01b7053c03bc033f01"),
        interning: Default::default(),
    }
}

#[test]
fn a_compiled_function_is_valid() {
    assert_eq!(validate(&sample()), Ok(()));
}

#[test]
fn line_table_is_read_and_written_back() {
    let code = sample();
    let mut writer = LineTableWriter::new(code.firstlineno);
    for entry in linetable::entries(&code.linetable, 1) {
        writer.push(entry.position, entry.end - entry.start);
    }
    assert_eq!(*writer.finish(), *code.linetable);
    let lines: Vec<_> = linetable::lines(&code.linetable, 1).collect();
    assert_eq!(
        lines[..8],
        [
            (0, 6, Some(1)),
            (6, 8, Some(2)),
            (8, 18, Some(3)),
            (18, 42, Some(4)),
            (42, 46, Some(3)),
            (46, 50, Some(8)),
            (50, 52, None),
            (52, 72, Some(5))
        ]
    );
    let fourth = Position { line: Some(2), end_line: Some(7), column: Some(4), end_column: Some(21) };
    assert_eq!(linetable::positions(&code.linetable, 1, 65).nth(3), Some(fourth));
    assert_eq!(linetable::position_at(&code.linetable, 1, 3), fourth);
    assert_eq!(linetable::positions(&code.linetable, 1, 65).count(), 65);
}

#[test]
fn long_runs_are_cut_into_entries_of_eight_units() {
    let at = Position { line: Some(300), end_line: Some(302), column: Some(100), end_column: Some(70) };
    let mut writer = LineTableWriter::new(1);
    writer.push(at, 19);
    let table = writer.finish();
    let runs: Vec<_> = linetable::entries(&table, 1).map(|e| (e.start, e.end, e.position)).collect();
    assert_eq!(runs, [(0, 8, at), (8, 16, at), (16, 19, at)]);
}

#[test]
fn exception_table_is_read_and_written_back() {
    let code = sample();
    let mut out = Vec::new();
    for row in exceptiontable::entries(&code.exceptiontable) {
        exceptiontable::write(&mut out, &row);
    }
    assert_eq!(*out, *code.exceptiontable);
    assert_eq!(
        exceptiontable::find(&code.exceptiontable, 9),
        Some(Handler { start: 4, end: 23, target: 25, depth: 0, lasti: false })
    );
    assert_eq!(exceptiontable::find(&code.exceptiontable, 0), None);
    let wide = Handler { start: 70_000, end: 70_300, target: 1_000_000, depth: 40, lasti: true };
    let mut out = Vec::new();
    exceptiontable::write(&mut out, &wide);
    assert_eq!(exceptiontable::entries(&out).collect::<Vec<_>>(), [wide]);
}

#[test]
fn the_listing_names_operands() {
    let text = disassemble(&sample());
    let wanted = "   4              18 LOAD_FAST_BORROW_LOAD_FAST_BORROW 33 (i, y)\n";
    assert!(text.contains(wanted), "{text}");
    assert!(text.contains("LOAD_GLOBAL                3 (print + NULL)\n"), "{text}");
    assert!(text.contains("ExceptionTable:\n  L1 to L2 -> L13 [0] lasti\n"), "{text}");
}

#[test]
fn extended_arguments_fold() {
    let code = [69, 1, 69, 2, 94, 3, 35, 0];
    let all: Vec<_> = instructions(&code).map(Result::unwrap).collect();
    assert_eq!((all[0].start, all[0].at, all[0].oparg), (0, 2, 0x10203));
    assert_eq!(instructions(&[69, 1]).next(), Some(Err(DecodeError::BadExtendedArg { at: 0 })));
    assert_eq!(instructions(&[0, 1]).next(), Some(Err(DecodeError::BadOpcode { at: 0, byte: 0 })));
    assert_eq!(instructions(&[44, 0, 0, 0]).next(), Some(Err(DecodeError::Truncated { at: 0 })));
    assert_eq!(instructions(&[35]).next(), Some(Err(DecodeError::Truncated { at: 0 })));
}

fn broken(change: impl FnOnce(&mut CodeObject)) -> Invalid {
    let mut code = sample();
    change(&mut code);
    validate(&code).unwrap_err()
}

#[test]
fn contradictions_are_refused() {
    use kaa_opcode::Opcode;
    assert_eq!(broken(|c| c.stacksize = 2), Invalid::Overflow { at: 9 });
    assert_eq!(
        broken(|c| c.consts = Box::new([Constant::None])),
        Invalid::Operand { at: 23, opcode: Opcode::LoadConst, oparg: 1 }
    );
    assert_eq!(
        broken(|c| c.names = Box::new(["a".into()])),
        Invalid::Operand { at: 36, opcode: Opcode::LoadGlobal, oparg: 3 }
    );
    assert_eq!(broken(|c| poke(&mut c.code, 6 * 2 + 1, 4)), Invalid::Target { at: 6, target: Some(12) });
    assert_eq!(broken(|c| poke(&mut c.code, 36, 27)), Invalid::Depth { at: 6, one: 1, other: 2 });
    assert_eq!(broken(|c| poke(&mut c.code, 4 * 2, 31)), Invalid::Underflow { at: 4 });
    assert_eq!(broken(|c| poke(&mut c.localspluskinds, 0, 0)), Invalid::Shape("a local has no kind"));
    assert_eq!(broken(|c| c.argcount = 9), Invalid::Shape("more parameters than locals"));
    assert_eq!(broken(|c| poke(&mut c.exceptiontable, 0, 2)), Invalid::Shape("malformed exception table"));
}

#[test]
fn damaged_bytes_never_panic() {
    let good = sample();
    for i in 0..good.code.len() {
        for byte in [0, 27, 31, 35, 69, 77, 105, 118, 255] {
            let mut code = good.clone();
            poke(&mut code.code, i, byte);
            let _ = validate(&code);
            let _ = disassemble(&code);
        }
    }
    for i in 0..good.linetable.len() {
        let mut code = good.clone();
        poke(&mut code.linetable, i, good.linetable[i] ^ 0xff);
        let at = i % good.exceptiontable.len();
        poke(&mut code.exceptiontable, at, good.exceptiontable[at] ^ 0x55);
        let _ = validate(&code);
        let _ = disassemble(&code);
    }
}
