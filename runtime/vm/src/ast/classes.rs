//! The module `_ast`: `AST` and the classes of the ASDL. CPython: `Parser/asdl_c.py`, which writes
//! `Python/Python-ast.c`.
//!
//! The classes are made when the module is first imported or a tree is first asked for. Instances keep
//! their attributes by shape, so that nodes made here need no dict.

use super::asdl::{GROUPS, Group, NODES, Node, Quantity, Row};
use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::dict::Dict;
use kaa_object::list::ListRef;
use kaa_object::payloads::{GenericAlias, Plain, Union};
use kaa_object::shape::Layout;
use kaa_object::tuple::Tuple;
use kaa_object::typeobject::{Type, TypeRef, type_flags};
use kaa_object::{Args, Gc, PyResult, ShapeId, Str, StrBuilder, Value, Vm, methods};
use std::rc::Rc;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_ast",
    doc: None,
    functions: &[],
    init: |vm, module| {
        let classes = classes(vm)?;
        vm.module_set(module, "AST", classes.base.value())?;
        for (name, value) in [
            ("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000),
            ("PyCF_ONLY_AST", 0x400),
            ("PyCF_TYPE_COMMENTS", 0x1000),
            ("PyCF_OPTIMIZED_AST", 0x8400),
        ] {
            vm.module_set(module, name, Value::int32(value))?;
        }
        for (group, &class) in GROUPS.iter().zip(&classes.groups) {
            vm.module_set(module, group.name, class.value())?;
            if !group.is_product {
                for row in group.rows {
                    let class = classes.nodes[row.node as usize].class;
                    vm.module_set(module, group.class_name(row), class.value())?;
                }
            }
        }
        Ok(())
    },
};

/// A class with fields, and how its instances are laid out when all attributes are there.
pub struct NodeClass {
    pub class: Gc<Type>,
    /// Shape with all fields and the position.
    pub full: ShapeId,
}

/// All classes of the module. They are roots of the isolate.
pub struct Classes {
    pub base: Gc<Type>,
    /// Bases of constructors and products, in the order of `GROUPS`.
    pub groups: Vec<Gc<Type>>,
    /// By `Node`.
    pub nodes: Vec<NodeClass>,
    /// Instances of the classes without fields, by `Node`, which all trees share.
    pub singletons: Vec<Option<Value>>,
}

#[derive(Default)]
struct Known(Option<Rc<Classes>>);

/// The classes, made at first use.
pub fn classes(vm: &mut Vm) -> PyResult<Rc<Classes>> {
    if let Some(known) = &vm.state::<Known>().0 {
        return Ok(known.clone());
    }
    let made = Rc::new(make(vm)?);
    vm.state::<Known>().0 = Some(made.clone());
    Ok(made)
}

const POSITION: [&str; 4] = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

fn make(vm: &mut Vm) -> PyResult<Classes> {
    let object = vm.types.object;
    let base = vm.define_subtype(object, &AST);
    base.clear_flag(type_flags::IMMUTABLE);
    base.layout.set(Layout::Inline);
    base.inline_hint.set(4);
    let id = vm.new_root_shape(base, *base.kind, Layout::Inline, base.slot_words.get(), 4);
    base.shape.set(id);
    vm.add_root(base.value());
    let empty = vm.empty_tuple.value();
    for name in ["_fields", "__match_args__", "_attributes"] {
        vm.setattr_named(base.value(), name, empty)?;
    }
    let mut groups = Vec::with_capacity(GROUPS.len());
    let mut nodes: Vec<Option<Gc<Type>>> = vec![None; NODES];
    for group in GROUPS {
        let class = match (group.is_product, group.rows) {
            (true, [row]) => make_node(vm, group, row, base)?,
            _ => {
                let doc = sum_doc(group);
                make_class(vm, group.name, base, &[], &doc)?
            }
        };
        groups.push(class);
        let located: &[&str] = if group.is_located { &POSITION } else { &[] };
        let names = strings(vm, located)?;
        vm.setattr_named(class.value(), "_attributes", names.value())?;
        // Patterns and type parameters must say where they end.
        if group.is_located && !matches!(group.name, "pattern" | "type_param") {
            vm.setattr_named(class.value(), "end_lineno", Value::NONE)?;
            vm.setattr_named(class.value(), "end_col_offset", Value::NONE)?;
        }
        for row in group.rows {
            nodes[row.node as usize] = Some(match group.is_product {
                true => class,
                false => make_node(vm, group, row, class)?,
            });
        }
    }
    let mut finished = Vec::with_capacity(NODES);
    let mut singletons = Vec::with_capacity(NODES);
    let rows = GROUPS.iter().flat_map(|g| g.rows.iter().map(move |r| (g, r)));
    for ((group, row), class) in rows.zip(nodes.into_iter().flatten()) {
        add_field_types(vm, row, class, &groups)?;
        let full = lay_out(vm, group, row, class)?;
        finished.push(NodeClass { class, full });
        let alone = row.fields.is_empty() && !group.is_located;
        singletons.push(alone.then(|| vm.alloc_plain(class)).inspect(|&v| vm.add_root(v)));
    }
    Ok(Classes { base, groups, nodes: finished, singletons })
}

