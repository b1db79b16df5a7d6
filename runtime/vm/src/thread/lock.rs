//! `_thread.lock` and `_thread.RLock`.
//!
//! A lock's state changes only under the isolate's lock. Who has to wait queues up and sleeps on a word of its
//! thread; whoever frees the lock wakes the first in the queue. **Invariant:** while a lock is free and threads
//! are queued, the first of them was woken.

use super::TIMEOUT_MAX;
use kaa_host::thread::Parker;
use kaa_host::{SysResult, clock};
use kaa_object::declare::TypeDef;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};
use kaa_types::timeout::{Round, nanoseconds};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::sync::Arc;

/// Threads that wait for the same thing.
#[derive(Default)]
pub struct Waiters(RefCell<VecDeque<Arc<Parker>>>);

impl Waiters {
    /// Sleeps until woken, for some nanoseconds, or until a signal comes (an error).
    pub fn wait(&self, vm: &mut Vm, nanoseconds: Option<i128>) -> SysResult<bool> {
        let parker = vm.thread.parker.clone();
        self.0.borrow_mut().push_back(parker.clone());
        let result = vm.without_lock(|| parker.park(nanoseconds));
        self.0.borrow_mut().retain(|p| !Arc::ptr_eq(p, &parker));
        result
    }

    pub fn wake_first(&self) {
        if let Some(parker) = self.0.borrow().front() {
            parker.unpark();
        }
    }

    pub fn wake_all(&self) {
        self.0.borrow().iter().for_each(|p| p.unpark());
    }

    pub fn forget_all(&self) {
        self.0.borrow_mut().clear();
    }
}

/// When a wait of some nanoseconds ends, on the monotonic clock.
pub fn deadline_of(nanoseconds: Option<i128>) -> Option<i128> {
    let now = clock::now(clock::CLOCK_MONOTONIC).unwrap_or(0);
    nanoseconds.map(|ns| now + ns)
}

/// Nanoseconds until a deadline.
pub fn remaining(deadline: Option<i128>) -> Option<i128> {
    deadline.map(|at| at - clock::now(clock::CLOCK_MONOTONIC).unwrap_or(at))
}

/// `_thread.lock`
pub struct Lock {
    locked: Cell<bool>,
    waiters: kaa_gc::NoTrace<Waiters>,
}
kaa_gc::trace_fields!(Lock { locked, waiters });

/// `_thread.RLock`
pub struct RLock {
    owner: Cell<u64>,
    count: Cell<u64>,
    waiters: kaa_gc::NoTrace<Waiters>,
}
kaa_gc::trace_fields!(RLock { owner, count, waiters });

fn lock_payload() -> Lock {
    Lock { locked: Cell::new(false), waiters: kaa_gc::NoTrace(Waiters::default()) }
}

pub fn rlock_payload() -> RLock {
    RLock { owner: Cell::new(0), count: Cell::new(0), waiters: kaa_gc::NoTrace(Waiters::default()) }
}

pub fn new_lock(vm: &mut Vm) -> Value {
    vm.alloc_payload(lock_payload()).value()
}

