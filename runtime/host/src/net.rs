//! Sockets, addresses, names. Every call may fail with EINTR, which is the caller's to handle.

use crate::{Errno, SysResult, check, check_size};
use std::ffi::{CStr, CString};

pub use libc::{
    AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_UNIX, AF_UNSPEC, EAI_SYSTEM, IFNAMSIZ, POLLERR, POLLIN,
    POLLOUT, SO_ERROR, SO_PROTOCOL, SO_TYPE, SOCK_CLOEXEC, SOCK_NONBLOCK, SOCK_STREAM, SOL_SOCKET,
};

/// An address of a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// None at all, as of an unnamed socket.
    None,
    V4 {
        ip: [u8; 4],
        port: u16,
    },
    V6 {
        ip: [u8; 16],
        port: u16,
        flow: u32,
        scope: u32,
    },
    /// A path, or an abstract name, which begins with a zero byte.
    Unix(Vec<u8>),
    Netlink {
        pid: u32,
        groups: u32,
    },
    Packet {
        protocol: u16,
        interface: i32,
        kind: u8,
        hardware: u16,
        address: Vec<u8>,
    },
    Other(i32, Vec<u8>),
}

/// The longest path of an `AF_UNIX` address.
pub const UNIX_PATH_MAX: usize = 108;

/// An address as the system has it.
struct Raw {
    storage: libc::sockaddr_storage,
    len: libc::socklen_t,
}

impl Raw {
    fn empty() -> Raw {
        // SAFETY: all zeros is a valid sockaddr_storage.
        let storage: libc::sockaddr_storage = unsafe { std::mem::zeroed() };
        Raw { storage, len: size_of::<libc::sockaddr_storage>() as libc::socklen_t }
    }

    fn pointer(&self) -> *const libc::sockaddr {
        (&raw const self.storage).cast()
    }

    fn pointer_mut(&mut self) -> *mut libc::sockaddr {
        (&raw mut self.storage).cast()
    }

