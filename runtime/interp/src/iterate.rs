//! Steps of `for` loops without a call where the iterator's type is known. CPython: `FOR_ITER` and its
//! specialisations in `Python/bytecodes.c`.

use crate::calls::enter_function;
use crate::op::{Instr, Op};
use kaa_code::flags;
use kaa_gc::{Gc, Value};
use kaa_object::args::Args;
use kaa_object::core_types::shape;
use kaa_object::frame::FrameKind;
use kaa_object::iter::{next_of_list, next_of_range, next_of_tuple};
use kaa_object::payloads::SeqIter;
use kaa_object::str::Str;
use kaa_object::typeobject::TypeRef;
use kaa_object::{PyResult, Vm};
use kaa_types::{dict, enumerate, zip};

/// What a `ForIter` that has seen `iterator` becomes; `following` is the instruction behind it.
#[inline]
pub fn specialised(iterator: Value, item: u32, following: &Instr) -> Op {
    match iterator.shape() {
        Some(shape::RANGE_ITERATOR) => Op::ForIterRange,
        Some(shape::LIST_ITERATOR) => Op::ForIterList,
        Some(shape::GENERATOR) => Op::ForIterGenerator,
        // The pair is taken apart at once: nobody sees it.
        Some(shape::DICT_ITEMITERATOR | shape::ENUMERATE | shape::ZIP)
            if following.op.get() == Op::UnpackSequence && following.a == item && following.c == 2 =>
        {
            Op::ForIterPair
        }
        _ => Op::ForIterAny,
    }
}

/// What the jump back to a `ForIter` of this kind becomes.
#[inline]
pub fn looping(header: Op) -> Op {
    match header {
        Op::ForIterRange => Op::LoopRange,
        Op::ForIterList => Op::LoopList,
        Op::ForIterGenerator => Op::LoopGenerator,
        _ => Op::Loop,
    }
}

/// The next item of an iterator, `None` at its end.
#[inline]
pub fn step(vm: &mut Vm, iterator: Value) -> PyResult<Option<Value>> {
    // SAFETY: each shape names the payload.
    unsafe {
        match iterator.shape() {
            Some(shape::TUPLE_ITERATOR) => Ok(next_of_tuple(iterator.cast())),
            Some(shape::LIST_ITERATOR) => Ok(next_of_list(iterator.cast())),
            Some(shape::RANGE_ITERATOR) => Ok(next_of_range(iterator.cast())),
            Some(shape::STR_ASCII_ITERATOR | shape::STR_ITERATOR) => Ok(next_of_str(vm, iterator.cast())),
            Some(shape::DICT_KEYITERATOR) => Ok(dict::next_pair(vm, iterator.cast())?.map(|(key, _)| key)),
            Some(shape::DICT_VALUEITERATOR) => {
                Ok(dict::next_pair(vm, iterator.cast())?.map(|(_, value)| value))
            }
            _ => vm.next(iterator),
        }
    }
}

#[inline]
fn next_of_str(vm: &mut Vm, iterator: Gc<SeqIter>) -> Option<Value> {
    let sequence = iterator.sequence.get()?;
    // SAFETY: a str iterator's sequence is a str.
    let text: Gc<Str> = unsafe { sequence.cast() };
    let at = iterator.index.get() as usize;
    if at >= text.len() {
        iterator.sequence.init(None);
        return None;
    }
    iterator.index.set(at as isize + 1);
    Some(vm.str_from_point(text.at(at)).value())
}

/// What an iterator over pairs yields next, with the pair not made. `Some(None)` at the end; `None` where the
/// iterator makes no pairs itself.
#[inline(never)]
pub fn step_pair(vm: &mut Vm, iterator: Value) -> Option<PyResult<Option<(Value, Value)>>> {
    // SAFETY: each shape names the payload.
    unsafe {
        match iterator.shape() {
            Some(shape::DICT_ITEMITERATOR) => Some(dict::next_pair(vm, iterator.cast())),
            Some(shape::ENUMERATE) => Some(enumerate::next_pair(vm, iterator.cast())),
            Some(shape::ZIP) => zip::next_pair(vm, iterator.cast()),
            _ => None,
        }
    }
}

/// Where an object's `__iter__` is a generator function, pushes its frame, which puts the generator into `result`:
/// what it returns is known to be an iterator.
#[inline]
pub fn enter_generator_function(vm: &mut Vm, iterable: Value, result: u32) -> PyResult<bool> {
    let class = vm.class_of(iterable);
    if !class.is_heap_type() {
        return Ok(false);
    }
    let name = vm.names.__iter__;
    let Some(function) = class.lookup(vm, name).and_then(|found| vm.exact_function(found)) else {
        return Ok(false);
    };
    if function.code.get().plain.flags & flags::GENERATOR == 0 {
        return Ok(false);
    }
    let args = [iterable];
    enter_function(vm, function, Args::positional_only(&args), FrameKind::Call, result)?;
    Ok(true)
}
