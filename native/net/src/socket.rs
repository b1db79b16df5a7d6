//! `_socket` and its class `socket`. CPython: `Modules/socketmodule.c`.

use crate::address::{self, of_value};
use crate::{count, int, messages, names, sys};
use kaa_host::net;
use kaa_host::{Errno, SysResult, clock, errno, fd, generated_socket};
use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};
use kaa_types::buffer::{self, Target};
use kaa_types::timeout::{Round, nanoseconds};
use std::cell::Cell;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_socket",
    doc: Some("Implementation module for socket operations.\n\nSee the socket module for documentation."),
    functions: &[FUNCTIONS, names::RAW, names::FUNCTIONS, messages::LENGTHS, PAIR],
    init,
};

/// What the module keeps per isolate; the classes are roots.
#[derive(Default)]
pub struct State {
    pub gaierror: Option<Value>,
    pub herror: Option<Value>,
    /// The time-out of new sockets in nanoseconds; `None` for none.
    default_timeout: Option<i128>,
}

/// `_socket.socket`
pub struct Socket {
    pub fd: kaa_gc::NoTrace<Descriptor>,
    pub family: Cell<i32>,
    kind: Cell<i32>,
    proto: Cell<i32>,
    /// In nanoseconds; negative for none.
    timeout: kaa_gc::NoTrace<Cell<i128>>,
}
kaa_gc::trace_fields!(Socket { fd, family, kind, proto, timeout });

/// A descriptor that is closed when its socket is freed.
pub struct Descriptor(Cell<i32>);

impl Drop for Descriptor {
    fn drop(&mut self) {
        if self.0.get() >= 0 {
            let _ = fd::close(self.0.get());
        }
    }
}

impl Socket {
    fn fd(&self) -> i32 {
        self.fd.0.0.get()
    }
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for &(name, value) in generated_socket::NAMES {
        let value = vm.int(value);
        vm.module_set(module, name, value)?;
    }
    for (name, text) in [("BDADDR_ANY", "00:00:00:00:00:00"), ("BDADDR_LOCAL", "00:00:00:FF:FF:FF")] {
        let text = vm.str(text).value();
        vm.module_set(module, name, text)?;
    }
    vm.module_set(module, "has_ipv6", Value::TRUE)?;
    let error = vm.exception_type("OSError").value();
    vm.module_set(module, "error", error)?;
    let timeout = vm.exception_type("TimeoutError").value();
    vm.module_set(module, "timeout", timeout)?;
    let made = ["herror", "gaierror"].map(|name| exception(vm, name));
    let [herror, gaierror] = made;
    let (herror, gaierror) = (herror?, gaierror?);
    vm.module_set(module, "herror", herror)?;
    vm.module_set(module, "gaierror", gaierror)?;
    let state = vm.state::<State>();
    state.herror = Some(herror);
    state.gaierror = Some(gaierror);
    let object = vm.types.object;
    let socket = vm.define_type::<Socket>(object, &SOCKET);
    vm.module_set(module, "socket", socket.value())?;
    vm.module_set(module, "SocketType", socket.value())
}

fn exception(vm: &mut Vm, name: &str) -> PyResult {
    let base = vm.exception_type("OSError").value();
    let bases = vm.tuple(&[base]).value();
    let dict = vm.new_dict();
    let home = vm.str("socket").value();
    let key = vm.names.__module__;
    vm.dict_set_str(dict, key, home)?;
    let name = vm.str(name).value();
    let metaclass = vm.types.r#type.value();
    let class = vm.call(metaclass, &[name, bases, dict.value()])?;
    vm.add_root(class);
    Ok(class)
}

pub fn this_socket(vm: &Vm, this: Value) -> Gc<Socket> {
    vm.this::<Socket>(this)
}

/// Runs an operation on a socket's descriptor, with its time-out. `write`: what it waits for.
pub fn operate<T>(
    vm: &mut Vm,
    socket: Gc<Socket>,
    write: bool,
    mut call: impl FnMut(i32) -> SysResult<T>,
) -> PyResult<T> {
    let timeout = socket.timeout.get();
    let deadline = (timeout > 0).then(|| now() + timeout);
    operate_until(vm, socket, write, deadline, &mut call)
}

fn now() -> i128 {
    clock::now(clock::CLOCK_MONOTONIC).unwrap_or(0)
}

