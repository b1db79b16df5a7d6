//! `compile`, `exec`, `eval` and `__import__`.

use kaa_object::dict::Dict;
use kaa_object::frame::{CompileMode, CompileRequest};
use kaa_object::function::NativeDef;
use kaa_object::payloads::{ByteArray, Bytes, Code};
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, Str, Value, Vm, methods};

pub static FUNCTIONS: &[NativeDef] = RUN;

methods! { RUN: Module =>
    /// Compile source into a code object that can be executed by exec() or eval().
    "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)" => compile, Any;
    /// Execute the given source in the context of globals and locals.
    "exec(source, /, globals=None, locals=None, *, closure=None)" => exec, Any;
    /// Evaluate the given source in the context of globals and locals.
    "eval(source, /, globals=None, locals=None)" => eval, Any;
}

/// Flags of `__future__` features that code inherits.
const FUTURE_FLAGS: u32 = 0x1fe_0000;

fn inherited_flags(vm: &Vm) -> u32 {
    vm.thread.frames.last().map_or(0, |f| f.code.plain.flags & FUTURE_FLAGS)
}

/// The source text of an argument, and whether it was a `str`.
pub fn source_of(vm: &mut Vm, source: Value, function: &str, expected: &str) -> PyResult<(Vec<u8>, bool)> {
    let (bytes, is_text) = if let Some(s) = vm.as_str(source) {
        (vm.to_utf8(s)?.into_bytes(), true)
    } else if let Some(b) = vm.payload::<Bytes>(source) {
        (b.as_slice().to_vec(), false)
    } else if let Some(b) = vm.payload::<ByteArray>(source) {
        (b.bytes.borrow().clone(), false)
    } else if vm.class_of(source).slots.getbuffer.get().is_some() {
        (crate::buffer::contents(vm, source)?.to_vec(), false)
    } else {
        return Err(vm.type_error(format!("{function}() arg 1 must be {expected} object")));
    };
    if bytes.contains(&0) {
        return Err(vm.raise_named("SyntaxError", "source code string cannot contain null bytes"));
    }
    Ok((bytes, is_text))
}

fn request(
    vm: &mut Vm,
    source: Value,
    filename: Gc<Str>,
    mode: CompileMode,
    flags: u32,
    function: &str,
) -> PyResult {
    let (source, is_text) = source_of(vm, source, function, "a string, bytes or code")?;
    vm.audit("compile", &[&source.as_slice(), &filename.value()])?;
    let hook = vm.hooks.compile;
    hook(
        vm,
        CompileRequest {
            source,
            is_text,
            from_file: false,
            filename,
            mode,
            flags,
            optimize: -1,
            feature_version: -1,
        },
    )
}

