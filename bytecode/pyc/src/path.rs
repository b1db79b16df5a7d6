//! Names of cached bytecode files: `pkg/mod.py` ⇄ `pkg/__pycache__/mod.<tag>[.opt-N].pyc`.
//!
//! CPython counterpart: `cache_from_source`, `source_from_cache` in
//! `Lib/importlib/_bootstrap_external.py`.

use crate::error::{Error, ErrorKind};

const FOLDER: &str = "__pycache__";
const SUFFIX: &str = ".pyc";
const OPT: &str = "opt-";

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        _ => format!("{}/{name}", folder.trim_end_matches('/')),
    }
}

/// Where the bytecode of a source file is kept. `optimization` is empty for level 0, else alphanumeric;
/// `prefix` is `sys.pycache_prefix`, for which `path` must be absolute.
pub fn cache_from_source(
    path: &str,
    tag: &str,
    optimization: &str,
    prefix: Option<&str>,
) -> Result<String, Error> {
    let (folder, file) = split(path);
    // A name without a dot, or with nothing before it, is odd on purpose: CPython joins it the same way.
    let stem = match file.rsplit_once('.') {
        Some(("", rest)) => format!("{rest}."),
        Some((stem, _)) => format!("{stem}."),
        None => file.to_owned(),
    };
    if !optimization.chars().all(char::is_alphanumeric) {
        return Err(Error::new(ErrorKind::Value, format!("'{optimization}' is not alphanumeric")));
    }
    let opt = if optimization.is_empty() { String::new() } else { format!(".{OPT}{optimization}") };
    let name = format!("{stem}{tag}{opt}{SUFFIX}");
    Ok(match prefix {
        Some(prefix) => join(&join(prefix.trim_end_matches('/'), folder.trim_start_matches('/')), &name),
        None => join(&join(folder, FOLDER), &name),
    })
}

/// The source file that a cached bytecode file belongs to.
pub fn source_from_cache(path: &str, prefix: Option<&str>) -> Result<String, Error> {
    let value = |message: String| Error::new(ErrorKind::Value, message);
    let (mut folder, file) = split(path);
    let mut found = false;
    if let Some(prefix) = prefix {
        let stripped = prefix.trim_end_matches('/');
        if let Some(rest) = folder.strip_prefix(stripped).filter(|rest| rest.starts_with('/')) {
            folder = rest;
            found = true;
        }
    }
    if !found {
        let (parent, last) = split(folder);
        if last != FOLDER {
            return Err(value(format!("{FOLDER} not bottom-level directory in '{path}'")));
        }
        folder = parent;
    }
    let dots = file.matches('.').count();
    if dots != 2 && dots != 3 {
        return Err(value(format!("expected only 2 or 3 dots in '{file}'")));
    }
    if dots == 3 {
        let opt = file.rsplit('.').nth(1).unwrap_or("");
        let Some(level) = opt.strip_prefix(OPT) else {
            return Err(value(format!("optimization portion of filename does not start with '{OPT}'")));
        };
        if level.is_empty() || !level.chars().all(char::is_alphanumeric) {
            return Err(value(format!("optimization level '{opt}' is not an alphanumeric value")));
        }
    }
    let stem = file.split('.').next().unwrap_or("");
    Ok(join(folder, &format!("{stem}.py")))
}