    fn of<T>(value: T, len: usize) -> Raw {
        let mut raw = Raw::empty();
        const { assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>()) };
        // SAFETY: the storage is large enough for every kind of address and suitably aligned.
        unsafe { (&raw mut raw.storage).cast::<T>().write(value) };
        raw.len = len as libc::socklen_t;
        raw
    }

    fn from(address: &Address) -> Raw {
        match address {
            Address::V4 { ip, port } => {
                let addr = libc::sockaddr_in {
                    sin_family: AF_INET as libc::sa_family_t,
                    sin_port: port.to_be(),
                    sin_addr: libc::in_addr { s_addr: u32::from_ne_bytes(*ip) },
                    sin_zero: [0; 8],
                };
                Raw::of(addr, size_of::<libc::sockaddr_in>())
            }
            Address::V6 { ip, port, flow, scope } => {
                let addr = libc::sockaddr_in6 {
                    sin6_family: AF_INET6 as libc::sa_family_t,
                    sin6_port: port.to_be(),
                    sin6_flowinfo: flow.to_be(),
                    sin6_addr: libc::in6_addr { s6_addr: *ip },
                    sin6_scope_id: *scope,
                };
                Raw::of(addr, size_of::<libc::sockaddr_in6>())
            }
            Address::Unix(path) => {
                // SAFETY: all zeros is a valid sockaddr_un.
                let mut addr: libc::sockaddr_un = unsafe { std::mem::zeroed() };
                addr.sun_family = AF_UNIX as libc::sa_family_t;
                for (to, from) in addr.sun_path.iter_mut().zip(path) {
                    *to = *from as libc::c_char;
                }
                let base = std::mem::offset_of!(libc::sockaddr_un, sun_path);
                // A path is counted with its terminator, an abstract name without.
                let extra = usize::from(!path.is_empty() && path[0] != 0 && path.len() < UNIX_PATH_MAX);
                Raw::of(addr, base + path.len().min(UNIX_PATH_MAX) + extra)
            }
            Address::Netlink { pid, groups } => {
                // SAFETY: all zeros is a valid sockaddr_nl.
                let mut addr: libc::sockaddr_nl = unsafe { std::mem::zeroed() };
                addr.nl_family = AF_NETLINK as libc::sa_family_t;
                addr.nl_pid = *pid;
                addr.nl_groups = *groups;
                Raw::of(addr, size_of::<libc::sockaddr_nl>())
            }
            Address::Packet { protocol, interface, kind, hardware, address } => {
                // SAFETY: all zeros is a valid sockaddr_ll.
                let mut addr: libc::sockaddr_ll = unsafe { std::mem::zeroed() };
                addr.sll_family = AF_PACKET as libc::sa_family_t;
                addr.sll_protocol = protocol.to_be();
                addr.sll_ifindex = *interface;
                addr.sll_pkttype = *kind;
                addr.sll_hatype = *hardware;
                addr.sll_halen = address.len().min(8) as u8;
                for (to, from) in addr.sll_addr.iter_mut().zip(address) {
                    *to = *from;
                }
                Raw::of(addr, size_of::<libc::sockaddr_ll>())
            }
            Address::None => Raw { len: 0, ..Raw::empty() },
            Address::Other(family, bytes) => {
                let mut raw = Raw::empty();
                raw.storage.ss_family = *family as libc::sa_family_t;
                let room = size_of::<libc::sockaddr_storage>() - 2;
                let n = bytes.len().min(room);
                // SAFETY: the bytes lie behind the family, inside the storage.
                unsafe {
                    let to = (&raw mut raw.storage).cast::<u8>().add(2);
                    std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, n);
                }
                raw.len = (n + 2) as libc::socklen_t;
                raw
            }
        }
    }

    fn address(&self) -> Address {
        let len = (self.len as usize).min(size_of::<libc::sockaddr_storage>());
        if len < 2 {
            return Address::None;
        }
        let at = &raw const self.storage;
        // SAFETY (of the block): the storage is zeroed behind what the system wrote, and large enough for each
        // kind of address, which the family tells.
        unsafe {
            match i32::from(self.storage.ss_family) {
                AF_INET => {
                    let a = at.cast::<libc::sockaddr_in>().read();
                    Address::V4 { ip: a.sin_addr.s_addr.to_ne_bytes(), port: u16::from_be(a.sin_port) }
                }
                AF_INET6 => {
                    let a = at.cast::<libc::sockaddr_in6>().read();
                    Address::V6 {
                        ip: a.sin6_addr.s6_addr,
                        port: u16::from_be(a.sin6_port),
                        flow: u32::from_be(a.sin6_flowinfo),
                        scope: a.sin6_scope_id,
                    }
                }
                AF_UNIX => {
                    let base = std::mem::offset_of!(libc::sockaddr_un, sun_path);
                    let bytes =
                        std::slice::from_raw_parts(at.cast::<u8>().add(base), len.saturating_sub(base));
                    let path = match bytes.first() {
                        Some(0) => bytes,
                        _ => &bytes[..bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len())],
                    };
                    Address::Unix(path.to_vec())
                }
                AF_NETLINK => {
                    let a = at.cast::<libc::sockaddr_nl>().read();
                    Address::Netlink { pid: a.nl_pid, groups: a.nl_groups }
                }
                AF_PACKET => {
                    let a = at.cast::<libc::sockaddr_ll>().read();
                    Address::Packet {
                        protocol: u16::from_be(a.sll_protocol),
                        interface: a.sll_ifindex,
                        kind: a.sll_pkttype,
                        hardware: a.sll_hatype,
                        address: a.sll_addr[..usize::from(a.sll_halen).min(8)].to_vec(),
                    }
                }
                family => {
                    let bytes = std::slice::from_raw_parts(at.cast::<u8>().add(2), len - 2);
                    Address::Other(family, bytes.to_vec())
                }
            }
        }
    }
}

pub fn socket(family: i32, kind: i32, protocol: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::socket(family, kind | SOCK_CLOEXEC, protocol) })
}

pub fn socketpair(family: i32, kind: i32, protocol: i32) -> SysResult<(i32, i32)> {
    let mut ends = [0; 2];
    // SAFETY: the array has room for two descriptors.
    check(unsafe { libc::socketpair(family, kind | SOCK_CLOEXEC, protocol, ends.as_mut_ptr()) })?;
    Ok((ends[0], ends[1]))
}

