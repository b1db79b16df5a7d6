//! Waiting for descriptors: `select`, `poll`, `epoll`. Every call may fail with EINTR, which is the caller's to handle.

use crate::{SysResult, check};

pub use libc::EPOLL_CLOEXEC;

/// One past the highest descriptor that `select` can wait for.
pub const SELECT_LIMIT: i32 = libc::FD_SETSIZE as i32;

fn set_of(fds: &[i32]) -> libc::fd_set {
    let mut set = std::mem::MaybeUninit::uninit();
    // SAFETY: FD_ZERO initialises the set; the descriptors are below the limit (caller).
    unsafe {
        libc::FD_ZERO(set.as_mut_ptr());
        let mut set = set.assume_init();
        for &fd in fds.iter().filter(|fd| (0..SELECT_LIMIT).contains(fd)) {
            libc::FD_SET(fd, &mut set);
        }
        set
    }
}

/// Which of the descriptors are ready to be read, written, or in an exceptional condition.
pub fn select(
    read: &[i32],
    write: &[i32],
    except: &[i32],
    nanoseconds: Option<i128>,
) -> SysResult<[Vec<i32>; 3]> {
    let highest = read.iter().chain(write).chain(except).copied().max().unwrap_or(-1);
    let mut sets = [set_of(read), set_of(write), set_of(except)];
    let mut time = nanoseconds.map(|ns| libc::timeval {
        tv_sec: (ns / 1_000_000_000) as i64,
        tv_usec: ((ns % 1_000_000_000) / 1000) as i64,
    });
    let time = time.as_mut().map_or(std::ptr::null_mut(), std::ptr::from_mut);
    let [r, w, e] = &mut sets;
    // SAFETY: sets and time are live.
    check(unsafe { libc::select(highest + 1, r, w, e, time) })?;
    let ready = |fds: &[i32], set: &libc::fd_set| {
        // SAFETY: the set is initialised, the descriptors are below the limit.
        fds.iter().copied().filter(|&fd| unsafe { libc::FD_ISSET(fd, set) }).collect()
    };
    Ok([ready(read, &sets[0]), ready(write, &sets[1]), ready(except, &sets[2])])
}

/// Waits for events of descriptors: those that have some, with them. Milliseconds; -1 for ever.
pub fn poll(wanted: &[(i32, u16)], milliseconds: i32) -> SysResult<Vec<(i32, u16)>> {
    let mut fds: Vec<libc::pollfd> =
        wanted.iter().map(|&(fd, events)| libc::pollfd { fd, events: events as i16, revents: 0 }).collect();
    // SAFETY: the array is live and as long as said.
    check(unsafe { libc::poll(fds.as_mut_ptr(), fds.len() as libc::nfds_t, milliseconds) })?;
    Ok(fds.iter().filter(|f| f.revents != 0).map(|f| (f.fd, f.revents as u16)).collect())
}

pub fn epoll_create(flags: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    check(unsafe { libc::epoll_create1(flags | libc::EPOLL_CLOEXEC) })
}

/// What to do about a descriptor of an epoll object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    Add,
    Modify,
    Delete,
}

pub fn epoll_control(epoll: i32, what: Control, fd: i32, events: u32) -> SysResult {
    let operation = match what {
        Control::Add => libc::EPOLL_CTL_ADD,
        Control::Modify => libc::EPOLL_CTL_MOD,
        Control::Delete => libc::EPOLL_CTL_DEL,
    };
    let mut event = libc::epoll_event { events, u64: fd as u64 };
    // SAFETY: the event is live.
    check(unsafe { libc::epoll_ctl(epoll, operation, fd, &mut event) }).map(drop)
}

/// Waits for at most `most` events. Milliseconds; -1 for ever.
pub fn epoll_wait(epoll: i32, most: usize, milliseconds: i32) -> SysResult<Vec<(i32, u32)>> {
    let mut events = vec![libc::epoll_event { events: 0, u64: 0 }; most.min(1 << 20)];
    // SAFETY: the array is live and as long as said.
    let n =
        check(unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), events.len() as i32, milliseconds) })?;
    Ok(events[..n as usize].iter().map(|e| (e.u64 as i32, e.events)).collect())
}

/// Constants of module `select`, by name.
pub const NAMES: &[(&str, i64)] = &[
    ("POLLIN", libc::POLLIN as i64),
    ("POLLPRI", libc::POLLPRI as i64),
    ("POLLOUT", libc::POLLOUT as i64),
    ("POLLERR", libc::POLLERR as i64),
    ("POLLHUP", libc::POLLHUP as i64),
    ("POLLNVAL", libc::POLLNVAL as i64),
    ("POLLRDNORM", libc::POLLRDNORM as i64),
    ("POLLRDBAND", libc::POLLRDBAND as i64),
    ("POLLWRNORM", libc::POLLWRNORM as i64),
    ("POLLWRBAND", libc::POLLWRBAND as i64),
    ("POLLMSG", 0x400),
    ("POLLRDHUP", libc::POLLRDHUP as i64),
    ("PIPE_BUF", libc::PIPE_BUF as i64),
    ("EPOLLIN", libc::EPOLLIN as i64),
    ("EPOLLOUT", libc::EPOLLOUT as i64),
    ("EPOLLPRI", libc::EPOLLPRI as i64),
    ("EPOLLERR", libc::EPOLLERR as i64),
    ("EPOLLHUP", libc::EPOLLHUP as i64),
    ("EPOLLRDHUP", libc::EPOLLRDHUP as i64),
    ("EPOLLET", libc::EPOLLET as u32 as i64),
    ("EPOLLONESHOT", libc::EPOLLONESHOT as i64),
    ("EPOLLEXCLUSIVE", libc::EPOLLEXCLUSIVE as i64),
    ("EPOLLRDNORM", libc::EPOLLRDNORM as i64),
    ("EPOLLRDBAND", libc::EPOLLRDBAND as i64),
    ("EPOLLWRNORM", libc::EPOLLWRNORM as i64),
    ("EPOLLWRBAND", libc::EPOLLWRBAND as i64),
    ("EPOLLMSG", libc::EPOLLMSG as i64),
    ("EPOLLWAKEUP", libc::EPOLLWAKEUP as i64),
    ("EPOLL_CLOEXEC", libc::EPOLL_CLOEXEC as i64),
];
