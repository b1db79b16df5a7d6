//! `gc`: the collector as programs see it. CPython: `Modules/gcmodule.c`, `Python/gc.c`.
//!
//! The heap has two generations, of which programs see the younger as generation 0 and the older as generation 2.
//! What a collection reports as unreachable is what lies on cycles or is referred to from there; the rest of the
//! garbage is what counting references would have freed before.

use kaa_gc::{Collection, GcState};
use kaa_object::core_types::{self, shape};
use kaa_object::declare::ModuleDef;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Module;
use kaa_object::shape::Shapes;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm, methods, raw_methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "gc",
    doc: Some(
        "This module provides access to the garbage collector for reference cycles.\n\nenable() -- Enable automatic garbage collection.\ndisable() -- Disable automatic garbage collection.\nisenabled() -- Returns true if automatic collection is enabled.\ncollect() -- Do a full collection right now.\nget_count() -- Return the current collection counts.\nget_stats() -- Return list of dictionaries containing per-generation stats.\nset_debug() -- Set debugging flags.\nget_debug() -- Get debugging flags.\nset_threshold() -- Set the collection thresholds.\nget_threshold() -- Return the current collection thresholds.\nget_objects() -- Return a list of all objects tracked by the collector.\nis_tracked() -- Returns true if a given object is tracked.\nis_finalized() -- Returns true if a given object has been already finalized.\nget_referrers() -- Return the list of objects that refer to an object.\nget_referents() -- Return the list of objects that an object refers to.\nfreeze() -- Freeze all tracked objects and ignore them for future collections.\nunfreeze() -- Unfreeze all objects in the permanent generation.\nget_freeze_count() -- Return the number of objects in the permanent generation.\n",
    ),
    functions: &[SWITCHES, COLLECTING, SEARCHING, RAW],
    init,
};

const DEBUG_STATS: i32 = 1;
const DEBUG_COLLECTABLE: i32 = 2;
const DEBUG_UNCOLLECTABLE: i32 = 4;
const DEBUG_SAVEALL: i32 = 32;

/// Collections by generation and what they freed.
#[derive(Clone, Copy, Default)]
struct Counts {
    collections: i64,
    collected: i64,
}

struct State {
    /// `gc.garbage` and `gc.callbacks`, which are roots.
    garbage: Option<Gc<List>>,
    callbacks: Option<Gc<List>>,
    thresholds: [i64; 3],
    debug: i32,
    counts: [Counts; 3],
    /// Automatic collection is on as far as `enable` and `disable` are concerned.
    enabled: bool,
    collecting: bool,
    calling_back: bool,
}

impl Default for State {
    fn default() -> State {
        State {
            garbage: None,
            callbacks: None,
            thresholds: [2000, 10, 10],
            debug: 0,
            counts: [Counts::default(); 3],
            enabled: true,
            collecting: false,
            calling_back: false,
        }
    }
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, value) in [
        ("DEBUG_STATS", DEBUG_STATS),
        ("DEBUG_COLLECTABLE", DEBUG_COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE),
        ("DEBUG_SAVEALL", DEBUG_SAVEALL),
        ("DEBUG_LEAK", DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL),
    ] {
        vm.module_set(module, name, Value::int32(value))?;
    }
    let (garbage, callbacks) = (vm.new_list(), vm.new_list());
    for (name, list) in [("garbage", garbage), ("callbacks", callbacks)] {
        vm.add_root(list.value());
        vm.module_set(module, name, list.value())?;
    }
    let state = vm.state::<State>();
    state.garbage = Some(garbage);
    state.callbacks = Some(callbacks);
    vm.collection_hook = Some(automatic);
    Ok(())
}

/// Around each collection that a poll makes.
fn automatic(vm: &mut Vm, what: Collection, before: bool) {
    let generation = if what == Collection::Major { 2 } else { 0 };
    if !before {
        vm.state::<State>().counts[generation].collections += 1;
    }
    call_back(vm, if before { "start" } else { "stop" }, generation, 0);
}

