//! AST to bytecode: code generation, control-flow graph, optimiser, assembler.
