//! AST to bytecode: code generation, control-flow graph, optimiser, assembler.
//!
//! The stages are the modules: `r#gen` walks the tree and writes pseudo-instructions, `cfg` turns them into
//! blocks, optimises and assembles. **Invariant:** what comes out is CPython 3.14's code object, field for
//! field. **Invariant:** trees that nest too deep give [`CompileError::TooDeep`], never a stack overflow.
//! CPython counterpart: `Python/compile.c`, `codegen.c`, `flowgraph.c`, `assemble.c`, `ast_preprocess.c`,
//! `ast_unparse.c`.

mod cfg;
mod error;
mod flow_warnings;
mod fold;
mod r#gen;
mod instr;
mod origins;
mod preprocess;
mod unit;
mod unparse;

pub use error::{CompileError, Warning};
pub use r#gen::constant as code_constant;
pub use instr::{Instr, Loc};
pub use kaa_symtable::Future;
pub use preprocess::preprocess;
pub use unparse::{constant_repr, unparse};

use kaa_code::CodeObject;
use kaa_syntax::ast::Mod;
use kaa_unicode::Text;
use std::sync::{Arc, Mutex, PoisonError};

/// How to compile a tree.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompileOptions {
    /// 0, 1 (`-O`) or 2 (`-OO`).
    pub optimize: u8,
    /// `CO_FUTURE_*` bits that hold besides those of the source.
    pub future: u32,
    /// `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub top_level_await: bool,
}

/// The instructions of a code unit as they enter the control-flow graph; jump operands are indices.
#[derive(Clone, Debug, Default)]
pub struct StageDump {
    pub path: Vec<usize>,
    pub instrs: Vec<Instr>,
    pub children: Vec<StageDump>,
}

/// Nesting that is tried on the caller's stack.
const SHALLOW: usize = 60;

/// Nesting beyond which compiling is refused, and the stack for that much.
const DEEP: usize = 20_000;
const DEEP_STACK: usize = DEEP * if cfg!(debug_assertions) { 16 << 10 } else { 4 << 10 };

/// Compiles a module.
pub fn compile(
    module: &Mod,
    filename: &Text,
    options: CompileOptions,
    warnings: &mut Vec<Warning>,
) -> Result<Arc<CodeObject>, CompileError> {
    let found = Mutex::new(Vec::new());
    let compiled = with_room(|limit| {
        let mut warnings = Vec::new();
        let compiled = compile_within(module, filename, options, limit, false, &mut warnings);
        *found.lock().unwrap_or_else(PoisonError::into_inner) = warnings;
        compiled
    });
    warnings.append(&mut found.into_inner().unwrap_or_else(PoisonError::into_inner));
    compiled.map(|(code, _)| Arc::new(code)).map_err(|error| *error)
}

/// Whether what the tree asks of `from __future__` is there.
pub fn check(module: &Mod) -> Result<(), CompileError> {
    kaa_symtable::future_features(module).map(drop).map_err(|error| *Box::<CompileError>::from(error))
}

/// A scope as plain data.
#[derive(Clone, Debug)]
pub struct SymbolBlock {
    pub kind: kaa_symtable::BlockKind,
    pub name: Text,
    pub line: u32,
    pub nested: bool,
    /// Names and their flags, scopes included, in the order in which they were met.
    pub symbols: Vec<(Text, u32)>,
    pub varnames: Vec<Text>,
    /// Indices of the scopes inside, all of them larger than the block's own.
    pub children: Vec<usize>,
}

/// The scopes of a tree; the first is the tree's own.
pub fn symbols(module: &Mod) -> Result<Vec<SymbolBlock>, CompileError> {
    let run = |depth_limit| {
        let future = kaa_symtable::future_features(module)?;
        let options =
            kaa_symtable::Options { future, top_level_await: false, debug_is_constant: false, depth_limit };
        let table = kaa_symtable::SymbolTable::build(module, options)?;
        let blocks = table.blocks().iter().map(|block| SymbolBlock {
            kind: block.kind,
            name: block.name.clone(),
            line: block.span.line,
            nested: block.nested,
            symbols: block.symbols.iter().map(|(name, flags)| (name.clone(), flags)).collect(),
            varnames: block.varnames.clone(),
            children: block.children.iter().map(|id| id.index()).collect(),
        });
        Ok(blocks.collect())
    };
    with_room(run).map_err(|error| *error)
}

/// What compiling source can fail with.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceError {
    Parse(kaa_syntax::SyntaxError),
    Compile(CompileError),
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SourceError::Parse(error) => error.fmt(f),
            SourceError::Compile(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SourceError {}

/// Warnings of the parser and of the compiler.
#[derive(Clone, Debug, Default)]
pub struct SourceWarnings {
    pub parse: Vec<kaa_syntax::Warning>,
    pub compile: Vec<Warning>,
}

/// Parses and compiles source.
pub fn compile_source(
    source: kaa_syntax::Source<'_>,
    filename: &Text,
    parse_options: &kaa_syntax::ParseOptions<'_>,
    options: CompileOptions,
) -> Result<(Arc<CodeObject>, SourceWarnings), SourceError> {
    let (module, parse) = kaa_syntax::parse(source, parse_options).map_err(SourceError::Parse)?;
    let mut warnings = Vec::new();
    let code = compile(&module, filename, options, &mut warnings).map_err(SourceError::Compile)?;
    Ok((code, SourceWarnings { parse, compile: warnings }))
}

/// What the generator wrote, before any optimisation, for every code unit.
pub fn compile_stages(
    module: &Mod,
    filename: &Text,
    options: CompileOptions,
) -> Result<StageDump, CompileError> {
    let run = |limit| compile_within(module, filename, options, limit, true, &mut Vec::new());
    with_room(run).map(|(_, dump)| dump).map_err(|error| *error)
}

/// Runs on this thread's stack, or on a larger one if the tree nests deep.
fn with_room<T: Send>(
    run: impl Fn(usize) -> Result<T, Box<CompileError>> + Sync,
) -> Result<T, Box<CompileError>> {
    match run(SHALLOW) {
        Err(error) if *error == CompileError::TooDeep => {}
        done => return done,
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(DEEP_STACK);
        match thread.spawn_scoped(scope, || run(DEEP)) {
            Ok(handle) => handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => Err(Box::new(CompileError::TooDeep)),
        }
    })
}

fn compile_within(
    module: &Mod,
    filename: &Text,
    options: CompileOptions,
    depth_limit: usize,
    record: bool,
    warnings: &mut Vec<Warning>,
) -> Result<(CodeObject, StageDump), Box<CompileError>> {
    let mut future = kaa_symtable::future_features(module)?;
    future.flags |= options.future & Future::MASK;
    warnings.append(&mut flow_warnings::check(module, depth_limit)?);
    let symtable_options = kaa_symtable::Options {
        future,
        top_level_await: options.top_level_await,
        debug_is_constant: true,
        depth_limit,
    };
    let table = kaa_symtable::SymbolTable::build(module, symtable_options)?;
    let mut generator =
        r#gen::Gen::new(table, future, options, filename.clone(), module, depth_limit, record)?;
    let done = generator.module(module);
    warnings.append(&mut generator.warnings);
    done
}
