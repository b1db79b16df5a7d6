//! `sub` and the replacement templates.

use super::matcher::UNSET;
use super::pattern::{Match, Pattern, all_matches, group_text, hold, part};
use kaa_object::declare::TypeDef;
use kaa_object::function::NativeDef;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Bytes;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, NoTrace, PyResult, StrBuilder, Value, Vm, methods};

/// A replacement: literals and group numbers in turn, beginning and ending with a literal.
pub struct Template {
    parts: Gc<Tuple>,
}
kaa_gc::trace_fields!(Template { parts });

static TEMPLATE: TypeDef =
    TypeDef { flags: type_flags::DISALLOW_INSTANTIATION, ..TypeDef::new("_sre.SRE_Template") };

pub static FUNCTIONS: &[NativeDef] = TEMPLATE_FUNCTION;

methods! { TEMPLATE_FUNCTION: Module =>
    "template(pattern, template, /)" => |vm: &mut Vm, _pattern: Value, template: Gc<List>| -> PyResult {
        let parts = vm.try_tuple(template.items())?;
        Ok(vm.alloc_payload(Template { parts }).value())
    }, Alloc;
}

/// Pieces on their way to become one `str` or `bytes`.
enum Output {
    Str(StrBuilder),
    Bytes(Vec<u8>),
}

impl Output {
    fn push(&mut self, vm: &mut Vm, piece: Value) -> PyResult<()> {
        match self {
            Output::Str(out) => match vm.as_str(piece) {
                Some(s) => out.push_pystr(&s),
                None => {
                    let name = vm.type_name_of(piece);
                    return Err(
                        vm.type_error(format!("sequence item 0: expected str instance, {name} found"))
                    );
                }
            },
            Output::Bytes(out) => match vm.payload::<Bytes>(piece) {
                Some(b) => out.extend_from_slice(b.as_slice()),
                None => {
                    let class = vm.types.bytes.value();
                    if vm.class_of(piece).slots.getbuffer.get().is_none() {
                        let name = vm.type_name_of(piece);
                        return Err(vm.type_error(format!(
                            "sequence item 0: expected a bytes-like object, {name} found"
                        )));
                    }
                    let copy = vm.call(class, &[piece])?;
                    if let Some(b) = vm.payload::<Bytes>(copy) {
                        out.extend_from_slice(b.as_slice());
                    }
                }
            },
        }
        Ok(())
    }

    fn finish(self, vm: &mut Vm) -> PyResult {
        match self {
            Output::Str(out) => out.finish(vm).map(Gc::value),
            Output::Bytes(out) => vm.new_bytes(&out).map(Gc::value),
        }
    }
}

/// What stands in for a match.
enum Filter {
    Literal(Value),
    Template(Gc<Template>),
    Function(Value),
}

fn filter_of(vm: &mut Vm, pattern: Gc<Pattern>, repl: Value) -> PyResult<Filter> {
    if vm.is_callable(repl) {
        return Ok(Filter::Function(repl));
    }
    let has_backslash = if let Some(s) = vm.as_str(repl) {
        s.code_points().any(|c| c == b'\\' as u32)
    } else if let Some(b) = vm.payload::<Bytes>(repl) {
        b.as_slice().contains(&b'\\')
    } else {
        true
    };
    if !has_backslash {
        return Ok(Filter::Literal(repl));
    }
    compiled_template(vm, pattern, repl)
}

/// The template that `re` makes of a replacement text.
fn compiled_template(vm: &mut Vm, pattern: Gc<Pattern>, repl: Value) -> PyResult<Filter> {
    let name = vm.intern_str("re");
    let import = vm.hooks.import_module;
    let re = import(vm, name)?;
    let compile = vm.getattr_named(re, "_compile_template")?;
    let made = vm.call(compile, &[pattern.value(), repl]);
    let made = match vm.catching(made, "TypeError")? {
        Some(made) => made,
        // Templates are kept by their value: of what has no hash the bytes are, or a text is read each time.
        None if kaa_types::buffer::has_buffer(vm, repl) => {
            let bytes = vm.types.bytes.value();
            let repl = vm.call(bytes, &[repl])?;
            vm.call(compile, &[pattern.value(), repl])?
        }
        None if vm.as_str(repl).is_none() => vm.call(compile, &[pattern.value(), repl])?,
        None => {
            let read = vm.getattr_named(compile, "__wrapped__")?;
            vm.call(read, &[pattern.value(), repl])?
        }
    };
    Ok(match vm.payload::<Template>(made) {
        Some(template) if template.parts.len() == 1 => {
            Filter::Literal(template.parts.get(0).unwrap_or(Value::NONE))
        }
        Some(template) => Filter::Template(template),
        None if vm.is_callable(made) => Filter::Function(made),
        None => Filter::Literal(made),
    })
}

