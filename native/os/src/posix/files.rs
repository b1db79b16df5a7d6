//! Files and directories by path.

use super::results;
use crate::args::{DirFd, FileNo, Id, Offset, Path, retry, sys};
use kaa_host::fs::{self, Attributed};
use kaa_host::{Errno, fd};
use kaa_object::list::ListRef;
use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, Value, Vm, methods};

/// Refuses arguments that make no sense together.
fn check_fd(vm: &mut Vm, function: &str, path: &Path<true>, dir: &DirFd, follow: bool) -> PyResult<()> {
    if path.fd.is_some() && dir.0.is_some() {
        return Err(vm.value_error(format!("{function}: can't specify dir_fd without matching path")));
    }
    if path.fd.is_some() && !follow {
        return Err(vm.value_error(format!("{function}: cannot use fd and follow_symlinks together")));
    }
    Ok(())
}

fn stat(vm: &mut Vm, path: Path<true>, dir: DirFd, follow: Option<bool>) -> PyResult {
    let follow = follow.unwrap_or(true);
    check_fd(vm, "stat", &path, &dir, follow)?;
    let result = vm.without_lock(|| match path.fd {
        Some(fd) => fd::fstat(fd),
        None => fs::stat(path.c(), dir.0, follow),
    });
    let stat = path.check(vm, result)?;
    results::stat(vm, &stat)
}

methods! { FILES: Module =>
    /// Perform a stat system call on the given path.
    "stat($module, /, path, *, dir_fd=None, follow_symlinks=True)" => stat, Any;
    /// Perform a stat system call on the given path, without following symbolic links.
    "lstat($module, /, path, *, dir_fd=None)" => |vm: &mut Vm, path: Path, dir: DirFd| -> PyResult {
        let result = fs::stat(path.c(), dir.0, false);
        let stat = path.check(vm, result)?;
        results::stat(vm, &stat)
    }, Any;
    /// Perform a stat system call on the given file descriptor.
    "fstat($module, /, fd)" => |vm: &mut Vm, fd: i32| -> PyResult {
        let result = retry(vm, || fd::fstat(fd))?;
        let stat = sys(vm, result)?;
        results::stat(vm, &stat)
    }, Any;
    /// Use the real uid/gid to test for access to a path.
    "access($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)" =>
        |vm: &mut Vm, path: Path, mode: i32, dir: DirFd, effective: Option<bool>, follow: Option<bool>| -> bool {
            let (effective, follow) = (effective.unwrap_or(false), follow.unwrap_or(true));
            vm.without_lock(|| fs::access(path.c(), mode, dir.0, effective, follow))
        }, Any;
    /// Open a file for low level IO. Returns a file descriptor (integer).
    "open($module, /, path, flags, mode=511, *, dir_fd=None)" =>
        |vm: &mut Vm, path: Path, flags: i32, mode: Option<i32>, dir: DirFd| -> PyResult {
            let mode = mode.unwrap_or(0o777) as u32;
            vm.audit("open", &[&path.object, &Value::NONE, &(flags | fd::O_CLOEXEC)])?;
            let result = retry(vm, || fd::open(path.c(), flags | fd::O_CLOEXEC, mode, dir.0))?;
            path.check(vm, result).map(Value::int32)
        }, Any;
    /// Change the access permissions of a file.
    "chmod($module, /, path, mode, *, dir_fd=None,\n      follow_symlinks=(os.name != 'nt'))" =>
        |vm: &mut Vm, path: Path<true>, mode: i32, dir: DirFd, follow: Option<bool>| -> PyResult<()> {
            let follow = follow.unwrap_or(true);
            vm.audit("os.chmod", &[&path.object, &mode, &dir])?;
            let result = match path.fd {
                Some(fd) => fs::fchmod(fd, mode as u32),
                None => fs::chmod(path.c(), mode as u32, dir.0, follow),
            };
            path.check(vm, result)
        }, Any;
    /// Change the access permissions of the file given by file descriptor fd.
    "fchmod($module, /, fd, mode)" => |vm: &mut Vm, fd: i32, mode: i32| -> PyResult<()> {
        vm.audit("os.chmod", &[&fd, &mode, &-1])?;
        let result = retry(vm, || fs::fchmod(fd, mode as u32))?;
        sys(vm, result)
    }, Any;
    /// Change the owner and group id of path to the numeric uid and gid.
    "chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)" =>
        |vm: &mut Vm, path: Path<true>, uid: Id, gid: Id, dir: DirFd, follow: Option<bool>| -> PyResult<()> {
            let follow = follow.unwrap_or(true);
            check_fd(vm, "chown", &path, &dir, follow)?;
            vm.audit("os.chown", &[&path.object, &uid.0, &gid.0, &dir])?;
            let result = match path.fd {
                Some(fd) => fs::fchown(fd, uid.0, gid.0),
                None => fs::chown(path.c(), uid.0, gid.0, dir.0, follow),
            };
            path.check(vm, result)
        }, Any;
    "lchown($module, /, path, uid, gid)" => |vm: &mut Vm, path: Path, uid: Id, gid: Id| -> PyResult<()> {
        vm.audit("os.chown", &[&path.object, &uid.0, &gid.0, &-1])?;
        let result = fs::chown(path.c(), uid.0, gid.0, None, false);
        path.check(vm, result)
    }, Any;
    "fchown($module, /, fd, uid, gid)" => |vm: &mut Vm, fd: i32, uid: Id, gid: Id| -> PyResult<()> {
        vm.audit("os.chown", &[&fd, &uid.0, &gid.0, &-1])?;
        let result = retry(vm, || fs::fchown(fd, uid.0, gid.0))?;
        sys(vm, result)
    }, Any;
    /// Truncate a file, specified by path, to a specific length.
    "truncate($module, /, path, length)" => |vm: &mut Vm, path: Path<true>, length: Offset| -> PyResult<()> {
        vm.audit("os.truncate", &[&path.object, &length.0])?;
        let result = retry(vm, || match path.fd {
            Some(fd) => fd::ftruncate(fd, length.0),
            None => fs::truncate(path.c(), length.0),
        })?;
        path.check(vm, result)
    }, Any;
    /// Set the access and modified time of path.
    "utime($module, /, path, times=None, *, ns=<unrepresentable>,\n      dir_fd=None, follow_symlinks=True)" => utime, Any;
    /// Perform a statvfs system call on the given path.
    "statvfs($module, /, path)" => |vm: &mut Vm, path: Path<true>| -> PyResult {
        let result = match path.fd {
            Some(fd) => fs::statvfs(Err(fd)),
            None => fs::statvfs(Ok(path.c())),
        };
        let fields = path.check(vm, result)?;
        let values: Vec<Value> = fields.iter().map(|&n| vm.int_from_u64(n)).collect();
        results::make(vm, |r| r.statvfs, &values)
    }, Any;
    "fstatvfs($module, fd, /)" => |vm: &mut Vm, fd: i32| -> PyResult {
        let fields = sys(vm, fs::statvfs(Err(fd)))?;
        let values: Vec<Value> = fields.iter().map(|&n| vm.int_from_u64(n)).collect();
        results::make(vm, |r| r.statvfs, &values)
    }, Any;
}

