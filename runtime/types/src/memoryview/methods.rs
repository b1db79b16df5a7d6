//! The methods of `memoryview`.

use super::item::{Item, checked};
use super::{is_contiguous, is_fortran, item_count, layout_of, open, places, release, to_bytes};
use crate::util::{clip_span, clipped_not_none};
use kaa_object::list::{List, ListRef};
use kaa_object::payloads::MemoryView;
use kaa_object::str::Str;
use kaa_object::{Args, Gc, PyResult, Type, Value, Vm};

kaa_object::methods! { METHODS: Instance =>
    /// Release the underlying buffer exposed by the memoryview object.
    "release($self, /)" => |vm: &mut Vm, this: Gc<MemoryView>| checked_release(vm, this), Any;
    /// Return the data in the buffer as a byte string.
    ///
    /// Order can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the
    /// original array is converted to C or Fortran order. For contiguous views,
    /// 'A' returns an exact copy of the physical memory. In particular, in-memory
    /// Fortran order is preserved. For non-contiguous views, the data is converted
    /// to C first. order=None is the same as order='C'.
    "tobytes($self, /, order='C')" => tobytes, Any;
    /// Return the data in the buffer as a str of hexadecimal numbers.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)" => |vm: &mut Vm, this: Gc<MemoryView>, sep: Option<Value>, every: Option<i32>| -> PyResult<Gc<Str>> {
        let bytes = to_bytes(vm, this)?;
        crate::bytes_methods::hex::to_hex(vm, &bytes, sep, every.unwrap_or(1))
    }, Any;
    /// Return the data in the buffer as a list of elements.
    "tolist($self, /)" => tolist, Any;
    /// Cast a memoryview to a new format or shape.
    "cast($self, /, format, shape=<unrepresentable>)" => cast, Any;
    /// Return a readonly version of the memoryview.
    "toreadonly($self, /)" => |vm: &mut Vm, this: Gc<MemoryView>| -> PyResult<Gc<MemoryView>> {
        open(vm, this)?;
        let mut layout = layout_of(this);
        layout.readonly = true;
        Ok(vm.derive_view(this, layout))
    }, Raises;
    /// Count the number of occurrences of a value.
    "count($self, value, /)" => |vm: &mut Vm, this: Value, value: Value| -> PyResult<usize> {
        let iterator = vm.iter(this)?;
        let mut count = 0;
        while let Some(item) = vm.next(iterator)? {
            count += usize::from(vm.eq(item, value)?);
        }
        Ok(count)
    }, Any;
    /// Return the index of the first occurrence of a value.
    ///
    /// Raises ValueError if the value is not present.
    "index($self, value, start=0, stop=sys.maxsize, /)" => index, Any;
    "__enter__($self, /)" => |vm: &mut Vm, this: Gc<MemoryView>| -> PyResult {
        open(vm, this)?;
        Ok(this.value())
    }, Raises;
}

kaa_object::raw_methods! { RAW_METHODS: Instance =>
    /// Release the underlying buffer exposed by the memoryview object.
    "__exit__($self, /, *exc_info)" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        let view = vm.this::<MemoryView>(args.values[0]);
        checked_release(vm, view)?;
        Ok(Value::NONE)
    }, Any;
}

kaa_object::methods! { CLASS_METHODS: Class =>
    /// Create a new memoryview object which references the given object.
    "_from_flags($type, /, object, flags)" => |vm: &mut Vm, _class: Gc<Type>, object: Value, flags: i32| -> PyResult<Gc<MemoryView>> {
        let root = crate::buffer::get_buffer(vm, object, flags as u32)?;
        Ok(vm.derive_view(root, layout_of(root)))
    }, Any;
}

fn checked_release(vm: &mut Vm, view: Gc<MemoryView>) -> PyResult<()> {
    let exports = view.exports.get();
    if exports > 0 && !view.released.get() {
        let plural = if exports == 1 { "" } else { "s" };
        let message = format!("memoryview has {exports} exported buffer{plural}");
        return Err(vm.raise_named("BufferError", &message));
    }
    release(vm, view);
    Ok(())
}

fn tobytes(vm: &mut Vm, this: Gc<MemoryView>, order: Option<Value>) -> PyResult {
    open(vm, this)?;
    let order = match order.filter(|o| !o.is_none()) {
        None => 'C',
        Some(order) => {
            let Some(order) = vm.as_str(order) else {
                let name = vm.type_name_of(order);
                return Err(
                    vm.type_error(format!("tobytes() argument 'order' must be str or None, not {name}"))
                );
            };
            match ["C", "F", "A"].iter().find(|o| order.is(o)) {
                Some(order) => order.chars().next().unwrap_or('C'),
                None => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
            }
        }
    };
    let fortran = order == 'F' || order == 'A' && is_fortran(this) && !is_contiguous(this);
    if !fortran || this.shape.len() < 2 {
        let bytes = to_bytes(vm, this)?;
        return vm.new_bytes(&bytes).map(Gc::value);
    }
    let mut layout = layout_of(this);
    layout.shape.reverse();
    layout.strides.reverse();
    let turned = vm.derive_view(this, layout);
    let bytes = to_bytes(vm, turned);
    release(vm, turned);
    let bytes = bytes?;
    vm.new_bytes(&bytes).map(Gc::value)
}

