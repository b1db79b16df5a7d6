//! Names: globals, builtins, class namespaces, cells, attributes; the slow halves that fill the caches.

use crate::cache::{Cache, Seen, Site};
use kaa_gc::{Gc, Raised, Value};
use kaa_object::call::Looked;
use kaa_object::core_types::shape;
use kaa_object::dict::Dict;
use kaa_object::frame::Frame;
use kaa_object::list::Array;
use kaa_object::payloads::{CellObject, ClassMethod, MemberDescriptor, MemberKind, Module, StaticMethod};
use kaa_object::shape::Layout;
use kaa_object::typeobject::{TypeRef, type_flags};
use kaa_object::{PyResult, Str, Vm};

#[cold]
pub fn undefined_name(vm: &mut Vm, name: Gc<Str>) -> Raised {
    vm.name_error("NameError", name, format!("name '{}' is not defined", name.to_lossy()))
}

#[cold]
pub fn unbound_local(vm: &mut Vm, name: Gc<Str>) -> Raised {
    // Unlike other NameErrors this one doesn't hold the name.
    let text =
        format!("cannot access local variable '{}' where it is not associated with a value", name.to_lossy());
    vm.raise_named("UnboundLocalError", &text)
}

#[cold]
pub fn unbound_cell(vm: &mut Vm, frame: &Frame, index: usize) -> Raised {
    let name = frame.code.values().localsplus[index];
    let kinds = frame.code.plain.localspluskinds[index];
    if kinds & kaa_code::kinds::FREE == 0 {
        return unbound_local(vm, name);
    }
    vm.name_error(
        "NameError",
        name,
        format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            name.to_lossy()
        ),
    )
}

/// A global or builtin name; fills the cache.
#[inline(never)]
pub fn load_global(vm: &mut Vm, globals: Gc<Dict>, builtins: Gc<Dict>, site: &Site) -> PyResult {
    let name = site.name;
    let cache = &site.first;
    // Subclasses of dict may have a `__missing__` or look up in their own way.
    if vm.exact_dict(globals.value()).is_none() || vm.exact_dict(builtins.value()).is_none() {
        return load_name(vm, None, globals, builtins, name);
    }
    if globals.has_only_str_keys()
        && let Some(entry) = globals.find_str(name)
        && let Some(value) = globals.value_at(entry)
    {
        cache.version.set(globals.keys_version(vm));
        cache.place.set(entry as u32);
        cache.seen.set(Seen::Global);
        return Ok(value);
    }
    if let Some(value) = vm.dict_get(globals, name.value())? {
        return Ok(value);
    }
    if globals.has_only_str_keys()
        && let Some(entry) = builtins.find_str(name)
        && let Some(value) = builtins.value_at(entry)
    {
        cache.version.set(globals.keys_version(vm));
        cache.second_version.set(builtins.keys_version(vm));
        cache.place.set(entry as u32);
        cache.seen.set(Seen::Builtin);
        return Ok(value);
    }
    match vm.dict_get(builtins, name.value())? {
        Some(value) => Ok(value),
        None => odd_builtin(vm, globals, name),
    }
}

/// A name that the builtins' dict lacks: `__builtins__` may be neither a module nor a dict.
#[cold]
fn odd_builtin(vm: &mut Vm, globals: Gc<Dict>, name: Gc<Str>) -> PyResult {
    let key = vm.names.__builtins__;
    if let Some(odd) = globals.get_str(key)
        && vm.as_dict(odd).is_none()
        && vm.payload::<Module>(odd).is_none()
    {
        let result = vm.getitem(odd, name.value());
        if let Some(value) = vm.catching(result, "KeyError")? {
            return Ok(value);
        }
    }
    Err(undefined_name(vm, name))
}

/// A key of a namespace that may be any mapping; `None` where it is missing.
pub fn namespace_get(vm: &mut Vm, namespace: Value, name: Gc<Str>) -> PyResult<Option<Value>> {
    if let Some(dict) = vm.exact_dict(namespace) {
        return vm.dict_get(dict, name.value());
    }
    let result = vm.getitem(namespace, name.value());
    vm.catching(result, "KeyError")
}

