//! `OSError`: the subclass chosen by the error number, two file names. CPython: `oserror_new`.

use super::{base_init, base_new};
use kaa_object::declare::GetSetDef;
use kaa_object::exception::Exception;
use kaa_object::function::NativeDef;
use kaa_object::slots::TypeSlots;
use kaa_object::typeobject::Type;
use kaa_object::{Args, Gc, PyResult, StrBuilder, Value, Vm, methods};

const ERRNO: usize = 0;
const STRERROR: usize = 1;
const FILENAME: usize = 2;
const FILENAME2: usize = 3;
const WRITTEN: usize = 4;

pub fn slots(s: &TypeSlots) {
    s.new.set(Some(new));
    s.init.set(Some(init));
    s.str.set(Some(str));
}

pub static METHODS: &[NativeDef] = OS_METHODS;

methods! { OS_METHODS: Instance =>
    "__reduce__($self, /)" => reduce, Any;
}

pub static GETSET: &[GetSetDef] = &[GetSetDef {
    name: "characters_written",
    doc: "",
    get: |vm, this| match vm.member(this, WRITTEN) {
        Some(n) => Ok(n),
        None => {
            let name = vm.intern_str("characters_written");
            Err(vm.attribute_error(this, name, "characters_written"))
        }
    },
    set: Some(|vm, this, value| {
        if value.is_none() && vm.member(this, WRITTEN).is_none() {
            let name = vm.intern_str("characters_written");
            return Err(vm.attribute_error(this, name, "characters_written"));
        }
        let value = match value {
            Some(v) => {
                let n = vm.to_isize(v)?;
                Some(vm.int(n as i64))
            }
            None => None,
        };
        vm.set_member(this, WRITTEN, value);
        Ok(())
    }),
}];

/// The subclass of OSError for an error number.
fn subclass_for(errno: i64) -> Option<&'static str> {
    Some(match i32::try_from(errno).ok()? {
        libc_errno::EAGAIN | libc_errno::EALREADY | libc_errno::EINPROGRESS => "BlockingIOError",
        libc_errno::EPIPE | libc_errno::ESHUTDOWN => "BrokenPipeError",
        libc_errno::ECHILD => "ChildProcessError",
        libc_errno::ECONNABORTED => "ConnectionAbortedError",
        libc_errno::ECONNREFUSED => "ConnectionRefusedError",
        libc_errno::ECONNRESET => "ConnectionResetError",
        libc_errno::EEXIST => "FileExistsError",
        libc_errno::ENOENT => "FileNotFoundError",
        libc_errno::EISDIR => "IsADirectoryError",
        libc_errno::ENOTDIR => "NotADirectoryError",
        libc_errno::EINTR => "InterruptedError",
        libc_errno::EACCES | libc_errno::EPERM => "PermissionError",
        libc_errno::ESRCH => "ProcessLookupError",
        libc_errno::ETIMEDOUT => "TimeoutError",
        _ => return None,
    })
}

use kaa_object::errno as libc_errno;

/// Whether a class leaves it to `__init__` to take the arguments: it has its own, and no `__new__`.
/// CPython: `oserror_use_init`.
fn uses_init(class: Gc<Type>) -> bool {
    let own_init = class.slots.init.get().is_some_and(|f| f as usize != init as *const () as usize);
    own_init && class.slots.new.get().is_some_and(|f| f as usize == new as *const () as usize)
}

fn refuse_keywords(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        let name = class.name_lossy();
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

fn new(vm: &mut Vm, class: Gc<Type>, args: Args<'_>) -> PyResult {
    let mut class = class;
    if uses_init(class) {
        return base_new(vm, class, Args::positional_only(&[]));
    }
    refuse_keywords(vm, class, args)?;
    let number = |v: Value| v.as_int().or(v.is_bool().then_some((v == Value::TRUE) as i64));
    if class == vm.exception_type("OSError")
        && (2..=5).contains(&args.positional().len())
        && let Some(errno) = number(args.positional()[0])
        && let Some(name) = subclass_for(errno)
    {
        class = vm.exception_type(name);
    }
    let this = base_new(vm, class, args)?;
    fill(vm, this, args)?;
    Ok(this)
}

fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let class = vm.class_of(this);
    if !uses_init(class) {
        return Ok(());
    }
    refuse_keywords(vm, class, args)?;
    fill(vm, this, args)
}