/// Replaces matches; the text and how many were replaced.
pub fn substitute(
    vm: &mut Vm,
    this: Value,
    repl: Value,
    string: Value,
    count: isize,
) -> PyResult<(Value, usize)> {
    let pattern = vm.this::<Pattern>(this);
    let held = hold(vm, pattern, string)?;
    let filter = filter_of(vm, pattern, repl)?;
    let mut out = match &held {
        super::pattern::Held::Str(_) => Output::Str(StrBuilder::new()),
        super::pattern::Held::Bytes(_) | super::pattern::Held::Copy(_) => Output::Bytes(Vec::new()),
    };
    let (mut last, mut done) = (0, 0usize);
    let len = held.len();
    if count >= 0 {
        all_matches(vm, pattern, &held, 0, len, |vm, found| {
            let (start, end) = (found.marks[0], found.marks[1]);
            if start > last {
                let piece = part(vm, &held, last, start)?;
                out.push(vm, piece)?;
            }
            match &filter {
                Filter::Literal(text) => out.push(vm, *text)?,
                Filter::Template(template) => {
                    for (i, &piece) in template.parts.items().iter().enumerate() {
                        if i % 2 == 0 {
                            out.push(vm, piece)?;
                            continue;
                        }
                        let group = vm.to_isize(piece)?.max(0) as usize;
                        let marks = (found.marks.get(group * 2), found.marks.get(group * 2 + 1));
                        if let (Some(&a), Some(&b)) = marks
                            && a != UNSET
                            && b != UNSET
                        {
                            let piece = part(vm, &held, a, b)?;
                            out.push(vm, piece)?;
                        }
                    }
                }
                Filter::Function(function) => {
                    let payload = Match {
                        string,
                        pattern,
                        marks: NoTrace(found.marks.clone().into()),
                        last: found.last,
                        pos: 0,
                        endpos: len,
                    };
                    let m = vm.alloc_payload(payload).value();
                    let piece = vm.call(*function, &[m])?;
                    if !piece.is_none() {
                        out.push(vm, piece)?;
                    }
                }
            }
            last = end;
            done += 1;
            Ok(count == 0 || done < count as usize)
        })?;
    }
    if done == 0 {
        return Ok((part(vm, &held, 0, len)?, 0));
    }
    let rest = part(vm, &held, last, len)?;
    out.push(vm, rest)?;
    Ok((out.finish(vm)?, done))
}

/// `match.expand(template)`
pub fn expand(vm: &mut Vm, this: Value, template: Value) -> PyResult {
    let m = vm.this::<Match>(this);
    match compiled_template(vm, m.pattern, template)? {
        Filter::Literal(text) => Ok(text),
        Filter::Function(function) => vm.call(function, &[this]),
        Filter::Template(template) => {
            let mut out =
                if m.pattern.is_bytes { Output::Bytes(Vec::new()) } else { Output::Str(StrBuilder::new()) };
            let list = vm.new_list();
            for (i, &piece) in template.parts.items().iter().enumerate() {
                let piece = if i % 2 == 0 {
                    piece
                } else {
                    let group = vm.to_isize(piece)?.max(0) as usize;
                    if group > m.pattern.groups {
                        return Err(vm.index_error("no such group"));
                    }
                    group_text(vm, m, group, Value::NONE)?
                };
                if !piece.is_none() {
                    list.push(vm, piece)?;
                }
            }
            for i in 0..list.len() {
                if let Some(piece) = list.get(i) {
                    out.push(vm, piece)?;
                }
            }
            out.finish(vm)
        }
    }
}

/// Defines the type.
pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    vm.define_type::<Template>(object, &TEMPLATE);
}