/// The time-out of `acquire`: `None` for ever, 0 for not at all. CPython: `lock_acquire_parse_timeout`.
fn timeout_of(vm: &mut Vm, blocking: Option<bool>, timeout: Option<Value>) -> PyResult<Option<i128>> {
    let blocking = blocking.unwrap_or(true);
    let given = match timeout {
        None => None,
        Some(value) => {
            let ns = nanoseconds(vm, value, Round::Ceiling)?;
            (ns != -1_000_000_000).then_some(ns)
        }
    };
    if !blocking && given.is_some() {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    match given {
        None if blocking => Ok(None),
        None => Ok(Some(0)),
        Some(ns) if ns < 0 => Err(vm.value_error("timeout value must be a non-negative number")),
        Some(ns) if ns as f64 / 1e9 > TIMEOUT_MAX => Err(vm.overflow_error("timeout value is too large")),
        Some(ns) => Ok(Some(ns)),
    }
}

/// Waits until `take` succeeds.
fn acquire_with(
    vm: &mut Vm,
    waiters: &Waiters,
    timeout: Option<i128>,
    take: impl Fn() -> bool,
    is_free: impl Fn() -> bool,
) -> PyResult<bool> {
    if take() {
        return Ok(true);
    }
    if timeout == Some(0) {
        return Ok(false);
    }
    let deadline = deadline_of(timeout);
    loop {
        let woken = waiters.wait(vm, remaining(deadline).map(|ns| ns.max(0)));
        if take() {
            // What came while the thread slept is dealt with here rather than in whatever runs next.
            vm.safepoint()?;
            return Ok(true);
        }
        if woken.is_err()
            && let Err(raised) = vm.safepoint()
        {
            if is_free() {
                waiters.wake_first();
            }
            return Err(raised);
        }
        if remaining(deadline).is_some_and(|ns| ns <= 0) {
            return Ok(take());
        }
    }
}

impl Lock {
    fn take(&self) -> bool {
        !self.locked.replace(true)
    }

    fn acquire(&self, vm: &mut Vm, timeout: Option<i128>) -> PyResult<bool> {
        acquire_with(vm, &self.waiters, timeout, || self.take(), || !self.locked.get())
    }

    fn release(&self) -> bool {
        let was = self.locked.replace(false);
        self.waiters.wake_first();
        was
    }
}

impl RLock {
    fn take(&self, me: u64) -> bool {
        if self.count.get() == 0 || self.owner.get() == me {
            self.owner.set(me);
            self.count.set(self.count.get() + 1);
            return true;
        }
        false
    }

    pub fn acquire(&self, vm: &mut Vm, timeout: Option<i128>) -> PyResult<bool> {
        let me = vm.thread.id;
        acquire_with(vm, &self.waiters, timeout, || self.take(me), || self.count.get() == 0)
    }

    /// Whether the thread held the lock, and gave it up once.
    pub fn release(&self, me: u64) -> bool {
        if self.count.get() == 0 || self.owner.get() != me {
            return false;
        }
        self.count.set(self.count.get() - 1);
        if self.count.get() == 0 {
            self.owner.set(0);
            self.waiters.wake_first();
        }
        true
    }

    pub fn is_held(&self) -> bool {
        self.count.get() > 0
    }

    pub fn is_held_by(&self, thread: u64) -> bool {
        self.is_held() && self.owner.get() == thread
    }

    pub fn reinit(&self) {
        self.count.set(0);
        self.owner.set(0);
        self.waiters.forget_all();
    }
}

pub static LOCK: TypeDef = TypeDef {
    doc: Some(
        "A lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().  Methods are:\n\nacquire() -- lock the lock, possibly blocking until it can be obtained\nrelease() -- unlock of the lock\nlocked() -- test whether the lock is currently locked\n\nA lock is not owned by the thread that locked it; another thread may\nunlock it.  A thread attempting to lock a lock that it has already locked\nwill block until another thread unlocks it.  Deadlocks may ensue.",
    ),
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            if args.has_keywords() {
                return Err(vm.type_error("lock() takes no keyword arguments"));
            }
            if !args.values.is_empty() {
                let count = args.values.len();
                return Err(vm.type_error(format!("lock expected 0 arguments, got {count}")));
            }
            Ok(vm.alloc_instance(class, lock_payload()).value())
        }));
        s.repr.set(Some(|vm, this| {
            let state = if vm.this::<Lock>(this).locked.get() { "locked" } else { "unlocked" };
            let text = format!("<{state} _thread.lock object at {:#x}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
    },
    methods: &[LOCK_METHODS, LOCK_EXIT],
    weakrefable: true,
    ..TypeDef::new("_thread.lock")
};

fn acquire(vm: &mut Vm, this: Value, blocking: Option<bool>, timeout: Option<Value>) -> PyResult<bool> {
    let timeout = timeout_of(vm, blocking, timeout)?;
    vm.this::<Lock>(this).acquire(vm, timeout)
}

fn release(vm: &mut Vm, this: Value) -> PyResult<()> {
    if vm.this::<Lock>(this).release() { Ok(()) } else { Err(vm.runtime_error("release unlocked lock")) }
}

fn is_locked(vm: &mut Vm, this: Value) -> bool {
    vm.this::<Lock>(this).locked.get()
}

methods! { LOCK_METHODS: Instance =>
    /// Lock the lock.  Without argument, this blocks if the lock is already
    /// locked (even by the same thread), waiting for another thread to release
    /// the lock, and return True once the lock is acquired.
    /// With an argument, this will only block if the argument is true,
    /// and the return value reflects whether the lock is acquired.
    /// The blocking operation is interruptible.
    "acquire($self, /, blocking=True, timeout=-1)" => acquire, Any;
    /// An obsolete synonym of acquire().
    "acquire_lock($self, /, blocking=True, timeout=-1)" => acquire, Any;
    /// Release the lock, allowing another thread that is blocked waiting for
    /// the lock to acquire the lock.  The lock must be in the locked state,
    /// but it needn't be locked by the same thread that unlocks it.
    "release($self, /)" => release, Raises;
    /// An obsolete synonym of release().
    "release_lock($self, /)" => release, Raises;
    /// Return whether the lock is in the locked state.
    "locked($self, /)" => is_locked, Leaf;
    /// An obsolete synonym of locked().
    "locked_lock($self, /)" => is_locked, Leaf;
    /// Lock the lock.
    "__enter__($self, /)" => |vm: &mut Vm, this: Value| acquire(vm, this, None, None), Any;
    "_at_fork_reinit($self, /)" => |vm: &mut Vm, this: Value| {
        let lock = vm.this::<Lock>(this);
        lock.locked.set(false);
        lock.waiters.forget_all();
    }, Leaf;
}

raw_methods! { LOCK_EXIT: Instance =>
    /// Release the lock.
    "__exit__($self, /, *exc_info)" => |vm: &mut Vm, args: Args<'_>| release(vm, args.values[0]).map(|()| Value::NONE), Any;
}

pub static RLOCK: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, rlock_payload()).value())));
        s.repr.set(Some(|vm, this| {
            let lock = vm.this::<RLock>(this);
            let (owner, count) = (lock.owner.get(), lock.count.get());
            let (state, class) = (if count > 0 { "locked" } else { "unlocked" }, vm.class_of(this));
            let class = vm.class_full_name(class);
            let text =
                format!("<{state} {class} object owner={owner} count={count} at {:#x}>", vm.id_of(this));
            vm.try_str(&text).map(Gc::value)
        }));
    },
    methods: &[RLOCK_METHODS, RLOCK_EXIT],
    weakrefable: true,
    ..TypeDef::new("_thread.RLock")
};

