# Exceptions initialised again, split by their own classes, and made of parts that change.
class Evil(str):
    def __str__(self):
        del exc.object; return "x"
class Evil2(str):
    def __str__(self):
        exc.object = None; return "x"
import sys
for E in Evil, Evil2:
  for mk in (lambda e,r: UnicodeEncodeError(e, "ab", 0, 1, r)), (lambda e,r: UnicodeDecodeError(e, b"ab", 0, 1, r)), (lambda e,r: UnicodeTranslateError("ab", 0, 1, r)):
    for a in (E("q"), "r"), ("q", E("r")):
        exc = mk(*a)
        try: print(str(exc))
        except Exception as x: print(type(x).__name__, x)
exc = UnicodeEncodeError("a","b",0,1,"c"); del exc.object
try: print(str(exc))
except Exception as x: print(type(x).__name__, x)
for a in "start","end","encoding","reason":
    exc = UnicodeEncodeError("a","b",0,1,"c")
    try:
        delattr(exc,a); print(a, str(exc), getattr(exc,a,'none'))
    except Exception as x: print(type(x).__name__, x)
e = ImportError("test", name="n", path="p", name_from="q")
e.__init__(); print(e.msg, e.name, e.path, e.name_from, e.args)
e.__init__("x", name="a"); print(e.msg, e.name, e.path, e.name_from, e.args)
e.__init__(name="b"); print(e.msg, e.name, e.path, e.name_from, e.args)
e.__init__(1,2); print(e.msg, e.name, e.args)
s = SyntaxError("a", ("f",1,2,"t",3,4)); s.__init__("b",("g",1,2,"t")); print(s.end_lineno, s.end_offset, s.msg, s.filename)
s.__init__("c"); print(s.msg, s.filename, s.lineno, s.text)
s.__init__(); print(s.msg, s.filename)
o = OSError(1,"x","f"); 
try: o.__init__(2,"y"); print(o.errno, o.filename, o.args)
except Exception as x: print(x)
st = StopIteration(1); st.__init__(); print(st.value); st.__init__(3); print(st.value)
se = SystemExit(1); se.__init__(); print(se.code); se.__init__(1,2); print(se.code)
n = NameError("x", name="y"); n.__init__(); print(n.name); n.__init__("a"); print(n.name)
n = AttributeError("x", name="y", obj=3); n.__init__(); print(n.name, n.obj)
class Bad(ExceptionGroup):
    def __init__(self, *a): self.r = None
    def split(self, c): return R
for R in None, 1, (), (1,), [1,2], (None,None):
    try:
        try: raise Bad("m", [ValueError(1), TypeError(2)])
        except* ValueError as e: print('caught', e)
    except BaseException as x: print(R, type(x).__name__, x)
def f():
    1/0
f.__code__ = f.__code__.replace(co_linetable=b'\xf8' * (len(f.__code__.co_code) // 2))
try: f()
except ZeroDivisionError as e:
    t = e.__traceback__.tb_next; print(t.tb_lineno, t.tb_frame.f_lineno)
