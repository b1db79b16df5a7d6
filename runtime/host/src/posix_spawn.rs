//! Starting programs as `posix_spawn` does. CPython: `py_posix_spawn` in `Modules/posixmodule.c`.

use crate::signal::SignalSet;
use crate::{Errno, SysResult};
use std::ffi::{CStr, CString};

fn check(error: i32) -> SysResult {
    if error == 0 { Ok(()) } else { Err(Errno(error)) }
}

/// What to do with descriptors on the way to the program, in this order.
pub struct FileActions(libc::posix_spawn_file_actions_t);

impl FileActions {
    pub fn new() -> SysResult<FileActions> {
        let mut raw = std::mem::MaybeUninit::uninit();
        // SAFETY: initialises the actions where it succeeds.
        unsafe {
            check(libc::posix_spawn_file_actions_init(raw.as_mut_ptr()))?;
            Ok(FileActions(raw.assume_init()))
        }
    }

    pub fn open(&mut self, fd: i32, path: &CStr, flags: i32, mode: u32) -> SysResult {
        // SAFETY: the actions are initialised; the path is terminated and copied.
        check(unsafe {
            libc::posix_spawn_file_actions_addopen(
                &mut self.0,
                fd,
                path.as_ptr(),
                flags,
                mode as libc::mode_t,
            )
        })
    }

    pub fn close(&mut self, fd: i32) -> SysResult {
        // SAFETY: the actions are initialised.
        check(unsafe { libc::posix_spawn_file_actions_addclose(&mut self.0, fd) })
    }

    pub fn dup2(&mut self, fd: i32, to: i32) -> SysResult {
        // SAFETY: the actions are initialised.
        check(unsafe { libc::posix_spawn_file_actions_adddup2(&mut self.0, fd, to) })
    }

    pub fn close_from(&mut self, fd: i32) -> SysResult {
        // SAFETY: the actions are initialised.
        check(unsafe { libc::posix_spawn_file_actions_addclosefrom_np(&mut self.0, fd) })
    }
}

impl Drop for FileActions {
    fn drop(&mut self) {
        // SAFETY: the actions are initialised and not used again.
        unsafe { libc::posix_spawn_file_actions_destroy(&mut self.0) };
    }
}

/// What the new process has other than its parent.
pub struct Attributes {
    raw: libc::posix_spawnattr_t,
    flags: i32,
}

impl Attributes {
    pub fn new() -> SysResult<Attributes> {
        let mut raw = std::mem::MaybeUninit::uninit();
        // SAFETY: initialises the attributes where it succeeds.
        unsafe {
            check(libc::posix_spawnattr_init(raw.as_mut_ptr()))?;
            Ok(Attributes { raw: raw.assume_init(), flags: 0 })
        }
    }

    pub fn set_group(&mut self, group: i32) -> SysResult {
        self.flags |= libc::POSIX_SPAWN_SETPGROUP as i32;
        // SAFETY: the attributes are initialised.
        check(unsafe { libc::posix_spawnattr_setpgroup(&mut self.raw, group) })
    }

    /// The effective user and group become the real ones.
    pub fn reset_ids(&mut self) {
        self.flags |= libc::POSIX_SPAWN_RESETIDS as i32;
    }

    pub fn new_session(&mut self) {
        self.flags |= libc::POSIX_SPAWN_SETSID as i32;
    }

    pub fn set_mask(&mut self, signals: &SignalSet) -> SysResult {
        self.flags |= libc::POSIX_SPAWN_SETSIGMASK as i32;
        // SAFETY: attributes and set are initialised.
        check(unsafe { libc::posix_spawnattr_setsigmask(&mut self.raw, signals.raw()) })
    }

    /// Signals that are handled as by default.
    pub fn set_default(&mut self, signals: &SignalSet) -> SysResult {
        self.flags |= libc::POSIX_SPAWN_SETSIGDEF as i32;
        // SAFETY: attributes and set are initialised.
        check(unsafe { libc::posix_spawnattr_setsigdefault(&mut self.raw, signals.raw()) })
    }

    /// Without a policy the parent's stays.
    pub fn set_scheduler(&mut self, policy: Option<i32>, priority: i32) -> SysResult {
        if let Some(policy) = policy {
            self.flags |= libc::POSIX_SPAWN_SETSCHEDULER as i32;
            // SAFETY: the attributes are initialised.
            check(unsafe { libc::posix_spawnattr_setschedpolicy(&mut self.raw, policy) })?;
        }
        self.flags |= libc::POSIX_SPAWN_SETSCHEDPARAM as i32;
        let parameter = libc::sched_param { sched_priority: priority };
        // SAFETY: the attributes are initialised, the parameter is live.
        check(unsafe { libc::posix_spawnattr_setschedparam(&mut self.raw, &parameter) })
    }
}

impl Drop for Attributes {
    fn drop(&mut self) {
        // SAFETY: the attributes are initialised and not used again.
        unsafe { libc::posix_spawnattr_destroy(&mut self.raw) };
    }
}

/// Starts a program; its process. `search` looks for it in PATH; without `env` it has this process's environment.
pub fn spawn(
    search: bool,
    path: &CStr,
    actions: Option<&FileActions>,
    mut attributes: Attributes,
    argv: &[CString],
    env: Option<&[CString]>,
) -> SysResult<i32> {
    unsafe extern "C" {
        static environ: *const *mut libc::c_char;
    }
    let pointers = |strings: &[CString]| {
        strings.iter().map(|s| s.as_ptr().cast_mut()).chain([std::ptr::null_mut()]).collect::<Vec<_>>()
    };
    let (argv, env) = (pointers(argv), env.map(pointers));
    let run = if search { libc::posix_spawnp } else { libc::posix_spawn };
    let mut pid = 0;
    // SAFETY: the attributes are initialised; the arrays end with a null pointer, and what their other pointers
    // point to is terminated and outlives the call; the environment is only changed under the isolate's lock.
    unsafe {
        check(libc::posix_spawnattr_setflags(&mut attributes.raw, attributes.flags as libc::c_short))?;
        let env = env.as_ref().map_or(environ, |env| env.as_ptr());
        let actions = actions.map_or(std::ptr::null(), |actions| &raw const actions.0);
        check(run(&mut pid, path.as_ptr(), actions, &attributes.raw, argv.as_ptr(), env))?;
    }
    Ok(pid)
}
