//! `code`. CPython: `Objects/codeobject.c`.

use kaa_code::{CodeObject, Constant, Text, kinds};
use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::list::ListRef;
use kaa_object::payloads::{Code, MemberKind};
use kaa_object::slots::CompareOp;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm, methods};

/// Free variables of a code object.
pub fn free_count(code: Gc<Code>) -> usize {
    code.plain.localspluskinds.iter().filter(|k| **k & kinds::FREE != 0).count()
}

macro_rules! getset {
    ($($name:literal $get:expr;)*) => {
        &[$(GetSetDef { name: $name, doc: "", get: $get, set: None },)*]
    };
}

fn names_where(vm: &mut Vm, this: Value, keep: impl Fn(u8) -> bool) -> PyResult {
    let code = vm.this::<Code>(this);
    vm.unpack_code(code)?;
    let names: Vec<Value> = code
        .values()
        .localsplus
        .iter()
        .zip(&code.plain.localspluskinds)
        .filter(|(_, k)| keep(**k))
        .map(|(n, _)| n.value())
        .collect();
    vm.try_tuple(&names).map(Gc::value)
}

/// A code object whose constants and names are there.
fn unpacked(vm: &mut Vm, this: Value) -> PyResult<Gc<Code>> {
    let code = vm.this::<Code>(this);
    vm.unpack_code(code)?;
    Ok(code)
}

fn number(vm: &mut Vm, n: impl Into<i64>) -> PyResult {
    Ok(vm.int(n.into()))
}

static GETSET: &[GetSetDef] = getset! {
    "co_code" |vm, this| { let c = vm.this::<Code>(this); vm.new_bytes(&c.plain.code).map(Gc::value) };
    "_co_code_adaptive" |vm, this| { let c = vm.this::<Code>(this); vm.new_bytes(&c.plain.code).map(Gc::value) };
    "co_varnames" |vm, this| names_where(vm, this, |k| k & kinds::LOCAL != 0);
    "co_cellvars" |vm, this| names_where(vm, this, |k| k & kinds::CELL != 0);
    "co_freevars" |vm, this| names_where(vm, this, |k| k & kinds::FREE != 0);
    "co_lnotab" |vm, this| {
        vm.warn_named("DeprecationWarning", "co_lnotab is deprecated, use co_lines instead.", 1)?;
        let code = vm.this::<Code>(this);
        let table = line_deltas(&code.plain);
        vm.new_bytes(&table).map(Gc::value)
    };
};

/// The line table in the form it had up to Python 3.9: pairs of unsigned offset deltas and signed line deltas.
/// CPython: `decode_linetable`.
fn line_deltas(code: &CodeObject) -> Vec<u8> {
    let mut table = Vec::new();
    let (mut offset, mut line) = (0, code.firstlineno);
    for (start, _, at) in kaa_code::linetable::lines(&code.linetable, code.firstlineno) {
        let Some(at) = at.filter(|at| *at != line) else { continue };
        let (mut bytes, mut lines) = (start - offset, i64::from(at) - i64::from(line));
        while bytes > 255 {
            table.extend([255, 0]);
            bytes -= 255;
        }
        while !(-128..=127).contains(&lines) {
            let step = if lines > 0 { 127 } else { -128 };
            table.extend([bytes as u8, step as i8 as u8]);
            bytes = 0;
            lines -= step;
        }
        table.extend([bytes as u8, lines as i8 as u8]);
        (offset, line) = (start, at);
    }
    table
}

macro_rules! members {
    ($($name:literal $get:expr;)*) => {
        &[$(MemberDef { name: $name, doc: "", kind: MemberKind::Computed($get) },)*]
    };
}

