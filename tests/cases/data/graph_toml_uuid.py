def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0].split(" 0x7")[0])


import graphlib, tomllib, io, datetime, colorsys, uuid, pickle, copy
g = graphlib.TopologicalSorter({'d': {'b', 'c'}, 'b': {'a'}, 'c': {'a'}}); print(list(graphlib.TopologicalSorter({3: [2], 2: [1]}).static_order())); g.add('e', 'd'); g.prepare(); out = []
while g.is_active(): r = sorted(g.get_ready()); out.append(r); g.done(*r)
print(out, bool(g)); t(g.add, 'x'); t(g.prepare); t(graphlib.TopologicalSorter().get_ready); t(graphlib.TopologicalSorter().done, 1); t(graphlib.TopologicalSorter().is_active); c = graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]})
try: c.prepare()
except graphlib.CycleError as e: print(e.args[0], sorted(e.args[1]))
h = graphlib.TopologicalSorter({1: [2]}); h.prepare(); t(h.done, 9); t(h.done, 1); h.get_ready(); h.done(2); t(h.done, 2); t(graphlib.TopologicalSorter().add, []); t(graphlib.TopologicalSorter, 5); t(lambda: list(graphlib.TopologicalSorter({1: 5}).static_order()))
ok = '''a = 1
b.c = "x\\u00e9\\n"
"q k" = 'lit\\n'
f = [1.5, 1e3, inf, -nan, 0x1F, 0o17, 0b11, 1_000]
d = 2024-01-02T03:04:05Z
l = 2024-01-02
m = 03:04:05.5
n = 1979-05-27 07:32:00-08:00
s = """
multi \\
   line"""
r = \'\'\'raw
x\'\'\'
t = true
inl = {x = 1, y.z = [ {}, ], }
[tab.sub]
k = 1
[[arr]]
n = 1
[[arr]]
n = 2
[arr.in]
z = []'''
try: print(tomllib.loads(ok))
except tomllib.TOMLDecodeError as e: print(e)
print(tomllib.loads(ok.replace(', }', ' }')))
for s in ('a', 'a =', 'a = 1\na = 2', '[a]\n[a]', '[[a]]\n[a]', 'a = [1,', 'a = "x', 'a = 01', 'a = 1__0', 'a = tru', '= 1', 'a.b = 1\na = 2', 'a = {b=1,}', 'a = {b=1\n}', 'a = "\\q"', 'a = "\\uD800"', 'a = 1 b = 2', '[a', '[]', 'a = 2024-13-01', "a = '''", 'a = "\x01"', 'a = +', 'a = 1.', 'a = .5', '[a.b]\n[a]\nb.c = 1', 'é = 1', 'a = "x" # c\x00', 'a = 25:00:00', 'a = 1e', 'a\n= 1'): 
    try: print(repr(s), tomllib.loads(s))
    except tomllib.TOMLDecodeError as e: print(repr(s), e, e.msg, e.pos, e.lineno, e.colno)
t(tomllib.loads, 5); t(tomllib.loads, b'a=1'); t(tomllib.load, io.StringIO('a=1')); print(tomllib.load(io.BytesIO(b'a = 1')), tomllib.loads('a = 1.5', parse_float=str)); t(tomllib.loads, 'a = 1.5', parse_float=lambda x: []); t(tomllib.load, io.BytesIO(b'\xff'))
print([tuple(round(z, 4) for z in f(*a)) for f, a in ((colorsys.rgb_to_hls, (.2, .4, .6)), (colorsys.hls_to_rgb, (.58, .4, .5)), (colorsys.rgb_to_hsv, (.2, .4, .6)), (colorsys.hsv_to_rgb, (.58, .66, .6)), (colorsys.rgb_to_yiq, (.1, .2, .3)), (colorsys.yiq_to_rgb, (.1, .2, .3)), (colorsys.rgb_to_hsv, (0, 0, 0)), (colorsys.hls_to_rgb, (1, 1, 0)))])
u = uuid.UUID('{12345678-1234-5678-1234-567812345678}'); print(u, repr(u), u.hex, u.int, u.bytes == uuid.UUID(bytes=u.bytes).bytes, u.bytes_le.hex(), u.fields, u.version, u.variant, u.urn, u.time, u.node, uuid.uuid3(uuid.NAMESPACE_DNS, 'x'), uuid.uuid5(uuid.NAMESPACE_URL, 'x'), uuid.uuid4().version, uuid.uuid1(1, 2).node, uuid.uuid7().version, uuid.uuid6(5, 6).clock_seq, uuid.uuid8(1, 2, 3), u < uuid.NIL if hasattr(uuid, 'NIL') else '', hash(u) == hash(u.int), pickle.loads(pickle.dumps(u)) == u, copy.copy(u) == u, uuid.UUID(int=5), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID(int=0, version=4)); t(uuid.UUID, 'x'); t(uuid.UUID); t(uuid.UUID, int=-1); t(uuid.UUID, int=1, version=9); t(uuid.UUID, bytes=b'1'); t(uuid.UUID, fields=(1,)); t(uuid.UUID, fields=(2 ** 33, 1, 1, 1, 1, 1)); t(setattr, u, 'int', 1); t(lambda: u < 5); t(uuid.uuid3, 5, 'x'); t(uuid.uuid5, uuid.NAMESPACE_DNS, 5); t(uuid.UUID, 5)
