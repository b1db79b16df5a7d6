def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import pickle, copyreg, io, collections, functools, enum, copy
class Pt:
    def __init__(self, x, y): self.x, self.y = x, y
    def __reduce__(self): return Pt, (self.x, self.y)
    def __repr__(self): return f'Pt({self.x}, {self.y})'
class Ex:
    def __init__(self): self.log = []
    def __reduce_ex__(self, p): self.log.append(p); return Ex, ()
class Items(list):
    def __reduce__(self): return Items, (), {'s': 1}, iter([1, 2]), None
class Maps(dict):
    def __reduce__(self): return Maps, (), None, None, iter([('a', 1)])
class Setter:
    def __repr__(self): return 'Setter'
    def __reduce__(self): return Setter, (), 'st', None, None, set_it
def set_it(o, s): o.got = s
def make(**k): return k
for o in (Pt(1, 2), Items([5]), Maps(z=1), Setter(), [Pt(1, (2,))] * 2):
    for p in (0, 2, 5):
        r = pickle.loads(pickle.dumps(o, p))
        print(type(r).__name__, r, getattr(r, 's', None), getattr(r, 'got', None), end='; ')
    print()
e = Ex(); [pickle.dumps(e, p) for p in range(6)]; copy.copy(e); print(e.log)
class Bad:
    def __init__(self, r): self.r = r
    def __reduce__(self):
        if isinstance(self.r, Exception): raise self.r
        return self.r
for r in (5, (), (1,), (int,), (int, 5), (int, (), None, None, None, None, 1), 'nope', 'Pt', ValueError('r'), (lambda: 0, ()), (int, ('x',)), [int, ()], None, (make, ()), (int, (1, 2, 3))):
    for p in (0, 4):
        try: print(repr(pickle.loads(pickle.dumps(Bad(r), p))).split(' at 0x')[0], end=' | ')
        except Exception as x: print(type(x).__name__, str(x).split(' at 0x')[0][:120], end=' | ')
    print()
class Arr: pass
copyreg.pickle(Arr, lambda a: (Pt, (0, 0)))
print(pickle.loads(pickle.dumps(Arr()))); del copyreg.dispatch_table[Arr]
class Per(pickle.Pickler):
    def persistent_id(self, o): return ('id', o.x) if isinstance(o, Pt) else None
class UnPer(pickle.Unpickler):
    def persistent_load(self, pid): return ('loaded', pid)
    def find_class(self, m, n): print('find', m, n); return super().find_class(m, n)
for p in (1, 4):
    f = io.BytesIO(); Per(f, p).dump([Pt(3, 4), 1, collections.OrderedDict(a=Pt(5, 6))]); f.seek(0); print(UnPer(f).load())
class RO(pickle.Pickler):
    def reducer_override(self, o):
        if isinstance(o, type) and o.__name__ == 'Loc': return str, ('Local',)
        return NotImplemented
class Outer:
    class Loc: pass
    def m(self): return 1
f = io.BytesIO(); RO(f).dump([Outer.Loc, int, Pt(1, 1)]); f.seek(0); print(pickle.load(f))
f = io.BytesIO(); P = pickle.Pickler(f); P.dispatch_table = {Pt: lambda o: (list, ((o.x,),))}; P.dump(Pt(7, 8)); f.seek(0); print(pickle.load(f))
f = io.BytesIO(); P = pickle.Pickler(f); a = [1]; P.dump(a); P.dump(a); n = f.tell(); P.clear_memo(); P.dump(a); f.seek(0); u = pickle.Unpickler(f); x = u.load(); print(x is u.load(), u.load(), n)
print(pickle.loads(pickle.dumps(Outer.Loc)) is Outer.Loc, pickle.loads(pickle.dumps(Outer().m))(), pickle.loads(pickle.dumps(Outer.m)) is Outer.m)
t(pickle.loads, b"S'\\xe9'\n."); t(pickle.loads, b"S'\\xe9'\n.", encoding='bytes'); t(pickle.loads, b"S'\\xe9'\n.", encoding='latin1'); t(pickle.loads, b'c__builtin__\nxrange\n.'); t(pickle.loads, b'c__builtin__\nxrange\n.', fix_imports=False); print(pickle.dumps(range(3), 2), pickle.dumps(range(3), 2, fix_imports=False))
class St:
    def __getstate__(self): return {'a': 1}, {'b': 2}
    __slots__ = ('b', '__dict__')
s = pickle.loads(pickle.dumps(St())); print(s.a, s.b)
class NoState:
    def __getstate__(self): return None
    def __setstate__(self, s): print('never')
n = NoState(); n.x = 1; print(pickle.loads(pickle.dumps(n)).__dict__)
class False_:
    def __getstate__(self): return 0
    def __setstate__(self, s): self.s = s
print(pickle.loads(pickle.dumps(False_())).__dict__)
t(copyreg.pickle, 5, 5); t(copyreg.pickle, int, lambda x: x, 5); t(copyreg.add_extension, 'a', 'b', 0); copyreg.add_extension('builtins', 'complex', 200); print(pickle.dumps(complex, 2), pickle.loads(pickle.dumps(complex, 2))); t(copyreg.add_extension, 'x', 'y', 200); copyreg.remove_extension('builtins', 'complex', 200); t(copyreg.remove_extension, 'a', 'b', 7)
print(pickle.format_version, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.compatible_formats, issubclass(pickle.PicklingError, pickle.PickleError), copyreg.__newobj__(int, 5), object().__reduce_ex__(2)[1:])
