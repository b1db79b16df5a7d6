//! `_lru_cache_wrapper`: what `lru_cache` and `cache` make of a function. CPython: `lru_cache_object` in
//! `Modules/_functoolsmodule.c`.
//!
//! The entries of a bounded cache hang in a list, the one used longest ago first. Hashing, comparing and the function
//! itself may call into the cache again, so the list is changed only where no Python code runs.

use kaa_object::declare::TypeDef;
use kaa_object::dict::Dict;
use kaa_object::list::ListRef;
use kaa_object::payloads::Module;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Value, Vm, methods};
use std::cell::Cell;

/// An entry of a bounded cache; the list's root is one too, without a key.
pub struct Link {
    previous: Slot<Option<Gc<Link>>>,
    next: Slot<Option<Gc<Link>>>,
    key: Slot<Value>,
    hash: Cell<u64>,
    value: Slot<Value>,
}
kaa_gc::trace_fields!(Link { previous, next, key, hash, value });

/// Payload of `_lru_cache_wrapper`.
pub struct Cache {
    function: Value,
    dict: Gc<Dict>,
    info_type: Value,
    root: Gc<Link>,
    /// `None` is without limit.
    most: Option<usize>,
    typed: bool,
    hits: Cell<u64>,
    misses: Cell<u64>,
}
kaa_gc::trace_fields!(Cache { function, dict, info_type, root, most, typed, hits, misses });

/// Stands between positional and keyword arguments in a key.
#[derive(Default)]
struct State {
    mark: Option<Value>,
}

static LINK: TypeDef = TypeDef { ..TypeDef::new("functools._lru_list_elem") };

static CACHE: TypeDef = TypeDef {
    doc: Some(
        "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n",
    ),
    flags: type_flags::METHOD_DESCRIPTOR,
    slots: |s| {
        s.new.set(Some(|vm, class, args| NEW[0].call(vm, Some(class.value()), args)));
        s.call.set(Some(call));
        s.descr_get.set(Some(|vm, this, object, _| match object.filter(|o| !o.is_none()) {
            Some(object) => Ok(vm.new_method(this, object)),
            None => Ok(this),
        }));
    },
    methods: &[METHODS],
    getset: &[kaa_object::declare::GetSetDef {
        name: "__dict__",
        doc: "",
        get: kaa_types::object::get_dict,
        set: Some(kaa_types::object::set_dict),
    }],
    weakrefable: true,
    has_dict: true,
    ..TypeDef::new("functools._lru_cache_wrapper")
};

pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    let object = vm.types.object;
    vm.define_type::<Link>(object, &LINK);
    let mark = vm.alloc_plain(object);
    vm.state::<State>().mark = Some(mark);
    vm.add_root(mark);
    let class = vm.define_type::<Cache>(object, &CACHE);
    vm.module_add_type(module, class)
}

methods! { NEW: Class =>
    "lru_cache($type, /, user_function, maxsize, typed, cache_info_type)" => new, Any;
}

fn new(
    vm: &mut Vm,
    class: Gc<Type>,
    function: Value,
    most: Value,
    typed: bool,
    info_type: Value,
) -> PyResult {
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let most = if most.is_none() {
        None
    } else if most.is_int() || vm.class_of(most).slots.index.get().is_some() {
        Some(vm.to_isize(most)?.max(0) as usize)
    } else {
        return Err(vm.type_error("maxsize should be integer or None"));
    };
    let root = new_link(vm, Value::NONE, 0, Value::NONE);
    empty(root);
    let dict = vm.new_dict();
    let (hits, misses) = (Cell::new(0), Cell::new(0));
    let payload = Cache { function, dict, info_type, root, most, typed, hits, misses };
    Ok(vm.alloc_instance(class, payload).value())
}

fn new_link(vm: &mut Vm, key: Value, hash: u64, value: Value) -> Gc<Link> {
    let class = vm.type_of_payload::<Link>();
    let payload = Link {
        previous: Slot::new(None),
        next: Slot::new(None),
        key: Slot::new(key),
        hash: Cell::new(hash),
        value: Slot::new(value),
    };
    vm.alloc_instance(class, payload)
}

fn empty(root: Gc<Link>) {
    root.previous.set(root, Some(root));
    root.next.set(root, Some(root));
}

/// Takes a link out of its list.
fn unlink(link: Gc<Link>) {
    if let (Some(previous), Some(next)) = (link.previous.get(), link.next.get()) {
        previous.next.set(previous, Some(next));
        next.previous.set(next, Some(previous));
    }
    link.previous.set(link, None);
    link.next.set(link, None);
}

/// Makes a link the one used last.
fn append(root: Gc<Link>, link: Gc<Link>) {
    let last = root.previous.get().unwrap_or(root);
    last.next.set(last, Some(link));
    root.previous.set(root, Some(link));
    link.previous.set(link, Some(last));
    link.next.set(link, Some(root));
}