fn strings(vm: &mut Vm, names: &[&str]) -> PyResult<Gc<Tuple>> {
    let list = vm.list_with_capacity(names.len())?;
    for name in names {
        let name = vm.intern_str(name).value();
        list.push(vm, name)?;
    }
    vm.try_tuple(list.items())
}

/// "expr = BoolOp(boolop op, expr* values)\n     | NamedExpr(…)…"
fn sum_doc(group: &Group) -> String {
    let plain = group.rows.iter().all(|r| r.fields.is_empty());
    let rows: Vec<String> = group.rows.iter().map(|r| row_doc(group, r)).collect();
    let between = if plain { " | ".to_owned() } else { format!("\n{} | ", " ".repeat(group.name.len())) };
    format!("{} = {}", group.name, rows.join(&between))
}

fn row_doc(group: &Group, row: &Row) -> String {
    let name = group.class_name(row);
    if row.fields.is_empty() { name.to_owned() } else { format!("{name}({})", row.fields) }
}

fn make_class(vm: &mut Vm, name: &str, base: Gc<Type>, fields: &[&str], doc: &str) -> PyResult<Gc<Type>> {
    let fields = strings(vm, fields)?.value();
    let (module, doc) = (vm.intern_str("ast").value(), vm.str(doc).value());
    let dict = vm.new_dict();
    for (key, value) in
        [("_fields", fields), ("__match_args__", fields), ("__module__", module), ("__doc__", doc)]
    {
        vm.dict_set_named(dict, key, value)?;
    }
    let name = vm.intern_str(name).value();
    let bases = vm.tuple(&[base.value()]).value();
    let class = vm.call(vm.types.r#type.value(), &[name, bases, dict.value()])?;
    vm.add_root(class);
    match vm.as_type(class) {
        Some(class) => Ok(class),
        None => Err(vm.system_error("type() made no class")),
    }
}

fn make_node(vm: &mut Vm, group: &Group, row: &Row, base: Gc<Type>) -> PyResult<Gc<Type>> {
    let names: Vec<&str> = row.parsed().map(|f| f.name).collect();
    let doc = row_doc(group, row);
    let class = make_class(vm, group.class_name(row), base, &names, &doc)?;
    for field in row.parsed().filter(|f| f.quantity == Quantity::Optional) {
        vm.setattr_named(class.value(), field.name, Value::NONE)?;
    }
    Ok(class)
}

/// `_field_types` and `__annotations__`, one dict for both.
fn add_field_types(vm: &mut Vm, row: &Row, class: Gc<Type>, groups: &[Gc<Type>]) -> PyResult<()> {
    let dict = vm.new_dict();
    for field in row.parsed() {
        let kind = match field.kind {
            "identifier" | "string" => vm.types.str.value(),
            "int" => vm.types.int.value(),
            "constant" => vm.types.object.value(),
            name => match GROUPS.iter().position(|g| g.name == name) {
                Some(at) => groups[at].value(),
                None => return Err(vm.system_error("a field of an unknown kind")),
            },
        };
        let kind = match field.quantity {
            Quantity::One => kind,
            Quantity::Optional => kaa_types::union::type_or(vm, kind, Value::NONE)?,
            Quantity::Many => vm.new_generic_alias(vm.types.list.value(), kind),
        };
        vm.dict_set_named(dict, field.name, kind)?;
    }
    vm.setattr_named(class.value(), "_field_types", dict.value())?;
    vm.setattr_named(class.value(), "__annotations__", dict.value())
}

/// Gives instances room for all attributes, and returns the shape of those that have them.
fn lay_out(vm: &mut Vm, group: &Group, row: &Row, class: Gc<Type>) -> PyResult<ShapeId> {
    let located: &[&str] = if group.is_located { &POSITION } else { &[] };
    let names: Vec<&str> = row.parsed().map(|f| f.name).chain(located.iter().copied()).collect();
    let inline = names.len().max(1) as u16;
    class.inline_hint.set(inline);
    let (kind, slots) = (*class.kind, class.slot_words.get());
    let mut id = vm.new_root_shape(class, kind, Layout::Inline, slots, inline);
    class.shape.set(id);
    for name in names {
        let name = vm.intern_str(name);
        id = match vm.shape_with(id, name) {
            Some(next) => next,
            None => return Err(vm.system_error("a node with too many attributes")),
        };
    }
    Ok(id)
}

static AST: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| Ok(vm.alloc_instance(class, Plain).value())));
        s.init.set(Some(init));
        s.repr.set(Some(|vm, this| repr(vm, this, 3).map(Gc::value)));
    },
    methods: &[METHODS],
    getset: &[GetSetDef {
        name: "__dict__",
        doc: "",
        get: kaa_types::object::get_dict,
        set: Some(kaa_types::object::set_dict),
    }],
    ..TypeDef::new("ast.AST")
};

