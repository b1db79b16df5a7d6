# Headers of .pyc files: who writes which, and what an import makes of each.
import _imp
import importlib.machinery
import importlib.util
import os
import pathlib
import py_compile
import shutil
import sys
import tempfile

top = pathlib.Path(tempfile.mkdtemp()).resolve()
os.chdir(top)
sys.path.insert(0, str(top))
sys.dont_write_bytecode = False
os.environ.pop("SOURCE_DATE_EPOCH", None)
MODES = py_compile.PycInvalidationMode
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


def clear():
    shutil.rmtree("__pycache__", ignore_errors=True)


print("py_compile")
write("value = 1\n")
cached = pathlib.Path(importlib.util.cache_from_source(str(source)))
for mode in (None, *MODES):
    for epoch in (None, "0", "1234567890", ""):
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        if epoch is not None:
            os.environ["SOURCE_DATE_EPOCH"] = epoch
        clear()
        py_compile.compile("mod.py", invalidation_mode=mode)
        print("   ", mode, epoch, *header(cached))
os.environ.pop("SOURCE_DATE_EPOCH", None)
for mode in ("CHECKED_HASH", 1, 3, None, MODES["CHECKED_HASH"], object):
    clear()
    try:
        py_compile.compile("mod.py", invalidation_mode=mode)
        print("   ", *header(cached))
    except Exception as e:
        print("   ", type(e).__name__, e)
print("   ", list(MODES), py_compile._get_default_invalidation_mode())
for time in (0, 1, 2**31 + 5, 2**32 - 1, 2**32 + 7):
    write("value = 1\n", time)
    py_compile.compile("mod.py")
    print("   ", time, *header(cached))
write("value = 1\n")

print("imports")
for mode in MODES:
    for policy in ("default", "always", "never"):
        for change in ("nothing", "time", "size", "text"):
            clear()
            write("value = 1\n")
            py_compile.compile("mod.py", invalidation_mode=mode)
            if change == "time":
                write("value = 1\n", 1_000_000_001)
            elif change == "size":
                write("value = 22\n")
            elif change == "text":
                write("value = 2\n")
            before = cached.read_bytes()
            _imp.check_hash_based_pycs = policy
            importlib.invalidate_caches()
            sys.modules.pop("mod", None)
            import mod

            same = cached.read_bytes() == before
            print("   ", mode.name, policy, change, mod.value, "kept" if same else "rewritten", *header(cached))
_imp.check_hash_based_pycs = "default"

print("damaged")
write("value = 1\n")
clear()
py_compile.compile("mod.py")
good = cached.read_bytes()
damages = {
    "nothing": b"", "short": good[:10], "magic": b"\0\0\r\n" + good[4:], "flags": good[:4] + b"\4\0\0\0" + good[8:],
    "checked only": good[:4] + b"\2\0\0\0" + good[8:], "no code": good[:16], "cut off": good[:40],
    "no code object": good[:16] + b"i\1\0\0\0", "kept": good, "more": good + b"junk",
}
def load(path):
    try:
        loader = importlib.machinery.SourcelessFileLoader("mod", str(path))
        print("        alone:", loader.get_code("mod").co_consts, loader.get_source("mod"))
    except BaseException as e:
        print("        alone:", type(e).__name__, str(e).replace(str(top), "TOP"), getattr(e, "name", None), "path" in dir(e) and e.path)
for name, data in damages.items():
    cached.write_bytes(data)
    loader = importlib.machinery.SourceFileLoader("mod", "mod.py")
    try:
        print("   ", name, loader.get_code("mod").co_filename, cached.read_bytes() == data, *header(cached))
    except BaseException as e:
        print("   ", name, type(e).__name__, str(e).replace(str(top), "TOP").replace(TAG, "TAG"), getattr(e, "name", None))
    pathlib.Path("alone.pyc").write_bytes(data)
    load("alone.pyc")
load("missing.pyc")

print("functions")
for args in (("abc",), (b"abc",), (bytearray(b""),), (memoryview(b"x" * 70000),), (), (1,), (b"a", b"b")):
    try:
        print("   ", importlib.util.source_hash(*args).hex())
    except TypeError as e:
        print("   ", e)
for args in ((1, b"abc"), (2**64 - 1, b"abc"), (_imp.pyc_magic_number_token, b""), (1,), ("1", b""), (-1, b""), (2**70, b"")):
    try:
        print("   ", _imp.source_hash(*args).hex())
    except Exception as e:
        print("   ", type(e).__name__, e)
shutil.rmtree(top)
