//! `_contextvars` (PEP 567). CPython: `Python/context.c`.
//!
//! A context's mapping is a dict that is never changed once shared: setting a variable replaces it by a copy.

use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::{Type, type_flags};
use kaa_object::{Args, Gc, PyResult, Slot, Str, Value, Vm, methods, raw_methods};
use std::cell::Cell;

/// `Context`
pub struct Context {
    vars: Slot<Gc<Dict>>,
    /// The context that was current before this one was entered.
    previous: Slot<Option<Value>>,
    entered: Cell<bool>,
}
kaa_gc::trace_fields!(Context { vars, previous, entered });

/// `ContextVar`
pub struct ContextVar {
    name: Gc<Str>,
    default: Option<Value>,
}
kaa_gc::trace_fields!(ContextVar { name, default });

/// `Token`
pub struct Token {
    context: Gc<Context>,
    var: Gc<ContextVar>,
    /// `None`: there was no value.
    old: Option<Value>,
    used: Cell<bool>,
}
kaa_gc::trace_fields!(Token { context, var, old, used });

/// The type of `Token.MISSING`.
pub struct Missing {
    pad: (),
}
kaa_gc::trace_fields!(Missing { pad });

pub static MODULE: ModuleDef = ModuleDef {
    name: "_contextvars",
    doc: Some("Context Variables"),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let object = vm.types.object;
        vm.define_type::<Missing>(object, &MISSING);
        let missing = vm.alloc_payload(Missing { pad: () }).value();
        vm.add_root(missing);
        let context = vm.define_type::<Context>(object, &CONTEXT);
        vm.state::<State>().context = Some(context);
        vm.module_set(module, "Context", context.value())?;
        let var = vm.define_type::<ContextVar>(object, &VAR);
        vm.module_set(module, "ContextVar", var.value())?;
        let token = vm.define_type::<Token>(object, &TOKEN);
        vm.dict_set_named(token.dict.get(), "MISSING", missing)?;
        vm.module_set(module, "Token", token.value())
    },
};

methods! { FUNCTIONS: Module =>
    "copy_context()" => |vm: &mut Vm| -> Value { copy_current(vm) }, Alloc;
}

/// The type of contexts, which are made often.
#[derive(Default)]
struct State {
    context: Option<Gc<Type>>,
}

fn new_context(vm: &mut Vm, vars: Gc<Dict>) -> Gc<Context> {
    let class = vm.state::<State>().context.unwrap_or(vm.types.object);
    vm.alloc_instance(
        class,
        Context { vars: Slot::new(vars), previous: Slot::new(None), entered: Cell::new(false) },
    )
}

/// A copy of the thread's context.
pub(crate) fn copy_current(vm: &mut Vm) -> Value {
    let vars = current(vm).vars.get();
    new_context(vm, vars).value()
}

/// The thread's context, made when first needed.
fn current(vm: &mut Vm) -> Gc<Context> {
    if let Some(context) = vm.thread.context.and_then(|c| vm.payload::<Context>(c)) {
        return context;
    }
    let vars = vm.new_dict();
    let context = new_context(vm, vars);
    vm.thread.context = Some(context.value());
    context
}

static MISSING: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| s.repr.set(Some(|vm, _| vm.try_str("<Token.MISSING>").map(Gc::value))),
    ..TypeDef::new("Token.MISSING")
};

static CONTEXT: TypeDef = TypeDef {
    flags: type_flags::MAPPING,
    slots: context_slots,
    methods: &[CONTEXT_METHODS, CONTEXT_RAW],
    weakrefable: true,
    ..TypeDef::new("_contextvars.Context")
};

fn var_key(vm: &mut Vm, key: Value) -> PyResult<()> {
    if vm.payload::<ContextVar>(key).is_some() {
        return Ok(());
    }
    let text = vm.repr(key)?.to_lossy();
    Err(vm.type_error(format!("a ContextVar key was expected, got {text}")))
}