fn timed_out(vm: &mut Vm) -> kaa_object::Raised {
    vm.raise_named("TimeoutError", "timed out")
}

/// Waits until the socket is ready or the deadline has passed, which raises.
fn await_ready(vm: &mut Vm, socket: Gc<Socket>, write: bool, deadline: i128) -> PyResult<()> {
    if socket.fd() < 0 {
        // A closed socket is not waited for: using it says what is wrong.
        return Ok(());
    }
    loop {
        let left = deadline - now();
        if left < 0 {
            return Err(timed_out(vm));
        }
        let fd = socket.fd();
        match vm.without_lock(|| net::wait_ready(fd, write, left)) {
            Ok(true) => return Ok(()),
            Ok(false) => return Err(timed_out(vm)),
            Err(Errno(errno::EINTR)) => vm.safepoint()?,
            Err(error) => return sys(vm, Err(error)),
        }
    }
}

fn operate_until<T>(
    vm: &mut Vm,
    socket: Gc<Socket>,
    write: bool,
    deadline: Option<i128>,
    call: &mut dyn FnMut(i32) -> SysResult<T>,
) -> PyResult<T> {
    loop {
        if let Some(deadline) = deadline {
            await_ready(vm, socket, write, deadline)?;
        }
        let fd = socket.fd();
        match vm.without_lock(|| call(fd)) {
            Ok(value) => return Ok(value),
            Err(Errno(errno::EINTR)) => vm.safepoint()?,
            // Somebody else was quicker.
            Err(Errno(errno::EWOULDBLOCK)) if deadline.is_some() => {}
            Err(error) => return sys(vm, Err(error)),
        }
    }
}

fn default_timeout(vm: &mut Vm) -> i128 {
    vm.state::<State>().default_timeout.unwrap_or(-1)
}

fn payload(fd: i32, family: i32, kind: i32, proto: i32, timeout: i128) -> Socket {
    let kind = kind & !(net::SOCK_CLOEXEC | net::SOCK_NONBLOCK);
    Socket {
        fd: kaa_gc::NoTrace(Descriptor(Cell::new(fd))),
        family: Cell::new(family),
        kind: Cell::new(kind),
        proto: Cell::new(proto),
        timeout: kaa_gc::NoTrace(Cell::new(timeout)),
    }
}

/// `socket.__init__`
fn initialise(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    const NAMES: [&str; 4] = ["family", "type", "proto", "fileno"];
    let given = args.positional();
    if args.values.len() > 4 {
        let n = args.values.len();
        return Err(vm.type_error(format!("socket() takes at most 4 arguments ({n} given)")));
    }
    for (name, _) in args.keywords() {
        let text = name.to_lossy();
        if !NAMES.contains(&text.as_str()) {
            return Err(vm.type_error(format!("socket() got an unexpected keyword argument '{text}'")));
        }
    }
    let mut numbers = [-1; 3];
    for (i, to) in numbers.iter_mut().enumerate() {
        if let Some(value) = given.get(i).copied().or_else(|| args.keyword(NAMES[i])) {
            *to = int(vm, value)?;
        }
    }
    let fileno = given.get(3).copied().or_else(|| args.keyword(NAMES[3])).filter(|v| !v.is_none());
    let [mut family, mut kind, mut proto] = numbers;
    vm.audit("socket.__new__", &[&this, &family, &kind, &proto])?;
    let socket = this_socket(vm, this);
    let fd = match fileno {
        Some(value) => {
            if vm.as_f64(value).is_some() {
                return Err(vm.type_error("integer argument expected, got float"));
            }
            let fd = int(vm, value)?;
            if fd < 0 {
                return Err(vm.value_error("negative file descriptor"));
            }
            let bound = sys(vm, net::local_address(fd))?;
            if family == -1 {
                family = match bound {
                    net::Address::V4 { .. } => net::AF_INET,
                    net::Address::V6 { .. } => net::AF_INET6,
                    net::Address::Unix(_) => net::AF_UNIX,
                    net::Address::Netlink { .. } => net::AF_NETLINK,
                    net::Address::Packet { .. } => net::AF_PACKET,
                    net::Address::Other(family, _) => family,
                    net::Address::None => net::AF_UNSPEC,
                };
            }
            if kind == -1 {
                kind = sys(vm, net::int_option(fd, net::SOL_SOCKET, net::SO_TYPE))?;
            }
            if proto == -1 {
                proto = sys(vm, net::int_option(fd, net::SOL_SOCKET, net::SO_PROTOCOL))?;
            }
            fd
        }
        None => {
            family = if family == -1 { net::AF_INET } else { family };
            kind = if kind == -1 { net::SOCK_STREAM } else { kind };
            proto = if proto == -1 { 0 } else { proto };
            let result = vm.retry_interrupted(|| net::socket(family, kind, proto))?;
            sys(vm, result)?
        }
    };
    let old = socket.fd.0.0.replace(fd);
    if old >= 0 && old != fd {
        let _ = fd::close(old);
    }
    socket.family.set(family);
    socket.kind.set(kind & !(net::SOCK_CLOEXEC | net::SOCK_NONBLOCK));
    socket.proto.set(proto);
    if kind & net::SOCK_NONBLOCK != 0 {
        socket.timeout.set(0);
        return Ok(());
    }
    let timeout = default_timeout(vm);
    socket.timeout.set(timeout);
    if timeout >= 0 { sys(vm, fd::set_blocking(fd, false)) } else { Ok(()) }
}