pub fn bind(fd: i32, address: &Address) -> SysResult {
    let raw = Raw::from(address);
    // SAFETY: the address is live and as long as said.
    check(unsafe { libc::bind(fd, raw.pointer(), raw.len) }).map(drop)
}

pub fn connect(fd: i32, address: &Address) -> SysResult {
    let raw = Raw::from(address);
    // SAFETY: as in `bind`.
    check(unsafe { libc::connect(fd, raw.pointer(), raw.len) }).map(drop)
}

pub fn listen(fd: i32, backlog: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::listen(fd, backlog) }).map(drop)
}

pub fn accept(fd: i32) -> SysResult<(i32, Address)> {
    let mut raw = Raw::empty();
    let mut len = raw.len;
    // SAFETY: the address is writable for its length.
    let new = check(unsafe { libc::accept4(fd, raw.pointer_mut(), &mut len, SOCK_CLOEXEC) })?;
    raw.len = len;
    Ok((new, raw.address()))
}

pub fn local_address(fd: i32) -> SysResult<Address> {
    let mut raw = Raw::empty();
    let mut len = raw.len;
    // SAFETY: as in `accept`.
    check(unsafe { libc::getsockname(fd, raw.pointer_mut(), &mut len) })?;
    raw.len = len;
    Ok(raw.address())
}

pub fn peer_address(fd: i32) -> SysResult<Address> {
    let mut raw = Raw::empty();
    let mut len = raw.len;
    // SAFETY: as in `accept`.
    check(unsafe { libc::getpeername(fd, raw.pointer_mut(), &mut len) })?;
    raw.len = len;
    Ok(raw.address())
}

pub fn option(fd: i32, level: i32, name: i32, room: usize) -> SysResult<Vec<u8>> {
    let mut bytes = vec![0u8; room];
    let mut len = room as libc::socklen_t;
    // SAFETY: the buffer is writable for its length.
    check(unsafe { libc::getsockopt(fd, level, name, bytes.as_mut_ptr().cast(), &mut len) })?;
    bytes.truncate(len as usize);
    Ok(bytes)
}

pub fn int_option(fd: i32, level: i32, name: i32) -> SysResult<i32> {
    let bytes = option(fd, level, name, 4)?;
    Ok(i32::from_ne_bytes(std::array::from_fn(|i| bytes.get(i).copied().unwrap_or(0))))
}

/// Sets an option. `Err` is a length without a value.
pub fn set_option(fd: i32, level: i32, name: i32, value: Result<&[u8], u32>) -> SysResult {
    let (at, len) = match value {
        Ok(bytes) => (bytes.as_ptr(), bytes.len() as libc::socklen_t),
        Err(len) => (std::ptr::null(), len),
    };
    // SAFETY: the value is readable for its length; a null one is refused or ignored by the system.
    check(unsafe { libc::setsockopt(fd, level, name, at.cast(), len) }).map(drop)
}

pub fn shutdown(fd: i32, how: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::shutdown(fd, how) }).map(drop)
}

pub fn receive(fd: i32, buffer: &mut [u8], flags: i32) -> SysResult<usize> {
    // SAFETY: the buffer is writable for its length.
    check_size(unsafe { libc::recv(fd, buffer.as_mut_ptr().cast(), buffer.len(), flags) })
}

pub fn receive_from(fd: i32, buffer: &mut [u8], flags: i32) -> SysResult<(usize, Address)> {
    let mut raw = Raw::empty();
    let mut len = raw.len;
    // SAFETY: buffer and address are writable for their lengths.
    let n = check_size(unsafe {
        libc::recvfrom(fd, buffer.as_mut_ptr().cast(), buffer.len(), flags, raw.pointer_mut(), &mut len)
    })?;
    raw.len = len;
    Ok((n, raw.address()))
}

pub fn send(fd: i32, bytes: &[u8], flags: i32) -> SysResult<usize> {
    // SAFETY: the bytes are readable for their length.
    check_size(unsafe { libc::send(fd, bytes.as_ptr().cast(), bytes.len(), flags) })
}

pub fn send_to(fd: i32, bytes: &[u8], flags: i32, to: &Address) -> SysResult<usize> {
    let raw = Raw::from(to);
    // SAFETY: bytes and address are readable for their lengths.
    check_size(unsafe { libc::sendto(fd, bytes.as_ptr().cast(), bytes.len(), flags, raw.pointer(), raw.len) })
}

