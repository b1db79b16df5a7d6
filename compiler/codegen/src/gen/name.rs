//! Loading, storing and deleting names, and making closures.
//!
//! CPython counterpart: `Python/codegen.c` (`codegen_nameop`, `codegen_make_closure`), `Python/compile.c`
//! (`_PyCompile_ResolveNameop`).

use super::{Gen, Res};
use crate::error::CompileError;
use crate::instr::Loc;
use crate::unit::ScopeType;
use kaa_code::{CodeObject, Constant, kinds};
use kaa_opcode::{Opcode, function_attribute};
use kaa_symtable::{BlockKind, Scope};
use kaa_syntax::ast::{ExprContext, Name};
use std::sync::Arc;

impl Gen<'_> {
    /// The operand of a cell or free variable opcode.
    fn deref_index(&self, name: &Name) -> Option<u32> {
        let unit = &self.unit;
        let free = || unit.freevars.get(name).map(|at| at + unit.cellvars.len() as u32);
        unit.cellvars.get(name).or_else(free)
    }

    fn free_index(&mut self, name: &Name) -> u32 {
        self.unit.freevars.add(name) + self.unit.cellvars.len() as u32
    }

    /// Loads the dictionary of the class whose scope is seen here.
    fn load_classdict(&mut self, loc: Loc) {
        let name = self.known("__classdict__");
        let at = self.free_index(&name);
        self.op_i(loc, Opcode::LoadDeref, at);
    }

    pub(super) fn name_op(&mut self, loc: Loc, name: &Name, ctx: ExprContext) -> Res {
        if ctx == ExprContext::Load
            && let Some(constant) = self.debug_constant(name)
        {
            self.load_const(loc, constant);
            return Ok(());
        }
        let mangled = self.mangle(name);
        let (function_like, is_class, sees_class, scope) = {
            let block = self.block();
            (
                block.is_function_like(),
                block.kind == BlockKind::Class,
                block.can_see_class_scope,
                block.scope(&mangled),
            )
        };
        let inlined = self.unit.in_inlined_comp > 0;
        let pick = |load, store, del| match ctx {
            ExprContext::Load => load,
            ExprContext::Store => store,
            ExprContext::Del => del,
        };
        let fast = match scope {
            Some(Scope::Local) => {
                function_like || self.unit.fast_hidden.get(&mangled).copied().unwrap_or(false)
            }
            Some(Scope::Free | Scope::Cell) => {
                let at = if scope == Some(Scope::Free) {
                    self.free_index(&mangled)
                } else {
                    self.unit.cellvars.add(&mangled)
                };
                let mut op = pick(Opcode::LoadDeref, Opcode::StoreDeref, Opcode::DeleteDeref);
                if ctx == ExprContext::Load {
                    if is_class && !inlined {
                        op = Opcode::LoadFromDictOrDeref;
                        self.op(loc, Opcode::LoadLocals);
                    } else if sees_class {
                        op = Opcode::LoadFromDictOrDeref;
                        self.load_classdict(loc);
                    }
                }
                self.op_i(loc, op, at);
                return Ok(());
            }
            _ => false,
        };
        if fast {
            let op = pick(Opcode::LoadFast, Opcode::StoreFast, Opcode::DeleteFast);
            let at = self.unit.varnames.add(&mangled);
            self.op_i(loc, op, at);
            return Ok(());
        }
        let at = self.unit.names.add(&mangled);
        let global =
            scope == Some(Scope::GlobalExplicit) || scope == Some(Scope::GlobalImplicit) && function_like;
        let (op, arg) = if global {
            match pick(Opcode::LoadGlobal, Opcode::StoreGlobal, Opcode::DeleteGlobal) {
                Opcode::LoadGlobal if sees_class && scope == Some(Scope::GlobalImplicit) => {
                    self.load_classdict(loc);
                    (Opcode::LoadFromDictOrGlobals, at)
                }
                Opcode::LoadGlobal => (Opcode::LoadGlobal, at << 1),
                op => (op, at),
            }
        } else {
            match pick(Opcode::LoadName, Opcode::StoreName, Opcode::DeleteName) {
                Opcode::LoadName if is_class && inlined => (Opcode::LoadGlobal, at << 1),
                op => (op, at),
            }
        };
        self.op_i(loc, op, arg);
        Ok(())
    }

    fn debug_constant(&self, name: &Name) -> Option<Constant> {
        (name == "__debug__" && !self.in_pattern)
            .then(|| if self.options.optimize == 0 { Constant::True } else { Constant::False })
    }

    /// The slot operand of a variable of this unit that an inner function closes over.
    fn closure_index(&mut self, name: &Name) -> Res<u32> {
        let special = self.unit.scope == ScopeType::Class
            && (name == "__class__" || name == "__classdict__" || name == "__conditional_annotations__");
        let found = match self.block().scope(name) {
            _ if special => self.unit.cellvars.get(name),
            Some(Scope::Cell) => self.unit.cellvars.get(name),
            Some(_) => self.unit.freevars.get(name).map(|at| at + self.unit.cellvars.len() as u32),
            None => self.deref_index(name),
        };
        found.ok_or_else(|| Box::new(CompileError::Invalid(format!("compiler lost the variable '{name}'"))))
    }

    pub(super) fn load_closure(&mut self, loc: Loc, name: &Name) -> Res {
        let at = self.closure_index(name)?;
        self.op_i(loc, Opcode::LoadClosure, at);
        Ok(())
    }

    /// Makes a function of a code object; `attributes` are `SET_FUNCTION_ATTRIBUTE` bits whose values are on
    /// the stack.
    pub(super) fn make_closure(&mut self, loc: Loc, code: Arc<CodeObject>, attributes: u32) -> Res {
        let mut attributes = attributes;
        let kinds = code.localspluskinds.iter();
        let free: Vec<Name> = code
            .localsplusnames
            .iter()
            .zip(kinds)
            .filter(|(_, kind)| **kind & kinds::FREE != 0)
            .map(|(name, _)| name.clone())
            .collect();
        if !free.is_empty() {
            for name in &free {
                self.load_closure(loc, name)?;
            }
            attributes |= function_attribute::CLOSURE;
            self.op_i(loc, Opcode::BuildTuple, free.len() as u32);
        }
        self.load_const(loc, Constant::Code(code.into()));
        self.op(loc, Opcode::MakeFunction);
        for bit in [
            function_attribute::CLOSURE,
            function_attribute::ANNOTATIONS,
            function_attribute::ANNOTATE,
            function_attribute::KWDEFAULTS,
            function_attribute::DEFAULTS,
        ] {
            if attributes & bit != 0 {
                self.op_i(loc, Opcode::SetFunctionAttribute, bit);
            }
        }
        Ok(())
    }
}