static SOCKET: TypeDef = TypeDef {
    doc: Some(
        "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\nsocket(family=-1, type=-1, proto=-1, fileno=None) -> socket object\n\nOpen a socket of the given type.  The family argument specifies the\naddress family; it defaults to AF_INET.  The type argument specifies\nwhether this is a stream (SOCK_STREAM, this is the default)\nor datagram (SOCK_DGRAM) socket.  The protocol argument defaults to 0,\nspecifying the default protocol.  Keyword arguments are accepted.\nThe socket is created as non-inheritable.\n\nWhen a fileno is passed in, family, type and proto are auto-detected,\nunless they are explicitly set.\n\nA socket object represents one endpoint of a network connection.",
    ),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, payload(-1, -1, -1, -1, -1)).value())));
        s.init.set(Some(initialise));
        s.repr.set(Some(|vm, this| {
            let s = this_socket(vm, this);
            let (fd, family, kind, proto) = (s.fd(), s.family.get(), s.kind.get(), s.proto.get());
            let text = format!("<socket object, fd={fd}, family={family}, type={kind}, proto={proto}>");
            vm.try_str(&text).map(Gc::value)
        }));
        s.del.set(Some(finalize));
    },
    methods: &[METHODS, RAW, messages::METHODS],
    getset: &[
        GetSetDef {
            name: "family",
            doc: "the socket family",
            get: |vm, this| Ok(Value::int32(this_socket(vm, this).family.get())),
            set: None,
        },
        GetSetDef {
            name: "type",
            doc: "the socket type",
            get: |vm, this| Ok(Value::int32(this_socket(vm, this).kind.get())),
            set: None,
        },
        GetSetDef {
            name: "proto",
            doc: "the socket protocol",
            get: |vm, this| Ok(Value::int32(this_socket(vm, this).proto.get())),
            set: None,
        },
        GetSetDef { name: "timeout", doc: "the socket timeout", get: gettimeout, set: None },
    ],
    readonly: &["family", "type", "proto"],
    ..TypeDef::new("_socket.socket")
};

/// Warns about a socket that nobody closed, and closes it.
fn finalize(vm: &mut Vm, this: Value) -> PyResult<()> {
    let socket = this_socket(vm, this);
    if socket.fd() < 0 {
        return Ok(());
    }
    if let Ok(text) = vm.repr(this) {
        let message = format!("unclosed {}", text.to_lossy());
        if vm.warn_named("ResourceWarning", &message, 1).is_err() {
            if vm.pending_is("Warning") {
                vm.report_unraisable("Exception ignored while finalizing socket", this);
            }
            vm.clear_exception();
        }
    }
    vm.clear_exception();
    let old = socket.fd.0.0.replace(-1);
    if old >= 0 {
        let _ = fd::close(old);
    }
    Ok(())
}

fn gettimeout(vm: &mut Vm, this: Value) -> PyResult {
    match this_socket(vm, this).timeout.get() {
        ns if ns < 0 => Ok(Value::NONE),
        ns => Ok(vm.float(ns as f64 / 1e9)),
    }
}