/// Control messages: level, type, data.
pub type Control = Vec<(i32, i32, Vec<u8>)>;

pub fn control_len(data: usize) -> Option<usize> {
    let data = u32::try_from(data).ok().filter(|d| *d <= i32::MAX as u32 - 64)?;
    // SAFETY: computes a number.
    Some(unsafe { libc::CMSG_LEN(data) } as usize)
}

pub fn control_space(data: usize) -> Option<usize> {
    let data = u32::try_from(data).ok().filter(|d| *d <= i32::MAX as u32 - 64)?;
    // SAFETY: computes a number.
    Some(unsafe { libc::CMSG_SPACE(data) } as usize)
}

pub fn send_message(
    fd: i32,
    parts: &[Vec<u8>],
    control: &[(i32, i32, Vec<u8>)],
    flags: i32,
    to: Option<&Address>,
) -> SysResult<usize> {
    let mut vectors: Vec<libc::iovec> = parts
        .iter()
        .map(|p| libc::iovec { iov_base: p.as_ptr().cast_mut().cast(), iov_len: p.len() })
        .collect();
    let space: usize = control.iter().filter_map(|(_, _, data)| control_space(data.len())).sum();
    // Words, so that the headers are aligned.
    let mut room = vec![0u64; space.div_ceil(8)];
    let mut raw = to.map(Raw::from);
    // SAFETY: all zeros is a valid msghdr.
    let mut message: libc::msghdr = unsafe { std::mem::zeroed() };
    if let Some(raw) = &mut raw {
        message.msg_namelen = raw.len;
        message.msg_name = raw.pointer_mut().cast();
    }
    message.msg_iov = vectors.as_mut_ptr();
    message.msg_iovlen = vectors.len() as _;
    if space > 0 {
        message.msg_control = room.as_mut_ptr().cast();
        message.msg_controllen = space as _;
    }
    // SAFETY: every header that CMSG_FIRSTHDR and CMSG_NXTHDR give lies in `room`, which has the space of all
    // messages; everything the message points to is live.
    check_size(unsafe {
        let mut at = libc::CMSG_FIRSTHDR(&message);
        for (level, kind, data) in control {
            if at.is_null() {
                break;
            }
            (*at).cmsg_level = *level;
            (*at).cmsg_type = *kind;
            (*at).cmsg_len = libc::CMSG_LEN(data.len() as u32) as _;
            std::ptr::copy_nonoverlapping(data.as_ptr(), libc::CMSG_DATA(at), data.len());
            at = libc::CMSG_NXTHDR(&message, at);
        }
        libc::sendmsg(fd, &message, flags)
    })
}

/// What `receive_message` got.
#[derive(Debug)]
pub struct Message {
    pub count: usize,
    pub control: Control,
    pub flags: i32,
    pub from: Address,
}

pub fn receive_message(fd: i32, parts: &mut [Vec<u8>], space: usize, flags: i32) -> SysResult<Message> {
    let mut vectors: Vec<libc::iovec> =
        parts.iter_mut().map(|p| libc::iovec { iov_base: p.as_mut_ptr().cast(), iov_len: p.len() }).collect();
    let mut room = vec![0u64; space.div_ceil(8)];
    let mut raw = Raw::empty();
    // SAFETY: all zeros is a valid msghdr.
    let mut message: libc::msghdr = unsafe { std::mem::zeroed() };
    message.msg_name = raw.pointer_mut().cast();
    message.msg_namelen = raw.len;
    message.msg_iov = vectors.as_mut_ptr();
    message.msg_iovlen = vectors.len() as _;
    message.msg_control = room.as_mut_ptr().cast();
    message.msg_controllen = space as _;
    // SAFETY: everything the message points to is live and writable for the lengths given.
    let count = check_size(unsafe { libc::recvmsg(fd, &mut message, flags | libc::MSG_CMSG_CLOEXEC) })?;
    raw.len = message.msg_namelen;
    let mut control = Vec::new();
    // SAFETY: the headers lie in the part of `room` that the system filled; lengths are checked against it.
    unsafe {
        let end = room.as_ptr().cast::<u8>().add(message.msg_controllen as usize).addr();
        let mut at = libc::CMSG_FIRSTHDR(&message);
        while !at.is_null() {
            let data = libc::CMSG_DATA(at);
            let len = ((*at).cmsg_len as usize).saturating_sub(data.addr() - at.addr());
            let len = len.min(end.saturating_sub(data.addr()));
            let bytes = std::slice::from_raw_parts(data, len).to_vec();
            control.push(((*at).cmsg_level, (*at).cmsg_type, bytes));
            at = libc::CMSG_NXTHDR(&message, at);
        }
    }
    Ok(Message { count, control, flags: message.msg_flags & !libc::MSG_CMSG_CLOEXEC, from: raw.address() })
}

