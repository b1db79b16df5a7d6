//! Lines of uuencoded data. CPython: `Modules/binascii.c` (`binascii_a2b_uu_impl`, `binascii_b2a_uu_impl`).

/// The error is the message of `binascii.Error`.
pub fn decode(data: &[u8]) -> Result<Vec<u8>, &'static str> {
    let Some((&first, rest)) = data.split_first() else { return Err("Missing length byte") };
    let len = usize::from(first.wrapping_sub(b' ') & 63);
    let mut out = Vec::with_capacity(len);
    let (mut left, mut bits, mut at) = (0u32, 0, 0);
    while out.len() < len {
        // Blanks at the end of lines get lost in transport.
        let value = match rest.get(at) {
            None | Some(b'\n' | b'\r') => 0,
            Some(&c @ b' '..=b'`') => u32::from(c - b' ') & 63,
            Some(_) => return Err("Illegal char"),
        };
        at += 1;
        left = left << 6 | value;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((left >> bits) as u8);
            left &= (1 << bits) - 1;
        }
    }
    let trailing = rest.get(at..).unwrap_or(&[]);
    if trailing.iter().any(|c| !matches!(c, b' ' | b'`' | b'\n' | b'\r')) {
        return Err("Trailing garbage");
    }
    Ok(out)
}

pub fn encode(data: &[u8], backtick: bool) -> Vec<u8> {
    let letter = |n: u32| match n & 63 {
        0 if backtick => b'`',
        n => n as u8 + b' ',
    };
    let mut out = vec![letter(data.len() as u32)];
    for group in data.chunks(3) {
        let byte = |i: usize| group.get(i).map_or(0, |&b| u32::from(b));
        let n = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.extend([letter(n >> 18), letter(n >> 12), letter(n >> 6), letter(n)]);
    }
    out.push(b'\n');
    out
}
