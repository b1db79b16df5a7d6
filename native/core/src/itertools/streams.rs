//! Iterators over streams: `count`, `cycle`, `repeat`, `chain`, `islice`, `groupby`, `tee` and their like.

use kaa_object::declare::TypeDef;
use kaa_object::function::NativeDef;
use kaa_object::list::{List, ListRef};
use kaa_object::number::BinaryOp;
use kaa_object::payloads::Module;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, Payload, PyResult, Slot, Value, Vm, methods};
use std::cell::Cell;

pub static FUNCTIONS: &[NativeDef] = TEE;

/// A type of this module: subclassable, an iterator over itself.
macro_rules! iterator_type {
    ($static:ident $python:literal $doc:literal, $new:expr, $next:expr $(, methods: $methods:expr)? $(, repr: $repr:expr)? $(, weakrefable: $weak:expr)?) => {
        static $static: TypeDef = TypeDef {
            doc: Some($doc),
            flags: type_flags::BASETYPE,
            slots: |s| {
                s.new.set(Some($new));
                s.iter.set(Some(|_, this| Ok(this)));
                s.iternext.set(Some($next));
                $(s.repr.set(Some($repr));)?
            },
            $(methods: $methods,)?
            $(weakrefable: $weak,)?
            ..TypeDef::new($python)
        };
    };
}
pub(super) use iterator_type;

/// Positional arguments within bounds, no keywords.
pub(super) fn positional<'a>(
    vm: &mut Vm,
    args: Args<'a>,
    name: &str,
    least: usize,
    most: usize,
) -> PyResult<&'a [Value]> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let given = args.values.len();
    if (least..=most).contains(&given) {
        return Ok(args.values);
    }
    let (bound, word) = if given < least { (least, "at least ") } else { (most, "at most ") };
    let word = if least == most { "" } else { word };
    let plural = if bound == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name} expected {word}{bound} argument{plural}, got {given}")))
}

/// Files a type in the module.
pub(super) fn add<T: Payload>(vm: &mut Vm, module: Gc<Module>, def: &'static TypeDef) -> PyResult<()> {
    let object = vm.types.object;
    let class = vm.define_type::<T>(object, def);
    let name = vm.intern_str("itertools").value();
    class.module.set(class, Some(name));
    vm.module_add_type(module, class)
}

/// The iterators of some iterables, as a tuple.
fn iterators(vm: &mut Vm, iterables: &[Value]) -> PyResult<Gc<Tuple>> {
    let list = vm.new_list();
    for &iterable in iterables {
        let iterator = vm.iter(iterable)?;
        list.push(vm, iterator)?;
    }
    vm.try_tuple(list.items())
}

methods! { NEW: Class =>
    "accumulate($type, /, iterable, func=None, *, initial=None)" => accumulate_new, Any;
    "batched($type, /, iterable, n, *, strict=False)" => batched_new, Any;
    "groupby($type, /, iterable, key=None)" => groupby_new, Any;
    "count($type, /, start=0, step=1)" => count_new, Any;
    "compress($type, /, data, selectors)" => compress_new, Any;
    "repeat($type, /, object, times=<unrepresentable>)" => repeat_new, Any;
}

fn compress_new(vm: &mut Vm, class: Gc<Type>, data: Value, selectors: Value) -> PyResult {
    let (data, selectors) = (vm.iter(data)?, vm.iter(selectors)?);
    Ok(vm.alloc_instance(class, Compress { data, selectors }).value())
}

fn accumulate_new(
    vm: &mut Vm,
    class: Gc<Type>,
    iterable: Value,
    function: Option<Value>,
    initial: Option<Value>,
) -> PyResult {
    let iterator = vm.iter(iterable)?;
    let function = function.filter(|f| !f.is_none());
    let initial = Slot::new(initial.filter(|i| !i.is_none()));
    Ok(vm.alloc_instance(class, Accumulate { iterator, function, total: Slot::new(None), initial }).value())
}

fn batched_new(vm: &mut Vm, class: Gc<Type>, iterable: Value, size: isize, strict: Option<bool>) -> PyResult {
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let iterator = Slot::new(Some(vm.iter(iterable)?));
    let strict = strict.unwrap_or(false);
    Ok(vm.alloc_instance(class, Batched { iterator, size: size as usize, strict }).value())
}

