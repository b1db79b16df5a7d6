//! `sys.monitoring` (PEP 669). CPython: `Python/instrumentation.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::payloads::{Code, Module};
use kaa_object::tracing::{EVENT_NAMES, EVENTS, Event, TOOLS};
use kaa_object::{Gc, PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef { name: "sys.monitoring", doc: None, functions: &[FUNCTIONS], init };

const C_RETURN_EVENTS: i64 = 1 << Event::CReturn as u8 | 1 << Event::CRaise as u8;
const C_CALL_EVENTS: i64 = C_RETURN_EVENTS | 1 << Event::Call as u8;
const BRANCH: i64 = 1 << Event::Branch as u8;
const BRANCHES: i64 = 1 << Event::BranchLeft as u8 | 1 << Event::BranchRight as u8;

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, id) in [("DEBUGGER_ID", 0), ("COVERAGE_ID", 1), ("PROFILER_ID", 2), ("OPTIMIZER_ID", 5)] {
        vm.module_set(module, name, Value::int32(id))?;
    }
    let object = vm.types.object.value();
    let (disable, missing) = (vm.call(object, &[])?, vm.call(object, &[])?);
    vm.monitoring.disable = Some(disable);
    vm.monitoring.missing = Some(missing);
    vm.module_set(module, "DISABLE", disable)?;
    vm.module_set(module, "MISSING", missing)?;
    let namespace = vm.types.simple_namespace.value();
    let events = vm.call(namespace, &[])?;
    for (i, name) in EVENT_NAMES.iter().enumerate() {
        vm.setattr_named(events, name, Value::int32(1 << i))?;
    }
    vm.setattr_named(events, "NO_EVENTS", Value::int32(0))?;
    vm.module_set(module, "events", events)
}

fn check_tool(vm: &mut Vm, tool: i32) -> PyResult<usize> {
    if (0..TOOLS as i32).contains(&tool) {
        return Ok(tool as usize);
    }
    Err(vm.value_error(format!("invalid tool {tool} (must be between 0 and 5)")))
}

fn check_used(vm: &mut Vm, tool: usize) -> PyResult<()> {
    if vm.monitoring.names[tool].is_some() {
        return Ok(());
    }
    Err(vm.value_error(format!("tool {tool} is not in use")))
}

/// The events that a tool asks for, in the form they are kept.
fn event_set(vm: &mut Vm, set: i32, highest: u32, kind: &str) -> PyResult<u32> {
    let mut set = i64::from(set);
    if set < 0 || set >= 1 << EVENTS {
        return Err(vm.value_error(format!("invalid {kind} 0x{:x}", set as u32)));
    }
    if set & C_RETURN_EVENTS != 0 && set & C_CALL_EVENTS != C_CALL_EVENTS {
        return Err(vm.value_error("cannot set C_RETURN or C_RAISE events independently"));
    }
    set &= !C_RETURN_EVENTS;
    if set & BRANCH != 0 {
        set = set & !BRANCH | BRANCHES;
    }
    if set >> highest != 0 {
        return Err(vm.value_error(format!("invalid {kind} 0x{set:x}")));
    }
    Ok(set as u32)
}

fn code_of(vm: &mut Vm, code: Value) -> PyResult<Gc<Code>> {
    match vm.payload::<Code>(code) {
        Some(code) => Ok(code),
        None => Err(vm.type_error("code must be a code object")),
    }
}

fn apply(vm: &mut Vm) {
    let instrument = vm.hooks.instrument;
    instrument(vm);
}

/// Forgets what a tool asked for.
fn clear(vm: &mut Vm, tool: usize) {
    vm.monitoring.events[tool] = 0;
    vm.monitoring.callbacks[tool] = Default::default();
    let had_local = vm.monitoring.local.values().any(|events| events[tool] != 0);
    for events in vm.monitoring.local.values_mut() {
        events[tool] = 0;
    }
    vm.monitoring.disabled.retain(|(_, _, _, t)| *t as usize != tool);
    apply(vm);
    if had_local {
        vm.monitoring.local.retain(|_, events| events.iter().any(|e| *e != 0));
    }
}

