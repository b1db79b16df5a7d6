def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Color: RED = 1; GREEN = 'g'
def m(v):
    match v:
        case 0 | -1: return 'zero'
        case 1.5 | 2+3j | -4j: return 'num'
        case 'a' 'b' | b'x': return 'str'
        case None: return 'none'
        case True | False as b: return f'bool {b}'
        case Color.GREEN: return 'green'
        case [] | (): return 'empty'
        case [1, *_, 9]: return '1..9'
        case [x, y] if x == y: return f'same {x}'
        case [x, [y, *z]]: return f'nested {x} {y} {z}'
        case [x]: return f'one {x}'
        case (x, y, *rest): return f'many {x} {y} {rest}'
        case {'k': 1, **rest}: return f'map1 {rest}'
        case {'k': [a, b], 'j': {'z': c}}: return f'deep {a} {b} {c}'
        case {Color.RED: v1}: return f'red {v1}'
        case {}: return f'map {v}'
        case P(0, y=0): return 'origin'
        case P(x=0): return 'x0'
        case P(a, b) if a > b: return f'P {a}>{b}'
        case P(): return 'P'
        case int(n): return f'int {n}'
        case str() as s: return f'str {s}'
        case float(x) | complex(x): return f'fc {x}'
        case bytes(x) | bytearray(x): return f'bytes {x}'
        case set() | frozenset(): return 'set'
        case _: return f'other {type(v).__name__}'
from collections import deque, OrderedDict, UserDict
from array import array
for v in [0, -1, False, 0.0, 1.5, 2+3j, -4j, 'ab', b'x', None, True, 'g', [], (), [1, 9], (1, 2, 9), [3, 3], [1, [2, 3]], [1, [2]], [7], (1, 2, 3), range(3), {'k': 1, 'q': 2}, {'k': [1, 2], 'j': {'z': 3}}, {1: 'r'}, {}, {'a': 5}, P(0, 0), P(0, 5), P(3, 1), P(1, 3), 42, 'text', 2.5, 1j, b'zz', bytearray(b'q'), {1}, frozenset(), object(), deque([1, 2]), array('i', [5]), OrderedDict(k=1), UserDict(), memoryview(b'a'), iter([]), type, ...]:
    print(type(v).__name__, m(v))
def bad(v, n):
    match n:
        case 1:
            match v:
                case P(1, 2, 3): pass
        case 2:
            match v:
                case P(1, x=2): pass
        case 3:
            match v:
                case int(1, 2): pass
        case 4:
            match v:
                case print(): pass
        case 5:
            match v:
                case {Color.RED: a, 1: b}: pass
        case 6:
            match v:
                case Nope(): pass
        case 7:
            match v:
                case Color.BLUE: pass
for i, v in enumerate([P(1, 2), P(1, 2), 5, 5, {}, 5, 5], 1): t(bad, v, i)
class MA:
    __match_args__ = ['x']
class MB: __match_args__ = (5,)
class MC: __match_args__ = 'xy'
class MD: pass
class ME: __match_args__ = ('missing',)
class MF:
    __match_args__ = ('p',)
    @property
    def p(self): raise AttributeError('hidden')
class MG(MF):
    @property
    def p(self): raise ValueError('loud')
def one(v, c):
    match v:
        case c(x): return x
    return 'no'
for c in MA, MB, MC, MD, ME, MF, MG: t(one, c(), c)
class Sub(int): pass
class SubL(list): pass
print(one(Sub(5), int), one(SubL([1]), list), one({1: 2}, dict), one('s', str), one((1,), tuple))
match 5, 6:
    case a, b: print(a, b)
match [1, 2, 3]:
    case [a, *b] as whole: print(a, b, whole)
match {'a': 1}:
    case {'a': 1 | 2 as n}: print(n)
match (v := [1]), *[2]:
    case [q], r: print(q, r, v)
x = 'unchanged'
match [1, 2]:
    case [x, 5]: pass
print(x)
for src in ['match x:\n case a: pass\n case b: pass', 'match x:\n case _: pass\n case 1: pass', 'match x:\n case a | 1: pass', 'match x:\n case [a, a]: pass', 'match x:\n case (a | b): pass', 'match x:\n case 1 | a: pass', 'match x:\n case [a] | [b]: pass', 'match x:\n case {"a": 1, "a": 2}: pass', 'match x:\n case {**r, "a": 1}: pass', 'match x:\n case {**_}: pass', 'match x:\n case [*a, *b]: pass', 'match x:\n case P(x=1, x=2): pass', 'match x:\n case P(x=1, 2): pass', 'match x:\n case 1 + 2: pass', 'match x:\n case 1 + 2j: pass', 'match x:\n case -a: pass', 'match x:\n case f"a": pass', 'match x:\n case a.b: pass', 'match x:\n case a as _: pass', 'match x:\n case 1 as 2: pass', 'match x:\n case {a: 1}: pass', 'match x:\n case [a, [b, *a]]: pass', 'match x:\n case a as a.b: pass', 'match x:\ncase 1: pass', 'match x:\n  pass', 'match = 1; case = 2; print(match, case)', 'match(x)', 'match x, :\n case _: pass', 'match x:\n case (): pass', 'match x:\n case 2j + 1: pass', 'match x:\n case 1 - 1: pass', 'match x:\n case {-0-0j: 1, 0: 1}: pass']:
    try: compile(src, 's', 'exec'); print('ok')
    except SyntaxError as e: print(repr(src), e.msg, e.lineno, e.offset)
