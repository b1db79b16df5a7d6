//! SIGINT in every state a program can be in. It must end at once as CPython 3.14 does: by the signal itself, with
//! `KeyboardInterrupt` as the last line of its errors, unless a row says otherwise.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long after the signal the program may last.
const PATIENCE: Duration = Duration::from_secs(20);
const SIGINT: i32 = 2;

struct Ended {
    status: Option<i32>,
    signal: Option<i32>,
    out: String,
    last_error: String,
}

/// Runs a program that prints a line before it enters the state it is about; interrupts it a little later.
fn interrupt(code: &str) -> Ended {
    // Children of some shells are started with SIGINT ignored; `env` gives it its default back.
    let mut child = Command::new("env")
        .args(["--default-signal=INT", env!("CARGO_BIN_EXE_kaa"), "-S", "-c", code])
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .env("PYTHONHASHSEED", "0")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    assert_eq!(line, "go\n", "{code}");
    std::thread::sleep(Duration::from_millis(150));
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success(), "{code}: it had ended before");
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if Instant::now() > deadline {
            child.kill().unwrap();
            panic!("not interrupted: {code}");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert!(!errors.contains("panicked"), "{code}\n{errors}");
    Ended {
        status: status.code(),
        signal: status.signal(),
        out: rest,
        last_error: errors.lines().last().unwrap_or("").to_owned(),
    }
}

/// Interrupts programs of which each is `PREPARATION` up to a line `---`, the line of output, and the state.
fn all_end(programs: &[&str]) {
    std::thread::scope(|scope| {
        for programs in programs.chunks(programs.len().div_ceil(4)) {
            scope.spawn(move || {
                for program in programs {
                    let (before, state) = program.split_once("---\n").unwrap_or(("", program));
                    let code = format!("{before}\nprint('go', flush=True)\n{state}");
                    let ended = interrupt(&code);
                    assert_eq!(ended.last_error, "KeyboardInterrupt", "{code}");
                    assert_eq!(ended.signal, Some(SIGINT), "{code}");
                }
            });
        }
    });
}

#[test]
fn loops_and_natives_over_endless_iterators() {
    all_end(&[
        "while True: pass",
        "eval('[i for i in iter(int, 1)]')",
        "import itertools\n---\nsum(itertools.count())",
        "import itertools\n---\nsum(itertools.repeat(1.0))",
        "import itertools\n---\nall(itertools.repeat(1))",
        "import itertools\n---\nmax(itertools.repeat(1))",
        "import itertools\n---\nset(itertools.repeat(1))",
        "import itertools\n---\ndict(itertools.repeat((1, 2)))",
        "import itertools\n---\nnext(filter(None, itertools.repeat(0)))",
        "import itertools, collections\n---\ncollections.deque(itertools.count(), maxlen=0)",
        "---\n[].extend(iter(lambda: None, 1))",
        "---\n''.join(iter(lambda: '', 1))",
        // Code that no compiler makes.
        "from opcode import opmap\nloop = bytes([opmap['RESUME'], 0, opmap['JUMP_BACKWARD_NO_INTERRUPT'], 1])\n\
         code = (lambda: 0).__code__.replace(co_code=loop)\n---\nexec(code)",
        "import asyncio\nasync def main():\n    await asyncio.sleep(60)\n---\nasyncio.run(main())",
    ]);
}

#[test]
fn long_operations() {
    all_end(&[
        "---\nwhile True: 3 ** 2000000",
        "---\npow(3, (1 << 300000) - 1, (1 << 300000) - 3)",
        "import random\na = [random.random() for i in range(300000)]\n---\nwhile True: sorted(a)",
        "a = list(range(3000000))\n---\na.sort(key=lambda x: -x); a.sort(key=lambda x: x % 7); a.sort(key=lambda x: -x)",
        "x = (1 << 60000000) // 7\n---\nx * (x + 1) * x",
        "x = (1 << 60000000) // 7\ny = 3 ** 3000000\n---\nx // y % (y - 1)",
        "import sys\nsys.set_int_max_str_digits(0)\nx = (1 << 30000000) // 7\n---\nstr(x)",
        "import sys\nsys.set_int_max_str_digits(0)\nx = '7' * 20000000\n---\nint(x)",
        "---\n3 ** 200000000",
        "import re\n---\nre.match('(a+)+$', 'a' * 60 + 'b')",
        "import re\n---\nre.search('x*y', 'x' * 1000000)",
        "import re\n---\nre.search('(?:(?=.*x)a)*y', 'a' * 1000000)",
        "import re\n---\nre.sub(r'(?:a|b|ab)*?c', '', 'ab' * 1000)",
        "import json\ns = '[' + '[1, 2, 3],' * 1000000 + '0]'\n---\nwhile True: json.loads(s)",
        "s = 'ab' * 1000000\n---\nwhile True: s.replace('ab', 'bca')",
        "a = ['a' * 10] * 300000\n---\nwhile True: ''.join(a)",
        "s = 'a b ' * 300000\n---\nwhile True: s.split()",
        "s = '\u{e01}' * 1000000\n---\nwhile True: s.encode()",
        "---\nwhile True: [0] * 10000000",
        "a = [0] * 5000000\nb = [0] * 5000000\n---\nwhile True: a == b",
        "import zlib\nb = bytes(range(256)) * 4000\n---\nwhile True: zlib.compress(b, 9)",
        "import gc\nx = [[i] for i in range(200000)]\n---\nwhile True: gc.collect()",
        "import copy\nx = [[i] for i in range(3000000)]\n---\ncopy.deepcopy(x)",
    ]);
}

