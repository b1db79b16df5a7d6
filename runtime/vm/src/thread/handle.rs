//! `_thread._ThreadHandle`: what can be joined.

use super::lock::{Waiters, deadline_of, remaining};
use kaa_object::declare::{GetSetDef, TypeDef};
use kaa_object::list::ListRef;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods};
use kaa_types::timeout::{Round, nanoseconds};
use std::cell::Cell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    NotStarted,
    Running,
    Done,
}

/// `_thread._ThreadHandle`
pub struct ThreadHandle {
    ident: Cell<u64>,
    serial: Cell<u64>,
    stage: kaa_gc::NoTrace<Cell<Stage>>,
    waiters: kaa_gc::NoTrace<Waiters>,
}
kaa_gc::trace_fields!(ThreadHandle { ident, serial, stage, waiters });

fn payload(ident: u64, stage: Stage) -> ThreadHandle {
    ThreadHandle {
        ident: Cell::new(ident),
        serial: Cell::new(0),
        stage: kaa_gc::NoTrace(Cell::new(stage)),
        waiters: kaa_gc::NoTrace(Waiters::default()),
    }
}

/// A handle that no thread was started for.
pub fn new(vm: &mut Vm) -> Gc<ThreadHandle> {
    vm.alloc_payload(payload(0, Stage::NotStarted))
}

/// A handle of a thread that runs already.
pub fn make(vm: &mut Vm, ident: Value) -> PyResult {
    if !vm.is_int(ident) {
        return Err(vm.type_error("ident must be an integer"));
    }
    let ident = vm.to_i64(ident, "Python int too large to convert to C long")?;
    Ok(vm.alloc_payload(payload(ident as u64, Stage::Running)).value())
}

impl ThreadHandle {
    pub fn ident(&self) -> u64 {
        self.ident.get()
    }

    pub fn serial(&self) -> u64 {
        self.serial.get()
    }

    pub fn set_serial(&self, serial: u64) {
        self.serial.set(serial);
    }

    pub fn begin(&self, vm: &mut Vm) -> PyResult<()> {
        if self.stage.get() != Stage::NotStarted {
            return Err(vm.runtime_error("thread already started"));
        }
        self.stage.set(Stage::Running);
        Ok(())
    }

    pub fn started(&self, ident: u64) {
        self.ident.set(ident);
    }

    pub fn failed(&self) {
        self.stage.set(Stage::NotStarted);
    }

    pub fn is_done(&self) -> bool {
        self.stage.get() == Stage::Done
    }

    pub fn set_done(&self) {
        self.stage.set(Stage::Done);
        self.waiters.wake_all();
    }

    /// Waits until the thread has ended, or for some nanoseconds.
    pub fn join(&self, vm: &mut Vm, timeout: Option<i128>) -> PyResult<()> {
        if self.stage.get() == Stage::NotStarted {
            return Err(vm.runtime_error("thread not started"));
        }
        if self.is_done() {
            return Ok(());
        }
        if self.ident.get() == vm.thread.id {
            return Err(vm.runtime_error("Cannot join current thread"));
        }
        if vm.finalizing {
            return Err(
                vm.raise_named("PythonFinalizationError", "cannot join thread at interpreter shutdown")
            );
        }
        let deadline = deadline_of(timeout);
        while !self.is_done() {
            let left = remaining(deadline);
            if left.is_some_and(|ns| ns <= 0) {
                return Ok(());
            }
            if self.waiters.wait(vm, left).is_err() {
                vm.safepoint()?;
            }
        }
        Ok(())
    }
}

/// Calls a thread's function; what it raises is reported, SystemExit excepted.
pub fn call_in_thread(vm: &mut Vm, function: Value, args: Value, kwargs: Value) {
    let result = match (vm.as_tuple(args), vm.as_dict(kwargs)) {
        (Some(args), None) => vm.call_args(function, Args::positional_only(args.items())),
        (Some(args), Some(kwargs)) => {
            let all = vm.list(args.items());
            let mut names = Vec::new();
            match all {
                Ok(all) => {
                    let mut position = 0;
                    let mut fine = true;
                    while let Some((key, value, _)) = kwargs.next_entry(&mut position) {
                        names.push(key);
                        fine &= vm.as_str(key).is_some() && all.push(vm, value).is_ok();
                    }
                    let names = vm.tuple(&names);
                    if fine {
                        vm.call_args(function, Args { values: all.items(), names: Some(names) })
                    } else {
                        Err(vm.type_error("keywords must be strings"))
                    }
                }
                Err(raised) => Err(raised),
            }
        }
        _ => return,
    };
    if result.is_err() {
        if vm.pending_is("SystemExit") {
            vm.clear_exception();
        } else {
            vm.report_unraisable("Exception ignored in thread started by", function);
        }
    }
}

pub static HANDLE: TypeDef = TypeDef {
    slots: |s| {
        s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, payload(0, Stage::NotStarted)).value())));
        s.repr.set(Some(|vm, this| {
            let ident = vm.this::<ThreadHandle>(this).ident.get();
            vm.try_str(&format!("<_thread._ThreadHandle object: ident={ident}>")).map(Gc::value)
        }));
    },
    methods: &[HANDLE_METHODS],
    getset: &[GetSetDef {
        name: "ident",
        doc: "",
        get: |vm, this| {
            let ident = vm.this::<ThreadHandle>(this).ident.get();
            Ok(vm.int(ident as i64))
        },
        set: None,
    }],
    ..TypeDef::new("_thread._ThreadHandle")
};

methods! { HANDLE_METHODS: Instance =>
    "join($self, timeout=None, /)" => |vm: &mut Vm, this: Value, timeout: Option<Value>| -> PyResult<()> {
        let timeout = match timeout.filter(|t| !t.is_none()) {
            None => None,
            Some(value) => Some(nanoseconds(vm, value, Round::Ceiling)?).filter(|ns| *ns >= 0),
        };
        let handle = vm.this::<ThreadHandle>(this);
        handle.join(vm, timeout)
    }, Any;
    "is_done($self, /)" => |vm: &mut Vm, this: Value| vm.this::<ThreadHandle>(this).is_done(), Leaf;
    "_set_done($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<()> {
        let handle = vm.this::<ThreadHandle>(this);
        if handle.stage.get() == Stage::NotStarted {
            return Err(vm.runtime_error("thread not started"));
        }
        handle.set_done();
        Ok(())
    }, Leaf;
}
