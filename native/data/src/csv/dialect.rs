//! `Dialect`: how a file is written. CPython: `Modules/_csv.c` (`dialect_new`).

use super::registered;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Type, Value, Vm, methods};

pub const MINIMAL: i32 = 0;
pub const ALL: i32 = 1;
pub const NONNUMERIC: i32 = 2;
pub const NONE: i32 = 3;
pub const STRINGS: i32 = 4;
pub const NOTNULL: i32 = 5;

/// Stands for a character that is not set; no code point equals it.
pub const UNSET: u32 = u32::MAX;

/// Payload of `Dialect`.
pub struct Dialect {
    pub delimiter: u32,
    pub doublequote: bool,
    pub escapechar: u32,
    pub lineterminator: Slot<Gc<Str>>,
    pub quotechar: u32,
    pub quoting: i32,
    pub skipinitialspace: bool,
    pub strict: bool,
}
kaa_gc::trace_fields!(Dialect {
    delimiter,
    doublequote,
    escapechar,
    lineterminator,
    quotechar,
    quoting,
    skipinitialspace,
    strict
});

fn character(vm: &mut Vm, c: u32) -> PyResult {
    Ok(if c == UNSET { Value::NONE } else { vm.str_from_point(c).value() })
}

static DIALECT: TypeDef = TypeDef {
    doc: Some("CSV dialect\n\nThe Dialect type records CSV dialect options."),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| build(vm, class, args).map(Gc::value)));
    },
    methods: &[METHODS],
    getset: &[
        GetSetDef {
            name: "delimiter",
            doc: "",
            get: |vm, this| {
                let c = vm.this::<Dialect>(this).delimiter;
                character(vm, c)
            },
            set: None,
        },
        GetSetDef {
            name: "doublequote",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<Dialect>(this).doublequote)),
            set: None,
        },
        GetSetDef {
            name: "escapechar",
            doc: "",
            get: |vm, this| {
                let c = vm.this::<Dialect>(this).escapechar;
                character(vm, c)
            },
            set: None,
        },
        GetSetDef {
            name: "lineterminator",
            doc: "",
            get: |vm, this| Ok(vm.this::<Dialect>(this).lineterminator.get().value()),
            set: None,
        },
        GetSetDef {
            name: "quotechar",
            doc: "",
            get: |vm, this| {
                let c = vm.this::<Dialect>(this).quotechar;
                character(vm, c)
            },
            set: None,
        },
        GetSetDef {
            name: "quoting",
            doc: "",
            get: |vm, this| Ok(Value::int32(vm.this::<Dialect>(this).quoting)),
            set: None,
        },
        GetSetDef {
            name: "skipinitialspace",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<Dialect>(this).skipinitialspace)),
            set: None,
        },
        GetSetDef {
            name: "strict",
            doc: "",
            get: |vm, this| Ok(Value::bool(vm.this::<Dialect>(this).strict)),
            set: None,
        },
    ],
    readonly: &["skipinitialspace", "doublequote", "strict"],
    ..TypeDef::new("_csv.Dialect")
};

methods! { METHODS: Instance =>
    /// raises an exception to avoid pickling
    "__reduce__" => |vm: &mut Vm, this: Value| no_pickling(vm, this), Raises;
    /// raises an exception to avoid pickling
    "__reduce_ex__($self, protocol, /)" => |vm: &mut Vm, this: Value, _protocol: Value| no_pickling(vm, this), Raises;
}

fn no_pickling(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.class_of(this).short_name();
    Err(vm.type_error(format!("cannot pickle '{class}' instances")))
}

pub fn define(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<Dialect>(object, &DIALECT)
}

/// The dialect that a function's further arguments describe.
pub fn from_args(vm: &mut Vm, args: Args<'_>) -> PyResult<Gc<Dialect>> {
    let class = vm.type_of_payload::<Dialect>();
    build(vm, class, args)
}

const NAMES: [&str; 9] = [
    "dialect",
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
];

