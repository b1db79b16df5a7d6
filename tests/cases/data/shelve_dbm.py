def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0].replace(d, "D"))


import shelve, dbm, dbm.dumb, os, tempfile, shutil
d = tempfile.mkdtemp(); p = os.path.join(d, 'db')
with dbm.dumb.open(p, 'n') as b:
    b['k'] = 'v'; b[b'b'] = b'\0\xff'; b['long'] = 'x' * 600; print(b['k'], b.keys() if 0 else sorted(b.keys()), len(b), b'k' in b, 'q' in b, b.get('q'), b.get('k'), b.setdefault('n', b'1'), sorted(b.items())[0], b.pop('n') if 0 else '')
    t(lambda: b['zz']); t(b.__setitem__, 5, 'x'); t(b.__setitem__, 'x', 5); t(b.__delitem__, 'zz'); del b['k']; b['b'] = 'changed to longer'; print(sorted(b), b['b']); b.sync()
t(lambda: b['b']); print(sorted(os.listdir(d)), dbm.whichdb(p), dbm.whichdb(os.path.join(d, 'nope')), open(p + '.dir').read().split('\n')[0][:6])
with dbm.open(p, 'r') as b: print(type(b).__module__, b['b']); t(b.__setitem__, 'x', 'y'); t(b.__delitem__, 'b')
t(dbm.dumb.open, os.path.join(d, 'no'), 'r'); t(dbm.dumb.open, p, 'q'); t(dbm.open, os.path.join(d, 'no'), 'r'); print(dbm.error[0].__name__, issubclass(dbm.error[0], OSError) if 0 else '')
with dbm.dumb.open(p, 'c', 0o600) as b: print(len(b)); b.clear(); print(len(b))
q = os.path.join(d, 'sh')
with shelve.Shelf(dict_ := {}) as s: s['a'] = [1, {'x': (2,)}]; s['b'] = None; print(s['a'], sorted(s), 'a' in s, len(s), s.get('zz', 5), s.pop('b'), dict_.keys()); s['a'].append(9); print(s['a']); t(lambda: s['zz']); t(s.__setitem__, 5, 1); t(s.__setitem__, 'f', lambda: 0)
t(lambda: s['a']); t(len, s); print(repr(type(s.dict).__name__))
with shelve.Shelf({}, writeback=True) as s: s['l'] = []; s['l'].append(1); s.sync(); print(s['l'], s.cache); 
with shelve.DbfilenameShelf(q, 'c') if 0 else shelve.Shelf(dbm.dumb.open(q, 'c'), protocol=2) as s: s['k'] = {'n': 1}; s.update(z=5); print(sorted(s.items()))
with shelve.Shelf(dbm.dumb.open(q, 'r')) as s: print(s['k'], list(s.values())); t(s.__setitem__, 'x', 1)
s = shelve.Shelf({}, keyencoding='latin-1'); s['é'] = 1; print(list(s.dict), list(s)); s.clear(); print(len(s)); s.close(); s.close(); shutil.rmtree(d)
