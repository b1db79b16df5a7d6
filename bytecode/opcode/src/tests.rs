//! Checks the table against the facts CPython publishes and measures of itself.

use super::*;

/// A formula of the facts file: `+ - * & >> ?: ( )` over numbers and `oparg`.
struct Formula<'a> {
    text: &'a [u8],
    at: usize,
    oparg: i64,
}

impl Formula<'_> {
    fn eval(text: &str, oparg: i64) -> i64 {
        let squeezed = text.replace(' ', "");
        let mut f = Formula { text: squeezed.as_bytes(), at: 0, oparg };
        let value = f.conditional();
        assert_eq!(f.at, f.text.len(), "{text}");
        value
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.text[self.at..].starts_with(token.as_bytes());
        self.at += if found { token.len() } else { 0 };
        found
    }

    fn conditional(&mut self) -> i64 {
        let test = self.and();
        if !self.eat("?") {
            return test;
        }
        let yes = self.conditional();
        assert!(self.eat(":"));
        let no = self.conditional();
        if test != 0 { yes } else { no }
    }

    fn and(&mut self) -> i64 {
        let mut value = self.shift();
        while self.eat("&") {
            value &= self.shift();
        }
        value
    }

    fn shift(&mut self) -> i64 {
        let mut value = self.sum();
        while self.eat(">>") {
            value >>= self.sum();
        }
        value
    }

    fn sum(&mut self) -> i64 {
        let mut value = self.product();
        loop {
            if self.eat("+") {
                value += self.product();
            } else if self.eat("-") {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> i64 {
        let mut value = self.atom();
        while self.eat("*") {
            value *= self.atom();
        }
        value
    }

    fn atom(&mut self) -> i64 {
        if self.eat("(") {
            let value = self.conditional();
            assert!(self.eat(")"));
            return value;
        }
        if self.eat("-") {
            return -self.atom();
        }
        if self.eat("+") {
            return self.atom();
        }
        if self.eat("oparg") {
            return self.oparg;
        }
        let rest = &self.text[self.at..];
        let hex = rest.starts_with(b"0x");
        let start = if hex { 2 } else { 0 };
        let len = rest[start..].iter().take_while(|b| b.is_ascii_hexdigit()).count();
        self.at += start + len;
        let digits = std::str::from_utf8(&rest[start..start + len]).unwrap();
        i64::from_str_radix(digits, if hex { 16 } else { 10 }).unwrap()
    }
}

#[test]
fn the_table_states_cpythons_facts() {
    let facts = include_str!("opcodes-3.14.tsv");
    let mut seen = 0;
    for line in facts.lines().skip(1) {
        let row: Vec<&str> = line.split('\t').collect();
        let op = Opcode::from_u16(row[0].parse().unwrap()).unwrap();
        seen += 1;
        assert_eq!(op.name(), row[1]);
        assert_eq!(Opcode::from_name(row[1]), Some(op));
        assert_eq!(format!("{:?}", op.kind()).to_lowercase(), row[2], "{op}");
        assert_eq!(op.has_arg(), row[3] == "1", "{op}");
        let kind = match op.arg_kind() {
            ArgKind::None => "-",
            ArgKind::Name => "name",
            ArgKind::Const => "const",
            ArgKind::Local => "local",
            ArgKind::Free => "free",
            ArgKind::Jump => "jump",
            ArgKind::Compare => "cmp",
            ArgKind::Binary => "nb_op",
            ArgKind::Intrinsic => "intrinsic",
            ArgKind::Handler => "exc",
        };
        assert_eq!(kind, row[4], "{op}");
        assert_eq!(op.caches().to_string(), row[5], "{op}");
        let args: &[i64] = if op.has_arg() { &[1, 2, 3, 4, 5, 7, 64, 0x203] } else { &[0] };
        for &oparg in args {
            let arg = oparg as u32;
            assert_eq!(op.popped(arg), Formula::eval(row[6], oparg), "{op} pops");
            assert_eq!(op.pushed_on_jump(arg), Formula::eval(row[7], oparg), "{op} pushes");
            // UNPACK_EX's measured effect is printed for an operand without a high part.
            if op == Opcode::UnpackEx && oparg > 255 {
                continue;
            }
            assert_eq!(op.stack_effect(arg, false), Formula::eval(row[8], oparg), "{op} falls through");
            assert_eq!(op.stack_effect(arg, true), Formula::eval(row[9], oparg), "{op} jumps");
        }
        for (flag, name) in [
            (OpFlags::ERROR, "ERROR"),
            (OpFlags::ERROR_NO_POP, "ERROR_NO_POP"),
            (OpFlags::ESCAPES, "ESCAPES"),
            (OpFlags::EVAL_BREAK, "EVAL_BREAK"),
            (OpFlags::PURE, "PURE"),
            (OpFlags::NO_SAVE_IP, "NO_SAVE_IP"),
        ] {
            assert_eq!(op.flags().contains(flag), row[10].split(',').any(|f| f == name), "{op} {name}");
        }
    }
    assert_eq!(seen, Opcode::ALL.len());
}

#[test]
fn portable_bytecode_holds_real_opcodes_only() {
    assert_eq!(Opcode::from_u8(128), Some(Opcode::Resume));
    assert_eq!(Opcode::from_u8(0), None);
    assert_eq!(Opcode::from_u8(255), None);
    assert_eq!(Opcode::from_u8(200), None);
}

#[test]
fn compare_operands() {
    assert_eq!(compare_arg(CompareOp::Lt, false), 2);
    assert_eq!(compare_arg(CompareOp::Eq, true), 88);
    assert_eq!(compare_arg(CompareOp::Ne, false), 103);
    assert_eq!(CompareOp::of_arg(172), Some(CompareOp::Ge));
}

#[test]
fn traits_say_what_the_table_says() {
    for &op in Opcode::ALL {
        let traits = op.traits();
        assert_eq!(traits.has_target(), matches!(op.arg_kind(), ArgKind::Jump | ArgKind::Handler), "{op}");
        assert_eq!(traits.is_jump(), op.arg_kind() == ArgKind::Jump, "{op}");
        assert_eq!(traits.is_block_push(), op.is_block_push(), "{op}");
        assert_eq!(traits.is_terminator(), op.is_terminator(), "{op}");
        assert_eq!(traits.is_unconditional_jump(), op.is_unconditional_jump(), "{op}");
        assert_eq!(traits.is_scope_exit(), op.is_scope_exit(), "{op}");
        assert_eq!(traits.breaks(), op.flags().contains(OpFlags::EVAL_BREAK), "{op}");
        assert_eq!(traits.caches(), op.caches(), "{op}");
        assert_eq!(traits.is_block_border(), op.is_block_push() || op == Opcode::PopBlock, "{op}");
        for oparg in 0..4 {
            assert_eq!(op.popped_and_pushed(oparg), (op.popped(oparg), op.pushed(oparg)), "{op} {oparg}");
        }
    }
}
