//! `list.sort`: a stable merge sort that finds runs (powersort), with galloping merges.
//! CPython: `Objects/listsort.txt`, `list_sort_impl`.
//!
//! While the sort is at work the list looks empty; the items are in lists that no Python program sees, so
//! comparisons may do what they like. Items of plain types are sorted without calls.

use kaa_object::list::{List, ListRef};
use kaa_object::slots::CompareOp;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};

/// Sorts in place. CPython: `list_sort_impl`.
pub fn sort(vm: &mut Vm, list: Gc<List>, key: Option<Value>, reverse: bool) -> PyResult<()> {
    let items = vm.new_list();
    items.swap_contents(list);
    // Python code that touches the list meanwhile gives it an array, even an empty one.
    let result = sort_items(vm, items, key, reverse);
    let touched = list.capacity() != 0 || !list.is_empty();
    list.swap_contents(items);
    result?;
    if touched {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
}

fn sort_items(vm: &mut Vm, items: Gc<List>, key: Option<Value>, reverse: bool) -> PyResult<()> {
    let keys = match key {
        Some(function) => {
            let keys = vm.list_with_capacity(items.len())?;
            for at in 0..items.len() {
                let item = items.items()[at];
                let key = vm.call(function, &[item])?;
                keys.push(vm, key)?;
                vm.safepoint()?;
            }
            Some(keys)
        }
        None => None,
    };
    let lanes = Lanes { keys: keys.unwrap_or(items), values: keys.map(|_| items) };
    // Reversed at the start and at the end, equal items keep their order in a descending sort.
    if reverse {
        lanes.reverse(0, items.len());
    }
    let result = match plain(vm, lanes.keys.items()) {
        Some(plain) => {
            sort_plain(vm, lanes, plain);
            Ok(())
        }
        None => Sorter { lanes, buffer: None, least_gallop: MIN_GALLOP, runs: Vec::new() }.sort(vm),
    };
    if reverse {
        lanes.reverse(0, items.len());
    }
    result
}

/// Types whose comparisons run no Python code, where all keys are of one.
#[derive(Clone, Copy, PartialEq)]
enum Plain {
    Ints,
    Floats,
    Strings,
}

fn plain(vm: &Vm, keys: &[Value]) -> Option<Plain> {
    let first = *keys.first()?;
    if first.is_int() {
        return keys.iter().all(|k| k.is_int()).then_some(Plain::Ints);
    }
    if first.as_small_float().is_some() {
        return keys.iter().all(|k| k.is_small_float()).then_some(Plain::Floats);
    }
    vm.exact_str(first)?;
    keys.iter().all(|&k| vm.exact_str(k).is_some()).then_some(Plain::Strings)
}

/// Nothing here can collect, so values may wait in ordinary memory.
fn sort_plain(vm: &Vm, lanes: Lanes, plain: Plain) {
    fn by<K>(lanes: Lanes, key: impl Fn(Value) -> K, order: impl Fn(&K, &K) -> std::cmp::Ordering) {
        let mut pairs: Vec<(K, Value)> = match lanes.values {
            Some(values) => {
                lanes.keys.items().iter().map(|&k| key(k)).zip(values.items().iter().copied()).collect()
            }
            None => lanes.keys.items().iter().map(|&k| (key(k), k)).collect(),
        };
        pairs.sort_by(|a, b| order(&a.0, &b.0));
        let target = lanes.values.unwrap_or(lanes.keys);
        target.with_items_mut(|items| {
            for (place, (_, value)) in items.iter_mut().zip(pairs) {
                *place = value;
            }
        });
    }
    match plain {
        Plain::Ints => match lanes.values {
            None => lanes.keys.with_items_mut(|items| items.sort_by_key(|v| v.int_payload())),
            Some(_) => by(lanes, |k| k.int_payload(), Ord::cmp),
        },
        // A float that is a word is no NaN.
        Plain::Floats => by(
            lanes,
            |k| k.small_float_payload(),
            |a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal),
        ),
        Plain::Strings => {
            let text = |k: Value| -> Option<Gc<Str>> { vm.exact_str(k) };
            by(lanes, text, |a, b| match (a, b) {
                (Some(a), Some(b)) => a.order(b),
                _ => std::cmp::Ordering::Equal,
            });
        }
    }
}

