from collections import deque
import pickle, operator, _collections
d = deque([1,2,3])
i = iter(d); next(i)
print(i.__reduce__(), operator.length_hint(i))
r = reversed(d); next(r); print(type(r), r.__reduce__(), list(pickle.loads(pickle.dumps(i))))
T=type(i)
for a in ((), (5,), (d,), (d,1), (d,9), (d,-1), (d,'a'), (d,1,2)):
    try: print(list(T(*a)))
    except Exception as e: print(type(e).__name__, e)
for a in ((), (5,), (d,), (d,1), (d,9), (d,1,2)):
    try: print(list(type(r)(*a)))
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: sorted(), lambda: sorted([1],2), lambda: sorted([1],2,3), lambda: sorted([1],k=1), lambda: sorted(iterable=[1])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = deque('abc', 3)
for make in (iter, reversed):
    i = make(d)
    print(list(i), operator.length_hint(i), next(i, 'end'), i.__reduce__()[1:])
    d.append('z')
    try: print(next(i, 'end'))
    except RuntimeError as e: print(e)
    i = make(d)
    next(i)
    d.rotate(1)
    for _ in range(2):
        try: print(next(i))
        except (RuntimeError, StopIteration) as e: print(type(e).__name__, e)
    print(operator.length_hint(i))
for T in (_collections._deque_iterator, _collections._deque_reverse_iterator):
    print(T.__name__, T.__module__, T.__doc__, sorted(n for n in T.__dict__ if n not in ('__getattribute__', '__doc__', '__module__', '__new__')))
    try: type('S', (T,), {})
    except TypeError as e: print(e)
