def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import json, io, collections, enum, decimal
class E(enum.IntEnum): A = 3
class SE(str, enum.Enum): X = 'ex'
class L(list): pass
class D(dict): pass
class I(int):
    def __repr__(self): return 'bad'
class F(float):
    def __repr__(self): return 'bad'
NT = collections.namedtuple('NT', 'a b')
data = {'b': [1, 2.5, True, None, 'é\u2028\x7f"\\/\n'], 'a': {}, 'c': [], 'd': (1, (2,)), 'e': {'x': {'y': [[]]}}}
for k in (dict(), dict(indent=2), dict(indent='\t'), dict(indent=0), dict(indent=''), dict(indent=None, separators=(',', ':')), dict(sort_keys=True), dict(ensure_ascii=False), dict(indent=1, separators=('; ', ' = ')), dict(indent=-1), dict(indent=True)):
    t(json.dumps, data, **k)
for v in (E.A, SE.X, L([1]), D(a=1), I(5), F(1.5), NT(1, 2), float('nan'), float('inf'), -float('inf'), 1e100, 1e-7, -0.0, 10 ** 30, '\ud800', '😀', '\0\x1f\x7f\x80', [[]], [{}], {1: 2, None: 3, True: 4, 2.5: 5, 'a': 6, False: 7, E.A: 1, float('nan'): 2}):
    t(json.dumps, v); t(json.dumps, v, indent=1)
for v in (b'a', {1}, object, 1j, {(1, 2): 3}, {b'a': 1}, decimal.Decimal(1), [1, {'a': {2}}], {'k': [object]}, range(3)):
    t(json.dumps, v)
    t(json.dumps, v, indent=2)
try: json.dumps({'k': [1, {'z': (2, {3})}]})
except TypeError as e: print(e.__notes__)
t(json.dumps, {(1,): 2, 'a': 1}, skipkeys=True); t(json.dumps, float('nan'), allow_nan=False); t(json.dumps, {'a': float('-inf')}, allow_nan=False); t(json.dumps, {'b': 1, 1: 2}, sort_keys=True); t(json.dumps, {float('inf'): 1}, allow_nan=False)
l = []; l.append(l); t(json.dumps, l); d = {}; d['d'] = d; t(json.dumps, d); t(json.dumps, d, indent=1)
t(json.dumps, {1, 2}, default=list); t(json.dumps, {1}, default=lambda o: 1 / 0); t(json.dumps, [{'x': {5}}], default=sorted); t(json.dumps, {1}, default=lambda o: o); t(json.dumps, 1, cls=None, foo=1); t(json.dumps, [1], separators=(1, 2)); t(json.dumps, [1, 2], separators=','); t(json.dumps, [1], indent=1.5)
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex): return [o.real, o.imag]
        return super().default(o)
print(json.dumps({'z': 1j}, cls=Enc), list(Enc().iterencode([1j, {'a': 2}])), Enc(indent=1).encode([1])); t(Enc().encode, {1}); t(Enc, 1)
for s in ('', ' ', '{', '[', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12x4"', '"\\', 'nul', 'tru', 'Nan', '-', '-a', '01', '1.', '.5', '1e', '+1', '[1 2]', '{"a" 1}', '{"a":1 "b":2}', '1 2', '\ufeff1', '[1]]', '"\t"', '\n\n [1,\n x]', '{1:2}', '[,]', '"\ud800"', '"\\ud800\\udc00"', '"\\ud83d\\ude00x"', '"\\udc00"', 'NaN', '-Infinity', '1E5', '-0', '-0.0', '1e400', '  [ ] ', '\x0b1'):
    try: print(repr(s), '->', ascii(json.loads(s)))
    except json.JSONDecodeError as e: print(repr(s), '->', e, '|', e.msg, e.pos, e.lineno, e.colno, e.doc == s)
t(json.loads, 5); t(json.loads, None); t(json.loads, b'\xff'); t(json.loads, '1', cls=None, foo=2); t(json.loads, '{"a":1,"a":2}', object_pairs_hook=lambda p: p); t(json.loads, '{"a":{"b":1}}', object_hook=lambda d: sorted(d)); t(json.loads, '[1,2.5,1e3,NaN,-5]', parse_int=str, parse_float=decimal.Decimal, parse_constant=lambda c: 'C' + c); t(json.loads, '"a\nb"', strict=False)
for enc in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'utf-32-le'):
    print(enc, json.detect_encoding('{"a":"é"}'.encode(enc)), json.loads('{"a":"é"}'.encode(enc)), json.loads(bytearray('1'.encode(enc))) )
dec = json.JSONDecoder(); print(dec.raw_decode('[1] tail'), dec.raw_decode('x 12y', 2)); t(dec.raw_decode, ''); t(dec.raw_decode, '1', -1); t(dec.decode, b'1')
f = io.StringIO(); json.dump([1, {'a': 'b'}], f, indent=1); print(f.getvalue()); print(json.load(io.BytesIO(b'[1]')), json.load(io.StringIO('{}'))); t(json.dump, 1, 5); t(json.load, 5)
e = json.JSONDecodeError('m', 'a\nb', 2); import pickle; print(e, pickle.loads(pickle.dumps(e)).__dict__, e.args, e.__reduce__())
class M(dict):
    def items(self): return [('over', 'ridden')]
print(json.dumps(M(a=1)), json.dumps(M(a=1), indent=1))
class Mut(list):
    pass
lst = [1, 2, 3]
def clear(o): lst.clear(); return 'x'
lst.insert(1, {5}); print(json.dumps(lst, default=clear))
