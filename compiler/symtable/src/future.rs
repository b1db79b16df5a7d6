//! `from __future__ import …`: which features a module asks for.
//!
//! CPython counterpart: `Python/future.c`.

use crate::Error;
use kaa_syntax::ast::{Constant, ExprKind, Mod, Span, Stmt, StmtKind};

/// Features and where the last `__future__` import stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Future {
    /// `CO_FUTURE_*` bits.
    pub flags: u32,
    /// Where the last future import stands; line 0 where there is none.
    pub span: Span,
}

impl Future {
    pub const ANNOTATIONS: u32 = 0x100_0000;
    pub const BARRY_AS_BDFL: u32 = 0x40_0000;
    /// All bits that mean a feature (`PyCF_MASK`).
    pub const MASK: u32 =
        0x2_0000 | 0x4_0000 | 0x8_0000 | 0x10_0000 | 0x20_0000 | 0x40_0000 | 0x80_0000 | 0x100_0000;

    pub fn annotations(self) -> bool {
        self.flags & Future::ANNOTATIONS != 0
    }
}

/// Reads the future imports at the head of a module.
pub fn future_features(module: &Mod) -> Result<Future, Error> {
    let (Mod::Module { body, .. } | Mod::Interactive { body, .. }) = module else {
        return Ok(Future::default());
    };
    let mut future = Future::default();
    for (n, stmt) in body.iter().enumerate() {
        match &stmt.kind {
            StmtKind::ImportFrom { module: Some(name), level: 0, .. } if name == "__future__" => {
                future.flags |= features(stmt)?;
                future.span = stmt.span;
            }
            StmtKind::Expr { value }
                if n == 0 && matches!(&value.kind, ExprKind::Constant { value: Constant::Str(_), .. }) => {}
            _ => break,
        }
    }
    Ok(future)
}

/// Whether a future import stands too late.
pub(crate) fn is_late(future: Future, span: Span) -> bool {
    let last = future.span;
    span.line > last.line || span.line == last.end_line && span.col > last.end_col
}

pub(crate) fn late<T>(span: Span) -> Result<T, Error> {
    Error::syntax("from __future__ imports must occur at the beginning of the file", span)
}

fn features(stmt: &Stmt) -> Result<u32, Error> {
    let StmtKind::ImportFrom { names, .. } = &stmt.kind else { return Ok(0) };
    let mut flags = 0;
    for alias in names {
        match alias.name.as_str().unwrap_or_default() {
            "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
            | "print_function" | "unicode_literals" | "generator_stop" => {}
            "barry_as_FLUFL" => flags |= Future::BARRY_AS_BDFL,
            "annotations" => flags |= Future::ANNOTATIONS,
            "braces" => return Error::syntax("not a chance", alias.span),
            other => return Error::syntax(format!("future feature {other:.100} is not defined"), alias.span),
        }
    }
    Ok(flags)
}
