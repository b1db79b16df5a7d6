//! The second pass: decides where each name is found, and which comprehensions melt into their parents.
//!
//! Children are analysed after their parent's own names are known and before its locals are divided into
//! plain locals and cells. CPython counterpart: `Python/symtable.c` (`analyze_block`, `analyze_name`,
//! `inline_comprehension`, `update_symbols`).

use crate::{BlockId, BlockKind, Comprehension, Error, Scope, SymbolTable, def};
use kaa_syntax::ast::Name;
use rustc_hash::FxHashSet;
use std::rc::Rc;
use std::sync::OnceLock;

type Names = FxHashSet<Name>;

/// Resolves every name of the table.
pub(crate) fn analyze(table: &mut SymbolTable, depth_limit: usize) -> Result<(), Error> {
    static SPECIALS: OnceLock<[Name; 3]> = OnceLock::new();
    let specials = SPECIALS
        .get_or_init(|| ["__class__", "__classdict__", "__conditional_annotations__"].map(Name::from));
    let top = table.top();
    let mut outer = Outer::default();
    Analyzer { table, specials, depth: 0, depth_limit }.block(top, &mut outer, None)?;
    Ok(())
}

/// What the blocks around a block pass down. Blocks beside one another share it until one of them changes it.
#[derive(Clone, Default)]
struct Outer {
    /// Names bound in enclosing functions; `None` at the top.
    bound: Option<Rc<Names>>,
    /// Names declared global around.
    global: Rc<Names>,
    type_params: Rc<Names>,
}

/// Takes a name out of a shared set that may hold it.
fn drop_name(names: &mut Rc<Names>, name: &Name) {
    if names.contains(name) {
        Rc::make_mut(names).remove(name);
    }
}

struct Analyzer<'a> {
    table: &'a mut SymbolTable,
    specials: &'static [Name; 3],
    depth: usize,
    depth_limit: usize,
}

