"""UnicodeError and its kin: fields, their clamping, changes, texts and pickling."""
import re
import copy
import pickle
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
makers = {"encode": (UnicodeEncodeError, "abc\xe9\u4e2d\U0001f600"), "decode": (UnicodeDecodeError, b"abc\xff\xfe"), "translate": (UnicodeTranslateError, "abc\xe9\u4e2d")}
for name, (kind, obj) in makers.items():
    for start, end in [(0, 1), (3, 4), (4, 5), (5, 6), (0, 0), (0, 2), (3, 3), (-1, 1), (2, 1), (100, 200), (-5, -2), (2**62, 2**62), (0, 100)]:
        args = (obj, start, end, "why") if name == "translate" else ("enc", obj, start, end, "why")
        e = kind(*args); print(name, start, end, ascii(str(e)), e.start, e.end, len(e.args))
    args = (obj, 1, 2, "why") if name == "translate" else ("enc", obj, 1, 2, "why")
    for bad in range(len(args)):
        for value in [5, None, "x", b"x", 1.5, 2**70, bytearray(b"ab")]:
            changed = list(args); changed[bad] = value
            try: e = kind(*changed); print(name, bad, ascii(value), "ok", ascii(str(e)))
            except Exception as x: print(name, bad, ascii(value), type(x).__name__, x)
    e = kind(*args); t(kind); t(kind, *args[:-1]); t(kind, *args, 1); t(kind, *args, x=1)
    for attribute in ["start", "end", "reason", "object", "encoding"]:
        if not hasattr(e, attribute): print(name, "has no", attribute); continue
        for value in [0, -3, 99, "text", b"bytes", None, 1.5, 2**70]:
            e = kind(*args)
            try: setattr(e, attribute, value); print(name, attribute, ascii(value), ascii(str(e)), ascii(getattr(e, attribute)))
            except Exception as x: print(name, attribute, ascii(value), type(x).__name__, x)
        e = kind(*args)
        try: delattr(e, attribute); print("deleted", ascii(str(e)))
        except Exception as x: print("del", type(x).__name__, x); t(getattr, e, attribute)
    e = kind(*args); e.note = 1; r = pickle.loads(pickle.dumps(e)); print(ascii((r.args, r.note, r.start, r.end, r.reason)), ascii(str(copy.copy(e))), ascii(repr(e))); e.args = (); print(ascii(str(e)), repr(e)); u = kind.__new__(kind); print(repr(str(u)), u.args); t(lambda: u.start); t(lambda: u.object); t(lambda: u.reason)
class Sub(UnicodeDecodeError):
    def __init__(self, *a): super().__init__("own", b"\xff", 0, 1, "from sub")
    def __str__(self): return "sub " + super().__str__()
print(Sub(1, 2), Sub().args, Sub(3).encoding, repr(Sub())); e = UnicodeDecodeError("e", bytearray(b"xy"), 0, 1, "r"); print(type(e.object), e); e = UnicodeDecodeError("e", memoryview(b"xy"), 0, 1, "r"); print(type(e.object), e); e = UnicodeEncodeError("e", type("S", (str,), {})("s\xe9"), 1, 2, "r"); print(ascii(str(e)), type(e.object).__name__, UnicodeError("any", 5).args, str(UnicodeError()), UnicodeError.__mro__[1].__name__)
for text, enc in [("a\xe9b", "ascii"), ("\ud800", "utf-8"), ("\u4e2d\u4e2dx", "latin-1"), ("\U0001f600" * 3, "cp1252")]:
    try: text.encode(enc)
    except UnicodeEncodeError as e: print(ascii((e.encoding, e.start, e.end, e.reason, e.object)))
for data, enc in [(b"a\xff", "ascii"), (b"\xe4\xb8", "utf-8"), (b"ab\xc3(", "utf-8"), (b"\x81", "cp1252"), (b"a", "utf-16"), (b"\0\xd8\0", "utf-16-le")]:
    try: data.decode(enc)
    except UnicodeDecodeError as e: print(e.encoding, e.start, e.end, e.reason, e.object)