/// The keys that are compared and the values that move with them.
#[derive(Clone, Copy)]
struct Lanes {
    keys: Gc<List>,
    values: Option<Gc<List>>,
}

impl Lanes {
    fn key(self, at: usize) -> Value {
        self.keys.items()[at]
    }

    fn each(self, f: impl Fn(&mut [Value])) {
        self.keys.with_items_mut(&f);
        if let Some(values) = self.values {
            values.with_items_mut(&f);
        }
    }

    fn reverse(self, from: usize, to: usize) {
        self.each(|items| items[from..to].reverse());
    }

    /// Copies `len` items from another pair of lists.
    fn copy_from(self, to: usize, other: Lanes, from: usize, len: usize) {
        copy(self.keys, to, other.keys, from, len);
        if let (Some(a), Some(b)) = (self.values, other.values) {
            copy(a, to, b, from, len);
        }
    }

    fn move_within(self, from: usize, to: usize, len: usize) {
        self.each(|items| items.copy_within(from..from + len, to));
    }
}

fn copy(to_list: Gc<List>, to: usize, from_list: Gc<List>, from: usize, len: usize) {
    let source = &from_list.items()[from..from + len];
    to_list.with_items_mut(|items| items[to..to + len].copy_from_slice(source));
}

const MIN_GALLOP: usize = 7;
const MAX_MINRUN: usize = 64;

/// A run on the stack, and the power of the border behind it.
struct Run {
    start: usize,
    len: usize,
    power: u32,
}

struct Sorter {
    lanes: Lanes,
    /// As long as the list, once a merge needed it.
    buffer: Option<Lanes>,
    least_gallop: usize,
    runs: Vec<Run>,
}

fn less(vm: &mut Vm, a: Value, b: Value) -> PyResult<bool> {
    if vm.should_poll() {
        vm.poll()?;
    }
    vm.compare_bool(CompareOp::Lt, a, b)
}

impl Sorter {
    fn sort(&mut self, vm: &mut Vm) -> PyResult<()> {
        let len = self.lanes.keys.len();
        if len < 2 {
            return Ok(());
        }
        let minrun = minrun(len);
        let mut at = 0;
        while at < len {
            let mut run = self.count_run(vm, at, len)?;
            if run < minrun {
                let force = minrun.min(len - at);
                self.binary_sort(vm, at, at + force, at + run)?;
                run = force;
            }
            self.found_run(vm, at, run, len)?;
            at += run;
        }
        while self.runs.len() > 1 {
            let mut which = self.runs.len() - 2;
            if which > 0 && self.runs[which - 1].len < self.runs[which + 1].len {
                which -= 1;
            }
            self.merge_at(vm, which)?;
        }
        Ok(())
    }

    /// The length of the run that begins at `start`; one that does not ascend is reversed. Equal items within
    /// a descending run are reversed twice, so that they keep their order.
    fn count_run(&mut self, vm: &mut Vm, start: usize, end: usize) -> PyResult<usize> {
        let lanes = self.lanes;
        let mut at = start + 1;
        while at < end && !less(vm, lanes.key(at), lanes.key(at - 1))? {
            at += 1;
        }
        if at == end {
            return Ok(at - start);
        }
        if at > start + 1 {
            if less(vm, lanes.key(start), lanes.key(at - 1))? {
                return Ok(at - start);
            }
            // All equal so far, and the next one is smaller.
            lanes.reverse(start, at);
        }
        at += 1;
        let mut equal = 0;
        while at < end {
            if less(vm, lanes.key(at), lanes.key(at - 1))? {
                if equal > 0 {
                    lanes.reverse(at - equal - 1, at);
                    equal = 0;
                }
            } else if less(vm, lanes.key(at - 1), lanes.key(at))? {
                break;
            } else {
                equal += 1;
            }
            at += 1;
        }
        if equal > 0 {
            lanes.reverse(at - equal - 1, at);
        }
        lanes.reverse(start, at);
        // What follows the reversed run may continue it upwards.
        while at < end && !less(vm, lanes.key(at), lanes.key(at - 1))? {
            at += 1;
        }
        Ok(at - start)
    }

