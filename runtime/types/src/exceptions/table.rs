//! The tree of builtin exceptions, with what single types add.

use super::{base_init, base_str, no_keywords};
use kaa_object::declare::{MemberDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::exception::Exception;
use kaa_object::payloads::MemberKind;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods};

const fn object_member(name: &'static str, doc: &'static str) -> MemberDef {
    MemberDef { name, doc, kind: MemberKind::Object }
}

macro_rules! tree {
    ($($name:literal $base:literal $doc:literal $({ $($field:ident: $value:expr),* $(,)? })?;)*) => {
        /// Defines every exception below BaseException.
        pub fn install(vm: &mut Vm) {
            $({
                static DEF: TypeDef = TypeDef {
                    doc: Some($doc),
                    flags: type_flags::BASETYPE,
                    $($($field: $value,)*)?
                    ..TypeDef::new($name)
                };
                let base = vm.exception_type($base);
                let class = vm.define_subtype(base, &DEF);
                vm.exceptions.insert($name, class);
            })*
            let os_error = vm.exception_type("OSError");
            vm.exceptions.insert("EnvironmentError", os_error);
            vm.exceptions.insert("IOError", os_error);
        }
    };
}

tree! {
    "BaseExceptionGroup" "BaseException" "A combination of multiple unrelated exceptions." {
        slots: super::group::slots,
        methods: &[super::group::METHODS, super::group::CLASS_METHODS],
        getset: super::group::GETSET,
        members: &[
            MemberDef { name: "message", doc: "exception message", kind: MemberKind::ReadOnly },
            MemberDef { name: "exceptions", doc: "nested exceptions", kind: MemberKind::ReadOnly },
            MemberDef { name: "", doc: "", kind: MemberKind::ReadOnly },
        ],
    };
    "Exception" "BaseException" "Common base class for all non-exit exceptions.";
    "GeneratorExit" "BaseException" "Request that a generator exit.";
    "KeyboardInterrupt" "BaseException" "Program interrupted by user.";
    "SystemExit" "BaseException" "Request to exit from the interpreter." {
        slots: |s| s.init.set(Some(system_exit_init)),
        members: &[object_member("code", "exception code")],
    };
    "ArithmeticError" "Exception" "Base class for arithmetic errors.";
    "AssertionError" "Exception" "Assertion failed.";
    "AttributeError" "Exception" "Attribute not found." {
        slots: |s| s.init.set(Some(attribute_error_init)),
        methods: &[ATTRIBUTE_METHODS],
        members: &[object_member("name", "attribute name"), object_member("obj", "object")],
    };
    "BufferError" "Exception" "Buffer error.";
    "EOFError" "Exception" "Read beyond end of file.";
    "ImportError" "Exception" "Import can't find module, or can't find name in module." {
        slots: |s| {
            s.init.set(Some(import_error_init));
            s.str.set(Some(import_error_str));
        },
        methods: &[IMPORT_METHODS],
        members: &[
            object_member("msg", "exception message"),
            object_member("name", "module name"),
            object_member("path", "module path"),
            object_member("name_from", "name imported from module"),
        ],
    };
    "LookupError" "Exception" "Base class for lookup errors.";
    "MemoryError" "Exception" "Out of memory.";
    "NameError" "Exception" "Name not found globally." {
        slots: |s| s.init.set(Some(name_error_init)),
        members: &[object_member("name", "name")],
    };
    "OSError" "Exception" "Base class for I/O related errors." {
        slots: super::os_error::slots,
        methods: &[super::os_error::METHODS],
        getset: super::os_error::GETSET,
        members: &[
            object_member("errno", "POSIX exception code"),
            object_member("strerror", "exception strerror"),
            object_member("filename", "exception filename"),
            object_member("filename2", "second exception filename"),
            object_member("_characters_written", ""),
        ],
    };
    "ReferenceError" "Exception" "Weak ref proxy used after referent went away.";
    "RuntimeError" "Exception" "Unspecified run-time error.";
    "StopAsyncIteration" "Exception" "Signal the end from iterator.__anext__().";
    "StopIteration" "Exception" "Signal the end from iterator.__next__()." {
        slots: |s| s.init.set(Some(stop_iteration_init)),
        members: &[object_member("value", "generator return value")],
    };
    "SyntaxError" "Exception" "Invalid syntax." {
        slots: |s| {
            s.init.set(Some(syntax_error_init));
            s.str.set(Some(syntax_error_str));
        },
        members: &[
            object_member("msg", "exception msg"),
            object_member("filename", "exception filename"),
            object_member("lineno", "exception lineno"),
            object_member("offset", "exception offset"),
            object_member("text", "exception text"),
            object_member("end_lineno", "exception end lineno"),
            object_member("end_offset", "exception end offset"),
            object_member("print_file_and_line", "exception print_file_and_line"),
            object_member("_metadata", "exception private metadata"),
        ],
    };
    "SystemError" "Exception" "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.";
    "TypeError" "Exception" "Inappropriate argument type.";
    "ValueError" "Exception" "Inappropriate argument value (of correct type).";
    "Warning" "Exception" "Base class for warning categories.";
    "FloatingPointError" "ArithmeticError" "Floating-point operation failed.";
    "OverflowError" "ArithmeticError" "Result too large to be represented.";
    "ZeroDivisionError" "ArithmeticError" "Second argument to a division or modulo operation was zero.";
    "IndexError" "LookupError" "Sequence index out of range.";
    "KeyError" "LookupError" "Mapping key not found." { slots: |s| s.str.set(Some(key_error_str)) };
    "ModuleNotFoundError" "ImportError" "Module not found.";
    "UnboundLocalError" "NameError" "Local name referenced but not bound to a value.";
    "NotImplementedError" "RuntimeError" "Method or function hasn't been implemented yet.";
    "PythonFinalizationError" "RuntimeError" "Operation blocked during Python finalization.";
    "RecursionError" "RuntimeError" "Recursion limit exceeded.";
    "IndentationError" "SyntaxError" "Improper indentation.";
    "TabError" "IndentationError" "Improper mixture of spaces and tabs.";
    "_IncompleteInputError" "SyntaxError" "incomplete input.";
    "UnicodeError" "ValueError" "Unicode related error.";
    "UnicodeDecodeError" "UnicodeError" "Unicode decoding error." {
        slots: super::unicode::decode_slots, members: super::unicode::MEMBERS,
    };
    "UnicodeEncodeError" "UnicodeError" "Unicode encoding error." {
        slots: super::unicode::encode_slots, members: super::unicode::MEMBERS,
    };
    "UnicodeTranslateError" "UnicodeError" "Unicode translation error." {
        slots: super::unicode::translate_slots, members: super::unicode::MEMBERS,
    };
    "BlockingIOError" "OSError" "I/O operation would block.";
    "ChildProcessError" "OSError" "Child process error.";
    "ConnectionError" "OSError" "Connection error.";
    "FileExistsError" "OSError" "File already exists.";
    "FileNotFoundError" "OSError" "File not found.";
    "InterruptedError" "OSError" "Interrupted by signal.";
    "IsADirectoryError" "OSError" "Operation doesn't work on directories.";
    "NotADirectoryError" "OSError" "Operation only works on directories.";
    "PermissionError" "OSError" "Not enough permissions.";
    "ProcessLookupError" "OSError" "Process not found.";
    "TimeoutError" "OSError" "Timeout expired.";
    "BrokenPipeError" "ConnectionError" "Broken pipe.";
    "ConnectionAbortedError" "ConnectionError" "Connection aborted.";
    "ConnectionRefusedError" "ConnectionError" "Connection refused.";
    "ConnectionResetError" "ConnectionError" "Connection reset.";
    "BytesWarning" "Warning" "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.";
    "DeprecationWarning" "Warning" "Base class for warnings about deprecated features.";
    "EncodingWarning" "Warning" "Base class for warnings about encodings.";
    "FutureWarning" "Warning" "Base class for warnings about constructs that will change semantically\nin the future.";
    "ImportWarning" "Warning" "Base class for warnings about probable mistakes in module imports";
    "PendingDeprecationWarning" "Warning" "Base class for warnings about features which will be deprecated\nin the future.";
    "ResourceWarning" "Warning" "Base class for warnings about resource usage.";
    "RuntimeWarning" "Warning" "Base class for warnings about dubious runtime behavior.";
    "SyntaxWarning" "Warning" "Base class for warnings about dubious syntax.";
    "UnicodeWarning" "Warning" "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.";
    "UserWarning" "Warning" "Base class for warnings generated by user code.";
}