/// What stands for a call's arguments in the dict.
fn make_key(vm: &mut Vm, args: Args<'_>, typed: bool) -> PyResult {
    let positional = args.positional();
    if !typed && !args.has_keywords() && positional.len() == 1 {
        let only = positional[0];
        let class = vm.class_of(only);
        if class == vm.types.int || class == vm.types.str {
            return Ok(only);
        }
    }
    let named = args.keyword_count();
    if named == 0 && !typed {
        return vm.try_tuple(positional).map(Gc::value);
    }
    let mark = vm.state::<State>().mark.unwrap_or(Value::NONE);
    let count = positional.len() + if named > 0 { 1 + 2 * named } else { 0 };
    if typed {
        return make_typed_key(vm, args, mark);
    }
    let names = args.names;
    let key = vm.tuple_from_fn(count, |i| {
        if i < positional.len() {
            positional[i]
        } else {
            key_part(i - positional.len(), mark, names, &args.values[positional.len()..])
        }
    })?;
    Ok(key.value())
}

/// The mark, then names and values by turns.
fn key_part(i: usize, mark: Value, names: Option<Gc<Tuple>>, values: &[Value]) -> Value {
    match (i.checked_sub(1), names) {
        (Some(i), Some(names)) if i % 2 == 0 => names.items()[i / 2],
        (Some(i), _) => values[i / 2],
        (None, _) => mark,
    }
}

/// A key that tells types apart.
fn make_typed_key(vm: &mut Vm, args: Args<'_>, mark: Value) -> PyResult {
    let all = vm.list(args.positional())?;
    if args.has_keywords() {
        all.push(vm, mark)?;
        for (name, value) in args.keywords() {
            all.push(vm, name.value())?;
            all.push(vm, value)?;
        }
    }
    for &value in args.values {
        let class = vm.class_of(value).value();
        all.push(vm, class)?;
    }
    Ok(vm.try_tuple(all.items())?.value())
}

fn call(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult {
    let cache = vm.this::<Cache>(this);
    let count = |cell: &Cell<u64>| cell.set(cell.get() + 1);
    if cache.most == Some(0) {
        count(&cache.misses);
        return vm.call_args(cache.function, args);
    }
    let key = make_key(vm, args, cache.typed)?;
    let hash = vm.hash(key)?;
    let found = vm.dict_get_hashed(cache.dict, key, hash)?;
    let Some(most) = cache.most else {
        if let Some(found) = found {
            count(&cache.hits);
            return Ok(found);
        }
        count(&cache.misses);
        let result = vm.call_args(cache.function, args)?;
        vm.dict_set_hashed(cache.dict, key, hash, result)?;
        return Ok(result);
    };
    if let Some(link) = found.and_then(|link| vm.payload::<Link>(link)) {
        unlink(link);
        append(cache.root, link);
        count(&cache.hits);
        return Ok(link.value.get());
    }
    count(&cache.misses);
    let result = vm.call_args(cache.function, args)?;
    // The call may have filled the cache, or added this very key.
    if vm.dict_get_hashed(cache.dict, key, hash)?.is_some() {
        return Ok(result);
    }
    if cache.dict.len() >= most
        && let Some(oldest) = cache.root.next.get().filter(|&link| link != cache.root)
    {
        unlink(oldest);
        let (old_key, old_hash) = (oldest.key.get(), oldest.hash.get());
        if let Err(raised) = vm.dict_remove_hashed(cache.dict, old_key, old_hash) {
            append(cache.root, oldest);
            return Err(raised);
        }
    }
    let link = new_link(vm, key, hash, result);
    vm.dict_set_hashed(cache.dict, key, hash, link.value())?;
    append(cache.root, link);
    Ok(result)
}

methods! { METHODS: Instance =>
    /// Report cache statistics
    "cache_info($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let cache = vm.this::<Cache>(this);
        let hits = vm.int_from_usize(cache.hits.get() as usize);
        let misses = vm.int_from_usize(cache.misses.get() as usize);
        let most = match cache.most {
            Some(most) => vm.int_from_usize(most),
            None => Value::NONE,
        };
        let size = vm.int_from_usize(cache.dict.len());
        vm.call(cache.info_type, &[hits, misses, most, size])
    }, Any;
    /// Clear the cache and cache statistics
    "cache_clear($self, /)" => |vm: &mut Vm, this: Value| {
        let cache = vm.this::<Cache>(this);
        cache.hits.set(0);
        cache.misses.set(0);
        vm.dict_clear(cache.dict);
        empty(cache.root);
    }, Alloc;
    "__reduce__($self, /)" => |vm: &mut Vm, this: Value| vm.getattr_named(this, "__qualname__"), Any;
    "__copy__($self, /)" => |_: &mut Vm, this: Value| this, Leaf;
    "__deepcopy__($self, memo, /)" => |_: &mut Vm, this: Value, _memo: Value| this, Leaf;
}
