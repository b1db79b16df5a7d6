//! `Dict`: the payload of `dict`: entries in insertion order, and an index table of open addressing.
//! CPython: `Objects/dictobject.c` (compact dict).
//!
//! **Invariants.** Comparing keys may run Python code, which may change the dict: after it the table is read
//! anew. `version` is 0 or a number that no dict had before, given to this very set of keys: as long as it
//! stays, entry `i` belongs to the same key.

use crate::core_types::shape;
use crate::str::Str;
use crate::{PyResult, Vm};
use kaa_gc::{Gc, Slot, Trace, Tracer, Value};
use std::cell::Cell;

/// Payload of `dict`.
pub struct Dict {
    table: Slot<Option<Gc<DictTable>>>,
    used: Cell<usize>,
    version: Cell<u64>,
}
kaa_gc::trace_fields!(Dict { table, used, version });

/// One entry; without a key it is deleted.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Entry {
    hash: u64,
    key: Option<Value>,
    value: Option<Value>,
}

/// Entries, then the index table, behind the payload.
#[repr(C)]
pub struct DictTable {
    log2: u8,
    /// Every key so far was an exact `str`.
    only_str: Cell<bool>,
    capacity: u32,
    /// Entries in use, deleted ones included.
    filled: Cell<u32>,
    /// All entries before this one are deleted.
    first: Cell<u32>,
}

const _: () = assert!(size_of::<DictTable>() == 16);

const EMPTY: u32 = u32::MAX;
const DUMMY: u32 = u32::MAX - 1;
const PERTURB_SHIFT: u32 = 5;

// SAFETY: visits every entry.
unsafe impl Trace for DictTable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        // SAFETY: `filled` entries lie right behind the payload.
        let entries = unsafe {
            std::slice::from_raw_parts((&raw const *self).add(1).cast::<Entry>(), self.filled.get() as usize)
        };
        for entry in entries {
            entry.key.trace(tracer);
            entry.value.trace(tracer);
        }
    }
}

/// Width of an index for a table of `1 << log2` slots.
const fn index_width(log2: u8) -> usize {
    match log2 {
        0..=7 => 1,
        8..=15 => 2,
        _ => 4,
    }
}

const fn usable(log2: u8) -> usize {
    ((1usize << log2) << 1) / 3
}