    /// Sorts `start..end` by insertion, where `start..sorted` is sorted already.
    fn binary_sort(&mut self, vm: &mut Vm, start: usize, end: usize, sorted: usize) -> PyResult<()> {
        for at in sorted..end {
            let pivot = self.lanes.key(at);
            let (mut low, mut high) = (start, at);
            while low < high {
                let middle = low + (high - low) / 2;
                if less(vm, pivot, self.lanes.key(middle))? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.lanes.each(|items| items[low..=at].rotate_right(1));
        }
        Ok(())
    }

    /// Pushes a run, after merging those whose borders have more power than the one before it.
    fn found_run(&mut self, vm: &mut Vm, start: usize, len: usize, total: usize) -> PyResult<()> {
        if let Some(last) = self.runs.last() {
            let power = power(last.start, last.len, len, total);
            while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
                let which = self.runs.len() - 2;
                self.merge_at(vm, which)?;
            }
            if let Some(last) = self.runs.last_mut() {
                last.power = power;
            }
        }
        self.runs.push(Run { start, len, power: 0 });
        Ok(())
    }

    /// Merges runs `which` and `which + 1`.
    fn merge_at(&mut self, vm: &mut Vm, which: usize) -> PyResult<()> {
        let (mut a, mut na) = (self.runs[which].start, self.runs[which].len);
        let (b, mut nb) = (self.runs[which + 1].start, self.runs[which + 1].len);
        self.runs[which].len = na + nb;
        self.runs[which].power = self.runs[which + 1].power;
        self.runs.remove(which + 1);
        // What of the first run is in place already, and what of the second.
        let lanes = self.lanes;
        let skip = gallop_right(vm, lanes.key(b), lanes.keys, a, na, 0)?;
        a += skip;
        na -= skip;
        if na == 0 {
            return Ok(());
        }
        nb = gallop_left(vm, lanes.key(a + na - 1), lanes.keys, b, nb, nb - 1)?;
        if nb == 0 {
            return Ok(());
        }
        if na <= nb { self.merge_low(vm, a, na, b, nb) } else { self.merge_high(vm, a, na, b, nb) }
    }

    fn buffer(&mut self, vm: &mut Vm, len: usize) -> PyResult<Lanes> {
        if let Some(buffer) = self.buffer
            && buffer.keys.len() >= len
        {
            return Ok(buffer);
        }
        let one = |vm: &mut Vm| -> PyResult<Gc<List>> {
            let list = vm.list_with_capacity(len)?;
            for _ in 0..len {
                list.push(vm, Value::NONE)?;
            }
            Ok(list)
        };
        let keys = one(vm)?;
        let values = match self.lanes.values {
            Some(_) => Some(one(vm)?),
            None => None,
        };
        let buffer = Lanes { keys, values };
        self.buffer = Some(buffer);
        Ok(buffer)
    }

    /// Merges from the left; the first run, which is not the longer one, waits in the buffer.
    fn merge_low(&mut self, vm: &mut Vm, a: usize, na: usize, b: usize, nb: usize) -> PyResult<()> {
        let buffer = self.buffer(vm, na)?;
        let lanes = self.lanes;
        buffer.copy_from(0, lanes, a, na);
        let mut state = Merge { to: a, a: 0, na, b, nb };
        let result = self.merge_low_loop(vm, buffer, &mut state);
        // Whatever happened, every item must be in the list again.
        lanes.copy_from(state.to, buffer, state.a, state.na);
        result
    }

