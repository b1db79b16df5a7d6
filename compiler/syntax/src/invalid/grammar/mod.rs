//! The grammar of the second pass, in the order in which CPython tries its alternatives.
//!
//! Notation: `name: alternative | alternative`, a rule a line (continued on indented lines). `'x'` is a token,
//! `"x"` a soft keyword, capitals are token kinds; `x?`, `x*`, `x+`, `sep.x+`, `(…)`, `&x`, `!x` as usual, `~` is a
//! cut, `^'x'` a token that must follow, `a=x` names a part for the action in braces. `@memo` before a rule keeps
//! its results, `@left` lets it start with itself. Which rules keep results matters: CPython keeps exactly
//! these, and what was found with the error rules switched off is found again with them on.

mod compound;
mod errors;
mod expressions;
mod patterns;
mod simple;

/// All rules.
pub(super) const TEXTS: [&str; 6] = [
    simple::RULES,
    compound::RULES,
    expressions::RULES,
    patterns::RULES,
    errors::STATEMENTS,
    errors::EXPRESSIONS,
];
