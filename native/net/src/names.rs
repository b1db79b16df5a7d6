//! Names of hosts, services, protocols and interfaces; texts of addresses.

use crate::address::{self, host_bytes};
use crate::socket::State;
use crate::{count, int, sys};
use kaa_host::net::{self, Address, ResolveError};
use kaa_object::declare::FromArg;
use kaa_object::function::Call;
use kaa_object::list::ListRef;
use kaa_object::payloads::Bytes;
use kaa_object::{Args, Gc, PyResult, Raised, Str, Value, Vm, methods, raw_methods};
use kaa_types::{buffer, paths};
use std::ffi::CString;

fn named_error(vm: &mut Vm, class: Option<Value>, code: i32, text: &str) -> Raised {
    let text = vm.str(text).value();
    let Some(class) = class else { return vm.os_error(code, None) };
    match vm.call(class, &[Value::int32(code), text]) {
        Ok(exception) => vm.raise(exception),
        Err(raised) => raised,
    }
}

/// `socket.gaierror`
pub fn gai_error(vm: &mut Vm, code: i32) -> Raised {
    let class = vm.state::<State>().gaierror;
    named_error(vm, class, code, &net::resolve_text(code))
}

fn resolve_error(vm: &mut Vm, ResolveError(code, errno): ResolveError) -> Raised {
    if code == net::EAI_SYSTEM { vm.os_error(errno.0, None) } else { gai_error(vm, code) }
}

fn host_error(vm: &mut Vm, code: i32) -> Raised {
    let class = vm.state::<State>().herror;
    named_error(vm, class, code, &net::host_error_text(code))
}

/// The address of a host: empty for any, `<broadcast>` for all.
pub fn ip_of(vm: &mut Vm, host: &[u8], family: i32) -> PyResult<Address> {
    if host.is_empty() {
        return Ok(if family == net::AF_INET6 {
            Address::V6 { ip: [0; 16], port: 0, flow: 0, scope: 0 }
        } else {
            Address::V4 { ip: [0; 4], port: 0 }
        });
    }
    let everyone = host == b"<broadcast>" || host == b"255.255.255.255";
    if everyone {
        if family != net::AF_INET && family != net::AF_UNSPEC {
            return Err(vm.raise_named("OSError", "address family mismatched"));
        }
        return Ok(Address::V4 { ip: [255; 4], port: 0 });
    }
    let Some(name) = net::terminated(host) else {
        return Err(vm.value_error("embedded null character"));
    };
    if matches!(family, net::AF_INET | net::AF_UNSPEC)
        && let Ok(Some(ip)) = net::parse(net::AF_INET, &name)
    {
        return Ok(Address::V4 { ip: std::array::from_fn(|i| ip[i]), port: 0 });
    }
    if matches!(family, net::AF_INET6 | net::AF_UNSPEC)
        && !host.contains(&b'%')
        && let Ok(Some(ip)) = net::parse(net::AF_INET6, &name)
    {
        return Ok(Address::V6 { ip: std::array::from_fn(|i| ip[i]), port: 0, flow: 0, scope: 0 });
    }
    let result = vm.without_lock(|| net::resolve(Some(&name), None, family, 0, 0, 0));
    match result {
        Ok(list) => match list.into_iter().next() {
            Some(found) => Ok(found.address),
            None => Err(gai_error(vm, -2)),
        },
        Err(error) => Err(resolve_error(vm, error)),
    }
}

fn ip_text(vm: &mut Vm, address: &Address) -> PyResult {
    let text = match address {
        Address::V4 { ip, .. } => sys(vm, net::text_of(net::AF_INET, ip))?,
        Address::V6 { ip, .. } => sys(vm, net::text_of(net::AF_INET6, ip))?,
        _ => String::new(),
    };
    vm.try_str(&text).map(Gc::value)
}

/// A host that is a function's only argument.
fn host_argument(vm: &mut Vm, function: &str, value: Value) -> PyResult<Vec<u8>> {
    let is_host = vm.as_str(value).is_some()
        || vm.payload::<Bytes>(value).is_some()
        || vm.payload::<kaa_object::payloads::ByteArray>(value).is_some();
    if !is_host {
        let class = vm.type_name_of(value);
        let text = format!("{function}() argument 1 must be str, bytes or bytearray, not {class}");
        return Err(vm.type_error(text));
    }
    host_bytes(vm, value)
}

fn c_text(vm: &mut Vm, text: Gc<Str>) -> PyResult<CString> {
    match text.to_utf8().and_then(|t| net::terminated(t.as_bytes())) {
        Some(text) => Ok(text),
        None => Err(vm.value_error("embedded null character")),
    }
}

