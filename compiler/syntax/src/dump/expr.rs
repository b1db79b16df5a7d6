//! Dumping expressions and patterns.

use super::Dumper;
use crate::ast::*;

impl Dumper {
    pub(super) fn expr(&mut self, expr: &Expr) {
        if self.depth >= super::MAX_DEPTH {
            self.out.push_str("...");
            return;
        }
        self.depth += 1;
        self.whole_expr(expr);
        self.depth -= 1;
    }

    fn whole_expr(&mut self, expr: &Expr) {
        use ExprKind::*;
        let node = match &expr.kind {
            BoolOp { op, values } => {
                let mut node = self.node("BoolOp");
                node.variant("op", op);
                node.exprs("values", values);
                node
            }
            NamedExpr { target, value } => {
                let mut node = self.node("NamedExpr");
                node.expr("target", target);
                node.expr("value", value);
                node
            }
            BinOp { left, op, right } => {
                let mut node = self.node("BinOp");
                node.expr("left", left);
                node.variant("op", op);
                node.expr("right", right);
                node
            }
            UnaryOp { op, operand } => {
                let mut node = self.node("UnaryOp");
                node.variant("op", op);
                node.expr("operand", operand);
                node
            }
            Lambda { args, body, .. } => {
                let mut node = self.node("Lambda");
                node.field("args", |dumper| dumper.arguments(args));
                node.expr("body", body);
                node
            }
            IfExp { test, body, orelse } => {
                let mut node = self.node("IfExp");
                node.expr("test", test);
                node.expr("body", body);
                node.expr("orelse", orelse);
                node
            }
            Dict { keys, values } => {
                let mut node = self.node("Dict");
                node.list("keys", keys, |dumper, key| match key {
                    Some(key) => dumper.expr(key),
                    Option::None => dumper.out.push_str("None"),
                });
                node.exprs("values", values);
                node
            }
            Set { elts } => {
                let mut node = self.node("Set");
                node.exprs("elts", elts);
                node
            }
            ListComp { elt, generators, .. } => self.comprehension("ListComp", elt, generators),
            SetComp { elt, generators, .. } => self.comprehension("SetComp", elt, generators),
            GeneratorExp { elt, generators, .. } => self.comprehension("GeneratorExp", elt, generators),
            DictComp { key, value, generators, .. } => {
                let mut node = self.node("DictComp");
                node.expr("key", key);
                node.expr("value", value);
                node.list("generators", generators, Dumper::clause);
                node
            }
            Await { value } => {
                let mut node = self.node("Await");
                node.expr("value", value);
                node
            }
            Yield { value } => {
                let mut node = self.node("Yield");
                node.optional("value", value);
                node
            }
            YieldFrom { value } => {
                let mut node = self.node("YieldFrom");
                node.expr("value", value);
                node
            }
            Compare { left, ops, comparators } => {
                let mut node = self.node("Compare");
                node.expr("left", left);
                node.list("ops", ops, |dumper, op| {
                    dumper.node(&format!("{op:?}")).end();
                });
                node.exprs("comparators", comparators);
                node
            }
            Call { func, args, keywords } => {
                let mut node = self.node("Call");
                node.expr("func", func);
                node.exprs("args", args);
                node.list("keywords", keywords, Dumper::keyword);
                node
            }
            FormattedValue { value, conversion, format_spec } => {
                let mut node = self.node("FormattedValue");
                node.expr("value", value);
                node.number("conversion", conversion);
                node.optional("format_spec", format_spec);
                node
            }
            Interpolation { value, text, conversion, format_spec } => {
                let mut node = self.node("Interpolation");
                node.expr("value", value);
                node.field("str", |dumper| dumper.constant(text));
                node.number("conversion", conversion);
                node.optional("format_spec", format_spec);
                node
            }
            JoinedStr { values } => {
                let mut node = self.node("JoinedStr");
                node.exprs("values", values);
                node
            }
            TemplateStr { values } => {
                let mut node = self.node("TemplateStr");
                node.exprs("values", values);
                node
            }
            Constant { value, kind_u } => {
                let mut node = self.node("Constant");
                node.field("value", |dumper| dumper.constant(value));
                if *kind_u {
                    node.field("kind", |dumper| dumper.out.push_str("'u'"));
                }
                node
            }
            Attribute { value, attr, ctx } => {
                let mut node = self.node("Attribute");
                node.expr("value", value);
                node.name("attr", attr);
                node.variant("ctx", ctx);
                node
            }
            Subscript { value, slice, ctx } => {
                let mut node = self.node("Subscript");
                node.expr("value", value);
                node.expr("slice", slice);
                node.variant("ctx", ctx);
                node
            }
            Starred { value, ctx } => {
                let mut node = self.node("Starred");
                node.expr("value", value);
                node.variant("ctx", ctx);
                node
            }
            Name { id, ctx } => {
                let mut node = self.node("Name");
                node.name("id", id);
                node.variant("ctx", ctx);
                node
            }
            List { elts, ctx } => {
                let mut node = self.node("List");
                node.exprs("elts", elts);
                node.variant("ctx", ctx);
                node
            }
            Tuple { elts, ctx } => {
                let mut node = self.node("Tuple");
                node.exprs("elts", elts);
                node.variant("ctx", ctx);
                node
            }
            Slice { lower, upper, step } => {
                let mut node = self.node("Slice");
                node.optional("lower", lower);
                node.optional("upper", upper);
                node.optional("step", step);
                node
            }
        };
        node.at(expr.span);
    }

