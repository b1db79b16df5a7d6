//! Marshal data of values. CPython: `w_object` in `Python/marshal.c`.
//!
//! CPython refers back to objects that something else holds, too; here to those that occur more than once.

use kaa_object::dict::Dict;
use kaa_object::int::IntRef;
use kaa_object::list::{List, ListRef};
use kaa_object::number::BinaryOp;
use kaa_object::payloads::{Bytes, Code, Complex, Set};
use kaa_object::{Gc, PyResult, Raised, Str, Value, Vm};
use rustc_hash::FxHashMap;

const FLAG_REF: u8 = 0x80;
/// CPython's `MAX_MARSHAL_STACK_DEPTH`.
const DEEPEST: usize = 2000;

/// The bytes of a value.
pub fn write(vm: &mut Vm, value: Value, version: i64, allow_code: bool) -> PyResult<Vec<u8>> {
    if let Some(code) = vm.payload::<Code>(value)
        && allow_code
        && version >= 5
        && code.foreign.is_none()
    {
        // Bytes as CPython's compiler leaves them in files.
        return match kaa_pyc::dump_code(&code.plain) {
            Ok(bytes) => Ok(bytes),
            Err(error) => Err(vm.raise_named(error.exception(), &error.message)),
        };
    }
    let mut writer = Writer {
        out: Vec::new(),
        version,
        allow_code,
        depth: 0,
        seen: FxHashMap::default(),
        places: FxHashMap::default(),
        unfinished: Vec::new(),
        kept: None,
    };
    if version >= 3 {
        writer.count(vm, value)?;
    }
    writer.value(vm, value)?;
    Ok(writer.out)
}

struct Writer {
    out: Vec<u8>,
    version: i64,
    allow_code: bool,
    depth: usize,
    /// How often each object occurs.
    seen: FxHashMap<u64, u32>,
    /// Places in the table of references.
    places: FxHashMap<u64, u32>,
    /// Slices and code objects that are being written.
    unfinished: Vec<u64>,
    /// Objects made on the way, which must not be freed while their addresses count.
    kept: Option<Value>,
}

fn unmarshallable(vm: &mut Vm) -> Raised {
    vm.value_error("unmarshallable object")
}

