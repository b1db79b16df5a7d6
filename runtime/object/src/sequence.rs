//! Containers: length, subscription, membership, `repr` and `str`, slice arithmetic.
//! CPython: `Objects/abstract.c`, `Objects/object.c`, `Objects/sliceobject.c`.

use crate::payloads::{GenericAlias, Slice};
use crate::str::Str;
use crate::typeobject::Type;
use crate::{Gc, PyResult, Slot, Value, Vm};

/// A slice worked out for a length: `count` items from `start`, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SliceBounds {
    pub start: isize,
    pub stop: isize,
    pub step: isize,
    pub count: usize,
}

impl SliceBounds {
    /// Clips the bounds to `len`. CPython: `PySlice_AdjustIndices`.
    pub fn adjust(mut start: isize, mut stop: isize, step: isize, len: usize) -> SliceBounds {
        let len = len as isize;
        let low = if step < 0 { -1 } else { 0 };
        let high = if step < 0 { len - 1 } else { len };
        let clip = |x: isize| {
            if x < 0 {
                let x = x.saturating_add(len);
                if x < 0 { low } else { x }
            } else if x >= len {
                high
            } else {
                x
            }
        };
        start = clip(start);
        stop = clip(stop);
        let count = if step < 0 {
            if stop < start { ((start - stop - 1) / step.wrapping_neg().max(1)) as usize + 1 } else { 0 }
        } else if start < stop {
            ((stop - start - 1) / step) as usize + 1
        } else {
            0
        };
        SliceBounds { start, stop, step, count }
    }

    /// The indices of the items.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |i| (self.start + i as isize * self.step) as usize)
    }
}

/// How many containers being printed are looked through one by one.
const REPRS_IN_STACK: usize = 16;

