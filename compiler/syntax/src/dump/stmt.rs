//! Dumping statements.

use super::{Dumper, Node};
use crate::ast::*;

impl Dumper {
    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        let node = match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function("FunctionDef", def),
            StmtKind::AsyncFunctionDef(def) => self.function("AsyncFunctionDef", def),
            StmtKind::ClassDef(def) => {
                let mut node = self.node("ClassDef");
                node.name("name", &def.name);
                node.exprs("bases", &def.bases);
                node.list("keywords", &def.keywords, Dumper::keyword);
                node.body("body", &def.body);
                node.exprs("decorator_list", &def.decorator_list);
                node.list("type_params", &def.type_params, Dumper::type_param);
                node
            }
            StmtKind::Return { value } => {
                let mut node = self.node("Return");
                node.optional("value", value);
                node
            }
            StmtKind::Delete { targets } => {
                let mut node = self.node("Delete");
                node.exprs("targets", targets);
                node
            }
            StmtKind::Assign { targets, value, type_comment } => {
                let mut node = self.node("Assign");
                node.exprs("targets", targets);
                node.expr("value", value);
                node.optional_name("type_comment", type_comment);
                node
            }
            StmtKind::TypeAlias { name, type_params, value, .. } => {
                let mut node = self.node("TypeAlias");
                node.expr("name", name);
                node.list("type_params", type_params, Dumper::type_param);
                node.expr("value", value);
                node
            }
            StmtKind::AugAssign { target, op, value } => {
                let mut node = self.node("AugAssign");
                node.expr("target", target);
                node.variant("op", op);
                node.expr("value", value);
                node
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                let mut node = self.node("AnnAssign");
                node.expr("target", target);
                node.expr("annotation", annotation);
                node.optional("value", value);
                node.number("simple", u8::from(*simple));
                node
            }
            StmtKind::For(parts) => self.for_parts("For", parts),
            StmtKind::AsyncFor(parts) => self.for_parts("AsyncFor", parts),
            StmtKind::While { test, body, orelse } => self.branch("While", test, body, orelse),
            StmtKind::If { test, body, orelse } => self.branch("If", test, body, orelse),
            StmtKind::With { items, body, type_comment } => self.with("With", items, body, type_comment),
            StmtKind::AsyncWith { items, body, type_comment } => {
                self.with("AsyncWith", items, body, type_comment)
            }
            StmtKind::Match { subject, cases } => {
                let mut node = self.node("Match");
                node.expr("subject", subject);
                node.list("cases", cases, |dumper, case| {
                    let mut node = dumper.node("match_case");
                    node.field("pattern", |dumper| dumper.pattern(&case.pattern));
                    node.optional("guard", &case.guard);
                    node.body("body", &case.body);
                    node.end();
                });
                node
            }
            StmtKind::Raise { exc, cause } => {
                let mut node = self.node("Raise");
                node.optional("exc", exc);
                node.optional("cause", cause);
                node
            }
            StmtKind::Try(parts) => self.try_parts("Try", parts),
            StmtKind::TryStar(parts) => self.try_parts("TryStar", parts),
            StmtKind::Assert { test, msg } => {
                let mut node = self.node("Assert");
                node.expr("test", test);
                node.optional("msg", msg);
                node
            }
            StmtKind::Import { names } => {
                let mut node = self.node("Import");
                node.list("names", names, Dumper::alias);
                node
            }
            StmtKind::ImportFrom { module, names, level } => {
                let mut node = self.node("ImportFrom");
                node.optional_name("module", module);
                node.list("names", names, Dumper::alias);
                node.number("level", level);
                node
            }
            StmtKind::Global { names } => {
                let mut node = self.node("Global");
                node.names("names", names);
                node
            }
            StmtKind::Nonlocal { names } => {
                let mut node = self.node("Nonlocal");
                node.names("names", names);
                node
            }
            StmtKind::Expr { value } => {
                let mut node = self.node("Expr");
                node.expr("value", value);
                node
            }
            StmtKind::Pass => self.node("Pass"),
            StmtKind::Break => self.node("Break"),
            StmtKind::Continue => self.node("Continue"),
        };
        node.at(stmt.span);
    }

    fn function(&mut self, name: &str, def: &FunctionDef) -> Node<'_> {
        let mut node = self.node(name);
        node.name("name", &def.name);
        node.field("args", |dumper| dumper.arguments(&def.args));
        node.body("body", &def.body);
        node.exprs("decorator_list", &def.decorator_list);
        node.optional("returns", &def.returns);
        node.optional_name("type_comment", &def.type_comment);
        node.list("type_params", &def.type_params, Dumper::type_param);
        node
    }

    fn for_parts(&mut self, name: &str, parts: &For) -> Node<'_> {
        let mut node = self.node(name);
        node.expr("target", &parts.target);
        node.expr("iter", &parts.iter);
        node.body("body", &parts.body);
        node.body("orelse", &parts.orelse);
        node.optional_name("type_comment", &parts.type_comment);
        node
    }

    fn branch(&mut self, name: &str, test: &Expr, body: &[Stmt], orelse: &[Stmt]) -> Node<'_> {
        let mut node = self.node(name);
        node.expr("test", test);
        node.body("body", body);
        node.body("orelse", orelse);
        node
    }

    fn with(
        &mut self,
        name: &str,
        items: &[WithItem],
        body: &[Stmt],
        type_comment: &Option<Name>,
    ) -> Node<'_> {
        let mut node = self.node(name);
        node.list("items", items, |dumper, item| {
            let mut node = dumper.node("withitem");
            node.expr("context_expr", &item.context_expr);
            node.optional("optional_vars", &item.optional_vars);
            node.end();
        });
        node.body("body", body);
        node.optional_name("type_comment", type_comment);
        node
    }

    fn try_parts(&mut self, name: &str, parts: &Try) -> Node<'_> {
        let mut node = self.node(name);
        node.body("body", &parts.body);
        node.list("handlers", &parts.handlers, |dumper, handler| {
            let mut node = dumper.node("ExceptHandler");
            node.optional("type", &handler.typ);
            node.optional_name("name", &handler.name);
            node.body("body", &handler.body);
            node.at(handler.span);
        });
        node.body("orelse", &parts.orelse);
        node.body("finalbody", &parts.finalbody);
        node
    }

    fn alias(&mut self, alias: &Alias) {
        let mut node = self.node("alias");
        node.name("name", &alias.name);
        node.optional_name("asname", &alias.asname);
        node.at(alias.span);
    }

    fn type_param(&mut self, param: &TypeParam) {
        let (name, bound) = match &param.kind {
            TypeParamKind::TypeVar { bound } => ("TypeVar", bound.as_ref()),
            TypeParamKind::ParamSpec => ("ParamSpec", None),
            TypeParamKind::TypeVarTuple => ("TypeVarTuple", None),
        };
        let mut node = self.node(name);
        node.name("name", &param.name);
        if let Some(bound) = bound {
            node.expr("bound", bound);
        }
        node.optional("default_value", &param.default_value);
        node.at(param.span);
    }
}

impl Node<'_> {
    fn body(&mut self, name: &str, body: &[Stmt]) {
        self.list(name, body, Dumper::stmt);
    }
}
