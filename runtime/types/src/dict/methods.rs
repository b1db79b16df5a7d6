//! The methods of `dict` besides its operators.

use super::iter::{self, What};
use super::{update, view};
use kaa_object::dict::Dict;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// True if the dictionary has the specified key, else False.
    "__contains__($self, key, /)" => super::contains, Any;
    /// Return self[key].
    "__getitem__($self, key, /)" => super::getitem, Any;
    /// Return the size of the dict in memory.
    "__sizeof__($self, /)" => |_: &mut Vm, this: Gc<Dict>| 48 + this.entry_count() * 24, Leaf;
    /// Return the value for key if key is in the dictionary, else default.
    "get($self, key, default=None, /)" => |vm: &mut Vm, this: Gc<Dict>, key: Value, default: Option<Value>| -> PyResult {
        let hash = vm.hash_dict_key(key)?;
        Ok(vm.dict_get_hashed(this, key, hash)?.or(default).unwrap_or(Value::NONE))
    }, Any;
    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    "setdefault($self, key, default=None, /)" => setdefault, Any;
    /// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    "pop($self, key, default=<unrepresentable>, /)" => pop, Any;
    /// Remove and return a (key, value) pair as a 2-tuple.
    ///
    /// Pairs are returned in LIFO (last-in, first-out) order.
    /// Raises KeyError if the dict is empty.
    "popitem($self, /)" => popitem, Raises;
    /// Return a set-like object providing a view on the dict's keys.
    "keys($self, /)" => |vm: &mut Vm, this: Gc<Dict>| view::new(vm, this, What::Keys), Alloc;
    /// Return a set-like object providing a view on the dict's items.
    "items($self, /)" => |vm: &mut Vm, this: Gc<Dict>| view::new(vm, this, What::Items), Alloc;
    /// Return an object providing a view on the dict's values.
    "values($self, /)" => |vm: &mut Vm, this: Gc<Dict>| view::new(vm, this, What::Values), Alloc;
    /// Remove all items from the dict.
    "clear($self, /)" => |vm: &mut Vm, this: Gc<Dict>| vm.dict_clear(this), Leaf;
    /// Return a shallow copy of the dict.
    "copy($self, /)" => |vm: &mut Vm, this: Gc<Dict>| super::update::copy(vm, this), Any;
    /// Return a reverse iterator over the dict keys.
    "__reversed__($self, /)" => |vm: &mut Vm, this: Gc<Dict>| iter::backwards(vm, this, What::Keys), Alloc;
}

kaa_object::raw_methods! { RAW_METHODS: Instance =>
    /// D.update([mapping_or_iterable, ]**kwargs) -> None.  Update D from a mapping or iterable and keywords.
    ///
    /// A mapping, which is anything with a .keys() method, gives D[k] = mapping[k]
    /// for each of its keys; any other iterable gives D[k] = v for each pair (k, v).
    /// Keyword arguments come last: D[k] = kwargs[k].
    "update" => update, Any;
}

kaa_object::methods! { CLASS_METHODS: Class =>
    /// Create a new dictionary with keys from iterable and values set to value.
    "fromkeys($type, iterable, value=None, /)" => fromkeys, Any;
}

fn update(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let dict = vm.this::<Dict>(args.values[0]);
    update::update_args(vm, dict, args.skip_first(), "update")?;
    Ok(Value::NONE)
}

fn setdefault(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Option<Value>) -> PyResult {
    let hash = vm.hash_dict_key(key)?;
    if let Some(value) = vm.dict_get_hashed(this, key, hash)? {
        return Ok(value);
    }
    let value = default.unwrap_or(Value::NONE);
    vm.dict_set_hashed(this, key, hash, value)?;
    Ok(value)
}

fn pop(vm: &mut Vm, this: Gc<Dict>, key: Value, default: Option<Value>) -> PyResult {
    if this.is_empty() {
        return default.ok_or_else(|| vm.key_error(key));
    }
    let hash = vm.hash_dict_key(key)?;
    match vm.dict_remove_hashed(this, key, hash)?.or(default) {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

fn popitem(vm: &mut Vm, this: Gc<Dict>) -> PyResult {
    match vm.dict_pop_last(this) {
        Some((key, value)) => vm.try_tuple(&[key, value]).map(Gc::value),
        None => {
            let text = vm.str("popitem(): dictionary is empty").value();
            Err(vm.key_error(text))
        }
    }
}

/// CPython: `_PyDict_FromKeys`.
fn fromkeys(vm: &mut Vm, class: Gc<Type>, iterable: Value, value: Option<Value>) -> PyResult {
    let value = value.unwrap_or(Value::NONE);
    let result = vm.call(class.value(), &[])?;
    let exact = vm.exact_dict(result);
    let iterator = vm.iter(iterable)?;
    while let Some(key) = vm.next(iterator)? {
        match exact {
            Some(dict) => {
                let hash = vm.hash_dict_key(key)?;
                vm.dict_set_hashed(dict, key, hash, value)?;
            }
            None => vm.setitem(result, key, value)?,
        }
        vm.safepoint()?;
    }
    Ok(result)
}
