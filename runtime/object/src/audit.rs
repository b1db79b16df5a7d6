//! Audit hooks (PEP 578). CPython: `Python/sysmodule.c` (`sys_audit_tstate`).

use crate::list::{List, ListRef};
use crate::{Gc, PyResult, Value, Vm};

/// What can be told to audit hooks: made into a value only where there are any.
pub trait AuditArg {
    fn value(&self, vm: &mut Vm) -> PyResult;
}

impl AuditArg for Value {
    fn value(&self, _: &mut Vm) -> PyResult {
        Ok(*self)
    }
}

impl AuditArg for Option<Value> {
    fn value(&self, _: &mut Vm) -> PyResult {
        Ok(self.unwrap_or(Value::NONE))
    }
}

impl AuditArg for Option<i64> {
    fn value(&self, vm: &mut Vm) -> PyResult {
        Ok(self.map_or(Value::NONE, |n| vm.int(n)))
    }
}

impl AuditArg for str {
    fn value(&self, vm: &mut Vm) -> PyResult {
        vm.try_str(self).map(Gc::value)
    }
}

impl AuditArg for &str {
    fn value(&self, vm: &mut Vm) -> PyResult {
        vm.try_str(self).map(Gc::value)
    }
}

impl AuditArg for [u8] {
    fn value(&self, vm: &mut Vm) -> PyResult {
        vm.new_bytes(self).map(Gc::value)
    }
}

impl AuditArg for &[u8] {
    fn value(&self, vm: &mut Vm) -> PyResult {
        vm.new_bytes(self).map(Gc::value)
    }
}

macro_rules! numbers {
    ($($t:ty)*) => {$(
        impl AuditArg for $t {
            fn value(&self, vm: &mut Vm) -> PyResult {
                Ok(vm.int(i64::from(*self)))
            }
        }
    )*};
}
numbers!(i32 u32 i64 bool);

impl Vm {
    /// Tells the audit hooks of an event, with `args`. What a hook raises is the caller's to pass on.
    #[inline(always)]
    pub fn audit(&mut self, event: &str, args: &[&dyn AuditArg]) -> PyResult<()> {
        match self.audit_hooks {
            None => Ok(()),
            Some(hooks) => self.tell_hooks(hooks, event, args),
        }
    }

    #[cold]
    #[inline(never)]
    fn tell_hooks(&mut self, hooks: Gc<List>, event: &str, args: &[&dyn AuditArg]) -> PyResult<()> {
        // An event may come while an exception is pending, which it leaves as it is.
        let pending = self.thread.pending.take();
        // Values live in a list while others are made.
        let list = self.new_list();
        for arg in args {
            let value = arg.value(self)?;
            list.push(self, value)?;
        }
        let event = self.intern_str(event);
        let args = self.try_tuple(list.items())?;
        self.call_audit_hooks(hooks, event.value(), args.value())?;
        self.thread.pending = pending;
        Ok(())
    }

    /// Calls the hooks one after the other, untraced but for those with a true `__cantrace__`.
    pub fn call_audit_hooks(&mut self, hooks: Gc<List>, event: Value, args: Value) -> PyResult<()> {
        let mut at = 0;
        while let Some(hook) = hooks.get(at) {
            at += 1;
            let name = self.intern_str("__cantrace__");
            let traced = match self.getattr_opt(hook, name)? {
                Some(value) => self.is_true(value)?,
                None => false,
            };
            self.thread.tracing += !traced as u32;
            let result = self.call(hook, &[event, args]);
            self.thread.tracing -= !traced as u32;
            result?;
        }
        Ok(())
    }

    /// `sys.addaudithook`
    pub fn add_audit_hook(&mut self, hook: Value) -> PyResult<()> {
        if let Err(raised) = self.audit("sys.addaudithook", &[]) {
            let class = self.exception_type("Exception");
            let quiet = self.thread.pending.is_some_and(|e| self.is_instance(e, class));
            if !quiet {
                return Err(raised);
            }
            // A hook may keep others out without a word.
            self.clear_exception();
            return Ok(());
        }
        let list = match self.audit_hooks {
            Some(list) => list,
            None => {
                let list = self.new_list();
                self.add_root(list.value());
                self.audit_hooks = Some(list);
                list
            }
        };
        list.push(self, hook)
    }
}