#[test]
fn handlers_run_while_an_operation_goes_on() {
    // Each handler's signal comes sooner than the operation ends, which must end all the same.
    let code = "import re, signal
count = 0
def handler(*args):
    global count
    count += 1
    re.match('a*', 'aaa')
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
found = re.match('(a+)+$', 'a' * 22 + 'b'), count > 1
print('go', flush=True)
try:
    print(*found)
    while True: pass
except KeyboardInterrupt:
    print('caught')";
    let ended = interrupt(code);
    assert_eq!((ended.status, ended.out.as_str()), (Some(0), "None True\ncaught\n"));
}

#[test]
fn waiting() {
    all_end(&[
        "import time\n---\ntime.sleep(60)",
        "---\ninput()",
        "import sys\n---\nsys.stdin.readline()",
        "import sys\n---\nsys.stdin.buffer.read()",
        "import threading\nl = threading.Lock(); l.acquire()\n---\nl.acquire()",
        "import threading\nl = threading.Lock(); l.acquire()\n---\nl.acquire(timeout=60)",
        "import threading\n---\nthreading.Event().wait(60)",
        "import threading\n---\nwith (c := threading.Condition()): c.wait()",
        "import queue\n---\nqueue.Queue().get()",
        "import threading, time\nt = threading.Thread(target=time.sleep, args=(60,), daemon=True); t.start()\n---\nt.join()",
        "import subprocess\n---\nsubprocess.run(['sleep', '60'])",
        "import socket\ns = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()\n---\ns.accept()",
        "import socket\na, b = socket.socketpair()\n---\na.recv(1)",
        "import socket\na, b = socket.socketpair()\nx = b'x' * 10000000\n---\na.sendall(x)",
        "import select\n---\nselect.select([], [], [], 60)",
        "import select\n---\nselect.poll().poll(60000)",
        "import os\nr, w = os.pipe()\n---\nos.read(r, 1)",
        // A part of the bytes is written, and the statement is the program's last.
        "import os\nr, w = os.pipe()\nx = b'x' * 10000000\n---\nos.write(w, x)",
    ]);
}

#[test]
fn imports() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("interrupted_import");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("endless.py"), "print('go', flush=True)\nwhile True: pass\n").unwrap();
    let ended = interrupt(&format!("import sys; sys.path.insert(0, {:?}); import endless", folder.display()));
    assert_eq!((ended.signal, ended.last_error.as_str()), (Some(SIGINT), "KeyboardInterrupt"));
}

#[test]
fn programs_that_catch_it_or_are_about_to_end() {
    let ended = interrupt(
        "print('go', flush=True)\ntry:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\n    raise SystemExit(5)",
    );
    assert_eq!((ended.status, ended.out.as_str(), ended.last_error.as_str()), (Some(5), "caught\n", ""));
    let ended = interrupt(
        "import atexit, time\n@atexit.register\ndef f():\n    print('go', flush=True)\n    time.sleep(60)",
    );
    assert_eq!((ended.status, ended.last_error.as_str()), (Some(0), "KeyboardInterrupt: "));
    // The thread is not waited for any longer.
    let ended = interrupt(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\nprint('go', flush=True)",
    );
    assert_eq!((ended.status, ended.last_error.as_str()), (Some(0), "KeyboardInterrupt: "));
    // A finalizer is interrupted, and the program goes on.
    let ended = interrupt(
        "import gc\nclass A:\n    def __del__(self):\n        print('go', flush=True)\n        while True: pass\nA()\ngc.collect()\nprint('on')",
    );
    assert_eq!(
        (ended.status, ended.out.as_str(), ended.last_error.as_str()),
        (Some(0), "on\n", "KeyboardInterrupt: ")
    );
}
