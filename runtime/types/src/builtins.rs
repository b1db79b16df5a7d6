//! The functions of the `builtins` module. CPython: `Python/bltinmodule.c`.

mod build_class;
pub mod instance;
pub mod run;

use kaa_object::function::NativeDef;
use kaa_object::number::BinaryOp;
use kaa_object::payloads::{CallableIter, Complex, Module};
use kaa_object::slots::CompareOp;
use kaa_object::{Args, Gc, PyResult, Slot, Str, Value, Vm, methods, raw_methods};

pub use instance::{claimed_class, is_instance, is_subclass, real_is_instance, real_is_subclass};

pub static FUNCTIONS: &[&[NativeDef]] =
    &[FUNCTIONS_BY_SIGNATURE, RAW_FUNCTIONS, run::FUNCTIONS, build_class::FUNCTIONS];

methods! { FUNCTIONS_BY_SIGNATURE: Module =>
    /// Return the absolute value of the argument.
    "abs(x, /)" => |vm: &mut Vm, x: Value| vm.absolute(x), Any;
    /// Return True if bool(x) is True for all values x in the iterable.
    ///
    /// If the iterable is empty, return True.
    "all(iterable, /)" => |vm: &mut Vm, iterable: Value| -> PyResult<bool> {
        let iterator = vm.iter(iterable)?;
        while let Some(item) = vm.next(iterator)? {
            if !vm.is_true(item)? {
                return Ok(false);
            }
            vm.safepoint()?;
        }
        Ok(true)
    }, Any;
    /// Return True if bool(x) is True for any x in the iterable.
    ///
    /// If the iterable is empty, return False.
    "any(iterable, /)" => |vm: &mut Vm, iterable: Value| -> PyResult<bool> {
        let iterator = vm.iter(iterable)?;
        while let Some(item) = vm.next(iterator)? {
            if vm.is_true(item)? {
                return Ok(true);
            }
            vm.safepoint()?;
        }
        Ok(false)
    }, Any;
    /// Return an ASCII-only representation of an object.
    "ascii(obj, /)" => |vm: &mut Vm, x: Value| crate::str::ascii(vm, x), Any;
    /// Return the binary representation of an integer.
    "bin(number, /)" => |vm: &mut Vm, x: Value| based(vm, x, "#b"), Any;
    /// Return whether the object is callable (i.e., some kind of function).
    "callable(obj, /)" => |vm: &mut Vm, x: Value| vm.is_callable(x), Leaf;
    /// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
    "chr(i, /)" => chr, Raises;
    /// Deletes the named attribute from the given object.
    "delattr(obj, name, /)" => |vm: &mut Vm, object: Value, name: Value| -> PyResult<()> {
        let name = kaa_object::descr::attribute_name(vm, name)?;
        vm.setattr(object, name, None)
    }, Any;
    /// Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.
    "divmod(x, y, /)" => |vm: &mut Vm, x: Value, y: Value| vm.divmod(x, y), Any;
    /// Return type(value).__format__(value, format_spec).
    "format(value, format_spec='', /)" => |vm: &mut Vm, value: Value, spec: Option<Gc<Str>>| {
        crate::format::format_value(vm, value, spec.map(Gc::value))
    }, Any;
    /// Return the hash value for the given object.
    "hash(obj, /)" => |vm: &mut Vm, x: Value| -> PyResult { let h = vm.hash(x)?; Ok(vm.int(h as i64)) }, Any;
    /// Return the hexadecimal representation of an integer.
    "hex(number, /)" => |vm: &mut Vm, x: Value| based(vm, x, "#x"), Any;
    /// Return the identity of an object.
    "id(obj, /)" => |vm: &mut Vm, x: Value| -> PyResult {
        let id = vm.id_of(x);
        let id = vm.int_from_u64(id);
        vm.audit("builtins.id", &[&id])?;
        Ok(id)
    }, Any;
    /// Return whether an object is an instance of a class or of a subclass thereof.
    "isinstance(obj, class_or_tuple, /)" => |vm: &mut Vm, x: Value, class: Value| is_instance(vm, x, class), Any;
    /// Return whether 'cls' is derived from another class or is the same class.
    "issubclass(cls, class_or_tuple, /)" => |vm: &mut Vm, x: Value, class: Value| is_subclass(vm, x, class), Any;
    /// Return the number of items in a container.
    "len(obj, /)" => |vm: &mut Vm, x: Value| vm.len(x), Any;
    /// Return the octal representation of an integer.
    "oct(number, /)" => |vm: &mut Vm, x: Value| based(vm, x, "#o"), Any;
    /// Return the ordinal value of a character.
    "ord(character, /)" => ord, Raises;
    /// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.
    "pow(base, exp, mod=None)" => |vm: &mut Vm, x: Value, y: Value, m: Option<Value>| {
        vm.power(x, y, m.unwrap_or(Value::NONE), false)
    }, Any;
    /// Return the canonical string representation of the object.
    "repr(obj, /)" => |vm: &mut Vm, x: Value| vm.repr(x), Any;
    /// Round a number to a given precision in decimal digits.
    "round(number, ndigits=None)" => round, Any;
    /// Sets the named attribute on the given object to the specified value.
    "setattr(obj, name, value, /)" => |vm: &mut Vm, object: Value, name: Value, value: Value| -> PyResult<()> {
        let name = kaa_object::descr::attribute_name(vm, name)?;
        vm.setattr(object, name, Some(value))
    }, Any;
    /// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    "sum(iterable, /, start=0)" => sum, Any;
    /// Return an AsyncIterator for an AsyncIterable object.
    "aiter(async_iterable, /)" => |vm: &mut Vm, x: Value| -> PyResult {
        let class = vm.class_of(x);
        let Some(getter) = class.slots.aiter.get() else {
            let name = class.name_lossy();
            return Err(vm.type_error(format!("'{name}' object is not an async iterable")));
        };
        let iterator = getter(vm, x)?;
        let class = vm.class_of(iterator);
        if class.slots.anext.get().is_none() {
            let name = class.name_lossy();
            return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{name}'")));
        }
        Ok(iterator)
    }, Any;
}

