"""io: every layer's errors and results for odd arguments: modes, buffering, seeks, truncation, readinto, newline kinds, closed and detached files."""
import io, os, tempfile


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


d = tempfile.mkdtemp(); p = os.path.join(d, "f.txt")
def w(data, mode="wb"):
    with open(p, mode) as f: f.write(data)
def st(f):
    try: print(str(f()).replace(d, "DIR").split(" at 0x")[0][:120].encode("ascii", "backslashreplace").decode())
    except Exception as e: print(type(e).__name__, str(e).replace(d, "DIR")[:120].split(" at 0x")[0])
for mode in ("", "r", "rb", "rt", "w", "a", "x", "r+", "rbt", "rw", "q", "rr", "U", "rU", "b", "+", "r+b+", "wx", 5): st(lambda: (f := open(p, mode), f.mode, type(f).__name__, f.close())[1:3])
w("é1\r\nl2\nl3\rl4".encode())
for nl in (None, "", "\n", "\r", "\r\n", "x", 5): st(lambda: open(p, newline=nl, encoding="utf8").readlines())
for kw in ({"buffering": 0}, {"buffering": 1}, {"buffering": -1}, {"buffering": -5}, {"buffering": "x"}, {"mode": "rb", "buffering": 0}, {"mode": "rb", "buffering": 1}, {"mode": "rb", "encoding": "utf8"}, {"mode": "rb", "errors": "x"}, {"mode": "rb", "newline": ""}, {"encoding": "nope"}, {"encoding": 5}, {"errors": "nope"}, {"errors": 5}, {"closefd": False}, {"opener": 5}, {"opener": lambda *a: -1}, {"opener": lambda *a: "x"}, {"nope": 1}, {"encoding": "ascii"}, {"encoding": "ascii", "errors": "replace"}, {"encoding": "a\0b"}):
    st(lambda: (f := open(p, **kw), f.read(), f.close())[1])
for name in (5.5, None, [], "a\0b", d, os.path.join(d, "no", "x"), b"\xff\xfe-nope", 9999, -1, True if 0 else "", os.path.join(p, "x")): st(lambda: open(name))
w(b"0123456789\n")
for mode in ("rb", "r+b", "wb", "ab", "r", "w", "a", "r+", "a+b"):
    f = open(p, mode, **({} if "b" in mode else {"encoding": "utf8"}))
    print("--", mode, f.readable(), f.writable(), f.seekable(), f.tell(), f.isatty(), f.closed, f.name == p)
    arg = b"xy" if "b" in mode else "xy"
    for g in (lambda: f.read(3), lambda: f.write(arg), lambda: f.write("s" if "b" in mode else b"s"), lambda: f.write(5), lambda: f.seek(0), lambda: f.seek(-1), lambda: f.seek(0, 2), lambda: f.seek(1, 9), lambda: f.seek("a"), lambda: f.tell(), lambda: f.truncate(4), lambda: f.truncate(-1), lambda: f.truncate("x"), lambda: f.read(-1), lambda: f.readline(2), lambda: f.readlines(1), lambda: f.writelines([arg, arg]), lambda: f.writelines(5), lambda: f.writelines([5]), lambda: next(f), lambda: f.flush(), lambda: f.fileno() > 2, lambda: f.readinto(bytearray(3)) if "b" in mode else f.encoding, lambda: f.readinto(b"ro") if "b" in mode else f.newlines, lambda: f.peek(1)[:1] if hasattr(f, "peek") else "", lambda: f.detach().__class__.__name__ if mode == "r+" else ""): st(g)
    f.close() if mode != "r+" else None
    for g in (lambda: f.read(), lambda: f.write(arg), lambda: f.tell(), lambda: f.fileno(), lambda: f.flush(), lambda: f.close(), lambda: f.__enter__(), lambda: next(f), lambda: f.readable(), lambda: f.closed, lambda: repr(f)): st(g)
b = io.BytesIO(b"abc\ndef"); s = io.StringIO("abc\ndef")
for o, g in ((b, "b"), (s, "s")):
    for f in (lambda: o.read(2), lambda: o.readline(), lambda: o.seek(0), lambda: o.seek(-1), lambda: o.seek(1, 1), lambda: o.seek(0, 2), lambda: o.seek(5, 9), lambda: o.tell(), lambda: o.write(5), lambda: o.write(b"x" if g == "s" else "x"), lambda: o.write(b"XY" if g == "b" else "XY"), lambda: o.getvalue(), lambda: o.truncate(3), lambda: o.truncate(-1), lambda: o.seek(10), lambda: o.write(b"Z" if g == "b" else "Z"), lambda: o.getvalue(), lambda: o.seek(0), lambda: list(o), lambda: o.readlines(2), lambda: o.read("x"), lambda: o.read(-5), lambda: o.fileno(), lambda: o.detach(), lambda: o.isatty(), lambda: o.seekable(), lambda: o.__getstate__()[:2], lambda: o.__setstate__(5), lambda: o.__setstate__((b"q", 0, None) if g == "b" else ("q", "\n", 0, None)), lambda: o.getvalue(), lambda: o.close(), lambda: o.read(), lambda: o.getvalue(), lambda: o.closed): st(f)
