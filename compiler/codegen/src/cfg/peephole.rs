//! Constant folding and local rewrites, block by block.
//!
//! CPython counterpart: `Python/flowgraph.c` (`optimize_load_const`, `optimize_basic_block` and the `fold_*`
//! helpers).

use super::simplify::loads_const;
use super::{BlockIx, Cfg, CfgInstr, ENTRY};
use crate::fold;
use crate::r#gen::STACK_USE_GUIDELINE;
use crate::instr::Loc;
use crate::unit::ConstTable;
use kaa_code::Constant;
use kaa_opcode::{BinaryOp, Intrinsic1, Opcode};

/// Lists and sets of fewer constants are built item by item.
const MIN_CONST_SEQUENCE: usize = 3;

/// The small integer an instruction of its own loads.
fn small_int(constant: &Constant) -> Option<u32> {
    match constant {
        Constant::Int(n) => u8::try_from(n).ok().map(u32::from),
        _ => None,
    }
}

fn value_of(instr: &CfgInstr, consts: &ConstTable) -> Constant {
    if instr.op == Opcode::LoadSmallInt {
        Constant::Int(instr.arg.into())
    } else {
        consts.order[instr.arg as usize].clone()
    }
}

fn set_constant(instr: &mut CfgInstr, constant: Constant, consts: &mut ConstTable) {
    match small_int(&constant) {
        Some(n) => instr.set(Opcode::LoadSmallInt, n),
        None => instr.set(Opcode::LoadConst, consts.add(constant)),
    }
}

fn nop_out(instr: &mut CfgInstr) {
    instr.loc = Loc::NONE;
    instr.erase();
}

/// The places of the `count` constant loads right before `end`, NOPs left out.
fn const_loads(instrs: &[CfgInstr], end: usize, count: usize) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(count);
    let mut at = end;
    while found.len() < count {
        at = at.checked_sub(1)?;
        match instrs[at].op {
            Opcode::Nop => {}
            op if loads_const(op) => found.push(at),
            _ => return None,
        }
    }
    found.reverse();
    Some(found)
}

fn boolean(b: bool) -> Constant {
    if b { Constant::True } else { Constant::False }
}

impl Cfg {
    pub(super) fn optimize_load_const(&mut self, consts: &mut ConstTable) {
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            optimize_load_const_in(&mut self[at].instrs, consts);
        }
    }

    pub(super) fn optimize_blocks(&mut self, consts: &mut ConstTable) {
        let mut next = Some(ENTRY);
        while let Some(at) = next {
            next = self[at].next;
            self.optimize_block(at, consts);
        }
    }

    fn optimize_block(&mut self, at: BlockIx, consts: &mut ConstTable) {
        let mut swaps = false;
        let instrs = &mut self[at].instrs;
        let mut i = 0;
        while let Some(instr) = instrs.get(i) {
            match instr.op {
                // Most instructions have no rule.
                Opcode::LoadFast
                | Opcode::LoadConst
                | Opcode::LoadAttr
                | Opcode::LoadName
                | Opcode::LoadSmallInt
                | Opcode::Call
                | Opcode::PopTop
                | Opcode::Nop
                | Opcode::PushNull
                | Opcode::StoreName
                | Opcode::LoadDeref => {}
                // Jumps end the block.
                op if op.traits().is_jump() => break,
                op => {
                    optimize_instr(instrs, i, consts);
                    swaps |= op == Opcode::Swap || op == Opcode::BuildTuple;
                }
            }
            i += 1;
        }
        while let Some(instr) = self[at].instrs.get(i) {
            // A jump that leads elsewhere now is looked at again.
            if !instr.is_jump() || !self.thread_jump(at, i) {
                i += 1;
            }
        }
        if !swaps {
            return;
        }
        let instrs = &mut self[at].instrs;
        let mut i = 0;
        while i < instrs.len() {
            if instrs[i].op == Opcode::Swap {
                i = super::swap::swaptimize(instrs, i);
                super::swap::apply_static_swaps(instrs, i);
            }
            i += 1;
        }
    }

    /// Lets a jump to a jump lead to where that one leads.
    fn thread_jump(&mut self, at: BlockIx, n: usize) -> bool {
        use Opcode::*;
        let instr = self[at].instrs[n];
        let Some(target_block) = instr.target else { return false };
        let Some(target) = self[target_block].instrs.first().copied() else { return false };
        let threaded = match (instr.op, target.op) {
            (PopJumpIfNone | PopJumpIfNotNone | PopJumpIfFalse | PopJumpIfTrue, Jump) => instr.op,
            (JumpIfFalse, Jump | JumpIfFalse) | (JumpIfTrue, Jump | JumpIfTrue) => instr.op,
            (JumpIfFalse, JumpIfTrue) | (JumpIfTrue, JumpIfFalse) => {
                // Not taken there: go on behind it.
                if self[target_block].next.is_none() {
                    return false;
                }
                self[at].instrs[n].target = self[target_block].next;
                return true;
            }
            (Opcode::Jump | JumpNoInterrupt, Jump) => Jump,
            (Opcode::Jump | JumpNoInterrupt, JumpNoInterrupt) => instr.op,
            _ => return false,
        };
        if instr.target == target.target {
            return false;
        }
        let mut jump = CfgInstr::new(threaded, 0, target.loc);
        jump.target = target.target;
        self[at].instrs[n].erase();
        self[at].instrs[n].target = None;
        self[at].push(jump);
        true
    }
}

