# Exhausted iterators, doubled keywords.
import copy
import pickle

for values in ([1, 2], (1, 2), 'ab', b'ab', range(2), {1: 2}, {1}):
    for make in (iter, reversed):
        try:
            it = make(values)
        except TypeError as error:
            print(error)
            continue
        first = copy.copy(it) if not isinstance(values, (dict, set)) else it
        list(it)
        try:
            print(type(values).__name__, make.__name__, it.__reduce__(), list(pickle.loads(pickle.dumps(it))))
        except TypeError as error:
            print(error)
        print(list(first))


def f(*args, **kwargs):
    return args, kwargs


for text in ('f(**{1: 3}, **{1: 5})', 'f(**{1: 3})', 'f(**{"a": 3}, **{"a": 5})', 'f(a=1, **{(1, 2): 3, "a": 2})',
             'f(**{1: 3}, **{"b": 5})', 'f(**[], **3)', 'f(*3)', 'f(**3)'):
    try:
        print(eval(text))
    except TypeError as error:
        print(text, error)
