def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
import copy, pickle
check(r'''
None, ..., NotImplemented, repr(None), str(...), bool(None), bool(...), type(None), type(...), type(NotImplemented), type(None)(), type(...)(), type(NotImplemented)() is NotImplemented, type(None)() is None
bool(NotImplemented)
not NotImplemented
type(None)(1)
type(...)(x=1)
type('S', (type(None),), {})
type('S', (type(...),), {})
type('S', (type(NotImplemented),), {})
None == None, None is None, None != 0, None == False, ... == ..., hash(None) == hash(None), hash(...) == hash(...), {None: 1}[None], {...: 2}[...], None in [None], [None].index(None), None.__eq__(None), None.__eq__(5), (1).__eq__(None), None.__ne__(5), None.__bool__(), None.__repr__(), None.__hash__() == hash(None), None.__doc__, (...).__doc__ is not None, NotImplemented.__doc__ is not None
None < None
None + 1
None()
None[0]
None.x
None[0:1]
-None
len(None)
iter(None)
int(None)
float(None)
... + 1
...()
....x
... < ...
NotImplemented + 1
NotImplemented < 1
copy.copy(None), copy.deepcopy(...), pickle.loads(pickle.dumps(NotImplemented)), pickle.loads(pickle.dumps(type(None))), pickle.loads(pickle.dumps(...)), (...).__reduce__(), NotImplemented.__reduce__(), None.__reduce_ex__(2)[1]
setattr(None, 'x', 1)
setattr(..., 'x', 1)
None.__class__, isinstance(None, type(None)), issubclass(type(None), object), type(None).__name__, type(None).__mro__, dir(None)[:3], f'{None}', f'{...!r}', '%s' % None, format(None), sorted([None, None]) if 0 else 0, [None] * 2, None or 5, None and 5, [] is not None, max([None]), str(None) + str(...), Ellipsis is ..., None if None else 1
max([None, None])
sorted([None, 1])
format(None, 'x')
__debug__, __name__
True.__class__.__name__, type(True)(0), None is not True
''')
