//! The grammar's notation (see `grammar`) to the tables that `engine` walks.

use super::grammar;
use crate::tokenizer::TokenKind;
use std::collections::HashMap;
use std::sync::OnceLock;

pub(super) struct Grammar {
    pub rules: Vec<Rule>,
    pub names: HashMap<&'static str, u16>,
}

#[derive(Default)]
pub(super) struct Rule {
    pub name: &'static str,
    pub alternatives: Vec<Alternative>,
    pub memo: bool,
    pub left: bool,
    /// Its action may raise in CPython.
    pub checked: bool,
    /// Switches the error rules off.
    pub plain: bool,
}

#[derive(Default)]
pub(super) struct Alternative {
    pub parts: Vec<Part>,
    pub action: Option<Action>,
    /// Consists of one error rule, which only the second pass may try.
    pub errors_only: bool,
}

pub(super) struct Part {
    /// 0 or 1 for `a=` or `b=`.
    pub capture: Option<usize>,
    pub item: Item,
}

pub(super) enum Item {
    Token(TokenKind),
    Soft(&'static str),
    AnySoftKeyword,
    /// `!=`, or `<>` where that is in force.
    NotEqual,
    /// `<` and `>` without anything between them
    Angles,
    Rule(u16),
    Optional(Box<Item>),
    Star(Box<Item>),
    Plus(Box<Item>),
    /// Separated by a token.
    Gather(TokenKind, Box<Item>),
    Group(Vec<Alternative>),
    And(Box<Item>),
    Not(Box<Item>),
    Cut,
    Forced(TokenKind, &'static str),
}

/// What to do when an alternative of an error rule has matched.
pub(super) struct Action {
    /// `at`, `range`, `from`, `last`, `next`, `indent` or `call`.
    pub verb: &'static str,
    /// The function of `call`.
    pub function: &'static str,
    pub message: String,
}

/// The grammar, read on first use.
pub(super) fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(read)
}

/// Rules whose actions may raise in CPython.
const CHECKED: [&str; 11] = [
    "compound_stmt",
    "string",
    "fstring",
    "tstring",
    "strings",
    "import_from",
    "atom",
    "complex_number",
    "fstring_conversion",
    "fstring_format_spec",
    "tstring_format_spec",
];

fn read() -> Grammar {
    let mut bodies: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for line in grammar::TEXTS.iter().flat_map(|text| text.lines()) {
        match bodies.last_mut() {
            Some((_, lines)) if line.starts_with(' ') => lines.push(line),
            _ if line.is_empty() => {}
            _ => {
                if let Some((head, rest)) = line.split_once(':') {
                    bodies.push((head, vec![rest]));
                }
            }
        }
    }
    let mut rules = Vec::new();
    let mut names = HashMap::new();
    for (head, _) in &bodies {
        let name = head.rsplit(' ').next().unwrap_or(head);
        names.insert(name, rules.len() as u16);
        rules.push(Rule {
            name,
            memo: head.starts_with("@memo"),
            left: head.starts_with("@left"),
            checked: CHECKED.contains(&name),
            plain: name == "expression_without_invalid",
            ..Rule::default()
        });
    }
    for (at, (_, lines)) in bodies.iter().enumerate() {
        let lexemes = lines.iter().flat_map(|line| lexemes(line)).collect();
        let mut reader = Reader { lexemes, at: 0, names: &names };
        rules[at].alternatives = reader.alternatives();
        debug_assert_eq!(reader.at, reader.lexemes.len(), "rule {}", rules[at].name);
    }
    Grammar { rules, names }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Lexeme {
    Word(&'static str),
    Literal(&'static str),
    Soft(&'static str),
    Action(&'static str),
    Sign(u8),
}

fn lexemes(line: &'static str) -> Vec<Lexeme> {
    let mut found = Vec::new();
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &line[at..];
        match bytes[at] {
            b' ' => at += 1,
            quote @ (b'\'' | b'"') => {
                let len = rest[1..].find(quote as char).unwrap_or(0);
                let inner = &rest[1..1 + len];
                found.push(if quote == b'"' { Lexeme::Soft(inner) } else { Lexeme::Literal(inner) });
                at += len + 2;
            }
            b'{' => {
                // Braces inside the message do not count; the action ends the alternative.
                let end = action_end(rest);
                found.push(Lexeme::Action(rest[1..end].trim()));
                at += end + 1;
            }
            byte if byte.is_ascii_alphabetic() => {
                let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
                found.push(Lexeme::Word(&rest[..len]));
                at += len;
            }
            sign => {
                found.push(Lexeme::Sign(sign));
                at += 1;
            }
        }
    }
    found
}

/// Where the brace that closes the action at the start of `text` stands.
fn action_end(text: &str) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            b'}' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

struct Reader<'n> {
    lexemes: Vec<Lexeme>,
    at: usize,
    names: &'n HashMap<&'static str, u16>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<Lexeme> {
        self.lexemes.get(self.at).copied()
    }

    fn eat(&mut self, sign: u8) -> bool {
        let found = self.peek() == Some(Lexeme::Sign(sign));
        self.at += usize::from(found);
        found
    }

    fn alternatives(&mut self) -> Vec<Alternative> {
        let mut alternatives = Vec::new();
        loop {
            let mut alternative = Alternative::default();
            loop {
                match self.peek() {
                    None | Some(Lexeme::Sign(b'|' | b')')) => break,
                    Some(Lexeme::Action(text)) => {
                        self.at += 1;
                        alternative.action = Some(action(text));
                    }
                    Some(_) => {
                        let part = self.part(&mut alternative);
                        alternative.parts.push(part);
                    }
                }
            }
            alternatives.push(alternative);
            if !self.eat(b'|') {
                return alternatives;
            }
        }
    }

    fn part(&mut self, alternative: &mut Alternative) -> Part {
        let mut capture = None;
        if let Some(Lexeme::Word(name @ ("a" | "b"))) = self.peek()
            && self.lexemes.get(self.at + 1) == Some(&Lexeme::Sign(b'='))
        {
            capture = Some(usize::from(name == "b"));
            self.at += 2;
        }
        if alternative.parts.is_empty()
            && let Some(Lexeme::Word(name)) = self.peek()
            && name.starts_with("invalid_")
            && matches!(self.lexemes.get(self.at + 1), None | Some(Lexeme::Sign(b'|' | b')')))
        {
            alternative.errors_only = true;
        }
        Part { capture, item: self.item() }
    }

    fn item(&mut self) -> Item {
        if self.eat(b'&') {
            return Item::And(Box::new(self.item()));
        }
        if self.eat(b'!') {
            return Item::Not(Box::new(self.item()));
        }
        if self.eat(b'~') {
            return Item::Cut;
        }
        if self.eat(b'^') {
            let Some(Lexeme::Literal(text)) = self.peek() else { return Item::Cut };
            self.at += 1;
            return Item::Forced(literal(text), text);
        }
        let atom = self.atom();
        if self.eat(b'?') {
            return Item::Optional(Box::new(atom));
        }
        if self.eat(b'*') {
            return Item::Star(Box::new(atom));
        }
        if self.eat(b'+') {
            return Item::Plus(Box::new(atom));
        }
        if let Item::Token(separator) = atom
            && self.eat(b'.')
        {
            let element = self.atom();
            self.eat(b'+');
            return Item::Gather(separator, Box::new(element));
        }
        atom
    }

    fn atom(&mut self) -> Item {
        let lexeme = self.peek();
        self.at += 1;
        match lexeme {
            Some(Lexeme::Literal(text)) => Item::Token(literal(text)),
            Some(Lexeme::Soft(text)) => Item::Soft(text),
            Some(Lexeme::Sign(b'(')) => {
                let alternatives = self.alternatives();
                self.eat(b')');
                Item::Group(alternatives)
            }
            Some(Lexeme::Word(word)) => self.word(word),
            other => {
                debug_assert!(false, "unexpected {other:?} in the grammar");
                Item::Cut
            }
        }
    }

    fn word(&self, word: &'static str) -> Item {
        use TokenKind as T;
        let kind = match word {
            "SOFT_KEYWORD" => return Item::AnySoftKeyword,
            "NOTEQUAL" => return Item::NotEqual,
            "ANGLES" => return Item::Angles,
            "NAME" => T::Name,
            "NUMBER" => T::Number,
            "STRING" => T::String,
            "NEWLINE" => T::Newline,
            "INDENT" => T::Indent,
            "DEDENT" => T::Dedent,
            "ENDMARKER" => T::EndMarker,
            "TYPE_COMMENT" => T::TypeComment,
            "FSTRING_START" => T::FStringStart,
            "FSTRING_MIDDLE" => T::FStringMiddle,
            "FSTRING_END" => T::FStringEnd,
            "TSTRING_START" => T::TStringStart,
            "TSTRING_MIDDLE" => T::TStringMiddle,
            "TSTRING_END" => T::TStringEnd,
            _ => {
                let rule = self.names.get(word);
                debug_assert!(rule.is_some(), "no rule {word} in the grammar");
                return rule.map_or(Item::Cut, |rule| Item::Rule(*rule));
            }
        };
        Item::Token(kind)
    }
}

fn literal(text: &str) -> TokenKind {
    let kind = TokenKind::from_spelling(text);
    debug_assert!(kind.is_some(), "no token {text} in the grammar");
    kind.unwrap_or(TokenKind::Error)
}

fn action(text: &'static str) -> Action {
    let (head, message) = text.split_once('"').unwrap_or((text, ""));
    let mut words = head.split_whitespace();
    let verb = words.next().unwrap_or("");
    let function = if verb == "call" { words.next().unwrap_or("") } else { "" };
    let message = message.strip_suffix('"').unwrap_or(message).replace("\\\"", "\"");
    Action { verb, function, message }
}
