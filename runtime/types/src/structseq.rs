//! Struct sequences: tuples with named fields, some of which only names reach (`os.stat_result`).
//! CPython: `Objects/structseq.c`.

use kaa_object::declare::TypeDef;
use kaa_object::function::NativeDef;
use kaa_object::slots::TypeSlots;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, StrBuilder, Value, Vm, methods};

/// A field by position: items first, then those only names reach.
pub struct Field {
    index: usize,
}
kaa_gc::trace_fields!(Field { index });

static FIELD: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.descr_get.set(Some(|vm, d, object, _| {
            let index = vm.this::<Field>(d).index;
            match object {
                None => Ok(d),
                Some(object) => Ok(field(vm, object, index)),
            }
        }));
        s.descr_set.set(Some(|vm, _, _, _| Err(vm.raise_named("AttributeError", "readonly attribute"))));
    },
    readonly: &["__objclass__", "__name__"],
    ..TypeDef::new("member_descriptor")
};

/// The value of a field.
pub fn field(vm: &Vm, object: Value, index: usize) -> Value {
    let Some(tuple) = vm.as_tuple(object) else { return Value::NONE };
    match tuple.get(index) {
        Some(value) => value,
        None => vm.member(object, index - tuple.len()).unwrap_or(Value::NONE),
    }
}

/// Slots of every struct sequence type.
pub fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(repr));
}

/// Methods of every struct sequence type.
pub static METHODS: &[NativeDef] = STRUCT_METHODS;

methods! { STRUCT_METHODS: Instance =>
    "__reduce__($self, /)" => reduce, Any;
    /// Return a copy of the structure with new values for the specified fields.
    "__replace__($self, /, **changes)" => replace, Any;
}

/// Makes a struct sequence type. `def` has `slots: structseq::slots` and `methods: &[structseq::METHODS]`;
/// `sequence` of the fields are items. A field without a name is reached by index only.
pub fn define(vm: &mut Vm, def: &'static TypeDef, fields: &[&str], sequence: usize) -> PyResult<Gc<Type>> {
    if !vm.has_payload_type::<Field>() {
        let object = vm.types.object;
        vm.define_type::<Field>(object, &FIELD);
    }
    let tuple = vm.types.tuple;
    let class = vm.define_subtype(tuple, def);
    let hidden = (fields.len() - sequence) as u16;
    class.slot_words.set(hidden);
    let (kind, layout) = (*class.kind, class.layout.get());
    let id = vm.new_root_shape(class, kind, layout, hidden, 0);
    class.shape.set(id);
    let dict = class.dict.get();
    let match_args = vm.new_list();
    let mut unnamed = 0;
    for (index, name) in fields.iter().enumerate() {
        if name.is_empty() {
            unnamed += 1;
            continue;
        }
        let descriptor = vm.alloc_payload(Field { index }).value();
        vm.dict_set_named(dict, name, descriptor)?;
        if index < sequence {
            let name = vm.intern_str(name).value();
            kaa_object::list::ListRef::push(match_args, vm, name)?;
        }
    }
    let match_args = vm.try_tuple(match_args.items())?.value();
    for (name, value) in [
        ("n_fields", Value::int32(fields.len() as i32)),
        ("n_sequence_fields", Value::int32(sequence as i32)),
        ("n_unnamed_fields", Value::int32(unnamed)),
        ("__match_args__", match_args),
    ] {
        vm.dict_set_named(dict, name, value)?;
    }
    Ok(class)
}

/// An instance with all its fields.
pub fn make(vm: &mut Vm, class: Gc<Type>, values: &[Value]) -> PyResult {
    let sequence = values.len() - class.slot_words.get() as usize;
    let shape = class.shape.get();
    let made = vm.tuple_subclass_instance(shape, &values[..sequence])?.value();
    for (i, value) in values[sequence..].iter().enumerate() {
        vm.set_member(made, i, Some(*value));
    }
    Ok(made)
}

fn count(vm: &mut Vm, class: Gc<Type>, name: &str) -> usize {
    let name = vm.intern_str(name);
    class.dict.get().get_str(name).and_then(|v| v.as_int()).unwrap_or(0) as usize
}

