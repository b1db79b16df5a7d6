//! `zip`: items of several iterables side by side. CPython: `zip_next` in `Python/bltinmodule.c`.

use crate::iterators::this_iter;
use kaa_object::declare::TypeDef;
use kaa_object::list::ListRef;
use kaa_object::payloads::Zip;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Raised, Type, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "The zip object yields n-length tuples, where n is the number of iterables\n\
         passed as positional arguments to zip().  The i-th element in every tuple\n\
         comes from the i-th iterable argument to zip().  This continues until the\n\
         shortest argument is exhausted.\n\n\
         If strict is true and one of the arguments is exhausted before the others,\n\
         raise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
    ),
    signature: Some("(*iterables, strict=False)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    ..TypeDef::new("zip")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.zip, Some(vm.types.object), &DEF);
}

/// The `strict` argument of `zip` and `map`; other keywords are refused where the class is the builtin one.
pub(crate) fn strict_argument(vm: &mut Vm, function: &str, args: Args<'_>, exact: bool) -> PyResult<bool> {
    let mut strict = false;
    let count = args.keyword_count();
    if exact && count > 1 {
        let text = format!("{function}() takes at most 1 keyword argument ({count} given)");
        return Err(vm.type_error(text));
    }
    for (name, value) in args.keywords() {
        if name.is("strict") {
            strict = vm.is_true(value)?;
        } else if exact {
            let name = name.to_lossy();
            return Err(vm.type_error(kaa_object::suggest::unexpected_keyword(function, &name, &["strict"])));
        }
    }
    Ok(strict)
}

/// Iterators over each of the iterables.
pub(crate) fn iterators(vm: &mut Vm, iterables: &[Value]) -> PyResult<Gc<Tuple>> {
    let list = vm.list_with_capacity(iterables.len())?;
    for &iterable in iterables {
        let iterator = vm.iter(iterable)?;
        list.push(vm, iterator)?;
    }
    vm.try_tuple(list.items())
}

/// The next item of each iterator, in a list; `None` once one is exhausted.
pub(crate) fn next_items(
    vm: &mut Vm,
    iterators: Gc<Tuple>,
    strict: &Cell<bool>,
    function: &str,
) -> PyResult<Option<Gc<Tuple>>> {
    const FEW: usize = 8;
    let count = iterators.len();
    if count == 0 {
        return Ok(None);
    }
    if count > FEW {
        let list = vm.list_with_capacity(count)?;
        for at in 0..count {
            match vm.next(iterators.items()[at])? {
                Some(item) => list.push(vm, item)?,
                None => return ended(vm, iterators, at, strict, function),
            }
        }
        return vm.try_tuple(list.items()).map(Some);
    }
    let mut items = [Value::NONE; FEW];
    for at in 0..count {
        match vm.next(iterators.items()[at])? {
            Some(item) => items[at] = item,
            None => return ended(vm, iterators, at, strict, function),
        }
    }
    vm.try_tuple(&items[..count]).map(Some)
}

/// The next items of a `zip` of two iterables; `Some(None)` at the end, `None` where it has not two.
pub fn next_pair(vm: &mut Vm, zip: Gc<Zip>) -> Option<PyResult<Option<(Value, Value)>>> {
    let &[first, second] = zip.iterators.items() else { return None };
    Some(next_of_two(vm, zip, first, second))
}

fn next_of_two(vm: &mut Vm, zip: Gc<Zip>, first: Value, second: Value) -> PyResult<Option<(Value, Value)>> {
    let at = match vm.next(first)? {
        None => 0,
        Some(item) => match vm.next(second)? {
            None => 1,
            Some(other) => return Ok(Some((item, other))),
        },
    };
    ended(vm, zip.iterators, at, &zip.strict, "zip")?;
    Ok(None)
}

#[cold]
fn ended(
    vm: &mut Vm,
    iterators: Gc<Tuple>,
    at: usize,
    strict: &Cell<bool>,
    function: &str,
) -> PyResult<Option<Gc<Tuple>>> {
    if !strict.get() {
        return Ok(None);
    }
    if at > 0 {
        return Err(uneven(vm, function, at, "shorter"));
    }
    for other in 1..iterators.len() {
        if vm.next(iterators.items()[other])?.is_some() {
            return Err(uneven(vm, function, other, "longer"));
        }
    }
    Ok(None)
}

fn uneven(vm: &mut Vm, function: &str, at: usize, how: &str) -> Raised {
    let (number, plural) = (at + 1, if at == 1 { " " } else { "s 1-" });
    vm.value_error(format!("{function}() argument {number} is {how} than argument{plural}{at}"))
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let exact = class == vm.types.zip;
    let strict = strict_argument(vm, "zip", args, exact)?;
    let iterators = iterators(vm, args.positional())?;
    Ok(vm.alloc_instance(class, Zip { iterators, strict: Cell::new(strict) }).value())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<Zip>(this);
    Ok(next_items(vm, this.iterators, &this.strict, "zip")?.map(Gc::value))
}

kaa_object::methods! { METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Zip>| -> PyResult {
        let class = vm.class_of(this.value()).value();
        let args = this.iterators.value();
        let state = [class, args, Value::TRUE];
        vm.try_tuple(&state[..if this.strict.get() { 3 } else { 2 }]).map(Gc::value)
    }, Alloc;
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm: &mut Vm, this: Gc<Zip>, state: Value| -> PyResult<()> {
        let strict = vm.is_true(state)?;
        this.strict.set(strict);
        Ok(())
    }, Any;
}