raw_methods! { RAW_FUNCTIONS: Module =>
    /// Get a named attribute from an object.
    "getattr(!)" => getattr, Any;
    /// Return whether the object has an attribute with the given name.
    "hasattr(obj, name, /)" => hasattr, Any;
    /// Return a new list containing all items from the iterable in ascending order.
    "sorted(iterable, /, *, key=None, reverse=False)" => sorted, Any;
    /// Get an iterator from an object.
    "iter(!)" => iter, Any;
    /// Return the next item from the iterator.
    "next(!)" => next, Any;
    /// max(iterable, *[, default=obj, key=func]) -> value
    /// max(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// The biggest item of an iterable, or the biggest of several arguments.
    "max(!)" => |vm, args| extreme(vm, args, "max", CompareOp::Gt), Any;
    /// min(iterable, *[, default=obj, key=func]) -> value
    /// min(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// The smallest item of an iterable, or the smallest of several arguments.
    "min(!)" => |vm, args| extreme(vm, args, "min", CompareOp::Lt), Any;
    /// Prints the values to a stream, or to sys.stdout by default.
    "print(*args, sep=' ', end='\\n', file=None, flush=False)" => print, Any;
    /// Return the dictionary containing the current scope's global variables.
    "globals()" => |vm, args| {
        no_arguments(vm, args, "globals")?;
        Ok(match vm.thread.frames.last() {
            Some(frame) => frame.function.globals.value(),
            None => Value::NONE,
        })
    }, Leaf;
    /// Return a dictionary containing the current scope's local variables.
    "locals()" => |vm, args| {
        no_arguments(vm, args, "locals")?;
        current_locals(vm)
    }, Alloc;
    /// Show attributes of an object.
    "vars(!)" => vars, Any;
    /// Show attributes of an object.
    "dir(!)" => dir, Any;
    /// Read a string from standard input.  The trailing newline is stripped.
    "input(prompt='', /)" => input, Any;
    /// This function drops you into the debugger at the call site.
    "breakpoint(*args, **kws)" => |vm, args| {
        let name = vm.names.breakpointhook;
        match vm.sys_dict.get_str(name) {
            Some(hook) => {
                vm.audit("builtins.breakpoint", &[&hook])?;
                vm.call_args(hook, args)
            }
            None => Err(vm.runtime_error("lost sys.breakpointhook")),
        }
    }, Any;
    /// Import a module.
    "__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)" => run::import, Any;
    /// Return the next item from the async iterator.
    "anext(!)" => anext, Any;
}