impl DictTable {
    #[inline]
    fn entries(&self) -> &[Cell<Entry>] {
        // SAFETY: `capacity` entries lie right behind the payload (allocation).
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.capacity as usize) }
    }

    #[inline]
    fn index_base(&self) -> *mut u8 {
        // SAFETY: the index table lies behind the entries.
        unsafe {
            (&raw const *self).add(1).cast::<Entry>().add(self.capacity as usize).cast::<u8>().cast_mut()
        }
    }

    #[inline]
    fn index(&self, slot: usize) -> u32 {
        let base = self.index_base();
        // SAFETY: slots are below `1 << log2`, the length of the index table in its width.
        unsafe {
            match index_width(self.log2) {
                1 => {
                    let i = *base.add(slot);
                    if i >= 0xfe { i as u32 | 0xffff_ff00 } else { i as u32 }
                }
                2 => {
                    let i = *base.cast::<u16>().add(slot);
                    if i >= 0xfffe { i as u32 | 0xffff_0000 } else { i as u32 }
                }
                _ => *base.cast::<u32>().add(slot),
            }
        }
    }

    #[inline]
    fn set_index(&self, slot: usize, index: u32) {
        let base = self.index_base();
        // SAFETY: as in `index`.
        unsafe {
            match index_width(self.log2) {
                1 => *base.add(slot) = index as u8,
                2 => *base.cast::<u16>().add(slot) = index as u16,
                _ => *base.cast::<u32>().add(slot) = index,
            }
        }
    }

    #[inline]
    fn mask(&self) -> usize {
        (1 << self.log2) - 1
    }

    /// The first free slot for a hash.
    fn free_slot(&self, hash: u64) -> usize {
        let mask = self.mask();
        let (mut slot, mut perturb) = (hash as usize & mask, hash);
        while self.index(slot) < DUMMY {
            perturb >>= PERTURB_SHIFT;
            slot = (slot.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
        slot
    }

    /// The slot whose index entry is `entry`.
    fn slot_of(&self, hash: u64, entry: u32) -> usize {
        let mask = self.mask();
        let (mut slot, mut perturb) = (hash as usize & mask, hash);
        while self.index(slot) != entry {
            perturb >>= PERTURB_SHIFT;
            slot = (slot.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
        slot
    }

    /// The entry of a string key; non-string keys are passed over.
    #[inline]
    fn find_str(&self, key: Gc<Str>, hash: u64) -> Option<usize> {
        let mask = self.mask();
        let entries = self.entries();
        let (mut slot, mut perturb) = (hash as usize & mask, hash);
        loop {
            let index = self.index(slot);
            if index == EMPTY {
                return None;
            }
            if index != DUMMY {
                let entry = entries[index as usize].get();
                if entry.key == Some(key.value()) {
                    return Some(index as usize);
                }
                if entry.hash == hash
                    && let Some(other) = entry.key
                    && other.has_shape(shape::STR)
                {
                    // SAFETY: the shape says that the payload is a `Str`.
                    let other: Gc<Str> = unsafe { other.cast() };
                    if !(key.is_interned() && other.is_interned()) && key.same_text(&other) {
                        return Some(index as usize);
                    }
                }
            }
            perturb >>= PERTURB_SHIFT;
            slot = (slot.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
    }
}

impl Dict {
    pub const fn empty() -> Dict {
        Dict { table: Slot::new(None), used: Cell::new(0), version: Cell::new(0) }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.used.get()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used.get() == 0
    }

    /// The value of a string key. Keys that are not exact strings are not compared.
    #[inline]
    pub fn get_str(&self, key: Gc<Str>) -> Option<Value> {
        let table = self.table.get()?;
        let index = table.find_str(key, key.hash())?;
        table.entries()[index].get().value
    }

    /// The entry number of a string key, for caches.
    pub fn find_str(&self, key: Gc<Str>) -> Option<usize> {
        self.table.get()?.find_str(key, key.hash())
    }

    /// The key of an entry.
    #[inline]
    pub fn key_at(&self, entry: usize) -> Option<Value> {
        self.table.get()?.entries().get(entry)?.get().key
    }

    /// The value of an entry; `None` where it is deleted.
    #[inline]
    pub fn value_at(&self, entry: usize) -> Option<Value> {
        self.table.get()?.entries().get(entry)?.get().value
    }

    /// Replaces the value of an entry that has one.
    #[inline]
    pub fn set_value_at(&self, entry: usize, value: Value) {
        if let Some(table) = self.table.get() {
            let cell = &table.entries()[entry];
            cell.set(Entry { value: Some(value), ..cell.get() });
            table.wrote(value);
        }
    }

    /// The next entry at or after `position`, which moves behind it.
    #[inline]
    pub fn next_entry(&self, position: &mut usize) -> Option<(Value, Value, u64)> {
        let table = self.table.get()?;
        let entries = table.entries();
        while *position < table.filled.get() as usize {
            let entry = entries[*position].get();
            *position += 1;
            if let (Some(key), Some(value)) = (entry.key, entry.value) {
                return Some((key, value, entry.hash));
            }
        }
        None
    }

    /// The last entry before `position`, which moves to it.
    pub fn previous_entry(&self, position: &mut usize) -> Option<(Value, Value, u64)> {
        let table = self.table.get()?;
        *position = (*position).min(table.filled.get() as usize);
        while *position > 0 {
            *position -= 1;
            let entry = table.entries()[*position].get();
            if let (Some(key), Some(value)) = (entry.key, entry.value) {
                return Some((key, value, entry.hash));
            }
        }
        None
    }

    /// The number of the first entry that is not deleted. Asking again is quick however many were deleted before it.
    pub fn first_entry(&self) -> Option<usize> {
        let table = self.table.get()?;
        let first = self.entry_from(table.first.get() as usize)?;
        table.first.set(first as u32);
        Some(first)
    }

    /// The number of the first entry at or after a position that is not deleted.
    #[inline]
    pub fn entry_from(&self, position: usize) -> Option<usize> {
        let table = self.table.get()?;
        let live = table.entries().get(position..table.filled.get() as usize)?;
        live.iter().position(|entry| entry.get().key.is_some()).map(|i| position + i)
    }

    /// The number of the last entry before a position that is not deleted.
    #[inline]
    pub fn entry_before(&self, position: usize) -> Option<usize> {
        let table = self.table.get()?;
        table.entries()[..position.min(table.filled.get() as usize)]
            .iter()
            .rposition(|entry| entry.get().key.is_some())
    }

    /// Entries, deleted ones included: where `previous_entry` starts.
    pub fn entry_count(&self) -> usize {
        self.table.get().map_or(0, |t| t.filled.get() as usize)
    }

    /// The entries now. Python code that runs meanwhile may change the dict, so this is a snapshot.
    pub fn iter(&self) -> impl Iterator<Item = (Value, Value)> + '_ {
        let mut position = 0;
        std::iter::from_fn(move || self.next_entry(&mut position).map(|(k, v, _)| (k, v)))
    }

    /// Whether every key ever added was an exact `str`.
    pub fn has_only_str_keys(&self) -> bool {
        self.table.get().is_none_or(|t| t.only_str.get())
    }

    /// A number that stands for the present keys; see the module's invariants.
    #[inline]
    pub fn version(&self) -> u64 {
        self.version.get()
    }

    /// As `version`, giving one out where there is none.
    pub fn keys_version(&self, vm: &mut Vm) -> u64 {
        if self.version.get() == 0 {
            vm.counters.keys_version += 1;
            self.version.set(vm.counters.keys_version);
        }
        self.version.get()
    }
}

/// How a lookup by any key ended.
enum Found {
    Entry(Gc<DictTable>, usize),
    Missing,
}

impl Vm {
    #[inline]
    pub fn new_dict(&mut self) -> Gc<Dict> {
        self.heap.alloc(shape::DICT, Dict::empty())
    }

    pub fn new_dict_with_capacity(&mut self, entries: usize) -> PyResult<Gc<Dict>> {
        let dict = self.new_dict();
        if entries > 0 {
            let table = self.new_dict_table(log2_for(entries))?;
            dict.table.init(Some(table));
        }
        Ok(dict)
    }

    fn new_dict_table(&mut self, log2: u8) -> PyResult<Gc<DictTable>> {
        if log2 > 31 {
            return Err(self.memory_error());
        }
        let capacity = usable(log2);
        let indices = (1usize << log2) * index_width(log2);
        let bytes = capacity * size_of::<Entry>() + indices;
        let payload = DictTable {
            log2,
            only_str: Cell::new(true),
            capacity: capacity as u32,
            filled: Cell::new(0),
            first: Cell::new(0),
        };
        let Some(table) = self.heap.alloc_tail(shape::DICT_TABLE, payload, bytes) else {
            return Err(self.memory_error());
        };
        // SAFETY: the index table lies within the memory asked for.
        unsafe { table.index_base().write_bytes(0xff, indices) };
        Ok(table)
    }

    fn dict_find(&mut self, dict: Gc<Dict>, key: Value, hash: u64) -> PyResult<Found> {
        'restart: loop {
            let Some(table) = dict.table.get() else { return Ok(Found::Missing) };
            if table.only_str.get()
                && let Some(key) = self.exact_str(key)
            {
                return Ok(match table.find_str(key, hash) {
                    Some(index) => Found::Entry(table, index),
                    None => Found::Missing,
                });
            }
            let mask = table.mask();
            let (mut slot, mut perturb) = (hash as usize & mask, hash);
            loop {
                let index = table.index(slot);
                if index == EMPTY {
                    return Ok(Found::Missing);
                }
                if index != DUMMY {
                    let entry = table.entries()[index as usize].get();
                    if entry.key == Some(key) {
                        return Ok(Found::Entry(table, index as usize));
                    }
                    if entry.hash == hash
                        && let Some(other) = entry.key
                    {
                        let equal = self.eq(other, key)?;
                        let unchanged = dict.table.get() == Some(table)
                            && table.entries()[index as usize].get().key == Some(other);
                        if !unchanged {
                            continue 'restart;
                        }
                        if equal {
                            return Ok(Found::Entry(table, index as usize));
                        }
                    }
                }
                perturb >>= PERTURB_SHIFT;
                slot = (slot.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
            }
        }
    }

    /// `hash(key)`, with the error that dicts give.
    #[inline]
    pub fn hash_dict_key(&mut self, key: Value) -> PyResult<u64> {
        if let Some(n) = key.as_int() {
            return Ok(crate::hash::hash_i64(n));
        }
        if let Some(s) = self.exact_str(key) {
            return Ok(s.hash());
        }
        match self.hash(key) {
            Ok(hash) => Ok(hash),
            Err(raised) => Err(self.unhashable_as(key, raised, "dict key")),
        }
    }

    /// Says what an unhashable object was meant for: "cannot use 'list' as a dict key (unhashable type:
    /// 'list')".
    #[cold]
    pub fn unhashable_as(&mut self, key: Value, raised: crate::Raised, role: &str) -> crate::Raised {
        let Some(exception) = self.thread.pending else { return raised };
        if self.class_of(exception) != self.exception_type("TypeError") {
            return raised;
        }
        self.clear_exception();
        match self.to_str(exception) {
            Ok(text) => {
                let (name, text) = (self.type_name_of(key), text.to_lossy());
                self.type_error(format!("cannot use '{name}' as a {role} ({text})"))
            }
            Err(raised) => raised,
        }
    }

    /// The value of a key, `None` where it is missing.
    #[inline]
    pub fn dict_get(&mut self, dict: Gc<Dict>, key: Value) -> PyResult<Option<Value>> {
        let hash = self.hash_dict_key(key)?;
        self.dict_get_hashed(dict, key, hash)
    }

    pub fn dict_get_hashed(&mut self, dict: Gc<Dict>, key: Value, hash: u64) -> PyResult<Option<Value>> {
        Ok(match self.dict_find(dict, key, hash)? {
            Found::Entry(table, index) => table.entries()[index].get().value,
            Found::Missing => None,
        })
    }

    pub fn dict_contains(&mut self, dict: Gc<Dict>, key: Value) -> PyResult<bool> {
        Ok(self.dict_get(dict, key)?.is_some())
    }

    /// `dict[key] = value`
    #[inline]
    pub fn dict_set(&mut self, dict: Gc<Dict>, key: Value, value: Value) -> PyResult<()> {
        let hash = self.hash_dict_key(key)?;
        self.dict_set_hashed(dict, key, hash, value)
    }

    pub fn dict_set_hashed(&mut self, dict: Gc<Dict>, key: Value, hash: u64, value: Value) -> PyResult<()> {
        match self.dict_find(dict, key, hash)? {
            Found::Entry(table, index) => {
                let cell = &table.entries()[index];
                cell.set(Entry { value: Some(value), ..cell.get() });
                table.wrote(value);
                Ok(())
            }
            Found::Missing => self.dict_insert_new(dict, key, hash, value),
        }
    }

    /// Sets a string key; runs no Python code.
    #[inline]
    pub fn dict_set_str(&mut self, dict: Gc<Dict>, key: Gc<Str>, value: Value) -> PyResult<()> {
        let hash = key.hash();
        if let Some(table) = dict.table.get()
            && let Some(index) = table.find_str(key, hash)
        {
            let cell = &table.entries()[index];
            cell.set(Entry { value: Some(value), ..cell.get() });
            table.wrote(value);
            return Ok(());
        }
        self.dict_insert_new(dict, key.value(), hash, value)
    }

    /// Sets a key given as text.
    pub fn dict_set_named(&mut self, dict: Gc<Dict>, key: &str, value: Value) -> PyResult<()> {
        let key = self.intern_str(key);
        self.dict_set_str(dict, key, value)
    }

    /// The value of a key given as text.
    pub fn dict_get_named(&mut self, dict: Gc<Dict>, key: &str) -> Option<Value> {
        let key = self.intern_str(key);
        dict.get_str(key)
    }

    /// Adds a key that is known to be missing.
    fn dict_insert_new(&mut self, dict: Gc<Dict>, key: Value, hash: u64, value: Value) -> PyResult<()> {
        let table = match dict.table.get() {
            Some(table) if table.filled.get() < table.capacity => table,
            _ => self.dict_grow(dict)?,
        };
        let slot = table.free_slot(hash);
        let index = table.filled.get();
        table.set_index(slot, index);
        table.entries()[index as usize].set(Entry { hash, key: Some(key), value: Some(value) });
        table.filled.set(index + 1);
        if table.only_str.get() && !key.has_shape(shape::STR) {
            table.only_str.set(false);
        }
        table.wrote_many();
        dict.used.set(dict.used.get() + 1);
        dict.version.set(0);
        Ok(())
    }

    /// A new table with room for growth, holding the same entries without the deleted ones.
    fn dict_grow(&mut self, dict: Gc<Dict>) -> PyResult<Gc<DictTable>> {
        let used = dict.used.get();
        let log2 = log2_for(if used == 0 { 5 } else { used * 2 });
        let table = self.new_dict_table(log2)?;
        if let Some(old) = dict.table.get() {
            let mut to = 0u32;
            for entry in &old.entries()[..old.filled.get() as usize] {
                let entry = entry.get();
                if entry.key.is_some() {
                    table.entries()[to as usize].set(entry);
                    let slot = table.free_slot(entry.hash);
                    table.set_index(slot, to);
                    to += 1;
                }
            }
            table.filled.set(to);
            table.only_str.set(old.only_str.get());
        }
        dict.table.set(dict, Some(table));
        dict.version.set(0);
        Ok(table)
    }

    /// Removes a key; its value, or `None` where it is missing.
    pub fn dict_remove(&mut self, dict: Gc<Dict>, key: Value) -> PyResult<Option<Value>> {
        let hash = self.hash_dict_key(key)?;
        self.dict_remove_hashed(dict, key, hash)
    }

    pub fn dict_remove_hashed(&mut self, dict: Gc<Dict>, key: Value, hash: u64) -> PyResult<Option<Value>> {
        match self.dict_find(dict, key, hash)? {
            Found::Entry(table, index) => Ok(remove_entry(dict, table, index)),
            Found::Missing => Ok(None),
        }
    }

    /// Removes and returns the last entry.
    pub fn dict_pop_last(&mut self, dict: Gc<Dict>) -> Option<(Value, Value)> {
        let mut position = dict.entry_count();
        let (key, value, _) = dict.previous_entry(&mut position)?;
        let table = dict.table.get()?;
        remove_entry(dict, table, position);
        // Entries behind the last live one are free again.
        table.filled.set(position as u32);
        table.first.set(table.first.get().min(position as u32));
        Some((key, value))
    }

    /// The number of a key's entry.
    pub fn dict_entry(&mut self, dict: Gc<Dict>, key: Value, hash: u64) -> PyResult<Option<usize>> {
        Ok(match self.dict_find(dict, key, hash)? {
            Found::Entry(_, index) => Some(index),
            Found::Missing => None,
        })
    }

    /// Removes an entry that is not deleted; its key and value.
    pub fn dict_remove_entry(&mut self, dict: Gc<Dict>, entry: usize) -> Option<(Value, Value)> {
        let table = dict.table.get()?;
        let key = table.entries().get(entry)?.get().key?;
        let value = remove_entry(dict, table, entry)?;
        Some((key, value))
    }

    /// Moves an entry that is not deleted behind all others.
    pub fn dict_move_last(&mut self, dict: Gc<Dict>, entry: usize) -> PyResult<()> {
        let Some(mut table) = dict.table.get() else { return Ok(()) };
        let mut entry = entry;
        if dict.entry_from(entry + 1).is_none() {
            return Ok(());
        }
        if table.filled.get() == table.capacity {
            (table, entry) = self.dict_rebuild(dict, 0, entry)?;
        }
        let to = table.filled.get();
        table.filled.set(to + 1);
        move_entry(dict, table, entry, to);
        Ok(())
    }

    /// Moves an entry that is not deleted before all others.
    pub fn dict_move_first(&mut self, dict: Gc<Dict>, entry: usize) -> PyResult<()> {
        let (Some(mut table), Some(mut first)) = (dict.table.get(), dict.first_entry()) else {
            return Ok(());
        };
        let mut entry = entry;
        if first == entry {
            return Ok(());
        }
        if first == 0 {
            // Room for as many as half of those there are: each pays for a small part of this.
            let gap = 4 + dict.len() / 2;
            (table, entry) = self.dict_rebuild(dict, gap, entry)?;
            first = gap;
        }
        move_entry(dict, table, entry, (first - 1) as u32);
        table.first.set((first - 1) as u32);
        Ok(())
    }

    /// A new table that starts with `gap` deleted entries and has room behind; where `entry` is in it.
    fn dict_rebuild(&mut self, dict: Gc<Dict>, gap: usize, entry: usize) -> PyResult<(Gc<DictTable>, usize)> {
        let table = self.new_dict_table(log2_for(gap + 5.max(dict.len() * 2)))?;
        for cell in &table.entries()[..gap] {
            cell.set(Entry { hash: 0, key: None, value: None });
        }
        let (mut to, mut moved) = (gap, entry);
        if let Some(old) = dict.table.get() {
            for (from, cell) in old.entries()[..old.filled.get() as usize].iter().enumerate() {
                let live = cell.get();
                if live.key.is_some() {
                    if from == entry {
                        moved = to;
                    }
                    table.entries()[to].set(live);
                    table.set_index(table.free_slot(live.hash), to as u32);
                    to += 1;
                }
            }
            table.only_str.set(old.only_str.get());
        }
        table.filled.set(to as u32);
        table.first.set(gap as u32);
        dict.table.set(dict, Some(table));
        dict.version.set(0);
        Ok((table, moved))
    }

    /// Removes everything.
    pub fn dict_clear(&mut self, dict: Gc<Dict>) {
        dict.table.set(dict, None);
        dict.used.set(0);
        dict.version.set(0);
    }

    /// A shallow copy.
    pub fn dict_copy(&mut self, from: Gc<Dict>) -> PyResult<Gc<Dict>> {
        let dict = self.new_dict_with_capacity(from.len())?;
        if let (Some(old), Some(table)) = (from.table.get(), dict.table.get()) {
            let mut to = 0u32;
            for entry in &old.entries()[..old.filled.get() as usize] {
                let entry = entry.get();
                if entry.key.is_some() {
                    table.entries()[to as usize].set(entry);
                    let slot = table.free_slot(entry.hash);
                    table.set_index(slot, to);
                    to += 1;
                }
            }
            table.filled.set(to);
            table.only_str.set(old.only_str.get());
            dict.used.set(to as usize);
        }
        Ok(dict)
    }

    /// `into.update(from)` for two dicts; where `keep`, keys that `into` has stay.
    pub fn dict_merge(&mut self, into: Gc<Dict>, from: Gc<Dict>, keep: bool) -> PyResult<()> {
        if into == from {
            return Ok(());
        }
        let mut position = 0;
        let expected = from.len();
        while let Some((key, value, hash)) = from.next_entry(&mut position) {
            if !keep || self.dict_get_hashed(into, key, hash)?.is_none() {
                self.dict_set_hashed(into, key, hash, value)?;
            }
            if from.len() != expected {
                return Err(self.runtime_error("dict mutated during update"));
            }
        }
        Ok(())
    }

    /// Takes over the contents of another dict that nobody uses any more.
    pub fn dict_take(&mut self, into: Gc<Dict>, from: Gc<Dict>) {
        into.table.set(into, from.table.get());
        into.used.set(from.used.get());
        into.version.set(0);
        from.table.set(from, None);
        from.used.set(0);
        from.version.set(0);
    }
}

/// The smallest table that takes `entries`.
fn log2_for(entries: usize) -> u8 {
    let mut log2 = 3;
    while usable(log2) < entries && log2 < 40 {
        log2 += 1;
    }
    log2
}

/// Moves an entry to a place that is free.
fn move_entry(dict: Gc<Dict>, table: Gc<DictTable>, from: usize, to: u32) {
    let cell = &table.entries()[from];
    let entry = cell.get();
    table.set_index(table.slot_of(entry.hash, from as u32), to);
    table.entries()[to as usize].set(entry);
    cell.set(Entry { hash: 0, key: None, value: None });
    table.wrote_many();
    dict.version.set(0);
}

fn remove_entry(dict: Gc<Dict>, table: Gc<DictTable>, index: usize) -> Option<Value> {
    let cell = &table.entries()[index];
    let entry = cell.get();
    let slot = table.slot_of(entry.hash, index as u32);
    table.set_index(slot, DUMMY);
    cell.set(Entry { hash: 0, key: None, value: None });
    dict.used.set(dict.used.get() - 1);
    dict.version.set(0);
    entry.value
}

/// Keys, values or items of a dict; which, the class says.
pub struct DictView {
    pub dict: Gc<Dict>,
}
kaa_gc::trace_fields!(DictView { dict });

/// Iterator over a dict; what it yields and in which direction, the class says.
pub struct DictIter {
    /// `None` once exhausted.
    pub dict: Slot<Option<Gc<Dict>>>,
    pub position: Cell<usize>,
    /// Entries when iteration began.
    pub expected: Cell<usize>,
    pub remaining: Cell<usize>,
}
kaa_gc::trace_fields!(DictIter { dict, position, expected, remaining });