fn tolist(vm: &mut Vm, this: Gc<MemoryView>) -> PyResult {
    open(vm, this)?;
    let item = checked(vm, this)?;
    if this.shape.is_empty() {
        return item.load(vm, this, this.offset);
    }
    nested(vm, this, item, 0, this.offset).map(Gc::value)
}

fn nested(vm: &mut Vm, view: Gc<MemoryView>, item: Item, dimension: usize, at: isize) -> PyResult<Gc<List>> {
    let list = vm.list_with_capacity(view.shape[dimension] as usize)?;
    for i in 0..view.shape[dimension] {
        let place = at + i * view.strides[dimension];
        let value = if dimension + 1 == view.shape.len() {
            item.load(vm, view, place)?
        } else {
            nested(vm, view, item, dimension + 1, place)?.value()
        };
        list.push(vm, value)?;
    }
    Ok(list)
}

fn cast(
    vm: &mut Vm,
    this: Gc<MemoryView>,
    format: Gc<Str>,
    shape: Option<Value>,
) -> PyResult<Gc<MemoryView>> {
    open(vm, this)?;
    if !is_contiguous(this) {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if (shape.is_some() || this.shape.len() != 1) && this.shape.contains(&0) {
        return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    if format.as_ascii().is_none() {
        let ascii = vm.str("ascii");
        crate::codecs::encode(vm, format, Some(ascii), None)?;
    }
    let Some(item) = Item::of(format) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    let from_bytes = Item::of(this.format.get()).is_some_and(Item::is_byte);
    if !from_bytes && !item.is_byte() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let size = item.size().unwrap_or(1);
    let bytes = item_count(this) * this.itemsize;
    if bytes % size != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let mut layout = layout_of(this);
    layout.itemsize = size;
    layout.format = format;
    match shape {
        None => {
            layout.shape = Box::new([(bytes / size) as isize]);
            layout.strides = Box::new([size as isize]);
        }
        Some(shape) => {
            let lengths = shape_of(vm, shape)?;
            if this.shape.len() != 1 && lengths.len() != 1 {
                return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
            }
            let product = lengths.iter().try_fold(size as isize, |all, &n| all.checked_mul(n));
            if product.is_none() {
                return Err(vm.value_error("memoryview.cast(): product(shape) > SSIZE_MAX"));
            }
            if product != Some(bytes as isize) {
                return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
            }
            let mut strides = vec![0; lengths.len()];
            let mut stride = size as isize;
            for (to, n) in strides.iter_mut().zip(&lengths).rev() {
                *to = stride;
                stride *= n;
            }
            layout.shape = lengths.into();
            layout.strides = strides.into();
        }
    }
    Ok(vm.derive_view(this, layout))
}

/// The lengths of the dimensions, at most 64.
fn shape_of(vm: &mut Vm, shape: Value) -> PyResult<Vec<isize>> {
    let list = match (vm.as_list(shape), vm.as_tuple(shape)) {
        (None, None) => return Err(vm.type_error("shape must be a list or a tuple")),
        _ => vm.collect_list(shape)?,
    };
    if list.len() > 64 {
        return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    let mut lengths = Vec::with_capacity(list.len());
    for &value in list.items() {
        if !vm.is_int(value) {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        }
        let n = vm.to_isize(value)?;
        if n <= 0 {
            return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        }
        lengths.push(n);
    }
    Ok(lengths)
}

fn index(
    vm: &mut Vm,
    this: Gc<MemoryView>,
    value: Value,
    start: Option<Value>,
    stop: Option<Value>,
) -> PyResult<usize> {
    open(vm, this)?;
    match this.shape.len() {
        0 => return Err(vm.type_error("invalid lookup on 0-dim memory")),
        1 => {}
        _ => {
            return Err(vm.raise_named("NotImplementedError", "multi-dimensional lookup is not implemented"));
        }
    }
    let start = start.map_or(Ok(0), |s| clipped_not_none(vm, s))?;
    let stop = stop.map_or(Ok(isize::MAX), |s| clipped_not_none(vm, s))?;
    let (start, stop) = clip_span(start, stop, this.shape[0] as usize);
    let item = checked(vm, this)?;
    for (at, place) in places(this).enumerate().take(stop).skip(start) {
        let found = item.load(vm, this, place)?;
        if vm.eq(found, value)? {
            return Ok(at);
        }
    }
    Err(vm.value_error("memoryview.index(x): x not found"))
}