pub fn namespace_set(vm: &mut Vm, namespace: Value, name: Gc<Str>, value: Value) -> PyResult<()> {
    match vm.exact_dict(namespace) {
        Some(dict) => vm.dict_set_str(dict, name, value),
        None => vm.setitem(namespace, name.value(), value),
    }
}

pub fn load_name(
    vm: &mut Vm,
    locals: Option<Value>,
    globals: Gc<Dict>,
    builtins: Gc<Dict>,
    name: Gc<Str>,
) -> PyResult {
    if let Some(locals) = locals
        && let Some(value) = namespace_get(vm, locals, name)?
    {
        return Ok(value);
    }
    if let Some(value) = namespace_get(vm, globals.value(), name)? {
        return Ok(value);
    }
    match namespace_get(vm, builtins.value(), name)? {
        Some(value) => Ok(value),
        None => odd_builtin(vm, globals, name),
    }
}

pub fn delete_name(vm: &mut Vm, namespace: Value, name: Gc<Str>) -> PyResult<()> {
    // Whatever a namespace that is no dict raises: CPython says this.
    vm.delitem(namespace, name.value()).or_else(|_| {
        vm.clear_exception();
        Err(undefined_name(vm, name))
    })
}

/// The entry to fill next, of a site of the running frame.
fn entry_to_fill<'s>(vm: &Vm, site: &'s Site) -> Option<&'s Cache> {
    note_filling(vm);
    site.entry_to_fill()
}

/// A cache of the running frame's code is about to refer to a class or a value, which may be younger than the code.
fn note_filling(vm: &Vm) {
    if let Some(frame) = vm.thread.frames.last() {
        frame.code.wrote_many();
    }
}

/// The cell in a register of a frame.
///
/// # Safety
/// `index` must be that of a cell or free variable of a frame past its prologue.
#[inline]
pub unsafe fn cell_at(base: *mut Option<Value>, index: u32) -> Option<Gc<CellObject>> {
    // SAFETY: the caller vouches for the slot, which then holds a cell or (in damaged code) nothing.
    let value = unsafe { *base.add(index as usize) }?;
    // SAFETY: as above; anything else has another shape.
    value.has_shape(shape::CELL).then(|| unsafe { value.cast() })
}

