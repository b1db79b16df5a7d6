//! Pseudo-terminals.

use super::{after_fork_in_parent, before_fork, in_forked_child};
use crate::args::{FileNo, sys};
use kaa_host::terminal;
use kaa_object::{Gc, PyResult, Value, Vm, methods};
use kaa_types::paths;

methods! { TERMINALS: Module =>
    /// Open a pseudo-terminal.
    ///
    /// Return a tuple of (master_fd, slave_fd) containing open file descriptors
    /// for both the master and slave ends.
    "openpty($module, /)" => |vm: &mut Vm| -> PyResult {
        let (master, slave) = sys(vm, terminal::open_pair())?;
        Ok(vm.tuple(&[Value::int32(master), Value::int32(slave)]).value())
    }, Any;
    /// Prepare the tty of which fd is a file descriptor for a new login session.
    ///
    /// Make the calling process a session leader; make the tty the
    /// controlling tty, the stdin, the stdout, and the stderr of the
    /// calling process; close fd.
    "login_tty($module, fd, /)" => |vm: &mut Vm, fd: FileNo| sys(vm, terminal::log_in(fd.0)), Any;
    /// Fork a new process with a new pseudo-terminal as controlling tty.
    ///
    /// Returns a tuple of (pid, master_fd).
    /// Like fork(), return pid of 0 to the child process,
    /// and pid of child to the parent process.
    /// To both, return fd of newly opened pseudo-terminal.
    "forkpty($module, /)" => |vm: &mut Vm| -> PyResult {
        super::process::may_fork(vm)?;
        vm.audit("os.forkpty", &[])?;
        before_fork(vm);
        let result = terminal::fork_on_terminal();
        match result {
            Ok((0, _)) => in_forked_child(vm),
            _ => after_fork_in_parent(vm),
        }
        let (pid, master) = sys(vm, result)?;
        Ok(vm.tuple(&[Value::int32(pid), Value::int32(master)]).value())
    }, Any;
    /// Open and return a file descriptor for a master pseudo-terminal device.
    ///
    /// Performs a posix_openpt() C function call. The oflag argument is used to
    /// set file status flags and file access modes as specified in the manual page
    /// of posix_openpt() of your system.
    "posix_openpt($module, oflag, /)" => |vm: &mut Vm, flags: i32| -> PyResult {
        sys(vm, terminal::open_master(flags)).map(Value::int32)
    }, Any;
    /// Grant access to the slave pseudo-terminal device.
    ///
    ///   fd
    ///     File descriptor of a master pseudo-terminal device.
    ///
    /// Performs a grantpt() C function call.
    "grantpt($module, fd, /)" => |vm: &mut Vm, fd: FileNo| sys(vm, terminal::grant(fd.0)), Any;
    /// Unlock a pseudo-terminal master/slave pair.
    ///
    ///   fd
    ///     File descriptor of a master pseudo-terminal device.
    ///
    /// Performs an unlockpt() C function call.
    "unlockpt($module, fd, /)" => |vm: &mut Vm, fd: FileNo| sys(vm, terminal::unlock(fd.0)), Any;
    /// Return the name of the slave pseudo-terminal device.
    ///
    ///   fd
    ///     File descriptor of a master pseudo-terminal device.
    ///
    /// If the ptsname_r() C function is available, it is called;
    /// otherwise, performs a ptsname() C function call.
    "ptsname($module, fd, /)" => |vm: &mut Vm, fd: FileNo| -> PyResult {
        let name = sys(vm, terminal::slave_name(fd.0))?;
        paths::fs_str(vm, &name).map(Gc::value)
    }, Any;
}
