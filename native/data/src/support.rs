//! What the modules share: exceptions of their own, bytes of arguments.

use kaa_object::payloads::{ByteArray, Bytes, List, MemoryView, Tuple};
use kaa_object::slots::CompareOp;
use kaa_object::{Gc, PyResult, Raised, Value, Vm};
use kaa_types::buffer::Contents;
use kaa_types::{buffer, memoryview};
use std::borrow::Cow;

/// Makes an exception class like `struct.error` and keeps it alive.
pub fn new_exception(vm: &mut Vm, full_name: &str, base: &str, doc: Option<&str>) -> PyResult {
    let (module, name) = full_name.rsplit_once('.').unwrap_or(("builtins", full_name));
    let base = vm.exception_type(base).value();
    let bases = vm.tuple(&[base]).value();
    let dict = vm.new_dict();
    let module = vm.str(module).value();
    let key = vm.names.__module__;
    vm.dict_set_str(dict, key, module)?;
    if let Some(doc) = doc {
        let doc = vm.str(doc).value();
        let key = vm.names.__doc__;
        vm.dict_set_str(dict, key, doc)?;
    }
    let name = vm.str(name).value();
    let metaclass = vm.types.r#type.value();
    let class = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(class);
    Ok(class)
}

/// The bytes of an argument that must lie one behind the other. CPython: the format `y*`.
pub fn contents(vm: &mut Vm, value: Value) -> PyResult<Contents> {
    let source = Source::of(vm, value)?;
    if let Source::Bytes(bytes) = source {
        return Ok(Contents::Held(bytes));
    }
    let bytes = source.get(0, source.len()).map_or(Vec::new(), Cow::into_owned);
    source.close(vm);
    Ok(Contents::Copied(bytes))
}

/// Raises an instance of `class`, as `new_exception` made it.
#[cold]
pub fn raise(vm: &mut Vm, class: Option<Value>, message: &str) -> Raised {
    let Some(class) = class else { return vm.value_error(message) };
    let text = vm.str(message).value();
    match vm.call(class, &[text]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// The bytes of a bytes-like argument where they are. A view is to be given back with `close`.
#[derive(Clone, Copy)]
pub enum Source {
    Bytes(Gc<Bytes>),
    Array(Gc<ByteArray>),
    View(Gc<MemoryView>, usize),
}

impl Source {
    pub fn of(vm: &mut Vm, value: Value) -> PyResult<Source> {
        if let Some(bytes) = vm.payload::<Bytes>(value) {
            return Ok(Source::Bytes(bytes));
        }
        if let Some(array) = vm.payload::<ByteArray>(value) {
            return Ok(Source::Array(array));
        }
        let (view, len) = buffer::contiguous(vm, value, buffer::SIMPLE)?;
        Ok(Source::View(view, len))
    }

    pub fn len(self) -> usize {
        match self {
            Source::Bytes(bytes) => bytes.as_slice().len(),
            Source::Array(array) => array.bytes.borrow().len(),
            Source::View(_, len) => len,
        }
    }

    /// The bytes from `start`; `None` where there are not that many.
    pub fn get(&self, start: usize, len: usize) -> Option<Cow<'_, [u8]>> {
        let end = start.checked_add(len)?;
        match self {
            Source::Bytes(bytes) => bytes.as_slice().get(start..end).map(Cow::Borrowed),
            Source::Array(array) => array.bytes.borrow().get(start..end).map(|b| Cow::Owned(b.to_vec())),
            Source::View(view, total) => {
                if end > *total {
                    return None;
                }
                let mut out = vec![0; len];
                view.read(view.offset + start as isize, &mut out).then_some(Cow::Owned(out))
            }
        }
    }

    pub fn close(self, vm: &mut Vm) {
        if let Source::View(view, _) = self {
            memoryview::release(vm, view);
        }
    }
}

/// A writable view of an argument; TypeError for what gives none. CPython: the format `w*`.
pub fn writable(vm: &mut Vm, value: Value) -> PyResult<(Gc<MemoryView>, usize)> {
    let wrong = |vm: &mut Vm| {
        let class = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
        vm.type_error(format!("argument must be read-write bytes-like object, not {class}"))
    };
    if !buffer::has_buffer(vm, value) || vm.payload::<Bytes>(value).is_some() {
        return Err(wrong(vm));
    }
    match buffer::contiguous(vm, value, buffer::WRITABLE) {
        Ok((view, _)) if view.readonly => {
            memoryview::release(vm, view);
            Err(wrong(vm))
        }
        Ok(found) => Ok(found),
        Err(_) => {
            vm.clear_exception();
            Err(wrong(vm))
        }
    }
}

/// Iteration over anything; lists and tuples need no iterator for it.
#[derive(Clone, Copy)]
pub enum Items {
    List(Gc<List>, usize),
    Tuple(Gc<Tuple>, usize),
    Iterator(Value),
}

impl Items {
    pub fn of(vm: &mut Vm, iterable: Value) -> PyResult<Items> {
        if let Some(list) = vm.exact_list(iterable) {
            return Ok(Items::List(list, 0));
        }
        match vm.exact_tuple(iterable) {
            Some(tuple) => Ok(Items::Tuple(tuple, 0)),
            None => vm.iter(iterable).map(Items::Iterator),
        }
    }

    #[inline]
    pub fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let (item, at) = match self {
            Items::List(list, at) => (list.get(*at), at),
            Items::Tuple(tuple, at) => (tuple.get(*at), at),
            Items::Iterator(iterator) => return vm.next(*iterator),
        };
        *at += 1;
        Ok(item)
    }
}

/// `a < b`, quickly for numbers and strings.
#[inline]
pub fn less(vm: &mut Vm, a: Value, b: Value) -> PyResult<bool> {
    if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
        return Ok(x < y);
    }
    if let (Some(x), Some(y)) = (a.as_small_float(), b.as_small_float()) {
        return Ok(x < y);
    }
    if let (Some(x), Some(y)) = (vm.exact_str(a), vm.exact_str(b)) {
        return Ok(x.order(&y).is_lt());
    }
    vm.compare_bool(CompareOp::Lt, a, b)
}