fn context_slots(s: &TypeSlots) {
    s.new.set(Some(|vm, _, args| {
        if !args.values.is_empty() {
            return Err(vm.type_error("Context() does not accept any arguments"));
        }
        let vars = vm.new_dict();
        Ok(new_context(vm, vars).value())
    }));
    s.hash.set(None);
    s.len.set(Some(|vm, this| Ok(vm.this::<Context>(this).vars.get().len())));
    s.iter.set(Some(|vm, this| {
        let vars = vm.this::<Context>(this).vars.get();
        vm.iter(vars.value())
    }));
    s.contains.set(Some(|vm, this, key| {
        var_key(vm, key)?;
        let vars = vm.this::<Context>(this).vars.get();
        vm.dict_contains(vars, key)
    }));
    s.getitem.set(Some(|vm, this, key| {
        var_key(vm, key)?;
        let vars = vm.this::<Context>(this).vars.get();
        match vm.dict_get(vars, key)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key)),
        }
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        let (Some(x), Some(y)) = (vm.payload::<Context>(a), vm.payload::<Context>(b)) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let (x, y) = (x.vars.get().value(), y.vars.get().value());
        match op {
            kaa_object::CompareOp::Eq | kaa_object::CompareOp::Ne => vm.compare(op, x, y),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }));
}

methods! { CONTEXT_METHODS: Instance =>
    /// Return a shallow copy of the context object.
    "copy($self, /)" => |vm: &mut Vm, this: Value| -> Value {
        let vars = vm.this::<Context>(this).vars.get();
        new_context(vm, vars).value()
    }, Alloc;
    /// Return the value for `key` if `key` has the value in the context object.
    "get($self, key, default=None, /)" => |vm: &mut Vm, this: Value, key: Value, default: Option<Value>| -> PyResult {
        var_key(vm, key)?;
        let vars = vm.this::<Context>(this).vars.get();
        Ok(vm.dict_get(vars, key)?.or(default).unwrap_or(Value::NONE))
    }, Any;
    /// Return a list of all variables in the context object.
    "keys($self, /)" => |vm: &mut Vm, this: Value| view(vm, this, "keys"), Any;
    /// Return a list of all variables' values in the context object.
    "values($self, /)" => |vm: &mut Vm, this: Value| view(vm, this, "values"), Any;
    /// Return all variables and their values in the context object.
    "items($self, /)" => |vm: &mut Vm, this: Value| view(vm, this, "items"), Any;
}

fn view(vm: &mut Vm, this: Value, what: &str) -> PyResult {
    let vars = vm.this::<Context>(this).vars.get().value();
    vm.call_method_named(vars, what, &[])
}

raw_methods! { CONTEXT_RAW: Instance =>
    /// Execute the callable in the context.
    "run($self, callable, /, *args, **kwargs)" => run, Any;
}

fn run(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let [this, callable, ..] = args.positional() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    let context = enter(vm, *this)?;
    let result = vm.call_args(*callable, args.skip_first().skip_first());
    leave(vm, context);
    result
}

/// Makes a context the thread's, to be undone by `leave`.
pub(crate) fn enter(vm: &mut Vm, value: Value) -> PyResult<Gc<Context>> {
    let Some(context) = vm.payload::<Context>(value) else {
        return Err(vm.type_error("an instance of Context was expected"));
    };
    if context.entered.get() {
        let text = vm.repr(value)?.to_lossy();
        return Err(vm.runtime_error(format!("cannot enter context: {text} is already entered")));
    }
    let before = current(vm).value();
    context.previous.set(context, Some(before));
    context.entered.set(true);
    vm.thread.context = Some(value);
    Ok(context)
}

/// Undoes `enter`.
pub(crate) fn leave(vm: &mut Vm, context: Gc<Context>) {
    vm.thread.context = context.previous.get();
    context.entered.set(false);
    context.previous.init(None);
}

methods! { VAR_NEW: Class =>
    "ContextVar($type, name, /, *, default=<unrepresentable>)" => var_new, Any;
}

fn var_new(vm: &mut Vm, class: Gc<Type>, name: Value, default: Option<Value>) -> PyResult {
    let Some(name) = vm.as_str(name) else {
        return Err(vm.type_error("context variable name must be a str"));
    };
    Ok(vm.alloc_instance(class, ContextVar { name, default }).value())
}

