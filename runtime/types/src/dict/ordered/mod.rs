//! `OrderedDict`: a dict whose order can be changed and counts in comparisons. CPython: `Objects/odictobject.c`.
//!
//! The order is that of the dict's own entries (`kaa_object::dict`): CPython's list of keys beside the dict is not
//! needed, and what methods of `dict` change behind an OrderedDict's back is in order too.
//!
//! **Invariant.** Whatever changes keys or their order takes the dict's version away, so iterators that remember the
//! version they began with notice.

mod iter;
mod view;

use super::update::merge_from;
use iter::What;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::payloads::Module;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::{TypeRef, type_flags};
use kaa_object::{Args, Gc, PyResult, StrBuilder, Type, Value, Vm};

static DEF: TypeDef = TypeDef {
    doc: Some("Dictionary that remembers insertion order"),
    flags: type_flags::BASETYPE,
    slots,
    methods: &[CLASS_METHODS, METHODS, RAW_METHODS, MORE_METHODS],
    getset: &[GetSetDef {
        name: "__dict__",
        doc: "",
        get: crate::object::get_dict,
        set: Some(crate::object::set_dict),
    }],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("collections.OrderedDict")
};

/// The types that belong to OrderedDict.
#[derive(Default)]
struct Ordered {
    class: Option<Gc<Type>>,
    views: [Option<Gc<Type>>; 3],
}

/// Defines the types and adds OrderedDict to `_collections`.
pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let dict = vm.types.dict;
    let class = vm.define_subtype(dict, &DEF);
    vm.add_root(class.value());
    vm.state::<Ordered>().class = Some(class);
    iter::install(vm);
    view::install(vm);
    vm.module_add_type(module, class)
}

fn slots(s: &TypeSlots) {
    s.init.set(Some(|vm, this, args| {
        if args.positional().len() > 1 {
            let given = args.positional().len();
            return Err(vm.type_error(format!("expected at most 1 argument, got {given}")));
        }
        update_args(vm, this, args)
    }));
    s.repr.set(Some(repr));
    s.richcompare.set(Some(richcompare));
    s.iter.set(Some(|vm, this| {
        let dict = vm.this::<Dict>(this);
        Ok(iter::over(vm, dict, What::Keys).value())
    }));
    s.setitem.set(Some(setitem));
    s.or.set(Some(or));
    s.ior.set(Some(|vm, this, other| {
        update_from(vm, this, other)?;
        Ok(this)
    }));
}

/// Whether a value is an OrderedDict and not of a subclass, so that nothing is overridden.
pub fn is_exact(vm: &mut Vm, value: Value) -> bool {
    let class = vm.class_of(value);
    vm.state::<Ordered>().class == Some(class)
}

fn is_ordered(vm: &mut Vm, value: Value) -> bool {
    let class = vm.class_of(value);
    vm.state::<Ordered>().class.is_some_and(|ordered| class.is_subtype(ordered))
}

fn setitem(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    let dict = vm.this::<Dict>(this);
    let hash = vm.hash(key)?;
    match value {
        Some(value) => vm.dict_set_hashed(dict, key, hash, value),
        None => match vm.dict_remove_hashed(dict, key, hash)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
    }
}

/// CPython: `mutablemapping_update`.
fn update_args(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    if let Some(&source) = args.positional().first() {
        update_from(vm, this, source)?;
    }
    for (name, value) in args.keywords() {
        vm.setitem(this, name.value(), value)?;
    }
    Ok(())
}

/// CPython: `mutablemapping_update_arg`.
fn update_from(vm: &mut Vm, this: Value, source: Value) -> PyResult<()> {
    let known = vm.exact_dict(source).is_some() || is_exact(vm, source) && is_exact(vm, this);
    if let Some(other) = vm.as_dict(source).filter(|_| known) {
        return update_from_dict(vm, this, other);
    }
    let name = vm.names.keys;
    if let Some(keys) = vm.getattr_opt(source, name)? {
        let keys = vm.call(keys, &[])?;
        return vm.for_each(keys, |vm, key| {
            let value = vm.getitem(source, key)?;
            vm.setitem(this, key, value)
        });
    }
    let name = vm.names.items;
    match vm.getattr_opt(source, name)? {
        Some(items) => {
            let items = vm.call(items, &[])?;
            update_from_pairs(vm, this, items)
        }
        None => update_from_pairs(vm, this, source),
    }
}

/// Takes over the entries that a dict has now, whatever happens to it meanwhile.
fn update_from_dict(vm: &mut Vm, this: Value, source: Gc<Dict>) -> PyResult<()> {
    let target = vm.as_dict(this).filter(|_| is_exact(vm, this));
    if let Some(target) = target
        && target.has_only_str_keys()
        && source.has_only_str_keys()
    {
        return vm.dict_merge(target, source, false);
    }
    let source = vm.dict_copy(source)?;
    let mut position = 0;
    while let Some((key, value, hash)) = source.next_entry(&mut position) {
        match target {
            Some(target) => vm.dict_set_hashed(target, key, hash, value)?,
            None => vm.setitem(this, key, value)?,
        }
        vm.safepoint()?;
    }
    Ok(())
}

