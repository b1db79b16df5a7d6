# marshal: values there and back, versions, errors.
import io
import marshal
def r(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
class A(int): pass
values = [None, True, False, ..., StopIteration, 0, 1, -1, 2**31 - 1, 2**31, -2**31 - 1, 10**30, -10**30, 1.5, -0.0, 1e300, float('inf'), 1+2j,
          '', 'a', 'abc' * 100, 'é', 'é\ud800', '\U0001f600', b'', b'ab', bytearray(b'ab'), memoryview(b'ab'), (), (1, 2), tuple(range(300)), [], [1, [2]],
          {}, {'a': 1, (1, 2): [3]}, set(), {1}, frozenset(), frozenset([1]), {1, 2, 3}, slice(1, 2), slice(None, 'a', (1,)), {'a': [1, (2, 3)], frozenset([1]): {1, 2}, 'b': ...}]
for v in values:
    for version in range(-1, 7):
        def f():
            back = marshal.loads(marshal.dumps(v, version))
            return (len(marshal.dumps(v, version)), type(back), back == (bytes(v) if isinstance(v, (bytearray, memoryview)) else v))
        print(type(v).__name__ if isinstance(v, memoryview) else repr(v)[:40], version, end=' ')
        r(f)
r(lambda: marshal.dumps(A(3))); r(lambda: marshal.dumps(object())); r(lambda: marshal.dumps([object()])); r(lambda: marshal.dumps(range(3)))
l = []
for i in range(2500): l = [l]
r(lambda: marshal.dumps(l))
r(lambda: marshal.dumps(slice(1, 2), 4))
for b in [b'', b'x', b'0', b'?', b'[\xff\xff\xff\xff', b'{0', b'{i\x01\x00\x00\x00', b'r\x00\x00\x00\x00', b'\xdb\x01\x00\x00\x00r\x00\x00\x00\x00', b'<\x01\x00\x00\x00[\x00\x00\x00\x00', b'i\x01', b's\x05\x00\x00\x00ab', b'[\x01\x00\x00\x00', b')\x02N', b'l\x01\x00\x00\x00\x00\x00', b'N' + b'junk']:
    r(lambda: marshal.loads(b))
r(lambda: marshal.loads('x')); r(lambda: marshal.loads(3)); r(lambda: marshal.loads(memoryview(b'N'))); r(lambda: marshal.loads(bytearray(b'T')))
c = compile('def f(a, b=[1,2]):\n  return a, "x", (1, 2.5)\nx = f(1)', 'file', 'exec')
r(lambda: marshal.loads(marshal.dumps(c), allow_code=False)); r(lambda: marshal.dumps([c], allow_code=False)); r(lambda: marshal.dumps(c, allow_code=False)); r(lambda: marshal.loads(marshal.dumps([c]), allow_code=False))
for version in range(2, 6):
    back = marshal.loads(marshal.dumps([c, {'c': c}], version))
    print(version, back[0] == c, back[1]['c'] == c, len(back))
print(marshal.loads(marshal.dumps(c)) == c)
r(lambda: marshal.dumps()); r(lambda: marshal.dumps(1, 2, 3)); r(lambda: marshal.dumps(1, 'a')); r(lambda: marshal.dump(1, 2)); r(lambda: marshal.load(1)); r(lambda: marshal.dumps(1, foo=2))
f = io.BytesIO(marshal.dumps(1) + marshal.dumps([2]) + b'abc')
r(lambda: marshal.load(f)); r(lambda: marshal.load(f)); r(lambda: f.read()); r(lambda: marshal.load(f))
r(lambda: marshal.load(io.StringIO('a')))
f = io.BytesIO(); marshal.dump([1, 'a'], f); marshal.dump((2,), f, 2); f.seek(0); r(lambda: (marshal.load(f), marshal.load(f)))
x = []; x.append(x); y = marshal.loads(marshal.dumps(x)); print(y[0] is y)
d = {}; d['d'] = d; e = marshal.loads(marshal.dumps(d)); print(e['d'] is e)
s = 'shared string'; t = (s, s); u = marshal.loads(marshal.dumps([t, t])); print(u[0] is u[1], u[0][0] is u[0][1])
print(marshal.version)