for f in (lambda: io.BytesIO("s"), lambda: io.BytesIO(5), lambda: io.StringIO(b"x"), lambda: io.StringIO(5), lambda: io.StringIO("a\r\nb\rc", newline=None).read(), lambda: io.StringIO("a\r\nb", newline="").readlines(), lambda: io.StringIO("a\nb", newline="\r\n").getvalue(), lambda: io.StringIO("a", newline="x"), lambda: io.BytesIO(initial_bytes=b"k").read(), lambda: io.BytesIO(b"a").getbuffer().__class__.__name__, lambda: (x := io.BytesIO(b"ab"), v := x.getbuffer(), x.write(b"abc")), lambda: io.TextIOWrapper(5), lambda: io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="utf8").read(), lambda: io.TextIOWrapper(io.BytesIO(b"a\xc3\xa9b"), encoding="utf8").read(2), lambda: io.TextIOWrapper(io.BytesIO(), newline="q"), lambda: io.TextIOWrapper(io.BytesIO(), encoding="nope"), lambda: io.TextIOWrapper(io.BytesIO(), encoding="hex"), lambda: io.TextIOWrapper(io.BytesIO(b"x"), encoding="ascii", write_through=True).write("é"), lambda: (t_ := io.TextIOWrapper(io.BytesIO(b"l1\nl2\n"), encoding="utf8"), next(t_), t_.tell()), lambda: (t_ := io.TextIOWrapper(io.BytesIO(b"l1\nl2\n"), encoding="utf8"), t_.readline(), t_.seek(t_.tell()), t_.readline())[1:], lambda: io.TextIOWrapper(io.BytesIO(b"ab"), encoding="utf8").seek(1, 1), lambda: io.TextIOWrapper(io.BytesIO(b"ab"), encoding="utf8").seek(-1), lambda: (t_ := io.TextIOWrapper(io.BytesIO(), encoding="utf8"), t_.reconfigure(encoding="latin-1", errors="ignore"), t_.encoding, t_.errors)[2:], lambda: io.TextIOWrapper(io.BytesIO(), encoding="utf8").reconfigure(newline="q"), lambda: io.BufferedReader(io.BytesIO(b"abc"), 0), lambda: io.BufferedReader(io.BytesIO(b"abc"), -1), lambda: io.BufferedReader(io.BytesIO(b"abcdef"), 2).peek(), lambda: io.BufferedReader(io.BytesIO(b"abc")).read1(2), lambda: io.BufferedReader(io.BytesIO(b"abc")).write(b"x"), lambda: io.BufferedReader(5), lambda: io.BufferedWriter(io.BytesIO()).read(), lambda: io.BufferedRWPair(io.BytesIO(b"r"), io.BytesIO()).read(), lambda: io.BufferedRWPair(5, 5), lambda: io.BufferedRandom(io.BytesIO(b"abc")).seek(1), lambda: io.RawIOBase().read(), lambda: io.RawIOBase().readinto(b""), lambda: io.IOBase().seek(0), lambda: io.IOBase().fileno(), lambda: io.BufferedIOBase().read(), lambda: io.TextIOBase().write("x"), lambda: io.IncrementalNewlineDecoder(None, True).decode("a\r\nb\r"), lambda: io.IncrementalNewlineDecoder(5, True).decode("x"), lambda: io.FileIO(p).readall(), lambda: io.FileIO(p, "rw"), lambda: io.FileIO(p, "q"), lambda: io.FileIO(-5), lambda: io.FileIO(p, closefd=False), lambda: io.open_code(p).read(3), lambda: io.open_code(5), lambda: io.text_encoding(None), lambda: io.text_encoding("x"), lambda: io.DEFAULT_BUFFER_SIZE > 0): st(f)
class Raw(io.RawIOBase):
    def __init__(self, chunks): self.chunks = chunks
    def readable(self): return True
    def readinto(self, b):
        c = self.chunks.pop(0) if self.chunks else b""
        if isinstance(c, (bytes,)): b[:len(c)] = c; return len(c)
        return c
for chunks in ([b"ab", b"c"], [b"ab", None, b"c"], [None], [5000000], [-1], ["x"], [b""]): st(lambda: Raw(list(chunks)).read()); st(lambda: io.BufferedReader(Raw(list(chunks)), 4).read()); st(lambda: io.BufferedReader(Raw(list(chunks)), 4).read(2)); st(lambda: io.TextIOWrapper(io.BufferedReader(Raw(list(chunks))), encoding="utf8").read())
import shutil; shutil.rmtree(d)
