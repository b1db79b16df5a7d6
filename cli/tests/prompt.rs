//! The prompt on a terminal: what stands on the screen after keys were pressed, as CPython 3.14 shows it.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Runs the program given first on a terminal of 24 lines of 80, and prints what it writes there. The other arguments
/// are pairs: keys, and the text to wait for before the next ones.
const DRIVER: &str = r"
import os, pty, select, sys, termios
program, *steps = sys.argv[1:]
pid, terminal = pty.fork()
if not pid:
    termios.tcsetwinsize(0, (24, 80))
    os.execv(program, [program, '-q'])
shown = b''
def read(patience):
    # False at the end, or when nothing comes.
    global shown
    if not select.select([terminal], [], [], patience)[0]:
        return False
    try:
        more = os.read(terminal, 4096)
    except OSError:
        more = b''
    shown += more
    return bool(more)
for keys, text in zip(steps[::2], steps[1::2]):
    start = len(shown)
    os.write(terminal, keys.encode())
    while text.encode() not in shown[start:]:
        if not read(30):
            sys.exit(f'{text!r} does not come after {keys!r}: {shown[start:]}')
    # What is looked for may come more than once.
    while read(0.15):
        pass
while read(30):
    pass
if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
    sys.exit('a wrong status')
sys.stdout.buffer.write(shown)
";

/// The end of what `_pyrepl` writes for a new prompt.
const READY: &str = "\x1b[?25h\x1b[4C";

/// What stands on the screen, without blanks at the ends of lines.
fn screen(shown: &str) -> String {
    let mut lines: Vec<Vec<char>> = vec![Vec::new()];
    let (mut row, mut column) = (0usize, 0usize);
    let mut rest = shown.chars();
    while let Some(c) = rest.next() {
        match c {
            '\r' => column = 0,
            '\n' => row += 1,
            '\x08' => column = column.saturating_sub(1),
            '\x1b' => {
                if rest.next() != Some('[') {
                    continue;
                }
                let mut number = String::new();
                let command = loop {
                    match rest.next() {
                        Some(c) if c.is_ascii_alphabetic() => break c,
                        Some(c) => number.push(c),
                        None => break ' ',
                    }
                };
                let count = number.parse().unwrap_or(1);
                match command {
                    'A' => row = row.saturating_sub(count),
                    'B' => row += count,
                    'C' => column += count,
                    'D' => column = column.saturating_sub(count),
                    'K' | 'J' => {
                        lines.resize_with(lines.len().max(row + 1), Vec::new);
                        lines[row].truncate(column);
                        if command == 'J' {
                            lines.truncate(row + 1);
                        }
                    }
                    // Insert and delete characters.
                    '@' => (0..count).for_each(|_| lines[row].insert(column, ' ')),
                    'P' => drop(lines[row].drain(column..column + count)),
                    _ => {}
                }
            }
            c => {
                lines.resize_with(lines.len().max(row + 1), Vec::new);
                let line = &mut lines[row];
                line.resize(line.len().max(column + 1), ' ');
                line[column] = c;
                column += 1;
            }
        }
    }
    let lines: Vec<String> =
        lines.iter().map(|l| l.iter().collect::<String>().trim_end().to_owned()).collect();
    lines.join("\n").trim_end().to_owned()
}

/// The screen after a session, and the history file. `HOME` is a folder of the session's own.
fn session(name: &str, variables: &[(&str, &str)], steps: &[(&str, &str)]) -> (String, String) {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("prompt_{name}"));
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).unwrap();
    let kaa = env!("CARGO_BIN_EXE_kaa");
    let mut command = Command::new(kaa);
    command.args(["-S", "-c", DRIVER, kaa]).args(steps.iter().flat_map(|(keys, text)| [*keys, *text]));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("PYTHON") || name.ends_with("_COLOR") || ["LINES", "COLUMNS"].contains(&&*name) {
            command.env_remove(&*name);
        }
    }
    command.env("HOME", &home).env("TERM", "xterm").env("LC_ALL", "C.UTF-8");
    command.envs(variables.iter().copied()).stdin(Stdio::null());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    let history = std::fs::read_to_string(home.join(".python_history")).unwrap_or_default();
    (screen(&String::from_utf8_lossy(&output.stdout)), history)
}

