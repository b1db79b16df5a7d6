//! Padding: `center`, `ljust`, `rjust`, `zfill`, `expandtabs`. CPython: `pad` in `Objects/unicodeobject.c`.

use crate::format::check_length;
use kaa_object::str::Str;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "center($self, width, fillchar=' ', /)" => |vm: &mut Vm, s: Gc<Str>, width: isize, fill: Option<Value>| -> PyResult<Gc<Str>> {
        let fill = fill_character(vm, fill)?;
        let margin = missing(&s, width);
        let left = margin / 2 + (margin & width.max(0) as usize & 1);
        padded(vm, s, left, margin - left, fill)
    }, Any;
    /// Return a left-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "ljust($self, width, fillchar=' ', /)" => |vm: &mut Vm, s: Gc<Str>, width: isize, fill: Option<Value>| -> PyResult<Gc<Str>> {
        let fill = fill_character(vm, fill)?;
        padded(vm, s, 0, missing(&s, width), fill)
    }, Any;
    /// Return a right-justified string of length width.
    ///
    /// Padding is done using the specified fill character (default is a space).
    "rjust($self, width, fillchar=' ', /)" => |vm: &mut Vm, s: Gc<Str>, width: isize, fill: Option<Value>| -> PyResult<Gc<Str>> {
        let fill = fill_character(vm, fill)?;
        padded(vm, s, missing(&s, width), 0, fill)
    }, Any;
    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    ///
    /// The string is never truncated.
    "zfill($self, width, /)" => zfill, Any;
    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    "expandtabs($self, /, tabsize=8)" => expandtabs, Any;
}

fn missing(s: &Str, width: isize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(s.len())
}

fn fill_character(vm: &mut Vm, fill: Option<Value>) -> PyResult<u32> {
    let Some(fill) = fill else { return Ok(' '.into()) };
    let Some(s) = vm.as_str(fill) else {
        let name = vm.type_name_of(fill);
        return Err(vm.type_error(format!("The fill character must be a unicode character, not {name}")));
    };
    if s.len() != 1 {
        return Err(vm.type_error("The fill character must be exactly one character long"));
    }
    Ok(s.at(0))
}

fn padded(vm: &mut Vm, s: Gc<Str>, left: usize, right: usize, fill: u32) -> PyResult<Gc<Str>> {
    if left == 0 && right == 0 {
        return vm.str_exact_copy(s);
    }
    let total = left.saturating_add(right).saturating_add(s.len());
    check_length(vm, total)?;
    let mut builder = StrBuilder::with_capacity(total);
    builder.push_repeated(fill, left);
    builder.push_pystr(&s);
    builder.push_repeated(fill, right);
    builder.finish(vm)
}

fn zfill(vm: &mut Vm, s: Gc<Str>, width: isize) -> PyResult<Gc<Str>> {
    let zeros = missing(&s, width);
    if zeros == 0 {
        return vm.str_exact_copy(s);
    }
    let signed = !s.is_empty() && matches!(s.at(0), 0x2b | 0x2d);
    let total = zeros.saturating_add(s.len());
    check_length(vm, total)?;
    let mut builder = StrBuilder::with_capacity(total);
    builder.push_range(&s, 0, signed as usize);
    builder.push_repeated('0'.into(), zeros);
    builder.push_range(&s, signed as usize, s.len());
    builder.finish(vm)
}

fn expandtabs(vm: &mut Vm, s: Gc<Str>, size: Option<i32>) -> PyResult<Gc<Str>> {
    let size = usize::try_from(size.unwrap_or(8)).unwrap_or(0);
    if s.code_points().all(|c| c != 9) {
        return vm.str_exact_copy(s);
    }
    let tabs = s.code_points().filter(|&c| c == 9).count();
    if tabs.checked_mul(size).and_then(|n| n.checked_add(s.len())).is_none_or(|n| n > isize::MAX as usize) {
        return Err(vm.overflow_error("new string is too long"));
    }
    check_length(vm, tabs * size + s.len())?;
    let mut builder = super::builder_for(&s);
    let mut column = 0;
    for c in s.code_points() {
        if c == 9 {
            if size > 0 {
                let spaces = size - column % size;
                column += spaces;
                builder.push_repeated(' '.into(), spaces);
            }
        } else {
            column = if c == 10 || c == 13 { 0 } else { column + 1 };
            builder.push(c);
        }
    }
    builder.finish(vm)
}
