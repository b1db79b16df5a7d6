def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class C:
    @property
    def p(self): "doc p"; return 1
    @classmethod
    def c(cls, x=1): "doc c"; return cls, x
    @staticmethod
    def s(x): "doc s"; return x
o = C()
check(r'''
C.p.__doc__, C.c.__doc__, C.s.__doc__, C.__dict__['c'].__doc__, C.__dict__['s'].__doc__, C.p.fget.__name__, C.p.fset, C.p.fdel, C.p.__name__, C.__dict__['c'].__name__, C.__dict__['s'].__qualname__, C.__dict__['c'].__func__.__name__, C.__dict__['s'].__wrapped__.__name__
o.c()[0] is C, C.c(5)[1], o.s(3), C.s(4), o.c.__self__ is C, o.c.__func__.__name__, type(o.c), type(o.s), type(C.p)
o.p
o.__class__.p.__get__(o), C.p.__get__(None, C) is C.p
C.p.__set__(o, 1)
C.p.__delete__(o)
setattr(o, 'p', 1)
delattr(o, 'p')
property(1).__get__(5)
property().__get__(5)
property(doc=5).__doc__, property(fget=len).__get__('abc'), property(len, doc='x').__doc__, property(lambda s: 1).getter(lambda s: 2).__get__(0), property(lambda s: 1).setter(5).fset, property(None, None, None, 'd').__doc__
property(1, 2, 3, 4, 5)
property(a=1)
classmethod(len).__get__(0, list)
classmethod(len).__get__(None, list)()
classmethod(lambda c: c).__get__(5)(), classmethod(lambda c, *a: (c, a)).__get__(None, int)(1, 2)
staticmethod(len)('abc'), staticmethod(5).__get__(1), staticmethod(len).__get__(None, int)('ab')
staticmethod(5)()
classmethod(5)()
classmethod()
staticmethod(1, 2)
classmethod(f=1)
repr(staticmethod(len)), repr(classmethod(int)), classmethod(len).__isabstractmethod__, staticmethod(type('A', (), {'__isabstractmethod__': True})()).__isabstractmethod__, property(type('A', (), {'__isabstractmethod__': 1})()).__isabstractmethod__
setattr(staticmethod(len), 'x', 1), setattr(classmethod(len), 'y', 2), hash(staticmethod(len)) != 0, staticmethod(len) == staticmethod(len), staticmethod[int] if hasattr(staticmethod, '__class_getitem__') else 'none'
setattr(property(), 'x', 1)
type('P', (property,), {})(len, doc='sub').__doc__, type('P', (property,), {'x': 1})(len).x, type('CM', (classmethod,), {})(lambda c: c).__get__(None, 7)(), type('SM', (staticmethod,), {})(lambda: 5)()
super(C, o).__thisclass__, super(C, o).__self__ is o, super(C, o).__self_class__, super(C).__self__, super(C, C).__repr__.__name__
super(C, 5)
super(5, C)
super(C, o).p
super(C, o, 1)
''')
