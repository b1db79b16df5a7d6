//! Numbers. CPython: `parsenumber` in `Parser/action_helpers.c` and `_PyPegen_number_token`.

use super::{Parser, Res};
use crate::ast::Constant;
use crate::error::{ErrorKind, RawError, TextRange};
use dashu_int::IBig;

impl Parser<'_> {
    /// The value of the `Number` token at hand.
    pub(super) fn number(&mut self) -> Res<Constant> {
        let token = self.token();
        let text = self.text(token.start, token.end);
        if text.len() <= 18 && text.iter().all(u8::is_ascii_digit) {
            let value = text.iter().fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
            return Ok(Constant::Int(IBig::from(value)));
        }
        if text.contains(&b'_') {
            self.require(6, "Underscores in numeric literals are", self.pos)?;
        }
        let digits: String = text.iter().filter(|b| **b != b'_').map(|b| *b as char).collect();
        if let [b'0', radix, ..] = digits.as_bytes()
            && !radix.is_ascii_digit()
        {
            let radix = match radix.to_ascii_lowercase() {
                b'x' => 16,
                b'o' => 8,
                b'b' => 2,
                _ => 10,
            };
            if radix != 10 {
                return self.integer(&digits[2..], radix);
            }
        }
        if let Some(imaginary) = digits.strip_suffix(['j', 'J']) {
            return Ok(Constant::Complex(0.0, float(imaginary)));
        }
        if digits.contains(['.', 'e', 'E']) {
            return Ok(Constant::Float(float(&digits)));
        }
        self.integer(&digits, 10)
    }

    fn integer(&mut self, digits: &str, radix: u32) -> Res<Constant> {
        let limit = self.options.int_max_str_digits;
        if radix == 10 && limit != 0 && limit < digits.len() && limit < digits.trim_start_matches('0').len() {
            let token = self.token();
            return self.raise(RawError {
                kind: ErrorKind::SyntaxError,
                message: format!(
                    "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; \
                     use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge \
                     integer literals to avoid decimal conversion limits.",
                    digits.len()
                ),
                line: token.span.line,
                col: -1,
                end_line: token.span.end_line,
                end_col: -1,
                text: TextRange::Line,
                reread: false,
            });
        }
        match IBig::from_str_radix(digits, radix) {
            Ok(value) => Ok(Constant::Int(value)),
            Err(_) => Err(super::Fail),
        }
    }
}

/// The tokenizer has checked the form, which Rust's own parser accepts and rounds correctly.
fn float(digits: &str) -> f64 {
    digits.parse().unwrap_or(f64::NAN)
}