fn call_back(vm: &mut Vm, phase: &str, generation: usize, collected: i64) {
    let Some(callbacks) = vm.state::<State>().callbacks.filter(|c| !c.is_empty()) else { return };
    // What callbacks allocate may ask for another collection, which is not theirs to hear of.
    if std::mem::replace(&mut vm.state::<State>().calling_back, true) {
        return;
    }
    let pending = vm.thread.pending.take();
    let info = vm.new_dict();
    let values = [
        ("generation", Value::int32(generation as i32)),
        ("collected", vm.int(collected)),
        ("uncollectable", Value::int32(0)),
    ];
    let phase = vm.str(phase).value();
    for (name, value) in values {
        if vm.dict_set_named(info, name, value).is_err() {
            vm.clear_exception();
        }
    }
    let mut at = 0;
    while let Some(callback) = callbacks.get(at) {
        if vm.call(callback, &[phase, info.value()]).is_err() {
            vm.report_unraisable("Exception ignored while calling GC callback", callback);
        }
        at += 1;
    }
    vm.state::<State>().calling_back = false;
    vm.thread.pending = pending;
}

/// Whether a cell is part of the machinery, which programs never see.
fn is_internal(vm: &Vm, value: Value) -> bool {
    let Some(id) = value.shape() else { return false };
    core_types::INTERNAL.iter().any(|(internal, _)| *internal == id)
        || vm.kind_of(value).is_some_and(|kind| core_types::INTERNAL.iter().any(|(_, k)| k.id == kind.id))
}

/// Whether the collector of CPython would know the object.
fn is_tracked(vm: &Vm, value: Value) -> bool {
    if !value.is_pointer() || is_internal(vm, value) {
        return false;
    }
    let class = vm.class_of(value);
    if class.is_heap_type() {
        return true;
    }
    if let Some(class) = vm.as_type(value) {
        return class.is_heap_type();
    }
    if let Some(tuple) = vm.exact_tuple(value) {
        return !tuple.is_empty();
    }
    match value.shape() {
        Some(shape::STR | shape::INT | shape::FLOAT | shape::BYTES | shape::CODE) => false,
        _ => !untracked_classes(vm).contains(&class),
    }
}

/// Builtin types whose instances refer to nothing that could lead back to them.
fn untracked_classes(vm: &Vm) -> [Gc<Type>; 9] {
    let t = &vm.types;
    [t.int, t.float, t.complex, t.str, t.bytes, t.bytearray, t.range, t.object, t.code]
}

/// What an object refers to, as programs see it.
fn referents(vm: &mut Vm, value: Value, into: Gc<List>) -> PyResult<()> {
    if let Some(list) = vm.as_list(value) {
        for i in (0..list.len()).rev() {
            let Some(item) = list.get(i) else { continue };
            into.push(vm, item)?;
        }
        if vm.exact_list(value).is_some() {
            return Ok(());
        }
    } else if let Some(tuple) = vm.as_tuple(value) {
        for i in (0..tuple.len()).rev() {
            let Some(item) = tuple.get(i) else { continue };
            into.push(vm, item)?;
        }
        if vm.exact_tuple(value).is_some() {
            return Ok(());
        }
    } else if let Some(dict) = vm.as_dict(value) {
        let text_only = dict.has_only_str_keys();
        let mut position = 0;
        while let Some((key, item, _)) = dict.next_entry(&mut position) {
            into.push(vm, item)?;
            if !text_only {
                into.push(vm, key)?;
            }
        }
        if vm.exact_dict(value).is_some() {
            return Ok(());
        }
    }
    let class = vm.class_of(value);
    let mut queue = vm.heap.referents(value);
    let container =
        vm.as_list(value).is_some() || vm.as_tuple(value).is_some() || vm.as_dict(value).is_some();
    let mut seen = Vec::new();
    while let Some(found) = queue.pop() {
        if is_internal(vm, found) {
            // The storage of a container of the kinds above was gone through already.
            if !container && !seen.contains(&found.bits()) {
                seen.push(found.bits());
                queue.extend(vm.heap.referents(found));
            }
        } else if !container || !is_item(vm, value, found) {
            into.push(vm, found)?;
        }
    }
    if class.is_heap_type() {
        into.push(vm, class.value())?;
    }
    Ok(())
}

/// Whether `found` is an item of the tuple `value`, whose items are part of the cell itself.
fn is_item(vm: &Vm, value: Value, found: Value) -> bool {
    vm.as_tuple(value).is_some_and(|t| t.items().contains(&found))
}

