//! Format strings: which items lie where. CPython: `Modules/_struct.c` (`prepare_s`, `native_table`,
//! `bigendian_table`).

/// Items of one kind that lie one behind the other.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    pub letter: u8,
    /// Bytes of one item; of `s` and `p`, of the whole string.
    pub size: usize,
    pub offset: usize,
    /// How many items; 1 for `s` and `p`.
    pub repeat: usize,
}

/// A format taken apart.
#[derive(Debug)]
pub struct Format {
    pub codes: Vec<Code>,
    /// Bytes of the whole structure.
    pub size: usize,
    /// How many values it holds.
    pub count: usize,
    pub big_endian: bool,
    /// As it was written; ASCII.
    pub text: String,
}

/// Size and alignment of an item, native and standard; 0 for formats that exist in native mode only.
fn item(letter: u8) -> Option<(usize, usize, usize)> {
    Some(match letter {
        b'x' | b'b' | b'B' | b'c' | b's' | b'p' | b'?' => (1, 1, 1),
        b'h' | b'H' | b'e' => (2, 2, 2),
        b'i' | b'I' | b'f' => (4, 4, 4),
        b'l' | b'L' => {
            let native = size_of::<std::ffi::c_long>();
            (native, native, 4)
        }
        b'q' | b'Q' | b'd' => (8, 8, 8),
        b'F' => (8, 4, 8),
        b'D' => (16, 8, 16),
        b'n' | b'N' | b'P' => (size_of::<usize>(), size_of::<usize>(), 0),
        _ => return None,
    })
}

const TOO_LONG: &str = "total struct size too long";

/// Takes a format apart. The error is the message of `struct.error`.
pub fn parse(text: &[u8]) -> Result<Format, &'static str> {
    if text.contains(&0) {
        return Err("embedded null character");
    }
    let (native, big_endian, rest) = match text {
        [b'@', rest @ ..] => (true, cfg!(target_endian = "big"), rest),
        [b'=', rest @ ..] => (false, cfg!(target_endian = "big"), rest),
        [b'<', rest @ ..] => (false, false, rest),
        [b'>' | b'!', rest @ ..] => (false, true, rest),
        rest => (true, cfg!(target_endian = "big"), rest),
    };
    let mut format = Format {
        codes: Vec::new(),
        size: 0,
        count: 0,
        big_endian,
        text: text.iter().map(|&b| b as char).collect(),
    };
    let mut bytes = rest.iter().copied();
    while let Some(mut letter) = bytes.next() {
        if matches!(letter, b' ' | b'\t'..=b'\r') {
            continue;
        }
        let mut repeat = 1isize;
        if letter.is_ascii_digit() {
            repeat = 0;
            while letter.is_ascii_digit() {
                let digit = isize::from(letter - b'0' as u8);
                repeat = repeat.checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(TOO_LONG)?;
                letter = bytes.next().ok_or("repeat count given without format specifier")?;
            }
        }
        add(&mut format, letter, repeat as usize, native)?;
    }
    Ok(format)
}

fn add(format: &mut Format, letter: u8, repeat: usize, native: bool) -> Result<(), &'static str> {
    let Some((size, alignment, standard)) = item(letter) else { return Err("bad char in struct format") };
    if native {
        format.size = format.size.checked_next_multiple_of(alignment).ok_or(TOO_LONG)?;
    }
    let size = if native { size } else { standard };
    if size == 0 {
        return Err("bad char in struct format");
    }
    let total = size.checked_mul(repeat).filter(|&n| n <= isize::MAX as usize).ok_or(TOO_LONG)?;
    let offset = format.size;
    match letter {
        b'x' => {}
        b's' | b'p' => {
            format.codes.push(Code { letter, size: repeat, offset, repeat: 1 });
            format.count += 1;
        }
        _ if repeat > 0 => {
            format.codes.push(Code { letter, size, offset, repeat });
            format.count = format.count.checked_add(repeat).ok_or(TOO_LONG)?;
        }
        _ => {}
    }
    format.size = format.size.checked_add(total).filter(|&n| n <= isize::MAX as usize).ok_or(TOO_LONG)?;
    Ok(())
}