#[test]
fn lines_are_edited_recalled_and_completed() {
    let steps = [
        ("", READY),
        ("1 + 1\r", READY),
        // Left, and a character put in between; to the beginning, to the end.
        ("prnt('a')\x01\x1bOC\x1bOCi\x05\r", READY),
        ("import sys\r", READY),
        ("sys.exec_p\t\r", READY),
        ("def f(x):\r", "... "),
        ("return x * 2\r", "... "),
        ("\r", READY),
        ("f(21)\r", READY),
        // The line before the last but one, changed.
        ("\x1bOA\x7f\x7f2)\r", READY),
        ("\x04", "\x1b[?2004l"),
    ];
    let (screen, history) = session("edit", &[], &steps);
    let expected = ">>> 1 + 1\n2\n>>> print('a')\na\n>>> import sys\n>>> sys.exec_prefix\n'HERE'\n>>> def f(x):\n...     return x * 2\n...\n>>> f(21)\n42\n>>> f(22)\n44\n>>>";
    let prefix = screen.lines().nth(6).unwrap_or_default().to_owned();
    assert_eq!(screen.replace(&prefix, "'HERE'"), expected);
    let lines = "1 + 1\nprint('a')\nimport sys\nsys.exec_prefix\ndef f(x):\r\n    return x * 2\r\n    \nf(21)\nf(22)\n";
    assert_eq!(history, lines);
}

#[test]
fn errors_interrupts_and_pasted_text() {
    let steps = [
        ("", READY),
        ("1/0\r", READY),
        ("x = (1,,\r", READY),
        ("abc", "\x1b[7C"),
        ("\x03", READY),
        ("\x1b[200~def g():\n    yield 1\n\n    yield 2\n\x1b[201~", "... "),
        ("\r", READY),
        ("list(g())\r", READY),
        ("import signal; signal.raise_signal(2)\r", READY),
        ("exit\r", "\x1b[?2004l"),
    ];
    let (screen, _) = session("errors", &[], &steps);
    let expected = r#">>> 1/0
Traceback (most recent call last):
  File "<python-input-0>", line 1, in <module>
    1/0
    ~^~
ZeroDivisionError: division by zero
>>> x = (1,,
  File "<python-input-1>", line 1
    x = (1,,
           ^
SyntaxError: invalid syntax
>>> abc
KeyboardInterrupt
>>> def g():
...     yield 1
...
...     yield 2
...
>>> list(g())
[1, 2]
>>> import signal; signal.raise_signal(2)
Traceback (most recent call last):
  File "<python-input-4>", line 1, in <module>
    import signal; signal.raise_signal(2)
                   ~~~~~~~~~~~~~~~~~~~^^^
KeyboardInterrupt
>>> exit"#;
    assert_eq!(screen, expected);
}

#[test]
fn the_plain_prompt_is_there_on_demand_and_on_dumb_terminals() {
    let steps = [
        ("", ">>> "),
        ("1+1\n", "2\r\n>>> "),
        ("if 1:\n", "... "),
        (" 5\n", "... "),
        ("\n", "5\r\n>>> "),
        ("\x04", "\n"),
    ];
    let expected = ">>> 1+1\n2\n>>> if 1:\n...  5\n...\n5\n>>>";
    let (screen, _) = session("basic", &[("PYTHON_BASIC_REPL", "1")], &steps);
    assert_eq!(screen, expected);
    let (screen, _) = session("dumb", &[("TERM", "dumb")], &steps);
    assert_eq!(
        screen,
        format!(
            "warning: can't use pyrepl: (5, \"terminal doesn't have the required clear capability\"); TERM=dumb\n{expected}"
        )
    );
}