fn groupby_new(vm: &mut Vm, class: Gc<Type>, iterable: Value, key: Option<Value>) -> PyResult {
    let iterator = vm.iter(iterable)?;
    let empty = || Slot::new(None);
    let key = key.filter(|k| !k.is_none());
    let payload = GroupBy {
        iterator,
        key,
        target: empty(),
        current_key: empty(),
        current: empty(),
        serial: Cell::new(0),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

pub struct Count {
    next: Slot<Value>,
    step: Value,
}
kaa_gc::trace_fields!(Count { next, step });

iterator_type!(COUNT "itertools.count" "Return a count object whose .__next__() method returns consecutive values.", |vm, class, args| NEW[3].call(vm, Some(class.value()), args), |vm, this| {
    let c = vm.this::<Count>(this);
    let value = c.next.get();
    let next = vm.binary(BinaryOp::Add, value, c.step)?;
    c.next.set(c, next);
    Ok(Some(value))
}, repr: |vm, this| {
    let c = vm.this::<Count>(this);
    let text = vm.repr(c.next.get())?.to_lossy();
    let one = c.step.as_int() == Some(1);
    let text = if one { format!("count({text})") } else { format!("count({text}, {})", vm.repr(c.step)?.to_lossy()) };
    vm.try_str(&text).map(Gc::value)
});

fn count_new(vm: &mut Vm, class: Gc<Type>, start: Option<Value>, step: Option<Value>) -> PyResult {
    let (start, step) = (start.unwrap_or(Value::int32(0)), step.unwrap_or(Value::int32(1)));
    for value in [start, step] {
        let class = vm.class_of(value);
        let number = class.slots.index.get().is_some()
            || class.slots.float.get().is_some()
            || class.slots.int.get().is_some();
        if !number && class != vm.types.complex {
            return Err(vm.type_error("a number is required"));
        }
    }
    let one = step.as_int() == Some(1) || step == Value::TRUE;
    let step = if one { Value::int32(1) } else { step };
    let start = if one && !start.is_int() && vm.is_int(start) {
        // Steps of one count plainly, whatever class of int they start from.
        match vm.to_isize(start) {
            Ok(n) => vm.int_from_i128(n as i128),
            Err(_) => {
                vm.clear_exception();
                start
            }
        }
    } else {
        start
    };
    Ok(vm.alloc_instance(class, Count { next: Slot::new(start), step }).value())
}

pub struct Cycle {
    iterator: Slot<Option<Value>>,
    saved: Gc<List>,
    index: Cell<usize>,
}
kaa_gc::trace_fields!(Cycle { iterator, saved, index });

iterator_type!(CYCLE "itertools.cycle" "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.", |vm, class, args| {
    let values = positional(vm, args, "cycle", 1, 1)?;
    let iterator = vm.iter(values[0])?;
    let saved = vm.new_list();
    Ok(vm.alloc_instance(class, Cycle { iterator: Slot::new(Some(iterator)), saved, index: Cell::new(0) }).value())
}, |vm, this| {
    let c = vm.this::<Cycle>(this);
    if let Some(iterator) = c.iterator.get() {
        if let Some(item) = vm.next(iterator)? {
            c.saved.push(vm, item)?;
            return Ok(Some(item));
        }
        c.iterator.set(c, None);
    }
    if c.saved.is_empty() {
        return Ok(None);
    }
    let index = c.index.get() % c.saved.len();
    c.index.set(index + 1);
    Ok(c.saved.get(index))
});

pub struct Repeat {
    value: Value,
    /// How often still; negative for ever.
    remaining: Cell<i64>,
}
kaa_gc::trace_fields!(Repeat { value, remaining });

iterator_type!(REPEAT "itertools.repeat" "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.", |vm, class, args| NEW[5].call(vm, Some(class.value()), args), |vm, this| {
    let r = vm.this::<Repeat>(this);
    match r.remaining.get() {
        0 => Ok(None),
        n => {
            if n > 0 {
                r.remaining.set(n - 1);
            }
            Ok(Some(r.value))
        }
    }
}, methods: &[REPEAT_METHODS], repr: |vm, this| {
    let r = vm.this::<Repeat>(this);
    let text = vm.repr(r.value)?.to_lossy();
    let n = r.remaining.get();
    let text = if n < 0 { format!("repeat({text})") } else { format!("repeat({text}, {n})") };
    vm.try_str(&text).map(Gc::value)
});

methods! { REPEAT_METHODS: Instance =>
    "__length_hint__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        match vm.this::<Repeat>(this).remaining.get() {
            n if n < 0 => Err(vm.type_error("len() of unsized object")),
            n => Ok(vm.int(n)),
        }
    }, Raises;
}

