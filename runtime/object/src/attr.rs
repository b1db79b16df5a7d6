//! Attributes: the generic protocol, and the attribute region of instances.
//! CPython: `Objects/object.c` (`_PyObject_GenericGetAttrWithDict`), `Objects/dictobject.c` (inline values).

use crate::Type;
use crate::dict::Dict;
use crate::list::Array;
use crate::payloads::Module;
use crate::shape::Layout;
use crate::str::Str;
use crate::tuple::Tuple;
use crate::typeobject::TypeRef;
use crate::{Gc, PyResult, Value, Vm};
use std::cell::Cell;

impl Vm {
    /// `object.name`
    #[inline]
    pub fn getattr(&mut self, object: Value, name: Gc<Str>) -> PyResult {
        match self.class_of(object).slots.getattro.get() {
            Some(get) => get(self, object, name),
            None => generic_getattr(self, object, name),
        }
    }

    pub fn getattr_named(&mut self, object: Value, name: &str) -> PyResult {
        let name = self.intern_str(name);
        self.getattr(object, name)
    }

    /// `getattr(object, name, None)`, with `None` in Rust for a missing attribute.
    pub fn getattr_opt(&mut self, object: Value, name: Gc<Str>) -> PyResult<Option<Value>> {
        // A miss is told apart without making an exception of it, where nobody's own code has a say.
        let result = if self.is_generic_getattr(self.class_of(object)) {
            generic_getattr_opt(self, object, name)
        } else if let Some(dict) = self.plain_module_dict(object, name) {
            Ok(dict.get_str(name))
        } else if self.plain_type_lacks(object, name) {
            Ok(None)
        } else {
            self.getattr(object, name).map(Some)
        };
        self.catching(result, "AttributeError").map(Option::flatten)
    }

    /// The dict of a module, where that alone decides about the attribute: the type knows none of that name, and
    /// the module has no `__getattr__`.
    fn plain_module_dict(&mut self, object: Value, name: Gc<Str>) -> Option<Gc<Dict>> {
        let class = self.class_of(object);
        if class != self.types.module || class.lookup(self, name).is_some() {
            return None;
        }
        let dict = self.payload::<crate::payloads::Module>(object)?.dict.get();
        dict.get_str(self.names.__getattr__).is_none().then_some(dict)
    }

    /// Whether a type object has no such attribute, where `type.__getattribute__` alone decides about that.
    fn plain_type_lacks(&mut self, object: Value, name: Gc<Str>) -> bool {
        let Some(class) = self.as_type(object) else { return false };
        let metaclass = self.class_of(object);
        if !metaclass.slots.same(&self.types.r#type.slots, crate::SlotId::getattro) {
            return false;
        }
        let name = self.intern(name);
        metaclass.lookup(self, name).is_none() && class.lookup(self, name).is_none()
    }

    /// Whether attributes of the class's instances are found as `object.__getattribute__` does.
    pub fn is_generic_getattr(&self, class: Gc<Type>) -> bool {
        let get = class.slots.getattro.get();
        get.is_some_and(|f| std::ptr::fn_addr_eq(f, generic_getattr as crate::slots::GetAttrFn))
    }

    /// `object.name = value`; `None` deletes.
    pub fn setattr(&mut self, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
        match self.class_of(object).slots.setattro.get() {
            Some(set) => set(self, object, name, value),
            None => generic_setattr(self, object, name, value),
        }
    }

    pub fn setattr_named(&mut self, object: Value, name: &str, value: Value) -> PyResult<()> {
        let name = self.intern_str(name);
        self.setattr(object, name, Some(value))
    }

    /// The words of an instance's attribute region.
    pub fn region(&self, object: Value) -> &[Cell<Option<Value>>] {
        let Some(header) = object.header_ptr() else { return &[] };
        // SAFETY: the value is live; the region's place and size follow from its kind and shape, under which
        // it was allocated.
        unsafe {
            let shape = self.shapes.get((*header).shape());
            let words = shape.region_words() as usize;
            let start = header.cast::<u8>().add(shape.kind.fixed_size);
            let start = if shape.kind.id == std::any::TypeId::of::<Tuple>() {
                start.add(object.cast::<Tuple>().len() * 8)
            } else {
                start
            };
            std::slice::from_raw_parts(start.cast(), words)
        }
    }

