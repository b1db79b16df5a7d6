//! `Table`: a small number for every code point, in three stages.

const LEAF_BITS: u32 = 5;
const MID_BITS: u32 = 6;

/// Equal blocks are stored once: `top` picks a block of `mid`, `mid` one of `leaf`.
pub(crate) struct Table {
    pub top: &'static [u8],
    pub mid: &'static [u16],
    pub leaf: &'static [u16],
}

impl Table {
    /// The number of a code point; 0 above U+10FFFF.
    pub fn get(&self, c: u32) -> usize {
        let Some(&top) = self.top.get((c >> (LEAF_BITS + MID_BITS)) as usize) else { return 0 };
        let low = |shift: u32, bits: u32| ((c >> shift) & ((1 << bits) - 1)) as usize;
        let mid = self.mid[(top as usize) << MID_BITS | low(LEAF_BITS, MID_BITS)];
        self.leaf[(mid as usize) << LEAF_BITS | low(0, LEAF_BITS)] as usize
    }
}