fn no_arguments(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if !args.values.is_empty() {
        let given = args.values.len();
        return Err(vm.type_error(format!("{name}() takes no arguments ({given} given)")));
    }
    Ok(())
}

/// Checks the number of positional arguments of a function without keywords.
fn between(vm: &mut Vm, args: Args<'_>, name: &str, least: usize, most: usize) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let given = args.values.len();
    let (bound, word) = if given < least {
        (least, if least == most { "" } else { "at least " })
    } else if given > most {
        (most, if least == most { "" } else { "at most " })
    } else {
        return Ok(());
    };
    let plural = if bound == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name} expected {word}{bound} argument{plural}, got {given}")))
}

fn based(vm: &mut Vm, x: Value, spec: &str) -> PyResult {
    let index = vm.index(x)?;
    let index = vm.exact_int(index).unwrap_or(index);
    let spec = vm.str(spec).value();
    crate::format::format_value(vm, index, Some(spec))
}

fn chr(vm: &mut Vm, i: Value) -> PyResult {
    let index = vm.index(i)?;
    match index.as_int().and_then(|n| u32::try_from(n).ok()).filter(|n| *n <= 0x10ffff) {
        Some(point) => Ok(vm.str_from_point(point).value()),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, c: Value) -> PyResult {
    let len = if let Some(s) = vm.as_str(c) {
        if s.len() == 1 {
            return Ok(Value::int32(s.at(0) as i32));
        }
        s.len()
    } else if let Some(b) = vm.payload::<kaa_object::payloads::Bytes>(c) {
        if let [byte] = b.as_slice() {
            return Ok(Value::int32(*byte as i32));
        }
        b.as_slice().len()
    } else if let Some(b) = vm.payload::<kaa_object::payloads::ByteArray>(c) {
        if let [byte] = b.bytes.borrow().as_slice() {
            return Ok(Value::int32(*byte as i32));
        }
        b.bytes.borrow().len()
    } else {
        let name = vm.type_name_of(c);
        return Err(vm.type_error(format!("ord() expected string of length 1, but {name} found")));
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {len} found")))
}

fn round(vm: &mut Vm, number: Value, digits: Option<Value>) -> PyResult {
    let name = vm.names.__round__;
    let digits = digits.filter(|d| !d.is_none());
    let args: &[Value] = match &digits {
        Some(d) => std::slice::from_ref(d),
        None => &[],
    };
    match vm.call_special(number, name, args)? {
        Some(value) => Ok(value),
        None => {
            let class = vm.type_name_of(number);
            Err(vm.type_error(format!("type {class} doesn't define __round__ method")))
        }
    }
}

/// `sorted`: the keywords are those of `list.sort`, which also says what is wrong with them.
fn sorted(vm: &mut Vm, args: Args<'_>) -> PyResult {
    crate::util::check_count(vm, "sorted", args.positional().len(), 1, 1)?;
    let list = vm.collect_list(args.values[0])?;
    if !args.has_keywords() {
        crate::list::sort::sort(vm, list, None, false)?;
        return Ok(list.value());
    }
    if let (Some(names), &[_, key]) = (args.names, args.values)
        && names.get(0).and_then(|name| vm.exact_str(name)).is_some_and(|name| name.is("key"))
    {
        crate::list::sort::sort(vm, list, Some(key).filter(|key| !key.is_none()), false)?;
        return Ok(list.value());
    }
    let name = vm.intern_str("sort");
    let sort = vm.getattr(list.value(), name)?;
    vm.call_args(sort, args.skip_first())?;
    Ok(list.value())
}

/// `sum`: exact for ints, compensated (Neumaier) for floats, as CPython 3.12 and later.
fn sum(vm: &mut Vm, iterable: Value, start: Option<Value>) -> PyResult {
    let iterator = vm.iter(iterable)?;
    let mut total = start.unwrap_or(Value::int32(0));
    if vm.as_str(total).is_some() {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if vm.payload::<kaa_object::payloads::Bytes>(total).is_some() {
        return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
    }
    if vm.payload::<kaa_object::payloads::ByteArray>(total).is_some() {
        return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
    }
    let exact_float = |vm: &Vm, v: Value| vm.as_f64(v).filter(|_| vm.class_of(v) == vm.types.float);
    loop {
        vm.safepoint()?;
        let Some(item) = vm.next(iterator)? else { return Ok(total) };
        if let (Some(x), Some(y)) = (total.as_int(), item.as_int()) {
            total = vm.int_from_i128(x as i128 + y as i128);
            continue;
        }
        if let Some(first) = exact_float(vm, total)
            && (exact_float(vm, item).is_some() || item.is_int())
        {
            let mut sum = Compensated::new(first);
            let mut next = Some(item);
            while let Some(value) = next {
                let x = match (exact_float(vm, value), value.as_int()) {
                    (Some(x), _) => x,
                    (None, Some(n)) => n as f64,
                    (None, None) => break,
                };
                if value.is_int() {
                    sum.high += x;
                } else {
                    sum.add(x);
                }
                vm.safepoint()?;
                next = vm.next(iterator)?;
            }
            total = vm.float(sum.value());
            match next {
                None => return Ok(total),
                Some(item) => total = vm.binary(BinaryOp::Add, total, item)?,
            }
            continue;
        }
        if vm.class_of(total) == vm.types.complex
            && let Some(start) = vm.payload::<Complex>(total)
        {
            let (mut re, mut im) = (Compensated::new(start.real), Compensated::new(start.imag));
            let mut next = Some(item);
            while let Some(value) = next {
                if vm.class_of(value) == vm.types.complex
                    && let Some(z) = vm.payload::<Complex>(value)
                {
                    re.add(z.real);
                    im.add(z.imag);
                } else if let Some(x) = exact_float(vm, value) {
                    re.add(x);
                } else if let Some(n) = value.as_int() {
                    re.high += n as f64;
                    im.high += 0.0;
                } else {
                    break;
                }
                vm.safepoint()?;
                next = vm.next(iterator)?;
            }
            total = vm.new_complex(re.value(), im.value());
            match next {
                None => return Ok(total),
                Some(item) => total = vm.binary(BinaryOp::Add, total, item)?,
            }
            continue;
        }
        total = vm.binary(BinaryOp::Add, total, item)?;
    }
}

/// A sum of floats with what rounding took from it. CPython: `cs_add`, `cs_to_double`.
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn new(start: f64) -> Compensated {
        Compensated { high: start, low: 0.0 }
    }

    fn add(&mut self, x: f64) {
        let sum = self.high + x;
        self.low += if self.high.abs() >= x.abs() { (self.high - sum) + x } else { (x - sum) + self.high };
        self.high = sum;
    }

    fn value(&self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

fn getattr(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "getattr", 2, 3)?;
    let name = kaa_object::descr::attribute_name(vm, args.values[1])?;
    match args.values.get(2) {
        Some(default) => Ok(vm.getattr_opt(args.values[0], name)?.unwrap_or(*default)),
        None => vm.getattr(args.values[0], name),
    }
}

fn hasattr(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "hasattr", 2, 2)?;
    let name = kaa_object::descr::attribute_name(vm, args.values[1])?;
    Ok(Value::bool(vm.getattr_opt(args.values[0], name)?.is_some()))
}

fn iter(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "iter", 1, 2)?;
    match args.values {
        [iterable] => vm.iter(*iterable),
        [callable, sentinel, ..] => {
            if !vm.is_callable(*callable) {
                return Err(vm.type_error("iter(v, w): v must be callable"));
            }
            let payload =
                CallableIter { callable: Slot::new(Some(*callable)), sentinel: Slot::new(Some(*sentinel)) };
            Ok(vm.heap.alloc(kaa_object::core_types::shape::CALLABLE_ITERATOR, payload).value())
        }
        [] => Err(vm.system_error("iter() without arguments")),
    }
}

fn next(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "next", 1, 2)?;
    let iterator = args.values[0];
    // A generator's StopIteration keeps the value that it returned.
    if let Some(g) = vm.payload::<kaa_object::frame::Generator>(iterator)
        && args.values.len() == 1
        && vm.class_of(iterator) == vm.types.generator
    {
        let resumed = crate::generator::resume(vm, g, kaa_object::frame::Resume::Send(Value::NONE))?;
        return crate::generator::yielded(vm, resumed);
    }
    let class = vm.class_of(iterator);
    if args.values.len() == 1 && class.is_heap_type() && class.slots.iternext.get().is_some() {
        let name = vm.names.__next__;
        if let Some(value) = vm.call_special(iterator, name, &[])? {
            return Ok(value);
        }
    }
    let next = match vm.next_or_raised(iterator) {
        Err(_) if args.values.len() == 2 && vm.pending_is("StopIteration") => {
            vm.clear_exception();
            None
        }
        next => next?,
    };
    match next {
        Some(value) => Ok(value),
        None => match args.values.get(1) {
            Some(default) => Ok(*default),
            None => {
                let class = vm.exception_type("StopIteration");
                Err(vm.raise_with(class, &[]))
            }
        },
    }
}

