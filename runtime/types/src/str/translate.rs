//! `translate` and `maketrans`. CPython: `_PyUnicode_TranslateCharmap`, `unicode_maketrans_impl`.

use kaa_object::int::IntRef;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Replace each character in the string using the given translation table.
    ///
    ///   table
    ///     Translation table, which must be a mapping of Unicode ordinals to
    ///     Unicode ordinals, strings, or None.
    ///
    /// The table must implement lookup/indexing via __getitem__, for instance a
    /// dictionary or list.  If this operation raises LookupError, the character is
    /// left untouched.  Characters mapped to None are deleted.
    "translate($self, table, /)" => translate, Any;
}

kaa_object::methods! { STATIC_METHODS: Static =>
    /// Return a translation table usable for str.translate().
    ///
    /// A single argument must be a dictionary from Unicode ordinals (integers) or
    /// characters to Unicode ordinals, strings or None; its character keys become
    /// ordinals.  Of two arguments, strings of equal length, each character of x is
    /// mapped to the character at the same place in y.  A third string holds the
    /// characters to be mapped to None.
    "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)" => maketrans, Any;
}

/// What the table says of one character.
enum Mapped {
    Same,
    Gone,
    Point(u32),
    Text(Gc<Str>),
}

fn look_up(vm: &mut Vm, table: Value, c: u32) -> PyResult<Mapped> {
    let found = vm.getitem(table, Value::int_unchecked(c.into()));
    let Some(found) = vm.catching(found, "LookupError")? else { return Ok(Mapped::Same) };
    if found.is_none() {
        return Ok(Mapped::Gone);
    }
    if let Some(s) = vm.as_str(found) {
        return Ok(Mapped::Text(s));
    }
    match vm.int_ref(found) {
        Some(IntRef::Small(n @ 0..0x11_0000)) => Ok(Mapped::Point(n as u32)),
        Some(_) => Err(vm.value_error("character mapping must be in range(0x110000)")),
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

fn translate(vm: &mut Vm, s: Gc<Str>, table: Value) -> PyResult<Gc<Str>> {
    let mut builder = super::builder_for(&s);
    // ASCII characters come back often: what the table said is kept.
    let mut known: [Option<Option<u8>>; 128] = [None; 128];
    for c in s.code_points() {
        if let Some(Some(mapped)) = known.get(c as usize) {
            mapped.iter().for_each(|&m| builder.push(m.into()));
            continue;
        }
        let mapped = look_up(vm, table, c)?;
        let point = match mapped {
            Mapped::Same => Some(c),
            Mapped::Gone => None,
            Mapped::Point(point) => Some(point),
            Mapped::Text(text) if text.len() == 1 => Some(text.at(0)),
            Mapped::Text(text) => {
                builder.push_pystr(&text);
                continue;
            }
        };
        point.into_iter().for_each(|p| builder.push(p));
        let byte = point.map(u8::try_from);
        if s.is_ascii()
            && vm.exact_dict(table).is_some()
            && let Some(place) = known.get_mut(c as usize)
        {
            *place = match byte {
                None => Some(None),
                Some(Ok(b)) => Some(Some(b)),
                Some(Err(_)) => None,
            };
        }
    }
    builder.finish(vm)
}

fn maketrans(vm: &mut Vm, x: Value, y: Option<Value>, z: Option<Value>) -> PyResult {
    let dict = vm.new_dict();
    if let Some(y) = y {
        let to = expect_text(vm, y, 2)?;
        let gone = match z {
            Some(z) => Some(expect_text(vm, z, 3)?),
            None => None,
        };
        let Some(from) = vm.as_str(x) else {
            return Err(
                vm.type_error("first maketrans argument must be a string if there is a second argument")
            );
        };
        if from.len() != to.len() {
            return Err(vm.value_error("the first two maketrans arguments must have equal length"));
        }
        for (a, b) in from.code_points().zip(to.code_points()) {
            vm.dict_set(dict, Value::int_unchecked(a.into()), Value::int_unchecked(b.into()))?;
        }
        for c in gone.iter().flat_map(|g| g.code_points()) {
            vm.dict_set(dict, Value::int_unchecked(c.into()), Value::NONE)?;
        }
        return Ok(dict.value());
    }
    let Some(from) = vm.as_dict(x).filter(|_| vm.exact_dict(x).is_some()) else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let mut position = 0;
    while let Some((key, value, _)) = from.next_entry(&mut position) {
        if let Some(key) = vm.as_str(key) {
            if key.len() != 1 {
                return Err(vm.value_error("string keys in translatetable must be of length 1"));
            }
            vm.dict_set(dict, Value::int_unchecked(key.at(0).into()), value)?;
        } else if vm.is_int(key) {
            vm.dict_set(dict, key, value)?;
        } else {
            return Err(vm.type_error("keys in translate table mustbe strings or integers"));
        }
    }
    Ok(dict.value())
}

fn expect_text(vm: &mut Vm, value: Value, place: usize) -> PyResult<Gc<Str>> {
    match vm.as_str(value) {
        Some(s) => Ok(s),
        None => {
            let name = if value.is_none() { "None".to_owned() } else { vm.type_name_of(value) };
            Err(vm.type_error(format!("maketrans() argument {place} must be str, not {name}")))
        }
    }
}
