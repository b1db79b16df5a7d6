# What a stream that nobody closed still holds is written when it is collected or the program ends, however it is held.
import os
import subprocess
import sys
import tempfile

PROGRAM = """
import gc, io, sys
def text(n): open('t', 'w').write('x' * n)
def binary(n): open('b', 'wb').write(b'x' * n)
def wrapped(n): io.TextIOWrapper(io.BufferedWriter(io.FileIO('w', 'w'))).write('x' * n)
"""
with tempfile.TemporaryDirectory() as folder:
    for name in ("text", "binary", "wrapped"):
        for n in (1, 8191, 8192, 8193, 10000, 200000):
            for end in ("", "\ngc.collect()", "\ngc.collect(0)\ngc.collect()"):
                exec(PROGRAM + f"import os\nos.chdir({folder!r})\n{name}({n}){end}\ngc.collect()", {})
                print(name, n, end.strip().split("\n"), os.path.getsize(os.path.join(folder, name[0])))
    for program in ("open('q', 'w').write('x' * 10000)", "f = open('q', 'w'); f.write('x' * 10000)",
                    "open('q', 'w').write('x' * 10000); import sys; sys.exit(3)"):
        done = subprocess.run([sys.executable, "-S", "-c", program], cwd=folder)
        print(program, done.returncode, os.path.getsize(os.path.join(folder, "q")))
    os.chdir("/")
