//! `termios`: control of terminals. CPython: `Modules/termios.c`.

use crate::args::{FileNo, retry};
use kaa_gc::NoTrace;
use kaa_host::terminal::{self, Attributes, SPECIALS, VMIN, VTIME};
use kaa_host::{Errno, SysResult, generated_termios};
use kaa_object::declare::ModuleDef;
use kaa_object::list::ListRef;
use kaa_object::payloads::{Bytes, Module};
use kaa_object::{Gc, PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "termios",
    doc: Some(
        "This module provides an interface to the Posix calls for tty I/O control.\nFor a complete description of these calls, see the Posix or Unix manual\npages. It is only available for those Unix versions that support Posix\ntermios style tty I/O control.\n\nAll functions in this module take a file descriptor fd as their first\nargument. This can be an integer file descriptor, such as returned by\nsys.stdin.fileno(), or a file object, such as sys.stdin itself.",
    ),
    functions: &[FUNCTIONS],
    init,
};

#[derive(Default)]
struct State {
    error: NoTrace<Option<Value>>,
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, value) in generated_termios::NAMES {
        let value = vm.int(value);
        vm.module_set(module, name, value)?;
    }
    for &(name, value) in terminal::SPEEDS {
        let value = vm.int(i64::from(value));
        vm.module_set(module, name, value)?;
    }
    let base = vm.exception_type("Exception").value();
    let bases = vm.tuple(&[base]).value();
    let dict = vm.new_dict();
    let home = vm.str("termios").value();
    let key = vm.names.__module__;
    vm.dict_set_str(dict, key, home)?;
    let name = vm.str("error").value();
    let metaclass = vm.types.r#type.value();
    let error = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(error);
    vm.state::<State>().error = NoTrace(Some(error));
    vm.module_set(module, "error", error)
}

fn sys<T>(vm: &mut Vm, result: SysResult<T>) -> PyResult<T> {
    result.map_err(|Errno(n)| {
        let Some(class) = vm.state::<State>().error.0 else { return vm.os_error(n, None) };
        let text = vm.str(&kaa_host::error_text(n)).value();
        match vm.call(class, &[Value::int32(n), text]) {
            Ok(exception) => vm.raise(exception),
            Err(raised) => raised,
        }
    })
}

fn getattr(vm: &mut Vm, fd: FileNo) -> PyResult {
    let found = sys(vm, terminal::attributes(fd.0))?;
    let specials = vm.new_list();
    let raw = found.flags[3] & terminal::ICANON == 0;
    for (i, &byte) in found.specials.iter().enumerate() {
        let value = if raw && (i == VMIN || i == VTIME) {
            Value::int32(i32::from(byte))
        } else {
            vm.new_bytes(&[byte])?.value()
        };
        specials.push(vm, value)?;
    }
    let list = vm.new_list();
    for number in found.flags.into_iter().chain(found.speeds) {
        let number = vm.int(i64::from(number));
        list.push(vm, number)?;
    }
    list.push(vm, specials.value())?;
    Ok(list.value())
}

fn setattr(vm: &mut Vm, fd: FileNo, when: i32, attributes: Value) -> PyResult<()> {
    let Some(list) = vm.as_list(attributes).filter(|l| l.len() == 7) else {
        return Err(vm.type_error("tcsetattr, arg 3: must be 7 element list"));
    };
    let mut numbers = [0u32; 6];
    for (i, to) in numbers.iter_mut().enumerate() {
        let Some(value) = list.get(i) else { break };
        *to = vm.to_i64(value, "Python int too large to convert to C unsigned long")? as u32;
    }
    let specials = list.get(6).and_then(|v| vm.as_list(v)).filter(|l| l.len() == SPECIALS);
    let Some(specials) = specials else {
        return Err(vm.type_error(format!("tcsetattr: attributes[6] must be {SPECIALS} element list")));
    };
    let mut bytes = [0u8; SPECIALS];
    for (i, to) in bytes.iter_mut().enumerate() {
        let Some(value) = specials.get(i) else { break };
        let byte = vm.payload::<Bytes>(value).filter(|b| b.as_slice().len() == 1).map(|b| b.as_slice()[0]);
        *to = match byte {
            Some(byte) => byte,
            None if vm.is_int(value) => vm.to_i64(value, "int too big to convert")? as u8,
            None => {
                return Err(vm.type_error(
                    "tcsetattr: elements of attributes must be bytes objects of length 1 or integers",
                ));
            }
        };
    }
    let [i, o, c, l, ispeed, ospeed] = numbers;
    let new = Attributes { flags: [i, o, c, l], speeds: [ispeed, ospeed], specials: bytes };
    let result = vm.without_lock(|| terminal::set_attributes(fd.0, when, &new));
    sys(vm, result)
}