fn system_exit_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    base_init(vm, this, args)?;
    let code = match args.positional() {
        [] => return Ok(()),
        [one] => *one,
        many => vm.try_tuple(many)?.value(),
    };
    vm.set_member(this, super::member::SYSTEM_EXIT_CODE, Some(code));
    Ok(())
}

fn stop_iteration_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    base_init(vm, this, args)?;
    let value = args.positional().first().copied().unwrap_or(Value::NONE);
    vm.set_member(this, super::member::STOP_ITERATION_VALUE, Some(value));
    Ok(())
}

/// Takes keyword arguments of these names into members; the rest of the call is positional.
fn keyword_members(
    vm: &mut Vm,
    this: Value,
    args: Args<'_>,
    class: &str,
    names: &[(&str, usize)],
) -> PyResult<()> {
    for (_, index) in names {
        vm.set_member(this, *index, None);
    }
    for (name, value) in args.keywords() {
        match names.iter().find(|(n, _)| name.is(n)) {
            Some((_, index)) => vm.set_member(this, *index, Some(value)),
            None => {
                let name = name.to_lossy();
                return Err(vm.type_error(format!("{class}() got an unexpected keyword argument '{name}'")));
            }
        }
    }
    base_init(vm, this, Args::positional_only(args.positional()))
}

