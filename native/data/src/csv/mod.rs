//! `_csv`: reading and writing comma-separated values. CPython: `Modules/_csv.c`.

mod dialect;
mod reader;
mod writer;

use crate::support;
use kaa_object::declare::ModuleDef;
use kaa_object::dict::Dict;
use kaa_object::{Args, Gc, PyResult, Raised, Value, Vm, methods, raw_methods};
use kaa_types::util::check_count;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_csv",
    doc: Some("CSV parsing and writing.\n"),
    functions: &[FUNCTIONS, RAW],
    init: |vm, module| {
        for (name, value) in [
            ("QUOTE_MINIMAL", dialect::MINIMAL),
            ("QUOTE_ALL", dialect::ALL),
            ("QUOTE_NONNUMERIC", dialect::NONNUMERIC),
            ("QUOTE_NONE", dialect::NONE),
            ("QUOTE_STRINGS", dialect::STRINGS),
            ("QUOTE_NOTNULL", dialect::NOTNULL),
        ] {
            vm.module_set(module, name, Value::int32(value))?;
        }
        let dialects = vm.new_dict().value();
        vm.add_root(dialects);
        vm.module_set(module, "_dialects", dialects)?;
        let class = match vm.state::<State>().error {
            Some(class) => class,
            None => support::new_exception(vm, "_csv.Error", "Exception", None)?,
        };
        vm.module_set(module, "Error", class)?;
        let state = vm.state::<State>();
        state.error = Some(class);
        state.dialects = Some(dialects);
        state.limit = 128 * 1024;
        let class = dialect::define(vm);
        vm.module_set(module, "Dialect", class.value())?;
        let class = reader::define(vm);
        vm.module_set(module, "Reader", class.value())?;
        let class = writer::define(vm);
        vm.module_set(module, "Writer", class.value())
    },
};

/// What the module keeps per isolate; the values are roots.
#[derive(Default)]
struct State {
    error: Option<Value>,
    dialects: Option<Value>,
    /// Longest field that the reader takes.
    limit: i64,
}

/// Raises `_csv.Error`.
#[cold]
fn error(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.state::<State>().error;
    support::raise(vm, class, message)
}

/// The registered dialects by name.
fn dialects(vm: &mut Vm) -> PyResult<Gc<Dict>> {
    let dialects = vm.state::<State>().dialects;
    match dialects.and_then(|d| vm.as_dict(d)) {
        Some(dict) => Ok(dict),
        None => Err(vm.runtime_error("_csv is not initialised")),
    }
}

methods! { FUNCTIONS: Module =>
    /// Sets an upper limit on parsed fields.
    ///
    /// Returns old limit. If limit is not given, no new limit is set and
    /// the old limit is returned
    "field_size_limit($module, /, new_limit=<unrepresentable>)" => |vm: &mut Vm, limit: Option<Value>| -> PyResult<i64> {
        let old = vm.state::<State>().limit;
        if let Some(limit) = limit {
            if !limit.is_int() && !limit.has_shape(kaa_object::core_types::shape::INT) {
                return Err(vm.type_error("limit must be an integer"));
            }
            let limit = vm.to_i64(limit, "Python int too large to convert to C ssize_t")?;
            vm.state::<State>().limit = limit;
        }
        Ok(old)
    }, Any;
    /// Return the dialect instance associated with name.
    "get_dialect($module, /, name)" => |vm: &mut Vm, name: Value| registered(vm, name), Any;
    /// Return a list of all known dialect names.
    ///
    /// names = csv.list_dialects()
    "list_dialects($module, /)" => |vm: &mut Vm| -> PyResult {
        let dict = dialects(vm)?.value();
        vm.collect_list(dict).map(Gc::value)
    }, Alloc;
    /// Delete the name/dialect mapping associated with a string name.
    ///
    /// csv.unregister_dialect(name)
    "unregister_dialect($module, /, name)" => |vm: &mut Vm, name: Value| -> PyResult<()> {
        let dict = dialects(vm)?;
        match vm.dict_remove(dict, name)? {
            Some(_) => Ok(()),
            None => Err(error(vm, "unknown dialect")),
        }
    }, Any;
}

/// The dialect registered by that name.
fn registered(vm: &mut Vm, name: Value) -> PyResult {
    let dict = dialects(vm)?;
    match vm.dict_get(dict, name)? {
        Some(dialect) => Ok(dialect),
        None => Err(error(vm, "unknown dialect")),
    }
}

raw_methods! { RAW: Module =>
    /// Return a reader object that will process lines from the given iterable.
    ///
    /// The "iterable" argument can be any object that returns a line
    /// of input for each iteration, such as a file object or a list.  The
    /// optional "dialect" argument defines a CSV dialect.  The function
    /// also accepts optional keyword arguments which override settings
    /// provided by the dialect.
    ///
    /// The returned object is an iterator.  Each iteration returns a row
    /// of the CSV file (which can span multiple input lines).
    "reader($module, iterable, /, dialect='excel', **fmtparams)" => |vm, args| {
        check_positional(vm, "reader", args)?;
        let input = vm.iter(args.positional()[0])?;
        let dialect = dialect::from_args(vm, args.skip_first())?;
        Ok(reader::new(vm, input, dialect))
    }, Any;
    /// Create a mapping from a string name to a CVS dialect.
    ///
    /// The optional "dialect" argument specifies the base dialect instance
    /// or the name of the registered dialect.  The function also accepts
    /// optional keyword arguments which override settings provided by the
    /// dialect.
    "register_dialect($module, name, /, dialect='excel', **fmtparams)" => |vm, args| {
        check_positional(vm, "register_dialect", args)?;
        let name = args.positional()[0];
        if vm.as_str(name).is_none() {
            return Err(vm.type_error("dialect name must be a string"));
        }
        let dialect = dialect::from_args(vm, args.skip_first())?;
        let dict = dialects(vm)?;
        vm.dict_set(dict, name, dialect.value())?;
        Ok(Value::NONE)
    }, Any;
    /// Return a writer object that will write user data on the given file object.
    ///
    /// The "fileobj" argument can be any object that supports the file API.
    /// The optional "dialect" argument defines a CSV dialect.  The function
    /// also accepts optional keyword arguments which override settings
    /// provided by the dialect.
    "writer($module, fileobj, /, dialect='excel', **fmtparams)" => |vm, args| {
        check_positional(vm, "writer", args)?;
        let dialect = dialect::from_args(vm, args.skip_first())?;
        writer::new(vm, args.positional()[0], dialect)
    }, Any;
}

fn check_positional(vm: &mut Vm, name: &str, args: Args<'_>) -> PyResult<()> {
    check_count(vm, name, args.positional().len(), 1, 2)
}
