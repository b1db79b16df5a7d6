//! The hash table of sets: probing, insertion, growth, in the very order that CPython uses, so that sets of
//! the same hashes iterate alike. CPython: `set_lookkey`, `set_add_entry`, `set_table_resize`.
//!
//! **Invariants.** A table has a power of two of entries, at most three fifths of them filled. Comparing keys
//! may run Python code, which may change the set: the table is read anew after it.

use kaa_object::payloads::{Set, SetEntry, SetTable};
use kaa_object::{Gc, PyResult, Value, Vm};
use std::cell::Cell;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SIZE: usize = 8;

/// How a lookup ended.
enum Found {
    /// The key's slot.
    Key(usize),
    /// An empty slot where the key may go, or a deleted entry's: the last one on the way.
    Free(usize),
}

/// What comparing the key with one entry's says.
enum Compared {
    Equal,
    Different,
    Changed,
}

/// The next stretch of slots to look at: where it starts, and the probes behind its first.
#[inline]
fn probes(start: usize, mask: usize) -> usize {
    if start + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 }
}

fn compare(vm: &mut Vm, set: Gc<Set>, table: Gc<SetTable>, slot: usize, key: Value) -> PyResult<Compared> {
    let Some(other) = table.entries()[slot].get().key else { return Ok(Compared::Different) };
    if other == key {
        return Ok(Compared::Equal);
    }
    let equal = vm.eq(other, key)?;
    if set.table.get() != Some(table) || table.entries()[slot].get().key != Some(other) {
        return Ok(Compared::Changed);
    }
    Ok(if equal { Compared::Equal } else { Compared::Different })
}

/// What the entries say without running any code.
enum Seen {
    Found(Found),
    /// Only `__eq__` can tell.
    Ask,
}

/// Looks for a key as far as no code has to be run: keys are alike by identity, and ints and strings differ or not
/// by what they hold.
#[inline]
fn look(vm: &Vm, table: Gc<SetTable>, key: Value, hash: u64) -> Seen {
    let entries = table.entries();
    let home = hash as usize & entries.len().wrapping_sub(1);
    match entries.get(home).map(Cell::get) {
        Some(SetEntry { key: None, .. }) => Seen::Found(Found::Free(home)),
        Some(SetEntry { key: Some(other), .. }) if other == key => Seen::Found(Found::Key(home)),
        _ => look_on(vm, table, key, hash),
    }
}

/// As `look`, where the first entry is neither empty nor the very key.
fn look_on(vm: &Vm, table: Gc<SetTable>, key: Value, hash: u64) -> Seen {
    let entries = table.entries();
    let mask = entries.len().wrapping_sub(1);
    let (mut start, mut perturb) = (hash as usize & mask, hash);
    let mut deleted = None;
    loop {
        let stretch = start..=start + probes(start, mask);
        for (slot, cell) in stretch.clone().zip(entries.get(stretch).unwrap_or(&[])) {
            let entry = cell.get();
            match entry.key {
                None => return Seen::Found(Found::Free(deleted.unwrap_or(slot))),
                Some(other) if other == key => return Seen::Found(Found::Key(slot)),
                Some(Value::EMPTY) => deleted = Some(slot),
                Some(other) if entry.hash == hash && !(other.is_int() && key.is_int()) => {
                    match (vm.exact_str(other), vm.exact_str(key)) {
                        (Some(x), Some(y)) if x.same_text(&y) => return Seen::Found(Found::Key(slot)),
                        (Some(_), Some(_)) => {}
                        _ => return Seen::Ask,
                    }
                }
                Some(_) => {}
            }
        }
        perturb >>= PERTURB_SHIFT;
        start = start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
    }
}

/// The slot of a key, or the empty one that ends its probe sequence. `None` where there is no table.
#[inline]
fn find(vm: &mut Vm, set: Gc<Set>, key: Value, hash: u64) -> PyResult<Option<Found>> {
    let Some(table) = set.table.get() else { return Ok(None) };
    match look(vm, table, key, hash) {
        Seen::Found(found) => Ok(Some(found)),
        Seen::Ask => find_asking(vm, set, key, hash),
    }
}

