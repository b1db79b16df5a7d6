//! `Vm`: everything an isolate owns, as seen by the thread that holds its lock.

use crate::core_types::{self, CoreTypes, shape};
use crate::dict::Dict;
use crate::frame::Hooks;
use crate::names::Names;
use crate::payloads::{Bytes, Function, Plain, WeakRef};
use crate::shape::{Layout, Shapes};
use crate::str::Str;
use crate::thread::{Gil, ThreadRef};
use crate::tuple::Tuple;
use crate::typeobject::{METHOD_CACHE_SIZE, MethodCacheEntry, Type, type_flags};
use hashbrown::HashTable;
use kaa_gc::{
    Collection, Gc, Heap, HeapConfig, Kind, NoTrace, ShapeId, Slot, StackExtent, Trace, Tracer, Value,
    ValueTag,
};
use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell};
use std::hash::Hasher;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Types that can be the payload of a cell that Python programs hold.
pub trait Payload: Trace + 'static {}

impl<T: Trace + 'static> Payload for T {}

/// Counters that give unique, never reused numbers.
#[derive(Default)]
pub struct Counters {
    pub function_version: u32,
    pub keys_version: u64,
}

/// So many states are found in few steps: those asked for often come to stand there.
const STATE_FRONT: usize = 3;

/// Types that are found by their payload in few steps.
const PAYLOAD_FRONT: usize = 32;

/// Takes the bits of a `TypeId`, which are a hash already.
struct IdBits(u64);

impl Hasher for IdBits {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, bits: u64) {
        self.0 ^= bits;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// How deep finalizers may be run within finalizers.
const MAX_FINALIZING: u32 = 8;

/// What options of the command line decide for good.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// `-X cpu_count`; -1 where it wasn't given.
    pub cpu_count: i64,
    /// `-X no_debug_ranges`: code objects get no columns.
    pub no_debug_ranges: bool,
    /// `-X importtime=2`
    pub shows_cached_imports: bool,
}

/// One isolate: heap, types, modules and the state of its threads.
///
/// A `&mut Vm` means that this thread holds the isolate's lock.
pub struct Vm {
    pub heap: Box<Heap>,
    pub shapes: Shapes,
    pub types: CoreTypes,
    pub names: Names,
    /// The running thread's state.
    pub thread: ThreadRef,
    /// Identifier of the thread that signal handlers run on.
    pub main_thread: u64,
    /// Every thread's state. All but the running one are parked: waiting for the lock, or inside a call that
    /// does not touch the isolate.
    pub(crate) threads: Vec<*mut ThreadState>,
    pub(crate) next_thread_serial: u64,
    pub gil: Arc<Gil>,
    pub interned: HashTable<Gc<Str>>,
    /// Those interned since the last collection: the others are old, and a minor collection frees none of them.
    pub(crate) young_interned: Vec<Gc<Str>>,
    pub(crate) empty_string: Gc<Str>,
    pub(crate) latin1_chars: Box<[Gc<Str>]>,
    pub empty_tuple: Gc<Tuple>,
    /// The `bytes` of one byte and, behind them, of none, as far as they have been made.
    pub(crate) short_bytes: Box<[Option<Gc<Bytes>>; 257]>,
    pub(crate) method_cache: Box<[MethodCacheEntry]>,
    pub(crate) next_type_version: u32,
    pub counters: Counters,
    /// Exception types by name.
    pub exceptions: FxHashMap<&'static str, Gc<Type>>,
    /// Types that are not core types, by payload.
    pub(crate) payload_types: FxHashMap<TypeId, Gc<Type>>,
    /// Entries of `payload_types` that were asked for last, each at a place that its key says.
    payload_front: [Cell<Option<(TypeId, Gc<Type>)>>; PAYLOAD_FRONT],
    /// The builtins module's dict.
    pub builtins: Gc<Dict>,
    /// `sys.modules`.
    pub modules: Gc<Dict>,
    pub sys_dict: Gc<Dict>,
    pub hooks: Hooks,
    /// Kinds of instrumentation that all code is to run with (`tracing::kinds`).
    pub instrumentation: u32,
    /// Some frame asked for an event per instruction.
    pub traces_opcodes: bool,
    pub monitoring: crate::tracing::Monitoring,
    /// What `sys.addaudithook` was given, once it was; a root.
    pub audit_hooks: Option<Gc<crate::list::List>>,
    pub recursion_limit: u32,
    /// What modules keep per isolate, by Rust type: those asked for most come to stand first.
    state: Vec<(TypeId, Box<dyn Any>)>,
    /// Place in front that the state asked for last, of those behind, was put in.
    state_turn: usize,
    /// `importlib._bootstrap`, whatever `sys.modules` says.
    pub importlib: Option<Value>,
    /// Further roots: values that native modules keep.
    pub roots: Vec<Value>,
    /// Cleared weak references whose callbacks are due.
    pub(crate) due_callbacks: Vec<Value>,
    pub int_max_str_digits: usize,
    pub settings: Settings,
    /// What start-up put first into `sys.path`, where it did.
    pub program_path: Option<String>,
    /// The program has ended: only the main thread runs from now on.
    pub finalizing: bool,
    /// Called in the child of a fork, once its only thread is the main one.
    pub after_fork: Vec<fn(&mut Vm)>,
    /// Run in polls, by whoever set their breaker bit.
    pub poll_hooks: Vec<fn(&mut Vm) -> crate::PyResult<()>>,
    /// Called before (`true`) and after each collection that a poll makes (`gc.callbacks`).
    pub collection_hook: Option<fn(&mut Vm, Collection, bool)>,
}

