//! Names of encodings as the registry looks them up.

use crate::registry::normalise;

#[test]
fn normal_names() {
    let cases =
        [("UTF-8", "utf_8"), ("a-B.c  D", "a_b.c_d"), ("--x--", "x"), ("Latin 1", "latin_1"), ("é1", "1")];
    for (name, expected) in cases {
        assert_eq!(normalise(name), expected, "{name}");
    }
}