fn build(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult<Gc<Dialect>> {
    let mut bound = [None; 9];
    let given = args.values.len();
    if given > NAMES.len() {
        return Err(vm.type_error(format!("function takes at most 9 arguments ({given} given)")));
    }
    for (to, from) in bound.iter_mut().zip(args.positional()) {
        *to = Some(*from);
    }
    for (name, value) in args.keywords() {
        let Some(at) = NAMES.iter().position(|n| name.is(n)) else {
            let name = name.to_lossy();
            return Err(vm.type_error(format!("this function got an unexpected keyword argument '{name}'")));
        };
        if bound[at].is_some() {
            let (name, place) = (NAMES[at], at + 1);
            return Err(vm.type_error(format!(
                "argument for function given by name ('{name}') and position ({place})"
            )));
        }
        bound[at] = Some(value);
    }
    if let Some(mut base) = bound[0].filter(|d| !d.is_none()) {
        if vm.as_str(base).is_some() {
            base = registered(vm, base)?;
        }
        if let Some(dialect) = vm.payload::<Dialect>(base)
            && bound[1..].iter().all(Option::is_none)
        {
            return Ok(dialect);
        }
        for (at, name) in NAMES.iter().enumerate().skip(1) {
            if bound[at].is_none() {
                let name = vm.intern_str(name);
                bound[at] = vm.getattr_opt(base, name)?;
            }
        }
    }
    let [_, delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skip, strict] = bound;
    let delimiter_c = one_character(vm, "delimiter", delimiter, u32::from(','), false)?;
    let doublequote = truth(vm, doublequote, true)?;
    let escapechar = one_character(vm, "escapechar", escapechar, UNSET, true)?;
    let lineterminator = match lineterminator {
        None => vm.str("\r\n"),
        Some(value) => match vm.as_str(value) {
            Some(text) => text,
            None => {
                let class = vm.type_name_of(value);
                return Err(vm.type_error(format!("\"lineterminator\" must be a string, not {class}")));
            }
        },
    };
    let quote = one_character(vm, "quotechar", quotechar, u32::from('"'), true)?;
    let mut mode = quoting_mode(vm, quoting)?;
    let skipinitialspace = truth(vm, skip, false)?;
    let strict = truth(vm, strict, false)?;
    if !(MINIMAL..=NOTNULL).contains(&mode) {
        return Err(vm.type_error("bad \"quoting\" value"));
    }
    if quotechar == Some(Value::NONE) && quoting.is_none() {
        mode = NONE;
    }
    if mode != NONE && quote == UNSET {
        return Err(vm.type_error("quotechar must be set if quoting enabled"));
    }
    check_characters(vm, [delimiter_c, escapechar, quote], lineterminator, skipinitialspace)?;
    let payload = Dialect {
        delimiter: delimiter_c,
        doublequote,
        escapechar,
        lineterminator: Slot::new(lineterminator),
        quotechar: quote,
        quoting: mode,
        skipinitialspace,
        strict,
    };
    Ok(vm.alloc_instance(class, payload))
}

fn truth(vm: &mut Vm, value: Option<Value>, default: bool) -> PyResult<bool> {
    match value {
        Some(value) => vm.is_true(value),
        None => Ok(default),
    }
}

fn one_character(
    vm: &mut Vm,
    name: &str,
    value: Option<Value>,
    default: u32,
    optional: bool,
) -> PyResult<u32> {
    let Some(value) = value else { return Ok(default) };
    if optional && value.is_none() {
        return Ok(UNSET);
    }
    let what = if optional { "a unicode character or None" } else { "a unicode character" };
    match vm.as_str(value) {
        Some(text) if text.len() == 1 => Ok(text.at(0)),
        Some(text) => {
            let len = text.len();
            Err(vm.type_error(format!("\"{name}\" must be {what}, not a string of length {len}")))
        }
        None => {
            let class = vm.type_name_of(value);
            Err(vm.type_error(format!("\"{name}\" must be {what}, not {class}")))
        }
    }
}

fn quoting_mode(vm: &mut Vm, value: Option<Value>) -> PyResult<i32> {
    let Some(value) = value else { return Ok(MINIMAL) };
    if !value.is_int() && !value.has_shape(kaa_object::core_types::shape::INT) {
        let class = vm.type_name_of(value);
        return Err(vm.type_error(format!("\"quoting\" must be an integer, not {class}")));
    }
    let message = "Python int too large to convert to C int";
    let wide = vm.to_i64(value, message)?;
    match i32::try_from(wide) {
        Ok(mode) => Ok(mode),
        Err(_) => Err(vm.overflow_error(message)),
    }
}

/// `characters`: delimiter, escape and quote.
fn check_characters(vm: &mut Vm, characters: [u32; 3], line: Gc<Str>, skip: bool) -> PyResult<()> {
    const NAMES: [&str; 3] = ["delimiter", "escapechar", "quotechar"];
    for (i, &c) in characters.iter().enumerate() {
        let name = NAMES[i];
        let is_space = c == 0x20 && i > 0 && skip;
        if c == 0x0a || c == 0x0d || is_space {
            return Err(vm.value_error(format!("bad {name} value")));
        }
        if line.code_points().any(|p| p == c) {
            return Err(vm.value_error(format!("bad {name} or lineterminator value")));
        }
    }
    for (i, j) in [(0, 1), (0, 2), (1, 2)] {
        if characters[i] == characters[j] && characters[i] != UNSET {
            return Err(vm.value_error(format!("bad {} or {} value", NAMES[i], NAMES[j])));
        }
    }
    Ok(())
}
