# Errors at the end of a file that is run: by then there is no column.
import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file.py")
    for source in ("def f():\n", "match x:\n ", "class A:\r\n  def f():\r\n", "try:\n  pass", "x = (\n", "if x:\n  y\n z\n"):
        with open(path, "wb") as file:
            file.write(source.encode())
        done = subprocess.run([sys.executable, "-S", path], capture_output=True, text=True)
        print(done.stderr.replace(folder, "FOLDER"))