/// A time-out in nanoseconds, -1 for none.
fn timeout_of(vm: &mut Vm, value: Value) -> PyResult<i128> {
    if value.is_none() {
        return Ok(-1);
    }
    let ns = nanoseconds(vm, value, Round::Ceiling)?;
    if ns < 0 {
        return Err(vm.value_error("Timeout value out of range"));
    }
    Ok(ns)
}

fn set_timeout(vm: &mut Vm, socket: Gc<Socket>, timeout: i128) -> PyResult<()> {
    socket.timeout.set(timeout);
    let fd = socket.fd();
    sys(vm, fd::set_blocking(fd, timeout < 0))
}

fn accept(vm: &mut Vm, this: Value) -> PyResult {
    let socket = this_socket(vm, this);
    let (fd, address) = operate(vm, socket, false, net::accept)?;
    let address = match address::to_value(vm, &address) {
        Ok(address) => address,
        Err(raised) => {
            let _ = fd::close(fd);
            return Err(raised);
        }
    };
    Ok(vm.tuple(&[Value::int32(fd), address]).value())
}

/// Connects; the error that it ends with, or an exception.
fn do_connect(vm: &mut Vm, socket: Gc<Socket>, address: &net::Address) -> PyResult<SysResult> {
    let fd = socket.fd();
    let timeout = socket.timeout.get();
    let error = match vm.without_lock(|| net::connect(fd, address)) {
        Ok(()) => return Ok(Ok(())),
        Err(error) => error,
    };
    if error.0 == errno::EINTR {
        vm.safepoint()?;
    }
    let goes_on = match error.0 {
        errno::EINTR => timeout != 0,
        errno::EINPROGRESS => timeout > 0,
        _ => false,
    };
    if !goes_on {
        return Ok(Err(error));
    }
    let forever = 1i128 << 62;
    let deadline = if timeout > 0 { now() + timeout } else { now() + forever };
    match await_ready(vm, socket, true, deadline) {
        Ok(()) => {}
        Err(_) if vm.pending_is("TimeoutError") => {
            vm.clear_exception();
            return Ok(Err(Errno(errno::EWOULDBLOCK)));
        }
        Err(raised) => return Err(raised),
    }
    let fd = socket.fd();
    Ok(match net::int_option(fd, net::SOL_SOCKET, net::SO_ERROR) {
        Ok(0 | errno::EISCONN) => Ok(()),
        Ok(code) => Err(Errno(code)),
        Err(error) => Err(error),
    })
}

