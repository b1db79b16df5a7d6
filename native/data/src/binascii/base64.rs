//! Base64 (RFC 4648). CPython: `Modules/binascii.c` (`binascii_a2b_base64_impl`, `binascii_b2a_base64_impl`).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of each character; 255 for those outside the alphabet.
const VALUES: [u8; 256] = {
    let mut table = [255; 256];
    let mut i = 0;
    while i < 64 {
        table[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    table
};

pub fn encode(data: &[u8], newline: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    let letter = |n: u32| ALPHABET[(n & 63) as usize];
    let mut groups = data.chunks_exact(3);
    for group in &mut groups {
        let n = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        out.extend([letter(n >> 18), letter(n >> 12), letter(n >> 6), letter(n)]);
    }
    match *groups.remainder() {
        [a] => {
            let n = u32::from(a) << 16;
            out.extend([letter(n >> 18), letter(n >> 12), b'=', b'=']);
        }
        [a, b] => {
            let n = u32::from(a) << 16 | u32::from(b) << 8;
            out.extend([letter(n >> 18), letter(n >> 12), letter(n >> 6), b'=']);
        }
        _ => {}
    }
    if newline {
        out.push(b'\n');
    }
    out
}

/// Whole groups of four letters from the start of the data, and how many letters they took.
fn decode_groups(data: &[u8], out: &mut Vec<u8>) -> usize {
    let mut taken = 0;
    for group in data.chunks_exact(4) {
        let [a, b, c, d] = [0, 1, 2, 3].map(|i| VALUES[usize::from(group[i])]);
        if (a | b | c | d) & 0xc0 != 0 {
            break;
        }
        let n = u32::from(a) << 18 | u32::from(b) << 12 | u32::from(c) << 6 | u32::from(d);
        out.extend_from_slice(&n.to_be_bytes()[1..]);
        taken += 4;
    }
    taken
}

/// The error is the message of `binascii.Error`.
pub fn decode(data: &[u8], strict: bool) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(data.len().div_ceil(4) * 3);
    let mut at = decode_groups(data, &mut out);
    let (mut letters, mut pads, mut left) = (0u32, 0u32, 0u8);
    while at < data.len() {
        let c = data[at];
        if c == b'=' {
            pads += 1;
            if strict {
                match letters {
                    0 if at == 0 => return Err("Leading padding not allowed".into()),
                    0 => return Err("Excess padding not allowed".into()),
                    1 => break,
                    _ if letters + pads > 4 => return Err("Excess padding not allowed".into()),
                    _ => {}
                }
            }
            at += 1;
            continue;
        }
        let value = VALUES[usize::from(c)];
        if value == 255 {
            if strict {
                return Err("Only base64 data is allowed".into());
            }
            at += 1;
            continue;
        }
        if strict && pads > 0 {
            return Err(if letters + pads == 4 {
                "Excess data after padding".into()
            } else {
                "Discontinuous padding not allowed".into()
            });
        }
        pads = 0;
        match letters {
            0 => left = value,
            1 => {
                out.push(left << 2 | value >> 4);
                left = value & 0x0f;
            }
            2 => {
                out.push(left << 4 | value >> 2);
                left = value & 0x03;
            }
            _ => out.push(left << 6 | value),
        }
        letters = (letters + 1) % 4;
        at += 1;
        if letters == 0 && data.len() - at >= 4 {
            at += decode_groups(&data[at..], &mut out);
        }
    }
    if letters == 1 {
        let count = out.len() / 3 * 4 + 1;
        return Err(format!(
            "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
        ));
    }
    if letters != 0 && letters + pads < 4 {
        return Err("Incorrect padding".into());
    }
    Ok(out)
}
