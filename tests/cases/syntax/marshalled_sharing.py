# Which equal constants of a module are one object, and which strings are interned, as their bytes show it.
import marshal


def parts(data):
    """The letters of a marshal stream, with the number of the object for each reference."""
    at = 0
    out = []
    kinds = []

    def number():
        nonlocal at
        at += 4
        return int.from_bytes(data[at - 4 : at], "little", signed=True)

    def read():
        nonlocal at
        kind = chr(data[at] & 127)
        flag = data[at] & 128
        at += 1
        if flag:
            kinds.append(kind)
        mark = kind + "*" * bool(flag)
        if kind in "NTF.0S":
            out.append(mark)
        elif kind == "i":
            out.append(f"{mark}{number()}")
        elif kind == "r":
            where = number()
            out.append(f"r{kinds[where]}")
        elif kind in "gy":
            out.append(mark)
            at += 8 if kind == "g" else 16
        elif kind in "stuaA":
            size = number()
            at += size
            text = data[at - size : at]
            out.append(mark if kind == "s" else f"{mark}{text.decode()!a}")
        elif kind in "zZ":
            size = data[at]
            at += 1 + size
            out.append(f"{mark}{data[at - size : at].decode()!a}")
        elif kind in ")(>":
            if kind == ")":
                size = data[at]
                at += 1
            else:
                size = number()
            out.append(f"{mark}{size}")
            for _ in range(size):
                read()
        elif kind == ":":
            out.append(mark)
            for _ in range(3):
                read()
        elif kind == "c":
            at += 20
            out.append(mark)
            for _ in range(8):
                read()
            number()
            read()
            read()
        else:
            raise ValueError(kind)

    read()
    return " ".join(out)


titles = []


def show(title, source, **options):
    global code  # Two references: what has one only carries no flag.
    # Words that this program must not have interned, not by an earlier call either.
    words = ["_".join(["unheard", "of", str(len(titles))]), "_".join(["never", "seen", str(len(titles))])]
    titles.append(title)
    source = source.replace("<1>", words[0]).replace("<2>", words[1])
    code = None  # Its names aren't interned any more.
    code = compile(source, "file", "exec", dont_inherit=True, **options)
    print(title)
    print("   ", parts(marshal.dumps(code)))


show("NaNs", "a = 1e999 - 1e999; b = 1e999 - 1e999; c = (1e999 - 1e999, 1e999 * 0, -(1e999 - 1e999))")
show("NaNs of complex numbers", "a = 1e999j - 1e999j; b = 1e999j - 1e999j\ndef f(): return 1e999j - 1e999j")
show("equal numbers", "a = 1.5, -0.0, 0.0, 2j\ndef f(): return 1.5, -0.0, 0.0, 2j")
show("the compiler's annotations", "def f(a: int): pass\ndef g(a: int): pass")
show("written annotations", "def __annotate__(format): pass\nf = lambda format: 1\ndef __annotate__(format, /): return 2")
show(
    "a class with the name of a function",
    "def f():\n    def inner_one(): pass\n    class inner_one: pass\n    class inner_one: x = 1\n    return 'f.<locals>.inner_one'",
)
show(
    "a function with the name of a class",
    "def f():\n    class inner_one: pass\n    def inner_one(): pass\n    return 'f.<locals>.inner_one'",
)
show("percent signs of a format", "a = '%s%%%s' % (b, c)\nd = '%'")
show("percent signs before it", "d = '%'\na = '%s%%%s' % (b, c)\ndef f(): return '%%' % ()")
show("letters outside ASCII", "first = 'g\u0142\u00f3s'\ncall(g\u0142\u00f3s=1)\nclass z\u0142oto: pass\nlast = 'z\u0142oto'")
show("letters outside ASCII, names first", "call(g\u0142\u00f3s=1)\nfrom m import z\u0142oto\nfirst = 'g\u0142\u00f3s', 'z\u0142oto'")
show(
    "parameters outside ASCII",
    "def f(*, z\u0142oto=1): pass\nmatch a:\n    case C(g\u0142\u00f3s=1): pass\nx = 'z\u0142oto', 'g\u0142\u00f3s', 'w\u0119giel'",
)
TWICE = "def f(a): return a in {'<1>', '<2>'}\ndef g(a): return a in {'<1>', '<2>'}, 2.5\n"
show("a set twice", TWICE)
show("a set twice, with a name that follows", TWICE + "b.<1>")
show("a set twice, with a keyword that follows", TWICE + "b(<1>=1)")
show("a set twice, with a keyword before", "b(<1>=1)\n" + TWICE)
show("a set twice, with a known name", TWICE.replace("<1>", "append"))
show("a set twice, with what isn't a name", TWICE.replace("<1>", "un-heard").replace("<2>", "never-seen"))
show("a set twice, of numbers and letters", TWICE.replace("<1>", "\u0105").replace("'<2>'", "3"))
show("a set four times", TWICE + TWICE.replace("def f", "def h").replace("def g", "def k").replace("2.5", "3.5"), optimize=1)
show("slices", "a['<1>':]; a['<1>':]; b = '<1>'; a['%':'%']\ndef f(): return a['<1>':]")