/// Rewrites what stands at `n`, jumps left out.
fn optimize_instr(instrs: &mut [CfgInstr], n: usize, consts: &mut ConstTable) {
    let instr = instrs[n];
    if instr.op == Opcode::ContainsOp {
        fold_long_display(instrs, n, consts);
    }
    let next = instrs.get(n + 1).map_or(Opcode::Cache, |i| i.op);
    match instr.op {
        Opcode::BuildTuple => {
            if next == Opcode::UnpackSequence && instrs[n + 1].arg == instr.arg {
                match instr.arg {
                    1 => {
                        instrs[n].erase();
                        instrs[n + 1].erase();
                        return;
                    }
                    2 | 3 => {
                        instrs[n].erase();
                        instrs[n + 1].op = Opcode::Swap;
                        return;
                    }
                    _ => {}
                }
            }
            fold_tuple(instrs, n, consts);
        }
        Opcode::BuildList | Opcode::BuildSet => fold_list_or_set(instrs, n, next, consts),
        Opcode::StoreFast
            if next == Opcode::StoreFast
                && instrs[n + 1].arg == instr.arg
                && instrs[n + 1].loc.line == instr.loc.line =>
        {
            instrs[n].set(Opcode::PopTop, 0);
        }
        Opcode::Swap if instr.arg == 1 => instrs[n].erase(),
        Opcode::LoadGlobal if next == Opcode::PushNull && instr.arg & 1 == 0 => {
            instrs[n].arg |= 1;
            instrs[n + 1].erase();
        }
        Opcode::CompareOp if next == Opcode::ToBool => {
            instrs[n].erase();
            instrs[n + 1].set(Opcode::CompareOp, instr.arg | 16);
        }
        Opcode::ContainsOp | Opcode::IsOp if next == Opcode::ToBool => {
            instrs[n].erase();
            instrs[n + 1].set(instr.op, instr.arg);
        }
        Opcode::ContainsOp | Opcode::IsOp if next == Opcode::UnaryNot => {
            instrs[n].erase();
            instrs[n + 1].set(instr.op, instr.arg ^ 1);
        }
        Opcode::ToBool if next == Opcode::ToBool => instrs[n].erase(),
        Opcode::UnaryNot if next == Opcode::ToBool => {
            instrs[n].erase();
            instrs[n + 1].set(Opcode::UnaryNot, 0);
        }
        Opcode::UnaryNot if next == Opcode::UnaryNot => {
            instrs[n].erase();
            instrs[n + 1].erase();
        }
        Opcode::UnaryNot | Opcode::UnaryInvert | Opcode::UnaryNegative => {
            fold_unary(instrs, n, consts);
        }
        Opcode::CallIntrinsic1 if instr.arg == Intrinsic1::ListToTuple as u32 => {
            if next == Opcode::GetIter {
                instrs[n].erase();
            } else {
                fold_list_to_tuple(instrs, n, consts);
            }
        }
        Opcode::CallIntrinsic1 if instr.arg == Intrinsic1::UnaryPositive as u32 => {
            fold_unary(instrs, n, consts);
        }
        Opcode::BinaryOp => fold_binary(instrs, n, consts),
        Opcode::GetIter => fold_long_display(instrs, n, consts),
        _ => {}
    }
}