#[expect(clippy::too_many_arguments, reason = "one per parameter of compile()")]
fn compile(
    vm: &mut Vm,
    source: Value,
    filename: Value,
    mode: Gc<Str>,
    flags: Option<i64>,
    dont_inherit: Option<bool>,
    optimize: Option<i64>,
    feature_version: Option<i64>,
) -> PyResult {
    let filename = file_name(vm, filename)?;
    if filename.code_points().any(|c| c == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    for number in [flags, optimize].into_iter().flatten() {
        if i32::try_from(number).is_err() {
            return Err(vm.overflow_error("Python int too large to convert to C int"));
        }
    }
    let given = flags.unwrap_or(0);
    const AST: u32 = 0x400;
    // Features of `__future__`, nested scopes of old, and what `ast` names PyCF_….
    const KNOWN: i64 = 0x1fe_0000 | 0x10 | 0xfe00;
    if given & !KNOWN != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    let mut flags = given as u32;
    let optimize = optimize.unwrap_or(-1);
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    if !dont_inherit.unwrap_or(false) {
        flags |= inherited_flags(vm);
    }
    let only_ast = flags & AST != 0;
    let mode = match mode.to_lossy().as_str() {
        "exec" => CompileMode::Exec,
        "eval" => CompileMode::Eval,
        "single" => CompileMode::Single,
        "func_type" if only_ast => CompileMode::FuncType,
        "func_type" => {
            return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        }
        _ if only_ast => {
            return Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"));
        }
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let mut request = CompileRequest {
        source: Vec::new(),
        is_text: true,
        from_file: false,
        filename,
        mode,
        flags,
        optimize: optimize as i32,
        feature_version: if only_ast { feature_version.unwrap_or(-1) as i32 } else { -1 },
    };
    let is_source = vm.as_str(source).is_some()
        || vm.payload::<Bytes>(source).is_some()
        || vm.payload::<ByteArray>(source).is_some();
    if !is_source {
        vm.audit("compile", &[&source, &Value::NONE])?;
        let hook = vm.hooks.compile_tree;
        if let Some(result) = hook(vm, source, request.clone())? {
            return Ok(result);
        }
    }
    (request.source, request.is_text) = source_of(vm, source, "compile", "a string, bytes or AST")?;
    vm.audit("compile", &[&request.source.as_slice(), &request.filename.value()])?;
    let hook = vm.hooks.compile;
    hook(vm, request)
}

/// A file name given as str, bytes or path object.
pub fn file_name(vm: &mut Vm, value: Value) -> PyResult<Gc<Str>> {
    if let Some(s) = vm.as_str(value) {
        return Ok(s);
    }
    if let Some(b) = vm.payload::<Bytes>(value) {
        // Undecodable bytes become lone surrogates (PEP 383).
        let mut points = Vec::new();
        for chunk in b.as_slice().utf8_chunks() {
            points.extend(chunk.valid().chars().map(|c| c as u32));
            points.extend(chunk.invalid().iter().map(|&c| 0xdc00 + c as u32));
        }
        return vm.str_ucs4(&points);
    }
    let path = crate::paths::fspath(vm, value)?;
    file_name(vm, path)
}

/// Globals and locals of `exec` and `eval`.
fn namespaces(
    vm: &mut Vm,
    globals: Option<Value>,
    locals: Option<Value>,
    function: &str,
) -> PyResult<(Gc<Dict>, Value)> {
    let globals = globals.filter(|g| !g.is_none());
    let locals = locals.filter(|l| !l.is_none());
    let (globals, locals) = match globals {
        None => {
            let Some(frame) = vm.thread.frames.last() else {
                return Err(vm.system_error("globals and locals cannot be NULL"));
            };
            let globals = frame.function.globals;
            let locals = match locals {
                Some(locals) => locals,
                None => super::current_locals(vm)?,
            };
            (globals, locals)
        }
        Some(given) => match vm.as_dict(given) {
            Some(dict) => (dict, locals.unwrap_or(given)),
            None if function == "eval" && vm.class_of(given).slots.getitem.get().is_none() => {
                return Err(vm.type_error("globals must be a dict"));
            }
            None if function == "eval" => {
                return Err(vm.type_error("globals must be a real dict; try eval(expr, {}, mapping)"));
            }
            None => {
                let got = vm.type_name_of(given);
                return Err(vm.type_error(format!("{function}() globals must be a dict, not {got}")));
            }
        },
    };
    if vm.as_dict(locals).is_none() && vm.class_of(locals).slots.getitem.get().is_none() {
        if function == "eval" {
            return Err(vm.type_error("locals must be a mapping"));
        }
        let got = vm.type_name_of(locals);
        return Err(vm.type_error(format!("locals must be a mapping or None, not {got}")));
    }
    let name = vm.names.__builtins__;
    if globals.get_str(name).is_none() {
        let builtins = vm.builtins.value();
        vm.dict_set_str(globals, name, builtins)?;
    }
    Ok((globals, locals))
}

fn exec(
    vm: &mut Vm,
    source: Value,
    globals: Option<Value>,
    locals: Option<Value>,
    closure: Option<Value>,
) -> PyResult<()> {
    let (globals, locals) = namespaces(vm, globals, locals, "exec")?;
    let closure = closure.filter(|c| !c.is_none());
    let code = match vm.payload::<Code>(source) {
        Some(code) => {
            let free = crate::code::free_count(code);
            let tuple: Option<Gc<Tuple>> = closure.and_then(|c| vm.exact_tuple(c));
            let cells = |vm: &Vm, t: Gc<Tuple>| {
                t.items().iter().all(|c| vm.payload::<kaa_object::payloads::CellObject>(*c).is_some())
            };
            match (free, closure) {
                (0, Some(_)) => {
                    return Err(vm.type_error("cannot use a closure with this code object"));
                }
                (n, _) if n > 0 && !tuple.is_some_and(|t| t.len() == n && cells(vm, t)) => {
                    return Err(
                        vm.type_error(format!("code object requires a closure of exactly length {n}"))
                    );
                }
                _ => {}
            }
            vm.audit("exec", &[&source])?;
            let eval = vm.hooks.eval_code;
            eval(vm, code, globals, Some(locals), tuple)?;
            return Ok(());
        }
        None => {
            if closure.is_some() {
                return Err(vm.type_error("closure can only be used when source is a code object"));
            }
            let filename = vm.intern_str("<string>");
            let flags = inherited_flags(vm);
            request(vm, source, filename, CompileMode::Exec, flags, "exec")?
        }
    };
    run(vm, code, globals, locals)?;
    Ok(())
}

fn run(vm: &mut Vm, code: Value, globals: Gc<Dict>, locals: Value) -> PyResult {
    vm.audit("exec", &[&code])?;
    match vm.payload::<Code>(code) {
        Some(code) => {
            let eval = vm.hooks.eval_code;
            eval(vm, code, globals, Some(locals), None)
        }
        None => Err(vm.system_error("the compiler returned something else than code")),
    }
}

fn eval(vm: &mut Vm, source: Value, globals: Option<Value>, locals: Option<Value>) -> PyResult {
    let (globals, locals) = namespaces(vm, globals, locals, "eval")?;
    if let Some(code) = vm.payload::<Code>(source) {
        if crate::code::free_count(code) > 0 {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        return run(vm, source, globals, locals);
    }
    let filename = vm.intern_str("<string>");
    let flags = inherited_flags(vm);
    // Leading blanks are allowed in front of an expression.
    let source = match vm.as_str(source) {
        Some(s) => {
            let skip = s.code_points().take_while(|c| *c == 32 || *c == 9).count();
            vm.str_slice(s, skip, s.len())?.value()
        }
        None => source,
    };
    let code = request(vm, source, filename, CompileMode::Eval, flags, "eval")?;
    run(vm, code, globals, locals)
}

methods! { IMPORT: Module =>
    "__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)" => import_bound, Any;
}

/// `__import__(name, globals, locals, fromlist, level)`
pub fn import(vm: &mut Vm, args: Args<'_>) -> PyResult {
    IMPORT[0].call(vm, None, args)
}

fn import_bound(
    vm: &mut Vm,
    name: Value,
    globals: Option<Value>,
    locals: Option<Value>,
    from_list: Option<Value>,
    level: Option<i64>,
) -> PyResult {
    let Some(name) = vm.as_str(name) else { return Err(vm.type_error("module name must be a string")) };
    let _ = locals;
    let hook = vm.hooks.import;
    hook(vm, name, globals, from_list.unwrap_or(Value::NONE), level.unwrap_or(0))
}
