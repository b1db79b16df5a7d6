//! `--dump`: what each stage of compiling makes of a file.

use kaa_codegen::{CompileOptions, StageDump, compile_source, compile_stages};
use kaa_object::payloads::Code;
use kaa_object::{Gc, Vm};
use kaa_syntax::tokenizer::stream::{StreamError, stream};
use kaa_syntax::{ParseOptions, Source, ast};
use std::fmt::Write;

/// The stages there are, in order.
pub const STAGES: [&str; 6] = ["tokens", "ast", "symtable", "cfg", "code", "regs"];

/// The dumps of the named stages, separated by commas. `regs` needs an isolate, to translate in.
///
/// # Errors
/// The message to show, e.g. for a syntax error.
pub fn dump_stages(vm: Option<&mut Vm>, stages: &str, file: &str) -> Result<String, String> {
    let source = kaa_host::read_file(std::path::Path::new(file)).map_err(|e| format!("{file}: {e}"))?;
    let options = ParseOptions { filename: file, ..ParseOptions::default() };
    let parse = || -> Result<ast::Mod, String> {
        let parsed = kaa_syntax::parse(Source::Bytes(&source), &options);
        parsed.map(|(module, _)| module).map_err(|e| e.to_string())
    };
    let mut vm = vm;
    let mut out = String::new();
    for stage in stages.split(',') {
        match stage {
            "tokens" => tokens(&mut out, &source)?,
            "ast" => {
                out += &kaa_syntax::dump::dump(&parse()?);
                out.push('\n');
            }
            "symtable" => {
                let blocks = kaa_codegen::symbols(&parse()?).map_err(|e| e.to_string())?;
                scopes(&mut out, &blocks, 0, 0);
            }
            "cfg" => {
                let dump = compile_stages(&parse()?, &file.into(), CompileOptions::default());
                instructions(&mut out, &dump.map_err(|e| e.to_string())?);
            }
            "code" | "regs" => {
                let name = file.into();
                let (code, _) =
                    compile_source(Source::Bytes(&source), &name, &options, CompileOptions::default())
                        .map_err(|e| e.to_string())?;
                match (stage, vm.as_deref_mut()) {
                    ("code", _) => out += &kaa_code::disassemble(&code),
                    (_, Some(vm)) => {
                        let code = kaa_interp::code_from_plain(vm, code.into()).map_err(|_| refused(vm))?;
                        registers(vm, &mut out, code)?;
                    }
                    (_, None) => return Err("'regs' needs an isolate".to_owned()),
                }
            }
            other => {
                let known = STAGES.join(", ");
                return Err(format!("there is no stage '{other}' to dump; known: {known}"));
            }
        }
    }
    Ok(out)
}

fn refused(vm: &mut Vm) -> String {
    let exception = vm.take_exception();
    exception.and_then(|e| vm.to_str(e).ok()).map_or_else(String::new, |s| s.to_lossy())
}

/// As `python -m tokenize -e` prints them.
fn tokens(out: &mut String, source: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(source).map_err(|e| e.to_string())?;
    let mut ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    if ends.last().copied().unwrap_or(0) < text.len() {
        ends.push(text.len());
    }
    let stream = stream(text, &ends, false);
    for token in &stream.tokens {
        let (start, end) = (token.start, token.end);
        let place = format!("{},{}-{},{}:", start.0, start.1, end.0, end.1);
        let shown = text.get(token.text.0..token.text.1).unwrap_or_default();
        let _ = writeln!(out, "{place:20} {:3} {shown:?}", token.number);
    }
    match stream.error {
        None => Ok(()),
        Some(StreamError::Syntax(error)) => Err(error.to_string()),
        Some(StreamError::EndOfSource { line, .. }) => Err(format!("unexpected end of line {line}")),
    }
}

fn scopes(out: &mut String, blocks: &[kaa_codegen::SymbolBlock], at: usize, depth: usize) {
    let Some(block) = blocks.get(at) else { return };
    let indent = "  ".repeat(depth);
    let name = block.name.to_string_lossy();
    let _ = writeln!(out, "{indent}{:?} {name}, line {}", block.kind, block.line);
    for (name, flags) in &block.symbols {
        let scope = kaa_symtable::Scope::of(*flags).map_or("?".to_owned(), |s| format!("{s:?}"));
        let flags = flags & ((1 << kaa_symtable::def::SCOPE_OFFSET) - 1);
        let _ = writeln!(out, "{indent}    {:20} {scope} {flags:#x}", name.to_string_lossy());
    }
    for &child in &block.children {
        scopes(out, blocks, child, depth + 1);
    }
}

/// The instructions as they enter the control-flow graph.
fn instructions(out: &mut String, unit: &StageDump) {
    let _ = writeln!(out, "unit {:?}", unit.path);
    for (at, instr) in unit.instrs.iter().enumerate() {
        let loc = instr.loc;
        let _ = writeln!(
            out,
            "{at:5}  {:28} {:6}   {}:{}-{}:{}",
            format!("{:?}", instr.op),
            instr.arg,
            loc.line,
            loc.col,
            loc.end_line,
            loc.end_col
        );
    }
    unit.children.iter().for_each(|child| instructions(out, child));
}

/// The register code of a code object and of those inside.
fn registers(vm: &mut Vm, out: &mut String, code: Gc<Code>) -> Result<(), String> {
    vm.unpack_code(code).map_err(|_| refused(vm))?;
    let translated = kaa_interp::translate::translate(vm, code, 0).map_err(|_| refused(vm))?;
    let _ = writeln!(
        out,
        "{}: {} locals, {} registers",
        code.qualname.to_lossy(),
        translated.nlocals,
        translated.registers
    );
    for (at, (instr, unit)) in translated.instrs.iter().zip(&translated.units).enumerate() {
        let name = instr.op.get().name();
        let (n, a, b, c) = (instr.n, instr.a, instr.b, instr.c);
        let _ = writeln!(out, "{at:5}  {name:28} n={n} a={a} b={b} c={c}   ; {}", unit * 2);
    }
    for &constant in &code.values().consts {
        if let Some(inner) = vm.payload::<Code>(constant) {
            registers(vm, out, inner)?;
        }
    }
    Ok(())
}