/// The first of the least (or greatest) items of a list, tuple or set that has only short ints, or only floats.
/// Comparing those runs no code, so nobody can tell that no iterator was made.
fn extreme_of_numbers(vm: &Vm, iterable: Value, op: CompareOp) -> Option<Value> {
    fn among(mut items: impl Iterator<Item = Value>, op: CompareOp) -> Option<Value> {
        let mut best = items.next()?;
        if best.is_int() {
            for item in items {
                if op.holds(item.as_int()?.cmp(&best.as_int()?)) {
                    best = item;
                }
            }
            return Some(best);
        }
        for item in items {
            let order = item.as_small_float()?.partial_cmp(&best.as_small_float()?)?;
            if op.holds(order) {
                best = item;
            }
        }
        best.as_small_float().map(|_| best)
    }
    if let Some(list) = vm.exact_list(iterable) {
        return among(list.items().iter().copied(), op);
    }
    if let Some(tuple) = vm.exact_tuple(iterable) {
        return among(tuple.items().iter().copied(), op);
    }
    let set = vm.exact_set(iterable)?;
    let mut position = 0;
    among(std::iter::from_fn(|| crate::set::next_entry(set, &mut position).map(|(key, _)| key)), op)
}

fn extreme(vm: &mut Vm, args: Args<'_>, name: &str, op: CompareOp) -> PyResult {
    if args.positional().is_empty() {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let (mut key, mut default) = (None, None);
    for (keyword, value) in args.keywords() {
        if keyword.is("key") {
            key = Some(value).filter(|k| !k.is_none());
        } else if keyword.is("default") {
            default = Some(value);
        } else {
            let keyword = keyword.to_lossy();
            return Err(vm.type_error(kaa_object::suggest::unexpected_keyword(
                name,
                &keyword,
                &["key", "default"],
            )));
        }
    }
    let mut best: Option<(Value, Value)> = None;
    let mut look_at = |vm: &mut Vm, item: Value| -> PyResult<()> {
        let rank = match key {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        match best {
            Some((_, known)) if !vm.compare_bool(op, rank, known)? => {}
            _ => best = Some((item, rank)),
        }
        Ok(())
    };
    match args.positional() {
        [iterable] => {
            if key.is_none()
                && let Some(best) = extreme_of_numbers(vm, *iterable, op)
            {
                return Ok(best);
            }
            let iterator = vm.iter(*iterable)?;
            while let Some(item) = vm.next(iterator)? {
                vm.safepoint()?;
                look_at(vm, item)?;
            }
        }
        many => {
            if default.is_some() {
                return Err(vm.type_error(format!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                )));
            }
            for &item in many {
                look_at(vm, item)?;
            }
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

fn print(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let (mut sep, mut end, mut file, mut flush) = (None, None, None, false);
    for (keyword, value) in args.keywords() {
        let text = |vm: &mut Vm, what: &str| match vm.as_str(value) {
            Some(s) => Ok(Some(s)),
            None if value.is_none() => Ok(None),
            None => {
                let got = vm.type_name_of(value);
                Err(vm.type_error(format!("{what} must be None or a string, not {got}")))
            }
        };
        match keyword.to_lossy().as_str() {
            "sep" => sep = text(vm, "sep")?,
            "end" => end = text(vm, "end")?,
            "file" => file = Some(value).filter(|f| !f.is_none()),
            "flush" => flush = vm.is_true(value)?,
            other => {
                let known = ["sep", "end", "file", "flush"];
                return Err(vm.type_error(kaa_object::suggest::unexpected_keyword("print", other, &known)));
            }
        }
    }
    let file = match file {
        Some(file) => file,
        None => {
            let name = vm.names.stdout;
            match vm.sys_dict.get_str(name) {
                None => return Err(vm.runtime_error("lost sys.stdout")),
                Some(Value::NONE) => return Ok(Value::NONE),
                Some(file) => file,
            }
        }
    };
    let name = vm.names.write;
    let write = vm.lookup_method(file, name)?;
    for (i, &value) in args.positional().iter().enumerate() {
        if i > 0 {
            let sep = sep.unwrap_or(vm.char_str(b' '));
            vm.call_looked(write, file, &[sep.value()])?;
        }
        let text = vm.to_str(value)?;
        vm.call_looked(write, file, &[text.value()])?;
    }
    let end = end.unwrap_or(vm.char_str(b'\n'));
    vm.call_looked(write, file, &[end.value()])?;
    if flush {
        let name = vm.names.flush;
        vm.call_method(file, name, &[])?;
    }
    Ok(Value::NONE)
}

/// The namespace of the running code, as `locals()` and `exec()` see it.
pub(crate) fn current_locals(vm: &mut Vm) -> PyResult {
    let Some(frame) = vm.thread.frames.last() else { return Err(vm.system_error("frame does not exist")) };
    let hides = frame.code.plain.localspluskinds.iter().any(|kind| kind & kaa_code::kinds::HIDDEN != 0);
    if let Some(locals) = frame.locals()
        && !hides
    {
        return Ok(locals);
    }
    let index = vm.thread.frames.len() - 1;
    let make = vm.hooks.frame_object;
    let frame = make(vm, index);
    crate::frame::locals_snapshot(vm, frame)
}

fn vars(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "vars", 0, 1)?;
    match args.values {
        [] => current_locals(vm),
        [object, ..] => {
            let name = vm.names.__dict__;
            match vm.getattr_opt(*object, name)? {
                Some(dict) => Ok(dict),
                None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
            }
        }
    }
}

fn dir(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "dir", 0, 1)?;
    let names = match args.values {
        [] => {
            let locals = current_locals(vm)?;
            let keys = vm.names.keys;
            vm.call_method(locals, keys, &[])?
        }
        [object, ..] => {
            let name = vm.names.__dir__;
            match vm.call_special(*object, name, &[])? {
                Some(names) => names,
                None => return Err(vm.type_error("object does not provide __dir__")),
            }
        }
    };
    let list = vm.collect_list(names)?;
    crate::list::sort::sort(vm, list, None, false)?;
    Ok(list.value())
}

fn input(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "input", 0, 1)?;
    let stream = |vm: &mut Vm, name: Gc<Str>| match vm.sys_dict.get_str(name) {
        Some(s) if !s.is_none() => Ok(s),
        _ => {
            let text = name.to_lossy();
            Err(vm.runtime_error(format!("lost sys.{text}")))
        }
    };
    let (stdin_name, stdout_name, stderr_name) = (vm.names.stdin, vm.names.stdout, vm.names.stderr);
    let stdin = stream(vm, stdin_name)?;
    let stdout = stream(vm, stdout_name)?;
    let stderr = stream(vm, stderr_name)?;
    vm.audit("builtins.input", &[&args.values.first().copied()])?;
    let flush = vm.names.flush;
    if vm.call_method(stderr, flush, &[]).is_err() {
        vm.clear_exception();
    }
    if let Some(prompt) = args.values.first() {
        let text = vm.to_str(*prompt)?;
        let write = vm.names.write;
        vm.call_method(stdout, write, &[text.value()])?;
    }
    if vm.call_method(stdout, flush, &[]).is_err() {
        vm.clear_exception();
    }
    let readline = vm.names.readline;
    let line = vm.call_method(stdin, readline, &[])?;
    let Some(line) = vm.as_str(line) else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    if line.is_empty() {
        return Err(vm.raise_named("EOFError", "EOF when reading a line"));
    }
    let end = if line.at(line.len() - 1) == b'\n' as u32 { line.len() - 1 } else { line.len() };
    let line = vm.str_slice(line, 0, end)?.value();
    // What was typed on a terminal is told of.
    if vm.audit_hooks.is_some() {
        let typed = vm.call_method_named(stdin, "isatty", &[])?;
        if vm.is_true(typed)? {
            vm.audit("builtins.input/result", &[&line])?;
        }
    }
    Ok(line)
}

fn anext(vm: &mut Vm, args: Args<'_>) -> PyResult {
    between(vm, args, "anext", 1, 2)?;
    let object = args.values[0];
    let class = vm.class_of(object);
    let Some(next) = class.slots.anext.get() else {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("'{name}' object is not an async iterator")));
    };
    let awaitable = next(vm, object)?;
    match args.values.get(1) {
        None => Ok(awaitable),
        Some(&default) => Ok(crate::generator::anext_or(vm, awaitable, default)),
    }
}

