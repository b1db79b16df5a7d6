//! `compile()`: source text through the compiler to code objects, its errors and warnings as Python's.

use kaa_codegen::{CompileError, CompileOptions, SourceError, compile_source};
use kaa_object::frame::{CompileMode, CompileRequest};
use kaa_object::{Gc, PyResult, Raised, Value, Vm};
use kaa_syntax::{ErrorKind, Flags, Mode, ParseOptions, Source, SyntaxError};

pub fn install(vm: &mut Vm) {
    vm.hooks.compile = compile;
    vm.hooks.new_code = |vm, plain| kaa_interp::code_from_plain(vm, &plain).map(Gc::value);
}

/// Bits of `compile()`'s flags.
mod flag {
    pub const DONT_IMPLY_DEDENT: u32 = 0x200;
    pub const ONLY_AST: u32 = 0x400;
    pub const TYPE_COMMENTS: u32 = 0x1000;
    pub const ALLOW_TOP_LEVEL_AWAIT: u32 = 0x2000;
    pub const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;
    pub const FUTURES: u32 = 0x1fe_0000;
    pub const BARRY: u32 = 0x40_0000;
}

/// The level of `-O` the isolate runs with.
#[derive(Default)]
pub struct Optimisation(pub u8);

fn compile(vm: &mut Vm, request: CompileRequest) -> PyResult {
    if request.flags & flag::ONLY_AST != 0 {
        return Err(vm.raise_named("SyntaxError", "compile() to an AST is not implemented"));
    }
    let filename = request.filename.to_lossy();
    let mode = match request.mode {
        CompileMode::Exec => Mode::Exec,
        CompileMode::Eval => Mode::Eval,
        CompileMode::Single => Mode::Single,
        CompileMode::FuncType => Mode::FuncType,
    };
    let parse_options = ParseOptions {
        mode,
        flags: Flags {
            allow_incomplete_input: request.flags & flag::ALLOW_INCOMPLETE_INPUT != 0,
            dont_imply_dedent: request.flags & flag::DONT_IMPLY_DEDENT != 0,
            barry_as_flufl: request.flags & flag::BARRY != 0,
        },
        type_comments: request.flags & flag::TYPE_COMMENTS != 0,
        feature_version: if request.feature_version > 0 { request.feature_version as u8 } else { 14 },
        int_max_str_digits: vm.int_max_str_digits,
        filename: &filename,
        decoder: None,
    };
    let optimize = match request.optimize {
        -1 => vm.state::<Optimisation>().0,
        level => level as u8,
    };
    let options = CompileOptions {
        optimize,
        future: request.flags & flag::FUTURES,
        top_level_await: request.flags & flag::ALLOW_TOP_LEVEL_AWAIT != 0,
    };
    let name = request.filename.to_text();
    let text;
    let source = if request.is_text {
        text = String::from_utf8_lossy(&request.source);
        Source::Text(&text)
    } else {
        Source::Bytes(&request.source)
    };
    match compile_source(source, &name, &parse_options, options) {
        Ok((code, warnings)) => {
            let all: Vec<(String, u32)> = warnings
                .parse
                .iter()
                .map(|w| (w.message.clone(), w.span.line))
                .chain(warnings.compile.iter().map(|w| (w.message.clone(), w.span.line)))
                .collect();
            for (message, line) in all {
                warn(vm, &message, request.filename.value(), line)?;
            }
            kaa_interp::code_from_plain(vm, &code).map(Gc::value)
        }
        Err(SourceError::Parse(error)) => Err(raise_syntax_error(vm, &error, request.filename.value())),
        Err(SourceError::Compile(error)) => {
            Err(raise_compile_error(vm, &error, request.filename.value(), &request.source))
        }
    }
}

fn warn(vm: &mut Vm, message: &str, filename: Value, line: u32) -> PyResult<()> {
    let name = vm.intern_str("_warnings");
    let Some(module) = vm.modules.get_str(name) else { return Ok(()) };
    let category = vm.exception_type("SyntaxWarning").value();
    let message = vm.str(message).value();
    vm.call_method_named(module, "warn_explicit", &[message, category, filename, Value::int32(line as i32)])
        .map(|_| ())
}

fn number(n: Option<i64>) -> Value {
    n.and_then(Value::small_int).unwrap_or(Value::NONE)
}

fn raise_syntax_error(vm: &mut Vm, error: &SyntaxError, filename: Value) -> Raised {
    let class = match error.kind {
        ErrorKind::SyntaxError => "SyntaxError",
        ErrorKind::IndentationError => "IndentationError",
        ErrorKind::TabError => "TabError",
        ErrorKind::IncompleteInput => "_IncompleteInputError",
        ErrorKind::MemoryError => return vm.raise_named("MemoryError", &error.message),
        ErrorKind::OverflowError => return vm.raise_named("OverflowError", &error.message),
    };
    let text = match &error.text {
        Some(text) => vm.str(text).value(),
        None => Value::NONE,
    };
    let place = [
        filename,
        number(error.lineno),
        number(error.offset),
        text,
        number(error.end_lineno),
        number(error.end_offset),
    ];
    raise_at(vm, class, &error.message, &place)
}

fn raise_at(vm: &mut Vm, class: &str, message: &str, place: &[Value]) -> Raised {
    let class = vm.exception_type(class).value();
    let message = vm.str(message).value();
    let place = vm.tuple(place).value();
    match vm.call(class, &[message, place]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

fn raise_compile_error(vm: &mut Vm, error: &CompileError, filename: Value, source: &[u8]) -> Raised {
    match error {
        CompileError::TooDeep => {
            vm.raise_named("RecursionError", "maximum recursion depth exceeded during compilation")
        }
        CompileError::Invalid(message) => vm.value_error(message),
        CompileError::TooLarge => vm.overflow_error("code is too large"),
        CompileError::Syntax { message, span } => {
            let line =
                source.split(|b| *b == b'\n').nth((span.line as usize).saturating_sub(1)).unwrap_or(b"");
            let line = String::from_utf8_lossy(line).into_owned();
            // Offsets are shown in characters.
            let offset = |col: u32, line: &str| {
                let col = (col as usize).min(line.len());
                line.get(..col).map_or(col, |s| s.chars().count()) as i64 + 1
            };
            let start = offset(span.col, &line);
            let end_line = source
                .split(|b| *b == b'\n')
                .nth((span.end_line as usize).saturating_sub(1))
                .map(|l| String::from_utf8_lossy(l).into_owned())
                .unwrap_or_default();
            let end = offset(span.end_col, &end_line);
            let shown = vm.str(&line).value();
            let place = [
                filename,
                number(Some(span.line as i64)),
                number(Some(start)),
                shown,
                number(Some(span.end_line as i64)),
                number(Some(end)),
            ];
            raise_at(vm, "SyntaxError", message, &place)
        }
    }
}
