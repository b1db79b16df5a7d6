//! `--dump`: what each stage of compiling makes of a file.

use kaa_codegen::{CompileOptions, compile_source};
use kaa_syntax::{ParseOptions, Source};

/// The dumps of the named stages (`ast`, `code`), separated by commas.
///
/// # Errors
/// The message to show, e.g. for a syntax error.
pub fn dump_stages(stages: &str, file: &str) -> Result<String, String> {
    let source = kaa_host::read_file(std::path::Path::new(file)).map_err(|e| format!("{file}: {e}"))?;
    let options = ParseOptions { filename: file, ..ParseOptions::default() };
    let mut out = String::new();
    for stage in stages.split(',') {
        match stage {
            "ast" => {
                let (module, _) = kaa_syntax::parse(Source::Bytes(&source), &options).map_err(|e| e.to_string())?;
                out += &kaa_syntax::dump::dump(&module);
                out.push('\n');
            }
            "code" => {
                let name = file.into();
                let (code, _) = compile_source(Source::Bytes(&source), &name, &options, CompileOptions::default())
                    .map_err(|e| e.to_string())?;
                out += &kaa_code::disassemble(&code);
            }
            other => return Err(format!("there is no stage '{other}' to dump; known: ast, code")),
        }
    }
    Ok(out)
}
