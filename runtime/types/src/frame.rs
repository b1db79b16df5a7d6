//! `frame`, `traceback` and the `f_locals` proxy (PEP 667).
//! CPython: `Objects/frameobject.c`, `Python/traceback.c`.

use kaa_code::kinds;
use kaa_object::core_types::shape;
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::exception::Traceback;
use kaa_object::frame::{FrameLocalsProxy, FrameObject, Generator, GeneratorState};
use kaa_object::payloads::CellObject;
use kaa_object::slots::{CompareOp, TypeSlots};
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Slot, Str, StrBuilder, Type, Value, Vm, methods};
use std::cell::Cell;

macro_rules! getset {
    ($($name:literal $get:expr, $set:expr;)*) => {
        &[$(GetSetDef { name: $name, doc: "", get: $get, set: $set },)*]
    };
}

/// The frame object of a generator that is not finished.
pub fn of_generator(vm: &mut Vm, g: Gc<Generator>) -> Gc<FrameObject> {
    if let Some(object) = g.object.get() {
        return object;
    }
    let mut running = None;
    if g.state.get() == kaa_object::frame::GeneratorState::Running {
        vm.for_each_thread(|vm| {
            if let Some(index) = vm.thread.frames.iter().position(|f| f.generator() == Some(g)) {
                let make = vm.hooks.frame_object;
                running = Some(make(vm, index));
            }
        });
    }
    if let Some(object) = running {
        return object;
    }
    let payload = FrameObject {
        code: g.code,
        globals: g.function.globals,
        builtins: g.function.builtins,
        function: Some(g.function),
        active: Cell::new(None),
        thread: Cell::new(vm.thread.serial),
        generator: Some(g),
        lasti: Cell::new(vm.generator_lasti(g)),
        back: Slot::new(None),
        fast: Slot::new(None),
        locals: Slot::new(None),
        extra_locals: Slot::new(None),
        trace: Slot::new(None),
        trace_lines: Cell::new(true),
        trace_opcodes: Cell::new(false),
        lineno: Cell::new(0),
        cleared: Cell::new(false),
    };
    let object = vm.heap.alloc(shape::FRAME, payload);
    g.object.set(g, Some(object));
    object
}

/// Offset in `co_code` of the frame's last instruction.
pub fn lasti(vm: &mut Vm, frame: Gc<FrameObject>) -> i32 {
    match frame.active.get() {
        Some(index) => {
            let last = vm.hooks.last_instruction;
            vm.in_thread(frame.thread.get(), |vm| vm.thread.frames.get(index).map(|f| last(vm, f)))
                .flatten()
                .unwrap_or(frame.lasti.get())
        }
        None => match frame.generator {
            Some(g) if frame.fast.get().is_none() => vm.generator_lasti(g),
            _ => frame.lasti.get(),
        },
    }
}

/// `f_lasti`: a generator that waits has its next instruction there.
fn shown_lasti(vm: &mut Vm, frame: Gc<FrameObject>) -> i32 {
    let at = lasti(vm, frame);
    let waits = frame.active.get().is_none() && frame.generator.is_some() && frame.fast.get().is_none();
    // Neither RETURN_GENERATOR nor YIELD_VALUE has cache entries.
    if waits && at >= 0 { at + 2 } else { at }
}

pub fn line_number(vm: &mut Vm, frame: Gc<FrameObject>) -> Option<i32> {
    let at = lasti(vm, frame);
    crate::code::line_at(frame.code, at)
}

fn back(vm: &mut Vm, this: Value) -> PyResult {
    let frame = vm.this::<FrameObject>(this);
    match frame.active.get() {
        Some(0) => Ok(Value::NONE),
        Some(index) => {
            let make = vm.hooks.frame_object;
            let back = vm.in_thread(frame.thread.get(), |vm| make(vm, index - 1).value());
            Ok(back.unwrap_or(Value::NONE))
        }
        None => Ok(frame.back.get().map_or(Value::NONE, Gc::value)),
    }
}