fn getaddrinfo(vm: &mut Vm, args: Args<'_>) -> PyResult {
    const NAMES: [&str; 6] = ["host", "port", "family", "type", "proto", "flags"];
    let given = args.positional();
    if given.len() > 6 {
        let n = args.values.len();
        return Err(vm.type_error(format!("getaddrinfo() takes at most 6 arguments ({n} given)")));
    }
    for (name, _) in args.keywords() {
        let text = name.to_lossy();
        if !NAMES.contains(&text.as_str()) {
            return Err(vm.type_error(format!("getaddrinfo() got an unexpected keyword argument '{text}'")));
        }
    }
    let values: [Option<Value>; 6] =
        std::array::from_fn(|i| given.get(i).copied().or_else(|| args.keyword(NAMES[i])));
    let [Some(host), Some(port), rest @ ..] = values else {
        let at = if values[0].is_none() { 0 } else { 1 };
        let name = NAMES[at];
        return Err(
            vm.type_error(format!("getaddrinfo() missing required argument '{name}' (pos {})", at + 1))
        );
    };
    let mut numbers = [0; 4];
    for (to, value) in numbers.iter_mut().zip(rest) {
        if let Some(value) = value {
            *to = int(vm, value)?;
        }
    }
    let given_host = host;
    let host = if host.is_none() {
        None
    } else if vm.as_str(host).is_some() || vm.payload::<Bytes>(host).is_some() {
        let bytes = host_bytes(vm, host)?;
        net::terminated(&bytes)
    } else {
        return Err(vm.type_error("getaddrinfo() argument 1 must be string or None"));
    };
    let service = if port.is_none() {
        None
    } else if vm.is_int(port) {
        let n = vm.to_i64(port, "Python int too large to convert to C long")?;
        net::terminated(n.to_string().as_bytes())
    } else if let Some(text) = vm.as_str(port) {
        Some(c_text(vm, text)?)
    } else if vm.payload::<Bytes>(port).is_some() {
        let bytes = buffer::bytes_of(vm, port)?;
        net::terminated(&bytes)
    } else {
        return Err(vm.raise_named("OSError", "Int or String expected"));
    };
    let [family, kind, protocol, flags] = numbers;
    vm.audit("socket.getaddrinfo", &[&given_host, &port, &family, &kind, &protocol])?;
    let result =
        vm.without_lock(|| net::resolve(host.as_deref(), service.as_deref(), family, kind, protocol, flags));
    let found = result.map_err(|e| resolve_error(vm, e))?;
    let list = vm.new_list();
    for entry in found {
        let address = address::to_value(vm, &entry.address)?;
        let name = vm.try_str(&entry.name)?.value();
        let row = vm.tuple(&[
            Value::int32(entry.family),
            Value::int32(entry.kind),
            Value::int32(entry.protocol),
            name,
            address,
        ]);
        list.push(vm, row.value())?;
    }
    Ok(list.value())
}