methods! { FUNCTIONS: Module =>
    /// Get the tty attributes for file descriptor fd.
    ///
    /// Returns a list [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]
    /// where cc is a list of the tty special characters (each a string of
    /// length 1, except the items with indices VMIN and VTIME, which are
    /// integers when these fields are defined).  The interpretation of the
    /// flags and the speeds as well as the indexing in the cc array must be
    /// done using the symbolic constants defined in this module.
    "tcgetattr($module, fd, /)" => getattr, Any;
    /// Set the tty attributes for file descriptor fd.
    ///
    /// The attributes to be set are taken from the attributes argument, which
    /// is a list like the one returned by tcgetattr(). The when argument
    /// determines when the attributes are changed: termios.TCSANOW to
    /// change immediately, termios.TCSADRAIN to change after transmitting all
    /// queued output, or termios.TCSAFLUSH to change after transmitting all
    /// queued output and discarding all queued input.
    "tcsetattr($module, fd, when, attributes, /)" => setattr, Any;
    /// Send a break on file descriptor fd.
    ///
    /// A zero duration sends a break for 0.25-0.5 seconds; a nonzero duration
    /// has a system dependent meaning.
    "tcsendbreak($module, fd, duration, /)" => |vm: &mut Vm, fd: FileNo, duration: i32| -> PyResult<()> {
        let result = vm.without_lock(|| terminal::send_break(fd.0, duration));
        sys(vm, result)
    }, Any;
    /// Wait until all output written to file descriptor fd has been transmitted.
    "tcdrain($module, fd, /)" => |vm: &mut Vm, fd: FileNo| -> PyResult<()> {
        let result = retry(vm, || terminal::drain(fd.0))?;
        sys(vm, result)
    }, Any;
    /// Discard queued data on file descriptor fd.
    ///
    /// The queue selector specifies which queue: termios.TCIFLUSH for the input
    /// queue, termios.TCOFLUSH for the output queue, or termios.TCIOFLUSH for
    /// both queues.
    "tcflush($module, fd, queue, /)" => |vm: &mut Vm, fd: FileNo, queue: i32| sys(vm, terminal::discard(fd.0, queue)), Any;
    /// Suspend or resume input or output on file descriptor fd.
    ///
    /// The action argument can be termios.TCOOFF to suspend output,
    /// termios.TCOON to restart output, termios.TCIOFF to suspend input,
    /// or termios.TCION to restart input.
    "tcflow($module, fd, action, /)" => |vm: &mut Vm, fd: FileNo, action: i32| sys(vm, terminal::flow(fd.0, action)), Any;
    /// Get the tty winsize for file descriptor fd.
    ///
    /// Returns a tuple (ws_row, ws_col).
    "tcgetwinsize($module, fd, /)" => |vm: &mut Vm, fd: FileNo| -> PyResult {
        let (rows, columns) = sys(vm, terminal::size(fd.0))?;
        Ok(vm.tuple(&[Value::int32(i32::from(rows)), Value::int32(i32::from(columns))]).value())
    }, Any;
    /// Set the tty winsize for file descriptor fd.
    ///
    /// The winsize to be set is taken from the winsize argument, which
    /// is a two-item tuple (ws_row, ws_col) like the one returned by
    /// tcgetwinsize().
    "tcsetwinsize($module, fd, winsize, /)" => |vm: &mut Vm, fd: FileNo, size: Value| -> PyResult<()> {
        let wrong = "tcsetwinsize, arg 2: must be a two-item sequence";
        if vm.class_of(size).slots.getitem.get().is_none() {
            return Err(vm.type_error(wrong));
        }
        let list = vm.collect_list(size)?;
        let (Some(rows), Some(columns), 2) = (list.get(0), list.get(1), list.len()) else {
            return Err(vm.type_error(wrong));
        };
        let rows = vm.to_i64(rows, "winsize value(s) out of range.")?;
        let columns = vm.to_i64(columns, "winsize value(s) out of range.")?;
        match (u16::try_from(rows), u16::try_from(columns)) {
            (Ok(rows), Ok(columns)) => sys(vm, terminal::set_size(fd.0, rows, columns)),
            _ => Err(vm.overflow_error("winsize value(s) out of range.")),
        }
    }, Any;
}