impl Vm {
    /// `len(value)`
    pub fn len(&mut self, value: Value) -> PyResult<usize> {
        let class = self.class_of(value);
        match class.slots.len.get() {
            Some(f) => f(self, value),
            None => {
                let name = class.name_lossy();
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
        }
    }

    /// `container[key]`
    pub fn getitem(&mut self, container: Value, key: Value) -> PyResult {
        let class = self.class_of(container);
        if let Some(f) = class.slots.getitem.get() {
            return f(self, container, key);
        }
        if let Some(class) = self.as_type(container) {
            // `type[int]` itself is an alias, whatever the metaclass says.
            if class == self.types.r#type {
                return Ok(self.new_generic_alias(container, key));
            }
            let name = self.names.__class_getitem__;
            if let Some(method) = self.getattr_opt(container, name)?
                && !method.is_none()
            {
                return self.call(method, &[key]);
            }
            let name = class.name_lossy();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let name = class.name_lossy();
        Err(self.type_error(format!("'{name}' object is not subscriptable")))
    }

    /// `container[key] = value`
    pub fn setitem(&mut self, container: Value, key: Value, value: Value) -> PyResult<()> {
        let class = self.class_of(container);
        match class.slots.setitem.get() {
            Some(f) => f(self, container, key, Some(value)),
            None => {
                let name = class.name_lossy();
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    /// `del container[key]`
    pub fn delitem(&mut self, container: Value, key: Value) -> PyResult<()> {
        let class = self.class_of(container);
        match class.slots.setitem.get() {
            Some(f) => f(self, container, key, None),
            None => {
                let name = class.name_lossy();
                // CPython words it otherwise where it takes the object for a sequence.
                let slots = &class.slots;
                let sequence =
                    class.is_heap_type() || slots.len.get().is_some() || slots.contains.get().is_some();
                let index = self.class_of(key).slots.index.get().is_some();
                let does_not = if sequence && index { "doesn't" } else { "does not" };
                Err(self.type_error(format!("'{name}' object {does_not} support item deletion")))
            }
        }
    }

    /// `item in container`
    pub fn contains(&mut self, container: Value, item: Value) -> PyResult<bool> {
        match self.class_of(container).slots.contains.get() {
            Some(f) => f(self, container, item),
            None => self.contains_by_iteration(container, item),
        }
    }

    /// `item in iterable` by going through it.
    pub fn contains_by_iteration(&mut self, container: Value, item: Value) -> PyResult<bool> {
        let iterator = match self.iter(container) {
            Ok(iterator) => iterator,
            Err(_) if self.pending_is("TypeError") => {
                self.clear_exception();
                let name = self.type_name_of(container);
                return Err(
                    self.type_error(format!("argument of type '{name}' is not a container or iterable"))
                );
            }
            Err(raised) => return Err(raised),
        };
        while let Some(value) = self.next(iterator)? {
            if self.eq(value, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `origin[args]` as a `types.GenericAlias`.
    pub fn new_generic_alias(&mut self, origin: Value, args: Value) -> Value {
        let args = match self.as_tuple(args) {
            Some(tuple) => tuple,
            None => self.tuple(&[args]),
        };
        let payload = GenericAlias { origin, args, parameters: Slot::new(None), starred: false };
        let class = self.types.generic_alias;
        self.alloc_instance(class, payload).value()
    }

    /// `repr(value)`
    pub fn repr(&mut self, value: Value) -> PyResult<Gc<Str>> {
        self.check_native_stack(" while getting the repr of an object")?;
        let class = self.class_of(value);
        let Some(f) = class.slots.repr.get() else {
            let text = self.default_repr(value);
            return self.try_str(&text);
        };
        let result = f(self, value)?;
        match self.as_str(result) {
            Some(s) => Ok(s),
            None => {
                let name = self.type_name_of(result);
                Err(self.type_error(format!("__repr__ returned non-string (type {name})")))
            }
        }
    }

    /// `str(value)`
    pub fn to_str(&mut self, value: Value) -> PyResult<Gc<Str>> {
        if let Some(s) = self.exact_str(value) {
            return Ok(s);
        }
        self.check_native_stack(" while getting the str of an object")?;
        let class = self.class_of(value);
        let Some(f) = class.slots.str.get() else { return self.repr(value) };
        let result = f(self, value)?;
        match self.as_str(result) {
            Some(s) => Ok(s),
            None => {
                let name = self.type_name_of(result);
                Err(self.type_error(format!("__str__ returned non-string (type {name})")))
            }
        }
    }

    /// `<C object at 0x…>`
    pub fn default_repr(&mut self, value: Value) -> String {
        let class = self.class_of(value);
        let name = self.class_full_name(class);
        format!("<{name} object at {:#x}>", self.id_of(value))
    }

    /// `module.qualname`, without the module for builtins.
    pub fn class_full_name(&mut self, class: Gc<Type>) -> String {
        let qualname = class.qualname.get().to_lossy();
        let module = match class.dict.get().get_str(self.names.__module__) {
            Some(module) => Some(module),
            None => class.module.get(),
        };
        match module.and_then(|m| self.as_str(m)) {
            Some(module) if !module.is("builtins") => format!("{}.{qualname}", module.to_lossy()),
            _ => qualname,
        }
    }

    /// As `class_full_name`, without the module of the running program too. CPython: `%T` and `%N` in messages.
    pub fn class_name_shown(&mut self, class: Gc<Type>) -> String {
        let full = self.class_full_name(class);
        match full.strip_prefix("__main__.") {
            Some(rest) => rest.to_owned(),
            None => full,
        }
    }

    /// `id(value)`
    pub fn id_of(&self, value: Value) -> u64 {
        // Immediates have no address: their words, made distinct from any cell's, serve.
        if value.is_pointer() { value.bits() } else { value.bits() & !(1 << 63) }
    }

    /// The bounds of a slice object, not yet clipped. CPython: `PySlice_Unpack`.
    pub fn unpack_slice(&mut self, slice: Gc<Slice>) -> PyResult<(isize, isize, isize)> {
        let step = if slice.step.is_none() { 1 } else { self.clipped_index(slice.step)? };
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let step = step.max(-isize::MAX);
        let start = match slice.start {
            Value::NONE => {
                if step < 0 {
                    isize::MAX
                } else {
                    0
                }
            }
            value => self.clipped_index(value)?,
        };
        let stop = match slice.stop {
            Value::NONE => {
                if step < 0 {
                    isize::MIN
                } else {
                    isize::MAX
                }
            }
            value => self.clipped_index(value)?,
        };
        Ok((start, stop, step))
    }

    /// The slice object, where the value is one.
    pub fn as_slice(&self, value: Value) -> Option<Gc<Slice>> {
        // SAFETY: the shape says that the payload is a `Slice`.
        value.has_shape(crate::core_types::shape::SLICE).then(|| unsafe { value.cast() })
    }

    pub fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Value {
        self.heap.alloc(crate::core_types::shape::SLICE, Slice { start, stop, step }).value()
    }

    /// An exact `str` with the characters of an instance of a subclass.
    pub fn str_exact_copy(&mut self, s: Gc<Str>) -> PyResult<Gc<Str>> {
        if Gc::header(&s).shape() == crate::core_types::shape::STR {
            return Ok(s);
        }
        let mut builder = crate::StrBuilder::with_capacity(s.len());
        builder.push_pystr(&s);
        builder.finish(self)
    }

    /// Enters `repr` of a container; `false` where it is being printed already further out.
    pub fn repr_enter(&mut self, value: Value) -> bool {
        let stack = &self.thread.repr_stack;
        let (first, deeper) = stack.split_at(stack.len().min(REPRS_IN_STACK));
        let fresh = !first.contains(&value) && (deeper.is_empty() || !self.thread.repr_deep.contains(&value));
        if fresh {
            if stack.len() >= REPRS_IN_STACK {
                self.thread.repr_deep.insert(value);
            }
            self.thread.repr_stack.push(value);
        }
        fresh
    }

    pub fn repr_leave(&mut self, value: Value) {
        if let Some(at) = self.thread.repr_stack.iter().rposition(|v| *v == value) {
            self.thread.repr_stack.remove(at);
            if at >= REPRS_IN_STACK {
                self.thread.repr_deep.remove(&value);
            }
        }
    }
}