static MEMBERS: &[MemberDef] = members! {
    "co_argcount" |vm, this| { let n = vm.this::<Code>(this).plain.argcount; number(vm, n) };
    "co_posonlyargcount" |vm, this| { let n = vm.this::<Code>(this).plain.posonlyargcount; number(vm, n) };
    "co_kwonlyargcount" |vm, this| { let n = vm.this::<Code>(this).plain.kwonlyargcount; number(vm, n) };
    "co_nlocals" |vm, this| {
        let n = vm.this::<Code>(this).plain.localspluskinds.iter().filter(|k| **k & kinds::LOCAL != 0).count();
        number(vm, n as i64)
    };
    "co_stacksize" |vm, this| { let n = vm.this::<Code>(this).plain.stacksize; number(vm, n) };
    "co_flags" |vm, this| { let n = vm.this::<Code>(this).plain.flags; number(vm, n) };
    "co_firstlineno" |vm, this| { let n = vm.this::<Code>(this).plain.firstlineno; number(vm, n) };
    "co_linetable" |vm, this| { let c = vm.this::<Code>(this); vm.new_bytes(&c.plain.linetable).map(Gc::value) };
    "co_exceptiontable" |vm, this| { let c = vm.this::<Code>(this); vm.new_bytes(&c.plain.exceptiontable).map(Gc::value) };
    "co_consts" |vm, this| { let c = unpacked(vm, this)?; vm.try_tuple(&c.values().consts).map(Gc::value) };
    "co_names" |vm, this| {
        let c = unpacked(vm, this)?;
        let names = &c.values().names;
        vm.tuple_from_fn(names.len(), |i| names[i].value()).map(Gc::value)
    };
    "co_filename" |vm, this| Ok(vm.this::<Code>(this).filename.value());
    "co_name" |vm, this| Ok(vm.this::<Code>(this).name.value());
    "co_qualname" |vm, this| Ok(vm.this::<Code>(this).qualname.value());
};

fn optional_line(vm: &mut Vm, n: Option<i32>) -> Value {
    n.map_or(Value::NONE, |n| vm.int(n as i64))
}

fn positions(vm: &mut Vm, this: Gc<Code>) -> PyResult {
    let list = vm.new_list();
    let units = this.plain.code.len() / 2;
    let all: Vec<kaa_code::Position> =
        kaa_code::linetable::positions(&this.plain.linetable, this.plain.firstlineno, units).collect();
    for p in all {
        let items = [
            optional_line(vm, p.line),
            optional_line(vm, p.end_line),
            optional_line(vm, p.column),
            optional_line(vm, p.end_column),
        ];
        let tuple = vm.try_tuple(&items)?;
        list.push(vm, tuple.value())?;
    }
    vm.iter(list.value())
}

fn branches(vm: &mut Vm, this: Gc<Code>) -> PyResult {
    let list = vm.new_list();
    for branch in kaa_code::branches(&this.plain.code) {
        let offsets = [branch.at, branch.left, branch.right].map(|unit| Value::int32(unit as i32 * 2));
        let tuple = vm.try_tuple(&offsets)?;
        list.push(vm, tuple.value())?;
    }
    vm.iter(list.value())
}

fn lines(vm: &mut Vm, this: Gc<Code>) -> PyResult {
    let list = vm.new_list();
    let all: Vec<(usize, usize, Option<i32>)> =
        kaa_code::linetable::lines(&this.plain.linetable, this.plain.firstlineno).collect();
    for (start, end, line) in all {
        let line = optional_line(vm, line);
        let (start, end) = (vm.int_from_usize(start), vm.int_from_usize(end));
        let tuple = vm.try_tuple(&[start, end, line])?;
        list.push(vm, tuple.value())?;
    }
    vm.iter(list.value())
}

/// Line of the instruction at an offset in `co_code`.
pub fn line_at(code: Gc<Code>, offset: i32) -> Option<i32> {
    if offset < 0 {
        return Some(code.plain.firstlineno);
    }
    kaa_code::linetable::position_at(&code.plain.linetable, code.plain.firstlineno, offset as usize / 2).line
}

