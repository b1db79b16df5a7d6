//! `compile()`: source text through the compiler to code objects, its errors and warnings as Python's.

use kaa_codegen::{CompileError, CompileOptions};
use kaa_object::frame::{CompileMode, CompileRequest};
use kaa_object::{Gc, PyResult, Raised, Value, Vm};
use kaa_syntax::{ErrorKind, Flags, Mode, ParseOptions, Source, SyntaxError, ast};
use std::cell::RefCell;

pub fn install(vm: &mut Vm) {
    vm.hooks.compile = compile;
    vm.hooks.compile_tree = compile_tree;
    vm.hooks.new_code = |vm, plain, consts| kaa_interp::code_with_constants(vm, plain, consts).map(Gc::value);
}

/// Bits of `compile()`'s flags.
mod flag {
    pub const DONT_IMPLY_DEDENT: u32 = 0x200;
    pub const ONLY_AST: u32 = 0x400;
    pub const TYPE_COMMENTS: u32 = 0x1000;
    /// `ONLY_AST` and optimised.
    pub const OPTIMIZED_AST: u32 = 0x8400;
    pub const ALLOW_TOP_LEVEL_AWAIT: u32 = 0x2000;
    pub const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;
    pub const FUTURES: u32 = 0x1fe_0000;
    pub const BARRY: u32 = 0x40_0000;
}

/// The level of `-O` the isolate runs with.
#[derive(Default)]
pub struct Optimisation(pub u8);

/// How the text of one interactive statement is parsed.
pub fn statement_options(vm: &Vm, flags: u32) -> ParseOptions<'static> {
    ParseOptions {
        mode: Mode::Single,
        flags: Flags {
            allow_incomplete_input: flags & flag::ALLOW_INCOMPLETE_INPUT != 0,
            dont_imply_dedent: flags & flag::DONT_IMPLY_DEDENT != 0,
            barry_as_flufl: flags & flag::BARRY != 0,
        },
        int_max_str_digits: vm.int_max_str_digits,
        filename: "<stdin>",
        ..ParseOptions::default()
    }
}

/// Options of the compiler proper.
fn compile_options(vm: &mut Vm, request: &CompileRequest) -> CompileOptions {
    let optimize = match request.optimize {
        -1 => vm.state::<Optimisation>().0,
        level => level as u8,
    };
    CompileOptions {
        optimize,
        future: request.flags & flag::FUTURES,
        top_level_await: request.flags & flag::ALLOW_TOP_LEVEL_AWAIT != 0,
    }
}

fn compile(vm: &mut Vm, request: CompileRequest) -> PyResult {
    let tree = parse(vm, &request)?;
    finish(vm, tree, &request)
}

/// The tree of the request's source. Warnings of the parser are issued.
pub fn parse(vm: &mut Vm, request: &CompileRequest) -> PyResult<ast::Mod> {
    let filename = request.filename.to_lossy();
    let mode = match request.mode {
        CompileMode::Exec => Mode::Exec,
        CompileMode::Eval => Mode::Eval,
        CompileMode::Single => Mode::Single,
        CompileMode::FuncType => Mode::FuncType,
    };
    let int_max_str_digits = vm.int_max_str_digits;
    let shared = RefCell::new(&mut *vm);
    let decoder = |encoding: &str, bytes: &[u8]| match shared.try_borrow_mut() {
        Ok(mut vm) => decode_source(&mut vm, encoding, bytes),
        Err(_) => None,
    };
    let parse_options = ParseOptions {
        mode,
        flags: Flags {
            allow_incomplete_input: request.flags & flag::ALLOW_INCOMPLETE_INPUT != 0,
            dont_imply_dedent: request.flags & flag::DONT_IMPLY_DEDENT != 0,
            barry_as_flufl: request.flags & flag::BARRY != 0,
        },
        type_comments: request.flags & flag::TYPE_COMMENTS != 0,
        feature_version: u8::try_from(request.feature_version).unwrap_or(14),
        int_max_str_digits,
        filename: &filename,
        from_file: request.from_file,
        decoder: Some(&decoder),
    };
    let text;
    let source = if request.is_text {
        text = String::from_utf8_lossy(&request.source);
        Source::Text(&text)
    } else {
        Source::Bytes(&request.source)
    };
    let filename = request.filename.value();
    let (tree, warnings) = match kaa_syntax::parse(source, &parse_options) {
        Ok(parsed) => parsed,
        Err(error) => {
            parser_warnings(vm, &error.warnings, request, Some(&error))?;
            let raised = raise_syntax_error(vm, &error, filename);
            return Err(match error.last_compound {
                Some(place) => add_metadata(vm, raised, place, request),
                None => raised,
            });
        }
    };
    parser_warnings(vm, &warnings, request, None)?;
    Ok(tree)
}

