//! `select`: waiting for descriptors. CPython: `Modules/selectmodule.c`.

use crate::args::{FileNo, fileno, sys};
use kaa_host::poll::{self, Control, SELECT_LIMIT};
use kaa_host::{Errno, SysResult, clock};
use kaa_object::declare::{FromArg, GetSetDef, ModuleDef, TypeDef};
use kaa_object::function::Call;
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Module;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};
use kaa_types::timeout::{Round, nanoseconds, scaled};
use std::cell::{Cell, RefCell};

pub static MODULE: ModuleDef = ModuleDef {
    name: "select",
    doc: Some(
        "This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all file descriptors.",
    ),
    functions: &[FUNCTIONS],
    init,
};

/// `select.poll`: descriptors with the events to wait for, in the order they were registered.
pub struct Poll {
    wanted: kaa_gc::NoTrace<RefCell<Vec<(i32, u16)>>>,
    polling: Cell<bool>,
}
kaa_gc::trace_fields!(Poll { wanted, polling });

/// `select.epoll`
pub struct Epoll {
    fd: Cell<i32>,
    owner: kaa_gc::NoTrace<Owned>,
}
kaa_gc::trace_fields!(Epoll { fd, owner });

/// Closes the descriptor when the object is freed.
#[derive(Default)]
struct Owned(Cell<i32>);

impl Drop for Owned {
    fn drop(&mut self) {
        if self.0.get() > 0 {
            let _ = kaa_host::fd::close(self.0.get());
        }
    }
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, value) in poll::NAMES {
        let value = vm.int(value);
        vm.module_set(module, name, value)?;
    }
    let error = vm.exception_type("OSError").value();
    vm.module_set(module, "error", error)?;
    let object = vm.types.object;
    vm.define_type::<Poll>(object, &POLL);
    let epoll = vm.define_type::<Epoll>(object, &EPOLL);
    vm.module_set(module, "epoll", epoll.value())
}

/// A time-out in seconds; negative ones are refused by the caller.
fn seconds(vm: &mut Vm, value: Option<Value>, message: &str, unit: i64) -> PyResult<Option<i128>> {
    let Some(value) = value.filter(|v| !v.is_none()) else { return Ok(None) };
    let result = if unit == 1_000_000_000 {
        nanoseconds(vm, value, Round::Ceiling)
    } else {
        scaled(vm, value, Round::Ceiling, unit)
    };
    match result {
        Ok(ns) => Ok(Some(ns)),
        Err(_) if vm.pending_is("TypeError") => {
            vm.clear_exception();
            Err(vm.type_error(message))
        }
        Err(raised) => Err(raised),
    }
}

fn milliseconds(vm: &mut Vm, ns: Option<i128>) -> PyResult<i32> {
    match ns {
        None => Ok(-1),
        Some(ns) if ns < 0 => Ok(-1),
        Some(ns) => match i32::try_from(ns.div_ceil_euclid(1_000_000)) {
            Ok(ms) => Ok(ms),
            Err(_) => Err(vm.overflow_error("timeout is too large")),
        },
    }
}

trait DivCeil {
    fn div_ceil_euclid(self, by: i128) -> i128;
}

impl DivCeil for i128 {
    fn div_ceil_euclid(self, by: i128) -> i128 {
        self.div_euclid(by) + i128::from(self.rem_euclid(by) != 0)
    }
}

/// Repeats a wait while signals interrupt it, with what time is left. `None` once there is none.
fn waiting<T>(
    vm: &mut Vm,
    ns: Option<i128>,
    mut call: impl FnMut(Option<i128>) -> SysResult<T>,
) -> PyResult<Option<T>> {
    let now = || clock::now(clock::CLOCK_MONOTONIC).unwrap_or(0);
    let deadline = ns.filter(|ns| *ns >= 0).map(|ns| now() + ns);
    let mut left = ns;
    loop {
        match vm.without_lock(|| call(left)) {
            Ok(found) => return Ok(Some(found)),
            Err(Errno(kaa_host::errno::EINTR)) => vm.safepoint()?,
            Err(error) => return sys(vm, Err(error)),
        }
        if let Some(deadline) = deadline {
            let rest = deadline - now();
            if rest < 0 {
                return Ok(None);
            }
            left = Some(rest);
        }
    }
}

/// The descriptors of a sequence; the objects stay in the list that is returned with them.
fn descriptors(vm: &mut Vm, sequence: Value) -> PyResult<(Gc<List>, Vec<i32>)> {
    let class = vm.class_of(sequence);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        return Err(vm.type_error("arguments 1-3 must be sequences"));
    }
    let list = vm.collect_list(sequence)?;
    let mut fds = Vec::with_capacity(list.len());
    for i in 0..list.len() {
        let Some(item) = list.get(i) else { break };
        let fd = fileno(vm, item)?;
        if fd >= SELECT_LIMIT {
            return Err(vm.value_error("filedescriptor out of range in select()"));
        }
        if fds.len() >= SELECT_LIMIT as usize {
            return Err(vm.value_error("too many file descriptors in select()"));
        }
        fds.push(fd);
    }
    Ok((list, fds))
}

