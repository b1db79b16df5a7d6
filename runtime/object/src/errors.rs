//! Raising exceptions from Rust.

use crate::exception::{Exception, Traceback};
use crate::str::Str;
use crate::typeobject::{Type, TypeRef};
use crate::{Args, Gc, PyResult, Raised, Slot, Value, Vm};
use std::cell::Cell;

impl Vm {
    /// The exception type of that name. It must exist.
    pub fn exception_type(&self, name: &str) -> Gc<Type> {
        match self.exceptions.get(name) {
            Some(class) => *class,
            None => panic!("no exception type {name}"),
        }
    }

    /// Makes an exception of a builtin type without calling its constructor.
    pub fn new_exception(&mut self, class: Gc<Type>, args: &[Value]) -> Value {
        let args = self.tuple(args);
        let payload = Exception {
            args: Slot::new(args),
            traceback: Slot::new(None),
            context: Slot::new(None),
            cause: Slot::new(None),
            suppress_context: Cell::new(false),
        };
        self.alloc_instance(class, payload).value()
    }

    /// Makes `exception` the pending one; the exception being handled becomes its context.
    pub fn raise(&mut self, exception: Value) -> Raised {
        if let Some(handled) = self.thread.handled_exception()
            && handled != exception
        {
            self.set_context(exception, handled);
        }
        self.thread.pending = Some(exception);
        Raised::pending()
    }

    /// Makes `exception` the pending one as it is.
    pub fn reraise(&mut self, exception: Value) -> Raised {
        self.thread.pending = Some(exception);
        Raised::pending()
    }

    /// Sets `__context__`, cutting the chain where it would become a cycle.
    pub fn set_context(&mut self, exception: Value, context: Value) {
        let Some(raised) = self.payload::<Exception>(exception) else { return };
        if exception == context {
            return;
        }
        // The chain may hold a cycle of its own: a second walker at half the speed would be met in it.
        let (mut at, mut slow, mut steps) = (context, context, 0usize);
        while let Some(link) = self.payload::<Exception>(at) {
            match link.context.get() {
                Some(next) if next == exception => {
                    link.context.set(link, None);
                    break;
                }
                Some(next) => {
                    at = next;
                    steps += 1;
                    if steps.is_multiple_of(2) {
                        let behind = self.payload::<Exception>(slow).and_then(|e| e.context.get());
                        slow = behind.unwrap_or(slow);
                    }
                    if at == slow {
                        break;
                    }
                }
                None => break,
            }
        }
        raised.context.set(raised, Some(context));
    }

    /// Raises an instance of `class` with `args`.
    pub fn raise_with(&mut self, class: Gc<Type>, args: &[Value]) -> Raised {
        let exception = self.new_exception(class, args);
        // Classes with an initialisation of their own keep parts of `args` in members (`msg`, `value`).
        let base = self.exception_type("BaseException").slots.init.get();
        if let (Some(init), Some(base)) = (class.slots.init.get(), base)
            && !std::ptr::fn_addr_eq(init, base)
            && let Err(raised) = init(self, exception, Args::positional_only(args))
        {
            return raised;
        }
        self.raise(exception)
    }

