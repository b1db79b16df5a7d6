//! Files and directories by path. `dir` is the descriptor that a relative path starts from, `None` for the
//! working directory.

use crate::{Errno, SysResult, check, check_size};
use std::ffi::{CStr, CString};

/// What `stat` tells of a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stat {
    pub mode: u32,
    pub ino: u64,
    pub dev: u64,
    pub nlink: u64,
    pub uid: u32,
    pub gid: u32,
    pub size: i64,
    /// Seconds and nanoseconds.
    pub atime: (i64, i64),
    pub mtime: (i64, i64),
    pub ctime: (i64, i64),
    pub blksize: i64,
    pub blocks: i64,
    pub rdev: u64,
}

pub const S_IFMT: u32 = libc::S_IFMT;
pub const S_IFDIR: u32 = libc::S_IFDIR;
pub const S_IFLNK: u32 = libc::S_IFLNK;
pub const S_IFREG: u32 = libc::S_IFREG;

impl Stat {
    pub fn is_dir(&self) -> bool {
        self.mode & S_IFMT == S_IFDIR
    }
}

pub(crate) fn stat_with(call: impl FnOnce(&mut libc::stat) -> i32) -> SysResult<Stat> {
    // SAFETY: all zeros is a valid stat buffer.
    let mut raw: libc::stat = unsafe { std::mem::zeroed() };
    check(call(&mut raw))?;
    Ok(Stat {
        mode: raw.st_mode,
        ino: raw.st_ino,
        dev: raw.st_dev,
        nlink: raw.st_nlink as u64,
        uid: raw.st_uid,
        gid: raw.st_gid,
        size: raw.st_size,
        atime: (raw.st_atime, raw.st_atime_nsec),
        mtime: (raw.st_mtime, raw.st_mtime_nsec),
        ctime: (raw.st_ctime, raw.st_ctime_nsec),
        blksize: raw.st_blksize as i64,
        blocks: raw.st_blocks,
        rdev: raw.st_rdev,
    })
}

fn at(dir: Option<i32>) -> i32 {
    dir.unwrap_or(libc::AT_FDCWD)
}

fn nofollow(follow: bool) -> i32 {
    if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW }
}

pub fn stat(path: &CStr, dir: Option<i32>, follow: bool) -> SysResult<Stat> {
    stat_with(|out| {
        // SAFETY: the path is terminated, `out` is a stat buffer.
        unsafe { libc::fstatat(at(dir), path.as_ptr(), out, nofollow(follow)) }
    })
}

pub fn access(path: &CStr, mode: i32, dir: Option<i32>, effective: bool, follow: bool) -> bool {
    let flags = if effective { libc::AT_EACCESS } else { 0 } | nofollow(follow);
    // SAFETY: the path is terminated.
    unsafe { libc::faccessat(at(dir), path.as_ptr(), mode, flags) == 0 }
}

pub fn mkdir(path: &CStr, mode: u32, dir: Option<i32>) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::mkdirat(at(dir), path.as_ptr(), mode) }).map(drop)
}

pub fn unlink(path: &CStr, dir: Option<i32>) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::unlinkat(at(dir), path.as_ptr(), 0) }).map(drop)
}

pub fn rmdir(path: &CStr, dir: Option<i32>) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::unlinkat(at(dir), path.as_ptr(), libc::AT_REMOVEDIR) }).map(drop)
}

pub fn rename(from: &CStr, from_dir: Option<i32>, to: &CStr, to_dir: Option<i32>) -> SysResult {
    // SAFETY: both paths are terminated.
    check(unsafe { libc::renameat(at(from_dir), from.as_ptr(), at(to_dir), to.as_ptr()) }).map(drop)
}

