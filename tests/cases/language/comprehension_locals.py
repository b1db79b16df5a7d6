def f(): return [locals() for a in [1]]
print([sys for sys in [1]])
[print(sorted(k for k in locals() if not k.startswith('__'))) for a in [1]]
[print(locals()['a']) for a in [1]]
import sys
[print(sys._getframe().f_locals['a']) for a in [1]]
class C:
    b=3
    print([(locals()['a'], sorted(locals())) for a in [1]])
    print([sys._getframe().f_locals['a'] for a in [1]])
    print('a' in locals())
    val = [sys._getframe().f_locals for a in [0]]
    print(type(val[0]), val[0] is sys._getframe().f_locals)
print('a' in globals())
print([locals() is globals() for a in [1]])
print([(locals().__setitem__('q',5), q) for a in [1]], 'q' in globals()) if 0 else None
x = [eval('a') for a in [1]]
print(x)
print([[(sorted(k for k in locals() if not k.startswith('__'))) for b in [2]] for a in [1]])
print([(sorted(k for k in dir() if not k.startswith('__'))) for b in [2]])
def g(): print([sorted(k for k in vars()) for b in [2]])
g()
exec("[print(sorted(k for k in locals() if not k.startswith('__'))) for a in [1]]", {}, {'z':1})
[exec("print(a); w=5") for a in [1]]
print('w' in globals())
