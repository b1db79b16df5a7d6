//! `.pyc` files of a whole library: read and written again they must be the same bytes, and damaged they must
//! be refused or read, but never crash the reader.
//!
//! Two rates are counted. *Graph* is bytes → graph → bytes and must be 100 %. *Code* is bytes → code object →
//! bytes, where sharing, interning and flags come from the values alone.

use crate::cpython;
use kaa_pyc::Header;
use std::time::Instant;

/// Compiles every file under the folder and prints length-prefixed `.pyc` bytes.
const COMPILE: &str = r#"
import sys, os, marshal, gc, struct, warnings, sysconfig
warnings.simplefilter("ignore")
root = sys.argv[1] or sysconfig.get_path("stdlib")
out = sys.stdout.buffer
for d, ds, fs in os.walk(root):
    ds.sort()
    for f in sorted(fs):
        p = os.path.join(d, f)
        if not f.endswith(".py") or not os.path.exists(p):
            continue
        rel = os.path.relpath(p, root)
        with open(p, "rb") as file:
            source = file.read()
        co = None
        gc.collect()
        try:
            co = compile(source, rel, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        name = rel.encode()
        data = b"\x2b\x0e\r\n" + bytes(4) + struct.pack("<II", 0, len(source) & 0xffffffff) + marshal.dumps(co)
        out.write(struct.pack("<II", len(name), len(data)) + name + data)
"#;

/// Damaged inputs tried.
const DAMAGES: usize = 10_000;

pub fn run(dir: Option<&str>) -> Result<(), String> {
    let output = cpython::run(COMPILE, &[dir.unwrap_or("")])?;
    let files = split(&output)?;
    let start = Instant::now();
    let (mut graph_same, mut code_same) = (0, 0);
    let mut code_different = Vec::new();
    for (name, bytes) in &files {
        let header = Header::from_bytes(bytes, name).map_err(|e| format!("{name}: {e}"))?;
        let body = &bytes[Header::SIZE..];
        let graph = kaa_pyc::read(body).map_err(|e| format!("{name}: {e}"))?;
        if kaa_pyc::write(&graph) == body && header.to_bytes() == bytes[..Header::SIZE] {
            graph_same += 1;
        } else {
            eprintln!("differs through the graph: {name}");
        }
        let code = graph.code_object(graph.root()).map_err(|e| format!("{name}: {e}"))?;
        if kaa_pyc::dump_code(&code).map_err(|e| format!("{name}: {e}"))? == body {
            code_same += 1;
        } else {
            code_different.push(name.as_str());
        }
    }
    println!("{} files in {:.2} s", files.len(), start.elapsed().as_secs_f64());
    println!("identical through the graph: {graph_same}");
    println!("identical through code objects: {code_same}");
    for name in code_different {
        println!("  {name}");
    }
    let refused = damage(&files);
    println!("{DAMAGES} damaged inputs: {refused} refused, the rest read");
    if graph_same == files.len() && !files.is_empty() {
        Ok(())
    } else {
        Err("not every file came back byte for byte".to_owned())
    }
}

fn split(mut bytes: &[u8]) -> Result<Vec<(String, &[u8])>, String> {
    let mut files = Vec::new();
    while let Some((head, rest)) = bytes.split_at_checked(8).filter(|_| !bytes.is_empty()) {
        let word = |at: usize| u32::from_le_bytes(head[at..at + 4].try_into().expect("four bytes")) as usize;
        let (name, rest) = rest.split_at_checked(word(0)).ok_or("cut off")?;
        let (data, rest) = rest.split_at_checked(word(4)).ok_or("cut off")?;
        files.push((String::from_utf8_lossy(name).into_owned(), data));
        bytes = rest;
    }
    Ok(files)
}

/// Reads seeded damages of the files, down to code objects; a panic ends the run.
fn damage(files: &[(String, &[u8])]) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = move |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % n.max(1)
    };
    let small: Vec<&[u8]> =
        files.iter().map(|(_, bytes)| &bytes[Header::SIZE..]).filter(|b| b.len() < 40_000).collect();
    let mut refused = 0;
    for _ in 0..DAMAGES {
        if small.is_empty() {
            break;
        }
        let mut bytes = small[random(small.len())].to_vec();
        for _ in 0..1 + random(4) {
            let at = random(bytes.len());
            match random(5) {
                0 => bytes[at] = random(256) as u8,
                1 => bytes[at] ^= 1 << random(8),
                2 => bytes.truncate(at.max(1)),
                3 => bytes.insert(at, random(256) as u8),
                _ => {
                    let end = (at + 4).min(bytes.len());
                    bytes[at..end].fill(if random(2) == 0 { 0xff } else { 0x7f });
                }
            }
        }
        let outcome = kaa_pyc::load_code(&bytes).and_then(|code| kaa_pyc::dump_code(&code));
        refused += usize::from(outcome.is_err());
    }
    refused
}
