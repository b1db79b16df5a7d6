//! Values of marshal data. CPython: `r_object` in `Python/marshal.c`.

use kaa_object::list::{List, ListRef};
use kaa_object::payloads::Set;
use kaa_object::tuple::Tuple;
use kaa_object::{Gc, PyResult, Raised, Value, Vm};
use kaa_pyc::{Graph, NodeId, Object};

fn raise(vm: &mut Vm, error: &kaa_pyc::Error) -> Raised {
    match error.exception() {
        // That one needs more than a message.
        "UnicodeDecodeError" => vm.value_error(&error.message),
        name => vm.raise_named(name, &error.message),
    }
}

fn bad(vm: &mut Vm, what: &str) -> Raised {
    vm.value_error(format!("bad marshal data ({what})"))
}

/// The value in marshal bytes.
pub fn loads_slice(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    read(vm, bytes, true, false)
}

/// The first value in some bytes, which may be what a file had.
pub fn read(vm: &mut Vm, bytes: &[u8], allow_code: bool, from_file: bool) -> PyResult {
    let (graph, _) = match kaa_pyc::read_prefix(bytes) {
        Ok(read) => read,
        Err(mut error) => {
            if from_file && error.message == "marshal data too short" {
                error.message = "EOF read where not expected".into();
            }
            return Err(raise(vm, &error));
        }
    };
    let mut reader = Reader { graph: &graph, values: vm.list_with_capacity(graph.len())?, allow_code };
    reader.run(vm)
}

struct Reader<'a> {
    graph: &'a Graph,
    /// By node; `Value::EMPTY` where a value isn't there yet.
    values: Gc<List>,
    allow_code: bool,
}

impl Reader<'_> {
    fn run(&mut self, vm: &mut Vm) -> PyResult {
        let graph = self.graph;
        // What can contain itself is there from the start; of tuples those that something refers to.
        for at in 0..graph.len() {
            let value = match &graph.node_at(at).object {
                Object::List(_) => vm.new_list().value(),
                Object::Dict(_) => vm.new_dict().value(),
                Object::Set(_) => kaa_types::set::new_set(vm).value(),
                Object::Tuple { items, .. } if graph.node_at(at).flag && !items.is_empty() => {
                    vm.tuple_to_fill(items.len())?.value()
                }
                _ => Value::EMPTY,
            };
            self.values.push(vm, value)?;
        }
        let inside_code = graph.nodes_inside_code();
        for &id in graph.completed() {
            if !inside_code[id.index()] {
                self.make(vm, id)?;
            }
        }
        match self.values.get(graph.root().index()) {
            Some(value) if value != Value::EMPTY => Ok(value),
            _ => Err(bad(vm, "invalid reference")),
        }
    }

    fn child(&self, vm: &mut Vm, id: NodeId) -> PyResult {
        match self.values.get(id.index()) {
            Some(value) if value != Value::EMPTY => Ok(value),
            _ => Err(bad(vm, "invalid reference")),
        }
    }

    fn items(&self, vm: &mut Vm, ids: &[NodeId]) -> PyResult<Gc<List>> {
        let list = vm.list_with_capacity(ids.len())?;
        for &id in ids {
            let item = self.child(vm, id)?;
            list.push(vm, item)?;
        }
        Ok(list)
    }

    fn fill_set(&self, vm: &mut Vm, set: Gc<Set>, ids: &[NodeId]) -> PyResult<()> {
        for &id in ids {
            let item = self.child(vm, id)?;
            kaa_types::set::add(vm, set, item)?;
        }
        Ok(())
    }

    fn make(&mut self, vm: &mut Vm, id: NodeId) -> PyResult<()> {
        let value = match self.graph.object(id) {
            Object::List(ids) => {
                let own = self.child(vm, id)?;
                let list = vm.this::<List>(own);
                for &item in ids {
                    let item = self.child(vm, item)?;
                    list.push(vm, item)?;
                }
                return Ok(());
            }
            Object::Dict(pairs) => {
                let own = self.child(vm, id)?;
                let dict = vm.this::<kaa_object::dict::Dict>(own);
                for &(key, value) in pairs {
                    let (key, value) = (self.child(vm, key)?, self.child(vm, value)?);
                    vm.dict_set(dict, key, value)?;
                }
                return Ok(());
            }
            Object::Set(ids) => {
                let own = self.child(vm, id)?;
                let set = vm.this::<Set>(own);
                return self.fill_set(vm, set, ids);
            }
            Object::FrozenSet(ids) => {
                let items = self.items(vm, ids)?.value();
                let class = vm.types.frozenset.value();
                vm.call(class, &[items])?
            }
            Object::Tuple { items, .. } if self.graph.node_at(id.index()).flag && !items.is_empty() => {
                let own = self.child(vm, id)?;
                // One that is its own item can't be.
                if items.contains(&id) {
                    return Err(bad(vm, "invalid reference"));
                }
                let items = self.items(vm, items)?;
                let tuple = vm.this::<Tuple>(own);
                vm.fill_tuple(tuple, items.items());
                return Ok(());
            }
            Object::Tuple { items, .. } => {
                let items = self.items(vm, items)?;
                vm.try_tuple(items.items())?.value()
            }
            Object::Slice([start, stop, step]) => {
                let (start, stop) = (self.child(vm, *start)?, self.child(vm, *stop)?);
                let step = self.child(vm, *step)?;
                vm.new_slice(start, stop, step)
            }
            Object::StopIteration => vm.exception_type("StopIteration").value(),
            Object::Code(_) => {
                if !self.allow_code {
                    return Err(vm.value_error("unmarshalling code objects is disallowed"));
                }
                let code = match self.graph.code_object(id) {
                    Ok(code) => code,
                    Err(error) => return Err(raise(vm, &error)),
                };
                if let Err(invalid) = kaa_code::validate(&code) {
                    return Err(bad(vm, &invalid.to_string()));
                }
                kaa_interp::code_from_plain(vm, code.into())?.value()
            }
            Object::Str { form, text } => {
                let text = vm.str_from_text(text)?;
                if form.is_interned() { vm.intern(text).value() } else { text.value() }
            }
            _ => match self.graph.constant(id) {
                Ok(constant) => kaa_interp::constant_value(vm, &constant)?,
                Err(error) => return Err(raise(vm, &error)),
            },
        };
        self.values.set(id.index(), value);
        Ok(())
    }
}
