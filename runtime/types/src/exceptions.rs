//! `BaseException` and everything below it. CPython: `Objects/exceptions.c`.

mod group;
mod os_error;
mod table;
mod unicode;

use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::exception::{Exception, Traceback};
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, TypeRef, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, StrBuilder, Value, Vm, methods};
use std::cell::Cell;

pub use group::{group_match, prep_reraise_star};

/// Members by position, as `errors.rs` and the table below lay them out.
pub mod member {
    pub const STOP_ITERATION_VALUE: usize = 0;
    pub const SYSTEM_EXIT_CODE: usize = 0;
    pub const NAME: usize = 0;
    pub const OBJ: usize = 1;
}

static BASE: TypeDef = TypeDef {
    doc: Some("Common base class for all exceptions"),
    flags: type_flags::BASETYPE | type_flags::EXCEPTION_SUBCLASS,
    slots: base_slots,
    methods: &[BASE_METHODS],
    getset: BASE_GETSET,
    has_dict: true,
    ..TypeDef::new("BaseException")
};

fn base_slots(s: &TypeSlots) {
    s.new.set(Some(base_new));
    s.init.set(Some(base_init));
    s.repr.set(Some(base_repr));
    s.str.set(Some(base_str));
}

methods! { BASE_METHODS: Instance =>
    /// Helper for pickle.
    "__reduce__($self, /)" => reduce, Any;
    "__setstate__($self, state, /)" => setstate, Any;
    /// Set self.__traceback__ to tb and return self.
    "with_traceback($self, tb, /)" => with_traceback, Raises;
    /// Add a note to the exception.
    "add_note($self, note, /)" => add_note, Any;
}

fn set_dict(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    if value.is_none() {
        return Err(vm.type_error("cannot delete __dict__"));
    }
    crate::object::set_dict(vm, this, value)
}

static BASE_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "args", doc: "", get: get_args, set: Some(set_args) },
    GetSetDef { name: "__traceback__", doc: "", get: get_traceback, set: Some(set_traceback) },
    GetSetDef { name: "__context__", doc: "exception context", get: get_context, set: Some(set_context) },
    GetSetDef { name: "__cause__", doc: "exception cause", get: get_cause, set: Some(set_cause) },
    GetSetDef { name: "__suppress_context__", doc: "", get: get_suppress, set: Some(set_suppress) },
    GetSetDef { name: "__dict__", doc: "", get: crate::object::get_dict, set: Some(set_dict) },
];

/// Defines all exception types.
pub fn install(vm: &mut Vm) {
    let (base, object) = (vm.types.base_exception, vm.types.object);
    vm.define_core_type(base, Some(object), &BASE);
    vm.exceptions.insert("BaseException", base);
    table::install(vm);
    install_exception_group(vm);
}

/// `ExceptionGroup` has two bases, which the table cannot say.
fn install_exception_group(vm: &mut Vm) {
    static DEF: TypeDef = TypeDef { flags: type_flags::BASETYPE, ..TypeDef::new("ExceptionGroup") };
    let (group, exception) = (vm.exception_type("BaseExceptionGroup"), vm.exception_type("Exception"));
    let class = vm.define_subtype(group, &DEF);
    let bases = vm.tuple(&[group.value(), exception.value()]);
    class.bases.set(class, bases);
    let (base, object) = (vm.types.base_exception, vm.types.object);
    let mro = [class, group, exception, base, object].map(Gc::value);
    let mro = vm.tuple(&mro);
    class.mro.set(class, mro);
    exception.add_subclass(vm, class);
    vm.exceptions.insert("ExceptionGroup", class);
}

pub(crate) fn base_new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let tuple = vm.try_tuple(args.positional())?;
    let payload = Exception {
        args: Slot::new(tuple),
        traceback: Slot::new(None),
        context: Slot::new(None),
        cause: Slot::new(None),
        suppress_context: Cell::new(false),
    };
    Ok(vm.alloc_instance(class, payload).value())
}

pub(crate) fn no_keywords(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        let name = vm.type_name_of(this);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

pub(crate) fn base_init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    no_keywords(vm, this, args)?;
    let cell = vm.this::<Exception>(this);
    let tuple = vm.try_tuple(args.positional())?;
    cell.args.set(cell, tuple);
    Ok(())
}

fn base_repr(vm: &mut Vm, this: Value) -> PyResult {
    let cell = vm.this::<Exception>(this);
    let name = vm.type_name_of(this);
    let mut out = StrBuilder::new();
    out.push_str(&name);
    let args = cell.args.get();
    match args.items() {
        [one] => {
            let text = vm.repr(*one)?;
            out.push_str("(");
            out.push_pystr(&text);
            out.push_str(")");
        }
        _ => {
            let text = vm.repr(args.value())?;
            out.push_pystr(&text);
        }
    }
    out.finish(vm).map(Gc::value)
}

