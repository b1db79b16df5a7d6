//! `string.templatelib`: `Template` and `Interpolation` (PEP 750). CPython: `Objects/templateobject.c`,
//! `Objects/interpolationobject.c`.

use kaa_object::declare::{GetSetDef, MemberDef, TypeDef};
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::{Interpolation, MemberKind, Template, TemplateIter};
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Str, StrBuilder, Value, Vm, methods};
use std::cell::Cell;

macro_rules! field {
    ($name:literal $doc:literal $payload:ident $value:expr) => {
        MemberDef {
            name: $name,
            doc: $doc,
            kind: MemberKind::Computed(|vm, this| Ok($value(&vm.this::<$payload>(this)))),
        }
    };
}

static TEMPLATE: TypeDef = TypeDef {
    doc: Some("Template object"),
    slots,
    methods: &[TEMPLATE_METHODS, crate::util::CLASS_GETITEM],
    members: &[
        field!("strings" "Strings" Template |t: &Template| t.strings.value()),
        field!("interpolations" "Interpolations" Template |t: &Template| t.interpolations.value()),
    ],
    getset: &[GetSetDef {
        name: "values",
        doc: "Values of interpolations",
        get: |vm, this| {
            let template = vm.this::<Template>(this);
            let list = vm.new_list();
            for &item in template.interpolations.items() {
                let value = vm.this::<Interpolation>(item).value;
                list.push(vm, value)?;
            }
            vm.try_tuple(list.items()).map(Gc::value)
        },
        set: None,
    }],
    ..TypeDef::new("string.templatelib.Template")
};

/// Appends a string to the strings, joined to one that stands last without an interpolation behind it.
fn add_string(vm: &mut Vm, strings: Gc<List>, interpolations: Gc<List>, s: Gc<Str>) -> PyResult<()> {
    if strings.len() > interpolations.len()
        && let Some(last) = strings.pop().and_then(|v| vm.as_str(v))
    {
        let joined = vm.str_concat(last, s)?;
        return strings.push(vm, joined.value());
    }
    strings.push(vm, s.value())
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
    }
    let (strings, interpolations) = (vm.new_list(), vm.new_list());
    for &arg in args.positional() {
        if let Some(s) = vm.as_str(arg) {
            add_string(vm, strings, interpolations, s)?;
        } else if vm.payload::<Interpolation>(arg).is_some() {
            if strings.len() == interpolations.len() {
                let empty = vm.empty_str().value();
                strings.push(vm, empty)?;
            }
            interpolations.push(vm, arg)?;
        } else {
            let name = vm.type_name_of(arg);
            return Err(vm.type_error(format!(
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {name}"
            )));
        }
    }
    if strings.len() == interpolations.len() {
        let empty = vm.empty_str().value();
        strings.push(vm, empty)?;
    }
    let payload = Template {
        strings: vm.try_tuple(strings.items())?,
        interpolations: vm.try_tuple(interpolations.items())?,
    };
    Ok(vm.alloc_instance(class, payload).value())
}

fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.repr.set(Some(|vm, this| {
        let template = vm.this::<Template>(this);
        let mut out = StrBuilder::new();
        out.push_str("Template(strings=");
        let text = vm.repr(template.strings.value())?;
        out.push_pystr(&text);
        out.push_str(", interpolations=");
        let text = vm.repr(template.interpolations.value())?;
        out.push_pystr(&text);
        out.push_str(")");
        out.finish(vm).map(Gc::value)
    }));
    s.iter.set(Some(|vm, this| {
        let template = vm.this::<Template>(this);
        let strings = vm.iter(template.strings.value())?;
        let interpolations = vm.iter(template.interpolations.value())?;
        let class = vm.types.template_iter;
        let payload = TemplateIter {
            strings: Slot::new(strings),
            interpolations: Slot::new(interpolations),
            from_strings: Cell::new(true),
        };
        Ok(vm.alloc_instance(class, payload).value())
    }));
    s.concat.set(Some(|vm, a, b| {
        let (Some(x), Some(y)) = (vm.payload::<Template>(a), vm.payload::<Template>(b)) else {
            let (a, b) = (vm.type_name_of(a), vm.type_name_of(b));
            return Err(vm.type_error(format!(
                "can only concatenate string.templatelib.Template (not \"{b}\") to {a}"
            )));
        };
        let strings = vm.list(x.strings.items())?;
        let interpolations = vm.list(x.interpolations.items())?;
        for (i, &s) in y.strings.items().iter().enumerate() {
            match vm.as_str(s) {
                Some(s) if i == 0 => add_string(vm, strings, interpolations, s)?,
                _ => strings.push(vm, s)?,
            }
        }
        interpolations.extend_from_slice(vm, y.interpolations.items())?;
        let payload = Template {
            strings: vm.try_tuple(strings.items())?,
            interpolations: vm.try_tuple(interpolations.items())?,
        };
        let class = vm.types.template;
        Ok(vm.alloc_instance(class, payload).value())
    }));
}