    /// To be called after a word of the region was written.
    #[inline]
    pub fn wrote_region(&self, object: Value) {
        if object.is_pointer() {
            // SAFETY: the value is live; the payload is not touched.
            let cell: Gc<crate::payloads::Plain> = unsafe { object.cast() };
            cell.wrote_many();
        }
    }

    /// An attribute of the instance itself. `name` must be interned.
    #[inline]
    pub fn instance_attribute(&self, object: Value, name: Gc<Str>) -> Option<Value> {
        let id = object.shape()?;
        let shape = self.shapes.get(id);
        match shape.layout {
            Layout::Fixed => None,
            Layout::Inline => {
                let index = shape.find(name)? as usize;
                self.shaped_slot(object, index)
            }
            Layout::Dict => self.region_dict(object)?.get_str(name),
        }
    }

    /// The attribute `index` of an instance in shaped mode.
    fn shaped_slot(&self, object: Value, index: usize) -> Option<Value> {
        let shape = self.shapes.get(object.shape()?);
        let region = self.region(object);
        let dict_word = shape.dict_word();
        let inline = shape.inline_words as usize;
        if index < inline {
            return region[dict_word + 1 + index].get();
        }
        let overflow = region[dict_word].get()?;
        // SAFETY: under `Layout::Inline` the dict word holds an `Array` or nothing.
        let overflow: Gc<Array> = unsafe { overflow.cast() };
        overflow.slots()[index - inline].get()
    }

    fn set_shaped_slot(&mut self, object: Value, index: usize, value: Option<Value>) -> PyResult<()> {
        let Some(id) = object.shape() else { return Ok(()) };
        let shape = self.shapes.get(id);
        let (dict_word, inline) = (shape.dict_word(), shape.inline_words as usize);
        if index < inline {
            self.region(object)[dict_word + 1 + index].set(value);
            self.wrote_region(object);
            return Ok(());
        }
        let at = index - inline;
        let old = self.region(object)[dict_word].get();
        // SAFETY: as in `shaped_slot`.
        let old: Option<Gc<Array>> = old.map(|v| unsafe { v.cast() });
        let array = match old {
            Some(array) if array.capacity() > at => array,
            _ => {
                let array = self.new_array((at + 1).next_power_of_two().max(4))?;
                for (to, from) in array.slots().iter().zip(old.iter().flat_map(|a| a.slots())) {
                    to.set(from.get());
                }
                self.region(object)[dict_word].set(Some(array.value()));
                self.wrote_region(object);
                array
            }
        };
        array.slots()[at].set(value);
        array.wrote_many();
        Ok(())
    }

    /// The dict of an instance in dictionary mode, where it has one yet.
    #[inline]
    pub fn region_dict(&self, object: Value) -> Option<Gc<Dict>> {
        let shape = self.shapes.get(object.shape()?);
        if shape.layout != Layout::Dict {
            return None;
        }
        let word = self.region(object).get(shape.dict_word())?.get()?;
        // SAFETY: under `Layout::Dict` the dict word holds a `Dict` (or an instance of a subclass) or nothing.
        Some(unsafe { word.cast() })
    }

    /// Whether instances of the object's shape have a `__dict__` in their region.
    pub fn has_region_dict(&self, object: Value) -> bool {
        object.shape().is_some_and(|id| self.shapes.get(id).layout != Layout::Fixed)
    }