/// Issues the parser's warnings. One that filters turn into an error becomes the SyntaxError that goes with it,
/// unless the parser has come upon `error` since then, which counts more.
fn parser_warnings(
    vm: &mut Vm,
    warnings: &[kaa_syntax::Warning],
    request: &CompileRequest,
    error: Option<&SyntaxError>,
) -> PyResult<()> {
    let filename = request.filename.value();
    for warning in warnings {
        if issue(vm, &warning.message, filename, warning.span.line)? {
            let overruled =
                error.filter(|error| error.overrules.is_some_and(|from| warning.span.line >= from));
            let raised = raise_syntax_error(vm, overruled.unwrap_or(&warning.error), filename);
            return Err(add_metadata(vm, raised, (0, 0), request));
        }
    }
    Ok(())
}

/// Compiles a statement of the plain prompt. The parser's errors name `<stdin>`; the code, and so the compiler's errors,
/// have a number of their own, by which their lines are found later.
pub fn compile_statement(vm: &mut Vm, mut request: CompileRequest) -> PyResult {
    request.flags |= vm.state::<Statements>().futures;
    let tree = parse(vm, &request)?;
    let number = next_statement(vm);
    request.filename = vm.str(&format!("<stdin-{number}>"));
    let code = finish(vm, tree, &request).inspect_err(|_| {
        let Some(exception) = vm.take_exception() else { return };
        let line = match vm.getattr_named(exception, "lineno") {
            Ok(line) => line.as_int().and_then(|line| usize::try_from(line).ok()),
            Err(_) => {
                vm.clear_exception();
                None
            }
        };
        vm.thread.pending = Some(exception);
        let mut lines = request.source.split_inclusive(|b| *b == b'\n');
        if let Some(text) = line.and_then(|line| lines.nth(line.checked_sub(1)?)) {
            let text = vm.str(&String::from_utf8_lossy(text)).value();
            show_text(vm, exception, text);
        }
    })?;
    let futures =
        vm.payload::<kaa_object::payloads::Code>(code).map_or(0, |code| code.plain.flags & flag::FUTURES);
    vm.state::<Statements>().futures |= futures;
    Ok(code)
}

/// What the plain prompt keeps of the statements it compiled.
#[derive(Default)]
pub struct Statements {
    count: usize,
    /// What `from __future__` asked for, which holds for those that follow.
    pub futures: u32,
}

/// The number of the prompt's next statement. Blank lines have one, too.
pub fn next_statement(vm: &mut Vm) -> usize {
    let count = &mut vm.state::<Statements>().count;
    *count += 1;
    *count - 1
}

/// Gives the pending SyntaxError `exception` another `text`.
fn show_text(vm: &mut Vm, exception: Value, text: Value) {
    let class = vm.exception_type("SyntaxError");
    if !vm.is_instance(exception, class) {
        return;
    }
    vm.clear_exception();
    if vm.setattr_named(exception, "text", text).is_err() {
        vm.clear_exception();
    }
    vm.thread.pending = Some(exception);
}

/// Gives a SyntaxError what `traceback` looks for misspelt keywords in: line and column of the last statement
/// that was parsed, and the source where it is not a file's. CPython: `_PyPegen_set_syntax_error_metadata`.
fn add_metadata(vm: &mut Vm, raised: Raised, (line, col): (u32, u32), request: &CompileRequest) -> Raised {
    let Some(exception) = vm.take_exception() else { return raised };
    let from_file = !request.is_text && !request.filename.to_lossy().starts_with('<');
    let source = match std::str::from_utf8(&request.source) {
        Ok(source) if !from_file => {
            let mut source = source.replace("\r\n", "\n").replace('\r', "\n");
            if request.mode == CompileMode::Exec && !source.ends_with('\n') {
                source.push('\n');
            }
            vm.str(&source).value()
        }
        _ => Value::NONE,
    };
    if vm.is_instance(exception, vm.exception_type("SyntaxError")) {
        let metadata = vm.tuple(&[Value::int32(line as i32), Value::int32(col as i32), source]).value();
        vm.set_member(exception, 8, Some(metadata));
    }
    vm.reraise(exception)
}

