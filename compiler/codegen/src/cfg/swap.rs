//! Fewer SWAPs: runs are replaced by minimal ones, and some are carried out by exchanging instructions.
//!
//! CPython counterpart: `Python/flowgraph.c` (`swaptimize`, `apply_static_swaps`).

use super::CfgInstr;
use kaa_opcode::Opcode;

/// Minimises the run of SWAPs at `start`; gives the last place of the run.
pub(super) fn swaptimize(instrs: &mut [CfgInstr], start: usize) -> usize {
    let mut len = 1;
    let mut depth = instrs[start].arg as usize;
    let mut more = false;
    while let Some(instr) = instrs.get(start + len) {
        match instr.op {
            Opcode::Swap => {
                depth = depth.max(instr.arg as usize);
                more = true;
            }
            Opcode::Nop => {}
            _ => break,
        }
        len += 1;
    }
    if !more {
        return start;
    }
    let run = &mut instrs[start..start + len];
    let mut stack: Vec<usize> = (0..depth).collect();
    for instr in run.iter().filter(|i| i.op == Opcode::Swap) {
        stack.swap(0, instr.arg as usize - 1);
    }
    // Each cycle of the permutation is walked through position 0, the only one SWAP can reach from.
    const VISITED: usize = usize::MAX;
    let mut current = len;
    for i in 0..depth {
        if stack[i] == VISITED || stack[i] == i {
            continue;
        }
        let mut j = i;
        loop {
            if j != 0 {
                current -= 1;
                run[current].set(Opcode::Swap, j as u32 + 1);
            }
            if stack[j] == VISITED {
                break;
            }
            j = std::mem::replace(&mut stack[j], VISITED);
        }
    }
    run[..current].iter_mut().for_each(CfgInstr::erase);
    start + len - 1
}

fn swappable(op: Opcode) -> bool {
    matches!(op, Opcode::StoreFast | Opcode::StoreFastMaybeNull | Opcode::PopTop)
}

fn stores_to(instr: &CfgInstr) -> Option<u32> {
    matches!(instr.op, Opcode::StoreFast | Opcode::StoreFastMaybeNull).then_some(instr.arg)
}

fn next_swappable(instrs: &[CfgInstr], after: usize, line: i32) -> Option<usize> {
    for (n, instr) in instrs.iter().enumerate().skip(after + 1) {
        if line >= 0 && instr.loc.line != line {
            return None;
        }
        if instr.op == Opcode::Nop {
            continue;
        }
        return swappable(instr.op).then_some(n);
    }
    None
}

/// Replaces SWAPs before stores and pops, from `from` leftwards, by exchanging those.
pub(super) fn apply_static_swaps(instrs: &mut [CfgInstr], from: usize) {
    for i in (0..=from).rev() {
        let swap = instrs[i];
        if swap.op != Opcode::Swap {
            if swap.op == Opcode::Nop || swappable(swap.op) {
                continue;
            }
            return;
        }
        let Some(j) = next_swappable(instrs, i, -1) else { return };
        let line = instrs[j].loc.line;
        let mut k = j;
        for _ in 1..swap.arg {
            let Some(next) = next_swappable(instrs, k, line) else { return };
            k = next;
        }
        let (store_j, store_k) = (stores_to(&instrs[j]), stores_to(&instrs[k]));
        if store_j.is_some() || store_k.is_some() {
            if store_j == store_k {
                return;
            }
            let clashes = |i: &CfgInstr| {
                stores_to(i).is_some_and(|slot| Some(slot) == store_j || Some(slot) == store_k)
            };
            if instrs[j + 1..k].iter().any(clashes) {
                return;
            }
        }
        instrs[i].erase();
        instrs.swap(j, k);
    }
}