pub fn link(from: &CStr, from_dir: Option<i32>, to: &CStr, to_dir: Option<i32>, follow: bool) -> SysResult {
    let flags = if follow { libc::AT_SYMLINK_FOLLOW } else { 0 };
    // SAFETY: both paths are terminated.
    check(unsafe { libc::linkat(at(from_dir), from.as_ptr(), at(to_dir), to.as_ptr(), flags) }).map(drop)
}

pub fn symlink(target: &CStr, path: &CStr, dir: Option<i32>) -> SysResult {
    // SAFETY: both paths are terminated.
    check(unsafe { libc::symlinkat(target.as_ptr(), at(dir), path.as_ptr()) }).map(drop)
}

pub fn readlink(path: &CStr, dir: Option<i32>) -> SysResult<Vec<u8>> {
    let mut out = vec![0u8; 4096];
    // SAFETY: the path is terminated, the buffer writable for its length.
    let n =
        check_size(unsafe { libc::readlinkat(at(dir), path.as_ptr(), out.as_mut_ptr().cast(), out.len()) })?;
    out.truncate(n);
    Ok(out)
}

pub fn chmod(path: &CStr, mode: u32, dir: Option<i32>, follow: bool) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::fchmodat(at(dir), path.as_ptr(), mode, nofollow(follow)) }).map(drop)
}

pub fn fchmod(fd: i32, mode: u32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::fchmod(fd, mode) }).map(drop)
}

pub fn chown(path: &CStr, uid: u32, gid: u32, dir: Option<i32>, follow: bool) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::fchownat(at(dir), path.as_ptr(), uid, gid, nofollow(follow)) }).map(drop)
}

pub fn fchown(fd: i32, uid: u32, gid: u32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::fchown(fd, uid, gid) }).map(drop)
}

fn times_of(times: Option<[(i64, i64); 2]>) -> Option<[libc::timespec; 2]> {
    times.map(|t| t.map(|(s, ns)| libc::timespec { tv_sec: s, tv_nsec: ns }))
}

/// Sets access and modification times; `None` for now.
pub fn utime(path: &CStr, times: Option<[(i64, i64); 2]>, dir: Option<i32>, follow: bool) -> SysResult {
    let times = times_of(times);
    let pointer = times.as_ref().map_or(std::ptr::null(), |t| t.as_ptr());
    // SAFETY: the path is terminated, the times are null or two.
    check(unsafe { libc::utimensat(at(dir), path.as_ptr(), pointer, nofollow(follow)) }).map(drop)
}

pub fn futime(fd: i32, times: Option<[(i64, i64); 2]>) -> SysResult {
    let times = times_of(times);
    let pointer = times.as_ref().map_or(std::ptr::null(), |t| t.as_ptr());
    // SAFETY: the times are null or two.
    check(unsafe { libc::futimens(fd, pointer) }).map(drop)
}

pub fn truncate(path: &CStr, len: i64) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::truncate(path.as_ptr(), len) }).map(drop)
}

pub fn mkfifo(path: &CStr, mode: u32, dir: Option<i32>) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::mkfifoat(at(dir), path.as_ptr(), mode) }).map(drop)
}

pub fn mknod(path: &CStr, mode: u32, device: u64, dir: Option<i32>) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::mknodat(at(dir), path.as_ptr(), mode, device) }).map(drop)
}

pub fn getcwd() -> SysResult<Vec<u8>> {
    let mut out = vec![0u8; 1024];
    loop {
        // SAFETY: the buffer is writable for its length.
        if unsafe { !libc::getcwd(out.as_mut_ptr().cast(), out.len()).is_null() } {
            let end = out.iter().position(|&b| b == 0).unwrap_or(out.len());
            out.truncate(end);
            return Ok(out);
        }
        match Errno::last() {
            Errno(libc::ERANGE) if out.len() < 1 << 20 => out.resize(out.len() * 2, 0),
            error => return Err(error),
        }
    }
}

pub fn chdir(path: &CStr) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::chdir(path.as_ptr()) }).map(drop)
}