impl Analyzer<'_> {
    /// Analyses a block and those inside it; gives the names that are free in it.
    fn block(&mut self, id: BlockId, outer: &mut Outer, class: Option<BlockId>) -> Result<Names, Error> {
        self.depth += 1;
        if self.depth > self.depth_limit {
            return Err(Error::TooDeep);
        }
        let is_class = self.table[id].kind == BlockKind::Class;
        let mut free = Names::default();
        // Names of a class body are not seen by the functions in it.
        let around = is_class.then(|| outer.clone());
        let symbols = std::mem::take(&mut self.table[id].symbols);
        // By the symbols' places.
        let mut scopes: Vec<Scope> = Vec::with_capacity(symbols.len());
        for (name, flags) in symbols.iter() {
            scopes.push(self.name(id, name, flags, outer, &mut free, class)?);
        }
        self.table[id].symbols = symbols;

        // Names free in the blocks inside; the block's own are passed up whatever becomes of these.
        let mut new_free = Names::default();
        let mut inlined_cells = Names::default();
        let children = self.table[id].children.clone();
        if !children.is_empty() {
            let inner = self.inner(id, &scopes, outer, around);
            for child in children {
                let child_class = match self.table[child].can_see_class_scope {
                    true if is_class => Some(id),
                    true => class,
                    false => None,
                };
                let comprehension = self.table[child].comprehension;
                let inline = !matches!(comprehension, Comprehension::None | Comprehension::Generator)
                    && !self.table[id].can_see_class_scope;
                let mut passed = inner.clone();
                let mut child_free = self.block(child, &mut passed, child_class)?;
                if inline {
                    self.inline(id, child, &mut scopes, &mut child_free, &mut inlined_cells);
                    self.table[child].comp_inlined = true;
                }
                new_free.extend(child_free);
            }
            self.splice(id);
        }

        if self.table[id].is_function_like() {
            if !new_free.is_empty() || !inlined_cells.is_empty() {
                for ((name, _), scope) in self.table[id].symbols.iter().zip(&mut scopes) {
                    if *scope == Scope::Local && (new_free.contains(name) || inlined_cells.contains(name)) {
                        *scope = Scope::Cell;
                        new_free.remove(name);
                    }
                }
            }
        } else if is_class {
            let [class_cell, classdict, conditional] = self.specials;
            let block = &mut self.table[id];
            block.needs_class_closure |= new_free.remove(class_cell);
            block.needs_classdict |= new_free.remove(classdict);
            block.has_conditional_annotations |= new_free.remove(conditional);
        }
        let class_flag = is_class || self.table[id].can_see_class_scope;
        self.update(id, &scopes, outer.bound.as_deref(), &new_free, &inlined_cells, class_flag);
        self.depth -= 1;
        if free.is_empty() {
            return Ok(new_free);
        }
        free.extend(new_free);
        Ok(free)
    }

    /// What a block passes down; `around` is what it was given itself, where it is a class.
    fn inner(&self, id: BlockId, scopes: &[Scope], outer: &Outer, around: Option<Outer>) -> Outer {
        let type_params = outer.type_params.clone();
        if let Some(around) = around {
            let mut bound = around.bound.as_deref().cloned().unwrap_or_default();
            bound.extend(self.specials.iter().cloned());
            return Outer { bound: Some(bound.into()), global: around.global, type_params };
        }
        let mut bound = outer.bound.clone().unwrap_or_default();
        let block = &self.table[id];
        if block.is_function_like() && scopes.contains(&Scope::Local) {
            let locals = block.symbols.iter().zip(scopes).filter(|(_, scope)| **scope == Scope::Local);
            Rc::make_mut(&mut bound).extend(locals.map(|((name, _), _)| name.clone()));
        }
        Outer { bound: Some(bound), global: outer.global.clone(), type_params }
    }

    fn name(
        &self,
        id: BlockId,
        name: &Name,
        flags: u32,
        outer: &mut Outer,
        free: &mut Names,
        class: Option<BlockId>,
    ) -> Result<Scope, Error> {
        if flags & def::GLOBAL != 0 {
            if flags & def::NONLOCAL != 0 {
                return self.at_directive(id, name, format!("name '{name}' is nonlocal and global"));
            }
            Rc::make_mut(&mut outer.global).insert(name.clone());
            if let Some(bound) = &mut outer.bound {
                drop_name(bound, name);
            }
            return Ok(Scope::GlobalExplicit);
        }
        if flags & def::NONLOCAL != 0 {
            let Some(bound) = &outer.bound else {
                return self.at_directive(
                    id,
                    name,
                    "nonlocal declaration not allowed at module level".into(),
                );
            };
            if !bound.contains(name) {
                return self.at_directive(id, name, format!("no binding for nonlocal '{name}' found"));
            }
            if outer.type_params.contains(name) {
                let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                return self.at_directive(id, name, message);
            }
            free.insert(name.clone());
            return Ok(Scope::Free);
        }
        if flags & def::BOUND != 0 {
            drop_name(&mut outer.global, name);
            if flags & def::TYPE_PARAM != 0 {
                Rc::make_mut(&mut outer.type_params).insert(name.clone());
            } else {
                drop_name(&mut outer.type_params, name);
            }
            return Ok(Scope::Local);
        }
        // What the class around binds is looked up in it at run time and then among the globals, never in
        // the functions outside the class.
        if let Some(class) = class.filter(|_| !self.specials.contains(name)) {
            let in_class = self.table[class].flags(name);
            if in_class & def::GLOBAL != 0 {
                return Ok(Scope::GlobalExplicit);
            }
            if in_class & def::BOUND != 0 && in_class & def::NONLOCAL == 0 {
                return Ok(Scope::GlobalImplicit);
            }
        }
        if outer.bound.as_ref().is_some_and(|bound| bound.contains(name)) {
            free.insert(name.clone());
            return Ok(Scope::Free);
        }
        Ok(Scope::GlobalImplicit)
    }

    fn at_directive<T>(&self, id: BlockId, name: &Name, message: String) -> Result<T, Error> {
        let block = &self.table[id];
        let place = block.directives.iter().find(|(n, _)| n == name).map_or(block.span, |(_, span)| *span);
        Error::syntax(message, place)
    }

    /// Merges the symbols of an inlined comprehension into its parent's (PEP 709).
    fn inline(
        &mut self,
        id: BlockId,
        comp: BlockId,
        scopes: &mut Vec<Scope>,
        comp_free: &mut Names,
        inlined_cells: &mut Names,
    ) {
        let symbols: Vec<(Name, u32)> =
            self.table[comp].symbols.iter().map(|(n, f)| (n.clone(), f)).collect();
        for (name, comp_flags) in symbols {
            // The parameter that holds the outermost iterator has no counterpart outside.
            if comp_flags & def::PARAM != 0 {
                continue;
            }
            let mut scope = Scope::of(comp_flags).unwrap_or(Scope::GlobalImplicit);
            let only_flags = comp_flags & ((1 << def::SCOPE_OFFSET) - 1);
            if scope == Scope::Cell || only_flags & def::COMP_CELL != 0 {
                inlined_cells.insert(name.clone());
            }
            // These are never free through a class body.
            if scope == Scope::Free
                && self.table[id].kind == BlockKind::Class
                && self.specials.contains(&name)
            {
                scope = Scope::GlobalImplicit;
                if !self.free_in_a_child(comp, &name) {
                    comp_free.remove(&name);
                    self.table[comp].symbols.remove(&name);
                }
            }
            let block = &mut self.table[id];
            if !block.symbols.contains(&name) {
                block.symbols.set(&name, only_flags);
                scopes.push(scope);
                continue;
            }
            let outside = block.flags(&name);
            if outside & def::BOUND != 0 && block.kind != BlockKind::Class {
                if scope == Scope::Free {
                    block.symbols.set(&name, outside | only_flags & def::USE);
                }
                if !self.free_in_a_child(comp, &name) {
                    comp_free.remove(&name);
                }
            } else if outside & def::NONLOCAL != 0 && scope == Scope::Free {
                block.symbols.set(&name, outside | only_flags & def::USE);
            }
        }
    }

    fn free_in_a_child(&self, id: BlockId, name: &Name) -> bool {
        self.table[id].children.iter().any(|child| self.table[*child].scope(name) == Some(Scope::Free))
    }

    /// Puts the children of inlined comprehensions in their place.
    fn splice(&mut self, id: BlockId) {
        let children = std::mem::take(&mut self.table[id].children);
        let mut spliced = Vec::with_capacity(children.len());
        for child in children {
            if self.table[child].comp_inlined {
                spliced.extend(self.table[child].children.iter().copied());
            } else {
                spliced.push(child);
            }
        }
        self.table[id].children = spliced;
    }

    fn update(
        &mut self,
        id: BlockId,
        scopes: &[Scope],
        bound: Option<&Names>,
        free: &Names,
        inlined_cells: &Names,
        class_flag: bool,
    ) {
        let symbols = &mut self.table[id].symbols;
        for ((name, flags), scope) in symbols.iter_mut().zip(scopes) {
            if inlined_cells.contains(name) {
                *flags |= def::COMP_CELL;
            }
            *flags |= scope.bits();
        }
        let mut unresolved: Vec<&Name> = free.iter().collect();
        unresolved.sort_unstable();
        for name in unresolved {
            if symbols.contains(name) {
                if class_flag {
                    symbols.set(&name, symbols.get(name) | def::FREE_CLASS);
                }
            } else if bound.is_none_or(|bound| bound.contains(name)) {
                symbols.set(&name, Scope::Free.bits());
            }
        }
    }
}
