//! Correctly rounded decimal digits of a float. CPython: `_Py_dg_dtoa` in `Python/dtoa.c`.

/// The decimal digits of a finite number's magnitude: 0.d1d2d3… × 10^point. Without trailing zeros; zero is
/// the digit 0 with point 1.
pub(crate) struct Digits {
    pub digits: Vec<u8>,
    pub point: i32,
}

impl Digits {
    fn new(mut digits: Vec<u8>, point: i32) -> Digits {
        let zeros = digits.iter().take_while(|&&d| d == b'0').count();
        if zeros == digits.len() {
            return Digits { digits: vec![b'0'], point: 1 };
        }
        digits.drain(..zeros);
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        Digits { digits, point: point - zeros as i32 }
    }

    /// Takes apart what `{:e}` and its like print: `d.ddde±x`, `ddd.ddd`.
    fn of_text(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let digits = [whole.as_bytes(), fraction.as_bytes()].concat();
        Digits::new(digits, whole.len() as i32 + exponent)
    }

    /// The shortest digits that read back as the same float.
    pub fn shortest(x: f64) -> Digits {
        Digits::of_text(zmij::Buffer::new().format_finite(x.abs()))
    }

    /// `count` significant digits, at least one.
    pub fn significant(x: f64, count: usize) -> Digits {
        // No double has more than 767 significant digits.
        let count = count.clamp(1, 800);
        Digits::of_text(&format!("{:.*e}", count - 1, x.abs()))
    }

    /// `count` digits after the point.
    pub fn after_point(x: f64, count: usize) -> Digits {
        // No double has more than 1074 of them.
        let mut digits = Digits::of_text(&format!("{:.*}", count.min(1100), x.abs()));
        if digits.digits == b"0" {
            // dtoa says that nothing is left just behind the last place asked for.
            digits.point = 1;
        }
        digits
    }
}