fn optimize_load_const_in(instrs: &mut [CfgInstr], consts: &mut ConstTable) {
    let mut loaded: Option<CfgInstr> = None;
    for n in 0..instrs.len() {
        if instrs[n].op == Opcode::LoadConst
            && let Some(small) = small_int(&consts.order[instrs[n].arg as usize])
        {
            instrs[n].set(Opcode::LoadSmallInt, small);
        }
        let instr = instrs[n];
        if loads_const(instr.op) {
            loaded = Some(instr);
        } else {
            let copies = instr.op == Opcode::Copy && instr.arg == 1;
            loaded = loaded.filter(|source| copies && source.op == Opcode::LoadConst);
        }
        let Some(source) = loaded else { continue };
        let Some(next) = instrs.get(n + 1).map(|i| i.op) else { continue };
        match next {
            Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue | Opcode::JumpIfFalse | Opcode::JumpIfTrue => {
                let truth = fold::is_true(&value_of(&source, consts));
                if matches!(next, Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue) {
                    instrs[n].erase();
                }
                let jumps_if_true = matches!(next, Opcode::PopJumpIfTrue | Opcode::JumpIfTrue);
                if truth == jumps_if_true {
                    instrs[n + 1].op = Opcode::Jump;
                } else {
                    instrs[n + 1].erase();
                    instrs[n + 1].target = None;
                }
            }
            Opcode::IsOp => {
                if !matches!(value_of(&source, consts), Constant::None) {
                    continue;
                }
                let mut jump = n + 2;
                if instrs.get(jump).is_some_and(|i| i.op == Opcode::ToBool) {
                    instrs[jump].erase();
                    jump += 1;
                }
                let Some(op) = instrs.get(jump).map(|i| i.op) else { continue };
                let inverted = instrs[n + 1].arg != 0;
                let not_none = match op {
                    Opcode::PopJumpIfFalse => !inverted,
                    Opcode::PopJumpIfTrue => inverted,
                    _ => continue,
                };
                instrs[n].erase();
                instrs[n + 1].erase();
                instrs[jump].op = if not_none { Opcode::PopJumpIfNotNone } else { Opcode::PopJumpIfNone };
            }
            Opcode::ToBool => {
                let truth = fold::is_true(&value_of(&source, consts));
                let index = consts.add(boolean(truth));
                instrs[n].erase();
                instrs[n + 1].set(Opcode::LoadConst, index);
            }
            _ => {}
        }
    }
}

fn values(instrs: &[CfgInstr], places: &[usize], consts: &ConstTable) -> Vec<Constant> {
    places.iter().map(|at| value_of(&instrs[*at], consts)).collect()
}

fn fold_tuple(instrs: &mut [CfgInstr], n: usize, consts: &mut ConstTable) {
    let size = instrs[n].arg as usize;
    if size > STACK_USE_GUIDELINE {
        return;
    }
    let Some(places) = const_loads(instrs, n, size) else { return };
    let tuple = Constant::Tuple(values(instrs, &places, consts).into());
    places.iter().for_each(|at| nop_out(&mut instrs[*at]));
    set_constant(&mut instrs[n], tuple, consts);
}

