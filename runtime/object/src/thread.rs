//! Threads of an isolate: their states, the lock that one at a time holds, starting and ending.
//! CPython: `Python/ceval_gil.c`, `Python/pystate.c`.
//!
//! **Invariants.** Only the thread that holds the lock touches the isolate, and `Vm::thread` is its state then. A
//! thread that gives up the lock has its registers and every reference it goes on using on its native stack
//! above `parked_at` or in its state, where the collector finds them.

use crate::frame::Frame;
use crate::vm::breaker;
use crate::{Value, Vm};
use kaa_gc::{Trace, Tracer, ValueStack};
use kaa_host::thread::Parker;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Frames a thread can have, whatever the recursion limit. Their storage never moves.
pub const MAX_FRAMES: usize = 1 << 20;

/// Frames that a thread gets room for: fewer than the most where address space is limited.
fn most_frames() -> usize {
    kaa_host::memory::room(MAX_FRAMES * size_of::<Frame>(), 16) / size_of::<Frame>()
}

/// Slots of the value stacks of threads beyond the main one.
const THREAD_SLOTS: usize = 16 << 20;

/// Bytes kept free at the end of a thread's native stack, for what runs after a RecursionError.
const RESERVE: usize = 128 << 10;

/// The smallest native stack that a thread gets.
pub const MIN_STACK: usize = 512 << 10;

/// The native stack of a thread that nobody asked for another size of. Pages come into being when touched.
pub const DEFAULT_STACK: usize = 64 << 20;

/// What belongs to one thread of an isolate.
pub struct ThreadState {
    pub stack: ValueStack,
    /// Its storage never moves: it has room for `frame_limit` frames and more.
    pub frames: Vec<Frame>,
    /// Frames that may be, by the recursion limit and the room there is.
    pub frame_limit: usize,
    /// The pending exception, while an `Err(Raised)` is on its way.
    pub pending: Option<Value>,
    /// The exception being handled, in the innermost running generator or outside all.
    pub handled: Option<Value>,
    /// What generators handle whose frames are only shown (`Hooks::hold_generator`).
    pub held: Vec<Option<Value>>,
    /// One past the highest slot of the value stack in use.
    pub top: *mut Option<Value>,
    /// Lowest address that the native stack may reach.
    pub native_limit: usize,
    /// Where the thread entered the isolate.
    pub native_base: usize,
    /// The native stack pointer where the innermost evaluation loop began; 0 outside of all.
    pub loop_base: usize,
    /// The evaluation loop was left for the call that its frame waits in.
    pub left_for_call: bool,
    /// While the thread does not hold the lock: its native stack pointer.
    pub parked_at: usize,
    /// As the system identifies it among the threads that run now (`pthread_self`).
    pub id: u64,
    /// As the isolate identifies it, for good.
    pub serial: u64,
    /// The system's number of it.
    pub native_id: i32,
    /// Where it sleeps while it waits for a lock.
    pub parker: Arc<Parker>,
    /// What it is to run, until it does.
    start: Option<Value>,
    /// Weak references to the `_thread._local` objects that it has a namespace in.
    pub locals: Option<Value>,
    /// Objects whose `repr` it is about to make.
    pub repr_stack: Vec<Value>,
    /// The same objects beyond the first few, so that looking for one among many does not take long.
    pub repr_deep: rustc_hash::FxHashSet<Value>,
    /// The thread's context (`contextvars`).
    pub context: Option<Value>,
    /// An exception that another thread asked to be raised here.
    pub async_exception: Option<Value>,
    /// `sys.settrace` and `sys.setprofile`.
    pub trace_function: Option<Value>,
    pub profile_function: Option<Value>,
    /// How many runs of finalizers are going on, one within the other.
    pub finalizing: u32,
    /// How many tracing functions are being called: events within them go unseen.
    pub tracing: u32,
    /// What the last Python function that tools saw return gave back.
    pub last_returned: Option<Value>,
    /// What tracing function is being called for a line of the frame at that index: it may move the frame.
    pub line_event: Option<usize>,
    /// Calls that tools were told of: where they are made and, where native code is called, the callable and its first
    /// argument.
    pub profiled_calls: Vec<(CallPlace, Option<(Value, Value)>)>,
    /// The iterator that raised StopIteration last while tools looked on, and that exception.
    pub ended: Option<(Value, Value)>,
    pub async_gen_firstiter: Option<Value>,
    pub async_gen_finalizer: Option<Value>,
    pub coroutine_origin_depth: u32,
    /// The event loop that runs here and the task that it runs (`asyncio`).
    pub running_loop: Option<Value>,
    pub current_task: Option<Value>,
}

