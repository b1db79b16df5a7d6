# Which .pyc files the command line writes, and where.
import importlib
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

top = pathlib.Path(tempfile.mkdtemp()).resolve()
os.chdir(top)
os.environ.pop("SOURCE_DATE_EPOCH", None)
TAG = sys.implementation.cache_tag
source = pathlib.Path("mod.py")


def write(text, time=1_000_000_000):
    source.write_text(text)
    os.utime(source, (time, time))


def header(path):
    try:
        data = pathlib.Path(path).read_bytes()
    except OSError as e:
        return type(e).__name__
    flags = int.from_bytes(data[4:8], "little")
    magic = data[:4] == importlib.util.MAGIC_NUMBER
    if flags:
        right = importlib.util.source_hash(source.read_bytes()) == data[8:16]
        return magic, flags, data[8:16].hex(), "the source's" if right else "another source's"
    stat = source.stat()
    fields = [int.from_bytes(data[i : i + 4], "little") for i in (8, 12)]
    return magic, flags, fields[0] == int(stat.st_mtime) & 0xFFFFFFFF, fields[1] == stat.st_size, fields[1]


def run(*args, **env):
    done = subprocess.run(
        [sys.executable, "-S", *args], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(top), **env}
    )
    text = done.stdout + done.stderr.replace(str(top), "TOP").replace(TAG, "TAG")
    print("   ", done.returncode, *text.splitlines()[-3:], sep=" | ")


def tool(module, *args, **env):
    sys.argv = [module, *args]
    os.environ.update(env)
    try:
        print("   ", *args, env, importlib.import_module(module).main())
    except SystemExit as e:
        print("   ", *args, env, "exit", e.code)
    for name in env:
        del os.environ[name]


def clear():
    shutil.rmtree("__pycache__", ignore_errors=True)


write("value = 1\n")
cached = pathlib.Path(importlib.util.cache_from_source(str(source)))
print("tools")
for args in (
    ["py_compile", "mod.py"],
    ["compileall", "-q", "mod.py"],
    ["compileall", "-q", "--invalidation-mode", "timestamp", "mod.py"],
    ["compileall", "-q", "--invalidation-mode", "checked-hash", "mod.py"],
    ["compileall", "-q", "--invalidation-mode=unchecked-hash", "mod.py"],
):
    for env in ({}, {"SOURCE_DATE_EPOCH": "5"}):
        clear()
        tool(*args, **env)
        print("       ", *header(cached))
for mode in ("timestamp", "checked-hash", "unchecked-hash"):
    # What is there and fresh stays, whatever its kind.
    before = cached.exists() and cached.read_bytes()
    tool("compileall", "-q", "--invalidation-mode", mode, "mod.py")
    print("       ", *header(cached), cached.read_bytes() == before)
for args in (["-o", "0", "-o", "1", "-o", "2"], ["-b"], ["-b", "-o", "1"], ["-o", "0", "-o", "2", "--hardlink-dupes"]):
    clear()
    tool("compileall", "-q", "-f", *args, "mod.py")
    there = sorted([*os.listdir(), *(os.listdir("__pycache__") if os.path.isdir("__pycache__") else [])])
    print("       ", *(name.replace(TAG, "TAG") for name in there))
    if pathlib.Path("mod.pyc").exists():
        print("       ", *header("mod.pyc"))
        os.remove("mod.pyc")

run("--check-hash-based-pycs", "always", "-c", "import _imp; print(_imp.check_hash_based_pycs)")

print("where it's written")
for options, env in (
    ([], {"PYTHONDONTWRITEBYTECODE": "1"}), ([], {"PYTHONPYCACHEPREFIX": str(top / "elsewhere")}),
    (["-X", f"pycache_prefix={top / 'other'}"], {}), ([], {"PYTHONOPTIMIZE": "2"}),
    ([], {"SOURCE_DATE_EPOCH": "3"}),
):
    clear()
    run(*options, "-c", "import mod", **env)
    found = sorted(str(p.relative_to(top)) for p in top.rglob("mod.*.pyc"))
    print("       ", *(name.replace(TAG, "TAG").replace(str(top).lstrip("/"), "TOP") for name in found))
    for each in ("elsewhere", "other"):
        shutil.rmtree(each, ignore_errors=True)
clear()
os.chmod(source, 0o640)
run("-c", "import mod")
print("   ", oct(cached.stat().st_mode), *header(cached), os.listdir("__pycache__") == [cached.name])
clear()
pathlib.Path("__pycache__").write_text("in the way")
run("-c", "import mod; print(mod.value)")
os.remove("__pycache__")

shutil.rmtree(top)