pub use crate::thread::{MAX_FRAMES, ThreadState};

/// Breaker bits besides the heap's own.
pub mod breaker {
    pub use kaa_gc::BREAK_COLLECT as COLLECT;
    pub const SIGNAL: u32 = 2;
    pub const GIL_REQUEST: u32 = 4;
    pub const ASYNC_EXCEPTION: u32 = 8;
    pub const CALLBACKS: u32 = 16;
    pub const LIMIT: u32 = 32;
}

impl Vm {
    /// A bare isolate: all core types exist, none has a definition yet.
    pub fn new(config: HeapConfig, thread: ThreadState) -> std::io::Result<Box<Vm>> {
        let mut heap = Heap::new(config)?;
        // SAFETY: these are the kinds of the payloads that are allocated under these shapes; core types are
        // roots, so cells need not keep them alive.
        unsafe {
            for &(shape, kind) in core_types::INTERNAL {
                heap.register_shape(shape, kind, std::ptr::null_mut());
            }
            for core in core_types::TYPES {
                heap.register_shape(core.shape, core.kind, std::ptr::null_mut());
            }
        }
        let mut interned: HashTable<Gc<Str>> = HashTable::new();
        let empty_string = Str::bootstrap(&mut heap, b"");
        let latin1_chars: Box<[Gc<Str>]> = (0..=255u8).map(|c| Str::bootstrap(&mut heap, &[c])).collect();
        empty_string.set_interned();
        interned.insert_unique(empty_string.hash(), empty_string, |s| s.hash());
        for s in &latin1_chars {
            s.set_interned();
            interned.insert_unique(s.hash(), *s, |s| s.hash());
        }
        let mut intern = |heap: &mut Heap, text: &str| -> Gc<Str> {
            let s = Str::bootstrap(heap, text.as_bytes());
            if let Some(&known) = interned.find(s.hash(), |other| other.same_text(&s)) {
                return known;
            }
            s.set_interned();
            interned.insert_unique(s.hash(), s, |s| s.hash());
            s
        };
        let names = Names::new(|text| intern(&mut heap, text));
        let empty_tuple = Tuple::bootstrap_empty(&mut heap);
        let mut shapes = Shapes::default();
        let types = CoreTypes::new(|core| {
            let name = intern(&mut heap, core.name.rsplit('.').next().unwrap_or(core.name));
            let dict = heap.alloc(shape::DICT, Dict::empty());
            let layout = if core.has_dict { Layout::Dict } else { Layout::Fixed };
            let class = heap.alloc(
                shape::TYPE,
                Type {
                    name: Slot::new(name),
                    qualname: Slot::new(name),
                    dict: Slot::new(dict),
                    base: Slot::new(None),
                    bases: Slot::new(empty_tuple),
                    mro: Slot::new(empty_tuple),
                    flags: Cell::new(type_flags::IMMUTABLE),
                    version: Cell::new(0),
                    slots: NoTrace(Default::default()),
                    shape: Cell::new(core.shape),
                    kind: NoTrace(core.kind),
                    layout: NoTrace(Cell::new(layout)),
                    slot_words: Cell::new(0),
                    inline_hint: Cell::new(0),
                    weakrefable: Cell::new(false),
                    subclasses: RefCell::new(Vec::new()),
                    module: Slot::new(None),
                    slot_names: Slot::new(None),
                    doc_signature: NoTrace(Cell::new(None)),
                },
            );
            shapes.add_root(core.shape, class, core.kind, layout, 0, 0);
            class
        });
        for &(id, kind) in core_types::INTERNAL {
            shapes.add_root(id, types.object, kind, Layout::Fixed, 0, 0);
        }
        let builtins = heap.alloc(shape::DICT, Dict::empty());
        let modules = heap.alloc(shape::DICT, Dict::empty());
        let sys_dict = heap.alloc(shape::DICT, Dict::empty());
        let gil = Arc::new(Gil::new_held(heap.breaker));
        let main_thread = thread.id;
        let thread = ThreadRef::new(thread);
        Ok(Box::new(Vm {
            main_thread,
            threads: vec![thread.as_ptr()],
            next_thread_serial: 2,
            gil,
            heap,
            shapes,
            types,
            names,
            thread,
            young_interned: interned.iter().copied().collect(),
            interned,
            empty_string,
            latin1_chars,
            empty_tuple,
            short_bytes: Box::new([None; 257]),
            method_cache: vec![MethodCacheEntry::default(); METHOD_CACHE_SIZE].into_boxed_slice(),
            next_type_version: 0,
            counters: Counters::default(),
            exceptions: FxHashMap::default(),
            payload_types: FxHashMap::default(),
            payload_front: std::array::from_fn(|_| Cell::new(None)),
            builtins,
            modules,
            sys_dict,
            hooks: Hooks::default(),
            instrumentation: 0,
            traces_opcodes: false,
            monitoring: Default::default(),
            audit_hooks: None,
            recursion_limit: 1000,
            state: Vec::new(),
            state_turn: 0,
            importlib: None,
            roots: Vec::new(),
            due_callbacks: Vec::new(),
            int_max_str_digits: 4300,
            settings: Settings { cpu_count: -1, no_debug_ranges: false, shows_cached_imports: false },
            program_path: None,
            finalizing: false,
            after_fork: Vec::new(),
            poll_hooks: Vec::new(),
            collection_hook: None,
        }))
    }

