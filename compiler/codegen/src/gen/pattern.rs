//! `match` statements.
//!
//! Captures wait on the stack until a whole pattern has matched; `fail_pop[n]` is where a pattern that fails
//! with n items on the stack goes. CPython counterpart: `Python/codegen.c` (`codegen_match`,
//! `codegen_pattern` and its helpers).

use super::{Gen, Res};
use crate::error::CompileError;
use crate::instr::{Label, Loc};
use kaa_code::Constant;
use kaa_opcode::{BinaryOp, Opcode};
use kaa_syntax::ast::{self, *};
use rustc_hash::FxHashSet;

/// State of the pattern being compiled.
#[derive(Default)]
struct Context {
    /// Names captured so far; their values are on the stack.
    stores: Vec<Name>,
    allow_irrefutable: bool,
    fail_pop: Vec<Label>,
    /// Items on the stack above the captures.
    on_top: usize,
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::MatchAs { pattern: None, name: None })
}

fn is_star_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::MatchStar { name: None })
}

impl<'a> Gen<'a> {
    pub(super) fn match_stmt(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Res {
        self.expr(subject)?;
        let end = self.label();
        let Some(last) = cases.last() else {
            return Err(Box::new(CompileError::Invalid("empty cases on Match".into())));
        };
        let has_default = is_wildcard(&last.pattern) && cases.len() > 1;
        let tested = cases.len() - usize::from(has_default);
        for (n, case) in cases[..tested].iter().enumerate() {
            let loc = Loc::from(case.pattern.span);
            if n + 1 != tested {
                self.op_i(loc, Opcode::Copy, 1);
            }
            let mut pc = Context {
                allow_irrefutable: case.guard.is_some() || n + 1 == cases.len(),
                ..Context::default()
            };
            self.pattern(&case.pattern, &mut pc)?;
            for name in std::mem::take(&mut pc.stores) {
                self.name_op(loc, &name, ExprContext::Store)?;
            }
            if let Some(guard) = &case.guard {
                self.ensure_fail_pop(&mut pc, 0);
                self.jump_if(loc, guard, pc.fail_pop[0], false)?;
            }
            if n + 1 != tested {
                self.op(Loc::NEXT, Opcode::PopTop);
            }
            self.stmts(&case.body)?;
            self.jump(Loc::NONE, Opcode::Jump, end);
            self.emit_fail_pop(loc, &mut pc);
        }
        if has_default {
            let loc = Loc::from(last.pattern.span);
            self.op(loc, Opcode::Nop);
            if let Some(guard) = &last.guard {
                self.jump_if(loc, guard, end, false)?;
            }
            self.stmts(&last.body)?;
        }
        self.place(end);
        Ok(())
    }

    fn ensure_fail_pop(&mut self, pc: &mut Context, n: usize) {
        while pc.fail_pop.len() <= n {
            let label = self.label();
            pc.fail_pop.push(label);
        }
    }

    fn jump_to_fail_pop(&mut self, loc: Loc, pc: &mut Context, op: Opcode) {
        let pops = pc.on_top + pc.stores.len();
        self.ensure_fail_pop(pc, pops);
        self.jump(loc, op, pc.fail_pop[pops]);
    }

    fn emit_fail_pop(&mut self, loc: Loc, pc: &mut Context) {
        let labels = std::mem::take(&mut pc.fail_pop);
        for (n, label) in labels.into_iter().enumerate().rev() {
            self.place(label);
            if n > 0 {
                self.op(loc, Opcode::PopTop);
            }
        }
    }

    fn rotate(&mut self, loc: Loc, count: usize) {
        for n in (2..=count).rev() {
            self.op_i(loc, Opcode::Swap, n as u32);
        }
    }

    fn duplicate_store<T>(&self, loc: Loc, name: &Name) -> Res<T> {
        let name = crate::unparse::str_repr(name);
        self.error(loc, format!("multiple assignments to name {name} in pattern"))
    }

    fn store_name(&mut self, loc: Loc, name: Option<&Name>, pc: &mut Context) -> Res {
        let Some(name) = name else {
            self.op(loc, Opcode::PopTop);
            return Ok(());
        };
        if pc.stores.contains(name) {
            return self.duplicate_store(loc, name);
        }
        self.rotate(loc, pc.on_top + pc.stores.len() + 1);
        pc.stores.push(name.clone());
        Ok(())
    }

    fn subpattern(&mut self, pattern: &'a Pattern, pc: &mut Context) -> Res {
        let before = std::mem::replace(&mut pc.allow_irrefutable, true);
        self.pattern(pattern, pc)?;
        pc.allow_irrefutable = before;
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern, pc: &mut Context) -> Res {
        self.nest(|g| g.pattern_kind(pattern, pc))
    }

    fn pattern_kind(&mut self, p: &'a Pattern, pc: &mut Context) -> Res {
        let loc = Loc::from(p.span);
        match &p.kind {
            PatternKind::MatchValue { value } => {
                self.pattern_literal(loc, value)?;
                self.compare_with(loc, CmpOp::Eq);
                self.op(loc, Opcode::ToBool);
                self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
                Ok(())
            }
            PatternKind::MatchSingleton { value } => {
                self.load_const(loc, super::constant(value));
                self.compare_with(loc, CmpOp::Is);
                self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
                Ok(())
            }
            PatternKind::MatchSequence { patterns } => self.sequence_pattern(loc, patterns, pc),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_pattern(loc, keys, patterns, rest.as_ref(), pc)
            }
            PatternKind::MatchClass(class) => self.class_pattern(loc, class, pc),
            PatternKind::MatchStar { name } => self.store_name(loc, name.as_ref(), pc),
            PatternKind::MatchAs { pattern: Some(inner), name } => {
                pc.on_top += 1;
                self.op_i(loc, Opcode::Copy, 1);
                self.pattern(inner, pc)?;
                pc.on_top -= 1;
                self.store_name(loc, name.as_ref(), pc)
            }
            PatternKind::MatchAs { pattern: None, name } => {
                if !pc.allow_irrefutable {
                    let message = match name {
                        Some(name) => format!(
                            "name capture {} makes remaining patterns unreachable",
                            crate::unparse::str_repr(name)
                        ),
                        None => "wildcard makes remaining patterns unreachable".into(),
                    };
                    return self.error(loc, message);
                }
                self.store_name(loc, name.as_ref(), pc)
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(loc, patterns, pc),
        }
    }

    fn pattern_attribute(&mut self, value: &'a Expr) -> Res {
        self.in_pattern = true;
        let done = self.expr(value);
        self.in_pattern = false;
        done
    }

    /// A literal or attribute; `-1` and `1+2j` become constants.
    fn pattern_literal(&mut self, loc: Loc, value: &'a Expr) -> Res {
        if let Some(constant) = literal(value) {
            self.load_const(value.span.into(), constant);
            return Ok(());
        }
        match value.kind {
            ExprKind::Attribute { .. } => self.pattern_attribute(value),
            _ => self.error(loc, "patterns may only match literals and attribute lookups"),
        }
    }

    fn sequence_pattern(&mut self, loc: Loc, patterns: &'a [Pattern], pc: &mut Context) -> Res {
        let is_star = |p: &Pattern| matches!(p.kind, PatternKind::MatchStar { .. });
        let size = patterns.len();
        if patterns.iter().filter(|p| is_star(p)).count() > 1 {
            return self.error(loc, "multiple starred names in sequence pattern");
        }
        let star = patterns.iter().position(is_star);
        let star_wildcard = star.is_some_and(|n| is_star_wildcard(&patterns[n]));
        let only_wildcard = patterns.iter().all(|p| is_wildcard(p) || is_star_wildcard(p));
        pc.on_top += 1;
        self.op(loc, Opcode::MatchSequence);
        self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
        let (least, compare) = match star {
            None => (Some(size), CmpOp::Eq),
            Some(_) => ((size > 1).then(|| size - 1), CmpOp::GtE),
        };
        if let Some(least) = least {
            self.op(loc, Opcode::GetLen);
            self.load_int(loc, least as i64);
            self.compare_with(loc, compare);
            self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
        }
        pc.on_top -= 1;
        if only_wildcard {
            self.op(loc, Opcode::PopTop);
            return Ok(());
        }
        if star_wildcard {
            return self.sequence_by_index(loc, patterns, star.unwrap_or(size), pc);
        }
        self.unpack(loc, patterns.iter().map(is_star), "sequence pattern")?;
        pc.on_top += size;
        for pattern in patterns {
            pc.on_top -= 1;
            self.subpattern(pattern, pc)?;
        }
        Ok(())
    }

    fn sequence_by_index(&mut self, loc: Loc, patterns: &'a [Pattern], star: usize, pc: &mut Context) -> Res {
        pc.on_top += 1;
        for (n, pattern) in patterns.iter().enumerate() {
            if n == star || is_wildcard(pattern) {
                continue;
            }
            self.op_i(loc, Opcode::Copy, 1);
            if n < star {
                self.load_int(loc, n as i64);
            } else {
                // The subject need not take negative indices.
                self.op(loc, Opcode::GetLen);
                self.load_int(loc, (patterns.len() - n) as i64);
                self.op_i(loc, Opcode::BinaryOp, BinaryOp::Subtract as u32);
            }
            self.op_i(loc, Opcode::BinaryOp, BinaryOp::Subscr as u32);
            self.subpattern(pattern, pc)?;
        }
        pc.on_top -= 1;
        self.op(loc, Opcode::PopTop);
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        loc: Loc,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Name>,
        pc: &mut Context,
    ) -> Res {
        let size = keys.len();
        if size != patterns.len() {
            let message =
                format!("keys ({size}) / patterns ({}) length mismatch in mapping pattern", patterns.len());
            return self.error(loc, message);
        }
        pc.on_top += 1;
        self.op(loc, Opcode::MatchMapping);
        self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
        if size == 0 && rest.is_none() {
            pc.on_top -= 1;
            self.op(loc, Opcode::PopTop);
            return Ok(());
        }
        if size > 0 {
            self.op(loc, Opcode::GetLen);
            self.load_int(loc, size as i64);
            self.compare_with(loc, CmpOp::GtE);
            self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
        }
        let mut seen: FxHashSet<EqualKey> = FxHashSet::default();
        for key in keys {
            if let Some(constant) = literal(key) {
                if !seen.insert(EqualKey::of(&constant)) {
                    let repr = crate::unparse::constant_repr(&constant);
                    let message = format!("mapping pattern checks duplicate key ({repr})");
                    return self.error(loc, message);
                }
                self.load_const(key.span.into(), constant);
            } else if matches!(key.kind, ExprKind::Attribute { .. }) {
                self.pattern_attribute(key)?;
            } else {
                let message = "mapping pattern keys may only match literals and attribute lookups";
                return self.error(loc, message);
            }
        }
        self.op_i(loc, Opcode::BuildTuple, size as u32);
        self.op(loc, Opcode::MatchKeys);
        pc.on_top += 2;
        self.op_i(loc, Opcode::Copy, 1);
        self.load_const(loc, Constant::None);
        self.op_i(loc, Opcode::IsOp, 1);
        self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
        self.op_i(loc, Opcode::UnpackSequence, size as u32);
        pc.on_top += size;
        pc.on_top -= 1;
        for pattern in patterns {
            pc.on_top -= 1;
            self.subpattern(pattern, pc)?;
        }
        pc.on_top -= 2;
        let Some(rest) = rest else {
            self.op(loc, Opcode::PopTop);
            self.op(loc, Opcode::PopTop);
            return Ok(());
        };
        self.op_i(loc, Opcode::BuildMap, 0);
        self.op_i(loc, Opcode::Swap, 3);
        self.op_i(loc, Opcode::DictUpdate, 2);
        self.op_i(loc, Opcode::UnpackSequence, size as u32);
        for left in (1..=size).rev() {
            self.op_i(loc, Opcode::Copy, 1 + left as u32);
            self.op_i(loc, Opcode::Swap, 2);
            self.op(loc, Opcode::DeleteSubscr);
        }
        self.store_name(loc, Some(rest), pc)
    }

    fn class_pattern(&mut self, loc: Loc, class: &'a MatchClass, pc: &mut Context) -> Res {
        let (nargs, nattrs) = (class.patterns.len(), class.kwd_attrs.len());
        if nattrs != class.kwd_patterns.len() {
            let message = format!(
                "kwd_attrs ({nattrs}) / kwd_patterns ({}) length mismatch in class pattern",
                class.kwd_patterns.len()
            );
            return self.error(loc, message);
        }
        for (n, attr) in class.kwd_attrs.iter().enumerate() {
            if let Some(other) = class.kwd_attrs[n + 1..].iter().position(|a| a == attr) {
                let at = class.kwd_patterns[n + 1 + other].span.into();
                return self.error(at, format!("attribute name repeated in class pattern: {attr}"));
            }
        }
        self.expr(&class.cls)?;
        self.load_names(loc, class.kwd_attrs.iter());
        self.op_i(loc, Opcode::MatchClass, nargs as u32);
        self.op_i(loc, Opcode::Copy, 1);
        self.load_const(loc, Constant::None);
        self.op_i(loc, Opcode::IsOp, 1);
        pc.on_top += 1;
        self.jump_to_fail_pop(loc, pc, Opcode::PopJumpIfFalse);
        self.op_i(loc, Opcode::UnpackSequence, (nargs + nattrs) as u32);
        pc.on_top += nargs + nattrs;
        pc.on_top -= 1;
        for pattern in class.patterns.iter().chain(&class.kwd_patterns) {
            pc.on_top -= 1;
            if is_wildcard(pattern) {
                self.op(loc, Opcode::PopTop);
            } else {
                self.subpattern(pattern, pc)?;
            }
        }
        Ok(())
    }

    fn or_pattern(&mut self, loc: Loc, patterns: &'a [Pattern], pc: &mut Context) -> Res {
        let end = self.label();
        let mut control: Option<Vec<Name>> = None;
        for (n, alt) in patterns.iter().enumerate() {
            let at = Loc::from(alt.span);
            let mut inner = Context {
                allow_irrefutable: n + 1 == patterns.len() && pc.allow_irrefutable,
                ..Context::default()
            };
            self.op_i(at, Opcode::Copy, 1);
            self.pattern(alt, &mut inner)?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => {
                    if inner.stores.len() != control.len()
                        || !control.iter().all(|name| inner.stores.contains(name))
                    {
                        return self.error(loc, "alternative patterns bind different names");
                    }
                    self.reorder(at, control, &mut inner.stores);
                }
            }
            self.jump(at, Opcode::Jump, end);
            self.emit_fail_pop(at, &mut inner);
        }
        self.op(loc, Opcode::PopTop);
        self.jump_to_fail_pop(loc, pc, Opcode::Jump);
        self.place(end);
        let control = control.unwrap_or_default();
        let rotations = control.len() + 1 + pc.on_top + pc.stores.len();
        for name in control {
            self.rotate(loc, rotations);
            if pc.stores.contains(&name) {
                return self.duplicate_store(loc, &name);
            }
            pc.stores.push(name);
        }
        self.op(loc, Opcode::PopTop);
        Ok(())
    }

