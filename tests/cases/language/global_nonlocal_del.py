def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
x = 1; y = [1, 2, 3]; d = {'a': 1}
del y[0], d['a']; print(y, d); del (x); t(lambda: x)
def f():
    a = 1; del a
    try: a
    except UnboundLocalError as e: print(e)
    try: del a
    except UnboundLocalError as e: print(e)
f()
def g():
    global newg; newg = 5; del newg
    try: del newg
    except NameError as e: print(e)
g()
def h():
    v = 1
    def k():
        nonlocal v; del v
        try: del v
        except NameError as e: print(e)
    k()
    try: v
    except UnboundLocalError as e: print(e)
h()
class A:
    z = 1; del z
    try: del z
    except NameError as e: print(e)
    try: z
    except NameError as e: print(e)
def m():
    for i in range(2): pass
    del i
    try: i
    except UnboundLocalError as e: print(e)
    with open('/dev/null') as q: pass
    del q
m()
class T:
    def __delitem__(s, k): print('delitem', k)
    def __delattr__(s, k): print('delattr', k)
o = T(); del o.x, o[1], o[1:2], o[...], o['a', 'b'], [o.p, (o[0])]
t(lambda: exec('del nope')); t(lambda: exec('del __name__', {})); exec('global q1; q1 = 7'); print(q1)
t(lambda: exec('def f():\n del zz\nf()')); t(lambda: exec('del x.y', {'x': 5})); t(lambda: exec('del x[0]', {'x': 5})); t(lambda: exec('del x[0]', {'x': 'a'})); t(lambda: exec('del x.real', {'x': 5})); t(lambda: exec('del x()', {})) 