/// The object attributes are cached for: what the guards are, and what was found.
fn fill_from_instance(
    vm: &mut Vm,
    object: Value,
    name: Gc<Str>,
    cache: &Cache,
    for_method: bool,
) -> Option<()> {
    let id = object.shape()?;
    let class = vm.class_of(object);
    // What a module holds, its own slot finds as the generic one does.
    if let Some(module) = vm.exact::<Module>(object) {
        let dict = module.dict.get();
        if class.lookup(vm, name).is_some() || !dict.has_only_str_keys() {
            return None;
        }
        let entry = dict.find_str(name)?;
        cache.version.set(dict.keys_version(vm));
        cache.place.set(entry as u32);
        cache.shape.set(id);
        cache.seen.set(Seen::ModuleEntry);
        return Some(());
    }
    let generic = kaa_object::attr::generic_getattr as *const () as usize;
    if class.slots.getattro.get().map(|f| f as usize) != Some(generic) {
        return None;
    }
    let found = class.lookup(vm, name);
    let version = class.version_tag(vm);
    if version == 0 {
        return None;
    }
    let layout = vm.shapes.get(id).layout;
    let fixed = vm.shapes.get(id).kind.fixed_size as u32;
    let region_is_fixed = vm.payload::<kaa_object::tuple::Tuple>(object).is_none();
    let guard = |cache: &Cache| {
        cache.shape.set(id);
        cache.class.set(Some(class));
        cache.class_version.set(version);
    };
    if let Some(found) = found {
        let found_class = vm.class_of(found);
        if let Some(member) = vm.exact::<MemberDescriptor>(found) {
            if !matches!(*member.kind, MemberKind::Slot)
                || !region_is_fixed
                || !class.is_subtype(member.owner)
            {
                guard(cache);
                cache.value.set(Some(found));
                cache.next.set(kaa_gc::ShapeId(1));
                cache.seen.set(Seen::Descriptor);
                return Some(());
            }
            guard(cache);
            cache.place.set(fixed + member.index as u32 * 8);
            cache.seen.set(Seen::Inline);
            return Some(());
        }
        if found_class.slots.descr_set.get().is_some() {
            if found_class == vm.types.property
                && let Some(property) = vm.exact::<kaa_object::payloads::Property>(found)
                && let Some(getter) = property.getter.get()
                && vm.exact_function(getter).is_some()
            {
                guard(cache);
                cache.value.set(Some(getter));
                cache.seen.set(Seen::Property);
                return Some(());
            }
            guard(cache);
            cache.value.set(Some(found));
            cache.next.set(kaa_gc::ShapeId(1));
            cache.seen.set(Seen::Descriptor);
            return Some(());
        }
    }
    if layout == Layout::Dict
        && let Some(dict) = vm.region_dict(object)
        && dict.has_only_str_keys()
        && let Some(entry) = dict.find_str(name)
    {
        guard(cache);
        cache.place.set(entry as u32);
        cache.seen.set(Seen::InDict);
        return Some(());
    }
    if layout == Layout::Inline
        && let Some(index) = vm.shapes.get(id).find(name)
    {
        let shape = vm.shapes.get(id);
        let dict_word = shape.dict_word() as u32;
        let inline = shape.inline_words as u32;
        guard(cache);
        if (index as u32) < inline {
            cache.place.set(fixed + (dict_word + 1 + index as u32) * 8);
            cache.seen.set(Seen::Inline);
        } else {
            cache.place.set(index as u32 - inline);
            cache.second.set(fixed + dict_word * 8);
            cache.seen.set(Seen::Overflow);
        }
        return Some(());
    }
    // A class attribute: only where the instance cannot have one of its own under this very shape.
    let found = found?;
    let found_class = vm.class_of(found);
    let is_method = found_class.has_flag(type_flags::METHOD_DESCRIPTOR);
    let as_it_is = found_class.slots.descr_get.get().is_none() || for_method && is_method;
    if !as_it_is && layout == Layout::Dict {
        return None;
    }
    guard(cache);
    cache.value.set(Some(found));
    cache.next.set(kaa_gc::ShapeId((as_it_is && is_method) as u32));
    cache.seen.set(match layout {
        // An instance without a dict yet may get one without a change of shape.
        Layout::Dict => Seen::Unshadowed,
        _ if as_it_is => Seen::ClassValue,
        _ => Seen::Descriptor,
    });
    Some(())
}

/// Caches an attribute of a type object (`C.x`).
fn fill_from_type(vm: &mut Vm, object: Value, name: Gc<Str>, cache: &Cache) -> Option<()> {
    let class = vm.as_type(object)?;
    let metaclass = vm.class_of(object);
    let known = vm.types.r#type.slots.getattro.get().map(|f| f as usize);
    if metaclass.slots.getattro.get().map(|f| f as usize) != known || metaclass.lookup(vm, name).is_some() {
        return None;
    }
    let found = class.lookup(vm, name)?;
    let found_class = vm.class_of(found);
    // Functions and plain values come out as they are; static methods and the like are bound each time.
    if found_class.slots.descr_get.get().is_some() && vm.exact_function(found).is_none() {
        return None;
    }
    let version = class.version_tag(vm);
    if version == 0 {
        return None;
    }
    cache.class.set(Some(class));
    cache.class_version.set(version);
    cache.shape.set(object.shape()?);
    cache.value.set(Some(found));
    cache.seen.set(Seen::TypeValue);
    Some(())
}

/// The attribute word that an `Inline` entry names.
///
/// # Safety
/// The entry must be `Inline`, and its guards hold for the object.
#[inline(always)]
pub unsafe fn inline_word(object: Value, cache: &Cache) -> Option<Value> {
    let header = object.header_ptr()?;
    // SAFETY: the shape says that the word at this place is one of the instance's region.
    unsafe { *header.cast::<u8>().add(cache.place.get() as usize).cast::<Option<Value>>() }
}

