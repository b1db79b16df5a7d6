//! `_tokenize`: tokens of source that a `readline` function gives. CPython: `Python/Python-tokenize.c`.
//!
//! All lines are read when the first token is asked for.

use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, NoTrace, PyResult, Raised, Slot, Str, Value, Vm, methods};
use kaa_syntax::tokenizer::stream::{Stream, StreamError, stream};
use std::cell::{Cell, RefCell};

/// `_tokenize.TokenizerIter`
pub struct TokenizerIter {
    /// None once the lines are read.
    readline: Slot<Option<Value>>,
    encoding: Slot<Option<Gc<Str>>>,
    extra_tokens: bool,
    source: NoTrace<RefCell<String>>,
    tokens: NoTrace<RefCell<Stream>>,
    at: Cell<usize>,
    /// The range of the line shown last, and the line.
    line_range: NoTrace<Cell<(usize, usize)>>,
    line: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(TokenizerIter {
    readline,
    encoding,
    extra_tokens,
    source,
    tokens,
    at,
    line_range,
    line
});

pub static MODULE: ModuleDef = ModuleDef {
    name: "_tokenize",
    doc: None,
    functions: &[],
    init: |vm, module| {
        let class = match vm.has_payload_type::<TokenizerIter>() {
            true => vm.type_of_payload::<TokenizerIter>(),
            false => {
                let object = vm.types.object;
                vm.define_type::<TokenizerIter>(object, &ITER)
            }
        };
        vm.module_set(module, "TokenizerIter", class.value())
    },
};

static ITER: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, _, args| CONSTRUCTOR[0].call(vm, None, args)));
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next));
    },
    ..TypeDef::new("_tokenize.TokenizerIter")
};

methods! { CONSTRUCTOR: Module =>
    "tokenizeriter(readline, /, *, encoding=None, extra_tokens=False)" => new, Alloc;
}

fn new(vm: &mut Vm, readline: Value, encoding: Option<Value>, extra_tokens: Option<bool>) -> PyResult {
    let encoding = match encoding.filter(|e| !e.is_none()) {
        None => None,
        Some(encoding) => match vm.as_str(encoding) {
            Some(encoding) => Some(encoding),
            None => {
                let got = vm.type_name_of(encoding);
                return Err(
                    vm.type_error(format!("tokenizeriter() argument 'encoding' must be str, not {got}"))
                );
            }
        },
    };
    let Some(extra_tokens) = extra_tokens else {
        return Err(vm.type_error("tokenizeriter() missing required argument 'extra_tokens' (pos 2)"));
    };
    let iterator = TokenizerIter {
        readline: Slot::new(Some(readline)),
        encoding: Slot::new(encoding),
        extra_tokens,
        source: NoTrace(RefCell::default()),
        tokens: NoTrace(RefCell::default()),
        at: Cell::new(0),
        line_range: NoTrace(Cell::new((usize::MAX, 0))),
        line: Slot::new(None),
    };
    Ok(vm.alloc_payload(iterator).value())
}

/// One line from `readline`; `None` at the end.
fn read_line(vm: &mut Vm, readline: Value, encoding: Option<Gc<Str>>) -> PyResult<Option<String>> {
    let line = vm.call(readline, &[]);
    let Some(line) = vm.catching(line, "StopIteration")? else { return Ok(None) };
    let text = match encoding {
        None => match vm.as_str(line) {
            Some(text) => text,
            None => return Err(vm.type_error("readline() returned a non-string object")),
        },
        Some(encoding) => {
            if vm.payload::<Bytes>(line).is_none() {
                return Err(vm.type_error("readline() returned a non-bytes object"));
            }
            let replace = vm.intern_str("replace").value();
            let text = vm.call_method_named(line, "decode", &[encoding.value(), replace])?;
            match vm.as_str(text) {
                Some(text) => text,
                None => return Err(vm.type_error("decoder did not return a string")),
            }
        }
    };
    vm.to_utf8(text).map(Some)
}

fn read_all(vm: &mut Vm, this: Gc<TokenizerIter>) -> PyResult<()> {
    let Some(readline) = this.readline.get() else { return Ok(()) };
    let (mut source, mut pieces) = (String::new(), Vec::new());
    while let Some(line) = read_line(vm, readline, this.encoding.get())? {
        if line.is_empty() {
            break;
        }
        if source.len() + line.len() >= i32::MAX as usize {
            return Err(vm.memory_error());
        }
        source += &line;
        pieces.push(source.len());
        vm.safepoint()?;
    }
    this.readline.set(this, None);
    *this.tokens.borrow_mut() = stream(&source, &pieces, this.extra_tokens);
    *this.source.borrow_mut() = source;
    Ok(())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<TokenizerIter>(this);
    read_all(vm, this)?;
    let token = this.tokens.borrow().tokens.get(this.at.get()).copied();
    let Some(token) = token else {
        let error = this.tokens.borrow_mut().error.take();
        return match error {
            Some(error) => Err(raise(vm, error)),
            None => Ok(None),
        };
    };
    this.at.set(this.at.get() + 1);
    if this.line_range.get() != token.line {
        let line = this.source.borrow().get(token.line.0..token.line.1).unwrap_or_default().to_owned();
        let line = vm.try_str(&line)?.value();
        this.line.set(this, Some(line));
        this.line_range.set(token.line);
    }
    let line = this.line.get().unwrap_or(Value::NONE);
    let text = this.source.borrow().get(token.text.0..token.text.1).unwrap_or_default().to_owned();
    let text = vm.try_str(&text)?.value();
    let place = |(line, col): (u32, i32)| [Value::int32(line as i32), Value::int32(col)];
    let start = vm.try_tuple(&place(token.start))?.value();
    let end = vm.try_tuple(&place(token.end))?.value();
    let tuple = vm.try_tuple(&[Value::int32(token.number.into()), text, start, end, line])?;
    Ok(Some(tuple.value()))
}

fn raise(vm: &mut Vm, error: StreamError) -> Raised {
    let filename = vm.intern_str("<string>").value();
    match error {
        StreamError::Syntax(error) => crate::compile::raise_syntax_error(vm, &error, filename),
        StreamError::EndOfSource { line, held } => {
            let raised = vm.raise_named("SyntaxError", "unexpected EOF in multi-line statement");
            let Some(exception) = vm.take_exception() else { return raised };
            let place = [
                ("filename", filename),
                ("lineno", Value::int32(line as i32)),
                ("offset", Value::int32(held as i32)),
            ];
            for (name, value) in place {
                if let Err(raised) = vm.setattr_named(exception, name, value) {
                    return raised;
                }
            }
            vm.reraise(exception)
        }
    }
}