methods! { METHODS: Instance =>
    "co_branches($self, /)" => branches, Any;
    "co_lines($self, /)" => lines, Any;
    "co_positions($self, /)" => positions, Any;
    /// Return the variable name for the given localsplus index.
    "_varname_from_oparg($self, /, oparg)" => |vm: &mut Vm, this: Gc<Code>, oparg: isize| -> PyResult {
        vm.unpack_code(this)?;
        match usize::try_from(oparg).ok().and_then(|i| this.values().localsplus.get(i).copied()) {
            Some(name) => Ok(name.value()),
            None => Err(vm.index_error("tuple index out of range")),
        }
    }, Any;
    /// Return a copy of the code object with new values for the specified fields.
    "replace($self, /, **changes)" => replace, Any;
    "__replace__($self, /, **changes)" => replace, Any;
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Code>| -> i64 { (size_of::<Code>() + this.plain.code.len()) as i64 }, Leaf;
}

fn text_of(vm: &mut Vm, name: &str, value: Value) -> PyResult<Text> {
    match vm.as_str(value) {
        Some(s) => Ok(s.to_text()),
        None => {
            let got = vm.type_name_of(value);
            Err(vm.type_error(format!("replace() argument '{name}' must be str, not {got}")))
        }
    }
}

fn texts_of(vm: &mut Vm, name: &str, value: Value) -> PyResult<Vec<Text>> {
    let Some(tuple) = vm.as_tuple(value) else {
        let got = vm.type_name_of(value);
        return Err(vm.type_error(format!("replace() argument '{name}' must be tuple, not {got}")));
    };
    tuple.items().iter().map(|v| text_of(vm, name, *v)).collect()
}

fn bytes_of(vm: &mut Vm, name: &str, value: Value) -> PyResult<Box<[u8]>> {
    match vm.payload::<kaa_object::payloads::Bytes>(value) {
        Some(b) => Ok(b.as_slice().into()),
        None => {
            let got = vm.type_name_of(value);
            Err(vm.type_error(format!("replace() argument '{name}' must be bytes, not {got}")))
        }
    }
}

/// The constant that a value stands for in `co_consts`; `None` for what no compiler makes.
fn constant_of(vm: &mut Vm, value: Value) -> PyResult<Option<Constant>> {
    use kaa_object::int::IntRef;
    use kaa_object::payloads::{Bytes, Complex};
    vm.check_native_stack("")?;
    let class = vm.class_of(value);
    Ok(Some(match value {
        Value::NONE => Constant::None,
        Value::TRUE => Constant::True,
        Value::FALSE => Constant::False,
        Value::ELLIPSIS => Constant::Ellipsis,
        _ => {
            if let Some(code) = vm.payload::<Code>(value) {
                if code.foreign.is_some() {
                    return Ok(None);
                }
                Constant::Code(code.plain.clone())
            } else if let Some(s) = vm.exact_str(value) {
                Constant::Str(s.to_text())
            } else if let Some(n) = vm.int_ref(value).filter(|_| class == vm.types.int) {
                Constant::Int(match n {
                    IntRef::Small(n) => n.into(),
                    IntRef::Big(n) => n.clone(),
                })
            } else if let Some(x) = vm.as_f64(value).filter(|_| class == vm.types.float) {
                Constant::Float(x)
            } else if let Some(c) = vm.exact::<Complex>(value) {
                Constant::Complex(c.real, c.imag)
            } else if let Some(b) = vm.exact::<Bytes>(value) {
                Constant::Bytes(b.as_slice().into())
            } else if let Some(t) = vm.exact_tuple(value) {
                return Ok(constants_of(vm, t.items())?.map(|items| Constant::Tuple(items.into())));
            } else if class == vm.types.frozenset {
                let list = vm.collect_list(value)?;
                let held = vm.try_tuple(list.items())?;
                return Ok(constants_of(vm, held.items())?.map(|items| Constant::FrozenSet(items.into())));
            } else if let Some(s) = vm.as_slice(value) {
                let parts = constants_of(vm, &[s.start, s.stop, s.step])?;
                let Some(Ok(parts)) = parts.map(<[Constant; 3]>::try_from) else { return Ok(None) };
                Constant::Slice(std::sync::Arc::new(parts))
            } else {
                return Ok(None);
            }
        }
    }))
}