/// What an `Inline` entry says of an object's attribute, if its guards hold.
///
/// # Safety
/// The entry must be `Inline`.
#[inline(always)]
pub unsafe fn read_inline(object: Value, cache: &Cache) -> Option<Value> {
    if object.has_shape(cache.shape.get()) && cache.class_unchanged() {
        // SAFETY: see the function's contract; the guards were just checked.
        unsafe { inline_word(object, cache) }
    } else {
        None
    }
}

/// Writes the attribute word that an `Inline` entry names.
///
/// # Safety
/// As for `inline_word`.
#[inline(always)]
pub unsafe fn set_inline_word(object: Value, cache: &Cache, value: Value) {
    let Some(header) = object.header_ptr() else { return };
    // SAFETY: as in `inline_word`.
    unsafe {
        *header.cast::<u8>().add(cache.place.get() as usize).cast::<Option<Value>>() = Some(value);
        object.cast::<kaa_object::payloads::Plain>().wrote(value);
    }
}

/// What an entry gives for an object, if its guards hold.
#[inline(always)]
pub fn read_cached(vm: &Vm, object: Value, cache: &Cache) -> Option<Value> {
    if !object.has_shape(cache.shape.get()) {
        return None;
    }
    match cache.seen.get() {
        // SAFETY: the guards were just checked.
        Seen::Inline if cache.class_unchanged() => unsafe { inline_word(object, cache) },
        Seen::Overflow if cache.class_unchanged() => {
            let header = object.header_ptr()?;
            // SAFETY: as above; the dict word of a shaped instance holds its overflow array.
            unsafe {
                let word = (*header.cast::<u8>().add(cache.second.get() as usize).cast::<Option<Value>>())?;
                let array: Gc<Array> = word.cast();
                array.slots()[cache.place.get() as usize].get()
            }
        }
        Seen::ModuleEntry => {
            // SAFETY: the shape is that of modules.
            let module: Gc<Module> = unsafe { object.cast() };
            let dict = module.dict.get();
            if dict.version() == cache.version.get() {
                dict.value_at(cache.place.get() as usize)
            } else {
                None
            }
        }
        Seen::TypeValue if cache.class.get().map(Gc::value) == Some(object) && cache.class_unchanged() => {
            cache.value.get()
        }
        Seen::ClassValue if cache.class_unchanged() && cache.next.get().0 == 0 => cache.value.get(),
        _ => {
            let _ = vm;
            None
        }
    }
}

/// What the entries say of `object.name` that `read_cached` does not: in dictionary mode, and by descriptors.
#[inline(never)]
fn read_cached_slowly(vm: &mut Vm, object: Value, cache: &Cache, name: Gc<Str>) -> Option<PyResult<Looked>> {
    if !object.has_shape(cache.shape.get()) || !cache.class_unchanged() {
        return None;
    }
    match cache.seen.get() {
        Seen::InDict => {
            let dict = vm.region_dict(object)?;
            let entry = cache.place.get() as usize;
            if dict.key_at(entry) != Some(name.value()) {
                let entry = dict.has_only_str_keys().then(|| dict.find_str(name)).flatten()?;
                cache.place.set(entry as u32);
            }
            Some(Ok(Looked::Bound(dict.value_at(cache.place.get() as usize)?)))
        }
        Seen::Unshadowed => {
            let dict = vm.region_dict(object);
            if dict.is_some_and(|dict| !dict.has_only_str_keys() || dict.find_str(name).is_some()) {
                return None;
            }
            let value = cache.value.get()?;
            Some(Ok(if cache.next.get().0 == 1 { Looked::Unbound(value) } else { Looked::Bound(value) }))
        }
        Seen::Descriptor => {
            let descriptor = cache.value.get()?;
            let slots = &vm.class_of(descriptor).slots;
            if cache.next.get().0 == 1 && slots.descr_set.get().is_none() {
                return None;
            }
            let get = slots.descr_get.get()?;
            let class = cache.class.get()?.value();
            Some(get(vm, descriptor, Some(object), Some(class)).map(Looked::Bound))
        }
        _ => None,
    }
}

