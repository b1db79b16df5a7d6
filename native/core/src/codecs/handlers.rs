//! The error handlers that every registry starts with. CPython: `Python/codecs.c` (`PyCodec_*Errors`).

use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm, methods};
use kaa_types::codecs::errors::{Handler, replacement};
use kaa_types::exceptions::is_a;

methods! { HANDLERS: Module =>
    /// Implements the 'strict' error handling, which raises a UnicodeError on coding errors.
    "strict(exception, /)" => |vm: &mut Vm, e: Value| -> PyResult {
        let base = vm.types.base_exception;
        if vm.is_instance(e, base) { Err(vm.raise(e)) } else { Err(vm.type_error("codec must pass exception instance")) }
    }, Raises;
    /// Implements the 'ignore' error handling, in which malformed data is ignored.
    "ignore(exception, /)" => |vm: &mut Vm, e: Value| -> PyResult {
        let place = place(vm, e)?;
        let empty = vm.empty_str().value();
        Ok(answer(vm, empty, place.end))
    }, Raises;
    /// Implements the 'replace' error handling, which replaces malformed data with a replacement marker.
    "replace(exception, /)" => |vm: &mut Vm, e: Value| -> PyResult {
        let place = place(vm, e)?;
        let (point, count) = if is_a(vm, e, "UnicodeEncodeError") {
            (b'?' as u32, place.end - place.start)
        } else if is_a(vm, e, "UnicodeDecodeError") {
            (0xfffd, 1)
        } else {
            (0xfffd, place.end - place.start)
        };
        let mut out = StrBuilder::new();
        out.push_repeated(point, count);
        let text = out.finish(vm)?.value();
        Ok(answer(vm, text, place.end))
    }, Raises;
    /// Implements the 'xmlcharrefreplace' error handling.
    "xmlcharrefreplace(exception, /)" => |vm: &mut Vm, e: Value| escaped(vm, e, Handler::XmlCharRefReplace), Raises;
    /// Implements the 'backslashreplace' error handling.
    "backslashreplace(exception, /)" => |vm: &mut Vm, e: Value| escaped(vm, e, Handler::BackslashReplace), Raises;
    /// Implements the 'namereplace' error handling.
    "namereplace(exception, /)" => |vm: &mut Vm, e: Value| escaped(vm, e, Handler::NameReplace), Raises;
}

/// Members of the Unicode errors.
const OBJECT: usize = 1;
const START: usize = 2;
const END: usize = 3;

struct Place {
    object: Value,
    start: usize,
    end: usize,
}

/// Where the malformed part lies.
fn place(vm: &mut Vm, e: Value) -> PyResult<Place> {
    if !is_a(vm, e, "UnicodeError") {
        let name = vm.type_name_of(e);
        return Err(vm.type_error(format!("don't know how to handle {name} in error callback")));
    }
    let object = vm.member(e, OBJECT).unwrap_or(Value::NONE);
    let len = vm.len(object)?;
    let number = |vm: &Vm, i: usize| vm.member(e, i).and_then(|v| v.as_int()).unwrap_or(0).max(0) as usize;
    let end = number(vm, END).min(len);
    let start = number(vm, START).min(end);
    Ok(Place { object, start, end })
}

fn answer(vm: &mut Vm, text: Value, end: usize) -> Value {
    let end = vm.int_from_usize(end);
    vm.tuple(&[text, end]).value()
}

fn escaped(vm: &mut Vm, e: Value, handler: Handler) -> PyResult {
    let place = place(vm, e)?;
    let points: Vec<u32> = if let Some(s) = vm.as_str(place.object) {
        (place.start..place.end).map(|i| s.at(i)).collect()
    } else if let Some(b) = vm.payload::<Bytes>(place.object).filter(|_| handler == Handler::BackslashReplace) {
        b.as_slice()[place.start..place.end].iter().map(|&c| u32::from(c)).collect()
    } else {
        let name = vm.type_name_of(e);
        return Err(vm.type_error(format!("don't know how to handle {name} in error callback")));
    };
    let text = replacement(handler, &points).unwrap_or_default();
    let text = vm.try_str(&text).map(Gc::value)?;
    Ok(answer(vm, text, place.end))
}