pub(crate) fn base_str(vm: &mut Vm, this: Value) -> PyResult {
    let cell = vm.this::<Exception>(this);
    let args = cell.args.get();
    match args.items() {
        [] => Ok(vm.empty_str().value()),
        [one] => vm.to_str(*one).map(Gc::value),
        _ => vm.to_str(args.value()).map(Gc::value),
    }
}

fn reduce(vm: &mut Vm, this: Gc<Exception>) -> PyResult {
    let class = vm.class_of(this.value()).value();
    let args = this.args.get().value();
    let dict = vm.region_dict(this.value());
    Ok(match dict {
        Some(dict) if !dict.is_empty() => vm.tuple(&[class, args, dict.value()]).value(),
        _ => vm.tuple(&[class, args]).value(),
    })
}

fn setstate(vm: &mut Vm, this: Gc<Exception>, state: Value) -> PyResult<()> {
    if state.is_none() {
        return Ok(());
    }
    let Some(dict) = vm.as_dict(state) else { return Err(vm.type_error("state is not a dictionary")) };
    let mut position = 0;
    while let Some((key, value, _)) = dict.next_entry(&mut position) {
        let name = kaa_object::descr::attribute_name(vm, key)?;
        vm.setattr(this.value(), name, Some(value))?;
    }
    Ok(())
}

fn with_traceback(vm: &mut Vm, this: Gc<Exception>, tb: Value) -> PyResult {
    set_traceback(vm, this.value(), Some(tb))?;
    Ok(this.value())
}

fn add_note(vm: &mut Vm, this: Gc<Exception>, note: Value) -> PyResult<()> {
    if vm.as_str(note).is_none() {
        let name = vm.type_name_of(note);
        return Err(vm.type_error(format!("add_note() argument must be str, not {name}")));
    }
    let name = vm.names.__notes__;
    let notes = match vm.getattr_opt(this.value(), name)? {
        Some(notes) => notes,
        None => {
            let list = vm.new_list().value();
            vm.setattr(this.value(), name, Some(list))?;
            list
        }
    };
    let Some(list) = vm.as_list(notes) else {
        return Err(vm.type_error("Cannot add note: __notes__ is not a list"));
    };
    kaa_object::list::ListRef::push(list, vm, note)
}

fn get_args(vm: &mut Vm, this: Value) -> PyResult {
    Ok(vm.this::<Exception>(this).args.get().value())
}

fn set_args(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("args may not be deleted")) };
    let list = vm.collect_list(value)?;
    let tuple = vm.try_tuple(list.items())?;
    let cell = vm.this::<Exception>(this);
    cell.args.set(cell, tuple);
    Ok(())
}

fn get_traceback(vm: &mut Vm, this: Value) -> PyResult {
    Ok(vm.this::<Exception>(this).traceback.get().unwrap_or(Value::NONE))
}

fn set_traceback(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let cell = vm.this::<Exception>(this);
    match value {
        None => return Err(vm.type_error("__traceback__ may not be deleted")),
        Some(Value::NONE) => cell.traceback.set(cell, None),
        Some(tb) if vm.payload::<Traceback>(tb).is_some() => cell.traceback.set(cell, Some(tb)),
        Some(_) => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    }
    Ok(())
}

fn chained(vm: &mut Vm, value: Option<Value>, what: &str) -> PyResult<Option<Value>> {
    match value {
        None => Err(vm.type_error(format!("__{what}__ may not be deleted"))),
        Some(Value::NONE) => Ok(None),
        Some(other) if vm.payload::<Exception>(other).is_some() => Ok(Some(other)),
        Some(_) => Err(vm.type_error(format!("exception {what} must be None or derive from BaseException"))),
    }
}

fn get_context(vm: &mut Vm, this: Value) -> PyResult {
    Ok(vm.this::<Exception>(this).context.get().unwrap_or(Value::NONE))
}

fn set_context(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let value = chained(vm, value, "context")?;
    let cell = vm.this::<Exception>(this);
    cell.context.set(cell, value);
    Ok(())
}

fn get_cause(vm: &mut Vm, this: Value) -> PyResult {
    Ok(vm.this::<Exception>(this).cause.get().unwrap_or(Value::NONE))
}

fn set_cause(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let value = chained(vm, value, "cause")?;
    let cell = vm.this::<Exception>(this);
    cell.cause.set(cell, value);
    cell.suppress_context.set(true);
    Ok(())
}

fn get_suppress(vm: &mut Vm, this: Value) -> PyResult {
    Ok(Value::bool(vm.this::<Exception>(this).suppress_context.get()))
}

fn set_suppress(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    if !value.is_bool() {
        return Err(vm.type_error("attribute value type must be bool"));
    }
    vm.this::<Exception>(this).suppress_context.set(value == Value::TRUE);
    Ok(())
}

/// Whether the value is an exception instance of that builtin type.
pub fn is_a(vm: &Vm, value: Value, name: &str) -> bool {
    vm.class_of(value).is_subtype(vm.exception_type(name))
}