pub fn fchdir(fd: i32) -> SysResult {
    // SAFETY: no memory is involved.
    check(unsafe { libc::fchdir(fd) }).map(drop)
}

pub fn chroot(path: &CStr) -> SysResult {
    // SAFETY: the path is terminated.
    check(unsafe { libc::chroot(path.as_ptr()) }).map(drop)
}

pub fn sync() {
    // SAFETY: no memory is involved.
    unsafe { libc::sync() }
}

pub fn umask(mask: u32) -> u32 {
    // SAFETY: no memory is involved.
    unsafe { libc::umask(mask) }
}

/// An entry of a directory.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: Vec<u8>,
    pub ino: u64,
    /// `DT_…`; 0 where the file system does not tell.
    pub kind: u8,
}

pub use libc::{DT_DIR, DT_LNK, DT_REG, DT_UNKNOWN};

/// An open directory.
pub struct Directory(*mut libc::DIR);

impl Directory {
    pub fn open(path: &CStr) -> SysResult<Directory> {
        // SAFETY: the path is terminated.
        let dir = unsafe { libc::opendir(path.as_ptr()) };
        if dir.is_null() { Err(Errno::last()) } else { Ok(Directory(dir)) }
    }

    /// Reads the directory behind a descriptor, of which a duplicate is used.
    pub fn from_fd(fd: i32) -> SysResult<Directory> {
        let copy = crate::fd::dup(fd)?;
        // SAFETY: the descriptor is ours.
        let dir = unsafe { libc::fdopendir(copy) };
        if dir.is_null() {
            let error = Errno::last();
            let _ = crate::fd::close(copy);
            return Err(error);
        }
        // SAFETY: the stream is open.
        unsafe { libc::rewinddir(dir) };
        Ok(Directory(dir))
    }

    /// The next entry, `None` at the end; `.` and `..` are left out.
    pub fn next(&mut self) -> SysResult<Option<Entry>> {
        loop {
            // SAFETY: the stream is open; the entry is copied before the next call.
            unsafe {
                *libc::__errno_location() = 0;
                let entry = libc::readdir(self.0);
                if entry.is_null() {
                    return match Errno::last() {
                        Errno(0) => Ok(None),
                        error => Err(error),
                    };
                }
                let name = CStr::from_ptr((&raw const (*entry).d_name).cast()).to_bytes();
                if name != b"." && name != b".." {
                    return Ok(Some(Entry {
                        name: name.to_vec(),
                        ino: (*entry).d_ino,
                        kind: (*entry).d_type,
                    }));
                }
            }
        }
    }

    /// Back to the first entry: a descriptor's position is shared with its duplicates.
    pub fn rewind(&mut self) {
        // SAFETY: the stream is open.
        unsafe { libc::rewinddir(self.0) }
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // SAFETY: the stream is open and closed once.
        unsafe { libc::closedir(self.0) };
    }
}

/// What `statvfs` tells of a file system.
pub fn statvfs(path: Result<&CStr, i32>) -> SysResult<[u64; 11]> {
    // SAFETY: all zeros is a valid buffer.
    let mut raw: libc::statvfs = unsafe { std::mem::zeroed() };
    // SAFETY: the path is terminated, the buffer live.
    check(unsafe {
        match path {
            Ok(path) => libc::statvfs(path.as_ptr(), &mut raw),
            Err(fd) => libc::fstatvfs(fd, &mut raw),
        }
    })?;
    Ok([
        raw.f_bsize,
        raw.f_frsize,
        raw.f_blocks,
        raw.f_bfree,
        raw.f_bavail,
        raw.f_files,
        raw.f_ffree,
        raw.f_favail,
        raw.f_flag,
        raw.f_namemax,
        raw.f_fsid,
    ])
}

