def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class V:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'V{self.v}'
    def __iadd__(self, o): print('iadd', o); self.v += o; return self
    def __add__(self, o): print('add', o); return V(self.v + o)
    def __sub__(self, o): return NotImplemented
    def __isub__(self, o): return NotImplemented
    def __imul__(self, o): return 'replaced'
class R:
    def __rsub__(self, o): return ('rsub', o)
    def __rmul__(self, o): return ('rmul', o)
v = V(1); w = v; v += 5; print(v, w is v); v = v + 1; print(v, w)
def f():
    v = V(1); v -= 2
t(f)
v = V(3); v -= R(); print(v); v = V(1); v *= 2; print(v)
class D:
    def __get__(self, o, c): print('get'); return 10
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('delete')
class A:
    d = D()
    x = 1
    def __getattr__(self, n): print('getattr', n); return 100
a = A(); a.d += 5; a.x += 1; a.y += 1; print(a.x, A.x, a.__dict__); del a.d
class L:
    def __getitem__(self, k): print('getitem', k); return 5
    def __setitem__(self, k, v): print('setitem', k, v)
    def __delitem__(self, k): print('delitem', k)
def key(): print('key'); return 'k'
def obj(): print('obj'); return L()
def val(): print('val'); return 2
obj()[key()] += val(); obj()[1:2] *= 3; L()[1, 2] -= 1; del L()[0], L()[::2]
ops = {'+=': (7, 2), '-=': (7, 2), '*=': (7, 2), '/=': (7, 2), '//=': (7, 2), '%=': (7, 2), '**=': (7, 2), '<<=': (7, 2), '>>=': (7, 2), '&=': (7, 2), '|=': (7, 8), '^=': (7, 2)}
for op, (x, y) in ops.items():
    ns = {'x': x, 'y': y}; exec(f'x {op} y', ns); print(op, ns['x'])
for op in [*ops, '@=']:
    for x, y in [(1, 'a'), ([], 5), (None, 1), ('a', 2.0), ({}, {}), ((), [])]:
        try: ns = {'x': x, 'y': y}; exec(f'x {op} y', ns); print(op, ns['x'])
        except Exception as e: print(op, type(e).__name__, e)
l = [1]; m = l; l += (2,); l += 'ab'; print(m); l *= 2; print(m is l, m)
s = {1}; q = s; s |= {2}; s &= {1, 2}; s -= {1}; s ^= {5}; print(q, q is s)
d = {}; e = d; d |= [('a', 1)]; print(e)
tt = ([],)
def g():
    tt[0] += [1]
t(g); print(tt)
def undefined(): zz += 1
t(undefined)
def unbound():
    u += 1
t(unbound)
def glob():
    global gg
    gg = 1; gg += 1; return gg
print(glob())
class C:
    n = 0
    n += 1
    for n2 in range(3): n += n2
print(C.n)
x = 5; x += x; x -= -x; x **= 2; print(x)
b = bytearray(b'a'); c = b; b += b'b'; print(c)
st = 'a'; st2 = st; st += 'b'; print(st, st2)
x: int = 3; x += 1; print(x)
(x) = 2; (x) += 1; print(x)
