//! Native modules of the system: `posix`, `time`, `errno`, `fcntl`, `pwd`, `grp` and their like. CPython: `Modules/posixmodule.c`,
//! `timemodule.c`, `errnomodule.c`.

mod args;
mod errno;
mod fcntl;
mod locale;
mod posix;
mod posixsubprocess;
mod resource;
mod select;
mod stat;
mod termios;
mod time;
mod users;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static ALL: [&ModuleDef; 12] = [
        &posix::MODULE,
        &time::MODULE,
        &errno::MODULE,
        &fcntl::MODULE,
        &users::PWD,
        &users::GRP,
        &select::MODULE,
        &posixsubprocess::MODULE,
        &locale::MODULE,
        &resource::MODULE,
        &stat::MODULE,
        &termios::MODULE,
    ];
    &ALL
}