fn racquire(vm: &mut Vm, this: Value, blocking: Option<bool>, timeout: Option<Value>) -> PyResult<bool> {
    let timeout = timeout_of(vm, blocking, timeout)?;
    vm.this::<RLock>(this).acquire(vm, timeout)
}

fn rrelease(vm: &mut Vm, this: Value) -> PyResult<()> {
    let me = vm.thread.id;
    if vm.this::<RLock>(this).release(me) {
        return Ok(());
    }
    Err(vm.runtime_error("cannot release un-acquired lock"))
}

methods! { RLOCK_METHODS: Instance =>
    /// Lock the lock.  `blocking` indicates whether we should wait
    /// for the lock to be available or not.  If `blocking` is False
    /// and another thread holds the lock, the method will return False
    /// immediately.  If `blocking` is True and another thread holds
    /// the lock, the method will wait for the lock to be released,
    /// take it and then return True.
    /// (note: the blocking operation is interruptible.)
    ///
    /// In all other cases, the method will return True immediately.
    /// Precisely, if the current thread already holds the lock, its
    /// internal counter is simply incremented. If nobody holds the lock,
    /// the lock is taken and its internal counter initialized to 1.
    "acquire($self, /, blocking=True, timeout=-1)" => racquire, Any;
    /// Release the lock, allowing another thread that is blocked waiting for
    /// the lock to acquire the lock.  The lock must be in the locked state,
    /// and must be locked by the same thread that unlocks it; otherwise a
    /// `RuntimeError` is raised.
    ///
    /// Do note that if the lock was acquire()d several times in a row by the
    /// current thread, release() needs to be called as many times for the lock
    /// to be available for other threads.
    "release($self, /)" => rrelease, Raises;
    /// locked()
    ///
    /// Return a boolean indicating whether this object is locked right now.
    "locked($self, /)" => |vm: &mut Vm, this: Value| vm.this::<RLock>(this).is_held(), Leaf;
    /// Lock the lock.
    "__enter__($self, /)" => |vm: &mut Vm, this: Value| racquire(vm, this, None, None), Any;
    /// For internal use by `threading.Condition`.
    "_is_owned($self, /)" => |vm: &mut Vm, this: Value| {
        let me = vm.thread.id;
        let lock = vm.this::<RLock>(this);
        lock.is_held() && lock.owner.get() == me
    }, Leaf;
    /// For internal use by reentrancy checks.
    "_recursion_count($self, /)" => |vm: &mut Vm, this: Value| {
        let me = vm.thread.id;
        let lock = vm.this::<RLock>(this);
        if lock.owner.get() == me { lock.count.get() as i64 } else { 0 }
    }, Leaf;
    /// For internal use by `threading.Condition`.
    "_release_save($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let lock = vm.this::<RLock>(this);
        if !lock.is_held() {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let saved = [vm.int(lock.count.get() as i64), vm.int(lock.owner.get() as i64)];
        lock.count.set(0);
        lock.owner.set(0);
        lock.waiters.wake_first();
        Ok(vm.tuple(&saved).value())
    }, Any;
    /// For internal use by `threading.Condition`.
    "_acquire_restore($self, state, /)" => |vm: &mut Vm, this: Value, state: Value| -> PyResult<()> {
        let Some(items) = vm.as_tuple(state).filter(|t| t.len() == 2) else {
            return Err(vm.type_error("_acquire_restore() argument 1 must be tuple of 2 items"));
        };
        let count = vm.to_i64(items.items()[0], "Python int too large to convert to C unsigned long")?;
        let owner = vm.to_i64(items.items()[1], "Python int too large to convert to C unsigned long")?;
        let lock = vm.this::<RLock>(this);
        acquire_with(vm, &lock.waiters, None, || {
            let free = lock.count.get() == 0;
            if free {
                lock.count.set(count as u64);
                lock.owner.set(owner as u64);
            }
            free
        }, || lock.count.get() == 0)?;
        Ok(())
    }, Any;
    "_at_fork_reinit($self, /)" => |vm: &mut Vm, this: Value| vm.this::<RLock>(this).reinit(), Leaf;
}

raw_methods! { RLOCK_EXIT: Instance =>
    /// Release the lock.
    "__exit__($self, /, *exc_info)" => |vm: &mut Vm, args: Args<'_>| rrelease(vm, args.values[0]).map(|()| Value::NONE), Any;
}
