//! `_symtable`: the compiler's symbol tables as objects. CPython: `Modules/symtablemodule.c`,
//! `PySTEntryObject` in `Python/symtable.c`.

use kaa_codegen::SymbolBlock;
use kaa_object::declare::{MemberDef, ModuleDef, TypeDef};
use kaa_object::frame::{CompileMode, CompileRequest};
use kaa_object::list::ListRef;
use kaa_object::payloads::MemberKind;
use kaa_object::typeobject::type_flags;
use kaa_object::{Gc, PyResult, Str, Value, Vm, methods};
use kaa_symtable::{BlockKind, Scope, def};

/// `symtable entry`; everything it shows is a member.
struct Entry;
kaa_gc::trace_fields!(Entry);

pub static MODULE: ModuleDef = ModuleDef {
    name: "_symtable",
    doc: None,
    functions: &[FUNCTIONS],
    init: |vm, module| {
        if !vm.has_payload_type::<Entry>() {
            let object = vm.types.object;
            vm.define_type::<Entry>(object, &ENTRY);
        }
        let constants = [
            ("USE", def::USE),
            ("DEF_GLOBAL", def::GLOBAL),
            ("DEF_NONLOCAL", def::NONLOCAL),
            ("DEF_LOCAL", def::LOCAL),
            ("DEF_PARAM", def::PARAM),
            ("DEF_TYPE_PARAM", def::TYPE_PARAM),
            ("DEF_FREE_CLASS", def::FREE_CLASS),
            ("DEF_IMPORT", def::IMPORT),
            ("DEF_BOUND", def::LOCAL | def::PARAM | def::IMPORT),
            ("DEF_ANNOT", def::ANNOT),
            ("DEF_COMP_ITER", def::COMP_ITER),
            ("DEF_COMP_CELL", def::COMP_CELL),
            ("TYPE_FUNCTION", kind_number(BlockKind::Function)),
            ("TYPE_CLASS", kind_number(BlockKind::Class)),
            ("TYPE_MODULE", kind_number(BlockKind::Module)),
            ("TYPE_ANNOTATION", kind_number(BlockKind::Annotation)),
            ("TYPE_TYPE_ALIAS", kind_number(BlockKind::TypeAlias)),
            ("TYPE_TYPE_PARAMETERS", kind_number(BlockKind::TypeParameters)),
            ("TYPE_TYPE_VARIABLE", kind_number(BlockKind::TypeVariable)),
            ("LOCAL", Scope::Local as u32),
            ("GLOBAL_EXPLICIT", Scope::GlobalExplicit as u32),
            ("GLOBAL_IMPLICIT", Scope::GlobalImplicit as u32),
            ("FREE", Scope::Free as u32),
            ("CELL", Scope::Cell as u32),
            ("SCOPE_OFF", def::SCOPE_OFFSET),
            ("SCOPE_MASK", def::SCOPE_MASK),
        ];
        for (name, value) in constants {
            vm.module_set(module, name, Value::int32(value as i32))?;
        }
        Ok(())
    },
};

fn kind_number(kind: BlockKind) -> u32 {
    match kind {
        BlockKind::Function => 0,
        BlockKind::Class => 1,
        BlockKind::Module => 2,
        BlockKind::Annotation => 3,
        BlockKind::TypeAlias => 4,
        BlockKind::TypeParameters => 5,
        BlockKind::TypeVariable => 6,
    }
}

methods! { FUNCTIONS: Module =>
    /// Return symbol and scope dictionaries used internally by compiler.
    "symtable($module, source, filename, startstr, /)" => symtable, Any;
}

fn symtable(vm: &mut Vm, source: Value, filename: Value, start: Gc<Str>) -> PyResult {
    let filename = kaa_types::builtins::run::file_name(vm, filename)?;
    let (source, is_text) = kaa_types::builtins::run::source_of(vm, source, "symtable", "a string or bytes")?;
    let mode = match start.to_lossy().as_str() {
        "exec" => CompileMode::Exec,
        "eval" => CompileMode::Eval,
        "single" => CompileMode::Single,
        _ => return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'")),
    };
    let request = CompileRequest {
        source,
        is_text,
        from_file: false,
        filename,
        mode,
        flags: 0,
        optimize: -1,
        feature_version: -1,
    };
    let tree = crate::compile::parse(vm, &request)?;
    match kaa_codegen::symbols(&tree) {
        Ok(blocks) => Maker { blocks: &blocks }.entry(vm, 0),
        Err(error) => Err(crate::compile::raise_compile_error(vm, &error, filename.value())),
    }
}

struct Maker<'a> {
    blocks: &'a [SymbolBlock],
}

/// Members in the order of `ENTRY`'s.
const ID: usize = 0;
const NAME: usize = 1;
const LINENO: usize = 7;

impl Maker<'_> {
    fn entry(&self, vm: &mut Vm, index: usize) -> PyResult {
        vm.check_native_stack(" while making symbol tables")?;
        let block = &self.blocks[index];
        let symbols = vm.new_dict();
        for (name, flags) in &block.symbols {
            let name = self.name(vm, name)?;
            vm.dict_set(symbols, name, Value::int32(*flags as i32))?;
        }
        let varnames = vm.list_with_capacity(block.varnames.len())?;
        for name in &block.varnames {
            let name = self.name(vm, name)?;
            varnames.push(vm, name)?;
        }
        let children = vm.list_with_capacity(block.children.len())?;
        for &child in &block.children {
            let child = self.entry(vm, child)?;
            children.push(vm, child)?;
        }
        let name = self.name(vm, &block.name)?;
        let entry = vm.alloc_payload(Entry).value();
        let number = vm.id_of(entry);
        let number = vm.int(number as i64);
        let values = [
            number,
            name,
            symbols.value(),
            varnames.value(),
            children.value(),
            Value::int32(i32::from(block.nested)),
            Value::int32(kind_number(block.kind) as i32),
            Value::int32(block.line as i32),
        ];
        for (at, value) in values.into_iter().enumerate() {
            vm.set_member(entry, at, Some(value));
        }
        Ok(entry)
    }

    fn name(&self, vm: &mut Vm, name: &kaa_unicode::Text) -> PyResult {
        let name = vm.str_from_text(name)?;
        Ok(vm.intern(name).value())
    }
}

const fn member(name: &'static str) -> MemberDef {
    MemberDef { name, doc: "", kind: MemberKind::ReadOnly }
}

static ENTRY: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    slots: |s| {
        s.repr.set(Some(|vm, this| {
            let mut show = |at| -> PyResult<String> {
                let value = vm.member(this, at).unwrap_or(Value::NONE);
                Ok(vm.to_str(value)?.to_lossy())
            };
            let text = format!("<symtable entry {}({}), line {}>", show(NAME)?, show(ID)?, show(LINENO)?);
            vm.try_str(&text).map(Gc::value)
        }));
    },
    members: &[
        member("id"),
        member("name"),
        member("symbols"),
        member("varnames"),
        member("children"),
        member("nested"),
        member("type"),
        member("lineno"),
    ],
    ..TypeDef::new("symtable entry")
};