    /// Brings the captures of an alternative into the order of the first alternative's.
    fn reorder(&mut self, loc: Loc, control: &[Name], stores: &mut Vec<Name>) {
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|name| *name == control[wanted]) else { continue };
            if wanted == found {
                continue;
            }
            let rotations = found + 1;
            let rotated: Vec<Name> = stores.drain(..rotations).collect();
            let at = wanted.saturating_sub(found).min(stores.len());
            stores.splice(at..at, rotated);
            for _ in 0..rotations {
                self.rotate(loc, wanted + 1);
            }
        }
    }
}

/// A mapping key for finding duplicates: numbers that are equal are one key.
#[derive(PartialEq, Eq, Hash)]
enum EqualKey {
    Number(u64, u64),
    Other(Constant),
}

impl EqualKey {
    fn of(constant: &Constant) -> EqualKey {
        let real = |x: f64| EqualKey::Number((x + 0.0).to_bits(), 0);
        match constant {
            Constant::True => real(1.0),
            Constant::False => real(0.0),
            Constant::Float(x) => real(*x),
            Constant::Complex(re, im) => EqualKey::Number((re + 0.0).to_bits(), (im + 0.0).to_bits()),
            Constant::Int(n) => match i64::try_from(n) {
                Ok(n) if n.unsigned_abs() <= 1 << 53 => real(n as f64),
                _ => EqualKey::Other(constant.clone()),
            },
            _ => EqualKey::Other(constant.clone()),
        }
    }
}