impl ThreadState {
    /// `sys.exception()`: the innermost exception being handled.
    pub fn handled_exception(&self) -> Option<Value> {
        let outside = || self.frames.iter().rev().find_map(|frame| frame.generator()?.handled.get());
        self.handled.or_else(outside)
    }

    /// The state of an isolate's main thread. All its frames that use the isolate must lie below the address
    /// `native_base`; its native stack must not be used below `native_limit`.
    pub fn new(id: u64, native_base: usize, native_limit: usize) -> std::io::Result<ThreadState> {
        ThreadState::with_room(id, 1, native_base, native_limit, 64 << 20)
    }

    fn with_room(
        id: u64,
        serial: u64,
        native_base: usize,
        native_limit: usize,
        slots: usize,
    ) -> std::io::Result<ThreadState> {
        let stack =
            ValueStack::reserve(kaa_host::memory::room(slots * size_of::<Value>(), 16) / size_of::<Value>())?;
        Ok(ThreadState {
            top: stack.base(),
            stack,
            frames: Vec::with_capacity(most_frames()),
            frame_limit: 1000,
            pending: None,
            handled: None,
            held: Vec::new(),
            native_limit,
            native_base,
            loop_base: 0,
            left_for_call: false,
            parked_at: 0,
            id,
            serial,
            native_id: kaa_host::thread::native_id(),
            parker: Arc::default(),
            start: None,
            locals: None,
            repr_stack: Vec::new(),
            repr_deep: rustc_hash::FxHashSet::default(),
            context: None,
            async_exception: None,
            trace_function: None,
            profile_function: None,
            finalizing: 0,
            tracing: 0,
            last_returned: None,
            line_event: None,
            profiled_calls: Vec::new(),
            ended: None,
            async_gen_firstiter: None,
            async_gen_finalizer: None,
            coroutine_origin_depth: 0,
            running_loop: None,
            current_task: None,
        })
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        for value in [
            self.pending,
            self.last_returned,
            self.handled,
            self.context,
            self.async_exception,
            self.trace_function,
            self.profile_function,
            self.async_gen_firstiter,
            self.async_gen_finalizer,
            self.running_loop,
            self.current_task,
            self.start,
            self.locals,
        ] {
            value.trace(tracer);
        }
        self.held.trace(tracer);
        self.repr_stack.trace(tracer);
        for (callable, first) in self.profiled_calls.iter().filter_map(|(_, call)| *call) {
            callable.trace(tracer);
            first.trace(tracer);
        }
        if let Some((iterator, exception)) = self.ended {
            iterator.trace(tracer);
            exception.trace(tracer);
        }
        for frame in &self.frames {
            frame.trace(tracer);
        }
    }
}

/// Where a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallPlace {
    /// One above the index of the calling frame.
    pub depth: usize,
    /// The address of the code object, for comparison only.
    pub code: u64,
    /// The code unit of the call.
    pub unit: u32,
}

/// The state of the running thread.
pub struct ThreadRef(*mut ThreadState);

impl ThreadRef {
    pub(crate) fn new(state: ThreadState) -> ThreadRef {
        ThreadRef(Box::into_raw(Box::new(state)))
    }

