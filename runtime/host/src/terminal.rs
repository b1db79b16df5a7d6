//! Terminals: attributes, sizes, pseudo-terminals.

use crate::{Errno, SysResult, check};
use std::ffi::CStr;

/// Number of special characters.
pub const SPECIALS: usize = libc::NCCS;

/// Indices of the special characters that are numbers in non-canonical mode.
pub const VMIN: usize = libc::VMIN;
pub const VTIME: usize = libc::VTIME;
pub const ICANON: u32 = libc::ICANON;

/// Attributes of a terminal.
#[derive(Clone, Copy, Debug)]
pub struct Attributes {
    /// Input, output, control and local flags.
    pub flags: [u32; 4],
    /// Input and output speed.
    pub speeds: [u32; 2],
    pub specials: [u8; SPECIALS],
}

fn blank() -> libc::termios {
    // SAFETY: all zeros is a valid termios.
    unsafe { std::mem::zeroed() }
}

pub fn attributes(fd: i32) -> SysResult<Attributes> {
    let mut t = blank();
    // SAFETY: `t` is live.
    check(unsafe { libc::tcgetattr(fd, &mut t) })?;
    // SAFETY: reads `t` only.
    let speeds = unsafe { [libc::cfgetispeed(&t), libc::cfgetospeed(&t)] };
    Ok(Attributes { flags: [t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag], speeds, specials: t.c_cc })
}

pub fn set_attributes(fd: i32, when: i32, new: &Attributes) -> SysResult {
    let mut t = blank();
    // SAFETY: `t` is live. What the system keeps besides comes from it.
    check(unsafe { libc::tcgetattr(fd, &mut t) })?;
    [t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag] = new.flags;
    t.c_cc = new.specials;
    // SAFETY: `t` is live.
    unsafe {
        check(libc::cfsetispeed(&mut t, new.speeds[0]))?;
        check(libc::cfsetospeed(&mut t, new.speeds[1]))?;
        check(libc::tcsetattr(fd, when, &t)).map(drop)
    }
}

/// Rows and columns.
pub fn size(fd: i32) -> SysResult<(u16, u16)> {
    // SAFETY: all zeros is a valid winsize.
    let mut w: libc::winsize = unsafe { std::mem::zeroed() };
    // SAFETY: `w` is live.
    check(unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, &mut w) })?;
    Ok((w.ws_row, w.ws_col))
}

pub fn set_size(fd: i32, rows: u16, columns: u16) -> SysResult {
    // SAFETY: all zeros is a valid winsize.
    let mut w: libc::winsize = unsafe { std::mem::zeroed() };
    // SAFETY: `w` is live.
    unsafe {
        check(libc::ioctl(fd, libc::TIOCGWINSZ, &mut w))?;
        w.ws_row = rows;
        w.ws_col = columns;
        check(libc::ioctl(fd, libc::TIOCSWINSZ, &w)).map(drop)
    }
}

macro_rules! calls {
    ($($name:ident = $call:ident($($arg:ident),*);)*) => { $(
        pub fn $name(fd: i32 $(, $arg: i32)*) -> SysResult {
            // SAFETY: no memory is involved.
            check(unsafe { libc::$call(fd $(, $arg)*) }).map(drop)
        }
    )* };
}

calls! {
    send_break = tcsendbreak(duration);
    drain = tcdrain();
    discard = tcflush(queue);
    flow = tcflow(action);
    grant = grantpt();
    unlock = unlockpt();
}

/// A new pseudo-terminal, closed on exec: master and slave.
pub fn open_pair() -> SysResult<(i32, i32)> {
    let master = open_master(libc::O_RDWR | libc::O_NOCTTY)?;
    let slave = (|| {
        grant(master)?;
        unlock(master)?;
        let name = std::ffi::CString::new(slave_name(master)?).map_err(|_| Errno(libc::EINVAL))?;
        crate::fd::open(&name, libc::O_RDWR | libc::O_NOCTTY | libc::O_CLOEXEC, 0, None)
    })();
    match slave {
        Ok(slave) => Ok((master, slave)),
        Err(error) => {
            let _ = crate::fd::close(master);
            Err(error)
        }
    }
}

pub fn open_master(flags: i32) -> SysResult<i32> {
    // SAFETY: no memory is involved.
    let fd = check(unsafe { libc::posix_openpt(flags) })?;
    crate::fd::set_inheritable(fd, false)?;
    Ok(fd)
}

/// The file of a master's other side.
pub fn slave_name(master: i32) -> SysResult<Vec<u8>> {
    let mut name = [0u8; 128];
    // SAFETY: the buffer is writable for its length.
    match unsafe { libc::ptsname_r(master, name.as_mut_ptr().cast(), name.len()) } {
        0 => Ok(CStr::from_bytes_until_nul(&name).map_or_else(|_| Vec::new(), |n| n.to_bytes().to_vec())),
        n => Err(Errno(n)),
    }
}

/// Makes a terminal the controlling one of a new session, and the standard streams.
pub fn log_in(fd: i32) -> SysResult {
    // SAFETY: no memory is involved.
    unsafe {
        check(libc::setsid())?;
        check(libc::ioctl(fd, libc::TIOCSCTTY, 0))?;
        for stream in 0..3 {
            check(libc::dup2(fd, stream))?;
        }
    }
    if fd > 2 { crate::fd::close(fd) } else { Ok(()) }
}

/// Forks with the child on a new pseudo-terminal: the child's number (0 in the child) and the master.
pub fn fork_on_terminal() -> SysResult<(i32, i32)> {
    let (master, slave) = open_pair()?;
    match crate::process::fork() {
        Ok(0) => {
            let _ = crate::fd::close(master);
            log_in(slave)?;
            Ok((0, -1))
        }
        Ok(pid) => {
            let _ = crate::fd::close(slave);
            Ok((pid, master))
        }
        Err(error) => {
            let _ = (crate::fd::close(master), crate::fd::close(slave));
            Err(error)
        }
    }
}

macro_rules! speeds {
    ($($name:ident)*) => {
        /// Speeds by name.
        pub const SPEEDS: &[(&str, u32)] = &[$((stringify!($name), libc::$name),)*];
    };
}

speeds! { B0 B1000000 B110 B115200 B1152000 B1200 B134 B150 B1500000 B1800 B19200 B200 B2000000 B230400 B2400 B2500000 B300 B3000000 B3500000 B38400 B4000000 B460800 B4800 B50 B500000 B57600 B576000 B600 B75 B921600 B9600 }