    fn merge_low_loop(&mut self, vm: &mut Vm, buffer: Lanes, m: &mut Merge) -> PyResult<()> {
        let lanes = self.lanes;
        m.take_b(lanes, 1);
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if m.nb == 0 {
                    return Ok(());
                }
                if m.na == 1 {
                    // The buffer's last item belongs behind all that is left of the second run.
                    m.take_b(lanes, m.nb);
                    return Ok(());
                }
                if less(vm, lanes.key(m.b), buffer.key(m.a))? {
                    m.take_b(lanes, 1);
                    (a_wins, b_wins) = (0, b_wins + 1);
                } else {
                    m.take_a(lanes, buffer, 1);
                    (a_wins, b_wins) = (a_wins + 1, 0);
                }
                if a_wins.max(b_wins) >= self.least_gallop {
                    break;
                }
            }
            self.least_gallop += 1;
            loop {
                if m.nb == 0 {
                    return Ok(());
                }
                if m.na == 1 {
                    m.take_b(lanes, m.nb);
                    return Ok(());
                }
                self.least_gallop = self.least_gallop.saturating_sub(1).max(1);
                let k = gallop_right(vm, lanes.key(m.b), buffer.keys, m.a, m.na, 0)?;
                // The buffer keeps its last item, which is known to be the greatest.
                m.take_a(lanes, buffer, k.min(m.na - 1));
                let a_wins = k;
                m.take_b(lanes, 1);
                if m.nb == 0 || m.na == 1 {
                    continue;
                }
                let k = gallop_left(vm, buffer.key(m.a), lanes.keys, m.b, m.nb, 0)?;
                m.take_b(lanes, k);
                if m.nb == 0 {
                    return Ok(());
                }
                m.take_a(lanes, buffer, 1);
                if a_wins < MIN_GALLOP && k < MIN_GALLOP {
                    break;
                }
            }
            self.least_gallop += 1;
        }
    }

    /// Merges from the right; the second run, which is the shorter one, waits in the buffer.
    fn merge_high(&mut self, vm: &mut Vm, a: usize, na: usize, b: usize, nb: usize) -> PyResult<()> {
        let buffer = self.buffer(vm, nb)?;
        let lanes = self.lanes;
        buffer.copy_from(0, lanes, b, nb);
        // `to` is behind the place that is filled next; both runs are counted from their ends.
        let mut m = Merge { to: b + nb, a, na, b: 0, nb };
        let result = self.merge_high_loop(vm, buffer, &mut m);
        lanes.copy_from(m.to - m.nb, buffer, 0, m.nb);
        result
    }

    fn merge_high_loop(&mut self, vm: &mut Vm, buffer: Lanes, m: &mut Merge) -> PyResult<()> {
        let lanes = self.lanes;
        m.take_a_end(lanes, 1);
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if m.na == 0 {
                    return Ok(());
                }
                if m.nb == 1 {
                    m.take_a_end(lanes, m.na);
                    return Ok(());
                }
                if less(vm, buffer.key(m.nb - 1), lanes.key(m.a + m.na - 1))? {
                    m.take_a_end(lanes, 1);
                    (a_wins, b_wins) = (a_wins + 1, 0);
                } else {
                    m.take_b_end(lanes, buffer, 1);
                    (a_wins, b_wins) = (0, b_wins + 1);
                }
                if a_wins.max(b_wins) >= self.least_gallop {
                    break;
                }
            }
            self.least_gallop += 1;
            loop {
                if m.na == 0 {
                    return Ok(());
                }
                if m.nb == 1 {
                    m.take_a_end(lanes, m.na);
                    return Ok(());
                }
                self.least_gallop = self.least_gallop.saturating_sub(1).max(1);
                let k = gallop_right(vm, buffer.key(m.nb - 1), lanes.keys, m.a, m.na, m.na - 1)?;
                let a_wins = m.na - k;
                m.take_a_end(lanes, a_wins);
                if m.na == 0 {
                    return Ok(());
                }
                m.take_b_end(lanes, buffer, 1);
                if m.nb == 1 {
                    continue;
                }
                let k = gallop_left(vm, lanes.key(m.a + m.na - 1), buffer.keys, 0, m.nb, m.nb - 1)?;
                let b_wins = m.nb - k;
                // The buffer keeps its first item, which is known to be the least.
                m.take_b_end(lanes, buffer, b_wins.min(m.nb - 1));
                m.take_a_end(lanes, 1);
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            self.least_gallop += 1;
        }
    }
}

