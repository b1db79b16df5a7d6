//! `collections.deque`.

use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, StrBuilder, Value, Vm, methods};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// Payload of `deque`. No borrow of `items` is held across Python code.
pub struct Deque {
    items: RefCell<VecDeque<Value>>,
    maxlen: Cell<Option<usize>>,
    /// Changes with every change of the contents, so that iterators notice.
    state: Cell<u64>,
}
kaa_gc::trace_fields!(Deque { items, maxlen, state });

pub struct DequeIter {
    deque: Gc<Deque>,
    index: Cell<usize>,
    left: Cell<usize>,
    state: u64,
    backwards: bool,
}
kaa_gc::trace_fields!(DequeIter { deque, index, left, state, backwards });

static DEQUE: TypeDef = TypeDef {
    doc: Some("A list-like sequence optimized for data accesses near its endpoints."),
    signature: Some("([iterable[, maxlen]])"),
    flags: type_flags::BASETYPE | type_flags::SEQUENCE,
    slots,
    methods: &[METHODS, CLASS_METHODS],
    getset: &[GetSetDef {
        name: "maxlen",
        doc: "maximum size of a deque or None if unbounded",
        get: |vm, this| {
            Ok(vm.this::<Deque>(this).maxlen.get().map_or(Value::NONE, |n| Value::int_unchecked(n as i64)))
        },
        set: None,
    }],
    weakrefable: true,
    ..TypeDef::new("collections.deque")
};

impl Deque {
    fn changed(&self) {
        self.state.set(self.state.get() + 1);
    }

    fn len(&self) -> usize {
        self.items.borrow().len()
    }

    fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).copied()
    }
}

fn push_back(this: Gc<Deque>, value: Value) {
    let mut items = this.items.borrow_mut();
    items.push_back(value);
    if this.maxlen.get().is_some_and(|n| items.len() > n) {
        items.pop_front();
    }
    drop(items);
    this.changed();
    this.wrote(value);
}

fn push_front(this: Gc<Deque>, value: Value) {
    let mut items = this.items.borrow_mut();
    items.push_front(value);
    if this.maxlen.get().is_some_and(|n| items.len() > n) {
        items.pop_back();
    }
    drop(items);
    this.changed();
    this.wrote(value);
}

fn new_deque(vm: &mut Vm, class: Gc<Type>, maxlen: Option<usize>) -> Gc<Deque> {
    let payload =
        Deque { items: RefCell::new(VecDeque::new()), maxlen: Cell::new(maxlen), state: Cell::new(0) };
    vm.alloc_instance(class, payload)
}

/// A deque of the same contents and limit; of the same class where it is the plain one.
fn copy_of(vm: &mut Vm, this: Gc<Deque>) -> PyResult {
    let class = vm.class_of(this.value());
    if class == vm.type_of_payload::<Deque>() {
        let copy = new_deque(vm, class, this.maxlen.get());
        copy.items.borrow_mut().extend(this.items.borrow().iter());
        return Ok(copy.value());
    }
    match this.maxlen.get() {
        None => vm.call(class.value(), &[this.value()]),
        Some(n) => {
            let n = vm.int_from_usize(n);
            vm.call(class.value(), &[this.value(), n])
        }
    }
}

fn extend(vm: &mut Vm, this: Gc<Deque>, iterable: Value, push: fn(Gc<Deque>, Value)) -> PyResult<()> {
    let iterable = if iterable == this.value() { vm.collect_list(iterable)?.value() } else { iterable };
    vm.for_each(iterable, |_, item| {
        push(this, item);
        Ok(())
    })
}

