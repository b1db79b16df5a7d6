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
    /// Line of the last future import; 0 where there is none.
    pub line: u32,
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
    let mut done = false;
    let mut previous = 0;
    for (n, stmt) in body.iter().enumerate() {
        if done && stmt.span.line > previous {
            break;
        }
        previous = stmt.span.line;
        match &stmt.kind {
            StmtKind::ImportFrom { module: Some(name), level: 0, .. } if name == "__future__" => {
                if done {
                    return late(stmt.span);
                }
                future.flags |= features(stmt)?;
                future.line = stmt.span.line;
            }
            StmtKind::Expr { value } if n == 0 => {
                done = !matches!(&value.kind, ExprKind::Constant { value: Constant::Str(_), .. });
            }
            _ => done = true,
        }
    }
    Ok(future)
}

/// Whether a future import stands too late.
pub fn is_late_future(future: Future, line: u32) -> bool {
    line > future.line
}

fn late<T>(span: Span) -> Result<T, Error> {
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