/// Names of the fields by index; unnamed ones are `None`.
fn names(vm: &mut Vm, class: Gc<Type>) -> Vec<Option<String>> {
    let mut names = vec![None; count(vm, class, "n_fields")];
    let dict = class.dict.get();
    let mut position = 0;
    while let Some((key, value, _)) = dict.next_entry(&mut position) {
        if let (Some(name), Some(f)) = (vm.as_str(key), vm.payload::<Field>(value))
            && f.index < names.len()
        {
            names[f.index] = Some(name.to_lossy());
        }
    }
    names
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let mut sequence = None;
    let mut dict = None;
    for (i, &value) in args.positional().iter().enumerate() {
        if i == 0 { sequence = Some(value) } else { dict = Some(value) }
    }
    for (name, value) in args.keywords() {
        if name.is("sequence") { sequence = Some(value) } else { dict = Some(value) }
    }
    let Some(sequence) = sequence else {
        return Err(vm.type_error("structseq() missing required argument 'sequence' (pos 1)"));
    };
    let dict = match dict.filter(|d| !d.is_none()) {
        None => None,
        Some(value) => match vm.as_dict(value) {
            Some(dict) => Some(dict),
            None => {
                let name = class.name_lossy();
                return Err(vm.type_error(format!("{name}() takes a dict as second arg, if any")));
            }
        },
    };
    let Ok(list) = vm.collect_list(sequence) else {
        vm.clear_exception();
        return Err(vm.type_error("constructor requires a sequence"));
    };
    let (least, most) = (count(vm, class, "n_sequence_fields"), count(vm, class, "n_fields"));
    let given = list.len();
    let name = class.name_lossy();
    if given < least || given > most {
        let message = match (least == most, given < least) {
            (true, _) => format!("{name}() takes a {least}-sequence ({given}-sequence given)"),
            (false, true) => format!("{name}() takes an at least {least}-sequence ({given}-sequence given)"),
            (false, false) => format!("{name}() takes an at most {most}-sequence ({given}-sequence given)"),
        };
        return Err(vm.type_error(message));
    }
    let names = names(vm, class);
    let values = vm.list(list.items())?;
    for name in &names[given..] {
        let value = match (dict, name) {
            (Some(dict), Some(name)) => vm.dict_get_named(dict, name).unwrap_or(Value::NONE),
            _ => Value::NONE,
        };
        kaa_object::list::ListRef::push(values, vm, value)?;
    }
    let held = vm.try_tuple(values.items())?;
    make(vm, class, held.items())
}

fn repr(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.class_of(this);
    let name = class.name_lossy();
    // As in CPython, items are printed with the names in order, those without one passed over.
    let names: Vec<String> = names(vm, class).into_iter().flatten().collect();
    let mut out = StrBuilder::new();
    out.push_str(&name);
    out.push_str("(");
    let tuple = vm.this::<Tuple>(this);
    for (i, &value) in tuple.items().iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        if let Some(name) = names.get(i) {
            out.push_str(name);
            out.push_str("=");
        }
        let text = vm.repr(value)?;
        out.push_pystr(&text);
    }
    out.push_str(")");
    out.finish(vm).map(Gc::value)
}

fn reduce(vm: &mut Vm, this: Gc<Tuple>) -> PyResult {
    let class = vm.class_of(this.value());
    let items = vm.try_tuple(this.items())?.value();
    let dict = vm.new_dict();
    for (i, name) in names(vm, class).into_iter().enumerate().skip(this.len()) {
        if let Some(name) = name {
            let value = field(vm, this.value(), i);
            vm.dict_set_named(dict, &name, value)?;
        }
    }
    let args = vm.tuple(&[items, dict.value()]).value();
    Ok(vm.tuple(&[class.value(), args]).value())
}

fn replace(vm: &mut Vm, this: Gc<Tuple>, changes: Value) -> PyResult {
    let class = vm.class_of(this.value());
    let names = names(vm, class);
    if names.iter().any(Option::is_none) {
        let name = class.name_lossy();
        return Err(vm.type_error(format!(
            "__replace__() is not supported for {name} because it has unnamed field(s)"
        )));
    }
    let values = vm.new_list();
    for i in 0..names.len() {
        let value = field(vm, this.value(), i);
        kaa_object::list::ListRef::push(values, vm, value)?;
    }
    if let Some(changes) = vm.as_dict(changes) {
        let mut position = 0;
        let mut unknown = Vec::new();
        while let Some((key, value, _)) = changes.next_entry(&mut position) {
            let text = vm.as_str(key).map(|k| k.to_lossy());
            match names.iter().position(|n| *n == text) {
                Some(i) => values.set(i, value),
                None => unknown.push(format!("'{}'", text.unwrap_or_default())),
            }
        }
        if !unknown.is_empty() {
            let list = unknown.join(", ");
            return Err(vm.type_error(format!("Got unexpected field name(s): [{list}]")));
        }
    }
    let held = vm.try_tuple(values.items())?;
    make(vm, class, held.items())
}
