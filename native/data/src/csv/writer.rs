//! `writer`: rows to text. CPython: `Modules/_csv.c` (`join_append_data`, `csv_writerow`).

use super::dialect::{ALL, Dialect, NONE, NONNUMERIC, NOTNULL, STRINGS, UNSET};
use super::error;
use kaa_object::convert::NamedPayload;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::Complex;
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, StrBuilder, Type, Value, Vm, methods};

/// Payload of `writer`.
pub struct Writer {
    write: Value,
    dialect: Gc<Dialect>,
}
kaa_gc::trace_fields!(Writer { write, dialect });

impl NamedPayload for Writer {
    const NAME: &'static str = "_csv.writer";
}

static WRITER: TypeDef = TypeDef {
    doc: Some(
        "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.",
    ),
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[METHODS],
    getset: &[GetSetDef {
        name: "dialect",
        doc: "",
        get: |vm, this| Ok(vm.this::<Writer>(this).dialect.value()),
        set: None,
    }],
    readonly: &["dialect"],
    ..TypeDef::new("_csv.writer")
};

pub fn define(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<Writer>(object, &WRITER)
}

pub fn new(vm: &mut Vm, file: Value, dialect: Gc<Dialect>) -> PyResult {
    let name = vm.names.write;
    match vm.getattr_opt(file, name)?.filter(|&w| vm.is_callable(w)) {
        Some(write) => Ok(vm.alloc_payload(Writer { write, dialect }).value()),
        None => Err(vm.type_error("argument 1 must have a \"write\" method")),
    }
}

methods! { METHODS: Instance =>
    /// Construct and write a CSV record from an iterable of fields.
    ///
    /// Non-string elements will be converted to string.
    "writerow($self, row, /)" => writerow, Any;
    /// Construct and write a series of iterables to a csv file.
    ///
    /// Non-string elements will be converted to string.
    "writerows($self, rows, /)" => |vm: &mut Vm, this: Gc<Writer>, rows: Value| -> PyResult<()> {
        vm.for_each(rows, |vm, row| writerow(vm, this, row).map(drop))
    }, Any;
}

fn is_number(vm: &Vm, value: Value) -> bool {
    let class = vm.class_of(value);
    let slots = &class.slots;
    slots.index.get().is_some()
        || slots.int.get().is_some()
        || slots.float.get().is_some()
        || vm.payload::<Complex>(value).is_some()
}

fn writerow(vm: &mut Vm, this: Gc<Writer>, row: Value) -> PyResult {
    let dialect = this.dialect;
    let iterator = match vm.iter(row) {
        Err(_) if vm.pending_is("TypeError") => {
            vm.clear_exception();
            let class = vm.type_name_of(row);
            return Err(error(vm, &format!("iterable expected, not {class}")));
        }
        result => result?,
    };
    let mut out = StrBuilder::new();
    let (mut count, mut last_is_none) = (0, false);
    while let Some(field) = vm.next(iterator)? {
        let quoted = match dialect.quoting {
            ALL => true,
            NONNUMERIC => !is_number(vm, field),
            STRINGS => vm.as_str(field).is_some(),
            NOTNULL => !field.is_none(),
            _ => false,
        };
        last_is_none = field.is_none();
        let text = match vm.as_str(field) {
            Some(text) => Some(text),
            None if last_is_none => None,
            None => Some(vm.to_str(field)?),
        };
        if count > 0 {
            out.push(dialect.delimiter);
        }
        append(vm, dialect, &mut out, text, quoted)?;
        count += 1;
        vm.safepoint()?;
    }
    if count > 0 && out.is_empty() {
        if dialect.quoting == NONE || last_is_none && matches!(dialect.quoting, STRINGS | NOTNULL) {
            return Err(error(vm, "single empty field record must be quoted"));
        }
        append(vm, dialect, &mut out, None, true)?;
    }
    out.push_pystr(&dialect.lineterminator.get());
    let line = out.finish(vm)?.value();
    vm.call(this.write, &[line])
}

/// Appends a field, in quotes where it must be.
fn append(
    vm: &mut Vm,
    dialect: Gc<Dialect>,
    out: &mut StrBuilder,
    text: Option<Gc<Str>>,
    mut quoted: bool,
) -> PyResult<()> {
    let is_empty = text.is_none_or(|t| t.is_empty());
    if is_empty && dialect.delimiter == 0x20 && dialect.skipinitialspace {
        if dialect.quoting == NONE || text.is_none() && matches!(dialect.quoting, STRINGS | NOTNULL) {
            return Err(error(
                vm,
                "empty field must be quoted if delimiter is a space and skipinitialspace is true",
            ));
        }
        quoted = true;
    }
    let Some(text) = text.filter(|t| !t.is_empty()) else {
        if quoted {
            out.push_repeated(dialect.quotechar, 2);
        }
        return Ok(());
    };
    let line_end = dialect.lineterminator.get();
    let special = |c: u32| {
        c == dialect.delimiter
            || c == dialect.escapechar
            || c == dialect.quotechar
            || c == 0x0a
            || c == 0x0d
            || line_end.code_points().any(|end| end == c)
    };
    if !text.code_points().any(special) {
        if quoted {
            out.push(dialect.quotechar);
        }
        out.push_pystr(&text);
        if quoted {
            out.push(dialect.quotechar);
        }
        return Ok(());
    }
    let mut body = StrBuilder::with_capacity(text.len() + 8);
    for c in text.code_points() {
        if special(c) {
            let mut escape = dialect.quoting == NONE;
            if !escape {
                if c == dialect.quotechar {
                    if dialect.doublequote {
                        body.push(dialect.quotechar);
                    } else {
                        escape = true;
                    }
                } else if c == dialect.escapechar {
                    escape = true;
                }
                quoted |= !escape;
            }
            if escape {
                if dialect.escapechar == UNSET {
                    return Err(error(vm, "need to escape, but no escapechar set"));
                }
                body.push(dialect.escapechar);
            }
        }
        body.push(c);
    }
    if quoted {
        out.push(dialect.quotechar);
    }
    let body = body.finish(vm)?;
    out.push_pystr(&body);
    if quoted {
        out.push(dialect.quotechar);
    }
    Ok(())
}
