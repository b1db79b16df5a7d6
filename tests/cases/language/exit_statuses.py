"""What a program's end makes of its exception."""
import os
import subprocess
import sys

programs = {
    "none": "raise SystemExit",
    "number": "raise SystemExit(7)",
    "negative": "raise SystemExit(-1)",
    "huge": "raise SystemExit(2 ** 70)",
    "text": "raise SystemExit('a text')",
    "empty text": "raise SystemExit('')",
    "object": "class A:\n def __str__(self): return 'object text'\nraise SystemExit(A())",
    "bad object": "class A:\n def __str__(self): raise ValueError('no')\nraise SystemExit(A())",
    "code property": "class E(SystemExit):\n @property\n def code(self): return 12\nraise E",
    "code raises": "class E(SystemExit):\n @property\n def code(self): raise ValueError('no code')\nraise E",
    "changed": "e = SystemExit(1)\ne.code = 21\nraise e",
    "deleted": "e = SystemExit(1)\ndel e.code\nraise e",
    "exit": "import sys; sys.exit(5)",
    "exit two": "import sys; sys.exit(1, 2)",
    "group": "raise BaseExceptionGroup('g', [SystemExit(3)])",
    "atexit": "import atexit, sys\natexit.register(lambda: print('registered'))\nsys.exit(3)",
    "atexit raises": "import atexit\ndef f(): raise KeyError('in atexit')\natexit.register(f)\nprint('end')",
    "atexit exits": "import atexit\ndef f(): raise SystemExit(9)\natexit.register(f)\nprint('end')",
    "syntax": "x = = 1",
    "hook exits": "import sys\ndef hook(*a): sys.exit(33)\nsys.excepthook = hook\n1/0",
    "stderr None": "import sys\nsys.stderr = None\n1/0",
    "stdout odd": "import sys\nsys.stdout = 5\nprint('x')",
    "stdout closed": "import sys\nsys.stdout.close()",
    "print closed": "import sys\nsys.stdout.close()\nprint('x')",
    "exit in del": "import sys\nclass A:\n def __del__(self): sys.exit(5)\na = A()\ndel a\nimport gc; gc.collect()\nprint('still')",
    "abort text": "raise SystemExit('é\\udc80')",
    "keyboard": "raise KeyboardInterrupt",
    "import exit": "import sys, types\nclass F:\n def find_spec(self, *a): raise SystemExit(14)\nsys.meta_path.insert(0, F())\nimport anything",
}
environment = {name: value for name, value in os.environ.items() if name != "KAA_STRESS"}
for name, program in programs.items():
    done = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, env=environment)
    lines = done.stderr.decode("utf-8", "backslashreplace").splitlines()
    print(f"{name}: {done.returncode} {done.stdout!r} {len(lines)} {lines[-2:]}")
