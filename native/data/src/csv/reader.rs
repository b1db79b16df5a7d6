//! `reader`: rows of an iterable of lines. CPython: `Modules/_csv.c` (`parse_process_char`, `Reader_iternext`).

use super::dialect::{Dialect, NONE, NONNUMERIC, NOTNULL, STRINGS};
use super::{State, error};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::list::{List, ListRef};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, StrBuilder, Type, Value, Vm};
use std::cell::Cell;

/// Payload of `reader`.
pub struct Reader {
    input: Value,
    dialect: Gc<Dialect>,
    line_num: Cell<usize>,
    /// Records begun.
    begun: Cell<u64>,
}
kaa_gc::trace_fields!(Reader { input, dialect, line_num, begun });

static READER: TypeDef = TypeDef {
    doc: Some(
        "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.",
    ),
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(next));
    },
    getset: &[
        GetSetDef {
            name: "dialect",
            doc: "",
            get: |vm, this| Ok(vm.this::<Reader>(this).dialect.value()),
            set: None,
        },
        GetSetDef {
            name: "line_num",
            doc: "",
            get: |vm, this| {
                let lines = vm.this::<Reader>(this).line_num.get();
                Ok(vm.int_from_usize(lines))
            },
            set: None,
        },
    ],
    readonly: &["dialect", "line_num"],
    ..TypeDef::new("_csv.reader")
};

pub fn define(vm: &mut Vm) -> Gc<Type> {
    let object = vm.types.object;
    vm.define_type::<Reader>(object, &READER)
}

pub fn new(vm: &mut Vm, input: Value, dialect: Gc<Dialect>) -> Value {
    vm.alloc_payload(Reader { input, dialect, line_num: Cell::new(0), begun: Cell::new(0) }).value()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    StartRecord,
    StartField,
    Escaped,
    InField,
    InQuoted,
    EscapedInQuoted,
    QuoteInQuoted,
    EatLineEnd,
    AfterEscapedLineEnd,
}

/// Stands for the end of a line; no code point equals it, nor a character that is not set.
const END: u32 = u32::MAX - 1;

/// One record on its way. Lives on the native stack, so that its values are found there.
struct Parse {
    dialect: Gc<Dialect>,
    fields: Gc<List>,
    field: StrBuilder,
    at: At,
    unquoted: bool,
    limit: i64,
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let reader = vm.this::<Reader>(this);
    let limit = vm.state::<State>().limit;
    let this_record = reader.begun.get() + 1;
    reader.begun.set(this_record);
    let mut parse = Parse {
        dialect: reader.dialect,
        fields: vm.new_list(),
        field: StrBuilder::new(),
        at: At::StartRecord,
        unquoted: true,
        limit,
    };
    loop {
        let line = vm.next(reader.input)?;
        if reader.begun.get() != this_record {
            return Err(error(vm, "iterator has already advanced the reader"));
        }
        let Some(line) = line else {
            if parse.field.is_empty() && parse.at != At::InQuoted {
                return Ok(None);
            }
            if parse.dialect.strict {
                return Err(error(vm, "unexpected end of data"));
            }
            parse.save(vm)?;
            break;
        };
        let Some(text) = vm.as_str(line) else {
            let class = vm.type_name_of(line);
            return Err(error(
                vm,
                &format!(
                    "iterator should return strings, not {class} (the file should be opened in text mode)"
                ),
            ));
        };
        reader.line_num.set(reader.line_num.get() + 1);
        for c in text.code_points() {
            parse.character(vm, c)?;
        }
        parse.character(vm, END)?;
        if parse.at == At::StartRecord {
            break;
        }
        vm.safepoint()?;
    }
    Ok(Some(parse.fields.value()))
}

impl Parse {
    #[inline]
    fn add(&mut self, vm: &mut Vm, c: u32) -> PyResult<()> {
        if self.field.len() as i64 >= self.limit {
            let limit = self.limit;
            return Err(error(vm, &format!("field larger than field limit ({limit})")));
        }
        self.field.push(c);
        Ok(())
    }

