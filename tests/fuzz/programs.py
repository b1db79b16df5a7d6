"""Runs random programs: python programs.py SEED COUNT

Prints what each gave; the same seed gives the same programs on every Python.
"""
import random, sys

seed, count = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
NAMES = ["a", "b", "c", "d", "e"]
ATOMS = ["0", "1", "-1", "3", "2**70", "1.5", "-0.0", "float('inf')", "True", "None", "''", "'abc'", "'é€'", "b'xy'",
         "bytearray(b'pq')", "[]", "[1, 2, 3]", "(1, 'x')", "{}", "{1: 2, 'k': [3]}", "set()", "frozenset({4})",
         "range(5)", "slice(1, 9, 2)", "...", "int", "str", "list", "K()", "K(1)", "Odd()", "Bad()"]
METHODS = """append extend pop insert remove clear copy reverse sort index count get items keys values update setdefault
popitem add discard union intersection difference symmetric_difference issubset join split rsplit partition replace find rfind
startswith endswith strip upper lower title zfill center ljust encode decode hex translate expandtabs splitlines casefold
bit_length conjugate as_integer_ratio is_integer to_bytes __add__ __mul__ __len__ __iter__ __contains__ __getitem__
__eq__ __lt__ __hash__ __repr__ __class__ __dir__ __reduce_ex__ __setitem__ __delitem__ __iadd__ __imul__ __init__
__format__ mro m p send throw close format format_map""".split()
FUNCS = """abs all any ascii bin bool bytes callable chr complex dict divmod enumerate filter float format frozenset
getattr hasattr hash hex int isinstance issubclass iter len list map max min next oct ord pow range repr reversed round
set setattr slice sorted str sum tuple type zip bytearray memoryview delattr vars super property staticmethod""".split()
PRELUDE = """
class K:
    def __init__(self, x=0): self.x = x
    def __repr__(self): return 'K'
    def __eq__(self, o): return isinstance(o, K) and self.x == o.x
    def __hash__(self): return 7
    def __lt__(self, o): return True
    def __add__(self, o): return K(o)
    def m(self, *a): return a
    @property
    def p(self): return self.x
class Odd(list):
    def __repr__(self): return 'Odd'
    def __eq__(self, o):
        a.clear() if type(a) in (list, dict, set, bytearray) else None
        return True
    def __hash__(self):
        b.clear() if type(b) in (list, dict, set, bytearray) else None
        return 3
    def __lt__(self, o):
        if type(a) is list and len(a) < 50: a.append(len(a))
        return len(self) == 0
    def __len__(self): return 2
    def __index__(self):
        c.clear() if type(c) in (list, dict, set, bytearray) else None
        return 1
    def __iter__(self):
        yield 1
        a.clear() if type(a) in (list, dict, set, bytearray) else None
        yield 2
class Bad:
    def __repr__(self): return 'Bad'
    def __eq__(self, o): raise ValueError('eq')
    def __hash__(self): return 1
    def __len__(self): return -1
    def __bool__(self): raise KeyError('bool')
    def __index__(self): raise OSError('index')
    def __iter__(self): raise IndexError('iter')
    def __getattr__(self, n): raise AttributeError(n)
    def __call__(self, *a): return self
"""


def expr(depth=0):
    if depth > 3 or rng.random() < 0.25:
        return rng.choice(NAMES) if rng.random() < 0.6 else f"({rng.choice(ATOMS)})"
    e = lambda: expr(depth + 1)
    return rng.choice((
        lambda: f"{e()}.{rng.choice(METHODS)}({', '.join(e() for _ in range(rng.randrange(3)))})",
        lambda: f"{e()}.{rng.choice(METHODS)}({', '.join(e() for _ in range(rng.randrange(3)))})",
        lambda: f"{rng.choice(FUNCS)}({', '.join(e() for _ in range(rng.randrange(4)))})",
        lambda: f"{rng.choice(FUNCS)}({', '.join(e() for _ in range(rng.randrange(4)))})",
        lambda: f"({e()} {rng.choice('+ - * / // % & | ^ << >> < <= == != > >= and or in is'.split())} {e()})",
        lambda: f"{e()}[{e()}]", lambda: f"{e()}[{e()}:{e()}]", lambda: f"[{e()}, *{e()}]", lambda: f"({e()}, {e()})",
        lambda: f"{{{e()}: {e()}, **{e()}}}", lambda: f"{{{e()}, {e()}}}", lambda: f"[{e()} for a in {e()} if {e()}]",
        lambda: f"list({e()} for b in {e()})", lambda: f"(lambda a={e()}: {e()})()", lambda: f"f'{{{e()}!r}} {{{e()}}}'",
        lambda: f"({e()} if {e()} else {e()})", lambda: f"(c := {e()})", lambda: f"-{e()}", lambda: f"(not {e()})",
        lambda: f"sorted({e()}, key=lambda a: {e()})", lambda: f"'%s %r %d' % {e()}", lambda: f"'{{}} {{!r}}'.format({e()}, {e()})",
    ))()


