//! `center`, `ljust`, `rjust`, `zfill` and `expandtabs` of bytes.

use super::Receiver;
use crate::format::check_length;
use kaa_object::payloads::{ByteArray, Bytes};
use kaa_object::{PyResult, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Return a centered string of length width.
    ///
    /// Padding is done using the specified fill character.
    "center($self, width, fillchar=b' ', /)" => |vm: &mut Vm, this: Value, width: isize, fill: Option<Value>| -> PyResult {
        let fill = fill_byte(vm, fill, "center")?;
        let margin = missing(vm, this, width);
        let left = margin / 2 + (margin & width.max(0) as usize & 1);
        padded(vm, this, left, margin - left, fill)
    }, Any;
    /// Return a left-justified string of length width.
    ///
    /// Padding is done using the specified fill character.
    "ljust($self, width, fillchar=b' ', /)" => |vm: &mut Vm, this: Value, width: isize, fill: Option<Value>| -> PyResult {
        let fill = fill_byte(vm, fill, "ljust")?;
        let margin = missing(vm, this, width);
        padded(vm, this, 0, margin, fill)
    }, Any;
    /// Return a right-justified string of length width.
    ///
    /// Padding is done using the specified fill character.
    "rjust($self, width, fillchar=b' ', /)" => |vm: &mut Vm, this: Value, width: isize, fill: Option<Value>| -> PyResult {
        let fill = fill_byte(vm, fill, "rjust")?;
        let margin = missing(vm, this, width);
        padded(vm, this, margin, 0, fill)
    }, Any;
    /// Pad a numeric string with zeros on the left, to fill a field of the given width.
    ///
    /// The original string is never truncated.
    "zfill($self, width, /)" => zfill, Any;
    /// Return a copy where all tab characters are expanded using spaces.
    ///
    /// If tabsize is not given, a tab size of 8 characters is assumed.
    "expandtabs($self, /, tabsize=8)" => expandtabs, Any;
}

fn missing(vm: &Vm, this: Value, width: isize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(Receiver::of(vm, this).len())
}

fn fill_byte(vm: &mut Vm, fill: Option<Value>, method: &str) -> PyResult<u8> {
    let Some(fill) = fill else { return Ok(b' ') };
    let (bytes, kind) = match (vm.payload::<Bytes>(fill), vm.payload::<ByteArray>(fill)) {
        (Some(bytes), _) => (bytes.as_slice().to_vec(), "bytes"),
        (_, Some(array)) => (array.bytes.borrow().clone(), "bytearray"),
        _ => {
            let name = if fill.is_none() { "None".to_owned() } else { vm.type_name_of(fill) };
            return Err(
                vm.type_error(format!("{method}() argument 2 must be a byte string of length 1, not {name}"))
            );
        }
    };
    match bytes[..] {
        [byte] => Ok(byte),
        _ => {
            let len = bytes.len();
            Err(vm.type_error(format!(
                "{method}(): argument 2 must be a byte string of length 1, not a {kind} object of length {len}"
            )))
        }
    }
}

fn padded(vm: &mut Vm, this: Value, left: usize, right: usize, fill: u8) -> PyResult {
    let receiver = Receiver::of(vm, this);
    if left == 0 && right == 0 {
        return receiver.same(vm);
    }
    let total = left.saturating_add(right).saturating_add(receiver.len());
    check_length(vm, total)?;
    let mut out = vec![fill; left];
    receiver.with(|bytes| out.extend_from_slice(bytes));
    out.resize(total, fill);
    receiver.make(vm, &out)
}

fn zfill(vm: &mut Vm, this: Value, width: isize) -> PyResult {
    let receiver = Receiver::of(vm, this);
    let zeros = missing(vm, this, width);
    if zeros == 0 {
        return receiver.same(vm);
    }
    check_length(vm, zeros.saturating_add(receiver.len()))?;
    let mut out = vec![b'0'; zeros];
    receiver.with(|bytes| out.extend_from_slice(bytes));
    if let Some(&sign @ (b'+' | b'-')) = out.get(zeros) {
        out[zeros] = b'0';
        out[0] = sign;
    }
    receiver.make(vm, &out)
}

fn expandtabs(vm: &mut Vm, this: Value, size: Option<i32>) -> PyResult {
    let size = usize::try_from(size.unwrap_or(8)).unwrap_or(0);
    let receiver = Receiver::of(vm, this);
    let bytes = receiver.contents();
    let tabs = bytes.iter().filter(|&&b| b == b'\t').count();
    if tabs.checked_mul(size).and_then(|n| n.checked_add(bytes.len())).is_none_or(|n| n > isize::MAX as usize)
    {
        return Err(vm.overflow_error("result too long"));
    }
    check_length(vm, tabs * size + bytes.len())?;
    let (mut out, mut column) = (Vec::with_capacity(bytes.len()), 0);
    for &b in bytes.iter() {
        if b == b'\t' {
            if size > 0 {
                let spaces = size - column % size;
                column += spaces;
                out.resize(out.len() + spaces, b' ');
            }
        } else {
            column = if matches!(b, b'\n' | b'\r') { 0 } else { column + 1 };
            out.push(b);
        }
    }
    receiver.make(vm, &out)
}