/// Source in an encoding that the tokenizer has no decoder for, through `codecs`; `None` for unknown ones.
fn decode_source(vm: &mut Vm, encoding: &str, bytes: &[u8]) -> Option<Result<String, String>> {
    let name = vm.intern_str("_codecs");
    let import = vm.hooks.import_module;
    let text = import(vm, name).and_then(|codecs| {
        let (bytes, name) = (vm.new_bytes(bytes)?.value(), vm.str(encoding).value());
        let codec = vm.call_method_named(codecs, "lookup", &[name])?;
        let is_text = vm.getattr_named(codec, "_is_text_encoding");
        if is_text.is_ok_and(|is_text| is_text == Value::FALSE) {
            return Ok(None);
        }
        vm.clear_exception();
        vm.call_method_named(codecs, "decode", &[bytes, name]).map(Some)
    });
    match text {
        Ok(None) => Some(Err(format!("'{encoding}' is not a text encoding"))),
        Ok(Some(text)) => {
            let text = vm.as_str(text)?;
            Some(text.to_utf8().ok_or_else(|| "surrogates not allowed".to_owned()))
        }
        Err(_) if vm.pending_is("LookupError") => {
            vm.clear_exception();
            None
        }
        Err(_) => {
            let exception = vm.take_exception()?;
            let message = vm.to_str(exception).map(|s| s.to_lossy());
            if message.is_err() {
                vm.clear_exception();
            }
            Some(Err(message.unwrap_or_default()))
        }
    }
}

/// From the parsed tree to what was asked for: code, or the tree as objects.
fn finish(vm: &mut Vm, mut tree: ast::Mod, request: &CompileRequest) -> PyResult {
    let options = compile_options(vm, request);
    let filename = request.filename.value();
    if request.flags & flag::ONLY_AST != 0 {
        if let Err(error) = kaa_codegen::check(&tree) {
            return Err(raise_compile_error(vm, &error, filename));
        }
        if request.flags & flag::OPTIMIZED_AST == flag::OPTIMIZED_AST {
            if let Err(error) = kaa_codegen::preprocess(&mut tree, options) {
                return Err(raise_compile_error(vm, &error, filename));
            }
        }
        return crate::ast::to_objects(vm, &tree);
    }
    let name = request.filename.to_text();
    let mut warnings = Vec::new();
    let compiled = kaa_codegen::compile(&tree, &name, options, &mut warnings);
    for warning in warnings {
        warn(vm, &warning.message, filename, warning.span)?;
    }
    match compiled {
        Ok(code) => {
            let code = crate::frozensets::settle(vm, code)?;
            kaa_interp::code_from_plain(vm, code.into()).map(Gc::value)
        }
        Err(error) => Err(raise_compile_error(vm, &error, filename)),
    }
}

/// `compile()` of a tree.
fn compile_tree(vm: &mut Vm, tree: Value, request: CompileRequest) -> PyResult<Option<Value>> {
    if !crate::ast::is_node(vm, tree)? {
        return Ok(None);
    }
    if request.flags & flag::OPTIMIZED_AST == flag::ONLY_AST {
        crate::ast::check_mode(vm, tree, request.mode)?;
        return Ok(Some(tree));
    }
    let tree = crate::ast::from_objects(vm, tree, request.mode)?;
    finish(vm, tree, &request).map(Some)
}

/// Issues a SyntaxWarning; one that filters turn into an error becomes a SyntaxError at its place.
fn warn(vm: &mut Vm, message: &str, filename: Value, span: ast::Span) -> PyResult<()> {
    if issue(vm, message, filename, span.line)? {
        let error = CompileError::Syntax { message: message.to_owned(), span };
        return Err(raise_compile_error(vm, &error, filename));
    }
    Ok(())
}

/// Issues a SyntaxWarning; true if filters make it an error.
fn issue(vm: &mut Vm, message: &str, filename: Value, line: u32) -> PyResult<bool> {
    let name = vm.intern_str("_warnings");
    let Some(module) = vm.modules.get_str(name) else { return Ok(false) };
    let category = vm.exception_type("SyntaxWarning").value();
    let text = vm.str(message).value();
    let line = Value::int32(line as i32);
    match vm.call_method_named(module, "warn_explicit", &[text, category, filename, line]) {
        Err(_) if vm.pending_is("SyntaxWarning") => {
            vm.clear_exception();
            Ok(true)
        }
        issued => issued.map(|_| false),
    }
}

fn number(n: Option<i64>) -> Value {
    n.and_then(Value::small_int).unwrap_or(Value::NONE)
}