fn attribute_error_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    keyword_members(vm, this, args, "AttributeError", &[("name", 0), ("obj", 1)])
}

fn name_error_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    keyword_members(vm, this, args, "NameError", &[("name", 0)])
}

fn import_error_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    keyword_members(vm, this, args, "ImportError", &[("name", 1), ("path", 2), ("name_from", 3)])?;
    let message = match args.positional() {
        [one] => Some(*one),
        _ => None,
    };
    vm.set_member(this, 0, message);
    Ok(())
}

fn import_error_str(vm: &mut Vm, this: Value) -> PyResult {
    match vm.member(this, 0) {
        Some(message) if vm.exact_str(message).is_some() => Ok(message),
        _ => base_str(vm, this),
    }
}

/// `(class, args[, dict])` with the members put into the dict.
fn reduce_with(vm: &mut Vm, this: Gc<Exception>, names: &[(&str, usize)]) -> PyResult {
    let class = vm.class_of(this.value()).value();
    let args = this.args.get().value();
    let dict = vm.instance_dict_copy(this.value())?;
    for (name, index) in names {
        if let Some(value) = vm.member(this.value(), *index) {
            vm.dict_set_named(dict, name, value)?;
        }
    }
    Ok(if dict.is_empty() { vm.tuple(&[class, args]) } else { vm.tuple(&[class, args, dict.value()]) }
        .value())
}

/// The state of an AttributeError, from which `obj` is left out: it may be anything, also what can't be pickled.
fn attribute_state(vm: &mut Vm, this: Gc<Exception>) -> PyResult<Gc<Dict>> {
    let dict = vm.instance_dict_copy(this.value())?;
    if let Some(name) = vm.member(this.value(), 0) {
        vm.dict_set_named(dict, "name", name)?;
    }
    vm.dict_set_named(dict, "args", this.args.get().value())?;
    Ok(dict)
}

methods! { ATTRIBUTE_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Exception>| -> PyResult {
        let class = vm.class_of(this.value()).value();
        let (args, state) = (this.args.get().value(), attribute_state(vm, this)?);
        Ok(vm.tuple(&[class, args, state.value()]).value())
    }, Any;
    "__getstate__($self, /)" => |vm: &mut Vm, this: Gc<Exception>| -> PyResult {
        attribute_state(vm, this).map(Gc::value)
    }, Any;
}

methods! { IMPORT_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Exception>| -> PyResult {
        reduce_with(vm, this, &[("name", 1), ("path", 2), ("name_from", 3)])
    }, Any;
}

fn key_error_str(vm: &mut Vm, this: Value) -> PyResult {
    // A single key is shown with its quotes, so that an empty one can be seen.
    let cell = vm.this::<Exception>(this);
    match cell.args.get().items() {
        [one] => vm.repr(*one).map(Gc::value),
        _ => base_str(vm, this),
    }
}

fn syntax_error_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    no_keywords(vm, this, args)?;
    base_init(vm, this, args)?;
    let positional = args.positional();
    if let Some(first) = positional.first() {
        vm.set_member(this, 0, Some(*first));
    }
    if let [_, info] = positional {
        let list = vm.collect_list(*info)?;
        let items = list.items().to_vec();
        let held = vm.tuple(&items);
        let items = held.items();
        match items.len() {
            n if n < 4 => {
                return Err(vm.type_error(format!("function takes at least 4 arguments ({n} given)")));
            }
            n if n > 7 => {
                return Err(vm.type_error(format!("function takes at most 7 arguments ({n} given)")));
            }
            _ => {}
        }
        for optional in [5, 6, 8] {
            vm.set_member(this, optional, None);
        }
        for (index, item) in items.iter().take(6).enumerate() {
            vm.set_member(this, index + 1, Some(*item));
        }
        if let Some(metadata) = items.get(6) {
            vm.set_member(this, 8, Some(*metadata));
        }
        if items.len() == 5 {
            return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
        }
    }
    Ok(())
}

fn syntax_error_str(vm: &mut Vm, this: Value) -> PyResult {
    let message = vm.member(this, 0).unwrap_or(Value::NONE);
    let text = vm.to_str(message)?.to_lossy();
    let filename = vm.member(this, 1).and_then(|f| vm.as_str(f)).map(|f| f.to_lossy());
    let filename = filename.map(|f| f.rsplit('/').next().unwrap_or("").to_owned());
    let line = vm.member(this, 2).and_then(|l| l.as_int());
    let shown = match (filename, line) {
        (None, None) => return vm.to_str(message).map(Gc::value),
        (Some(file), Some(line)) => format!("{text} ({file}, line {line})"),
        (Some(file), None) => format!("{text} ({file})"),
        (None, Some(line)) => format!("{text} (line {line})"),
    };
    vm.try_str(&shown).map(Gc::value)
}
