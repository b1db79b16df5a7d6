# A builtin class's __new__ put into another class: instances are made as those of the base.
class C(object):
    __new__ = list.__new__
try: print(type(C()).__name__, len(str(C())) > 1)
except TypeError as e: print(e)
class C(list):
    __new__ = object.__new__
try: print(type(C()).__name__, len(str(C())) > 1)
except TypeError as e: print(e)
class D(int):
    __new__ = str.__new__
try: print(D())
except TypeError as e: print(e)
class E(int):
    __new__ = object.__new__
try: print(E())
except TypeError as e: print(e)
class F(list):
    __new__ = list.__new__
print(F())
class G(F): pass
print(G([1]))
class H(dict):
    __new__ = object.__new__
class I(H):
    __new__ = dict.__new__
print(I(a=1))


class J:
    def __new__(cls, *args):
        return super().__new__(cls)


class K(J, list):
    __new__ = object.__new__


class L(J):
    __new__ = object.__new__


class M(J, list):
    pass


class N(ValueError, OSError):
    pass


class O(ValueError, OSError):
    __new__ = Exception.__new__


for make in (K, L, lambda: M([1]), lambda: N(2, "x"), lambda: O(2, "x"), lambda: object.__new__(M), lambda: list.__new__(O)):
    try:
        x = make()
        print(type(x).__name__, getattr(x, "errno", None), isinstance(x, list))
    except TypeError as e:
        print(e)