/// As `find`, comparing keys by `__eq__`.
#[inline(never)]
fn find_asking(vm: &mut Vm, set: Gc<Set>, key: Value, hash: u64) -> PyResult<Option<Found>> {
    'restart: loop {
        let Some(table) = set.table.get() else { return Ok(None) };
        let mask = set.mask.get();
        let (mut start, mut perturb) = (hash as usize & mask, hash);
        let mut deleted = None;
        loop {
            for slot in start..=start + probes(start, mask) {
                let entry = table.entries()[slot].get();
                match entry.key {
                    None => return Ok(Some(Found::Free(deleted.unwrap_or(slot)))),
                    Some(Value::EMPTY) => deleted = Some(slot),
                    Some(_) if entry.hash == hash => match compare(vm, set, table, slot, key)? {
                        Compared::Equal => return Ok(Some(Found::Key(slot))),
                        Compared::Different => {}
                        Compared::Changed => continue 'restart,
                    },
                    Some(_) => {}
                }
            }
            perturb >>= PERTURB_SHIFT;
            start = start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }
}

/// Whether the set holds the key.
#[inline]
pub fn contains(vm: &mut Vm, set: Gc<Set>, key: Value, hash: u64) -> PyResult<bool> {
    Ok(matches!(find(vm, set, key, hash)?, Some(Found::Key(_))))
}

/// Adds the key; whether it is new.
pub fn add(vm: &mut Vm, set: Gc<Set>, key: Value, hash: u64) -> PyResult<bool> {
    let slot = loop {
        if set.table.get().is_none() {
            let table = vm.new_set_table(MIN_SIZE)?;
            set.table.set(set, Some(table));
            set.mask.set(MIN_SIZE - 1);
        }
        match find(vm, set, key, hash)? {
            Some(Found::Free(slot)) => break slot,
            Some(Found::Key(_)) => return Ok(false),
            // A comparison emptied the set.
            None => {}
        }
    };
    let Some(table) = set.table.get() else { return Ok(false) };
    let reused = table.entries()[slot].get().key.is_some();
    table.entries()[slot].set(SetEntry { key: Some(key), hash });
    table.wrote(key);
    set.used.set(set.used.get() + 1);
    if reused {
        return Ok(true);
    }
    set.fill.set(set.fill.get() + 1);
    if set.fill.get() * 5 >= set.mask.get() * 3 {
        let used = set.used.get();
        resize(vm, set, if used > 50000 { used * 2 } else { used * 4 })?;
    }
    Ok(true)
}

/// Removes the key; whether it was there.
pub fn discard(vm: &mut Vm, set: Gc<Set>, key: Value, hash: u64) -> PyResult<bool> {
    let Some(Found::Key(slot)) = find(vm, set, key, hash)? else { return Ok(false) };
    if let Some(table) = set.table.get() {
        table.entries()[slot].set(SetEntry { key: Some(Value::EMPTY), hash: u64::MAX });
        set.used.set(set.used.get() - 1);
    }
    Ok(true)
}

/// Puts a key that is not there into a table without deleted entries.
fn insert_clean(table: Gc<SetTable>, mask: usize, key: Value, hash: u64) {
    let entries = table.entries();
    let (mut start, mut perturb) = (hash as usize & mask, hash);
    loop {
        for slot in start..=start + probes(start, mask) {
            if entries[slot].get().key.is_none() {
                entries[slot].set(SetEntry { key: Some(key), hash });
                return;
            }
        }
        perturb >>= PERTURB_SHIFT;
        start = start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
    }
}

/// A new table of more than `least` slots, without deleted entries.
pub fn resize(vm: &mut Vm, set: Gc<Set>, least: usize) -> PyResult<()> {
    let mut size = MIN_SIZE;
    while size <= least {
        size <<= 1;
    }
    let table = vm.new_set_table(size)?;
    if let Some(old) = set.table.get() {
        for entry in live(old) {
            if let Some(key) = entry.key {
                insert_clean(table, size - 1, key, entry.hash);
            }
        }
    }
    table.wrote_many();
    set.table.set(set, Some(table));
    set.mask.set(size - 1);
    set.fill.set(set.used.get());
    Ok(())
}

/// The elements of a table.
fn live(table: Gc<SetTable>) -> impl Iterator<Item = SetEntry> {
    (0..)
        .map_while(move |i| table.entries().get(i).map(Cell::get))
        .filter(|e| e.key.is_some_and(|k| k != Value::EMPTY))
}

