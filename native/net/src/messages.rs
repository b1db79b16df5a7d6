//! `sendmsg`, `recvmsg`, `recvmsg_into`: data in several buffers, with control messages.

use crate::address;
use crate::socket::{Socket, operate, this_socket};
use crate::{count, int, sys};
use kaa_host::net::{self, Control, Message};
use kaa_object::list::ListRef;
use kaa_object::{Args, Gc, PyResult, Value, Vm, raw_methods};
use kaa_types::buffer::{self, Target};

fn control_value(vm: &mut Vm, control: Control) -> PyResult {
    let list = vm.new_list();
    for (level, kind, data) in control {
        let data = vm.new_bytes(&data)?.value();
        let item = vm.tuple(&[Value::int32(level), Value::int32(kind), data]);
        list.push(vm, item.value())?;
    }
    Ok(list.value())
}

fn sendmsg(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let socket = this_socket(vm, args.values[0]);
    let held = vm.tuple(args.positional());
    let given = &held.items()[1..];
    count(vm, "sendmsg", given.len(), 1, 4)?;
    let class = vm.class_of(given[0]);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        return Err(vm.type_error("sendmsg() argument 1 must be an iterable"));
    }
    let buffers = vm.collect_list(given[0])?;
    let mut parts = Vec::with_capacity(buffers.len());
    for i in 0..buffers.len() {
        let Some(item) = buffers.get(i) else { break };
        parts.push(buffer::bytes_of(vm, item)?);
    }
    let mut control: Control = Vec::new();
    if let Some(&items) = given.get(1).filter(|v| !v.is_none()) {
        let class = vm.class_of(items);
        if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
            return Err(vm.type_error("sendmsg() argument 2 must be an iterable"));
        }
        let items = vm.collect_list(items)?;
        for i in 0..items.len() {
            let Some(item) = items.get(i) else { break };
            let Some(tuple) = vm.as_tuple(item) else {
                let class = vm.type_name_of(item);
                return Err(vm.type_error(format!(
                    "[sendmsg() ancillary data items]() argument must be 3-item tuple, not {class}"
                )));
            };
            let [level, kind, data] = *tuple.items() else {
                let n = tuple.len();
                return Err(vm.type_error(format!(
                    "[sendmsg() ancillary data items]() argument must be sequence of length 3, not {n}"
                )));
            };
            let (level, kind) = (int(vm, level)?, int(vm, kind)?);
            let data = buffer::bytes_of(vm, data)?;
            if net::control_space(data.len()).is_none() {
                return Err(vm.raise_named("OSError", "ancillary data item too large"));
            }
            control.push((level, kind, data));
        }
    }
    let flags = match given.get(2) {
        Some(&flags) => int(vm, flags)?,
        None => 0,
    };
    let to = match given.get(3).filter(|v| !v.is_none()) {
        Some(&value) => Some(address::of_value(vm, "sendmsg", socket.family.get(), value)?),
        None => None,
    };
    vm.audit("socket.sendmsg", &[&args.values[0], &given.get(3).copied()])?;
    let sent = operate(vm, socket, true, |fd| net::send_message(fd, &parts, &control, flags, to.as_ref()))?;
    Ok(vm.int_from_usize(sent))
}

fn received(vm: &mut Vm, first: Value, message: Message) -> PyResult {
    let control = control_value(vm, message.control)?;
    let from = address::to_value(vm, &message.from)?;
    Ok(vm.tuple(&[first, control, Value::int32(message.flags), from]).value())
}

/// The size of the control buffer and the flags, from arguments 2 and 3.
fn sizes(vm: &mut Vm, function: &str, given: &[Value]) -> PyResult<(usize, i32)> {
    let space = match given.get(1) {
        Some(&value) => vm.to_isize(value)?,
        None => 0,
    };
    let flags = match given.get(2) {
        Some(&value) => int(vm, value)?,
        None => 0,
    };
    if space < 0 || space > i32::MAX as isize {
        return Err(vm.value_error(format!("invalid ancillary data buffer length in {function}()")));
    }
    Ok((space as usize, flags))
}

fn receive(
    vm: &mut Vm,
    socket: Gc<Socket>,
    parts: &mut [Vec<u8>],
    space: usize,
    flags: i32,
) -> PyResult<Message> {
    operate(vm, socket, false, |fd| net::receive_message(fd, parts, space, flags))
}

fn recvmsg(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let socket = this_socket(vm, args.values[0]);
    let held = vm.tuple(args.positional());
    let given = &held.items()[1..];
    count(vm, "recvmsg", given.len(), 1, 3)?;
    let size = vm.to_isize(given[0])?;
    let (space, flags) = sizes(vm, "recvmsg", given)?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error("negative buffer size in recvmsg()"));
    };
    if vm.heap.would_exceed(size) {
        return Err(vm.memory_error());
    }
    let mut parts = [vec![0; size]];
    let message = receive(vm, socket, &mut parts, space, flags)?;
    let data = vm.new_bytes(&parts[0][..message.count.min(size)])?.value();
    received(vm, data, message)
}

