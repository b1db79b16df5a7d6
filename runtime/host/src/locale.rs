//! The C library's locale: one for the whole process.

use crate::{Errno, SysResult};
use std::ffi::{CStr, CString};

/// Sets a category, or asks for it. `None` where the system knows no such locale.
pub fn set(category: i32, name: Option<&CStr>) -> Option<Vec<u8>> {
    // SAFETY: the name is terminated or null; the answer is copied at once.
    unsafe {
        let answer = libc::setlocale(category, name.map_or(std::ptr::null(), CStr::as_ptr));
        (!answer.is_null()).then(|| CStr::from_ptr(answer).to_bytes().to_vec())
    }
}

/// Whether the C locale is turned into one with UTF-8 (PEP 538).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coerce {
    No,
    Quietly,
    Warn,
}

/// Locales that the C locale may turn into.
const TARGETS: [&CStr; 3] = [c"C.UTF-8", c"C.utf8", c"UTF-8"];

/// Takes the environment's locale for characters. Whether it was the C locale, before it was turned into another.
pub fn start(coerce: Coerce) -> bool {
    let is_plain = || matches!(set(libc::LC_CTYPE, None).as_deref(), None | Some(b"C" | b"POSIX"));
    set(libc::LC_CTYPE, Some(c""));
    if !is_plain() {
        return false;
    }
    let fixed = crate::environment::get("LC_ALL").is_some_and(|v| !v.is_empty());
    if coerce != Coerce::No && !fixed {
        let target = TARGETS.into_iter().find(|t| set(libc::LC_CTYPE, Some(t)).is_some());
        if let Some(target) = target {
            // Programs that this one starts are to find the same.
            let _ = crate::environment::set(c"LC_CTYPE", target);
            if coerce == Coerce::Warn {
                crate::write_stderr(&format!(
                    "Python detected LC_CTYPE=C: LC_CTYPE coerced to {} (set another locale or \
                     PYTHONCOERCECLOCALE=0 to disable this locale coercion behavior).\n",
                    target.to_string_lossy()
                ));
            }
        }
    }
    if coerce == Coerce::Warn && is_plain() {
        crate::write_stderr(
            "Python runtime initialized with LC_CTYPE=C (a locale with default ASCII encoding), which may cause \
             Unicode compatibility problems. Using C.UTF-8, C.utf8, or UTF-8 (if available) as alternative \
             Unicode-compatible locales is recommended.\n",
        );
    }
    true
}

/// Whether the locale for characters is the C one, be it with UTF-8. CPython: `get_stdio_errors`.
pub fn is_default() -> bool {
    match set(libc::LC_CTYPE, None).as_deref() {
        None => true,
        Some(name) => matches!(name, b"C" | b"POSIX" | b"C.UTF-8" | b"C.utf8" | b"UTF-8"),
    }
}

/// The encoding of the locale for characters, as the system names it.
pub fn encoding() -> String {
    let name = String::from_utf8_lossy(&info(libc::CODESET)).into_owned();
    if name.is_empty() { "utf-8".to_owned() } else { name }
}

