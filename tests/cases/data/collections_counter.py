def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from collections import Counter
c = Counter('abracadabra'); d = Counter(a=1, z=-2)
check(r'''
c, c.most_common(2), c.most_common(), c['zz'], c.total(), sorted(c.elements()), c + d, c - d, c & d, c | d, +d, -d, c == Counter('abracadabra'), c >= Counter('ab'), Counter() < c
Counter(5)
Counter(1, 2)
Counter([1, 2], a=3), Counter({'x': 5}), Counter(None), Counter(iterable=3)
c.copy() == c, c.fromkeys('ab')
c.update('aa'), c['a'], c.subtract('a'), c['a'], c.subtract({'b': 10}), c['b'], c.pop('b'), 'b' in c
c.most_common(0), c.most_common(-1), Counter('a').most_common(None)
c + 5
d.update(a='x')
repr(Counter()), repr(Counter({'a': 'x', 'b': 1})), Counter(a=1) <= Counter(a=1, b=0), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) != Counter()
del_ if 0 else c.__delitem__('nope')
c.__iadd__(Counter('q')), c.__ior__(Counter(q=9)), c.__iand__(Counter(a=1)), c.__isub__(Counter(a=5))
c ^ d if hasattr(c, '__xor__') else 'none'
Counter(a=1) | {'b': 2}
''')