    fn save(&mut self, vm: &mut Vm) -> PyResult<()> {
        let field = std::mem::take(&mut self.field);
        let quoting = self.dialect.quoting;
        let value = if self.unquoted && field.is_empty() && matches!(quoting, NOTNULL | STRINGS) {
            Value::NONE
        } else {
            let is_number = self.unquoted && !field.is_empty() && matches!(quoting, NONNUMERIC | STRINGS);
            let text = field.finish(vm)?.value();
            if is_number {
                let float = vm.types.float.value();
                vm.call(float, &[text])?
            } else {
                text
            }
        };
        self.unquoted = true;
        self.fields.push(vm, value)
    }

    /// Ends a field at the end of a line.
    fn save_last(&mut self, vm: &mut Vm, c: u32) -> PyResult<()> {
        self.save(vm)?;
        self.at = if c == END { At::StartRecord } else { At::EatLineEnd };
        Ok(())
    }

    fn character(&mut self, vm: &mut Vm, mut c: u32) -> PyResult<()> {
        let dialect = self.dialect;
        let ends_line = matches!(c, 0x0a | 0x0d | END);
        if self.at == At::StartRecord {
            match c {
                END => return Ok(()),
                0x0a | 0x0d => {
                    self.at = At::EatLineEnd;
                    return Ok(());
                }
                _ => self.at = At::StartField,
            }
        }
        // As in CPython the state stays the same until a delimiter or an escape comes, so that the end of the next line
        // does not end the record either.
        if self.at == At::AfterEscapedLineEnd && c == END {
            return Ok(());
        }
        match self.at {
            At::StartField => {
                self.unquoted = true;
                if ends_line {
                    return self.save_last(vm, c);
                }
                if c == dialect.quotechar && dialect.quoting != NONE {
                    self.unquoted = false;
                    self.at = At::InQuoted;
                } else if c == dialect.escapechar {
                    self.at = At::Escaped;
                } else if c == 0x20 && dialect.skipinitialspace {
                    // Left out.
                } else if c == dialect.delimiter {
                    return self.save(vm);
                } else {
                    self.add(vm, c)?;
                    self.at = At::InField;
                }
            }
            At::Escaped => {
                if matches!(c, 0x0a | 0x0d) {
                    self.add(vm, c)?;
                    self.at = At::AfterEscapedLineEnd;
                    return Ok(());
                }
                if c == END {
                    c = 0x0a;
                }
                self.add(vm, c)?;
                self.at = At::InField;
            }
            At::InField | At::AfterEscapedLineEnd => {
                if ends_line {
                    return self.save_last(vm, c);
                }
                if c == dialect.escapechar {
                    self.at = At::Escaped;
                } else if c == dialect.delimiter {
                    self.save(vm)?;
                    self.at = At::StartField;
                } else {
                    return self.add(vm, c);
                }
            }
            At::InQuoted => {
                if c == END {
                    return Ok(());
                }
                if c == dialect.escapechar {
                    self.at = At::EscapedInQuoted;
                } else if c == dialect.quotechar && dialect.quoting != NONE {
                    self.at = if dialect.doublequote { At::QuoteInQuoted } else { At::InField };
                } else {
                    return self.add(vm, c);
                }
            }
            At::EscapedInQuoted => {
                if c == END {
                    c = 0x0a;
                }
                self.add(vm, c)?;
                self.at = At::InQuoted;
            }
            At::QuoteInQuoted => {
                if dialect.quoting != NONE && c == dialect.quotechar {
                    self.add(vm, c)?;
                    self.at = At::InQuoted;
                } else if c == dialect.delimiter {
                    self.save(vm)?;
                    self.at = At::StartField;
                } else if ends_line {
                    return self.save_last(vm, c);
                } else if !dialect.strict {
                    self.add(vm, c)?;
                    self.at = At::InField;
                } else {
                    let show = |c: u32| char::from_u32(c).unwrap_or('\u{fffd}');
                    let (delimiter, quote) = (show(dialect.delimiter), show(dialect.quotechar));
                    return Err(error(vm, &format!("'{delimiter}' expected after '{quote}'")));
                }
            }
            At::EatLineEnd => match c {
                0x0a | 0x0d => {}
                END => self.at = At::StartRecord,
                _ => {
                    return Err(error(
                        vm,
                        "new-line character seen in unquoted field - do you need to open the file with newline=''?",
                    ));
                }
            },
            At::StartRecord => {}
        }
        Ok(())
    }
}