/// Seconds and nanoseconds of a number of seconds, rounded down.
pub fn split_seconds(vm: &mut Vm, value: Value) -> PyResult<(i64, i64)> {
    if vm.as_f64(value).is_none() && vm.is_int(value) {
        return Ok((vm.to_i64(value, "timestamp out of range for platform time_t")?, 0));
    }
    let x = match vm.as_f64(value) {
        Some(x) => x,
        None => {
            let n = vm.index(value)?;
            return Ok((vm.to_i64(n, "timestamp out of range for platform time_t")?, 0));
        }
    };
    if x.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    let whole = x.floor();
    let nanos = ((x - whole) * 1e9).floor();
    let (whole, nanos) = if nanos >= 1e9 { (whole + 1.0, 0.0) } else { (whole, nanos) };
    if !(-9.2e18..9.2e18).contains(&whole) {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok((whole as i64, nanos as i64))
}

fn utime(
    vm: &mut Vm,
    path: Path<true>,
    times: Option<Value>,
    ns: Option<Value>,
    dir: DirFd,
    follow: Option<bool>,
) -> PyResult<()> {
    let follow = follow.unwrap_or(true);
    let times = times.filter(|t| !t.is_none());
    if times.is_some() && ns.is_some() {
        return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
    }
    let pair = match (times, ns) {
        (None, None) => None,
        (Some(times), _) => {
            let Some(t) = vm.as_tuple(times).filter(|t| t.len() == 2) else {
                return Err(vm.type_error("utime: 'times' must be either a tuple of two ints or None"));
            };
            Some([split_seconds(vm, t.items()[0])?, split_seconds(vm, t.items()[1])?])
        }
        (None, Some(ns)) => {
            let Some(t) = vm.as_tuple(ns).filter(|t| t.len() == 2) else {
                return Err(vm.type_error("utime: 'ns' must be a tuple of two ints"));
            };
            let mut both = [(0, 0); 2];
            for (to, &value) in both.iter_mut().zip(t.items()) {
                if !vm.is_int(value) {
                    let class = vm.type_name_of(value);
                    let message = format!("unsupported operand type(s) for divmod(): '{class}' and 'int'");
                    return Err(vm.type_error(message));
                }
                let n = vm.to_i64(value, "Python int too large to convert to C long")?;
                *to = (n.div_euclid(1_000_000_000), n.rem_euclid(1_000_000_000));
            }
            Some(both)
        }
    };
    check_fd(vm, "utime", &path, &dir, follow)?;
    vm.audit("os.utime", &[&path.object, &times, &ns, &dir])?;
    let result = match path.fd {
        Some(fd) => fs::futime(fd, pair),
        None => fs::utime(path.c(), pair, dir.0, follow),
    };
    path.check(vm, result)
}

/// OSError that names both paths.
fn two(vm: &mut Vm, result: Result<(), Errno>, a: &Path, b: &Path) -> PyResult<()> {
    result.map_err(|Errno(n)| vm.os_error2(n, Some(a.object), Some(b.object)))
}

methods! { TREE: Module =>
    /// Create a directory.
    "mkdir($module, /, path, mode=511, *, dir_fd=None)" =>
        |vm: &mut Vm, path: Path, mode: Option<i32>, dir: DirFd| -> PyResult<()> {
            let mode = mode.unwrap_or(0o777);
            vm.audit("os.mkdir", &[&path.object, &mode, &dir])?;
            let result = fs::mkdir(path.c(), mode as u32, dir.0);
            path.check(vm, result)
        }, Any;
    /// Remove a directory.
    "rmdir($module, /, path, *, dir_fd=None)" => |vm: &mut Vm, path: Path, dir: DirFd| -> PyResult<()> {
        vm.audit("os.rmdir", &[&path.object, &dir])?;
        let result = fs::rmdir(path.c(), dir.0);
        path.check(vm, result)
    }, Any;
    /// Remove a file (same as remove()).
    "unlink($module, /, path, *, dir_fd=None)" => |vm: &mut Vm, path: Path, dir: DirFd| -> PyResult<()> {
        vm.audit("os.remove", &[&path.object, &dir])?;
        let result = fs::unlink(path.c(), dir.0);
        path.check(vm, result)
    }, Any;
    /// Remove a file (same as unlink()).
    "remove($module, /, path, *, dir_fd=None)" => |vm: &mut Vm, path: Path, dir: DirFd| -> PyResult<()> {
        vm.audit("os.remove", &[&path.object, &dir])?;
        let result = fs::unlink(path.c(), dir.0);
        path.check(vm, result)
    }, Any;
    /// Rename a file or directory.
    "rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)" =>
        |vm: &mut Vm, from: Path, to: Path, a: DirFd, b: DirFd| -> PyResult<()> {
            vm.audit("os.rename", &[&from.object, &to.object, &a, &b])?;
            let result = fs::rename(from.c(), a.0, to.c(), b.0);
            two(vm, result, &from, &to)
        }, Any;
    /// Rename a file or directory, overwriting the destination.
    "replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)" =>
        |vm: &mut Vm, from: Path, to: Path, a: DirFd, b: DirFd| -> PyResult<()> {
            vm.audit("os.rename", &[&from.object, &to.object, &a, &b])?;
            let result = fs::rename(from.c(), a.0, to.c(), b.0);
            two(vm, result, &from, &to)
        }, Any;
    /// Create a hard link to a file.
    "link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=(os.name != 'nt'))" =>
        |vm: &mut Vm, from: Path, to: Path, a: DirFd, b: DirFd, follow: Option<bool>| -> PyResult<()> {
            vm.audit("os.link", &[&from.object, &to.object, &a, &b])?;
            let result = fs::link(from.c(), a.0, to.c(), b.0, follow.unwrap_or(true));
            two(vm, result, &from, &to)
        }, Any;
    /// Create a symbolic link pointing to src named dst.
    "symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)" =>
        |vm: &mut Vm, target: Path, path: Path, _: Option<bool>, dir: DirFd| -> PyResult<()> {
            vm.audit("os.symlink", &[&target.object, &path.object, &dir])?;
            let result = fs::symlink(target.c(), path.c(), dir.0);
            two(vm, result, &target, &path)
        }, Any;
    /// Return a string representing the path to which the symbolic link points.
    "readlink($module, /, path, *, dir_fd=None)" => |vm: &mut Vm, path: Path, dir: DirFd| -> PyResult {
        let result = fs::readlink(path.c(), dir.0);
        let target = path.check(vm, result)?;
        path.like(vm, &target)
    }, Any;
    /// Create a "fifo" (a POSIX named pipe).
    "mkfifo($module, /, path, mode=438, *, dir_fd=None)" =>
        |vm: &mut Vm, path: Path, mode: Option<i32>, dir: DirFd| -> PyResult<()> {
            let result = fs::mkfifo(path.c(), mode.unwrap_or(0o666) as u32, dir.0);
            sys(vm, result)
        }, Any;
    /// Create a node in the file system.
    "mknod($module, /, path, mode=384, device=0, *, dir_fd=None)" =>
        |vm: &mut Vm, path: Path, mode: Option<i32>, device: Option<i64>, dir: DirFd| -> PyResult<()> {
            let result = fs::mknod(path.c(), mode.unwrap_or(0o600) as u32, device.unwrap_or(0) as u64, dir.0);
            sys(vm, result)
        }, Any;
    /// Return a list containing the names of the files in the directory.
    "listdir($module, /, path=None)" => listdir, Any;
    /// Force write of everything to disk.
    "sync($module, /)" => |vm: &mut Vm| vm.without_lock(fs::sync), Any;
    /// Set the current numeric umask and return the previous umask.
    "umask($module, mask, /)" => |_: &mut Vm, mask: i32| -> i64 { fs::umask(mask as u32) as i64 }, Any;
}

fn listdir(vm: &mut Vm, path: Path<true, true>) -> PyResult {
    vm.audit("os.listdir", &[&path.object])?;
    let result = vm.without_lock(|| {
        let mut dir = match path.fd {
            Some(fd) => fs::Directory::from_fd(fd)?,
            None => fs::Directory::open(path.c())?,
        };
        let mut names = Vec::new();
        while let Some(entry) = dir.next()? {
            names.push(entry.name);
        }
        if path.fd.is_some() {
            dir.rewind();
        }
        Ok(names)
    });
    let names = path.check(vm, result)?;
    let list = vm.new_list();
    for name in names {
        let name = path.like(vm, &name)?;
        list.push(vm, name)?;
    }
    Ok(list.value())
}

fn attributed<'a, const NULL: bool>(path: &'a Path<true, NULL>, follow: bool) -> Attributed<'a> {
    match path.fd {
        Some(fd) => Attributed::Fd(fd),
        None if follow => Attributed::Path(path.c()),
        None => Attributed::Link(path.c()),
    }
}

