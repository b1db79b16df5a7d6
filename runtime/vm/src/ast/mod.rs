//! `_ast`: syntax trees as Python objects, and `compile()` to and from them.

mod asdl;
mod build;
mod classes;
mod read;
mod validate;

pub use classes::MODULE;

use asdl::Node;
use kaa_object::frame::CompileMode;
use kaa_object::typeobject::TypeRef;
use kaa_object::{PyResult, Value, Vm};
use kaa_syntax::ast::Mod;

/// The nodes of a tree.
pub fn to_objects(vm: &mut Vm, tree: &Mod) -> PyResult {
    let classes = classes::classes(vm)?;
    build::Builder::new(classes).module(vm, tree)
}

/// Whether `value` is a node.
pub fn is_node(vm: &mut Vm, value: Value) -> PyResult<bool> {
    let base = classes::classes(vm)?.base;
    Ok(vm.class_of(value).is_subtype(base))
}

/// The class of the root of trees of a mode.
fn root(mode: CompileMode) -> Node {
    match mode {
        CompileMode::Exec => Node::Module,
        CompileMode::Eval => Node::Expression,
        CompileMode::Single => Node::Interactive,
        CompileMode::FuncType => Node::FunctionType,
    }
}

/// Refuses a tree whose root is of another class than the mode's. CPython: `PyAST_CheckMode`.
pub fn check_mode(vm: &mut Vm, tree: Value, mode: CompileMode) -> PyResult<()> {
    let expected = root(mode);
    let class = classes::classes(vm)?.nodes[expected as usize].class.value();
    if kaa_types::builtins::is_instance(vm, tree, class)? {
        return Ok(());
    }
    let got = vm.class_of(tree).short_name();
    Err(vm.type_error(format!("expected {} node, got {got}", expected.name())))
}

/// The tree of nodes that a program may have built, checked.
pub fn from_objects(vm: &mut Vm, value: Value, mode: CompileMode) -> PyResult<Mod> {
    check_mode(vm, value, mode)?;
    let mut reader = read::Reader::new(classes::classes(vm)?);
    let tree = reader.module(vm, value)?;
    validate::Validator { vm, marks: &reader.marks }.module(&tree)?;
    Ok(tree)
}
