//! Path texts, without the file system: what `posixpath` has native help for.

use kaa_object::payloads::Bytes;
use kaa_object::{Gc, PyResult, StrBuilder, Value, Vm, methods};
use kaa_types::paths;

methods! { FUNCTIONS: Module =>
    /// Normalize path, eliminating double slashes, etc.
    "_path_normpath($module, /, path)" => |vm: &mut Vm, path: Value| -> PyResult {
        let path = path_of(vm, path, "_path_normpath")?;
        let (points, is_bytes) = points_of(vm, path)?;
        let out = normalise(&points);
        give(vm, &out, is_bytes)
    }, Any;
    /// Split a pathname into drive, root and tail.
    "_path_splitroot_ex($module, /, p)" => |vm: &mut Vm, path: Value| -> PyResult {
        let path = path_of(vm, path, "_path_splitroot_ex")?;
        let (points, is_bytes) = points_of(vm, path)?;
        let slash = |c: &u32| *c == 0x2f;
        let slashes = points.iter().take_while(|c| slash(c)).count();
        let root = match slashes {
            0 => 0,
            2 => 2,
            _ => 1,
        };
        let parts = [
            give(vm, &[], is_bytes)?,
            give(vm, &points[..root], is_bytes)?,
            give(vm, &points[root..], is_bytes)?,
        ];
        Ok(vm.tuple(&parts).value())
    }, Any;
    "_inputhook($module, /)" => |_: &mut Vm| Value::int32(0), Raises;
    "_is_inputhook_installed($module, /)" => |_: &mut Vm| false, Raises;
}

fn points_of(vm: &mut Vm, path: Value) -> PyResult<(Vec<u32>, bool)> {
    if let Some(bytes) = vm.payload::<Bytes>(path) {
        return Ok((bytes.as_slice().iter().map(|&b| b as u32).collect(), true));
    }
    match vm.as_str(path) {
        Some(s) => Ok((s.code_points().collect(), false)),
        None => Err(vm.type_error("expected str or bytes")),
    }
}

fn give(vm: &mut Vm, points: &[u32], is_bytes: bool) -> PyResult {
    if is_bytes {
        let bytes: Vec<u8> = points.iter().map(|&c| c as u8).collect();
        return vm.new_bytes(&bytes).map(Gc::value);
    }
    let mut out = StrBuilder::with_capacity(points.len());
    points.iter().for_each(|&c| out.push(c));
    out.finish(vm).map(Gc::value)
}

/// The path without empty parts, `.`, and `..` behind a name.
pub(super) fn normalise(path: &[u32]) -> Vec<u32> {
    const SLASH: u32 = 0x2f;
    let dots = |part: &[u32], n: usize| part.len() == n && part.iter().all(|&c| c == 0x2e);
    if path.is_empty() {
        return vec![0x2e];
    }
    let slashes = path.iter().take_while(|&&c| c == SLASH).count();
    let root = match slashes {
        0 => 0,
        2 => 2,
        _ => 1,
    };
    let mut parts: Vec<&[u32]> = Vec::new();
    for part in path.split(|&c| c == SLASH) {
        if part.is_empty() || dots(part, 1) {
            continue;
        }
        if dots(part, 2) {
            match parts.last() {
                Some(last) if !dots(last, 2) => {
                    parts.pop();
                    continue;
                }
                None if root > 0 => continue,
                _ => {}
            }
        }
        parts.push(part);
    }
    let mut out = vec![SLASH; root];
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push(SLASH);
        }
        out.extend_from_slice(part);
    }
    if out.is_empty() {
        out.push(0x2e);
    }
    out
}

/// `path` or what its `__fspath__` gives, where it is a path at all.
fn path_of(vm: &mut Vm, path: Value, function: &str) -> PyResult {
    let fspath = vm.intern_str("__fspath__");
    let class = vm.class_of(path);
    let known = vm.as_str(path).is_some() || vm.payload::<kaa_object::payloads::Bytes>(path).is_some();
    if !known && kaa_object::typeobject::TypeRef::lookup(class, vm, fspath).is_none_or(Value::is_none) {
        let name = class.short_name();
        let message = format!("{function}: path should be string, bytes or os.PathLike, not {name}");
        return Err(vm.type_error(message));
    }
    paths::fspath(vm, path)
}