/// Whether the frame's variables are those in its fast slots: it runs a function, or a comprehension that was put
/// into a module or class body. CPython: `frame_has_hidden_locals`.
fn shows_slots(vm: &mut Vm, frame: Gc<FrameObject>) -> bool {
    let code = &frame.code.plain;
    code.flags & kaa_code::flags::OPTIMIZED != 0
        || (0..code.localspluskinds.len())
            .any(|i| code.localspluskinds[i] & kinds::HIDDEN != 0 && slot_value(vm, frame, i).is_some())
}

/// The namespace that `f_locals` and `locals()` show.
pub fn f_locals(vm: &mut Vm, frame: Gc<FrameObject>) -> PyResult {
    if let Some(locals) = frame.locals.get()
        && !shows_slots(vm, frame)
    {
        return Ok(locals);
    }
    Ok(vm.heap.alloc(shape::FRAMELOCALSPROXY, FrameLocalsProxy { frame }).value())
}

/// `locals()`: of a function a fresh dict.
pub fn locals_snapshot(vm: &mut Vm, frame: Gc<FrameObject>) -> PyResult {
    match frame.locals.get() {
        Some(locals) if !shows_slots(vm, frame) => Ok(locals),
        _ => {
            let dict = vm.new_dict();
            fill(vm, frame, dict)?;
            Ok(dict.value())
        }
    }
}

/// The value of a slot, seen through its cell.
fn slot_value(vm: &mut Vm, frame: Gc<FrameObject>, index: usize) -> Option<Value> {
    let read = vm.hooks.read_fast;
    let value = read(vm, frame, index)?;
    let kind = frame.code.plain.localspluskinds[index];
    if kind & (kinds::CELL | kinds::FREE) != 0
        && let Some(cell) = vm.payload::<CellObject>(value)
    {
        return cell.content.get();
    }
    Some(value)
}

fn fill(vm: &mut Vm, frame: Gc<FrameObject>, dict: Gc<Dict>) -> PyResult<()> {
    for index in 0..frame.code.values().localsplus.len() {
        if let Some(value) = slot_value(vm, frame, index) {
            let name = frame.code.values().localsplus[index];
            vm.dict_set_str(dict, name, value)?;
        }
    }
    if let Some(extra) = frame.extra_locals.get() {
        vm.dict_merge(dict, extra, false)?;
    }
    Ok(())
}