methods! { METHODS: Instance =>
    /// _accept() -> (integer, address info)
    ///
    /// Wait for an incoming connection.  Return a new socket file descriptor
    /// representing the connection, and the address of the client.
    /// For IP sockets, the address info is a pair (hostaddr, port).
    "_accept($self, /)" => accept, Any;
    /// bind(address)
    ///
    /// Bind the socket to a local address.  For IP sockets, the address is a
    /// pair (host, port); the host must refer to the local host.
    "bind($self, object, /)" => |vm: &mut Vm, this: Value, address: Value| -> PyResult<()> {
        let socket = this_socket(vm, this);
        let given = address;
        let address = of_value(vm, "bind", socket.family.get(), address)?;
        vm.audit("socket.bind", &[&this, &given])?;
        let fd = socket.fd();
        let result = vm.without_lock(|| net::bind(fd, &address));
        sys(vm, result)
    }, Any;
    /// close()
    ///
    /// Close the socket.  It cannot be used after this call.
    "close($self, /)" => |vm: &mut Vm, this: Value| -> PyResult<()> {
        let fd = this_socket(vm, this).fd.0.0.replace(-1);
        if fd < 0 {
            return Ok(());
        }
        match vm.without_lock(|| fd::close(fd)) {
            // The other side may have gone already, which is no error of closing.
            Err(Errno(errno::ECONNRESET)) | Ok(()) => Ok(()),
            Err(error) => sys(vm, Err(error)),
        }
    }, Any;
    /// connect(address)
    ///
    /// Connect the socket to a remote address.  For IP sockets, the address
    /// is a pair (host, port).
    "connect($self, object, /)" => |vm: &mut Vm, this: Value, address: Value| -> PyResult<()> {
        let socket = this_socket(vm, this);
        let given = address;
        let address = of_value(vm, "connect", socket.family.get(), address)?;
        vm.audit("socket.connect", &[&this, &given])?;
        match do_connect(vm, socket, &address)? {
            Err(Errno(errno::EWOULDBLOCK)) if socket.timeout.get() > 0 => Err(timed_out(vm)),
            result => sys(vm, result),
        }
    }, Any;
    /// connect_ex(address) -> errno
    ///
    /// This is like connect(address), but returns an error code (the errno value)
    /// instead of raising an exception when an error occurs.
    "connect_ex($self, object, /)" => |vm: &mut Vm, this: Value, address: Value| -> PyResult {
        let socket = this_socket(vm, this);
        let given = address;
        let address = of_value(vm, "connect_ex", socket.family.get(), address)?;
        vm.audit("socket.connect", &[&this, &given])?;
        let code = match do_connect(vm, socket, &address)? {
            Ok(()) => 0,
            Err(Errno(code)) => code,
        };
        Ok(Value::int32(code))
    }, Any;
    /// detach()
    ///
    /// Close the socket object without closing the underlying file descriptor.
    /// The object cannot be used after this call, but the file descriptor
    /// can be reused for other purposes.  The file descriptor is returned.
    "detach($self, /)" => |vm: &mut Vm, this: Value| i64::from(this_socket(vm, this).fd.0.0.replace(-1)), Leaf;
    /// fileno() -> integer
    ///
    /// Return the integer file descriptor of the socket.
    "fileno($self, /)" => |vm: &mut Vm, this: Value| i64::from(this_socket(vm, this).fd()), Leaf;
    /// getpeername() -> address info
    ///
    /// Return the address of the remote endpoint.  For IP sockets, the address
    /// info is a pair (hostaddr, port).
    "getpeername($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let fd = this_socket(vm, this).fd();
        let address = sys(vm, net::peer_address(fd))?;
        address::to_value(vm, &address)
    }, Raises;
    /// getsockname() -> address info
    ///
    /// Return the address of the local endpoint. The format depends on the
    /// address family. For IPv4 sockets, the address info is a pair
    /// (hostaddr, port). For IPv6 sockets, the address info is a 4-tuple
    /// (hostaddr, port, flowinfo, scope_id).
    "getsockname($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let fd = this_socket(vm, this).fd();
        let address = sys(vm, net::local_address(fd))?;
        address::to_value(vm, &address)
    }, Raises;
    /// setblocking(flag)
    ///
    /// Set the socket to blocking (flag is true) or non-blocking (false).
    /// setblocking(True) is equivalent to settimeout(None);
    /// setblocking(False) is equivalent to settimeout(0.0).
    "setblocking($self, object, /)" => |vm: &mut Vm, this: Value, flag: bool| -> PyResult<()> {
        let socket = this_socket(vm, this);
        set_timeout(vm, socket, if flag { -1 } else { 0 })
    }, Raises;
    /// getblocking()
    ///
    /// Returns True if socket is in blocking mode, or False if it
    /// is in non-blocking mode.
    "getblocking($self, /)" => |vm: &mut Vm, this: Value| this_socket(vm, this).timeout.get() != 0, Leaf;
    /// settimeout(timeout)
    ///
    /// Set a timeout on socket operations.  'timeout' can be a float,
    /// giving in seconds, or None.  Setting a timeout of None disables
    /// the timeout feature and is equivalent to setblocking(1).
    /// Setting a timeout of zero is the same as setblocking(0).
    "settimeout($self, object, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult<()> {
        let timeout = timeout_of(vm, value)?;
        let socket = this_socket(vm, this);
        set_timeout(vm, socket, timeout)
    }, Raises;
    /// gettimeout() -> timeout
    ///
    /// Returns the timeout in seconds (float) associated with socket
    /// operations. A timeout of None indicates that timeouts on socket
    /// operations are disabled.
    "gettimeout($self, /)" => gettimeout, Raises;
    /// shutdown(flag)
    ///
    /// Shut down the reading side of the socket (flag == SHUT_RD), the writing side
    /// of the socket (flag == SHUT_WR), or both ends (flag == SHUT_RDWR).
    "shutdown($self, object, /)" => |vm: &mut Vm, this: Value, how: i32| -> PyResult<()> {
        let fd = this_socket(vm, this).fd();
        let result = vm.without_lock(|| net::shutdown(fd, how));
        sys(vm, result)
    }, Any;
}

fn flags_at(vm: &mut Vm, args: Args<'_>, index: usize) -> PyResult<i32> {
    match args.values.get(index) {
        Some(&flags) => int(vm, flags),
        None => Ok(0),
    }
}

