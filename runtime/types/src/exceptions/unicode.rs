//! `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`.

use super::{base_init, no_keywords};
use kaa_object::declare::MemberDef;
use kaa_object::payloads::{Bytes, MemberKind};
use kaa_object::slots::TypeSlots;
use kaa_object::{Args, Gc, PyResult, Value, Vm};

pub const ENCODING: usize = 0;
pub const OBJECT: usize = 1;
pub const START: usize = 2;
pub const END: usize = 3;
pub const REASON: usize = 4;

const fn row(name: &'static str, doc: &'static str) -> MemberDef {
    MemberDef { name, doc, kind: MemberKind::Object }
}

pub static MEMBERS: &[MemberDef] = &[
    row("encoding", "exception encoding"),
    row("object", "exception object"),
    MemberDef { name: "start", doc: "exception start", kind: MemberKind::Size },
    MemberDef { name: "end", doc: "exception end", kind: MemberKind::Size },
    row("reason", "exception reason"),
];

pub fn encode_slots(s: &TypeSlots) {
    s.init.set(Some(|vm, this, args| init(vm, this, args, true, false)));
    s.str.set(Some(|vm, this| str(vm, this, Which::Encode)));
}

pub fn decode_slots(s: &TypeSlots) {
    s.init.set(Some(|vm, this, args| init(vm, this, args, true, true)));
    s.str.set(Some(|vm, this| str(vm, this, Which::Decode)));
}

pub fn translate_slots(s: &TypeSlots) {
    s.init.set(Some(|vm, this, args| init(vm, this, args, false, false)));
    s.str.set(Some(|vm, this| str(vm, this, Which::Translate)));
}

#[derive(Clone, Copy, PartialEq)]
enum Which {
    Encode,
    Decode,
    Translate,
}

fn init(vm: &mut Vm, this: Value, args: Args<'_>, has_encoding: bool, bytes: bool) -> PyResult<()> {
    no_keywords(vm, this, args)?;
    base_init(vm, this, args)?;
    let positional = args.positional();
    let wanted = if has_encoding { 5 } else { 4 };
    if positional.len() != wanted {
        let given = positional.len();
        return Err(vm.type_error(format!("function takes exactly {wanted} arguments ({given} given)")));
    }
    let mut rest = positional;
    let mut position = 1;
    let check_str = |vm: &mut Vm, value: Value, position: usize| -> PyResult<()> {
        if vm.as_str(value).is_some() {
            return Ok(());
        }
        let name = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
        Err(vm.type_error(format!("argument {position} must be str, not {name}")))
    };
    if has_encoding {
        check_str(vm, rest[0], 1)?;
        vm.set_member(this, ENCODING, Some(rest[0]));
        rest = &rest[1..];
        position = 2;
    }
    let mut object = rest[0];
    if bytes {
        if vm.payload::<Bytes>(object).is_none() {
            let class = vm.types.bytes.value();
            let buffer = vm.class_of(object).slots.getbuffer.get();
            if buffer.is_none() {
                let name = vm.type_name_of(object);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
            }
            object = vm.call(class, &[object])?;
        }
    } else {
        check_str(vm, object, position)?;
    }
    let (start, end) = (vm.to_isize(rest[1])?, vm.to_isize(rest[2])?);
    check_str(vm, rest[3], position + 3)?;
    vm.set_member(this, OBJECT, Some(object));
    let (start, end) = (vm.int(start as i64), vm.int(end as i64));
    vm.set_member(this, START, Some(start));
    vm.set_member(this, END, Some(end));
    vm.set_member(this, REASON, Some(rest[3]));
    Ok(())
}

fn str(vm: &mut Vm, this: Value, which: Which) -> PyResult {
    if vm.member(this, OBJECT).is_none() {
        return Ok(vm.empty_str().value());
    }
    let text = |vm: &mut Vm, index: usize| -> PyResult<String> {
        match vm.member(this, index) {
            Some(value) => Ok(vm.to_str(value)?.to_lossy()),
            None => Ok("<NULL>".to_owned()),
        }
    };
    let reason = text(vm, REASON)?;
    let encoding = if which == Which::Translate { String::new() } else { text(vm, ENCODING)? };
    // Those two may have run code that changed it.
    let Some(object) = vm.member(this, OBJECT) else {
        return Err(vm.type_error("UnicodeError 'object' attribute is not set"));
    };
    let len = match which {
        Which::Decode => match vm.payload::<Bytes>(object) {
            Some(bytes) => bytes.as_slice().len() as i64,
            None => return Err(vm.type_error("UnicodeError 'object' attribute must be a bytes")),
        },
        Which::Encode | Which::Translate => match vm.as_str(object) {
            Some(s) => s.len() as i64,
            None => return Err(vm.type_error("UnicodeError 'object' attribute must be a string")),
        },
    };
    let number = |vm: &mut Vm, index: usize| -> PyResult<i64> {
        match vm.member(this, index) {
            Some(value) => Ok(vm.to_isize(value)? as i64),
            None => Ok(0),
        }
    };
    let (start, end) = (number(vm, START)?, number(vm, END)?);
    let one = (0..len).contains(&start) && (0..=len).contains(&end) && end == start + 1;
    let shown = match which {
        Which::Decode => {
            let byte = vm.payload::<Bytes>(object).and_then(|b| b.as_slice().get(start as usize).copied());
            match byte {
                Some(byte) if one => {
                    format!("'{encoding}' codec can't decode byte {byte:#04x} in position {start}: {reason}")
                }
                _ => {
                    format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1)
                }
            }
        }
        Which::Encode | Which::Translate => {
            let what = match which {
                Which::Encode => format!("'{encoding}' codec can't encode"),
                _ => "can't translate".to_owned(),
            };
            let point =
                vm.as_str(object).filter(|s| (start as usize) < s.len()).map(|s| s.at(start as usize));
            match point {
                Some(point) if one => {
                    let escape = match point {
                        0..=0xff => format!("\\x{point:02x}"),
                        0x100..=0xffff => format!("\\u{point:04x}"),
                        _ => format!("\\U{point:08x}"),
                    };
                    format!("{what} character '{escape}' in position {start}: {reason}")
                }
                _ => format!("{what} characters in position {start}-{}: {reason}", end - 1),
            }
        }
    };
    vm.try_str(&shown).map(Gc::value)
}
