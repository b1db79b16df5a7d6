//! The databases of users and groups.

use crate::{Errno, SysResult};
use std::ffi::CStr;

/// An entry of the database of users; texts are name, password, comment, directory and shell.
pub struct User {
    pub texts: [Vec<u8>; 5],
    pub uid: u32,
    pub gid: u32,
}

pub struct Group {
    pub name: Vec<u8>,
    pub password: Vec<u8>,
    pub gid: u32,
    pub members: Vec<Vec<u8>>,
}

/// # Safety
/// `text` must be null or a terminated string.
unsafe fn bytes(text: *const libc::c_char) -> Vec<u8> {
    if text.is_null() {
        return Vec::new();
    }
    // SAFETY: the caller vouches for the string.
    unsafe { CStr::from_ptr(text) }.to_bytes().to_vec()
}

/// # Safety
/// The texts of the entry must be null or terminated strings.
unsafe fn user(raw: &libc::passwd) -> User {
    // SAFETY: the caller vouches for the strings.
    let texts =
        [raw.pw_name, raw.pw_passwd, raw.pw_gecos, raw.pw_dir, raw.pw_shell].map(|t| unsafe { bytes(t) });
    User { texts, uid: raw.pw_uid, gid: raw.pw_gid }
}

/// # Safety
/// The texts of the entry must be null or terminated strings, its members end with null.
unsafe fn group(raw: &libc::group) -> Group {
    let mut members = Vec::new();
    let mut at = raw.gr_mem;
    // SAFETY: the caller vouches for the strings and for the end of the members.
    unsafe {
        while !at.is_null() && !(*at).is_null() {
            members.push(bytes(*at));
            at = at.add(1);
        }
        Group { name: bytes(raw.gr_name), password: bytes(raw.gr_passwd), gid: raw.gr_gid, members }
    }
}

macro_rules! look_up {
    ($($name:ident($key:ident: $kind:ty) -> $result:ident by $call:ident($arg:expr) of $raw:ident with $read:ident;)*) => { $(
        pub fn $name($key: $kind) -> SysResult<Option<$result>> {
            let mut room = vec![0u8; 1024];
            loop {
                // SAFETY: the entry and the buffer are live; what is found points into the buffer and is
                // copied out of it.
                unsafe {
                    let mut raw: libc::$raw = std::mem::zeroed();
                    let mut found = std::ptr::null_mut();
                    match libc::$call($arg, &mut raw, room.as_mut_ptr().cast(), room.len(), &mut found) {
                        0 if found.is_null() => return Ok(None),
                        0 => return Ok(Some($read(&raw))),
                        libc::ERANGE if room.len() < 1 << 20 => room.resize(room.len() * 2, 0),
                        libc::ENOENT | libc::ESRCH => return Ok(None),
                        n => return Err(Errno(n)),
                    }
                }
            }
        }
    )* };
}

look_up! {
    user_by_id(uid: u32) -> User by getpwuid_r(uid) of passwd with user;
    user_by_name(name: &CStr) -> User by getpwnam_r(name.as_ptr()) of passwd with user;
    group_by_id(gid: u32) -> Group by getgrgid_r(gid) of group with group;
    group_by_name(name: &CStr) -> Group by getgrnam_r(name.as_ptr()) of group with group;
}

/// Every user. The C library keeps one position for the process: the caller holds the isolate's lock.
pub fn all_users() -> Vec<User> {
    let mut out = Vec::new();
    // SAFETY: each entry is copied before the next is asked for.
    unsafe {
        libc::setpwent();
        loop {
            let entry = libc::getpwent();
            if entry.is_null() {
                break;
            }
            out.push(user(&*entry));
        }
        libc::endpwent();
    }
    out
}

/// Every group, as `all_users`.
pub fn all_groups() -> Vec<Group> {
    let mut out = Vec::new();
    // SAFETY: each entry is copied before the next is asked for.
    unsafe {
        libc::setgrent();
        loop {
            let entry = libc::getgrent();
            if entry.is_null() {
                break;
            }
            out.push(group(&*entry));
        }
        libc::endgrent();
    }
    out
}