    pub(crate) fn as_ptr(&self) -> *mut ThreadState {
        self.0
    }
}

impl Deref for ThreadRef {
    type Target = ThreadState;
    #[inline]
    fn deref(&self) -> &ThreadState {
        // SAFETY: the state lives until its thread ends (`end_thread`), and the running thread's is meant.
        unsafe { &*self.0 }
    }
}

impl DerefMut for ThreadRef {
    #[inline]
    fn deref_mut(&mut self) -> &mut ThreadState {
        // SAFETY: as above; the isolate's lock makes the access exclusive.
        unsafe { &mut *self.0 }
    }
}

/// The lock of an isolate.
pub struct Gil {
    state: Mutex<GilState>,
    /// The lock became free.
    free: Condvar,
    /// Somebody took it.
    taken: Condvar,
    /// For threads that are never to run again.
    never: Condvar,
    breaker: &'static AtomicU32,
    /// Microseconds that a thread waits before it asks the holder to hand the lock over.
    interval: AtomicU64,
}

struct GilState {
    held: bool,
    waiting: usize,
    /// How often it was taken.
    taken: u64,
    /// The program has ended: only the main thread gets the lock.
    closed: bool,
}

impl Gil {
    pub(crate) fn new_held(breaker: &'static AtomicU32) -> Gil {
        Gil {
            state: Mutex::new(GilState { held: true, waiting: 0, taken: 1, closed: false }),
            free: Condvar::new(),
            taken: Condvar::new(),
            never: Condvar::new(),
            breaker,
            interval: AtomicU64::new(5000),
        }
    }

    fn lock(&self) -> MutexGuard<'_, GilState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `sys.getswitchinterval()`, in microseconds.
    pub fn interval(&self) -> u64 {
        self.interval.load(Ordering::Relaxed)
    }

    pub fn set_interval(&self, microseconds: u64) {
        self.interval.store(microseconds.max(1), Ordering::Relaxed);
    }

    fn acquire(&self, is_main: bool) {
        self.acquire_with(self.lock(), is_main);
    }