fn no_keywords(vm: &mut Vm, name: &str, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("socket.{name}() takes no keyword arguments")));
    }
    Ok(())
}

/// The size of a buffer to receive into.
fn room(vm: &mut Vm, name: &str, value: Value) -> PyResult<usize> {
    let n = vm.to_isize(value)?;
    match usize::try_from(n) {
        Ok(n) if vm.heap.would_exceed(n) => Err(vm.memory_error()),
        Ok(n) => Ok(n),
        Err(_) => Err(vm.value_error(format!("negative buffersize in {name}"))),
    }
}

fn recv(vm: &mut Vm, args: Args<'_>, name: &str, with_address: bool) -> PyResult {
    no_keywords(vm, name, args)?;
    count(vm, name, args.values.len() - 1, 1, 2)?;
    let socket = this_socket(vm, args.values[0]);
    let flags = flags_at(vm, args, 2)?;
    let mut bytes = vec![0; room(vm, name, args.values[1])?];
    if !with_address {
        let n = operate(vm, socket, false, |fd| net::receive(fd, &mut bytes, flags))?;
        return vm.new_bytes(&bytes[..n.min(bytes.len())]).map(Gc::value);
    }
    let (n, from) = operate(vm, socket, false, |fd| net::receive_from(fd, &mut bytes, flags))?;
    let data = vm.new_bytes(&bytes[..n.min(bytes.len())])?.value();
    let from = address::to_value(vm, &from)?;
    Ok(vm.tuple(&[data, from]).value())
}

fn recv_into(vm: &mut Vm, args: Args<'_>, name: &str, with_address: bool) -> PyResult {
    let keyword = |name: &str| args.keyword(name);
    let given = args.positional();
    count(vm, name, args.values.len() - 1, 1, 3)?;
    let socket = this_socket(vm, args.values[0]);
    let Some(buffer) = given.get(1).copied().or_else(|| keyword("buffer")) else {
        return Err(vm.type_error(format!("{name}() missing required argument 'buffer' (pos 1)")));
    };
    let wanted = match given.get(2).copied().or_else(|| keyword("nbytes")) {
        Some(value) => room(vm, name, value)?,
        None => 0,
    };
    let flags = match given.get(3).copied().or_else(|| keyword("flags")) {
        Some(value) => int(vm, value)?,
        None => 0,
    };
    let target = Target::for_function(vm, buffer, &format!("{name}() argument 1"))?;
    if wanted > target.len() {
        target.release(vm);
        let text = if with_address {
            "nbytes is greater than the length of the buffer"
        } else {
            "buffer too small for requested bytes"
        };
        return Err(vm.value_error(text));
    }
    let mut bytes = vec![0; if wanted == 0 { target.len() } else { wanted }];
    let result = if with_address {
        operate(vm, socket, false, |fd| net::receive_from(fd, &mut bytes, flags))
            .map(|(n, from)| (n, Some(from)))
    } else {
        operate(vm, socket, false, |fd| net::receive(fd, &mut bytes, flags)).map(|n| (n, None))
    };
    let (n, from) = match result {
        Ok(got) => got,
        Err(raised) => {
            target.release(vm);
            return Err(raised);
        }
    };
    target.put(vm, 0, &bytes[..n.min(bytes.len())]);
    target.release(vm);
    let n = vm.int_from_usize(n);
    match from {
        None => Ok(n),
        Some(from) => {
            let from = address::to_value(vm, &from)?;
            Ok(vm.tuple(&[n, from]).value())
        }
    }
}

fn send(vm: &mut Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, "send", args)?;
    count(vm, "send", args.values.len() - 1, 1, 2)?;
    let socket = this_socket(vm, args.values[0]);
    let bytes = buffer::bytes_of(vm, args.values[1])?;
    let flags = flags_at(vm, args, 2)?;
    let n = operate(vm, socket, true, |fd| net::send(fd, &bytes, flags))?;
    Ok(vm.int_from_usize(n))
}

fn sendall(vm: &mut Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, "sendall", args)?;
    count(vm, "sendall", args.values.len() - 1, 1, 2)?;
    let socket = this_socket(vm, args.values[0]);
    let bytes = buffer::bytes_of(vm, args.values[1])?;
    let flags = flags_at(vm, args, 2)?;
    let timeout = socket.timeout.get();
    let deadline = (timeout > 0).then(|| now() + timeout);
    let mut at = 0;
    while at < bytes.len() {
        let part = &bytes[at..];
        at += operate_until(vm, socket, true, deadline, &mut |fd| net::send(fd, part, flags))?;
        vm.safepoint()?;
    }
    Ok(Value::NONE)
}

