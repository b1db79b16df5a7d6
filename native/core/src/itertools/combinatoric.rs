//! `product`, `permutations`, `combinations`, `combinations_with_replacement`.

use super::streams::{add, iterator_type};
use kaa_object::declare::TypeDef;
use kaa_object::function::NativeDef;
use kaa_object::payloads::Module;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, NoTrace, PyResult, Value, Vm, methods};
use std::cell::RefCell;

/// A pool of items and the indices of the present result.
struct State {
    indices: Vec<usize>,
    /// `permutations` only: how often each place still turns.
    cycles: Vec<usize>,
    started: bool,
    done: bool,
}

fn state(indices: Vec<usize>, cycles: Vec<usize>, done: bool) -> NoTrace<RefCell<State>> {
    NoTrace(RefCell::new(State { indices, cycles, started: false, done }))
}

pub struct Product {
    /// A tuple of pools.
    pools: Gc<Tuple>,
    state: NoTrace<RefCell<State>>,
}
kaa_gc::trace_fields!(Product { pools, state });

pub struct Permutations {
    pool: Gc<Tuple>,
    size: usize,
    state: NoTrace<RefCell<State>>,
}
kaa_gc::trace_fields!(Permutations { pool, size, state });

pub struct Combinations {
    pool: Gc<Tuple>,
    state: NoTrace<RefCell<State>>,
}
kaa_gc::trace_fields!(Combinations { pool, state });

pub struct Replacements {
    pool: Gc<Tuple>,
    state: NoTrace<RefCell<State>>,
}
kaa_gc::trace_fields!(Replacements { pool, state });

fn pool_of(vm: &mut Vm, iterable: Value) -> PyResult<Gc<Tuple>> {
    if let Some(tuple) = vm.exact_tuple(iterable) {
        return Ok(tuple);
    }
    let list = vm.collect_list(iterable)?;
    vm.try_tuple(list.items())
}

methods! { NEW: Class =>
    "permutations($type, /, iterable, r=None)" => arguments, Any;
    "combinations($type, /, iterable, r)" => arguments, Any;
    "combinations_with_replacement($type, /, iterable, r)" => arguments, Any;
}

/// The arguments as they are bound.
fn arguments(vm: &mut Vm, _class: Value, iterable: Value, r: Option<Value>) -> Gc<Tuple> {
    vm.tuple(&[iterable, r.unwrap_or(Value::NONE)])
}

/// The `iterable` and `r` arguments; `r` may be `None` where it is `optional`.
fn pool_and_size(
    vm: &mut Vm,
    class: Gc<Type>,
    args: Args<'_>,
    def: &'static NativeDef,
    optional: bool,
) -> PyResult<(Gc<Tuple>, Option<usize>)> {
    let bound = def.call(vm, Some(class.value()), args)?;
    let Some((iterable, r)) = vm.exact_tuple(bound).and_then(|t| Some((t.get(0)?, t.get(1)?))) else {
        return Err(vm.system_error("arguments were not bound"));
    };
    let size = match r {
        Value::NONE if optional => None,
        r => {
            if optional && !vm.is_int(r) {
                return Err(vm.type_error("Expected int as r"));
            }
            let r = vm.to_isize(r)?;
            if r < 0 {
                return Err(vm.value_error("r must be non-negative"));
            }
            Some(r as usize)
        }
    };
    Ok((pool_of(vm, iterable)?, size))
}

/// Room for so many indices; MemoryError where there cannot be.
fn indices(vm: &mut Vm, count: usize, value: impl Fn(usize) -> usize) -> PyResult<Vec<usize>> {
    let mut indices = Vec::new();
    if vm.heap.would_exceed(count.saturating_mul(8)) || indices.try_reserve_exact(count).is_err() {
        return Err(vm.memory_error());
    }
    indices.extend((0..count).map(value));
    Ok(indices)
}

fn pick(vm: &mut Vm, pool: Gc<Tuple>, chosen: &[usize]) -> PyResult<Option<Value>> {
    vm.tuple_from_fn(chosen.len(), |i| pool.items()[chosen[i]]).map(|t| Some(t.value()))
}

iterator_type!(PRODUCT "itertools.product" "Cartesian product of input iterables.  Equivalent to nested for-loops.", product_new, |vm, this| {
    let p = vm.this::<Product>(this);
    let pools = p.pools;
    let pool = |i: usize| vm.exact_tuple(pools.items()[i]).unwrap_or(vm.empty_tuple);
    let sizes: Vec<usize> = (0..pools.len()).map(|i| pool(i).len()).collect();
    {
        let mut state = p.state.borrow_mut();
        if state.done {
            return Ok(None);
        }
        if state.started {
            let mut i = sizes.len();
            loop {
                if i == 0 {
                    state.done = true;
                    return Ok(None);
                }
                i -= 1;
                state.indices[i] += 1;
                if state.indices[i] < sizes[i] {
                    break;
                }
                state.indices[i] = 0;
            }
        } else {
            state.started = true;
            if sizes.contains(&0) {
                state.done = true;
                return Ok(None);
            }
        }
    }
    let chosen = p.state.borrow().indices.clone();
    let items: Vec<Value> = chosen.iter().enumerate().map(|(i, &at)| pool(i).items()[at]).collect();
    vm.try_tuple(&items).map(|t| Some(t.value()))
});