/// Adds the builtin functions, types, exceptions and constants to the builtins module.
pub fn fill(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let dict = module.dict.get();
    for core in kaa_object::core_types::TYPES {
        let class = vm.shapes.class(core.shape);
        const PUBLIC: [&str; 27] = [
            "object",
            "type",
            "int",
            "bool",
            "float",
            "complex",
            "str",
            "bytes",
            "bytearray",
            "memoryview",
            "tuple",
            "list",
            "dict",
            "set",
            "frozenset",
            "range",
            "slice",
            "property",
            "staticmethod",
            "classmethod",
            "super",
            "enumerate",
            "zip",
            "map",
            "filter",
            "reversed",
            "BaseException",
        ];
        if PUBLIC.contains(&core.name) {
            vm.dict_set_named(dict, core.name, class.value())?;
        }
    }
    let mut names: Vec<&'static str> = vm.exceptions.keys().copied().collect();
    names.sort_unstable();
    for name in names {
        let class = vm.exception_type(name);
        if name != "UnraisableHookArgs" {
            vm.dict_set_named(dict, name, class.value())?;
        }
    }
    for (name, value) in [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("Ellipsis", Value::ELLIPSIS),
        ("__debug__", Value::TRUE),
    ] {
        vm.dict_set_named(dict, name, value)?;
    }
    for name in ORDER {
        let name = vm.intern_str(name);
        if let Some(value) = dict.get_str(name) {
            vm.dict_remove(dict, name.value())?;
            vm.dict_set(dict, name.value(), value)?;
        }
    }
    Ok(())
}