fn fill(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let positional = args.positional();
    if !(2..=5).contains(&positional.len()) {
        return base_init(vm, this, Args::positional_only(positional));
    }
    vm.set_member(this, ERRNO, Some(positional[0]));
    vm.set_member(this, STRERROR, Some(positional[1]));
    let mut kept = positional;
    let filename = positional.get(2).copied().filter(|f| !f.is_none());
    if let Some(filename) = filename {
        let blocking = super::is_a(vm, this, "BlockingIOError");
        let slots = &vm.class_of(filename).slots;
        let is_number =
            slots.index.get().is_some() || slots.int.get().is_some() || slots.float.get().is_some();
        if blocking && is_number {
            let index = vm.index(filename)?;
            let Some(n) = index.as_int() else {
                return Err(vm.value_error("cannot fit 'int' into an index-sized integer"));
            };
            vm.set_member(this, WRITTEN, Some(Value::int_unchecked(n)));
        } else {
            vm.set_member(this, FILENAME, Some(filename));
            if let Some(second) = positional.get(4).copied().filter(|f| !f.is_none()) {
                vm.set_member(this, FILENAME2, Some(second));
            }
            kept = &positional[..2];
        }
    }
    base_init(vm, this, Args::positional_only(kept))
}

fn str(vm: &mut Vm, this: Value) -> PyResult {
    let errno = vm.member(this, ERRNO);
    let strerror = vm.member(this, STRERROR);
    if let Some(filename) = vm.member(this, FILENAME) {
        let mut out = StrBuilder::new();
        out.push_str("[Errno ");
        let text = vm.to_str(errno.unwrap_or(Value::NONE))?;
        out.push_pystr(&text);
        out.push_str("] ");
        let text = vm.to_str(strerror.unwrap_or(Value::NONE))?;
        out.push_pystr(&text);
        out.push_str(": ");
        let text = vm.repr(filename)?;
        out.push_pystr(&text);
        if let Some(second) = vm.member(this, FILENAME2) {
            out.push_str(" -> ");
            let text = vm.repr(second)?;
            out.push_pystr(&text);
        }
        return out.finish(vm).map(Gc::value);
    }
    if let (Some(errno), Some(strerror)) = (errno, strerror) {
        let (errno, strerror) = (vm.to_str(errno)?, vm.to_str(strerror)?);
        let mut out = StrBuilder::new();
        out.push_str("[Errno ");
        out.push_pystr(&errno);
        out.push_str("] ");
        out.push_pystr(&strerror);
        return out.finish(vm).map(Gc::value);
    }
    super::base_str(vm, this)
}

fn reduce(vm: &mut Vm, this: Gc<Exception>) -> PyResult {
    let class = vm.class_of(this.value()).value();
    let mut args = this.args.get();
    if let (2, Some(filename)) = (args.len(), vm.member(this.value(), FILENAME)) {
        let mut items = [args.items()[0], args.items()[1], filename, Value::NONE, Value::NONE];
        let count = match vm.member(this.value(), FILENAME2) {
            Some(second) => {
                items[4] = second;
                5
            }
            None => 3,
        };
        args = vm.tuple(&items[..count]);
    }
    let dict = vm.region_dict(this.value()).filter(|d| !d.is_empty());
    Ok(match dict {
        Some(dict) => vm.tuple(&[class, args.value(), dict.value()]),
        None => vm.tuple(&[class, args.value()]),
    }
    .value())
}