impl Writer {
    fn enter(&mut self, vm: &mut Vm) -> PyResult<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(vm.value_error("object too deeply nested to marshal"));
        }
        Ok(())
    }

    /// Counts objects, each container's contents once.
    fn count(&mut self, vm: &mut Vm, value: Value) -> PyResult<()> {
        if !value.is_pointer() {
            return Ok(());
        }
        let count = self.seen.entry(value.bits()).or_insert(0);
        *count += 1;
        if *count > 1 {
            return Ok(());
        }
        self.enter(vm)?;
        if let Some(tuple) = vm.exact_tuple(value) {
            for &item in tuple.items() {
                self.count(vm, item)?;
            }
        } else if let Some(list) = vm.exact_list(value) {
            let mut at = 0;
            while let Some(item) = list.get(at) {
                at += 1;
                self.count(vm, item)?;
            }
        } else if let Some(dict) = vm.exact_dict(value) {
            let mut position = 0;
            while let Some((key, item, _)) = dict.next_entry(&mut position) {
                self.count(vm, key)?;
                self.count(vm, item)?;
            }
        } else if let Some(set) = vm.exact::<Set>(value) {
            let mut position = 0;
            while let Some((item, _)) = kaa_types::set::next_entry(set, &mut position) {
                self.count(vm, item)?;
            }
        } else if let Some(slice) = vm.as_slice(value) {
            for part in [slice.start, slice.stop, slice.step] {
                self.count(vm, part)?;
            }
        } else if let Some(code) = vm.payload::<Code>(value) {
            vm.unpack_code(code)?;
            for &constant in &code.values().consts {
                self.count(vm, constant)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Writes a reference where the object was written before; else the flag for its type byte.
    fn reference(&mut self, vm: &mut Vm, value: Value) -> PyResult<Option<u8>> {
        if self.version < 3 || !value.is_pointer() {
            return Ok(Some(0));
        }
        let shared = self.seen.get(&value.bits()).is_some_and(|n| *n > 1);
        if !shared && !vm.exact_str(value).is_some_and(|s| s.is_interned()) {
            return Ok(Some(0));
        }
        if let Some(place) = self.places.get(&value.bits()) {
            // A reader can't refer to what it has no room for before its parts are there.
            if self.unfinished.contains(&value.bits()) {
                return Err(unmarshallable(vm));
            }
            self.out.push(b'r');
            self.out.extend(place.to_le_bytes());
            return Ok(None);
        }
        self.places.insert(value.bits(), self.places.len() as u32);
        Ok(Some(FLAG_REF))
    }

    fn sized(&mut self, vm: &mut Vm, code: u8, len: usize) -> PyResult<()> {
        let Ok(len) = i32::try_from(len) else { return Err(unmarshallable(vm)) };
        self.out.push(code);
        self.out.extend(len.to_le_bytes());
        Ok(())
    }

    fn bytes(&mut self, vm: &mut Vm, flag: u8, bytes: &[u8]) -> PyResult<()> {
        self.sized(vm, b's' | flag, bytes.len())?;
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    fn value(&mut self, vm: &mut Vm, value: Value) -> PyResult<()> {
        self.enter(vm)?;
        match value {
            Value::NONE => self.out.push(b'N'),
            Value::TRUE => self.out.push(b'T'),
            Value::FALSE => self.out.push(b'F'),
            Value::ELLIPSIS => self.out.push(b'.'),
            _ if value == vm.exception_type("StopIteration").value() => self.out.push(b'S'),
            _ => {
                if let Some(flag) = self.reference(vm, value)? {
                    self.object(vm, value, flag)?;
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn object(&mut self, vm: &mut Vm, value: Value, flag: u8) -> PyResult<()> {
        let class = vm.class_of(value);
        if class == vm.types.int {
            self.int(vm, value, flag);
            return Ok(());
        }
        if class == vm.types.float {
            let x = vm.as_f64(value).unwrap_or(0.0);
            return self.floats(vm, b'g', b'f', flag, &[x]);
        }
        if let Some(complex) = vm.exact::<Complex>(value) {
            let parts = [complex.real, complex.imag];
            return self.floats(vm, b'y', b'x', flag, &parts);
        }
        if let Some(bytes) = vm.exact::<Bytes>(value) {
            return self.bytes(vm, flag, bytes.as_slice());
        }
        if let Some(text) = vm.exact_str(value) {
            return self.text(vm, &text, flag);
        }
        if let Some(tuple) = vm.exact_tuple(value) {
            if self.version >= 4 && tuple.len() < 256 {
                self.out.extend([b')' | flag, tuple.len() as u8]);
            } else {
                self.sized(vm, b'(' | flag, tuple.len())?;
            }
            return tuple.items().iter().try_for_each(|&item| self.value(vm, item));
        }
        if let Some(list) = vm.exact_list(value) {
            let list: Gc<List> = list;
            self.sized(vm, b'[' | flag, list.len())?;
            for at in 0..list.len() {
                let item = list.get(at).unwrap_or(Value::NONE);
                self.value(vm, item)?;
            }
            return Ok(());
        }
        if let Some(dict) = vm.exact_dict(value) {
            let dict: Gc<Dict> = dict;
            self.out.push(b'{' | flag);
            let mut position = 0;
            while let Some((key, item, _)) = dict.next_entry(&mut position) {
                self.value(vm, key)?;
                self.value(vm, item)?;
            }
            self.out.push(b'0');
            return Ok(());
        }
        if class == vm.types.set || class == vm.types.frozenset {
            return self.set(vm, value, flag);
        }
        if let Some(slice) = vm.as_slice(value) {
            if self.version < 5 {
                return Err(unmarshallable(vm));
            }
            self.out.push(b':' | flag);
            self.unfinished.push(value.bits());
            let mut parts = [slice.start, slice.stop, slice.step].into_iter();
            parts.try_for_each(|part| self.value(vm, part))?;
            self.unfinished.pop();
            return Ok(());
        }
        if let Some(code) = vm.payload::<Code>(value) {
            self.unfinished.push(value.bits());
            self.code(vm, code, flag)?;
            self.unfinished.pop();
            return Ok(());
        }
        if class.slots.getbuffer.get().is_some() {
            let bytes = vm.types.bytes.value();
            let copy = vm.call(bytes, &[value])?;
            let copy = vm.this::<Bytes>(copy).as_slice().to_vec();
            return self.bytes(vm, flag, &copy);
        }
        Err(unmarshallable(vm))
    }

    fn int(&mut self, vm: &Vm, value: Value, flag: u8) {
        let small = match vm.int_ref(value) {
            Some(IntRef::Small(n)) => i32::try_from(n).ok(),
            _ => None,
        };
        if let Some(n) = small {
            self.out.push(b'i' | flag);
            self.out.extend(n.to_le_bytes());
            return;
        }
        let big = match vm.int_ref(value) {
            Some(IntRef::Small(n)) => n.into(),
            Some(IntRef::Big(n)) => n.clone(),
            None => return,
        };
        kaa_pyc::write_long(&mut self.out, b'l' | flag, &big);
    }

    fn floats(&mut self, vm: &mut Vm, binary: u8, text: u8, flag: u8, values: &[f64]) -> PyResult<()> {
        if self.version > 1 {
            self.out.push(binary | flag);
            values.iter().for_each(|x| self.out.extend(x.to_le_bytes()));
            return Ok(());
        }
        self.out.push(text | flag);
        let format = vm.str("%.17g").value();
        for &x in values {
            let x = vm.float(x);
            let shown = vm.binary(BinaryOp::Remainder, format, x)?;
            let shown = vm.to_str(shown)?.to_lossy();
            self.out.push(shown.len() as u8);
            self.out.extend_from_slice(shown.as_bytes());
        }
        Ok(())
    }

    fn text(&mut self, vm: &mut Vm, text: &Str, flag: u8) -> PyResult<()> {
        let interned = self.version >= 3 && text.is_interned();
        if self.version >= 4 && text.is_ascii() {
            let bytes = text.raw_bytes();
            if bytes.len() < 256 {
                self.out.extend([if interned { b'Z' } else { b'z' } | flag, bytes.len() as u8]);
            } else {
                self.sized(vm, if interned { b'A' } else { b'a' } | flag, bytes.len())?;
            }
            self.out.extend_from_slice(bytes);
            return Ok(());
        }
        let utf8 = text.to_text();
        self.sized(vm, if interned { b't' } else { b'u' } | flag, utf8.as_bytes().len())?;
        self.out.extend_from_slice(utf8.as_bytes());
        Ok(())
    }

    /// The elements in the order of their own bytes, so that equal sets give equal data.
    fn set(&mut self, vm: &mut Vm, value: Value, flag: u8) -> PyResult<()> {
        let frozen = vm.class_of(value) == vm.types.frozenset;
        let set = vm.this::<Set>(value);
        let items = vm.list_with_capacity(set.used.get())?;
        let mut position = 0;
        while let Some((item, _)) = kaa_types::set::next_entry(set, &mut position) {
            items.push(vm, item)?;
        }
        self.kept = Some(items.value());
        self.sized(vm, if frozen { b'>' } else { b'<' } | flag, items.len())?;
        let mut keyed = Vec::with_capacity(items.len());
        for at in 0..items.len() {
            let item = items.get(at).unwrap_or(Value::NONE);
            keyed.push((write(vm, item, self.version, self.allow_code)?, at));
        }
        if set.used.get() != items.len() {
            return Err(vm.raise_named("RuntimeError", "set changed size during iteration"));
        }
        keyed.sort();
        for (_, at) in keyed {
            let item = items.get(at).unwrap_or(Value::NONE);
            self.value(vm, item)?;
        }
        Ok(())
    }

    fn code(&mut self, vm: &mut Vm, code: Gc<Code>, flag: u8) -> PyResult<()> {
        if !self.allow_code {
            return Err(vm.value_error("marshalling code objects is disallowed"));
        }
        vm.unpack_code(code)?;
        let (plain, values) = (code.plain.clone(), code.values());
        self.out.push(b'c' | flag);
        let numbers =
            [plain.argcount, plain.posonlyargcount, plain.kwonlyargcount, plain.stacksize, plain.flags];
        numbers.iter().for_each(|n| self.out.extend(n.to_le_bytes()));
        self.bytes(vm, 0, &plain.code)?;
        self.sized(vm, b'(', values.consts.len())?;
        for &constant in &values.consts {
            self.value(vm, constant)?;
        }
        for names in [&values.names, &values.localsplus] {
            self.sized(vm, b'(', names.len())?;
            for name in names.iter() {
                self.value(vm, name.value())?;
            }
        }
        self.bytes(vm, 0, &plain.localspluskinds)?;
        for text in [code.filename, code.name, code.qualname] {
            self.value(vm, text.value())?;
        }
        self.out.extend(plain.firstlineno.to_le_bytes());
        self.bytes(vm, 0, &plain.linetable)?;
        self.bytes(vm, 0, &plain.exceptiontable)
    }
}