static VAR: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            let given = args.positional().len();
            if given > 1 {
                return Err(vm.type_error(format!(
                    "ContextVar() takes at most 1 positional argument ({given} given)"
                )));
            }
            VAR_NEW[0].call(vm, Some(class.value()), args)
        }));
        s.hash.set(Some(|_, this| Ok(kaa_object::hash::hash_identity(this))));
        s.repr.set(Some(|vm, this| {
            let var = vm.this::<ContextVar>(this);
            let name = vm.repr(var.name.value())?.to_lossy();
            let default = match var.default {
                Some(d) => format!(" default={}", vm.repr(d)?.to_lossy()),
                None => String::new(),
            };
            let text = format!("<ContextVar name={name}{default} at {:#x}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
    },
    methods: &[VAR_METHODS, CLASS_GETITEM],
    getset: &[GetSetDef {
        name: "name",
        doc: "",
        get: |vm, this| Ok(vm.this::<ContextVar>(this).name.value()),
        set: None,
    }],
    weakrefable: true,
    readonly: &["name"],
    ..TypeDef::new("_contextvars.ContextVar")
};

methods! { CLASS_GETITEM: Class =>
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm: &mut Vm, class: Value, item: Value| vm.new_generic_alias(class, item), Alloc;
}

/// Replaces a variable's value in the current context; `None` removes it.
fn assign(vm: &mut Vm, var: Gc<ContextVar>, value: Option<Value>) -> PyResult<()> {
    let context = current(vm);
    let copy = vm.dict_copy(context.vars.get())?;
    match value {
        Some(value) => vm.dict_set(copy, var.value(), value)?,
        None => {
            vm.dict_remove(copy, var.value())?;
        }
    }
    context.vars.set(context, copy);
    Ok(())
}

methods! { VAR_METHODS: Instance =>
    /// Return a value for the context variable for the current context.
    "get($self, default=<unrepresentable>, /)" => |vm: &mut Vm, this: Value, default: Option<Value>| -> PyResult {
        let var = vm.this::<ContextVar>(this);
        let vars = current(vm).vars.get();
        if let Some(value) = vm.dict_get(vars, this)? {
            return Ok(value);
        }
        match default.or(var.default) {
            Some(value) => Ok(value),
            None => {
                let class = vm.exception_type("LookupError");
                Err(vm.raise_with(class, &[this]))
            }
        }
    }, Any;
    /// Call to set a new value for the context variable in the current context.
    "set($self, value, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult {
        let var = vm.this::<ContextVar>(this);
        let context = current(vm);
        let old = vm.dict_get(context.vars.get(), this)?;
        assign(vm, var, Some(value))?;
        Ok(vm.alloc_payload(Token { context, var, old, used: Cell::new(false) }).value())
    }, Any;
    /// Reset the context variable.
    "reset($self, token, /)" => |vm: &mut Vm, this: Value, token: Value| -> PyResult<()> {
        let Some(t) = vm.payload::<Token>(token) else {
            let text = vm.repr(token)?.to_lossy();
            return Err(vm.type_error(format!("expected an instance of Token, got {text}")));
        };
        reset(vm, Some(vm.this::<ContextVar>(this)), t)
    }, Any;
}

fn reset(vm: &mut Vm, var: Option<Gc<ContextVar>>, token: Gc<Token>) -> PyResult<()> {
    let text = vm.repr(token.value())?.to_lossy();
    if token.used.get() {
        return Err(vm.runtime_error(format!("{text} has already been used once")));
    }
    if var.is_some_and(|v| v != token.var) {
        return Err(vm.value_error(format!("{text} was created by a different ContextVar")));
    }
    if current(vm) != token.context {
        return Err(vm.value_error(format!("{text} was created in a different Context")));
    }
    token.used.set(true);
    assign(vm, token.var, token.old)
}

static TOKEN: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, _, _| Err(vm.runtime_error("Tokens can only be created by ContextVars"))));
        s.hash.set(None);
        s.repr.set(Some(|vm, this| {
            let token = vm.this::<Token>(this);
            let var = vm.repr(token.var.value())?.to_lossy();
            let used = if token.used.get() { " used" } else { "" };
            let text = format!("<Token{used} var={var} at {:#x}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
    },
    methods: &[TOKEN_METHODS, CLASS_GETITEM],
    getset: &[
        GetSetDef { name: "var", doc: "", get: |vm, this| Ok(vm.this::<Token>(this).var.value()), set: None },
        GetSetDef {
            name: "old_value",
            doc: "",
            get: |vm, this| {
                let token = vm.this::<Token>(this);
                match token.old {
                    Some(value) => Ok(value),
                    None => {
                        let class = vm.class_of(this);
                        Ok(vm.dict_get_named(class.dict.get(), "MISSING").unwrap_or(Value::NONE))
                    }
                }
            },
            set: None,
        },
    ],
    ..TypeDef::new("_contextvars.Token")
};

methods! { TOKEN_METHODS: Instance =>
    "__enter__($self, /)" => |_: &mut Vm, this: Value| this, Leaf;
    "__exit__($self, type, value, traceback, /)" => |vm: &mut Vm, this: Value, _t: Value, _v: Value, _tb: Value| -> PyResult<()> {
        let token = vm.this::<Token>(this);
        reset(vm, None, token)
    }, Any;
}
