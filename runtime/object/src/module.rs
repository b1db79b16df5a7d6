//! Module objects, and making them of definitions.

use crate::core_types::shape;
use crate::declare::ModuleDef;
use crate::payloads::Module;
use crate::str::Str;
use crate::{Gc, PyResult, Slot, Value, Vm};

/// What a module's file may hide from importers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shadows {
    Nothing,
    /// Some library, as the file lies where the program is.
    Library,
    /// A module of the standard library.
    Standard,
}

impl Vm {
    /// The file that a module's `__spec__` says it comes from.
    pub fn origin_of_spec(&mut self, spec: Value) -> PyResult<Option<Gc<Str>>> {
        let has_location = self.intern_str("has_location");
        let located = match self.getattr_opt(spec, has_location)? {
            Some(flag) => self.is_true(flag)?,
            None => false,
        };
        if !located {
            return Ok(None);
        }
        let origin = self.intern_str("origin");
        Ok(self.getattr_opt(spec, origin)?.and_then(|o| self.as_str(o)))
    }

    /// What the file `origin` of the module `name` may hide. CPython: `_PyModule_IsPossiblyShadowing`.
    pub fn shadows(&mut self, name: &str, origin: Option<&str>) -> PyResult<Shadows> {
        let (Some(origin), Some(folder)) = (origin, &self.program_path) else { return Ok(Shadows::Nothing) };
        let folder = match folder.as_str() {
            "" => kaa_host::current_dir(),
            _ => Some(folder.clone()),
        };
        let Some((mut parent, file)) = origin.rsplit_once('/') else { return Ok(Shadows::Nothing) };
        if file == "__init__.py" {
            parent = parent.rsplit_once('/').map_or("", |(above, _)| above);
        }
        if folder.as_deref() != Some(parent) {
            return Ok(Shadows::Nothing);
        }
        let name = self.str(name).value();
        let standard = match self.dict_get_named(self.sys_dict, "stdlib_module_names") {
            Some(names) if self.payload::<crate::payloads::Set>(names).is_some() => {
                self.contains(names, name)?
            }
            _ => false,
        };
        Ok(if standard { Shadows::Standard } else { Shadows::Library })
    }

    /// An empty module: `__name__`, `__doc__`, `__package__`, `__loader__`, `__spec__`.
    pub fn new_module(&mut self, name: &str, doc: Option<&str>) -> PyResult<Gc<Module>> {
        let dict = self.new_dict();
        let module = self.heap.alloc(shape::MODULE, Module { dict: Slot::new(dict), state: Slot::new(None) });
        let name = self.str(name).value();
        let doc = match doc {
            Some(doc) => self.str(doc).value(),
            None => Value::NONE,
        };
        for (key, value) in [
            (self.names.__name__, name),
            (self.names.__doc__, doc),
            (self.names.__package__, Value::NONE),
            (self.names.__loader__, Value::NONE),
            (self.names.__spec__, Value::NONE),
        ] {
            self.dict_set_str(dict, key, value)?;
        }
        Ok(module)
    }

    /// Makes the module that a definition describes.
    pub fn make_module(&mut self, def: &'static ModuleDef) -> PyResult<Gc<Module>> {
        let module = self.new_module(def.name, def.doc)?;
        self.fill_module(module, def)?;
        Ok(module)
    }

    /// Adds a definition's functions to a module and runs its `init`.
    pub fn fill_module(&mut self, module: Gc<Module>, def: &'static ModuleDef) -> PyResult<()> {
        let module_name = self.str(def.name).value();
        for row in def.functions.iter().flat_map(|table| table.iter()) {
            // Each isolate says the same.
            row.module.get_or_init(|| def.name);
            let function = self.new_builtin_function(row, Some(module.value()), Some(module_name));
            self.dict_set_named(module.dict.get(), row.name(), function)?;
        }
        (def.init)(self, module)
    }

    /// `module.name = value`
    pub fn module_set(&mut self, module: Gc<Module>, name: &str, value: Value) -> PyResult<()> {
        self.dict_set_named(module.dict.get(), name, value)
    }

    /// Adds a type to a module under its own name.
    pub fn module_add_type(&mut self, module: Gc<Module>, class: Gc<crate::Type>) -> PyResult<()> {
        let name: Gc<Str> = class.name.get();
        let name = self.intern(name);
        self.dict_set_str(module.dict.get(), name, class.value())
    }
}