static FRAME_GETSET: &[GetSetDef] = getset! {
    "f_back" back, None;
    "f_code" |vm, this| {
        vm.audit("object.__getattr__", &[&this, &"f_code"])?;
        Ok(vm.this::<FrameObject>(this).code.value())
    }, None;
    "f_globals" |vm, this| Ok(vm.this::<FrameObject>(this).globals.value()), None;
    "f_builtins" |vm, this| Ok(vm.this::<FrameObject>(this).builtins.value()), None;
    "f_locals" |vm, this| { let f = vm.this::<FrameObject>(this); f_locals(vm, f) }, None;
    "f_lasti" |vm, this| { let f = vm.this::<FrameObject>(this); let n = shown_lasti(vm, f); Ok(Value::int32(n)) }, None;
    "f_lineno" |vm, this| {
        let f = vm.this::<FrameObject>(this);
        Ok(line_number(vm, f).map_or(Value::NONE, Value::int32))
    }, Some(|vm, this, value| {
        let f = vm.this::<FrameObject>(this);
        let Some(value) = value else { return Err(vm.raise_named("AttributeError", "attribute 'f_lineno' of 'frame' objects cannot be deleted")) };
        if !vm.is_int(value) {
            return Err(vm.value_error("lineno must be an integer"));
        }
        if vm.thread.line_event.is_none() && vm.thread.tracing == 0 {
            return Err(vm.value_error("f_lineno can only be set in a trace function"));
        }
        let line = vm.to_i64(value, "lineno out of range")?;
        let Ok(line) = i32::try_from(line) else { return Err(vm.value_error("lineno out of range")) };
        let jump = vm.hooks.jump;
        jump(vm, f, line)
    });
    "f_generator" |vm, this| Ok(vm.this::<FrameObject>(this).generator.map_or(Value::NONE, Gc::value)), None;
    "f_trace" |vm, this| Ok(vm.this::<FrameObject>(this).trace.get().unwrap_or(Value::NONE)), Some(|vm, this, value| {
        let f = vm.this::<FrameObject>(this);
        f.trace.set(f, value.filter(|v| !v.is_none()));
        Ok(())
    });
    "f_trace_lines" |vm, this| Ok(Value::bool(vm.this::<FrameObject>(this).trace_lines.get())), Some(|vm, this, value| {
        let on = match value {
            Some(v) if v.is_bool() => v == Value::TRUE,
            Some(_) => return Err(vm.type_error("attribute value type must be bool")),
            None => return Err(vm.type_error("can't delete numeric/char attribute")),
        };
        vm.this::<FrameObject>(this).trace_lines.set(on);
        Ok(())
    });
    "f_trace_opcodes" |vm, this| Ok(Value::bool(vm.this::<FrameObject>(this).trace_opcodes.get())), Some(|vm, this, value| {
        let on = match value {
            Some(v) if v.is_bool() => v == Value::TRUE,
            Some(_) => return Err(vm.type_error("attribute value type must be bool")),
            None => return Err(vm.type_error("cannot delete attribute")),
        };
        vm.this::<FrameObject>(this).trace_opcodes.set(on);
        if on && !vm.traces_opcodes {
            vm.traces_opcodes = true;
            let instrument = vm.hooks.instrument;
            instrument(vm);
        }
        Ok(())
    });
};

methods! { FRAME_METHODS: Instance =>
    /// Clear all references held by the frame.
    "clear($self, /)" => |vm: &mut Vm, this: Gc<FrameObject>| -> PyResult<()> {
        if this.active.get().is_some() {
            return Err(vm.runtime_error("cannot clear an executing frame"));
        }
        if let Some(g) = this.generator
            && this.fast.get().is_none()
        {
            if g.state.get() == GeneratorState::Suspended {
                return Err(vm.runtime_error("cannot clear a suspended frame"));
            }
            return crate::generator::close(vm, g);
        }
        let empty: Vec<Value> = vec![Value::EMPTY; this.code.values().localsplus.len()];
        let empty = vm.try_tuple(&empty)?;
        this.fast.set(this, Some(empty));
        this.extra_locals.set(this, None);
        this.cleared.set(true);
        Ok(())
    }, Any;
}