    /// Sets (or, with `None`, deletes) an attribute of the instance itself. Whether there was a place for it:
    /// `false` where the object has no `__dict__`, or where the attribute to delete is missing.
    pub fn set_instance_attribute(
        &mut self,
        object: Value,
        name: Gc<Str>,
        value: Option<Value>,
    ) -> PyResult<bool> {
        let Some(id) = object.shape() else { return Ok(false) };
        let shape = self.shapes.get(id);
        match shape.layout {
            Layout::Fixed => Ok(false),
            Layout::Inline => match (shape.find(name), value) {
                (Some(index), Some(value)) => {
                    self.set_shaped_slot(object, index as usize, Some(value))?;
                    Ok(true)
                }
                (None, Some(value)) => match self.shape_with(id, name) {
                    Some(next) => {
                        let index = self.shapes.get(id).count as usize;
                        self.set_shaped_slot(object, index, Some(value))?;
                        if let Some(header) = object.header() {
                            header.set_shape(next);
                        }
                        self.note_attribute_count(id, index + 1);
                        Ok(true)
                    }
                    None => {
                        let dict = self.instance_dict(object)?;
                        match dict {
                            Some(dict) => self.dict_set_str(dict, name, value).map(|()| true),
                            None => Ok(false),
                        }
                    }
                },
                (None, None) => Ok(false),
                (Some(_), None) => match self.instance_dict(object)? {
                    Some(dict) => Ok(self.dict_remove(dict, name.value())?.is_some()),
                    None => Ok(false),
                },
            },
            Layout::Dict => {
                let dict = match self.region_dict(object) {
                    Some(dict) => Some(dict),
                    None if value.is_none() => None,
                    None => self.instance_dict(object)?,
                };
                match (dict, value) {
                    (None, _) => Ok(false),
                    (Some(dict), Some(value)) => self.dict_set_str(dict, name, value).map(|()| true),
                    (Some(dict), None) => Ok(self.dict_remove(dict, name.value())?.is_some()),
                }
            }
        }
    }

    /// Gives new instances of the class more inline room once instances were seen to need it.
    fn note_attribute_count(&mut self, shape: kaa_gc::ShapeId, count: usize) {
        let shape = self.shapes.get(shape);
        let (class, inline, kind) = (shape.class, shape.inline_words as usize, shape.kind);
        if count <= inline || inline >= 32 || class.inline_hint.get() as usize > inline {
            return;
        }
        let wanted = (inline * 2).clamp(4, 32) as u16;
        class.inline_hint.set(wanted);
        if class.layout.get() == Layout::Inline {
            let id = self.new_root_shape(class, kind, Layout::Inline, class.slot_words.get(), wanted);
            class.shape.set(id);
        }
    }

    /// The instance's `__dict__`, made on demand; turns the instance to dictionary mode.
    pub fn instance_dict(&mut self, object: Value) -> PyResult<Option<Gc<Dict>>> {
        let Some(id) = object.shape() else { return Ok(None) };
        let shape = self.shapes.get(id);
        match shape.layout {
            Layout::Fixed => Ok(None),
            Layout::Dict => {
                if let Some(dict) = self.region_dict(object) {
                    return Ok(Some(dict));
                }
                let word = shape.dict_word();
                let dict = self.new_dict();
                self.region(object)[word].set(Some(dict.value()));
                self.wrote_region(object);
                Ok(Some(dict))
            }
            Layout::Inline => {
                let dict = self.instance_dict_copy(object)?;
                self.set_instance_dict(object, dict)?;
                Ok(Some(dict))
            }
        }
    }

    /// A new dict of the instance's attributes, without changing how it keeps them.
    pub fn instance_dict_copy(&mut self, object: Value) -> PyResult<Gc<Dict>> {
        let Some(id) = object.shape() else { return Ok(self.new_dict()) };
        if let Some(dict) = self.region_dict(object) {
            return self.dict_copy(dict);
        }
        let shape = self.shapes.get(id);
        let names = if shape.layout == Layout::Inline { shape.names() } else { Vec::new() };
        let dict = self.new_dict_with_capacity(names.len())?;
        for (index, name) in names.into_iter().enumerate() {
            if let Some(value) = self.shaped_slot(object, index) {
                self.dict_set_str(dict, name, value)?;
            }
        }
        Ok(dict)
    }