fn fold_list_or_set(instrs: &mut [CfgInstr], n: usize, next: Opcode, consts: &mut ConstTable) {
    let consumed = matches!(next, Opcode::GetIter | Opcode::ContainsOp);
    let size = instrs[n].arg as usize;
    if size > STACK_USE_GUIDELINE || size < MIN_CONST_SEQUENCE && !consumed {
        return;
    }
    let op = instrs[n].op;
    let Some(places) = const_loads(instrs, n, size) else {
        if consumed && op == Opcode::BuildList {
            instrs[n].op = Opcode::BuildTuple;
        }
        return;
    };
    let items = values(instrs, &places, consts);
    let constant = match op {
        Opcode::BuildSet => Constant::FrozenSet(fold::distinct(items).into()),
        _ => Constant::Tuple(items.into()),
    };
    let index = consts.add(constant);
    places.iter().for_each(|at| nop_out(&mut instrs[*at]));
    if consumed {
        instrs[n].set(Opcode::LoadConst, index);
        return;
    }
    let loc = instrs[n].loc;
    instrs[n - 2].set(op, 0);
    instrs[n - 2].loc = loc;
    instrs[n - 1].set(Opcode::LoadConst, index);
    instrs[n - 1].loc = loc;
    instrs[n].set(if op == Opcode::BuildList { Opcode::ListExtend } else { Opcode::SetUpdate }, 1);
}

/// The constants that `BUILD_LIST 0` (or `BUILD_SET 0`) and appends right before `end` collect, and where
/// that starts.
fn appended(
    instrs: &[CfgInstr],
    end: usize,
    build: Opcode,
    append: Opcode,
    consts: &ConstTable,
) -> Option<(usize, Vec<Constant>)> {
    let mut expect_append = true;
    let mut at = end;
    let mut items = Vec::new();
    loop {
        at = at.checked_sub(1)?;
        let instr = instrs[at];
        match instr.op {
            Opcode::Nop => continue,
            op if op == build && instr.arg == 0 && expect_append => break,
            op if op == append && expect_append && instr.arg == 1 => {}
            op if !expect_append && loads_const(op) => items.push(value_of(&instr, consts)),
            _ => return None,
        }
        expect_append = !expect_append;
    }
    items.reverse();
    Some((at, items))
}

fn nop_out_used(instrs: &mut [CfgInstr]) {
    instrs.iter_mut().filter(|i| i.op != Opcode::Nop).for_each(nop_out);
}

/// A tuple display too long for the stack: `BUILD_LIST 0`, appends, LIST_TO_TUPLE.
fn fold_list_to_tuple(instrs: &mut [CfgInstr], n: usize, consts: &mut ConstTable) {
    let found = appended(instrs, n, Opcode::BuildList, Opcode::ListAppend, consts);
    let Some((start, items)) = found else { return };
    nop_out_used(&mut instrs[start..n]);
    set_constant(&mut instrs[n], Constant::Tuple(items.into()), consts);
}

/// A display too long for the stack that is only iterated over or searched.
fn fold_long_display(instrs: &mut [CfgInstr], n: usize, consts: &mut ConstTable) {
    let list = appended(instrs, n, Opcode::BuildList, Opcode::ListAppend, consts);
    let (start, constant) = if let Some((start, items)) = list {
        (start, Constant::Tuple(items.into()))
    } else {
        let set = appended(instrs, n, Opcode::BuildSet, Opcode::SetAdd, consts);
        let Some((start, items)) = set else { return };
        (start, Constant::FrozenSet(fold::distinct(items).into()))
    };
    nop_out_used(&mut instrs[start..n]);
    let index = consts.add(constant);
    instrs[n - 1].set(Opcode::LoadConst, index);
}

fn fold_unary(instrs: &mut [CfgInstr], n: usize, consts: &mut ConstTable) {
    let Some(places) = const_loads(instrs, n, 1) else { return };
    let value = value_of(&instrs[places[0]], consts);
    let Some(folded) = fold::unary(instrs[n].op, &value) else { return };
    nop_out(&mut instrs[places[0]]);
    set_constant(&mut instrs[n], folded, consts);
}

fn fold_binary(instrs: &mut [CfgInstr], n: usize, consts: &mut ConstTable) {
    let Some(places) = const_loads(instrs, n, 2) else { return };
    let [left, right] = [places[0], places[1]].map(|at| value_of(&instrs[at], consts));
    let Some(op) = BinaryOp::from_arg(instrs[n].arg) else { return };
    let Some(folded) = fold::binary(op, &left, &right) else { return };
    places.iter().for_each(|at| nop_out(&mut instrs[*at]));
    set_constant(&mut instrs[n], folded, consts);
}