static FRAME: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.repr.set(Some(|vm, this| {
            let f = vm.this::<FrameObject>(this);
            let line = line_number(vm, f).unwrap_or(0);
            let file = f.code.filename.value();
            let (file, name) = (vm.repr(file)?.to_lossy(), f.code.name.to_lossy());
            let text = format!("<frame at {:#x}, file {file}, line {line}, code {name}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
    },
    methods: &[FRAME_METHODS],
    getset: FRAME_GETSET,
    ..TypeDef::new("frame")
};

static TRACEBACK: TypeDef = TypeDef {
    doc: Some("Create a new traceback object."),
    signature: Some("(tb_next, tb_frame, tb_lasti, tb_lineno)"),
    slots: |s| s.new.set(Some(|vm, _, args| NEW_TRACEBACK[0].call(vm, None, args))),
    methods: &[TRACEBACK_METHODS],
    getset: getset! {
        "tb_frame" |vm, this| {
            vm.audit("object.__getattr__", &[&this, &"tb_frame"])?;
            Ok(vm.this::<Traceback>(this).frame.get().value())
        }, None;
        "tb_next" |vm, this| Ok(vm.this::<Traceback>(this).next.get().map_or(Value::NONE, Gc::value)), Some(set_next);
        "tb_lasti" |vm, this| Ok(Value::int32(vm.this::<Traceback>(this).lasti)), None;
        "tb_lineno" |vm, this| {
            let t = vm.this::<Traceback>(this);
            Ok(traceback_line(t).map_or(Value::NONE, Value::int32))
        }, None;
    },
    readonly: &["tb_frame", "tb_lasti"],
    ..TypeDef::new("traceback")
};

/// Line of a traceback entry.
pub fn traceback_line(t: Gc<Traceback>) -> Option<i32> {
    t.lineno.get().or_else(|| crate::code::line_at(t.code, t.lasti))
}

methods! { NEW_TRACEBACK: Module =>
    "traceback(tb_next, tb_frame, tb_lasti, tb_lineno)" => |vm: &mut Vm, next: Value, frame: Gc<FrameObject>, lasti: i32, lineno: i32| -> PyResult {
        let next = match vm.payload::<Traceback>(next) {
            Some(next) => Some(next),
            None if next.is_none() => None,
            None => {
                let got = vm.type_name_of(next);
                return Err(vm.type_error(format!("expected traceback object or None, got '{got}'")));
            }
        };
        let payload = Traceback { next: Slot::new(next), frame: Slot::new(frame), code: frame.code, lasti, lineno: Cell::new(Some(lineno)) };
        Ok(vm.heap.alloc(shape::TRACEBACK, payload).value())
    }, Any;
}

methods! { TRACEBACK_METHODS: Instance =>
    "__dir__($self, /)" => |vm: &mut Vm, _this: Value| -> PyResult {
        let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|n| vm.intern_str(n).value());
        vm.list(&names).map(Gc::value)
    }, Alloc;
}

fn set_next(vm: &mut Vm, this: Value, value: Option<Value>) -> PyResult<()> {
    let t = vm.this::<Traceback>(this);
    let next = match value {
        None => return Err(vm.type_error("can't delete tb_next attribute")),
        Some(Value::NONE) => None,
        Some(value) => match vm.payload::<Traceback>(value) {
            Some(next) => Some(next),
            None => {
                let got = vm.type_name_of(value);
                return Err(vm.type_error(format!("expected traceback object, got '{got}'")));
            }
        },
    };
    let mut at = next;
    while let Some(link) = at {
        if link == t {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = link.next.get();
    }
    t.next.set(t, next);
    Ok(())
}

static PROXY: TypeDef = TypeDef {
    flags: type_flags::MAPPING,
    slots: proxy_slots,
    methods: &[PROXY_METHODS],
    ..TypeDef::new("FrameLocalsProxy")
};

fn snapshot(vm: &mut Vm, this: Value) -> PyResult<Gc<Dict>> {
    let frame = vm.this::<FrameLocalsProxy>(this).frame;
    let dict = vm.new_dict();
    fill(vm, frame, dict)?;
    Ok(dict)
}

/// The slot that a name may be stored to.
fn index_of(frame: Gc<FrameObject>, name: Gc<Str>) -> Option<usize> {
    let code = frame.code;
    (0..code.values().localsplus.len()).find(|&i| {
        code.values().localsplus[i].same_text(&name) && code.plain.localspluskinds[i] & kinds::HIDDEN == 0
    })
}

fn read_slot(vm: &mut Vm, frame: Gc<FrameObject>, name: Gc<Str>) -> Option<Value> {
    let code = frame.code;
    (0..code.values().localsplus.len())
        .filter(|&i| code.values().localsplus[i].same_text(&name))
        .find_map(|i| slot_value(vm, frame, i))
}

/// `FrameLocalsProxy(frame)`
fn proxy_new(vm: &mut Vm, _class: Gc<Type>, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("FrameLocalsProxy takes no keyword arguments"));
    }
    let [frame] = args.values else {
        let count = args.values.len();
        return Err(vm.type_error(format!("FrameLocalsProxy expected 1 argument, got {count}")));
    };
    match vm.payload::<FrameObject>(*frame) {
        Some(frame) => Ok(vm.heap.alloc(shape::FRAMELOCALSPROXY, FrameLocalsProxy { frame }).value()),
        None => {
            let got = vm.type_name_of(*frame);
            Err(vm.type_error(format!("expect frame, not {got}")))
        }
    }
}