/// Waits until a descriptor is ready; `false` after the time. Nanoseconds.
pub fn wait_ready(fd: i32, write: bool, nanoseconds: i128) -> SysResult<bool> {
    let milliseconds = nanoseconds.max(0).div_euclid(1_000_000) + i128::from(nanoseconds % 1_000_000 > 0);
    let events = if write { POLLOUT } else { POLLIN };
    let found = crate::poll::poll(&[(fd, events as u16)], milliseconds.min(i32::MAX as i128) as i32)?;
    Ok(!found.is_empty())
}

/// An error of the resolver: `EAI_…`, with the system's error where it is `EAI_SYSTEM`.
#[derive(Clone, Copy, Debug)]
pub struct ResolveError(pub i32, pub Errno);

pub fn resolve_text(code: i32) -> String {
    // SAFETY: the text is terminated and is copied at once.
    unsafe { CStr::from_ptr(libc::gai_strerror(code)).to_string_lossy().into_owned() }
}

/// One answer of the resolver.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
    pub name: String,
    pub address: Address,
}

pub fn resolve(
    host: Option<&CStr>,
    service: Option<&CStr>,
    family: i32,
    kind: i32,
    protocol: i32,
    flags: i32,
) -> Result<Vec<Resolved>, ResolveError> {
    // SAFETY: all zeros is a valid addrinfo.
    let mut hints: libc::addrinfo = unsafe { std::mem::zeroed() };
    hints.ai_family = family;
    hints.ai_socktype = kind;
    hints.ai_protocol = protocol;
    hints.ai_flags = flags;
    let mut list = std::ptr::null_mut();
    let pointer = |s: Option<&CStr>| s.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: names are terminated or null, hints and result live.
    let code = unsafe { libc::getaddrinfo(pointer(host), pointer(service), &hints, &mut list) };
    if code != 0 {
        return Err(ResolveError(code, Errno::last()));
    }
    let mut found = Vec::new();
    let mut at = list;
    // SAFETY: the list is the system's until it is freed below; addresses are as long as said.
    unsafe {
        while let Some(entry) = at.as_ref() {
            let mut raw = Raw::empty();
            let len = (entry.ai_addrlen as usize).min(size_of::<libc::sockaddr_storage>());
            std::ptr::copy_nonoverlapping(
                entry.ai_addr.cast::<u8>(),
                (&raw mut raw.storage).cast::<u8>(),
                len,
            );
            raw.len = len as libc::socklen_t;
            let name = if entry.ai_canonname.is_null() {
                String::new()
            } else {
                CStr::from_ptr(entry.ai_canonname).to_string_lossy().into_owned()
            };
            found.push(Resolved {
                family: entry.ai_family,
                kind: entry.ai_socktype,
                protocol: entry.ai_protocol,
                name,
                address: raw.address(),
            });
            at = entry.ai_next;
        }
        libc::freeaddrinfo(list);
    }
    Ok(found)
}

/// The names of an address: host and service.
pub fn names_of(address: &Address, flags: i32) -> Result<(String, String), ResolveError> {
    let raw = Raw::from(address);
    let (mut host, mut service) = ([0u8; 1025], [0u8; 32]);
    // SAFETY: the address is readable, the buffers writable for their lengths.
    let code = unsafe {
        libc::getnameinfo(
            raw.pointer(),
            raw.len,
            host.as_mut_ptr().cast(),
            host.len() as _,
            service.as_mut_ptr().cast(),
            service.len() as _,
            flags,
        )
    };
    if code != 0 {
        return Err(ResolveError(code, Errno::last()));
    }
    let text = |bytes: &[u8]| {
        let end = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
        String::from_utf8_lossy(&bytes[..end]).into_owned()
    };
    Ok((text(&host), text(&service)))
}