fn init(vm: &mut Vm, value: Value, args: Args<'_>) -> PyResult<()> {
    let this = vm.this::<Deque>(value);
    let (mut iterable, mut maxlen) = (None, None);
    for (i, &arg) in args.positional().iter().enumerate() {
        match i {
            0 => iterable = Some(arg),
            1 => maxlen = Some(arg),
            _ => {
                let given = args.positional().len();
                return Err(vm.type_error(format!("deque() takes at most 2 arguments ({given} given)")));
            }
        }
    }
    for (name, arg) in args.keywords() {
        match name.to_lossy().as_str() {
            "iterable" => iterable = Some(arg),
            "maxlen" => maxlen = Some(arg),
            other => {
                return Err(vm.type_error(format!("deque() got an unexpected keyword argument '{other}'")));
            }
        }
    }
    let maxlen = match maxlen.filter(|m| !m.is_none()) {
        None => None,
        Some(m) => {
            if !vm.is_int(m) {
                return Err(vm.type_error("an integer is required"));
            }
            let n = vm.to_isize(m)?;
            if n < 0 {
                return Err(vm.value_error("maxlen must be non-negative"));
            }
            Some(n as usize)
        }
    };
    this.maxlen.set(maxlen);
    this.items.borrow_mut().clear();
    this.changed();
    match iterable {
        Some(iterable) => extend(vm, this, iterable, push_back),
        None => Ok(()),
    }
}

fn index_of(vm: &mut Vm, this: Gc<Deque>, key: Value, what: &str) -> PyResult<usize> {
    if vm.class_of(key).slots.index.get().is_none() {
        let name = vm.type_name_of(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    let index = vm.to_isize(key)?;
    let len = this.len() as isize;
    let at = if index < 0 { index + len } else { index };
    if (0..len).contains(&at) {
        Ok(at as usize)
    } else {
        Err(vm.index_error(format!("deque {what}index out of range")))
    }
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(|vm, class, _| Ok(new_deque(vm, class, None).value())));
    s.init.set(Some(init));
    s.hash.set(None);
    s.repr.set(Some(|vm, this| {
        let name = vm.class_of(this).short_name();
        if !vm.repr_enter(this) {
            return vm.try_str("[...]").map(Gc::value);
        }
        let list = vm.collect_list(this);
        let text = list.and_then(|l| vm.repr(l.value()));
        vm.repr_leave(this);
        let text = text?;
        let mut out = StrBuilder::new();
        out.push_str(&name);
        out.push_str("(");
        out.push_pystr(&text);
        if let Some(n) = vm.this::<Deque>(this).maxlen.get() {
            out.push_str(&format!(", maxlen={n}"));
        }
        out.push_str(")");
        out.finish(vm).map(Gc::value)
    }));
    s.len.set(Some(|vm, this| Ok(vm.this::<Deque>(this).len())));
    s.bool.set(None);
    s.iter.set(Some(|vm, this| {
        let deque = vm.this::<Deque>(this);
        Ok(new_iter(vm, deque, 0, false))
    }));
    s.getitem.set(Some(|vm, this, key| {
        let deque = vm.this::<Deque>(this);
        let at = index_of(vm, deque, key, "")?;
        Ok(deque.get(at).unwrap_or(Value::NONE))
    }));
    s.setitem.set(Some(|vm, this, key, value| {
        let deque = vm.this::<Deque>(this);
        let at = index_of(vm, deque, key, "")?;
        match value {
            Some(value) => {
                deque.items.borrow_mut()[at] = value;
                deque.wrote(value);
            }
            None => {
                deque.items.borrow_mut().remove(at);
                deque.changed();
            }
        }
        Ok(())
    }));
    s.contains.set(Some(|vm, this, item| {
        let deque = vm.this::<Deque>(this);
        let state = deque.state.get();
        let mut at = 0;
        while let Some(candidate) = deque.get(at) {
            if vm.eq(candidate, item)? {
                return Ok(true);
            }
            if deque.state.get() != state {
                return Err(vm.runtime_error("deque mutated during iteration"));
            }
            at += 1;
        }
        Ok(false)
    }));
    s.concat.set(Some(|vm, this, other| {
        let Some(right) = vm.payload::<Deque>(other) else {
            let name = vm.type_name_of(other);
            return Err(vm.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
        };
        let left = vm.this::<Deque>(this);
        let made = copy_of(vm, left)?;
        if let Some(deque) = vm.payload::<Deque>(made) {
            extend(vm, deque, right.value(), push_back)?;
        }
        Ok(made)
    }));
    s.iconcat.set(Some(|vm, this, other| {
        let deque = vm.this::<Deque>(this);
        extend(vm, deque, other, push_back)?;
        Ok(this)
    }));
    s.repeat.set(Some(|vm, this, count| {
        let deque = vm.this::<Deque>(this);
        let made = copy_of(vm, deque)?;
        if let Some(copy) = vm.payload::<Deque>(made) {
            repeat_in_place(vm, copy, count)?;
        }
        Ok(made)
    }));
    s.irepeat.set(Some(|vm, this, count| {
        let deque = vm.this::<Deque>(this);
        repeat_in_place(vm, deque, count)?;
        Ok(this)
    }));
    s.richcompare.set(Some(compare));
}

fn repeat_in_place(vm: &mut Vm, this: Gc<Deque>, count: isize) -> PyResult<()> {
    if count <= 0 {
        this.items.borrow_mut().clear();
        this.changed();
        return Ok(());
    }
    let items: Vec<Value> = this.items.borrow().iter().copied().collect();
    let total = items.len().checked_mul(count as usize);
    if total.is_none_or(|n| vm.heap.would_exceed(n.saturating_mul(8))) {
        return Err(vm.memory_error());
    }
    for _ in 1..count {
        items.iter().for_each(|v| push_back(this, *v));
    }
    Ok(())
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.payload::<Deque>(a), vm.payload::<Deque>(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if matches!(op, CompareOp::Eq | CompareOp::Ne) && x.len() != y.len() {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let mut at = 0;
    while let (Some(p), Some(q)) = (x.get(at), y.get(at)) {
        if !vm.eq(p, q)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.compare(op, p, q),
            };
        }
        at += 1;
    }
    Ok(Value::bool(op.holds(x.len().cmp(&y.len()))))
}

fn new_iter(vm: &mut Vm, deque: Gc<Deque>, index: usize, backwards: bool) -> Value {
    let class = match backwards {
        false => vm.type_of_payload::<DequeIter>(),
        true => vm.state::<State>().reversed.unwrap_or(vm.types.object),
    };
    iter_of_class(vm, class, deque, index, backwards)
}

fn iter_of_class(vm: &mut Vm, class: Gc<Type>, deque: Gc<Deque>, index: usize, backwards: bool) -> Value {
    let (state, left) = (deque.state.get(), deque.len().saturating_sub(index));
    let payload = DequeIter { deque, index: Cell::new(index), left: Cell::new(left), state, backwards };
    vm.alloc_instance(class, payload).value()
}

/// The type of iterators that go backwards.
#[derive(Default)]
struct State {
    reversed: Option<Gc<Type>>,
}

static ITER: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, args| iter_new(vm, class, args, false)));
        iter_slots(s);
    },
    methods: &[ITER_METHODS],
    ..TypeDef::new("collections._deque_iterator")
};