fn constants_of(vm: &mut Vm, values: &[Value]) -> PyResult<Option<Vec<Constant>>> {
    let mut constants = Vec::with_capacity(values.len());
    for value in values {
        match constant_of(vm, *value)? {
            Some(constant) => constants.push(constant),
            None => return Ok(None),
        }
    }
    Ok(Some(constants))
}

/// `code(…)`: the fields in CPython's order. CPython: `code_new_impl`.
fn new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    const FIELDS: [&str; 18] = [
        "argcount",
        "posonlyargcount",
        "kwonlyargcount",
        "nlocals",
        "stacksize",
        "flags",
        "code",
        "consts",
        "names",
        "varnames",
        "filename",
        "name",
        "qualname",
        "firstlineno",
        "linetable",
        "exceptiontable",
        "freevars",
        "cellvars",
    ];
    if args.has_keywords() {
        return Err(vm.type_error("code() takes no keyword arguments"));
    }
    crate::util::check_count(vm, "code", args.values.len(), 16, 18)?;
    let changes = vm.new_dict();
    let empty = vm.tuple(&[]).value();
    for (at, field) in FIELDS.iter().enumerate() {
        let value = args.values.get(at).copied().unwrap_or(empty);
        let (fits, expected) = match at {
            0..=5 | 13 => {
                let number = vm.index(value)?;
                let number = number.as_int().and_then(|n| i32::try_from(n).ok());
                let Some(number) = number else {
                    return Err(vm.overflow_error("Python int too large to convert to C int"));
                };
                if number < 0 && at < 4 {
                    return Err(vm.value_error(format!("code: {field} must not be negative")));
                }
                (true, "int")
            }
            6 | 14 | 15 => (vm.payload::<kaa_object::payloads::Bytes>(value).is_some(), "bytes"),
            10..=12 => (vm.as_str(value).is_some(), "str"),
            _ => (vm.as_tuple(value).is_some(), "tuple"),
        };
        if !fits {
            let (got, position) = (vm.type_name_of(value), at + 1);
            return Err(vm.type_error(format!("code() argument {position} must be {expected}, not {got}")));
        }
        if matches!(at, 8 | 9 | 16 | 17)
            && let Some(odd) =
                vm.as_tuple(value).and_then(|t| t.items().iter().find(|v| vm.as_str(**v).is_none()).copied())
        {
            let got = vm.type_name_of(odd);
            return Err(vm.type_error(format!("name tuples must contain only strings, not '{got}'")));
        }
        vm.dict_set_named(changes, &format!("co_{field}"), value)?;
    }
    let names = vm.as_tuple(args.values[9]).map_or(0, |t| t.len());
    if args.values[3].as_int() != Some(names as i64) {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    // Every field is given, so any code object will do to begin with.
    match vm.thread.frames.last().map(|f| f.code) {
        Some(start) => replace(vm, start, changes.value()),
        None => Err(vm.system_error("code() needs a running frame")),
    }
}