    /// The class of any value.
    #[inline]
    pub fn class_of(&self, value: Value) -> Gc<Type> {
        match value.shape() {
            Some(shape) => self.shapes.class(shape),
            None => self.class_of_immediate(value),
        }
    }

    #[inline(never)]
    fn class_of_immediate(&self, value: Value) -> Gc<Type> {
        match (value.tag(), value) {
            (ValueTag::Int, _) => self.types.int,
            (ValueTag::Float, _) => self.types.float,
            (_, Value::NONE) => self.types.none_type,
            (_, Value::TRUE | Value::FALSE) => self.types.bool,
            (_, Value::NOT_IMPLEMENTED) => self.types.not_implemented_type,
            (_, Value::ELLIPSIS) => self.types.ellipsis,
            _ => self.types.object,
        }
    }

    /// The name of a value's class, for messages.
    pub fn type_name_of(&self, value: Value) -> String {
        self.class_of(value).name_lossy()
    }

    /// The kind of a cell.
    #[inline]
    pub fn kind_of(&self, value: Value) -> Option<&'static Kind> {
        value.shape().map(|shape| self.shapes.kind(shape))
    }

    /// The cell, where its payload is a `T`: exact instances and those of subclasses.
    #[inline]
    pub fn payload<T: Payload>(&self, value: Value) -> Option<Gc<T>> {
        let kind = self.kind_of(value)?;
        // SAFETY: the kind's identity is that of the payload's type.
        (kind.id == TypeId::of::<T>()).then(|| unsafe { value.cast() })
    }

    /// The payload of a slot function's own operand: the slot's owner says what it is.
    ///
    /// # Panics
    /// Where the value has another payload: a slot was put on a type it does not belong to.
    #[inline]
    pub fn this<T: Payload>(&self, value: Value) -> Gc<T> {
        match self.payload::<T>(value) {
            Some(cell) => cell,
            None => panic!("a slot of {} was called on another object", std::any::type_name::<T>()),
        }
    }

    /// As `payload`, but only for instances of the very class that the payload type belongs to.
    #[inline]
    pub fn exact<T: Payload>(&self, value: Value) -> Option<Gc<T>> {
        let cell = self.payload::<T>(value)?;
        let class = self.class_of(value);
        (!class.is_heap_type()).then_some(cell)
    }

    #[inline]
    pub fn exact_str(&self, value: Value) -> Option<Gc<Str>> {
        // SAFETY: the shape says that the payload is a `Str`.
        value.has_shape(shape::STR).then(|| unsafe { value.cast() })
    }

    /// The string of a `str` or an instance of a subclass.
    #[inline]
    pub fn as_str(&self, value: Value) -> Option<Gc<Str>> {
        self.exact_str(value).or_else(|| self.payload::<Str>(value))
    }

    #[inline]
    pub fn exact_tuple(&self, value: Value) -> Option<Gc<Tuple>> {
        // SAFETY: the shape says that the payload is a `Tuple`.
        value.has_shape(shape::TUPLE).then(|| unsafe { value.cast() })
    }

    #[inline]
    pub fn as_tuple(&self, value: Value) -> Option<Gc<Tuple>> {
        self.exact_tuple(value).or_else(|| self.payload::<Tuple>(value))
    }

    #[inline]
    pub fn exact_dict(&self, value: Value) -> Option<Gc<Dict>> {
        // SAFETY: the shape says that the payload is a `Dict`.
        value.has_shape(shape::DICT).then(|| unsafe { value.cast() })
    }

    #[inline]
    pub fn as_dict(&self, value: Value) -> Option<Gc<Dict>> {
        self.exact_dict(value).or_else(|| self.payload::<Dict>(value))
    }

    #[inline]
    pub fn exact_list(&self, value: Value) -> Option<Gc<crate::list::List>> {
        // SAFETY: the shape says that the payload is a `List`.
        value.has_shape(shape::LIST).then(|| unsafe { value.cast() })
    }

    #[inline]
    pub fn as_list(&self, value: Value) -> Option<Gc<crate::list::List>> {
        self.exact_list(value).or_else(|| self.payload::<crate::list::List>(value))
    }

    #[inline]
    pub fn exact_function(&self, value: Value) -> Option<Gc<Function>> {
        // SAFETY: the shape says that the payload is a `Function`.
        value.has_shape(shape::FUNCTION).then(|| unsafe { value.cast() })
    }

    /// The type object, where the value is one.
    #[inline]
    pub fn as_type(&self, value: Value) -> Option<Gc<Type>> {
        if value.has_shape(shape::TYPE) {
            // SAFETY: the shape says that the payload is a `Type`.
            return Some(unsafe { value.cast() });
        }
        self.payload::<Type>(value)
    }

    /// Whether `value` is an instance of `class`, by its real class only.
    #[inline]
    pub fn is_instance(&self, value: Value, class: Gc<Type>) -> bool {
        use crate::typeobject::TypeRef;
        self.class_of(value).is_subtype(class)
    }

    /// The type whose instances have payload `T`; it must have been defined.
    #[inline]
    pub fn type_of_payload<T: Payload>(&self) -> Gc<Type> {
        let wanted = TypeId::of::<T>();
        let mut bits = IdBits(0);
        std::hash::Hash::hash(&wanted, &mut bits);
        let front = &self.payload_front[(bits.0 >> 8) as usize % PAYLOAD_FRONT];
        match front.get() {
            Some((id, class)) if id == wanted => class,
            _ => match self.payload_types.get(&wanted) {
                Some(class) => {
                    front.set(Some((wanted, *class)));
                    *class
                }
                None => panic!("no type was defined for {}", std::any::type_name::<T>()),
            },
        }
    }

    /// Whether a type was defined for `T`.
    pub fn has_payload_type<T: Payload>(&self) -> bool {
        self.payload_types.contains_key(&TypeId::of::<T>())
    }

    /// Allocates an exact instance of the (non-core) type that belongs to `T`.
    pub fn alloc_payload<T: Payload>(&mut self, payload: T) -> Gc<T> {
        let class = self.type_of_payload::<T>();
        self.alloc_instance(class, payload)
    }

    /// Allocates an instance of `class`, whose kind must be that of `T`: attribute region included.
    pub fn alloc_instance<T: Payload>(&mut self, class: Gc<Type>, payload: T) -> Gc<T> {
        let id = class.shape.get();
        let shape = self.shapes.get(id);
        assert!(shape.kind.id == TypeId::of::<T>(), "a payload of another kind");
        let words = shape.region_words();
        let cell = if words == 0 {
            self.heap.alloc(id, payload)
        } else {
            self.heap.alloc_with_region(id, payload, words)
        };
        if class.slots.del.get().is_some() {
            self.heap.register_finalizable(cell);
        }
        cell
    }

    /// A plain instance of a class whose base is `object`.
    #[inline]
    pub fn alloc_plain(&mut self, class: Gc<Type>) -> Value {
        self.alloc_instance(class, Plain).value()
    }

    /// Allocates a plain instance under a shape reached by `shape_with`, with its attributes in the shape's
    /// order. All must have inline room.
    pub fn alloc_shaped(&mut self, id: ShapeId, values: &[Value]) -> Value {
        let shape = self.shapes.get(id);
        assert!(
            shape.kind.id == TypeId::of::<Plain>()
                && shape.layout == Layout::Inline
                && shape.count as usize == values.len()
                && values.len() <= shape.inline_words as usize,
            "values that do not fit the shape"
        );
        let (words, first, class) = (shape.region_words(), shape.dict_word() + 1, shape.class);
        let cell = self.heap.alloc_with_region(id, Plain, words);
        for (slot, &value) in self.region(cell.value())[first..].iter().zip(values) {
            slot.set(Some(value));
        }
        cell.wrote_many();
        if class.slots.del.get().is_some() {
            self.heap.register_finalizable(cell);
        }
        cell.value()
    }

    /// Adds a shape for a new class.
    pub fn new_root_shape(
        &mut self,
        class: Gc<Type>,
        kind: &'static Kind,
        layout: Layout,
        slot_words: u16,
        inline_words: u16,
    ) -> ShapeId {
        let id = self.shapes.next_id();
        let id = ShapeId(id.0.max(shape::FIRST_FREE.0));
        self.shapes.add_root(id, class, kind, layout, slot_words, inline_words);
        // SAFETY: instances of the class have this kind; the class is a live cell, kept by its instances.
        unsafe { self.heap.register_shape(id, kind, class.as_header_ptr()) };
        id
    }

    /// The shape of an instance after it got the attribute `name`; `None`: use a dict.
    pub fn shape_with(&mut self, from: ShapeId, name: Gc<Str>) -> Option<ShapeId> {
        let (id, new) = self.shapes.transition(from, name)?;
        if new {
            let shape = self.shapes.get(id);
            let (kind, class) = (shape.kind, shape.class.as_header_ptr());
            // SAFETY: as in `new_root_shape`.
            unsafe { self.heap.register_shape(id, kind, class) };
        }
        Some(id)
    }

    /// A weak reference cell, registered with the heap.
    pub fn new_weakref_raw(&mut self, target: Value, callback: Option<Value>) -> Gc<WeakRef> {
        self.new_weakref_of(self.types.weakref, target, callback)
    }

    /// A weak reference of a subclass of `weakref.ref`.
    pub fn new_weakref_of(&mut self, class: Gc<Type>, target: Value, callback: Option<Value>) -> Gc<WeakRef> {
        let payload =
            WeakRef { target: Cell::new(Some(target)), callback: Slot::new(callback), hash: Cell::new(None) };
        let weak = self.alloc_instance(class, payload);
        if target.is_pointer() {
            // SAFETY: a pointer word refers to a live cell; its payload is not touched.
            let cell: Gc<Plain> = unsafe { target.cast() };
            self.heap.register_weak(cell, weak);
        }
        weak
    }

    /// Per-isolate state of a native module.
    #[inline]
    pub fn state<T: Default + 'static>(&mut self) -> &mut T {
        let wanted = TypeId::of::<T>();
        let at = match self.state.iter().take(STATE_FRONT).position(|(id, _)| *id == wanted) {
            Some(at) => at,
            None => self.state_behind(wanted, || Box::new(T::default())),
        };
        let state: *mut dyn Any = &mut *self.state[at].1;
        // SAFETY: state is filed under the identity of its own type.
        unsafe { &mut *state.cast::<T>() }
    }

    /// Finds state that does not stand in front, or makes it.
    #[inline(never)]
    fn state_behind(&mut self, wanted: TypeId, make: fn() -> Box<dyn Any>) -> usize {
        match self.state.iter().position(|(id, _)| *id == wanted) {
            Some(at) => {
                self.state_turn = (self.state_turn + 1) % STATE_FRONT;
                self.state.swap(self.state_turn, at);
                self.state_turn
            }
            None => {
                self.state.push((wanted, make()));
                self.state.len() - 1
            }
        }
    }

    /// Collects garbage now. Returns whether finalizers or callbacks became due.
    pub fn collect(&mut self, what: Collection) -> bool {
        kaa_gc::clear_dead_stack();
        kaa_gc::with_spilled_registers(|top| self.collect_from(what, top, None, None));
        self.heap.has_pending_finalizers() || !self.due_callbacks.is_empty()
    }

    /// As `collect`; `inspect` gets the garbage that lies on cycles or is referred to from there, and says
    /// whether to keep it.
    pub fn collect_inspecting(
        &mut self,
        what: Collection,
        inspect: &mut dyn FnMut(&Shapes, &[Value]) -> bool,
    ) {
        kaa_gc::with_spilled_registers(|top| self.collect_from(what, top, Some(inspect), None));
    }

    /// Collects, and lets go of those views of `array` that only words on the native stack above the innermost
    /// evaluation loop may refer to. These are stale: what an operation that resizes its operand got to see is in
    /// registers of the loop, too.
    pub fn collect_views(&mut self, what: Collection, array: Gc<crate::payloads::ByteArray>) {
        kaa_gc::with_spilled_registers(|top| self.collect_from(what, top, None, Some(array)));
    }

    fn collect_from(
        &mut self,
        what: Collection,
        top: usize,
        inspect: Option<&mut dyn FnMut(&Shapes, &[Value]) -> bool>,
        viewed: Option<Gc<crate::payloads::ByteArray>>,
    ) {
        let base = self.thread.native_base;
        let inner = if viewed.is_some() && self.thread.loop_base > top { self.thread.loop_base } else { top };
        let this: *mut Vm = self;
        // SAFETY: the roots are all of the isolate's: its tables, every thread's frames and native stack.
        // The closures and `collect` touch disjoint parts of the `Vm` (the heap, and everything else).
        unsafe {
            let heap: *mut Heap = &mut *(*this).heap;
            let mut inspecting;
            (*heap).collect(
                what,
                &mut |tracer| {
                    (*this).trace_roots(what, tracer);
                    tracer.visit_stack(StackExtent { base, top: inner });
                    for &thread in &(*this).threads {
                        (*thread).trace(tracer);
                        if thread != (*this).thread.as_ptr() {
                            // All of the native stack that was in use when the thread gave up the lock; what
                            // it calls meanwhile holds no reference to a cell.
                            let (base, top) = ((*thread).native_base, (*thread).parked_at);
                            tracer.visit_stack(StackExtent { base, top });
                        }
                    }
                    if let Some(array) = viewed {
                        tracer.settle();
                        (*this).release_unreached_views(array, tracer);
                        tracer.visit_stack(StackExtent { base: inner, top });
                    }
                },
                &mut |weak, reachable| {
                    let weak: Gc<WeakRef> = weak.cast();
                    weak.target.set(None);
                    if reachable && weak.callback.get().is_some() {
                        (*this).due_callbacks.push(weak.value());
                    }
                },
                match inspect {
                    Some(inspect) => {
                        inspecting = |cells: &[Value]| inspect(&(*this).shapes, cells);
                        Some(&mut inspecting)
                    }
                    None => None,
                },
            );
        }
        self.young_interned.clear();
        for shape in self.heap.take_dead_shapes() {
            self.shapes.forget(shape);
        }
    }

    fn trace_roots(&self, what: Collection, tracer: &mut Tracer<'_>) {
        self.types.trace(tracer);
        // All names are made before the first collection, which makes them old.
        if what == Collection::Major || self.heap.stats().minor + self.heap.stats().major == 0 {
            self.names.trace(tracer);
        }
        self.empty_tuple.trace(tracer);
        self.importlib.trace(tracer);
        self.short_bytes.iter().flatten().for_each(|bytes| bytes.trace(tracer));
        match what {
            Collection::Minor => self.young_interned.iter().for_each(|s| s.trace(tracer)),
            Collection::Major => self.interned.iter().for_each(|s| s.trace(tracer)),
        }
        for class in self.exceptions.values().chain(self.payload_types.values()) {
            class.trace(tracer);
        }
        self.builtins.trace(tracer);
        self.modules.trace(tracer);
        self.sys_dict.trace(tracer);
        self.roots.trace(tracer);
        self.monitoring.trace(tracer);
        self.due_callbacks.trace(tracer);
    }

    /// Does what the breaker word asks for: collection, finalizers, signals, hand-over of the lock.
    /// Called at function entry and on loop back-edges, and by long native loops.
    #[cold]
    #[inline(never)]
    pub fn poll(&mut self) -> crate::PyResult<()> {
        kaa_gc::clear_dead_stack();
        if let Some(what) = self.heap.due() {
            if let Some(hook) = self.collection_hook {
                hook(self, what, true);
            }
            self.collect(what);
            if let Some(hook) = self.collection_hook {
                hook(self, what, false);
            }
            if self.heap.over_limit() {
                self.collect(Collection::Major);
                if self.heap.over_limit() {
                    return Err(self.memory_error());
                }
            }
        } else {
            self.heap.breaker.fetch_and(!breaker::COLLECT, Ordering::Relaxed);
        }
        // An interrupt goes to the program, not to a finalizer that happens to be due, which would swallow it.
        let outcome = self.answer_breaker();
        if outcome.is_ok() {
            self.run_due();
        } else if self.has_due() {
            self.heap.breaker.fetch_or(breaker::COLLECT, Ordering::Relaxed);
        }
        outcome
    }

    /// Hands over the lock, raises what another thread asked for, runs signal handlers.
    fn answer_breaker(&mut self) -> crate::PyResult<()> {
        let bits = self.heap.breaker.load(Ordering::Relaxed);
        if bits & breaker::GIL_REQUEST != 0 {
            self.hand_over_lock();
        }
        if bits & breaker::ASYNC_EXCEPTION != 0 {
            self.heap.breaker.fetch_and(!breaker::ASYNC_EXCEPTION, Ordering::Relaxed);
            if let Some(exception) = self.thread.async_exception.take() {
                return Err(self.raise(exception));
            }
        }
        if self.heap.breaker.load(Ordering::Relaxed) & !breaker::COLLECT != 0 {
            for hook in self.poll_hooks.clone() {
                hook(self)?;
            }
        }
        Ok(())
    }

    /// Whether `poll` has something to do.
    #[inline]
    pub fn should_poll(&self) -> bool {
        self.heap.breaker.load(Ordering::Relaxed) != 0
    }

    /// Whether this thread is the one that signal handlers run on.
    pub fn is_main_thread(&self) -> bool {
        self.thread.id == self.main_thread
    }

    /// For long native loops.
    #[inline]
    pub fn safepoint(&mut self) -> crate::PyResult<()> {
        if self.should_poll() { self.poll() } else { Ok(()) }
    }

    /// Runs what is due at the end of the isolate's life, youngest first: finalizers find the standard streams, which
    /// are among the oldest objects, still open.
    pub fn run_last(&mut self) {
        self.thread.finalizing = MAX_FINALIZING - 1;
        self.run_due();
    }

    fn has_due(&self) -> bool {
        self.heap.has_pending_finalizers() || !self.due_callbacks.is_empty()
    }

    /// Runs finalizers and weak reference callbacks that are due. What they raise is reported, not raised.
    pub fn run_due(&mut self) {
        use crate::typeobject::TypeRef;
        if !self.has_due() {
            return;
        }
        // What a finalizer leaves behind may have one too; the innermost run does not go on for ever.
        if self.thread.finalizing >= MAX_FINALIZING {
            return;
        }
        self.thread.finalizing += 1;
        let saved = self.thread.pending.take();
        while let Some(weak) = self.due_callbacks.pop() {
            if let Some(weak) = self.payload::<WeakRef>(weak)
                && let Some(callback) = weak.callback.get()
            {
                weak.callback.init(None);
                if self.call(callback, &[weak.value()]).is_err() {
                    self.report_unraisable("Exception ignored while calling weakref callback", callback);
                }
            }
        }
        while let Some(value) = self.heap.next_finalizer() {
            let Some(header) = value.header() else { continue };
            if header.has_flag(kaa_gc::flags::FINALIZED) {
                continue;
            }
            header.set_flag(kaa_gc::flags::FINALIZED);
            if let Some(del) = self.class_of(value).slots.del.get()
                && del(self, value).is_err()
            {
                // Python's own `__del__` is named, a native one by what it was to finish.
                let method = self.class_of(value).lookup(self, self.names.__del__);
                let object = match method {
                    Some(method) if self.payload::<crate::payloads::WrapperDescriptor>(method).is_none() => {
                        method
                    }
                    _ => value,
                };
                self.report_unraisable("Exception ignored while calling deallocator", object);
            }
        }
        self.thread.pending = saved;
        self.thread.finalizing -= 1;
    }

    /// Raises RecursionError where the native stack is nearly used up.
    #[inline]
    pub fn check_native_stack(&mut self, doing: &str) -> crate::PyResult<()> {
        if kaa_gc::current_stack_pointer() < self.thread.native_limit {
            return Err(self.native_stack_exhausted(doing));
        }
        Ok(())
    }

    #[cold]
    fn native_stack_exhausted(&mut self, doing: &str) -> crate::Raised {
        let used = self.thread.native_base.saturating_sub(kaa_gc::current_stack_pointer()) >> 10;
        self.raise_named("RecursionError", &format!("Stack overflow (used {used} kB){doing}"))
    }

    /// Keeps `value` alive as long as the isolate.
    pub fn add_root(&mut self, value: Value) {
        self.roots.push(value);
    }
}

impl Str {
    /// A Latin-1 string before there is a `Vm`.
    fn bootstrap(heap: &mut Heap, bytes: &[u8]) -> Gc<Str> {
        match Str::alloc_in(heap, bytes) {
            Some(s) => s,
            None => panic!("no memory for the first strings"),
        }
    }
}

impl Vm {
    /// The interned string equal to `text`, where there is one.
    pub(crate) fn names_lookup(&self, text: &str) -> Option<Gc<Str>> {
        if !text.is_ascii() {
            return None;
        }
        let hash = crate::hash::hash_bytes(text.as_bytes());
        self.interned.find(hash, |s| s.as_ascii() == Some(text)).copied()
    }
}

impl Vm {
    /// Offset in `co_code` where a suspended generator stands.
    pub fn generator_lasti(&self, generator: Gc<crate::frame::Generator>) -> i32 {
        (self.hooks.generator_lasti)(self, generator)
    }
}
