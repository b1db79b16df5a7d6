//! Lists the blocks of Python files, a line of JSON per file, for comparison with CPython's `_symtable`.

use kaa_symtable::{BlockId, BlockKind, Options, SymbolTable, future_features};
use kaa_syntax::{ParseOptions, Source, parse};

fn main() {
    for file in std::env::args().skip(1) {
        let Ok(source) = std::fs::read(&file) else { continue };
        let Ok((module, _)) = parse(Source::Bytes(&source), &ParseOptions::default()) else { continue };
        let Ok(future) = future_features(&module) else { continue };
        let options = Options { future, top_level_await: false, debug_is_constant: false, depth_limit: 500 };
        match SymbolTable::build(&module, options) {
            Ok(table) => println!("[{file:?},{}]", block(&table, table.top())),
            Err(error) => println!("[{file:?},{:?}]", format!("{error:?}")),
        }
    }
}

fn block(table: &SymbolTable, id: BlockId) -> String {
    let block = &table[id];
    let kind = match block.kind {
        BlockKind::Function => "function",
        BlockKind::Class => "class",
        BlockKind::Module => "module",
        BlockKind::Annotation => "annotation",
        BlockKind::TypeAlias => "type alias",
        BlockKind::TypeParameters => "type parameters",
        BlockKind::TypeVariable => "type variable",
    };
    let mut symbols: Vec<String> =
        block.symbols.iter().map(|(name, flags)| format!("[\"{name}\",{flags}]")).collect();
    symbols.sort();
    let varnames: Vec<String> = block.varnames.iter().map(|name| format!("\"{name}\"")).collect();
    let children: Vec<String> = block.children.iter().map(|child| self::block(table, *child)).collect();
    format!(
        "[\"{}\",{kind:?},{},{},[{}],[{}],[{}]]",
        block.name,
        block.span.line,
        u8::from(block.nested),
        symbols.join(","),
        varnames.join(","),
        children.join(",")
    )
}