fn select(vm: &mut Vm, r: Value, w: Value, x: Value, timeout: Option<Value>) -> PyResult {
    let ns = seconds(vm, timeout, "timeout must be a float or None", 1_000_000_000)?;
    if ns.is_some_and(|ns| ns < 0) {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let lists = [descriptors(vm, r)?, descriptors(vm, w)?, descriptors(vm, x)?];
    let held = lists.each_ref().map(|(list, _)| list.value());
    let _held = vm.tuple(&held);
    let found = waiting(vm, ns, |left| poll::select(&lists[0].1, &lists[1].1, &lists[2].1, left))?
        .unwrap_or_default();
    let results = [vm.new_list(), vm.new_list(), vm.new_list()];
    for ((result, ready), (objects, fds)) in results.iter().zip(&found).zip(&lists) {
        for (i, fd) in fds.iter().enumerate() {
            if ready.contains(fd)
                && let Some(object) = objects.get(i)
            {
                result.push(vm, object)?;
            }
        }
    }
    Ok(vm.tuple(&results.map(Gc::value)).value())
}

methods! { FUNCTIONS: Module =>
    /// Wait until one or more file descriptors are ready for some kind of I/O.
    ///
    /// The first three arguments are iterables of file descriptors to be waited
    /// for:
    /// rlist -- wait until ready for reading
    /// wlist -- wait until ready for writing
    /// xlist -- wait for an "exceptional condition"
    /// If only one kind of condition is required, pass [] for the other lists.
    ///
    /// A file descriptor is either a socket or file object, or a small integer
    /// gotten from a fileno() method call on one of those.
    ///
    /// The optional 4th argument specifies a timeout in seconds; it may be
    /// a floating-point number to specify fractions of seconds.  If it is absent
    /// or None, the call will never time out.
    ///
    /// The return value is a tuple of three lists corresponding to the first three
    /// arguments; each contains the subset of the corresponding file descriptors
    /// that are ready.
    "select($module, rlist, wlist, xlist, timeout=None, /)" => select, Any;
    /// Returns a polling object.
    ///
    /// This object supports registering and unregistering file descriptors, and
    /// then polling them for I/O events.
    "poll($module, /)" => |vm: &mut Vm| {
        vm.alloc_payload(Poll { wanted: kaa_gc::NoTrace(RefCell::default()), polling: Cell::new(false) })
    }, Alloc;
}

/// An event mask of `poll`.
struct Mask(u16);

impl FromArg for Mask {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Mask> {
        let value = Value::from_arg(vm, call, index)?;
        let number = vm.index(value)?;
        match number.as_int() {
            Some(n) if n < 0 => Err(vm.value_error("Cannot convert negative int")),
            Some(n) if n <= 0xffff => Ok(Mask(n as u16)),
            None if vm.int_ref(number).is_some_and(|n| n.is_negative()) => {
                Err(vm.value_error("Cannot convert negative int"))
            }
            _ => Err(vm.overflow_error("Python int too large for C unsigned short")),
        }
    }
}

static POLL: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[POLL_METHODS],
    ..TypeDef::new("select.poll")
};

fn do_poll(vm: &mut Vm, this: Value, timeout: Option<Value>) -> PyResult {
    let ns = seconds(vm, timeout, "timeout must be an integer or None", 1_000_000)?;
    milliseconds(vm, ns)?;
    let object = vm.this::<Poll>(this);
    if object.polling.replace(true) {
        return Err(vm.runtime_error("concurrent poll() invocation"));
    }
    let wanted = object.wanted.borrow().clone();
    let found = waiting(vm, ns, |left| {
        let ms = left
            .filter(|ns| *ns >= 0)
            .map_or(-1, |ns| ns.div_ceil_euclid(1_000_000).min(i32::MAX as i128) as i32);
        poll::poll(&wanted, ms)
    });
    object.polling.set(false);
    let list = vm.new_list();
    for (fd, events) in found?.unwrap_or_default() {
        let pair = vm.tuple(&[Value::int32(fd), Value::int32(i32::from(events))]);
        list.push(vm, pair.value())?;
    }
    Ok(list.value())
}