/// Every object that programs can see, garbage excluded.
fn all_objects(vm: &mut Vm) -> PyResult<Gc<List>> {
    vm.collect(Collection::Major);
    let list = vm.new_list();
    let mut found = Vec::new();
    vm.heap.for_each_cell(|value| found.push(value));
    // Audit hooks are nobody's to find.
    let hidden = vm.audit_hooks.map(Gc::value);
    for value in found {
        if is_tracked(vm, value) && value != list.value() && Some(value) != hidden {
            list.push(vm, value)?;
        }
    }
    Ok(list)
}

fn collect(vm: &mut Vm, generation: Option<i32>) -> PyResult<i64> {
    let generation = generation.unwrap_or(2);
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    if std::mem::replace(&mut vm.state::<State>().collecting, true) {
        return Ok(0);
    }
    let generation = generation as usize;
    let debug = vm.state::<State>().debug;
    call_back(vm, "start", generation, 0);
    if debug & DEBUG_STATS != 0 {
        let (mut young, mut old) = (0, 0);
        vm.heap.for_each_cell(|value| match value.header().map(|h| h.gc_state()) {
            Some(GcState::New) => young += 1,
            _ => old += 1,
        });
        let frozen = vm.heap.frozen_count();
        kaa_host::write_stderr(&format!(
            "gc: collecting generation {generation}...\ngc: objects in each generation: {young} 0 {old}\ngc: objects in permanent generation: {frozen}\n"
        ));
    }
    let what = if generation == 2 { Collection::Major } else { Collection::Minor };
    let started = kaa_host::clock::now(kaa_host::clock::CLOCK_MONOTONIC);
    let found = vm.new_list();
    let mut count = 0;
    let mut shown = String::new();
    let mut kept: Vec<Value> = Vec::new();
    let plain = untracked_classes(vm);
    vm.collect_inspecting(what, &mut |shapes, cells| {
        for &cell in cells {
            let Some(class) = tracked_class(shapes, &plain, cell) else { continue };
            count += 1;
            if debug & DEBUG_COLLECTABLE != 0 {
                let name = class.name_lossy();
                shown += &format!("gc: collectable <{name} {:#x}>\n", cell.bits());
            }
            if debug & DEBUG_SAVEALL != 0 {
                kept.push(cell);
            }
        }
        debug & DEBUG_SAVEALL != 0
    });
    for cell in kept {
        found.push(vm, cell)?;
    }
    if !shown.is_empty() {
        kaa_host::write_stderr(&shown);
    }
    if let Some(garbage) = vm.state::<State>().garbage {
        for i in 0..found.len() {
            if let Some(item) = found.get(i) {
                garbage.push(vm, item)?;
            }
        }
    }
    let had_finalizers = vm.heap.has_pending_finalizers();
    vm.run_due();
    if had_finalizers {
        // What finalizers did not bring back goes in the same collection.
        vm.collect(what);
        vm.run_due();
    }
    if debug & DEBUG_STATS != 0 {
        let now = kaa_host::clock::now(kaa_host::clock::CLOCK_MONOTONIC);
        let elapsed = match (started, now) {
            (Ok(a), Ok(b)) => (b - a) as f64 / 1e9,
            _ => 0.0,
        };
        kaa_host::write_stderr(&format!(
            "gc: done, {count} unreachable, 0 uncollectable, {elapsed:.4}s elapsed\n"
        ));
    }
    let state = vm.state::<State>();
    state.collecting = false;
    state.counts[generation].collections += 1;
    state.counts[generation].collected += count;
    call_back(vm, "stop", generation, count);
    Ok(count)
}

/// The class of a cell that is about to be freed, where the collector of CPython would know the object.
fn tracked_class(shapes: &Shapes, plain: &[Gc<Type>], value: Value) -> Option<Gc<Type>> {
    let id = value.shape()?;
    let shape = shapes.get(id);
    let internal = core_types::INTERNAL.iter().any(|(i, k)| *i == id || k.id == shape.kind.id);
    (!internal && !plain.contains(&shape.class)).then_some(shape.class)
}

fn set_automatic(vm: &mut Vm) {
    let state = vm.state::<State>();
    let on = state.enabled && state.thresholds[0] != 0;
    vm.heap.set_enabled(on);
}