    fn comprehension(&mut self, name: &str, elt: &Expr, generators: &[Comprehension]) -> super::Node<'_> {
        let mut node = self.node(name);
        node.expr("elt", elt);
        node.list("generators", generators, Dumper::clause);
        node
    }

    fn clause(&mut self, clause: &Comprehension) {
        let mut node = self.node("comprehension");
        node.expr("target", &clause.target);
        node.expr("iter", &clause.iter);
        node.exprs("ifs", &clause.ifs);
        node.number("is_async", u8::from(clause.is_async));
        node.end();
    }

    pub(super) fn keyword(&mut self, keyword: &Keyword) {
        let mut node = self.node("keyword");
        node.optional_name("arg", &keyword.arg);
        node.expr("value", &keyword.value);
        node.at(keyword.span);
    }

    pub(super) fn arguments(&mut self, args: &Arguments) {
        let mut node = self.node("arguments");
        node.list("posonlyargs", &args.posonlyargs, Dumper::arg);
        node.list("args", &args.args, Dumper::arg);
        if let Some(arg) = &args.vararg {
            node.field("vararg", |dumper| dumper.arg(arg));
        }
        node.list("kwonlyargs", &args.kwonlyargs, Dumper::arg);
        node.list("kw_defaults", &args.kw_defaults, |dumper, default| match default {
            Some(default) => dumper.expr(default),
            None => dumper.out.push_str("None"),
        });
        if let Some(arg) = &args.kwarg {
            node.field("kwarg", |dumper| dumper.arg(arg));
        }
        node.exprs("defaults", &args.defaults);
        node.end();
    }

    fn arg(&mut self, arg: &Arg) {
        let mut node = self.node("arg");
        node.name("arg", &arg.arg);
        node.optional("annotation", &arg.annotation);
        node.optional_name("type_comment", &arg.type_comment);
        node.at(arg.span);
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        let node = match &pattern.kind {
            PatternKind::MatchValue { value } => {
                let mut node = self.node("MatchValue");
                node.expr("value", value);
                node
            }
            PatternKind::MatchSingleton { value } => {
                let mut node = self.node("MatchSingleton");
                node.field("value", |dumper| dumper.constant(value));
                node
            }
            PatternKind::MatchSequence { patterns } => {
                let mut node = self.node("MatchSequence");
                node.list("patterns", patterns, Dumper::pattern);
                node
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                let mut node = self.node("MatchMapping");
                node.exprs("keys", keys);
                node.list("patterns", patterns, Dumper::pattern);
                node.optional_name("rest", rest);
                node
            }
            PatternKind::MatchClass(class) => {
                let mut node = self.node("MatchClass");
                node.expr("cls", &class.cls);
                node.list("patterns", &class.patterns, Dumper::pattern);
                node.names("kwd_attrs", &class.kwd_attrs);
                node.list("kwd_patterns", &class.kwd_patterns, Dumper::pattern);
                node
            }
            PatternKind::MatchStar { name } => {
                let mut node = self.node("MatchStar");
                node.optional_name("name", name);
                node
            }
            PatternKind::MatchAs { pattern, name } => {
                let mut node = self.node("MatchAs");
                if let Some(pattern) = pattern {
                    node.field("pattern", |dumper| dumper.pattern(pattern));
                }
                node.optional_name("name", name);
                node
            }
            PatternKind::MatchOr { patterns } => {
                let mut node = self.node("MatchOr");
                node.list("patterns", patterns, Dumper::pattern);
                node
            }
        };
        node.at(pattern.span);
    }
}
