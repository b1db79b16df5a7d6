//! `enumerate`: items with their numbers. CPython: `enum_next` in `Objects/enumobject.c`.

use crate::iterators::this_iter;
use crate::util::{CLASS_GETITEM, bind};
use kaa_object::declare::TypeDef;
use kaa_object::number::BinaryOp;
use kaa_object::payloads::Enumerate;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Type, Value, Vm};

pub static DEF: TypeDef = TypeDef {
    doc: Some(
        "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n\
         It yields pairs of a count, which starts at start (zero by default), and an item of the\n\
         iterable.\n\n\
         enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    ),
    signature: Some("(iterable, start=0)"),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(new));
        s.iter.set(Some(this_iter));
        s.iternext.set(Some(next));
    },
    methods: &[METHODS, CLASS_GETITEM],
    ..TypeDef::new("enumerate")
};

pub fn install(vm: &mut Vm) {
    vm.define_core_type(vm.types.enumerate, Some(vm.types.object), &DEF);
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    if let Some((name, _)) = args.keywords().find(|(n, _)| !n.is("iterable") && !n.is("start")) {
        let name = name.to_lossy();
        return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
    }
    if args.values.len() == 1 && args.keyword("start").is_some() {
        return Err(vm.type_error("'start' is an invalid keyword argument for enumerate()"));
    }
    if args.values.is_empty() || args.positional().is_empty() && args.keyword("iterable").is_none() {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    }
    let [iterable, start] = bind(vm, "enumerate", ["iterable", "start"], 1, args)?;
    let count = match start {
        Some(start) => vm.index(start)?,
        None => Value::int32(0),
    };
    let iterator = vm.iter(iterable.unwrap_or(Value::NONE))?;
    let payload = Enumerate { iterator: Slot::new(iterator), count: Slot::new(count) };
    Ok(vm.alloc_instance(class, payload).value())
}

fn next(vm: &mut Vm, this: Value) -> PyResult<Option<Value>> {
    match next_pair(vm, vm.this::<Enumerate>(this))? {
        Some((count, item)) => Ok(Some(vm.try_tuple(&[count, item])?.value())),
        None => Ok(None),
    }
}

/// The next number and item; `None` at the end.
pub fn next_pair(vm: &mut Vm, this: Gc<Enumerate>) -> PyResult<Option<(Value, Value)>> {
    let Some(item) = vm.next(this.iterator.get())? else { return Ok(None) };
    let count = this.count.get();
    let following = match count.as_int() {
        Some(n) => vm.int(n + 1),
        None => vm.binary(BinaryOp::Add, count, Value::int32(1))?,
    };
    this.count.set(this, following);
    Ok(Some((count, item)))
}

kaa_object::methods! { METHODS: Instance =>
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Enumerate>| -> PyResult {
        let class = vm.class_of(this.value()).value();
        let args = vm.try_tuple(&[this.iterator.get(), this.count.get()])?.value();
        vm.try_tuple(&[class, args]).map(Gc::value)
    }, Alloc;
}