fn proxy_set(vm: &mut Vm, this: Value, key: Value, value: Option<Value>) -> PyResult<()> {
    vm.hash(key)?;
    let frame = vm.this::<FrameLocalsProxy>(this).frame;
    if let Some(name) = vm.as_str(key)
        && let Some(index) = index_of(frame, name)
    {
        let Some(value) = value else {
            return Err(vm.value_error("cannot remove local variables from FrameLocalsProxy"));
        };
        let read = vm.hooks.read_fast;
        let kind = frame.code.plain.localspluskinds[index];
        if kind & (kinds::CELL | kinds::FREE) != 0
            && let Some(cell) = read(vm, frame, index).and_then(|v| vm.payload::<CellObject>(v))
        {
            cell.content.set(cell, Some(value));
            return Ok(());
        }
        let write = vm.hooks.write_fast;
        write(vm, frame, index, Some(value));
        return Ok(());
    }
    let extra = match frame.extra_locals.get() {
        Some(extra) => extra,
        None => {
            let extra = vm.new_dict();
            frame.extra_locals.set(frame, Some(extra));
            extra
        }
    };
    match value {
        Some(value) => vm.dict_set(extra, key, value),
        None => match vm.dict_remove(extra, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
    }
}

fn proxy_get(vm: &mut Vm, this: Value, key: Value) -> PyResult<Option<Value>> {
    vm.hash(key)?;
    let frame = vm.this::<FrameLocalsProxy>(this).frame;
    if let Some(name) = vm.as_str(key)
        && let Some(value) = read_slot(vm, frame, name)
    {
        return Ok(Some(value));
    }
    match frame.extra_locals.get() {
        Some(extra) => vm.dict_get(extra, key),
        None => Ok(None),
    }
}

fn proxy_slots(s: &TypeSlots) {
    s.new.set(Some(proxy_new));
    s.getitem.set(Some(|vm, this, key| match proxy_get(vm, this, key)? {
        Some(value) => Ok(value),
        None => {
            let text = vm.repr(key)?.to_lossy();
            let message = vm.str(&format!("local variable '{text}' is not defined"));
            let class = vm.exception_type("KeyError");
            Err(vm.raise_with(class, &[message.value()]))
        }
    }));
    s.setitem.set(Some(proxy_set));
    s.contains.set(Some(|vm, this, key| Ok(proxy_get(vm, this, key)?.is_some())));
    s.len.set(Some(|vm, this| Ok(snapshot(vm, this)?.len())));
    s.iter.set(Some(|vm, this| {
        let dict = snapshot(vm, this)?;
        let keys = vm.collect_list(dict.value())?;
        vm.iter(keys.value())
    }));
    s.repr.set(Some(|vm, this| {
        if !vm.repr_enter(this) {
            return vm.try_str("{...}").map(Gc::value);
        }
        let dict = snapshot(vm, this);
        let result = dict.and_then(|d| vm.repr(d.value()));
        vm.repr_leave(this);
        let mut out = StrBuilder::new();
        out.push_pystr(&*result?);
        out.finish(vm).map(Gc::value)
    }));
    s.richcompare.set(Some(|vm, a, b, op| {
        if let Some(other) = vm.payload::<FrameLocalsProxy>(b) {
            let same = vm.this::<FrameLocalsProxy>(a).frame == other.frame;
            return Ok(match op {
                CompareOp::Eq => Value::bool(same),
                CompareOp::Ne => Value::bool(!same),
                _ => Value::NOT_IMPLEMENTED,
            });
        }
        if vm.as_dict(b).is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let x = snapshot(vm, a)?.value();
        vm.compare(op, x, b)
    }));
    s.or.set(Some(|vm, a, b| {
        let side = |vm: &mut Vm, v: Value| match vm.payload::<FrameLocalsProxy>(v) {
            Some(_) => snapshot(vm, v).map(Gc::value),
            None => Ok(v),
        };
        let (x, y) = (side(vm, a)?, side(vm, b)?);
        vm.binary(kaa_object::number::BinaryOp::Or, x, y)
    }));
    s.ior.set(Some(|vm, this, other| {
        update(vm, this, other)?;
        Ok(this)
    }));
}

fn update(vm: &mut Vm, this: Value, other: Value) -> PyResult<()> {
    let dict_type = vm.types.dict.value();
    let dict = vm.call(dict_type, &[other])?;
    if let Some(dict) = vm.as_dict(dict) {
        let mut position = 0;
        while let Some((key, value, _)) = dict.next_entry(&mut position) {
            proxy_set(vm, this, key, Some(value))?;
        }
    }
    Ok(())
}

fn by_dict(vm: &mut Vm, this: Value, method: &str, args: &[Value]) -> PyResult {
    let dict = snapshot(vm, this)?;
    vm.call_method_named(dict.value(), method, args)
}

methods! { PROXY_METHODS: Instance =>
    "get($self, key, default=None, /)" => |vm: &mut Vm, this: Value, key: Value, default: Option<Value>| -> PyResult {
        Ok(proxy_get(vm, this, key)?.or(default).unwrap_or(Value::NONE))
    }, Any;
    "keys($self, /)" => |vm: &mut Vm, this: Value| -> PyResult { let d = snapshot(vm, this)?; vm.collect_list(d.value()).map(Gc::value) }, Any;
    "values($self, /)" => |vm: &mut Vm, this: Value| -> PyResult { let v = by_dict(vm, this, "values", &[])?; vm.collect_list(v).map(Gc::value) }, Any;
    "items($self, /)" => |vm: &mut Vm, this: Value| -> PyResult { let v = by_dict(vm, this, "items", &[])?; vm.collect_list(v).map(Gc::value) }, Any;
    "copy($self, /)" => |vm: &mut Vm, this: Value| snapshot(vm, this), Any;
    "update($self, other, /)" => update, Any;
    "setdefault($self, key, default=None, /)" => |vm: &mut Vm, this: Value, key: Value, default: Option<Value>| -> PyResult {
        if let Some(value) = proxy_get(vm, this, key)? {
            return Ok(value);
        }
        let default = default.unwrap_or(Value::NONE);
        proxy_set(vm, this, key, Some(default))?;
        Ok(default)
    }, Any;
    "pop($self, key, default=<unrepresentable>, /)" => |vm: &mut Vm, this: Value, key: Value, default: Option<Value>| -> PyResult {
        let frame = vm.this::<FrameLocalsProxy>(this).frame;
        if vm.as_str(key).is_some_and(|name| index_of(frame, name).is_some()) {
            return Err(vm.value_error("cannot remove local variables from FrameLocalsProxy"));
        }
        if let Some(extra) = frame.extra_locals.get()
            && let Some(value) = vm.dict_remove(extra, key)?
        {
            return Ok(value);
        }
        match default {
            Some(default) => Ok(default),
            None => Err(vm.key_error(key)),
        }
    }, Any;
    "__reversed__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let dict = snapshot(vm, this)?;
        let keys = vm.collect_list(dict.value())?;
        keys.with_items_mut(|items| items.reverse());
        vm.iter(keys.value())
    }, Any;
}

pub fn install(vm: &mut Vm) {
    let object = vm.types.object;
    for (class, def) in
        [(vm.types.frame, &FRAME), (vm.types.traceback, &TRACEBACK), (vm.types.framelocalsproxy, &PROXY)]
    {
        vm.define_core_type(class, Some(object), def);
    }
}