    /// Makes `dict` the instance's `__dict__`.
    pub fn set_instance_dict(&mut self, object: Value, dict: Gc<Dict>) -> PyResult<()> {
        let Some(id) = object.shape() else { return Ok(()) };
        let shape = self.shapes.get(id);
        let word = shape.dict_word();
        if shape.layout == Layout::Inline {
            let next = self.dict_mode_shape(id);
            let region = self.region(object);
            for slot in &region[word + 1..] {
                slot.set(None);
            }
            region[word].set(Some(dict.value()));
            if let Some(header) = object.header() {
                header.set_shape(next);
            }
        } else {
            self.region(object)[word].set(Some(dict.value()));
        }
        self.wrote_region(object);
        Ok(())
    }

    /// The dictionary-mode shape that goes with a shaped one: same class, same region.
    fn dict_mode_shape(&mut self, id: kaa_gc::ShapeId) -> kaa_gc::ShapeId {
        let root = self.shapes.get(id).root;
        if let Some(known) = self.shapes.dict_mode_of(root) {
            return known;
        }
        let shape = self.shapes.get(id);
        let (class, kind, slots, inline) = (shape.class, shape.kind, shape.slot_words, shape.inline_words);
        let made = self.new_root_shape(class, kind, Layout::Dict, slots, inline);
        self.shapes.set_dict_mode(root, made);
        made
    }
}

/// `object.__getattribute__`
pub fn generic_getattr(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult {
    match generic_getattr_opt(vm, object, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(object, name)),
    }
}

/// As `generic_getattr`; `None` where the attribute is missing.
pub fn generic_getattr_opt(vm: &mut Vm, object: Value, name: Gc<Str>) -> PyResult<Option<Value>> {
    let name = vm.intern(name);
    let class = vm.class_of(object);
    let found = class.lookup(vm, name);
    let mut get = None;
    if let Some(found) = found {
        let found_class = vm.class_of(found);
        get = found_class.slots.descr_get.get();
        if let Some(get) = get
            && found_class.slots.descr_set.get().is_some()
        {
            return get(vm, found, Some(object), Some(class.value())).map(Some);
        }
    }
    if let Some(value) = vm.instance_attribute(object, name) {
        return Ok(Some(value));
    }
    if let Some(module) = vm.payload::<Module>(object)
        && let Some(value) = module.dict.get().get_str(name)
    {
        return Ok(Some(value));
    }
    // `object.__getattribute__` of a class sees what the class itself defines, as it is.
    if let Some(of) = vm.as_type(object)
        && let Some(value) = of.dict.get().get_str(name)
    {
        return Ok(Some(value));
    }
    match (found, get) {
        (Some(found), Some(get)) => get(vm, found, Some(object), Some(class.value())).map(Some),
        (found, _) => Ok(found),
    }
}

/// `object.__setattr__` and `__delattr__`
pub fn generic_setattr(vm: &mut Vm, object: Value, name: Gc<Str>, value: Option<Value>) -> PyResult<()> {
    let name = vm.intern(name);
    let class = vm.class_of(object);
    let found = class.lookup(vm, name);
    if let Some(found) = found
        && let Some(set) = vm.class_of(found).slots.descr_set.get()
    {
        return set(vm, found, object, value);
    }
    if let Some(module) = vm.payload::<Module>(object) {
        let dict = module.dict.get();
        return match value {
            Some(value) => vm.dict_set_str(dict, name, value),
            None => match vm.dict_remove(dict, name.value())? {
                Some(_) => Ok(()),
                None => Err(vm.no_attribute(object, name)),
            },
        };
    }
    if vm.set_instance_attribute(object, name, value)? {
        return Ok(());
    }
    if vm.has_region_dict(object) {
        return Err(vm.no_attribute(object, name));
    }
    let class_name = class.name_lossy();
    let text = name.to_lossy();
    let message = if found.is_some() {
        format!("'{class_name}' object attribute '{text}' is read-only")
    } else if class.slots.setattro.get().map(|f| f as usize) == Some(generic_setattr as *const () as usize) {
        format!("'{class_name}' object has no attribute '{text}' and no __dict__ for setting new attributes")
    } else {
        format!("'{class_name}' object has no attribute '{text}'")
    };
    Err(vm.attribute_error(object, name, message))
}
