//! A listing of a code object in the manner of `dis`, for `--dump=code` and for tests.
//!
//! **Invariant:** any code object can be listed; what cannot be decoded is shown as an error line.
//! CPython counterpart: `Lib/dis.py`.

use crate::instruction::{Instruction, instructions};
use crate::{CodeObject, Constant, exceptiontable, linetable};
use kaa_opcode::{ArgKind, Opcode};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lists a code object and, after it, every code object among its constants.
pub fn disassemble(code: &CodeObject) -> String {
    let mut out = String::new();
    let mut todo = vec![(code, 0usize)];
    while let Some((code, level)) = todo.pop() {
        if level > 0 {
            let _ = writeln!(out, "\nDisassembly of {}:", describe(code));
        }
        list(&mut out, code);
        for constant in code.consts.iter().rev() {
            if let Constant::Code(inner) = constant {
                todo.push((inner, level + 1));
            }
        }
    }
    out
}

fn describe(code: &CodeObject) -> String {
    format!("<code object {}, file \"{}\", line {}>", code.name, code.filename, code.firstlineno)
}

fn list(out: &mut String, code: &CodeObject) {
    let mut labels = BTreeMap::new();
    let handlers: Vec<_> = exceptiontable::entries(&code.exceptiontable).collect();
    for i in instructions(&code.code).flatten() {
        labels.extend(i.target().map(|t| (t, 0)));
    }
    for h in &handlers {
        labels.extend([(h.start, 0), (h.end, 0), (h.target, 0)]);
    }
    for (n, label) in labels.values_mut().enumerate() {
        *label = n + 1;
    }
    let mut lines = linetable::entries(&code.linetable, code.firstlineno).peekable();
    let mut shown = None;
    for i in instructions(&code.code) {
        let i = match i {
            Ok(i) => i,
            Err(error) => {
                let _ = writeln!(out, "        !! {error:?}");
                return;
            }
        };
        while lines.peek().is_some_and(|e| e.end <= i.at) {
            lines.next();
        }
        let line = lines.peek().and_then(|e| e.position.line);
        let line_text = match line {
            _ if shown == Some(line) => String::new(),
            Some(line) => line.to_string(),
            None => "--".to_owned(),
        };
        if shown.is_some() && shown != Some(line) {
            out.push('\n');
        }
        shown = Some(line);
        let label = labels.get(&i.start).map_or(String::new(), |n| format!("L{n}:"));
        let _ = write!(out, "{line_text:>4} {label:>8} {:>6} {:<26}", i.at * 2, i.opcode.name());
        if i.opcode.has_arg() {
            let _ = write!(out, " {}", i.oparg);
            if let Some(note) = note(code, &i, &labels) {
                let _ = write!(out, " ({note})");
            }
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    if !handlers.is_empty() {
        out.push_str("ExceptionTable:\n");
        for h in handlers {
            let lasti = if h.lasti { " lasti" } else { "" };
            let name = |unit: usize| labels.get(&unit).copied().unwrap_or(0);
            let _ = writeln!(
                out,
                "  L{} to L{} -> L{} [{}]{lasti}",
                name(h.start),
                name(h.end),
                name(h.target),
                h.depth
            );
        }
    }
}

fn note(code: &CodeObject, i: &Instruction, labels: &BTreeMap<usize, usize>) -> Option<String> {
    let local = |n: u32| code.localsplusnames.get(n as usize).map(|t| t.to_string());
    let arg = i.oparg;
    Some(match i.opcode {
        Opcode::LoadFastLoadFast
        | Opcode::LoadFastBorrowLoadFastBorrow
        | Opcode::StoreFastLoadFast
        | Opcode::StoreFastStoreFast => format!("{}, {}", local(arg >> 4)?, local(arg & 15)?),
        Opcode::CompareOp => {
            let symbol = kaa_opcode::CompareOp::of_arg(arg)?.symbol();
            if arg & 16 != 0 { format!("bool({symbol})") } else { symbol.to_owned() }
        }
        Opcode::CallIntrinsic1 => kaa_opcode::Intrinsic1::from_arg(arg)?.name().to_owned(),
        Opcode::CallIntrinsic2 => kaa_opcode::Intrinsic2::from_arg(arg)?.name().to_owned(),
        Opcode::LoadSpecial => kaa_opcode::SpecialMethod::from_arg(arg)?.symbol().to_owned(),
        Opcode::LoadCommonConstant => kaa_opcode::CommonConstant::from_arg(arg)?.symbol().to_owned(),
        _ => match i.opcode.arg_kind() {
            ArgKind::Name => {
                let name = code.names.get(kaa_opcode::name_index(i.opcode, arg) as usize)?;
                match i.opcode {
                    Opcode::LoadGlobal if arg & 1 != 0 => format!("{name} + NULL"),
                    Opcode::LoadAttr | Opcode::LoadSuperAttr if arg & 1 != 0 => format!("{name} + NULL|self"),
                    _ => name.to_string(),
                }
            }
            ArgKind::Const => constant_text(code.consts.get(arg as usize)?),
            ArgKind::Local | ArgKind::Free => local(arg)?,
            ArgKind::Jump => format!("to L{}", labels.get(&i.target()?)?),
            ArgKind::Binary => kaa_opcode::BinaryOp::from_arg(arg)?.symbol().to_owned(),
            _ => return None,
        },
    })
}

/// A constant as a reader of listings knows it; floats in Rust's shortest form.
pub fn constant_text(constant: &Constant) -> String {
    enum Step<'a> {
        Value(&'a Constant),
        Text(&'static str),
    }
    let mut out = String::new();
    let mut todo = vec![Step::Value(constant)];
    while let Some(step) = todo.pop() {
        let value = match step {
            Step::Text(text) => {
                out.push_str(text);
                continue;
            }
            Step::Value(value) => value,
        };
        let (open, items, close): (_, &[Constant], _) = match value {
            Constant::None => ("None", &[], ""),
            Constant::True => ("True", &[], ""),
            Constant::False => ("False", &[], ""),
            Constant::Ellipsis => ("Ellipsis", &[], ""),
            Constant::Tuple(items) => ("(", items, if items.len() == 1 { ",)" } else { ")" }),
            Constant::FrozenSet(items) => ("frozenset({", items, "})"),
            Constant::Slice(parts) => ("slice(", &parts[..], ")"),
            scalar => {
                let _ = match scalar {
                    Constant::Int(n) => write!(out, "{n}"),
                    Constant::Float(x) => write!(out, "{x:?}"),
                    Constant::Complex(re, im) => write!(out, "({re:?}{im:+?}j)"),
                    Constant::Str(s) => write!(out, "{s:?}"),
                    Constant::Bytes(b) => write!(out, "b\"{}\"", b.escape_ascii()),
                    Constant::Code(code) => write!(out, "{}", describe(code)),
                    _ => Ok(()),
                };
                continue;
            }
        };
        out.push_str(open);
        todo.push(Step::Text(close));
        for (n, item) in items.iter().enumerate().rev() {
            todo.push(Step::Value(item));
            if n > 0 {
                todo.push(Step::Text(", "));
            }
        }
    }
    out
}