fn sendto(vm: &mut Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, "sendto", args)?;
    let given = args.values.len() - 1;
    if !(2..=3).contains(&given) {
        return Err(vm.type_error(format!("sendto() takes 2 or 3 arguments ({given} given)")));
    }
    let socket = this_socket(vm, args.values[0]);
    let bytes = buffer::bytes_of(vm, args.values[1])?;
    let flags = if given == 3 { int(vm, args.values[2])? } else { 0 };
    let to = of_value(vm, "sendto", socket.family.get(), args.values[given])?;
    vm.audit("socket.sendto", &[&args.values[0], &args.values[given]])?;
    let n = operate(vm, socket, true, |fd| net::send_to(fd, &bytes, flags, &to))?;
    Ok(vm.int_from_usize(n))
}

fn getsockopt(vm: &mut Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, "getsockopt", args)?;
    count(vm, "getsockopt", args.values.len() - 1, 2, 3)?;
    let fd = this_socket(vm, args.values[0]).fd();
    let (level, name) = (int(vm, args.values[1])?, int(vm, args.values[2])?);
    let room = flags_at(vm, args, 3)?;
    if room == 0 {
        return sys(vm, net::int_option(fd, level, name)).map(Value::int32);
    }
    if !(1..=1024).contains(&room) {
        return Err(vm.raise_named("OSError", "getsockopt buflen out of range"));
    }
    let bytes = sys(vm, net::option(fd, level, name, room as usize))?;
    vm.new_bytes(&bytes).map(Gc::value)
}

fn setsockopt(vm: &mut Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, "setsockopt", args)?;
    let given = args.values.len() - 1;
    if given == 4 {
        if !args.values[3].is_none() {
            let class = vm.type_name_of(args.values[3]);
            return Err(vm.type_error(format!("setsockopt() argument 3 must be None, not {class}")));
        }
    } else {
        count(vm, "setsockopt", given, 3, 3)?;
    }
    let fd = this_socket(vm, args.values[0]).fd();
    let (level, name) = (int(vm, args.values[1])?, int(vm, args.values[2])?);
    if given == 4 {
        let len = vm.to_i64(args.values[4], "Python int too large to convert to C unsigned int")? as u32;
        sys(vm, net::set_option(fd, level, name, Err(len)))?;
        return Ok(Value::NONE);
    }
    let value = args.values[3];
    if vm.is_int(value) {
        let number = int(vm, value)?;
        sys(vm, net::set_option(fd, level, name, Ok(&number.to_ne_bytes())))?;
    } else {
        let bytes = buffer::bytes_of(vm, value)?;
        sys(vm, net::set_option(fd, level, name, Ok(&bytes)))?;
    }
    Ok(Value::NONE)
}

fn listen(vm: &mut Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, "listen", args)?;
    count(vm, "listen", args.values.len() - 1, 0, 1)?;
    let fd = this_socket(vm, args.values[0]).fd();
    let backlog = match args.values.get(1) {
        Some(&value) => int(vm, value)?.max(0),
        None => 128,
    };
    let result = vm.without_lock(|| net::listen(fd, backlog));
    sys(vm, result).map(|()| Value::NONE)
}