/// CPython: `mutablemapping_add_pairs`.
fn update_from_pairs(vm: &mut Vm, this: Value, pairs: Value) -> PyResult<()> {
    vm.for_each(pairs, |vm, pair| {
        let parts = vm.iter(pair)?;
        let Some(key) = vm.next(parts)? else {
            return Err(vm.value_error("need more than 0 values to unpack"));
        };
        let Some(value) = vm.next(parts)? else {
            return Err(vm.value_error("need more than 1 value to unpack"));
        };
        if vm.next(parts)?.is_some() {
            return Err(vm.value_error("too many values to unpack (expected 2)"));
        }
        vm.setitem(this, key, value)
    })
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let name = vm.class_of(this).short_name();
    if vm.this::<Dict>(this).is_empty() {
        return vm.try_str(&format!("{name}()")).map(Gc::value);
    }
    if !vm.repr_enter(this) {
        return vm.try_str("...").map(Gc::value);
    }
    let text = repr_as_dict(vm, this);
    vm.repr_leave(this);
    let text = text?;
    let mut out = StrBuilder::new();
    out.push_str(&name);
    out.push_str("(");
    out.push_pystr(&text);
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

fn repr_as_dict(vm: &mut Vm, this: Value) -> PyResult<Gc<kaa_object::Str>> {
    let plain = vm.new_dict();
    merge_from(vm, plain, this, false)?;
    vm.repr(plain.value())
}

/// CPython: `odict_richcompare`.
fn richcompare(vm: &mut Vm, a: Value, b: Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (vm.as_dict(a), vm.as_dict(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let wanted = match op {
        CompareOp::Eq => true,
        CompareOp::Ne => false,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let equal = super::equal(vm, x, y)? && (!is_ordered(vm, b) || same_order(vm, x, y)?);
    Ok(Value::bool(equal == wanted))
}

/// CPython: `_odict_keys_equal`.
fn same_order(vm: &mut Vm, x: Gc<Dict>, y: Gc<Dict>) -> PyResult<bool> {
    let versions = (x.keys_version(vm), y.keys_version(vm));
    let (mut at_x, mut at_y) = (0, 0);
    loop {
        match (x.next_entry(&mut at_x), y.next_entry(&mut at_y)) {
            (None, None) => return Ok(true),
            (Some((key_x, ..)), Some((key_y, ..))) => {
                let equal = vm.eq(key_x, key_y)?;
                if (x.version(), y.version()) != versions {
                    return Err(mutated(vm));
                }
                if !equal {
                    return Ok(false);
                }
            }
            _ => return Ok(false),
        }
    }
}

fn mutated(vm: &mut Vm) -> kaa_object::Raised {
    vm.runtime_error("OrderedDict mutated during iteration")
}

/// CPython: `odict_or`.
fn or(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    if vm.as_dict(a).is_none() || vm.as_dict(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let model = if is_ordered(vm, a) { a } else { b };
    let class = vm.class_of(model).value();
    let made = vm.call(class, &[a])?;
    update_from(vm, made, b)?;
    Ok(made)
}

kaa_object::raw_methods! { RAW_METHODS: Instance =>
    "update" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        let (this, args) = (args.values[0], args.skip_first());
        if args.positional().len() > 1 {
            let given = args.positional().len();
            return Err(vm.type_error(format!("update() takes at most 1 positional argument ({given} given)")));
        }
        update_args(vm, this, args)?;
        Ok(Value::NONE)
    }, Any;
}

kaa_object::methods! { CLASS_METHODS: Class =>
    /// Create a new ordered dictionary with keys from iterable and values set to value.
    "fromkeys($type, /, iterable, value=None)" => fromkeys, Any;
}

fn fromkeys(vm: &mut Vm, class: Gc<Type>, iterable: Value, value: Option<Value>) -> PyResult {
    let value = value.unwrap_or(Value::NONE);
    let result = vm.call(class.value(), &[])?;
    vm.for_each(iterable, |vm, key| vm.setitem(result, key, value))?;
    Ok(result)
}

kaa_object::methods! { METHODS: Instance =>
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Dict>| 96 + this.entry_count() * 24, Leaf;
    /// Return state information for pickling
    "__reduce__($self, /)" => reduce, Any;
    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    "setdefault($self, /, key, default=None)" => setdefault, Any;
    /// od.pop(key[,default]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    "pop($self, /, key, default=<unrepresentable>)" => |vm: &mut Vm, this: Gc<Dict>, key: Value, default: Option<Value>| -> PyResult {
        let hash = vm.hash(key)?;
        match vm.dict_remove_hashed(this, key, hash)?.or(default) {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key)),
        }
    }, Any;
    /// Remove and return a (key, value) pair from the dictionary.
    ///
    /// Pairs are returned in LIFO order if last is true or FIFO order if
    /// false.
    "popitem($self, /, last=True)" => popitem, Any;
    "keys($self, /)" => |vm: &mut Vm, this: Gc<Dict>| view::new(vm, this, What::Keys), Alloc;
    "values($self, /)" => |vm: &mut Vm, this: Gc<Dict>| view::new(vm, this, What::Values), Alloc;
    "items($self, /)" => |vm: &mut Vm, this: Gc<Dict>| view::new(vm, this, What::Items), Alloc;
}

kaa_object::methods! { MORE_METHODS: Instance =>
    /// Remove all items from ordered dict.
    "clear($self, /)" => |vm: &mut Vm, this: Gc<Dict>| vm.dict_clear(this), Leaf;
    /// A shallow copy of ordered dict.
    "copy($self, /)" => copy, Any;
    /// od.__reversed__() <==> reversed(od)
    "__reversed__($self, /)" => |vm: &mut Vm, this: Gc<Dict>| iter::backwards(vm, this, What::Keys), Alloc;
    /// Move an existing element to the end (or beginning if last is false).
    ///
    /// Raise KeyError if the element does not exist.
    "move_to_end($self, /, key, last=True)" => move_to_end, Any;
}

fn reduce(vm: &mut Vm, this: Gc<Dict>) -> PyResult {
    let this = this.value();
    let name = vm.names.__getstate__;
    let state = vm.call_method(this, name, &[])?;
    let name = vm.names.items;
    let items = vm.call_method(this, name, &[])?;
    let items = vm.iter(items)?;
    let (class, empty) = (vm.class_of(this).value(), vm.empty_tuple.value());
    vm.try_tuple(&[class, empty, state, Value::NONE, items]).map(Gc::value)
}

fn setdefault(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Option<Value>) -> PyResult {
    let value = default.unwrap_or(Value::NONE);
    if is_exact(vm, this.value()) {
        let hash = vm.hash_dict_key(key)?;
        if let Some(value) = vm.dict_get_hashed(this, key, hash)? {
            return Ok(value);
        }
        vm.dict_set_hashed(this, key, hash, value)?;
    } else {
        if vm.contains(this.value(), key)? {
            return vm.getitem(this.value(), key);
        }
        vm.setitem(this.value(), key, value)?;
    }
    Ok(value)
}

fn popitem(vm: &mut Vm, this: Gc<Dict>, last: Option<bool>) -> PyResult {
    let entry = match last.unwrap_or(true) {
        true => this.entry_before(usize::MAX),
        false => this.first_entry(),
    };
    match entry.and_then(|entry| vm.dict_remove_entry(this, entry)) {
        Some((key, value)) => vm.try_tuple(&[key, value]).map(Gc::value),
        None => {
            let text = vm.str("dictionary is empty").value();
            Err(vm.key_error(text))
        }
    }
}

/// CPython: `OrderedDict_copy_impl`.
fn copy(vm: &mut Vm, this: Gc<Dict>) -> PyResult {
    let class = vm.class_of(this.value());
    let exact = is_exact(vm, this.value());
    let made = match exact {
        true => vm.alloc_instance(class, Dict::empty()).value(),
        false => vm.call(class.value(), &[])?,
    };
    if let Some(target) = vm.as_dict(made).filter(|_| exact && this.has_only_str_keys()) {
        let plain = vm.dict_copy(this)?;
        vm.dict_take(target, plain);
        return Ok(made);
    }
    let version = this.keys_version(vm);
    let mut position = 0;
    while let Some((key, _, hash)) = this.next_entry(&mut position) {
        match vm.as_dict(made).filter(|_| exact) {
            Some(target) => {
                // Looked up as CPython does: `__eq__` of keys may count on it.
                let Some(value) = vm.dict_get_hashed(this, key, hash)? else { return Err(vm.key_error(key)) };
                vm.dict_set_hashed(target, key, hash, value)?;
            }
            None => {
                let value = vm.getitem(this.value(), key)?;
                vm.setitem(made, key, value)?;
            }
        }
        if this.version() != version {
            return Err(mutated(vm));
        }
        vm.safepoint()?;
    }
    Ok(made)
}

fn move_to_end(vm: &mut Vm, this: Gc<Dict>, key: Value, last: Option<bool>) -> PyResult<()> {
    let last = last.unwrap_or(true);
    let end = match last {
        true => this.entry_before(usize::MAX),
        false => this.first_entry(),
    };
    let Some(end) = end else { return Err(vm.key_error(key)) };
    if this.key_at(end) == Some(key) {
        return Ok(());
    }
    let hash = vm.hash(key)?;
    match vm.dict_entry(this, key, hash)? {
        None => Err(vm.key_error(key)),
        Some(entry) if last => vm.dict_move_last(this, entry),
        Some(entry) => vm.dict_move_first(this, entry),
    }
}