fn register_callback(vm: &mut Vm, tool: i32, event: i32, function: Value) -> PyResult {
    let tool = check_tool(vm, tool)?;
    if event <= 0 || event.count_ones() != 1 {
        return Err(vm.value_error("The callback can only be set for one event at a time"));
    }
    let number = event.trailing_zeros() as usize;
    if number >= EVENTS {
        return Err(vm.value_error(format!("invalid event {event}")));
    }
    vm.audit("sys.monitoring.register_callback", &[&function])?;
    let new = (!function.is_none()).then_some(function);
    let places: &[usize] = if number == Event::Branch as usize {
        &[Event::BranchLeft as usize, Event::BranchRight as usize, Event::Branch as usize]
    } else {
        &[number]
    };
    let joint = &mut vm.monitoring.joint_branches[tool];
    const LEFT: usize = Event::BranchLeft as usize;
    const RIGHT: usize = Event::BranchRight as usize;
    match number {
        LEFT => *joint &= !1,
        RIGHT => *joint &= !2,
        _ if places.len() > 1 => *joint = 3,
        _ => {}
    }
    let mut before = None;
    for &place in places {
        before = std::mem::replace(&mut vm.monitoring.callbacks[tool][place], new);
    }
    Ok(before.unwrap_or(Value::NONE))
}

methods! { FUNCTIONS: Module =>
    "use_tool_id($module, tool_id, name, /)" => |vm: &mut Vm, tool: i32, name: Value| -> PyResult<()> {
        let tool = check_tool(vm, tool)?;
        if vm.exact_str(name).is_none() {
            return Err(vm.value_error("tool name must be a str"));
        }
        if vm.monitoring.names[tool].is_some() {
            return Err(vm.value_error(format!("tool {tool} is already in use")));
        }
        vm.monitoring.names[tool] = Some(name);
        Ok(())
    }, Raises;
    "clear_tool_id($module, tool_id, /)" => |vm: &mut Vm, tool: i32| -> PyResult<()> {
        let tool = check_tool(vm, tool)?;
        if vm.monitoring.names[tool].is_some() {
            clear(vm, tool);
        }
        Ok(())
    }, Any;
    "free_tool_id($module, tool_id, /)" => |vm: &mut Vm, tool: i32| -> PyResult<()> {
        let tool = check_tool(vm, tool)?;
        if vm.monitoring.names[tool].is_some() {
            clear(vm, tool);
        }
        vm.monitoring.names[tool] = None;
        Ok(())
    }, Any;
    "get_tool($module, tool_id, /)" => |vm: &mut Vm, tool: i32| -> PyResult {
        let tool = check_tool(vm, tool)?;
        Ok(vm.monitoring.names[tool].unwrap_or(Value::NONE))
    }, Raises;
    "register_callback($module, tool_id, event, func, /)" => register_callback, Any;
    "get_events($module, tool_id, /)" => |vm: &mut Vm, tool: i32| -> PyResult<i64> {
        let tool = check_tool(vm, tool)?;
        Ok(i64::from(vm.monitoring.events[tool]))
    }, Raises;
    "set_events($module, tool_id, event_set, /)" => |vm: &mut Vm, tool: i32, set: i32| -> PyResult<()> {
        let tool = check_tool(vm, tool)?;
        let set = event_set(vm, set, EVENTS as u32, "event set")?;
        check_used(vm, tool)?;
        vm.monitoring.events[tool] = set;
        apply(vm);
        Ok(())
    }, Any;
    "get_local_events($module, tool_id, code, /)" => |vm: &mut Vm, tool: i32, code: Value| -> PyResult<i64> {
        let code = code_of(vm, code)?;
        let tool = check_tool(vm, tool)?;
        let events = vm.monitoring.local.get(&code.value().bits());
        Ok(events.map_or(0, |events| i64::from(events[tool])))
    }, Raises;
    "set_local_events($module, tool_id, code, event_set, /)" => |vm: &mut Vm, tool: i32, code: Value, set: i32| -> PyResult<()> {
        let code = code_of(vm, code)?;
        let tool = check_tool(vm, tool)?;
        let set = event_set(vm, set, Event::StopIteration as u32 + 1, "local event set")?;
        check_used(vm, tool)?;
        let key = code.value().bits();
        if !vm.monitoring.codes.contains(&code.value()) {
            vm.monitoring.codes.push(code.value());
        }
        vm.monitoring.local.entry(key).or_default()[tool] = set;
        apply(vm);
        vm.monitoring.local.retain(|_, events| events.iter().any(|e| *e != 0));
        Ok(())
    }, Any;
    "restart_events($module, /)" => |vm: &mut Vm| {
        vm.monitoring.disabled.clear();
        vm.monitoring.instrumented.clear();
    }, Leaf;
    "_all_events($module, /)" => |vm: &mut Vm| -> PyResult {
        let dict = vm.new_dict();
        for (i, name) in EVENT_NAMES.iter().enumerate() {
            let mut tools = 0;
            for tool in 0..TOOLS {
                tools |= (vm.monitoring.events[tool] >> i & 1) << tool;
            }
            if tools != 0 {
                vm.dict_set_named(dict, name, Value::int32(tools as i32))?;
            }
        }
        Ok(dict.value())
    }, Alloc;
}
