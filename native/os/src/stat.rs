//! `_stat`: constants and functions for file modes. CPython: `Modules/_stat.c`.

use kaa_object::declare::{FromArg, ModuleDef};
use kaa_object::function::Call;
use kaa_object::int::IntRef;
use kaa_object::{PyResult, Value, Vm, methods};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_stat",
    doc: Some(
        "What the numbers that stat returns mean.\n\n\
         S_IF*: types of files\nS_I[RWX]*: permissions\n\
         UF_*, SF_*: flags that owners and superusers may set\nST_*: places in the tuple that stat returns",
    ),
    functions: &[TYPES, FUNCTIONS],
    init: |vm, module| {
        for &(name, value) in CONSTANTS {
            let value = vm.int(value);
            vm.module_set(module, name, value)?;
        }
        Ok(())
    },
};

const TYPE: u32 = 0o170000;
const SOCKET: u32 = 0o140000;
const LINK: u32 = 0o120000;
const REGULAR: u32 = 0o100000;
const BLOCK: u32 = 0o060000;
const DIRECTORY: u32 = 0o040000;
const CHARACTER: u32 = 0o020000;
const FIFO: u32 = 0o010000;

/// Doors, ports and whiteouts are 0: there are none here, and nothing is one.
#[rustfmt::skip]
const CONSTANTS: &[(&str, i64)] = &[
    ("S_IFDIR", DIRECTORY as i64), ("S_IFCHR", CHARACTER as i64), ("S_IFBLK", BLOCK as i64),
    ("S_IFREG", REGULAR as i64), ("S_IFIFO", FIFO as i64), ("S_IFLNK", LINK as i64), ("S_IFSOCK", SOCKET as i64),
    ("S_IFDOOR", 0), ("S_IFPORT", 0), ("S_IFWHT", 0),
    ("S_ISUID", 0o4000), ("S_ISGID", 0o2000), ("S_ISVTX", 0o1000), ("S_ENFMT", 0o2000),
    ("S_IREAD", 0o400), ("S_IWRITE", 0o200), ("S_IEXEC", 0o100),
    ("S_IRWXU", 0o700), ("S_IRUSR", 0o400), ("S_IWUSR", 0o200), ("S_IXUSR", 0o100),
    ("S_IRWXG", 0o070), ("S_IRGRP", 0o040), ("S_IWGRP", 0o020), ("S_IXGRP", 0o010),
    ("S_IRWXO", 0o007), ("S_IROTH", 0o004), ("S_IWOTH", 0o002), ("S_IXOTH", 0o001),
    ("UF_SETTABLE", 0xffff), ("UF_NODUMP", 0x1), ("UF_IMMUTABLE", 0x2), ("UF_APPEND", 0x4), ("UF_OPAQUE", 0x8),
    ("UF_NOUNLINK", 0x10), ("UF_COMPRESSED", 0x20), ("UF_TRACKED", 0x40), ("UF_DATAVAULT", 0x80),
    ("UF_HIDDEN", 0x8000),
    ("SF_SETTABLE", 0xffff_0000), ("SF_ARCHIVED", 0x1_0000), ("SF_IMMUTABLE", 0x2_0000), ("SF_APPEND", 0x4_0000),
    ("SF_NOUNLINK", 0x10_0000), ("SF_SNAPSHOT", 0x20_0000), ("SF_FIRMLINK", 0x80_0000),
    ("SF_DATALESS", 0x4000_0000),
    ("ST_MODE", 0), ("ST_INO", 1), ("ST_DEV", 2), ("ST_NLINK", 3), ("ST_UID", 4), ("ST_GID", 5), ("ST_SIZE", 6),
    ("ST_ATIME", 7), ("ST_MTIME", 8), ("ST_CTIME", 9),
];

/// A mode as the system has it: 32 bits.
#[derive(Clone, Copy)]
struct Mode(u32);

impl Mode {
    fn is(self, kind: u32) -> bool {
        self.0 & TYPE == kind
    }
}