fn product_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    if args.keyword_count() > 1 {
        let given = args.keyword_count();
        return Err(vm.type_error(format!("product() takes at most 1 keyword argument ({given} given)")));
    }
    let mut repeat = 1;
    for (name, value) in args.keywords() {
        if !name.is("repeat") {
            let name = name.to_lossy();
            return Err(vm.type_error(format!("product() got an unexpected keyword argument '{name}'")));
        }
        repeat = vm.to_isize(value)?;
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
    }
    let given = args.positional();
    let total = given.len().checked_mul(repeat as usize).filter(|n| *n <= isize::MAX as usize / 8);
    let Some(total) = total else { return Err(vm.overflow_error("repeat argument too large")) };
    let one = vm.new_list();
    for &iterable in given {
        let pool = pool_of(vm, iterable)?.value();
        kaa_object::list::ListRef::push(one, vm, pool)?;
    }
    let pools = vm.tuple_from_fn(total, |i| one.items()[i % given.len()])?;
    let start = indices(vm, total, |_| 0)?;
    Ok(vm.alloc_instance(class, Product { pools, state: state(start, Vec::new(), false) }).value())
}

iterator_type!(PERMUTATIONS "itertools.permutations" "Return successive r-length permutations of elements in the iterable.", |vm, class, args| {
    let (pool, size) = pool_and_size(vm, class, args, &NEW[0], true)?;
    let n = pool.len();
    let size = size.unwrap_or(n);
    let start = indices(vm, n, |i| i)?;
    let cycles = if size > n { Vec::new() } else { indices(vm, size, |i| n - i)? };
    Ok(vm.alloc_instance(class, Permutations { pool, size, state: state(start, cycles, size > n) }).value())
}, |vm, this| {
    let p = vm.this::<Permutations>(this);
    {
        let mut state = p.state.borrow_mut();
        let state = &mut *state;
        if state.done {
            return Ok(None);
        }
        if state.started {
            let (n, r) = (p.pool.len(), p.size);
            let mut i = r;
            loop {
                if i == 0 {
                    state.done = true;
                    return Ok(None);
                }
                i -= 1;
                state.cycles[i] -= 1;
                if state.cycles[i] == 0 {
                    state.indices[i..].rotate_left(1);
                    state.cycles[i] = n - i;
                } else {
                    let j = n - state.cycles[i];
                    state.indices.swap(i, j);
                    break;
                }
            }
        }
        state.started = true;
    }
    let chosen: Vec<usize> = p.state.borrow().indices[..p.size].to_vec();
    pick(vm, p.pool, &chosen)
});

iterator_type!(COMBINATIONS "itertools.combinations" "Return successive r-length combinations of elements in the iterable.", |vm, class, args| {
    let (pool, size) = pool_and_size(vm, class, args, &NEW[1], false)?;
    let size = size.unwrap_or(0);
    let done = size > pool.len();
    let start = if done { Vec::new() } else { indices(vm, size, |i| i)? };
    Ok(vm.alloc_instance(class, Combinations { pool, state: state(start, Vec::new(), done) }).value())
}, |vm, this| {
    let c = vm.this::<Combinations>(this);
    {
        let mut state = c.state.borrow_mut();
        let state = &mut *state;
        if state.done {
            return Ok(None);
        }
        if state.started {
            let (n, r) = (c.pool.len(), state.indices.len());
            let Some(i) = (0..r).rev().find(|&i| state.indices[i] != i + n - r) else {
                state.done = true;
                return Ok(None);
            };
            state.indices[i] += 1;
            for j in i + 1..r {
                state.indices[j] = state.indices[j - 1] + 1;
            }
        }
        state.started = true;
    }
    let chosen = c.state.borrow().indices.clone();
    pick(vm, c.pool, &chosen)
});

iterator_type!(REPLACEMENTS "itertools.combinations_with_replacement" "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.", |vm, class, args| {
    let (pool, size) = pool_and_size(vm, class, args, &NEW[2], false)?;
    let size = size.unwrap_or(0);
    let done = pool.is_empty() && size > 0;
    let start = indices(vm, size, |_| 0)?;
    Ok(vm.alloc_instance(class, Replacements { pool, state: state(start, Vec::new(), done) }).value())
}, |vm, this| {
    let c = vm.this::<Replacements>(this);
    {
        let mut state = c.state.borrow_mut();
        let state = &mut *state;
        if state.done {
            return Ok(None);
        }
        if state.started {
            let (n, r) = (c.pool.len(), state.indices.len());
            let Some(i) = (0..r).rev().find(|&i| state.indices[i] != n - 1) else {
                state.done = true;
                return Ok(None);
            };
            let next = state.indices[i] + 1;
            state.indices[i..].fill(next);
        }
        state.started = true;
    }
    let chosen = c.state.borrow().indices.clone();
    pick(vm, c.pool, &chosen)
});

/// Adds the types to the module.
pub fn install(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    add::<Product>(vm, module, &PRODUCT)?;
    add::<Permutations>(vm, module, &PERMUTATIONS)?;
    add::<Combinations>(vm, module, &COMBINATIONS)?;
    add::<Replacements>(vm, module, &REPLACEMENTS)
}
