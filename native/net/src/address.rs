//! Addresses of sockets as Python has them: tuples, paths. CPython: `getsockaddrarg`, `makesockaddr`.

use crate::names::{gai_error, ip_of};
use kaa_host::net::{self, Address};
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::{Gc, PyResult, Value, Vm};
use kaa_types::{buffer, paths};

/// A host name as the resolver takes it: text is encoded as IDNA.
pub fn host_bytes(vm: &mut Vm, host: Value) -> PyResult<Vec<u8>> {
    if let Some(text) = vm.as_str(host) {
        if let Some(ascii) = text.as_ascii() {
            return no_null(vm, ascii.as_bytes().to_vec());
        }
        let codec = vm.str("idna").value();
        let encoded = match vm.call_method_named(host, "encode", &[codec]) {
            Ok(encoded) => encoded,
            Err(_) => {
                vm.clear_exception();
                return Err(vm.type_error("encoding of hostname failed"));
            }
        };
        let bytes = buffer::bytes_of(vm, encoded)?;
        return no_null(vm, bytes);
    }
    if vm.payload::<Bytes>(host).is_some() || vm.payload::<ByteArray>(host).is_some() {
        let bytes = buffer::bytes_of(vm, host)?;
        return no_null(vm, bytes);
    }
    let class = vm.type_name_of(host);
    Err(vm.type_error(format!("str, bytes or bytearray expected, not {class}")))
}

fn no_null(vm: &mut Vm, bytes: Vec<u8>) -> PyResult<Vec<u8>> {
    if bytes.contains(&0) {
        return Err(vm.type_error("host name must not contain null character"));
    }
    Ok(bytes)
}

fn port(vm: &mut Vm, function: &str, value: Value) -> PyResult<u16> {
    let n = crate::int(vm, value)?;
    match u16::try_from(n) {
        Ok(port) => Ok(port),
        Err(_) => Err(vm.overflow_error(format!("{function}(): port must be 0-65535."))),
    }
}

/// The address that an argument stands for, for a socket of that family.
pub fn of_value(vm: &mut Vm, function: &str, family: i32, value: Value) -> PyResult<Address> {
    match family {
        net::AF_INET => {
            let Some(tuple) = vm.as_tuple(value) else {
                let class = vm.type_name_of(value);
                return Err(
                    vm.type_error(format!("{function}(): AF_INET address must be tuple, not {class}"))
                );
            };
            let [host, number] = *tuple.items() else {
                return Err(vm.type_error("AF_INET address must be a pair (host, port)"));
            };
            let host = host_bytes(vm, host)?;
            let number = crate::int(vm, number)?;
            let found = ip_of(vm, &host, family)?;
            let number = vm.int(i64::from(number));
            let port = port(vm, function, number)?;
            match found {
                Address::V4 { ip, .. } => Ok(Address::V4 { ip, port }),
                _ => Err(gai_error(vm, -9)),
            }
        }
        net::AF_INET6 => {
            let Some(tuple) = vm.as_tuple(value) else {
                let class = vm.type_name_of(value);
                return Err(
                    vm.type_error(format!("{function}(): AF_INET6 address must be tuple, not {class}"))
                );
            };
            let items = tuple.items();
            if !(2..=4).contains(&items.len()) {
                return Err(
                    vm.type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
                );
            }
            let (host, number) = (items[0], items[1]);
            let rest = [items.get(2).copied(), items.get(3).copied()];
            let host = host_bytes(vm, host)?;
            let number = crate::int(vm, number)?;
            let mut numbers = [0u32; 2];
            for (to, given) in numbers.iter_mut().zip(rest) {
                if let Some(value) = given {
                    let n = vm.to_i64(value, "Python int too large to convert to C unsigned int")?;
                    *to = n as u32;
                }
            }
            let found = ip_of(vm, &host, family)?;
            let number = vm.int(i64::from(number));
            let port = port(vm, function, number)?;
            if numbers[0] > 0xfffff {
                return Err(vm.overflow_error(format!("{function}(): flowinfo must be 0-1048575.")));
            }
            match found {
                Address::V6 { ip, scope, .. } => Ok(Address::V6 {
                    ip,
                    port,
                    flow: numbers[0],
                    scope: if rest[1].is_some() { numbers[1] } else { scope },
                }),
                _ => Err(gai_error(vm, -9)),
            }
        }
        net::AF_UNIX => {
            let path = if vm.as_str(value).is_some() {
                paths::fs_bytes(vm, value)?
            } else {
                buffer::bytes_of(vm, value)?
            };
            let abstract_name = path.first() == Some(&0);
            let most = if abstract_name { net::UNIX_PATH_MAX } else { net::UNIX_PATH_MAX - 1 };
            if path.len() > most {
                return Err(vm.raise_named("OSError", "AF_UNIX path too long"));
            }
            Ok(Address::Unix(path))
        }
        net::AF_NETLINK => {
            let pair = vm.as_tuple(value).filter(|t| t.len() == 2).map(|t| (t.items()[0], t.items()[1]));
            let Some((pid, groups)) = pair else {
                let class = vm.type_name_of(value);
                return Err(
                    vm.type_error(format!("{function}(): AF_NETLINK address must be tuple, not {class}"))
                );
            };
            let pid = vm.to_i64(pid, "Python int too large to convert to C unsigned int")? as u32;
            let groups = vm.to_i64(groups, "Python int too large to convert to C unsigned int")? as u32;
            Ok(Address::Netlink { pid, groups })
        }
        net::AF_PACKET => {
            let Some(tuple) = vm.as_tuple(value).filter(|t| (2..=5).contains(&t.len())) else {
                let class = vm.type_name_of(value);
                return Err(
                    vm.type_error(format!("{function}(): AF_PACKET address must be tuple, not {class}"))
                );
            };
            let item = |i: usize| tuple.get(i);
            let name = match item(0) {
                Some(name) => paths::fs_bytes(vm, name)?,
                None => Vec::new(),
            };
            let name = net::terminated(&name).unwrap_or_default();
            let interface = crate::sys(vm, net::interface_index(&name))? as i32;
            let mut numbers = [0i32; 3];
            for (i, to) in numbers.iter_mut().enumerate() {
                if let Some(value) = item(i + 1) {
                    *to = crate::int(vm, value)?;
                }
            }
            let address = match item(4) {
                Some(bytes) => buffer::bytes_of(vm, bytes)?,
                None => Vec::new(),
            };
            if address.len() > 8 {
                return Err(vm.value_error("Hardware address must be 8 bytes or less"));
            }
            let [protocol, kind, hardware] = numbers;
            let Ok(protocol) = u16::try_from(protocol) else {
                return Err(vm.overflow_error(format!("{function}(): proto must be 0-65535.")));
            };
            Ok(Address::Packet { protocol, interface, kind: kind as u8, hardware: hardware as u16, address })
        }
        _ => Err(vm.raise_named("OSError", &format!("{function}(): unsupported address family"))),
    }
}

