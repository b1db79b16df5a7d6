# Flags of symbols around comprehensions.
import symtable
def dump(t, d=0):
    print(' '*d, t.get_type(), t.get_name(), {s.get_name(): s._Symbol__flags for s in sorted(t.get_symbols(), key=lambda s: s.get_name())})
    for c in t.get_children(): dump(c, d+2)
for s in ["def outer(k):\n    def f(xs):\n        nonlocal k\n        return [x + k for x in xs]\n", "def f(k):\n  return [x+k for x in xs]\n", "def f():\n  global k\n  [k for x in 1]\n", "def f():\n  k = 1\n  [k for x in 1]\n  [(lambda: k) for x in 2]\n","class A:\n  k = 1\n  [k for x in k]\n  __class__\n", "def f(x):\n  [x for x in x]\n  [y:=x for z in 1]\n", "[a for b in c]\nb", "def f():\n  [x for x in x]\n  x\n", "def f():\n  global x\n  [x for x in 1]","def f(k):\n  def g():\n     nonlocal k\n     k = 1\n     [k for x in 1 if (lambda: k)]", "def outer(k):\n    def f(xs):\n        nonlocal k\n        return {x + k: [k for k in x] for x in xs}\n", "def outer(k):\n    def f(xs):\n        nonlocal k\n        return (x + k for x in xs)\n", "def f(a):\n  [[a for b in 1] for c in 2]\n"]:
    try: dump(symtable.symtable(s, "f", "exec"))
    except Exception as e: print(type(e), e)