unsafe extern "C" {
    fn gethostbyaddr(
        addr: *const libc::c_void,
        len: libc::socklen_t,
        kind: libc::c_int,
    ) -> *mut libc::hostent;
    fn gethostbyname(name: *const libc::c_char) -> *mut libc::hostent;
    fn hstrerror(code: libc::c_int) -> *const libc::c_char;
    fn __h_errno_location() -> *mut libc::c_int;
}

/// Names and addresses of a host.
#[derive(Clone, Debug)]
pub struct Host {
    pub name: String,
    pub aliases: Vec<String>,
    pub addresses: Vec<Address>,
}

/// One thread at a time asks for hosts and services: the system answers in memory that it uses again.
static DATABASE: std::sync::Mutex<()> = std::sync::Mutex::new(());

/// # Safety
/// `entry` must be null or what a host look-up just gave, with `DATABASE` locked.
unsafe fn host_of(entry: *mut libc::hostent) -> Result<Host, i32> {
    // SAFETY: see the function's contract; the lists end with null pointers.
    unsafe {
        let Some(entry) = entry.as_ref() else { return Err(*__h_errno_location()) };
        let text = |p: *const libc::c_char| CStr::from_ptr(p).to_string_lossy().into_owned();
        let mut aliases = Vec::new();
        let mut at = entry.h_aliases;
        while !at.is_null() && !(*at).is_null() {
            aliases.push(text(*at));
            at = at.add(1);
        }
        let mut addresses = Vec::new();
        let mut at = entry.h_addr_list;
        while !at.is_null() && !(*at).is_null() {
            let bytes = std::slice::from_raw_parts((*at).cast::<u8>(), entry.h_length as usize);
            addresses.push(match bytes.len() {
                16 => Address::V6 { ip: std::array::from_fn(|i| bytes[i]), port: 0, flow: 0, scope: 0 },
                _ => Address::V4 { ip: std::array::from_fn(|i| bytes.get(i).copied().unwrap_or(0)), port: 0 },
            });
            at = at.add(1);
        }
        Ok(Host { name: text(entry.h_name), aliases, addresses })
    }
}

/// The host of a name; an `h_errno` where there is none.
pub fn host_by_name(name: &CStr) -> Result<Host, i32> {
    let _guard = DATABASE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    // SAFETY: the name is terminated; the answer is copied under the lock.
    unsafe { host_of(gethostbyname(name.as_ptr())) }
}

pub fn host_by_address(address: &Address) -> Result<Host, i32> {
    let _guard = DATABASE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (bytes, family): (&[u8], i32) = match address {
        Address::V4 { ip, .. } => (ip, AF_INET),
        Address::V6 { ip, .. } => (ip, AF_INET6),
        _ => return Err(1),
    };
    // SAFETY: the address is readable for its length; the answer is copied under the lock.
    unsafe { host_of(gethostbyaddr(bytes.as_ptr().cast(), bytes.len() as libc::socklen_t, family)) }
}

pub fn host_error_text(code: i32) -> String {
    // SAFETY: the text is terminated and is copied at once.
    unsafe { CStr::from_ptr(hstrerror(code)).to_string_lossy().into_owned() }
}

pub fn service_port(name: &CStr, protocol: Option<&CStr>) -> Option<u16> {
    let _guard = DATABASE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let protocol = protocol.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: names are terminated or null; the answer is read under the lock.
    unsafe { libc::getservbyname(name.as_ptr(), protocol).as_ref() }.map(|s| u16::from_be(s.s_port as u16))
}

pub fn service_name(port: u16, protocol: Option<&CStr>) -> Option<String> {
    let _guard = DATABASE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let protocol = protocol.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: as in `service_port`.
    unsafe {
        let entry = libc::getservbyport(i32::from(port.to_be()), protocol).as_ref()?;
        Some(CStr::from_ptr(entry.s_name).to_string_lossy().into_owned())
    }
}

pub fn protocol_number(name: &CStr) -> Option<i32> {
    let _guard = DATABASE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    // SAFETY: the name is terminated; the answer is read under the lock.
    unsafe { libc::getprotobyname(name.as_ptr()).as_ref() }.map(|p| p.p_proto)
}