/// The constant a pattern's literal is; signs and complex sums are worked out.
fn literal(e: &Expr) -> Option<Constant> {
    match &e.kind {
        ExprKind::Constant { value, .. } => Some(super::constant(value)),
        ExprKind::UnaryOp { op: UnaryOp::USub, operand } => match &operand.kind {
            ExprKind::Constant { value, .. } => {
                crate::fold::unary(Opcode::UnaryNegative, &super::constant(value))
            }
            _ => None,
        },
        ExprKind::BinOp { left, op: op @ (Operator::Add | Operator::Sub), right } => {
            let left = literal_part(left)?;
            let right = literal_part(right)?;
            let op = if *op == Operator::Add { BinaryOp::Add } else { BinaryOp::Subtract };
            crate::fold::binary(op, &left, &right)
        }
        _ => None,
    }
}

/// An operand of a complex literal: no sum again, so that this does not recurse.
fn literal_part(e: &Expr) -> Option<Constant> {
    match &e.kind {
        ExprKind::BinOp { .. } => None,
        _ => literal(e),
    }
}

/// As `literal`, for the tree.
pub(crate) fn pattern_value(e: &Expr) -> Option<ast::Constant> {
    Some(match literal(e)? {
        Constant::Int(n) => ast::Constant::Int(n),
        Constant::Float(x) => ast::Constant::Float(x),
        Constant::Complex(re, im) => ast::Constant::Complex(re, im),
        _ => return None,
    })
}