/// Fills an entry for an attribute that none served.
fn refill(vm: &mut Vm, object: Value, site: &Site, for_method: bool) {
    let Some(cache) = entry_to_fill(vm, site) else { return };
    cache.seen.set(Seen::Nothing);
    if fill_from_instance(vm, object, site.name, cache, for_method).is_none()
        && fill_from_type(vm, object, site.name, cache).is_none()
    {
        site.note_failure();
    }
}

/// `object.name` where the first cache entry did not serve.
#[inline(never)]
pub fn load_attr_slow(vm: &mut Vm, object: Value, site: &Site) -> PyResult {
    let served = site.served(object, |cache| {
        if let Some(value) = read_cached(vm, object, cache) {
            return Some(Ok(value));
        }
        match read_cached_slowly(vm, object, cache, site.name)? {
            Ok(Looked::Bound(value)) => Some(Ok(value)),
            // Only where methods are called is one unbound.
            Ok(Looked::Unbound(_)) => None,
            Err(raised) => Some(Err(raised)),
        }
    });
    if let Some(result) = served {
        return result;
    }
    refill(vm, object, site, false);
    vm.getattr(object, site.name)
}

/// Whether a method entry serves: the function to be called with the receiver.
#[inline(always)]
pub fn read_cached_method(object: Value, cache: &Cache) -> Option<Value> {
    if cache.seen.get() == Seen::ClassValue
        && object.has_shape(cache.shape.get())
        && cache.class_unchanged()
        && cache.next.get().0 == 1
    {
        return cache.value.get();
    }
    None
}

/// The method of an object where the first cache entry did not serve.
#[inline(never)]
pub fn load_method_slow(vm: &mut Vm, object: Value, site: &Site) -> PyResult<Looked> {
    let served = site.served(object, |cache| {
        if let Some(method) = read_cached_method(object, cache) {
            return Some(Ok(Looked::Unbound(method)));
        }
        if let Some(value) = read_cached(vm, object, cache) {
            return Some(Ok(Looked::Bound(value)));
        }
        read_cached_slowly(vm, object, cache, site.name)
    });
    if let Some(looked) = served {
        return looked;
    }
    if object.is_pointer() {
        refill(vm, object, site, true);
    }
    vm.lookup_method(object, site.name)
}

/// Writes an attribute if the entry's guards hold; whether they did.
#[inline(always)]
pub fn write_cached(object: Value, value: Value, cache: &Cache) -> bool {
    if !object.has_shape(cache.shape.get()) || !cache.class_unchanged() {
        return false;
    }
    let Some(header) = object.header_ptr() else { return false };
    match cache.seen.get() {
        Seen::Inline => {
            // SAFETY: the guards were just checked.
            unsafe { set_inline_word(object, cache, value) };
            true
        }
        Seen::AddInline => {
            // SAFETY: as above; the next shape has the same layout and one attribute more.
            unsafe {
                *header.cast::<u8>().add(cache.place.get() as usize).cast::<Option<Value>>() = Some(value);
                (*header).set_shape(cache.next.get());
                object.cast::<kaa_object::payloads::Plain>().wrote(value);
            }
            true
        }
        Seen::Overflow => {
            // SAFETY: as in `read_cached`.
            unsafe {
                let word = *header.cast::<u8>().add(cache.second.get() as usize).cast::<Option<Value>>();
                let Some(word) = word else { return false };
                let array: Gc<Array> = word.cast();
                array.slots()[cache.place.get() as usize].set(Some(value));
                array.wrote(value);
            }
            true
        }
        _ => false,
    }
}