/// A file that extended attributes are read from.
#[derive(Clone, Copy)]
pub enum Attributed<'a> {
    Fd(i32),
    Path(&'a CStr),
    Link(&'a CStr),
}

fn grow(mut call: impl FnMut(&mut [u8]) -> isize) -> SysResult<Vec<u8>> {
    let mut out = vec![0u8; 256];
    loop {
        match check_size(call(&mut out)) {
            Ok(n) => {
                out.truncate(n);
                return Ok(out);
            }
            Err(Errno(libc::ERANGE)) if out.len() < 1 << 20 => out.resize(out.len() * 4, 0),
            Err(error) => return Err(error),
        }
    }
}

pub fn getxattr(file: Attributed<'_>, name: &CStr) -> SysResult<Vec<u8>> {
    grow(|out| {
        let (data, len) = (out.as_mut_ptr().cast(), out.len());
        // SAFETY: paths and name are terminated, the buffer is writable for its length.
        unsafe {
            match file {
                Attributed::Fd(fd) => libc::fgetxattr(fd, name.as_ptr(), data, len),
                Attributed::Path(path) => libc::getxattr(path.as_ptr(), name.as_ptr(), data, len),
                Attributed::Link(path) => libc::lgetxattr(path.as_ptr(), name.as_ptr(), data, len),
            }
        }
    })
}

pub fn setxattr(file: Attributed<'_>, name: &CStr, value: &[u8], flags: i32) -> SysResult {
    let (data, len) = (value.as_ptr().cast(), value.len());
    // SAFETY: paths and name are terminated, the value is readable for its length.
    check(unsafe {
        match file {
            Attributed::Fd(fd) => libc::fsetxattr(fd, name.as_ptr(), data, len, flags),
            Attributed::Path(path) => libc::setxattr(path.as_ptr(), name.as_ptr(), data, len, flags),
            Attributed::Link(path) => libc::lsetxattr(path.as_ptr(), name.as_ptr(), data, len, flags),
        }
    })
    .map(drop)
}

pub fn removexattr(file: Attributed<'_>, name: &CStr) -> SysResult {
    // SAFETY: paths and name are terminated.
    check(unsafe {
        match file {
            Attributed::Fd(fd) => libc::fremovexattr(fd, name.as_ptr()),
            Attributed::Path(path) => libc::removexattr(path.as_ptr(), name.as_ptr()),
            Attributed::Link(path) => libc::lremovexattr(path.as_ptr(), name.as_ptr()),
        }
    })
    .map(drop)
}

/// The names of all extended attributes, each terminated by a zero byte.
pub fn listxattr(file: Attributed<'_>) -> SysResult<Vec<u8>> {
    grow(|out| {
        let (data, len) = (out.as_mut_ptr().cast(), out.len());
        // SAFETY: the path is terminated, the buffer is writable for its length.
        unsafe {
            match file {
                Attributed::Fd(fd) => libc::flistxattr(fd, data, len),
                Attributed::Path(path) => libc::listxattr(path.as_ptr(), data, len),
                Attributed::Link(path) => libc::llistxattr(path.as_ptr(), data, len),
            }
        }
    })
}

/// A path as the system takes it; `None` where it holds a zero byte.
pub fn c_path(bytes: Vec<u8>) -> Option<CString> {
    CString::new(bytes).ok()
}

pub fn device_major(device: u64) -> u32 {
    libc::major(device)
}

pub fn device_minor(device: u64) -> u32 {
    libc::minor(device)
}

pub fn device(major: u32, minor: u32) -> u64 {
    libc::makedev(major, minor)
}

/// The last bytes of a file, at most `most` of them.
pub fn read_file_tail(path: &std::path::Path, most: u64) -> std::io::Result<Vec<u8>> {
    use std::io::{Read, Seek, SeekFrom};
    let mut file = std::fs::File::open(path)?;
    let len = file.metadata()?.len();
    file.seek(SeekFrom::Start(len.saturating_sub(most)))?;
    let mut out = Vec::new();
    file.take(most).read_to_end(&mut out)?;
    Ok(out)
}