/// What is left of two runs, and where the next items go.
struct Merge {
    to: usize,
    a: usize,
    na: usize,
    b: usize,
    nb: usize,
}

impl Merge {
    fn take_a(&mut self, lanes: Lanes, buffer: Lanes, count: usize) {
        lanes.copy_from(self.to, buffer, self.a, count);
        (self.to, self.a, self.na) = (self.to + count, self.a + count, self.na - count);
    }

    fn take_b(&mut self, lanes: Lanes, count: usize) {
        lanes.move_within(self.b, self.to, count);
        (self.to, self.b, self.nb) = (self.to + count, self.b + count, self.nb - count);
    }

    fn take_a_end(&mut self, lanes: Lanes, count: usize) {
        lanes.move_within(self.a + self.na - count, self.to - count, count);
        (self.to, self.na) = (self.to - count, self.na - count);
    }

    fn take_b_end(&mut self, lanes: Lanes, buffer: Lanes, count: usize) {
        lanes.copy_from(self.to - count, buffer, self.nb - count, count);
        (self.to, self.nb) = (self.to - count, self.nb - count);
    }
}

/// A run length such that the list is a power of two of them, or a little less.
fn minrun(mut len: usize) -> usize {
    let mut odd = 0;
    while len >= MAX_MINRUN {
        odd |= len & 1;
        len >>= 1;
    }
    len + odd
}

/// How far the midpoints of two neighbouring runs lie apart, as the depth at which a bisection parts them.
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

/// Where the key belongs in a sorted stretch, left of equal items; `hint` is near it.
fn gallop_left(
    vm: &mut Vm,
    key: Value,
    list: Gc<List>,
    base: usize,
    len: usize,
    hint: usize,
) -> PyResult<usize> {
    gallop(vm, list, base, len, hint, |vm, item| less(vm, item, key))
}

/// As `gallop_left`, right of equal items.
fn gallop_right(
    vm: &mut Vm,
    key: Value,
    list: Gc<List>,
    base: usize,
    len: usize,
    hint: usize,
) -> PyResult<usize> {
    gallop(vm, list, base, len, hint, |vm, item| Ok(!less(vm, key, item)?))
}

/// How many items of a stretch are `before`; they come first.
fn gallop(
    vm: &mut Vm,
    list: Gc<List>,
    base: usize,
    len: usize,
    hint: usize,
    mut before: impl FnMut(&mut Vm, Value) -> PyResult<bool>,
) -> PyResult<usize> {
    let item = |at: usize| list.items()[base + at];
    let (mut low, mut high);
    let (mut last, mut offset) = (0, 1);
    if before(vm, item(hint))? {
        let most = len - hint;
        while offset < most && before(vm, item(hint + offset))? {
            last = offset;
            offset = offset * 2 + 1;
        }
        (low, high) = (hint + last + 1, hint + offset.min(most));
    } else {
        let most = hint + 1;
        while offset < most && !before(vm, item(hint - offset))? {
            last = offset;
            offset = offset * 2 + 1;
        }
        (low, high) = ((hint + 1) - offset.min(most), hint - last);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if before(vm, item(middle))? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_balanced() {
        assert_eq!([63, 64, 65, 1000, 1024].map(minrun), [63, 32, 33, 63, 32]);
        assert_eq!(power(0, 50, 50, 100), 1);
        assert_eq!(power(0, 25, 25, 100), 2);
        assert_eq!(power(50, 10, 40, 100), 2);
    }
}