methods! { SWITCHES: Module =>
    /// Enable automatic garbage collection.
    "enable($module, /)" => |vm: &mut Vm| { vm.state::<State>().enabled = true; set_automatic(vm) }, Leaf;
    /// Disable automatic garbage collection.
    "disable($module, /)" => |vm: &mut Vm| { vm.state::<State>().enabled = false; set_automatic(vm) }, Leaf;
    /// Returns true if automatic garbage collection is enabled.
    "isenabled($module, /)" => |vm: &mut Vm| vm.state::<State>().enabled, Leaf;
    /// Set the garbage collection debugging flags.
    ///
    ///   flags
    ///     An integer that can have the following bits turned on:
    ///       DEBUG_STATS - Print statistics during collection.
    ///       DEBUG_COLLECTABLE - Print collectable objects found.
    ///       DEBUG_UNCOLLECTABLE - Print unreachable but uncollectable objects
    ///         found.
    ///       DEBUG_SAVEALL - Save objects to gc.garbage rather than freeing them.
    ///       DEBUG_LEAK - Debug leaking programs (everything but STATS).
    ///
    /// Debugging information is written to sys.stderr.
    "set_debug($module, flags, /)" => |vm: &mut Vm, flags: i32| vm.state::<State>().debug = flags, Raises;
    /// Get the garbage collection debugging flags.
    "get_debug($module, /)" => |vm: &mut Vm| i64::from(vm.state::<State>().debug), Leaf;
    /// Return the current collection thresholds.
    "get_threshold($module, /)" => |vm: &mut Vm| -> PyResult {
        let thresholds = vm.state::<State>().thresholds.map(|n| vm.int(n));
        Ok(vm.tuple(&thresholds).value())
    }, Alloc;
}

raw_methods! { RAW: Module =>
    /// set_threshold(threshold0, [threshold1, [threshold2]])
    /// Set the collection thresholds (the collection frequency).
    ///
    /// Setting 'threshold0' to zero disables collection.
    "set_threshold" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        let given = args.positional();
        if args.has_keywords() || given.is_empty() || given.len() > 3 {
            return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
        }
        let mut thresholds = vm.state::<State>().thresholds;
        for (to, &value) in thresholds.iter_mut().zip(given) {
            let number = vm.to_i64(value, "Python int too large to convert to C int")?;
            *to = match i32::try_from(number) {
                Ok(n) => i64::from(n),
                Err(_) if number > 0 => {
                    return Err(vm.overflow_error("signed integer is greater than maximum"));
                }
                Err(_) => return Err(vm.overflow_error("signed integer is less than minimum")),
            };
        }
        vm.state::<State>().thresholds = thresholds;
        set_automatic(vm);
        Ok(Value::NONE)
    }, Raises;
    /// Return the list of objects that directly refer to any of 'objs'.
    "get_referrers($module, /, *objs)" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        let wanted = vm.tuple(args.positional());
        vm.audit("gc.get_referrers", &[&wanted.value()])?;
        let all = all_objects(vm)?;
        let found = vm.new_list();
        let scratch = vm.new_list();
        for i in 0..all.len() {
            let Some(object) = all.get(i) else { break };
            if object == wanted.value() || object == found.value() || object == scratch.value() {
                continue;
            }
            scratch.truncate(0);
            referents(vm, object, scratch)?;
            if scratch.items().iter().any(|r| wanted.items().contains(r)) {
                found.push(vm, object)?;
            }
        }
        Ok(found.value())
    }, Any;
    /// Return the list of objects that are directly referred to by 'objs'.
    "get_referents($module, /, *objs)" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        if vm.audit_hooks.is_some() {
            let objects = vm.try_tuple(args.positional())?.value();
            vm.audit("gc.get_referents", &[&objects])?;
        }
        let list = vm.new_list();
        for &object in args.positional() {
            if is_tracked(vm, object) {
                referents(vm, object, list)?;
            }
        }
        Ok(list.value())
    }, Any;
}

