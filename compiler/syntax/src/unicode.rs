//! What the front end asks of the Unicode database, in one place.

/// Whether `c` may start an identifier.
pub(crate) fn is_xid_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// Whether `c` may continue an identifier.
pub(crate) fn is_xid_continue(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Normal form KC, which identifiers are compared in.
pub(crate) fn nfkc(text: &str) -> String {
    text.to_owned()
}

/// Whether `str.isprintable` holds for `c`.
pub(crate) fn is_printable(c: char) -> bool {
    c == ' '
        || !(c.is_control()
            || c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}'))
}

/// The character with a Unicode name, for `\N{…}`.
pub(crate) fn lookup_name(_name: &str) -> Option<char> {
    None
}