methods! { TEMPLATE_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Template>| -> PyResult {
        let name = vm.intern_str("string.templatelib");
        let import = vm.hooks.import_module;
        let module = import(vm, name)?;
        let function = vm.getattr_named(module, "_template_unpickle")?;
        let args = vm.tuple(&[this.strings.value(), this.interpolations.value()]).value();
        Ok(vm.tuple(&[function, args]).value())
    }, Any;
}

static TEMPLATE_ITER: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.iter.set(Some(|_, this| Ok(this)));
        s.iternext.set(Some(|vm, this| {
            let iter = vm.this::<TemplateIter>(this);
            if iter.from_strings.get() {
                let Some(item) = vm.next(iter.strings.get())? else { return Ok(None) };
                iter.from_strings.set(false);
                if vm.as_str(item).is_some_and(|s| !s.is_empty()) {
                    return Ok(Some(item));
                }
            }
            iter.from_strings.set(true);
            vm.next(iter.interpolations.get())
        }));
    },
    ..TypeDef::new("string.templatelib.TemplateIter")
};

static INTERPOLATION: TypeDef = TypeDef {
    doc: Some("Interpolation object"),
    slots: |s| {
        s.new.set(Some(|vm, _, args| NEW_INTERPOLATION[0].call(vm, None, args)));
        s.repr.set(Some(|vm, this| {
            let i = vm.this::<Interpolation>(this);
            let mut out = StrBuilder::new();
            out.push_str("Interpolation(");
            for (at, part) in [i.value, i.expression, i.conversion, i.format_spec].into_iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                let text = vm.repr(part)?;
                out.push_pystr(&text);
            }
            out.push_str(")");
            out.finish(vm).map(Gc::value)
        }));
    },
    methods: &[INTERPOLATION_METHODS, crate::util::CLASS_GETITEM],
    members: &[
        field!("value" "Value" Interpolation |i: &Interpolation| i.value),
        field!("expression" "Expression" Interpolation |i: &Interpolation| i.expression),
        field!("conversion" "Conversion" Interpolation |i: &Interpolation| i.conversion),
        field!("format_spec" "Format specifier" Interpolation |i: &Interpolation| i.format_spec),
    ],
    ..TypeDef::new("string.templatelib.Interpolation")
};

methods! { NEW_INTERPOLATION: Module =>
    "Interpolation(value, expression='', conversion=None, format_spec='')" => |vm: &mut Vm, value: Value, expression: Option<Gc<Str>>, conversion: Option<Value>, spec: Option<Gc<Str>>| -> PyResult {
        let conversion = conversion.unwrap_or(Value::NONE);
        if !conversion.is_none() {
            match vm.as_str(conversion) {
                Some(s) if s.is("s") || s.is("r") || s.is("a") => {}
                Some(_) => {
                    return Err(vm.value_error(
                        "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'",
                    ));
                }
                None => {
                    let name = vm.type_name_of(conversion);
                    return Err(vm.type_error(format!(
                        "Interpolation() argument 'conversion' must be str, not {name}"
                    )));
                }
            }
        }
        let empty = vm.empty_str();
        let payload = Interpolation {
            value,
            expression: expression.unwrap_or(empty).value(),
            conversion,
            format_spec: spec.unwrap_or(empty).value(),
        };
        let class = vm.types.interpolation;
        Ok(vm.alloc_instance(class, payload).value())
    }, Raises;
}

methods! { INTERPOLATION_METHODS: Instance =>
    "__reduce__($self, /)" => |vm: &mut Vm, this: Gc<Interpolation>| -> PyResult {
        let class = vm.types.interpolation.value();
        let args = vm.tuple(&[this.value, this.expression, this.conversion, this.format_spec]).value();
        Ok(vm.tuple(&[class, args]).value())
    }, Alloc;
}

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    for (class, def) in [
        (vm.types.template, &TEMPLATE),
        (vm.types.template_iter, &TEMPLATE_ITER),
        (vm.types.interpolation, &INTERPOLATION),
    ] {
        vm.define_core_type(class, Some(object), def);
    }
    let names = ["value", "expression", "conversion", "format_spec"].map(|n| vm.intern_str(n).value());
    let names = vm.tuple(&names).value();
    let (dict, key) = (vm.types.interpolation.dict.get(), vm.names.__match_args__);
    if vm.dict_set_str(dict, key, names).is_err() {
        vm.clear_exception();
    }
}