    /// Raises a builtin exception with one message.
    #[cold]
    pub fn raise_named(&mut self, name: &str, message: &str) -> Raised {
        let class = self.exception_type(name);
        let text = self.str(message);
        self.raise_with(class, &[text.value()])
    }

    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_named("TypeError", message.as_ref())
    }

    #[cold]
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_named("ValueError", message.as_ref())
    }

    #[cold]
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_named("IndexError", message.as_ref())
    }

    #[cold]
    pub fn overflow_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_named("OverflowError", message.as_ref())
    }

    #[cold]
    pub fn runtime_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_named("RuntimeError", message.as_ref())
    }

    #[cold]
    pub fn system_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_named("SystemError", message.as_ref())
    }

    #[cold]
    pub fn zero_division(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise_named("ZeroDivisionError", message.as_ref())
    }

    #[cold]
    pub fn memory_error(&mut self) -> Raised {
        let class = self.exception_type("MemoryError");
        self.raise_with(class, &[])
    }

    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        let class = self.exception_type("KeyError");
        self.raise_with(class, &[key])
    }

    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let class = self.exception_type("StopIteration");
        let exception =
            self.new_exception(class, if value.is_none() { &[] } else { std::slice::from_ref(&value) });
        self.set_member(exception, 0, Some(value));
        self.raise(exception)
    }

    /// AttributeError with its `name` and `obj` set, which suggestions are made from.
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: Gc<Str>, message: impl AsRef<str>) -> Raised {
        let class = self.exception_type("AttributeError");
        let text = self.str(message.as_ref());
        let exception = self.new_exception(class, &[text.value()]);
        self.set_member(exception, 0, Some(name.value()));
        self.set_member(exception, 1, Some(object));
        self.raise(exception)
    }

    /// "'C' object has no attribute 'x'"
    #[cold]
    pub fn no_attribute(&mut self, object: Value, name: Gc<Str>) -> Raised {
        let class = self.type_name_of(object);
        let name_text = name.to_lossy();
        // Programs look for attributes in vain more often than they read why.
        let message = ["'", &class, "' object has no attribute '", &name_text, "'"].concat();
        self.attribute_error(object, name, message)
    }

    /// NameError with its `name` set.
    #[cold]
    pub fn name_error(&mut self, kind: &str, name: Gc<Str>, message: impl AsRef<str>) -> Raised {
        let class = self.exception_type(kind);
        let text = self.str(message.as_ref());
        let exception = self.new_exception(class, &[text.value()]);
        self.set_member(exception, 0, Some(name.value()));
        self.raise(exception)
    }

    /// Takes the pending exception.
    #[inline]
    pub fn take_exception(&mut self) -> Option<Value> {
        self.thread.pending.take()
    }

    pub fn clear_exception(&mut self) {
        self.thread.pending = None;
    }

    /// Whether the pending exception is of that builtin type or a subclass.
    pub fn pending_is(&self, name: &str) -> bool {
        let class = self.exception_type(name);
        self.thread.pending.is_some_and(|e| self.class_of(e).is_subtype(class))
    }

    /// An iterator ends by raising StopIteration, if that is what is pending: tools will be told where it is used.
    #[inline]
    pub fn note_end(&mut self, iterator: Value) {
        if self.instrumentation != 0 || !self.monitoring.local.is_empty() {
            self.note_seen_end(iterator);
        }
    }

    #[cold]
    fn note_seen_end(&mut self, iterator: Value) {
        if self.pending_is("StopIteration") {
            self.thread.ended = self.thread.pending.map(|exception| (iterator, exception));
        }
    }

    /// Turns an exception of the given type into `None`; any other stays an error.
    pub fn catching<T>(&mut self, result: PyResult<T>, name: &str) -> PyResult<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(_) if self.pending_is(name) => {
                self.clear_exception();
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }

    /// Reads a member word (a `__slots__` entry or a builtin member) of an instance.
    pub fn member(&self, object: Value, index: usize) -> Option<Value> {
        self.region(object).get(index).and_then(|slot| slot.get())
    }

    /// Writes a member word.
    pub fn set_member(&mut self, object: Value, index: usize, value: Option<Value>) {
        if let Some(slot) = self.region(object).get(index) {
            slot.set(value);
            self.wrote_region(object);
        }
    }

    /// Reports the pending exception where it cannot be raised (`sys.unraisablehook`); the message names the
    /// object unless that is None. CPython: `PyErr_FormatUnraisable`.
    pub fn report_unraisable(&mut self, message: &str, object: Value) {
        let Some(exception) = self.thread.pending.take() else { return };
        let hook = self.names.unraisablehook;
        let Some(hook) = self.sys_dict.get_str(hook) else { return };
        let class = self.class_of(exception).value();
        if let Some(cell) = self.payload::<Exception>(exception)
            && cell.traceback.get().is_none()
            && let Some(index) = self.thread.frames.len().checked_sub(1)
        {
            // What never left a frame is said to come from where the thread stands.
            let make = self.hooks.frame_object;
            let object = make(self, index);
            let frame = &self.thread.frames[index];
            let (code, lasti) = (frame.code, (self.hooks.last_instruction)(self, frame));
            let payload = Traceback {
                next: Slot::new(None),
                frame: Slot::new(object),
                code,
                lasti,
                lineno: Cell::new(None),
            };
            let traceback = self.heap.alloc(crate::core_types::shape::TRACEBACK, payload);
            cell.traceback.set(cell, Some(traceback.value()));
        }
        let traceback =
            self.payload::<Exception>(exception).and_then(|e| e.traceback.get()).unwrap_or(Value::NONE);
        let text = if object.is_none() {
            self.str(message).value()
        } else {
            match self.repr(object) {
                Ok(shown) => self.str(&format!("{message} {}", shown.to_lossy())).value(),
                Err(_) => {
                    self.clear_exception();
                    Value::NONE
                }
            }
        };
        let Some(&args_type) = self.exceptions.get("UnraisableHookArgs") else { return };
        let args = self.tuple(&[class, exception, traceback, text, Value::NONE]);
        let Ok(args) = self.tuple_subclass_instance(args_type.shape.get(), args.items()) else { return };
        // An audit hook that raises keeps the report from being made.
        let told = self.audit("sys.unraisablehook", &[&hook, &args.value()]);
        if told.is_err() || self.call(hook, &[args.value()]).is_err() {
            self.clear_exception();
        }
    }

    /// Raises OSError (the subclass that fits) for an error number.
    pub fn os_error(&mut self, errno: i32, filename: Option<Value>) -> Raised {
        self.os_error2(errno, filename, None)
    }

    /// As `os_error`, with two file names.
    pub fn os_error2(&mut self, errno: i32, filename: Option<Value>, second: Option<Value>) -> Raised {
        let class = self.exception_type("OSError");
        let text = self.str(&kaa_host::error_text(errno));
        let mut args = vec![Value::int32(errno), text.value()];
        if let Some(name) = filename {
            args.push(name);
            if let Some(second) = second {
                args.extend([Value::NONE, second]);
            }
        }
        let args = self.tuple(&args);
        match self.call(class.value(), args.items()) {
            Ok(exception) => self.raise(exception),
            Err(raised) => raised,
        }
    }

    /// As `os_error`, for an error of the host.
    pub fn io_error(&mut self, error: &std::io::Error, filename: Option<Value>) -> Raised {
        match error.raw_os_error() {
            Some(errno) => self.os_error(errno, filename),
            None => self.raise_named("OSError", &error.to_string()),
        }
    }
}