fn text(vm: &mut Vm, family: i32, ip: &[u8]) -> PyResult {
    let text = crate::sys(vm, net::text_of(family, ip))?;
    vm.try_str(&text).map(Gc::value)
}

/// An address as Python shows it.
pub fn to_value(vm: &mut Vm, address: &Address) -> PyResult {
    Ok(match address {
        Address::None => Value::NONE,
        Address::V4 { ip, port } => {
            let host = text(vm, net::AF_INET, ip)?;
            vm.tuple(&[host, Value::int32(i32::from(*port))]).value()
        }
        Address::V6 { ip, port, flow, scope } => {
            let mut host = text(vm, net::AF_INET6, ip)?;
            if *scope != 0
                && ip[0] == 0xfe
                && ip[1] & 0xc0 == 0x80
                && let Ok((name, _)) = net::names_of(address, 1 | 2)
            {
                host = vm.try_str(&name)?.value();
            }
            let numbers = [vm.int(i64::from(*flow)), vm.int(i64::from(*scope))];
            vm.tuple(&[host, Value::int32(i32::from(*port)), numbers[0], numbers[1]]).value()
        }
        Address::Unix(path) if path.first() == Some(&0) => vm.new_bytes(path)?.value(),
        Address::Unix(path) => paths::fs_str(vm, path)?.value(),
        Address::Netlink { pid, groups } => {
            let numbers = [vm.int(i64::from(*pid)), vm.int(i64::from(*groups))];
            vm.tuple(&numbers).value()
        }
        Address::Packet { protocol, interface, kind, hardware, address } => {
            let name = net::interface_name(*interface as u32).unwrap_or_default();
            let name = paths::fs_str(vm, &name)?.value();
            let address = vm.new_bytes(address)?.value();
            vm.tuple(&[
                name,
                Value::int32(i32::from(*protocol)),
                Value::int32(i32::from(*kind)),
                Value::int32(i32::from(*hardware)),
                address,
            ])
            .value()
        }
        Address::Other(family, bytes) => {
            let bytes = vm.new_bytes(bytes)?.value();
            vm.tuple(&[Value::int32(*family), bytes]).value()
        }
    })
}
