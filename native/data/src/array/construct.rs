//! Making, joining and repeating arrays. CPython: `array_new`, `array_concat`, `array_repeat` in
//! `Modules/arraymodule.c`.

use super::{Array, check_resizable, exact_array, item, new_array, push, resize};
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};
use kaa_types::util::no_keywords_exact;

pub fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.type_of_payload::<Array>();
    no_keywords_exact(vm, class, own, "array.array", args)?;
    let (code, initial) = match args.positional() {
        [code] => (*code, None),
        [code, initial] => (*code, Some(*initial)),
        given => {
            let (how, bound, plural) = if given.is_empty() { ("least", 1, "") } else { ("most", 2, "s") };
            let given = given.len();
            return Err(
                vm.type_error(format!("array() takes at {how} {bound} argument{plural} ({given} given)"))
            );
        }
    };
    let shown = code;
    let code = type_code(vm, code)?;
    vm.audit("array.__new__", &[&shown, &initial])?;
    make(vm, class, code, initial).map(Gc::value)
}

fn type_code(vm: &mut Vm, value: Value) -> PyResult<u8> {
    let text = match vm.as_str(value) {
        Some(text) if text.len() == 1 => text,
        Some(text) => {
            let len = text.len();
            let message =
                format!("array() argument 1 must be a unicode character, not a string of length {len}");
            return Err(vm.type_error(message));
        }
        None => {
            let class = vm.type_name_of(value);
            return Err(vm.type_error(format!("array() argument 1 must be a unicode character, not {class}")));
        }
    };
    match u8::try_from(text.at(0)).ok().filter(|&c| item::size(c).is_some()) {
        Some(code) => Ok(code),
        None => Err(vm.value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")),
    }
}

pub fn make(vm: &mut Vm, class: Gc<Type>, code: u8, initial: Option<Value>) -> PyResult<Gc<Array>> {
    if code == b'u' {
        vm.warn_named(
            "DeprecationWarning",
            "The 'u' type code is deprecated and will be removed in Python 3.16",
            1,
        )?;
    }
    let shown = code as char;
    let Some(initial) = initial else { return Ok(new_array(vm, class, code, Vec::new())) };
    if let Some(text) = vm.as_str(initial) {
        if !item::is_text(code) {
            let message = format!("cannot use a str to initialize an array with typecode '{shown}'");
            return Err(vm.type_error(message));
        }
        let bytes = text.code_points().flat_map(u32::to_ne_bytes).collect();
        return Ok(new_array(vm, class, code, bytes));
    }
    if let Some(other) = vm.payload::<Array>(initial) {
        if item::is_text(other.code) && !item::is_text(code) {
            let message =
                format!("cannot use a unicode array to initialize an array with typecode '{shown}'");
            return Err(vm.type_error(message));
        }
        if other.code == code {
            let bytes = other.to_vec();
            return Ok(new_array(vm, class, code, bytes));
        }
    }
    let bytes = match (vm.payload::<Bytes>(initial), vm.payload::<ByteArray>(initial)) {
        (Some(bytes), _) => Some(bytes.as_slice().to_vec()),
        (_, Some(array)) => Some(array.bytes.borrow().clone()),
        _ => None,
    };
    if let Some(bytes) = bytes {
        if bytes.len() % item::size(code).unwrap_or(1) != 0 {
            return Err(vm.value_error("bytes length not a multiple of item size"));
        }
        return Ok(new_array(vm, class, code, bytes));
    }
    let array = new_array(vm, class, code, Vec::new());
    vm.for_each(initial, |vm, value| push(vm, array, value))?;
    Ok(array)
}

pub fn concat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let left = vm.this::<Array>(a);
    let Some(right) = vm.payload::<Array>(b) else {
        let class = vm.type_name_of(b);
        return Err(vm.type_error(format!("can only append array (not \"{class}\") to array")));
    };
    if left.code != right.code {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    let mut bytes = left.to_vec();
    bytes.extend_from_slice(&right.bytes.get().bytes.borrow());
    Ok(exact_array(vm, left.code, bytes).value())
}

/// MemoryError for more bytes than memory holds.
fn repeated_len(vm: &mut Vm, len: usize, count: isize) -> PyResult<usize> {
    match len.checked_mul(count.max(0) as usize).filter(|&n| n <= isize::MAX as usize) {
        Some(n) if !vm.heap.would_exceed(n) && n < 1 << 46 => Ok(n),
        _ => Err(vm.memory_error()),
    }
}

pub fn repeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let array = vm.this::<Array>(this);
    let bytes = array.to_vec();
    repeated_len(vm, bytes.len(), count)?;
    Ok(exact_array(vm, array.code, bytes.repeat(count.max(0) as usize)).value())
}

pub fn iconcat(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    let array = vm.this::<Array>(a);
    if vm.payload::<Array>(b).is_none() {
        let class = vm.type_name_of(b);
        return Err(vm.type_error(format!("can only extend array with array (not \"{class}\")")));
    }
    super::methods::extend(vm, array, b)?;
    Ok(a)
}

pub fn irepeat(vm: &mut Vm, this: Value, count: isize) -> PyResult {
    let array = vm.this::<Array>(this);
    let bytes = array.to_vec();
    if bytes.is_empty() || count == 1 {
        return Ok(this);
    }
    check_resizable(vm, array)?;
    repeated_len(vm, bytes.len(), count)?;
    resize(vm, array, |place| *place = bytes.repeat(count.max(0) as usize))?;
    Ok(this)
}