/// `object.name = value` where the first cache entry did not serve.
#[inline(never)]
pub fn store_attr_slow(vm: &mut Vm, object: Value, value: Value, site: &Site) -> PyResult<()> {
    let served = site.served(object, |cache| {
        if write_cached(object, value, cache) {
            return Some(Ok(()));
        }
        if cache.seen.get() == Seen::InDict
            && cache.class_unchanged()
            && let Some(dict) = vm.region_dict(object)
        {
            return Some(vm.dict_set_str(dict, site.name, value));
        }
        None
    });
    if let Some(result) = served {
        return result;
    }
    if let Some(cache) = entry_to_fill(vm, site) {
        cache.seen.set(Seen::Nothing);
        if fill_store(vm, object, site.name, cache).is_none() {
            site.note_failure();
        }
    }
    vm.setattr(object, site.name, Some(value))
}

fn fill_store(vm: &mut Vm, object: Value, name: Gc<Str>, cache: &Cache) -> Option<()> {
    let id = object.shape()?;
    let class = vm.class_of(object);
    let generic = kaa_object::attr::generic_setattr as *const () as usize;
    if class.slots.setattro.get().map(|f| f as usize) != Some(generic) {
        return None;
    }
    if vm.payload::<kaa_object::tuple::Tuple>(object).is_some() {
        return None;
    }
    let found = class.lookup(vm, name);
    let version = class.version_tag(vm);
    let fixed = vm.shapes.get(id).kind.fixed_size as u32;
    if version == 0 {
        return None;
    }
    if let Some(found) = found {
        if let Some(member) = vm.exact::<MemberDescriptor>(found) {
            if !matches!(*member.kind, MemberKind::Slot) || !class.is_subtype(member.owner) {
                return None;
            }
            cache.shape.set(id);
            cache.class.set(Some(class));
            cache.class_version.set(version);
            cache.place.set(fixed + member.index as u32 * 8);
            cache.seen.set(Seen::Inline);
            return Some(());
        }
        if vm.class_of(found).slots.descr_set.get().is_some() {
            return None;
        }
    }
    if vm.shapes.get(id).layout == Layout::Dict {
        cache.shape.set(id);
        cache.class.set(Some(class));
        cache.class_version.set(version);
        cache.seen.set(Seen::InDict);
        return Some(());
    }
    if vm.shapes.get(id).layout != Layout::Inline {
        return None;
    }
    let shape = vm.shapes.get(id);
    let (dict_word, inline) = (shape.dict_word() as u32, shape.inline_words as u32);
    let (index, next) = match shape.find(name) {
        Some(index) => (index as u32, None),
        None => {
            let index = shape.count as u32;
            (index, Some(vm.shape_with(id, name)?))
        }
    };
    if index >= inline && next.is_some() {
        return None;
    }
    cache.shape.set(id);
    cache.class.set(Some(class));
    cache.class_version.set(version);
    if index >= inline {
        cache.place.set(index - inline);
        cache.second.set(fixed + dict_word * 8);
        cache.seen.set(Seen::Overflow);
        return Some(());
    }
    cache.place.set(fixed + (dict_word + 1 + index) * 8);
    match next {
        None => cache.seen.set(Seen::Inline),
        Some(next) => {
            cache.next.set(next);
            cache.seen.set(Seen::AddInline);
        }
    }
    Some(())
}