methods! { ATTRIBUTES: Module =>
    /// Return the value of extended attribute attribute on path.
    "getxattr($module, /, path, attribute, *, follow_symlinks=True)" =>
        |vm: &mut Vm, path: Path<true>, name: Path, follow: Option<bool>| -> PyResult<Gc<Bytes>> {
            vm.audit("os.getxattr", &[&path.object, &name.object])?;
            let result = fs::getxattr(attributed(&path, follow.unwrap_or(true)), name.c());
            let value = path.check(vm, result)?;
            vm.new_bytes(&value)
        }, Any;
    /// Set extended attribute attribute on path to value.
    "setxattr($module, /, path, attribute, value, flags=0, *,\n         follow_symlinks=True)" =>
        |vm: &mut Vm, path: Path<true>, name: Path, value: Value, flags: Option<i32>, follow: Option<bool>| -> PyResult<()> {
            let bytes = kaa_types::buffer::bytes_of(vm, value)?;
            let file = attributed(&path, follow.unwrap_or(true));
            let flags = flags.unwrap_or(0);
            vm.audit("os.setxattr", &[&path.object, &name.object, &value, &flags])?;
            let result = fs::setxattr(file, name.c(), &bytes, flags);
            path.check(vm, result)
        }, Any;
    /// Remove extended attribute attribute on path.
    "removexattr($module, /, path, attribute, *, follow_symlinks=True)" =>
        |vm: &mut Vm, path: Path<true>, name: Path, follow: Option<bool>| -> PyResult<()> {
            vm.audit("os.removexattr", &[&path.object, &name.object])?;
            let result = fs::removexattr(attributed(&path, follow.unwrap_or(true)), name.c());
            path.check(vm, result)
        }, Any;
    /// Return a list of extended attributes on path.
    "listxattr($module, /, path=None, *, follow_symlinks=True)" =>
        |vm: &mut Vm, path: Path<true, true>, follow: Option<bool>| -> PyResult {
            vm.audit("os.listxattr", &[&path.object])?;
            let result = fs::listxattr(attributed(&path, follow.unwrap_or(true)));
            let names = path.check(vm, result)?;
            let list = vm.new_list();
            for name in names.split(|&b| b == 0).filter(|n| !n.is_empty()) {
                let name = kaa_types::paths::fs_str(vm, name)?.value();
                list.push(vm, name)?;
            }
            Ok(list.value())
        }, Any;
    "fsync($module, /, fd)" => |vm: &mut Vm, fd: FileNo| -> PyResult<()> {
        let result = retry(vm, || fd::fsync(fd.0))?;
        sys(vm, result)
    }, Any;
    "fdatasync($module, /, fd)" => |vm: &mut Vm, fd: FileNo| -> PyResult<()> {
        let result = retry(vm, || fd::fdatasync(fd.0))?;
        sys(vm, result)
    }, Any;
}