/// The order that CPython makes the names in: what lists them shows it, and suggestions take the first of
/// several that are as near.
const ORDER: [&str; 147] = [
    "__build_class__",
    "__import__",
    "abs",
    "all",
    "any",
    "ascii",
    "bin",
    "breakpoint",
    "callable",
    "chr",
    "compile",
    "delattr",
    "dir",
    "divmod",
    "eval",
    "exec",
    "format",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "hex",
    "id",
    "input",
    "isinstance",
    "issubclass",
    "iter",
    "aiter",
    "len",
    "locals",
    "max",
    "min",
    "next",
    "anext",
    "oct",
    "ord",
    "pow",
    "print",
    "repr",
    "round",
    "setattr",
    "sorted",
    "sum",
    "vars",
    "None",
    "Ellipsis",
    "NotImplemented",
    "False",
    "True",
    "bool",
    "memoryview",
    "bytearray",
    "bytes",
    "classmethod",
    "complex",
    "dict",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "property",
    "int",
    "list",
    "map",
    "object",
    "range",
    "reversed",
    "set",
    "slice",
    "staticmethod",
    "str",
    "super",
    "tuple",
    "type",
    "zip",
    "__debug__",
    "BaseException",
    "BaseExceptionGroup",
    "Exception",
    "GeneratorExit",
    "KeyboardInterrupt",
    "SystemExit",
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BufferError",
    "EOFError",
    "ImportError",
    "LookupError",
    "MemoryError",
    "NameError",
    "OSError",
    "ReferenceError",
    "RuntimeError",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SystemError",
    "TypeError",
    "ValueError",
    "Warning",
    "FloatingPointError",
    "OverflowError",
    "ZeroDivisionError",
    "BytesWarning",
    "DeprecationWarning",
    "EncodingWarning",
    "FutureWarning",
    "ImportWarning",
    "PendingDeprecationWarning",
    "ResourceWarning",
    "RuntimeWarning",
    "SyntaxWarning",
    "UnicodeWarning",
    "UserWarning",
    "BlockingIOError",
    "ChildProcessError",
    "ConnectionError",
    "FileExistsError",
    "FileNotFoundError",
    "InterruptedError",
    "IsADirectoryError",
    "NotADirectoryError",
    "PermissionError",
    "ProcessLookupError",
    "TimeoutError",
    "IndentationError",
    "_IncompleteInputError",
    "IndexError",
    "KeyError",
    "ModuleNotFoundError",
    "NotImplementedError",
    "PythonFinalizationError",
    "RecursionError",
    "UnboundLocalError",
    "UnicodeError",
    "BrokenPipeError",
    "ConnectionAbortedError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "TabError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeTranslateError",
    "ExceptionGroup",
    "EnvironmentError",
    "IOError",
];
