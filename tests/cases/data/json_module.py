def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import json
for o in (None, True, 1, 1.5, 'a"\\\n\x01é😀', [], [1, [2]], {}, {'b': 1, 'a': [None]}, {1: 2, None: 3, True: 4, 1.5: 5}, (1, 2), float('inf'), float('nan'), 2**70, 1e100): print(json.dumps(o), json.dumps(o, ensure_ascii=False) == json.dumps(o))
print(json.dumps({'b': [1, {}], 'a': []}, indent=2, sort_keys=True), json.dumps([1, 2], indent='\t'), json.dumps([1, 2], separators=(',', ':')), json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True), json.dumps([1], indent=0), json.dumps({1j}, default=str) != '')
t(json.dumps, {1, 2}); t(json.dumps, {(1,): 2}); t(json.dumps, float('nan'), allow_nan=False); l = []; l.append(l); t(json.dumps, l); t(json.dumps, object, default=lambda o: 1 / 0); t(json.dumps, b'x'); t(json.dumps, {'a': {'b': [1j]}})
try: json.dumps({'a': [1, {2j}]})
except TypeError as e: print(e.__notes__)
for s in ('null', ' [1, 2.5, -3e2, "a\\u00e9\\n\\ud83d\\ude00"] ', '{"a": {"b": []}}', 'NaN', '-Infinity', '1E5', '"\\ud800"', '123456789012345678901', '-0', '-0.0', '{"a":1,"a":2}', '[]', '""', '0'): t(json.loads, s)
for s in ('', ' ', '{', '[', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '"abc', '"\\x"', '"\\u12"', '"\n"', '01', '1.', '.5', '-', '+1', 'nul', 'True', '[1 2]', '1 2', '{"a" 1}', '{1:2}', '\ufeff1', '"\x00"', '[}', ']', '1e', 'Infinit', '{"a":1 "b"}'): t(json.loads, s)
t(json.loads, 5); t(json.loads, b'[1]'); t(json.loads, bytearray(b'{}')); t(json.loads, '1'.encode('utf-16')); t(json.loads, b'\xff')
try: json.loads('{"a":\n  x}')
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc, e.args)
print(json.loads('[1.5, 2]', parse_float=str, parse_int=lambda s: s + '!'), json.loads('NaN', parse_constant=lambda c: c), json.loads('{"a": 1}', object_hook=lambda d: list(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p))
class E(json.JSONEncoder):
    def default(self, o): return {'t': type(o).__name__} if isinstance(o, set) else super().default(o)
print(json.dumps([{1}], cls=E), list(json.JSONEncoder().iterencode([1, {'a': 2}])), json.JSONDecoder().raw_decode('[1] rest')); t(json.dumps, 1j, cls=E)
import io, enum
f = io.StringIO(); json.dump({'a': [1]}, f); f.seek(0); print(json.load(f))
class I(int):
    def __repr__(self): return 'custom'
class N(enum.IntEnum): A = 3
print(json.dumps([I(5), N.A, True]), json.dumps({N.A: 1}), json.dumps('</script>'), json.dumps('\u2028'), json.dumps({'a': 1}, indent=4).splitlines()); t(json.dumps, 'x', bad=1)
