//! `#[derive(Trace)]`: visits every field of a struct or enum.
//!
//! Written on the bare `proc_macro` token stream, so that the workspace needs no macro parser.

use proc_macro::{Delimiter, TokenStream, TokenTree};

/// Implements `kaa_gc::Trace` by tracing each field. Fields that hold no cell are wrapped in `NoTrace` or
/// have a `Trace` impl of their own that does nothing.
#[proc_macro_derive(Trace)]
pub fn derive_trace(input: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = input.into_iter().collect();
    match expand(&tokens) {
        Ok(text) => text.parse().unwrap_or_else(|e| error(&format!("derive(Trace) made bad code: {e}"))),
        Err(message) => error(&message),
    }
}

fn error(message: &str) -> TokenStream {
    format!("compile_error!({message:?});").parse().unwrap_or_default()
}

fn is_ident(token: &TokenTree, text: &str) -> bool {
    matches!(token, TokenTree::Ident(i) if i.to_string() == text)
}

fn is_punct(token: &TokenTree, c: char) -> bool {
    matches!(token, TokenTree::Punct(p) if p.as_char() == c)
}

fn expand(tokens: &[TokenTree]) -> Result<String, String> {
    let at = tokens
        .iter()
        .position(|t| is_ident(t, "struct") || is_ident(t, "enum"))
        .ok_or("derive(Trace) is for structs and enums")?;
    let name = tokens.get(at + 1).map(|t| t.to_string()).ok_or("a name was expected")?;
    if tokens.get(at + 2).is_some_and(|t| is_punct(t, '<')) {
        return Err("derive(Trace) does not take generic types".into());
    }
    let body = match tokens.iter().skip(at).find_map(|t| match t {
        TokenTree::Group(g) if g.delimiter() != Delimiter::Bracket => Some(g),
        _ => None,
    }) {
        Some(body) => body,
        None => return Ok(implementation(&name, "")),
    };
    let inner: Vec<TokenTree> = body.stream().into_iter().collect();
    let code = if is_ident(&tokens[at], "struct") {
        if body.delimiter() == Delimiter::Brace {
            field_names(&inner)
                .iter()
                .map(|f| format!("::kaa_gc::Trace::trace(&self.{f}, tracer);"))
                .collect()
        } else {
            (0..count_fields(&inner))
                .map(|i| format!("::kaa_gc::Trace::trace(&self.{i}, tracer);"))
                .collect::<String>()
        }
    } else {
        variants(&inner)
    };
    Ok(implementation(&name, &code))
}

fn implementation(name: &str, code: &str) -> String {
    format!(
        "// SAFETY: every field is visited.
         unsafe impl ::kaa_gc::Trace for {name} {{
             fn trace(&self, tracer: &mut ::kaa_gc::Tracer<'_>) {{ let _ = &tracer; {code} }}
         }}"
    )
}

/// Splits at commas that stand outside angle brackets.
fn split_fields(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let (mut out, mut start, mut depth) = (Vec::new(), 0, 0i32);
    let mut previous_minus = false;
    for (i, token) in tokens.iter().enumerate() {
        if is_punct(token, '<') {
            depth += 1;
        } else if is_punct(token, '>') && !previous_minus {
            depth -= 1;
        } else if is_punct(token, ',') && depth == 0 {
            out.push(&tokens[start..i]);
            start = i + 1;
        }
        previous_minus = is_punct(token, '-');
    }
    if start < tokens.len() {
        out.push(&tokens[start..]);
    }
    out
}

fn count_fields(tokens: &[TokenTree]) -> usize {
    split_fields(tokens).len()
}

fn field_names(tokens: &[TokenTree]) -> Vec<String> {
    split_fields(tokens)
        .iter()
        .filter_map(|field| {
            let colon = field.iter().position(|t| is_punct(t, ':'))?;
            Some(field[colon.checked_sub(1)?].to_string())
        })
        .collect()
}

fn variants(tokens: &[TokenTree]) -> String {
    let mut arms = String::new();
    for variant in split_fields(tokens) {
        let mut parts = variant.iter().skip_while(|t| !matches!(t, TokenTree::Ident(_)));
        let Some(name) = parts.next() else { continue };
        match parts.next() {
            Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis => {
                let inner: Vec<TokenTree> = g.stream().into_iter().collect();
                let names: Vec<String> = (0..count_fields(&inner)).map(|i| format!("f{i}")).collect();
                let calls: String =
                    names.iter().map(|n| format!("::kaa_gc::Trace::trace({n}, tracer);")).collect();
                arms += &format!("Self::{name}({}) => {{ {calls} }}", names.join(","));
            }
            Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = g.stream().into_iter().collect();
                let names = field_names(&inner);
                let calls: String =
                    names.iter().map(|n| format!("::kaa_gc::Trace::trace({n}, tracer);")).collect();
                arms += &format!("Self::{name} {{ {} }} => {{ {calls} }}", names.join(","));
            }
            _ => arms += &format!("Self::{name} => {{}}"),
        }
    }
    format!("match self {{ {arms} }}")
}