fn recvmsg_into(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let socket = this_socket(vm, args.values[0]);
    let held = vm.tuple(args.positional());
    let given = &held.items()[1..];
    count(vm, "recvmsg_into", given.len(), 1, 3)?;
    let (space, flags) = sizes(vm, "recvmsg_into", given)?;
    let class = vm.class_of(given[0]);
    if class.slots.iter.get().is_none() && class.slots.getitem.get().is_none() {
        return Err(vm.type_error("recvmsg_into() argument 1 must be an iterable"));
    }
    let buffers = vm.collect_list(given[0])?;
    let mut sizes = Vec::with_capacity(buffers.len());
    for i in 0..buffers.len() {
        let Some(item) = buffers.get(i) else { break };
        let target = Target::for_function(vm, item, "recvmsg_into() argument 1")?;
        sizes.push(target.len());
        target.release(vm);
    }
    let mut parts: Vec<Vec<u8>> = sizes.iter().map(|&n| vec![0; n]).collect();
    let message = receive(vm, socket, &mut parts, space, flags)?;
    let mut left = message.count;
    for (i, part) in parts.iter().enumerate() {
        let n = left.min(part.len());
        left -= n;
        if let Some(item) = buffers.get(i) {
            let target = Target::for_function(vm, item, "recvmsg_into() argument 1")?;
            target.put(vm, 0, &part[..n]);
            target.release(vm);
        }
    }
    let count = vm.int_from_usize(message.count);
    received(vm, count, message)
}

raw_methods! { METHODS: Instance =>
    /// sendmsg(buffers[, ancdata[, flags[, address]]]) -> count
    ///
    /// Send normal and ancillary data to the socket, gathering the
    /// non-ancillary data from a series of buffers.
    "sendmsg" => sendmsg, Any;
    /// recvmsg(bufsize[, ancbufsize[, flags]]) -> (data, ancdata, msg_flags, address)
    ///
    /// Receive normal data (up to bufsize bytes) and ancillary data from the
    /// socket.
    "recvmsg" => recvmsg, Any;
    /// recvmsg_into(buffers[, ancbufsize[, flags]]) -> (nbytes, ancdata, msg_flags, address)
    ///
    /// Receive normal data and ancillary data from the socket, scattering the
    /// non-ancillary data into a series of buffers.
    "recvmsg_into" => recvmsg_into, Any;
}

fn length(vm: &mut Vm, name: &str, args: Args<'_>, f: fn(usize) -> Option<usize>) -> PyResult {
    count(vm, name, args.values.len(), 1, 1)?;
    let n = vm.to_isize(args.values[0])?;
    match usize::try_from(n).ok().and_then(f) {
        Some(n) => Ok(vm.int_from_usize(n)),
        None => Err(vm.overflow_error(format!("{name}() argument out of range"))),
    }
}

raw_methods! { LENGTHS: Module =>
    /// CMSG_LEN(length) -> control message length
    ///
    /// Return the total length, without trailing padding, of an ancillary
    /// data item with associated data of the given length.
    "CMSG_LEN" => |vm, args| length(vm, "CMSG_LEN", args, net::control_len), Raises;
    /// CMSG_SPACE(length) -> buffer size
    ///
    /// Return the buffer size needed for recvmsg() to receive an ancillary
    /// data item with associated data of the given length, along with any
    /// trailing padding.
    "CMSG_SPACE" => |vm, args| length(vm, "CMSG_SPACE", args, net::control_space), Raises;
    /// close(integer) -> None
    ///
    /// Close an integer socket file descriptor.  This is like os.close(), but for
    /// sockets; on some platforms os.close() won't work for socket file descriptors.
    "close($self, object, /)" => |vm, args| {
        count(vm, "close", args.values.len(), 1, 1)?;
        let fd = int(vm, args.values[0])?;
        let result = vm.without_lock(|| kaa_host::fd::close(fd));
        sys(vm, result).map(|()| Value::NONE)
    }, Any;
    /// dup(integer) -> integer
    ///
    /// Duplicate an integer socket file descriptor.  This is like os.dup(), but for
    /// sockets; on some platforms os.dup() won't work for socket file descriptors.
    "dup($self, object, /)" => |vm, args| {
        count(vm, "dup", args.values.len(), 1, 1)?;
        let fd = int(vm, args.values[0])?;
        sys(vm, kaa_host::fd::dup(fd)).map(Value::int32)
    }, Any;
}
