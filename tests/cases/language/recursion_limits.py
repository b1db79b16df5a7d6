import sys
sys.setrecursionlimit(400)
def r(n): return r(n + 1)
def tryit(name, f):
    try: f(); print(name, 'ok')
    except RecursionError as e: print(name, str(e).split(' while')[0].split(' in ')[0])
    except Exception as e: print(name, type(e).__name__, e)
tryit('function', lambda: r(0))
class A:
    def __getattr__(s, n): return getattr(s, n + 'x')
    def __eq__(s, o): return s == o
    def __hash__(s): return hash(s)
    def __repr__(s): return repr(s)
    def __call__(s): return s()
    def __len__(s): return len(s)
    def __add__(s, o): return s + o
    def __iter__(s): return iter(s)
    def __contains__(s, x): return x in s
    def __getitem__(s, k): return s[k]
    def __bool__(s): return bool(s)
    def __lt__(s, o): return s < o
    def __index__(s): return [1][s]
    def __format__(s, f): return format(s, f)
a = A()
for n, f in {'getattr': lambda: a.x, 'eq': lambda: a == 1, 'hash': lambda: hash(a), 'repr': lambda: repr(a), 'call': lambda: a(), 'len': lambda: len(a), 'add': lambda: a + 1, 'iter': lambda: iter(a), 'contains': lambda: 1 in a, 'getitem': lambda: a[0], 'bool': lambda: bool(a), 'lt': lambda: a < 1, 'index': lambda: [1][a], 'format': lambda: f'{a}'}.items(): tryit(n, f)
def gen(): yield from gen()
tryit('gen', lambda: list(gen()))
def mut1(): mut2()
def mut2(): mut1()
tryit('mutual', mut1)
class P:
    @property
    def p(s): return s.p
tryit('property', lambda: P().p)
class M(type):
    def __call__(c): return c()
class N(metaclass=M): pass
tryit('meta', N)
def dec(): return map(lambda x: dec(), [1])
def comp(): return [comp() for _ in [1]]
tryit('comp', comp); tryit('sorted', lambda: sorted([1, 2], key=lambda x: r(x))); tryit('exec', lambda: exec('def f(): f()\nf()')); tryit('init', lambda: type('I', (), {'__init__': lambda s: type(s)()})())
depth = 0
def count():
    global depth
    depth += 1; count()
try: count()
except RecursionError: pass
print(300 < depth <= 400)
def catch(n):
    try: return catch(n + 1)
    except RecursionError: return 'recovered'
print(catch(0))
for v in (0, -1, 'a', 1.5, 2**40, None):
    try: sys.setrecursionlimit(v); print('ok', v)
    except Exception as e: print(type(e).__name__, e)
    sys.setrecursionlimit(400)
print(sys.getrecursionlimit())
l = []
for _ in range(100): l = [l]
print(len(repr(l)), l == l)
