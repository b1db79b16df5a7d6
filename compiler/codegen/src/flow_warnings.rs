//! SyntaxWarnings about `return`, `break` and `continue` that leave a `finally` block (PEP 765).
//!
//! CPython counterpart: `Python/ast_preprocess.c` (`control_flow_in_finally_warning`).

use crate::error::{CompileError, Warning};
use kaa_syntax::ast::{Mod, Span, Stmt, StmtKind};

/// Where a statement stands.
#[derive(Clone, Copy, Default)]
struct Place {
    in_finally: bool,
    in_function: bool,
    in_loop: bool,
}

struct Checker {
    warnings: Vec<Warning>,
    depth: usize,
    depth_limit: usize,
}

pub(crate) fn check(module: &Mod, depth_limit: usize) -> Result<Vec<Warning>, Box<CompileError>> {
    let (Mod::Module { body, .. } | Mod::Interactive { body, .. }) = module else {
        return Ok(Vec::new());
    };
    let mut checker = Checker { warnings: Vec::new(), depth: 0, depth_limit };
    checker.stmts(body, Place::default())?;
    Ok(checker.warnings)
}

impl Checker {
    fn warn(&mut self, what: &str, span: Span) {
        self.warnings.push(Warning { message: format!("'{what}' in a 'finally' block"), span });
    }

    fn stmts(&mut self, body: &[Stmt], place: Place) -> Result<(), Box<CompileError>> {
        self.depth += 1;
        if self.depth > self.depth_limit {
            return Err(Box::new(CompileError::TooDeep));
        }
        for stmt in body {
            self.stmt(stmt, place)?;
        }
        self.depth -= 1;
        Ok(())
    }

    fn stmt(&mut self, stmt: &Stmt, place: Place) -> Result<(), Box<CompileError>> {
        let function = Place { in_function: true, ..Place::default() };
        let in_loop = Place { in_loop: true, ..Place::default() };
        let leaves_loop = place.in_finally && !place.in_loop && !place.in_function;
        match &stmt.kind {
            StmtKind::FunctionDef(node) | StmtKind::AsyncFunctionDef(node) => {
                self.stmts(&node.body, function)
            }
            StmtKind::ClassDef(node) => self.stmts(&node.body, place),
            StmtKind::Return { .. } if place.in_finally && !place.in_function => {
                self.warn("return", stmt.span);
                Ok(())
            }
            StmtKind::Break if leaves_loop => {
                self.warn("break", stmt.span);
                Ok(())
            }
            StmtKind::Continue if leaves_loop => {
                self.warn("continue", stmt.span);
                Ok(())
            }
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                self.stmts(&node.body, in_loop)?;
                self.stmts(&node.orelse, place)
            }
            StmtKind::While { body, orelse, .. } => {
                self.stmts(body, in_loop)?;
                self.stmts(orelse, place)
            }
            StmtKind::If { body, orelse, .. } => {
                self.stmts(body, place)?;
                self.stmts(orelse, place)
            }
            StmtKind::With { body, .. } | StmtKind::AsyncWith { body, .. } => self.stmts(body, place),
            StmtKind::Match { cases, .. } => cases.iter().try_for_each(|c| self.stmts(&c.body, place)),
            StmtKind::Try(node) | StmtKind::TryStar(node) => {
                self.stmts(&node.body, place)?;
                node.handlers.iter().try_for_each(|h| self.stmts(&h.body, place))?;
                self.stmts(&node.orelse, place)?;
                let finally = Place { in_finally: true, ..Place::default() };
                self.stmts(&node.finalbody, finally)
            }
            _ => Ok(()),
        }
    }
}