    fn acquire_with(&self, mut state: MutexGuard<'_, GilState>, is_main: bool) {
        state.waiting += 1;
        loop {
            while state.closed && !is_main {
                state = self.never.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            if !state.held {
                break;
            }
            let before = state.taken;
            let time = Duration::from_micros(self.interval());
            let timed;
            (state, timed) = self.free.wait_timeout(state, time).unwrap_or_else(PoisonError::into_inner);
            if timed.timed_out() && state.held && state.taken == before {
                self.breaker.fetch_or(breaker::GIL_REQUEST, Ordering::Relaxed);
            }
        }
        state.waiting -= 1;
        state.held = true;
        state.taken += 1;
        self.breaker.fetch_and(!breaker::GIL_REQUEST, Ordering::Relaxed);
        self.taken.notify_all();
    }

    fn release(&self) {
        self.lock().held = false;
        self.free.notify_one();
    }

    /// Lets another thread that waits have the lock, and takes it again.
    fn hand_over(&self, is_main: bool) {
        let mut state = self.lock();
        let before = state.taken;
        if state.waiting == 0 {
            self.breaker.fetch_and(!breaker::GIL_REQUEST, Ordering::Relaxed);
            return;
        }
        state.held = false;
        self.free.notify_one();
        while state.taken == before && !state.closed {
            state = self.taken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        self.acquire_with(state, is_main);
    }

    /// From now on only the main thread gets the lock.
    fn close(&self) {
        self.lock().closed = true;
    }
}

/// What a new thread runs, with the value it was started with.
pub type ThreadBody = fn(&mut Vm, Value);

impl Vm {
    /// Runs `f`, which must not touch the isolate, while others may hold the isolate's lock.
    #[inline]
    pub fn without_lock<R>(&mut self, f: impl FnOnce() -> R) -> R {
        if self.threads.len() == 1 {
            return f();
        }
        let mut f = Some(f);
        let mut result = None;
        kaa_gc::with_spilled_registers(|_| {
            self.run_unlocked(&mut || result = f.take().map(|f| f()));
        });
        match result {
            Some(result) => result,
            None => unreachable!("the function was called"),
        }
    }

    #[inline(never)]
    fn run_unlocked(&mut self, f: &mut dyn FnMut()) {
        let (me, gil, is_main) = self.park();
        gil.release();
        f();
        gil.acquire(is_main);
        self.unpark(me);
    }

    /// Lets another thread run that waits for the lock.
    #[cold]
    pub(crate) fn hand_over_lock(&mut self) {
        if self.threads.len() == 1 {
            self.heap.breaker.fetch_and(!breaker::GIL_REQUEST, Ordering::Relaxed);
            return;
        }
        kaa_gc::with_spilled_registers(|_| self.run_handed_over());
    }

    #[inline(never)]
    fn run_handed_over(&mut self) {
        let (me, gil, is_main) = self.park();
        gil.hand_over(is_main);
        self.unpark(me);
    }

    /// Before the lock is given up: the native stack above this frame is what the collector looks at.
    fn park(&mut self) -> (*mut ThreadState, Arc<Gil>, bool) {
        self.thread.parked_at = kaa_gc::current_stack_pointer();
        (std::hint::black_box(self.thread.0), self.gil.clone(), self.is_main_thread())
    }

    /// After the lock was taken again by the thread with that state.
    fn unpark(&mut self, me: *mut ThreadState) {
        let vm = std::hint::black_box(self);
        vm.thread = ThreadRef(me);
        vm.ask_for_own();
    }

    /// Sets the breaker's bits that concern the running thread alone.
    fn ask_for_own(&mut self) {
        let mut bits = 0;
        if self.is_main_thread() && kaa_host::signal::is_any_pending() {
            bits |= breaker::SIGNAL;
        }
        if self.thread.async_exception.is_some() {
            bits |= breaker::ASYNC_EXCEPTION;
        }
        if bits != 0 {
            self.heap.breaker.fetch_or(bits, Ordering::Relaxed);
        }
    }

    /// Starts a thread that calls `body` with `start`; its identifier.
    ///
    /// # Errors
    /// Where the system has no room for another thread.
    pub fn start_thread(
        &mut self,
        start: Value,
        stack_size: usize,
        body: ThreadBody,
    ) -> std::io::Result<u64> {
        let stack_size = stack_size.max(MIN_STACK);
        let serial = self.next_thread_serial;
        self.next_thread_serial += 1;
        let mut state = ThreadState::with_room(0, serial, 0, 0, THREAD_SLOTS)?;
        state.start = Some(start);
        state.frame_limit = self.thread.frame_limit;
        let state = ThreadRef::new(state).0;
        self.threads.push(state);
        let (vm, at, gil) =
            ((&raw mut *self).expose_provenance(), state.expose_provenance(), self.gil.clone());
        let spawned = kaa_host::thread::spawn(stack_size, move || run_thread(&gil, vm, at, stack_size, body));
        match spawned {
            Ok(id) => {
                // SAFETY: the new thread does not touch its state before it has the lock.
                unsafe { (*state).id = id };
                Ok(id)
            }
            Err(error) => {
                self.forget_thread(state);
                Err(error)
            }
        }
    }

    /// Drops the state of a thread that is not the running one any more.
    fn forget_thread(&mut self, state: *mut ThreadState) {
        self.threads.retain(|&t| t != state);
        // SAFETY: the state came from a box, and the list held the only pointer that is used again.
        drop(unsafe { Box::from_raw(state) });
    }

    /// Number of threads, the main one included.
    pub fn thread_count(&self) -> usize {
        self.threads.len()
    }

    /// Calls `f` once for each thread, with `Vm::thread` its state. `f` may allocate but not run Python code.
    pub fn for_each_thread(&mut self, mut f: impl FnMut(&mut Vm)) {
        let me = self.thread.0;
        for state in self.threads.clone() {
            self.thread = ThreadRef(state);
            f(self);
        }
        self.thread = ThreadRef(me);
    }

    /// Calls `f` with `Vm::thread` the state of the thread with that serial number, while it runs. `f` may allocate
    /// but not run Python code.
    pub fn in_thread<R>(&mut self, serial: u64, f: impl FnOnce(&mut Vm) -> R) -> Option<R> {
        let other: *mut ThreadState = self.thread_by_serial(serial)?;
        let me = std::mem::replace(&mut self.thread, ThreadRef(other));
        let result = f(self);
        self.thread = me;
        Some(result)
    }

    /// Whether a thread of the isolate has that identifier.
    pub fn has_thread(&self, id: u64) -> bool {
        // SAFETY: the states in the list are live.
        self.threads.iter().any(|&t| unsafe { (*t).id } == id)
    }

    /// The state of a thread by its serial number, while it runs.
    pub fn thread_by_serial(&mut self, serial: u64) -> Option<&mut ThreadState> {
        if self.thread.serial == serial {
            return Some(&mut self.thread);
        }
        // SAFETY: the states in the list are live, and the isolate's lock makes the access exclusive.
        self.threads.iter().map(|&t| unsafe { &mut *t }).find(|t| t.serial == serial)
    }

    /// `sys.setrecursionlimit`
    pub fn set_recursion_limit(&mut self, limit: u32) {
        self.recursion_limit = limit;
        self.for_each_thread(|vm| vm.thread.frame_limit = (limit as usize).min(vm.thread.frames.capacity()));
    }

    /// From now on only the main thread runs; others stop for good where they next need the lock.
    pub fn stop_other_threads(&mut self) {
        self.finalizing = true;
        self.gil.close();
    }

    /// In the child of a fork: its only thread becomes the main one.
    pub fn become_only_thread(&mut self) {
        let me = self.thread.0;
        // What the lost threads' states own is left alone: they may have been in the middle of changing it.
        self.threads = vec![me];
        let interval = self.gil.interval();
        self.gil = Arc::new(Gil::new_held(self.heap.breaker));
        self.gil.set_interval(interval);
        self.thread.id = kaa_host::thread::current();
        self.thread.native_id = kaa_host::thread::native_id();
        self.main_thread = self.thread.id;
        kaa_host::signal::forget_all();
        for hook in self.after_fork.clone() {
            hook(self);
        }
    }
}

/// Ends the process where a thread panics while it holds the lock, which nobody else would get again.
struct AbortOnPanic;

impl Drop for AbortOnPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::abort();
        }
    }
}

/// A thread's life, on its own stack.
fn run_thread(gil: &Gil, vm: usize, state: usize, stack_size: usize, body: ThreadBody) {
    let marker = 0u8;
    let base = (&raw const marker).addr();
    let _guard = AbortOnPanic;
    gil.acquire(false);
    // SAFETY: both addresses were exposed by `start_thread`. The isolate outlives its threads: once it ends, they
    // don't get the lock. Holding the lock makes the access exclusive.
    let (vm, state) = unsafe {
        let vm: *mut Vm = std::ptr::with_exposed_provenance_mut(vm);
        let state: *mut ThreadState = std::ptr::with_exposed_provenance_mut(state);
        (*state).native_base = base;
        (*state).native_limit = base - stack_size + RESERVE;
        (*state).native_id = kaa_host::thread::native_id();
        (*vm).thread = ThreadRef(state);
        (&mut *vm, state)
    };
    live(vm, body);
    vm.forget_thread(state);
    vm.gil.clone().release();
}

#[inline(never)]
fn live(vm: &mut Vm, body: ThreadBody) {
    vm.ask_for_own();
    if let Some(start) = vm.thread.start.take() {
        body(vm, start);
    }
}