/// Conventions of the present locale.
#[derive(Clone, Debug, Default)]
pub struct Conventions {
    /// By the names that `localeconv` has for them.
    pub texts: Vec<(&'static str, Vec<u8>)>,
    pub groupings: Vec<(&'static str, Vec<u8>)>,
    pub numbers: Vec<(&'static str, i32)>,
}

pub fn conventions() -> Conventions {
    // SAFETY: localeconv gives a structure of terminated strings, which are copied at once.
    unsafe {
        let c = &*libc::localeconv();
        let text = |p: *const libc::c_char| {
            if p.is_null() { Vec::new() } else { CStr::from_ptr(p).to_bytes().to_vec() }
        };
        Conventions {
            texts: vec![
                ("int_curr_symbol", text(c.int_curr_symbol)),
                ("currency_symbol", text(c.currency_symbol)),
                ("mon_decimal_point", text(c.mon_decimal_point)),
                ("mon_thousands_sep", text(c.mon_thousands_sep)),
                ("positive_sign", text(c.positive_sign)),
                ("negative_sign", text(c.negative_sign)),
                ("decimal_point", text(c.decimal_point)),
                ("thousands_sep", text(c.thousands_sep)),
            ],
            groupings: vec![("mon_grouping", text(c.mon_grouping)), ("grouping", text(c.grouping))],
            numbers: [
                ("int_frac_digits", c.int_frac_digits),
                ("frac_digits", c.frac_digits),
                ("p_cs_precedes", c.p_cs_precedes),
                ("p_sep_by_space", c.p_sep_by_space),
                ("n_cs_precedes", c.n_cs_precedes),
                ("n_sep_by_space", c.n_sep_by_space),
                ("p_sign_posn", c.p_sign_posn),
                ("n_sign_posn", c.n_sign_posn),
            ]
            .map(|(name, n)| (name, i32::from(n)))
            .to_vec(),
        }
    }
}

/// What `nl_langinfo` says about an item that the caller knows to exist.
pub fn info(item: i32) -> Vec<u8> {
    // SAFETY: the answer is a terminated string and is copied at once.
    unsafe { CStr::from_ptr(libc::nl_langinfo(item)).to_bytes().to_vec() }
}

unsafe extern "C" {
    fn wcscoll(a: *const libc::wchar_t, b: *const libc::wchar_t) -> libc::c_int;
    fn wcsxfrm(to: *mut libc::wchar_t, from: *const libc::wchar_t, len: usize) -> usize;
    fn gettext(text: *const libc::c_char) -> *const libc::c_char;
    fn dgettext(domain: *const libc::c_char, text: *const libc::c_char) -> *const libc::c_char;
    fn dcgettext(
        domain: *const libc::c_char,
        text: *const libc::c_char,
        category: libc::c_int,
    ) -> *const libc::c_char;
    fn textdomain(domain: *const libc::c_char) -> *const libc::c_char;
    fn bindtextdomain(domain: *const libc::c_char, folder: *const libc::c_char) -> *const libc::c_char;
    fn bind_textdomain_codeset(
        domain: *const libc::c_char,
        codeset: *const libc::c_char,
    ) -> *const libc::c_char;
}

fn wide(text: &[u32]) -> Vec<libc::wchar_t> {
    text.iter().map(|&c| c as libc::wchar_t).chain([0]).collect()
}

/// Compares texts without zeros in the locale's order: -1, 0 or 1. How far the C library's answer is from zero may depend
/// on where the texts lie.
pub fn compare(a: &[u32], b: &[u32]) -> i32 {
    let (a, b) = (wide(a), wide(b));
    // SAFETY: both are terminated.
    unsafe { wcscoll(a.as_ptr(), b.as_ptr()) }.signum()
}

/// A text whose order by code points is the locale's order of `text`, which has no zeros.
pub fn transformed(text: &[u32]) -> Vec<u32> {
    let from = wide(text);
    let mut to = vec![0 as libc::wchar_t; from.len() + 1];
    loop {
        // SAFETY: the source is terminated, the target writable for its length.
        let n = unsafe { wcsxfrm(to.as_mut_ptr(), from.as_ptr(), to.len()) };
        if n < to.len() {
            to.truncate(n);
            return to.into_iter().map(|c| c as u32).collect();
        }
        to.resize(n + 1, 0);
    }
}

/// What to look a translation up by.
pub enum Translate<'a> {
    Default(&'a CStr),
    Domain(Option<&'a CStr>, &'a CStr),
    Category(Option<&'a CStr>, &'a CStr, i32),
}

fn pointer(text: Option<&CStr>) -> *const libc::c_char {
    text.map_or(std::ptr::null(), CStr::as_ptr)
}

pub fn translate(what: &Translate<'_>) -> Vec<u8> {
    // SAFETY: arguments are terminated or null; the answer is one of them or the catalogue's, copied at once.
    unsafe {
        let answer = match what {
            Translate::Default(text) => gettext(text.as_ptr()),
            Translate::Domain(domain, text) => dgettext(pointer(*domain), text.as_ptr()),
            Translate::Category(domain, text, category) => {
                dcgettext(pointer(*domain), text.as_ptr(), *category)
            }
        };
        CStr::from_ptr(answer).to_bytes().to_vec()
    }
}

fn answer(at: *const libc::c_char) -> SysResult<Option<Vec<u8>>> {
    if at.is_null() {
        return match Errno::last() {
            Errno(0) => Ok(None),
            error => Err(error),
        };
    }
    // SAFETY: the answer is a terminated string and is copied at once.
    Ok(Some(unsafe { CStr::from_ptr(at) }.to_bytes().to_vec()))
}

pub fn text_domain(domain: Option<&CStr>) -> SysResult<Option<Vec<u8>>> {
    // SAFETY: the domain is terminated or null.
    answer(unsafe { textdomain(pointer(domain)) })
}

pub fn bind_domain(domain: &CStr, folder: Option<&CString>) -> SysResult<Option<Vec<u8>>> {
    // SAFETY: both are terminated or null.
    answer(unsafe { bindtextdomain(domain.as_ptr(), pointer(folder.map(CString::as_c_str))) })
}

pub fn bind_codeset(domain: &CStr, codeset: Option<&CString>) -> SysResult<Option<Vec<u8>>> {
    // SAFETY: both are terminated or null; no answer means no codeset.
    let at = unsafe { bind_textdomain_codeset(domain.as_ptr(), pointer(codeset.map(CString::as_c_str))) };
    if at.is_null() { Ok(None) } else { answer(at) }
}

macro_rules! items {
    ($($name:ident)*) => {
        /// Items of `nl_langinfo` by name.
        pub const ITEMS: &[(&str, i32)] = &[$((stringify!($name), libc::$name as i32),)* ("_DATE_FMT", 131180)];
    };
}

items! {
    ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4 ABDAY_5 ABDAY_6 ABDAY_7 DAY_1 DAY_2 DAY_3 DAY_4 DAY_5 DAY_6 DAY_7
    ABMON_1 ABMON_2 ABMON_3 ABMON_4 ABMON_5 ABMON_6 ABMON_7 ABMON_8 ABMON_9 ABMON_10 ABMON_11 ABMON_12
    MON_1 MON_2 MON_3 MON_4 MON_5 MON_6 MON_7 MON_8 MON_9 MON_10 MON_11 MON_12
    RADIXCHAR THOUSEP YESEXPR NOEXPR CRNCYSTR D_FMT D_T_FMT T_FMT AM_STR PM_STR CODESET T_FMT_AMPM
    ERA ERA_D_FMT ERA_D_T_FMT ERA_T_FMT ALT_DIGITS
}

/// Categories by name.
pub const CATEGORIES: &[(&str, i32)] = &[
    ("LC_CTYPE", libc::LC_CTYPE),
    ("LC_TIME", libc::LC_TIME),
    ("LC_COLLATE", libc::LC_COLLATE),
    ("LC_MONETARY", libc::LC_MONETARY),
    ("LC_MESSAGES", libc::LC_MESSAGES),
    ("LC_NUMERIC", libc::LC_NUMERIC),
    ("LC_ALL", libc::LC_ALL),
];
