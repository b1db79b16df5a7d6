//! What `parse` is asked to do.

/// The grammar's start rule, as `compile()`'s `mode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Exec,
    Eval,
    Single,
    FuncType,
}

/// Compiler flags that change what is accepted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flags {
    /// `PyCF_ALLOW_INCOMPLETE_INPUT`: report input that may go on as [`crate::ErrorKind::IncompleteInput`].
    pub allow_incomplete_input: bool,
    /// `PyCF_DONT_IMPLY_DEDENT`: in `Single` mode the end of input closes no block.
    pub dont_imply_dedent: bool,
    /// `from __future__ import barry_as_FLUFL` is in force from the start.
    pub barry_as_flufl: bool,
}

/// A decoder for encodings other than UTF-8, Latin-1 and ASCII: encoding name and bytes to text, or the
/// message of the error. `None` when there is no such encoding.
pub type Decoder<'a> = &'a dyn Fn(&str, &[u8]) -> Option<Result<String, String>>;

/// Options of [`crate::parse`].
#[derive(Clone, Copy)]
pub struct ParseOptions<'a> {
    pub mode: Mode,
    pub flags: Flags,
    /// Keep `# type:` comments.
    pub type_comments: bool,
    /// Minor version of the language to accept (`feature_version`).
    pub feature_version: u8,
    /// `sys.get_int_max_str_digits()`; 0 for no limit.
    pub int_max_str_digits: usize,
    /// For messages about encodings only.
    pub filename: &'a str,
    /// The source is read from a file, whose name messages about bad bytes then give.
    pub from_file: bool,
    pub decoder: Option<Decoder<'a>>,
}

impl Default for ParseOptions<'_> {
    fn default() -> Self {
        ParseOptions {
            mode: Mode::Exec,
            flags: Flags::default(),
            type_comments: false,
            feature_version: 14,
            int_max_str_digits: 4300,
            filename: "<string>",
            from_file: false,
            decoder: None,
        }
    }
}

/// Source as a string (whose encoding cookie says nothing) or as bytes of a file.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
}
