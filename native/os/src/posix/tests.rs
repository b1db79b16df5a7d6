//! Path texts without the file system.

use super::text::normalise;

fn normal(path: &str) -> String {
    let points: Vec<u32> = path.chars().map(u32::from).collect();
    normalise(&points).into_iter().filter_map(char::from_u32).collect()
}

#[test]
fn normal_paths() {
    let cases = [
        ("", "."),
        ("a//b/./c", "a/b/c"),
        ("a/../..", ".."),
        ("/../a", "/a"),
        ("//a/../b/./c//d", "//b/c/d"),
        ("///x", "/x"),
        ("./", "."),
        ("../../a", "../../a"),
        ("a/b/../../..", ".."),
    ];
    for (path, expected) in cases {
        assert_eq!(normal(path), expected, "{path}");
    }
}