fn getnameinfo(vm: &mut Vm, args: Args<'_>) -> PyResult {
    count(vm, "getnameinfo", args.values.len(), 2, 2)?;
    let flags = int(vm, args.values[1])?;
    let Some(tuple) = vm.as_tuple(args.values[0]) else {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let items = tuple.items();
    if !(2..=4).contains(&items.len()) || vm.as_str(items[0]).is_none() {
        return Err(vm.type_error("getnameinfo(): illegal sockaddr argument"));
    }
    let port = int(vm, tuple.items()[1])?;
    let mut numbers = [0u32; 2];
    for (i, to) in numbers.iter_mut().enumerate() {
        if let Some(value) = tuple.get(i + 2) {
            *to = vm.to_i64(value, "Python int too large to convert to C unsigned int")? as u32;
        }
    }
    if numbers[0] > 0xfffff {
        return Err(vm.overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
    }
    let host = host_bytes(vm, tuple.items()[0])?;
    let (host, service) = (net::terminated(&host), net::terminated(port.to_string().as_bytes()));
    vm.audit("socket.getnameinfo", &[&args.values[0]])?;
    let numeric_host = 4;
    let datagram = 2;
    let result = vm.without_lock(|| {
        net::resolve(host.as_deref(), service.as_deref(), net::AF_UNSPEC, datagram, 0, numeric_host)
    });
    let list = result.map_err(|e| resolve_error(vm, e))?;
    if list.len() != 1 {
        return Err(vm.raise_named("OSError", "sockaddr resolved to multiple addresses"));
    }
    let address = match list.into_iter().next().map(|r| r.address) {
        Some(Address::V4 { .. }) if tuple.len() != 2 => {
            return Err(vm.raise_named("OSError", "IPv4 sockaddr must be 2 tuple"));
        }
        Some(Address::V6 { ip, port, .. }) => Address::V6 { ip, port, flow: numbers[0], scope: numbers[1] },
        Some(address) => address,
        None => Address::None,
    };
    let result = vm.without_lock(|| net::names_of(&address, flags));
    let (host, service) = result.map_err(|e| resolve_error(vm, e))?;
    let pair = [vm.try_str(&host)?.value(), vm.try_str(&service)?.value()];
    Ok(vm.tuple(&pair).value())
}

fn host_entry(vm: &mut Vm, host: net::Host) -> PyResult {
    let (aliases, addresses) = (vm.new_list(), vm.new_list());
    for alias in host.aliases {
        let alias = vm.try_str(&alias)?.value();
        aliases.push(vm, alias)?;
    }
    for address in host.addresses {
        let text = ip_text(vm, &address)?;
        addresses.push(vm, text)?;
    }
    let name = vm.try_str(&host.name)?.value();
    Ok(vm.tuple(&[name, aliases.value(), addresses.value()]).value())
}

fn optional_protocol(vm: &mut Vm, function: &str, args: Args<'_>) -> PyResult<Option<CString>> {
    match args.values.get(1) {
        None => Ok(None),
        Some(&value) => match vm.as_str(value) {
            Some(text) => c_text(vm, text).map(Some),
            None => {
                let class = vm.type_name_of(value);
                Err(vm.type_error(format!("{function}() argument 2 must be str, not {class}")))
            }
        },
    }
}

fn text_argument(vm: &mut Vm, function: &str, position: &str, value: Value) -> PyResult<Gc<Str>> {
    match vm.as_str(value) {
        Some(text) => Ok(text),
        None => {
            let class = vm.type_name_of(value);
            Err(vm.type_error(format!("{function}() argument {position}must be str, not {class}")))
        }
    }
}

/// An unsigned integer of 16 or 32 bits in the order of the other side.
fn swapped<const BITS: u32>(vm: &mut Vm, value: Value) -> PyResult {
    let number = vm.index(value)?;
    let negative = match number.as_int() {
        Some(n) => n < 0,
        None => vm.int_ref(number).is_some_and(|n| n.is_negative()),
    };
    if negative {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    match number.as_int() {
        Some(n) if n >> BITS == 0 => {
            let n = if BITS == 16 { u32::from((n as u16).to_be()) } else { (n as u32).to_be() };
            Ok(vm.int(i64::from(n)))
        }
        _ => Err(vm.overflow_error(format!("Python int too large for C uint{BITS}_t"))),
    }
}

/// The index of a network interface.
struct Interface(u32);

impl FromArg for Interface {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Interface> {
        let value = Value::from_arg(vm, call, index)?;
        let number = vm.index(value)?;
        match number.as_int() {
            Some(n) if n < 0 => Err(vm.value_error("Cannot convert negative int")),
            Some(n) if n <= i64::from(u32::MAX) => Ok(Interface(n as u32)),
            _ => Err(vm.overflow_error("Python int too large for C unsigned int")),
        }
    }
}

raw_methods! { RAW: Module =>
    /// getaddrinfo(host, port [, family, type, proto, flags])
    ///     -> list of (family, type, proto, canonname, sockaddr)
    ///
    /// Resolve host and port into addrinfo struct.
    "getaddrinfo" => getaddrinfo, Any;
    /// getnameinfo(sockaddr, flags) --> (host, port)
    ///
    /// Get host and port for a sockaddr.
    "getnameinfo" => getnameinfo, Any;
    /// gethostbyname(host) -> address
    ///
    /// Return the IP address (a string of the form '255.255.255.255') for a host.
    "gethostbyname" => |vm, args| {
        count(vm, "gethostbyname", args.values.len(), 1, 1)?;
        let host = host_argument(vm, "gethostbyname", args.values[0])?;
        vm.audit("socket.gethostbyname", &[&args.values[0]])?;
        let address = ip_of(vm, &host, net::AF_INET)?;
        ip_text(vm, &address)
    }, Any;
    /// gethostbyname_ex(host) -> (name, aliaslist, addresslist)
    ///
    /// Return the true host name, a list of aliases, and a list of IP addresses,
    /// for a host.  The host argument is a string giving a host name or IP number.
    "gethostbyname_ex" => |vm, args| {
        count(vm, "gethostbyname_ex", args.values.len(), 1, 1)?;
        let host = host_argument(vm, "gethostbyname_ex", args.values[0])?;
        vm.audit("socket.gethostbyname", &[&args.values[0]])?;
        ip_of(vm, &host, net::AF_INET)?;
        let name = net::terminated(&host).unwrap_or_default();
        match vm.without_lock(|| net::host_by_name(&name)) {
            Ok(host) => host_entry(vm, host),
            Err(code) => Err(host_error(vm, code)),
        }
    }, Any;
    /// gethostbyaddr(host) -> (name, aliaslist, addresslist)
    ///
    /// Return the true host name, a list of aliases, and a list of IP addresses,
    /// for a host.  The host argument is a string giving a host name or IP number.
    "gethostbyaddr" => |vm, args| {
        count(vm, "gethostbyaddr", args.values.len(), 1, 1)?;
        let host = host_argument(vm, "gethostbyaddr", args.values[0])?;
        vm.audit("socket.gethostbyaddr", &[&args.values[0]])?;
        let address = ip_of(vm, &host, net::AF_UNSPEC)?;
        match vm.without_lock(|| net::host_by_address(&address)) {
            Ok(host) => host_entry(vm, host),
            Err(code) => Err(host_error(vm, code)),
        }
    }, Any;
    /// getservbyname(servicename[, protocolname]) -> integer
    ///
    /// Return a port number from a service name and protocol name.
    /// The optional protocol name, if given, should be 'tcp' or 'udp',
    /// otherwise any protocol will match.
    "getservbyname" => |vm, args| {
        count(vm, "getservbyname", args.values.len(), 1, 2)?;
        let name = text_argument(vm, "getservbyname", "1 ", args.values[0])?;
        let name = c_text(vm, name)?;
        let protocol = optional_protocol(vm, "getservbyname", args)?;
        vm.audit("socket.getservbyname", &[&args.values[0], &args.values.get(1).copied()])?;
        match vm.without_lock(|| net::service_port(&name, protocol.as_deref())) {
            Some(port) => Ok(Value::int32(i32::from(port))),
            None => Err(vm.raise_named("OSError", "service/proto not found")),
        }
    }, Any;
    /// getservbyport(port[, protocolname]) -> string
    ///
    /// Return the service name from a port number and protocol name.
    /// The optional protocol name, if given, should be 'tcp' or 'udp',
    /// otherwise any protocol will match.
    "getservbyport" => |vm, args| {
        count(vm, "getservbyport", args.values.len(), 1, 2)?;
        let port = int(vm, args.values[0])?;
        let protocol = optional_protocol(vm, "getservbyport", args)?;
        let Ok(port) = u16::try_from(port) else {
            return Err(vm.overflow_error("getservbyport: port must be 0-65535."));
        };
        vm.audit("socket.getservbyport", &[&i32::from(port), &args.values.get(1).copied()])?;
        match vm.without_lock(|| net::service_name(port, protocol.as_deref())) {
            Some(name) => vm.try_str(&name).map(Gc::value),
            None => Err(vm.raise_named("OSError", "port/proto not found")),
        }
    }, Any;
    /// getprotobyname(name) -> integer
    ///
    /// Return the protocol number for the named protocol.  (Rarely used.)
    "getprotobyname" => |vm, args| {
        count(vm, "getprotobyname", args.values.len(), 1, 1)?;
        let name = text_argument(vm, "getprotobyname", "1 ", args.values[0])?;
        let name = c_text(vm, name)?;
        match vm.without_lock(|| net::protocol_number(&name)) {
            Some(n) => Ok(Value::int32(n)),
            None => Err(vm.raise_named("OSError", "protocol not found")),
        }
    }, Any;
    /// inet_pton(af, ip) -> packed IP address string
    ///
    /// Convert an IP address from string format to a packed string suitable
    /// for use with low-level network functions.
    "inet_pton" => |vm, args| {
        count(vm, "inet_pton", args.values.len(), 2, 2)?;
        let family = int(vm, args.values[0])?;
        let text = text_argument(vm, "inet_pton", "2 ", args.values[1])?;
        let text = c_text(vm, text)?;
        match sys(vm, net::parse(family, &text))? {
            Some(packed) => vm.new_bytes(&packed).map(Gc::value),
            None => Err(vm.raise_named("OSError", "illegal IP address string passed to inet_pton")),
        }
    }, Raises;
    /// inet_ntop(af, packed_ip) -> string formatted IP address
    ///
    /// Convert a packed IP address of the given family to string format.
    "inet_ntop" => |vm, args| {
        count(vm, "inet_ntop", args.values.len(), 2, 2)?;
        let family = int(vm, args.values[0])?;
        let packed = buffer::bytes_of(vm, args.values[1])?;
        let wanted = match family {
            net::AF_INET => 4,
            net::AF_INET6 => 16,
            _ => return Err(vm.value_error(format!("unknown address family {family}"))),
        };
        if packed.len() != wanted {
            return Err(vm.value_error("invalid length of packed IP address string"));
        }
        let text = sys(vm, net::text_of(family, &packed))?;
        vm.try_str(&text).map(Gc::value)
    }, Raises;
    /// sethostname(name)
    ///
    /// Sets the hostname to name.
    "sethostname" => |vm, args| {
        count(vm, "sethostname", args.values.len(), 1, 1)?;
        let name = paths::fspath(vm, args.values[0])?;
        let name = paths::fs_bytes(vm, name)?;
        vm.audit("socket.sethostname", &[&args.values[0]])?;
        sys(vm, net::set_host_name(&name))?;
        Ok(Value::NONE)
    }, Any;
}

methods! { FUNCTIONS: Module =>
    /// gethostname() -> string
    ///
    /// Return the current host name.
    "gethostname($self, /)" => |vm: &mut Vm| -> PyResult {
        vm.audit("socket.gethostname", &[])?;
        let name = sys(vm, net::host_name())?;
        paths::fs_str(vm, &name).map(Gc::value)
    }, Any;
    /// Convert an IP address in string format (123.45.67.89) to the 32-bit packed binary format used in low-level network functions.
    "inet_aton($module, ip_addr, /)" => |vm: &mut Vm, text: Gc<Str>| -> PyResult {
        let text = c_text(vm, text)?;
        match net::parse_v4(&text) {
            Some(packed) => vm.new_bytes(&packed).map(Gc::value),
            None => Err(vm.raise_named("OSError", "illegal IP address string passed to inet_aton")),
        }
    }, Raises;
    /// Convert an IP address from 32-bit packed binary format to string format.
    "inet_ntoa($module, packed_ip, /)" => |vm: &mut Vm, packed: Value| -> PyResult {
        let packed = buffer::bytes_of(vm, packed)?;
        if packed.len() != 4 {
            return Err(vm.raise_named("OSError", "packed IP wrong length for inet_ntoa"));
        }
        let text = sys(vm, net::text_of(net::AF_INET, &packed))?;
        vm.try_str(&text).map(Gc::value)
    }, Raises;
    /// Convert a 16-bit unsigned integer from host to network byte order.
    "htons($module, integer, /)" => swapped::<16>, Raises;
    /// Convert a 16-bit unsigned integer from network to host byte order.
    "ntohs($module, integer, /)" => swapped::<16>, Raises;
    /// Convert a 32-bit unsigned integer from host to network byte order.
    "htonl($module, integer, /)" => swapped::<32>, Raises;
    /// Convert a 32-bit unsigned integer from network to host byte order.
    "ntohl($module, integer, /)" => swapped::<32>, Raises;
    /// Returns the interface index corresponding to the interface name if_name.
    "if_nametoindex($module, oname, /)" => |vm: &mut Vm, name: Value| -> PyResult {
        let name = paths::fs_bytes(vm, name)?;
        let name = net::terminated(&name).unwrap_or_default();
        let index = sys(vm, net::interface_index(&name))?;
        Ok(vm.int(i64::from(index)))
    }, Raises;
    /// Returns the interface name corresponding to the interface index if_index.
    "if_indextoname($module, if_index, /)" => |vm: &mut Vm, index: Interface| -> PyResult {
        let name = sys(vm, net::interface_name(index.0))?;
        paths::fs_str(vm, &name).map(Gc::value)
    }, Raises;
    /// if_nameindex()
    ///
    /// Returns a list of network interface information (index, name) tuples.
    "if_nameindex($self, /)" => |vm: &mut Vm| -> PyResult {
        let found = sys(vm, net::interfaces())?;
        let list = vm.new_list();
        for (index, name) in found {
            let name = paths::fs_str(vm, &name)?.value();
            let index = vm.int(i64::from(index));
            let pair = vm.tuple(&[index, name]);
            list.push(vm, pair.value())?;
        }
        Ok(list.value())
    }, Raises;
}
