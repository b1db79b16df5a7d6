//! `reversed`: a sequence from its end. CPython: `reversed_next` in `Objects/enumobject.c`.

use crate::iterators::this_iter;
use crate::util::{check_count, no_keywords_exact};
use kaa_object::declare::TypeDef;
use kaa_object::payloads::Reversed;
use kaa_object::typeobject::{TypeRef, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Type, Value, Vm};
use std::cell::Cell;

pub static DEF: TypeDef = TypeDef {
    doc: Some("Return a reverse iterator over the values of the given sequence."),
    signature: Some("(sequence, /)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS],
    ..TypeDef::new("reversed")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.reversed, Some(vm.types.object), &DEF);
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let own = vm.types.reversed;
    no_keywords_exact(vm, class, own, "reversed", args)?;
    let positional = args.positional();
    check_count(vm, "reversed", positional.len(), 1, 1)?;
    let sequence = positional[0];
    let name = vm.names.__reversed__;
    let sequence_class = vm.class_of(sequence);
    let refused = sequence_class.lookup(vm, name).is_some_and(Value::is_none);
    let method = if refused { None } else { vm.lookup_special(sequence, name)? };
    if let Some(method) = method {
        return vm.call_looked(method, sequence, &[]);
    }
    let is_sequence = sequence_class.slots.getitem.get().is_some() && vm.as_dict(sequence).is_none();
    if refused || !is_sequence {
        let name = sequence_class.name_lossy();
        return Err(vm.type_error(format!("'{name}' object is not reversible")));
    }
    let len = vm.len(sequence)?;
    let payload = Reversed { sequence: Slot::new(Some(sequence)), index: Cell::new(len as isize - 1) };
    Ok(vm.alloc_instance(class, payload).value())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    let this = vm.this::<Reversed>(this);
    let index = this.index.get();
    if let Some(sequence) = this.sequence.get()
        && index >= 0
    {
        let key = vm.int(index as i64);
        match vm.getitem(sequence, key) {
            Ok(item) => {
                this.index.set(index - 1);
                return Ok(Some(item));
            }
            Err(_) if vm.pending_is("IndexError") || vm.pending_is("StopIteration") => vm.clear_exception(),
            Err(raised) => return Err(raised),
        }
    }
    this.index.set(-1);
    this.sequence.init(None);
    Ok(None)
}

kaa_object::methods! { METHODS: Instance =>
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm: &mut Vm, this: Gc<Reversed>| -> PyResult<usize> {
        let Some(sequence) = this.sequence.get() else { return Ok(0) };
        let (len, left) = (vm.len(sequence)?, (this.index.get() + 1) as usize);
        Ok(if len < left { 0 } else { left })
    }, Any;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Reversed>| -> PyResult {
        let class = vm.class_of(this.value()).value();
        match this.sequence.get() {
            Some(sequence) => {
                let args = vm.try_tuple(&[sequence])?.value();
                let index = vm.int(this.index.get() as i64);
                vm.try_tuple(&[class, args, index]).map(Gc::value)
            }
            None => {
                let empty = vm.empty_tuple.value();
                let args = vm.try_tuple(&[empty])?.value();
                vm.try_tuple(&[class, args]).map(Gc::value)
            }
        }
    }, Alloc;
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm: &mut Vm, this: Gc<Reversed>, state: Value| -> PyResult<()> {
        let index = crate::util::plain_isize(vm, state)?;
        if let Some(sequence) = this.sequence.get() {
            let len = vm.len(sequence)? as isize;
            this.index.set(index.clamp(-1, len - 1));
        }
        Ok(())
    }, Any;
}