methods! { METHODS: Instance =>
    "__reduce__($self, /)" => reduce, Any;
    /// Return a copy of the AST node with new values for the specified fields.
    "__replace__($self, /, **fields)" => replace, Any;
}

/// A sequence of names that a class keeps: `_fields`, `_attributes`.
fn names_of(vm: &mut Vm, class: Gc<Type>, which: &str) -> PyResult<Option<Gc<Tuple>>> {
    let which = vm.intern_str(which);
    let Some(found) = vm.getattr_opt(class.value(), which)? else { return Ok(None) };
    if let Some(tuple) = vm.exact_tuple(found) {
        return Ok(Some(tuple));
    }
    let list = vm.collect_list(found)?;
    vm.try_tuple(list.items()).map(Some)
}

fn index_of(vm: &mut Vm, names: Gc<Tuple>, name: Value) -> PyResult<Option<usize>> {
    if let Some(at) = names.items().iter().position(|n| *n == name) {
        return Ok(Some(at));
    }
    for (at, &candidate) in names.items().iter().enumerate() {
        if vm.eq(candidate, name)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn set(vm: &mut Vm, this: Value, name: Value, value: Value) -> PyResult<()> {
    match vm.as_str(name) {
        Some(name) => {
            let name = vm.intern(name);
            vm.setattr(this, name, Some(value))
        }
        None => {
            let got = vm.type_name_of(name);
            Err(vm.type_error(format!("attribute name must be string, not '{got}'")))
        }
    }
}

fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let class = vm.class_of(this);
    let class_name = class.name_lossy();
    let Some(fields) = names_of(vm, class, "_fields")? else {
        let message = format!("type object '{class_name}' has no attribute '_fields'");
        let name = vm.intern_str("_fields");
        return Err(vm.attribute_error(class.value(), name, message));
    };
    let count = fields.len();
    let positional = args.positional();
    if positional.len() > count {
        let plural = if count == 1 { "" } else { "s" };
        return Err(vm.type_error(format!(
            "{class_name} constructor takes at most {count} positional argument{plural}"
        )));
    }
    let mut given = vec![false; count];
    for (at, &value) in positional.iter().enumerate() {
        set(vm, this, fields.items()[at], value)?;
        given[at] = true;
    }
    let mut attributes = None;
    for (name, value) in args.keywords() {
        match index_of(vm, fields, name.value())? {
            Some(at) if given[at] => {
                let name = vm.repr(name.value())?.to_lossy();
                return Err(vm.type_error(format!("{class_name} got multiple values for argument {name}")));
            }
            Some(at) => given[at] = true,
            None => {
                let known = match attributes {
                    Some(known) => known,
                    None => names_of(vm, class, "_attributes")?.unwrap_or(vm.empty_tuple),
                };
                attributes = Some(known);
                if index_of(vm, known, name.value())?.is_none() {
                    let name = vm.repr(name.value())?.to_lossy();
                    vm.warn_named(
                        "DeprecationWarning",
                        &format!(
                            "{class_name}.__init__ got an unexpected keyword argument {name}. Support for \
                             arbitrary keyword arguments is deprecated and will be removed in Python 3.15."
                        ),
                        1,
                    )?;
                }
            }
        }
        set(vm, this, name.value(), value)?;
    }
    if given.iter().all(|g| *g) {
        return Ok(());
    }
    let name = vm.intern_str("_field_types");
    // Classes of a program's own may lack it; their missing fields stay unset.
    let Some(types) = vm.getattr_opt(class.value(), name)?.and_then(|t| vm.as_dict(t)) else { return Ok(()) };
    for at in (0..count).filter(|&at| !given[at]) {
        let field = fields.items()[at];
        set_missing(vm, this, &class_name, field, types)?;
    }
    Ok(())
}

/// Sets a field that the constructor was not given: lists are empty, contexts are `Load()`.
fn set_missing(vm: &mut Vm, this: Value, class: &str, field: Value, types: Gc<Dict>) -> PyResult<()> {
    let later = "This will become an error in Python 3.15.";
    let Some(kind) = vm.dict_get(types, field)? else {
        let field = vm.repr(field)?.to_lossy();
        let text = format!("Field {field} is missing from {class}._field_types. {later}");
        return vm.warn_named("DeprecationWarning", &text, 1);
    };
    if vm.payload::<Union>(kind).is_some() {
        return Ok(());
    }
    if vm.payload::<GenericAlias>(kind).is_some() {
        let empty = vm.new_list().value();
        return set(vm, this, field, empty);
    }
    let classes = classes(vm)?;
    let contexts = classes.nodes[Node::Load as usize].class.base.get();
    if contexts.is_some_and(|c| c.value() == kind) {
        let load = classes.singletons[Node::Load as usize].unwrap_or(Value::NONE);
        return set(vm, this, field, load);
    }
    let field = vm.repr(field)?.to_lossy();
    let text = format!("{class}.__init__ missing 1 required positional argument: {field}. {later}");
    vm.warn_named("DeprecationWarning", &text, 1)
}

/// The constructor is given None for the fields that are there, so that it doesn't warn of missing ones; the state has
/// their values, so that nodes may refer to one another in circles.
fn reduce(vm: &mut Vm, this: Value) -> PyResult {
    let class = vm.class_of(this);
    let state = vm.instance_dict_copy(this)?;
    let args = vm.new_list();
    if let Some(fields) = names_of(vm, class, "_fields")? {
        for &field in fields.items() {
            if vm.dict_get(state, field)?.is_none() {
                break;
            }
            args.push(vm, Value::NONE)?;
        }
    }
    let args = vm.try_tuple(args.items())?.value();
    Ok(vm.tuple(&[class.value(), args, state.value()]).value())
}

fn replace(vm: &mut Vm, this: Value, changes: Gc<Dict>) -> PyResult {
    let class = vm.class_of(this);
    let class_name = class.name_lossy();
    let fields = names_of(vm, class, "_fields")?.unwrap_or(vm.empty_tuple);
    let attributes = names_of(vm, class, "_attributes")?.unwrap_or(vm.empty_tuple);
    let own = vm.instance_dict_copy(this)?;
    let mut position = 0;
    while let Some((key, _, _)) = changes.next_entry(&mut position) {
        if index_of(vm, fields, key)?.is_none() && index_of(vm, attributes, key)?.is_none() {
            let key = vm.repr(key)?.to_lossy();
            return Err(
                vm.type_error(format!("{class_name}.__replace__ got an unexpected keyword argument {key}."))
            );
        }
    }
    let name = vm.intern_str("_field_types");
    let types = vm.getattr_opt(class.value(), name)?.and_then(|t| vm.as_dict(t));
    let mut missing = Vec::new();
    for &field in fields.items() {
        if vm.dict_contains(own, field)? || vm.dict_contains(changes, field)? {
            continue;
        }
        // Optional fields have a value on the class.
        let kind = match types {
            Some(types) => vm.dict_get(types, field)?,
            None => None,
        };
        if !kind.is_some_and(|k| vm.payload::<Union>(k).is_some()) {
            missing.push(vm.repr(field)?.to_lossy());
        }
    }
    if !missing.is_empty() {
        missing.sort();
        let plural = if missing.len() == 1 { "" } else { "s" };
        let (count, names) = (missing.len(), missing.join(", "));
        return Err(vm.type_error(format!(
            "{class_name}.__replace__ missing {count} keyword argument{plural}: {names}."
        )));
    }
    // Only what the class knows goes into the copy.
    let arguments = vm.new_dict();
    for source in [own, changes] {
        let mut position = 0;
        while let Some((key, value, hash)) = source.next_entry(&mut position) {
            if index_of(vm, fields, key)?.is_some() || index_of(vm, attributes, key)?.is_some() {
                vm.dict_set_hashed(arguments, key, hash, value)?;
            }
        }
    }
    let (names, values) = (vm.new_list(), vm.new_list());
    let mut position = 0;
    while let Some((key, value, _)) = arguments.next_entry(&mut position) {
        names.push(vm, key)?;
        values.push(vm, value)?;
    }
    let (names, values) = (vm.try_tuple(names.items())?, vm.try_tuple(values.items())?);
    vm.call_args(class.value(), Args { values: values.items(), names: Some(names) })
}

/// The node to a depth of three, the middle of long lists left out. CPython: `ast_repr_max_depth`.
fn repr(vm: &mut Vm, this: Value, depth: usize) -> PyResult<Gc<Str>> {
    let class = vm.class_of(this);
    let name = class.name_lossy();
    if depth == 0 || !vm.repr_enter(this) {
        return vm.try_str(&format!("{name}(...)"));
    }
    let result = repr_fields(vm, this, class, &name, depth);
    vm.repr_leave(this);
    result
}

fn repr_fields(vm: &mut Vm, this: Value, class: Gc<Type>, name: &str, depth: usize) -> PyResult<Gc<Str>> {
    let fields = vm.getattr_named(class.value(), "_fields")?;
    let fields = match vm.exact_tuple(fields) {
        Some(tuple) => tuple,
        None => {
            let list = vm.collect_list(fields)?;
            vm.try_tuple(list.items())?
        }
    };
    let mut out = StrBuilder::new();
    out.push_str(name);
    out.push_str("(");
    for (i, &field) in fields.items().iter().enumerate() {
        let field = vm.to_str(field)?;
        let field = vm.intern(field);
        let value = vm.getattr(this, field)?;
        let text = if vm.as_list(value).is_some() || vm.as_tuple(value).is_some() {
            repr_list(vm, value, depth)?
        } else {
            repr_value(vm, value, depth)?
        };
        if i > 0 {
            out.push_str(", ");
        }
        out.push_pystr(&field);
        out.push_str("=");
        out.push_pystr(&text);
    }
    out.push_str(")");
    out.finish(vm)
}

fn repr_value(vm: &mut Vm, value: Value, depth: usize) -> PyResult<Gc<Str>> {
    let base = classes(vm)?.base;
    if vm.class_of(value).is_subtype(base) { repr(vm, value, depth - 1) } else { vm.repr(value) }
}

fn repr_list(vm: &mut Vm, value: Value, depth: usize) -> PyResult<Gc<Str>> {
    let is_tuple = vm.as_tuple(value).is_some();
    let items = match (vm.as_tuple(value), vm.as_list(value)) {
        (Some(tuple), _) => tuple,
        (None, Some(list)) => vm.try_tuple(list.items())?,
        _ => vm.empty_tuple,
    };
    let mut out = StrBuilder::new();
    out.push_str(if is_tuple { "(" } else { "[" });
    let shown = [items.items().first(), items.items().get(1..).and_then(<[Value]>::last)];
    for (i, &&item) in shown.iter().flatten().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        let text = repr_value(vm, item, depth)?;
        out.push_pystr(&text);
        if i == 0 && items.len() > 2 {
            out.push_str(", ...");
        }
    }
    out.push_str(if is_tuple { ")" } else { "]" });
    out.finish(vm)
}
