//! What the front end asks of the Unicode database, in one place.

use kaa_unicode::name::Named;

/// Whether `c` may start an identifier.
pub(crate) fn is_xid_start(c: char) -> bool {
    c == '_' || kaa_unicode::is_xid_start(c as u32)
}

/// Whether `c` may continue an identifier.
pub(crate) fn is_xid_continue(c: char) -> bool {
    kaa_unicode::is_xid_continue(c as u32)
}

/// Normal form KC, which identifiers are compared in.
pub(crate) fn nfkc(text: &str) -> String {
    kaa_unicode::nfkc(text)
}

/// Whether `str.isprintable` holds for `c`.
pub(crate) fn is_printable(c: char) -> bool {
    kaa_unicode::is_printable(c as u32)
}

/// The code point with a Unicode name or alias, for `\N{…}`; named sequences do not count there.
pub(crate) fn lookup_name(name: &str) -> Option<u32> {
    match kaa_unicode::name::lookup(name)? {
        Named::Char(c) | Named::Alias(c) => Some(c),
        Named::Sequence(_) => None,
    }
}