pub fn raise_syntax_error(vm: &mut Vm, error: &SyntaxError, filename: Value) -> Raised {
    let class = match error.kind {
        ErrorKind::SyntaxError => "SyntaxError",
        ErrorKind::IndentationError => "IndentationError",
        ErrorKind::TabError => "TabError",
        ErrorKind::IncompleteInput => "_IncompleteInputError",
        ErrorKind::MemoryError => return vm.raise_named("MemoryError", &error.message),
        ErrorKind::ValueError => return vm.raise_named("ValueError", &error.message),
        ErrorKind::OverflowError => return vm.raise_named("OverflowError", &error.message),
        ErrorKind::UnicodeDecodeError => return raise_undecoded(vm, error),
    };
    let line = error.lineno.filter(|_| error.reread.is_some());
    let shown = line.and_then(|line| line_of_file(vm, filename, line)).map(|line| {
        let mut error = error.clone();
        error.show(line);
        error
    });
    let error = shown.as_ref().unwrap_or(error);
    let text = match &error.text {
        Some(text) => vm.str(text).value(),
        None => Value::NONE,
    };
    // Errors before the first line come without an end.
    if error.text.is_none() && error.lineno == Some(0) {
        let place = [filename, number(error.lineno), number(error.offset), Value::NONE];
        return raise_at(vm, class, &error.message, &place);
    }
    let shown = if error.is_undecoded_line() { Value::NONE } else { filename };
    let place = [
        shown,
        number(error.lineno),
        number(error.offset),
        text,
        number(error.end_lineno),
        number(error.end_offset),
    ];
    let raised = raise_at(vm, class, &error.message, &place);
    if error.is_undecoded_line()
        && let Some(exception) = vm.take_exception()
    {
        return match vm.setattr_named(exception, "filename", filename) {
            Ok(()) => vm.reraise(exception),
            Err(raised) => raised,
        };
    }
    raised
}

fn raise_undecoded(vm: &mut Vm, error: &SyntaxError) -> Raised {
    let class = vm.exception_type("UnicodeDecodeError").value();
    let codec = vm.str("unicodeescape").value();
    let object = match vm.new_bytes(error.text.as_deref().unwrap_or("").as_bytes()) {
        Ok(object) => object.value(),
        Err(raised) => return raised,
    };
    let reason = vm.str(&error.message).value();
    match vm.call(class, &[codec, object, number(error.offset), number(error.end_offset), reason]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
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

pub fn raise_compile_error(vm: &mut Vm, error: &CompileError, filename: Value) -> Raised {
    match error {
        CompileError::TooDeep => {
            vm.raise_named("RecursionError", "maximum recursion depth exceeded during compilation")
        }
        CompileError::Invalid(message) => vm.value_error(message),
        CompileError::System(message) => vm.system_error(message),
        CompileError::TooLarge => vm.overflow_error("code is too large"),
        CompileError::Syntax { message, span } => {
            let place = place_of(vm, *span, filename);
            raise_at(vm, "SyntaxError", message, &place)
        }
        CompileError::Scope { message, span } => {
            let class = vm.exception_type("SyntaxError");
            let message = vm.str(message).value();
            let exception = match vm.call(class.value(), &[message]) {
                Ok(exception) => exception,
                Err(raised) => return raised,
            };
            let place = place_of(vm, *span, filename);
            let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
            for (name, value) in names.into_iter().zip(place) {
                if let Err(raised) = vm.setattr_named(exception, name, value) {
                    return raised;
                }
            }
            vm.raise(exception)
        }
    }
}

/// A line of the file of that name if there is one, decoded as its first lines ask for. CPython:
/// `_PyErr_ProgramDecodedTextObject`.
fn line_of_file(vm: &mut Vm, filename: Value, line: i64) -> Option<String> {
    let path = vm.as_str(filename)?.to_utf8()?;
    if !kaa_host::is_file(&path) {
        return None;
    }
    let bytes = kaa_host::read_file(path.as_ref()).ok()?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let plain;
    let bytes = if bytes.contains(&b'\r') {
        plain = with_line_feeds(bytes);
        &plain[..]
    } else {
        bytes
    };
    let line = bytes.split_inclusive(|b| *b == b'\n').nth((line as usize).saturating_sub(1))?;
    let cookie = kaa_syntax::coding_cookie(bytes).and_then(|(name, _)| std::str::from_utf8(name).ok());
    if let Some(cookie) = cookie
        && let Some(Ok(text)) = decode_source(vm, cookie, line)
    {
        return Some(text);
    }
    Some(String::from_utf8_lossy(line).into_owned())
}

/// Each end of a line as a line feed.
fn with_line_feeds(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => {}
            b'\r' => out.push(b'\n'),
            byte => out.push(byte),
        }
    }
    out
}

/// File name, line, offset, text, end line and end offset of an error that the compiler found. The text is the line
/// of the file, if there is such a file, and offsets count UTF-8 bytes.
fn place_of(vm: &mut Vm, span: ast::Span, filename: Value) -> [Value; 6] {
    if span.line == 0 {
        // What the compiler made up has no place in the source.
        let (line, offset) = (Value::int32(-1), Value::int32(0));
        return [filename, line, offset, Value::NONE, line, offset];
    }
    let text = match line_of_file(vm, filename, span.line.into()) {
        Some(line) => vm.str(&line).value(),
        None => Value::NONE,
    };
    [
        filename,
        number(Some(span.line.into())),
        number(Some(i64::from(span.col) + 1)),
        text,
        number(Some(span.end_line.into())),
        number(Some(i64::from(span.end_col) + 1)),
    ]
}