impl FromArg for Mode {
    fn from_arg(vm: &mut Vm, call: &Call<'_>, index: usize) -> PyResult<Mode> {
        let value = Value::from_arg(vm, call, index)?;
        let number = vm.index(value)?;
        let wide = match vm.int_ref(number) {
            Some(n) if n.is_negative() => {
                return Err(vm.overflow_error("can't convert negative value to unsigned int"));
            }
            Some(IntRef::Small(n)) => n as u64,
            Some(IntRef::Big(n)) => match u64::try_from(n) {
                Ok(n) => n,
                Err(_) => {
                    return Err(vm.overflow_error("Python int too large to convert to C unsigned long"));
                }
            },
            None => unreachable!("index() returns ints"),
        };
        match u32::try_from(wide) {
            Ok(mode) => Ok(Mode(mode)),
            Err(_) => Err(vm.overflow_error("mode out of range")),
        }
    }
}

methods! { TYPES: Module =>
    /// S_ISDIR(mode) -> bool
    ///
    /// Return True if mode is from a directory.
    "S_ISDIR($self, object, /)" => |_: &mut Vm, mode: Mode| mode.is(DIRECTORY), Raises;
    /// S_ISCHR(mode) -> bool
    ///
    /// Return True if mode is from a character special device file.
    "S_ISCHR($self, object, /)" => |_: &mut Vm, mode: Mode| mode.is(CHARACTER), Raises;
    /// S_ISBLK(mode) -> bool
    ///
    /// Return True if mode is from a block special device file.
    "S_ISBLK($self, object, /)" => |_: &mut Vm, mode: Mode| mode.is(BLOCK), Raises;
    /// S_ISREG(mode) -> bool
    ///
    /// Return True if mode is from a regular file.
    "S_ISREG($self, object, /)" => |_: &mut Vm, mode: Mode| mode.is(REGULAR), Raises;
    /// S_ISFIFO(mode) -> bool
    ///
    /// Return True if mode is from a FIFO (named pipe).
    "S_ISFIFO($self, object, /)" => |_: &mut Vm, mode: Mode| mode.is(FIFO), Raises;
    /// S_ISLNK(mode) -> bool
    ///
    /// Return True if mode is from a symbolic link.
    "S_ISLNK($self, object, /)" => |_: &mut Vm, mode: Mode| mode.is(LINK), Raises;
    /// S_ISSOCK(mode) -> bool
    ///
    /// Return True if mode is from a socket.
    "S_ISSOCK($self, object, /)" => |_: &mut Vm, mode: Mode| mode.is(SOCKET), Raises;
    /// S_ISDOOR(mode) -> bool
    ///
    /// Return True if mode is from a door.
    "S_ISDOOR($self, object, /)" => |_: &mut Vm, _: Mode| false, Raises;
    /// S_ISPORT(mode) -> bool
    ///
    /// Return True if mode is from an event port.
    "S_ISPORT($self, object, /)" => |_: &mut Vm, _: Mode| false, Raises;
    /// S_ISWHT(mode) -> bool
    ///
    /// Return True if mode is from a whiteout.
    "S_ISWHT($self, object, /)" => |_: &mut Vm, _: Mode| false, Raises;
}

methods! { FUNCTIONS: Module =>
    /// Return the portion of the file's mode that can be set by os.chmod().
    "S_IMODE($self, object, /)" => |_: &mut Vm, mode: Mode| i64::from(mode.0 & 0o7777), Raises;
    /// Return the portion of the file's mode that describes the file type.
    "S_IFMT($self, object, /)" => |_: &mut Vm, mode: Mode| i64::from(mode.0 & TYPE), Raises;
    /// Convert a file's mode to a string of the form '-rwxrwxrwx'
    "filemode($self, object, /)" => |_: &mut Vm, mode: Mode| filemode(mode), Raises;
}

/// A mode as `ls` shows it.
fn filemode(mode: Mode) -> String {
    let kind = match mode.0 & TYPE {
        REGULAR => '-',
        DIRECTORY => 'd',
        LINK => 'l',
        BLOCK => 'b',
        CHARACTER => 'c',
        FIFO => 'p',
        SOCKET => 's',
        _ => '?',
    };
    let mut text = String::with_capacity(10);
    text.push(kind);
    // Of user, group and others: where their permissions stand, the bit that changes how "x" is shown, and how.
    for (shift, special, letter) in [(6, 0o4000, 's'), (3, 0o2000, 's'), (0, 0o1000, 't')] {
        let bits = mode.0 >> shift;
        text.push(if bits & 4 != 0 { 'r' } else { '-' });
        text.push(if bits & 2 != 0 { 'w' } else { '-' });
        text.push(match (mode.0 & special != 0, bits & 1 != 0) {
            (true, true) => letter,
            (true, false) => letter.to_ascii_uppercase(),
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    text
}
