def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class S:
    def __init__(self, *v): self.v = v
    def __getitem__(self, i): print('get', i); return self.v[i]
    def __len__(self): return len(self.v)
s = S(1, 2); print(list(s), 2 in s, s[0:1], s[-1], list(reversed(s))); a, b = s; print(a, b)
class I:
    def __getitem__(self, k): return k
i = I(); print(i[1], i[1:2], i[1, 2:3, ...], i['a'], i[:], i[::2], i[()], i[None, 1], i[1,], i[*(1, 2)], i[(x := 3)])
class Add(list):
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __iadd__(self, o): return 'iadd'
    def __mul__(self, n): return f'mul {n}'
    def __rmul__(self, n): return f'rmul {n}'
    def __contains__(self, x): return 'yes'
x = Add([1]); print(x + [1], [1] + x, x * 2, 2 * x, 5 in x); x += 1; print(x)
for f in (lambda: [][0], lambda: ()[0], lambda: ''[0], lambda: b''[0], lambda: {}[0], lambda: range(0)[0], lambda: [1]['a'], lambda: (1,)['a'], lambda: 'a'['a'], lambda: b'a'['a'], lambda: range(1)['a'], lambda: 5[0], lambda: None[0], lambda: {1}[0], lambda: int[0], lambda: (lambda: 0)[0], lambda: [1][1.0], lambda: [1][None], lambda: [1][2 ** 70], lambda: 'a'[2 ** 70], lambda: [1][-5], lambda: object()[0], lambda: len[0], lambda: iter([])[0], lambda: ...[0], lambda: (x for x in [])[0]): t(f)
def si(o, k, v=1): o[k] = v
def di(o, k): del o[k]
for o in ((1,), 'a', b'a', range(3), 5, None, {1}, frozenset(), int, object(), iter([]), memoryview(b'a'), len):
    t(si, o, 0); t(di, o, 0); t(si, o, 'k')
t(si, [1], 5); t(si, [1], 'a'); t(di, [1], 5); t(si, [1], slice(0, 1), 5); t(si, [1, 2], slice(0, 2, 2), [1, 2]); t(si, {}, []); t(si, bytearray(1), 0, 300); t(si, bytearray(1), 0, 'a')
class NoLen:
    def __getitem__(self, i): raise IndexError
print(list(NoLen()), 1 in NoLen()); t(lambda: reversed(NoLen())); t(len, NoLen())
class KeyErr:
    def __getitem__(self, i): raise KeyError(i)
t(list, KeyErr()); t(lambda: 1 in KeyErr())