methods! { POLL_METHODS: Instance =>
    /// Register a file descriptor with the polling object.
    ///
    ///   fd
    ///     either an integer, or an object with a fileno() method returning an int
    ///   eventmask
    ///     an optional bitmask describing the type of events to check for
    "register($self, fd,\n         eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)" =>
        |vm: &mut Vm, this: Value, fd: FileNo, mask: Option<Mask>| {
            let object = vm.this::<Poll>(this);
            let mask = mask.map_or(7, |m| m.0);
            let mut wanted = object.wanted.borrow_mut();
            match wanted.iter_mut().find(|(f, _)| *f == fd.0) {
                Some(entry) => entry.1 = mask,
                None => wanted.push((fd.0, mask)),
            }
        }, Any;
    /// Modify an already registered file descriptor.
    ///
    ///   fd
    ///     either an integer, or an object with a fileno() method returning
    ///     an int
    ///   eventmask
    ///     a bitmask describing the type of events to check for
    "modify($self, fd, eventmask, /)" => |vm: &mut Vm, this: Value, fd: FileNo, mask: Mask| -> PyResult<()> {
        let object = vm.this::<Poll>(this);
        let mut wanted = object.wanted.borrow_mut();
        match wanted.iter_mut().find(|(f, _)| *f == fd.0) {
            Some(entry) => {
                entry.1 = mask.0;
                Ok(())
            }
            None => {
                drop(wanted);
                Err(vm.os_error(kaa_host::errno::ENOENT, None))
            }
        }
    }, Any;
    /// Remove a file descriptor being tracked by the polling object.
    "unregister($self, fd, /)" => |vm: &mut Vm, this: Value, fd: FileNo| -> PyResult<()> {
        let object = vm.this::<Poll>(this);
        let before = object.wanted.borrow().len();
        object.wanted.borrow_mut().retain(|(f, _)| *f != fd.0);
        if object.wanted.borrow().len() == before {
            return Err(vm.key_error(Value::int32(fd.0)));
        }
        Ok(())
    }, Any;
    /// Polls the set of registered file descriptors.
    ///
    ///   timeout
    ///     The maximum time to wait in milliseconds, or else None (or a negative
    ///     value) to wait indefinitely.
    ///
    /// Returns a list containing any descriptors that have events or errors to
    /// report, as a list of (fd, event) 2-tuples.
    "poll($self, timeout=None, /)" => do_poll, Any;
}

fn new_epoll(vm: &mut Vm, class: Gc<kaa_object::Type>, fd: i32) -> Value {
    let payload = Epoll { fd: Cell::new(fd), owner: kaa_gc::NoTrace(Owned(Cell::new(fd))) };
    vm.alloc_instance(class, payload).value()
}

static EPOLL: TypeDef = TypeDef {
    doc: Some(
        "select.epoll(sizehint=-1, flags=0)\n\nReturns an epolling object\n\nsizehint must be a positive integer or -1 for the default size. The\nsizehint is used to optimize internal data structures. It doesn't limit\nthe maximum number of monitored events.",
    ),
    slots: |s| {
        s.new.set(Some(|vm, class, args| {
            let find = |vm: &mut Vm, at: usize, name: &str, default: i32| -> PyResult<i32> {
                let value = args.positional().get(at).copied().or_else(|| args.keyword(name));
                match value {
                    None => Ok(default),
                    Some(value) => {
                        let n = vm.to_i64(value, "Python int too large to convert to C int")?;
                        i32::try_from(n)
                            .map_err(|_| vm.overflow_error("Python int too large to convert to C int"))
                    }
                }
            };
            if args.values.len() > 2 {
                let count = args.values.len();
                return Err(vm.type_error(format!("epoll() takes at most 2 arguments ({count} given)")));
            }
            let (size, flags) = (find(vm, 0, "sizehint", -1)?, find(vm, 1, "flags", 0)?);
            if size != -1 && size <= 0 {
                return Err(vm.value_error("negative sizehint"));
            }
            if flags & !(poll::EPOLL_CLOEXEC) != 0 {
                return Err(vm.raise_named("OSError", "invalid flags"));
            }
            let fd = sys(vm, poll::epoll_create(flags))?;
            Ok(new_epoll(vm, class, fd))
        }));
    },
    methods: &[EPOLL_METHODS, EPOLL_EXIT, EPOLL_CLASS],
    getset: &[GetSetDef {
        name: "closed",
        doc: "True if the epoll handler is closed",
        get: |vm, this| Ok(Value::bool(vm.this::<Epoll>(this).fd.get() < 0)),
        set: None,
    }],
    ..TypeDef::new("select.epoll")
};

fn open_fd(vm: &mut Vm, this: Value) -> PyResult<i32> {
    match vm.this::<Epoll>(this).fd.get() {
        fd if fd < 0 => Err(vm.value_error("I/O operation on closed epoll object")),
        fd => Ok(fd),
    }
}