/// The next element at or behind `position`, which moves behind it.
#[inline]
pub fn next_entry(set: Gc<Set>, position: &mut usize) -> Option<(Value, u64)> {
    let table = set.table.get()?;
    let entries = table.entries();
    let mut at = *position;
    while at < entries.len() {
        let entry = entries[at].get();
        at += 1;
        if let Some(key) = entry.key
            && key != Value::EMPTY
        {
            *position = at;
            return Some((key, entry.hash));
        }
    }
    *position = at;
    None
}

/// Whether all elements of a set are in another.
pub fn is_subset(vm: &mut Vm, set: Gc<Set>, other: Gc<Set>) -> PyResult<bool> {
    let mut position = 0;
    if let (Some(own), Some(table)) = (set.table.get(), other.table.get()) {
        // As long as no code runs, both tables stay.
        for (slot, cell) in own.entries().iter().enumerate() {
            let SetEntry { key, hash } = cell.get();
            let Some(key) = key.filter(|&k| k != Value::EMPTY) else { continue };
            match look(vm, table, key, hash) {
                Seen::Found(Found::Key(_)) => {}
                Seen::Found(Found::Free(_)) => return Ok(false),
                Seen::Ask => {
                    position = slot;
                    break;
                }
            }
            position = slot + 1;
        }
    }
    while let Some((key, hash)) = next_entry(set, &mut position) {
        if !contains(vm, other, key, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds the elements of another set. CPython: `set_merge_lock_held`.
pub fn merge(vm: &mut Vm, set: Gc<Set>, other: Gc<Set>) -> PyResult<()> {
    if set == other || other.used.get() == 0 {
        return Ok(());
    }
    if (set.fill.get() + other.used.get()) * 5 >= set.mask.get() * 3 {
        resize(vm, set, (set.used.get() + other.used.get()) * 2)?;
    }
    let Some(from) = other.table.get() else { return Ok(()) };
    if set.fill.get() == 0 {
        let same_size = set.mask.get() == other.mask.get() && other.fill.get() == other.used.get();
        let table = match set.table.get() {
            Some(table) => table,
            None => {
                let table = vm.new_set_table(set.mask.get() + 1)?;
                set.table.set(set, Some(table));
                table
            }
        };
        if same_size {
            for (to, entry) in table.entries().iter().zip(from.entries()) {
                to.set(entry.get());
            }
        } else {
            for entry in live(from) {
                if let Some(key) = entry.key {
                    insert_clean(table, set.mask.get(), key, entry.hash);
                }
            }
        }
        table.wrote_many();
        set.fill.set(other.used.get());
        set.used.set(other.used.get());
        return Ok(());
    }
    let mut position = 0;
    while let Some((key, hash)) = next_entry(other, &mut position) {
        add(vm, set, key, hash)?;
    }
    Ok(())
}

/// Takes any element out, going round. CPython: `set_pop_impl`.
pub fn pop(set: Gc<Set>) -> Option<Value> {
    let table = set.table.get()?;
    if set.used.get() == 0 {
        return None;
    }
    let (entries, mask) = (table.entries(), set.mask.get());
    let mut slot = set.finger.get() & mask;
    loop {
        let entry = entries[slot].get();
        if let Some(key) = entry.key
            && key != Value::EMPTY
        {
            entries[slot].set(SetEntry { key: Some(Value::EMPTY), hash: u64::MAX });
            set.used.set(set.used.get() - 1);
            set.finger.set(slot + 1);
            return Some(key);
        }
        slot = (slot + 1) & mask;
    }
}

pub fn clear(set: Gc<Set>) {
    set.table.set(set, None);
    set.used.set(0);
    set.fill.set(0);
    set.mask.set(MIN_SIZE - 1);
    set.hash.set(None);
    set.finger.set(0);
}

/// Exchanges the contents of two sets.
pub fn swap(a: Gc<Set>, b: Gc<Set>) {
    let (x, y) = (a.table.get(), b.table.get());
    a.table.set(a, y);
    b.table.set(b, x);
    a.used.swap(&b.used);
    a.fill.swap(&b.fill);
    a.mask.swap(&b.mask);
    a.hash.swap(&b.hash);
}
