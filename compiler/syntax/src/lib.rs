//! Source text to AST: tokenizer, parser and CPython's SyntaxErrors.