static REVERSED: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, args| iter_new(vm, class, args, true)));
        iter_slots(s);
    },
    methods: &[ITER_METHODS],
    ..TypeDef::new("collections._deque_reverse_iterator")
};

fn iter_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>, backwards: bool) -> PyResult {
    let (deque, index) = match *args.positional() {
        [deque] => (deque, 0),
        [deque, index] => (deque, vm.to_isize(index)?),
        ref given => {
            let (bound, given) =
                if given.is_empty() { ("least 1 argument", 0) } else { ("most 2 arguments", given.len()) };
            return Err(vm.type_error(format!("function takes at {bound} ({given} given)")));
        }
    };
    let Some(deque) = vm.payload::<Deque>(deque) else {
        let name = vm.type_name_of(deque);
        return Err(vm.type_error(format!("argument 1 must be collections.deque, not {name}")));
    };
    Ok(iter_of_class(vm, class, deque, (index.max(0) as usize).min(deque.len()), backwards))
}

fn iter_slots(s: &TypeSlots) {
    s.iter.set(Some(|_, this| Ok(this)));
    s.iternext.set(Some(|vm, this| {
        let iter = vm.this::<DequeIter>(this);
        let deque = iter.deque;
        if iter.backwards && iter.left.get() == 0 {
            return Ok(None);
        }
        if deque.state.get() != iter.state {
            iter.left.set(0);
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        if iter.left.get() == 0 {
            return Ok(None);
        }
        let index = iter.index.get();
        let at = if iter.backwards { deque.len().checked_sub(index + 1) } else { Some(index) };
        iter.index.set(index + 1);
        iter.left.set(iter.left.get() - 1);
        Ok(at.and_then(|i| deque.get(i)))
    }));
}

methods! { ITER_METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm: &mut Vm, this: Value| vm.this::<DequeIter>(this).left.get(), Leaf;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let iter = vm.this::<DequeIter>(this);
        let class = vm.class_of(this).value();
        let done = vm.int_from_usize(iter.deque.len().saturating_sub(iter.left.get()));
        let args = vm.tuple(&[iter.deque.value(), done]).value();
        Ok(vm.tuple(&[class, args]).value())
    }, Alloc;
}