fn repeat_new(vm: &mut Vm, class: Gc<Type>, value: Value, times: Option<isize>) -> PyResult {
    let remaining = match times {
        Some(times) => times.max(0) as i64,
        None => -1,
    };
    Ok(vm.alloc_instance(class, Repeat { value, remaining: Cell::new(remaining) }).value())
}

pub struct Chain {
    /// Iterator over the iterables; `None` once exhausted.
    source: Slot<Option<Value>>,
    active: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Chain { source, active });

iterator_type!(CHAIN "itertools.chain" "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.", |vm, class, args| {
    let values = positional(vm, args, "chain", 0, usize::MAX)?;
    let tuple = vm.try_tuple(values)?.value();
    let source = vm.iter(tuple)?;
    Ok(vm.alloc_instance(class, Chain { source: Slot::new(Some(source)), active: Slot::new(None) }).value())
}, |vm, this| {
    let c = vm.this::<Chain>(this);
    loop {
        let Some(source) = c.source.get() else { return Ok(None) };
        let active = match c.active.get() {
            Some(active) => active,
            None => match vm.next(source)? {
                Some(iterable) => {
                    let iterator = vm.iter(iterable)?;
                    c.active.set(c, Some(iterator));
                    iterator
                }
                None => {
                    c.source.set(c, None);
                    return Ok(None);
                }
            },
        };
        if let Some(item) = vm.next(active)? {
            return Ok(Some(item));
        }
        c.active.set(c, None);
    }
}, methods: &[CHAIN_METHODS]);

