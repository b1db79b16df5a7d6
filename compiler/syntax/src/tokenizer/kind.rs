//! `TokenKind`: what a token is. CPython: `Grammar/Tokens`, with each keyword a kind of its own.

/// Kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum TokenKind {
    EndMarker,
    Name,
    Number,
    String,
    Newline,
    Indent,
    Dedent,
    LPar,
    RPar,
    LSqb,
    RSqb,
    LBrace,
    RBrace,
    Colon,
    Comma,
    Semi,
    Plus,
    Minus,
    Star,
    Slash,
    VBar,
    Amper,
    Less,
    Greater,
    Equal,
    Dot,
    Percent,
    EqEqual,
    NotEqual,
    LessEqual,
    GreaterEqual,
    Tilde,
    Circumflex,
    LeftShift,
    RightShift,
    DoubleStar,
    PlusEqual,
    MinEqual,
    StarEqual,
    SlashEqual,
    PercentEqual,
    AmperEqual,
    VBarEqual,
    CircumflexEqual,
    LeftShiftEqual,
    RightShiftEqual,
    DoubleStarEqual,
    DoubleSlash,
    DoubleSlashEqual,
    At,
    AtEqual,
    RArrow,
    Ellipsis,
    ColonEqual,
    Exclamation,
    /// `# type: ignore…`, only with type comments on.
    TypeIgnore,
    /// `# type: …`, only with type comments on.
    TypeComment,
    FStringStart,
    FStringMiddle,
    FStringEnd,
    TStringStart,
    TStringMiddle,
    TStringEnd,
    /// Only for `tokenize`.
    Comment,
    /// Only for `tokenize`: a line end that ends no statement.
    Nl,
    /// A character that no rule mentions.
    Stray,
    /// Where the tokenizer stopped with an error.
    Error,
    False,
    None,
    True,
    And,
    As,
    Assert,
    Async,
    Await,
    Break,
    Class,
    Continue,
    Def,
    Del,
    Elif,
    Else,
    Except,
    Finally,
    For,
    From,
    Global,
    If,
    Import,
    In,
    Is,
    Lambda,
    Nonlocal,
    Not,
    Or,
    Pass,
    Raise,
    Return,
    Try,
    While,
    With,
    Yield,
}

/// The keywords in the order of their kinds, `False` first.
pub(super) const KEYWORDS: [(&str, TokenKind); 35] = {
    use TokenKind::*;
    [
        ("False", False),
        ("None", None),
        ("True", True),
        ("and", And),
        ("as", As),
        ("assert", Assert),
        ("async", Async),
        ("await", Await),
        ("break", Break),
        ("class", Class),
        ("continue", Continue),
        ("def", Def),
        ("del", Del),
        ("elif", Elif),
        ("else", Else),
        ("except", Except),
        ("finally", Finally),
        ("for", For),
        ("from", From),
        ("global", Global),
        ("if", If),
        ("import", Import),
        ("in", In),
        ("is", Is),
        ("lambda", Lambda),
        ("nonlocal", Nonlocal),
        ("not", Not),
        ("or", Or),
        ("pass", Pass),
        ("raise", Raise),
        ("return", Return),
        ("try", Try),
        ("while", While),
        ("with", With),
        ("yield", Yield),
    ]
};

/// Soft keywords and other names the parser asks for by id.
pub mod names {
    pub const UNDERSCORE: u32 = 35;
    pub const CASE: u32 = 36;
    pub const MATCH: u32 = 37;
    pub const TYPE: u32 = 38;
}

pub(super) const KNOWN_NAMES: [&str; 4] = ["_", "case", "match", "type"];

/// Operators and delimiters with their spellings.
const SIGNS: [(&str, TokenKind); 47] = {
    use TokenKind::*;
    [
        ("(", LPar),
        (")", RPar),
        ("[", LSqb),
        ("]", RSqb),
        ("{", LBrace),
        ("}", RBrace),
        (":", Colon),
        (",", Comma),
        (";", Semi),
        ("+", Plus),
        ("-", Minus),
        ("*", Star),
        ("/", Slash),
        ("|", VBar),
        ("&", Amper),
        ("<", Less),
        (">", Greater),
        ("=", Equal),
        (".", Dot),
        ("%", Percent),
        ("==", EqEqual),
        ("!=", NotEqual),
        ("<=", LessEqual),
        (">=", GreaterEqual),
        ("~", Tilde),
        ("^", Circumflex),
        ("<<", LeftShift),
        (">>", RightShift),
        ("**", DoubleStar),
        ("+=", PlusEqual),
        ("-=", MinEqual),
        ("*=", StarEqual),
        ("/=", SlashEqual),
        ("%=", PercentEqual),
        ("&=", AmperEqual),
        ("|=", VBarEqual),
        ("^=", CircumflexEqual),
        ("<<=", LeftShiftEqual),
        (">>=", RightShiftEqual),
        ("**=", DoubleStarEqual),
        ("//", DoubleSlash),
        ("//=", DoubleSlashEqual),
        ("@", At),
        ("@=", AtEqual),
        ("->", RArrow),
        ("...", Ellipsis),
        (":=", ColonEqual),
    ]
};

impl TokenKind {
    /// The kind of an operator, a delimiter or a keyword.
    pub(crate) fn from_spelling(text: &str) -> Option<TokenKind> {
        if text == "!" {
            return Some(TokenKind::Exclamation);
        }
        let known = SIGNS.iter().chain(&KEYWORDS).find(|(spelling, _)| *spelling == text);
        known.map(|(_, kind)| *kind)
    }

    /// Whether the token is a reserved word.
    pub fn is_keyword(self) -> bool {
        self >= TokenKind::False
    }
}