methods! { COLLECTING: Module =>
    /// Run the garbage collector.
    ///
    /// With no arguments, run a full collection.  The optional argument
    /// may be an integer specifying which generation to collect.  A ValueError
    /// is raised if the generation number is invalid.
    ///
    /// The number of unreachable objects is returned.
    "collect($module, /, generation=2)" => collect, Collects;
    /// Return a three-tuple of the current collection counts.
    "get_count($module, /)" => |vm: &mut Vm| -> PyResult {
        let young = vm.heap.allocated_since() / 64;
        let minor = vm.state::<State>().counts[0].collections % 10;
        let counts = [vm.int_from_usize(young), vm.int(minor), Value::int32(0)];
        Ok(vm.tuple(&counts).value())
    }, Alloc;
    /// Return a list of dictionaries containing per-generation statistics.
    "get_stats($module, /)" => |vm: &mut Vm| -> PyResult {
        let list = vm.new_list();
        for counts in vm.state::<State>().counts {
            let dict = vm.new_dict();
            let values = [("collections", counts.collections), ("collected", counts.collected), ("uncollectable", 0)];
            for (name, number) in values {
                let number = vm.int(number);
                vm.dict_set_named(dict, name, number)?;
            }
            list.push(vm, dict.value())?;
        }
        Ok(list.value())
    }, Alloc;
    /// Freeze all current tracked objects and ignore them for future collections.
    ///
    /// This can be used before a POSIX fork() call to make the gc copy-on-write
    /// friendly.
    /// Note: collection before a POSIX fork() call may free pages for future
    /// allocation which can cause copy-on-write.
    "freeze($module, /)" => |vm: &mut Vm| -> PyResult<()> {
        let all = all_objects(vm)?;
        let items = all.items().to_vec();
        vm.heap.unfreeze();
        vm.heap.freeze(&items);
        Ok(())
    }, Any;
    /// Unfreeze all objects in the permanent generation.
    ///
    /// Put all objects in the permanent generation back into oldest generation.
    "unfreeze($module, /)" => |vm: &mut Vm| vm.heap.unfreeze(), Leaf;
    /// Return the number of objects in the permanent generation.
    "get_freeze_count($module, /)" => |vm: &mut Vm| vm.heap.frozen_count(), Leaf;
}

methods! { SEARCHING: Module =>
    /// Return a list of objects tracked by the collector (excluding the list returned).
    ///
    ///   generation
    ///     Generation to extract the objects from.
    ///
    /// If generation is not None, return only the objects tracked by the
    /// collector that are in that generation.
    "get_objects($module, /, generation=None)" => |vm: &mut Vm, generation: Option<Value>| -> PyResult {
        let wanted = match generation.filter(|g| !g.is_none()) {
            None => None,
            Some(value) => {
                let n = vm.to_isize(value)?;
                if n >= 3 {
                    return Err(vm.value_error(
                        "generation parameter must be less than the number of available generations (3)",
                    ));
                }
                if n < 0 {
                    return Err(vm.value_error("generation parameter cannot be negative"));
                }
                Some(n)
            }
        };
        vm.audit("gc.get_objects", &[&wanted.map_or(-1, |n| n as i64)])?;
        // Before the collection that leaves garbage out, after which everything is old.
        let mut young = Vec::new();
        if wanted.is_some() {
            vm.heap.for_each_cell(|value| {
                if value.header().is_some_and(|h| h.gc_state() == GcState::New) {
                    young.push(value.bits());
                }
            });
        }
        let frozen: std::collections::HashSet<usize> = vm.heap.frozen_addresses().into_iter().collect();
        let young: std::collections::HashSet<u64> = young.into_iter().collect();
        let all = all_objects(vm)?;
        let list = vm.new_list();
        for i in 0..all.len() {
            let Some(object) = all.get(i) else { break };
            let is_young = young.contains(&object.bits());
            let fits = match wanted {
                None => true,
                Some(0) => is_young,
                Some(1) => false,
                Some(_) => !is_young,
            };
            if fits && !frozen.contains(&(object.bits() as usize)) {
                list.push(vm, object)?;
            }
        }
        Ok(list.value())
    }, Any;
    /// Returns true if the object is tracked by the garbage collector.
    ///
    /// Simple atomic objects will return false.
    "is_tracked($module, obj, /)" => |vm: &mut Vm, object: Value| is_tracked(vm, object), Leaf;
    /// Returns true if the object has been already finalized by the GC.
    "is_finalized($module, obj, /)" => |_: &mut Vm, object: Value| {
        object.header().is_some_and(|h| h.has_flag(kaa_gc::flags::FINALIZED))
    }, Leaf;
}