methods! { CLASS_METHODS: Class =>
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

fn this_of(vm: &Vm, value: Value) -> Gc<Deque> {
    vm.this::<Deque>(value)
}

methods! { METHODS: Instance =>
    /// Add an element to the right side of the deque.
    "append($self, item, /)" => |vm: &mut Vm, this: Value, item: Value| { let d = this_of(vm, this); push_back(d, item) }, Alloc;
    /// Add an element to the left side of the deque.
    "appendleft($self, item, /)" => |vm: &mut Vm, this: Value, item: Value| { let d = this_of(vm, this); push_front(d, item) }, Alloc;
    /// Remove all elements from the deque.
    "clear($self, /)" => |vm: &mut Vm, this: Value| { let d = this_of(vm, this); d.items.borrow_mut().clear(); d.changed() }, Leaf;
    /// Return a shallow copy of a deque.
    "copy($self, /)" => |vm: &mut Vm, this: Value| { let d = this_of(vm, this); copy_of(vm, d) }, Any;
    /// Return a shallow copy of a deque.
    "__copy__($self, /)" => |vm: &mut Vm, this: Value| { let d = this_of(vm, this); copy_of(vm, d) }, Any;
    /// Return number of occurrences of value.
    "count($self, value, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult<usize> {
        let d = this_of(vm, this);
        let state = d.state.get();
        let (mut at, mut count) = (0, 0);
        while let Some(item) = d.get(at) {
            count += vm.eq(item, value)? as usize;
            if d.state.get() != state {
                return Err(vm.runtime_error("deque mutated during iteration"));
            }
            at += 1;
        }
        Ok(count)
    }, Any;
    /// Extend the right side of the deque with elements from the iterable.
    "extend($self, iterable, /)" => |vm: &mut Vm, this: Value, iterable: Value| { let d = this_of(vm, this); extend(vm, d, iterable, push_back) }, Any;
    /// Extend the left side of the deque with elements from the iterable.
    "extendleft($self, iterable, /)" => |vm: &mut Vm, this: Value, iterable: Value| { let d = this_of(vm, this); extend(vm, d, iterable, push_front) }, Any;
    /// Return first index of value.
    "index($self, value, [start, [stop]])" => |vm: &mut Vm, this: Value, value: Value, start: Option<kaa_object::convert::ClippedIndex>, stop: Option<kaa_object::convert::ClippedIndex>| -> PyResult<usize> {
        let d = this_of(vm, this);
        let len = d.len() as isize;
        let clip = |i: isize| (if i < 0 { (i + len).max(0) } else { i.min(len) }) as usize;
        let (start, stop) = (start.map_or(0, |i| clip(i.0)), stop.map_or(len as usize, |i| clip(i.0)));
        let state = d.state.get();
        for at in start..stop {
            let Some(item) = d.get(at) else { break };
            if vm.eq(item, value)? {
                return Ok(at);
            }
            if d.state.get() != state {
                return Err(vm.runtime_error("deque mutated during iteration"));
            }
        }
        Err(vm.value_error("deque.index(x): x not in deque"))
    }, Any;
    /// Insert value before index.
    "insert($self, index, value, /)" => |vm: &mut Vm, this: Value, index: isize, value: Value| -> PyResult<()> {
        let d = this_of(vm, this);
        let len = d.len();
        if d.maxlen.get().is_some_and(|n| len >= n) {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let at = if index < 0 { (index + len as isize).max(0) as usize } else { (index as usize).min(len) };
        d.items.borrow_mut().insert(at, value);
        d.changed();
        d.wrote(value);
        Ok(())
    }, Any;
    /// Remove and return the rightmost element.
    "pop($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let d = this_of(vm, this);
        let item = d.items.borrow_mut().pop_back();
        d.changed();
        match item { Some(item) => Ok(item), None => Err(vm.index_error("pop from an empty deque")) }
    }, Raises;
    /// Remove and return the leftmost element.
    "popleft($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let d = this_of(vm, this);
        let item = d.items.borrow_mut().pop_front();
        d.changed();
        match item { Some(item) => Ok(item), None => Err(vm.index_error("pop from an empty deque")) }
    }, Raises;
    /// Remove first occurrence of value.
    "remove($self, value, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult<()> {
        let d = this_of(vm, this);
        let state = d.state.get();
        let mut at = 0;
        while let Some(item) = d.get(at) {
            let equal = vm.eq(item, value)?;
            if d.state.get() != state {
                return Err(vm.index_error("deque mutated during iteration"));
            }
            if equal {
                d.items.borrow_mut().remove(at);
                d.changed();
                return Ok(());
            }
            at += 1;
        }
        Err(vm.value_error("deque.remove(x): x not in deque"))
    }, Any;
    /// Reverse *IN PLACE*.
    "reverse($self, /)" => |vm: &mut Vm, this: Value| {
        let d = this_of(vm, this);
        // Iterators go on: CPython doesn't count this as a change either.
        d.items.borrow_mut().make_contiguous().reverse();
    }, Leaf;
    /// Rotate the deque n steps to the right.  If n is negative, rotates left.
    "rotate($self, n=1, /)" => |vm: &mut Vm, this: Value, n: Option<isize>| {
        let d = this_of(vm, this);
        let len = d.len() as isize;
        if len > 1 {
            let steps = n.unwrap_or(1).rem_euclid(len) as usize;
            d.items.borrow_mut().rotate_right(steps);
            d.changed();
        }
    }, Leaf;
    "__reversed__($self, /)" => |vm: &mut Vm, this: Value| { let d = this_of(vm, this); new_iter(vm, d, 0, true) }, Alloc;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let d = this_of(vm, this);
        let class = vm.class_of(this).value();
        let name = vm.names.__getstate__;
        let state = vm.call_method(this, name, &[])?;
        let empty = vm.empty_tuple.value();
        let args = match d.maxlen.get() {
            None => vm.empty_tuple,
            Some(n) => {
                let n = vm.int_from_usize(n);
                vm.tuple(&[empty, n])
            }
        };
        let items = vm.iter(this)?;
        Ok(vm.tuple(&[class, args.value(), state, items]).value())
    }, Any;
    "__sizeof__($self, /)" => |vm: &mut Vm, this: Value| { let d = this_of(vm, this); (size_of::<Deque>() + d.len() * 8) as i64 }, Leaf;
}

/// Adds the types to the module.
pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let object = vm.types.object;
    let class = vm.define_type::<Deque>(object, &DEQUE);
    vm.module_add_type(module, class)?;
    let iter = vm.define_type::<DequeIter>(object, &ITER);
    vm.module_set(module, "_deque_iterator", iter.value())?;
    let reversed = vm.define_another_type::<DequeIter>(object, &REVERSED);
    vm.state::<State>().reversed = Some(reversed);
    vm.add_root(reversed.value());
    vm.module_set(module, "_deque_reverse_iterator", reversed.value())
}
