//! `_opcode`: what `dis` and `opcode` ask of the instruction set. CPython: `Modules/_opcode.c`.

use kaa_object::declare::ModuleDef;
use kaa_object::list::ListRef;
use kaa_object::{PyResult, Value, Vm, methods};
use kaa_opcode::{ArgKind, BINARY_OPS, INTRINSIC_1, INTRINSIC_2, Opcode, SPECIAL_METHODS};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_opcode",
    doc: Some("Opcode support module."),
    functions: &[FUNCTIONS],
    init: |vm, module| {
        // Inline caches live in register code, never in the bytecode, so nothing specialises there.
        vm.module_set(module, "ENABLE_SPECIALIZATION", Value::FALSE)?;
        vm.module_set(module, "ENABLE_SPECIALIZATION_FT", Value::FALSE)
    },
};

methods! { FUNCTIONS: Module =>
    /// Compute the stack effect of the opcode.
    "stack_effect(opcode, oparg=None, /, *, jump=None)" => stack_effect, Raises;
    /// Return True if opcode is valid, False otherwise.
    "is_valid(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> { Ok(find(vm, opcode)?.is_some()) }, Any;
    /// Return True if the opcode uses its oparg, False otherwise.
    "has_arg(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> { test(vm, opcode, Opcode::has_arg) }, Any;
    /// Return True if the opcode accesses a constant, False otherwise.
    "has_const(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> { of_kind(vm, opcode, ArgKind::Const) }, Any;
    /// Return True if the opcode accesses an attribute by name, False otherwise.
    "has_name(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> { of_kind(vm, opcode, ArgKind::Name) }, Any;
    /// Return True if the opcode has a jump target, False otherwise.
    "has_jump(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> { of_kind(vm, opcode, ArgKind::Jump) }, Any;
    /// Return True if the opcode accesses a free variable, False otherwise.
    "has_free(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> { of_kind(vm, opcode, ArgKind::Free) }, Any;
    /// Return True if the opcode accesses a local variable, False otherwise.
    "has_local(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> {
        test(vm, opcode, |opcode| matches!(opcode.arg_kind(), ArgKind::Local | ArgKind::Free))
    }, Any;
    /// Return True if the opcode sets an exception handler, False otherwise.
    "has_exc(opcode)" => |vm: &mut Vm, opcode: Value| -> PyResult<bool> { of_kind(vm, opcode, ArgKind::Handler) }, Any;
    /// Return the specialization stats
    "get_specialization_stats()" => |_: &mut Vm| (), Leaf;
    /// Return array of symbols of binary ops.
    "get_nb_ops()" => get_nb_ops, Alloc;
    /// Return a list of names of the unary intrinsics.
    "get_intrinsic1_descs()" => |vm: &mut Vm| names(vm, INTRINSIC_1.iter().map(|row| row.1)), Alloc;
    /// Return a list of names of the binary intrinsics.
    "get_intrinsic2_descs()" => |vm: &mut Vm| names(vm, INTRINSIC_2.iter().map(|row| row.1)), Alloc;
    /// Return a list of special method names.
    "get_special_method_names()" => |vm: &mut Vm| names(vm, SPECIAL_METHODS.iter().map(|row| row.2)), Alloc;
    /// Return the executor object at offset in code if exists, None otherwise.
    "get_executor(*, code, offset)" => |vm: &mut Vm, code: Value, offset: Value| -> PyResult<()> {
        if vm.payload::<kaa_object::payloads::Code>(code).is_none() {
            let kind = vm.type_name_of(code);
            return Err(vm.type_error(format!("expected a code object, not '{kind}'")));
        }
        int(vm, offset).map(|_| ())
    }, Any;
}

fn int(vm: &mut Vm, value: Value) -> PyResult<i64> {
    let index = vm.index(value)?;
    vm.to_i64(index, "Python int too large to convert to C int")
}

fn find(vm: &mut Vm, opcode: Value) -> PyResult<Option<Opcode>> {
    let number = int(vm, opcode)?;
    Ok(u16::try_from(number).ok().and_then(Opcode::from_u16))
}

fn test(vm: &mut Vm, opcode: Value, holds: impl Fn(Opcode) -> bool) -> PyResult<bool> {
    Ok(find(vm, opcode)?.is_some_and(holds))
}

fn of_kind(vm: &mut Vm, opcode: Value, kind: ArgKind) -> PyResult<bool> {
    test(vm, opcode, |opcode| opcode.arg_kind() == kind)
}

fn stack_effect(vm: &mut Vm, opcode: Value, oparg: Option<Value>, jump: Option<Value>) -> PyResult<i64> {
    let found = find(vm, opcode)?;
    let given = match oparg {
        Some(value) if value != Value::NONE => Some(int(vm, value)?),
        _ => None,
    };
    let jump = match jump {
        None => None,
        Some(value) if value == Value::NONE => None,
        Some(value) if value == Value::TRUE => Some(true),
        Some(value) if value == Value::FALSE => Some(false),
        Some(_) => return Err(vm.value_error("stack_effect: jump must be False, True or None")),
    };
    let Some(opcode) = found else {
        return Err(vm.value_error("invalid opcode or oparg"));
    };
    // Without an operand CPython counts with zero, and ignores one the opcode has no use for.
    let Ok(oparg) = u32::try_from(given.unwrap_or(0)) else {
        return Err(vm.value_error("invalid opcode or oparg"));
    };
    let (through, taken) = (opcode.stack_effect(oparg, false), opcode.stack_effect(oparg, true));
    Ok(match jump {
        Some(true) => taken,
        Some(false) => through,
        None => through.max(taken),
    })
}

fn names(vm: &mut Vm, names: impl Iterator<Item = &'static str>) -> PyResult {
    let list = vm.new_list();
    for name in names {
        let name = vm.try_str(name)?.value();
        list.push(vm, name)?;
    }
    Ok(list.value())
}

fn get_nb_ops(vm: &mut Vm) -> PyResult {
    let list = vm.new_list();
    for (_, name, symbol) in BINARY_OPS {
        let pair = [vm.try_str(name)?.value(), vm.try_str(symbol)?.value()];
        let pair = vm.tuple(&pair).value();
        list.push(vm, pair)?;
    }
    Ok(list.value())
}