pub fn interface_index(name: &CStr) -> SysResult<u32> {
    // SAFETY: the name is terminated.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => Err(Errno::last()),
        n => Ok(n),
    }
}

pub fn interface_name(index: u32) -> SysResult<Vec<u8>> {
    let mut name = [0u8; IFNAMSIZ];
    // SAFETY: the buffer has room for the longest name.
    if unsafe { libc::if_indextoname(index, name.as_mut_ptr().cast()) }.is_null() {
        return Err(Errno::last());
    }
    let end = name.iter().position(|b| *b == 0).unwrap_or(name.len());
    Ok(name[..end].to_vec())
}

/// All network interfaces: index and name.
pub fn interfaces() -> SysResult<Vec<(u32, Vec<u8>)>> {
    // SAFETY: the list ends with an entry of index 0 and is freed once.
    unsafe {
        let list = libc::if_nameindex();
        if list.is_null() {
            return Err(Errno::last());
        }
        let mut found = Vec::new();
        let mut at = list;
        while (*at).if_index != 0 && !(*at).if_name.is_null() {
            found.push(((*at).if_index, CStr::from_ptr((*at).if_name).to_bytes().to_vec()));
            at = at.add(1);
        }
        libc::if_freenameindex(list);
        Ok(found)
    }
}

pub fn host_name() -> SysResult<Vec<u8>> {
    let mut name = [0u8; 1024];
    // SAFETY: the buffer is writable for its length.
    check(unsafe { libc::gethostname(name.as_mut_ptr().cast(), name.len() - 1) })?;
    let end = name.iter().position(|b| *b == 0).unwrap_or(name.len());
    Ok(name[..end].to_vec())
}

pub fn set_host_name(name: &[u8]) -> SysResult {
    // SAFETY: the name is readable for its length.
    check(unsafe { libc::sethostname(name.as_ptr().cast(), name.len()) }).map(drop)
}

unsafe extern "C" {
    fn inet_aton(text: *const libc::c_char, out: *mut libc::in_addr) -> libc::c_int;
    fn inet_pton(family: libc::c_int, text: *const libc::c_char, out: *mut libc::c_void) -> libc::c_int;
    fn inet_ntop(
        family: libc::c_int,
        from: *const libc::c_void,
        out: *mut libc::c_char,
        len: libc::socklen_t,
    ) -> *const libc::c_char;
}

/// The address of a text in any of the forms that the C library knows.
pub fn parse_v4(text: &CStr) -> Option<[u8; 4]> {
    let mut out = libc::in_addr { s_addr: 0 };
    // SAFETY: the text is terminated, the result live.
    (unsafe { inet_aton(text.as_ptr(), &mut out) } != 0).then(|| out.s_addr.to_ne_bytes())
}

/// The address of a text; `Ok(None)` where it is none of that family.
pub fn parse(family: i32, text: &CStr) -> SysResult<Option<Vec<u8>>> {
    let mut out = [0u8; 16];
    // SAFETY: the text is terminated; 16 bytes are enough for any family that the call knows.
    match unsafe { inet_pton(family, text.as_ptr(), out.as_mut_ptr().cast()) } {
        -1 => Err(Errno::last()),
        0 => Ok(None),
        _ => Ok(Some(out[..if family == AF_INET6 { 16 } else { 4 }].to_vec())),
    }
}

/// The text of a packed address of the right length.
pub fn text_of(family: i32, packed: &[u8]) -> SysResult<String> {
    let mut out = [0u8; 64];
    // SAFETY: the address has the length of its family (caller), the buffer is writable for its length.
    let at = unsafe {
        inet_ntop(family, packed.as_ptr().cast(), out.as_mut_ptr().cast(), out.len() as libc::socklen_t)
    };
    if at.is_null() {
        return Err(Errno::last());
    }
    let end = out.iter().position(|b| *b == 0).unwrap_or(0);
    Ok(String::from_utf8_lossy(&out[..end]).into_owned())
}

/// A terminated copy; `None` where there is a zero byte inside.
pub fn terminated(bytes: &[u8]) -> Option<CString> {
    CString::new(bytes).ok()
}