/// `super(class, receiver).name`, where `super_object` is what the name `super` stands for.
pub fn load_super(
    vm: &mut Vm,
    super_object: Value,
    class: Value,
    receiver: Value,
    site: &Site,
    explicit: bool,
    for_method: bool,
) -> PyResult<Looked> {
    let builtin = vm.types.super_.value();
    let known = vm.as_type(class).filter(|_| super_object == builtin);
    let Some(known) = known else {
        let result =
            if explicit { vm.call(super_object, &[class, receiver])? } else { vm.call(super_object, &[])? };
        return vm.getattr(result, site.name).map(Looked::Bound);
    };
    let cache = &site.first;
    if for_method
        && cache.seen.get() == Seen::Super
        && receiver.has_shape(cache.shape.get())
        && cache.class_unchanged()
        && cache.version.get() == known.as_header_ptr().addr() as u64
        && let Some(method) = cache.value.get()
    {
        return Ok(Looked::Unbound(method));
    }
    if cache.seen.get() == Seen::SuperOfClass
        && cache.class.get().is_some_and(|class| class.value() == receiver)
        && cache.class_unchanged()
        && cache.version.get() == known.as_header_ptr().addr() as u64
        && let Some(found) = cache.value.get()
        && let Some(looked) = of_class(vm, found, for_method)
    {
        return Ok(looked);
    }
    // Where neither holds, only `__class__` may say that the receiver is an instance.
    let start = vm
        .as_type(receiver)
        .filter(|class| class.is_subtype(known))
        .or_else(|| Some(vm.class_of(receiver)).filter(|class| class.is_subtype(known)));
    if let Some(start) = start
        && site.name != vm.names.__class__
        && let Some(found) = start.lookup_behind(vm, known, site.name)
    {
        let class_mode = start.value() == receiver;
        let (seen, looked) = if class_mode {
            (Seen::SuperOfClass, of_class(vm, found, for_method))
        } else {
            let method = for_method && vm.class_of(found).has_flag(type_flags::METHOD_DESCRIPTOR);
            (Seen::Super, method.then_some(Looked::Unbound(found)))
        };
        let Some(looked) = looked else {
            return match vm.class_of(found).slots.descr_get.get() {
                Some(get) => {
                    let bound_to = (!class_mode).then_some(receiver);
                    get(vm, found, bound_to, Some(start.value())).map(Looked::Bound)
                }
                None => Ok(Looked::Bound(found)),
            };
        };
        let version = start.version_tag(vm);
        if version != 0
            && let Some(shape) = receiver.shape()
        {
            note_filling(vm);
            cache.shape.set(shape);
            cache.class.set(Some(start));
            cache.class_version.set(version);
            // The class whose method this is, for comparison only: it lives as long as `start`, whose MRO it is in.
            cache.version.set(known.as_header_ptr().addr() as u64);
            cache.value.set(Some(found));
            cache.seen.set(seen);
        }
        return Ok(looked);
    }
    let made = vm.call(builtin, &[class, receiver])?;
    vm.getattr(made, site.name).map(Looked::Bound)
}

/// What a class attribute is for the class itself, if that can be said without running code: static methods may be
/// initialised anew, so that they are looked into each time.
fn of_class(vm: &Vm, found: Value, for_method: bool) -> Option<Looked> {
    let class = vm.class_of(found);
    if class == vm.types.staticmethod {
        return vm.payload::<StaticMethod>(found)?.callable.get().map(Looked::Bound);
    }
    if class == vm.types.classmethod {
        return vm.payload::<ClassMethod>(found)?.callable.get().filter(|_| for_method).map(Looked::Unbound);
    }
    class.slots.descr_get.get().is_none().then_some(Looked::Bound(found))
}

/// Gives a namespace its `__annotations__`, where it has none.
pub fn set_up_annotations(vm: &mut Vm, locals: Option<Value>) -> PyResult<()> {
    let name = vm.names.__annotations__;
    if let Some(locals) = locals
        && namespace_get(vm, locals, name)?.is_none()
    {
        let dict = vm.new_dict();
        namespace_set(vm, locals, name, dict.value())?;
    }
    Ok(())
}

/// Writes the cells of a function's closure to the registers from `to` on. CPython: `COPY_FREE_VARS`.
///
/// # Safety
/// `count` registers from `to` on must be writable.
pub unsafe fn copy_free_variables(
    vm: &mut Vm,
    function: Gc<kaa_object::payloads::Function>,
    to: *mut Option<Value>,
    count: usize,
) -> PyResult<()> {
    let Some(closure) = function.closure.filter(|closure| closure.len() == count) else {
        return Err(vm.system_error("closure of the wrong size"));
    };
    for (at, &cell) in closure.items().iter().enumerate() {
        // SAFETY: see the function's contract.
        unsafe { to.add(at).write(Some(cell)) };
    }
    Ok(())
}
