//! Comprehensions and generator expressions, inlined where the symbol table says so (PEP 709).
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_comprehension` and its helpers), `Python/compile.c`
//! (`_PyCompile_TweakInlinedComprehensionScopes`).

use super::{Gen, Res, node};
use crate::error::CompileError;
use crate::instr::{Label, Loc};
use crate::unit::{FrameBlockKind, Params, ScopeType};
use kaa_code::Constant;
use kaa_opcode::Opcode;
use kaa_symtable::{BlockId, BlockKind, Scope, def};
use kaa_syntax::ast::*;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Generator,
    List,
    Set,
    Dict,
}

/// What the innermost clause does with each round.
#[derive(Clone, Copy)]
struct Element<'a> {
    kind: Kind,
    elt: &'a Expr,
    value: Option<&'a Expr>,
    loc: Loc,
}

/// What to put back after an inlined comprehension.
#[derive(Default)]
struct Inlined {
    pushed: Vec<Name>,
    hidden: Vec<Name>,
    /// Symbols of the scope around, as they were.
    symbols: Vec<(Name, u32)>,
    cleanup: Option<Label>,
}

impl<'a> Gen<'a> {
    pub(super) fn comprehension(&mut self, e: &'a Expr) -> Res {
        let loc = Loc::from(e.span);
        let (id, elt, value, generators, kind, name) = match &e.kind {
            ExprKind::ListComp { id, elt, generators } => {
                (id, elt, None, generators, Kind::List, "<listcomp>")
            }
            ExprKind::SetComp { id, elt, generators } => (id, elt, None, generators, Kind::Set, "<setcomp>"),
            ExprKind::GeneratorExp { id, elt, generators } => {
                (id, elt, None, generators, Kind::Generator, "<genexpr>")
            }
            ExprKind::DictComp { id, key, value, generators } => {
                (id, key, Some(&**value), generators, Kind::Dict, "<dictcomp>")
            }
            _ => return Ok(()),
        };
        let Some(outermost) = generators.first() else {
            return Err(Box::new(CompileError::Invalid("comprehension with no generators".into())));
        };
        let element = Element { kind, elt, value, loc };
        let entry = self.key(node(*id))?;
        let is_async = self.table[entry].coroutine;
        let build = match kind {
            Kind::Generator => None,
            Kind::List => Some(Opcode::BuildList),
            Kind::Set => Some(Opcode::BuildSet),
            Kind::Dict => Some(Opcode::BuildMap),
        };
        if self.table[entry].comp_inlined {
            self.outermost_iterator(outermost)?;
            let state = self.enter_inlined(loc, entry)?;
            if let Some(build) = build {
                self.op_i(loc, build, 0);
                self.op_i(loc, Opcode::Swap, 2);
            }
            self.generator(generators, 0, 0, element, true)?;
            self.leave_inlined(loc, state);
            return Ok(());
        }
        let counts = Params { args: 1, ..Params::default() };
        self.enter(name.into(), ScopeType::Comprehension, node(*id), e.span.line, None, counts)?;
        if let Some(build) = build {
            self.op_i(loc, build, 0);
        }
        self.generator(generators, 0, 0, element, false)?;
        if kind == Kind::Generator {
            self.wrap_in_stopiteration_handler();
        } else {
            self.op(loc, Opcode::ReturnValue);
        }
        let code = self.exit(true)?;
        self.make_closure(loc, code, 0)?;
        self.outermost_iterator(outermost)?;
        self.op_i(loc, Opcode::Call, 0);
        if is_async && kind != Kind::Generator {
            self.op_i(loc, Opcode::GetAwaitable, 0);
            self.load_const(loc, Constant::None);
            self.yield_from(loc, true)?;
        }
        Ok(())
    }

    fn outermost_iterator(&mut self, outermost: &'a Comprehension) -> Res {
        self.expr(&outermost.iter)?;
        let op = if outermost.is_async { Opcode::GetAiter } else { Opcode::GetIter };
        self.op(outermost.iter.span.into(), op);
        Ok(())
    }

    fn generator(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
        on_stack: bool,
    ) -> Res {
        self.nest(|g| {
            if generators[index].is_async {
                g.async_generator(generators, index, depth, element, on_stack)
            } else {
                g.sync_generator(generators, index, depth, element, on_stack)
            }
        })
    }

    fn sync_generator(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
        on_stack: bool,
    ) -> Res {
        let clause = &generators[index];
        let mut depth = depth;
        let (start, if_cleanup, anchor) = (self.label(), self.label(), self.label());
        let mut loops = true;
        if !on_stack {
            if index == 0 {
                self.op_i(element.loc, Opcode::LoadFast, 0);
            } else {
                // `for y in [f(x)]` merely binds a name.
                match &clause.iter.kind {
                    ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. }
                        if elts.len() == 1 && !matches!(elts[0].kind, ExprKind::Starred { .. }) =>
                    {
                        self.expr(&elts[0])?;
                        loops = false;
                    }
                    _ => {
                        self.expr(&clause.iter)?;
                        self.op(clause.iter.span.into(), Opcode::GetIter);
                    }
                }
            }
        }
        if loops {
            depth += 1;
            self.place(start);
            self.jump(clause.iter.span.into(), Opcode::ForIter, anchor);
        }
        self.expr(&clause.target)?;
        let at = self.element(generators, index, depth, element, if_cleanup)?;
        self.place(if_cleanup);
        if loops {
            self.jump(at, Opcode::Jump, start);
            self.place(anchor);
            self.op(Loc::NONE, Opcode::EndFor);
            self.op(Loc::NONE, Opcode::PopIter);
        }
        Ok(())
    }

    fn async_generator(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
        on_stack: bool,
    ) -> Res {
        let clause = &generators[index];
        let loc = element.loc;
        let (start, except, if_cleanup) = (self.label(), self.label(), self.label());
        if !on_stack {
            if index == 0 {
                self.op_i(loc, Opcode::LoadFast, 0);
            } else {
                self.expr(&clause.iter)?;
                self.op(clause.iter.span.into(), Opcode::GetAiter);
            }
        }
        self.place(start);
        self.push_block(loc, FrameBlockKind::AsyncComprehensionGenerator, Some(start), None)?;
        self.jump(loc, Opcode::SetupFinally, except);
        self.op(loc, Opcode::GetAnext);
        self.load_const(loc, Constant::None);
        let send = self.yield_from(loc, true)?;
        self.op(loc, Opcode::PopBlock);
        self.expr(&clause.target)?;
        let at = self.element(generators, index, depth + 1, element, if_cleanup)?;
        self.place(if_cleanup);
        self.jump(at, Opcode::Jump, start);
        self.pop_block();
        self.place(except);
        self.jump(loc, Opcode::EndAsyncFor, send);
        Ok(())
    }

    /// Conditions, and the next clause or the element; gives the location of the jump back.
    fn element(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        depth: u32,
        element: Element<'a>,
        if_cleanup: Label,
    ) -> Res<Loc> {
        for test in &generators[index].ifs {
            self.jump_if(element.loc, test, if_cleanup, false)?;
        }
        let mut at = Loc::from(element.elt.span);
        if index + 1 < generators.len() {
            self.generator(generators, index + 1, depth, element, false)?;
            return Ok(at);
        }
        self.expr(element.elt)?;
        match element.kind {
            Kind::Generator => {
                self.yield_value(at);
                self.op(at, Opcode::PopTop);
            }
            Kind::List => self.op_i(at, Opcode::ListAppend, depth + 1),
            Kind::Set => self.op_i(at, Opcode::SetAdd, depth + 1),
            Kind::Dict => {
                if let Some(value) = element.value {
                    self.expr(value)?;
                    at = element.elt.span.to(value.span).into();
                }
                self.op_i(at, Opcode::MapAdd, depth + 1);
            }
        }
        Ok(at)
    }

    /// Gives the comprehension's names their own meaning and saves what they hide.
    fn enter_inlined(&mut self, loc: Loc, entry: BlockId) -> Res<Inlined> {
        let outer = self.unit.block;
        let in_class = self.table[outer].kind == BlockKind::Class && self.unit.in_inlined_comp == 0;
        let symbols: Vec<(Name, u32)> =
            self.table[entry].symbols.iter().map(|(n, f)| (n.clone(), f)).collect();
        let is_local = |flags: u32| flags & def::LOCAL != 0 && flags & def::NONLOCAL == 0;
        let mut state = Inlined::default();
        self.unit.in_inlined_comp += 1;
        let mut scopes_outside = Vec::new();
        for (name, flags) in &symbols {
            let outside = self.table[outer].flags(name);
            let (scope, outer_scope) = (Scope::of(*flags), Scope::of(outside));
            scopes_outside.push(outer_scope);
            let replaced = scope != outer_scope
                && scope != Some(Scope::Free)
                && !(scope == Some(Scope::Cell) && outer_scope == Some(Scope::Free));
            if replaced || in_class {
                state.symbols.push((name.clone(), outside));
                self.table[outer].symbols.set(name, *flags);
            }
            if is_local(*flags)
                && !self.table[outer].is_function_like()
                && !self.unit.fast_hidden.get(name).copied().unwrap_or(false)
            {
                self.unit.fast_hidden.insert(name.clone(), true);
                state.hidden.push(name.clone());
            }
        }
        for ((name, flags), outer_scope) in symbols.iter().zip(scopes_outside) {
            if !is_local(*flags) {
                continue;
            }
            let slot = self.unit.varnames.add(name);
            self.op_i(loc, Opcode::LoadFastAndClear, slot);
            if Scope::of(*flags) == Some(Scope::Cell) {
                let slot = if outer_scope == Some(Scope::Free) {
                    self.unit.freevars.add(name) + self.unit.cellvars.len() as u32
                } else {
                    self.unit.cellvars.add(name)
                };
                self.op_i(loc, Opcode::MakeCell, slot);
            }
            state.pushed.push(name.clone());
        }
        if !state.pushed.is_empty() {
            self.op_i(loc, Opcode::Swap, state.pushed.len() as u32 + 1);
            let cleanup = self.label();
            state.cleanup = Some(cleanup);
            self.jump(loc, Opcode::SetupFinally, cleanup);
            self.push_block(loc, FrameBlockKind::TryExcept, Some(cleanup), None)?;
        }
        Ok(state)
    }

    fn leave_inlined(&mut self, loc: Loc, state: Inlined) {
        self.unit.in_inlined_comp -= 1;
        if let Some(cleanup) = state.cleanup {
            self.pop_block();
            self.op(Loc::NONE, Opcode::PopBlock);
            let end = self.label();
            self.jump(Loc::NONE, Opcode::JumpNoInterrupt, end);
            self.place(cleanup);
            // The unfinished result lies below the exception.
            self.op_i(Loc::NONE, Opcode::Swap, 2);
            self.op(Loc::NONE, Opcode::PopTop);
            self.restore(loc, &state.pushed);
            self.op_i(Loc::NONE, Opcode::Reraise, 0);
            self.place(end);
            self.restore(loc, &state.pushed);
        }
        for name in state.hidden {
            self.unit.fast_hidden.insert(name, false);
        }
        let outer = self.unit.block;
        for (name, flags) in state.symbols {
            self.table[outer].symbols.set(&name, flags);
        }
    }

    fn restore(&mut self, loc: Loc, pushed: &[Name]) {
        self.op_i(loc, Opcode::Swap, pushed.len() as u32 + 1);
        for name in pushed.iter().rev() {
            let slot = self.unit.varnames.add(name);
            self.op_i(loc, Opcode::StoreFastMaybeNull, slot);
        }
    }
}