def block(depth, indent):
    return "\n".join(statement(depth, indent) for _ in range(rng.randrange(1, 4)))


def statement(depth, indent):
    pad, n = "    " * indent, rng.choice(NAMES)
    b = lambda: block(depth + 1, indent + 1)
    simple = (
        lambda: f"{pad}{n} = {expr()}", lambda: f"{pad}{n} = {expr()}", lambda: f"{pad}show({expr()})", lambda: f"{pad}show({expr()})",
        lambda: f"{pad}{n} {rng.choice('+ - * | & %'.split())}= {expr()}", lambda: f"{pad}{expr()}", lambda: f"{pad}a[{expr()}] = {expr()}",
        lambda: f"{pad}del a[{expr()}]", lambda: f"{pad}{n}, *d = {expr()}", lambda: f"{pad}b.x = {expr()}",
        lambda: f"{pad}assert {expr()}, {expr()}", lambda: f"{pad}raise ValueError({expr()})")
    if depth > 2 or rng.random() < 0.6:
        return rng.choice(simple)()
    return rng.choice((
        lambda: f"{pad}for {n} in {expr()}:\n{pad}    tick()\n{b()}", lambda: f"{pad}if {expr()}:\n{b()}\n{pad}else:\n{b()}",
        lambda: f"{pad}try:\n{b()}\n{pad}except {rng.choice(['Exception', 'TypeError', '(ValueError, KeyError)'])} as e:\n{pad}    show(e)\n{b()}\n{pad}finally:\n{pad}    tick()",
        lambda: f"{pad}while {expr()}:\n{pad}    tick()\n{b()}\n{pad}    if {expr()}: break",
        lambda: f"{pad}def f({n}={expr()}, *args):\n{pad}    tick()\n{b()}\n{pad}    yield {expr()}\n{pad}    return {expr()}\n{pad}show(list(f({expr()})))",
        lambda: f"{pad}def f({n}={expr()}):\n{pad}    nonlocal_ = {n}\n{pad}    def g(): return nonlocal_, {expr()}\n{b()}\n{pad}    return g\n{pad}show(f()())",
        lambda: f"{pad}class Z({rng.choice(['K', 'list', 'dict', 'Odd', 'int', 'str', 'Exception'])}):\n{b()}\n{pad}    def m(self, *x): return super().m(*x)\n{pad}{n} = Z({expr()})",
        lambda: f"{pad}match {expr()}:\n{pad}    case [x, *y]: show(x, y)\n{pad}    case {{1: x, **y}}: show(x, y)\n{pad}    case K(x=1) | str(): show('k')\n{pad}    case _: {rng.choice(simple)().strip()}",
    ))()


class Enough(BaseException):
    pass


for number in range(count):
    text = f"{PRELUDE}\na, b, c, d, e = {expr()}, {expr()}, {expr()}, {expr()}, {expr()}\n"
    text = "a = b = c = d = e = None\n" + text + "\n".join(statement(0, 0) for _ in range(rng.randrange(3, 9)))
    print(number, text, file=sys.stderr, flush=True)
    out, ticks = [], 0

    def show(*values):
        out.append(" ".join(shown(v) for v in values))
        tick()

    def tick():
        global ticks
        ticks += 1
        if ticks > 200:
            raise Enough

    def shown(value):
        try:
            text = repr(value)
        except Exception as e:
            text = f"<{type(e).__name__}>"
        return "<object>" if " at 0x" in text else text[:300]

    try:
        exec(compile(text, "<fuzz>", "exec"), {"show": show, "tick": tick})
    except Enough:
        out.append("enough")
    except SyntaxError as e:
        out.append(f"SyntaxError {e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}")
    except BaseException as e:
        out.append(f"{type(e).__name__}: {shown(e)}")
    print(number, ascii(out))
