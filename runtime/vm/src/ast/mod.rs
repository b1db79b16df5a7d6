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

/// The tree of nodes that a program may have built, checked.
pub fn from_objects(vm: &mut Vm, value: Value, mode: CompileMode) -> PyResult<Mod> {
    let classes = classes::classes(vm)?;
    let expected = match mode {
        CompileMode::Exec => Node::Module,
        CompileMode::Eval => Node::Expression,
        CompileMode::Single => Node::Interactive,
        CompileMode::FuncType => Node::FunctionType,
    };
    let mut reader = read::Reader::new(classes);
    let tree = reader.module(vm, value, expected)?;
    validate::Validator { vm, marks: &reader.marks }.module(&tree)?;
    Ok(tree)
}
