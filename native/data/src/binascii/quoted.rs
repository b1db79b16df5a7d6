//! Quoted-printable. CPython: `Modules/binascii.c` (`binascii_a2b_qp_impl`, `binascii_b2a_qp_impl`).

pub fn decode(data: &[u8], header: bool) -> Vec<u8> {
    let digit = |at: usize| data.get(at).and_then(|&c| (c as char).to_digit(16));
    let mut out = Vec::with_capacity(data.len());
    let mut at = 0;
    while let Some(&c) = data.get(at) {
        at += 1;
        match c {
            b'=' => match data.get(at) {
                None => break,
                // A soft line break.
                Some(b'\n' | b'\r') => {
                    while data.get(at).is_some_and(|&c| c != b'\n') {
                        at += 1;
                    }
                    at += 1;
                }
                Some(b'=') => {
                    out.push(b'=');
                    at += 1;
                }
                _ => match (digit(at), digit(at + 1)) {
                    (Some(high), Some(low)) => {
                        out.push((high << 4 | low) as u8);
                        at += 2;
                    }
                    _ => out.push(b'='),
                },
            },
            b'_' if header => out.push(b' '),
            _ => out.push(c),
        }
    }
    out
}

#[derive(Clone, Copy)]
pub struct How {
    pub tabs: bool,
    pub text: bool,
    pub header: bool,
}

const MOST_IN_LINE: usize = 76;

fn push_hex(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.extend([b'=', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

pub fn encode(data: &[u8], how: How) -> Vec<u8> {
    // Lines end as the first one does.
    let line_end: &[u8] = match memchr::memchr(b'\n', data) {
        Some(at) if at > 0 && data[at - 1] == b'\r' => b"\r\n",
        _ => b"\n",
    };
    let mut out = Vec::with_capacity(data.len() + data.len() / 8);
    let (mut at, mut in_line) = (0, 0);
    while let Some(&c) = data.get(at) {
        let next = data.get(at + 1).copied();
        if must_quote(c, next, in_line, how) {
            if in_line + 3 >= MOST_IN_LINE {
                out.push(b'=');
                out.extend_from_slice(line_end);
                in_line = 0;
            }
            push_hex(&mut out, c);
            at += 1;
            in_line += 3;
        } else if how.text && (c == b'\n' || c == b'\r' && next == Some(b'\n')) {
            in_line = 0;
            // White space at the end of a line would get lost.
            if let Some(&last @ (b' ' | b'\t')) = out.last() {
                out.pop();
                push_hex(&mut out, last);
            }
            out.extend_from_slice(line_end);
            at += if c == b'\r' { 2 } else { 1 };
        } else {
            if next.is_some_and(|n| n != b'\n') && in_line + 1 >= MOST_IN_LINE {
                out.push(b'=');
                out.extend_from_slice(line_end);
                in_line = 0;
            }
            in_line += 1;
            out.push(if how.header && c == b' ' { b'_' } else { c });
            at += 1;
        }
    }
    out
}

fn must_quote(c: u8, next: Option<u8>, in_line: usize, how: How) -> bool {
    match c {
        127.. | b'=' => true,
        b'_' => how.header,
        b'.' => in_line == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0)),
        b'\r' | b'\n' => !how.text,
        b'\t' | b' ' => next.is_none() || how.tabs,
        _ => c < 33,
    }
}