methods! { CHAIN_METHODS: Class =>
    /// Alternative chain() constructor taking a single iterable argument that evaluates lazily.
    "from_iterable($type, iterable, /)" => |vm: &mut Vm, class: Gc<Type>, iterable: Value| -> PyResult {
        let source = vm.iter(iterable)?;
        Ok(vm.alloc_instance(class, Chain { source: Slot::new(Some(source)), active: Slot::new(None) }).value())
    }, Any;
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

pub struct Islice {
    iterator: Slot<Option<Value>>,
    next: Cell<usize>,
    /// `usize::MAX` for none.
    stop: usize,
    step: usize,
    count: Cell<usize>,
}
kaa_gc::trace_fields!(Islice { iterator, next, stop, step, count });

iterator_type!(ISLICE "itertools.islice" "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object", islice_new, |vm, this| {
    let s = vm.this::<Islice>(this);
    let Some(iterator) = s.iterator.get() else { return Ok(None) };
    while s.count.get() < s.next.get() {
        if vm.next(iterator)?.is_none() {
            s.iterator.set(s, None);
            return Ok(None);
        }
        s.count.set(s.count.get() + 1);
    }
    if s.count.get() >= s.stop {
        s.iterator.set(s, None);
        return Ok(None);
    }
    let Some(item) = vm.next(iterator)? else {
        s.iterator.set(s, None);
        return Ok(None);
    };
    s.count.set(s.count.get() + 1);
    s.next.set(s.next.get().saturating_add(s.step).min(s.stop));
    Ok(Some(item))
});

fn islice_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let values = positional(vm, args, "islice", 2, 4)?;
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let bound = |vm: &mut Vm, value: Value, message: &str| -> PyResult<Option<usize>> {
        if value.is_none() {
            return Ok(None);
        }
        let index = vm.index(value).and_then(|v| vm.to_isize(v));
        match index {
            Ok(n) if n >= 0 => Ok(Some(n as usize)),
            Ok(n) if n < -1 && message == STOP => Err(vm.value_error(INDICES)),
            _ => {
                vm.clear_exception();
                Err(vm.value_error(message))
            }
        }
    };
    let (start, stop, step) = match values {
        [_, stop] => (0, bound(vm, *stop, STOP)?, 1),
        [_, start, stop, rest @ ..] => {
            let stop = bound(vm, *stop, STOP)?;
            let start = bound(vm, *start, INDICES)?.unwrap_or(0);
            let step = match rest.first() {
                Some(step) => {
                    let message = "Step for islice() must be a positive integer or None.";
                    let step = bound(vm, *step, message)?.unwrap_or(1);
                    if step == 0 {
                        return Err(vm.value_error(message));
                    }
                    step
                }
                None => 1,
            };
            (start, stop, step)
        }
        _ => (0, None, 1),
    };
    let iterator = vm.iter(values[0])?;
    let payload = Islice {
        iterator: Slot::new(Some(iterator)),
        next: Cell::new(start),
        stop: stop.unwrap_or(usize::MAX),
        step,
        count: Cell::new(0),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

/// `takewhile`, `dropwhile`, `filterfalse`, `starmap`: a function and an iterator.
pub struct TakeWhile {
    function: Value,
    iterator: Value,
    done: Cell<bool>,
}
kaa_gc::trace_fields!(TakeWhile { function, iterator, done });

pub struct DropWhile {
    function: Value,
    iterator: Value,
    started: Cell<bool>,
}
kaa_gc::trace_fields!(DropWhile { function, iterator, started });

pub struct FilterFalse {
    function: Value,
    iterator: Value,
}
kaa_gc::trace_fields!(FilterFalse { function, iterator });

pub struct Starmap {
    function: Value,
    iterator: Value,
}
kaa_gc::trace_fields!(Starmap { function, iterator });

fn function_and_iterator(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<(Value, Value)> {
    let values = positional(vm, args, name, 2, 2)?;
    let iterator = vm.iter(values[1])?;
    Ok((values[0], iterator))
}

iterator_type!(TAKEWHILE "itertools.takewhile" "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.", |vm, class, args| {
    let (function, iterator) = function_and_iterator(vm, args, "takewhile")?;
    Ok(vm.alloc_instance(class, TakeWhile { function, iterator, done: Cell::new(false) }).value())
}, |vm, this| {
    let t = vm.this::<TakeWhile>(this);
    if t.done.get() {
        return Ok(None);
    }
    let Some(item) = vm.next(t.iterator)? else { return Ok(None) };
    let verdict = vm.call(t.function, &[item])?;
    if vm.is_true(verdict)? {
        return Ok(Some(item));
    }
    t.done.set(true);
    Ok(None)
});

iterator_type!(DROPWHILE "itertools.dropwhile" "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.", |vm, class, args| {
    let (function, iterator) = function_and_iterator(vm, args, "dropwhile")?;
    Ok(vm.alloc_instance(class, DropWhile { function, iterator, started: Cell::new(false) }).value())
}, |vm, this| {
    let d = vm.this::<DropWhile>(this);
    loop {
        let Some(item) = vm.next(d.iterator)? else { return Ok(None) };
        if d.started.get() {
            return Ok(Some(item));
        }
        let verdict = vm.call(d.function, &[item])?;
        if !vm.is_true(verdict)? {
            d.started.set(true);
            return Ok(Some(item));
        }
    }
});

iterator_type!(FILTERFALSE "itertools.filterfalse" "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.", |vm, class, args| {
    let (function, iterator) = function_and_iterator(vm, args, "filterfalse")?;
    Ok(vm.alloc_instance(class, FilterFalse { function, iterator }).value())
}, |vm, this| {
    let f = vm.this::<FilterFalse>(this);
    loop {
        let Some(item) = vm.next(f.iterator)? else { return Ok(None) };
        let by_truth = f.function.is_none() || f.function == vm.types.bool.value();
        let verdict = if by_truth { item } else { vm.call(f.function, &[item])? };
        if !vm.is_true(verdict)? {
            return Ok(Some(item));
        }
    }
});

iterator_type!(STARMAP "itertools.starmap" "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.", |vm, class, args| {
    let (function, iterator) = function_and_iterator(vm, args, "starmap")?;
    Ok(vm.alloc_instance(class, Starmap { function, iterator }).value())
}, |vm, this| {
    let s = vm.this::<Starmap>(this);
    let Some(item) = vm.next(s.iterator)? else { return Ok(None) };
    let args = match vm.exact_tuple(item) {
        Some(tuple) => tuple,
        None => {
            let list = vm.collect_list(item)?;
            vm.try_tuple(list.items())?
        }
    };
    vm.call(s.function, args.items()).map(Some)
});

pub struct Compress {
    data: Value,
    selectors: Value,
}
kaa_gc::trace_fields!(Compress { data, selectors });

iterator_type!(COMPRESS "itertools.compress" "Return data elements corresponding to true selector elements.", |vm, class, args| NEW[4].call(vm, Some(class.value()), args), |vm, this| {
    let c = vm.this::<Compress>(this);
    loop {
        let Some(item) = vm.next(c.data)? else { return Ok(None) };
        let Some(selector) = vm.next(c.selectors)? else { return Ok(None) };
        if vm.is_true(selector)? {
            return Ok(Some(item));
        }
    }
});

pub struct Accumulate {
    iterator: Value,
    function: Option<Value>,
    total: Slot<Option<Value>>,
    initial: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Accumulate { iterator, function, total, initial });

iterator_type!(ACCUMULATE "itertools.accumulate" "Return series of accumulated sums (or other binary function results).", |vm, class, args| NEW[0].call(vm, Some(class.value()), args), |vm, this| {
    let a = vm.this::<Accumulate>(this);
    if let Some(initial) = a.initial.get() {
        a.initial.set(a, None);
        a.total.set(a, Some(initial));
        return Ok(Some(initial));
    }
    let Some(item) = vm.next(a.iterator)? else { return Ok(None) };
    let total = match (a.total.get(), a.function) {
        (None, _) => item,
        (Some(total), None) => vm.binary(BinaryOp::Add, total, item)?,
        (Some(total), Some(function)) => vm.call(function, &[total, item])?,
    };
    a.total.set(a, Some(total));
    Ok(Some(total))
});

pub struct Pairwise {
    iterator: Slot<Option<Value>>,
    old: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Pairwise { iterator, old });

iterator_type!(PAIRWISE "itertools.pairwise" "Return an iterator of overlapping pairs taken from the input iterator.", |vm, class, args| {
    let values = positional(vm, args, "pairwise", 1, 1)?;
    let iterator = vm.iter(values[0])?;
    Ok(vm.alloc_instance(class, Pairwise { iterator: Slot::new(Some(iterator)), old: Slot::new(None) }).value())
}, |vm, this| {
    let p = vm.this::<Pairwise>(this);
    let Some(iterator) = p.iterator.get() else { return Ok(None) };
    let old = match p.old.get() {
        Some(old) => Some(old),
        None => vm.next(iterator)?,
    };
    p.old.set(p, old);
    let (Some(old), Some(new)) = (old, vm.next(iterator)?) else {
        p.iterator.set(p, None);
        p.old.set(p, None);
        return Ok(None);
    };
    p.old.set(p, Some(new));
    Ok(Some(vm.tuple(&[old, new]).value()))
});

pub struct ZipLongest {
    iterators: Gc<List>,
    active: Cell<usize>,
    fill: Value,
}
kaa_gc::trace_fields!(ZipLongest { iterators, active, fill });

iterator_type!(ZIP_LONGEST "itertools.zip_longest" "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.", |vm, class, args| {
    let mut fill = Value::NONE;
    for (name, value) in args.keywords() {
        if !name.is("fillvalue") {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let iterators = iterators(vm, args.positional())?;
    let active = Cell::new(iterators.len());
    let iterators = vm.list(iterators.items())?;
    Ok(vm.alloc_instance(class, ZipLongest { iterators, active, fill }).value())
}, |vm, this| {
    let z = vm.this::<ZipLongest>(this);
    if z.active.get() == 0 {
        return Ok(None);
    }
    let row = vm.new_list();
    for i in 0..z.iterators.len() {
        let iterator = z.iterators.get(i).unwrap_or(Value::NONE);
        let item = if iterator.is_none() { None } else { vm.next(iterator)? };
        let item = match item {
            Some(item) => item,
            None => {
                if !iterator.is_none() {
                    z.active.set(z.active.get() - 1);
                    if z.active.get() == 0 {
                        return Ok(None);
                    }
                    z.iterators.set(i, Value::NONE);
                }
                z.fill
            }
        };
        row.push(vm, item)?;
    }
    vm.try_tuple(row.items()).map(|t| Some(t.value()))
});

pub struct Batched {
    iterator: Slot<Option<Value>>,
    size: usize,
    strict: bool,
}
kaa_gc::trace_fields!(Batched { iterator, size, strict });

iterator_type!(BATCHED "itertools.batched" "Batch data into tuples of length n. The last batch may be shorter than n.", |vm, class, args| NEW[1].call(vm, Some(class.value()), args), |vm, this| {
    let b = vm.this::<Batched>(this);
    let Some(iterator) = b.iterator.get() else { return Ok(None) };
    let row = vm.new_list();
    while row.len() < b.size {
        match vm.next(iterator)? {
            Some(item) => row.push(vm, item)?,
            None => {
                b.iterator.set(b, None);
                if row.is_empty() {
                    return Ok(None);
                }
                if b.strict {
                    return Err(vm.value_error("batched(): incomplete batch"));
                }
                break;
            }
        }
    }
    vm.try_tuple(row.items()).map(|t| Some(t.value()))
});

pub struct GroupBy {
    iterator: Value,
    key: Option<Value>,
    target: Slot<Option<Value>>,
    current_key: Slot<Option<Value>>,
    current: Slot<Option<Value>>,
    /// Counts the groups, so that an old one knows that it is over.
    serial: Cell<u64>,
}
kaa_gc::trace_fields!(GroupBy { iterator, key, target, current_key, current, serial });

pub struct Group {
    parent: Gc<GroupBy>,
    target: Value,
    serial: u64,
}
kaa_gc::trace_fields!(Group { parent, target, serial });

fn group_step(vm: &mut Vm, g: Gc<GroupBy>) -> PyResult<bool> {
    let Some(item) = vm.next(g.iterator)? else { return Ok(false) };
    let key = match g.key {
        Some(key) => vm.call(key, &[item])?,
        None => item,
    };
    g.current.set(g, Some(item));
    g.current_key.set(g, Some(key));
    Ok(true)
}

iterator_type!(GROUPBY "itertools.groupby" "make an iterator that returns consecutive keys and groups from the iterable", |vm, class, args| NEW[2].call(vm, Some(class.value()), args), |vm, this| {
    let g = vm.this::<GroupBy>(this);
    g.serial.set(g.serial.get() + 1);
    loop {
        match (g.current_key.get(), g.target.get()) {
            (None, _) => {}
            (Some(_), None) => break,
            (Some(key), Some(target)) => {
                if !vm.eq(target, key)? {
                    break;
                }
            }
        }
        if !group_step(vm, g)? {
            return Ok(None);
        }
    }
    let Some(target) = g.current_key.get() else { return Ok(None) };
    g.target.set(g, Some(target));
    let group = vm.alloc_payload(Group { parent: g, target, serial: g.serial.get() }).value();
    Ok(Some(vm.tuple(&[target, group]).value()))
});

static GROUP: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(|vm, this| {
            let group = vm.this::<Group>(this);
            let g = group.parent;
            if g.serial.get() != group.serial {
                return Ok(None);
            }
            if g.current.get().is_none() && !group_step(vm, g)? {
                return Ok(None);
            }
            let Some(key) = g.current_key.get() else { return Ok(None) };
            if !vm.eq(group.target, key)? {
                return Ok(None);
            }
            let item = g.current.get();
            g.current.set(g, None);
            // The key stays, to compare the next item's with.
            Ok(item)
        }));
    },
    ..TypeDef::new("itertools._grouper")
};

/// What `tee` iterators share: the items read so far that one of them still needs.
pub struct TeeData {
    iterator: Value,
    item: Slot<Option<Value>>,
    next: Slot<Option<Gc<TeeData>>>,
    running: Cell<bool>,
}
kaa_gc::trace_fields!(TeeData { iterator, item, next, running });

pub struct Tee {
    data: Slot<Gc<TeeData>>,
}
kaa_gc::trace_fields!(Tee { data });

static TEE_DATA: TypeDef =
    TypeDef { flags: type_flags::DISALLOW_INSTANTIATION, ..TypeDef::new("itertools._tee_dataobject") };

fn new_tee_data(vm: &mut Vm, iterator: Value) -> Gc<TeeData> {
    vm.alloc_payload(TeeData {
        iterator,
        item: Slot::new(None),
        next: Slot::new(None),
        running: Cell::new(false),
    })
}

iterator_type!(TEE_TYPE "itertools._tee" "Iterator wrapped to make it copyable.", |vm, _class, args| {
    let values = positional(vm, args, "_tee", 1, 1)?;
    if let Some(tee) = vm.payload::<Tee>(values[0]) {
        return Ok(copy_tee(vm, tee));
    }
    let iterator = vm.iter(values[0])?;
    let data = new_tee_data(vm, iterator);
    Ok(vm.alloc_payload(Tee { data: Slot::new(data) }).value())
}, |vm, this| {
    let tee = vm.this::<Tee>(this);
    let data = tee.data.get();
    if data.next.get().is_none() {
        if data.running.get() {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        data.running.set(true);
        let item = vm.next(data.iterator);
        data.running.set(false);
        let Some(item) = item? else { return Ok(None) };
        let next = new_tee_data(vm, data.iterator);
        data.item.set(data, Some(item));
        data.next.set(data, Some(next));
    }
    if let Some(next) = data.next.get() {
        tee.data.set(tee, next);
    }
    Ok(data.item.get())
}, methods: &[TEE_METHODS], weakrefable: true);

fn copy_tee(vm: &mut Vm, tee: Gc<Tee>) -> Value {
    let data = tee.data.get();
    vm.alloc_payload(Tee { data: Slot::new(data) }).value()
}

methods! { TEE_METHODS: Instance =>
    /// Returns an independent iterator.
    "__copy__($self, /)" => |vm: &mut Vm, this: Value| { let tee = vm.this::<Tee>(this); copy_tee(vm, tee) }, Alloc;
}

methods! { TEE: Module =>
    /// Returns a tuple of n independent iterators.
    "tee(iterable, n=2, /)" => |vm: &mut Vm, iterable: Value, n: Option<isize>| -> PyResult {
        let n = n.unwrap_or(2);
        if n < 0 {
            return Err(vm.value_error("n must be >= 0"));
        }
        let iterator = vm.iter(iterable)?;
        let first = match vm.payload::<Tee>(iterator) {
            Some(tee) => tee,
            None => {
                let data = new_tee_data(vm, iterator);
                vm.alloc_payload(Tee { data: Slot::new(data) })
            }
        };
        let list = vm.new_list();
        if vm.heap.would_exceed((n as usize).saturating_mul(32)) {
            return Err(vm.memory_error());
        }
        for _ in 0..n {
            let copy = copy_tee(vm, first);
            list.push(vm, copy)?;
        }
        vm.try_tuple(list.items()).map(Gc::value)
    }, Any;
}

/// Adds the types to the module.
pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    add::<Count>(vm, module, &COUNT)?;
    add::<Cycle>(vm, module, &CYCLE)?;
    add::<Repeat>(vm, module, &REPEAT)?;
    add::<Chain>(vm, module, &CHAIN)?;
    add::<Islice>(vm, module, &ISLICE)?;
    add::<TakeWhile>(vm, module, &TAKEWHILE)?;
    add::<DropWhile>(vm, module, &DROPWHILE)?;
    add::<FilterFalse>(vm, module, &FILTERFALSE)?;
    add::<Starmap>(vm, module, &STARMAP)?;
    add::<Compress>(vm, module, &COMPRESS)?;
    add::<Accumulate>(vm, module, &ACCUMULATE)?;
    add::<Pairwise>(vm, module, &PAIRWISE)?;
    add::<ZipLongest>(vm, module, &ZIP_LONGEST)?;
    add::<Batched>(vm, module, &BATCHED)?;
    add::<GroupBy>(vm, module, &GROUPBY)?;
    add::<Group>(vm, module, &GROUP)?;
    add::<Tee>(vm, module, &TEE_TYPE)?;
    add::<TeeData>(vm, module, &TEE_DATA)
}