fn close(vm: &mut Vm, this: Value) -> PyResult<()> {
    let object = vm.this::<Epoll>(this);
    let fd = object.fd.replace(-1);
    object.owner.0.0.set(-1);
    if fd >= 0 {
        let result = vm.without_lock(|| kaa_host::fd::close(fd));
        return sys(vm, result);
    }
    Ok(())
}

/// An event mask of `epoll`.
struct Events(u32);

impl FromArg for Events {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Events> {
        let value = Value::from_arg(vm, call, index)?;
        let number = vm.to_i64(value, "Python int too large to convert to C unsigned long")?;
        Ok(Events(number as u32))
    }
}

fn control(vm: &mut Vm, this: Value, what: Control, fd: i32, events: u32) -> PyResult<()> {
    let epoll = open_fd(vm, this)?;
    let result = vm.without_lock(|| poll::epoll_control(epoll, what, fd, events));
    sys(vm, result)
}

fn epoll_poll(vm: &mut Vm, this: Value, timeout: Option<Value>, most: Option<i32>) -> PyResult {
    let epoll = open_fd(vm, this)?;
    let ns = seconds(vm, timeout, "timeout must be an integer or None", 1_000_000_000)?;
    milliseconds(vm, ns)?;
    let most = match most.unwrap_or(-1) {
        -1 => SELECT_LIMIT - 1,
        n if n <= 0 => {
            return Err(vm.value_error(format!("maxevents must be greater than 0, got {n}")));
        }
        n => n,
    };
    let found = waiting(vm, ns, |left| {
        let ms = left
            .filter(|ns| *ns >= 0)
            .map_or(-1, |ns| ns.div_ceil_euclid(1_000_000).min(i32::MAX as i128) as i32);
        poll::epoll_wait(epoll, most as usize, ms)
    })?;
    let list = vm.new_list();
    for (fd, events) in found.unwrap_or_default() {
        let pair = [Value::int32(fd), vm.int(i64::from(events))];
        let pair = vm.tuple(&pair);
        list.push(vm, pair.value())?;
    }
    Ok(list.value())
}

methods! { EPOLL_METHODS: Instance =>
    /// Close the epoll control file descriptor.
    ///
    /// Further operations on the epoll object will raise an exception.
    "close($self, /)" => close, Any;
    /// Return the epoll control file descriptor.
    "fileno($self, /)" => |vm: &mut Vm, this: Value| -> PyResult { open_fd(vm, this).map(Value::int32) }, Raises;
    /// Modify event mask for a registered file descriptor.
    ///
    ///   fd
    ///     the target file descriptor of the operation
    ///   eventmask
    ///     a bit set composed of the various EPOLL constants
    "modify($self, /, fd, eventmask)" => |vm: &mut Vm, this: Value, fd: FileNo, events: Events| {
        control(vm, this, Control::Modify, fd.0, events.0)
    }, Any;
    /// Registers a new fd or raises an OSError if the fd is already registered.
    ///
    ///   fd
    ///     the target file descriptor of the operation
    ///   eventmask
    ///     a bit set composed of the various EPOLL constants
    ///
    /// The epoll interface supports all file descriptors that support poll.
    "register($self, /, fd,\n         eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)" =>
        |vm: &mut Vm, this: Value, fd: FileNo, events: Option<Events>| {
            control(vm, this, Control::Add, fd.0, events.map_or(7, |e| e.0))
        }, Any;
    /// Remove a registered file descriptor from the epoll object.
    ///
    ///   fd
    ///     the target file descriptor of the operation
    "unregister($self, /, fd)" => |vm: &mut Vm, this: Value, fd: FileNo| control(vm, this, Control::Delete, fd.0, 0), Any;
    /// Wait for events on the epoll file descriptor.
    ///
    ///   timeout
    ///     the maximum time to wait in seconds (as float);
    ///     a timeout of None or -1 makes poll wait indefinitely
    ///   maxevents
    ///     the maximum number of events returned; -1 means no limit
    ///
    /// Returns a list containing any descriptors that have events to
    /// report, as a list of (fd, events) 2-tuples.
    "poll($self, /, timeout=None, maxevents=-1)" => epoll_poll, Any;
    "__enter__($self, /)" => |vm: &mut Vm, this: Value| -> PyResult { open_fd(vm, this).map(|_| this) }, Raises;
}

raw_methods! { EPOLL_EXIT: Instance =>
    "__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)" => |vm: &mut Vm, args: Args<'_>| {
        close(vm, args.values[0]).map(|()| Value::NONE)
    }, Any;
}

methods! { EPOLL_CLASS: Class =>
    /// Create an epoll object from a given control fd.
    "fromfd($type, fd, /)" => |vm: &mut Vm, class: Gc<kaa_object::Type>, fd: i32| new_epoll(vm, class, fd), Any;
}