raw_methods! { RAW: Instance =>
    /// getsockopt(level, option[, buffersize]) -> value
    ///
    /// Get a socket option.  See the Unix manual for level and option.
    /// If a nonzero buffersize argument is given, the return value is a
    /// string of that length; otherwise it is an integer.
    "getsockopt" => getsockopt, Raises;
    /// setsockopt(level, option, value: int)
    /// setsockopt(level, option, value: buffer)
    /// setsockopt(level, option, None, optlen: int)
    ///
    /// Set a socket option.  See the Unix manual for level and option.
    "setsockopt" => setsockopt, Raises;
    /// listen([backlog])
    ///
    /// Enable a server to accept connections.
    "listen" => listen, Any;
    /// recv(buffersize[, flags]) -> data
    ///
    /// Receive up to buffersize bytes from the socket.
    "recv" => |vm, args| recv(vm, args, "recv", false), Any;
    /// recv_into(buffer, [nbytes[, flags]]) -> nbytes_read
    ///
    /// A version of recv() that stores its data into a buffer rather than creating
    /// a new string.
    "recv_into" => |vm, args| recv_into(vm, args, "recv_into", false), Any;
    /// recvfrom(buffersize[, flags]) -> (data, address info)
    ///
    /// Like recv(buffersize, flags) but also return the sender's address info.
    "recvfrom" => |vm, args| recv(vm, args, "recvfrom", true), Any;
    /// recvfrom_into(buffer[, nbytes[, flags]]) -> (nbytes, address info)
    ///
    /// Like recv_into(buffer[, nbytes[, flags]]) but also return the sender's address info.
    "recvfrom_into" => |vm, args| recv_into(vm, args, "recvfrom_into", true), Any;
    /// send(data[, flags]) -> count
    ///
    /// Send a data string to the socket.  For the optional flags
    /// argument, see the Unix manual.  Return the number of bytes
    /// sent; this may be less than len(data) if the network is busy.
    "send" => send, Any;
    /// sendall(data[, flags])
    ///
    /// Send a data string to the socket.  For the optional flags
    /// argument, see the Unix manual.  This calls send() repeatedly
    /// until all data is sent.
    "sendall" => sendall, Any;
    /// sendto(data[, flags], address) -> count
    ///
    /// Like send(data, flags) but allows specifying the destination address.
    /// For IP sockets, the address is a pair (hostaddr, port).
    "sendto" => sendto, Any;
}

methods! { FUNCTIONS: Module =>
    /// getdefaulttimeout() -> timeout
    ///
    /// Returns the default timeout in seconds (float) for new socket objects.
    /// A value of None indicates that new socket objects have no timeout.
    /// When the socket module is first imported, the default is None.
    "getdefaulttimeout($self, /)" => |vm: &mut Vm| match vm.state::<State>().default_timeout {
        None => Value::NONE,
        Some(ns) => vm.float(ns as f64 / 1e9),
    }, Alloc;
    /// setdefaulttimeout(timeout)
    ///
    /// Set the default timeout in seconds (float) for new socket objects.
    /// A value of None indicates that new socket objects have no timeout.
    /// When the socket module is first imported, the default is None.
    "setdefaulttimeout($self, object, /)" => |vm: &mut Vm, value: Value| -> PyResult<()> {
        let timeout = timeout_of(vm, value)?;
        vm.state::<State>().default_timeout = (timeout >= 0).then_some(timeout);
        Ok(())
    }, Raises;
}

fn socketpair(vm: &mut Vm, args: Args<'_>) -> PyResult {
    if args.values.len() > 3 {
        let n = args.values.len();
        return Err(vm.type_error(format!("socketpair() takes at most 3 arguments ({n} given)")));
    }
    let mut numbers = [net::AF_UNIX, net::SOCK_STREAM, 0];
    for (to, name) in
        numbers.iter_mut().zip(["family", "type", "proto"]).enumerate().map(|(i, (to, name))| (to, (i, name)))
    {
        let (i, name) = name;
        if let Some(value) = args.positional().get(i).copied().or_else(|| args.keyword(name)) {
            *to = int(vm, value)?;
        }
    }
    let [family, kind, proto] = numbers;
    let result = vm.retry_interrupted(|| net::socketpair(family, kind, proto))?;
    let (a, b) = sys(vm, result)?;
    let timeout = default_timeout(vm);
    let timeout = if kind & net::SOCK_NONBLOCK != 0 { 0 } else { timeout };
    let ends = [a, b].map(|fd| vm.alloc_payload(payload(fd, family, kind, proto, timeout)));
    for end in ends {
        vm.heap.register_finalizable(end);
        if timeout >= 0 {
            set_timeout(vm, end, timeout)?;
        }
    }
    Ok(vm.tuple(&ends.map(Gc::value)).value())
}

raw_methods! { PAIR: Module =>
    /// socketpair([family[, type [, proto]]]) -> (socket object, socket object)
    ///
    /// Create a pair of socket objects from the sockets returned by the platform
    /// socketpair() function.
    /// The arguments are the same as for socket() except the default family is
    /// AF_UNIX if defined on the platform; otherwise, the default is AF_INET.
    "socketpair" => socketpair, Any;
}
