//! Native modules of the system: `posix`, `time`, `errno`. CPython: `Modules/posixmodule.c`,
//! `timemodule.c`, `errnomodule.c`.

mod args;
mod errno;
mod posix;
mod time;

use kaa_object::declare::ModuleDef;

/// The modules of this crate.
pub fn modules() -> &'static [&'static ModuleDef] {
    static ALL: [&ModuleDef; 3] = [&posix::MODULE, &time::MODULE, &errno::MODULE];
    &ALL
}
