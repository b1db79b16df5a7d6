//! `odict_keys`, `odict_values`, `odict_items`: views of a dict that give the iterators of OrderedDict.
//! CPython: `odictkeys_iter` and its siblings.

use super::Ordered;
use super::iter::{self, What};
use kaa_object::declare::TypeDef;
use kaa_object::dict::{Dict, DictView};
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Value, Vm};

macro_rules! view {
    ($def:ident, $name:literal, $methods:ident, $what:expr) => {
        static $def: TypeDef = TypeDef {
            flags: type_flags::DISALLOW_INSTANTIATION,
            slots: |s| s.iter.set(Some(|vm, this| over(vm, this, $what))),
            methods: &[$methods],
            ..TypeDef::new($name)
        };

        kaa_object::methods! { $methods: Instance =>
            "__reversed__($self, /)" => |vm: &mut Vm, this: Gc<DictView>| iter::backwards(vm, this.dict, $what), Alloc;
        }
    };
}

view!(KEYS, "odict_keys", KEYS_METHODS, What::Keys);
view!(VALUES, "odict_values", VALUES_METHODS, What::Values);
view!(ITEMS, "odict_items", ITEMS_METHODS, What::Items);

pub fn install(vm: &mut Vm) {
    let bases = [vm.types.dict_keys, vm.types.dict_values, vm.types.dict_items];
    let classes = [(bases[0], &KEYS), (bases[1], &VALUES), (bases[2], &ITEMS)].map(|(base, def)| {
        let class = vm.define_subtype(base, def);
        vm.add_root(class.value());
        class
    });
    vm.state::<Ordered>().views = classes.map(Some);
}

fn over(vm: &mut Vm, this: Value, what: What) -> PyResult {
    let dict = vm.this::<DictView>(this).dict;
    Ok(iter::over(vm, dict, what).value())
}

pub fn new(vm: &mut Vm, dict: Gc<Dict>, what: What) -> Gc<DictView> {
    let classes = vm.state::<Ordered>().views;
    let (place, plain) = match what {
        What::Keys => (0, vm.types.dict_keys),
        What::Values => (1, vm.types.dict_values),
        What::Items => (2, vm.types.dict_items),
    };
    vm.alloc_instance(classes[place].unwrap_or(plain), DictView { dict })
}
