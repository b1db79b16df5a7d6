"""f-strings: = in all forms, nesting to any depth, quotes inside, comments, conversions, format specs made of fields, and evaluation order."""


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


x, y, name, width, d, z = 5, 2.5, "ab'c", 10, {"k": [1, 2], 'q"': 3}, None
print(f"{x=}", f"{x = }", f"{x =}", f"{x= }", f"{ x = }", f"{x=!s}", f"{name=}", f"{name=!s}", f"{name=!a}", f"{x=:>5}", f"{y=:.3f}", f"{name = :>8}", f"{name=!r:^10}", f"{x+1=}", f"{d['k'][0]=}", f"{ (x, y) = }", f"{x==5=}", f"{x<=5}", f"{x!=5}", f"{x>=5=}", f"{(lambda q: q)(3)=}", f"{'a' 'b'=}", f"{x,y=}", f"{*d,=}", f"{[i for i in range(3)]=}")
print(f"{
x
=
}", f"{
    x  # a comment
    + 1
    = }", f"{x:{'>'}{width}}", f"{y:{width}.{2}f}", f"{y!r:{'^' + str(width)}}", f"{x:{f'{f"{width}"}'}}")
print(f"{d["k"]}", f"{d['q"']}", f"{"nested " f"{'deep ' f'{x}'}"}", f'{f"{f'{f"{x}"}'}"}', f"{'\n'.join(['a', 'b'])}", f"{'\\'}", f"{"\t"}|", f"{'é\N{BULLET}'}", rf"{'\n'}\n", f"\N{EM DASH}{x}\x41\u00e9", rf"\N{x}", f"{{}}{{{x}}}}}{{", f"{x}" "{x}" f"{{x}}", f"{'{'}{'}'}", f"{ {1: 2}[1] }", f"{ {x for x in 'a'} }", f"")
print(f"""{
    x
    +
    y
}""", f'''{
"""triple
inside"""
}''', f"{x if x else y}", f"{x or y}", f"{not x}", f"{(yield_ := 7)}", yield_, f"{x:=^9}", f"{x!r:=^9}", f"{lambda_ if (lambda_ := 3) else 0}", f"{(lambda: 1)()}", f"{x :d}", f"{ x!s :>4}", f"{x!s:}", f"{None}", f"{...}", f"{print}"[:10], f"{-x:+}", f"{x:,}", f"{3.0:g}", f"{True:d}", f"{'s':*<5}", f"{1j:.1f}", f"{[]!s:>4}", f"{b'x'!r}")
log = []
def v(n, r=None): log.append(n); return n if r is None else r
print(f"{v('a')}{v('b'):{v('w', 3)}}{v('c')!r:{v('x', '>')}{v('y', 5)}}{v('d')=}", log)


class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"


o = F()
print(f"{o}", f"{o:abc}", f"{o!s}", f"{o!r:>6}", f"{o=}", f"{o=:spec}", f"{o=!s}", f"{o:{x}:{y}}", f"{o:%Y-%m-%d}", f"{o:a{'b'}c{'d'!r}e}", f"{o:\n\x41}", f"{o:}", f"{o!a}", fr"{o:\d}", f"{o:{o}}", f"{o:{o!r}}", f"{o:{o:{o}}}", f"{o: }", f"{o:''}", f'{o:""}')


class Bad:
    def __format__(self, spec): return 5
class BadStr:
    def __str__(self): return 5
    def __repr__(self): return None
class Raises:
    def __format__(self, spec): raise KeyError(spec)
    __str__ = __repr__ = lambda self: 1 / 0


t(lambda: f"{Bad()}"); t(lambda: f"{BadStr()}"); t(lambda: f"{BadStr()!r}"); t(lambda: f"{BadStr()!a}"); t(lambda: f"{Raises():q}"); t(lambda: f"{Raises()!s}"); t(lambda: f"{Raises()=}"); t(lambda: f"{x:q}"); t(lambda: f"{name:d}"); t(lambda: f"{z:5}"); t(lambda: f"{[]:5}"); t(lambda: f"{x:{z}}"); t(lambda: f"{x:{y}}"); t(lambda: f"{missing}"); t(lambda: f"{x:{missing}}"); t(lambda: f"{x.missing}"); t(lambda: f"{object():x}"); t(lambda: f"{x!r:d}"); t(lambda: f"{y:.{-1}f}"); t(lambda: f"{x:{'1' * 30}}"); t(lambda: f"{name:.{2}}"); t(lambda: f"{x:{width}{'d'}}")
def scope():
    a = 1
    class C:
        b = 2
        s = f"{a} {b} {[a for _ in 'x']}"
    def inner(): return f"{a=} {(lambda: a)()}"
    return C.s, inner(), f"{[a + i for i in range(2)]} {C.__name__!r}"
print(scope())
async def co():
    async def w(): return 5
    return f"{await w()} {[await w() for _ in 'ab']}"
try: co().send(None)
except StopIteration as e: print(e.value)
def g(): r = f"{(yield 1)} {(yield 2):>{(yield 3)}}"; yield r
i = g(); print(next(i), i.send("a"), i.send("b"), i.send(4))
print("%s" % f"{x}%", f"{x}%s" % "y", "{}".format(f"{{{x}}}"), f"{x}".__class__, f"{'a'}" is not None, len(f"{x!r}{x!s}"), f"{x}" f"{y}" == "52.5", "" f"{x}", f"{x}" rf"\{y}" )
import ast
for s in ('f"{x}"', 'f"a{x!r:>{w}}b"', 'f"{x=}"', 'f"{x = !s:5}"', 'f"a" "b" f"{c}"', 'f"{{"', 'f"{x:{y:{z}}}"', 'f""', 'f"{x:a{{b}}}"' if 0 else 'f"{x:}"', 'rf"\\{x}"'): print(ast.dump(ast.parse(s, mode="eval").body)); print(ast.unparse(ast.parse(s)))
deep = "x"
for k in range(40): deep = "f'{" + deep.replace("'", '"') + "}'" if k % 2 else 'f"{' + deep.replace('"', "'") + '}"' if k < 1 else "f'''{" + deep + "}'''" if k < 2 else deep
print(eval(deep)); t(lambda: eval('f"' + "{" * 200 + "x" + "}" * 200 + '"')); t(lambda: eval('f"{x:' + "{x:" * 10 + "}" * 11 + '"')); t(lambda: len(eval('f"' + "{x}" * 3000 + '"'))); t(lambda: len(eval('+'.join(['f"{x}"'] * 900))))