fn replace(vm: &mut Vm, this: Gc<Code>, changes: Value) -> PyResult {
    let mut plain: CodeObject = (*this.plain).clone();
    let mut foreign = this.foreign;
    let mut nlocals = None;
    let mut varnames: Option<Vec<Text>> = None;
    let mut cellvars: Option<Vec<Text>> = None;
    let mut freevars: Option<Vec<Text>> = None;
    let changes = vm.as_dict(changes);
    let mut position = 0;
    while let Some((key, value, _)) = changes.and_then(|c| c.next_entry(&mut position)) {
        let Some(name) = vm.as_str(key).map(|k| k.to_lossy()) else { continue };
        let count = |vm: &mut Vm| -> PyResult<u32> {
            let n = vm.to_isize(value)?;
            u32::try_from(n).or_else(|_| Err(vm.value_error(format!("{name} must be a positive integer"))))
        };
        match name.as_str() {
            "co_argcount" => plain.argcount = count(vm)?,
            "co_posonlyargcount" => plain.posonlyargcount = count(vm)?,
            "co_kwonlyargcount" => plain.kwonlyargcount = count(vm)?,
            "co_nlocals" => nlocals = Some(count(vm)?),
            "co_stacksize" => plain.stacksize = count(vm)?,
            "co_flags" => plain.flags = count(vm)?,
            "co_firstlineno" => plain.firstlineno = vm.to_isize(value)? as i32,
            "co_code" => plain.code = bytes_of(vm, &name, value)?.into(),
            "co_linetable" => plain.linetable = bytes_of(vm, &name, value)?.into(),
            "co_exceptiontable" => plain.exceptiontable = bytes_of(vm, &name, value)?.into(),
            "co_filename" => plain.filename = text_of(vm, &name, value)?,
            "co_name" => plain.name = text_of(vm, &name, value)?,
            "co_qualname" => plain.qualname = text_of(vm, &name, value)?,
            "co_names" => plain.names = texts_of(vm, &name, value)?.into(),
            "co_varnames" => varnames = Some(texts_of(vm, &name, value)?),
            "co_cellvars" => cellvars = Some(texts_of(vm, &name, value)?),
            "co_freevars" => freevars = Some(texts_of(vm, &name, value)?),
            "co_consts" if vm.as_tuple(value).is_none() => {
                let got = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
                return Err(vm.type_error(format!("replace() argument 'co_consts' must be tuple, not {got}")));
            }
            "co_consts" => {
                let Some(tuple) = vm.as_tuple(value) else { continue };
                let mut constants = Vec::with_capacity(tuple.len());
                foreign = None;
                for value in tuple.items() {
                    let constant = constant_of(vm, *value)?;
                    if constant.is_none() {
                        foreign = Some(tuple);
                    }
                    constants.push(constant.unwrap_or(Constant::None));
                }
                plain.consts = constants.into();
            }
            _ => {
                let known: Vec<&str> = PARAMETERS.split(' ').collect();
                let message = kaa_object::suggest::unexpected_keyword("replace", &name, &known);
                return Err(vm.type_error(message));
            }
        }
    }
    let flags = [kaa_code::flags::VARARGS, kaa_code::flags::VARKEYWORDS];
    let stars: u32 = flags.iter().map(|f| u32::from(plain.flags & f != 0)).sum();
    let arguments = u64::from(plain.argcount) + u64::from(plain.kwonlyargcount) + u64::from(stars);
    let locals = match &varnames {
        Some(names) => names.len(),
        None => plain.localspluskinds.iter().filter(|k| **k & kinds::LOCAL != 0).count(),
    };
    if arguments > locals as u64 {
        return Err(vm.value_error("code: co_varnames is too small"));
    }
    let given = |code: &CodeObject| code.localspluskinds.iter().filter(|k| **k & kinds::LOCAL != 0).count();
    if nlocals.map_or_else(|| given(&plain), |n| n as usize) != locals {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    if varnames.is_some() || cellvars.is_some() || freevars.is_some() {
        rebuild_slots(&mut plain, varnames, cellvars, freevars);
    }
    if vm.audit_hooks.is_some() {
        let (filename, name) = (vm.str_from_text(&plain.filename)?, vm.str_from_text(&plain.name)?);
        let locals = plain.localspluskinds.iter().filter(|k| **k & kinds::LOCAL != 0).count() as i64;
        vm.audit(
            "code.__new__",
            &[
                &&plain.code[..],
                &filename.value(),
                &name.value(),
                &plain.argcount,
                &plain.posonlyargcount,
                &plain.kwonlyargcount,
                &locals,
                &plain.stacksize,
                &plain.flags,
            ],
        )?;
    }
    let make = vm.hooks.new_code;
    make(vm, plain.into(), foreign)
}

/// What `replace()` takes.
const PARAMETERS: &str = "co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags \
                          co_firstlineno co_code co_consts co_names co_varnames co_freevars co_cellvars \
                          co_filename co_name co_qualname co_linetable co_exceptiontable";

/// Lays the slots out anew: locals (cells among them stay arguments), then other cells, then free variables.
fn rebuild_slots(
    plain: &mut CodeObject,
    varnames: Option<Vec<Text>>,
    cellvars: Option<Vec<Text>>,
    freevars: Option<Vec<Text>>,
) {
    let old = |bit: u8| -> Vec<Text> {
        plain
            .localsplusnames
            .iter()
            .zip(&plain.localspluskinds)
            .filter(|(_, k)| **k & bit != 0)
            .map(|(n, _)| n.clone())
            .collect()
    };
    let varnames = varnames.unwrap_or_else(|| old(kinds::LOCAL));
    let cellvars = cellvars.unwrap_or_else(|| old(kinds::CELL));
    let freevars = freevars.unwrap_or_else(|| old(kinds::FREE));
    let (mut names, mut bits) = (Vec::new(), Vec::new());
    let (positional_only, positional) = (plain.posonlyargcount as usize, plain.argcount as usize);
    let keyword = positional + plain.kwonlyargcount as usize;
    let mut variable = keyword;
    let var_args = plain.flags & kaa_code::flags::VARARGS != 0;
    let var_keywords = plain.flags & kaa_code::flags::VARKEYWORDS != 0;
    variable += var_args as usize + var_keywords as usize;
    for (i, name) in varnames.into_iter().enumerate() {
        let mut kind = kinds::LOCAL;
        if cellvars.contains(&name) {
            kind |= kinds::CELL;
        }
        kind |= match i {
            _ if i < positional_only => kinds::ARG_POS,
            _ if i < positional => kinds::ARG_POS | kinds::ARG_KW,
            _ if i < keyword => kinds::ARG_KW,
            _ if i < variable && i == keyword && var_args => kinds::ARG_VAR | kinds::ARG_POS,
            _ if i < variable => kinds::ARG_VAR | kinds::ARG_KW,
            _ => 0,
        };
        names.push(name);
        bits.push(kind);
    }
    for name in cellvars {
        if !names.contains(&name) {
            names.push(name);
            bits.push(kinds::CELL);
        }
    }
    for name in freevars {
        names.push(name);
        bits.push(kinds::FREE);
    }
    plain.localsplusnames = names.into();
    plain.localspluskinds = bits.into();
}

static DEF: TypeDef = TypeDef {
    doc: Some("Create a code object.  Not for mere mortals."),
    slots: |s| {
        s.new.set(Some(new));
        s.repr.set(Some(|vm, this| {
            let c = vm.this::<Code>(this);
            let (name, file, line) = (c.name.to_lossy(), c.filename.to_lossy(), c.plain.firstlineno);
            let text = format!("<code object {name} at {:#x}, file \"{file}\", line {line}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
        s.hash.set(Some(|vm, this| {
            use std::hash::{Hash, Hasher};
            let c = vm.this::<Code>(this);
            // Values that no compiler makes may be unhashable.
            if let Some(foreign) = c.foreign {
                vm.hash(foreign.value())?;
            }
            let mut hasher = std::hash::DefaultHasher::new();
            let code = &c.plain;
            (&code.name, code.firstlineno, code.argcount, code.posonlyargcount, code.kwonlyargcount)
                .hash(&mut hasher);
            (code.flags, &code.code, &code.names, &code.localsplusnames).hash(&mut hasher);
            Ok(kaa_object::hash::avoid_minus_one(hasher.finish()))
        }));
        s.richcompare.set(Some(|vm, a, b, op| {
            let (Some(x), Some(y)) = (vm.payload::<Code>(a), vm.payload::<Code>(b)) else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            Ok(match op {
                CompareOp::Eq => Value::bool(x.same(&y)),
                CompareOp::Ne => Value::bool(!x.same(&y)),
                _ => Value::NOT_IMPLEMENTED,
            })
        }));
    },
    methods: &[METHODS],
    getset: GETSET,
    members: MEMBERS,
    weakrefable: true,
    ..TypeDef::new("code")
};

pub fn install(vm: &mut Vm) {
    let (class, object) = (vm.types.code, vm.types.object);
    vm.define_core_type(class, Some(object), &DEF);
}
